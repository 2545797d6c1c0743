//! Records: the rows of a committee's trackers and programmes, and the days it met, as a
//! proof-reader of its minutes needs them.

use std::collections::HashMap;

use jiff::civil::Date;
use rusqlite::{OptionalExtension, named_params};

use super::columns::date;
use super::committees::{self, Known};
use super::threads::mentions;
use super::{Error, Store, bodies};
use crate::thread::promise::Mention;

/// What is held of a committee beside its minutes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Records {
    /// Places in its papers.
    pub rows: Vec<Mention>,
    /// The names of the documents that hold them, by their keys.
    pub documents: HashMap<i64, String>,
    /// The days of its meetings.
    pub meetings: Vec<Date>,
}

impl Store {
    /// The records of the committee of a name; `None` where none is held, or where two
    /// councils have one of that name.
    pub fn records(&self, committee: &str) -> Result<Option<Records>, Error> {
        let fits = committees::all_of(&self.connection, &bodies::of(None, committee))?;
        let [Known { key: committee, .. }] = fits.as_slice() else {
            return Ok(None);
        };
        let rows = mentions(&self.connection, *committee)?;
        let mut name = self
            .connection
            .prepare_cached("SELECT name FROM documents WHERE key = :document")?;
        let mut documents = HashMap::new();
        for row in &rows {
            if !documents.contains_key(&row.document) {
                let known: Option<String> = name
                    .query_row(named_params! { ":document": row.document }, |row| {
                        row.get(0)
                    })
                    .optional()?;
                documents.extend(known.map(|known| (row.document, known)));
            }
        }
        let mut statement = self.connection.prepare_cached(
            "SELECT meetings.date
             FROM meeting_committees JOIN meetings ON meetings.key = meeting_committees.meeting
             WHERE meeting_committees.committee = :committee AND meetings.date IS NOT NULL
             ORDER BY meetings.date",
        )?;
        let meetings = statement
            .query_map(named_params! { ":committee": committee }, |row| {
                date(row, "date")
            })?
            .collect::<Result<Vec<Option<Date>>, _>>()?;
        Ok(Some(Records {
            rows,
            documents,
            meetings: meetings.into_iter().flatten().collect(),
        }))
    }
}
