//! What a person says of a row of the work programme: another day, tentative or firm,
//! dropped, another place in the order, progress; and rows that a person added.
//!
//! Each word keeps what the paper said when it was said, so that a newer paper that says
//! something else again is seen to differ, and one that agrees is not.

use std::cmp::Reverse;
use std::collections::HashMap;

use jiff::civil::Date;
use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};

use super::Said;
use crate::domain::wording;
use crate::store::Error;
use crate::store::columns::{date, from_json};
use crate::store::corrections::Field;
use crate::store::desk::Tick;
use crate::store::edits::kinds;
use crate::store::year::Carried;

/// A person's word over the paper's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Over<T> {
    /// What the person says.
    pub mine: T,
    /// What the paper said then; `None` of a row that no paper told.
    pub paper: Option<T>,
}

impl<T: PartialEq> Over<T> {
    /// The paper says now what it did not say then, and not what the person says.
    fn differs_from(&self, now: &T) -> bool {
        self.mine != *now && self.paper.as_ref() != Some(now)
    }
}

/// A row that a person dropped.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dropped {
    /// Why.
    pub reason: Option<String>,
    /// The public id of the newest paper that told the row then.
    pub paper: Option<String>,
}

/// Where a person put a row among those of its day.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// Behind the row of this public id; `None`: before all others.
    pub behind: Option<String>,
}

/// An entry of progress: dated, and the older ones kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// The id of the entry.
    pub id: String,
    /// The words.
    pub text: String,
    /// Who wrote it, and on which day.
    #[serde(flatten)]
    pub said: Tick,
}

/// In what a newer paper and a person differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "in", content = "paper", rename_all = "kebab-case")]
pub enum Differs {
    /// The paper puts it on another day; `None` among what is not yet scheduled.
    Day(Option<Date>),
    /// The paper calls it tentative, or firm.
    Tentative(bool),
    /// A newer paper still has the row that was dropped.
    Dropped,
    /// The paper reads otherwise what the person put right.
    Read {
        /// The field.
        field: Field,
        /// What the paper reads there.
        words: String,
    },
}

impl Differs {
    /// "the paper says 30 Nov 2026", for a line beneath the row.
    pub fn words(&self) -> String {
        match self {
            Differs::Day(Some(day)) => {
                format!("the newer paper says {}", wording::long_day(*day))
            }
            Differs::Day(None) => "the newer paper says not yet scheduled".to_owned(),
            Differs::Tentative(true) => "the newer paper says tentative".to_owned(),
            Differs::Tentative(false) => "the newer paper says firm".to_owned(),
            Differs::Dropped => "the newer paper still has it".to_owned(),
            Differs::Read {
                field: Field::Lead,
                words,
            } => format!("the newer paper names {words} as lead officer"),
            Differs::Read { field, words } => {
                format!("in the newer paper {} is “{words}”", field.words())
            }
        }
    }

    /// Whether it is about a field that was put right.
    pub fn is_of(&self, of: Field) -> bool {
        match self {
            Differs::Read { field, .. } => *field == of,
            Differs::Day(_) | Differs::Tentative(_) | Differs::Dropped => false,
        }
    }
}

/// What a person said of a row; nothing, where nobody said anything.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct RowByHand {
    /// On which day it stands; `None`: not yet scheduled.
    pub day: Option<Said<Over<Option<Date>>>>,
    /// Tentative, or firm.
    pub tentative: Option<Said<Over<bool>>>,
    /// It was dropped.
    pub dropped: Option<Said<Dropped>>,
    /// Behind which row it stands.
    #[serde(skip)]
    pub order: Option<Said<Order>>,
    /// How many were put in their place before it.
    #[serde(skip)]
    pub ordered: usize,
    /// A person added it.
    pub added: Option<Tick>,
    /// It is a part of a row that listed several items, and no paper tells it alone.
    #[serde(skip)]
    pub is_part: bool,
    /// Progress, the newest first.
    pub progress: Vec<Progress>,
    /// Where a newer paper says otherwise than the person.
    pub differs: Vec<Differs>,
    /// The newest paper has the row no more.
    pub gone: bool,
}

impl RowByHand {
    /// What was done to the row, in a few words each, what wants a decision first.
    pub fn words(&self) -> Vec<String> {
        let mut words: Vec<String> = self.differs.iter().map(Differs::words).collect();
        if self.gone {
            words.push("gone from the newest paper".to_owned());
        }
        if let Some(dropped) = &self.dropped {
            words.push(match &dropped.what.reason {
                Some(reason) => format!("dropped: {reason}"),
                None => "dropped".to_owned(),
            });
        }
        if self.added.is_some() {
            words.push("added".to_owned());
        } else if let Some(day) = &self.day {
            words.push(match day.what.paper {
                Some(Some(paper)) => format!("moved from {}", wording::short_day(paper)),
                Some(None) | None => "given a day".to_owned(),
            });
        }
        words
    }

