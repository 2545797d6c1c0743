//! Work programmes filed under their committee, and the meetings that they plan.

use jiff::civil::Date;
use rusqlite::{Transaction, named_params};

use super::columns::date;
use super::filing::{self, Telling};
use super::programme::newest_of;
use super::{Error, committees};

/// A programme that is bound into a pack is the pack's committee's, whatever its
/// heading says; one that stands alone is whose it says it is.
pub(super) fn place_programmes(
    tx: &Transaction,
    document: i64,
    own: Option<&Telling>,
) -> Result<bool, Error> {
    struct Told {
        key: i64,
        said: Option<String>,
        year_said: Option<String>,
        as_of: Option<Date>,
    }
    let mut statement = tx.prepare_cached(
        "SELECT key, said, year_said, as_of FROM told_programmes
         WHERE document = :document ORDER BY position",
    )?;
    let programmes = statement
        .query_map(named_params! { ":document": document }, |row| {
            Ok(Told {
                key: row.get("key")?,
                said: row.get("said")?,
                year_said: row.get("year_said")?,
                as_of: date(row, "as_of")?,
            })
        })?
        .collect::<Result<Vec<_>, _>>()?;
    let issued: Option<Date> = tx.query_row(
        "SELECT coalesce(issued, substr(imported, 1, 10)) AS day FROM documents WHERE key = :key",
        named_params! { ":key": document },
        |row| date(row, "day"),
    )?;
    let council = own.and_then(|own| own.council.as_deref());
    let mut filed = false;
    for programme in &programmes {
        let whose = own
            .and_then(|own| own.committee.as_ref())
            .or(programme.said.as_ref());
        let committee = whose
            .map(|name| committees::find_or_make(tx, council, name))
            .transpose()?;
        let stands_for = programme.as_of.or(own.and_then(|own| own.date)).or(issued);
        let year = programme
            .year_said
            .as_deref()
            .and_then(first_year)
            .or(stands_for.map(municipal_year));
        tx.prepare_cached(
            "UPDATE told_programmes
             SET committee = :committee, year = :year, stands_for = :stands_for WHERE key = :key",
        )?
        .execute(named_params! {
            ":committee": committee,
            ":year": year.unwrap_or_default(),
            ":stands_for": stands_for.map(|day| day.to_string()),
            ":key": programme.key,
        })?;
        filed |= committee.is_some();
    }
    Ok(filed)
}

/// Makes a meeting for each day that the newest programme of a committee names, and
/// removes those that nothing tells of any more.
pub(super) fn place_planned_meetings(tx: &Transaction, committee: i64) -> Result<(), Error> {
    let mut statement = tx.prepare_cached(&format!(
        "SELECT DISTINCT told_rows.date
         FROM told_rows
         WHERE told_rows.programme = {}
           AND told_rows.topic = 0 AND told_rows.date IS NOT NULL
           AND NOT EXISTS (
                 SELECT 1 FROM meetings
                 JOIN meeting_committees ON meeting_committees.meeting = meetings.key
                 WHERE meeting_committees.committee = :committee
                   AND meetings.date = told_rows.date)
         ORDER BY told_rows.date",
        newest_of(":committee")
    ))?;
    let days = statement
        .query_map(named_params! { ":committee": committee }, |row| {
            date(row, "date")
        })?
        .collect::<Result<Vec<_>, _>>()?;
    for day in days.into_iter().flatten() {
        filing::make_meeting(tx, committee, day, &[committee])?;
    }
    Ok(())
}

/// The year that a municipal year begins in: "2031 – 2032", "2031/32".
fn first_year(said: &str) -> Option<i16> {
    said.split(|letter: char| !letter.is_ascii_digit())
        .find(|digits| digits.len() == 4)
        .and_then(|digits| digits.parse().ok())
}

/// A municipal year begins in May.
pub(super) fn municipal_year(day: Date) -> i16 {
    if day.month() >= 5 {
        day.year()
    } else {
        day.year() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_municipal_year_begins_in_may() {
        assert_eq!(first_year("Work Programme 2031 – 2032"), Some(2031));
        assert_eq!(municipal_year(jiff::civil::date(2032, 4, 30)), 2031);
        assert_eq!(municipal_year(jiff::civil::date(2032, 5, 1)), 2032);
    }
}
