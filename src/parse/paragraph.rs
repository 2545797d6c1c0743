//! Lines → paragraphs: soft wraps joined, markers put to their points.
//!
//! Nothing depends on empty lines alone: some papers have one between all
//! paragraphs, some have none at all. A line goes on where its words do.

use std::borrow::Cow;
use std::ops::Range;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::domain::fold;
use crate::domain::source::{Paragraph, ParagraphRole, Place};
use crate::extract::{Cell, Document, Line, Part};
use crate::parse::agenda_table;
use crate::parse::label;
use crate::parse::letter;
use crate::parse::letterhead;
use crate::parse::marker::{self, Marker};
use crate::parse::starred;
use crate::parse::titled_row;
use crate::parse::unfold;
use crate::parse::unmarked;
use crate::parse::wrap::Shape;

/// A heading is no longer than this.
const LONGEST_HEADING: usize = 200;

/// Lines and bytes of one paragraph. The longest that was met fills two pages, with
/// fifty lines each.
const MOST_LINES: usize = 400;
const LONGEST: usize = 30_000;
/// A column's place is the document's word: bounded before it is believed.
const WIDEST: u16 = 64;

/// A paragraph as the parsers use it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Block {
    /// Where it begins.
    pub place: Place,
    /// The page it begins on, from 0, in the document's own list.
    pub page: usize,
    /// Its place among the paragraphs that are no head, foot or stamp.
    pub order: usize,
    /// What it is to a reader.
    pub role: Option<ParagraphRole>,
    /// The marker in front of a point.
    pub marker: Option<Marker>,
    /// The words, marker left out, soft wraps joined.
    pub text: String,
    /// Its lines as they stand, with a tab where a wide gap was.
    pub lines: Vec<String>,
    /// Where its first line begins.
    pub indent: f32,
    /// All of it is bold.
    pub bold: bool,
    /// The size of its letters.
    pub size: f32,
    /// The level of the format's own markup.
    pub heading: Option<u8>,
    /// There is more room above it than inside it.
    pub gap: bool,
    /// It stands in a list below a decision's label, and has no mark.
    pub bare: bool,
    /// The cells of a row.
    pub cells: Vec<Cell>,
    /// The table of a row.
    pub table: Option<u32>,
    /// It heads the item of this number, as the run of numbers through the paper tells.
    pub heads: Option<String>,
    /// The agenda's own number behind that number.
    pub agenda_number: Option<String>,
    /// The parts of its words that are quoted of a letter.
    pub letter: Vec<Range<usize>>,
}

impl Block {
    /// The words with the marker in front.
    pub fn whole(&self) -> String {
        match &self.marker {
            Some(marker) if self.text.is_empty() => marker.printed.clone(),
            Some(marker) => format!("{} {}", marker.printed, self.text),
            None => self.text.clone(),
        }
    }

    /// Its sentences, without those of a letter that it quotes.
    pub fn sentences(&self) -> Vec<&str> {
        letter::own(&self.text, &self.letter)
    }

    /// What stands at the right margin of its last line, and the words before it.
    pub fn margin(&self) -> Option<(&str, String)> {
        let (_, tail) = self.lines.last()?.rsplit_once('\t')?;
        let tail = tail.trim();
        let body = self.text.strip_suffix(tail)?.trim_end();
        tail.chars()
            .any(char::is_alphabetic)
            .then(|| (tail, body.to_owned()))
    }

    /// Whether it is a head, a foot or a stamp.
    pub fn is_running(&self) -> bool {
        self.role == Some(ParagraphRole::Running)
    }

    /// Whether it is a row of a table.
    pub fn is_row(&self) -> bool {
        self.table.is_some()
    }

    /// Whether its letters are capitals (and there are some).
    pub fn is_capitals(&self) -> bool {
        is_capitals(&self.text)
    }

    /// Whether it looks like a heading.
    pub fn is_heading(&self) -> bool {
        self.role == Some(ParagraphRole::Heading)
    }

