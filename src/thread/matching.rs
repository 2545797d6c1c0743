//! Which places a promise turns up in again, and why.
//!
//! A promise and a place are compared by the words that tell something
//! ([`Lexicon`]) and by what is known beside them ([`Evidence`]). A place that fits
//! another promise better belongs to that one. A wrong trace is worse than a missed one.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use crate::thread::bodies::Bodies;
use crate::thread::evidence::{self, Evidence, Reasons, is_reference};
use crate::thread::promise::{In, Mention, Promise};
use crate::thread::sides::{Asked, Told, is_for_programme};
use crate::thread::words::Lexicon;

/// From this score on, a place is a trace.
pub const TRACE: f32 = 0.59;

/// From this score on, it is a likely one; below, a possible one.
pub const LIKELY: f32 = 0.8;

/// Of the rows entered under the promise's own item, the one that fits it best is its
/// record even where few words agree: from this strength on, and where it holds so much
/// of the promise.
const RECORD: f32 = 0.28;
const RECORD_HOLDS: f32 = 0.33;

/// How sure it is that a committee's item of references is what was referred to it.
const REFERENCE: f32 = 0.9;

/// A trace of a promise.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Which of the mentions.
    pub mention: usize,
    /// From 0 to 1.
    pub score: f32,
    /// What speaks for it.
    pub evidence: Evidence,
    /// The same in words.
    pub reasons: Reasons,
}

/// The traces of each promise, best first, in the order of the promises. `bodies` are the
/// committees with their names.
pub fn traces(
    promises: &[Promise],
    mentions: &[Mention],
    bodies: &[(i64, String)],
    lexicon: &Lexicon,
) -> Vec<Vec<Found>> {
    let bodies = Bodies::of(bodies);
    let mut told: Vec<Told> = Vec::with_capacity(mentions.len());
    for mention in mentions {
        let next = Told::of(mention, told.last(), lexicon, &bodies);
        told.push(next);
    }
    let index = Index::of(&told);
    let asked: Vec<Asked> = promises
        .iter()
        .map(|promise| Asked::of(promise, lexicon, &bodies))
        .collect();
    let gathered: Vec<Vec<(usize, Evidence)>> = asked
        .iter()
        .map(|asked| gather(asked, &told, &index))
        .collect();
    let mut best: HashMap<usize, f32> = HashMap::new();
    for (mention, evidence) in gathered.iter().flatten() {
        let strongest = best.entry(*mention).or_default();
        *strongest = strongest.max(evidence.strength());
    }
    asked
        .iter()
        .zip(gathered)
        .map(|(asked, evidence)| {
            let mut traces = chosen(evidence, &best, mentions);
            for trace in &mut traces {
                trace.reasons = evidence::reasons(asked, &told[trace.mention], &trace.evidence);
            }
            traces
        })
        .collect()
}

/// Everything that speaks for one promise's places.
fn gather(asked: &Asked, told: &[Told], index: &Index) -> Vec<(usize, Evidence)> {
    let candidates = index.holding(asked, told).into_iter();
    let mut found: Vec<(usize, Evidence)> = candidates
        .filter_map(|index| Some((index, evidence::gather(asked, &told[index])?)))
        .collect();
    let recorded = record(&found).is_some_and(|index| {
        let row = told[index].mention;
        is_for_programme(&row.text) || row.progress.as_deref().is_some_and(is_for_programme)
    });
    if recorded {
        // Its record says that it went to the programme.
        for (index, evidence) in &mut found {
            evidence.for_programme = told[*index].is_of_programme() && !evidence.is_reference;
        }
    }
    found
}

/// Which mentions hold a word.
struct Index(HashMap<u32, Vec<usize>>);

impl Index {
    fn of(told: &[Told]) -> Index {
        let mut holding: HashMap<u32, Vec<usize>> = HashMap::new();
        for (index, place) in told.iter().enumerate() {
            for term in place.parts.iter().flat_map(|part| &part.terms) {
                let places = holding.entry(term.number).or_default();
                if places.last() != Some(&index) {
                    places.push(index);
                }
            }
        }
        Index(holding)
    }

    fn holding(&self, asked: &Asked, told: &[Told]) -> Vec<usize> {
        let mut candidates: Vec<usize> = asked
            .own
            .iter()
            .chain(&asked.acts)
            .chain(&asked.around)
            .filter_map(|term| self.0.get(&term.number))
            .flatten()
            .copied()
            .collect();
        if !asked.to.is_empty() {
            candidates.extend((0..told.len()).filter(|index| is_reference(asked, &told[*index])));
        }
        candidates.sort_unstable();
        candidates.dedup();
        candidates
    }
}

