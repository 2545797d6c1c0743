//! Where one was in the words of an item, kept over restarts.

use rusqlite::{OptionalExtension, named_params};

use super::{Error, Store};

/// The paragraph that was chosen last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOff {
    /// The sheet.
    pub page: Option<u32>,
    /// The line.
    pub line: u32,
    /// The hash of its words.
    pub words: String,
}

impl Store {
    /// Keeps where one was in an item; nothing where one was at its beginning.
    pub fn leave_off(&mut self, item: i64, place: Option<&LeftOff>) -> Result<(), Error> {
        match place {
            Some(place) => self
                .connection
                .prepare_cached(
                    "INSERT INTO left_off (item, page, line, words)
                     SELECT id, :page, :line, :words FROM items WHERE key = :item
                     ON CONFLICT (item) DO UPDATE
                     SET page = excluded.page, line = excluded.line, words = excluded.words",
                )?
                .execute(named_params! {
                    ":item": item, ":page": place.page, ":line": place.line,
                    ":words": place.words,
                })?,
            None => self
                .connection
                .prepare_cached(
                    "DELETE FROM left_off
                     WHERE item = (SELECT id FROM items WHERE key = :item)",
                )?
                .execute(named_params! { ":item": item })?,
        };
        Ok(())
    }

    /// Where one was in an item.
    pub fn left_off(&self, item: i64) -> Result<Option<LeftOff>, Error> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT left_off.page, left_off.line, left_off.words
                 FROM items JOIN left_off ON left_off.item = items.id
                 WHERE items.key = :item",
            )?
            .query_row(named_params! { ":item": item }, |row| {
                Ok(LeftOff {
                    page: row.get("page")?,
                    line: row.get("line")?,
                    words: row.get("words")?,
                })
            })
            .optional()?)
    }
}
