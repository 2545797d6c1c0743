//! What a sentence of minutes points back at: a matter arising, a minute by its number, an
//! item by its title in front.

use std::sync::LazyLock;

use regex::Regex;

use crate::domain::fold;

/// Titles, folded, under which minutes say what came of the last ones.
const ARISING: [&str; 20] = [
    "matters arising",
    "arising from",
    "arising out of",
    "clerk s report",
    "clerks report",
    "clerk report",
    "clerk s update",
    "clerks update",
    "outstanding matters",
    "outstanding actions",
    "outstanding items",
    "action log",
    "action list",
    "action tracker",
    "action points",
    "actions from",
    "actions arising",
    "progress report",
    "progress on",
    "previous actions",
];

/// Beginnings of sentences, folded, that say so themselves.
const SAYS_SO: [&str; 10] = [
    "arising from",
    "arising out of",
    "matters arising",
    "further to minute",
    "further to the last",
    "following the last meeting",
    "since the last meeting",
    "as agreed at the",
    "as requested at the",
    "in answer to the",
];

/// None of these has so many letters, nor have the marks that may stand among them.
const HEAD: usize = 60;

/// "Minute 121", "Min. 121.3", "Minute No. 14/23".
static MINUTE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:minutes?|min\.?|item)\s*(?:no\.?|nos\.?|number|ref\.?|item)?\s*(?P<number>\d[\w/.]*)",
    )
    .ok()
});

/// "(121)", "121.3 –", "14/23" at the head of a sentence.
static IN_FRONT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^\(?(?P<number>\d+[./]\d[\w/.]*|\d{2,4})\)?[.:)]?[ –-]").ok());

/// What is put in front has so many words at most: "Allotments – the tap had been mended".
const FRONT: usize = 6;

/// Whether minutes tell under such a title what came of the last ones. Under the title of
/// the minutes themselves they do, once these are confirmed.
pub fn is_arising(title: &str) -> bool {
    let title = fold::compare(title);
    ARISING.iter().any(|name| title.contains(name)) || is_last_minutes(&title)
}

/// Whether a sentence says itself that it tells what came of the last minutes.
pub fn says_so(text: &str) -> bool {
    // No beginning is longer, and there are many sentences.
    let head = text
        .char_indices()
        .nth(HEAD)
        .map_or(text, |(end, _)| &text[..end]);
    let head = fold::compare(head);
    SAYS_SO.iter().any(|words| head.starts_with(words))
}

/// Words in which a report says that it answers a request, folded.
const ANSWERS: [&str; 28] = [
    "at members request",
    "at the request of",
    "at the committees request",
    "at the panels request",
    "at the boards request",
    "members may wish to know",
    "members may also wish to know",
    "members will recall asking",
    "in response to a request",
    "in response to the request",
    "in response to requests",
    "in response to members",
    "following a request",
    "following the request",
    "as requested by",
    "as asked at",
    "as promised at",
    "as agreed at",
    "as requested at",
    "arising from minute",
    "that it asked for",
    "which it asked for",
    "that it had asked for",
    "that they asked for",
    "that members asked for",
    "which members asked for",
    "that was asked for",
    "that were asked for",
];

/// Who asks, and their asking, behind one another in a sentence.
static ASKED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:committee|panel|board|commission|forum|council|cabinet|authority|chair|members?|councillors?)\b[^.;]{0,60}\b(?:asked|requested|called for|sought|resolved|was promised|were promised)\b|\b(?:asked for|requested|promised) (?:by|at|to)\b",
    )
    .ok()
});

/// Words that ask in their turn.
const ASKS: [&str; 8] = [
    "is asked",
    "are asked",
    "be asked",
    "is requested",
    "are requested",
    "be requested",
    "is recommended",
    "are recommended",
];

/// Whether a sentence of a report says that it answers a request.
pub fn is_answer(text: &str) -> bool {
    let is_asked = || {
        let pattern = ASKED.as_ref();
        pattern.is_some_and(|pattern| pattern.is_match(text)) && !asks(&fold::compare(text))
    };
    is_outright(text) || is_asked()
}

/// Whether it says so in words that nothing else does.
pub fn is_outright(text: &str) -> bool {
    let folded = fold::compare(text);
    ANSWERS.iter().any(|words| folded.contains(words)) && !asks(&folded)
}

fn asks(folded: &str) -> bool {
    ASKS.iter().any(|words| folded.contains(words))
}

/// Whether minutes say under such a title who came, and who had an interest: of no matter
/// what became of it.
pub fn is_of_people(title: &str) -> bool {
    let folded = fold::compare(title);
    folded.contains("apolog")
        || (folded.contains("interest") && folded.contains("decl"))
        || folded.starts_with("attendance")
}

