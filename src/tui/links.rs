//! What of the lists concerns the chosen item, and why.

use jiff::civil::Date;

use crate::store::desk::Desk;
use crate::thread::relation::{self, Rarity, Why, Words};
use crate::tui::pane::prepared::{Prepared, Promise};
use crate::tui::text;

/// Why rows of the same title concern an item.
pub const SAME_TITLE: &str = "same title";

/// The words of every row, folded once on a worker.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LinkWords {
    agenda: Vec<Words>,
    minutes: Vec<Words>,
    actions: Vec<Words>,
    programme: Vec<Words>,
}

/// Why a row concerns the chosen item, and how strongly.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The reason in words.
    pub why: String,
    /// Rows are shown in falling order of it.
    pub score: f32,
}

impl LinkWords {
    /// Of the rows of a meeting, its promises brought together.
    pub fn new(desk: &Desk, promises: &[Promise]) -> LinkWords {
        let minutes: Vec<(&str, String)> = desk
            .minutes
            .iter()
            .map(|row| {
                let clauses: Vec<&str> = row
                    .clauses
                    .iter()
                    .map(|clause| clause.text.as_str())
                    .collect();
                (row.title.as_str(), clauses.join(" "))
            })
            .collect();
        let programme: Vec<(&str, String)> = desk
            .programme
            .iter()
            .map(|line| {
                let words = [line.actions.as_deref(), line.progress.as_deref()];
                (
                    line.item.as_str(),
                    words.into_iter().flatten().collect::<Vec<_>>().join(" "),
                )
            })
            .collect();
        let titles = desk.agenda.iter().map(|row| row.title.as_str());
        let rarity = Rarity::new(
            &desk.meeting.committee,
            titles
                .chain(minutes.iter().map(|(title, _)| *title))
                .chain(programme.iter().map(|(title, _)| *title))
                .chain(
                    promises
                        .iter()
                        .map(|promise| desk.actions[promise.members[0]].text.as_str()),
                ),
        );
        let words = |title: &str, text: &str, procedural: bool| {
            if procedural {
                rarity.procedural(title)
            } else {
                rarity.words(title, text)
            }
        };
        LinkWords {
            agenda: desk
                .agenda
                .iter()
                .map(|row| words(&row.title, "", row.procedural))
                .collect(),
            minutes: minutes
                .iter()
                .zip(&desk.minutes)
                .map(|((title, text), row)| words(title, text, row.procedural))
                .collect(),
            actions: promises
                .iter()
                .map(|promise| {
                    let action = &desk.actions[promise.members[0]];
                    words(action.item.as_deref().unwrap_or(""), &action.text, false)
                })
                .collect(),
            programme: programme
                .iter()
                .map(|(title, text)| words(title, text, false))
                .collect(),
        }
    }
}

/// The chosen item as the lists are compared with it.
pub struct Links<'desk> {
    words: &'desk LinkWords,
    item: &'desk Words,
    key: i64,
    title: String,
    /// The item confirms the minutes of these days, so all that was promised then
    /// concerns it.
    confirms: Vec<Date>,
    prepared: &'desk Prepared,
}

impl<'desk> Links<'desk> {
    /// Of an item of a meeting, by the store's key.
    pub fn new(prepared: &'desk Prepared, item: i64) -> Option<Links<'desk>> {
        let at = prepared
            .desk
            .agenda
            .iter()
            .position(|row| row.key == item)?;
        let row = &prepared.desk.agenda[at];
        Some(Links {
            words: &prepared.links,
            item: prepared.links.agenda.get(at)?,
            key: item,
            title: text::soften(&row.title),
            confirms: prepared.desk.previous.of_item(row, &prepared.desk.meeting),
            prepared,
        })
    }

    /// Why an item of minutes concerns the chosen item, by its place in the list.
    pub fn minute(&self, at: usize) -> Option<Link> {
        // The minutes that are confirmed are the whole of them, which stand below.
        if !self.confirms.is_empty() {
            return None;
        }
        self.link(self.words.minutes.get(at)?)
    }

    /// Why a promise concerns the chosen item.
    pub fn promise(&self, at: usize) -> Option<Link> {
        let action = self.prepared.first(self.prepared.actions.get(at)?);
        if !self.confirms.is_empty() {
            let made_there = action.date.is_some_and(|day| self.confirms.contains(&day));
            return made_there.then(|| Link {
                why: "made there".to_owned(),
                score: 0.0,
            });
        }
        let promise = self.prepared.actions.get(at)?;
        let mut members = self.prepared.members(promise);
        let traces = members.clone().flat_map(|action| action.thread.standing());
        let found = traces
            .into_iter()
            .any(|trace| trace.item_key == Some(self.key));
        if found || members.any(|action| action.item_key == Some(self.key)) {
            let why = if found {
                "found in this item"
            } else {
                "made here"
            };
            return Some(Link {
                why: why.to_owned(),
                score: f32::MAX,
            });
        }
        self.link(self.words.actions.get(at)?)
    }

    /// Why a programme row concerns the chosen item.
    pub fn programme(&self, at: usize) -> Option<Link> {
        self.link(self.words.programme.get(at)?)
    }

    /// A word of the title as the screen shows it.
    fn softened<'word>(&'word self, word: &'word str) -> &'word str {
        let mut words = self.title.split(|letter: char| !letter.is_alphanumeric());
        words
            .find(|shown| shown.to_lowercase() == word.to_lowercase())
            .unwrap_or(word)
    }

    fn link(&self, other: &Words) -> Option<Link> {
        let relation = relation::relation(self.item, other)?;
        let why = match relation.why {
            Why::SameTitle => SAME_TITLE.to_owned(),
            Why::Words(words) => {
                let mut words: Vec<&str> = words.iter().map(|word| self.softened(word)).collect();
                // As the title has them, which says more than how rare each is.
                words.sort_by_key(|word| self.title.find(word));
                words.truncate(2);
                format!("both say “{}”", words.join("”, “"))
            }
        };
        Some(Link {
            why,
            score: relation.score,
        })
    }
}

/// Puts what concerns the item most first; equals stay in their order.
pub fn strongest_first<T>(rows: &mut [(f32, T)]) {
    rows.sort_by(|(one, _), (other, _)| other.total_cmp(one));
}
