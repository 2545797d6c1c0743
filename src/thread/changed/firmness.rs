//! How firmly something is to be done: a record may leave open whether, under which
//! condition, or by when.

use jiff::civil::Date;

use super::{Changed, Said};
use crate::domain::wording::days_between;
use crate::thread::due;
use crate::thread::promise::{In, Mention, Promise};

/// Words that leave open whether anything will be done.
const SOFT: [&str; 31] = [
    "consider",
    "consideration",
    "considered",
    "explore",
    "explored",
    "look into",
    "looked into",
    "look at",
    "looked at",
    "where possible",
    "if possible",
    "when possible",
    "aim to",
    "seek to",
    "hope to",
    "hoped to",
    "try to",
    "endeavour to",
    "as appropriate",
    "if appropriate",
    "where appropriate",
    "be discussed",
    "to discuss",
    "be encouraged",
    "borne in mind",
    "to be tried",
    "be trialled",
    "on trial",
    "a trial",
    "to trial",
    "as a pilot",
];

/// Words that are soft beside a promise to act, and none beside one to inform.
const LOOKING: [&str; 8] = [
    "look into",
    "looked into",
    "look at",
    "looked at",
    "explore",
    "explored",
    "be discussed",
    "to discuss",
];

/// Words of asking to see something: it is considered, looked at, discussed when it comes.
const SEEING: [&str; 14] = [
    "report",
    "reports",
    "update",
    "item",
    "presentation",
    "review",
    "reviewed",
    "investigate",
    "investigated",
    "examine",
    "examined",
    "examination",
    "scrutiny",
    "raise",
];

/// Works that are promised, and what only comes before them.
const WORKS: [&str; 14] = [
    "replace",
    "replaced",
    "bought",
    "buy",
    "built",
    "build",
    "installed",
    "install",
    "repaired",
    "repair",
    "rebuilt",
    "removed",
    "purchased",
    "fitted",
];
const BEFORE_WORKS: [&str; 8] = [
    "survey",
    "feasibility",
    "options",
    "assessment",
    "quotes",
    "quotation",
    "quotations",
    "estimates",
];

/// Conditions.
const CONDITIONS: [&str; 22] = [
    "on request",
    "upon request",
    "by arrangement",
    "by appointment",
    "who ask for",
    "who ask",
    "as required",
    "subject to",
    "resources permitting",
    "if resources",
    "where resources",
    "as resources",
    "when resources",
    "if funding",
    "when funding",
    "as capacity",
    "if capacity",
    "when capacity",
    "dependent on",
    "depending on",
    "provided that",
    "if the budget",
];

/// Times that are none.
const SOME_DAY: [&str; 10] = [
    "in due course",
    "when available",
    "when ready",
    "at a later date",
    "later date",
    "future date",
    "future meeting",
    "when time allows",
    "tbc",
    "to be confirmed",
];

/// Words for being seen before something is decided.
const BEFOREHAND: [&str; 6] = [
    "before it",
    "before they",
    "before any",
    "before the decision",
    "before cabinet",
    "prior to",
];

/// Words for sending something round instead of bringing it to a meeting.
const SENT: [&str; 7] = [
    "circulated",
    "circulate",
    "sent",
    "emailed",
    "shared",
    "link",
    "for information",
];

/// How a record is less firm than the promise.
pub(super) fn changed(promise: &Promise, promised: &Said, recorded: &Said) -> Option<Changed> {
    let is_soft = |said: &Said| said.has(&SOFT);
    let softened =
        is_soft(recorded) && !is_soft(promised) && !(promised.has(&SEEING) && only_looks(recorded));
    let only_prepared = promised.has(&WORKS)
        && recorded.has(&BEFORE_WORKS)
        && !promised.has(&BEFORE_WORKS)
        && !recorded.has(&WORKS);
    let added = recorded.has(&CONDITIONS) && !promised.has(&CONDITIONS);
    let afterwards = promised.has(&BEFOREHAND)
        && !recorded.has(&["before", "prior", "draft"])
        && recorded.has(&SENT)
        && !promised.has(&SENT);
    (softened || only_prepared || added || afterwards || is_later(promise, promised, recorded))
        .then_some(Changed::Softened)
}

/// Whether a sentence says that what was promised waits to be asked for.
pub(super) fn on_request(promised: &Said, told: &Said) -> Option<Changed> {
    let waits = [
        "on request",
        "upon request",
        "by arrangement",
        "by appointment",
    ];
    (told.has(&waits) && !promised.has(&waits)).then_some(Changed::Softened)
}

/// So many days later is another time.
const LATER: i32 = 14;

/// Whether a row is to be done on a later day than the promise names, or an item that came on
/// that day was put off.
pub(super) fn later_day(promise: &Promise, mention: &Mention) -> Option<Changed> {
    let to_come = promise.names.iter().filter(|day| Some(**day) > promise.day);
    let named = *to_come.max()?;
    let is_later = match mention.place {
        In::Tracker => mention
            .due
            .is_some_and(|due| days_between(named, due) > LATER),
        In::Agenda => mention.promised_again && mention.day >= Some(named),
        In::Programme | In::ForwardPlan | In::Minutes | In::Report => false,
    };
    is_later.then_some(Changed::Softened)
}

/// Words of an answer that only promises to think of it.
const THOUGHT_OF: [&str; 8] = [
    "consideration would be given",
    "consideration will be given",
    "consideration to be given",
    "would be considered",
    "will be considered",
    "would consider",
    "will consider",
    "would look at whether",
];

/// Whether a sentence of minutes says that what was promised is now to be thought of.
pub(super) fn considered(promised: &Said, told: &Said) -> Option<Changed> {
    let is_open = promised.has(&SOFT) || promised.has(&SEEING);
    (told.has(&THOUGHT_OF) && !is_open).then_some(Changed::Softened)
}

/// Whether a decision leaves open what it was asked to do.
pub(super) fn decided(promised: &Said, decision: &Said) -> Option<Changed> {
    let is_open = promised.has(&SOFT) || promised.has(&SEEING);
    let is_soft = decision.has(&SOFT) || (decision.has(&CONDITIONS) && !promised.has(&CONDITIONS));
    (is_soft && !is_open).then_some(Changed::Softened)
}

/// Whether its only soft words are those of looking at something.
fn only_looks(recorded: &Said) -> bool {
    SOFT.iter()
        .filter(|word| recorded.has(&[word]))
        .all(|word| LOOKING.contains(word) || word.starts_with("consider"))
}

/// Whether a time that was named has become a later one, or none.
fn is_later(promise: &Promise, promised: &Said, recorded: &Said) -> bool {
    let Some(latest) = promise.names.iter().max() else {
        return false;
    };
    if recorded.has(&SOME_DAY) && !promised.has(&SOME_DAY) {
        return true;
    }
    let months = due::months(recorded.printed, promise.day);
    let begins = |(year, month): &(i16, i8)| Date::new(*year, *month, 1).ok();
    let first = months.iter().filter_map(begins).min();
    // The figures of a month are no time by which they come.
    !months.is_empty() && first > Some(*latest) && due::says_when(recorded.printed, promise.day)
}
