//! Two versions of a pack, an agenda or a work programme: what was added, dropped, moved
//! and reworded.
//!
//! Items and rows are the same by their folded words, else by likeness, one to one. A
//! number that shifts because something was put in before is no move: an item has moved
//! where it changed places with another.

mod minutes;
mod pairs;
mod rest;

use jiff::civil::Date;
use serde::Serialize;

use crate::domain::agenda::Item;
use crate::domain::fold;
use crate::domain::meeting::Role;
use crate::domain::source::{ParagraphRole, Reading};
use crate::domain::wording;
use crate::thread::compare::pairs::{Pairs, changed_places, pair};
use crate::thread::difference;

pub use minutes::{Fact, VersionMinute, VersionMinutes, facts, paragraphs};
pub use rest::notes;

/// From this likeness on, two titles or rows are one, worded otherwise.
const SAME_TITLE: f64 = 0.72;

/// From this likeness on, two recommendations are one, worded otherwise.
const SAME_CLAUSE: f64 = 0.5;

/// What is compared of a document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Version {
    /// Its file's name.
    pub name: String,
    /// The day of its meeting, or the one it stands for.
    pub day: Option<Date>,
    /// Items of its own meeting, in their order.
    pub items: Vec<VersionItem>,
    /// Rows and topics of its programmes, in their order.
    pub rows: Vec<VersionRow>,
    /// The committee that it is of.
    pub committee: Option<String>,
    /// The minutes that it holds, its own meeting's or those that it carries.
    pub minutes: Vec<VersionMinutes>,
    /// Its paragraphs, without running heads.
    pub text: Vec<String>,
    /// What of it could not be read.
    pub losses: Vec<String>,
}

/// An item of a version.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct VersionItem {
    /// As printed.
    pub number: Option<String>,
    /// As printed.
    pub title: String,
    /// What members are asked to do.
    pub ask: Option<String>,
    /// What its report recommends.
    pub recommendations: Vec<String>,
}

/// A row or topic of a version.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct VersionRow {
    /// The item or the topic.
    pub item: String,
    /// The meeting's day; a topic has none.
    pub date: Option<Date>,
    /// Recommendations and actions.
    pub actions: Option<String>,
    /// Progress.
    pub progress: Option<String>,
}

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
            Part::Ask | Part::Recommendation | Part::Actions | Part::Progress => {
                format!("{}: {}", self.part.words(), self.how())
            }
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

impl Version {
    /// What is compared of a reading: the meeting that the paper was made for, and its
    /// programmes.
    pub fn of(reading: &Reading) -> Version {
        let own = reading
            .meetings
            .iter()
            .find(|meeting| meeting.role == Role::Agenda)
            .or_else(|| reading.meetings.first());
        let rows = reading.work_programmes.iter().flat_map(|programme| {
            let dated = programme.rows.iter().map(|row| VersionRow {
                item: row.item.clone(),
                date: row.date,
                actions: row.actions.clone(),
                progress: row.progress.clone(),
            });
            let topics = programme.forward_plan.iter().map(|topic| VersionRow {
                item: topic.topic.clone(),
                date: topic.proposed_date,
                actions: None,
                progress: topic.detail.clone(),
            });
            dated.chain(topics)
        });
        let stands_for = reading
            .work_programmes
            .first()
            .and_then(|first| first.as_of);
        Version {
            name: reading.source.name.clone(),
            day: own.and_then(|meeting| meeting.date).or(stands_for),
            items: own
                .map(|meeting| meeting.items.iter().map(VersionItem::of).collect())
                .unwrap_or_default(),
            rows: rows.collect(),
            committee: own.and_then(|meeting| meeting.committee.clone()),
            minutes: reading
                .meetings
                .iter()
                .filter_map(VersionMinutes::of)
                .collect(),
            text: reading
                .paragraphs
                .iter()
                .filter(|paragraph| paragraph.role != ParagraphRole::Running)
                .map(|paragraph| paragraph.text.clone())
                .collect(),
            losses: reading
                .losses
                .iter()
                .map(|loss| loss.what.clone())
                .collect(),
        }
    }
}

impl VersionItem {
    fn of(item: &Item) -> VersionItem {
        let report = item.report.as_ref();
        VersionItem {
            number: item.number.clone(),
            title: item.title.clone().unwrap_or_default(),
            ask: item.ask.clone(),
            recommendations: report
                .map(|report| {
                    report
                        .recommendations
                        .iter()
                        .map(|clause| clause.text.clone())
                        .collect()
                })
                .unwrap_or_default(),
        }
    }
}

