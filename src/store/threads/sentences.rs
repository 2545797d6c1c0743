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
use crate::thread::promise::In;
use crate::thread::state::State;

/// A day that is no further off is told without its year.
const NEAR: i32 = 300;

/// So many days are named one by one.
const NAMED: usize = 3;

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
            State::Overdue => format!("{} was set; nothing came in the papers held", day(due)),
            State::Done
            | State::Answered
            | State::Scheduled
            | State::NotDue
            | State::Open
            | State::LooseEnd => format!("{} is set, which is to come", day(due)),
        },
        Grounds::Table => "the paper itself says complete; nobody has confirmed it".to_owned(),
        Grounds::Answer(trace) => answer(trace),
        Grounds::Day(named, trace) => {
            let by = match trace {
                None => format!("{} was named", day(named)),
                Some(trace) => format!("the {} has it for {}", trace.place.words(), day(named)),
            };
            match state {
                State::Overdue => format!("{by}; nothing came in the papers held"),
                State::NotDue => format!("{} is named, which is to come", day(named)),
                State::Done
                | State::Answered
                | State::Scheduled
                | State::Open
                | State::LooseEnd => by,
            }
        }
        Grounds::Found => "found again, without a day or an answer".to_owned(),
        Grounds::NothingLater => "no later paper of the committee is held yet".to_owned(),
        Grounds::Nothing => nothing(action, today),
    }
}

fn answer(trace: &TraceRow) -> String {
    let on = trace.day.map(|date| format!(" of {}", short_day(date)));
    let on = on.unwrap_or_default();
    match trace.place {
        In::Agenda => format!("an item{on} deals with it"),
        In::Minutes => format!("the minutes{on} deal with it"),
        In::Report => format!("a report{on} deals with it"),
        In::Tracker if trace.done => "the tracker calls it complete".to_owned(),
        In::Programme | In::ForwardPlan | In::Tracker => {
            let progress = trace.progress.as_deref().unwrap_or_default();
            let place = trace.place.words();
            if progress.is_empty() {
                format!("the {place} calls it complete")
            } else {
                format!("the {place} says “{}”", progress.trim_end_matches('.'))
            }
        }
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
    match action.grounds(state, today) {
        Grounds::Set(day) | Grounds::Day(day, None) => Some(format!("due {}", near(day))),
        Grounds::Day(day, Some(_)) => Some(format!("for {}", near(day))),
        Grounds::Nothing => {
            let looked = action.thread.looked_in(action.date).count();
            let papers = wording::count(looked, "later paper", "later papers");
            Some(format!("not in {papers}"))
        }
        Grounds::NothingLater if state == State::Open => Some("nothing later held".to_owned()),
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
