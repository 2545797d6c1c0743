//! Items of a meeting: put together from what papers tell, keeping their ids.

use std::collections::HashMap;

use jiff::civil::Date;
use rusqlite::{Transaction, named_params};

use super::columns::{count, date, day, held, paper, role, status};
use super::committees::free_id;
use super::matching::{Face, pair};
use super::merge::{self, Merged, Teller, Told};
use super::whole::plain_title;
use super::{Error, edits};
use crate::domain::agenda::{Paper, is_procedural};
use crate::domain::source::Language;

/// The rows held before, for [`held`].
fn rows_held() -> String {
    format!(
        "SELECT key, folded, hint
         FROM items
         WHERE meeting = :meeting
         ORDER BY NOT {}, position IS NULL, position, key",
        edits::worked("marks", "item", "items")
    )
}

/// What an item without a title is called.
const UNTITLED: &str = "Untitled item";

/// A told item's own words.
#[derive(Default)]
struct Words {
    title: Option<String>,
    number: Option<String>,
    agenda_number: Option<String>,
    appendix: Option<String>,
    ask: Option<String>,
    exempt: bool,
}

/// The tellings of a meeting.
fn all_tellers(tx: &Transaction, meeting: i64) -> Result<Vec<Teller>, Error> {
    let mut statement = tx.prepare_cached(
        "SELECT tellings.key, tellings.document, tellings.role, tellings.status, tellings.loose,
                documents.id AS document_id, documents.issued, documents.language,
                documents.extent = 'alone' AS alone, documents.supplement, documents.seen
         FROM tellings JOIN documents ON documents.key = tellings.document
         WHERE tellings.meeting = :meeting
         ORDER BY tellings.key",
    )?;
    let rows = statement.query_map(named_params! { ":meeting": meeting }, |row| {
        Ok(Teller {
            key: row.get("key")?,
            document: row.get("document")?,
            document_id: row.get("document_id")?,
            role: role(&row.get::<_, String>("role")?),
            status: status(row.get::<_, Option<String>>("status")?.as_deref()),
            issued: date(row, "issued")?,
            language: if row.get::<_, String>("language")? == "cy" {
                Language::Welsh
            } else {
                Language::English
            },
            alone: row.get("alone")?,
            supplement: row.get("supplement")?,
            loose: row.get("loose")?,
            seen: date(row, "seen")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Puts the items of a meeting together anew. A row that is the same item keeps its
/// key and public id; one that no paper tells any more loses its position.
///
/// Answers the tellings of the meeting that count, those that others yield to first.
pub(super) fn rebuild(
    tx: &Transaction,
    meeting: i64,
    meeting_id: &str,
) -> Result<Vec<Teller>, Error> {
    let (told, words) = told(tx, meeting)?;
    let tellers = merge::in_order(all_tellers(tx, meeting)?, &told);
    let merged = merge::merge(&tellers, &told);
    let (keys, before) = held(tx, &rows_held(), meeting)?;
    tx.prepare_cached(
        "UPDATE items SET position = NULL, heading = NULL, report = NULL, account = NULL,
                          late = NULL, first_seen = NULL
         WHERE meeting = :meeting",
    )?
    .execute(named_params! { ":meeting": meeting })?;
    let now: Vec<Face> = merged.iter().map(|item| item.face.clone()).collect();
    let pairs = pair(&before, &now);
    for (position, (item, found)) in merged.iter().zip(pairs).enumerate() {
        let key = match found {
            Some(old) => keys[old],
            None => insert(tx, meeting, meeting_id, &item.face)?,
        };
        let late = item.late.and_then(|late| {
            let teller = tellers
                .iter()
                .find(|teller| teller.key == told[late].telling)?;
            Some((teller.document, teller.seen))
        });
        update(tx, key, position, item, late, &told, &words)?;
    }
    Ok(tellers)
}

fn told(tx: &Transaction, meeting: i64) -> Result<(Vec<Told>, Vec<Words>), Error> {
    let mut statement = tx.prepare_cached(
        "SELECT told_items.key, told_items.telling, told_items.folded, told_items.title,
                told_items.number, told_items.agenda_number, told_items.appendix, told_items.ask,
                told_items.exempt, told_items.paper, told_items.truncated, told_items.joins,
                told_items.parent,
                told_items.first_page IS NOT NULL OR told_items.report IS NOT NULL AS has_report,
                coalesce(max(told_items.last_page - told_items.first_page, 0) + 1, 0) AS sheets,
                EXISTS (SELECT 1 FROM named_papers
                        WHERE told_item = told_items.key AND found = 1) AS holds,
                EXISTS (SELECT 1 FROM named_papers
                        WHERE told_item = told_items.key AND found = 1
                          AND appendix IS NULL) AS holds_own,
                (SELECT group_concat(value, ' ') FROM clues
                 WHERE told_item = told_items.key AND kind = 'reference') AS bears,
                tellings.role = 'item' AND told_items.named <> '[]' AS names, tellings.lead,
                told_items.account IS NOT NULL AS has_account
         FROM told_items JOIN tellings ON tellings.key = told_items.telling
         WHERE tellings.meeting = :meeting
         ORDER BY tellings.key, told_items.position",
    )?;
    let rows = statement.query_map(named_params! { ":meeting": meeting }, |row| {
        let words = Words {
            title: row.get("title")?,
            number: row.get("number")?,
            agenda_number: row.get("agenda_number")?,
            appendix: row.get("appendix")?,
            ask: row.get("ask")?,
            exempt: row.get("exempt")?,
        };
        let has_report: bool = row.get("has_report")?;
        let holds_own: bool = row.get("holds_own")?;
        let appendix_alone = row.get("lead")? && !holds_own;
        let told = Told {
            key: row.get("key")?,
            telling: row.get("telling")?,
            folded: row.get("folded")?,
            number: words.agenda_number.clone().or(words.number.clone()),
            // An appendix that came alone takes no report's place.
            report: (has_report || holds_own) && !appendix_alone,
            sheets: row.get("sheets")?,
            account: row.get("has_account")?,
            truncated: row.get("truncated")?,
            paper: paper(row.get::<_, Option<String>>("paper")?.as_deref()),
            brings: has_report || row.get("holds")?,
            names: row.get("names")?,
            joins: row.get("joins")?,
            parent: row.get("parent")?,
            references: row
                .get::<_, Option<String>>("bears")?
                .map(|bears| bears.split(' ').map(str::to_owned).collect())
                .unwrap_or_default(),
        };
        Ok((told, words))
    })?;
    let rows: Vec<(Told, Words)> = rows.collect::<Result<_, _>>()?;
    Ok(rows.into_iter().unzip())
}

fn insert(tx: &Transaction, meeting: i64, meeting_id: &str, face: &Face) -> Result<i64, Error> {
    let by_title: [&str; 2] = [meeting_id, &face.folded];
    let by_number: [&str; 3] = [meeting_id, &face.folded, &face.hint];
    let identities: &[&[&str]] = if face.folded.is_empty() {
        &[&by_number]
    } else {
        &[&by_title, &by_number]
    };
    let id = free_id(tx, "items", identities)?;
    tx.prepare_cached(
        "INSERT INTO items (id, meeting, folded, hint, title)
         VALUES (:id, :meeting, :folded, :hint, '')",
    )?
    .execute(named_params! {
        ":id": id, ":meeting": meeting, ":folded": face.folded, ":hint": face.hint,
    })?;
    Ok(tx.last_insert_rowid())
}

fn update(
    tx: &Transaction,
    key: i64,
    position: usize,
    item: &Merged,
    late: Option<(i64, Option<Date>)>,
    told: &[Told],
    words: &[Words],
) -> Result<(), Error> {
    let first = |field: fn(&Words) -> &Option<String>| {
        item.told
            .iter()
            .find_map(|index| field(&words[*index]).as_deref())
    };
    let title = first(|words| &words.title).unwrap_or(UNTITLED);
    // "Low Pier (to follow)" is not the title any more once its paper is there.
    let title = item
        .late
        .and_then(|late| words[late].title.as_deref())
        .filter(|late| plain_title(late) == plain_title(title))
        .unwrap_or(title);
    let account = item.account.map(|index| &words[index]);
    tx.prepare_cached(
        "UPDATE items
         SET position = :position, folded = :folded, hint = :hint, title = :title,
             number = :number, minute = :minute, appendix = :appendix, ask = :ask,
             exempt = :exempt, paper = :paper, procedural = :procedural,
             heading = :heading, report = :report, account = :account,
             late = :late, first_seen = :first_seen
         WHERE key = :key",
    )?
    .execute(named_params! {
        ":key": key,
        ":position": count(position),
        ":folded": item.face.folded,
        ":hint": item.face.hint,
        ":title": title,
        ":number": first(|words| &words.number),
        ":minute": account.and_then(|words| words.number.as_deref()),
        ":appendix": first(|words| &words.appendix),
        ":ask": first(|words| &words.ask),
        ":exempt": item.told.iter().any(|index| words[*index].exempt),
        ":paper": item.paper.map(Paper::name),
        ":late": late.map(|(document, _)| document),
        ":first_seen": day(late.and_then(|(_, seen)| seen)),
        ":procedural": is_procedural(title),
        ":heading": item.told.first().map(|index| told[*index].key),
        ":report": item.report.map(|index| told[index].key),
        ":account": item.account.map(|index| told[index].key),
    })?;
    let mut tell = tx.prepare_cached("UPDATE told_items SET item = :item WHERE key = :key")?;
    for index in &item.told {
        tell.execute(named_params! { ":item": key, ":key": told[*index].key })?;
    }
    Ok(())
}

/// The key of the merged item of each told item of a meeting.
pub(super) fn of_told(tx: &Transaction, meeting: i64) -> Result<HashMap<i64, i64>, Error> {
    let mut statement = tx.prepare_cached(
        "SELECT told_items.key, told_items.item
         FROM told_items JOIN tellings ON tellings.key = told_items.telling
         WHERE tellings.meeting = :meeting AND told_items.item IS NOT NULL",
    )?;
    let rows = statement.query_map(named_params! { ":meeting": meeting }, |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
