//! Commands in the meeting: from item to item, questions struck off, what was agreed.

use jiff::civil::Time;

use crate::tui::command::{Do, Jotting};
use crate::tui::event::{Effect, Subject};
use crate::tui::layout::Pane;
use crate::tui::model::{Model, Overlay};
use crate::tui::office::Duty;
use crate::tui::pane::RowId;
use crate::tui::pick::{self, Of, Picker};
use crate::tui::room::page::Page;
use crate::tui::room::{self, Room, Turn, agreed, lines};
use crate::tui::text;
use crate::tui::update::{answers, desk, settle, writing};

/// Does a command in the meeting.
pub fn run(model: &mut Model, does: Do, effects: &mut Vec<Effect>) {
    let height = height(model);
    let page = isize::try_from(height.saturating_sub(2).max(1)).unwrap_or(1);
    match does {
        Do::Up => step(model, false),
        Do::Down => step(model, true),
        Do::PageUp => scroll(model, -page),
        Do::PageDown => scroll(model, page),
        Do::Right => turn(model, Turn::Next),
        Do::Left => turn(model, Turn::Previous),
        Do::First => to_end(model, true),
        Do::Last => to_end(model, false),
        Do::Room(wish) => turn(model, wish),
        Do::Jot(Jotting::Strike) => strike(model, effects),
        Do::Copy => copy(model, effects),
        // From what was agreed one comes back to the item that was on the table.
        Do::Leave | Do::Back if model.room.as_ref().is_some_and(|room| room.agreed) => {
            along(model, false);
        }
        Do::Leave | Do::Back => leave(model),
        Do::Undo
        | Do::Redo
        | Do::Help
        | Do::Jot(Jotting::Note | Jotting::Question | Jotting::Flag | Jotting::Declare)
        | Do::ShowPage
        | Do::Print
        | Do::Office(Duty::TakeDown) => desk::run(model, does, effects),
        // Those lead elsewhere; r comes back to the item.
        does if does.is_of_the_desk() => {
            leave(model);
            desk::run(model, does, effects);
        }
        // The command table binds nothing else here.
        _ => {}
    }
}

/// Goes through the meeting; opens the room where it is not open.
pub fn turn(model: &mut Model, wish: Turn) {
    if model.room.is_none() && !open(model) {
        return;
    }
    match wish {
        Turn::Open => {}
        Turn::Next => along(model, true),
        Turn::Previous => along(model, false),
        Turn::Items => items(model),
        Turn::TakeNow => take_now(model),
        Turn::Agreed => to_end(model, false),
        Turn::Read => {
            leave(model);
            desk::go(model, Pane::Reader);
        }
    }
}

/// Opens it over the meeting on the desk, at the chosen item.
fn open(model: &mut Model) -> bool {
    let Some(meeting) = &model.meeting else {
        return false;
    };
    model.taken = room::in_order(&meeting.desk.agenda, &model.taken);
    let chosen = match model.chosen(Pane::Agenda) {
        Some(RowId::Item(key) | RowId::Procedural(key)) => Some(*key),
        Some(
            RowId::Minute(_)
            | RowId::Clause(..)
            | RowId::Action(_)
            | RowId::Programme(_)
            | RowId::Folded(_)
            | RowId::Rule(_),
        )
        | None => None,
    };
    let Some(item) = chosen.or(model.taken.first().copied()) else {
        model.say("this meeting has no agenda yet");
        return false;
    };
    model.keep_place();
    model.history = None;
    model.zoomed = false;
    model.room = Some(Room::new(item, model.unfolded.clone()));
    to(model, item);
    true
}

/// Back to the desk, at the item.
fn leave(model: &mut Model) {
    let Some(room) = model.room.take() else {
        return;
    };
    model.history = None;
    // Folds that were opened on the way are closed again, but for where one is.
    model.unfolded = room.unfolded;
    answers::choose_item(model, room.item);
}

/// Puts an item on the table; the desk below follows.
fn to(model: &mut Model, item: i64) {
    answers::choose_item(model, item);
    let first = model.meeting.as_ref().and_then(|meeting| {
        let mut jots = room::questions(meeting, item).into_iter();
        jots.position(|jot| !jot.written.put)
    });
    if let Some(room) = &mut model.room {
        if room.item != item {
            room.blocks.clear();
        }
        room.item = item;
        room.agreed = false;
        room.top = 0;
        room.question = first.unwrap_or_default();
    }
}

fn along(model: &mut Model, forward: bool) {
    let Some(room) = &mut model.room else { return };
    room.came_from = None;
    let at = model.taken.iter().position(|key| *key == room.item);
    let at = at.unwrap_or_default();
    match (room.agreed, forward) {
        (true, true) => model.say("this is the end"),
        (true, false) => {
            let item = room.item;
            to(model, item);
        }
        (false, true) => match model.taken.get(at + 1).copied() {
            Some(item) => to(model, item),
            None => end(model),
        },
        (false, false) => match at.checked_sub(1).and_then(|at| model.taken.get(at)) {
            Some(item) => to(model, *item),
            None => model.say("this is the first item"),
        },
    }
}

/// To the first item, or to what was agreed.
fn to_end(model: &mut Model, first: bool) {
    match model.taken.first().copied().filter(|_| first) {
        Some(item) => jump(model, item),
        None => end(model),
    }
}

fn end(model: &mut Model) {
    if let Some(room) = &mut model.room {
        room.agreed = true;
        room.top = 0;
    }
}

/// Goes to an item, keeping which one was on the table.
pub fn jump(model: &mut Model, item: i64) {
    if let Some(room) = &mut model.room
        && room.item != item
        && room.came_from.is_none()
    {
        room.came_from = Some(room.item);
    }
    to(model, item);
}

