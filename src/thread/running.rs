//! Papers that tell what came of the last meetings, one matter after another: the clerk's
//! report, letters and their replies, answers to members.

use std::sync::LazyLock;

use regex::Regex;

use crate::domain::fold;

/// What such a paper, or a part of one, is called, folded.
static NAMES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x)\b(?:
            (?:town\ |parish\ )?clerk(?:\ s|s)?\ (?:report|update|notes)
          | report\ (?:of|from|by)\ the\ (?:town\ |parish\ )?clerk
          | (?:matters|actions|points|issues)\ (?:arising|in\ hand|outstanding|raised)
          | outstanding\ (?:matters|actions|items)
          | (?:letters|replies|answers|responses)\ (?:sent|received|from|by|to\ (?:members|councillors|questions|letters|requests|the\ (?:committee|panel|board|commission|forum|council)|(?:committee|panel|board|commission|forum)\ ))
          | (?:letters|correspondence)\ (?:and|with)
          | (?:s|members|committee|panel|commissioner|officers|the)\ (?:answers|replies|responses)\ to\ (?:questions|requests|members|the\ )
          | correspondence(?:\ (?:received|sent))?$
          | (?:executive|cabinet|council|trust|commissioner|authority|board)(?:\ s)?\ (?:response|reply|answers?)\ to
          | (?:update|updates|progress)\ (?:on|against)\ (?:the\ )?(?:actions|requests|previous|matters|earlier)
          | previous\ actions
          | (?:information|figures|details|data)\ (?:requested|asked\ for)
          | requests\ for\ information
          | requested\ by\ (?:members|the\ )
          | (?:asked|raised)\ (?:by\ members|at\ the\ last)
          | since\ the\ last\ meeting
        )",
    )
    .ok()
});

/// What the head of a paper has in front: "Item 5.", "Paper B:", "7."
static FRONT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)^\s*(?:(?P<kind>(?:agenda\ )?item|paper|appendix|annex|enclosure|report|part)\s+(?:no\.?\s*)?)?
          (?P<number>\d{1,3}|[A-Z])(?P<mark>[.):]|\s*[–—-]|\s|$)\s*",
    )
    .ok()
});

/// A heading, parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head<'t> {
    /// It begins a paper of its own: "Paper B: …".
    pub is_paper: bool,
    /// The number in front.
    pub number: Option<u16>,
    /// What follows.
    pub title: &'t str,
}

impl<'t> Head<'t> {
    /// Parts a heading.
    pub fn of(text: &'t str) -> Head<'t> {
        let plain = Head {
            is_paper: false,
            number: None,
            title: text.trim(),
        };
        let Some(found) = FRONT.as_ref().and_then(|front| front.captures(text)) else {
            return plain;
        };
        let (Some(all), Some(mark)) = (found.get(0), found.name("mark")) else {
            return plain;
        };
        let is_paper = found.name("kind").is_some();
        let number = found.name("number").map_or("", |number| number.as_str());
        // "A resident of the quay", "20 mph".
        if !is_paper && mark.as_str().trim().is_empty() {
            return plain;
        }
        Head {
            is_paper,
            number: number.parse().ok(),
            title: text[all.end()..].trim(),
        }
    }

    /// Whether it is the head of a paper that tells what came of the last meetings.
    pub fn is_running(&self) -> bool {
        let folded = fold::compare(self.title);
        NAMES.as_ref().is_some_and(|names| names.is_match(&folded))
    }
}

/// "Letter from the Harbour Trust, 4 May", "Extract from an e-mail from the Port Office".
static LETTER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^\W*(?P<head>(?:(?:extract|text|copy) (?:from|of) )?(?:an? |the )?(?:letter|e-?mail|reply|response)s? (?:received )?(?:from|of|by) .{3,160}?)(?:[:.]?\s*$|:\s| Dear )",
    )
    .ok()
});

/// The head of a letter that is printed, with whoever wrote it.
pub fn letter(text: &str) -> Option<&str> {
    let found = LETTER.as_ref()?.captures(text)?;
    found.name("head").map(|head| head.as_str())
}

