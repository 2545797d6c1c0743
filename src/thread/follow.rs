//! What a trace takes along: the same row in other versions of the programme, the row that
//! took its place, and the item that it became.
//!
//! A programme and an agenda say one thing in two ways, and so do two versions of a
//! programme: what a row is, the row that stands in its place is, whatever its words.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use crate::domain::wording::MONTHS;
use crate::thread::evidence::Evidence;
use crate::thread::matching::{Found, TRACE};
use crate::thread::promise::{In, Mention};
use crate::thread::sides::Told;
use crate::thread::terms::Terms;

/// From this score on a row takes along the item of its name and the row in its place,
/// which are so much less sure.
const FOLLOWED: f32 = 0.6;
const BEHIND_ITS_ROW: f32 = 0.95;

/// From this score on, the item that is only named like it.
const FOLLOWED_BY_LIKENESS: f32 = 0.75;

/// So many half years on, a row of the same name is about the next time.
const OTHER_TIME: f32 = 0.75;

/// So much of the words of a row's name stands in that of the item it became, and of the
/// longer of two names in the other where the rows are versions of one.
const OF_NAME: f32 = 0.6;
const OF_VERSION: f32 = 0.5;

/// "Deferred from March", "Moved again: new lead officer" at the head of a row.
static MOVED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^\W*(?:item )?(?:moved|deferred|postponed|put back|put off|held over|carried over|carried forward|brought forward|rescheduled|delayed)\b(?:[^.;]*?\bfrom (?P<month>January|February|March|April|May|June|July|August|September|October|November|December)\b)?",
    )
    .ok()
});

/// Rows of programmes and items of agendas, by what they are called and when they come.
pub struct Rows<'t> {
    told: &'t [Told<'t>],
    /// The items of agendas by committee and day.
    items: HashMap<(i64, Date), Vec<usize>>,
    /// For each row the one that took its place in a later version.
    next: HashMap<usize, usize>,
}

impl<'t> Rows<'t> {
    /// Puts them in order.
    pub fn of(told: &'t [Told<'t>]) -> Rows<'t> {
        let mut items: HashMap<(i64, Date), Vec<usize>> = HashMap::new();
        for (index, place) in told.iter().enumerate() {
            if place.mention.place == In::Agenda
                && let Some(day) = place.mention.day
            {
                let of_day = items.entry((place.mention.committee, day)).or_default();
                of_day.push(index);
            }
        }
        Rows {
            told,
            items,
            next: next(told),
        }
    }

    /// Adds to the traces what they take along.
    pub fn follow(&self, traces: &mut Vec<Found>) {
        let rows: Vec<(usize, f32)> = traces
            .iter()
            .filter(|trace| trace.score >= FOLLOWED && self.may_come(trace))
            .map(|trace| (trace.mention, trace.score * BEHIND_ITS_ROW))
            .collect();
        for (row, score) in rows {
            let mut row = row;
            while let Some(&later) = self.next.get(&row) {
                add(traces, later, score, |evidence| evidence.is_version = true);
                row = later;
            }
        }
        let items: Vec<(usize, f32)> = traces
            .iter()
            .filter(|trace| trace.score >= FOLLOWED)
            .filter_map(|trace| Some((self.item(trace)?, trace.score * BEHIND_ITS_ROW)))
            .collect();
        for (item, score) in items {
            add(traces, item, score, |evidence| evidence.of_row = true);
        }
    }

    /// Whether it is a row that a promise may have led to; a row of the promise's own
    /// meeting tells of that one.
    fn may_come(&self, found: &Found) -> bool {
        match self.told[found.mention].mention.place {
            In::Programme | In::ForwardPlan => {
                found.evidence.late < OTHER_TIME
                    && !found.evidence.is_record
                    && !found.evidence.entered
                    && !found.evidence.is_reference
            }
            In::Tracker | In::Agenda | In::Minutes | In::Report => false,
        }
    }

    /// The name of such a row, where the promise fits by it.
    fn name(&self, found: &Found) -> Option<&'t str> {
        let is_named = self.may_come(found) && found.evidence.by_name;
        let name = self.told[found.mention].name.as_deref();
        name.filter(|_| is_named)
    }

    /// Rows of one name are one row in several versions of the programme: what one of them
    /// is, the others are.
    pub fn share(&self, found: &mut [Found]) {
        let mut best: HashMap<&str, f32> = HashMap::new();
        for trace in found.iter().filter(|found| found.score >= TRACE) {
            if let Some(name) = self.name(trace) {
                let score = best.entry(name).or_default();
                *score = score.max(trace.score);
            }
        }
        if best.is_empty() {
            return;
        }
        for row in found {
            if let Some(score) = self.name(row).and_then(|name| best.get(name)) {
                row.score = row.score.max(*score);
            }
        }
    }

    /// The item of the agenda that a row became on its day: the one of its name, else the
    /// only one whose name holds most of it.
    fn item(&self, found: &Found) -> Option<usize> {
        let is_it = self.may_come(found) || found.evidence.is_version;
        let is_sure = found.evidence.by_name || found.evidence.is_version;
        if !is_it || !is_sure {
            return None;
        }
        let row = &self.told[found.mention];
        let of_day = self.items.get(&(row.mention.committee, row.mention.day?))?;
        let is_named = |item: &&usize| self.told[**item].name == row.name;
        if let Some(item) = of_day.iter().rev().find(is_named) {
            return Some(*item);
        }
        if found.score < FOLLOWED_BY_LIKENESS {
            return None;
        }
        let name = called(row);
        let holds_it = |item: &&usize| {
            let theirs = called(&self.told[**item]);
            let shared = shared(name, theirs);
            shared >= OF_NAME * name.weight() && tells(name, theirs)
        };
        let mut items = of_day.iter().filter(holds_it);
        items.next().copied().filter(|_| items.next().is_none())
    }
}

