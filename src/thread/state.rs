//! What became of a promise, reckoned for a day.
//!
//! The first state that holds counts, in the order of [`State`]. A state is never said
//! alone: a thread carries what it was reckoned from.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::fold;
use crate::thread::promise::{In, Promise};

/// What became of a promise; the first that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum State {
    /// A person said so.
    #[serde(rename = "done")]
    Done,
    /// Progress or a tracker's status says that it was provided, or an item or minute of
    /// a later meeting deals with it.
    #[serde(rename = "answered")]
    Answered,
    /// A day that the promise or the programme names has passed, and nothing came.
    #[serde(rename = "overdue")]
    Overdue,
    /// A day to come, today too.
    #[serde(rename = "scheduled")]
    Scheduled,
    /// The promise itself names a day to come, and there is no trace yet.
    #[serde(rename = "not due")]
    NotDue,
    /// A trace without a day or an answer, or nothing later is held yet.
    #[serde(rename = "open")]
    Open,
    /// Later papers of the committee are held, and none carries a trace.
    #[serde(rename = "loose end")]
    LooseEnd,
}

impl State {
    /// Every state, the first that holds first.
    pub const ALL: [State; 7] = [
        State::Done,
        State::Answered,
        State::Overdue,
        State::Scheduled,
        State::NotDue,
        State::Open,
        State::LooseEnd,
    ];

    /// The word on the screen and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            State::Done => "done",
            State::Answered => "answered",
            State::Overdue => "overdue",
            State::Scheduled => "scheduled",
            State::NotDue => "not due",
            State::Open => "open",
            State::LooseEnd => "loose end",
        }
    }
}

/// What a state is reckoned from, beside the promise and its traces.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Circumstances<'a> {
    /// The day it is reckoned for.
    pub today: Date,
    /// A person closed the action.
    pub is_closed: bool,
    /// A paper of its committee that is later than the promise is held.
    pub later_held: bool,
    /// Days of meetings of the committee that were cancelled.
    pub cancelled: &'a [Date],
}

/// What a state is reckoned from of a trace.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trace<'a> {
    /// What kind of place it is.
    pub place: In,
    /// The row's day, the meeting's day, the day a task was entered.
    pub day: Option<Date>,
    /// The day by which it is to come.
    pub due: Option<Date>,
    /// What was done, in the row's own words.
    pub progress: Option<&'a str>,
    /// The paper says that it is complete.
    pub done: bool,
    /// It asks or promises in its turn.
    pub promised_again: bool,
}

/// Reckons the state of a promise from the traces that nobody refused.
pub fn reckon(promise: &Promise, traces: &[Trace], known: Circumstances) -> State {
    let held = |day: &Date| !known.cancelled.contains(day);
    if known.is_closed {
        return State::Done;
    }
    let said_done = promise.task.is_some_and(|task| task.done);
    if said_done || traces.iter().any(|trace| answers(*trace, known)) {
        return State::Answered;
    }
    let named: Vec<Date> = promise
        .names
        .iter()
        .copied()
        .filter(|day| Some(*day) > promise.day)
        .collect();
    let planned: Vec<Date> = traces
        .iter()
        .flat_map(|trace| planned(promise.day, *trace))
        .filter(held)
        .collect();
    let passed = |days: &[Date]| days.iter().max().is_some_and(|day| *day < known.today);
    let to_come = |days: &[Date]| days.iter().any(|day| *day >= known.today);
    if passed(&named) || (passed(&planned) && !to_come(&named)) {
        State::Overdue
    } else if to_come(&planned) {
        State::Scheduled
    } else if traces.is_empty() && to_come(&named) {
        State::NotDue
    } else if !traces.is_empty() || !known.later_held {
        State::Open
    } else {
        State::LooseEnd
    }
}

/// The days on which a trace says that it will come, of a promise made on `made`.
pub fn planned(made: Option<Date>, trace: Trace) -> Vec<Date> {
    match trace.place {
        // A row of the promise's own meeting is its record: its day is no day to come.
        In::Programme | In::ForwardPlan => {
            let day = trace.day.filter(|day| Some(*day) > made);
            day.into_iter().chain(trace.due).collect()
        }
        In::Tracker => trace.due.into_iter().collect(),
        In::Agenda => trace.day.into_iter().collect(),
        In::Minutes | In::Report => Vec::new(),
    }
}

/// Whether a trace is an answer, and no more than a plan or the same promise again.
pub fn answers(trace: Trace, known: Circumstances) -> bool {
    if trace.done {
        return true;
    }
    match trace.place {
        In::Programme | In::ForwardPlan | In::Tracker => trace.progress.is_some_and(says_provided),
        In::Agenda | In::Minutes | In::Report => {
            let past = trace
                .day
                .is_some_and(|day| day < known.today && !known.cancelled.contains(&day));
            past && !trace.promised_again
        }
    }
}

/// Words of progress that say that it came, and those that say that it did not yet.
const PROVIDED: [&str; 22] = [
    "provided",
    "circulated",
    "sent",
    "emailed",
    "e mailed",
    "shared",
    "completed",
    "complete",
    "closed",
    "presented",
    "received",
    "responded",
    "published",
    "actioned",
    "discharged",
    "done",
    "issued",
    "reported",
    "considered at",
    "discussed at",
    "distributed",
    "delivered",
];
const NOT_YET: [&str; 16] = [
    "to be",
    "will be",
    "will",
    "not yet",
    "awaiting",
    "awaited",
    "in progress",
    "ongoing",
    "outstanding",
    "partially",
    "partly",
    "not been",
    "incomplete",
    "not complete",
    "pending",
    "once",
];

/// Whether the words of a progress column say that what was promised came.
pub fn says_provided(progress: &str) -> bool {
    let folded = format!(" {} ", fold::compare(progress));
    let says = |words: &[&str]| {
        words
            .iter()
            .any(|word| folded.contains(&format!(" {word} ")))
    };
    says(&PROVIDED) && !says(&NOT_YET)
}
