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
