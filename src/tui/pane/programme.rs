//! The work-programme pane: rows that concern the chosen item, then the whole
//! programme by date, then what is not yet scheduled.

use jiff::civil::Date;

use crate::domain::fold;
use crate::store::by_hand::Differs;
use crate::store::desk::{ProgrammeLine, Tick, called_exempt};
use crate::tui::links::{Link, strongest_first};
use crate::tui::pane::prepared::Prepared;
use crate::tui::pane::sheet::{self, Form};
use crate::tui::pane::{BETWEEN, Filter, Mark, Row, RowId, Rows, words};
use crate::tui::text;
use crate::tui::theme::Role;

/// The rows of the programme; `why` says why one concerns the chosen item.
pub fn rows(
    prepared: &Prepared,
    today: Date,
    form: Form,
    why: &dyn Fn(usize) -> Option<Link>,
    filter: &Filter,
) -> Rows {
    // The table is the one that is handed in: every row of it stands in its place.
    let lines = &prepared.desk.programme;
    let (mut about, mut topics, mut dropped) = (Vec::new(), Vec::new(), Vec::new());
    let (mut behind, mut ahead) = (Vec::new(), Vec::new());
    for (at, (line, folded)) in lines.iter().zip(&prepared.programme).enumerate() {
        if !filter.admits(folded) {
            continue;
        }
        if line.by_hand.dropped.is_some() {
            dropped.push(row(line, None, today, form));
        } else if let Some(link) = why(at).filter(|_| form == Form::List) {
            let above = at.checked_sub(1).map(|above| &lines[above]);
            let mut row = row(line, above, today, form);
            row.lines = 3;
            let near = [above, lines.get(at + 1)];
            let is_told_again = near.iter().flatten().any(|other| is_same_item(other, line));
            let action = line.actions.as_ref().filter(|_| is_told_again);
            let action = action
                .map(|action| format!("– {action}"))
                .unwrap_or_default();
            // What wants a decision comes first, and why the row stands here last.
            row.below = if line.by_hand.differs.is_empty() {
                beside(&[&action, &row.below, &link.why])
            } else {
                beside(&[&row.below, &action, &link.why])
            };
            about.push((link.score, row));
        } else if line.topic {
            topics.push(row(line, None, today, form));
        } else if line.date.is_some_and(|date| date < today) {
            behind.push(line);
        } else {
            ahead.push(line);
        }
    }
    strongest_first(&mut about);
    let counted = about.len();
    let mut rows: Vec<Row> = about.into_iter().map(|(_, row)| row).collect();
    dated(&ahead, "to come", today, form, &mut rows);
    if !topics.is_empty() {
        rows.push(Row::rule("forward plan · not yet scheduled"));
        rows.extend(topics);
    }
    if !dropped.is_empty() {
        rows.push(Row::rule(format!("dropped ({})", dropped.len())));
        rows.extend(dropped);
    }
    let gone: Vec<Row> = prepared
        .desk
        .gone
        .iter()
        .filter(|line| filter.admits(&fold::compare(&line.item)))
        .map(|line| row(line, None, today, form))
        .collect();
    if !gone.is_empty() {
        rows.push(Row::rule(format!(
            "not in the newest paper ({})",
            gone.len()
        )));
        rows.extend(gone);
    }
    dated(&behind, "so far", today, form, &mut rows);
    Rows {
        rows,
        about: counted,
        total: lines.len(),
        ..Rows::default()
    }
}

/// Rows by date under a line that says what they are. A meeting's day stands once,
/// and an item once over the actions that are listed for it.
fn dated(lines: &[&ProgrammeLine], what: &str, today: Date, form: Form, rows: &mut Vec<Row>) {
    if !lines.is_empty() {
        rows.push(Row::rule(what));
    }
    let mut before: Option<&ProgrammeLine> = None;
    for (at, line) in lines.iter().enumerate() {
        let mut row = row(line, before, today, form);
        let same_day = before.is_some_and(|before| before.date == line.date);
        let same_item = |other: &ProgrammeLine| is_same_item(other, line);
        if same_day {
            row.lead.clear();
        }
        let repeats = before.is_some_and(same_item);
        let repeated = lines.get(at + 1).is_some_and(|next| same_item(next));
        let action = line.actions.clone().unwrap_or_default();
        if form == Form::Sheet {
            // The table has a column for it.
        } else if repeats && !action.is_empty() {
            row.text = format!("– {action}");
            row.role = Role::Dim;
        } else if repeated && !action.is_empty() {
            row.below = beside(&[&row.below, &format!("– {action}")]);
        }
        rows.push(row);
        before = Some(line);
    }
}

