//! Public ids: which row a person means by an id or its unique beginning.

use jiff::civil::Date;
use rusqlite::{Connection, named_params};

use super::{Error, Store, Target};

/// What a public id names, by the store's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Named {
    /// An action, or another clause of the minutes.
    Action(i64),
    /// A row or topic of a work programme.
    Programme(i64),
    /// An item.
    Item(i64),
    /// A meeting.
    Meeting(i64),
    /// A document.
    Document(i64),
}

/// The days on which a committee meets or met, in their order.
pub(super) fn days_of(connection: &Connection, committee: i64) -> Result<Vec<Date>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT meetings.date FROM meeting_committees
         JOIN meetings ON meetings.key = meeting_committees.meeting
         WHERE meeting_committees.committee = :committee ORDER BY meetings.date",
    )?;
    let days = statement.query_map(named_params! { ":committee": committee }, |row| {
        super::columns::date(row, "date")
    })?;
    let days = days.collect::<Result<Vec<_>, _>>()?;
    Ok(days.into_iter().flatten().collect())
}

impl Store {
    /// The row that an id, or a unique beginning of one, names.
    pub fn resolve(&self, id: &str) -> Result<Named, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT 'action' AS kind, key, id FROM clauses
             WHERE id >= :id AND id < :behind
             UNION ALL SELECT 'programme row', key, id FROM programme_rows
             WHERE id >= :id AND id < :behind
             UNION ALL SELECT 'item', key, id FROM items WHERE id >= :id AND id < :behind
             UNION ALL SELECT 'meeting', key, id FROM meetings WHERE id >= :id AND id < :behind
             UNION ALL SELECT 'document', key, id FROM documents WHERE id >= :id AND id < :behind
             ORDER BY 3, 1 LIMIT 6",
        )?;
        let mut found = found(&mut statement, id)?;
        if found.is_empty() {
            found = self.homes(id)?;
        }
        let (kind, key) = only(id, "an action, row, item, meeting or document", &found)?;
        Ok(match kind {
            "action" => Named::Action(key),
            "programme row" => Named::Programme(key),
            "item" => Named::Item(key),
            "meeting" => Named::Meeting(key),
            _ => Named::Document(key),
        })
    }
}

impl Store {
    /// The rows in which actions turn up again, by the id of the place in a history.
    fn homes(&self, id: &str) -> Result<Found, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT DISTINCT
                    CASE WHEN told_rows.row IS NOT NULL THEN 'programme row'
                         WHEN tasks.key IS NOT NULL THEN 'action' ELSE 'item' END AS kind,
                    coalesce(told_rows.row, tasks.key, traces.item) AS key, traces.id
             FROM traces
             LEFT JOIN told_rows ON told_rows.key = traces.row
             LEFT JOIN clauses AS tasks ON tasks.task = traces.task
             WHERE traces.id >= :id AND traces.id < :behind
               AND coalesce(told_rows.row, tasks.key, traces.item) IS NOT NULL
             ORDER BY 3, 1 LIMIT 6",
        )?;
        found(&mut statement, id)
    }

    /// The id of the trace of an action that an id, or a unique beginning of one, names.
    pub fn trace_of(&self, action: i64, id: &str) -> Result<String, Error> {
        let mut statement = self.connection.prepare_cached(
            "WITH own AS (SELECT key, id FROM clauses WHERE key = :action)
             SELECT traces.id FROM own JOIN traces ON traces.clause = own.key
             UNION
             SELECT substr(marks.id, length(own.id) + 2) FROM own
             JOIN marks ON marks.kind IN ('trace', 'trace-added')
                  AND marks.id > own.id || '/' AND marks.id < own.id || '0'
             ORDER BY 1",
        )?;
        let held = statement
            .query_map(named_params! { ":action": action }, |row| row.get(0))?
            .collect::<Result<Vec<String>, _>>()?;
        let typed = id.trim().to_lowercase();
        let found: Found = held
            .into_iter()
            .filter(|held| !typed.is_empty() && held.starts_with(&typed))
            .map(|held| ("trace".to_owned(), 0, held))
            .collect();
        let what = "a place in the history of that action";
        only_of(&typed, what, "matters show threads lists them", &found)?;
        let whole = found.iter().find(|(_, _, id)| *id == typed);
        Ok(whole
            .or(found.first())
            .map(|(_, _, id)| id.clone())
            .unwrap_or_default())
    }

    /// The whole id of an item, a programme row or a clause.
    pub fn place_of(&self, id: &str) -> Result<String, Error> {
        let (table, key) = match self.resolve(id)? {
            Named::Action(key) => ("clauses", key),
            Named::Programme(key) => ("programme_rows", key),
            Named::Item(key) => ("items", key),
            Named::Meeting(_) | Named::Document(_) => {
                return Err(Error::Unknown(format!(
                    "“{id}” is no item, programme row or clause of minutes; matters show agenda, \
                     show programme and show minutes list them with their ids"
                )));
            }
        };
        self.whole_id(table, key)
    }

    /// The public id of a programme row.
    pub fn id_of_row(&self, row: i64) -> Result<String, Error> {
        self.whole_id("programme_rows", row)
    }

    /// The committee of an action or a programme row, by the store's keys.
    pub fn committee_of(&self, target: Target) -> Result<i64, Error> {
        let (sql, key) = match target {
            Target::Action(key) => (
                "SELECT meetings.committee FROM clauses
                 JOIN meetings ON meetings.key = clauses.meeting WHERE clauses.key = :key",
                key,
            ),
            Target::Programme(key) => {
                ("SELECT committee FROM programme_rows WHERE key = :key", key)
            }
            Target::Item(key) => (
                "SELECT meetings.committee FROM items
                 JOIN meetings ON meetings.key = items.meeting WHERE items.key = :key",
                key,
            ),
            Target::Committee(key) => return Ok(key),
            Target::Document(key) => (
                "SELECT meetings.committee FROM tellings
                 JOIN meetings ON meetings.key = tellings.meeting
                 WHERE tellings.document = :key ORDER BY own DESC, position LIMIT 1",
                key,
            ),
        };
        Ok(self
            .connection
            .query_row(sql, named_params! { ":key": key }, |row| row.get(0))?)
    }

    /// The days on which a committee meets or met, as far as papers and programmes say, in
    /// their order.
    pub fn days_of(&self, committee: i64) -> Result<Vec<Date>, Error> {
        days_of(&self.connection, committee)
    }

    /// The public id of an action.
    pub fn id_of(&self, action: i64) -> Result<String, Error> {
        self.whole_id("clauses", action)
    }

    fn whole_id(&self, table: &str, key: i64) -> Result<String, Error> {
        Ok(self.connection.query_row(
            &format!("SELECT id FROM {table} WHERE key = :key"),
            named_params! { ":key": key },
            |row| row.get(0),
        )?)
    }
}

