//! `brief`: what a member, or a chair, takes into a meeting.

use std::fs;
use std::path::Path as FilePath;

use anyhow::{Context, Result};

use crate::cli::args::{Arguments, Brief, Markup};
use crate::cli::named;
use crate::cli::output::Printer;
use crate::cli::place::Place;
use crate::domain::wording;
use crate::export::brief::Exempt;
use crate::export::paper::Paper;
use crate::export::{arising, brief, exempt, markup};
use crate::store::Store;

/// Prints or writes the brief of a meeting, or the one on matters arising.
pub fn brief(arguments: &Arguments, asked: &Brief, out: &mut Printer) -> Result<()> {
    let place = Place::of(arguments)?;
    let store = place.store_to_read()?;
    let (meeting, committee) = (asked.meeting.as_deref(), asked.committee.as_deref());
    let meeting = named::meeting(&store, &place, meeting, committee)?;
    let exempt = if asked.include_exempt {
        Exempt::Told
    } else {
        Exempt::LeftOut
    };
    let paper = if asked.arising {
        let is_named = asked.meeting.is_some();
        arising(&store, &place, (meeting, is_named), exempt)?
    } else {
        brief::of_store(&store, meeting, exempt, place.today)?
    };
    hand_out(&paper, asked.format, Markup::Md, asked.out.as_deref(), out)
}

fn arising(
    store: &Store,
    place: &Place,
    (meeting, is_named): (i64, bool),
    exempt: Exempt,
) -> Result<Paper> {
    let mut desk = store.desk(meeting)?;
    let mut last = desk.previous.last();
    // Of the next meeting nothing may be held yet: the last one is then a meeting before it.
    let is_over = desk.meeting.date.is_some_and(|day| day < place.today);
    if is_over && !is_named {
        last = desk.meeting.date.take();
    }
    let made_before = desk.actions.len();
    if exempt == Exempt::LeftOut {
        exempt::withhold(&mut desk.actions, &store.withheld()?);
    }
    let left_out = made_before - desk.actions.len();
    let mut paper = arising::brief(
        &desk.meeting,
        last,
        &desk.actions,
        &store.answers()?,
        place.today,
    );
    if let Some(words) = wording::in_welsh(&desk.in_welsh) {
        paper.text(words);
    }
    if left_out > 0 {
        paper.text("What was asked under exempt items is left out; --include-exempt tells it.");
    }
    Ok(paper)
}

/// Prints a text or writes it to a file, in the format that was asked for, else in that of
/// the file's ending.
pub fn hand_out(
    paper: &Paper,
    format: Option<Markup>,
    otherwise: Markup,
    path: Option<&FilePath>,
    out: &mut Printer,
) -> Result<()> {
    let ending = path
        .and_then(FilePath::extension)
        .map(|ending| ending.to_string_lossy().to_lowercase());
    let format = format.unwrap_or(match ending.as_deref() {
        Some("html" | "htm") => Markup::Html,
        Some("txt") => Markup::Txt,
        Some("md") => Markup::Md,
        Some(_) | None => otherwise,
    });
    let text = match format {
        Markup::Md => markup::markdown(paper),
        Markup::Html => markup::html(paper),
        Markup::Txt => markup::plain(paper),
    };
    match path {
        Some(path) => {
            fs::write(path, text).with_context(|| format!("could not write {}", path.display()))
        }
        None => out.text(&text),
    }
}
