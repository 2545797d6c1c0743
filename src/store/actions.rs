//! What was promised: the clauses of the accounts that won and the tasks of tables,
//! keeping their ids; and the actions that the desk shows.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use rusqlite::{Connection, ToSql, Transaction, named_params};

use super::by_hand::{ByHand, progress_of_actions};
use super::columns::{clause_kind, date, held, source, tick};
use super::committees::free_id;
use super::desk::ActionRow;
use super::matching::{Face, pair};
use super::threads::{self, Thread};
use super::{Error, Store, corrections, edits};
use crate::domain::fold;

/// The rows held before, for [`held`].
fn rows_held() -> String {
    format!(
        "SELECT key, folded, hint
         FROM clauses
         WHERE meeting = :meeting
         ORDER BY NOT {}, key",
        edits::worked("marks", "action", "clauses")
    )
}

/// Something promised, as the winning paper tells it.
struct Promise {
    face: Face,
    text: String,
    tracked: bool,
    item: Option<i64>,
    clause: Option<i64>,
    task: Option<i64>,
}

/// Brings the clauses of a meeting up to date with the accounts that won. A row that
/// is the same promise keeps its key and public id.
pub(super) fn rebuild(
    tx: &Transaction,
    meeting: i64,
    meeting_id: &str,
    items: &HashMap<i64, i64>,
) -> Result<(), Error> {
    let mut promises = clauses(tx, meeting)?;
    promises.extend(tasks(tx, meeting, items)?);
    let (keys, before) = held(tx, &rows_held(), meeting)?;
    tx.prepare_cached("UPDATE clauses SET clause = NULL, task = NULL WHERE meeting = :meeting")?
        .execute(named_params! { ":meeting": meeting })?;
    let now: Vec<Face> = promises
        .iter()
        .map(|promise| promise.face.clone())
        .collect();
    let pairs = pair(&before, &now);
    let mut update = tx.prepare_cached(
        "UPDATE clauses
         SET item = :item, folded = :folded, hint = :hint, text = :text, tracked = :tracked,
             clause = :clause, task = :task
         WHERE key = :key",
    )?;
    let mut insert = tx.prepare_cached(
        "INSERT INTO clauses (id, meeting, item, folded, hint, text, tracked, clause, task)
         VALUES (:id, :meeting, :item, :folded, :hint, :text, :tracked, :clause, :task)",
    )?;
    for (promise, found) in promises.iter().zip(pairs) {
        let Face { folded, hint } = &promise.face;
        if let Some(old) = found {
            update.execute(named_params! {
                ":key": keys[old], ":item": promise.item, ":folded": folded, ":hint": hint,
                ":text": promise.text, ":tracked": promise.tracked,
                ":clause": promise.clause, ":task": promise.task,
            })?;
        } else {
            let id = free_id(
                tx,
                "clauses",
                &[&[meeting_id, folded], &[meeting_id, folded, hint]],
            )?;
            insert.execute(named_params! {
                ":id": id, ":meeting": meeting, ":item": promise.item, ":folded": folded,
                ":hint": hint, ":text": promise.text, ":tracked": promise.tracked,
                ":clause": promise.clause, ":task": promise.task,
            })?;
        }
    }
    Ok(())
}

