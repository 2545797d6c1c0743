//! The agenda pane and the prior-minutes pane: items as rows.

use jiff::civil::Date;
use rusqlite::{Connection, Row, named_params};

use super::columns::{clause_kind, date, from_json, paper, source};
use super::desk::{AgendaRow, ClauseRow, MinuteRow};
use super::{Error, Store, corrections};

/// The items of a meeting, in order.
pub(super) fn agenda(connection: &Connection, meeting: i64) -> Result<Vec<AgendaRow>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT items.key, items.id, items.number, items.title, items.appendix, items.exempt,
                items.paper, items.procedural, items.first_seen,
                (SELECT name FROM documents WHERE documents.key = items.late) AS first_seen_in,
                (SELECT json_group_array(json_object('document', document, 'why', inferred)) FROM (
                     SELECT DISTINCT documents.name AS document, tellings.inferred
                     FROM told_items
                     JOIN tellings ON tellings.key = told_items.telling
                                  AND tellings.inferred IS NOT NULL
                     JOIN documents ON documents.key = tellings.document
                     WHERE told_items.item = items.key
                     ORDER BY documents.key)) AS inferred,
                reports.first_page, reports.last_page,
                coalesce(reports.first_printed, heads.first_printed) AS first_printed,
                coalesce(reports.last_printed, heads.last_printed) AS last_printed,
                coalesce(items.ask, (
                    SELECT group_concat(text, char(10)) FROM (
                        SELECT text FROM told_clauses
                        WHERE told_item = items.report AND kind = 'recommendation'
                        ORDER BY position))) AS ask,
                -- The sheets of the papers that the reader shows behind the report.
                (SELECT count(DISTINCT tellings.document || ' ' || paragraphs.page)
                 FROM told_items
                 JOIN tellings ON tellings.key = told_items.telling
                 JOIN documents ON documents.key = tellings.document
                 JOIN paragraphs ON paragraphs.told_item = told_items.key
                                AND paragraphs.role <> 'running'
                 WHERE told_items.item = items.key
                   AND (tellings.lead = 1 OR documents.supplement = 1)
                   AND told_items.key IS NOT items.account
                   AND told_items.key IS NOT coalesce(items.report,
                                                      nullif(items.heading, items.account)))
                    AS more_pages,
                -- The words of the papers that the reader shows, by the spaces between them.
                (SELECT coalesce(sum(length(text) - length(replace(text, ' ', '')) + 1), 0)
                 FROM paragraphs
                 WHERE role <> 'running' AND told_item IN (
                     SELECT told_items.key
                     FROM told_items
                     JOIN tellings ON tellings.key = told_items.telling
                     JOIN documents ON documents.key = tellings.document
                     WHERE told_items.item = items.key AND (
                         told_items.key = coalesce(items.report,
                                                   nullif(items.heading, items.account))
                         OR (tellings.lead = 1 OR documents.supplement = 1)
                            AND told_items.key IS NOT items.account))) AS words,
                (SELECT count(*) FROM clauses
                 WHERE clauses.item = items.key AND clauses.tracked = 1
                   AND (clauses.clause IS NOT NULL OR clauses.task IS NOT NULL)) AS actions,
                EXISTS (SELECT 1 FROM clauses
                        WHERE clauses.item = items.key AND clauses.clause IS NOT NULL)
                    AS has_minutes,
                EXISTS (SELECT 1 FROM marks
                        WHERE marks.kind = 'item' AND marks.id = items.id) AS read
         FROM items
         LEFT JOIN told_items AS reports ON reports.key = items.report
         LEFT JOIN told_items AS heads ON heads.key = items.heading AND items.report IS NULL
         WHERE items.meeting = :meeting AND items.position IS NOT NULL
         ORDER BY items.position",
    )?;
    let rows = statement.query_map(named_params! { ":meeting": meeting }, agenda_row)?;
    let mut rows: Vec<AgendaRow> = rows.collect::<Result<_, _>>()?;
    let mut put_right = corrections::by_row(connection)?;
    for row in &mut rows {
        row.put_right = put_right.remove(&row.id).unwrap_or_default();
    }
    Ok(rows)
}

fn agenda_row(row: &Row) -> rusqlite::Result<AgendaRow> {
    let pages: Option<u32> = row.get("first_page")?;
    let printed: Option<String> = row.get("first_printed")?;
    Ok(AgendaRow {
        key: row.get("key")?,
        id: row.get("id")?,
        number: row.get("number")?,
        title: row.get("title")?,
        appendix: row.get("appendix")?,
        ask: row.get("ask")?,
        exempt: row.get("exempt")?,
        paper: paper(row.get::<_, Option<String>>("paper")?.as_deref()),
        first_seen: date(row, "first_seen")?,
        first_seen_in: row.get("first_seen_in")?,
        inferred: from_json(row.get::<_, Option<String>>("inferred")?.as_deref()),
        pages: pages.zip(row.get("last_page")?),
        printed_pages: printed.zip(row.get("last_printed")?),
        more_pages: row.get("more_pages")?,
        words: row.get("words")?,
        actions: row.get("actions")?,
        has_minutes: row.get("has_minutes")?,
        procedural: row.get("procedural")?,
        read: row.get("read")?,
        put_right: Vec::new(),
        news: None,
    })
}

