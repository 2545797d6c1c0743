//! What a person prepared, as lines of the reader: a label that says what it is, then
//! the words as they were typed, line by line.

use crate::store::Target;
use crate::store::desk::{Block, Mine};
use crate::store::jots::{Jot, JotKind};
use crate::tui::pane::lines::ReaderLine;
use crate::tui::pane::{Row, RowId};
use crate::tui::text;
use crate::tui::theme::Role;

/// Marks rows that somebody wrote beside; an interest to declare is said.
pub fn mark(rows: &mut [Row], jots: &[Jot], written: &str) {
    for row in rows {
        let target = match &row.id {
            RowId::Item(key) | RowId::Minute(key) => Target::Item(*key),
            RowId::Action(key) => Target::Action(*key),
            RowId::Programme(key) => Target::Programme(*key),
            RowId::Procedural(_) | RowId::Clause(..) | RowId::Folded(_) | RowId::Rule(_) => {
                continue;
            }
        };
        let mut own = jots.iter().filter(|jot| jot.on == target).peekable();
        if own.peek().is_none() {
            continue;
        }
        row.tail = match row.tail.as_str() {
            "" => written.to_owned(),
            tail => format!("{written} {tail}"),
        };
        let interest = own.find(|jot| jot.kind == JotKind::Interest);
        if let Some(jot) = interest {
            let word = if jot.written.leaves {
                "LEAVE"
            } else {
                "DECLARE"
            };
            word.clone_into(&mut row.flag);
        }
    }
}

/// What somebody wrote on a row, as blocks of the reader.
pub fn on(jots: &[Jot], target: Target) -> Vec<Block> {
    let own = jots.iter().filter(|jot| jot.on == target);
    own.map(Jot::block).collect()
}

/// It stands in from the words that it is beside.
const INDENT: usize = 4;

/// The lines of a block that is a person's own.
pub fn lines(block: &Block, mine: Mine, at: usize, room: usize, lines: &mut Vec<ReaderLine>) {
    let label = mine.label();
    let gap = if block.text.is_empty() { "" } else { "  " };
    let hang = text::width(label) + gap.len();
    // Below a long label there would be no room for words.
    let below = INDENT + if hang * 3 > room { 2 } else { hang };
    let (label_role, role) = match mine {
        Mine::Put => (Role::Done, Role::Dim),
        Mine::Gone => (Role::Loss, Role::Dim),
        Mine::Unfinished => (Role::Warn, Role::Text),
        Mine::Interest | Mine::Leave | Mine::Question | Mine::Note | Mine::Flag => {
            (Role::Label, Role::Text)
        }
    };
    let mut first = vec![
        (Role::Text, " ".repeat(INDENT)),
        (label_role, label.to_owned()),
        (Role::Text, gap.to_owned()),
    ];
    let mut typed: Vec<&str> = block.text.lines().collect();
    if typed.is_empty() {
        typed.push("");
    }
    for (number, line) in typed.into_iter().enumerate() {
        let rest = room.saturating_sub(below);
        let head = if number == 0 {
            room.saturating_sub(INDENT + hang)
        } else {
            rest
        };
        let mut ranges = text::wrap_from(line, head, rest);
        if ranges.is_empty() {
            ranges.push(0..0);
        }
        for range in ranges {
            let mut pieces = if first.is_empty() {
                vec![(Role::Text, " ".repeat(below))]
            } else {
                std::mem::take(&mut first)
            };
            pieces.push((role, line[range].to_owned()));
            lines.push(ReaderLine {
                block: at,
                pieces,
                margin: String::new(),
                same_page: false,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::desk::BlockRole;

    #[test]
    fn a_note_hangs_under_its_label_as_it_was_typed() {
        let block = Block {
            role: BlockRole::Mine(Mine::Note),
            mark: "a1/1".to_owned(),
            text: "ask the engineer first\nthen vote".to_owned(),
            source: None,
        };
        let mut shown = Vec::new();
        lines(&block, Mine::Note, 0, 36, &mut shown);
        let shown: Vec<String> = shown
            .iter()
            .map(|line| {
                let words = line.pieces.iter().map(|(_, words)| words.as_str());
                words.collect::<String>()
            })
            .collect();
        assert_eq!(
            shown,
            [
                "    MY NOTE  ask the engineer first",
                "             then vote"
            ]
        );
    }
}
