//! The one place that changes the state: an event in, wishes out.

pub mod answers;
pub mod begun;
pub mod chart;
pub mod desk;
pub mod finder;
pub mod forms;
pub mod history;
pub mod intake;
mod line;
pub mod mouse;
pub mod office;
pub mod overlay;
pub mod page;
pub mod right;
pub mod room;
pub mod settle;
pub mod skim;
pub mod typing;
pub mod writing;

use crossterm::event::{KeyEvent, KeyModifiers};

use crate::config::Look;
use crate::domain::fold;
use crate::tui::command::{Do, Layer, Program};
use crate::tui::event::{Ask, Effect, Event, Prepare};
use crate::tui::help;
use crate::tui::intake::Fetch;
use crate::tui::keymap;
use crate::tui::model::{Model, Overlay, Stage};
use crate::tui::text;
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
    vec![
        open(model, meeting),
        Effect::Ask(Ask::KeptLook),
        Effect::Ask(Ask::IsNewHere),
        Effect::Ask(Ask::Prepare(Prepare::ListBegun)),
        Effect::Fetch(Fetch::Look),
    ]
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
        // A click is meant for what is seen, which is about to go; and not for what stands
        // behind the box of a note.
        Event::Mouse(_) if model.turns || model.writing.is_some() => {}
        Event::Mouse(mouse) => mouse::update(model, mouse, &mut effects),
        Event::Paste(text) => {
            // What was copied is data: one line, and nothing that drives a terminal.
            let line = fold::quote(&text);
            match layer(model) {
                Layer::Find | Layer::Pick => overlay::typed(model, &line, &mut effects),
                Layer::Type => {
                    typing::pasted(model, &text, &line);
                    begun::keep(model, &mut effects);
                }
                Layer::Write => writing::pasted(model, &text, &mut effects),
                Layer::Agenda
                | Layer::Minutes
                | Layer::Actions
                | Layer::Programme
                | Layer::Reader => {
                    if !intake::dropped(model, &text) {
                        model.say("nothing here takes text; a file that is dropped is read in");
                    }
                }
                Layer::History | Layer::Help | Layer::Picture | Layer::Chart | Layer::Room => {}
            }
        }
        Event::Resize(size) => model.size = size,
        Event::Focus => {
            effects.push(Effect::Ask(Ask::Look));
            effects.push(Effect::Fetch(Fetch::Look));
        }
        Event::Background(background) => {
            model.theme = Theme::new(model.theme.look(), background);
        }
        Event::Graphics(graphics) => model.graphics = graphics,
        Event::Clock(now) => room::clock(model, now),
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
    // The screen is on its way to another place.
    if model.turns || model.goal.is_some() {
        return true;
    }
    let layer = layer(model);
    let found = model.setting.settled.keymap.lookup(layer, key);
    let does = found.map(|command| command.does);
    let of_the_words = match does {
        // The words say of which paper and which page this is to be.
        Some(Do::Original | Do::ShowPage | Do::ShowChart) => layer.is_pane(),
        Some(
            Do::Up
            | Do::Down
            | Do::PageUp
            | Do::PageDown
            | Do::First
            | Do::Last
            | Do::Enter
            | Do::TurnPage
            | Do::Seek(_)
            | Do::Page,
        ) => layer == Layer::Reader,
        _ => false,
    };
    if model.reader.waits && of_the_words {
        return true;
    }
    match &model.overlay {
        Some(Overlay::Pick(picker)) => picker.waits,
        Some(Overlay::Find(finder)) => does == Some(Do::Enter) && finder.awaits_first(),
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
    let leaves = does == Some(Do::Program(Program::Quit)) && (control || model.early.is_empty());
    let gives_up = does == Some(Do::Leave) && !model.turns;
    if gives_up {
        model.early.clear();
    }
    let at_once = leaves
        || gives_up
        || matches!(
            does,
            Some(Do::Program(
                Program::Suspend | Program::Redraw | Program::Mouse
            ))
        );
    if !at_once && (!model.early.is_empty() || is_early(model, key)) {
        model.early.push(*key);
    } else {
        press(model, key, effects);
    }
}

