//! Promises of one meeting that say the same stand as one row: those that were found,
//! without those that a person parted, with those that a person joined.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension, named_params};

use crate::store::{Error, Store};

/// What a mark on a pair of actions says.
pub(in crate::store) const JOINED: &str = "joined";
/// The other thing that it says.
pub(in crate::store) const PARTED: &str = "parted";

/// Pairs of public ids, the lesser first.
type Pairs = BTreeSet<(String, String)>;

/// An action with those that say the same.
pub(in crate::store) struct Group {
    /// The store's key of their meeting.
    pub meeting: i64,
    /// Their public ids and words, in the order of the ids; itself too.
    pub members: Vec<(String, String)>,
    /// The place of the action itself among them.
    pub of: usize,
}

impl Store {
    /// An action and those that say the same, itself first.
    pub fn alike(&self, action: i64) -> Result<Vec<i64>, Error> {
        let mut keys = vec![action];
        let mut key = self
            .connection
            .prepare_cached("SELECT key FROM clauses WHERE id = :id")?;
        for group in groups(&self.connection, &[action])? {
            for (at, (id, _)) in group.members.iter().enumerate() {
                if at != group.of {
                    keys.push(key.query_row(named_params! { ":id": id }, |row| row.get(0))?);
                }
            }
        }
        Ok(keys)
    }
}

/// The group of each action.
pub(in crate::store) fn groups(
    connection: &Connection,
    actions: &[i64],
) -> Result<Vec<Group>, Error> {
    let mut groups = Vec::with_capacity(actions.len());
    let mut words = connection.prepare_cached("SELECT text FROM clauses WHERE id = :id")?;
    for action in actions {
        let at: Option<(String, i64, i64)> = connection
            .prepare_cached(
                "SELECT clauses.id, clauses.meeting, meetings.committee
                 FROM clauses JOIN meetings ON meetings.key = clauses.meeting
                 WHERE clauses.key = :key",
            )?
            .query_row(named_params! { ":key": action }, |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .optional()?;
        let Some((id, meeting, committee)) = at else {
            return Err(Error::Unknown(
                "that action is not held any more; look again and repeat".to_owned(),
            ));
        };
        let mut ids = same(connection, committee)?.remove(&id).unwrap_or_default();
        ids.push(id.clone());
        ids.sort_unstable();
        let of = ids
            .iter()
            .position(|other| *other == id)
            .unwrap_or_default();
        let members = ids
            .into_iter()
            .map(|id| {
                let text = words.query_row(named_params! { ":id": id }, |row| row.get(0))?;
                Ok((id, text))
            })
            .collect::<Result<_, rusqlite::Error>>()?;
        groups.push(Group {
            meeting,
            members,
            of,
        });
    }
    Ok(groups)
}

/// For each action of a committee the others that say the same, in the order of ids.
pub(super) fn same(
    connection: &Connection,
    committee: i64,
) -> Result<HashMap<String, Vec<String>>, Error> {
    let found = pairs(
        connection,
        "SELECT one.id, other.id FROM same_promises
         JOIN clauses AS one ON one.key = same_promises.clause
         JOIN clauses AS other ON other.key = same_promises.other
         JOIN meetings ON meetings.key = one.meeting
         WHERE meetings.committee = :committee AND one.id < other.id",
        committee,
    )?;
    let said = |value| marked(connection, value, committee);
    Ok(joined(&found, &said(JOINED)?, &said(PARTED)?))
}

/// The actions of a committee that a person parted from others.
pub(super) fn parted(connection: &Connection, committee: i64) -> Result<HashSet<String>, Error> {
    let pairs = marked(connection, PARTED, committee)?;
    Ok(pairs
        .into_iter()
        .flat_map(|(one, other)| [one, other])
        .collect())
}

/// Pairs that a person joined, or parted.
fn marked(connection: &Connection, value: &str, committee: i64) -> Result<Pairs, Error> {
    pairs(
        connection,
        &format!(
            "SELECT one.id, other.id FROM marks
             JOIN clauses AS one
                  ON one.id = substr(marks.id, 1, instr(marks.id, '/') - 1)
             JOIN clauses AS other ON other.id = substr(marks.id, instr(marks.id, '/') + 1)
             JOIN meetings ON meetings.key = one.meeting
             WHERE marks.kind = 'same' AND marks.value = '{value}'
               AND meetings.committee = :committee
               -- Work whose place is gone joins nothing.
               AND coalesce(one.clause, one.task) IS NOT NULL
               AND coalesce(other.clause, other.task) IS NOT NULL"
        ),
        committee,
    )
}

fn pairs(connection: &Connection, sql: &str, committee: i64) -> Result<Pairs, Error> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(named_params! { ":committee": committee }, |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Joins what a person joined, then what was found, unless it would bring together again
/// what a person parted.
fn joined(found: &Pairs, said: &Pairs, parted: &Pairs) -> HashMap<String, Vec<String>> {
    let mut group_of: BTreeMap<&str, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<&str>> = Vec::new();
    for (one, other) in said.iter().chain(found) {
        let [first, second] = [one, other].map(|id| {
            *group_of.entry(id).or_insert_with(|| {
                groups.push(vec![id]);
                groups.len() - 1
            })
        });
        let stays_apart = groups[first].iter().any(|left| {
            groups[second].iter().any(|right| {
                let (one, other) = if left < right {
                    (left, right)
                } else {
                    (right, left)
                };
                parted
                    .iter()
                    .any(|(first, second)| first == one && second == other)
            })
        });
        if first == second || stays_apart {
            continue;
        }
        for id in std::mem::take(&mut groups[second]) {
            group_of.insert(id, first);
            groups[first].push(id);
        }
    }
    let mut same = HashMap::new();
    for group in groups {
        for id in &group {
            let mut others: Vec<String> = group
                .iter()
                .filter(|other| *other != id)
                .map(|other| (*other).to_owned())
                .collect();
            others.sort_unstable();
            same.insert((*id).to_owned(), others);
        }
    }
    same
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(of: &[(&str, &str)]) -> Pairs {
        of.iter()
            .map(|(one, other)| ((*one).to_owned(), (*other).to_owned()))
            .collect()
    }

    #[test]
    fn what_was_parted_is_not_brought_together_by_a_third() {
        let found = pairs(&[("a", "b"), ("b", "c")]);
        let same = joined(&found, &Pairs::new(), &pairs(&[("a", "c")]));
        assert_eq!(same["a"], ["b"]);
        assert!(same["c"].is_empty());
    }

    #[test]
    fn what_a_person_joined_comes_before_what_was_found() {
        let same = joined(
            &pairs(&[("a", "b")]),
            &pairs(&[("b", "c")]),
            &pairs(&[("a", "c")]),
        );
        assert!(same["a"].is_empty());
        assert_eq!(same["b"], ["c"]);
    }
}
