//! What of the reader is laid out together: the rows of a table, whose columns stay as they are
//! where a person wrote something between them.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::store::desk::{Block, BlockRole};
use crate::tui::pane::lines::ReaderLine;
use crate::tui::pane::{mine, table};

/// The blocks that are laid out together with one: those of its table with what was written
/// between its rows, else itself.
pub fn group(blocks: &[Block], hidden: &BTreeSet<usize>, at: usize) -> Range<usize> {
    let role = |at: &usize| {
        let block = blocks.get(*at).filter(|_| !hidden.contains(at));
        block.map(|block| block.role)
    };
    let is_row = |at: &usize| role(at) == Some(BlockRole::Row);
    let belongs = |at: &usize| is_row(at) || matches!(role(at), Some(BlockRole::Mine(_)));
    if !belongs(&at) {
        return at..at + 1;
    }
    let above = (0..=at).rev().take_while(belongs);
    let below = (at..blocks.len()).take_while(belongs);
    match (above.filter(is_row).last(), below.filter(is_row).last()) {
        (Some(first), Some(last)) => first..last + 1,
        // What was written behind the last row, or beside no table.
        _ => at..at + 1,
    }
}

/// Lays out the rows of a table, and what was written between them.
pub fn lines(blocks: &[Block], of: Range<usize>, room: usize, lines: &mut Vec<ReaderLine>) {
    let is_row = |at: &usize| blocks[*at].role == BlockRole::Row;
    let rows: Vec<usize> = of.clone().filter(is_row).collect();
    if rows.len() == of.len() {
        return table::lines(&blocks[of.clone()], of.start, room, lines);
    }
    let own: Vec<Block> = rows.iter().map(|at| blocks[*at].clone()).collect();
    let mut laid = Vec::new();
    table::lines(&own, 0, room, &mut laid);
    let mut laid = laid.into_iter().peekable();
    for at in of {
        if let BlockRole::Mine(written) = blocks[at].role {
            mine::lines(&blocks[at], written, at, room, lines);
        }
        while let Some(line) = laid.next_if(|line| rows[line.block] == at) {
            lines.push(ReaderLine { block: at, ..line });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::desk::Mine;

    fn block(role: BlockRole, text: &str) -> Block {
        Block {
            role,
            mark: String::new(),
            text: text.to_owned(),
            source: None,
        }
    }

    #[test]
    fn a_question_between_two_rows_leaves_their_columns() {
        let rows = ["Week\tTrips", "First week of May\t1,204", "Second\t98"];
        let mut blocks = rows.map(|row| block(BlockRole::Row, row)).to_vec();
        let shown = |blocks: &[Block]| {
            let mut shown = Vec::new();
            lines(blocks, 0..blocks.len(), 40, &mut shown);
            let words = shown.iter().map(|line| {
                let pieces = line.pieces.iter().map(|(_, words)| words.as_str());
                (line.block, pieces.collect::<String>())
            });
            words.collect::<Vec<_>>()
        };
        let bare = shown(&blocks);
        let asked = block(BlockRole::Mine(Mine::Question), "Why?");
        blocks.insert(1, asked);
        assert_eq!(group(&blocks, &BTreeSet::new(), 1), 0..4);
        let with = shown(&blocks);
        assert!(
            with.iter()
                .any(|(at, words)| *at == 1 && words.contains("Why?"))
        );
        let rows = with.into_iter().filter(|(at, _)| *at != 1);
        let words: Vec<String> = rows.map(|(_, words)| words).collect();
        assert_eq!(
            words,
            bare.into_iter().map(|(_, words)| words).collect::<Vec<_>>()
        );
    }
}
