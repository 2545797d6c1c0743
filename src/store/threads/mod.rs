//! Threads: reckoned for the committees whose papers changed, and read with their actions.

mod added;
mod again;
mod context;
pub mod grounds;
mod groups;
mod held;
mod inputs;
mod orphans;
mod reckon;
pub mod sentences;
mod series;
mod slips;

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use rusqlite::{Connection, Row, named_params};
use serde::Serialize;

use super::Error;
use super::columns::{date, from_json, source};
use super::desk::{SourceRow, Tick};
use crate::thread::changed::Changed;
use crate::thread::evidence::SAYS_THE_SAME;
use crate::thread::promise::In;
use crate::thread::said;
use crate::thread::state::{self, Circumstances, Own, Sign, State};

pub(super) use added::{added_value, place};
pub(super) use again::{Anchor, anchors, find_again};
pub(super) use groups::{JOINED, PARTED, groups};
use held::{held, named_bodies};
pub(super) use inputs::{mentions, write_short_forms};
pub use orphans::Orphans;
pub(super) use reckon::{note_due, rebuild, reckon_all, reckon_due};
pub use slips::Step;
use slips::Steps;

/// What a person said of a trace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Confirmed, or refused.
    pub confirmed: bool,
    /// Who said it, and on which day.
    #[serde(flatten)]
    pub by: Tick,
    /// The action that it was said of, where that is another which says the same.
    #[serde(skip)]
    pub with: Option<String>,
}

/// A place where an action turns up again.
#[derive(Debug, Clone, PartialEq)]
pub struct TraceRow {
    /// The public id, unique within its action.
    pub id: String,
    /// The kind of place.
    pub place: In,
    /// The committee whose papers hold it.
    pub committee: String,
    /// The row's day, the meeting's day, the day a task was entered.
    pub day: Option<Date>,
    /// The day by which it is to come.
    pub due: Option<Date>,
    /// Who is to do it, where its row says.
    pub owner: Option<String>,
    /// The row's item, or the title of the item that the words stand under.
    pub title: Option<String>,
    /// The words.
    pub text: String,
    /// The part of them that fits.
    pub part: String,
    /// What was done, in the row's own words.
    pub progress: Option<String>,
    /// The paper says that it is complete.
    pub done: bool,
    /// It asks or promises in its turn.
    pub promised_again: bool,
    /// How sure it is, from 0 to 1.
    pub score: f64,
    /// The words and facts that made it a trace, weightiest first.
    pub why: Vec<String>,
    /// It says less than the promise, or something else.
    pub changed: Option<Changed>,
    /// The days that it was planned for, where it was put off from one to the next.
    pub slipped: Vec<Step>,
    /// A person added it: matching did not find it.
    pub added: bool,
    /// The public id of its item, programme row or task.
    pub home: Option<String>,
    /// What a person said of it.
    pub verdict: Option<Verdict>,
    /// The store's key of its item.
    pub item_key: Option<i64>,
    /// The store's key of its meeting, where it stands in one's papers.
    pub meeting_key: Option<i64>,
    /// Where it stands.
    pub source: SourceRow,
}

/// A paper in which traces were looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeldPaper {
    /// Its file's name.
    pub document: String,
    /// The day of its meeting, else the day it stands for.
    pub date: Date,
    /// It lists the business of a meeting, a programme or tasks: what is in none of these
    /// is missing. A notice, or a report on one matter, says nothing of others.
    #[serde(skip)]
    pub lists: bool,
}

/// A meeting of a committee, as far as its papers are held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownMeeting {
    /// The day.
    pub date: Date,
    /// It was cancelled.
    pub is_cancelled: bool,
    /// An account of it is held.
    pub has_minutes: bool,
}

/// What is held of a committee, in the order of days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Held {
    /// Its papers.
    pub papers: Vec<HeldPaper>,
    /// Its meetings.
    pub meetings: Vec<KnownMeeting>,
}

/// What became of an action.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Thread {
    /// The sentence before the promise, where its words hang on it.
    pub context: Option<String>,
    /// Days that the promise or its table names.
    pub names: Vec<Date>,
    /// Its own table calls it complete.
    pub said_done: bool,
    /// The days that its own row of a tracker named, where it was put off.
    pub slipped: Vec<Step>,
    /// Where it turns up again: best first, refused ones too.
    pub traces: Vec<TraceRow>,
    /// The ids of promises of its meeting that say the same.
    pub same_as: Vec<String>,
    /// What was looked in.
    pub held: Arc<Held>,
    /// Papers of other committees that hold traces.
    pub elsewhere: Vec<HeldPaper>,
}

impl Thread {
    /// Reckons the state for a day, of an action made on `made`. A day that a person set
    /// stands before those that the promise names.
    pub fn state(
        &self,
        made: Option<Date>,
        is_closed: bool,
        set: Option<Date>,
        today: Date,
    ) -> State {
        let own = Own {
            made,
            names: &self.names,
            set,
            said_done: self.said_done,
        };
        let signs: Vec<Sign> = self.standing().map(TraceRow::sign).collect();
        let known = Circumstances {
            today,
            is_closed,
            later_held: self.is_later_held(made),
            cancelled: &self.cancelled(),
        };
        state::reckon(own, &signs, known)
    }

