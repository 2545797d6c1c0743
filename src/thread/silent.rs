//! What was dropped from a programme, or moved in it, without a word in the minutes.

use jiff::civil::Date;

use crate::domain::fold;
use crate::thread::compare::{Fate, Part, Version, VersionRow, compare};
use crate::thread::words::{Class, Lexicon, Term};

/// A programme that lost more of its rows than this is another programme, or a part of one.
const MOST_LOST: usize = 2;

/// So much of a row's words in a paragraph of minutes is a word about it.
const SPOKEN_OF: f32 = 0.5;

/// A row that changed in silence.
#[derive(Debug, Clone, PartialEq)]
pub struct Silent {
    /// Dropped or moved.
    pub fate: Fate,
    /// The item, as the first version words it.
    pub item: String,
    /// The meeting it was planned for.
    pub before: Option<Date>,
    /// The meeting it is planned for now.
    pub after: Option<Date>,
}

/// The rows of the first version that the second dropped or moved while nothing in the
/// accounts between speaks of them. What was planned for a day that had passed by the
/// second version was held, or was history: it is not missed.
pub fn silent(
    before: &Version,
    after: &Version,
    accounts: &[String],
    committee: &str,
) -> Vec<Silent> {
    let rows = |version: &Version| Version {
        items: Vec::new(),
        ..version.clone()
    };
    let found = compare(&rows(before), &rows(after));
    let lost = found
        .iter()
        .filter(|difference| difference.part == Part::Row && difference.fate == Fate::Dropped)
        .count();
    if lost * MOST_LOST > before.rows.len() || after.rows.is_empty() {
        return Vec::new();
    }
    let texts = before
        .rows
        .iter()
        .chain(&after.rows)
        .map(|row| row.item.as_str())
        .chain(accounts.iter().map(String::as_str));
    let lexicon = Lexicon::new(committee, [], &[], texts);
    let said: Vec<Vec<Term>> = accounts
        .iter()
        .flat_map(|account| account.split("\n\n"))
        .map(|paragraph| lexicon.terms(paragraph))
        .collect();
    let stays: Vec<Vec<Term>> = after
        .rows
        .iter()
        .map(|row| lexicon.terms(&row.item))
        .collect();
    before
        .rows
        .iter()
        .filter(|row| row.date.is_none_or(|day| Some(day) >= after.day))
        .filter_map(|row| {
            let words = matters(lexicon.terms(&row.item));
            let folded = fold::compare(&row.item);
            let now: Vec<&VersionRow> = after
                .rows
                .iter()
                .filter(|other| fold::compare(&other.item) == folded)
                .collect();
            let fate = match now.as_slice() {
                // Another wording of it, or a row that took it up, may stand there.
                [] if !stays.iter().any(|other| speaks_of(other, &words)) => Fate::Dropped,
                [one] if row.date.is_some() && one.date != row.date => Fate::Moved,
                _ => return None,
            };
            // Several rows of one item are told apart by nothing that is sure.
            let same = |other: &&VersionRow| fold::compare(&other.item) == folded;
            let is_alone = before.rows.iter().filter(same).count() == 1;
            let is_silent = !words.is_empty() && !said.iter().any(|said| speaks_of(said, &words));
            (is_alone && is_silent).then(|| Silent {
                fate,
                item: row.item.clone(),
                before: row.date,
                after: now.first().and_then(|now| now.date),
            })
        })
        .collect()
}

fn matters(mut terms: Vec<Term>) -> Vec<Term> {
    terms.retain(|term| term.class == Class::Matter);
    terms
}

fn speaks_of(text: &[Term], words: &[Term]) -> bool {
    let weigh = |terms: &mut dyn Iterator<Item = &Term>| terms.map(|term| term.weight).sum::<f32>();
    let all = weigh(&mut words.iter());
    let shared = weigh(
        &mut words
            .iter()
            .filter(|term| text.iter().any(|other| other.number == term.number)),
    );
    all > 0.0 && shared / all >= SPOKEN_OF
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn version(day: Date, rows: &[(&str, Option<Date>)]) -> Version {
        Version {
            name: "pack".to_owned(),
            day: Some(day),
            items: Vec::new(),
            rows: rows
                .iter()
                .map(|(item, date)| VersionRow {
                    item: (*item).to_owned(),
                    date: *date,
                    ..VersionRow::default()
                })
                .collect(),
            ..Version::default()
        }
    }

    const MAY: Date = date(2031, 5, 6);
    const JUNE: Date = date(2031, 6, 3);
    const JULY: Date = date(2031, 7, 1);
    const AUTUMN: Date = date(2031, 10, 7);

    fn of_may() -> Version {
        version(
            MAY,
            &[
                ("Ferry timetable", Some(MAY)),
                ("Lighthouse repairs", Some(JULY)),
                ("Allotment rents", Some(JULY)),
                ("Moorings", Some(JULY)),
                ("Beach wardens", None),
            ],
        )
    }

    fn of_june() -> Version {
        version(
            JUNE,
            &[
                ("Lighthouse repairs", Some(AUTUMN)),
                ("Moorings", Some(JULY)),
                ("Beach wardens", None),
                ("Harbour dredging", Some(JULY)),
            ],
        )
    }

    #[test]
    fn what_went_without_a_word_is_told_and_what_was_held_is_not() {
        let found = silent(
            &of_may(),
            &of_june(),
            &["The accounts were noted.".to_owned()],
            "Panel",
        );
        let told: Vec<(Fate, &str)> = found
            .iter()
            .map(|silent| (silent.fate, silent.item.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                (Fate::Moved, "Lighthouse repairs"),
                (Fate::Dropped, "Allotment rents")
            ]
        );
        assert_eq!(found[0].after, Some(AUTUMN));
    }

    #[test]
    fn a_word_in_the_minutes_is_enough() {
        let said = [
            "The Chair said that lighthouse repairs would wait for the autumn.".to_owned(),
            "Rents of allotments had gone to another panel.".to_owned(),
        ];
        assert_eq!(silent(&of_may(), &of_june(), &said, "Panel"), []);
    }

    #[test]
    fn another_programme_is_no_version_of_this_one() {
        let other = version(JUNE, &[("Museum opening hours", Some(JULY))]);
        assert_eq!(
            silent(&of_may(), &other, &["Noted.".to_owned()], "Panel"),
            []
        );
    }
}
