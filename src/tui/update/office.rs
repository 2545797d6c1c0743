//! An officer's commands: on the chosen row, or on all that are marked.

use crate::store::Target;
use crate::store::desk::ProgrammeLine;
use crate::tui::command::Do;
use crate::tui::event::{Ask, Effect, Say, Subject};
use crate::tui::layout::Pane;
use crate::tui::model::{Model, Overlay, PlaceFound, Purpose, Typing};
use crate::tui::office::{Deed, Duty, Form, Kept, Known};
use crate::tui::pane::{RowId, words};
use crate::tui::pick::{self, Of, Picker};
use crate::tui::text;
use crate::tui::update::{answers, begun, right};

/// Does a command.
pub fn run(model: &mut Model, duty: Duty, effects: &mut Vec<Effect>) {
    if model.meeting.is_none() {
        return;
    }
    match duty {
        Duty::Progress => progress(model),
        Duty::Move => moves(model),
        Duty::Tentative => tentative(model, effects),
        Duty::Drop => drops(model, effects),
        Duty::Add => form(model, Form::Add, String::new()),
        Duty::Split => split(model),
        Duty::Settle => settle(model),
        Duty::Raise => order(model, true, effects),
        Duty::Lower => order(model, false, effects),
        Duty::Mark => mark(model),
        Duty::TakeDown => {
            let item = model.item().map(|item| item.key);
            form(model, Form::TakeDown(item), String::new());
        }
        Duty::Journal => journal(model),
        Duty::Make => right::make(model, effects),
        Duty::NoAction => right::no_action(model, effects),
        Duty::Correct => right::correct(model, effects),
        Duty::Year => year(model, effects),
        Duty::Exempt => exempt(model, effects),
        Duty::Share => share(model, effects),
    }
}

/// What the lines are read with.
pub fn known(model: &Model) -> Known<'_> {
    let desk = model.meeting.as_ref().map(|meeting| &meeting.desk);
    Known {
        today: model.setting.today,
        days: desk.map_or(&[], |desk| &desk.days),
        people: desk.map_or(&[], |desk| &desk.chargeable),
    }
}

/// The rows that a command is about: the marked ones of the pane that are still there, else
/// the chosen one.
pub fn rows(model: &Model) -> Vec<RowId> {
    let Some(meeting) = &model.meeting else {
        return Vec::new();
    };
    let held = |row: &&RowId| match (row, model.focus) {
        (RowId::Action(key), Pane::Actions) => meeting.promise(*key).is_some(),
        (RowId::Programme(key), Pane::Programme) => meeting.programme_line(*key).is_some(),
        (
            RowId::Item(_)
            | RowId::Procedural(_)
            | RowId::Minute(_)
            | RowId::Clause(..)
            | RowId::Action(_)
            | RowId::Programme(_)
            | RowId::Folded(_)
            | RowId::Rule(_),
            _,
        ) => false,
    };
    let marked: Vec<RowId> = model.marked.iter().filter(held).cloned().collect();
    if marked.is_empty() {
        model.chosen(model.focus).cloned().into_iter().collect()
    } else {
        marked
    }
}

/// What they stand for in the store.
pub fn targets(model: &Model) -> Vec<Target> {
    let Some(meeting) = &model.meeting else {
        return Vec::new();
    };
    rows(model)
        .iter()
        .flat_map(|row| meeting.targets(row))
        .collect()
}

/// The programme rows among them.
fn lines(model: &Model) -> Vec<&ProgrammeLine> {
    let Some(meeting) = &model.meeting else {
        return Vec::new();
    };
    let keys = targets(model)
        .into_iter()
        .filter_map(|target| match target {
            Target::Programme(key) => Some(key),
            Target::Action(_) | Target::Item(_) | Target::Committee(_) | Target::Document(_) => {
                None
            }
        });
    keys.filter_map(|key| meeting.programme_line(key)).collect()
}

fn keys(model: &Model) -> Vec<i64> {
    lines(model).iter().map(|line| line.key).collect()
}

