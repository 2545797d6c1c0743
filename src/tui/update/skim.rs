//! Skimming: the page that somebody calls, the place where one left off, the original, and
//! the hints of the first evening.

use std::path::PathBuf;

use crate::domain::fold;
use crate::store::printed::PageFound;
use crate::tui::command::{Do, Seek};
use crate::tui::event::{Ask, Effect, Subject};
use crate::tui::layout::Pane;
use crate::tui::model::{Goal, Hint, Model, PlaceFound};
use crate::tui::pane::reader::landing::Seeks;
use crate::tui::pane::{RowId, words};
use crate::tui::text;
use crate::tui::update::answers;

/// Keys after which somebody is new no more.
const KEYS: usize = 14;

/// Goes to the page that is printed with a number: in these words, else in the meeting's
/// papers, which the store knows.
pub fn page(model: &mut Model, typed: &str, effects: &mut Vec<Effect>) {
    let typed = fold::quote(typed.trim());
    if typed.is_empty() {
        return;
    }
    let height = model.reader_height();
    if let Some(place) = model.reader.go_to_page(&typed, height) {
        model.focus = Pane::Reader;
        model.say(place);
    } else if let Some(meeting) = &model.meeting {
        let meeting = meeting.desk.meeting.key;
        effects.push(Effect::Ask(Ask::Page { meeting, typed }));
    }
}

/// Goes to the item that a page is of, or shows the page alone.
pub fn page_found(model: &mut Model, typed: String, found: Option<PageFound>) {
    let Some(found) = found else {
        let elsewhere = not_held(model, &typed);
        model.complain(elsewhere.unwrap_or(format!("no page {typed} in this meeting's papers")));
        return;
    };
    let agenda = model.meeting.as_ref().map(|meeting| &meeting.desk.agenda);
    let item = found
        .item
        .filter(|item| agenda.is_some_and(|agenda| agenda.iter().any(|row| row.key == *item)));
    model.keep_place();
    match item {
        Some(item) => {
            answers::reach(
                model,
                Goal {
                    focus: Pane::Reader,
                    behind: Pane::Agenda,
                    chosen: vec![(Pane::Agenda, RowId::Item(item))],
                    place: None,
                    block: None,
                    history: None,
                },
            );
            model.page_wanted = Some((typed, found));
        }
        None => alone(model, &found),
    }
}

/// That a page is of a paper that the agenda names and that is not held.
fn not_held(model: &Model, typed: &str) -> Option<String> {
    let wanted: u32 = typed.parse().ok()?;
    let mut agenda = model
        .meeting
        .iter()
        .flat_map(|meeting| &meeting.desk.agenda);
    let row = agenda.find(|row| {
        let (first, last) = match row.printed_pages.as_ref().filter(|_| row.pages.is_none()) {
            Some((first, last)) => (first.parse(), last.parse()),
            None => return false,
        };
        matches!((first, last), (Ok(first), Ok(last)) if (first..=last).contains(&wanted))
    })?;
    let item = match &row.number {
        Some(number) => format!("item {number}"),
        None => format!("“{}”", text::fit(&text::soften(&row.title), 30)),
    };
    let pages = row.pages_elsewhere()?;
    let key = model.setting.settled.keymap.key(Do::Import);
    Some(format!(
        "page {typed} is in the paper of {item} ({pages}); {key} reads one in"
    ))
}

/// The page without an item around it.
fn alone(model: &mut Model, found: &PageFound) {
    let title = words::place(&found.source);
    model.say(title.clone());
    model.found_place = Some(PlaceFound::in_paper(&found.source, Seeks::Place, title));
    model.focus = Pane::Reader;
}

/// After every event: the page that is wanted once its words are there, and the place that
/// was left.
pub fn settle(model: &mut Model, effects: &mut Vec<Effect>) {
    let item = match (
        &model.reader.subject,
        model.reader.waits,
        &model.found_place,
    ) {
        (Some(Subject::Item(item)), false, None) => Some(*item),
        _ => None,
    };
    if item.is_some()
        && let Some((typed, found)) = model.page_wanted.take()
    {
        let height = model.reader_height();
        match model.reader.go_to_page(&typed, height) {
            Some(place) => model.say(place),
            None => alone(model, &found),
        }
    }
    let reads = item.filter(|_| model.focus == Pane::Reader);
    let now = reads.map(|item| (item, model.reader.left_off()));
    let before = std::mem::replace(&mut model.reading, now);
    if let Some((item, place)) = before
        && (model.ends || reads != Some(item))
        && model.left_off.get(&item).cloned().flatten() != place
    {
        model.left_off.insert(item, place.clone());
        effects.push(Effect::Ask(Ask::LeaveOff { item, place }));
    }
}

/// The place where one left off on another evening, where this evening knows none.
pub fn resume(model: &mut Model) {
    let Some(Subject::Item(item)) = &model.reader.subject else {
        return;
    };
    let Some(Some(place)) = model.left_off.get(item) else {
        return;
    };
    let height = model.reader_height();
    if let Some(block) = model.reader.find_left_off(place) {
        model.reader.go_to(block, height);
        model.reader.resumed = true;
        if model.focus == Pane::Reader {
            say_resumed(model);
        }
    }
}

/// Says that the reader does not stand at the beginning, to whom has just come into it.
pub fn say_resumed(model: &mut Model) {
    if std::mem::take(&mut model.reader.resumed) {
        let home = model.setting.settled.keymap.key(Do::First);
        model.say(format!("here you left off; {home} goes to what is asked"));
    }
}

/// Opens the kept original of what is shown in the system's program.
pub fn original(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(source) = model.reader.source_here().cloned() else {
        model.say("no paper is held of this");
        return;
    };
    effects.push(Effect::Ask(Ask::Original(source)));
}

/// Has the copy of an original opened.
pub fn lent(model: &mut Model, path: PathBuf, place: &str, effects: &mut Vec<Effect>) {
    effects.push(Effect::OpenFile(path));
    model.say(format!("opening {place}"));
}

/// Goes on in the hints of the first evening, and ends them once somebody has been in the
/// reader and back, or has pressed many keys.
pub fn greet(model: &mut Model, does: Option<Do>, effects: &mut Vec<Effect>) {
    let Some(hint) = &mut model.hint else {
        return;
    };
    hint.keys += 1;
    let leaves = hint.reads && model.focus != Pane::Reader;
    hint.reads |= model.focus == Pane::Reader;
    if leaves || hint.keys >= KEYS || does == Some(Do::Help) {
        model.hint = None;
        effects.push(Effect::Ask(Ask::Greeted));
    }
}

/// What somebody is told who is here for the first time, in parts.
pub fn hint(model: &Model, hint: Hint) -> Vec<String> {
    let key = |does| model.setting.settled.keymap.key(does);
    let (up, down) = if model.setting.settled.plain_glyphs {
        ("Up", "Down")
    } else {
        ("↑", "↓")
    };
    let help = format!("{} what every key does", key(Do::Help));
    if hint.reads {
        vec![
            format!("{down} reads on"),
            format!("{} back to the agenda", key(Do::Leave)),
            format!("{} next heading", key(Do::Seek(Seek::NextHeading))),
            help,
        ]
    } else {
        vec![
            format!("{up} {down} choose an item"),
            format!("{} reads it", key(Do::Enter)),
            help,
            "everything is kept".to_owned(),
        ]
    }
}
