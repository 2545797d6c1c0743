//! What an officer does to the work programme and the actions, and what becomes of it as
//! newer papers come.

use jiff::civil::Date;

use super::{
    JULY, JUNE, MAY, actions, agenda, desk_on, hand, import, minuted, minutes, programme, store,
    target,
};
use crate::domain::actions::{ActionTable, Task};
use crate::domain::meeting::Status;
use crate::domain::report::Report;
use crate::domain::source::{Language, Reading};
use crate::parse::typed_name;
use crate::store::by_hand::{Differs, RowByHand};
use crate::store::corrections::{Field, Subject};
use crate::store::desk::ProgrammeLine;
use crate::store::edits::{Entry, NewAction, NewRow};
use crate::store::{Store, Target};

/// A pack whose programme has these rows.
fn pack(name: &str, day: Date, rows: &[(Date, &str)]) -> Reading {
    let mut pack = agenda(name, day, vec![]);
    let mut told = programme(rows);
    told.as_of = Some(day);
    pack.work_programmes.push(told);
    pack
}

fn rows(store: &Store) -> Vec<ProgrammeLine> {
    desk_on(store, MAY).programme
}

/// The items in their order, each with its day.
fn listed(store: &Store) -> Vec<(String, Option<Date>)> {
    let rows = rows(store).into_iter();
    rows.map(|row| (row.item, row.date)).collect()
}

fn key(store: &Store, item: &str) -> i64 {
    let rows = rows(store);
    rows.iter().find(|row| row.item == item).unwrap().key
}

fn held() -> (tempfile::TempDir, Store) {
    let (folder, mut store) = store();
    let rows = [(JUNE, "Weirs"), (JUNE, "Fords"), (JULY, "Locks")];
    import(&mut store, &pack("may.pdf", MAY, &rows));
    (folder, store)
}

#[test]
fn a_row_goes_to_another_day_and_back() {
    let (_folder, mut store) = held();
    let weirs = key(&store, "Weirs");
    store.move_rows(&[weirs], Some(JULY), &hand("Ada")).unwrap();
    let [fords, locks, moved] = &rows(&store)[..] else {
        panic!("three rows");
    };
    assert_eq!(
        (fords.item.as_str(), locks.item.as_str()),
        ("Fords", "Locks")
    );
    assert_eq!((moved.item.as_str(), moved.date), ("Weirs", Some(JULY)));
    let said = moved.by_hand.day.as_ref().unwrap();
    assert_eq!(said.what.paper, Some(Some(JUNE)));
    store.move_rows(&[weirs], None, &hand("Ada")).unwrap();
    let waiting = rows(&store).pop().unwrap();
    assert!(waiting.topic && waiting.date.is_none());
    // Back where the paper has it, nothing is left to be said.
    store.move_rows(&[weirs], Some(JUNE), &hand("Ada")).unwrap();
    assert_eq!(rows(&store)[0].by_hand, RowByHand::default());
    for _ in 0..2 {
        store.undo(&hand("Ada")).unwrap();
    }
    assert_eq!(rows(&store)[2].date, Some(JULY));
}

#[test]
fn a_newer_paper_keeps_what_was_edited_and_says_where_it_differs() {
    let (_folder, mut store) = held();
    let august = jiff::civil::date(2031, 8, 5);
    let (weirs, fords) = (key(&store, "Weirs"), key(&store, "Fords"));
    store
        .move_rows(&[weirs, fords], Some(august), &hand("Ada"))
        .unwrap();
    let newer = [(JULY, "Weirs"), (august, "Fords"), (JULY, "Locks")];
    import(&mut store, &pack("june.pdf", JUNE, &newer));
    let now = desk_on(&store, JUNE).programme;
    let of = |item: &str| now.iter().find(|row| row.item == item).unwrap();
    assert_eq!(of("Weirs").date, Some(august));
    assert_eq!(of("Weirs").by_hand.differs, [Differs::Day(Some(JULY))]);
    assert!(
        of("Fords").by_hand.differs.is_empty(),
        "the paper agrees now"
    );
    // The desk of May shows the programme of May, which says nothing against it.
    assert!(
        rows(&store)
            .iter()
            .all(|row| row.by_hand.differs.is_empty())
    );

    store.keep_mine(&[weirs], &hand("Ada")).unwrap();
    let kept = desk_on(&store, JUNE).programme;
    let kept = kept.iter().find(|row| row.item == "Weirs").unwrap();
    assert!(kept.by_hand.differs.is_empty() && kept.date == Some(august));
    store.undo(&hand("Ada")).unwrap();
    store.take_paper(&[weirs], &hand("Ada")).unwrap();
    let taken = desk_on(&store, JUNE).programme;
    let taken = taken.iter().find(|row| row.item == "Weirs").unwrap();
    assert!(taken.by_hand.day.is_none() && taken.date == Some(JULY));
}

