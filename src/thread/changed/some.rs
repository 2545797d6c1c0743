//! Some where all were promised: one that is named, those of one place, a figure that is gone.

use super::amount::{ALL, EVERYWHERE, all_of, is_month, is_time, numbered};
use super::whom::is_small;
use super::{Changed, Said, singular};

/// Words behind which those stand to whom something goes.
const TO: [&str; 4] = ["with", "for", "at", "among"];

/// Those who sit, by whatever name: no part of all of them.
const BODIES: [&str; 16] = [
    "committee",
    "commission",
    "panel",
    "board",
    "council",
    "cabinet",
    "forum",
    "executive",
    "members",
    "member",
    "councillors",
    "chair",
    "officers",
    "director",
    "group",
    "authority",
];

/// Words behind a thing that say which ones of it are meant.
const WHICH: [&str; 4] = ["of", "on", "near", "who"];

/// Whether one that has a name stands in the place of all of them: "all community councils" and
/// "Ardle Community Council", "with all five yards" and "with the Ardle Slip".
pub(super) fn named_one(promised: &Said, recorded: &Said) -> Option<Changed> {
    if recorded.has(&ALL) || recorded.has(&EVERYWHERE) {
        return None;
    }
    let (words, printed) = (promised.words(), printed(recorded));
    let is_name = |word: &str| {
        let folded = crate::domain::fold::compare(word);
        word.starts_with(char::is_uppercase)
            && word.chars().any(char::is_lowercase)
            && !words.contains(&folded.as_str())
            && !BODIES.contains(&folded.as_str())
            && !is_month(singular(&folded))
    };
    let is_of_kind = runs(&words).iter().any(|run| {
        let is_run = |at: usize| {
            let behind = printed.get(at + 1..at + 1 + run.len());
            behind.is_some_and(|behind| {
                let folded = |word: &&str| crate::domain::fold::compare(word);
                let mut pairs = behind.iter().zip(run);
                pairs.all(|(word, thing)| singular(&folded(word)) == *thing)
                    && !behind
                        .last()
                        .is_some_and(|last| folded(last).ends_with('s'))
            })
        };
        run.len() > 1 && (0..printed.len()).any(|at| is_name(printed[at]) && is_run(at))
    });
    let is_with = TO.iter().any(|to| {
        let of_all = words
            .windows(2)
            .any(|pair| pair[0] == *to && ALL.contains(&pair[1]));
        of_all
            && (0..printed.len()).any(|at| {
                let next = match printed.get(at + 1) {
                    Some(&"the") => printed.get(at + 2),
                    next => next,
                };
                printed[at] == *to && next.is_some_and(|next| is_name(next))
            })
    });
    (is_of_kind || is_with).then_some(Changed::Narrowed)
}

/// The words of a text as printed, without the marks around them.
fn printed<'a>(said: &Said<'a>) -> Vec<&'a str> {
    let words = said.printed.split_whitespace();
    let words = words.map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()));
    words.filter(|word| !word.is_empty()).collect()
}

/// What stands behind "all": "community councils".
fn runs<'s>(words: &[&'s str]) -> Vec<Vec<&'s str>> {
    let starts = (0..words.len()).filter(|at| ALL.contains(&words[*at]));
    starts
        .map(|at| {
            let behind = words[at + 1..].iter().copied();
            let run = behind.take_while(|word| !is_small(word)).take(2);
            run.map(singular).collect()
        })
        .collect()
}

/// Whether those of one place stand for all: "all tenants" and "the tenants of the lower plots".
pub(super) fn told_apart(promised: &Said, recorded: &Said) -> Option<Changed> {
    if recorded.has(&ALL) || recorded.has(&EVERYWHERE) {
        return None;
    }
    let (words, record) = (promised.words(), recorded.words());
    let things = all_of(&words);
    let is_told_apart = (1..record.len()).any(|at| {
        let thing = singular(record[at]);
        let is_it = things.contains(&thing)
            && record[at].ends_with('s')
            && !BODIES.contains(&record[at])
            && record.get(at + 1).is_some_and(|next| WHICH.contains(next));
        let mut behind = record.iter().skip(at + 2).filter(|word| !is_small(word));
        is_it
            && behind.next().is_some_and(|which| {
                !words.iter().any(|word| singular(word) == singular(which))
                    && !BODIES.contains(which)
                    && !is_time(singular(which))
                    && which.chars().all(char::is_alphabetic)
            })
    });
    is_told_apart.then_some(Changed::Narrowed)
}

/// Whether a sentence tells of fewer than were promised: "three prices" and "one price".
pub(super) fn fewer_of_them(promised: &Said, told: &Said) -> Option<Changed> {
    let now = numbered(told);
    let is_less = numbered(promised).iter().any(|(thing, was)| {
        let mut of_it = now.iter().filter(|(other, _)| other == thing).peekable();
        of_it.peek().is_some() && of_it.all(|(_, is)| is < was)
    });
    is_less.then_some(Changed::Narrowed)
}

/// Whether those that have most or least of something are no longer told apart: "the berths with
/// the lowest water" and "berths with low water".
pub(super) fn no_longer_most(promised: &Said, recorded: &Said) -> Option<Changed> {
    let (words, record) = (promised.words(), recorded.words());
    let mut most = words.iter().filter_map(|word| word.strip_suffix("est"));
    most.any(|plain| {
        let is_plain = |word: &&str| **word == *plain || word.strip_suffix('e') == Some(plain);
        plain.len() > 2 && record.iter().any(is_plain)
    })
    .then_some(Changed::Softened)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(how: fn(&Said, &Said) -> Option<Changed>, said: &str, record: &str) -> bool {
        how(&Said::of(said), &Said::of(record)).is_some()
    }

    #[test]
    fn one_that_is_named_is_not_all_of_them() {
        for (said, record) in [
            (
                "to consult all boat clubs on the fees.",
                "Ardle Boat Club to be consulted on the fees",
            ),
            (
                "Pilot to share the chart with all four yards.",
                "Chart to be shared with the Ardle Slip",
            ),
        ] {
            assert!(is(named_one, said, record), "{record}");
        }
        for (said, record) in [
            (
                "to consult all boat clubs on the fees.",
                "Boat clubs to be consulted on the fees",
            ),
            (
                "Pilot to share the chart with all members.",
                "Chart to be shared with the Panel in May",
            ),
            (
                "Pilot to share the chart with all four yards.",
                "Ardle chart to be shared with all four yards",
            ),
        ] {
            assert!(!is(named_one, said, record), "{record}");
        }
    }

    #[test]
    fn those_of_one_place_are_not_all_of_them() {
        let said = "Clerk to write to all berth holders about ropes.";
        assert!(is(
            told_apart,
            said,
            "A letter had gone to the holders of the outer quay."
        ));
        for record in [
            "A letter had gone to the holders of berths.",
            "A letter had gone to all holders on the list.",
        ] {
            assert!(!is(told_apart, said, record), "{record}");
        }
    }

    #[test]
    fn fewer_and_no_longer_the_most_are_less() {
        assert!(is(
            fewer_of_them,
            "Clerk to obtain three prices for ropes.",
            "One price had been had for the ropes."
        ));
        assert!(!is(
            fewer_of_them,
            "Clerk to obtain three prices for ropes.",
            "Three prices had been had, one price of them late."
        ));
        assert!(is(
            no_longer_most,
            "the berths with the lowest water be dredged.",
            "Berths with low water to be dredged"
        ));
    }
}
