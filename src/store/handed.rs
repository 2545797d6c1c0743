//! What is handed in: the tables with a person's work, the originals they came in, and
//! what was done since they were handed in last.

use std::collections::HashSet;
use std::fs;
use std::io;

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{OptionalExtension, named_params};

use super::columns::from_json;
use super::desk::{ActionRow, ProgrammeLine, SourceRow, called_exempt};
use super::{Error, Store, actions, programme};
use crate::domain::fold;
use crate::parse::restricted;

/// A work programme to hand in.
#[derive(Debug, Default)]
pub struct Programme {
    /// The rows with a person's work on them, dropped ones too.
    pub lines: Vec<ProgrammeLine>,
    /// The council's own headings.
    pub headings: Vec<String>,
    /// The municipal year begins in this one.
    pub year: i64,
    /// The store's key of the paper that tells the most of its rows.
    pub document: Option<i64>,
}

/// The actions of a committee to hand in.
#[derive(Debug, Default)]
pub struct Tracker {
    /// All of them, closed ones too.
    pub actions: Vec<ActionRow>,
    /// The council's own headings.
    pub headings: Vec<String>,
    /// The store's key of the newest paper with a tracker.
    pub document: Option<i64>,
}

/// The bytes of a paper as they were imported.
#[derive(Debug)]
pub struct Original {
    /// Its file's name.
    pub name: String,
    /// It came from a word processor.
    pub is_docx: bool,
    /// It is a spreadsheet, of whichever format.
    pub is_workbook: bool,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// What is exempt of a committee's business.
#[derive(Debug, Default)]
pub struct Exempt {
    /// The store's keys of its items.
    items: HashSet<i64>,
    /// Their titles, folded.
    titles: HashSet<String>,
    /// Places of rows that call themselves exempt: the document, the page, the line.
    places: HashSet<(i64, Option<u32>, u32)>,
}

impl Exempt {
    /// Whether an action was made under an exempt item.
    pub fn has_action(&self, action: &ActionRow) -> bool {
        if let Some(called) = called_exempt(&action.put_right) {
            return called;
        }
        let by_item = action.item_key.map(|item| self.items.contains(&item));
        by_item == Some(true)
            || restricted::is_said(&action.text)
            || action.source.as_ref().is_some_and(|at| self.has_place(at))
    }

    /// Whether a row is of an exempt item.
    pub fn has_row(&self, line: &ProgrammeLine) -> bool {
        if let Some(called) = called_exempt(&line.put_right) {
            return called;
        }
        self.titles.contains(&fold::compare(&line.item))
            || restricted::is_said(&line.item)
            || line.source.as_ref().is_some_and(|at| self.has_place(at))
    }

    fn has_place(&self, source: &SourceRow) -> bool {
        let place = &source.place;
        self.places
            .contains(&(source.document_key, place.page, place.line))
    }
}

impl Store {
    /// The newest programme of a committee at a day, or of all, with a person's work.
    pub fn programme_to_hand_in(
        &self,
        committee: i64,
        day: Option<Date>,
    ) -> Result<Programme, Error> {
        let tx = self.connection.unchecked_transaction()?;
        let newest = programme::newest(&tx, committee, day)?;
        let document = newest
            .lines
            .iter()
            .find_map(|line| line.source.as_ref())
            .map(|source| source.document_key);
        let worked = programme::worked_on(&tx, committee, day)?;
        Ok(Programme {
            lines: worked.lines,
            headings: worked.headings,
            year: worked.year,
            document,
        })
    }

