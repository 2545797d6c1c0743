//! The items that one cell of a programme lists.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::domain::fold;
use crate::extract::Document;
use crate::parse::pattern::{self, Pattern};
use crate::parse::table;

/// A line as long as this tells of an item and is none.
const LONGEST_OF_SEVERAL: usize = 110;

/// "Suggested items tbc:" before the items of a cell.
static TENTATIVE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern::compile(
        r"(?i)^\W*(?:(?:suggested|proposed|provisional|possible|potential|indicative|draft)\s+(?:agenda\s+)?(?:items?|topics?|reports?)|(?:items?|topics?)\s+(?:suggested|proposed|tb[ca]|to be confirmed))\s*\(?\s*(?:tb[ca]|to be (?:confirmed|agreed))?\s*\)?\s*[:–—-]\s*",
    )
});
/// "(tbc)" behind an item.
static UNSURE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern::compile(
        r"(?i)\s*(?:[-–—]\s*(?:tb[ca]|provisional)|\s(?-i:TB[CA])|\*+\s*(?:tb[ca]|to be confirmed|provisional)\s*\*+|[(\[]\s*(?:tb[ca]|to be confirmed|provisional|suggested|possible)\s*[)\]])\s*$",
    )
});

/// "(tbc)" before an item, which stays with it.
static UNSURE_BEFORE: Pattern =
    Pattern::new(r"(?i)^\s*[(\[*]\s*(?:tb[ca]|to be confirmed|provisional|possible)\s*[)\]*]\s*");

/// "Items in italics have not been confirmed."
static SLANTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern::compile(
        r"(?i)\bitalics?\b.{0,60}\b(?:not (?:yet )?(?:been )?(?:confirmed|agreed|scheduled)|provisional|tentative|to be (?:confirmed|agreed)|unconfirmed|suggest(?:ed|ions)|proposed|subject to)\b|\b(?:provisional|tentative|unconfirmed|suggested|proposed)\b.{0,40}\bitalics?\b",
    )
});

/// An item of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its words.
    pub text: String,
    /// It is a suggestion.
    pub tentative: bool,
}

/// The titles of the agenda, folded.
pub struct Titles(Vec<String>);

impl Titles {
    /// Folds the titles once. A title of one word would be found anywhere.
    pub fn new(titles: &[&str]) -> Self {
        let mut folded: Vec<String> = titles
            .iter()
            .map(|title| fold::compare(title))
            .filter(|title| title.contains(' '))
            .collect();
        let shorter: Vec<String> = folded
            .iter()
            .filter_map(|title| title.strip_suffix(" report").map(ToOwned::to_owned))
            .filter(|title| title.contains(' '))
            .collect();
        folded.extend(shorter);
        Self(folded)
    }

    /// Parts a text that is nothing but titles one behind the other.
    fn part<'text>(&self, text: &'text str) -> Option<Vec<&'text str>> {
        let words: Vec<(String, Range<usize>)> = text
            .split(' ')
            .scan(0, |at, word| {
                let start = *at;
                *at += word.len() + 1;
                Some((fold::compare(word), start..start + word.len()))
            })
            .collect();
        let mut parts = Vec::new();
        let mut from = 0;
        while from < words.len() {
            let to = self.longest(&words[from..])? + from;
            let range = words.get(from)?.1.start..words.get(to.checked_sub(1)?)?.1.end;
            parts.push(text.get(range)?);
            from = to;
        }
        (parts.len() > 1).then_some(parts)
    }

    /// How many of the words the longest title that begins them takes.
    fn longest(&self, words: &[(String, Range<usize>)]) -> Option<usize> {
        let mut longest = None;
        let mut folded = String::new();
        for (index, (word, _)) in words.iter().enumerate() {
            if !word.is_empty() && !folded.is_empty() {
                folded.push(' ');
            }
            folded.push_str(word);
            if self.0.contains(&folded) {
                longest = Some(index + 1);
            }
        }
        longest
    }
}

