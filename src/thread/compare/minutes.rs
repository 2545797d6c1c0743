//! The minutes that two versions hold of one meeting: who came, and what was said and
//! decided, paragraph by paragraph. A draft and what was confirmed are such versions.

use std::collections::HashMap;

use jiff::civil::Date;

use super::{Difference, Fate, Part, SAME_CLAUSE, SAME_TITLE, fate_of, is_reworded};
use crate::domain::agenda::Item;
use crate::domain::council::Person;
use crate::domain::fold;
use crate::domain::meeting::Meeting;
use crate::domain::source::Place;
use crate::domain::wording;
use crate::thread::compare::pairs::{Pairs, pair};

/// The minutes of one meeting.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct VersionMinutes {
    /// The day of the meeting.
    pub day: Option<Date>,
    /// The hour, the place, and who came.
    pub facts: Vec<Fact>,
    /// What is said of each item, in their order.
    pub items: Vec<VersionMinute>,
}

/// Something that the head of minutes says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fact {
    /// What it is: `time`, `present`.
    pub what: &'static str,
    /// As the version has it; empty, where it says nothing.
    pub says: String,
}

/// What is said of an item.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct VersionMinute {
    /// The number as printed.
    pub number: Option<String>,
    /// The title.
    pub title: String,
    /// What is said, a paragraph each.
    pub paragraphs: Vec<String>,
    /// Where it begins.
    pub place: Option<Place>,
}

impl VersionMinutes {
    /// The minutes that a meeting of a reading holds; none, where it holds no account.
    pub fn of(meeting: &Meeting) -> Option<VersionMinutes> {
        let items: Vec<VersionMinute> = meeting.items.iter().map(VersionMinute::of).collect();
        let has_account = items.iter().any(|item| !item.paragraphs.is_empty());
        let time = |time: Option<jiff::civil::Time>| {
            time.map_or_else(String::new, |time| time.strftime("%H:%M").to_string())
        };
        has_account.then(|| VersionMinutes {
            day: meeting.date,
            facts: facts([
                time(meeting.time),
                time(meeting.closed),
                meeting.place.clone().unwrap_or_default(),
                names(&meeting.present),
                names(&meeting.in_attendance),
                meeting.apologies.join(", "),
            ]),
            items,
        })
    }
}

fn names(people: &[Person]) -> String {
    let names: Vec<&str> = people.iter().map(|one| one.name.as_str()).collect();
    names.join(", ")
}

/// What heads of minutes say, in the order of `FACTS`.
pub fn facts(says: [String; FACTS.len()]) -> Vec<Fact> {
    let facts = FACTS.into_iter().zip(says);
    facts.map(|(what, says)| Fact { what, says }).collect()
}

/// What the head of minutes says of a meeting.
pub const FACTS: [&str; 6] = [
    "time",
    "closed",
    "place",
    "present",
    "in attendance",
    "apologies",
];

impl VersionMinute {
    fn of(item: &Item) -> VersionMinute {
        let text = item.minutes.as_ref().map(|minutes| minutes.text.as_str());
        VersionMinute {
            number: item.number.clone(),
            title: item.title.clone().unwrap_or_default(),
            paragraphs: paragraphs(text.unwrap_or_default()),
            place: Some(item.place.clone()),
        }
    }

    fn named(&self) -> String {
        match (&self.number, self.title.trim()) {
            (Some(number), "") => format!("minute {number}"),
            (None, "") => "a minute without a title".to_owned(),
            (_, title) => title.to_owned(),
        }
    }
}

