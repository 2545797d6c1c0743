//! Whom a promise is addressed to, and whether a sentence tells of their answer.
//!
//! "Clerk to write to Highways" comes back as what Highways did, in words of their own.

use std::sync::LazyLock;

use regex::Regex;

use crate::domain::fold;
use crate::domain::phrases::Phrases;

/// Who is written to, asked or invited: the words behind the verb.
static BEHIND: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        &r"(?x)\b(?:[Ww]rite|[Ss]peak|[Tt]alk|[Aa]pply|[Rr]eport|[Rr]espond|[Rr]eply|letter(?:\s+(?:to\ )?be\ (?:sent|written))?|[Rr]efer)(?:\s+(?:it|this|these|them|again|back|the\ matter))?
          \s+(?:to|with)\s+(?:the\s+)?(?P<to>NAME)
        | \b(?:[Aa]sk|[Cc]hase|[Cc]ontact|[Ii]nvite|[Aa]pproach|[Tt]ry|[Uu]rge|[Ll]obby|[Cc]onsult|[Rr]emind|[Ee]mail|[Pp]ress|[Tt]hank|[Aa]dvice\ from|[Hh]ear\ from|[Mm]eet(?:\ with)?)
          \s+(?:the\s+)?(?P<asked>NAME)
        | \b(?:[Ss]omebody|[Ss]omeone|[Rr]epresentatives?|[Ss]peakers?)\s+(?:from|of)\s+(?:the\s+)?(?P<from>NAME)"
            .replace("NAME", NAME),
    )
    .ok()
});

/// The words before it: "That Healthwatch be shown", "Mrs Rook to be asked".
static BEFORE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        &r"(?x)(?P<who>NAME)\s+(?:(?:to\s+)?be|had\ been|was|were)\s+
          (?:again\s+)?(?:asked|invited|required|recommended|urged|requested|consulted|shown|pressed|told|informed|approached|contacted|thanked)\b"
            .replace("NAME", NAME),
    )
    .ok()
});

/// A name in capitals, or the last words of one in small letters.
const NAME: &str = r"(?:[A-Z][\w.’'-]*(?:\s(?:(?:of|for|and|the)\s)*[A-Z][\w’'-]*)*|[a-z][\w’'-]+(?:\s(?:of|for)\s(?:the\s)?[a-z][\w’'-]+(?:\s[a-z][\w’'-]+)?|\s[a-z][\w’'-]+)?)";

/// Words of small letters that are no name.
const NOBODY: [&str; 20] = [
    "Members",
    "Councillors",
    "members",
    "councillors",
    "a",
    "an",
    "about",
    "all",
    "any",
    "every",
    "for",
    "how",
    "if",
    "what",
    "when",
    "whether",
    "why",
    "again",
    "that",
    "to",
];

/// Words that tell of an answer.
const ANSWERS: [&str; 34] = [
    "replied",
    "reply",
    "replies",
    "responded",
    "response",
    "answered",
    "answer",
    "accepted",
    "declined",
    "decided",
    "refused",
    "granted",
    "awarded",
    "approved",
    "written",
    "wrote",
    "thanked",
    "promised",
    "confirmed",
    "heard",
    "rejected",
    "attended",
    "visited",
    "came",
    "called",
    "acknowledged",
    "withdrawn",
    "agreed",
    "offered",
    "stated",
    "explained",
    "undertaken",
    "advised",
    "letter",
];

/// Behind somebody's name: they ask for something.
const ASKING: [&str; 8] = [
    "had asked",
    "have asked",
    "has asked",
    "asked ",
    "had requested",
    "requested ",
    "had complained",
    "wished to",
];

/// So many words of a sentence hold who it tells of.
const SUBJECT: usize = 6;

/// Whom a promise is addressed to, as it names them.
pub fn addressees(text: &str) -> Vec<&str> {
    let behind = BEHIND
        .iter()
        .flat_map(|pattern| pattern.captures_iter(text))
        .filter_map(|found| {
            let mut names = ["to", "asked", "from"].into_iter();
            names.find_map(|name| found.name(name))
        });
    let before = BEFORE
        .iter()
        .flat_map(|pattern| pattern.captures_iter(text))
        .filter_map(|found| found.name("who"))
        .filter(|who| !is_whereabouts(&text[..who.start()]));
    let mut found: Vec<&str> = Vec::new();
    for name in behind.chain(before).map(|name| name.as_str()) {
        let name = name.strip_prefix("That ").unwrap_or(name);
        let name = name.strip_prefix("the ").unwrap_or(name);
        let name = name.trim_end_matches('.');
        let first = name.split(' ').next().unwrap_or_default();
        if !NOBODY.contains(&first) && name != "That" && !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// Somebody is to come and be heard.
static INVITES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "invite",
        "invited",
        "invitation",
        "hear from",
        "come to a meeting",
        "come to the next meeting",
        "come and",
        "send someone",
        "send somebody",
        "send a representative",
        "send a speaker",
        "be asked to attend",
        "be required to attend",
        "be called to",
        "be asked to come",
        "be asked to address",
        "be asked to speak",
        "asked to attend",
    ])
});

/// Somebody is greeted, or thanked for coming.
static GREETED: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "welcomed",
        "was introduced",
        "were introduced",
        "for coming",
        "for attending",
    ])
});

/// Behind their name: they came and were heard.
static CAME: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "attended",
        "in attendance",
        "was present",
        "were present",
        "spoke",
        "addressed",
        "gave a presentation",
        "joined the meeting",
        "came to the meeting",
        "came and",
    ])
});

