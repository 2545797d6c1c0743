//! Titles that stand beside their accounts, as in minutes whose table has no rules: the
//! number and the title on the left, over as many lines as they need, and what was said on
//! the right.
//!
//! Read line by line, the rest of a title would stand in the middle of a sentence.

use std::ops::Range;

use super::lines::{self, Row};
use super::words::Word;

/// A gap of so many ems parts the title from the account.
const GUTTER: f64 = 0.9;

/// Places that differ by less are the same.
const SAME: f64 = 2.0;

/// An account beside titles has so many lines of so many words, on the average.
const LINES: usize = 6;
const WORDS: usize = 4;

/// The titles take less than this part of the width.
const NARROW: f64 = 0.5;

/// A number that heads an item has no more letters: "P&R/128/22-23".
const LONGEST: usize = 16;

/// Rows that have titles beside accounts.
struct Found {
    range: Range<usize>,
    /// Where the accounts begin.
    at: f64,
    /// The rows that begin with a number.
    keys: Vec<usize>,
}

/// Puts each title in front of its account, where the rows hold such.
pub fn parted(rows: Vec<Row>) -> Vec<Row> {
    let Some(found) = find(&rows) else {
        return rows;
    };
    let mut before = rows;
    let after = before.split_off(found.range.end);
    let own = before.split_off(found.range.start);
    let keys = found.keys.iter().map(|key| key - found.range.start);
    let ends = keys.clone().skip(1).chain([own.len()]);
    for (from, to) in keys.zip(ends) {
        let group = &own[from..to];
        let words = group.iter().flat_map(|row| row.words.iter().cloned());
        let (title, account): (Vec<Word>, Vec<Word>) =
            words.partition(|word| word.start < found.at - SAME);
        before.push(Row {
            base: group[0].base,
            words: title,
            breaks: Vec::new(),
            continues: false,
        });
        before.extend(lines::rows(account));
    }
    before.extend(parted(after));
    before
}

fn find(rows: &[Row]) -> Option<Found> {
    (0..rows.len())
        .filter(|at| key(&rows[*at]).is_some())
        .find_map(|at| {
            let starts = rows[at].words.windows(2).skip(1);
            let mut starts = starts
                .filter(|pair| pair[1].start - pair[0].end >= pair[1].size * GUTTER)
                .map(|pair| pair[1].start);
            starts.find_map(|start| below(rows, at, start))
        })
}

/// The rows from `from` on whose titles keep to the left of `at`.
fn below(rows: &[Row], from: usize, at: f64) -> Option<Found> {
    let left = rows[from].start();
    let is_left = |word: &&Word| word.start < at - SAME;
    let clear = |row: &Row| {
        row.start() > left - SAME
            && row
                .words
                .iter()
                .filter(is_left)
                .all(|word| word.end < at - SAME)
    };
    let to = from + rows[from..].iter().take_while(|row| clear(row)).count();
    let keys: Vec<usize> = (from..to)
        .filter(|row| (rows[*row].start() - left).abs() < SAME && key(&rows[*row]).is_some())
        .collect();
    let titled = |row: &usize| rows[*row].words.iter().filter(is_left).count() > 1;
    let counted = keys.windows(2).all(|pair| {
        let numbers = key(&rows[pair[0]]).zip(key(&rows[pair[1]]));
        numbers.is_some_and(|(one, next)| counts_on(&one, &next))
    });
    if !counted || !keys.iter().all(titled) || keys.len() < 2 && !is_loud(&rows[from], at) {
        return None;
    }
    let rows = &rows[from..to];
    let accounts = rows.iter().filter(|row| row.end() > at);
    let words = |row: &Row| {
        row.words
            .iter()
            .filter(|word| word.start > at - SAME)
            .count()
    };
    let (lines, words) = accounts.fold((0, 0), |(lines, sum), row| (lines + 1, sum + words(row)));
    let begins = rows
        .iter()
        .any(|row| row.words.iter().any(|word| (word.start - at).abs() < SAME));
    let wide = rows.iter().map(Row::end).fold(at, f64::max) - left;
    // A title that fits on its line reads as well without this.
    let broken = (from..to).any(|row| {
        let row = &rows[row - from];
        key(row).is_none() && row.start() < at - SAME
    });
    (lines >= LINES && words >= lines * WORDS && begins && (at - left) < wide * NARROW && broken)
        .then_some(Found {
            range: from..to,
            at,
            keys,
        })
}

