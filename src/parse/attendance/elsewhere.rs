//! The lists of a roll that stands apart from a paper's head: in the midst of the business,
//! behind it, or in a table.

use jiff::civil::Date;

use crate::parse::attendance::{Lists, within};
use crate::parse::paragraph::Block;
use crate::parse::roll;
use crate::parse::roster::{self, List};

/// The lists of a roll that stands in the midst of the business, as a point of it.
pub fn rolled(blocks: &[Block]) -> Lists {
    let Some(at) = (0..blocks.len().min(roll::REACH)).find(|at| roll::begins(blocks, *at)) else {
        return Lists::default();
    };
    let lists = |index: usize| {
        let heads = |line: &String| roster::label::list(roster::without_bars(line)).is_some();
        let labelled = roster::segments(&blocks[index], true, true)
            .first()
            .is_some_and(|segment| segment.heads.is_some());
        labelled || blocks[index].lines.iter().any(heads)
    };
    let end = (at + 1..blocks.len())
        .find(|index| roll::is_point(&blocks[*index]) && !lists(*index))
        .unwrap_or(blocks.len());
    within(&blocks[at..end], true, None, List::None)
}

/// The lists of a roll that stands behind the business, under a heading of its own.
pub fn behind(blocks: &[Block]) -> Lists {
    match blocks.iter().rposition(roll::is_headed) {
        Some(at) => within(&blocks[at..], true, None, List::None),
        None => Lists::default(),
    }
}

/// Who came by the tables of a paper that have a column for it, wherever they stand.
pub fn gridded(blocks: &[Block], day: Option<Date>) -> Lists {
    let mut lists = Lists::default();
    lists.add_grids(blocks, day);
    lists.once();
    lists
}
