//! What is matched: promises, and the places where they may turn up again.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A promise that a committee was given, with what its words alone may leave out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Promise {
    /// The public id of the action.
    pub id: String,
    /// The day of its meeting.
    pub day: Option<Date>,
    /// The committee, by any number that tells committees apart.
    pub committee: i64,
    /// Its words.
    pub text: String,
    /// The title of the item it was made under.
    pub item: Option<String>,
    /// The sentences that stand before it under that item, nearest last.
    pub before: Vec<String>,
    /// Whoever is to do it.
    pub owner: Option<String>,
    /// Days that its words, or its table, name.
    pub names: Vec<Date>,
    /// Months that its words name without a day.
    pub months: Vec<(i16, i8)>,
    /// It is a row of a table of tasks.
    pub task: Option<Task>,
}

/// What a table says of its own row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Task {
    /// The day it was entered, where the table has one.
    pub entered: Option<Date>,
    /// It is complete.
    pub done: bool,
}

/// The kind of place where a promise turns up again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum In {
    /// A row of a work programme.
    Programme,
    /// A topic without a meeting of its own.
    ForwardPlan,
    /// A row of a table of tasks.
    Tracker,
    /// An item of a later agenda.
    Agenda,
    /// A sentence of later minutes.
    Minutes,
    /// A recommendation of a later report.
    Report,
}

/// A place where a promise may turn up again.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// A number that outlasts no re-reading; the caller's own.
    pub key: i64,
    /// What kind of place it is.
    pub place: In,
    /// The committee, by the same numbers as [`Promise::committee`].
    pub committee: i64,
    /// The day of the earliest paper that holds it: what is older than the promise is
    /// no trace of it.
    pub first_seen: Option<Date>,
    /// The day of the newest paper that holds it.
    pub seen: Option<Date>,
    /// The row's day, the meeting's day, the day a task was entered.
    pub day: Option<Date>,
    /// The day by which it is to come, where the row names one.
    pub due: Option<Date>,
    /// The row's item, the agenda item's title, the title of the minute.
    pub title: Option<String>,
    /// The words that are compared and shown.
    pub text: String,
    /// What was done, in the row's own words.
    pub progress: Option<String>,
    /// The paper says that it is complete.
    pub done: bool,
    /// A sentence of minutes that asks or promises in its turn.
    pub promised_again: bool,
    /// How many meetings have an item of this title.
    pub standing: u32,
}
