//! What became of every promise, and what of a committee's past concerns an item.

pub mod acronym;
pub mod back;
pub mod bodies;
pub mod changed;
pub mod compare;
pub mod context;
pub mod difference;
pub mod due;
pub mod evidence;
pub mod follow;
pub mod lend;
pub mod matching;
pub mod promise;
pub mod relation;
pub mod reply;
pub mod same;
pub mod score;
pub mod series;
pub mod sides;
pub mod silent;
pub mod slipped;
pub mod stance;
pub mod state;
pub mod terms;
pub mod words;
