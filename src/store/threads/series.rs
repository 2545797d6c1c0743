//! The sentences of later reports that may tell the figures that were asked for: under their
//! title, or in passing in a report on something else.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use rusqlite::{Connection, named_params};

use crate::domain::agenda::is_procedural;
use crate::domain::fold;
use crate::domain::wording::days_between;
use crate::parse::sentence;
use crate::store::Error;
use crate::store::columns::{date, place as at};
use crate::thread::promise::{In, Mention, Promise};
use crate::thread::series;

/// A report that stands on an agenda.
struct Report {
    told_item: i64,
    item: i64,
    day: Date,
    title: String,
    /// The words of its title that tell its series.
    words: Vec<String>,
}

/// The sentences of the next reports under the titles of promises that ask for figures, and
/// those with figures of any report that comes soon.
pub(super) fn told(
    connection: &Connection,
    committee: i64,
    promises: &[Promise],
) -> Result<Vec<Mention>, Error> {
    let wanted: Vec<(&Promise, Vec<String>, Date)> = promises
        .iter()
        .filter(|promise| promise.task.is_none() && series::wants_figures(&promise.text))
        .filter_map(|promise| {
            let item = promise.item.as_deref().unwrap_or_default();
            let title = Some(item).filter(|item| !is_procedural(item));
            Some((
                promise,
                series::words(&fold::compare(title.unwrap_or_default())),
                promise.day?,
            ))
        })
        .collect();
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let reports = reports(connection, committee)?;
    let mut heads: HashMap<usize, Vec<Vec<String>>> = HashMap::new();
    let mut in_passing: HashMap<usize, Vec<Vec<String>>> = HashMap::new();
    for (promise, title, made) in &wanted {
        let of_promise = series::heads(&promise.text);
        let soon = reports.iter().enumerate();
        let soon = soon.filter(|(_, report)| {
            report.day > *made && days_between(*made, report.day) <= series::SOON
        });
        for (report, _) in soon {
            let of_report = in_passing.entry(report).or_default();
            of_report.push(of_promise.clone());
        }
        let next = reports
            .iter()
            .enumerate()
            .filter(|(_, report)| report.day > *made && series::are_one(title, &report.words));
        for (report, _) in next.take(series::REPORTS) {
            heads.entry(report).or_default().push(of_promise.clone());
        }
    }
    let mut found = Vec::new();
    for (number, report) in reports.iter().enumerate() {
        let of_title = heads.get(&number).map_or(&[][..], Vec::as_slice);
        let in_passing = in_passing.get(&number).map_or(&[][..], Vec::as_slice);
        if !(of_title.is_empty() && in_passing.is_empty()) {
            let report = (report, of_title, in_passing);
            sentences(connection, committee, report, &mut found)?;
        }
    }
    Ok(found)
}

/// The reports of a committee's agendas, in the order of their meetings.
fn reports(connection: &Connection, committee: i64) -> Result<Vec<Report>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT items.key, items.title, items.folded, items.report, meetings.date
         FROM meeting_committees
         JOIN meetings ON meetings.key = meeting_committees.meeting
         JOIN items ON items.meeting = meetings.key AND items.report IS NOT NULL
         WHERE meeting_committees.committee = :committee AND meetings.date IS NOT NULL
         ORDER BY meetings.date, meetings.ordinal, items.position, items.key",
    )?;
    let mut cursor = statement.query(named_params! { ":committee": committee })?;
    let mut reports = Vec::new();
    while let Some(row) = cursor.next()? {
        if let Some(day) = date(row, "date")? {
            reports.push(Report {
                told_item: row.get("report")?,
                item: row.get("key")?,
                day,
                title: row.get("title")?,
                words: series::words(&row.get::<_, String>("folded")?),
            });
        }
    }
    Ok(reports)
}

fn sentences(
    connection: &Connection,
    committee: i64,
    (report, of_title, in_passing): (&Report, &[Vec<String>], &[Vec<String>]),
    found: &mut Vec<Mention>,
) -> Result<(), Error> {
    let mut statement = connection.prepare_cached(
        "SELECT paragraphs.key, paragraphs.text, paragraphs.page, paragraphs.printed_page,
                paragraphs.line, paragraphs.document
         FROM paragraphs
         WHERE paragraphs.told_item = :report AND paragraphs.exempt = 0
           AND paragraphs.role IN ('text', 'point')
         ORDER BY paragraphs.position",
    )?;
    let mut cursor = statement.query(named_params! { ":report": report.told_item })?;
    let mut met = HashSet::new();
    while let Some(row) = cursor.next()? {
        let text: String = row.get("text")?;
        for said in sentence::split(&text) {
            let folded = fold::compare(said);
            let is_one = |heads: &Vec<String>| series::may_tell(&folded, heads);
            let has_figures = said.contains(|letter: char| letter.is_ascii_digit());
            let may_tell =
                of_title.iter().any(is_one) || (has_figures && in_passing.iter().any(is_one));
            if !may_tell || !met.insert(folded) {
                continue;
            }
            found.push(Mention {
                key: row.get("key")?,
                item: Some(report.item),
                document: row.get("document")?,
                at: at(row)?,
                committee,
                first_seen: Some(report.day),
                seen: Some(report.day),
                day: Some(report.day),
                title: Some(report.title.clone()),
                text: said.to_owned(),
                is_told: true,
                ..Mention::nothing(In::Report)
            });
        }
    }
    Ok(())
}
