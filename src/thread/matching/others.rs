//! Places that are left to the promise whose they are likelier.

use std::collections::{HashMap, HashSet};

use crate::thread::matching::{Found, TRACE};
use crate::thread::sides::{Asked, Told};
use crate::thread::terms::Terms;

/// A row is another's where it is so many times likelier to be; beyond a certain score, two
/// are alike.
const ANOTHERS: f32 = 4.0;
const SURELY_ANOTHERS: f32 = 8.0;

/// A row under the promise's own item that is less likely its own is a record by its place
/// alone.
const MERE_RECORD: f32 = 0.1;

/// A row that shares so many words with a promise is the record of it, and one that shares a
/// single word and is another's own is none.
const SEVERAL: u8 = 3;

/// A row that holds so much of a promise says all of it.
const WHOLE: f32 = 0.95;

/// An answer that holds less of a promise may be another's.
const HELD: f32 = 0.5;
const SUREST: f32 = 0.9999;

/// Takes from a promise that has a row of its own the rows of its meeting that are far
/// likelier another's: a table holds each of the promises once. A row of a table that is
/// a promise of its own is the record of one, and no other.
pub(super) fn leave_to_others(found: &mut [Vec<Found>], asked: &[Asked], told: &[Told]) {
    let is_row = |found: &Found| found.evidence.entered || found.evidence.is_record;
    let mut best: HashMap<usize, f32> = HashMap::new();
    for (rows, asked) in found.iter().zip(asked) {
        for row in rows.iter().filter(|found| is_row(found)) {
            if asked.promise.task.is_none() {
                let most = best.entry(row.mention).or_default();
                *most = most.max(odds(row.score));
            }
        }
    }
    leave_what_arises(found);
    leave_to_their_heading(found, asked, told);
    leave_whose_it_surely_is(found);
    let owned: HashSet<usize> = found
        .iter()
        .flatten()
        .filter(|row| row.evidence.assigned)
        .map(|row| row.mention)
        .collect();
    for (found, asked) in found.iter_mut().zip(asked) {
        if asked.promise.task.is_some() {
            continue;
        }
        let has_its_own = found
            .iter()
            .any(|found| found.evidence.assigned && found.score >= TRACE);
        let says_much = found.iter().any(|found| {
            found.evidence.assigned && found.score >= TRACE && found.evidence.words >= SEVERAL
        });
        if has_its_own {
            found.retain(|found| {
                let is_anothers = owned.contains(&found.mention) && !found.evidence.assigned;
                if is_row(found) && is_anothers && says_much && found.evidence.words <= 1 {
                    return false;
                }
                !is_row(found)
                    || found.evidence.assigned
                    || best[&found.mention] < ANOTHERS * odds(found.score)
            });
        }
    }
}

/// Takes from a promise a row that is another's own and so much likelier that one's that
/// one row can hardly answer both.
fn leave_whose_it_surely_is(found: &mut [Vec<Found>]) {
    let mut owned: HashMap<usize, f32> = HashMap::new();
    for row in found.iter().flatten().filter(|row| row.evidence.assigned) {
        owned.insert(row.mention, odds(row.score));
    }
    for found in found {
        found.retain(|found| {
            let evidence = &found.evidence;
            let is_mere_record = evidence.is_record && found.score < MERE_RECORD;
            let is_row = (evidence.entered || is_mere_record) && !evidence.assigned;
            let most = owned.get(&found.mention).copied().unwrap_or_default();
            // One word may be of either.
            let is_slight = evidence.words <= 1 && !(evidence.same_act || evidence.for_programme);
            let times = if is_slight { ANOTHERS } else { SURELY_ANOTHERS };
            // One row may answer two that were asked behind one another.
            let is_whole = evidence.holds >= WHOLE && evidence.words >= SEVERAL;
            !is_row || is_whole || most < times * odds(found.score)
        });
    }
}

/// Takes from a promise the sentences of matters arising that share one word with it, and
/// the answers that hold little of it, where they are far likelier another's: each tells
/// what came of one.
fn leave_what_arises(found: &mut [Vec<Found>]) {
    let mut best: HashMap<usize, f32> = HashMap::new();
    for told in found.iter().flatten() {
        let most = best.entry(told.mention).or_default();
        *most = most.max(odds(told.score));
    }
    for found in found {
        found.retain(|found| {
            let evidence = &found.evidence;
            let is_slight = ((evidence.arises && evidence.words <= 1)
                || (evidence.answers && evidence.holds < HELD && !evidence.same_act))
                && evidence.pointed <= 0
                && evidence.of_place < 1.0
                && !evidence.reply;
            !is_slight || best[&found.mention] < ANOTHERS * odds(found.score)
        });
    }
}

/// Takes from a promise what a report tells under other headings, where it has one that is the
/// title of the promise's item.
fn leave_to_their_heading(found: &mut [Vec<Found>], asked: &[Asked], told: &[Told]) {
    let mut headings: HashMap<i64, Vec<&Terms>> = HashMap::new();
    for place in told.iter().filter(|place| place.mention.is_running) {
        let of_document = headings.entry(place.mention.document).or_default();
        if of_document.last() != Some(&&place.title) {
            of_document.push(&place.title);
        }
    }
    for (found, asked) in found.iter_mut().zip(asked) {
        if !asked.is_titled {
            continue;
        }
        found.retain(|found| {
            let place = &told[found.mention];
            let is_its = |title: &Terms| asked.title.are_alike(title);
            let of_document = headings.get(&place.mention.document);
            !place.mention.is_running
                || found.evidence.reply
                || is_its(&place.title)
                || !of_document.is_some_and(|titles| titles.iter().any(|title| is_its(title)))
        });
    }
}

/// How much likelier something is than not.
fn odds(score: f32) -> f32 {
    let score = score.min(SUREST);
    score / (1.0 - score)
}
