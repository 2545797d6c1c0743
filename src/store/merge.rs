//! Which paper wins, item by item: pure, over what several papers tell of a meeting.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::late;
use super::matching::{Face, pair};
use crate::domain::agenda::Paper;
use crate::domain::meeting::{Role, Status};
use crate::domain::source::Language;

/// A document's telling of the meeting, as far as it decides who wins.
#[derive(Debug, Clone)]
pub(super) struct Teller {
    /// The telling's key.
    pub key: i64,
    /// The document's key; a later import has the greater one.
    pub document: i64,
    /// The document's public id.
    pub document_id: String,
    /// What the document is of the meeting.
    pub role: Role,
    /// What it says of its standing.
    pub status: Option<Status>,
    /// The day it was issued.
    pub issued: Option<Date>,
    /// Its language.
    pub language: Language,
    /// It is an agenda whose papers are elsewhere.
    pub alone: bool,
    /// It calls itself a supplement, or is seen to be one beside the agenda.
    pub supplement: bool,
    /// It tells of this meeting only as far as other papers do.
    pub loose: bool,
    /// The civil day on which it was first seen.
    pub seen: Option<Date>,
}

/// An item as one telling has it, as far as it decides who wins.
#[derive(Debug, Clone)]
// Marks that have nothing to do with one another.
#[allow(clippy::struct_excessive_bools)]
pub(super) struct Told {
    /// The told item's key.
    pub key: i64,
    /// The telling's key.
    pub telling: i64,
    /// The folded title, empty without one.
    pub folded: String,
    /// The agenda's number, else the minute's.
    pub number: Option<String>,
    /// It has sheets of a report, or recommendations.
    pub report: bool,
    /// How many sheets those are.
    pub sheets: u32,
    /// It has an account.
    pub account: bool,
    /// The account breaks off.
    pub truncated: bool,
    /// What it says of the paper.
    pub paper: Option<Paper>,
    /// It holds a paper of the item: its report, an appendix.
    pub brings: bool,
    /// It is an item's own page and names papers of it.
    pub names: bool,
    /// The told item of another paper that it was found to be.
    pub joins: Option<i64>,
    /// The number of the item that it is a part of.
    pub parent: Option<String>,
    /// The references that it bears: "24/00109".
    pub references: Vec<String>,
}

/// An item of the meeting, put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Merged {
    /// What makes it the same item when it is read again.
    pub face: Face,
    /// Every told item it is made of, as indices, the heading first.
    pub told: Vec<usize>,
    /// The one whose report wins.
    pub report: Option<usize>,
    /// The one whose account wins.
    pub account: Option<usize>,
    /// What is to be said of its paper.
    pub paper: Option<Paper>,
    /// The one that brought a paper behind the agenda, the first seen.
    pub late: Option<usize>,
}

/// A supplement has less than this share of the items of the agenda that it follows.
const FEWER: usize = 2;
/// An addendum has less than this share of the sheets of the report that it adds to.
const FEWER_SHEETS: u32 = 2;

/// The tellings that count, those that others yield to first. Facts of a Welsh paper
/// are never added to those of its English twin.
///
/// Supplements are named differently everywhere: an agenda with few items beside one of
/// the same meeting with many is one, whatever it is called.
pub(super) fn in_order(mut tellers: Vec<Teller>, told: &[Told]) -> Vec<Teller> {
    if tellers
        .iter()
        .any(|teller| teller.language == Language::English)
    {
        tellers.retain(|teller| teller.language == Language::English);
    }
    let items = |teller: &Teller| {
        told.iter()
            .filter(|told| told.telling == teller.key)
            .count()
    };
    let most = tellers
        .iter()
        .filter(|teller| teller.role == Role::Agenda)
        .map(items)
        .max()
        .unwrap_or(0);
    for teller in &mut tellers {
        teller.supplement |= teller.role == Role::Agenda && items(teller) * FEWER < most;
    }
    tellers.sort_by_key(|teller| {
        (
            teller.loose,
            role_rank(teller.role),
            teller.supplement,
            Reverse(teller.issued),
            Reverse(teller.document),
            teller.key,
        )
    });
    tellers
}

