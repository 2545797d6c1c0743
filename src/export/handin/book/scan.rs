//! A sheet of a workbook as places in its text, so that all else stays byte for byte.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use super::refs;
use crate::domain::fold;
use crate::export::handin::place;

/// A sheet.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// The part of the workbook that it is.
    pub part: String,
    /// A person sees it.
    pub is_shown: bool,
    /// Its text.
    pub text: String,
    /// Where its rows stand in it.
    pub data: Range<usize>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// The cells that are one: the columns and the rows, both ends among them.
    pub merged: Vec<Area>,
    /// How wide its columns are, in letters.
    widths: Vec<(Range<u32>, f64)>,
    /// How high a line is, in points.
    pub line_height: f64,
}

/// Cells that are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// The first column and the last.
    pub columns: (u32, u32),
    /// The first row and the last.
    pub rows: (u32, u32),
}

/// A row of a sheet.
#[derive(Debug, Default)]
pub struct Row {
    /// Its number, from one.
    pub number: u32,
    /// Where it stands.
    pub range: Range<usize>,
    /// The tag that opens it.
    pub head: Range<usize>,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A cell of a sheet.
#[derive(Debug, Default)]
pub struct Cell {
    /// Its column, from nought.
    pub column: u32,
    /// Where it stands.
    pub range: Range<usize>,
    /// The tag that opens it.
    pub head: Range<usize>,
    /// Its look, by its place among them.
    pub style: usize,
    /// What stands in it.
    pub value: Value,
    /// What reckons it.
    pub formula: Option<Formula>,
}

/// What stands in a cell.
#[derive(Debug, Default, Clone, PartialEq)]
pub enum Value {
    /// Nothing.
    #[default]
    None,
    /// Words.
    Words(String),
    /// A number, or a day.
    Number(f64),
}

/// What reckons a cell.
#[derive(Debug)]
pub struct Formula {
    /// Where it stands, with its tags.
    pub range: Range<usize>,
    /// One text reckons several cells.
    pub is_shared: bool,
}

impl Sheet {
    /// The text of a sheet, taken apart. `shared`: the words that cells share.
    pub fn of(text: String, shared: &[String]) -> Result<Sheet, quick_xml::Error> {
        let mut scan = Scan {
            sheet: Sheet {
                line_height: 15.0,
                ..Sheet::default()
            },
            row: None,
            cell: None,
            shared,
        };
        scan.read(&text)?;
        let mut sheet = scan.sheet;
        sheet.rows.sort_by_key(|row| row.number);
        sheet.text = text;
        Ok(sheet)
    }

    /// The row of a number.
    pub fn row(&self, number: u32) -> Option<&Row> {
        let at = self.rows.binary_search_by_key(&number, |row| row.number);
        self.rows.get(at.ok()?)
    }

    /// The rows right under a head: those that are filled, else those that are empty, else one
    /// that is put there.
    pub fn under(&mut self, head: usize) -> Vec<usize> {
        let first = self.rows[head].number + 1;
        let filled = self.row(first).map(Row::is_filled);
        let Some(filled) = filled else {
            let row = Row {
                number: first,
                range: self.rows[head].range.end..self.rows[head].range.end,
                head: self.rows[head].head.clone(),
                cells: Vec::new(),
            };
            self.rows.insert(head + 1, row);
            return vec![head + 1];
        };
        (head + 1..self.rows.len())
            .zip(first..)
            .take_while(|(at, number)| {
                self.rows[*at].number == *number && self.rows[*at].is_filled() == filled
            })
            .map(|(at, _)| at)
            .collect()
    }

