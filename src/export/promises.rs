//! Promises as they are counted: those of one meeting that say the same are one.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use crate::domain::fold;
use crate::domain::soften::soften;
use crate::domain::wording;
use crate::export::cite;
use crate::export::paper::Quote;
use crate::parse::date;
use crate::parse::pattern::Pattern;
use crate::store::answers::Answers;
use crate::store::desk::ActionRow;
use crate::store::threads::TraceRow;
use crate::store::threads::grounds::Grounds;
use crate::thread::matching::LIKELY;
use crate::thread::promise::In;
use crate::thread::state::State;

/// From so many words on, words say a thing: fewer are a name in a list.
const SAID: usize = 4;

/// Promises of so few words are told with their item's title.
const BARE: usize = 8;

/// A word that stands for what was spoken of before: "that it be sent", "the other two".
static POINTS_BACK: Pattern = Pattern::new(
    r"(?i)\b(?:(?:that|ask(?:ed)?|request(?:ed)?|chase|send|report|look into|obtain) (?:it|this|these|those|them|they)\b|the (?:others|latter|former|other (?:two|three|four|ones?))\b|^(?:it|this|these|those|they|he|she) )",
);

/// Promises of one meeting that say the same, the most formal first.
#[derive(Debug, Clone)]
pub struct Group<'a> {
    /// The promises; there is always one.
    pub all: Vec<&'a ActionRow>,
}

/// Whether words are a colour by which a council judges: "Amber", "R", "Green (on track)".
pub fn is_colour(words: &str) -> bool {
    let folded = fold::compare(words);
    let first = folded.split(' ').next().unwrap_or_default();
    let letter = ["r", "a", "g", "b"].contains(&folded.as_str());
    letter || ["red", "amber", "yellow", "green", "blue", "grey"].contains(&first)
}

/// The promises in the order of their first, each with those that say the same.
pub fn groups<'a>(actions: impl IntoIterator<Item = &'a ActionRow>) -> Vec<Group<'a>> {
    let actions: Vec<&ActionRow> = actions.into_iter().collect();
    let at: HashMap<&str, usize> = actions
        .iter()
        .enumerate()
        .map(|(index, action)| (action.id.as_str(), index))
        .collect();
    let mut taken = vec![false; actions.len()];
    let mut groups = Vec::new();
    for index in 0..actions.len() {
        let mut waiting = vec![index];
        let mut all = Vec::new();
        while let Some(next) = waiting.pop() {
            if std::mem::replace(&mut taken[next], true) {
                continue;
            }
            all.push(actions[next]);
            let same = &actions[next].thread.same_as;
            waiting.extend(same.iter().filter_map(|id| at.get(id.as_str())));
        }
        if !all.is_empty() {
            // What was minuted speaks for what was taken down in the room.
            all.sort_by(|a, b| {
                let rank = |action: &ActionRow| (action.taken_down.is_some(), action.kind);
                rank(a).cmp(&rank(b)).then_with(|| a.id.cmp(&b.id))
            });
            groups.push(Group { all });
        }
    }
    groups
}