    /// The paragraph that the reader keeps.
    pub fn paragraph(&self) -> Paragraph {
        let role = self.role.unwrap_or(match &self.marker {
            Some(_) => ParagraphRole::Point,
            None => ParagraphRole::Text,
        });
        Paragraph {
            place: self.place.clone(),
            role,
            text: if self.table.is_some() {
                self.in_columns()
            } else {
                self.whole()
            },
        }
    }

    /// The cells of a row, each in its column: behind one that covers several stand
    /// empty ones.
    fn in_columns(&self) -> String {
        let whole = self.whole();
        let columns = self.cells.iter().map(|cell| cell.column);
        if columns.eq(0..) || self.cells.len() != whole.split('\t').count() {
            return whole;
        }
        let mut text = String::with_capacity(whole.len());
        let mut column = 0;
        for (at, (cell, words)) in self.cells.iter().zip(whole.split('\t')).enumerate() {
            let next = cell.column.min(WIDEST).max(column + u16::from(at > 0));
            text.extend((column..next).map(|_| '\t'));
            text.push_str(words);
            column = next;
        }
        text
    }
}

/// Whether the letters of a text are capitals, and there are at least three.
pub fn is_capitals(text: &str) -> bool {
    let letters = text.chars().filter(|letter| letter.is_alphabetic());
    let (mut large, mut small) = (0, 0);
    for letter in letters {
        if letter.is_lowercase() {
            small += 1;
        } else {
            large += 1;
        }
    }
    large >= 3 && small * 12 <= large
}

/// The paragraphs of a document in reading order, heads and feet among them.
pub fn build(document: &Document) -> Vec<Block> {
    let headed = letterhead::apart(document);
    let starred = starred::plain(headed.as_ref());
    let titled = titled_row::heads(starred.as_ref());
    let document = titled.as_ref();
    let shape = Shape::of(document);
    let mut blocks: Vec<Block> = Vec::new();
    let mut open: Option<Open> = None;
    let carried = agenda_table::carried(&document.pages);
    let joined = agenda_table::joined(&document.pages, &carried);
    let unfolded: Vec<Cow<'_, [Line]>> = joined
        .par_iter()
        .map(|lines| unfold::lines(lines, &carried))
        .collect();
    for (index, (page, lines)) in document.pages.iter().zip(&unfolded).enumerate() {
        for line in lines.iter() {
            let place = Place {
                page: page.number,
                printed_page: page.printed.clone(),
                line: line.number,
            };
            if line.part != Part::Body {
                blocks.push(running(line, place, index));
                continue;
            }
            if let Some(current) = open.as_mut()
                && current.has_room()
                && shape.goes_on(current, line, index)
            {
                current.add(line, index);
                continue;
            }
            if let Some(done) = open.take() {
                let title = done.announces_title || done.is_title_part(line);
                let mut next = Open::begin(line, place, index, title);
                next.block.bare = next.is_bare_point(&done.block);
                push(&mut blocks, done.block);
                open = Some(next);
            } else {
                open = Some(Open::begin(line, place, index, false));
            }
        }
    }
    if let Some(done) = open {
        push(&mut blocks, done.block);
    }
    crate::parse::roster::numbered::plain(&mut blocks);
    let body = blocks.iter_mut().filter(|block| !block.is_running());
    for (order, block) in body.enumerate() {
        block.order = order;
    }
    blocks
}

fn push(blocks: &mut Vec<Block>, mut block: Block) {
    block.role = role(&block);
    // A head or foot that fell inside a paragraph keeps its place behind it.
    let at = blocks
        .iter()
        .rposition(|before| !before.is_running() || !is_later(before, &block))
        .map_or(0, |before| before + 1);
    blocks.insert(at, block);
}

fn is_later(a: &Block, b: &Block) -> bool {
    (a.page, a.place.line) > (b.page, b.place.line)
}

fn running(line: &Line, place: Place, page: usize) -> Block {
    Block {
        place,
        page,
        role: Some(ParagraphRole::Running),
        text: fold::quote(&line.text),
        lines: vec![line.text.clone()],
        ..Block::default()
    }
}

