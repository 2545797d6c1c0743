//! What was asked for in discussion, and no resolution repeats.

use crate::domain::fold;
use crate::domain::meeting::Meeting;
use crate::domain::minutes::Clause;
use crate::domain::source::Reading;
use crate::export::check::terms::{matters, may_be_one};
use crate::export::check::{Finding, Kind, actions};
use crate::thread::words::Lexicon;

/// Words of the shortest sentence that asks for something.
const FEWEST: usize = 4;

/// Resolutions that take up all that was asked under their item.
const TAKES_UP_ALL: [&str; 14] = [
    "information requested",
    "requested information",
    "information sought",
    "items suggested",
    "suggested items",
    "requests made",
    "requests raised",
    "points raised",
    "issues raised",
    "matters raised",
    "comments made",
    "comments raised",
    "actions identified",
    "requested by members",
];

/// The requests of a draft that none of its resolutions and actions repeats. Minutes
/// without a resolution in words of their own keep requests in their text alone.
pub fn check(draft: &Meeting, reading: &Reading) -> Vec<Finding> {
    let minutes = || draft.items.iter().filter_map(|item| item.minutes.as_ref());
    let has_resolutions = minutes()
        .flat_map(|minutes| &minutes.decisions)
        .any(|decision| decision.label.is_some() && !decision.clauses.is_empty());
    let mut decided = minutes()
        .flat_map(|minutes| &minutes.decisions)
        .flat_map(|decision| &decision.clauses);
    if !has_resolutions || decided.any(takes_up_all) {
        return Vec::new();
    }
    let tasks = actions::own_tasks(reading);
    let taken_up: Vec<&str> = minutes()
        .flat_map(|minutes| {
            let decided = minutes
                .decisions
                .iter()
                .flat_map(|decision| &decision.clauses);
            decided.chain(&minutes.actions)
        })
        .map(|clause| clause.text.as_str())
        .chain(tasks.iter().map(|(_, task)| task.task.as_str()))
        .collect();
    let requests = minutes().flat_map(|minutes| &minutes.requests);
    let texts = requests
        .map(|clause| clause.text.as_str())
        .chain(taken_up.iter().copied());
    let committee = draft.committee.as_deref().unwrap_or_default();
    let lexicon = Lexicon::new(committee, names(draft), &[], texts);
    let resolved: Vec<_> = taken_up
        .iter()
        .map(|text| matters(&lexicon, text))
        .collect();
    let mut found = Vec::new();
    for item in &draft.items {
        let Some(minutes) = &item.minutes else {
            continue;
        };
        for request in minutes.requests.iter().filter(|request| request.tracked) {
            let asked = matters(&lexicon, &request.text);
            // A bare "This was requested." can be held against nothing, and a word of a list
            // ("Verges") is no sentence that a resolution would repeat.
            let is_bare = asked.is_empty() || request.text.split_whitespace().count() < FEWEST;
            if is_bare || resolved.iter().any(|words| may_be_one(&asked, words)) {
                continue;
            }
            found.push(Finding::of_clause(
                Kind::NotResolved,
                "This was asked for in discussion, and no resolution or action repeats it.",
                item,
                request,
            ));
        }
    }
    found
}

/// Whether a resolution takes up what was asked without saying what that was.
pub fn takes_up_all(clause: &Clause) -> bool {
    let folded = fold::compare(&clause.text);
    TAKES_UP_ALL.iter().any(|words| folded.contains(words))
}

/// The names of those who came, which tell of no matter.
pub fn names(draft: &Meeting) -> impl Iterator<Item = &str> {
    let people = draft.members.iter().chain(&draft.present);
    people
        .chain(&draft.in_attendance)
        .map(|person| person.name.as_str())
}
