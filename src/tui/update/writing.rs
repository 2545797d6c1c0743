//! A person's own preparation on the desk: notes, questions, flags, what is declared, and
//! what is handed out of it.

use crossterm::event::KeyEvent;

use crate::store::Target;
use crate::store::desk::{Block, BlockRole, Mine};
use crate::store::edits::Spot;
use crate::store::jots::{Beside, Jot, JotKind, Written, is_of_paper};
use crate::tui::command::{Do, Jotting};
use crate::tui::event::{Ask, Effect, Prepare, Subject};
use crate::tui::layout::Pane;
use crate::tui::model::{Goal, Model, Overlay, PlaceFound, Purpose, Typing};
use crate::tui::pane::{RowId, words};
use crate::tui::pick::{self, Of, Picker};
use crate::tui::text;
use crate::tui::update::{desk, overlay, right};
use crate::tui::writing::Writing;

/// What something would hang on: the row, its words, and the words beside.
struct Hook {
    target: Target,
    about: String,
    beside: Option<Beside>,
}

/// A key that is no command of the box: it is typed.
pub fn key(model: &mut Model, key: &KeyEvent, effects: &mut Vec<Effect>) {
    let Some(writing) = &mut model.writing else {
        return;
    };
    if writing.area.input(*key) {
        draft(model, effects);
    }
}

/// Text that was pasted.
pub fn pasted(model: &mut Model, text: &str, effects: &mut Vec<Effect>) {
    if let Some(writing) = &mut model.writing {
        writing.paste(text);
        draft(model, effects);
    }
}

/// Keeps what is typed so far, should the desk end here.
fn draft(model: &Model, effects: &mut Vec<Effect>) {
    if let Some(writing) = &model.writing {
        effects.push(Effect::Ask(Ask::Prepare(Prepare::Draft {
            spot: writing.spot.clone(),
            kind: writing.kind,
            written: writing.now(),
        })));
    }
}

/// A command of the box.
pub fn run(model: &mut Model, does: Do, effects: &mut Vec<Effect>) {
    if matches!(does, Do::Enter | Do::Leave) {
        keep(model, effects);
    } else if does == Do::Jot(Jotting::NewLine) {
        if let Some(writing) = &mut model.writing {
            writing.area.insert_newline();
        }
        draft(model, effects);
    } else if does == Do::Jot(Jotting::Discard)
        && let Some(writing) = model.writing.take()
    {
        effects.push(Effect::Ask(Ask::Prepare(Prepare::Drop {
            spot: writing.spot,
            kind: writing.kind,
            written: writing.written,
        })));
        model.say("thrown away what was typed");
    }
}

/// Keeps what was typed, and closes the box: an empty note is none.
pub fn keep(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(writing) = model.writing.take() else {
        return;
    };
    let written = writing.now();
    let ask = match (&writing.spot, written.words.is_empty()) {
        (_, true) if writing.kind == JotKind::Interest => None,
        (Spot::Held(id), true) => Some(Prepare::Remove(writing.kind, id.clone())),
        (Spot::On(_), true) => None,
        (Spot::Held(_), false) if written == writing.written => None,
        (Spot::Held(_) | Spot::On(_), false) => Some(Prepare::Write {
            spot: writing.spot.clone(),
            kind: writing.kind,
            written: written.clone(),
        }),
    };
    let ask = ask.unwrap_or(Prepare::Drop {
        spot: writing.spot,
        kind: writing.kind,
        written,
    });
    effects.push(Effect::Ask(Ask::Prepare(ask)));
}

/// Opens the box for a note or a question on what is chosen.
pub fn begin(model: &mut Model, kind: JotKind) {
    let Some(hook) = hook(model) else {
        return model.say("a note hangs on an item, its words, an action or a row: choose one");
    };
    let spot = Spot::On(hook.target);
    let mut written = Written {
        beside: hook.beside,
        ..Written::default()
    };
    // What the desk ended over goes on where it was.
    let unfinished = model.meeting.as_ref().and_then(|meeting| {
        let mut jots = meeting.desk.jots.iter();
        jots.find(|jot| {
            let beside = |written: &Written| written.beside.as_ref().map(|at| at.words.clone());
            jot.unfinished
                && jot.kind == kind
                && jot.on == hook.target
                && beside(&jot.written) == beside(&written)
        })
    });
    if let Some(unfinished) = unfinished {
        written = unfinished.written.clone();
    }
    model.writing = Some(Box::new(Writing::new(spot, kind, hook.about, written)));
}

