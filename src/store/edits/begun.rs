//! Lines that were begun and not entered: kept as far as they have come, outside the
//! journal. A letter more is no edit, and yet nothing typed is lost.

use rusqlite::named_params;

use super::kinds::BEGUN;
use crate::store::{Error, Hand, Store};

impl Store {
    /// Keeps a line as far as it has come; one that is empty is let go of.
    pub fn keep_begun(&mut self, id: &str, words: &str, hand: &Hand) -> Result<(), Error> {
        if words.is_empty() {
            self.edits
                .prepare_cached("DELETE FROM marks WHERE kind = :kind AND id = :id")?
                .execute(named_params! { ":kind": BEGUN, ":id": id })?;
            return Ok(());
        }
        // One statement is a transaction of its own and begins as a write.
        self.edits
            .prepare_cached(
                "INSERT OR REPLACE INTO marks (kind, id, at, day, who, value)
                 VALUES (:kind, :id, :at, :day, :who, :words)",
            )?
            .execute(named_params! {
                ":kind": BEGUN, ":id": id, ":at": hand.at.to_string(),
                ":day": hand.day.to_string(), ":who": hand.who, ":words": words,
            })?;
        Ok(())
    }

    /// The lines that a person began, by what each is for.
    pub fn begun(&self, who: &str) -> Result<Vec<(String, String)>, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, value FROM marks
             WHERE kind = :kind AND who = :who AND value IS NOT NULL ORDER BY id",
        )?;
        let rows = statement.query_map(named_params! { ":kind": BEGUN, ":who": who }, |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
