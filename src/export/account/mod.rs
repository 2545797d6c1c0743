//! A municipal year's account: what each committee asked, and what came of it.
//!
//! Every promise is in one row of the account, and in one of two columns: what a person
//! said of it, or what was inferred from the papers.

mod text;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::{Date, date};
use serde::Serialize;

use crate::domain::wording;
use crate::export::outcome::Outcome;
use crate::export::promises::{Group, groups};
use crate::store::answers::Answers;
use crate::store::desk::ActionRow;
use crate::store::threads::{Held, HeldPaper};

pub use text::{paper, table};

/// So many of the oldest without an update are quoted.
const OLDEST: usize = 5;

/// A municipal year: the first of May to the end of April.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MunicipalYear {
    /// The calendar year in which it begins.
    pub begins: i16,
}

/// How many, by who says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Count {
    /// A person said so.
    pub by_person: usize,
    /// It was inferred from the papers.
    pub inferred: usize,
}

/// A committee's year.
#[derive(Debug, Clone)]
pub struct CommitteeYear<'a> {
    /// The committee.
    pub committee: &'a str,
    /// What was asked, each with what came of it.
    pub asked: Vec<Asked<'a>>,
    /// What of its papers is held.
    pub held: &'a Held,
}

/// Something that was asked.
#[derive(Debug, Clone)]
pub struct Asked<'a> {
    /// The promises that say it.
    pub group: Group<'a>,
    /// What came of it.
    pub outcome: Outcome,
    /// A person said so.
    pub by_person: bool,
    /// Days from the promise to its answer, where the day of that is known.
    pub days: Option<i32>,
}

impl MunicipalYear {
    /// The year that a person means by `2023-24`, `2023/24`, `2023-2024` or `2023`.
    pub fn of_words(words: &str) -> Option<MunicipalYear> {
        let mut parts = words.trim().split(['-', '/', '–']);
        let begins: i16 = parts.next()?.trim().parse().ok()?;
        let ends: Option<i16> = parts
            .next()
            .map(|ends| ends.trim().parse())
            .transpose()
            .ok()?;
        let follows = |ends: i16| ends == begins + 1 || ends == (begins + 1) % 100;
        let is_year = (1900..3000).contains(&begins) && parts.next().is_none();
        (is_year && ends.is_none_or(follows)).then_some(MunicipalYear { begins })
    }

    /// Whether a day is in it.
    pub fn holds(self, day: Date) -> bool {
        self.first() <= day && day < date(self.begins + 1, 5, 1)
    }

    /// Its first day.
    pub fn first(self) -> Date {
        date(self.begins, 5, 1)
    }

    /// `2023-24`.
    pub fn words(self) -> String {
        format!("{}-{:02}", self.begins, (self.begins + 1) % 100)
    }
}

impl Asked<'_> {
    /// No paper that is held has a word of it.
    fn has_no_update(&self) -> bool {
        match self.outcome {
            Outcome::NoUpdate => true,
            Outcome::Overdue => self.group.traces().is_empty(),
            Outcome::ReportedBack
            | Outcome::Outside
            | Outcome::NotAccepted
            | Outcome::Perhaps
            | Outcome::Recorded
            | Outcome::ToCome
            | Outcome::NothingLater
            | Outcome::Closed => false,
        }
    }
}

impl CommitteeYear<'_> {
    /// How many came to an outcome.
    pub fn count(&self, outcome: Outcome) -> Count {
        let of = |by_person: bool| {
            self.asked
                .iter()
                .filter(|asked| asked.outcome == outcome && asked.by_person == by_person)
                .count()
        };
        Count {
            by_person: of(true),
            inferred: of(false),
        }
    }

    /// The days from promise to answer, of those whose days are known, in order.
    pub fn days(&self) -> Vec<i32> {
        let mut days: Vec<i32> = self.asked.iter().filter_map(|asked| asked.days).collect();
        days.sort_unstable();
        days
    }

    /// The oldest without an update.
    pub fn oldest(&self) -> Vec<&Asked<'_>> {
        let mut without: Vec<&Asked> = self
            .asked
            .iter()
            .filter(|asked| asked.has_no_update())
            .collect();
        without.sort_by_key(|asked| asked.group.made());
        without.truncate(OLDEST);
        without
    }

    /// The papers in which an answer could stand: later than the first promise.
    pub fn searched(&self) -> Vec<&HeldPaper> {
        let first = self
            .asked
            .iter()
            .filter_map(|asked| asked.group.made())
            .min();
        let papers = self.held.papers.iter();
        papers.filter(|paper| Some(paper.date) > first).collect()
    }

    /// The days of meetings from the year's beginning on whose minutes are not held.
    pub fn not_held(&self, year: MunicipalYear, today: Date) -> Vec<Date> {
        self.held
            .meetings
            .iter()
            .filter(|meeting| !meeting.has_minutes && !meeting.is_cancelled)
            .map(|meeting| meeting.date)
            .filter(|day| *day >= year.first() && *day < today)
            .collect()
    }
}

