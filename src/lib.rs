//! `matters` prepares a person for a council meeting.

pub mod domain;
pub mod extract;
pub mod parse;
pub mod store;
pub mod thread;
pub mod tui;
