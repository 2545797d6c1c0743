//! What workers answer, taken into the state.

use std::collections::BTreeMap;
use std::path::Path;

use directories::UserDirs;

use crate::store::desk::{FindKind, MeetingRow, Tick};
use crate::store::{Target, Ticked};
use crate::thread::promise::In;
use crate::tui::command::Do;
use crate::tui::event::{Answer, Ask, Effect, Subject, Way};
use crate::tui::find::{Finder, Found, Group, Kind, Leads};
use crate::tui::history::{EntryId, History, HistoryPlace};
use crate::tui::layout::Pane;
use crate::tui::model::{Goal, Hint, Model, Overlay, Reckoned, Stage};
use crate::tui::pane::RowId;
use crate::tui::pane::prepared::Prepared;
use crate::tui::pane::reader::sought::Sought;
use crate::tui::pick::{self, Of};
use crate::tui::update::{
    begun, chart, coloured, intake, office, open, page, skim, typing, writing,
};

/// Takes an answer into the state.
#[allow(clippy::too_many_lines, reason = "an arm for each answer, and no more")]
pub fn update(model: &mut Model, answer: Answer, effects: &mut Vec<Effect>) {
    match answer {
        Answer::Opened {
            number,
            desk,
            unfiled,
            meetings,
        } => {
            if number != model.opening {
                return;
            }
            model.turns = false;
            if desk.is_none() {
                model.goal = None;
            }
            match desk {
                Some(desk) => opened(model, desk),
                None if model.meeting.is_none() => model.stage = Stage::Empty { unfiled, meetings },
                None => model.complain("that meeting is not in the store any more"),
            }
        }
        Answer::Blocks {
            subject,
            blocks,
            left_off,
        } => {
            model.asked.remove(&subject);
            if let Subject::Item(item) = subject {
                // What this evening knows is newer than what was kept.
                model.left_off.entry(item).or_insert(left_off);
            }
            if model.reader.waits && model.reader.subject.as_ref() == Some(&subject) {
                model.reader.waits = false;
                model.reader.extend(blocks.clone());
                land(model);
            }
            model.words.insert(subject, blocks);
        }
        Answer::Page { typed, found } => skim::page_found(model, typed, found),
        Answer::Lent { path, place } => skim::lent(model, path, &place, effects),
        Answer::Look(kept) => coloured(model, &kept),
        Answer::Greets => model.hint = Some(Hint::default()),
        Answer::Meetings(meetings) => meetings_answer(model, &meetings),
        Answer::Sheets { sheets, at, down } => match sheets {
            Ok(sheets) => page::opened(model, sheets, at, down),
            Err(why) => model.say(why),
        },
        Answer::Painted {
            document,
            wish,
            painted,
        } => page::painted(model, document, wish, painted),
        Answer::Figures {
            figures,
            near,
            place,
        } => chart::opened(model, &figures, &near, &place),
        Answer::Ticked { targets, done } => {
            let tick = Tick {
                on: model.setting.today,
                by: model.setting.who.clone(),
            };
            if let Some(meeting) = &mut model.meeting {
                meeting.mark(&targets, done, &tick);
            }
            model.say(ticked_words(&targets, done));
            office::unmark(model);
            model.stale();
            reread_reader(model);
        }
        Answer::Kept(kept) => office::kept(model, &kept, effects),
        Answer::Said { words } => {
            begun::entered(model, effects);
            let marks = office::let_go(model);
            model.say(format!("{words}{marks}; u takes it back"));
            reload(model, effects);
        }
        Answer::DraftKept => {}
        Answer::Begun(lines) => model.begun.extend(lines),
        Answer::Prepared(jots) => writing::listed(model, &jots),
        Answer::Printed { what, path, said } => {
            let open = model.setting.settled.keymap.key(Do::Original);
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let folder = path.parent().unwrap_or(&path);
            let folder = at_home(folder);
            // The name may lose its end, the folder not.
            let mut words = format!("{what} is written in {folder}; {open} opens it: {name}");
            for sentence in said {
                words.push_str("; ");
                words.push_str(sentence.trim_end_matches('.'));
            }
            model.say(words);
            model.written = Some(path);
        }
        Answer::Undone { way, undone } => undone_answer(model, way, undone, effects),
        Answer::Starred { committee, mine } => {
            if let Some(meeting) = &mut model.meeting
                && meeting.desk.meeting.committee_key == committee
            {
                meeting.desk.meeting.mine = mine;
            }
            model.say(if mine {
                "starred as yours: the desk opens at its meetings"
            } else {
                "no longer starred"
            });
            effects.push(Effect::Ask(Ask::Meetings));
        }
        Answer::Filed { name, meetings } => {
            model.say(format!("{name} is filed"));
            if let Some(meeting) = meetings.first() {
                model.keep_place();
                model.goal = None;
                let effect = open(model, Some(*meeting));
                effects.push(effect);
            }
        }
        Answer::Names { number, found } => {
            let found = places(model, found);
            let asked = model.asked_before.clone().unwrap_or_default();
            if let Some(finder) = asked_by(model, number) {
                finder.take_names(found);
                finder.offer(&asked);
            }
        }
        Answer::Words { number, found } => {
            if let Some(finder) = asked_by(model, number) {
                finder.take_words(found);
            }
        }
        Answer::Meant { number, words } => {
            if let Some(finder) = asked_by(model, number) {
                finder.take_meant(words);
            }
        }
        Answer::Asked(asked) => {
            if let Some(Overlay::Find(finder)) = &mut model.overlay {
                finder.offer(&asked);
            }
            model.asked_before = Some(asked);
        }
        Answer::Fetching(fetching) => model.intake.fetching = Some(fetching),
        Answer::Fetched(fetched) => intake::fetched(model, &fetched, effects),
        Answer::Arrived(arrived) => model.intake.arrived = arrived,
        Answer::Completed { typed, text } => typing::completed(model, &typed, text),
        Answer::Changed => reload(model, effects),
        Answer::Failed { what, fatal } => {
            failed(model, what, fatal);
            office::failed(model);
        }
    }
}

