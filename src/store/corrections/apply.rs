//! Laying corrections over what papers tell, whenever that was put together anew.

use rusqlite::{Transaction, named_params};

use super::put;
use crate::domain::agenda::is_procedural;
use crate::store::Error;

/// Lays what a person put right over the items, clauses and head of a meeting.
pub(in crate::store) fn apply(tx: &Transaction, meeting: i64) -> Result<(), Error> {
    // What no paper tells is put together by nobody: it stands as it was taken down.
    tx.prepare_cached(
        "UPDATE clauses
         SET tracked = 1,
             text = (SELECT CASE json_type(taken.value) WHEN 'object'
                            THEN json_extract(taken.value, '$.text')
                            ELSE json_extract(taken.value, '$') END
                     FROM marks AS taken
                     WHERE taken.kind = 'taken-down' AND taken.id = clauses.id)
         WHERE meeting = :meeting AND clause IS NULL AND task IS NULL
           AND EXISTS (SELECT 1 FROM marks AS taken
                       WHERE taken.kind = 'taken-down' AND taken.id = clauses.id
                         AND json_valid(taken.value))",
    )?
    .execute(named_params! { ":meeting": meeting })?;
    for (table, column, field) in [
        ("clauses", "text", "words"),
        ("items", "title", "title"),
        ("items", "number", "number"),
        ("meetings", "time", "time"),
        ("meetings", "place", "place"),
    ] {
        let (value, of) = (put(&format!("{table}.id"), field), of(table));
        tx.prepare_cached(&format!(
            "UPDATE {table} SET {column} = nullif({value}, '')
             WHERE {of} = :meeting AND {value} IS NOT NULL"
        ))?
        .execute(named_params! { ":meeting": meeting })?;
    }
    let value = put("items.id", "exempt");
    tx.prepare_cached(&format!(
        "UPDATE items SET exempt = {value} = 'yes'
         WHERE meeting = :meeting AND {value} IS NOT NULL"
    ))?
    .execute(named_params! { ":meeting": meeting })?;
    let value = put("clauses.id", "action");
    tx.prepare_cached(&format!(
        "UPDATE clauses SET tracked = {value} = 'yes'
         WHERE meeting = :meeting AND {value} IS NOT NULL"
    ))?
    .execute(named_params! { ":meeting": meeting })?;
    procedural(tx, meeting)
}

fn of(table: &str) -> &'static str {
    if table == "meetings" {
        "key"
    } else {
        "meeting"
    }
}

/// An item is procedural by its title, which may have been put right.
fn procedural(tx: &Transaction, meeting: i64) -> Result<(), Error> {
    let titles: Vec<(i64, String)> = tx
        .prepare_cached(&format!(
            "SELECT key, title FROM items WHERE meeting = :meeting AND {} IS NOT NULL",
            put("items.id", "title")
        ))?
        .query_map(named_params! { ":meeting": meeting }, |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect::<Result<_, _>>()?;
    for (key, title) in titles {
        tx.prepare_cached("UPDATE items SET procedural = :procedural WHERE key = :key")?
            .execute(named_params! { ":procedural": is_procedural(&title), ":key": key })?;
    }
    Ok(())
}
