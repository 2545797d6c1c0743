//! Reports that come again and again under one title: figures that were asked for stand in
//! the next of them, and nobody says that they answer.

use std::sync::LazyLock;

use crate::domain::fold;
use crate::domain::phrases::Phrases;

/// So many reports of a title after a promise may tell what it asked for.
pub const REPORTS: usize = 2;

/// A report on something else tells it in passing within so many days.
pub const SOON: i32 = 200;

/// Letters by which two forms of one word are known.
const HEAD: usize = 5;

/// A word of fewer letters tells little.
const LONG: usize = 4;

/// What is asked for is to be shown, and no deed.
static FIGURES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "figure",
        "figures",
        "number",
        "numbers",
        "how many",
        "list",
        "rate",
        "rates",
        "data",
        "statistics",
        "breakdown",
        // "Would let Members know when it opened."
        "know when",
        "know whether",
        "know the result",
        "know the outcome",
        "broken down",
        "average",
        "percentage",
        "proportion",
        "show",
        "shown",
        "shows",
        "include",
        "included",
        "comparison",
        "compared",
        "compares",
        "waiting times",
        "details of",
        "name the",
        "be reported",
        "information on",
        "information about",
    ])
});

/// Whether a promise asks for figures, a list, something to be shown.
pub fn wants_figures(text: &str) -> bool {
    FIGURES.is_one_in(text)
}

/// Words of titles that tell one report of a series from the next.
const TELLS_APART: [&str; 12] = [
    "report",
    "update",
    "annual",
    "quarter",
    "quarterly",
    "month",
    "monthly",
    "year",
    "half",
    "progress",
    "the",
    "and",
];

/// The words of a folded title that tell its series.
pub fn words(title: &str) -> Vec<String> {
    let words = title.split(' ').filter(|word| {
        word.len() >= 3
            && !word.starts_with(|letter: char| letter.is_ascii_digit())
            && !TELLS_APART.contains(word)
    });
    words.map(str::to_owned).collect()
}

/// Whether two titles are of one series by their words: "Ferry performance – quarter 1" and
/// "Ferry performance – quarter 2".
pub fn are_one(mine: &[String], theirs: &[String]) -> bool {
    let shared = mine.iter().filter(|word| theirs.contains(word)).count();
    shared > 0 && shared == mine.len().min(theirs.len())
}

/// The heads of the words by which a sentence may tell what a promise asks for.
pub fn heads(text: &str) -> Vec<String> {
    let mut heads: Vec<String> = fold::compare(text)
        .split(' ')
        .filter(|word| word.len() >= LONG || word.starts_with(|c: char| c.is_ascii_digit()))
        .map(|word| word.chars().take(HEAD).collect())
        .collect();
    heads.sort_unstable();
    heads.dedup();
    heads
}

/// Whether a folded sentence holds any word of that kind twice over: the others cannot tell
/// what was asked for.
pub fn may_tell(sentence: &str, heads: &[String]) -> bool {
    let held = |head: &&String| {
        sentence
            .split(' ')
            .any(|word| word.starts_with(head.as_str()))
    };
    heads.iter().filter(held).take(2).count() == 2 || heads.len() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_of_one_series_have_one_title_but_for_their_time() {
        let are_one = |title, other| are_one(&words(title), &words(other));
        assert!(are_one(
            "ferry performance quarter 1",
            "ferry performance quarter 2"
        ));
        assert!(are_one(
            "harbour master s annual report 2031 32",
            "harbour master s annual report 2032 33"
        ));
        assert!(are_one("winter moorings", "winter moorings update"));
        assert!(!are_one("ferry performance", "ferry fares"));
        assert!(!are_one("annual report", "annual report"));
    }

    #[test]
    fn figures_are_asked_for_and_deeds_are_not() {
        assert!(wants_figures("That the number of berths be given by quay."));
        assert!(wants_figures("Average delays to be reported to the Panel"));
        assert!(wants_figures(
            "The Clerk would let Members know when the slip opened."
        ));
        assert!(!wants_figures("Clerk to order a bench."));
    }

    #[test]
    fn a_sentence_that_shares_one_word_need_not_be_compared() {
        let heads = heads("That the number of berths be given by quay.");
        assert!(may_tell("berths by quay are in table 1", &heads));
        assert!(!may_tell("the quay was swept", &heads));
    }
}
