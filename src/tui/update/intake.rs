//! Papers on their way in: named, dropped, arrived, read.

use std::path::PathBuf;

use crate::tui::command::Do;
use crate::tui::dropped;
use crate::tui::event::{Effect, Fetched};
use crate::tui::intake::Fetch;
use crate::tui::model::{Model, Overlay, Purpose, Stage, Typing};
use crate::tui::pick::{self, Of, Picker};
use crate::tui::text;
use crate::tui::update::overlay::to_meeting;

/// The command: what has arrived, a path to type, or an end to the reading that goes on.
pub fn begin(model: &mut Model, effects: &mut Vec<Effect>) {
    if model.intake.fetching.is_some() {
        effects.push(Effect::Fetch(Fetch::Stop));
        model.say("stops after the paper that is being read; what was read is kept");
    } else if model.intake.arrived.is_empty() {
        ask(model);
    } else {
        let rows = pick::arrived(&model.intake.arrived, model.setting.today);
        model.overlay = Some(Overlay::Pick(Picker::new(Of::Arrived, rows)));
    }
}

/// Asks for a path.
pub fn ask(model: &mut Model) {
    model.overlay = None;
    model.typing = Some(Typing {
        what: Purpose::Import,
        text: String::new(),
        before: String::new(),
        behind: 0,
        selected: false,
        refused: None,
    });
}

/// Takes files that were dropped onto the window; says whether the text names any.
pub fn dropped(model: &mut Model, text: &str) -> bool {
    let paths = dropped::paths(text);
    if paths.is_empty() {
        return false;
    }
    model.typing = Some(Typing {
        what: Purpose::Take(paths),
        text: String::new(),
        before: String::new(),
        behind: 0,
        selected: false,
        refused: None,
    });
    true
}

/// Reads files in.
pub fn take(model: &mut Model, paths: Vec<PathBuf>, effects: &mut Vec<Effect>) {
    if model.intake.fetching.is_some() {
        let key = model.setting.settled.keymap.key(Do::Import);
        model.complain(format!("papers are being read already; {key} stops that"));
        return;
    }
    model.intake.goes_on = false;
    model.intake.warned = false;
    effects.push(Effect::Fetch(Fetch::Take(paths)));
}

/// Reads in what was typed.
pub fn typed(model: &mut Model, text: &str, effects: &mut Vec<Effect>) {
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    let mut paths = dropped::paths(text);
    if paths.is_empty() {
        // From the folder that the program was started in.
        paths.push(PathBuf::from(text));
    }
    take(model, paths, effects);
}

/// What the reading came to.
pub fn fetched(model: &mut Model, fetched: &Fetched, effects: &mut Vec<Effect>) {
    if model.intake.fetching.take().is_none() && *fetched == Fetched::default() {
        return;
    }
    // What one is looking at does not turn under one's hands.
    let waits = model.stage != Stage::Desk || !model.intake.goes_on;
    let goes_there =
        waits && model.overlay.is_none() && model.typing.is_none() && model.history.is_none();
    let words = words(model, fetched, goes_there);
    let nothing_new = fetched.names.is_empty() && fetched.held == 0;
    if nothing_new && !fetched.failed.is_empty() {
        model.complain(words);
    } else {
        model.say(words);
    }
    if let Some(meeting) = fetched.meeting.filter(|_| goes_there) {
        to_meeting(model, meeting, effects);
    }
}

fn words(model: &Model, fetched: &Fetched, goes_there: bool) -> String {
    let mut parts = Vec::new();
    match fetched.names.as_slice() {
        [] => {}
        [one] => parts.push(format!("read {one}")),
        names => parts.push(format!(
            "read {}",
            text::count(names.len(), "paper", "papers")
        )),
    }
    match (fetched.held, parts.is_empty()) {
        (0, _) => {}
        (1, true) => parts.push("held already; nothing changed".to_owned()),
        (held, _) => parts.push(format!("{held} held already")),
    }
    let key = |does| model.setting.settled.keymap.key(does);
    let desk = model.meeting.as_ref().map(|it| it.desk.meeting.key);
    let is_on_the_desk = fetched.meeting == desk;
    if fetched.losses > 0 {
        let things = text::count(fetched.losses, "thing", "things");
        // The key tells of the meeting on the desk.
        parts.push(if is_on_the_desk || goes_there {
            format!("{things} not read: {}", key(Do::Losses))
        } else {
            format!("{things} not read")
        });
    }
    parts.extend(fetched.attached.iter().cloned());
    parts.extend(fetched.gone.iter().cloned());
    if fetched.unfiled > 0 {
        parts.push(format!("{} to file: {}", fetched.unfiled, key(Do::Unfiled)));
    }
    if let Some((name, why)) = fetched.failed.first() {
        let name = if name.is_empty() {
            String::new()
        } else {
            format!("{name}: ")
        };
        let more = match fetched.failed.len() {
            1 => String::new(),
            failed => format!(" (and {} more could not be read)", failed - 1),
        };
        parts.push(format!("{name}{why}{more}"));
    }
    if fetched.meeting.is_some() && !is_on_the_desk && !goes_there {
        parts.push(format!("to its meeting: {}", key(Do::Meetings)));
    }
    if fetched.stopped {
        parts.push("stopped; what was read is kept".to_owned());
    }
    if parts.is_empty() {
        parts.push("no papers there that can be read".to_owned());
    }
    parts.join(" · ")
}
