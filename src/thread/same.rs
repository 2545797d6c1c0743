//! Promises of one meeting that say the same: a request and the decision that repeats it.

use crate::domain::fold;
use crate::thread::bodies::Bodies;
use crate::thread::context::hangs_on_another;
use crate::thread::promise::{Promise, Turn};
use crate::thread::sides::{Asked, LEANING};
use crate::thread::words::{Class, Lexicon, Term};

/// So much of the shorter one stands in the other.
const HELD: f32 = 0.8;

/// Both together make up so much of each other.
const ALIKE: f32 = 0.6;

/// Less says too little to be the same as anything.
const LEAST: f32 = 0.5;

/// For each promise the others of its meeting that say the same, in their order.
pub fn same(promises: &[Promise], lexicon: &Lexicon) -> Vec<Vec<usize>> {
    let nobody = Bodies::of(&[]);
    let asked: Vec<Asked> = promises
        .iter()
        .map(|promise| Asked::of(promise, lexicon, &nobody))
        .collect();
    let said = pairs(&asked, say_the_same);
    // What another promise says in so many words takes up no other.
    let is_said = |at: usize| said.iter().any(|(one, other)| *one == at || *other == at);
    let taken = pairs(&asked, take_up).into_iter().filter(|(one, other)| {
        let taken = if asked[*one].promise.turn == Turn::TakenUp {
            *one
        } else {
            *other
        };
        !is_said(taken)
    });
    let mut same = vec![Vec::new(); promises.len()];
    for (one, other) in said.iter().copied().chain(taken) {
        same[one].push(other);
        same[other].push(one);
    }
    for others in &mut same {
        others.sort_unstable();
        others.dedup();
    }
    same
}

/// The pairs of promises of one meeting of which something holds.
fn pairs(asked: &[Asked], holds: impl Fn(&Asked, &Asked) -> bool) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (one, first) in asked.iter().enumerate() {
        for (other, second) in asked.iter().enumerate().skip(one + 1) {
            let of_meeting = second.promise.day == first.promise.day
                && second.promise.committee == first.promise.committee;
            if of_meeting && holds(first, second) {
                found.push((one, other));
            }
        }
    }
    found
}

/// Whether one of them is what was asked for, and the other takes it up at once: "The Chair
/// asked for the count. Clerk to send it."
fn take_up(one: &Asked, other: &Asked) -> bool {
    let follows = |asked: &Asked, taken: &Asked| {
        let before = taken.promise.before.last();
        let said = asked.promise.text.as_str();
        asked.promise.turn == Turn::Asked
            && taken.promise.turn == Turn::TakenUp
            && asked.promise.item == taken.promise.item
            && before.is_some_and(|before| before.contains(said) || said.contains(before.as_str()))
            && (taken.is_bare || hangs(taken) || shares_its_matter(taken, asked))
    };
    (follows(one, other) || follows(other, one)) && !days_differ(one.promise, other.promise)
}

/// So much of what was taken up is what was asked for; less, where it is no word for any
/// matter, and nothing else is wanted of it.
const TAKEN: f32 = 0.6;
const OF_EITHER: f32 = 0.35;

/// By these any figures are broken down: they are no matter that two requests share.
const BROKEN_DOWN_BY: [&str; 12] = [
    "ward",
    "wards",
    "division",
    "divisions",
    "parish",
    "parishes",
    "area",
    "areas",
    "district",
    "districts",
    "month",
    "quarter",
];

/// Whether what was taken up is about what was asked for: one word of several is in two that
/// stand beside each other by chance.
fn shares_its_matter(taken: &Asked, asked: &Asked) -> bool {
    let shared = taken.own.of(&asked.own);
    let weight: f32 = shared.iter().map(|term| term.weight).sum();
    let tells = |term: &&Term| {
        !term.is_common && !BROKEN_DOWN_BY.contains(&fold::compare(&term.printed).as_str())
    };
    let least = taken.own.weight().min(asked.own.weight()).max(LEAST);
    if is_elsewhere(taken, asked) {
        return false;
    }
    let is_one =
        shared.iter().any(tells) && weight >= OF_EITHER * least && !asks_for_more(taken, asked);
    is_one || weight >= TAKEN * taken.own.weight().max(LEAST)
}

/// Whether both name a place or a body, and not the same: "the bins at Otter" and "the smell at
/// Heron".
fn is_elsewhere(taken: &Asked, asked: &Asked) -> bool {
    let names = |of: &Asked| -> Vec<u32> {
        let named = of.own.iter().filter(|term| term.is_named);
        named.map(|term| term.number).collect()
    };
    let (mine, theirs) = (names(taken), names(asked));
    !mine.is_empty() && !theirs.is_empty() && !mine.iter().any(|name| theirs.contains(name))
}

/// Whether it says little of its own, and points at what was said before it.
fn hangs(asked: &Asked) -> bool {
    asked.own.weight() < LEANING && hangs_on_another(&asked.promise.text)
}

