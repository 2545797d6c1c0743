//! Word documents → lines: paragraphs with their printed numbers, tables with their cells.

mod body;
mod numbering;
mod paragraph;
mod styles;
#[cfg(test)]
mod tests;
pub(super) mod xml;

use body::{Block, Body, Paragraph, Slot};
use numbering::Numbering;
use styles::Styles;
use xml::{Node, Xml};

use super::archive::Archive;
use super::colour;
use super::{Cell, Document, Error, Line, Page, Part};
use crate::domain::identity;
use crate::domain::source::{Kind, Loss};

/// The most columns of a table that are kept; the parsers look at no more.
const MOST_COLUMNS: u16 = 256;

/// Heads and feet that are read: three kinds of each in some sections.
const MOST_HEADS: usize = 12;

/// What is said where words were crossed out.
pub const STRUCK: &str = "words that are struck through, left out";

/// The part that names the others.
const RELATIONS: &str = "_rels/.rels";

/// Where programs put the text.
const MAIN: &str = "word/document.xml";

/// Reads a document.
pub fn read(name: &str, bytes: &[u8]) -> Result<Document, Error> {
    let mut archive = Archive::open(bytes)?;
    let main = main_part(&mut archive)?;
    let text = archive
        .read(&main)?
        .ok_or_else(|| Error::Damaged("its text is missing".to_owned()))?;
    let parts = parts(&mut archive, &main)?;
    // The first page and the left ones may have heads of their own.
    let mut running = |kind: &str| -> Result<Vec<Vec<u8>>, Error> {
        let of_kind = parts.iter().filter(|(of, _)| of == kind);
        let read = of_kind
            .take(MOST_HEADS)
            .map(|(_, target)| archive.read(target));
        Ok(read
            .collect::<Result<Vec<_>, _>>()?
            .into_iter()
            .flatten()
            .collect())
    };
    let heads = running("header")?;
    let feet = running("footer")?;
    let mut part = |kind: &str| -> Result<Option<Vec<u8>>, Error> {
        match parts.iter().find(|(of, _)| of == kind) {
            Some((_, target)) => archive.read(target),
            None => Ok(None),
        }
    };
    let styles = match part("styles")? {
        Some(bytes) => Styles::read(&xml::decode(&bytes))?,
        None => Styles::default(),
    };
    let numbering = match part("numbering")? {
        Some(bytes) => Numbering::read(&xml::decode(&bytes))?,
        None => Numbering::default(),
    };
    let notes = [part("footnotes")?, part("endnotes")?];

    let mut body = Body::new(&styles, numbering);
    let mut lines = Lines::default();
    for bytes in heads {
        let blocks = body.part(&xml::decode(&bytes), "hdr")?;
        lines.running(&blocks);
    }
    let mut below = Vec::new();
    for bytes in feet {
        below.extend(body.part(&xml::decode(&bytes), "ftr")?);
    }
    // What a head shows is a crest.
    body.pictures = 0;
    body.losses.clear();
    let blocks = body.part(&xml::decode(&text), "body")?;
    lines.blocks(&blocks);
    for (bytes, name) in notes.into_iter().flatten().zip(["footnote", "endnote"]) {
        let blocks = body.part(&xml::decode(&bytes), name)?;
        lines.blocks(&blocks);
    }
    lines.running(&below);
    if !lines.done.iter().any(|line| line.part == Part::Body) {
        if body.losses.is_empty() {
            return Err(Error::Empty);
        }
        lines.done.push(Line {
            number: 1,
            ..Line::default()
        });
    }
    Ok(Document {
        name: name.to_owned(),
        kind: Kind::Docx,
        sha256: identity::sha256(bytes),
        pages: vec![Page {
            lines: lines.done,
            pictures: body.pictures,
            ..Page::default()
        }],
        outline: Vec::new(),
        losses: body
            .losses
            .into_iter()
            .chain(lines.losses)
            .map(|what| Loss { page: None, what })
            .collect(),
    })
}

/// The part with the text, by the list at the archive's root.
fn main_part(archive: &mut Archive<'_>) -> Result<String, Error> {
    let Some(bytes) = archive.read(RELATIONS)? else {
        return Ok(MAIN.to_owned());
    };
    let found = relations(&xml::decode(&bytes))?
        .into_iter()
        .find(|(kind, _)| kind == "officeDocument")
        .map(|(_, target)| resolve("", &target));
    Ok(found.unwrap_or_else(|| MAIN.to_owned()))
}

/// The parts that the text refers to: kind and name.
fn parts(archive: &mut Archive<'_>, main: &str) -> Result<Vec<(String, String)>, Error> {
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
    let Some(bytes) = archive.read(&format!("{folder}/_rels/{file}.rels"))? else {
        return Ok(Vec::new());
    };
    let relations = relations(&xml::decode(&bytes))?;
    Ok(relations
        .into_iter()
        .map(|(kind, target)| (kind, resolve(folder, &target)))
        .collect())
}

fn relations(text: &str) -> Result<Vec<(String, String)>, Error> {
    let mut xml = Xml::new(text);
    let mut found = Vec::new();
    loop {
        match xml.next()? {
            Node::Open(open) if open.name() == "Relationship" => {
                if let (Some(kind), Some(target)) = (open.get("Type"), open.get("Target")) {
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    found.push((kind, target));
                }
            }
            Node::Open(_) | Node::Close | Node::Text(_) => {}
            Node::End => return Ok(found),
        }
    }
}

