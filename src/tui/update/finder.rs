//! Commands and letters in the finder, and the way to what was found.

use crate::store::desk::{FindKind, Hit};
use crate::tui::event::{Ask, Effect, Say, Subject};
use crate::tui::find::lay::Line;
use crate::tui::find::{Finder, Found, Leads, Query, Scope, scope};
use crate::tui::history::{EntryId, HistoryPlace};
use crate::tui::layout::Pane;
use crate::tui::model::{Goal, Model, Overlay, PlaceFound};
use crate::tui::pane::RowId;
use crate::tui::pane::reader::landing::Seeks;
use crate::tui::pane::reader::sought::Sought;
use crate::tui::text;
use crate::tui::update::overlay::travel;
use crate::tui::update::run as run_command;

/// Opens the finder with what it begins with.
pub fn open(model: &mut Model, typed: &str, adds: Option<Vec<i64>>, effects: &mut Vec<Effect>) {
    let finder = Finder {
        typed: typed.to_owned(),
        adds,
        ..Finder::default()
    };
    model.overlay = Some(Overlay::Find(Box::new(finder)));
    if model.asked_before.is_none() {
        effects.push(Effect::Ask(Ask::Asked));
    }
    ask(model, effects);
}

/// Asks for what was typed; the answers shown stay until others come.
pub fn ask(model: &mut Model, effects: &mut Vec<Effect>) {
    if let Some(Overlay::Find(finder)) = &mut model.overlay {
        finder.recalled = None;
    }
    ask_again(model, effects);
}

fn ask_again(model: &mut Model, effects: &mut Vec<Effect>) {
    model.searches += 1;
    let number = model.searches;
    let below = model.layer_below();
    let meeting = model.meeting.as_ref().map(|meeting| &meeting.desk.meeting);
    let here = meeting.map(|meeting| meeting.key);
    let committee = meeting.map(|meeting| meeting.committee_key);
    if let Some(Overlay::Find(finder)) = &mut model.overlay {
        finder.number = number;
        finder.at = None;
        finder.open.clear();
        finder.waits = (true, true);
        effects.push(Effect::Search(Query {
            number,
            typed: finder.typed.clone(),
            here,
            committee,
            below,
            adds: finder.adds.is_some(),
        }));
    }
}

/// Moves the choice; up from the first row, what was typed before comes back.
pub fn step(model: &mut Model, by: isize, effects: &mut Vec<Effect>) {
    let asked = model.asked_before.clone().unwrap_or_default();
    let Some(Overlay::Find(finder)) = &mut model.overlay else {
        return;
    };
    let recalls = finder.typed.is_empty() || finder.recalled.is_some();
    if by == -1 && recalls && finder.is_at_first() && finder.adds.is_none() {
        let next = finder.recalled.map_or(0, |at| at + 1);
        if let Some(typed) = asked.get(next) {
            finder.typed.clone_from(typed);
            finder.recalled = Some(next);
            ask_again(model, effects);
        }
        return;
    }
    finder.step(by);
}

/// To the next kind, or the one before.
pub fn to_group(model: &mut Model, forth: bool) {
    if let Some(Overlay::Find(finder)) = &mut model.overlay {
        finder.step_group(forth);
    }
}

/// Goes where the chosen row leads; the rest of a kind is shown.
pub fn choose(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(Overlay::Find(finder)) = &mut model.overlay else {
        return;
    };
    if finder.unfold() {
        return;
    }
    let Some(found) = finder.chosen().cloned() else {
        return;
    };
    let typed = finder.typed.trim().to_owned();
    if let Some(actions) = finder.adds.clone() {
        return add(model, &found, actions, effects);
    }
    if matches!(found.leads, Leads::Asked | Leads::Meant) {
        finder.typed = found.text;
        return ask(model, effects);
    }
    // A command is not looked for again by what was typed of it.
    if typed.chars().count() > 1 && scope(&typed).0 != Scope::Commands {
        let asked = model.asked_before.get_or_insert_default();
        asked.retain(|asked| *asked != typed);
        asked.insert(0, typed.clone());
        effects.push(Effect::Ask(Ask::KeepAsked(typed.clone())));
    }
    follow(model, &found, &typed, effects);
}

/// Chooses the row of a line of the list, and goes there where it is chosen already.
pub fn click(model: &mut Model, line: usize, effects: &mut Vec<Effect>) {
    let Some(Overlay::Find(finder)) = &mut model.overlay else {
        return;
    };
    let line = finder.top + line;
    let again = finder.at_line() == Some(line);
    let opens = matches!(finder.lines.get(line), Some(Line::More(..)));
    if finder.choose_line(line) && (again || opens) {
        choose(model, effects);
    }
}

