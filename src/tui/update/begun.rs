//! Lines that are begun: kept with each letter, offered again where they were left, let go
//! of when they are entered or emptied. A day is typed anew as quickly as it is left.

use crate::domain::identity;
use crate::store::Target;
use crate::store::corrections::{Field, Subject};
use crate::tui::event::{Ask, Effect, Prepare};
use crate::tui::model::{Model, Purpose, Typing};
use crate::tui::office::Form;

/// Opens a line, with what was begun of it.
pub fn open(model: &mut Model, mut typing: Typing) {
    let begun = id(model, &typing.what).and_then(|id| model.begun.get(&id));
    if let Some(words) = begun {
        typing.put(words.clone());
    }
    model.typing = Some(typing);
}

/// Keeps the line that is typed, as far as it has come.
pub fn keep(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(typing) = &model.typing else {
        return;
    };
    let Some(id) = id(model, &typing.what) else {
        return;
    };
    let words = if typing.text == typing.before {
        String::new()
    } else {
        typing.text.trim().to_owned()
    };
    let held = model.begun.get(&id).map(String::as_str).unwrap_or_default();
    if words == held {
        return;
    }
    set(model, id, words, effects);
}

/// What was sent is durable, and nothing of it is left to be gone on with.
pub fn entered(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(typing) = model.sent.take() else {
        return;
    };
    if let Some(id) = id(model, &typing.what)
        && model.begun.contains_key(&id)
    {
        set(model, id, String::new(), effects);
    }
}

/// Whether something of a line is kept.
pub fn is_begun(model: &Model, what: &Purpose) -> bool {
    id(model, what).is_some_and(|id| model.begun.contains_key(&id))
}

fn set(model: &mut Model, id: String, words: String, effects: &mut Vec<Effect>) {
    if words.is_empty() {
        model.begun.remove(&id);
    } else {
        model.begun.insert(id.clone(), words.clone());
    }
    effects.push(Effect::Ask(Ask::Prepare(Prepare::Begun { id, words })));
}

/// What a line is for, by the public ids of its rows; none for one that is not kept.
fn id(model: &Model, what: &Purpose) -> Option<String> {
    let meeting = model.meeting.as_ref()?;
    let head = &meeting.desk.meeting.id;
    match what {
        Purpose::Office(Form::Progress(targets)) => of_rows(model, "progress", targets),
        Purpose::Office(Form::Drop(rows)) => {
            let rows: Vec<Target> = rows.iter().map(|key| Target::Programme(*key)).collect();
            of_rows(model, "drop", &rows)
        }
        Purpose::Office(Form::Lead(rows)) => {
            let rows: Vec<Target> = rows.iter().map(|key| Target::Programme(*key)).collect();
            of_rows(model, "lead", &rows)
        }
        Purpose::Office(Form::Add) => Some(format!("{head}/add")),
        Purpose::Office(Form::Split(row)) => of_rows(model, "split", &[Target::Programme(*row)]),
        Purpose::Office(Form::TakeDown(_)) => Some(format!("{head}/take-down")),
        Purpose::Office(Form::Right(subject, field)) if *field != Field::Day => {
            let row = subject_id(model, subject)?;
            Some(format!("{row}/{}", field.name()))
        }
        Purpose::Closing(actions, how) => {
            let rows: Vec<Target> = actions.iter().map(|key| Target::Action(*key)).collect();
            of_rows(model, how.name(), &rows)
        }
        Purpose::Office(
            Form::Move(_)
            | Form::Right(..)
            | Form::MeetingDay(_)
            | Form::MeetingCommittee(_)
            | Form::SameMeeting(_)
            | Form::SameCommittee(_),
        )
        | Purpose::Filter(_)
        | Purpose::Help
        | Purpose::Page
        | Purpose::Print(..)
        | Purpose::HandIn(_)
        | Purpose::Import
        | Purpose::Take(_)
        | Purpose::FileCommittee(_)
        | Purpose::Lead(_)
        | Purpose::Due(_)
        | Purpose::FileDate(..) => None,
    }
}

fn of_rows(model: &Model, what: &str, rows: &[Target]) -> Option<String> {
    let ids: Vec<&str> = rows.iter().filter_map(|row| row_id(model, *row)).collect();
    match ids.as_slice() {
        [] => None,
        [one] => Some(format!("{one}/{what}")),
        [first, ..] => Some(format!("{first}/{what}/several/{}", identity::id(&ids))),
    }
}

fn row_id(model: &Model, row: Target) -> Option<&str> {
    let desk = &model.meeting.as_ref()?.desk;
    match row {
        Target::Action(key) => {
            let mut actions = desk.actions.iter();
            actions
                .find(|one| one.key == key)
                .map(|one| one.id.as_str())
        }
        Target::Programme(key) => {
            let mut lines = desk.programme.iter();
            lines.find(|one| one.key == key).map(|one| one.id.as_str())
        }
        Target::Item(key) => {
            let of_agenda = desk.agenda.iter().map(|one| (one.key, one.id.as_str()));
            let of_minutes = desk.minutes.iter().map(|one| (one.key, one.id.as_str()));
            let mut items = of_agenda.chain(of_minutes);
            items.find(|(own, _)| *own == key).map(|(_, id)| id)
        }
        Target::Committee(_) | Target::Document(_) => None,
    }
}

fn subject_id(model: &Model, subject: &Subject) -> Option<String> {
    let head = &model.meeting.as_ref()?.desk.meeting;
    match subject {
        Subject::Action(key) => row_id(model, Target::Action(*key)).map(str::to_owned),
        Subject::Item(key) => row_id(model, Target::Item(*key)).map(str::to_owned),
        Subject::Meeting(key) => (head.key == *key).then(|| head.id.clone()),
        Subject::Row(key, told) => {
            let row = row_id(model, Target::Programme(*key))?;
            let told = told.as_deref().unwrap_or_default();
            Some(format!("{row}/{}", identity::id(&[told])))
        }
        Subject::Figures(..) => None,
        Subject::Person(_, name) => Some(format!("{}/{}", head.id, identity::id(&[name]))),
    }
}
