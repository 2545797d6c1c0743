//! The columns of rows: which words stand in which, and the white between them.

use crate::extract::pdf::lines::Row;
use crate::extract::pdf::words::Word;

/// Words nearer than this many ems are one phrase, two columns nearer cannot be told.
const PHRASE: f64 = 0.6;

/// The headings of two columns are at least so many ems apart.
pub const HEADINGS: f64 = 0.9;

/// A gutter is at least this wide.
pub const GUTTER: f64 = 2.0;

/// Where two columns all but touch, the white between them is so much wider than a space.
const WIDER: f64 = 1.2;

/// Edges that differ by less are the same.
pub const SAME: f64 = 2.0;

/// The white between two columns, as far as it is known.
#[derive(Debug, Clone, Copy)]
pub struct Gutter {
    pub from: f64,
    pub to: f64,
    /// Where the heading behind it begins.
    pub heading: f64,
}

/// The words of a row, parted where the white between them is wider than so many ems.
pub fn phrases(words: &[Word], ems: f64) -> Vec<&[Word]> {
    words
        .chunk_by(|a, b| b.start - a.end < ems * a.size.max(b.size))
        .collect()
}

/// The white between the headings, whose lines stand over each other.
pub fn gutters(rows: &[Row]) -> Option<Vec<Gutter>> {
    let mut headings: Vec<(f64, f64)> = rows
        .iter()
        .flat_map(|row| phrases(&row.words, HEADINGS))
        .filter_map(|phrase| Some((phrase.first()?.start, phrase.last()?.end)))
        .collect();
    headings.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut gutters = Vec::new();
    let mut end = headings.first()?.1;
    for (start, to) in headings {
        if start > end + GUTTER {
            gutters.push(Gutter {
                from: end,
                to: start,
                heading: start,
            });
        }
        end = end.max(to);
    }
    (!gutters.is_empty()).then_some(gutters)
}

/// The column of each word of a row, where all of them keep out of the gutters; these
/// become as narrow as the row leaves them.
pub fn fit(row: &Row, gutters: &mut [Gutter]) -> Option<Vec<usize>> {
    let mut columns = Vec::with_capacity(row.words.len());
    let mut kept = gutters.to_vec();
    for phrase in phrases(&row.words, PHRASE) {
        let mut words = phrase;
        while !words.is_empty() {
            let count = column_of(words, &mut kept, &mut columns)?;
            words = &words[count..];
        }
    }
    columns.is_sorted().then_some(())?;
    gutters.copy_from_slice(&kept);
    Some(columns)
}

/// Puts the first words of a phrase into their column; gives how many they are. Where a
/// phrase runs over a gutter, it is two cells if a word begins where the column does.
fn column_of(words: &[Word], gutters: &mut [Gutter], columns: &mut Vec<usize>) -> Option<usize> {
    let start = words.first()?.start;
    let mut end = words.last()?.end;
    let mut count = words.len();
    let mut column = 0;
    for gutter in gutters.iter_mut() {
        if start >= gutter.to - SAME {
            column += 1;
            continue;
        }
        if end <= gutter.to - GUTTER {
            // Left of the column behind it: of two that it touches neither, the nearer
            // heading has it, and a phrase is set from its left.
            gutter.from = gutter.from.max(end);
            break;
        }
        if start >= gutter.from {
            gutter.to = start;
            column += 1;
            continue;
        }
        let begins = |at: &usize| {
            let start = words[*at].start;
            let near = (start - gutter.heading).abs() < SAME || (start - gutter.to).abs() < SAME;
            near && start - words[at - 1].end > space(words) * WIDER
        };
        let at = (1..words.len()).find(begins)?;
        end = words[at - 1].end;
        if end > gutter.to - GUTTER / 2.0 {
            return None;
        }
        gutter.from = gutter.from.max(end);
        count = at;
        break;
    }
    columns.extend(std::iter::repeat_n(column, count));
    Some(count)
}

/// The usual space between the words of a phrase.
fn space(words: &[Word]) -> f64 {
    let mut spaces: Vec<f64> = words
        .windows(2)
        .map(|pair| pair[1].start - pair[0].end)
        .collect();
    spaces.sort_by(f64::total_cmp);
    spaces
        .get(spaces.len().saturating_sub(1) / 2)
        .copied()
        .unwrap_or_default()
}

pub fn filled(columns: &[usize], width: usize) -> usize {
    (0..width).filter(|column| columns.contains(column)).count()
}
