//! Commands and letters in what lies over the desk: finder, lists, help.

use crossterm::event::KeyEvent;

use crate::store::by_hand::{Closing, How};
use crate::store::desk::FindKind;
use crate::tui::command::Do;
use crate::tui::event::{Ask, Effect, Say};
use crate::tui::find::{Found, Leads};
use crate::tui::history::{EntryId, HistoryPlace};
use crate::tui::intake::Fetch;
use crate::tui::layout::Pane;
use crate::tui::model::{Filed, Goal, Model, Overlay, PlaceFound, Purpose, Typing};
use crate::tui::pane::RowId;
use crate::tui::pane::standing::{Standing, is_open};
use crate::tui::pick::{self, Choice, Of, Picker};
use crate::tui::update::typing::edit;
use crate::tui::update::{answers, intake, open, run as run_command};

/// A key that is no command.
pub fn key(model: &mut Model, key: &KeyEvent, effects: &mut Vec<Effect>) {
    match &mut model.overlay {
        Some(Overlay::Find(finder)) => {
            if edit(&mut finder.typed, key) {
                ask(model, effects);
            }
        }
        Some(Overlay::Pick(picker)) => {
            if edit(&mut picker.typed, key) {
                picker.narrow();
            }
        }
        Some(Overlay::Help { .. }) | None => {}
    }
}

/// Text that was pasted, or that the finder begins with.
pub fn typed(model: &mut Model, text: &str, effects: &mut Vec<Effect>) {
    match &mut model.overlay {
        Some(Overlay::Find(finder)) => {
            finder.typed.push_str(text);
            ask(model, effects);
        }
        Some(Overlay::Pick(picker)) => {
            picker.typed.push_str(text);
            picker.narrow();
        }
        Some(Overlay::Help { .. }) | None => {}
    }
}

/// Asks for what was typed; the answers shown stay until others come.
fn ask(model: &mut Model, effects: &mut Vec<Effect>) {
    model.searches += 1;
    let number = model.searches;
    if let Some(Overlay::Find(finder)) = &mut model.overlay {
        finder.number = number;
        finder.at = 0;
        finder.waits = (true, true);
        effects.push(Effect::Search {
            number,
            typed: finder.typed.clone(),
        });
    }
}

/// Does a command over the desk.
pub fn run(model: &mut Model, does: Do, effects: &mut Vec<Effect>) {
    let page = isize::try_from(model.cover().list.height.saturating_sub(1).max(1)).unwrap_or(1);
    let by = match does {
        Do::Up => Some(-1),
        Do::Down => Some(1),
        Do::PageUp => Some(-page),
        Do::PageDown => Some(page),
        Do::First => Some(isize::MIN / 2),
        Do::Last => Some(isize::MAX / 2),
        Do::Leave => {
            model.overlay = None;
            return;
        }
        Do::Enter => return choose(model, effects),
        Do::Star => return star(model, effects),
        Do::History => return to_history(model, effects),
        Do::Left
        | Do::Right
        | Do::Back
        | Do::NextPane
        | Do::PreviousPane
        | Do::Go(_)
        | Do::Tick
        | Do::MarkRead
        | Do::TurnPage
        | Do::AllMinutes
        | Do::Undo
        | Do::Redo
        | Do::Filter
        | Do::NextMatch
        | Do::PreviousMatch
        | Do::Page
        | Do::Find
        | Do::Commands
        | Do::Meetings
        | Do::Copy
        | Do::Zoom
        | Do::Compare
        | Do::Losses
        | Do::Unfiled
        | Do::Import
        | Do::Help
        | Do::Suspend
        | Do::Redraw
        | Do::Mouse
        | Do::NextHistory
        | Do::PreviousHistory
        | Do::Confirm
        | Do::Refuse
        | Do::AddTrace
        | Do::CloseAction
        | Do::Lead
        | Do::Due
        | Do::Join
        | Do::Part
        | Do::Narrow
        | Do::Quit => None,
    };
    let Some(by) = by else { return };
    let most = crate::tui::help::most(model);
    match &mut model.overlay {
        Some(Overlay::Find(finder)) => finder.step(by),
        Some(Overlay::Pick(picker)) => picker.step(by),
        Some(Overlay::Help { top }) => {
            *top = top.saturating_add_signed(by).min(most);
        }
        None => {}
    }
}

fn star(model: &mut Model, effects: &mut Vec<Effect>) {
    if let Some(Overlay::Pick(picker)) = &model.overlay
        && let Some(Choice::Meeting {
            committee, mine, ..
        }) = picker.chosen().map(|row| &row.choice)
    {
        effects.push(Effect::Ask(Ask::Star {
            committee: *committee,
            mine: !mine,
        }));
    }
}