fn role(block: &Block) -> Option<ParagraphRole> {
    let letters = block.text.chars().count();
    let closed = block.text.ends_with(['.', ';', ',']);
    if block.table.is_some() {
        Some(ParagraphRole::Row)
    } else if block.heading.is_some()
        || letters > 1
            && letters <= LONGEST_HEADING
            && !closed
            && (block.bold || block.is_capitals())
            && block.text.chars().any(char::is_alphabetic)
            && !label::stands_alone(&block.text)
    {
        Some(ParagraphRole::Heading)
    } else {
        None
    }
}

/// A paragraph that may go on.
pub struct Open {
    /// What has been read of it.
    pub block: Block,
    /// Where its last line ends.
    pub end: f32,
    /// Where its lines after the first begin.
    pub left: Option<f32>,
    /// Points a letter of its last line takes.
    pub letter: f32,
    /// Its last line.
    pub last: String,
    /// The page of its last line.
    pub page: usize,
    /// It is a number of the web system's table: a title comes next.
    pub announces_title: bool,
    /// It stands where a title is expected.
    pub title: bool,
    /// It stands alone.
    pub closed: bool,
}

impl Open {
    fn begin(line: &Line, place: Place, page: usize, title: bool) -> Self {
        let words = fold::quote(&line.text);
        let alone = label::stands_alone(&words);
        let (marker, text) = match marker::split(&words) {
            Some((marker, rest)) if !alone && line.table.is_none() => {
                (Some(marker), rest.to_owned())
            }
            _ => (None, words.clone()),
        };
        let mut open = Open {
            block: Block {
                place,
                page,
                marker,
                text: String::new(),
                indent: line.indent,
                bold: line.bold,
                size: line.size,
                heading: line.heading,
                gap: line.gap,
                cells: line.cells.clone(),
                table: line.table,
                ..Block::default()
            },
            end: 0.0,
            left: None,
            letter: 1.0,
            last: String::new(),
            page,
            announces_title: matches!(
                label::section(&words),
                Some(label::Section::Number | label::Section::AgendaItem)
            ),
            title,
            closed: alone,
        };
        open.take(line, &text, page);
        if line.table.is_some() {
            open.block.text = line
                .text
                .split('\t')
                .map(fold::quote)
                .collect::<Vec<_>>()
                .join("\t");
        }
        open
    }

    /// Whether more of it can be one paragraph; what it is, is asked again at each line.
    fn has_room(&self) -> bool {
        self.block.lines.len() < MOST_LINES && self.block.text.len() < LONGEST
    }

    fn add(&mut self, line: &Line, page: usize) {
        self.left = Some(self.left.map_or(line.indent, |left| left.min(line.indent)));
        self.block.bold &= line.bold;
        self.take(line, &fold::quote(&line.text), page);
    }

    fn take(&mut self, line: &Line, text: &str, page: usize) {
        if !self.block.text.is_empty()
            && !text.is_empty()
            && !fold::is_broken(&self.block.text, text)
        {
            self.block.text.push(' ');
        }
        self.block.text.push_str(text);
        self.block.lines.push(line.text.clone());
        self.end = line.end;
        let letters = u16::try_from(line.text.chars().count()).unwrap_or(u16::MAX);
        self.letter = (line.end - line.indent) / f32::from(letters.max(1));
        text.clone_into(&mut self.last);
        self.page = page;
    }

    /// Whether it is a point without a mark: below the label, or below another such point.
    fn is_bare_point(&self, above: &Block) -> bool {
        let plain = self.block.marker.is_none() && self.block.table.is_none();
        let goes_on =
            || above.bare && !above.text.ends_with('.') && unmarked::is_point(&self.block.text);
        plain && (unmarked::heads(above) || goes_on())
    }

    /// Furniture between a number and its title does not end the wait for it.
    fn is_title_part(&self, line: &Line) -> bool {
        self.title
            && matches!(
                label::section(&self.block.text),
                Some(label::Section::Furniture)
            )
            && label::section(&line.text).is_none()
    }
}
