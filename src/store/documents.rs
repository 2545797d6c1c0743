//! Documents: brought in, read again, filed elsewhere, forgotten; each in one
//! transaction.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rusqlite::{Connection, OptionalExtension, Transaction, named_params};
use serde::{Deserialize, Serialize};

use super::carry::Carried;
use super::columns::{date, day};
use super::exempt::taken_out;
use super::filing::{self, Affected};
use super::open::{ORIGINALS, private_file, writing};
use super::{
    Error, Filing, Hand, Imported, Store, edits, exempt, gone, loose, meetings, originals, resolve,
    told, whole,
};
use crate::domain::source::{Language, Loss, READER, Reading};
use crate::domain::whole::Completeness;
use crate::domain::{fold, identity};

/// Letters of the hash that make a document's public id.
const ID_LENGTH: usize = 12;

/// A document that is held.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DocumentRow {
    /// The store's key.
    #[serde(skip)]
    pub key: i64,
    /// The public id.
    pub id: String,
    /// Its file's name.
    pub name: String,
    /// `pdf`, `text` and so on.
    pub kind: String,
    /// Its sheets, where it has sheets.
    pub pages: Option<u32>,
    /// The day it says it was issued.
    pub issued: Option<Date>,
    /// When it was imported.
    pub imported: String,
    /// The meetings it is filed under, committee and day; empty in the tray.
    pub filed: Vec<String>,
    /// Why it was filed there, where nothing and nobody said so.
    pub inferred: Option<String>,
    /// Whether it holds the papers that its agenda names.
    pub complete: Option<Completeness>,
    /// How many things in it could not be read.
    pub losses: u32,
    /// Its kept bytes.
    #[serde(skip)]
    pub original: PathBuf,
}

