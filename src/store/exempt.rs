//! Exempt items that are forgotten once their time has come: their words, the files that
//! hold them, the copies lent out, the backups, and what a person wrote about them.
//!
//! A paper of which only a part is exempt stays with its other items; its file does not,
//! since a part of a file cannot be taken out of it.

use std::fs;
use std::path::Path;

use jiff::Zoned;
use jiff::civil::Date;
use rusqlite::{Connection, Transaction, named_params};

use super::backup::{kept, reading};
use super::columns::date;
use super::corrections::CALLED;
use super::documents::sweep_originals;
use super::filing::{self, Affected};
use super::open::{ORIGINALS, writing};
use super::{Error, Store, loose, meetings, originals, threads, told};

/// What the settings call a paper whose exempt words were taken out, before its id.
const TAKEN_OUT: &str = "exempt words taken out of ";

/// Exempt items of meetings before a day, and what a document says of them.
const ITEMS: &str = "
    SELECT items.key, items.id, items.title, meetings.date, committees.name AS committee
    FROM items
    JOIN meetings ON meetings.key = items.meeting
    JOIN committees ON committees.key = meetings.committee
    WHERE items.exempt = 1 AND meetings.date < :before";

/// Every paragraph that goes: of such an item, restricted in a paper of such a day, or of no
/// item of its own between the head of such an item and the next head. A paper's day is that
/// of its meeting, else the day of its issue, else of its coming.
fn words() -> String {
    let day = "coalesce(meetings.date,
                        (SELECT max(coalesce(of.date, own.date)) FROM tellings AS own
                         LEFT JOIN meetings AS of ON of.key = own.meeting
                         WHERE own.document = documents.key AND own.own = 1),
                        documents.issued, documents.seen)";
    let stands = "called.document = paragraphs.document AND called.page IS paragraphs.page
                  AND called.line = paragraphs.line";
    format!(
        "{CALLED}
         SELECT paragraphs.key, paragraphs.document, paragraphs.page, paragraphs.line,
                paragraphs.told_item
         FROM paragraphs
         LEFT JOIN told_items ON told_items.key = paragraphs.told_item
         LEFT JOIN tellings ON tellings.key = told_items.telling
         LEFT JOIN meetings ON meetings.key = tellings.meeting
         LEFT JOIN items ON items.key = told_items.item
         JOIN documents ON documents.key = paragraphs.document
         WHERE (paragraphs.exempt = 1 OR told_items.exempt = 1 OR items.exempt = 1)
           AND {day} < :before
           AND NOT EXISTS (SELECT 1 FROM called WHERE NOT called.is_exempt AND {stands})
         UNION
         -- What a person called exempt stands each for itself.
         SELECT paragraphs.key, paragraphs.document, paragraphs.page, paragraphs.line, NULL
         FROM called
         JOIN paragraphs ON {stands}
         LEFT JOIN told_items ON told_items.key = paragraphs.told_item
         LEFT JOIN tellings ON tellings.key = told_items.telling
         LEFT JOIN meetings ON meetings.key = tellings.meeting
         JOIN documents ON documents.key = paragraphs.document
         WHERE called.is_exempt AND {day} < :before
         UNION
         SELECT paragraphs.key, paragraphs.document, paragraphs.page, paragraphs.line,
                head.key
         FROM told_items AS head
         JOIN tellings ON tellings.key = head.telling
         JOIN paragraphs ON paragraphs.document = tellings.document
         WHERE head.item IN (SELECT key FROM ({ITEMS}))
           AND paragraphs.told_item IS NULL
           AND (coalesce(paragraphs.page, 0), paragraphs.line)
               >= (coalesce(head.page, 0), head.line)
           AND NOT EXISTS (
               SELECT 1 FROM told_items AS next
               JOIN tellings AS of ON of.key = next.telling
               WHERE of.document = tellings.document
                 AND (coalesce(next.page, 0), next.line) > (coalesce(head.page, 0), head.line)
                 AND (coalesce(next.page, 0), next.line)
                     <= (coalesce(paragraphs.page, 0), paragraphs.line))"
    )
}

/// What goes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exempt {
    /// The items.
    pub items: Vec<ExemptItem>,
    /// The papers that hold their words.
    pub papers: Vec<ExemptPaper>,
    /// Ticks, notes and other work of a person on them.
    pub work: u64,
}

impl Exempt {
    /// Whether nothing goes.
    pub fn is_nothing(&self) -> bool {
        self.items.is_empty() && self.papers.is_empty()
    }
}

