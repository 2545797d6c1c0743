//! A page of the room: its words in lines of a width.

use crate::tui::text;
use crate::tui::theme::Role;

/// A line of the page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// Its words, with their looks.
    pub pieces: Vec<(Role, String)>,
    /// The question that it is of.
    pub question: Option<usize>,
    /// It is struck off.
    pub struck: bool,
}

/// A page that is being written.
#[derive(Debug)]
pub struct Page {
    /// Its lines so far.
    pub lines: Vec<Line>,
    width: usize,
    airy: bool,
}

impl Page {
    /// An empty one.
    pub fn new(width: u16, airy: bool) -> Page {
        Page {
            lines: Vec::new(),
            width: usize::from(width),
            airy,
        }
    }

    /// A line of nothing.
    pub fn gap(&mut self) {
        if !self.lines.is_empty() {
            self.lines.push(Line::default());
        }
    }

    /// A line of nothing where there is room for it.
    pub fn air(&mut self) {
        if self.airy {
            self.lines.push(Line::default());
        }
    }

    /// The title of a part.
    pub fn section(&mut self, title: &str) {
        self.gap();
        self.words(Role::Accent, title);
        self.air();
    }

    /// Words from the margin.
    pub fn words(&mut self, role: Role, words: &str) {
        self.hung(&[], 0, role, words);
    }

    /// Words behind a mark, the lines below as far in as the first; `wide` columns at least.
    pub fn hung(&mut self, mark: &[(Role, String)], wide: usize, role: Role, words: &str) {
        let taken: usize = mark.iter().map(|(_, mark)| text::width(mark)).sum();
        let hang = taken.max(wide).min(self.width / 2);
        let room = self.width.saturating_sub(hang);
        let words = words.replace('\t', "  ");
        for (at, range) in text::wrap(&words, room).into_iter().enumerate() {
            let mut pieces = Vec::new();
            if at == 0 {
                pieces.extend(mark.iter().cloned());
            }
            let stands = if at == 0 { taken } else { 0 };
            pieces.push((Role::Text, " ".repeat(hang.saturating_sub(stands))));
            pieces.push((role, words[range].to_owned()));
            self.lines.push(Line {
                pieces,
                ..Line::default()
            });
        }
    }

    /// A stroke across the page.
    pub fn stroke(&mut self, sign: &str) {
        let words = sign.repeat(self.width);
        self.lines.push(Line {
            pieces: vec![(Role::Border, words)],
            ..Line::default()
        });
    }
}
