//! Rows written back into a copy of the Word document they came from: its header, logo,
//! page and styles stay, and so does every byte of a row that nobody touched.

use std::io::{Cursor, Read, Write};

use quick_xml::escape::escape;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::word;
use super::{Cell, Handed, Line, Table};
use crate::domain::fold;
use crate::domain::identity::likeness;
use crate::export::docx::run;
use scan::{XCell, XRow, XTable};

mod dress;
mod scan;

/// The part of a Word document that has its text.
const TEXT: &str = "word/document.xml";
/// The longest text that is written back.
const LARGEST: u64 = 64 << 20;
/// Rows as like as this are one: numbers that a list puts in front are not in the text.
const ALIKE: f64 = 0.85;

/// Where rows are written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Into {
    /// The paper that they came from: what it has besides them stays.
    Paper,
    /// A form: all rows under its headings give way.
    Form,
}

/// Why rows could not be written back.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It is none, or broken.
    #[error("it is no document that can be written to ({0})")]
    Broken(String),
    /// No table of it has the rows or the headings.
    #[error("none of its tables has these rows or headings")]
    NoTable,
    /// The rows stand in several tables.
    #[error("its rows stand in several tables")]
    Split,
}

fn broken(error: impl std::fmt::Display) -> Error {
    Error::Broken(error.to_string())
}

/// A copy of a Word document with these rows in the place of its own.
pub fn docx(handed: &Handed, original: &[u8], into: Into) -> Result<Vec<u8>, Error> {
    let mut archive = ZipArchive::new(Cursor::new(original)).map_err(broken)?;
    let mut text = String::new();
    archive
        .by_name(TEXT)
        .map_err(broken)?
        .take(LARGEST)
        .read_to_string(&mut text)
        .map_err(broken)?;
    let text = written(handed, &text, into)?;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(broken)?;
        if part.name().is_ok_and(|name| name == TEXT) {
            drop(part);
            zip.start_file(TEXT, SimpleFileOptions::default())
                .map_err(broken)?;
            zip.write_all(text.as_bytes()).map_err(broken)?;
        } else {
            zip.raw_copy_file(part).map_err(broken)?;
        }
    }
    Ok(zip.finish().map_err(broken)?.into_inner())
}

/// The text of a document with the tables written into it.
fn written(handed: &Handed, text: &str, into: Into) -> Result<String, Error> {
    let tables = scan::tables(text).map_err(broken)?;
    let mut edits: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    let mut behind: Option<usize> = None;
    let mut found = false;
    for table in &handed.tables {
        match place(table, &tables, into)? {
            Some(at) => {
                let place = &tables[at];
                edits.push((place.body(text), rows(table, place, text, into)));
                behind = behind.max(Some(place.range.end));
                found = true;
            }
            None if !found && into == Into::Paper => return Err(Error::NoTable),
            None => {
                // A form without such a table gets it at its end, a paper behind the first.
                let end = end_of(text);
                let at = if found { behind.unwrap_or(end) } else { end };
                let title = table.title.as_ref().unwrap_or(&handed.title);
                let whole = word::whole(table);
                edits.push((at..at, format!("{}{whole}<w:p/>", plain(title, true))));
            }
        }
    }
    if !handed.notes.is_empty() {
        let at = end_of(text);
        let notes: Vec<String> = handed.notes.iter().map(|note| plain(note, false)).collect();
        edits.push((at..at, notes.concat()));
    }
    // Stable: what goes to one place keeps its order.
    edits.sort_by_key(|(range, _)| range.start);
    let mut whole = String::with_capacity(text.len());
    let mut from = 0;
    for (range, words) in edits {
        whole.push_str(text.get(from..range.start).ok_or(Error::Split)?);
        whole.push_str(&words);
        from = range.end;
    }
    whole.push_str(text.get(from..).unwrap_or_default());
    Ok(whole)
}

fn plain(words: &str, bold: bool) -> String {
    let dress = if bold { "<w:rPr><w:b/></w:rPr>" } else { "" };
    format!("<w:p>{}</w:p>", run(words, dress))
}

/// Before the last section's page, where the text ends.
fn end_of(text: &str) -> usize {
    let body = text.rfind("</w:body>").unwrap_or(text.len());
    let before = &text[..body];
    let section = before.rfind("<w:sectPr").filter(|at| {
        // One that ends a section within the text stands in a paragraph.
        !before[*at..].contains("</w:p>")
    });
    section.unwrap_or(body)
}

