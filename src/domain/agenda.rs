//! An item of business: what the agenda announces and what the minutes tell.

use serde::{Deserialize, Serialize};

use crate::domain::minutes::Minutes;
use crate::domain::report::Report;

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
    /// How the agenda names its paper, where it does.
    #[serde(skip)]
    pub naming: Option<crate::domain::whole::Naming>,
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

/// Titles of the business that every meeting has: folded words that must stand in
/// one, and words that make it something else again.
const PROCEDURAL: [(&str, &[&str]); 37] = [
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
    ("exclude the public", &[]),
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

/// How standing business begins in Welsh, before its English title.
const WELSH: &[&str] = &[
    "ymddiheuriadau",
    "datganiad",
    "datgan",
    "cofnodion",
    "dyddiad",
    "cyhoeddiadau",
    "materion",
    "cwestiynau",
    "derbyn",
    "i dderbyn",
    "busnes brys",
    "eitem",
    "cadarnhau",
    "i gadarnhau",
];

/// Whether an item is business that every meeting has (apologies, minutes, urgent
/// business …) and can be folded away in a skim.
pub fn is_procedural(title: &str) -> bool {
    // A title in two languages is that of either side.
    if let Some((_, english)) = title.split_once(" / ")
        && WELSH
            .iter()
            .any(|word| title.to_lowercase().starts_with(word))
    {
        return is_procedural(english);
    }
    let folded = crate::domain::fold::compare(title);
    PROCEDURAL_ALONE.contains(&folded.as_str())
        || PROCEDURAL
            .iter()
            .any(|(word, but)| folded.contains(word) && !but.iter().any(|but| folded.contains(but)))
}

/// What kind of thing members are asked to do, the weightiest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AskKind {
    /// Take notice of a report.
    Note,
    /// Comment on it.
    Comment,
    /// Confirm a record, such as the last minutes.
    Confirm,
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
            AskKind::Confirm => "to confirm",
            AskKind::Decide => "to decide",
            AskKind::Recommend => "to recommend",
        }
    }
}

/// Verbs of an ask by their stem, which a sentence also has as "notes" or "approves".
const ASKED: &[(AskKind, &[&str])] = &[
    (AskKind::Recommend, &["recommend", "refer"]),
    (
        AskKind::Decide,
        &[
            "accept",
            "adopt",
            "agree",
            "amend",
            "appoint",
            "approve",
            "authorise",
            "award",
            "choose",
            "decide",
            "delegate",
            "determine",
            "elect",
            "endorse",
            "grant",
            "nominate",
            "ratify",
            "refuse",
            "reject",
            "replace",
            "rescind",
            "resolve",
            "revoke",
            "select",
            "substitute",
        ],
    ),
    (AskKind::Confirm, &["confirm", "sign"]),
    (
        AskKind::Comment,
        &[
            "comment",
            "consider",
            "discuss",
            "review",
            "scrutinise",
            "question",
        ],
    ),
    (AskKind::Note, &["note", "receive", "welcome"]),
];

/// What is given to a report without deciding on it, as a noun.
const REMARKS: &[&str] = &[
    "amendments",
    "comment",
    "comments",
    "feedback",
    "observations",
    "questions",
    "views",
];

/// Words before such a noun that make giving it the thing asked.
const GIVING: &[&str] = &[
    "any", "give", "its", "make", "offer", "pass", "provide", "raise", "share", "submit", "their",
];

/// What is asked of the minutes of the meeting before, without a word of a record.
const MINUTES: &[&str] = &[
    "accept the minutes of",
    "adopt the minutes of",
    "agree the minutes of",
    "approve the minutes of",
    "approve and sign the minutes",
    "sign the minutes",
];

/// Words before a verb that make it the thing asked, rather than a word of the subject.
const LEADING: &[&str] = &[
    "also",
    "and",
    "board",
    "cabinet",
    "commission",
    "committee",
    "council",
    "either",
    "members",
    "or",
    "panel",
    "then",
    "to",
];

