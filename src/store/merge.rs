//! Which paper wins, item by item: pure, over what several papers tell of a meeting.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::matching::{Face, pair};
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
}

/// An item as one telling has it, as far as it decides who wins.
#[derive(Debug, Clone)]
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
    /// It has an account.
    pub account: bool,
    /// The account breaks off.
    pub truncated: bool,
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
}

/// The tellings that count, those that others yield to first. Facts of a Welsh paper
/// are never added to those of its English twin.
pub(super) fn in_order(mut tellers: Vec<Teller>) -> Vec<Teller> {
    if tellers
        .iter()
        .any(|teller| teller.language == Language::English)
    {
        tellers.retain(|teller| teller.language == Language::English);
    }
    tellers.sort_by_key(|teller| {
        (
            role_rank(teller.role),
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
        join_untitled(&before, &now, &mut pairs);

        // Where a row of `before` stands now, as others are put between.
        let mut stands: Vec<usize> = (0..before.len()).collect();
        let mut at = 0;
        for ((index, face), found) in indices.into_iter().zip(now).zip(pairs) {
            if let Some(old) = found {
                merged[stands[old]].told.push(index);
                at = stands[old] + 1;
                continue;
            }
            let new = Merged {
                face,
                told: vec![index],
                report: None,
                account: None,
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

/// A page that lost its title is the item of its number.
fn join_untitled(before: &[Face], now: &[Face], pairs: &mut [Option<usize>]) {
    for (index, face) in now.iter().enumerate() {
        if pairs[index].is_some() || !face.folded.is_empty() {
            continue;
        }
        pairs[index] = before
            .iter()
            .enumerate()
            .position(|(old, other)| other.hint == face.hint && !pairs.contains(&Some(old)));
    }
}

fn choose(item: &mut Merged, tellers: &[Teller], told: &[Told]) {
    let teller = |index: usize| {
        tellers
            .iter()
            .find(|teller| teller.key == told[index].telling)
    };
    let members = item.told.iter().copied();
    item.report = members
        .clone()
        .filter(|index| told[*index].report)
        .min_by_key(|index| {
            teller(*index).map(|teller| (Reverse(teller.issued), Reverse(teller.document)))
        });
    item.account = members
        .filter(|index| told[*index].account)
        .min_by_key(|index| {
            teller(*index).map(|teller| {
                (
                    teller.status != Some(Status::Confirmed),
                    told[*index].truncated,
                    account_rank(teller.role),
                    Reverse(teller.issued),
                    Reverse(teller.document),
                )
            })
        });
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
mod tests {
    use super::*;

    fn teller(key: i64, role: Role, status: Option<Status>) -> Teller {
        Teller {
            key,
            document: key,
            document_id: key.to_string(),
            role,
            status,
            issued: None,
            language: Language::English,
        }
    }

    fn told(key: i64, telling: i64, folded: &str, number: &str) -> Told {
        Told {
            key,
            telling,
            folded: folded.to_owned(),
            number: (!number.is_empty()).then(|| number.to_owned()),
            report: false,
            account: true,
            truncated: false,
        }
    }

    fn titles(merged: &[Merged]) -> Vec<&str> {
        merged
            .iter()
            .map(|item| item.face.folded.as_str())
            .collect()
    }

    #[test]
    fn what_only_the_minutes_tell_comes_behind_what_it_follows() {
        let tellers = in_order(vec![
            teller(1, Role::Minutes, None),
            teller(2, Role::Agenda, None),
        ]);
        let items = [
            told(1, 1, "apologies", "20"),
            told(2, 1, "chairs announcements", "21"),
            told(3, 1, "night buses", "22"),
            told(4, 2, "apologies", "1"),
            told(5, 2, "night buses", "2"),
            told(6, 2, "urgent business", "3"),
        ];
        let merged = merge(&tellers, &items);
        assert_eq!(
            titles(&merged),
            [
                "apologies",
                "chairs announcements",
                "night buses",
                "urgent business"
            ]
        );
        assert_eq!(merged[2].told, [4, 2]);
    }

    #[test]
    fn confirmed_wins_over_draft_and_whole_over_cut() {
        let tellers = in_order(vec![
            teller(1, Role::Minutes, Some(Status::Confirmed)),
            teller(2, Role::Minutes, Some(Status::Draft)),
            teller(3, Role::Minutes, Some(Status::Confirmed)),
        ]);
        let mut items = [
            told(1, 1, "night buses", ""),
            told(2, 2, "night buses", ""),
            told(3, 3, "night buses", ""),
        ];
        items[2].truncated = true;
        assert_eq!(merge(&tellers, &items)[0].account, Some(0));
        items[2].truncated = false;
        assert_eq!(
            merge(&tellers, &items)[0].account,
            Some(2),
            "imported later"
        );
    }

    #[test]
    fn pages_without_title_and_number_are_items_of_their_own() {
        let tellers = [teller(1, Role::Item, None), teller(2, Role::Item, None)];
        let items = [told(1, 1, "", ""), told(2, 2, "", "")];
        assert_eq!(merge(&tellers, &items).len(), 2);
    }

    #[test]
    fn a_page_that_lost_its_title_is_the_item_of_its_number() {
        let tellers = [teller(1, Role::Agenda, None), teller(2, Role::Item, None)];
        let items = [told(1, 1, "night buses", "7"), told(2, 2, "", "7")];
        assert_eq!(merge(&tellers, &items).len(), 1);
    }

    #[test]
    fn a_welsh_paper_adds_nothing_to_its_english_twin() {
        let mut welsh = teller(2, Role::Agenda, None);
        welsh.language = Language::Welsh;
        let kept = in_order(vec![welsh.clone(), teller(1, Role::Agenda, None)]);
        assert_eq!(kept.len(), 1);
        assert_eq!(in_order(vec![welsh]).len(), 1);
    }
}
