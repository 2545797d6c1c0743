//! The account of an item: what was decided, asked for and promised.

use serde::{Deserialize, Serialize};

/// What the minutes say of one item.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Minutes {
    /// The whole account, paragraphs separated by an empty line.
    pub text: String,
    /// The page breaks off and the full text is elsewhere.
    pub truncated: bool,
    /// Names of members who left during the item.
    pub left: Vec<String>,
    /// Names of members who joined during the item.
    pub joined: Vec<String>,
    /// Interests that were declared.
    pub interests: Vec<Interest>,
    /// Who moved it, and how it was carried.
    pub moved: Option<Moved>,
    /// Formal decisions.
    pub decisions: Vec<Decision>,
    /// Asked for in discussion, whether or not a decision repeats it.
    pub requests: Vec<Clause>,
    /// What somebody said would be done.
    pub undertakings: Vec<Clause>,
    /// Lines set apart as actions, with whoever they name.
    pub actions: Vec<Clause>,
}

/// An interest that somebody declared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interest {
    /// The name without title.
    pub name: String,
    /// The sentence.
    pub text: String,
}

/// Who moved and seconded, and the vote.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Moved {
    /// The mover.
    pub by: Option<String>,
    /// The seconder.
    pub seconded: Option<String>,
    /// The vote as printed.
    pub vote: Option<String>,
}

/// A decision: its label and its points.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Decision {
    /// `AGREED`, `RESOLVED`, `RECOMMENDED`; `None` for a decision in prose.
    pub label: Option<String>,
    /// Its points; each is a clause with what hangs under it.
    pub clauses: Vec<Clause>,
}

/// One point of a decision, a request, an undertaking, an action line or a
/// recommendation: the exact words, their place, and the rule that read them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Clause {
    /// Short and stable.
    pub id: String,
    /// The point's number or letter, without brackets or full stop.
    pub number: Option<String>,
    /// The words, behind label and stem.
    pub text: String,
    /// Whether somebody must now do something that a later meeting can check.
    pub tracked: bool,
    /// Whoever an action line names.
    pub owner: Option<String>,
    /// The sheet, from 1.
    pub page: Option<u32>,
    /// The page number as the paper prints it.
    pub printed_page: Option<String>,
    /// The line, from 1.
    pub line: u32,
    /// The rule that recognised it, so that a wrong one can be found and mended.
    pub rule: String,
}
