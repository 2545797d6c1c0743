//! A column whose cells carry labels of their own, "Date due: …", "Officer: …", "Progress: …",
//! read as a column a label.

use super::heading::{self, Meaning};
use super::{Cell, Row, Table};
use crate::domain::fold;

/// Cells with labels that a column has at least.
const FEWEST: usize = 3;
/// Letters of a label.
const LONGEST: usize = 30;

/// Parts every column of a table whose cells are labelled; the labels are its headings.
pub(super) fn unfold(table: &mut Table) {
    for column in (1..table.width()).rev() {
        if let Some(labels) = labels(table, column) {
            join(table, column, &labels);
            part(table, column, &labels);
        }
    }
}

/// The labels of a column, in the order in which they come; `None` where it has too few.
fn labels(table: &Table, column: usize) -> Option<Vec<String>> {
    let mut labels: Vec<String> = Vec::new();
    let (mut labelled, mut all) = (0_usize, 0_usize);
    let cells = table.rows.iter().skip(1);
    for cell in cells.filter_map(|row| row.cell(Some(column))) {
        let own: Vec<&str> = cell
            .text
            .lines()
            .filter_map(label)
            .map(|(own, _)| own)
            .collect();
        let opens = cell
            .text
            .lines()
            .next()
            .is_some_and(|line| label(line).is_some());
        all += 1;
        labelled += usize::from(opens && own.len() > 1);
        for own in own {
            if !labels.iter().any(|known| is_same(known, own)) {
                labels.push(own.to_owned());
            }
        }
    }
    let enough = labelled >= FEWEST && labelled * 3 >= all * 2;
    enough.then_some(labels)
}

/// Joins a row that goes on with the labels of the one before it, on the next page.
fn join(table: &mut Table, column: usize, labels: &[String]) {
    let opening = |row: &Row| {
        let cell = row.cell(Some(column))?;
        let (own, _) = label(cell.text.lines().next()?)?;
        labels.iter().position(|known| is_same(known, own))
    };
    let mut rows: Vec<Row> = Vec::with_capacity(table.rows.len());
    for row in table.rows.drain(..) {
        let goes_on = row.after_break && opening(&row).is_some_and(|label| label > 0);
        match rows.last_mut() {
            Some(last) if goes_on && opening(last) == Some(0) => {
                for (upper, cell) in last.cells.iter_mut().zip(row.cells) {
                    if !cell.is_empty() {
                        upper.text.push('\n');
                        upper.text.push_str(&cell.text);
                    }
                }
            }
            _ => rows.push(row),
        }
    }
    table.rows = rows;
}

fn part(table: &mut Table, column: usize, labels: &[String]) {
    let is_labelled = |row: &Row| {
        let cell = row.cell(Some(column));
        cell.is_some_and(|cell| cell.text.lines().any(|line| label(line).is_some()))
    };
    let Some(first) = table.rows.iter().position(is_labelled) else {
        return;
    };
    for (at, row) in table.rows.iter_mut().enumerate() {
        let Some(cell) = row.cells.get(column).cloned() else {
            continue;
        };
        let texts: Vec<String> = if at + 1 == first {
            labels.to_vec()
        } else {
            values(&cell.text, labels)
        };
        let cells = texts.into_iter().map(|text| Cell {
            text,
            ..cell.clone()
        });
        row.cells.splice(column..=column, cells);
    }
}

/// What stands behind each label; words before the first one are its own.
fn values(text: &str, labels: &[String]) -> Vec<String> {
    let mut values = vec![String::new(); labels.len()];
    let mut at = 0;
    for line in text.lines() {
        let own = label(line).and_then(|(own, rest)| {
            let known = labels.iter().position(|known| is_same(known, own))?;
            Some((known, rest))
        });
        let rest = match own {
            Some((known, rest)) => {
                at = known;
                rest
            }
            None => line,
        };
        if let Some(value) = values.get_mut(at).filter(|_| !rest.is_empty()) {
            if !value.is_empty() {
                value.push('\n');
            }
            value.push_str(rest);
        }
    }
    values
}

/// The label that begins a line, and what stands behind it.
fn label(line: &str) -> Option<(&str, &str)> {
    let (label, rest) = line.trim().split_once(':')?;
    let known = matches!(
        heading::meaning(label),
        Some(
            Meaning::Owner
                | Meaning::Due
                | Meaning::Progress
                | Meaning::Status
                | Meaning::Completed
        )
    );
    (known && label.chars().count() <= LONGEST).then(|| (label.trim(), rest.trim()))
}

fn is_same(one: &str, other: &str) -> bool {
    fold::compare(one) == fold::compare(other)
}
