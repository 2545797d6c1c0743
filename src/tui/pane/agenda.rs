//! The agenda pane: items with what is asked, procedural ones folded into one row.

use std::collections::BTreeSet;

use crate::domain::agenda::{Paper, ask_kind};
use crate::domain::wording;
use crate::store::desk::{AgendaRow, News};
use crate::tui::pane::prepared::Prepared;
use crate::tui::pane::{BETWEEN, Filter, Row, RowId, Rows, words};
use crate::tui::text;
use crate::tui::theme::Role;

/// The rows of the agenda.
pub fn rows(prepared: &Prepared, unfolded: &BTreeSet<i64>, filter: &Filter) -> Rows {
    let agenda = &prepared.desk.agenda;
    let mut rows = Vec::new();
    let mut at = 0;
    while at < agenda.len() {
        let run = agenda[at..].iter().take_while(|row| row.procedural).count();
        let group = at..at + run;
        let folds = group.clone().filter(|at| can_fold(prepared, *at)).count();
        if folds < 2 {
            let until = at + run.max(1);
            rows.extend((at..until).map(|at| (at, item(prepared, at))));
            at = until;
            continue;
        }
        let open = unfolded.contains(&agenda[at].key);
        let folded: Vec<&AgendaRow> = group
            .clone()
            .filter(|at| can_fold(prepared, *at))
            .map(|at| &agenda[at])
            .collect();
        let folds: Vec<usize> = group.clone().filter(|at| can_fold(prepared, *at)).collect();
        let is_parted = folds.windows(2).any(|pair| pair[1] > pair[0] + 1);
        rows.push((at, fold(agenda[at].key, &folded, is_parted, open)));
        for at in group {
            if open || !can_fold(prepared, at) {
                let mut item = item(prepared, at);
                item.indent = usize::from(can_fold(prepared, at));
                rows.push((at, item));
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
        besides: progress(prepared),
    }
}

/// How far one has come: `read 3 of 9`, and how long the rest takes.
fn progress(prepared: &Prepared) -> String {
    let agenda = &prepared.desk.agenda;
    let counts = || {
        let items = (0..agenda.len()).filter(|at| !can_fold(prepared, *at));
        items.map(|at| &agenda[at])
    };
    let read = counts().filter(|row| row.read).count();
    let words = counts().filter(|row| !row.read).map(|row| row.words);
    let total = counts().count();
    let left = wording::reading_time_of_all(words);
    match left {
        _ if total == 0 => String::new(),
        Some(left) if read < total => format!("read {read} of {total} · {left} left"),
        Some(_) | None => format!("read {read} of {total}"),
    }
}

/// Whether a procedural item has nothing that one would come back for.
fn can_fold(prepared: &Prepared, at: usize) -> bool {
    let row = &prepared.desk.agenda[at];
    row.procedural
        && row.pages.is_none()
        && row.paper.is_none()
        && row.actions == 0
        && prepared.hang[at] == 0
        && !row.has_minutes
        && row.news.is_none()
}

/// Items folded into a row; others may stand between them.
fn fold(first: i64, folded: &[&AgendaRow], is_parted: bool, open: bool) -> Row {
    let numbers = folded.iter().filter_map(|row| row.number.as_deref());
    let numbers: Vec<&str> = numbers.collect();
    let mut row = Row::new(
        RowId::Procedural(first),
        format!("Procedural ({})", folded.len()),
    );
    // "1–4" would hold what stands between them and is not folded.
    match numbers.as_slice() {
        [] => {}
        [one] => (*one).clone_into(&mut row.lead),
        [first, .., last] if !is_parted => row.lead = format!("{first}–{last}"),
        _ => row.text = format!("Procedural: {}", numbers.join(", ")),
    }
    row.role = Role::Dim;
    row.fold = Some(open);
    row
}

fn item(prepared: &Prepared, at: usize) -> Row {
    let row = &prepared.desk.agenda[at];
    let mut shown = Row::new(RowId::Item(row.key), text::soften(&row.title));
    shown.lead = row.number.clone().unwrap_or_default();
    shown.read = row.read;
    shown.role = if row.read { Role::Dim } else { Role::Text };
    shown.tail = row.appendix.clone().unwrap_or_default();
    shown.flag = flag(row);
    shown.asked = row.ask.as_deref().and_then(ask_kind);
    shown.below = about(row, prepared.hang[at]).join(BETWEEN);
    shown.lines = 2;
    shown
}

/// What stands out before the second line: an item that is new, or restricted.
fn flag(row: &AgendaRow) -> String {
    let news = row.news.map(|news| match news {
        News::New => "NEW",
        News::Changed => "CHANGED",
    });
    let exempt = row.exempt.then_some("EXEMPT");
    let words: Vec<&str> = news.into_iter().chain(exempt).collect();
    words.join(BETWEEN)
}

/// The facts of an item behind what is asked, what can be spared last: `8 pp · 2 actions ·
/// about 4 min`.
fn about(row: &AgendaRow, hang: usize) -> Vec<String> {
    let mut parts = Vec::new();
    // What was to follow has been dealt with.
    let paper = row
        .paper
        .filter(|_| !row.has_minutes || row.first_seen.is_some());
    let paper = paper.map(|paper| paper_words(paper, row.first_seen.is_some()));
    // A paper that is late or missing is news: a narrow list cuts what stands behind.
    parts.extend(paper);
    parts.extend(row.sheets());
    // That it is late is said in any case; since when, once the pages have room.
    let since = row.first_seen.filter(|_| row.paper == Some(Paper::Late));
    parts.extend(since.map(|day| format!("first seen {}", words::short_day(day))));
    parts.extend(row.pages_elsewhere());
    // Those that were made here, or that ask for something here.
    let actions = hang.max(usize::try_from(row.actions).unwrap_or(0));
    if actions > 0 {
        parts.push(text::count(actions, "action", "actions"));
    } else if row.has_minutes && row.ask.is_none() {
        parts.push("minuted".to_owned());
    }
    // It is a guess, and says so.
    parts.extend(wording::reading_time(row.words).map(|time| format!("about {time}")));
    parts
}

fn paper_words(paper: Paper, is_dated: bool) -> String {
    let words = match paper {
        Paper::ToFollow => "paper to follow",
        Paper::Verbal => "verbal",
        Paper::Late if is_dated => "late",
        Paper::Late => "late paper",
        Paper::Missing => "paper missing",
    };
    words.to_owned()
}
