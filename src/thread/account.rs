//! What the minutes of an item say, beside its name: whether anything of a promise that is
//! named like it, and what another committee decided.
//!
//! The youth hub's item may be about its party, and the promise about its opening hours.

use std::collections::HashMap;

use crate::domain::fold;
use crate::thread::changed::is_decision;
use crate::thread::matching::Found;
use crate::thread::promise::{In, Mention, Promise};
use crate::thread::said::says_not_yet;
use crate::thread::sides::{Asked, Told};
use crate::thread::stance;
use crate::thread::words::Term;

/// A name that holds so much of a promise needs no more to be about it.
const ENOUGH: f32 = 0.7;

/// "That the report be noted": no more words tell nothing else.
const NOTED: usize = 6;

/// Takes from each promise the items whose name is part of it, such as that of
/// a place, where their minutes are held and have no word of the rest.
pub fn leave_what_is_about_else(traces: &mut [Vec<Found>], asked: &[Asked], told: &[Told]) {
    let mut of_item: HashMap<i64, Vec<&Told>> = HashMap::new();
    for place in told {
        if let (In::Minutes, Some(item)) = (place.mention.place, place.mention.item) {
            of_item.entry(item).or_default().push(place);
        }
    }
    for (asked, found) in asked.iter().zip(traces) {
        found.retain(|found| {
            let place = &told[found.mention];
            let said = place.mention.item.and_then(|item| of_item.get(&item));
            let is_item = place.mention.place == In::Agenda && !asked.is_bare;
            let is_noted = said.is_some_and(|said| is_only_noted(said));
            if is_item && is_noted && asked.wants_figures && !is_sure(found) {
                return false;
            }
            let named_alone = is_item && is_named_alone(found) && shares_a_name(asked, place);
            let Some(said) = said.filter(|_| named_alone) else {
                return true;
            };
            says_more(asked, place, said)
        });
    }
}

/// Whether all that minutes say of an item is that it was noted: no figures came.
fn is_only_noted(said: &[&Told]) -> bool {
    said.iter().all(|place| {
        let text = fold::compare(&place.mention.text);
        text.split(' ').count() <= NOTED && (text.contains("noted") || text.contains("received"))
    })
}

/// Whether more than the words of its name speaks for an item.
fn is_sure(found: &Found) -> bool {
    let evidence = &found.evidence;
    evidence.is_reference
        || evidence.titled
        || evidence.comes_back
        || evidence.names_guest
        || evidence.when
        || evidence.is_next
        || evidence.of_row
        || evidence.is_version
}

/// Whether nothing but words of its name speaks for an item.
fn is_named_alone(found: &Found) -> bool {
    !is_sure(found) && found.evidence.holds < ENOUGH
}

/// Whether all that a promise shares with an item is a name with capitals.
fn shares_a_name(asked: &Asked, item: &Told) -> bool {
    let mut parts = item.parts.iter();
    parts.all(|part| {
        let shared = asked.own.of(&part.matters);
        let mut printed = shared.iter().map(|term| term.printed.as_str());
        printed.all(|word| word.starts_with(char::is_uppercase))
    })
}

/// Whether the minutes of an item hold a word of a promise that its name has not.
fn says_more(asked: &Asked, item: &Told, said: &[&Told]) -> bool {
    let name = |term: &Term| item.parts.iter().any(|part| part.matters.holds(term));
    let mut rest = asked.own.iter().filter(|term| !name(term)).peekable();
    let holds = |term: &Term| {
        let mut parts = said.iter().filter_map(|place| place.parts.first());
        parts.any(|part| part.matters.holds(term))
    };
    rest.peek().is_none() || rest.any(holds)
}

