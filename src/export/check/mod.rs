//! Draft minutes proof-read before they go out.
//!
//! A proof-reader that cries wolf is not used: where the paper leaves a doubt, nothing is
//! said. What could not be held against anything is told apart from what was found.

mod actions;
mod days;
mod numbers;
mod people;
mod records;
mod repeated;
mod terms;
mod text;

use jiff::civil::Date;
use serde::Serialize;

use crate::domain::agenda::Item;
use crate::domain::meeting::{Meeting, Role};
use crate::domain::minutes::Clause;
use crate::domain::source::{Place, Reading};
use crate::domain::wording;
use crate::store::records::Records;

pub use text::text;

/// What is wrong with a place of a draft, in the order in which it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Asked for in discussion, and no resolution repeats it.
    NotResolved,
    /// An action without a lead officer.
    NoOwner,
    /// An action without a date.
    NoDate,
    /// It never reached the tracker or the programme.
    NotRecorded,
    /// The tracker says less than the minute.
    SaysLess,
    /// A weekday or a date that contradicts the meeting.
    Day,
    /// Numbers that jump or repeat.
    Number,
    /// A name that is in no list of those present.
    Name,
}

/// Something to look at before the draft goes out.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// What kind of thing.
    pub kind: Kind,
    /// What is wrong, as a sentence for a person.
    pub says: String,
    /// The minute's number.
    pub minute: Option<String>,
    /// The title of its item.
    pub item: Option<String>,
    /// The words of the draft.
    pub quote: String,
    /// Where they stand.
    #[serde(flatten)]
    pub place: Place,
    /// The words of another place that they are held against.
    pub against: Option<Against>,
}

/// Words that a draft is held against.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Against {
    /// The paper that holds them.
    pub document: String,
    /// The words.
    pub quote: String,
    /// Where they stand.
    #[serde(flatten)]
    pub place: Place,
}

/// What a proof-reading came to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Proof {
    /// The draft's file name.
    pub document: String,
    /// The committee, as the draft names it.
    pub committee: Option<String>,
    /// The day of the meeting.
    pub date: Option<Date>,
    /// What was found, in the order of kinds and places.
    pub findings: Vec<Finding>,
    /// What was looked for in what, as a sentence.
    pub checked: String,
    /// What could not be held against anything, and why, as sentences.
    pub not_compared: Vec<String>,
}

/// The minutes that a paper holds: those that tell of what was said.
pub fn drafts(reading: &Reading) -> Vec<&Meeting> {
    reading
        .meetings
        .iter()
        .filter(|meeting| meeting.role == Role::Minutes)
        .filter(|meeting| meeting.items.iter().any(|item| item.minutes.is_some()))
        .collect()
}

/// Proof-reads the minutes of one meeting in a paper; `held` is what a store holds of the
/// committee.
pub fn proofread(reading: &Reading, draft: &Meeting, held: Option<&Records>) -> Proof {
    let records = records::gather(reading, draft, held);
    let (mut findings, mut checked, mut not_compared) = (Vec::new(), Vec::new(), Vec::new());
    match repeated::check(draft, reading) {
        Ok((found, requests)) => {
            findings.extend(found);
            let requests = wording::count(requests, "request", "requests");
            checked.push(format!("{requests} in discussion against the resolutions"));
        }
        Err(why) => not_compared.push(why),
    }
    let (found, actions) = actions::check(draft, reading);
    findings.extend(found);
    checked.push(match actions {
        0 => "no line or table of actions is there that could lack a lead officer or a date \
              (resolutions are not held to name either)"
            .to_owned(),
        number => format!(
            "lead officer and date of {} (resolutions are not held to name either)",
            wording::count(
                number,
                "line set apart as an action",
                "lines set apart as actions"
            )
        ),
    });
    match records::check(draft, &records) {
        Ok(held) => {
            let (asked, rows) = held.compared;
            unite(&mut findings, held.findings);
            checked.push(format!(
                "{} against {} of the tracker and the work programme entered for the meeting",
                wording::count(asked, "thing asked or promised", "things asked or promised"),
                wording::count(rows, "row", "rows")
            ));
        }
        Err(why) => not_compared.push(why),
    }
    findings.extend(days::check(reading, draft, held));
    findings.extend(numbers::check(reading, draft));
    checked.push("weekdays, days and numbers".to_owned());
    match people::check(reading, draft) {
        Ok(found) => {
            findings.extend(found);
            checked.push("names against those present".to_owned());
        }
        Err(why) => not_compared.push(why),
    }
    findings.sort_by(|a, b| {
        let at = |finding: &Finding| (finding.kind, finding.place.page, finding.place.line);
        at(a).cmp(&at(b)).then_with(|| a.quote.cmp(&b.quote))
    });
    findings.dedup_by(|a, b| a.kind == b.kind && a.quote == b.quote && a.place == b.place);
    Proof {
        document: reading.source.name.clone(),
        committee: draft.committee.clone(),
        date: draft.date,
        findings,
        checked: format!(
            "Checked in {}: {}.",
            wording::count(
                draft
                    .items
                    .iter()
                    .filter(|item| item.minutes.is_some())
                    .count(),
                "minute",
                "minutes"
            ),
            checked.join("; ")
        ),
        not_compared,
    }
}

/// Adds what never reached a tracker. What no resolution repeats either is told once.
fn unite(findings: &mut Vec<Finding>, unrecorded: Vec<Finding>) {
    for finding in unrecorded {
        let same = findings.iter_mut().find(|other| {
            finding.kind == Kind::NotRecorded
                && other.kind == Kind::NotResolved
                && other.quote == finding.quote
                && other.place == finding.place
        });
        match same {
            Some(other) => {
                other.says = format!(
                    "This was asked for in discussion, and no resolution or action repeats it. {}",
                    finding
                        .says
                        .replacen("This was asked for, and no row", "No row", 1)
                );
            }
            None => findings.push(finding),
        }
    }
}

impl Finding {
    /// Something about a clause of an item.
    fn of_clause(kind: Kind, says: impl Into<String>, item: &Item, clause: &Clause) -> Finding {
        Finding {
            place: Place {
                page: clause.page,
                printed_page: clause.printed_page.clone(),
                line: clause.line,
            },
            quote: clause.text.clone(),
            ..Finding::of_item(kind, says, item)
        }
    }

    /// Something about an item.
    fn of_item(kind: Kind, says: impl Into<String>, item: &Item) -> Finding {
        Finding {
            kind,
            says: says.into(),
            minute: item.number.clone(),
            item: item.title.clone(),
            quote: item.title.clone().unwrap_or_default(),
            place: item.place.clone(),
            against: None,
        }
    }

    /// Something about words that stand under no item.
    fn of_words(kind: Kind, says: impl Into<String>, words: &str, place: &Place) -> Finding {
        Finding {
            kind,
            says: says.into(),
            minute: None,
            item: None,
            quote: words.to_owned(),
            place: place.clone(),
            against: None,
        }
    }
}
