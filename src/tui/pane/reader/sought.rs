//! What is being found in the reader's words: letters as they are typed there, or the words by
//! which the finder found a place.

use crate::domain::fold;
use crate::store::desk::Block;

/// So many letters of a word tell its family: the index knows stems.
const FAMILY: usize = 4;

/// What is being found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sought {
    /// As it was typed.
    pub typed: String,
    /// For each word what stands for it: itself, and what the index took for it. None where
    /// the letters count as they stand.
    words: Vec<Vec<String>>,
}

impl Sought {
    /// Letters as they stand.
    pub fn typed(typed: &str) -> Sought {
        Sought {
            typed: typed.to_owned(),
            words: Vec::new(),
        }
    }

    /// A phrase that the finder found.
    pub fn phrase(typed: &str) -> Sought {
        Sought {
            typed: typed.to_owned(),
            words: vec![vec![typed.to_owned()]],
        }
    }

    /// Words that the finder found in a paragraph, in any order; there they are marked.
    pub fn found(typed: &str, marked: &str) -> Sought {
        let parts = marked.split('\u{2}').skip(1);
        let taken: Vec<String> = parts
            .filter_map(|part| Some(fold::compare(part.split_once('\u{3}')?.0)))
            .collect();
        let words = typed
            .split_whitespace()
            .map(fold::compare)
            .filter(|word| !word.is_empty());
        let words = words.map(|word| {
            let family = |other: &&String| family(other) == family(&word) && **other != word;
            let mut stands: Vec<String> = taken.iter().filter(family).cloned().collect();
            stands.push(word);
            stands.sort();
            stands.dedup();
            stands
        });
        Sought {
            typed: typed.to_owned(),
            words: words.collect(),
        }
    }

    /// Whether nothing is.
    pub fn is_empty(&self) -> bool {
        self.typed.trim().is_empty()
    }

    /// What stands out in the words.
    pub fn marks(&self) -> Vec<String> {
        if self.words.is_empty() {
            vec![self.typed.clone()]
        } else {
            self.words.concat()
        }
    }

    /// Whether the finder found it, so that it stands out only where a word begins.
    pub fn is_found(&self) -> bool {
        !self.words.is_empty()
    }

    /// The blocks that have it.
    pub fn find(&self, blocks: &[Block]) -> Vec<usize> {
        let phrase = fold::compare(&self.typed);
        if phrase.is_empty() {
            return Vec::new();
        }
        let has = |block: &Block| {
            let folded = fold::compare(&block.text);
            if self.words.is_empty() {
                return folded.contains(&phrase);
            }
            let begins = |word: &String| {
                let word = fold::compare(word);
                let mut found = folded.match_indices(word.as_str());
                found.any(|(at, _)| at == 0 || folded.as_bytes()[at - 1] == b' ')
            };
            self.words.iter().all(|stands| stands.iter().any(begins))
        };
        (0..blocks.len()).filter(|at| has(&blocks[*at])).collect()
    }
}

/// The beginning of a word by which its forms are told.
fn family(word: &str) -> String {
    word.chars().take(FAMILY).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::desk::BlockRole;

    fn blocks(texts: &[&str]) -> Vec<Block> {
        let block = |text: &&str| Block {
            role: BlockRole::Text,
            mark: String::new(),
            text: (*text).to_owned(),
            source: None,
        };
        texts.iter().map(block).collect()
    }

    #[test]
    fn letters_that_are_typed_count_as_they_stand() {
        let blocks = blocks(&["the late ferry", "a ferry runs late", "unlate ferry"]);
        assert_eq!(Sought::typed("late ferry").find(&blocks), [0, 2]);
    }

    #[test]
    fn words_that_were_found_stand_apart_and_in_other_forms() {
        let blocks = blocks(&[
            "ferries that sail late",
            "a ferry",
            "the ferry is late",
            "plated ferries",
        ]);
        let sought = Sought::found("ferry late", "\u{2}ferries\u{3} that sail \u{2}late\u{3}");
        assert_eq!(sought.find(&blocks), [0, 2]);
        assert_eq!(sought.marks(), ["ferries", "ferry", "late"]);
    }
}
