//! The people whom a committee's papers name, and the short forms that they spell out.

use rusqlite::{Connection, Transaction, named_params};

use crate::domain::source::Paragraph;
use crate::store::Error;
use crate::thread::acronym::spelled_out;
use crate::thread::words::ShortForm;

/// The names of the people of a committee's papers.
pub(in crate::store::threads) fn people(
    connection: &Connection,
    committee: i64,
) -> Result<Vec<String>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT people.name
         FROM meeting_committees
         JOIN tellings ON tellings.meeting = meeting_committees.meeting
         JOIN people ON people.telling = tellings.key
         WHERE meeting_committees.committee = :committee
         ORDER BY people.name",
    )?;
    let rows = statement.query_map(named_params! { ":committee": committee }, |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The short forms that a committee's papers spell out.
pub(in crate::store::threads) fn short_forms(
    connection: &Connection,
    committee: i64,
) -> Result<Vec<ShortForm>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT short_forms.short, short_forms.long
         FROM meeting_committees
         JOIN tellings ON tellings.meeting = meeting_committees.meeting
         JOIN short_forms ON short_forms.document = tellings.document
         WHERE meeting_committees.committee = :committee
         ORDER BY short_forms.short, short_forms.long",
    )?;
    let rows = statement.query_map(named_params! { ":committee": committee }, |row| {
        Ok(ShortForm {
            short: row.get(0)?,
            long: row.get(1)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Keeps the short forms that a document spells out.
pub(in crate::store) fn write_short_forms(
    tx: &Transaction,
    document: i64,
    paragraphs: &[Paragraph],
) -> Result<(), Error> {
    let mut insert = tx.prepare_cached(
        "INSERT OR IGNORE INTO short_forms (document, short, long)
         VALUES (:document, :short, :long)",
    )?;
    for paragraph in paragraphs {
        if !paragraph.text.contains('(') {
            continue;
        }
        for form in spelled_out(&paragraph.text) {
            insert.execute(named_params! {
                ":document": document, ":short": form.short, ":long": form.long,
            })?;
        }
    }
    Ok(())
}
