//! Whether two texts are about one matter, leniently: a doubt speaks for the draft.

use crate::thread::words::{Class, Lexicon, Term};

/// So much of the shorter of two texts in the other makes them one matter.
const SHARED: f32 = 0.45;

/// So much of a text in another that stands under another title makes them one matter.
const NEARLY_ALL: f32 = 0.7;

/// What a text is about.
pub fn matters(lexicon: &Lexicon, text: &str) -> Vec<Term> {
    let mut terms = lexicon.terms(text);
    terms.retain(|term| term.class == Class::Matter);
    terms
}

/// Whether two texts may be about one matter.
pub fn may_be_one(one: &[Term], other: &[Term]) -> bool {
    let shorter = weigh(one).min(weigh(other));
    shorter > 0.0 && weigh_shared(one, other) / shorter >= SHARED
}

/// Whether nearly all that one text is about stands in another.
pub fn is_one(one: &[Term], other: &[Term]) -> bool {
    let all = weigh(one);
    all > 0.0 && weigh_shared(one, other) / all >= NEARLY_ALL
}

fn weigh(terms: &[Term]) -> f32 {
    terms.iter().map(|term| term.weight).sum()
}

fn weigh_shared(one: &[Term], other: &[Term]) -> f32 {
    one.iter()
        .filter(|term| other.iter().any(|their| their.number == term.number))
        .map(|term| term.weight)
        .sum()
}

/// Whether two texts have any word of a matter in common.
pub fn share(one: &[Term], other: &[Term]) -> bool {
    one.iter()
        .any(|term| other.iter().any(|their| their.number == term.number))
}
