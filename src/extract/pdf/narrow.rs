//! Words that a column was too narrow for, broken over two lines without a hyphen: "Revenu"
//! and "e".
//!
//! They are made whole where the paper has the word elsewhere, and what stands on the upper
//! line nowhere as a word of its own.

use std::collections::HashMap;

use super::page::{Draft, Item};
use super::tables;
use crate::extract::{Line, Part};

/// The part that stands on the upper line has at least so many letters.
const HEAD: usize = 3;

/// So many broken words are looked up; a paper of thousands of pages has fewer.
const MOST: usize = 20_000;

/// How often what may be a word stands in the paper, in small letters.
type Counts = HashMap<String, usize>;

/// Makes broken words whole in every cell.
pub fn join(drafts: &mut [Draft]) {
    let mut broken = Counts::new();
    let mut met = Counts::new();
    for row in rows(drafts) {
        for (head, tail) in row.cells.iter().flat_map(|cell| breaks(&cell.text)) {
            if broken.len() >= MOST {
                break;
            }
            met.entry(bare(head)).or_default();
            met.entry(whole(head, tail)).or_default();
            *broken.entry(bare(head)).or_default() += 1;
        }
    }
    if broken.is_empty() {
        return;
    }
    count(drafts, &mut met);
    let is_broken = |head: &str, tail: &str| {
        let upper = bare(head);
        let alone = met.get(&upper).copied() <= broken.get(&upper).copied();
        alone && met.get(&whole(head, tail)).is_some_and(|count| *count > 0)
    };
    for draft in drafts {
        for item in &mut draft.items {
            let Item::Table(table) = item else { continue };
            for row in &mut table.rows {
                mend(row, &is_broken);
            }
        }
    }
}

fn rows(drafts: &[Draft]) -> impl Iterator<Item = &Line> {
    let items = drafts.iter().flat_map(|draft| &draft.items);
    items
        .filter_map(|item| match item {
            Item::Table(table) => Some(&table.rows),
            Item::Text(_) => None,
        })
        .flatten()
}

/// The lines of a cell that are one word and may go on in the next, with the first word
/// of that.
fn breaks(cell: &str) -> impl Iterator<Item = (&str, &str)> {
    let next = cell.split('\n').skip(1);
    cell.split('\n').zip(next).filter_map(|(upper, lower)| {
        let tail = lower.split(' ').next().unwrap_or_default();
        may_be_broken(upper, tail).then_some((upper, tail))
    })
}

fn may_be_broken(upper: &str, tail: &str) -> bool {
    upper.chars().count() >= HEAD
        && upper.chars().all(char::is_alphabetic)
        && tail.starts_with(char::is_lowercase)
        && bare(tail).chars().all(char::is_alphabetic)
}

/// A word in small letters without what stands around it.
fn bare(word: &str) -> String {
    word.trim_matches(|letter: char| !letter.is_alphanumeric())
        .to_lowercase()
}

fn whole(head: &str, tail: &str) -> String {
    bare(&format!("{head}{tail}"))
}

/// Counts the words that are asked for, the upper lines of cells among them.
fn count(drafts: &[Draft], met: &mut Counts) {
    let mut look = |line: &str| {
        for word in line.split([' ', '\t', '\n']) {
            if word.len() >= HEAD
                && let Some(count) = met.get_mut(&bare(word))
            {
                *count += 1;
            }
        }
    };
    for item in drafts.iter().flat_map(|draft| &draft.items) {
        match item {
            // A head that a new page repeats repeats its broken words.
            Item::Text(text) if text.line.part != Part::Body => {}
            Item::Text(text) => look(&text.line.text),
            Item::Table(table) => table.rows.iter().for_each(|row| look(&row.text)),
        }
    }
}

fn mend(row: &mut Line, is_broken: &impl Fn(&str, &str) -> bool) {
    let mut changed = false;
    for cell in &mut row.cells {
        if breaks(&cell.text).next().is_none() {
            continue;
        }
        let mut lines: Vec<String> = Vec::new();
        for line in cell.text.split('\n') {
            let (tail, rest) = line.split_once(' ').unwrap_or((line, ""));
            match lines.last_mut() {
                Some(upper) if may_be_broken(upper, tail) && is_broken(upper, tail) => {
                    upper.push_str(tail);
                    if !rest.is_empty() {
                        lines.push(rest.to_owned());
                    }
                    changed = true;
                }
                _ => lines.push(line.to_owned()),
            }
        }
        cell.text = lines.join("\n");
    }
    if changed {
        row.text = tables::joined(&row.cells);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Cell;
    use crate::extract::pdf::page::TextLine;
    use crate::extract::pdf::tables::Table;
    use kurbo::Rect;

    fn heading(cell: &str, text: &str) -> String {
        let cells = vec![Cell {
            text: cell.to_owned(),
            ..Cell::default()
        }];
        let row = Line {
            text: tables::joined(&cells),
            cells,
            ..Line::default()
        };
        let table = Table {
            columns: Vec::new(),
            area: Rect::ZERO,
            rows: vec![row],
            tags: vec![None],
            unruled: false,
            gutters: Vec::new(),
            is_rest: false,
        };
        let line = TextLine {
            line: Line {
                text: text.to_owned(),
                ..Line::default()
            },
            base: 0.0,
            pagination: false,
        };
        let mut drafts = [Draft {
            items: vec![Item::Text(line), Item::Table(table)],
            ..Draft::default()
        }];
        join(&mut drafts);
        let text = rows(&drafts).map(|row| row.text.clone());
        text.collect()
    }

    #[test]
    fn a_word_that_the_paper_has_elsewhere_is_made_whole() {
        let text = "The moorings bring in less than was forecast.";
        assert_eq!(heading("Mooring\ns\nForecas\nt", text), "Moorings Forecast");
        assert_eq!(heading("Forecas\nt for May", text), "Forecast for May");
    }

    #[test]
    fn two_words_stay_two() {
        // "Over" is a word of the paper, and so is "overall".
        let text = "Overall it went over the forecast.";
        assert_eq!(heading("Over\nall", text), "Over all");
        // The paper has no "carpet".
        assert_eq!(heading("Car\npet", text), "Car pet");
        assert_eq!(heading("Over\nForecast", text), "Over Forecast");
    }
}
