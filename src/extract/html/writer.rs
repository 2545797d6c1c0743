//! Lines as they are written while a page is walked through.

use crate::domain::fold;
use crate::extract::{Cell, Line, text};

/// Columns that a list inside a list is set in by.
const STEP: u16 = 4;

/// The words before which the web system's page breaks an item's minutes off.
const CUT: &str = "view the full ";

/// Formats in the badges behind the titles of papers.
const FORMATS: [&str; 9] = [
    "PDF ", "DOC ", "DOCX ", "XLS ", "XLSX ", "PPT ", "PPTX ", "RTF ", "ZIP ",
];

/// Writes lines.
#[derive(Debug, Default)]
pub struct Writer {
    lines: Vec<Line>,
    /// The words of the line that is open, white space as in the page.
    open: String,
    /// The open line has letters that are not bold.
    plain: bool,
    /// No paragraph has ended since the last line.
    near: bool,
    tables: u32,
    /// The level of the heading that is open.
    pub heading: Option<u8>,
    /// The marker of the point that is open.
    pub marker: Option<String>,
    /// Lists inside each other.
    pub depth: u16,
    /// Elements that make bold, inside each other.
    pub bold: u16,
}

impl Writer {
    /// Adds words to the open line.
    pub fn text(&mut self, words: &str) {
        // "ReportPDF 120 KB": the badge stands in an element of its own.
        let badge = FORMATS.iter().any(|format| {
            words
                .trim_start()
                .strip_prefix(format)
                .is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()))
        });
        if badge && self.open.ends_with(char::is_alphanumeric) {
            self.open.push(' ');
        }
        for letter in words.chars() {
            if letter.is_ascii_whitespace() {
                if !self.open.ends_with(' ') {
                    self.open.push(' ');
                }
            } else {
                self.open.push(letter);
                self.plain |= self.bold == 0 && letter.is_alphanumeric();
            }
        }
    }

    /// Ends the open line; what follows is another line of its paragraph.
    pub fn line(&mut self) {
        let words = text::columns(&self.open);
        self.open.clear();
        let bold = !std::mem::take(&mut self.plain);
        if words.trim().is_empty() {
            return;
        }
        let words = match self.marker.take() {
            Some(marker) => format!("{marker} {}", words.trim()),
            None => words,
        };
        let at = words
            .find(CUT)
            .filter(|at| *at > 0 && words[*at..].contains(" text for item"));
        if let Some(at) = at {
            let (told, cut) = words.split_at(at);
            self.push(told.trim().to_owned(), bold);
            self.push(cut.to_owned(), bold);
        } else {
            self.push(words, bold);
        }
    }

    /// Ends the open paragraph.
    pub fn paragraph(&mut self) {
        self.line();
        self.near = false;
    }

    /// Writes a label of the web system on a line of its own.
    pub fn label(&mut self, words: &str) {
        self.paragraph();
        let words = fold::quote(words);
        if !words.is_empty() {
            self.push(words, false);
        }
        self.near = false;
    }

    /// Writes the rows of a table.
    pub fn table(&mut self, rows: Vec<Vec<Cell>>) {
        self.paragraph();
        self.tables += 1;
        for cells in rows {
            let words: Vec<String> = cells.iter().map(|cell| fold::quote(&cell.text)).collect();
            self.push(words.join("\t"), false);
            if let Some(line) = self.lines.last_mut() {
                line.bold = cells.iter().all(|cell| cell.bold);
                line.heading = None;
                line.table = Some(self.tables);
                line.cells = cells;
            }
        }
        self.near = false;
    }

    /// Writes lines that were read from a piece of a page.
    pub fn lines(&mut self, lines: Vec<Line>) {
        self.paragraph();
        let tables = self.tables;
        for mut line in lines {
            if let Some(table) = &mut line.table {
                *table += tables;
                self.tables = self.tables.max(*table);
            }
            line.add_to(&mut self.lines);
        }
        self.near = false;
    }

    fn push(&mut self, words: String, bold: bool) {
        let indent = f32::from(self.depth.saturating_mul(STEP));
        let letters = u16::try_from(words.chars().count()).unwrap_or(u16::MAX);
        let line = Line {
            text: words,
            indent,
            end: indent + f32::from(letters),
            bold,
            gap: !self.near,
            heading: self.heading,
            ..Line::default()
        };
        line.add_to(&mut self.lines);
        self.near = true;
    }

    /// What was written last.
    pub fn last(&self) -> Option<&str> {
        self.lines.last().map(|line| line.text.as_str())
    }

    /// All lines.
    pub fn done(mut self) -> Vec<Line> {
        self.paragraph();
        self.lines
    }
}