/// The table of the document that the rows belong to.
fn place(table: &Table, tables: &[XTable], into: Into) -> Result<Option<usize>, Error> {
    let keys: Vec<String> = table.own.iter().map(|cells| key(cells)).collect();
    let count = |place: &XTable| {
        let rows = place.rows.iter().map(XRow::key);
        rows.filter(|row| !row.is_empty() && keys.contains(row))
            .count()
    };
    let counts: Vec<usize> = tables.iter().map(count).collect();
    let most = counts.iter().copied().max().unwrap_or_default();
    if most > 0 && into == Into::Paper {
        // A table that stands in another is counted with it: the inner one is meant.
        let holding: Vec<usize> = (0..tables.len())
            .filter(|at| counts[*at] > 0)
            .filter(|at| {
                !tables.iter().zip(&counts).any(|(other, count)| {
                    *count > 0
                        && other.range != tables[*at].range
                        && tables[*at].range.contains(&other.range.start)
                })
            })
            .collect();
        return match holding.as_slice() {
            [one] => Ok(Some(*one)),
            _ => Err(Error::Split),
        };
    }
    let headings = fold::compare(&table.headings.join(" "));
    Ok(tables
        .iter()
        .position(|place| place.rows.iter().take(3).any(|row| row.key() == headings)))
}

fn key(cells: &[String]) -> String {
    fold::compare(&cells.join(" "))
}

/// The rows of a table of the document, as they are to be.
fn rows(table: &Table, place: &XTable, text: &str, into: Into) -> String {
    let headings = fold::compare(&table.headings.join(" "));
    let head = place.rows.iter().position(|row| row.key() == headings);
    let first = head.map_or(0, |head| head + 1);
    let mut taken: Vec<bool> = vec![false; place.rows.len()];
    let mut find = |cells: &[String]| -> Option<usize> {
        let wanted = key(cells);
        let free = |at: &usize| !taken[*at] && *at >= first;
        let exact = (first..place.rows.len())
            .filter(free)
            .find(|at| place.rows[*at].key() == wanted);
        let at = exact.or_else(|| {
            let alike = |at: &usize| likeness(&place.rows[*at].key(), &wanted);
            (first..place.rows.len())
                .filter(free)
                .filter(|at| alike(at) >= ALIKE)
                .max_by(|one, other| alike(one).total_cmp(&alike(other)))
        })?;
        taken[at] = true;
        Some(at)
    };
    let own: Vec<Option<usize>> = table
        .lines
        .iter()
        .map(|line| find(line.printed.as_ref()?))
        .collect();
    // Rows that are left out.
    for cells in &table.own {
        if !table
            .lines
            .iter()
            .any(|line| line.printed.as_ref() == Some(cells))
        {
            find(cells);
        }
    }
    let known = |at: usize| taken[at] || into == Into::Form && at >= first;
    let model = |band: bool| {
        let lines = table.lines.iter().zip(&own);
        let mut same = lines.filter(|(line, at)| line.band == band && at.is_some());
        same.find_map(|(_, at)| *at)
            .or_else(|| (first..place.rows.len()).find(|at| place.rows[*at].cells.len() > 1))
            .or(head)
    };
    let merges = table.day.is_some_and(|day| {
        (first..place.rows.len()).filter(|at| known(*at)).any(|at| {
            place.rows[at]
                .at(day)
                .is_some_and(|cell| cell.merge.is_some())
        })
    });
    let mut out = String::new();
    for row in place.rows.iter().take(first) {
        out.push_str(row.text(text));
    }
    let mut kept = first;
    let mut before: Option<usize> = None;
    let mut parted: Vec<usize> = Vec::new();
    for (line, at) in table.lines.iter().zip(&own) {
        if let Some(at) = at {
            // What stands between the rows and is none of them stays where it is.
            for row in (kept..*at).filter(|row| !known(*row)) {
                out.push_str(place.rows[row].text(text));
            }
            kept = kept.max(*at);
        }
        let Some(like) = at
            .or(before.filter(|_| !line.band))
            .or_else(|| model(line.band))
        else {
            continue;
        };
        let writer = Writer {
            line,
            row: &place.rows[like],
            text,
            is_own: at.is_some(),
            follows: at.is_some() && before.is_some_and(|before| Some(before + 1) == *at),
            merged_day: table.day.filter(|_| merges),
            parted: &parted,
        };
        out.push_str(&writer.row());
        parted = writer.parts();
        before = at.or(before);
    }
    for row in (kept..place.rows.len()).filter(|row| !known(*row)) {
        out.push_str(place.rows[row].text(text));
    }
    out
}

/// Writes one row.
struct Writer<'a> {
    line: &'a Line,
    /// Its own row, or the one that it is made like.
    row: &'a XRow,
    text: &'a str,
    is_own: bool,
    /// The row above is the one that was above it.
    follows: bool,
    /// The column whose cells are merged over the rows of a day.
    merged_day: Option<usize>,
    /// The columns in which a merged cell above was written anew.
    parted: &'a [usize],
}

