//! Minutes kept in a table: the text in one column, its number and who acts beside it.

use crate::parse::action_line;
use crate::parse::dress;
use crate::parse::marker;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

/// A cell with fewer words tells nothing.
const FEWEST_WORDS: usize = 3;

/// The heads of a table of tasks, which is read as one.
static TASKS: Pattern = Pattern::new(
    r"(?i)(?:^|\t) ?(?:owner|lead|responsible|responsibility|due(?: date)?|by when|deadline|status|progress|who) ?(?:\t|$)",
);

/// For each block of an account, the paragraph that it is where a row tells.
pub fn told(blocks: &[&Block]) -> Vec<Option<Block>> {
    let tasks: Vec<u32> = blocks
        .iter()
        .filter(|block| TASKS.is_in(&block.text))
        .filter_map(|block| block.table)
        .collect();
    blocks
        .iter()
        .map(|block| {
            let table = block.table.filter(|table| !tasks.contains(table));
            table.and_then(|_| paragraph(block))
        })
        .collect()
}

/// Whether a cell numbers its row, or is empty.
fn is_number(cell: &str) -> bool {
    cell.is_empty() || dress::alone(cell).is_some()
}

/// A row whose longest cell tells, and whose others only number it and name an owner.
fn paragraph(block: &Block) -> Option<Block> {
    let cells: Vec<&str> = block.text.split('\t').map(str::trim).collect();
    let (at, text) = cells
        .iter()
        .enumerate()
        .max_by_key(|(_, cell)| cell.chars().count())?;
    let told =
        text.split_whitespace().count() >= FEWEST_WORDS && text.ends_with(['.', ':', '?', ';']);
    let beside = |index: usize| {
        cells
            .iter()
            .enumerate()
            .filter(move |(other, _)| *other != index)
    };
    let plain = beside(at).all(|(_, cell)| is_number(cell) || action_line::owns(cell));
    if !told || !plain || cells.len() > 4 {
        return None;
    }
    let owner = beside(at)
        .map(|(_, cell)| *cell)
        .find(|cell| !is_number(cell));
    let (marker, words) = match marker::split(text) {
        Some((marker, rest)) if !rest.is_empty() => (Some(marker), rest),
        _ => (None, *text),
    };
    let line = match owner {
        Some(owner) => format!("{words}\t{owner}"),
        None => words.to_owned(),
    };
    Some(Block {
        marker,
        text: line.replace('\t', " "),
        lines: vec![line],
        cells: Vec::new(),
        table: None,
        role: None,
        ..block.clone()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str) -> Block {
        Block {
            text: text.to_owned(),
            table: Some(1),
            ..Block::default()
        }
    }

    #[test]
    fn a_row_that_tells_is_a_paragraph_with_its_owner_at_the_margin() {
        let told = paragraph(&row("3.2 Ann asked for a map. JC to send one.\tJC"));
        let margin = told.as_ref().and_then(Block::margin);
        assert_eq!(
            margin,
            Some(("JC", "Ann asked for a map. JC to send one.".to_owned()))
        );
    }

    #[test]
    fn figures_and_tasks_stay_in_their_table() {
        assert_eq!(paragraph(&row("BACS\tGrass cutting in May.\t£40.00")), None);
        let tasks = [row("Action\tOwner"), row("Write to the operator.\tClerk")];
        let blocks: Vec<&Block> = tasks.iter().collect();
        assert!(told(&blocks).iter().all(Option::is_none));
    }
}