fn choose(model: &mut Model, effects: &mut Vec<Effect>) {
    match &model.overlay {
        Some(Overlay::Find(finder)) => {
            if let (Some(found), Some(actions)) = (finder.chosen(), finder.adds.clone()) {
                let found = found.clone();
                add(model, &found, actions, effects);
            } else if let Some(found) = finder.chosen().cloned() {
                let typed = finder.typed.clone();
                follow(model, &found, &typed, effects);
            }
        }
        Some(Overlay::Pick(picker)) => {
            let Some(row) = picker.chosen() else { return };
            match row.choice.clone() {
                Choice::Meeting { key, .. } => {
                    model.overlay = None;
                    to_meeting(model, key, effects);
                }
                Choice::Unfiled(paper) => {
                    let text = paper.committee.clone().unwrap_or_default();
                    let filed = Filed {
                        id: paper.id,
                        name: paper.name,
                        date: paper.date,
                    };
                    model.typing = Some(Typing::on(Purpose::FileCommittee(filed), text));
                }
                Choice::Only(only) => {
                    model.overlay = None;
                    model.only = only;
                    model.stale_list(Pane::Actions);
                    if let Some(list) = model.list_mut(Pane::Actions) {
                        list.chosen = None;
                        list.at = 0;
                        list.top = 0;
                    }
                }
                Choice::How(actions, how) => close(model, actions, how, effects),
                Choice::Take(paths) => {
                    model.overlay = None;
                    intake::take(model, paths, effects);
                }
                Choice::Elsewhere => intake::ask(model),
                Choice::LeaveArrived => {
                    model.overlay = None;
                    effects.push(Effect::Fetch(Fetch::Leave));
                }
                Choice::Join(actions) => {
                    model.overlay = None;
                    let stands = together(model, &actions);
                    effects.push(Effect::Ask(Ask::Say(Say::Join { actions, stands })));
                }
                Choice::Merge(actions, other) => {
                    model.overlay = None;
                    let closing = Closing {
                        with: Some(other),
                        ..Closing::of(How::Merged)
                    };
                    effects.push(Effect::Ask(Ask::Say(Say::Close { actions, closing })));
                }
                Choice::Place(subject) => {
                    let found = PlaceFound {
                        subject,
                        find: String::new(),
                        title: "Not read".to_owned(),
                    };
                    let goal = Goal {
                        focus: Pane::Reader,
                        behind: Pane::Agenda,
                        chosen: Vec::new(),
                        place: Some(found),
                        block: None,
                        history: None,
                    };
                    travel(model, None, goal, effects);
                }
            }
        }
        Some(Overlay::Help { .. }) | None => {}
    }
}

/// How promises stand once they are one, where one of them is closed or answered and
/// another is not: what became of one became of all.
fn together(model: &Model, actions: &[i64]) -> Option<String> {
    let meeting = model.meeting.as_ref()?;
    let promises = actions.iter().filter_map(|key| meeting.promise(*key));
    let stands: Vec<Standing> = promises.map(|promise| promise.stands).collect();
    let first = stands.iter().min_by_key(|stands| stands.state)?;
    let was_open = stands.iter().any(|stands| is_open(stands.state));
    (was_open && !is_open(first.state)).then(|| first.word())
}

/// Opens a meeting, unless it lies on the desk.
pub fn to_meeting(model: &mut Model, key: i64, effects: &mut Vec<Effect>) {
    if model
        .meeting
        .as_ref()
        .is_some_and(|meeting| meeting.desk.meeting.key == key)
    {
        return;
    }
    model.keep_place();
    model.goal = None;
    let effect = open(model, Some(key));
    effects.push(effect);
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
                finder.typed = format!("\"{}", found.text);
            }
            ask(model, effects);
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
                FindKind::Meeting | FindKind::Person => (Pane::Agenda, None),
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
            let Some(subject) = found.subject() else {
                return;
            };
            let words = typed
                .trim_start_matches(['"', '“'])
                .trim_end_matches(['"', '”'])
                .to_owned();
            let chosen = hit.item_key.map(|key| (Pane::Agenda, RowId::Item(key)));
            let goal = Goal {
                focus: Pane::Reader,
                behind: Pane::Agenda,
                chosen: chosen.into_iter().collect(),
                place: Some(PlaceFound {
                    subject,
                    find: words,
                    title: "Found".to_owned(),
                }),
                block: None,
                history: None,
            };
            travel(model, hit.meeting_key, goal, effects);
        }
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

/// Closes actions, after what there is to say of how.
fn close(model: &mut Model, actions: Vec<i64>, how: How, effects: &mut Vec<Effect>) {
    match how {
        How::Merged => {
            let Some(meeting) = &model.meeting else {
                return;
            };
            let rows = pick::beside(meeting, &actions, false);
            model.overlay = Some(Overlay::Pick(Picker::new(Of::Merge, rows)));
        }
        How::Answered
        | How::Superseded
        | How::Accepted
        | How::AcceptedInPart
        | How::NotAccepted => {
            model.overlay = None;
            model.typing = Some(Typing::on(Purpose::Closing(actions, how), String::new()));
        }
        How::Done | How::NoLongerWanted => {
            model.overlay = None;
            let closing = Closing::of(how);
            effects.push(Effect::Ask(Ask::Say(Say::Close { actions, closing })));
        }
    }
}

/// Opens the history of the action, or of the place where it turns up, that was found.
fn to_history(model: &mut Model, effects: &mut Vec<Effect>) {
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
        Some(Leads::Row { .. } | Leads::Command(_) | Leads::Paragraph(_)) | None => {
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

fn travel(model: &mut Model, meeting: Option<i64>, goal: Goal, effects: &mut Vec<Effect>) {
    model.overlay = None;
    model.keep_place();
    let here = model
        .meeting
        .as_ref()
        .map(|meeting| meeting.desk.meeting.key);
    if meeting.is_none() && here.is_none() {
        model.complain("that is not filed under a meeting yet; U shows the papers to file");
    } else if meeting.is_none() || meeting == here {
        answers::reach(model, goal);
    } else {
        model.goal = Some(goal);
        let effect = open(model, meeting);
        effects.push(effect);
    }
}
