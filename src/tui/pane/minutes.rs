//! The prior-minutes pane: what earlier meetings said about the chosen item, then
//! the last meeting's minutes, or all.

use jiff::civil::Date;

use crate::store::desk::{ClauseKind, ClauseRow, MinuteRow};
use crate::tui::links::{Link, SAME_TITLE};
use crate::tui::pane::prepared::Prepared;
use crate::tui::pane::{Filter, Row, RowId, Rows, words};
use crate::tui::text;
use crate::tui::theme::Role;

/// How many of the earlier minutes are shown below those that concern the item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reach {
    /// The last meeting's.
    #[default]
    Last,
    /// All that are held.
    All,
}

/// The rows of minutes; `why` says why one concerns the chosen item.
pub fn rows(
    prepared: &Prepared,
    today: Date,
    reach: Reach,
    why: &dyn Fn(usize) -> Option<Link>,
    filter: &Filter,
) -> Rows {
    let minutes = &prepared.desk.minutes;
    let previous = &prepared.desk.previous;
    // Where the minutes that are confirmed are not held, the newest that are.
    let is_held = minutes.iter().any(|row| previous.reaches(row.date));
    let newest = minutes
        .first()
        .and_then(|row| row.date)
        .filter(|_| !is_held);
    let mut rows = Vec::new();
    let mut rest = Vec::new();
    let mut about = 0;
    let mut total = 0;
    for (at, (row, folded)) in minutes.iter().zip(&prepared.minutes).enumerate() {
        let why = why(at).map(|link| link.why);
        let in_reach = reach == Reach::All
            || previous.reaches(row.date)
            || newest.is_some() && row.date == newest;
        let says_something = !row.clauses.is_empty() || !row.procedural;
        if why.is_none() && !(in_reach && says_something) {
            continue;
        }
        total += 1;
        if !filter.admits(folded) {
            continue;
        }
        if let Some(why) = why {
            about += 1;
            rows.extend(concerning(row, today, &why));
        } else {
            rest.push(row);
        }
    }
    // Those that are confirmed stand before what was held since.
    rest.sort_by_key(|row| {
        let is_since = row.date.is_some_and(|day| previous.since.contains(&day));
        reach == Reach::Last && is_since
    });
    let mut group: Option<Option<Date>> = None;
    for row in rest {
        if group != Some(row.date) {
            let day = row.date.map_or_else(|| "no date".to_owned(), words::day);
            let is_of = |days: &[Date]| row.date.is_some_and(|date| days.contains(&date));
            let words = if is_of(&previous.confirmed) {
                format!("last meeting · {day}")
            } else if is_of(&previous.since) {
                format!("held since · {day}")
            } else {
                day
            };
            group = Some(row.date);
            rows.push(Row::rule(words));
        }
        let mut head = Row::new(RowId::Minute(row.key), text::soften(&row.title));
        head.tail = row.number.clone().unwrap_or_default();
        head.lines = 2;
        head.role = Role::Strong;
        rows.push(head);
        rows.extend(row.clauses.iter().map(|line| clause(row, line, 2)));
    }
    Rows {
        rows,
        about,
        total,
        ..Rows::default()
    }
}

fn concerning(row: &MinuteRow, today: Date, why: &str) -> Vec<Row> {
    let mut head = Row::new(RowId::Minute(row.key), from(row));
    why.clone_into(&mut head.below);
    if why != SAME_TITLE {
        head.text = text::soften(&row.title);
        head.lines = 2;
        // When it was said outlasts why it is shown, where there is little room.
        let day = row.date.map(|date| words::near_day(date, today));
        let mut parts: Vec<String> = day.into_iter().collect();
        parts.push(why.to_owned());
        parts.extend(beside_day(row));
        head.below = parts.join(" · ");
    }
    head.role = Role::Strong;
    let mut rows = vec![head];
    rows.extend(row.clauses.iter().map(|line| clause(row, line, 4)));
    rows
}

/// `24 Aug 2023 · minute 20`.
pub fn from(row: &MinuteRow) -> String {
    let mut parts: Vec<String> = row.date.map(words::day).into_iter().collect();
    parts.extend(beside_day(row));
    parts.join(" · ")
}

fn beside_day(row: &MinuteRow) -> Vec<String> {
    let mut parts = Vec::new();
    parts.extend(row.number.as_ref().map(|number| format!("minute {number}")));
    if row.truncated {
        parts.push("cut short".to_owned());
    }
    parts
}

fn clause(minute: &MinuteRow, clause: &ClauseRow, lines: usize) -> Row {
    let mut row = Row::new(
        RowId::Clause(minute.key, clause.id.clone()),
        words::as_row(&clause.text),
    );
    row.label = label(clause);
    row.lines = lines;
    row.indent = 1;
    row
}

/// The way a promise was made, in a word.
pub fn kind_words(kind: ClauseKind) -> &'static str {
    match kind {
        ClauseKind::Decision => "decided",
        ClauseKind::Request => "asked",
        ClauseKind::Undertaking => "promised",
        ClauseKind::Action => "ACTION",
    }
}

/// What a clause is called on the screen: `AGREED 2`, `asked`, `promised`.
pub fn label(clause: &ClauseRow) -> String {
    let name = match clause.kind {
        ClauseKind::Decision => clause.label.as_deref().unwrap_or(kind_words(clause.kind)),
        ClauseKind::Request | ClauseKind::Undertaking | ClauseKind::Action => {
            kind_words(clause.kind)
        }
    };
    match &clause.number {
        Some(number) => format!("{name} {number}"),
        None => name.to_owned(),
    }
}