/// The figures of the number that a row begins with.
fn key(row: &Row) -> Option<Vec<u32>> {
    let first = row.words.first()?.text.trim_end_matches(['.', ')', ':']);
    let shaped = first.chars().count() <= LONGEST
        && first.chars().all(|letter| {
            letter.is_ascii_digit()
                || letter.is_ascii_uppercase()
                || matches!(letter, '/' | '&' | '-' | '.' | '(')
        });
    let figures = first
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|figures| !figures.is_empty())
        .map(|figures| figures.parse().ok())
        .collect::<Option<Vec<u32>>>()?;
    (shaped && !figures.is_empty()).then_some(figures)
}

/// Whether one figure of the next number is by one more, and the others are the same.
fn counts_on(one: &[u32], next: &[u32]) -> bool {
    let differ: Vec<(&u32, &u32)> = one.iter().zip(next).filter(|(a, b)| a != b).collect();
    one.len() == next.len() && matches!(differ.as_slice(), [(a, b)] if **b == **a + 1)
}

/// Whether a title is set in bold or in capitals.
fn is_loud(row: &Row, at: f64) -> bool {
    let title = || {
        row.words
            .iter()
            .skip(1)
            .filter(|word| word.start < at - SAME)
    };
    let letters = || {
        title()
            .flat_map(|word| word.text.chars())
            .filter(|one| one.is_alphabetic())
    };
    title().all(|word| word.style.bold)
        || letters().count() > 3 && letters().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::pdf::words::fixture::words;

    /// Rows of a number, a title and an account.
    fn page(rows: &[(&str, &str, &str)]) -> Vec<Row> {
        let mut all = Vec::new();
        for (line, (number, title, account)) in (0_u32..).zip(rows) {
            let base = 100.0 + f64::from(line) * 12.0;
            for (text, start) in [(number, 50.0), (title, 90.0), (account, 200.0)] {
                if !text.is_empty() {
                    all.extend(words(text, start, base));
                }
            }
        }
        lines::rows(all)
    }

    const MINUTES: [(&str, &str, &str); 7] = [
        ("7.", "Ferry", "The fares were laid before the board again"),
        ("", "Fares", "and nobody spoke against them this time"),
        ("", "", "so that they stand until May of next year."),
        ("8.", "Quay", "A crack had been found in the steps"),
        ("", "Steps", "after the storm and was to be mended."),
        ("", "", "The mason is to come on the first dry day"),
        ("", "", "and the steps stay shut as long as that."),
    ];

    #[test]
    fn a_title_of_two_lines_stands_before_its_account() {
        let told: Vec<String> = parted(page(&MINUTES)).iter().map(Row::text).collect();
        assert_eq!(told[0], "7. Ferry Fares");
        assert_eq!(told[1], "The fares were laid before the board again");
        assert_eq!(told[4], "8. Quay Steps");
        assert_eq!(told.len(), 9);
    }

    #[test]
    fn numbers_that_do_not_count_on_head_no_items() {
        let mut rows = MINUTES;
        rows[3].0 = "40.";
        assert_eq!(parted(page(&rows)).len(), rows.len());
    }

    #[test]
    fn titles_of_one_line_stay_on_it() {
        let mut rows = MINUTES;
        rows[1].1 = "";
        rows[4].1 = "";
        assert_eq!(parted(page(&rows)).len(), rows.len());
    }
}
