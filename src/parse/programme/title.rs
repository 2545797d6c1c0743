//! What stands over a work programme: whose it is, for which year, as of which day.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use crate::domain::fold;
use crate::domain::programme::WorkProgramme;
use crate::parse::date;
use crate::parse::pattern::{self, Pattern};
use crate::parse::table::shape;

static YEAR: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern::compile(r"\b20\d\d\s*(?:[-–—/]|to)\s*(?:20)?\d\d\b"));
static WORDS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern::compile(
        r"(?i)\s*[-–—:,|]*\s*\b(?:draft\s+|annual\s+)?(?:forward\s+)?work\s*(?:programme|program|plan)\b|\s*[-–—:,|]*\s*\bforward\s+plan\b",
    )
});
static BODY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern::compile(
        r"(?i)\b(?:committee|commission|panel|board|cabinet|executive|forum|sub-committee)\b",
    )
});

/// A council that meets as a whole and has few committees, with what is said of it: "Ashwell
/// Town Council: what is coming up".
static WHOLE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern::compile(
        r"^(?P<body>\p{Lu}[\p{L}’'&. -]{2,60}? (?i:(?:town|parish|community) council|(?:fire|park|port|broads)(?: and rescue| health)? authority))(?: ?[:|]| [–-]) \S",
    )
});
/// "Ferry Panel: work programme, 4 May 2031".
static DAYED: Pattern = Pattern::new(
    r"(?i)\b(?:work|forward|scrutiny|business) ?(?:programme|plan)s?(?: \d{4} ?[-–/] ?\d{2,4})?(?: ?[,:–—-] ?| \()(?P<day>\d{1,2}(?:st|nd|rd|th)? \p{L}{3,9} \d{4})\)?$",
);

/// What a programme's title names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Named {
    /// Whose programme it is.
    pub committee: Option<String>,
    /// The municipal year as printed.
    pub year: Option<String>,
    /// The day it stands for.
    pub as_of: Option<Date>,
}

/// The municipal year that a text names, as printed.
pub fn year(text: &str) -> Option<String> {
    let found = YEAR.as_ref()?.find(text)?;
    let years = found.as_str();
    let digits: String = years.chars().filter(char::is_ascii_digit).collect();
    let of_century = |from: usize, to: usize| digits.get(from..to)?.parse::<u32>().ok();
    let (first, last) = (
        of_century(2, 4)?,
        of_century(digits.len() - 2, digits.len())?,
    );
    // "1 May 2031 to 30 August 2031" names days.
    let day = DAY_BEHIND.as_ref()?.is_match(&text[found.end()..]);
    let follows = (1..=MOST_YEARS).contains(&((last + 100 - first) % 100));
    (follows && !day).then(|| years.to_owned())
}

/// A programme covers no more years.
const MOST_YEARS: u32 = 10;
static DAY_BEHIND: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern::compile(
        r"(?i)^(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
    )
});

/// The one among several programmes that a title means: "Topics to come – Parks and Play".
pub fn meant(programmes: &[WorkProgramme], named: &Named, over: &[String]) -> Option<usize> {
    let open = named.committee.is_none() && programmes.len() > 1;
    let title = format!(" {} ", fold::compare(over.last().filter(|_| open)?));
    let is_own = |programme: &WorkProgramme| {
        let words = fold::compare(programme.committee.as_deref().unwrap_or_default());
        let own: Vec<&str> = words
            .split(' ')
            .take_while(|word| !FORM.contains(word))
            .collect();
        own.len() >= NAMED && title.contains(&format!(" {} ", own.join(" ")))
    };
    let mut meant = (0..programmes.len()).filter(|at| is_own(&programmes[*at]));
    let (only, None) = (meant.next()?, meant.next()) else {
        return None;
    };
    Some(only)
}

/// Words of a committee's own matter that name it.
const NAMED: usize = 2;
const FORM: [&str; 12] = [
    "overview",
    "scrutiny",
    "select",
    "policy",
    "committee",
    "commission",
    "panel",
    "board",
    "cabinet",
    "executive",
    "forum",
    "sub-committee",
];

/// A day in the middle of a municipal year, from which a day without a year is reckoned.
pub fn middle(year: &str) -> Option<Date> {
    let first: i16 = year.get(..4)?.parse().ok()?;
    Date::new(first, 11, 1).ok()
}

/// Reads the lines over a programme, the nearest last.
pub fn read(lines: &[String]) -> Named {
    let mut named = Named::default();
    for (at, line) in lines.iter().enumerate().rev() {
        if !shape::is_title(line) {
            continue;
        }
        // A name that is too long for its line begins on the one above.
        let above = at.checked_sub(1).map(|above| lines[above].trim());
        let whole = above
            .filter(|above| above.ends_with(" and") || above.ends_with([',', '&']))
            .map_or_else(|| line.clone(), |above| format!("{above} {line}"));
        let line = &whole;
        named.year = named.year.take().or_else(|| year(line));
        named.committee = named
            .committee
            .take()
            .or_else(|| committee(line))
            .or_else(|| whole_council(line));
        let dayed = DAYED.group(line, "day");
        let own = || shape::is_of_a_day(line).then_some(line.as_str());
        if let Some(day) = dayed.or_else(own) {
            named.as_of = named.as_of.or_else(|| Some(date::find(day)?.date));
        }
    }
    named
}

