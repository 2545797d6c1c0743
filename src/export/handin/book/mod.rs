//! Rows written back into a copy of the workbook they came from: its look, its columns, its
//! other sheets, its filter and its frozen head stay, and so does every byte of a row that
//! nobody touched, but for its number.

mod around;
mod look;
mod place;
mod refs;
mod rows;
mod scan;

use std::collections::{BTreeMap, HashSet};
use std::io::{Cursor, Read, Write};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::back::{Error, Into};
use super::{Handed, word};
use crate::parse::restricted;
use look::Looks;
use refs::Moves;
use scan::{Sheet, Value};

/// The longest part that is written back.
const LARGEST: u64 = 64 << 20;
const WORKBOOK: &str = "xl/workbook.xml";
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";
const TYPES: &str = "[Content_Types].xml";
const SHARED: &str = "xl/sharedStrings.xml";
const STYLES: &str = "xl/styles.xml";
/// The order in which formulas are reckoned; made anew by whatever opens the workbook.
const ORDER: &str = "xl/calcChain.xml";

/// A workbook, and what is to be said of it.
pub struct Written {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Sentences for whoever asked.
    pub said: Vec<String>,
}

/// A workbook that is being written to.
struct Book {
    /// Its parts that are text and were looked at, by their names.
    parts: BTreeMap<String, String>,
    /// The names of all its parts, in their order.
    names: Vec<String>,
    sheets: Vec<Sheet>,
}

fn broken(error: impl std::fmt::Display) -> Error {
    Error::Broken(error.to_string())
}

/// A copy of a workbook with these rows in the place of its own.
pub fn xlsx(handed: &Handed, original: &[u8], into: Into) -> Result<Written, Error> {
    let mut archive = ZipArchive::new(Cursor::new(original)).map_err(broken)?;
    let mut book = Book::read(&mut archive)?;
    if book.names.iter().any(|name| name.contains("pivotCache")) {
        // It keeps words of rows that are left out, where nobody sees them.
        return Err(Error::Broken("it has a pivot table".to_owned()));
    }
    let places = match into {
        Into::Paper => place::places(handed, &book.sheets)?,
        Into::Form => place::under_heads(handed, &mut book.sheets)?,
    };
    let mut looks = Looks::of(book.parts.get(STYLES).cloned().unwrap_or_default());
    let mut written: BTreeMap<usize, (String, Moves)> = BTreeMap::new();
    let mut said = Vec::new();
    let last = places.iter().flatten().map(|place| place.sheet).next_back();
    for (at, sheet) in book.sheets.iter().enumerate() {
        let all = || handed.tables.iter().zip(&places);
        let here: Vec<_> = all()
            .filter_map(|(table, place)| Some((table, place.as_ref()?)))
            .filter(|(_, place)| place.sheet == at)
            .collect();
        if here.is_empty() {
            continue;
        }
        let apart = all().filter(|(_, place)| place.is_none());
        let apart: Vec<_> = apart.map(|(table, _)| table).collect();
        let end = (Some(at) == last).then_some((apart.as_slice(), handed.notes.as_slice()));
        let (text, moves, loses) = rows::sheet(sheet, &here, end, &mut looks);
        if loses {
            said.push(format!(
                "formulas that several rows of “{}” share are handed in as what they gave",
                sheet.name
            ));
        }
        written.insert(at, (text, moves));
    }
    book.follow(&written);
    said.extend(book.others(&written));
    for (at, (text, _)) in written {
        let part = book.sheets[at].part.clone();
        book.parts.insert(part, text);
    }
    if book.parts.contains_key(STYLES) {
        let styles = looks.written(word::CHANGED);
        book.parts.insert(STYLES.to_owned(), styles);
    }
    book.forget_words()?;
    let bytes = book.zipped(&mut archive)?;
    Ok(Written { bytes, said })
}

