//! The history of a promise: from the day it was made through every place where it
//! turned up again.

mod differs;
pub mod lines;
mod page;
mod stands;

use crate::store::desk::{ActionRow, SourceRow};
use crate::store::threads::TraceRow;
use crate::tui::pane::lines::ReaderLine;
use crate::tui::pane::prepared::{Prepared, Promise};

/// An entry of the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryId {
    /// The promise itself.
    Promise,
    /// A place where it turned up again, by its public id.
    Trace(String),
}

/// Where one is in a history, for coming back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryPlace {
    /// An action of the promise, by the store's key.
    pub key: i64,
    /// The chosen entry.
    pub entry: EntryId,
    /// The promises that one goes through; none for those of the pane.
    pub among: Vec<i64>,
    /// What these are, behind their number: `of this item`.
    pub of: &'static str,
}

/// The history that is open.
#[derive(Debug)]
pub struct History {
    /// Where one is.
    pub at: HistoryPlace,
    /// The entries, in order of time.
    pub entries: Vec<EntryId>,
    /// The timeline in lines.
    pub lines: Vec<ReaderLine>,
    /// How it stands and what was looked in, where that has a column of its own.
    pub aside: Vec<ReaderLine>,
    /// The first line on the screen.
    pub top: usize,
}

impl History {
    /// At a place, before its lines are reckoned.
    pub fn new(at: HistoryPlace) -> History {
        History {
            at,
            entries: Vec::new(),
            lines: Vec::new(),
            aside: Vec::new(),
            top: 0,
        }
    }

    /// The place of the chosen entry.
    pub fn chosen(&self) -> usize {
        let mut entries = self.entries.iter();
        entries
            .position(|entry| *entry == self.at.entry)
            .unwrap_or(0)
    }

    /// Moves the choice by entries; a long one is scrolled through first.
    pub fn step(&mut self, by: isize, height: u16) {
        let height = usize::from(height.max(1));
        let (first, last) = self.span(self.chosen());
        if by == 1 && last >= self.top + height {
            self.top += 1;
            return;
        }
        if by == -1 && first < self.top {
            self.top -= 1;
            return;
        }
        let most = self.entries.len().saturating_sub(1);
        let to = self.chosen().saturating_add_signed(by).min(most);
        if to == self.chosen() && by > 0 {
            // What follows the last entry can be read as well.
            let end = self.lines.len().saturating_sub(height);
            self.top = (self.top + by.unsigned_abs().min(height)).min(end.max(self.top));
            return;
        }
        if let Some(entry) = self.entries.get(to) {
            self.at.entry = entry.clone();
        }
        self.reveal(height);
    }

    /// Scrolls by lines, as the wheel does.
    pub fn scroll(&mut self, by: isize, height: u16) {
        let most = self.lines.len().saturating_sub(usize::from(height));
        self.top = self.top.saturating_add_signed(by).min(most);
    }

    /// Goes to another promise of those that one goes through.
    pub fn turn(&mut self, forward: bool) -> bool {
        let among = &self.at.among;
        let here = among.iter().position(|key| *key == self.at.key);
        let to = match here {
            Some(at) if forward => Some(at + 1),
            Some(at) => at.checked_sub(1),
            None => Some(0),
        };
        let Some(key) = to.and_then(|to| among.get(to)) else {
            return false;
        };
        self.at.key = *key;
        self.at.entry = EntryId::Promise;
        self.top = 0;
        true
    }

    /// The lines of an entry, first and last.
    fn span(&self, entry: usize) -> (usize, usize) {
        let of = |line: &ReaderLine| line.block == entry;
        let first = self.lines.iter().position(of).unwrap_or(0);
        let last = self.lines.iter().rposition(of).unwrap_or(0);
        (first, last)
    }

    /// Scrolls as little as shows the chosen entry.
    pub fn reveal(&mut self, height: usize) {
        let chosen = self.chosen();
        let (first, last) = self.span(chosen);
        if chosen == 0 {
            // How it stands is above the promise.
            self.top = 0;
        } else if first < self.top {
            self.top = first;
        } else if last >= self.top + height {
            self.top = (last + 1).saturating_sub(height).min(first);
        }
    }
}

/// The traces of a promise, each once, in order of time: what has no day comes last.
pub fn traces<'a>(prepared: &'a Prepared, promise: &'a Promise) -> Vec<&'a TraceRow> {
    let mut traces: Vec<&TraceRow> = Vec::new();
    for trace in prepared
        .members(promise)
        .flat_map(|action| &action.thread.traces)
    {
        match traces.iter_mut().find(|known| known.id == trace.id) {
            // Where one of them was recorded as it was said, nothing is lost.
            Some(known) if trace.changed.is_none() => *known = trace,
            Some(_) => {}
            None => traces.push(trace),
        }
    }
    let held = &prepared.first(promise).thread.held;
    traces.sort_by_cached_key(|trace| trace.moment(held));
    traces
}

/// The words of an entry and where they stand.
pub fn words<'a>(
    prepared: &'a Prepared,
    at: &HistoryPlace,
) -> Option<(
    &'a ActionRow,
    &'a str,
    Option<&'a SourceRow>,
    Option<&'a TraceRow>,
)> {
    let promise = prepared.promise(at.key)?;
    let action = prepared.first(promise);
    match &at.entry {
        EntryId::Promise => Some((action, &action.text, action.source.as_ref(), None)),
        EntryId::Trace(id) => {
            let traces = traces(prepared, promise);
            let trace = traces.into_iter().find(|trace| trace.id == *id)?;
            Some((action, &trace.text, Some(&trace.source), Some(trace)))
        }
    }
}
