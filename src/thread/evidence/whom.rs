//! Whether a place tells of whoever the promise names: whom it is sent to, whom it invites,
//! whom it charges.

use std::sync::LazyLock;

use regex::Regex;

use crate::domain::fold;
use crate::thread::evidence::is_entered;
use crate::thread::promise::In;
use crate::thread::reply;
use crate::thread::sides::{Addressee, Asked, Part, Told};
use crate::thread::words::{Lexicon, may_be_one};

/// "Letter from the Trust", "Reply of the Diocesan Surveyor": the title of an item that brings
/// an answer.
static BRINGS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:letters?|repl(?:y|ies)|responses?|answers?)\s+(?:received\s+)?(?:from|of|by)\s+(?:the\s+)?.+$",
    )
    .ok()
});

/// Letters by which two forms of a name are known: "Diocese" and "Diocesan".
const NAME: usize = 5;

/// Whether the title of an item says that it brings the answer of whomever the promise is
/// addressed to.
fn brings_reply(asked: &Asked, told: &Told, part: &Part) -> bool {
    let is_item = match told.mention.place {
        In::Agenda | In::Programme | In::ForwardPlan | In::Tracker => true,
        In::Minutes | In::Report => false,
    };
    let found = BRINGS
        .as_ref()
        .filter(|_| is_item && !asked.whom.is_empty());
    if !found.is_some_and(|brings| brings.is_match(part.text)) {
        return false;
    }
    let who = fold::compare(part.text);
    asked.whom.iter().any(|whom| {
        let name = fold::compare(whom.name);
        let mut words = name
            .split(' ')
            .filter(|word| word.len() >= NAME && word.is_ascii())
            .peekable();
        (reply::is_name(whom.name) || reply::is_post(whom.name))
            && words.peek().is_some()
            && words.all(|word| {
                let head = &word[..NAME];
                who.split(' ').any(|other| other.starts_with(head))
            })
    })
}

/// Whether it tells of whomever the promise is addressed to, or of their answer.
pub(super) fn is_reply(asked: &Asked, told: &Told, part: &Part) -> bool {
    if brings_reply(asked, told, part) {
        return true;
    }
    // What those who are invited do elsewhere, who have no name, is no answer to that.
    let tells = |said: &str, name: &str| {
        let may_be_else = asked.invites && !reply::is_name(name);
        reply::is_by(said, name) && (!may_be_else || reply::says_answer(said))
    };
    told.is_said()
        && asked.whom.iter().any(|whom| {
            if told.mention.is_running && heads(told, whom) {
                return true;
            }
            let mut printed = whom
                .terms
                .iter()
                .filter_map(|term| part.terms.iter().find(|other| other.number == term.number));
            // "The brass band" is no brass plaque: what is called in small letters is so by all
            // its words.
            let is_whole =
                reply::is_name(whom.name) || whom.terms.iter().all(|term| part.terms.holds(term));
            if !is_whole {
                return false;
            }
            if whom.terms.is_empty() {
                tells(part.text, whom.name)
            } else {
                let is_capital = |word: &str| word.starts_with(char::is_uppercase);
                printed.any(|term| {
                    // "A course at the university" is none of the University Trust.
                    (is_capital(&term.printed) || !is_capital(whom.name))
                        && may_be_one(&asked.promise.text, &told.mention.text, &term.printed)
                        && tells(part.text, &term.printed)
                })
            }
        })
}

/// Who governs the country, and who answers for them.
const MINISTERS: [&str; 5] = [
    "minister",
    "ministers",
    "secretary of state",
    "government",
    "the government",
];
const MINISTRIES: [&str; 6] = [
    " department ",
    " ministry ",
    " minister ",
    " secretary of state ",
    " home office ",
    " treasury ",
];

/// Whether the heading that a printed letter stands under names who wrote it.
fn heads(told: &Told, whom: &Addressee) -> bool {
    let names = |heading: &String| {
        let heading = format!(" {} ", fold::compare(heading));
        let name = fold::compare(whom.name);
        let is_one = |names: &[&str]| names.iter().any(|name| heading.contains(name));
        heading.contains(&format!(" {name} "))
            || (MINISTERS.contains(&name.as_str()) && is_one(&MINISTRIES))
    };
    let headings = [&told.mention.owner, &told.mention.title];
    reply::is_name(whom.name) && headings.into_iter().flatten().any(names)
}

/// Whether a sentence says that whoever the promise invites came.
pub(super) fn has_come(asked: &Asked, part: &Part) -> bool {
    let mut whom = asked.whom.iter();
    whom.any(|whom| reply::came(part.text, whom.name))
}

/// Whether a name is of three words or more, whose first letters may stand for it.
fn firsts_are_names(name: &str) -> bool {
    name.split_whitespace().count() > 2
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
            let is_short = || {
                let firsts = Lexicon::firsts(whom.name);
                let short = Lexicon::initials(&firsts, &part.letters);
                short.is_some_and(|short| short.len() == firsts.len()) && reply::comes(part.text)
            };
            let is_name = reply::is_name(whom.name);
            (is_name && firsts_are_names(whom.name) && is_short())
                || is_name
                    && (name.contains(' ') || (is_letters && reply::comes(part.text)))
                    && format!(" {} ", fold::compare(part.text)).contains(&format!(" {name} "))
        })
}

/// Who speaks in every minute of them, and promises much.
const ALWAYS: [&str; 8] = [
    "chair",
    "chairman",
    "clerk",
    "members",
    "committee",
    "councillor",
    "cllr",
    "council",
];

/// Whether a sentence begins with the post that promised, word for word: "The Quays Officer
/// would see", "The Quays Officer said that".
pub(super) fn is_same_speaker(asked: &Asked, told: &Told) -> bool {
    let (Some(mine), Some(theirs)) = (&asked.speaker, &told.speaker) else {
        return false;
    };
    mine.split(' ').count() > 1
        && mine == theirs
        && !mine.split(' ').any(|word| ALWAYS.contains(&word))
}

/// The words before what somebody says or does.
static SPEAKER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^The (?P<who>[A-Z][\w’'&-]*(?:\s(?:(?:of|for|and|the)\s)*[A-Z][\w’'&-]*){1,5})\s+(?:said|would|will|undertook|agreed|offered|reported|confirmed|advised|added|explained|had|has|replied|stated|promised)\b").ok()
});

/// Whoever says or does something at the head of a sentence, folded.
pub fn speaker(text: &str) -> Option<String> {
    let found = SPEAKER.as_ref()?.captures(text)?;
    found.name("who").map(|who| fold::compare(who.as_str()))
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
pub fn is_owner(asked: &Asked, told: &Told) -> bool {
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
