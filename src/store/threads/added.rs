//! Traces that a person added: the place as the papers tell it now.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::again::Anchor;
use super::{TraceRow, Verdict};
use crate::store::Error;
use crate::store::columns::{date, source};
use crate::store::desk::Tick;
use crate::store::programme::told_last;
use crate::thread::promise::In;
use crate::thread::said;

/// A place that can be added to a history.
#[derive(Debug, Clone)]
pub(in crate::store) struct Added(TraceRow);

impl Added {
    /// Its words.
    pub(in crate::store) fn text(&self) -> &str {
        &self.0.text
    }

    /// Whether it is said at a meeting itself, and no later: what was asked there comes back
    /// elsewhere.
    pub(in crate::store) fn is_said_at(&self, meeting: i64) -> bool {
        let is_said = match self.0.place {
            In::Agenda | In::Minutes | In::Report => true,
            In::Programme | In::ForwardPlan | In::Tracker => false,
        };
        is_said && self.0.meeting_key == Some(meeting)
    }

    /// What a mark notes of it.
    pub(in crate::store) fn anchor(&self) -> Anchor {
        Anchor {
            id: self.0.id.clone(),
            said: None,
            with: None,
            place: self.0.place.name().to_owned(),
            day: self.0.day,
            home: self.0.home.clone(),
            text: self.0.text.clone(),
        }
    }

    /// Whether matching found this place.
    pub(in crate::store) fn is_at(&self, found: &Anchor) -> bool {
        let place = In::of_name(&found.place);
        place.is_some_and(|place| is_at(&self.0, place, found.home.as_deref()))
    }
}

/// Agenda and minutes of one item are one place.
fn is_at(added: &TraceRow, place: In, home: Option<&str>) -> bool {
    let class = |place: In| match place {
        In::Agenda | In::Minutes => 0,
        In::Report => 1,
        In::Programme | In::ForwardPlan => 2,
        In::Tracker => 3,
    };
    home.is_some() && added.home.as_deref() == home && class(added.place) == class(place)
}

/// The item, programme row or clause of a public id, where a paper tells it.
pub(in crate::store) fn place(connection: &Connection, id: &str) -> Result<Option<Added>, Error> {
    for sql in [ITEM, &of_row(), CLAUSE] {
        let found = connection
            .prepare_cached(sql)?
            .query_row(named_params! { ":id": id }, |row| trace(row, id))
            .optional()?;
        if let Some(found) = found {
            return Ok(Some(Added(found)));
        }
    }
    Ok(None)
}

/// What the mark of an added trace says.
pub(in crate::store) fn added_value(
    connection: &Connection,
    mark: &str,
) -> Result<Option<String>, Error> {
    Ok(connection
        .prepare_cached("SELECT value FROM marks WHERE kind = 'trace-added' AND id = :id")?
        .query_row(named_params! { ":id": mark }, |row| row.get(0))
        .optional()?
        .flatten())
}

/// The traces that people added to the promises of a committee, by the clause.
pub(super) fn of_committee(
    connection: &Connection,
    committee: i64,
) -> Result<HashMap<i64, Vec<TraceRow>>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT clauses.key, clauses.meeting, substr(marks.id, instr(marks.id, '/') + 1) AS place,
                marks.day, marks.who
         FROM marks
         JOIN clauses ON clauses.id = substr(marks.id, 1, instr(marks.id, '/') - 1)
         JOIN meetings ON meetings.key = clauses.meeting
         WHERE marks.kind = 'trace-added' AND meetings.committee = :committee
         ORDER BY marks.at, marks.id",
    )?;
    let mut cursor = statement.query(named_params! { ":committee": committee })?;
    let mut of_clause: HashMap<i64, Vec<TraceRow>> = HashMap::new();
    while let Some(row) = cursor.next()? {
        let Some(added) = place(connection, &row.get::<_, String>("place")?)? else {
            continue;
        };
        if added.is_said_at(row.get("meeting")?) {
            continue;
        }
        let Added(trace) = added;
        let by = row.get("who")?;
        let verdict = date(row, "day")?.map(|on| Verdict {
            confirmed: true,
            by: Tick { on, by },
            with: None,
        });
        let of_action = of_clause.entry(row.get("key")?).or_default();
        of_action.push(TraceRow { verdict, ..trace });
    }
    Ok(of_clause)
}

/// Adds what a person added to what matching found. A place that both have stands once,
/// confirmed, unless something was said of it.
pub(super) fn join(traces: &mut Vec<TraceRow>, added: Vec<TraceRow>) {
    for trace in added {
        let found = traces
            .iter_mut()
            .find(|found| !found.added && is_at(&trace, found.place, found.home.as_deref()));
        match found {
            Some(found) => found.verdict = found.verdict.take().or(trace.verdict),
            None => traces.push(trace),
        }
    }
}

