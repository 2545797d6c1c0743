//! Weekdays and days of a draft that contradict its meeting.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::domain::meeting::Meeting;
use crate::domain::source::{Paragraph, ParagraphRole, Reading};
use crate::domain::wording;
use crate::export::check::{Finding, Kind};
use crate::parse::date;
use crate::parse::pattern::Pattern;
use crate::store::records::Records;

/// Days that are farther away belong to history, whose weekdays nobody looks up.
const NEAR: i32 = 400;
/// Paragraphs before the first item that are the head of the minutes.
const HEAD: usize = 14;
/// A meeting so near that one of the two days is a slip.
const SLIP: i32 = 7;
/// More slips of one kind are a misreading.
const MOST: usize = 6;

static WEEKDAY: Pattern = Pattern::new(r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b");
/// The head says of a day that it is the meeting's.
static OF_THIS: Pattern = Pattern::new(
    r"(?i)\b(?:held|date:|date of meeting|meeting of|minutes of|minutes [-–—]|meeting on)",
);
static OF_OTHER: Pattern = Pattern::new(
    r"(?i)\b(?:publish|issued|previous|next|last|adjourned|re-?convened|draft \w+ on|confirmed|approved|signed|revised|rescheduled|rearranged|postponed|originally|deadline)",
);
static NEXT: Pattern = Pattern::new(
    r"(?i)\b(?:next (?:\w+ ){0,3}meeting\b[^.;]{0,60}?\b(?:on|:|is|be|held)\b|date of (?:the )?next (?:\w+ ){0,2}meeting\b)",
);
static BEFORE: Pattern = Pattern::new(
    r"(?i)\bminutes of (?:the|its) (?:(?:last|previous|\w+) ){0,3}meetings? (?:held )?(?:on|of)\b",
);

/// What stands before a day by which, or at which, something is to come.
static TO_BE_DONE: Pattern = Pattern::new(
    r"(?i)\b(?:by|before|no later than)(?: the)?$|\b(?:be|to) (?:\w+ )?(?:brought|come|report(?:ed)?|return(?:ed)?|submitted|presented|taken|attend)\b[^.;]{0,60}\b(?:to|at) (?:the|its|their|a) (?:\w+ )?meeting (?:on|of|to be held on)$",
);

/// The weekdays and days of a draft that contradict its meeting.
pub fn check(reading: &Reading, draft: &Meeting, held: Option<&Records>) -> Vec<Finding> {
    let paragraphs: Vec<&Paragraph> = own(reading, draft);
    let mut found = weekdays(&paragraphs, draft);
    found.extend(in_no_calendar(&paragraphs));
    found.extend(two_days(&paragraphs, draft));
    found.extend(others(&paragraphs, draft));
    found.extend(gone_by(draft));
    found.extend(held.and_then(|held| known(held, draft, &paragraphs)));
    found
}

/// The paragraphs of the minutes: from the head before their first item to their last.
fn own<'a>(reading: &'a Reading, draft: &Meeting) -> Vec<&'a Paragraph> {
    let at = |paragraph: &Paragraph| (paragraph.place.page, paragraph.place.line);
    let all: Vec<&Paragraph> = reading
        .paragraphs
        .iter()
        .filter(|paragraph| paragraph.role != ParagraphRole::Running)
        .collect();
    let first = draft
        .items
        .first()
        .map(|item| (item.place.page, item.place.line));
    let begins = all
        .iter()
        .position(|paragraph| first.is_none_or(|first| at(paragraph) >= first))
        .unwrap_or_default();
    // The head of a pack is not the head of the minutes that it carries.
    let others = reading.meetings.iter().filter(|other| *other != draft);
    let before = others
        .flat_map(|other| &other.items)
        .map(|item| (item.place.page, item.place.line))
        .filter(|place| Some(*place) < first)
        .max();
    let earliest = all
        .iter()
        .position(|paragraph| before.is_none_or(|before| at(paragraph) > before))
        .unwrap_or_default();
    let behind = reading.meetings.iter().filter(|other| *other != draft);
    let ends = behind
        .filter_map(|other| other.items.first())
        .map(|item| (item.place.page, item.place.line))
        .filter(|place| Some(*place) > first)
        .min();
    all[begins.saturating_sub(HEAD).max(earliest.min(begins))..]
        .iter()
        .take_while(|paragraph| ends.is_none_or(|ends| at(paragraph) < ends))
        .copied()
        .collect()
}

fn weekdays(paragraphs: &[&Paragraph], draft: &Meeting) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for paragraph in paragraphs {
        if paragraph.role == ParagraphRole::Row {
            continue;
        }
        for day in date::find_all(&paragraph.text) {
            let words = paragraph
                .text
                .get(day.range.clone())
                .unwrap_or_default()
                .trim();
            let near = draft
                .date
                .is_none_or(|met| wording::days_between(met, day.date).abs() <= NEAR);
            let one = WEEKDAY.find_all(words).len() == 1;
            let is_new = !found.iter().any(|finding| finding.quote == words);
            if day.weekday_disagrees && one && near && is_new && found.len() < MOST {
                let says = format!(
                    "{} is a {}.",
                    wording::long_day(day.date),
                    day.date.strftime("%A")
                );
                found.push(Finding::of_words(Kind::Day, says, words, &paragraph.place));
            }
        }
    }
    found
}

