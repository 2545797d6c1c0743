//! The tables of a Word document's text as places in it, so that all else stays byte for
//! byte.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use crate::domain::fold;
use crate::export::handin::place;

/// A table.
#[derive(Debug, Default)]
pub struct XTable {
    /// Where it stands.
    pub range: Range<usize>,
    /// Its rows.
    pub rows: Vec<XRow>,
}

/// A row.
#[derive(Debug, Default)]
pub struct XRow {
    /// Where it stands.
    pub range: Range<usize>,
    /// Its cells.
    pub cells: Vec<XCell>,
}

/// A cell.
#[derive(Debug, Default)]
pub struct XCell {
    /// Where it stands.
    pub range: Range<usize>,
    /// The column it begins in.
    pub column: usize,
    /// How many columns it covers.
    span: usize,
    /// It is the first, or not the first, of cells merged over rows.
    pub merge: Option<bool>,
    /// Its look.
    pub dress: Option<Range<usize>>,
    /// The look of its first paragraph.
    pub paragraph: Option<Range<usize>>,
    /// The look of its first letters.
    pub letters: Option<Range<usize>>,
    /// All that stands in it behind its look.
    pub content: Range<usize>,
    words: String,
}

impl XTable {
    /// From its first row to behind its last.
    pub fn body(&self, _text: &str) -> Range<usize> {
        let first = self
            .rows
            .first()
            .map_or(self.range.end, |row| row.range.start);
        first..self.rows.last().map_or(first, |row| row.range.end)
    }
}

impl XRow {
    /// Its words, folded.
    pub fn key(&self) -> String {
        let words: Vec<&str> = self.cells.iter().map(|cell| cell.words.as_str()).collect();
        fold::compare(&words.join(" "))
    }

    /// As it stands.
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        &text[self.range.clone()]
    }

    /// The cell that begins in a column.
    pub fn at(&self, column: usize) -> Option<&XCell> {
        self.cells.iter().find(|cell| cell.column == column)
    }
}

/// What is being read of a table.
#[derive(Default)]
struct Open {
    table: XTable,
    row: Option<(XRow, usize)>,
    cell: Option<XCell>,
}

/// Every table, in the order of their ends.
pub fn tables(text: &str) -> Result<Vec<XTable>, quick_xml::Error> {
    let mut reader = Reader::from_str(text);
    let mut tables = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut path: Vec<(String, usize)> = Vec::new();
    loop {
        let from = place(&reader);
        let event = reader.read_event()?;
        let to = place(&reader);
        match event {
            Event::Start(start) => {
                begin(&mut open, &start, from, to);
                path.push((start.name().as_ref().to_owned(), from));
            }
            Event::Empty(start) => {
                note(&mut open, &path, &start);
                finish(
                    &mut open,
                    &mut tables,
                    &path,
                    start.name().as_ref(),
                    from,
                    to,
                    true,
                );
            }
            Event::End(end) => {
                let Some((_, start)) = path.pop() else {
                    continue;
                };
                finish(
                    &mut open,
                    &mut tables,
                    &path,
                    end.name().as_ref(),
                    start,
                    to,
                    false,
                );
            }
            Event::Text(_) | Event::GeneralRef(_) | Event::CData(_) => {
                let in_text = path.last().is_some_and(|(name, _)| name == "w:t");
                if in_text && let Some(raw) = text.get(from..to) {
                    let words =
                        unescape(raw).map_or_else(|_| raw.to_owned(), std::borrow::Cow::into_owned);
                    say(&mut open, &words);
                }
            }
            Event::Eof => return Ok(tables),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// Words count for every cell that they stand in.
fn say(open: &mut [Open], words: &str) {
    for cell in open.iter_mut().filter_map(|open| open.cell.as_mut()) {
        cell.words.push_str(words);
    }
}

fn begin(open: &mut Vec<Open>, start: &BytesStart, from: usize, to: usize) {
    match start.name().as_ref() {
        "w:tbl" => {
            let mut table = Open::default();
            table.table.range.start = from;
            open.push(table);
        }
        "w:tr" => {
            if let Some(open) = open.last_mut() {
                let mut row = XRow::default();
                row.range.start = from;
                open.row = Some((row, 0));
            }
        }
        "w:tc" => {
            if let Some(open) = open.last_mut() {
                let column = open.row.as_ref().map_or(0, |(_, column)| *column);
                open.cell = Some(XCell {
                    range: from..from,
                    column,
                    span: 1,
                    content: to..to,
                    ..XCell::default()
                });
            }
        }
        _ => {}
    }
}

/// A mark without content: how a cell is merged, where a line ends.
fn note(open: &mut [Open], path: &[(String, usize)], start: &BytesStart) {
    let value = |name: &str| {
        let mut attributes = start.attributes().flatten();
        let found = attributes.find(|attribute| attribute.key.as_ref() == name)?;
        Some(found.value.into_owned())
    };
    let number = || value("w:val").and_then(|words| words.parse::<usize>().ok());
    let parent = path.last().map(|(name, _)| name.as_str());
    match (start.name().as_ref(), parent) {
        ("w:gridSpan", Some("w:tcPr")) => {
            if let Some(cell) = open.last_mut().and_then(|open| open.cell.as_mut()) {
                cell.span = number().unwrap_or(1).clamp(1, 256);
            }
        }
        ("w:vMerge", Some("w:tcPr")) => {
            if let Some(cell) = open.last_mut().and_then(|open| open.cell.as_mut()) {
                cell.merge = Some(value("w:val").as_deref() == Some("restart"));
            }
        }
        ("w:gridBefore", Some("w:trPr")) => {
            if let Some((_, column)) = open.last_mut().and_then(|open| open.row.as_mut()) {
                *column = number().unwrap_or(0).min(256);
            }
        }
        ("w:br" | "w:tab" | "w:cr", Some("w:r")) => say(open, " "),
        _ => {}
    }
}

/// Something ended that began at `from`, within `path`.
fn finish(
    open: &mut Vec<Open>,
    tables: &mut Vec<XTable>,
    path: &[(String, usize)],
    name: &str,
    from: usize,
    to: usize,
    empty: bool,
) {
    let parent = path.last().map(|(name, _)| name.as_str());
    let Some(last) = open.last_mut() else {
        return;
    };
    match (name, parent) {
        ("w:p", _) => say(open, " "),
        ("w:tcPr", Some("w:tc")) => {
            if let Some(cell) = &mut last.cell {
                cell.dress = Some(from..to);
                cell.content.start = to;
            }
        }
        ("w:pPr", Some("w:p")) => {
            if let Some(cell) = &mut last.cell {
                cell.paragraph.get_or_insert(from..to);
            }
        }
        ("w:rPr", Some("w:r")) => {
            if let Some(cell) = &mut last.cell {
                cell.letters.get_or_insert(from..to);
            }
        }
        ("w:tc", _) if !empty => {
            if let (Some(mut cell), Some((row, column))) = (last.cell.take(), &mut last.row) {
                cell.range.end = to;
                cell.content.end = to - "</w:tc>".len();
                *column += cell.span;
                row.cells.push(cell);
            }
        }
        ("w:tr", _) if !empty => {
            if let Some((mut row, _)) = last.row.take() {
                row.range.end = to;
                last.table.rows.push(row);
            }
        }
        ("w:tbl", _) if !empty => {
            if let Some(mut done) = open.pop() {
                done.table.range.end = to;
                tables.push(done.table);
            }
        }
        _ => {}
    }
}