#[test]
fn a_row_that_the_newer_paper_lacks_stays_in_sight_with_what_was_done_to_it() {
    let (_folder, mut store) = held();
    let weirs = key(&store, "Weirs");
    store
        .write_progress(&[Target::Programme(weirs)], "Drafted", &hand("Ada"))
        .unwrap();
    import(&mut store, &pack("june.pdf", JUNE, &[(JULY, "Locks")]));
    let now = desk_on(&store, JUNE).programme;
    let items: Vec<_> = now
        .iter()
        .map(|row| (row.item.as_str(), row.by_hand.gone))
        .collect();
    assert_eq!(items, [("Weirs", true), ("Locks", false)]);
    assert!(store.lost_work().unwrap().is_empty());
}

#[test]
fn whoever_asks_gets_one_answer_which_paper_tells_a_row_last() {
    let (_folder, mut store) = store();
    let august = jiff::civil::date(2031, 8, 5);
    let mut english = pack("may.pdf", MAY, &[(JUNE, "Weirs")]);
    english.source.issued = Some(jiff::civil::date(2031, 4, 28));
    // Issued before it, in Welsh beside it: both came later.
    let mut before = pack("proof.pdf", MAY, &[(JULY, "Weirs")]);
    before.source.issued = Some(jiff::civil::date(2031, 4, 21));
    let mut twin = pack("mai.pdf", MAY, &[(august, "Weirs")]);
    twin.source.language = Language::Welsh;
    twin.source.issued = Some(jiff::civil::date(2031, 4, 29));
    for paper in [&english, &before, &twin] {
        import(&mut store, paper);
    }
    let weirs = key(&store, "Weirs");
    assert_eq!(rows(&store)[0].date, Some(JUNE));
    // Its day is no edit: the paper says that already.
    store.move_rows(&[weirs], Some(JUNE), &hand("Ada")).unwrap();
    assert_eq!(rows(&store)[0].by_hand, RowByHand::default());
    let found = store.planned_found(weirs).unwrap().unwrap();
    assert_eq!(found.date, Some(JUNE));
    // A meeting is planned for the days of that one alone.
    let planned = store.meetings().unwrap();
    let days: Vec<_> = planned.iter().filter_map(|row| row.date).collect();
    assert_eq!(days, [JUNE, MAY]);
    store
        .write_progress(&[Target::Programme(weirs)], "Drafted", &hand("Ada"))
        .unwrap();
    // So once the newest programme has it no more.
    import(&mut store, &pack("june.pdf", JUNE, &[(JULY, "Locks")]));
    let gone = &desk_on(&store, JUNE).programme[0];
    assert_eq!((gone.item.as_str(), gone.date), ("Weirs", Some(JUNE)));
    assert_eq!(gone.source.as_ref().unwrap().document, "may.pdf");
}

#[test]
fn progress_is_dated_and_the_older_is_kept() {
    let (_folder, mut store) = held();
    let weirs = Target::Programme(key(&store, "Weirs"));
    for words in ["Drafted", "Sent to the engineer"] {
        store.write_progress(&[weirs], words, &hand("Ada")).unwrap();
    }
    let progress = &rows(&store)[0].by_hand.progress;
    let words: Vec<_> = progress.iter().map(|entry| entry.text.as_str()).collect();
    assert_eq!(words, ["Sent to the engineer", "Drafted"]);
    assert_eq!(
        (progress[0].said.on, progress[0].said.by.as_str()),
        (JUNE, "Ada")
    );
    let undone = store.undo(&hand("Ada")).unwrap().unwrap();
    assert_eq!(undone.what, "the progress on “Weirs”");
    assert_eq!(rows(&store)[0].by_hand.progress.len(), 1);
    assert!(store.write_progress(&[weirs], "  ", &hand("Ada")).is_err());
}

