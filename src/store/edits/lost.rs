//! A person's work whose place in the papers is gone: listed, never dropped.

use jiff::civil::Date;
use rusqlite::Connection;
use serde::Serialize;

use super::kinds::{
    ADDED, CLOSED, DUE, OWNER, PROGRESS, ROW_DAY, ROW_DROPPED, ROW_ORDER, ROW_PROGRESS,
    ROW_TENTATIVE, SAME, TRACE,
};
use super::sentences::shorten;
use crate::store::Error;
use crate::store::columns::from_json;
use crate::store::corrections::{self, Field, Listed};
use crate::store::jots::{self, Jot, JotKind};
use crate::store::threads::{self, Anchor};

/// A person's work whose place in the papers is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LostWork {
    /// The mark's kind: `action`, `programme` and `item` of a tick; else what was said.
    pub kind: String,
    /// What it is: "the tick", "the refusal of “a report on buses”".
    pub mark: String,
    /// The public id, under which it is found again when a paper tells it again.
    pub id: String,
    /// The words that it hung on.
    pub text: String,
    /// The committee.
    pub committee: String,
    /// The meeting's day; a programme row has none.
    pub date: Option<Date>,
    /// The civil day of the mark.
    pub on: Option<Date>,
    /// Who made it.
    pub by: String,
}

impl LostWork {
    /// The sentence that lists it.
    pub fn sentence(&self) -> String {
        let day = |date: Option<Date>| date.map(|date| format!(" of {date}")).unwrap_or_default();
        format!(
            "{}{} by {} on “{}” ({}{}) is kept; its place is gone",
            self.mark,
            day(self.on),
            self.by,
            shorten(&self.text),
            self.committee,
            day(self.date),
        )
    }

    /// What was put right.
    fn of_correction(right: Listed) -> LostWork {
        let field = Field::named(&right.field).map_or("it", Field::words);
        LostWork {
            kind: "correction".to_owned(),
            mark: match right.field.as_str() {
                "joined" => format!("the joining with “{}”", shorten(&right.value)),
                _ => format!("the correction of {field}, “{}”,", shorten(&right.value)),
            },
            id: right.id,
            text: right.row,
            committee: right.document,
            date: None,
            on: right.on,
            by: right.by,
        }
    }

    /// What was prepared, and the words that it stood beside.
    pub(super) fn of_jot(jot: &Jot) -> LostWork {
        let words = &jot.written.words;
        LostWork {
            kind: jot.kind.name().to_owned(),
            mark: match jot.kind {
                _ if words.is_empty() => format!("the {}", jot.kind.words()),
                JotKind::Interest | JotKind::Question | JotKind::Note | JotKind::Flag => {
                    format!("the {} “{}”", jot.kind.words(), shorten(words))
                }
            },
            id: jot.id.clone(),
            text: match &jot.written.beside {
                Some(beside) => beside.words.clone(),
                None => jot.row.clone(),
            },
            committee: jot.committee.clone(),
            date: jot.date,
            on: jot.on_day,
            by: jot.by.clone(),
        }
    }
}