/// Whether a sentence confirms the minutes of a meeting: it is about no matter of theirs.
pub fn is_confirming(text: &str) -> bool {
    if !text.contains("inutes") && !text.contains("INUTES") {
        return false;
    }
    let folded = fold::compare(text);
    let is_approved = [
        "approved",
        "confirmed",
        "signed",
        "agreed",
        "accepted",
        "adopted",
    ]
    .iter()
    .any(|verb| folded.split(' ').any(|word| word == *verb));
    folded.contains("minutes")
        && (folded.contains("correct record")
            || (is_approved && folded.contains("minutes of the") && folded.contains("meeting")))
}

/// Whether it is the item that confirms the committee's own minutes.
fn is_last_minutes(folded: &str) -> bool {
    let is_theirs = ["of the", "from the", "last", "previous"];
    folded == "minutes"
        || folded.starts_with("minutes and ")
        || folded.split(' ').any(|word| word == "minutes")
            && is_theirs.iter().any(|word| folded.contains(word))
            && (folded.contains("meeting")
                || folded.contains("previous")
                || folded.contains("last"))
}

/// The numbers of minutes that a sentence names.
pub fn numbers(text: &str, arises: bool) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    if !text.contains(|letter: char| letter.is_ascii_digit()) {
        return found;
    }
    let named = MINUTE
        .iter()
        .flat_map(|pattern| pattern.captures_iter(text));
    for captures in named {
        let is_item = captures
            .get(0)
            .is_some_and(|all| all.as_str().to_lowercase().starts_with("item"));
        if let Some(number) = captures.name("number").filter(|_| arises || !is_item) {
            found.push(number.as_str().trim_end_matches('.'));
        }
    }
    if arises
        && let Some(pattern) = IN_FRONT.as_ref()
        && let Some(number) = pattern
            .captures(text)
            .and_then(|found| found.name("number"))
    {
        found.push(number.as_str().trim_end_matches('.'));
    }
    found
}

/// Whether a number is that of a minute, or of a point of it: "121.3" is of "121".
pub fn is_of(number: &str, minute: &str) -> bool {
    let minute = minute.trim_matches(['.', '(', ')']);
    !minute.is_empty()
        && number.strip_prefix(minute).is_some_and(|rest| {
            rest.is_empty() || rest.starts_with(['.', '(']) || rest.starts_with(char::is_alphabetic)
        })
}

/// The title that is put in front of a sentence: "Allotments: the tap had been mended".
pub fn front(text: &str) -> Option<&str> {
    let at = [": ", " – ", " - ", " — "]
        .iter()
        .filter_map(|mark| text.find(mark))
        .min()?;
    // "b) Mill Cottage": the letter is the list's own.
    let front = match text[..at].split_once([')', '.']) {
        Some((label, rest)) if label.trim_start_matches('(').len() <= 2 => rest,
        Some(_) | None => &text[..at],
    };
    let front = front.trim_start_matches(|letter: char| !letter.is_alphabetic());
    let words = front.split_whitespace().count();
    (words > 0 && words <= FRONT && !front.contains(". ")).then_some(front)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_minutes_are_told_on_under_their_own_titles() {
        for title in [
            "Matters Arising from the Minutes",
            "Minutes",
            "Minutes of the Previous Meeting",
            "To review actions from the last meeting",
            "Clerk's Report",
        ] {
            assert!(is_arising(title), "{title}");
        }
        assert!(says_so("Further to minute 31, the tap ran again."));
        assert!(!says_so("The tap ran again, further to minute 31."));
        for title in [
            "Highways",
            "Minutes of sub-committees",
            "Ten minutes to walk",
        ] {
            assert!(!is_arising(title), "{title}");
        }
    }

    #[test]
    fn a_minute_is_named_by_its_number() {
        assert_eq!(numbers("Minute 31.2: the tap ran again.", false), ["31.2"]);
        assert_eq!(numbers("(31) The tap ran again.", true), ["31"]);
        assert_eq!(numbers("Item 7 was put off.", false), Vec::<&str>::new());
        assert!(is_of("31.2", "31") && is_of("31", "31."));
        assert!(!is_of("312", "31") && !is_of("31", "312"));
    }

    #[test]
    fn a_title_may_stand_in_front() {
        assert_eq!(
            front("b) Mill Cottage – a price was awaited"),
            Some("Mill Cottage")
        );
        assert_eq!(front("The tap ran again."), None);
    }
}