fn items(model: &mut Model) {
    let (Some(meeting), Some(room)) = (&model.meeting, &model.room) else {
        return;
    };
    let rows = pick::items(&meeting.desk.agenda, &model.taken, &model.moved);
    let mut picker = Picker::new(Of::Items, rows);
    let at = model.taken.iter().position(|key| *key == room.item);
    picker.at = at.unwrap_or_default();
    model.overlay = Some(Overlay::Pick(picker));
}

/// The item is taken behind the one that was on the table; again, it goes back to where it
/// is printed.
fn take_now(model: &mut Model) {
    let (Some(meeting), Some(room)) = (&model.meeting, &mut model.room) else {
        return;
    };
    if room.agreed {
        return;
    }
    let agenda = &meeting.desk.agenda;
    let item = room.item;
    if let Some(behind) = room.came_from.take() {
        model.taken = room::taken_behind(&model.taken, item, behind);
        model.moved.insert(item);
        let at = model.taken.iter().position(|key| *key == item);
        let next = at.and_then(|at| model.taken.get(at + 1));
        let next = next.and_then(|key| agenda.iter().find(|row| row.key == *key));
        let next = next.map_or_else(|| "what was agreed".to_owned(), room::name);
        let next = text::fit(&next, 40);
        model.say(format!("taken now; behind it comes {next}"));
    } else if model.moved.remove(&item) {
        model.taken.retain(|key| *key != item);
        model.taken = room::in_order(agenda, &model.taken);
        model.say("back in its printed place");
    } else {
        model.say("go to an item first: from there this takes it now, before the others");
    }
}

fn strike(model: &mut Model, effects: &mut Vec<Effect>) {
    let (Some(meeting), Some(room)) = (&model.meeting, &model.room) else {
        return;
    };
    let jots = room::questions(meeting, room.item);
    match jots.get(room.question).filter(|_| !room.agreed) {
        Some(jot) => effects.push(writing::put(jot)),
        None => model.say("no question of yours stands here; Q writes one"),
    }
}

fn copy(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(meeting) = &model.meeting else {
        return;
    };
    let actions = agreed::actions(meeting, &model.taken);
    if actions.is_empty() {
        return model.say("no action has been taken down yet");
    }
    effects.push(Effect::Copy(agreed::aloud(meeting, &actions)));
    let many = text::count(actions.len(), "action", "actions");
    model.say(format!("{many} sent to the terminal's clipboard"));
}

/// To the next question or the one before; where there is none, over the page.
fn step(model: &mut Model, down: bool) {
    let height = height(model);
    let Some(room) = &mut model.room else { return };
    let seen = |line: usize| line >= room.top && line < room.top + height;
    let here = room.chosen_line();
    let count = room.lines.iter().filter_map(|line| line.question).max();
    let next = if down {
        Some(room.question + 1).filter(|at| count.is_some_and(|last| *at <= last))
    } else {
        room.question.checked_sub(1)
    };
    match (here, next) {
        (Some(line), Some(next)) if seen(line) => {
            room.question = next;
            room.reveal(height);
        }
        _ => room.scroll(if down { 1 } else { -1 }, height),
    }
}

/// Scrolls the page.
pub fn scroll(model: &mut Model, by: isize) {
    let height = height(model);
    if let Some(room) = &mut model.room {
        room.scroll(by, height);
    }
}

fn height(model: &Model) -> usize {
    usize::from(room::place(model.layout().body).page.height)
}

/// What time it is now.
pub fn clock(model: &mut Model, now: Time) {
    if let Some(room) = &mut model.room {
        room.now = Some(now);
    }
}

/// After every event: the page of what is known now.
pub fn settle(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(mut room) = model.room.take() else {
        return;
    };
    model.focus = Pane::Agenda;
    model.behind = Pane::Agenda;
    model.found_place = None;
    let chosen = model.item().map(|row| row.key);
    let Some(meeting) = &model.meeting else {
        return;
    };
    let agenda = &meeting.desk.agenda;
    model.taken = room::in_order(agenda, &model.taken);
    // An edit that was taken back may have led to another item.
    let item = chosen.or(Some(room.item));
    let item = item.filter(|item| model.taken.contains(item));
    let Some(item) = item.or(model.taken.first().copied()) else {
        return;
    };
    if item != room.item {
        room = Room {
            now: room.now,
            ..Room::new(item, room.unfolded)
        };
    }
    if let Some(blocks) = model.words.get(&Subject::Item(item)) {
        room.blocks.clone_from(blocks);
    }
    let place = room::place(model.layout().body);
    let mut page = Page::new(place.page.width, place.airy);
    let today = model.setting.today;
    if room.agreed {
        let is_today = meeting.desk.meeting.date == Some(today);
        let key = model.setting.settled.keymap.key(Do::Office(Duty::TakeDown));
        agreed::page(meeting, &model.taken, &mut page, is_today, &key);
    } else if let Some(row) = agenda.iter().find(|row| row.key == item) {
        let shown = lines::Shown {
            prepared: meeting,
            row,
            blocks: &room.blocks,
            today,
            glyphs: model.glyphs(),
        };
        lines::page(&shown, &mut page);
    }
    room.lines = page.lines;
    let last = room.lines.iter().filter_map(|line| line.question).max();
    room.question = room.question.min(last.unwrap_or_default());
    let height = usize::from(place.page.height);
    room.scroll(0, height);
    let at = model.taken.iter().position(|key| *key == item);
    let next = at.and_then(|at| model.taken.get(at + 1)).copied();
    model.room = Some(room);
    settle::ask(model, Subject::Item(item), effects);
    if let Some(next) = next {
        // The next item is there at once when the Chair calls it.
        settle::ask(model, Subject::Item(next), effects);
    }
}
