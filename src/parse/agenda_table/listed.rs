//! An agenda whose table is told by what it holds: numbers that count on, standing business
//! with what is asked below it, and the pages, the paper or whose report it is.

use super::SHEETS;
use super::columns::{
    BESIDE, Column, DECIDED, NUMBERED, PAGES, PURPOSE, TITLE, counts_on, is_number,
};
use crate::domain::agenda::is_procedural;
use crate::domain::fold;
use crate::extract::{Cell, Line};
use crate::parse::dress::{self, Dress};
use crate::parse::marker;
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

/// What a tracker's heading or a programme's names beside its business.
static KEPT: Pattern =
    Pattern::new(r"(?i)\b(?:due|deadline|by when|status|progress|rag|completed?|cost|vote)\b");

/// Whether a table, or a part of it that its last rows are, may be such a one at all.
pub fn may_list(table: &[Line]) -> bool {
    let width = table.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let many = |holds: &dyn Fn(&Line) -> bool, least: usize| {
        table.iter().filter(|row| holds(row)).take(least).count() == least
    };
    (0..width)
        .find(|at| many(&|row| is_numbered(row, *at), FEWEST))
        .is_some_and(|at| {
            (at + 1..width).any(|title| many(&|row| names_standing(row, title), STANDING))
        })
}

/// The columns of such a table, and whether its first row names them: the numbers count on in
/// one, and standing business is named in another, whatever they are called.
pub fn columns(table: &[Line]) -> Option<(Vec<Column>, bool)> {
    let width = table.iter().map(|row| row.cells.len()).max()?;
    // Hours look like numbers with a part.
    let mut counted = (0..width).filter(|at| is_counted(table, *at));
    counted.find_map(|at| counted_by(table, width, at))
}

/// The columns of such a table where this one counts.
fn counted_by(table: &[Line], width: usize, at: usize) -> Option<(Vec<Column>, bool)> {
    let first = table.first()?;
    let headed = !cell(first, at).is_some_and(is_number);
    let rows = &table[usize::from(headed)..];
    let numbered: Vec<&Line> = rows.iter().filter(|row| is_numbered(row, at)).collect();
    let standing = |at: &usize| {
        let named = numbered.iter().filter(|row| names_standing(row, *at));
        named.count()
    };
    let title = (at + 1..width).find(|title| standing(title) >= STANDING)?;
    if numbered.len() < FEWEST
        || numbered.len() * 4 < rows.len() * 3
        || headed && KEPT.is_in(&first.text)
        || !headed && (at, title) != (0, 1)
        || !headed && width > MOST_UNNAMED
    {
        return None;
    }
    let mut columns = Vec::with_capacity(width);
    for column in 0..width {
        columns.push(match column {
            _ if column == at => Column::Number,
            _ if column == title => title_or_business(rows, title),
            _ if headed => called(first, column, rows),
            _ => beside(rows, column)?,
        });
    }
    counts_on(rows, &columns).then_some((columns, headed))
}

/// Columns of a table that names none of them.
const MOST_UNNAMED: usize = 4;

fn cell(row: &Line, at: usize) -> Option<&Cell> {
    row.cells.iter().find(|cell| usize::from(cell.column) == at)
}

fn words(row: &Line, at: usize) -> String {
    cell(row, at).map_or_else(String::new, |cell| fold::quote(&cell.text))
}

fn is_numbered(row: &Line, at: usize) -> bool {
    cell(row, at).is_some_and(is_number)
}

/// Whether this column holds a number in most rows.
fn is_counted(table: &[Line], at: usize) -> bool {
    let numbered = table.iter().filter(|row| is_numbered(row, at)).count();
    numbered >= FEWEST && numbered * 4 >= table.len().saturating_sub(1) * 3
}

/// Whether a row's cell begins with the title of standing business: apologies, declarations.
fn names_standing(row: &Line, at: usize) -> bool {
    let title = cell(row, at).and_then(|cell| cell.text.trim().lines().next());
    title.is_some_and(|title| is_procedural(&fold::quote(title)))
}

/// A column whose cells say more below a title than the rest of that title.
fn title_or_business(rows: &[Line], at: usize) -> Column {
    let asks = rows
        .iter()
        .filter_map(|row| cell(row, at)?.text.trim().split_once('\n'))
        .any(|(_, below)| SAYS.is_in(below) || marker::split(below.trim()).is_some());
    if asks {
        Column::Business
    } else {
        Column::Title
    }
}

/// What stands below a title in its cell, and is no more of it.
static SAYS: Pattern = Pattern::new(
    r"(?m)\.\s*$|^\s*\(|^\s*(?:To [a-z]|(?:(?:Joint|Verbal|Oral) )?(?:Reports?|Update|Presentation) (?:of|by|from)\b|Members (?:are|will|to)\b|Please\b|Presented by|Recommend(?:ed|ation)|Purpose\b|(?:Councillor|Cllr)\b)",
);

/// What a column holds by its name.
fn called(heading: &Line, at: usize, rows: &[Line]) -> Column {
    let name = fold::compare(&words(heading, at));
    let papers = || beside(rows, at) == Some(Column::Pages);
    match name.as_str() {
        name if PURPOSE.is_in(name) => Column::Purpose,
        name if PAGES.is_in(name) || papers() => Column::Pages,
        name if BESIDE.is_in(name) => Column::Beside,
        _ => Column::Other,
    }
}

/// What a column holds that has no name: papers, or a few words.
fn beside(rows: &[Line], at: usize) -> Option<Column> {
    let beside: Vec<String> = rows
        .iter()
        .map(|row| words(row, at))
        .filter(|text| !text.is_empty())
        .collect();
    let papers = beside
        .iter()
        .all(|text| SHEETS.is_in(text) || PAPER.is_in(text));
    let short = beside
        .iter()
        .all(|text| text.chars().count() <= LONGEST_BESIDE && !text.ends_with('.'));
    match (papers, short) {
        (true, _) => Some(Column::Pages),
        (false, true) => Some(Column::Purpose),
        (false, false) => None,
    }
}

/// What was put to the body, over numbers, titles and recommendations in one column.
static CONSIDERED: Pattern = Pattern::new(
    r"^(?:reports? and )?recommendations?(?: s)?(?: (?:considered|made|put|submitted))?$",
);

/// The columns of an agenda whose heading names when an item is taken and where its pages
/// stand: the number, the title and what is asked are one cell, of several lines.
pub fn of_lines(heading: &Line, rows: &[Line]) -> Option<Vec<Column>> {
    heading.table?;
    let mut names = heading.cells.iter().map(|cell| fold::compare(&cell.text));
    let first = names.next()?;
    let considered = CONSIDERED.is_in(&first);
    if !TITLE.is_in(&first) && !NUMBERED.is_in(&first) && !considered {
        return None;
    }
    let mut columns = vec![Column::Lines];
    for name in names {
        columns.push(match name.as_str() {
            name if PAGES.is_in(name) => Column::Pages,
            name if considered && DECIDED.is_in(name) => Column::Decision,
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
