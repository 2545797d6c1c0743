//! Putting readings right: of the chosen row, of the words that are chosen in the reader.

use crate::domain::fold;
use crate::parse::{restricted, sentence};
use crate::store::corrections::Subject;
use crate::store::desk::{ActionRow, Block, called_exempt};
use crate::store::jots::is_of_paper;
use crate::tui::event::{Ask, Effect, Say};
use crate::tui::layout::Pane;
use crate::tui::model::{Model, Overlay};
use crate::tui::office::Deed;
use crate::tui::pane::RowId;
use crate::tui::pane::prepared::Prepared;
use crate::tui::pick::{Of, PickRow, Picker};
use crate::tui::right;

/// Words of a sentence that could be an action.
const WORDS: usize = 3;

/// The row that is meant: the one in the reader, else the chosen one.
fn chosen(model: &Model) -> Option<&RowId> {
    if model.focus == Pane::Reader {
        model.reader.row.as_ref()
    } else {
        model.chosen(model.focus)
    }
}

/// The paragraph of a paper that is chosen in the reader.
fn block(model: &Model) -> Option<&Block> {
    if model.focus != Pane::Reader {
        return None;
    }
    let block = model.reader.blocks.get(model.reader.chosen)?;
    is_of_paper(block).then_some(block)
}

/// What a row stands for, and whether that is exempt.
pub fn exempt(meeting: &Prepared, row: &RowId) -> Vec<(Subject, bool)> {
    let desk = &meeting.desk;
    let of_item = |key: i64| {
        let mut agenda = desk.agenda.iter();
        let mut minutes = desk.minutes.iter();
        agenda.any(|row| row.key == key && row.exempt)
            || minutes.any(|row| row.key == key && row.exempt)
    };
    let of_action = |action: &ActionRow| {
        called_exempt(&action.put_right).unwrap_or_else(|| {
            action.item_key.is_some_and(of_item) || restricted::is_said(&action.text)
        })
    };
    match row {
        RowId::Item(key) | RowId::Minute(key) => vec![(Subject::Item(*key), of_item(*key))],
        RowId::Clause(_, id) => {
            let action = desk.actions.iter().find(|action| action.id == *id);
            let clauses = desk.minutes.iter().flat_map(|row| &row.clauses);
            let clause = clauses.into_iter().find(|clause| clause.id == *id);
            match (action, clause) {
                (Some(action), _) => vec![(Subject::Action(action.key), of_action(action))],
                (None, Some(clause)) => vec![(Subject::Action(clause.key), false)],
                (None, None) => Vec::new(),
            }
        }
        RowId::Action(key) => meeting.promise(*key).map_or_else(Vec::new, |promise| {
            let members = meeting.members(promise);
            members
                .map(|action| (Subject::Action(action.key), of_action(action)))
                .collect()
        }),
        RowId::Programme(key) => {
            let line = desk.programme.iter().find(|line| line.key == *key);
            line.map_or_else(Vec::new, |line| {
                let is_exempt = called_exempt(&line.put_right)
                    .unwrap_or_else(|| restricted::is_said(&line.item));
                vec![(Subject::Row(*key, None), is_exempt)]
            })
        }
        RowId::Procedural(_) | RowId::Folded(_) | RowId::Rule(_) => Vec::new(),
    }
}

