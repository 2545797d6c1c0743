//! The tables that an officer hands in, in the council's own columns: work programme and
//! actions, with a person's work, as Word document, spreadsheet and CSV.
//!
//! The paper that was imported says what the table looks like ([`form`]): its headings,
//! its way of writing days, its other columns. What nobody touched is handed in word for
//! word; only rows that a person worked on are written anew.

pub mod actions;
pub mod back;
pub mod book;
pub mod commas;
pub mod day;
pub mod form;
pub mod make;
pub mod programme;
pub mod sheet;
pub mod word;

use jiff::civil::Date;

/// What is handed in: its tables under its title.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Handed {
    /// Whose it is, what it is, of which year.
    pub title: String,
    /// The tables.
    pub tables: Vec<Table>,
    /// What is to be said of it: what was left out, what is marked.
    pub notes: Vec<String>,
}

/// A table that is handed in.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// A short name, for the sheet of a workbook.
    pub name: &'static str,
    /// What stands over it, where it is not the first.
    pub title: Option<String>,
    /// The council's own headings.
    pub headings: Vec<String>,
    /// The column of the day, which may be merged over the rows of a day.
    pub day: Option<usize>,
    /// How its days are written in a spreadsheet.
    pub days: String,
    /// The rows.
    pub lines: Vec<Line>,
    /// The cells of every row of the paper that the table stands for, those that are
    /// left out too.
    pub own: Vec<Vec<String>>,
}

/// A row that is handed in.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line {
    /// A cell a heading; a day over its rows has one.
    pub cells: Vec<Cell>,
    /// The cells of the paper's own row, where it is one.
    pub printed: Option<Vec<String>>,
    /// It is not as it was when it was handed in last.
    pub changed: bool,
    /// A day, or a title, over the rows that follow.
    pub band: bool,
    /// Its day stands in the row above.
    pub same_day: bool,
}

/// A cell that is handed in.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// The words; their lines are parted by `\n`.
    pub text: String,
    /// The day that they are, where they are one and nothing else.
    pub day: Option<Date>,
    /// Slanted, where the paper says by that what is not certain.
    pub slanted: Option<bool>,
}

impl Cell {
    /// Words.
    pub fn of(text: impl Into<String>) -> Cell {
        Cell {
            text: text.into(),
            ..Cell::default()
        }
    }
}

/// Which rows are left out and marked.
#[derive(Debug, Default)]
pub struct Wanted<'a> {
    /// The public ids of rows that changed since the last time; nothing, where none are to
    /// be marked.
    pub changed: Option<&'a std::collections::HashSet<String>>,
}

impl Wanted<'_> {
    /// Whether a row is marked.
    pub fn is_changed(&self, id: &str) -> bool {
        self.changed.is_some_and(|changed| changed.contains(id))
    }
}

/// The byte at which a reader of a part stands.
fn place(reader: &quick_xml::Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}
