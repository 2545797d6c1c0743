//! What a state was reckoned from, so that it is never said alone.

use jiff::civil::Date;

use super::{Thread, TraceRow};
use crate::thread::state::{self, Circumstances, State};

/// From here on a trace is likely; below it is possible.
const LIKELY: f64 = 0.8;

/// What a state was reckoned from.
#[derive(Debug, Clone, PartialEq)]
pub enum Grounds<'a> {
    /// A person said so.
    Person,
    /// The promise's own table calls it complete.
    Table,
    /// A trace that answers it.
    Answer(&'a TraceRow),
    /// A day that has passed or is to come, and the trace that names it where the promise
    /// itself does not.
    Day(Date, Option<&'a TraceRow>),
    /// Traces without a day or an answer.
    Found,
    /// No later paper of the committee is held.
    NothingLater,
    /// Later papers are held, and none carries it.
    Nothing,
}

impl Thread {
    /// What a state of the thread was reckoned from, for an action made on `made`.
    pub fn grounds(&self, made: Option<Date>, state: State, today: Date) -> Grounds<'_> {
        let cancelled = self.cancelled();
        let known = Circumstances {
            today,
            is_closed: false,
            later_held: true,
            cancelled: &cancelled,
        };
        let named = || self.names.iter().copied().filter(|day| Some(*day) > made);
        let planned = || {
            self.standing().flat_map(|trace| {
                let days = state::planned(made, &trace.mention());
                let days = days.into_iter().filter(|day| !cancelled.contains(day));
                days.map(move |day| (day, trace)).collect::<Vec<_>>()
            })
        };
        match state {
            State::Done => Grounds::Person,
            State::Answered => {
                let answer = self
                    .standing()
                    .find(|trace| state::answers(&trace.mention(), known));
                answer.map_or(Grounds::Table, Grounds::Answer)
            }
            State::Overdue => {
                let passed = named().max().filter(|day| *day < today);
                let day = passed.map(|day| Grounds::Day(day, None)).or_else(|| {
                    let (day, trace) = planned().max_by_key(|(day, _)| *day)?;
                    Some(Grounds::Day(day, Some(trace)))
                });
                day.unwrap_or(Grounds::Found)
            }
            State::Scheduled => planned()
                .filter(|(day, _)| *day >= today)
                .min_by_key(|(day, _)| *day)
                .map_or(Grounds::Found, |(day, trace)| {
                    Grounds::Day(day, Some(trace))
                }),
            State::NotDue => named()
                .filter(|day| *day >= today)
                .min()
                .map_or(Grounds::Found, |day| Grounds::Day(day, None)),
            State::Open if self.standing().next().is_some() => Grounds::Found,
            State::Open => Grounds::NothingLater,
            State::LooseEnd => Grounds::Nothing,
        }
    }

    /// Whether a state is a guess: it rests on places that nobody has confirmed.
    pub fn is_inferred(&self, made: Option<Date>, state: State, today: Date) -> bool {
        match state {
            State::Done | State::NotDue => false,
            State::Open if self.standing().next().is_none() => false,
            State::Overdue | State::LooseEnd => true,
            State::Answered | State::Scheduled | State::Open => {
                let mut confirmed = self.clone();
                confirmed.said_done = false;
                confirmed
                    .traces
                    .retain(|trace| trace.verdict.as_ref().is_some_and(|said| said.confirmed));
                confirmed.traces.is_empty() || confirmed.state(made, false, today) != state
            }
        }
    }

    fn cancelled(&self) -> Vec<Date> {
        let meetings = self.held.meetings.iter();
        meetings
            .filter(|meeting| meeting.is_cancelled)
            .map(|meeting| meeting.date)
            .collect()
    }
}

impl TraceRow {
    /// Likely, else possible.
    pub fn is_likely(&self) -> bool {
        self.score >= LIKELY
    }

    /// A person said that it is no trace.
    pub fn is_refused(&self) -> bool {
        self.verdict.as_ref().is_some_and(|said| !said.confirmed)
    }

    /// A person said that it is one.
    pub fn is_confirmed(&self) -> bool {
        self.verdict.as_ref().is_some_and(|said| said.confirmed)
    }
}
