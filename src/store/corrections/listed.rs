//! What was put right, as rows carry it and as it is listed: with what was read, by which
//! rule and where, for whoever mends the rules.

use std::collections::{HashMap, HashSet};
use std::mem;

use jiff::civil::Date;
use rusqlite::{Connection, Row, named_params};
use serde::Serialize;

use super::apart;
use super::right::{of_action, of_person};
use super::{Field, MadeFrom, PutRight};
use crate::domain::fold;
use crate::domain::source::Place;
use crate::parse::restricted;
use crate::store::columns::{date, from_json};
use crate::store::desk::{ProgrammeLine, Right, Tick};
use crate::store::{Error, Store};

/// A correction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// The public id of what was put right.
    pub id: String,
    /// What it is: an action, an item, a meeting, a programme row, a person, a committee.
    pub of: String,
    /// The words that it is known by.
    pub row: String,
    /// The field: `words`, `lead`, `action`; `joined` of what is one.
    pub field: String,
    /// What was read.
    pub read: String,
    /// What the person says.
    pub value: String,
    /// The rule that misread.
    pub rule: String,
    /// The document that it was read from.
    pub document: String,
    /// The place in it.
    #[serde(flatten)]
    pub place: Place,
    /// On which day.
    pub on: Option<Date>,
    /// Who.
    pub by: String,
    /// Its place is there.
    pub stands: bool,
}

impl Store {
    /// The public ids of exempt items and of what was decided and promised under them.
    pub fn exempt_ids(&self) -> Result<HashSet<String>, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id FROM items WHERE exempt = 1
             UNION SELECT clauses.id FROM clauses
                   JOIN items ON items.key = clauses.item WHERE items.exempt = 1",
        )?;
        let rows = statement.query_map([], |row| row.get(0))?;
        let mut ids: HashSet<String> = rows.collect::<Result<_, _>>()?;
        for (id, is_exempt) in called(&self.connection)? {
            if is_exempt {
                ids.insert(id);
            } else {
                ids.remove(&id);
            }
        }
        Ok(ids)
    }

    /// Everything that a person put right, the newest first.
    pub fn corrections(&self) -> Result<Vec<Listed>, Error> {
        all(&self.connection)
    }
}

impl Listed {
    /// Whether it tells what is restricted.
    pub fn is_withheld(&self, exempt: &HashSet<String>) -> bool {
        exempt.contains(&self.id) || restricted::is_said(&self.row)
    }
}

