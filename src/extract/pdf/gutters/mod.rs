//! Tables without rules between their columns, told by the white space that stands
//! through their rows.
//!
//! Text set in columns may be a list of names, an agenda, minutes with owners in the
//! margin: those stay lines. A table begins with a row of headings (in bold, shaded cell
//! by cell, or between rules across), and its rows keep out of the gutters under it.

mod fit;
mod head;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

use kurbo::Rect;

pub use self::fit::Gutter;
use self::fit::{HEADINGS, filled, fit, phrases};
pub use self::head::Marks;
use self::head::{Head, head};
use super::labels::is_label;
use super::lines::Row;
use super::tables::{self, Table};
use super::words::Word;
use crate::extract::{Cell, Line};

/// A table ends where so many ems of white stand before a line in one column alone.
const FAR: f64 = 2.6;

/// Lines of one text are at least so many ems apart.
const INTERLEAVED: f64 = 0.85;

/// What goes on over a page has so many lines that stand in two columns or more, and
/// ends so many ems farther right at most.
const REST: usize = 2;
const WIDER_END: f64 = 8.0;

/// It ends before any line that is farther away.
const FARTHER: f64 = 7.0;

/// So many labels with a colon make the first of two columns one of labels.
const LABELS: usize = 3;

/// Takes the rows of tables out of the rows of a page, and gives the tables. No table
/// goes on past one of those that were `known` before.
pub fn tables(rows: &mut Vec<Row>, marks: &Marks, known: &[Table]) -> Vec<Table> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let limit = known
            .iter()
            .filter(|table| table.area.y1 > rows[at].base)
            .map(|table| table.area.y0)
            .fold(f64::INFINITY, f64::min);
        // None, where the row stands beside a table.
        let within = at + rows[at..].partition_point(|row| row.base < limit);
        let within = &rows[..within];
        let table = head(within, at, marks).and_then(|head| table(&within[at..], head, marks));
        if let Some((count, table)) = table {
            rows.drain(at..at + count);
            found.push(table);
        } else {
            at += 1;
        }
    }
    found
}

/// The rest of a table at the top of the next page, whose rows keep to the white of the
/// rows above without their headings, and how many rows it takes.
pub fn rest(rows: &[Row], above: &Table) -> Option<(usize, Table)> {
    let (left, right) = (above.columns.first()?, above.columns.last()?);
    let first = rows.first()?;
    // A table whose last column is narrow may have longer words there on the next page.
    let end = right + first.size() * WIDER_END;
    let count = rows
        .iter()
        .take_while(|row| row.start() > left - fit::SAME && row.end() < end)
        .count();
    let width = above.gutters.len() + 1;
    let full = |row: &Row| {
        let mut gutters = above.gutters.clone();
        fit(row, &mut gutters).is_some_and(|columns| filled(&columns, width) >= 2)
    };
    let is_full = first.start() < left + fit::SAME && full(first);
    if above.gutters.is_empty() || !is_full {
        return None;
    }
    let head = Head {
        gutters: above.gutters.clone(),
        rows: 0,
        end: f64::INFINITY,
        shown: true,
    };
    let marks = Marks {
        bands: Vec::new(),
        across: Vec::new(),
    };
    let (count, table) = table(&rows[..count], head, &marks)?;
    let all = rows[..count].iter().filter(|row| full(row)).count();
    (all >= REST).then_some((
        count,
        Table {
            is_rest: true,
            ..table
        },
    ))
}

/// A line of a table: its row of words, and the column of each; none where it runs over
/// all columns, as the name of a group of rows does.
struct Fitted<'a> {
    row: &'a Row,
    columns: Option<Vec<usize>>,
}

impl Fitted<'_> {
    fn has_first(&self) -> bool {
        self.columns
            .as_ref()
            .is_none_or(|columns| columns.contains(&0))
    }

    /// Nothing but the label of a list's point stands in its first column.
    fn is_labelled(&self) -> bool {
        self.columns.as_ref().is_some_and(|columns| {
            columns.iter().filter(|column| **column == 0).count() == 1
                && self
                    .row
                    .words
                    .first()
                    .is_some_and(|word| is_label(&word.text))
        })
    }

    fn filled(&self, width: usize) -> usize {
        self.columns
            .as_ref()
            .map_or(1, |columns| filled(columns, width))
    }
}

