//! A line that is typed at the foot: a filter, a page, where a paper belongs.

use crossterm::event::{KeyCode, KeyEvent};

use jiff::civil::Date;

use crate::domain::fold;
use crate::parse::{typed, typed_name};
use crate::store::Filing;
use crate::store::by_hand::{Closing, How};
use crate::store::terms::Term;
use crate::tui::command::Do;
use crate::tui::event::{Ask, Effect, Say};
use crate::tui::intake::Fetch;
use crate::tui::keymap;
use crate::tui::layout::Pane;
use crate::tui::model::{Filed, Model, Overlay, Purpose, Typing};
use crate::tui::pane::reader::landing::Seeks;
use crate::tui::pane::words;
use crate::tui::text;
use crate::tui::update::{begun, desk, forms, intake, line, office, page, skim};

/// A key that is no command: a letter, or one that takes letters away.
pub fn key(model: &mut Model, key: &KeyEvent, effects: &mut Vec<Effect>) {
    let Some(typing) = &mut model.typing else {
        return;
    };
    if matches!(
        typing.what,
        Purpose::Take(_) | Purpose::Print(..) | Purpose::HandIn(_)
    ) {
        // A question, and no line: any key but Enter is a no.
        leave(model);
        return;
    }
    if std::mem::take(&mut typing.selected) && select_ends(typing, key) {
        return;
    }
    if typing.what == Purpose::Page && typing.text.is_empty() && keymap::typed(key) == Some('g') {
        // Twice the key is the way to the top in other programs, and no page is called so.
        leave(model);
        desk::run(model, Do::First, effects);
    } else if line::walk(typing, key) {
    } else if line::type_in(typing, key) {
        changed(model);
    } else if key.code == KeyCode::Backspace && typing.text.is_empty() {
        // Backspace on an empty line leaves it, as Esc does.
        leave(model);
    } else if key.code == KeyCode::Tab {
        complete(model, effects);
    }
}

/// Text that was pasted: as it is, and as one line.
pub fn pasted(model: &mut Model, text: &str, line: &str) {
    let takes_paths = model.typing.as_ref().is_some_and(|typing| {
        typing.text.is_empty() && matches!(typing.what, Purpose::Import | Purpose::Take(_))
    });
    if !(takes_paths && intake::dropped(model, text)) {
        typed(model, line);
    }
}

/// The name of a file as far as it is sure, unless other letters came meanwhile.
pub fn completed(model: &mut Model, typed: &str, text: String) {
    if let Some(typing) = &mut model.typing
        && typing.what == Purpose::Import
        && typing.text == typed
    {
        typing.put(text);
    }
}

/// What a key does to a line that is selected: a letter takes its place, one that takes
/// letters away empties it, any other keeps it to be gone on with. Says whether that is all.
fn select_ends(typing: &mut Typing, key: &KeyEvent) -> bool {
    if key.code == KeyCode::Backspace || key.code == KeyCode::Delete {
        typing.put(String::new());
        return true;
    }
    if keymap::typed(key).is_some() {
        typing.put(String::new());
    }
    false
}

/// Text that goes on where the line ends.
fn typed(model: &mut Model, text: &str) {
    if let Some(typing) = &mut model.typing {
        if matches!(
            typing.what,
            Purpose::Take(_) | Purpose::Print(..) | Purpose::HandIn(_)
        ) {
            return;
        }
        if typing.selected {
            typing.put(String::new());
        }
        line::paste(typing, text);
        changed(model);
    }
}

/// Does a command while a line is typed.
pub fn run(model: &mut Model, does: Do, effects: &mut Vec<Effect>) {
    if does == Do::Enter {
        accept(model, effects);
    } else if does == Do::Leave {
        leave(model);
    }
}

