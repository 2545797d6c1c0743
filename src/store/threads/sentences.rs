//! How a promise stands, in the words that the desk and the command line share: no state
//! stands without what it was reckoned from.

use jiff::civil::Date;

use super::grounds::Grounds;
use super::{Held, TraceRow};
use crate::domain::fold;
use crate::domain::soften::soften;
use crate::domain::wording::{self, short_day};
use crate::store::by_hand::{Closing, How};
use crate::store::desk::ActionRow;
use crate::store::terms;
use crate::thread::promise::In;
use crate::thread::stance::{self, Reception};
use crate::thread::state::{self, Sign, State};

/// A day that is no further off is told without its year.
const NEAR: i32 = 300;

/// So many days are named one by one.
const NAMED: usize = 3;

/// So many letters of a row's progress are told in a line.
const SAID: usize = 120;

/// The word for a state, a question mark behind one that is a guess; of what a person
/// closed, how.
pub fn word(action: &ActionRow, state: State, today: Date) -> String {
    let closed = action.by_hand.closed.as_ref();
    match closed.filter(|_| action.ticked.is_none()) {
        Some(closed) => closed_word(closed.what.how).to_owned(),
        None if action.is_inferred(state, today) => format!("{}?", state.name()),
        None => state.name().to_owned(),
    }
}

/// How it was closed, in a word or two.
pub fn closed_word(how: How) -> &'static str {
    match how {
        How::Done => "done",
        How::Answered => "answered",
        How::Merged => "merged",
        How::Superseded => "superseded",
        How::Accepted => "accepted",
        How::AcceptedInPart => "partly accepted",
        How::NotAccepted => "not accepted",
        How::NoLongerWanted => "not wanted",
    }
}

/// How it was closed, behind its word: `outside the meeting by letter on 3 June 2031`.
fn closed_how(closing: &Closing) -> String {
    let sentence = closing.sentence();
    let word = closed_word(closing.how);
    match sentence.strip_prefix(word) {
        Some(rest) => rest.trim_start_matches([',', ' ']).to_owned(),
        None => sentence,
    }
}

/// Why it stands so, in a sentence without its full stop.
pub fn why(action: &ActionRow, state: State, today: Date) -> String {
    let day = short_day;
    match action.grounds(state, today) {
        Grounds::Ticked(tick) => format!("ticked by {} on {}", tick.by, day(tick.on)),
        Grounds::Closed(closed) => {
            let said = format!("said by {} on {}", closed.said.by, day(closed.said.on));
            match closed_how(&closed.what) {
                how if how.is_empty() => said,
                how => format!("{how}; {said}"),
            }
        }
        Grounds::Set(due) => match state {
            State::Overdue => format!("{} was set; {}", day(due), lately(action)),
            State::Done
            | State::Answered
            | State::Scheduled
            | State::NotDue
            | State::Open
            | State::LooseEnd => format!("{} is set, which is to come", day(due)),
        },
        Grounds::Table => "the paper itself says complete; nobody has confirmed it".to_owned(),
        Grounds::Answer(trace) => answer(action, trace),
        Grounds::Day(named, None) => match state {
            State::Overdue => {
                let passed = match action.taken_from(named) {
                    Some(words) => format!("“{words}”, taken as {}, has passed", day(named)),
                    None => format!("{} was named", day(named)),
                };
                format!("{passed}; {}", lately(action))
            }
            State::NotDue => to_come(action, named),
            State::Done | State::Answered | State::Scheduled | State::Open | State::LooseEnd => {
                format!("{} was named", day(named))
            }
        },
        Grounds::Day(named, Some(trace)) => {
            let by = format!("the {} has it for {}", trace.place.words(), day(named));
            match state {
                State::Overdue => format!("{by}; {}", lately(action)),
                State::Done
                | State::Answered
                | State::Scheduled
                | State::NotDue
                | State::Open
                | State::LooseEnd => by,
            }
        }
        Grounds::Found => {
            let named = action.next_named(today).filter(|day| *day >= today);
            match (named, progress(action)) {
                (Some(named), Some(said)) => format!("{said}; {}", to_come(action, named)),
                (Some(named), None) => {
                    format!("{}; found again, without an answer", to_come(action, named))
                }
                (None, said) => match (said, cancelled(action).or_else(|| again(action))) {
                    (Some(said), Some(more)) => format!("{said}; {more}"),
                    (Some(said), None) => format!("{said}; no day is named"),
                    (None, Some(more)) => more,
                    (None, None) => "found again, without a day or an answer".to_owned(),
                },
            }
        }
        Grounds::NothingLater => "no later paper of the committee is held yet".to_owned(),
        Grounds::Nothing => nothing(action, today),
    }
}

