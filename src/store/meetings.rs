//! Meetings: put together after every change, listed, and the one that matters.

use jiff::ToSpan;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, named_params};

use super::columns::{date, from_json, status, time};
use super::desk::{Desk, LossRow, MeetingRow, ProgrammeLine, SourceRow};
use super::filing::Affected;
use super::merge::Teller;
use super::programme::{Worked, newest_of};
use super::{
    Error, Store, actions, agenda, corrections, documents, edits, gone, items, jots, people,
    planned, previous, programme, resolve, settings, threads, tray, whole,
};
use crate::domain::meeting::Status;
use crate::parse::programme::rows::UNALIGNED;

/// So many days ahead another committee's meeting is near.
const SOON: i32 = 14;
/// Days within which a meeting is worked up.
const LATELY: i32 = 42;

/// A meeting with everything that a list and a header show of it.
const ROWS: &str = "
    SELECT meetings.key, meetings.id, councils.name AS council,
           meetings.committee AS committee_key, committees.name AS committee,
           meetings.date, meetings.time, meetings.place, meetings.status,
           (SELECT json_group_array(name) FROM (
                SELECT others.name AS name
                FROM meeting_committees JOIN committees AS others
                     ON others.key = meeting_committees.committee
                WHERE meeting_committees.meeting = meetings.key
                  AND meeting_committees.committee <> meetings.committee
                ORDER BY meeting_committees.position)) AS with_committees,
           (SELECT json_group_array(name) FROM (
                SELECT DISTINCT documents.name AS name
                FROM tellings JOIN documents ON documents.key = tellings.document
                WHERE tellings.meeting = meetings.key
                ORDER BY tellings.own DESC, documents.key)) AS documents,
           (SELECT count(*) FROM items
            WHERE items.meeting = meetings.key AND items.position IS NOT NULL) AS items,
           (SELECT count(*) FROM clauses
            WHERE clauses.meeting = meetings.key AND clauses.tracked = 1
              AND (clauses.clause IS NOT NULL OR clauses.task IS NOT NULL)
              -- As everywhere, a record of an earlier promise is none of its own, and what
              -- one meeting said several times is one.
              AND NOT EXISTS (
                    SELECT 1 FROM traces
                    WHERE traces.task = clauses.task AND traces.clause <> clauses.key)
              AND NOT EXISTS (
                    SELECT 1 FROM same_promises
                    WHERE same_promises.clause = clauses.key
                      AND same_promises.other < clauses.key)) AS actions,
           EXISTS (SELECT 1 FROM meeting_committees
                   JOIN committees AS own ON own.key = meeting_committees.committee
                   JOIN marks ON marks.kind = 'committee' AND marks.id = own.id
                   WHERE meeting_committees.meeting = meetings.key) AS mine
    FROM meetings
    JOIN committees ON committees.key = meetings.committee
    LEFT JOIN councils ON councils.key = committees.council";

/// A meeting that papers or the newest programme tell of: not one that stays only
/// for a person's work on it.
fn told() -> String {
    let newest = newest_of("meetings.committee");
    format!(
        "
    (EXISTS (SELECT 1 FROM tellings WHERE tellings.meeting = meetings.key)
     OR NOT EXISTS (SELECT 1 FROM marks
                    WHERE marks.kind = 'meeting-joined' AND marks.id = meetings.id)
        AND EXISTS (
         SELECT 1 FROM told_rows
         WHERE told_rows.topic = 0 AND told_rows.date = meetings.date
           AND told_rows.programme = {newest}))"
    )
}

