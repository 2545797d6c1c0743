//! Which of the numbered lines count on through the paper.

use super::{Numbered, STANDING};
use crate::domain::agenda::is_procedural;
use crate::parse::dress::Count;
use crate::parse::sequence::words::Words;

/// A list of points seldom reaches further.
const FAR: u32 = 30;
/// Numbers that a clerk skips by mistake.
const SKIPPED: u32 = 2;
/// Heads that bear a minute's number, and are a run over all others.
pub(super) const SURE: usize = 5;

/// The run that counts on: the weightiest, or the one of numbers that only minutes bear, where
/// all of the weightiest stands as lists under it.
pub(super) fn run(numbered: &[Numbered]) -> Vec<usize> {
    let best = weightiest(numbered, |_| true);
    let Some(first) = best.first().filter(|first| !numbered[**first].strong) else {
        return best;
    };
    let sure = weightiest(numbered, |one| one.strong && one.counted.family == "/");
    let titled = sure
        .iter()
        .filter(|at| numbered[**at].words != Words::None)
        .count();
    let standing = sure
        .iter()
        .filter(|at| is_procedural(&numbered[**at].title))
        .count();
    let over = sure.first().is_some_and(|head| head < first);
    if over && sure.len() >= SURE && titled + 1 >= sure.len() && standing >= STANDING {
        sure
    } else {
        best
    }
}

/// The weightiest run among those that count.
fn weightiest(numbered: &[Numbered], counts: impl Fn(&Numbered) -> bool) -> Vec<usize> {
    let weights: Vec<u32> = numbered.iter().map(Numbered::weight).collect();
    let mut sums = weights.clone();
    let mut next: Vec<Option<usize>> = vec![None; numbered.len()];
    for at in (0..numbered.len()).rev() {
        for later in at + 1..numbered.len() {
            let (a, b) = (&numbered[at], &numbered[later]);
            if !counts(a) || !counts(b) {
                continue;
            }
            let sum = if a.counted.is_before(&b.counted) {
                weights[at] + sums[later]
            } else if b.words != Words::None
                && !a.is_stamp()
                && !b.is_stamp()
                && skips(&a.counted, &b.counted)
                || b.words == Words::Title && b.strong && a.counted == b.counted
            {
                (weights[at] + sums[later]).saturating_sub(6)
            } else {
                continue;
            };
            if sum > sums[at] {
                sums[at] = sum;
                next[at] = Some(later);
            }
        }
    }
    let mut path = Vec::new();
    let counted = (0..numbered.len())
        .rev()
        .filter(|at| counts(&numbered[*at]));
    let mut at = counted.max_by_key(|at| sums[*at]);
    while let Some(index) = at {
        path.push(index);
        at = next[index];
    }
    // What is no title heads an item only between two that are.
    // No list within an account counts as far.
    let loose = |index: &usize| {
        let one = &numbered[*index];
        let low = one.counted.counts.iter().all(|count| *count <= FAR);
        !one.strong && one.words == Words::None && low
    };
    while path.last().is_some_and(loose) {
        path.pop();
    }
    let first = path.iter().position(|index| !loose(index));
    path.split_off(first.unwrap_or(path.len()))
}

/// Numbers that name their body, most of which count on.
const CODED: usize = 5;

/// The run with the titles behind it whose numbers are of its kind, though a clerk
/// misprinted them: "NP/21/31" after "NP/31/31".
pub(super) fn with_astray(mut path: Vec<usize>, numbered: &[Numbered]) -> Vec<usize> {
    let Some(last) = path.last().copied().filter(|_| path.len() >= CODED) else {
        return path;
    };
    let family = numbered[last].counted.family.as_str();
    let named = family.contains(char::is_alphabetic) && family.contains(['/', '-']);
    let of_kind = |one: &Numbered| one.counted.family == family && named;
    let behind = numbered[last + 1..].iter().enumerate();
    let astray: Vec<usize> = behind
        .filter(|(_, one)| of_kind(one) && matches!(one.words, Words::Title | Words::RunIn))
        .map(|(at, _)| last + 1 + at)
        .collect();
    if astray.len() * 3 <= path.len() {
        path.extend(astray);
    }
    path
}

/// Whether a clerk's mistake may lie between two numbers.
fn skips(a: &Count, b: &Count) -> bool {
    a.family == b.family
        && a.letter.is_none()
        && b.letter.is_none()
        && a.counts.len() == b.counts.len()
        && (0..a.counts.len())
            .filter(|at| a.counts[*at] != b.counts[*at])
            .count()
            == 1
        && (0..a.counts.len())
            .all(|at| b.counts[at] >= a.counts[at] && b.counts[at] - a.counts[at] <= SKIPPED)
}
