//! Days and times of day as papers write them, in British order.
//!
//! A day needs a year: where the paper leaves it out, only a day to reckon from
//! ([`find_with_year`]) gives one. A month alone is no day. A weekday that belongs to
//! another day is reported beside the date and never corrects it.

mod clock;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::{Date, Time, Weekday};
use regex::{Captures, Regex};

use crate::parse::pattern::{self, Pattern};

/// A day without its year.
static YEARLESS: Pattern = Pattern::new(
    r"(?i)\b\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|october|november|december),?$",
);
static LONE_YEAR: Pattern = Pattern::new(r"^(?:19|20)\d\d[.)]?$");

/// The months in order, by the first letters that tell them apart: English, then
/// Welsh with its mutations.
const MONTHS: [&str; 12] = [
    "jan ion",
    "feb chw",
    "mar maw faw",
    "apr ebr",
    "may mai fai",
    "jun meh feh",
    "jul gor orf",
    "aug aws",
    "sep med fed",
    "oct hyd",
    "nov tac dac nha",
    "dec rha rag",
];

const WEEKDAY: &str = r"(?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?";
/// What a scan makes of "th" stands for it: `28" April`, `7°” May`.
const ORDINAL: &str = r#"(?:\s?(?:st|nd|rd|th|fed|ain|eg|ydd|af|ed|il)\b|["”“°º*'’]{1,3})?"#;
const MONTH: &str = r"(?:jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|ionawr|chwefror|[mf]awrth|ebrill|[mf]ai|[mf]ehefin|g?orffennaf|awst|[mf]edi|hydref|[td]achwedd|nhachwedd|rhagfyr|ragfyr)\b\.?";

/// `Thursday 5th October 2023`, `5 - 7 March 2024`, `30 th Sept`, `4.00pm1 July 2031`.
static WORDED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern::compile(&format!(
        r"(?i)(?:\b(?:(?P<weekday>{WEEKDAY}),?\s*(?:the\s+)?)?(?:(?P<first>\d{{1,2}}){ORDINAL}\s*(?:-|–|—|to|and|&|/)\s*(?:{WEEKDAY},?\s*(?:the\s+)?)?)?\b|[ap]m)(?P<day>\d{{1,2}})(?P<ordinal>{ORDINAL})(?:\s+(?:day\s+)?of)?[\s,./-]*(?P<month>{MONTH})(?:[\s,./'’-]*(?P<year>\d{{4}}|\d{{2}})\b)?"
    ))
});

/// `October 5th, 2023`.
static MONTH_FIRST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern::compile(&format!(
        r"(?i)\b(?:(?P<weekday>{WEEKDAY}),?\s*)?\b(?P<month>{MONTH})\s*(?P<day>\d{{1,2}}){ORDINAL}[\s,]+(?P<year>\d{{4}})\b"
    ))
});

/// `05/10/2023`, `5.10.23`, `5-10-2023`.
static FIGURES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern::compile(&format!(
        r"(?i)(?:\b(?P<weekday>{WEEKDAY}),?\s*)?\b(?P<day>\d{{1,2}})(?:/(?P<slashed>\d{{1,2}})/|\.(?P<dotted>\d{{1,2}})\.|-(?P<dashed>\d{{1,2}})-)(?P<year>\d{{4}}|\d{{2}})\b"
    ))
});

/// `2023-10-05`.
static ISO: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern::compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?:\b|T)")
});

/// What joins the two ends of a span.
static SPAN: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern::compile(r"(?i)^\s*(?:-|–|—|to|and|&|,|until|till)\s*$"));

/// A date in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The day.
    pub date: Date,
    /// The bytes of the text that say it, the weekday included.
    pub range: Range<usize>,
    /// A weekday is printed with it and belongs to another day.
    pub weekday_disagrees: bool,
}

/// Returns the first day that the text says outright.
pub fn find(text: &str) -> Option<Found> {
    find_all(text).into_iter().next()
}

/// Returns every day that the text says outright, in its order; both ends of a span.
pub fn find_all(text: &str) -> Vec<Found> {
    resolve(text, None)
}

/// Returns the first day of the text; one without a year is the one nearest to
/// `context`, or nearest on its weekday where it names one.
pub fn find_with_year(text: &str, context: Date) -> Option<Found> {
    find_all_with_year(text, context).into_iter().next()
}

