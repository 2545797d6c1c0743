//! The rows that the finder matches fuzzily: few queries, however much is held.

use rusqlite::{Connection, Row};

use super::columns::date;
use super::desk::{FindKind, FindRow};
use super::{Error, Store};
use crate::domain::soften::soften;
use crate::domain::wording;
use crate::thread::context::hangs_on_another;
use crate::thread::promise::In;

impl Store {
    /// The rows that the finder matches fuzzily.
    pub fn find_rows(&self) -> Result<Vec<FindRow>, Error> {
        let tx = self.connection.unchecked_transaction()?;
        let mut rows = Vec::new();
        for (kind, sql) in QUERIES {
            collect(&tx, kind, sql, &mut rows)?;
        }
        Ok(rows)
    }
}

/// The title of the item that an action was made under, where its words alone would not
/// tell what it is about.
fn spoken_of(text: &str, row: &Row) -> rusqlite::Result<Option<String>> {
    if !hangs_on_another(text) {
        return Ok(None);
    }
    let item: Option<String> = row.get("item")?;
    Ok(item.map(|item| soften(&item)))
}

/// Each answers `key`, `id`, `meeting_key`, `words`, `committee_key`, `committee` and
/// `date`; that of traces `promise`, `place` and `told` as well, that of papers `page`.
const QUERIES: [(FindKind, &str); 9] = [
    (
        FindKind::Meeting,
        "SELECT meetings.key, meetings.id, meetings.key AS meeting_key, committees.name AS words,
                committees.key AS committee_key, NULL AS committee, meetings.date
         FROM meetings JOIN committees ON committees.key = meetings.committee
         WHERE EXISTS (SELECT 1 FROM tellings WHERE tellings.meeting = meetings.key)
         ORDER BY meetings.date DESC, committees.name, meetings.key",
    ),
    (
        FindKind::Item,
        "SELECT items.key, items.id, items.meeting AS meeting_key,
                coalesce(items.number || ' ', '') || items.title AS words,
                committees.key AS committee_key, committees.name AS committee, meetings.date
         FROM items
         JOIN meetings ON meetings.key = items.meeting
         JOIN committees ON committees.key = meetings.committee
         WHERE items.position IS NOT NULL
         ORDER BY meetings.date DESC, meetings.key, items.position",
    ),
    (
        FindKind::Minute,
        "SELECT items.key, items.id, items.meeting AS meeting_key,
                coalesce(items.minute || ' ', '') || items.title AS words,
                committees.key AS committee_key, committees.name AS committee, meetings.date
         FROM items
         JOIN meetings ON meetings.key = items.meeting
         JOIN committees ON committees.key = meetings.committee
         WHERE items.position IS NOT NULL AND items.account IS NOT NULL
         ORDER BY meetings.date DESC, meetings.key, items.position",
    ),
    (
        FindKind::Action,
        "SELECT clauses.key, clauses.id, clauses.meeting AS meeting_key, clauses.text AS words,
                items.title AS item,
                committees.key AS committee_key, committees.name AS committee, meetings.date
         FROM clauses
         JOIN meetings ON meetings.key = clauses.meeting
         JOIN committees ON committees.key = meetings.committee
         LEFT JOIN items ON items.key = clauses.item
         LEFT JOIN marks ON marks.kind = 'action' AND marks.id = clauses.id
         WHERE clauses.tracked = 1
           AND (clauses.clause IS NOT NULL OR clauses.task IS NOT NULL
                OR EXISTS (SELECT 1 FROM marks AS taken
                           WHERE taken.kind = 'taken-down' AND taken.id = clauses.id))
           -- A row of a tracker that records an earlier promise is found as its trace.
           AND (marks.day IS NOT NULL OR NOT EXISTS (
                  SELECT 1 FROM traces
                  WHERE traces.task = clauses.task AND traces.clause <> clauses.key))
         ORDER BY meetings.date DESC, meetings.key, clauses.key",
    ),
    (
        FindKind::Trace,
        "SELECT clauses.key, traces.id, clauses.meeting AS meeting_key, traces.text AS words,
                clauses.text AS promise, traces.place,
                coalesce((SELECT max(papers.date) FROM tellings
                          JOIN meetings AS papers ON papers.key = tellings.meeting
                          WHERE tellings.document = traces.document AND tellings.own = 1),
                         traces.day) AS told,
                committees.key AS committee_key, committees.name AS committee, meetings.date
         FROM traces
         JOIN clauses ON clauses.key = traces.clause
         JOIN meetings ON meetings.key = clauses.meeting
         JOIN committees ON committees.key = meetings.committee
         LEFT JOIN marks ON marks.kind = 'trace' AND marks.id = clauses.id || '/' || traces.id
         WHERE coalesce(json_extract(marks.value, '$.said'), '') <> 'refused'
         ORDER BY meetings.date DESC, meetings.key, clauses.key, traces.position",
    ),
    (
        FindKind::Programme,
        // Of the programmes that name a row, the newest is shown: the greatest of a
        // group gives its whole line.
        "SELECT programme_rows.key, programme_rows.id, tellings.meeting AS meeting_key, told_rows.item AS words,
                committees.key AS committee_key, committees.name AS committee, told_rows.date,
                max(coalesce(told_programmes.stands_for, '') || told_programmes.key) AS newest
         FROM programme_rows
         JOIN told_rows ON told_rows.row = programme_rows.key
         JOIN told_programmes ON told_programmes.key = told_rows.programme
         JOIN committees ON committees.key = programme_rows.committee
         LEFT JOIN tellings ON tellings.document = told_programmes.document AND tellings.own = 1
         GROUP BY programme_rows.key
         ORDER BY newest DESC, told_rows.position, programme_rows.key",
    ),
    (
        FindKind::Person,
        "WITH put_right AS (
             SELECT substr(id, 1, instr(id, '/') - 1) AS committee,
                    CASE WHEN id LIKE '%/name' THEN 'name' ELSE 'role' END AS field,
                    lower(json_extract(value, '$.row')) AS name,
                    json_extract(value, '$.value') AS value
             FROM marks
             WHERE kind = 'reads' AND (id LIKE '%/name' OR id LIKE '%/role'))
         SELECT min(people.key) AS key, '' AS id, tellings.meeting AS meeting_key,
                trim(coalesce(people.title || ' ', '') || coalesce(names.value, people.name)
                     || coalesce(', ' || nullif(coalesce(roles.value, people.role), ''), ''))
                    AS words,
                committees.key AS committee_key, committees.name AS committee, meetings.date,
                max(meetings.date) AS newest
         FROM people
         JOIN tellings ON tellings.key = people.telling
         JOIN meetings ON meetings.key = tellings.meeting
         JOIN committees ON committees.key = meetings.committee
         LEFT JOIN put_right AS names ON names.committee = committees.id
                                     AND names.field = 'name'
                                     AND names.name = lower(people.name)
         LEFT JOIN put_right AS roles ON roles.committee = committees.id
                                     AND roles.field = 'role'
                                     AND roles.name = lower(people.name)
         GROUP BY people.folded
         ORDER BY people.folded",
    ),
    (
        FindKind::Person,
        // Who is to do something, and stands in no list of those present: a key of their
        // own they have not, that of the newest thing they are to do stands for it.
        "SELECT -max(clauses.key) AS key, '' AS id, clauses.meeting AS meeting_key,
                coalesce(told_clauses.owner, told_tasks.owner) AS words,
                committees.key AS committee_key, committees.name AS committee,
                meetings.date
         FROM clauses
         JOIN meetings ON meetings.key = clauses.meeting
         JOIN committees ON committees.key = meetings.committee
         LEFT JOIN told_clauses ON told_clauses.key = clauses.clause
         LEFT JOIN told_tasks ON told_tasks.key = clauses.task
         WHERE clauses.tracked = 1 AND words IS NOT NULL
           AND lower(coalesce(told_clauses.owner, told_tasks.owner)) NOT IN (
                 SELECT lower(name) FROM people)
         GROUP BY lower(words)
         ORDER BY lower(words)",
    ),
    (
        FindKind::Paper,
        "SELECT documents.key, documents.id, meetings.key AS meeting_key,
                documents.name AS words,
                committees.key AS committee_key, committees.name AS committee, meetings.date,
                (SELECT min(page) FROM paragraphs
                 WHERE paragraphs.document = documents.key) AS page
         FROM documents
         LEFT JOIN tellings ON tellings.key = (
              SELECT min(key) FROM tellings
              WHERE tellings.document = documents.key AND tellings.own = 1)
         LEFT JOIN meetings ON meetings.key = tellings.meeting
         LEFT JOIN committees ON committees.key = meetings.committee
         ORDER BY meetings.date DESC, documents.name, documents.key",
    ),
];

