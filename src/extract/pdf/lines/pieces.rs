//! What belongs to a word or a line though it was drawn apart from it: pieces of words,
//! raised figures, the large first letter of a paragraph.

use super::Row;
use crate::extract::pdf::words::{RAISED, Word};

/// The first letter of a paragraph that is so many times as high as the others stands
/// beside several lines.
const FIRST_LETTER: f64 = 1.8;

/// The raised figure of a note that stands before its text belongs to that line.
pub fn with_raised_figures(rows: Vec<Row>) -> Vec<Row> {
    let mut kept: Vec<Row> = Vec::with_capacity(rows.len());
    for mut row in rows {
        let figure = kept
            .pop_if(|above| is_figure_before(above, &row))
            .and_then(|mut above| above.words.pop());
        if let Some(figure) = figure {
            row.words.insert(0, figure);
        }
        kept.push(row);
    }
    kept
}

/// The large first letter of a paragraph, as high as two lines or more, belongs to the
/// word behind it, in the upper of them.
pub fn with_first_letters(rows: Vec<Row>) -> Vec<Row> {
    let is_letter = |row: &Row| {
        let [word] = row.words.as_slice() else {
            return false;
        };
        let mut letters = word.text.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
    };
    if !rows.iter().any(is_letter) {
        return rows;
    }
    let (initials, mut rows): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(is_letter);
    for row in initials {
        let letter = &row.words[0];
        let beside = rows.iter_mut().find(|other| {
            let first = &other.words[0];
            letter.size > first.size * FIRST_LETTER
                && other.base > row.base - letter.size
                && other.base < row.base
                && first.start >= letter.end - 1.0
                && first.start - letter.end < letter.size * 0.5
                && first.text.starts_with(char::is_alphabetic)
        });
        if let Some(first) = beside.and_then(|other| other.words.first_mut()) {
            first.text.insert_str(0, &letter.text);
            first.start = letter.start;
            continue;
        }
        let at = rows.partition_point(|other| other.base <= row.base);
        rows.insert(at, row);
    }
    rows
}

fn is_figure_before(above: &Row, row: &Row) -> bool {
    let ([figure], Some(first)) = (above.words.as_slice(), row.words.first()) else {
        return false;
    };
    figure.size < first.size * RAISED
        && row.base - above.base <= first.size * 0.6
        && figure.end <= first.start + 1.0
        && first.start - figure.end < first.size
}

/// Joins pieces of a word that were drawn apart, and drops the second of two that were
/// drawn over each other to look bold.
pub fn joined(words: Vec<Word>) -> Vec<Word> {
    let mut joined: Vec<Word> = Vec::with_capacity(words.len());
    for word in words {
        let Some(last) = joined.last_mut() else {
            joined.push(word);
            continue;
        };
        let em = last.size.min(word.size);
        if last.text == word.text && (last.start - word.start).abs() < em * 0.2 {
            last.style.bold = true;
            continue;
        }
        let gap = word.start - last.end;
        // A note's raised figure behind a figure would make a number that is not there.
        let raised = word.size < last.size * RAISED
            && word
                .text
                .starts_with(|letter: char| letter.is_ascii_digit());
        let parted = last.space_after || word.space_before || raised;
        if !parted && gap < em * 0.12 && gap > -em * 0.3 {
            last.text.push_str(&word.text);
            last.end = last.end.max(word.end);
            last.area = last.area.union(word.area);
            last.size = last.size.max(word.size);
            last.style = last.style.and(word.style);
            last.space_after = word.space_after;
            continue;
        }
        joined.push(word);
    }
    joined
}
