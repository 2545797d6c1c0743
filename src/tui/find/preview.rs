//! What the finder's preview says of what is no item and no paragraph: an action with what
//! became of it, a person with their actions, a row of a programme, a meeting.

use jiff::civil::Date;

use crate::domain::wording;
use crate::store::desk::{ActionRow, Block, BlockRole, FindKind};
use crate::store::threads::{TraceRow, sentences};
use crate::store::{Error, Store};
use crate::thread::state::State;
use crate::tui::pane::standing::is_open;
use crate::tui::pane::words;
use crate::tui::text;

/// The words of what was found, for a day.
pub fn blocks(store: &Store, kind: FindKind, key: i64, today: Date) -> Result<Vec<Block>, Error> {
    Ok(match kind {
        FindKind::Action | FindKind::Trace => store
            .action_found(key)?
            .map(|action| of_action(&action, today))
            .unwrap_or_default(),
        FindKind::Person => person(store, key, today)?,
        FindKind::Programme => planned(store, key)?,
        FindKind::Meeting => store
            .items_found(key)?
            .into_iter()
            .map(|item| {
                let number = item.number.unwrap_or_default();
                block(BlockRole::Point, &number, &text::soften(&item.title))
            })
            .collect(),
        // These have words of their own.
        FindKind::Item | FindKind::Minute | FindKind::Paper => Vec::new(),
    })
}

/// An action: its words, where they stand, how it stands, and where it turns up again.
fn of_action(action: &ActionRow, today: Date) -> Vec<Block> {
    let before = action.thread.context.as_deref();
    let before = before.map(|before| block(BlockRole::Text, "", before));
    let mut blocks: Vec<Block> = before.into_iter().collect();
    blocks.push(Block {
        source: action.source.clone(),
        ..block(BlockRole::Clause, "", &action.text)
    });
    blocks.push(block(BlockRole::Fact, "", &whence(action)));
    blocks.extend(
        action
            .source
            .iter()
            .map(|source| block(BlockRole::Fact, "", &words::place(source))),
    );
    let state = action.state(today);
    let word = sentences::word(action, state, today);
    blocks.push(block(BlockRole::Section, "", "What came of it"));
    blocks.push(says(&word, &sentences::why(action, state, today)));
    let lead = action.who_words().map(|lead| text::soften(&lead));
    blocks.extend(lead.map(|lead| says("Lead officer", &lead)));
    blocks.extend(action.when_told(today).map(|due| says("Due", &due)));
    blocks.extend(action.progress.iter().map(|entry| {
        let day = wording::short_day(entry.said.on);
        let words = format!("{} ({}, {day})", text::soften(&entry.text), entry.said.by);
        says("Progress", &words)
    }));
    let found: Vec<&TraceRow> = action.thread.standing().collect();
    if !found.is_empty() {
        blocks.push(block(BlockRole::Section, "", "Found in"));
        blocks.extend(found.into_iter().map(trace));
    }
    blocks
}

/// A place where an action turns up again, with its words.
fn trace(trace: &TraceRow) -> Block {
    let mut said = text::soften(&trace.text);
    if let Some(progress) = &trace.progress {
        said.push_str(" · ");
        said.push_str(&text::soften(&progress.replace('\t', " · ")));
    }
    let place = trace.source.place.short();
    let mark = if place.is_empty() {
        trace.place.words().to_owned()
    } else {
        format!("{}, {place}", trace.place.words())
    };
    Block {
        source: Some(trace.source.clone()),
        ..block(BlockRole::Point, &mark, &said)
    }
}

/// `Planning and Highways Committee · 22 Oct 2026 · minute 21 · Limekiln Lane`.
fn whence(action: &ActionRow) -> String {
    let minute = action
        .minute
        .as_ref()
        .map(|minute| format!("minute {minute}"));
    let parts = [
        Some(text::soften(&action.committee)),
        action.date.map(words::day),
        minute,
        action.item.as_deref().map(text::soften),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A person with the actions that name them: what is open first.
fn person(store: &Store, key: i64, today: Date) -> Result<Vec<Block>, Error> {
    let Some(person) = store.person_found(key)? else {
        return Ok(Vec::new());
    };
    let mut actions: Vec<(State, &ActionRow)> = person
        .actions
        .iter()
        .map(|action| (action.state(today), action))
        .collect();
    actions.sort_by_key(|(state, _)| !is_open(*state));
    let open = actions.iter().filter(|(state, _)| is_open(*state)).count();
    let mut said = vec![text::count(open, "open action", "open actions")];
    let closed = actions.len() - open;
    if closed > 0 {
        said.push(format!("{closed} answered or closed"));
    }
    said.extend(person.committees.iter().map(|name| text::soften(name)));
    let mut blocks = vec![
        block(BlockRole::Heading, "", &person.name),
        block(BlockRole::Fact, "", &said.join(" · ")),
    ];
    if !actions.is_empty() {
        blocks.push(block(BlockRole::Section, "", "To do"));
    }
    for (state, action) in actions {
        let word = sentences::word(action, state, today);
        let due = action.when_told(today).map(|due| format!(" · due {due}"));
        let words = format!(
            "{} · {}{}",
            text::soften(&action.text),
            whence(action),
            due.unwrap_or_default()
        );
        blocks.push(Block {
            source: action.source.clone(),
            ..block(BlockRole::Point, &word, &words)
        });
    }
    Ok(blocks)
}

/// A row of a work programme, then its way through all versions.
fn planned(store: &Store, key: i64) -> Result<Vec<Block>, Error> {
    let Some(row) = store.planned_found(key)? else {
        return Ok(Vec::new());
    };
    let mut blocks = vec![block(BlockRole::Heading, "", &text::soften(&row.item))];
    let when = match (row.date.map(words::weekday), row.note) {
        (Some(day), Some(note)) => format!("{day} ({note})"),
        (Some(day), None) => day,
        (None, Some(note)) => note,
        (None, None) => "not yet scheduled".to_owned(),
    };
    blocks.push(says("Proposed", &when));
    if row.tentative {
        blocks.push(says("Tentative", "to be confirmed"));
    }
    blocks.extend(
        row.actions
            .map(|words| says("Detail", &text::soften(&words))),
    );
    blocks.extend(
        row.progress
            .map(|words| says("Progress", &text::soften(&words))),
    );
    blocks.push(block(BlockRole::Fact, "", &words::place(&row.source)));
    blocks.extend(store.row_changes(key)?);
    Ok(blocks)
}

/// A line of the program's own: `Due: 5 Oct 2023`.
fn says(name: &str, words: &str) -> Block {
    block(BlockRole::Point, name, words)
}

fn block(role: BlockRole, mark: &str, words: &str) -> Block {
    Block {
        role,
        mark: mark.to_owned(),
        text: words.to_owned(),
        source: None,
    }
}
