//! Lines of a history that are being written: the rail at their left, days in a column of
//! their own where there is room, words wrapped behind them.

use crate::tui::pane::lines::ReaderLine;
use crate::tui::text;
use crate::tui::theme::{Glyphs, Role};

/// From here on a day stands in a column of its own.
const DATED: usize = 54;
/// Columns of that day.
pub const DAY: usize = 13;

/// What a piece of a line looks like, and its words.
pub type Piece = (Role, String);

/// Lines that are being written.
pub struct Page<'a> {
    /// What was written.
    pub lines: Vec<ReaderLine>,
    /// Columns.
    pub width: usize,
    /// The signs.
    pub glyphs: &'a Glyphs,
    /// Days stand in a column of their own.
    is_dated: bool,
    /// Another entry follows the one that is written.
    pub goes_on: bool,
}

impl<'a> Page<'a> {
    /// Nothing is written yet.
    pub fn new(width: usize, glyphs: &'a Glyphs) -> Page<'a> {
        Page {
            lines: Vec::new(),
            width,
            glyphs,
            is_dated: width >= DATED,
            goes_on: true,
        }
    }

    /// A line as it is.
    pub fn line(&mut self, block: usize, pieces: Vec<Piece>) {
        self.lines.push(ReaderLine {
            block,
            pieces,
            margin: String::new(),
            same_page: false,
        });
    }

    /// An empty line.
    pub fn gap(&mut self, block: usize) {
        self.line(block, Vec::new());
    }

    /// The line of the timeline between two entries, which belongs to the one above.
    pub fn rail(&mut self, block: usize) {
        let rail = vec![(Role::Border, self.glyphs.rail.to_owned())];
        self.line(block, rail);
    }

    /// Words of several looks, wrapped, behind `first` on their first line and under it.
    pub fn words(&mut self, block: usize, first: Vec<Piece>, pieces: &[Piece]) {
        let indent = first.iter().map(|(_, words)| text::width(words)).sum();
        self.hang(block, first, indent, pieces);
    }

    /// The same, further lines standing in `indent` columns.
    pub fn hang(&mut self, block: usize, first: Vec<Piece>, indent: usize, pieces: &[Piece]) {
        let head: usize = first.iter().map(|(_, words)| text::width(words)).sum();
        let room = self.width.saturating_sub(head).max(8);
        let rest = self.width.saturating_sub(indent).max(8);
        let mut first = Some(first);
        for line in wrap(pieces, room, rest) {
            let mut shown = first
                .take()
                .unwrap_or_else(|| vec![(Role::Text, " ".repeat(indent))]);
            shown.extend(line);
            self.line(block, shown);
        }
    }

    /// A title of the program's own.
    pub fn title(&mut self, block: usize, words: &str) {
        self.line(block, vec![(Role::Accent, words.to_uppercase())]);
    }

    /// Columns before the words of an entry.
    pub fn before(&self) -> usize {
        2 + if self.is_dated { DAY } else { 0 }
    }

    /// Columns for the words of an entry.
    pub fn room(&self) -> usize {
        self.width.saturating_sub(self.before())
    }

    /// What stands before a line of an entry that is not its first.
    pub fn under(&self) -> Vec<Piece> {
        let rail = if self.goes_on { self.glyphs.rail } else { " " };
        let fill = self.before().saturating_sub(text::width(rail));
        vec![
            (Role::Border, rail.to_owned()),
            (Role::Text, " ".repeat(fill)),
        ]
    }

    /// The first line of an entry: its sign, its day, what it is, and how sure that is.
    pub fn head(&mut self, block: usize, sign: Piece, day: &str, what: &[Piece], margin: &str) {
        let fill = 2usize.saturating_sub(text::width(&sign.1));
        let mut first = vec![sign, (Role::Text, " ".repeat(fill))];
        let mut pieces = Vec::new();
        if self.is_dated {
            let fill = DAY.saturating_sub(text::width(day));
            first.push((Role::Strong, day.to_owned()));
            first.push((Role::Text, " ".repeat(fill)));
        } else if !day.is_empty() {
            pieces.push((Role::Strong, format!("{day} ")));
        }
        pieces.extend(what.iter().cloned());
        let margin = if self.is_dated || margin.is_empty() {
            margin
        } else {
            pieces.push((Role::Dim, format!(" {}", unbroken(&format!("· {margin}")))));
            ""
        };
        let at = self.lines.len();
        let width = self.width;
        self.width = width.saturating_sub(text::width(margin) + 2);
        self.entry_words(block, first, &pieces);
        self.width = width;
        if let Some(line) = self.lines.get_mut(at) {
            margin.clone_into(&mut line.margin);
        }
    }

    /// Words of an entry, the rail before each further line.
    fn entry_words(&mut self, block: usize, first: Vec<Piece>, pieces: &[Piece]) {
        let room = self.width.saturating_sub(self.before()).max(8);
        let mut first = Some(first);
        for line in wrap(pieces, room, room) {
            let mut shown = first.take().unwrap_or_else(|| self.under());
            shown.extend(line);
            self.line(block, shown);
        }
    }

    /// Words of an entry that are not its first line.
    pub fn entry(&mut self, block: usize, pieces: &[Piece]) {
        let under = self.under();
        self.entry_words(block, under, pieces);
    }
}

/// Words of several looks in lines: `first` columns on the first, `rest` on the others.
pub fn wrap(pieces: &[Piece], first: usize, rest: usize) -> Vec<Vec<Piece>> {
    let whole: String = pieces.iter().map(|(_, words)| words.as_str()).collect();
    let mut lines = Vec::new();
    for range in text::wrap_from(&whole, first, rest) {
        let mut line = Vec::new();
        let mut at = 0;
        for (role, words) in pieces {
            let from = range.start.clamp(at, at + words.len()) - at;
            let until = range.end.clamp(at, at + words.len()) - at;
            if from < until {
                line.push((*role, words[from..until].to_owned()));
            }
            at += words.len();
        }
        lines.push(line);
    }
    lines
}

/// Words that no line break comes between.
pub fn unbroken(words: &str) -> String {
    words.replace(' ', "\u{a0}")
}