fn row(line: &ProgrammeLine, above: Option<&ProgrammeLine>, today: Date, form: Form) -> Row {
    let mut row = Row::new(RowId::Programme(line.key), text::soften(&line.item));
    row.lines = 2;
    row.mark = if line.ticked.is_some() {
        Mark::Ticked
    } else {
        Mark::None
    };
    if line.topic {
        row.tail = match (line.date, &line.note) {
            (Some(date), _) => words::short_day(date),
            (None, Some(note)) => text::fit(note, 18),
            (None, None) => String::new(),
        };
    } else {
        row.lead = line
            .date
            .map(|date| format!("{:>6}", words::short_day(date)))
            .unwrap_or_default();
    }
    if line.tentative {
        "tentative".clone_into(&mut row.tail);
        row.tail_role = Role::Warn;
    }
    if let Some(tick) = &line.ticked {
        row.tail = format!("done {}", words::short_day(tick.on));
        row.tail_role = Role::Done;
    }
    if form == Form::Sheet {
        row.cells = sheet::programme(line);
        row.lead.clear();
    }
    let (flag, said) = by_hand(line, form);
    flag.clone_into(&mut row.flag);
    row.below = beside(&[&said, &lead(line, above, form)]);
    // What lies behind is read less often than what is to come.
    if line.by_hand.dropped.is_some()
        || line.ticked.is_some()
        || line.date.is_some_and(|date| date < today)
    {
        row.role = Role::Dim;
    }
    row
}

/// Who leads on a row, where the one above it does not say so.
fn lead(line: &ProgrammeLine, above: Option<&ProgrammeLine>, form: Form) -> String {
    let name = line.lead.as_deref().filter(|_| form == Form::List);
    let said = above.is_some_and(|above| is_same_item(above, line) && above.lead == line.lead);
    name.filter(|_| !said)
        .map(|name| format!("lead officer: {}", text::soften(name)))
        .unwrap_or_default()
}

/// Whether two rows are of one item, which is told once for each of its actions.
fn is_same_item(one: &ProgrammeLine, other: &ProgrammeLine) -> bool {
    one.date == other.date && one.item == other.item
}

/// Parts of the line below a row, those that there are.
fn beside(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(BETWEEN)
}

/// What a person did to a row: a word that wants to be seen, and what to know of it.
fn by_hand(line: &ProgrammeLine, form: Form) -> (&'static str, String) {
    let hand = &line.by_hand;
    let mut parts: Vec<String> = hand.differs.iter().map(Differs::words).collect();
    let by = |said: &Tick| format!("{}, {}", words::short_day(said.on), said.by);
    // What one wrote last is what one looks for; the table has a column for it.
    if form == Form::List
        && let Some(newest) = hand.progress.first()
    {
        let day = words::short_day(newest.said.on);
        parts.push(format!("{day}: {}", text::soften(&newest.text)));
    }
    if line.undealt().is_some() {
        parts.push("progress not told apart".to_owned());
    }
    if let Some(dropped) = &hand.dropped {
        parts.extend(dropped.what.reason.as_deref().map(text::soften));
        parts.push(by(&dropped.said));
    }
    let flag = if !hand.differs.is_empty() {
        "DIFFERS"
    } else if hand.gone {
        parts.push("the newest paper does not have it".to_owned());
        "GONE"
    } else if hand.dropped.is_some() {
        ""
    } else if let Some(added) = &hand.added {
        parts.push(by(added));
        "ADDED"
    } else if let Some(day) = &hand.day {
        parts.push(match day.what.paper {
            Some(Some(paper)) => format!("from {}", words::short_day(paper)),
            Some(None) | None => "from not yet scheduled".to_owned(),
        });
        "MOVED"
    } else {
        ""
    };
    let flag = match (flag, called_exempt(&line.put_right)) {
        ("", Some(true)) => "EXEMPT",
        (flag, Some(true)) => {
            parts.push("exempt".to_owned());
            flag
        }
        (flag, _) => flag,
    };
    (flag, parts.join(BETWEEN))
}
