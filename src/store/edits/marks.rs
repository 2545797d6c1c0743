//! Marks: the kinds of a person's work, and how the journal writes them.
//!
//! A mark hangs on a public id; one on a trace or on a pair of actions on two, with a
//! stroke between: the action's first.

use serde::{Deserialize, Serialize};

use super::kinds::{
    ADDED, COMMITTEE_JOINED, JOTS, NAME_APART, OF_ACTIONS, OF_ROWS, PROGRESS, READS, ROW_PROGRESS,
    SAME, TRACE, YEAR_BEGUN,
};
use crate::store::Hand;
use crate::store::columns::{from_json, json};

/// A mark as the journal writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Mark {
    pub at: String,
    pub day: String,
    pub who: String,
    /// What it says, where it says more than that it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// A mark that an edit puts, or takes away.
pub(super) struct Wish {
    pub kind: &'static str,
    pub id: String,
    pub what: String,
    put: Put,
}

enum Put {
    Mark(Option<String>),
    Nothing,
}

impl Wish {
    /// A mark that says this.
    pub(super) fn mark(
        kind: &'static str,
        id: String,
        what: String,
        value: Option<String>,
    ) -> Wish {
        Wish {
            kind,
            id,
            what,
            put: Put::Mark(value),
        }
    }

    /// No mark any more.
    pub(super) fn nothing(kind: &'static str, id: String, what: String) -> Wish {
        Wish {
            kind,
            id,
            what,
            put: Put::Nothing,
        }
    }

    /// Whether it is so already, whoever said it.
    pub(super) fn stands(&self, before: Option<&str>) -> bool {
        let before: Option<Mark> = from_json(before);
        match (&self.put, before) {
            (Put::Nothing, before) => before.is_none(),
            (Put::Mark(value), Some(before)) => before.value == *value,
            (Put::Mark(_), None) => false,
        }
    }

    /// The mark of this hand, as the journal writes it.
    pub(super) fn written(&self, hand: &Hand) -> Option<String> {
        match &self.put {
            Put::Mark(value) => Some(json(&Mark {
                at: hand.at.to_string(),
                day: hand.day.to_string(),
                who: hand.who.clone(),
                value: value.clone(),
            })),
            Put::Nothing => None,
        }
    }
}

/// Whether a person's work names the row of a table by its id, as SQL over `noted`: the
/// marks that stand, the journal or the corrections.
pub(in crate::store) fn worked(noted: &str, kind: &str, table: &str) -> String {
    let (mut whole, mut first, mut second) = (vec![kind], vec![READS], vec![ADDED]);
    if kind == "committee" {
        whole.extend([COMMITTEE_JOINED, YEAR_BEGUN]);
        first.push(NAME_APART);
    } else {
        first.extend(JOTS);
    }
    match kind {
        "action" => {
            whole.extend(OF_ACTIONS);
            first.extend([TRACE, ADDED, SAME, PROGRESS]);
            second.push(SAME);
        }
        "programme" => {
            whole.extend(OF_ROWS);
            first.push(ROW_PROGRESS);
        }
        _ => {}
    }
    let list = |kinds: &[&str]| {
        let quoted: Vec<String> = kinds.iter().map(|kind| format!("'{kind}'")).collect();
        quoted.join(", ")
    };
    let mut said = vec![
        format!(
            "EXISTS (SELECT 1 FROM {noted} AS noted
                     WHERE noted.kind IN ({}) AND noted.id = {table}.id)",
            list(&whole)
        ),
        format!(
            "EXISTS (SELECT 1 FROM {noted} AS noted
                     WHERE noted.kind IN ({})
                       AND substr(noted.id, instr(noted.id, '/') + 1) = {table}.id)",
            list(&second)
        ),
    ];
    // `0` stands behind the stroke.
    said.push(format!(
        "EXISTS (SELECT 1 FROM {noted} AS noted
                 WHERE noted.kind IN ({}) AND noted.id > {table}.id || '/'
                   AND noted.id < {table}.id || '0')",
        list(&first)
    ));
    format!("({})", said.join(" OR "))
}
