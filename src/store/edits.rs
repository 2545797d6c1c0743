//! A person's edits: the append-only journal, what stands of it, undo and redo.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Transaction, named_params};
use serde::{Deserialize, Serialize};

use super::columns::count;
use super::documents::{self, Given};
use super::open::writing;
use super::{Error, Hand, Store, Target, Ticked, Undone};

/// What the journal calls a document's place.
const FILING: &str = "filing";

/// Letters of a row's words in a sentence about it.
const WORDS: usize = 60;

/// A mark as the journal writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Mark {
    at: String,
    day: String,
    who: String,
}

/// One row that an edit changed.
struct Change {
    kind: String,
    id: String,
    before: Option<String>,
    after: Option<String>,
    what: String,
}

/// A person's work whose place in the papers is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LostWork {
    /// `action`, `programme` or `item`.
    pub kind: String,
    /// The public id, under which it is found again when a paper tells it again.
    pub id: String,
    /// The words that it hung on.
    pub text: String,
    /// The committee.
    pub committee: String,
    /// The meeting's day; a programme row has none.
    pub date: Option<Date>,
    /// The civil day of the mark.
    pub on: Option<Date>,
    /// Who made it.
    pub by: String,
}

impl LostWork {
    /// The sentence that lists it.
    pub fn sentence(&self) -> String {
        let mark = match self.kind.as_str() {
            "item" => "the mark “read”",
            _ => "the tick",
        };
        let day = |date: Option<Date>| date.map(|date| format!(" of {date}")).unwrap_or_default();
        format!(
            "{mark}{} by {} on “{}” ({}{}) is kept; its place is gone",
            day(self.on),
            self.by,
            shorten(&self.text),
            self.committee,
            day(self.date),
        )
    }
}

impl Store {
    /// Ticks, or takes the tick away. Several rows are one edit, undone together;
    /// rows that are so already are left alone.
    pub fn tick(&mut self, targets: &[Target], done: Ticked, hand: &Hand) -> Result<(), Error> {
        let tx = writing(&mut self.edits)?;
        let mark = match done {
            Ticked::Yes => Some(json(&Mark {
                at: hand.at.to_string(),
                day: hand.day.to_string(),
                who: hand.who.clone(),
            })),
            Ticked::No => None,
        };
        let mut changes: Vec<Change> = Vec::new();
        for target in targets {
            let (kind, id, what) = named(&tx, *target)?;
            let before = standing(&tx, kind, &id)?;
            let twice = changes
                .iter()
                .any(|change| change.kind == kind && change.id == id);
            if before.is_some() != mark.is_some() && !twice {
                changes.push(Change {
                    kind: kind.to_owned(),
                    id,
                    before,
                    after: mark.clone(),
                    what,
                });
            }
        }
        if changes.is_empty() {
            return Ok(());
        }
        let edit = enter(&tx, hand, verb(&changes, done), None)?;
        for (position, change) in changes.iter().enumerate() {
            write_change(&tx, edit, position, change)?;
            set(&tx, change, change.after.as_deref())?;
        }
        tx.commit()?;
        Ok(())
    }

    /// Takes back this person's newest standing edit. Where a row is not as the edit
    /// left it, nothing is done, and [`Error::Changed`] says so.
    pub fn undo(&mut self, hand: &Hand) -> Result<Option<Undone>, Error> {
        self.reverse(hand, Way::Back)
    }

    /// Does again what was undone last, unless something was done since.
    pub fn redo(&mut self, hand: &Hand) -> Result<Option<Undone>, Error> {
        self.reverse(hand, Way::Again)
    }

    /// A person's work whose place in the papers is gone: listed, never dropped.
    pub fn lost_work(&self) -> Result<Vec<LostWork>, Error> {
        lost(&self.connection)
    }

