//! Whether a trace says less than the promise, or something else.
//!
//! Only a record is held against the promise's words: a row of a tracker or of a
//! programme that was entered at its meeting. A topic or a title is short by nature.

mod amount;
mod firmness;
mod whom;

use serde::{Deserialize, Serialize};

use crate::domain::fold;
use crate::thread::promise::{In, Mention, Promise};

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
/// what a row leaves out because it is short is none either.
pub fn changed(promise: &Promise, mention: &Mention) -> Option<Changed> {
    let (promised, recorded) = (Said::of(&promise.text), Said::of(&mention.text));
    match mention.place {
        In::Programme if mention.day == promise.day && mention.title.is_some() => {}
        In::Tracker if mention.day == promise.day || mention.day.is_none() => {}
        // What is done less often than was promised is said in minutes too.
        In::Minutes => return amount::less_often(&promised, &recorded),
        In::Programme | In::Tracker | In::ForwardPlan | In::Agenda | In::Report => return None,
    }
    firmness::changed(promise, &promised, &recorded)
        .or_else(|| amount::changed(&promised, &recorded))
        .or_else(|| whom::changed(&promised, &recorded, mention.title.as_deref()))
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