/// Opens the list of what can be put right of what is chosen.
pub fn correct(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(meeting) = &model.meeting else {
        return;
    };
    let desk = &meeting.desk;
    let today = model.setting.today;
    let mut rows: Vec<PickRow> = match chosen(model) {
        Some(RowId::Item(key)) => desk
            .agenda
            .iter()
            .find(|row| row.key == *key)
            .map(|row| right::item(row, desk))
            .unwrap_or_default(),
        Some(RowId::Minute(key)) => desk
            .minutes
            .iter()
            .find(|row| row.key == *key)
            .map(|row| right::title(row.key, &row.title))
            .unwrap_or_default(),
        Some(RowId::Clause(key, id)) => {
            let action = desk.actions.iter().find(|action| action.id == *id);
            let row = desk.minutes.iter().find(|row| row.key == *key);
            let mut rows = action
                .map(|action| right::action(action, &members(model, action), today))
                .unwrap_or_default();
            if let Some(row) = row {
                let mut clauses = row.clauses.iter();
                if let Some(clause) = clauses.find(|clause| clause.id == *id) {
                    right::clause(clause, &mut rows, action.is_some());
                }
                if action.is_none() {
                    rows.extend(right::title(row.key, &row.title));
                }
            }
            rows
        }
        Some(RowId::Action(key)) => meeting
            .promise(*key)
            .map(|promise| {
                let first = meeting.first(promise);
                right::action(first, &members(model, first), today)
            })
            .unwrap_or_default(),
        Some(RowId::Programme(key)) => {
            let lines = desk.programme.iter().filter(|line| line.key == *key);
            right::programme(&lines.collect::<Vec<_>>())
        }
        Some(RowId::Procedural(_) | RowId::Folded(_) | RowId::Rule(_)) | None => {
            right::meeting(desk)
        }
    };
    if let Some(row) = chosen(model) {
        let called = exempt(meeting, row);
        if !called.is_empty() {
            rows.push(right::exempt_line(&called));
        }
    }
    if let Some(block) = block(model) {
        // What stands under the cursor is what one has in mind.
        let actions = actions_in(model, block);
        for (at, action) in actions.iter().enumerate() {
            if !matches!(chosen(model), Some(RowId::Action(_) | RowId::Clause(..))) {
                let own = right::action(action, &members(model, action), today);
                rows.splice(at * own.len()..at * own.len(), own);
            }
        }
        if !desk.programme.is_empty() {
            let dealt = right::dealt_out(block, desk);
            // Of a row of a table that is what one has in mind.
            let at = if block.text.contains('\t') {
                0
            } else {
                rows.len()
            };
            rows.splice(at..at, dealt);
        }
    }
    open(model, Of::Correct, rows);
    // The names of committees, for the one that this one is.
    effects.push(Effect::Ask(Ask::Meetings));
}

fn open(model: &mut Model, of: Of, rows: Vec<PickRow>) {
    if rows.is_empty() {
        return model
            .say("there is nothing here that was read; choose an item, an action or a row");
    }
    model.overlay = Some(Overlay::Pick(Picker::new(of, rows)));
}

/// The actions that say the same as one.
fn members(model: &Model, action: &ActionRow) -> Vec<i64> {
    let meeting = model.meeting.as_ref();
    let members = meeting.and_then(|meeting| {
        let promise = meeting.promise(action.key)?;
        Some(meeting.members(promise).map(|one| one.key).collect())
    });
    members.unwrap_or_else(|| vec![action.key])
}

/// The actions whose words stand in a paragraph.
fn actions_in<'m>(model: &'m Model, block: &Block) -> Vec<&'m ActionRow> {
    let Some(meeting) = &model.meeting else {
        return Vec::new();
    };
    let item = match model.reader.row {
        Some(RowId::Item(key) | RowId::Minute(key) | RowId::Clause(key, _)) => Some(key),
        Some(
            RowId::Procedural(_)
            | RowId::Action(_)
            | RowId::Programme(_)
            | RowId::Folded(_)
            | RowId::Rule(_),
        )
        | None => None,
    };
    let words = fold::compare(&block.text);
    let mut actions = meeting.desk.actions.iter();
    let mut found: Vec<&ActionRow> = Vec::new();
    for action in actions.by_ref() {
        let own = item.is_some() && action.item_key == item;
        if own && words.contains(&fold::compare(&action.text)) {
            found.push(action);
        }
    }
    found
}