    /// What the person says of what a paper says too: "4 Dec 2026", "firm", "dropped".
    pub fn said_words(&self) -> Vec<String> {
        let day = self.day.as_ref().map(|said| match said.what.mine {
            Some(day) => wording::long_day(day),
            None => "not yet scheduled".to_owned(),
        });
        let tentative = self.tentative.as_ref();
        let tentative = tentative.map(|said| if said.what.mine { "tentative" } else { "firm" });
        let dropped = self.dropped.as_ref().map(|_| "dropped".to_owned());
        let tentative = tentative.map(str::to_owned);
        [day, tentative, dropped].into_iter().flatten().collect()
    }

    /// Whether the row is shown for it, where the newest paper does not tell it. A tick, a
    /// place among others and a drop say nothing that a paper without the row lacks.
    pub(in crate::store) fn holds_row(&self) -> bool {
        self.added.is_some()
            || self.day.is_some()
            || self.tentative.is_some()
            || !self.progress.is_empty()
    }

    /// Sees in what the paper that tells the row now differs.
    pub(in crate::store) fn weigh(&mut self, day: Option<Date>, tentative: bool, paper: &str) {
        let moved = self.day.as_ref();
        if moved.is_some_and(|said| said.what.differs_from(&day)) {
            self.differs.push(Differs::Day(day));
        }
        let firm = self.tentative.as_ref();
        if firm.is_some_and(|said| said.what.differs_from(&tentative)) {
            self.differs.push(Differs::Tentative(tentative));
        }
        let dropped = self.dropped.as_ref();
        if dropped.is_some_and(|said| said.what.paper.as_deref() != Some(paper)) {
            self.differs.push(Differs::Dropped);
        }
    }
}

/// What a person said of the rows of a committee's programmes, by their public ids.
pub(in crate::store) fn work_on_rows(
    connection: &Connection,
    committee: i64,
) -> Result<HashMap<String, RowByHand>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT programme_rows.id AS row, marks.kind, marks.id, marks.day, marks.who, marks.value
         FROM marks
         JOIN programme_rows
              ON programme_rows.id = substr(marks.id, 1, instr(marks.id || '/', '/') - 1)
         WHERE marks.kind IN ('row-day', 'row-tentative', 'row-dropped', 'row-order',
                              'row-added', 'row-progress')
           AND programme_rows.committee = :committee
         ORDER BY marks.at, marks.id",
    )?;
    let mut rows = statement.query(named_params! { ":committee": committee })?;
    let mut work: HashMap<String, RowByHand> = HashMap::new();
    let mut ordered = 0;
    while let Some(row) = rows.next()? {
        let Some(on) = date(row, "day")? else {
            continue;
        };
        let said = Tick {
            on,
            by: row.get("who")?,
        };
        let value: Option<String> = row.get("value")?;
        let value = value.as_deref();
        let kind: String = row.get("kind")?;
        let id: String = row.get("id")?;
        let by_hand = work.entry(row.get("row")?).or_default();
        match kind.as_str() {
            kinds::ROW_DAY => by_hand.day = spoken(value, said),
            kinds::ROW_TENTATIVE => by_hand.tentative = spoken(value, said),
            kinds::ROW_DROPPED => by_hand.dropped = spoken(value, said),
            kinds::ROW_ORDER => {
                by_hand.order = spoken(value, said);
                by_hand.ordered = ordered;
                ordered += 1;
            }
            kinds::ROW_ADDED => {
                by_hand.added = Some(said);
                by_hand.is_part = from_json::<Carried>(value).is_part;
            }
            _ => by_hand.progress.push(Progress {
                id,
                text: from_json(value),
                said,
            }),
        }
    }
    for by_hand in work.values_mut() {
        // The instants are in the ids, which grow with them.
        by_hand
            .progress
            .sort_by_key(|entry| Reverse(entry.id.clone()));
    }
    Ok(work)
}

/// Progress that a person wrote on actions, the newest first, by their public ids.
pub(in crate::store) fn progress_of_actions(
    connection: &Connection,
) -> Result<HashMap<String, Vec<Progress>>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT substr(id, 1, instr(id, '/') - 1) AS action, id, day, who, value
         FROM marks WHERE kind = 'progress' ORDER BY id DESC",
    )?;
    let mut rows = statement.query([])?;
    let mut progress: HashMap<String, Vec<Progress>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let Some(on) = date(row, "day")? else {
            continue;
        };
        let value: Option<String> = row.get("value")?;
        progress
            .entry(row.get("action")?)
            .or_default()
            .push(Progress {
                id: row.get("id")?,
                text: from_json(value.as_deref()),
                said: Tick {
                    on,
                    by: row.get("who")?,
                },
            });
    }
    Ok(progress)
}

fn spoken<T: serde::de::DeserializeOwned>(value: Option<&str>, said: Tick) -> Option<Said<T>> {
    let what: Option<T> = from_json(value);
    what.map(|what| Said { what, said })
}
