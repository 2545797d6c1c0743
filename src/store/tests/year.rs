//! The year's turn: open rows are carried, what is done and dropped is told, and it is undone
//! as one step.

use jiff::civil::{Date, date};

use super::{JULY, JUNE, MAY, agenda, desk_on, hand, import, item, programme, store};
use crate::domain::programme::Topic;
use crate::store::{Store, Target, Ticked};

const MARCH: Date = date(2032, 3, 9);

fn held() -> (tempfile::TempDir, Store) {
    let (folder, mut store) = store();
    let mut told = programme(&[
        (JUNE, "Weirs"),
        (JULY, "Fords"),
        (JULY, "Locks"),
        (MARCH, "Bridges"),
    ]);
    told.rows[1].actions = Some("A survey of every ford".to_owned());
    told.forward_plan.push(Topic {
        topic: "Ferries".to_owned(),
        ..Topic::default()
    });
    told.as_of = Some(MAY);
    let mut pack = agenda("may.pdf", MAY, vec![]);
    pack.work_programmes.push(told);
    import(&mut store, &pack);
    import(
        &mut store,
        &agenda("june.pdf", JUNE, vec![item("4", "Weirs")]),
    );
    (folder, store)
}

fn items(store: &Store, committee: i64) -> Vec<(String, Option<Date>)> {
    let handed = store.programme_to_hand_in(committee, None).unwrap();
    let lines = handed.lines.into_iter();
    lines.map(|line| (line.item, line.date)).collect()
}

#[test]
fn open_rows_are_carried_and_it_is_undone_as_one_step() {
    let (_folder, mut store) = held();
    let desk = desk_on(&store, MAY);
    let committee = desk.meeting.committee_key;
    let key = |item: &str| {
        let mut lines = desk.programme.iter();
        lines.find(|line| line.item == item).unwrap().key
    };
    let ada = hand("Ada");
    store
        .tick(&[Target::Programme(key("Locks"))], Ticked::Yes, &ada)
        .unwrap();
    store
        .write_progress(&[Target::Programme(key("Fords"))], "Begun", &ada)
        .unwrap();
    store
        .drop_rows(&[key("Ferries")], Some("Sold"), &ada)
        .unwrap();
    let before = items(&store, committee);

    let today = date(2032, 2, 20);
    let looked = store.year_turn(committee, None, today).unwrap();
    assert_eq!(looked.sentence(), "2 rows carried, 2 done, 1 dropped");
    assert_eq!(items(&store, committee), before, "looking begins nothing");
    let turn = store.begin_year(committee, None, today, &ada).unwrap();
    assert_eq!((turn.year, turn.year_words().as_str()), (2032, "2032–33"));
    let done: Vec<&str> = turn.done.iter().map(|row| row.item.as_str()).collect();
    assert_eq!(done, ["Weirs", "Locks"], "taken at its meeting, and ticked");
    assert_eq!(turn.dropped[0].why, "Sold");
    assert_eq!(
        items(&store, committee),
        [
            ("Bridges".to_owned(), Some(MARCH)),
            ("Fords".to_owned(), None)
        ]
    );
    let handed = store.programme_to_hand_in(committee, None).unwrap();
    assert_eq!(handed.year, 2032);
    let fords = &handed.lines[1];
    assert_eq!(fords.actions.as_deref(), Some("A survey of every ford"));
    assert!(fords.progress.as_deref().unwrap().contains("Begun"));

    // Once more nothing comes twice; and it goes as it came.
    store.begin_year(committee, None, today, &ada).unwrap();
    assert_eq!(items(&store, committee).len(), 2);
    let undone = store.undo(&ada).unwrap().unwrap();
    assert!(
        undone.what.starts_with("the beginning of a year with"),
        "{}",
        undone.what
    );
    assert_eq!(items(&store, committee), before);
    store.redo(&ada).unwrap();
    assert_eq!(items(&store, committee).len(), 2);
}

#[test]
fn one_item_on_two_days_is_two_rows_of_the_new_year_too() {
    let (_folder, mut store) = store();
    let april = date(2032, 4, 6);
    let mut told = programme(&[
        (MARCH, "Counts"),
        (april, "Counts"),
        (JUNE, "Weirs"),
        (JUNE, "Weirs"),
    ]);
    told.rows[2].actions = Some("A survey".to_owned());
    told.rows[3].actions = Some("A map".to_owned());
    told.as_of = Some(MAY);
    let mut pack = agenda("may.pdf", MAY, vec![]);
    pack.work_programmes.push(told);
    import(&mut store, &pack);
    import(
        &mut store,
        &agenda("june.pdf", JUNE, vec![item("4", "Weirs")]),
    );
    let committee = desk_on(&store, MAY).meeting.committee_key;
    let november = date(2031, 11, 20);
    let turn = store
        .begin_year(committee, None, november, &hand("Ada"))
        .unwrap();
    assert_eq!(turn.sentence(), "2 rows carried, 1 done, 0 dropped");
    assert_eq!(
        items(&store, committee),
        [
            ("Counts".to_owned(), Some(MARCH)),
            ("Counts".to_owned(), Some(april))
        ]
    );
    let early = turn.early(november);
    assert_eq!(early.as_deref(), Some("2031–32 has 6 months to run"));
    assert_eq!(turn.early(date(2032, 2, 1)), None);
}

#[test]
fn the_new_years_own_paper_is_the_programme_again() {
    let (_folder, mut store) = held();
    let committee = desk_on(&store, MAY).meeting.committee_key;
    let today = date(2032, 4, 20);
    let ada = hand("Ada");
    store.begin_year(committee, None, today, &ada).unwrap();
    let day = date(2032, 6, 8);
    let mut told = programme(&[(day, "Fords")]);
    told.year = Some("2032 – 2033".to_owned());
    told.as_of = Some(date(2032, 5, 4));
    let mut pack = agenda("new.pdf", date(2032, 5, 4), vec![]);
    pack.work_programmes.push(told);
    import(&mut store, &pack);
    let handed = store.programme_to_hand_in(committee, None).unwrap();
    let fords: Vec<_> = handed
        .lines
        .iter()
        .filter(|line| line.item == "Fords")
        .collect();
    assert_eq!(fords.len(), 1, "the carried row and the paper's are one");
    // The old year's desk keeps its own.
    assert!(
        desk_on(&store, MAY)
            .programme
            .iter()
            .any(|line| line.item == "Weirs")
    );
}