/// A day to come that the promise names, in its own words where it writes no day.
fn to_come(action: &ActionRow, named: Date) -> String {
    match action.taken_from(named) {
        Some(words) => format!("“{words}”, taken as {}, which is to come", short_day(named)),
        None => format!("{} is named, which is to come", short_day(named)),
    }
}

/// What the papers said last of a promise that has no answer.
fn lately(action: &ActionRow) -> String {
    if let Some(said) = progress(action) {
        return said;
    }
    match again(action) {
        Some(said) => said,
        None if action.thread.standing().next().is_some() => {
            "found again, without an answer".to_owned()
        }
        None => "nothing came in the papers held".to_owned(),
    }
}

/// The last place that speaks of it without an answer: it was put off, or is waited for.
fn again(action: &ActionRow) -> Option<String> {
    let of_meeting = |trace: &TraceRow| match trace.place {
        In::Agenda | In::Minutes => trace.promised_again && !trace.is_refused(),
        In::Programme | In::ForwardPlan | In::Tracker | In::Report => false,
    };
    let mut said = action.thread.in_time().into_iter().rev();
    let trace = said.find(|trace| of_meeting(trace))?;
    let day = short_day(trace.day?);
    Some(match trace.place {
        In::Minutes if stance::says_put_off(&trace.text) => {
            format!("the minutes of {day} say that it was put off")
        }
        In::Minutes => format!("the minutes of {day} still wait for it"),
        In::Agenda | In::Programme | In::ForwardPlan | In::Tracker | In::Report => {
            format!("its item of {day} was put off or withdrawn")
        }
    })
}

/// The last day for which it was down, where that meeting was cancelled.
fn cancelled(action: &ActionRow) -> Option<String> {
    let cancelled = action.thread.cancelled();
    let signs: Vec<Sign> = action.thread.standing().map(TraceRow::sign).collect();
    let planned = state::planned(action.date, &signs, &[]).into_iter();
    let days = planned.map(|(_, day)| day);
    let last = days.filter(|day| cancelled.contains(day)).max()?;
    Some(format!(
        "it was down for {}, a meeting that was cancelled; no other day is named",
        short_day(last)
    ))
}

/// What the likeliest row that records it says of its progress.
fn progress(action: &ActionRow) -> Option<String> {
    let is_record = |trace: &&TraceRow| trace.is_likely() || trace.is_confirmed();
    let mut rows = action.thread.standing().filter(is_record);
    rows.find_map(|trace| {
        Some(format!(
            "the {} says “{}”",
            trace.place.words(),
            said(trace)?
        ))
    })
}

/// The words of a row's progress or status, as far as a line has room for them.
pub fn said(trace: &TraceRow) -> Option<String> {
    let words = trace.progress.as_deref()?.trim().trim_end_matches('.');
    if words.is_empty() {
        return None;
    }
    if words.chars().count() <= SAID {
        return Some(soften(words));
    }
    let cut: String = words.chars().take(SAID).collect();
    let whole = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(words, _)| words);
    Some(format!("{whole} …"))
}

