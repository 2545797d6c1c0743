//! Times of day.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Time;
use regex::{Captures, Regex};

use super::{SPAN, number, runs_on};
use crate::parse::pattern;

/// `5.30pm`, `17:30`, `5 p.m.`, `12 noon`, `1830 hours`.
static CLOCK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern::compile(
        r"(?i)\b(?:(?P<military>\d{4})\s?(?:hours|hrs)\b|(?P<hour>\d{1,2})(?:(?P<mark>[:.])(?P<minute>\d{2})(?::\d{2})?)?(?:\s?(?P<half>[ap]\.?\s?m\b\.?)|\s?(?P<noon>noon|midday|midnight)\b|\s?(?P<hours>hours|hrs)\b|\b)|(?P<word>noon|midday|midnight)\b)",
    )
});

/// Returns the first time of day in the text and the bytes that say it.
pub fn find(text: &str) -> Option<(Time, Range<usize>)> {
    let mut from = 0;
    while let Some(found) = CLOCK.as_ref()?.captures_at(text, from) {
        let range = found.get(0)?.range();
        if let Some(time) = read(text, &found, &range) {
            return Some((time, range));
        }
        from = range.end.max(from + 1);
        while from < text.len() && !text.is_char_boundary(from) {
            from += 1;
        }
        if from >= text.len() {
            break;
        }
    }
    None
}

fn read(text: &str, found: &Captures, range: &Range<usize>) -> Option<Time> {
    let (before, after) = (&text[..range.start], &text[range.end..]);
    if let Some(word) = found.name("word").or_else(|| found.name("noon")) {
        let hour = if word.as_str().eq_ignore_ascii_case("midnight") {
            0
        } else {
            12
        };
        return Time::new(hour, 0, 0, 0).ok();
    }
    if let Some(figures) = found.name("military") {
        // "2000 hours of care"
        if after.trim_start().starts_with("of ") {
            return None;
        }
        let (hour, minute) = figures.as_str().split_at(2);
        return Time::new(number(hour)?, number(minute)?, 0, 0).ok();
    }
    if runs_on(before, after) {
        return None;
    }
    let hour = number(found.name("hour")?.as_str())?;
    let minute = found
        .name("minute")
        .map_or(Some(0), |m| number(m.as_str()))?;
    if let Some(half) = found.name("half") {
        return twelve_hours(hour, minute, is_afternoon(half.as_str()));
    }
    let mark = found.name("mark")?.as_str();
    if let Some(time) = borrowed_half(after, hour, minute) {
        return Some(time);
    }
    // "5.30" alone may be a paragraph or a sum; "17.30" and "5:30" are times.
    let two_figures = found.name("hour").is_some_and(|h| h.len() == 2);
    (mark == ":" || two_figures || found.name("hours").is_some())
        .then(|| Time::new(hour, minute, 0, 0).ok())
        .flatten()
}

fn is_afternoon(half: &str) -> bool {
    half.starts_with(['p', 'P'])
}

/// "17.30pm" is written too, and means what it says.
fn twelve_hours(hour: i8, minute: i8, afternoon: bool) -> Option<Time> {
    let hour = match (hour, afternoon) {
        (12, false) => 0,
        (1..=11, true) => hour + 12,
        _ => hour,
    };
    Time::new(hour, minute, 0, 0).ok()
}

/// "5.30 - 7.45pm": the first end of a span has the other's half of the day, unless
/// it would then end before it begins.
fn borrowed_half(after: &str, hour: i8, minute: i8) -> Option<Time> {
    let found = CLOCK.as_ref()?.captures(after)?;
    let half = found.name("half")?;
    let between = after.get(..found.get(0)?.start())?;
    if !SPAN.as_ref()?.is_match(between) {
        return None;
    }
    let end_minute = found
        .name("minute")
        .map_or(Some(0), |m| number(m.as_str()))?;
    let afternoon = is_afternoon(half.as_str());
    let end = twelve_hours(number(found.name("hour")?.as_str())?, end_minute, afternoon)?;
    let start = twelve_hours(hour, minute, afternoon)?;
    if start <= end {
        Some(start)
    } else {
        twelve_hours(hour, minute, !afternoon)
    }
}
