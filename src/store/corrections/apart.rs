//! Committees and meetings that the reader took for one, and a person parts: a name that
//! papers print is that of another committee; a paper is of another meeting of its day.
//!
//! Both marks hang on what papers say, a name or a paper, so that what comes later, and
//! another reading, find the same way.

use std::collections::BTreeMap;

use rusqlite::{Connection, Transaction, named_params};
use serde::{Deserialize, Serialize};

use super::one::{Bodies, Joint, documents, file_anew};
use crate::domain::fold;
use crate::store::columns::{from_json, json};
use crate::store::edits::correcting::{self, NAME_APART, PAPER_APART};
use crate::store::filing::Affected;
use crate::store::{Error, Hand};

/// What the mark of a parting says.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
struct Apart {
    /// The name as papers print it, or the paper's.
    name: String,
    /// What it was taken for.
    into_name: String,
}

/// Names that are those of committees of their own, folded, each with the id of the
/// committee that it was taken for.
pub(in crate::store) fn names_apart(
    connection: &Connection,
) -> Result<BTreeMap<String, String>, Error> {
    let mut statement =
        connection.prepare_cached("SELECT id FROM marks WHERE kind = :kind ORDER BY id")?;
    let rows = statement.query_map(named_params! { ":kind": NAME_APART }, |row| {
        row.get::<_, String>(0)
    })?;
    let mut names = BTreeMap::new();
    for id in rows {
        if let Some((committee, name)) = id?.split_once('/') {
            names.insert(name.to_owned(), committee.to_owned());
        }
    }
    Ok(names)
}

/// Parts a name from the committee that it was taken for.
pub(super) fn part_names(
    tx: &Transaction,
    committee: i64,
    names: &[String],
    hand: &Hand,
) -> Result<(), Error> {
    let (id, shown) = committee_named(tx, committee)?;
    let held = printed_names(tx, committee)?;
    let mut wanted = Vec::new();
    for name in names {
        let folded = fold::compare(name);
        let others = held.iter().any(|held| fold::compare(held) != folded);
        let Some(printed) = held.iter().find(|held| fold::compare(held) == folded) else {
            return Err(Error::Unknown(format!(
                "no paper of {shown} calls it “{name}”; they call it {}",
                quoted(&held)
            )));
        };
        if !others {
            return Err(Error::Unknown(format!(
                "all papers of {shown} call it that; there is nothing to part"
            )));
        }
        let apart = Apart {
            name: printed.clone(),
            into_name: shown.clone(),
        };
        let mark = (
            format!("{id}/{folded}"),
            printed.clone(),
            Some(json(&apart)),
        );
        wanted.push(mark);
    }
    correcting::enter_kind(tx, hand, "part one", NAME_APART, wanted)?;
    Ok(())
}

/// Parts papers from the meeting that they were taken to be of.
pub(super) fn part_papers(
    tx: &Transaction,
    meeting: i64,
    papers: &[i64],
    hand: &Hand,
) -> Result<(), Error> {
    let held = own_papers(tx, meeting)?;
    if !papers.is_empty() && held.iter().all(|(key, ..)| papers.contains(key)) {
        return Err(Error::Unknown(
            "these are all the papers of that meeting; name those of the other one".to_owned(),
        ));
    }
    let mut wanted = Vec::new();
    for paper in papers {
        let Some((_, id, name)) = held.iter().find(|(key, ..)| key == paper) else {
            return Err(Error::Unknown(
                "that is no paper of that meeting’s own; look again and repeat".to_owned(),
            ));
        };
        let apart = Apart {
            name: name.clone(),
            into_name: String::new(),
        };
        wanted.push((id.clone(), name.clone(), Some(json(&apart))));
    }
    correcting::enter_kind(tx, hand, "part one", PAPER_APART, wanted)?;
    let moved = own_papers(tx, meeting)?;
    if moved.iter().any(|(key, ..)| papers.contains(key)) {
        return Err(Error::Unknown(
            "that paper names neither its committee nor its day; file it elsewhere instead"
                .to_owned(),
        ));
    }
    Ok(())
}

/// What the reader took for one with a meeting and its committee, and a person may part.
pub(super) fn taken_for_one(
    connection: &Connection,
    meeting: i64,
    committee: i64,
) -> Result<Vec<Joint>, Error> {
    let shown: String = connection.query_row(
        "SELECT name FROM committees WHERE key = :key",
        named_params! { ":key": committee },
        |row| row.get(0),
    )?;
    let shown = fold::compare(&shown);
    let mut names = printed_names(connection, committee)?;
    names.retain(|name| fold::compare(name) != shown);
    let mut joints: Vec<Joint> = names
        .into_iter()
        .map(|name| Joint {
            joined: Bodies::Names(committee, vec![name.clone()]),
            name,
        })
        .collect();
    let papers = own_papers(connection, meeting)?;
    if papers.len() > 1 {
        joints.extend(papers.into_iter().map(|(key, _, name)| Joint {
            joined: Bodies::Papers(meeting, vec![key]),
            name,
        }));
    }
    Ok(joints)
}

