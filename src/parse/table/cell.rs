//! What the words of one cell are: a day, a name, a figure, a state.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use crate::parse::date;
use crate::parse::pattern;

static MONTH: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern::compile(
        r"(?i)\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|spring|summer|autumn|winter|tb[ca]|to be (?:confirmed|agreed|arranged|determined|scheduled)|quarter|q[1-4])\b",
    )
});

/// "19/06/203" and "1" on the next line.
static BROKEN: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern::compile(r"(?P<a>\d[/.]|[/.]\d{1,3})\n(?P<b>\d)"));

/// The words of a day's cell: a narrow column breaks a day within its figures.
pub fn day_words(text: &str) -> Cow<'_, str> {
    let mends = |text: &str| {
        let broken = BROKEN.as_ref()?;
        broken
            .is_match(text)
            .then(|| broken.replace_all(text, "$a$b").into_owned())
    };
    match mends(text) {
        Some(whole) if date::find(text).is_none() && date::find(&whole).is_some() => {
            Cow::Owned(whole)
        }
        Some(_) | None => Cow::Borrowed(text),
    }
}

/// A cell that says when: a day, a month, or that it is not yet known.
pub fn says_when(text: &str) -> bool {
    let text = day_words(text);
    text.chars().count() <= 160
        && (date::find(&text).is_some()
            || MONTH.as_ref().is_some_and(|month| month.is_match(&text)))
}

/// Words, and not a figure or a code.
pub fn is_words(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let figures = text.chars().filter(char::is_ascii_digit).count();
    letters >= 3 && letters * 2 > figures
}

/// A name, initials or an office, or several on lines of their own: short, with letters.
pub fn is_name(text: &str) -> bool {
    let letters = text.chars().count();
    let several = letters <= 300 && text.contains('\n') && !text.trim_end().ends_with('.');
    (letters <= 120 || several)
        && text.chars().any(char::is_alphabetic)
        && !is_figure(text)
        && !says_done(text)
}

/// A number, a sum or a share.
pub fn is_figure(text: &str) -> bool {
    let text = text.trim();
    date::find(text).is_none()
        && text.chars().any(|c| c.is_ascii_digit())
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || " .,%£()-–+km/<>".contains(c))
}

static DONE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern::compile(
        r"(?i)^\W*(?:(?:green|blue|grey|purple|b|c|g)\W+)?(?:action\s+|now\s+|task\s+|item\s+|fully\s+|all\s+|this is\s+)*(?:completed?|closed|done|discharged|actioned|finished|implemented)\s*(?:$|[.,;:!)(\-–—/]|\d|and\b|on\b|in\b|at\b|as\b|via\b|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|see\b|this\b)|[-–—(]\s*(?:completed?|closed|done)\s*\)?\W*$|[.;]\s+(?:now\s+)?(?:completed?|closed|done)\W*$",
    )
});

/// A state or a due cell says that the task is complete.
pub fn says_done(text: &str) -> bool {
    DONE.as_ref().is_some_and(|done| done.is_match(text))
}
