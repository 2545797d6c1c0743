//! Pages → (facts, losses): pure, and never fails.

pub mod actions;
pub mod date;
pub mod programme;
pub mod table;

use crate::domain::source::Reading;
use crate::extract::Document;

/// Reads a document: everything it says, and what could not be read.
pub fn read(_document: &Document) -> Reading {
    todo!()
}