impl Store {
    /// Every meeting, newest first; those without a date last.
    pub fn meetings(&self) -> Result<Vec<MeetingRow>, Error> {
        let mut statement = self.connection.prepare_cached(&format!(
            "{ROWS} WHERE {}
             ORDER BY meetings.date DESC, meetings.time DESC, committees.name, meetings.key",
            told()
        ))?;
        let rows = statement.query_map([], meeting)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The meeting that matters on a day: today's, else the next one with papers of a
    /// committee that is mine (starred; none starred, the one used last; none used,
    /// any), else the last one held.
    pub fn meeting_that_matters(&self, today: Date) -> Result<Option<i64>, Error> {
        let mine: Vec<i64> = {
            let mut statement = self.connection.prepare_cached(
                "SELECT committees.key FROM marks
                 JOIN committees ON committees.id = marks.id
                 WHERE marks.kind = 'committee' ORDER BY committees.key",
            )?;
            let rows = statement.query_map([], |row| row.get(0))?;
            rows.collect::<Result<_, _>>()?
        };
        let mine = if mine.is_empty() {
            settings::last_committee(&self.connection)?
                .into_iter()
                .collect()
        } else {
            mine
        };
        if !mine.is_empty()
            && let Some(key) = self.next_meeting(today, Some(&mine))?
        {
            return Ok(Some(key));
        }
        self.next_meeting(today, None)
    }

    /// The meeting that comes before the one on the desk, or comes soon where that one is
    /// over, where it is another committee's.
    pub fn sooner(&self, desk: &MeetingRow, today: Date) -> Result<Option<MeetingRow>, Error> {
        let Some(key) = self.next_meeting(today, None)? else {
            return Ok(None);
        };
        let next = one(&self.connection, key)?;
        let is_called_off = matches!(next.status, Some(Status::Cancelled | Status::Postponed));
        let (Some(day), Some(here)) = (next.date, desk.date) else {
            return Ok(None);
        };
        let comes = day >= today && !is_called_off && next.committee_key != desk.committee_key;
        let is_over = here < today && (day - today).get_days() <= SOON;
        Ok((comes && (here > day || is_over)).then_some(next))
    }

    /// The day of the committee's last meeting before one that is to come, where its papers
    /// are held and its minutes are not yet: it is worked up these days.
    pub fn without_minutes(&self, desk: &MeetingRow, today: Date) -> Result<Option<Date>, Error> {
        let Some(since) = desk
            .date
            .filter(|here| *here >= today)
            .and_then(|_| today.checked_sub(LATELY.days()).ok())
        else {
            return Ok(None);
        };
        let last: Option<(Option<Date>, bool)> = self
            .connection
            .prepare_cached(
                "SELECT meetings.date,
                        EXISTS (SELECT 1 FROM tellings
                                WHERE tellings.meeting = meetings.key
                                  AND tellings.role = 'minutes') AS has_minutes
                 FROM meetings
                 JOIN meeting_committees ON meeting_committees.meeting = meetings.key
                 WHERE meeting_committees.committee = :committee
                   AND meetings.date < :today AND meetings.date >= :since
                   AND coalesce(meetings.status NOT IN ('cancelled', 'postponed'), 1)
                   AND EXISTS (SELECT 1 FROM tellings WHERE tellings.meeting = meetings.key)
                 ORDER BY meetings.date DESC, meetings.time DESC, meetings.key DESC
                 LIMIT 1",
            )?
            .query_row(
                named_params! {
                    ":committee": desk.committee_key,
                    ":today": today.to_string(), ":since": since.to_string(),
                },
                |row| Ok((date(row, "date")?, row.get("has_minutes")?)),
            )
            .optional()?;
        Ok(last.and_then(|(day, has_minutes)| day.filter(|_| !has_minutes)))
    }

    /// Everything the desk shows of a meeting.
    pub fn desk(&self, meeting: i64) -> Result<Desk, Error> {
        // One snapshot for all the queries, whatever another program writes.
        let tx = self.connection.unchecked_transaction()?;
        let row = one(&tx, meeting)?;
        let worked = programme::worked_on(&tx, row.committee_key, row.date)?;
        let agenda = agenda::agenda(&tx, meeting)?;
        let mut gone = gone::rows(&tx, row.committee_key, row.date)?.lines;
        gone.retain(|line| worked.lines.iter().all(|other| other.id != line.id));
        let losses = losses(&tx, &row, &worked)?;
        Ok(Desk {
            gone,
            joints: corrections::joints(&tx, meeting, row.committee_key)?,
            previous: previous::previous(&tx, &row, &agenda)?,
            agenda,
            minutes: agenda::minutes_before(&tx, meeting, row.date)?,
            actions: actions::outstanding(&tx, meeting, row.date)?,
            programme: worked.lines,
            programme_headings: worked.headings,
            days: resolve::days_of(&tx, row.committee_key)?,
            people: people::of(&tx, row.committee_key)?,
            chargeable: people::chargeable(&tx, row.committee_key)?,
            welsh_alone: welsh_alone(&tx, row.committee_key)?,
            in_welsh: in_welsh(&tx, row.committee_key)?,
            losses,
            unfiled: tray::rows(&tx)?,
            jots: jots::all(&tx)?,
            meeting: row,
        })
    }

    /// Ordered so that the first row is the answer: days to come ascending, then days
    /// gone by descending. A meeting that does not take place comes last of all.
    fn next_meeting(&self, today: Date, mine: Option<&[i64]>) -> Result<Option<i64>, Error> {
        let mine = mine.map(super::columns::json);
        Ok(self
            .connection
            .prepare_cached(
                "SELECT meetings.key
                 FROM meetings
                 WHERE EXISTS (SELECT 1 FROM tellings WHERE tellings.meeting = meetings.key)
                   AND (:mine IS NULL OR EXISTS (
                         SELECT 1 FROM meeting_committees
                         WHERE meeting_committees.meeting = meetings.key
                           AND meeting_committees.committee IN (
                                 SELECT value FROM json_each(:mine))))
                 ORDER BY coalesce(meetings.status IN ('cancelled', 'postponed'), 0),
                          meetings.date < :today,
                          CASE WHEN meetings.date >= :today THEN meetings.date END,
                          meetings.date DESC, meetings.time, meetings.key
                 LIMIT 1",
            )?
            .query_row(
                named_params! { ":today": today.to_string(), ":mine": mine },
                |row| row.get(0),
            )
            .optional()?)
    }
}

/// Puts together anew what a change touched, and removes what nothing tells any more
/// and no person worked on.
pub(super) fn rebuild(tx: &Transaction, affected: &Affected) -> Result<(), Error> {
    put_together(tx, affected)?;
    threads::reckon_due(tx)?;
    sweep(tx)
}

/// The same without the threads, which are noted as due.
pub(super) fn rebuild_but_threads(tx: &Transaction, affected: &Affected) -> Result<(), Error> {
    put_together(tx, affected)?;
    sweep(tx)
}

fn put_together(tx: &Transaction, affected: &Affected) -> Result<(), Error> {
    actions::bring_home(tx, &affected.meetings)?;
    for meeting in &affected.meetings {
        let id: String = tx.query_row(
            "SELECT id FROM meetings WHERE key = :meeting",
            named_params! { ":meeting": meeting },
            |row| row.get(0),
        )?;
        let tellers = items::rebuild(tx, *meeting, &id)?;
        whole::heal(tx, *meeting)?;
        let of_told = items::of_told(tx, *meeting)?;
        actions::rebuild(tx, *meeting, &id, &of_told)?;
        describe(tx, *meeting, &tellers)?;
        corrections::apply(tx, *meeting)?;
    }
    for committee in &affected.committees {
        programme::rebuild(tx, *committee)?;
        planned::place_planned_meetings(tx, *committee)?;
    }
    threads::note_due(tx, affected)
}

/// A row stays while a paper tells it, a mark stands on it or an edit names it.
fn sweep(tx: &Transaction) -> Result<(), Error> {
    let worked = |kind: &str, table: &str| {
        ["marks", "edit_changes"]
            .map(|noted| edits::worked(noted, kind, table))
            .join(" OR ")
    };
    let told = told();
    tx.execute_batch(&format!(
        "DELETE FROM clauses WHERE clause IS NULL AND task IS NULL AND NOT ({});
         DELETE FROM items WHERE position IS NULL AND NOT ({});
         DELETE FROM programme_rows
         WHERE NOT EXISTS (SELECT 1 FROM told_rows WHERE told_rows.row = programme_rows.key)
           AND NOT ({});
         DELETE FROM meetings
         WHERE NOT {told}
           AND NOT EXISTS (SELECT 1 FROM items WHERE items.meeting = meetings.key)
           AND NOT EXISTS (SELECT 1 FROM clauses WHERE clauses.meeting = meetings.key);
         DELETE FROM committees
         WHERE NOT EXISTS (SELECT 1 FROM meeting_committees
                           WHERE meeting_committees.committee = committees.key)
           AND NOT EXISTS (SELECT 1 FROM meetings WHERE meetings.committee = committees.key)
           AND NOT EXISTS (SELECT 1 FROM told_programmes
                           WHERE told_programmes.committee = committees.key)
           AND NOT EXISTS (SELECT 1 FROM programme_rows
                           WHERE programme_rows.committee = committees.key)
           AND NOT ({});
         DELETE FROM councils
         WHERE NOT EXISTS (SELECT 1 FROM committees WHERE committees.council = councils.key);",
        worked("action", "clauses"),
        worked("item", "items"),
        worked("programme", "programme_rows"),
        worked("committee", "committees"),
    ))?;
    Ok(())
}

/// The meeting's own time, place and standing, from the papers that others yield to.
fn describe(tx: &Transaction, meeting: i64, tellers: &[Teller]) -> Result<(), Error> {
    let mut told = tx.prepare_cached("SELECT time, place FROM tellings WHERE key = :key")?;
    let (mut time, mut place): (Option<String>, Option<String>) = (None, None);
    for teller in tellers {
        let (its_time, its_place): (Option<String>, Option<String>) = told
            .query_row(named_params! { ":key": teller.key }, |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        time = time.or(its_time);
        place = place.or(its_place);
    }
    tx.prepare_cached(
        "UPDATE meetings SET time = :time, place = :place, status = :status WHERE key = :meeting",
    )?
    .execute(named_params! {
        ":time": time, ":place": place, ":meeting": meeting,
        ":status": standing(tellers).map(Status::name),
    })?;
    Ok(())
}

/// What the latest paper says of the meeting itself, else how far its minutes are.
fn standing(tellers: &[Teller]) -> Option<Status> {
    let latest = tellers
        .iter()
        .filter(|teller| {
            matches!(
                teller.status,
                Some(Status::Cancelled | Status::Postponed | Status::Adjourned)
            )
        })
        .max_by_key(|teller| (teller.issued, teller.document));
    let minutes = |status| tellers.iter().any(|teller| teller.status == Some(status));
    latest
        .and_then(|teller| teller.status)
        .or(minutes(Status::Confirmed).then_some(Status::Confirmed))
        .or(minutes(Status::Draft).then_some(Status::Draft))
}

fn one(connection: &Connection, meeting: i64) -> Result<MeetingRow, Error> {
    connection
        .prepare_cached(&format!("{ROWS} WHERE meetings.key = :meeting"))?
        .query_row(named_params! { ":meeting": meeting }, self::meeting)
        .optional()?
        .ok_or_else(|| Error::Unknown("that meeting is not held any more".to_owned()))
}

/// Whether all minutes of a committee that are held are in Welsh.
fn welsh_alone(connection: &Connection, committee: i64) -> Result<bool, Error> {
    Ok(connection
        .prepare_cached(
            "SELECT coalesce(min(documents.language = 'cy'), 0)
             FROM meeting_committees
             JOIN tellings ON tellings.meeting = meeting_committees.meeting
                  AND tellings.role = 'minutes'
             JOIN documents ON documents.key = tellings.document
             WHERE meeting_committees.committee = :committee",
        )?
        .query_row(named_params! { ":committee": committee }, |row| row.get(0))?)
}

/// The days of a committee of which no minutes are held but in Welsh.
fn in_welsh(connection: &Connection, committee: i64) -> Result<Vec<Date>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT meetings.date
         FROM meeting_committees
         JOIN meetings ON meetings.key = meeting_committees.meeting
         JOIN tellings ON tellings.meeting = meetings.key AND tellings.role = 'minutes'
         JOIN documents ON documents.key = tellings.document
         WHERE meeting_committees.committee = :committee AND meetings.date IS NOT NULL
         GROUP BY meetings.key
         HAVING min(documents.language = 'cy') = 1
         ORDER BY meetings.date",
    )?;
    let days = statement.query_map(named_params! { ":committee": committee }, |row| {
        date(row, "date")
    })?;
    Ok(days
        .collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .flatten()
        .collect())
}