fn clauses(tx: &Transaction, meeting: i64) -> Result<Vec<Promise>, Error> {
    let mut statement = tx.prepare_cached(
        "SELECT told_clauses.key, told_clauses.text, told_clauses.tracked,
                items.key AS item, items.folded AS hint
         FROM items JOIN told_clauses ON told_clauses.told_item = items.account
         WHERE items.meeting = :meeting AND told_clauses.kind <> 'recommendation'
         ORDER BY items.position, told_clauses.position",
    )?;
    let rows = statement.query_map(named_params! { ":meeting": meeting }, |row| {
        let text: String = row.get("text")?;
        Ok(Promise {
            face: Face {
                folded: fold::compare(&text),
                hint: row.get("hint")?,
            },
            text,
            tracked: row.get("tracked")?,
            item: row.get("item")?,
            clause: row.get("key")?,
            task: None,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The tasks whose meeting is `:meeting`: rows of the tables in its own papers, and rows
/// of later trackers that name its day as the day of entry. A row whose meeting of entry
/// is not held, and that pack after pack carries on, belongs to the first of them.
const TASKS_OF_MEETING: &str = "
    (SELECT told_tasks.key, told_tasks.document, told_tasks.text, told_tasks.title,
            told_tasks.page, told_tasks.position, told_tasks.minute, told_tasks.entered,
            tellings.key AS telling,
            own.key AS own, own.date, own.ordinal,
            coalesce(
                (SELECT entered.key FROM meetings AS entered
                 WHERE entered.committee = own.committee AND entered.date = told_tasks.entered
                   AND entered.date < own.date
                   AND EXISTS (SELECT 1 FROM tellings AS told
                               WHERE told.meeting = entered.key)
                 ORDER BY entered.ordinal LIMIT 1),
                first_value(own.key) OVER (
                    PARTITION BY told_tasks.text, told_tasks.entered,
                                 CASE WHEN told_tasks.entered IS NULL
                                      THEN coalesce(told_tasks.due_date, told_tasks.key) END
                    ORDER BY own.date, own.ordinal, own.key)) AS home
     FROM meetings AS here
     JOIN meetings AS own ON own.committee = here.committee
     JOIN tellings ON tellings.meeting = own.key AND tellings.own = 1
     JOIN documents ON documents.key = tellings.document AND documents.language <> 'cy'
     JOIN told_tasks ON told_tasks.document = tellings.document
     WHERE here.key = :meeting) AS tasks
    WHERE tasks.home = :meeting";

/// Brings tasks to the meetings that they were entered at, before any of these is put
/// together anew: the meeting of a tracker's row may be imported after the tracker,
/// and a person's work goes with the row.
pub(super) fn bring_home(tx: &Transaction, meetings: &[i64]) -> Result<(), Error> {
    let mut update = tx.prepare_cached(&format!(
        "UPDATE clauses SET meeting = :meeting
         WHERE meeting <> :meeting
           AND task IN (SELECT tasks.key FROM {TASKS_OF_MEETING})"
    ))?;
    for meeting in meetings {
        update.execute(named_params! { ":meeting": meeting })?;
    }
    Ok(())
}

/// The tasks of a meeting. A row that several trackers carry is one task, as the
/// newest of them tells it. A row stands under the item that it names by its number, else
/// one of the meeting's own papers under the item on whose sheets its table is.
fn tasks(tx: &Transaction, meeting: i64, items: &HashMap<i64, i64>) -> Result<Vec<Promise>, Error> {
    let mut statement = tx.prepare_cached(&format!(
        "SELECT tasks.key, tasks.document, tasks.text, tasks.title,
                (SELECT told_items.key FROM told_items
                 WHERE told_items.telling = tasks.telling AND tasks.own = :meeting
                   AND tasks.page BETWEEN told_items.first_page AND told_items.last_page
                 ORDER BY told_items.first_page DESC LIMIT 1) AS told_item,
                (SELECT items.key FROM items
                 JOIN meetings AS here ON here.key = items.meeting
                 WHERE items.meeting = :meeting AND items.position IS NOT NULL
                   AND tasks.minute IN (items.minute, items.number)
                   AND coalesce(tasks.entered, here.date) = here.date
                 ORDER BY items.minute = tasks.minute DESC, items.position LIMIT 1) AS minuted
         FROM {TASKS_OF_MEETING}
         ORDER BY tasks.date DESC, tasks.ordinal DESC, tasks.document DESC, tasks.position",
    ))?;
    let rows = statement.query_map(named_params! { ":meeting": meeting }, |row| {
        let text: String = row.get("text")?;
        let title: Option<String> = row.get("title")?;
        let told_item: Option<i64> = row.get("told_item")?;
        let minuted: Option<i64> = row.get("minuted")?;
        let promise = Promise {
            face: Face {
                folded: fold::compare(&text),
                hint: fold::compare(title.as_deref().unwrap_or_default()),
            },
            text,
            tracked: true,
            item: minuted.or_else(|| items.get(&told_item?).copied()),
            clause: None,
            task: row.get("key")?,
        };
        Ok((row.get::<_, i64>("document")?, promise))
    })?;
    let rows: Vec<(i64, Promise)> = rows.collect::<Result<_, _>>()?;
    let mut times: HashMap<(i64, String), usize> = HashMap::new();
    for (document, promise) in &rows {
        let row = (*document, promise.face.folded.clone());
        *times.entry(row).or_default() += 1;
    }
    let mut tasks: Vec<(i64, Promise)> = Vec::new();
    for (document, promise) in rows {
        // A log is called after its month: the name of the table tells rows of the same words
        // apart only where one table has them twice.
        let is_once = |document: i64| {
            let row = (document, promise.face.folded.clone());
            times.get(&row) == Some(&1)
        };
        let told_later = tasks.iter().any(|(other, task)| {
            *other != document
                && task.face.folded == promise.face.folded
                && (task.face.hint == promise.face.hint || is_once(document) && is_once(*other))
        });
        if !told_later {
            tasks.push((document, promise));
        }
    }
    Ok(tasks.into_iter().map(|(_, promise)| promise).collect())
}

/// An action as the desk shows it; the rest of the statement says whose.
fn all_rows() -> String {
    let worked = edits::worked("marks", "action", "clauses");
    let owner = "coalesce(told_clauses.owner, told_tasks.owner)";
    let rows = ROWS
        .replace("{owner}", &corrections::shown("clauses.id", "lead", owner))
        .replace(
            "{due_date}",
            &corrections::shown("clauses.id", "day", "told_tasks.due_date"),
        );
    format!("{rows} OR {worked})")
}

const ROWS: &str = "
    SELECT clauses.key, clauses.id, clauses.text, clauses.item AS item_key,
           told_clauses.kind, {owner} AS owner,
           told_tasks.due, {due_date} AS due_date, coalesce(told_tasks.done, 0) AS done,
           told_tasks.status,
           committees.key AS committee_key, committees.name AS committee,
           CASE WHEN told_tasks.entered < meetings.date THEN told_tasks.entered
                ELSE meetings.date END AS asked,
           meetings.key AS meeting_key, coalesce(items.minute, items.number, told_tasks.minute) AS minute, items.title AS item,
           coalesce(told_clauses.page, told_tasks.page,
                    json_extract(taken.value, '$.page')) AS page,
           coalesce(told_clauses.printed_page, told_tasks.printed_page,
                    json_extract(taken.value, '$.printed_page')) AS printed_page,
           coalesce(told_clauses.line, told_tasks.line,
                    json_extract(taken.value, '$.line')) AS line,
           coalesce(told_clauses.rule,
                    CASE WHEN clauses.task IS NULL THEN 'by-hand' ELSE 'action-table' END)
               AS rule,
           documents.key AS document_key, documents.name AS document,
           marks.day AS ticked_on, marks.who AS ticked_by,
           closed.value AS closed_value, closed.day AS closed_day, closed.who AS closed_who,
           owner.value AS owner_value, owner.day AS owner_day, owner.who AS owner_who,
           due.value AS due_value, due.day AS due_day, due.who AS due_who,
           taken.day AS taken_on, taken.who AS taken_by
    FROM meetings
    JOIN committees ON committees.key = meetings.committee
    JOIN clauses ON clauses.meeting = meetings.key AND clauses.tracked = 1
    LEFT JOIN items ON items.key = clauses.item
    LEFT JOIN told_clauses ON told_clauses.key = clauses.clause
    LEFT JOIN told_items ON told_items.key = told_clauses.told_item
    LEFT JOIN tellings ON tellings.key = told_items.telling
    LEFT JOIN told_tasks ON told_tasks.key = clauses.task
    LEFT JOIN marks AS taken ON taken.kind = 'taken-down' AND taken.id = clauses.id
    LEFT JOIN documents ON documents.key = coalesce(
        tellings.document, told_tasks.document,
        (SELECT made.key FROM documents AS made
         WHERE made.id = json_extract(taken.value, '$.document')))
    LEFT JOIN marks ON marks.kind = 'action' AND marks.id = clauses.id
    LEFT JOIN marks AS closed ON closed.kind = 'closed' AND closed.id = clauses.id
    LEFT JOIN marks AS owner ON owner.kind = 'owner' AND owner.id = clauses.id
    LEFT JOIN marks AS due ON due.kind = 'due' AND due.id = clauses.id
    -- What no paper tells is there where a person took it down. A row of a tracker that records an earlier promise is its trace, and no action; one
    -- that a person worked on stays.
    WHERE coalesce(documents.key, taken.id) IS NOT NULL
      AND (NOT EXISTS (
            SELECT 1 FROM traces
            JOIN clauses AS promised ON promised.key = traces.clause
            LEFT JOIN marks AS said
                 ON said.kind = 'trace' AND said.id = promised.id || '/' || traces.id
            WHERE traces.task = clauses.task AND promised.key <> clauses.key
              AND coalesce(json_extract(said.value, '$.said') = 'confirmed', 1))";

/// The actions of the committees of a meeting up to its day, newest meeting first,
/// ticked ones last.
pub(super) fn outstanding(
    connection: &Connection,
    meeting: i64,
    until: Option<Date>,
) -> Result<Vec<ActionRow>, Error> {
    let until = until.unwrap_or(Date::MAX).to_string();
    rows(
        connection,
        "AND meetings.key IN (
              SELECT theirs.meeting
              FROM meeting_committees AS ours
              JOIN meeting_committees AS theirs ON theirs.committee = ours.committee
              WHERE ours.meeting = :meeting)
         AND meetings.date <= :until
         ORDER BY coalesce(marks.day, closed.day) IS NOT NULL, meetings.date DESC, meetings.key DESC,
                  items.position IS NULL, items.position,
                  told_clauses.position, told_tasks.position, clauses.key",
        named_params! { ":meeting": meeting, ":until": until },
    )
}

/// Every action that is held, in order of day, committee and minute.
pub(super) fn all(connection: &Connection) -> Result<Vec<ActionRow>, Error> {
    rows(
        connection,
        // In the order of the minutes: of two agendas of a day either may have come last.
        "ORDER BY asked, committees.name, committees.id, meetings.ordinal,
                  items.position IS NULL, coalesce(told_items.position, items.position),
                  told_clauses.position, told_tasks.position, clauses.id",
        named_params! {},
    )
}

/// The actions of these keys, newest meeting first, closed ones last.
pub(super) fn of_keys(connection: &Connection, keys: &[i64]) -> Result<Vec<ActionRow>, Error> {
    rows(
        connection,
        "AND clauses.key IN (SELECT value FROM json_each(:keys))
         ORDER BY coalesce(marks.day, closed.day) IS NOT NULL, meetings.date DESC, clauses.key",
        named_params! { ":keys": super::columns::json(keys) },
    )
}

fn rows(
    connection: &Connection,
    whose: &str,
    named: &[(&str, &dyn ToSql)],
) -> Result<Vec<ActionRow>, Error> {
    let mut statement = connection.prepare_cached(&format!("{} {whose}", all_rows()))?;
    let found = statement.query_map(named, |row| {
        let action = ActionRow {
            key: row.get("key")?,
            id: row.get("id")?,
            kind: clause_kind(row.get::<_, Option<String>>("kind")?.as_deref()),
            text: row.get("text")?,
            owner: row.get("owner")?,
            due: row.get("due")?,
            due_date: date(row, "due_date")?,
            committee: row.get("committee")?,
            date: date(row, "asked")?,
            meeting_key: row.get("meeting_key")?,
            minute: row.get("minute")?,
            item: row.get("item")?,
            item_key: row.get("item_key")?,
            said_done: row.get("done")?,
            status: row.get("status")?,
            ticked: tick(row, "ticked")?,
            by_hand: ByHand::read(row)?,
            source: row
                .get::<_, Option<i64>>("document_key")?
                .map(|_| source(row, &row.get::<_, String>("rule")?))
                .transpose()?,
            taken_down: tick(row, "taken")?,
            put_right: Vec::new(),
            progress: Vec::new(),
            thread: Thread::default(),
        };
        Ok((row.get::<_, i64>("committee_key")?, action))
    })?;
    let mut found = found.collect::<Result<Vec<_>, _>>()?;
    let mut of_committee: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for (committee, action) in &found {
        of_committee.entry(*committee).or_default().push(action.key);
    }
    let mut progress = progress_of_actions(connection)?;
    let mut put_right = corrections::by_row(connection)?;
    for (_, action) in &mut found {
        action.progress = progress.remove(&action.id).unwrap_or_default();
        action.put_right = put_right.remove(&action.id).unwrap_or_default();
    }
    for (committee, clauses) in of_committee {
        let mut threads = threads::of_actions(connection, committee, &clauses)?;
        for (_, action) in &mut found {
            if let Some(thread) = threads.remove(&action.key) {
                action.thread = thread;
            }
        }
    }
    Ok(found.into_iter().map(|(_, action)| action).collect())
}

impl Store {
    /// Every action that is held with what became of it, in order of day, committee and
    /// minute.
    pub fn actions(&self) -> Result<Vec<ActionRow>, Error> {
        all(&self.connection)
    }
}
