//! Days and actions as people type them: "30 nov", "next meeting", "+2w"; "KG circulate
//! the note by 30 nov".

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::date;
use crate::domain::fold;

/// When something is to stand, as a person typed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// On a day.
    On(Date),
    /// On none yet.
    Waiting,
}

impl When {
    /// The day, where there is one.
    pub fn day(self) -> Option<Date> {
        match self {
            When::On(day) => Some(day),
            When::Waiting => None,
        }
    }
}

/// A line in which an action was taken down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionLine {
    /// What is to be done.
    pub text: String,
    /// Who is to do it: the initials or the name before the words.
    pub owner: Option<String>,
    /// By when: the day behind the last "by".
    pub due: Option<Date>,
}

/// The day that somebody types, with or without its year, in figures or in words.
/// `meetings` are the days of the committee's meetings, for "next meeting" and for a month
/// alone.
pub fn day(typed: &str, today: Date, meetings: &[Date]) -> Option<Date> {
    let words = fold::compare(typed);
    relative(&words, today)
        .or_else(|| meeting(&words, today, meetings))
        .or_else(|| weekday(&words, today))
        .or_else(|| in_figures(typed, today))
        .or_else(|| with_or_without_year(typed, today))
}

/// Of what is written as a day is, and is none: "there is no 30 February".
pub fn no_such_day(typed: &str) -> Option<String> {
    let parts: Vec<&str> = typed.trim().split(['-', '/', '.', ' ']).collect();
    let number = |text: &str| text.parse::<i16>().ok();
    let month_of = |text: &str| {
        let named = crate::domain::wording::MONTHS.iter().position(|name| {
            text.len() >= 3 && name.to_lowercase().starts_with(&text.to_lowercase())
        });
        named
            .and_then(|at| i16::try_from(at + 1).ok())
            .or_else(|| number(text))
    };
    let (day, month, year) = match parts[..] {
        [year, month, day] if year.len() == 4 => (number(day)?, month_of(month)?, number(year)),
        [day, month, year] => (number(day)?, month_of(month)?, number(year)),
        [day, month] => (number(day)?, month_of(month)?, None),
        _ => return None,
    };
    let name = crate::domain::wording::MONTHS.get(usize::try_from(month - 1).ok()?)?;
    let in_year = year.unwrap_or(2032);
    let is_day = Date::new(in_year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).is_ok();
    let year = year.map(|year| format!(" {year}")).unwrap_or_default();
    (!is_day && (1..=99).contains(&day)).then(|| format!("there is no {day} {name}{year}"))
}

/// The same, or that no day is set: "not yet", "later", "tbc", "-".
pub fn when(typed: &str, today: Date, meetings: &[Date]) -> Option<When> {
    let words = fold::compare(typed);
    let waiting = [
        "not yet scheduled",
        "not yet",
        "not scheduled",
        "waiting",
        "later",
        "none",
        "tbc",
        "to be confirmed",
        "forward plan",
    ];
    if typed.trim() == "-" || waiting.contains(&words.as_str()) {
        return Some(When::Waiting);
    }
    day(typed, today, meetings).map(When::On)
}

/// Takes the line of a programme's row apart: its item, and when it comes, behind the last
/// comma, "on" or "by".
pub fn row_line<'t>(typed: &'t str, today: Date, meetings: &[Date]) -> (&'t str, Option<When>) {
    let typed = typed.trim();
    let parted = [",", " on ", " by "].into_iter().find_map(|sign| {
        let (item, named) = typed.rsplit_once(sign)?;
        let when = when(named, today, meetings)?;
        Some((item.trim(), Some(when))).filter(|(item, _)| !item.is_empty())
    });
    parted.unwrap_or((typed, None))
}

/// Takes a line apart: initials in capitals, or a name with a colon, before the words; the
/// day behind the last "by", or the last comma.
pub fn action_line(typed: &str, today: Date, meetings: &[Date]) -> ActionLine {
    let mut words = typed.trim();
    let mut owner = None;
    if let Some((name, rest)) = words.split_once(':')
        && (1..=4).contains(&name.split_whitespace().count())
        && !rest.trim().is_empty()
    {
        owner = Some(name.trim().to_owned());
        words = rest.trim();
    } else if let Some((initials, rest)) = words.split_once(' ')
        && (2..=4).contains(&initials.chars().count())
        && initials.chars().all(char::is_uppercase)
        && !rest.trim().is_empty()
    {
        owner = Some(initials.to_owned());
        words = rest.trim();
    }
    let mut due = None;
    for sign in [" by ", ","] {
        let Some(at) = words.to_ascii_lowercase().rfind(sign) else {
            continue;
        };
        let named = words[at + sign.len()..].trim().trim_end_matches('.');
        due = day(named, today, meetings);
        if due.is_some() {
            words = words[..at].trim_end();
            break;
        }
    }
    ActionLine {
        text: words.to_owned(),
        owner,
        due,
    }
}