/// Shows what the line does so far.
fn changed(model: &mut Model) {
    let Some(typing) = model.typing.clone() else {
        return;
    };
    match typing.what {
        Purpose::Filter(pane) => set_filter(model, pane, typing.text),
        Purpose::Help => find_in_help(model, typing.text),
        Purpose::Office(_)
        | Purpose::Page
        | Purpose::Print(..)
        | Purpose::HandIn(_)
        | Purpose::Import
        | Purpose::Take(_)
        | Purpose::FileCommittee(_)
        | Purpose::Lead(_)
        | Purpose::Due(_)
        | Purpose::Closing(..)
        | Purpose::FileDate(..) => {}
    }
}

fn set_filter(model: &mut Model, pane: Pane, text: String) {
    let height = model.reader_height();
    if let Some(list) = model.list_mut(pane) {
        list.filter = text;
        model.stale_list(pane);
    } else {
        model.reader.find(&text, height);
        if let Some(found) = &mut model.found_place {
            found.landing.seeks = Seeks::Words(model.reader.find.clone());
        }
    }
}

fn find_in_help(model: &mut Model, words: String) {
    if let Some(Overlay::Help { top, find }) = &mut model.overlay {
        *top = 0;
        *find = words;
    }
}

fn leave(model: &mut Model) {
    let Some(typing) = model.typing.take() else {
        return;
    };
    if begun::is_begun(model, &typing.what) {
        model.say("left, and kept: the same key here goes on with it");
    }
    if let Purpose::Filter(pane) = typing.what {
        set_filter(model, pane, typing.before);
    } else if typing.what == Purpose::Help {
        find_in_help(model, typing.before);
    }
}

fn accept(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(typing) = model.typing.take() else {
        return;
    };
    if matches!(
        typing.what,
        Purpose::Lead(_) | Purpose::Due(_) | Purpose::Closing(..)
    ) {
        model.sent = Some(typing.clone());
    }
    match typing.what {
        Purpose::Filter(_) | Purpose::Help => {}
        Purpose::Import => intake::typed(model, &typing.text, effects),
        Purpose::Take(paths) => intake::take(model, paths, effects),
        Purpose::Print(_, subject) => effects.push(Effect::Ask(Ask::Print(subject))),
        Purpose::HandIn(wanted) => {
            effects.push(Effect::Fetch(Fetch::HandIn(wanted)));
            model.say("writing the file …");
        }
        Purpose::Office(_) => forms::accept(model, typing, effects),
        Purpose::Page if model.page.is_some() => page::go_to(model, &typing.text),
        Purpose::Page => skim::page(model, &typing.text, effects),
        Purpose::FileCommittee(filed) => {
            let committee = known(model, &typing.text).unwrap_or(typing.text.trim().to_owned());
            if committee.is_empty() {
                model.say("the paper stays in the tray");
                return;
            }
            let text = filed.date.map(words::day).unwrap_or_default();
            model.typing = Some(Typing::on(Purpose::FileDate(filed, committee), text));
        }
        Purpose::Lead(actions) => {
            let typed = fold::quote(typing.text.trim());
            // What stood there already is no word of the person's.
            if typed != typing.before {
                let lead = Some(typed).filter(|lead| !lead.is_empty());
                effects.push(Effect::Ask(Ask::Say(Say::Lead { actions, lead })));
            }
        }
        Purpose::Due(actions) => {
            let typed = typing.text.trim();
            let due = typed::day(typed, model.setting.today, office::known(model).days);
            if typed.is_empty() || due.is_some() {
                if typed != typing.before {
                    effects.push(Effect::Ask(Ask::Say(Say::Due { actions, due })));
                }
            } else {
                // The line itself says how a day is typed.
                model.typing = Some(Typing::on(Purpose::Due(actions), typing.text));
            }
        }
        Purpose::Closing(actions, how) => {
            let closing = closing(how, &typing.text, model.setting.today);
            effects.push(Effect::Ask(Ask::Say(Say::Close { actions, closing })));
        }
        Purpose::FileDate(filed, committee) => file(model, filed, committee, typing.text, effects),
    }
}

