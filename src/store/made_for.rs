//! What each paper was made for: the papers of a meeting, its minutes, one item.

use std::collections::HashMap;

use jiff::civil::Date;

use super::columns::date;
use super::{Error, Store};

/// What a paper was made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeFor {
    /// Its file's name.
    pub document: String,
    /// What it is of the meeting, as the store names a role.
    pub role: Option<String>,
    /// The meeting's day.
    pub day: Option<Date>,
}

impl Store {
    /// What every paper that is held was made for, by the store's key of it.
    pub fn made_for(&self) -> Result<HashMap<i64, MadeFor>, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT documents.key, documents.name, tellings.role, meetings.date
             FROM documents
             LEFT JOIN tellings ON tellings.key = (
                 SELECT told.key FROM tellings AS told
                 WHERE told.document = documents.key AND told.meeting IS NOT NULL
                 ORDER BY told.own DESC, told.position LIMIT 1)
             LEFT JOIN meetings ON meetings.key = tellings.meeting
             ORDER BY documents.key",
        )?;
        let rows = statement.query_map([], |row| {
            let made_for = MadeFor {
                document: row.get("name")?,
                role: row.get("role")?,
                day: date(row, "date")?,
            };
            Ok((row.get("key")?, made_for))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