/// Goes where something that was found leads.
fn follow(model: &mut Model, found: &Found, typed: &str, effects: &mut Vec<Effect>) {
    match &found.leads {
        Leads::Command(does) => {
            model.overlay = None;
            run_command(model, *does, effects);
        }
        Leads::Row {
            kind: FindKind::Person,
            ..
        } => {
            // A person has no place of their own: the papers that name them do.
            if let Some(Overlay::Find(finder)) = &mut model.overlay {
                let name = found.text.split(',').next().unwrap_or_default();
                finder.typed = format!("\"{name}");
            }
            ask(model, effects);
        }
        Leads::Asked | Leads::Meant => {}
        Leads::Paper {
            meeting, document, ..
        } => {
            let title = format!("Paper · {}", found.text);
            let goal = Goal {
                focus: Pane::Reader,
                behind: Pane::Agenda,
                chosen: Vec::new(),
                place: Some(PlaceFound::whole(Subject::Paper(*document), title)),
                block: None,
                history: None,
            };
            travel(model, *meeting, goal, effects);
        }
        Leads::Trace {
            action,
            id,
            meeting,
            ..
        } => show_history(
            model,
            *action,
            EntryId::Trace(id.clone()),
            *meeting,
            effects,
        ),
        Leads::Row {
            kind, key, meeting, ..
        } => {
            let (pane, row) = match kind {
                // An item of minutes stands on its own meeting's agenda.
                FindKind::Item | FindKind::Minute => (Pane::Agenda, Some(RowId::Item(*key))),
                FindKind::Action | FindKind::Trace => (Pane::Actions, Some(RowId::Action(*key))),
                FindKind::Programme => (Pane::Programme, Some(RowId::Programme(*key))),
                FindKind::Meeting | FindKind::Person | FindKind::Paper => (Pane::Agenda, None),
            };
            let goal = Goal {
                focus: pane,
                behind: pane,
                chosen: row.into_iter().map(|row| (pane, row)).collect(),
                place: None,
                block: None,
                history: None,
            };
            // Actions and programme rows are the committee's: the meeting on the desk
            // shows them too.
            let here = match (&model.meeting, goal.chosen.first()) {
                (Some(meeting), Some((_, RowId::Action(key)))) => meeting.promise(*key).is_some(),
                (Some(meeting), Some((_, RowId::Programme(key)))) => {
                    meeting.programme_line(*key).is_some()
                }
                (Some(_) | None, _) => false,
            };
            let meeting = if here { None } else { *meeting };
            travel(model, meeting, goal, effects);
        }
        Leads::Paragraph(hit) => {
            let words = typed.trim_matches(['"', '“', '”']).trim();
            let is_phrase = scope(typed).0 == Scope::Words && words.contains(' ');
            let sought = if is_phrase {
                Sought::phrase(words)
            } else {
                Sought::found(words, &hit.excerpt)
            };
            let title = found_title(model, hit, words);
            let seeks = Seeks::Words(sought);
            let chosen = hit.item_key.map(|key| (Pane::Agenda, RowId::Item(key)));
            let goal = Goal {
                focus: Pane::Reader,
                behind: Pane::Agenda,
                chosen: chosen.into_iter().collect(),
                place: Some(PlaceFound::in_paper(&hit.source, seeks, title)),
                block: None,
                history: None,
            };
            travel(model, hit.meeting_key, goal, effects);
        }
    }
}

/// What stands over a paragraph that was found: what was looked for, and where it is.
fn found_title(model: &Model, hit: &Hit, words: &str) -> String {
    let agenda = model
        .meeting
        .iter()
        .flat_map(|meeting| &meeting.desk.agenda);
    let number = agenda
        .filter(|row| Some(row.key) == hit.item_key)
        .find_map(|row| row.number.as_ref());
    let place = hit.source.place.short();
    let words = text::fit(words, 40);
    match number {
        Some(number) => format!("Item {number} · found “{words}” · {place}"),
        None => format!("Found “{words}” · {place} · {}", hit.source.document),
    }
}

/// Adds what was found to the history of actions.
fn add(model: &mut Model, found: &Found, actions: Vec<i64>, effects: &mut Vec<Effect>) {
    let Some(place) = found.place_id().map(str::to_owned) else {
        return model.say("choose an item, a minute, an action or a row of the programme");
    };
    model.overlay = None;
    effects.push(Effect::Ask(Ask::Say(Say::AddTrace { actions, place })));
}

/// Opens the history of the action, or of the place where it turns up, that was found.
pub fn to_history(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(Overlay::Find(finder)) = &model.overlay else {
        return;
    };
    let found = match finder.chosen().map(|found| found.leads.clone()) {
        Some(Leads::Row {
            kind: FindKind::Action,
            key,
            meeting,
            ..
        }) => (key, EntryId::Promise, meeting),
        Some(Leads::Trace {
            action,
            id,
            meeting,
            ..
        }) => (action, EntryId::Trace(id), meeting),
        Some(
            Leads::Row { .. }
            | Leads::Paper { .. }
            | Leads::Command(_)
            | Leads::Paragraph(_)
            | Leads::Meant
            | Leads::Asked,
        )
        | None => {
            return model.say("only an action has a history: ! finds actions");
        }
    };
    let (key, entry, meeting) = found;
    show_history(model, key, entry, meeting, effects);
}

fn show_history(
    model: &mut Model,
    key: i64,
    entry: EntryId,
    meeting: Option<i64>,
    effects: &mut Vec<Effect>,
) {
    let here = model
        .meeting
        .as_ref()
        .is_some_and(|meeting| meeting.promise(key).is_some());
    let goal = Goal {
        focus: Pane::Actions,
        behind: Pane::Actions,
        chosen: vec![(Pane::Actions, RowId::Action(key))],
        place: None,
        block: None,
        history: Some(HistoryPlace {
            key,
            entry,
            among: Vec::new(),
            of: "",
        }),
    };
    travel(model, if here { None } else { meeting }, goal, effects);
}
