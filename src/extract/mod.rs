//! Bytes → lines: what a document looks like before anything is understood.
//!
//! Every format comes out as the same thing: pages of lines in reading order, each
//! with the little of its look that a parser needs (indent, size, weight, the gap
//! above it), table rows as lines that carry their cells. Extraction is bounded in
//! time and memory; all but plain text is read in a process of its own ([`worker`]).

pub mod archive;
mod bounds;
mod colour;
pub mod docx;
pub mod html;
pub mod kind;
pub mod pdf;
pub mod picture;
pub mod roman;
pub mod text;
mod transfer;
pub mod worker;
pub mod xlsx;
pub mod xml;

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::domain::source::{Kind, Loss};

/// A larger file is no paper: the largest pack that was met has 90 megabytes. The reading
/// process holds it twice, and the process that asks once more.
pub const LARGEST: usize = 192 << 20;

/// Where documents in formats that can be made to attack are read.
#[derive(Debug, Clone)]
pub enum Reader {
    /// In this process: tests of the extraction itself.
    InThisProcess,
    /// In a process of its own, started from this program.
    Process(PathBuf),
}

/// Reads a document. Its kind is told from the content; `name` is only kept.
pub fn read(name: &str, bytes: &[u8], reader: &Reader) -> Result<Document, Error> {
    whole(name, bytes, reader).map(bounds::parted)
}

/// A document whose lines are as its format has them, one a number: what the reading
/// process answers with.
fn whole(name: &str, bytes: &[u8], reader: &Reader) -> Result<Document, Error> {
    if bytes.len() > LARGEST {
        return Err(Error::Limit(
            "it is larger than any paper; split it and import the parts".to_owned(),
        ));
    }
    let read = match (kind::of(bytes)?, reader) {
        (Kind::Text, _) => text::read(name, bytes),
        (_, Reader::Process(program)) => worker::read(program, name, bytes),
        (Kind::Pdf, Reader::InThisProcess) => pdf::read(name, bytes),
        (Kind::Html, Reader::InThisProcess) => html::read(name, bytes),
        (Kind::Xml, Reader::InThisProcess) => xml::read(name, bytes),
        (Kind::Docx, Reader::InThisProcess) => docx::read(name, bytes),
        (Kind::Xlsx, Reader::InThisProcess) => xlsx::read(name, bytes),
    };
    read.and_then(bounds::within).map_err(bounds::said)
}

/// A document as it looks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// The file's name without its folder.
    pub name: String,
    /// Told from the content.
    pub kind: Kind,
    /// SHA-256 of the bytes, lower-case hexadecimal.
    pub sha256: String,
    /// The pages in order; a format without sheets is one page without a number.
    pub pages: Vec<Page>,
    /// The outline (bookmarks) in order.
    pub outline: Vec<OutlineEntry>,
    /// What could not be extracted.
    pub losses: Vec<Loss>,
}

/// A sheet.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Page {
    /// From 1; `None` in formats without sheets.
    pub number: Option<u32>,
    /// The page number that the paper prints.
    pub printed: Option<String>,
    /// Lines in reading order, running heads and feet included and marked.
    pub lines: Vec<Line>,
    /// Pictures on the sheet that are large enough to be charts or scans.
    pub pictures: u32,
}

/// A line of a page, or a row of a table.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Line {
    /// From 1: through the file in text, on the page in a PDF.
    pub number: u32,
    /// The words, with single spaces; for a row, the cells joined by tabs.
    ///
    /// A tab in a line without cells is a wide gap between two words (more than two
    /// and a half ems): an owner in the right margin, a value beside its label, the
    /// second column of a list of names, a page number behind dots. The label of a
    /// list point ("1.", "a)", "•") is never parted from its text.
    pub text: String,
    /// Where it begins, in points from the left edge (PDF) or columns (text).
    pub indent: f32,
    /// Where it ends, in the same measure.
    pub end: f32,
    /// The size of its letters in points; 0 where unknown.
    pub size: f32,
    /// All of it is bold.
    pub bold: bool,
    /// There is more room above it than between the lines of a paragraph, or an
    /// empty line, or it is the first on its page.
    pub gap: bool,
    /// The page shows that it goes on with the line above it: what stands in a column
    /// beside both is set behind it.
    pub continues: bool,
    /// What is known of its part in the page.
    pub part: Part,
    /// The heading level of the format's own markup (`h1`, tagged PDF), 1 to 6.
    pub heading: Option<u8>,
    /// The cells, where this is a row of a table. `text` is theirs joined.
    pub cells: Vec<Cell>,
    /// The table the row belongs to, counted through the document from 1; a table
    /// that goes on over a page break keeps its number.
    pub table: Option<u32>,
}

impl Line {
    /// Becomes the last of a page's lines, with the number that comes next.
    pub fn add_to(mut self, lines: &mut Vec<Line>) {
        self.number = u32::try_from(lines.len() + 1).unwrap_or(u32::MAX);
        lines.push(self);
    }
}

/// A line's part in its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Part {
    /// The text itself.
    #[default]
    Body,
    /// A head or foot that repeats from page to page, or a page number.
    Running,
    /// Stamped on by the system that bound the pack ("Agenda Item 6").
    Stamp,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Cell {
    /// The words; lines of the cell are separated by `\n`.
    pub text: String,
    /// The column it begins in, from 0.
    pub column: u16,
    /// How many columns it covers; 1 where nothing is merged.
    pub span: u16,
    /// It is the lower part of a cell that began in a row above: of a merged cell, whose
    /// text stands above, or, with every cell of its row, of a row that broke over a
    /// page, whose text goes on here.
    pub continues: bool,
    /// All of it is bold (a heading cell).
    pub bold: bool,
    /// All of it is italic (a suggestion, a note).
    pub italic: bool,
    /// Of each line but the last, whether it leaves no room for the first word of the next:
    /// then the edge of the cell may have broken it. Empty where nobody knows.
    pub full: Vec<bool>,
}

/// A bookmark of the document.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OutlineEntry {
    /// Depth from 0.
    pub depth: u16,
    /// Its title.
    pub title: String,
    /// The sheet it leads to, from 1.
    pub page: Option<u32>,
}

/// Why a document could not be read; each is a sentence's end that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nothing in it.
    #[error("the file is empty; download it again, or leave it out")]
    Empty,
    /// A kind that is not read.
    #[error("{0}")]
    Unsupported(String),
    /// Encrypted.
    #[error("it is locked with a password; open it, save a copy without one, and import the copy")]
    Locked,
    /// The bytes break off or make no sense.
    #[error("it is damaged or broke off while it was downloaded ({0}); download it again")]
    Damaged(String),
    /// A limit was reached.
    #[error("{0}")]
    Limit(String),
    /// The reading process could not be run.
    #[error("the reading process could not be run: {0}")]
    Worker(String),
    /// The file could not be opened.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}