/// Whether the nearest line over a table announces a work programme.
pub fn is_nearest(lines: &[String]) -> bool {
    lines
        .last()
        .filter(|line| shape::is_title(line))
        .is_some_and(|line| {
            let folded = fold::compare(line);
            folded.contains("work programme") || folded.contains("work plan")
        })
}

/// The body that a title names, without the words for its programme.
fn committee(line: &str) -> Option<String> {
    let name = WORDS
        .as_ref()
        .and_then(|words| words.find(line))
        .map_or(line, |found| {
            let (before, after) = (&line[..found.start()], &line[found.end()..]);
            if before.trim().is_empty() {
                after
            } else {
                before
            }
        });
    // "Ferry Panel – Harbour 2031-32"
    let year = YEAR
        .as_ref()?
        .find(name)
        .map_or(name.len(), |year| year.start());
    let name = name[..year].trim_matches(|c: char| !c.is_alphanumeric() && c != ')');
    // "Role of Executive Members" speaks of a body.
    let business = [
        "decisions",
        "items",
        "reports",
        "business",
        "members",
        "member",
        "officers",
    ];
    let last = name.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let names_body = BODY.as_ref()?.is_match(name) && !business.contains(&last.as_str());
    let words = name.split(' ').count();
    let is_name = name.starts_with(|c: char| c.is_uppercase())
        && !name.chars().any(|c| c.is_ascii_digit())
        && !name.contains(':')
        && name.split(' ').all(is_of_name)
        && (2..=14).contains(&words);
    (names_body && is_name).then(|| fold::quote(name))
}

/// The council that a title names as a whole; a body of it that stands behind it is its own.
fn whole_council(line: &str) -> Option<String> {
    let found = WHOLE.as_ref()?.captures(line)?;
    let body = found.name("body")?;
    let is_whole = !BODY.as_ref()?.is_match(&line[body.end()..]);
    is_whole.then(|| fold::quote(body.as_str()))
}

/// Whether a word may stand in a body's name: a sentence that speaks of one has others.
fn is_of_name(word: &str) -> bool {
    let small = [
        "and", "of", "the", "for", "with", "in", "on", "to", "or", "&", "–", "-",
    ];
    small.contains(&word) || !word.starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_over_two_lines_is_one_and_a_sentence_is_none() {
        let named = |lines: &[&str]| {
            let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            read(&lines).committee
        };
        assert_eq!(
            named(&["Ferries, Quays and", "Harbour Scrutiny Panel Work Plan"]).as_deref(),
            Some("Ferries, Quays and Harbour Scrutiny Panel")
        );
        assert_eq!(named(&["Role of Panel Members"]), None);
    }

    #[test]
    fn a_day_behind_the_title_is_the_programmes() {
        let day = |line: &str| read(&[line.to_owned()]).as_of;
        let may = Date::new(2031, 5, 4).ok();
        assert_eq!(day("Ferry Panel: Work Programme, 4 May 2031"), may);
        assert_eq!(day("Work programme 2031/32 – 4 May 2031"), may);
        assert_eq!(day("Work programme for the meeting on 4 May 2031"), None);
    }

    #[test]
    fn a_span_of_days_is_no_municipal_year() {
        assert_eq!(year("Work plan 2031/32").as_deref(), Some("2031/32"));
        assert_eq!(year("For 1 May 2031 to 31 August 2031"), None);
        assert_eq!(year("For 1 May 2031 to 1 June 2031"), None);
    }

    #[test]
    fn a_council_that_meets_as_a_whole_is_named_before_what_is_said_of_it() {
        let line = "Ashwell Town Council: what is coming up in 2031";
        assert_eq!(whole_council(line).as_deref(), Some("Ashwell Town Council"));
        assert_eq!(
            whole_council("Ashwell Town Council – Finance Committee 2031"),
            None
        );
        assert_eq!(whole_council("Ashwell Town Council"), None);
    }

    #[test]
    fn what_is_to_be_decided_names_no_body() {
        assert_eq!(committee("FORWARD PLAN OF EXECUTIVE DECISIONS"), None);
        assert_eq!(
            committee("Panel Members to keep an eye on the ferries"),
            None
        );
        assert_eq!(
            committee("Ferry Scrutiny Panel work programme").as_deref(),
            Some("Ferry Scrutiny Panel")
        );
        assert_eq!(
            committee("Ferry Scrutiny Panel – Harbour 2031-32").as_deref(),
            Some("Ferry Scrutiny Panel – Harbour")
        );
    }
}
