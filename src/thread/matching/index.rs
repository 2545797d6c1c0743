//! Which places a promise need be compared with at all.

use std::collections::HashMap;

use crate::thread::evidence::{self, is_next_programme, is_reference};
use crate::thread::sides::{Asked, Told};
use crate::thread::words::Term;

/// Which mentions hold a word, and which name a minute by its number.
pub(super) struct Index {
    holding: HashMap<u32, Vec<usize>>,
    pointing: Vec<usize>,
    /// Rows that have letters which may stand for words.
    lettered: Vec<usize>,
}

impl Index {
    pub(super) fn of(told: &[Told]) -> Index {
        let mut holding: HashMap<u32, Vec<usize>> = HashMap::new();
        for (index, place) in told.iter().enumerate() {
            for term in place.parts.iter().flat_map(|part| part.terms.iter()) {
                let places = holding.entry(term.number).or_default();
                if places.last() != Some(&index) {
                    places.push(index);
                }
            }
        }
        let points = |index: &usize| {
            !told[*index].minutes.is_empty() || told[*index].mention.minute.is_some()
        };
        Index {
            holding,
            pointing: (0..told.len()).filter(points).collect(),
            lettered: (0..told.len())
                .filter(|index| told[*index].is_of_table())
                .filter(|index| {
                    told[*index]
                        .parts
                        .iter()
                        .any(|part| !part.letters.is_empty())
                })
                .collect(),
        }
    }

    pub(super) fn holding(&self, asked: &Asked, told: &[Told]) -> Vec<usize> {
        let mut is_candidate = vec![false; told.len()];
        let places = |term: &Term| self.holding.get(&term.number).into_iter().flatten();
        for place in asked.own.iter().chain(asked.around.iter()).flat_map(places) {
            is_candidate[*place] = true;
        }
        // What is done, and who does it, is in every other place: alone it tells something
        // of few.
        let may_tell = |place: &Told| {
            place.arises || !asked.whom.is_empty() || evidence::is_entered(asked, place)
        };
        for place in asked.acts.iter().flat_map(places) {
            is_candidate[*place] |= may_tell(&told[*place]);
        }
        for place in &self.pointing {
            is_candidate[*place] |=
                told[*place].meeting == asked.next || told[*place].mention.minute.is_some();
        }
        for place in &self.lettered {
            is_candidate[*place] |=
                asked.promise.is_topic || evidence::is_entered(asked, &told[*place]);
        }
        if !asked.to.is_empty() || asked.is_programme {
            for (is_candidate, place) in is_candidate.iter_mut().zip(told) {
                *is_candidate |= is_reference(asked, place) || is_next_programme(asked, place);
            }
        }
        let candidates = (0..told.len()).filter(|place| is_candidate[*place]);
        candidates.collect()
    }
}
