//! Promises of one meeting that say the same: a request and the decision that repeats it.

use crate::thread::bodies::Bodies;
use crate::thread::promise::Promise;
use crate::thread::sides::{Asked, holds, weigh};
use crate::thread::words::Lexicon;

/// So much of the shorter one stands in the other.
const HELD: f32 = 0.8;

/// Both together make up so much of each other.
const ALIKE: f32 = 0.6;

/// Less says too little to be the same as anything.
const LEAST: f32 = 0.5;

/// For each promise the others of its meeting that say the same, in their order.
pub fn same(promises: &[Promise], lexicon: &Lexicon) -> Vec<Vec<usize>> {
    let nobody = Bodies::of(&[]);
    let asked: Vec<Asked> = promises
        .iter()
        .map(|promise| Asked::of(promise, lexicon, &nobody))
        .collect();
    let mut same = vec![Vec::new(); promises.len()];
    for (one, first) in asked.iter().enumerate() {
        let of_meeting = |other: &Asked| {
            other.promise.day == first.promise.day
                && other.promise.committee == first.promise.committee
        };
        for (other, second) in asked.iter().enumerate().skip(one + 1) {
            if of_meeting(second) && say_the_same(first, second) {
                same[one].push(other);
                same[other].push(one);
            }
        }
    }
    same
}

fn say_the_same(one: &Asked, other: &Asked) -> bool {
    let shared: f32 = one
        .own
        .iter()
        .filter(|term| holds(&other.own, term))
        .map(|term| term.weight)
        .sum();
    let (mine, theirs) = (weigh(&one.own), weigh(&other.own));
    if mine.min(theirs) < LEAST {
        // Bare clauses are the same where nothing but their words could tell them apart.
        return one.promise.text == other.promise.text
            && one.promise.item == other.promise.item
            && one.promise.before == other.promise.before;
    }
    shared / mine.min(theirs) >= HELD && shared / (mine * theirs).sqrt() >= ALIKE
}
