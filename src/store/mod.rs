//! The store: one `SQLite` file, and the only SQL of the program.
//!
//! What papers say and what a person did are tables apart; the second hang on
//! identities that survive a re-import and a better reader.
//!
//! Three layers. *Told*: what one document says, written with it and removed with it
//! ([`documents`], `told`, `filing`). *Merged*: meetings, items, promises and
//! programme rows, put together anew after each change (`meetings`, `items`,
//! `actions`, `programme`), where `merge` says which paper wins and `matching` which
//! row of before is which row of now. *A person's work*: marks and the journal
//! ([`edits`]), hung on public ids.
//!
//! Each file asks and writes the SQL of one aggregate, as methods of [`Store`].

mod actions;
mod agenda;
pub mod answers;
pub mod backup;
mod bodies;
pub mod by_hand;
mod carry;
mod changes;
mod columns;
mod committees;
pub mod corrections;
pub mod desk;
mod doctor;
pub mod documents;
pub mod edits;
pub mod exempt;
mod faults;
mod filing;
mod find;
pub mod found;
mod glance;
mod gone;
pub mod handed;
mod inference;
pub mod item_head;
mod items;
pub mod jots;
mod late;
pub mod left_off;
mod loose;
pub mod made_for;
mod matching;
mod meetings;
mod merge;
mod news;
mod open;
mod originals;
mod others;
mod people;
mod planned;
pub mod previous;
pub mod printed;
mod programme;
mod reader;
pub mod records;
mod repair;
pub mod reports;
pub mod resolve;
pub mod restore;
mod settings;
pub mod sheets;
pub mod silent;
mod standing;
pub mod taken;
pub mod terms;
mod text;
pub mod threads;
mod told;
mod trackers;
mod tray;
pub mod versions;
mod vocabulary;
mod whole;
pub mod withheld;
pub mod year;

use std::path::PathBuf;

use jiff::civil::Date;
use jiff::{Timestamp, Zoned};

use crate::domain::whole::Completeness;

/// Why the store could not do what was asked; each is a sentence for a person.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// `SQLite` said no.
    #[error("{}", faults::words(.0))]
    Sqlite(#[from] rusqlite::Error),
    /// The folder or a kept original could not be read or written.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// Written by a newer version of the program.
    #[error(
        "the store was written by a newer version of matters (its version {found}, this program's {known}); update matters, or point --store at another folder"
    )]
    TooNew {
        /// What the store has.
        found: u32,
        /// What this program knows.
        known: u32,
    },
    /// Some other file.
    #[error(
        "{0} is not a store of matters; point --store at another folder, or move that file away"
    )]
    Foreign(PathBuf),
    /// An id that names nothing, or several things.
    #[error("{0}")]
    Unknown(String),
    /// The row is not as the edit left it, so the edit is not taken back.
    #[error("{0}")]
    Changed(String),
}

impl Error {
    /// Somebody may not write there.
    pub fn is_denied(&self) -> bool {
        use std::io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem};
        matches!(self, Error::Io(error) if [PermissionDenied, ReadOnlyFilesystem].contains(&error.kind()))
    }
}

/// An open store.
pub struct Store {
    connection: rusqlite::Connection,
    /// The connection of a person's edits: durable before it answers.
    edits: rusqlite::Connection,
    folder: PathBuf,
    /// Threads are reckoned behind the last of many papers.
    threads_wait: bool,
}

/// A thing that a person can tick.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// An action, by the store's key.
    Action(i64),
    /// A programme row or topic, by the store's key.
    Programme(i64),
    /// An item of an agenda: marked read.
    Item(i64),
    /// A committee: starred as the reader's own.
    Committee(i64),
    /// A document: filed elsewhere.
    Document(i64),
}

/// Who does something, and when.
#[derive(Debug, Clone, PartialEq)]
pub struct Hand {
    /// The person's name.
    pub who: String,
    /// The instant; `--today` never changes it.
    pub at: Timestamp,
    /// The civil day where the person is, or the one that was named as today.
    pub day: Date,
}

impl Hand {
    /// A person doing something at this moment.
    pub fn now(who: &str) -> Hand {
        Hand::on(who, None)
    }

    /// The same on the day that was named as today, where one was: what is shown and printed
    /// as done is of one day, whatever the clock says.
    pub fn on(who: &str, named: Option<Date>) -> Hand {
        let now = Zoned::now();
        Hand {
            who: who.to_owned(),
            at: now.timestamp(),
            day: named.unwrap_or_else(|| now.date()),
        }
    }
}

/// What an undo or redo did, and where the screen should go.
#[derive(Debug, Clone, PartialEq)]
pub struct Undone {
    /// A sentence's middle: "the tick on “a report on buses …”".
    pub what: String,
    /// The row it was done to.
    pub target: Target,
    /// The meeting to show it in.
    pub meeting_key: Option<i64>,
    /// The committee and the day of that meeting.
    pub of: Option<(i64, Date)>,
}

/// Where a paper goes when it does not say so itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filing {
    /// The council.
    pub council: Option<String>,
    /// The committee.
    pub committee: Option<String>,
    /// The meeting's day.
    pub date: Option<Date>,
}

/// What became of an import.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The public id of the document.
    pub id: String,
    /// The store's key of the document.
    pub key: i64,
    /// The store already held these bytes, read by this version of the reader.
    pub already: bool,
    /// It names no meeting and none was given: it lies in the tray.
    pub unfiled: bool,
    /// The meetings it was filed under.
    pub meetings: Vec<i64>,
    /// Where it is, and why there.
    pub whereabouts: Whereabouts,
    /// Whether it holds the papers that its agenda names.
    pub complete: Option<Completeness>,
    /// What it names and nothing that is held brings, as phrases.
    pub lacks: Vec<String>,
    /// What it brings that other papers lacked, as phrases.
    pub brings: Vec<String>,
    /// What its programme has no more that the version before had, as sentences.
    pub gone: Vec<String>,
    /// Papers that found a place with it, or lost the only one.
    pub moved: Vec<Whereabouts>,
}

/// Where a document is filed, where its own words did not say it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Whereabouts {
    /// Its file's name.
    pub name: String,
    /// The meeting, committee and day; `None` in the tray.
    pub place: Option<String>,
    /// Why it was filed there, where nothing and nobody said so.
    pub inferred: Option<String>,
    /// The places that fit, where there are several.
    pub fits: Vec<String>,
}

impl Whereabouts {
    /// The sentence for a person, where there is something to be said.
    pub fn sentence(&self) -> Option<String> {
        match (&self.place, &self.inferred) {
            (Some(place), Some(why)) => Some(format!("filed under {place} by inference: {why}")),
            (Some(_) | None, _) if !self.fits.is_empty() => Some(format!(
                "unfiled: several places fit: {}",
                self.fits.join("; ")
            )),
            (Some(_) | None, _) => None,
        }
    }
}

/// What the store holds and whether it is sound.
#[derive(Debug, Clone, PartialEq)]
pub struct Health {
    /// The store's folder.
    pub folder: PathBuf,
    /// The size of the database and of the kept originals, in bytes.
    pub bytes: (u64, u64),
    /// Counts by name: documents, meetings, items, actions, programme rows, edits.
    pub holds: Vec<(String, u64)>,
    /// What is wrong, as sentences; empty where it is sound.
    pub faults: Vec<String>,
}

/// Whether a row gets a tick or loses it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ticked {
    /// Done, or read.
    Yes,
    /// Not done, not read.
    No,
}

#[cfg(test)]
mod tests;