/// Everything that a person put right, the newest first.
pub(in crate::store) fn all(connection: &Connection) -> Result<Vec<Listed>, Error> {
    let mut statement = connection.prepare_cached(
        "WITH said AS (
             SELECT marks.*, substr(marks.id, 1, instr(marks.id || '/', '/') - 1) AS row
             FROM marks
             WHERE marks.kind IN ('reads', 'committee-joined', 'meeting-joined', 'name-apart',
                                  'paper-apart')
                OR marks.kind = 'taken-down' AND json_valid(marks.value)
                   AND json_type(marks.value) = 'object')
         SELECT said.kind, said.id, said.row, said.day, said.who, said.value,
                clauses.key IS NOT NULL AS is_action, items.key IS NOT NULL AS is_item,
                meetings.key IS NOT NULL AS is_meeting,
                programme_rows.key IS NOT NULL AS is_row,
                committees.key IS NOT NULL AS is_committee,
                CASE WHEN said.kind = 'taken-down' THEN EXISTS (
                         SELECT 1 FROM documents
                         JOIN paragraphs ON paragraphs.document = documents.key
                         JOIN tellings ON tellings.document = documents.key
                         WHERE tellings.meeting = clauses.meeting
                           AND instr(paragraphs.text, json_extract(said.value, '$.text')) > 0)
                         OR coalesce(clauses.clause, clauses.task) IS NOT NULL
                     WHEN clauses.key IS NOT NULL
                         THEN coalesce(clauses.clause, clauses.task) IS NOT NULL
                             OR EXISTS (SELECT 1 FROM marks AS taken
                                        WHERE taken.kind = 'taken-down' AND taken.id = clauses.id)
                     WHEN items.key IS NOT NULL THEN items.position IS NOT NULL
                     WHEN programme_rows.key IS NOT NULL
                         THEN EXISTS (SELECT 1 FROM told_rows WHERE row = programme_rows.key)
                             OR EXISTS (SELECT 1 FROM marks AS added
                                        WHERE added.kind = 'row-added'
                                          AND added.id = programme_rows.id)
                     WHEN said.kind = 'meeting-joined' THEN EXISTS (
                         SELECT 1 FROM meetings AS into_it
                         WHERE into_it.id = json_extract(said.value, '$.into'))
                     WHEN said.kind = 'committee-joined' THEN EXISTS (
                         SELECT 1 FROM committees AS into_it
                         WHERE into_it.id = json_extract(said.value, '$.into'))
                     ELSE coalesce(meetings.key, committees.key, documents.key) IS NOT NULL
                     END AS stands
         FROM said
         LEFT JOIN clauses ON clauses.id = said.row
         LEFT JOIN items ON items.id = said.row
         LEFT JOIN meetings ON meetings.id = said.row
         LEFT JOIN programme_rows ON programme_rows.id = said.row
         LEFT JOIN committees ON committees.id = said.row
         LEFT JOIN documents ON documents.id = said.row
         ORDER BY said.at DESC, said.kind, said.id",
    )?;
    let rows = statement.query_map([], |row| {
        let kind: String = row.get("kind")?;
        let value: Option<String> = row.get("value")?;
        let value = value.as_deref();
        let id: String = row.get("id")?;
        let is = what(row)?;
        let field = id.rsplit('/').next().unwrap_or_default().to_owned();
        let said = match kind.as_str() {
            "reads" => from_json(value),
            "taken-down" => made(value),
            "name-apart" | "paper-apart" => apart::listed(value),
            _ => joined(value),
        };
        Ok(Listed {
            id: row.get("row")?,
            of: match (kind.as_str(), field.as_str()) {
                ("reads", "name" | "role") => "person",
                ("reads", "unit" | "period") => "figures",
                ("committee-joined" | "name-apart", _) => "committee",
                ("paper-apart", _) => "paper",
                ("meeting-joined", _) => "meeting",
                _ => is,
            }
            .to_owned(),
            row: said.row,
            field: match kind.as_str() {
                "reads" => field,
                "taken-down" => "action".to_owned(),
                "name-apart" | "paper-apart" => "parted".to_owned(),
                _ => "joined".to_owned(),
            },
            read: said.read,
            value: said.value,
            rule: said.rule,
            document: said.document,
            place: said.place,
            on: date(row, "day")?,
            by: row.get("who")?,
            stands: row.get("stands")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What a row of the list is about.
fn what(row: &Row) -> rusqlite::Result<&'static str> {
    let of = [
        ("is_action", "action"),
        ("is_item", "item"),
        ("is_meeting", "meeting"),
        ("is_row", "programme row"),
        ("is_committee", "committee"),
    ];
    let mut is = "";
    for (column, words) in of {
        if row.get(column)? {
            is = words;
        }
    }
    Ok(is)
}

/// A sentence that no rule read as an action.
fn made(value: Option<&str>) -> PutRight {
    let from: MadeFrom = from_json(value);
    PutRight {
        value: "yes".to_owned(),
        read: "no".to_owned(),
        rule: String::new(),
        document: from.name,
        place: from.place,
        row: from.text,
    }
}

fn joined(value: Option<&str>) -> PutRight {
    #[derive(Default, serde::Deserialize)]
    struct Joined {
        name: String,
        into_name: String,
    }
    let joined: Joined = from_json(value);
    PutRight {
        value: joined.into_name,
        read: joined.name.clone(),
        row: joined.name,
        ..PutRight::default()
    }
}

/// What was put right of each row, by its public id.
pub(in crate::store) fn by_row(
    connection: &Connection,
) -> Result<HashMap<String, Vec<Right>>, Error> {
    let mut of_row: HashMap<String, Vec<Right>> = HashMap::new();
    for (id, right) in marks(connection)? {
        let row = id.split('/').next().unwrap_or_default().to_owned();
        of_row.entry(row).or_default().push(right);
    }
    Ok(of_row)
}

/// Whether a person called rows exempt, or open, by their public ids.
pub(in crate::store) fn called(connection: &Connection) -> Result<HashMap<String, bool>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT substr(id, 1, length(id) - length('/exempt')) AS row,
                json_extract(value, '$.value') = 'yes' AS is_exempt
         FROM marks WHERE kind = 'reads' AND id LIKE '%/exempt'",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get("row")?, row.get("is_exempt")?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Every field that was put right, by the id of its mark.
fn marks(connection: &Connection) -> Result<Vec<(String, Right)>, Error> {
    let mut statement = connection
        .prepare_cached("SELECT id, day, who, value FROM marks WHERE kind = 'reads' ORDER BY id")?;
    let mut rows = statement.query([])?;
    let mut marks = Vec::new();
    while let Some(row) = rows.next()? {
        let id: String = row.get("id")?;
        let Some(on) = date(row, "day")? else {
            continue;
        };
        let value: Option<String> = row.get("value")?;
        let said: PutRight = from_json(value.as_deref());
        let Some(field) = id.rsplit('/').next().and_then(Field::named) else {
            continue;
        };
        let right = Right {
            field,
            read: said.read,
            value: said.value,
            row: said.row,
            mark: id.clone(),
            told: None,
            said: Tick {
                on,
                by: row.get("who")?,
            },
        };
        marks.push((id, right));
    }
    Ok(marks)
}

/// What a person said of units and periods of figures, by the ids of the marks.
pub(in crate::store) fn of_columns(
    connection: &Connection,
) -> Result<HashMap<String, String>, Error> {
    let rights = marks(connection)?.into_iter();
    let of_figures = rights.filter(|(_, right)| matches!(right.field, Field::Unit | Field::Period));
    Ok(of_figures.map(|(id, right)| (id, right.value)).collect())
}

/// Lays what a person put right over the rows of a programme.
pub(in crate::store) fn lay_over(
    connection: &Connection,
    lines: &mut [ProgrammeLine],
) -> Result<(), Error> {
    let rights: HashMap<String, Right> = marks(connection)?.into_iter().collect();
    if rights.is_empty() {
        return Ok(());
    }
    for line in lines {
        let told = line.actions.clone();
        for field in [
            Field::Item,
            Field::Actions,
            Field::Progress,
            Field::Lead,
            Field::Exempt,
        ] {
            let whole = format!("{}/{}", line.id, field.name());
            let own = told
                .as_deref()
                .map(|action| of_action(&line.id, action, field));
            let right = own.and_then(|own| rights.get(&own));
            let Some(right) = right.or_else(|| rights.get(&whole)) else {
                continue;
            };
            let mut right = right.clone();
            let value = Some(right.value.clone()).filter(|value| !value.is_empty());
            right.told = match field {
                Field::Item => value.map(|value| mem::replace(&mut line.item, value)),
                Field::Actions => mem::replace(&mut line.actions, value),
                Field::Lead => mem::replace(&mut line.lead, value),
                Field::Exempt => None,
                _ => mem::replace(&mut line.progress, value),
            };
            line.put_right.push(right);
        }
    }
    Ok(())
}

/// The names of a committee's people that a person put right, by the folded name as printed.
pub(in crate::store) fn names_of(
    connection: &Connection,
    committee: i64,
) -> Result<HashMap<String, String>, Error> {
    let id: String = connection.query_row(
        "SELECT id FROM committees WHERE key = :key",
        named_params! { ":key": committee },
        |row| row.get(0),
    )?;
    let rights = marks(connection)?.into_iter();
    let names = rights.filter(|(mark, right)| {
        right.field == Field::Name && *mark == of_person(&id, &right.row, Field::Name)
    });
    Ok(names
        .map(|(_, right)| (fold::compare(&right.row), right.value))
        .collect())
}
