//! Committees and meetings that are one: joined by a person, and parted again.
//!
//! The mark hangs on the one that goes into the other and names that one by its id, so
//! papers that come later find their way too. What was there before is noted, for the way
//! back.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Transaction, named_params};
use serde::{Deserialize, Serialize};

use super::apart;
use crate::store::carry::Carried;
use crate::store::columns::{date, from_json, json};
use crate::store::edits::correcting::{
    self, COMMITTEE_JOINED, MEETING_JOINED, NAME_APART, PAPER_APART,
};
use crate::store::filing::{self, Affected};
use crate::store::open::writing;
use crate::store::{Error, Hand, Store, loose, meetings};

/// What is one, by the store's keys: the first is what the others go into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bodies {
    /// Committees.
    Committees(Vec<i64>),
    /// Meetings.
    Meetings(Vec<i64>),
    /// Names that papers of a committee print, and the reader took for its own.
    Names(i64, Vec<String>),
    /// Papers of a meeting that are of another one of its day.
    Papers(i64, Vec<i64>),
}

/// What a person, or the reader, took for one with the committee or the meeting on the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joint {
    /// What went into it.
    pub joined: Bodies,
    /// What that is called.
    pub name: String,
}

/// What the mark of a joining says.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
struct Joined {
    /// The public id of what it went into.
    into: String,
    /// What it is called.
    name: String,
    /// What the other is called.
    into_name: String,
    /// The rows that it had.
    rows: Vec<Had>,
}

/// A row of a meeting or a committee that was joined: its table, its public id, its day.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
struct Had {
    table: Table,
    id: String,
    day: Option<Date>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Table {
    #[default]
    Items,
    Clauses,
    Rows,
}

impl Store {
    /// Makes committees or meetings one.
    pub fn make_one(&mut self, bodies: &Bodies, hand: &Hand) -> Result<(), Error> {
        let (kind, keys) = of(bodies);
        let tx = writing(&mut self.edits)?;
        let [first, others @ ..] = keys else {
            return Err(too_few());
        };
        if others.is_empty() || others.contains(first) {
            return Err(too_few());
        }
        let (into, into_name) = named(&tx, bodies, *first)?;
        let mut wanted = Vec::new();
        for key in others {
            let (id, name) = named(&tx, bodies, *key)?;
            let joined = Joined {
                into: into.clone(),
                name: name.clone(),
                into_name: into_name.clone(),
                rows: had(&tx, bodies, *key)?,
            };
            wanted.push((id, name, Some(json(&joined))));
        }
        correcting::enter_kind(&tx, hand, "make one", kind, wanted)?;
        tx.commit()?;
        Ok(())
    }

    /// Makes a meeting one with that of its committee on another day.
    pub fn same_meeting(&mut self, meeting: i64, day: Date, hand: &Hand) -> Result<(), Error> {
        let other: Option<i64> = self
            .connection
            .query_row(
                "SELECT other.key FROM meetings AS own
                 JOIN meetings AS other ON other.committee = own.committee
                                       AND other.date = :day AND other.key <> own.key
                 WHERE own.key = :meeting ORDER BY other.ordinal LIMIT 1",
                named_params! { ":meeting": meeting, ":day": day.to_string() },
                |row| row.get(0),
            )
            .optional()?;
        let Some(other) = other else {
            return Err(Error::Unknown(format!(
                "no other meeting of this committee is held on {}; where the day itself was \
                 misread, put that right instead",
                crate::domain::wording::day(day)
            )));
        };
        self.make_one(&Bodies::Meetings(vec![other, meeting]), hand)
    }

    /// Parts committees or meetings from what a person joined with them, or joined them with.
    pub fn part_bodies(&mut self, bodies: &Bodies, hand: &Hand) -> Result<(), Error> {
        let (kind, keys) = of(bodies);
        let tx = writing(&mut self.edits)?;
        match bodies {
            Bodies::Names(committee, names) => {
                apart::part_names(&tx, *committee, names, hand)?;
                return Ok(tx.commit()?);
            }
            Bodies::Papers(meeting, papers) => {
                apart::part_papers(&tx, *meeting, papers, hand)?;
                return Ok(tx.commit()?);
            }
            Bodies::Committees(_) | Bodies::Meetings(_) => {}
        }
        let mut wanted = Vec::new();
        for key in keys {
            let (own, _) = named(&tx, bodies, *key)?;
            for (id, joined) in all(&tx, kind)? {
                if joined.into == own || id == own {
                    wanted.push((id, joined.name, None));
                }
            }
        }
        if wanted.is_empty() {
            let said = apart::said(&tx, bodies)?;
            return Err(Error::Unknown(said.unwrap_or_else(|| {
                "nobody joined anything with that; there is nothing to part".to_owned()
            })));
        }
        correcting::enter_kind(&tx, hand, "part one", kind, wanted)?;
        tx.commit()?;
        Ok(())
    }

