//! Whether a trace says less than the promise, or something else.
//!
//! Only a record is held against the promise's words: a row of a tracker or of a
//! programme that was entered at its meeting. A topic or a title is short by nature.

mod amount;

use serde::{Deserialize, Serialize};

use crate::domain::fold;
use crate::thread::promise::{In, Mention, Promise};
use crate::thread::words::{Class, Lexicon, Term};

/// How a trace differs from the promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Changed {
    /// What was to be done is now to be considered.
    Softened,
    /// Part of what was promised is left out.
    Narrowed,
    /// Other words, which may mean another thing.
    Reworded,
}

impl Changed {
    /// The word in JSON and in the store.
    pub fn name(self) -> &'static str {
        match self {
            Changed::Softened => "softened",
            Changed::Narrowed => "narrowed",
            Changed::Reworded => "reworded",
        }
    }

    /// The change of a name.
    pub fn of_name(name: &str) -> Option<Changed> {
        [Changed::Softened, Changed::Narrowed, Changed::Reworded]
            .into_iter()
            .find(|changed| changed.name() == name)
    }
}

/// Words that leave open whether anything will be done.
const SOFT: [&str; 14] = [
    "consider",
    "consideration",
    "considered",
    "explore",
    "explored",
    "look into",
    "looked into",
    "where possible",
    "if possible",
    "aim to",
    "seek to",
    "as appropriate",
    "be discussed",
    "to discuss",
];

/// More of the promise than this is gone in a trace that leaves out part of it.
const LEFT_OUT: f32 = 0.5;

/// More of both than this is in one of them alone where they are worded otherwise.
const OTHERWISE: f32 = 0.4;

/// How a record differs from its promise; `None` where it does not, or is no record.
pub fn changed(promise: &Promise, mention: &Mention, lexicon: &Lexicon) -> Option<Changed> {
    let is_record = match mention.place {
        In::Programme => mention.day == promise.day && mention.title.is_some(),
        In::Tracker => mention.day == promise.day && mention.day.is_some(),
        In::ForwardPlan | In::Agenda | In::Minutes | In::Report => false,
    };
    if !is_record {
        return None;
    }
    if is_soft(&mention.text) && !is_soft(&promise.text) {
        return Some(Changed::Softened);
    }
    if let Some(less) = amount::changed(&promise.text, &mention.text) {
        return Some(less);
    }
    let promised = matters(lexicon.terms(&promise.text));
    let recorded = matters(lexicon.terms(&mention.text));
    let gone = missing(&promised, &recorded);
    let new = missing(&recorded, &promised);
    if gone >= OTHERWISE && new >= OTHERWISE {
        Some(Changed::Reworded)
    } else if gone > LEFT_OUT {
        Some(Changed::Narrowed)
    } else {
        None
    }
}

fn is_soft(text: &str) -> bool {
    let folded = format!(" {} ", fold::compare(text));
    SOFT.iter()
        .any(|word| folded.contains(&format!(" {word} ")))
}

fn matters(terms: Vec<Term>) -> Vec<Term> {
    terms
        .into_iter()
        .filter(|term| term.class == Class::Matter)
        .collect()
}

/// How much of one side's words the other lacks, from 0 to 1.
fn missing(one: &[Term], other: &[Term]) -> f32 {
    let all: f32 = one.iter().map(|term| term.weight).sum();
    if all <= 0.0 {
        return 0.0;
    }
    let there: f32 = one
        .iter()
        .filter(|term| other.iter().any(|their| their.number == term.number))
        .map(|term| term.weight)
        .sum();
    1.0 - there / all
}