/// Where keys are read now.
pub fn layer(model: &Model) -> Layer {
    if model.writing.is_some() {
        return Layer::Write;
    }
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
    let written = model.written.take();
    if let Some(command) = model.setting.settled.keymap.lookup(layer, key) {
        match written.filter(|_| command.does == Do::Original) {
            Some(page) => effects.push(Effect::OpenFile(page)),
            None => run(model, command.does, effects),
        }
    } else {
        match layer {
            Layer::Type => {
                typing::key(model, key, effects);
                begun::keep(model, effects);
            }
            Layer::Write => writing::key(model, key, effects),
            Layer::Find | Layer::Pick => overlay::key(model, key, effects),
            Layer::Agenda
            | Layer::Minutes
            | Layer::Actions
            | Layer::Programme
            | Layer::Reader
            | Layer::History
            | Layer::Help
            | Layer::Picture
            | Layer::Chart
            | Layer::Room => idle(model, layer, key),
        }
    }
    let does = model.setting.settled.keymap.lookup(layer, key);
    skim::greet(model, does.map(|command| command.does), effects);
}

/// Says that a key does nothing here, and where it does something.
fn idle(model: &mut Model, here: Layer, key: &KeyEvent) {
    let Some(name) = keymap::name(key) else {
        return;
    };
    let keymap = &model.setting.settled.keymap;
    let help = keymap.key(Do::Help);
    let shown = keymap::shown(&name, true);
    let elsewhere = help::places(keymap, &name);
    if model.stage != Stage::Desk || here == Layer::Help {
        return;
    }
    model.say(match elsewhere {
        Some(places) => format!("{shown} works in {places}, not here · {help} help"),
        None => format!("{shown} does nothing · {help} help"),
    });
}

/// Does a command where the keys are now.
pub fn run(model: &mut Model, does: Do, effects: &mut Vec<Effect>) {
    if let Do::Program(wish) = does {
        program(model, wish, effects);
    } else if model.writing.is_some() {
        writing::run(model, does, effects);
    } else if model.typing.is_some() {
        typing::run(model, does, effects);
    } else if model.overlay.is_some() {
        overlay::run(model, does, effects);
    } else if model.page.is_some() {
        page::run(model, does, effects);
    } else if model.chart.is_some() {
        chart::run(model, does, effects);
    } else if model.room.is_some() {
        room::run(model, does, effects);
    } else if model.history.is_some() {
        history::run(model, does, effects);
    } else if does == Do::Help || !matches!(model.stage, Stage::Failed(_)) {
        // Of a store that cannot be opened no list would ever come.
        desk::run(model, does, effects);
    }
}

/// Does what concerns the whole program.
fn program(model: &mut Model, wish: Program, effects: &mut Vec<Effect>) {
    match wish {
        Program::Quit => match &model.intake.fetching {
            Some(fetching) if !model.intake.warned => {
                let name = text::fit(&fetching.name, 40);
                model.say(format!(
                    "{name} is still being read; once more leaves without it"
                ));
                model.intake.warned = true;
            }
            Some(_) | None => quit(model, effects),
        },
        Program::Suspend => {
            page::forget(model);
            effects.push(Effect::Suspend);
        }
        Program::Redraw => {
            page::forget(model);
            effects.push(Effect::Redraw);
        }
        Program::Mouse => mouse::turn(model, effects),
        Program::Theme => recolour(model, effects),
    }
}

/// Takes the next colours, and has them remembered beside what the settings say: where
/// these change, they hold again.
fn recolour(model: &mut Model, effects: &mut Vec<Effect>) {
    let look = model.theme.look().next();
    model.theme = model.theme.with(look);
    let settled = model.setting.settled.look;
    effects.push(Effect::Ask(Ask::KeepLook(format!(
        "{} {}",
        settled.name(),
        look.name()
    ))));
    let key = model
        .setting
        .settled
        .keymap
        .key(Do::Program(Program::Theme));
    let words = match look {
        Look::Auto => "as the background is",
        Look::Light => "for a light background",
        Look::Dark => "for a dark background",
        Look::Contrast => "strong contrast",
        Look::None => "none",
    };
    model.say(format!(
        "colours: {words}; {key} takes the next ones, and they are kept"
    ));
}

/// Takes the colours that were kept, unless the settings have changed since.
pub fn coloured(model: &mut Model, kept: &str) {
    let settled = model.setting.settled.look;
    if let Some((before, look)) = kept.split_once(' ')
        && before == settled.name()
        && let Some(look) = Look::of(look)
    {
        model.theme = model.theme.with(look);
    }
}

fn quit(model: &mut Model, effects: &mut Vec<Effect>) {
    // Nothing typed is lost.
    writing::keep(model, effects);
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
