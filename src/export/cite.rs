//! Citations: where words stand, as a person writes it down.

use crate::domain::soften::soften;
use crate::domain::source::Place;
use crate::domain::wording;
use crate::store::desk::ActionRow;
use crate::store::threads::TraceRow;
use crate::thread::promise::In;

/// `minute 18, 24 August 2023, pack.pdf p 7`.
pub fn action(action: &ActionRow) -> String {
    let title = || action.item.as_deref().map(titled);
    let parts = minute(action).or_else(title).into_iter().collect();
    placed(parts, action)
}

/// `minute 18, “Lock gates”, 24 August 2023, pack.pdf p 7`.
pub fn under_its_title(action: &ActionRow) -> String {
    let title = action.item.as_deref().map(titled);
    placed(minute(action).into_iter().chain(title).collect(), action)
}

/// `minute 18, “Lock gates”, 24 August 2023`: for whoever does not hold the paper.
pub fn meeting(action: &ActionRow) -> String {
    let title = action.item.as_deref().map(titled);
    let mut parts: Vec<String> = minute(action).into_iter().chain(title).collect();
    parts.extend(action.date.map(wording::long_day));
    parts.join(", ")
}

fn minute(action: &ActionRow) -> Option<String> {
    let number = action.minute.as_deref();
    number.map(|number| format!("minute {number}"))
}

fn titled(title: &str) -> String {
    format!("“{}”", soften(title))
}

fn placed(mut parts: Vec<String>, action: &ActionRow) -> String {
    let day = action.date.map(wording::long_day);
    // A paper that is called by the day says it already.
    let says = |day: &String| {
        let of_day = format!(" of {day}");
        let called = action.source.as_ref().map(|source| &source.document);
        called.is_some_and(|called| called.ends_with(&of_day))
    };
    parts.extend(day.filter(|day| !says(day)));
    parts.push(match (&action.source, &action.taken_down) {
        (Some(source), _) => paper(&source.document, &source.place),
        (None, Some(taken)) => format!(
            "taken down by {} on {}",
            soften(&taken.by),
            wording::long_day(taken.on)
        ),
        (None, None) => "no paper held".to_owned(),
    });
    parts.join(", ")
}

/// `work programme for 24 August 2023, pack.pdf p 46`.
pub fn trace(trace: &TraceRow) -> String {
    let day = trace.day.map(wording::long_day);
    let what = match (trace.place, day) {
        (In::Programme, Some(day)) => format!("work programme for {day}"),
        (In::Programme, None) => "work programme".to_owned(),
        (In::ForwardPlan, Some(day)) => format!("forward plan, proposed for {day}"),
        (In::ForwardPlan, None) => "forward plan, no date".to_owned(),
        (In::Tracker, Some(day)) => format!("action tracker, entered {day}"),
        (In::Tracker, None) => "action tracker".to_owned(),
        (In::Agenda, Some(day)) => format!("agenda of {day}"),
        (In::Minutes, Some(day)) => format!("minutes of {day}"),
        (In::Report, Some(day)) => format!("report to the meeting of {day}"),
        (In::Agenda | In::Minutes | In::Report, None) => trace.place.words().to_owned(),
    };
    let paper = paper(&trace.source.document, &trace.source.place);
    if trace.source.document == what {
        return paper;
    }
    format!("{what}, {paper}")
}

/// `pack.pdf p 7`: the page as it is printed, else the sheet, else the line; of a paper that
/// the text names at its head, the page alone.
pub fn paper(document: &str, place: &Place) -> String {
    // Behind a day the number of a page would be one of the day's.
    let by_day = document.ends_with(|letter: char| letter.is_ascii_digit());
    let parts = if by_day { ", " } else { " " };
    format!("{document}{parts}{}", place.short())
        .trim_matches([',', ' '])
        .to_owned()
}
