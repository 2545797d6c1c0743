//! How a promise stands, in the words of the screen: its state, whether that is a
//! guess, what it was reckoned from, and how old it is.

use jiff::civil::Date;

use crate::domain::wording;
use crate::store::desk::ActionRow;
use crate::store::threads::TraceRow;
use crate::store::threads::grounds::Grounds;
use crate::thread::changed::Changed;
use crate::thread::promise::In;
use crate::thread::state::State;
use crate::tui::pane::words;
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
}

/// How actions that say the same stand: what became of one became of all.
pub fn standing<'a>(actions: impl Iterator<Item = &'a ActionRow> + Clone, today: Date) -> Standing {
    let states = actions.clone().map(|action| (action.state(today), action));
    let Some((state, action)) = states.min_by_key(|(state, _)| *state) else {
        return Standing {
            state: State::Open,
            inferred: false,
            changed: None,
        };
    };
    let records: Vec<Option<Changed>> = actions
        .filter_map(record)
        .map(|record| record.changed)
        .collect();
    // Where one of them was recorded as it was said, nothing is lost.
    let kept = records.iter().any(Option::is_none);
    Standing {
        state,
        inferred: action.is_inferred(state, today),
        changed: records.into_iter().flatten().next().filter(|_| !kept),
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

/// "42 days", from the day it was made.
pub fn age(action: &ActionRow, today: Date) -> Option<String> {
    let days = wording::days_between(action.date?, today);
    let days = usize::try_from(days).ok()?;
    Some(match days {
        0 => "today".to_owned(),
        days => text::count(days, "day", "days"),
    })
}

/// The day by which it is to be done: a person's word, else as the paper prints it.
pub fn due(action: &ActionRow) -> Option<String> {
    let set = action.by_hand.due.as_ref().map(|due| words::day(due.what));
    set.or_else(|| action.due.clone())
        .or_else(|| action.due_date.map(words::day))
}

/// "slipped twice", where it was put off.
pub fn slipped(action: &ActionRow) -> Option<String> {
    let times = action.thread.times_slipped();
    (times > 0).then(|| format!("slipped {}", wording::times(times)))
}

/// Why it stands so, in a sentence without its full stop.
pub fn why(action: &ActionRow, state: State, today: Date) -> String {
    let day = words::day;
    match action.grounds(state, today) {
        Grounds::Ticked(tick) => format!("ticked by {} on {}", tick.by, day(tick.on)),
        Grounds::Closed(closed) => format!(
            "{}: said by {} on {}",
            closed.what.sentence(),
            closed.said.by,
            day(closed.said.on)
        ),
        Grounds::Set(due) => match state {
            State::Overdue => format!("{} was set; nothing came in the papers held", day(due)),
            State::Done
            | State::Answered
            | State::Scheduled
            | State::NotDue
            | State::Open
            | State::LooseEnd => format!("{} is set, which is to come", day(due)),
        },
        Grounds::Table => "the paper itself says complete; nobody has confirmed it".to_owned(),
        Grounds::Answer(trace) => answer(trace),
        Grounds::Day(named, trace) => {
            let by = match trace {
                None => format!("{} was named", day(named)),
                Some(trace) => format!("the {} has it for {}", trace.place.words(), day(named)),
            };
            match state {
                State::Overdue => format!("{by}; nothing came in the papers held"),
                State::NotDue => format!("{} is named, which is to come", day(named)),
                State::Done
                | State::Answered
                | State::Scheduled
                | State::Open
                | State::LooseEnd => by,
            }
        }
        Grounds::Found => "found again, without a day or an answer".to_owned(),
        Grounds::NothingLater => "no later paper of the committee is held yet".to_owned(),
        Grounds::Nothing => "later papers are held, and none carries it".to_owned(),
    }
}

fn answer(trace: &TraceRow) -> String {
    let on = trace.day.map(|date| format!(" of {}", words::day(date)));
    let on = on.unwrap_or_default();
    match trace.place {
        In::Agenda => format!("an item{on} deals with it"),
        In::Minutes => format!("the minutes{on} deal with it"),
        In::Report => format!("a report{on} deals with it"),
        In::Tracker if trace.done => "the tracker calls it complete".to_owned(),
        In::Programme | In::ForwardPlan | In::Tracker => {
            let progress = trace.progress.as_deref().unwrap_or_default();
            let place = trace.place.words();
            if progress.is_empty() {
                format!("the {place} calls it complete")
            } else {
                format!("the {place} says “{}”", progress.trim_end_matches('.'))
            }
        }
    }
}
