//! Where something is, which tells nothing of what it is: signs on one path, bins on the same
//! path; the wire at one park, the wire at another.

use std::sync::LazyLock;

use regex::Regex;

use crate::domain::fold;
use crate::thread::sides::{Asked, Part, Told};
use crate::thread::terms::Terms;
use crate::thread::words::{Term, is_kind_of_place, kind_of_place};

/// "On the Plover Lane footpath": a name behind a word for where, with what kind of place it
/// is.
static WHERE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"\b(?P<at>on|in|at|near|outside|inside|along|beside|behind|opposite|around|across|for|from)\s+(?:the\s+)?(?P<place>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)+(?:\s+(?:footpath|path|playground|park|ward|estate|allotments?|cemetery|car park|library|centre|school|bridge|street|road|lane|verge|green|field|hall|site|depot|station|junction|crossing|roundabout|village|gardens|toilets?)\b)?)",
    )
    .ok()
});

/// Behind these a name may be that of a matter: "a report on Adult Learning".
const OF_MATTERS: [&str; 4] = ["on", "in", "for", "from"];

/// What only says where the matter of a promise is.
pub fn whereabouts(text: &str, own: &Terms) -> Terms {
    let is_place = |at: &str, place: &str| {
        let last = place.split_whitespace().next_back().unwrap_or_default();
        let is_kind = is_kind_of_place(last) || !last.starts_with(char::is_uppercase);
        is_kind || !OF_MATTERS.contains(&at)
    };
    let found = WHERE.iter().flat_map(|pattern| pattern.captures_iter(text));
    let places: Vec<&str> = found
        .filter_map(|found| Some((found.name("at")?.as_str(), found.name("place")?.as_str())))
        .filter(|(at, place)| is_place(at, place))
        .map(|(_, place)| place)
        .collect();
    let rest = places
        .iter()
        .fold(text.to_owned(), |rest, place| rest.replace(place, " "));
    let stands = |text: &str, term: &Term| text.contains(term.printed.as_str());
    // What the papers spell out is no place, though it has capitals.
    let names = |term: &Term| term.is_named || !term.printed.contains(char::is_uppercase);
    own.iter()
        .filter(|term| names(term) && places.iter().any(|place| stands(place, term)))
        .filter(|term| !stands(&rest, term))
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

/// So many words behind its first may end the name of a place: "Otter Leisure Centre".
const LONGEST: usize = 3;

/// Whether the first word of a place's name is that of another place there: "Otter Court" and
/// "Otter Day Centre".
pub(super) fn goes_on_otherwise(asked: &Asked, told: &Told, term: &Term) -> bool {
    let is_of_it = |place: &&Term| {
        kind_of_place(&place.printed).is_some()
            && place.printed.split(' ').next() == Some(term.printed.as_str())
    };
    let Some(place) = asked.own.iter().find(is_of_it) else {
        return false;
    };
    let kind = kind_of_place(&place.printed).unwrap_or_default();
    let texts = [Some(&told.mention.text), told.mention.title.as_ref()];
    let ends = texts.into_iter().flatten();
    let mut ends = ends.filter_map(|text| ending(text, &term.printed));
    // The title tells more than the words under it.
    ends.next_back().is_some_and(|end| end != kind)
}

/// What kind of place a name goes on to.
fn ending(text: &str, first: &str) -> Option<String> {
    let (_, behind) = text.split_once(first)?;
    let words = behind.strip_prefix(' ')?.split_whitespace();
    words
        .take(LONGEST)
        .take_while(|word| word.starts_with(char::is_uppercase))
        .map(|word| word.trim_end_matches(|letter: char| !letter.is_alphanumeric()))
        .find(|word| is_kind_of_place(word))
        .map(fold::compare)
}
