//! An item of business: what the agenda announces and what the minutes tell.

use serde::{Deserialize, Serialize};

use crate::domain::minutes::{Clause, Minutes};

/// One item of an agenda or of minutes.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Item {
    /// Short and stable.
    pub id: String,
    /// Printed at the item's head, without its full stop: `6`, `3a`, `77/21`.
    pub number: Option<String>,
    /// Where the minutes print the agenda's own number as well.
    pub agenda_number: Option<String>,
    /// The number of the item that this is a part of.
    pub parent: Option<String>,
    /// As printed, running over soft wraps; `None` on pages that lost it.
    pub title: Option<String>,
    /// The letter or number of the appendix printed behind it.
    pub appendix: Option<String>,
    /// What the item is, in the agenda's words.
    pub summary: Option<String>,
    /// What members are asked to do, in the agenda's own words.
    pub ask: Option<String>,
    /// Restricted under Schedule 12A.
    pub exempt: bool,
    /// What the agenda says of the paper itself.
    pub paper: Option<Paper>,
    /// The sheets on which its report stands, first and last.
    pub pages: Option<(u32, u32)>,
    /// Papers named under it.
    pub documents: Vec<NamedDocument>,
    /// Its report, where the pack holds it.
    pub report: Option<Report>,
    /// What the minutes say of it.
    pub minutes: Option<Minutes>,
    /// Where its heading stands.
    #[serde(skip)]
    pub place: crate::domain::source::Place,
}

/// What an agenda says of a paper that is not in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Paper {
    /// It will be sent later.
    #[serde(rename = "to follow")]
    ToFollow,
    /// There is none: somebody will speak.
    #[serde(rename = "verbal")]
    Verbal,
    /// It came after the agenda.
    #[serde(rename = "late")]
    Late,
    /// It is named and not there.
    #[serde(rename = "missing")]
    Missing,
}

impl Paper {
    /// The name in the interchange format and in the store.
    pub fn name(self) -> &'static str {
        match self {
            Paper::ToFollow => "to follow",
            Paper::Verbal => "verbal",
            Paper::Late => "late",
            Paper::Missing => "missing",
        }
    }
}

/// A paper that a page names, with the badge behind its link.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct NamedDocument {
    /// Its title.
    pub title: Option<String>,
    /// `PDF`, `DOC`.
    pub format: Option<String>,
    /// `123 KB`, as printed.
    pub size: Option<String>,
}

/// What an item's report says of itself.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Report {
    /// Who wrote it.
    pub author: Option<String>,
    /// Who answers for it.
    pub director: Option<String>,
    /// Its purpose, in its words.
    pub purpose: Option<String>,
    /// Wards affected, as printed.
    pub wards: Option<String>,
    /// What it recommends.
    pub recommendations: Vec<Clause>,
}

/// Titles of the business that every meeting has: folded words that must stand in
/// one, and words that make it something else again.
const PROCEDURAL: [(&str, &[&str]); 36] = [
    ("apolog", &[]),
    ("substitut", &[]),
    ("welcome", &["pack"]),
    ("introductions", &[]),
    ("declaration", &["climate", "emergency"]),
    ("disclosure", &["policy", "scheme"]),
    ("interests", &["register", "best interests", "policy"]),
    ("minutes of", &[]),
    ("minutes from", &[]),
    ("previous minutes", &[]),
    ("confirm the minutes", &[]),
    ("record of the last meeting", &[]),
    ("matters arising", &[]),
    ("announcements", &[]),
    ("petitions", &["review", "scheme", "policy"]),
    ("public question", &[]),
    ("public participation", &["policy"]),
    ("public speaking", &["policy", "review"]),
    ("questions from", &[]),
    ("questions by", &[]),
    ("questions representations", &[]),
    ("question time", &[]),
    ("questions under", &[]),
    ("deputations", &[]),
    ("exclusion of", &["school"]),
    ("exclude the press", &[]),
    ("exempt information", &[]),
    ("urgent business", &[]),
    ("urgent items", &[]),
    ("any other business", &[]),
    ("other business", &[]),
    ("next meeting", &[]),
    ("dates of future meetings", &[]),
    ("date of meeting", &[]),
    ("order of business", &[]),
    ("close of meeting", &[]),
];

