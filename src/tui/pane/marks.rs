//! Words that stand out in the reader: what is being found, and the quotation that led
//! there.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::domain::fold;
use crate::domain::source::Place;
use crate::tui::pane::reader::sought::Sought;

/// A paragraph of fewer letters is no part of a quotation that goes over several.
const PART: usize = 12;

/// What stands out.
#[derive(Debug, Clone, Default)]
pub struct Marks {
    find: Vec<Vec<char>>,
    /// They stand out only where a word begins.
    begins: bool,
    quote: Vec<char>,
    /// The block from which on the quotation is looked for.
    from: usize,
    /// The key that shows the page; empty where none does.
    see: String,
}

impl Marks {
    /// What is being found stands out everywhere, a quotation from a block on.
    pub fn new(find: &str, quote: &str, from: usize) -> Marks {
        let letters = |words: &str| fold::letters(words.trim()).collect();
        Marks {
            find: vec![letters(find)],
            quote: letters(quote),
            from,
            ..Marks::default()
        }
    }

    /// The same, of what is being found in the reader.
    pub fn sought(find: &Sought, quote: &str, from: usize) -> Marks {
        Marks {
            begins: find.is_found(),
            find: Marks::of_words(&find.marks()).find,
            ..Marks::new("", quote, from)
        }
    }

    /// Each of several words stands out everywhere.
    pub fn of_words(words: &[String]) -> Marks {
        let words = words.iter();
        Marks {
            find: words
                .map(|word| fold::letters(word.trim()).collect())
                .collect(),
            ..Marks::default()
        }
    }

    /// The same, with the key that shows the page.
    #[must_use]
    pub fn with_key(self, see: &str) -> Marks {
        Marks {
            see: see.to_owned(),
            ..self
        }
    }

    /// What is said of something that the text lacks: what is a picture can be seen.
    pub fn lost(&self, what: &str, place: &Place) -> String {
        let on_a_sheet = place.page.is_some() && !self.see.is_empty();
        let (chart, picture) = (what.contains("chart"), what.contains("picture, perhaps"));
        match (on_a_sheet, chart, picture) {
            (true, true, false) => format!("chart on {} · {} to see it", place.short(), self.see),
            (true, true, true) => {
                let place = place.short();
                format!(
                    "picture, perhaps a chart, on {place} · {} to see it",
                    self.see
                )
            }
            (true, false, _) if what.contains("scanned") => {
                format!("not read: {what} · {} to see it", self.see)
            }
            (true | false, ..) => format!("not read: {what}"),
        }
    }

    /// Whether a block holds the quotation, or is a part of it.
    pub fn is_quoted(&self, block: usize, words: &str) -> bool {
        block >= self.from && !self.quoted(words).is_empty()
    }

    /// The bytes of a block's words that stand out, in order.
    pub fn of(&self, block: usize, words: &str) -> Vec<Range<usize>> {
        let found = self.found(words);
        if found.is_empty() && block >= self.from {
            self.quoted(words)
        } else {
            found
        }
    }

    /// The bytes of words in the cell of a row that stand out.
    pub fn of_cell(&self, words: &str, row_is_quoted: bool) -> Vec<Range<usize>> {
        let found = self.found(words);
        let within = words.trim();
        let is_part = row_is_quoted && within.len() > 2 && self.holds(within);
        if !is_part || !found.is_empty() {
            return found;
        }
        let from = words.len() - words.trim_start().len();
        std::iter::once(from..from + within.len()).collect()
    }

    /// The bytes of all that is being found, in order and none of them twice.
    fn found(&self, words: &str) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        for wanted in &self.find {
            let of = ranges(words, wanted).into_iter();
            found.extend(of.filter(|range| !self.begins || begins_word(words, range.start)));
        }
        found.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
        let mut done = 0;
        found.retain(|range| {
            let is_new = range.start >= done;
            done = done.max(range.end);
            is_new
        });
        found
    }

    fn quoted(&self, words: &str) -> Vec<Range<usize>> {
        // Folding all letters of a long paper would be seen between a key and its frame.
        if self.quote.is_empty() {
            return Vec::new();
        }
        let found = ranges(words, &self.quote);
        let is_part = found.is_empty() && words.len() >= PART && self.holds(words.trim());
        if is_part {
            std::iter::once(0..words.len()).collect()
        } else {
            found
        }
    }

    /// Whether words are a part of the quotation.
    fn holds(&self, words: &str) -> bool {
        let letters: Vec<char> = fold::letters(words).collect();
        let mut windows = self.quote.windows(letters.len().max(1));
        !letters.is_empty() && windows.any(|window| window == letters)
    }
}

fn begins_word(words: &str, at: usize) -> bool {
    let before = words[..at].chars().next_back();
    before.is_none_or(|letter| !letter.is_alphanumeric())
}

/// A range of bytes in parts that stand out and parts that do not, from their beginning.
pub fn split(range: &Range<usize>, marks: &[Range<usize>]) -> Vec<(bool, Range<usize>)> {
    let mut parts = Vec::new();
    let mut done = range.start;
    for mark in marks {
        let (from, until) = (mark.start.max(done), mark.end.min(range.end));
        if from < until {
            if done < from {
                parts.push((false, done..from));
            }
            parts.push((true, from..until));
            done = until;
        }
    }
    if done < range.end {
        parts.push((false, done..range.end));
    }
    parts
}

/// Where folded letters stand in words, as bytes of these.
fn ranges(words: &str, wanted: &[char]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if wanted.is_empty() {
        return found;
    }
    let mut letters: Vec<(char, Range<usize>)> = Vec::new();
    for (at, cluster) in words.grapheme_indices(true) {
        letters.extend(fold::letters(cluster).map(|letter| (letter, at..at + cluster.len())));
    }
    let mut at = 0;
    while at + wanted.len() <= letters.len() {
        let window = &letters[at..at + wanted.len()];
        let is_match = window
            .iter()
            .zip(wanted)
            .all(|((letter, _), wanted)| letter == wanted);
        if is_match {
            let done = found.last().map_or(0, |last| last.end);
            found.push(window[0].1.start.max(done)..window[window.len() - 1].1.end);
            at += wanted.len();
        } else {
            at += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked<'w>(marks: &Marks, words: &'w str) -> Vec<&'w str> {
        let ranges = marks.of(0, words).into_iter();
        ranges.map(|range| &words[range]).collect()
    }

    #[test]
    fn matches_are_found_through_accents_and_keep_their_letters() {
        let marks = Marks::new("cafe", "", 0);
        assert_eq!(marked(&marks, "the Café, a CAFE"), ["Café", "CAFE"]);
    }

    #[test]
    fn a_quotation_stands_out_whole_and_in_the_paragraphs_that_it_goes_over() {
        let marks = Marks::new("", "That the ferry run late, and that pilots be paid.", 0);
        let whole = "AGREED: That the ferry run late, and that pilots be paid. Noted.";
        assert_eq!(
            marked(&marks, whole),
            ["That the ferry run late, and that pilots be paid."]
        );
        assert_eq!(marked(&marks, "and that pilots"), ["and that pilots"]);
        assert!(marked(&marks, "pilots").is_empty());
    }

    #[test]
    fn a_line_is_parted_where_a_mark_begins_and_ends() {
        let parts = split(&(4..12), &[0..6, 10..20]);
        assert_eq!(parts, [(true, 4..6), (false, 6..10), (true, 10..12)]);
    }
}
