//! Pages set in columns, as newsletters are: read one column after the other.
//!
//! Only where it is clearly so. A list of members in two columns, labels with values
//! beside them and owners in the margin stay lines with a tab in them.

use std::ops::Range;

use super::beside;
use super::lines::Row;
use super::words::Word;

/// A gutter is at least this many ems wide.
const GUTTER: f64 = 0.9;

/// So many lines have text on each of its sides.
const LINES: usize = 8;

/// A list in two columns has so many entries in each.
const ENTRIES: usize = 2;

/// Places that differ by less are tried once, and so many at most.
const SAME: f64 = 3.0;
const TRIED: usize = 40;

/// A line so many ems away from the columns may be none of theirs.
const FAR: f64 = 1.9;

/// Lines of prose have so many words, on the average.
const WORDS: usize = 4;

/// More than two in five of them reach over most of the column: titles, points and the ends
/// of paragraphs do not.
const FULL: (usize, usize) = (2, 5);

/// Puts the rows of a page (or of the part between two tables) into reading order.
pub fn ordered(rows: Vec<Row>) -> Vec<Row> {
    let (found, is_list) = match gutter(&rows) {
        Some(found) => (Some(found), false),
        None => (list(&rows), true),
    };
    let Some((range, at)) = found else {
        return beside::parted(rows);
    };
    let mut before = rows;
    let after = before.split_off(range.end);
    let columns = before.split_off(range.start);
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for row in columns {
        let (words, behind): (Vec<Word>, Vec<Word>) =
            row.words.into_iter().partition(|word| word.start < at);
        left.extend(words);
        right.extend(behind);
    }
    // Lines of two columns whose baselines all but meet are rows of their own now.
    let [left, right] = [left, right].map(|words| {
        let rows = super::lines::rows(words);
        if is_list { entries(rows) } else { rows }
    });
    let parts = [before, left, right, after];
    parts.into_iter().flat_map(ordered).collect()
}

/// The entries of a list: what stands in brackets below a name belongs to it.
fn entries(rows: Vec<Row>) -> Vec<Row> {
    let mut entries: Vec<Row> = Vec::with_capacity(rows.len());
    for row in rows {
        let in_brackets = |words: &[Word]| {
            let count = |bracket| {
                words
                    .iter()
                    .filter(|word| word.text.contains(bracket))
                    .count()
            };
            count('(') > count(')')
        };
        match entries.last_mut() {
            Some(last)
                if in_brackets(&last.words)
                    || row
                        .words
                        .first()
                        .is_some_and(|word| word.text.starts_with('(')) =>
            {
                last.words.extend(row.words);
            }
            Some(_) | None => entries.push(row),
        }
    }
    entries
}

/// The rows that stand on both sides of one gutter, and where it is; the one that most
/// rows keep out of.
fn gutter(rows: &[Row]) -> Option<(Range<usize>, f64)> {
    if rows.len() < LINES {
        return None;
    }
    let mut tried: Vec<f64> = Vec::new();
    let mut best: Option<(Range<usize>, f64)> = None;
    for pair in rows.iter().flat_map(|row| row.words.windows(2)) {
        let wide = pair[0].size.max(pair[1].size) * GUTTER;
        if pair[1].start - pair[0].end < wide {
            continue;
        }
        // A column's words begin at one place; the gutter is to the left of it.
        let at = pair[1].start - wide / 2.0;
        if tried.iter().any(|other| (other - at).abs() < SAME) || tried.len() >= TRIED {
            continue;
        }
        tried.push(at);
        for range in clear(rows, at, wide * 0.45) {
            let range = trimmed(rows, range, at);
            if range.len() > best.as_ref().map_or(LINES - 1, |best| best.0.len())
                && is_prose(&rows[range.clone()], at)
            {
                best = Some((range, at));
            }
        }
    }
    best
}

