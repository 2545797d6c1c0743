//! The kept original of a document, for whoever shows its pages.

use std::path::PathBuf;

use rusqlite::{OptionalExtension, named_params};

use super::{Error, Store};

/// A document as its pages are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheets {
    /// The store's key.
    pub document_key: i64,
    /// Its file's name.
    pub name: String,
    /// `pdf`, `text` and so on.
    pub kind: String,
    /// How many sheets it has; 0 in formats without.
    pub count: u32,
    /// Its kept bytes; they may be gone.
    pub original: PathBuf,
    /// The page that is printed on each sheet whose words tell.
    pub printed: Vec<(u32, String)>,
}

impl Sheets {
    /// What is printed on a sheet.
    pub fn printed_on(&self, sheet: u32) -> Option<&str> {
        let found = self.printed.iter().find(|(at, _)| *at == sheet);
        found.map(|(_, printed)| printed.as_str())
    }

    /// The sheet of a page as somebody calls it: by what is printed on it, else by its
    /// place in the file.
    pub fn called(&self, typed: &str) -> Option<u32> {
        let typed = typed.trim();
        let mut printed = self.printed.iter();
        let found = printed.find(|(_, printed)| printed.eq_ignore_ascii_case(typed));
        let counted = || {
            let sheet = typed.parse().ok()?;
            (1..=self.count).contains(&sheet).then_some(sheet)
        };
        found.map(|(sheet, _)| *sheet).or_else(counted)
    }
}

impl Store {
    /// How far down its sheet a line stands, in thousandths of what is printed there: a guess
    /// from the lines of its words.
    pub fn how_far_down(&self, document: i64, sheet: u32, line: u32) -> Result<u16, Error> {
        let found = self
            .connection
            .prepare_cached(
                "SELECT min(1000, max(0, 1000 * (:line - min(line)) / (max(line) - min(line))))
                 FROM paragraphs
                 WHERE document = :document AND page = :sheet
                 HAVING max(line) > min(line)",
            )?
            .query_row(
                named_params! { ":document": document, ":sheet": sheet, ":line": line },
                |row| row.get(0),
            )
            .optional()?;
        Ok(found.unwrap_or(0))
    }

    /// The sheets of a document.
    pub fn sheets(&self, document: i64) -> Result<Sheets, Error> {
        let tx = self.connection.unchecked_transaction()?;
        let (name, kind, count, sha256) = tx
            .prepare_cached(
                "SELECT name, kind, coalesce(pages, 0) AS pages, sha256
                 FROM documents WHERE key = :document",
            )?
            .query_row(named_params! { ":document": document }, |row| {
                Ok((
                    row.get("name")?,
                    row.get("kind")?,
                    row.get("pages")?,
                    row.get::<_, String>("sha256")?,
                ))
            })
            .optional()?
            .ok_or_else(|| Error::Unknown("that document is not held any more".to_owned()))?;
        let printed = tx
            .prepare_cached(
                "SELECT page, min(printed_page)
                 FROM paragraphs
                 WHERE document = :document AND page IS NOT NULL AND printed_page IS NOT NULL
                 GROUP BY page
                 ORDER BY page",
            )?
            .query_map(named_params! { ":document": document }, |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?
            .collect::<Result<_, _>>()?;
        Ok(Sheets {
            document_key: document,
            name,
            kind,
            count,
            original: self.original(&sha256),
            printed,
        })
    }
}
