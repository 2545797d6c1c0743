//! What came in since a meeting lay on the desk last: late papers, other versions, minutes.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension, named_params};

use super::columns::json;
use super::desk::News;
use super::{Error, Store};

/// What papers tell of one item: those that have come since, and those of before.
#[derive(Default)]
struct Tellers {
    new: Vec<i64>,
    old: Vec<i64>,
}

impl Store {
    /// Notes that a meeting lies on the desk, and says which document was the store's newest
    /// when it did so last; nothing where it never did.
    pub fn look(&mut self, meeting: i64) -> Result<Option<i64>, Error> {
        let before = self
            .connection
            .prepare_cached(
                "SELECT looks.document
                 FROM meetings JOIN looks ON looks.meeting = meetings.id
                 WHERE meetings.key = :meeting",
            )?
            .query_row(named_params! { ":meeting": meeting }, |row| row.get(0))
            .optional()?;
        self.connection
            .prepare_cached(
                "INSERT INTO looks (meeting, document)
                 SELECT id, (SELECT coalesce(max(key), 0) FROM documents)
                 FROM meetings WHERE key = :meeting
                 ON CONFLICT (meeting) DO UPDATE SET document = excluded.document
                 WHERE document <> excluded.document",
            )?
            .execute(named_params! { ":meeting": meeting })?;
        Ok(before)
    }

    /// The items of a meeting of which a document behind the one named says what none said
    /// before. Of an item that was marked as read, what came after that is new.
    pub fn news(&self, meeting: i64, since: i64) -> Result<Vec<(i64, News)>, Error> {
        let tx = self.connection.unchecked_transaction()?;
        let mut news = Vec::new();
        for (item, tellers) in tellers(&tx, meeting, since)? {
            if tellers.new.is_empty() {
                continue;
            }
            let before = words(&tx, &tellers.old)?;
            let now = words(&tx, &tellers.new)?;
            if tellers.old.is_empty() || before.is_empty() && !now.is_empty() {
                news.push((item, News::New));
            } else if !now.is_subset(&before) {
                news.push((item, News::Changed));
            }
        }
        Ok(news)
    }
}

/// Only what is shown can be new: of two versions, the one that wins.
fn tellers(
    connection: &Connection,
    meeting: i64,
    since: i64,
) -> Result<BTreeMap<i64, Tellers>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT items.key AS item, told_items.key AS told_item,
                CASE WHEN marks.at IS NULL THEN documents.key > :since
                     ELSE documents.imported > marks.at END AS is_new,
                told_items.key IN (items.heading, items.report, items.account)
                OR tellings.lead = 1 OR documents.supplement = 1 AS is_shown
         FROM items
         JOIN told_items ON told_items.item = items.key
         JOIN tellings ON tellings.key = told_items.telling
         JOIN documents ON documents.key = tellings.document
         LEFT JOIN marks ON marks.kind = 'item' AND marks.id = items.id
         WHERE items.meeting = :meeting AND items.position IS NOT NULL
         ORDER BY items.position, told_items.key",
    )?;
    let mut rows = statement.query(named_params! { ":meeting": meeting, ":since": since })?;
    let mut items: BTreeMap<i64, Tellers> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let tellers = items.entry(row.get("item")?).or_default();
        let told_item = row.get("told_item")?;
        let (is_new, is_shown): (bool, Option<bool>) = (row.get("is_new")?, row.get("is_shown")?);
        if !is_new {
            tellers.old.push(told_item);
        } else if is_shown == Some(true) {
            tellers.new.push(told_item);
        }
    }
    Ok(items)
}

/// What is told of an item: what is asked, what its paper says, what was minuted.
fn words(connection: &Connection, told_items: &[i64]) -> Result<BTreeSet<String>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT text FROM paragraphs
         WHERE role <> 'running' AND told_item IN (SELECT value FROM json_each(:told_items))
         UNION
         SELECT ask FROM told_items
         WHERE ask IS NOT NULL AND key IN (SELECT value FROM json_each(:told_items))
         UNION
         SELECT account FROM told_items
         WHERE account IS NOT NULL AND key IN (SELECT value FROM json_each(:told_items))",
    )?;
    let rows = statement.query_map(named_params! { ":told_items": json(&told_items) }, |row| {
        row.get(0)
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
