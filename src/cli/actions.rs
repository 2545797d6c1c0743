//! `show actions`: every action with its state; a person's word stands before the paper's.

use jiff::civil::Date;
use serde::Serialize;

use crate::cli::args::Show;
use crate::cli::output::Table;
use crate::domain::{fold, wording};
use crate::store::by_hand::Closing;
use crate::store::desk::{ActionRow, Tick};

/// An action as `show actions --format json` prints it.
#[derive(Debug, Serialize)]
pub struct ActionAnswer<'a> {
    action: ActionPart<'a>,
    state: &'static str,
    age_days: Option<i32>,
    #[serde(flatten)]
    said: SaidPart<'a>,
}

/// The promise itself, as the interchange format has it: what the paper says.
#[derive(Debug, Serialize)]
pub struct ActionPart<'a> {
    id: &'a str,
    committee: &'a str,
    date: Option<Date>,
    minute: Option<&'a str>,
    item: Option<&'a str>,
    kind: &'static str,
    text: &'a str,
    owner: Option<&'a str>,
    document: &'a str,
    page: Option<u32>,
}

/// What a person says of it; of owner and day the paper's word, where nobody said any.
#[derive(Debug, Serialize)]
pub struct SaidPart<'a> {
    owner: Option<&'a str>,
    due_date: Option<Date>,
    ticked: Option<&'a Tick>,
    closed: Option<ClosedPart<'a>>,
}

/// How it was closed, and who said so.
#[derive(Debug, Serialize)]
struct ClosedPart<'a> {
    #[serde(flatten)]
    closing: &'a Closing,
    said: &'a Tick,
}

impl<'a> ActionPart<'a> {
    /// Of one action.
    pub fn of(action: &'a ActionRow) -> ActionPart<'a> {
        ActionPart {
            id: &action.id,
            committee: &action.committee,
            date: action.date,
            minute: action.minute.as_deref(),
            item: action.item.as_deref(),
            kind: action.kind.name(),
            text: &action.text,
            owner: action.owner.as_deref(),
            document: &action.source.document,
            page: action.source.place.page,
        }
    }
}

impl<'a> SaidPart<'a> {
    /// Of one action.
    pub fn of(action: &'a ActionRow) -> SaidPart<'a> {
        SaidPart {
            owner: action.lead(),
            due_date: action.due_day(),
            ticked: action.ticked.as_ref(),
            closed: action.by_hand.closed.as_ref().map(|closed| ClosedPart {
                closing: &closed.what,
                said: &closed.said,
            }),
        }
    }
}

impl<'a> ActionAnswer<'a> {
    /// Of one action, reckoned for a day.
    pub fn of(action: &'a ActionRow, today: Date) -> ActionAnswer<'a> {
        ActionAnswer {
            action: ActionPart::of(action),
            state: action.state(today).name(),
            age_days: action.date.map(|date| wording::days_between(date, today)),
            said: SaidPart::of(action),
        }
    }
}

/// Whether an action is one of those that were asked for.
pub fn is_asked_for(action: &ActionRow, show: &Show, today: Date) -> bool {
    let of_state = show.state.is_none_or(|state| action.state(today) == state);
    let of_owner = show.owner.as_deref().is_none_or(|name| {
        let lead = fold::compare(action.lead().unwrap_or_default());
        lead.contains(&fold::compare(name))
    });
    of_state && of_owner
}

/// The same as columns for people.
pub fn table(actions: &[ActionRow], today: Date) -> Table {
    let rows = actions.iter().map(|action| {
        vec![
            action.id.clone(),
            state(action, today),
            action.date.map_or(String::new(), |date| {
                wording::days_between(date, today).to_string()
            }),
            action.date.map_or(String::new(), wording::short_day),
            action.minute.clone().unwrap_or_default(),
            action.kind.name().to_owned(),
            lead(action),
            due(action),
            action.source.place.short(),
            action.text.clone(),
        ]
    });
    Table {
        headings: vec![
            "id",
            "state",
            "days",
            "asked on",
            "minute",
            "kind",
            "lead officer",
            "due",
            "place",
            "words",
        ],
        rows: rows.collect(),
    }
}

/// `answered` with how, where a person said so; a state that is inferred asks.
pub fn state(action: &ActionRow, today: Date) -> String {
    let name = action.state(today).name();
    match &action.by_hand.closed {
        _ if action.ticked.is_some() => name.to_owned(),
        Some(closed) if closed.what.sentence() == name => name.to_owned(),
        Some(closed) => format!("{name}: {}", closed.what.sentence()),
        None => format!("{name}?"),
    }
}

/// A person's word on who is to do it, with the paper's behind it.
pub fn lead(action: &ActionRow) -> String {
    let said = action.by_hand.owner.as_ref();
    beside(said.map(|said| said.what.clone()), action.owner.clone())
}

/// A person's word on when, with the paper's behind it.
pub fn due(action: &ActionRow) -> String {
    let said = action.by_hand.due.as_ref();
    beside(
        said.map(|said| wording::short_day(said.what)),
        action.due.clone(),
    )
}

fn beside(said: Option<String>, paper: Option<String>) -> String {
    match (said, paper) {
        (Some(said), Some(paper)) if said != paper => format!("{said} (paper: {paper})"),
        (Some(said), _) => said,
        (None, paper) => paper.unwrap_or_default(),
    }
}
