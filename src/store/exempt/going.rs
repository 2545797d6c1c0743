//! What goes when exempt items are forgotten, noted in temporary tables before the first
//! row of it does: items, paragraphs, the rows and clauses told there, and their public ids.
//!
//! One paragraph may tell several rows, since one cell of a paper may list several items. A
//! row that is not exempt stays, and its paragraph with the words of such rows alone.

use jiff::civil::Date;
use rusqlite::{Connection, named_params};

use crate::store::Error;
use crate::store::corrections::{UNDER_HEAD, called_places, put};

/// The day of a paper: that of its meeting, else of its issue, else of its coming.
const DAY: &str = "
    coalesce(meetings.date,
             (SELECT max(coalesce(of.date, own.date)) FROM tellings AS own
              LEFT JOIN meetings AS of ON of.key = own.meeting
              WHERE own.document = documents.key AND own.own = 1),
             documents.issued, documents.seen)";

/// What is told where words go, and whether it goes with them: all where the words are
/// exempt of themselves but what a person called open, else what a person called exempt.
const THINGS: &str = "
    CREATE TEMP TABLE going_things AS
    WITH papers AS MATERIALIZED (SELECT DISTINCT document FROM temp.going_words),
    things AS (
        SELECT 'row' AS kind, told_rows.key, programme_rows.id, told_programmes.document,
               told_rows.page, told_rows.line, told_rows.position, told_rows.item AS named,
               concat_ws(char(9), told_rows.item, told_rows.actions, told_rows.progress) AS words
        FROM told_rows
        JOIN told_programmes ON told_programmes.key = told_rows.programme
        LEFT JOIN programme_rows ON programme_rows.key = told_rows.row
        WHERE told_programmes.document IN (SELECT document FROM papers)
        UNION ALL
        SELECT 'task', told_tasks.key, clauses.id, told_tasks.document,
               told_tasks.page, told_tasks.line, told_tasks.position, told_tasks.text,
               concat_ws(char(9), told_tasks.text, told_tasks.owner, told_tasks.due,
                         told_tasks.status)
        FROM told_tasks LEFT JOIN clauses ON clauses.task = told_tasks.key
        WHERE told_tasks.document IN (SELECT document FROM papers)
        UNION ALL
        -- What a draft, the minutes and a report say alike is one clause.
        SELECT 'clause', told_clauses.key,
               (SELECT clauses.id FROM told_items AS same
                JOIN told_clauses AS own ON own.told_item = same.key
                                        AND own.text = told_clauses.text
                JOIN clauses ON clauses.clause = own.key
                WHERE same.key = told_items.key OR same.item = told_items.item
                ORDER BY clauses.key LIMIT 1),
               tellings.document, told_clauses.page, told_clauses.line,
               told_clauses.position, told_clauses.text, told_clauses.text
        FROM told_clauses
        JOIN told_items ON told_items.key = told_clauses.told_item
        JOIN tellings ON tellings.key = told_items.telling
        WHERE tellings.document IN (SELECT document FROM papers)),
    placed AS MATERIALIZED (
        SELECT things.*,
               (SELECT max(paragraphs.line) FROM paragraphs
                WHERE paragraphs.document = things.document
                  AND paragraphs.page IS things.page
                  AND paragraphs.line <= things.line) AS at
        FROM things),
    places AS MATERIALIZED (
        SELECT document, page, line, max(own) AS own
        FROM temp.going_words GROUP BY document, page, line)
    SELECT placed.kind, placed.key, placed.id, placed.document, placed.page, placed.at,
           placed.position, placed.named, placed.words,
           CASE PUT WHEN 'yes' THEN 1 WHEN 'no' THEN 0 ELSE places.own END AS goes
    FROM placed
    JOIN places ON places.document = placed.document AND places.page IS placed.page
               AND places.line = placed.at";

/// Public ids of what goes altogether: it is told nowhere else.
const IDS: &str = "
    CREATE TEMP TABLE going_ids AS
    SELECT id FROM temp.going_items
    UNION SELECT clauses.id FROM clauses
          WHERE clauses.item IN (SELECT key FROM temp.going_items)
    UNION SELECT things.id FROM temp.going_things AS things
          JOIN clauses ON clauses.id = things.id
          WHERE things.goes
            AND NOT EXISTS (
                SELECT 1 FROM temp.going_things AS other
                WHERE other.id = things.id AND NOT other.goes)
    UNION SELECT things.id FROM temp.going_things AS things
          JOIN programme_rows ON programme_rows.id = things.id
          WHERE things.goes
            AND NOT EXISTS (
                SELECT 1 FROM told_rows
                WHERE told_rows.row = programme_rows.key
                  AND told_rows.key NOT IN (
                      SELECT key FROM temp.going_things WHERE kind = 'row' AND goes))
    -- What no paper tells, but a person wrote.
    UNION SELECT clauses.id FROM clauses
          JOIN meetings ON meetings.key = clauses.meeting
          WHERE clauses.clause IS NULL AND clauses.task IS NULL
            AND OF_CLAUSE = 'yes' AND meetings.date < :before
    UNION SELECT programme_rows.id FROM programme_rows
          JOIN marks ON marks.kind = 'reads' AND marks.id = programme_rows.id || '/exempt'
          LEFT JOIN marks AS planned ON planned.kind = 'row-day'
                                    AND planned.id = programme_rows.id
          WHERE OF_ROW = 'yes'
            AND NOT EXISTS (SELECT 1 FROM told_rows WHERE told_rows.row = programme_rows.key)
            AND coalesce(json_extract(planned.value, '$.mine'), marks.day) < :before";

