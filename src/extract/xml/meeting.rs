//! A meeting of the web service → the lines that its page would have.

use std::collections::HashSet;

use jiff::civil::{Date, Weekday};

use super::fields::{Fields, Found, Item};
use crate::domain::fold;
use crate::extract::html::{self, writer::Writer};
use crate::extract::{Cell, Error, Line};

/// The level of the meeting's name.
const NAME: u8 = 2;

/// The level of an item's title.
const TITLE: u8 = 3;

/// What a reader of the lines is told of an item that the service keeps back.
const RESTRICTED: &str = "[Restricted item]";

/// The lines of a meeting.
pub fn lines(found: Found) -> Result<Vec<Line>, Error> {
    let mut writer = Writer::default();
    head(&mut writer, &found.meeting)?;
    // Over a meeting's items the words would tell of nothing but who came.
    if found.items.is_empty() {
        writer.label("Meeting attendance");
    }
    attendance(&mut writer, &found.attendees)?;
    if !found.items.is_empty() {
        writer.label("No. | Item |");
    }
    for item in items(found.items)? {
        write(&mut writer, &item)?;
    }
    Ok(writer.done())
}

fn head(writer: &mut Writer, meeting: &Fields) -> Result<(), Error> {
    let named = ["committeename", "committeetitle", "committee"]
        .iter()
        .find_map(|name| meeting.get(*name));
    let committee = plain(named.map(String::as_str))?;
    let written = plain(meeting.get("meetingdate").map(String::as_str))?;
    let time = plain(meeting.get("meetingtime").map(String::as_str))?;
    let status = plain(meeting.get("meetingstatus").map(String::as_str))?.to_lowercase();
    if status.contains("draft") {
        writer.label("Agenda and draft minutes");
    }
    let day = day(&written).map(|day| {
        let weekday = weekday(day.weekday());
        format!("{weekday}, {} {time}", day.strftime("%-d %B %Y"))
    });
    match day {
        Some(day) if !committee.is_empty() => {
            writer.heading = Some(NAME);
            writer.label(&format!("{committee} - {day}"));
            writer.heading = None;
        }
        Some(day) => writer.label(&format!("Date: {day}")),
        None => writer.label(&committee),
    }
    if ["cancelled", "canceled"]
        .iter()
        .any(|word| status.contains(word))
    {
        writer.label("CANCELLED");
    } else if status.contains("postponed") {
        writer.label("POSTPONED");
    }
    let place = plain(meeting.get("meetinglocation").map(String::as_str))?;
    if !place.is_empty() {
        writer.label(&format!("Venue: {place}"));
    }
    let closed = plain(meeting.get("meetingactualfinishtime").map(String::as_str))?;
    if !closed.is_empty() && !closed.starts_with("00:00") && closed != "0" {
        writer.label(&format!("The meeting closed at {closed}"));
    }
    Ok(())
}

