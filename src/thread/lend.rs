//! Traces that a promise has from another: from one of its meeting that says the same, and
//! from an older one that it asks for again.

use crate::thread::evidence::{Evidence, Lent};
use crate::thread::matching::Found;
use crate::thread::promise::{In, Mention, Promise};
use crate::thread::sides::leans;

/// What is lent is less sure than what was found.
const LENT: f32 = 0.9;

/// Gives each promise the traces of those that say the same, and those of the older one
/// that it asks for again, as far as they came after it.
pub fn lend(
    traces: &mut [Vec<Found>],
    promises: &[Promise],
    mentions: &[Mention],
    alike: &[Vec<usize>],
    floor: f32,
) {
    let own: Vec<Vec<(usize, f32, usize)>> = traces
        .iter()
        .map(|found| {
            let places = found.iter();
            places
                .map(|found| (found.mention, found.score, found.evidence.at))
                .collect()
        })
        .collect();
    for (promise, others) in alike.iter().enumerate() {
        for other in others {
            for place in &own[*other] {
                add(&mut traces[promise], *place, Lent::BySame, mentions, floor);
            }
        }
    }
    for (promise, asked) in promises.iter().enumerate() {
        let Some(older) = asked_again(asked, promises, &own, mentions) else {
            continue;
        };
        for place in &own[older] {
            if comes_after(asked, &mentions[place.0]) {
                add(&mut traces[promise], *place, Lent::ByOlder, mentions, floor);
            }
        }
    }
}

fn add(
    traces: &mut Vec<Found>,
    (mention, score, at): (usize, f32, usize),
    lent: Lent,
    mentions: &[Mention],
    floor: f32,
) {
    let item = mentions[mention].item;
    let is_known = traces.iter().any(|found| {
        found.mention == mention || (item.is_some() && mentions[found.mention].item == item)
    });
    if !is_known {
        let evidence = Evidence {
            lent: Some(lent),
            at,
            ..Evidence::default()
        };
        traces.push(Found::new(mention, (score * LENT).max(floor), evidence));
    }
}

/// The older promise that one asks for again: it hangs on the sentence before it, which is
/// a trace of that.
fn asked_again(
    promise: &Promise,
    promises: &[Promise],
    own: &[Vec<(usize, f32, usize)>],
    mentions: &[Mention],
) -> Option<usize> {
    let before = promise.before.last()?;
    if !leans(&promise.text) {
        return None;
    }
    let is_said = |mention: &Mention| {
        mention.place == In::Minutes
            && mention.day == promise.day
            && mention.committee == promise.committee
            && mention.text == *before
    };
    // Of several that the sentence may speak of, the one that it fits best.
    let mut best: Option<(f32, usize)> = None;
    for (number, (older, own)) in promises.iter().zip(own).enumerate() {
        if older.committee != promise.committee || older.day >= promise.day {
            continue;
        }
        let said = own
            .iter()
            .filter(|(mention, _, _)| is_said(&mentions[*mention]));
        let score = said.map(|(_, score, _)| *score).fold(0.0, f32::max);
        if score > best.map_or(0.0, |(score, _)| score) {
            best = Some((score, number));
        }
    }
    best.map(|(_, number)| number)
}

/// Whether a place is later than a promise, or stands in a paper that is.
fn comes_after(promise: &Promise, mention: &Mention) -> bool {
    match mention.place {
        In::Programme | In::ForwardPlan | In::Tracker => mention.seen > promise.day,
        In::Agenda | In::Minutes | In::Report => mention.day > promise.day,
    }
}
