//! The finder: what was typed, what was found by name and by words, and where a
//! choice leads.

pub mod fuzzy;

use crate::store::desk::{FindKind, Hit};
use crate::tui::command::Do;
use crate::tui::event::Subject;

/// Where something that was found leads.
#[derive(Debug, Clone, PartialEq)]
pub enum Leads {
    /// A row of the store.
    Row {
        /// What it is.
        kind: FindKind,
        /// The store's key.
        key: i64,
        /// The public id.
        id: String,
        /// The meeting to go to.
        meeting: Option<i64>,
    },
    /// A place where an action turns up again.
    Trace {
        /// The store's key of the action.
        action: i64,
        /// The public id of the trace.
        id: String,
        /// The meeting that made it.
        meeting: Option<i64>,
        /// What was promised.
        promise: String,
    },
    /// A command.
    Command(Do),
    /// A paragraph.
    Paragraph(Box<Hit>),
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The words.
    pub text: String,
    /// What stands beside them.
    pub beside: String,
    /// Which letters of the words matched: places of whole clusters.
    pub matched: Vec<usize>,
    /// Where it leads.
    pub leads: Leads,
}

impl Found {
    /// What it is, in a word.
    pub fn kind(&self) -> &'static str {
        match &self.leads {
            Leads::Row { kind, .. } => match kind {
                FindKind::Meeting => "meeting",
                FindKind::Item => "item",
                FindKind::Minute => "minute",
                FindKind::Action => "action",
                FindKind::Programme => "programme",
                FindKind::Person => "person",
                FindKind::Trace => "found in",
            },
            Leads::Trace { .. } => "found in",
            Leads::Command(_) => "command",
            Leads::Paragraph(_) => "words",
        }
    }

    /// The public id of a place that can be added to a history.
    pub fn place_id(&self) -> Option<&str> {
        match &self.leads {
            Leads::Row {
                kind: FindKind::Item | FindKind::Minute | FindKind::Programme | FindKind::Action,
                id,
                ..
            } => Some(id),
            Leads::Row {
                kind: FindKind::Meeting | FindKind::Person | FindKind::Trace,
                ..
            }
            | Leads::Trace { .. }
            | Leads::Command(_)
            | Leads::Paragraph(_) => None,
        }
    }

    /// What the preview reads of it.
    pub fn subject(&self) -> Option<Subject> {
        match &self.leads {
            Leads::Row {
                kind: FindKind::Item | FindKind::Minute,
                key,
                ..
            } => Some(Subject::Item(*key)),
            Leads::Row {
                kind:
                    FindKind::Meeting
                    | FindKind::Action
                    | FindKind::Programme
                    | FindKind::Person
                    | FindKind::Trace,
                ..
            }
            | Leads::Trace { .. }
            | Leads::Command(_) => None,
            Leads::Paragraph(hit) => Some(Subject::Place {
                document: hit.source.document_key,
                page: hit.source.place.page,
                line: hit.source.place.line,
            }),
        }
    }
}

/// What the finder shows.
#[derive(Debug, Default)]
pub struct Finder {
    /// What was typed.
    pub typed: String,
    /// The number of the last question.
    pub number: u64,
    /// Found by name.
    pub names: Vec<Found>,
    /// Found by the words of papers.
    pub words: Vec<Found>,
    /// The chosen one, counted through both.
    pub at: usize,
    /// The first one on the screen.
    pub top: usize,
    /// What is chosen is added to the history of these actions.
    pub adds: Option<Vec<i64>>,
    /// Answers that have not come: by name, by words.
    pub waits: (bool, bool),
}

impl Finder {
    /// What is chosen.
    pub fn chosen(&self) -> Option<&Found> {
        self.names
            .get(self.at)
            .or_else(|| self.words.get(self.at.checked_sub(self.names.len())?))
    }

    /// How much was found.
    pub fn len(&self) -> usize {
        self.names.len() + self.words.len()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether the first row of what was typed has not come yet.
    pub fn awaits_first(&self) -> bool {
        self.waits.0 || (self.names.is_empty() && self.waits.1)
    }

    /// Moves the choice.
    pub fn step(&mut self, by: isize) {
        self.at = self
            .at
            .saturating_add_signed(by)
            .min(self.len().saturating_sub(1));
    }

    /// The lines before a row: its group's title, and those of all rows above.
    pub fn line_of(&self, at: usize) -> usize {
        let first = usize::from(!self.names.is_empty());
        if at < self.names.len() {
            first + at
        } else {
            self.names.len() + first + at - self.names.len() + 1
        }
    }

    /// Scrolls the chosen row into an area of so many lines.
    pub fn scroll(&mut self, height: usize) {
        let line = self.line_of(self.at);
        if self.at == 0 {
            self.top = 0;
        }
        self.top = self.top.min(line).max((line + 1).saturating_sub(height));
    }
}

/// What a first letter narrows the finder to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Everything.
    All,
    /// `@`
    People,
    /// `!`
    Actions,
    /// `#`
    Programme,
    /// `>`
    Commands,
    /// `"`
    Words,
}

/// What was typed, without the letter that narrows it.
pub fn scope(typed: &str) -> (Scope, &str) {
    let mut letters = typed.chars();
    let scope = match letters.next() {
        Some('@') => Scope::People,
        Some('!') => Scope::Actions,
        Some('#') => Scope::Programme,
        Some('>' | ':') => Scope::Commands,
        Some('"' | '“') => Scope::Words,
        Some(_) | None => return (Scope::All, typed),
    };
    (scope, letters.as_str())
}