    /// How wide a column is, in letters.
    pub fn width(&self, column: u32) -> f64 {
        let mut own = self.widths.iter();
        let own = own.find(|(columns, _)| columns.contains(&(column + 1)));
        own.map_or(8.43, |(_, width)| *width)
    }
}

impl Row {
    /// The cell of a column.
    pub fn at(&self, column: u32) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.column == column)
    }

    /// Something stands in it.
    pub fn is_filled(&self) -> bool {
        self.cells.iter().any(|cell| cell.value != Value::None)
    }

    /// Its words, folded.
    pub fn key(&self) -> String {
        let words = self.cells.iter().filter_map(|cell| match &cell.value {
            Value::Words(words) => Some(words.as_str()),
            Value::Number(_) | Value::None => None,
        });
        fold::compare(&words.collect::<Vec<_>>().join(" "))
    }
}

/// The words that cells share, in their order.
pub fn shared(text: &str) -> Result<Vec<String>, quick_xml::Error> {
    let mut reader = Reader::from_str(text);
    let mut path: Vec<String> = Vec::new();
    let mut all: Vec<String> = Vec::new();
    loop {
        let from = place(&reader);
        let event = reader.read_event()?;
        let to = place(&reader);
        match event {
            Event::Start(start) => {
                if start.name().as_ref() == "si" {
                    all.push(String::new());
                }
                path.push(start.name().as_ref().to_owned());
            }
            Event::Empty(start) if start.name().as_ref() == "si" => all.push(String::new()),
            Event::End(_) => {
                path.pop();
            }
            Event::Text(_) | Event::GeneralRef(_) | Event::CData(_) => {
                // How an eastern word is spoken is no part of it.
                let is_text = path.last().is_some_and(|name| name == "t")
                    && !path.iter().any(|name| name == "rPh");
                if is_text && let Some(last) = all.last_mut() {
                    last.push_str(&words(text, from..to));
                }
            }
            Event::Eof => return Ok(all),
            Event::Empty(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_) => {}
        }
    }
}

/// The value of an attribute.
pub fn attribute(start: &BytesStart, name: &str) -> Option<String> {
    let mut attributes = start.attributes().flatten();
    let found = attributes.find(|attribute| attribute.key.as_ref() == name)?;
    let raw = found.value.into_owned();
    Some(unescape(&raw).map_or_else(|_| raw.clone(), std::borrow::Cow::into_owned))
}

fn words(text: &str, range: Range<usize>) -> String {
    let raw = text.get(range).unwrap_or_default();
    let raw = raw
        .strip_prefix("<![CDATA[")
        .and_then(|raw| raw.strip_suffix("]]>"))
        .unwrap_or(raw);
    unescape(raw).map_or_else(|_| raw.to_owned(), std::borrow::Cow::into_owned)
}

/// What is being read.
struct Scan<'s> {
    sheet: Sheet,
    row: Option<Row>,
    cell: Option<Open>,
    shared: &'s [String],
}

/// A cell that is being read.
#[derive(Default)]
struct Open {
    cell: Cell,
    kind: String,
    value: String,
    inline: String,
}

