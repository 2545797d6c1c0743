//! The store: one SQLite file, and the only SQL of the program.
//!
//! What papers say and what a person did are tables apart; the second hang on
//! identities that survive a re-import and a better reader.

pub mod desk;

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;

use crate::domain::source::Reading;
use desk::{Block, Desk, FindRow, Hit, MeetingRow, UnfiledRow};

/// Why the store could not do what was asked; each is a sentence for a person.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// SQLite said no.
    #[error(transparent)]
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

/// An open store.
pub struct Store {
    #[allow(dead_code)]
    connection: rusqlite::Connection,
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
}

/// Who does something, and when.
#[derive(Debug, Clone, PartialEq)]
pub struct Hand {
    /// The person's name.
    pub who: String,
    /// The instant; `--today` never changes it.
    pub at: Timestamp,
    /// The civil day where the person is.
    pub day: Date,
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
}

/// Where a paper goes when it does not say so itself.
#[derive(Debug, Clone, Default, PartialEq)]
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

impl Store {
    /// Opens the store in a folder, making it where there is none, readable by its
    /// user alone, and bringing its tables up to date.
    pub fn open(_folder: &Path) -> Result<Store, Error> {
        todo!()
    }
    /// Counts up whenever another connection wrote (`PRAGMA data_version`).
    pub fn data_version(&self) -> Result<i64, Error> {
        todo!()
    }
    /// Stores what was read from one document, and keeps a copy of its bytes.
    pub fn import(
        &mut self,
        _reading: &Reading,
        _bytes: &[u8],
        _filing: &Filing,
        _now: Timestamp,
    ) -> Result<Imported, Error> {
        todo!()
    }
    /// Whether these bytes are held already, read by this version of the reader.
    pub fn holds(&self, _sha256: &str) -> Result<bool, Error> {
        todo!()
    }
    /// Files a document elsewhere; `document` is an id or a unique beginning.
    pub fn refile(
        &mut self,
        _document: &str,
        _filing: &Filing,
        _now: Timestamp,
    ) -> Result<Imported, Error> {
        todo!()
    }
    /// Removes a document, its text and its index for good. A person's own work
    /// that hung on it is kept; the sentences say which.
    pub fn forget(&mut self, _document: &str) -> Result<Vec<String>, Error> {
        todo!()
    }
    /// Documents to read again: id, name, the kept bytes' path, and their filing.
    pub fn originals(
        &self,
        _documents: &[String],
    ) -> Result<Vec<(String, String, PathBuf, Filing)>, Error> {
        todo!()
    }
    /// Stores a better reading of a document that is held.
    pub fn reread(&mut self, _reading: &Reading, _now: Timestamp) -> Result<Imported, Error> {
        todo!()
    }
    /// Every meeting, newest first; those without a date last.
    pub fn meetings(&self) -> Result<Vec<MeetingRow>, Error> {
        todo!()
    }
    /// The meeting that matters on a day, as the design says.
    pub fn meeting_that_matters(&self, _today: Date) -> Result<Option<i64>, Error> {
        todo!()
    }
    /// Everything the desk shows of a meeting.
    pub fn desk(&self, _meeting: i64) -> Result<Desk, Error> {
        todo!()
    }
    /// An item for the reader: what is asked, recommendations, minutes, report.
    pub fn item(&self, _item: i64) -> Result<Vec<Block>, Error> {
        todo!()
    }
    /// A page or the surroundings of a place, for the reader.
    pub fn around(
        &self,
        _document: i64,
        _page: Option<u32>,
        _line: u32,
    ) -> Result<Vec<Block>, Error> {
        todo!()
    }
    /// The documents in the unfiled tray.
    pub fn unfiled(&self) -> Result<Vec<UnfiledRow>, Error> {
        todo!()
    }
    /// The rows that the finder matches fuzzily.
    pub fn find_rows(&self) -> Result<Vec<FindRow>, Error> {
        todo!()
    }
    /// Full text, best first; typed operators are words, `"…"` is a phrase.
    pub fn search(&self, _typed: &str, _limit: u32) -> Result<Vec<Hit>, Error> {
        todo!()
    }
    /// Ticks, or takes the tick away.
    pub fn tick(&mut self, _targets: &[Target], _done: Ticked, _hand: &Hand) -> Result<(), Error> {
        todo!()
    }
    /// Takes back this person's newest standing edit.
    pub fn undo(&mut self, _hand: &Hand) -> Result<Option<Undone>, Error> {
        todo!()
    }
    /// Does again what was undone last, unless something was done since.
    pub fn redo(&mut self, _hand: &Hand) -> Result<Option<Undone>, Error> {
        todo!()
    }
    /// Stars a committee as the reader's own, or takes the star away; an edit too.
    pub fn star(&mut self, _committee: i64, _mine: bool, _hand: &Hand) -> Result<(), Error> {
        todo!()
    }
    /// Remembers the committee that was used last, to open there.
    pub fn remember_committee(&mut self, _committee: i64) -> Result<(), Error> {
        todo!()
    }
    /// Where it is, what it holds, whether it is sound.
    pub fn health(&self) -> Result<Health, Error> {
        todo!()
    }
}

/// Whether a row gets a tick or loses it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ticked {
    /// Done, or read.
    Yes,
    /// Not done, not read.
    No,
}
