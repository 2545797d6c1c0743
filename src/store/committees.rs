//! Councils and committees: found by any of their names, made where there is none.

use rusqlite::{Connection, OptionalExtension, Transaction, named_params};

use super::bodies::{self, Body};
use super::{Error, corrections};
use crate::domain::{fold, identity};

/// The committee that a paper names, made where nobody named it before.
///
/// Papers often leave the council out, so a committee without one is the same as the
/// only one of its name; two councils' committees of one name are two. What papers call
/// differently and can only be one body is one, whatever came first.
pub(super) fn find_or_make(
    tx: &Transaction,
    council: Option<&str>,
    name: &str,
) -> Result<i64, Error> {
    let body = bodies::of(council, name);
    let council = body
        .council
        .as_deref()
        .map(|council| council_key(tx, council))
        .transpose()?;
    if let Some(known) = find(tx, &body)? {
        if known.is_joined {
            return Ok(known.key);
        }
        tx.prepare_cached(
            "UPDATE committees SET name = :name, council = coalesce(council, :council)
             WHERE key = :key AND (name <> :name OR (council IS NULL AND :council IS NOT NULL))",
        )?
        .execute(named_params! {
            ":key": known.key,
            ":name": better_name(&known.name, name),
            ":council": council,
        })?;
        return Ok(known.key);
    }
    let id = free_id(tx, "committees", &[&[&body.folded]])?;
    tx.prepare_cached("INSERT INTO committees (id, council, name) VALUES (:id, :council, :name)")?
        .execute(named_params! { ":id": id, ":council": council, ":name": name })?;
    let key = tx.last_insert_rowid();
    tx.prepare_cached("INSERT INTO committee_names (folded, committee) VALUES (:folded, :key)")?
        .execute(named_params! { ":folded": body.folded, ":key": key })?;
    corrections::committee_of(tx, key)
}

/// A committee that is held, under one of its names.
pub(super) struct Known {
    /// The store's key.
    pub key: i64,
    /// The name it is shown under.
    pub name: String,
    /// Its council.
    pub council: Option<String>,
    /// A person joined the one of this name with it.
    is_joined: bool,
    exact: bool,
    mine: bool,
}

/// The committee that is held of a body, where there is only one.
pub(super) fn find(connection: &Connection, body: &Body) -> Result<Option<Known>, Error> {
    let mut fits = all_of(connection, body)?;
    let key = |council: &Option<String>| council.as_deref().map(bodies::council_key);
    let own = key(&body.council);
    // Of two that were kept apart before, a person's star says which one stays.
    let rank = |known: &Known| {
        let other = key(&known.council) != own;
        (other, !known.mine, !known.exact, known.key)
    };
    fits.sort_by_key(rank);
    let Some(best) = fits.first() else {
        return Ok(None);
    };
    let home = corrections::committee_of(connection, best.key)?;
    // Beside two councils' committees of its name, a paper that names no council is of
    // neither for certain.
    let among_councils = key(&best.council) != own
        && fits
            .iter()
            .any(|other| key(&other.council) != key(&best.council));
    Ok((!among_councils).then(|| Known {
        is_joined: home != fits[0].key,
        key: home,
        ..fits.remove(0)
    }))
}

/// Every committee whose name may be that of a body.
pub(super) fn all_of(connection: &Connection, body: &Body) -> Result<Vec<Known>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT committees.key, committees.id, committees.name, councils.name AS council,
                committee_names.folded,
                EXISTS (SELECT 1 FROM marks
                        WHERE marks.kind = 'committee' AND marks.id = committees.id) AS mine
         FROM committee_names
         JOIN committees ON committees.key = committee_names.committee
         LEFT JOIN councils ON councils.key = committees.council
         ORDER BY committees.key, committee_names.folded",
    )?;
    let apart = corrections::names_apart(connection)?;
    let mut rows = statement.query([])?;
    let mut found: Vec<Known> = Vec::new();
    while let Some(row) = rows.next()? {
        let name: String = row.get("name")?;
        // A name that a person parted finds its own committee alone, and no other finds that.
        let id: String = row.get("id")?;
        let shown = fold::compare(&name);
        let is_apart = apart.get(&shown).is_some_and(|from| *from != id);
        if is_apart && shown != body.name || apart.contains_key(&body.name) && !is_apart {
            continue;
        }
        let council: Option<String> = row.get("council")?;
        let folded: String = row.get("folded")?;
        if !bodies::may_be_one_council(council.as_deref(), body.council.as_deref()) {
            continue;
        }
        // The name that is shown tells the kind of council that the folded one lacks.
        let exact = folded == body.folded;
        let shown = bodies::of(council.as_deref(), &name);
        let by_shown = bodies::is_same(body, &shown);
        let is_same = if shown.folded == folded {
            by_shown
        } else {
            by_shown || bodies::is_same(body, &bodies::of(council.as_deref(), &folded))
        };
        let key: i64 = row.get("key")?;
        if !is_same {
            continue;
        }
        match found.iter_mut().find(|known| known.key == key) {
            Some(known) => known.exact |= exact,
            None => found.push(Known {
                key,
                name,
                council,
                is_joined: false,
                exact,
                mine: row.get("mine")?,
            }),
        }
    }
    Ok(found)
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
    let folded = bodies::council_key(name);
    let known: Option<(i64, String)> = tx
        .prepare_cached("SELECT key, name FROM councils WHERE folded IN (:folded, :plain)")?
        .query_row(
            named_params! { ":folded": folded, ":plain": bodies::words(name).join(" ") },
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
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

/// Which of two writings of a name to show, whatever came first: not the one in
/// capitals, nor one that says how a meeting was held, then the longer one.
fn better_name<'a>(kept: &'a str, new: &'a str) -> &'a str {
    let rank = |name: &'a str| {
        let shouted = !name.chars().any(char::is_lowercase);
        let sorted = !bodies::is_plain(name);
        (shouted, sorted, std::cmp::Reverse(name.len()), name)
    };
    if rank(new) < rank(kept) { new } else { kept }
}