fn answer(action: &ActionRow, trace: &TraceRow) -> String {
    let on = trace.day.map(|date| format!(" of {}", short_day(date)));
    let on = on.unwrap_or_default();
    match trace.place {
        In::Agenda => format!("an item{on} deals with it"),
        In::Minutes => {
            let is_elsewhere = trace.committee != action.committee;
            match stance::reception(&trace.text).filter(|_| is_elsewhere) {
                Some(said) => {
                    let body = soften(&trace.committee);
                    format!("{body} {}; the minutes{on}", received(said))
                }
                None => format!("the minutes{on} deal with it"),
            }
        }
        In::Report => format!("a report{on} deals with it"),
        In::Programme | In::ForwardPlan | In::Tracker => {
            let place = trace.place.words();
            let words = match said(trace) {
                None => format!("the {place} calls it complete"),
                Some(said) => format!("the {place} says “{said}”"),
            };
            match late(action, trace) {
                None => words,
                Some(named) => format!("{words}; {} was named", short_day(named)),
            }
        }
    }
}

/// What the executive did with a recommendation.
fn received(said: Reception) -> &'static str {
    match said {
        Reception::Accepted => "accepted it",
        Reception::InPart => "accepted it in part",
        Reception::NotAccepted => "did not accept it",
    }
}

/// The last day by which it was promised, where a row says that it came after that.
fn late(action: &ActionRow, trace: &TraceRow) -> Option<Date> {
    let named = action.thread.names.iter().copied();
    let named = named.filter(|day| Some(*day) > action.date).max()?;
    let came = terms::written(trace.progress.as_deref()?, Some(named));
    let is_late = came.iter().any(|(day, _)| *day > named);
    is_late.then_some(named)
}

/// Where it turns up again, with its day: a row's day is not that of the paper that holds
/// it.
pub fn place(trace: &TraceRow) -> String {
    let words = trace.place.words();
    let Some(day) = trace.day.map(short_day) else {
        return words.to_owned();
    };
    match trace.place {
        In::Tracker => format!("{words}, entered {day},"),
        In::Programme | In::ForwardPlan => format!("{words} for {day},"),
        In::Agenda | In::Minutes | In::Report => format!("{words} of {day},"),
    }
}

/// What was looked in, where nothing was found: `not in the papers of 22 Oct and 3 Dec
/// 2026; minutes of 3 Dec 2026 not held`.
fn nothing(action: &ActionRow, today: Date) -> String {
    let mut days: Vec<Date> = action
        .thread
        .looked_in(action.date)
        .map(|paper| paper.date)
        .collect();
    days.sort_unstable();
    days.dedup();
    let looked = match days.as_slice() {
        [first, .., last] if days.len() > NAMED => format!(
            "not in the papers of {} days from {} to {}",
            days.len(),
            short_day(*first),
            short_day(*last)
        ),
        days => format!("not in the papers of {}", listed(days)),
    };
    let lacking = action.thread.not_held(action.date, today);
    match lacking.as_slice() {
        [] => looked,
        days if days.len() > NAMED => {
            format!("{looked}; minutes of {} meetings not held", days.len())
        }
        days => format!("{looked}; minutes of {} not held", listed(days)),
    }
}

/// Days in a row, the year behind the last of each year: `22 Oct, 12 Nov and 3 Dec 2026`.
fn listed(days: &[Date]) -> String {
    let mut words = String::new();
    for (at, day) in days.iter().enumerate() {
        if at > 0 {
            words.push_str(if at + 1 == days.len() { " and " } else { ", " });
        }
        let next = days.get(at + 1);
        let said = short_day(*day);
        let year = format!(" {}", day.year());
        words.push_str(match next {
            Some(next) if next.year() == day.year() => said.trim_end_matches(&year),
            Some(_) | None => &said,
        });
    }
    words
}