/// A folder as people write it, from their own.
fn at_home(folder: &Path) -> String {
    let own = UserDirs::new();
    let within = own.and_then(|own| {
        let within = folder.strip_prefix(own.home_dir()).ok()?;
        Some(Path::new("~").join(within).display().to_string())
    });
    within.unwrap_or_else(|| folder.display().to_string())
}

/// Says what could not be done.
fn failed(model: &mut Model, what: String, fatal: bool) {
    model.asked.clear();
    model.reader.waits = false;
    model.goal = None;
    model.turns &= !fatal;
    match &mut model.overlay {
        Some(Overlay::Find(finder)) => finder.waits = (false, false),
        Some(Overlay::Pick(picker)) => picker.waits = false,
        Some(Overlay::Help { .. }) | None => {}
    }
    if fatal && model.meeting.is_none() {
        model.stage = Stage::Failed(what);
    } else {
        model.complain(what);
    }
}

/// The finder, where it still waits for the answer to a question.
fn asked_by(model: &mut Model, number: u64) -> Option<&mut Finder> {
    match &mut model.overlay {
        Some(Overlay::Find(finder)) if finder.number == number => Some(finder),
        Some(Overlay::Find(_) | Overlay::Pick(_) | Overlay::Help { .. }) | None => None,
    }
}

