//! When two names are those of one body: the writings of a committee's name, and the many
//! names that an authority's own body goes by ("Council", "Full Council", "Ashwell Town
//! Council"; "Board in public", "the Trust Board").
//!
//! Only what says how a meeting is held is set aside, and the name of the authority
//! itself: two bodies that each have a word of their own are two.

use crate::domain::fold;

/// A body, as its names are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Body {
    /// The name that was asked for, folded.
    pub name: String,
    /// Its authority's name, where it or the body's own name tells.
    pub council: Option<String>,
    /// What all names of the body have in common.
    pub folded: String,
    /// The kinds of authority that its names speak of.
    kinds: Vec<String>,
}

/// Kinds of councils, as their names have them.
const KINDS: [&str; 7] = [
    "town",
    "parish",
    "community",
    "county",
    "city",
    "borough",
    "district",
];
/// What an authority is that has a board and no council.
const BOARDS: [&[&str]; 3] = [
    &["integrated", "care", "board"],
    &["health", "board"],
    &["trust"],
];
/// What an authority is that is called so.
const AUTHORITIES: [&[&str]; 10] = [
    &["fire", "rescue", "authority"],
    &["fire", "authority"],
    &["national", "park", "authority"],
    &["combined", "authority"],
    &["combined", "county", "authority"],
    &["broads", "authority"],
    &["waste", "authority"],
    &["waste", "disposal", "authority"],
    &["transport", "authority"],
    &["port", "health", "authority"],
];
/// How a meeting is called, before "meeting of" or before the name of a whole council.
const SORTS: [&str; 13] = [
    "special",
    "extraordinary",
    "ordinary",
    "annual",
    "general",
    "additional",
    "adjourned",
    "inaugural",
    "full",
    "public",
    "virtual",
    "remote",
    "hybrid",
];
/// How a meeting is called whose name no committee has a word of.
const PLAIN_SORTS: [&str; 2] = ["extraordinary", "adjourned"];
/// What stands behind a name and says how the meeting is held.
const HELD: [&[&str]; 12] = [
    &["in", "public"],
    &["in", "public", "session"],
    &["public", "session"],
    &["open", "session"],
    &["public"],
    &["part", "1"],
    &["part", "i"],
    &["part", "one"],
    &["virtual"],
    &["virtually"],
    &["remotely"],
    &["meeting"],
];

/// The body of a name, and of the council whose paper names it.
pub(super) fn of(council: Option<&str>, name: &str) -> Body {
    let said = words(name);
    let mut own = said.clone();
    strip(&mut own);
    let Some(authority) = council.map(full_words) else {
        return without_council(name, &own);
    };
    let mut kinds = kinds_of(&authority);
    let mut rest = own.as_slice();
    let named = wide(&own);
    let named_council = named.strip_prefix(authority.as_slice());
    if let Some(behind) = named_council {
        rest = behind;
    }
    let mut rest = rest.to_vec();
    strip(&mut rest);
    let whole = if rest.is_empty() {
        Some(own_key(&authority))
    } else {
        own_body(&authority, &rest)
    };
    let folded = if let Some(key) = whole {
        key.to_owned()
    } else {
        kinds.clear();
        rest.join(" ")
    };
    Body {
        name: fold::compare(name),
        council: council.map(str::to_owned),
        folded,
        kinds,
    }
}

/// Whether two names may be those of one body, their councils apart.
pub(super) fn is_same(one: &Body, other: &Body) -> bool {
    let kinds = one.kinds.is_empty()
        || other.kinds.is_empty()
        || one.kinds.iter().any(|kind| other.kinds.contains(kind));
    kinds && close(&one.folded) == close(&other.folded)
}

/// Whether two councils' names are one, or one of them is not known.
pub(super) fn may_be_one_council(one: Option<&str>, other: Option<&str>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => council_key(one) == council_key(other),
        (None, Some(_) | None) | (Some(_), None) => true,
    }
}

