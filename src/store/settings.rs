//! What the program remembers between evenings, and the committees that are one's own.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, named_params};

use super::{Error, Hand, Store, Target, Ticked};

const LAST_COMMITTEE: &str = "last committee";
const INBOX_LEFT: &str = "inbox left";

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

    /// Remembers that nothing more is to be said of papers that had arrived by then.
    pub fn leave_inbox(&mut self, now: Timestamp) -> Result<(), Error> {
        self.connection
            .prepare_cached(
                "INSERT INTO settings (name, value) VALUES (:name, :value)
                 ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            )?
            .execute(named_params! { ":name": INBOX_LEFT, ":value": now.to_string() })?;
        Ok(())
    }

    /// The instant that [`Store::leave_inbox`] was told last.
    pub fn inbox_left(&self) -> Result<Option<Timestamp>, Error> {
        let kept: Option<String> = self
            .connection
            .prepare_cached("SELECT value FROM settings WHERE name = :name")?
            .query_row(named_params! { ":name": INBOX_LEFT }, |row| row.get(0))
            .optional()?;
        Ok(kept.and_then(|kept| kept.parse().ok()))
    }

    /// Whether a paper of this name is held.
    pub fn holds_name(&self, name: &str) -> Result<bool, Error> {
        Ok(self
            .connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM documents WHERE name = :name)")?
            .query_row(named_params! { ":name": name }, |row| row.get(0))?)
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
