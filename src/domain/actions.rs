//! Tables that name tasks: activity, owner and due day; action trackers.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::source::Place;

/// A table of tasks.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ActionTable {
    /// The heading over it.
    pub title: Option<String>,
    /// The council's own column headings.
    #[serde(default)]
    pub headings: Vec<String>,
    /// Its rows.
    pub rows: Vec<Task>,
}

/// A row of a table of tasks.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Task {
    /// Short and stable.
    pub id: String,
    /// What is to be done.
    pub task: String,
    /// Who is to do it, as printed.
    pub owner: Option<String>,
    /// When, as printed.
    pub due: Option<String>,
    /// The same as a day, where it is one.
    pub due_date: Option<Date>,
    /// The day the row was entered.
    pub entered: Option<Date>,
    /// What the table says of its state.
    pub status: Option<String>,
    /// What it tells of it in a column of its own beside that of the state.
    #[serde(default)]
    pub progress: Option<String>,
    /// The table says that it is complete.
    pub done: bool,
    /// The number of the minute or the item that it was agreed at: its own column's, else
    /// that of the minute under which its table stands.
    #[serde(skip)]
    pub minute: Option<String>,
    /// What its cell for the day it was entered says, where that is no day: "May 2031".
    #[serde(skip)]
    pub raised: Option<String>,
    /// Where the row stands.
    #[serde(skip)]
    pub place: Place,
}
