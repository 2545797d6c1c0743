//! Whole papers of an invented council, in the shapes that councils publish.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod acts;
mod copied;
mod other;
pub mod pack;
mod parish;
pub mod printed;
mod whole;

use super::read;
use crate::domain::meeting::Meeting;
use crate::domain::minutes::{Clause, Minutes};
use crate::domain::source::Reading;
use crate::extract::text;

/// Reads a text.
pub fn reading(paper: &str) -> Reading {
    read(&text::read("paper.txt", paper.as_bytes()).unwrap())
}

fn only(reading: &Reading) -> &Meeting {
    assert_eq!(reading.meetings.len(), 1, "{:#?}", reading.meetings);
    &reading.meetings[0]
}

fn account<'r>(meeting: &'r Meeting, number: &str) -> &'r Minutes {
    let item = meeting
        .items
        .iter()
        .find(|item| item.number.as_deref() == Some(number))
        .unwrap_or_else(|| panic!("no item {number} in {:#?}", meeting.items));
    item.minutes.as_ref().unwrap()
}

fn decided(minutes: &Minutes) -> Vec<&str> {
    minutes
        .decisions
        .iter()
        .flat_map(|decision| texts(&decision.clauses))
        .collect()
}

fn texts(clauses: &[Clause]) -> Vec<&str> {
    clauses.iter().map(|clause| clause.text.as_str()).collect()
}
