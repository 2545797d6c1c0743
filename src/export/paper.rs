//! A text to hand out, before it is Markdown, a web page, plain text or a Word document.

/// A text with its title and its parts in order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Paper {
    /// What it is.
    pub title: String,
    /// What it is of, and the day it stands for.
    pub subtitle: String,
    /// What it says.
    pub parts: Vec<Part>,
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// The head of a section.
    Heading(String),
    /// A head within a section.
    Subheading(String),
    /// A paragraph.
    Text(String),
    /// Something that a paper said.
    Entry(Entry),
    /// Rows under headings; the first column is words, the others are figures.
    Table(Table),
}

/// Something that a paper said, or a person wrote beside it, with what is to be told of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Entry {
    /// A person's own words, line by line.
    pub own: Vec<String>,
    /// The words, and those that they are held against.
    pub quotes: Vec<Quote>,
    /// What is to be told of them.
    pub notes: Vec<String>,
}

/// Words of a paper with their place.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Quote {
    /// What says it, where there are several.
    pub label: Option<String>,
    /// The words as they stand there.
    pub words: String,
    /// How often the meeting said the same.
    pub times: usize,
    /// Where they stand.
    pub cite: String,
}

/// Rows under headings.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// What stands over the columns.
    pub headings: Vec<String>,
    /// The rows; each has a cell a heading.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// Whether anything stands over its columns.
    pub fn has_headings(&self) -> bool {
        self.headings.iter().any(|heading| !heading.is_empty())
    }
}

impl Paper {
    /// Adds a section, where there is anything in it.
    pub fn section(&mut self, heading: &str, parts: Vec<Part>) {
        if !parts.is_empty() {
            self.parts.push(Part::Heading(heading.to_owned()));
            self.parts.extend(parts);
        }
    }

    /// Adds a paragraph.
    pub fn text(&mut self, words: impl Into<String>) {
        self.parts.push(Part::Text(words.into()));
    }
}

impl Quote {
    /// `×3`, where a meeting said it more than once.
    pub fn mark(&self) -> Option<String> {
        (self.times > 1).then(|| format!("×{}", self.times))
    }

    /// The words between quotation marks; the cells of a row stay apart.
    pub fn quoted(&self) -> String {
        format!("“{}”", self.words.replace('\t', " | "))
    }

    /// All of it in one line of plain words: "asked: “…” (×3)".
    pub fn line(&self) -> String {
        let label = self.label.as_deref().map(|label| format!("{label}: "));
        let mark = self.mark().map(|mark| format!(" ({mark})"));
        let (label, mark) = (label.unwrap_or_default(), mark.unwrap_or_default());
        format!("{label}{}{mark}", self.quoted())
    }
}
