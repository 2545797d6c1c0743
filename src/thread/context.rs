//! Whether the words of a promise hang on the sentence before them.

use crate::domain::fold;

/// Words that stand for what was said before.
const POINTS: [&str; 7] = ["it", "this", "these", "those", "they", "them", "another"];

/// "This year", "these meetings": what is meant is said.
const SAID: [&str; 16] = [
    "year",
    "years",
    "month",
    "months",
    "week",
    "time",
    "meeting",
    "meetings",
    "committee",
    "commission",
    "panel",
    "council",
    "board",
    "agenda",
    "is",
    "was",
];

/// "It was requested that": nothing is meant by it.
const EMPTY: [&str; 12] = [
    "agreed",
    "asked",
    "requested",
    "suggested",
    "noted",
    "resolved",
    "hoped",
    "proposed",
    "confirmed",
    "recommended",
    "understood",
    "reported",
];

/// So near the beginning it stands for what was said before; later, for what the promise
/// itself names.
const NEAR: usize = 7;

/// A promise of no more words says little of its own.
const SHORT: usize = 12;

/// A line of no more words names a person and a deed: "ACTION: Clerk to chase."
const BARE: usize = 5;

/// Whether a promise is not understood without the sentence before it.
pub fn hangs_on_another(text: &str) -> bool {
    let folded = fold::compare(text);
    let words: Vec<&str> = folded
        .split(' ')
        .filter(|word| !["action", "actions"].contains(word))
        .collect();
    if words.len() <= BARE && words.contains(&"to") {
        return true;
    }
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    (0..words.len()).any(|at| {
        let points = POINTS.contains(&word(at)) && (at < NEAR || words.len() <= SHORT);
        let is_it = word(at) == "it";
        let is_empty = is_it && (at + 1..at + 4).any(|behind| EMPTY.contains(&word(behind)));
        points && !is_empty && (is_it || !SAID.contains(&word(at + 1)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_stand_for_others_hang_on_the_sentence_before() {
        for text in [
            "Members asked that it be sent without delay.",
            "This would be done on four Sundays in May.",
            "A price for hiring another would be obtained.",
            "ACTION: Clerk to chase.",
            "The Harbour Master would let them know.",
        ] {
            assert!(hangs_on_another(text), "{text}");
        }
        for text in [
            "It was agreed that a count of the berths be made.",
            "The Chair asked for the count of berths this year.",
            "That a list of the quays be sent to Members before the Cabinet decides on it.",
            "Clerk to order paint for the railings of the quay.",
        ] {
            assert!(!hangs_on_another(text), "{text}");
        }
    }
}