/// A list in two columns, whose entries all begin with the same word ("Councillor"): read
/// row by row, an entry of two lines would be cut in two. Gives its rows and where the
/// right column begins.
fn list(rows: &[Row]) -> Option<(Range<usize>, f64)> {
    let heads = |row: usize| {
        let row = &rows[row];
        let begins = row.breaks.iter().map(|at| &row.words[*at]);
        row.words.first().into_iter().chain(begins)
    };
    for from in 0..rows.len() {
        for right in heads(from).skip(1) {
            let left = heads(from)
                .take_while(|word| word.start < right.start)
                .find(|word| word.text == right.text);
            let Some(left) = left.filter(|word| word.text.starts_with(char::is_uppercase)) else {
                continue;
            };
            let stands = |word: &Word, of: &Word| (word.start - of.start).abs() < SAME / 2.0;
            let at = right.start - SAME / 2.0;
            let within = |index: &usize| {
                let row = &rows[*index];
                let near = *index == from || row.base - rows[index - 1].base < row.size() * FAR;
                let clear = row
                    .words
                    .iter()
                    .all(|word| word.end <= at + SAME / 2.0 || word.start >= at);
                let first = |word: &Word| stands(word, left) || stands(word, right);
                // Words before the entries are the next label's.
                let near = near && (*index == from || row.start() > left.start - SAME);
                let labels = row.start() < at && is_label(row) && *index > from;
                near && clear && !labels && row.words.iter().any(first)
            };
            let to = (from..rows.len()).take_while(within).count() + from;
            let entries_of = |of: &Word| {
                rows[from..to]
                    .iter()
                    .filter(|row| {
                        let entry = |word: &Word| stands(word, of) && word.text == of.text;
                        row.words.iter().any(entry)
                    })
                    .count()
            };
            let other = |word: &Word| {
                (stands(word, left) || stands(word, right)) && word.text != right.text
            };
            let is_broken = rows[from..to].iter().any(|row| row.words.iter().any(other));
            if is_broken && entries_of(left) >= ENTRIES && entries_of(right) >= ENTRIES {
                return Some((from..to, at));
            }
        }
    }
    None
}

/// The label of another list: "In attendance:", "APOLOGIES".
fn is_label(row: &Row) -> bool {
    let letters = || row.words.iter().flat_map(|word| word.text.chars());
    let capitals = || letters().filter(|letter| letter.is_alphabetic());
    row.words
        .last()
        .is_some_and(|word| word.text.ends_with(':'))
        || capitals().count() > 3 && capitals().all(char::is_uppercase)
}

/// The runs of rows that have no word at the place, nor so near to it.
fn clear(rows: &[Row], at: f64, near: f64) -> Vec<Range<usize>> {
    let crosses = |row: &Row| {
        row.words
            .iter()
            .any(|word| word.start < at + near && word.end > at - near)
    };
    let mut runs = Vec::new();
    let mut from = 0;
    for (index, row) in rows.iter().enumerate() {
        if crosses(row) {
            runs.push(from..index);
            from = index + 1;
        }
    }
    runs.push(from..rows.len());
    runs.retain(|run| run.len() >= LINES);
    runs
}

/// Without the rows at both ends that stand on one side alone, far from the columns: a
/// title above, a line below.
fn trimmed(rows: &[Row], mut range: Range<usize>, at: f64) -> Range<usize> {
    let sides = |index: usize| {
        let row = &rows[index];
        (row.start() < at, row.end() > at)
    };
    let far = |a: usize, b: usize| rows[b].base - rows[a].base > rows[b].size() * FAR;
    let is_alone = |index: usize, range: &Range<usize>| {
        let side = sides(index);
        let near = range.start.max(index.saturating_sub(2))..range.end.min(index + 3);
        near.into_iter().all(|other| sides(other) == side)
    };
    while range.len() > 1
        && (is_alone(range.start, &range) || far(range.start, range.start + 1))
        && sides(range.start) != (true, true)
    {
        range.start += 1;
    }
    while range.len() > 1
        && sides(range.end - 1) == (true, false)
        && far(range.end - 2, range.end - 1)
    {
        range.end -= 1;
    }
    range
}

