//! The desk from outside: keys in, a screen out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod desk;
mod history;
mod intake;
mod scale;
mod screen;
mod shelf;
mod sizes;
mod workers;
