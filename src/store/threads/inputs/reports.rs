//! What later reports recommend, and what they say in answer.

use rusqlite::{Connection, named_params};

use super::{place, written};
use crate::parse::sentence;
use crate::store::Error;
use crate::store::columns::date;
use crate::thread::back;
use crate::thread::promise::{In, Mention};

/// What later reports recommend.
pub(super) fn recommendations(
    connection: &Connection,
    committee: i64,
) -> Result<Vec<Mention>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT told_clauses.key, items.key AS item_key, told_clauses.text, items.title,
                meetings.date AS paper, told_clauses.page, told_clauses.printed_page,
                told_clauses.line, tellings.document
         FROM meeting_committees
         JOIN meetings ON meetings.key = meeting_committees.meeting
         JOIN items ON items.meeting = meetings.key
         JOIN told_items ON told_items.key = items.report
         JOIN tellings ON tellings.key = told_items.telling
         JOIN told_clauses ON told_clauses.told_item = told_items.key
         WHERE meeting_committees.committee = :committee
           AND told_clauses.kind = 'recommendation'
         ORDER BY meetings.date, meetings.ordinal, items.position, told_clauses.position",
    )?;
    let rows = statement.query_map(named_params! { ":committee": committee }, |row| {
        let paper = date(row, "paper")?;
        Ok(Mention {
            place: In::Report,
            first_seen: paper,
            seen: paper,
            day: paper,
            title: row.get("title")?,
            text: row.get("text")?,
            ..place(row, committee)?
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The sentences of later reports that say that they answer a request. What stands in no
/// report that was read as one must say so outright: a pack holds older minutes too.
pub(super) fn answers(connection: &Connection, committee: i64) -> Result<Vec<Mention>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT paragraphs.key, items.key AS item_key, paragraphs.text, items.title,
                meetings.date AS paper, paragraphs.page, paragraphs.printed_page,
                paragraphs.line, paragraphs.document
         FROM meeting_committees
         JOIN meetings ON meetings.key = meeting_committees.meeting
         JOIN tellings ON tellings.meeting = meetings.key AND tellings.own = 1
         JOIN documents ON documents.key = tellings.document AND documents.language <> 'cy'
         JOIN paragraphs ON paragraphs.document = documents.key
         LEFT JOIN told_items ON told_items.key = paragraphs.told_item
         LEFT JOIN items ON items.report = told_items.key
         WHERE meeting_committees.committee = :committee
           AND paragraphs.exempt = 0 AND paragraphs.role IN ('text', 'point')
           AND told_items.account IS NULL
           AND (paragraphs.text LIKE '%request%' OR paragraphs.text LIKE '%asked%'
                OR paragraphs.text LIKE '%promised%' OR paragraphs.text LIKE '% meeting%'
                OR paragraphs.text LIKE '%sought%' OR paragraphs.text LIKE '%called for%'
                OR paragraphs.text LIKE '%wish to know%')
           AND NOT EXISTS (SELECT 1 FROM told_items AS said
                           WHERE said.telling = tellings.key AND said.account IS NOT NULL)
         ORDER BY meetings.date, meetings.ordinal, documents.id, paragraphs.position",
    )?;
    let mut found = Vec::new();
    let mut cursor = statement.query(named_params! { ":committee": committee })?;
    while let Some(row) = cursor.next()? {
        let text: String = row.get("text")?;
        let title: Option<String> = row.get("title")?;
        let is_answer =
            |said: &&str| back::is_outright(said) || (title.is_some() && back::is_answer(said));
        let said: Vec<&str> = sentence::split(&text)
            .into_iter()
            .filter(is_answer)
            .collect();
        if said.is_empty() {
            continue;
        }
        let paper = date(row, "paper")?;
        let base = Mention {
            place: In::Report,
            first_seen: paper,
            seen: paper,
            day: paper,
            title: title.clone(),
            answers: true,
            ..place(row, committee)?
        };
        found.extend(said.into_iter().map(|said| Mention {
            text: said.to_owned(),
            names: written(said, paper),
            ..base.clone()
        }));
    }
    Ok(found)
}
