//! A message to each lead officer: what is open and what is overdue, with the words that
//! were minuted and where they stand.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::domain::soften::soften;
use crate::domain::wording;
use crate::export::cite;
use crate::export::paper::{Entry, Paper, Part};
use crate::export::promises::{self, Group};
use crate::store::desk::ActionRow;
use crate::thread::state::State;

/// Promises with the day by which they are due.
type Due<'a> = (Option<Date>, Group<'a>);

/// Which actions are chased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// All that are open.
    Open,
    /// Those whose day has passed.
    Overdue,
}

impl Which {
    fn title(self) -> &'static str {
        match self {
            Which::Open => "Actions outstanding",
            Which::Overdue => "Actions overdue",
        }
    }
}

/// Actions that name nobody.
const NOBODY: &str = "No lead officer named";

/// The open and overdue actions by lead officer. `owner`: those of this one alone.
pub fn paper(
    actions: &[ActionRow],
    which: Which,
    today: Date,
    is_wanted: impl Fn(&str) -> bool,
) -> Option<Paper> {
    let mut by_lead: BTreeMap<(bool, String), Vec<Due>> = BTreeMap::new();
    for group in promises::groups(actions) {
        let is_open = match group.state(today) {
            State::Overdue => true,
            State::Open | State::LooseEnd | State::Scheduled | State::NotDue => {
                which == Which::Open
            }
            State::Done | State::Answered => false,
        };
        let said = group.lead().map(ToOwned::to_owned);
        let lead = said.or_else(|| group.first().who().map(|who| who.what.to_owned()));
        let name = lead.clone().unwrap_or_else(|| NOBODY.to_owned());
        if !is_open || !is_wanted(lead.as_deref().unwrap_or_default()) {
            continue;
        }
        let due = group.first().when(today).map(|when| when.what);
        by_lead
            .entry((lead.is_none(), name))
            .or_default()
            .push((due, group));
    }
    if by_lead.is_empty() {
        return None;
    }
    let groups = by_lead.values().flatten();
    let bodies: BTreeSet<&str> = groups
        .map(|(_, it)| it.first().committee.as_str())
        .collect();
    let several = bodies.len() > 1;
    let body = bodies.first().filter(|_| !several);
    let body = body.map(|body| format!("{}. ", soften(body)));
    let mut paper = Paper {
        title: which.title().to_owned(),
        subtitle: format!(
            "{}As at {}",
            body.unwrap_or_default(),
            wording::long_day(today)
        ),
        parts: Vec::new(),
    };
    for ((_, lead), mut groups) in by_lead {
        // What is due first stands first; what has no day behind, the oldest first.
        groups.sort_by_key(|(due, group)| (due.is_none(), *due, group.made()));
        let parts = groups.iter().map(|(_, group)| entry(group, several, today));
        paper.section(&lead, parts.map(Part::Entry).collect());
    }
    Some(paper)
}

/// `several`: the actions are of several committees, and each says of which.
fn entry(group: &Group, several: bool, today: Date) -> Entry {
    let first = group.first();
    let mut notes = Vec::new();
    if several {
        notes.push(soften(&first.committee));
    }
    if let Some(due) = first.when(today).map(|when| when.what) {
        let late = wording::days_between(due, today);
        notes.push(match late {
            1.. => format!(
                "due {}, {} ago",
                wording::long_day(due),
                wording::count(usize::try_from(late).unwrap_or_default(), "day", "days")
            ),
            _ => format!("due {}", wording::long_day(due)),
        });
    }
    notes.push(match first.progress.first() {
        Some(last) => format!(
            "last progress, {}: {}",
            wording::long_day(last.said.on),
            last.text
        ),
        None => match group.state(today) {
            State::LooseEnd => "no update found in the papers held".to_owned(),
            state @ (State::Open
            | State::Overdue
            | State::Scheduled
            | State::Done
            | State::Answered
            | State::NotDue) => state.name().to_owned(),
        },
    });
    notes.extend(group.own_status());
    Entry {
        own: Vec::new(),
        // Who reads the message has the minutes, and none of the files held here.
        quotes: group.quotes_cited(Some(cite::meeting)),
        notes,
    }
}
