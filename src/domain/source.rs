//! Where a fact stands, and what one document said altogether.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::actions::ActionTable;
use crate::domain::figure::FigureTable;
use crate::domain::meeting::Meeting;
use crate::domain::programme::WorkProgramme;
use crate::domain::whole::Whole;

/// The version of the interchange format that this program writes.
pub const FORMAT: u32 = 1;

/// The version of the rules that read papers: it counts up whenever a rule changes
/// what is read, so that the store knows which documents to read again.
pub const READER: u32 = 10;

/// Everything that was read from one document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The version of this shape: [`FORMAT`].
    pub format: u32,
    /// The document itself.
    pub source: Source,
    /// The meetings it tells of; a pack tells of two: its own, and the one whose
    /// minutes it carries for confirmation.
    pub meetings: Vec<Meeting>,
    /// The work programmes bound into it.
    pub work_programmes: Vec<WorkProgramme>,
    /// Tables that name tasks: activity, owner, due; trackers.
    pub action_tables: Vec<ActionTable>,
    /// Tables of figures.
    #[serde(default)]
    pub figures: Vec<FigureTable>,
    /// What could not be read, with its page.
    pub losses: Vec<Loss>,
    /// Every paragraph in reading order, for the reader and for full text.
    #[serde(skip)]
    pub paragraphs: Vec<Paragraph>,
    /// What the document is as a whole: whether it is complete, and what heals it.
    #[serde(skip)]
    pub whole: Whole,
}

/// A document as a file: its name, kind and hash.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// Short and stable: the beginning of the hash.
    pub id: String,
    /// The file's name without its folder.
    pub name: String,
    /// Told from the content, not from the name.
    pub kind: Kind,
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// Sheets of a paginated document; `None` for text and web pages.
    pub pages: Option<u32>,
    /// The day the paper says it was issued.
    pub issued: Option<Date>,
    /// The language its text is in.
    pub language: Language,
}

/// The format of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Portable Document Format.
    Pdf,
    /// A saved web page.
    Html,
    /// An answer of the web service.
    Xml,
    /// A word-processor document.
    Docx,
    /// A spreadsheet.
    Xlsx,
    /// Plain text.
    Text,
}

impl Kind {
    /// The name in the interchange format and in the store.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Pdf => "pdf",
            Kind::Html => "html",
            Kind::Xml => "xml",
            Kind::Docx => "docx",
            Kind::Xlsx => "xlsx",
            Kind::Text => "text",
        }
    }
}

/// The language of a paper. Clauses are read from English only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Language {
    /// English.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Welsh: kept and searched, its date and numbers read, its clauses not.
    #[serde(rename = "cy")]
    Welsh,
}

/// A place in a document.
///
/// `page` is the file's own sheet, from 1; `printed_page` what the paper prints on
/// it. Text has neither. `line` counts from 1, in a text file through the file, in
/// a PDF on the page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Place {
    /// The sheet, from 1.
    pub page: Option<u32>,
    /// The page number as the paper prints it.
    pub printed_page: Option<String>,
    /// The line, from 1.
    pub line: u32,
}

impl Place {
    /// In few letters, as people cite it: `p 14` for the number that is printed, else
    /// `sheet 16`, which nobody finds printed, else the line of a text.
    pub fn short(&self) -> String {
        match (&self.printed_page, self.page) {
            (Some(printed), _) => format!("p {printed}"),
            (None, Some(sheet)) => format!("sheet {sheet}"),
            (None, None) if self.line > 0 => format!("line {}", self.line),
            (None, None) => String::new(),
        }
    }

    /// In words, with the sheet where the paper counts otherwise: `page 14 (sheet 16)`.
    pub fn long(&self) -> String {
        match (&self.printed_page, self.page) {
            (Some(printed), Some(sheet)) if *printed != sheet.to_string() => {
                format!("page {printed} (sheet {sheet})")
            }
            (Some(printed), _) => format!("page {printed}"),
            (None, Some(_) | None) => self.short(),
        }
    }
}

/// From one sheet to another, as [`Place::short`] says one: `p 4–5`, `sheets 4–5`.
pub fn pages(sheets: (u32, u32), printed: Option<&(String, String)>) -> String {
    match printed {
        Some((first, last)) if first == last => format!("p {first}"),
        Some((first, last)) => format!("p {first}–{last}"),
        None if sheets.0 == sheets.1 => format!("sheet {}", sheets.0),
        None => format!("sheets {}–{}", sheets.0, sheets.1),
    }
}

/// Something that the paper holds and the program could not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loss {
    /// The sheet, where the document has sheets.
    pub page: Option<u32>,
    /// What was lost, as a phrase: "a table whose columns could not be told apart".
    pub what: String,
}

/// What is said of a file that an e-mail carries, behind its name.
pub const ATTACHED: &str = "which is attached to this e-mail; save it and import it";

impl Loss {
    /// Whether it is a file that an e-mail carries, which a person has to fetch.
    pub fn is_attached(&self) -> bool {
        self.what.ends_with(ATTACHED)
    }
}

/// A paragraph of a document: the unit of reading and of full text.
///
/// `text` is folded as every quote is: NFC, soft wraps joined, white space single,
/// no control characters. A table's row is a paragraph whose cells are joined by
/// tabs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it begins.
    pub place: Place,
    /// What it is to a reader.
    pub role: ParagraphRole,
    /// Its words.
    pub text: String,
}

/// What a paragraph is to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ParagraphRole {
    /// A heading.
    Heading,
    /// Running text.
    Text,
    /// A point of a list, marker included.
    Point,
    /// A row of a table, cells joined by tabs.
    Row,
    /// A running head or foot, or a stamp: kept for the page, never quoted.
    Running,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(printed: Option<&str>, page: Option<u32>) -> Place {
        Place {
            page,
            printed_page: printed.map(str::to_owned),
            line: 40,
        }
    }

    #[test]
    fn a_sheet_without_a_printed_number_is_never_called_a_page() {
        let said = |printed, page| (place(printed, page).short(), place(printed, page).long());
        let both = |short: &str, long: &str| (short.to_owned(), long.to_owned());
        assert_eq!(said(Some("7"), Some(9)), both("p 7", "page 7 (sheet 9)"));
        assert_eq!(said(Some("9"), Some(9)), both("p 9", "page 9"));
        assert_eq!(said(None, Some(9)), both("sheet 9", "sheet 9"));
        assert_eq!(said(None, None), both("line 40", "line 40"));
    }

    #[test]
    fn several_sheets_are_said_from_the_first_to_the_last() {
        let printed = ("A3".to_owned(), "A5".to_owned());
        assert_eq!(pages((5, 7), Some(&printed)), "p A3–A5");
        assert_eq!(pages((5, 7), None), "sheets 5–7");
        assert_eq!(pages((5, 5), None), "sheet 5");
    }
}
