//! Colours by what they mean. The terminal's own foreground and background stay,
//! and meaning never hangs on colour alone.

use ratatui::style::{Color, Modifier, Style};

use crate::config::Look;

/// What a piece of the screen means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Running text.
    Text,
    /// What stands beside the point.
    Dim,
    /// A heading, a number that matters.
    Strong,
    /// The program's own titles of sections, and keys in the footer.
    Accent,
    /// What is asked and recommended.
    Ask,
    /// A label of a decision.
    Label,
    /// A person said that it is done.
    Done,
    /// Wants attention: a guess, something tentative.
    Warn,
    /// A day has passed.
    Late,
    /// A sum of money in running text.
    Money,
    /// A day in running text.
    Day,
    /// Letters that a search matched.
    Match,
    /// Something that could not be read.
    Loss,
    /// Words that a later wording lacks.
    Gone,
    /// Words that a later wording has besides.
    New,
    /// The frame of a pane.
    Border,
    /// The frame of the pane that has the keys.
    BorderFocus,
    /// The title of a pane.
    Title,
    /// The title of the pane that has the keys.
    TitleFocus,
}

/// What is known of the terminal's colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Background {
    /// It did not say.
    Unknown,
    /// Light letters on a dark ground.
    Dark,
    /// Dark letters on a light ground.
    Light,
}

/// The colours that are in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    look: Look,
    background: Background,
}

/// Shades of the 256-colour table.
struct Shades {
    dim: u8,
    accent: u8,
    ask: u8,
    good: u8,
    warn: u8,
    late: u8,
    border: u8,
    /// The ground of a chosen row; without one it is reversed.
    ground: Option<u8>,
}

const DARK: Shades = Shades {
    dim: 246,
    accent: 110,
    ask: 222,
    good: 114,
    warn: 215,
    late: 210,
    border: 240,
    ground: Some(237),
};
const LIGHT: Shades = Shades {
    dim: 241,
    accent: 25,
    ask: 94,
    good: 28,
    warn: 130,
    late: 124,
    border: 249,
    ground: Some(254),
};
/// Strong shades: nothing is dim, and a chosen row is reversed.
const STRONG_DARK: Shades = Shades {
    dim: 254,
    accent: 123,
    ask: 227,
    good: 120,
    warn: 220,
    late: 217,
    border: 252,
    ground: None,
};
const STRONG_LIGHT: Shades = Shades {
    dim: 234,
    accent: 18,
    ask: 52,
    good: 22,
    warn: 88,
    late: 88,
    border: 236,
    ground: None,
};
/// Shades that read on white as well as on black.
const EITHER: Shades = Shades {
    dim: 244,
    accent: 32,
    ask: 136,
    good: 34,
    warn: 166,
    late: 167,
    border: 244,
    ground: None,
};

impl Theme {
    /// Whether it has no colours at all.
    pub fn is_colourless(&self) -> bool {
        self.look == Look::None
    }

    /// What a person wants.
    pub fn look(self) -> Look {
        self.look
    }

    /// The same background in other colours.
    #[must_use]
    pub fn with(self, look: Look) -> Theme {
        Theme { look, ..self }
    }

    /// The colours that a person wants, on a background.
    pub fn new(look: Look, background: Background) -> Theme {
        Theme { look, background }
    }

    /// How a role looks.
    pub fn style(self, role: Role) -> Style {
        let plain = Style::new();
        let Some(shades) = self.shades() else {
            return match role {
                Role::Text | Role::Border | Role::Title | Role::Warn | Role::Ask => plain,
                Role::Dim | Role::Done => plain.add_modifier(Modifier::DIM),
                Role::Strong
                | Role::Accent
                | Role::Label
                | Role::Money
                | Role::Late
                | Role::Loss
                | Role::BorderFocus
                | Role::TitleFocus => plain.add_modifier(Modifier::BOLD),
                Role::Match | Role::New => {
                    plain.add_modifier(Modifier::UNDERLINED | Modifier::BOLD)
                }
                Role::Day => plain.add_modifier(Modifier::UNDERLINED),
                Role::Gone => plain.add_modifier(Modifier::CROSSED_OUT),
            };
        };
        let shade = |index| plain.fg(Color::Indexed(index));
        match role {
            Role::Text => plain,
            Role::Dim | Role::Title => shade(shades.dim),
            Role::Strong | Role::Money => plain.add_modifier(Modifier::BOLD),
            Role::Day => plain.add_modifier(Modifier::UNDERLINED),
            Role::Accent | Role::TitleFocus => shade(shades.accent).add_modifier(Modifier::BOLD),
            Role::Ask => shade(shades.ask),
            Role::Done => shade(shades.good),
            Role::Gone => shade(shades.late).add_modifier(Modifier::CROSSED_OUT),
            Role::New => shade(shades.good).add_modifier(Modifier::UNDERLINED),
            Role::Warn | Role::Loss => shade(shades.warn),
            Role::Late => shade(shades.late).add_modifier(Modifier::BOLD),
            Role::Match => shade(shades.ask).add_modifier(Modifier::UNDERLINED | Modifier::BOLD),
            Role::Border => shade(shades.border),
            Role::Label | Role::BorderFocus => shade(shades.accent),
        }
    }