/// What the reader took for one, in words, for whoever has to say what is to be parted.
pub(super) fn said(tx: &Transaction, bodies: &Bodies) -> Result<Option<String>, Error> {
    Ok(match bodies {
        Bodies::Committees(keys) => {
            let names = keys
                .first()
                .map(|key| printed_names(tx, *key))
                .transpose()?;
            let names = names.filter(|names| names.len() > 1);
            names.map(|names| {
                format!(
                    "its papers call it {}: say which with --name",
                    quoted(&names)
                )
            })
        }
        Bodies::Meetings(keys) => {
            let papers = keys.first().map(|key| own_papers(tx, *key)).transpose()?;
            let papers = papers.filter(|papers| papers.len() > 1);
            papers.map(|papers| {
                let names: Vec<String> = papers.into_iter().map(|(.., name)| name).collect();
                format!(
                    "its papers are {}: say with --paper which are of another meeting of that day",
                    quoted(&names)
                )
            })
        }
        Bodies::Names(..) | Bodies::Papers(..) => None,
    })
}

/// Files anew what a mark says, as it is put or taken away.
pub(in crate::store) fn settle(
    tx: &Transaction,
    kind: &str,
    id: &str,
    is_apart: bool,
) -> Result<(), Error> {
    let mut affected = Affected::default();
    if kind == PAPER_APART {
        let mut statement = tx.prepare_cached("SELECT key FROM documents WHERE id = :id")?;
        let papers = statement.query_map(named_params! { ":id": id }, |row| row.get(0))?;
        let papers = papers.collect::<Result<Vec<i64>, _>>()?;
        file_anew(tx, &papers, &mut affected)?;
        return super::one::finish(tx, affected);
    }
    let Some((own, name)) = id.split_once('/') else {
        return Ok(());
    };
    let committees: Vec<(i64, String, String)> = tx
        .prepare_cached("SELECT key, id, name FROM committees ORDER BY key")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    let mut keys = Vec::new();
    for (key, id, shown) in &committees {
        let is_called = fold::compare(shown) == name;
        if id == own {
            keys.push(*key);
            if is_called && is_apart {
                call_otherwise(tx, *key, name)?;
            }
        } else if is_called {
            keys.push(*key);
            if !is_apart {
                // Nothing finds it any more: its papers are those of the other again.
                tx.execute(
                    "DELETE FROM committee_names WHERE committee = :key",
                    named_params! { ":key": key },
                )?;
            }
        }
    }
    let papers = documents(tx, "committees", &keys)?;
    file_anew(tx, &papers, &mut affected)?;
    for key in keys {
        Affected::note(&mut affected.committees, key);
    }
    super::one::finish(tx, affected)
}

/// A committee is shown under another of the names that its papers print.
fn call_otherwise(tx: &Transaction, committee: i64, name: &str) -> Result<(), Error> {
    let names = printed_names(tx, committee)?;
    if let Some(other) = names.iter().find(|other| fold::compare(other) != name) {
        tx.execute(
            "UPDATE committees SET name = :name WHERE key = :key",
            named_params! { ":key": committee, ":name": other },
        )?;
    }
    Ok(())
}

/// The names under which papers were filed with a committee by the reader.
fn printed_names(connection: &Connection, committee: i64) -> Result<Vec<String>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT tellings.committee FROM meeting_committees
         JOIN tellings ON tellings.meeting = meeting_committees.meeting
         JOIN documents ON documents.key = tellings.document
         WHERE meeting_committees.committee = :committee
           AND tellings.committee IS NOT NULL AND tellings.with_committees = '[]'
           AND tellings.loose = 0 AND documents.overrides = 0
           AND NOT EXISTS (
               -- A person says already that the two are one.
               SELECT 1 FROM marks
               JOIN committees AS own ON own.key = :committee
               WHERE marks.kind = 'committee-joined'
                 AND json_extract(marks.value, '$.into') = own.id)
           AND (SELECT count(*) FROM meeting_committees AS all_of
                WHERE all_of.meeting = tellings.meeting) = 1
         ORDER BY tellings.committee",
    )?;
    let rows = statement.query_map(named_params! { ":committee": committee }, |row| row.get(0))?;
    let mut names: Vec<String> = Vec::new();
    for name in rows {
        let name: String = name?;
        if names
            .iter()
            .all(|other| fold::compare(other) != fold::compare(&name))
        {
            names.push(name);
        }
    }
    Ok(names)
}

/// The papers that were made for a meeting: the key, the public id, the name.
fn own_papers(connection: &Connection, meeting: i64) -> Result<Vec<(i64, String, String)>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT documents.key, documents.id, documents.name FROM tellings
         JOIN documents ON documents.key = tellings.document
         WHERE tellings.meeting = :meeting AND tellings.own = 1 AND tellings.loose = 0
         GROUP BY documents.key ORDER BY documents.key",
    )?;
    let rows = statement.query_map(named_params! { ":meeting": meeting }, |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn committee_named(tx: &Transaction, key: i64) -> Result<(String, String), Error> {
    Ok(tx.query_row(
        "SELECT id, name FROM committees WHERE key = :key",
        named_params! { ":key": key },
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?)
}

/// What a mark says of what was parted, in the words of a correction.
pub(super) fn listed(value: Option<&str>) -> super::PutRight {
    let apart: Apart = from_json(value);
    super::PutRight {
        value: "apart".to_owned(),
        read: apart.into_name,
        document: apart.name.clone(),
        row: apart.name,
        ..super::PutRight::default()
    }
}

fn quoted(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
    names.join(", ")
}
