//! What a text must be for a pattern to find anything in it.
//!
//! Most patterns look for words that most texts do not hold, or for lines that are a label
//! and nothing more. Both are read from the pattern itself, and which words a text can hold
//! at all is told by its threes of letters: a pattern is neither run nor even compiled
//! where it can find nothing.

use regex_syntax::hir::{Class, Hir, HirKind, Look};

use super::bytes::{self, Bytes};
use super::loose;
use super::threes::{self, LEAST, hash};

/// A pattern of more words is asked itself: it is as quick.
const MOST_WORDS: usize = 48;

/// So many threes of letters of a word tell it well enough.
const MOST_THREES: usize = 5;

/// What a pattern needs of a text.
pub struct Needed {
    /// The pattern costs so much that a loose one is asked first.
    pub strict: bool,
    /// The bytes that a match begins with, where it begins with the text.
    first: Option<Bytes>,
    /// The bytes of the longest text that it matches from end to end.
    longest: usize,
    /// Words in small letters, one of which stands in every match: each is the places of
    /// its threes of letters. `None` where there are none or looking for them does not pay.
    words: Option<Vec<Vec<u16>>>,
}

impl Needed {
    /// What the pattern needs.
    pub fn of(pattern: &str) -> Needed {
        let Ok(hir) = regex_syntax::parse(pattern) else {
            return Needed {
                strict: false,
                first: None,
                longest: usize::MAX,
                words: None,
            };
        };
        let properties = hir.properties();
        let anchored = properties.look_set_prefix().contains(Look::Start);
        let whole = anchored && properties.look_set_suffix().contains(Look::End);
        let longest = properties.maximum_len().filter(|_| whole);
        let words = (longest.is_none() && !begins_with_words(&hir)).then(|| needed(&hir));
        let places = |word: &Vec<u8>| {
            word.windows(LEAST)
                .take(MOST_THREES)
                .map(|three| hash(three[0], three[1], three[2]))
                .collect()
        };
        Needed {
            strict: loose::is_strict(&hir),
            first: anchored.then(|| bytes::first(&hir)).flatten(),
            longest: longest.unwrap_or(usize::MAX),
            words: words
                .flatten()
                .map(|words| words.iter().map(places).collect()),
        }
    }

    /// Whether the pattern may find something in the text.
    pub fn allows(&self, text: &str) -> bool {
        let may = |words: &Vec<Vec<u16>>| {
            threes::ask(text, |threes| words.iter().any(|word| threes.has_all(word)))
        };
        let begins = |first: &Bytes| text.bytes().next().is_some_and(|byte| first.has(byte));
        text.len() <= self.longest
            && self.first.as_ref().is_none_or(begins)
            && self.words.as_ref().is_none_or(may)
    }
}

/// One of these words, each long enough, stands in every match.
fn needed(hir: &Hir) -> Option<Vec<Vec<u8>>> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => None,
        HirKind::Literal(_) | HirKind::Class(_) => choose(vec![letters(hir)?]),
        HirKind::Repetition(repeated) if repeated.min == 0 => None,
        HirKind::Repetition(repeated) => needed(&repeated.sub),
        HirKind::Capture(group) => needed(&group.sub),
        HirKind::Alternation(branches) => {
            let words = branches.iter().map(needed).collect::<Option<Vec<_>>>()?;
            choose(words.concat())
        }
        HirKind::Concat(parts) => {
            let mut found: Vec<Vec<Vec<u8>>> = Vec::new();
            let mut word: Vec<u8> = Vec::new();
            for part in parts {
                if let Some(more) = letters(part) {
                    word.extend(more);
                } else {
                    found.extend(choose(vec![std::mem::take(&mut word)]));
                    found.extend(needed(part));
                }
            }
            found.extend(choose(vec![word]));
            found.into_iter().min_by_key(|words| commonness(words))
        }
    }
}

/// Words that are worth looking for.
fn choose(words: Vec<Vec<u8>>) -> Option<Vec<Vec<u8>>> {
    let fit = words.len() <= MOST_WORDS && words.iter().all(|word| word.len() >= LEAST);
    fit.then_some(words)
}

/// How often one of the words will stand in a text, more or less: long ones are rare, and
/// several short ones in a row are not.
fn commonness(words: &[Vec<u8>]) -> usize {
    let letters = |word: &Vec<u8>| word.iter().filter(|letter| **letter != b' ').count();
    words.iter().map(|word| 1024 >> letters(word).min(8)).sum()
}

