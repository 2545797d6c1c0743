//! The desk: a screen over the store.
//!
//! Facts go in, wishes come out: `Event -> update(&mut Model) -> Vec<Effect>`, and
//! `view(&Model)` draws without changing anything. Workers own the store; the
//! thread of the screen never waits for them.

pub mod chart;
pub mod clock;
pub mod command;
pub mod dropped;
pub mod event;
pub mod find;
pub mod graphics;
pub mod handin;
pub mod help;
pub mod history;
mod intake;
pub mod keymap;
pub mod keys;
pub mod late;
pub mod layout;
pub mod links;
pub mod model;
pub mod office;
pub mod opener;
pub mod page;
pub mod pane;
pub mod pick;
pub mod preparing;
pub mod right;
pub mod room;
pub mod terminal;
pub mod text;
pub mod theme;
pub mod update;
pub mod view;
pub mod worker;
pub mod writing;

#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::Duration;
use std::{io, thread};

use anyhow::Context;
use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;
use jiff::civil::Date;

use crate::config::Look;
use crate::extract::Reader;
use event::{Effect, Event};
use intake::Intake;
use late::Late;
use model::{Model, Setting, Settled};
use page::painter::Painter;
use terminal::{Questions, Screen};
use theme::Background;
use worker::{Person, Workers};

/// What the desk is opened with.
#[derive(Debug, Clone)]
pub struct Options {
    /// The store's folder.
    pub folder: PathBuf,
    /// The day that counts as today.
    pub today: Date,
    /// That day, where it was named; else the clock dates what is done.
    pub named_day: Option<Date>,
    /// The store is thrown away at the end; the desk says so.
    pub demo: bool,
    /// The meeting to open; else the one that matters.
    pub meeting: Option<i64>,
    /// The person's name, for ticks.
    pub who: String,
    /// Where the backup of a day with edits is made, where it is.
    pub backups: Option<PathBuf>,
    /// What the person has settled.
    pub settled: Settled,
    /// What reads papers.
    pub reader: Reader,
}

/// Opens the desk, and comes back when the person leaves it.
pub fn run(options: Options) -> anyhow::Result<()> {
    // Any value but the empty one asks for no colour, but where the program's own
    // settings say otherwise (no-color.org).
    let colourless = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let mut settled = options.settled;
    if colourless && settled.look == Look::Auto {
        settled.look = Look::None;
    }
    let intake_folder = options.folder.clone();
    let (keymap, mouse) = (Arc::clone(&settled.keymap), settled.mouse);
    let (events, arrived) = mpsc::channel();
    terminal::install_panic_hook();
    let person = Person {
        shared: Arc::default(),
        who: options.who.clone(),
        today: options.today,
        named_day: options.named_day,
        pages: preparing::pages(),
        backups: options.backups,
    };
    let workers = Workers::start(options.folder, person, keymap, events.clone())
        .context("could not start the threads of the desk")?;
    terminal::signals::listen(events.clone())
        .context("could not listen to the system's signals")?;
    let painter = Painter::start(options.reader.clone(), events.clone())
        .context("could not start the threads of the desk")?;
    let intake = Intake::start(
        intake_folder,
        settled.inbox.clone(),
        options.reader,
        events.clone(),
    )
    .context("could not start the threads of the desk")?;
    let setting = Setting {
        today: options.today,
        who: options.who,
        demo: options.demo,
        meeting: options.meeting,
        settled,
    };
    let hands = Hands {
        workers,
        intake,
        painter,
        events: events.clone(),
    };
    let taken = terminal::take(mouse).context("could not take the terminal for the desk");
    let ended = taken.and_then(|mut screen| {
        attend(&mut screen, setting, &hands, events, &arrived)
            .context("the terminal did not answer")
    });
    terminal::give_back();
    // What was asked last is kept: where one left off.
    hands.workers.end();
    ended
}

/// The threads that work for the screen.
struct Hands {
    workers: Workers,
    intake: Intake,
    painter: Painter,
    events: Sender<Event>,
}

/// Takes events until the person leaves.
fn attend(
    screen: &mut Screen,
    setting: Setting,
    hands: &Hands,
    events: Sender<Event>,
    arrived: &Receiver<Event>,
) -> io::Result<()> {
    let look = setting.settled.look;
    let questions = Questions {
        background: matches!(look, Look::Auto | Look::Contrast),
        pictures: setting.settled.pictures,
    };
    let mut model = Model::new(setting, screen.size()?);
    for effect in update::start(&mut model) {
        act(screen, &mut model, hands, effect)?;
    }
    draw(screen, &model)?;
    // From here on a change of size is noticed, and what was typed ahead is known.
    let typed_ahead = crossterm::event::poll(Duration::ZERO)?;
    let mut late = Late::none();
    // Without colours nothing is asked that a key could be taken for.
    if look != Look::None && !typed_ahead {
        // After the first frame and before the key reader: two readers of one terminal
        // would steal each other's bytes. Keys that wait already would be taken for the
        // answer, and colours are worth less than they are.
        let probed = terminal::probe(questions);
        let _ = events.send(Event::Graphics(probed.graphics));
        if probed.background != Background::Unknown {
            let _ = events.send(Event::Background(probed.background));
        }
        late = probed.late;
    }
    thread::Builder::new()
        .name("keys".to_owned())
        .spawn(move || keys::read(&events, late))?;
    let size = screen.size()?;
    if size != model.size {
        take(screen, &mut model, hands, Event::Resize(size))?;
        draw(screen, &model)?;
    }
    while !model.ends {
        match clock::wait(&model, arrived, clock::now()) {
            Ok(event) => take(screen, &mut model, hands, event)?,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        // What has arrived together is drawn together.
        while let Ok(event) = arrived.try_recv() {
            take(screen, &mut model, hands, event)?;
            if model.ends {
                break;
            }
        }
        if let Some(now) = clock::due(&model, clock::now()) {
            take(screen, &mut model, hands, Event::Clock(now))?;
        }
        draw(screen, &model)?;
    }
    Ok(())
}

fn take(screen: &mut Screen, model: &mut Model, hands: &Hands, event: Event) -> io::Result<()> {
    for effect in update::update(model, event) {
        act(screen, model, hands, effect)?;
    }
    Ok(())
}

fn draw(screen: &mut Screen, model: &Model) -> io::Result<()> {
    terminal::draw(screen, |frame| view::view(model, frame))
}

/// Does what the state wants done.
fn act(screen: &mut Screen, model: &mut Model, hands: &Hands, effect: Effect) -> io::Result<()> {
    match effect {
        Effect::Ask(ask) => hands.workers.ask(ask),
        Effect::Search(query) => hands.workers.search(query),
        Effect::Fetch(fetch) => hands.intake.ask(fetch),
        Effect::Paint(job) => hands.painter.ask(job),
        Effect::OpenFile(path) => {
            let events = hands.events.clone();
            opener::open(path, move |what| {
                let failed = event::Answer::Failed { what, fatal: false };
                let _ = events.send(Event::Answer(failed));
            });
        }
        Effect::Copy(text) => execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))?,
        Effect::Suspend => {
            if terminal::signals::suspend()? {
                terminal::blank(screen)?;
                // The window may have another size by now.
                let size = screen.size()?;
                let _ = update::update(model, Event::Resize(size));
            }
        }
        Effect::Redraw => terminal::blank(screen)?,
        Effect::Mouse(wanted) => terminal::mouse(wanted)?,
        Effect::Quit => {}
    }
    Ok(())
}
