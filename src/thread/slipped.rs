//! How often a promise was put off, from the days that successive versions of a table name
//! for it.
//!
//! What counts is that the day went on. A day that a later version takes back was a slip
//! of the pen, or is made good; a day whose meeting dealt with the matter was kept, and
//! what comes after it is the next time.

use std::cmp::Reverse;

use jiff::civil::Date;

use crate::domain::fold;
use crate::domain::source::Place;
use crate::thread::promise::{In, Mention};
use crate::thread::terms::Terms;
use crate::thread::words::Lexicon;

/// A row of one version of a table, with the day that it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The day of the paper that holds the version.
    pub paper: Date,
    /// The caller's own number of that paper.
    pub document: i64,
    /// Where it stands there.
    pub at: Place,
    /// The day that it names.
    pub day: Date,
    /// It calls the matter complete.
    pub done: bool,
    /// Its table lists what is past: a row whose day was kept would still stand on it.
    pub keeps_past: bool,
}

/// The rows that put a promise off, in the order of their papers, behind the one that named
/// the first day; none where it never was.
///
/// `versions` are the rows of one matter, those of a paper side by side. `made` is the day
/// of the promise. `was_kept` says whether the meeting of a day dealt with the matter, where
/// papers of it are held.
pub fn slips(
    versions: &[Named],
    made: Option<Date>,
    was_kept: impl Fn(Date) -> Option<bool>,
) -> Vec<&Named> {
    // What an older paper planned was not promised yet, and a row of the promise's own
    // meeting is its record.
    let since: Vec<&Named> = versions
        .iter()
        .filter(|named| made.is_some_and(|made| named.paper >= made && named.day > made))
        .collect();
    let mut papers: Vec<&[&Named]> = since
        .chunk_by(|one, other| one.document == other.document)
        .collect();
    // Nothing says which of two papers of one day is the newer: behind the later day the
    // earlier one takes it back.
    papers.sort_by_key(|rows| (rows[0].paper, Reverse(rows.iter().map(|row| row.day).max())));
    let (mut most, mut steps) = (Vec::new(), Vec::new());
    for pair in papers.windows(2) {
        let (before, now) = (pair[0], pair[1]);
        let Some((from, to)) = moved(before, now) else {
            continue;
        };
        let is_alone = before.len() == 1 && now.len() == 1;
        if to.day < from.day {
            take_back(&mut steps, to);
        } else if is_put_off(from, to, is_alone, &was_kept) {
            if steps
                .last()
                .is_none_or(|last: &&Named| last.day != from.day)
            {
                keep(&mut most, std::mem::replace(&mut steps, vec![from]));
            }
            steps.push(to);
        } else {
            keep(&mut most, std::mem::replace(&mut steps, vec![to]));
        }
    }
    keep(&mut most, steps);
    if most.len() > 1 { most } else { Vec::new() }
}

/// The one row whose day is gone, and the one with a day that is new. Where a matter stands
/// on several days, those that stay are other occasions of it.
fn moved<'n>(before: &[&'n Named], now: &[&'n Named]) -> Option<(&'n Named, &'n Named)> {
    let only = |rows: &[&'n Named], others: &[&Named]| {
        let stands = |row: &Named| others.iter().any(|other| other.day == row.day);
        let mut lone = rows.iter().copied().filter(|row| !stands(row));
        lone.next().filter(|_| lone.next().is_none())
    };
    only(before, now).zip(only(now, before))
}

/// Whether a later day is another day for the same, and not the next time.
fn is_put_off(
    from: &Named,
    to: &Named,
    is_alone: bool,
    was_kept: impl Fn(Date) -> Option<bool>,
) -> bool {
    if from.day > to.paper {
        return !from.done;
    }
    let was_kept = from.done || was_kept(from.day).unwrap_or(!to.keeps_past);
    is_alone && !was_kept
}

/// A day before the last one: what was put off beyond it no longer is.
fn take_back<'n>(steps: &mut Vec<&'n Named>, to: &'n Named) {
    steps.retain(|step| step.day <= to.day);
    if steps.last().is_none_or(|last| last.day != to.day) {
        steps.push(to);
    }
}

/// Words of minutes that say that an item was not dealt with.
const DEFERRED: [&str; 9] = [
    " defer ",
    " deferred ",
    " postponed ",
    " withdrawn ",
    " rescheduled ",
    " put off ",
    " put back ",
    " carried over ",
    " carried forward ",
];
/// What is in each of them, whatever the case of its first letter: few sentences hold any,
/// and only those are folded.
const ROOTS: [&str; 6] = [
    "efer",
    "ostponed",
    "ithdrawn",
    "escheduled",
    "ut ",
    "arried ",
];

fn is_deferred(sentence: &str) -> bool {
    if !ROOTS.iter().any(|root| sentence.contains(root)) {
        return false;
    }
    let said = format!(" {} ", fold::compare(sentence));
    DEFERRED.iter().any(|words| said.contains(words))
}