fn resolve(folder: &str, target: &str) -> String {
    match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None if folder.is_empty() => target.to_owned(),
        None => format!("{folder}/{target}"),
    }
}

/// The lines of the one page.
#[derive(Default)]
struct Lines {
    done: Vec<Line>,
    tables: u32,
    losses: Vec<String>,
}

impl Lines {
    fn push(&mut self, line: Line) {
        line.add_to(&mut self.done);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph),
                Block::Table(rows) => self.table(rows),
            }
        }
    }

    /// Heads and feet, without the page numbers that stand there for all pages.
    fn running(&mut self, blocks: &[Block]) {
        let mut words = String::new();
        write(blocks, &mut words);
        for line in words.lines() {
            let is_new = || {
                let mut running = self.done.iter().filter(|line| line.part == Part::Running);
                !running.any(|known| known.text == line)
            };
            if line.chars().any(char::is_alphabetic) && is_new() {
                self.push(Line {
                    text: line.to_owned(),
                    part: Part::Running,
                    ..Line::default()
                });
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        // A number without words is what is left of a list's spacing.
        for (index, text) in paragraph.text.lines().enumerate() {
            let text = if index == 0 {
                marked(&paragraph.marker, text)
            } else {
                text.to_owned()
            };
            self.push(Line {
                indent: paragraph.indent,
                end: paragraph.indent + paragraph::width(&text, paragraph.size),
                size: paragraph.size,
                bold: paragraph.bold,
                gap: index == 0,
                heading: paragraph.heading,
                text,
                ..Line::default()
            });
        }
    }

    /// A state that only a colour tells is a loss: those under a heading such as "RAG".
    fn colours(&mut self, rows: &[Vec<Slot>]) {
        let Some((head, body)) = rows.split_first() else {
            return;
        };
        for slot in head {
            let mut heading = String::new();
            write(&slot.blocks, &mut heading);
            let bare = |row: &Vec<Slot>| {
                let below = row.iter().find(|cell| cell.column == slot.column);
                below.is_some_and(|cell| {
                    let mut words = String::new();
                    write(&cell.blocks, &mut words);
                    cell.coloured && words.trim().is_empty()
                })
            };
            if colour::says_state(&heading) && body.iter().any(bare) {
                self.losses.push(colour::lost(&heading));
            }
        }
    }

    fn table(&mut self, rows: &[Vec<Slot>]) {
        // One column is a frame around text, not a table.
        if rows.iter().all(|row| row.len() == 1) {
            for slot in rows.iter().flatten() {
                self.blocks(&slot.blocks);
            }
            return;
        }
        self.tables += 1;
        self.colours(rows);
        for row in rows {
            let cells: Vec<Cell> = row
                .iter()
                .filter(|slot| slot.column < MOST_COLUMNS)
                .map(cell)
                .collect();
            if cells.iter().all(|cell| cell.text.is_empty()) {
                continue;
            }
            let texts: Vec<String> = cells
                .iter()
                .map(|cell| cell.text.replace('\n', " "))
                .collect();
            let words = || row.iter().filter(|slot| !slot.blocks.is_empty());
            self.push(Line {
                text: texts.join("\t"),
                bold: cells.iter().all(|cell| cell.bold || cell.text.is_empty()),
                size: words().map(|slot| size(&slot.blocks)).fold(0.0, f32::max),
                gap: true,
                cells,
                table: Some(self.tables),
                ..Line::default()
            });
        }
    }
}

fn marked(marker: &str, text: &str) -> String {
    match (marker, text) {
        ("", text) => text.to_owned(),
        (marker, "") => marker.to_owned(),
        (marker, text) => format!("{marker} {text}"),
    }
}

fn cell(slot: &Slot) -> Cell {
    let mut text = String::new();
    let mut look = (true, true);
    write(&slot.blocks, &mut text);
    weigh(&slot.blocks, &mut look);
    Cell {
        bold: !text.is_empty() && look.0,
        italic: !text.is_empty() && look.1,
        text,
        column: slot.column,
        span: slot.span,
        continues: slot.continues,
        full: Vec::new(),
    }
}

/// The words of blocks, each paragraph and each row of an inner table on a line.
fn write(blocks: &[Block], into: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let text = paragraph.text.replace('\t', " ");
                let text = marked(&paragraph.marker, &text);
                if !text.is_empty() {
                    line(into);
                    into.push_str(&text);
                }
            }
            Block::Table(rows) => {
                for row in rows {
                    let mut words = String::new();
                    for slot in row {
                        write(&slot.blocks, &mut words);
                    }
                    if !words.is_empty() {
                        line(into);
                        into.push_str(&words.replace('\n', " "));
                    }
                }
            }
        }
    }
}

fn line(into: &mut String) {
    if !into.is_empty() {
        into.push('\n');
    }
}

/// Whether all words are bold, and whether all are italic.
fn weigh(blocks: &[Block], look: &mut (bool, bool)) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) if paragraph.text.is_empty() => {}
            Block::Paragraph(paragraph) => {
                look.0 &= paragraph.bold;
                look.1 &= paragraph.italic;
            }
            Block::Table(rows) => {
                for slot in rows.iter().flatten() {
                    weigh(&slot.blocks, look);
                }
            }
        }
    }
}

fn size(blocks: &[Block]) -> f32 {
    blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(paragraph) => paragraph.size,
            Block::Table(_) => 0.0,
        })
        .fold(0.0, f32::max)
}
