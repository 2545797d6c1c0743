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
            alone: false,
            supplement: false,
            loose: false,
            seen: None,
        }
    }

    fn told(key: i64, telling: i64, folded: &str, number: &str) -> Told {
        Told {
            key,
            telling,
            folded: folded.to_owned(),
            number: (!number.is_empty()).then(|| number.to_owned()),
            report: false,
            sheets: 0,
            account: true,
            truncated: false,
            paper: None,
            brings: false,
            names: false,
            joins: None,
            parent: None,
            references: Vec::new(),
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
        let items = [
            told(1, 1, "apologies", "20"),
            told(2, 1, "chairs announcements", "21"),
            told(3, 1, "night buses", "22"),
            told(4, 2, "apologies", "1"),
            told(5, 2, "night buses", "2"),
            told(6, 2, "urgent business", "3"),
        ];
        let tellers = in_order(
            vec![
                teller(1, Role::Minutes, None),
                teller(2, Role::Agenda, None),
            ],
            &items,
        );
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
        let tellers = in_order(
            vec![
                teller(1, Role::Minutes, Some(Status::Confirmed)),
                teller(2, Role::Minutes, Some(Status::Draft)),
                teller(3, Role::Minutes, Some(Status::Confirmed)),
            ],
            &[],
        );
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
    fn what_a_supplement_adds_to_an_item_stands_behind_it() {
        let mut late = teller(2, Role::Agenda, None);
        late.supplement = true;
        let tellers = [teller(1, Role::Agenda, None), late];
        let part = |told: Told| Told {
            parent: Some("6".to_owned()),
            ..told
        };
        let items = [
            told(1, 1, "apologies", "5"),
            told(2, 1, "budget", "6"),
            told(3, 1, "ferries", "7"),
            part(told(4, 2, "night buses", "")),
            part(told(5, 2, "a second slipway", "")),
        ];
        assert_eq!(
            titles(&merge(&tellers, &items)),
            [
                "apologies",
                "budget",
                "night buses",
                "a second slipway",
                "ferries"
            ]
        );
    }

    #[test]
    fn a_paper_goes_to_the_one_item_of_its_reference() {
        let tellers = [teller(1, Role::Agenda, None), teller(2, Role::Item, None)];
        let bearing = |told: Told, reference: &str| Told {
            references: vec![reference.to_owned()],
            ..told
        };
        let mut items = vec![
            bearing(told(1, 1, "31 00417 night buses", "7"), "31/00417"),
            bearing(told(2, 1, "31 00420 ferries", "8"), "31/00420"),
            bearing(told(3, 2, "transport in the year", ""), "31/00420"),
        ];
        let merged = merge(&tellers, &items);
        assert_eq!(merged.len(), 2);
        assert_eq!(merged[1].told, [1, 2]);
        // Two items of one reference leave no one place.
        items[0].references = vec!["31/00420".to_owned()];
        assert_eq!(merge(&tellers, &items).len(), 3);
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
        let kept = in_order(vec![welsh.clone(), teller(1, Role::Agenda, None)], &[]);
        assert_eq!(kept.len(), 1);
        assert_eq!(in_order(vec![welsh], &[]).len(), 1);
    }

    #[test]
    fn a_whole_draft_wins_over_a_confirmed_account_that_is_cut() {
        let tellers = in_order(
            vec![
                teller(1, Role::Minutes, Some(Status::Confirmed)),
                teller(2, Role::Minutes, Some(Status::Draft)),
            ],
            &[],
        );
        let mut items = [told(1, 1, "night buses", ""), told(2, 2, "night buses", "")];
        items[0].truncated = true;
        assert_eq!(merge(&tellers, &items)[0].account, Some(1));
    }

    #[test]
    fn a_supplement_joins_its_item_and_keeps_the_agendas_order_and_title() {
        let mut items = [
            told(1, 1, "apologies", "1"),
            told(2, 1, "low pier gangway options", "2"),
            told(3, 1, "ferries", "3"),
            told(4, 2, "low pier gangway", "2"),
        ];
        items[1].paper = Some(Paper::ToFollow);
        items[3].brings = true;
        for tellers in [[1, 2], [2, 1]] {
            let tellers = tellers.map(|key| teller(key, Role::Agenda, None)).to_vec();
            let merged = merge(&in_order(tellers, &items), &items);
            assert_eq!(
                titles(&merged),
                ["apologies", "low pier gangway options", "ferries"]
            );
            assert_eq!(merged[1].paper, Some(Paper::Late));
            assert_eq!(merged[1].late, Some(3));
        }
    }

    #[test]
    fn a_report_beside_an_agenda_that_came_alone_is_not_late() {
        let mut agenda = teller(1, Role::Agenda, None);
        agenda.alone = true;
        let mut items = [
            told(1, 1, "night buses", "1"),
            told(2, 2, "night buses", "1"),
        ];
        items[1].brings = true;
        let tellers = in_order(vec![agenda.clone(), teller(2, Role::Item, None)], &items);
        assert_eq!(merge(&tellers, &items)[0].late, None);
        agenda.alone = false;
        let tellers = in_order(vec![agenda, teller(2, Role::Item, None)], &items);
        assert_eq!(merge(&tellers, &items)[0].late, Some(1));
    }
}
