//! What is restricted, by where it stands: for whoever shares a screen, and for all that is
//! printed without being asked to tell it.

use std::collections::{BTreeSet, HashMap, HashSet};

use rusqlite::Row;

use super::desk::{ActionRow, Block, FindKind, FindRow, ProgrammeLine, SourceRow, called_exempt};
use super::{Error, Store, corrections};
use crate::domain::fold;
use crate::parse::restricted;

/// What is restricted, by the store's keys.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Withheld {
    /// Items.
    pub items: BTreeSet<i64>,
    /// Actions that were made under them.
    actions: HashSet<i64>,
    /// Their folded titles, under which a programme has them.
    titles: HashSet<String>,
    /// Places of words: the document, the page, the line.
    places: HashSet<(i64, Option<u32>, u32)>,
    /// Places of what a person called exempt; other rows may stand there too.
    called_places: HashSet<(i64, Option<u32>, u32)>,
    /// Documents that hold such words.
    documents: HashSet<i64>,
    /// Places of histories, by their public ids.
    traces: HashSet<String>,
    /// What a person called exempt, or open, by its public id.
    called: HashMap<String, bool>,
}

impl Withheld {
    /// Nothing is.
    pub fn is_empty(&self) -> bool {
        let is_called = self.called.values().any(|is_exempt| *is_exempt);
        self.items.is_empty() && self.places.is_empty() && !is_called
    }

    /// Whether a document holds restricted words.
    pub fn has_document(&self, document: i64) -> bool {
        self.documents.contains(&document)
    }

    /// Whether restricted words stand at a place.
    pub fn has_place(&self, source: &SourceRow) -> bool {
        let place = &source.place;
        let place = (source.document_key, place.page, place.line);
        self.places.contains(&place) || self.called_places.contains(&place)
    }

    /// Whether a paragraph is restricted, or is the title of a restricted item.
    pub fn has_block(&self, block: &Block) -> bool {
        match &block.source {
            Some(source) => self.has_place(source),
            None => self.titles.contains(&fold::compare(&block.text)),
        }
    }

    /// Whether a programme's row is of a restricted item, or says that it is restricted.
    pub fn has_line(&self, line: &ProgrammeLine) -> bool {
        if let Some(called) = called_exempt(&line.put_right) {
            return called;
        }
        self.titles.contains(&fold::compare(&line.item))
            || restricted::is_said(&line.item)
            || line.source.as_ref().is_some_and(|at| {
                let place = (at.document_key, at.place.page, at.place.line);
                self.places.contains(&place)
            })
    }

    /// Whether an action was made under a restricted item, or says that it is restricted.
    pub fn has_action(&self, action: &ActionRow) -> bool {
        called_exempt(&action.put_right).unwrap_or_else(|| {
            self.actions.contains(&action.key) || restricted::is_said(&action.text)
        })
    }

    /// Whether the finder's row leads to what is restricted, or says it.
    pub fn has_row(&self, row: &FindRow) -> bool {
        match row.kind {
            FindKind::Item | FindKind::Minute => self.items.contains(&row.key),
            FindKind::Action | FindKind::Programme if self.called.contains_key(&row.id) => {
                self.called.get(&row.id) == Some(&true)
            }
            FindKind::Action => self.actions.contains(&row.key),
            FindKind::Trace => self.actions.contains(&row.key) || self.traces.contains(&row.id),
            FindKind::Programme => {
                self.titles.contains(&fold::compare(&row.text)) || restricted::is_said(&row.text)
            }
            FindKind::Paper => self.documents.contains(&row.key),
            FindKind::Meeting | FindKind::Person => false,
        }
    }
}

impl Store {
    /// What is restricted of all that is held.
    pub fn withheld(&self) -> Result<Withheld, Error> {
        let tx = self.connection.unchecked_transaction()?;
        let mut withheld = Withheld::default();
        let mut items = tx.prepare_cached(
            "SELECT key, folded, procedural FROM items WHERE exempt = 1 ORDER BY key",
        )?;
        let mut rows = items.query([])?;
        while let Some(row) = rows.next()? {
            withheld.items.insert(row.get("key")?);
            // The public is excluded under such an item; its title is no secret.
            if !row.get::<_, bool>("procedural")? {
                withheld.titles.insert(row.get("folded")?);
            }
        }
        let mut places = tx.prepare_cached(
            "SELECT paragraphs.document, paragraphs.page, paragraphs.line FROM paragraphs
             LEFT JOIN told_items ON told_items.key = paragraphs.told_item
             LEFT JOIN items ON items.key = told_items.item
             WHERE paragraphs.exempt = 1 OR items.exempt = 1 AND items.procedural = 0
             UNION
             -- What the agenda itself says of such an item.
             SELECT paragraphs.document, paragraphs.page, paragraphs.line
             FROM items
             JOIN told_items ON told_items.item = items.key
             JOIN tellings ON tellings.key = told_items.telling
             JOIN paragraphs ON paragraphs.document = tellings.document
                            AND paragraphs.text IN (told_items.ask, told_items.title)
             WHERE items.exempt = 1 AND items.procedural = 0",
        )?;
        let mut rows = places.query([])?;
        while let Some(row) = rows.next()? {
            let place = place(row)?;
            withheld.documents.insert(place.0);
            withheld.places.insert(place);
        }
        let mut actions = tx.prepare_cached(
            "SELECT clauses.key FROM clauses JOIN items ON items.key = clauses.item
             WHERE items.exempt = 1
             UNION
             -- A row of a tracker that calls itself exempt.
             SELECT clauses.key FROM clauses
             JOIN marks ON marks.kind = 'reads' AND marks.id = clauses.id || '/exempt'
             WHERE json_extract(marks.value, '$.value') = 'yes'
             UNION
             SELECT clauses.key FROM clauses
             JOIN told_tasks ON told_tasks.key = clauses.task
             JOIN paragraphs ON paragraphs.document = told_tasks.document
                            AND paragraphs.page IS told_tasks.page
                            AND paragraphs.line = told_tasks.line
             WHERE paragraphs.exempt = 1",
        )?;
        let found = actions.query_map([], |row| row.get(0))?;
        withheld.actions = found.collect::<Result<_, _>>()?;
        let sql = format!(
            "{} SELECT document, page, line, is_exempt FROM called WHERE line IS NOT NULL
             ORDER BY is_exempt",
            corrections::called_places()
        );
        let mut said = tx.prepare_cached(&sql)?;
        let mut rows = said.query([])?;
        while let Some(row) = rows.next()? {
            let place = place(row)?;
            if row.get("is_exempt")? {
                withheld.documents.insert(place.0);
                withheld.called_places.insert(place);
            } else {
                withheld.places.remove(&place);
            }
        }
        withheld.called = corrections::called(&tx)?;
        let mut traces = tx.prepare_cached(
            "SELECT traces.id FROM traces JOIN items ON items.key = traces.item
             WHERE items.exempt = 1",
        )?;
        let found = traces.query_map([], |row| row.get(0))?;
        withheld.traces = found.collect::<Result<_, _>>()?;
        Ok(withheld)
    }
}

fn place(row: &Row) -> rusqlite::Result<(i64, Option<u32>, u32)> {
    Ok((row.get("document")?, row.get("page")?, row.get("line")?))
}