/// What a state was reckoned from in the few words that a row has room for: `not in 3 later
/// papers`, `due 30 Sep`; nothing where the row says it.
pub fn in_short(action: &ActionRow, state: State, today: Date) -> Option<String> {
    let near = |day: Date| {
        let said = short_day(day);
        let year = format!(" {}", day.year());
        let is_near = (day - today).get_days().abs() < NEAR;
        let said = if is_near {
            said.trim_end_matches(&year)
        } else {
            &said
        };
        said.to_owned()
    };
    let ago = |day: Date| match wording::days_between(day, today) {
        days if state == State::Overdue && days > 0 => {
            let days = usize::try_from(days).unwrap_or(usize::MAX);
            format!(", {} ago", wording::count(days, "day", "days"))
        }
        _ => String::new(),
    };
    match action.grounds(state, today) {
        Grounds::Set(day) | Grounds::Day(day, None) => {
            Some(format!("due {}{}", near(day), ago(day)))
        }
        Grounds::Day(day, Some(_)) => Some(format!("for {}{}", near(day), ago(day))),
        Grounds::Nothing => {
            let looked = action.thread.looked_in(action.date).count();
            let papers = wording::count(looked, "later paper", "later papers");
            Some(format!("not in {papers}"))
        }
        Grounds::NothingLater if state == State::Open => Some("no later paper here".to_owned()),
        Grounds::NothingLater
        | Grounds::Ticked(_)
        | Grounds::Closed(_)
        | Grounds::Table
        | Grounds::Answer(_)
        | Grounds::Found => None,
    }
}

/// Why a place is one where it turns up again: `test, failed; entered under its item`.
pub fn because(trace: &TraceRow) -> String {
    let told = fold::compare(&format!(
        "{} {}",
        trace.text,
        trace.title.as_deref().unwrap_or_default()
    ));
    let (shared, facts): (Vec<&String>, Vec<&String>) = trace
        .why
        .iter()
        .partition(|reason| !reason.contains(' ') || told.contains(&fold::compare(reason)));
    // A word that was matched in two spellings, or in a name that stands there as well, is
    // one reason.
    let folded: Vec<String> = shared.iter().map(|word| fold::compare(word)).collect();
    let is_told = |at: usize| {
        let own = format!(" {} ", folded[at]);
        folded.iter().enumerate().any(|(other, words)| {
            let holds = format!(" {words} ").contains(&own);
            other != at && holds && (*words != folded[at] || other < at)
        })
    };
    let words: Vec<String> = (0..shared.len())
        .filter(|at| !is_told(*at))
        .map(|at| {
            let spelled = |other: &usize| folded[*other] == folded[at];
            let small = |other: &usize| shared[*other].contains(char::is_lowercase);
            let best = (0..shared.len()).filter(spelled).find(small);
            soften(shared[best.unwrap_or(at)])
        })
        .collect();
    let facts: Vec<&str> = facts.into_iter().map(String::as_str).collect();
    let parts = [words.join(", "), facts.join("; ")];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("; ")
}

impl TraceRow {
    /// When it stands in the order of time: by its day, then by that of the paper that
    /// tells it; what has no day comes last.
    pub fn moment(&self, held: &Held) -> (bool, Option<Date>, Option<Date>) {
        let mut papers = held.papers.iter();
        let paper = papers.find(|paper| paper.document == self.source.document);
        (self.day.is_none(), self.day, paper.map(|paper| paper.date))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_year_is_said_once() {
        assert_eq!(
            listed(&[date(2031, 10, 22), date(2031, 12, 3), date(2032, 1, 5)]),
            "22 Oct, 3 Dec 2031 and 5 Jan 2032"
        );
        assert_eq!(listed(&[date(2031, 10, 22)]), "22 Oct 2031");
    }

    #[test]
    fn how_it_was_closed_does_not_repeat_its_word() {
        let closing = |how| Closing {
            by: Some("letter".to_owned()),
            ..Closing::of(how)
        };
        assert_eq!(closed_how(&Closing::of(How::Done)), "");
        assert_eq!(
            closed_how(&closing(How::Answered)),
            "outside the meeting by letter"
        );
        assert_eq!(
            closed_how(&closing(How::NotAccepted)),
            "by the executive, letter"
        );
    }
}
