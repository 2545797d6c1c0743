//! Numbers of minutes and of points that jump or repeat.

use crate::domain::meeting::Meeting;
use crate::domain::source::Reading;
use crate::domain::wording::MONTHS;
use crate::export::check::{Finding, Kind};

/// Fewer numbers are no run.
const FEWEST: usize = 4;

/// More slips in one run are a numbering of another kind.
const MOST: usize = 2;

/// A number of a run, as its place prints it.
struct Numbered {
    number: u32,
    finding: Finding,
}

/// The numbers of a draft's minutes and of the points of its resolutions that jump or
/// repeat.
pub fn check(reading: &Reading, draft: &Meeting) -> Vec<Finding> {
    let heads: Vec<Numbered> = draft
        .items
        .iter()
        .filter(|item| item.parent.is_none())
        .filter_map(|item| {
            Some(Numbered {
                number: item.number.as_deref()?.parse().ok()?,
                finding: Finding::of_item(Kind::Number, "", item),
            })
        })
        .collect();
    let all_plain = draft
        .items
        .iter()
        .filter(|item| item.parent.is_none())
        .all(|item| {
            let number = item.number.as_deref();
            number.is_some_and(|number| number.parse::<u32>().is_ok())
        });
    let mut found = Vec::new();
    if all_plain && heads.len() >= FEWEST {
        found.extend(slips(reading, heads, "minute"));
    }
    for item in &draft.items {
        let decisions = item.minutes.iter().flat_map(|minutes| &minutes.decisions);
        for decision in decisions {
            let points: Vec<Numbered> = decision
                .clauses
                .iter()
                .filter_map(|clause| {
                    Some(Numbered {
                        number: clause.number.as_deref()?.parse().ok()?,
                        finding: Finding::of_clause(Kind::Number, "", item, clause),
                    })
                })
                .collect();
            // A point without a number, or a first that is not 1, is a list of another make.
            let is_run = points.len() == decision.clauses.len()
                && points.first().is_some_and(|first| first.number == 1);
            if is_run && points.len() >= 3 {
                found.extend(slips(reading, points, "point"));
            }
        }
    }
    found
}

fn slips(reading: &Reading, run: Vec<Numbered>, what: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut before: Option<u32> = None;
    for Numbered { number, finding } in run {
        let says = match before {
            Some(last) if number == last => Some(format!("The number {number} stands twice.")),
            Some(last) if number > last + 1 => {
                let gone: Vec<u32> = (last + 1..number).collect();
                // A head that was not read is no gap of the paper's.
                let is_there = gone.iter().any(|gone| heads(reading, *gone));
                (!is_there).then(|| {
                    format!(
                        "The numbers jump from {last} to {number}: there is no {what} {}.",
                        gone.iter()
                            .map(u32::to_string)
                            .collect::<Vec<_>>()
                            .join(", ")
                    )
                })
            }
            Some(last) if number < last => {
                Some(format!("The number {number} stands behind {last}."))
            }
            Some(_) | None => None,
        };
        before = Some(number);
        found.extend(says.map(|says| Finding { says, ..finding }));
    }
    if found.len() > MOST {
        return Vec::new();
    }
    found
}

/// Whether any paragraph begins with a number.
fn heads(reading: &Reading, number: u32) -> bool {
    let printed = number.to_string();
    reading.paragraphs.iter().any(|paragraph| {
        let text = paragraph.text.trim_start_matches(['(', '[', ' ']);
        text.strip_prefix(&printed).is_some_and(|rest| {
            // "22 January 2031" is a day, and "22/31" a number of another kind.
            let next = rest.trim_start_matches(|letter: char| !letter.is_alphanumeric());
            let is_day = MONTHS.iter().any(|month| next.starts_with(month));
            !is_day && !rest.starts_with(|letter: char| letter.is_ascii_digit() || letter == '/')
        })
    })
}
