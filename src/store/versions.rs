//! Versions of papers: what of a held document is compared, and a programme row through
//! all the programmes that hold it.

use jiff::civil::Date;
use rusqlite::{Connection, named_params};
use serde::Serialize;

use super::columns::{date, from_json, place, source};
use super::desk::SourceRow;
use super::threads::HeldPaper;
use super::{Error, Store};
use crate::thread::compare::{
    Version, VersionItem, VersionMinute, VersionMinutes, VersionRow, facts, paragraphs,
};

/// A programme row as one version of the programme has it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RowVersion {
    /// The day that the version stands for.
    pub of: Option<Date>,
    /// The item, as that version words it.
    pub item: String,
    /// The meeting's day; `None` for a topic that waits for one.
    pub date: Option<Date>,
    /// Suggested, to be confirmed.
    pub tentative: bool,
    /// Recommendations and actions.
    pub actions: Option<String>,
    /// Progress.
    pub progress: Option<String>,
    /// The lead officer.
    pub lead: Option<String>,
    /// Where it stands.
    pub source: SourceRow,
}

impl Store {
    /// What is compared of a held document.
    pub fn version(&self, document: i64) -> Result<Version, Error> {
        let (name, day, committee) = self.connection.query_row(
            "SELECT documents.name, tellings.committee,
                    coalesce(meetings.date,
                             (SELECT max(stands_for) FROM told_programmes
                              WHERE told_programmes.document = documents.key)) AS day
             FROM documents
             LEFT JOIN tellings ON tellings.document = documents.key AND tellings.own = 1
             LEFT JOIN meetings ON meetings.key = tellings.meeting
             WHERE documents.key = :document",
            named_params! { ":document": document },
            |row| Ok((row.get("name")?, date(row, "day")?, row.get("committee")?)),
        )?;
        Ok(Version {
            name,
            day,
            items: items(&self.connection, document)?,
            rows: rows(&self.connection, document)?,
            committee,
            minutes: minutes(&self.connection, document)?,
            text: words(
                &self.connection,
                "SELECT text FROM paragraphs
                 WHERE document = :document AND role <> 'running' ORDER BY position",
                document,
            )?,
            losses: words(
                &self.connection,
                "SELECT what FROM losses
                 WHERE document = :document AND healed = 0 ORDER BY position",
                document,
            )?,
        })
    }

    /// A programme row through the versions of its programme, the oldest first.
    pub fn row_versions(&self, row: i64) -> Result<Vec<RowVersion>, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT coalesce(meetings.date, told_programmes.stands_for) AS of_day,
                    told_rows.item, told_rows.date, told_rows.tentative, told_rows.actions,
                    told_rows.progress, told_rows.lead, told_rows.page, told_rows.printed_page,
                    told_rows.line, documents.key AS document_key, documents.name AS document
             FROM told_rows
             JOIN told_programmes ON told_programmes.key = told_rows.programme
             JOIN documents ON documents.key = told_programmes.document
             LEFT JOIN tellings ON tellings.document = documents.key AND tellings.own = 1
             LEFT JOIN meetings ON meetings.key = tellings.meeting
             WHERE told_rows.row = :row AND documents.language <> 'cy'
             ORDER BY of_day, documents.id, told_programmes.position, told_rows.position",
        )?;
        let versions = statement.query_map(named_params! { ":row": row }, |row| {
            Ok(RowVersion {
                of: date(row, "of_day")?,
                item: row.get("item")?,
                date: date(row, "date")?,
                tentative: row.get("tentative")?,
                actions: row.get("actions")?,
                progress: row.get("progress")?,
                lead: row.get("lead")?,
                source: source(row, "work-programme")?,
            })
        })?;
        Ok(versions.collect::<Result<_, _>>()?)
    }

    /// The programmes between the first and the last that hold a row in which it was not
    /// found, by their days.
    pub fn row_gaps(&self, row: i64, versions: &[RowVersion]) -> Result<Vec<HeldPaper>, Error> {
        let days = || versions.iter().filter_map(|version| version.of);
        let (Some(first), Some(last)) = (days().min(), days().max()) else {
            return Ok(Vec::new());
        };
        let mut statement = self.connection.prepare_cached(
            "SELECT DISTINCT coalesce(meetings.date, told_programmes.stands_for) AS of_day,
                    documents.name AS document
             FROM programme_rows
             JOIN told_programmes ON told_programmes.committee = programme_rows.committee
             JOIN documents ON documents.key = told_programmes.document
                  AND documents.language <> 'cy'
             LEFT JOIN tellings ON tellings.document = documents.key AND tellings.own = 1
             LEFT JOIN meetings ON meetings.key = tellings.meeting
             WHERE programme_rows.key = :row AND of_day > :first AND of_day < :last
             ORDER BY 1, 2",
        )?;
        let between = named_params! {
            ":row": row, ":first": first.to_string(), ":last": last.to_string(),
        };
        let papers = statement
            .query_map(between, |row| {
                Ok((row.get("document")?, date(row, "of_day")?))
            })?
            .collect::<Result<Vec<(String, Option<Date>)>, _>>()?;
        let gaps = papers.into_iter().filter_map(|(document, date)| {
            let date = date?;
            let is_gap = !days().any(|day| day == date);
            is_gap.then_some(HeldPaper {
                document,
                date,
                lists: true,
            })
        });
        Ok(gaps.collect())
    }
}

