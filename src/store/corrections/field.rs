//! The fields that can be put right: what they are called, and what may be typed for them.

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::right::Subject;
use crate::domain::fold;
use crate::domain::meeting::clock;
use crate::store::Error;

/// A field that can be put right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The wording of an action.
    Words,
    /// The lead officer that the paper names.
    Lead,
    /// The day that the paper names.
    Day,
    /// Whether it is an action: "yes" or "no".
    Action,
    /// The title of an item.
    Title,
    /// The number of an item.
    Number,
    /// The time of a meeting.
    Time,
    /// The place of a meeting.
    Place,
    /// The item of a programme row.
    Item,
    /// What a programme row says is to be done.
    Actions,
    /// The progress that a programme row prints.
    Progress,
    /// A person's name.
    Name,
    /// A person's office.
    Role,
    /// The label of a decision: `RESOLVED`.
    Label,
    /// What the figures of a column count.
    Unit,
    /// What they stand for.
    Period,
    /// Whether it is exempt: "yes" or "no".
    Exempt,
}

impl Serialize for Field {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.name())
    }
}

impl Field {
    /// Every field.
    pub const ALL: [Field; 17] = [
        Field::Words,
        Field::Lead,
        Field::Day,
        Field::Action,
        Field::Title,
        Field::Number,
        Field::Time,
        Field::Place,
        Field::Item,
        Field::Actions,
        Field::Progress,
        Field::Name,
        Field::Role,
        Field::Label,
        Field::Unit,
        Field::Period,
        Field::Exempt,
    ];

    /// Its name in the journal and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Field::Words => "words",
            Field::Lead => "lead",
            Field::Day => "day",
            Field::Action => "action",
            Field::Title => "title",
            Field::Number => "number",
            Field::Time => "time",
            Field::Place => "place",
            Field::Item => "item",
            Field::Actions => "actions",
            Field::Progress => "progress",
            Field::Name => "name",
            Field::Role => "role",
            Field::Label => "label",
            Field::Unit => "unit",
            Field::Period => "period",
            Field::Exempt => "exempt",
        }
    }

    /// The field of a name.
    pub fn named(name: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|field| field.name() == name)
    }

    /// What it is called on the screen and in lists.
    pub fn words(self) -> &'static str {
        match self {
            Field::Words => "the words",
            Field::Lead => "the lead officer",
            Field::Day => "the day",
            Field::Action => "an action or none",
            Field::Title => "the title",
            Field::Number => "the number",
            Field::Time => "the time",
            Field::Place => "the place",
            Field::Item => "the item",
            Field::Actions => "what is to be done",
            Field::Progress => "the progress",
            Field::Name => "the name",
            Field::Role => "the office",
            Field::Label => "the label",
            Field::Unit => "the unit",
            Field::Period => "the period",
            Field::Exempt => "exempt or not",
        }
    }

    /// The fields of a subject.
    pub fn of(subject: &Subject) -> &'static [Field] {
        match subject {
            Subject::Action(_) => &[
                Field::Words,
                Field::Lead,
                Field::Day,
                Field::Action,
                Field::Label,
                Field::Exempt,
            ],
            Subject::Item(_) => &[Field::Title, Field::Number, Field::Exempt],
            Subject::Meeting(_) => &[Field::Time, Field::Place],
            Subject::Row(..) => &[
                Field::Item,
                Field::Actions,
                Field::Progress,
                Field::Lead,
                Field::Exempt,
            ],
            Subject::Person(..) => &[Field::Name, Field::Role],
            Subject::Figures(..) => &[Field::Unit, Field::Period],
        }
    }

    /// A typed value as it is kept.
    pub(super) fn kept(self, typed: &str) -> Result<String, Error> {
        let typed = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        let wrong = |words: &str| Err(Error::Unknown(words.to_owned()));
        match self {
            Field::Day if !typed.is_empty() => match typed.parse::<Date>() {
                Ok(day) => Ok(day.to_string()),
                Err(_) => wrong("a day is kept as 2031-05-06"),
            },
            Field::Time if !typed.is_empty() => match clock::parse(&typed) {
                Some(time) => Ok(clock::format(time)),
                None => wrong("a time is written 17:30"),
            },
            Field::Action => match typed.to_lowercase().as_str() {
                "yes" | "no" => Ok(typed.to_lowercase()),
                _ => wrong("an action is one, or none: “yes” or “no”"),
            },
            Field::Exempt => match typed.to_lowercase().as_str() {
                "yes" | "no" => Ok(typed.to_lowercase()),
                _ => wrong("it is exempt, or it is not: “yes” or “no”"),
            },
            Field::Words | Field::Title | Field::Item | Field::Name if typed.is_empty() => {
                wrong("that cannot be empty; type the words, or take the correction back")
            }
            Field::Words
            | Field::Lead
            | Field::Day
            | Field::Title
            | Field::Number
            | Field::Time
            | Field::Place
            | Field::Item
            | Field::Actions
            | Field::Progress
            | Field::Name
            | Field::Role
            | Field::Label
            | Field::Unit
            | Field::Period => Ok(fold::quote(&typed)),
        }
    }
}