/// Both sides are filled with lines of prose.
fn is_prose(rows: &[Row], at: f64) -> bool {
    let sides = [false, true].map(|right| {
        let lines: Vec<(f64, f64, usize)> = rows
            .iter()
            .filter_map(|row| {
                let words = row.words.iter().filter(|word| (word.start >= at) == right);
                let mut count = 0;
                let (mut start, mut end) = (f64::INFINITY, f64::NEG_INFINITY);
                for word in words {
                    start = start.min(word.start);
                    end = end.max(word.end);
                    count += 1;
                }
                (count > 0).then_some((start, end, count))
            })
            .collect();
        let from = lines
            .iter()
            .map(|line| line.0)
            .fold(f64::INFINITY, f64::min);
        let to = lines.iter().map(|line| line.1).fold(0.0, f64::max);
        let words: usize = lines.iter().map(|line| line.2).sum();
        let full = lines
            .iter()
            .filter(|line| line.1 - line.0 > (to - from) * 0.6)
            .count();
        lines.len() >= LINES && words >= lines.len() * WORDS && full * FULL.1 > lines.len() * FULL.0
    });
    sides == [true, true]
}

#[cfg(test)]
mod tests {
    use super::{Row, ordered};
    use crate::extract::pdf::words::Word;
    use crate::extract::pdf::words::fixture::words;

    fn page(left: &str, right: &str, count: u32) -> Vec<Row> {
        (0..count)
            .map(|line| {
                let base = 100.0 + f64::from(line) * 12.0;
                let mut row = words(left, 50.0, base);
                row.extend(words(right, 300.0, base));
                Row {
                    words: row,
                    base,
                    breaks: Vec::new(),
                    continues: false,
                }
            })
            .collect()
    }

    #[test]
    fn prose_on_both_sides_of_a_gutter_is_read_column_by_column() {
        let rows = page(
            "there is a fair in the park this week",
            "the hall is let on most days now",
            9,
        );
        let ordered = ordered(rows);
        assert_eq!(ordered.len(), 18);
        assert!(ordered[8].text().starts_with("there"));
        assert!(ordered[9].text().starts_with("the hall"));
    }

    #[test]
    fn two_columns_of_names_stay_lines() {
        let rows = page("Councillor Ash", "Councillor Birch", 9);
        assert_eq!(ordered(rows).len(), 9);
    }

    #[test]
    fn a_list_in_two_columns_whose_entries_break_is_read_column_by_column() {
        let sides = [
            ("Present:", "Councillor Ash", "Councillor Elm"),
            ("", "(Convener)", "Councillor Fir"),
            ("", "Councillor Oak", "(remote)"),
            ("Attending:", "The Clerk", ""),
        ];
        let rows = (0..)
            .zip(sides)
            .map(|(line, (label, left, right))| {
                let base = 100.0 + f64::from(line) * 12.0;
                let row: Vec<Word> = [(label, 50.0), (left, 150.0), (right, 300.0)]
                    .into_iter()
                    .filter(|(text, _)| !text.is_empty())
                    .flat_map(|(text, start)| words(text, start, base))
                    .collect();
                super::super::lines::rows(row).remove(0)
            })
            .collect();
        let texts: Vec<String> = ordered(rows).iter().map(Row::text).collect();
        assert_eq!(
            texts,
            [
                "Present:\tCouncillor Ash (Convener)",
                "Councillor Oak",
                "Councillor Elm",
                "Councillor Fir (remote)",
                "Attending:\tThe Clerk",
            ]
        );
    }

    #[test]
    fn a_few_lines_side_by_side_stay_lines() {
        let rows = page(
            "there is a fair in the park this week",
            "the hall is let on most days now",
            4,
        );
        assert_eq!(ordered(rows).len(), 4);
    }
}