    /// The traces that nobody refused, best first.
    pub fn standing(&self) -> impl Iterator<Item = &TraceRow> {
        self.traces.iter().filter(|trace| {
            trace
                .verdict
                .as_ref()
                .is_none_or(|verdict| verdict.confirmed)
        })
    }

    /// The days that it was planned for, where it was put off: as the trace that was put
    /// off most often has them, of those that nobody refused. Each day but the first is a
    /// slip.
    pub fn steps(&self) -> &[Step] {
        let mut most = self.slipped.as_slice();
        for trace in self.standing() {
            if trace.slipped.len() > most.len() {
                most = &trace.slipped;
            }
        }
        most
    }

    /// How often it was put off.
    pub fn times_slipped(&self) -> usize {
        self.steps().len().saturating_sub(1)
    }

    /// The traces in the order of time, refused ones too.
    pub fn in_time(&self) -> Vec<&TraceRow> {
        let mut traces: Vec<&TraceRow> = self.traces.iter().collect();
        traces.sort_by_cached_key(|trace| trace.moment(&self.held));
        traces
    }

    /// Whether a later paper is held that a trace would stand in.
    pub fn is_later_held(&self, made: Option<Date>) -> bool {
        self.looked_in(made).any(|paper| paper.lists)
    }

    /// The papers that are later than the promise: those of its committee, in order of
    /// day, and those of others that hold a trace.
    pub fn looked_in(&self, made: Option<Date>) -> impl Iterator<Item = &HeldPaper> {
        self.held
            .papers
            .iter()
            .filter(move |paper| Some(paper.date) > made)
            .chain(&self.elsewhere)
    }

    /// The days of meetings between the promise and today whose minutes are not held.
    pub fn not_held(&self, made: Option<Date>, today: Date) -> Vec<Date> {
        self.held
            .meetings
            .iter()
            .filter(|meeting| Some(meeting.date) > made && meeting.date < today)
            .filter(|meeting| !meeting.has_minutes && !meeting.is_cancelled)
            .map(|meeting| meeting.date)
            .collect()
    }
}

impl TraceRow {
    /// Whether it was found for a promise that says the same, and nobody confirmed it.
    fn is_only_lent(&self) -> bool {
        self.why.iter().any(|why| why == SAYS_THE_SAME) && !self.is_confirmed()
    }

    /// Whether it is a row of a table whose status says that its own deed was done.
    fn is_its_deed(&self) -> bool {
        let status = self
            .progress
            .as_deref()
            .filter(|_| self.place == In::Tracker);
        status.is_some_and(|status| said::is_its_deed(&self.text, status))
    }

    /// What it says of where the promise stands.
    fn sign(&self) -> Sign<'_> {
        Sign {
            place: self.place,
            day: self.day,
            due: self.due,
            progress: self.progress.as_deref(),
            done: self.done || self.is_its_deed(),
            promised_again: self.promised_again,
            is_likely: self.is_likely() || self.is_confirmed(),
        }
    }
}

/// The threads of actions, by the keys of their clauses. Every clause of the list has one.
pub(super) fn of_actions(
    connection: &Connection,
    committee: i64,
    clauses: &[i64],
) -> Result<HashMap<i64, Thread>, Error> {
    let held = Arc::new(held(connection, committee)?);
    let mut threads: HashMap<i64, Thread> = HashMap::with_capacity(clauses.len());
    let mut promise = connection
        .prepare_cached("SELECT names, said_done FROM promises WHERE clause = :clause")?;
    let mut id = connection.prepare_cached(
        "SELECT clauses.id, clauses.text, meetings.date
         FROM clauses JOIN meetings ON meetings.key = clauses.meeting
         WHERE clauses.key = :clause",
    )?;
    let mut same = groups::same(connection, committee)?;
    let mut added = added::of_committee(connection, committee)?;
    let mut slipped = slips::of_committee(connection, committee)?;
    let parted = groups::parted(connection, committee)?;
    let named = named_bodies(connection, committee)?;
    for &clause in clauses {
        let at = named_params! { ":clause": clause };
        let mut thread = Thread {
            held: Arc::clone(&held),
            ..Thread::default()
        };
        let mut rows = promise.query(at)?;
        if let Some(row) = rows.next()? {
            thread.names = from_json(row.get::<_, Option<String>>("names")?.as_deref());
            thread.said_done = row.get("said_done")?;
        }
        let (id, text, made): (String, String, Option<Date>) = id.query_row(at, |row| {
            Ok((row.get("id")?, row.get("text")?, date(row, "date")?))
        })?;
        thread.context = context::of(connection, clause, &text)?;
        thread.same_as = same.remove(&id).unwrap_or_default();
        thread.slipped = slipped.remove(&(clause, None)).unwrap_or_default();
        thread.traces = traces(connection, clause, &mut slipped)?;
        // What was said of another holds here while both stand as one row.
        for trace in &mut thread.traces {
            let with = trace.verdict.as_ref().and_then(|said| said.with.as_ref());
            if with.is_some_and(|other| !thread.same_as.contains(other)) {
                trace.verdict = None;
            }
        }
        // What it had only because another says the same goes with that one, once a person
        // has parted them.
        if parted.contains(&id) && thread.same_as.is_empty() {
            thread.traces.retain(|trace| !trace.is_only_lent());
        }
        added::join(
            &mut thread.traces,
            added.remove(&clause).unwrap_or_default(),
        );
        thread.elsewhere = elsewhere(&thread.traces, &held);
        for paper in named.papers(&text, made) {
            let mut known = held.papers.iter().chain(&thread.elsewhere);
            if !known.any(|known| known.document == paper.document) {
                thread.elsewhere.push(paper.clone());
            }
        }
        thread.elsewhere.sort_by_key(|paper| paper.date);
        threads.insert(clause, thread);
    }
    Ok(threads)
}

