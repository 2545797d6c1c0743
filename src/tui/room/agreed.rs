//! What was agreed at a meeting: the actions taken down, to be read aloud.

use std::fmt::Write as _;

use crate::store::desk::ActionRow;
use crate::store::jots::Jot;
use crate::tui::pane::prepared::Prepared;
use crate::tui::pane::words;
use crate::tui::room::{self, page::Page};
use crate::tui::text;
use crate::tui::theme::Role;

/// Where the papers and the person name nobody.
const NOBODY: &str = "nobody named";
/// Where no day is set.
const NO_DAY: &str = "no day set";

/// The actions that were taken down at the meeting, in the order taken.
pub fn actions<'a>(prepared: &'a Prepared, order: &[i64]) -> Vec<&'a ActionRow> {
    let here = prepared.desk.meeting.key;
    let all = prepared.desk.actions.iter();
    let taken = |row: &&ActionRow| row.meeting_key == here && row.taken_down.is_some();
    let mut actions: Vec<&ActionRow> = all.filter(taken).collect();
    let place = |row: &&ActionRow| {
        let at = row
            .item_key
            .and_then(|item| order.iter().position(|key| *key == item));
        (at.unwrap_or(usize::MAX), row.key)
    };
    actions.sort_by_key(place);
    actions
}

/// Who is to do it.
fn who(action: &ActionRow) -> Option<String> {
    action.lead().map(text::soften)
}

/// By when.
fn by_when(action: &ActionRow) -> Option<String> {
    let day = action.due_day()?;
    Some(format!("by {}", words::weekday(day)))
}

/// An action in a line: who, what, by when.
pub fn line(action: &ActionRow) -> String {
    let who = who(action).unwrap_or_else(|| NOBODY.to_owned());
    let by_when = by_when(action).unwrap_or_else(|| NO_DAY.to_owned());
    format!("{who} · {} · {by_when}", action.text)
}

/// All of them, for the clipboard.
pub fn aloud(prepared: &Prepared, actions: &[&ActionRow]) -> String {
    let mut told = format!("Agreed · {}\n", words::meeting(&prepared.desk.meeting));
    for (at, action) in actions.iter().enumerate() {
        let _ = writeln!(told, "{}. {}", at + 1, line(action));
    }
    told
}

/// The page of it; and what of one's questions was not put.
pub fn page(prepared: &Prepared, order: &[i64], page: &mut Page, is_today: bool, key: &str) {
    page.air();
    page.words(
        Role::TitleFocus,
        if is_today {
            "AGREED TONIGHT"
        } else {
            "AGREED AT THE MEETING"
        },
    );
    page.words(Role::Dim, "who · what · by when");
    page.air();
    let actions = actions(prepared, order);
    if actions.is_empty() {
        page.gap();
        page.words(Role::Text, "No action has been taken down.");
        if !key.is_empty() {
            page.words(
                Role::Dim,
                &format!("{key} takes one down, at the item that it belongs to."),
            );
        }
    }
    for (at, action) in actions.iter().enumerate() {
        page.gap();
        let number = format!("{:>2}  ", at + 1);
        let mark = [(Role::Dim, number)];
        match who(action) {
            Some(who) => page.hung(&mark, 4, Role::Strong, &who),
            None => page.hung(&mark, 4, Role::Warn, NOBODY),
        }
        page.hung(&[], 4, Role::Text, &words::as_row(&action.text));
        match by_when(action) {
            Some(day) => page.hung(&[], 4, Role::Day, &day),
            None => page.hung(&[], 4, Role::Warn, NO_DAY),
        }
        if let Some(item) = item(prepared, action) {
            page.hung(&[], 4, Role::Dim, &item);
        }
    }
    not_put(prepared, order, page);
}

fn item(prepared: &Prepared, action: &ActionRow) -> Option<String> {
    let agenda = &prepared.desk.agenda;
    let row = agenda.iter().find(|row| Some(row.key) == action.item_key)?;
    let number = row.number.as_deref().unwrap_or_default();
    Some(format!("item {number} · {}", text::soften(&row.title)))
}

fn not_put(prepared: &Prepared, order: &[i64], page: &mut Page) {
    let mut left: Vec<(&str, &Jot)> = Vec::new();
    for key in order {
        let row = prepared.desk.agenda.iter().find(|row| row.key == *key);
        let number = row
            .and_then(|row| row.number.as_deref())
            .unwrap_or_default();
        for jot in room::questions(prepared, *key) {
            let told = left.iter().any(|(_, held)| held.id == jot.id);
            if !jot.written.put && !told {
                left.push((number, jot));
            }
        }
    }
    if left.is_empty() {
        return;
    }
    page.gap();
    page.section("MY QUESTIONS THAT WERE NOT PUT");
    for (number, jot) in left {
        page.hung(
            &[(Role::Dim, format!("{number:>2}  "))],
            4,
            Role::Text,
            &jot.written.words.replace('\n', " "),
        );
    }
}
