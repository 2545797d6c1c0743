//! Words that stand out in running text: sums of money, days, decisions in capitals.
//!
//! A scan of letters rather than patterns: a report of a hundred pages is gone through
//! between a key and its frame.

use std::ops::Range;

use crate::tui::theme::Role;

/// Words behind a number that make it a larger one.
const SCALES: &[&str] = &["k", "m", "mn", "bn", "million", "billion", "thousand"];

/// Months by their first letters, and how they go on.
const MONTHS: &[(&str, &str)] = &[
    ("jan", "uary"),
    ("feb", "ruary"),
    ("mar", "ch"),
    ("apr", "il"),
    ("may", ""),
    ("jun", "e"),
    ("jul", "y"),
    ("aug", "ust"),
    ("sep", "tember"),
    ("oct", "ober"),
    ("nov", "ember"),
    ("dec", "ember"),
];

/// Words by which minutes say that something was decided.
const DECISIONS: &[&str] = &[
    "AGREED", "APPROVED", "CARRIED", "DECIDED", "LOST", "RESOLVED",
];

/// A word of a text: letters and digits, with what stands inside a number.
struct Word<'t> {
    at: usize,
    text: &'t str,
}

impl Word<'_> {
    fn end(&self) -> usize {
        self.at + self.text.len()
    }
}

/// The bytes of a text that stand out, in order, with their looks.
pub fn ranges(text: &str) -> Vec<(Range<usize>, Role)> {
    let words = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let next = sum(text, &words, at)
            .map(|until| (until, Role::Money))
            .or_else(|| day(text, &words, at).map(|until| (until, Role::Day)))
            .or_else(|| {
                let decides = DECISIONS.contains(&words[at].text);
                decides.then_some((at + 1, Role::Label))
            });
        let Some((until, role)) = next else {
            at += 1;
            continue;
        };
        let sign = text[..words[at].at].trim_end_matches(' ');
        let start = match role {
            Role::Money => sign.len() - sign.chars().next_back().map_or(0, char::len_utf8),
            _ => words[at].at,
        };
        found.push((start..words[until - 1].end(), role));
        at = until;
    }
    found
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = None;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next_is_digit = letters
            .peek()
            .is_some_and(|(_, next)| next.is_ascii_digit());
        let inside = letter.is_alphanumeric()
            || matches!(letter, ',' | '.' | '/')
                && next_is_digit
                && text[..at].ends_with(|before: char| before.is_ascii_digit());
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(Word {
                    at: from,
                    text: &text[from..at],
                });
                start = None;
            }
            (true, Some(_)) | (false, None) => {}
        }
    }
    words.extend(start.map(|from| Word {
        at: from,
        text: &text[from..],
    }));
    words
}

/// A number behind a sign of money, and what makes it larger; where it ends.
fn sum(text: &str, words: &[Word], at: usize) -> Option<usize> {
    let word = &words[at];
    let before = text[..word.at].trim_end_matches(' ');
    if !word
        .text
        .starts_with(|letter: char| letter.is_ascii_digit())
        || !before.ends_with(['£', '€', '$'])
    {
        return None;
    }
    let scaled = words.get(at + 1).is_some_and(|next| {
        let between = &text[word.end()..next.at];
        between == " " && SCALES.contains(&next.text.to_lowercase().as_str())
    });
    Some(at + 1 + usize::from(scaled))
}

/// `24 August 2023`, `24th of August`, `August 2023`, `24/08/2023`; where it ends.
fn day(text: &str, words: &[Word], at: usize) -> Option<usize> {
    let near = |one: &Word, other: &Word| {
        let between = &text[one.end()..other.at];
        matches!(between, " " | ", " | ". " | "\u{a0}")
    };
    let year = |before: usize| {
        let is_year = words.get(before + 1).is_some_and(|word| {
            near(&words[before], word) && word.text.len() == 4 && is_number(word.text)
        });
        is_year.then_some(before + 2)
    };
    let word = words[at].text;
    if is_in_figures(word) {
        return Some(at + 1);
    }
    if is_month(word) {
        return year(at);
    }
    if !is_day_of_month(word) {
        return None;
    }
    let mut month = at + 1;
    if words.get(month).is_some_and(|word| word.text == "of") {
        month += 1;
    }
    let follows = words.get(month).is_some_and(|word| {
        is_month(word.text) && near(&words[month - 1], word) && near(&words[at], &words[at + 1])
    });
    follows.then(|| year(month).unwrap_or(month + 1))
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|letter| letter.is_ascii_digit())
}

/// `24`, `24th`.
fn is_day_of_month(word: &str) -> bool {
    let ends = ["st", "nd", "rd", "th"];
    let number = ends
        .iter()
        .find_map(|end| word.strip_suffix(end))
        .unwrap_or(word);
    number.len() <= 2
        && is_number(number)
        && number.parse().is_ok_and(|day: u8| (1..=31).contains(&day))
}

/// A month with a capital, whole or as its first letters.
fn is_month(word: &str) -> bool {
    if !word.starts_with(|letter: char| letter.is_ascii_uppercase()) {
        return false;
    }
    let word = word.to_ascii_lowercase();
    MONTHS.iter().any(|(begins, goes_on)| {
        word.strip_prefix(begins).is_some_and(|rest| {
            rest.is_empty() || rest == *goes_on || (*begins == "sep" && rest == "t")
        })
    })
}

/// `24/08/2023`.
fn is_in_figures(word: &str) -> bool {
    let parts: Vec<&str> = word.split('/').collect();
    matches!(parts.as_slice(), [day, month, year]
        if is_day_of_month(day) && is_number(month) && month.len() <= 2
            && is_number(year) && matches!(year.len(), 2 | 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Vec<(&str, Role)> {
        let found = ranges(text).into_iter();
        found.map(|(range, role)| (&text[range], role)).collect()
    }

    #[test]
    fn sums_stand_out_with_what_makes_them_larger() {
        assert_eq!(
            seen("It costs £1,250.50 a year, then £3.2 million, £4m and £ 7 a day."),
            [
                ("£1,250.50", Role::Money),
                ("£3.2 million", Role::Money),
                ("£4m", Role::Money),
                ("£ 7", Role::Money),
            ]
        );
        assert!(seen("In 2023, 14 ferries ran 3.5 million miles.").is_empty());
    }

    #[test]
    fn days_stand_out_as_they_are_printed() {
        assert_eq!(
            seen("On 24 August 2031, the 3rd of May, in June 2030 and by 01/02/2031; Sept 2029."),
            [
                ("24 August 2031", Role::Day),
                ("3rd of May", Role::Day),
                ("June 2030", Role::Day),
                ("01/02/2031", Role::Day),
                ("Sept 2029", Role::Day),
            ]
        );
        assert!(seen("He may march 40 miles. Item 12 May not. 24/7 cover.").len() <= 1);
        assert!(seen("the 45 August, 6 may").is_empty());
    }

    #[test]
    fn decisions_in_capitals_stand_out() {
        assert_eq!(
            seen("RESOLVED: that it be agreed."),
            [("RESOLVED", Role::Label)]
        );
    }
}