/// Opens the box over what is chosen in the reader, where that is a person's own.
pub fn edit_chosen(model: &mut Model) -> bool {
    let Some(jot) = chosen_jot(model).cloned() else {
        return false;
    };
    edit(model, &jot);
    true
}

fn edit(model: &mut Model, jot: &Jot) {
    match (jot.kind, jot.unfinished) {
        (JotKind::Flag, false) => {
            model.say("a flag has no words: Delete takes it away");
        }
        (JotKind::Interest | JotKind::Question | JotKind::Note, false) => {
            let spot = Spot::Held(jot.id.clone());
            let about = text::soften(&jot.row);
            let writing = Writing::new(spot, jot.kind, about, jot.written.clone());
            model.writing = Some(Box::new(writing));
        }
        (_, true) => {
            let about = text::soften(&jot.row);
            let writing = Writing::new(Spot::On(jot.on), jot.kind, about, jot.written.clone());
            model.writing = Some(Box::new(writing));
        }
    }
}

/// Flags what is chosen, or takes its flag away.
pub fn flag(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(hook) = hook(model) else {
        return model.say("a flag stands on an item, its words, an action or a row: choose one");
    };
    let held = jots(model).find(|jot| {
        let beside = jot.written.beside.as_ref().map(|at| &at.words);
        jot.kind == JotKind::Flag
            && jot.on == hook.target
            && beside == hook.beside.as_ref().map(|at| &at.words)
    });
    let ask = match held {
        Some(jot) => Prepare::Remove(JotKind::Flag, jot.id.clone()),
        None => Prepare::Write {
            spot: Spot::On(hook.target),
            kind: JotKind::Flag,
            written: Written {
                beside: hook.beside,
                ..Written::default()
            },
        },
    };
    effects.push(Effect::Ask(Ask::Prepare(ask)));
}

/// Offers what can be declared on the item that is chosen.
pub fn declare(model: &mut Model) {
    let item = match model.chosen(Pane::Agenda) {
        Some(RowId::Item(key)) => *key,
        Some(_) | None => return model.say("an interest is declared in an item: choose one"),
    };
    let held = interest(model, Target::Item(item)).is_some();
    let rows = pick::interests(item, held);
    model.overlay = Some(Overlay::Pick(Picker::new(Of::Declare, rows)));
}

/// Keeps what was chosen to be declared; a word on the interest may follow.
pub fn declared(model: &mut Model, item: i64, leaves: Option<bool>, effects: &mut Vec<Effect>) {
    model.overlay = None;
    let held = interest(model, Target::Item(item)).cloned();
    let Some(leaves) = leaves else {
        if let Some(jot) = held {
            let ask = Prepare::Remove(JotKind::Interest, jot.id);
            effects.push(Effect::Ask(Ask::Prepare(ask)));
        }
        return;
    };
    let spot = Spot::On(Target::Item(item));
    let written = Written {
        leaves,
        ..held.map(|jot| jot.written).unwrap_or_default()
    };
    effects.push(Effect::Ask(Ask::Prepare(Prepare::Write {
        spot: spot.clone(),
        kind: JotKind::Interest,
        written: written.clone(),
    })));
    let about = about_item(model, item);
    let writing = Writing::new(spot, JotKind::Interest, about, written);
    model.writing = Some(Box::new(writing));
}

/// Strikes the chosen question off as put, or takes it up again.
pub fn strike(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(jot) = chosen_jot(model).filter(|jot| jot.kind == JotKind::Question) else {
        // Of words that were read as an action the same key says that they are none.
        return right::no_action(model, effects);
    };
    let ask = put(jot);
    effects.push(ask);
}

/// The wish to strike a question off, or to take it up again.
pub fn put(jot: &Jot) -> Effect {
    Effect::Ask(Ask::Prepare(Prepare::Write {
        spot: Spot::Held(jot.id.clone()),
        kind: jot.kind,
        written: Written {
            put: !jot.written.put,
            ..jot.written.clone()
        },
    }))
}