impl<'a> Group<'a> {
    /// The promise that speaks for all.
    pub fn first(&self) -> &'a ActionRow {
        self.all[0]
    }

    /// The day of its meeting.
    pub fn made(&self) -> Option<Date> {
        self.first().date
    }

    /// What became of it: the best that became of any.
    pub fn state(&self, today: Date) -> State {
        self.all
            .iter()
            .map(|action| action.state(today))
            .min()
            .unwrap_or(State::Open)
    }

    /// A later paper of its committee is held, in which an answer could stand.
    pub fn is_followed(&self) -> bool {
        let first = self.first();
        first.thread.is_later_held(first.date)
    }

    /// Whether a day is said outright, by a person, a table, a record or in its words: a
    /// month or a meeting that is named is only read as one.
    pub fn is_said(&self, day: Date) -> bool {
        let in_words = |action: &&ActionRow| {
            let found = match action.date {
                Some(made) => date::find_all_with_year(&action.text, made),
                None => date::find_all(&action.text),
            };
            found.iter().any(|found| found.date == day)
        };
        self.all
            .iter()
            .copied()
            .any(|action| action.due_day() == Some(day) || in_words(&action))
            || self
                .traces()
                .iter()
                .any(|trace| trace.due == Some(day) || trace.day == Some(day))
    }

    /// What the table that it stands in says of it: `its own row says: “Closed”`.
    pub fn own_status(&self) -> Option<String> {
        let status = self.all.iter().find_map(|action| action.status.as_deref());
        let status = status.filter(|words| !words.trim().is_empty() && !is_colour(words))?;
        Some(format!("its own row says: “{status}”"))
    }

    /// Whoever is to do it, where any of them says so.
    pub fn lead(&self) -> Option<&'a str> {
        self.all.iter().find_map(|action| action.lead())
    }

    /// Its words with how often they were said and where, then what others of the meeting
    /// said in other words: whoever reads the text aloud sees what was taken for one.
    pub fn quotes(&self) -> Vec<Quote> {
        self.quotes_cited(None)
    }

    /// The same, each cited in another way.
    pub fn quotes_cited(&self, cite: Option<fn(&ActionRow) -> String>) -> Vec<Quote> {
        let says = |action: &ActionRow| said(&action.text);
        let mut different: Vec<(&ActionRow, usize)> = Vec::new();
        for action in &self.all {
            let words = says(action);
            let known = different.iter_mut().find(|(other, _)| {
                let others = says(other);
                let holds =
                    |one: &str, other: &str| one == other || is_said(other) && one.contains(other);
                holds(&words, &others) || holds(&others, &words)
            });
            match known {
                Some((_, times)) => *times += 1,
                None => different.push((action, 1)),
            }
        }
        different
            .into_iter()
            .enumerate()
            .map(|(at, (action, times))| {
                let mut quote = of_action(action);
                if let Some(cite) = cite {
                    quote.cite = cite(action);
                }
                let also = (at > 0).then(|| "Also".to_owned());
                Quote {
                    label: also.or(quote.label),
                    times,
                    ..quote
                }
            })
            .collect()
    }

    /// Where it turns up again, each place once, those that nobody refused.
    pub fn traces(&self) -> Vec<&'a TraceRow> {
        let mut seen = HashSet::new();
        self.all
            .iter()
            .flat_map(|action| action.thread.standing())
            .filter(|trace| seen.insert(trace.id.as_str()))
            .collect()
    }

    /// The traces of each promise, a place as often as it is one of several.
    pub fn traces_each(&self) -> impl Iterator<Item = &'a TraceRow> {
        let all = self.all.clone();
        all.into_iter().flat_map(|action| action.thread.standing())
    }

    /// The trace that answers it, with the day it did: the earliest of those that are sure,
    /// where any is.
    pub fn answer(&self, answers: &Answers, today: Date) -> Option<(&'a TraceRow, Option<Date>)> {
        self.all
            .iter()
            .flat_map(|action| action.thread.answering(action.date, today))
            .map(|trace| (trace, answers.day(trace, self.made())))
            .min_by_key(|(trace, day)| (!is_sure(trace), day.unwrap_or(Date::MAX)))
    }

    /// The day that counts, and the trace that names it where the promise does not: what a
    /// person set, what the promise names, else what a trace plans; of several the next to
    /// come, else the last that has passed.
    pub fn due(&self, today: Date) -> Option<(Date, Option<&'a TraceRow>)> {
        self.late_since(today).or_else(|| self.planned(today))
    }

    /// The day that it is overdue for, where it is.
    fn late_since(&self, today: Date) -> Option<(Date, Option<&'a TraceRow>)> {
        let state = self.state(today);
        let all = self.all.iter().copied();
        let mut late = all.filter(|action| state == State::Overdue && action.state(today) == state);
        late.find_map(|action| match action.grounds(state, today) {
            Grounds::Set(day) => Some((day, None)),
            Grounds::Day(day, trace) => Some((day, trace)),
            Grounds::Ticked(_)
            | Grounds::Closed(_)
            | Grounds::Table
            | Grounds::Answer(_)
            | Grounds::Found
            | Grounds::NothingLater
            | Grounds::Nothing => None,
        })
    }

    fn planned(&self, today: Date) -> Option<(Date, Option<&'a TraceRow>)> {
        let made = self.made();
        let set = self.all.iter().filter_map(|action| action.due_day());
        let named = self.all.iter().flat_map(|action| &action.thread.names);
        let own = set.chain(named.copied()).map(|day| (day, None));
        let planned = self.traces().into_iter().flat_map(|trace| {
            let planned = match trace.place {
                In::Programme | In::ForwardPlan => trace.day,
                In::Agenda => trace.day.filter(|_| !trace.promised_again),
                In::Tracker | In::Minutes | In::Report => None,
            };
            let days = planned.into_iter().chain(trace.due);
            days.map(move |day| (day, Some(trace)))
        });
        let own: Vec<_> = own.filter(|(day, _)| Some(*day) > made).collect();
        let days: Vec<_> = if own.is_empty() {
            planned.filter(|(day, _)| Some(*day) > made).collect()
        } else {
            own
        };
        let to_come = days.iter().filter(|(day, _)| *day >= today);
        let passed = days.iter().filter(|(day, _)| *day < today);
        to_come
            .min_by_key(|(day, _)| *day)
            .or_else(|| passed.max_by_key(|(day, _)| *day))
            .copied()
    }
}