/// A council's name as it is compared.
pub(super) fn council_key(name: &str) -> String {
    full_words(name).join(" ")
}

/// Whether a name says nothing of how one meeting is held.
pub(super) fn is_plain(name: &str) -> bool {
    let said = words(name);
    let mut own = said.clone();
    strip(&mut own);
    if own
        .last()
        .is_some_and(|last| last == "council" || last == "board")
    {
        strip_sorts(&mut own);
    }
    own == said
}

/// The words of a name that count: "The Children & Families Panel" and "CHILDREN AND
/// FAMILIES PANEL" are one.
pub(super) fn words(name: &str) -> Vec<String> {
    fold::compare(name)
        .split(' ')
        .filter(|word| !matches!(*word, "the" | "and" | ""))
        .map(str::to_owned)
        .collect()
}

/// The words of a name that count, short forms written out.
pub(super) fn full_words(name: &str) -> Vec<String> {
    wide(&words(in_english(name)))
}

/// What an authority is called in the other languages of its papers.
const IN_OTHER_WORDS: [&str; 4] = ["cyngor", "awdurdod", "bwrdd", "comhairle"];

/// The English half of a name that is printed in two languages.
fn in_english(name: &str) -> &str {
    let Some((one, other)) = name.split_once(['/', '|']) else {
        return name;
    };
    let is_foreign = |half: &str| {
        let first = words(half).into_iter().next();
        first.is_some_and(|first| IN_OTHER_WORDS.contains(&first.as_str()))
    };
    let is_english = |half: &str| authority_in(&words(half)).is_some();
    match (is_foreign(one), is_foreign(other)) {
        (true, false) if is_english(other) => other,
        (false, true) if is_english(one) => one,
        (_, _) => name,
    }
}

/// "ICB" is short for what every such board is called.
fn wide(words: &[String]) -> Vec<String> {
    words
        .iter()
        .flat_map(|word| match word.as_str() {
            "icb" => vec!["integrated", "care", "board"],
            other => vec![other],
        })
        .map(str::to_owned)
        .collect()
}

fn without_council(name: &str, own: &[String]) -> Body {
    let named = wide(own);
    let kinds = kinds_of(&named);
    let mut bare = named.clone();
    strip_sorts(&mut bare);
    // "NHS Ashwell ICB Board" names the authority before its body.
    let doubled = ends_with(&bare, &["board"])
        && BOARDS[..2]
            .iter()
            .any(|kind| ends_with(&bare[..bare.len() - 1], kind));
    if doubled {
        bare.pop();
    }
    if let Some(before) = authority_in(&bare) {
        let named_one = !before.iter().all(|word| word == "nhs" || is_generic(word));
        let council = (named_one && !doubled && bare.len() == own.len())
            .then(|| name.trim().to_owned())
            .filter(|_| is_plain(name));
        return Body {
            name: fold::compare(name),
            council,
            folded: own_key(&bare).to_owned(),
            kinds,
        };
    }
    let of_trust = |bare: &[String]| bare == ["trust", "board"] || bare == ["board"];
    if of_trust(&bare) {
        return Body {
            name: fold::compare(name),
            council: None,
            folded: "board".to_owned(),
            kinds: Vec::new(),
        };
    }
    if bare == ["authority"] {
        return Body {
            name: fold::compare(name),
            council: None,
            folded: "authority".to_owned(),
            kinds: Vec::new(),
        };
    }
    if let Some((council, committee)) = parted(name) {
        return Body {
            name: fold::compare(name),
            ..of(Some(council), committee)
        };
    }
    Body {
        name: fold::compare(name),
        council: None,
        folded: own.join(" "),
        kinds: Vec::new(),
    }
}

