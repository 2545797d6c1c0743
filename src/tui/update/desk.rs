//! Commands on the panes.

use crate::export::handin::make::What;
use crate::store::Ticked;
use crate::store::jots::JotKind;
use crate::tui::command::{Deal, Do, Jotting, Seek};
use crate::tui::event::{Ask, Effect, Subject, Way};
use crate::tui::handin::HandIn;
use crate::tui::layout::{Pane, Shape};
use crate::tui::model::{Goal, Model, Overlay, PlaceFound, Purpose, Stage, Typing};
use crate::tui::pane::minutes::Reach;
use crate::tui::pane::reader::landing::Seeks;
use crate::tui::pane::{RowId, only, words};
use crate::tui::pick::{self, Of, Picker};
use crate::tui::text;
use crate::tui::update::{
    answers, chart, finder, history, intake, office, open, page, right, room, skim, writing,
};

/// Does a command of the desk.
pub fn run(model: &mut Model, does: Do, effects: &mut Vec<Effect>) {
    match does {
        Do::Up => step(model, -1),
        Do::Down => step(model, 1),
        Do::PageUp => page(model, -1),
        Do::PageDown | Do::TurnPage => page(model, 1),
        Do::First => end(model, false),
        Do::Last => end(model, true),
        Do::Left => sideways(model, false),
        Do::Right => sideways(model, true),
        Do::Enter => enter(model),
        Do::Leave => leave(model, effects),
        Do::Back => back(model, effects),
        Do::NextPane => cycle(model, 1),
        Do::PreviousPane => cycle(model, Pane::ALL.len() - 1),
        Do::Go(pane) => go(model, pane),
        Do::Tick | Do::MarkRead => tick(model, effects),
        Do::AllMinutes => {
            model.reach = match model.reach {
                Reach::Last => Reach::All,
                Reach::All => Reach::Last,
            };
            model.stale();
        }
        Do::Undo => effects.push(Effect::Ask(Ask::Undo(Way::Undo))),
        Do::Redo => effects.push(Effect::Ask(Ask::Undo(Way::Redo))),
        Do::Seek(Seek::Words) => filter(model),
        Do::Seek(Seek::NextMatch) => next_match(model, true),
        Do::Seek(Seek::PreviousMatch) => next_match(model, false),
        Do::Page => {
            if model.meeting.is_some() {
                model.typing = Some(Typing::on(Purpose::Page, String::new()));
            }
        }
        Do::Seek(Seek::NextHeading) => heading(model, true),
        Do::Seek(Seek::PreviousHeading) => heading(model, false),
        Do::Original => skim::original(model, effects),
        Do::Find => find(model, "", effects),
        Do::Commands => find(model, ">", effects),
        Do::Meetings => {
            let mut picker = Picker::new(Of::Meetings, Vec::new());
            picker.waits = true;
            model.overlay = Some(Overlay::Pick(picker));
            effects.push(Effect::Ask(Ask::Meetings));
        }
        Do::Copy => copy(model, effects),
        Do::Zoom => {
            if model.meeting.is_some() {
                model.zoomed = !model.zoomed;
            }
        }
        Do::Compare => compare(model),
        Do::Losses => losses(model),
        Do::Unfiled => unfiled(model, effects),
        Do::Import => intake::begin(model, effects),
        Do::Export => hand_in(model),
        Do::Help => model.help(),
        Do::History => history::open(model),
        Do::ShowPage => page::open(model, effects),
        Do::ShowChart => chart::open(model, effects),
        Do::Sheet(_) | Do::Chart(_) => {
            model.say("that works in a picture of a page, or in a chart");
        }
        Do::Action(Deal::Close) => history::close(model),
        Do::Action(Deal::Lead) if model.focus == Pane::Programme => office::lead(model),
        Do::Action(Deal::Lead) => history::lead(model),
        Do::Action(Deal::Due) => history::due(model),
        Do::Action(Deal::Join) => history::join(model, effects),
        Do::Action(Deal::Part) => history::part(model, effects),
        Do::Narrow => narrow(model),
        // As in the programs that have `/` and `n`: nothing that is typed next falls into a note.
        Do::Jot(Jotting::Note) if is_searching(model) => next_match(model, false),
        Do::Jot(Jotting::Note) => writing::begin(model, JotKind::Note),
        Do::Jot(Jotting::Question) => writing::begin(model, JotKind::Question),
        Do::Jot(Jotting::Flag) => writing::flag(model, effects),
        Do::Jot(Jotting::Declare) => writing::declare(model),
        Do::Jot(Jotting::Strike) => writing::strike(model, effects),
        Do::Jot(Jotting::Remove) => writing::remove(model, effects),
        Do::Mine => writing::list(model, effects),
        Do::Room(wish) => room::turn(model, wish),
        Do::Office(duty) => office::run(model, duty, effects),
        Do::Brief => writing::brief(model),
        Do::Print => writing::print(model),
        Do::Thread(_) => {
            model.say("that works in a history: t opens it");
        }
        Do::Star | Do::File | Do::Jot(Jotting::NewLine | Jotting::Discard) | Do::Program(_) => {}
    }
}

