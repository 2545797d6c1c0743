//! `show threads`: what became of every promise.

use jiff::civil::Date;
use serde::Serialize;

use crate::cli::output::Table;
use crate::domain::wording;
use crate::store::desk::ActionRow;
use crate::store::threads::{HeldPaper, TraceRow};
use crate::thread::changed::Changed;
use crate::tui::text::soften;

use super::show::ActionPart;

/// What `show threads --format json` prints.
#[derive(Debug, Serialize)]
pub struct Answer<'a> {
    threads: Vec<ThreadAnswer<'a>>,
}

/// A promise and what became of it.
#[derive(Debug, Serialize)]
struct ThreadAnswer<'a> {
    action: ActionPart<'a>,
    state: &'static str,
    age_days: Option<i32>,
    same_as: &'a [String],
    looked_in: Vec<&'a HeldPaper>,
    not_held: Vec<String>,
    traces: Vec<TraceAnswer<'a>>,
}

/// A place where it turns up again.
#[derive(Debug, Serialize)]
struct TraceAnswer<'a> {
    id: &'a str,
    #[serde(rename = "in")]
    place: &'static str,
    date: Option<Date>,
    text: &'a str,
    confidence: f64,
    why: &'a [String],
    confirmed: Option<bool>,
    changed: Option<Changed>,
    document: &'a str,
    page: Option<u32>,
}

impl<'a> Answer<'a> {
    /// The threads of actions, reckoned for a day, in order of date and minute.
    pub fn of(actions: &'a [ActionRow], today: Date) -> Answer<'a> {
        let threads = actions
            .iter()
            .map(|action| ThreadAnswer::of(action, today))
            .collect();
        Answer { threads }
    }
}

impl<'a> ThreadAnswer<'a> {
    fn of(action: &'a ActionRow, today: Date) -> ThreadAnswer<'a> {
        let thread = &action.thread;
        ThreadAnswer {
            action: ActionPart::of(action),
            state: action.state(today).name(),
            age_days: action.date.map(|made| wording::days_between(made, today)),
            same_as: &thread.same_as,
            looked_in: thread.looked_in(action.date).collect(),
            not_held: thread
                .not_held(action.date, today)
                .into_iter()
                .map(|day| format!("minutes of {}", wording::long_day(day)))
                .collect(),
            traces: thread.traces.iter().map(TraceAnswer::of).collect(),
        }
    }
}

impl<'a> TraceAnswer<'a> {
    fn of(trace: &'a TraceRow) -> TraceAnswer<'a> {
        TraceAnswer {
            id: &trace.id,
            place: trace.place.name(),
            date: trace.day,
            text: &trace.text,
            confidence: (trace.score * 100.0).round() / 100.0,
            why: &trace.why,
            confirmed: trace.verdict.as_ref().map(|verdict| verdict.confirmed),
            changed: trace.changed,
            document: &trace.source.document,
            page: trace.source.place.page,
        }
    }
}

/// The same as lines for people.
pub fn table(actions: &[ActionRow], today: Date) -> Table {
    let rows = actions.iter().map(|action| {
        let found: Vec<String> = action
            .thread
            .standing()
            .map(|trace| {
                let day = trace.day.map_or_else(String::new, |day| format!(" {day}"));
                format!("{}{day}: {}", trace.place.words(), soften(&trace.part))
            })
            .collect();
        vec![
            action.id.clone(),
            action.date.map_or_else(String::new, |day| day.to_string()),
            action.state(today).name().to_owned(),
            soften(&action.text),
            found.join("; "),
        ]
    });
    Table {
        headings: vec!["id", "date", "history", "action", "found in"],
        rows: rows.collect(),
    }
}
