//! A head that ran on behind the account of the item before it: "… was noted. 13. Ferries".
//!
//! A copy that loses one line end hides one item. Only the number that is missing between
//! two that begin paragraphs is looked for, and only where a title ends the paragraph.

use std::collections::HashSet;
use std::ops::Range;

use crate::domain::agenda::is_procedural;
use crate::parse::marker::{self, Count};
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::sequence::{summoned, words};

/// A title at the end of a paragraph is no longer than this.
const LONGEST: usize = 120;
/// Numbers that begin paragraphs, among which one may be missing.
const FEWEST: usize = 4;

static BEHIND: Pattern =
    Pattern::new(r"[.!?;)”’] (?P<head>(?P<number>\d{1,3})[.)] (?P<title>\p{Lu}[^.;]{2,}))$");

/// The blocks with such heads as paragraphs of their own, and the part's new range.
pub fn part(blocks: &[Block], range: &Range<usize>) -> Option<(Vec<Block>, Range<usize>)> {
    let end = range.end.min(blocks.len());
    let numbers: Vec<(usize, u32)> = (range.start..end)
        .filter_map(|at| Some((at, own(&blocks[at])?)))
        .collect();
    let known: HashSet<u32> = numbers.iter().map(|(_, number)| *number).collect();
    if numbers.len() < FEWEST {
        return None;
    }
    let missing = |at: usize, number: u32| {
        !known.contains(&number)
            && numbers
                .iter()
                .any(|(other, count)| *other <= at && number.checked_sub(1) == Some(*count))
            && numbers
                .iter()
                .any(|(other, count)| *other > at && *count == number + 1)
    };
    let found: Vec<(usize, usize)> = (range.start..end)
        .filter_map(|at| {
            let (begin, number) = head(&blocks[at])?;
            missing(at, number).then_some((at, begin))
        })
        .collect();
    if found.is_empty() {
        return None;
    }
    let mut told = Vec::with_capacity(blocks.len() + found.len());
    let mut from = 0;
    for (at, begin) in found {
        told.extend_from_slice(&blocks[from..at]);
        parted(&mut told, &blocks[at], begin);
        from = at + 1;
    }
    told.extend_from_slice(&blocks[from..]);
    let more = told.len() - blocks.len();
    Some((told, range.start..end + more))
}

/// The number that begins a paragraph.
fn own(block: &Block) -> Option<u32> {
    let marker = block.marker.as_ref()?;
    (marker.count == Count::Number && !block.is_row() && !block.is_running())
        .then(|| marker.value.parse().ok())?
}

/// Where the head begins that ends a paragraph, and its number.
fn head(block: &Block) -> Option<(usize, u32)> {
    if block.is_row() || block.is_running() {
        return None;
    }
    let found = BEHIND.captures(&block.text)?;
    // "3. Report:" stands over its points.
    let title = found["title"].trim_end_matches(':');
    let titled = title.chars().count() <= LONGEST
        && !title.ends_with(',')
        && (summoned::is_title(title) || is_procedural(title) || !words::tells(title));
    let number = found["number"].parse().ok()?;
    titled.then_some((found.name("head")?.start(), number))
}

fn parted(told: &mut Vec<Block>, block: &Block, begin: usize) {
    let (before, head) = block.text.split_at(begin);
    told.push(Block {
        text: before.trim_end().to_owned(),
        ..block.clone()
    });
    let (marker, title) = match marker::split(head) {
        Some((marker, title)) => (Some(marker), title),
        None => (None, head),
    };
    told.push(Block {
        marker,
        text: title.to_owned(),
        lines: vec![head.to_owned()],
        role: None,
        bold: false,
        heading: None,
        gap: true,
        ..block.clone()
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text;
    use crate::parse::paragraph::build;

    fn numbered(source: &str) -> Vec<u32> {
        let document =
            text::read("paper.txt", source.as_bytes()).unwrap_or_else(|_| unreachable!());
        let blocks = build(&document);
        let told = part(&blocks, &(0..blocks.len())).map_or(blocks, |(told, _)| told);
        told.iter().filter_map(own).collect()
    }

    #[test]
    fn the_missing_number_at_the_end_of_a_paragraph_heads_an_item() {
        let paper = |end: &str| {
            format!(
                "1. Apologies\n\nNone.\n\n2. Ferries\n\nThe fares were read. {end}\n\nIt was hoped for May.\n\n4. Quays\n\nNothing.\n\n5. Close\n\nAt nine."
            )
        };
        assert_eq!(numbered(&paper("3. Regatta")), [1, 2, 3, 4, 5]);
        assert_eq!(numbered(&paper("6. Regatta")), [1, 2, 4, 5]);
        assert_eq!(numbered(&paper("3. The regatta was held.")), [1, 2, 4, 5]);
    }
}