#[test]
fn progress_of_an_action_is_lost_with_its_paper_and_comes_back_with_it() {
    let (_folder, mut store) = store();
    let paper = || {
        let items = vec![minuted("7", "Weirs", &["a survey"])];
        minutes("may.pdf", MAY, Status::Draft, items)
    };
    let done = import(&mut store, &paper());
    let survey = target(&actions(&store, MAY), "a survey");
    store
        .write_progress(&[survey], "Ordered", &hand("Ada"))
        .unwrap();
    assert_eq!(actions(&store, MAY)[0].progress[0].text, "Ordered");
    store.forget(&done.id).unwrap();
    let lost = store.lost_work().unwrap();
    assert_eq!(lost[0].mark, "the progress “Ordered”");
    import(&mut store, &paper());
    assert_eq!(actions(&store, MAY)[0].progress[0].text, "Ordered");
    assert!(store.lost_work().unwrap().is_empty());
}

#[test]
fn a_row_is_dropped_with_a_reason_and_taken_up_again() {
    let (_folder, mut store) = held();
    let weirs = key(&store, "Weirs");
    store
        .drop_rows(&[weirs], Some("Taken by the Cabinet"), &hand("Ada"))
        .unwrap();
    let dropped = rows(&store)[0].by_hand.dropped.clone().unwrap();
    assert_eq!(dropped.what.reason.as_deref(), Some("Taken by the Cabinet"));
    import(&mut store, &pack("june.pdf", JUNE, &[(JUNE, "Weirs")]));
    let now = desk_on(&store, JUNE).programme;
    assert_eq!(now[0].by_hand.differs, [Differs::Dropped]);
    store.take_up_rows(&[weirs], &hand("Ada")).unwrap();
    assert!(desk_on(&store, JUNE).programme[0].by_hand.dropped.is_none());
}

#[test]
fn an_added_row_is_that_of_the_paper_once_the_paper_has_it() {
    let (_folder, mut store) = held();
    let committee = desk_on(&store, MAY).meeting.committee_key;
    let bridges = NewRow {
        item: "Swing  bridges".to_owned(),
        day: Some(JULY),
        tentative: true,
    };
    let added = store.add_row(committee, &bridges, &hand("Ada")).unwrap();
    let row = rows(&store).pop().unwrap();
    assert_eq!(
        (row.key, row.item.as_str(), row.date),
        (added, "Swing bridges", Some(JULY))
    );
    assert!(row.tentative && row.source.is_none() && row.by_hand.added.is_some());
    // The paper that has it says another day: the edit stands, and the difference shows.
    let newer = [(JUNE, "Swing bridges"), (JULY, "Locks")];
    import(&mut store, &pack("june.pdf", JUNE, &newer));
    let now = desk_on(&store, JUNE).programme;
    let row = now.iter().find(|row| row.key == added).unwrap();
    assert!(row.source.is_some());
    assert_eq!(row.date, Some(JULY));
    assert_eq!(row.by_hand.differs[0], Differs::Day(Some(JUNE)));
    let undone = store.undo(&hand("Ada")).unwrap().unwrap();
    assert_eq!(undone.what, "the addition of “Swing bridges”");
    let now = desk_on(&store, JUNE).programme;
    let row = now.iter().find(|row| row.key == added).unwrap();
    assert_eq!(
        (row.date, &row.by_hand),
        (Some(JUNE), &RowByHand::default())
    );
}

#[test]
fn an_added_row_that_is_undone_is_gone_and_redone_is_back() {
    let (_folder, mut store) = held();
    let committee = desk_on(&store, MAY).meeting.committee_key;
    let bridges = NewRow {
        item: "Swing bridges".to_owned(),
        day: None,
        tentative: false,
    };
    store.add_row(committee, &bridges, &hand("Ada")).unwrap();
    store.undo(&hand("Ada")).unwrap();
    assert_eq!(rows(&store).len(), 3);
    import(&mut store, &pack("other.pdf", MAY, &[(JUNE, "Weirs")]));
    store.redo(&hand("Ada")).unwrap();
    assert!(
        rows(&store)
            .iter()
            .any(|row| row.topic && row.item == "Swing bridges")
    );
}