/// Makes the chosen sentence an action; of several, which one is asked.
pub fn make(model: &mut Model, effects: &mut Vec<Effect>) {
    let (item, words, place) = {
        let item = match chosen(model) {
            Some(RowId::Item(key) | RowId::Minute(key) | RowId::Clause(key, _)) => *key,
            Some(
                RowId::Procedural(_)
                | RowId::Action(_)
                | RowId::Programme(_)
                | RowId::Folded(_)
                | RowId::Rule(_),
            )
            | None => {
                return model
                    .say("read an item or its minutes (Enter), and choose the sentence there");
            }
        };
        if model.focus == Pane::Reader && model.found_place.is_none() {
            let Some(block) = block(model) else {
                return model.say("these are no words of a paper; choose a paragraph of it");
            };
            let source = block.source.as_ref();
            let place = source.map(|source| (source.document_key, source.place.clone()));
            (item, block.text.clone(), place)
        } else {
            let clause = model.meeting.as_ref().and_then(|meeting| {
                let RowId::Clause(key, id) = chosen(model)? else {
                    return None;
                };
                let row = meeting.desk.minutes.iter().find(|row| row.key == *key)?;
                row.clauses.iter().find(|clause| clause.id == *id)
            });
            let Some(clause) = clause else {
                return model
                    .say("read an item or its minutes (Enter), and choose the sentence there");
            };
            let place = (clause.source.document_key, clause.source.place.clone());
            (item, clause.text.clone(), Some(place))
        }
    };
    let sentences: Vec<&str> = sentence::split(&words)
        .into_iter()
        .filter(|one| one.split_whitespace().count() >= WORDS)
        .collect();
    match sentences.as_slice() {
        [] | [_] => {
            let deed = Deed::Make(item, words.clone(), place);
            effects.push(Effect::Ask(Ask::Say(Say::Office(deed))));
        }
        several => {
            let rows = right::sentences(item, several, place.as_ref());
            open(model, Of::Sentence, rows);
        }
    }
}

/// Says of the chosen action that it is none.
pub fn no_action(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(meeting) = &model.meeting else {
        return;
    };
    let actions: Vec<&ActionRow> = match chosen(model) {
        Some(RowId::Action(key)) => meeting
            .promise(*key)
            .map(|promise| meeting.first(promise))
            .into_iter()
            .collect(),
        Some(RowId::Clause(_, id)) => {
            let mut actions = meeting.desk.actions.iter();
            actions
                .find(|action| action.id == *id)
                .into_iter()
                .collect()
        }
        Some(
            RowId::Item(_)
            | RowId::Minute(_)
            | RowId::Procedural(_)
            | RowId::Programme(_)
            | RowId::Folded(_)
            | RowId::Rule(_),
        )
        | None => block(model)
            .map(|block| actions_in(model, block))
            .unwrap_or_default(),
    };
    match actions.as_slice() {
        [] => model.say("these words are no action; x strikes off a question of yours too"),
        [action] => {
            let deed = right::none(&members(model, action));
            effects.push(Effect::Ask(Ask::Say(Say::Office(deed))));
        }
        several => {
            let rows = several
                .iter()
                .map(|action| {
                    let mut row = right::no_action(&members(model, action));
                    row.below = crate::tui::text::soften(&action.text);
                    row
                })
                .collect();
            open(model, Of::Correct, rows);
        }
    }
}

/// The people of the committee, to put a name of theirs right.
pub fn people(model: &mut Model) {
    let rows = model
        .meeting
        .as_ref()
        .map(|meeting| right::people(&meeting.desk))
        .unwrap_or_default();
    open(model, Of::Person, rows);
}

/// The rows that words may be the progress of.
pub fn deal(model: &mut Model, words: &str) {
    let rows = model
        .meeting
        .as_ref()
        .map(|meeting| right::progress_of(&meeting.desk, words))
        .unwrap_or_default();
    open(model, Of::ProgressOf, rows);
}
