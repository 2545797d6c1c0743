//! Edits of readings: what a person put right and what is one, and what follows from it.

use rusqlite::{OptionalExtension, Transaction, named_params};

use super::marks::Wish;
use super::rows::row_of;
use super::{Change, Way, carry_out};
use crate::store::filing::Affected;
use crate::store::{Error, Hand, corrections, meetings, threads};

use super::kinds::ROW_DROPPED;
pub(in crate::store) use super::kinds::{
    COMMITTEE_JOINED, MEETING_JOINED, NAME_APART, PAPER_APART, READS,
};

/// A mark by its id, the words of its row and what it says; `None` takes it away.
type Wanted = (String, String, Option<String>);

/// Enters what a person put right; answers how much changed by it.
pub(in crate::store) fn enter(
    tx: &Transaction,
    hand: &Hand,
    verb: &str,
    wanted: Vec<Wanted>,
) -> Result<usize, Error> {
    enter_kind(tx, hand, verb, READS, wanted)
}

/// Enters marks of one kind.
pub(in crate::store) fn enter_kind(
    tx: &Transaction,
    hand: &Hand,
    verb: &str,
    kind: &'static str,
    wanted: Vec<Wanted>,
) -> Result<usize, Error> {
    let wishes = wanted.into_iter().map(|(id, what, value)| match value {
        Some(value) => Wish::mark(kind, id, what, Some(value)),
        None => Wish::nothing(kind, id, what),
    });
    carry_out(tx, hand, verb, wishes.collect())
}

/// Enters marks of several kinds in one edit.
pub(in crate::store) fn enter_all(
    tx: &Transaction,
    hand: &Hand,
    verb: &str,
    wanted: Vec<(&'static str, String, String, Option<String>)>,
) -> Result<(), Error> {
    let wishes = wanted
        .into_iter()
        .map(|(kind, id, what, value)| match (kind, value) {
            (ROW_DROPPED, None) => Wish::nothing(kind, id, what),
            (_, value) => Wish::mark(kind, id, what, value),
        });
    carry_out(tx, hand, verb, wishes.collect())?;
    Ok(())
}

/// Puts together anew what the marks that changed are laid over.
pub(super) fn settle(tx: &Transaction, changes: &[Change], way: Way) -> Result<(), Error> {
    let mut affected = Affected::default();
    let mut promised = Affected::default();
    for change in changes {
        match change.kind.as_str() {
            READS => {
                if let Some(meeting) = meeting_of(tx, row_of(&change.id))? {
                    Affected::note(&mut affected.meetings, meeting);
                }
            }
            super::kinds::TAKEN_DOWN => {
                // It is a promise like others, with a history of its own.
                if let Some(meeting) = meeting_of(tx, &change.id)? {
                    Affected::note(&mut promised.meetings, meeting);
                }
            }
            COMMITTEE_JOINED | MEETING_JOINED => {
                let (from, to) = way.direction(change);
                let value = |mark: Option<&str>| {
                    let mark: Option<super::marks::Mark> = crate::store::columns::from_json(mark);
                    mark.and_then(|mark| mark.value)
                };
                let (from, to) = (value(from), value(to));
                corrections::settle(tx, &change.kind, &change.id, from.as_deref(), to.as_deref())?;
            }
            NAME_APART | PAPER_APART => {
                let (_, to) = way.direction(change);
                corrections::settle_apart(tx, &change.kind, &change.id, to.is_some())?;
            }
            _ => {}
        }
    }
    if !affected.meetings.is_empty() {
        return meetings::rebuild(tx, &affected);
    }
    if promised.meetings.is_empty() {
        return Ok(());
    }
    threads::rebuild(tx, &promised)?;
    threads::find_again(tx)
}

/// The meeting of a clause, an item, or itself.
fn meeting_of(tx: &Transaction, id: &str) -> Result<Option<i64>, Error> {
    Ok(tx
        .prepare_cached(
            "SELECT meeting FROM clauses WHERE id = :id
             UNION ALL SELECT meeting FROM items WHERE id = :id
             UNION ALL SELECT key FROM meetings WHERE id = :id
             LIMIT 1",
        )?
        .query_row(named_params! { ":id": id }, |row| row.get(0))
        .optional()?)
}
