//! Which rows of a workbook the rows of a table are.

use super::scan::{Cell, Row, Sheet, Value};
use crate::domain::fold;
use crate::domain::identity::likeness;
use crate::export::handin::back::Error;
use crate::export::handin::sheet;
use crate::export::handin::{Handed, Table};
use crate::parse::date;

/// Columns that may stand empty before a table.
const MOST_LEFT: u32 = 8;
/// Rows as like as this are one.
const ALIKE: f64 = 0.85;

/// Where a table stands in a workbook.
#[derive(Debug)]
pub struct Place {
    /// The sheet.
    pub sheet: usize,
    /// The first column of the table.
    pub left: u32,
    /// The row of each line, by its place among the rows of the sheet; none, where it is new.
    pub lines: Vec<Option<usize>>,
    /// The rows of the sheet that are the table's, those that are left out too.
    pub known: Vec<usize>,
}

/// Where the tables stand; none for one that the workbook does not have.
pub fn places(handed: &Handed, sheets: &[Sheet]) -> Result<Vec<Option<Place>>, Error> {
    let mut places: Vec<Option<Place>> = Vec::new();
    for table in &handed.tables {
        let mut best: Vec<Place> = Vec::new();
        for (at, sheet) in sheets
            .iter()
            .enumerate()
            .filter(|(_, sheet)| sheet.is_shown)
        {
            let here = (0..=MOST_LEFT).map(|left| place(table, at, sheet, left));
            let most = here.max_by_key(|place| (place.known.len(), std::cmp::Reverse(place.left)));
            best.extend(most.filter(|place| !place.known.is_empty()));
        }
        let place = match best.len() {
            0 | 1 => best.pop(),
            _ => return Err(Error::Split),
        };
        if place.is_none() && places.is_empty() {
            return Err(Error::NoTable);
        }
        places.push(place);
    }
    if overlap(&places, sheets) {
        return Err(Error::Split);
    }
    Ok(places)
}

/// Where the tables go in a form, under the rows that have their headings; what stands there
/// gives way. None for a table whose headings it does not have.
pub fn under_heads(handed: &Handed, sheets: &mut [Sheet]) -> Result<Vec<Option<Place>>, Error> {
    let mut places = Vec::new();
    for table in &handed.tables {
        let headings = fold::compare(&table.headings.join(" "));
        let mut heads = sheets.iter().enumerate().filter_map(|(at, sheet)| {
            let head = sheet.rows.iter().position(|row| row.key() == headings)?;
            sheet.is_shown.then_some((at, head))
        });
        let place = heads.next().map(|(at, head)| {
            let sheet = &mut sheets[at];
            let left = sheet.rows[head].cells.iter();
            let left = left.filter(|cell| cell.value != Value::None);
            Place {
                sheet: at,
                left: left.map(|cell| cell.column).min().unwrap_or_default(),
                lines: vec![None; table.lines.len()],
                known: sheet.under(head),
            }
        });
        if place.is_none() && places.is_empty() {
            return Err(Error::NoTable);
        }
        places.push(place);
    }
    if overlap(&places, sheets) {
        return Err(Error::Split);
    }
    Ok(places)
}

/// Whether the rows of one table stand among those of another.
fn overlap(places: &[Option<Place>], sheets: &[Sheet]) -> bool {
    let ranges = places.iter().flatten().filter_map(|place| {
        let rows = place
            .known
            .iter()
            .map(|row| sheets[place.sheet].rows[*row].number);
        Some((place.sheet, rows.clone().min()?, rows.max()?))
    });
    let mut ranges: Vec<_> = ranges.collect();
    ranges.sort_unstable();
    ranges.windows(2).any(|two| match two {
        [one, other] => one.0 == other.0 && other.1 <= one.2,
        _ => false,
    })
}

fn place(table: &Table, at: usize, sheet: &Sheet, left: u32) -> Place {
    let mut taken = vec![false; sheet.rows.len()];
    let lines = table
        .lines
        .iter()
        .map(|line| find(line.printed.as_ref()?, sheet, left, &mut taken))
        .collect();
    // Rows that are left out.
    for cells in &table.own {
        let is_line = |line: &super::super::Line| line.printed.as_ref() == Some(cells);
        if !table.lines.iter().any(is_line) {
            find(cells, sheet, left, &mut taken);
        }
    }
    let known = (0..taken.len()).filter(|row| taken[*row]).collect();
    Place {
        sheet: at,
        left,
        lines,
        known,
    }
}

fn find(printed: &[String], sheet: &Sheet, left: u32, taken: &mut [bool]) -> Option<usize> {
    let free = |at: &usize| !taken[*at];
    let rows = || (0..sheet.rows.len()).filter(free);
    let exact = rows().find(|at| is_row(&sheet.rows[*at], printed, left));
    let at = exact.or_else(|| {
        // The first words stand in their column, else the whole sheet stands beside it.
        let (column, first) = filled(printed, left).next()?;
        let wanted = fold::compare(&printed.join(" "));
        let alike = |at: &usize| likeness(&sheet.rows[*at].key(), &wanted);
        rows()
            .filter(|at| {
                let cell = sheet.rows[*at].at(column);
                cell.is_some_and(|cell| says(cell, first) == Some(true))
            })
            .filter(|at| alike(at) >= ALIKE)
            .max_by(|one, other| alike(one).total_cmp(&alike(other)))
    })?;
    taken[at] = true;
    Some(at)
}

/// The cells of a printed row that hold words, with the columns of the sheet.
fn filled(printed: &[String], left: u32) -> impl Iterator<Item = (u32, &String)> {
    let cells = (left..).zip(printed);
    cells.filter(|(_, words)| !words.trim().is_empty())
}

fn is_row(row: &Row, printed: &[String], left: u32) -> bool {
    let mut has_words = false;
    for (column, words) in (left..).zip(printed) {
        let cell = row.at(column).filter(|cell| cell.value != Value::None);
        match (cell, words.trim().is_empty()) {
            (None, true) => {}
            (None, false) | (Some(_), true) => return false,
            (Some(cell), false) => match says(cell, words) {
                Some(true) => has_words |= matches!(cell.value, Value::Words(_)),
                Some(false) => return false,
                None => {}
            },
        }
    }
    has_words
        || filled(printed, left).count() == 1
            && row.cells.iter().any(|cell| cell.value != Value::None)
}

/// Whether a cell says these words; `None` of a number whose words cannot be told.
fn says(cell: &Cell, words: &str) -> Option<bool> {
    match &cell.value {
        Value::Words(own) => Some(fold::compare(own) == fold::compare(words)),
        Value::Number(number) => {
            if let Some(day) = date::whole(words) {
                return Some((f64::from(sheet::count(day)) - number.floor()).abs() < 0.5);
            }
            words
                .chars()
                .any(|letter| letter.is_ascii_digit())
                .then_some(())?;
            match words.trim().parse::<f64>() {
                Ok(own) => Some((own - number).abs() < 1e-6),
                Err(_) => None,
            }
        }
        Value::None => Some(false),
    }
}
