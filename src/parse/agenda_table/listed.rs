//! An agenda that is set as a table without heads: a number, a title with what is asked
//! below it, and the pages, the paper or whose report it is.

use super::SHEETS;
use super::columns::{BESIDE, Column, NUMBERED, PAGES, PURPOSE, TITLE, counts_on, is_number};
use crate::domain::agenda::is_procedural;
use crate::domain::fold;
use crate::extract::Line;
use crate::parse::dress::{self, Dress};
use crate::parse::pattern::Pattern;

/// Rows with a number that such a table has, and standing business among them.
const FEWEST: usize = 3;
const STANDING: usize = 2;
/// A cell beside the title says no more than this.
const LONGEST_BESIDE: usize = 90;

/// What stands in a column of papers.
static PAPER: Pattern = Pattern::new(
    r"(?i)^(?:to follow|verbal(?: (?:report|update|item))?|oral(?: report)?|attached|enclosed|herewith|tabled|none|n/?a|[-–—]+|(?:paper|appendix|enc(?:losure)?|item|report) ?[A-Z0-9]{1,3})\.?$",
);

/// The columns of such a table.
pub fn columns(table: &[Line]) -> Option<Vec<Column>> {
    let width = table.iter().map(|row| row.cells.len()).max()?;
    if !(2..=4).contains(&width) {
        return None;
    }
    let cell = |row: &Line, at: usize| {
        let found = row.cells.iter().find(|cell| usize::from(cell.column) == at);
        found
            .map(|cell| cell.text.trim().to_owned())
            .unwrap_or_default()
    };
    let numbered: Vec<&Line> = table
        .iter()
        .filter(|row| {
            row.cells
                .first()
                .is_some_and(|cell| cell.column == 0 && is_number(cell))
        })
        .collect();
    let titles = numbered.iter().map(|row| cell(row, 1));
    let standing = titles
        .filter(|title| is_procedural(&fold::quote(title.lines().next().unwrap_or_default())))
        .count();
    let mut columns = vec![Column::Number, Column::Business];
    if numbered.len() < FEWEST
        || numbered.len() * 4 < table.len() * 3
        || standing < STANDING
        || !counts_on(table, &columns)
    {
        return None;
    }
    for at in 2..width {
        let beside: Vec<String> = table
            .iter()
            .map(|row| fold::quote(&cell(row, at)))
            .filter(|text| !text.is_empty())
            .collect();
        let short = beside
            .iter()
            .all(|text| text.chars().count() <= LONGEST_BESIDE && !text.ends_with('.'));
        let papers = beside
            .iter()
            .all(|text| SHEETS.is_in(text) || PAPER.is_in(text));
        if !papers && !short {
            return None;
        }
        columns.push(if papers {
            Column::Pages
        } else {
            Column::Purpose
        });
    }
    Some(columns)
}

/// The columns of an agenda whose heading names when an item is taken and where its pages
/// stand: the number, the title and what is asked are one cell, of several lines.
pub fn of_lines(heading: &Line, rows: &[Line]) -> Option<Vec<Column>> {
    heading.table?;
    let mut names = heading.cells.iter().map(|cell| fold::compare(&cell.text));
    let first = names.next()?;
    if !TITLE.is_in(&first) && !NUMBERED.is_in(&first) {
        return None;
    }
    let mut columns = vec![Column::Lines];
    for name in names {
        columns.push(match name.as_str() {
            name if PAGES.is_in(name) => Column::Pages,
            name if BESIDE.is_in(name) || PURPOSE.is_in(name) => Column::Reason,
            _ => return None,
        });
    }
    let own = |row: &Line| {
        let cell = row.cells.first().filter(|cell| cell.column == 0)?;
        let lines: Vec<String> = cell.text.trim().lines().map(fold::quote).collect();
        Some((lines.len(), head(lines.first()?).is_some()))
    };
    let cells: Vec<(usize, bool)> = rows.iter().filter_map(own).collect();
    let begun = cells.iter().filter(|(_, begins)| *begins).count();
    let several = cells.iter().any(|(lines, begins)| *begins && *lines > 1);
    (columns.len() > 1 && several && begun * 2 > cells.len()).then_some(columns)
}

/// The number and the title that a line of such a cell begins an item with.
pub fn head(line: &str) -> Option<Dress<'_>> {
    dress::read(line).filter(|dress| {
        dress.words.starts_with(char::is_uppercase)
            && !matches!(dress.count.family.as_str(), dress::NUMERAL | dress::CAPITAL)
    })
}
