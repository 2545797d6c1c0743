//! The promises of a committee, with what stands before each.

use std::collections::HashMap;

use rusqlite::{Connection, named_params};

use super::{meetings, written};
use crate::parse::decision::added;
use crate::parse::sentence;
use crate::store::columns::date;
use crate::store::{Error, corrections};
use crate::thread::due;
use crate::thread::promise::{Promise, Task, Turn};
use crate::thread::running;

/// Sentences before a promise that may hold the subject of a bare one.
const BEFORE: usize = 3;

/// A promise of no more words may itself be about what was said before it.
const BRIEF: usize = 9;

/// The promises of a committee, in the order of their meetings.
pub(in crate::store::threads) fn promises(
    connection: &Connection,
    committee: i64,
) -> Result<Vec<Promise>, Error> {
    let owner = "coalesce(said.value ->> '$', told_clauses.owner, told_tasks.owner)";
    let mut statement = connection.prepare_cached(&format!(
        "SELECT clauses.id, clauses.text, meetings.date, items.title AS item,
                told_items.account,
                coalesce(told_items.number, told_tasks.minute) AS minute,
                told_items.key AS told_item, told_clauses.kind, told_clauses.rule, {owner} AS owner,
                {due} AS due_date, told_tasks.due AS due_cell, told_tasks.entered,
                coalesce(told_tasks.done, 0) AS done,
                clauses.task IS NOT NULL AS task
         FROM meetings
         JOIN clauses ON clauses.meeting = meetings.key AND clauses.tracked = 1
         LEFT JOIN items ON items.key = clauses.item
         LEFT JOIN told_clauses ON told_clauses.key = clauses.clause
         LEFT JOIN told_items ON told_items.key = told_clauses.told_item
         LEFT JOIN told_tasks ON told_tasks.key = clauses.task
         LEFT JOIN marks AS said ON said.kind = 'owner' AND said.id = clauses.id
                                AND coalesce(clauses.clause, clauses.task) IS NULL
         WHERE meetings.committee = :committee
           -- What a person took down is a promise before any paper tells it.
           AND (clauses.clause IS NOT NULL OR clauses.task IS NOT NULL
                OR EXISTS (SELECT 1 FROM marks AS taken
                           WHERE taken.kind = 'taken-down' AND taken.id = clauses.id))
         ORDER BY meetings.date, meetings.ordinal, items.position IS NULL,
                  coalesce(told_items.position, items.position), told_clauses.position, told_tasks.position, clauses.id",
        owner = corrections::shown("clauses.id", "lead", owner),
        due = corrections::shown("clauses.id", "day", "told_tasks.due_date"),
    ))?;
    let meetings = meetings(connection, committee)?;
    let rows = statement.query_map(named_params! { ":committee": committee }, |row| {
        let text: String = row.get("text")?;
        let day = date(row, "date")?;
        let is_task: bool = row.get("task")?;
        let entered = date(row, "entered")?;
        let done: bool = row.get("done")?;
        let cell: Option<String> = row.get("due_cell")?;
        let table = date(row, "due_date")?
            .or_else(|| due::of_cell(cell.as_deref()?, entered.or(day)?, &meetings));
        let promise = Promise {
            id: row.get("id")?,
            day,
            committee,
            before: Vec::new(),
            others: 0,
            names: due::days(&text, written(&text, day), day, &meetings)
                .into_iter()
                .chain(table)
                .collect(),
            months: due::months(&text, day),
            seasons: due::season_months(&text, day),
            item: row.get("item")?,
            minute: row.get("minute")?,
            is_topic: row.get::<_, Option<String>>("rule")?.as_deref() == Some(added::RULE),
            turn: turn(row.get::<_, Option<String>>("kind")?.as_deref()),
            owner: row.get("owner")?,
            task: is_task.then_some(Task { entered, done }),
            text,
        };
        let account: Option<String> = row.get("account")?;
        Ok((promise, row.get("told_item")?, account.unwrap_or_default()))
    })?;
    let rows: Vec<(Promise, Option<i64>, String)> = rows.collect::<Result<_, _>>()?;
    let mut of_item: HashMap<i64, Vec<String>> = HashMap::new();
    for (promise, item, _) in &rows {
        if let Some(item) = item {
            of_item.entry(*item).or_default().push(promise.text.clone());
        }
    }
    let mut met: HashMap<(i64, String), usize> = HashMap::new();
    Ok(rows
        .into_iter()
        .map(|(promise, item, account)| {
            let Some(item) = item else { return promise };
            // "Clerk to chase." may stand twice under one title.
            let occurrence = met.entry((item, promise.text.clone())).or_default();
            let (before, others) = before(&account, &promise.text, *occurrence, &of_item[&item]);
            *occurrence += 1;
            Promise {
                before,
                others,
                ..promise
            }
        })
        .collect())
}

fn turn(kind: Option<&str>) -> Turn {
    match kind {
        Some("request") => Turn::Asked,
        Some("undertaking" | "action") => Turn::TakenUp,
        Some(_) | None => Turn::Itself,
    }
}

/// The sentences that stand before a promise in the account of its item, back to the
/// promise before it: what that one is about was said before it, unless it says too little.
/// And how many of them end in that promise.
pub(in crate::store::threads) fn before(
    account: &str,
    text: &str,
    occurrence: usize,
    promises: &[String],
) -> (Vec<String>, usize) {
    let Some((at, _)) = account.match_indices(text).nth(occurrence) else {
        return (Vec::new(), 0);
    };
    let head = &account[..at];
    // The paragraph it stands in, and the one before where it begins one.
    let mut paragraphs = head
        .rsplit("\n\n")
        .enumerate()
        .filter(|(at, paragraph)| *at == 0 || !is_label(paragraph))
        .map(|(_, paragraph)| paragraph);
    let mut said = paragraphs.next().map(sentence::split).unwrap_or_default();
    if said.len() < BEFORE {
        let mut sentences = paragraphs.next().map(sentence::split).unwrap_or_default();
        // One that stands behind others leans on these, and on the last one before them.
        if said.iter().any(|said| said.contains(' ')) {
            sentences.drain(..sentences.len().saturating_sub(1));
        }
        sentences.extend(said);
        said = sentences;
    }
    let is_promise = |said: &str| {
        promises
            .iter()
            .any(|promise| promise.contains(said) || said.contains(promise.as_str()))
    };
    // "(b) The ferry, notice of new fares. To object.": the letter is the paragraph's.
    if let Some(first) = said.first_mut()
        && !is_promise(first)
    {
        *first = running::bare(first);
    }
    let mut near: Vec<String> = Vec::new();
    let mut behind = None;
    for said in said.into_iter().rev().filter(|said| said.contains(' ')) {
        // "It was agreed to pay. Clerk to arrange.": the decision is what it is about.
        let ends = is_promise(said);
        if near.len() == BEFORE || (ends && !near.is_empty()) {
            break;
        }
        near.push(said.to_owned());
        if ends {
            behind.get_or_insert(near.len() - 1);
            if said.split_whitespace().count() > BRIEF {
                break;
            }
        }
    }
    near.reverse();
    let others = behind.map_or(0, |behind| near.len() - behind);
    (near, others)
}

/// Whether a paragraph is only the label over a decision's points: "RESOLVED:-".
fn is_label(paragraph: &str) -> bool {
    let paragraph = paragraph.trim();
    paragraph.ends_with([':', '-', '–']) && paragraph.split_whitespace().count() <= LABEL
}

/// Words of a label and its "that".
const LABEL: usize = 3;
