//! Heads whose numbers are of a kind that points have as well.

use super::{Candidate, Head, MOST, STANDING, TELLS, dressed, longest, may_head};
use crate::domain::agenda::is_procedural;
use crate::parse::dress;
use crate::parse::paragraph::Block;

/// A run of numbers that may count points is no shorter.
const FEWEST_LOOSE: usize = 3;

/// Heads whose numbers count points as often as items, "(1)", "A.", "II", "iv.", where standing
/// business shows what they count, and nothing else heads an item.
pub(super) fn loose(blocks: &[Block], from: usize, to: usize) -> Vec<Head> {
    let mut candidates: Vec<Candidate> = (from..to.min(blocks.len()))
        .filter(|at| !blocks[*at].is_running() && !blocks[*at].is_row())
        .filter_map(|at| {
            let dress = dress::of(&blocks[at]).or_else(|| dress::small(&blocks[at]))?;
            let titled = dress.words.starts_with(char::is_uppercase) && !TELLS.is_in(dress.words);
            titled.then(|| dressed(blocks, at, dress)).flatten()
        })
        .filter(|one| !one.closed && may_head(one))
        .take(MOST)
        .collect();
    dress::count_letters(candidates.iter_mut().filter_map(|one| {
        let number = one.head.number.as_deref()?;
        Some((number, &mut one.count))
    }));
    let all: Vec<usize> = (0..candidates.len()).collect();
    let run: Vec<&Candidate> = longest(&candidates, &all)
        .into_iter()
        .map(|at| &candidates[at])
        .collect();
    let standing = run
        .iter()
        .filter(|one| is_procedural(&one.head.title))
        .count();
    let begins = run.first().is_some_and(|one| one.count.counts == [1]);
    if run.len() < FEWEST_LOOSE || standing < STANDING || !begins {
        return Vec::new();
    }
    run.into_iter().map(|one| one.head.clone()).collect()
}
