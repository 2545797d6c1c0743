//! Papers of other kinds: notices, minutes in Welsh; and what holds of their ids.

use super::printed::PRINTED;
use super::{only, reading};
use crate::domain::meeting::{Role, Status};
use crate::domain::source::Language;

#[test]
fn a_cancelled_meeting_is_a_notice() {
    let page = "\
Agenda

Roads Panel - Tuesday, 6 May 2031 6.30 pm, CANCELLED

Venue: Moot Hall

NOTICE OF CANCELLATION

Please note that this meeting has been cancelled.";
    let reading = reading(page);
    let meeting = only(&reading);
    assert_eq!(
        (meeting.role, meeting.status),
        (Role::Notice, Some(Status::Cancelled))
    );
    assert!(meeting.items.is_empty());
}

#[test]
fn welsh_minutes_keep_their_items_and_say_that_their_clauses_are_not_read() {
    let paper = "\
CYNGOR CYMUNED RHEDYN

Cynhaliwyd cyfarfod Cyngor Cymuned Rhedyn am 7.30pm ar y 6ed Mai 2031 yn yr Ystafell Ddarllen.

PRESENNOL
Cynghorwyr A Onnen a B Bedwen.

1. CROESO AC YMDDIHEURIADAU
Roedd y Cadeirydd wedi croesawu pawb i’r cyfarfod ac roedd hi’n braf bod pawb yn iach.

2. LLWYBRAU
Mae’r llwybr wedi cael ei glirio ac mae’r Cyngor wedi diolch i bawb sydd wedi bod yn helpu gyda hyn.
";
    let reading = reading(paper);
    assert_eq!(reading.source.language, Language::Welsh);
    let meeting = only(&reading);
    assert_eq!(meeting.date.unwrap().to_string(), "2031-05-06");
    assert_eq!(meeting.items.len(), 2);
    assert_eq!(reading.losses.len(), 1);
}

#[test]
fn ids_do_not_change_with_line_ends_or_place() {
    let ids = |paper: &str| -> Vec<String> {
        reading(paper)
            .meetings
            .iter()
            .flat_map(|meeting| &meeting.items)
            .flat_map(|item| &item.minutes)
            .flat_map(|minutes| &minutes.decisions)
            .flat_map(|decision| &decision.clauses)
            .map(|clause| clause.id.clone())
            .collect()
    };
    let moved = format!("\n\n{}", PRINTED.replace('\n', "\r\n"));
    assert_eq!(ids(PRINTED), ids(&moved));
    let mut unique = ids(PRINTED);
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), ids(PRINTED).len());
}