/// The parts that every report has, folded: they name no matter.
const PARTS: [&str; 10] = [
    "background",
    "introduction",
    "purpose",
    "purpose of report",
    "purpose of the report",
    "summary",
    "answers",
    "replies",
    "responses",
    "update",
];

/// The parts that tell of no matter at all.
static ASIDE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:recommendations?|purpose.*|.* implications|background papers|contacts?|appendi.*|next meeting|date of next meeting)$").ok()
});

/// "Report to: Quays Committee", "Subject: lamps": the head of a report, and no sentence of it.
static COVER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^\W*(?:report (?:of|to|by|from)|subject|author|contact|date|to|from|agenda item|classification|ward)\b\s*(?::|the\b)",
    )
    .ok()
});

/// What a heading within such a paper says of the words under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Under<'t> {
    /// They are about this matter.
    Matter(&'t str),
    /// It names none.
    None,
    /// They tell of nothing that was asked.
    Aside,
}

impl<'t> Head<'t> {
    /// What it says of the words under it.
    pub fn under(&self) -> Under<'t> {
        let folded = fold::compare(self.title);
        if ASIDE.as_ref().is_some_and(|aside| aside.is_match(&folded)) {
            Under::Aside
        } else if folded.is_empty() || PARTS.contains(&folded.as_str()) {
            Under::None
        } else {
            Under::Matter(self.title)
        }
    }
}

/// Whether a text is the head of a report, and no sentence of it.
pub fn is_cover(text: &str) -> bool {
    COVER.as_ref().is_some_and(|cover| cover.is_match(text))
}

/// "3.1", "(b)", "•" at the head of a sentence.
static LABEL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:\(?(?:\d{1,2}(?:\.\d{1,2}){0,2}|[a-z]|[ivx]{1,4})[.)]?|[•●▪–-])\s+").ok()
});

/// A sentence without its label.
pub fn bare(sentence: &str) -> &str {
    let label = LABEL.as_ref().and_then(|label| label.find(sentence));
    label.map_or(sentence, |label| &sentence[label.end()..])
}

/// Words of a sentence that only names the matter of those behind it.
const NAMED: usize = 7;

/// Whether the first sentence of a paragraph is a heading to the others: "Southern quay: lamps
/// that failed.", "The Harbour Trust writes as follows."
pub fn heads(sentence: &str) -> bool {
    let words = sentence.split_whitespace().count();
    let folded = fold::compare(sentence);
    let has_verb = [
        "is", "are", "was", "were", "has", "have", "had", "will", "would", "be", "been", "can",
        "could", "should", "may",
    ];
    (words <= NAMED
        && !folded
            .split(' ')
            .any(|word| has_verb.contains(&word) || word.ends_with("ed")))
        || (folded.ends_with("as follows") && !folded.contains(" are "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_that_tell_what_came_of_the_last_meetings_are_known_by_name() {
        for title in [
            "Clerk’s report to the Quays Committee, May",
            "Paper B: Clerk's report",
            "Item 5. Letters sent and received",
            "Correspondence",
            "The Harbour Master's answers to questions from Members",
            "Matters arising",
            "Update on actions from the last meeting",
            "Information requested by Members",
        ] {
            assert!(Head::of(title).is_running(), "{title}");
        }
        for title in [
            "Harbour Master's report",
            "Internal audit progress report",
            "Climate action plan",
            "Responses to the consultation on berths",
            "Letters of credit",
        ] {
            assert!(!Head::of(title).is_running(), "{title}");
        }
    }

    #[test]
    fn what_stands_in_front_of_a_heading_is_no_part_of_it() {
        let head = Head::of("Item 5. Letters sent");
        assert_eq!(
            (head.is_paper, head.number, head.title),
            (true, Some(5), "Letters sent")
        );
        let head = Head::of("2. Bowls");
        assert_eq!(
            (head.is_paper, head.number, head.title),
            (false, Some(2), "Bowls")
        );
        assert_eq!(
            Head::of("20 mph in Quay Street").title,
            "20 mph in Quay Street"
        );
        assert_eq!(Head::of("A resident of the quay").number, None);
    }
}
