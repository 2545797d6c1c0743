//! How values stand in columns: days, times, lists and the names of our own words.

use jiff::civil::{Date, Time};
use rusqlite::{Row, Transaction, named_params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Error;
use super::desk::{ClauseKind, SourceRow, Tick};
use super::matching::Face;
use crate::domain::agenda::Paper;
use crate::domain::meeting::{Role, Status, clock};
use crate::domain::source::{ParagraphRole, Place};

/// A place in a list, as it is written.
pub(super) fn count(position: usize) -> i64 {
    i64::try_from(position).unwrap_or(i64::MAX)
}

/// A day, as it is written.
pub(super) fn day(date: Option<Date>) -> Option<String> {
    date.map(|date| date.to_string())
}

/// The day in a column.
pub(super) fn date(row: &Row, column: &str) -> rusqlite::Result<Option<Date>> {
    let text: Option<String> = row.get(column)?;
    Ok(text.and_then(|text| text.parse().ok()))
}

/// The time in a column.
pub(super) fn time(row: &Row, column: &str) -> rusqlite::Result<Option<Time>> {
    let text: Option<String> = row.get(column)?;
    Ok(text.and_then(|text| clock::parse(&text)))
}

/// The place in the columns `page`, `printed_page` and `line`.
pub(super) fn place(row: &Row) -> rusqlite::Result<Place> {
    Ok(Place {
        page: row.get("page")?,
        printed_page: row.get("printed_page")?,
        line: row.get::<_, Option<u32>>("line")?.unwrap_or_default(),
    })
}

/// The evidence in the columns `document_key`, `document`, `page`, `printed_page` and
/// `line`, read by a rule.
pub(super) fn source(row: &Row, rule: &str) -> rusqlite::Result<SourceRow> {
    Ok(SourceRow {
        document_key: row.get("document_key")?,
        document: row.get("document")?,
        place: place(row)?,
        rule: rule.to_owned(),
    })
}

/// Who did something, and on which day, in columns named after it: `ticked_on` and
/// `ticked_by`.
pub(super) fn tick(row: &Row, what: &str) -> rusqlite::Result<Option<Tick>> {
    let by: Option<String> = row.get(format!("{what}_by").as_str())?;
    Ok(date(row, &format!("{what}_on"))?
        .zip(by)
        .map(|(on, by)| Tick { on, by }))
}

/// A list or a small record, as JSON.
pub(super) fn json<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// What [`json`] wrote; what cannot be read is empty.
pub(super) fn from_json<T: DeserializeOwned + Default>(text: Option<&str>) -> T {
    text.and_then(|text| serde_json::from_str(text).ok())
        .unwrap_or_default()
}

/// One of our own words by its name.
fn named<T: Copy>(all: &[(&str, T)], name: Option<&str>) -> Option<T> {
    let name = name?;
    all.iter()
        .find(|(known, _)| *known == name)
        .map(|(_, word)| *word)
}

/// A meeting's status by its name.
pub(super) fn status(name: Option<&str>) -> Option<Status> {
    let all = [
        Status::Draft,
        Status::Confirmed,
        Status::Cancelled,
        Status::Postponed,
        Status::Adjourned,
    ];
    named(&all.map(|status| (status.name(), status)), name)
}

/// A document's role by its name.
pub(super) fn role(name: &str) -> Role {
    let all = [
        Role::Agenda,
        Role::Minutes,
        Role::Item,
        Role::Decisions,
        Role::Attendance,
        Role::Notice,
    ];
    named(&all.map(|role| (role.name(), role)), Some(name)).unwrap_or_default()
}

/// What an agenda says of a paper, by its name.
pub(super) fn paper(name: Option<&str>) -> Option<Paper> {
    let all = [Paper::ToFollow, Paper::Verbal, Paper::Late, Paper::Missing];
    named(&all.map(|paper| (paper.name(), paper)), name)
}

/// A clause's kind by its name; a row of a table of tasks is an action.
pub(super) fn clause_kind(name: Option<&str>) -> ClauseKind {
    let all = [
        ClauseKind::Decision,
        ClauseKind::Request,
        ClauseKind::Undertaking,
        ClauseKind::Action,
    ];
    named(&all.map(|kind| (kind.name(), kind)), name).unwrap_or(ClauseKind::Action)
}

/// The name of a paragraph's role.
pub(super) fn paragraph_role_name(role: ParagraphRole) -> &'static str {
    match role {
        ParagraphRole::Heading => "heading",
        ParagraphRole::Text => "text",
        ParagraphRole::Point => "point",
        ParagraphRole::Row => "row",
        ParagraphRole::Running => "running",
    }
}

/// A paragraph's role by its name.
pub(super) fn paragraph_role(name: &str) -> ParagraphRole {
    let all = [
        ParagraphRole::Heading,
        ParagraphRole::Text,
        ParagraphRole::Point,
        ParagraphRole::Row,
        ParagraphRole::Running,
    ];
    named(
        &all.map(|role| (paragraph_role_name(role), role)),
        Some(name),
    )
    .unwrap_or(ParagraphRole::Text)
}

/// The rows of a meeting that were held before, by a statement over `:meeting` that
/// gives `key`, `folded` and `hint`: those with a person's work first, for they have
/// the first right to what is read now.
pub(super) fn held(
    tx: &Transaction,
    statement: &str,
    meeting: i64,
) -> Result<(Vec<i64>, Vec<Face>), Error> {
    let mut statement = tx.prepare_cached(statement)?;
    let rows = statement.query_map(named_params! { ":meeting": meeting }, |row| {
        Ok((
            row.get("key")?,
            Face {
                folded: row.get("folded")?,
                hint: row.get("hint")?,
            },
        ))
    })?;
    let rows: Vec<(i64, Face)> = rows.collect::<Result<_, _>>()?;
    Ok(rows.into_iter().unzip())
}
