//! Commands on a history: from entry to entry, from promise to promise, and what a
//! person says of them.

use crate::store::desk::ActionRow;
use crate::store::edits::Judgement;
use crate::store::{Target, Ticked};
use crate::tui::command::{Deal, Do, Thread};
use crate::tui::event::{Ask, Effect, Say};
use crate::tui::find::Finder;
use crate::tui::history::{self, EntryId, History, HistoryPlace};
use crate::tui::layout::Pane;
use crate::tui::links::Links;
use crate::tui::model::{Model, Overlay, PlaceFound, Purpose, Typing};
use crate::tui::pane::prepared::Prepared;
use crate::tui::pane::reader::landing::Seeks;
use crate::tui::pane::{RowId, words};
use crate::tui::pick::{self, Of, Picker};
use crate::tui::text;
use crate::tui::update::{desk, office, overlay, page};

/// Does a command on the history that is open.
pub fn run(model: &mut Model, does: Do, effects: &mut Vec<Effect>) {
    let height = model.history_height();
    let page = isize::try_from(height.saturating_sub(2).max(1)).unwrap_or(1);
    let Some(open) = &mut model.history else {
        return;
    };
    match does {
        Do::Up => open.step(-1, height),
        Do::Down => open.step(1, height),
        Do::PageUp => open.scroll(-page, height),
        Do::PageDown => open.scroll(page, height),
        Do::First => open.step(isize::MIN / 2, height),
        Do::Last => open.step(isize::MAX / 2, height),
        Do::Thread(Thread::Next) | Do::Right => turn(model, true),
        Do::Thread(Thread::Previous) | Do::Left => turn(model, false),
        Do::Leave | Do::History | Do::Back => model.history = None,
        Do::Enter => read(model),
        Do::Thread(Thread::Confirm) => judge(model, Judgement::Confirmed, effects),
        Do::Thread(Thread::Refuse) => judge(model, Judgement::Refused, effects),
        Do::Thread(Thread::Add) => add(model),
        Do::Tick => tick(model, effects),
        Do::Copy => copy(model, effects),
        Do::Action(Deal::Close) => close(model),
        Do::Action(Deal::Lead) => lead(model),
        Do::Action(Deal::Due) => due(model),
        Do::Action(Deal::Join) => join(model, effects),
        Do::Action(Deal::Part) => part(model, effects),
        Do::ShowPage => page::open(model, effects),
        does if does.is_of_the_desk() => desk::run(model, does, effects),
        // The command table binds nothing else here.
        _ => {}
    }
}

/// Opens the history of what is chosen: of an action, of the actions of an item or a
/// minute, of those that a programme row stands for.
pub fn open(model: &mut Model) {
    let Some(meeting) = &model.meeting else {
        return;
    };
    let pane = if model.focus == Pane::Reader {
        model.behind
    } else {
        model.focus
    };
    let Some(row) = model.chosen(pane).cloned() else {
        return;
    };
    let (keys, none) = concerned(meeting, &row);
    let Some(first) = keys.first() else {
        model.say(none);
        return;
    };
    // In their own pane one goes through all that stand there.
    let (key, among, of) = match row {
        RowId::Action(key) => (key, Vec::new(), ""),
        RowId::Item(_) => (*first, keys, "of this item"),
        RowId::Minute(_) | RowId::Clause(..) => (*first, keys, "of this minute"),
        RowId::Programme(_) | RowId::Procedural(_) | RowId::Folded(_) | RowId::Rule(_) => {
            (*first, keys, "of this row")
        }
    };
    model.history = Some(History::new(HistoryPlace {
        key,
        entry: EntryId::Promise,
        among,
        of,
    }));
}