fn collect(
    connection: &Connection,
    kind: FindKind,
    sql: &str,
    rows: &mut Vec<FindRow>,
) -> Result<(), Error> {
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_map([], |row| find_row(kind, row))?;
    for row in found {
        rows.push(row?);
    }
    Ok(())
}

fn find_row(kind: FindKind, row: &Row) -> rusqlite::Result<FindRow> {
    let committee: Option<String> = row.get("committee")?;
    let beside: Vec<String> = committee
        .into_iter()
        .chain(date(row, "date")?.map(wording::short_day))
        .collect();
    let is_trace = kind == FindKind::Trace;
    let whence = if is_trace {
        let place: String = row.get("place")?;
        let place = In::of_name(&place).map_or("", In::words);
        let told = date(row, "told")?.map(wording::short_day);
        let parts = std::iter::once(place.to_owned()).chain(told);
        Some(parts.collect::<Vec<_>>().join(" · "))
    } else {
        None
    };
    let mut text: String = row.get("words")?;
    if kind == FindKind::Action
        && let Some(item) = spoken_of(&text, row)?
    {
        text = format!("{item}: {text}");
    }
    Ok(FindRow {
        kind,
        key: row.get("key")?,
        id: row.get("id")?,
        promise: is_trace.then(|| row.get("promise")).transpose()?,
        whence,
        meeting_key: row.get("meeting_key")?,
        committee_key: row.get("committee_key")?,
        page: (kind == FindKind::Paper)
            .then(|| row.get::<_, Option<u32>>("page"))
            .transpose()?
            .flatten(),
        text,
        beside: beside.join(" · "),
    })
}