impl Store {
    /// Stores what was read from one document, and keeps a copy of its bytes.
    ///
    /// The document is known by the hash of the bytes given here.
    pub fn import(
        &mut self,
        reading: &Reading,
        bytes: &[u8],
        filing: &Filing,
        now: Timestamp,
    ) -> Result<Imported, Error> {
        let sha256 = identity::sha256(bytes);
        let original = self.original(&sha256);
        let threads_wait = self.threads_wait;
        let tx = writing(&mut self.connection)?;
        let held: Option<(i64, u32)> = tx
            .query_row(
                "SELECT key, reader FROM documents WHERE sha256 = :sha256",
                named_params! { ":sha256": sha256 },
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .optional()?;
        match held {
            // A part of it was to be forgotten for good: it does not come back unasked.
            Some((key, _)) if is_taken_out(&tx, &sha256)? => imported(&tx, key, true, &[]),
            Some((key, READER..)) => {
                // Only a lost original is healed.
                keep(&original, bytes)?;
                imported(&tx, key, true, &[])
            }
            Some((key, _)) => {
                keep(&original, bytes)?;
                let moved = again(&tx, key, reading)?;
                finish(tx, key, &moved)
            }
            None => {
                let key = insert(&tx, &sha256, reading, filing, now)?;
                told::write(&tx, key, reading)?;
                let mut affected = Affected::default();
                filing::place(&tx, key)?;
                filing::note_places(&tx, key, &mut affected)?;
                let moved = loose::try_again(&tx, Some(key), &mut affected)?;
                if threads_wait {
                    meetings::rebuild_but_threads(&tx, &affected)?;
                } else {
                    meetings::rebuild(&tx, &affected)?;
                }
                // Last, so that a reading that is refused leaves no file behind.
                keep(&original, bytes)?;
                finish(tx, key, &moved)
            }
        }
    }

    /// The document of these bytes, where they are held whole and were read by this
    /// version of the reader: nothing is left for an import to do.
    pub fn held(&self, sha256: &str) -> Result<Option<Imported>, Error> {
        if !self.original(sha256).is_file() && !is_taken_out(&self.connection, sha256)? {
            return Ok(None);
        }
        let key = self
            .connection
            .prepare_cached(&format!(
                "SELECT key FROM documents
                 WHERE sha256 = :sha256 AND (reader >= :reader OR {})",
                taken_out("documents.id")
            ))?
            .query_row(
                named_params! { ":sha256": sha256, ":reader": READER },
                |row| row.get(0),
            )
            .optional()?;
        key.map(|key| imported(&self.connection, key, true, &[]))
            .transpose()
    }

    /// Files a document elsewhere; `document` is an id or a unique beginning. What is
    /// given comes before the paper's own word and before what was inferred, and what
    /// is left out stays as it was. It is a person's edit, and can be undone.
    pub fn refile(
        &mut self,
        document: &str,
        filing: &Filing,
        hand: &Hand,
    ) -> Result<Imported, Error> {
        let tx = writing(&mut self.edits)?;
        let key = resolve::document(&tx, document)?;
        let before = Given::of(&tx, key)?;
        let after = before.refiled(filing);
        let moved = give(&tx, key, &after)?;
        edits::enter_filings(&tx, hand, &[(key, before, after)])?;
        finish(tx, key, &moved)
    }

    /// Files all papers of a meeting elsewhere, in one edit, and says how many these are.
    pub fn refile_meeting(
        &mut self,
        meeting: i64,
        filing: &Filing,
        hand: &Hand,
    ) -> Result<usize, Error> {
        let tx = writing(&mut self.edits)?;
        let keys: Vec<i64> = tx
            .prepare_cached(
                "SELECT DISTINCT document FROM tellings
                 WHERE meeting = :meeting AND own = 1 ORDER BY document",
            )?
            .query_map(named_params! { ":meeting": meeting }, |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        if keys.is_empty() {
            return Err(Error::Unknown(
                "no paper of that meeting is held, so nothing of it was misread; a programme \
                 row is moved instead"
                    .to_owned(),
            ));
        }
        let mut filed = Vec::with_capacity(keys.len());
        for key in keys {
            let before = Given::of(&tx, key)?;
            let after = before.refiled(filing);
            give(&tx, key, &after)?;
            filed.push((key, before, after));
        }
        edits::enter_filings(&tx, hand, &filed)?;
        tx.commit()?;
        Ok(filed.len())
    }

    /// Stores a better reading of a document that is held.
    pub fn reread(&mut self, reading: &Reading, _now: Timestamp) -> Result<Imported, Error> {
        let tx = writing(&mut self.connection)?;
        let key: Option<i64> = tx
            .query_row(
                "SELECT key FROM documents WHERE sha256 = :sha256",
                named_params! { ":sha256": reading.source.sha256 },
                |row| row.get(0),
            )
            .optional()?;
        let Some(key) = key else {
            return Err(Error::Unknown(format!(
                "{} is not held; import it first",
                reading.source.name
            )));
        };
        let moved = again(&tx, key, reading)?;
        finish(tx, key, &moved)
    }

    /// Removes a document, its text and its index for good. A person's own work
    /// that hung on it is kept; the sentences say which.
    pub fn forget(&mut self, document: &str) -> Result<Vec<String>, Error> {
        let folder = self.folder.join(ORIGINALS);
        let tx = writing(&mut self.connection)?;
        let key = resolve::document(&tx, document)?;
        exempt::forget_that(&tx, key)?;
        let lost_before = edits::lost(&tx)?;
        let mut affected = Affected::default();
        filing::note_places(&tx, key, &mut affected)?;
        loose::note_loose(&tx, &mut affected)?;
        told::remove(&tx, key)?;
        tx.execute(
            "DELETE FROM documents WHERE key = :key",
            named_params! { ":key": key },
        )?;
        loose::try_again(&tx, None, &mut affected)?;
        meetings::rebuild(&tx, &affected)?;
        let lost = edits::lost(&tx)?;
        // Within the transaction: no import can be between its file and its row. The
        // file goes first, so that what was asked to be forgotten never outlasts its row.
        sweep_originals(&tx, &folder)?;
        originals::sweep(&tx, &self.folder)?;
        tx.commit()?;
        // The pages before the change lie in the log until it is emptied.
        self.connection
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(lost
            .into_iter()
            .filter(|work| !lost_before.contains(work))
            .map(|work| work.sentence())
            .collect())
    }

    /// Documents to read again: id, name, the kept bytes' path, and their filing. All
    /// of them where none is named, but those whose file went with its exempt words.
    pub fn originals(
        &self,
        documents: &[String],
    ) -> Result<Vec<(String, String, PathBuf, Filing)>, Error> {
        let keys = documents
            .iter()
            .map(|document| resolve::document(&self.connection, document))
            .collect::<Result<Vec<i64>, Error>>()?;
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT key, id, name, sha256, given_council, given_committee, given_date
             FROM documents WHERE NOT {} ORDER BY key",
            taken_out("documents.id")
        ))?;
        let rows = statement.query_map([], |row| {
            let filing = Filing {
                council: row.get("given_council")?,
                committee: row.get("given_committee")?,
                date: date(row, "given_date")?,
            };
            let sha256: String = row.get("sha256")?;
            let one = (
                row.get("id")?,
                row.get("name")?,
                self.original(&sha256),
                filing,
            );
            Ok((row.get::<_, i64>("key")?, one))
        })?;
        let all: Vec<(i64, _)> = rows.collect::<Result<_, _>>()?;
        Ok(all
            .into_iter()
            .filter(|(key, _)| keys.is_empty() || keys.contains(key))
            .map(|(_, one)| one)
            .collect())
    }

