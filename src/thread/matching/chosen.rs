//! Which of a promise's places are its traces, and in what order.

use std::collections::HashSet;

use jiff::civil::Date;

use crate::domain::fold;
use crate::thread::evidence::Evidence;
use crate::thread::follow::{Rows, called};
use crate::thread::matching::{Found, TRACE};
use crate::thread::promise::{In, Mention};
use crate::thread::sides::Told;

/// Of the rows entered under the promise's own item, the one that fits it best is its
/// record even where few words agree: from this strength on, and where it holds so much
/// of the promise.
const RECORD: f32 = 0.28;
const RECORD_HOLDS: f32 = 0.33;

/// The row that records a promise: the best of those entered under its own item.
pub(super) fn record<'e>(found: impl Iterator<Item = (usize, &'e Evidence)>) -> Option<usize> {
    found
        .filter(|(_, evidence)| {
            let is_like = evidence.strength() >= RECORD && evidence.holds >= RECORD_HOLDS;
            evidence.is_record && is_like && !evidence.only_title
        })
        .max_by(|a, b| a.1.strength().total_cmp(&b.1.strength()))
        .map(|(index, _)| index)
}

/// What fits well enough, best first.
pub(super) fn chosen(mut found: Vec<Found>, told: &[Told], rows: &Rows) -> Vec<Found> {
    rows.share(&mut found);
    let record = record(found.iter().map(|found| (found.mention, &found.evidence)));
    let mut traces: Vec<Found> = found
        .into_iter()
        .filter(|found| found.score >= TRACE || record == Some(found.mention))
        .collect();
    rows.follow(&mut traces);
    best_first(&mut traces, told);
    // What was said of it tells more than the title under which all that was sent is dealt with.
    let said: HashSet<i64> = traces
        .iter()
        .filter(|trace| !trace.evidence.is_reference)
        .filter_map(|trace| told[trace.mention].mention.item)
        .collect();
    traces.retain(|trace| {
        let item = told[trace.mention].mention.item;
        !trace.evidence.is_reference || item.is_none_or(|item| !said.contains(&item))
    });
    // Agenda, minutes and report of one item of one meeting are one trace.
    let mut items = HashSet::new();
    traces.retain(|trace| {
        let mention = told[trace.mention].mention;
        mention.item.is_none_or(|item| items.insert(item))
    });
    // What such a report tells under one heading is one answer.
    let mut headings = HashSet::new();
    traces.retain(|trace| {
        let mention = told[trace.mention].mention;
        !mention.is_running || headings.insert((mention.document, mention.title.as_deref()))
    });
    // So are the item and the row that tells what came of it at that meeting.
    let items: Vec<&Told> = traces
        .iter()
        .map(|trace| &told[trace.mention])
        .filter(|place| place.mention.place == In::Agenda || place.mention.place == In::Minutes)
        .collect();
    traces.retain(|trace| {
        let row = &told[trace.mention];
        let is_of_meeting = row.mention.place == In::Programme
            && row.mention.title.is_some()
            && row.mention.day.is_some()
            && row.mention.first_seen > row.mention.day
            && !(trace.evidence.entered || trace.evidence.is_record);
        let is_it = |item: &&Told| {
            item.mention.day == row.mention.day
                && item.mention.committee == row.mention.committee
                && called(item).are_alike(&row.title)
        };
        !is_of_meeting || !items.iter().any(is_it)
    });
    // A row that a page breaks in two is the whole one.
    let rows: Vec<(Option<Date>, String)> = traces
        .iter()
        .map(|trace| told[trace.mention].mention)
        .filter(|mention| mention.place == In::Tracker)
        .map(|mention| (mention.day, fold::compare(&mention.text)))
        .collect();
    traces.retain(|trace| {
        let row = told[trace.mention].mention;
        let begins = format!("{} ", fold::compare(&row.text));
        let is_half = |(day, text): &(Option<Date>, String)| {
            *day == row.day && text.starts_with(begins.as_str())
        };
        row.place != In::Tracker || !rows.iter().any(is_half)
    });
    // Another committee answers a promise once at a meeting; what it says elsewhere in the same
    // words is about something of its own.
    let mut answered = HashSet::new();
    traces.retain(|trace| {
        let mention = told[trace.mention].mention;
        !trace.evidence.elsewhere || answered.insert((mention.committee, mention.day))
    });
    traces
}

pub(super) fn best_first(traces: &mut [Found], told: &[Told]) {
    traces.sort_by(|a, b| {
        b.score
            .total_cmp(&a.score)
            .then_with(|| order(told[a.mention].mention).cmp(&order(told[b.mention].mention)))
    });
}

/// A total order of places that does not depend on when they were imported.
fn order(mention: &Mention) -> (In, Option<Date>, &str, &str) {
    (
        mention.place,
        mention.day,
        mention.title.as_deref().unwrap_or_default(),
        &mention.text,
    )
}