/// What could not be read of the meeting's own papers, and where the programme that is shown
/// stands in another paper, of that programme.
fn losses(
    connection: &Connection,
    meeting: &MeetingRow,
    programme: &Worked,
) -> Result<Vec<LossRow>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT documents.name, losses.page, losses.what, losses.key,
                documents.key AS document_key,
                (SELECT min(printed_page) FROM paragraphs
                 WHERE paragraphs.document = documents.key
                   AND paragraphs.page = losses.page) AS printed_page
         FROM documents
         JOIN losses ON losses.document = documents.key
         WHERE losses.healed = 0
           AND (documents.key IN (SELECT document FROM tellings
                                  WHERE meeting = :meeting AND own = 1)
                OR documents.id = :programme AND EXISTS (
                     SELECT 1 FROM told_programmes
                     JOIN told_rows ON told_rows.programme = told_programmes.key
                     WHERE told_programmes.document = documents.key
                       AND told_programmes.committee = :committee
                       AND told_rows.page IS losses.page))
         ORDER BY documents.key, losses.page, losses.position",
    )?;
    let of = named_params! {
        ":meeting": meeting.key, ":programme": programme.document, ":committee": meeting.committee_key,
    };
    let rows = statement.query_map(of, |row| {
        let (document, loss) = documents::loss(row)?;
        Ok(LossRow {
            document_key: row.get("document_key")?,
            document,
            printed_page: row.get("printed_page")?,
            loss,
        })
    })?;
    let mut losses = rows.collect::<Result<Vec<_>, _>>()?;
    // What a person dealt out is not missing any more.
    losses.retain(|lost| lost.loss.what != UNALIGNED || !is_dealt_out(lost, &programme.lines));
    Ok(losses)
}

