//! Whose a row of the programme is: the one that a meeting agreed on belongs to the promise
//! of that meeting, and not to an older one under the same item.

use std::collections::HashSet;

use crate::thread::matching::{Found, TRACE};
use crate::thread::promise::In;
use crate::thread::sides::{Asked, Told};
use crate::thread::terms::Terms;

/// An older promise that holds so much of what a row says beside its item's name may be
/// meant by it too.
const MEANT: f32 = 0.6;

/// Takes from each promise the rows that record a promise of their own meeting, where it
/// shares little with them but the name of their item.
pub fn leave_to_their_promise(traces: &mut [Vec<Found>], asked: &[Asked], told: &[Told]) {
    let mut recorded: HashSet<usize> = HashSet::new();
    for (asked, found) in asked.iter().zip(&*traces) {
        let own = found.iter().filter(|found| {
            let evidence = &found.evidence;
            let is_record = evidence.is_record || evidence.entered;
            let says_it = held(asked, &told[found.mention]) >= MEANT;
            is_record && says_it && found.score >= TRACE && is_action(&told[found.mention])
        });
        recorded.extend(own.map(|found| found.mention));
    }
    for (asked, found) in asked.iter().zip(traces) {
        found.retain(|found| {
            let told = &told[found.mention];
            let held = held(asked, told);
            // One row may record several promises of a meeting.
            let is_meant = if asked.promise.day < told.mention.day {
                held >= MEANT
            } else {
                held > 0.0
            };
            is_meant || !recorded.contains(&found.mention)
        });
    }
}

/// Whether a row says what is to be done under its item.
fn is_action(told: &Told) -> bool {
    told.mention.place == In::Programme && told.mention.title.is_some()
}

/// How much of what a row says beside the name of its item a promise says too.
fn held(asked: &Asked, told: &Told) -> f32 {
    let Some(whole) = told.parts.first() else {
        return 1.0;
    };
    let rest: Terms = whole
        .matters
        .iter()
        .filter(|term| !told.title.holds(term))
        .cloned()
        .collect();
    if rest.is_empty() {
        return 1.0;
    }
    let shared: f32 = asked.own.of(&rest).iter().map(|term| term.weight).sum();
    shared / rest.weight()
}
