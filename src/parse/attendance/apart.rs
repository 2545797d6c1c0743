//! What a list tells behind its names: who sent apologies, and prose that lists nobody.

use crate::parse::attendance::called::ALSO;
use crate::parse::attendance::taken::FROM;
use crate::parse::sentence;

/// A sentence of fewer words is no prose.
const FEWEST: usize = 8;

/// So many words are prose without a full stop behind them.
const LONG: usize = 16;

/// The words of a list that name who came, the apologies that its sentences report, and
/// whom they name as others who came.
pub fn split(text: &str) -> (String, Vec<&str>, Vec<&str>) {
    let mut sent = Vec::new();
    let mut also = Vec::new();
    let mut kept: Vec<&str> = Vec::new();
    let mut sentences = 0;
    for sentence in sentence::split(text) {
        sentences += 1;
        if sentence.to_lowercase().contains("apolog") {
            sent.extend(FROM.group(sentence, "names"));
        } else if !kept.is_empty()
            && let Some(names) = ALSO.group(sentence, "names")
        {
            also.push(names);
        } else if !kept.is_empty() && is_prose(sentence) {
            break;
        } else {
            kept.push(sentence);
        }
    }
    // An initial of two letters ends no sentence where all is kept.
    let whole = sentences == kept.len();
    let kept = if whole {
        text.to_owned()
    } else {
        kept.join("\n")
    };
    (kept, sent, also)
}

/// Whether most of the words are no names.
pub fn is_prose(sentence: &str) -> bool {
    let words: Vec<&str> = sentence
        .split_whitespace()
        .filter(|word| word.starts_with(char::is_alphabetic))
        .collect();
    let small = words
        .iter()
        .filter(|word| word.starts_with(char::is_lowercase))
        .filter(|word| !matches!(**word, "and" | "of" | "for" | "the" | "to" | "de" | "van"))
        .count();
    let ends = sentence.ends_with(['.', '?', '!']) || words.len() >= LONG;
    words.len() >= FEWEST && ends && small * 2 > words.len()
}