/// What was found; of what is to be added to a history only what can be, each place once, a
/// place where another action turns up as the row that stands there.
fn places(model: &Model, groups: Vec<Group>) -> Vec<Group> {
    match &model.overlay {
        Some(Overlay::Find(finder)) if finder.adds.is_some() => {}
        Some(Overlay::Find(_) | Overlay::Pick(_) | Overlay::Help { .. }) | None => return groups,
    }
    let mut seen: Vec<String> = Vec::new();
    let mut places: BTreeMap<Kind, Vec<Found>> = BTreeMap::new();
    for found in groups.into_iter().flat_map(|group| group.found) {
        let home = match &found.leads {
            Leads::Trace { action, id, .. } => home(model, *action, id),
            Leads::Row { .. }
            | Leads::Paper { .. }
            | Leads::Command(_)
            | Leads::Paragraph(_)
            | Leads::Meant
            | Leads::Asked => None,
        };
        let found = match home {
            Some((kind, key, id)) => Found {
                leads: Leads::Row {
                    kind,
                    key,
                    id,
                    meeting: None,
                },
                through: None,
                ..found
            },
            None => found,
        };
        if let Some(id) = found
            .place_id()
            .filter(|id| !id.is_empty() && !seen.iter().any(|seen| seen == id))
        {
            seen.push(id.to_owned());
            places.entry(found.kind()).or_default().push(found);
        }
    }
    let groups = places.into_iter().map(|(kind, found)| Group {
        kind,
        count: found.len(),
        found,
        and_more: false,
    });
    groups.collect()
}

/// The row in which an action turns up again.
fn home(model: &Model, action: i64, trace: &str) -> Option<(FindKind, i64, String)> {
    let actions = &model.meeting.as_ref()?.desk.actions;
    let action = actions.iter().find(|row| row.key == action)?;
    let trace = action.thread.traces.iter().find(|row| row.id == trace)?;
    let kind = match trace.place {
        In::Programme | In::ForwardPlan => FindKind::Programme,
        In::Tracker => FindKind::Action,
        In::Agenda | In::Report => FindKind::Item,
        In::Minutes => FindKind::Minute,
    };
    Some((
        kind,
        trace.item_key.unwrap_or_default(),
        trace.home.clone()?,
    ))
}

fn meetings_answer(model: &mut Model, meetings: &[MeetingRow]) {
    let star = model.glyphs().star;
    let today = model.setting.today;
    model.committees = meetings
        .iter()
        .map(|meeting| meeting.committee.clone())
        .collect();
    model.committees.sort();
    model.committees.dedup();
    let here = model
        .meeting
        .as_ref()
        .map(|meeting| meeting.desk.meeting.key);
    if let Some(Overlay::Pick(picker)) = &mut model.overlay
        && picker.of == Of::Meetings
    {
        let fresh = picker.waits;
        picker.set(pick::meetings(meetings, today, star, model.size.width));
        let at = meetings
            .iter()
            .position(|meeting| Some(meeting.key) == here);
        if fresh && picker.typed.is_empty() {
            picker.at = at.unwrap_or(0);
        }
    }
}

fn opened(model: &mut Model, mut desk: Box<Prepared>) {
    let before = model.meeting.as_ref();
    let before = before.filter(|before| before.desk.meeting.key == desk.desk.meeting.key);
    let other = before.is_none();
    if let Some(before) = before
        && model.list_at_hand() == Pane::Actions
    {
        desk.hold(before);
    }
    model.stage = Stage::Desk;
    model.meeting = Some(desk);
    model.stale();
    model.words.clear();
    model.asked.clear();
    model.reader.subject = None;
    if other {
        model.about = None;
        model.lists = Default::default();
        model.unfolded.clear();
        model.opened.clear();
        model.only = None;
        model.marked.clear();
        model.places.clear();
        model.reader.row = None;
        model.reader.find = Sought::default();
        model.found_place = None;
        model.history = None;
        model.page = None;
        model.chart = None;
        model.focus = Pane::Agenda;
        model.behind = Pane::Agenda;
        begin_at_business(model);
    } else if let Some(found) = &mut model.found_place {
        found.landing.left = Some((model.reader.chosen, model.reader.top));
    } else if let Some(row) = model.reader.row.clone() {
        model
            .places
            .insert(row, (model.reader.chosen, model.reader.top));
    }
    if let Some(goal) = model.goal.take() {
        reach(model, goal);
    }
}

