//! What the paper's own tables look like, read again from the kept original.

use crate::domain::fold;
use crate::domain::source::Place;
use crate::extract::Document;
use crate::parse::programme::items;
use crate::parse::table::shape::{self, Kind, Shape, Sorted};
use crate::parse::table::{self, Row, Table};

/// The tables of a paper that were understood.
#[derive(Debug)]
pub struct Form {
    tables: Vec<(Table, Shape)>,
    /// The paper says that what it sets in italics is not certain.
    pub slants: bool,
}

/// A row as the paper prints it.
#[derive(Debug, Clone, Copy)]
pub struct Printed<'f> {
    /// Its table, by its place among the tables.
    pub at: usize,
    /// Its table.
    pub table: &'f Table,
    /// What the table's columns mean.
    pub shape: &'f Shape,
    /// The row.
    pub row: &'f Row,
}

impl Form {
    /// The form of a paper.
    pub fn of(document: &Document) -> Form {
        let known = |sorted: Sorted| Some((sorted.table, sorted.shape?));
        Form {
            tables: shape::sort(document)
                .into_iter()
                .filter_map(known)
                .collect(),
            slants: items::italics_are_tentative(document),
        }
    }

    /// The row at a place.
    pub fn at(&self, place: &Place) -> Option<Printed<'_>> {
        self.tables
            .iter()
            .enumerate()
            .find_map(|(at, (table, shape))| {
                let body = table.rows.get(shape.first..)?;
                let row = body.iter().find(|row| row.place == *place)?;
                Some(Printed {
                    at,
                    table,
                    shape,
                    row,
                })
            })
    }

    /// The table of a kind that most of these places stand in.
    pub fn main<'p>(
        &self,
        kind: Kind,
        places: impl Iterator<Item = &'p Place>,
    ) -> Option<(usize, &Table, &Shape)> {
        let mut counts = vec![0_usize; self.tables.len()];
        for printed in places.filter_map(|place| self.at(place)) {
            counts[printed.at] += usize::from(printed.shape.kind == kind);
        }
        // The first of those that have the most.
        let most = counts.iter().copied().max().filter(|most| *most > 0)?;
        let at = counts.iter().position(|count| *count == most)?;
        let (table, shape) = self.tables.get(at)?;
        Some((at, table, shape))
    }
}

impl<'f> Printed<'f> {
    /// Whether its columns are those of another table.
    pub fn is_like(&self, shape: &Shape) -> bool {
        self.shape.headings == shape.headings && self.shape.columns == shape.columns
    }

    /// The words of a cell, without the line ends that only the column's edge made.
    pub fn words(&self, column: usize) -> String {
        let Some(cell) = self.row.cells.get(column) else {
            return String::new();
        };
        let lines = self.table.lines(column, cell);
        // On paper the column's edge breaks nearly every line: only a list is sure.
        if self.table.lines_are_kept || lines.iter().skip(1).any(|line| table::is_point(line)) {
            return lines.join("\n");
        }
        fold::quote(&cell.text)
    }

    /// Whether a cell holds words.
    pub fn has(&self, column: Option<usize>) -> bool {
        self.row.cell(column).is_some()
    }

    /// Its cells, to find it again in the original.
    pub fn cells(&self) -> Vec<String> {
        let cells = self.row.cells.iter();
        cells.map(|cell| cell.text.clone()).collect()
    }

    /// The title over it in its table: the nearest row above that is one cell alone.
    pub fn band(&self) -> Option<&'f Row> {
        let rows = &self.table.rows;
        let at = rows.iter().position(|row| std::ptr::eq(row, self.row))?;
        let above = rows.get(self.shape.first..at)?;
        above.iter().rev().find(|row| row.only().is_some())
    }
}

/// The headings of a table; of one that prints none, plain words for its columns.
pub fn headings(shape: &Shape) -> Vec<String> {
    use crate::parse::table::heading::Meaning;
    if !shape.headings.is_empty() {
        return shape.headings.clone();
    }
    let words = |meaning: &Option<Meaning>| match meaning {
        Some(Meaning::Meeting | Meaning::Date) => "Meeting date",
        Some(Meaning::Item) => "Item",
        Some(Meaning::Detail) => "Detail",
        Some(_) | None => "",
    };
    let headings = shape.columns.iter().map(words);
    headings.map(ToOwned::to_owned).collect()
}