/// The table under a head, and how many rows it takes.
fn table(rows: &[Row], head: Head, marks: &Marks) -> Option<(usize, Table)> {
    let mut gutters = head.gutters;
    let width = gutters.len() + 1;
    let mut fitted: Vec<Fitted<'_>> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| &rows[before]);
        if row.base > head.end {
            break;
        }
        let white = before.map_or(0.0, |before| (row.base - before.base) / row.size().max(1.0));
        if white > FARTHER {
            break;
        }
        let columns = fit(row, &mut gutters);
        let alone = columns
            .as_ref()
            .is_none_or(|columns| filled(columns, width) < 2);
        if index >= head.rows && alone && white > FAR && head.end.is_infinite() {
            break;
        }
        if columns.is_none() && (index < head.rows || !is_group(rows, index, &gutters)) {
            break;
        }
        fitted.push(Fitted { row, columns });
    }
    // What follows a table in one column alone is its end, and more likely a paragraph.
    let body = fitted.get(head.rows..)?;
    let full = body.iter().filter(|line| line.filled(width) >= 2).count();
    if full < if head.shown { 1 } else { 2 } {
        return None;
    }
    let starts = starts(&fitted, head.rows, width, marks);
    let places: Vec<usize> = (0..fitted.len()).filter(|at| starts[*at]).collect();
    // A list whose labels stand in a column of their own is a list.
    let labelled = body.iter().filter(|line| line.is_labelled()).count();
    if places.len() < if head.shown { 2 } else { 3 }
        || width <= 3 && labelled * 2 >= places.len() - 1
    {
        return None;
    }
    let area = fitted
        .iter()
        .flat_map(|line| &line.row.words)
        .map(|word| word.area)
        .reduce(|all, area| all.union(area))?;
    let lines: Vec<Line> = places
        .iter()
        .enumerate()
        .map(|(index, from)| {
            let to = places.get(index + 1).copied().unwrap_or(fitted.len());
            line(&fitted[*from..to], width, area, index == 0)
        })
        .collect();
    let mut columns = vec![area.x0];
    columns.extend(gutters.iter().map(|gutter| gutter.to));
    columns.push(area.x1);
    let count = fitted.len();
    Some((
        count,
        Table {
            columns,
            area,
            tags: vec![None; lines.len()],
            rows: lines,
            unruled: true,
            gutters,
            is_rest: false,
        },
    ))
}

/// The name of a group of rows stands over all columns, in bold, with a row of the table
/// below.
fn is_group(rows: &[Row], at: usize, gutters: &[Gutter]) -> bool {
    let (row, Some(next)) = (&rows[at], rows.get(at + 1)) else {
        return false;
    };
    let mut gutters = gutters.to_vec();
    row.words.iter().all(|word| word.style.bold)
        && phrases(&row.words, HEADINGS).len() == 1
        && next.base - row.base < row.size() * FAR
        && fit(next, &mut gutters).is_some_and(|columns| filled(&columns, gutters.len() + 1) >= 2)
}