/// Parts an authority's whole name from its committee's behind it: "Amble Park Authority
/// Works Committee".
fn parted(name: &str) -> Option<(&str, &str)> {
    let ends = name.match_indices(' ').map(|(at, _)| at);
    ends.filter(|at| !name[*at..].trim_start().starts_with("of "))
        .find_map(|at| {
            let (council, committee) = (&name[..at], name[at..].trim());
            let named = full_words(council);
            let before = authority_in(&named)?;
            let is_named = !before.is_empty() && !before.iter().all(|word| is_generic(word));
            let last = words(committee).pop()?;
            let is_body = words(committee).len() > 1 && COMMITTEES.contains(&last.as_str());
            (is_named && is_body).then_some((council, committee))
        })
}

/// What a committee's name ends in.
const COMMITTEES: [&str; 7] = [
    "committee",
    "subcommittee",
    "panel",
    "board",
    "commission",
    "forum",
    "group",
];

/// The words before what makes a name that of an authority.
fn authority_in(words: &[String]) -> Option<&[String]> {
    if ends_with(words, &["council"]) {
        let before = &words[..words.len() - 1];
        // "Youth Council" is none.
        let is_one = before.is_empty() || before.last().is_some_and(|last| is_generic(last));
        return is_one.then_some(before);
    }
    BOARDS
        .iter()
        .filter(|kind| **kind != ["trust"] || words.iter().any(|word| word == "nhs"))
        .chain(&AUTHORITIES)
        .find(|kind| ends_with(words, kind))
        .map(|kind| &words[..words.len() - kind.len()])
}

fn is_generic(word: &str) -> bool {
    KINDS.contains(&word) || matches!(word, "metropolitan" | "mayoral" | "university" | "council")
}

/// What the whole body of an authority is called, whatever its names.
fn own_key(authority: &[String]) -> &'static str {
    if BOARDS.iter().any(|kind| ends_with(authority, kind)) {
        "board"
    } else if ends_with(authority, &["authority"]) {
        "authority"
    } else {
        "council"
    }
}

/// Whether a name without the authority's own is that of its whole body.
fn own_body(authority: &[String], rest: &[String]) -> Option<&'static str> {
    let key = own_key(authority);
    let mut rest = wide(rest);
    strip_sorts(&mut rest);
    let is_whole = match key {
        "council" => {
            let kinds = kinds_of(authority);
            ends_with(&rest, &["council"])
                && rest[..rest.len() - 1].iter().all(|word| {
                    is_generic(word)
                        && (kinds.is_empty() && KINDS.contains(&word.as_str())
                            || authority.contains(word))
                })
        }
        "board" => {
            let trust = ends_with(authority, &["trust"]);
            rest == ["board"]
                || trust && (rest == ["trust", "board"] || rest == ["board", "of", "directors"])
                || !trust && is_tail(authority, &rest)
                || rest.split_last().is_some_and(|(last, before)| {
                    last == "board" && before.len() > 1 && is_tail(authority, before)
                })
        }
        _ => {
            let boarded = authority
                .iter()
                .any(|word| matches!(word.as_str(), "combined" | "park"));
            let before = rest.strip_suffix(&["board".to_owned()]).unwrap_or(&rest);
            let before = before
                .strip_prefix(&["mayoral".to_owned()])
                .unwrap_or(before);
            let unboarded = before.len() == rest.len() || boarded;
            rest == ["authority"]
                || unboarded && (before.is_empty() || is_tail(authority, before))
                || rest == ["fire", "authority"] && authority.contains(&"fire".to_owned())
        }
    };
    (!rest.is_empty() && is_whole).then_some(key)
}

/// Whether words are the last ones of an authority's name, and name its kind.
fn is_tail(authority: &[String], rest: &[String]) -> bool {
    rest.len() > 1 && authority.ends_with(rest)
}

fn kinds_of(words: &[String]) -> Vec<String> {
    words
        .iter()
        .filter(|word| KINDS.contains(&word.as_str()))
        .cloned()
        .collect()
}