fn say_the_same(one: &Asked, other: &Asked) -> bool {
    // A row of a table beside a clause is the clause's record, and no promise again.
    let is_record = one.promise.task.is_some() != other.promise.task.is_some();
    // Each row of one table is a task of its own, as its words and who is to do it say.
    let are_rows = one.promise.task.is_some() && other.promise.task.is_some();
    if are_rows && (one.promise.owner != other.promise.owner || !reads_alike(one, other)) {
        return false;
    }
    if is_record || acts_differ(one, other) || days_differ(one.promise, other.promise) {
        return false;
    }
    if holds(one, other) || holds(other, one) {
        // Of one decision each line that charges somebody is a task.
        return one.promise.owner == other.promise.owner;
    }
    let shared: f32 = one
        .own
        .iter()
        .filter(|term| other.own.holds(term))
        .map(|term| term.weight)
        .sum();
    let (mine, theirs) = (one.own.weight(), other.own.weight());
    let is_bare = one.is_bare && other.is_bare;
    if is_bare || mine.min(theirs) < LEAST {
        // Bare clauses are the same where nothing but their words could tell them apart.
        return one.promise.text == other.promise.text
            && one.promise.item == other.promise.item
            && one.promise.before == other.promise.before;
    }
    !asks_for_more(one, other)
        && shared / mine.min(theirs) >= HELD
        && shared / (mine * theirs).sqrt() >= ALIKE
}

/// Letters of a promise whose words are found in another by no chance.
const TOLD: usize = 24;

/// Whether one is the sentence that tells the other: "It was agreed that the Clerk return the
/// form" and "the Clerk return the form".
fn holds(whole: &Asked, part: &Asked) -> bool {
    let (whole, part) = (whole.promise, part.promise);
    whole.item == part.item
        && part.text.len() >= TOLD
        && whole.text.len() > part.text.len()
        && whole.text.contains(part.text.trim_end_matches('.'))
}

/// Whether two rows have the same words but for those that tell nothing.
fn reads_alike(one: &Asked, other: &Asked) -> bool {
    one.own.len() == other.own.len() && one.own.iter().all(|term| other.own.holds(term))
}

/// Whether something particular is wanted of the one, a figure or a part of it, that the
/// other does not speak of: "the service" and "the hourly cost of the service".
fn asks_for_more(one: &Asked, other: &Asked) -> bool {
    let wants = |asked: &Asked| {
        let words = fold::compare(&asked.promise.text);
        PARTICULAR
            .iter()
            .any(|word| words.split(' ').any(|said| said == *word))
    };
    wants(one) != wants(other)
}

/// Words for a part of a matter that may be wanted alone.
const PARTICULAR: [&str; 18] = [
    "example",
    "examples",
    "breakdown",
    "price",
    "prices",
    "cost",
    "costs",
    "figures",
    "number",
    "numbers",
    "list",
    "map",
    "visit",
    "letter",
    "link",
    "timetable",
    "reason",
    "reasons",
];

/// Whether another thing is to be done by each: a record circulated, a report made.
fn acts_differ(one: &Asked, other: &Asked) -> bool {
    let acts = |asked: &Asked| -> Vec<u32> {
        let acts = asked.acts.iter().filter(|term| term.class == Class::Act);
        acts.map(|term| term.number).collect()
    };
    let (mine, theirs) = (acts(one), acts(other));
    !mine.is_empty() && !theirs.is_empty() && !mine.iter().any(|act| theirs.contains(act))
}

