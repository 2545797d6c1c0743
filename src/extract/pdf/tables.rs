//! Grids and words → the rows of tables, and the tables that go on over a page break.

use std::collections::BTreeSet;

use kurbo::Rect;

use super::grid::Grid;
use super::lines::{self, Row};
use super::words::Word;
use crate::extract::{Cell, Line};

/// Columns at the same places within this many points are those of the same table.
const SAME_COLUMN: f64 = 3.0;

/// At most this many rows of a table's head are looked for again on the next page.
const HEAD: usize = 3;

/// A table as it stands on one page.
#[derive(Debug, Clone)]
pub struct Table {
    /// The columns' edges.
    pub columns: Vec<f64>,
    /// Its place on the sheet.
    pub area: Rect,
    /// Its rows.
    pub rows: Vec<Line>,
}

/// Puts words into the cells of a grid. `None` where what was drawn is no table: a
/// chart, a form's boxes, a frame.
pub fn table(grid: &Grid, words: &[Word], turned: &[Vec<Word>]) -> Option<Table> {
    let mut contents: Vec<Vec<Row>> = vec![Vec::new(); grid.cells.len()];
    let mut by_cell: Vec<Vec<Word>> = vec![Vec::new(); grid.cells.len()];
    for direction in std::iter::once(words).chain(turned.iter().map(Vec::as_slice)) {
        for word in direction {
            if let Some(cell) = grid.cell_at(word.center()) {
                by_cell[cell].push(word.clone());
            }
        }
        for (cell, words) in by_cell.iter_mut().enumerate() {
            contents[cell].extend(lines::rows(std::mem::take(words)));
        }
    }
    let filled: Vec<usize> = (0..contents.len())
        .filter(|cell| !contents[*cell].is_empty())
        .collect();
    let in_columns: BTreeSet<usize> = filled
        .iter()
        .map(|cell| grid.cells[*cell].columns.0)
        .collect();
    if in_columns.len() < 2 || filled.len() * 20 < contents.len() {
        return None;
    }
    let rows = (0..grid.rows.len() - 1)
        .map(|row| line(grid, row, &contents))
        .filter(|line| line.cells.iter().any(|cell| !cell.text.is_empty()))
        .collect();
    Some(Table {
        columns: grid.columns.clone(),
        area: grid.area(),
        rows,
    })
}

#[allow(clippy::cast_possible_truncation)]
fn line(grid: &Grid, row: usize, contents: &[Vec<Row>]) -> Line {
    let width = grid.columns.len() - 1;
    let mut cells = Vec::new();
    let mut sizes = Vec::new();
    let mut column = 0;
    while column < width {
        let index = grid.slots[row * width + column];
        let span = grid.cells[index];
        let continues = span.rows.0 < row;
        let rows = if continues {
            &[]
        } else {
            contents[index].as_slice()
        };
        let text: Vec<String> = rows.iter().map(Row::plain).collect();
        sizes.extend(rows.iter().map(Row::size));
        let all = |look: fn(&Word) -> bool| {
            !rows.is_empty() && rows.iter().flat_map(|row| &row.words).all(look)
        };
        cells.push(Cell {
            text: text.join("\n"),
            column: u16::try_from(column).unwrap_or(u16::MAX),
            span: u16::try_from(span.columns.1 + 1 - column).unwrap_or(1),
            continues,
            bold: all(|word| word.bold),
            italic: all(|word| word.italic),
        });
        column = span.columns.1 + 1;
    }
    sizes.sort_by(f64::total_cmp);
    let area = grid.area();
    let filled = cells.iter().filter(|cell| !cell.text.is_empty());
    Line {
        text: joined(&cells),
        indent: area.x0 as f32,
        end: area.x1 as f32,
        size: sizes.get(sizes.len() / 2).copied().unwrap_or_default() as f32,
        bold: filled.clone().count() > 0 && filled.clone().all(|cell| cell.bold),
        gap: row == 0,
        cells,
        ..Line::default()
    }
}

/// What a row reads as in one line: its cells joined by tabs.
fn joined(cells: &[Cell]) -> String {
    let texts: Vec<String> = cells
        .iter()
        .map(|cell| cell.text.replace('\n', " "))
        .collect();
    texts.join("\t")
}