/// "today", "tomorrow", "+2w", "+10 d", "in 3 weeks".
fn relative(words: &str, today: Date) -> Option<Date> {
    match words {
        "today" => return Some(today),
        "tomorrow" => return today.tomorrow().ok(),
        "yesterday" => return today.yesterday().ok(),
        _ => {}
    }
    let rest = words
        .strip_prefix('+')
        .or_else(|| words.strip_prefix("in "))
        .or_else(|| words.chars().next()?.is_ascii_digit().then_some(words))?
        .trim();
    let letters = rest.find(|letter: char| !letter.is_ascii_digit())?;
    let number: i32 = rest[..letters].parse().ok()?;
    // A council plans years ahead, not centuries.
    if !(0..=3_660).contains(&number) {
        return None;
    }
    let span = match rest[letters..].trim() {
        "d" | "day" | "days" => number.days(),
        "w" | "wk" | "week" | "weeks" => number.weeks(),
        "m" | "month" | "months" => number.months(),
        _ => return None,
    };
    today.checked_add(span).ok()
}

/// "next meeting", "next but one"; a month alone, where one meeting falls into it.
fn meeting(words: &str, today: Date, meetings: &[Date]) -> Option<Date> {
    let mut ahead: Vec<Date> = meetings
        .iter()
        .copied()
        .filter(|meeting| *meeting > today)
        .collect();
    ahead.sort_unstable();
    ahead.dedup();
    match words {
        "next" | "next meeting" | "the next meeting" => return ahead.first().copied(),
        "next but one" | "the meeting after next" | "meeting after next" => {
            return ahead.get(1).copied();
        }
        _ => {}
    }
    let month = crate::domain::wording::MONTHS
        .iter()
        .position(|name| words.len() >= 3 && name.to_lowercase().starts_with(words))?;
    let month = i8::try_from(month + 1).ok()?;
    let year = ahead
        .iter()
        .find(|meeting| meeting.month() == month)?
        .year();
    let mut of_month = ahead
        .into_iter()
        .filter(|meeting| meeting.month() == month && meeting.year() == year);
    let only = of_month.next();
    only.filter(|_| of_month.next().is_none())
}

/// The next Friday, for "friday", "fri" or "next friday".
fn weekday(words: &str, today: Date) -> Option<Date> {
    let name = words.strip_prefix("next ").unwrap_or(words);
    let days = [
        ("monday", Weekday::Monday),
        ("tuesday", Weekday::Tuesday),
        ("wednesday", Weekday::Wednesday),
        ("thursday", Weekday::Thursday),
        ("friday", Weekday::Friday),
        ("saturday", Weekday::Saturday),
        ("sunday", Weekday::Sunday),
    ];
    let found = days
        .iter()
        .find(|(day, _)| name.len() >= 3 && day.starts_with(name))?;
    today.nth_weekday(1, found.1).ok()
}

/// "30/11", "30.11.26", "30-11-2026": the day first, as in this country.
fn in_figures(typed: &str, today: Date) -> Option<Date> {
    let parts: Vec<&str> = typed.trim().split(['/', '.', '-']).collect();
    let (day, month, year) = match parts[..] {
        [day, month] | [day, month, ""] => (day, month, None),
        [day, month, year] if year.len() == 2 || year.len() == 4 => (day, month, Some(year)),
        _ => return None,
    };
    let (day, month): (i8, i8) = (day.parse().ok()?, month.parse().ok()?);
    if let Some(year) = year {
        let year: i16 = year.parse().ok()?;
        let year = if year < 100 { 2000 + year } else { year };
        return Date::new(year, month, day).ok();
    }
    nearest(today, |year| Date::new(year, month, day).ok())
}

fn with_or_without_year(typed: &str, today: Date) -> Option<Date> {
    let found = date::find_with_year(typed, today).map(|found| found.date);
    found.or_else(|| {
        nearest(today, |year| {
            Some(date::find(&format!("{typed} {year}"))?.date)
        })
    })
}

