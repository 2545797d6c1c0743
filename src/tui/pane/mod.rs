//! The lists of the desk as rows: what stands in them, in which order, and how
//! high each row is. No drawing, no I/O.

pub mod actions;
pub mod agenda;
pub mod grouped;
pub mod head;
pub mod lines;
pub mod listed;
pub mod marks;
pub mod mine;
pub mod minutes;
pub mod only;
pub mod prepared;
pub mod programme;
pub mod reader;
pub mod sheet;
pub mod shown;
pub mod standing;
pub mod standout;
pub mod table;
pub mod words;

use crate::domain::agenda::AskKind;
use crate::thread::state::State;
use crate::tui::layout::Pane;
use crate::tui::text;
use crate::tui::theme::Role;

/// What parts the words below a row.
pub const BETWEEN: &str = " · ";

/// The columns before a row's words: the bar of the chosen row and a space.
pub const GUTTER: usize = 2;

/// A row's identity, which outlives its place in the list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowId {
    /// An item of the agenda.
    Item(i64),
    /// The procedural items folded into one, by the first of them.
    Procedural(i64),
    /// An item of minutes.
    Minute(i64),
    /// A clause of minutes, by its public id and the item it stands under.
    Clause(i64, String),
    /// An action, or several of the same words, by the first of them.
    Action(i64),
    /// A programme row or topic.
    Programme(i64),
    /// Promises of one state, folded into a row.
    Folded(State),
    /// A line between groups; cannot be chosen.
    Rule(String),
}

impl RowId {
    /// Whether the row can be chosen.
    pub fn can_be_chosen(&self) -> bool {
        !matches!(self, RowId::Rule(_))
    }
}

/// The sign in front of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// None.
    None,
    /// Not ticked.
    Open,
    /// Ticked by a person.
    Ticked,
    /// The paper says that it is done.
    Said,
}

/// A row of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub id: RowId,
    /// The sign in front.
    pub mark: Mark,
    /// A number or day in a column of its own.
    pub lead: String,
    /// Words that stand out before the text: `AGREED 2`.
    pub label: String,
    /// The words.
    pub text: String,
    /// How the words look.
    pub role: Role,
    /// What stands at the right end of the first line.
    pub tail: String,
    /// How that looks.
    pub tail_role: Role,
    /// A word before the line below, which wants to be seen.
    pub flag: String,
    /// What is asked of members, behind that.
    pub asked: Option<AskKind>,
    /// A line below, in the background.
    pub below: String,
    /// At most so many lines of words.
    pub lines: usize,
    /// It folds others into itself; whether they are shown.
    pub fold: Option<bool>,
    /// The person has read it.
    pub read: bool,
    /// Columns that the row stands in.
    pub indent: usize,
    /// Its cells, where the pane is a table.
    pub cells: Vec<String>,
}

impl Row {
    /// A row of words alone.
    pub fn new(id: RowId, text: impl Into<String>) -> Row {
        Row {
            id,
            mark: Mark::None,
            lead: String::new(),
            label: String::new(),
            text: text.into(),
            role: Role::Text,
            tail: String::new(),
            tail_role: Role::Dim,
            flag: String::new(),
            asked: None,
            below: String::new(),
            lines: 1,
            fold: None,
            read: false,
            indent: 0,
            cells: Vec::new(),
        }
    }

    /// A line between groups.
    pub fn rule(words: impl Into<String>) -> Row {
        let words = words.into();
        Row::new(RowId::Rule(words.clone()), words)
    }

    /// The words as they are wrapped: label before the text.
    pub fn words(&self) -> String {
        if self.label.is_empty() {
            self.text.clone()
        } else {
            format!("{}  {}", self.label, self.text)
        }
    }
}

/// The columns of a list that all its rows share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Columns {
    /// Of the sign.
    pub mark: usize,
    /// Of the number or day.
    pub lead: usize,
    /// Of the cells, where the pane is a table.
    pub table: Option<sheet::Widths>,
}

impl Columns {
    /// Columns before the words.
    pub fn before(self) -> usize {
        let gap = |columns: usize| if columns == 0 { 0 } else { columns + 1 };
        GUTTER + gap(self.mark) + gap(self.lead)
    }
}

/// A list with its choice and its place.
#[derive(Debug, Clone, Default)]
pub struct List {
    /// All rows, in order.
    pub rows: Vec<Row>,
    /// The columns of all rows.
    pub columns: Columns,
    /// Rows that concern the chosen item.
    pub about: usize,
    /// Rows that count.
    pub total: usize,
    /// What else is there.
    pub besides: String,
    /// The chosen row.
    pub chosen: Option<RowId>,
    /// Where it stood, for when it goes.
    pub at: usize,
    /// The first row on the screen.
    pub top: usize,
    /// What the pane is narrowed to.
    pub filter: String,
    /// What it is narrowed to from a list: a lead officer, a meeting, a state.
    pub only: String,
    /// How many of its rows are marked.
    pub marked: usize,
}