    /// Every document that is held, the newest import first.
    pub fn documents(&self) -> Result<Vec<DocumentRow>, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT documents.key, documents.id, documents.name, documents.kind, documents.pages,
                    documents.issued, documents.imported, documents.sha256,
                    (SELECT json_group_array(place) FROM (
                         SELECT DISTINCT committees.name || ', ' || meetings.date AS place
                         FROM tellings
                         JOIN meetings ON meetings.key = tellings.meeting
                         JOIN committees ON committees.key = meetings.committee
                         WHERE tellings.document = documents.key
                         ORDER BY tellings.own DESC, meetings.date)) AS filed,
                    (SELECT inferred FROM tellings
                     WHERE tellings.document = documents.key AND inferred IS NOT NULL
                     ORDER BY own DESC, position LIMIT 1) AS inferred,
                    (SELECT count(*) FROM losses
                     WHERE losses.document = documents.key AND losses.healed = 0) AS losses
             FROM documents ORDER BY documents.key DESC",
        )?;
        let rows = statement.query_map([], |row| {
            let filed: Option<String> = row.get("filed")?;
            let sha256: String = row.get("sha256")?;
            Ok(DocumentRow {
                key: row.get("key")?,
                inferred: row.get("inferred")?,
                complete: None,
                id: row.get("id")?,
                name: row.get("name")?,
                kind: row.get("kind")?,
                pages: row.get("pages")?,
                issued: date(row, "issued")?,
                imported: row.get("imported")?,
                filed: super::columns::from_json(filed.as_deref()),
                losses: row.get("losses")?,
                original: self.original(&sha256),
            })
        })?;
        let mut rows: Vec<DocumentRow> = rows.collect::<Result<_, _>>()?;
        let mut complete = whole::all_complete(&self.connection)?;
        for row in &mut rows {
            row.complete = complete.remove(&row.key);
        }
        Ok(rows)
    }

    /// What could not be read in all documents, with the document's name.
    pub fn losses(&self) -> Result<Vec<(String, Loss)>, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT documents.name, losses.page, losses.what
             FROM losses JOIN documents ON documents.key = losses.document
             WHERE losses.healed = 0
             ORDER BY documents.key DESC, losses.page, losses.position",
        )?;
        let rows = statement.query_map([], loss)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// A document's name and a loss, from the columns `name`, `page` and `what`.
pub(super) fn loss(row: &rusqlite::Row) -> rusqlite::Result<(String, Loss)> {
    Ok((
        row.get("name")?,
        Loss {
            page: row.get("page")?,
            what: row.get("what")?,
        },
    ))
}

fn insert(
    tx: &Transaction,
    sha256: &str,
    reading: &Reading,
    filing: &Filing,
    now: Timestamp,
) -> Result<i64, Error> {
    tx.execute(
        "INSERT INTO documents (id, sha256, name, kind, pages, issued, language, reader, imported, seen,
                                given_council, given_committee, given_date)
         VALUES (:id, :sha256, :name, :kind, :pages, :issued, :language, :reader, :imported, :seen,
                 :council, :committee, :date)",
        named_params! {
            ":id": &sha256[..ID_LENGTH],
            ":sha256": sha256,
            // A file's name is text from outside like any other.
            ":name": fold::quote(&reading.source.name),
            ":kind": reading.source.kind.name(),
            ":pages": reading.source.pages,
            ":issued": day(reading.source.issued),
            ":language": language(reading.source.language),
            ":reader": READER,
            ":imported": now.to_string(),
            ":seen": now.to_zoned(TimeZone::system()).date().to_string(),
            ":council": filing.council,
            ":committee": filing.committee,
            ":date": day(filing.date),
        },
    )?;
    Ok(tx.last_insert_rowid())
}

/// Puts another reading in the place of the one that is held.
fn again(tx: &Transaction, key: i64, reading: &Reading) -> Result<Vec<i64>, Error> {
    let carried = Carried::note(tx, key)?;
    let mut affected = Affected::default();
    filing::note_places(tx, key, &mut affected)?;
    loose::note_loose(tx, &mut affected)?;
    told::remove(tx, key)?;
    tx.execute(
        "UPDATE documents
         SET pages = :pages, issued = :issued, language = :language, reader = :reader
         WHERE key = :key",
        named_params! {
            ":pages": reading.source.pages,
            ":issued": day(reading.source.issued),
            ":language": language(reading.source.language),
            ":reader": READER,
            ":key": key,
        },
    )?;
    told::write(tx, key, reading)?;
    settle(tx, key, &carried, affected)
}

/// Files a document and puts together anew what it touched before and touches now.
fn settle(
    tx: &Transaction,
    key: i64,
    carried: &Carried,
    mut affected: Affected,
) -> Result<Vec<i64>, Error> {
    filing::place(tx, key)?;
    filing::note_places(tx, key, &mut affected)?;
    carried.take_along(tx, key)?;
    let moved = loose::try_again(tx, Some(key), &mut affected)?;
    meetings::rebuild(tx, &affected)?;
    Ok(moved)
}

