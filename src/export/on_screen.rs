//! A text to hand out as the reader shows it before it is written.

use crate::export::paper::{Paper, Part};
use crate::store::desk::{Block, BlockRole};

/// The text as blocks of the reader.
pub fn blocks(paper: &Paper) -> Vec<Block> {
    let mut blocks = vec![block(BlockRole::Text, "", paper.subtitle.clone())];
    for part in &paper.parts {
        match part {
            Part::Heading(words) => blocks.push(block(BlockRole::Section, "", words.clone())),
            Part::Subheading(words) => blocks.push(block(BlockRole::Heading, "", words.clone())),
            Part::Text(words) => blocks.push(block(BlockRole::Text, "", words.clone())),
            Part::Entry(entry) => {
                let own = entry.own.iter().cloned();
                let quotes = entry.quotes.iter().map(|quote| {
                    let cite = match quote.cite.as_str() {
                        "" => String::new(),
                        cite => format!(" – {cite}"),
                    };
                    format!("{}{cite}", quote.line())
                });
                let lines = own.chain(quotes).chain(entry.notes.iter().cloned());
                for (at, line) in lines.enumerate() {
                    let mark = if at == 0 { "•" } else { " " };
                    blocks.push(block(BlockRole::Point, mark, line));
                }
            }
            Part::Table(table) => {
                let head = Some(&table.headings).filter(|_| table.has_headings());
                let rows = head.into_iter().chain(&table.rows);
                blocks.extend(rows.map(|row| block(BlockRole::Row, "", row.join("\t"))));
            }
        }
    }
    blocks
}

fn block(role: BlockRole, mark: &str, text: String) -> Block {
    Block {
        role,
        mark: mark.to_owned(),
        text,
        source: None,
    }
}