/// Takes away what is chosen, where it is a person's own.
pub fn remove(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(jot) = chosen_jot(model) else {
        return model.say("Delete takes away a note, a question or a flag of yours: choose one");
    };
    let ask = if jot.unfinished {
        Prepare::Drop {
            spot: Spot::On(jot.on),
            kind: jot.kind,
            written: jot.written.clone(),
        }
    } else {
        Prepare::Remove(jot.kind, jot.id.clone())
    };
    effects.push(Effect::Ask(Ask::Prepare(ask)));
}

/// Opens the list of all that was prepared.
pub fn list(model: &mut Model, effects: &mut Vec<Effect>) {
    let mut picker = Picker::new(Of::Mine, Vec::new());
    picker.waits = true;
    model.overlay = Some(Overlay::Pick(picker));
    effects.push(Effect::Ask(Ask::Prepare(Prepare::List)));
}

/// All that was prepared, into the list that waits for it.
pub fn listed(model: &mut Model, jots: &[Jot]) {
    let here = here(model);
    if let Some(Overlay::Pick(picker)) = &mut model.overlay
        && picker.of == Of::Mine
    {
        if jots.is_empty() {
            model.overlay = None;
            return model.say("nothing prepared yet: N writes a note, Q a question, F flags");
        }
        picker.set(pick::mine(jots, here));
    }
}

/// Goes to something that was prepared.
pub fn go_to(model: &mut Model, jot: &Jot, effects: &mut Vec<Effect>) {
    let (pane, row) = match jot.on {
        Target::Item(key) => (Pane::Agenda, RowId::Item(key)),
        Target::Action(key) => (Pane::Actions, RowId::Action(key)),
        Target::Programme(key) => (Pane::Programme, RowId::Programme(key)),
        Target::Committee(_) | Target::Document(_) => return,
    };
    let shown_here = model.meeting.as_ref().is_some_and(|meeting| match jot.on {
        Target::Action(key) => meeting.promise(key).is_some(),
        Target::Programme(key) => meeting.programme_line(key).is_some(),
        Target::Item(_) | Target::Committee(_) | Target::Document(_) => false,
    });
    model.seek = Some(jot.id.clone());
    let goal = Goal {
        focus: Pane::Reader,
        behind: pane,
        chosen: vec![(pane, row)],
        place: None,
        block: None,
        history: None,
    };
    let meeting = jot.meeting_key.filter(|_| !shown_here);
    overlay::travel(model, meeting, goal, effects);
}

/// Once the words are there: to what was looked for.
pub fn land(model: &mut Model) {
    let Some(id) = &model.seek else { return };
    let found = model
        .reader
        .blocks
        .iter()
        .position(|block| block.mark == *id && matches!(block.role, BlockRole::Mine(_)));
    if let Some(block) = found {
        let height = model.reader_height();
        model.reader.go_to(block, height);
        model.seek = None;
    }
}

/// Shows the brief of the meeting in the reader.
pub fn brief(model: &mut Model) {
    let Some(meeting) = &model.meeting else {
        return;
    };
    let subject = Subject::Brief(meeting.desk.meeting.key);
    let found = PlaceFound::whole(subject, "Brief · p writes it as a page to print");
    model.keep_place();
    model.found_place = Some(found);
    model.focus = Pane::Reader;
}

/// Asks whether the brief that is shown, else the chosen item, is to be written as a page to
/// print.
pub fn print(model: &mut Model) {
    let shown = model.found_place.as_ref().map(|found| &found.subject);
    let (what, subject) = match (shown, model.chosen(Pane::Agenda)) {
        (Some(Subject::Brief(meeting)), _) => ("the brief", Subject::Brief(*meeting)),
        (_, Some(RowId::Item(_))) if desk::is_exempt(model) => return model.say(desk::NOT_OUT),
        (_, Some(RowId::Item(item))) => ("the item", Subject::Item(*item)),
        (_, Some(_) | None) => return model.say("choose an item, or b for the brief"),
    };
    // It writes a file: not before a yes.
    model.typing = Some(Typing::on(Purpose::Print(what, subject), String::new()));
}