#[test]
fn rows_of_a_day_stand_in_the_order_a_person_gave_them() {
    let (_folder, mut store) = store();
    let all = [(JUNE, "Weirs"), (JUNE, "Fords"), (JUNE, "Locks")];
    import(&mut store, &pack("may.pdf", MAY, &all));
    let order = |store: &Store| {
        let listed = listed(store).into_iter();
        listed.map(|(item, _)| item).collect::<Vec<_>>()
    };
    let (weirs, fords, locks) = (
        key(&store, "Weirs"),
        key(&store, "Fords"),
        key(&store, "Locks"),
    );
    store.order_row(weirs, Some(locks), &hand("Ada")).unwrap();
    assert_eq!(order(&store), ["Fords", "Locks", "Weirs"]);
    let mut later = hand("Ada");
    later.at += jiff::SignedDuration::from_secs(1);
    store.order_row(weirs, Some(locks), &later).unwrap();
    later.at += jiff::SignedDuration::from_secs(1);
    store.order_row(locks, None, &later).unwrap();
    assert_eq!(order(&store), ["Locks", "Fords", "Weirs"]);
    assert!(store.order_row(fords, Some(fords), &hand("Ada")).is_err());
}

#[test]
fn whoever_wrote_a_report_or_has_a_row_of_a_tracker_can_be_named() {
    let (_folder, mut store) = store();
    let mut weirs = super::item("7", "Weirs");
    weirs.report = Some(Report {
        author: Some("Kit Garrow, Head of Weirs".to_owned()),
        director: Some("Director of Rivers".to_owned()),
        ..Report::default()
    });
    let mut pack = agenda("may.pdf", MAY, vec![weirs]);
    pack.action_tables.push(ActionTable {
        rows: vec![Task {
            task: "Price a fence".to_owned(),
            owner: Some("Una Penn-Hale".to_owned()),
            ..Task::default()
        }],
        ..ActionTable::default()
    });
    import(&mut store, &pack);
    let desk = desk_on(&store, MAY);
    assert_eq!(desk.chargeable, ["Kit Garrow", "Una Penn-Hale"]);
    let named = |initials| typed_name::person(initials, &desk.chargeable);
    assert_eq!(named("KG"), Some("Kit Garrow"));
    assert_eq!(named("HW"), None);
}

#[test]
fn an_action_that_was_taken_down_is_the_clause_of_the_minutes_when_they_come() {
    let (_folder, mut store) = store();
    import(
        &mut store,
        &agenda("may.pdf", MAY, vec![super::item("7", "Weirs")]),
    );
    let desk = desk_on(&store, MAY);
    let survey = NewAction {
        text: "circulate the survey of the weirs".to_owned(),
        item: Some(desk.agenda[0].key),
        owner: Some("Kit Garrow".to_owned()),
        due: Some(JULY),
    };
    let key = store
        .take_down(desk.meeting.key, &survey, &hand("Ada"))
        .unwrap();
    let row = actions(&store, MAY).remove(0);
    assert_eq!(
        (row.key, row.lead(), row.due_day()),
        (key, Some("Kit Garrow"), Some(JULY))
    );
    assert!(row.source.is_none() && row.taken_down.is_some());
    assert_eq!(row.item.as_deref(), Some("Weirs"));
    let items = vec![minuted(
        "7",
        "Weirs",
        &["Circulate the survey of the weirs."],
    )];
    import(
        &mut store,
        &minutes("minutes.pdf", MAY, Status::Draft, items),
    );
    let now = actions(&store, MAY);
    assert_eq!(now.len(), 1, "never a second");
    assert!(now[0].key == key && now[0].source.is_some());
    assert_eq!(now[0].lead(), Some("Kit Garrow"));
}

