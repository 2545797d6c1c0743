//! A schedule of decisions: the number of each, and its status, in the first column; its
//! title and what was decided in the next; why, and what else was considered, in the others.

use super::columns::{Column, DECIDED, REASON};
use crate::domain::fold;
use crate::extract::Line;
use crate::parse::dress;

/// The columns of such a schedule, which its heading and the numbers of its rows tell.
pub fn columns(heading: &Line, rows: &[Line]) -> Option<Vec<Column>> {
    heading.table?;
    let names: Vec<String> = heading
        .cells
        .iter()
        .map(|cell| fold::compare(&cell.text))
        .collect();
    let reasoned = names.iter().any(|name| REASON.is_in(name));
    let decided = names.get(1).is_some_and(|name| DECIDED.is_in(name));
    let numbered = rows.first().is_some_and(is_numbered);
    if !reasoned || !decided || !numbered {
        return None;
    }
    let column = |at| match at {
        0 => Column::Number,
        1 => Column::Business,
        _ => Column::Reason,
    };
    Some((0..names.len()).map(column).collect())
}

/// Whether the first line of a row's first cell is a number that no list has.
fn is_numbered(row: &Line) -> bool {
    let cell = row.cells.first().filter(|cell| cell.column == 0);
    let first = cell.and_then(|cell| cell.text.trim().lines().next());
    let number = first.map(fold::quote).unwrap_or_default();
    let dress = dress::read(&number).filter(|dress| dress.words.is_empty());
    dress.is_some_and(|dress| dress.named || dress.count.is_strong())
}