/// Which lines begin a row: those behind a rule or at the edge of shading; where there is
/// neither, those with more room above than within a cell, or with words in the first
/// column.
fn starts(lines: &[Fitted<'_>], head: usize, width: usize, marks: &Marks) -> Vec<bool> {
    let pitch = |at: usize| {
        let (above, row) = (lines[at - 1].row, lines[at].row);
        (row.base - above.base) / row.size().max(above.size()).max(1.0)
    };
    let closest = closest(&lines[head..], width);
    let has_room = |at: usize| pitch(at) > closest + 0.1;
    let strong: Vec<usize> = (head + 1..lines.len())
        .filter(|at| lines[*at].has_first() && lines[*at].filled(width) >= 2)
        .collect();
    let roomy = strong.iter().filter(|at| has_room(**at)).count();
    // Where the words of a cell stand in the middle of its height, lines come nearer to
    // each other than lines of one text can.
    let centred = (head + 1..lines.len()).any(|at| pitch(at) < INTERLEAVED);
    let by_room = roomy * 10 >= strong.len() * 7 && roomy > 0 || centred;
    let separators: Vec<f64> = separators(lines, marks);
    let end = lines.last().map_or(0.0, |line| line.row.base);
    let last = separators.iter().copied().fold(0.0, f64::max);
    let under_head = lines.get(head).map_or(0.0, |line| line.row.base);
    // Rules around the head and at the end alone part no rows.
    let parted = separators.iter().any(|at| *at > under_head && *at < end);
    let closes = |at: usize| {
        let first = words_of(&lines[at], 0);
        first.is_some_and(|row| {
            row.words
                .last()
                .is_some_and(|word| word.text.ends_with(':'))
        })
    };
    let firsts = || (head..lines.len()).filter(|at| lines[*at].has_first());
    let labels = firsts().filter(|at| closes(*at)).count();
    let labelled = width == 2 && labels >= LABELS && labels * 10 >= firsts().count() * 7;
    let is_closed = |at: usize| {
        firsts()
            .take_while(|above| *above < at)
            .last()
            .is_none_or(closes)
    };
    (0..lines.len())
        .map(|at| {
            if at == 0 || at == head {
                return true;
            }
            if at < head {
                return false;
            }
            let (above, line) = (&lines[at - 1], &lines[at]);
            if line.columns.is_none() || above.columns.is_none() {
                return true;
            }
            let (from, to) = (above.row.base, line.row.base);
            if separators.iter().any(|at| *at > from && *at < to) {
                return true;
            }
            // A label with its colon ends; the next words of its column begin another row.
            if labelled {
                return line.has_first() && is_closed(at);
            }
            if parted && to < last {
                return false;
            }
            if by_room {
                has_room(at) && (centred || line.has_first() || line.filled(width) >= 2)
            } else {
                line.has_first() && line.filled(width) >= 2
            }
        })
        .collect()
}

/// The nearest that lines of one column come to each other, in ems.
fn closest(lines: &[Fitted<'_>], width: usize) -> f64 {
    let mut bases: Vec<Option<f64>> = vec![None; width];
    let mut closest = f64::INFINITY;
    for line in lines {
        for column in line.columns.iter().flatten() {
            let base = line.row.base;
            if let Some(above) = bases[*column].replace(base).filter(|above| *above < base) {
                closest = closest.min((base - above) / line.row.size().max(1.0));
            }
        }
    }
    closest
}

/// How far down the rules and the edges of shading stand that part the lines.
fn separators(lines: &[Fitted<'_>], marks: &Marks) -> Vec<f64> {
    let (mut left, mut right) = (f64::INFINITY, 0.0_f64);
    for line in lines {
        left = left.min(line.row.start());
        right = right.max(line.row.end());
    }
    let covers = |from: f64, to: f64| to.min(right) - from.max(left) > (right - left) * 0.6;
    let rules = marks
        .across
        .iter()
        .filter(|rule| covers(rule.1, rule.2))
        .map(|rule| rule.0);
    let shading = marks.bands.iter().filter_map(|band| {
        covers(*band.edges.first()?, *band.edges.last()?).then_some([band.top, band.bottom])
    });
    rules.chain(shading.flatten()).collect()
}

/// The row that these lines make.
fn line(lines: &[Fitted<'_>], width: usize, area: Rect, first: bool) -> Line {
    let sizes = lines.iter().map(|line| line.row.size()).collect();
    let count = u16::try_from(width).unwrap_or(u16::MAX);
    let cells: Vec<Cell> = match lines {
        [line] if line.columns.is_none() => {
            vec![tables::cell(std::slice::from_ref(line.row), 0, count)]
        }
        _ => (0..count)
            .map(|column| {
                let rows: Vec<Row> = lines
                    .iter()
                    .filter_map(|line| words_of(line, usize::from(column)))
                    .collect();
                tables::cell(&rows, column, 1)
            })
            .collect(),
    };
    tables::line(cells, sizes, area, first)
}

fn words_of(line: &Fitted<'_>, column: usize) -> Option<Row> {
    let columns = line.columns.as_ref()?;
    let words: Vec<Word> = line
        .row
        .words
        .iter()
        .zip(columns)
        .filter(|(_, of)| **of == column)
        .map(|(word, _)| word.clone())
        .collect();
    (!words.is_empty()).then(|| Row {
        words,
        base: line.row.base,
        breaks: Vec::new(),
        continues: false,
    })
}
