//! Members that an agenda counts, "1. Cllr Ash (Chair)", under the label of the list: their
//! numbers are no items'.

use crate::parse::marker::Count;
use crate::parse::paragraph::Block;
use crate::parse::people::{self, office};
use crate::parse::roster::List;
use crate::parse::roster::members::{MEMBERS_LISTED, members_headed};

/// A name with its office takes no longer line.
const LONGEST_NAME: usize = 80;

/// Takes the numbers from such lists.
pub fn plain(blocks: &mut [Block]) {
    let labels: Vec<usize> = (0..blocks.len())
        .filter(|at| heads_members(&blocks[*at]))
        .collect();
    for label in labels {
        let from = label + 1;
        let counted = blocks[from..]
            .iter()
            .filter(|block| !block.is_running())
            .zip(1_u32..)
            .take_while(|(block, count)| is_member(block, *count))
            .count();
        if counted < MEMBERS_LISTED {
            continue;
        }
        let own = blocks[from..].iter_mut();
        for block in own.filter(|block| !block.is_running()).take(counted) {
            block.marker = None;
            block.lines = vec![block.text.clone()];
            block.heading = None;
        }
    }
}

/// Whether a block is the label of a list of members and nothing else.
pub fn heads_members(block: &Block) -> bool {
    let headed = || members_headed(&block.lines.join("\n"));
    block.marker.is_none()
        && block.text.chars().count() <= LONGEST_NAME
        && headed().is_some_and(|segment| {
            segment.heads == Some(List::Members) && segment.text.trim().is_empty()
        })
}

/// Whether a point of this number is one person and nothing else.
fn is_member(block: &Block, count: u32) -> bool {
    let counts = block
        .marker
        .as_ref()
        .is_some_and(|marker| marker.count == Count::Number && marker.value.parse() == Ok(count));
    counts
        && block.text.chars().count() <= LONGEST_NAME
        && matches!(
            people::list(&block.text).as_slice(),
            [only] if only.title.is_some() || only.role.is_some() || office::is_full_name(&only.name)
        )
}
