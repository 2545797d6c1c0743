//! What was said of a trace finds it again when a better paper changes its words.
//!
//! A verdict notes the place that it was said of. Where no trace of the action has that
//! id any more, the likest place of the same meeting, row or table that nothing was said
//! of takes it, from the likeness at which [`matching`](crate::store::matching) takes
//! rows for the same. Marks are never changed: undo compares them with the journal.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rusqlite::{Connection, Transaction, named_params};
use serde::{Deserialize, Serialize};

use crate::domain::fold;
use crate::store::Error;
use crate::store::columns::{date, from_json, json};
use crate::store::matching::{Face, pair};

/// A place that something was said of, as a mark notes it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(in crate::store) struct Anchor {
    /// The trace's id.
    #[serde(skip)]
    pub id: String,
    /// What was said; nothing of a trace that a person added.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
    /// The action that it was said of, where this one only says the same: it holds as long
    /// as they stand as one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<String>,
    /// The kind of place.
    pub place: String,
    /// Its day.
    pub day: Option<Date>,
    /// The public id of its item, programme row or task.
    pub home: Option<String>,
    /// Its words.
    pub text: String,
}

impl Anchor {
    /// The value of a mark that says this of it.
    pub(in crate::store) fn said(self, said: &str) -> String {
        json(&Anchor {
            said: Some(said.to_owned()),
            ..self
        })
    }

    /// Whether another paper may tell the same place in other words.
    fn is_about(&self, other: &Anchor) -> bool {
        let home = self.home.is_some() && self.home == other.home;
        self.place == other.place && (home || (self.day == other.day && self.day.is_some()))
    }
}

/// The traces that matching found of an action, best first.
pub(in crate::store) fn anchors(
    connection: &Connection,
    clause: i64,
) -> Result<Vec<Anchor>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT traces.id, traces.place, traces.day, traces.text,
                coalesce(items.id, programme_rows.id, tasks.id) AS home
         FROM traces
         LEFT JOIN items ON items.key = traces.item
         LEFT JOIN told_rows ON told_rows.key = traces.row
         LEFT JOIN programme_rows ON programme_rows.key = told_rows.row
         LEFT JOIN clauses AS tasks ON tasks.task = traces.task
         WHERE traces.clause = :clause
         GROUP BY traces.key
         ORDER BY traces.position, traces.key",
    )?;
    let rows = statement.query_map(named_params! { ":clause": clause }, |row| {
        Ok(Anchor {
            id: row.get("id")?,
            said: None,
            with: None,
            place: row.get("place")?,
            day: date(row, "day")?,
            home: row.get("home")?,
            text: row.get("text")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Gives the traces that verdicts were said of, and that have other words now, the ids
/// that they had.
pub(in crate::store) fn find_again(tx: &Transaction) -> Result<(), Error> {
    for (clause, said) in without_trace(tx)? {
        let free = unsaid(tx, clause)?;
        for kind in said.iter().map(|anchor| anchor.place.as_str()) {
            again(tx, clause, kind, &said, &free)?;
        }
    }
    Ok(())
}

fn again(
    tx: &Transaction,
    clause: i64,
    kind: &str,
    said: &[Anchor],
    free: &[Anchor],
) -> Result<(), Error> {
    let face = |anchor: &&Anchor| Face {
        folded: fold::compare(&anchor.text),
        hint: String::new(),
    };
    let before: Vec<&Anchor> = said.iter().filter(|anchor| anchor.place == kind).collect();
    let now: Vec<&Anchor> = free
        .iter()
        .filter(|found| before.iter().any(|anchor| anchor.is_about(found)))
        .collect();
    let faces = |anchors: &[&Anchor]| anchors.iter().map(face).collect::<Vec<Face>>();
    let pairs = pair(&faces(&before), &faces(&now));
    for (found, old) in now.iter().zip(pairs) {
        let Some(old) = old.map(|old| before[old]).filter(|old| old.is_about(found)) else {
            continue;
        };
        tx.prepare_cached(
            "UPDATE OR IGNORE traces SET id = :before WHERE clause = :clause AND id = :now",
        )?
        .execute(named_params! {
            ":before": old.id, ":clause": clause, ":now": found.id,
        })?;
    }
    Ok(())
}

/// What was said of places that are no traces any more, by the action.
fn without_trace(tx: &Transaction) -> Result<BTreeMap<i64, Vec<Anchor>>, Error> {
    let mut statement = tx.prepare_cached(
        "SELECT clauses.key, marks.value, substr(marks.id, instr(marks.id, '/') + 1) AS trace
         FROM marks
         JOIN clauses ON clauses.id = substr(marks.id, 1, instr(marks.id, '/') - 1)
         WHERE marks.kind = 'trace'
           AND NOT EXISTS (SELECT 1 FROM traces
                           WHERE traces.clause = clauses.key
                             AND traces.id = substr(marks.id, instr(marks.id, '/') + 1))
         ORDER BY marks.id",
    )?;
    let mut cursor = statement.query([])?;
    let mut said: BTreeMap<i64, Vec<Anchor>> = BTreeMap::new();
    while let Some(row) = cursor.next()? {
        let noted: Option<Anchor> = from_json(row.get::<_, Option<String>>("value")?.as_deref());
        if let Some(anchor) = noted {
            let id = row.get("trace")?;
            let of_action = said.entry(row.get("key")?).or_default();
            of_action.push(Anchor { id, ..anchor });
        }
    }
    Ok(said)
}

/// The traces of an action that nothing was said of.
fn unsaid(tx: &Transaction, clause: i64) -> Result<Vec<Anchor>, Error> {
    let mut said = tx.prepare_cached(
        "SELECT 1 FROM marks JOIN clauses ON clauses.key = :clause
         WHERE marks.kind = 'trace' AND marks.id = clauses.id || '/' || :trace",
    )?;
    let mut free = Vec::new();
    for anchor in anchors(tx, clause)? {
        if !said.exists(named_params! { ":clause": clause, ":trace": anchor.id })? {
            free.push(anchor);
        }
    }
    Ok(free)
}
