//! Which places a promise turns up in again, and why.
//!
//! A promise and a place are compared by the words that tell something
//! ([`Lexicon`]) and by what is known beside them ([`Evidence`]). A place that fits
//! another promise better belongs to that one. A wrong trace is worse than a missed one.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use rayon::slice::ParallelSlice;

use crate::thread::account;
use crate::thread::bodies::Bodies;
use crate::thread::changed::is_decision;
use crate::thread::evidence::{self, Evidence, Reasons, is_next_programme, is_reference};
use crate::thread::follow::{Rows, called};
use crate::thread::lend::lend;
use crate::thread::promise::{In, Mention, Promise};
use crate::thread::rows;
use crate::thread::score::score;
use crate::thread::sides::{Asked, Told, is_for_programme};
use crate::thread::words::{Lexicon, Term};

/// From this score on, a place is a trace.
pub const TRACE: f32 = 0.53;

/// From this score on, it is a likely one; below, a possible one.
pub const LIKELY: f32 = 0.8;

/// Of the rows entered under the promise's own item, the one that fits it best is its
/// record even where few words agree: from this strength on, and where it holds so much
/// of the promise.
const RECORD: f32 = 0.28;
const RECORD_HOLDS: f32 = 0.33;

/// A row is a promise's own where the next promise is by so much less like it.
const NEARER: f32 = 1.15;

/// A row that is so much more like another promise is not this one's, though that one has
/// it by words of all councils.
const NEAR: f32 = 0.5;

/// What the plain words of a row count, where it is told apart between promises.
const OF_PRINTED: f32 = 0.7;

/// A row is another's where it is so many times likelier to be; beyond a certain score, two
/// are alike.
const ANOTHERS: f32 = 4.0;
const SURELY_ANOTHERS: f32 = 20.0;

/// A row under the promise's own item that is less likely its own is a record by its place
/// alone.
const MERE_RECORD: f32 = 0.1;

/// An answer that holds less of a promise may be another's.
const HELD: f32 = 0.5;
const SUREST: f32 = 0.9999;

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

impl Found {
    /// A trace whose reasons are not yet said.
    pub fn new(mention: usize, score: f32, evidence: Evidence) -> Found {
        Found {
            mention,
            score,
            evidence,
            reasons: Reasons::default(),
        }
    }
}

/// The traces of each promise, best first, in the order of the promises. `bodies` are the
/// committees with their names; `alike` the promises of one meeting that say the same.
pub fn traces(
    promises: &[Promise],
    mentions: &[Mention],
    bodies: &[(i64, String)],
    lexicon: &Lexicon,
    alike: &[Vec<usize>],
) -> Vec<Vec<Found>> {
    let bodies = Bodies::of(bodies);
    let (asked, told) = sides(promises, mentions, &bodies, lexicon);
    let rows = Rows::of(&told);
    let mut found = weigh(&asked, &told, mentions);
    leave_to_others(&mut found, &asked);
    let mut traces: Vec<Vec<Found>> = found
        .into_iter()
        .map(|found| chosen(found, &told, &rows))
        .collect();
    account::leave_what_is_about_else(&mut traces, &asked, &told);
    account::tell_what_was_decided(&mut traces, &asked, &told);
    rows::leave_to_their_promise(&mut traces, &asked, &told);
    lend(&mut traces, promises, mentions, alike, TRACE);
    for (asked, traces) in asked.iter().zip(&mut traces) {
        best_first(traces, &told);
        for trace in traces {
            trace.reasons = evidence::reasons(asked, &told[trace.mention], &trace.evidence);
        }
    }
    traces
}