/// The first item of substance, rather than apologies for absence.
fn begin_at_business(model: &mut Model) {
    let Some(meeting) = &model.meeting else {
        return;
    };
    let first = meeting.desk.agenda.iter().find(|row| !row.procedural);
    model.lists[0].chosen = first.map(|row| RowId::Item(row.key));
}

/// Goes to a place of the meeting that is open.
pub fn reach(model: &mut Model, goal: Goal) {
    model.focus = goal.focus;
    model.behind = goal.behind;
    model.found_place = None;
    for (pane, row) in goal.chosen {
        // What is chosen in a pane that one does not go to need not be shown at any price.
        if [Pane::Agenda, model.focus, model.behind].contains(&pane) {
            unhide(model, &row);
        }
        let row = standing_for(model, row);
        if let Some(list) = model.list_mut(pane) {
            list.filter.clear();
            list.chosen = Some(row);
        }
    }
    model.lists_are = Reckoned::StaleWithChoices;
    model.history = goal.history.map(History::new);
    model.found_place = goal.place;
    if let Some(block) = goal.block
        && let Some(row) = model.chosen(model.behind).cloned()
    {
        model.places.insert(row, (block, usize::MAX));
    }
}

/// Chooses an item of the agenda, wherever it is hidden.
pub fn choose_item(model: &mut Model, item: i64) {
    let row = RowId::Item(item);
    unhide(model, &row);
    let agenda = &mut model.lists[0];
    agenda.filter.clear();
    agenda.chosen = Some(row);
    model.stale();
}

/// Opens the fold that hides a row, and shows all minutes where one is older.
fn unhide(model: &mut Model, row: &RowId) {
    let Some(meeting) = &model.meeting else {
        return;
    };
    match row {
        RowId::Item(key) => {
            let agenda = &meeting.desk.agenda;
            if let Some(at) = agenda.iter().position(|row| row.key == *key)
                && agenda[at].procedural
            {
                let first = agenda[..at]
                    .iter()
                    .rposition(|row| !row.procedural)
                    .map_or(0, |at| at + 1);
                model.unfolded.insert(agenda[first].key);
            }
        }
        RowId::Minute(key) | RowId::Clause(key, _) => {
            let last = meeting.desk.minutes.first().and_then(|row| row.date);
            if meeting
                .desk
                .minutes
                .iter()
                .any(|row| row.key == *key && row.date != last)
            {
                model.reach = crate::tui::pane::minutes::Reach::All;
            }
        }
        RowId::Action(key) => {
            if let Some(promise) = meeting.promise(*key) {
                model.opened.insert(promise.stood.state);
                model.only = None;
            }
        }
        RowId::Procedural(_) | RowId::Programme(_) | RowId::Folded(_) | RowId::Rule(_) => {}
    }
}

/// The row that stands for several of the same words.
fn standing_for(model: &Model, row: RowId) -> RowId {
    let (RowId::Action(key), Some(meeting)) = (&row, &model.meeting) else {
        return row;
    };
    match meeting.promise(*key) {
        Some(promise) => RowId::Action(meeting.first(promise).key),
        None => row,
    }
}

/// The reader's place, once its words are there.
fn land(model: &mut Model) {
    let height = model.reader_height();
    if let Some(found) = &model.found_place {
        model.reader.arrive(&found.landing, height);
        return;
    }
    let place = model
        .reader
        .row
        .as_ref()
        .and_then(|row| model.places.get(row))
        .copied();
    if let Some((block, top)) = place {
        model.reader.land(block, top, height);
    } else {
        skim::resume(model);
    }
}

/// The words of the row changed; its place is kept.
fn reread_reader(model: &mut Model) {
    if let Some(row) = model.reader.row.clone() {
        model
            .places
            .insert(row, (model.reader.chosen, model.reader.top));
    }
    model.reader.subject = None;
    model.reader.row = None;
}

