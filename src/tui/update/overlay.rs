//! Commands and letters in what lies over the desk: finder, lists, help.

use crossterm::event::KeyEvent;

use crate::store::desk::FindKind;
use crate::tui::command::Do;
use crate::tui::event::{Ask, Effect};
use crate::tui::find::{Found, Leads};
use crate::tui::layout::Pane;
use crate::tui::model::{Filed, Goal, Model, Overlay, Purpose, Typing};
use crate::tui::pane::RowId;
use crate::tui::pick::Choice;
use crate::tui::update::typing::edit;
use crate::tui::update::{answers, open, run as run_command};

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
        | Do::Losses
        | Do::Unfiled
        | Do::Help
        | Do::Suspend
        | Do::Redraw
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
            if let Some(found) = finder.chosen().cloned() {
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
                    model.typing = Some(Typing {
                        what: Purpose::FileCommittee(filed),
                        before: text.clone(),
                        text,
                    });
                }
                Choice::Place(subject) => {
                    let goal = Goal {
                        focus: Pane::Reader,
                        behind: Pane::Agenda,
                        chosen: Vec::new(),
                        place: Some((subject, String::new())),
                        block: None,
                    };
                    travel(model, None, goal, effects);
                }
            }
        }
        Some(Overlay::Help { .. }) | None => {}
    }
}

fn to_meeting(model: &mut Model, key: i64, effects: &mut Vec<Effect>) {
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
        Leads::Row { kind, key, meeting } => {
            let (pane, row) = match kind {
                // An item of minutes stands on its own meeting's agenda.
                FindKind::Item | FindKind::Minute => (Pane::Agenda, Some(RowId::Item(*key))),
                FindKind::Action => (Pane::Actions, Some(RowId::Action(*key))),
                FindKind::Programme => (Pane::Programme, Some(RowId::Programme(*key))),
                FindKind::Meeting | FindKind::Person => (Pane::Agenda, None),
            };
            let goal = Goal {
                focus: pane,
                behind: pane,
                chosen: row.into_iter().map(|row| (pane, row)).collect(),
                place: None,
                block: None,
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
                place: Some((subject, words)),
                block: None,
            };
            travel(model, hit.meeting_key, goal, effects);
        }
    }
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
