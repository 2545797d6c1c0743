//! The words of a text that name people and posts.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use super::tokens::plain_stems;

/// "Head of …", "Cabinet Member for …": the words behind, as far as they are capitals.
static POST_OF: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"\b(?:Head|Director|Member|Holder|Lead|Champion|Manager|Commissioner|Minister|Secretary of State|Officer|Leader) (?:of|for) (?P<post>(?:(?:the|and|of|&) )*[A-Z][\w’'-]*(?:,? (?:and |& |of |for )*[A-Z][\w’'-]*)*)",
    )
    .ok()
});

/// "Flood Risk Manager", "Chief Nurse": the capitals before.
static POST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?P<post>(?:[A-Z][\w’'-]* (?:and |& |of )?){1,5})(?:Manager|Officer|Director|Nurse|Executive|Accountant|Engineer|Surveyor|Solicitor|Treasurer|Adviser|Advisor|Coordinator|Co-ordinator|Auditor|Inspector|Superintendent|Commander|Warden|Planner|Architect|Lead)\b",
    )
    .ok()
});

/// "Mr Okell", "Cllr J. Thorne": the name behind.
static ADDRESSED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Rev|Revd|Canon|Fr|PC|PCSO|Sgt|Cllr|Cllrs|Councillor)\.? (?:[A-Z]\.? ?)*(?P<name>[A-Z][\w’'-]+)",
    )
    .ok()
});

/// The stems of the names of people who are addressed as such.
pub(super) fn addressed(text: &str) -> HashSet<String> {
    ADDRESSED
        .iter()
        .flat_map(|pattern| pattern.captures_iter(text))
        .filter_map(|found| found.name("name"))
        .flat_map(|name| plain_stems(name.as_str()))
        .collect()
}

/// What [`POST`] ends in: few texts have any, and only these are looked through.
static POST_ENDS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        "Manager|Officer|Director|Nurse|Executive|Accountant|Engineer|Surveyor|Solicitor|Treasurer|Advis|Co-?ordinator|Auditor|Inspector|Superintendent|Commander|Warden|Planner|Architect|Lead",
    )
    .ok()
});

/// The stems of the words that name posts.
pub(super) fn posts(text: &str) -> HashSet<String> {
    let may_end = POST_ENDS.as_ref().is_some_and(|ends| ends.is_match(text));
    [Some(&POST_OF), Some(&POST).filter(|_| may_end)]
        .into_iter()
        .flatten()
        .filter_map(|pattern| pattern.as_ref())
        .flat_map(|pattern| pattern.captures_iter(text))
        .filter_map(|found| found.name("post"))
        .flat_map(|post| plain_stems(post.as_str()))
        .collect()
}

/// Whether words that make one meaning are all those of posts: "Director of Adult Social
/// Care".
pub(super) fn is_of(posts: &HashSet<String>, printed: &str) -> bool {
    !posts.is_empty()
        && printed.contains(' ')
        && plain_stems(printed).iter().all(|stem| posts.contains(stem))
}