    fn reverse(&mut self, hand: &Hand, way: Way) -> Result<Option<Undone>, Error> {
        let tx = writing(&mut self.edits)?;
        let candidate: Option<(i64, String)> = tx
            .prepare_cached(way.candidate())?
            .query_row(named_params! { ":who": hand.who }, |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()?;
        let Some((edit, verb)) = candidate else {
            return Ok(None);
        };
        let changes = changes(&tx, edit)?;
        let Some(first) = changes.first() else {
            return Ok(None);
        };
        let what = sentence(&verb, &changes);
        for change in &changes {
            let (from, _) = way.direction(change);
            let stands = standing(&tx, &change.kind, &change.id)?;
            if stands.as_deref() != from {
                return Err(Error::Changed(changed_since(&what, stands.as_deref(), way)));
            }
        }
        let Some((target, meeting_key)) = place_of(&tx, &first.kind, &first.id)? else {
            return Err(Error::Changed(format!(
                "{what} cannot be taken back: its row is not held any more"
            )));
        };
        enter(&tx, hand, way.verb(), Some(edit))?;
        for change in &changes {
            let (_, to) = way.direction(change);
            set(&tx, change, to)?;
        }
        // A paper that was filed elsewhere takes the screen to where it is now.
        let meeting_key = match target {
            Target::Document(_) => place_of(&tx, &first.kind, &first.id)?.and_then(|now| now.1),
            Target::Action(_) | Target::Programme(_) | Target::Item(_) | Target::Committee(_) => {
                meeting_key
            }
        };
        tx.commit()?;
        Ok(Some(Undone {
            what,
            target,
            meeting_key,
        }))
    }
}

/// Which way through the journal.
#[derive(Debug, Clone, Copy)]
enum Way {
    Back,
    Again,
}

impl Way {
    fn verb(self) -> &'static str {
        match self {
            Way::Back => "undo",
            Way::Again => "redo",
        }
    }

    /// The newest edit of a person that stands; or the one undone last since that
    /// person's newest edit. An edit stands unless its latest entry is an undo.
    fn candidate(self) -> &'static str {
        match self {
            Way::Back => {
                "SELECT edits.key, edits.verb FROM edits
                 WHERE edits.who = :who AND edits.of IS NULL
                   AND coalesce((SELECT later.verb FROM edits AS later
                                 WHERE later.of = edits.key
                                 ORDER BY later.key DESC LIMIT 1), 'redo') = 'redo'
                 ORDER BY edits.key DESC LIMIT 1"
            }
            Way::Again => {
                "SELECT edits.key, edits.verb FROM edits
                 JOIN edits AS undone ON undone.of = edits.key
                      AND undone.key = (SELECT max(later.key) FROM edits AS later
                                        WHERE later.of = edits.key)
                 WHERE edits.who = :who AND edits.of IS NULL AND undone.verb = 'undo'
                   AND undone.key > (SELECT max(newest.key) FROM edits AS newest
                                     WHERE newest.who = :who AND newest.of IS NULL)
                 ORDER BY undone.key DESC LIMIT 1"
            }
        }
    }

    /// What must stand, and what is put in its place.
    fn direction(self, change: &Change) -> (Option<&str>, Option<&str>) {
        let (before, after) = (change.before.as_deref(), change.after.as_deref());
        match self {
            Way::Back => (after, before),
            Way::Again => (before, after),
        }
    }
}

/// Enters that a person filed a document elsewhere.
pub(super) fn enter_filing(
    tx: &Transaction,
    hand: &Hand,
    document: i64,
    before: &Given,
    after: &Given,
) -> Result<(), Error> {
    if before == after {
        return Ok(());
    }
    let (kind, id, what) = named(tx, Target::Document(document))?;
    let edit = enter(tx, hand, "refile", None)?;
    let change = Change {
        kind: kind.to_owned(),
        id,
        before: Some(super::columns::json(before)),
        after: Some(super::columns::json(after)),
        what,
    };
    write_change(tx, edit, 0, &change)
}

fn write_change(
    tx: &Transaction,
    edit: i64,
    position: usize,
    change: &Change,
) -> Result<(), Error> {
    tx.prepare_cached(
        "INSERT INTO edit_changes (edit, position, kind, id, before, after, what)
         VALUES (:edit, :position, :kind, :id, :before, :after, :what)",
    )?
    .execute(named_params! {
        ":edit": edit, ":position": count(position), ":kind": change.kind, ":id": change.id,
        ":before": change.before, ":after": change.after, ":what": change.what,
    })?;
    Ok(())
}

