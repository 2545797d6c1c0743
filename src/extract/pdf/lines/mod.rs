//! Words → lines: baselines clustered before words are sorted along them.

mod align;
mod pieces;
#[cfg(test)]
mod tests;

use self::align::align;
use self::pieces::{joined, with_first_letters, with_raised_figures};
use super::labels::{is_label, without_leaders};
use super::words::Word;

/// A gap wider than this many ems between two words of a baseline parts columns.
const COLUMN_GAP: f64 = 2.5;

/// So many rows are looked at for the one that a word belongs to, where rows lie over
/// each other.
const OVERLAID: usize = 3;

/// The label of a list point may stand this far from its text.
const LABEL_GAP: f64 = 6.0;

/// The words of one baseline, from left to right.
#[derive(Debug, Clone)]
pub struct Row {
    /// The words, at least one.
    pub words: Vec<Word>,
    /// The baseline.
    pub base: f64,
    /// The words that begin a column, by their place among `words`.
    pub breaks: Vec<usize>,
    /// It goes on with the row above it.
    pub continues: bool,
}

impl Row {
    /// Where it begins.
    pub fn start(&self) -> f64 {
        self.words
            .iter()
            .map(|word| word.start)
            .fold(f64::INFINITY, f64::min)
    }

    /// Where it ends.
    pub fn end(&self) -> f64 {
        self.words.iter().map(|word| word.end).fold(0.0, f64::max)
    }

    /// The size that most of its letters have.
    pub fn size(&self) -> f64 {
        let mut best = (0_usize, 0.0);
        for word in &self.words {
            let letters = self
                .words
                .iter()
                .filter(|other| (other.size - word.size).abs() < 0.25)
                .map(|other| other.text.len())
                .sum();
            if letters > best.0 {
                best = (letters, word.size);
            }
        }
        best.1
    }

    /// All of it is bold, but for a label such as "1." or a bullet before the words.
    pub fn is_bold(&self) -> bool {
        let words = match self.words.as_slice() {
            [label, rest @ ..] if !rest.is_empty() && is_label(&label.text) => rest,
            all => all,
        };
        words.iter().all(|word| word.style.bold)
    }

    /// The words with single spaces, and a tab where a gap parts columns.
    pub fn text(&self) -> String {
        let spaced = self.is_spaced().then(|| self.letter_gap());
        let mut text = String::new();
        for (index, word) in self.words.iter().enumerate() {
            let within = index > 0
                && spaced.is_some_and(|gap| word.start - self.words[index - 1].end <= gap);
            if index > 0 && !within {
                text.push(if self.breaks.contains(&index) {
                    '\t'
                } else {
                    ' '
                });
            }
            text.push_str(&word.text);
        }
        if text.contains("...") || text.contains('…') {
            return without_leaders(&text);
        }
        text
    }

    /// Letters set wide apart are a word: A G E N D A.
    fn is_spaced(&self) -> bool {
        let letters = match self.words.as_slice() {
            [letters @ .., colon] if colon.text == ":" => letters,
            all => all,
        };
        letters.len() >= 4
            && letters.iter().all(|word| {
                let mut letters = word.text.chars();
                letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
            })
    }

    /// The widest gap within a word, where letters are set wide apart.
    fn letter_gap(&self) -> f64 {
        let gaps = || {
            self.words
                .windows(2)
                .map(|pair| pair[1].start - pair[0].end)
        };
        gaps().fold(f64::INFINITY, f64::min).max(0.1) * 1.7
    }

    /// The words before which a gap stands that parts columns by its width alone.
    fn wide(&self) -> Vec<usize> {
        let size = self.size().max(1.0);
        (1..self.words.len())
            .filter(|index| {
                let (before, word) = (&self.words[index - 1], &self.words[*index]);
                let limit = if *index == 1 && is_label(&before.text) && !is_row(before, word) {
                    LABEL_GAP
                } else {
                    COLUMN_GAP
                };
                (word.start - before.end) / size > limit
            })
            .collect()
    }

    /// Where its columns begin and end.
    fn column_edges(&self) -> Vec<(f64, f64)> {
        self.breaks
            .iter()
            .enumerate()
            .map(|(place, from)| {
                let next = self.breaks.get(place + 1).copied();
                let to = next.unwrap_or(self.words.len()) - 1;
                (self.words[*from].start, self.words[to].end)
            })
            .collect()
    }

    /// The words with single spaces whatever the gaps, as in the cell of a table.
    pub fn plain(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(|word| word.text.as_str()).collect();
        words.join(" ")
    }
}

/// A figure before a figure is the first column of a table, not a label.
fn is_row(label: &Word, next: &Word) -> bool {
    !label.text.ends_with(['.', ')', ':'])
        && label.text.ends_with(|letter: char| letter.is_ascii_digit())
        && next
            .text
            .starts_with(|letter: char| letter.is_ascii_digit())
}

/// Clusters words into rows by their baselines.
///
/// Words are sorted by baseline alone and then cut into rows: a comparison with a
/// tolerance would be no total order.
pub fn rows(mut words: Vec<Word>) -> Vec<Row> {
    words.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut rows: Vec<Row> = Vec::new();
    for word in words {
        let near = rows
            .iter_mut()
            .rev()
            .take(OVERLAID)
            .find(|row| fits(row, &word));
        match near {
            Some(row) => row.words.push(word),
            None => rows.push(Row {
                base: word.base,
                words: vec![word],
                breaks: Vec::new(),
                continues: false,
            }),
        }
    }
    for row in &mut rows {
        row.words.sort_by(|a, b| a.start.total_cmp(&b.start));
        row.words = joined(std::mem::take(&mut row.words));
        row.base = main_base(&row.words);
    }
    let mut rows = with_first_letters(with_raised_figures(rows));
    for row in &mut rows {
        row.breaks = row.wide();
    }
    let edges: Vec<Vec<(f64, f64)>> = rows.iter().map(Row::column_edges).collect();
    for (index, row) in rows.iter_mut().enumerate() {
        align(row, &edges, index);
    }
    rows
}

/// Whether a word lies on a row's baseline, and not over one of its words: what is
/// stamped across a line is a line of its own.
fn fits(row: &Row, word: &Word) -> bool {
    let size = row
        .words
        .first()
        .map_or(word.size, |first| first.size.min(word.size));
    if word.base - row.base > (size * 0.25).max(0.8) {
        return false;
    }
    !row.words.iter().any(|other| {
        let shared = word.end.min(other.end) - word.start.max(other.start);
        let shorter = (word.end - word.start).min(other.end - other.start);
        shared > shorter * 0.5 && shared > size * 0.2 && other.text != word.text
    })
}

/// The baseline of the tallest word: bullets and raised figures do not move the line.
fn main_base(words: &[Word]) -> f64 {
    words
        .iter()
        .max_by(|a, b| a.size.total_cmp(&b.size))
        .map_or(0.0, |word| word.base)
}