fn ends_with(words: &[String], end: &[&str]) -> bool {
    words.len() >= end.len() && words[words.len() - end.len()..].iter().eq(end.iter())
}

/// Takes off what says how one meeting is held.
fn strip(words: &mut Vec<String>) {
    loop {
        let before = words.len();
        strip_ends(words);
        if words.len() == before {
            return;
        }
    }
}

fn strip_ends(words: &mut Vec<String>) {
    if let Some(of) = words.iter().position(|word| word == "of") {
        let calls = words[..of].split_last().is_some_and(|(last, sorts)| {
            matches!(last.as_str(), "meeting" | "meetings")
                && sorts.iter().all(|sort| is_sort(sort))
        });
        if calls && of + 1 < words.len() {
            words.drain(..=of);
        }
    }
    if words.len() > 2 && PLAIN_SORTS.contains(&words[0].as_str()) {
        words.remove(0);
    }
    if words.len() > 3 && words[0] == "extra" && words[1] == "ordinary" {
        words.drain(..2);
    }
    for end in HELD {
        if words.len() > end.len() && ends_with(words, end) {
            words.truncate(words.len() - end.len());
        }
    }
    if words.len() > 1 && ends_with(words, &["held"]) {
        words.pop();
    }
}

/// Takes off how the meeting of a whole council is called.
fn strip_sorts(words: &mut Vec<String>) {
    while words.len() > 1 && (is_sort(&words[0]) || words[0] == "extra") {
        words.remove(0);
    }
}

fn is_sort(word: &str) -> bool {
    SORTS.contains(&word) || word == "extra"
}