/// Puts the items of a meeting together: the same item of several papers is one, in
/// the order of the agenda; what only another paper tells comes behind what it
/// follows there.
pub(super) fn merge(tellers: &[Teller], told: &[Told]) -> Vec<Merged> {
    let mut merged: Vec<Merged> = Vec::new();
    for teller in tellers {
        let indices: Vec<usize> = (0..told.len())
            .filter(|index| told[*index].telling == teller.key)
            .collect();
        let now: Vec<Face> = indices
            .iter()
            .map(|index| face(&told[*index], &teller.document_id))
            .collect();
        let before: Vec<Face> = merged.iter().map(|item| item.face.clone()).collect();
        let mut pairs = pair(&before, &now);
        late::join_untitled(&before, &now, &mut pairs);
        join_found(&indices, &merged, told, &mut pairs);
        if teller.loose || teller.supplement || teller.role == Role::Item {
            late::join_titled(&before, &now, &mut pairs);
            join_referred(&indices, &merged, told, &mut pairs);
        }

        // Where a row of `before` stands now, as others are put between.
        let mut stands: Vec<usize> = (0..before.len()).collect();
        let mut at = 0;
        for ((index, face), found) in indices.into_iter().zip(now).zip(pairs) {
            if let Some(old) = found {
                merged[stands[old]].told.push(index);
                at = stands[old] + 1;
                continue;
            }
            // What a paper without a meeting tells joins an item, and makes none.
            if teller.loose && told[index].joins.is_none() && !teller.makes_items() {
                continue;
            }
            if teller.supplement
                && let Some(behind) = behind_parent(&merged, told, index)
            {
                at = behind;
            }
            let new = Merged {
                face,
                told: vec![index],
                report: None,
                account: None,
                paper: None,
                late: None,
            };
            merged.insert(at, new);
            for place in &mut stands {
                *place += usize::from(*place >= at);
            }
            at += 1;
        }
    }
    for item in &mut merged {
        choose(item, tellers, told);
    }
    merged
}

impl Teller {
    /// A page that names no meeting was filed for what it tells of an item.
    fn makes_items(&self) -> bool {
        matches!(self.role, Role::Minutes | Role::Decisions | Role::Agenda)
    }
}

/// What was found to be an item of another paper is that item.
fn join_found(indices: &[usize], merged: &[Merged], told: &[Told], pairs: &mut [Option<usize>]) {
    for (at, index) in indices.iter().enumerate() {
        let Some(joins) = told[*index].joins else {
            continue;
        };
        let found = merged
            .iter()
            .position(|item| item.told.iter().any(|other| told[*other].key == joins));
        if found.is_some() {
            pairs[at] = found;
        }
    }
}

/// Where a part of an item goes that a supplement brings: behind the item and its parts.
fn behind_parent(merged: &[Merged], told: &[Told], index: usize) -> Option<usize> {
    let parent = told[index].parent.as_deref()?.to_lowercase();
    let is_parent = |item: &Merged| item.face.hint == parent;
    let is_part = |item: &Merged| {
        let mut own = item
            .told
            .iter()
            .filter_map(|at| told[*at].parent.as_deref());
        own.any(|own| own.to_lowercase() == parent)
    };
    let last = merged
        .iter()
        .rposition(|item| is_parent(item) || is_part(item))?;
    Some(last + 1)
}

/// A paper that bears the reference of one item of the agenda is that item's.
fn join_referred(indices: &[usize], merged: &[Merged], told: &[Told], pairs: &mut [Option<usize>]) {
    for (at, index) in indices.iter().enumerate() {
        if pairs[at].is_some() || told[*index].number.is_some() {
            continue;
        }
        let bears = |item: &Merged| {
            let mut theirs = item.told.iter().flat_map(|other| &told[*other].references);
            theirs.any(|reference| told[*index].references.contains(reference))
        };
        let mut fits = (0..merged.len()).filter(|old| bears(&merged[*old]));
        if let (Some(old), None) = (fits.next(), fits.next()) {
            pairs[at] = Some(old);
        }
    }
}