/// The row that records a promise: the best of those entered under its own item.
fn record(found: &[(usize, Evidence)]) -> Option<usize> {
    found
        .iter()
        .filter(|(_, evidence)| {
            evidence.is_record && evidence.strength() >= RECORD && evidence.holds >= RECORD_HOLDS
        })
        .max_by(|a, b| a.1.strength().total_cmp(&b.1.strength()))
        .map(|(index, _)| *index)
}

/// What fits well enough, best first.
fn chosen(
    found: Vec<(usize, Evidence)>,
    best: &HashMap<usize, f32>,
    mentions: &[Mention],
) -> Vec<Found> {
    let record = record(&found);
    let strongest = found
        .iter()
        .map(|(_, evidence)| evidence.strength())
        .fold(f32::EPSILON, f32::max);
    let mut traces: Vec<Found> = found
        .into_iter()
        .filter_map(|(index, evidence)| {
            let strength = evidence.strength();
            let of_place = strength
                / best
                    .get(&index)
                    .copied()
                    .unwrap_or(strength)
                    .max(f32::EPSILON);
            let of_promise = strength / strongest;
            let score = score(&evidence, of_promise, of_place);
            let is_trace = score >= TRACE || record == Some(index);
            is_trace.then_some(Found {
                mention: index,
                score,
                evidence,
                reasons: Reasons::default(),
            })
        })
        .collect();
    traces.sort_by(|a, b| {
        b.score
            .total_cmp(&a.score)
            .then_with(|| order(&mentions[a.mention]).cmp(&order(&mentions[b.mention])))
    });
    // Agenda, minutes and report of one item of one meeting are one trace.
    let mut items = HashSet::new();
    traces.retain(|trace| {
        let mention = &mentions[trace.mention];
        mention.item.is_none_or(|item| items.insert(item))
    });
    traces
}

/// What a kind of evidence counts, by its name: fitted by logistic regression on the
/// candidates of promises that were traced by hand through the papers of nine councils and
/// boards, and on the pairs of `tests/threads`, and rounded.
const WEIGHTS: [(&str, f32); 19] = [
    ("holds", 1.5),
    ("covers", 1.75),
    ("only names", -0.85),
    ("only around", -1.35),
    ("same item", -0.45),
    ("astray", -2.6),
    ("again", -1.6),
    ("figure", 1.4),
    ("said", 1.5),
    ("same act", 1.4),
    ("people", 1.65),
    ("initials", 0.7),
    ("record", 1.6),
    ("entered", 2.1),
    ("when", 2.35),
    ("elsewhere", 2.2),
    ("programme", 2.55),
    ("of its promise", 1.6),
    ("of its place", 2.4),
];

const BASE: f32 = -5.95;

/// What each half year takes away: the papers that this was fitted on span less than one.
const LATE: f32 = 1.0;

/// The evidence in numbers, in the order of [`WEIGHTS`]: `of_promise` is how strong it is
/// beside the promise's other places, `of_place` beside the other promises that the place
/// may belong to.
fn features(evidence: &Evidence, of_promise: f32, of_place: f32) -> [f32; 19] {
    let flag = |is: bool| if is { 1.0 } else { 0.0 };
    [
        evidence.holds,
        evidence.covers,
        flag(evidence.only_names),
        flag(evidence.only_around),
        flag(evidence.same_item),
        flag(evidence.astray),
        flag(evidence.again),
        flag(evidence.figure),
        flag(evidence.is_said),
        flag(evidence.same_act),
        f32::from(evidence.people),
        flag(evidence.initials),
        flag(evidence.is_record),
        flag(evidence.entered),
        flag(evidence.when),
        flag(evidence.elsewhere),
        flag(evidence.for_programme) * evidence.holds,
        of_promise,
        of_place,
    ]
}

/// How sure it is, from 0 to 1.
fn score(evidence: &Evidence, of_promise: f32, of_place: f32) -> f32 {
    if evidence.is_reference {
        return REFERENCE;
    }
    let features = features(evidence, of_promise, of_place);
    let sum: f32 = WEIGHTS
        .iter()
        .zip(features)
        .map(|((_, weight), feature)| weight * feature)
        .sum();
    1.0 / (1.0 + (LATE * evidence.late - BASE - sum).exp())
}

/// A total order of places that does not depend on when they were imported.
fn order(mention: &Mention) -> (In, Option<Date>, &str, &str) {
    (
        mention.place,
        mention.day,
        mention.title.as_deref().unwrap_or_default(),
        &mention.text,
    )
}
