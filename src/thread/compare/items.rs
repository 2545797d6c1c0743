//! The items of two agendas: added, dropped, moved and reworded, with what is asked and
//! recommended.

use super::pairs::{Pairs, changed_places, pair};
use super::version::VersionItem;
use super::{Difference, Fate, Part, SAME_CLAUSE, SAME_TITLE, fate_of, is_reworded};
use crate::domain::fold;

/// What differs in the items, by the order of the second.
pub fn compare(before: &[VersionItem], after: &[VersionItem]) -> Vec<Difference> {
    let pairs = pair_items(before, after);
    let moved = changed_places(&pairs);
    let mut found = Vec::new();
    for (at, item) in after.iter().enumerate() {
        let old = pairs[at].map(|old| &before[old]);
        let difference = |part, fate, before: Option<String>, after: Option<String>| Difference {
            part,
            fate,
            of: named(item),
            before,
            after,
            stood_at: old.map(|old| old.place.clone()),
            stands_at: Some(item.place.clone()),
        };
        let Some(old) = old else {
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
                stood_at: Some(item.place.clone()),
                stands_at: None,
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

/// An item by its title, else by its place.
fn named(item: &VersionItem) -> String {
    if item.title.trim().is_empty() {
        format!("{} (no title was read)", numbered(item))
    } else {
        item.title.clone()
    }
}

fn numbered(item: &VersionItem) -> String {
    match &item.number {
        Some(number) => format!("item {number}"),
        None => "an item".to_owned(),
    }
}

#[cfg(test)]
mod tests {
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
            ..VersionItem::default()
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
            said(&compare(&before, &after)),
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
            said(&compare(&before, &after)),
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
            said(&compare(&before, &after)),
            [(Part::Item, Fate::Reworded, long)]
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
        let found = compare(&before, &after);
        assert_eq!(
            found
                .iter()
                .map(|difference| difference.fate)
                .collect::<Vec<_>>(),
            [Fate::Reworded, Fate::Added, Fate::Dropped]
        );
        assert_eq!(found[0].before.as_deref(), Some("dredge the ponds by May"));
    }
}
