//! Traces that a promise has from another: from one of its meeting that says the same, and
//! from an older one that it asks for again.

use std::collections::BTreeSet;

use crate::domain::fold;
use crate::thread::evidence::{Evidence, Lent};
use crate::thread::matching::Found;
use crate::thread::promise::{In, Mention, Promise};
use crate::thread::sides::leans;

/// What is lent is less sure than what was found.
const LENT: f32 = 0.9;
/// Scores so near to one another say the same.
const AS_WELL: f32 = 0.1;
/// "With", "that", "from": words of so few letters say nothing of a matter.
const SHORT: usize = 4;

/// Gives each promise the traces of those that say the same, and those of the older one
/// that it asks for again, as far as they came after it.
pub fn lend(
    traces: &mut [Vec<Found>],
    promises: &[Promise],
    mentions: &[Mention],
    alike: &[Vec<usize>],
    floor: f32,
) {
    let own: Vec<Vec<(usize, f32, usize)>> = traces
        .iter()
        .map(|found| {
            let places = found.iter();
            places
                .map(|found| (found.mention, found.score, found.evidence.at))
                .collect()
        })
        .collect();
    for (promise, others) in alike.iter().enumerate() {
        for other in others {
            for place in &own[*other] {
                add(&mut traces[promise], *place, Lent::BySame, mentions, floor);
            }
        }
    }
    for (promise, asked) in promises.iter().enumerate() {
        let Some(older) = asked_again(asked, promises, &own, mentions) else {
            continue;
        };
        for place in &own[older] {
            if comes_after(asked, &mentions[place.0]) {
                add(&mut traces[promise], *place, Lent::ByOlder, mentions, floor);
            }
        }
    }
}

fn add(
    traces: &mut Vec<Found>,
    (mention, score, at): (usize, f32, usize),
    lent: Lent,
    mentions: &[Mention],
    floor: f32,
) {
    let item = mentions[mention].item;
    let is_known = traces.iter().any(|found| {
        found.mention == mention || (item.is_some() && mentions[found.mention].item == item)
    });
    if !is_known {
        let evidence = Evidence {
            lent: Some(lent),
            at,
            ..Evidence::default()
        };
        traces.push(Found::new(mention, (score * LENT).max(floor), evidence));
    }
}

/// The older promise that one asks for again: it hangs on the sentence before it, which is
/// a trace of that.
fn asked_again(
    promise: &Promise,
    promises: &[Promise],
    own: &[Vec<(usize, f32, usize)>],
    mentions: &[Mention],
) -> Option<usize> {
    let before = promise.before.last()?;
    if !leans(&promise.text) {
        return None;
    }
    let is_said = |mention: &Mention| {
        mention.place == In::Minutes
            && mention.day == promise.day
            && mention.committee == promise.committee
            && mention.text == *before
    };
    let fits: Vec<(usize, f32)> = promises
        .iter()
        .zip(own)
        .enumerate()
        .filter(|(_, (older, _))| older.committee == promise.committee && older.day < promise.day)
        .filter_map(|(number, (_, own))| {
            let said = own.iter();
            let said = said.filter(|(mention, _, _)| is_said(&mentions[*mention]));
            let score = said.map(|(_, score, _)| *score).fold(0.0, f32::max);
            (score > 0.0).then_some((number, score))
        })
        .collect();
    let most = fits.iter().map(|(_, score)| *score).fold(0.0, f32::max);
    // Of several that the sentence may speak of, the one that has most of its words.
    let shared = |number: usize| shared_words(before, &promises[number].text);
    fits.into_iter()
        .filter(|(_, score)| *score >= most - AS_WELL)
        .max_by(|(one, fit), (other, as_well)| {
            let words = shared(*one).cmp(&shared(*other));
            words
                .then_with(|| fit.total_cmp(as_well))
                .then(other.cmp(one))
        })
        .map(|(number, _)| number)
}

/// How many words of some length two sentences share.
fn shared_words(one: &str, other: &str) -> usize {
    let words = |text: &str| -> BTreeSet<String> {
        let folded = fold::compare(text);
        let words = folded.split(|letter: char| !letter.is_alphanumeric());
        let long = words.filter(|word| word.chars().count() > SHORT);
        long.map(str::to_owned).collect()
    };
    words(one).intersection(&words(other)).count()
}

/// Whether a place is later than a promise, or stands in a paper that is.
fn comes_after(promise: &Promise, mention: &Mention) -> bool {
    match mention.place {
        In::Programme | In::ForwardPlan | In::Tracker => mention.seen > promise.day,
        In::Agenda | In::Minutes | In::Report => mention.day > promise.day,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn of_promises_that_a_sentence_fits_as_well_the_one_of_its_words_is_asked_for_again() {
        let sentence =
            "The Chair said that the record of failed signals for March had been promised.";
        let older = |text: &str| Promise {
            day: Some(date(2031, 4, 1)),
            text: text.to_owned(),
            ..Promise::default()
        };
        let promises = [
            older("Harbour Master to circulate the record of failed signals for March."),
            older("That a further report on failed signals come to the meeting in July."),
            Promise {
                day: Some(date(2031, 6, 3)),
                text: "Members asked that it be sent without further delay.".to_owned(),
                before: vec![sentence.to_owned()],
                ..Promise::default()
            },
        ];
        let mentions = [Mention {
            day: Some(date(2031, 6, 3)),
            text: sentence.to_owned(),
            ..Mention::nothing(In::Minutes)
        }];
        let asked = |scores: [f32; 2]| {
            let own = scores.map(|score| vec![(0, score, 0)]);
            let own = [own[0].clone(), own[1].clone(), Vec::new()];
            asked_again(&promises[2], &promises, &own, &mentions)
        };
        assert_eq!(asked([0.88, 0.89]), Some(0));
        assert_eq!(asked([0.60, 0.89]), Some(1), "that fits far better");
    }
}