impl Scan<'_> {
    fn read(&mut self, text: &str) -> Result<(), quick_xml::Error> {
        let mut reader = Reader::from_str(text);
        let mut path: Vec<(String, usize)> = Vec::new();
        loop {
            let from = place(&reader);
            let event = reader.read_event()?;
            let to = place(&reader);
            match event {
                Event::Start(start) => {
                    self.begin(&start, from, to);
                    path.push((start.name().as_ref().to_owned(), from));
                }
                Event::Empty(start) => {
                    self.begin(&start, from, to);
                    self.end(start.name().as_ref(), from, from, to);
                }
                Event::End(end) => {
                    let began = path.pop().map_or(from, |(_, began)| began);
                    self.end(end.name().as_ref(), began, from, to);
                }
                Event::Text(_) | Event::GeneralRef(_) | Event::CData(_) => {
                    let name = path.last().map_or("", |(name, _)| name.as_str());
                    let spoken = path.iter().any(|(name, _)| name == "rPh");
                    if let Some(open) = &mut self.cell {
                        match name {
                            "v" => open.value.push_str(&words(text, from..to)),
                            "t" if !spoken => open.inline.push_str(&words(text, from..to)),
                            _ => {}
                        }
                    }
                }
                Event::Eof => return Ok(()),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
    }

    fn begin(&mut self, start: &BytesStart, from: usize, to: usize) {
        let number = |name: &str| attribute(start, name).and_then(|words| words.parse().ok());
        match start.name().as_ref() {
            "sheetFormatPr" => {
                let height = attribute(start, "defaultRowHeight");
                let height = height.and_then(|words| words.parse().ok());
                self.sheet.line_height = height.unwrap_or(15.0_f64).clamp(8.0, 60.0);
            }
            "col" => {
                let width = attribute(start, "width").and_then(|words| words.parse().ok());
                if let (Some(first), Some(last), Some(width)) =
                    (number("min"), number("max"), width)
                {
                    self.sheet.widths.push((first..last + 1, width));
                }
            }
            "sheetData" => self.sheet.data = to..to,
            "row" => {
                let last = self.sheet.rows.last().map_or(0, |row| row.number);
                self.row = Some(Row {
                    number: number("r").unwrap_or(last + 1),
                    range: from..to,
                    head: from..to,
                    cells: Vec::new(),
                });
            }
            "c" => {
                let Some(row) = &self.row else {
                    return;
                };
                let next = row.cells.last().map_or(0, |cell| cell.column + 1);
                let place = attribute(start, "r").and_then(|words| refs::parse(&words));
                let style = attribute(start, "s").and_then(|words| words.parse().ok());
                self.cell = Some(Open {
                    cell: Cell {
                        column: place.map_or(next, |(column, _)| column),
                        range: from..to,
                        head: from..to,
                        style: style.unwrap_or_default(),
                        ..Cell::default()
                    },
                    kind: attribute(start, "t").unwrap_or_default(),
                    ..Open::default()
                });
            }
            "f" => {
                if let Some(open) = &mut self.cell {
                    let kind = attribute(start, "t");
                    open.cell.formula = Some(Formula {
                        range: from..to,
                        is_shared: kind.is_some_and(|kind| kind != "normal"),
                    });
                }
            }
            "mergeCell" => {
                let area = attribute(start, "ref");
                let ends = area.as_deref().and_then(|area| area.split_once(':'));
                let ends =
                    ends.and_then(|(one, other)| Some((refs::parse(one)?, refs::parse(other)?)));
                self.sheet.merged.extend(ends.map(|(one, other)| Area {
                    columns: (one.0, other.0),
                    rows: (one.1, other.1),
                }));
            }
            _ => {}
        }
    }

    /// An element that began at `began` ended: its last tag stands at `from..to`.
    fn end(&mut self, name: &str, began: usize, from: usize, to: usize) {
        match name {
            "sheetData" => self.sheet.data.end = from.max(self.sheet.data.start),
            "row" => {
                if let Some(mut row) = self.row.take() {
                    row.range.end = to;
                    self.sheet.rows.push(row);
                }
            }
            "f" => {
                let formula = self
                    .cell
                    .as_mut()
                    .and_then(|open| open.cell.formula.as_mut());
                if let Some(formula) = formula {
                    formula.range = began..to;
                }
            }
            "c" => {
                let Some(mut open) = self.cell.take() else {
                    return;
                };
                open.cell.range.end = to;
                open.cell.value = self.value(&open);
                if let Some(row) = &mut self.row {
                    row.cells.push(open.cell);
                }
            }
            _ => {}
        }
    }

    fn value(&self, open: &Open) -> Value {
        let words = match open.kind.as_str() {
            "s" => {
                let at: Option<usize> = open.value.trim().parse().ok();
                at.and_then(|at| self.shared.get(at)).cloned()
            }
            "inlineStr" => Some(open.inline.clone()),
            "str" | "b" | "e" | "d" => Some(open.value.clone()),
            _ => match open.value.trim().parse() {
                Ok(number) => return Value::Number(number),
                Err(_) => None,
            },
        };
        words
            .filter(|words| !words.trim().is_empty())
            .map_or(Value::None, Value::Words)
    }
}