/// The promises that a row is about, by their first actions; and what to say where there
/// is none.
fn concerned(meeting: &Prepared, row: &RowId) -> (Vec<i64>, &'static str) {
    let of = |admits: &dyn Fn(usize, &ActionRow) -> bool| {
        let promises = meeting.actions.iter().enumerate();
        promises
            .filter(|(at, promise)| meeting.members(promise).any(|action| admits(*at, action)))
            .map(|(_, promise)| meeting.first(promise).key)
            .collect::<Vec<i64>>()
    };
    match row {
        RowId::Action(key) => (vec![*key], ""),
        RowId::Item(item) => {
            let links = Links::new(meeting, *item);
            let keys = of(&|at, _| {
                links
                    .as_ref()
                    .is_some_and(|links| links.promise(at).is_some())
            });
            (keys, "no action hangs on this item")
        }
        RowId::Minute(item) => (
            of(&|_, action| action.item_key == Some(*item)),
            "this minute asked for nothing that can be followed",
        ),
        RowId::Clause(_, id) => (
            of(&|_, action| action.id == *id),
            "this asks for nothing that can be followed",
        ),
        RowId::Programme(key) => {
            let id = meeting.programme_line(*key).map(|line| line.id.as_str());
            let keys = of(&|_, action| {
                let mut traces = action.thread.standing();
                id.is_some() && traces.any(|trace| trace.home.as_deref() == id)
            });
            (keys, "no action was found that this row stands for")
        }
        RowId::Procedural(_) | RowId::Folded(_) | RowId::Rule(_) => {
            (Vec::new(), "choose an action, an item, a minute or a row")
        }
    }
}

fn turn(model: &mut Model, forward: bool) {
    let turned = model
        .history
        .as_mut()
        .is_some_and(|open| open.turn(forward));
    if !turned {
        model.say(if forward {
            "this is the last of them"
        } else {
            "this is the first of them"
        });
    }
}

/// Opens the chosen place in the reader; Esc comes back.
fn read(model: &mut Model) {
    let (Some(open), Some(meeting)) = (&model.history, &model.meeting) else {
        return;
    };
    // What a person took down stands in no paper yet.
    let Some((_, quote, Some(source), trace)) = history::words(meeting, &open.at) else {
        return;
    };
    let title = match trace {
        Some(trace) => format!("Found in · {}", trace.place.words()),
        None => "Asked for".to_owned(),
    };
    // The name of a file may lose its end, its page not.
    let title = format!("{title} · {} · {}", source.place.short(), source.document);
    let found = PlaceFound::in_paper(source, Seeks::Quote(quote.to_owned()), title);
    model.keep_place();
    model.history = None;
    model.found_place = Some(found);
    model.focus = Pane::Reader;
}

/// The actions of the promise that commands are about: of the history, else of the
/// chosen row.
fn actions(model: &Model) -> Option<Vec<i64>> {
    let meeting = model.meeting.as_ref()?;
    if let Some(open) = &model.history {
        let promise = meeting.promise(open.at.key)?;
        return Some(meeting.members(promise).map(|action| action.key).collect());
    }
    let keys = office::targets(model)
        .into_iter()
        .filter_map(|target| match target {
            Target::Action(key) => Some(key),
            Target::Programme(_) | Target::Item(_) | Target::Committee(_) | Target::Document(_) => {
                None
            }
        });
    let keys: Vec<i64> = keys.collect();
    (!keys.is_empty()).then_some(keys)
}

fn judge(model: &mut Model, judgement: Judgement, effects: &mut Vec<Effect>) {
    let (Some(open), Some(meeting)) = (&model.history, &model.meeting) else {
        return;
    };
    let Some((_, _, _, trace)) = history::words(meeting, &open.at) else {
        return;
    };
    let Some(trace) = trace else {
        model.say("choose a place where it was found; the promise itself stands");
        return;
    };
    let said = match judgement {
        Judgement::Confirmed => trace.is_confirmed(),
        Judgement::Refused => trace.is_refused(),
        Judgement::TakenBack => false,
    };
    let judgement = if said {
        Judgement::TakenBack
    } else {
        judgement
    };
    let trace = trace.id.clone();
    say(model, effects, |actions| Say::Judge {
        actions,
        trace,
        judgement,
    });
}

/// Says something of the promise.
fn say(model: &mut Model, effects: &mut Vec<Effect>, what: impl FnOnce(Vec<i64>) -> Say) {
    match actions(model) {
        Some(actions) => effects.push(Effect::Ask(Ask::Say(what(actions)))),
        None => model.say("choose an action first"),
    }
}