/// The papers that hold traces and are none of the committee's own.
fn elsewhere(traces: &[TraceRow], held: &Held) -> Vec<HeldPaper> {
    let mut papers: Vec<HeldPaper> = Vec::new();
    for trace in traces.iter().filter(|trace| !trace.is_refused()) {
        let own = held.papers.iter();
        let mut known = own.chain(&papers).map(|paper| &paper.document);
        let document = &trace.source.document;
        if !known.any(|known| known == document)
            && let Some(date) = trace.day
        {
            papers.push(HeldPaper {
                document: document.clone(),
                date,
                lists: true,
            });
        }
    }
    papers.sort_by_key(|paper| paper.date);
    papers
}

fn traces(
    connection: &Connection,
    clause: i64,
    slipped: &mut Steps,
) -> Result<Vec<TraceRow>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT traces.key, traces.id, traces.place, traces.day, traces.due, traces.title, traces.text,
                traces.part, traces.progress, traces.done, traces.promised_again, traces.score,
                traces.why, traces.changed, traces.item, traces.page, traces.printed_page,
                traces.line, told_tasks.owner, committees.name AS committee, documents.key AS document_key,
                documents.name AS document,
                json_extract(marks.value, '$.said') AS verdict,
                json_extract(marks.value, '$.with') AS said_with, marks.day AS said_on,
                marks.who AS said_by,
                coalesce(items.meeting,
                         (SELECT tellings.meeting FROM tellings
                          WHERE tellings.document = documents.key AND tellings.own = 1))
                    AS meeting,
                coalesce(items.id,
                         (SELECT programme_rows.id FROM told_rows
                          JOIN programme_rows ON programme_rows.key = told_rows.row
                          WHERE told_rows.key = traces.row),
                         (SELECT tasks.id FROM clauses AS tasks
                          WHERE tasks.task = traces.task LIMIT 1)) AS home
         FROM traces
         JOIN clauses ON clauses.key = traces.clause
         JOIN committees ON committees.key = traces.committee
         JOIN documents ON documents.key = traces.document
         LEFT JOIN items ON items.key = traces.item
         LEFT JOIN told_tasks ON told_tasks.key = traces.task
         LEFT JOIN marks ON marks.kind = 'trace' AND marks.id = clauses.id || '/' || traces.id
         WHERE traces.clause = :clause
         ORDER BY traces.position, traces.key",
    )?;
    let rows = statement.query_map(named_params! { ":clause": clause }, |row| {
        let key = row.get("key")?;
        Ok(TraceRow {
            slipped: slipped.remove(&(clause, Some(key))).unwrap_or_default(),
            ..trace(row)?
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn trace(row: &Row) -> rusqlite::Result<TraceRow> {
    let place: String = row.get("place")?;
    let changed: Option<String> = row.get("changed")?;
    Ok(TraceRow {
        id: row.get("id")?,
        place: In::of_name(&place).unwrap_or(In::Minutes),
        committee: row.get("committee")?,
        day: date(row, "day")?,
        due: date(row, "due")?,
        owner: row.get("owner")?,
        title: row.get("title")?,
        text: row.get("text")?,
        part: row.get("part")?,
        progress: row.get("progress")?,
        done: row.get("done")?,
        promised_again: row.get("promised_again")?,
        score: row.get("score")?,
        why: from_json(row.get::<_, Option<String>>("why")?.as_deref()),
        changed: changed.as_deref().and_then(Changed::of_name),
        slipped: Vec::new(),
        added: false,
        home: row.get("home")?,
        verdict: verdict(row)?,
        item_key: row.get("item")?,
        meeting_key: row.get("meeting")?,
        source: source(row, "thread")?,
    })
}

/// What a verdict says.
pub(super) const CONFIRMED: &str = "confirmed";
/// The other thing that it says.
pub(super) const REFUSED: &str = "refused";

fn verdict(row: &Row) -> rusqlite::Result<Option<Verdict>> {
    let said: Option<String> = row.get("verdict")?;
    let by: Option<String> = row.get("said_by")?;
    let with: Option<String> = row.get("said_with")?;
    Ok(said
        .zip(date(row, "said_on")?.zip(by))
        .map(|(said, (on, by))| Verdict {
            confirmed: said == CONFIRMED,
            by: Tick { on, by },
            with,
        }))
}