/// The middle of a sorted list; between two, the mean, rounded down.
pub fn median(sorted: &[i32]) -> Option<i32> {
    let middle = sorted.len() / 2;
    let upper = sorted.get(middle).copied()?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = sorted.get(middle.checked_sub(1)?).copied()?;
    Some(i32::midpoint(lower, upper))
}

/// The account of each committee that asked anything in a year, in the order of names.
pub fn committees<'a>(
    actions: &'a [ActionRow],
    answers: &Answers,
    year: MunicipalYear,
    today: Date,
) -> Vec<CommitteeYear<'a>> {
    // The actions of one committee share what is held of it; two of one name may not be one.
    let mut of_committees: BTreeMap<(&str, usize), Vec<&ActionRow>> = BTreeMap::new();
    let mut known: Vec<*const Held> = Vec::new();
    for action in actions {
        let held = Arc::as_ptr(&action.thread.held);
        let at = known.iter().position(|other| *other == held);
        let at = at.unwrap_or_else(|| {
            known.push(held);
            known.len() - 1
        });
        let key = (action.committee.as_str(), at);
        of_committees.entry(key).or_default().push(action);
    }
    of_committees
        .into_iter()
        .filter_map(|((committee, _), of_committee)| {
            let first = *of_committee.first()?;
            let asked: Vec<Asked> = groups(of_committee)
                .into_iter()
                .filter(|group| group.made().is_some_and(|day| year.holds(day)))
                .map(|group| asked(group, answers, today))
                .collect();
            (!asked.is_empty()).then_some(CommitteeYear {
                committee,
                asked,
                held: &first.thread.held,
            })
        })
        .collect()
}

fn asked<'a>(group: Group<'a>, answers: &Answers, today: Date) -> Asked<'a> {
    let (outcome, is_closed) = group.outcome(today);
    let answer = group.answer(answers, today);
    let confirmed = answer
        .and_then(|(trace, _)| trace.verdict.as_ref())
        .is_some_and(|verdict| verdict.confirmed);
    let said = group
        .closed()
        .and_then(|action| action.by_hand.closed.as_ref())
        .and_then(|closed| closed.what.on);
    let day = match outcome {
        Outcome::ReportedBack => said.or(answer.and_then(|(_, day)| day)),
        Outcome::NotAccepted => said.or(answer.and_then(|(_, day)| day)),
        Outcome::Outside => said,
        Outcome::Perhaps
        | Outcome::Overdue
        | Outcome::Recorded
        | Outcome::NoUpdate
        | Outcome::ToCome
        | Outcome::NothingLater
        | Outcome::Closed => None,
    };
    Asked {
        outcome,
        by_person: is_closed || (outcome == Outcome::ReportedBack && confirmed),
        days: group
            .made()
            .zip(day)
            .map(|(made, day)| wording::days_between(made, day).max(0)),
        group,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_municipal_year_is_written_as_people_write_it() {
        let year = Some(MunicipalYear { begins: 2030 });
        for words in ["2030-31", "2030/31", "2030-2031", "2030–31", "2030"] {
            assert_eq!(MunicipalYear::of_words(words), year, "{words}");
        }
        for words in ["2030-32", "31", "spring", "2030-31-32", ""] {
            assert_eq!(MunicipalYear::of_words(words), None, "{words}");
        }
        assert_eq!(
            MunicipalYear::of_words("1999-00")
                .map(MunicipalYear::words)
                .as_deref(),
            Some("1999-00")
        );
    }

    #[test]
    fn a_year_runs_from_may_to_april() {
        let year = MunicipalYear { begins: 2030 };
        assert!(year.holds(date(2030, 5, 1)) && year.holds(date(2031, 4, 30)));
        assert!(!year.holds(date(2030, 4, 30)) && !year.holds(date(2031, 5, 1)));
    }

    #[test]
    fn the_median_is_the_middle() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[7]), Some(7));
        assert_eq!(median(&[7, 10]), Some(8));
        assert_eq!(median(&[1, 7, 90]), Some(7));
    }
}
