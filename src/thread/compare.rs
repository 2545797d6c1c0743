//! Two versions of a pack, an agenda or a work programme: what was added, dropped, moved
//! and reworded.
//!
//! Items and rows are the same by their folded words, else by likeness, one to one. A
//! number that shifts because something was put in before is no move: an item has moved
//! where it changed places with another.

mod items;
mod minutes;
mod pairs;
mod rest;
mod rows;
mod version;

use serde::Serialize;

use crate::domain::fold;
use crate::domain::source::Place;
use crate::thread::difference;
use crate::thread::promise::In;

pub use minutes::{Fact, VersionMinute, VersionMinutes, facts, paragraphs};
pub use rest::notes;
pub use version::{Version, VersionItem, VersionRow};

/// From this likeness on, two titles or rows are one, worded otherwise.
const SAME_TITLE: f64 = 0.72;

/// From this likeness on, two recommendations are one, worded otherwise.
const SAME_CLAUSE: f64 = 0.5;

/// What differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// An item of the agenda.
    Item,
    /// What members are asked to do with one.
    Ask,
    /// What its report recommends.
    Recommendation,
    /// A row or topic of a programme.
    Row,
    /// The actions of a row.
    Actions,
    /// The progress of a row.
    Progress,
    /// The lead officer of a row.
    Lead,
    /// Day, hour and place of the meeting, and who came.
    Meeting,
    /// What the minutes say under an item.
    Minute,
}

/// How it differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Fate {
    /// It stands in the second alone.
    Added,
    /// It stood in the first alone.
    Dropped,
    /// It stands elsewhere: another place on the agenda, another day.
    Moved,
    /// It says the same thing, or another, in other words.
    Reworded,
}

/// A difference between two versions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference {
    /// What differs.
    pub part: Part,
    /// How.
    pub fate: Fate,
    /// The item or row it belongs to, as the second version has it where it does.
    pub of: String,
    /// The words, place or day before; `None` for what was added.
    pub before: Option<String>,
    /// The words, place or day after; `None` for what was dropped.
    pub after: Option<String>,
    /// Where it stands in the first version: the item, the row or the minute.
    pub stood_at: Option<Place>,
    /// Where it stands in the second.
    pub stands_at: Option<Place>,
}

impl Part {
    /// The words on the screen.
    pub fn words(self) -> &'static str {
        match self {
            Part::Item => "item",
            Part::Ask => "what is asked",
            Part::Recommendation => "recommendation",
            Part::Row => "work programme",
            Part::Actions => "actions",
            Part::Progress => "progress",
            Part::Lead => "lead officer",
            Part::Meeting => "the meeting",
            Part::Minute => "minute",
        }
    }
}

impl Fate {
    /// The word on the screen.
    pub fn word(self) -> &'static str {
        match self {
            Fate::Added => "added",
            Fate::Dropped => "dropped",
            Fate::Moved => "moved",
            Fate::Reworded => "reworded",
        }
    }
}

impl Difference {
    /// What differs under the words that name its place: `recommendation: by [May → June]`.
    /// A row is told by its day, and a paragraph of minutes by itself.
    pub fn told(&self) -> String {
        match self.part {
            Part::Minute | Part::Meeting => self.how(),
            // What has no day yet is for none.
            Part::Row if self.is_unscheduled() => match self.fate {
                Fate::Added => format!("in the work programme, {}", self.how()),
                Fate::Dropped => format!("from the work programme; it was {}", self.how()),
                Fate::Moved | Fate::Reworded => format!("in the work programme: {}", self.how()),
            },
            Part::Row => match self.fate {
                Fate::Added => format!("in the work programme for {}", self.how()),
                Fate::Dropped => format!("from the work programme; it was for {}", self.how()),
                Fate::Moved | Fate::Reworded => format!("in the work programme: {}", self.how()),
            },
            Part::Item => match self.fate {
                Fate::Added => format!("as {}", self.how()),
                Fate::Dropped => format!("it was {}", self.how()),
                Fate::Moved => self.how(),
                Fate::Reworded => format!("title: {}", self.how()),
            },
            Part::Ask | Part::Recommendation | Part::Actions | Part::Progress | Part::Lead => {
                format!("{}: {}", self.part.words(), self.how())
            }
        }
    }

    fn is_unscheduled(&self) -> bool {
        let mut said = [&self.before, &self.after].into_iter().flatten();
        said.any(|day| day == In::ForwardPlan.words())
    }

    /// Where it stood and stands: `p 4 → p 6`; nothing, where no paper says.
    pub fn whereabouts(&self) -> Option<String> {
        let short = |place: &Option<Place>| {
            let place = place.as_ref().map(Place::short);
            place.filter(|place| !place.is_empty())
        };
        match (short(&self.stood_at), short(&self.stands_at)) {
            (Some(was), Some(is)) if was == is => Some(format!("{is} of both")),
            (Some(was), Some(is)) => Some(format!("{was} → {is}")),
            (was, is) => is.or(was),
        }
    }

    /// What differs, in a line: `[month → quarter]` where words took the place of others.
    pub fn how(&self) -> String {
        let (before, after) = (self.before.as_deref(), self.after.as_deref());
        match (self.fate, before, after) {
            (Fate::Moved, Some(from), Some(to)) => format!("from {from} to {to}"),
            (Fate::Reworded, Some(was), Some(is)) => difference::marked(was, is),
            (Fate::Added | Fate::Dropped | Fate::Moved | Fate::Reworded, was, is) => {
                is.or(was).unwrap_or_default().to_owned()
            }
        }
    }
}

/// What differs from the first version to the second: by the order of the second, what
/// was dropped behind it.
pub fn compare(before: &Version, after: &Version) -> Vec<Difference> {
    let mut found = items::compare(&before.items, &after.items);
    found.extend(minutes::compare(&before.minutes, &after.minutes));
    found.extend(rows::compare(&before.rows, &after.rows));
    found
}

fn fate_of(before: Option<&str>, after: Option<&str>) -> Option<Fate> {
    match (before, after) {
        (None, None) => None,
        (None, Some(_)) => Some(Fate::Added),
        (Some(_), None) => Some(Fate::Dropped),
        (Some(was), Some(is)) => is_reworded(was, is).then_some(Fate::Reworded),
    }
}

/// Whether two texts differ in more than capitals, accents and marks. What stands with a
/// figure is no mark: `£5` is not `5%`.
fn is_reworded(before: &str, after: &str) -> bool {
    fold::compare(before) != fold::compare(after) || figures(before) != figures(after)
}

/// The figures of a text with the signs that say of what.
fn figures(text: &str) -> Vec<String> {
    let is_part = |letter: char| {
        letter.is_alphanumeric() || matches!(letter, '£' | '€' | '$' | '%' | '.' | ',')
    };
    text.split(|letter: char| !is_part(letter))
        .filter(|word| word.contains(|letter: char| letter.is_ascii_digit()))
        .map(|word| {
            word.trim_matches(['.', ','])
                .replace(',', "")
                .to_lowercase()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_beside_itself_differs_in_nothing() {
        let item = |number: &str| VersionItem {
            number: Some(number.to_owned()),
            title: "Ponds".to_owned(),
            recommendations: vec!["dredge".to_owned()],
            ..VersionItem::default()
        };
        let row = VersionRow {
            item: "Ferry".to_owned(),
            ..VersionRow::default()
        };
        let version = Version {
            items: vec![item("1"), item("2")],
            rows: vec![row.clone(), row],
            ..Version::default()
        };
        assert!(compare(&version, &version).is_empty());
    }
}
