//! Labels that stand in the middle of their text's height, as tables without rules set
//! them: "2.6" level with the white between two lines, or with the second of three.
//!
//! Read line by line, such a number would fall into the midst of a sentence. It is put
//! before the first line of its text, and what stands in another column beside it behind
//! the last.

use super::labels::is_label;
use super::lines::Row;
use super::words::Word;

/// Edges that differ by less, in points, are one.
const SAME: f64 = 2.0;

/// Baselines of one paragraph are no further apart, in ems.
const SPACING: f64 = 1.6;

/// Lines of one text are at least so many ems apart: a nearer one is of another column.
const INTERLEAVED: f64 = 0.9;

/// Above and below a text that has its label in its middle there is so much more room.
const ROOM: f64 = 1.2;

/// Text that long is not set so.
const LINES: usize = 6;

/// Puts labels before the first line of the text that they stand in the middle of.
pub fn settle(rows: &mut Vec<Row>) {
    let mut at = 1;
    while at < rows.len() {
        if let Some(lines) = beside(rows, at) {
            place(rows, at, lines);
        }
        at += 1;
    }
}

/// How many lines of a text stand above the label of this row, and as many below it.
fn beside(rows: &[Row], at: usize) -> Option<usize> {
    let label = rows[at].words.first().filter(|word| counts(&word.text))?;
    let text = rows[at - 1].start();
    let column = |row: &Row| {
        let first = row.words.first();
        first.is_some_and(|word| (word.start - text).abs() < SAME && !is_label(&word.text))
    };
    if text < label.end || !column(&rows[at - 1]) || !column(rows.get(at + 1)?) {
        return None;
    }
    let size = rows[at - 1].size().max(1.0);
    let shares = rows[at]
        .words
        .iter()
        .any(|word| (word.start - text).abs() < SAME);
    let near = |a: usize, b: usize| rows[b].base - rows[a].base;
    if !shares {
        let between = near(at - 1, at).max(near(at, at + 1)) < size * INTERLEAVED;
        let other = rows[at].words[1..].iter().all(|word| word.start > text);
        return (between && other && near(at - 1, at + 1) < size * SPACING).then_some(1);
    }
    // Level with the middle of three lines or five: the whole stands by itself.
    let pitch = near(at - 1, at);
    let same = |a: usize, b: usize| (near(a, b) - pitch).abs() < size * 0.1;
    let above = (0..at)
        .rev()
        .take(LINES)
        .take_while(|row| column(&rows[*row]) && same(*row, row + 1))
        .count();
    let below = (at + 1..rows.len())
        .take(LINES)
        .take_while(|row| column(&rows[*row]) && same(row - 1, *row))
        .count();
    let apart = |a: usize, b: usize| near(a, b) > pitch * ROOM;
    let first = at - above;
    let alone = first > 0
        && apart(first - 1, first)
        && (at + below + 1 >= rows.len() || apart(at + below, at + below + 1));
    (pitch < size * SPACING && alone && above == below).then_some(above)
}

/// A number or a letter that counts; a bullet stands before its line.
fn counts(word: &str) -> bool {
    is_label(word) && word.chars().any(char::is_alphanumeric) && word.contains(['.', ')'])
}

/// Moves the label to the first of the lines, and another column behind the last.
fn place(rows: &mut Vec<Row>, at: usize, lines: usize) {
    let text = rows[at - 1].start();
    let label = rows[at].words.remove(0);
    rows[at].breaks = rows[at]
        .breaks
        .iter()
        .filter_map(|index| index.checked_sub(1).filter(|index| *index > 0))
        .collect();
    let first = &mut rows[at - lines];
    let base = first.base;
    first.words.insert(0, Word { base, ..label });
    first.breaks.iter_mut().for_each(|index| *index += 1);
    for row in &mut rows[at - lines + 1..=at + lines] {
        row.continues = true;
    }
    let own = rows[at]
        .words
        .first()
        .is_some_and(|word| word.start < text + SAME);
    if own {
        return;
    }
    let other = rows.remove(at).words;
    // The row that was below the label is the last of the text now.
    let last = &mut rows[at + lines - 1];
    let base = last.base;
    if !other.is_empty() {
        last.breaks.push(last.words.len());
        last.words
            .extend(other.into_iter().map(|word| Word { base, ..word }));
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::super::words::fixture::words;
    use super::settle;

    fn settled(page: &[(&str, f64, f64)]) -> Vec<String> {
        let all = page
            .iter()
            .flat_map(|(text, start, base)| words(text, *start, *base))
            .collect();
        let mut rows = lines::rows(all);
        settle(&mut rows);
        rows.iter().map(lines::Row::text).collect()
    }

    #[test]
    fn a_number_beside_the_middle_of_its_text_stands_before_it() {
        let even = settled(&[
            ("2.5 Agree the dues", 50.0, 100.0),
            ("Note the harbour dues and", 90.0, 130.0),
            ("2.6", 50.0, 136.0),
            ("See Section 7", 400.0, 136.0),
            ("the tolls", 90.0, 142.0),
        ]);
        assert_eq!(
            even,
            [
                "2.5 Agree the dues",
                "2.6 Note the harbour dues and",
                "the tolls\tSee Section 7"
            ]
        );
        let odd = settled(&[
            ("1.1 Agree the dues", 50.0, 100.0),
            ("Note the harbour dues", 90.0, 130.0),
            ("1.2", 50.0, 142.0),
            ("and the tolls that", 90.0, 142.0),
            ("were paid", 90.0, 154.0),
        ]);
        assert_eq!(
            odd[1..],
            [
                "1.2 Note the harbour dues",
                "and the tolls that",
                "were paid"
            ]
        );
    }

    #[test]
    fn a_point_that_follows_another_closely_keeps_its_number() {
        let list = [
            ("1. Note the harbour dues", 50.0, 100.0),
            ("and the tolls", 61.0, 112.0),
            ("2.", 50.0, 124.0),
            ("Agree the ferries", 61.0, 124.0),
            ("and the piers", 61.0, 136.0),
        ];
        assert_eq!(settled(&list)[2], "2. Agree the ferries");
    }
}
