//! Tables of figures: numbers with their unit and period, as a chart needs them.

use serde::{Deserialize, Serialize};

/// A table that holds figures.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct FigureTable {
    /// The line over it that names it, as printed.
    pub title: Option<String>,
    /// Its columns of figures.
    pub columns: Vec<FigureColumn>,
    /// Its rows that hold figures.
    pub rows: Vec<FigureRow>,
}

/// A column of figures.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FigureColumn {
    /// The headings over it, as printed, the upper first.
    pub headings: Vec<String>,
    /// What its figures count: `£`, `£000`, `£m`, `%`, `days`, `FTE`, `count`.
    pub unit: Option<String>,
    /// What they stand for, as printed: `2024/25`, `Q1`, `31 March 2025`.
    pub period: Option<String>,
    /// It adds up the others.
    pub total: bool,
}

/// A row of figures.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct FigureRow {
    /// What the row is of, as printed.
    pub label: String,
    /// It adds up other rows: it says so, or its figures are their sums.
    pub total: bool,
    /// Its figures in order; an empty cell or a dash has none.
    pub figures: Vec<Figure>,
    /// The sheet, from 1.
    pub page: Option<u32>,
    /// The page number as the paper prints it.
    pub printed_page: Option<String>,
    /// The line, from 1.
    pub line: u32,
}

/// A figure in a table.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Figure {
    /// The place of its column among [`FigureTable::columns`], from 0.
    pub column: usize,
    /// The number that is printed, in its unit; one in brackets is negative.
    pub value: f64,
    /// As printed, footnote marks included.
    pub printed: String,
    /// Its unit, where it or its row says another than its column.
    pub unit: Option<String>,
    /// Its period, likewise.
    pub period: Option<String>,
}
