//! How often a promise was put off, told from the versions of programmes and trackers.

use super::*;
use crate::domain::actions::{ActionTable, Task};
use crate::domain::programme::Topic;

const OCTOBER: Date = date(2031, 10, 7);
const ASKED: &str = "That a report on the flood barriers be brought to the Panel.";
const ROW: &str = "Flood barriers report";

/// Minutes of May, in which the promise is made.
fn may() -> Reading {
    minutes(
        "may.pdf",
        MAY,
        Status::Confirmed,
        vec![minuted("4", "River defences", &[ASKED])],
    )
}

/// A programme that stands for a day.
fn stands_for(name: &str, day: Date, rows: &[(Date, &str)]) -> Reading {
    Reading {
        work_programmes: vec![WorkProgramme {
            as_of: Some(day),
            committee: Some(PANEL.to_owned()),
            ..programme(rows)
        }],
        ..reading(name)
    }
}

fn pack(name: &str, day: Date, titles: &[&str], rows: &[(Date, &str)]) -> Reading {
    let items = (1..)
        .zip(titles)
        .map(|(number, title)| item(&format!("{number}"), title));
    Reading {
        meetings: vec![meeting(day, Role::Agenda, items.collect())],
        work_programmes: vec![programme(rows)],
        ..reading(name)
    }
}

/// The days of the promise, with the papers that name them.
fn steps(store: &Store) -> Vec<(Date, String)> {
    let actions = actions(store, MAY);
    let asked = actions.iter().find(|action| action.text == ASKED).unwrap();
    assert!(!asked.thread.traces.is_empty(), "no trace");
    let steps = asked.thread.steps().iter();
    steps
        .map(|step| (step.day, step.source.document.clone()))
        .collect()
}

fn after(papers: &[Reading]) -> Vec<(Date, String)> {
    let (_folder, mut store) = store();
    for paper in papers {
        import(&mut store, paper);
    }
    steps(&store)
}

fn named(days: &[(Date, &str)]) -> Vec<(Date, String)> {
    days.iter()
        .map(|(day, name)| (*day, (*name).to_owned()))
        .collect()
}

#[test]
fn each_version_that_names_a_later_meeting_is_a_slip_in_any_order_of_import() {
    let papers = [
        may(),
        stands_for(
            "one.pdf",
            date(2031, 5, 20),
            &[(JUNE, ROW), (JULY, "Weirs")],
        ),
        pack(
            "june.pdf",
            date(2031, 6, 1),
            &["Weirs"],
            &[(JULY, ROW), (JULY, "Weirs")],
        ),
        stands_for(
            "two.pdf",
            date(2031, 6, 20),
            &[(OCTOBER, ROW), (JULY, "Weirs")],
        ),
    ];
    let expected = named(&[(JUNE, "one.pdf"), (JULY, "june.pdf"), (OCTOBER, "two.pdf")]);
    let orders = [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2]];
    for order in orders {
        let papers = order.map(|at| papers[at].clone());
        assert_eq!(after(&papers), expected, "in the order {order:?}");
    }
}

#[test]
fn a_day_that_was_typed_wrong_and_set_right_is_no_slip() {
    let wrong = date(2032, 6, 3);
    let papers = [
        may(),
        stands_for("one.pdf", date(2031, 5, 20), &[(wrong, ROW)]),
        stands_for("two.pdf", date(2031, 5, 27), &[(JUNE, ROW)]),
    ];
    assert_eq!(after(&papers), []);
    let papers = [
        may(),
        stands_for("one.pdf", date(2031, 5, 20), &[(JUNE, ROW)]),
        stands_for("two.pdf", date(2031, 5, 24), &[(wrong, ROW)]),
        stands_for("three.pdf", date(2031, 5, 27), &[(JUNE, ROW)]),
    ];
    assert_eq!(after(&papers), []);
}

#[test]
fn what_its_meeting_dealt_with_comes_again_and_did_not_slip() {
    let with = |titles: &[&str]| {
        after(&[
            may(),
            stands_for("one.pdf", date(2031, 5, 20), &[(JUNE, ROW)]),
            pack("june.pdf", JUNE, titles, &[(OCTOBER, ROW)]),
        ])
    };
    assert_eq!(with(&["Flood barriers", "Weirs"]), []);
    assert_eq!(
        with(&["Weirs"]),
        named(&[(JUNE, "one.pdf"), (OCTOBER, "june.pdf")])
    );
}

#[test]
fn a_topic_that_was_proposed_for_a_day_slips_too() {
    let mut topic = stands_for("one.pdf", date(2031, 5, 20), &[(JULY, "Weirs")]);
    topic.work_programmes[0].forward_plan = vec![Topic {
        topic: ROW.to_owned(),
        proposed: Some("3 June 2031".to_owned()),
        proposed_date: Some(JUNE),
        ..Topic::default()
    }];
    let papers = [
        may(),
        topic,
        stands_for("two.pdf", date(2031, 5, 27), &[(JULY, ROW)]),
    ];
    assert_eq!(
        after(&papers),
        named(&[(JUNE, "one.pdf"), (JULY, "two.pdf")])
    );
}

#[test]
fn a_row_of_a_tracker_that_is_given_another_day_slipped() {
    let tracker = |name: &str, day: Date, due: Date| Reading {
        action_tables: vec![ActionTable {
            rows: vec![Task {
                task: "Bring a report on the flood barriers".to_owned(),
                entered: Some(MAY),
                due_date: Some(due),
                ..Task::default()
            }],
            ..ActionTable::default()
        }],
        ..agenda(name, day, vec![item("1", "Weirs")])
    };
    let papers = [
        may(),
        tracker("june.pdf", JUNE, date(2031, 6, 30)),
        tracker("july.pdf", JULY, date(2031, 9, 30)),
    ];
    assert_eq!(
        after(&papers),
        named(&[
            (date(2031, 6, 30), "june.pdf"),
            (date(2031, 9, 30), "july.pdf")
        ])
    );
}

#[test]
fn a_store_of_the_version_before_is_reckoned_when_it_is_opened() {
    let (folder, mut store) = store();
    for paper in [
        may(),
        stands_for("one.pdf", date(2031, 5, 20), &[(JUNE, ROW)]),
        stands_for("two.pdf", date(2031, 5, 27), &[(JULY, ROW)]),
    ] {
        import(&mut store, &paper);
    }
    let expected = steps(&store);
    assert_eq!(expected.len(), 2);
    store
        .connection
        .execute_batch(
            "DROP TABLE threads_due;
             DROP INDEX paragraphs_that_run;
             DROP INDEX paragraphs_that_may_answer;
             DROP TABLE looks;
             DROP TABLE left_off;
             DROP TABLE slips;
             DROP TABLE addressed;
             ALTER TABLE promises ADD COLUMN is_task INTEGER NOT NULL DEFAULT 0;
             ALTER TABLE told_tasks DROP COLUMN minute;
             ALTER TABLE told_tasks DROP COLUMN progress;
             ALTER TABLE told_rows DROP COLUMN lead;
             ALTER TABLE told_rows DROP COLUMN unaligned;
             DROP INDEX tellings_of_trackers;
             ALTER TABLE tellings DROP COLUMN stands_for;
             PRAGMA user_version = 5;",
        )
        .unwrap();
    drop(store);
    let store = Store::open(&folder.path().join("store")).unwrap();
    assert_eq!(steps(&store), expected);
}
