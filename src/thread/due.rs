//! When a promise's own words say that it comes.
//!
//! A day that is written counts before a month alone: "the calls of August, by 30
//! September". A month counts where it says when: "by March", "to the June meeting", "back
//! in May."; "the figures for March" says what, and "the risk of elections in May being
//! put off" says neither.

use std::ops::Range;

use jiff::Span;
use jiff::civil::Date;

use crate::domain::fold;
use crate::domain::wording::MONTHS;

/// Words in front of a month that make it the time by which something comes.
const BY: [&str; 12] = [
    "by", "before", "until", "till", "during", "early", "late", "mid", "later", "of", "than",
    "next",
];

/// Seasons and feasts by which something comes, with the month that ends them.
const SEASONS: [(&str, i8); 8] = [
    ("spring", 5),
    ("summer", 8),
    ("autumn", 11),
    ("winter", 2),
    ("easter", 4),
    ("christmas", 12),
    ("new year", 1),
    ("calendar year", 12),
];

/// From this month on a season that has passed is over: a winter ends in the next year.
const SPRING: i8 = 3;

/// The months that end the terms of schools.
const TERMS: [i8; 3] = [4, 7, 12];

/// In front of "in September": it was done then, and is not to come.
const WAS_DONE: [&str; 22] = [
    "promised",
    "requested",
    "asked",
    "agreed",
    "resolved",
    "made",
    "raised",
    "given",
    "taken",
    "held",
    "begun",
    "began",
    "started",
    "ended",
    "closed",
    "opened",
    "approved",
    "adopted",
    "decided",
    "recorded",
    "presented",
    "received",
];

/// What meets: "the March meeting" is the day in March on which it is held.
const MEETS: [&str; 8] = [
    "meeting",
    "cabinet",
    "council",
    "committee",
    "panel",
    "board",
    "session",
    "commission",
];

/// A month that a text names without a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Named {
    year: i16,
    month: i8,
    /// It says when something comes.
    says_when: bool,
    /// It is the month of a meeting.
    meets: bool,
    /// Where it stands, its year and what meets included.
    from: usize,
    until: usize,
}

/// The days that a promise of a meeting on `made` names for itself: those that are
/// `written` in it, else those of its months; `meetings` are the days of its committee's
/// meetings that are known.
pub fn days(
    text: &str,
    mut written: Vec<Date>,
    made: Option<Date>,
    meetings: &[Date],
) -> Vec<Date> {
    let Some(made) = made.filter(|made| !written.iter().any(|day| day > made)) else {
        return written;
    };
    let months = named(text, made).into_iter();
    let due = months.filter(|month| month.says_when).filter_map(|month| {
        let mut held = meetings
            .iter()
            .copied()
            .filter(|day| *day > made && (day.year(), day.month()) == (month.year, month.month));
        match held.next().filter(|_| month.meets) {
            Some(day) => Some(day),
            None => last_of(month.year, month.month),
        }
    });
    let before = written.len();
    written.extend(due);
    if written.len() == before {
        let named = season(text, made).into_iter().chain(term(text, made));
        written.extend(named.map(|(day, _)| day));
    }
    written
}

/// The day that the cell of a tracker names for a row that was entered on `made`, where it
/// names no date: "next meeting", "Spring 2027", "March".
pub fn of_cell(cell: &str, made: Date, meetings: &[Date]) -> Option<Date> {
    let folded = fold::compare(cell);
    let words: Vec<&str> = folded.split(' ').collect();
    match words[..] {
        ["next", meets] if MEETS.contains(&meets) => {
            meetings.iter().copied().filter(|day| *day > made).min()
        }
        [name, year] if SEASONS.iter().any(|(season, _)| *season == name) => {
            let (_, month) = SEASONS.iter().find(|(season, _)| *season == name)?;
            let year: i16 = year
                .parse()
                .ok()
                .filter(|year| (1900..2200).contains(year))?;
            last_of(year + i16::from(name == "winter"), *month)
        }
        [_] | [_, _] => days(&format!("by {cell}"), Vec::new(), Some(made), meetings).pop(),
        _ => None,
    }
}

