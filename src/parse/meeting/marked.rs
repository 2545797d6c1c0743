//! Which paragraphs of minutes and decisions are heads that their looks alone do not tell.

use std::ops::Range;

use crate::parse::paragraph::Block;
use crate::parse::part::{Kind, Part};
use crate::parse::{headings, run_on, sequence, subitem, tagged, unnumbered};

/// The blocks with the heads of a part marked that its looks alone do not tell, and its
/// new range.
pub(super) fn headed(blocks: &[Block], part: &Part) -> Option<(Vec<Block>, Range<usize>)> {
    if part.kind == Kind::Minutes
        && let Some((blocks, range)) = run_on::part(blocks, &part.range)
    {
        let part = Part {
            kind: part.kind.clone(),
            range,
        };
        return Some(marked(&blocks, &part).unwrap_or((blocks, part.range)));
    }
    marked(blocks, part)
}

fn marked(blocks: &[Block], part: &Part) -> Option<(Vec<Block>, Range<usize>)> {
    let numbered = match part.kind {
        Kind::Minutes => tagged::part(blocks, &part.range)
            .or_else(|| headings::part(blocks, &part.range))
            .or_else(|| unnumbered::over_paragraphs(blocks, &part.range))
            .or_else(|| unnumbered::sentences(blocks, &part.range))
            .or_else(|| sequence::part(blocks, &part.range))
            .or_else(|| unnumbered::part(blocks, &part.range)),
        Kind::Decisions => {
            unnumbered::part(blocks, &part.range).or_else(|| sequence::part(blocks, &part.range))
        }
        Kind::Agenda => tagged::part(blocks, &part.range),
        Kind::WebMeeting | Kind::WebItem | Kind::Notice | Kind::Attendance | Kind::Report => None,
    };
    if !matches!(part.kind, Kind::Minutes | Kind::Decisions) {
        return numbered;
    }
    let parted = match &numbered {
        Some((blocks, range)) => subitem::part_minutes(blocks, range),
        None => subitem::part_minutes(blocks, &part.range),
    };
    parted.or(numbered)
}
