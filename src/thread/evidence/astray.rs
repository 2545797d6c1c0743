//! Whether the title that words stand under is that of the promise, or of something else.

use crate::thread::promise::In;
use crate::thread::series;
use crate::thread::sides::{Asked, Told};
use crate::thread::words::Term;

/// Whether a report has the title of the promise's item, but for its time.
pub(super) fn is_of_series(asked: &Asked, told: &Told) -> bool {
    series::are_one(&asked.series, &told.series)
}

/// Less of a title than this is no more than a word that both have: "Dene Road" and
/// "Road closures".
const OF_TITLE: f32 = 0.4;

/// Whether the title that a sentence stands under speaks of something else.
pub(super) fn is_astray(asked: &Asked, told: &Told) -> bool {
    let is_known = |term: &Term| {
        [&asked.own, &asked.title, &asked.around]
            .iter()
            .any(|terms| terms.holds(term))
    };
    // "As the Ports Panel had recommended": it says itself whose promise it answers.
    if told.from.contains(&asked.promise.committee)
        && told.mention.committee != asked.promise.committee
    {
        return false;
    }
    if told.mention.is_running && !told.front.is_empty() {
        let known = told.front.iter().filter(|term| is_known(term));
        let known: f32 = known.map(|term| term.weight).sum();
        return known < OF_TITLE * told.front.weight();
    }
    if !told.front.is_empty() {
        return !told.front.iter().any(is_known);
    }
    let is_sentence = match told.mention.place {
        In::Minutes | In::Report => true,
        In::Programme | In::ForwardPlan | In::Tracker | In::Agenda => false,
    };
    if !is_sentence || told.arises || told.title.is_empty() || told.is_procedural {
        return false;
    }
    // The next report of a series has its title, but for the time.
    if is_of_series(asked, told) {
        return false;
    }
    let words = told.title.iter().filter(|term| !term.is_paper);
    let weight: f32 = words.clone().map(|term| term.weight).sum();
    let known = words.filter(|term| is_known(term));
    let known: f32 = known.map(|term| term.weight).sum();
    if told.mention.answers {
        // It says itself that it answers; the report may tell of much else.
        return known <= 0.0;
    }
    known < OF_TITLE * weight
}
