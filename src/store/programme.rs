//! Work programmes: rows that keep their ids as their dates move, and the newest one
//! for the desk.

use jiff::civil::Date;
use rusqlite::{Connection, Transaction, named_params};

use super::Error;
use super::columns::{date, from_json, source, tick};
use super::committees::free_id;
use super::desk::ProgrammeLine;
use super::matching::{Face, pair};
use crate::domain::fold;

/// Gives every row of a committee's programmes that has none its identity: the row
/// of the same year and item, in whichever programme it stood before.
pub(super) fn rebuild(tx: &Transaction, committee: i64) -> Result<(), Error> {
    let mut statement = tx.prepare_cached(
        "SELECT key, year FROM told_programmes
         WHERE committee = :committee
           AND EXISTS (SELECT 1 FROM told_rows
                       WHERE programme = told_programmes.key AND row IS NULL)
         ORDER BY key",
    )?;
    let programmes = statement
        .query_map(named_params! { ":committee": committee }, |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect::<Result<Vec<(i64, i64)>, _>>()?;
    for (programme, year) in programmes {
        identify(tx, committee, year, programme)?;
    }
    Ok(())
}

fn identify(tx: &Transaction, committee: i64, year: i64, programme: i64) -> Result<(), Error> {
    let committee_id: String = tx.query_row(
        "SELECT id FROM committees WHERE key = :committee",
        named_params! { ":committee": committee },
        |row| row.get(0),
    )?;
    let held: Vec<(i64, String)> = tx
        .prepare_cached(
            "SELECT key, folded FROM programme_rows
             WHERE committee = :committee AND year = :year ORDER BY key",
        )?
        .query_map(
            named_params! { ":committee": committee, ":year": year },
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?
        .collect::<Result<_, _>>()?;
    let told: Vec<(i64, String)> = tx
        .prepare_cached(
            "SELECT key, item FROM told_rows WHERE programme = :programme ORDER BY position",
        )?
        .query_map(named_params! { ":programme": programme }, |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect::<Result<_, _>>()?;
    let face = |folded: String| Face {
        folded,
        hint: String::new(),
    };
    let before: Vec<Face> = held
        .iter()
        .map(|(_, folded)| face(folded.clone()))
        .collect();
    let now: Vec<Face> = told
        .iter()
        .map(|(_, item)| face(fold::compare(item)))
        .collect();
    let pairs = pair(&before, &now);
    let year_text = year.to_string();
    for (((told, item), Face { folded, .. }), found) in told.iter().zip(&now).zip(pairs) {
        let row = if let Some(old) = found {
            held[old].0
        } else {
            let id = free_id(
                tx,
                "programme_rows",
                &[&[&committee_id, &year_text, folded]],
            )?;
            tx.prepare_cached(
                "INSERT INTO programme_rows (id, committee, year, folded, item)
                 VALUES (:id, :committee, :year, :folded, :item)",
            )?
            .execute(named_params! {
                ":id": id, ":committee": committee, ":year": year, ":folded": folded,
                ":item": item,
            })?;
            tx.last_insert_rowid()
        };
        tx.prepare_cached("UPDATE told_rows SET row = :row WHERE key = :told")?
            .execute(named_params! { ":row": row, ":told": told })?;
    }
    Ok(())
}

/// The newest programme held at a meeting's day, else the newest of all, with the
/// council's own headings.
pub(super) fn newest(
    connection: &Connection,
    committee: i64,
    day: Option<Date>,
) -> Result<(Vec<ProgrammeLine>, Vec<String>), Error> {
    let mut statement = connection.prepare_cached(
        "WITH newest AS (
             SELECT told_programmes.document, told_programmes.stands_for
             FROM told_programmes
             JOIN documents ON documents.key = told_programmes.document
             LEFT JOIN tellings ON tellings.document = documents.key AND tellings.own = 1
             LEFT JOIN meetings ON meetings.key = tellings.meeting
             WHERE told_programmes.committee = :committee
             ORDER BY documents.language = 'cy',
                      coalesce(meetings.date <= :day, 0)
                        OR coalesce(told_programmes.stands_for <= :day, 0) DESC,
                      told_programmes.stands_for DESC, documents.issued DESC,
                      documents.key DESC, told_programmes.position
             LIMIT 1)
         SELECT programme_rows.key, programme_rows.id, told_rows.topic, told_rows.date,
                told_rows.note, told_rows.item, told_rows.tentative, told_rows.actions,
                told_rows.progress, told_rows.page, told_rows.printed_page, told_rows.line,
                told_programmes.headings,
                documents.key AS document_key, documents.name AS document,
                marks.day AS ticked_on, marks.who AS ticked_by
         FROM newest
         JOIN told_programmes ON told_programmes.document = newest.document
              AND told_programmes.stands_for IS newest.stands_for
              AND told_programmes.committee = :committee
         JOIN documents ON documents.key = newest.document
         JOIN told_rows ON told_rows.programme = told_programmes.key
         JOIN programme_rows ON programme_rows.key = told_rows.row
         LEFT JOIN marks ON marks.kind = 'programme' AND marks.id = programme_rows.id
         ORDER BY told_rows.topic, told_rows.topic = 0 AND told_rows.date IS NULL,
                  CASE told_rows.topic WHEN 0 THEN told_rows.date END,
                  told_programmes.position, told_rows.position",
    )?;
    let day = day.unwrap_or(Date::MAX).to_string();
    let mut headings = Vec::new();
    let rows = statement.query_map(
        named_params! { ":committee": committee, ":day": day },
        |row| {
            if headings.is_empty() {
                headings = from_json(row.get::<_, Option<String>>("headings")?.as_deref());
            }
            Ok(ProgrammeLine {
                key: row.get("key")?,
                id: row.get("id")?,
                topic: row.get("topic")?,
                date: date(row, "date")?,
                note: row.get("note")?,
                item: row.get("item")?,
                tentative: row.get("tentative")?,
                actions: row.get("actions")?,
                progress: row.get("progress")?,
                ticked: tick(row)?,
                source: source(row, "work-programme")?,
            })
        },
    )?;
    let lines = rows.collect::<Result<_, _>>()?;
    Ok((lines, headings))
}