/// Before their name: somebody came for them. "Mrs Rook presented the findings of the Forum."
static PRESENTED: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "presented the findings of",
        "presented the report of",
        "presented the evidence of",
        "presented the views of",
        "on behalf of",
        "spoke for",
        "spoke on behalf of",
    ])
});

/// Words of a row or an item to which somebody comes.
static COMES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "attending",
        "to attend",
        "will attend",
        "attendance",
        "speaker",
        "to speak",
        "to talk",
        "someone",
        "somebody",
        "guest",
        "invited",
        "presentation",
        "conversation",
        "meets members",
    ])
});

/// Whether a row or an item says that somebody comes to it.
pub fn comes(text: &str) -> bool {
    COMES.is_one_in(text)
}

/// Whether a promise invites somebody.
pub fn invites(text: &str) -> bool {
    INVITES.is_one_in(text)
}

/// So many words in small letters say who somebody is.
const WHOLE: usize = 4;

/// Whether a sentence says that somebody of a whole name came: who stands before them did
/// something else.
pub fn came(sentence: &str, name: &str) -> bool {
    let held = |words: &str| format!(" {} ", fold::compare(words));
    let (sentence, name_held) = (held(sentence), held(name));
    // "The leaders of the swimming clubs": so many words are theirs alone, as a post is.
    let is_theirs = is_name(name) || is_post(name) || name.split(' ').count() >= WHOLE;
    let Some(at) = sentence.find(&name_held).filter(|_| is_theirs) else {
        return false;
    };
    GREETED.is_one_in(&sentence)
        || PRESENTED.is_one_in(&sentence[..=at])
        || CAME.is_one_in(&sentence[at + name_held.len() - 1..])
}

/// Whether a sentence says of anybody that they came and were greeted or heard.
pub fn says_came(sentence: &str) -> bool {
    sentence.contains("thanked") && CAME.is_one_in(sentence)
}

/// Whether what follows says where somebody is: "the chandlers on Skerry be asked".
fn is_whereabouts(before: &str) -> bool {
    let last = before.split_whitespace().next_back();
    last.is_some_and(|word| ["on", "in", "at", "near", "from"].contains(&word))
}

/// Whether an addressee is named, and not only described.
pub fn is_name(whom: &str) -> bool {
    whom.starts_with(char::is_uppercase)
}

/// Whether whoever is addressed is called by a post: "the external auditor".
pub fn is_post(whom: &str) -> bool {
    let last = whom.split_whitespace().next_back().unwrap_or_default();
    [
        "auditor",
        "auditors",
        "director",
        "manager",
        "officer",
        "actuary",
        "treasurer",
        "adviser",
    ]
    .contains(&last)
}

/// Whether a sentence that holds somebody's name, as it prints it, tells of them or of
/// their answer.
pub fn is_by(sentence: &str, name: &str) -> bool {
    let Some(at) = sentence.find(name) else {
        return false;
    };
    // What they ask for themselves answers nobody.
    let behind = sentence[at + name.len()..].trim_start();
    if ASKING.iter().any(|words| behind.starts_with(words)) {
        return false;
    }
    let is_subject = sentence[..at].split_whitespace().count() < SUBJECT;
    is_subject || says_answer(sentence)
}

/// Whether a sentence tells of an answer.
pub fn says_answer(sentence: &str) -> bool {
    sentence
        .split(|letter: char| !letter.is_alphanumeric())
        .any(|word| ANSWERS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_asked_is_found() {
        for (text, whom) in [
            ("Clerk to write to Highways.", "Highways"),
            ("Clerk to report this to Rights of Way.", "Rights of Way"),
            ("Cllr Dunnock to speak to the landowner.", "landowner"),
            (
                "That the Harbour Users Group be invited to return.",
                "Harbour Users Group",
            ),
            ("Mrs Rook to be asked to judge the cakes.", "Mrs Rook"),
            (
                "Clerk to take advice from the county ecologist.",
                "county ecologist",
            ),
            (
                "That a letter be sent to Coldwater Mains.",
                "Coldwater Mains",
            ),
            ("Clerk to ask Openmast when it will come.", "Openmast when"),
        ] {
            let found = addressees(text);
            assert!(
                found.iter().any(|name| whom.starts_with(name)),
                "{text}: {found:?}"
            );
        }
        assert!(addressees("Clerk to ask whether it was paid.").is_empty());
        assert!(addressees("That chandlers on Skerry be asked to stock charts.").is_empty());
        assert!(addressees("The pond was dredged.").is_empty());
        assert!(addressees("Members were told that it was dredged.").is_empty());
    }

    #[test]
    fn who_was_invited_came_where_their_whole_name_is_told() {
        let name = "Harbour Users’ Forum";
        assert!(invites("The Clerk would invite the Harbour Users’ Forum."));
        assert!(came(
            "The Chair welcomed Mrs Rook of the Harbour Users' Forum.",
            name
        ));
        assert!(!came("The Chair welcomed the harbour users.", name));
        assert!(!came("The Harbour Users’ Forum had asked for a tap.", name));
        assert!(!came("The Chair welcomed a boatman.", "boatman"));
        assert!(came("Mr Rook of the Harbour Users’ Forum spoke.", name));
        assert!(!came(
            "Nine boatmen had attended the drill and thanked the Harbour Users’ Forum.",
            name
        ));
    }

    #[test]
    fn an_answer_is_theirs_where_it_tells_of_them() {
        assert!(is_by("Highways had filled the deepest holes.", "Highways"));
        assert!(is_by(
            "The Chair said with regret that a reply had come from Highways.",
            "Highways"
        ));
        assert!(!is_by(
            "The drain by the gate is one of those that belong to Highways.",
            "Highways"
        ));
    }
}