/// Returns every day of the text, in its order, those without a year reckoned from
/// `context`.
pub fn find_all_with_year(text: &str, context: Date) -> Vec<Found> {
    resolve(text, Some(context))
}

/// Returns the day where the text is a date, perhaps with its time, and nothing else
/// to speak of.
pub fn whole(text: &str) -> Option<Date> {
    let found = find(text)?;
    is_bare(text, &found.range).then_some(found.date)
}

/// Whether a line is nothing but the year of the day with which the line above it ends.
pub fn is_year_of(above: &str, line: &str) -> bool {
    LONE_YEAR.is_in(line) && YEARLESS.is_in(above)
}

/// Returns the first time of day in the text.
pub fn time(text: &str) -> Option<Time> {
    find_time(text).map(|(time, _)| time)
}

/// Returns the first time of day in the text and the bytes that say it.
pub fn find_time(text: &str) -> Option<(Time, Range<usize>)> {
    clock::find(text)
}

/// A day as printed, before its year is known.
struct Candidate {
    range: Range<usize>,
    weekday: Option<Weekday>,
    year: Option<i16>,
    month: i8,
    day: i8,
}

fn resolve(text: &str, context: Option<Date>) -> Vec<Found> {
    let mut candidates = candidates(text);
    lend_years(text, &mut candidates);
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let date = match (candidate.year, context) {
                (Some(year), _) => Date::new(year, candidate.month, candidate.day).ok()?,
                (None, Some(context)) => nearest(&candidate, context)?,
                (None, None) => return None,
            };
            Some(Found {
                date,
                range: candidate.range,
                weekday_disagrees: candidate
                    .weekday
                    .is_some_and(|weekday| weekday != date.weekday()),
            })
        })
        .collect()
}

fn candidates(text: &str) -> Vec<Candidate> {
    let mut all = Vec::new();
    // A day is printed in figures, whatever its month is; most lines have none.
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return all;
    }
    for found in captures(&WORDED, text) {
        worded(text, &found, &mut all);
    }
    for found in captures(&MONTH_FIRST, text) {
        all.extend(month_first(text, &found));
    }
    for found in captures(&FIGURES, text) {
        all.extend(figures(text, &found));
    }
    for found in captures(&ISO, text) {
        all.extend(iso(text, &found));
    }
    // "5 October 12, 2023" is read once: the earlier, then the one with a year.
    all.sort_by_key(|candidate| (candidate.range.start, candidate.year.is_none()));
    let mut kept: Vec<Candidate> = Vec::new();
    for candidate in all {
        match kept.last() {
            Some(last) if candidate.range.start < last.range.end => {}
            _ => kept.push(candidate),
        }
    }
    kept
}

fn captures<'text>(
    regex: &LazyLock<Option<Regex>>,
    text: &'text str,
) -> impl Iterator<Item = Captures<'text>> {
    LazyLock::force(regex)
        .as_ref()
        .into_iter()
        .flat_map(move |regex| regex.captures_iter(text))
}

fn worded(text: &str, found: &Captures, all: &mut Vec<Candidate>) {
    let (Some(whole), Some(day), Some(month)) =
        (found.get(0), found.name("day"), found.name("month"))
    else {
        return;
    };
    let mut range = whole.range();
    // "4.00pm1 July 2031": the hour is glued to the day.
    let glued = matches!(&whole.as_str().to_lowercase().get(..2), Some("am" | "pm"));
    if glued {
        range.start = day.start();
    }
    let year = found
        .name("year")
        .filter(|year| is_year(&text[year.end()..], year.as_str()));
    if year.is_none() {
        range.end = month.end();
    }
    let year = year.and_then(|year| full_year(year.as_str()));
    let weekday = found.name("weekday").and_then(|w| weekday(w.as_str()));
    let ordinal = found.name("ordinal").is_some_and(|o| !o.is_empty());
    let (Some(day), Some(month_number)) = (number(day.as_str()), month_of(month.as_str())) else {
        return;
    };
    // "option 2 may be taken", "part 3 mar": a word, not a month.
    let lower = month.as_str().starts_with(|c: char| c.is_lowercase());
    if year.is_none() && weekday.is_none() && !ordinal && lower {
        return;
    }
    let before = if glued { "" } else { &text[..range.start] };
    if runs_on(before, &text[range.end..]) {
        return;
    }
    let first = found.name("first").and_then(|first| {
        let value = number(first.as_str())?;
        (value < day && !is_reference(&text[..first.start()])).then(|| (value, first.range()))
    });
    // The weekday stands before the first of two days.
    let mut own_weekday = weekday;
    if let Some((first_day, first_range)) = first {
        all.push(Candidate {
            range: range.start..first_range.end,
            weekday: own_weekday.take(),
            year,
            month: month_number,
            day: first_day,
        });
        range.start = found.name("day").map_or(range.start, |day| day.start());
    } else if let Some(first) = found.name("first") {
        // "Item 12 - 5 October": the figure of something else, and no span.
        range.start = found.name("day").map_or(first.end(), |day| day.start());
        own_weekday = None;
    }
    all.push(Candidate {
        range,
        weekday: own_weekday,
        year,
        month: month_number,
        day,
    });
}