/// Has the actions written to a file where they are chosen, else the work programme.
fn hand_in(model: &mut Model) {
    let Some(meeting) = &model.meeting else {
        return;
    };
    let what = match model.focus {
        Pane::Actions => What::Actions,
        Pane::Agenda | Pane::Minutes | Pane::Programme | Pane::Reader => What::Programme,
    };
    let wanted = HandIn {
        meeting: meeting.desk.meeting.key,
        what,
        today: model.setting.today,
    };
    // It writes a file: not before a yes.
    model.typing = Some(Typing::on(Purpose::HandIn(wanted), String::new()));
}

/// Goes to another heading of the reader.
fn heading(model: &mut Model, forward: bool) {
    let height = model.reader_height();
    if !model.reader.heading(forward, height) {
        model.say(if forward {
            "no heading below"
        } else {
            "no heading above"
        });
    }
}

/// Shows in the reader what changed; Esc comes back.
fn compare(model: &mut Model) {
    let Some(meeting) = &model.meeting else {
        return;
    };
    let row = match (model.focus, model.chosen(Pane::Programme)) {
        (Pane::Programme, Some(RowId::Programme(key))) => Some(*key),
        (Pane::Agenda | Pane::Minutes | Pane::Actions | Pane::Programme | Pane::Reader, _) => None,
    };
    let (subject, title) = match row {
        Some(row) => (Subject::Row(row), "This item through all versions"),
        None => (
            Subject::Changes(meeting.desk.meeting.key),
            "What changed since the version before",
        ),
    };
    let found = PlaceFound::whole(subject, title);
    model.keep_place();
    model.found_place = Some(found);
    model.focus = Pane::Reader;
}

fn find(model: &mut Model, typed: &str, effects: &mut Vec<Effect>) {
    finder::open(model, typed, None, effects);
}

fn step(model: &mut Model, by: isize) {
    let height = model.reader_height();
    if model.focus == Pane::Reader {
        model.reader.step(by > 0, height);
    } else {
        model.found_place = None;
        if let Some(list) = model.list_mut(model.focus) {
            list.step(by);
        }
    }
}

fn page(model: &mut Model, way: isize) {
    let height = model
        .layout()
        .place(model.focus)
        .map_or(1, |place| place.inner.height);
    // Two lines stay, so that the eye finds its place again.
    let lines = isize::try_from(height.saturating_sub(2).max(1)).unwrap_or(1);
    if model.focus == Pane::Reader {
        let ends = model.reader.top + usize::from(height) >= model.reader.lines.len();
        let unread = model.item().is_some_and(|item| !item.read);
        if way > 0 && ends && unread && model.behind == Pane::Agenda {
            let key = |does| model.setting.settled.keymap.key(does);
            let (leave, mark) = (key(Do::Leave), key(Do::MarkRead));
            model.say(format!(
                "that is all of it: {leave}, then {mark} marks it as read"
            ));
        }
        model.reader.scroll(way * lines, height);
    } else {
        step(model, way * (lines / 2).max(1));
    }
}

