//! Loose papers, tried again whenever what is held changes: one finds its place when the
//! meeting comes, and loses it when a second place fits.

use rusqlite::{Transaction, named_params};

use super::carry::Carried;
use super::filing::{self, Affected};
use super::{Error, inference, planned, trackers};

/// Notes the loose documents that recognise the affected meetings: before papers of
/// these go, and after others came.
pub(super) fn note_loose(tx: &Transaction, affected: &mut Affected) -> Result<(), Error> {
    for document in inference::waiting(tx, &affected.meetings)? {
        Affected::note(&mut affected.loose, document);
    }
    if !affected.committees.is_empty() {
        for document in trackers::loose(tx)? {
            Affected::note(&mut affected.loose, document);
        }
    }
    Ok(())
}

/// Tries loose papers again that the papers of the affected meetings may find a place
/// for, or leave without one, and notes what that touches. Answers which moved.
pub(super) fn try_again(
    tx: &Transaction,
    but: Option<i64>,
    affected: &mut Affected,
) -> Result<Vec<i64>, Error> {
    let mut moved = Vec::new();
    // A body of which only a programme is held meets on the days that it names.
    for committee in &affected.committees {
        planned::place_planned_meetings(tx, *committee)?;
    }
    note_loose(tx, affected)?;
    let mut loose = std::mem::take(&mut affected.loose);
    loose.sort_unstable();
    for document in loose {
        if Some(document) == but {
            continue;
        }
        let before = stands(tx, document)?;
        let body = trackers::committee_of(tx, document)?;
        let carried = Carried::note(tx, document)?;
        let mut touched = Affected::default();
        filing::note_places(tx, document, &mut touched)?;
        filing::place(tx, document)?;
        if stands(tx, document)? == before {
            continue;
        }
        filing::note_places(tx, document, &mut touched)?;
        carried.take_along(tx, document)?;
        affected.join(touched);
        // A tracker goes on with the papers that come, and nobody is told of each step.
        if body.is_none() || trackers::committee_of(tx, document)? != body {
            moved.push(document);
        }
    }
    Ok(moved)
}

/// A telling, its meeting, and the item of another paper that one of its items is.
type Stand = (i64, Option<i64>, Option<i64>);

/// Where the tellings of a document stand, and which items they were found to be.
fn stands(tx: &Transaction, document: i64) -> Result<Vec<Stand>, Error> {
    let mut statement = tx.prepare_cached(
        "SELECT tellings.key, tellings.meeting, told_items.joins
         FROM tellings LEFT JOIN told_items ON told_items.telling = tellings.key
         WHERE tellings.document = :document
         ORDER BY tellings.key, told_items.key",
    )?;
    let rows = statement.query_map(named_params! { ":document": document }, |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
