//! The last line: what was said, or what the keys do here.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::{Clear, Widget};

use crate::tui::command::{Along, Deal, Do, Jotting, Layer, Program, Seek};
use crate::tui::find::{self, Scope};
use crate::tui::help;
use crate::tui::layout::Pane;
use crate::tui::model::{Hint, Model, Overlay, Stage};
use crate::tui::office::Duty;
use crate::tui::pane::BETWEEN;
use crate::tui::pick::Of;
use crate::tui::room::{Room, Turn};
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::update;
use crate::tui::view::list::cells;
use crate::tui::view::paint::put;

/// What is done to actions and programme rows, what is looked for first before the others:
/// these keys stand before those of the whole desk.
const OFFICE: [Do; 16] = [
    Do::Office(Duty::Settle),
    Do::Tick,
    Do::Office(Duty::Progress),
    Do::Office(Duty::Move),
    Do::Office(Duty::Add),
    Do::Office(Duty::Drop),
    Do::Action(Deal::Close),
    Do::Action(Deal::Lead),
    Do::Action(Deal::Due),
    Do::Office(Duty::Correct),
    Do::Export,
    Do::History,
    Do::Office(Duty::TakeDown),
    Do::Office(Duty::Mark),
    Do::Enter,
    Do::Undo,
];

/// What is done in the meeting, in the order in which it is wanted there; the way out before
/// what is rarer.
const ROOM: [Do; 8] = [
    Do::Room(Turn::Next),
    Do::Room(Turn::Previous),
    Do::Jot(Jotting::Strike),
    Do::Copy,
    Do::Office(Duty::TakeDown),
    Do::Room(Turn::Agreed),
    Do::Leave,
    Do::Room(Turn::Items),
];

/// In fewer columns the keys of an officer need the room of the arrows.
const WIDE: usize = 120;

/// So many lines are taken by what is said, at most.
const TALLEST: usize = 4;

/// What the hints of the first evening begin with.
const NEW: &str = "New here?";

/// So many hints of the reader stand before the one that leads out of it.
const WAY_OUT: usize = 3;

/// Draws the last line.
pub fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let key = model.theme.style(Role::Accent);
    let dim = model.theme.style(Role::Dim);
    if let Some(notice) = &model.notice {
        let role = if notice.failed {
            Role::Late
        } else {
            Role::Strong
        };
        let sign = if notice.failed { "! " } else { "" };
        let words = format!("{sign}{}", notice.words);
        return say(model, &words, role, area, buffer);
    }
    // Elsewhere than in the agenda and the reader, the keys of the place help more.
    let begins = matches!(model.focus, Pane::Agenda | Pane::Reader) && !model.zoomed;
    if let Some(hint) = model.hint.filter(|_| model.is_at_rest() && begins) {
        return greet(model, hint, area, buffer);
    }
    for (x, hint) in laid(model, area) {
        hint_at(buffer, x, area.y, &hint, key, dim);
    }
}

/// What was said, whole: a sentence that is too long for the line takes lines above it, since
/// its end says what to do.
fn say(model: &Model, words: &str, role: Role, area: Rect, buffer: &mut Buffer) {
    let room = usize::from(area.width).saturating_sub(2);
    let most = usize::from(area.y).min(TALLEST);
    let lines = text::clamp(words, room, room, most.max(1));
    let style = model.theme.style(role);
    let first = area.y + 1 - cells(lines.len());
    if lines.len() > 1 {
        let over = Rect {
            y: first - 1,
            height: area.y + 2 - first,
            ..area
        };
        Clear.render(over, buffer);
        let border = model.theme.style(Role::BorderFocus);
        for x in over.x..over.right() {
            put(buffer, x, over.y, "─", 1, border);
        }
    }
    for (y, line) in (first..).zip(&lines) {
        put(buffer, area.x + 1, y, line, room, style);
    }
}

/// The command whose hint stands at a column.
pub fn at(model: &Model, area: Rect, column: u16) -> Option<Do> {
    let greets = model.hint.is_some() && model.is_at_rest();
    if model.notice.is_some() || greets {
        return None;
    }
    let hints = laid(model, area).into_iter();
    let mut under = hints.filter(|(x, hint)| {
        let wide = text::width(&hint.0) + 1 + text::width(hint.1);
        (*x..*x + u16::try_from(wide).unwrap_or(0)).contains(&column)
    });
    under.next().map(|(_, hint)| hint.2)
}