fn end(model: &mut Model, last: bool) {
    let height = model.reader_height();
    if model.focus == Pane::Reader {
        model.reader.end(last, height);
    } else {
        model.found_place = None;
        if let Some(list) = model.list_mut(model.focus) {
            list.end(last);
        }
    }
}

/// Gives the keys to a pane; the reader follows the list that has them.
pub fn go(model: &mut Model, pane: Pane) {
    if model.meeting.is_none() {
        return;
    }
    if pane != Pane::Reader {
        model.behind = pane;
        model.found_place = None;
    }
    model.focus = pane;
}

fn cycle(model: &mut Model, by: usize) {
    let at = Pane::ALL
        .iter()
        .position(|pane| *pane == model.focus)
        .unwrap_or(0);
    go(model, Pane::ALL[(at + by) % Pane::ALL.len()]);
}

fn sideways(model: &mut Model, right: bool) {
    let aside = if matches!(model.behind, Pane::Agenda | Pane::Reader) {
        Pane::Minutes
    } else {
        model.behind
    };
    let pane = match (model.focus, right) {
        (Pane::Agenda, true) => Pane::Reader,
        (Pane::Reader, true) => aside,
        (Pane::Reader, false) => Pane::Agenda,
        (Pane::Minutes | Pane::Actions | Pane::Programme, false) => {
            if model.layout().shape == Shape::Wide {
                Pane::Reader
            } else {
                Pane::Agenda
            }
        }
        (Pane::Agenda, false) | (Pane::Minutes | Pane::Actions | Pane::Programme, true) => return,
    };
    go(model, pane);
}

fn enter(model: &mut Model) {
    let height = model.reader_height();
    if model.focus == Pane::Reader {
        if !writing::edit_chosen(model) {
            model.reader.fold(height);
        }
        return;
    }
    match model.chosen(model.focus).cloned() {
        Some(RowId::Procedural(key)) => {
            if !model.unfolded.remove(&key) {
                model.unfolded.insert(key);
            }
            model.stale();
        }
        Some(RowId::Folded(state)) => {
            if !model.opened.remove(&state) {
                model.opened.insert(state);
            }
            model.stale_list(Pane::Actions);
        }
        Some(_) => {
            model.keep_place();
            model.found_place = None;
            model.behind = model.focus;
            model.focus = Pane::Reader;
            skim::say_resumed(model);
        }
        None => {}
    }
}

fn leave(model: &mut Model, effects: &mut Vec<Effect>) {
    let focus = model.focus;
    // What led to a place leads back from it.
    if focus == Pane::Reader && model.found_place.is_some() && !model.visited.is_empty() {
        return back(model, effects);
    }
    if office::unmark(model) {
        return;
    }
    let height = model.reader_height();
    if focus == Pane::Reader && !model.reader.find.is_empty() {
        model.reader.find("", height);
        if let Some(found) = &mut model.found_place {
            found.landing.seeks = Seeks::Place;
        }
    } else if model
        .list(focus)
        .is_some_and(|list| !list.filter.is_empty())
    {
        if let Some(list) = model.list_mut(focus) {
            list.filter.clear();
        }
        model.stale();
    } else if focus == Pane::Actions && model.only.is_some() {
        model.only = None;
        model.stale_list(Pane::Actions);
    } else if focus == Pane::Reader {
        model.found_place = None;
        model.focus = model.behind;
    } else if model.zoomed {
        model.zoomed = false;
    } else if focus != Pane::Agenda {
        go(model, Pane::Agenda);
    }
}

