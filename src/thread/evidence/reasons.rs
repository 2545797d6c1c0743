//! What speaks for a trace, in words.

use crate::thread::evidence::Evidence;
use crate::thread::evidence::shared::{Shared, initials, is_row};
use crate::thread::sides::{Asked, Told};
use crate::thread::words::Term;

/// Whose trace a promise has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lent {
    /// That of one of its own meeting that says the same.
    BySame,
    /// That of an older one, which it asks for again.
    ByOlder,
}

/// Why a promise has what was found for another of its meeting.
pub const SAYS_THE_SAME: &str = "found for the promise that says the same";

/// The evidence in words.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reasons {
    /// The words and facts that were counted, weightiest first.
    pub why: Vec<String>,
    /// The part of the place's text that fits.
    pub part: String,
}

/// Says in words what was gathered: of the few places that are traces alone, since most
/// are none.
pub fn reasons(asked: &Asked, told: &Told, evidence: &Evidence) -> Reasons {
    if evidence.is_reference {
        let why = if evidence.elsewhere {
            "the committee it was sent to names this one"
        } else {
            "the programme of the next meeting"
        };
        return Reasons {
            why: vec![why.to_owned()],
            part: told.mention.text.clone(),
        };
    }
    let Some(part) = told.parts.get(evidence.at) else {
        return Reasons::default();
    };
    let shared = Shared::of(asked, told, part, is_row(told, evidence.is_record));
    let mut words: Vec<&Term> = [
        &shared.own,
        &shared.lent,
        &shared.around,
        &shared.acts,
        &shared.persons,
        &shared.posts,
    ]
    .into_iter()
    .flatten()
    .copied()
    .collect();
    words.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    let facts = [
        (evidence.is_record, "entered under its item"),
        (evidence.entered, "entered at its meeting"),
        (evidence.when, "the day it names"),
        (evidence.season, "the season it names"),
        (evidence.same_speaker, "said by whoever promised it"),
        (evidence.is_next, "the next meeting, as it asks"),
        (evidence.by_owner, "the same lead officer"),
        (evidence.names_guest, "names whom it invites"),
        (evidence.elsewhere, "the committee it names"),
        (
            evidence.pointed > 0 || evidence.of_minute,
            "names its minute",
        ),
        (evidence.reply, "tells of whom it was sent to"),
        (evidence.answers, "answers a request"),
        (evidence.comes_back, "the name of its item"),
        (evidence.in_order > 0, "its place among the rows"),
        (evidence.came, "whoever was invited came"),
        (
            evidence.is_told && !evidence.in_passing,
            "a report under its own title",
        ),
        (evidence.in_passing, "tells figures, as it asks"),
        (evidence.lent == Some(Lent::BySame), SAYS_THE_SAME),
        (
            evidence.lent == Some(Lent::ByOlder),
            "found for the promise that it asks for again",
        ),
        (evidence.of_row, "the item of its row in the programme"),
        (evidence.is_version, "a later version of its row"),
    ];
    let facts = facts.into_iter().filter(|(is, _)| *is);
    Reasons {
        why: words
            .into_iter()
            .map(|term| term.printed.clone())
            .chain(initials(asked, part))
            .chain(facts.map(|(_, fact)| fact.to_owned()))
            .collect(),
        part: part.text.to_owned(),
    }
}