fn tick(model: &mut Model, effects: &mut Vec<Effect>) {
    let (Some(open), Some(meeting)) = (&model.history, &model.meeting) else {
        return;
    };
    let targets = meeting.targets(&RowId::Action(open.at.key));
    let Some(first) = targets.first() else { return };
    let done = if meeting.is_done(*first) {
        Ticked::No
    } else {
        Ticked::Yes
    };
    effects.push(Effect::Ask(Ask::Tick { targets, done }));
}

/// Adds a place: the finder finds it.
fn add(model: &mut Model) {
    let Some(adds) = actions(model) else { return };
    model.overlay = Some(Overlay::Find(Box::new(Finder {
        adds: Some(adds),
        ..Finder::default()
    })));
}

/// Closes the promise, how being chosen from a list; or opens it again.
pub fn close(model: &mut Model) {
    let Some(actions) = actions(model) else {
        return model.say("choose an action first");
    };
    let is_closed = model.meeting.as_ref().is_some_and(|meeting| {
        let promise = actions.first().and_then(|key| meeting.promise(*key));
        promise.is_some_and(|promise| meeting.first(promise).is_closed())
    });
    if is_closed {
        let rows = pick::reopen(actions);
        model.overlay = Some(Overlay::Pick(Picker::new(Of::Reopen, rows)));
    } else {
        model.overlay = Some(Overlay::Pick(Picker::new(Of::Close, pick::ways(&actions))));
    }
}

/// Types who is to do it.
pub fn lead(model: &mut Model) {
    retype(model, Purpose::Lead, |action| {
        action.lead().map(text::soften)
    });
}

/// Types by when it is to be done.
pub fn due(model: &mut Model) {
    retype(model, Purpose::Due, |action| {
        action.due_day().map(words::day)
    });
}

/// Types something of a promise anew over what a person or a paper says of it.
fn retype(
    model: &mut Model,
    purpose: fn(Vec<i64>) -> Purpose,
    says: fn(&ActionRow) -> Option<String>,
) {
    let Some(actions) = actions(model) else {
        return model.say("choose an action first");
    };
    let said = |meeting: &Prepared| {
        let promise = meeting.promise(*actions.first()?)?;
        says(meeting.first(promise))
    };
    let text = model.meeting.as_deref().and_then(said).unwrap_or_default();
    model.typing = Some(Typing::over(purpose(actions), text));
}

/// Chooses a promise of the same meeting that says the same.
pub fn join(model: &mut Model, effects: &mut Vec<Effect>) {
    let (Some(actions), Some(meeting)) = (actions(model), &model.meeting) else {
        return model.say("choose an action first");
    };
    if model.history.is_none() && office::rows(model).len() > 1 {
        // Those that are marked are what one would choose.
        let stands = overlay::together(model, &actions);
        effects.push(Effect::Ask(Ask::Say(Say::Join { actions, stands })));
        return;
    }
    let rows = pick::beside(meeting, &actions, true);
    if rows.is_empty() {
        model.say("its meeting made no other promise");
    } else {
        model.overlay = Some(Overlay::Pick(Picker::new(Of::Join, rows)));
    }
}

/// Parts a promise from those that it is joined with.
pub fn part(model: &mut Model, effects: &mut Vec<Effect>) {
    match actions(model) {
        Some(actions) if actions.len() > 1 => {
            effects.push(Effect::Ask(Ask::Say(Say::Part { actions })));
        }
        Some(_) => model.say("it stands alone already"),
        None => model.say("choose an action first"),
    }
}

fn copy(model: &mut Model, effects: &mut Vec<Effect>) {
    let (Some(open), Some(meeting)) = (&model.history, &model.meeting) else {
        return;
    };
    let Some((action, quote, source, trace)) = history::words(meeting, &open.at) else {
        return;
    };
    let committee = match trace {
        Some(trace) => &trace.committee,
        None => &action.committee,
    };
    let day = match trace {
        Some(trace) => trace.day,
        None => action.date,
    };
    let mut from = text::soften(committee);
    if let Some(day) = day {
        from.push_str(" · ");
        from.push_str(&words::weekday(day));
    }
    let copied = words::citation(quote, &from, source);
    effects.push(Effect::Copy(copied));
    model.say("sent to the terminal's clipboard, with where it is from");
}
