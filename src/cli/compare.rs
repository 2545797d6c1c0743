//! `compare`: what differs between two versions of a paper, and a programme row through all
//! its versions.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Serialize;

use crate::cli::args::{Arguments, Compare, Format};
use crate::cli::output::{Printer, Table};
use crate::cli::place::{Place, reader};
use crate::domain::wording;
use crate::export::markup;
use crate::export::paper::{Paper, Part};
use crate::import;
use crate::store::resolve::Named;
use crate::store::threads::HeldPaper;
use crate::store::versions::RowVersion;
use crate::thread::compare::{Difference, Version, compare as differences, notes};
use crate::tui::text::soften;

/// What `compare --format json` prints.
#[derive(Debug, Serialize)]
struct Answer<'a> {
    before: &'a str,
    after: &'a str,
    differences: &'a [Difference],
    /// What was not compared, as sentences.
    not_compared: &'a [String],
}

/// Prints what differs between two papers, or the history of one programme row.
pub fn compare(arguments: &Arguments, asked: &Compare, out: &mut Printer) -> Result<()> {
    let place = Place::of(arguments)?;
    let Some(after) = &asked.after else {
        return history(&place, asked, out);
    };
    let before = version(&place, &asked.before)?;
    let after = version(&place, after)?;
    let found = differences(&before, &after);
    let notes = notes(&before, &after, &found);
    let answer = Answer {
        before: &before.name,
        after: &after.name,
        differences: &found,
        not_compared: &notes,
    };
    if asked.printed.format() == Format::Table {
        return out.text(&markup::plain(&told(&before, &after, &found, &notes)));
    }
    out.answer(asked.printed.format(), &table(&found), &answer)
}

/// The differences under the item or row that they belong to, and what was not compared.
fn told(before: &Version, after: &Version, found: &[Difference], notes: &[String]) -> Paper {
    let mut paper = Paper {
        title: format!("{} → {}", named(before), named(after)),
        ..Paper::default()
    };
    let mut of = "";
    for difference in found {
        if difference.of != of {
            of = &difference.of;
            paper.parts.push(Part::Subheading(soften(of)));
        }
        let fate = difference.fate.word();
        let place = difference.whereabouts();
        let place = place.map_or_else(String::new, |place| format!(" ({place})"));
        paper.text(format!("{fate}: {}{place}", difference.told()));
    }
    if found.is_empty() {
        paper.text(format!("They say the same in {}.", scope(before, after)));
    }
    for note in notes {
        paper.text(note.clone());
    }
    paper
}

/// A version by its file and its day.
fn named(version: &Version) -> String {
    match version.day {
        Some(day) => format!("{} ({})", version.name, wording::long_day(day)),
        None => version.name.clone(),
    }
}

/// What was compared of two versions: what both hold.
fn scope(before: &Version, after: &Version) -> String {
    let has = |of: fn(&Version) -> bool| of(before) || of(after);
    let parts: Vec<&str> = [
        (
            has(|version| !version.items.is_empty()),
            "their items, what is asked and recommendations",
        ),
        (has(|version| !version.minutes.is_empty()), "their minutes"),
        (
            has(|version| !version.rows.is_empty()),
            "their work programmes",
        ),
    ]
    .into_iter()
    .filter_map(|(is_there, words)| is_there.then_some(words))
    .collect();
    match parts.as_slice() {
        [] => "nothing: neither holds items, minutes or a work programme".to_owned(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A version of a paper: a file, or the id of one that is held.
fn version(place: &Place, named: &str) -> Result<Version> {
    let path = Path::new(named);
    if path.is_file() {
        let bytes = fs::read(path).with_context(|| format!("could not read {named}"))?;
        let name = path.file_name().map_or_else(
            || named.to_owned(),
            |name| name.to_string_lossy().into_owned(),
        );
        let reading = import::read(&name, &bytes, &reader()?)?;
        return Ok(Version::of(&reading));
    }
    // What looks like a file and is none is no slip in an id.
    if path.extension().is_some() || named.contains(['/', '\\']) {
        bail!("there is no file {named}");
    }
    let store = place.store_to_read()?;
    match store.resolve(named)? {
        Named::Document(document) => Ok(store.version(document)?),
        Named::Action(_) | Named::Programme(_) | Named::Item(_) | Named::Meeting(_) => bail!(
            "“{named}” is neither a file nor a paper that is held; “matters show documents” lists papers with their ids"
        ),
    }
}

/// The history of one programme row.
fn history(place: &Place, asked: &Compare, out: &mut Printer) -> Result<()> {
    let store = place.store_to_read()?;
    let row = match store.resolve(&asked.before)? {
        Named::Programme(row) => row,
        Named::Action(_) | Named::Item(_) | Named::Meeting(_) | Named::Document(_) => bail!(
            "one id alone names a row of a work programme; name two papers to compare them: “matters compare BEFORE AFTER”"
        ),
    };
    let versions = store.row_versions(row)?;
    let gaps = store.row_gaps(row, &versions)?;
    out.answer(
        asked.printed.format(),
        &versions_table(&versions, &gaps),
        &versions,
    )
}

/// The versions of a row, and between them those in which it was not found.
fn versions_table(versions: &[RowVersion], gaps: &[HeldPaper]) -> Table {
    let mut gaps = gaps.iter().peekable();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (at, version) in versions.iter().enumerate() {
        while let Some(gap) = gaps.next_if(|gap| Some(gap.date) < version.of) {
            let mut row = vec![String::new(); 8];
            row[0] = wording::short_day(gap.date);
            "not found in it".clone_into(&mut row[1]);
            row[7].clone_from(&gap.document);
            rows.push(row);
        }
        let was = at.checked_sub(1).map(|before| &versions[before]);
        let date = version
            .date
            .map_or_else(|| "not yet scheduled".to_owned(), wording::short_day);
        rows.push(vec![
            version.of.map_or_else(String::new, wording::short_day),
            match was {
                None => "first seen".to_owned(),
                Some(was) if was.date != version.date => "moved".to_owned(),
                Some(was) if was.actions != version.actions => "actions".to_owned(),
                Some(was) if was.progress != version.progress => "progress".to_owned(),
                Some(was) if was.lead != version.lead => "lead officer".to_owned(),
                Some(_) => String::new(),
            },
            date,
            soften(&version.item),
            version.actions.clone().unwrap_or_default(),
            version.progress.clone().unwrap_or_default(),
            version.lead.clone().unwrap_or_default(),
            format!(
                "{} {}",
                version.source.document,
                version.source.place.short()
            ),
        ]);
    }
    Table {
        headings: vec![
            "programme of",
            "",
            "planned for",
            "item",
            "actions",
            "progress",
            "lead officer",
            "paper",
        ],
        rows,
    }
}

fn table(found: &[Difference]) -> Table {
    let rows = found.iter().map(|difference| {
        vec![
            difference.fate.word().to_owned(),
            difference.part.words().to_owned(),
            soften(&difference.of),
            difference.how(),
            difference.whereabouts().unwrap_or_default(),
        ]
    });
    Table {
        headings: vec!["", "what", "of", "how", "where"],
        rows: rows.collect(),
    }
}