/// Every mark whose row no paper tells.
pub(in crate::store) fn lost(connection: &Connection) -> Result<Vec<LostWork>, Error> {
    let mut statement = connection.prepare_cached(
        "WITH said AS (
             SELECT marks.*, substr(marks.id, 1, instr(marks.id || '/', '/') - 1) AS action,
                    substr(marks.id, instr(marks.id, '/') + 1) AS beside
             FROM marks)
         SELECT said.kind, said.id, said.day, said.who, said.value,
                clauses.text, committees.name AS committee, meetings.date
         FROM said
         JOIN clauses ON clauses.id = said.action
         JOIN meetings ON meetings.key = clauses.meeting
         JOIN committees ON committees.key = meetings.committee
         WHERE said.kind IN ('action', 'closed', 'owner', 'due', 'trace', 'trace-added', 'same',
                             'progress')
           AND CASE
               WHEN clauses.clause IS NULL AND clauses.task IS NULL
                   AND said.kind NOT IN ('trace', 'trace-added', 'same')
                   THEN NOT EXISTS (SELECT 1 FROM marks AS taken
                                    WHERE taken.kind = 'taken-down' AND taken.id = clauses.id)
               WHEN clauses.clause IS NULL AND clauses.task IS NULL THEN 1
               WHEN said.kind = 'trace' THEN NOT EXISTS (
                   SELECT 1 FROM traces
                   WHERE traces.clause = clauses.key AND traces.id = said.beside)
               WHEN said.kind = 'trace-added' THEN NOT EXISTS (
                   SELECT 1 FROM items WHERE items.id = said.beside AND position IS NOT NULL
                   UNION ALL
                   SELECT 1 FROM programme_rows
                   JOIN told_rows ON told_rows.row = programme_rows.key
                   WHERE programme_rows.id = said.beside
                   UNION ALL
                   SELECT 1 FROM clauses AS places
                   WHERE places.id = said.beside
                     AND coalesce(places.clause, places.task) IS NOT NULL)
               WHEN said.kind = 'same' THEN NOT EXISTS (
                   SELECT 1 FROM clauses AS others
                   WHERE others.id = said.beside
                     AND coalesce(others.clause, others.task) IS NOT NULL)
               ELSE 0 END
         UNION ALL
         SELECT marks.kind, marks.id, marks.day, marks.who, marks.value,
                items.title, committees.name, meetings.date
         FROM marks
         JOIN items ON items.id = marks.id
         JOIN meetings ON meetings.key = items.meeting
         JOIN committees ON committees.key = meetings.committee
         WHERE marks.kind = 'item' AND items.position IS NULL
         UNION ALL
         SELECT marks.kind, marks.id, marks.day, marks.who, marks.value,
                programme_rows.item, committees.name, NULL
         FROM marks
         JOIN programme_rows
              ON programme_rows.id = substr(marks.id, 1, instr(marks.id || '/', '/') - 1)
         JOIN committees ON committees.key = programme_rows.committee
         WHERE marks.kind IN ('programme', 'row-day', 'row-tentative', 'row-dropped',
                              'row-order', 'row-progress')
           AND NOT EXISTS (SELECT 1 FROM marks AS added
                           WHERE added.kind = 'row-added' AND added.id = programme_rows.id)
           AND NOT EXISTS (SELECT 1 FROM told_rows WHERE told_rows.row = programme_rows.key)
         ORDER BY 1, 2",
    )?;
    let rows = statement.query_map([], |row| {
        let kind: String = row.get("kind")?;
        let value: Option<String> = row.get("value")?;
        Ok(LostWork {
            mark: mark(&kind, value.as_deref()),
            kind,
            id: row.get("id")?,
            text: row.get("text")?,
            committee: row.get("committee")?,
            date: crate::store::columns::date(row, "date")?,
            on: crate::store::columns::date(row, "day")?,
            by: row.get("who")?,
        })
    })?;
    let mut lost: Vec<LostWork> = rows.collect::<Result<_, _>>()?;
    let jots = jots::all(connection)?.into_iter();
    lost.extend(
        jots.filter(|jot| !jot.stands)
            .map(|jot| LostWork::of_jot(&jot)),
    );
    let corrections = corrections::all(connection)?.into_iter();
    lost.extend(
        corrections
            .filter(|right| !right.stands)
            .map(LostWork::of_correction),
    );
    Ok(lost)
}

/// What a mark is, in the middle of a sentence.
fn mark(kind: &str, value: Option<&str>) -> String {
    let place = || -> Anchor { from_json(value) };
    match kind {
        "item" => "the mark “read”".to_owned(),
        CLOSED => "the closing".to_owned(),
        OWNER => "the lead officer set".to_owned(),
        DUE => "the day set".to_owned(),
        ROW_DAY => "the new day".to_owned(),
        ROW_TENTATIVE => "the word “tentative” or “firm”".to_owned(),
        ROW_DROPPED => "the dropping".to_owned(),
        ROW_ORDER => "the place in the order".to_owned(),
        PROGRESS | ROW_PROGRESS => {
            let words: String = from_json(value);
            format!("the progress “{}”", shorten(&words))
        }
        SAME if value == Some(threads::PARTED) => "the parting".to_owned(),
        SAME => "the joining".to_owned(),
        ADDED => format!("the addition of “{}”", shorten(&place().text)),
        TRACE => {
            let place = place();
            let said = match place.said.as_deref() {
                Some(threads::REFUSED) => "refusal",
                Some(_) | None => "confirmation",
            };
            format!("the {said} of “{}”", shorten(&place.text))
        }
        _ => "the tick".to_owned(),
    }
}
