//! A committee's work programme and its forward plan.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::source::Place;

/// A work programme as one document prints it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct WorkProgramme {
    /// The committee its heading names. Bound into a pack, it belongs to the
    /// pack's committee whatever this says.
    pub committee: Option<String>,
    /// The municipal year as printed: `2023 – 2024`.
    pub year: Option<String>,
    /// The day it stands for.
    pub as_of: Option<Date>,
    /// The council's own column headings.
    pub headings: Vec<String>,
    /// Items by meeting date.
    pub rows: Vec<ProgrammeRow>,
    /// Topics that no meeting has been found for.
    pub forward_plan: Vec<Topic>,
}

/// One item of a work programme.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ProgrammeRow {
    /// Short and stable.
    pub id: String,
    /// The meeting's day; a day named once stands for every row under it.
    pub date: Option<Date>,
    /// What the date's cell says besides.
    pub note: Option<String>,
    /// The item.
    pub item: String,
    /// Suggested, to be confirmed.
    pub tentative: bool,
    /// Recommendations and actions, as printed.
    pub actions: Option<String>,
    /// Progress; `None` where it cannot be told to which action it belongs.
    pub progress: Option<String>,
    /// The lead officer, in a column of its own. `parse --json` has no such key.
    #[serde(skip)]
    pub lead: Option<String>,
    /// Progress that is this row's or its neighbours', a line each where the paper has lines:
    /// a person deals it out. `parse --json` has a loss for it.
    #[serde(skip)]
    pub unaligned: Option<String>,
    /// Where the row stands.
    #[serde(skip)]
    pub place: Place,
}

/// A topic of the forward plan.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Topic {
    /// Short and stable.
    pub id: String,
    /// The topic.
    pub topic: String,
    /// What is said of it.
    pub detail: Option<String>,
    /// When it might be taken, as printed.
    pub proposed: Option<String>,
    /// The same as a day, where it is one.
    pub proposed_date: Option<Date>,
    /// The lead officer, in a column of its own. `parse --json` has no such key.
    #[serde(skip)]
    pub lead: Option<String>,
    /// Where it stands.
    #[serde(skip)]
    pub place: Place,
}