/// The paragraphs of an account.
pub fn paragraphs(account: &str) -> Vec<String> {
    account
        .split("\n\n")
        .map(str::trim)
        .filter(|words| !words.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The minutes of the first and of the second that are of one meeting: of the same day, or
/// the only ones, where one of them names none.
pub fn of_one_meeting<'v>(
    before: &'v [VersionMinutes],
    after: &'v [VersionMinutes],
) -> Vec<(&'v VersionMinutes, &'v VersionMinutes)> {
    let same_day = after.iter().filter_map(|is| {
        let was = before
            .iter()
            .find(|was| is.day.is_some() && was.day == is.day)?;
        Some((was, is))
    });
    let found: Vec<_> = same_day.collect();
    match (found.as_slice(), before, after) {
        ([], [was], [is]) if was.day.is_none() || is.day.is_none() => vec![(was, is)],
        _ => found,
    }
}

/// What differs in the minutes that both hold.
pub fn compare(before: &[VersionMinutes], after: &[VersionMinutes]) -> Vec<Difference> {
    of_one_meeting(before, after)
        .into_iter()
        .flat_map(|(was, is)| meeting(was, is))
        .collect()
}

fn meeting(before: &VersionMinutes, after: &VersionMinutes) -> Vec<Difference> {
    let day = after.day.or(before.day).map(wording::long_day);
    let of = day.map_or_else(
        || "the meeting".to_owned(),
        |day| format!("meeting of {day}"),
    );
    let said: HashMap<&str, &str> = before
        .facts
        .iter()
        .map(|fact| (fact.what, fact.says.as_str()))
        .collect();
    let mut found = Vec::new();
    for fact in &after.facts {
        let was = said.get(fact.what).copied().unwrap_or_default();
        let (was, is) = (some(was), some(&fact.says));
        if let Some(fate) = fate_of(was, is) {
            found.push(Difference {
                part: Part::Meeting,
                fate,
                of: format!("{of}, {}", fact.what),
                before: was.map(str::to_owned),
                after: is.map(str::to_owned),
                stood_at: None,
                stands_at: None,
            });
        }
    }
    found.extend(accounts(&before.items, &after.items));
    found
}

fn some(words: &str) -> Option<&str> {
    (!words.trim().is_empty()).then_some(words)
}

fn accounts(before: &[VersionMinute], after: &[VersionMinute]) -> Vec<Difference> {
    let titles = |items: &[VersionMinute]| -> Vec<String> {
        items
            .iter()
            .map(|item| fold::compare(&item.title))
            .collect()
    };
    let mut pairs = Pairs::new(before.len(), after.len());
    let (old, new) = (titles(before), titles(after));
    // Two minutes of one title are told apart by their numbers.
    pairs.join_where(before.len(), after.len(), |was, is| {
        old[was] == new[is] && before[was].number == after[is].number
    });
    pairs.join_same(&old, &new);
    pairs.join_alike(&old, &new, SAME_TITLE);
    pairs.join_where(before.len(), after.len(), |was, is| {
        before[was].number.is_some() && before[was].number == after[is].number
    });
    let nothing = VersionMinute::default();
    let mut found = Vec::new();
    for (at, item) in after.iter().enumerate() {
        let was = pairs.of[at].map_or(&nothing, |was| &before[was]);
        found.extend(account(was, item, &item.named()));
    }
    for (at, item) in before.iter().enumerate() {
        if !pairs.of.contains(&Some(at)) {
            found.extend(account(item, &nothing, &item.named()));
        }
    }
    found
}

/// Paragraphs side by side, those of the second in order, then those that went.
fn account(before: &VersionMinute, after: &VersionMinute, of: &str) -> Vec<Difference> {
    let folded =
        |all: &[String]| -> Vec<String> { all.iter().map(|words| fold::compare(words)).collect() };
    let pairs = pair(
        &folded(&before.paragraphs),
        &folded(&after.paragraphs),
        SAME_CLAUSE,
    );
    let difference = |fate, was: Option<&String>, is: Option<&String>| Difference {
        part: Part::Minute,
        fate,
        of: of.to_owned(),
        before: was.cloned(),
        after: is.cloned(),
        stood_at: before.place.clone().filter(|_| was.is_some()),
        stands_at: after.place.clone().filter(|_| is.is_some()),
    };
    let mut found = Vec::new();
    for (is, was) in after.paragraphs.iter().zip(&pairs) {
        match was.map(|was| &before.paragraphs[was]) {
            None => found.push(difference(Fate::Added, None, Some(is))),
            Some(was) if is_reworded(was, is) => {
                found.push(difference(Fate::Reworded, Some(was), Some(is)));
            }
            Some(_) => {}
        }
    }
    for (at, was) in before.paragraphs.iter().enumerate() {
        if !pairs.contains(&Some(at)) {
            found.push(difference(Fate::Dropped, Some(was), None));
        }
    }
    found
}
