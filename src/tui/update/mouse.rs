//! The mouse: the wheel scrolls what it is over, a click chooses, and one more on what is
//! chosen does what Enter does. Selecting text is the terminal's own, with Shift held.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use crate::tui::command::{Do, Program};
use crate::tui::event::Effect;
use crate::tui::layout::Pane;
use crate::tui::model::{Model, Overlay};
use crate::tui::update::{desk, finder, overlay, room, run};
use crate::tui::view::{footer, header};

/// Lines that a turn of the wheel moves.
const WHEEL: isize = 3;

/// Leaves the mouse to the terminal, or takes it again.
pub fn turn(model: &mut Model, effects: &mut Vec<Effect>) {
    let mouse = !model.setting.settled.mouse;
    model.setting.settled.mouse = mouse;
    model.say(if mouse {
        "the mouse scrolls and chooses again".to_owned()
    } else {
        let key = model
            .setting
            .settled
            .keymap
            .key(Do::Program(Program::Mouse));
        format!("the mouse is the terminal's: it selects text; {key} takes it back")
    });
    effects.push(Effect::Mouse(mouse));
}

/// Takes what the mouse did into the state.
pub fn update(model: &mut Model, mouse: MouseEvent, effects: &mut Vec<Effect>) {
    let at = Position {
        x: mouse.column,
        y: mouse.row,
    };
    let clicks = mouse.kind == MouseEventKind::Down(MouseButton::Left);
    if clicks && let Some(does) = hinted(model, at) {
        model.notice = None;
        return run(model, does, effects);
    }
    let turn = match mouse.kind {
        MouseEventKind::ScrollUp => Some(-1),
        MouseEventKind::ScrollDown => Some(1),
        _ => None,
    };
    if model.overlay.is_some() {
        let list = model.cover().list;
        if let Some(Overlay::Find(finder)) = &mut model.overlay {
            if let Some(turn) = turn {
                finder.step(turn);
            } else if mouse.kind == MouseEventKind::Down(MouseButton::Left) && list.contains(at) {
                finder::click(model, usize::from(at.y - list.y), effects);
            }
            return;
        }
        return in_list(model, clicks.then_some(at), turn, effects);
    }
    if model.typing.is_some() {
        return;
    }
    if model.page.is_some() || model.chart.is_some() {
        if let Some(turn) = turn {
            let does = if turn < 0 { Do::Up } else { Do::Down };
            run(model, does, effects);
        }
        return;
    }
    if model.room.is_some() {
        room::scroll(model, turn.unwrap_or_default() * WHEEL);
        return;
    }
    let place = model.history_place();
    if let Some(open) = &mut model.history {
        if let Some(turn) = turn {
            open.scroll(turn * WHEEL, place.main.height);
        } else if mouse.kind == MouseEventKind::Down(MouseButton::Left) && place.main.contains(at) {
            let line = open.top + usize::from(at.y - place.main.y);
            let entry = open
                .lines
                .get(line)
                .and_then(|line| open.entries.get(line.block));
            if let Some(entry) = entry.cloned() {
                open.at.entry = entry;
            }
        }
        return;
    }
    let layout = model.layout();
    let under = Pane::ALL.into_iter().find(|pane| {
        layout
            .place(*pane)
            .is_some_and(|place| place.inner.contains(at) || place.head.contains(at))
    });
    let Some(pane) = under else { return };
    let Some(place) = layout.place(pane) else {
        return;
    };
    if let Some(turn) = turn {
        if pane == Pane::Reader {
            model.reader.scroll(turn * WHEEL, place.inner.height);
        } else if let Some(list) = model.list_mut(pane) {
            list.step(turn);
        }
    } else if clicks {
        let line = at.y.saturating_sub(place.inner.y);
        let list = model.list(pane).filter(|_| place.inner.contains(at));
        let under = list.and_then(|list| list.row_at(line, place.inner.width));
        let is_chosen = list.is_some_and(|list| under == Some(list.at));
        let again = model.focus == pane && is_chosen;
        desk::go(model, pane);
        if place.inner.contains(at) {
            pick(model, pane, line, place.inner.width);
        }
        if again {
            run(model, Do::Enter, effects);
        }
    }
    debug_assert!(!matches!(model.overlay, Some(Overlay::Help { .. })));
}

/// What the mouse does in a list that is laid over the desk: a click chooses, one more on
/// what is chosen goes there.
fn in_list(
    model: &mut Model,
    click: Option<Position>,
    turn: Option<isize>,
    effects: &mut Vec<Effect>,
) {
    let list = model.cover().list;
    if let Some(turn) = turn {
        overlay::run(model, if turn < 0 { Do::Up } else { Do::Down }, effects);
    }
    if let Some(Overlay::Pick(picker)) = &mut model.overlay
        && let Some(at) = click.filter(|at| list.contains(*at))
        && let Some(row) = picker.row_at(at.y - list.y)
    {
        let again = picker.at == row;
        picker.at = row;
        if again {
            overlay::run(model, Do::Enter, effects);
        }
    }
}

/// The command of a hint at the foot, or of what the first line says, under the mouse.
fn hinted(model: &Model, at: Position) -> Option<Do> {
    if model.typing.is_some() || model.writing.is_some() {
        return None;
    }
    let layout = model.layout();
    let does = if layout.footer.contains(at) {
        footer::at(model, layout.footer, at.x)
    } else if layout.header.contains(at) && model.is_at_rest() {
        header::at(model, layout.header, at.x)
    } else {
        None
    };
    // What the arrows do has no one meaning.
    does.filter(|does| *does != Do::Up)
}

fn pick(model: &mut Model, pane: Pane, line: u16, width: u16) {
    if pane == Pane::Reader {
        let line = model.reader.top + usize::from(line);
        if let Some(block) = model.reader.lines.get(line).map(|line| line.block) {
            model.reader.chosen = block;
        }
    } else if let Some(list) = model.list_mut(pane)
        && let Some(at) = list.row_at(line, width)
    {
        list.choose_at(Some(at));
        model.found_place = None;
    }
}