/// The figure that follows counts items, pages and the like.
fn is_reference(before: &str) -> bool {
    let word = before
        .trim_end_matches(|c: char| !c.is_alphanumeric())
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default()
        .to_lowercase();
    matches!(
        word.as_str(),
        "item"
            | "items"
            | "page"
            | "pages"
            | "appendix"
            | "annex"
            | "minute"
            | "minutes"
            | "no"
            | "number"
            | "part"
            | "section"
            | "paragraph"
            | "version"
            | "room"
            | "ref"
            | "quarter"
    )
}

fn month_first(text: &str, found: &Captures) -> Option<Candidate> {
    let range = found.get(0)?.range();
    if runs_on(&text[..range.start], &text[range.end..]) {
        return None;
    }
    Some(Candidate {
        weekday: found.name("weekday").and_then(|w| weekday(w.as_str())),
        year: full_year(found.name("year")?.as_str()),
        month: month_of(found.name("month")?.as_str())?,
        day: number(found.name("day")?.as_str())?,
        range,
    })
}

fn figures(text: &str, found: &Captures) -> Option<Candidate> {
    let range = found.get(0)?.range();
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let year = found.name("year")?.as_str();
    let dotted = found.name("dotted");
    if runs_on(before, after) {
        return None;
    }
    // "2.1.15 The service …" is a paragraph's number.
    let heads_text = before.trim().is_empty() && after.trim().starts_with(char::is_alphabetic);
    if dotted.is_some() && year.len() == 2 && heads_text {
        return None;
    }
    let month = dotted
        .or_else(|| found.name("slashed"))
        .or_else(|| found.name("dashed"))?;
    let candidate = Candidate {
        weekday: found.name("weekday").and_then(|w| weekday(w.as_str())),
        year: Some(full_year(year)?),
        month: number(month.as_str())?,
        day: number(found.name("day")?.as_str())?,
        range,
    };
    candidate.stands().then_some(candidate)
}

fn iso(text: &str, found: &Captures) -> Option<Candidate> {
    let range = found.get(0)?.range();
    if runs_on(&text[..range.start], "") {
        return None;
    }
    let candidate = Candidate {
        weekday: None,
        year: full_year(found.name("year")?.as_str()),
        month: number(found.name("month")?.as_str())?,
        day: number(found.name("day")?.as_str())?,
        range: range.start..range.start + "2000-01-01".len(),
    };
    candidate.stands().then_some(candidate)
}

impl Candidate {
    /// There is such a day in the calendar.
    fn stands(&self) -> bool {
        Date::new(self.year.unwrap_or(2000), self.month, self.day).is_ok()
    }
}

/// "28 December to 3 January 2024": the first end of a span has the other's year, or
/// the one before.
fn lend_years(text: &str, candidates: &mut [Candidate]) {
    for index in (1..candidates.len()).rev() {
        let (left, right) = candidates.split_at_mut(index);
        let (Some(earlier), Some(later)) = (left.last_mut(), right.first()) else {
            continue;
        };
        let (None, Some(year)) = (earlier.year, later.year) else {
            continue;
        };
        let between = text
            .get(earlier.range.end..later.range.start)
            .unwrap_or_default();
        if SPAN.as_ref().is_some_and(|span| span.is_match(between)) {
            let wraps = (earlier.month, earlier.day) > (later.month, later.day);
            earlier.year = Some(if wraps { year - 1 } else { year });
        }
    }
}

