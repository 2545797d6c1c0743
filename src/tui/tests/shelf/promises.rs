//! What was promised, and where it turned up again.

use std::sync::Arc;

use crate::store::by_hand::ByHand;
use crate::store::desk::{ActionRow, ClauseKind, Tick};
use crate::store::threads::{Held, HeldPaper, KnownMeeting, Thread, TraceRow};
use crate::thread::changed::Changed;
use crate::thread::promise::In;
use crate::tui::tests::shelf::papers::{date, source};

pub fn action(key: i64, minute: &str, item: &str, text: &str) -> ActionRow {
    ActionRow {
        thread: Thread {
            held: held(),
            ..Thread::default()
        },
        by_hand: ByHand::default(),
        meeting_key: 0,
        key,
        id: format!("a{key}"),
        kind: ClauseKind::Decision,
        text: text.to_owned(),
        owner: None,
        due: None,
        due_date: None,
        committee: "Harbour and Ferries Scrutiny Panel".to_owned(),
        date: Some(date("2031-08-24")),
        minute: Some(minute.to_owned()),
        item: Some(item.to_owned()),
        item_key: Some(21),
        said_done: false,
        status: None,
        ticked: None,
        source: Some(source(7)),
        progress: Vec::new(),
        taken_down: None,
        put_right: Vec::new(),
    }
}

/// What is held of the panel: the pack on the desk, and no minutes of September.
pub fn held() -> Arc<Held> {
    let known = |day: &str, has_minutes| KnownMeeting {
        date: date(day),
        is_cancelled: false,
        has_minutes,
    };
    Arc::new(Held {
        papers: vec![
            HeldPaper {
                document: "ferries-august.pdf".to_owned(),
                date: date("2031-08-24"),
                lists: true,
            },
            HeldPaper {
                document: "ferries-october.pdf".to_owned(),
                date: date("2031-10-06"),
                lists: true,
            },
        ],
        meetings: vec![
            known("2031-06-12", true),
            known("2031-08-24", true),
            known("2031-09-18", false),
            known("2031-10-06", false),
        ],
    })
}

/// A place where an action turns up again.
pub fn trace(id: &str, place: In, day: Option<&str>, text: &str) -> TraceRow {
    TraceRow {
        id: id.to_owned(),
        place,
        committee: "Harbour and Ferries Scrutiny Panel".to_owned(),
        day: day.map(date),
        due: None,
        owner: None,
        title: None,
        text: text.to_owned(),
        part: text.to_owned(),
        progress: None,
        done: false,
        promised_again: false,
        score: 0.9,
        why: vec!["evening".to_owned(), "sailings".to_owned()],
        changed: None,
        slipped: Vec::new(),
        added: false,
        home: None,
        verdict: None,
        item_key: None,
        meeting_key: Some(1),
        source: source(40),
    }
}

/// An action with its traces.
pub fn found(action: ActionRow, traces: Vec<TraceRow>) -> ActionRow {
    let thread = Thread {
        traces,
        ..action.thread
    };
    ActionRow { thread, ..action }
}

/// An action that its meeting recorded twice.
pub fn same_as(action: ActionRow, other: &str) -> ActionRow {
    let thread = Thread {
        same_as: vec![other.to_owned()],
        ..action.thread
    };
    ActionRow { thread, ..action }
}

/// An action that names a day.
pub fn names(action: ActionRow, day: &str) -> ActionRow {
    let thread = Thread {
        names: vec![date(day)],
        ..action.thread
    };
    ActionRow { thread, ..action }
}

pub fn actions() -> Vec<ActionRow> {
    let gangway = "That the gangway at Low Pier be inspected before the autumn gales.";
    vec![
        found(
            action(
                31,
                "20",
                "FERRY TIMETABLE REVIEW",
                "That a report on the evening sailings be brought to the next meeting.",
            ),
            vec![
                TraceRow {
                    title: Some("Ferry timetable review".to_owned()),
                    changed: Some(Changed::Softened),
                    why: vec![
                        "evening".to_owned(),
                        "sailings".to_owned(),
                        "entered under its item".to_owned(),
                    ],
                    ..trace(
                        "t1",
                        In::Programme,
                        Some("2031-08-24"),
                        "Evening sailings to be considered.",
                    )
                },
                TraceRow {
                    score: 0.62,
                    item_key: Some(6),
                    ..trace(
                        "t2",
                        In::Agenda,
                        Some("2031-10-06"),
                        "FERRY TIMETABLE REVIEW",
                    )
                },
            ],
        ),
        names(
            ActionRow {
                due: Some("30 September 2031".to_owned()),
                due_date: Some(date("2031-09-30")),
                owner: Some("Harbour Master".to_owned()),
                ..action(
                    32,
                    "20",
                    "FERRY TIMETABLE REVIEW",
                    "Members asked for the number of cancelled sailings by month.",
                )
            },
            "2031-09-30",
        ),
        same_as(action(33, "21", "Low Pier gangway", gangway), "a34"),
        same_as(action(34, "21", "Low Pier gangway", gangway), "a33"),
        {
            let mut fare = action(
                35,
                "22",
                "Ticket prices",
                "That the children’s fare be printed on the timetable.",
            );
            fare.said_done = true;
            fare.thread.said_done = true;
            fare
        },
        names(
            ActionRow {
                date: Some(date("2031-06-12")),
                due_date: Some(date("2031-12-01")),
                ..action(
                    36,
                    "9",
                    "Ice on the slipways",
                    "That grit be kept at each slipway from December.",
                )
            },
            "2031-12-01",
        ),
        ActionRow {
            date: Some(date("2031-06-12")),
            ticked: Some(Tick {
                on: date("2031-09-01"),
                by: "Ada".to_owned(),
            }),
            ..action(37, "11", "Lifebelts", "That the lifebelts be counted.")
        },
    ]
}