const ITEM: &str = "
    SELECT CASE WHEN items.account IS NULL THEN 'agenda' ELSE 'minutes' END AS place,
           items.id AS home, items.key AS item_key, items.meeting AS meeting_key,
           meetings.date AS day, NULL AS due, NULL AS owner, NULL AS title, items.title AS text,
           NULL AS progress, 0 AS done, 0 AS promised_again, committees.name AS committee,
           documents.key AS document_key, documents.name AS document,
           told_items.page, told_items.printed_page, told_items.line
    FROM items
    JOIN meetings ON meetings.key = items.meeting
    JOIN committees ON committees.key = meetings.committee
    JOIN told_items ON told_items.key = coalesce(items.account, items.heading, items.report)
    JOIN tellings ON tellings.key = told_items.telling
    JOIN documents ON documents.key = tellings.document
    WHERE items.id = :id AND items.position IS NOT NULL";

fn of_row() -> String {
    format!(
        "
    SELECT CASE told_rows.topic WHEN 0 THEN 'programme' ELSE 'forward_plan' END AS place,
           programme_rows.id AS home, NULL AS item_key,
           (SELECT tellings.meeting FROM tellings
            WHERE tellings.document = documents.key AND tellings.own = 1) AS meeting_key,
           told_rows.date AS day, NULL AS due, NULL AS owner,
           CASE WHEN told_rows.topic = 0 AND trim(coalesce(told_rows.actions, '')) <> ''
                THEN told_rows.item END AS title,
           CASE WHEN told_rows.topic = 0 AND trim(coalesce(told_rows.actions, '')) <> ''
                THEN told_rows.actions ELSE told_rows.item END AS text,
           told_rows.progress, 0 AS done, 0 AS promised_again, committees.name AS committee,
           documents.key AS document_key, documents.name AS document,
           told_rows.page, told_rows.printed_page, told_rows.line
    FROM programme_rows
    JOIN committees ON committees.key = programme_rows.committee
    JOIN told_rows ON told_rows.row = programme_rows.key
    JOIN told_programmes ON told_programmes.key = told_rows.programme
    JOIN documents ON documents.key = told_programmes.document
    WHERE programme_rows.id = :id AND told_rows.key = {}",
        told_last("programme_rows.key")
    )
}

const CLAUSE: &str = "
    SELECT CASE WHEN clauses.task IS NULL THEN 'minutes' ELSE 'tracker' END AS place,
           CASE WHEN clauses.task IS NULL THEN coalesce(items.id, clauses.id)
                ELSE clauses.id END AS home,
           items.key AS item_key, clauses.meeting AS meeting_key,
           CASE WHEN clauses.task IS NULL THEN meetings.date ELSE told_tasks.entered END AS day,
           told_tasks.due_date AS due,
           coalesce(told_clauses.owner, told_tasks.owner) AS owner,
           CASE WHEN clauses.task IS NULL THEN items.title END AS title, clauses.text,
           coalesce(told_tasks.progress, told_tasks.status) AS progress, coalesce(told_tasks.done, 0) AS done,
           clauses.task IS NULL AND clauses.tracked AS promised_again,
           committees.name AS committee,
           documents.key AS document_key, documents.name AS document,
           coalesce(told_clauses.page, told_tasks.page) AS page,
           coalesce(told_clauses.printed_page, told_tasks.printed_page) AS printed_page,
           coalesce(told_clauses.line, told_tasks.line) AS line
    FROM clauses
    JOIN meetings ON meetings.key = clauses.meeting
    JOIN committees ON committees.key = meetings.committee
    LEFT JOIN items ON items.key = clauses.item
    LEFT JOIN told_clauses ON told_clauses.key = clauses.clause
    LEFT JOIN told_items ON told_items.key = told_clauses.told_item
    LEFT JOIN tellings ON tellings.key = told_items.telling
    LEFT JOIN told_tasks ON told_tasks.key = clauses.task
    JOIN documents ON documents.key = coalesce(tellings.document, told_tasks.document)
    WHERE clauses.id = :id";

fn trace(row: &Row, id: &str) -> rusqlite::Result<TraceRow> {
    let place: String = row.get("place")?;
    let text: String = row.get("text")?;
    Ok(TraceRow {
        id: id.to_owned(),
        place: In::of_name(&place).unwrap_or(In::Minutes),
        committee: row.get("committee")?,
        day: date(row, "day")?,
        due: date(row, "due")?,
        owner: row.get("owner")?,
        title: row.get("title")?,
        part: text.clone(),
        progress: row.get("progress")?,
        done: row.get("done")?,
        promised_again: row.get("promised_again")? || said::says_not_yet(&text),
        text,
        score: 1.0,
        why: vec!["added by hand".to_owned()],
        changed: None,
        slipped: Vec::new(),
        added: true,
        home: row.get("home")?,
        verdict: None,
        item_key: row.get("item_key")?,
        meeting_key: row.get("meeting_key")?,
        source: source(row, "by-hand")?,
    })
}
