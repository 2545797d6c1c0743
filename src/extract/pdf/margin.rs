//! A narrow column at the right margin: owners of actions, pages of an agenda's papers.
//!
//! A word processor sets what stands there level with the first line of a paragraph, as
//! cells of a table are. Read line by line it would fall into the midst of a sentence: it
//! is put behind the last line of its paragraph, where one of a single line has it.

use super::labels::is_label;
use super::lines::Row;

/// Edges that differ by less, in points, are one.
const SAME: f64 = 1.5;

/// Rows that have something at the same place make a column.
const ROWS: usize = 2;

/// What stands there is a few words, on no more than this part of the page's text.
const WORDS: usize = 6;
const NARROW: f64 = 0.3;

/// It is this many ems away from the text at least.
const GAP: f64 = 0.75;

/// So many times the usual gap, in lines that are set to one width.
const WIDER: f64 = 2.0;

/// Baselines of one paragraph are no further apart, in ems.
const SPACING: f64 = 1.6;

/// Puts what stands in a column at the right behind the paragraphs it belongs to.
pub fn settle(rows: &mut Vec<Row>) {
    let columns = columns(rows);
    if columns.is_empty() {
        return;
    }
    let tails: Vec<Option<usize>> = rows.iter().map(|row| tail(row, &columns)).collect();
    for (row, tail) in rows.iter_mut().zip(&tails) {
        if let Some(at) = tail.filter(|at| *at > 0 && !row.breaks.contains(at)) {
            row.breaks.push(at);
            row.breaks.sort_unstable();
        }
    }
    let edge = rows
        .iter()
        .zip(&tails)
        .filter_map(|(row, tail)| row.words[..tail.unwrap_or(row.words.len())].last())
        .map(|word| word.end)
        .filter(|end| columns.iter().all(|column| *end < column.from))
        .fold(0.0, f64::max);
    let mut at = 0;
    let mut gone = Vec::new();
    while at < rows.len() {
        let Some(from) = tails[at].filter(|from| *from > 0) else {
            at += 1;
            continue;
        };
        let text = text_starts(&rows[at], from);
        let numbered = is_label(&rows[at].words[0].text);
        // The lines of the paragraph, and the rows that only go on in the column.
        let mut lines = vec![at];
        let mut alone = Vec::new();
        for next in at + 1..rows.len() {
            let (above, row) = (&rows[next - 1], &rows[next]);
            if row.base - above.base > row.size().max(above.size()) * SPACING {
                break;
            }
            if tails[next] == Some(0) {
                alone.push(next);
                continue;
            }
            let last = lines[lines.len() - 1];
            let body = &rows[last].words[..tails[last].unwrap_or(rows[last].words.len())];
            let end = body.last().map_or(0.0, |word| word.end);
            let first = &row.words[0];
            let wrapped = end + row.size() * 0.2 + (first.end - first.start) > edge - SAME;
            let hangs = text.is_some_and(|text| (text - first.start).abs() < SAME);
            // Names of a list in two columns stand side by side, and belong to no paragraph.
            let beside = tails[next].is_some() && !numbered;
            if !hangs || !wrapped || beside || is_label(&first.text) {
                break;
            }
            lines.push(next);
        }
        let last = lines[lines.len() - 1];
        let mut moved = Vec::new();
        for row in lines.iter().chain(&alone) {
            if let Some(from) = tails[*row].filter(|_| *row != last || !alone.is_empty()) {
                moved.push((*row, rows[*row].words.split_off(from)));
                rows[*row].breaks.retain(|place| *place < from);
            }
        }
        if !moved.is_empty() {
            for line in &lines[1..] {
                rows[*line].continues = true;
            }
        }
        moved.sort_by_key(|(row, _)| *row);
        let base = rows[last].base;
        let kept = tails[last].filter(|_| alone.is_empty());
        let words = moved.into_iter().flat_map(|(_, words)| words);
        let words: Vec<_> = words
            .map(|word| super::words::Word { base, ..word })
            .collect();
        if !words.is_empty() {
            let place = kept.unwrap_or(rows[last].words.len());
            rows[last].words.splice(place..place, words);
            rows[last].breaks.retain(|known| *known < place);
            rows[last].breaks.push(place);
        }
        at = lines[lines.len() - 1].max(alone.last().copied().unwrap_or(0)) + 1;
        gone.extend(alone);
    }
    let mut index = 0;
    rows.retain(|_| {
        index += 1;
        !gone.contains(&(index - 1))
    });
}