/// The days to come that a tracker's status of a paper of `told` gives its row: "Will be
/// sent by 31 January", "Deferred to March", "Invited for March". What a status says was
/// done on a day has no day to come.
pub fn of_status(status: &str, written: Vec<Date>, told: Date, meetings: &[Date]) -> Vec<Date> {
    let folded = format!(" {} ", fold::compare(status));
    if !AHEAD
        .iter()
        .any(|word| folded.contains(&format!(" {word} ")))
    {
        return Vec::new();
    }
    // A month says when, whatever leads to it.
    let lead = MONTHS.iter().fold(status.to_owned(), |status, month| {
        ["for", "to"].iter().fold(status, |status, word| {
            status.replace(&format!(" {word} {month}"), &format!(" by {month}"))
        })
    });
    let days = days(&lead, written, Some(told), meetings);
    // "Due 10 October", in a paper of November: it is none the less the day on which it was due.
    let is_due = folded.starts_with(" due ");
    let is_day = |day: &Date| *day > told || is_due;
    days.into_iter().filter(is_day).collect()
}

/// Words of a status that looks ahead.
const AHEAD: [&str; 17] = [
    "will",
    "be",
    "deferred",
    "postponed",
    "scheduled",
    "rescheduled",
    "agenda",
    "due",
    "expected",
    "by",
    "until",
    "moved",
    "planned",
    "booked",
    "for",
    "coming",
    "put back",
];

/// Words that lead to a season by which something comes.
const BY_SEASON: [&str; 7] = [
    "in the",
    "by the",
    "by",
    "before",
    "this",
    "next",
    "during the",
];

/// The end of a season by which a text says that something comes, and where it says so:
/// "in the autumn", and no "spring newsletter".
fn season(text: &str, made: Date) -> Option<(Date, Range<usize>)> {
    let lower = text.to_ascii_lowercase();
    let (place, month) = SEASONS.iter().find_map(|(name, month)| {
        BY_SEASON.iter().find_map(|by| {
            let place = find_words(&lower, &format!("{by} {name}"))?;
            Some((place, *month))
        })
    })?;
    let mut behind = lower[place.end..].split(|letter: char| !letter.is_alphanumeric());
    let next = behind.find(|word| !word.is_empty()).unwrap_or_default();
    let closes = next.is_empty() || AFTER_TIME.contains(&next);
    // "This autumn", said in December, is over.
    let is_over =
        lower[place.clone()].starts_with("this ") && (SPRING..made.month()).contains(&month);
    (closes && !is_over)
        .then(|| last_of(year_of(month, made), month))
        .flatten()
        .map(|day| (day, place))
}

/// The months of the season in which a text says that something comes: "in the autumn".
pub fn season_months(text: &str, made: Option<Date>) -> Vec<(i16, i8)> {
    let found = made.and_then(|made| season(text, made));
    let Some((end, place)) = found else {
        return Vec::new();
    };
    let named = text[place].to_ascii_lowercase();
    if !["spring", "summer", "autumn", "winter"]
        .iter()
        .any(|season| named.ends_with(season))
    {
        return Vec::new();
    }
    let months = (0..3).filter_map(|back| end.checked_sub(Span::new().months(back)).ok());
    months.map(|day| (day.year(), day.month())).collect()
}

/// The end of the term by which a text says that something comes, and where it says so.
fn term(text: &str, made: Date) -> Option<(Date, Range<usize>)> {
    let lower = text.to_ascii_lowercase();
    let mut forms = ["end of term", "end of the term", "end of this term"].iter();
    let place = forms.find_map(|words| find_words(&lower, words))?;
    let month = TERMS.into_iter().find(|month| *month >= made.month())?;
    Some((last_of(made.year(), month)?, place))
}