/// An action's words with their place. A clause that says nothing by itself has its
/// subject, the title that it stands under, in front.
pub fn of_action(action: &ActionRow) -> Quote {
    let title = action.item.as_deref().map(soften);
    let title = title.filter(|_| is_bare(&action.text));
    let is_under_title = title.is_some();
    // What the words hang on says more than the title that they stand under.
    let context = action.thread.context.as_ref();
    let label = context.map(|before| format!("After “{before}”")).or(title);
    let cite = if is_under_title || action.minute.is_none() {
        cite::action(action)
    } else {
        cite::under_its_title(action)
    };
    Quote {
        label,
        words: action.text.clone(),
        times: 1,
        cite,
    }
}

/// Whether the words speak of something that only stands before them: few words, or one
/// that points back where the subject would be.
fn is_bare(text: &str) -> bool {
    text.split_whitespace().count() <= BARE || POINTS_BACK.is_in(text)
}

/// Whether words say a thing, rather than name one.
pub fn is_said(text: &str) -> bool {
    text.split_whitespace().count() >= SAID
}

/// The words that two promises have in common where they say the same: without the stem.
fn said(text: &str) -> String {
    let folded = fold::compare(text);
    let words = folded.strip_prefix("that ").unwrap_or(&folded);
    format!(" {words} ")
}

/// Whether a person confirmed a trace, or it is a likely one.
pub fn is_sure(trace: &TraceRow) -> bool {
    trace.verdict.is_some() || trace.score >= f64::from(LIKELY)
}

/// `confirmed by A. Person`, `likely`, `possible`: how sure a trace is, in words.
pub fn how_sure(trace: &TraceRow) -> String {
    match &trace.verdict {
        Some(verdict) if verdict.confirmed => format!("confirmed by {}", verdict.by.by),
        Some(_) | None if is_sure(trace) => "likely".to_owned(),
        Some(_) | None => "possible".to_owned(),
    }
}

/// So many days are named one by one.
const NAMED_DAYS: usize = 12;

/// Days in a sentence, in their order: `22 October 2026 and 3 December 2026`.
pub fn days(days: &[Date]) -> String {
    let words: Vec<String> = days.iter().map(|day| wording::long_day(*day)).collect();
    match words.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] if first.len() < NAMED_DAYS => {
            format!("{} and {last}", first.join(", "))
        }
        [first, .., last] => format!("{} days from {first} to {last}", words.len()),
    }
}
