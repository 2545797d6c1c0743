//! Readings that a person put right: wordings, lead officers, days, titles, names; what is
//! an action and what is none; committees and meetings that are one.
//!
//! A correction is a mark like all of a person's work. It hangs on the identity of what it
//! puts right and keeps what was read and by which rule; `apply` lays it over what papers
//! tell whenever that is put together anew, and the tables of what papers tell stay as
//! they are. So it survives another version of the paper and a better reader.

mod apart;
mod apply;
mod field;
mod listed;
mod made;
mod one;
mod places;
mod right;

use serde::{Deserialize, Serialize};

use crate::domain::source::Place;

pub use field::Field;
pub use listed::Listed;
pub use made::Sentence;
pub use one::{Bodies, Joint};
pub use right::Subject;
pub(super) use right::{of_figures, of_item};

pub(super) use apart::{names_apart, settle as settle_apart};
pub(super) use apply::apply;
pub(super) use listed::{all, by_row, called, lay_over, names_of, of_columns};
pub(in crate::store) use made::From as MadeFrom;
pub(super) use one::{committee_of, joints, meeting_of, settle};
pub(super) use places::{UNDER_HEAD, called_places};

/// What a person says of a field that was read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PutRight {
    /// What the person says.
    pub value: String,
    /// What was read; empty where nothing was.
    pub read: String,
    /// The rule that read it.
    pub rule: String,
    /// The document's name.
    #[serde(default)]
    pub document: String,
    /// The place in it.
    #[serde(default)]
    pub place: Place,
    /// The words that the row was known by.
    #[serde(default)]
    pub row: String,
}

/// What a person says of a field of a row, as SQL: NULL where nobody said anything.
pub(super) fn put(id: &str, field: &str) -> String {
    format!(
        "(SELECT json_extract(put.value, '$.value') FROM marks AS put
          WHERE put.kind = 'reads' AND put.id = {id} || '/{field}')"
    )
}

/// What a row shows of a field: a person's word, else the paper's; no word at all where the
/// person says that there is none.
pub(super) fn shown(id: &str, field: &str, read: &str) -> String {
    format!("nullif(coalesce({}, {read}), '')", put(id, field))
}
