//! What threads are made of: promises and the places where they may turn up again, as
//! the papers of a committee tell them.

mod items;
mod names;
mod promises;
mod reports;
mod rows;
mod running;

use jiff::civil::Date;
use rusqlite::{Connection, Row, named_params};

use crate::parse::sentence;
use crate::store::columns::{date, place as at};
use crate::store::{Error, terms};
use crate::thread::promise::{In, Mention};

pub(in crate::store) use names::write_short_forms;
pub(super) use names::{people, short_forms};
pub(super) use promises::{before, promises};

/// The days that a text writes, those without a year reckoned from the meeting's.
fn written(text: &str, day: Option<Date>) -> Vec<Date> {
    let written = terms::written(text, day).into_iter();
    written.map(|(day, _)| day).collect()
}

/// The days of a committee's meetings.
fn meetings(connection: &Connection, committee: i64) -> Result<Vec<Date>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT meetings.date FROM meeting_committees
         JOIN meetings ON meetings.key = meeting_committees.meeting
         WHERE meeting_committees.committee = :committee AND meetings.date IS NOT NULL
         ORDER BY meetings.date",
    )?;
    let rows = statement.query_map(named_params! { ":committee": committee }, |row| {
        date(row, "date")
    })?;
    Ok(rows
        .collect::<Result<Vec<Option<Date>>, _>>()?
        .into_iter()
        .flatten()
        .collect())
}

/// Every place of a committee's papers where a promise may turn up again.
pub(in crate::store) fn mentions(
    connection: &Connection,
    committee: i64,
) -> Result<Vec<Mention>, Error> {
    let mut mentions = rows::rows(connection, committee)?;
    mentions.extend(rows::tasks(connection, committee)?);
    mentions.extend(items::items(connection, committee)?);
    mentions.extend(reports::recommendations(connection, committee)?);
    mentions.extend(reports::answers(connection, committee)?);
    mentions.extend(running::told(connection, committee)?);
    Ok(mentions)
}

/// The sentences of an account.
fn sentences(account: &str) -> Vec<&str> {
    account.split("\n\n").flat_map(sentence::split).collect()
}

fn place(row: &Row, committee: i64) -> rusqlite::Result<Mention> {
    Ok(Mention {
        key: row.get("key")?,
        item: row.get("item_key")?,
        document: row.get("document")?,
        at: at(row)?,
        committee,
        ..Mention::nothing(In::Agenda)
    })
}
