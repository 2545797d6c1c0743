//! A register of decisions to come: what is to be decided, by whom and when.
//!
//! Councils call it a forward plan of key decisions, or a notice of them. As a table it
//! says so in its heading.

use jiff::civil::Date;

use crate::domain::fold;
use crate::domain::programme::Topic;
use crate::parse::date;
use crate::parse::pattern::Pattern;
use crate::parse::table::Table;

/// Rows of the heading: a long one may take two.
const HEADING_WITHIN: usize = 3;

static MATTER: Pattern = Pattern::new(
    r"^(?:(?:key |proposed |executive )?decisions?(?: to be (?:made|taken)| required| title)?|title(?: of (?:the )?(?:decision|report))?|(?:report |decision )?subject(?: of (?:the )?decision| matter)?|(?:the )?matters?(?: (?:for|to be) (?:decision|decided|considered)| in respect of which .*)?|issue|item|report(?: title)?|topic|(?:decision|item|report|title)(?: and| ) ?(?:description|summary|details))$",
);
static DETAIL: Pattern = Pattern::new(
    r"^(?:(?:brief |short )?(?:description|details?|summary|purpose)(?: of .*)?|(?:key |proposed )?decisions?(?: to be (?:made|taken)| required)|what (?:is being|will be) decided|nature of (?:the )?decision)$",
);
static VAGUE: Pattern =
    Pattern::new(r"(?i)\b(?:not before|after|between|or later|onwards|before)\b");
static MAKER: Pattern = Pattern::new(
    r"^(?:(?:decision )?(?:maker|taker|making body|body)s?|decision (?:to be )?(?:made|taken) by|who will (?:make|take) (?:the )?decision|(?:name of )?decision maker.*|individual or body)$",
);
static WHEN: Pattern = Pattern::new(
    r"^(?:(?:expected |proposed |likely |anticipated |earliest |target )?(?:date|dates)(?: of| for| on which| when)?(?: the)?(?: decision)?(?: (?:is )?(?:to be |will be |expected to be )?(?:made|taken))?|(?:decision|meeting) (?:due )?date|decision due(?: date)?|when|(?:date )?decision (?:due|expected)(?: date)?|period|timescale|(?:date|period) (?:or period )?within which .*|date of (?:meeting|cabinet|executive)|due date)$",
);
/// "October 2031", "November 2031 onwards": what stands over the rows of a period.
static PERIOD: Pattern = Pattern::new(
    r"(?i)^(?:(?:decisions? (?:due|to be taken|expected) )?(?:in |during )?)?(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: ?(?:to|-|–|/) ?(?:january|february|march|april|may|june|july|august|september|october|november|december))?,? (?:19|20)\d\d(?: (?:onwards|and (?:beyond|later|after)|or later))?:?$",
);
pub(super) static KEY: Pattern = Pattern::new(
    r"(?i)\b(?:forward plan|key decisions?|notice of (?:key |executive |intended |proposed |forthcoming )*decisions|decisions? (?:to be (?:made|taken)|expected)|register of decisions|executive decisions)\b",
);
/// A register as its table has it.
pub struct Register {
    /// The council's own headings.
    pub headings: Vec<String>,
    /// A topic a matter: what a register says of days may name none ("not before June").
    pub topics: Vec<Topic>,
}

/// Reads a table that is such a register; `None` where it is none.
pub fn read(table: &Table) -> Option<Register> {
    let Heading {
        row: at,
        matter,
        when,
        detail,
    } = heading(table)?;
    let mut proposed = None;
    let mut topics = Vec::new();
    for row in table.rows.iter().skip(at + 1) {
        if let Some((_, band)) = row.only()
            && (band.merged || PERIOD.is_in(band.text.trim()))
        {
            // What stands under "October 2031" has no day of the month before.
            proposed = PERIOD
                .is_in(band.text.trim())
                .then(|| fold::quote(&band.text));
            continue;
        }
        // A day that is printed once stands for every row under it.
        proposed = row.words(Some(when)).or(proposed);
        let Some(topic) = row.words(Some(matter)) else {
            continue;
        };
        if topic.chars().any(char::is_alphabetic) {
            topics.push(Topic {
                topic,
                detail: row.words(detail),
                proposed_date: proposed.as_deref().and_then(day),
                proposed: proposed.clone(),
                place: row.place.clone(),
                ..Topic::default()
            });
        }
    }
    let dated = topics.iter().filter(|topic| topic.proposed.is_some());
    let known = dated.count() * 2 >= topics.len() && !topics.is_empty();
    let headings = table.rows.get(at)?.cells.iter();
    known.then(|| Register {
        headings: headings.map(|cell| fold::quote(&cell.text)).collect(),
        topics,
    })
}

