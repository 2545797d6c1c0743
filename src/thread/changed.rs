//! Whether a trace says less than the promise, or something else.
//!
//! A record is held against all the promise's words: a row of a tracker or of a programme
//! that was entered at its meeting. A topic or a title is short by nature, and a sentence of
//! minutes says much else: of these only words count that put another thing, less of it, or a
//! lesser deed in its place.

mod amount;
mod firmness;
mod instead;
mod parts;
mod some;
mod whom;

use serde::{Deserialize, Serialize};

use crate::domain::fold;
use crate::thread::promise::{In, Mention, Promise};
use crate::thread::words::Lexicon;

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

/// How a record differs from its promise; `None` where it does not, or is no record. Each
/// rule names what it compares: words that only say the same otherwise are no change, and
/// what a row leaves out because it is short is none either, nor what stands in a row
/// `beside` it that is a trace of the promise as well.
pub fn changed(
    promise: &Promise,
    mention: &Mention,
    beside: &[&Mention],
    lexicon: &Lexicon,
) -> Option<Changed> {
    let (promised, recorded) = (Said::of(&promise.text), Said::of(&mention.text));
    let kept = || parts::Kept::of(mention, beside, lexicon);
    let one_of_two = || parts::one_of_two(promise, &kept()).then_some(Changed::Narrowed);
    match mention.place {
        In::Programme if mention.day == promise.day && mention.title.is_some() => {}
        In::Tracker if mention.day == promise.day || mention.day.is_none() => {}
        In::Programme | In::ForwardPlan | In::Agenda => {
            let title = mention.title.as_deref().unwrap_or_default();
            let all = format!("{title}. {}", mention.text);
            // What stands beside a row tells how often it comes: "Half-yearly list".
            let beside = mention.more.as_deref().unwrap_or_default();
            return instead::planned(&promised, &Said::of(&all))
                .or_else(|| firmness::later_day(promise, mention))
                .or_else(|| amount::of_one(&promised, &Said::of(&all)))
                .or_else(|| {
                    let is_left = parts::leaves_out_what_it_is_to_say(promise, mention, &kept());
                    is_left.then_some(Changed::Narrowed)
                })
                .or_else(|| amount::less_often(&promised, &Said::of(beside)))
                .or_else(one_of_two);
        }
        In::Minutes => {
            let is_elsewhere = mention.committee != promise.committee;
            return told(is_elsewhere, mention, &promised, &recorded).or_else(|| {
                (is_elsewhere && is_decision(&mention.text))
                    .then(one_of_two)
                    .flatten()
            });
        }
        In::Tracker | In::Report => return None,
    }
    firmness::changed(promise, &promised, &recorded)
        .or_else(|| instead::recorded(&promised, &recorded))
        .or_else(|| instead::anywhere(&promised, &recorded))
        .or_else(|| instead::planned(&promised, &recorded))
        .or_else(|| instead::too_late(&promised, &recorded))
        .or_else(|| instead::a_day(&promised, &recorded))
        .or_else(|| instead::out_of_sight(&promised, &recorded))
        .or_else(|| instead::something_else(&promised, &recorded))
        .or_else(|| firmness::later_day(promise, mention))
        .or_else(|| amount::changed(&promised, &recorded))
        .or_else(|| some::named_one(&promised, &recorded))
        .or_else(|| some::told_apart(&promised, &recorded))
        .or_else(|| some::no_longer_most(&promised, &recorded))
        .or_else(|| whom::changed(&promised, &recorded, mention.title.as_deref()))
        .or_else(one_of_two)
        .or_else(|| parts::is_partly(promise, &promised, &kept()).then_some(Changed::Narrowed))
}

/// How later minutes tell of something else than was promised. What another committee decided
/// is what it made of the promise, with its sums.
fn told(
    is_elsewhere: bool,
    mention: &Mention,
    promised: &Said,
    recorded: &Said,
) -> Option<Changed> {
    let decided = || {
        let found = firmness::decided(promised, recorded);
        found
            .or_else(|| amount::another_sum(promised, recorded))
            .or_else(|| amount::leaves_out(promised, recorded))
            .or_else(|| amount::ends_sooner(promised, recorded))
            .or_else(|| instead::a_day(promised, recorded))
            .or_else(|| instead::another_year(promised, recorded))
    };
    amount::less_often(promised, recorded)
        .or_else(|| instead::anywhere(promised, recorded))
        .or_else(|| firmness::considered(promised, recorded))
        .or_else(|| firmness::on_request(promised, recorded))
        .or_else(|| instead::out_of_sight(promised, recorded))
        .or_else(|| amount::in_part(promised, recorded))
        .or_else(|| amount::of_one(promised, recorded))
        .or_else(|| some::told_apart(promised, recorded))
        .or_else(|| some::fewer_of_them(promised, recorded))
        .or_else(|| (is_elsewhere && is_decision(&mention.text)).then(decided)?)
}

/// Whether a sentence of minutes is a decision.
pub fn is_decision(text: &str) -> bool {
    let text = text.trim_start_matches(|letter: char| !letter.is_alphabetic());
    [
        "That ",
        "that ",
        "RESOLVED",
        "Resolved",
        "AGREED",
        "RECOMMENDED",
        "DECIDED",
    ]
    .iter()
    .any(|head| text.starts_with(head))
}

/// A text with its words folded, a space before and behind each.
struct Said<'a> {
    printed: &'a str,
    folded: String,
}

impl<'a> Said<'a> {
    fn of(printed: &'a str) -> Said<'a> {
        Said {
            printed,
            folded: format!(" {} ", fold::compare(printed)),
        }
    }

    /// Whether it has one of some words or phrases.
    fn has(&self, words: &[&str]) -> bool {
        words
            .iter()
            .any(|word| self.folded.contains(&format!(" {word} ")))
    }

    fn words(&self) -> Vec<&str> {
        self.folded.split_whitespace().collect()
    }
}

/// A thing in the singular, as far as an s is all that makes it many.
fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(one) if one.len() > 2 && !one.ends_with('s') => one,
        Some(_) | None => word,
    }
}

#[cfg(test)]
mod tests;