impl Writer<'_> {
    fn row(&self) -> String {
        let whole = self.row.text(self.text);
        let mut out = String::with_capacity(whole.len());
        let mut from = self.row.range.start;
        for cell in &self.row.cells {
            out.push_str(&self.text[from..cell.range.start]);
            out.push_str(&self.cell(cell));
            from = cell.range.end;
        }
        out.push_str(&self.text[from..self.row.range.end]);
        if self.is_own {
            return out;
        }
        dress::fresh_row(&out)
    }

    fn cell(&self, cell: &XCell) -> String {
        let own = &self.text[cell.range.clone()];
        let new = self.line.cells.get(cell.column);
        let blank = Cell::default();
        let new = new.unwrap_or(&blank);
        let same = self.stays(cell);
        let mut written = if same {
            own.to_owned()
        } else {
            self.rewritten(cell, new)
        };
        if self.merged_day == Some(cell.column) && !self.line.band {
            written = dress::merge(&written, Some(!self.line.same_day));
        } else if cell.merge.is_some() && (!same || !self.follows || self.is_parted(cell)) {
            // Words of its own show in no cell that another one covers.
            written = dress::merge(&written, None);
        }
        if self.line.changed {
            written = dress::shade(&written, word::CHANGED);
        }
        written
    }

    /// Whether the cell that covers this one was written anew above it.
    fn is_parted(&self, cell: &XCell) -> bool {
        self.parted.contains(&cell.column)
    }

    /// The columns whose merged cells were written anew here, or above and go on here.
    fn parts(&self) -> Vec<usize> {
        let cells = self.row.cells.iter().filter(|cell| cell.merge.is_some());
        let parted = cells.filter(|cell| {
            let goes_on = cell.merge == Some(false) && self.follows && self.is_parted(cell);
            goes_on || !self.stays(cell)
        });
        parted.map(|cell| cell.column).collect()
    }

    /// Whether a cell is to say what it says.
    fn stays(&self, cell: &XCell) -> bool {
        let blank = Cell::default();
        let new = self.line.cells.get(cell.column).unwrap_or(&blank);
        self.is_own && new.slanted.is_none() && fold::quote(&new.text) == self.printed(cell.column)
    }

    /// What the paper prints in a cell of this row.
    fn printed(&self, column: usize) -> String {
        let cells = self.line.printed.as_ref();
        let words = cells.and_then(|cells| cells.get(column));
        fold::quote(words.map_or("", String::as_str))
    }

    /// A cell with other words, in the dress of its first ones.
    fn rewritten(&self, cell: &XCell, new: &Cell) -> String {
        let part = |range: &Option<std::ops::Range<usize>>| {
            range.as_ref().map_or("", |range| &self.text[range.clone()])
        };
        let mut letters = part(&cell.letters).to_owned();
        if let Some(slanted) = new.slanted {
            letters = dress::slant(&letters, slanted);
        }
        let paragraph = part(&cell.paragraph);
        let old = self.printed(cell.column);
        // New words over old ones leave the old ones as they are.
        let (fresh, kept) = match Self::above(new, &old) {
            Some(fresh) if self.is_own && cell.content.start < cell.content.end => {
                (fresh, &self.text[cell.content.clone()])
            }
            Some(_) | None => (new.text.as_str(), ""),
        };
        let mut lines: Vec<&str> = fresh.lines().collect();
        if lines.is_empty() && kept.is_empty() {
            lines.push("");
        }
        let lines: Vec<String> = lines
            .into_iter()
            .map(|words| {
                let words = if words.is_empty() {
                    String::new()
                } else {
                    let words: String = words.chars().filter(|c| !c.is_control()).collect();
                    format!(
                        "<w:r>{letters}<w:t xml:space=\"preserve\">{}</w:t></w:r>",
                        escape(words.as_str())
                    )
                };
                format!("<w:p>{paragraph}{words}</w:p>")
            })
            .collect();
        format!("<w:tc>{}{}{kept}</w:tc>", part(&cell.dress), lines.concat())
    }

    /// The words that were put above those that the paper prints.
    fn above<'n>(new: &'n Cell, old: &str) -> Option<&'n str> {
        if old.is_empty() || new.slanted.is_some() {
            return None;
        }
        let starts = new.text.match_indices('\n').map(|(at, _)| at);
        let mut starts = starts.filter(|at| fold::quote(&new.text[at + 1..]) == old);
        starts.next().map(|at| &new.text[..at])
    }
}