/// Whether a meeting dealt with a matter, by the titles of its items and what is said under
/// them: its `places`. `None` where no paper of it is held.
pub fn was_kept<'m>(
    matter: &str,
    places: impl Iterator<Item = &'m Mention>,
    lexicon: &Lexicon,
) -> Option<bool> {
    let matters = |text: &str| Terms::from(lexicon.terms(text)).matters();
    let words = matters(matter);
    let folded = fold::compare(matter);
    let is_it = |title: &str| fold::compare(title) == folded || words.are_alike(&matters(title));
    let (mut is_held, mut came) = (false, false);
    for place in places {
        match place.place {
            In::Agenda => {
                is_held = true;
                came |= is_it(&place.text);
            }
            In::Minutes => {
                is_held = true;
                if is_deferred(&place.text) && place.title.as_deref().is_some_and(is_it) {
                    return Some(false);
                }
            }
            In::Programme | In::ForwardPlan | In::Tracker | In::Report => {}
        }
    }
    is_held.then_some(came)
}

fn keep<'n>(most: &mut Vec<&'n Named>, steps: Vec<&'n Named>) {
    if steps.len() >= most.len() {
        *most = steps;
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const MADE: Date = date(2031, 9, 2);
    const NOVEMBER: Date = date(2031, 11, 4);
    const JANUARY: Date = date(2032, 1, 6);
    const MARCH: Date = date(2032, 3, 2);
    const JUNE: Date = date(2032, 6, 1);

    /// Versions by the days of their papers, each with the days that it names.
    fn versions(papers: &[(Date, &[Date])]) -> Vec<Named> {
        let mut versions = Vec::new();
        for (document, (paper, days)) in (1..).zip(papers) {
            for day in *days {
                versions.push(Named {
                    paper: *paper,
                    document,
                    at: Place::default(),
                    day: *day,
                    done: false,
                    keeps_past: false,
                });
            }
        }
        versions
    }

    fn days(versions: &[Named], was_kept: impl Fn(Date) -> Option<bool>) -> Vec<Date> {
        let steps = slips(versions, Some(MADE), was_kept);
        steps.iter().map(|step| step.day).collect()
    }

    #[test]
    fn each_later_day_is_a_slip() {
        let versions = versions(&[
            (MADE, &[JANUARY]),
            (NOVEMBER, &[JANUARY]),
            (date(2031, 12, 2), &[MARCH]),
            (date(2032, 2, 3), &[JUNE]),
        ]);
        assert_eq!(days(&versions, |_| None), [JANUARY, MARCH, JUNE]);
        assert_eq!(slips(&versions, Some(MADE), |_| None)[1].document, 3);
    }

    #[test]
    fn a_day_set_right_is_no_slip() {
        // Typed wrong at first; typed wrong between; brought forward a little.
        let wrong = versions(&[(MADE, &[JUNE]), (NOVEMBER, &[JANUARY])]);
        assert!(days(&wrong, |_| None).is_empty());
        let between = versions(&[
            (MADE, &[JANUARY]),
            (NOVEMBER, &[JUNE]),
            (NOVEMBER, &[JANUARY]),
        ]);
        assert!(days(&between, |_| None).is_empty());
        let nearer = versions(&[
            (MADE, &[JANUARY]),
            (NOVEMBER, &[JUNE]),
            (date(2031, 12, 2), &[MARCH]),
        ]);
        assert_eq!(days(&nearer, |_| None), [JANUARY, MARCH]);
    }

    #[test]
    fn what_was_kept_comes_again() {
        let again = versions(&[(MADE, &[NOVEMBER]), (JANUARY, &[MARCH])]);
        assert!(days(&again, |_| Some(true)).is_empty());
        assert_eq!(days(&again, |_| Some(false)), [NOVEMBER, MARCH]);
        // Nothing of the day is held: only a list that keeps what is past tells.
        assert!(days(&again, |_| None).is_empty());
        let kept: Vec<Named> = again
            .iter()
            .map(|named| Named {
                keeps_past: true,
                ..named.clone()
            })
            .collect();
        assert_eq!(days(&kept, |_| None), [NOVEMBER, MARCH]);
    }

    #[test]
    fn one_of_several_occasions_moves() {
        let one = versions(&[
            (MADE, &[NOVEMBER, JANUARY, JUNE]),
            (date(2031, 10, 7), &[NOVEMBER, MARCH, JUNE]),
        ]);
        assert_eq!(days(&one, |_| None), [JANUARY, MARCH]);
        // The first was held, and the list goes on by one.
        let next = versions(&[
            (MADE, &[NOVEMBER, JANUARY]),
            (date(2031, 12, 2), &[JANUARY, MARCH]),
        ]);
        assert!(days(&next, |_| Some(false)).is_empty());
    }

    #[test]
    fn what_was_planned_before_the_promise_is_not_put_off() {
        let older = versions(&[(date(2031, 7, 1), &[NOVEMBER]), (MADE, &[JANUARY])]);
        assert!(days(&older, |_| None).is_empty());
    }

    #[test]
    fn what_is_complete_was_not_put_off() {
        let mut done = versions(&[(MADE, &[JANUARY]), (NOVEMBER, &[MARCH])]);
        done[0].done = true;
        assert!(days(&done, |_| None).is_empty());
    }
}
