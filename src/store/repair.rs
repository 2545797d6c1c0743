//! What can be repaired of a store: everything that can be reckoned anew from its rows.

use rusqlite::{Connection, named_params};

use super::doctor::{fault_of_index, faults};
use super::documents::sweep_originals;
use super::open::{ORIGINALS, writing};
use super::{Error, Store, originals};

/// A person's own work: no row of it is ever swept.
const BY_HAND: &[&str] = &["edits", "edit_changes", "marks", "corrections"];

impl Store {
    /// Repairs what can be repaired, and says what was.
    pub fn repair(&mut self) -> Result<Vec<String>, Error> {
        let mut said = Vec::new();
        // A wrong index of a table is made anew from the table.
        if !faults(&self.connection)?.is_empty() {
            self.connection.execute_batch("REINDEX")?;
            said.push("the indexes were made anew".to_owned());
        }
        let tx = writing(&mut self.connection)?;
        let swept = sweep_dangling(&tx)?;
        if swept > 0 {
            said.push(format!("rows that named nothing and were mended: {swept}"));
        }
        if fault_of_index(&tx).is_some() {
            said.push("the index of words was made anew".to_owned());
        }
        tx.execute(
            "INSERT INTO paragraph_words (paragraph_words) VALUES ('rebuild')",
            [],
        )?;
        sweep_originals(&tx, &self.folder.join(ORIGINALS))?;
        originals::sweep(&tx, &self.folder)?;
        tx.commit()?;
        self.reckon_threads()?;
        said.push("what became of every promise was reckoned anew".to_owned());
        self.compact()?;
        said.push("the database was written anew, without gaps".to_owned());
        Ok(said)
    }

    /// Writes the database anew without its gaps, and empties its log.
    pub(super) fn compact(&self) -> Result<(), Error> {
        self.connection.execute_batch("VACUUM")?;
        let busy: bool =
            self.connection
                .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if busy {
            return Err(Error::Unknown(
                "another matters has the store open, and old pages lie in its log: close it, \
                 and do this again"
                    .to_owned(),
            ));
        }
        Ok(())
    }
}

/// Mends rows that name a row that is not there, as its removal would have.
fn sweep_dangling(connection: &Connection) -> Result<usize, Error> {
    let mut swept = 0;
    loop {
        let found: Vec<(String, i64, i64)> = connection
            .prepare("SELECT \"table\", rowid, fkid FROM pragma_foreign_key_check WHERE rowid IS NOT NULL")?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
            .collect::<Result<_, _>>()?;
        let mut done = 0;
        for (table, row, key) in found {
            if BY_HAND.contains(&table.as_str()) {
                continue;
            }
            let (column, on_delete): (String, String) = connection.query_row(
                "SELECT \"from\", on_delete FROM pragma_foreign_key_list(:table) WHERE id = :key",
                named_params! { ":table": table, ":key": key },
                |row| Ok((row.get(0)?, row.get(1)?)),
            )?;
            let mend = if on_delete == "SET NULL" {
                format!("UPDATE \"{table}\" SET \"{column}\" = NULL WHERE rowid = :row")
            } else {
                format!("DELETE FROM \"{table}\" WHERE rowid = :row")
            };
            done += connection.execute(&mend, named_params! { ":row": row })?;
        }
        // A row that goes may leave others behind.
        if done == 0 {
            return Ok(swept);
        }
        swept += done;
    }
}