/// Whether all progress that stands beside several rows of a page was dealt out to them.
fn is_dealt_out(lost: &LossRow, lines: &[ProgrammeLine]) -> bool {
    let is_there = |source: &SourceRow| {
        source.document_key == lost.document_key && source.place.page == lost.loss.page
    };
    let here = lines
        .iter()
        .filter(|line| line.source.as_ref().is_some_and(is_there));
    let mut left = here.filter_map(|line| line.unaligned.as_deref()).peekable();
    left.peek().is_some() && left.all(str::is_empty)
}

fn meeting(row: &Row) -> rusqlite::Result<MeetingRow> {
    Ok(MeetingRow {
        key: row.get("key")?,
        id: row.get("id")?,
        council: row.get("council")?,
        committee_key: row.get("committee_key")?,
        committee: row.get("committee")?,
        with: from_json(row.get::<_, Option<String>>("with_committees")?.as_deref()),
        date: date(row, "date")?,
        time: time(row, "time")?,
        place: row.get("place")?,
        status: status(row.get::<_, Option<String>>("status")?.as_deref()),
        items: row.get("items")?,
        actions: row.get("actions")?,
        documents: from_json(row.get::<_, Option<String>>("documents")?.as_deref()),
        mine: row.get("mine")?,
    })
}