fn form(model: &mut Model, form: Form, text: String) {
    begun::open(model, Typing::over(Purpose::Office(form), text));
}

fn ask(deed: Deed, effects: &mut Vec<Effect>) {
    effects.push(Effect::Ask(Ask::Say(Say::Office(deed))));
}

fn none_chosen(model: &mut Model) {
    model.say("choose a row first; a folded one is opened with Enter");
}

fn progress(model: &mut Model) {
    let targets = targets(model);
    if targets.is_empty() {
        return none_chosen(model);
    }
    form(model, Form::Progress(targets), String::new());
}

fn moves(model: &mut Model) {
    let lines = lines(model);
    let Some(first) = lines.first() else {
        return none_chosen(model);
    };
    let same = lines
        .iter()
        .all(|line| (line.topic, line.date) == (first.topic, first.date));
    let day = first.date.filter(|_| same && !first.topic);
    let text = day.map(words::day).unwrap_or_default();
    let keys = keys(model);
    form(model, Form::Move(keys), text);
}

fn tentative(model: &mut Model, effects: &mut Vec<Effect>) {
    let lines = lines(model);
    if lines.is_empty() {
        return none_chosen(model);
    }
    let tentative = !lines.iter().all(|line| line.tentative);
    ask(Deed::Tentative(keys(model), tentative), effects);
}

fn drops(model: &mut Model, effects: &mut Vec<Effect>) {
    let lines = lines(model);
    if lines.is_empty() {
        return none_chosen(model);
    }
    let keys = keys(model);
    if lines.iter().all(|line| line.by_hand.dropped.is_some()) {
        ask(Deed::TakeUp(keys), effects);
    } else {
        form(model, Form::Drop(keys), String::new());
    }
}

/// Types the lead officer of the chosen rows.
pub fn lead(model: &mut Model) {
    let lines = lines(model);
    let Some(first) = lines.first() else {
        return none_chosen(model);
    };
    let name = first.lead.as_deref().map(text::soften);
    let same = lines.iter().all(|line| line.lead == first.lead);
    let name = name.filter(|_| same).unwrap_or_default();
    let keys = keys(model);
    form(model, Form::Lead(keys), name);
}

/// Splits the chosen row into the items that it lists.
fn split(model: &mut Model) {
    let Some((key, item)) = lines(model)
        .first()
        .map(|line| (line.key, line.item.clone()))
    else {
        return none_chosen(model);
    };
    let parts: Vec<String> = item.lines().map(text::soften).collect();
    let mut typing = Typing::over(Purpose::Office(Form::Split(key)), parts.join("; "));
    // The words stay: only the marks between them are typed.
    typing.selected = false;
    begun::open(model, typing);
}

/// Chooses between the paper and the person, for a row or for all that differ.
fn settle(model: &mut Model) {
    let Some(meeting) = &model.meeting else {
        return;
    };
    let differs = |line: &&ProgrammeLine| !line.by_hand.differs.is_empty();
    let all: Vec<&ProgrammeLine> = meeting.desk.programme.iter().filter(differs).collect();
    let chosen: Vec<&ProgrammeLine> = lines(model).into_iter().filter(differs).collect();
    let rows = pick::settle(&chosen, &all);
    if rows.is_empty() {
        model.say("no newer paper says otherwise than you");
    } else {
        model.overlay = Some(Overlay::Pick(Picker::new(Of::Settle, rows)));
    }
}

