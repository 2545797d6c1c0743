//! Narrowing the actions to one lead officer, one meeting or one state.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::store::desk::ActionRow;
use crate::thread::state::State;
use crate::tui::pane::prepared::{Prepared, Promise};
use crate::tui::pane::words;
use crate::tui::text;

/// What the actions are narrowed to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Only {
    /// Those that stand so.
    State(State),
    /// Those recorded otherwise than they were promised.
    Changed,
    /// Those of a lead officer, as the screen writes the name; those without one.
    Lead(Option<String>),
    /// Those of a meeting.
    Meeting(Option<Date>),
}

impl Only {
    /// Whether it leaves a promise.
    pub fn admits(&self, prepared: &Prepared, promise: &Promise) -> bool {
        match self {
            Only::State(state) => promise.stands.state == *state,
            Only::Changed => promise.stands.changed.is_some(),
            Only::Lead(lead) => prepared
                .members(promise)
                .any(|action| lead_of(action) == *lead),
            Only::Meeting(date) => prepared.first(promise).date == *date,
        }
    }

    /// What kind of thing it is.
    pub fn kind(&self) -> &'static str {
        match self {
            Only::State(_) | Only::Changed => "state",
            Only::Lead(_) => "lead officer",
            Only::Meeting(_) => "meeting",
        }
    }

    /// Its name in the title and in the list.
    pub fn name(&self) -> String {
        match self {
            Only::State(state) => state.name().to_owned(),
            Only::Changed => "changed on the way".to_owned(),
            Only::Lead(Some(lead)) => lead.clone(),
            Only::Lead(None) => "no lead officer".to_owned(),
            Only::Meeting(Some(date)) => words::day(*date),
            Only::Meeting(None) => "no date".to_owned(),
        }
    }
}

fn lead_of(action: &ActionRow) -> Option<String> {
    action.who().map(|who| text::soften(who.what))
}

/// Everything that the actions can be narrowed to, with how many that leaves: states as
/// they need a person, the newest meeting first, lead officers by name.
pub fn choices(prepared: &Prepared) -> Vec<(Only, usize)> {
    let states = [
        State::LooseEnd,
        State::Overdue,
        State::Open,
        State::Scheduled,
        State::NotDue,
        State::Answered,
        State::Done,
    ];
    let mut choices: Vec<Only> = states.into_iter().map(Only::State).collect();
    choices.insert(2, Only::Changed);
    let mut leads: BTreeSet<Only> = BTreeSet::new();
    let mut meetings: Vec<Only> = Vec::new();
    for action in &prepared.desk.actions {
        leads.insert(Only::Lead(lead_of(action)));
        let meeting = Only::Meeting(action.date);
        if meetings.last() != Some(&meeting) && !meetings.contains(&meeting) {
            meetings.push(meeting);
        }
    }
    meetings.sort_by(|one, other| other.cmp(one));
    choices.extend(leads);
    choices.extend(meetings);
    choices
        .into_iter()
        .map(|only| {
            let promises = prepared.actions.iter();
            let left = promises.filter(|promise| only.admits(prepared, promise));
            let left = left.count();
            (only, left)
        })
        .filter(|(_, left)| *left > 0)
        .collect()
}