/// Of what another committee says of a promise, what it decided tells more than that it
/// considered it.
pub fn tell_what_was_decided(traces: &mut [Vec<Found>], asked: &[Asked], told: &[Told]) {
    let mut of_item: HashMap<i64, Decided> = HashMap::new();
    for (at, place) in told.iter().enumerate() {
        if let (In::Minutes, Some(item)) = (place.mention.place, place.mention.item) {
            let decided = of_item.entry(item).or_default();
            if stance::reception(&place.mention.text).is_some() {
                decided.received.push(at);
            }
            if is_decision(&place.mention.text) {
                decided.all.push(at);
            }
        }
    }
    for (asked, found) in asked.iter().zip(traces) {
        for trace in found {
            let place = &told[trace.mention];
            let is_elsewhere = place.mention.committee != asked.promise.committee;
            let item = place.mention.item.filter(|_| is_elsewhere);
            let decided = item.and_then(|item| of_item.get(&item));
            if let Some(only) = decided.and_then(|decided| decided.of(trace.mention)) {
                trace.mention = only;
                trace.evidence.at = 0;
            }
        }
    }
}

/// Whether it is what another committee decided of what it was asked: that may promise in its
/// turn, and answers all the same.
pub fn is_decided_elsewhere(promise: &Promise, mention: &Mention) -> bool {
    mention.place == In::Minutes
        && mention.committee != promise.committee
        && is_decision(&mention.text)
        && !says_not_yet(&mention.text)
}

/// What the minutes of an item decide.
#[derive(Default)]
struct Decided {
    /// What they say of a recommendation.
    received: Vec<usize>,
    /// All that they decide.
    all: Vec<usize>,
}

impl Decided {
    /// The decision that tells what became of a promise whose trace stands at a place of the
    /// item: of several none is known to be about it.
    fn of(&self, place: usize) -> Option<usize> {
        if self.received.contains(&place) || self.all.contains(&place) {
            return None;
        }
        match (self.received.as_slice(), self.all.as_slice()) {
            ([only], _) | ([], [only]) => Some(*only),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::thread::matching::traces;
    use crate::thread::words::Lexicon;

    fn places(committee: i64, title: &str, said: &[&str]) -> Vec<Mention> {
        let place = |place, text: &str| Mention {
            item: Some(7),
            committee,
            first_seen: Some(date(2031, 6, 10)),
            day: Some(date(2031, 6, 10)),
            title: (place == In::Minutes).then(|| title.to_owned()),
            text: text.to_owned(),
            ..Mention::nothing(place)
        };
        let said = said.iter().map(|text| place(In::Minutes, text));
        [place(In::Agenda, title)].into_iter().chain(said).collect()
    }

    fn found(text: &str, mentions: &[Mention]) -> Vec<String> {
        let promise = Promise {
            text: text.to_owned(),
            day: Some(date(2031, 4, 1)),
            committee: 1,
            ..Promise::default()
        };
        let texts = mentions.iter().map(|mention| mention.text.as_str());
        let lexicon = Lexicon::new("Ports Panel", [], &[], texts.chain([text]));
        let bodies = [(1, "Ports Panel".to_owned()), (2, "Cabinet".to_owned())];
        let mut all = traces(&[promise], mentions, &bodies, &lexicon, &[Vec::new()]);
        let first = all.remove(0).into_iter();
        first
            .map(|found| mentions[found.mention].text.clone())
            .collect()
    }

    #[test]
    fn an_item_of_the_name_whose_minutes_say_something_else_is_no_trace() {
        let prices = "That the Youth Barn prices be reported back.";
        let party = ["Mr Rook thanked the dancers."];
        assert!(found(prices, &places(1, "Youth Barn", &party)).is_empty());
        let told = ["The prices had risen."];
        assert!(!found(prices, &places(1, "Youth Barn", &told)).is_empty());
    }

    #[test]
    fn an_item_that_was_only_noted_gives_no_figures() {
        let list = "The Chair requested a list of winch breakdowns.";
        assert!(found(list, &places(1, "Winches", &["Noted."])).is_empty());
        let told = ["The winch had broken down nine times."];
        assert!(!found(list, &places(1, "Winches", &told)).is_empty());
    }

    #[test]
    fn what_another_committee_decided_is_the_trace() {
        let asked = "That Cabinet be asked to spend £25,000 on buoys at Kelp Barn.";
        let decided = "That the recommendation of the Panel be not accepted.";
        let said = [
            "The Cabinet considered the recommendation that £25,000 be spent on buoys at Kelp Barn.",
            decided,
        ];
        assert_eq!(found(asked, &places(2, "Buoys", &said)), [decided]);
    }
}
