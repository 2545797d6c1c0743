//! The people of a committee: whom its papers name as present, as officers, as leads.

use rusqlite::{Connection, named_params};

use super::{Error, Store, corrections};

/// Their names as printed, each once.
pub(super) fn of(connection: &Connection, committee: i64) -> Result<Vec<String>, Error> {
    let mut right = corrections::names_of(connection, committee)?;
    let mut statement = connection.prepare_cached(
        "SELECT max(people.name) AS name, people.folded FROM meeting_committees
         JOIN tellings ON tellings.meeting = meeting_committees.meeting
         JOIN people ON people.telling = tellings.key
         WHERE meeting_committees.committee = :committee
         GROUP BY people.folded ORDER BY people.folded",
    )?;
    let names = statement.query_map(named_params! { ":committee": committee }, |row| {
        let (name, folded): (String, String) = (row.get("name")?, row.get("folded")?);
        Ok(right.remove(&folded).unwrap_or(name))
    })?;
    let mut names = names.collect::<Result<Vec<_>, _>>()?;
    names.dedup();
    Ok(names)
}

impl Store {
    /// The names of a committee's people, as its papers print them.
    pub fn people_of(&self, committee: i64) -> Result<Vec<String>, Error> {
        of(&self.connection, committee)
    }
}
