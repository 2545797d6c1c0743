//! Whether the store is sound, and what it holds.

use std::fs;

use rusqlite::Connection;

use super::open::{DATABASE, ORIGINALS};
use super::{Error, Health, Store};

impl Store {
    /// Where it is, what it holds, whether it is sound.
    pub fn health(&self) -> Result<Health, Error> {
        let mut faults = faults(&self.connection)?;
        faults.extend(fault_of_index(&self.connection));
        let (originals, missing) = self.originals_on_disk()?;
        faults.extend(missing);
        let database = ["", "-wal"]
            .iter()
            .filter_map(|end| fs::metadata(self.folder.join(format!("{DATABASE}{end}"))).ok())
            .map(|file| file.len())
            .sum();
        Ok(Health {
            folder: self.folder.clone(),
            bytes: (database, originals),
            holds: counts(&self.connection)?,
            faults,
        })
    }

    fn originals_on_disk(&self) -> Result<(u64, Vec<String>), Error> {
        let mut bytes = 0;
        for entry in fs::read_dir(self.folder.join(ORIGINALS))? {
            bytes += entry?.metadata()?.len();
        }
        let mut missing = Vec::new();
        for (id, name, original, _) in self.originals(&[])? {
            if !original.is_file() {
                missing.push(format!(
                    "the kept original of {name} ({id}) is missing; import it again to keep it"
                ));
            }
        }
        Ok((bytes, missing))
    }
}

/// What is wrong with the pages and the rows of a database.
pub(super) fn faults(connection: &Connection) -> Result<Vec<String>, Error> {
    let mut faults = Vec::new();
    let mut check = connection.prepare("PRAGMA integrity_check(20)")?;
    for line in check.query_map([], |row| row.get::<_, String>(0))? {
        let line = line?;
        if line != "ok" {
            faults.push(format!("the database is damaged: {line}"));
        }
    }
    let mut check = connection.prepare("PRAGMA foreign_key_check")?;
    let pairs = check.query_map([], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(2)?))
    })?;
    for pair in pairs {
        let (child, parent) = pair?;
        faults.push(format!(
            "a row of {child} names a row of {parent} that is not there"
        ));
    }
    Ok(faults)
}

/// Holds the index of words against the text itself, not only against its own sums. `SQLite`
/// asks for it as for a write.
pub(super) fn fault_of_index(connection: &Connection) -> Option<String> {
    connection
        .execute(
            "INSERT INTO paragraph_words (paragraph_words, rank) VALUES ('integrity-check', 1)",
            [],
        )
        .err()
        .map(|error| format!("the index of words does not match the text: {error}"))
}

/// What a database holds.
pub(super) fn counts(connection: &Connection) -> Result<Vec<(String, u64)>, Error> {
    let mut statement = connection.prepare(
        "SELECT 'documents', count(*) FROM documents
         UNION ALL SELECT 'unfiled documents', count(*) FROM documents WHERE filed = 0
         UNION ALL SELECT 'committees', count(*) FROM committees
         UNION ALL SELECT 'meetings', count(*) FROM meetings
         UNION ALL SELECT 'items', count(*) FROM items WHERE position IS NOT NULL
         UNION ALL SELECT 'actions', count(*) FROM clauses
                   WHERE tracked = 1 AND (clause IS NOT NULL OR task IS NOT NULL)
         UNION ALL SELECT 'programme rows', count(*) FROM programme_rows
         UNION ALL SELECT 'paragraphs', count(*) FROM paragraphs
         UNION ALL SELECT 'things not read', count(*) FROM losses
         UNION ALL SELECT 'marks', count(*) FROM marks
         UNION ALL SELECT 'edits', count(*) FROM edits",
    )?;
    let rows = statement.query_map([], |row| {
        Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs()))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
