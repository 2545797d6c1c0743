//! Heads whose numbers skip: those of a supplement, and of a sheet of decisions.

use super::{Candidate, PAGED, following};
use crate::parse::agenda_table;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

/// A supplement skips most numbers: its heads are those that name their pages.
pub(super) fn paged(candidates: &[Candidate]) -> Vec<usize> {
    let mut heads: Vec<usize> = Vec::new();
    for (index, candidate) in candidates.iter().enumerate() {
        let later = heads
            .last()
            .is_none_or(|last| candidates[*last].count.counts < candidate.count.counts);
        if later && PAGED.is_in(&candidate.head.title) {
            heads.push(index);
        }
    }
    heads
}

/// What a sheet calls its column of decisions.
static DECIDED: Pattern =
    Pattern::new(r"(?i)^(?:[\w’'-]+ ){0,3}(?:decisions?|resolutions?)(?: (?:taken|made|agreed))?$");
/// Heads that the rows of a table of business make, fewer than which tell nothing.
pub(super) const FEWEST_TABLED: usize = 3;

/// A sheet of decisions leaves out what nothing was decided of: its rows are items, however
/// their numbers skip.
pub(super) fn tabled(blocks: &[Block], candidates: &[Candidate]) -> Vec<usize> {
    let mut heads: Vec<usize> = Vec::new();
    for (index, candidate) in candidates.iter().enumerate() {
        let at = candidate.head.block;
        let over_column = || {
            let below = following(blocks, at);
            below.is_some_and(|below| DECIDED.is_in(&below.text))
        };
        let of_row = blocks[at].heading == Some(agenda_table::HEAD) && over_column();
        let later = heads
            .last()
            .is_none_or(|last| candidates[*last].count.counts < candidate.count.counts);
        if of_row && later {
            heads.push(index);
        }
    }
    heads
}