fn file(
    model: &mut Model,
    filed: Filed,
    committee: String,
    typed: String,
    effects: &mut Vec<Effect>,
) {
    let today = model.setting.today;
    let Some(day) = typed::day(&typed, today, &[]) else {
        // The line itself says how a day is typed.
        model.typing = Some(Typing::on(Purpose::FileDate(filed, committee), typed));
        return;
    };
    model.overlay = None;
    effects.push(Effect::Ask(Ask::File {
        document: filed.id,
        name: filed.name,
        filing: Filing {
            council: None,
            committee: Some(committee),
            date: Some(day),
        },
    }));
}

/// How it was closed, by what and when: "letter to all members, 3 June".
pub fn closing(how: How, typed: &str, today: Date) -> Closing {
    let typed = fold::quote(typed.trim());
    let (by, on) = match typed.rsplit_once(',') {
        Some((by, when)) if typed::day(when, today, &[]).is_some() => {
            (by.trim().to_owned(), typed::day(when, today, &[]))
        }
        Some(_) | None => match typed::day(&typed, today, &[]) {
            Some(on) if !typed.contains(char::is_alphabetic) || typed.split(' ').count() <= 3 => {
                (String::new(), Some(on))
            }
            Some(_) | None => (typed, None),
        },
    };
    Closing {
        by: Some(by).filter(|by| !by.is_empty()),
        on,
        ..Closing::of(how)
    }
}

/// The committee that a beginning or some of its words can only mean.
pub fn known(model: &Model, typed: &str) -> Option<String> {
    let wanted = fold::compare(typed);
    if wanted.is_empty() {
        return None;
    }
    let committees = &model.committees;
    committees
        .iter()
        .find(|name| fold::compare(name).starts_with(&wanted))
        .or_else(|| {
            committees.iter().find(|name| {
                let folded = fold::compare(name);
                wanted.split(' ').all(|word| folded.contains(word))
            })
        })
        .cloned()
}

/// The lead officer that a beginning can only mean; of nothing, whom a record names.
pub fn known_lead(model: &Model, typed: &str, actions: &[i64]) -> Option<String> {
    let wanted = fold::compare(typed);
    let all = &model.meeting.as_ref()?.desk.actions;
    if wanted.is_empty() {
        let mut own = all.iter().filter(|action| actions.contains(&action.key));
        let recorded = own.find_map(|action| action.who().filter(Term::is_inferred));
        return recorded.map(|who| text::soften(who.what));
    }
    let mut leads = all.iter().filter_map(|action| Some(action.who()?.what));
    leads
        .find(|lead| fold::compare(lead).starts_with(&wanted))
        .or_else(|| typed_name::person(typed, office::known(model).people))
        .map(text::soften)
}

fn complete(model: &mut Model, effects: &mut Vec<Effect>) {
    forms::complete(model);
    if let Some(Typing {
        what: Purpose::Import,
        text,
        ..
    }) = &model.typing
    {
        effects.push(Effect::Fetch(Fetch::Complete(text.clone())));
        return;
    }
    if let Some(Typing {
        what: Purpose::Lead(actions),
        text,
        ..
    }) = &model.typing
    {
        let known = known_lead(model, text, actions);
        if let (Some(lead), Some(typing)) = (known, model.typing.as_mut()) {
            typing.put(lead);
        }
        return;
    }
    if let Some(Typing {
        what: Purpose::Due(_),
        text,
        ..
    }) = &model.typing
    {
        let next = office::known(model).after(text).map(words::day);
        if let (Some(day), Some(typing)) = (next, model.typing.as_mut()) {
            typing.put(day);
        }
        return;
    }
    let Some(Typing {
        what: Purpose::FileCommittee(_),
        text,
        ..
    }) = &model.typing
    else {
        return;
    };
    if let (Some(committee), Some(typing)) = (known(model, text), model.typing.as_mut()) {
        typing.put(committee);
    }
}