    /// The actions of the committees of a meeting up to a day, and the tracker that the
    /// newest of their papers prints.
    pub fn tracker_to_hand_in(&self, meeting: i64, day: Option<Date>) -> Result<Tracker, Error> {
        let tx = self.connection.unchecked_transaction()?;
        let newest: Option<(i64, String)> = tx
            .prepare_cached(
                "SELECT documents.key, told_tasks.headings
                 FROM told_tasks
                 JOIN documents ON documents.key = told_tasks.document
                 JOIN tellings ON tellings.document = documents.key AND tellings.own = 1
                 JOIN meetings ON meetings.key = tellings.meeting
                 JOIN meetings AS here ON here.committee = meetings.committee
                 WHERE here.key = :meeting AND documents.language <> 'cy'
                   AND coalesce(meetings.date <= :day, 1)
                   -- A timetable in a report on something else is no tracker.
                   AND NOT EXISTS (
                       SELECT 1 FROM paragraphs
                       JOIN told_items ON told_items.key = paragraphs.told_item
                       WHERE paragraphs.document = told_tasks.document
                         AND paragraphs.page IS told_tasks.page
                         AND paragraphs.line = told_tasks.line
                         AND told_items.report IS NOT NULL
                         AND lower(coalesce(told_items.title, '')) NOT LIKE '%action%'
                         AND lower(coalesce(told_items.title, '')) NOT LIKE '%tracker%'
                         AND lower(coalesce(told_items.title, '')) NOT LIKE '%arising%'
                         AND lower(coalesce(told_items.title, '')) NOT LIKE '%outstanding%'
                         AND lower(coalesce(told_items.title, '')) NOT LIKE '%programme%')
                 ORDER BY meetings.date DESC, documents.key DESC, told_tasks.in_table DESC
                 LIMIT 1",
            )?
            .query_row(
                named_params! {
                    ":meeting": meeting,
                    ":day": day.unwrap_or(Date::MAX).to_string(),
                },
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .optional()?;
        let (document, headings) = newest.unzip();
        Ok(Tracker {
            actions: actions::outstanding(&tx, meeting, day)?,
            headings: from_json(headings.as_deref()),
            document,
        })
    }

    /// A paper as it was imported; `None` where its bytes are not kept any more.
    pub fn original_bytes(&self, document: i64) -> Result<Option<Original>, Error> {
        let held: Option<(String, String, String)> = self
            .connection
            .prepare_cached("SELECT sha256, name, kind FROM documents WHERE key = :document")?
            .query_row(named_params! { ":document": document }, |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .optional()?;
        let Some((sha256, name, kind)) = held else {
            return Ok(None);
        };
        match fs::read(self.original(&sha256)) {
            Ok(bytes) => Ok(Some(Original {
                name,
                is_docx: kind == "docx",
                is_workbook: kind == "xlsx",
                bytes,
            })),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// What is exempt of the business of a meeting's committees.
    pub fn exempt(&self, committee: i64) -> Result<Exempt, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT items.key, items.title FROM items
             JOIN meetings ON meetings.key = items.meeting
             WHERE items.exempt = 1 AND items.procedural = 0
               AND meetings.committee = :committee",
        )?;
        let mut rows = statement.query(named_params! { ":committee": committee })?;
        let mut exempt = Exempt::default();
        while let Some(row) = rows.next()? {
            exempt.items.insert(row.get(0)?);
            let title: String = row.get(1)?;
            exempt.titles.insert(fold::compare(&title));
        }
        let mut statement = self.connection.prepare_cached(
            "SELECT document, page, line FROM paragraphs WHERE exempt = 1 AND role = 'row'",
        )?;
        let places = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        exempt.places = places.collect::<Result<_, _>>()?;
        Ok(exempt)
    }

    /// Remembers that a committee's table was handed in at an instant.
    pub fn hand_in(&mut self, committee: i64, table: &str, at: Timestamp) -> Result<(), Error> {
        self.connection
            .prepare_cached(
                "INSERT INTO settings (name, value)
                 SELECT 'handed in ' || :table || ' ' || id, :at FROM committees
                 WHERE key = :committee
                 ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            )?
            .execute(named_params! {
                ":committee": committee, ":table": table, ":at": at.to_string(),
            })?;
        Ok(())
    }

    /// The instant at which a committee's table was handed in last.
    pub fn handed_in(&self, committee: i64, table: &str) -> Result<Option<Timestamp>, Error> {
        let kept: Option<String> = self
            .connection
            .prepare_cached(
                "SELECT settings.value FROM settings
                 JOIN committees ON settings.name = 'handed in ' || :table || ' ' || committees.id
                 WHERE committees.key = :committee",
            )?
            .query_row(
                named_params! { ":committee": committee, ":table": table },
                |row| row.get(0),
            )
            .optional()?;
        Ok(kept.and_then(|kept| kept.parse().ok()))
    }

    /// The public ids of the rows that are not as they were at an instant, by what a person
    /// did to them since; what was taken back again did nothing.
    pub fn edited_since(&self, since: Timestamp) -> Result<HashSet<String>, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT edit_changes.kind, edit_changes.id, edit_changes.before,
                    (SELECT json_object('at', marks.at, 'day', marks.day, 'who', marks.who,
                                        'value', marks.value)
                     FROM marks
                     WHERE marks.kind = edit_changes.kind AND marks.id = edit_changes.id) AS now,
                    min(edits.key)
             FROM edits JOIN edit_changes ON edit_changes.edit = edits.key
             WHERE edits.of IS NULL AND edits.at > :since
               AND edit_changes.kind <> 'committee' AND edit_changes.kind <> 'item'
             GROUP BY edit_changes.kind, edit_changes.id",
        )?;
        let mut rows = statement.query(named_params! { ":since": since.to_string() })?;
        let mut edited = HashSet::new();
        while let Some(row) = rows.next()? {
            let id: String = row.get("id")?;
            let said = |text: Option<String>| {
                text.and_then(|text| serde_json::from_str::<serde_json::Value>(&text).ok())
                    .map(|mark| mark.get("value").cloned().unwrap_or_default())
            };
            if said(row.get("before")?) != said(row.get("now")?) {
                // Progress stands under its row: "row/instant".
                edited.insert(id.split('/').next().unwrap_or_default().to_owned());
            }
        }
        Ok(edited)
    }
}
