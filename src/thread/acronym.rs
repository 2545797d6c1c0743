//! Short forms that a paper spells out: "Personal Centred Care (PCC)".

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use crate::thread::words::ShortForm;

/// Letters in brackets behind words.
static BRACKETS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?P<words>(?:[\w’'&/-]+\s+){1,10})\((?:the\s+)?[“‘'\x22]?(?P<short>[A-Z][A-Za-z&]{1,7})[”’'\x22]?\)").ok()
});

/// Small words that letters may pass over.
const SMALL: [&str; 7] = ["and", "of", "for", "the", "in", "to", "&"];

/// The short forms that a text spells out, in its order.
pub fn spelled_out(text: &str) -> Vec<ShortForm> {
    let Some(pattern) = BRACKETS.as_ref() else {
        return Vec::new();
    };
    pattern
        .captures_iter(text)
        .filter_map(|found| {
            let short = found.name("short")?.as_str();
            let long = long_form(found.name("words")?.as_str(), short)?;
            Some(ShortForm {
                short: short.to_owned(),
                long,
            })
        })
        .collect()
}

/// Names of several words with capitals, in a sentence or a title.
static NAMES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\b[A-Z][a-z’']+(?:[ -](?:(?:and|of|for|the|in|to|&) )?[A-Z][a-z’']+){2,6}").ok()
});

/// Letters that stand for a name: three or more.
static LETTERS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\b[A-Z]{3,6}\b").ok());

/// The short forms that no text spells out, of names that stand elsewhere in full: one text
/// has "the Marine Licensing Office", another "the MLO", and no other name has these letters.
pub fn implied<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<ShortForm> {
    let (Some(names), Some(letters)) = (NAMES.as_ref(), LETTERS.as_ref()) else {
        return Vec::new();
    };
    let mut shorts: BTreeSet<&str> = BTreeSet::new();
    let mut longs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for text in texts {
        shorts.extend(letters.find_iter(text).map(|found| found.as_str()));
        for name in names.find_iter(text) {
            let words: Vec<&str> = name.as_str().split([' ', '-']).collect();
            // Behind "The" at the head of a sentence the name begins anew.
            let words = match words.as_slice() {
                [
                    "The" | "That" | "This" | "In" | "For" | "Mr" | "Mrs" | "Cllr",
                    rest @ ..,
                ] => rest,
                all => all,
            };
            for from in 0..words.len().saturating_sub(2) {
                let long = &words[from..];
                let is_long = |word: &&&str| !SMALL.contains(*word);
                let short = long
                    .iter()
                    .filter(is_long)
                    .filter_map(|word| word.chars().next());
                let short: String = short.collect();
                longs.entry(short).or_default().insert(long.join(" "));
            }
        }
    }
    let known = shorts.into_iter().filter_map(|short| {
        let mut of_it = longs.get(short)?.iter();
        let long = of_it.next().filter(|_| of_it.next().is_none())?;
        Some(ShortForm {
            short: short.to_owned(),
            long: long.clone(),
        })
    });
    known.collect()
}

/// The last words whose first letters are those of the short form.
fn long_form(words: &str, short: &str) -> Option<String> {
    // "Person-centred care" has three letters.
    let words: Vec<&str> = words
        .split([' ', '-', '\t', '\u{a0}'])
        .filter(|word| !word.is_empty())
        .collect();
    let mut letters: Vec<char> = short.chars().filter(char::is_ascii_uppercase).collect();
    if letters.len() < 2 {
        return None;
    }
    let mut from = words.len();
    while let Some(letter) = letters.pop() {
        loop {
            from = from.checked_sub(1)?;
            let word = words[from];
            if word.chars().next()?.to_ascii_uppercase() == letter {
                break;
            }
            if !SMALL.contains(&word) {
                return None;
            }
        }
    }
    Some(words[from..].join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, String)> {
        spelled_out(text)
            .into_iter()
            .map(|form| (form.short, form.long))
            .collect()
    }

    #[test]
    fn letters_in_brackets_are_the_words_before_them() {
        assert_eq!(
            found("A visit on Personal Centred Care (PCC) and the Code of Conduct (CoC) was held."),
            [
                ("PCC".to_owned(), "Personal Centred Care".to_owned()),
                ("CoC".to_owned(), "Code of Conduct".to_owned())
            ]
        );
    }

    #[test]
    fn a_hyphen_parts_two_words_of_a_short_form() {
        assert_eq!(
            found("A report on tide-driven power (TDP) was read."),
            [("TDP".to_owned(), "tide driven power".to_owned())]
        );
    }

    #[test]
    fn brackets_that_say_something_else_are_no_short_form() {
        assert!(found("Councillor Ashe (Chair) and Mr Bone (Lab)").is_empty());
        assert!(found("the report of the board (ABC)").is_empty());
    }
}
