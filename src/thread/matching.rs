//! Which places a promise turns up in again, and why.
//!
//! A promise and a place are compared by the words that tell something
//! ([`Lexicon`]) and by what is known beside them ([`Evidence`]). A place that fits
//! another promise better belongs to that one. A wrong trace is worse than a missed one.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use rayon::slice::ParallelSlice;

use crate::domain::fold;
use crate::thread::bodies::Bodies;
use crate::thread::evidence::{self, Evidence, Reasons, is_next_programme, is_reference};
use crate::thread::promise::{In, Mention, Promise};
use crate::thread::sides::{Asked, Told, is_for_programme};
use crate::thread::words::Lexicon;

/// From this score on, a place is a trace.
pub const TRACE: f32 = 0.53;

/// From this score on, it is a likely one; below, a possible one.
pub const LIKELY: f32 = 0.8;

/// Of the rows entered under the promise's own item, the one that fits it best is its
/// record even where few words agree: from this strength on, and where it holds so much
/// of the promise.
const RECORD: f32 = 0.28;
const RECORD_HOLDS: f32 = 0.33;

/// From this score on a row takes the item of its name along, which is so much less sure.
const FOLLOWED: f32 = 0.6;
const BEHIND_ITS_ROW: f32 = 0.95;

/// So many half years on, a row of the same name is about the next time.
const OTHER_TIME: f32 = 0.75;

/// A row is a promise's own where the next promise is by so much less like it.
const NEARER: f32 = 1.15;

/// How sure it is that a committee's item of references is what was referred to it, and
/// that the next programme is the one that was agreed.
const REFERENCE: f32 = 0.9;

/// So many places are told apart by one core at a time: what follows another of its item
/// takes the title from it.
const AT_ONCE: usize = 256;

/// A trace of a promise.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Which of the mentions.
    pub mention: usize,
    /// From 0 to 1.
    pub score: f32,
    /// What speaks for it.
    pub evidence: Evidence,
    /// The same in words, of what is a trace.
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
    let (asked, told) = sides(promises, mentions, &bodies, lexicon);
    let agendas = Agendas::of(mentions);
    asked
        .iter()
        .zip(weigh(&asked, &told, mentions))
        .map(|(asked, found)| {
            let mut traces = chosen(found, mentions, &agendas);
            for trace in &mut traces {
                trace.reasons = evidence::reasons(asked, &told[trace.mention], &trace.evidence);
            }
            traces
        })
        .collect()
}

/// The promises and the places with their words told apart.
fn sides<'a>(
    promises: &'a [Promise],
    mentions: &'a [Mention],
    bodies: &Bodies,
    lexicon: &Lexicon,
) -> (Vec<Asked<'a>>, Vec<Told<'a>>) {
    let meetings = Meetings::of(mentions);
    let told = mentions
        .par_chunks(AT_ONCE)
        .flat_map_iter(|mentions| {
            let mut told: Vec<Told> = Vec::with_capacity(mentions.len());
            for mention in mentions {
                let next = Told {
                    meeting: meetings.before(mention.committee, mention.day),
                    ..Told::of(mention, told.last(), lexicon, bodies)
                };
                told.push(next);
            }
            told
        })
        .collect();
    let of_item = of_item(promises);
    let asked = promises
        .par_iter()
        .zip(of_item)
        .map(|(promise, of_item)| Asked {
            of_item,
            next: meetings.until(promise.committee, promise.day),
            ..Asked::of(promise, lexicon, bodies)
        })
        .collect();
    (asked, told)
}

fn weigh(asked: &[Asked], told: &[Told], mentions: &[Mention]) -> Vec<Vec<Found>> {
    let index = Index::of(told);
    let mut gathered: Vec<Vec<(usize, Evidence)>> = asked
        .par_iter()
        .map(|asked| gather(asked, told, &index))
        .collect();
    compete(&mut gathered);
    assign(&mut gathered);
    follow(&mut gathered, mentions);
    gathered
        .into_iter()
        .map(|found| {
            let found = found.into_iter().map(|(mention, evidence)| Found {
                mention,
                score: score(&evidence),
                evidence,
                reasons: Reasons::default(),
            });
            found.collect()
        })
        .collect()
}

/// The days of each committee's meetings, in order.
struct Meetings(HashMap<i64, Vec<Date>>);

impl Meetings {
    fn of(mentions: &[Mention]) -> Meetings {
        let mut days: HashMap<i64, Vec<Date>> = HashMap::new();
        for mention in mentions {
            match mention.place {
                In::Agenda | In::Minutes => {
                    days.entry(mention.committee)
                        .or_default()
                        .extend(mention.day);
                }
                In::Programme | In::ForwardPlan | In::Tracker | In::Report => {}
            }
        }
        for days in days.values_mut() {
            days.sort_unstable();
            days.dedup();
        }
        Meetings(days)
    }

