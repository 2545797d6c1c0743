//! `show threads`: what became of every promise, and what a person says of it.

use std::collections::HashMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::cli::actions::{ActionPart, SaidPart, due, lead, state};
use crate::cli::output::Table;
use crate::domain::wording;
use crate::store::desk::{ActionRow, Tick};
use crate::store::threads::{HeldPaper, Step, TraceRow, sentences};
use crate::thread::changed::Changed;
use crate::tui::text::soften;

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
    #[serde(flatten)]
    said: SaidPart<'a>,
    /// The sentence before it, where its words hang on that.
    context: Option<&'a str>,
    same_as: &'a [String],
    looked_in: Vec<&'a HeldPaper>,
    not_held: Vec<String>,
    /// How often it was put off.
    slipped: usize,
    slips: Vec<SlipAnswer<'a>>,
    traces: Vec<TraceAnswer<'a>>,
}

/// A day that it was put off to, and the paper that says so.
#[derive(Debug, Serialize)]
struct SlipAnswer<'a> {
    from: Date,
    to: Date,
    date: Date,
    document: &'a str,
    page: Option<u32>,
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
    said: Option<&'a Tick>,
    added: bool,
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
            said: SaidPart::of(action, today),
            context: thread.context.as_deref(),
            same_as: &thread.same_as,
            looked_in: thread.looked_in(action.date).collect(),
            not_held: thread
                .not_held(action.date, today)
                .into_iter()
                .map(|day| format!("minutes of {}", wording::long_day(day)))
                .collect(),
            slipped: thread.times_slipped(),
            slips: thread.steps().windows(2).map(SlipAnswer::of).collect(),
            traces: thread.in_time().into_iter().map(TraceAnswer::of).collect(),
        }
    }
}

impl<'a> SlipAnswer<'a> {
    /// From two steps that follow one another.
    fn of(steps: &'a [Step]) -> SlipAnswer<'a> {
        let (from, to) = (&steps[0], &steps[steps.len() - 1]);
        SlipAnswer {
            from: from.day,
            to: to.day,
            date: to.paper,
            document: &to.source.document,
            page: to.source.place.page,
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
            said: trace.verdict.as_ref().map(|verdict| &verdict.by),
            added: trace.added,
            changed: trace.changed,
            document: &trace.source.document,
            page: trace.source.place.page,
        }
    }
}

/// The history of each action as lines for people, parted by empty ones.
pub fn lines(actions: &[ActionRow], today: Date) -> Vec<String> {
    let words: HashMap<&str, &str> = actions
        .iter()
        .map(|action| (action.id.as_str(), action.text.as_str()))
        .collect();
    let mut lines = Vec::new();
    for action in actions {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(thread(action, &words, today));
    }
    lines
}

/// One action; `words` are those of all that are listed.
fn thread(action: &ActionRow, words: &HashMap<&str, &str>, today: Date) -> Vec<String> {
    let head = [
        action.date.map(wording::short_day),
        Some(soften(&action.committee)),
        action.minute.clone(),
        action.item.as_deref().map(soften),
    ];
    let mut lines = vec![format!("{}  {}", action.id, said(head, " · "))];
    let context = action.thread.context.as_ref();
    lines.extend(context.map(|before| format!("    after “{before}”")));
    lines.push(format!("    “{}”", action.text));
    let age = action
        .date
        .map(|made| wording::count(days(made, today), "day", "days"));
    let labelled =
        |label: &str, words: String| (!words.is_empty()).then(|| format!("{label} {words}"));
    let standing = [
        Some(state(action, today)),
        age,
        labelled("lead officer", lead(action)),
        labelled("due", action.when_told(today).unwrap_or_default()),
        labelled("same as", action.thread.same_as.join(", ")),
    ];
    lines.push(format!("    {}", said(standing, " · ")));
    // Its own words are the first; those that it is joined with have words of their own.
    let others = action.thread.same_as.iter().filter_map(|id| {
        let words = words.get(id.as_str())?;
        (*words != action.text).then(|| format!("    same as {id}: “{words}”"))
    });
    lines.extend(others);
    let closed = action.by_hand.closed.as_ref();
    let why = match closed {
        // How it was closed stands in the line above.
        Some(closed) if action.ticked.is_none() => {
            let (by, on) = (&closed.said.by, wording::short_day(closed.said.on));
            format!("said by {by} on {on}")
        }
        Some(_) | None => sentences::why(action, action.state(today), today),
    };
    lines.push(format!("    {why}"));
    let with = closed.and_then(|closed| closed.what.with.as_deref());
    lines.extend(with.and_then(|id| {
        let words = words.get(id)?;
        Some(format!("    {id}: “{words}”"))
    }));
    lines.extend(slipped(action).map(|words| format!("    {words}")));
    lines.extend(
        action
            .thread
            .in_time()
            .into_iter()
            .map(|trace| format!("    {}", found(trace))),
    );
    lines.push(format!("    {}", searched(action, today)));
    lines
}

/// `slipped twice: 6 Jan 2032 (may.pdf p 3) → 2 Mar 2032 (june.pdf p 4) → …`.
fn slipped(action: &ActionRow) -> Option<String> {
    let steps = action.thread.steps();
    let named = |step: &Step| {
        let day = wording::short_day(step.day);
        format!(
            "{day} ({} {})",
            step.source.document,
            step.source.place.short()
        )
    };
    let days: Vec<String> = steps.iter().map(named).collect();
    let times = wording::times(action.thread.times_slipped());
    (!days.is_empty()).then(|| format!("slipped {times}: {}", days.join(" → ")))
}

/// `work programme 24 Aug 2031, pack.pdf p 46: “…” · possible: visit, updated · id`.
fn found(trace: &TraceRow) -> String {
    let sure = match &trace.verdict {
        Some(verdict) if verdict.confirmed => format!("confirmed by {}", verdict.by.by),
        Some(verdict) => format!("refused by {}", verdict.by.by),
        None => {
            let words = if trace.is_likely() {
                "likely"
            } else {
                "possible"
            };
            format!("{words}: {}", sentences::because(trace))
        }
    };
    let parts = [
        Some(format!(
            "{} in {} {}: “{}”",
            sentences::place(trace),
            trace.source.document,
            trace.source.place.short(),
            soften(&trace.text)
        )),
        sentences::said(trace).map(|words| format!("it says “{words}”")),
        trace.changed.map(|changed| changed.name().to_owned()),
        Some(sure),
        Some(trace.id.clone()),
    ];
    said(parts, " · ")
}

/// `looked in: pack.pdf (5 Oct 2031); not held: minutes of 30 November 2031`.
fn searched(action: &ActionRow, today: Date) -> String {
    let thread = &action.thread;
    let looked: Vec<String> = thread
        .looked_in(action.date)
        .map(|paper| format!("{} ({})", paper.document, wording::short_day(paper.date)))
        .collect();
    let missing: Vec<String> = thread
        .not_held(action.date, today)
        .into_iter()
        .map(|day| format!("minutes of {}", wording::long_day(day)))
        .collect();
    let looked = if looked.is_empty() {
        "nothing later held yet".to_owned()
    } else {
        format!("looked in: {}", looked.join(", "))
    };
    let missing = (!missing.is_empty()).then(|| format!("not held: {}", missing.join(", ")));
    said([Some(looked), missing], "; ")
}

fn said<const N: usize>(parts: [Option<String>; N], between: &str) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(between)
}