/// What an ask or a recommendation wants of members: the weightiest of what it asks.
/// "Note the report and decide whether …" is to decide.
pub fn ask_kind(text: &str) -> Option<AskKind> {
    let mut words: Vec<(bool, String)> = Vec::new();
    let mut clause = true;
    for piece in text.split_inclusive(|letter: char| !letter.is_alphabetic()) {
        let word = piece.trim_end_matches(|letter: char| !letter.is_alphabetic());
        if !word.is_empty() {
            words.push((clause, word.to_lowercase()));
            clause = false;
        }
        clause |= piece.ends_with(|letter: char| !letter.is_alphabetic() && letter != ' ');
    }
    let asked = |leads: &dyn Fn(usize) -> bool| {
        (0..words.len())
            .filter_map(|at| {
                let word = words[at].1.as_str();
                let before = at.checked_sub(1).map(|at| words[at].1.as_str());
                if REMARKS.contains(&word) && before.is_some_and(|word| GIVING.contains(&word)) {
                    return Some(AskKind::Comment);
                }
                leads(at).then(|| verb(word)).flatten()
            })
            .max()
    };
    let leads = |at: usize| {
        let (begins, _) = words[at];
        begins
            || at.checked_sub(1).is_none_or(|before| {
                let before = words[before].1.as_str();
                LEADING.contains(&before) || before.ends_with("ly")
            })
    };
    let kind = asked(&leads).or_else(|| asked(&|_| true))?;
    let folded = crate::domain::fold::compare(text);
    let has = |phrases: &[&str]| phrases.iter().any(|words| folded.contains(words));
    let confirms = folded.contains("minutes")
        && has(&["correct record", "accurate record", "true record"])
        || kind == AskKind::Decide && has(MINUTES);
    Some(if confirms { AskKind::Confirm } else { kind })
}

fn verb(word: &str) -> Option<AskKind> {
    let stem = word.strip_suffix('s').unwrap_or(word);
    ASKED
        .iter()
        .find(|(_, verbs)| verbs.contains(&word) || verbs.contains(&stem))
        .map(|(kind, _)| *kind)
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
    fn an_ask_is_the_weightiest_of_what_it_names() {
        for (text, kind) in [
            ("To note the report.", Some(AskKind::Note)),
            (
                "To replace paragraph (b) with: to note the fares.",
                Some(AskKind::Decide),
            ),
            (
                "Members are recommended to note the outcome of the ferry review.",
                Some(AskKind::Note),
            ),
            (
                "Members are recommended to note the report and pass any comments to the Director.",
                Some(AskKind::Comment),
            ),
            (
                "The Panel is asked to consider this and make comments as it considers necessary.",
                Some(AskKind::Comment),
            ),
            (
                "To note the report and to decide whether it is content with the timetable.",
                Some(AskKind::Decide),
            ),
            ("To approve the budget.", Some(AskKind::Decide)),
            ("That the Panel approves the budget.", Some(AskKind::Decide)),
            (
                "To confirm the minutes of 4 May as a correct record.",
                Some(AskKind::Confirm),
            ),
            (
                "To agree the minutes of 4 May as a correct record and sign them.",
                Some(AskKind::Confirm),
            ),
            (
                "To sign the minutes of the meeting held on 4 May.",
                Some(AskKind::Confirm),
            ),
            (
                "To approve the minutes of the last meeting.",
                Some(AskKind::Confirm),
            ),
            (
                "To decide how the minutes of the Panel are published.",
                Some(AskKind::Decide),
            ),
            (
                "To consider the plan and recommend to Council that it be adopted.",
                Some(AskKind::Recommend),
            ),
            (
                "The Panel is asked to recommend one of the two routes.",
                Some(AskKind::Recommend),
            ),
            (
                "To consider the Panel's comments and confirm, amend or rescind the decision.",
                Some(AskKind::Decide),
            ),
            ("A report on buses.", None),
        ] {
            assert_eq!(ask_kind(text), kind, "{text}");
        }
    }
}
