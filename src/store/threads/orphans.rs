//! The reverse of a history: rows and topics of the newest programmes that no promise
//! stands behind.

use std::collections::HashSet;

use jiff::civil::Date;
use rusqlite::{Connection, named_params};

use super::held;
use crate::store::desk::ProgrammeLine;
use crate::store::{Error, Store, programme};

/// The rows of one committee's newest programme that no trace of any action names.
#[derive(Debug, Clone, PartialEq)]
pub struct Orphans {
    /// The committee.
    pub committee: String,
    /// How many actions of it are held: their traces were looked through.
    pub actions: u32,
    /// The days of its meetings whose minutes are held.
    pub minutes: Vec<Date>,
    /// The rows, as the programme has them.
    pub rows: Vec<ProgrammeLine>,
}

impl Store {
    /// For each committee with a programme the rows that no promise stands behind. Where
    /// no promise is held, none is named: nothing can be said of its rows.
    pub fn orphans(&self) -> Result<Vec<Orphans>, Error> {
        let tx = self.connection.unchecked_transaction()?;
        let mut statement = tx.prepare_cached(
            "SELECT committees.key, committees.name,
                    (SELECT count(*) FROM meetings
                     JOIN clauses ON clauses.meeting = meetings.key AND clauses.tracked = 1
                     WHERE meetings.committee = committees.key
                       AND coalesce(clauses.clause, clauses.task) IS NOT NULL) AS actions
             FROM committees
             WHERE EXISTS (SELECT 1 FROM told_programmes
                           WHERE told_programmes.committee = committees.key)
             ORDER BY committees.name, committees.id",
        )?;
        let committees = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
            .collect::<Result<Vec<(i64, String, u32)>, _>>()?;
        let mut orphans = Vec::with_capacity(committees.len());
        for (key, committee, actions) in committees {
            let named = named(&tx, key)?;
            let mut rows = programme::newest(&tx, key, None)?.lines;
            rows.retain(|row| actions > 0 && !named.contains(&row.key));
            let meetings = &held(&tx, key)?.meetings;
            let with_minutes = meetings.iter().filter(|meeting| meeting.has_minutes);
            orphans.push(Orphans {
                committee,
                actions,
                minutes: with_minutes.map(|meeting| meeting.date).collect(),
                rows,
            });
        }
        Ok(orphans)
    }
}

/// The rows of a committee's programmes that a trace names which nobody refused.
fn named(connection: &Connection, committee: i64) -> Result<HashSet<i64>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT told_rows.row
         FROM programme_rows
         JOIN told_rows ON told_rows.row = programme_rows.key
         JOIN traces ON traces.row = told_rows.key
         JOIN clauses ON clauses.key = traces.clause
         LEFT JOIN marks ON marks.kind = 'trace' AND marks.id = clauses.id || '/' || traces.id
         WHERE programme_rows.committee = :committee
           AND coalesce(json_extract(marks.value, '$.said') = 'confirmed', 1)
         UNION
         SELECT programme_rows.key
         FROM marks
         JOIN programme_rows
              ON programme_rows.id = substr(marks.id, instr(marks.id, '/') + 1)
         WHERE marks.kind = 'trace-added' AND programme_rows.committee = :committee",
    )?;
    let rows = statement.query_map(named_params! { ":committee": committee }, |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