/// What earlier meetings of the committees of a meeting said: newest first, in item
/// order, each item with its clauses.
pub(super) fn minutes_before(
    connection: &Connection,
    meeting: i64,
    day: Option<Date>,
) -> Result<Vec<MinuteRow>, Error> {
    minutes(connection, meeting, day, None)
}

impl Store {
    /// What a meeting and the earlier ones of its committee decided, newest first, in item
    /// order.
    pub fn minutes_until(&self, meeting: i64) -> Result<Vec<MinuteRow>, Error> {
        let day: Option<String> = self
            .connection
            .prepare_cached("SELECT date FROM meetings WHERE key = :meeting")?
            .query_row(named_params! { ":meeting": meeting }, |row| row.get(0))?;
        let day = day.and_then(|day| day.parse().ok());
        minutes(&self.connection, meeting, day, Some(meeting))
    }
}

/// The accounts of meetings before a day, and of one of them besides.
fn minutes(
    connection: &Connection,
    meeting: i64,
    day: Option<Date>,
    own: Option<i64>,
) -> Result<Vec<MinuteRow>, Error> {
    let lead = corrections::shown("clauses.id", "lead", "told_clauses.owner");
    let label = corrections::shown("clauses.id", "label", "told_clauses.label");
    let mut statement = connection.prepare_cached(&format!(
        "SELECT items.key, items.id, items.meeting AS meeting_key, meetings.date,
                coalesce(items.minute, items.number) AS number, items.title, items.procedural,
                items.exempt, accounts.truncated,
                clauses.id AS clause_id, clauses.key AS clause_key, told_clauses.kind,
                {label} AS label,
                told_clauses.number AS clause_number, clauses.text, clauses.tracked,
                {lead} AS owner, told_clauses.page, told_clauses.printed_page,
                told_clauses.line, told_clauses.rule,
                documents.key AS document_key, documents.name AS document
         FROM meetings
         JOIN items ON items.meeting = meetings.key AND items.position IS NOT NULL
         JOIN told_items AS accounts ON accounts.key = items.account
         JOIN tellings ON tellings.key = accounts.telling
         JOIN documents ON documents.key = tellings.document
         LEFT JOIN told_clauses ON told_clauses.told_item = accounts.key
                                AND told_clauses.kind <> 'recommendation'
         LEFT JOIN clauses ON clauses.clause = told_clauses.key
         WHERE meetings.key IN (
                 SELECT theirs.meeting
                 FROM meeting_committees AS ours
                 JOIN meeting_committees AS theirs ON theirs.committee = ours.committee
                 WHERE ours.meeting = :meeting)
           AND (meetings.date < :day OR meetings.key = :own)
         ORDER BY meetings.date DESC, meetings.key DESC, items.position, told_clauses.position",
    ))?;
    let day = day.unwrap_or(Date::MAX).to_string();
    let mut rows = statement.query(named_params! {
        ":meeting": meeting, ":day": day, ":own": own,
    })?;
    let mut minutes: Vec<MinuteRow> = Vec::new();
    while let Some(row) = rows.next()? {
        let key: i64 = row.get("key")?;
        if minutes.last().is_none_or(|last| last.key != key) {
            minutes.push(minute_row(row, key)?);
        }
        let clause: Option<String> = row.get("clause_id")?;
        if let (Some(last), Some(id)) = (minutes.last_mut(), clause) {
            last.clauses.push(clause_row(row, id)?);
        }
    }
    Ok(minutes)
}

fn minute_row(row: &Row, key: i64) -> rusqlite::Result<MinuteRow> {
    Ok(MinuteRow {
        key,
        id: row.get("id")?,
        meeting_key: row.get("meeting_key")?,
        date: date(row, "date")?,
        number: row.get("number")?,
        title: row.get("title")?,
        clauses: Vec::new(),
        truncated: row.get("truncated")?,
        exempt: row.get("exempt")?,
        procedural: row.get("procedural")?,
    })
}

fn clause_row(row: &Row, id: String) -> rusqlite::Result<ClauseRow> {
    Ok(ClauseRow {
        key: row.get("clause_key")?,
        id,
        kind: clause_kind(row.get::<_, Option<String>>("kind")?.as_deref()),
        label: row.get("label")?,
        number: row.get("clause_number")?,
        text: row.get("text")?,
        tracked: row.get("tracked")?,
        owner: row.get("owner")?,
        source: source(row, &row.get::<_, String>("rule")?)?,
    })
}
