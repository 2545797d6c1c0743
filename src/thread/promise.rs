//! What is matched: promises, and the places where they may turn up again.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::source::Place;

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
    /// The number of its minute, as printed.
    pub minute: Option<String>,
    /// The sentences that stand before it under that item, nearest last.
    pub before: Vec<String>,
    /// So many of these end in a promise of its own.
    pub others: usize,
    /// A topic that was put on the programme.
    pub is_topic: bool,
    /// How it was made.
    pub turn: Turn,
    /// Whoever is to do it.
    pub owner: Option<String>,
    /// Days that its words, or its table, name.
    pub names: Vec<Date>,
    /// Months that its words name without a day.
    pub months: Vec<(i16, i8)>,
    /// Months of a season that its words name.
    pub seasons: Vec<(i16, i8)>,
    /// It is a row of a table of tasks.
    pub task: Option<Task>,
}

/// What a promise is in a discussion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Turn {
    /// It stands for itself: a decision, a row of a table.
    #[default]
    Itself,
    /// Somebody asked.
    Asked,
    /// Somebody said that it would be done, or a line sets it apart: it may take up what
    /// was asked just before.
    TakenUp,
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
// Each is a fact of its own.
#[allow(clippy::struct_excessive_bools)]
pub struct Mention {
    /// The caller's own number of the row that it was taken from.
    pub key: i64,
    /// The caller's own number of the item that an agenda, minutes or a report tell of.
    pub item: Option<i64>,
    /// The caller's own number of the document.
    pub document: i64,
    /// The document and the row that hold it first: where a table was carried on, its rows
    /// stand there in the order in which they were entered.
    pub entered_in: (i64, i64),
    /// Where it stands there.
    pub at: Place,
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
    /// What an agenda says under the title, what a tracker tells beside the task.
    pub more: Option<String>,
    /// It says that it answers a request.
    pub answers: bool,
    /// It is a sentence of a report that says no such thing: it may tell the figures that
    /// were asked for under an item of its title.
    pub is_told: bool,
    /// It stands in a report that tells what came of the last meetings, under the title of
    /// its matter.
    pub is_running: bool,
    /// Days that it names, where it does.
    pub names: Vec<Date>,
    /// What was done, in the row's own words.
    pub progress: Option<String>,
    /// The paper says that it is complete.
    pub done: bool,
    /// A sentence of minutes that asks or promises in its turn.
    pub promised_again: bool,
    /// How many meetings have an item of this title.
    pub standing: u32,
    /// Who is to do it, where a row of a table says; who wrote it, where a letter is printed.
    pub owner: Option<String>,
    /// The number of the minute that a row of a table names.
    pub minute: Option<String>,
}

impl In {
    /// Every kind of place with its name in JSON and in the store.
    const NAMES: [(In, &'static str); 6] = [
        (In::Programme, "programme"),
        (In::ForwardPlan, "forward_plan"),
        (In::Tracker, "tracker"),
        (In::Agenda, "agenda"),
        (In::Minutes, "minutes"),
        (In::Report, "report"),
    ];

    /// The name in JSON and in the store.
    pub fn name(self) -> &'static str {
        In::NAMES
            .iter()
            .find(|(place, _)| *place == self)
            .map_or("", |(_, name)| name)
    }

    /// The words on the screen.
    pub fn words(self) -> &'static str {
        match self {
            In::Programme => "work programme",
            In::ForwardPlan => "forward plan",
            In::Tracker => "tracker",
            In::Agenda => "agenda",
            In::Minutes => "minutes",
            In::Report => "report",
        }
    }

    /// The place of a name.
    pub fn of_name(name: &str) -> Option<In> {
        In::NAMES
            .iter()
            .find(|(_, known)| *known == name)
            .map(|(place, _)| *place)
    }
}

impl Mention {
    /// A place of a kind of which nothing is known yet.
    pub fn nothing(place: In) -> Mention {
        Mention {
            key: 0,
            item: None,
            document: 0,
            entered_in: (0, 0),
            at: Place::default(),
            place,
            committee: 0,
            first_seen: None,
            seen: None,
            day: None,
            due: None,
            title: None,
            text: String::new(),
            more: None,
            answers: false,
            is_told: false,
            is_running: false,
            names: Vec::new(),
            progress: None,
            done: false,
            promised_again: false,
            standing: 1,
            owner: None,
            minute: None,
        }
    }
}
