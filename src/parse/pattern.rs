//! Patterns that are compiled when a text first allows for them.

mod bytes;
mod loose;
mod needed;
mod threes;

use std::borrow::Cow;
use std::sync::OnceLock;

use regex::{Captures, Regex};
use regex_automata::meta;

use needed::Needed;

/// A constant pattern. One that does not compile finds nothing, and fails the tests.
pub struct Pattern {
    source: &'static str,
    needed: OnceLock<Needed>,
    loose: OnceLock<Option<meta::Regex>>,
    regex: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// A pattern in the syntax of the regex crate.
    pub const fn new(source: &'static str) -> Self {
        Self {
            source,
            needed: OnceLock::new(),
            loose: OnceLock::new(),
            regex: OnceLock::new(),
        }
    }

    fn regex(&self) -> Option<&Regex> {
        self.regex.get_or_init(|| compile(self.source)).as_ref()
    }

    /// The pattern, where the text may hold it.
    fn for_text(&self, text: &str) -> Option<&Regex> {
        let needed = self.needed.get_or_init(|| Needed::of(&plain(self.source)));
        let may = needed.allows(text) && (!needed.strict || self.may_be_in(text));
        debug_assert!(
            may || self.regex().is_none_or(|regex| !regex.is_match(text)),
            "{} is in {text}",
            self.source
        );
        if may { self.regex() } else { None }
    }

    /// Whether the text holds it as far as a loose pattern can tell.
    fn may_be_in(&self, text: &str) -> bool {
        let loose = self.loose.get_or_init(|| {
            let loose = loose::loosen(&plain(self.source))?;
            let bytes = meta::Config::new().utf8_empty(false);
            let mut builder = meta::Builder::new();
            builder.configure(bytes).build_from_hir(&loose).ok()
        });
        loose.as_ref().is_none_or(|loose| loose.is_match(text))
    }

    /// Whether the text holds it.
    pub fn is_in(&self, text: &str) -> bool {
        self.for_text(text)
            .is_some_and(|regex| regex.is_match(text))
    }

    /// The first place that it matches.
    pub fn find<'t>(&self, text: &'t str) -> Option<regex::Match<'t>> {
        self.for_text(text)?.find(text)
    }

    /// Every place that it matches.
    pub fn find_all<'t>(&self, text: &'t str) -> Vec<regex::Match<'t>> {
        self.for_text(text)
            .map(|regex| regex.find_iter(text).collect())
            .unwrap_or_default()
    }

    /// The groups of its first match.
    pub fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        self.for_text(text)?.captures(text)
    }

    /// The groups of every match.
    pub fn captures_all<'t>(&self, text: &'t str) -> Vec<Captures<'t>> {
        self.for_text(text)
            .map(|regex| regex.captures_iter(text).collect())
            .unwrap_or_default()
    }

    /// A group of its first match.
    pub fn group<'t>(&self, text: &'t str, name: &str) -> Option<&'t str> {
        Some(self.captures(text)?.name(name)?.as_str())
    }

    /// The text with every match replaced.
    pub fn replace_all<'t>(&self, text: &'t str, with: &str) -> Cow<'t, str> {
        match self.for_text(text) {
            Some(regex) => regex.replace_all(text, with),
            None => Cow::Borrowed(text),
        }
    }
}

/// Compiles a constant pattern. One that does not compile fails the tests.
pub fn compile(source: &str) -> Option<Regex> {
    let regex = Regex::new(&plain(source));
    debug_assert!(regex.is_ok(), "{regex:?}");
    regex.ok()
}

/// The pattern with the letters that council papers have: all letters of Unicode make
/// every class of words thousands of states, and cost most of the time to compile and,
/// through their word boundaries, to match.
fn plain(source: &str) -> String {
    let mut plain = String::with_capacity(source.len() * 2);
    let mut in_class = false;
    let mut rest = source;
    while let Some(letter) = rest.chars().next() {
        let Some(class) = rest.strip_prefix('\\') else {
            match letter {
                '[' => in_class = true,
                ']' => in_class = false,
                _ => {}
            }
            plain.push(letter);
            rest = &rest[letter.len_utf8()..];
            continue;
        };
        let known = CLASSES.iter().find(|(name, _)| class.starts_with(name));
        match known {
            Some((name, letters)) => {
                plain.push_str(if in_class { "" } else { "[" });
                plain.push_str(letters);
                plain.push_str(if in_class { "" } else { "]" });
                rest = &class[name.len()..];
            }
            None if class.starts_with('W') && !in_class => {
                plain.push_str("[^");
                plain.push_str(WORD);
                plain.push(']');
                rest = &class[1..];
            }
            None if class.starts_with('b') => {
                plain.push_str("(?-u:\\b)");
                rest = &class[1..];
            }
            None => {
                let escaped = class.chars().next().map_or(0, char::len_utf8);
                plain.push_str(&rest[..=escaped]);
                rest = &class[escaped..];
            }
        }
    }
    plain
}

const WORD: &str = "0-9A-Za-z_\u{c0}-\u{d6}\u{d8}-\u{f6}\u{f8}-\u{24f}";

/// Classes by name, and the letters that stand for them: Latin with its accents.
const CLASSES: [(&str, &str); 4] = [
    (
        "p{Lu}",
        "A-Z\u{c0}-\u{d6}\u{d8}-\u{de}\u{174}\u{176}\u{160}\u{17d}\u{141}\u{15a}",
    ),
    ("p{L}", "A-Za-z\u{c0}-\u{d6}\u{d8}-\u{f6}\u{f8}-\u{24f}"),
    ("w", WORD),
    ("d", "0-9"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_of_words_are_those_of_latin_letters() {
        static NAME: Pattern = Pattern::new(r"^\p{Lu}\w+ [\w’-]+$");
        assert_eq!(plain(r"^\d{2}[^\d.]\(\b"), r"^[0-9]{2}[^0-9.]\((?-u:\b)");
        assert!(NAME.is_in("Siân O’Neill") && NAME.is_in("Łucja Żak"));
        assert!(!NAME.is_in("siân Ash"));
    }
}