    /// What is laid over the chosen row of the pane that has the keys.
    pub fn chosen(self) -> Style {
        match self.shades().and_then(|shades| shades.ground) {
            Some(ground) => Style::new().bg(Color::Indexed(ground)),
            // Shades of other roles would stand in the bar as blots.
            None if self.shades().is_none() => Style::new()
                .add_modifier(Modifier::REVERSED)
                .remove_modifier(Modifier::DIM),
            None => Style::new()
                .fg(Color::Reset)
                .add_modifier(Modifier::REVERSED)
                .remove_modifier(Modifier::DIM),
        }
    }

    fn shades(self) -> Option<&'static Shades> {
        match (self.look, self.background) {
            // Nobody knows what is strong on what nobody knows: bold and reversed are.
            (Look::None, _) | (Look::Contrast, Background::Unknown) => None,
            (Look::Dark, _) | (Look::Auto, Background::Dark) => Some(&DARK),
            (Look::Light, _) | (Look::Auto, Background::Light) => Some(&LIGHT),
            (Look::Auto, Background::Unknown) => Some(&EITHER),
            (Look::Contrast, Background::Dark) => Some(&STRONG_DARK),
            (Look::Contrast, Background::Light) => Some(&STRONG_LIGHT),
        }
    }
}

/// The marks in front of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyphs {
    /// Not ticked.
    pub open: &'static str,
    /// Ticked by a person.
    pub ticked: &'static str,
    /// The paper says so, nobody has confirmed it.
    pub said: &'static str,
    /// A row that unfolds.
    pub folded: &'static str,
    /// A row that folds.
    pub unfolded: &'static str,
    /// In front of the chosen row.
    pub chosen: &'static str,
    /// A row that is marked, for what is done next.
    pub marked: &'static str,
    /// An item that was read.
    pub read: &'static str,
    /// A committee of the reader's own.
    pub star: &'static str,
    /// A promise at the head of its history.
    pub promise: &'static str,
    /// A place where it turned up again.
    pub trace: &'static str,
    /// A place that a person refused.
    pub refused: &'static str,
    /// What joins the entries of a history.
    pub rail: &'static str,
    /// Somebody wrote beside it.
    pub written: &'static str,
}

/// Marks of Unicode.
pub const PRETTY: Glyphs = Glyphs {
    open: "☐",
    ticked: "☑",
    said: "◦",
    folded: "▸",
    unfolded: "▾",
    chosen: "▌",
    marked: "◆",
    read: "✓",
    star: "★",
    promise: "●",
    trace: "○",
    refused: "×",
    rail: "│",
    written: "✎",
};
/// Marks of ASCII alone.
pub const PLAIN: Glyphs = Glyphs {
    open: "[ ]",
    ticked: "[x]",
    said: "[?]",
    folded: "+",
    unfolded: "-",
    chosen: ">",
    marked: "#",
    read: "x",
    star: "*",
    promise: "*",
    trace: "o",
    refused: "x",
    rail: "|",
    written: "\"",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colour_nothing_is_coloured() {
        let theme = Theme::new(Look::None, Background::Dark);
        for role in [
            Role::Text,
            Role::Dim,
            Role::Late,
            Role::Match,
            Role::BorderFocus,
            Role::Loss,
        ] {
            let style = theme.style(role).patch(theme.chosen());
            assert_eq!((style.fg, style.bg), (None, None), "{role:?}");
        }
    }
}
