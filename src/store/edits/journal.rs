//! The journal as a person reads it: what was done, when, by whom, and whether it stands.

use jiff::Timestamp;
use rusqlite::named_params;
use serde::Serialize;

use super::changes;
use super::sentences::{said, sentence, short};
use crate::store::{Error, Store};

/// An entry of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: String,
    /// "the tick on “a report on buses”".
    pub what: String,
    /// "the tick", where it was on one row.
    #[serde(skip)]
    pub deed: Option<String>,
    /// What was typed or set, where it was one thing.
    pub said: Option<String>,
    /// What stood there before.
    pub before: Option<String>,
    /// It was taken back.
    pub undone: bool,
}

impl Entry {
    /// "the day set for “a report on buses”: 4 Dec 2031, before that 6 Oct 2031".
    pub fn words(&self) -> String {
        self.with(&self.what)
    }

    /// The same under its row, whose words it needs no more.
    pub fn words_under_row(&self) -> String {
        self.with(self.deed.as_deref().unwrap_or(&self.what))
    }

    fn with(&self, what: &str) -> String {
        match (&self.said, &self.before) {
            (None, _) => what.to_owned(),
            (Some(said), None) => format!("{what}: {said}"),
            (Some(said), Some(before)) if said == before => format!("{what}: {said}"),
            (Some(said), Some(before)) => format!("{what}: {said}, before that {before}"),
        }
    }
}

impl Store {
    /// The newest edits, newest first; of one row alone, where its public id is given.
    pub fn journal(&self, row: Option<&str>, most: u32) -> Result<Vec<Entry>, Error> {
        let tx = self.connection.unchecked_transaction()?;
        let mut statement = tx.prepare_cached(
            "SELECT edits.key, edits.at, edits.who, edits.verb,
                    coalesce((SELECT later.verb FROM edits AS later
                              WHERE later.of = edits.key
                              ORDER BY later.key DESC LIMIT 1), 'redo') = 'undo' AS undone
             FROM edits
             WHERE edits.of IS NULL
               AND (:row IS NULL OR EXISTS (
                       SELECT 1 FROM edit_changes
                       WHERE edit_changes.edit = edits.key
                         AND (edit_changes.id = :row
                              OR edit_changes.id > :row || '/' AND edit_changes.id < :row || '0')))
             ORDER BY edits.key DESC LIMIT :most",
        )?;
        let mut rows = statement.query(named_params! { ":row": row, ":most": most })?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            let verb: String = row.get("verb")?;
            let at: String = row.get("at")?;
            let changes = changes(&tx, row.get("key")?)?;
            let (said, before) = said(&changes);
            entries.push(Entry {
                at: at.parse().unwrap_or_default(),
                by: row.get("who")?,
                what: sentence(&verb, &changes),
                deed: short(&verb, &changes),
                said,
                before,
                undone: row.get("undone")?,
            });
        }
        Ok(entries)
    }
}
