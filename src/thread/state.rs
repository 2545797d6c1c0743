//! What became of a promise, reckoned for a day.
//!
//! The first state that holds counts, in the order of [`State`]. A state is never said
//! alone: a thread carries what it was reckoned from.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::thread::promise::In;
use crate::thread::said::says_provided;

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

/// What a promise says of its own day and end.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Own<'a> {
    /// The day of its meeting.
    pub made: Option<Date>,
    /// Days that its words or its table name.
    pub names: &'a [Date],
    /// The day that a person set: it stands before every other.
    pub set: Option<Date>,
    /// Its own table calls it complete.
    pub said_done: bool,
}

/// What a trace says of where a promise stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sign<'a> {
    /// What kind of place it is.
    pub place: In,
    /// The row's day, the meeting's day, the day a task was entered.
    pub day: Option<Date>,
    /// The day by which it is to come, where the row names one.
    pub due: Option<Date>,
    /// What was done, in the row's own words.
    pub progress: Option<&'a str>,
    /// The paper says that it is complete.
    pub done: bool,
    /// It asks or promises in its turn, or says that it was put off.
    pub promised_again: bool,
    /// It is a likely trace, or a person confirmed it.
    pub is_likely: bool,
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

/// Reckons the state of a promise from the traces that nobody refused.
pub fn reckon(own: Own, traces: &[Sign], known: Circumstances) -> State {
    if known.is_closed {
        return State::Done;
    }
    if own.said_done || answer(traces, known).is_some() {
        return State::Answered;
    }
    if let Some(day) = own.set {
        return if day < known.today {
            State::Overdue
        } else {
            State::NotDue
        };
    }
    let named: Vec<Date> = own
        .names
        .iter()
        .copied()
        .filter(|day| Some(*day) > own.made)
        .collect();
    let planned: Vec<Date> = planned(own.made, traces, known.cancelled)
        .into_iter()
        .map(|(_, day)| day)
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

/// The days on which traces say that it will come, of a promise made on `made`, each with
/// the place of its trace in the list. Where a likely trace names a day, one that is only
/// possible does not put it off.
pub fn planned(made: Option<Date>, traces: &[Sign], cancelled: &[Date]) -> Vec<(usize, Date)> {
    let days = |likely: bool| -> Vec<(usize, Date)> {
        traces
            .iter()
            .enumerate()
            .filter(|(_, trace)| trace.is_likely == likely)
            .flat_map(|(at, trace)| says_when(made, trace).map(move |day| (at, day)))
            .filter(|(_, day)| !cancelled.contains(day))
            .collect()
    };
    let likely = days(true);
    if likely.is_empty() {
        days(false)
    } else {
        likely
    }
}

fn says_when(made: Option<Date>, trace: &Sign) -> impl Iterator<Item = Date> {
    let (day, due) = match trace.place {
        // A row of the promise's own meeting is its record: its day is no day to come.
        In::Programme | In::ForwardPlan => (trace.day.filter(|day| Some(*day) > made), trace.due),
        // The paper of a meeting to come: it is on the table there, unless it was put off.
        In::Agenda | In::Report => (trace.day.filter(|_| !trace.promised_again), trace.due),
        In::Tracker | In::Minutes => (None, trace.due),
    };
    day.into_iter().chain(due)
}

/// The place in the list of the trace that answers. A row that is only possible does not
/// answer for one that is likely: rows of one tracker are alike.
pub fn answer(traces: &[Sign], known: Circumstances) -> Option<usize> {
    let is_row = |trace: &Sign| match trace.place {
        In::Programme | In::ForwardPlan | In::Tracker => true,
        In::Agenda | In::Minutes | In::Report => false,
    };
    let has_row = traces.iter().any(|trace| is_row(trace) && trace.is_likely);
    traces.iter().position(|trace| {
        let stands_behind = has_row && is_row(trace) && !trace.is_likely;
        !stands_behind && answers(trace, known)
    })
}

/// Whether a trace is an answer, and no more than a plan or the same promise again.
fn answers(trace: &Sign, known: Circumstances) -> bool {
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const SIGN: Sign<'_> = Sign {
        place: In::Tracker,
        day: None,
        due: None,
        progress: None,
        done: false,
        promised_again: false,
        is_likely: true,
    };

    #[test]
    fn minutes_that_put_an_item_off_name_a_day_and_answer_nothing() {
        let own = Own {
            made: Some(date(2031, 5, 6)),
            ..Own::default()
        };
        let put_off = |place| Sign {
            place,
            day: Some(date(2031, 7, 1)),
            due: Some(date(2031, 9, 2)),
            promised_again: true,
            ..SIGN
        };
        for place in [In::Minutes, In::Agenda] {
            let traces = [put_off(place)];
            assert_eq!(reckon(own, &traces, KNOWN), State::Scheduled);
            let cancelled = Circumstances {
                cancelled: &[date(2031, 9, 2)],
                ..KNOWN
            };
            assert_eq!(reckon(own, &traces, cancelled), State::Open);
        }
    }

    const KNOWN: Circumstances<'_> = Circumstances {
        today: date(2031, 8, 1),
        is_closed: false,
        later_held: true,
        cancelled: &[],
    };

    #[test]
    fn a_day_that_a_person_set_stands_before_all_others() {
        let names = [date(2031, 6, 30)];
        let own = |set| Own {
            made: Some(date(2031, 5, 6)),
            names: &names,
            set,
            said_done: false,
        };
        let planned = Sign {
            place: In::Programme,
            day: Some(date(2031, 9, 2)),
            ..SIGN
        };
        for traces in [&[][..], &[SIGN], &[planned]] {
            let state = |set| reckon(own(set), traces, KNOWN);
            assert_eq!(state(None), State::Overdue);
            assert_eq!(state(Some(date(2031, 12, 10))), State::NotDue);
            assert_eq!(state(Some(date(2031, 7, 10))), State::Overdue);
        }
        let answered = Sign { done: true, ..SIGN };
        assert_eq!(
            reckon(own(Some(date(2031, 12, 10))), &[answered], KNOWN),
            State::Answered
        );
    }

    #[test]
    fn a_report_for_a_meeting_to_come_is_a_day_to_come() {
        let own = Own {
            made: Some(date(2031, 5, 6)),
            ..Own::default()
        };
        let report = Sign {
            place: In::Report,
            day: Some(date(2031, 8, 9)),
            ..SIGN
        };
        assert_eq!(reckon(own, &[report], KNOWN), State::Scheduled);
    }

    #[test]
    fn a_possible_trace_puts_no_likely_day_off() {
        let own = Own {
            made: Some(date(2031, 5, 6)),
            ..Own::default()
        };
        let known = KNOWN;
        let tracker = Sign {
            due: Some(date(2031, 7, 1)),
            ..SIGN
        };
        let programme = Sign {
            place: In::Programme,
            day: Some(date(2031, 9, 2)),
            is_likely: false,
            ..SIGN
        };
        assert_eq!(reckon(own, &[tracker, programme], known), State::Overdue);
        assert_eq!(reckon(own, &[programme], known), State::Scheduled);
        let moved = Sign {
            is_likely: true,
            ..programme
        };
        assert_eq!(reckon(own, &[tracker, moved], known), State::Scheduled);
        let other = Sign {
            is_likely: false,
            done: true,
            ..SIGN
        };
        assert_eq!(reckon(own, &[tracker, other], known), State::Overdue);
        assert_eq!(reckon(own, &[other], known), State::Answered);
    }
}