/// An item that goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExemptItem {
    /// Its title.
    pub title: String,
    /// Its committee.
    pub committee: String,
    /// Its meeting's day.
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
        exempt(&self.connection, before)
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
        note_what_goes(&tx, before)?;
        forget_work(&tx)?;
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
                take_out(&tx, paper, now.date())?;
            }
        }
        tx.execute(
            "DELETE FROM told_items WHERE key IN (SELECT key FROM temp.going_told)",
            [],
        )?;
        tx.execute(
            "DELETE FROM told_clauses WHERE key IN (SELECT key FROM temp.going_clauses)",
            [],
        )?;
        loose::try_again(&tx, None, &mut affected)?;
        meetings::rebuild(&tx, &affected)?;
        threads::reckon_all(&tx)?;
        tx.execute_batch(
            "INSERT INTO paragraph_words (paragraph_words) VALUES ('rebuild');
             DROP TABLE temp.going_clauses; DROP TABLE temp.going_items; DROP TABLE temp.going_told;
             DROP TABLE temp.going_words; DROP TABLE temp.going_ids;",
        )?;
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
    let words = words();
    let before = before.to_string();
    let items = connection
        .prepare(&format!("{ITEMS} ORDER BY date, items.position"))?
        .query_map(named_params! { ":before": before }, |row| {
            Ok(ExemptItem {
                title: row.get("title")?,
                committee: row.get("committee")?,
                date: date(row, "date")?,
            })
        })?
        .collect::<Result<_, _>>()?;
    // An item that is told without a word of its own names its paper all the same.
    let papers = connection
        .prepare(&format!(
            "SELECT documents.key, documents.id, documents.name,
                    count(words.key) AS paragraphs,
                    count(DISTINCT words.page) AS pages,
                    documents.restricted OR NOT EXISTS (
                        SELECT 1 FROM paragraphs
                        WHERE paragraphs.document = documents.key
                          AND paragraphs.role <> 'running'
                          AND paragraphs.key NOT IN (SELECT key FROM ({words}))) AS whole
             FROM documents
             LEFT JOIN ({words}) AS words ON words.document = documents.key
             WHERE words.key IS NOT NULL
                OR EXISTS (SELECT 1 FROM told_items
                           JOIN tellings ON tellings.key = told_items.telling
                           WHERE tellings.document = documents.key
                             AND told_items.item IN (SELECT key FROM ({ITEMS})))
             GROUP BY documents.key ORDER BY documents.key"
        ))?
        .query_map(named_params! { ":before": before }, |row| {
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
    let work: i64 = connection.query_row(
        &format!(
            "WITH ids (id) AS (
                 SELECT id FROM ({ITEMS})
                 UNION SELECT clauses.id FROM clauses WHERE item IN (SELECT key FROM ({ITEMS})))
             SELECT count(*) FROM marks WHERE EXISTS (
                 SELECT 1 FROM ids
                 WHERE marks.id = ids.id OR marks.id LIKE ids.id || '/%'
                    OR marks.id LIKE '%/' || ids.id)"
        ),
        named_params! { ":before": before },
        |row| row.get(0),
    )?;
    Ok(Exempt {
        items,
        papers,
        work: work.unsigned_abs(),
    })
}

/// Notes the rows that go before the first of them does.
fn note_what_goes(tx: &Transaction, before: Date) -> Result<(), Error> {
    let before = before.to_string();
    let tables = [
        format!("CREATE TEMP TABLE going_items AS {ITEMS}"),
        "CREATE TEMP TABLE going_told AS
         SELECT told_items.key, tellings.document, told_items.folded
         FROM told_items JOIN tellings ON tellings.key = told_items.telling
         WHERE told_items.item IN (SELECT key FROM temp.going_items)"
            .to_owned(),
        format!("CREATE TEMP TABLE going_words AS {}", words()),
        format!(
            "CREATE TEMP TABLE going_ids AS
         SELECT called.id FROM ({CALLED} SELECT * FROM called) AS called
         JOIN temp.going_words AS words ON words.document = called.document
                                       AND words.page IS called.page
                                       AND words.line = called.line
         WHERE called.is_exempt
         UNION SELECT id FROM temp.going_items
         UNION SELECT clauses.id FROM clauses
               WHERE clauses.item IN (SELECT key FROM temp.going_items)
         UNION SELECT clauses.id FROM clauses
               JOIN told_tasks ON told_tasks.key = clauses.task
               JOIN temp.going_words AS words ON words.document = told_tasks.document
                                             AND words.page IS told_tasks.page
                                             AND words.line = told_tasks.line
         UNION SELECT programme_rows.id FROM programme_rows
               JOIN told_rows ON told_rows.row = programme_rows.key
               JOIN told_programmes ON told_programmes.key = told_rows.programme
               JOIN temp.going_words AS words ON words.document = told_programmes.document
                                             AND words.page IS told_rows.page
                                             AND words.line = told_rows.line"
        ),
        // What they say is told by drafts too.
        "CREATE TEMP TABLE going_clauses AS
         SELECT others.key FROM temp.going_ids
         JOIN clauses ON clauses.id = going_ids.id
         JOIN told_clauses ON told_clauses.key = clauses.clause
         JOIN told_items AS own ON own.key = told_clauses.told_item
         JOIN told_items ON told_items.key = own.key OR told_items.item = own.item
         JOIN told_clauses AS others ON others.told_item = told_items.key
                                    AND others.text = told_clauses.text"
            .to_owned(),
    ];
    for table in tables {
        let mut made = tx.prepare(&table)?;
        if made.parameter_count() > 0 {
            made.execute(named_params! { ":before": before })?;
        } else {
            made.execute([])?;
        }
    }
    Ok(())
}

