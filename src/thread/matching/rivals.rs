//! How strong a place is beside the other places of its promise, and beside the other promises
//! that it may belong to.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use crate::thread::evidence::Evidence;
use crate::thread::promise::Mention;

/// A row is a promise's own where the next promise is by so much less like it.
const NEARER: f32 = 1.15;

/// A row that is so much more like another promise is not this one's, though that one has
/// it by words of all councils.
const NEAR: f32 = 0.5;

/// What the plain words of a row count, where it is told apart between promises.
pub(super) const OF_PRINTED: f32 = 0.7;

/// Says of the sentences of a promise's places which come after one as strong that was
/// said at an earlier meeting, and promised nothing in its turn.
pub(super) fn follow(gathered: &mut [Vec<(usize, Evidence)>], mentions: &[Mention]) {
    for found in gathered {
        let mut said: Vec<(Option<Date>, f32)> = found
            .iter()
            .filter(|(_, evidence)| evidence.is_said && !evidence.again)
            .map(|(index, evidence)| (mentions[*index].day, evidence.strength()))
            .collect();
        // By day: the strongest until then.
        said.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| b.1.total_cmp(&a.1)));
        said.dedup_by_key(|(day, _)| *day);
        let mut strongest = f32::NEG_INFINITY;
        for (_, strength) in &mut said {
            strongest = strongest.max(*strength);
            *strength = strongest;
        }
        for (index, evidence) in found.iter_mut().filter(|(_, evidence)| evidence.is_said) {
            let (day, strength) = (mentions[*index].day, evidence.strength());
            let earlier = said.partition_point(|(earlier, _)| *earlier < day);
            evidence.is_after = said[..earlier]
                .last()
                .is_some_and(|(_, stronger)| *stronger >= strength);
        }
    }
}

/// Says of each place how strong it is beside the other places of its promise, and beside
/// the other promises that it may belong to.
pub(super) fn compete(gathered: &mut [Vec<(usize, Evidence)>]) {
    let mut best: HashMap<usize, f32> = HashMap::new();
    for (mention, evidence) in gathered.iter().flatten() {
        let strongest = best.entry(*mention).or_default();
        *strongest = strongest.max(evidence.strength());
    }
    for found in gathered {
        let strongest = found
            .iter()
            .map(|(_, evidence)| evidence.strength())
            .fold(f32::EPSILON, f32::max);
        for (mention, evidence) in found {
            let strength = evidence.strength();
            let of_place = best.get(mention).copied().unwrap_or(strength);
            evidence.of_place = strength / of_place.max(f32::EPSILON);
            evidence.of_promise = strength / strongest;
        }
    }
}

/// Says which of the rows that were entered at a meeting is whose: a table holds each of
/// the promises once. The strongest pair comes first, and what is left is told apart only
/// where one promise is clearly nearer than the next.
pub(super) fn assign(gathered: &mut [Vec<(usize, Evidence)>]) {
    let mut of_row: HashMap<usize, Vec<(usize, f32)>> = HashMap::new();
    for (promise, found) in gathered.iter().enumerate() {
        for (row, evidence) in found {
            if evidence.may_be_its_own() && evidence.of_place >= NEAR {
                let pairs = of_row.entry(*row).or_default();
                let strength = evidence.strength() + OF_PRINTED * evidence.printed;
                pairs.push((promise, strength));
            }
        }
    }
    // Whose own words a row has goes before those whose item's alone it has.
    for (row, pairs) in &mut of_row {
        let is_own = |promise: usize| {
            let mut places = gathered[promise].iter();
            places.any(|(other, evidence)| other == row && !evidence.only_around)
        };
        if pairs.iter().any(|(promise, _)| is_own(*promise)) {
            pairs.retain(|(promise, _)| is_own(*promise));
        }
    }
    let mut pairs: Vec<(usize, usize, f32)> = of_row
        .iter()
        .flat_map(|(row, pairs)| {
            pairs
                .iter()
                .map(|(promise, strength)| (*row, *promise, *strength))
        })
        .collect();
    pairs.sort_by(|a, b| {
        b.2.total_cmp(&a.2)
            .then_with(|| (a.1, a.0).cmp(&(b.1, b.0)))
    });
    let (mut taken, mut given) = (HashSet::new(), HashSet::new());
    for (row, promise, strength) in pairs {
        if taken.contains(&promise) || given.contains(&row) {
            continue;
        }
        let next = of_row[&row]
            .iter()
            .filter(|(other, _)| *other != promise && !taken.contains(other))
            .map(|(_, strength)| *strength)
            .fold(0.0, f32::max);
        if strength < next * NEARER {
            continue;
        }
        taken.insert(promise);
        given.insert(row);
        for (other, evidence) in &mut gathered[promise] {
            evidence.assigned |= *other == row;
        }
    }
    // Whose row it is does not show in the title that all promises of the item stand under:
    // another of them has it by words of its own.
    let by_own: HashSet<usize> = gathered
        .iter()
        .flatten()
        .filter(|(_, evidence)| evidence.assigned && !evidence.within_title)
        .map(|(row, _)| *row)
        .collect();
    for found in gathered {
        found.retain(|(row, evidence)| {
            evidence.assigned || !evidence.within_title || !by_own.contains(row)
        });
    }
}