/// Where words stand in a text, and no part of others.
fn find_words(text: &str, words: &str) -> Option<Range<usize>> {
    let mut places = text
        .match_indices(words)
        .map(|(at, _)| at..at + words.len());
    places.find(|place| {
        let parts = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
        parts(text[..place.start].chars().next_back()) && parts(text[place.end..].chars().next())
    })
}

/// Words that make of a day the week that it stands in.
const WEEKS: [&str; 7] = [
    "week of",
    "week of the",
    "week beginning",
    "week commencing",
    "week starting",
    "w/c",
    "w/b",
];

/// The day that ends the week of a day, where the words `before` it say that its week is
/// meant: "in the week of 2 November".
pub fn end_of_week(before: &str, day: Date) -> Option<Date> {
    let before = before.trim_end().to_lowercase();
    if !WEEKS.iter().any(|words| before.ends_with(words)) {
        return None;
    }
    let left = 7 - i64::from(day.weekday().to_monday_one_offset());
    day.checked_add(Span::new().days(left)).ok()
}

/// The year in which a month comes next.
fn year_of(month: i8, made: Date) -> i16 {
    made.year() + i16::from(month < made.month())
}

/// Words that may stand behind a time: what was named is over.
const AFTER_TIME: [&str; 13] = [
    "to", "and", "or", "with", "after", "before", "on", "so", "if", "when", "once", "as", "at",
];

/// The months after the meeting that a text names without a day, as year and month.
pub fn months(text: &str, made: Option<Date>) -> Vec<(i16, i8)> {
    let Some(made) = made else {
        return Vec::new();
    };
    named(text, made)
        .into_iter()
        .map(|month| (month.year, month.month))
        // A month that has passed is no day to come: "the figures of March 2023".
        .filter(|month| *month > (made.year(), made.month()))
        .collect()
}

/// Whether a text names a month as the time by which something comes.
pub fn says_when(text: &str, made: Option<Date>) -> bool {
    made.is_some_and(|made| named(text, made).iter().any(|month| month.says_when))
}

/// Where a text of a meeting on `made` names a time from which a day was reckoned: the
/// month of a day, its season, the end of a term.
pub fn range(text: &str, made: Date, day: Date) -> Option<Range<usize>> {
    let month = named(text, made)
        .into_iter()
        .find(|month| month.says_when && (month.year, month.month) == (day.year(), day.month()))
        .map(|month| month.from..month.until);
    let times = || season(text, made).into_iter().chain(term(text, made));
    month.or_else(|| Some(times().find(|(end, _)| *end == day)?.1))
}

/// The day on which a month has passed.
fn last_of(year: i16, month: i8) -> Option<Date> {
    Date::new(year, month, 1).ok().map(Date::last_of_month)
}

fn named(text: &str, made: Date) -> Vec<Named> {
    let words = words(text);
    let word = |at: usize| words.get(at).map(|(_, word)| *word);
    let is_day = |word: &str| word.starts_with(|letter: char| letter.is_ascii_digit());
    let mut months = Vec::new();
    for (at, (start, name)) in words.iter().enumerate() {
        let Some((month, _)) = (1_i8..).zip(MONTHS).find(|(_, month)| month == name) else {
            continue;
        };
        let before = at.checked_sub(1).and_then(word).unwrap_or_default();
        if is_day(before) {
            continue;
        }
        let said = word(at + 1).and_then(|year| year.parse::<i16>().ok());
        let (stated, last) = match said {
            Some(year) if (1900..2200).contains(&year) => (Some(year), at + 1),
            // "May 14".
            Some(_) => continue,
            None => (None, at),
        };
        let next = word(last + 1).unwrap_or_default().to_lowercase();
        let before = before.to_lowercase();
        let earlier = at.checked_sub(2).and_then(word).unwrap_or_default();
        let meets = MEETS.contains(&next.as_str())
            || (before == "in" && MEETS.contains(&earlier.to_lowercase().as_str()));
        let end = words[last].0 + words[last].1.len();
        let behind = text[end..].trim_start();
        let closes = behind.is_empty() || behind.starts_with(['.', ',', ';', ')', ':']);
        // "the end of March", and no "figures of March".
        let by = BY.contains(&before.as_str()) && (before != "of" || ends(earlier));
        let is_to_be = (3..6).any(|back| at.checked_sub(back).and_then(word) == Some("be"));
        let doer = at.checked_sub(3).and_then(word).unwrap_or_default();
        let is_past = before == "in"
            && stated.is_none()
            && !is_to_be
            && (WAS_DONE.contains(&earlier) || is_issued(doer, earlier));
        let says_when = !is_past && (meets || by || (before == "in" && closes));
        // In July "by July" is this month; what is named as its own time is to come.
        let year = stated.unwrap_or_else(|| {
            let passed = month < made.month() || (month == made.month() && !(by || meets));
            made.year() + i16::from(passed)
        });
        months.push(Named {
            year,
            month,
            says_when: says_when && !text[..*start].trim_end().ends_with('('),
            meets,
            from: *start,
            until: if MEETS.contains(&next.as_str()) {
                words[last + 1].0 + words[last + 1].1.len()
            } else {
                end
            },
        });
    }
    months
}

