//! What papers say, as plain values: no input or output, no clock.
//!
//! The shapes serialize to the project's public interchange format: the JSON of
//! `matters parse --json`. A key that is unknown is `null` or an empty list,
//! never guessed.

pub mod actions;
pub mod agenda;
pub mod council;
pub mod figure;
pub mod fold;
pub mod identity;
pub mod meeting;
pub mod minutes;
pub mod phrases;
pub mod programme;
pub mod report;
pub mod soften;
pub mod source;
pub mod whole;
pub mod wording;
