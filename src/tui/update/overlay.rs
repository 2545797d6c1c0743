//! Commands and letters in what lies over the desk: finder, lists, help.

use crossterm::event::KeyEvent;

use crate::store::by_hand::{Closing, How};
use crate::store::desk::UnfiledRow;
use crate::tui::command::{Do, Seek};
use crate::tui::event::{Ask, Effect, Say, Subject};
use crate::tui::intake::Fetch;
use crate::tui::layout::Pane;
use crate::tui::model::{Filed, Goal, Model, Overlay, PlaceFound, Purpose, Typing};
use crate::tui::pane::reader::landing::{Landing, Seeks};
use crate::tui::pane::standing::{Standing, is_open};
use crate::tui::pick::{self, Choice, Of, Picker};
use crate::tui::text;
use crate::tui::update::line::edit;
use crate::tui::update::writing;
use crate::tui::update::{answers, begun, finder, intake, open, right, room};

/// A key that is no command.
pub fn key(model: &mut Model, key: &KeyEvent, effects: &mut Vec<Effect>) {
    match &mut model.overlay {
        Some(Overlay::Find(finder)) => {
            if edit(&mut finder.typed, key) {
                finder::ask(model, effects);
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
            finder::ask(model, effects);
        }
        Some(Overlay::Pick(picker)) => {
            picker.typed.push_str(text);
            picker.narrow();
        }
        Some(Overlay::Help { .. }) | None => {}
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
        Do::Seek(Seek::Words) => return find_in_help(model),
        Do::Enter => return choose(model, effects),
        Do::Star => return star(model, effects),
        Do::File => return file(model),
        Do::History => return finder::to_history(model, effects),
        Do::NextPane => return finder::to_group(model, true),
        Do::PreviousPane => return finder::to_group(model, false),
        // The command table binds nothing else here.
        _ => None,
    };
    let Some(by) = by else { return };
    let most = crate::tui::help::most(model);
    match &mut model.overlay {
        Some(Overlay::Find(_)) => finder::step(model, by, effects),
        Some(Overlay::Pick(picker)) => picker.step(by),
        Some(Overlay::Help { top, .. }) => {
            *top = top.saturating_add_signed(by).min(most);
        }
        None => {}
    }
}

/// Words that help is to be narrowed to.
fn find_in_help(model: &mut Model) {
    if let Some(Overlay::Help { find, .. }) = &model.overlay {
        model.typing = Some(Typing::on(Purpose::Help, find.clone()));
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

/// Asks under what the chosen paper of the tray is to be filed.
fn file(model: &mut Model) {
    let Some(Overlay::Pick(picker)) = &model.overlay else {
        return;
    };
    if let Some(Choice::Unfiled(paper)) = picker.chosen().map(|row| row.choice.clone()) {
        let text = paper.committee.as_deref().map(text::soften);
        let filed = Filed {
            id: paper.id,
            name: paper.name,
            date: paper.date,
        };
        let purpose = Purpose::FileCommittee(filed);
        model.typing = Some(Typing::on(purpose, text.unwrap_or_default()));
    }
}

/// Opens a paper of the tray in the reader.
fn read(model: &mut Model, paper: &UnfiledRow, effects: &mut Vec<Effect>) {
    let key = model.setting.settled.keymap.key(Do::Unfiled);
    let title = format!("Not filed yet: {key} files it · {}", paper.name);
    let goal = Goal {
        focus: Pane::Reader,
        behind: Pane::Agenda,
        chosen: Vec::new(),
        place: Some(PlaceFound::whole(Subject::Paper(paper.key), title)),
        block: None,
        history: None,
    };
    travel(model, None, goal, effects);
}

fn choose(model: &mut Model, effects: &mut Vec<Effect>) {
    match &model.overlay {
        Some(Overlay::Find(_)) => finder::choose(model, effects),
        Some(Overlay::Pick(picker)) => {
            let Some(row) = picker.chosen() else { return };
            match row.choice.clone() {
                Choice::Meeting { key, .. } => {
                    model.overlay = None;
                    to_meeting(model, key, effects);
                }
                // Where no meeting is known yet there is no desk to read it on.
                Choice::Unfiled(_) if model.meeting.is_none() => file(model),
                Choice::Unfiled(paper) => read(model, &paper, effects),
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
                Choice::Office(deed) => {
                    model.overlay = None;
                    effects.push(Effect::Ask(Ask::Say(Say::Office(deed))));
                }
                Choice::Type(form, now) => {
                    model.overlay = None;
                    let typing = if form.is_of_words() {
                        Typing::on(Purpose::Office(form), now)
                    } else {
                        Typing::over(Purpose::Office(form), now)
                    };
                    begun::open(model, typing);
                }
                Choice::People => right::people(model),
                Choice::Deal(words) => right::deal(model, &words),
                Choice::Join(actions) => {
                    model.overlay = None;
                    let stands = together(model, &actions);
                    effects.push(Effect::Ask(Ask::Say(Say::Join { actions, stands })));
                }
                Choice::Reopen(actions) => {
                    model.overlay = None;
                    effects.push(Effect::Ask(Ask::Say(Say::Reopen { actions })));
                }
                Choice::Leave => model.overlay = None,
                Choice::Merge(actions, other) => {
                    model.overlay = None;
                    let closing = Closing {
                        with: Some(other),
                        ..Closing::of(How::Merged)
                    };
                    effects.push(Effect::Ask(Ask::Say(Say::Close { actions, closing })));
                }
                Choice::Item(item) => {
                    model.overlay = None;
                    room::jump(model, item);
                }
                Choice::Mine(jot) => writing::go_to(model, &jot, effects),
                Choice::Declare(item, leaves) => writing::declared(model, item, leaves, effects),
                Choice::Lost(document, page) => {
                    let found = PlaceFound {
                        subject: Subject::Paper(document),
                        landing: Landing {
                            at: Some((page, 0)),
                            seeks: Seeks::Loss,
                            left: None,
                        },
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
pub fn together(model: &Model, actions: &[i64]) -> Option<String> {
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
            let purpose = Purpose::Closing(actions, how);
            begun::open(model, Typing::on(purpose, String::new()));
        }
        How::Done | How::NoLongerWanted => {
            model.overlay = None;
            let closing = Closing::of(how);
            effects.push(Effect::Ask(Ask::Say(Say::Close { actions, closing })));
        }
    }
}

/// Goes to a place of a meeting, opening that where it is not on the desk.
pub fn travel(model: &mut Model, meeting: Option<i64>, goal: Goal, effects: &mut Vec<Effect>) {
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