/// "The maps issued in March" are there; what is "to be issued in March" is not.
fn is_issued(thing: &str, deed: &str) -> bool {
    let is_deed = deed.len() > 4 && deed.ends_with("ed");
    let is_thing = thing.len() > 3 && thing.chars().all(char::is_lowercase);
    let is_ahead = thing.ends_with("ly") || matches!(thing, "then" | "also" | "being" | "will");
    is_deed && is_thing && !is_ahead
}

fn ends(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "end" | "beginning" | "start" | "middle" | "close" | "course" | "meeting" | "week"
    )
}

/// The words of a text, each with its place.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut at = 0;
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter_map(|word| {
            let start = at;
            let rest = &text[at + word.len()..];
            at += word.len() + rest.chars().next().map_or(0, char::len_utf8);
            (!word.is_empty()).then_some((start, word))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use jiff::civil::date;

    use super::*;

    fn due(text: &str) -> Vec<String> {
        with(text, Vec::new())
    }

    fn with(text: &str, written: Vec<Date>) -> Vec<String> {
        let held = [date(2031, 6, 4), date(2031, 9, 17), date(2031, 11, 5)];
        days(text, written, Some(date(2031, 6, 4)), &held)
            .into_iter()
            .map(|day| day.to_string())
            .collect()
    }

    #[test]
    fn a_row_was_due_on_its_day_though_that_has_passed() {
        let told = date(2031, 11, 5);
        let day = date(2031, 10, 10);
        let of = |status: &str| of_status(status, vec![day], told, &[]);
        assert_eq!(of("Due 10 October"), [day]);
        assert!(of("Sent by post on 10 October").is_empty());
    }

    #[test]
    fn a_day_that_is_written_counts_before_a_month() {
        assert_eq!(
            with(
                "That the calls be listed by 30 September, and again in March.",
                vec![date(2031, 9, 30)]
            ),
            ["2031-09-30"]
        );
    }

    #[test]
    fn a_month_that_says_when_counts_to_its_end() {
        assert_eq!(due("That a report come back in January."), ["2032-01-31"]);
        assert_eq!(due("To be done by the end of July"), ["2031-07-31"]);
        assert_eq!(due("A list by June, if need be."), ["2031-06-30"]);
    }

    #[test]
    fn a_month_in_which_it_was_done_is_not_to_come() {
        for text in [
            "That the ferry cost, promised in March, be sent without delay.",
            "The chart requested in May to be sent.",
            "The mast that fell was to be moved this spring.",
        ] {
            assert!(due(text).is_empty(), "{text}: {:?}", due(text));
        }
        assert_eq!(due("That the chart be presented in March."), ["2032-03-31"]);
        assert_eq!(due("That it be done this winter."), ["2032-02-29"]);
    }

    #[test]
    fn a_status_that_looks_ahead_gives_its_row_a_day() {
        let told = date(2031, 6, 4);
        let held = [date(2031, 9, 17)];
        let days = |status: &str, written: &[Date]| {
            let days = of_status(status, written.to_vec(), told, &held);
            days.into_iter()
                .map(|day| day.to_string())
                .collect::<Vec<_>>()
        };
        let day = date(2031, 7, 31);
        assert_eq!(days("Will be sent by 31 July 2031", &[day]), ["2031-07-31"]);
        assert_eq!(days("Deferred to March 2032", &[]), ["2032-03-31"]);
        assert_eq!(days("Invited for August", &[]), ["2031-08-31"]);
        assert!(days("Chased in March", &[]).is_empty());
        assert!(days("Sent on 3 May 2031", &[date(2031, 5, 3)]).is_empty());
    }

    #[test]
    fn a_cell_without_a_date_names_a_day_all_the_same() {
        let made = date(2031, 6, 4);
        let held = [made, date(2031, 9, 17), date(2031, 11, 5)];
        let day = |cell: &str| of_cell(cell, made, &held).map(|day| day.to_string());
        for (cell, expected) in [
            ("Next meeting", Some("2031-09-17")),
            ("Spring 2032", Some("2032-05-31")),
            ("winter 2031", Some("2032-02-29")),
            ("March", Some("2032-03-31")),
            ("Ongoing", None),
            ("As soon as the crane is back", None),
        ] {
            assert_eq!(day(cell).as_deref(), expected, "{cell}");
        }
        assert_eq!(of_cell("next meeting", date(2031, 12, 1), &held), None);
    }

    #[test]
    fn a_month_that_says_what_is_no_day() {
        for text in [
            "That the figures for March be sent.",
            "That the November counts be reported before Cabinet decides.",
            "The risk of elections in May being put off was raised.",
            "A note on the floods of February 2030.",
        ] {
            assert!(due(text).is_empty(), "{text}: {:?}", due(text));
        }
    }

    #[test]
    fn a_season_counts_to_its_end() {
        assert_eq!(due("To be put out again in the autumn."), ["2031-11-30"]);
        assert_eq!(due("Return in the spring to report."), ["2032-05-31"]);
        assert_eq!(due("To name one by the end of term."), ["2031-07-31"]);
        for text in [
            "To go in the spring newsletter.",
            "The winter plan to be sent.",
            "In the summer holidays the pool leaked.",
        ] {
            assert!(due(text).is_empty(), "{text}: {:?}", due(text));
        }
    }

    #[test]
    fn a_week_counts_to_its_end() {
        let monday = date(2031, 11, 3);
        for before in ["to be sent in the week of ", "Week commencing ", "by w/c "] {
            assert_eq!(end_of_week(before, monday), Some(date(2031, 11, 9)));
        }
        assert_eq!(end_of_week("the meeting of ", monday), None);
        assert_eq!(
            end_of_week("in the week of ", date(2031, 11, 9)),
            Some(date(2031, 11, 9))
        );
    }

    #[test]
    fn the_words_of_a_time_are_found() {
        let made = date(2031, 6, 4);
        let words = |text: &'static str, day| range(text, made, day).map(|at| &text[at]);
        assert_eq!(
            words("To name one by the end of term.", date(2031, 7, 31)),
            Some("end of term")
        );
        assert_eq!(
            words("To be put out again in the autumn.", date(2031, 11, 30)),
            Some("in the autumn")
        );
        assert_eq!(words("To be put out.", date(2031, 11, 30)), None);
    }

    #[test]
    fn a_meeting_of_a_month_is_on_its_day() {
        assert_eq!(due("Bring it to the September meeting."), ["2031-09-17"]);
        assert_eq!(due("For the meeting in November."), ["2031-11-05"]);
        assert_eq!(due("For the December meeting."), ["2031-12-31"]);
    }

    #[test]
    fn months_are_found_whatever_they_say() {
        let made = Some(date(2031, 6, 4));
        assert_eq!(
            months("The July counts, and May's", made),
            [(2031, 7), (2032, 5)]
        );
        assert!(months("on 3 August and May 14", made).is_empty());
    }
}