impl List {
    /// Takes new rows and keeps the choice by identity, else near its old place.
    pub fn set(&mut self, rows: Rows, mark: usize) {
        self.columns.mark = if rows.rows.iter().any(|row| row.mark != Mark::None) {
            mark
        } else {
            0
        };
        self.columns.lead = rows
            .rows
            .iter()
            .map(|row| text::width(&row.lead))
            .max()
            .unwrap_or(0)
            .min(12);
        self.rows = rows.rows;
        self.about = rows.about;
        self.total = rows.total;
        self.besides = rows.besides;
        self.hold();
    }

    fn hold(&mut self) {
        let kept = self.chosen.as_ref().and_then(|id| self.index_of(id));
        let at = kept.or_else(|| self.near(self.at));
        self.choose_at(at);
    }

    /// Chooses a row by its index.
    pub fn choose_at(&mut self, at: Option<usize>) {
        self.at = at.unwrap_or(0);
        self.chosen = at
            .and_then(|at| self.rows.get(at))
            .map(|row| row.id.clone());
        self.top = self.top.min(self.rows.len().saturating_sub(1));
    }

    /// Where a row stands.
    pub fn index_of(&self, id: &RowId) -> Option<usize> {
        // The list is long and the choice moves little.
        let near = |at: usize| {
            self.rows
                .get(at)
                .is_some_and(|row| row.id == *id)
                .then_some(at)
        };
        near(self.at).or_else(|| self.rows.iter().position(|row| row.id == *id))
    }

    fn near(&self, at: usize) -> Option<usize> {
        let at = at.min(self.rows.len().saturating_sub(1));
        (at..self.rows.len())
            .chain((0..at).rev())
            .find(|at| self.rows[*at].id.can_be_chosen())
    }

    /// Moves the choice by rows, over those that cannot be chosen.
    pub fn step(&mut self, by: isize) {
        let mut at = self.at;
        let mut landed = at;
        for _ in 0..by.unsigned_abs() {
            loop {
                let next = if by < 0 {
                    at.checked_sub(1)
                } else {
                    Some(at + 1)
                };
                let Some(next) = next.filter(|next| *next < self.rows.len()) else {
                    self.choose_at(Some(landed).filter(|_| !self.rows.is_empty()));
                    return;
                };
                at = next;
                if self.rows[at].id.can_be_chosen() {
                    landed = at;
                    break;
                }
            }
        }
        self.choose_at(Some(landed).filter(|_| !self.rows.is_empty()));
    }

    /// Chooses the first row, or the last.
    pub fn end(&mut self, last: bool) {
        let at = if last {
            self.rows.len().saturating_sub(1)
        } else {
            0
        };
        let at = if last {
            (0..=at)
                .rev()
                .find(|at| self.rows.get(*at).is_some_and(|row| row.id.can_be_chosen()))
        } else {
            self.near(0)
        };
        self.choose_at(at);
        if !last {
            self.top = 0;
        }
    }

    /// Scrolls so that the chosen row is to be seen in an area.
    pub fn scroll(&mut self, width: u16, height: u16) {
        if self.rows.is_empty() {
            self.top = 0;
            return;
        }
        let height = usize::from(height);
        // The line above the first row of a group says what the group is.
        let from = if self.at > 0 && !self.rows[self.at - 1].id.can_be_chosen() {
            self.at - 1
        } else {
            self.at
        };
        let from = if self.near(0) == Some(self.at) {
            0
        } else {
            from
        };
        if from < self.top {
            self.top = from;
        }
        // What stands behind the last row that can be chosen is reached with it.
        let behind = &self.rows[self.at + 1..];
        let last = if behind.iter().any(|row| row.id.can_be_chosen()) {
            self.at
        } else {
            self.rows.len() - 1
        };
        let mut used = 0;
        let mut first = self.at;
        for at in (0..=last).rev() {
            used += row_height(&self.rows[at], self.columns, width);
            if used > height {
                break;
            }
            first = first.min(at);
        }
        self.top = self.top.max(first);
    }

