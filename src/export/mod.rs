//! What leaves the house: a chair's brief, the proof-reading of draft minutes, a year's
//! account.
//!
//! A *loose end* is a word of the desk; outside it reads "no update found in the papers
//! held". A guess is *likely* or *possible*, never a number, and stands apart from what a
//! person said. Every fact carries its words and its place.

pub mod account;
pub mod arising;
pub mod check;
pub mod cite;
pub mod csv;
pub mod docx;
pub mod markup;
pub mod outcome;
pub mod paper;
pub mod promises;
