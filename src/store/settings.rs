//! What the program remembers between evenings, and the committees that are one's own.

use rusqlite::{Connection, OptionalExtension, named_params};

use super::{Error, Hand, Store, Target, Ticked};

const LAST_COMMITTEE: &str = "last committee";

impl Store {
    /// Remembers the committee that was used last, to open there.
    pub fn remember_committee(&mut self, committee: i64) -> Result<(), Error> {
        // One statement is a transaction of its own and begins as a write.
        self.connection
            .prepare_cached(
                "INSERT INTO settings (name, value)
                 SELECT :name, id FROM committees WHERE key = :committee
                 ON CONFLICT (name) DO UPDATE SET value = excluded.value
                 WHERE value <> excluded.value",
            )?
            .execute(named_params! { ":name": LAST_COMMITTEE, ":committee": committee })?;
        Ok(())
    }

    /// Stars a committee as the reader's own, or takes the star away; an edit too.
    pub fn star(&mut self, committee: i64, mine: bool, hand: &Hand) -> Result<(), Error> {
        let done = if mine { Ticked::Yes } else { Ticked::No };
        self.tick(&[Target::Committee(committee)], done, hand)
    }
}

/// The committee that was used last.
pub(super) fn last_committee(connection: &Connection) -> Result<Option<i64>, Error> {
    Ok(connection
        .prepare_cached(
            "SELECT committees.key
             FROM settings JOIN committees ON committees.id = settings.value
             WHERE settings.name = :name",
        )?
        .query_row(named_params! { ":name": LAST_COMMITTEE }, |row| row.get(0))
        .optional()?)
}
