//! Patterns that are compiled when they are first asked.

use std::borrow::Cow;
use std::sync::OnceLock;

use regex::{Captures, Regex};

/// A constant pattern. One that does not compile finds nothing, and fails the tests.
pub struct Pattern {
    source: &'static str,
    regex: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// A pattern in the syntax of the regex crate.
    pub const fn new(source: &'static str) -> Self {
        Self {
            source,
            regex: OnceLock::new(),
        }
    }

    fn regex(&self) -> Option<&Regex> {
        self.regex
            .get_or_init(|| {
                let regex = Regex::new(self.source);
                debug_assert!(regex.is_ok(), "{regex:?}");
                regex.ok()
            })
            .as_ref()
    }

    /// Whether the text holds it.
    pub fn is_in(&self, text: &str) -> bool {
        self.regex().is_some_and(|regex| regex.is_match(text))
    }

    /// The first place that it matches.
    pub fn find<'t>(&self, text: &'t str) -> Option<regex::Match<'t>> {
        self.regex()?.find(text)
    }

    /// Every place that it matches.
    pub fn find_all<'t>(&self, text: &'t str) -> Vec<regex::Match<'t>> {
        self.regex()
            .map(|regex| regex.find_iter(text).collect())
            .unwrap_or_default()
    }

    /// The groups of its first match.
    pub fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        self.regex()?.captures(text)
    }

    /// The groups of every match.
    pub fn captures_all<'t>(&self, text: &'t str) -> Vec<Captures<'t>> {
        self.regex()
            .map(|regex| regex.captures_iter(text).collect())
            .unwrap_or_default()
    }

    /// A group of its first match.
    pub fn group<'t>(&self, text: &'t str, name: &str) -> Option<&'t str> {
        Some(self.captures(text)?.name(name)?.as_str())
    }

    /// The text with every match replaced.
    pub fn replace_all<'t>(&self, text: &'t str, with: &str) -> Cow<'t, str> {
        match self.regex() {
            Some(regex) => regex.replace_all(text, with),
            None => Cow::Borrowed(text),
        }
    }
}