/// Makes the table at the top of a page the rest of the one at the bottom of the page
/// before, if it is that: brings its columns to the other's numbers, drops the repeated
/// head, and marks a first row that is the rest of the last one.
///
/// `head` is the first rows of the whole table, `last` its last row so far.
pub fn continues(columns: &[f64], head: &[Line], last: Option<&Line>, next: &mut Table) -> bool {
    let Some(places) = places(columns, &next.columns) else {
        return false;
    };
    for row in &mut next.rows {
        for cell in &mut row.cells {
            let from = places.get(usize::from(cell.column)).copied();
            let to = places
                .get(usize::from(cell.column) + usize::from(cell.span))
                .copied();
            if let (Some(from), Some(to)) = (from, to) {
                cell.column = from;
                cell.span = to.saturating_sub(from).max(1);
            }
        }
    }
    let repeated = (1..=HEAD.min(head.len()).min(next.rows.len()))
        .rev()
        .find(|count| (0..*count).all(|row| is_same_head(&head[row], &next.rows[row])))
        .unwrap_or_default();
    next.rows.drain(..repeated);
    if let (Some(last), Some(first)) = (last, next.rows.first_mut())
        && is_rest(last, first)
    {
        for cell in &mut first.cells {
            cell.continues = true;
        }
    }
    next.columns = columns.to_vec();
    true
}

/// The number in `columns` of each edge of `next`, if every one has its like there and
/// the outer ones agree.
fn places(columns: &[f64], next: &[f64]) -> Option<Vec<u16>> {
    let same = |a: f64, b: f64| (a - b).abs() <= SAME_COLUMN;
    if !same(*columns.first()?, *next.first()?) || !same(*columns.last()?, *next.last()?) {
        return None;
    }
    next.iter()
        .map(|edge| {
            let place = columns.iter().position(|column| same(*column, *edge))?;
            u16::try_from(place).ok()
        })
        .collect()
}

fn is_same_head(a: &Line, b: &Line) -> bool {
    let folded = |line: &Line| -> Vec<String> {
        line.cells
            .iter()
            .map(|cell| cell.text.split_whitespace().collect::<String>())
            .collect()
    };
    // One word alone may head two parts of a table, as a group's name does.
    folded(a) == folded(b) && a.cells.iter().filter(|cell| !cell.text.is_empty()).count() > 1
}

/// A row that breaks over the page goes on without its key: its first cell is empty,
/// and its text goes on in the middle of a sentence, or in one cell alone.
fn is_rest(last: &Line, first: &Line) -> bool {
    let filled: Vec<&Cell> = first
        .cells
        .iter()
        .filter(|cell| !cell.text.is_empty())
        .collect();
    let lower = |cell: &&&Cell| cell.text.starts_with(char::is_lowercase);
    let keyless = first.cells.first().is_some_and(|cell| cell.text.is_empty());
    let into_filled = filled.iter().all(|cell| {
        last.cells
            .iter()
            .any(|above| above.column == cell.column && !above.text.is_empty())
    });
    if filled.is_empty() || !into_filled {
        return false;
    }
    if keyless {
        filled.len() == 1 || filled.iter().any(|cell| lower(&cell))
    } else {
        filled.iter().all(|cell| lower(&cell))
    }
}

#[cfg(test)]
mod tests {
    use kurbo::Rect;

    use super::{Table, continues};
    use crate::extract::{Cell, Line};

    fn row(texts: &[&str]) -> Line {
        let cells = texts
            .iter()
            .zip(0_u16..)
            .map(|(text, column)| Cell {
                text: (*text).to_owned(),
                column,
                span: 1,
                ..Cell::default()
            })
            .collect();
        Line {
            cells,
            ..Line::default()
        }
    }

    fn table(rows: Vec<Line>) -> Table {
        Table {
            columns: vec![50.0, 151.0, 250.0],
            area: Rect::ZERO,
            rows,
        }
    }

    #[test]
    fn a_table_goes_on_where_its_columns_do_and_its_head_is_dropped() {
        let head = [row(&["Date", "Item"]), row(&["May", "Roads"])];
        let mut next = table(vec![row(&["Date", "Item"]), row(&["June", "Trees"])]);
        assert!(continues(
            &[50.0, 150.0, 251.0],
            &head,
            head.last(),
            &mut next
        ));
        assert_eq!(next.rows, [row(&["June", "Trees"])]);
        assert!(!continues(&[50.0, 180.0, 251.0], &head, None, &mut next));
    }

    #[test]
    fn a_row_without_its_key_is_the_rest_of_the_last() {
        let head = [row(&["May", "A report on the roads"])];
        let mut next = table(vec![row(&["", "of the north"]), row(&["", "Trees"])]);
        assert!(continues(
            &[50.0, 150.0, 250.0],
            &head,
            head.last(),
            &mut next
        ));
        assert!(next.rows[0].cells.iter().all(|cell| cell.continues));
        assert!(next.rows[1].cells.iter().all(|cell| !cell.continues));
    }

    #[test]
    fn columns_that_are_fewer_on_the_next_page_keep_their_numbers() {
        let head = [row(&["Date", "Item", "Owner"])];
        let mut next = table(vec![row(&["June", "Trees"])]);
        next.columns = vec![50.0, 150.0, 350.0];
        assert!(continues(
            &[50.0, 150.0, 250.0, 350.0],
            &head,
            None,
            &mut next
        ));
        assert_eq!(
            (next.rows[0].cells[1].column, next.rows[0].cells[1].span),
            (1, 2)
        );
    }
}