/// A name whose words may be one or many, and one word or two: "Adult Services Sub-Committee"
/// and "Adults Services Subcommittee".
fn close(folded: &str) -> String {
    /// A shorter word's "s" is its own.
    const SHORTEST: usize = 5;
    folded
        .replace("sub committee", "subcommittee")
        .split(' ')
        .map(|word| {
            let plural = word.len() >= SHORTEST
                && word.ends_with('s')
                && !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
            match word.strip_suffix("ies") {
                Some(stem) if plural => format!("{stem}y"),
                Some(_) | None if plural => word[..word.len() - 1].to_owned(),
                Some(_) | None => word.to_owned(),
            }
        })
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(one: (Option<&str>, &str), other: (Option<&str>, &str)) -> bool {
        let (one, other) = (of(one.0, one.1), of(other.0, other.1));
        may_be_one_council(one.council.as_deref(), other.council.as_deref())
            && is_same(&one, &other)
    }

    #[test]
    fn a_whole_council_goes_by_many_names() {
        let council = Some("Ambleford Town Council");
        for name in [
            "Town Council",
            "Full Council",
            "Council",
            "AMBLEFORD TOWN COUNCIL",
            "Meeting of the Town Council",
            "Annual Council",
            "Extraordinary Meeting of the Council",
            "Extra-ordinary Town Council",
            "Ambleford Town Council Meeting",
            "the Council (Public)",
        ] {
            assert!(same((council, name), (council, "Council")), "{name}");
            assert!(same((None, name), (council, "Town Council")), "{name}");
        }
    }

    #[test]
    fn an_authority_that_is_its_own_body_goes_by_many_names() {
        let board = Some("NHS Ambleford Integrated Care Board");
        for name in [
            "Board",
            "Board in public",
            "Board Meeting held in public",
            "ICB Board",
            "Integrated Care Board",
            "NHS Ambleford ICB",
            "NHS Ambleford ICB Board",
            "NHS AMBLEFORD INTEGRATED CARE BOARD",
            "Board - Part 1",
        ] {
            assert!(same((board, name), (board, "Board")), "{name}");
            assert!(same((None, name), (board, "Board")), "{name}");
        }
        let trust = Some("Ambleford Hospitals NHS Foundation Trust");
        assert!(same(
            (trust, "the Trust Board"),
            (trust, "Board of Directors")
        ));
        assert!(!same((trust, "Council of Governors"), (trust, "Board")));
        let fire = Some("Ambleshire Fire and Rescue Authority");
        for name in [
            "Authority",
            "Full Authority",
            "Fire Authority",
            "Fire & Rescue Authority",
        ] {
            assert!(
                same((fire, name), (fire, "Ambleshire Fire and Rescue Authority")),
                "{name}"
            );
        }
        let combined = Some("Amble Valley Combined Authority");
        for name in [
            "Combined Authority",
            "Combined Authority Board",
            "Mayoral Combined Authority Board",
        ] {
            assert!(same((combined, name), (combined, "Authority")), "{name}");
        }
    }

    #[test]
    fn a_council_whose_name_is_printed_in_two_languages_is_one() {
        let english = Some("Amble Vale County Council");
        let both = "CYNGOR SIR DYFFRYN AMBL / AMBLE VALE COUNTY COUNCIL";
        let turned = "Amble Vale County Council | Cyngor Sir Dyffryn Ambl";
        for council in [both, turned] {
            assert!(
                same((Some(council), "Harbour Panel"), (english, "Harbour Panel")),
                "{council}"
            );
        }
        let twins = Some("Amble / Brack Borough Council");
        let other = Some("Brack Borough Council");
        assert!(!same((twins, "Harbour Panel"), (other, "Harbour Panel")));
    }

    #[test]
    fn a_committee_named_behind_its_authority_is_the_authoritys() {
        let park = Some("Amble National Park Authority");
        for (name, council) in [
            (
                "AMBLE NATIONAL PARK AUTHORITY WORKS AND PATHS COMMITTEE",
                park,
            ),
            (
                "Ambleford Borough Council Works and Paths Committee",
                Some("Ambleford Borough Council"),
            ),
        ] {
            let plain = (council, "Works & Paths Committee");
            assert!(same((None, name), plain), "{name}");
            assert_eq!(of(None, name).folded, "works paths committee", "{name}");
        }
        for name in ["Town Council Works Committee", "Youth Council Forum"] {
            assert_eq!(of(None, name).council, None, "{name}");
        }
    }

    #[test]
    fn a_committee_is_one_however_its_meeting_is_held() {
        let council = Some("Ambleford Borough Council");
        for (one, other) in [
            ("Harbour & Docks Panel", "The Harbour and Docks Panel"),
            ("Harbour Panel", "Special Meeting of the Harbour Panel"),
            ("Harbour Panel", "Harbour Panel held in public"),
            ("Harbour Panel", "Ambleford Borough Council Harbour Panel"),
            (
                "Adult Services Sub-Committee",
                "Adults Services Subcommittee",
            ),
        ] {
            assert!(same((council, one), (council, other)), "{one} / {other}");
        }
    }

    #[test]
    fn two_bodies_with_words_of_their_own_are_two() {
        let council = Some("Ambleford Borough Council");
        for (one, other) in [
            ("Health Committee", "Health Scrutiny Committee"),
            ("Cabinet", "Executive"),
            ("Council", "Cabinet"),
            ("Council", "Youth Council"),
            ("Council", "Parish Council"),
            ("Council", "Annual Parish Meeting"),
            ("Special Schools Panel", "Schools Panel"),
            ("Board in private", "Board"),
            ("Health and Wellbeing Board", "Board"),
            ("Planning Committee A", "Planning Committee B"),
            ("Planning Committee", "Planning Sub-Committee"),
        ] {
            assert!(!same((council, one), (council, other)), "{one} / {other}");
        }
        assert!(!same(
            (Some("Ambleford Town Council"), "Council"),
            (Some("Brackwell Town Council"), "Council"),
        ));
        assert!(!same(
            (None, "Town Council"),
            (Some("Ambleshire County Council"), "Council")
        ));
        assert!(!same(
            (None, "Brackwell Parish Council"),
            (Some("Ambleford Town Council"), "Council")
        ));
    }
}
