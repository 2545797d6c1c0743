//! Pages of council web systems that tell of meetings otherwise than in a table of items.
//!
//! The history of an issue, a decision's own page and lists of decisions, and the
//! meeting pages of the other large system (CMIS). Each is known by the labels that
//! the system itself prints; the record of what one person decided by those of its form.

pub(super) mod cmis;
mod decision;
mod fields;
mod history;
mod officer;

use crate::domain::meeting::Meeting;
use crate::domain::source::{Language, Loss};
use crate::parse::paragraph::Block;

/// The meetings that such a page tells of; `None` where it is none.
pub fn read(blocks: &[Block], language: Language, losses: &mut Vec<Loss>) -> Option<Vec<Meeting>> {
    fields::read(blocks, language, losses)
        .map(|meeting| vec![meeting])
        .or_else(|| decision::read(blocks, language, losses))
        .or_else(|| history::read(blocks, language, losses))
        .or_else(|| cmis::read(blocks, language, losses).map(|meeting| vec![meeting]))
        .or_else(|| officer::read(blocks, language, losses))
}

/// The records of what one person decided, where a printed paper says that it is one.
pub fn records(
    blocks: &[Block],
    language: Language,
    losses: &mut Vec<Loss>,
) -> Option<Vec<Meeting>> {
    officer::is_headed(blocks).then(|| officer::read(blocks, language, losses))?
}
