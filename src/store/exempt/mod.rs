//! Exempt items that are forgotten once their time has come: their words, the files that
//! hold them, the copies lent out, the backups, and what a person wrote about them.
//!
//! A paper of which only a part is exempt stays with its other items; its file does not,
//! since a part of a file cannot be taken out of it.

mod going;
mod removal;

use std::fs;
use std::path::Path;

use jiff::Zoned;
use jiff::civil::Date;
use rusqlite::{Connection, Row, Transaction, named_params};

use super::backup::{kept, reading};
use super::columns::date;
use super::corrections::shown;
use super::documents::sweep_originals;
use super::filing::{self, Affected};
use super::open::{ORIGINALS, writing};
use super::programme::told_last;
use super::{Error, Store, loose, meetings, originals, threads, told};

/// What the settings call a paper whose exempt words were taken out, before its id.
const TAKEN_OUT: &str = "exempt words taken out of ";

/// What goes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exempt {
    /// The items.
    pub items: Vec<ExemptItem>,
    /// The actions and programme rows that go besides those of these items.
    pub rows: Vec<ExemptItem>,
    /// What stands in one cell with them, and stays with its own words alone.
    pub beside: Vec<String>,
    /// The papers that hold their words.
    pub papers: Vec<ExemptPaper>,
    /// Ticks, notes and other work of a person on them.
    pub work: u64,
    ids: Vec<String>,
}

impl Exempt {
    /// Whether nothing goes.
    pub fn is_nothing(&self) -> bool {
        self.ids.is_empty() && self.papers.is_empty()
    }
}

/// An item, an action or a row that goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExemptItem {
    /// Its words.
    pub title: String,
    /// Its committee.
    pub committee: String,
    /// The day of its meeting, or that it is planned for.
    pub date: Option<Date>,
}

/// A paper that holds words which go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExemptPaper {
    /// Its public id.
    pub id: String,
    /// Its file's name.
    pub name: String,
    /// Paragraphs that go.
    pub paragraphs: u64,
    /// The pages they stand on, where it has pages.
    pub pages: u64,
    /// Nothing else stands in it: it goes altogether.
    pub whole: bool,
    key: i64,
}

impl Store {
    /// The exempt items of meetings before a day, and all that goes with them.
    pub fn exempt_before(&self, before: Date) -> Result<Exempt, Error> {
        let gone = exempt(&self.connection, before)?;
        going::forget(&self.connection)?;
        Ok(gone)
    }

    /// Removes them for good: rows, words, index, files, copies and the backups that hold
    /// them. Answers how many backups went.
    pub fn forget_exempt(
        &mut self,
        before: Date,
        backups: &Path,
        now: &Zoned,
    ) -> Result<usize, Error> {
        let tx = writing(&mut self.connection)?;
        let gone = exempt(&tx, before)?;
        if gone.is_nothing() {
            return Ok(0);
        }
        removal::forget_work(&tx)?;
        let mut affected = Affected::default();
        loose::note_loose(&tx, &mut affected)?;
        for paper in &gone.papers {
            filing::note_places(&tx, paper.key, &mut affected)?;
        }
        for paper in &gone.papers {
            if paper.whole {
                told::remove(&tx, paper.key)?;
                tx.execute(
                    "DELETE FROM documents WHERE key = :key",
                    named_params! { ":key": paper.key },
                )?;
            } else {
                removal::take_out(&tx, paper.key)?;
                note_taken_out(&tx, paper, now.date())?;
            }
        }
        tx.execute(
            "DELETE FROM told_items WHERE key IN (SELECT key FROM temp.going_told)",
            [],
        )?;
        loose::try_again(&tx, None, &mut affected)?;
        meetings::rebuild(&tx, &affected)?;
        threads::reckon_all(&tx)?;
        tx.execute_batch("INSERT INTO paragraph_words (paragraph_words) VALUES ('rebuild')")?;
        going::forget(&tx)?;
        // Files go before their rows: what was asked to be forgotten never outlasts them.
        sweep_originals(&tx, &self.folder.join(ORIGINALS))?;
        originals::sweep(&tx, &self.folder)?;
        let removed = remove_backups(backups, &gone)?;
        tx.commit()?;
        self.compact()?;
        if removed > 0 {
            self.back_up_in(backups, now)?;
        }
        Ok(removed)
    }
}

/// Whether the exempt words of a document, named by the SQL expression of its public id,
/// were taken out, so that its file is kept no more.
pub(super) fn taken_out(id: &str) -> String {
    format!("EXISTS (SELECT 1 FROM settings WHERE settings.name = '{TAKEN_OUT}' || {id})")
}

/// Forgets that a document's exempt words were taken out, as the document goes itself.
pub(super) fn forget_that(tx: &Transaction, document: i64) -> Result<(), Error> {
    tx.execute(
        "DELETE FROM settings WHERE name = (
             SELECT :taken_out || id FROM documents WHERE key = :document)",
        named_params! { ":taken_out": TAKEN_OUT, ":document": document },
    )?;
    Ok(())
}