/// A day that its month has not: "31 April".
static BEYOND: Pattern = Pattern::new(
    r"(?i)\b(?:3[01](?:st|th)? (?:of )?february|31(?:st)? (?:of )?(?:april|june|september|november)|3[2-9] (?:january|february|march|april|may|june|july|august|september|october|november|december))\b(?: \d{4})?",
);

fn in_no_calendar(paragraphs: &[&Paragraph]) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for paragraph in paragraphs {
        for at in BEYOND.find_all(&paragraph.text) {
            let words = at.as_str();
            if !found.iter().any(|finding| finding.quote == words) && found.len() < MOST {
                let says = "No calendar has that day.".to_owned();
                found.push(Finding::of_words(Kind::Day, says, words, &paragraph.place));
            }
        }
    }
    found
}

/// A head that gives the meeting two days.
fn two_days(paragraphs: &[&Paragraph], draft: &Meeting) -> Vec<Finding> {
    let first = draft
        .items
        .first()
        .map(|item| (item.place.page, item.place.line));
    let head = paragraphs.iter().take_while(|paragraph| {
        first.is_none_or(|first| (paragraph.place.page, paragraph.place.line) < first)
    });
    let mut said: BTreeMap<Date, &Paragraph> = BTreeMap::new();
    for paragraph in head {
        if OF_THIS.is_in(&paragraph.text) && !OF_OTHER.is_in(&paragraph.text) {
            let days = date::find_all(&paragraph.text);
            if let [day] = days.as_slice() {
                said.entry(day.date).or_insert(paragraph);
            }
        }
    }
    let mut said = said.into_iter();
    match (said.next(), said.next(), said.next()) {
        (Some((one, at)), Some((other, there)), None) => {
            let says = format!(
                "The head gives the meeting two days: {} here, and {} in “{}”.",
                wording::long_day(one),
                wording::long_day(other),
                there.text
            );
            vec![Finding::of_words(Kind::Day, says, &at.text, &at.place)]
        }
        _ => Vec::new(),
    }
}

/// A next meeting that is not later, earlier minutes that are not earlier.
fn others(paragraphs: &[&Paragraph], draft: &Meeting) -> Vec<Finding> {
    let Some(met) = draft.date else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let first = draft
        .items
        .first()
        .map(|item| (item.place.page, item.place.line));
    for paragraph in paragraphs {
        if paragraph.role == ParagraphRole::Row
            || Some((paragraph.place.page, paragraph.place.line)) < first
        {
            continue;
        }
        let text = &paragraph.text;
        let day_behind = |pattern: &Pattern| {
            let label = pattern.find(text)?;
            let behind = &text[label.end()..];
            let day = date::find(behind)?;
            (day.range.start < 40).then_some(day.date)
        };
        let says = if let Some(day) = day_behind(&NEXT).filter(|day| *day <= met) {
            format!(
                "The next meeting, of {}, is not later than this one, of {}.",
                wording::long_day(day),
                wording::long_day(met)
            )
        } else if let Some(day) = day_behind(&BEFORE).filter(|day| *day >= met) {
            format!(
                "Minutes of {} cannot have been before this meeting, of {}.",
                wording::long_day(day),
                wording::long_day(met)
            )
        } else {
            continue;
        };
        found.push(Finding::of_words(Kind::Day, says, text, &paragraph.place));
    }
    found
}

/// Something to be done by a day, or brought to a meeting, that was over already.
fn gone_by(draft: &Meeting) -> Vec<Finding> {
    let Some(met) = draft.date else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for item in &draft.items {
        let minutes = item.minutes.iter();
        let clauses = minutes.flat_map(|minutes| {
            let decisions = minutes.decisions.iter();
            let decided = decisions.flat_map(|decision| &decision.clauses);
            decided.chain(&minutes.requests).chain(&minutes.actions)
        });
        for clause in clauses.filter(|clause| clause.tracked) {
            let gone = date::find_all(&clause.text).into_iter().find(|day| {
                let before = clause.text.get(..day.range.start).unwrap_or_default();
                day.date < met && TO_BE_DONE.is_in(before.trim_end())
            });
            if let Some(day) = gone {
                let says = format!(
                    "{} was over on the day of this meeting, {}.",
                    wording::long_day(day.date),
                    wording::long_day(met)
                );
                found.push(Finding::of_clause(Kind::Day, says, item, clause));
            }
        }
    }
    found
}

/// The papers held know a meeting of this committee some days away, and none on this day.
fn known(held: &Records, draft: &Meeting, paragraphs: &[&Paragraph]) -> Option<Finding> {
    let met = draft.date?;
    if held.meetings.contains(&met) {
        return None;
    }
    let near = held
        .meetings
        .iter()
        .find(|day| wording::days_between(met, **day).abs() <= SLIP)?;
    let here = paragraphs.iter().find(|paragraph| {
        date::find_all(&paragraph.text)
            .iter()
            .any(|day| day.date == met)
    })?;
    let says = format!(
        "The papers held know no meeting of this committee on {}, and one on {}.",
        wording::long_day(met),
        wording::long_day(*near)
    );
    Some(Finding::of_words(Kind::Day, says, &here.text, &here.place))
}