/// Puts the chosen row one place up or down among those of its day.
fn order(model: &mut Model, up: bool, effects: &mut Vec<Effect>) {
    let (Some(meeting), Some(RowId::Programme(key))) = (&model.meeting, model.chosen(model.focus))
    else {
        return none_chosen(model);
    };
    let key = *key;
    let day = |line: &ProgrammeLine| (line.topic, line.date.filter(|_| !line.topic));
    let Some(own) = meeting.programme_line(key).map(day) else {
        return;
    };
    let mut among: Vec<i64> = Vec::new();
    for line in &meeting.desk.programme {
        if day(line) == own && line.by_hand.dropped.is_none() && !among.contains(&line.key) {
            among.push(line.key);
        }
    }
    let Some(at) = among.iter().position(|other| *other == key) else {
        return model.say("a dropped row has no place; take it up first");
    };
    let behind = match (up, at) {
        (true, 0) => return model.say("it is the first of its day"),
        (true, at) => at.checked_sub(2).map(|at| among[at]),
        (false, at) => match among.get(at + 1) {
            Some(next) => Some(*next),
            None => return model.say("it is the last of its day"),
        },
    };
    ask(Deed::Order(key, behind), effects);
}

/// Marks the chosen row, or takes the mark away, and goes on to the next.
fn mark(model: &mut Model) {
    let Some(row) = model.chosen(model.focus).cloned() else {
        return none_chosen(model);
    };
    if !matches!(row, RowId::Action(_) | RowId::Programme(_)) {
        return none_chosen(model);
    }
    if !model.marked.remove(&row) {
        model.marked.insert(row);
    }
    if let Some(list) = model.list_mut(model.focus) {
        list.step(1);
    }
    let marked = rows(model)
        .iter()
        .filter(|row| model.marked.contains(row))
        .count();
    let leave = model.setting.settled.keymap.key(Do::Leave);
    let words = match marked {
        0 => "no row is marked".to_owned(),
        _ => format!(
            "{}: what you do next is for all of them; {leave} lets go",
            text::count(marked, "row is marked", "rows are marked")
        ),
    };
    model.say(words);
}

/// Lets go of the marks of the pane that has the keys; says whether there were any.
pub fn unmark(model: &mut Model) -> bool {
    let of_pane = |row: &RowId| match row {
        RowId::Action(_) => model.focus == Pane::Actions,
        RowId::Programme(_) => model.focus == Pane::Programme,
        RowId::Item(_)
        | RowId::Procedural(_)
        | RowId::Minute(_)
        | RowId::Clause(..)
        | RowId::Folded(_)
        | RowId::Rule(_) => false,
    };
    let before = model.marked.len();
    let kept = model
        .marked
        .iter()
        .filter(|row| !of_pane(row))
        .cloned()
        .collect();
    model.marked = kept;
    model.marked.len() != before
}

/// Lets go of the marks behind an edit, and the words that say so.
pub fn let_go(model: &mut Model) -> &'static str {
    if unmark(model) {
        "; no row is marked any more"
    } else {
        ""
    }
}

/// What was done to the chosen row, in the reader; Esc comes back.
fn journal(model: &mut Model) {
    let pane = if model.focus == Pane::Reader {
        model.behind
    } else {
        model.focus
    };
    let (Some(meeting), Some(row)) = (&model.meeting, model.chosen(pane)) else {
        return;
    };
    let desk = &meeting.desk;
    let id = match row {
        RowId::Item(key) => desk
            .agenda
            .iter()
            .find(|row| row.key == *key)
            .map(|row| &row.id),
        RowId::Minute(key) => desk
            .minutes
            .iter()
            .find(|row| row.key == *key)
            .map(|row| &row.id),
        RowId::Clause(_, id) => Some(id),
        RowId::Action(key) => meeting
            .promise(*key)
            .map(|promise| &meeting.first(promise).id),
        RowId::Programme(key) => meeting.programme_line(*key).map(|line| &line.id),
        RowId::Procedural(_) | RowId::Folded(_) | RowId::Rule(_) => None,
    };
    let Some(id) = id.cloned() else {
        return none_chosen(model);
    };
    let subject = Subject::Work(id);
    // It may have grown since it was read last.
    model.words.remove(&subject);
    model.keep_place();
    let title = "What was done to it, newest first";
    model.found_place = Some(PlaceFound::whole(subject, title));
    model.focus = Pane::Reader;
}

