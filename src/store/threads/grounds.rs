//! What a state was reckoned from, so that it is never said alone.

use jiff::civil::Date;

use super::{Thread, TraceRow};
use crate::store::by_hand::{Closing, Said};
use crate::store::desk::{ActionRow, Tick};
use crate::thread::matching::LIKELY;
use crate::thread::state::{self, Circumstances, Sign, State};

/// What a state was reckoned from.
#[derive(Debug, Clone, PartialEq)]
pub enum Grounds<'a> {
    /// A person ticked it.
    Ticked(&'a Tick),
    /// A person closed it.
    Closed(&'a Said<Closing>),
    /// The promise's own table calls it complete.
    Table,
    /// A trace that answers it.
    Answer(&'a TraceRow),
    /// A day that a person set.
    Set(Date),
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

impl ActionRow {
    /// What its state was reckoned from.
    pub fn grounds(&self, state: State, today: Date) -> Grounds<'_> {
        if let Some(tick) = &self.ticked {
            return Grounds::Ticked(tick);
        }
        if let Some(closing) = &self.by_hand.closed {
            return Grounds::Closed(closing);
        }
        let (thread, made) = (&self.thread, self.date);
        let cancelled = thread.cancelled();
        let set = self.by_hand.due.as_ref().map(|due| due.what);
        let named = thread.names.iter().copied();
        let named: Vec<Date> = named.filter(|day| Some(*day) > made).collect();
        let standing: Vec<&TraceRow> = thread.standing().collect();
        let signs: Vec<Sign> = standing.iter().map(|trace| trace.sign()).collect();
        let planned = || {
            state::planned(made, &signs, &cancelled)
                .into_iter()
                .map(|(at, day)| (day, standing[at]))
        };
        let own = |day: Date| Grounds::Day(day, None);
        let by_trace = |found: Option<(Date, _)>| {
            found.map_or(Grounds::Found, |(day, trace)| {
                Grounds::Day(day, Some(trace))
            })
        };
        if let (State::Overdue | State::NotDue, Some(day)) = (state, set) {
            return Grounds::Set(day);
        }
        match state {
            State::Answered => {
                let known = Circumstances {
                    today,
                    is_closed: false,
                    later_held: true,
                    cancelled: &cancelled,
                };
                let answer = state::answer(&signs, known);
                answer.map_or(Grounds::Table, |at| Grounds::Answer(standing[at]))
            }
            State::Overdue => match named.iter().max().filter(|day| **day < today) {
                Some(day) => own(*day),
                None => by_trace(planned().max_by_key(|(day, _)| *day)),
            },
            State::Scheduled => {
                let to_come = planned().filter(|(day, _)| *day >= today);
                by_trace(to_come.min_by_key(|(day, _)| *day))
            }
            State::NotDue => {
                let to_come = named.into_iter().filter(|day| *day >= today);
                to_come.min().map_or(Grounds::Found, own)
            }
            State::Done | State::Open if thread.standing().next().is_some() => Grounds::Found,
            State::Done | State::Open => Grounds::NothingLater,
            State::LooseEnd => Grounds::Nothing,
        }
    }

    /// Whether a state is a guess: it rests on places that nobody has confirmed.
    pub fn is_inferred(&self, state: State, today: Date) -> bool {
        if self.is_closed() || matches!(self.grounds(state, today), Grounds::Set(_)) {
            return false;
        }
        match state {
            State::Done => false,
            // "By the end of term": the day was reckoned.
            State::NotDue => {
                let day = self.next_named(today);
                day.is_some_and(|day| self.taken_from(day).is_some())
            }
            State::Open if self.thread.standing().next().is_none() => false,
            State::Overdue | State::LooseEnd => true,
            State::Answered | State::Scheduled | State::Open => {
                let mut confirmed = self.clone();
                confirmed.thread.said_done = false;
                confirmed.thread.traces.retain(TraceRow::is_confirmed);
                confirmed.thread.traces.is_empty() || confirmed.state(today) != state
            }
        }
    }
}

impl Thread {
    /// The days of its committee's meetings that were cancelled.
    pub(super) fn cancelled(&self) -> Vec<Date> {
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
        self.score >= f64::from(LIKELY)
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
