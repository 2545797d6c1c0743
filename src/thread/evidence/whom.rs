//! Whether a place tells of whoever the promise names: whom it is sent to, whom it invites,
//! whom it charges.

use crate::domain::fold;
use crate::thread::evidence::is_entered;
use crate::thread::promise::In;
use crate::thread::reply;
use crate::thread::sides::{Asked, Part, Told};
use crate::thread::words::may_be_one;

/// Whether it tells of whomever the promise is addressed to, or of their answer.
pub(super) fn is_reply(asked: &Asked, told: &Told, part: &Part) -> bool {
    told.mention.place == In::Minutes
        && asked.whom.iter().any(|whom| {
            let mut printed = whom
                .terms
                .iter()
                .filter_map(|term| part.terms.iter().find(|other| other.number == term.number));
            if whom.terms.is_empty() {
                reply::is_by(part.text, whom.name)
            } else {
                printed.any(|term| {
                    may_be_one(&asked.promise.text, &told.mention.text, &term.printed)
                        && reply::is_by(part.text, &term.printed)
                })
            }
        })
}

/// Whether a sentence says that whoever the promise invites came.
pub(super) fn has_come(asked: &Asked, part: &Part) -> bool {
    let mut whom = asked.whom.iter();
    whom.any(|whom| reply::came(part.text, whom.name))
}

/// Whether a row or an item has the whole name of somebody whom the promise invites.
pub(super) fn names_guest(asked: &Asked, told: &Told, part: &Part) -> bool {
    let is_named = match told.mention.place {
        In::Programme | In::ForwardPlan | In::Agenda => asked.invites,
        In::Tracker => asked.invites && is_entered(asked, told),
        In::Minutes | In::Report => false,
    };
    is_named
        && asked.whom.iter().any(|whom| {
            let name = fold::compare(whom.name);
            let is_letters =
                whom.name.len() > 2 && whom.name.bytes().all(|b| b.is_ascii_uppercase());
            reply::is_name(whom.name)
                && (name.contains(' ') || (is_letters && reply::comes(part.text)))
                && format!(" {} ", fold::compare(part.text)).contains(&format!(" {name} "))
        })
}

/// What every table calls whoever it charges.
const ANYBODY: [&str; 16] = [
    "clerk",
    "officer",
    "officers",
    "chair",
    "chairman",
    "all",
    "cllr",
    "cllrs",
    "councillor",
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "tbc",
    "members",
];

/// "He promised": whoever it was stands in the sentence before.
const SAID_BEFORE: [&str; 3] = ["he ", "she ", "they "];

/// Whether a row charges whoever the promise names, by a name or a post of their own.
pub(super) fn is_owner(asked: &Asked, told: &Told) -> bool {
    let Some(owner) = told.mention.owner.as_deref() else {
        return false;
    };
    let owner = fold::compare(owner);
    // "AM Quayle": letters before a name are a rank, alone they are nobody's.
    let mut named = owner
        .split(' ')
        .filter(|word| word.len() > 3 && !ANYBODY.contains(word))
        .peekable();
    if named.peek().is_none() {
        return false;
    }
    let promise = asked.promise;
    let text = fold::compare(&promise.text);
    let leans = SAID_BEFORE.iter().any(|who| text.starts_with(who));
    let before = promise.before.last().filter(|_| leans);
    let said = [promise.owner.as_deref(), before.map(String::as_str)];
    let said: Vec<String> = said.into_iter().flatten().map(fold::compare).collect();
    named.all(|word| {
        let mut all = said.iter().chain([&text]);
        all.any(|text| text.split(' ').any(|other| other == word))
    })
}
