//! `show actions`: every action with its state; a person's word stands before the paper's.

use jiff::civil::Date;
use serde::Serialize;

use crate::cli::args::Show;
use crate::cli::output::Table;
use crate::domain::{fold, wording};
use crate::store::by_hand::Closing;
use crate::store::desk::{ActionRow, Tick};
use crate::store::threads::sentences;

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
    /// `null` of one that a person took down and no paper tells yet.
    document: Option<&'a str>,
    page: Option<u32>,
}

/// What a person says of it; of owner and day the paper's word, where nobody said any, else
/// what was reckoned, and from where each is.
#[derive(Debug, Serialize)]
pub struct SaidPart<'a> {
    owner: Option<&'a str>,
    owner_from: Option<&'static str>,
    due_date: Option<Date>,
    due_from: Option<&'static str>,
    /// The words that name the day, where it was read out of the promise's own.
    due_words: Option<&'a str>,
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
            document: action
                .source
                .as_ref()
                .map(|source| source.document.as_str()),
            page: action.source.as_ref().and_then(|source| source.place.page),
        }
    }
}

impl<'a> SaidPart<'a> {
    /// Of one action, reckoned for a day.
    pub fn of(action: &'a ActionRow, today: Date) -> SaidPart<'a> {
        let (who, when) = (action.who(), action.when(today));
        SaidPart {
            owner: who.map(|who| who.what),
            owner_from: who.map(|who| who.from_name()),
            due_date: when.map(|when| when.what),
            due_from: when.map(|when| when.from_name()),
            due_words: when.and_then(|when| when.words()),
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
            age_days: action
                .date
                .map(|date| wording::days_between(date, today))
                .filter(|days| *days >= 0),
            said: SaidPart::of(action, today),
        }
    }
}

/// Whether an action is one of those that were asked for.
pub fn is_asked_for(action: &ActionRow, show: &Show, today: Date) -> bool {
    let of_state = show.state.is_none_or(|state| action.state(today) == state);
    let of_owner = show.owner.as_deref().is_none_or(|name| {
        let lead = fold::compare(action.who().map_or("", |who| who.what));
        lead.contains(&fold::compare(name))
    });
    of_state && of_owner
}

/// The same as columns for people; promises that say the same name each other, as the desk
/// tells them in one row.
pub fn table(actions: &[ActionRow], today: Date) -> Table {
    let any_same = actions
        .iter()
        .any(|action| !action.thread.same_as.is_empty());
    let rows = actions.iter().map(|action| {
        let mut row = vec![
            action.id.clone(),
            state(action, today),
            // What was taken down for a meeting to come has no age.
            action
                .date
                .map(|date| wording::days_between(date, today))
                .filter(|days| *days >= 0)
                .map_or(String::new(), |days| days.to_string()),
            action.date.map_or(String::new(), wording::short_day),
            action.minute.clone().unwrap_or_default(),
            action.kind.name().to_owned(),
            lead(action),
            due(action, today),
            place(action),
        ];
        if any_same {
            row.push(action.thread.same_as.join(", "));
        }
        row.push(action.text.clone());
        row
    });
    let mut headings = vec![
        "id",
        "state",
        "days",
        "asked on",
        "minute",
        "kind",
        "lead officer",
        "due",
        "place",
    ];
    if any_same {
        headings.push("same as");
    }
    headings.push("words");
    Table {
        rows: rows.collect(),
        headings,
    }
}

/// The word for its state, with how where a person closed it.
pub fn state(action: &ActionRow, today: Date) -> String {
    let state = action.state(today);
    let word = sentences::word(action, state, today);
    match &action.by_hand.closed {
        Some(closed) if action.ticked.is_none() => closed.what.sentence(),
        Some(_) | None => word,
    }
}

/// Where it stands; what a person took down and no paper tells yet says so.
fn place(action: &ActionRow) -> String {
    match &action.source {
        Some(source) => source.place.short(),
        None => "taken down".to_owned(),
    }
}

/// A person's word on who is to do it, with the paper's behind it; else the paper's, or who
/// was reckoned.
pub fn lead(action: &ActionRow) -> String {
    let said = action.by_hand.owner.as_ref();
    match said.map(|said| said.what.clone()) {
        Some(said) => beside(said, action.owner.as_deref()),
        None => action.who_words().unwrap_or_default(),
    }
}

/// A person's word on when, with the paper's behind it; else the paper's, or the day that
/// was reckoned.
pub fn due(action: &ActionRow, today: Date) -> String {
    let said = action.by_hand.due.as_ref();
    match said.map(|said| wording::short_day(said.what)) {
        Some(said) => beside(said, action.due.as_deref()),
        None => action.when_words(today).unwrap_or_default(),
    }
}

fn beside(said: String, paper: Option<&str>) -> String {
    match paper {
        Some(paper) if said != paper => format!("{said} (paper: {paper})"),
        Some(_) | None => said,
    }
}
