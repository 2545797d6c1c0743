//! Backups: the database copied whole while it is in use, checked, and a few of them kept.
//!
//! A backup holds the text of every paper, what was read from it and all that a person did;
//! not the papers' own files, which lie in `originals` and never change.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Zoned;
use jiff::civil::Date;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::doctor::{counts, faults};
use super::open::{self, private_file, private_folder};
use super::{Error, Store};

/// The folder beside the database.
const FOLDER: &str = "backups";
/// Days of which the newest backup is kept.
const DAYS: usize = 7;
/// Stores that were put aside, and are kept.
const ASIDE: usize = 3;
/// What a backup's name begins with, before its day and its time.
const NAME: &str = "matters-";
const STAMP: &str = "%Y-%m-%d-%H%M%S";
/// What stands behind them where a store was put aside.
const PUT_ASIDE: &str = "-aside";

/// A backup in its folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The file.
    pub path: PathBuf,
    /// The day on which it was made.
    pub day: Date,
    /// The store as it was before another took its place.
    pub aside: bool,
    /// Its size.
    pub bytes: u64,
}

/// What a sound backup holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Counts by name.
    pub holds: Vec<(String, u64)>,
    /// The instant of its newest edit.
    pub last_edit: Option<String>,
}

/// What the store holds and a backup does not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Newer {
    /// A person's edits.
    pub edits: usize,
    /// Papers, by their names.
    pub papers: Vec<String>,
}

/// Where the backups of a store are kept unless somebody says otherwise.
pub fn folder_beside(store: &Path) -> PathBuf {
    store.join(FOLDER)
}

/// The backups in a folder, the newest first.
pub fn kept(folder: &Path) -> Result<Vec<Kept>, Error> {
    let mut found = Vec::new();
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(found),
        Err(error) => return Err(error.into()),
    };
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name();
        let stamp = name
            .to_str()
            .and_then(|name| name.strip_prefix(NAME)?.strip_suffix(".db"));
        let Some(stamp) = stamp else { continue };
        let day = stamp.get(..10).and_then(|day| day.parse().ok());
        if let Some(day) = day {
            found.push(Kept {
                path: entry.path(),
                day,
                aside: stamp.ends_with(PUT_ASIDE),
                bytes: entry.metadata()?.len(),
            });
        }
    }
    found.sort_by(|one, other| other.path.cmp(&one.path));
    Ok(found)
}

/// Looks into a file: that it is a store of a version that this program knows, that it is
/// sound, and what it holds.
pub fn look_into(file: &Path) -> Result<Held, Error> {
    let connection = reading(file)?;
    let wrong = faults(&connection)?;
    if let Some(fault) = wrong.first() {
        return Err(Error::Unknown(format!(
            "{} is not sound: {fault}",
            file.display()
        )));
    }
    let last_edit = connection.query_row("SELECT max(at) FROM edits", [], |row| row.get(0))?;
    Ok(Held {
        holds: counts(&connection)?,
        last_edit,
    })
}

/// Opens a store's file to look into it, and refuses what is none.
pub(super) fn reading(file: &Path) -> Result<Connection, Error> {
    if !file.is_file() {
        return Err(Error::Unknown(format!(
            "there is no file {}; “matters restore --list” lists the backups",
            file.display()
        )));
    }
    open::refuse_other_files(file)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    open::refuse_other_versions(&connection, file)?;
    Ok(connection)
}

impl Store {
    /// Copies the store into a file while it is in use, and checks the copy. The file is
    /// whole and sound, or not there.
    pub fn back_up(&self, file: &Path) -> Result<(), Error> {
        if file.exists() {
            return Err(Error::Unknown(format!(
                "{} exists already; name another file",
                file.display()
            )));
        }
        let mut partial = file.as_os_str().to_owned();
        partial.push(format!(".{}.part", std::process::id()));
        let partial = PathBuf::from(partial);
        let made = copy(&self.connection, &partial)
            .and_then(|()| look_into(&partial).map(|_| ()))
            .and_then(|()| Ok(fs::rename(&partial, file)?));
        if made.is_err() {
            // What is wrong is said by the fault before.
            let _ = fs::remove_file(&partial);
        }
        made
    }