/// Titles that are procedural when nothing else stands in them.
const PROCEDURAL_ALONE: [&str; 14] = [
    "minutes",
    "petitions",
    "questions",
    "declarations",
    "announcements",
    "chairs announcements",
    "chairmans announcements",
    "chair s announcements",
    "mayors announcements",
    "fire emergency evacuation",
    "emergency evacuation",
    "filming and recording",
    "urgent",
    "chair s communications",
];

/// Whether an item is business that every meeting has (apologies, minutes, urgent
/// business …) and can be folded away in a skim.
pub fn is_procedural(title: &str) -> bool {
    let folded = crate::domain::fold::compare(title);
    PROCEDURAL_ALONE.contains(&folded.as_str())
        || PROCEDURAL
            .iter()
            .any(|(word, but)| folded.contains(word) && !but.iter().any(|but| folded.contains(but)))
}

/// What kind of thing members are asked to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AskKind {
    /// Take notice of a report.
    Note,
    /// Comment on it.
    Comment,
    /// Decide something themselves.
    Decide,
    /// Recommend something to somebody who decides.
    Recommend,
}

impl AskKind {
    /// The words on the screen.
    pub fn words(self) -> &'static str {
        match self {
            AskKind::Note => "to note",
            AskKind::Comment => "to comment",
            AskKind::Decide => "to decide",
            AskKind::Recommend => "to recommend",
        }
    }
}

/// What an ask or a recommendation wants of members: the weightiest of what it
/// names. "Note the report and pass any comments" is to note, since the comments
/// are free; "to decide" outweighs both.
pub fn ask_kind(text: &str) -> Option<AskKind> {
    let folded = format!(" {} ", crate::domain::fold::compare(text));
    let has = |words: &[&str]| {
        words
            .iter()
            .any(|word| folded.contains(&format!(" {word} ")))
    };
    let recommends = has(&[
        "recommend to",
        "recommends to",
        "recommend that",
        "make recommendations",
        "refer to council",
    ]) || folded.contains(" recommend ")
        && !folded.contains(" recommended to note ");
    if recommends && !has(&["recommend to note"]) {
        return Some(AskKind::Recommend);
    }
    if has(&[
        "approve",
        "agree",
        "adopt",
        "decide",
        "determine",
        "appoint",
        "elect",
        "authorise",
        "resolve",
        "delegate",
        "endorse",
        "confirm",
        "ratify",
        "accept",
        "nominate",
        "select",
        "award",
        "sign",
        "grant",
    ]) {
        return Some(AskKind::Decide);
    }
    let notes = has(&["note", "notes", "receive", "information"]);
    let comments = has(&[
        "comment",
        "comments",
        "consider",
        "discuss",
        "review",
        "scrutinise",
        "views",
        "amendments",
        "observations",
        "feedback",
        "question",
    ]);
    match (notes, comments) {
        (true, _) if folded.contains(" note ") || !comments => Some(AskKind::Note),
        (_, true) => Some(AskKind::Comment),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn business_of_every_meeting_is_procedural() {
        for title in [
            "APOLOGIES FOR ABSENCE",
            "Declarations of Interest",
            "Minutes of the Previous Meeting",
            "Minutes",
            "Chair's Announcements",
            "Petitions",
            "Questions, Representations and Statements of Case",
            "Exclusion of the Press and Public",
            "Any Other Urgent Business",
            "Date of Next Meeting",
        ] {
            assert!(is_procedural(title), "{title}");
        }
        for title in [
            "Work Programme",
            "Exclusions in Schools",
            "Climate Emergency Declaration",
            "Ten Minutes to Save a Life",
        ] {
            assert!(!is_procedural(title), "{title}");
        }
    }

    #[test]
    fn an_ask_is_to_note_to_comment_to_decide_or_to_recommend() {
        for (text, kind) in [
            (
                "Members are recommended to note the report and pass any comments to the Director.",
                Some(AskKind::Note),
            ),
            (
                "The Panel is asked to consider this and make comments as it considers necessary.",
                Some(AskKind::Comment),
            ),
            ("To approve the budget.", Some(AskKind::Decide)),
            (
                "To consider the plan and recommend to Council that it be adopted.",
                Some(AskKind::Recommend),
            ),
            ("A report on buses.", None),
        ] {
            assert_eq!(ask_kind(text), kind, "{text}");
        }
    }
}