/// A column at the right: where it begins, or where it ends.
struct Column {
    from: f64,
    to: Option<f64>,
}

fn columns(rows: &[Row]) -> Vec<Column> {
    let left = rows.iter().map(Row::start).fold(f64::INFINITY, f64::min);
    let right = rows.iter().map(Row::end).fold(0.0, f64::max);
    let wide = (right - left) * NARROW;
    let tails: Vec<(f64, f64)> = rows
        .iter()
        .filter_map(|row| {
            let from = row.breaks.last().copied().unwrap_or(0);
            let words = &row.words[from..];
            let (start, end) = (words.first()?.start, row.end());
            (words.len() <= WORDS && start > right - wide && end - start < wide)
                .then_some((start, end))
        })
        .collect();
    let mut columns: Vec<Column> = Vec::new();
    for (start, end) in &tails {
        let same = |a: f64, b: f64| (a - b).abs() < SAME;
        let known = |column: &Column| {
            same(column.from, *start) || column.to.is_some_and(|to| same(to, *end))
        };
        if columns.iter().any(known) {
            continue;
        }
        let starts = tails.iter().filter(|tail| same(tail.0, *start)).count();
        let ends = || tails.iter().filter(|tail| same(tail.1, *end));
        if starts >= ROWS {
            columns.push(Column {
                from: *start,
                to: None,
            });
        } else if ends().count() >= ROWS {
            columns.push(Column {
                from: ends().map(|tail| tail.0).fold(*start, f64::min),
                to: Some(*end),
            });
        }
    }
    columns
}

/// The first word of a row that stands in one of the columns; 0 where nothing else is in
/// the row.
fn tail(row: &Row, columns: &[Column]) -> Option<usize> {
    let pairs = row.words.windows(2);
    let mut gaps: Vec<f64> = pairs.map(|pair| pair[1].start - pair[0].end).collect();
    gaps.sort_by(f64::total_cmp);
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or_default();
    let stands = |at: usize| {
        let word = &row.words[at];
        let gap = |at: usize| row.words[at].start - row.words[at - 1].end;
        let wide = || gap(at) > row.size() * GAP && gap(at) > usual * WIDER;
        let parted = at == 0 || row.breaks.contains(&at) || wide();
        parted
            && columns.iter().any(|column| match column.to {
                None => (word.start - column.from).abs() < SAME,
                Some(to) => {
                    (row.end() - to).abs() < SAME
                        && word.start > column.from - SAME
                        && (at == 0 || row.breaks.contains(&at))
                }
            })
    };
    (0..row.words.len()).find(|at| stands(*at))
}

/// Where the words of a paragraph begin, behind its number.
fn text_starts(row: &Row, to: usize) -> Option<f64> {
    let label = to > 1 && is_label(&row.words[0].text);
    row.words.get(usize::from(label)).map(|word| word.start)
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::super::words::fixture::words;
    use super::{Row, settle};

    fn settled(page: &[(&str, &str, &str)]) -> Vec<String> {
        let mut all = Vec::new();
        for (line, (label, text, tail)) in (0_u32..).zip(page) {
            let base = 100.0 + f64::from(line) * 12.0;
            for (words_of, start) in [(label, 50.0), (text, 80.0), (tail, 400.0)] {
                if !words_of.is_empty() {
                    all.extend(words(words_of, start, base));
                }
            }
        }
        let mut rows = lines::rows(all);
        settle(&mut rows);
        rows.iter().map(Row::text).collect()
    }

    #[test]
    fn an_owner_beside_the_first_line_stands_behind_the_last() {
        let page = [
            (
                "1.",
                "The lock keeper was asked to send the figures of",
                "AB",
            ),
            ("", "the last year.", ""),
            ("2.", "The gate was painted.", "All"),
            ("", "", "Members"),
        ];
        assert_eq!(
            settled(&page),
            [
                "1. The lock keeper was asked to send the figures of",
                "the last year.\tAB",
                "2. The gate was painted.\tAll Members",
            ]
        );
    }

    #[test]
    fn names_side_by_side_stay_where_they_are() {
        let page = [
            (
                "",
                "Councillor Ash (who stood for someone of the other",
                "Ann Elm",
            ),
            ("", "committee)", "Ben Oak"),
        ];
        assert_eq!(
            settled(&page),
            [
                "Councillor Ash (who stood for someone of the other\tAnn Elm",
                "committee)\tBen Oak",
            ]
        );
    }
}