/// Where a register's heading stands, and its columns.
struct Heading {
    row: usize,
    matter: usize,
    when: usize,
    detail: Option<usize>,
}

/// The heading with the columns of the matter and of its day. A register says who
/// decides, or the words over it call it one.
fn heading(table: &Table) -> Option<Heading> {
    let announced = table.above.iter().any(|line| KEY.is_in(line));
    table
        .rows
        .iter()
        .take(HEADING_WITHIN)
        .enumerate()
        .find_map(|(at, row)| {
            let find = |pattern: &Pattern| {
                row.filled()
                    .find(|(_, cell)| pattern.is_in(&folded(&cell.text)))
                    .map(|(column, _)| column)
            };
            let matter = find(&MATTER)?;
            let when = find(&WHEN).filter(|when| *when != matter)?;
            let maker = find(&MAKER).is_some();
            let detail = row
                .filled()
                .filter(|(column, _)| *column != matter && *column != when)
                .find(|(_, cell)| DETAIL.is_in(&folded(&cell.text)))
                .map(|(column, _)| column);
            (maker && (announced || row.filled().count() > 3)).then_some(Heading {
                row: at,
                matter,
                when,
                detail,
            })
        })
}

/// Whether words are the headings of such a table: what is decided, by whom and when.
pub fn is_heading(cells: &[String]) -> bool {
    let column = |pattern: &Pattern| cells.iter().position(|cell| pattern.is_in(&folded(cell)));
    let (matter, when) = (column(&MATTER), column(&WHEN));
    matter.is_some() && when.is_some() && matter != when && column(&MAKER).is_some()
}

fn folded(heading: &str) -> String {
    fold::compare(&heading.replace('\n', " "))
}

/// The one day that is named; "not before" a day is none.
pub(super) fn day(said: &str) -> Option<Date> {
    if VAGUE.is_in(said) {
        return None;
    }
    date::find(said).map(|found| found.date)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::extract::text;
    use crate::parse::table;

    fn read(paper: &str) -> Option<Vec<Topic>> {
        let document = text::read("a.txt", paper.as_bytes()).unwrap();
        table::find(&document)
            .iter()
            .find_map(super::read)
            .map(|register| register.topics)
    }

    fn days(topics: &[Topic]) -> Vec<(Option<String>, Option<&str>, &str)> {
        topics
            .iter()
            .map(|one| {
                let day = one.proposed_date.map(|day| day.to_string());
                (day, one.proposed.as_deref(), one.topic.as_str())
            })
            .collect()
    }

    #[test]
    fn a_register_names_what_is_decided_by_whom_and_when() {
        let paper = "Notice of key decisions\n\nTitle\tDecision maker\tDate of decision\nFerry fares\tCabinet\t4 May 2031\nPier repairs\tCabinet\t\nBuoys\tLeader\tNot before 2 June 2031";
        let topics = read(paper).unwrap();
        let may = || Some("2031-05-04".to_owned());
        assert_eq!(
            days(&topics),
            [
                (may(), Some("4 May 2031"), "Ferry fares"),
                (may(), Some("4 May 2031"), "Pier repairs"),
                (None, Some("Not before 2 June 2031"), "Buoys"),
            ]
        );
    }

    #[test]
    fn decisions_that_were_taken_and_a_programme_are_no_register() {
        for paper in [
            "Votes\n\nDecision\tFor\tDate\nFares\t5\t4 May 2031\nPier\t6\t4 May 2031",
            "Work programme\n\nDate\tItem\tLead\n4 May 2031\tFares\tAB\n4 June 2031\tPier\tCD",
        ] {
            assert!(read(paper).is_none());
        }
    }
}