    /// How many meetings a committee had before a day.
    fn before(&self, committee: i64, day: Option<Date>) -> usize {
        self.count(committee, |other| Some(other) < day)
    }

    /// How many it had until a day, that day's included.
    fn until(&self, committee: i64, day: Option<Date>) -> usize {
        self.count(committee, |other| Some(other) <= day)
    }

    fn count(&self, committee: i64, is_counted: impl Fn(Date) -> bool) -> usize {
        let days = self.0.get(&committee);
        days.map_or(0, |days| days.partition_point(|day| is_counted(*day)))
    }
}

/// For each promise, how many its item has.
fn of_item(promises: &[Promise]) -> Vec<usize> {
    let item = |promise: &Promise| {
        (
            promise.committee,
            promise.day,
            promise.minute.clone(),
            promise.item.clone(),
        )
    };
    let mut count = HashMap::new();
    for promise in promises.iter().filter(|promise| promise.task.is_none()) {
        *count.entry(item(promise)).or_insert(0) += 1;
    }
    let counted = promises
        .iter()
        .map(|promise| count.get(&item(promise)).copied());
    counted.map(Option::unwrap_or_default).collect()
}

/// Says of the sentences of a promise's places which come after one as strong that was
/// said at an earlier meeting, and promised nothing in its turn.
fn follow(gathered: &mut [Vec<(usize, Evidence)>], mentions: &[Mention]) {
    for found in gathered {
        let mut said: Vec<(Option<Date>, f32)> = found
            .iter()
            .filter(|(_, evidence)| evidence.is_said && !evidence.again)
            .map(|(index, evidence)| (mentions[*index].day, evidence.strength()))
            .collect();
        // By day: the strongest until then.
        said.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| b.1.total_cmp(&a.1)));
        said.dedup_by_key(|(day, _)| *day);
        let mut strongest = f32::NEG_INFINITY;
        for (_, strength) in &mut said {
            strongest = strongest.max(*strength);
            *strength = strongest;
        }
        for (index, evidence) in found.iter_mut().filter(|(_, evidence)| evidence.is_said) {
            let (day, strength) = (mentions[*index].day, evidence.strength());
            let earlier = said.partition_point(|(earlier, _)| *earlier < day);
            evidence.is_after = said[..earlier]
                .last()
                .is_some_and(|(_, stronger)| *stronger >= strength);
        }
    }
}

/// Says of each place how strong it is beside the other places of its promise, and beside
/// the other promises that it may belong to.
fn compete(gathered: &mut [Vec<(usize, Evidence)>]) {
    let mut best: HashMap<usize, f32> = HashMap::new();
    for (mention, evidence) in gathered.iter().flatten() {
        let strongest = best.entry(*mention).or_default();
        *strongest = strongest.max(evidence.strength());
    }
    for found in gathered {
        let strongest = found
            .iter()
            .map(|(_, evidence)| evidence.strength())
            .fold(f32::EPSILON, f32::max);
        for (mention, evidence) in found {
            let strength = evidence.strength();
            let of_place = best.get(mention).copied().unwrap_or(strength);
            evidence.of_place = strength / of_place.max(f32::EPSILON);
            evidence.of_promise = strength / strongest;
        }
    }
}

/// Says which of the rows that were entered at a meeting is whose: a table holds each of
/// the promises once. The strongest pair comes first, and what is left is told apart only
/// where one promise is clearly nearer than the next.
fn assign(gathered: &mut [Vec<(usize, Evidence)>]) {
    let mut of_row: HashMap<usize, Vec<(usize, f32)>> = HashMap::new();
    for (promise, found) in gathered.iter().enumerate() {
        for (row, evidence) in found {
            if evidence.may_be_its_own() {
                let pairs = of_row.entry(*row).or_default();
                pairs.push((promise, evidence.strength()));
            }
        }
    }
    let mut pairs: Vec<(usize, usize, f32)> = of_row
        .iter()
        .flat_map(|(row, pairs)| {
            pairs
                .iter()
                .map(|(promise, strength)| (*row, *promise, *strength))
        })
        .collect();
    pairs.sort_by(|a, b| {
        b.2.total_cmp(&a.2)
            .then_with(|| (a.1, a.0).cmp(&(b.1, b.0)))
    });
    let (mut taken, mut given) = (HashSet::new(), HashSet::new());
    for (row, promise, strength) in pairs {
        if taken.contains(&promise) || given.contains(&row) {
            continue;
        }
        let next = of_row[&row]
            .iter()
            .filter(|(other, _)| *other != promise && !taken.contains(other))
            .map(|(_, strength)| *strength)
            .fold(0.0, f32::max);
        if strength < next * NEARER {
            continue;
        }
        taken.insert(promise);
        given.insert(row);
        for (other, evidence) in &mut gathered[promise] {
            evidence.assigned |= *other == row;
        }
    }
}

