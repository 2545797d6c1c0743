//! The rows of two work programmes: added, dropped, moved to another day and reworded.

use jiff::civil::Date;

use super::pairs::Pairs;
use super::version::VersionRow;
use super::{Difference, Fate, Part, SAME_TITLE, fate_of, is_reworded};
use crate::domain::fold;
use crate::domain::wording;

/// What differs in the rows, by the order of the second.
pub fn compare(before: &[VersionRow], after: &[VersionRow]) -> Vec<Difference> {
    let pairs = pair_rows(before, after);
    let mut found = Vec::new();
    for (row, old) in after.iter().zip(&pairs) {
        let old = old.map(|old| &before[old]);
        let difference = |part, fate, before: Option<String>, after: Option<String>| Difference {
            part,
            fate,
            of: row.item.clone(),
            before,
            after,
            stood_at: old.map(|old| old.place.clone()),
            stands_at: Some(row.place.clone()),
        };
        let Some(old) = old else {
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
            (Part::Lead, &old.lead, &row.lead),
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
                stood_at: Some(row.place.clone()),
                stands_at: None,
            });
        }
    }
    found
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

/// A row by its day and what it asks for: one item has many rows.
fn whole(row: &VersionRow) -> String {
    match row.actions.as_deref() {
        Some(actions) if !actions.trim().is_empty() => format!("{}: {actions}", dated(row)),
        Some(_) | None => dated(row),
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
    fn a_row_whose_title_holds_the_others_on_its_day_is_the_same_row() {
        let day = Some(date(2031, 5, 6));
        let (before, after) = (row("Salt pans", day), row("Coast review: Salt pans", day));
        assert_eq!(
            said(&compare(&[before], &[after])),
            [(Part::Row, Fate::Reworded, "Coast review: Salt pans")]
        );
    }

    #[test]
    fn a_row_moves_with_its_day_and_a_topic_gets_one() {
        let before = [row("Ponds", Some(date(2031, 5, 6))), row("Ferry", None)];
        let after = [
            row("Ponds", Some(date(2031, 7, 8))),
            row("Ferry", Some(date(2031, 7, 8))),
        ];
        let found = compare(&before, &after);
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
            said(&compare(&before, &after)),
            [(Part::Actions, Fate::Added, "Ponds")]
        );
    }
}
