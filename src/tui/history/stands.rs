//! How a promise stands and why, how old it is, who is to do it and by when; what was
//! looked in, and what is not held.

use jiff::civil::Date;

use crate::domain::wording;
use crate::store::by_hand::Progress;
use crate::store::desk::ActionRow;
use crate::store::threads::sentences;
use crate::tui::history::page::{Page, Piece, unbroken};
use crate::tui::pane::prepared::{Prepared, Promise};
use crate::tui::pane::{standing, words};
use crate::tui::text;
use crate::tui::theme::Role;

/// Papers that are named of those that were looked in.
const NAMED: usize = 6;

/// How it stands and why, how old it is, who is to do it and by when.
pub fn stands(page: &mut Page, block: usize, prepared: &Prepared, promise: &Promise, today: Date) {
    let stands = promise.stands;
    let action = prepared.reckoned(promise);
    let why = sentences::why(action, stands.state, today);
    let role = match stands.role() {
        Role::Dim => Role::Strong,
        role => role,
    };
    page.hang(
        block,
        vec![(role, format!("{}  ", stands.word()))],
        2,
        &[(Role::Text, why)],
    );
    let mut facts: Vec<Piece> = Vec::new();
    let mut fact = |role: Role, words: String| {
        if !facts.is_empty() {
            facts.push((Role::Dim, " · ".to_owned()));
        }
        facts.push((role, words));
    };
    if let Some(changed) = stands.changed {
        fact(Role::Label, format!("CHANGED: {}", changed.name()));
    }
    if let Some(slipped) = standing::slipped(action) {
        let days: Vec<String> = action
            .thread
            .steps()
            .iter()
            .map(|step| unbroken(&words::day(step.day)))
            .collect();
        fact(Role::Label, format!("{slipped}: {}", days.join(" → ")));
    }
    if let Some(age) = standing::age(action, today) {
        fact(Role::Dim, age);
    }
    let mut members = prepared.members(promise);
    let lead = members.clone().find_map(ActionRow::who_words);
    fact(
        Role::Dim,
        match lead {
            Some(lead) => format!("lead officer {}", text::soften(&lead)),
            None => "no lead officer".to_owned(),
        },
    );
    if let Some(due) = members.find_map(|action| action.when_told(today)) {
        fact(Role::Dim, format!("due {due}"));
    }
    page.words(block, vec![(Role::Text, "  ".to_owned())], &facts);
}

/// Progress that people wrote, the newest first.
pub fn progress(page: &mut Page, block: usize, prepared: &Prepared, promise: &Promise) {
    let mut written: Vec<&Progress> = Vec::new();
    for entry in prepared
        .members(promise)
        .flat_map(|action| &action.progress)
    {
        // Of promises that say the same each has it.
        if !written
            .iter()
            .any(|other| other.said == entry.said && other.text == entry.text)
        {
            written.push(entry);
        }
    }
    if written.is_empty() {
        return;
    }
    page.title(block, "Progress");
    for entry in written {
        let day = unbroken(&words::short_day(entry.said.on));
        page.hang(
            block,
            vec![(Role::Done, format!("  {day}  "))],
            2,
            &[(Role::Text, entry.text.clone())],
        );
    }
    page.gap(block);
}

/// What was looked in, and what is not held.
pub fn looked(page: &mut Page, block: usize, action: &ActionRow, today: Date) {
    let papers: Vec<_> = action.thread.looked_in(action.date).collect();
    let indent = || vec![(Role::Text, "  ".to_owned())];
    page.title(block, "Looked in");
    if papers.is_empty() {
        let words = "no later paper of the committee is held yet".to_owned();
        page.words(block, indent(), &[(Role::Text, words)]);
    }
    for paper in papers.iter().rev().take(NAMED) {
        let pieces = [
            (Role::Text, paper.document.clone()),
            (
                Role::Dim,
                format!(", {}", unbroken(&words::day(paper.date))),
            ),
        ];
        page.words(block, indent(), &pieces);
    }
    if papers.len() > NAMED {
        let more = format!("and {} earlier", papers.len() - NAMED);
        page.words(block, indent(), &[(Role::Dim, more)]);
    }
    let lacking = action.thread.not_held(action.date, today);
    if !lacking.is_empty() {
        page.gap(block);
        page.title(block, "Not held");
        for day in lacking.iter().rev().take(NAMED) {
            let words = format!("minutes of {}", wording::long_day(*day));
            page.words(block, indent(), &[(Role::Text, words)]);
        }
        if lacking.len() > NAMED {
            let more = format!("and {} earlier", lacking.len() - NAMED);
            page.words(block, indent(), &[(Role::Dim, more)]);
        }
    }
}
