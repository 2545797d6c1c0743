//! People of a council.

use serde::{Deserialize, Serialize};

/// Somebody whom a paper lists.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Person {
    /// The name without title and post-nominals: `Holt`, `A B Penrose`.
    pub name: String,
    /// `Councillor`, `Mr`, `Sir`; abbreviations of Councillor are written out.
    pub title: Option<String>,
    /// `Chair`, `Vice Chair`, `City Mayor`: what stands with the name.
    pub role: Option<String>,
}
