//! What a report that tells of many matters has to share with a promise.

use crate::thread::evidence::shared::count;
use crate::thread::sides::{Asked, Part, Told};
use crate::thread::words::Term;

/// So many words of the matter are enough under another heading, and under none.
const BESIDE: u8 = 2;
const ALONE: u8 = 3;

/// Whether a sentence shares enough: a word under the promise's own title, more under another
/// or none, for the report tells of every other matter in the same words.
pub(super) fn tells_enough(
    asked: &Asked,
    told: &Told,
    part: &Part,
    (own, around, acts): (&[&Term], &[&Term], &[&Term]),
    reply: bool,
) -> bool {
    let all = own.iter().chain(around).copied();
    let rare: Vec<&Term> = all
        .filter(|term| !term.is_common && !asked.title.holds(term))
        .collect();
    let says = |term: &&Term| part.matters.holds(term) && !term.is_named;
    let is_said = rare.iter().any(says);
    let words = count(&[&rare]);
    let writes = acts.iter().any(|act| Some(act.number) == asked.writing);
    let does_it = acts.iter().any(|act| Some(act.number) != asked.report);
    if asked.is_titled && asked.title.are_alike(&told.title) {
        let says_it = own.iter().any(|term| !asked.title.holds(term));
        return says_it || writes || words >= BESIDE;
    }
    if reply && told.mention.owner.is_some() {
        return !own.is_empty() || words > 0 || does_it;
    }
    if reply && !told.title.is_empty() {
        return true;
    }
    if told.title.is_empty() {
        (words >= ALONE && is_said)
            || (words >= BESIDE && does_it && is_said)
            || (reply && words > 0)
    } else {
        words >= BESIDE && is_said
    }
}
