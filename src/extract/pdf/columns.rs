//! Pages set in columns, as newsletters are: read one column after the other.
//!
//! Only where it is clearly so. A list of members in two columns, labels with values
//! beside them and owners in the margin stay lines with a tab in them.

use super::lines::Row;
use super::words::Word;

/// A gutter is at least this many ems wide.
const GUTTER: f64 = 0.9;

/// So many lines have text on both of its sides.
const LINES: usize = 8;

/// Lines of prose have so many words, on the average.
const WORDS: usize = 4;

/// Puts the rows of a page (or of the part between two tables) into reading order.
pub fn ordered(rows: Vec<Row>) -> Vec<Row> {
    let mut ordered = Vec::with_capacity(rows.len());
    let mut rest = rows;
    loop {
        let found = (0..rest.len().saturating_sub(LINES - 1))
            .find_map(|start| Some((start, columns_from(&rest[start..])?)));
        let Some((start, (count, at))) = found else {
            ordered.extend(rest);
            return ordered;
        };
        let after = rest.split_off(start + count);
        let columns = rest.split_off(start);
        ordered.extend(rest);
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for row in columns {
            let (before, behind): (Vec<Word>, Vec<Word>) =
                row.words.into_iter().partition(|word| word.start < at);
            for (side, words) in [(&mut left, before), (&mut right, behind)] {
                if !words.is_empty() {
                    side.extend(super::lines::rows(words));
                }
            }
        }
        ordered.extend(left);
        ordered.extend(ordered_again(right));
        rest = after;
    }
}

/// The right side of a gutter may hold a third column.
fn ordered_again(rows: Vec<Row>) -> Vec<Row> {
    if rows.len() < LINES {
        return rows;
    }
    ordered(rows)
}

/// How many rows from the first on stand on both sides of one gutter, and where it is.
fn columns_from(rows: &[Row]) -> Option<(usize, f64)> {
    let first = rows.first()?;
    first.words.windows(2).find_map(|pair| {
        let (from, to) = (pair[0].end, pair[1].start);
        let wide = pair[0].size.max(pair[1].size) * GUTTER;
        if to - from < wide {
            return None;
        }
        let gutter = gutter(rows, from, to, wide)?;
        is_prose(&rows[..gutter.0], gutter.1).then_some(gutter)
    })
}

/// Follows a gutter down the rows as long as it stays wide enough.
fn gutter(rows: &[Row], mut from: f64, mut to: f64, wide: f64) -> Option<(usize, f64)> {
    let mut count = 0;
    for row in rows {
        let middle = f64::midpoint(from, to);
        if row
            .words
            .iter()
            .any(|word| word.start < middle && word.end > middle)
        {
            break;
        }
        let before = row
            .words
            .iter()
            .map(|word| word.end)
            .filter(|end| *end <= middle)
            .fold(from, f64::max);
        let behind = row
            .words
            .iter()
            .map(|word| word.start)
            .filter(|start| *start >= middle)
            .fold(to, f64::min);
        if behind - before < wide {
            break;
        }
        (from, to) = (before, behind);
        count += 1;
    }
    (count >= LINES).then_some((count, f64::midpoint(from, to)))
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
        lines.len() >= LINES && words >= lines.len() * WORDS && full * 2 > lines.len()
    });
    sides == [true, true]
}

#[cfg(test)]
mod tests {
    use kurbo::Rect;

    use super::{Row, Word, ordered};
    use crate::extract::pdf::device::Mark;
    use crate::extract::pdf::fonts::Style;

    fn words(text: &str, start: f64, base: f64) -> Vec<Word> {
        let mut at = start;
        text.split(' ')
            .map(|text| {
                #[allow(clippy::cast_precision_loss)]
                let end = at + text.len() as f64 * 5.0;
                let word = Word {
                    text: text.to_owned(),
                    start: at,
                    end,
                    base,
                    size: 10.0,
                    style: Style::default(),
                    mark: Mark::default(),
                    space_before: true,
                    space_after: true,
                    area: Rect::ZERO,
                };
                at = end + 3.0;
                word
            })
            .collect()
    }

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
    fn a_few_lines_side_by_side_stay_lines() {
        let rows = page(
            "there is a fair in the park this week",
            "the hall is let on most days now",
            4,
        );
        assert_eq!(ordered(rows).len(), 4);
    }
}
