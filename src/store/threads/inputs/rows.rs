//! The rows of programmes and of tables of tasks, the versions of each as one.

use std::collections::HashMap;

use jiff::civil::Date;
use rusqlite::{Connection, named_params};

use super::{meetings, place, written};
use crate::domain::fold;
use crate::store::Error;
use crate::store::columns::date;
use crate::thread::due;
use crate::thread::promise::{In, Mention};

/// A place with the day of its paper, before the versions of it are joined.
struct Version {
    paper: Option<Date>,
    mention: Mention,
}

/// Rows and topics of every programme held. The same words under the same item are one
/// place, as the newest paper has them. A programme that says no day stands for the one on
/// which it was imported: it is no older than the newest minutes that are held.
pub(super) fn rows(connection: &Connection, committee: i64) -> Result<Vec<Mention>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT told_rows.key, told_rows.topic, told_rows.date, told_rows.note, told_rows.item,
                told_rows.actions, told_rows.progress, told_rows.page, told_rows.printed_page,
                told_rows.line, told_programmes.document, NULL AS item_key,
                told_programmes.headings,
                coalesce(
                  meetings.date,
                  CASE WHEN told_programmes.as_of IS NULL AND documents.issued IS NULL
                    THEN max(told_programmes.stands_for, coalesce(
                      (SELECT max(held.date)
                       FROM tellings AS minutes
                       JOIN meetings AS held ON held.key = minutes.meeting
                       WHERE minutes.role = 'minutes' AND held.committee = :committee), ''))
                    ELSE told_programmes.stands_for
                  END) AS paper
         FROM told_programmes
         JOIN told_rows ON told_rows.programme = told_programmes.key
         JOIN documents ON documents.key = told_programmes.document
         LEFT JOIN tellings ON tellings.document = documents.key AND tellings.own = 1
         LEFT JOIN meetings ON meetings.key = tellings.meeting
         WHERE told_programmes.committee = :committee AND documents.language <> 'cy'
         ORDER BY paper, documents.id, told_programmes.position, told_rows.position",
    )?;
    let versions = statement.query_map(named_params! { ":committee": committee }, |row| {
        let topic: bool = row.get("topic")?;
        let item: String = row.get("item")?;
        let actions: Option<String> = row.get("actions")?;
        let progress: Option<String> = row.get("progress")?;
        let headings: String = row.get("headings")?;
        let (title, text, more) = match actions {
            Some(actions) if !topic && is_said(&actions) && !are_remarks(&headings) => {
                (Some(item), actions, None)
            }
            Some(remark) if !topic && !remark.trim().is_empty() => (None, item, Some(remark)),
            _ => (None, item, None),
        };
        Ok(Version {
            paper: date(row, "paper")?,
            mention: Mention {
                place: if topic {
                    In::ForwardPlan
                } else {
                    In::Programme
                },
                day: date(row, "date")?,
                title,
                text,
                more,
                progress,
                ..place(row, committee)?
            },
        })
    })?;
    Ok(joined(versions.collect::<Result<_, _>>()?))
}

/// Whether a cell beside an item says what is to be done, and is no remark: "Every quarter".
fn is_said(cell: &str) -> bool {
    cell.split_whitespace().count() > REMARK
}

/// Whether what stands beside the items is remarks, by the heading of its column: "Notes".
fn are_remarks(headings: &str) -> bool {
    let headings: Vec<String> = serde_json::from_str(headings).unwrap_or_default();
    let has = |words: &[&str]| {
        headings.iter().any(|heading| {
            let folded = fold::compare(heading);
            words.iter().any(|word| folded.contains(word))
        })
    };
    has(&["note", "comment", "remark", "further information"])
        && !has(&[
            "action",
            "recommend",
            "outcome",
            "request",
            "purpose",
            "scope",
        ])
}

/// Words of a remark.
const REMARK: usize = 3;

/// Rows of every table of tasks held.
pub(super) fn tasks(connection: &Connection, committee: i64) -> Result<Vec<Mention>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT told_tasks.key, told_tasks.text, told_tasks.due_date, told_tasks.entered,
                told_tasks.status, told_tasks.progress, told_tasks.done, told_tasks.owner, told_tasks.minute,
                told_tasks.page, told_tasks.printed_page,
                told_tasks.line, told_tasks.document, NULL AS item_key, coalesce(tellings.stands_for, meetings.date) AS paper
         FROM meetings
         JOIN tellings ON tellings.meeting = meetings.key AND tellings.own = 1
         JOIN documents ON documents.key = tellings.document AND documents.language <> 'cy'
         JOIN told_tasks ON told_tasks.document = documents.key
         WHERE meetings.committee = :committee
         ORDER BY paper, documents.id, told_tasks.position",
    )?;
    let meetings = meetings(connection, committee)?;
    let versions = statement.query_map(named_params! { ":committee": committee }, |row| {
        let paper = date(row, "paper")?;
        let status: Option<String> = row.get("status")?;
        let progress: Option<String> = row.get("progress")?;
        let day = |said: &String| {
            let days = due::of_status(said, written(said, paper), paper?, &meetings);
            days.into_iter().max()
        };
        let said = status
            .as_ref()
            .and_then(day)
            .or_else(|| progress.as_ref().and_then(day));
        Ok(Version {
            paper,
            mention: Mention {
                place: In::Tracker,
                day: date(row, "entered")?,
                due: said.or(date(row, "due_date")?),
                text: row.get("text")?,
                more: progress
                    .clone()
                    .or_else(|| status.clone())
                    .filter(|told| is_said(told)),
                progress: progress.or(status),
                done: row.get("done")?,
                owner: row.get("owner")?,
                minute: row.get("minute")?,
                ..place(row, committee)?
            },
        })
    })?;
    Ok(joined(versions.collect::<Result<_, _>>()?))
}

/// Joins the versions of a place, given in the order of their papers: the newest words,
/// and the day of the first.
fn joined(versions: Vec<Version>) -> Vec<Mention> {
    let mut known: HashMap<(In, Option<Date>, String, String), usize> = HashMap::new();
    let mut places: Vec<Mention> = Vec::new();
    for Version { paper, mention } in versions {
        // A row without words of its own moves; one of a meeting stays there.
        let day = mention.title.as_ref().and(mention.day);
        let title = fold::compare(mention.title.as_deref().unwrap_or_default());
        let identity = (mention.place, day, title, fold::compare(&mention.text));
        let first_seen = match known.get(&identity) {
            Some(&index) => {
                let (first_seen, entered_in) = (places[index].first_seen, places[index].entered_in);
                places[index] = Mention {
                    first_seen,
                    entered_in,
                    seen: paper,
                    ..mention
                };
                continue;
            }
            None => paper,
        };
        known.insert(identity, places.len());
        places.push(Mention {
            first_seen,
            seen: paper,
            entered_in: (mention.document, mention.key),
            ..mention
        });
    }
    places
}