/// The day in this year, the last or the next that is nearest to today.
fn nearest(today: Date, in_year: impl Fn(i16) -> Option<Date>) -> Option<Date> {
    let years = [today.year(), today.year() - 1, today.year() + 1];
    let days = years.into_iter().filter_map(in_year);
    days.min_by_key(|day| (*day - today).get_days().abs())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use jiff::civil::date;
    use proptest::prelude::proptest;

    use super::*;

    const TODAY: Date = date(2031, 6, 3);
    const MEETINGS: [Date; 4] = [
        date(2031, 5, 6),
        date(2031, 7, 1),
        date(2031, 9, 2),
        date(2031, 9, 30),
    ];

    fn typed(words: &str) -> Option<Date> {
        day(words, TODAY, &MEETINGS)
    }

    #[test]
    fn the_day_of_an_action_stands_behind_by_or_a_comma() {
        for typed in [
            "KG circulate the note by 30 jun",
            "KG circulate the note, 30 jun",
        ] {
            let line = action_line(typed, TODAY, &MEETINGS);
            assert_eq!(
                (line.text.as_str(), line.due),
                ("circulate the note", Some(date(2031, 6, 30)))
            );
        }
        let line = action_line("KG ring Ash, Elm and Oak, next meeting", TODAY, &MEETINGS);
        assert_eq!(line.text, "ring Ash, Elm and Oak");
        assert_eq!(line.due, Some(MEETINGS[1]));
        let bare = action_line("KG ring Ash, Elm", TODAY, &MEETINGS);
        assert_eq!((bare.text.as_str(), bare.due), ("ring Ash, Elm", None));
    }

    #[test]
    fn days_are_read_as_people_type_them() {
        for (words, expected) in [
            ("today", TODAY),
            ("Tomorrow", date(2031, 6, 4)),
            ("+2w", date(2031, 6, 17)),
            ("+ 10 days", date(2031, 6, 13)),
            ("in 3 weeks", date(2031, 6, 24)),
            ("+1m", date(2031, 7, 3)),
            ("next meeting", date(2031, 7, 1)),
            ("next but one", date(2031, 9, 2)),
            ("july", date(2031, 7, 1)),
            ("fri", date(2031, 6, 6)),
            ("next Tuesday", date(2031, 6, 10)),
            ("30/11", date(2031, 11, 30)),
            ("30.11.32", date(2032, 11, 30)),
            ("1-7-2031", date(2031, 7, 1)),
            ("30 nov", date(2031, 11, 30)),
            ("5 Jan", date(2031, 1, 5)),
            ("6 May 2032", date(2032, 5, 6)),
            ("2031-12-04", date(2031, 12, 4)),
        ] {
            assert_eq!(typed(words), Some(expected), "{words}");
        }
    }

    #[test]
    fn what_names_no_day_or_several_is_none() {
        for words in [
            "",
            "soon",
            "september",
            "31/2",
            "+99999999999w",
            "mo",
            "the",
        ] {
            assert_eq!(typed(words), None, "{words}");
        }
        assert_eq!(day("next meeting", TODAY, &[]), None);
    }

    #[test]
    fn no_day_yet_can_be_typed() {
        assert_eq!(when("not yet", TODAY, &[]), Some(When::Waiting));
        assert_eq!(when("-", TODAY, &[]), Some(When::Waiting));
        assert_eq!(when("today", TODAY, &[]), Some(When::On(TODAY)));
    }

    #[test]
    fn a_line_names_who_what_and_by_when() {
        let line = action_line("KG circulate the weir note by 30 nov", TODAY, &MEETINGS);
        assert_eq!(line.owner.as_deref(), Some("KG"));
        assert_eq!(line.text, "circulate the weir note");
        assert_eq!(line.due, Some(date(2031, 11, 30)));
        let line = action_line(
            "Clerk to the Panel: write to the landowner",
            TODAY,
            &MEETINGS,
        );
        assert_eq!(line.owner.as_deref(), Some("Clerk to the Panel"));
        assert_eq!(
            (line.text.as_str(), line.due),
            ("write to the landowner", None)
        );
        let line = action_line("survey by the engineer", TODAY, &MEETINGS);
        assert_eq!((line.owner, line.due), (None, None));
        assert_eq!(line.text, "survey by the engineer");
    }

    proptest! {
        #[test]
        fn nothing_that_is_typed_panics(words in "\\PC{0,40}") {
            let _ = when(&words, TODAY, &MEETINGS);
            let line = action_line(&words, TODAY, &MEETINGS);
            assert!(words.contains(&line.text));
        }
    }
}
