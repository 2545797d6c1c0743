//! How a promise stands, in the words of the screen: its state, whether that is a
//! guess, what it was reckoned from, and how old it is.

use jiff::civil::Date;

use crate::domain::wording;
use crate::store::by_hand::How;
use crate::store::desk::ActionRow;
use crate::store::threads::{TraceRow, sentences};
use crate::thread::changed::Changed;
use crate::thread::promise::In;
use crate::thread::state::State;
use crate::tui::text;
use crate::tui::theme::Role;

/// How several promises that say the same stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// What became of them.
    pub state: State,
    /// Nobody has said so.
    pub inferred: bool,
    /// What was recorded says less than was promised, or something else.
    pub changed: Option<Changed>,
    /// How a person closed it.
    pub closed: Option<How>,
}

/// How actions that say the same stand: what became of one became of all.
pub fn standing<'a>(actions: impl Iterator<Item = &'a ActionRow> + Clone, today: Date) -> Standing {
    let states = actions.clone().map(|action| (action.state(today), action));
    let Some((state, action)) = states.min_by_key(|(state, _)| *state) else {
        return Standing {
            state: State::Open,
            inferred: false,
            changed: None,
            closed: None,
        };
    };
    let records: Vec<Option<Changed>> = actions
        .filter_map(record)
        .map(|record| record.changed)
        .collect();
    let closed = action.by_hand.closed.as_ref();
    let closed = closed.filter(|_| action.ticked.is_none());
    // Where one of them was recorded as it was said, nothing is lost.
    let kept = records.iter().any(Option::is_none);
    Standing {
        state,
        inferred: action.is_inferred(state, today),
        changed: records.into_iter().flatten().next().filter(|_| !kept),
        closed: closed.map(|closed| closed.what.how),
    }
}

/// The record of an action: the surest row that was entered at its meeting, those that a
/// person confirmed first.
fn record(action: &ActionRow) -> Option<&TraceRow> {
    let is_record = |trace: &&TraceRow| match trace.place {
        In::Programme | In::Tracker => trace.day.is_some() && trace.day == action.date,
        In::ForwardPlan | In::Agenda | In::Minutes | In::Report => false,
    };
    let records = || action.thread.standing().filter(is_record);
    let mut confirmed = records().filter(|trace| trace.is_confirmed());
    confirmed.next().or_else(|| records().next())
}

impl Standing {
    /// The state's word, loud where it wants a person, with a question mark where it is
    /// a guess.
    pub fn word(self) -> String {
        if let Some(how) = self.closed {
            return sentences::closed_word(how).to_owned();
        }
        let word = match self.state {
            State::LooseEnd => "LOOSE END",
            State::Overdue => "OVERDUE",
            State::Done | State::Answered | State::Scheduled | State::NotDue | State::Open => {
                self.state.name()
            }
        };
        let guess = if self.inferred { "?" } else { "" };
        format!("{word}{guess}")
    }

    /// How the word looks.
    pub fn role(self) -> Role {
        match self.state {
            State::Done => Role::Done,
            State::Overdue => Role::Late,
            State::LooseEnd => Role::Warn,
            State::Answered | State::Scheduled | State::NotDue | State::Open => Role::Dim,
        }
    }
}

/// Whether a promise still asks for something.
pub fn is_open(state: State) -> bool {
    match state {
        State::Done | State::Answered => false,
        State::Overdue | State::Scheduled | State::NotDue | State::Open | State::LooseEnd => true,
    }
}

/// "42 days", from the day it was made; nobody counts years in days.
pub fn age(action: &ActionRow, today: Date) -> Option<String> {
    let days = wording::days_between(action.date?, today);
    let days = usize::try_from(days).ok()?;
    Some(match days {
        0 => "today".to_owned(),
        1..=364 => text::count(days, "day", "days"),
        365..=729 => text::count(days / 30, "month", "months"),
        _ => text::count(days / 365, "year", "years"),
    })
}

/// "slipped twice", where it was put off.
pub fn slipped(action: &ActionRow) -> Option<String> {
    let times = action.thread.times_slipped();
    (times > 0).then(|| format!("slipped {}", wording::times(times)))
}
