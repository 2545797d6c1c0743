//! What else is held of an item beside its report: late papers, appendices, updates.

use rusqlite::{Connection, named_params};

use super::Error;
use super::columns::date;
use super::desk::{Block, BlockRole, SourceRow};
use super::reader::{paragraph, section};
use crate::domain::wording;

/// A paper that joined an item.
struct Paper {
    told_item: i64,
    document: i64,
    name: String,
    title: String,
    told: String,
}

/// The papers that joined an item behind its agenda and are not its report, each with
/// the day on which it was first seen.
pub(super) fn beside(connection: &Connection, item: i64) -> Result<Vec<Block>, Error> {
    let mut blocks = Vec::new();
    for paper in papers(connection, item)? {
        let mut statement = connection.prepare_cached(
            "SELECT page, printed_page, line, role, text
             FROM paragraphs WHERE told_item = :told_item AND role <> 'running'
             ORDER BY position",
        )?;
        let rows =
            statement.query_map(named_params! { ":told_item": paper.told_item }, paragraph)?;
        let words = rows.collect::<Result<Vec<_>, _>>()?;
        if words.is_empty() {
            continue;
        }
        blocks.push(section(&paper.title));
        blocks.push(Block {
            role: BlockRole::Text,
            mark: String::new(),
            text: paper.told,
            source: None,
        });
        blocks.extend(words.into_iter().map(|one| Block {
            role: one.role.into(),
            mark: String::new(),
            text: one.text,
            source: Some(SourceRow {
                document_key: paper.document,
                document: paper.name.clone(),
                place: one.place,
                rule: "paragraph".to_owned(),
            }),
        }));
    }
    Ok(blocks)
}

/// Which papers stand under an item though they do not name it, and why.
pub(super) fn inferred(connection: &Connection, item: i64) -> Result<Vec<Block>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT documents.name AS document, tellings.inferred AS why
         FROM told_items
         JOIN tellings ON tellings.key = told_items.telling
         JOIN documents ON documents.key = tellings.document
         WHERE told_items.item = :item AND tellings.inferred IS NOT NULL
         ORDER BY documents.key",
    )?;
    let rows = statement.query_map(named_params! { ":item": item }, |row| {
        let (document, why): (String, String) = (row.get("document")?, row.get("why")?);
        Ok(Block {
            role: BlockRole::Text,
            mark: String::new(),
            text: format!("{document}: {why}."),
            source: None,
        })
    })?;
    let told = rows.collect::<Result<Vec<_>, _>>()?;
    let title = (!told.is_empty()).then(|| section("Filed here by inference"));
    Ok(title.into_iter().chain(told).collect())
}

fn papers(connection: &Connection, item: i64) -> Result<Vec<Paper>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT told_items.key, documents.key AS document, documents.name, documents.seen,
                (SELECT appendix FROM named_papers
                 WHERE told_item = told_items.key AND found = 1
                 ORDER BY appendix IS NULL LIMIT 1) AS appendix
         FROM items
         JOIN told_items ON told_items.item = items.key
         JOIN tellings ON tellings.key = told_items.telling
         JOIN documents ON documents.key = tellings.document
         WHERE items.key = :item
           AND (tellings.lead = 1 OR documents.supplement = 1)
           AND told_items.key IS NOT items.report AND told_items.key IS NOT items.account
           AND told_items.key IS NOT coalesce(items.report, nullif(items.heading, items.account))
         ORDER BY documents.seen, documents.key, told_items.key",
    )?;
    let rows = statement.query_map(named_params! { ":item": item }, |row| {
        let name: String = row.get("name")?;
        let what = row.get::<_, Option<String>>("appendix")?.map_or_else(
            || "Another paper".to_owned(),
            |letter| format!("Appendix {letter}"),
        );
        let seen = date(row, "seen")?.map_or_else(String::new, |day| {
            format!(", first seen on {}", wording::short_day(day))
        });
        Ok(Paper {
            told_item: row.get("key")?,
            document: row.get("document")?,
            title: what,
            // As the file is called: a title's capitals would make it another.
            told: format!("{name}{seen}"),
            name,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