/// Every mark whose row no paper tells.
pub(super) fn lost(connection: &Connection) -> Result<Vec<LostWork>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT marks.kind, marks.id, marks.day, marks.who,
                clauses.text, committees.name AS committee, meetings.date
         FROM marks
         JOIN clauses ON clauses.id = marks.id
         JOIN meetings ON meetings.key = clauses.meeting
         JOIN committees ON committees.key = meetings.committee
         WHERE marks.kind = 'action' AND clauses.clause IS NULL AND clauses.task IS NULL
         UNION ALL
         SELECT marks.kind, marks.id, marks.day, marks.who,
                items.title, committees.name, meetings.date
         FROM marks
         JOIN items ON items.id = marks.id
         JOIN meetings ON meetings.key = items.meeting
         JOIN committees ON committees.key = meetings.committee
         WHERE marks.kind = 'item' AND items.position IS NULL
         UNION ALL
         SELECT marks.kind, marks.id, marks.day, marks.who,
                programme_rows.item, committees.name, NULL
         FROM marks
         JOIN programme_rows ON programme_rows.id = marks.id
         JOIN committees ON committees.key = programme_rows.committee
         WHERE marks.kind = 'programme'
           AND NOT EXISTS (SELECT 1 FROM told_rows WHERE told_rows.row = programme_rows.key)
         ORDER BY 1, 2",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(LostWork {
            kind: row.get("kind")?,
            id: row.get("id")?,
            text: row.get("text")?,
            committee: row.get("committee")?,
            date: super::columns::date(row, "date")?,
            on: super::columns::date(row, "day")?,
            by: row.get("who")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn enter(tx: &Transaction, hand: &Hand, verb: &str, of: Option<i64>) -> Result<i64, Error> {
    tx.prepare_cached(
        "INSERT INTO edits (at, day, who, verb, of) VALUES (:at, :day, :who, :verb, :of)",
    )?
    .execute(named_params! {
        ":at": hand.at.to_string(), ":day": hand.day.to_string(), ":who": hand.who,
        ":verb": verb, ":of": of,
    })?;
    Ok(tx.last_insert_rowid())
}

fn verb(changes: &[Change], done: Ticked) -> &'static str {
    let star = changes.iter().all(|change| change.kind == "committee");
    match (done, star) {
        (Ticked::Yes, false) => "tick",
        (Ticked::No, false) => "untick",
        (Ticked::Yes, true) => "star",
        (Ticked::No, true) => "unstar",
    }
}

/// A row's kind, public id and words.
fn named(tx: &Transaction, target: Target) -> Result<(&'static str, String, String), Error> {
    let (kind, key, sql) = match target {
        Target::Action(key) => (
            "action",
            key,
            "SELECT id, text FROM clauses WHERE key = :key",
        ),
        Target::Programme(key) => (
            "programme",
            key,
            "SELECT id, item FROM programme_rows WHERE key = :key",
        ),
        Target::Item(key) => ("item", key, "SELECT id, title FROM items WHERE key = :key"),
        Target::Committee(key) => (
            "committee",
            key,
            "SELECT id, name FROM committees WHERE key = :key",
        ),
        Target::Document(key) => (
            FILING,
            key,
            "SELECT id, name FROM documents WHERE key = :key",
        ),
    };
    let (id, what) = tx
        .prepare_cached(sql)?
        .query_row(named_params! { ":key": key }, |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?
        .ok_or_else(|| {
            Error::Unknown(format!(
                "that {kind} is not held any more; look again and repeat"
            ))
        })?;
    Ok((kind, id, what))
}

fn place_of(
    tx: &Transaction,
    kind: &str,
    id: &str,
) -> Result<Option<(Target, Option<i64>)>, Error> {
    let (sql, target): (&str, fn(i64) -> Target) = match kind {
        "action" => (
            "SELECT key, meeting FROM clauses WHERE id = :id",
            Target::Action,
        ),
        "item" => (
            "SELECT key, meeting FROM items WHERE id = :id",
            Target::Item,
        ),
        "programme" => (
            "SELECT programme_rows.key,
                    (SELECT tellings.meeting FROM told_rows
                     JOIN told_programmes ON told_programmes.key = told_rows.programme
                     JOIN tellings ON tellings.document = told_programmes.document
                     WHERE told_rows.row = programme_rows.key AND tellings.own = 1
                     ORDER BY told_programmes.stands_for DESC, told_programmes.key DESC LIMIT 1)
             FROM programme_rows WHERE id = :id",
            Target::Programme,
        ),
        FILING => (
            "SELECT key, (SELECT meeting FROM tellings
                          WHERE tellings.document = documents.key AND meeting IS NOT NULL
                          ORDER BY own DESC, position LIMIT 1)
             FROM documents WHERE id = :id",
            Target::Document,
        ),
        _ => (
            "SELECT key, NULL FROM committees WHERE id = :id",
            Target::Committee,
        ),
    };
    Ok(tx
        .prepare_cached(sql)?
        .query_row(named_params! { ":id": id }, |row| {
            Ok((target(row.get(0)?), row.get(1)?))
        })
        .optional()?)
}

