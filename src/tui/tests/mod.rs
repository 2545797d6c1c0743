//! The desk from outside: keys in, a screen out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod desk;
mod finder;
mod history;
mod intake;
mod looks;
mod office;
mod pages;
mod right;
mod room;
mod scale;
pub mod screen;
pub mod shelf;
mod sizes;
mod skim;
mod workers;
mod writing;
