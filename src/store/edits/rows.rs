//! What an edit is done to: the row that a mark hangs on, and what stands there.

use std::borrow::Cow;

use rusqlite::{OptionalExtension, Transaction, named_params};

use super::Change;
use super::kinds::{
    ADDED, CLOSED, DUE, FILING, JOTS, MEETING_JOINED, OWNER, PAPER_APART, PROGRESS, READS,
    ROW_ADDED, ROW_DAY, ROW_DROPPED, ROW_ORDER, ROW_PROGRESS, ROW_TENTATIVE, SAME, TAKEN_DOWN,
    TRACE,
};
use super::marks::Mark;
use crate::store::columns::{from_json, json};
use crate::store::documents::{self, Given};
use crate::store::programme::NEWEST_FIRST;
use crate::store::{Error, Target, threads};

/// The public id and the words of an action.
pub(super) fn action(tx: &Transaction, key: i64) -> Result<(String, String), Error> {
    let (_, id, what) = named(tx, Target::Action(key))?;
    Ok((id, what))
}

/// The row that a mark is about: what stands before the stroke.
pub(super) fn row_of(id: &str) -> &str {
    id.split_once('/').map_or(id, |(action, _)| action)
}

/// A row's kind, public id and words.
pub(super) fn named(
    tx: &Transaction,
    target: Target,
) -> Result<(&'static str, String, String), Error> {
    let (kind, key, sql) = match target {
        Target::Action(key) => (
            "action",
            key,
            "SELECT id, text FROM clauses WHERE key = :key",
        ),
        Target::Programme(key) => (
            "programme",
            key,
            "SELECT id, item FROM programme_rows WHERE key = :key",
        ),
        Target::Item(key) => ("item", key, "SELECT id, title FROM items WHERE key = :key"),
        Target::Committee(key) => (
            "committee",
            key,
            "SELECT id, name FROM committees WHERE key = :key",
        ),
        Target::Document(key) => (
            FILING,
            key,
            "SELECT id, name FROM documents WHERE key = :key",
        ),
    };
    let (id, what) = tx
        .prepare_cached(sql)?
        .query_row(named_params! { ":key": key }, |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?
        .ok_or_else(|| {
            Error::Unknown(format!(
                "that {kind} is not held any more; look again and repeat"
            ))
        })?;
    Ok((kind, id, what))
}

/// The row that a mark hangs on, and the meeting to show it in.
pub(super) fn place_of(
    tx: &Transaction,
    kind: &str,
    id: &str,
) -> Result<Option<(Target, Option<i64>)>, Error> {
    if JOTS.contains(&kind) {
        return anywhere(tx, row_of(id));
    }
    if kind == READS {
        let row = row_of(id);
        for of in ["meeting", "committee", FILING] {
            if let Some(found) = place_of(tx, of, row)? {
                return Ok(Some(found));
            }
        }
        return anywhere(tx, row);
    }
    if kind == MEETING_JOINED {
        // It is a row no more while it is joined: what it went into is shown.
        let into = "SELECT committees.key, meetings.key FROM marks
                    JOIN meetings ON meetings.id IN (marks.id, json_extract(value, '$.into'))
                    JOIN committees ON committees.key = meetings.committee
                    WHERE marks.kind = 'meeting-joined' AND marks.id = :id
                    ORDER BY meetings.id = marks.id LIMIT 1";
        let joined = tx
            .prepare_cached(into)?
            .query_row(named_params! { ":id": id }, |row| {
                Ok((Target::Committee(row.get(0)?), row.get(1)?))
            })
            .optional()?;
        return match joined {
            Some(joined) => Ok(Some(joined)),
            None => place_of(tx, "meeting", id),
        };
    }
    let mut id = id;
    let (sql, target): (Cow<str>, fn(i64) -> Target) = match kind {
        "action" | CLOSED | OWNER | DUE | TAKEN_DOWN | PROGRESS | TRACE | ADDED | SAME => {
            id = row_of(id);
            (
                "SELECT key, meeting FROM clauses WHERE id = :id".into(),
                Target::Action,
            )
        }
        "item" => (
            "SELECT key, meeting FROM items WHERE id = :id".into(),
            Target::Item,
        ),
        "meeting" => (
            "SELECT committee, key FROM meetings WHERE id = :id".into(),
            Target::Committee,
        ),
        "programme" | ROW_DAY | ROW_TENTATIVE | ROW_DROPPED | ROW_ORDER | ROW_ADDED
        | ROW_PROGRESS => {
            id = row_of(id);
            (
                format!(
                    "SELECT programme_rows.key,
                    (SELECT tellings.meeting FROM told_rows
                     JOIN told_programmes ON told_programmes.key = told_rows.programme
                     JOIN documents ON documents.key = told_programmes.document
                     JOIN tellings ON tellings.document = documents.key
                     WHERE told_rows.row = programme_rows.key AND tellings.own = 1
                     ORDER BY {NEWEST_FIRST} LIMIT 1)
             FROM programme_rows WHERE id = :id"
                )
                .into(),
                Target::Programme,
            )
        }
        FILING | PAPER_APART => (
            "SELECT key, (SELECT meeting FROM tellings
                          WHERE tellings.document = documents.key AND meeting IS NOT NULL
                          ORDER BY own DESC, position LIMIT 1)
             FROM documents WHERE id = :id"
                .into(),
            Target::Document,
        ),
        _ => {
            id = row_of(id);
            (
                "SELECT key, NULL FROM committees WHERE id = :id".into(),
                Target::Committee,
            )
        }
    };
    Ok(tx
        .prepare_cached(&sql)?
        .query_row(named_params! { ":id": id }, |row| {
            Ok((target(row.get(0)?), row.get(1)?))
        })
        .optional()?)
}

