//! Which places a promise turns up in again, and why.
//!
//! A promise and a place are compared by the words that tell something
//! ([`Lexicon`]) and by what is known beside them ([`Evidence`]). A place that fits
//! another promise better belongs to that one. A wrong trace is worse than a missed one.

mod chosen;
mod in_order;
mod index;
mod meetings;
mod others;
mod rivals;

use std::collections::HashMap;

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use rayon::slice::ParallelSlice;

use crate::thread::account;
use crate::thread::bodies::Bodies;
use crate::thread::changed::is_decision;
use crate::thread::evidence::{self, Evidence, Reasons};
use crate::thread::follow::Rows;
use crate::thread::lend::lend;
use crate::thread::promise::{In, Mention, Promise};
use crate::thread::rows;
use crate::thread::score::score;
use crate::thread::sides::{Asked, Told, is_for_programme};
use crate::thread::words::Lexicon;
use chosen::{best_first, chosen, record};
use in_order::keep_order;
use index::Index;
use meetings::Meetings;
use others::leave_to_others;
use rivals::{assign, compete, follow};

/// From this score on, a place is a trace.
pub const TRACE: f32 = 0.53;

/// From this score on, it is a likely one; below, a possible one.
pub const LIKELY: f32 = 0.8;

/// So many places are told apart by one core at a time: what follows another of its item
/// takes the title from it.
const AT_ONCE: usize = 256;

/// A trace of a promise.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Which of the mentions.
    pub mention: usize,
    /// From 0 to 1.
    pub score: f32,
    /// What speaks for it.
    pub evidence: Evidence,
    /// The same in words, of what is a trace.
    pub reasons: Reasons,
}

impl Found {
    /// A trace whose reasons are not yet said.
    pub fn new(mention: usize, score: f32, evidence: Evidence) -> Found {
        Found {
            mention,
            score,
            evidence,
            reasons: Reasons::default(),
        }
    }
}

/// The traces of each promise, best first, in the order of the promises. `bodies` are the
/// committees with their names; `alike` the promises of one meeting that say the same.
pub fn traces(
    promises: &[Promise],
    mentions: &[Mention],
    bodies: &[(i64, String)],
    lexicon: &Lexicon,
    alike: &[Vec<usize>],
) -> Vec<Vec<Found>> {
    let bodies = Bodies::of(bodies);
    let (asked, told) = sides(promises, mentions, &bodies, lexicon);
    let rows = Rows::of(&told);
    let mut found = weigh(&asked, &told, mentions);
    leave_to_others(&mut found, &asked, &told);
    let mut traces: Vec<Vec<Found>> = found
        .into_iter()
        .map(|found| chosen(found, &told, &rows))
        .collect();
    account::leave_what_is_about_else(&mut traces, &asked, &told);
    account::tell_what_was_decided(&mut traces, &asked, &told);
    rows::leave_to_their_promise(&mut traces, &asked, &told);
    lend(&mut traces, promises, mentions, alike, TRACE);
    for (asked, traces) in asked.iter().zip(&mut traces) {
        best_first(traces, &told);
        for trace in traces {
            trace.reasons = evidence::reasons(asked, &told[trace.mention], &trace.evidence);
        }
    }
    traces
}

/// The promises and the places with their words told apart.
fn sides<'a>(
    promises: &'a [Promise],
    mentions: &'a [Mention],
    bodies: &Bodies,
    lexicon: &Lexicon,
) -> (Vec<Asked<'a>>, Vec<Told<'a>>) {
    let meetings = Meetings::of(mentions);
    let own = promises.first().map(|promise| promise.committee);
    let told = mentions
        .par_chunks(AT_ONCE)
        .flat_map_iter(|mentions| {
            let mut told: Vec<Told> = Vec::with_capacity(mentions.len());
            for mention in mentions {
                let mut next = Told {
                    meeting: meetings.before(mention.committee, mention.day),
                    ..Told::of(mention, told.last(), lexicon, bodies)
                };
                if mention.place == In::Minutes && Some(mention.committee) != own {
                    next.from = bodies.named(&mention.text);
                    next.again &= !is_decision(&mention.text);
                }
                told.push(next);
            }
            told
        })
        .collect();
    let of_item = of_item(promises);
    let asked = promises
        .par_iter()
        .zip(of_item)
        .map(|(promise, of_item)| Asked {
            of_item,
            next: meetings.until(promise.committee, promise.day),
            ..Asked::of(promise, lexicon, bodies)
        })
        .collect();
    (asked, told)
}

fn weigh(asked: &[Asked], told: &[Told], mentions: &[Mention]) -> Vec<Vec<Found>> {
    let index = Index::of(told);
    let mut gathered: Vec<Vec<(usize, Evidence)>> = asked
        .par_iter()
        .map(|asked| gather(asked, told, &index))
        .collect();
    compete(&mut gathered);
    assign(&mut gathered);
    keep_order(&mut gathered, asked, told);
    follow(&mut gathered, mentions);
    gathered
        .into_iter()
        .map(|found| {
            let found = found
                .into_iter()
                .map(|(mention, evidence)| Found::new(mention, score(&evidence), evidence));
            found.collect()
        })
        .collect()
}

/// For each promise, how many its item has.
fn of_item(promises: &[Promise]) -> Vec<usize> {
    let item = |promise: &Promise| {
        (
            promise.committee,
            promise.day,
            promise.minute.clone(),
            promise.item.clone(),
        )
    };
    let mut count = HashMap::new();
    for promise in promises.iter().filter(|promise| promise.task.is_none()) {
        *count.entry(item(promise)).or_insert(0) += 1;
    }
    let counted = promises
        .iter()
        .map(|promise| count.get(&item(promise)).copied());
    counted.map(Option::unwrap_or_default).collect()
}

/// Everything that speaks for one promise's places.
fn gather(asked: &Asked, told: &[Told], index: &Index) -> Vec<(usize, Evidence)> {
    let candidates = index.holding(asked, told).into_iter();
    let mut found: Vec<(usize, Evidence)> = candidates
        .filter_map(|index| Some((index, evidence::gather(asked, &told[index])?)))
        .collect();
    let recorded =
        record(found.iter().map(|(index, evidence)| (*index, evidence))).is_some_and(|index| {
            let row = told[index].mention;
            is_for_programme(&row.text) || row.progress.as_deref().is_some_and(is_for_programme)
        });
    // What is brought back comes once.
    let first = found.iter().filter(|(_, evidence)| evidence.comes_back);
    let first = first
        .filter_map(|(index, _)| told[*index].mention.day)
        .min();
    for (index, evidence) in &mut found {
        evidence.comes_back &= told[*index].mention.day == first;
    }
    if recorded {
        // Its record says that it went to the programme.
        for (index, evidence) in &mut found {
            evidence.for_programme = told[*index].is_of_programme() && !evidence.is_reference;
        }
    }
    found
}