#[test]
fn ten_versions_of_a_programme_in_any_order_keep_what_was_edited() {
    let day = |month| jiff::civil::date(2031, month, 3);
    let version = |month: i8| {
        let rows = [
            (day(12), "Locks"),
            (day((month % 6) + 6), "Fords"),
            (day(11), "Weirs"),
        ];
        let kept = if month % 3 == 0 {
            &rows[..2]
        } else {
            &rows[..]
        };
        let mut pack = pack(&format!("{month}.pdf"), day(month), kept);
        let lead = if month % 4 == 0 {
            "Kit Garrow"
        } else {
            "Una Penn"
        };
        pack.work_programmes[0].rows[1].lead = Some(lead.to_owned());
        pack
    };
    // Each version in each place, behind the one before it and behind the one after it.
    let upwards: Vec<i8> = (1..=10).collect();
    let downwards: Vec<i8> = (1..=10).rev().collect();
    let mut orders = vec![vec![5, 1, 9, 3, 10, 2, 7, 4, 8, 6]];
    for turn in (0..10).step_by(2) {
        for order in [&upwards, &downwards] {
            let mut order = order.clone();
            order.rotate_left(turn);
            orders.push(order);
        }
    }
    let mut first = None;
    for (turn, order) in orders.iter().enumerate() {
        let (_folder, mut store) = store();
        let rows = [(JUNE, "Weirs"), (JUNE, "Fords")];
        import(&mut store, &pack("may.pdf", MAY, &rows));
        let (weirs, fords) = (key(&store, "Weirs"), key(&store, "Fords"));
        let ada = hand("Ada");
        for (at, month) in order.iter().enumerate() {
            import(&mut store, &version(*month));
            match (at + turn) % 10 {
                2 => store.move_rows(&[weirs], Some(day(9)), &ada).unwrap(),
                3 => {
                    let row = Subject::Row(fords, None);
                    let lead = Some("Ines Holt");
                    assert!(store.correct(&row, Field::Lead, lead, &ada).unwrap());
                }
                5 => store
                    .write_progress(&[Target::Programme(fords)], "Drafted", &ada)
                    .unwrap(),
                7 => store.set_tentative(&[weirs, fords], true, &ada).unwrap(),
                _ => {}
            }
        }
        let last = desk_on(&store, day(10)).programme;
        let stands: Vec<_> = last
            .iter()
            .map(|row| {
                let progress = row.by_hand.progress.len();
                let lead = row.lead.clone();
                (row.item.clone(), row.date, row.tentative, progress, lead)
            })
            .collect();
        let weirs = ("Weirs".to_owned(), Some(day(9)), true, 0, None);
        assert!(stands.contains(&weirs), "{order:?}: {stands:?}");
        let ines = Some("Ines Holt".to_owned());
        let fords = ("Fords".to_owned(), Some(day(10)), true, 1, ines);
        assert!(stands.contains(&fords), "{order:?}: {stands:?}");
        let expected = first.get_or_insert_with(|| stands.clone());
        assert_eq!(&stands, expected, "{order:?}");
        assert!(store.lost_work().unwrap().is_empty(), "{order:?}");
    }
}

#[test]
fn the_journal_tells_what_was_typed_and_what_stood_there_before() {
    let (_folder, mut store) = held();
    let weirs = Target::Programme(key(&store, "Weirs"));
    let Target::Programme(row) = weirs else {
        return;
    };
    store
        .write_progress(&[weirs], "Asked on 4 May", &hand("Ada"))
        .unwrap();
    store.move_rows(&[row], Some(JULY), &hand("Ada")).unwrap();
    store.move_rows(&[row], None, &hand("Ada")).unwrap();
    let added = NewRow {
        item: "Bridges".to_owned(),
        day: Some(JUNE),
        tentative: false,
    };
    let committee = desk_on(&store, MAY).meeting.committee_key;
    store.add_row(committee, &added, &hand("Ada")).unwrap();
    let told: Vec<String> = store
        .journal(None, 9)
        .unwrap()
        .iter()
        .map(Entry::words)
        .collect();
    assert_eq!(
        told,
        [
            "the addition of “Bridges”",
            "the new day of “Weirs”: not yet scheduled, before that 1 Jul 2031",
            "the new day of “Weirs”: 1 Jul 2031, before that 3 Jun 2031",
            "the progress on “Weirs”: “Asked on 4 May”",
        ]
    );
    let last = store.journal(None, 9).unwrap().pop().unwrap();
    assert_eq!(last.words_under_row(), "the progress: “Asked on 4 May”");
}
