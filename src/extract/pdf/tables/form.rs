//! Forms set in one frame: labels below each other, each with its value beside it, and no
//! rule between them.

use super::{cell, line};
use crate::extract::Line;
use crate::extract::pdf::grid::Grid;
use crate::extract::pdf::lines::Row;

/// So many labels in one cell make its row a form, whose values begin within so many ems
/// of their labels' lines.
const FORM: usize = 3;
const BESIDE: f64 = 0.4;

/// The rows of a form in one frame: labels below each other on the left, each closed by its
/// colon, and every value on the right beginning beside its label. No rule parts them.
pub fn lines(grid: &Grid, row: usize, contents: &[Vec<Row>]) -> Option<Vec<Line>> {
    let width = grid.columns.len() - 1;
    let slots = &grid.slots[row * width..(row + 1) * width];
    let mut cells: Vec<usize> = slots.to_vec();
    cells.dedup();
    let [left, right] = cells.as_slice() else {
        return None;
    };
    let ends_here = |cell: &usize| grid.cells[*cell].rows == (row, row);
    if !cells.iter().all(ends_here) {
        return None;
    }
    let (labels, values) = (&contents[*left], &contents[*right]);
    let closes = |row: &Row| {
        row.words
            .last()
            .is_some_and(|word| word.text.ends_with(':'))
    };
    let groups: Vec<&[Row]> = labels.split_inclusive(|row| closes(row)).collect();
    let tops: Option<Vec<f64>> = groups
        .iter()
        .map(|group| group.first().map(|row| row.base))
        .collect();
    let tops = tops.filter(|tops| tops.len() >= FORM)?;
    if !labels.last().is_some_and(closes) {
        return None;
    }
    let near = labels.first()?.size() * BESIDE;
    let of = |row: &Row| tops.partition_point(|top| *top <= row.base + near);
    let mut lines = Vec::new();
    for (index, group) in groups.iter().enumerate() {
        let beside: Vec<Row> = values
            .iter()
            .filter(|row| of(row) == index + 1)
            .cloned()
            .collect();
        let aside = |row: &Row| (row.base - tops[index]).abs() > near;
        if beside.first().is_some_and(aside) {
            return None;
        }
        let sizes = group.iter().chain(&beside).map(Row::size).collect();
        let column = grid.cells[*right].columns.0;
        let covered = |from: usize, to: usize| u16::try_from(to - from).unwrap_or(1);
        let cells = vec![
            cell(group, 0, covered(0, column)),
            cell(
                &beside,
                u16::try_from(column).unwrap_or(u16::MAX),
                covered(column, width),
            ),
        ];
        lines.push(line(cells, sizes, grid.area(), row == 0 && index == 0));
    }
    let all = values.iter().all(|row| of(row) > 0);
    all.then_some(lines)
}
