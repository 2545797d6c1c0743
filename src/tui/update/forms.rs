//! A line that an officer types: what it means as it is typed, how Tab finishes it, and what
//! Enter makes of it.

use crate::domain::fold;
use crate::parse::typed::When;
use crate::parse::typed_name;
use crate::store::corrections::{Field, Subject as Corrected};
use crate::store::edits::NewRow;
use crate::store::{Filing, Target};
use crate::tui::command::{Do, Jotting};
use crate::tui::event::{Ask, Effect, Say};
use crate::tui::model::{Model, Purpose, Typing};
use crate::tui::office::{Deed, Form};
use crate::tui::pane::words;
use crate::tui::text;
use crate::tui::update::office::known;
use crate::tui::update::typing;

/// What a typed line means, as it is typed: the line above it.
pub fn meaning(model: &Model, form: &Form, typed: &str) -> String {
    let known = known(model);
    let many = |count: usize| text::count(count, "row", "rows");
    match form {
        Form::Progress(targets) => {
            let on = on(model, targets);
            let key = model.setting.settled.keymap.key(Do::Jot(Jotting::Note));
            format!(
                "dated {}, by {} · on {on} · a note ({key}) is never printed",
                words::short_day(model.setting.today),
                model.setting.who
            )
        }
        Form::Move(rows) => {
            let rows: Vec<Target> = rows.iter().map(|key| Target::Programme(*key)).collect();
            let day = known.day_words(typed, "; or later: not yet scheduled");
            match rows.as_slice() {
                [_] => format!("{day} · {}", on(model, &rows)),
                more => format!("{}: {day}", many(more.len())),
            }
        }
        Form::Drop(rows) => match rows.as_slice() {
            [one] => format!(
                "{} · it stays in sight, as dropped; Enter alone gives no reason",
                words_of(model, Target::Programme(*one))
            ),
            more => format!("{} stay in sight, as dropped", many(more.len())),
        },
        Form::Lead(rows) => {
            let rows: Vec<Target> = rows.iter().map(|key| Target::Programme(*key)).collect();
            let on = on(model, &rows);
            match typed_name::person(typed, known.people) {
                Some(name) if name != typed => format!("Tab takes {name} · on {on}"),
                None if typed.trim().is_empty() => format!("empty: nobody leads · on {on}"),
                Some(_) | None => format!("handed in in the officers’ column · on {on}"),
            }
        }
        Form::Add => known.row_words(typed),
        Form::Split(row) => match items(typed).as_slice() {
            [] | [_] => format!(
                "type ; where one item ends and the next begins · {}",
                words_of(model, Target::Programme(*row))
            ),
            items => format!("{} rows: {}", items.len(), items.join(" | ")),
        },
        Form::Right(_, Field::Day) => known.day_words(typed, "; empty: no day"),
        Form::MeetingDay(_) | Form::SameMeeting(_) => known.day_words(typed, ""),
        Form::Right(_, Field::Lead) => match typed_name::person(typed, known.people) {
            Some(name) if name != typed => format!("Tab takes {name}"),
            Some(_) | None => right_words(model),
        },
        Form::Right(..) => right_words(model),
        Form::MeetingCommittee(_) | Form::SameCommittee(_) => match typing::known(model, typed) {
            Some(name) if name != typed => format!("Tab takes {}", text::soften(&name)),
            Some(_) => "Enter keeps it".to_owned(),
            None => "the name of the committee, or a part of it".to_owned(),
        },
        Form::TakeDown(item) => {
            let item = item.and_then(|key| {
                let agenda = &model.meeting.as_ref()?.desk.agenda;
                let row = agenda.iter().find(|row| row.key == key)?;
                Some(match &row.number {
                    Some(number) => format!("item {number}, {}", text::soften(&row.title)),
                    None => text::soften(&row.title),
                })
            });
            let words = known.action_words(typed, item.as_deref());
            let made = model.meeting.as_ref().and_then(|it| it.desk.meeting.date);
            let due = known.action(typed, None).due;
            match (due, made) {
                (Some(due), Some(made)) if due < made => {
                    format!("the day is before the meeting itself · {words}")
                }
                (Some(_) | None, _) => words,
            }
        }
    }
}

/// What is said over a field that is typed anew.
fn right_words(model: &Model) -> String {
    let typing = model.typing.as_ref();
    let before = typing.map_or("", |typing| typing.before.as_str());
    let before = if before.is_empty() {
        "nothing was read there".to_owned()
    } else {
        format!("it reads “{}” now", text::fit(before, 48))
    };
    let selected = typing.is_some_and(|typing| typing.selected);
    let how = if selected {
        "letters take its place; Right goes on from it"
    } else {
        "← → go along it; Enter keeps it, Esc leaves it as it was"
    };
    format!("{before} · {how}")
}