fn exempt(connection: &Connection, before: Date) -> Result<Exempt, Error> {
    going::note(connection, before)?;
    let item = |row: &Row| {
        Ok(ExemptItem {
            title: row.get("title")?,
            committee: row.get("committee")?,
            date: date(row, "date")?,
        })
    };
    let items = connection
        .prepare(
            "SELECT title, committee, date FROM temp.going_items ORDER BY date, position, key",
        )?
        .query_map([], item)?
        .collect::<Result<_, _>>()?;
    let shown = shown(
        "programme_rows.id",
        "item",
        "coalesce(told_rows.item, programme_rows.item)",
    );
    let told = told_last("programme_rows.key");
    let rows = connection
        .prepare(&format!(
            "SELECT clauses.text AS title, committees.name AS committee, meetings.date
             FROM temp.going_ids AS ids
             JOIN clauses ON clauses.id = ids.id
             JOIN meetings ON meetings.key = clauses.meeting
             JOIN committees ON committees.key = meetings.committee
             WHERE coalesce(clauses.item NOT IN (SELECT key FROM temp.going_items), 1)
             UNION ALL
             SELECT {shown}, committees.name, told_rows.date
             FROM temp.going_ids AS ids
             JOIN programme_rows ON programme_rows.id = ids.id
             JOIN committees ON committees.key = programme_rows.committee
             LEFT JOIN told_rows ON told_rows.key = {told}
             ORDER BY date, committee, title"
        ))?
        .query_map([], item)?
        .collect::<Result<_, _>>()?;
    let beside = connection
        .prepare("SELECT DISTINCT named FROM temp.going_things WHERE NOT goes ORDER BY named")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    // An item that is told without a word of its own names its paper all the same.
    let papers = connection
        .prepare(
            "SELECT documents.key, documents.id, documents.name,
                    count(words.key) AS paragraphs,
                    count(DISTINCT words.page) AS pages,
                    documents.key NOT IN (SELECT document FROM temp.going_things WHERE NOT goes)
                    AND (documents.restricted OR NOT EXISTS (
                        SELECT 1 FROM paragraphs
                        WHERE paragraphs.document = documents.key
                          AND paragraphs.role <> 'running'
                          AND paragraphs.key NOT IN (SELECT key FROM temp.going_words))) AS whole
             FROM documents
             LEFT JOIN temp.going_words AS words ON words.document = documents.key
             WHERE words.key IS NOT NULL
                OR documents.key IN (SELECT document FROM temp.going_told)
             GROUP BY documents.key ORDER BY documents.key",
        )?
        .query_map([], |row| {
            Ok(ExemptPaper {
                key: row.get("key")?,
                id: row.get("id")?,
                name: row.get("name")?,
                paragraphs: row.get::<_, i64>("paragraphs")?.unsigned_abs(),
                pages: row.get::<_, i64>("pages")?.unsigned_abs(),
                whole: row.get("whole")?,
            })
        })?
        .collect::<Result<_, _>>()?;
    // That a row is called exempt is no work that is missed.
    let work: i64 = connection.query_row(
        "SELECT count(*) FROM marks
         WHERE NOT (kind = 'reads' AND id LIKE '%/exempt')
           AND EXISTS (SELECT 1 FROM temp.going_ids AS ids
                       WHERE marks.id = ids.id OR marks.id LIKE ids.id || '/%'
                          OR marks.id LIKE '%/' || ids.id)",
        [],
        |row| row.get(0),
    )?;
    let ids = connection
        .prepare("SELECT id FROM temp.going_ids ORDER BY id")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(Exempt {
        items,
        rows,
        beside,
        papers,
        work: work.unsigned_abs(),
        ids,
    })
}

fn note_taken_out(tx: &Transaction, paper: &ExemptPaper, today: Date) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO settings (name, value) VALUES (:name, :value)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        named_params! {
            ":name": format!("{TAKEN_OUT}{}", paper.id), ":value": today.to_string(),
        },
    )?;
    Ok(())
}

/// Removes the backups that hold one of the papers, or what a person wrote of what goes,, and those that cannot be looked into.
fn remove_backups(folder: &Path, gone: &Exempt) -> Result<usize, Error> {
    let mut removed = 0;
    for backup in kept(folder)? {
        if !holds_one(&backup.path, gone).unwrap_or(true) {
            continue;
        }
        fs::remove_file(&backup.path)?;
        removed += 1;
    }
    // Damaged stores that were put aside, and what a program that was killed had begun.
    if folder.is_dir() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with("damaged-") || super::backup::is_begun(&entry.path()) {
                fs::remove_file(entry.path())?;
                removed += 1;
            }
        }
    }
    Ok(removed)
}

fn holds_one(file: &Path, gone: &Exempt) -> Result<bool, Error> {
    let other = reading(file)?;
    // A paper may have been forgotten in part before: a backup of since then holds the rest.
    let mut held = other.prepare("SELECT 1 FROM documents WHERE id = :id")?;
    for paper in &gone.papers {
        if held.exists(named_params! { ":id": paper.id })? {
            return Ok(true);
        }
    }
    let mut held = other.prepare(
        "SELECT 1 FROM clauses WHERE id = :id UNION ALL
         SELECT 1 FROM programme_rows WHERE id = :id",
    )?;
    for id in &gone.ids {
        if held.exists(named_params! { ":id": id })? {
            return Ok(true);
        }
    }
    Ok(false)
}