fn days(from: Date, to: Date) -> usize {
    usize::try_from(wording::days_between(from, to)).unwrap_or_default()
}

/// A row a trace, with its action before it; an action without one has a row too.
pub fn table(actions: &[ActionRow], today: Date) -> Table {
    let mut rows = Vec::new();
    for action in actions {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let day = |date: Option<Date>| date.map_or(String::new(), |date| date.to_string());
        let front = vec![
            action.id.clone(),
            action.committee.clone(),
            day(action.date),
            text(&action.minute),
            text(&action.item),
            action.text.clone(),
            state(action, today),
            lead(action),
            due(action, today),
            searched(action, today),
            slipped(action).unwrap_or_default(),
        ];
        for trace in action.thread.in_time() {
            let verdict = match &trace.verdict {
                Some(verdict) if verdict.confirmed => "confirmed",
                Some(_) => "refused",
                None => "",
            };
            let mut row = front.clone();
            row.extend([
                trace.id.clone(),
                trace.place.words().to_owned(),
                day(trace.day),
                trace.text.clone(),
                trace.changed.map_or("", Changed::name).to_owned(),
                format!("{:.2}", trace.score),
                sentences::because(trace),
                verdict.to_owned(),
                trace.source.document.clone(),
                trace.source.place.short(),
            ]);
            rows.push(row);
        }
        if action.thread.traces.is_empty() {
            let mut row = front;
            row.resize(HEADINGS.len(), String::new());
            rows.push(row);
        }
    }
    Table {
        headings: HEADINGS.to_vec(),
        rows,
    }
}

const HEADINGS: [&str; 21] = [
    "id",
    "committee",
    "date",
    "minute",
    "item",
    "action",
    "history",
    "lead officer",
    "due",
    "searched",
    "slipped",
    "place id",
    "found in",
    "found on",
    "words",
    "changed",
    "confidence",
    "why",
    "verdict",
    "document",
    "place",
];