/// The promises and the places with their words told apart.
fn sides<'a>(
    promises: &'a [Promise],
    mentions: &'a [Mention],
    bodies: &Bodies,
    lexicon: &Lexicon,
) -> (Vec<Asked<'a>>, Vec<Told<'a>>) {
    let meetings = Meetings::of(mentions);
    let own = promises.first().map(|promise| promise.committee);
    let told = mentions
        .par_chunks(AT_ONCE)
        .flat_map_iter(|mentions| {
            let mut told: Vec<Told> = Vec::with_capacity(mentions.len());
            for mention in mentions {
                let mut next = Told {
                    meeting: meetings.before(mention.committee, mention.day),
                    ..Told::of(mention, told.last(), lexicon, bodies)
                };
                if mention.place == In::Minutes && Some(mention.committee) != own {
                    next.from = bodies.named(&mention.text);
                    next.again &= !is_decision(&mention.text);
                }
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
            let found = found
                .into_iter()
                .map(|(mention, evidence)| Found::new(mention, score(&evidence), evidence));
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
            if evidence.may_be_its_own() && evidence.of_place >= NEAR {
                let pairs = of_row.entry(*row).or_default();
                let strength = evidence.strength() + OF_PRINTED * evidence.printed;
                pairs.push((promise, strength));
            }
        }
    }
    // Whose own words a row has goes before those whose item's alone it has.
    for (row, pairs) in &mut of_row {
        let is_own = |promise: usize| {
            let mut places = gathered[promise].iter();
            places.any(|(other, evidence)| other == row && !evidence.only_around)
        };
        if pairs.iter().any(|(promise, _)| is_own(*promise)) {
            pairs.retain(|(promise, _)| is_own(*promise));
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

/// Takes from a promise that has a row of its own the rows of its meeting that are far
/// likelier another's: a table holds each of the promises once. A row of a table that is
/// a promise of its own is the record of one, and no other.
fn leave_to_others(found: &mut [Vec<Found>], asked: &[Asked]) {
    let is_row = |found: &Found| found.evidence.entered || found.evidence.is_record;
    let mut best: HashMap<usize, f32> = HashMap::new();
    for (rows, asked) in found.iter().zip(asked) {
        for row in rows.iter().filter(|found| is_row(found)) {
            if asked.promise.task.is_none() {
                let most = best.entry(row.mention).or_default();
                *most = most.max(odds(row.score));
            }
        }
    }
    leave_what_arises(found);
    leave_whose_it_surely_is(found);
    for (found, asked) in found.iter_mut().zip(asked) {
        if asked.promise.task.is_some() {
            continue;
        }
        let has_its_own = found
            .iter()
            .any(|found| found.evidence.assigned && found.score >= TRACE);
        if has_its_own {
            found.retain(|found| {
                !is_row(found)
                    || found.evidence.assigned
                    || best[&found.mention] < ANOTHERS * odds(found.score)
            });
        }
    }
}

/// Takes from a promise a row that is another's own and so much likelier that one's that
/// one row can hardly answer both.
fn leave_whose_it_surely_is(found: &mut [Vec<Found>]) {
    let mut owned: HashMap<usize, f32> = HashMap::new();
    for row in found.iter().flatten().filter(|row| row.evidence.assigned) {
        owned.insert(row.mention, odds(row.score));
    }
    for found in found {
        found.retain(|found| {
            let evidence = &found.evidence;
            let is_mere_record = evidence.is_record && found.score < MERE_RECORD;
            let is_row = (evidence.entered || is_mere_record) && !evidence.assigned;
            let most = owned.get(&found.mention).copied().unwrap_or_default();
            // One word may be of either.
            let is_slight = evidence.words <= 1 && !(evidence.same_act || evidence.for_programme);
            let times = if is_slight { ANOTHERS } else { SURELY_ANOTHERS };
            !is_row || most < times * odds(found.score)
        });
    }
}

/// Takes from a promise the sentences of matters arising that share one word with it, and
/// the answers that hold little of it, where they are far likelier another's: each tells
/// what came of one.
fn leave_what_arises(found: &mut [Vec<Found>]) {
    let mut best: HashMap<usize, f32> = HashMap::new();
    for told in found.iter().flatten() {
        let most = best.entry(told.mention).or_default();
        *most = most.max(odds(told.score));
    }
    for found in found {
        found.retain(|found| {
            let evidence = &found.evidence;
            let is_slight = ((evidence.arises && evidence.words <= 1)
                || (evidence.answers && evidence.holds < HELD && !evidence.same_act))
                && evidence.pointed <= 0
                && evidence.of_place < 1.0
                && !evidence.reply;
            !is_slight || best[&found.mention] < ANOTHERS * odds(found.score)
        });
    }
}

/// How much likelier something is than not.
fn odds(score: f32) -> f32 {
    let score = score.min(SUREST);
    score / (1.0 - score)
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
    // What is brought back comes once.
    let first = found.iter().filter(|(_, evidence)| evidence.comes_back);
    let first = first
        .filter_map(|(index, _)| told[*index].mention.day)
        .min();
    for (index, evidence) in &mut found {
        evidence.comes_back &= told[*index].mention.day == first;
    }
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
    /// Rows that have letters which may stand for words.
    lettered: Vec<usize>,
}

impl Index {
    fn of(told: &[Told]) -> Index {
        let mut holding: HashMap<u32, Vec<usize>> = HashMap::new();
        for (index, place) in told.iter().enumerate() {
            for term in place.parts.iter().flat_map(|part| part.terms.iter()) {
                let places = holding.entry(term.number).or_default();
                if places.last() != Some(&index) {
                    places.push(index);
                }
            }
        }
        let points = |index: &usize| {
            !told[*index].minutes.is_empty() || told[*index].mention.minute.is_some()
        };
        Index {
            holding,
            pointing: (0..told.len()).filter(points).collect(),
            lettered: (0..told.len())
                .filter(|index| told[*index].is_of_table())
                .filter(|index| {
                    told[*index]
                        .parts
                        .iter()
                        .any(|part| !part.letters.is_empty())
                })
                .collect(),
        }
    }

    fn holding(&self, asked: &Asked, told: &[Told]) -> Vec<usize> {
        let mut is_candidate = vec![false; told.len()];
        let places = |term: &Term| self.holding.get(&term.number).into_iter().flatten();
        for place in asked.own.iter().chain(asked.around.iter()).flat_map(places) {
            is_candidate[*place] = true;
        }
        // What is done, and who does it, is in every other place: alone it tells something
        // of few.
        let may_tell = |place: &Told| {
            place.arises || !asked.whom.is_empty() || evidence::is_entered(asked, place)
        };
        for place in asked.acts.iter().flat_map(places) {
            is_candidate[*place] |= may_tell(&told[*place]);
        }
        for place in &self.pointing {
            is_candidate[*place] |=
                told[*place].meeting == asked.next || told[*place].mention.minute.is_some();
        }
        for place in &self.lettered {
            is_candidate[*place] |=
                asked.promise.is_topic || evidence::is_entered(asked, &told[*place]);
        }
        if !asked.to.is_empty() || asked.is_programme {
            for (is_candidate, place) in is_candidate.iter_mut().zip(told) {
                *is_candidate |= is_reference(asked, place) || is_next_programme(asked, place);
            }
        }
        let candidates = (0..told.len()).filter(|place| is_candidate[*place]);
        candidates.collect()
    }
}

/// The row that records a promise: the best of those entered under its own item.
fn record<'e>(found: impl Iterator<Item = (usize, &'e Evidence)>) -> Option<usize> {
    found
        .filter(|(_, evidence)| {
            let is_like = evidence.strength() >= RECORD && evidence.holds >= RECORD_HOLDS;
            evidence.is_record && is_like && !evidence.only_title
        })
        .max_by(|a, b| a.1.strength().total_cmp(&b.1.strength()))
        .map(|(index, _)| index)
}

/// What fits well enough, best first.
fn chosen(mut found: Vec<Found>, told: &[Told], rows: &Rows) -> Vec<Found> {
    rows.share(&mut found);
    let record = record(found.iter().map(|found| (found.mention, &found.evidence)));
    let mut traces: Vec<Found> = found
        .into_iter()
        .filter(|found| found.score >= TRACE || record == Some(found.mention))
        .collect();
    rows.follow(&mut traces);
    best_first(&mut traces, told);
    // What was said of it tells more than the title under which all that was sent is dealt with.
    let said: HashSet<i64> = traces
        .iter()
        .filter(|trace| !trace.evidence.is_reference)
        .filter_map(|trace| told[trace.mention].mention.item)
        .collect();
    traces.retain(|trace| {
        let item = told[trace.mention].mention.item;
        !trace.evidence.is_reference || item.is_none_or(|item| !said.contains(&item))
    });
    // Agenda, minutes and report of one item of one meeting are one trace.
    let mut items = HashSet::new();
    traces.retain(|trace| {
        let mention = told[trace.mention].mention;
        mention.item.is_none_or(|item| items.insert(item))
    });
    // So are the item and the row that tells what came of it at that meeting.
    let items: Vec<&Told> = traces
        .iter()
        .map(|trace| &told[trace.mention])
        .filter(|place| place.mention.place == In::Agenda || place.mention.place == In::Minutes)
        .collect();
    traces.retain(|trace| {
        let row = &told[trace.mention];
        let is_of_meeting = row.mention.place == In::Programme
            && row.mention.title.is_some()
            && row.mention.day.is_some()
            && row.mention.first_seen > row.mention.day
            && !(trace.evidence.entered || trace.evidence.is_record);
        let is_it = |item: &&Told| {
            item.mention.day == row.mention.day
                && item.mention.committee == row.mention.committee
                && called(item).are_alike(&row.title)
        };
        !is_of_meeting || !items.iter().any(is_it)
    });
    // Another committee answers a promise once at a meeting; what it says elsewhere in the same
    // words is about something of its own.
    let mut answered = HashSet::new();
    traces.retain(|trace| {
        let mention = told[trace.mention].mention;
        !trace.evidence.elsewhere || answered.insert((mention.committee, mention.day))
    });
    traces
}

fn best_first(traces: &mut [Found], told: &[Told]) {
    traces.sort_by(|a, b| {
        b.score
            .total_cmp(&a.score)
            .then_with(|| order(told[a.mention].mention).cmp(&order(told[b.mention].mention)))
    });
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