/// Everything that speaks for one promise's places.
fn gather(asked: &Asked, told: &[Told], index: &Index) -> Vec<(usize, Evidence)> {
    let candidates = index.holding(asked, told).into_iter();
    let mut found: Vec<(usize, Evidence)> = candidates
        .filter_map(|index| Some((index, evidence::gather(asked, &told[index])?)))
        .collect();
    let recorded =
        record(found.iter().map(|(index, evidence)| (*index, evidence))).is_some_and(|index| {
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

/// Which mentions hold a word, and which name a minute by its number.
struct Index {
    holding: HashMap<u32, Vec<usize>>,
    pointing: Vec<usize>,
}

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
        let points = |index: &usize| !told[*index].minutes.is_empty();
        Index {
            holding,
            pointing: (0..told.len()).filter(points).collect(),
        }
    }

    fn holding(&self, asked: &Asked, told: &[Told]) -> Vec<usize> {
        let mut candidates: Vec<usize> = asked
            .own
            .iter()
            .chain(&asked.acts)
            .chain(&asked.around)
            .filter_map(|term| self.holding.get(&term.number))
            .flatten()
            .copied()
            .collect();
        let is_next = |index: &&usize| told[**index].meeting == asked.next;
        candidates.extend(self.pointing.iter().filter(is_next));
        if !asked.to.is_empty() {
            candidates.extend((0..told.len()).filter(|index| is_reference(asked, &told[*index])));
        }
        if asked.is_programme {
            let is_it = |index: &usize| is_next_programme(asked, &told[*index]);
            candidates.extend((0..told.len()).filter(is_it));
        }
        candidates.sort_unstable();
        candidates.dedup();
        candidates
    }
}

/// The row that records a promise: the best of those entered under its own item.
fn record<'e>(found: impl Iterator<Item = (usize, &'e Evidence)>) -> Option<usize> {
    found
        .filter(|(_, evidence)| {
            evidence.is_record && evidence.strength() >= RECORD && evidence.holds >= RECORD_HOLDS
        })
        .max_by(|a, b| a.1.strength().total_cmp(&b.1.strength()))
        .map(|(index, _)| index)
}

/// The name of a row that a promise may have led to; a row of the promise's own meeting
/// tells of that one.
fn name_of_row(found: &Found, mentions: &[Mention]) -> Option<String> {
    let mention = &mentions[found.mention];
    let is_row = match mention.place {
        In::Programme | In::ForwardPlan => {
            found.evidence.by_name
                && found.evidence.late < OTHER_TIME
                && !found.evidence.is_record
                && !found.evidence.entered
                && !found.evidence.is_reference
        }
        In::Tracker | In::Agenda | In::Minutes | In::Report => false,
    };
    is_row.then(|| fold::compare(mention.title.as_deref().unwrap_or(&mention.text)))
}

/// Rows of one name are one row in several versions of the programme: what one of them
/// is, the others are.
fn share_rows(found: &mut [Found], mentions: &[Mention]) {
    let mut best: HashMap<String, f32> = HashMap::new();
    for trace in found.iter().filter(|found| found.score >= TRACE) {
        if let Some(name) = name_of_row(trace, mentions) {
            let score = best.entry(name).or_default();
            *score = score.max(trace.score);
        }
    }
    if best.is_empty() {
        return;
    }
    for row in found {
        if let Some(score) = name_of_row(row, mentions).and_then(|name| best.get(&name)) {
            row.score = row.score.max(*score);
        }
    }
}

/// The items of agendas by committee, day and name.
struct Agendas(HashMap<(i64, Date, String), usize>);

impl Agendas {
    fn of(mentions: &[Mention]) -> Agendas {
        let items = mentions
            .par_iter()
            .enumerate()
            .filter(|(_, mention)| mention.place == In::Agenda)
            .filter_map(|(index, mention)| {
                let name = fold::compare(&mention.text);
                Some(((mention.committee, mention.day?, name), index))
            });
        Agendas(items.collect())
    }