/// Reads the meeting again, as it stands now.
pub fn reload(model: &mut Model, effects: &mut Vec<Effect>) {
    if model.turns {
        // The meeting that is on its way is read after the change.
        return;
    }
    let meeting = model
        .meeting
        .as_ref()
        .map(|meeting| meeting.desk.meeting.key);
    let effect = open(model, meeting);
    effects.push(effect);
    if let Some(Overlay::Pick(picker)) = &model.overlay
        && picker.of == Of::Meetings
    {
        effects.push(Effect::Ask(Ask::Meetings));
    }
}

fn ticked_words(targets: &[Target], done: Ticked) -> String {
    let many = targets.len();
    match (targets.first(), done) {
        (Some(Target::Item(_)), Ticked::Yes) => "marked as read".to_owned(),
        (Some(Target::Item(_)), Ticked::No) => "marked as not read".to_owned(),
        (_, Ticked::Yes) if many > 1 => format!("ticked as done, all {many}; u takes it back"),
        (_, Ticked::Yes) => "ticked as done; u takes it back".to_owned(),
        (_, Ticked::No) => "the tick is taken away; u gives it back".to_owned(),
    }
}

fn undone_answer(
    model: &mut Model,
    way: Way,
    undone: Option<crate::store::Undone>,
    effects: &mut Vec<Effect>,
) {
    let Some(undone) = undone else {
        model.say(match way {
            Way::Undo => "there is nothing of yours to take back",
            Way::Redo => "there is nothing to do again",
        });
        return;
    };
    let words = match way {
        Way::Undo => format!("taken back: {}", undone.what),
        Way::Redo => format!("done again: {}", undone.what),
    };
    model.say(words.clone());
    let (pane, row) = match undone.target {
        Target::Item(key) => (Pane::Agenda, RowId::Item(key)),
        Target::Action(key) => (Pane::Actions, RowId::Action(key)),
        Target::Programme(key) => (Pane::Programme, RowId::Programme(key)),
        Target::Committee(_) => return,
        // A paper went back to where it was: the screen goes there, else where it opens.
        Target::Document(_) => {
            let effect = open(model, undone.meeting_key);
            effects.push(effect);
            return;
        }
    };
    let here = model
        .meeting
        .as_ref()
        .map(|meeting| meeting.desk.meeting.key);
    let shown_here = match (&model.meeting, undone.target) {
        (Some(meeting), Target::Action(key)) => {
            // A desk lists what its committee's earlier meetings gave to do as well.
            let desk = &meeting.desk.meeting;
            let is_listed = undone.of.is_some_and(|(committee, day)| {
                committee == desk.committee_key && desk.date.is_some_and(|own| day <= own)
            });
            is_listed || meeting.promise(key).is_some()
        }
        (Some(meeting), Target::Programme(key)) => meeting.programme_line(key).is_some(),
        (Some(_), Target::Item(_)) => undone.meeting_key == here,
        (None, _) | (_, Target::Committee(_) | Target::Document(_)) => false,
    };
    let meeting = if shown_here {
        here
    } else {
        undone.meeting_key.or(here)
    };
    if let Some((_, day)) = undone.of.filter(|_| meeting != here && here.is_some()) {
        model.say(format!(
            "{words} · now at the meeting of {}",
            crate::tui::pane::words::day(day)
        ));
    }
    // A history that is open stays so, at the promise that it was about.
    let history = match (&model.history, undone.target) {
        (Some(open), Target::Action(key)) => {
            let same = model.meeting.as_ref().is_some_and(|meeting| {
                let promise = meeting.promise(key);
                promise.is_some() && promise == meeting.promise(open.at.key)
            });
            Some(if same {
                open.at.clone()
            } else {
                HistoryPlace {
                    key,
                    entry: EntryId::Promise,
                    among: Vec::new(),
                    of: "",
                }
            })
        }
        (
            Some(_),
            Target::Programme(_) | Target::Item(_) | Target::Committee(_) | Target::Document(_),
        )
        | (None, _) => None,
    };
    model.goal = Some(Goal {
        focus: pane,
        behind: pane,
        chosen: vec![(pane, row)],
        place: None,
        block: None,
        history,
    });
    let effect = open(model, meeting);
    effects.push(effect);
}
