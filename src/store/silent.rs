//! Programme rows that were dropped or moved between two versions held, while no minutes
//! between speak of them.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, named_params};
use serde::Serialize;

use super::columns::{date, source};
use super::desk::SourceRow;
use super::{Error, Store};
use crate::thread::compare::Fate;
use crate::thread::silent::silent;

/// A row that was dropped or moved without a word.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SilentRow {
    /// The committee.
    pub committee: String,
    /// The row's public id, which gives its whole history.
    pub id: Option<String>,
    /// Dropped or moved.
    pub fate: Fate,
    /// The item, as the earlier version words it.
    pub item: String,
    /// The meeting it was planned for.
    pub planned: Option<Date>,
    /// The meeting it is planned for now.
    pub now: Option<Date>,
    /// Where it stood.
    pub was_in: SourceRow,
    /// The version that has it no longer, or on another day.
    pub gone_in: String,
    /// The days of the meetings whose minutes were looked in.
    pub looked_in: Vec<Date>,
}

/// A document with a programme, and the day it stands for.
struct Programme {
    document: i64,
    name: String,
    day: Date,
}

impl Store {
    /// The rows that went or moved without a word, in the order of committees and days.
    /// Where no minutes between two versions are held, nothing is said of their rows.
    pub fn silent_rows(&self) -> Result<Vec<SilentRow>, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT key, name FROM committees
             WHERE EXISTS (SELECT 1 FROM told_programmes
                           WHERE told_programmes.committee = committees.key)
             ORDER BY name, id",
        )?;
        let committees = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<Vec<(i64, String)>, _>>()?;
        let mut found = Vec::new();
        for (key, committee) in committees {
            for pair in programmes(&self.connection, key)?.windows(2) {
                let [before, after] = pair else { continue };
                let accounts = accounts(&self.connection, key, before.day, after.day)?;
                if accounts.is_empty() {
                    continue;
                }
                let mut looked_in: Vec<Date> = accounts.iter().map(|(day, _)| *day).collect();
                looked_in.dedup();
                let texts: Vec<String> = accounts.into_iter().map(|(_, text)| text).collect();
                let was = self.version(before.document)?;
                let is = self.version(after.document)?;
                for row in silent(&was, &is, &texts, &committee) {
                    let Some((id, was_in)) = place(&self.connection, before.document, &row.item)?
                    else {
                        continue;
                    };
                    found.push(SilentRow {
                        committee: committee.clone(),
                        id,
                        fate: row.fate,
                        item: row.item,
                        planned: row.before,
                        now: row.after,
                        was_in,
                        gone_in: after.name.clone(),
                        looked_in: looked_in.clone(),
                    });
                }
            }
        }
        Ok(found)
    }
}

/// The programmes of a committee in the order of their days; of a day's the fullest.
fn programmes(connection: &Connection, committee: i64) -> Result<Vec<Programme>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT documents.key, documents.name,
                coalesce(meetings.date, told_programmes.stands_for) AS day,
                count(told_rows.key) AS rows
         FROM told_programmes
         JOIN told_rows ON told_rows.programme = told_programmes.key
         JOIN documents ON documents.key = told_programmes.document
         LEFT JOIN tellings ON tellings.document = documents.key AND tellings.own = 1
         LEFT JOIN meetings ON meetings.key = tellings.meeting
         WHERE told_programmes.committee = :committee AND documents.language <> 'cy'
         GROUP BY documents.key, day
         HAVING day IS NOT NULL
         ORDER BY day, rows DESC, documents.id",
    )?;
    let rows = statement.query_map(named_params! { ":committee": committee }, |row| {
        Ok((row.get(0)?, row.get(1)?, date(row, "day")?))
    })?;
    let mut programmes: Vec<Programme> = Vec::new();
    for row in rows {
        let (document, name, day): (i64, String, Option<Date>) = row?;
        let Some(day) = day else { continue };
        if programmes.last().is_none_or(|last| last.day != day) {
            programmes.push(Programme {
                document,
                name,
                day,
            });
        }
    }
    Ok(programmes)
}

/// What was said at a committee's meetings from a day on and before another.
fn accounts(
    connection: &Connection,
    committee: i64,
    from: Date,
    before: Date,
) -> Result<Vec<(Date, String)>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT meetings.date, items.title || '. ' || accounts.account AS account
         FROM meeting_committees
         JOIN meetings ON meetings.key = meeting_committees.meeting
         JOIN items ON items.meeting = meetings.key
         JOIN told_items AS accounts ON accounts.key = items.account
         WHERE meeting_committees.committee = :committee
           AND meetings.date >= :from AND meetings.date < :before
           AND accounts.account IS NOT NULL
         ORDER BY meetings.date, meetings.ordinal, items.position, items.key",
    )?;
    let named = named_params! {
        ":committee": committee, ":from": from.to_string(), ":before": before.to_string(),
    };
    let rows = statement
        .query_map(named, |row| Ok((date(row, "date")?, row.get("account")?)))?
        .collect::<Result<Vec<(Option<Date>, String)>, _>>()?;
    Ok(rows
        .into_iter()
        .filter_map(|(day, account)| Some((day?, account)))
        .collect())
}

/// Where a version has a row, and the row's public id.
fn place(
    connection: &Connection,
    document: i64,
    item: &str,
) -> Result<Option<(Option<String>, SourceRow)>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT programme_rows.id, told_rows.page, told_rows.printed_page, told_rows.line,
                documents.key AS document_key, documents.name AS document
         FROM told_programmes
         JOIN told_rows ON told_rows.programme = told_programmes.key
         JOIN documents ON documents.key = told_programmes.document
         LEFT JOIN programme_rows ON programme_rows.key = told_rows.row
         WHERE documents.key = :document AND told_rows.item = :item
         ORDER BY told_programmes.position, told_rows.position
         LIMIT 1",
    )?;
    Ok(statement
        .query_row(
            named_params! { ":document": document, ":item": item },
            |row| Ok((row.get("id")?, source(row, "work-programme")?)),
        )
        .optional()?)
}
