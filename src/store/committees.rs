//! Councils and committees: found by any of their names, made where there is none.

use rusqlite::{Connection, OptionalExtension, Transaction, named_params};

use super::Error;
use crate::domain::fold;
use crate::domain::identity;

/// The committee that a paper names, made where nobody named it before.
///
/// Papers often leave the council out, so a committee without one is the same as the
/// only one of its name; two councils' committees of one name are two.
pub(super) fn find_or_make(
    tx: &Transaction,
    council: Option<&str>,
    name: &str,
) -> Result<i64, Error> {
    let council = council
        .map(|council| council_key(tx, council))
        .transpose()?;
    let folded = folded_name(name);
    let known: Option<(i64, String, Option<i64>)> = tx
        .prepare_cached(
            "SELECT committees.key, committees.name, committees.council
             FROM committee_names JOIN committees ON committees.key = committee_names.committee
             WHERE committee_names.folded = :folded
               AND (:council IS NULL OR committees.council IS NULL
                    OR committees.council = :council)
             ORDER BY committees.council IS NULL, committees.key
             LIMIT 1",
        )?
        .query_row(
            named_params! { ":folded": folded, ":council": council },
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .optional()?;
    if let Some((key, kept, its_council)) = known {
        tx.prepare_cached(
            "UPDATE committees SET name = :name, council = coalesce(council, :council)
             WHERE key = :key AND (name <> :name OR (council IS NULL AND :council IS NOT NULL))",
        )?
        .execute(named_params! {
            ":key": key,
            ":name": better_name(&kept, name),
            ":council": its_council.or(council),
        })?;
        return Ok(key);
    }
    let id = free_id(tx, "committees", &[&[&folded]])?;
    tx.prepare_cached("INSERT INTO committees (id, council, name) VALUES (:id, :council, :name)")?
        .execute(named_params! { ":id": id, ":council": council, ":name": name })?;
    let key = tx.last_insert_rowid();
    tx.prepare_cached("INSERT INTO committee_names (folded, committee) VALUES (:folded, :key)")?
        .execute(named_params! { ":folded": folded, ":key": key })?;
    Ok(key)
}

/// The public id that a row gets: a digest of the first of these identities that
/// nobody else has, counted up where all are taken.
pub(super) fn free_id(
    connection: &Connection,
    table: &str,
    identities: &[&[&str]],
) -> Result<String, Error> {
    let mut taken = connection.prepare_cached(&format!("SELECT 1 FROM {table} WHERE id = :id"))?;
    for parts in identities {
        let id = identity::id(parts);
        if !taken.exists(named_params! { ":id": id })? {
            return Ok(id);
        }
    }
    let last = identities.last().copied().unwrap_or_default();
    let mut occurrence: u32 = 2;
    loop {
        let count = occurrence.to_string();
        let mut parts = last.to_vec();
        parts.push(&count);
        let id = identity::id(&parts);
        if !taken.exists(named_params! { ":id": id })? {
            return Ok(id);
        }
        occurrence += 1;
    }
}

fn council_key(tx: &Transaction, name: &str) -> Result<i64, Error> {
    let folded = folded_name(name);
    let known: Option<(i64, String)> = tx
        .prepare_cached("SELECT key, name FROM councils WHERE folded = :folded")?
        .query_row(named_params! { ":folded": folded }, |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    let Some((key, kept)) = known else {
        tx.prepare_cached("INSERT INTO councils (name, folded) VALUES (:name, :folded)")?
            .execute(named_params! { ":name": name, ":folded": folded })?;
        return Ok(tx.last_insert_rowid());
    };
    let better = better_name(&kept, name);
    if better != kept {
        tx.execute(
            "UPDATE councils SET name = :name WHERE key = :key",
            named_params! { ":name": better, ":key": key },
        )?;
    }
    Ok(key)
}

/// "The Children & Families Panel" and "CHILDREN AND FAMILIES PANEL" are one.
pub(super) fn folded_name(name: &str) -> String {
    let folded = fold::compare(name);
    let words: Vec<&str> = folded
        .split(' ')
        .filter(|word| !matches!(*word, "the" | "and"))
        .collect();
    words.join(" ")
}

/// Which of two writings of a name to show, whatever came first: not the one in
/// capitals, then the longer one.
fn better_name<'a>(kept: &'a str, new: &'a str) -> &'a str {
    let rank = |name: &'a str| {
        let shouted = !name.chars().any(char::is_lowercase);
        (shouted, std::cmp::Reverse(name.len()), name)
    };
    if rank(new) < rank(kept) { new } else { kept }
}
