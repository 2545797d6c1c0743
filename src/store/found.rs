//! What the finder tells of a row beside its words: an action with what became of it, a
//! person with their actions, a meeting with its items.

use jiff::civil::Date;
use rusqlite::{OptionalExtension, named_params};

use super::actions::of_keys;
use super::columns::{date, source};
use super::desk::{ActionRow, SourceRow};
use super::programme::told_last;
use super::{Error, Store, corrections};

/// A person, and what is asked of them.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonFound {
    /// As the papers print them: `Councillor Moss, Chair`.
    pub name: String,
    /// Committees whose papers name them, each once.
    pub committees: Vec<String>,
    /// Actions that name them as the one who is to do them.
    pub actions: Vec<ActionRow>,
}

/// An item in the list of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemFound {
    /// As printed.
    pub number: Option<String>,
    /// As printed.
    pub title: String,
}

/// A row of a work programme as the newest paper tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedFound {
    /// The item or topic.
    pub item: String,
    /// The day.
    pub date: Option<Date>,
    /// What the date's cell says besides.
    pub note: Option<String>,
    /// To be confirmed.
    pub tentative: bool,
    /// Actions, or a topic's detail.
    pub actions: Option<String>,
    /// Progress as the paper prints it.
    pub progress: Option<String>,
    /// Where it stands.
    pub source: SourceRow,
}

impl Store {
    /// An action with what became of it.
    pub fn action_found(&self, key: i64) -> Result<Option<ActionRow>, Error> {
        Ok(of_keys(&self.connection, &[key])?.into_iter().next())
    }

    /// A person by a key of the finder, with the actions that name them. A lead officer who
    /// stands in no list of people has the key of one of their actions, below zero.
    pub fn person_found(&self, key: i64) -> Result<Option<PersonFound>, Error> {
        let named: Option<(String, String)> = if key < 0 {
            self.connection
                .prepare_cached(
                    "SELECT coalesce(told_clauses.owner, told_tasks.owner) AS name
                     FROM clauses
                     LEFT JOIN told_clauses ON told_clauses.key = clauses.clause
                     LEFT JOIN told_tasks ON told_tasks.key = clauses.task
                     WHERE clauses.key = -:key AND name IS NOT NULL",
                )?
                .query_row(named_params! { ":key": key }, |row| {
                    let name: String = row.get("name")?;
                    Ok((name.clone(), name))
                })
                .optional()?
        } else {
            self.connection
                .prepare_cached(
                    "WITH put_right AS (
                         SELECT CASE WHEN marks.id LIKE '%/name' THEN 'name' ELSE 'role' END
                                    AS field,
                                json_extract(marks.value, '$.value') AS value
                         FROM people
                         JOIN tellings ON tellings.key = people.telling
                         JOIN meeting_committees ON meeting_committees.meeting = tellings.meeting
                         JOIN committees ON committees.key = meeting_committees.committee
                         JOIN marks ON marks.kind = 'reads'
                              AND (marks.id LIKE committees.id || '/%/name'
                                   OR marks.id LIKE committees.id || '/%/role')
                              AND lower(json_extract(marks.value, '$.row')) = lower(people.name)
                         WHERE people.key = :key)
                     SELECT name,
                            trim(coalesce(title || ' ', '')
                                 || coalesce((SELECT value FROM put_right WHERE field = 'name'),
                                             name)
                                 || coalesce(', ' || nullif(coalesce(
                                        (SELECT value FROM put_right WHERE field = 'role'),
                                        role), ''), '')) AS printed
                     FROM people WHERE key = :key",
                )?
                .query_row(named_params! { ":key": key }, |row| {
                    Ok((row.get("name")?, row.get("printed")?))
                })
                .optional()?
        };
        let Some((name, printed)) = named else {
            return Ok(None);
        };
        let committees = self
            .connection
            .prepare_cached(
                "SELECT DISTINCT committees.name
                 FROM people
                 JOIN tellings ON tellings.key = people.telling
                 JOIN meetings ON meetings.key = tellings.meeting
                 JOIN committees ON committees.key = meetings.committee
                 WHERE people.folded = (SELECT folded FROM people WHERE key = :key)
                 ORDER BY committees.name",
            )?
            .query_map(named_params! { ":key": key }, |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        // A name in the place of the one who is to do it: as a person said, else as printed.
        let keys: Vec<i64> = self
            .connection
            .prepare_cached(&format!(
                "SELECT clauses.key
                 FROM clauses
                 LEFT JOIN told_clauses ON told_clauses.key = clauses.clause
                 LEFT JOIN told_tasks ON told_tasks.key = clauses.task
                 LEFT JOIN marks ON marks.kind = 'owner' AND marks.id = clauses.id
                 WHERE clauses.tracked = 1
                   AND instr(lower(coalesce(marks.value, {})), lower(:name)) > 0
                 ORDER BY clauses.key DESC",
                corrections::shown(
                    "clauses.id",
                    "lead",
                    "coalesce(told_clauses.owner, told_tasks.owner)"
                )
            ))?
            .query_map(named_params! { ":name": name }, |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok(Some(PersonFound {
            name: printed,
            committees,
            actions: of_keys(&self.connection, &keys)?,
        }))
    }

    /// The items of a meeting, in its order.
    pub fn items_found(&self, meeting: i64) -> Result<Vec<ItemFound>, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT coalesce(number, minute) AS number, title FROM items
             WHERE meeting = :meeting AND position IS NOT NULL
             ORDER BY position, key",
        )?;
        let rows = statement.query_map(named_params! { ":meeting": meeting }, |row| {
            Ok(ItemFound {
                number: row.get("number")?,
                title: row.get("title")?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// A row of a work programme, as the newest paper that has it tells it.
    pub fn planned_found(&self, row: i64) -> Result<Option<PlannedFound>, Error> {
        Ok(self
            .connection
            .prepare_cached(&format!(
                "SELECT told_rows.item, told_rows.date, told_rows.note, told_rows.tentative,
                        told_rows.actions, told_rows.progress,
                        told_rows.page, told_rows.printed_page, told_rows.line,
                        documents.key AS document_key, documents.name AS document
                 FROM told_rows
                 JOIN told_programmes ON told_programmes.key = told_rows.programme
                 JOIN documents ON documents.key = told_programmes.document
                 WHERE told_rows.key = {}",
                told_last(":row")
            ))?
            .query_row(named_params! { ":row": row }, |row| {
                Ok(PlannedFound {
                    item: row.get("item")?,
                    date: date(row, "date")?,
                    note: row.get("note")?,
                    tentative: row.get("tentative")?,
                    actions: row.get("actions")?,
                    progress: row.get("progress")?,
                    source: source(row, "programme")?,
                })
            })
            .optional()?)
    }
}
