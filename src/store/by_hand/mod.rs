//! What a person says of an action itself: how it was closed, who is to do it, by when.
//! It stands beside what the papers say, and never in its place.

mod row;

use jiff::civil::Date;
use rusqlite::Row;
use serde::{Deserialize, Serialize};

use super::columns::from_json;
use super::desk::Tick;
use crate::domain::wording;
use crate::thread::state::State;

pub use row::{Differs, Dropped, Over, Progress, RowByHand};
pub(super) use row::{Order, progress_of_actions, work_on_rows};

/// How an action was closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// It was done.
    Done,
    /// It was answered outside the meeting.
    Answered,
    /// It goes on as another action.
    Merged,
    /// Something else took its place.
    Superseded,
    /// The executive accepted it.
    Accepted,
    /// The executive accepted a part of it.
    AcceptedInPart,
    /// The executive did not accept it.
    NotAccepted,
    /// Nobody wants it any more.
    NoLongerWanted,
}

impl How {
    /// Every way, in the order in which a person is offered them.
    pub const ALL: [How; 8] = [
        How::Done,
        How::Answered,
        How::Merged,
        How::Superseded,
        How::Accepted,
        How::AcceptedInPart,
        How::NotAccepted,
        How::NoLongerWanted,
    ];

    /// The name in JSON and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            How::Done => "done",
            How::Answered => "answered",
            How::Merged => "merged",
            How::Superseded => "superseded",
            How::Accepted => "accepted",
            How::AcceptedInPart => "accepted-in-part",
            How::NotAccepted => "not-accepted",
            How::NoLongerWanted => "no-longer-wanted",
        }
    }

    /// The words on the screen.
    pub fn words(self) -> &'static str {
        match self {
            How::Done => "done",
            How::Answered => "answered outside the meeting",
            How::Merged => "merged with another action",
            How::Superseded => "superseded",
            How::Accepted => "accepted by the executive",
            How::AcceptedInPart => "accepted in part by the executive",
            How::NotAccepted => "not accepted by the executive",
            How::NoLongerWanted => "no longer wanted",
        }
    }

    /// The state it leaves the action in: a reply is an answer, and what needs none any
    /// more is done.
    pub fn state(self) -> State {
        match self {
            How::Done | How::Merged | How::Superseded | How::NoLongerWanted => State::Done,
            How::Answered | How::Accepted | How::AcceptedInPart | How::NotAccepted => {
                State::Answered
            }
        }
    }
}

/// A way of closing an action, with what there is to say of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// How.
    pub how: How,
    /// By what, or by whom: "letter to all members".
    pub by: Option<String>,
    /// On which day.
    pub on: Option<Date>,
    /// The public id of the action that it was merged with.
    pub with: Option<String>,
    /// A note.
    pub note: Option<String>,
}

impl Closing {
    /// A closing with nothing else to be said.
    pub fn of(how: How) -> Closing {
        Closing {
            how,
            by: None,
            on: None,
            with: None,
            note: None,
        }
    }

    /// "answered outside the meeting by letter to all members on 3 June 2031 (a copy is
    /// on the file)".
    pub fn sentence(&self) -> String {
        let mut words = match &self.with {
            Some(other) if self.how == How::Merged => format!("merged with {other}"),
            Some(_) | None => self.how.words().to_owned(),
        };
        // What the executive did is not done by a letter: that only told of it.
        let by = self.by.as_ref().map(|by| match self.how {
            How::Accepted | How::AcceptedInPart | How::NotAccepted => format!(", {by},"),
            How::Done | How::Answered | How::Merged | How::Superseded | How::NoLongerWanted => {
                format!(" by {by}")
            }
        });
        let on = self.on.map(|on| format!(" on {}", wording::long_day(on)));
        let note = self.note.as_ref().map(|note| format!(" ({note})"));
        words.extend([by, on].into_iter().flatten());
        let mut words = words.trim_end_matches(',').to_owned();
        words.extend(note);
        words
    }
}

/// Something that a person said, with who said it and on which day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Said<T> {
    /// What was said.
    pub what: T,
    /// Who said it, and on which day.
    #[serde(flatten)]
    pub said: Tick,
}

/// What a person said of an action; nothing, where nobody said anything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ByHand {
    /// How it was closed.
    pub closed: Option<Said<Closing>>,
    /// Who is to do it.
    pub owner: Option<Said<String>>,
    /// By when.
    pub due: Option<Said<Date>>,
}

impl ByHand {
    /// From columns named after each kind of mark: `closed_value`, `closed_day`,
    /// `closed_who`.
    pub(super) fn read(row: &Row) -> rusqlite::Result<ByHand> {
        Ok(ByHand {
            closed: said(row, "closed")?,
            owner: said(row, "owner")?,
            due: said(row, "due")?,
        })
    }
}

fn said<T: serde::de::DeserializeOwned>(
    row: &Row,
    kind: &str,
) -> rusqlite::Result<Option<Said<T>>> {
    let value: Option<String> = row.get(format!("{kind}_value").as_str())?;
    let by: Option<String> = row.get(format!("{kind}_who").as_str())?;
    let on = super::columns::date(row, &format!("{kind}_day"))?;
    let what: Option<T> = from_json(value.as_deref());
    Ok(what.zip(on.zip(by)).map(|(what, (on, by))| Said {
        what,
        said: Tick { on, by },
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_only_told_of_what_the_executive_did() {
        let closing = Closing {
            by: Some("letter to all members".to_owned()),
            on: Some(jiff::civil::date(2031, 6, 3)),
            ..Closing::of(How::AcceptedInPart)
        };
        assert_eq!(
            closing.sentence(),
            "accepted in part by the executive, letter to all members, on 3 June 2031"
        );
        let undated = Closing {
            on: None,
            note: Some("filed".to_owned()),
            ..closing
        };
        assert_eq!(
            undated.sentence(),
            "accepted in part by the executive, letter to all members (filed)"
        );
        let answered = Closing {
            by: Some("letter".to_owned()),
            ..Closing::of(How::Answered)
        };
        assert_eq!(
            answered.sentence(),
            "answered outside the meeting by letter"
        );
    }
}