/// The key of the document that an id, or a unique beginning of one, names.
pub(super) fn document(connection: &Connection, id: &str) -> Result<i64, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT 'document' AS kind, key, id FROM documents
         WHERE id >= :id AND id < :behind
            -- The whole hash names it too.
            OR sha256 = :id
         ORDER BY 3 LIMIT 6",
    )?;
    let by_id = found(&mut statement, id)?;
    if by_id.is_empty()
        && let Some(key) = document_by_name(connection, id)?
    {
        return Ok(key);
    }
    let listed = "“matters show documents” lists papers with their ids";
    Ok(only_of(id, "a paper", listed, &by_id)?.1)
}

/// The one paper of a name; an error where several have it.
fn document_by_name(connection: &Connection, name: &str) -> Result<Option<i64>, Error> {
    let mut statement = connection
        .prepare_cached("SELECT key, id FROM documents WHERE name = :name ORDER BY id LIMIT 6")?;
    let rows = statement.query_map(named_params! { ":name": name.trim() }, |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    let found: Vec<(i64, String)> = rows.collect::<Result<_, _>>()?;
    match found.as_slice() {
        [] => Ok(None),
        [(key, _)] => Ok(Some(*key)),
        several => {
            let ids: Vec<&str> = several.iter().map(|(_, id)| id.as_str()).collect();
            Err(Error::Unknown(format!(
                "several papers are called “{name}”; name one by its id: {}",
                ids.join(", ")
            )))
        }
    }
}

type Found = Vec<(String, i64, String)>;

fn found(statement: &mut rusqlite::CachedStatement, id: &str) -> Result<Found, Error> {
    let id = id.trim().to_lowercase();
    if id.is_empty() {
        return Ok(Vec::new());
    }
    // Ids are hexadecimal: `g` stands behind every continuation.
    let behind = format!("{id}g");
    let rows = statement.query_map(named_params! { ":id": id, ":behind": behind }, |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn only<'a>(asked: &str, what: &str, found: &'a Found) -> Result<(&'a str, i64), Error> {
    only_of(
        asked,
        what,
        "“matters show actions”, “agenda”, “minutes”, “programme” and “meetings” list ids",
        found,
    )
}

fn only_of<'a>(
    asked: &str,
    what: &str,
    listed: &str,
    found: &'a Found,
) -> Result<(&'a str, i64), Error> {
    let whole: Vec<_> = found.iter().filter(|(_, _, id)| id == asked).collect();
    match (whole.as_slice(), found.as_slice()) {
        ([(kind, key, _)], _) | ([], [(kind, key, _)]) => Ok((kind, *key)),
        (_, []) => Err(Error::Unknown(format!(
            "“{asked}” is not the id of {what} that is held; {listed}"
        ))),
        (_, several) => {
            let list: Vec<String> = several
                .iter()
                .map(|(kind, _, id)| format!("{id} ({kind})"))
                .collect();
            Err(Error::Unknown(format!(
                "“{asked}” begins several ids: {}; type more of it",
                list.join(", ")
            )))
        }
    }
}