/// What differs from the first version to the second: by the order of the second, what
/// was dropped behind it.
pub fn compare(before: &Version, after: &Version) -> Vec<Difference> {
    let mut found = items(&before.items, &after.items);
    found.extend(minutes::compare(&before.minutes, &after.minutes));
    found.extend(rows(&before.rows, &after.rows));
    found
}

fn items(before: &[VersionItem], after: &[VersionItem]) -> Vec<Difference> {
    let pairs = pair_items(before, after);
    let moved = changed_places(&pairs);
    let mut found = Vec::new();
    for (at, item) in after.iter().enumerate() {
        let difference = |part, fate, before: Option<String>, after: Option<String>| Difference {
            part,
            fate,
            of: named(item),
            before,
            after,
        };
        let Some(old) = pairs[at].map(|old| &before[old]) else {
            let is = Some(numbered(item));
            found.push(difference(Part::Item, Fate::Added, None, is));
            continue;
        };
        if is_reworded(&old.title, &item.title) {
            let (was, is) = (Some(old.title.clone()), Some(item.title.clone()));
            found.push(difference(Part::Item, Fate::Reworded, was, is));
        }
        if moved.contains(&at) {
            let (was, is) = (Some(numbered(old)), Some(numbered(item)));
            found.push(difference(Part::Item, Fate::Moved, was, is));
        }
        let asks = (old.ask.as_deref(), item.ask.as_deref());
        if let Some(fate) = fate_of(asks.0, asks.1) {
            found.push(difference(
                Part::Ask,
                fate,
                old.ask.clone(),
                item.ask.clone(),
            ));
        }
        for (was, is) in clauses(&old.recommendations, &item.recommendations) {
            if let Some(fate) = fate_of(was.as_deref(), is.as_deref()) {
                found.push(difference(Part::Recommendation, fate, was, is));
            }
        }
    }
    for (at, item) in before.iter().enumerate() {
        if !pairs.contains(&Some(at)) {
            found.push(Difference {
                part: Part::Item,
                fate: Fate::Dropped,
                of: named(item),
                before: Some(numbered(item)),
                after: None,
            });
        }
    }
    found
}

fn rows(before: &[VersionRow], after: &[VersionRow]) -> Vec<Difference> {
    let pairs = pair_rows(before, after);
    let mut found = Vec::new();
    for (row, old) in after.iter().zip(&pairs) {
        let difference = |part, fate, before: Option<String>, after: Option<String>| Difference {
            part,
            fate,
            of: row.item.clone(),
            before,
            after,
        };
        let Some(old) = old.map(|old| &before[old]) else {
            found.push(difference(Part::Row, Fate::Added, None, Some(whole(row))));
            continue;
        };
        if is_reworded(&old.item, &row.item) {
            let (was, is) = (Some(old.item.clone()), Some(row.item.clone()));
            found.push(difference(Part::Row, Fate::Reworded, was, is));
        }
        if old.date != row.date {
            let (was, is) = (Some(dated(old)), Some(dated(row)));
            found.push(difference(Part::Row, Fate::Moved, was, is));
        }
        for (part, was, is) in [
            (Part::Actions, &old.actions, &row.actions),
            (Part::Progress, &old.progress, &row.progress),
        ] {
            if let Some(fate) = fate_of(was.as_deref(), is.as_deref()) {
                found.push(difference(part, fate, was.clone(), is.clone()));
            }
        }
    }
    for (at, row) in before.iter().enumerate() {
        if !pairs.contains(&Some(at)) {
            found.push(Difference {
                part: Part::Row,
                fate: Fate::Dropped,
                of: row.item.clone(),
                before: Some(whole(row)),
                after: None,
            });
        }
    }
    found
}

/// Recommendations side by side, those of the second in order, then those that went.
fn clauses(before: &[String], after: &[String]) -> Vec<(Option<String>, Option<String>)> {
    let folded = |all: &[String]| -> Vec<String> {
        all.iter().map(|clause| fold::compare(clause)).collect()
    };
    let pairs = pair(&folded(before), &folded(after), SAME_CLAUSE);
    let mut found: Vec<(Option<String>, Option<String>)> = after
        .iter()
        .zip(&pairs)
        .map(|(is, was)| (was.map(|was| before[was].clone()), Some(is.clone())))
        .collect();
    for (at, was) in before.iter().enumerate() {
        if !pairs.contains(&Some(at)) {
            found.push((Some(was.clone()), None));
        }
    }
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

fn titles<'a>(of: impl Iterator<Item = &'a str>) -> Vec<String> {
    of.map(fold::compare).collect()
}