/// Calls the chosen rows exempt, or no longer where they are.
fn exempt(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(meeting) = &model.meeting else {
        return;
    };
    let called: Vec<_> = rows(model)
        .iter()
        .flat_map(|row| right::exempt(meeting, row))
        .collect();
    if called.is_empty() {
        return none_chosen(model);
    }
    ask(crate::tui::right::exempt(&called), effects);
}

/// Shows what would become of the programme as the year turns; once more begins the new one.
fn year(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(meeting) = &model.meeting else {
        return;
    };
    let (committee, today) = (meeting.desk.meeting.committee_key, model.setting.today);
    let subject = Subject::Year(committee, today);
    let shown = model.found_place.as_ref().map(|found| &found.subject);
    if shown == Some(&subject) {
        model.found_place = None;
        model.focus = Pane::Programme;
        return ask(Deed::Year(committee, today), effects);
    }
    let duty = model.setting.settled.keymap.key(Do::Office(Duty::Year));
    let leave = model.setting.settled.keymap.key(Do::Leave);
    model.words.remove(&subject);
    model.keep_place();
    model.found_place = Some(PlaceFound::whole(subject, "The year’s turn"));
    model.focus = Pane::Reader;
    model.say(format!(
        "{duty} again begins it; {leave} leaves all as it is"
    ));
}

/// Hides what is exempt, here and in all that is asked for, or shows it again.
fn share(model: &mut Model, effects: &mut Vec<Effect>) {
    model.shared = !model.shared;
    effects.push(Effect::Ask(Ask::Share(model.shared)));
    // Not a word that was read before stays in sight.
    model.words.clear();
    model.visited.clear();
    model.found_place = None;
    model.page = None;
    model.history = None;
    model.chart = None;
    if model.shared {
        if let Some(meeting) = model.meeting.as_deref()
            && meeting.desk.agenda.iter().any(|row| row.exempt)
            && let Some(RowId::Item(key)) = model.chosen(Pane::Agenda).cloned()
            && meeting
                .desk
                .agenda
                .iter()
                .any(|row| row.key == key && row.exempt)
        {
            model.focus = Pane::Agenda;
            model.behind = Pane::Agenda;
        }
        model.reader.blocks.clear();
        model.reader.lines.clear();
    }
    answers::reload(model, effects);
    let key = model.setting.settled.keymap.key(Do::Office(Duty::Share));
    model.say(if model.shared {
        format!("exempt items are hidden, in the finder too; {key} shows them again")
    } else {
        "exempt items are shown again".to_owned()
    });
}

/// What was done is durable. A row that is new to the programme is gone to; who takes an
/// action down stays where the meeting is.
pub fn kept(model: &mut Model, kept: &Kept, effects: &mut Vec<Effect>) {
    begun::entered(model, effects);
    let marks = let_go(model);
    model.say(format!("{}{marks}; u takes it back", kept.words));
    if let Some(Target::Programme(key)) = kept.new {
        let row = RowId::Programme(key);
        let goal = crate::tui::model::Goal {
            focus: Pane::Programme,
            behind: Pane::Programme,
            chosen: vec![(Pane::Programme, row)],
            place: None,
            block: None,
            history: None,
        };
        model.goal = Some(goal);
    }
    if let Some(Target::Action(key)) = kept.new {
        // It is chosen among the actions, and one stays where one is.
        let place = model.found_place.clone().map(|mut found| {
            found.landing.left = Some((model.reader.chosen, model.reader.top));
            found
        });
        model.goal = Some(crate::tui::model::Goal {
            focus: model.focus,
            behind: model.behind,
            chosen: vec![(Pane::Actions, RowId::Action(key))],
            place,
            block: None,
            history: model.history.as_ref().map(|open| open.at.clone()),
        });
    }
    answers::reload(model, effects);
}

/// It could not be kept: what was typed stands again, to be kept once more.
pub fn failed(model: &mut Model) {
    if let Some(typing) = model.sent.take()
        && model.typing.is_none()
        && model.overlay.is_none()
    {
        model.typing = Some(typing);
    }
}
