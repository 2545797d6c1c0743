//! The outstanding-actions pane: promises that concern the chosen item, then the
//! committee's others by meeting, and those that a person ticked.

use jiff::civil::Date;

use crate::store::desk::ActionRow;
use crate::tui::links::{Link, strongest_first};
use crate::tui::pane::prepared::{Prepared, Promise};
use crate::tui::pane::sheet::{self, Form};
use crate::tui::pane::{Filter, Mark, Row, RowId, Rows, words};
use crate::tui::text;
use crate::tui::theme::Role;

/// The rows of actions; `why` says why a promise concerns the chosen item.
pub fn rows(
    prepared: &Prepared,
    today: Date,
    form: Form,
    why: &dyn Fn(usize) -> Option<Link>,
    filter: &Filter,
) -> Rows {
    let (mut about, mut open, mut done) = (Vec::new(), Vec::new(), Vec::new());
    for (at, promise) in prepared.actions.iter().enumerate() {
        if !filter.admits(&promise.words) {
            continue;
        }
        let first = prepared.first(promise);
        if let Some(link) = why(at) {
            let mut row = row(prepared, promise, today, form);
            row.lines = 3;
            row.below = match form {
                Form::List => beside(first, today, &link.why),
                // The rest stands in the columns.
                Form::Sheet => link.why,
            };
            about.push((link.score, row));
        } else if promise.was_done {
            done.push(row(prepared, promise, today, form));
        } else {
            open.push((first.date, promise));
        }
    }
    strongest_first(&mut about);
    let counted = about.len();
    let mut rows: Vec<Row> = about.into_iter().map(|(_, row)| row).collect();
    let mut group: Option<Option<Date>> = None;
    rows.reserve(open.len());
    for (date, promise) in open {
        if group != Some(date) {
            group = Some(date);
            rows.push(Row::rule(
                date.map_or_else(|| "no date".to_owned(), words::day),
            ));
        }
        rows.push(row(prepared, promise, today, form));
    }
    if !done.is_empty() {
        rows.push(Row::rule(format!("done ({})", done.len())));
        rows.extend(done);
    }
    Rows {
        rows,
        about: counted,
        total: prepared.actions.len(),
    }
}

fn row(prepared: &Prepared, promise: &Promise, today: Date, form: Form) -> Row {
    let action = prepared.first(promise);
    let mut row = Row::new(RowId::Action(action.key), words::as_row(&action.text));
    row.lines = 2;
    if promise.members.len() > 1 {
        row.label = format!("×{}", promise.members.len());
    }
    let (mark, tail, role) = state(action, today);
    row.mark = mark;
    row.tail = tail;
    row.tail_role = role;
    if form == Form::Sheet {
        row.cells = sheet::action(action, promise.members.len(), today);
    }
    if action.ticked.is_some() {
        row.role = Role::Dim;
    }
    row
}

/// How an action stands: its sign, its words, and how they look. What a paper says
/// is no tick.
pub fn state(action: &ActionRow, today: Date) -> (Mark, String, Role) {
    if let Some(tick) = &action.ticked {
        return (
            Mark::Ticked,
            format!("done {}", words::short_day(tick.on)),
            Role::Done,
        );
    }
    if action.said_done {
        return (Mark::Said, "done?".to_owned(), Role::Warn);
    }
    match action.due_date {
        Some(due) if due < today => (Mark::Open, "OVERDUE".to_owned(), Role::Late),
        Some(due) => (
            Mark::Open,
            format!("due {}", words::short_day(due)),
            Role::Dim,
        ),
        None => (Mark::Open, String::new(), Role::Dim),
    }
}

/// The line below an action that concerns the item: `24 Aug · same title · minute 18`.
fn beside(action: &ActionRow, today: Date, why: &str) -> String {
    let mut parts = Vec::new();
    parts.extend(action.date.map(|date| words::near_day(date, today)));
    parts.push(why.to_owned());
    parts.extend(
        action
            .minute
            .as_ref()
            .map(|minute| format!("minute {minute}")),
    );
    parts.extend(action.owner.as_deref().map(text::soften));
    parts.join(" · ")
}

/// Where an action is from: `24 Aug 2023 · minute 18`.
pub fn from(action: &ActionRow) -> String {
    let mut parts = Vec::new();
    parts.extend(action.date.map(words::day));
    parts.extend(
        action
            .minute
            .as_ref()
            .map(|minute| format!("minute {minute}")),
    );
    parts.extend(action.owner.as_deref().map(text::soften));
    parts.join(" · ")
}