/// For each item of the second, which of the first it is: the same title, then the same
/// reference, then a title like it.
fn pair_items(before: &[VersionItem], after: &[VersionItem]) -> Vec<Option<usize>> {
    let old = titles(before.iter().map(|item| item.title.as_str()));
    let new = titles(after.iter().map(|item| item.title.as_str()));
    let mut pairs = Pairs::new(before.len(), after.len());
    pairs.join_same(&old, &new);
    let references = |items: &[VersionItem]| -> Vec<Option<String>> {
        items.iter().map(|item| reference(&item.title)).collect()
    };
    let (had, has) = (references(before), references(after));
    pairs.join_where(before.len(), after.len(), |old, new| {
        had[old].is_some() && had[old] == has[new]
    });
    pairs.join_alike(&old, &new, SAME_TITLE);
    pairs.of
}

/// The reference that a title carries: `24/00109`, of two figures and more behind them.
fn reference(title: &str) -> Option<String> {
    title
        .split(|letter: char| letter.is_whitespace() || matches!(letter, '(' | ')' | ','))
        .map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()))
        .find(|word| {
            let parts = word.split_once('/');
            parts.is_some_and(|(year, number)| {
                let is_figure =
                    |part: &str| part.chars().all(|letter: char| letter.is_ascii_digit());
                year.len() == 2 && number.len() >= 4 && is_figure(year) && is_figure(number)
            })
        })
        .map(str::to_owned)
}

/// For each row of the second, which of the first it is. One item may have several rows:
/// the same day tells them apart, then the same actions, then their order.
fn pair_rows(before: &[VersionRow], after: &[VersionRow]) -> Vec<Option<usize>> {
    type Face<'a> = dyn Fn(&VersionRow) -> (String, Option<Date>) + 'a;
    let whole = |row: &VersionRow| {
        let actions = row.actions.as_deref().unwrap_or_default();
        fold::compare(&format!("{} {actions}", row.item))
    };
    let item = |row: &VersionRow| fold::compare(&row.item);
    let faces: [&Face; 4] = [
        &|row| (whole(row), row.date),
        &|row| (item(row), row.date),
        &|row| (whole(row), None),
        &|row| (item(row), None),
    ];
    let mut pairs = Pairs::new(before.len(), after.len());
    for face in faces {
        let old: Vec<_> = before.iter().map(face).collect();
        let new: Vec<_> = after.iter().map(face).collect();
        pairs.join_same(&old, &new);
    }
    // "Salt storage" on the day of "Depot review: salt storage" is the same row.
    let holds = |one: &VersionRow, other: &VersionRow| {
        let (one, other) = (item(one), item(other));
        other.contains(' ') && format!(" {one} ").contains(&format!(" {other} "))
    };
    pairs.join_where(before.len(), after.len(), |old, new| {
        let (old, new) = (&before[old], &after[new]);
        old.date == new.date && (holds(old, new) || holds(new, old))
    });
    let words = |rows: &[VersionRow]| -> Vec<String> {
        rows.iter().map(|row| fold::compare(&row.item)).collect()
    };
    pairs.join_alike(&words(before), &words(after), SAME_TITLE);
    pairs.of
}

/// An item by its title, else by its place.
fn named(item: &VersionItem) -> String {
    if item.title.trim().is_empty() {
        format!("{} (no title was read)", numbered(item))
    } else {
        item.title.clone()
    }
}

/// A row by its day and what it asks for: one item has many rows.
fn whole(row: &VersionRow) -> String {
    match row.actions.as_deref() {
        Some(actions) if !actions.trim().is_empty() => format!("{}: {actions}", dated(row)),
        Some(_) | None => dated(row),
    }
}

fn numbered(item: &VersionItem) -> String {
    match &item.number {
        Some(number) => format!("item {number}"),
        None => "an item".to_owned(),
    }
}

