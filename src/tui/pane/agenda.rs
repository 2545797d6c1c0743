//! The agenda pane: items with what is asked, procedural ones folded into one row.

use std::collections::BTreeSet;

use crate::domain::agenda::{Paper, ask_kind};
use crate::store::desk::AgendaRow;
use crate::tui::pane::prepared::Prepared;
use crate::tui::pane::{Filter, Row, RowId, Rows, words};
use crate::tui::text;
use crate::tui::theme::Role;

/// The rows of the agenda.
pub fn rows(prepared: &Prepared, unfolded: &BTreeSet<i64>, filter: &Filter) -> Rows {
    let agenda = &prepared.desk.agenda;
    let mut rows = Vec::new();
    let mut at = 0;
    while at < agenda.len() {
        let run = agenda[at..].iter().take_while(|row| row.procedural).count();
        let folds = agenda[at..at + run]
            .iter()
            .filter(|row| can_fold(row))
            .count();
        if folds < 2 {
            let until = at + run.max(1);
            rows.extend((at..until).map(|at| (at, item(&agenda[at]))));
            at = until;
            continue;
        }
        let group = &agenda[at..at + run];
        let open = unfolded.contains(&group[0].key);
        rows.push((at, fold(group, folds, open)));
        for (offset, row) in group.iter().enumerate() {
            if open || !can_fold(row) {
                let mut item = item(row);
                item.indent = usize::from(can_fold(row));
                rows.push((at + offset, item));
            }
        }
        at += run;
    }
    let total = agenda.len();
    let rows = rows
        .into_iter()
        .filter(|(at, _)| filter.admits(&prepared.agenda[*at]))
        .map(|(_, row)| row)
        .collect();
    Rows {
        rows,
        about: 0,
        total,
        ..Rows::default()
    }
}

/// Whether a procedural item has nothing that one would come back for.
fn can_fold(row: &AgendaRow) -> bool {
    row.procedural
        && row.pages.is_none()
        && row.paper.is_none()
        && row.actions == 0
        && !row.has_minutes
}

fn fold(group: &[AgendaRow], folds: usize, open: bool) -> Row {
    let numbers: Vec<&str> = group
        .iter()
        .filter(|row| can_fold(row))
        .filter_map(|row| row.number.as_deref())
        .collect();
    let mut row = Row::new(
        RowId::Procedural(group[0].key),
        format!("Procedural ({folds})"),
    );
    row.lead = match numbers.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first, .., last] => format!("{first}–{last}"),
    };
    row.role = Role::Dim;
    row.fold = Some(open);
    row
}

fn item(row: &AgendaRow) -> Row {
    let mut shown = Row::new(RowId::Item(row.key), text::soften(&row.title));
    shown.lead = row.number.clone().unwrap_or_default();
    shown.read = row.read;
    shown.role = if row.read { Role::Dim } else { Role::Text };
    shown.tail = row.appendix.clone().unwrap_or_default();
    shown.below = about(row);
    shown.lines = 2;
    shown
}

/// The second line of an item, what matters most first: `to note · 8 pp · 2 actions`.
pub fn about(row: &AgendaRow) -> String {
    let asked = row.ask.as_deref().and_then(ask_kind);
    let mut parts = Vec::new();
    if row.exempt {
        parts.push("EXEMPT".to_owned());
    }
    let paper = row.paper.map(|paper| paper_words(row, paper));
    let news = row.first_seen.is_some();
    // A late paper is news: a narrow list cuts what stands behind.
    parts.extend(paper.clone().filter(|_| news));
    parts.extend(asked.map(|kind| kind.words().to_owned()));
    if let Some((first, last)) = row.pages {
        parts.push(format!("{} pp", last.saturating_sub(first) + 1));
    }
    parts.extend(paper.filter(|_| !news));
    if row.actions > 0 {
        parts.push(text::count(row.actions as usize, "action", "actions"));
    } else if row.has_minutes && row.ask.is_none() {
        parts.push("minuted".to_owned());
    }
    parts.join(" · ")
}

fn paper_words(row: &AgendaRow, paper: Paper) -> String {
    match (paper, row.first_seen) {
        (Paper::ToFollow, _) => "paper to follow".to_owned(),
        (Paper::Verbal, _) => "verbal".to_owned(),
        (Paper::Late, Some(day)) => format!("late · first seen {}", words::short_day(day)),
        (Paper::Late, None) => "late paper".to_owned(),
        (Paper::Missing, _) => "paper missing".to_owned(),
    }
}