/// What a person wrote about them repeats their words: it goes from what stands and from
/// the journal, whose lock is lifted for this alone.
fn forget_work(tx: &Transaction) -> Result<(), Error> {
    let locks: Vec<(String, String)> = tx
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('edits', 'edit_changes')")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    for (name, _) in &locks {
        tx.execute_batch(&format!("DROP TRIGGER \"{name}\""))?;
    }
    let about = |id: &str| {
        format!(
            "EXISTS (SELECT 1 FROM temp.going_ids AS going
                     WHERE {id} = going.id OR {id} LIKE going.id || '/%'
                        OR {id} LIKE '%/' || going.id)"
        )
    };
    tx.execute_batch(&format!(
        "CREATE TEMP TABLE going_edits AS
             SELECT DISTINCT edit FROM edit_changes WHERE {about_change};
         DELETE FROM edit_changes WHERE {about_change};
         DELETE FROM temp.going_edits
             WHERE edit IN (SELECT edit FROM edit_changes);
         DELETE FROM edits WHERE of IN (SELECT edit FROM temp.going_edits);
         DELETE FROM edits WHERE key IN (SELECT edit FROM temp.going_edits);
         DROP TABLE temp.going_edits;
         DELETE FROM marks WHERE {about_mark};
         -- One that is for several rows names but the first.
         DELETE FROM marks WHERE kind = 'begun' AND id LIKE '%/several/%';
         DELETE FROM left_off WHERE item IN (SELECT id FROM temp.going_ids);",
        about_change = about("edit_changes.id"),
        about_mark = about("marks.id"),
    ))?;
    for (_, sql) in &locks {
        tx.execute_batch(sql)?;
    }
    Ok(())
}

/// Takes the words out of a paper that stays: what stands on their pages, or among their
/// lines where it has no pages, goes with them, and so does its file.
fn take_out(tx: &Transaction, paper: &ExemptPaper, today: Date) -> Result<(), Error> {
    let among = |table: &str| {
        format!(
            "EXISTS (SELECT 1 FROM (SELECT page, min(line) AS first, max(line) AS last
                                    FROM temp.going_words WHERE document = :document
                                    -- Rows of no item stand each for itself.
                                    GROUP BY page, told_item,
                                             CASE WHEN told_item IS NULL THEN line END) AS going
                     WHERE going.page = {table}.page
                        OR going.page IS NULL AND {table}.page IS NULL
                           AND {table}.line BETWEEN going.first AND going.last)"
        )
    };
    let figures = among("figures");
    let statements = [
        format!(
            "DELETE FROM told_tasks WHERE document = :document AND {}",
            among("told_tasks")
        ),
        format!(
            "DELETE FROM told_rows
             WHERE programme IN (SELECT key FROM told_programmes WHERE document = :document)
               AND {}",
            among("told_rows")
        ),
        format!(
            "DELETE FROM figure_tables WHERE document = :document AND key IN (
                 SELECT figures.in_table FROM figures WHERE {figures})"
        ),
        "DELETE FROM losses WHERE document = :document AND page IN (
             SELECT page FROM temp.going_words WHERE document = :document)"
            .to_owned(),
        // They may be spelt out among those words alone, and are found again by a reading.
        "DELETE FROM short_forms WHERE document = :document".to_owned(),
        "DELETE FROM paragraphs WHERE document = :document
             AND key IN (SELECT key FROM temp.going_words)"
            .to_owned(),
    ];
    for statement in statements {
        tx.execute(&statement, named_params! { ":document": paper.key })?;
    }
    // Their titles stand alone on the agenda's own pages too.
    tx.execute(
        "DELETE FROM paragraphs WHERE document = :document AND EXISTS (
             SELECT 1 FROM temp.going_items AS going
             WHERE length(going.title) > 8
               AND instr(lower(paragraphs.text), lower(going.title)) > 0)",
        named_params! { ":document": paper.key },
    )?;
    tx.execute(
        "INSERT INTO settings (name, value) VALUES (:name, :value)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        named_params! {
            ":name": format!("{TAKEN_OUT}{}", paper.id), ":value": today.to_string(),
        },
    )?;
    Ok(())
}

/// Removes the backups that hold one of the papers, and those that cannot be looked into.
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
    let mut held = other.prepare(&format!(
        "SELECT 1 FROM documents WHERE id = :id AND NOT {}",
        taken_out("documents.id")
    ))?;
    for paper in &gone.papers {
        if held.exists(named_params! { ":id": paper.id })? {
            return Ok(true);
        }
    }
    Ok(false)
}
