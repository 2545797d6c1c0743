//! `matters` prepares a person for a council meeting: it reads the papers they
//! already have, keeps what they say in one `SQLite` file, and shows it in a terminal.
//!
//! # The map
//!
//! ```text
//!  file ─► extract ─► parse ─► import ─► store (SQLite, WAL, FTS5)
//!         bytes→pages  pages→(facts, losses)  ▲      │
//!                                             │      ▼
//!  keys ─► Event ─► update(&mut Model) ─► Effect ─► worker ─► Event …
//!                         └─► view(&Model) ─► terminal
//! ```
//!
//! - [`domain`]: what papers say, as plain values; no input or output, no clock.
//! - [`extract`]: bytes → lines, bounded in time and memory, all but plain text in a
//!   process of its own.
//! - [`parse`]: lines → facts and losses; pure, never fails.
//! - [`thread`]: what of the past concerns an item.
//! - [`store`]: the only SQL. What papers say and what a person did are kept apart.
//! - [`import`]: one document through all of these, in one transaction.
//! - [`export`]: what leaves the house: a chair's brief, draft minutes proof-read, a
//!   year's account.
//! - [`config`]: what a person has settled.
//! - [`tui`]: the desk; [`cli`]: every answer without a screen; [`demo`]: the sample papers.
//!
//! Dependencies point down this list's other way: `main → cli, tui → import,
//! export → store, thread, parse, extract → domain`. A test holds it.
//!
//! # The rules
//!
//! 1. Every fact knows its source: the exact words, the document, its page or line,
//!    and the rule that read them.
//! 2. A guess is not a confirmation: what was inferred and what a person said are
//!    different columns, and the second is never overwritten by the first.
//! 3. Papers and the user's own work live apart; the work hangs on an identity
//!    ([`domain::identity`]) that survives re-importing and a better parser.
//! 4. Losses are said, with their page.
//! 5. Nothing goes over the network.
//! 6. Text from a document is data: control characters never reach the terminal
//!    ([`domain::fold::quote`]), and reading one is bounded in time and memory.
//! 7. The screen never waits: storage and search run on workers.
//! 8. Nothing typed is lost: an edit is durable when the screen shows it, and can
//!    be undone.

pub mod cli;
pub mod config;
pub mod demo;
pub mod domain;
pub mod export;
pub mod extract;
pub mod import;
pub mod parse;
pub mod store;
pub mod thread;
pub mod tui;