/// Whether both name days, and not the same.
fn days_differ(one: &Promise, other: &Promise) -> bool {
    !one.names.is_empty()
        && !other.names.is_empty()
        && !one.names.iter().any(|day| other.names.contains(day))
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::*;
    use crate::thread::promise::Task;

    fn promise(text: &str, names: &[Date]) -> Promise {
        Promise {
            text: text.to_owned(),
            day: Some(date(2031, 5, 6)),
            names: names.to_vec(),
            ..Promise::default()
        }
    }

    fn same_as_first(promises: &[Promise]) -> Vec<usize> {
        let texts = promises.iter().map(|promise| promise.text.as_str());
        let lexicon = Lexicon::new("Harbour Panel", [], &[], texts);
        same(promises, &lexicon).remove(0)
    }

    #[test]
    fn a_request_and_the_decision_that_repeats_it_say_the_same() {
        assert_eq!(
            same_as_first(&[
                promise("The Chair asked for a report on gangway inspections.", &[]),
                promise(
                    "That a report on gangway inspections come to the Panel.",
                    &[]
                ),
                promise("That a report on mooring rings come to the Panel.", &[]),
            ]),
            [1]
        );
    }

    #[test]
    fn a_request_that_is_taken_up_at_once_is_one() {
        let asked = Promise {
            turn: Turn::Asked,
            ..promise("The Chair asked who owns the sluice.", &[])
        };
        let taken = |text: &str, before: &str| Promise {
            turn: Turn::TakenUp,
            before: vec![before.to_owned()],
            ..promise(text, &[])
        };
        let line = taken(
            "ACTION: Harbour Master to trace the owner of the sluice.",
            &asked.text,
        );
        let reply = taken("The Harbour Master would find it out.", &asked.text);
        let other = taken("Clerk to order paint for the railings.", &asked.text);
        let later = taken("The Harbour Master would find it out.", "A gull was seen.");
        assert_eq!(same_as_first(&[asked.clone(), line]), [1]);
        assert_eq!(same_as_first(&[asked.clone(), reply]), [1]);
        assert!(same_as_first(&[asked.clone(), other]).is_empty());
        assert!(same_as_first(&[asked, later]).is_empty());
    }

    #[test]
    fn a_decision_and_the_sentence_that_tells_it_are_one() {
        let owned = |text: &str, owner: &str| Promise {
            owner: Some(owner.to_owned()),
            item: Some("Quays".to_owned()),
            ..promise(text, &[])
        };
        let part = owned("the Council give £50 to the rowing band.", "Clerk");
        let whole = "After a long debate on the regatta, the fair and the tides it was proposed by Cllr. Elm, seconded by Cllr. Oak and agreed that the Council give £50 to the rowing band.";
        let told = owned(whole, "Clerk");
        assert_eq!(same_as_first(&[part.clone(), told]), [1]);
        assert!(same_as_first(&[part, owned(whole, "Cllr. Elm")]).is_empty());
    }

    #[test]
    fn a_word_of_what_was_asked_just_before_takes_nothing_up() {
        let asked = |text: &str| Promise {
            turn: Turn::Asked,
            ..promise(text, &[])
        };
        let taken = |text: &str, before: &str| Promise {
            turn: Turn::TakenUp,
            before: vec![before.to_owned()],
            ..promise(text, &[])
        };
        let buoys = asked("Mr Rook asked that the buoys off Skerry be painted by each crew.");
        let other = taken("The Clerk would give the price of a lit buoy.", &buoys.text);
        assert!(same_as_first(&[buoys.clone(), other]).is_empty());
        let rents = asked("Mr Rook asked for figures on dredging for each ward.");
        let wrecks = taken(
            "The Clerk would give a breakdown of wrecks by ward.",
            &rents.text,
        );
        assert!(same_as_first(&[rents, wrecks]).is_empty());
        // It says what another asked for.
        let cost = asked("The Chair asked for the wreck costs of each crew.");
        let said = taken(
            "The Clerk said that the wreck costs of each crew would be given.",
            &buoys.text,
        );
        assert_eq!(same_as_first(&[cost, buoys, said]), [2]);
    }

    #[test]
    fn a_row_of_a_tracker_is_no_second_promise() {
        let row = Promise {
            task: Some(Task::default()),
            ..promise("A report on gangway inspections", &[])
        };
        let asked = promise(
            "That a report on gangway inspections come to the Panel.",
            &[],
        );
        assert!(same_as_first(&[asked, row]).is_empty());
    }

    #[test]
    fn rows_of_one_table_are_tasks_of_their_own() {
        let row = |text: &str, owner: &str| Promise {
            task: Some(Task::default()),
            owner: Some(owner.to_owned()),
            ..promise(text, &[])
        };
        let rows = [
            row("Leaflet on gangway inspections for families", "ML"),
            row("Crews to be shown the gangway inspections leaflet", "JT"),
            row("Leaflet on gangway inspections for families", "JT"),
            row("Leaflet on gangway inspections for families", "ML"),
        ];
        assert_eq!(same_as_first(&rows), [3]);
    }

    #[test]
    fn a_part_of_a_matter_is_not_the_matter() {
        assert!(
            same_as_first(&[
                promise("An item on the pilotage scheme for the programme.", &[]),
                promise("A breakdown of the pilotage scheme.", &[]),
            ])
            .is_empty()
        );
    }

    #[test]
    fn examples_of_a_matter_are_not_its_draft() {
        assert!(
            same_as_first(&[
                promise("The Chair asked for some examples of berth codes.", &[]),
                promise("That a draft of the berth code be brought.", &[]),
            ])
            .is_empty()
        );
    }

    #[test]
    fn another_deed_and_another_day_are_another_promise() {
        assert!(
            same_as_first(&[
                promise("Clerk to circulate the gangway inspections.", &[]),
                promise("That a further report on gangway inspections be made.", &[]),
            ])
            .is_empty()
        );
        assert!(
            same_as_first(&[
                promise(
                    "A report on gangway inspections by 30 June.",
                    &[date(2031, 6, 30)]
                ),
                promise(
                    "A report on gangway inspections by 9 July.",
                    &[date(2031, 7, 9)]
                ),
            ])
            .is_empty()
        );
    }
}
