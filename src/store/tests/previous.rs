//! The meeting before: whose minutes an agenda confirms.

use jiff::civil::{Date, date};

use super::{JULY, JUNE, MAY, agenda, desk_on, import, item, minuted, minutes, store};
use crate::domain::agenda::Item;
use crate::domain::meeting::Status;
use crate::domain::source::Reading;
use crate::store::Store;

const AUGUST: Date = date(2031, 8, 12);

fn held(store: &mut Store, name: &str, day: Date) {
    let points = [format!("the ford of {day} to be mended")];
    let points: Vec<&str> = points.iter().map(String::as_str).collect();
    let paper = minutes(
        name,
        day,
        Status::Draft,
        vec![minuted("7", "Fords", &points)],
    );
    import(store, &paper);
}

/// The same, of two committees that met jointly.
fn held_jointly(store: &mut Store, name: &str, day: Date) {
    let points = ["the joint ford to be mended"];
    let mut paper = minutes(
        name,
        day,
        Status::Draft,
        vec![minuted("2", "Joint fords", &points)],
    );
    paper.meetings[0].with = vec!["Bridges Panel".to_owned()];
    import(store, &paper);
}

fn confirming(words: &str) -> Item {
    Item {
        ask: Some(words.to_owned()),
        ..item("2", "Minutes of the Previous Meeting")
    }
}

fn august(store: &mut Store, items: Vec<Item>) -> Reading {
    let paper = agenda("august.pdf", AUGUST, items);
    import(store, &paper);
    paper
}

#[test]
fn the_meeting_before_is_the_one_whose_minutes_the_agenda_names() {
    let (_folder, mut store) = store();
    held(&mut store, "may.pdf", MAY);
    held(&mut store, "june.pdf", JUNE);
    held(&mut store, "july.pdf", JULY);
    let ask = "To confirm the minutes of the meeting held on 3 June 2031.";
    august(&mut store, vec![confirming(ask)]);
    let previous = desk_on(&store, AUGUST).previous;
    assert_eq!(previous.confirmed, [JUNE]);
    assert_eq!(previous.since, [JULY]);
}

#[test]
fn an_agenda_that_confirms_several_has_several_before_it() {
    let (_folder, mut store) = store();
    held(&mut store, "may.pdf", MAY);
    held(&mut store, "june.pdf", JUNE);
    let ask = format!("To confirm the minutes of {MAY} and of {JUNE}.");
    august(&mut store, vec![confirming(&ask)]);
    assert_eq!(desk_on(&store, AUGUST).previous.confirmed, [MAY, JUNE]);
}

#[test]
fn a_joint_meeting_stands_beside_the_one_before() {
    let (_folder, mut store) = store();
    held(&mut store, "june.pdf", JUNE);
    held_jointly(&mut store, "july.pdf", JULY);
    august(
        &mut store,
        vec![item("2", "Minutes of the Previous Meeting")],
    );
    let previous = desk_on(&store, AUGUST).previous;
    assert_eq!(previous.confirmed, [JUNE]);
    assert_eq!(previous.since, [JULY]);
}

#[test]
fn minutes_of_another_body_are_not_those_of_the_meeting_before() {
    let (_folder, mut store) = store();
    held(&mut store, "june.pdf", JUNE);
    let other = Item {
        title: Some("Minutes of the Weirs Working Group, 20 June 2031".to_owned()),
        ..item("4", "")
    };
    august(&mut store, vec![other]);
    let desk = desk_on(&store, AUGUST);
    assert_eq!(desk.previous.confirmed, [JUNE]);
    assert!(
        desk.previous
            .of_item(&desk.agenda[0], &desk.meeting)
            .is_empty()
    );
}

#[test]
fn minutes_that_are_named_and_not_held_are_not_taken_for_others() {
    let (_folder, mut store) = store();
    held(&mut store, "may.pdf", MAY);
    let ask = "To confirm the minutes of the meeting held on 3 June 2031.";
    august(&mut store, vec![confirming(ask)]);
    let desk = desk_on(&store, AUGUST);
    assert_eq!(
        desk.previous.of_item(&desk.agenda[0], &desk.meeting),
        [JUNE]
    );
}