fn back(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(visited) = model.visited.pop() else {
        model.say("this is where you began");
        return;
    };
    let lists = Pane::LISTS.into_iter().zip(visited.chosen);
    let goal = Goal {
        focus: visited.focus,
        behind: visited.behind,
        chosen: lists.filter_map(|(pane, row)| Some((pane, row?))).collect(),
        place: None,
        block: Some(visited.block),
        history: visited.history,
    };
    if model
        .meeting
        .as_ref()
        .is_some_and(|meeting| meeting.desk.meeting.key == visited.meeting)
    {
        answers::reach(model, goal);
    } else {
        model.goal = Some(goal);
        let effect = open(model, Some(visited.meeting));
        effects.push(effect);
    }
}

fn tick(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(meeting) = &model.meeting else {
        return;
    };
    let targets = office::targets(model);
    if targets.is_empty() {
        model.say("open it with Enter first; a folded row is not marked");
        return;
    }
    let done = if targets.iter().all(|target| meeting.is_done(*target)) {
        Ticked::No
    } else {
        Ticked::Yes
    };
    effects.push(Effect::Ask(Ask::Tick { targets, done }));
}

/// Chooses what the actions are narrowed to.
fn narrow(model: &mut Model) {
    let Some(meeting) = &model.meeting else {
        return;
    };
    let rows = pick::only(only::choices(meeting), model.only.is_some());
    if rows.is_empty() {
        model.say("there are no actions to choose from");
    } else {
        model.overlay = Some(Overlay::Pick(Picker::new(Of::Only, rows)));
    }
}

fn filter(model: &mut Model) {
    if model.meeting.is_none() {
        return;
    }
    let pane = model.focus;
    let text = match model.list(pane) {
        Some(list) => list.filter.clone(),
        None => model.reader.find.typed.clone(),
    };
    model.typing = Some(Typing::on(Purpose::Filter(pane), text));
}

/// Whether words that were typed with `/` are being found in the reader.
pub fn is_searching(model: &Model) -> bool {
    let sought = &model.reader.find;
    model.focus == Pane::Reader && !sought.is_empty() && !sought.is_found()
}

fn next_match(model: &mut Model, forward: bool) {
    if model.reader.find.is_empty() {
        model.say("press / and type what to find in these words");
        return;
    }
    let height = model.reader_height();
    model.reader.next_match(forward, height);
    let found = &model.reader.found;
    let at = found
        .iter()
        .position(|at| *at == model.reader.chosen)
        .map_or(0, |at| at + 1);
    let words = if found.is_empty() {
        let find = model.setting.settled.keymap.key(Do::Find);
        format!(
            "nothing here holds “{}”; {find} looks everywhere",
            text::fit(&model.reader.find.typed, 30)
        )
    } else {
        let leave = model.setting.settled.keymap.key(Do::Leave);
        let note = model.setting.settled.keymap.key(Do::Jot(Jotting::Note));
        let ends = if is_searching(model) {
            format!(" · {leave} ends the search, then {note} writes a note")
        } else {
            String::new()
        };
        format!("match {at} of {}{ends}", found.len())
    };
    model.say(words);
}