/// A day written as `05/10/2031`, perhaps with a time behind it.
fn day(written: &str) -> Option<Date> {
    let first = written.split_whitespace().next()?;
    Date::strptime("%d/%m/%Y", first).ok()
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// The table of those who came, as the attendance page has it.
fn attendance(writer: &mut Writer, attendees: &[Fields]) -> Result<(), Error> {
    if attendees.is_empty() {
        return Ok(());
    }
    let mut rows = vec![["Attendee", "Role", "Attendance"].map(str::to_owned)];
    for attendee in attendees {
        let field = |name: &str| plain(attendee.get(name).map(String::as_str));
        rows.push([
            field("name")?,
            field("roledescription")?,
            field("attendance")?,
        ]);
    }
    let cells = rows.into_iter().map(|row| {
        row.into_iter()
            .zip(0..)
            .map(|(text, column)| Cell {
                text,
                column,
                span: 1,
                ..Cell::default()
            })
            .collect()
    });
    writer.table(cells.collect());
    Ok(())
}

/// An item as it is written.
struct Told {
    item: Item,
    title: String,
    restricted: bool,
}

/// The items, each once: a restricted one and its public twin are one, and what comes
/// twice is the same.
fn items(items: Vec<Item>) -> Result<Vec<Told>, Error> {
    let mut told: Vec<Told> = Vec::with_capacity(items.len());
    let mut seen = HashSet::new();
    let mut titles = std::collections::HashMap::<String, Vec<usize>>::new();
    for item in items {
        let id = item
            .fields
            .get("agendaitemid")
            .map(|id| id.trim().to_owned());
        if id.is_some_and(|id| !seen.insert(id)) {
            continue;
        }
        let title = plain(item.fields.get("agendaitemtitle").map(String::as_str))?;
        let restricted = is_true(item.fields.get("isrestricted"));
        let same = titles.entry(fold::compare(&title)).or_default();
        let twin = same
            .iter()
            .copied()
            .find(|at| told[*at].restricted != restricted);
        if let Some(at) = twin {
            told[at].restricted = true;
            merge(&mut told[at].item, item, !restricted);
            continue;
        }
        same.push(told.len());
        told.push(Told {
            item,
            title,
            restricted,
        });
    }
    Ok(told)
}

/// Adds what an item's twin says; the public one's words come first.
fn merge(item: &mut Item, twin: Item, twin_is_public: bool) {
    let mut fields = twin.fields;
    if twin_is_public {
        std::mem::swap(&mut item.fields, &mut fields);
    }
    for (name, words) in fields {
        item.fields.entry(name).or_insert(words);
    }
    for paper in twin.papers {
        let id = paper.get("attachmentid");
        let held = item
            .papers
            .iter()
            .any(|held| id.is_some() && held.get("attachmentid") == id);
        if !held {
            item.papers.push(paper);
        }
    }
}

fn write(writer: &mut Writer, told: &Told) -> Result<(), Error> {
    let fields = &told.item.fields;
    let words = |name: &str| fields.get(name).map(String::as_str).unwrap_or_default();
    let announced = html::lines(words("agendatext"))?;
    let decision = html::lines(words("decisionnonemptyhtmlbody"))?;
    let minutes = html::lines(words("minutesnonemptyhtmlbody"))?;
    let agenda = number(fields, &["agendaitemnumber"])?;
    let minute = if minutes.is_empty() && decision.is_empty() {
        None
    } else {
        minute_number(fields)?
    };
    let empty = announced.is_empty() && decision.is_empty() && minutes.is_empty();
    // A heading between items is numbered 0 and says nothing.
    let heading = words("agendaitemnumber").trim() == "0" && empty && told.item.papers.is_empty();
    if heading || told.title.is_empty() && empty {
        return Ok(());
    }
    if let Some(number) = minute.as_ref().or(agenda.as_ref()) {
        writer.label(&format!("{number}. |"));
    }
    writer.heading = Some(TITLE);
    writer.label(&told.title);
    writer.heading = None;
    if let Some(agenda) =
        agenda.filter(|agenda| minute.as_ref().is_some_and(|minute| minute != agenda))
    {
        writer.label(&format!("(Item {agenda})"));
    }
    if told.restricted {
        writer.label(RESTRICTED);
    }
    writer.lines(announced);
    if !told.item.papers.is_empty() {
        writer.label("Additional documents:");
        for paper in &told.item.papers {
            document(writer, paper)?;
        }
    }
    for (label, body) in [("Decision:", decision), ("Minutes:", minutes)] {
        if !body.is_empty() {
            writer.label(label);
            writer.lines(body);
        }
    }
    writer.label("|");
    Ok(())
}

fn document(writer: &mut Writer, paper: &Fields) -> Result<(), Error> {
    let title = plain(paper.get("title").map(String::as_str))?;
    if title.is_empty() {
        return Ok(());
    }
    let url = plain(paper.get("url").map(String::as_str))?;
    let format = url
        .rsplit_once('.')
        .map(|(_, format)| format.to_uppercase())
        .filter(|format| {
            (2..=4).contains(&format.len())
                && format.chars().all(|letter| letter.is_ascii_alphanumeric())
        });
    match format {
        Some(format) => writer.label(&format!("• {title} [{format}]")),
        None => writer.label(&format!("• {title}")),
    }
    Ok(())
}

/// The number of the minute, as the service shows it or as its two parts.
fn minute_number(fields: &Fields) -> Result<Option<String>, Error> {
    let Some(number) = number(fields, &["minutesitemnumber"])? else {
        return Ok(None);
    };
    let sub = plain(fields.get("minutesitemsubnumber").map(String::as_str))?;
    Ok(Some(match sub.as_str() {
        "" | "0" => number,
        letter if letter.chars().all(char::is_alphabetic) => format!("{number}{letter}"),
        sub => format!("{number}.{sub}"),
    }))
}

/// A number that is one: an item without has 0.
fn number(fields: &Fields, names: &[&str]) -> Result<Option<String>, Error> {
    for name in names {
        let number = plain(fields.get(*name).map(String::as_str))?;
        let number = number.trim_end_matches('.');
        if number
            .chars()
            .any(|letter| letter.is_ascii_digit() && letter != '0')
        {
            return Ok(Some(number.to_owned()));
        }
    }
    Ok(None)
}

fn is_true(word: Option<&String>) -> bool {
    word.is_some_and(|word| word.trim().eq_ignore_ascii_case("true"))
}

/// The words of a field on one line.
fn plain(words: Option<&str>) -> Result<String, Error> {
    let Some(words) = words.map(str::trim).filter(|words| !words.is_empty()) else {
        return Ok(String::new());
    };
    if !words.contains(['&', '<']) {
        return Ok(fold::quote(words));
    }
    let mut plain = words.to_owned();
    // Some services encode what was encoded already.
    for _ in 0..DEEPEST {
        let lines: Vec<String> = html::lines(&plain)?
            .into_iter()
            .map(|line| line.text)
            .collect();
        let decoded = fold::quote(&lines.join(" "));
        if decoded == plain {
            break;
        }
        plain = decoded;
    }
    Ok(plain)
}

/// Times that a title is decoded.
const DEEPEST: usize = 3;
