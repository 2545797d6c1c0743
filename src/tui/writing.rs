//! A note or a question while it is being written, and where it will hang.

use std::fmt;

use ratatui::style::Style;
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use crate::domain::fold;
use crate::store::edits::Spot;
use crate::store::jots::{JotKind, Written};

/// What is being written.
pub struct Writing {
    /// Where it will hang.
    pub spot: Spot,
    /// What it is.
    pub kind: JotKind,
    /// The row that it is about.
    pub about: String,
    /// What was written before, and the words beside.
    pub written: Written,
    /// The words as they stand.
    pub area: TextArea<'static>,
}

impl Writing {
    /// Begins with what stands there already, at its end.
    pub fn new(spot: Spot, kind: JotKind, about: String, written: Written) -> Writing {
        let lines: Vec<String> = written.words.lines().map(str::to_owned).collect();
        let mut area = TextArea::new(lines);
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        // The terminal's own cursor stands there, and nothing is underlined.
        area.set_cursor_line_style(Style::new());
        area.set_cursor_style(Style::new());
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Writing {
            spot,
            kind,
            about,
            written,
            area,
        }
    }

    /// The words as they would be kept: no line hides anything, and none is left over.
    pub fn words(&self) -> String {
        let lines: Vec<String> = self
            .area
            .lines()
            .iter()
            .map(|line| fold::quote(line))
            .collect();
        lines.join("\n").trim().to_owned()
    }

    /// All of it as it would be kept.
    pub fn now(&self) -> Written {
        Written {
            words: self.words(),
            ..self.written.clone()
        }
    }

    /// Adds text that was pasted; line ends stay.
    pub fn paste(&mut self, text: &str) {
        let lines: Vec<String> = text.lines().map(fold::quote).collect();
        self.area.insert_str(lines.join("\n"));
    }

    /// What stands over the box.
    pub fn title(&self) -> String {
        let what = match self.kind {
            JotKind::Question => "My question",
            JotKind::Note => "My note",
            JotKind::Flag => "My flag",
            JotKind::Interest => "To declare (words are not needed)",
        };
        format!("{what} · {}", self.about)
    }
}

impl fmt::Debug for Writing {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Writing")
            .field("spot", &self.spot)
            .field("kind", &self.kind)
            .field("words", &self.words())
            .finish_non_exhaustive()
    }
}
