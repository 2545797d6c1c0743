//! An agenda that is set as a table without heads: a number, a title with what is asked
//! below it, and the pages, the paper or whose report it is.

use super::SHEETS;
use super::columns::{Column, counts_on, is_number};
use crate::domain::agenda::is_procedural;
use crate::domain::fold;
use crate::extract::Line;
use crate::parse::pattern::Pattern;

/// Rows with a number that such a table has, and standing business among them.
const FEWEST: usize = 3;
const STANDING: usize = 2;
/// A cell beside the title says no more than this.
const LONGEST_BESIDE: usize = 90;

/// What stands in a column of papers.
static PAPER: Pattern = Pattern::new(
    r"(?i)^(?:\(?(?:pages?|pp?\.?) ?)?[0-9]{1,4}(?: ?(?:[-–]|to) ?[0-9]{1,4})?\)?$|^(?:to follow|verbal(?: (?:report|update|item))?|oral(?: report)?|attached|enclosed|herewith|tabled|none|n/?a|[-–—]+|(?:paper|appendix|enc(?:losure)?|item|report) ?[A-Z0-9]{1,3})\.?$",
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
