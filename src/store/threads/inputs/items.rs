//! The items of agendas, and the sentences of minutes.

use std::collections::HashMap;

use jiff::civil::Date;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rusqlite::{Connection, Row, named_params};

use super::{meetings, place, sentences, written};
use crate::domain::agenda::is_procedural;
use crate::store::Error;
use crate::store::columns::date;
use crate::thread::promise::{In, Mention};
use crate::thread::reply;
use crate::thread::sides::is_of_table;
use crate::thread::{back, due, said, stance};

/// Items of agendas by their titles, and the sentences of accounts.
pub(super) fn items(connection: &Connection, committee: i64) -> Result<Vec<Mention>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT items.key, items.key AS item_key, items.title, items.folded,
                meetings.date AS paper, accounts.account,
                headings.summary, headings.ask, told_items.page,
                told_items.printed_page, told_items.line, tellings.document
         FROM meeting_committees
         JOIN meetings ON meetings.key = meeting_committees.meeting
         JOIN items ON items.meeting = meetings.key AND items.position IS NOT NULL
         LEFT JOIN told_items AS accounts ON accounts.key = items.account
         LEFT JOIN told_items AS headings ON headings.key = items.heading
         JOIN told_items
              ON told_items.key = coalesce(items.account, items.heading, items.report)
         JOIN tellings ON tellings.key = told_items.telling
         WHERE meeting_committees.committee = :committee
         ORDER BY meetings.date, meetings.ordinal, items.position, items.key",
    )?;
    let meetings = meetings(connection, committee)?;
    let mut standing: HashMap<String, u32> = HashMap::new();
    let mut items = Vec::new();
    let mut cursor = statement.query(named_params! { ":committee": committee })?;
    while let Some(row) = cursor.next()? {
        let folded: String = row.get("folded")?;
        *standing.entry(folded.clone()).or_default() += 1;
        let paper = date(row, "paper")?;
        let base = Mention {
            first_seen: paper,
            seen: paper,
            day: paper,
            ..place(row, committee)?
        };
        items.push(Told {
            folded,
            title: row.get("title")?,
            account: row.get::<_, Option<String>>("account")?.unwrap_or_default(),
            lines: lines_of(row)?,
            again: tracked(connection, base.key)?,
            base,
        });
    }
    // What is asked of each sentence costs more than to fetch it.
    Ok(items
        .par_iter()
        .flat_map_iter(|item| {
            let standing = standing.get(&item.folded).copied().unwrap_or_default();
            let found = item.mentions(&meetings).into_iter();
            found.map(move |mention| Mention {
                standing,
                ..mention
            })
        })
        .collect())
}

/// An item of an agenda, and what minutes tell of it.
struct Told {
    folded: String,
    title: String,
    account: String,
    /// What the agenda says under its title.
    lines: Option<String>,
    /// The words of its own promises.
    again: Vec<String>,
    base: Mention,
}

impl Told {
    /// Its title, and each sentence of its account.
    fn mentions(&self, meetings: &[Date]) -> Vec<Mention> {
        let (title, base) = (&self.title, &self.base);
        let paper = base.day;
        let mut found = Vec::new();
        if !is_procedural(title) {
            let said = sentences(&self.account);
            let put_off = said.into_iter().find(|text| stance::puts_item_off(text));
            found.push(Mention {
                place: In::Agenda,
                text: title.clone(),
                // Under its title stands the table itself, which is read as one.
                more: self.lines.clone().filter(|_| !is_of_table(title)),
                due: put_off.and_then(|text| given_day(text, paper, meetings)),
                promised_again: put_off.is_some(),
                ..base.clone()
            });
        }
        let is_of_people = back::is_of_people(title);
        for text in sentences(&self.account) {
            // Where the chair welcomes those who came, only that is told.
            if is_of_people && !reply::says_came(text) {
                continue;
            }
            // "In reply to questions it was noted that:" tells nothing yet.
            let is_lead = text.trim_end().ends_with(':');
            if is_lead || text.contains(['\t', '|']) || back::is_confirming(text) {
                continue;
            }
            let repeats = self
                .again
                .iter()
                .any(|clause| text.contains(clause) || clause.contains(text));
            let due = given_day(text, paper, meetings);
            // Who refuses or accepts what was asked for has answered.
            let answers = said::says_refused(text)
                || said::tells_reply(text)
                || stance::says_confirmed(text)
                || stance::reception(text).is_some();
            let promised_again = due.is_some() || said::says_not_yet(text) || (repeats && !answers);
            found.push(Mention {
                place: In::Minutes,
                title: Some(title.clone()),
                text: text.to_owned(),
                names: written(text, paper),
                due,
                promised_again,
                ..base.clone()
            });
        }
        found
    }
}

/// The day to come that a sentence of minutes gives a matter without dealing with it.
fn given_day(text: &str, told: Option<Date>, meetings: &[Date]) -> Option<Date> {
    if !stance::gives_a_day(text) {
        return None;
    }
    let days = due::days(text, written(text, told), told, meetings);
    days.into_iter().filter(|day| Some(*day) > told).min()
}

/// What an agenda says under the title of an item.
fn lines_of(row: &Row) -> rusqlite::Result<Option<String>> {
    let summary: Option<String> = row.get("summary")?;
    let ask: Option<String> = row.get("ask")?;
    let lines: Vec<String> = summary.into_iter().chain(ask).collect();
    Ok((!lines.is_empty()).then(|| lines.join("\n")))
}

/// The words of an item's own promises.
fn tracked(connection: &Connection, item: i64) -> Result<Vec<String>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT text FROM clauses WHERE item = :item AND tracked = 1 AND clause IS NOT NULL
         ORDER BY key",
    )?;
    let rows = statement.query_map(named_params! { ":item": item }, |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
