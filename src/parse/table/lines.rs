//! The lines of a cell: which of them its author broke, and which the column's edge.

use super::{Cell, Table};
use crate::domain::fold;

/// Lines that show that the cells of a column are lists.
const FEWEST_BREAKS: usize = 3;

impl Table {
    /// The lines of a cell that were broken on purpose: a line that the column's edge
    /// broke is joined to the one before.
    pub fn lines(&self, column: usize, cell: &Cell) -> Vec<String> {
        let edge = self.edges.get(column).copied().unwrap_or_default();
        let printed: Vec<&str> = cell.text.lines().collect();
        let is_known = cell.full.len() + 1 == printed.len();
        // Where points are marked, a line without a mark goes on with its point.
        let has_points = printed.first().is_some_and(|line| is_point(line.trim()));
        let mut lines: Vec<String> = Vec::new();
        for (at, line) in printed.iter().enumerate() {
            let line = fold::quote(line);
            if line.is_empty() {
                continue;
            }
            let carried = lines.last().is_some_and(|last| {
                let word = line.split(' ').next().unwrap_or_default();
                let full = if is_known {
                    at > 0 && cell.full[at - 1]
                } else {
                    width(last) + width(" ") + width(word) > edge
                };
                let goes_on =
                    line.starts_with(|c: char| c.is_lowercase() || matches!(c, '(' | '&'));
                let begins = is_point(&line) || begins_sentence_case(last, &line);
                goes_on
                    || is_open(last)
                    || !self.lines_are_kept && (full && !begins || has_points && !is_point(&line))
            });
            match lines.last_mut() {
                Some(last) if carried => {
                    last.push(' ');
                    last.push_str(&line);
                }
                _ => lines.push(line),
            }
        }
        lines
    }

    /// Whether the lines of a column's cells list what the column is of: each begins anew, and
    /// none looks like the rest of the one before.
    pub fn lists(&self, column: usize) -> bool {
        let mut breaks = 0_usize;
        for cell in self.rows.iter().filter_map(|row| row.cell(Some(column))) {
            let lines: Vec<&str> = cell.text.lines().map(str::trim).collect();
            // What is marked as points needs no guess.
            if lines.first().is_some_and(|line| is_point(line)) || cell.full.contains(&true) {
                return false;
            }
            for pair in lines.windows(2) {
                let begins = pair[1].starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
                if !begins || !pair[1].contains(' ') || is_open(pair[0]) {
                    return false;
                }
                breaks += 1;
            }
        }
        breaks >= FEWEST_BREAKS
    }

    /// Looks how wide the columns are.
    pub(super) fn measure(&mut self) {
        self.edges = vec![0; self.width()];
        for row in &self.rows {
            // A title over all columns says nothing of the width of one.
            let columns = self.edges.iter_mut().zip(&row.cells);
            for (edge, cell) in columns.filter(|(_, cell)| !cell.merged) {
                let longest = cell.text.lines().map(width).max().unwrap_or_default();
                *edge = longest.max(*edge);
            }
        }
    }
}

/// About how wide a text is in print, in thousandths of its size: the letters of a
/// plain proportional face, in five widths.
fn width(text: &str) -> u32 {
    text.chars()
        .map(|letter| match letter {
            'i' | 'j' | 'l' | '\'' | '’' | '|' | 'I' | '.' | ',' | ':' | ';' | '!' | ' ' => 260,
            'f' | 't' | 'r' | '(' | ')' | '-' | '/' | '[' | ']' => 330,
            'm' | 'w' | 'M' | 'W' | '—' | '%' | '@' => 860,
            letter if letter.is_uppercase() || letter == '&' => 690,
            _ => 550,
        })
        .sum()
}

/// Whether a line begins with the mark or the number of a list.
pub fn is_point(line: &str) -> bool {
    let unnumbered = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let figures = line.len() - unnumbered.len();
    line.starts_with(['•', '·', '▪', '●', '◦', '\u{f0b7}', '*', '-', '–'])
        || (1..=2).contains(&figures)
            && (unnumbered.starts_with(". ") || unnumbered.starts_with(") "))
}

/// A title in sentence case ended and another begins: "annual report" and then "Falls
/// prevention". Where titles are written in capitals, nothing tells.
fn begins_sentence_case(last: &str, line: &str) -> bool {
    let is_plain = |word: &str| {
        word.chars().count() >= 4 && word.chars().all(char::is_lowercase) && !OPEN.contains(&word)
    };
    let mut words = line.split(' ');
    let first = words.next().unwrap_or_default();
    first.starts_with(char::is_uppercase)
        && words.next().is_some_and(is_plain)
        && last.rsplit(' ').next().is_some_and(is_plain)
}

/// Words that want another behind them.
const OPEN: [&str; 14] = [
    "and", "of", "the", "to", "for", "with", "in", "on", "a", "an", "or", "by", "from", "at",
];

/// Whether words break off in the middle: at a comma or a word that wants another.
pub(super) fn is_open(text: &str) -> bool {
    let text = text.trim_end();
    let last = text.rsplit(' ').next().unwrap_or_default();
    text.ends_with([',', '/', '&', '–', '-', '(']) || OPEN.contains(&last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, full: &[bool]) -> Vec<String> {
        let cell = Cell {
            text: text.to_owned(),
            full: full.to_vec(),
            ..Cell::default()
        };
        Table::default().lines(0, &cell)
    }

    #[test]
    fn a_line_that_had_room_for_the_next_word_was_broken_on_purpose() {
        let titles = "Highways Upkeep\nContract Renewal";
        assert_eq!(lines(titles, &[true]), ["Highways Upkeep Contract Renewal"]);
        assert_eq!(lines(titles, &[false]).len(), 2);
    }

    #[test]
    fn a_line_without_a_mark_goes_on_with_its_point() {
        let points = "• Health Protection\nAnnual Report\n• Unpaid Carers";
        let read = ["• Health Protection Annual Report", "• Unpaid Carers"];
        assert_eq!(lines(points, &[true, false]), read);
    }
}