impl Book {
    fn read(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Book, Error> {
        let mut parts = BTreeMap::new();
        let mut names = Vec::new();
        for at in 0..archive.len() {
            let part = archive.by_index(at).map_err(broken)?;
            let name = part.name().map_err(broken)?.to_string();
            let is_text = [".xml", ".rels", ".vml"]
                .iter()
                .any(|end| name.ends_with(end));
            let is_looked_at = name == TYPES
                || name.starts_with("xl/") && !name.starts_with("xl/theme") && is_text;
            if is_looked_at {
                let mut bytes = Vec::new();
                part.take(LARGEST).read_to_end(&mut bytes).map_err(broken)?;
                // What is no plain text goes along as it is.
                if let Ok(text) = String::from_utf8(bytes) {
                    parts.insert(name.clone(), text);
                }
            }
            names.push(name);
        }
        let text = |name: &str| parts.get(name).map_or("", String::as_str);
        let targets = targets(text(RELATIONS)).map_err(broken)?;
        let shared = scan::shared(text(SHARED)).map_err(broken)?;
        let mut sheets = Vec::new();
        for (name, id, is_shown) in sheet_names(text(WORKBOOK)).map_err(broken)? {
            let Some(target) = targets.get(&id) else {
                continue;
            };
            let part = target
                .strip_prefix('/')
                .map_or_else(|| format!("xl/{target}"), ToOwned::to_owned);
            let Some(words) = parts
                .get(&part)
                .filter(|words| words.contains("<worksheet"))
            else {
                continue;
            };
            let mut sheet = Sheet::of(words.clone(), &shared).map_err(broken)?;
            sheet.name = name;
            sheet.part = part;
            sheet.is_shown = is_shown;
            sheets.push(sheet);
        }
        Ok(Book {
            parts,
            names,
            sheets,
        })
    }

    /// What speaks of rows by their numbers follows those that moved: names of the workbook,
    /// formulas of other sheets, tables, remarks.
    fn follow(&mut self, written: &BTreeMap<usize, (String, Moves)>) {
        for (at, (_, moves)) in written {
            if moves.is_still() {
                continue;
            }
            let sheet = &self.sheets[*at];
            if let Some(text) = self.parts.get_mut(WORKBOOK) {
                *text = around::each(text, "<definedName", "</definedName>", |words| {
                    around::escaped(words, |words| refs::moved(words, &sheet.name, false, moves))
                });
            }
            let others: Vec<String> = self
                .sheets
                .iter()
                .filter(|other| other.part != sheet.part)
                .map(|other| other.part.clone())
                .collect();
            for part in others {
                if let Some(text) = self.parts.get_mut(&part) {
                    *text = around::each(text, "<f", "</f>", |words| {
                        around::escaped(words, |words| {
                            refs::moved(words, &sheet.name, false, moves)
                        })
                    });
                }
            }
            for part in beside(&self.parts, &sheet.part) {
                if let Some(text) = self.parts.get_mut(&part) {
                    *text = around::beside(text, moves);
                }
            }
        }
        let is_reckoned = self.parts.remove(ORDER).is_some();
        self.names.retain(|name| name != ORDER);
        if is_reckoned {
            for (part, mark) in [(TYPES, "<Override"), (RELATIONS, "<Relationship ")] {
                if let Some(text) = self.parts.get_mut(part) {
                    *text = without_order(text, mark);
                }
            }
            if let Some(text) = self.parts.get_mut(WORKBOOK)
                && let Some(at) = text.find("<calcPr")
            {
                let tag = look::head(&text[at..]);
                *text = text.replacen(&tag, &look::with(&tag, "fullCalcOnLoad", "1"), 1);
            }
        }
    }

    /// What is said of the sheets that go along.
    fn others(&self, written: &BTreeMap<usize, (String, Moves)>) -> Vec<String> {
        let others = self.sheets.iter().enumerate();
        let others = others.filter(|(at, _)| !written.contains_key(at));
        let names: Vec<String> = others
            .clone()
            .map(|(_, sheet)| quoted(&sheet.name))
            .collect();
        let mut said = Vec::new();
        if !names.is_empty() {
            let what = if names.len() == 1 { "sheet" } else { "sheets" };
            let goes = if names.len() == 1 { "goes" } else { "go" };
            let names = names.join(", ");
            said.push(format!("the {what} {names} {goes} along as in the paper"));
        }
        for (_, sheet) in others {
            let cells = sheet.rows.iter().flat_map(|row| &row.cells);
            let names_exempt = cells.clone().any(|cell| match &cell.value {
                Value::Words(words) => restricted::is_said(words),
                Value::Number(_) | Value::None => false,
            });
            if names_exempt {
                let name = quoted(&sheet.name);
                said.push(format!("{name} names exempt business: look at it first"));
            }
        }
        said
    }

    /// Words that no cell shares any more are taken out: those of rows that were left out
    /// would go along unseen.
    fn forget_words(&mut self) -> Result<(), Error> {
        let Some(text) = self.parts.get(SHARED) else {
            return Ok(());
        };
        let mut used: HashSet<usize> = HashSet::new();
        for (name, text) in &self.parts {
            if name.starts_with("xl/worksheets/sheet") || text.contains("<sheetData") {
                around::shared_words(text, &mut used).map_err(broken)?;
            }
        }
        let text = around::kept_words(text, &used);
        self.parts.insert(SHARED.to_owned(), text);
        Ok(())
    }

    fn zipped(&self, archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Vec<u8>, Error> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for at in 0..archive.len() {
            let part = archive.by_index_raw(at).map_err(broken)?;
            let name = part.name().map_err(broken)?.to_string();
            if !self.names.contains(&name) {
                continue;
            }
            match self.parts.get(&name) {
                Some(text) => {
                    drop(part);
                    zip.start_file(name, SimpleFileOptions::default())
                        .map_err(broken)?;
                    zip.write_all(text.as_bytes()).map_err(broken)?;
                }
                None => zip.raw_copy_file(part).map_err(broken)?,
            }
        }
        Ok(zip.finish().map_err(broken)?.into_inner())
    }
}

fn quoted(name: &str) -> String {
    format!("“{name}”")
}

/// The parts that the relations of the workbook name, by their ids.
fn targets(text: &str) -> Result<BTreeMap<String, String>, quick_xml::Error> {
    let mut targets = BTreeMap::new();
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event()? {
            Event::Start(start) | Event::Empty(start)
                if start.name().as_ref() == "Relationship" =>
            {
                let id = scan::attribute(&start, "Id");
                targets.extend(id.zip(scan::attribute(&start, "Target")));
            }
            Event::Eof => return Ok(targets),
            _ => {}
        }
    }
}