/// The hints that there is room for, and where each begins.
fn laid(model: &Model, area: Rect) -> Vec<(u16, (String, &'static str, Do))> {
    let room = usize::from(area.width);
    let mut hints = hints(model);
    let layer = update::layer(model);
    if room < WIDE && (is_office(layer) || layer == Layer::Room) {
        hints.retain(|(_, _, does)| *does != Do::Up);
    }
    let width = |hint: &(String, &str, Do)| text::width(&hint.0) + text::width(hint.1) + 3;
    // Help leads to all others, so it is the last to go.
    let last = hints
        .iter()
        .position(|(_, _, does)| *does == Do::Help)
        .map(|at| hints.remove(at));
    let mut left = room.saturating_sub(1 + last.as_ref().map_or(0, width));
    let mut x = area.x + 1;
    let mut laid = Vec::new();
    for hint in hints {
        let wide = width(&hint);
        if wide > left {
            break;
        }
        left -= wide;
        laid.push((x, hint));
        x += u16::try_from(wide).unwrap_or(0);
    }
    laid.extend(last.map(|hint| (x, hint)));
    laid
}

/// What somebody is told who is here for the first time, as much as the line holds.
fn greet(model: &Model, hint: Hint, area: Rect, buffer: &mut Buffer) {
    let parts = update::skim::hint(model, hint);
    let fits = |room: usize| {
        let counts = (1..=parts.len()).rev();
        let mut fits = counts.filter(|count| text::width(&parts[..*count].join(BETWEEN)) <= room);
        fits.next().unwrap_or(1)
    };
    let room = usize::from(area.width).saturating_sub(2);
    let asks = text::width(NEW) + 2;
    let mut x = area.x + 1;
    // What helps comes before the greeting.
    let fits = if fits(room.saturating_sub(asks)) >= 3 {
        put(
            buffer,
            x,
            area.y,
            NEW,
            room,
            model.theme.style(Role::Accent),
        );
        x += u16::try_from(asks).unwrap_or(0);
        fits(room - asks)
    } else {
        fits(room)
    };
    for (at, part) in parts[..fits].iter().enumerate() {
        let room = usize::from(area.right().saturating_sub(x + 1));
        if at > 0 {
            x = put(
                buffer,
                x,
                area.y,
                BETWEEN,
                room,
                model.theme.style(Role::Dim),
            );
        }
        x = put(
            buffer,
            x,
            area.y,
            part,
            room,
            model.theme.style(Role::Strong),
        );
    }
}

/// What the keys do here: key, word and command.
fn hints(model: &Model) -> Vec<(String, &'static str, Do)> {
    let layer = update::layer(model);
    let plain = model.setting.settled.plain_glyphs;
    let mut hints = help::footer(&model.setting.settled.keymap, layer, plain);
    let nothing_known = match &model.stage {
        Stage::Empty { meetings, .. } => *meetings == 0,
        Stage::Opening | Stage::Failed(_) | Stage::Desk => true,
    };
    if model.stage != Stage::Desk && model.overlay.is_none() {
        hints.retain(|(_, _, does)| {
            matches!(does, Do::Program(Program::Quit) | Do::Help)
                || (*does == Do::Meetings && !nothing_known)
        });
        if matches!(model.stage, Stage::Empty { .. }) {
            let key = model.setting.settled.keymap.key(Do::Import);
            hints.insert(0, (key, "read papers in", Do::Import));
        }
    } else {
        if layer == Layer::Write {
            return hints;
        }
        if is_office(layer) {
            ranked(&mut hints, &OFFICE);
        }
        if let Some(room) = model.room.as_ref().filter(|_| layer == Layer::Room) {
            of_room(room, &mut hints);
        }
        let moves = if plain { "Up Down" } else { "↑↓" };
        hints.insert(
            0,
            (
                moves.to_owned(),
                if layer == Layer::Help {
                    "scroll"
                } else if layer == Layer::Chart {
                    "what to draw"
                } else if layer == Layer::Picture {
                    "over the page"
                } else {
                    "move"
                },
                Do::Up,
            ),
        );
    }
    if model.overlay.is_none() && is_empty(model, layer) {
        hints.retain(|(_, _, does)| leads_elsewhere(*does));
        let key = model.setting.settled.keymap.key(Do::NextPane);
        hints.insert(0, (key, "next pane", Do::NextPane));
    }
    if layer == Layer::Reader {
        // Whoever went in wants to know the way out, before all that can be done here.
        let key = model.setting.settled.keymap.key(Do::Leave);
        hints.insert(WAY_OUT.min(hints.len()), (key, "back", Do::Leave));
    }
    of_overlay(model, &mut hints);
    if !differs(model) {
        hints.retain(|(_, _, does)| *does != Do::Office(Duty::Settle));
    }
    search(model, &mut hints);
    if let Some(charts) = &model.chart {
        hints.retain(|(_, _, does)| {
            (*does != Do::Up || charts.charts().len() > 1)
                && (*does != Do::Chart(Along::Next) || charts.at + 1 < charts.tables.len())
                && (*does != Do::Chart(Along::Previous) || charts.at > 0)
        });
    }
    hints
}

/// What the keys do in a list that is laid over the desk, and in the finder.
fn of_overlay(model: &Model, hints: &mut Vec<(String, &'static str, Do)>) {
    if let Some(Overlay::Pick(picker)) = &model.overlay {
        hints.retain(|(_, _, does)| match picker.of {
            Of::Meetings => *does != Do::File,
            Of::Unfiled => *does != Do::Star,
            Of::Losses
            | Of::Only
            | Of::Close
            | Of::Reopen
            | Of::Join
            | Of::Merge
            | Of::Arrived
            | Of::Mine
            | Of::Declare
            | Of::Items
            | Of::Correct
            | Of::Sentence
            | Of::Person
            | Of::ProgressOf
            | Of::Settle => !matches!(does, Do::Star | Do::File),
        });
        let enters = match picker.of {
            Of::Meetings | Of::Losses | Of::Mine | Of::Items => "go there",
            Of::Declare => "declare it",
            Of::Settle => "settle it so",
            Of::Correct | Of::Person => "put it right",
            Of::Sentence => "this is the action",
            Of::ProgressOf => "it is of this row",
            Of::Unfiled if model.meeting.is_none() => "file it",
            Of::Unfiled => "read it",
            Of::Only => "show only these",
            Of::Close => "close it so",
            Of::Join => "join them",
            Of::Merge => "it goes on as this",
            Of::Arrived | Of::Reopen => "do it",
        };
        for hint in hints.iter_mut().filter(|hint| hint.2 == Do::Enter) {
            hint.1 = enters;
        }
    }
    if let Some(Overlay::Find(finder)) = &model.overlay
        && finder.adds.is_some()
    {
        hints.retain(|hint| hint.2 != Do::History);
        for hint in hints.iter_mut().filter(|hint| hint.2 == Do::Enter) {
            hint.1 = "add it";
        }
    }
    if let Some(Overlay::Find(finder)) = &model.overlay
        && matches!(
            find::scope(&finder.typed).0,
            Scope::Words | Scope::People | Scope::Programme
        )
    {
        // One kind alone is found, and no action among it.
        hints.retain(|hint| !matches!(hint.2, Do::History | Do::NextPane));
    }
    if let Some(Overlay::Find(finder)) = &model.overlay
        && find::scope(&finder.typed).0 == Scope::Commands
    {
        hints.retain(|hint| !matches!(hint.2, Do::History | Do::NextPane));
        for hint in hints.iter_mut().filter(|hint| hint.2 == Do::Enter) {
            hint.1 = "do it";
        }
    }
}

/// Whether the keys are in a list of the desk that has no row; one that is narrowed to
/// nothing has some.
fn is_empty(model: &Model, layer: Layer) -> bool {
    let is_here = layer == Layer::of(model.focus) && model.stage == Stage::Desk;
    let list = model.list(model.focus).filter(|_| is_here);
    list.is_some_and(|list| list.rows.is_empty() && list.filter.is_empty() && list.only.is_empty())
}

/// Whether a command needs no row: it leads to another place, or out.
fn leads_elsewhere(does: Do) -> bool {
    matches!(
        does,
        Do::Find
            | Do::Meetings
            | Do::Brief
            | Do::Room(Turn::Open)
            | Do::Office(Duty::Add)
            | Do::Undo
            | Do::Help
            | Do::Program(Program::Quit)
    )
}

/// Whether rows are worked on there.
fn is_office(layer: Layer) -> bool {
    layer == Layer::Actions || layer == Layer::Programme
}

/// Puts some commands before the others, in their order.
fn ranked(hints: &mut [(String, &'static str, Do)], order: &[Do]) {
    let rank = |does: &Do| order.iter().position(|ranked| ranked == does);
    hints.sort_by_key(|(_, _, does)| rank(does).unwrap_or(order.len()));
}

/// The keys in the meeting: those of an item beside one, those of the list at its end.
fn of_room(room: &Room, hints: &mut Vec<(String, &'static str, Do)>) {
    let strike = Do::Jot(Jotting::Strike);
    let of_item = |does: &Do| {
        matches!(
            does,
            Do::Room(Turn::Next | Turn::TakeNow | Turn::Agreed | Turn::Read)
        ) || *does == strike
    };
    hints.retain(|(_, _, does)| {
        if room.agreed {
            !of_item(does)
        } else {
            *does != Do::Copy && (*does != strike || room.chosen_line().is_some())
        }
    });
    ranked(hints, &ROOM);
}

/// Whether a newer paper says of a row otherwise than a person.
fn differs(model: &Model) -> bool {
    model.meeting.as_ref().is_some_and(|meeting| {
        let mut lines = meeting.desk.programme.iter();
        lines.any(|line| !line.by_hand.differs.is_empty())
    })
}

/// The keys of the matches, while words are being found in the reader.
fn search(model: &Model, hints: &mut Vec<(String, &'static str, Do)>) {
    if update::desk::is_searching(model) {
        // The key of a note goes to the match before.
        for hint in hints.iter_mut() {
            if hint.2 == Do::Seek(Seek::NextMatch) {
                let back = model.setting.settled.keymap.key(Do::Jot(Jotting::Note));
                hint.0 = format!("{} {back}", hint.0);
                hint.1 = "matches";
            }
        }
        hints.retain(|(_, _, does)| *does != Do::Jot(Jotting::Note));
    } else if model.reader.find.is_empty() {
        hints.retain(|(_, _, does)| *does != Do::Seek(Seek::NextMatch));
    }
}

fn hint_at(buffer: &mut Buffer, x: u16, y: u16, hint: &(String, &str, Do), key: Style, dim: Style) {
    let x = put(buffer, x, y, &hint.0, text::width(&hint.0), key);
    put(buffer, x + 1, y, hint.1, text::width(hint.1), dim);
}