/// Reads the items of a cell, given the lines that were broken on purpose.
pub fn read(lines: &[String], titles: &Titles) -> Vec<Item> {
    let mut tentative = false;
    let mut lines: Vec<String> = lines.to_vec();
    if let Some(first) = lines.first_mut()
        && let Some(found) = TENTATIVE.as_ref().and_then(|regex| regex.find(first))
    {
        tentative = true;
        *first = first[found.end()..].to_owned();
    }
    let lines: Vec<&str> = lines
        .iter()
        .map(|line| bare(line))
        .filter(|line| line.chars().any(char::is_alphanumeric))
        .collect();
    let several = lines.len() > 1 && lines.iter().all(|line| names_item(line));
    let joined = lines.join(" ");
    let parts: Vec<&str> = if several {
        // A line that fills its cell may have been joined to the next one.
        lines
            .into_iter()
            .flat_map(|line| titles.part(line).unwrap_or_else(|| vec![line]))
            .collect()
    } else {
        titles
            .part(&joined)
            .unwrap_or_else(|| vec![joined.as_str()])
    };
    parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .map(|part| item(part, tentative))
        .collect()
}

/// What a cell prints behind an item stays with it.
fn item(text: &str, tentative: bool) -> Item {
    Item {
        text: text.to_owned(),
        tentative: tentative
            || UNSURE.as_ref().is_some_and(|unsure| unsure.is_match(text))
            || UNSURE_BEFORE.is_in(text),
    }
}

/// Whether a document says that what it sets in italics is not certain.
pub fn italics_are_tentative(document: &Document) -> bool {
    let lines = document.pages.iter().flat_map(|page| &page.lines);
    lines
        .filter(|line| line.text.contains("italic"))
        .any(|line| {
            SLANTED
                .as_ref()
                .is_some_and(|slanted| slanted.is_match(&line.text))
        })
}

/// How a paper marks an item as a suggestion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// "Suggested item: " before it.
    Before(String),
    /// " (tbc)" behind it.
    Behind(String),
}

/// The mark that an item wears.
pub fn mark(text: &str) -> Option<Mark> {
    let before = TENTATIVE.as_ref().and_then(|mark| mark.find(text));
    let behind = || UNSURE.as_ref().and_then(|mark| mark.find(text));
    before
        .map(|found| Mark::Before(found.as_str().to_owned()))
        .or_else(|| behind().map(|found| Mark::Behind(found.as_str().to_owned())))
}

/// An item without its mark.
pub fn unmarked(text: &str) -> &str {
    let text = match TENTATIVE.as_ref().and_then(|mark| mark.find(text)) {
        Some(found) => &text[found.end()..],
        None => text,
    };
    match UNSURE.as_ref().and_then(|mark| mark.find(text)) {
        Some(found) => &text[..found.start()],
        None => text,
    }
}

/// A line that can be an item by itself, and not a sentence about one.
fn names_item(line: &str) -> bool {
    line.chars().count() <= LONGEST_OF_SEVERAL
        && !line.ends_with(['.', ':', ';'])
        && line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && !line.starts_with("To ")
}

/// A line without the mark of a list.
fn bare(line: &str) -> &str {
    if !table::is_point(line) {
        return line;
    }
    let unnumbered = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = if unnumbered.starts_with(['.', ')']) {
        unnumbered
    } else {
        line
    };
    rest.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '(')
}

/// What a cell says besides its day, without the signs around it.
pub fn note(text: &str) -> Option<String> {
    let text = fold::quote(text);
    let mut note = text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '*' | ',' | ';' | ':' | '.' | '-' | '–' | '—' | '/' | '|')
    });
    if let Some(inner) = note
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
        && !inner.contains(['(', ')'])
    {
        note = inner.trim();
    }
    note.chars()
        .any(char::is_alphanumeric)
        .then(|| note.to_owned())
}
