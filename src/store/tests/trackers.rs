//! Rows of action trackers: under the meeting they were entered at, once each.

use super::*;
use crate::domain::actions::{ActionTable, Task};
use crate::store::Ticked;
use crate::thread::state::State;

const FENCE: &str = "Weir – price of a fence to be obtained";

/// A pack whose tracker carries one row, entered in May.
fn with_tracker(name: &str, day: Date, status: &str) -> Reading {
    let mut pack = agenda(name, day, vec![item("1", "Action tracker")]);
    pack.action_tables = vec![ActionTable {
        // A log is called after its month.
        title: Some(format!("Action tracker, {}", day.strftime("%B %Y"))),
        headings: Vec::new(),
        rows: vec![Task {
            task: FENCE.to_owned(),
            owner: Some("Ines Holt".to_owned()),
            entered: Some(MAY),
            status: Some(status.to_owned()),
            done: status == "Complete",
            ..Task::default()
        }],
    }];
    pack
}

fn may() -> Reading {
    let points = ["That the Mayor be thanked for the regatta by letter."];
    minutes(
        "may.pdf",
        MAY,
        Status::Draft,
        vec![minuted("9", "The weir", &points)],
    )
}

fn import(store: &mut Store, reading: &Reading) -> Imported {
    let name = reading.source.name.clone();
    store
        .import(reading, name.as_bytes(), &Filing::default(), now())
        .unwrap()
}

fn fences(store: &Store, meeting: i64) -> Vec<ActionRow> {
    let actions = store.desk(meeting).unwrap().actions;
    actions
        .into_iter()
        .filter(|action| action.text == FENCE)
        .collect()
}

#[test]
fn a_tracker_alone_goes_with_a_body_that_its_programme_alone_tells_of() {
    let mut plan = reading("plan.docx");
    let mut told = programme(&[(JUNE, "Weirs"), (JULY, "Locks")]);
    told.committee = Some(PANEL.to_owned());
    told.as_of = Some(MAY);
    plan.work_programmes.push(told);
    let mut tracker = with_tracker("tracker.docx", MAY, "Open");
    tracker.meetings.clear();
    tracker.action_tables[0].title = Some(format!("{PANEL}: Action Tracker"));
    for papers in [[&plan, &tracker], [&tracker, &plan]] {
        let (_folder, mut store) = store();
        for paper in papers {
            import(&mut store, paper);
        }
        let june = desk_on(&store, JUNE).meeting.key;
        assert_eq!(fences(&store, june).len(), 1);
    }
}

#[test]
fn a_row_that_two_trackers_carry_is_one_action_of_the_meeting_it_was_entered_at() {
    let papers = [
        may(),
        with_tracker("june.pdf", JUNE, "Open"),
        with_tracker("july.pdf", JULY, "Complete"),
    ];
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        let (_folder, mut store) = store();
        let imported: Vec<Imported> = order
            .iter()
            .map(|paper| import(&mut store, &papers[*paper]))
            .collect();
        let july = order.iter().position(|paper| *paper == 2).unwrap();
        let rows = fences(&store, imported[july].meetings[0]);
        assert_eq!(rows.len(), 1, "{order:?}");
        assert_eq!(rows[0].date, Some(MAY), "{order:?}");
        assert!(rows[0].said_done, "the newest tracker counts: {order:?}");
    }
}

#[test]
fn a_row_that_is_carried_over_is_one_action_where_no_paper_tells_of_its_entry() {
    let papers = [
        with_tracker("june.pdf", JUNE, "Open"),
        with_tracker("july.pdf", JULY, "Open"),
    ];
    let due = |mut pack: Reading| {
        for row in &mut pack.action_tables[0].rows {
            row.due_date = Some(JUNE);
        }
        pack
    };
    let papers = papers.map(due);
    for order in [[0, 1], [1, 0]] {
        let (_folder, mut store) = store();
        let imported: Vec<Imported> = order
            .iter()
            .map(|paper| import(&mut store, &papers[*paper]))
            .collect();
        let july = order.iter().position(|paper| *paper == 1).unwrap();
        let rows = fences(&store, imported[july].meetings[0]);
        assert_eq!(rows.len(), 1, "{order:?}");
        assert_eq!(
            rows[0].date,
            Some(MAY),
            "asked when it was entered: {order:?}"
        );
        assert_eq!(
            rows[0].source.as_ref().unwrap().document,
            "july.pdf",
            "the newest log’s words"
        );
        let state = rows[0].state(JULY);
        assert_eq!(
            state,
            State::Overdue,
            "its day, in June, has passed: {order:?}"
        );
    }
    // Where the first of them goes, the row stays with the other.
    let (_folder, mut store) = store();
    let [june, july] = papers.each_ref().map(|paper| import(&mut store, paper));
    assert_eq!(fences(&store, july.meetings[0]).len(), 1);
    let first = store.documents().unwrap();
    let first = first.iter().find(|one| one.name == "june.pdf").unwrap();
    store.forget(&first.id).unwrap();
    let _ = june;
    assert_eq!(fences(&store, july.meetings[0]).len(), 1);
}

#[test]
fn rows_of_one_wording_without_a_day_of_entry_are_several_actions() {
    let (_folder, mut store) = store();
    let bare = |name: &str, day: Date| {
        let mut pack = with_tracker(name, day, "Open");
        for row in &mut pack.action_tables[0].rows {
            row.entered = None;
        }
        pack
    };
    import(&mut store, &bare("june.pdf", JUNE));
    let july = import(&mut store, &bare("july.pdf", JULY));
    assert_eq!(fences(&store, july.meetings[0]).len(), 2);
}

#[test]
fn a_tick_goes_along_when_the_meeting_of_a_row_arrives_after_its_tracker() {
    let (_folder, mut store) = store();
    let june = import(&mut store, &with_tracker("june.pdf", JUNE, "Open")).meetings[0];
    let row = fences(&store, june).remove(0);
    assert_eq!(row.date, Some(MAY), "the day of entry, held or not");
    store
        .tick(&[Target::Action(row.key)], Ticked::Yes, &hand("clerk"))
        .unwrap();
    import(&mut store, &may());
    let row = fences(&store, june).remove(0);
    assert_eq!(row.date, Some(MAY));
    assert!(row.ticked.is_some());
    assert!(store.lost_work().unwrap().is_empty());
}

#[test]
fn a_row_stands_under_the_minute_that_it_names() {
    let (_folder, mut store) = store();
    let mut may = may();
    let row = |task: &str, minute: Option<&str>| Task {
        task: task.to_owned(),
        minute: minute.map(str::to_owned),
        ..Task::default()
    };
    may.action_tables = vec![ActionTable {
        rows: vec![
            row("Price of a fence", Some("9")),
            row("Letter to the owners", Some("4/31")),
            row("Paint the gauge", None),
        ],
        ..ActionTable::default()
    }];
    let meeting = import(&mut store, &may).meetings[0];
    let actions = store.desk(meeting).unwrap().actions;
    let told = |text: &str| {
        let action = actions.iter().find(|action| action.text == text).unwrap();
        (action.minute.clone(), action.item.clone())
    };
    let (nine, weir) = ("9".to_owned(), "The weir".to_owned());
    assert_eq!(told("Price of a fence"), (Some(nine), Some(weir)));
    // A number of no item that is held is said all the same.
    assert_eq!(
        told("Letter to the owners"),
        (Some("4/31".to_owned()), None)
    );
    assert_eq!(told("Paint the gauge"), (None, None));
}