/// What a person said of a document's place, as the journal writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Given {
    council: Option<String>,
    committee: Option<String>,
    date: Option<String>,
    overrides: bool,
}

impl Given {
    /// What is given where a person files a paper elsewhere.
    fn refiled(&self, filing: &Filing) -> Given {
        Given {
            council: filing.council.clone().or(self.council.clone()),
            committee: filing.committee.clone().or(self.committee.clone()),
            date: day(filing.date).or(self.date.clone()),
            overrides: true,
        }
    }

    /// What stands of a document now.
    pub(super) fn of(tx: &Transaction, document: i64) -> Result<Given, Error> {
        Ok(tx.query_row(
            "SELECT given_council, given_committee, given_date, overrides
             FROM documents WHERE key = :document",
            named_params! { ":document": document },
            |row| {
                Ok(Given {
                    council: row.get("given_council")?,
                    committee: row.get("given_committee")?,
                    date: row.get("given_date")?,
                    overrides: row.get("overrides")?,
                })
            },
        )?)
    }
}

/// Files a document by what a person said of its place, and puts together anew what
/// that touches. Answers which loose papers moved with it.
pub(super) fn give(tx: &Transaction, key: i64, given: &Given) -> Result<Vec<i64>, Error> {
    let carried = Carried::note(tx, key)?;
    let mut affected = Affected::default();
    filing::note_places(tx, key, &mut affected)?;
    loose::note_loose(tx, &mut affected)?;
    tx.execute(
        "UPDATE documents
         SET given_council = :council, given_committee = :committee, given_date = :date,
             overrides = :overrides
         WHERE key = :key",
        named_params! {
            ":council": given.council, ":committee": given.committee, ":date": given.date,
            ":overrides": given.overrides, ":key": key,
        },
    )?;
    settle(tx, key, &carried, affected)
}

fn finish(tx: Transaction, key: i64, moved: &[i64]) -> Result<Imported, Error> {
    let done = imported(&tx, key, false, moved)?;
    tx.commit()?;
    Ok(done)
}

fn imported(
    connection: &Connection,
    key: i64,
    already: bool,
    moved: &[i64],
) -> Result<Imported, Error> {
    let (id, unfiled) = connection.query_row(
        "SELECT id, filed = 0 FROM documents WHERE key = :key",
        named_params! { ":key": key },
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let moved = moved
        .iter()
        .map(|document| whole::whereabouts(connection, *document))
        .collect::<Result<_, _>>()?;
    let meetings = connection
        .prepare(
            "SELECT meeting FROM tellings
             WHERE document = :key AND meeting IS NOT NULL
             GROUP BY meeting ORDER BY max(own) DESC, min(position)",
        )?
        .query_map(named_params! { ":key": key }, |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(Imported {
        id,
        key,
        already,
        unfiled,
        meetings,
        whereabouts: whole::whereabouts(connection, key)?,
        complete: whole::completeness(connection, key)?,
        lacks: whole::lacks(connection, key)?,
        brings: whole::brings(connection, key)?,
        gone: gone::sentences(connection, key)?,
        moved,
    })
}

/// Keeps a document's bytes under their hash: whole or not at all.
fn keep(original: &Path, bytes: &[u8]) -> Result<(), Error> {
    if fs::metadata(original).is_ok_and(|kept| kept.len() == bytes.len() as u64) {
        return Ok(());
    }
    let partial = original.with_extension("part");
    let mut file = private_file(&partial)?;
    file.set_len(0)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    fs::rename(&partial, original)?;
    Ok(())
}

/// Whether the exempt words of the document of these bytes were taken out.
fn is_taken_out(connection: &Connection, sha256: &str) -> Result<bool, Error> {
    Ok(connection
        .prepare_cached(&format!(
            "SELECT 1 FROM documents WHERE sha256 = :sha256 AND {}",
            taken_out("documents.id")
        ))?
        .exists(named_params! { ":sha256": sha256 })?)
}

/// Removes kept files that no document names: the forgotten one, and what a killed
/// import left.
pub(super) fn sweep_originals(tx: &Transaction, folder: &Path) -> Result<(), Error> {
    let mut named = tx.prepare(&format!(
        "SELECT 1 FROM documents WHERE sha256 = :sha256 AND NOT {}",
        taken_out("documents.id")
    ))?;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        if !named.exists(named_params! { ":sha256": name.to_string_lossy() })? {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

fn language(language: Language) -> &'static str {
    match language {
        Language::English => "en",
        Language::Welsh => "cy",
    }
}
