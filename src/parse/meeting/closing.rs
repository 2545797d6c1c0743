//! When a meeting closed.

use std::ops::Range;

use jiff::civil::Time;

use crate::domain::meeting::{Meeting, Role};
use crate::parse::hours;
use crate::parse::paragraph::Block;
use crate::parse::part::Kind;

/// The signature stands among the last paragraphs of minutes.
const FOOT: usize = 4;

/// A head that prints the hours is no longer than this.
const LONGEST_HOURS: usize = 300;

/// When the meeting closed: a sentence says so, a table's last rows, or the hours that
/// the head prints.
pub(super) fn closed(
    blocks: &[Block],
    range: Range<usize>,
    body: usize,
    meeting: &Meeting,
    kind: &Kind,
) -> Option<Time> {
    let (from, to) = (range.start, range.end);
    let told = blocks[range]
        .iter()
        .filter(|block| !block.is_row())
        .filter_map(|block| hours::closed(&block.text))
        .next_back();
    let last_rows = || {
        let last = blocks[from..to]
            .iter()
            .rev()
            .filter(|block| !block.is_running());
        last.take(FOOT)
            .filter(|block| block.is_row())
            .find_map(|block| hours::closed(&block.text))
    };
    let held = matches!(meeting.role, Role::Minutes | Role::Decisions);
    told.or_else(|| (*kind == Kind::Minutes).then(last_rows).flatten())
        .or_else(|| {
            held.then(|| printed_hours(blocks, from..body, to, meeting.time))
                .flatten()
        })
}

/// The end of the hours that minutes print in their head, or above the signature at
/// their foot.
fn printed_hours(
    blocks: &[Block],
    head: Range<usize>,
    end: usize,
    began: Option<Time>,
) -> Option<Time> {
    let foot = end.saturating_sub(FOOT).max(head.end)..end;
    head.chain(foot)
        .map(|at| &blocks[at])
        .filter(|block| block.text.chars().count() <= LONGEST_HOURS)
        .filter_map(|block| hours::range(&block.text))
        .find(|(from, _)| began.is_none_or(|began| began == *from))
        .map(|(_, to)| to)
}
