//! Tables without rules that the structure tree of the file tells of.

use std::collections::BTreeMap;

use kurbo::Rect;

use super::labels::is_label;
use super::lines::{self, Row};
use super::structure::Place;
use super::tables::{self, Table};
use super::words::Word;
use crate::extract::{Cell, Line};

/// Word processors lay out letter heads and lists as tables too: a table for a reader
/// has so many columns and rows.
const COLUMNS: usize = 3;
const ROWS: usize = 2;

/// The cells of a table by row and column: how many columns each covers, and its words.
type Cells = BTreeMap<(u32, u16), (u16, Vec<Word>)>;

/// Takes the words of tagged tables out of `words`, and gives the tables. `place` tells
/// the cell that a word's mark stands in. Where a part of a table is ruled, and `known`
/// for that, the rest stays lines above and below it.
pub fn tables(
    words: &mut Vec<Word>,
    known: &[Table],
    place: impl Fn(&Word) -> Option<Place>,
) -> Vec<Table> {
    let mut found: BTreeMap<u32, Cells> = BTreeMap::new();
    for word in words.iter() {
        if let Some(place) = place(word) {
            found
                .entry(place.table)
                .or_default()
                .entry((place.row, place.column))
                .or_insert_with(|| (place.span, Vec::new()))
                .1
                .push(word.clone());
        }
    }
    found.retain(|_, cells| is_table(cells) && !is_broken(cells, known));
    words.retain(|word| place(word).is_none_or(|place| !found.contains_key(&place.table)));
    found
        .into_iter()
        .map(|(number, cells)| table(number, cells))
        .collect()
}

/// Whether one of the known tables stands in the midst of the cells.
fn is_broken(cells: &Cells, known: &[Table]) -> bool {
    let words = || cells.values().flat_map(|(_, words)| words);
    known.iter().any(|table| {
        words().any(|word| word.center().y < table.area.y0)
            && words().any(|word| word.center().y > table.area.y1)
    })
}

fn is_table(cells: &Cells) -> bool {
    let mut columns: Vec<u16> = cells.keys().map(|place| place.1).collect();
    columns.sort_unstable();
    columns.dedup();
    let mut rows: Vec<u32> = cells.keys().map(|place| place.0).collect();
    rows.dedup();
    // A list whose labels stand in a column of their own is a list, with owners in the
    // margin perhaps; what has more columns is a table whose rows are numbered.
    let labels = cells
        .iter()
        .filter(|(place, (_, words))| {
            place.1 == 0 && matches!(words.as_slice(), [word] if is_label(&word.text))
        })
        .count();
    let is_list = columns.len() <= COLUMNS && labels * 2 >= rows.len();
    columns.len() >= COLUMNS && rows.len() >= ROWS && !is_list && !is_layout(cells)
}

/// Names in three columns: most cells begin with the same word ("Councillor"), and none
/// breaks, so that the rows read as lines.
fn is_layout(cells: &Cells) -> bool {
    let mut firsts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, words) in cells.values() {
        let breaks = words
            .windows(2)
            .any(|pair| (pair[1].base - pair[0].base).abs() > pair[0].size * 0.5);
        if breaks {
            return false;
        }
        if let Some(first) = words.first().filter(|_| words.len() > 1) {
            *firsts.entry(first.text.as_str()).or_default() += 1;
        }
    }
    firsts.values().any(|count| count * 2 > cells.len())
}

fn table(number: u32, cells: Cells) -> Table {
    let mut area: Option<Rect> = None;
    let mut rows: BTreeMap<u32, Vec<(Cell, Vec<Row>)>> = BTreeMap::new();
    for ((row, column), (span, words)) in cells {
        for word in &words {
            area = Some(area.map_or(word.area, |area| area.union(word.area)));
        }
        let lines = lines::rows(words);
        rows.entry(row)
            .or_default()
            .push((tables::cell(&lines, column, span), lines));
    }
    let area = area.unwrap_or_default();
    let width = rows
        .values()
        .flatten()
        .map(|(cell, _)| cell.column + cell.span)
        .max()
        .unwrap_or_default();
    let tags = rows.keys().map(|row| Some((number, *row))).collect();
    let rows: Vec<Line> = rows
        .into_values()
        .zip(0..)
        .map(|(cells, row)| {
            let sizes = cells
                .iter()
                .flat_map(|(_, lines)| lines.iter().map(Row::size))
                .collect();
            let cells = with_empty(cells.into_iter().map(|(cell, _)| cell).collect(), width);
            tables::line(cells, sizes, area, row == 0)
        })
        .collect();
    Table {
        columns: Vec::new(),
        area,
        rows,
        tags,
        unruled: true,
        gutters: Vec::new(),
        is_rest: false,
    }
}

/// Cells without words have no marks, and stand in their row all the same.
fn with_empty(cells: Vec<Cell>, width: u16) -> Vec<Cell> {
    let mut row = Vec::with_capacity(usize::from(width));
    let mut column = 0;
    let empty = |column| Cell {
        column,
        span: 1,
        ..Cell::default()
    };
    for cell in cells {
        row.extend((column..cell.column).map(empty));
        column = cell.column + cell.span;
        row.push(cell);
    }
    row.extend((column..width).map(empty));
    row
}