    /// The committee of a name or of a part of one, by the store's key; one that was joined
    /// with another is found too.
    pub fn committee_named(&self, typed: &str) -> Result<Option<i64>, Error> {
        let folded = crate::domain::fold::compare(typed);
        let mut statement = self
            .connection
            .prepare_cached("SELECT key, name, id FROM committees ORDER BY name, key")?;
        let rows = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
            .collect::<Result<Vec<(i64, String, String)>, _>>()?;
        let is = |name: &str| crate::domain::fold::compare(name) == folded;
        let has = |name: &str| crate::domain::fold::compare(name).contains(&folded);
        let whole = rows
            .iter()
            .find(|(_, name, id)| is(name) || *id == typed.trim());
        let parts: Vec<_> = rows.iter().filter(|(_, name, _)| has(name)).collect();
        Ok(match (whole, parts.as_slice()) {
            _ if folded.is_empty() => None,
            (Some((key, ..)), _) | (None, [(key, ..)]) => Some(*key),
            (None, _) => None,
        })
    }
}

fn of(bodies: &Bodies) -> (&'static str, &[i64]) {
    match bodies {
        Bodies::Committees(keys) => (COMMITTEE_JOINED, keys),
        Bodies::Meetings(keys) => (MEETING_JOINED, keys),
        Bodies::Names(..) => (NAME_APART, &[]),
        Bodies::Papers(..) => (PAPER_APART, &[]),
    }
}

fn too_few() -> Error {
    Error::Unknown("name two or more that are one".to_owned())
}

/// The public id and the words of a committee or a meeting.
fn named(tx: &Transaction, bodies: &Bodies, key: i64) -> Result<(String, String), Error> {
    let sql = match bodies {
        Bodies::Committees(_) | Bodies::Names(..) => {
            "SELECT id, name FROM committees WHERE key = :key"
        }
        Bodies::Meetings(_) | Bodies::Papers(..) => {
            "SELECT meetings.id, committees.name || ', ' || meetings.date FROM meetings
             JOIN committees ON committees.key = meetings.committee WHERE meetings.key = :key"
        }
    };
    tx.query_row(sql, named_params! { ":key": key }, |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
    .optional()?
    .ok_or_else(|| Error::Unknown("that is not held any more; look again and repeat".to_owned()))
}

/// The rows of a committee or a meeting.
fn had(tx: &Transaction, bodies: &Bodies, key: i64) -> Result<Vec<Had>, Error> {
    let of_meetings = match bodies {
        Bodies::Committees(_) | Bodies::Names(..) => "meetings.committee = :key",
        Bodies::Meetings(_) | Bodies::Papers(..) => "meetings.key = :key",
    };
    let rows_too = match bodies {
        Bodies::Committees(_) | Bodies::Names(..) => {
            "UNION ALL
             SELECT 'rows', id, NULL FROM programme_rows WHERE committee = :key"
        }
        Bodies::Meetings(_) | Bodies::Papers(..) => "",
    };
    let mut statement = tx.prepare(&format!(
        "SELECT 'items' AS of_table, items.id, meetings.date FROM items
         JOIN meetings ON meetings.key = items.meeting WHERE {of_meetings}
         UNION ALL
         SELECT 'clauses', clauses.id, meetings.date FROM clauses
         JOIN meetings ON meetings.key = clauses.meeting WHERE {of_meetings}
         {rows_too}"
    ))?;
    let rows = statement.query_map(named_params! { ":key": key }, |row| {
        let table: String = row.get("of_table")?;
        Ok(Had {
            table: match table.as_str() {
                "items" => Table::Items,
                "clauses" => Table::Clauses,
                _ => Table::Rows,
            },
            id: row.get("id")?,
            day: date(row, "date")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn all(connection: &Connection, kind: &str) -> Result<Vec<(String, Joined)>, Error> {
    let mut statement =
        connection.prepare_cached("SELECT id, value FROM marks WHERE kind = :kind ORDER BY id")?;
    let rows = statement.query_map(named_params! { ":kind": kind }, |row| {
        let value: Option<String> = row.get("value")?;
        Ok((row.get("id")?, from_json(value.as_deref())))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What a person joined with a meeting and its committee, and what the reader took for one
/// with them.
pub(in crate::store) fn joints(
    connection: &Connection,
    meeting: i64,
    committee: i64,
) -> Result<Vec<Joint>, Error> {
    let mut joints: Vec<Joint> = Vec::new();
    for (table, kind, key) in [
        ("committees", COMMITTEE_JOINED, committee),
        ("meetings", MEETING_JOINED, meeting),
    ] {
        let mut statement = connection.prepare_cached(&format!(
            // A meeting that went into another has no row while it is joined.
            "SELECT coalesce(other.key, own.key), json_extract(marks.value, '$.name') AS name FROM marks
             JOIN {table} AS own ON own.id = json_extract(marks.value, '$.into')
             LEFT JOIN {table} AS other ON other.id = marks.id
             WHERE marks.kind = :kind AND own.key = :key ORDER BY marks.id"
        ))?;
        let rows = statement.query_map(named_params! { ":kind": kind, ":key": key }, |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        for row in rows {
            let (other, name): (i64, Option<String>) = row?;
            let joined = match kind {
                COMMITTEE_JOINED => Bodies::Committees(vec![other]),
                _ => Bodies::Meetings(vec![other]),
            };
            let name = name.unwrap_or_default();
            match joints.iter_mut().find(|joint| joint.joined == joined) {
                // Without rows of their own they are parted together.
                Some(joint) => joint.name = format!("{} and {name}", joint.name),
                None => joints.push(Joint { joined, name }),
            }
        }
    }
    let mut others = apart::taken_for_one(connection, meeting, committee)?;
    let is_meeting = |joint: &Joint| matches!(joint.joined, Bodies::Meetings(_));
    if joints.iter().any(is_meeting) {
        // Its papers are parted as they were joined.
        others.retain(|joint| !matches!(joint.joined, Bodies::Papers(..)));
    }
    joints.extend(others);
    Ok(joints)
}

/// The committee that a committee was joined with, else itself.
pub(in crate::store) fn committee_of(connection: &Connection, key: i64) -> Result<i64, Error> {
    goes_into(connection, "committees", COMMITTEE_JOINED, key)
}

/// The meeting that a meeting was joined with, else itself.
pub(in crate::store) fn meeting_of(connection: &Connection, key: i64) -> Result<i64, Error> {
    goes_into(connection, "meetings", MEETING_JOINED, key)
}

fn goes_into(connection: &Connection, table: &str, kind: &str, key: i64) -> Result<i64, Error> {
    let mut step = connection.prepare_cached(&format!(
        "SELECT other.key FROM {table} AS own
         JOIN marks ON marks.kind = :kind AND marks.id = own.id
         JOIN {table} AS other ON other.id = json_extract(marks.value, '$.into')
         WHERE own.key = :key"
    ))?;
    let (mut at, mut met) = (key, vec![key]);
    loop {
        let next: Option<i64> = step
            .query_row(named_params! { ":kind": kind, ":key": at }, |row| {
                row.get(0)
            })
            .optional()?;
        match next {
            Some(next) if !met.contains(&next) => {
                met.push(next);
                at = next;
            }
            Some(_) | None => return Ok(at),
        }
    }
}

/// Files the papers anew of what was joined or parted, and takes its rows along.
pub(in crate::store) fn settle(
    tx: &Transaction,
    kind: &str,
    id: &str,
    before: Option<&str>,
    after: Option<&str>,
) -> Result<(), Error> {
    let before: Joined = from_json(before);
    let after: Joined = from_json(after);
    let table = match kind {
        COMMITTEE_JOINED => "committees",
        _ => "meetings",
    };
    let key_of = |id: &str| -> Result<Option<i64>, Error> {
        Ok(tx
            .prepare_cached(&format!("SELECT key FROM {table} WHERE id = :id"))?
            .query_row(named_params! { ":id": id }, |row| row.get(0))
            .optional()?)
    };
    let mut whole = Vec::new();
    for id in [id, before.into.as_str(), after.into.as_str()] {
        whole.extend(key_of(id)?);
    }
    let mut affected = Affected::default();
    let documents = documents(tx, table, &whole)?;
    file_anew(tx, &documents, &mut affected)?;
    // Where it was joined its rows are those of the other; where it was parted, its own.
    let rows = if after.into.is_empty() {
        &before.rows
    } else {
        &after.rows
    };
    if let Some(own) = key_of(id)? {
        let home = if after.into.is_empty() {
            own
        } else {
            goes_into(tx, table, kind, own)?
        };
        match kind {
            COMMITTEE_JOINED => move_of_committee(tx, own, home, rows, &mut affected)?,
            _ => move_of_meeting(tx, home, rows, &mut affected)?,
        }
    }
    finish(tx, affected)
}

/// Files documents anew, and takes along what rests on them.
pub(super) fn file_anew(
    tx: &Transaction,
    documents: &[i64],
    affected: &mut Affected,
) -> Result<(), Error> {
    let mut carried = Vec::new();
    for document in documents {
        carried.push(Carried::note(tx, *document)?);
        filing::note_places(tx, *document, affected)?;
    }
    loose::note_loose(tx, affected)?;
    for document in documents {
        filing::place(tx, *document)?;
        filing::note_places(tx, *document, affected)?;
    }
    for (document, carried) in documents.iter().zip(&carried) {
        carried.take_along(tx, *document)?;
    }
    Ok(())
}

/// Puts together anew what documents that were filed anew touch.
pub(super) fn finish(tx: &Transaction, mut affected: Affected) -> Result<(), Error> {
    loose::try_again(tx, None, &mut affected)?;
    for committee in committees(tx, &affected.meetings)? {
        Affected::note(&mut affected.committees, committee);
    }
    meetings::rebuild(tx, &affected)
}

/// The documents that tell of committees or meetings.
pub(super) fn documents(tx: &Transaction, table: &str, keys: &[i64]) -> Result<Vec<i64>, Error> {
    let sql = if table == "committees" {
        "SELECT tellings.document FROM tellings
         JOIN meeting_committees ON meeting_committees.meeting = tellings.meeting
         WHERE meeting_committees.committee IN (SELECT value FROM json_each(:keys))
         UNION
         SELECT document FROM told_programmes
         WHERE committee IN (SELECT value FROM json_each(:keys))
         ORDER BY 1"
    } else {
        "SELECT DISTINCT document FROM tellings
         WHERE meeting IN (SELECT value FROM json_each(:keys)) ORDER BY 1"
    };
    let mut statement = tx.prepare_cached(sql)?;
    let rows = statement.query_map(named_params! { ":keys": json(keys) }, |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn committees(tx: &Transaction, meetings: &[i64]) -> Result<Vec<i64>, Error> {
    let mut statement = tx.prepare_cached(
        "SELECT DISTINCT committee FROM meeting_committees
         WHERE meeting IN (SELECT value FROM json_each(:keys)) ORDER BY 1",
    )?;
    let rows = statement.query_map(named_params! { ":keys": json(meetings) }, |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn move_of_meeting(
    tx: &Transaction,
    home: i64,
    rows: &[Had],
    affected: &mut Affected,
) -> Result<(), Error> {
    for row in rows {
        let table = match row.table {
            Table::Items => "items",
            Table::Clauses => "clauses",
            Table::Rows => continue,
        };
        tx.prepare_cached(&format!(
            "UPDATE {table} SET meeting = :home WHERE id = :id"
        ))?
        .execute(named_params! { ":home": home, ":id": row.id })?;
    }
    Affected::note(&mut affected.meetings, home);
    Ok(())
}

/// Each row goes to the meeting of its day.
fn move_of_committee(
    tx: &Transaction,
    own: i64,
    home: i64,
    rows: &[Had],
    affected: &mut Affected,
) -> Result<(), Error> {
    let mut days: Vec<Date> = rows.iter().filter_map(|row| row.day).collect();
    days.sort_unstable();
    days.dedup();
    if own != home {
        // A joint sitting of both is one committee's now.
        tx.execute(
            "DELETE FROM meeting_committees WHERE committee = :own AND EXISTS (
                 SELECT 1 FROM meeting_committees AS others
                 WHERE others.meeting = meeting_committees.meeting
                   AND others.committee = :home)",
            named_params! { ":own": own, ":home": home },
        )?;
    }
    for day in days {
        let meeting = filing::meeting_on(tx, home, day)?;
        let of_day: Vec<Had> = rows
            .iter()
            .filter(|row| row.day == Some(day))
            .cloned()
            .collect();
        move_of_meeting(tx, meeting, &of_day, affected)?;
    }
    for row in rows.iter().filter(|row| row.table == Table::Rows) {
        tx.prepare_cached("UPDATE programme_rows SET committee = :home WHERE id = :id")?
            .execute(named_params! { ":home": home, ":id": row.id })?;
    }
    Affected::note(&mut affected.committees, own);
    Affected::note(&mut affected.committees, home);
    Ok(())
}