    /// Adds the items that the rows among the traces became on their days.
    fn follow(&self, traces: &mut Vec<Found>, mentions: &[Mention]) {
        let items: Vec<(usize, f32)> = traces
            .iter()
            .filter(|trace| trace.score >= FOLLOWED)
            .filter_map(|trace| {
                let row = &mentions[trace.mention];
                let name = name_of_row(trace, mentions)?;
                let item = self.0.get(&(row.committee, row.day?, name))?;
                Some((*item, trace.score * BEHIND_ITS_ROW))
            })
            .collect();
        for (item, score) in items {
            let score = score.max(TRACE);
            match traces.iter_mut().find(|trace| trace.mention == item) {
                Some(known) => known.score = known.score.max(score),
                None => traces.push(Found {
                    mention: item,
                    score,
                    evidence: Evidence {
                        of_row: true,
                        ..Evidence::default()
                    },
                    reasons: Reasons::default(),
                }),
            }
        }
    }
}

/// What fits well enough, best first.
fn chosen(mut found: Vec<Found>, mentions: &[Mention], agendas: &Agendas) -> Vec<Found> {
    share_rows(&mut found, mentions);
    let record = record(found.iter().map(|found| (found.mention, &found.evidence)));
    let mut traces: Vec<Found> = found
        .into_iter()
        .filter(|found| found.score >= TRACE || record == Some(found.mention))
        .collect();
    agendas.follow(&mut traces, mentions);
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
/// candidates of promises that were traced by hand through the papers of thirteen councils
/// and boards, and rounded; what speaks against a place counts a little more than they say.
const WEIGHTS: [(&str, f32); 37] = [
    ("holds", 1.3),
    ("covers", 1.3),
    ("only names of a row", -2.2),
    ("only around", 0.1),
    ("astray", -2.5),
    ("again", -1.4),
    ("figure", 1.5),
    ("said", 0.4),
    ("same act", 1.55),
    ("people", 1.25),
    ("initials", 0.3),
    ("record", 1.85),
    ("entered", 2.2),
    ("when", 3.0),
    ("elsewhere", 1.5),
    ("programme", 3.0),
    ("arises", 1.8),
    ("pointed", 2.5),
    ("only title", -1.4),
    ("only common", -0.9),
    ("after", -0.5),
    ("person", 0.9),
    ("arises names", 0.6),
    ("shared", 2.45),
    ("bare words", 1.0),
    ("rival", -0.95),
    ("when only common", -1.1),
    ("title covers", 0.7),
    ("of its promise", 0.6),
    ("of its place", 1.0),
    ("reply", 2.0),
    ("answers", 2.3),
    ("titled", 1.9),
    ("same item", -0.35),
    ("bare arises", 0.6),
    ("assigned", 1.7),
    ("only names said", -0.4),
];

const BASE: f32 = -5.45;

/// What each half year takes away: the papers that this was fitted on span less than one.
const LATE: f32 = 1.0;

/// The evidence in numbers, in the order of [`WEIGHTS`].
fn features(evidence: &Evidence) -> [f32; 37] {
    let flag = |is: bool| if is { 1.0 } else { 0.0 };
    [
        evidence.holds,
        evidence.covers,
        flag(evidence.only_names && !evidence.is_said),
        flag(evidence.only_around),
        flag(evidence.astray),
        flag(evidence.again),
        flag(evidence.figure),
        flag(evidence.is_said),
        flag(evidence.same_act),
        f32::from(evidence.people),
        flag(evidence.initials),
        flag(evidence.is_record),
        flag(evidence.entered && (!evidence.only_around || evidence.of_title)),
        flag(evidence.when),
        flag(evidence.elsewhere),
        flag(evidence.for_programme) * evidence.holds,
        flag(evidence.arises),
        if evidence.of_place < 0.95 {
            0.0
        } else {
            f32::from(evidence.pointed)
        },
        flag(evidence.only_title),
        flag(evidence.only_common),
        flag(evidence.is_after),
        flag(evidence.person),
        flag(evidence.arises && evidence.only_names),
        evidence.shared,
        flag(evidence.is_bare && evidence.is_said) * f32::from(evidence.words.saturating_sub(1)),
        flag(evidence.of_place < 0.95),
        flag(evidence.when && evidence.only_common),
        flag(evidence.is_title) * evidence.covers,
        evidence.of_promise,
        evidence.of_place,
        flag(evidence.reply && !evidence.is_after),
        flag(evidence.answers),
        flag(evidence.titled),
        flag(evidence.same_item),
        flag(evidence.is_bare && evidence.arises && evidence.of_place >= 0.95),
        // A row may be the only one of its meeting and yet of a matter that nobody minuted.
        flag(evidence.assigned && !evidence.only_around),
        flag(evidence.only_names && evidence.is_said && !evidence.reply),
    ]
}

/// How sure it is, from 0 to 1.
fn score(evidence: &Evidence) -> f32 {
    if evidence.is_reference {
        return REFERENCE;
    }
    let features = features(evidence);
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
