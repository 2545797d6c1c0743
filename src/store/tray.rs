//! The tray of papers that name no meeting and were given none.

use rusqlite::{Connection, named_params};

use super::columns::{date, from_json};
use super::desk::UnfiledRow;
use super::{Error, Store};
use crate::domain::agenda::is_procedural;
use crate::parse::label;

/// Paragraphs among which a paper's title is looked for.
const TOP: u32 = 15;
/// Letters of a title, and of the words that say how a paper without one begins.
const LONGEST: usize = 120;
const BEGINNING: usize = 60;
/// Letters of a word that says what a paper is about.
const WORD: usize = 4;

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
    let rows = statement.query_map([], |row| {
        let key: i64 = row.get("key")?;
        Ok(UnfiledRow {
            key,
            id: row.get("id")?,
            name: row.get("name")?,
            title: title(connection, key)?,
            committee: row.get("committee")?,
            date: date(row, "date")?,
            fits: from_json(row.get::<_, Option<String>>("fits")?.as_deref()),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What a paper is about: the first item that is no standing business, else a heading at its
/// top, else a line there that can be a title; where there is none, how it begins.
fn title(connection: &Connection, document: i64) -> Result<String, rusqlite::Error> {
    let mut items = connection.prepare_cached(
        "SELECT told_items.title
         FROM tellings JOIN told_items ON told_items.telling = tellings.key
         WHERE tellings.document = :document AND told_items.title <> ''
         ORDER BY tellings.position, told_items.position",
    )?;
    let items: Vec<String> = items
        .query_map(named_params! { ":document": document }, |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let matter = items.iter().find(|title| !is_procedural(title));
    if let Some(title) = matter.or(items.first()) {
        return Ok(title.clone());
    }
    let mut top = connection.prepare_cached(
        "SELECT text, role = 'heading' AS heads, role = 'row' AS in_table
         FROM paragraphs
         WHERE document = :document AND role <> 'running' AND text <> ''
         ORDER BY position LIMIT :top",
    )?;
    let top: Vec<(String, bool, bool)> = top
        .query_map(
            named_params! { ":document": document, ":top": TOP },
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )?
        .collect::<Result<_, _>>()?;
    let told = || top.iter().filter(|(_, _, in_table)| !in_table);
    let titles = || told().filter(|(text, _, _)| may_be_title(text));
    let title = titles()
        .find(|(_, heads, _)| *heads)
        .or_else(|| titles().next());
    if let Some((title, _, _)) = title {
        return Ok(title.clone());
    }
    let begins = told().find(|(text, _, _)| label::section(text).is_none());
    Ok(begins.map_or_else(String::new, |(text, _, _)| {
        let cut: String = text.chars().take(BEGINNING).collect();
        if cut.len() == text.len() {
            return format!("begins “{text}”");
        }
        let words = cut
            .rsplit_once(' ')
            .map_or(cut.as_str(), |(words, _)| words);
        format!("begins “{words}…”")
    }))
}

/// Whether a line is neither a label, a field with its value nor a sentence.
fn may_be_title(text: &str) -> bool {
    let words = || text.split(|letter: char| !letter.is_alphabetic());
    let field = text.split_once(':').is_some_and(|(_, value)| {
        value.contains('@') || value.chars().any(|sign| sign.is_ascii_digit())
    });
    text.chars().count() <= LONGEST
        && !text.ends_with(['.', ':', ';', ',', '?'])
        && !field
        && label::section(text).is_none()
        && words().any(|word| word.chars().count() >= WORD)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_fields_and_sentences_are_no_titles() {
        for title in [
            "Ferry timetable 2031",
            "Quarterly report: quays and moorings",
        ] {
            assert!(may_be_title(title), "{title}");
        }
        for text in [
            "Minutes:",
            "Direct Dial/Ext: 01632 960001",
            "e-mail: clerk@quay.example",
            "The Harbour Master submitted a report on the quays.",
            "12/31",
        ] {
            assert!(!may_be_title(text), "{text}");
        }
    }
}
