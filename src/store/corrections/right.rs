//! Putting a field right, and taking that back.

use std::borrow::Cow;

use rusqlite::{OptionalExtension, Transaction, named_params};

use super::PutRight;
use super::field::Field;
use crate::domain::{fold, identity};
use crate::parse::restricted;
use crate::store::columns::{from_json, json, place};
use crate::store::edits::correcting::{self, READS};
use crate::store::open::writing;
use crate::store::programme::{NEWEST_FIRST, told_last};
use crate::store::{Error, Hand, Store};

/// What is put right, by the store's keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// An action, or another clause of minutes.
    Action(i64),
    /// An item.
    Item(i64),
    /// A meeting.
    Meeting(i64),
    /// A row of a work programme; where it is told once for each of its actions, the words
    /// of the one that is meant.
    Row(i64, Option<String>),
    /// A person of a committee, by the name as printed.
    Person(i64, String),
    /// A column of a table of figures: the table, and its place among the columns.
    Figures(i64, u32),
}

impl Store {
    /// Puts a field right, or with `None` lets the paper's own word stand again; whether
    /// that changed anything.
    pub fn correct(
        &mut self,
        subject: &Subject,
        field: Field,
        value: Option<&str>,
        hand: &Hand,
    ) -> Result<bool, Error> {
        self.correct_all(&[(subject.clone(), field, value.map(str::to_owned))], hand)
    }

    /// Puts several fields right in one edit, undone together; whether that changed anything.
    pub fn correct_all(
        &mut self,
        wishes: &[(Subject, Field, Option<String>)],
        hand: &Hand,
    ) -> Result<bool, Error> {
        let tx = writing(&mut self.edits)?;
        let mut wanted = Vec::with_capacity(wishes.len());
        for (subject, field, value) in wishes {
            if !Field::of(subject).contains(field) {
                let fields: Vec<&str> = Field::of(subject).iter().map(|one| one.name()).collect();
                return Err(Error::Unknown(format!(
                    "{} is nothing that can be put right there; one of these is: {}",
                    field.name(),
                    fields.join(", ")
                )));
            }
            let (id, read) = read(&tx, subject, *field)?;
            let what = read.row.clone();
            let value = match value {
                Some(typed) => Some(field.kept(typed)?),
                None => None,
            };
            // Where the paper reads so, nothing is left to be said.
            let value = value.filter(|value| *value != read.read).map(|value| {
                json(&PutRight {
                    value,
                    ..read.clone()
                })
            });
            wanted.push((id, what, value));
        }
        let is_back = wanted.iter().all(|(_, _, value)| value.is_none());
        let is_none = matches!(wishes, [(_, Field::Action, Some(value))] if value == "no");
        let is_exempt = |called: &str| {
            let mut all = wishes.iter();
            all.all(|(_, field, value)| *field == Field::Exempt && value.as_deref() == Some(called))
        };
        let verb = match (is_back, is_none) {
            _ if is_exempt("yes") => "call exempt",
            _ if is_exempt("no") => "call open",
            (true, _) => "as read",
            (false, true) => "no action",
            (false, false) => "put right",
        };
        let changed = correcting::enter(&tx, hand, verb, wanted)?;
        tx.commit()?;
        Ok(changed > 0)
    }
}

