//! In the meeting: one item at a time over the desk, and what was agreed at its end.

pub mod agreed;
pub mod lines;
pub mod page;

use std::collections::BTreeSet;

use jiff::civil::Time;
use ratatui::layout::Rect;

use crate::store::Target;
use crate::store::desk::{AgendaRow, Block, MeetingRow};
use crate::store::jots::{Jot, JotKind};
use crate::tui::links::Links;
use crate::tui::pane::prepared::Prepared;
use crate::tui::room::page::Line;
use crate::tui::text;

/// Wider lines tire the eye.
const WIDEST: u16 = 84;
/// From this width on the words stand in the middle of the screen.
const MIDDLE: u16 = 100;
/// From this height on there is air between the parts.
const AIRY: u16 = 22;
/// From this height on what comes next stands at the foot.
const NEXT: u16 = 16;
/// A day has so many minutes.
const DAY: i32 = 24 * 60;

/// What a command of the room does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Turn {
    /// Open it at the chosen item.
    Open,
    /// To the next item in the order taken.
    Next,
    /// To the item before.
    Previous,
    /// To an item that is chosen from all.
    Items,
    /// This item is taken now, out of order; or it goes back to its place.
    TakeNow,
    /// To what was agreed.
    Agreed,
    /// To the item's paper, on the desk.
    Read,
}

/// What is shown in the meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct Room {
    /// The item, by the store's key.
    pub item: i64,
    /// What was agreed is shown instead.
    pub agreed: bool,
    /// The item that was on the table when one jumped from it.
    pub came_from: Option<i64>,
    /// The chosen one of the item's questions.
    pub question: usize,
    /// The first line that is seen.
    pub top: usize,
    /// The time of day, to the minute, once it is known.
    pub now: Option<Time>,
    /// The item's words, kept while the store is asked again.
    pub blocks: Vec<Block>,
    /// The page as it is shown.
    pub lines: Vec<Line>,
    /// The folds of the agenda that were open before.
    pub unfolded: BTreeSet<i64>,
}

impl Room {
    /// At an item.
    pub fn new(item: i64, unfolded: BTreeSet<i64>) -> Room {
        Room {
            item,
            agreed: false,
            came_from: None,
            question: 0,
            top: 0,
            now: None,
            blocks: Vec::new(),
            lines: Vec::new(),
            unfolded,
        }
    }

    /// The line of the chosen question.
    pub fn chosen_line(&self) -> Option<usize> {
        let mut lines = self.lines.iter();
        lines.position(|line| line.question == Some(self.question))
    }

    /// Scrolls, and stays within the page.
    pub fn scroll(&mut self, by: isize, height: usize) {
        let most = self.lines.len().saturating_sub(height);
        self.top = self.top.saturating_add_signed(by).min(most);
    }

    /// Brings the chosen question into sight.
    pub fn reveal(&mut self, height: usize) {
        let Some(first) = self.chosen_line() else {
            return;
        };
        let of_question = |line: &Line| line.question == Some(self.question);
        let last = self.lines.iter().rposition(of_question).unwrap_or(first);
        if last >= self.top + height {
            self.top = (last + 1).saturating_sub(height);
        }
        self.top = self.top.min(first);
    }
}

/// Where the page and the line of what comes next stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RoomPlace {
    /// The page.
    pub page: Rect,
    /// What comes next, where there is room for it.
    pub next: Option<Rect>,
    /// Whether there is air between the parts.
    pub airy: bool,
}

/// Where everything stands in the place of the panes.
pub fn place(body: Rect) -> RoomPlace {
    let margin = match body.width {
        MIDDLE.. => body.width.saturating_sub(WIDEST) / 2,
        60.. => 4,
        _ => 1,
    };
    let airy = body.height >= AIRY;
    let says_next = body.height >= NEXT;
    let foot = if says_next { 2 } else { 0 };
    let page = Rect {
        x: body.x + margin.min(body.width),
        width: body.width.saturating_sub(2 * margin),
        height: body.height.saturating_sub(foot),
        ..body
    };
    let next = says_next.then(|| Rect {
        y: body.bottom() - 1,
        height: 1,
        ..page
    });
    RoomPlace { page, next, airy }
}

/// The items of the agenda in the order taken: as one has put them, new ones where they
/// are printed.
pub fn in_order(agenda: &[AgendaRow], taken: &[i64]) -> Vec<i64> {
    let known = |key: &i64| agenda.iter().any(|row| row.key == *key);
    let mut order: Vec<i64> = taken.iter().copied().filter(known).collect();
    for (at, row) in agenda.iter().enumerate() {
        if order.contains(&row.key) {
            continue;
        }
        let mut before = agenda[..at].iter().rev();
        let behind = before.find_map(|row| order.iter().position(|key| *key == row.key));
        order.insert(behind.map_or(0, |behind| behind + 1), row.key);
    }
    order
}

/// The same with an item behind another one.
pub fn taken_behind(order: &[i64], item: i64, behind: i64) -> Vec<i64> {
    let mut order: Vec<i64> = order.iter().copied().filter(|key| *key != item).collect();
    let at = order.iter().position(|key| *key == behind);
    order.insert(at.map_or(0, |at| at + 1), item);
    order
}

/// A person's questions on an item, and on the actions that concern it.
pub fn questions(prepared: &Prepared, item: i64) -> Vec<&Jot> {
    let links = Links::new(prepared, item);
    let concerned = |target: Target| match target {
        Target::Item(key) => key == item,
        Target::Action(key) => links.as_ref().is_some_and(|links| {
            let mut promises = prepared.actions.iter().enumerate();
            promises.any(|(at, promise)| {
                let mut members = prepared.members(promise);
                members.any(|action| action.key == key) && links.promise(at).is_some()
            })
        }),
        Target::Programme(_) | Target::Committee(_) | Target::Document(_) => false,
    };
    let jots = prepared.desk.jots.iter();
    jots.filter(|jot| jot.kind == JotKind::Question && !jot.unfinished && concerned(jot.on))
        .collect()
}

/// An item in a few words: `6 Ferry timetable review`.
pub fn name(row: &AgendaRow) -> String {
    match &row.number {
        Some(number) => format!("{number}  {}", text::soften(&row.title)),
        None => text::soften(&row.title),
    }
}

/// `18:12 · 42 min in`; the time alone where the meeting is of another day, or does not
/// say when it begins.
pub fn clock(now: Time, meeting: &MeetingRow, is_today: bool) -> String {
    let shown = format!("{:02}:{:02}", now.hour(), now.minute());
    let Some(begins) = meeting.time.filter(|_| is_today) else {
        return shown;
    };
    let minute = |time: Time| i32::from(time.hour()) * 60 + i32::from(time.minute());
    let mut gone = minute(now) - minute(begins);
    // A meeting that goes on past midnight began yesterday.
    if gone < -DAY / 2 {
        gone += DAY;
    }
    let spell = |minutes: i32| match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    };
    match gone {
        0 => format!("{shown} · begins now"),
        1.. => format!("{shown} · {} in", spell(gone)),
        _ => format!("{shown} · begins in {}", spell(-gone)),
    }
}
