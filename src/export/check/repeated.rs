//! What was asked for in discussion, and no resolution repeats.

use crate::domain::fold;
use crate::domain::meeting::Meeting;
use crate::domain::minutes::{Clause, Minutes};
use crate::domain::source::Reading;
use crate::export::check::terms::{is_one, matters, may_be_one};
use crate::export::check::{Finding, Kind, actions};
use crate::parse::pattern::Pattern;
use crate::thread::words::Lexicon;

/// Words of the shortest sentence that asks for something.
const FEWEST: usize = 4;

/// Resolutions that take up all that was asked under their item.
const TAKES_UP_ALL: [&str; 12] = [
    "information requested",
    "requested information",
    "information sought",
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

/// Resolutions that take up the items that were suggested, and nothing else.
const TAKES_UP_ITEMS: [&str; 4] = [
    "items suggested",
    "suggested items",
    "items requested",
    "items raised",
];

/// A request for an item rather than for an answer.
static FOR_AN_ITEM: Pattern = Pattern::new(
    r"(?i)\b(?:work ?(?:programme|plan)|forward plan|future (?:meeting|agenda|item)|agenda|an? item|items?\b.{0,40}\bbe (?:added|put|placed|included)|scrutini[sz]e|closer look|look (?:at|into))",
);

/// The requests of a draft that none of its resolutions and actions repeats, and how many
/// were looked at. Minutes without a resolution in words of their own keep requests in
/// their text alone, and are not looked at.
pub fn check(draft: &Meeting, reading: &Reading) -> Result<(Vec<Finding>, usize), String> {
    let minutes = || draft.items.iter().filter_map(|item| item.minutes.as_ref());
    let has_resolutions = minutes()
        .flat_map(|minutes| &minutes.decisions)
        .any(|decision| decision.label.is_some() && !decision.clauses.is_empty());
    if !has_resolutions {
        return Err(
            "Requests were not held against resolutions: no resolution in words of its own was \
             read."
                .to_owned(),
        );
    }
    let tasks = actions::own_tasks(reading);
    // What was resolved, with the place of its item; a table stands under none.
    let mut taken_up: Vec<(Option<usize>, &str)> = Vec::new();
    for (at, item) in draft.items.iter().enumerate() {
        let clauses = item.minutes.iter();
        let clauses = clauses.flat_map(|minutes| decided(minutes).chain(&minutes.actions));
        taken_up.extend(clauses.map(|clause| (Some(at), clause.text.as_str())));
    }
    taken_up.extend(tasks.iter().map(|(_, task)| (None, task.task.as_str())));
    let requests = minutes().flat_map(|minutes| &minutes.requests);
    let texts = requests
        .map(|clause| clause.text.as_str())
        .chain(taken_up.iter().map(|(_, text)| *text));
    let committee = draft.committee.as_deref().unwrap_or_default();
    let lexicon = Lexicon::new(committee, names(draft), &[], texts);
    let resolved: Vec<_> = taken_up
        .iter()
        .map(|(at, text)| (*at, matters(&lexicon, text)))
        .collect();
    let items_are_taken_up = minutes().flat_map(decided).any(takes_up_items);
    let (mut found, mut looked_at) = (Vec::new(), 0);
    for (at, item) in draft.items.iter().enumerate() {
        let Some(minutes) = &item.minutes else {
            continue;
        };
        let of_items = item
            .title
            .as_deref()
            .is_some_and(|title| FOR_AN_ITEM.is_in(title));
        let all_is_taken_up = decided(minutes).any(takes_up_all);
        for request in minutes.requests.iter().filter(|request| request.tracked) {
            looked_at += 1;
            let asked = matters(&lexicon, &request.text);
            // A bare "This was requested." can be held against nothing, and a word of a list
            // ("Verges") is no sentence that a resolution would repeat.
            let is_bare = asked.is_empty() || request.text.split_whitespace().count() < FEWEST;
            let is_taken_up = all_is_taken_up
                || items_are_taken_up && (of_items || FOR_AN_ITEM.is_in(&request.text));
            let is_repeated = resolved.iter().any(|(of, words)| {
                // A resolution under another item has to say it nearly in full.
                let is_near = of.is_none_or(|of| of == at);
                is_one(&asked, words) || is_near && may_be_one(&asked, words)
            });
            if is_bare || is_taken_up || is_repeated {
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
    Ok((found, looked_at))
}

fn decided(minutes: &Minutes) -> impl Iterator<Item = &Clause> {
    let decisions = minutes.decisions.iter();
    decisions.flat_map(|decision| &decision.clauses)
}

/// Whether a resolution takes up what was asked without saying what that was.
pub fn takes_up_all(clause: &Clause) -> bool {
    let folded = fold::compare(&clause.text);
    TAKES_UP_ALL.iter().any(|words| folded.contains(words))
}

/// Whether a resolution puts on the programme whatever was suggested.
pub fn takes_up_items(clause: &Clause) -> bool {
    let folded = fold::compare(&clause.text);
    TAKES_UP_ITEMS.iter().any(|words| folded.contains(words))
}

/// The names of those who came, which tell of no matter.
pub fn names(draft: &Meeting) -> impl Iterator<Item = &str> {
    let people = draft.members.iter().chain(&draft.present);
    people
        .chain(&draft.in_attendance)
        .map(|person| person.name.as_str())
}
