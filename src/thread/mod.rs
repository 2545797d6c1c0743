//! What of a committee's past concerns an item.

pub mod relation;
