//! What the program remembers between evenings, and the committees that are one's own.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, named_params};

use super::columns::{from_json, json};
use super::{Error, Hand, Store, Target, Ticked};

const LAST_COMMITTEE: &str = "last committee";
const INBOX_LEFT: &str = "inbox left";
const GREETED: &str = "greeted";
const ASKED: &str = "asked of the finder";
/// So many queries of the finder are kept.
const KEPT_ASKED: usize = 50;
const LOOK: &str = "look";

impl Store {
    /// Remembers the committee that was used last, to open there.
    pub fn remember_committee(&mut self, committee: i64) -> Result<(), Error> {
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
        self.keep(INBOX_LEFT, &now.to_string())
    }

    /// The instant that [`Store::leave_inbox`] was told last.
    pub fn inbox_left(&self) -> Result<Option<Timestamp>, Error> {
        let kept = self.kept(INBOX_LEFT)?;
        Ok(kept.and_then(|kept| kept.parse().ok()))
    }

    /// Remembers that somebody is new here no more.
    pub fn greeted(&mut self) -> Result<(), Error> {
        self.keep(GREETED, "yes")
    }

    /// Whether nobody has found the way here yet.
    pub fn is_new_here(&self) -> Result<bool, Error> {
        Ok(self.kept(GREETED)?.is_none())
    }

    /// What was asked of the finder, the newest first.
    pub fn asked_of_finder(&self) -> Result<Vec<String>, Error> {
        Ok(from_json(self.kept(ASKED)?.as_deref()))
    }

    /// Keeps what was asked of the finder, each query once, to be offered again.
    pub fn keep_asked(&mut self, typed: &str) -> Result<(), Error> {
        let mut asked = self.asked_of_finder()?;
        asked.retain(|asked| asked != typed);
        asked.insert(0, typed.to_owned());
        asked.truncate(KEPT_ASKED);
        self.keep(ASKED, &json(&asked))
    }

    /// Remembers the colours that were chosen on the desk.
    pub fn keep_look(&mut self, look: &str) -> Result<(), Error> {
        self.keep(LOOK, look)
    }

    /// The colours that were chosen, where they were.
    pub fn kept_look(&self) -> Result<Option<String>, Error> {
        self.kept(LOOK)
    }

    /// Whether a paper of this name is held.
    pub fn holds_name(&self, name: &str) -> Result<bool, Error> {
        Ok(self
            .connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM documents WHERE name = :name)")?
            .query_row(named_params! { ":name": name }, |row| row.get(0))?)
    }

    fn keep(&mut self, name: &str, value: &str) -> Result<(), Error> {
        // One statement is a transaction of its own and begins as a write.
        self.connection
            .prepare_cached(
                "INSERT INTO settings (name, value) VALUES (:name, :value)
                 ON CONFLICT (name) DO UPDATE SET value = excluded.value
                 WHERE value <> excluded.value",
            )?
            .execute(named_params! { ":name": name, ":value": value })?;
        Ok(())
    }

    fn kept(&self, name: &str) -> Result<Option<String>, Error> {
        Ok(self
            .connection
            .prepare_cached("SELECT value FROM settings WHERE name = :name")?
            .query_row(named_params! { ":name": name }, |row| row.get(0))
            .optional()?)
    }

    /// Stars a committee as the reader's own, or takes the star away; an edit too.
    pub fn star(&mut self, committee: i64, mine: bool, hand: &Hand) -> Result<(), Error> {
        let done = if mine { Ticked::Yes } else { Ticked::No };
        self.tick(&[Target::Committee(committee)], done, hand)?;
        Ok(())
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
