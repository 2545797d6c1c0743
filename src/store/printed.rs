//! Pages of a meeting's papers by the number that is printed on them.

use rusqlite::{OptionalExtension, named_params};

use super::desk::SourceRow;
use super::{Error, Store};
use crate::domain::source::Place;

/// A page that somebody called.
#[derive(Debug, Clone, PartialEq)]
pub struct PageFound {
    /// Its first words.
    pub source: SourceRow,
    /// The item of the meeting whose papers they are of.
    pub item: Option<i64>,
}

impl Store {
    /// The page of a meeting's papers that is printed with a number; of papers that print
    /// none, the sheet. The pack comes before what followed it.
    pub fn page(&self, meeting: i64, printed: &str) -> Result<Option<PageFound>, Error> {
        let sheet: Option<u32> = printed.parse().ok();
        Ok(self
            .connection
            .prepare_cached(
                "SELECT paragraphs.page, paragraphs.printed_page, paragraphs.line,
                        documents.key AS document_key, documents.name AS document,
                        items.key AS item
                 FROM tellings
                 JOIN documents ON documents.key = tellings.document
                 JOIN paragraphs ON paragraphs.document = documents.key
                 LEFT JOIN told_items ON told_items.key = paragraphs.told_item
                 LEFT JOIN items ON items.key = told_items.item
                                 AND items.meeting = tellings.meeting
                                 AND items.position IS NOT NULL
                 WHERE tellings.meeting = :meeting AND paragraphs.role <> 'running'
                   AND (paragraphs.printed_page = :printed COLLATE NOCASE
                        OR paragraphs.printed_page IS NULL AND paragraphs.page = :sheet)
                 ORDER BY tellings.own DESC, tellings.role <> 'agenda', documents.supplement,
                          coalesce(documents.pages, 0) DESC, paragraphs.printed_page IS NULL,
                          items.key IS NULL, documents.key, paragraphs.position
                 LIMIT 1",
            )?
            .query_row(
                named_params! { ":meeting": meeting, ":printed": printed, ":sheet": sheet },
                |row| {
                    Ok(PageFound {
                        source: SourceRow {
                            document_key: row.get("document_key")?,
                            document: row.get("document")?,
                            place: Place {
                                page: row.get("page")?,
                                printed_page: row.get("printed_page")?,
                                line: row.get("line")?,
                            },
                            rule: "page".to_owned(),
                        },
                        item: row.get("item")?,
                    })
                },
            )
            .optional()?)
    }
}
