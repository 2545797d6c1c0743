//! What came of something that was asked, in the words of a paper that goes outside: the
//! brief and the account tell it from here, so that they agree.

use jiff::civil::Date;
use serde::Serialize;

use crate::domain::wording;
use crate::export::promises::{Group, is_sure};
use crate::store::by_hand::{Closing, How};
use crate::store::desk::ActionRow;
use crate::thread::stance::{self, Reception};
use crate::thread::state::State;

/// What came of something that was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It came back: done, answered, or taken up by the executive.
    ReportedBack,
    /// What may be its answer stands in a later paper: somebody must look.
    Perhaps,
    /// It was answered outside the meeting.
    Outside,
    /// The executive did not accept it.
    NotAccepted,
    /// A day that it or its record names has passed, and nothing came.
    Overdue,
    /// A paper carries it on, without an answer and without a day.
    Recorded,
    /// Later papers are held, and none has a word of it.
    NoUpdate,
    /// It is scheduled, or not yet due.
    ToCome,
    /// No later paper is held that could answer it.
    NothingLater,
    /// A person closed it in another way: merged, superseded, no longer wanted.
    Closed,
}

impl Outcome {
    /// Every outcome, in the order in which an account tells them.
    pub const ALL: [Outcome; 10] = [
        Outcome::ReportedBack,
        Outcome::Outside,
        Outcome::NotAccepted,
        Outcome::Perhaps,
        Outcome::Overdue,
        Outcome::Recorded,
        Outcome::NoUpdate,
        Outcome::ToCome,
        Outcome::NothingLater,
        Outcome::Closed,
    ];

    /// Whether something needs no asking after any more.
    pub fn is_settled(self) -> bool {
        match self {
            Outcome::ReportedBack | Outcome::Outside | Outcome::NotAccepted | Outcome::Closed => {
                true
            }
            Outcome::Perhaps
            | Outcome::Overdue
            | Outcome::Recorded
            | Outcome::NoUpdate
            | Outcome::ToCome
            | Outcome::NothingLater => false,
        }
    }

    /// The words of its row in an account.
    pub fn words(self) -> &'static str {
        match self {
            Outcome::ReportedBack => "Reported back",
            Outcome::Outside => "Answered outside the meeting",
            Outcome::NotAccepted => "Not accepted by the executive",
            Outcome::Perhaps => "Perhaps answered",
            Outcome::Overdue => "Overdue",
            Outcome::Recorded => "Recorded but not answered yet",
            Outcome::NoUpdate => "No update found in the papers held",
            Outcome::ToCome => "Scheduled or not yet due",
            Outcome::NothingLater => "No later paper held yet",
            Outcome::Closed => "Closed otherwise",
        }
    }
}

impl Group<'_> {
    /// What came of it, and whether a person said so rather than the papers.
    pub fn outcome(&self, today: Date) -> (Outcome, bool) {
        match self.closed() {
            Some(action) => (closed(action), true),
            None => (self.inferred(today), false),
        }
    }

    /// The promise of it that a person ticked or closed.
    pub fn closed(&self) -> Option<&ActionRow> {
        self.all.iter().copied().find(|action| action.is_closed())
    }

    /// How a person closed it, who said so and when: `not accepted by the executive by
    /// letter (said by A. Person on 3 June 2031)`. What it was merged with is told in its
    /// words, as it stands among the actions that are `known`: an id tells a reader nothing.
    pub fn closing<'b>(&self, known: impl IntoIterator<Item = &'b ActionRow>) -> Option<String> {
        let action = self.closed()?;
        let said = |tick: &crate::store::desk::Tick| {
            format!("said by {} on {}", tick.by, wording::long_day(tick.on))
        };
        match (&action.by_hand.closed, &action.ticked) {
            (Some(closed), _) => {
                let mut known = known.into_iter();
                let with = closed.what.with.as_ref();
                let with = with.map(|id| match known.find(|other| other.id == *id) {
                    Some(other) => format!("“{}”", other.text),
                    None => "another".to_owned(),
                });
                let what = Closing {
                    with,
                    ..closed.what.clone()
                };
                Some(format!("{} ({})", what.sentence(), said(&closed.said)))
            }
            (None, Some(tick)) => Some(format!("done ({})", said(tick))),
            (None, None) => None,
        }
    }

    /// The day that a person names for the answer, else that of saying so.
    pub fn said_on(&self) -> Option<Date> {
        let action = self.closed()?;
        let closed = action.by_hand.closed.as_ref();
        let named = closed.and_then(|closed| closed.what.on);
        named
            .or(closed.map(|closed| closed.said.on))
            .or(action.ticked.as_ref().map(|tick| tick.on))
    }

    /// Whether a table says that it is done, or an answer is more than possible.
    fn is_surely_answered(&self, today: Date) -> bool {
        let all = self.all.iter();
        let mut answered = all.filter(|action| {
            let state = action.state(today);
            matches!(state, State::Done | State::Answered)
        });
        answered.any(|action| {
            let answers = action.thread.answering(action.date, today);
            answers.is_empty() || answers.into_iter().any(is_sure)
        })
    }

    /// Whether the minutes of the executive say that it did not accept it.
    fn is_not_accepted(&self, today: Date) -> bool {
        self.all.iter().any(|action| {
            let answers = action.thread.answering(action.date, today);
            answers.into_iter().any(|trace| {
                trace.committee != action.committee
                    && is_sure(trace)
                    && stance::reception(&trace.text) == Some(Reception::NotAccepted)
            })
        })
    }

    fn inferred(&self, today: Date) -> Outcome {
        match self.state(today) {
            State::Done | State::Answered if self.is_not_accepted(today) => Outcome::NotAccepted,
            State::Done | State::Answered if self.is_surely_answered(today) => {
                Outcome::ReportedBack
            }
            State::Done | State::Answered => Outcome::Perhaps,
            State::Overdue => Outcome::Overdue,
            State::LooseEnd => Outcome::NoUpdate,
            State::Scheduled | State::NotDue => Outcome::ToCome,
            State::Open if !self.traces().is_empty() => Outcome::Recorded,
            State::Open if self.is_followed() => Outcome::NoUpdate,
            State::Open => Outcome::NothingLater,
        }
    }
}

fn closed(action: &ActionRow) -> Outcome {
    let how = action.by_hand.closed.as_ref().map(|closed| closed.what.how);
    match how {
        None | Some(How::Done | How::Accepted | How::AcceptedInPart) => Outcome::ReportedBack,
        Some(How::Answered) => Outcome::Outside,
        Some(How::NotAccepted) => Outcome::NotAccepted,
        Some(How::Merged | How::Superseded | How::NoLongerWanted) => Outcome::Closed,
    }
}