fn here(model: &Model) -> Option<i64> {
    let meeting = model.meeting.as_ref()?;
    Some(meeting.desk.meeting.key)
}

fn jots(model: &Model) -> impl Iterator<Item = &Jot> {
    let meeting = model.meeting.iter();
    meeting.flat_map(|meeting| meeting.desk.jots.iter())
}

fn interest(model: &Model, target: Target) -> Option<&Jot> {
    jots(model).find(|jot| jot.kind == JotKind::Interest && jot.on == target && !jot.unfinished)
}

/// What is chosen in the reader, where it is a person's own.
fn chosen_jot(model: &Model) -> Option<&Jot> {
    if model.focus != Pane::Reader {
        return None;
    }
    let block = model.reader.blocks.get(model.reader.chosen)?;
    let BlockRole::Mine(mine) = block.role else {
        return None;
    };
    let unfinished = mine == Mine::Unfinished;
    jots(model)
        .find(|jot| jot.id == block.mark && (mine == Mine::Gone || jot.unfinished == unfinished))
}

/// What something would hang on, of what is chosen.
fn hook(model: &Model) -> Option<Hook> {
    if let Some(open) = &model.history {
        return action(model, open.at.key);
    }
    if model.focus != Pane::Reader {
        return of_row(model, model.chosen(model.focus)?);
    }
    if let Some(jot) = chosen_jot(model) {
        return Some(Hook {
            target: jot.on,
            about: text::soften(&jot.row),
            beside: jot.written.beside.clone(),
        });
    }
    let mut hook = of_row(model, model.reader.row.as_ref()?)?;
    if matches!(hook.target, Target::Item(_)) && hook.beside.is_none() {
        let block = model.reader.blocks.get(model.reader.chosen);
        hook.beside = block.and_then(beside);
    }
    Some(hook)
}

fn of_row(model: &Model, row: &RowId) -> Option<Hook> {
    let meeting = model.meeting.as_ref()?;
    let desk = &meeting.desk;
    Some(match row {
        RowId::Item(key) => Hook {
            target: Target::Item(*key),
            about: about_item(model, *key),
            beside: None,
        },
        RowId::Minute(key) => {
            let row = desk.minutes.iter().find(|row| row.key == *key)?;
            Hook {
                target: Target::Item(*key),
                about: text::soften(&row.title),
                beside: None,
            }
        }
        RowId::Clause(key, id) => {
            let row = desk.minutes.iter().find(|row| row.key == *key)?;
            let clause = row.clauses.iter().find(|clause| clause.id == *id)?;
            Hook {
                target: Target::Item(*key),
                about: text::soften(&row.title),
                beside: Some(Beside {
                    words: clause.text.clone(),
                    document: clause.source.document.clone(),
                    place: clause.source.place.clone(),
                }),
            }
        }
        RowId::Action(key) => return action(model, *key),
        RowId::Programme(key) => Hook {
            target: Target::Programme(*key),
            about: text::soften(&meeting.programme_line(*key)?.item),
            beside: None,
        },
        RowId::Procedural(_) | RowId::Folded(_) | RowId::Rule(_) => return None,
    })
}

fn action(model: &Model, key: i64) -> Option<Hook> {
    let meeting = model.meeting.as_ref()?;
    let first = meeting.first(meeting.promise(key)?);
    Some(Hook {
        target: Target::Action(first.key),
        about: words::as_row(&first.text),
        beside: None,
    })
}

fn about_item(model: &Model, key: i64) -> String {
    let row = model.meeting.as_ref().and_then(|meeting| {
        let mut agenda = meeting.desk.agenda.iter();
        agenda.find(|row| row.key == key)
    });
    row.map_or_else(String::new, |row| match &row.number {
        Some(number) => format!("item {number} · {}", text::soften(&row.title)),
        None => text::soften(&row.title),
    })
}

/// The words that something can stand beside: the paper's own.
fn beside(block: &Block) -> Option<Beside> {
    let source = block.source.as_ref()?;
    is_of_paper(block).then(|| Beside {
        words: block.text.clone(),
        document: source.document.clone(),
        place: source.place.clone(),
    })
}