    /// Fills the area where the end of the list leaves lines empty.
    pub fn pull_down(&mut self, width: u16, height: u16) {
        let height = usize::from(height);
        let mut used: usize = 0;
        for row in &self.rows[self.top.min(self.rows.len())..] {
            used += row_height(row, self.columns, width);
            if used >= height {
                return;
            }
        }
        while self.top > 0 {
            used += row_height(&self.rows[self.top - 1], self.columns, width);
            if used > height {
                return;
            }
            self.top -= 1;
        }
    }

    /// The line of the area on which the chosen row begins.
    pub fn line_of_chosen(&self, width: u16) -> Option<usize> {
        self.chosen.as_ref()?;
        let above = self.rows.get(self.top..self.at)?;
        Some(
            above
                .iter()
                .map(|row| row_height(row, self.columns, width))
                .sum(),
        )
    }

    /// The row at a line of the area.
    pub fn row_at(&self, line: u16, width: u16) -> Option<usize> {
        let mut left = usize::from(line);
        for (at, row) in self.rows.iter().enumerate().skip(self.top) {
            let height = row_height(row, self.columns, width);
            if left < height {
                return row.id.can_be_chosen().then_some(at);
            }
            left -= height;
        }
        None
    }
}

/// Rows and their counts.
#[derive(Debug, Default)]
pub struct Rows {
    /// In order.
    pub rows: Vec<Row>,
    /// How many concern the chosen item.
    pub about: usize,
    /// How many count.
    pub total: usize,
    /// What else is there: `12 answered`.
    pub besides: String,
}

/// Columns for the words of a row: on its first line, and below.
pub fn rooms(row: &Row, columns: Columns, width: u16) -> (usize, usize) {
    let rest = usize::from(width)
        .saturating_sub(columns.before() + row.indent + 1)
        .max(4);
    let tail = if row.fold.is_some() {
        1
    } else {
        text::width(&row.tail)
    };
    let first = if tail == 0 {
        rest
    } else {
        rest.saturating_sub(tail + 1).max(4)
    };
    (first, rest)
}

/// What is asked, and what else stands below a row's words behind its flag, on one line: what
/// is asked, and then as many facts as there is room for.
pub fn below_line(row: &Row, room: usize) -> (&'static str, String) {
    let flag = match text::width(&row.flag) {
        0 => 0,
        flag => flag + text::width(BETWEEN),
    };
    let room = room.saturating_sub(flag);
    let Some(asked) = row.asked else {
        return ("", text::fit_parts(&row.below, room));
    };
    let parts: Vec<&str> = row
        .below
        .split(BETWEEN)
        .filter(|part| !part.is_empty())
        .collect();
    let whole = asked.words();
    // Facts go, the last of them first, before the ask loses a word: down a list it reads
    // the same in every row.
    for count in (0..=parts.len()).rev() {
        let rest = parts[..count].join(BETWEEN);
        let gap = if rest.is_empty() {
            0
        } else {
            text::width(BETWEEN)
        };
        if text::width(whole) + gap + text::width(&rest) <= room {
            return (whole, rest);
        }
    }
    (whole.strip_prefix("to ").unwrap_or(whole), String::new())
}

/// Lines that a row takes.
pub fn row_height(row: &Row, columns: Columns, width: u16) -> usize {
    if !row.id.can_be_chosen() {
        return 1;
    }
    let below = usize::from(!row.below.is_empty() || !row.flag.is_empty() || row.asked.is_some());
    if let Some(widths) = columns.table.filter(|_| !row.cells.is_empty()) {
        let (tallest, under) = sheet::heights(row, widths);
        return if below == 0 {
            tallest
        } else {
            tallest.max(under + 1)
        };
    }
    if row.lines <= 1 {
        return 1 + below;
    }
    let (first, rest) = rooms(row, columns, width);
    text::wrap_from(&row.words(), first, rest)
        .len()
        .min(row.lines)
        + below
}

