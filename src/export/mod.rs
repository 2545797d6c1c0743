//! What leaves the house: a member's and a chair's brief, an item as a page, the
//! proof-reading of draft minutes, a year's account; and what an officer hands in: tables,
//! calendar, reminders.
//!
//! A *loose end* is a word of the desk; outside it reads "no update found in the papers
//! held". A guess is *likely* or *possible*, never a number, and stands apart from what a
//! person said. Every fact carries its words and its place.

pub mod account;
pub mod arising;
pub mod brief;
pub mod calendar;
mod called;
pub mod chase;
pub mod check;
pub mod cite;
mod comes_up;
pub mod csv;
pub mod docx;
pub mod exempt;
pub mod handin;
pub mod handout;
pub mod item;
pub mod markup;
pub mod on_screen;
pub mod outcome;
pub mod paper;
pub mod promises;