fn copy(model: &mut Model, effects: &mut Vec<Effect>) {
    if is_exempt(model) {
        return model.say(NOT_OUT);
    }
    let Some(meeting) = &model.meeting else {
        return;
    };
    let desk = &meeting.desk;
    let this = words::meeting(&desk.meeting);
    let of = |date: Option<jiff::civil::Date>| {
        let committee = text::soften(&desk.meeting.committee);
        date.map_or(committee.clone(), |date| {
            format!("{committee} · {}", words::weekday(date))
        })
    };
    let copied = if model.focus == Pane::Reader {
        // Words of earlier minutes are that meeting's, whatever lies on the desk.
        let from = match &model.reader.row {
            Some(RowId::Minute(key) | RowId::Clause(key, _)) => of(desk
                .minutes
                .iter()
                .find(|row| row.key == *key)
                .and_then(|row| row.date)),
            Some(RowId::Action(key)) => of(meeting
                .promise(*key)
                .and_then(|promise| meeting.first(promise).date)),
            Some(RowId::Item(_) | RowId::Procedural(_)) => this,
            Some(RowId::Programme(_) | RowId::Folded(_) | RowId::Rule(_)) | None => String::new(),
        };
        model
            .reader
            .chosen_words()
            .map(|(words_, source)| words::citation(words_, &from, source))
    } else {
        match model.chosen(model.focus) {
            Some(RowId::Item(key)) => desk.agenda.iter().find(|row| row.key == *key).map(|row| {
                let number = row
                    .number
                    .as_ref()
                    .map(|number| format!("item {number} · "))
                    .unwrap_or_default();
                words::citation(
                    row.ask.as_deref().unwrap_or(&row.title),
                    &format!("{number}{this}"),
                    None,
                )
            }),
            Some(RowId::Minute(key)) => {
                desk.minutes.iter().find(|row| row.key == *key).map(|row| {
                    words::citation(
                        &row.title,
                        &of(row.date),
                        row.clauses.first().map(|line| &line.source),
                    )
                })
            }
            Some(RowId::Clause(key, id)) => desk
                .minutes
                .iter()
                .find(|row| row.key == *key)
                .and_then(|row| {
                    let line = row.clauses.iter().find(|line| line.id == *id)?;
                    Some(words::citation(
                        &line.text,
                        &of(row.date),
                        Some(&line.source),
                    ))
                }),
            Some(RowId::Action(key)) => meeting.promise(*key).map(|promise| {
                let action = meeting.first(promise);
                words::citation(&action.text, &of(action.date), action.source.as_ref())
            }),
            Some(RowId::Programme(key)) => meeting.programme_line(*key).map(|line| {
                let words = [
                    Some(line.item.as_str()),
                    line.actions.as_deref(),
                    line.progress.as_deref(),
                ];
                let words: Vec<&str> = words.into_iter().flatten().collect();
                words::citation(&words.join(" – "), &of(line.date), line.source.as_ref())
            }),
            Some(RowId::Procedural(_) | RowId::Folded(_) | RowId::Rule(_)) | None => None,
        }
    };
    if let Some(copied) = copied {
        effects.push(Effect::Copy(copied));
        model.say("sent to the terminal's clipboard, with where it is from");
    }
}

/// Why exempt words are not handed out.
pub const NOT_OUT: &str =
    "exempt: not handed out from here; “matters read --include-exempt” prints it for members";

/// Whether what is chosen belongs to an exempt item.
pub fn is_exempt(model: &Model) -> bool {
    let Some(meeting) = &model.meeting else {
        return false;
    };
    let row = if model.focus == Pane::Reader {
        model.reader.row.as_ref()
    } else {
        model.chosen(model.focus)
    };
    row.is_some_and(|row| {
        let called = right::exempt(meeting, row);
        called.iter().any(|(_, is_exempt)| *is_exempt)
    })
}

fn losses(model: &mut Model) {
    let Some(meeting) = &model.meeting else {
        return;
    };
    if meeting.desk.losses.is_empty() {
        model.say("everything in this meeting's papers was read");
    } else {
        model.overlay = Some(Overlay::Pick(Picker::new(
            Of::Losses,
            pick::losses(&meeting.desk.losses),
        )));
    }
}

fn unfiled(model: &mut Model, effects: &mut Vec<Effect>) {
    let papers = match (&model.meeting, &model.stage) {
        (Some(meeting), _) => &meeting.desk.unfiled,
        (None, Stage::Empty { unfiled, .. }) => unfiled,
        (None, Stage::Opening | Stage::Failed(_) | Stage::Desk) => return,
    };
    if papers.is_empty() {
        model.say("no paper waits to be filed");
    } else {
        let shown = model.found_place.as_ref().map(|found| &found.subject);
        let at = papers
            .iter()
            .position(|paper| shown == Some(&Subject::Paper(paper.key)));
        let mut picker = Picker::new(Of::Unfiled, pick::unfiled(papers));
        picker.at = at.unwrap_or(0);
        model.overlay = Some(Overlay::Pick(picker));
        // The committees that a paper can be filed under.
        effects.push(Effect::Ask(Ask::Meetings));
    }
}