/// Notes what goes of before a day.
pub(super) fn note(connection: &Connection, before: Date) -> Result<(), Error> {
    forget(connection)?;
    let before = before.to_string();
    let stands = "called.document = paragraphs.document AND called.page IS paragraphs.page
                  AND called.line = paragraphs.line";
    let paper = "JOIN documents ON documents.key = paragraphs.document
         LEFT JOIN told_items ON told_items.key = paragraphs.told_item
         LEFT JOIN tellings ON tellings.key = told_items.telling
         LEFT JOIN meetings ON meetings.key = tellings.meeting";
    let tables = [
        "CREATE TEMP TABLE going_items AS
         SELECT items.key, items.id, items.title, items.position, meetings.date,
                committees.name AS committee
         FROM items
         JOIN meetings ON meetings.key = items.meeting
         JOIN committees ON committees.key = meetings.committee
         WHERE items.exempt = 1 AND meetings.date < :before"
            .to_owned(),
        "CREATE TEMP TABLE going_told AS
         SELECT told_items.key, tellings.document
         FROM told_items JOIN tellings ON tellings.key = told_items.telling
         WHERE told_items.item IN (SELECT key FROM temp.going_items)"
            .to_owned(),
        format!(
            "CREATE TEMP TABLE going_called AS {} SELECT * FROM called",
            called_places()
        ),
        format!(
            "CREATE TEMP TABLE going_words AS
             WITH words AS (
                 SELECT paragraphs.key, paragraphs.told_item, 1 AS own
                 FROM paragraphs {paper}
                 LEFT JOIN items ON items.key = told_items.item
                 WHERE (paragraphs.exempt = 1 OR told_items.exempt = 1 OR items.exempt = 1)
                   AND {DAY} < :before
                   AND NOT EXISTS (SELECT 1 FROM temp.going_called AS called
                                   JOIN items AS open ON open.id = called.id
                                   WHERE NOT called.is_exempt AND {stands})
                 UNION ALL
                 SELECT paragraphs.key, NULL, called.id IN (SELECT id FROM items)
                 FROM temp.going_called AS called
                 JOIN paragraphs ON {stands} {paper}
                 WHERE called.is_exempt AND {DAY} < :before
                 UNION ALL
                 SELECT paragraphs.key, head.key, 1
                 FROM temp.going_told AS told
                 JOIN told_items AS head ON head.key = told.key
                 JOIN tellings ON tellings.key = head.telling
                 JOIN paragraphs ON paragraphs.document = tellings.document
                 WHERE {UNDER_HEAD})
             SELECT paragraphs.key, paragraphs.document, paragraphs.page, paragraphs.line,
                    paragraphs.text, max(words.told_item) AS told_item, max(words.own) AS own
             FROM words JOIN paragraphs ON paragraphs.key = words.key
             GROUP BY paragraphs.key"
        ),
        THINGS.replace("PUT", &put("placed.id", "exempt")),
        IDS.replace("OF_CLAUSE", &put("clauses.id", "exempt"))
            .replace("OF_ROW", &put("programme_rows.id", "exempt")),
    ];
    for table in tables {
        let mut made = connection.prepare(&table)?;
        if made.parameter_count() > 0 {
            made.execute(named_params! { ":before": before })?;
        } else {
            made.execute([])?;
        }
    }
    Ok(())
}

/// Drops the tables.
pub(super) fn forget(connection: &Connection) -> Result<(), Error> {
    connection.execute_batch(
        "DROP TABLE IF EXISTS temp.going_items;
         DROP TABLE IF EXISTS temp.going_told;
         DROP TABLE IF EXISTS temp.going_called;
         DROP TABLE IF EXISTS temp.going_words;
         DROP TABLE IF EXISTS temp.going_things;
         DROP TABLE IF EXISTS temp.going_ids;",
    )?;
    Ok(())
}
