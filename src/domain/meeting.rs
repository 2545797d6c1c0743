//! A meeting: who met, when and where, and what was before it.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use crate::domain::agenda::Item;
use crate::domain::council::Person;

/// One meeting, as one document tells of it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Meeting {
    /// Short and stable.
    pub id: String,
    /// The council, where the paper speaks as it, not merely of it.
    pub council: Option<String>,
    /// The committee, as printed (screens soften all-capitals).
    pub committee: Option<String>,
    /// Committees that met jointly with it.
    #[serde(default)]
    pub with: Vec<String>,
    /// The civil day.
    pub date: Option<Date>,
    /// When it was to begin.
    #[serde(with = "clock")]
    pub time: Option<Time>,
    /// When it closed, as the minutes say.
    #[serde(with = "clock")]
    pub closed: Option<Time>,
    /// The room and its address, as printed.
    pub place: Option<String>,
    /// What the document is of this meeting.
    pub role: Role,
    /// What the paper says of the meeting's own standing.
    pub status: Option<Status>,
    /// The committee's members as the agenda lists them.
    pub members: Vec<Person>,
    /// Members who came, as the minutes list them.
    pub present: Vec<Person>,
    /// Others who came.
    pub in_attendance: Vec<Person>,
    /// Names of those who sent apologies, without post-nominals. Absence is no apology.
    pub apologies: Vec<String>,
    /// The items, in the paper's own order.
    pub items: Vec<Item>,
}

/// What a document is of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The agenda or the whole pack.
    #[default]
    Agenda,
    /// The minutes.
    Minutes,
    /// A page about one item alone; often names neither committee nor date.
    Item,
    /// A list of decisions.
    Decisions,
    /// A list of who came.
    Attendance,
    /// A notice, of a cancellation say.
    Notice,
}

impl Role {
    /// The name in the interchange format and in the store.
    pub fn name(self) -> &'static str {
        match self {
            Role::Agenda => "agenda",
            Role::Minutes => "minutes",
            Role::Item => "item",
            Role::Decisions => "decisions",
            Role::Attendance => "attendance",
            Role::Notice => "notice",
        }
    }
}

/// What a paper says of a meeting's standing, or of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Minutes that wait to be confirmed.
    Draft,
    /// Minutes that were confirmed.
    Confirmed,
    /// The meeting does not take place.
    Cancelled,
    /// The meeting was moved.
    Postponed,
    /// The meeting was broken off, to go on another day.
    Adjourned,
}

impl Status {
    /// The name in the interchange format and in the store.
    pub fn name(self) -> &'static str {
        match self {
            Status::Draft => "draft",
            Status::Confirmed => "confirmed",
            Status::Cancelled => "cancelled",
            Status::Postponed => "postponed",
            Status::Adjourned => "adjourned",
        }
    }
}

/// Times as the interchange format writes them: `17:30`.
pub mod clock {
    use jiff::civil::Time;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    /// Writes `17:30`, or `null`.
    pub fn serialize<S: Serializer>(time: &Option<Time>, to: S) -> Result<S::Ok, S::Error> {
        match time {
            Some(time) => to.serialize_str(&format(*time)),
            None => to.serialize_none(),
        }
    }

    /// Reads `17:30`, or `null`.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Time>, D::Error> {
        let text = Option::<String>::deserialize(from)?;
        text.map(|text| parse(&text).ok_or_else(|| D::Error::custom("a time is HH:MM")))
            .transpose()
    }

    /// The 24-hour civil time, minutes only.
    pub fn format(time: Time) -> String {
        format!("{:02}:{:02}", time.hour(), time.minute())
    }

    /// Reads what [`format()`] writes.
    pub fn parse(text: &str) -> Option<Time> {
        let (hour, minute) = text.split_once(':')?;
        Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
    }
}
