//! Answers: the traces that answer a promise, and the day on which a paper first said so.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use rusqlite::{Connection, Row};

use super::columns::date;
use super::threads::{Thread, TraceRow};
use super::{Error, Store};
use crate::domain::fold;
use crate::parse::date as days;
use crate::thread::promise::In;
use crate::thread::said::says_provided;
use crate::thread::state::State;

/// The days of the papers that first said of a row that it was done.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answers {
    said: HashMap<(In, String), Date>,
}

impl Answers {
    /// The day on which a trace answered: its meeting's; of a row, the one day that its
    /// progress names between the promise and the paper that first said it was done,
    /// else that paper's.
    pub fn day(&self, trace: &TraceRow, made: Option<Date>) -> Option<Date> {
        match trace.place {
            In::Agenda | In::Minutes | In::Report => trace.day,
            In::Programme | In::ForwardPlan | In::Tracker => {
                let is_task = trace.place == In::Tracker;
                let place = if is_task { In::Tracker } else { In::Programme };
                let said = self
                    .said
                    .get(&(place, fold::compare(&trace.text)))
                    .copied()?;
                let named: Vec<Date> =
                    days::find_all(trace.progress.as_deref().unwrap_or_default())
                        .into_iter()
                        .map(|found| found.date)
                        .filter(|day| Some(*day) >= made && *day <= said)
                        .collect();
                Some(match named.as_slice() {
                    [day] => *day,
                    _ => said,
                })
            }
        }
    }
}

impl Thread {
    /// The traces that answer a promise made on a day, as far as that day knows.
    pub fn answering(&self, made: Option<Date>, today: Date) -> Vec<&TraceRow> {
        self.standing()
            .filter(|trace| {
                let alone = Thread {
                    traces: vec![(*trace).clone()],
                    held: Arc::clone(&self.held),
                    ..Thread::default()
                };
                alone.state(made, false, None, today) == State::Answered
            })
            .collect()
    }
}

impl Store {
    /// When papers first said of the rows of programmes and trackers that they were done.
    pub fn answers(&self) -> Result<Answers, Error> {
        let mut answers = Answers::default();
        rows(&self.connection, &mut answers)?;
        tasks(&self.connection, &mut answers)?;
        Ok(answers)
    }
}

fn rows(connection: &Connection, answers: &mut Answers) -> Result<(), Error> {
    let mut statement = connection.prepare_cached(
        "SELECT CASE WHEN told_rows.topic OR trim(coalesce(told_rows.actions, '')) = ''
                     THEN told_rows.item ELSE told_rows.actions END AS text,
                told_rows.progress, 0 AS done,
                coalesce(meetings.date, told_programmes.stands_for) AS paper
         FROM told_rows
         JOIN told_programmes ON told_programmes.key = told_rows.programme
         JOIN documents ON documents.key = told_programmes.document
         LEFT JOIN tellings ON tellings.document = documents.key AND tellings.own = 1
         LEFT JOIN meetings ON meetings.key = tellings.meeting
         WHERE told_rows.progress IS NOT NULL AND documents.language <> 'cy'
         ORDER BY paper, told_rows.key",
    )?;
    let mut cursor = statement.query([])?;
    while let Some(row) = cursor.next()? {
        note(row, In::Programme, answers)?;
    }
    Ok(())
}

fn tasks(connection: &Connection, answers: &mut Answers) -> Result<(), Error> {
    let mut statement = connection.prepare_cached(
        "SELECT told_tasks.text, coalesce(told_tasks.progress, told_tasks.status) AS progress, told_tasks.done,
                coalesce(tellings.stands_for, meetings.date) AS paper
         FROM told_tasks
         JOIN documents ON documents.key = told_tasks.document
         JOIN tellings ON tellings.document = documents.key AND tellings.own = 1
         JOIN meetings ON meetings.key = tellings.meeting
         WHERE documents.language <> 'cy'
         ORDER BY paper, told_tasks.key",
    )?;
    let mut cursor = statement.query([])?;
    while let Some(row) = cursor.next()? {
        note(row, In::Tracker, answers)?;
    }
    Ok(())
}

/// Rows come in the order of their papers: the first that says so counts.
fn note(row: &Row, place: In, answers: &mut Answers) -> Result<(), Error> {
    let progress: Option<String> = row.get("progress")?;
    let done: bool = row.get("done")?;
    if let Some(paper) = date(row, "paper")?
        && (done || progress.as_deref().is_some_and(says_provided))
    {
        let text: String = row.get("text")?;
        let key = (place, fold::compare(&text));
        answers.said.entry(key).or_insert(paper);
    }
    Ok(())
}