impl Store {
    /// What a programme row says is to be done, once for each time that the newest paper
    /// tells it.
    pub fn actions_of_row(&self, row: i64) -> Result<Vec<String>, Error> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT DISTINCT told_rows.actions FROM told_rows
             WHERE told_rows.row = :row AND told_rows.actions IS NOT NULL
               AND told_rows.programme = (
                     SELECT programme FROM told_rows WHERE key = {})
             ORDER BY told_rows.position",
            told_last(":row")
        ))?;
        let rows = statement.query_map(named_params! { ":row": row }, |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// The mark that puts the item of a programme row right, by its id, and what it says.
pub(in crate::store) fn of_item(
    tx: &Transaction,
    row: i64,
    item: &str,
) -> Result<(String, String), Error> {
    let (id, read) = read(tx, &Subject::Row(row, None), Field::Item)?;
    let value = item.to_owned();
    Ok((id, json(&PutRight { value, ..read })))
}

/// The id of the mark of a field, and what was read there before anybody put it right.
fn read(tx: &Transaction, subject: &Subject, field: Field) -> Result<(String, PutRight), Error> {
    let (row, now) = now(tx, subject, field)?;
    let id = match subject {
        Subject::Figures(..) => of_figures(&row, &now.row, field),
        Subject::Action(_)
        | Subject::Item(_)
        | Subject::Meeting(_)
        | Subject::Row(..)
        | Subject::Person(..) => mark_of(&row, subject, field),
    };
    let stands: Option<String> = tx
        .prepare_cached("SELECT value FROM marks WHERE kind = :kind AND id = :id")?
        .query_row(named_params! { ":kind": READS, ":id": id }, |row| {
            row.get(0)
        })
        .optional()?
        .flatten();
    let read = match stands {
        // What stands now is the person's own word.
        Some(stands) => {
            let stands: PutRight = from_json(Some(&stands));
            PutRight {
                read: stands.read,
                row: stands.row,
                ..now
            }
        }
        None => now,
    };
    Ok((id, read))
}

/// The id of the mark of a field of a row.
fn mark_of(row: &str, subject: &Subject, field: Field) -> String {
    let field = field.name();
    match subject {
        Subject::Action(_)
        | Subject::Item(_)
        | Subject::Meeting(_)
        | Subject::Row(_, None)
        | Subject::Figures(..) => format!("{row}/{field}"),
        Subject::Row(_, Some(action)) => match field {
            "item" | "exempt" | "lead" => format!("{row}/{field}"),
            _ => format!("{row}/{}/{field}", identity::id(&[action])),
        },
        Subject::Person(_, name) => {
            format!(
                "{row}/{}/{field}",
                identity::id(&["person", &fold::compare(name)])
            )
        }
    }
}

/// The id of the mark of a column of figures, by the document's id and the words over it.
pub(in crate::store) fn of_figures(document: &str, words: &str, field: Field) -> String {
    let own = identity::id(&["figures", &fold::compare(words)]);
    format!("{document}/{own}/{}", field.name())
}

/// The id of the mark of a field of a programme row that is told once for each of its actions.
pub(in crate::store) fn of_action(row: &str, action: &str, field: Field) -> String {
    mark_of(row, &Subject::Row(0, Some(action.to_owned())), field)
}

/// The id of the mark of a person's name, by the committee's id.
pub(in crate::store) fn of_person(committee: &str, name: &str, field: Field) -> String {
    mark_of(committee, &Subject::Person(0, name.to_owned()), field)
}

/// The row's id, and what stands in the field now.
fn now(tx: &Transaction, subject: &Subject, field: Field) -> Result<(String, PutRight), Error> {
    let (sql, key, words): (Cow<str>, i64, Option<String>) = match subject {
        Subject::Action(key) => (ACTION.into(), *key, None),
        Subject::Item(key) => (ITEM.into(), *key, None),
        Subject::Meeting(key) => (MEETING.into(), *key, None),
        Subject::Row(key, action) => (of_row().into(), *key, action.clone()),
        Subject::Person(key, name) => (PERSON.into(), *key, Some(fold::compare(name))),
        Subject::Figures(key, column) => (FIGURES.into(), *key, Some(column.to_string())),
    };
    let found = tx
        .prepare_cached(&sql)?
        .query_row(named_params! { ":key": key, ":words": words }, |row| {
            let read: Option<String> = row.get(field.name())?;
            let words: String = row.get("row")?;
            // Some words call themselves exempt.
            let calls = field == Field::Exempt && restricted::is_said(&words);
            let read = if calls { Some("yes".to_owned()) } else { read };
            Ok((
                row.get("id")?,
                PutRight {
                    value: String::new(),
                    read: read.unwrap_or_default(),
                    rule: row.get("rule")?,
                    document: row
                        .get::<_, Option<String>>("document")?
                        .unwrap_or_default(),
                    place: place(row)?,
                    row: row.get("row")?,
                },
            ))
        })
        .optional()?;
    found.ok_or_else(|| {
        Error::Unknown("that is not held any more; look again and repeat".to_owned())
    })
}

const ACTION: &str = "
    SELECT clauses.id, clauses.text AS row, clauses.text AS words,
           coalesce(told_clauses.owner, told_tasks.owner) AS lead, told_tasks.due_date AS day,
           CASE clauses.tracked WHEN 1 THEN 'yes' ELSE 'no' END AS action, told_clauses.label,
           CASE WHEN EXISTS (SELECT 1 FROM items
                             WHERE items.key = clauses.item AND items.exempt = 1)
                  OR EXISTS (SELECT 1 FROM paragraphs
                             WHERE paragraphs.document = told_tasks.document
                               AND paragraphs.page IS told_tasks.page
                               AND paragraphs.line = told_tasks.line AND paragraphs.exempt = 1)
                THEN 'yes' ELSE 'no' END AS exempt,
           coalesce(told_clauses.rule,
                    CASE WHEN clauses.task IS NULL THEN 'taken-down' ELSE 'action-table' END)
               AS rule,
           documents.name AS document, coalesce(told_clauses.page, told_tasks.page) AS page,
           coalesce(told_clauses.printed_page, told_tasks.printed_page) AS printed_page,
           coalesce(told_clauses.line, told_tasks.line) AS line
    FROM clauses
    LEFT JOIN told_clauses ON told_clauses.key = clauses.clause
    LEFT JOIN told_items ON told_items.key = told_clauses.told_item
    LEFT JOIN tellings ON tellings.key = told_items.telling
    LEFT JOIN told_tasks ON told_tasks.key = clauses.task
    LEFT JOIN documents ON documents.key = coalesce(tellings.document, told_tasks.document)
    WHERE clauses.key = :key AND :words IS NULL";

const ITEM: &str = "
    SELECT items.id, items.title AS row, items.title, items.number, 'agenda-item' AS rule,
           CASE items.exempt WHEN 1 THEN 'yes' ELSE 'no' END AS exempt,
           documents.name AS document, told_items.page, told_items.printed_page, told_items.line
    FROM items
    LEFT JOIN told_items ON told_items.key = items.heading
    LEFT JOIN tellings ON tellings.key = told_items.telling
    LEFT JOIN documents ON documents.key = tellings.document
    WHERE items.key = :key AND :words IS NULL";

const MEETING: &str = "
    SELECT meetings.id, committees.name || ', ' || meetings.date AS row,
           meetings.time, meetings.place, 'meeting-head' AS rule,
           (SELECT documents.name FROM tellings
            JOIN documents ON documents.key = tellings.document
            WHERE tellings.meeting = meetings.key ORDER BY tellings.own DESC LIMIT 1) AS document,
           NULL AS page, NULL AS printed_page, NULL AS line
    FROM meetings JOIN committees ON committees.key = meetings.committee
    WHERE meetings.key = :key AND :words IS NULL";

fn of_row() -> String {
    format!(
        "
    SELECT programme_rows.id, programme_rows.item AS row, told_rows.item, told_rows.actions,
           told_rows.progress, told_rows.lead, 'work-programme' AS rule, documents.name AS document,
           CASE WHEN EXISTS (SELECT 1 FROM paragraphs
                             WHERE paragraphs.document = documents.key
                               AND paragraphs.page IS told_rows.page
                               AND paragraphs.line = told_rows.line AND paragraphs.exempt = 1)
                  OR EXISTS (SELECT 1 FROM items
                             WHERE items.folded = programme_rows.folded
                               AND items.exempt = 1 AND items.procedural = 0)
                THEN 'yes' ELSE 'no' END AS exempt,
           told_rows.page, told_rows.printed_page, told_rows.line
    FROM programme_rows
    LEFT JOIN told_rows ON told_rows.row = programme_rows.key
    LEFT JOIN told_programmes ON told_programmes.key = told_rows.programme
    LEFT JOIN documents ON documents.key = told_programmes.document
    WHERE programme_rows.key = :key
    ORDER BY :words IS NOT NULL AND told_rows.actions IS NOT :words,
             {NEWEST_FIRST}, told_rows.position
    LIMIT 1"
    )
}

const PERSON: &str = "
    SELECT committees.id, people.name AS row, people.name, people.role, 'attendance' AS rule,
           documents.name AS document, NULL AS page, NULL AS printed_page, NULL AS line
    FROM committees
    JOIN meeting_committees ON meeting_committees.committee = committees.key
    JOIN tellings ON tellings.meeting = meeting_committees.meeting
    JOIN people ON people.telling = tellings.key AND people.folded = :words
    JOIN documents ON documents.key = tellings.document
    WHERE committees.key = :key
    ORDER BY documents.key DESC
    LIMIT 1";

const FIGURES: &str = "
    SELECT documents.id,
           coalesce(figure_tables.title, '') || ': ' || coalesce(figures.heading, '') AS row,
           figures.unit, figures.period, 'figure-table' AS rule, documents.name AS document,
           figures.page, figures.printed_page, figures.line
    FROM figures
    JOIN figure_tables ON figure_tables.key = figures.in_table
    JOIN documents ON documents.key = figure_tables.document
    WHERE figure_tables.key = :key AND figures.in_column = CAST(:words AS INTEGER)
    ORDER BY figures.in_row
    LIMIT 1";
