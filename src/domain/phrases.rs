//! Phrases that are looked for in many texts.
//!
//! They are found as [`fold::compare`](super::fold::compare) would show them, whatever the
//! capitals and the marks between the words, but without folding each text anew.

use regex::Regex;

/// Phrases of plain small letters, words parted by a space.
#[derive(Debug)]
pub struct Phrases(Option<Regex>);

impl Phrases {
    /// From a list.
    pub fn of<'p>(phrases: impl IntoIterator<Item = &'p str>) -> Phrases {
        let words = phrases.into_iter().map(|phrase| {
            let words: Vec<String> = phrase.split_whitespace().map(regex::escape).collect();
            words.join("[^a-zA-Z0-9]+")
        });
        let any = words.collect::<Vec<_>>().join("|");
        let whole = format!("(?i)(?:^|[^a-zA-Z0-9])(?:{any})(?:[^a-zA-Z0-9]|$)");
        Phrases(Regex::new(&whole).ok())
    }

    /// Whether a text holds one of them, word for word.
    pub fn is_one_in(&self, text: &str) -> bool {
        self.0
            .as_ref()
            .is_some_and(|pattern| pattern.is_match(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_as_it_is_compared() {
        let phrases = Phrases::of(["no reply", "gave a report"]);
        for text in ["No reply", "(no\u{a0}reply)", "He gave – a Report."] {
            assert!(phrases.is_one_in(text), "{text}");
        }
        for text in ["no replying", "piano reply", "gave report", ""] {
            assert!(!phrases.is_one_in(text), "{text}");
        }
    }
}