fn items(connection: &Connection, document: i64) -> Result<Vec<VersionItem>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT told_items.key, told_items.number, coalesce(told_items.title, '') AS title,
                told_items.ask, told_items.page, told_items.printed_page, told_items.line
         FROM tellings JOIN told_items ON told_items.telling = tellings.key
         WHERE tellings.document = :document AND tellings.own = 1
         ORDER BY told_items.position",
    )?;
    let items = statement
        .query_map(named_params! { ":document": document }, |row| {
            let item = VersionItem {
                number: row.get("number")?,
                title: row.get("title")?,
                ask: row.get("ask")?,
                recommendations: Vec::new(),
                place: place(row)?,
            };
            Ok((row.get::<_, i64>("key")?, item))
        })?
        .collect::<Result<Vec<_>, _>>()?;
    let mut clauses = connection.prepare_cached(
        "SELECT text FROM told_clauses
         WHERE told_item = :item AND kind = 'recommendation'
         ORDER BY position",
    )?;
    items
        .into_iter()
        .map(|(key, item)| {
            let recommendations = clauses
                .query_map(named_params! { ":item": key }, |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            Ok(VersionItem {
                recommendations,
                ..item
            })
        })
        .collect()
}

fn rows(connection: &Connection, document: i64) -> Result<Vec<VersionRow>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT told_rows.item, told_rows.date, told_rows.actions, told_rows.progress,
                told_rows.lead, told_rows.page, told_rows.printed_page, told_rows.line
         FROM told_programmes JOIN told_rows ON told_rows.programme = told_programmes.key
         WHERE told_programmes.document = :document
         ORDER BY told_programmes.position, told_rows.topic, told_rows.position",
    )?;
    let rows = statement.query_map(named_params! { ":document": document }, |row| {
        Ok(VersionRow {
            item: row.get("item")?,
            date: date(row, "date")?,
            actions: row.get("actions")?,
            progress: row.get("progress")?,
            lead: row.get("lead")?,
            place: place(row)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn words(connection: &Connection, sql: &str, document: i64) -> Result<Vec<String>, Error> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(named_params! { ":document": document }, |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The minutes that a document holds, of its own meeting and of others.
fn minutes(connection: &Connection, document: i64) -> Result<Vec<VersionMinutes>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT tellings.key, coalesce(meetings.date, tellings.date) AS day, tellings.time,
                tellings.closed, tellings.place,
                (SELECT json_group_array(name) FROM (
                    SELECT name FROM people
                    WHERE telling = tellings.key AND list = 'present' ORDER BY position)) AS present,
                (SELECT json_group_array(name) FROM (
                    SELECT name FROM people
                    WHERE telling = tellings.key AND list = 'attendance' ORDER BY position)) AS in_attendance,
                (SELECT json_group_array(name) FROM (
                    SELECT name FROM people
                    WHERE telling = tellings.key AND list = 'apology' ORDER BY position)) AS apologies
         FROM tellings LEFT JOIN meetings ON meetings.key = tellings.meeting
         WHERE tellings.document = :document
           AND EXISTS (SELECT 1 FROM told_items
                       WHERE telling = tellings.key AND trim(coalesce(account, '')) <> '')
         ORDER BY tellings.position",
    )?;
    let tellings = statement
        .query_map(named_params! { ":document": document }, |row| {
            let words = |column: &str| -> rusqlite::Result<String> {
                Ok(row.get::<_, Option<String>>(column)?.unwrap_or_default())
            };
            let names = |column: &str| -> rusqlite::Result<String> {
                let names: Vec<String> =
                    from_json(row.get::<_, Option<String>>(column)?.as_deref());
                Ok(names.join(", "))
            };
            let minutes = VersionMinutes {
                day: date(row, "day")?,
                facts: facts([
                    words("time")?,
                    words("closed")?,
                    words("place")?,
                    names("present")?,
                    names("in_attendance")?,
                    names("apologies")?,
                ]),
                items: Vec::new(),
            };
            Ok((row.get::<_, i64>("key")?, minutes))
        })?
        .collect::<Result<Vec<_>, _>>()?;
    let mut statement = connection.prepare_cached(
        "SELECT number, coalesce(title, '') AS title, coalesce(account, '') AS account,
                page, printed_page, line
         FROM told_items WHERE telling = :telling ORDER BY position",
    )?;
    tellings
        .into_iter()
        .map(|(telling, minutes)| {
            let items = statement
                .query_map(named_params! { ":telling": telling }, |row| {
                    Ok(VersionMinute {
                        number: row.get("number")?,
                        title: row.get("title")?,
                        paragraphs: paragraphs(&row.get::<_, String>("account")?),
                        place: Some(place(row)?),
                    })
                })?
                .collect::<Result<_, _>>()?;
            Ok(VersionMinutes { items, ..minutes })
        })
        .collect()
}
