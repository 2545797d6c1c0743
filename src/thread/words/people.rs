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

/// "Chief Constable", "Harbour Master": the last word says little without the first.
static POST_WHOLE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?P<post>(?:(?:Deputy|Assistant|Chief|Harbour|Station|Town|County|Permanent|Company|Group|Private) )+(?:Constable|Master|Secretary|Registrar|Marshal|Clerk|Accountant|Manager))\b",
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
    [&ADDRESSED, &LETTERS]
        .into_iter()
        .filter_map(|pattern| pattern.as_ref())
        .flat_map(|pattern| pattern.captures_iter(text))
        .filter_map(|found| found.name("name").or_else(|| found.name("behind")))
        .flat_map(|name| plain_stems(name.as_str()))
        .collect()
}

/// "JB undertook to", "ACTION: JB", "…, which JB would send. JB": somebody's two letters.
static LETTERS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"\b(?P<name>[A-Z]{2}) (?:said|says|to [a-z]|undertook|agreed|replied|explained|confirmed|reported|presented|thought|did not|will|would|had|offered|answered|introduced)\b|[.:] (?P<behind>[A-Z]{2})\.?$",
    )
    .ok()
});

/// How somebody of a surname is called in a text: the title, and the first letter of what
/// stands between it and the surname.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Called {
    title: Option<Title>,
    initial: Option<char>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Title {
    Man,
    Woman,
    Councillor,
    Other,
}

impl Title {
    fn of(word: &str) -> Option<Title> {
        Some(match word.trim_end_matches('.') {
            "Mr" | "Sir" => Title::Man,
            "Mrs" | "Ms" | "Miss" | "Dame" => Title::Woman,
            "Cllr" | "Cllrs" | "Councillor" | "Councillors" => Title::Councillor,
            "Dr" | "Prof" | "Mx" | "Rev" | "Revd" | "Canon" | "Fr" => Title::Other,
            _ => return None,
        })
    }
}

/// Whether somebody of a surname whom two texts name may be one person. Another initial is
/// another's, and a surname alone is nobody's in particular.
pub fn may_be_one(text: &str, other: &str, surname: &str) -> bool {
    let (mine, theirs) = (called(text, surname), called(other, surname));
    if mine.is_empty() || theirs.is_empty() {
        return true;
    }
    let agree = |one: &Called, other: &Called| {
        let sexes = [one.title, other.title];
        if sexes.contains(&Some(Title::Man)) && sexes.contains(&Some(Title::Woman)) {
            return false;
        }
        match (one.initial, other.initial) {
            (Some(one), Some(other)) => one == other,
            (None, None) => true,
            (Some(_), None) => other.title.is_none() || one.title == other.title,
            (None, Some(_)) => one.title.is_none() || one.title == other.title,
        }
    };
    mine.iter()
        .any(|one| theirs.iter().any(|other| agree(one, other)))
}

fn called(text: &str, surname: &str) -> Vec<Called> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_it = |word: &str| {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        let word = word
            .strip_suffix("’s")
            .or(word.strip_suffix("'s"))
            .unwrap_or(word);
        word == surname
    };
    let at = (0..words.len()).filter(|at| is_it(words[*at]));
    at.map(|at| {
        let mut before = words[..at].iter().rev().copied().take(3);
        let mut found = Called {
            title: None,
            initial: None,
        };
        for word in before.by_ref() {
            if let Some(title) = Title::of(word) {
                found.title = Some(title);
                break;
            }
            let letters = word.trim_end_matches('.');
            let is_initial = letters.chars().count() == 1
                || (!letters.contains(['.', ',', ':'])
                    && letters.len() > 2
                    && is_forename(letters));
            let first = letters.chars().next().filter(|first| first.is_uppercase());
            match first.filter(|_| is_initial && !word.ends_with([',', ';', ':'])) {
                Some(first) => found.initial = Some(first),
                None => break,
            }
        }
        found
    })
    .collect()
}

/// Whether a word of capitals may be a forename, and no verb or post at the head.
fn is_forename(word: &str) -> bool {
    word.chars().skip(1).all(char::is_lowercase)
        && ![
            "The", "That", "Ask", "Thank", "Invite", "Contact", "Write", "Clerk", "Chair",
            "Chairman", "Officer", "Members", "Both", "And", "Chase",
        ]
        .contains(&word)
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
    [
        Some(&POST_OF),
        Some(&POST_WHOLE),
        Some(&POST).filter(|_| may_end),
    ]
    .into_iter()
    .flatten()
    .filter_map(|pattern| pattern.as_ref())
    .flat_map(|pattern| pattern.captures_iter(text))
    .filter_map(|found| found.name("post"))
    .flat_map(|post| plain_stems(post.as_str()))
    .collect()
}

/// Whether words that make one meaning are all those of posts: "Director of Adult Social
/// Care", and "Head of Procurement", which has another name.
pub(super) fn is_of(posts: &HashSet<String>, printed: &str) -> bool {
    let mut stems = plain_stems(printed).into_iter().peekable();
    !posts.is_empty() && stems.peek().is_some() && stems.all(|stem| posts.contains(&stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anothers_initial_is_another_person() {
        let one = |text: &str, other: &str| may_be_one(text, other, "Tansley");
        assert!(one("Clerk to ask Mrs Tansley.", "Mrs Tansley had come."));
        assert!(one("Ask J. Tansley to look.", "J. Tansley has visited."));
        assert!(one(
            "Cllr Tansley to write.",
            "Councillor R. Tansley had written."
        ));
        assert!(one("Ask Joan Tansley.", "Mrs J. Tansley had come."));
        assert!(!one(
            "Clerk to ask Mrs Tansley.",
            "Cllrs Rook and J. Tansley met."
        ));
        assert!(!one("Clerk to ask Mrs Tansley.", "Mr Tansley had come."));
        // A body has a longer and a shorter name.
        assert!(may_be_one(
            "Press the Tide Safety Partnership.",
            "The Partnership had looked.",
            "Partnership"
        ));
        assert!(!one("Ask J. Tansley to look.", "P. Tansley has visited."));
    }
}
