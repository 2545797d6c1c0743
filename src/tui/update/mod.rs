//! The one place that changes the state: an event in, wishes out.

pub mod answers;
pub mod desk;
pub mod history;
pub mod intake;
pub mod mouse;
pub mod overlay;
pub mod settle;
pub mod typing;

use crossterm::event::{KeyEvent, KeyModifiers};

use crate::domain::fold;
use crate::tui::command::{Do, Layer};
use crate::tui::event::{Ask, Effect, Event};
use crate::tui::intake::Fetch;
use crate::tui::keymap;
use crate::tui::model::{Model, Overlay, Stage};
use crate::tui::theme::Theme;

/// What the desk asks at its start.
#[must_use]
pub fn start(model: &mut Model) -> Vec<Effect> {
    if let Some(first) = model.setting.settled.faults.first() {
        let words = match model.setting.settled.faults.len() {
            1 => format!("settings: {first}"),
            faults => format!("settings: {first} ({} more: matters config)", faults - 1),
        };
        model.complain(words);
    }
    let meeting = model.setting.meeting;
    vec![open(model, meeting), Effect::Fetch(Fetch::Look)]
}

/// Takes an event into the state, and says what it wants done.
#[must_use]
pub fn update(model: &mut Model, event: Event) -> Vec<Effect> {
    let mut effects = Vec::new();
    match event {
        Event::Key(key) => {
            if keymap::is_press(&key) {
                model.intake.goes_on = true;
                take_key(model, &key, &mut effects);
            }
        }
        // A click is meant for what is seen, which is about to go.
        Event::Mouse(_) if model.turns => {}
        Event::Mouse(mouse) => mouse::update(model, mouse, &mut effects),
        Event::Paste(text) => {
            // What was copied is data: one line, and nothing that drives a terminal.
            let line = fold::quote(&text);
            match layer(model) {
                Layer::Find | Layer::Pick => overlay::typed(model, &line, &mut effects),
                Layer::Type => typing::pasted(model, &text, &line),
                Layer::Agenda
                | Layer::Minutes
                | Layer::Actions
                | Layer::Programme
                | Layer::Reader => {
                    if !intake::dropped(model, &text) {
                        model.say("nothing here takes text; a file that is dropped is read in");
                    }
                }
                Layer::History | Layer::Help => {}
            }
        }
        Event::Resize(size) => model.size = size,
        Event::Focus => {
            effects.push(Effect::Ask(Ask::Look));
            effects.push(Effect::Fetch(Fetch::Look));
        }
        Event::Background(background) => {
            model.theme = Theme::new(model.setting.settled.look, background);
        }
        Event::Suspend => effects.push(Effect::Suspend),
        Event::Stop => quit(model, &mut effects),
        Event::Answer(answer) => answers::update(model, answer, &mut effects),
    }
    settle::settle(model, &mut effects);
    while let Some(key) = model.early.first().copied()
        && !is_early(model, &key)
    {
        model.early.remove(0);
        press(model, &key, &mut effects);
        settle::settle(model, &mut effects);
    }
    effects
}

/// Whether a key is kept until what it is meant for is there: what is pressed before
/// the rows stand would else tick and choose others, or be lost.
fn is_early(model: &Model, key: &KeyEvent) -> bool {
    if model.turns {
        return true;
    }
    let enters = model
        .setting
        .settled
        .keymap
        .lookup(layer(model), key)
        .is_some_and(|found| found.does == Do::Enter);
    match &model.overlay {
        Some(Overlay::Pick(picker)) => picker.waits,
        Some(Overlay::Find(finder)) => enters && finder.awaits_first(),
        Some(Overlay::Help { .. }) | None => false,
    }
}

/// Takes a key, now or in its turn.
fn take_key(model: &mut Model, key: &KeyEvent, effects: &mut Vec<Effect>) {
    let does = model
        .setting
        .settled
        .keymap
        .lookup(layer(model), key)
        .map(|command| command.does);
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    // A "q" that is typed behind an early "f" is a letter.
    let leaves = does == Some(Do::Quit) && (control || model.early.is_empty());
    let gives_up = does == Some(Do::Leave) && !model.turns;
    if gives_up {
        model.early.clear();
    }
    let at_once = leaves || gives_up || matches!(does, Some(Do::Suspend | Do::Redraw | Do::Mouse));
    if !at_once && (!model.early.is_empty() || is_early(model, key)) {
        model.early.push(*key);
    } else {
        press(model, key, effects);
    }
}

/// Where keys are read now.
pub fn layer(model: &Model) -> Layer {
    if model.typing.is_some() {
        return Layer::Type;
    }
    match &model.overlay {
        Some(Overlay::Find(_)) => Layer::Find,
        Some(Overlay::Pick(_)) => Layer::Pick,
        Some(Overlay::Help { .. }) => Layer::Help,
        None => model.layer_below(),
    }
}

fn press(model: &mut Model, key: &KeyEvent, effects: &mut Vec<Effect>) {
    let layer = layer(model);
    model.notice = None;
    if let Some(command) = model.setting.settled.keymap.lookup(layer, key) {
        run(model, command.does, effects);
    } else {
        match layer {
            Layer::Type => typing::key(model, key, effects),
            Layer::Find | Layer::Pick => overlay::key(model, key, effects),
            Layer::Agenda
            | Layer::Minutes
            | Layer::Actions
            | Layer::Programme
            | Layer::Reader
            | Layer::History
            | Layer::Help => {}
        }
    }
}

/// Does a command where the keys are now.
pub fn run(model: &mut Model, does: Do, effects: &mut Vec<Effect>) {
    if does == Do::Quit {
        quit(model, effects);
    } else if does == Do::Suspend {
        effects.push(Effect::Suspend);
    } else if does == Do::Redraw {
        effects.push(Effect::Redraw);
    } else if does == Do::Mouse {
        mouse::turn(model, effects);
    } else if model.typing.is_some() {
        typing::run(model, does, effects);
    } else if model.overlay.is_some() {
        overlay::run(model, does, effects);
    } else if model.history.is_some() {
        history::run(model, does, effects);
    } else {
        desk::run(model, does, effects);
    }
}

fn quit(model: &mut Model, effects: &mut Vec<Effect>) {
    model.ends = true;
    effects.push(Effect::Quit);
}

/// The question that opens a meeting; answers to earlier ones are stale.
pub fn open(model: &mut Model, meeting: Option<i64>) -> Effect {
    model.opening += 1;
    let here = model
        .meeting
        .as_ref()
        .map(|meeting| meeting.desk.meeting.key);
    if here.is_none() {
        model.stage = Stage::Opening;
    }
    model.turns = here.is_none() || meeting != here;
    Effect::Ask(Ask::Open {
        number: model.opening,
        meeting,
    })
}