/// The sheets that a workbook names: the name, the id of the relation, whether it is shown.
fn sheet_names(text: &str) -> Result<Vec<(String, String, bool)>, quick_xml::Error> {
    let mut sheets = Vec::new();
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event()? {
            Event::Start(start) | Event::Empty(start) if start.name().as_ref() == "sheet" => {
                let hidden = scan::attribute(&start, "state");
                let hidden = hidden.is_some_and(|state| state != "visible");
                let name = scan::attribute(&start, "name");
                let id = scan::attribute(&start, "r:id");
                sheets.extend(name.zip(id).map(|(name, id)| (name, id, !hidden)));
            }
            Event::Eof => return Ok(sheets),
            _ => {}
        }
    }
}

/// The parts that stand beside a sheet: its tables and its remarks.
fn beside(parts: &BTreeMap<String, String>, sheet: &str) -> Vec<String> {
    let Some((folder, file)) = sheet.rsplit_once('/') else {
        return Vec::new();
    };
    let relations = parts.get(&format!("{folder}/_rels/{file}.rels"));
    let Some(Ok(targets)) = relations.map(|text| targets(text)) else {
        return Vec::new();
    };
    let whole = |target: &String| match target.strip_prefix("../") {
        Some(rest) => format!("xl/{rest}"),
        None => target.trim_start_matches('/').to_owned(),
    };
    targets.values().map(whole).collect()
}

/// A list without the element that names the order of the formulas.
fn without_order(text: &str, mark: &str) -> String {
    let Some(named) = text.find("calcChain.xml") else {
        return text.to_owned();
    };
    let (Some(start), Some(end)) = (text[..named].rfind(mark), text[named..].find('>')) else {
        return text.to_owned();
    };
    format!("{}{}", &text[..start], &text[named + end + 1..])
}