/// The title of a pane with what it counts, in at most `room` columns: the longest
/// form that fits.
pub fn title(pane: Pane, list: &List, room: usize) -> String {
    let counts = |this_item: &str, besides: bool| {
        let count = match (list.total, list.about) {
            (0, _) if list.besides.is_empty() => return String::new(),
            (total, 0) => format!(" · {total}"),
            (total, about) => format!(" · {about} of {total}{this_item}"),
        };
        if besides && !list.besides.is_empty() {
            format!("{count}, and {}", list.besides)
        } else {
            count
        }
    };
    let counts = |this_item: &str, besides: bool| {
        if pane == Pane::Agenda {
            // How far one has come; how long the rest takes, where there is room.
            match list.besides.split_once(BETWEEN) {
                Some((read, _)) if !besides && this_item.is_empty() => format!("{BETWEEN}{read}"),
                Some(_) | None if list.besides.is_empty() => String::new(),
                Some(_) | None => format!("{BETWEEN}{}", list.besides),
            }
        } else {
            counts(this_item, besides)
        }
    };
    let only = Some(&list.only).filter(|only| !only.is_empty());
    let only = only.map_or_else(String::new, |only| format!(" · {only}"));
    let only = match list.marked {
        0 => only,
        marked => format!("{only} · {marked} marked"),
    };
    let filter = if list.filter.is_empty() {
        only
    } else {
        format!("{only}  /{}", list.filter)
    };
    let forms = [
        (pane.name(), " on this item", true),
        (pane.name(), "", true),
        (pane.name(), " on this item", false),
        (pane.name(), "", false),
        (pane.short(), "", false),
    ];
    let forms = forms.map(|(name, this_item, besides)| {
        let counts = counts(this_item, besides);
        format!("{} {name}{counts}{filter}", pane.number())
    });
    let fits = forms.iter().find(|form| text::width(form) <= room);
    fits.cloned().unwrap_or_else(|| text::fit(&forms[4], room))
}

/// A folded filter, as words that all must stand in a row.
pub struct Filter {
    words: Vec<String>,
}

impl Filter {
    /// From what was typed.
    pub fn new(typed: &str) -> Filter {
        let folded = crate::domain::fold::compare(typed);
        Filter {
            words: folded
                .split(' ')
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect(),
        }
    }

    /// Whether it leaves everything.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether folded words hold every word that was typed.
    pub fn admits(&self, folded: &str) -> bool {
        self.words.iter().all(|word| folded.contains(word.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(ids: &[i64]) -> List {
        let mut list = List::default();
        list.set(rows(ids), 0);
        list
    }

    fn rows(ids: &[i64]) -> Rows {
        let rows = ids
            .iter()
            .map(|id| Row::new(RowId::Item(*id), "words"))
            .collect();
        Rows {
            rows,
            about: 0,
            total: ids.len(),
            besides: String::new(),
        }
    }

    #[test]
    fn a_choice_is_kept_by_identity_and_else_near_its_place() {
        let mut list = list(&[1, 2, 3, 4]);
        list.step(2);
        list.set(rows(&[9, 8, 1, 2, 3]), 0);
        assert_eq!(list.chosen, Some(RowId::Item(3)));
        list.set(rows(&[9, 8, 1]), 0);
        assert_eq!(list.chosen, Some(RowId::Item(1)));
        list.set(rows(&[]), 0);
        assert_eq!(list.chosen, None);
    }

    #[test]
    fn the_choice_steps_over_rules() {
        let mut list = List::default();
        let mut with_rule = rows(&[1, 2]);
        with_rule.rows.insert(1, Row::rule("all"));
        list.set(with_rule, 0);
        list.step(1);
        assert_eq!(list.chosen, Some(RowId::Item(2)));
        list.step(5);
        assert_eq!(list.chosen, Some(RowId::Item(2)));
        list.step(-5);
        assert_eq!(list.chosen, Some(RowId::Item(1)));
    }

    #[test]
    fn the_chosen_row_is_scrolled_into_sight() {
        let mut list = list(&[1, 2, 3, 4, 5, 6]);
        list.step(5);
        list.scroll(20, 3);
        assert_eq!(list.top, 3);
        list.step(-5);
        list.scroll(20, 3);
        assert_eq!(list.top, 0);
    }

    #[test]
    fn what_stands_behind_the_last_row_is_reached_with_it() {
        let mut list = List::default();
        let mut with_rule = rows(&[1, 2, 3, 4, 5, 6]);
        with_rule.rows.push(Row::rule("2 decisions ask nothing"));
        list.set(with_rule, 0);
        list.end(true);
        list.scroll(20, 3);
        assert_eq!((list.at, list.top), (5, 4));
    }

    #[test]
    fn facts_go_before_what_is_asked_loses_a_word() {
        let mut row = Row::new(RowId::Item(1), "Ferries");
        row.asked = Some(AskKind::Comment);
        row.below = "8 pp · 2 actions".to_owned();
        assert_eq!(below_line(&row, 40), ("to comment", row.below.clone()));
        assert_eq!(below_line(&row, 20), ("to comment", "8 pp".to_owned()));
        assert_eq!(below_line(&row, 12), ("to comment", String::new()));
        assert_eq!(below_line(&row, 8), ("comment", String::new()));
    }

    #[test]
    fn a_filter_wants_every_word_and_sees_no_accents() {
        let filter = Filter::new("Café bus");
        assert!(filter.admits("buses to the cafe"));
        assert!(!filter.admits("the cafe"));
    }
}