fn dated(row: &VersionRow) -> String {
    row.date
        .map_or_else(|| "not yet scheduled".to_owned(), wording::long_day)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn item(number: &str, title: &str, recommendations: &[&str]) -> VersionItem {
        VersionItem {
            number: Some(number.to_owned()),
            title: title.to_owned(),
            ask: None,
            recommendations: recommendations
                .iter()
                .map(|text| (*text).to_owned())
                .collect(),
        }
    }

    fn row(item: &str, date: Option<Date>) -> VersionRow {
        VersionRow {
            item: item.to_owned(),
            date,
            ..VersionRow::default()
        }
    }

    fn said(found: &[Difference]) -> Vec<(Part, Fate, &str)> {
        found
            .iter()
            .map(|difference| (difference.part, difference.fate, difference.of.as_str()))
            .collect()
    }

    #[test]
    fn an_item_put_in_before_moves_nothing() {
        let before = [item("1", "Apologies", &[]), item("2", "Ponds", &[])];
        let after = [
            item("1", "Apologies", &[]),
            item("2", "Ferry", &[]),
            item("3", "Ponds", &[]),
        ];
        assert_eq!(
            said(&items(&before, &after)),
            [(Part::Item, Fate::Added, "Ferry")]
        );
    }

    #[test]
    fn an_item_that_changed_places_is_moved_and_one_that_went_is_dropped() {
        let before = [
            item("1", "Apologies", &[]),
            item("2", "Ponds", &[]),
            item("3", "Ferry", &[]),
            item("4", "Market", &[]),
        ];
        let after = [
            item("1", "Apologies", &[]),
            item("2", "Market", &[]),
            item("3", "Ponds", &[]),
        ];
        assert_eq!(
            said(&items(&before, &after)),
            [
                (Part::Item, Fate::Moved, "Market"),
                (Part::Item, Fate::Dropped, "Ferry")
            ]
        );
    }

    #[test]
    fn one_reference_is_one_item() {
        let before = [item("1", "31/00417", &[]), item("2", "Lobster pots", &[])];
        let long = "31/00417 - Transfer of the lower slipway to its friends";
        let after = [item("3", long, &[]), item("4", "Lobster pots", &[])];
        assert_eq!(
            said(&items(&before, &after)),
            [(Part::Item, Fate::Reworded, long)]
        );
    }

    #[test]
    fn a_row_whose_title_holds_the_others_on_its_day_is_the_same_row() {
        let day = Some(date(2031, 5, 6));
        let (before, after) = (row("Salt pans", day), row("Coast review: Salt pans", day));
        assert_eq!(
            said(&rows(&[before], &[after])),
            [(Part::Row, Fate::Reworded, "Coast review: Salt pans")]
        );
    }

    #[test]
    fn recommendations_are_compared_one_by_one() {
        let before = [item(
            "1",
            "Ponds",
            &["dredge the ponds by May", "note the cost"],
        )];
        let after = [item(
            "1",
            "Ponds",
            &["dredge the ponds by June", "thank the friends"],
        )];
        let found = items(&before, &after);
        assert_eq!(
            found
                .iter()
                .map(|difference| difference.fate)
                .collect::<Vec<_>>(),
            [Fate::Reworded, Fate::Added, Fate::Dropped]
        );
        assert_eq!(found[0].before.as_deref(), Some("dredge the ponds by May"));
    }

    #[test]
    fn a_row_moves_with_its_day_and_a_topic_gets_one() {
        let before = [row("Ponds", Some(date(2031, 5, 6))), row("Ferry", None)];
        let after = [
            row("Ponds", Some(date(2031, 7, 8))),
            row("Ferry", Some(date(2031, 7, 8))),
        ];
        let found = rows(&before, &after);
        assert_eq!(
            said(&found),
            [
                (Part::Row, Fate::Moved, "Ponds"),
                (Part::Row, Fate::Moved, "Ferry")
            ]
        );
        assert_eq!(found[1].before.as_deref(), Some("not yet scheduled"));
    }

    #[test]
    fn a_row_that_was_given_an_action_is_the_same_row() {
        let day = Some(date(2031, 5, 6));
        let before = [row("Ponds", day), row("Ponds", Some(date(2031, 7, 8)))];
        let mut after = before.clone();
        after[0].actions = Some("Costs to be sent to members".to_owned());
        assert_eq!(
            said(&rows(&before, &after)),
            [(Part::Actions, Fate::Added, "Ponds")]
        );
    }

    #[test]
    fn a_version_beside_itself_differs_in_nothing() {
        let version = Version {
            items: vec![item("1", "Ponds", &["dredge"]), item("2", "Ponds", &[])],
            rows: vec![row("Ferry", None), row("Ferry", None)],
            ..Version::default()
        };
        assert!(compare(&version, &version).is_empty());
    }
}
