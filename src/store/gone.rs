//! Rows of a work programme that its version before had and the newest has not: told when
//! the newest comes in, and on the desk, whether anybody worked on them or not.
//!
//! A row whose day is past goes out of a programme as it should; nothing is said of it.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, named_params};

use super::desk::ProgrammeLine;
use super::programme::NEWEST_FIRST;
use super::{Error, corrections, programme};
use crate::domain::{fold, wording};
use crate::parse::restricted;

/// Rows that are named in a sentence.
const NAMED: usize = 5;

/// What the newest version of a programme has no more.
#[derive(Debug, Default)]
pub(super) struct Gone {
    /// The name of the version before.
    before: String,
    /// The rows as that one tells them.
    pub lines: Vec<ProgrammeLine>,
}

/// The newest programme of a committee, by its document's key, and the one before it in the
/// same year.
struct Versions {
    newest: i64,
    /// The day for which it stands.
    stands_for: Option<String>,
    previous: i64,
    /// That one's name.
    before: String,
}

fn versions(
    connection: &Connection,
    committee: i64,
    day: Option<Date>,
) -> Result<Option<Versions>, Error> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT documents.key, documents.name, told_programmes.year, told_programmes.stands_for
         FROM told_programmes
         JOIN documents ON documents.key = told_programmes.document
         LEFT JOIN tellings ON tellings.document = documents.key AND tellings.own = 1
         LEFT JOIN meetings ON meetings.key = tellings.meeting
         WHERE told_programmes.committee = :committee AND documents.language <> 'cy'
         ORDER BY coalesce(meetings.date <= :day, 0)
                    OR coalesce(told_programmes.stands_for <= :day, 0) DESC,
                  {NEWEST_FIRST}",
    ))?;
    let day = day.unwrap_or(Date::MAX).to_string();
    let mut rows = statement.query(named_params! { ":committee": committee, ":day": day })?;
    let mut newest: Option<(i64, i64, Option<String>)> = None;
    while let Some(row) = rows.next()? {
        let (key, year): (i64, i64) = (row.get(0)?, row.get(2)?);
        match &newest {
            None => newest = Some((key, year, row.get(3)?)),
            Some((own, of, stands_for)) if key != *own && year == *of => {
                return Ok(Some(Versions {
                    newest: *own,
                    stands_for: stands_for.clone(),
                    previous: key,
                    before: row.get(1)?,
                }));
            }
            Some(_) => {}
        }
    }
    Ok(None)
}

/// The rows that a committee's newest programme at a day, or of all, has no more.
pub(super) fn rows(
    connection: &Connection,
    committee: i64,
    day: Option<Date>,
) -> Result<Gone, Error> {
    let Some(Versions {
        newest,
        stands_for,
        previous,
        before,
    }) = versions(connection, committee, day)?
    else {
        return Ok(Gone::default());
    };
    let mut statement = connection.prepare_cached(
        "SELECT programme_rows.key, programme_rows.id, told_rows.topic, told_rows.date,
                told_rows.note, told_rows.item, told_rows.tentative, told_rows.actions,
                told_rows.progress, told_rows.lead, told_rows.unaligned, told_rows.page, told_rows.printed_page, told_rows.line,
                documents.key AS document_key, documents.name AS document,
                NULL AS ticked_on, NULL AS ticked_by
         FROM told_programmes
         JOIN documents ON documents.key = told_programmes.document
         JOIN told_rows ON told_rows.programme = told_programmes.key
         JOIN programme_rows ON programme_rows.key = told_rows.row
         WHERE told_programmes.document = :previous
           AND told_programmes.committee = :committee
           AND (told_rows.topic = 1 OR told_rows.date IS NULL OR :stands_for IS NULL
                OR told_rows.date >= :stands_for)
           AND NOT EXISTS (
               SELECT 1 FROM told_programmes AS of
               JOIN told_rows AS now ON now.programme = of.key
               WHERE of.document = :newest AND of.committee = :committee
                 AND now.row = told_rows.row)
           -- What is done, or was dropped, is rightly there no more.
           AND NOT EXISTS (
               SELECT 1 FROM marks
               WHERE marks.kind IN ('programme', 'row-dropped') AND marks.id = programme_rows.id)
         ORDER BY told_programmes.position, told_rows.position",
    )?;
    let mut found = statement.query(named_params! {
        ":previous": previous, ":newest": newest, ":committee": committee,
        ":stands_for": stands_for,
    })?;
    let mut lines: Vec<ProgrammeLine> = Vec::new();
    while let Some(row) = found.next()? {
        let mut line = programme::line(row)?;
        line.by_hand.gone = true;
        if lines.iter().all(|other| other.id != line.id) {
            lines.push(line);
        }
    }
    let now = items(connection, newest, committee)?;
    lines.retain(|line| !now.iter().any(|item| is_in(&line.item, item)));
    corrections::lay_over(connection, &mut lines)?;
    Ok(Gone { before, lines })
}

