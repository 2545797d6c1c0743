//! The sentence that a promise hangs on: "Members asked that it be sent" says alone what
//! nobody understands.

use rusqlite::{Connection, OptionalExtension, named_params};

use super::inputs;
use crate::store::Error;
use crate::thread::context::hangs_on_another;

/// A sentence of fewer words tells nothing: "AGREED that".
const TELLS: usize = 4;

/// The sentence before a promise, where its words hang on it.
pub(super) fn of(
    connection: &Connection,
    clause: i64,
    text: &str,
) -> Result<Option<String>, Error> {
    if !hangs_on_another(text) {
        return Ok(None);
    }
    let told: Option<(Option<String>, u32)> = connection
        .prepare_cached(
            "SELECT told_items.account,
                    (SELECT count(*) FROM told_clauses AS earlier
                     WHERE earlier.told_item = told_clauses.told_item
                       AND earlier.text = told_clauses.text
                       AND earlier.position < told_clauses.position) AS occurrence
             FROM clauses
             JOIN told_clauses ON told_clauses.key = clauses.clause
             JOIN told_items ON told_items.key = told_clauses.told_item
             WHERE clauses.key = :clause",
        )?
        .query_row(named_params! { ":clause": clause }, |row| {
            Ok((row.get("account")?, row.get("occurrence")?))
        })
        .optional()?;
    let Some((Some(account), occurrence)) = told else {
        return Ok(None);
    };
    let (said, _) = inputs::before(&account, text, occurrence as usize, &[]);
    let tells = |said: &String| {
        let words = said.trim_end_matches(':');
        words.len() == said.len() && words.split_whitespace().count() >= TELLS
    };
    Ok(said.into_iter().rev().find(tells))
}
