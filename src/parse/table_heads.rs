//! Heads of a meeting page's table that its run of numbers does not tell: the only row, a
//! part of an item, and what was said before the first number.

use crate::parse::chain::Head;
use crate::parse::label::{self, Section};
use crate::parse::marker::Count;
use crate::parse::paragraph::Block;
use crate::parse::title;

/// A title that stands alone is no longer than this.
const LONGEST_TITLE: usize = 250;

/// The head of a table's only row: `1.` below "No. Item".
pub fn lone_number(blocks: &[Block], start: usize) -> Option<Head> {
    if label::section(&blocks.get(start)?.text) != Some(Section::Head) {
        return None;
    }
    let at = (start..blocks.len()).find(|at| {
        let marker = blocks[*at].marker.as_ref();
        marker.is_some_and(|marker| marker.printed == "1.") && is_titled(&blocks[*at])
    })?;
    Some(Head {
        block: at,
        number: Some("1".to_owned()),
        title: blocks[at].text.clone(),
        agenda_number: None,
    })
}

/// "4.1" below item 4, with minutes of its own.
pub fn minuted_parts(blocks: &[Block], heads: &[Head]) -> Vec<Head> {
    let mut parts = Vec::new();
    for (index, head) in heads.iter().enumerate() {
        let Some(number) = head.number.as_deref() else {
            continue;
        };
        let end = heads.get(index + 1).map_or(blocks.len(), |next| next.block);
        parts.extend((head.block + 1..end).filter_map(|at| {
            let marker = blocks[at].marker.as_ref()?;
            let below = marker.value.strip_prefix(number)?.starts_with('.');
            let labelled = (at + 1..end.min(at + 1 + PART_REACH))
                .any(|next| label::section(&blocks[next].text) == Some(Section::Minutes));
            (below && labelled && is_titled(&blocks[at])).then(|| Head {
                block: at,
                number: Some(marker.value.clone()),
                title: blocks[at].text.clone(),
                agenda_number: None,
            })
        }));
    }
    parts
}

/// Paragraphs between the title of an item's part and its "Minutes:".
const PART_REACH: usize = 3;

/// What stands before the numbers that count on through the table: a title and what is
/// told of it, without a number or with one of its own kind ("1.1" over "2.").
pub fn first_row(blocks: &[Block], start: usize, first: usize) -> Option<Head> {
    if label::section(&blocks.get(start)?.text) != Some(Section::Head) {
        return None;
    }
    let mut told = (start + 1..first)
        .filter(|at| !blocks[*at].is_running() && label::section(&blocks[*at].text).is_none());
    let at = told.next().filter(|at| is_titled(&blocks[*at]))?;
    // A heading of the table's own says nothing and has no paper.
    told.next()
        .map(|_| ())
        .or_else(|| title::document(&blocks[at].text).map(|_| ()))?;
    let number = match &blocks[at].marker {
        None => None,
        Some(marker) if marker.count == Count::Decimal => Some(marker.value.clone()),
        Some(_) => return None,
    };
    Some(Head {
        block: at,
        number,
        title: blocks[at].text.clone(),
        agenda_number: None,
    })
}

fn is_titled(block: &Block) -> bool {
    !block.text.is_empty()
        && block.text.chars().count() <= LONGEST_TITLE
        && !block.text.ends_with(['.', ':', ';', ','])
}
