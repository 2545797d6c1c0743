//! The store from outside its aggregates: papers of an invented council come, change
//! and go, and a person's work stays.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod bodies;
mod corrections;
mod dealt;
mod desk;
mod due;
mod edits;
mod jots;
mod leads;
mod officer;
mod opening;
mod papers;
mod previous;
mod safe;
mod scale;
mod search;
mod skim;
mod slips;
mod trackers;
mod verdicts;
mod versions;
mod whole;
mod work;
mod year;

use jiff::Timestamp;
use jiff::civil::{Date, date};
use tempfile::TempDir;

use super::desk::{ActionRow, Desk};
use super::{Filing, Hand, Imported, Store, Target};
use crate::domain::agenda::Item;
use crate::domain::meeting::{Meeting, Role, Status};
use crate::domain::minutes::{Clause, Decision, Minutes};
use crate::domain::programme::{ProgrammeRow, WorkProgramme};
use crate::domain::source::{
    FORMAT, Kind, Language, Paragraph, ParagraphRole, Place, Reading, Source,
};
use crate::domain::whole::Whole;

const PANEL: &str = "Rivers and Roads Panel";
const MAY: Date = date(2031, 5, 6);
const JUNE: Date = date(2031, 6, 3);
const JULY: Date = date(2031, 7, 1);

/// A store in a folder that is thrown away.
fn store() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("store")).unwrap();
    (folder, store)
}

fn hand(who: &str) -> Hand {
    Hand {
        who: who.to_owned(),
        at: "2031-06-03T18:00:00Z".parse().unwrap(),
        day: JUNE,
    }
}

fn now() -> Timestamp {
    "2031-06-01T09:00:00Z".parse().unwrap()
}

fn reading(name: &str) -> Reading {
    Reading {
        format: FORMAT,
        source: Source {
            id: String::new(),
            name: name.to_owned(),
            kind: Kind::Pdf,
            sha256: crate::domain::identity::sha256(name.as_bytes()),
            pages: None,
            issued: None,
            language: Language::English,
        },
        meetings: Vec::new(),
        work_programmes: Vec::new(),
        action_tables: Vec::new(),
        figures: Vec::new(),
        losses: Vec::new(),
        paragraphs: Vec::new(),
        whole: Whole::default(),
    }
}

fn meeting(day: Date, role: Role, items: Vec<Item>) -> Meeting {
    Meeting {
        council: Some("Ambleford Council".to_owned()),
        committee: Some(PANEL.to_owned()),
        date: Some(day),
        role,
        items,
        ..Meeting::default()
    }
}

fn item(number: &str, title: &str) -> Item {
    Item {
        number: Some(number.to_owned()),
        title: Some(title.to_owned()),
        ..Item::default()
    }
}

/// An item of minutes with one decision whose points are tracked.
fn minuted(number: &str, title: &str, points: &[&str]) -> Item {
    let clauses = points
        .iter()
        .zip(1..)
        .map(|(text, line)| Clause {
            number: Some(line.to_string()),
            text: (*text).to_owned(),
            tracked: true,
            line,
            rule: "decision-list".to_owned(),
            ..Clause::default()
        })
        .collect();
    Item {
        minutes: Some(Minutes {
            text: format!("RESOLVED:\n\n{}", points.join("\n\n")),
            decisions: vec![Decision {
                label: Some("RESOLVED".to_owned()),
                clauses,
            }],
            ..Minutes::default()
        }),
        ..item(number, title)
    }
}

fn agenda(name: &str, day: Date, items: Vec<Item>) -> Reading {
    Reading {
        meetings: vec![meeting(day, Role::Agenda, items)],
        ..reading(name)
    }
}

fn minutes(name: &str, day: Date, status: Status, items: Vec<Item>) -> Reading {
    let mut told = meeting(day, Role::Minutes, items);
    told.status = Some(status);
    Reading {
        meetings: vec![told],
        ..reading(name)
    }
}

fn programme(rows: &[(Date, &str)]) -> WorkProgramme {
    WorkProgramme {
        committee: Some("Rivers Committee".to_owned()),
        year: Some("2031 – 2032".to_owned()),
        headings: vec!["Date".to_owned(), "Item".to_owned()],
        rows: rows
            .iter()
            .map(|(day, item)| ProgrammeRow {
                date: Some(*day),
                item: (*item).to_owned(),
                ..ProgrammeRow::default()
            })
            .collect(),
        ..WorkProgramme::default()
    }
}

fn paragraph(page: Option<u32>, line: u32, text: &str) -> Paragraph {
    Paragraph {
        place: Place {
            page,
            printed_page: page.map(|page| (page + 2).to_string()),
            line,
        },
        role: ParagraphRole::Text,
        text: text.to_owned(),
    }
}

/// Imports a paper; its bytes are its name.
fn import(store: &mut Store, reading: &Reading) -> Imported {
    let bytes = reading.source.name.as_bytes();
    store
        .import(reading, bytes, &Filing::default(), now())
        .unwrap()
}

fn desk_on(store: &Store, day: Date) -> Desk {
    let meetings = store.meetings().unwrap();
    let found = meetings.iter().find(|row| row.date == Some(day));
    store
        .desk(found.expect("a meeting on that day").key)
        .unwrap()
}

fn actions(store: &Store, day: Date) -> Vec<ActionRow> {
    desk_on(store, day).actions
}

fn texts(actions: &[ActionRow]) -> Vec<&str> {
    actions.iter().map(|action| action.text.as_str()).collect()
}

fn target(actions: &[ActionRow], text: &str) -> Target {
    let found = actions.iter().find(|action| action.text == text);
    Target::Action(found.expect("an action of that text").key)
}
