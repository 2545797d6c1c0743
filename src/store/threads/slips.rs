//! How often what was promised was put off: the days that the versions of programmes and
//! trackers name, and the steps that were found in them.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use rusqlite::{Connection, Row, Transaction, named_params};
use serde::Serialize;

use crate::domain::fold;
use crate::store::Error;
use crate::store::columns::{count, date, place as at, source};
use crate::store::desk::SourceRow;
use crate::thread::promise::{In, Mention};
use crate::thread::slipped::Named;

/// A day that a version of a table names for a promise, other than the one before.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Step {
    /// The day.
    pub day: Date,
    /// The day of the paper that names it first.
    pub paper: Date,
    /// Where it does.
    pub source: SourceRow,
}

/// The steps of promises, by the clause and the key of the trace; those of the promise's own
/// row have none.
pub(super) type Steps = HashMap<(i64, Option<i64>), Vec<Step>>;

/// The rows that are one matter: those of a committee's programmes with the same item, or
/// of its trackers with the same words, entered on the same day.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Matter {
    committee: i64,
    is_task: bool,
    entered: Option<Date>,
    folded: String,
}

/// The days that the versions of committees' tables name for each of their rows.
#[derive(Debug, Default)]
pub(super) struct Plans(HashMap<Matter, Vec<Named>>);

impl Plans {
    /// Those of one more committee.
    pub(super) fn add(&mut self, connection: &Connection, committee: i64) -> Result<(), Error> {
        let rows = named(connection, ROWS, committee)?;
        let past: HashSet<i64> = rows
            .iter()
            .filter(|(_, named)| named.day < named.paper)
            .map(|(_, named)| named.document)
            .collect();
        for (matter, named) in rows {
            let keeps_past = past.contains(&named.document);
            let versions = self.0.entry(matter).or_default();
            versions.push(Named {
                keeps_past,
                ..named
            });
        }
        // A task stays in its table until it is complete, whatever its day.
        for (matter, named) in named(connection, TASKS, committee)? {
            self.0.entry(matter).or_default().push(Named {
                keeps_past: true,
                ..named
            });
        }
        Ok(())
    }

    /// The rows of a place's matter in every version; none where the place names no day to
    /// come.
    pub(super) fn of(&self, mention: &Mention) -> &[Named] {
        let words = mention.title.as_deref().unwrap_or(&mention.text);
        match mention.place {
            In::Programme | In::ForwardPlan => self.versions(mention.committee, false, None, words),
            In::Tracker => self.of_task(mention.committee, mention.day, &mention.text),
            In::Agenda | In::Minutes | In::Report => &[],
        }
    }

    /// The same of a row of a tracker that was entered on a day.
    pub(super) fn of_task(&self, committee: i64, entered: Option<Date>, words: &str) -> &[Named] {
        self.versions(committee, true, entered, words)
    }

    fn versions(
        &self,
        committee: i64,
        is_task: bool,
        entered: Option<Date>,
        words: &str,
    ) -> &[Named] {
        let matter = Matter {
            committee,
            is_task,
            entered,
            folded: fold::compare(words),
        };
        self.0.get(&matter).map_or(&[], Vec::as_slice)
    }
}

const ROWS: &str = "
    SELECT told_rows.item AS words, 0 AS is_task, NULL AS entered, told_rows.date AS day, 0 AS done,
           told_rows.page, told_rows.printed_page, told_rows.line, documents.key AS document,
           coalesce(meetings.date, told_programmes.stands_for) AS paper
    FROM told_programmes
    JOIN told_rows ON told_rows.programme = told_programmes.key
    JOIN documents ON documents.key = told_programmes.document
    LEFT JOIN tellings ON tellings.document = documents.key AND tellings.own = 1
    LEFT JOIN meetings ON meetings.key = tellings.meeting
    WHERE told_programmes.committee = :committee AND documents.language <> 'cy'
      AND told_rows.date IS NOT NULL
    ORDER BY paper, documents.id, told_programmes.position, told_rows.position";

const TASKS: &str = "
    SELECT told_tasks.text AS words, 1 AS is_task, told_tasks.entered, told_tasks.due_date AS day,
           told_tasks.done, told_tasks.page, told_tasks.printed_page, told_tasks.line,
           documents.key AS document, coalesce(tellings.stands_for, meetings.date) AS paper
    FROM meetings
    JOIN tellings ON tellings.meeting = meetings.key AND tellings.own = 1
    JOIN documents ON documents.key = tellings.document AND documents.language <> 'cy'
    JOIN told_tasks ON told_tasks.document = documents.key
    WHERE meetings.committee = :committee AND told_tasks.due_date IS NOT NULL
    ORDER BY paper, documents.id, told_tasks.position";

/// The rows of a committee that name a day, in the order of their papers.
fn named(
    connection: &Connection,
    sql: &str,
    committee: i64,
) -> Result<Vec<(Matter, Named)>, Error> {
    let row = |row: &Row| -> rusqlite::Result<Option<(Matter, Named)>> {
        let Some((paper, day)) = date(row, "paper")?.zip(date(row, "day")?) else {
            return Ok(None);
        };
        let matter = Matter {
            committee,
            is_task: row.get("is_task")?,
            entered: date(row, "entered")?,
            folded: fold::compare(&row.get::<_, String>("words")?),
        };
        let named = Named {
            paper,
            document: row.get("document")?,
            at: at(row)?,
            day,
            done: row.get("done")?,
            keeps_past: false,
        };
        Ok(Some((matter, named)))
    };
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(named_params! { ":committee": committee }, row)?;
    Ok(rows
        .filter_map(Result::transpose)
        .collect::<Result<_, _>>()?)
}

/// Keeps the steps of a promise: of one of its traces, or of its own row.
pub(super) fn write(
    tx: &Transaction,
    clause: i64,
    trace: Option<i64>,
    steps: &[&Named],
) -> Result<(), Error> {
    let mut insert = tx.prepare_cached(
        "INSERT INTO slips (clause, trace, position, day, paper, document, page, printed_page, line)
         VALUES (:clause, :trace, :position, :day, :paper, :document, :page, :printed_page, :line)",
    )?;
    for (position, step) in steps.iter().enumerate() {
        insert.execute(named_params! {
            ":clause": clause, ":trace": trace, ":position": count(position),
            ":day": step.day.to_string(), ":paper": step.paper.to_string(),
            ":document": step.document, ":page": step.at.page,
            ":printed_page": step.at.printed_page, ":line": step.at.line,
        })?;
    }
    Ok(())
}

/// The steps of a committee's promises.
pub(super) fn of_committee(connection: &Connection, committee: i64) -> Result<Steps, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT slips.clause, slips.trace, slips.day, slips.paper, slips.page,
                slips.printed_page, slips.line, documents.key AS document_key,
                documents.name AS document
         FROM slips
         JOIN clauses ON clauses.key = slips.clause
         JOIN meetings ON meetings.key = clauses.meeting
         JOIN documents ON documents.key = slips.document
         WHERE meetings.committee = :committee
         ORDER BY slips.clause, slips.trace, slips.position",
    )?;
    let mut cursor = statement.query(named_params! { ":committee": committee })?;
    let mut steps = Steps::new();
    while let Some(row) = cursor.next()? {
        let Some((day, paper)) = date(row, "day")?.zip(date(row, "paper")?) else {
            continue;
        };
        let of = (row.get("clause")?, row.get("trace")?);
        steps.entry(of).or_default().push(Step {
            day,
            paper,
            source: source(row, "work-programme")?,
        });
    }
    Ok(steps)
}
