//! What became of every promise, and what of a committee's past concerns an item.

pub mod bodies;
pub mod evidence;
pub mod matching;
pub mod promise;
pub mod relation;
pub mod sides;
pub mod state;
pub mod words;
