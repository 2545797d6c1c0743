//! What moves along when a document turns out to belong to another meeting, so that
//! a person's work on it goes with it.

use rusqlite::{OptionalExtension, Transaction, named_params};

use super::Error;

/// The rows that rest on one document alone, by the place they had.
pub(super) struct Carried {
    tellings: Vec<Telling>,
    programmes: Vec<Programme>,
}

struct Telling {
    position: i64,
    meeting: i64,
    items: Vec<i64>,
    clauses: Vec<i64>,
}

struct Programme {
    position: i64,
    committee: i64,
    year: i64,
    rows: Vec<i64>,
}

impl Carried {
    /// Notes what rests on a document before it is read again or filed elsewhere.
    pub(super) fn note(tx: &Transaction, document: i64) -> Result<Carried, Error> {
        let mut tellings = Vec::new();
        for (telling, position, meeting) in triples(
            tx,
            "SELECT key, position, meeting FROM tellings
             WHERE document = :document AND meeting IS NOT NULL ORDER BY position",
            document,
        )? {
            tellings.push(Telling {
                position,
                meeting,
                items: keys(
                    tx,
                    "SELECT items.key FROM items
                     JOIN told_items ON told_items.item = items.key
                     WHERE told_items.telling = :telling
                       AND NOT EXISTS (SELECT 1 FROM told_items AS others
                                       WHERE others.item = items.key
                                         AND others.telling <> :telling)
                     ORDER BY items.key",
                    telling,
                )?,
                clauses: keys(
                    tx,
                    "SELECT clauses.key FROM told_items
                     JOIN told_clauses ON told_clauses.told_item = told_items.key
                     JOIN clauses ON clauses.clause = told_clauses.key
                     WHERE told_items.telling = :telling
                     UNION
                     SELECT clauses.key FROM tellings
                     JOIN told_tasks ON told_tasks.document = tellings.document
                     JOIN clauses ON clauses.task = told_tasks.key
                                 AND clauses.meeting = tellings.meeting
                     WHERE tellings.key = :telling AND tellings.own = 1
                     ORDER BY 1",
                    telling,
                )?,
            });
        }
        let mut programmes = Vec::new();
        for (key, position, committee) in triples(
            tx,
            "SELECT key, position, committee FROM told_programmes
             WHERE document = :document AND committee IS NOT NULL ORDER BY position",
            document,
        )? {
            programmes.push(Programme {
                position,
                committee,
                year: tx.query_row(
                    "SELECT year FROM told_programmes WHERE key = :key",
                    named_params! { ":key": key },
                    |row| row.get(0),
                )?,
                rows: keys(
                    tx,
                    "SELECT told_rows.row FROM told_rows
                     WHERE told_rows.programme = :telling AND told_rows.row IS NOT NULL
                       AND NOT EXISTS (SELECT 1 FROM told_rows AS others
                                       WHERE others.row = told_rows.row
                                         AND others.programme <> :telling)
                     ORDER BY told_rows.row",
                    key,
                )?,
            });
        }
        Ok(Carried {
            tellings,
            programmes,
        })
    }

    /// Moves what was noted to where the document's parts are filed now.
    pub(super) fn take_along(&self, tx: &Transaction, document: i64) -> Result<(), Error> {
        for telling in &self.tellings {
            let now: Option<i64> = tx
                .query_row(
                    "SELECT meeting FROM tellings
                     WHERE document = :document AND position = :position
                       AND meeting IS NOT NULL",
                    named_params! { ":document": document, ":position": telling.position },
                    |row| row.get(0),
                )
                .optional()?;
            let Some(meeting) = now.filter(|now| *now != telling.meeting) else {
                continue;
            };
            for (table, rows) in [("items", &telling.items), ("clauses", &telling.clauses)] {
                let mut step = tx.prepare_cached(&format!(
                    "UPDATE {table} SET meeting = :meeting WHERE key = :key"
                ))?;
                for key in rows {
                    step.execute(named_params! { ":meeting": meeting, ":key": key })?;
                }
            }
        }
        for programme in &self.programmes {
            take_programme_along(tx, document, programme)?;
        }
        Ok(())
    }
}

fn take_programme_along(
    tx: &Transaction,
    document: i64,
    programme: &Programme,
) -> Result<(), Error> {
    let now: Option<(i64, i64, i64)> = tx
        .query_row(
            "SELECT key, committee, year FROM told_programmes
             WHERE document = :document AND position = :position AND committee IS NOT NULL",
            named_params! { ":document": document, ":position": programme.position },
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .optional()?;
    let Some((key, committee, year)) = now else {
        return Ok(());
    };
    if (committee, year) == (programme.committee, programme.year) {
        return Ok(());
    }
    tx.execute(
        "UPDATE told_rows SET row = NULL WHERE programme = :key",
        named_params! { ":key": key },
    )?;
    let mut step = tx.prepare_cached(
        "UPDATE programme_rows SET committee = :committee, year = :year WHERE key = :key",
    )?;
    for key in &programme.rows {
        step.execute(named_params! { ":committee": committee, ":year": year, ":key": key })?;
    }
    Ok(())
}

fn keys(tx: &Transaction, sql: &str, telling: i64) -> Result<Vec<i64>, Error> {
    let mut statement = tx.prepare_cached(sql)?;
    let rows = statement.query_map(named_params! { ":telling": telling }, |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn triples(tx: &Transaction, sql: &str, document: i64) -> Result<Vec<(i64, i64, i64)>, Error> {
    let mut statement = tx.prepare_cached(sql)?;
    let rows = statement.query_map(named_params! { ":document": document }, |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