fn add(traces: &mut Vec<Found>, mention: usize, score: f32, say: impl Fn(&mut Evidence)) {
    let score = score.max(TRACE);
    match traces.iter_mut().find(|trace| trace.mention == mention) {
        Some(known) if known.score >= score => {}
        Some(known) => {
            known.score = score;
            say(&mut known.evidence);
        }
        None => {
            let mut evidence = Evidence::default();
            say(&mut evidence);
            traces.push(Found::new(mention, score, evidence));
        }
    }
}

/// The words of what a row or an item is called.
pub fn called<'t>(place: &'t Told) -> &'t Terms {
    match (&place.mention.title, place.parts.first()) {
        (None, Some(whole)) => &whole.matters,
        (Some(_), _) | (None, None) => &place.title,
    }
}

fn shared(one: &Terms, other: &Terms) -> f32 {
    one.of(other).iter().map(|term| term.weight).sum()
}

/// Whether two names share a word that not every council uses of any matter.
fn tells(one: &Terms, other: &Terms) -> bool {
    one.of(other).iter().any(|term| !term.is_common)
}

/// For each row the one that took its place: there is no other that came so soon after it
/// went, and none that went before it came.
fn next(told: &[Told]) -> HashMap<usize, usize> {
    let rows: Vec<usize> = (0..told.len())
        .filter(|row| told[*row].mention.place == In::Programme)
        .collect();
    let mut of_name: HashMap<(i64, &str), Vec<usize>> = HashMap::new();
    let mut of_day: HashMap<(i64, Date), Vec<usize>> = HashMap::new();
    for row in &rows {
        let mention = told[*row].mention;
        if let Some(name) = told[*row].name.as_deref() {
            of_name
                .entry((mention.committee, name))
                .or_default()
                .push(*row);
        }
        if let Some(day) = mention.day {
            of_day
                .entry((mention.committee, day))
                .or_default()
                .push(*row);
        }
    }
    let after = |row: usize| -> Option<usize> {
        let mention = told[row].mention;
        let named = told[row].name.as_deref();
        let same_name = named.and_then(|name| of_name.get(&(mention.committee, name)));
        let same_day = mention
            .day
            .and_then(|day| of_day.get(&(mention.committee, day)));
        let mut found: Vec<usize> = [same_name, same_day]
            .into_iter()
            .flatten()
            .flatten()
            .copied()
            .filter(|later| *later != row && takes_place(&told[row], &told[*later]))
            .collect();
        found.sort_unstable();
        found.dedup();
        let soonest = found
            .iter()
            .map(|later| told[*later].mention.first_seen)
            .min()?;
        let mut soon = found
            .iter()
            .filter(|later| told[**later].mention.first_seen == soonest);
        soon.next().copied().filter(|_| soon.next().is_none())
    };
    let mut before: HashMap<usize, Vec<usize>> = HashMap::new();
    for row in rows {
        if let Some(later) = after(row) {
            before.entry(later).or_default().push(row);
        }
    }
    let mut next = HashMap::new();
    for (later, rows) in before {
        let last = rows.iter().map(|row| told[*row].mention.seen).max();
        let mut last = rows
            .iter()
            .filter(|row| Some(told[**row].mention.seen) == last);
        if let (Some(row), None) = (last.next(), last.next()) {
            next.insert(*row, later);
        }
    }
    next
}

/// Whether a row may stand in the place of one that is gone: it has another's name and says
/// the same, or says that it was moved, or has its day and a name like it.
fn takes_place(row: &Told, later: &Told) -> bool {
    let (was, is) = (row.mention, later.mention);
    let came_after = was
        .seen
        .zip(is.first_seen)
        .is_some_and(|(seen, first)| first > seen);
    if !came_after {
        return false;
    }
    let same_name = row.name == later.name;
    if same_name && (was.text == is.text || is_moved(was, is)) {
        return true;
    }
    was.day == is.day && (same_name || are_versions(row, later))
}

/// Whether two names are of one row: most of their words, and all their figures.
fn are_versions(one: &Told, other: &Told) -> bool {
    let (mine, theirs) = (called(one), called(other));
    let longer = mine.weight().max(theirs.weight());
    shared(mine, theirs) >= OF_VERSION * longer
        && mine.are_alike(theirs)
        && tells(mine, theirs)
        && figures(one) == figures(other)
}

fn figures<'t>(place: &'t Told) -> Vec<&'t str> {
    let name = place.name.as_deref().unwrap_or_default();
    let is_figure = |word: &&str| word.starts_with(|letter: char| letter.is_ascii_digit());
    name.split(' ').filter(is_figure).collect()
}

/// Whether a row says that it was moved, and from where the other stood.
fn is_moved(was: &Mention, is: &Mention) -> bool {
    let (Some(from), Some(to)) = (was.day, is.day) else {
        return false;
    };
    let says_so = |words: &str| {
        let found = MOVED.as_ref().and_then(|pattern| pattern.captures(words));
        found.is_some_and(|found| match found.name("month") {
            Some(month) => {
                let is_named = |name: &str| name.eq_ignore_ascii_case(month.as_str());
                let number = MONTHS.iter().zip(1..).find(|(name, _)| is_named(name));
                number.is_some_and(|(_, number)| number == from.month())
            }
            None => to > from,
        })
    };
    says_so(&is.text) || is.progress.as_deref().is_some_and(says_so)
}