/// The bytes that this part of a pattern is, without regard to case.
fn letters(hir: &Hir) -> Option<Vec<u8>> {
    match hir.kind() {
        HirKind::Literal(literal) => Some(literal.0.to_ascii_lowercase()),
        HirKind::Class(Class::Unicode(class)) => {
            let mut all = class
                .ranges()
                .iter()
                .flat_map(|range| range.start()..=range.end())
                .map(plain);
            let first = all.next()??;
            all.all(|letter| letter == Some(first)).then(|| vec![first])
        }
        HirKind::Class(Class::Bytes(_))
        | HirKind::Empty
        | HirKind::Look(_)
        | HirKind::Repetition(_)
        | HirKind::Capture(_)
        | HirKind::Alternation(_)
        | HirKind::Concat(_) => None,
    }
}

/// A letter's small form, as case is folded; only two letters beyond ASCII fold into it.
fn plain(letter: char) -> Option<u8> {
    match letter {
        'ſ' => Some(b's'),
        '\u{212a}' => Some(b'k'),
        letter => u8::try_from(letter)
            .ok()
            .filter(u8::is_ascii)
            .map(|letter| letter.to_ascii_lowercase()),
    }
}

/// Whether a pattern is over with the first letters of nearly any text.
fn begins_with_words(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Concat(parts) => {
            let mut parts = parts.iter().skip_while(|part| is_start(part));
            hir.properties().look_set_prefix().contains(Look::Start)
                && parts.next().is_some_and(is_word)
        }
        HirKind::Alternation(branches) => branches.iter().all(begins_with_words),
        HirKind::Capture(group) => begins_with_words(&group.sub),
        HirKind::Empty
        | HirKind::Literal(_)
        | HirKind::Class(_)
        | HirKind::Look(_)
        | HirKind::Repetition(_) => false,
    }
}

fn is_start(hir: &Hir) -> bool {
    matches!(hir.kind(), HirKind::Look(Look::Start))
}

/// Whether a part begins with a certain letter, or one of a few.
fn is_word(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Literal(_) => true,
        HirKind::Class(_) => letters(hir).is_some(),
        HirKind::Capture(group) => is_word(&group.sub),
        HirKind::Concat(parts) => parts.first().is_some_and(is_word),
        HirKind::Alternation(branches) => branches.iter().all(is_word),
        HirKind::Empty | HirKind::Look(_) | HirKind::Repetition(_) => false,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn words(pattern: &str) -> Option<Vec<String>> {
        let words = needed(&regex_syntax::parse(pattern).unwrap())?;
        let text = |word: &Vec<u8>| String::from_utf8(word.clone()).unwrap();
        Some(words.iter().map(text).collect())
    }

    #[test]
    fn the_rarest_words_that_every_match_holds_are_needed() {
        let is = |pattern: &str, told: &[&str]| {
            assert_eq!(words(pattern).unwrap(), told, "{pattern}");
        };
        is(r"(?i)^.{3,120}? (?:left|departed) the room", &[" the room"]);
        is(
            r"(?i)\bit was (?:duly )?(?:agreed|resolved)\b",
            &["agreed", "resolved"],
        );
        is(r"(?i:asks?) (?-i:Members)", &[" members"]);
        is(r"(?:ferry ){2,}|pontoons?", &["ferry ", "pontoon"]);
        for pattern in [r"\bto\b", r"(?:ferry)?", r"ferry|\d+", r"[a-f]{9}"] {
            assert_eq!(words(pattern), None, "{pattern}");
        }
    }

    #[test]
    fn a_text_without_the_words_is_told_whatever_its_case() {
        let needed = Needed::of(r"(?i)\b(?:seconded|kicked) by\b");
        for text in ["Moved and SECONDED by Cllr Ash", "\u{212a}icKed by a mule"] {
            assert!(needed.allows(text), "{text}");
        }
        assert!(!needed.allows("The ferry was late again."));
        let begins = Needed::of("(?i)^(?:ferry|pontoon) of");
        assert!(begins.allows("Five roads were late.") && !begins.allows("The road was late."));
        let whole = Needed::of("^(?:Minutes|Cofnodion) ?:$");
        assert!(whole.allows("Minutes:") && !whole.allows("Minutes of the Ferry Panel"));
        let numbered = Needed::of("^[0-9]{1,2}[.:)] ");
        assert!(numbered.allows("7. Ferries") && !numbered.allows("Ferries, 7. and 8."));
    }
}
