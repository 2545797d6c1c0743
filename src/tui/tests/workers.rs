//! The workers over a real store: a tick holds when the desk is opened again.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use jiff::Timestamp;

use super::shelf::papers::date;
use crate::domain::agenda::Item;
use crate::domain::meeting::{Meeting, Role};
use crate::domain::minutes::{Clause, Minutes};
use crate::domain::source::{FORMAT, Kind, Language, Reading, Source};
use crate::domain::whole::Whole;
use crate::store::{Filing, Store, Target, Ticked};
use crate::tui::command::Layer;
use crate::tui::event::{Answer, Ask, Event};
use crate::tui::find::{self, Query};
use crate::tui::pane::prepared::Prepared;
use crate::tui::worker::{Person, Workers};

/// Long enough for any machine; a test that waits so long has failed.
const DEADLINE: Duration = Duration::from_secs(30);

fn paper() -> Reading {
    let clause = Clause {
        text: "The buoys to be painted.".to_owned(),
        tracked: true,
        line: 3,
        ..Clause::default()
    };
    let minutes = Minutes {
        actions: vec![clause],
        ..Minutes::default()
    };
    let item = Item {
        title: Some("Buoys".to_owned()),
        minutes: Some(minutes),
        ..Item::default()
    };
    let meeting = Meeting {
        committee: Some("Harbour Panel".to_owned()),
        date: Some(date("2031-08-24")),
        role: Role::Minutes,
        items: vec![item],
        ..Meeting::default()
    };
    Reading {
        format: FORMAT,
        source: Source {
            id: "b1".to_owned(),
            name: "minutes.txt".to_owned(),
            kind: Kind::Text,
            sha256: "b1".repeat(32),
            pages: None,
            issued: None,
            language: Language::English,
        },
        meetings: vec![meeting],
        work_programmes: Vec::new(),
        action_tables: Vec::new(),
        figures: Vec::new(),
        losses: Vec::new(),
        paragraphs: Vec::new(),
        whole: Whole::default(),
    }
}

fn start(folder: &Path) -> (Workers, Receiver<Event>) {
    let (to, events) = mpsc::channel();
    let person = Person {
        shared: std::sync::Arc::default(),
        who: "Ada".to_owned(),
        today: date("2031-10-03"),
        named_day: None,
        pages: folder.join("pages"),
        backups: None,
    };
    (
        Workers::start(folder.to_owned(), person, Arc::default(), to).unwrap(),
        events,
    )
}

fn next(events: &Receiver<Event>) -> Answer {
    match events.recv_timeout(DEADLINE).unwrap() {
        Event::Answer(answer) => answer,
        other => panic!("{other:?}"),
    }
}

fn open(workers: &Workers, events: &Receiver<Event>) -> Prepared {
    workers.ask(Ask::Open {
        number: 7,
        meeting: None,
    });
    match next(events) {
        Answer::Opened {
            number: 7,
            desk: Some(desk),
            ..
        } => *desk,
        other => panic!("{other:?}"),
    }
}

/// An agenda of October, with an item about what was promised in August.
fn october() -> Reading {
    let item = Item {
        title: Some("The buoys to be painted".to_owned()),
        ..Item::default()
    };
    let meeting = Meeting {
        committee: Some("Harbour Panel".to_owned()),
        date: Some(date("2031-10-02")),
        role: Role::Agenda,
        items: vec![item],
        ..Meeting::default()
    };
    let paper = paper();
    Reading {
        source: Source {
            sha256: "b2".repeat(32),
            name: "agenda.txt".to_owned(),
            ..paper.source
        },
        meetings: vec![meeting],
        ..paper
    }
}

#[test]
fn a_desk_is_laid_out_only_when_no_threads_wait_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let (workers, events) = start(folder.path());
    // Its store is open before the papers come.
    workers.ask(Ask::Meetings);
    assert!(matches!(next(&events), Answer::Meetings(_)));
    let mut store = Store::open(folder.path()).unwrap();
    store.let_threads_wait();
    for (paper, bytes) in [(paper(), "august"), (october(), "october")] {
        let now = Timestamp::UNIX_EPOCH;
        store
            .import(&paper, bytes.as_bytes(), &Filing::default(), now)
            .unwrap();
    }
    assert!(store.actions().unwrap()[0].thread.traces.is_empty());
    let desk = open(&workers, &events).desk;
    assert_eq!(desk.actions[0].thread.traces.len(), 1);
}

#[test]
fn a_tick_is_there_when_the_desk_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    store
        .import(
            &paper(),
            b"words",
            &Filing::default(),
            Timestamp::UNIX_EPOCH,
        )
        .unwrap();
    drop(store);

    let (workers, events) = start(folder.path());
    let key = open(&workers, &events).desk.actions[0].key;
    let targets = vec![Target::Action(key)];
    workers.ask(Ask::Tick {
        targets,
        done: Ticked::Yes,
    });
    assert!(matches!(
        next(&events),
        Answer::Ticked {
            done: Ticked::Yes,
            ..
        }
    ));
    drop(workers);

    let (workers, events) = start(folder.path());
    let again = open(&workers, &events);
    assert_eq!(
        again.desk.actions[0]
            .ticked
            .as_ref()
            .map(|tick| tick.by.as_str()),
        Some("Ada")
    );
}

#[test]
fn what_another_program_imports_is_news_and_what_the_desk_writes_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let (workers, events) = start(folder.path());
    workers.ask(Ask::Meetings);
    assert!(matches!(next(&events), Answer::Meetings(meetings) if meetings.is_empty()));

    let mut other = Store::open(folder.path()).unwrap();
    other
        .import(
            &paper(),
            b"words",
            &Filing::default(),
            Timestamp::UNIX_EPOCH,
        )
        .unwrap();
    workers.ask(Ask::Look);
    assert!(matches!(next(&events), Answer::Changed));

    let key = open(&workers, &events).desk.actions[0].key;
    workers.ask(Ask::Tick {
        targets: vec![Target::Action(key)],
        done: Ticked::Yes,
    });
    assert!(matches!(next(&events), Answer::Ticked { .. }));
    workers.ask(Ask::Look);
    workers.ask(Ask::Meetings);
    assert!(matches!(next(&events), Answer::Meetings(_)));
}

#[test]
fn the_finder_answers_by_name_from_the_store() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    store
        .import(
            &paper(),
            b"words",
            &Filing::default(),
            Timestamp::UNIX_EPOCH,
        )
        .unwrap();
    let (workers, events) = start(folder.path());
    workers.search(Query {
        number: 1,
        typed: "!buoys".to_owned(),
        here: None,
        committee: None,
        below: Layer::Agenda,
        adds: false,
    });
    let Answer::Names { number: 1, found } = next(&events) else {
        panic!("names come first")
    };
    let counts = found.iter().map(|group| (group.kind, group.count));
    assert_eq!(counts.collect::<Vec<_>>(), [(find::Kind::Action, 1)]);
    assert!(matches!(next(&events), Answer::Words { number: 1, .. }));
}

#[test]
fn a_store_that_cannot_be_opened_is_said_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "not a folder").unwrap();
    let (_workers, events) = start(&file);
    assert!(matches!(next(&events), Answer::Failed { fatal: true, .. }));
}