/// The row of a public id, whichever it is of those that something can be written on.
fn anywhere(tx: &Transaction, id: &str) -> Result<Option<(Target, Option<i64>)>, Error> {
    for kind in ["item", "action", "programme"] {
        let found = place_of(tx, kind, id)?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

/// What stands of a mark, or of a document's place, as the journal writes it.
pub(super) fn standing(tx: &Transaction, kind: &str, id: &str) -> Result<Option<String>, Error> {
    if kind == FILING {
        let key = document_key(tx, id)?;
        let given = key.map(|key| Given::of(tx, key)).transpose()?;
        return Ok(given.map(|given| json(&given)));
    }
    Ok(tx
        .prepare_cached("SELECT at, day, who, value FROM marks WHERE kind = :kind AND id = :id")?
        .query_row(named_params! { ":kind": kind, ":id": id }, |row| {
            Ok(json(&Mark {
                at: row.get(0)?,
                day: row.get(1)?,
                who: row.get(2)?,
                value: row.get(3)?,
            }))
        })
        .optional()?)
}

fn document_key(tx: &Transaction, id: &str) -> Result<Option<i64>, Error> {
    Ok(tx
        .prepare_cached("SELECT key FROM documents WHERE id = :id")?
        .query_row(named_params! { ":id": id }, |row| row.get(0))
        .optional()?)
}

/// Puts a mark, or a document's place, as the journal has it.
pub(super) fn set(tx: &Transaction, change: &Change, to: Option<&str>) -> Result<(), Error> {
    if change.kind == FILING {
        let given: Option<Given> = from_json(to);
        if let Some((key, given)) = document_key(tx, &change.id)?.zip(given) {
            documents::give(tx, key, &given)?;
        }
        return Ok(());
    }
    let mark: Option<Mark> = from_json(to);
    if let Some(mark) = mark {
        tx.prepare_cached(
            "INSERT OR REPLACE INTO marks (kind, id, at, day, who, value)
             VALUES (:kind, :id, :at, :day, :who, :value)",
        )?
        .execute(named_params! {
            ":kind": change.kind, ":id": change.id, ":at": mark.at, ":day": mark.day,
            ":who": mark.who, ":value": mark.value,
        })?;
    } else {
        tx.prepare_cached("DELETE FROM marks WHERE kind = :kind AND id = :id")?
            .execute(named_params! { ":kind": change.kind, ":id": change.id })?;
    }
    Ok(())
}

/// Brings what is reckoned from marks up to date with them.
pub(super) fn heal(tx: &Transaction, changes: &[Change]) -> Result<(), Error> {
    if changes.iter().any(|change| change.kind == TRACE) {
        threads::find_again(tx)?;
    }
    Ok(())
}