/// What a line is about: the words of its row, or how many rows these are. Promises that say
/// the same are one row.
pub fn on(model: &Model, targets: &[Target]) -> String {
    let mut rows: Vec<Target> = Vec::new();
    for target in targets {
        let meeting = model.meeting.as_ref();
        let row = match target {
            Target::Action(key) => meeting
                .and_then(|meeting| {
                    let promise = meeting.promise(*key)?;
                    Some(Target::Action(meeting.first(promise).key))
                })
                .unwrap_or(*target),
            Target::Programme(_) | Target::Item(_) | Target::Committee(_) | Target::Document(_) => {
                *target
            }
        };
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    match rows.as_slice() {
        [one] => words_of(model, *one),
        more => text::count(more.len(), "row", "rows"),
    }
}

/// The words of a row.
fn words_of(model: &Model, target: Target) -> String {
    let meeting = model.meeting.as_ref();
    let found = meeting.and_then(|meeting| match target {
        Target::Action(key) => {
            let promise = meeting.promise(key)?;
            Some(words::as_row(&meeting.first(promise).text))
        }
        Target::Programme(key) => Some(text::soften(&meeting.programme_line(key)?.item)),
        Target::Item(_) | Target::Committee(_) | Target::Document(_) => None,
    });
    let words = found.unwrap_or_default();
    format!("“{}”", text::fit(&words, 40))
}

/// Tab in a line: the next meeting's day, or somebody's whole name.
pub fn complete(model: &mut Model) {
    let known = known(model);
    let Some(Typing {
        what: Purpose::Office(form),
        text,
        ..
    }) = &model.typing
    else {
        return;
    };
    let line = match form {
        Form::Move(_) => known.after(text).map(words::day),
        Form::Add => {
            let row = known.row(text);
            let now = row.day.map(words::day).unwrap_or_default();
            let next = known.after(&now).filter(|_| !row.item.is_empty());
            next.map(|day| format!("{}, {}", row.item, words::day(day)))
        }
        Form::TakeDown(_) => {
            let action = known.action(text, None);
            action.owner.map(|owner| {
                let due = action.due.map(|due| format!(" by {}", words::day(due)));
                format!("{owner}: {}{}", action.text, due.unwrap_or_default())
            })
        }
        Form::Right(_, Field::Day) | Form::MeetingDay(_) | Form::SameMeeting(_) => {
            known.after(text).map(words::day)
        }
        Form::Right(_, Field::Lead | Field::Name) | Form::Lead(_) => {
            typed_name::person(text, known.people).map(str::to_owned)
        }
        Form::MeetingCommittee(_) | Form::SameCommittee(_) => typing::known(model, text),
        Form::Right(..) | Form::Progress(_) | Form::Drop(_) | Form::Split(_) => None,
    };
    if let (Some(line), Some(typing)) = (line, model.typing.as_mut()) {
        typing.put(line);
    }
}

/// Enter in a line. What is not to be kept as it stands stays typed.
pub fn accept(model: &mut Model, typing: Typing, effects: &mut Vec<Effect>) {
    let Purpose::Office(form) = &typing.what else {
        return;
    };
    let Some(meeting) = &model.meeting else {
        return;
    };
    let (committee, key) = (meeting.desk.meeting.committee_key, meeting.desk.meeting.key);
    let known = known(model);
    let text = typing.text.trim();
    let is_empty = text.is_empty();
    let deed = match form {
        Form::Progress(_)
        | Form::Add
        | Form::TakeDown(_)
        | Form::SameMeeting(_)
        | Form::SameCommittee(_)
            if is_empty =>
        {
            return;
        }
        Form::Move(_)
        | Form::Right(..)
        | Form::Lead(_)
        | Form::MeetingDay(_)
        | Form::MeetingCommittee(_)
            if text == typing.before =>
        {
            return;
        }
        Form::Right(subject, field) => {
            let value = match field {
                Field::Day if !is_empty => {
                    let day = known.when(text).map(When::day);
                    day.map(|day| day.map(|day| day.to_string()).unwrap_or_default())
                }
                _ => Some(fold::quote(text)),
            };
            value.map(|value| Deed::Right(vec![(subject.clone(), *field, Some(value))]))
        }
        Form::MeetingDay(meeting) => known.day(text).map(|day| {
            let filing = Filing {
                date: Some(day),
                ..Filing::default()
            };
            Deed::Refile(*meeting, filing)
        }),
        Form::MeetingCommittee(meeting) => (!is_empty).then(|| {
            let name = typing::known(model, text).unwrap_or_else(|| text.to_owned());
            let filing = Filing {
                committee: Some(fold::quote(&name)),
                ..Filing::default()
            };
            Deed::Refile(*meeting, filing)
        }),
        Form::SameMeeting(meeting) => known.day(text).map(|day| Deed::SameMeeting(*meeting, day)),
        Form::SameCommittee(committee) => {
            let name = typing::known(model, text).unwrap_or_else(|| text.to_owned());
            Some(Deed::SameCommittee(*committee, name))
        }
        Form::Progress(targets) => Some(Deed::Progress(targets.clone(), fold::quote(text))),
        Form::Move(rows) => known
            .when(text)
            .map(|when| Deed::Move(rows.clone(), when.day())),
        Form::Drop(rows) => {
            let reason = (!is_empty).then(|| fold::quote(text));
            Some(Deed::Drop(rows.clone(), reason))
        }
        Form::Lead(rows) => Some(names_lead(rows, text)),
        Form::Add => {
            let row: NewRow = known.row(text);
            (!row.item.is_empty()).then_some(Deed::Add(committee, row))
        }
        Form::Split(row) => {
            let items = items(text);
            (items.len() > 1).then_some(Deed::Split(*row, items))
        }
        Form::TakeDown(item) => {
            let action = known.action(text, *item);
            (!action.text.is_empty()).then_some(Deed::TakeDown(key, action))
        }
    };
    if let Some(deed) = deed {
        effects.push(Effect::Ask(Ask::Say(Say::Office(deed))));
        model.sent = Some(typing);
    } else {
        // The line above says what is amiss.
        let refused = Some(typing.text.clone());
        model.typing = Some(Typing { refused, ..typing });
    }
}

fn names_lead(rows: &[i64], name: &str) -> Deed {
    let name = Some(fold::quote(name));
    let right = |row: &i64| (Corrected::Row(*row, None), Field::Lead, name.clone());
    Deed::Right(rows.iter().map(right).collect())
}

/// The items of a row as they were typed.
fn items(typed: &str) -> Vec<String> {
    let items = typed.split(';').map(str::trim);
    items
        .filter(|item| !item.is_empty())
        .map(str::to_owned)
        .collect()
}
