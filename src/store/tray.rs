//! The tray of papers that name no meeting and were given none.

use rusqlite::{Connection, named_params};

use super::columns::{date, from_json};
use super::desk::UnfiledRow;
use super::{Error, Store};

/// Letters of a paper's first words that stand for a title.
const FIRST_WORDS: u32 = 120;
/// Paragraphs among which they stand.
const HEAD: u32 = 12;

impl Store {
    /// The documents in the unfiled tray.
    pub fn unfiled(&self) -> Result<Vec<UnfiledRow>, Error> {
        rows(&self.connection)
    }
}

/// The documents in the tray, in the order they came.
pub(super) fn rows(connection: &Connection) -> Result<Vec<UnfiledRow>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT documents.key, documents.id, documents.name,
                coalesce(
                    (SELECT told_items.title
                     FROM tellings JOIN told_items ON told_items.telling = tellings.key
                     WHERE tellings.document = documents.key AND told_items.title <> ''
                     ORDER BY tellings.position, told_items.position LIMIT 1),
                    -- Its first heading, else its first words: no table's headings, no
                    -- telephone, no address.
                    (SELECT substr(paragraphs.text, 1, :letters) FROM paragraphs
                     WHERE paragraphs.document = documents.key
                       AND paragraphs.role NOT IN ('running', 'row') AND paragraphs.text <> ''
                       AND paragraphs.position < :head
                       AND paragraphs.text NOT LIKE '%@%'
                       AND paragraphs.text NOT GLOB '*[0-9][0-9][0-9][0-9][0-9]*'
                     ORDER BY paragraphs.role <> 'heading', paragraphs.position LIMIT 1),
                    '') AS title,
                (SELECT committee FROM tellings
                 WHERE tellings.document = documents.key AND committee IS NOT NULL
                 ORDER BY own DESC, position LIMIT 1) AS committee,
                (SELECT date FROM tellings
                 WHERE tellings.document = documents.key AND date IS NOT NULL
                 ORDER BY own DESC, position LIMIT 1) AS date,
                (SELECT fits FROM tellings
                 WHERE tellings.document = documents.key AND fits <> '[]'
                 ORDER BY own DESC, position LIMIT 1) AS fits
         FROM documents WHERE documents.filed = 0
         ORDER BY documents.key",
    )?;
    let bounds = named_params! { ":letters": FIRST_WORDS, ":head": HEAD };
    let rows = statement.query_map(bounds, |row| {
        Ok(UnfiledRow {
            key: row.get("key")?,
            id: row.get("id")?,
            name: row.get("name")?,
            title: row.get("title")?,
            committee: row.get("committee")?,
            date: date(row, "date")?,
            fits: from_json(row.get::<_, Option<String>>("fits")?.as_deref()),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