/// The items of a committee's programme in a document, folded.
fn items(connection: &Connection, document: i64, committee: i64) -> Result<Vec<String>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT told_rows.item FROM told_programmes
         JOIN told_rows ON told_rows.programme = told_programmes.key
         WHERE told_programmes.document = :document AND told_programmes.committee = :committee",
    )?;
    let rows = statement.query_map(
        named_params! { ":document": document, ":committee": committee },
        |row| row.get::<_, String>(0),
    )?;
    rows.map(|item| Ok(fold::compare(&item?))).collect()
}

/// Whether one version names in one cell what the other names in several: where a cell has
/// lost its line ends, no row of it is gone.
fn is_in(gone: &str, now: &str) -> bool {
    let gone = fold::compare(gone);
    now.contains(&gone) || !now.is_empty() && gone.contains(now)
}

/// Sentences of what a document that is the newest programme of committees has no more.
pub(super) fn sentences(connection: &Connection, document: i64) -> Result<Vec<String>, Error> {
    let committees: Vec<i64> = connection
        .prepare_cached(
            "SELECT DISTINCT committee FROM told_programmes
             WHERE document = :document AND committee IS NOT NULL ORDER BY committee",
        )?
        .query_map(named_params! { ":document": document }, |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut sentences = Vec::new();
    for committee in committees {
        let newest = versions(connection, committee, None)?.map(|both| both.newest);
        if newest != Some(document) {
            continue;
        }
        let gone = rows(connection, committee, None)?;
        if gone.lines.is_empty() {
            continue;
        }
        let mut named = Vec::new();
        for line in gone.lines.iter().take(NAMED) {
            let worked = has_work(connection, &line.id)?;
            let item = if restricted::is_said(&line.item) {
                "an exempt row".to_owned()
            } else {
                format!("“{}”", line.item)
            };
            named.push(format!(
                "{item}{}",
                if worked {
                    " (your work on it is kept)"
                } else {
                    ""
                }
            ));
        }
        let more = gone.lines.len().saturating_sub(NAMED);
        if more > 0 {
            named.push(format!("{more} more"));
        }
        sentences.push(format!(
            "{} of {} not in it any more: {}",
            wording::count(gone.lines.len(), "row", "rows"),
            gone.before,
            named.join(", ")
        ));
    }
    Ok(sentences)
}

/// Whether a person did anything to a row.
fn has_work(connection: &Connection, id: &str) -> Result<bool, Error> {
    Ok(connection
        .prepare_cached(
            "SELECT 1 FROM marks
             WHERE kind <> 'begun' AND (id = :id OR (id > :id || '/' AND id < :id || '0'))
             LIMIT 1",
        )?
        .query_row(named_params! { ":id": id }, |_| Ok(()))
        .optional()?
        .is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_ran_together_holds_its_rows() {
        let now = fold::compare("Ferry tolls Draft budget 2032/33");
        assert!(is_in("Draft Budget 2032/33", &now));
        assert!(is_in("Ferry tolls Draft budget 2032/33", "ferry tolls"));
        assert!(!is_in("Slipway", &now));
    }
}