    /// Makes a backup in their folder, and removes what is older than a week of days with
    /// one.
    pub fn back_up_in(&self, folder: &Path, now: &Zoned) -> Result<PathBuf, Error> {
        let path = self.back_up_as(folder, now, "")?;
        prune(folder, now.date())?;
        Ok(path)
    }

    /// Makes a backup of a store that something else is to take the place of.
    pub fn put_aside(&self, folder: &Path, now: &Zoned) -> Result<PathBuf, Error> {
        self.back_up_as(folder, now, PUT_ASIDE)
    }

    /// Makes the backup of a day, where the day has none.
    pub fn back_up_daily(&self, folder: &Path, now: &Zoned) -> Result<Option<PathBuf>, Error> {
        let today = |kept: &Kept| kept.day == now.date() && !kept.aside;
        if kept(folder)?.iter().any(today) {
            return Ok(None);
        }
        self.back_up_in(folder, now).map(Some)
    }

    /// What this store holds that a file does not.
    pub fn newer_than(&self, file: &Path) -> Result<Newer, Error> {
        let other = reading(file)?;
        let edits = |connection: &Connection| -> Result<HashSet<(i64, String)>, Error> {
            let mut all = connection.prepare("SELECT key, at FROM edits")?;
            let rows = all.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        };
        let papers = |connection: &Connection| -> Result<BTreeSet<(String, String)>, Error> {
            let mut all = connection.prepare("SELECT name, sha256 FROM documents")?;
            let rows = all.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        };
        let only_here = papers(&self.connection)?;
        let there = papers(&other)?;
        Ok(Newer {
            edits: edits(&self.connection)?.difference(&edits(&other)?).count(),
            papers: only_here
                .difference(&there)
                .map(|(name, _)| name.clone())
                .collect(),
        })
    }

    fn back_up_as(&self, folder: &Path, now: &Zoned, why: &str) -> Result<PathBuf, Error> {
        private_folder(folder)?;
        let path = named(folder, now, why);
        self.back_up(&path)?;
        Ok(path)
    }
}

/// A name that no backup has: two of one second are told apart.
fn named(folder: &Path, now: &Zoned, why: &str) -> PathBuf {
    let stamp = now.strftime(STAMP).to_string();
    let first = folder.join(format!("{NAME}{stamp}{why}.db"));
    let others = (2..).map(|number| folder.join(format!("{NAME}{stamp}-{number}{why}.db")));
    std::iter::once(first.clone())
        .chain(others)
        .find(|path| !path.exists())
        .unwrap_or(first)
}

/// A database's pages into another file, as they stand at one moment.
fn copy(from: &Connection, file: &Path) -> Result<(), Error> {
    private_file(file)?.set_len(0)?;
    let mut into = Connection::open(file)?;
    pour(from, &mut into)?;
    // One file, that is read where nothing may be written.
    into.pragma_update(None, "journal_mode", "DELETE")?;
    into.close().map_err(|(_, error)| error)?;
    Ok(())
}

/// Puts a database's pages in the place of another's, in one transaction.
pub(super) fn pour(from: &Connection, into: &mut Connection) -> Result<(), Error> {
    match Backup::new(from, into)?.step(-1)? {
        StepResult::Done => Ok(()),
        _ => Err(Error::Unknown(
            "another matters is writing; nothing was changed, do it again".to_owned(),
        )),
    }
}

/// Keeps the newest backup of each of the last days, and the last stores put aside.
fn prune(folder: &Path, today: Date) -> Result<(), Error> {
    let mut days = BTreeSet::new();
    let mut aside = 0;
    for kept in kept(folder)? {
        let stays = if kept.aside {
            aside += 1;
            aside <= ASIDE
        } else {
            days.len() < DAYS && days.insert(kept.day)
        };
        if !stays {
            fs::remove_file(&kept.path)?;
        }
    }
    // What a program that was killed had begun on another day goes.
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let begun = name.starts_with(NAME) && is_begun(&entry.path());
        if begun && !name.contains(&today.to_string()) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Whether a file is a backup that was begun and never ended.
pub(super) fn is_begun(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending == "part")
}