fn standing(tx: &Transaction, kind: &str, id: &str) -> Result<Option<String>, Error> {
    if kind == FILING {
        let key = document_key(tx, id)?;
        let given = key.map(|key| Given::of(tx, key)).transpose()?;
        return Ok(given.map(|given| super::columns::json(&given)));
    }
    Ok(tx
        .prepare_cached("SELECT at, day, who FROM marks WHERE kind = :kind AND id = :id")?
        .query_row(named_params! { ":kind": kind, ":id": id }, |row| {
            Ok(json(&Mark {
                at: row.get(0)?,
                day: row.get(1)?,
                who: row.get(2)?,
            }))
        })
        .optional()?)
}

fn document_key(tx: &Transaction, id: &str) -> Result<Option<i64>, Error> {
    Ok(tx
        .prepare_cached("SELECT key FROM documents WHERE id = :id")?
        .query_row(named_params! { ":id": id }, |row| row.get(0))
        .optional()?)
}

fn set(tx: &Transaction, change: &Change, to: Option<&str>) -> Result<(), Error> {
    if change.kind == FILING {
        let given: Option<Given> = to.and_then(|to| serde_json::from_str(to).ok());
        if let Some((key, given)) = document_key(tx, &change.id)?.zip(given) {
            documents::give(tx, key, &given)?;
        }
        return Ok(());
    }
    let mark: Option<Mark> = to.and_then(|to| serde_json::from_str(to).ok());
    if let Some(mark) = mark {
        tx.prepare_cached(
            "INSERT OR REPLACE INTO marks (kind, id, at, day, who)
             VALUES (:kind, :id, :at, :day, :who)",
        )?
        .execute(named_params! {
            ":kind": change.kind, ":id": change.id, ":at": mark.at, ":day": mark.day,
            ":who": mark.who,
        })?;
    } else {
        tx.prepare_cached("DELETE FROM marks WHERE kind = :kind AND id = :id")?
            .execute(named_params! { ":kind": change.kind, ":id": change.id })?;
    }
    Ok(())
}

fn changes(tx: &Transaction, edit: i64) -> Result<Vec<Change>, Error> {
    let mut statement = tx.prepare_cached(
        "SELECT kind, id, before, after, what FROM edit_changes
         WHERE edit = :edit ORDER BY position",
    )?;
    let rows = statement.query_map(named_params! { ":edit": edit }, |row| {
        Ok(Change {
            kind: row.get("kind")?,
            id: row.get("id")?,
            before: row.get("before")?,
            after: row.get("after")?,
            what: row.get("what")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The middle of a sentence: "the tick on “a report on buses”".
fn sentence(verb: &str, changes: &[Change]) -> String {
    let read = changes.iter().all(|change| change.kind == "item");
    let deed = match (verb, read) {
        ("tick", false) => "the tick on",
        ("tick", true) => "the mark “read” on",
        ("untick", false) => "the removal of the tick on",
        ("untick", true) => "the removal of the mark “read” on",
        ("star", _) => "the star on",
        ("refile", _) => "the filing of",
        _ => "the removal of the star on",
    };
    let what = changes
        .first()
        .map(|change| shorten(&change.what))
        .unwrap_or_default();
    match changes.len() {
        0 | 1 => format!("{deed} “{what}”"),
        2 => format!("{deed} “{what}” and one other"),
        many => format!("{deed} “{what}” and {} others", many - 1),
    }
}

fn changed_since(what: &str, stands: Option<&str>, way: Way) -> String {
    let nothing = match way {
        Way::Back => "nothing was undone",
        Way::Again => "nothing was done again",
    };
    let by = stands
        .and_then(|mark| serde_json::from_str::<Mark>(mark).ok())
        .map(|mark| format!(" by {} on {}", mark.who, mark.day))
        .unwrap_or_default();
    format!("{what} was changed since{by}; {nothing}")
}

fn shorten(text: &str) -> String {
    if text.chars().count() <= WORDS {
        return text.to_owned();
    }
    let cut: String = text.chars().take(WORDS).collect();
    let whole = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(words, _)| words);
    format!("{whole} …")
}

fn json(mark: &Mark) -> String {
    super::columns::json(mark)
}
