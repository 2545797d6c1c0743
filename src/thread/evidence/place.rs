//! Where something is, which tells nothing of what it is: signs on one path, bins on the same
//! path; the wire at one park, the wire at another.

use std::sync::LazyLock;

use regex::Regex;

use crate::thread::sides::{Asked, Part, Told};
use crate::thread::terms::Terms;
use crate::thread::words::{Term, kind_of_place};

/// "On the Cuckoo Lane footpath": a name behind a word for where, with what kind of place it
/// is.
static WHERE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"\b(?:on|in|at|near|outside|inside|along|beside|behind|opposite|around|across|for|from|to|of)\s+(?:the\s+)?(?P<place>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*(?:\s+(?:footpath|path|playground|park|ward|estate|allotments?|cemetery|car park|library|centre|school|bridge|street|road|lane|verge|green|field|hall|site|depot|station|junction|crossing|roundabout|village|gardens|toilets?)\b)?)",
    )
    .ok()
});

/// What only says where the matter of a promise is.
pub fn whereabouts(text: &str, own: &Terms) -> Terms {
    let Some(pattern) = WHERE.as_ref() else {
        return Terms::default();
    };
    let places: Vec<&str> = pattern
        .captures_iter(text)
        .filter_map(|found| found.name("place"))
        .map(|place| place.as_str())
        .collect();
    let rest = places
        .iter()
        .fold(text.to_owned(), |rest, place| rest.replace(place, " "));
    let is_there = |term: &&Term| {
        let stands = |text: &str| text.contains(term.printed.as_str());
        places.iter().any(|place| stands(place)) && !stands(&rest)
    };
    let names = places.iter().any(|place| place.contains(' '));
    own.iter()
        .filter(|_| names)
        .filter(is_there)
        .cloned()
        .collect()
}

/// Whether nothing is shared but where a matter is that is named beside it.
pub(super) fn is_alone(asked: &Asked, own: &[&Term], around: &[&Term]) -> bool {
    let is_there = |term: &&Term| asked.there.holds(term);
    let says_what = asked
        .own
        .iter()
        .any(|term| !asked.there.holds(term) && !asked.title.holds(term));
    !own.is_empty()
        && !asked.is_bare
        && says_what
        && own.iter().all(is_there)
        && around.iter().all(is_there)
}

/// Whether both name a place of one kind, and not the same.
pub(super) fn is_another(asked: &Asked, told: &Told, part: &Part) -> bool {
    let kinds = |terms: &Terms| -> Vec<(u32, String)> {
        let kind = |term: &Term| Some((term.number, kind_of_place(&term.printed)?));
        terms.iter().filter_map(kind).collect()
    };
    let mine = kinds(&asked.own);
    if mine.is_empty() {
        return false;
    }
    let theirs = kinds(&part.terms);
    let names_it = |number: u32| {
        let is_it = |term: &Term| term.number == number;
        part.terms.iter().any(is_it) || told.title.iter().any(is_it)
    };
    !mine.iter().any(|(number, _)| names_it(*number))
        && theirs.iter().any(|(_, kind)| {
            let mut of_kind = mine.iter();
            of_kind.any(|(_, other)| other == kind)
        })
}