fn choose(item: &mut Merged, tellers: &[Teller], told: &[Told]) {
    let teller = |index: usize| {
        tellers
            .iter()
            .find(|teller| teller.key == told[index].telling)
    };
    let members = item.told.iter().copied();
    let longest = members.clone().map(|index| told[index].sheets).max();
    item.report = members
        .clone()
        .filter(|index| told[*index].report)
        .min_by_key(|index| {
            teller(*index).map(|teller| {
                // An addendum of two sheets takes no report's place; a corrected one does.
                let added = teller.supplement
                    && told[*index].sheets.saturating_mul(FEWER_SHEETS) < longest.unwrap_or(0);
                (
                    added || teller.loose,
                    Reverse(teller.issued),
                    Reverse(teller.document),
                )
            })
        });
    item.account = members
        .filter(|index| told[*index].account)
        .min_by_key(|index| {
            teller(*index).map(|teller| {
                (
                    told[*index].truncated,
                    teller.status != Some(Status::Confirmed),
                    account_rank(teller.role),
                    Reverse(teller.issued),
                    Reverse(teller.document),
                )
            })
        });
    (item.paper, item.late) = paper(item, tellers, told);
}

/// What is to be said of an item's paper, and who brought it behind the agenda.
///
/// "To follow" and "verbal" stand until a paper comes. It is late where the agenda said
/// that it would come later or lacked it, where the document calls itself a supplement,
/// and where it takes the place of one that was there.
fn paper(item: &Merged, tellers: &[Teller], told: &[Told]) -> (Option<Paper>, Option<usize>) {
    let with_teller: Vec<(usize, &Teller)> = item
        .told
        .iter()
        .filter_map(|index| {
            let teller = tellers
                .iter()
                .find(|teller| teller.key == told[*index].telling)?;
            Some((*index, teller))
        })
        .collect();
    let agenda = with_teller
        .iter()
        .find(|(_, teller)| teller.role == Role::Agenda && !teller.supplement && !teller.loose);
    let said = with_teller
        .iter()
        .filter(|(index, _)| !told[*index].brings)
        .find_map(|(index, _)| told[*index].paper);
    let behind = |index: usize, teller: &Teller| {
        if !(told[index].brings || told[index].names && said.is_some()) {
            return false;
        }
        let Some((first, announced)) = agenda else {
            return teller.supplement;
        };
        if teller.document == announced.document {
            return false;
        }
        let whole_agenda = teller.role == Role::Agenda && !teller.supplement && !teller.loose;
        let promised = told[*first].paper.is_some() && !told[*first].brings;
        teller.supplement || promised || !whole_agenda && !announced.alone
    };
    let late = with_teller
        .iter()
        .filter(|(index, teller)| behind(*index, teller))
        .min_by_key(|(_, teller)| (teller.seen, teller.document))
        .map(|(index, _)| *index);
    let there = item.told.iter().any(|index| told[*index].brings);
    let paper = match (late, there) {
        (Some(_), _) => Some(Paper::Late),
        // The agenda's word was overtaken by the paper itself.
        (None, true) => None,
        (None, false) => said,
    };
    (paper, late)
}

/// Untitled and unnumbered, an item is told apart by its document.
fn face(told: &Told, document: &str) -> Face {
    let number = told.number.clone().unwrap_or_default();
    let nameless = told.folded.is_empty() && number.is_empty();
    Face {
        folded: told.folded.clone(),
        hint: if nameless {
            format!("document {document}")
        } else {
            number.to_lowercase()
        },
    }
}

/// Whose headings and order others yield to.
fn role_rank(role: Role) -> u8 {
    match role {
        Role::Agenda => 0,
        Role::Minutes => 1,
        Role::Decisions => 2,
        Role::Item => 3,
        Role::Attendance => 4,
        Role::Notice => 5,
    }
}

/// A list of decisions is no full account, though it is often issued later.
fn account_rank(role: Role) -> u8 {
    match role {
        Role::Agenda | Role::Minutes | Role::Item => 0,
        Role::Decisions | Role::Attendance | Role::Notice => 1,
    }
}

#[cfg(test)]
mod tests;