/// The day of that name which lies nearest to `context`; a weekday, where one is
/// printed, chooses among the years around it.
fn nearest(candidate: &Candidate, context: Date) -> Option<Date> {
    let days: Vec<Date> = (-1..=1)
        .filter_map(|step| Date::new(context.year() + step, candidate.month, candidate.day).ok())
        .collect();
    let agreeing = |date: &&Date| candidate.weekday.is_none_or(|day| day == date.weekday());
    let distance = |date: &&Date| {
        (i64::from(date.year()) * 366 + i64::from(date.day_of_year()))
            .abs_diff(i64::from(context.year()) * 366 + i64::from(context.day_of_year()))
    };
    days.iter()
        .filter(agreeing)
        .min_by_key(distance)
        .or_else(|| days.iter().min_by_key(distance))
        .copied()
}

/// A figure, a sum of money or a longer number goes on at either side.
fn runs_on(before: &str, after: &str) -> bool {
    let before_runs = before.ends_with(|c: char| {
        c.is_ascii_digit() || matches!(c, '£' | '€' | '$' | '/' | '.') && !before.trim().is_empty()
    }) && !before.ends_with("..");
    let mut rest = after.chars();
    let after_runs = match rest.next() {
        Some(c) if c.is_ascii_digit() => true,
        Some('.' | '/' | '-') => rest.next().is_some_and(|c| c.is_ascii_digit()),
        Some('%') => true,
        _ => false,
    };
    before_runs || after_runs
}

/// Whether the figures behind a month are its year, and not a time ("13th March 10.00
/// am") or a number of things ("5 May 20 people").
fn is_year(after: &str, year: &str) -> bool {
    if year.len() == 4 {
        return full_year(year).is_some()
            && !after.trim_start().to_ascii_lowercase().starts_with("hours")
            && !after.trim_start().to_ascii_lowercase().starts_with("hrs");
    }
    let mut rest = after.chars();
    match rest.next() {
        None | Some(',' | ';' | ')' | ']' | '\n' | '\t' | '–' | '—' | '|' | '<' | '?' | '/') => {
            true
        }
        Some('.' | ':' | '-') => !rest.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) if c.is_whitespace() => {
            let next = rest.as_str().trim_start();
            let word: String = next
                .chars()
                .take_while(|c| c.is_alphabetic())
                .collect::<String>()
                .to_lowercase();
            !matches!(
                word.as_str(),
                "am" | "pm" | "a" | "p" | "noon" | "hours" | "hrs"
            ) && (!next.starts_with(|c: char| c.is_lowercase())
                || matches!(
                    word.as_str(),
                    "at" | "to" | "and" | "until" | "from" | "in" | "for"
                ))
        }
        Some(_) => false,
    }
}

fn full_year(figures: &str) -> Option<i16> {
    let year: i16 = figures.parse().ok()?;
    match (figures.len(), year) {
        (2, 0..=69) => Some(2000 + year),
        (2, _) => Some(1900 + year),
        (4, 1800..=2199) => Some(year),
        _ => None,
    }
}

fn number(figures: &str) -> Option<i8> {
    figures.parse().ok()
}

fn month_of(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    (1..)
        .zip(MONTHS)
        .find(|(_, names)| names.split(' ').any(|name| word.starts_with(name)))
        .map(|(month, _)| month)
}

fn weekday(word: &str) -> Option<Weekday> {
    let word = word.to_lowercase();
    [
        ("mo", Weekday::Monday),
        ("tu", Weekday::Tuesday),
        ("we", Weekday::Wednesday),
        ("th", Weekday::Thursday),
        ("fr", Weekday::Friday),
        ("sa", Weekday::Saturday),
        ("su", Weekday::Sunday),
    ]
    .into_iter()
    .find(|(beginning, _)| word.starts_with(beginning))
    .map(|(_, day)| day)
}

/// Beside the date there is no more than a time and words that introduce one.
fn is_bare(text: &str, range: &Range<usize>) -> bool {
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let after = clock::find(after).map_or_else(
        || after.to_owned(),
        |(_, time)| format!("{} {}", &after[..time.start], &after[time.end..]),
    );
    [before, &after].into_iter().all(|rest| {
        rest.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .all(|word| {
                matches!(
                    word.to_lowercase().as_str(),
                    "date" | "day" | "on" | "at" | "from" | "the" | "of" | "time" | "meeting"
                )
            })
    })
}
