//! A person's edits: the append-only journal, what stands of it, undo and redo.

mod begun;
mod closing;
pub(in crate::store) mod correcting;
mod jotting;
mod journal;
pub(in crate::store) mod kinds;
mod lost;
mod marks;
mod programme;
mod progress;
mod rows;
mod sentences;
mod split;
mod taken_down;
mod verdicts;

use rusqlite::{OptionalExtension, Transaction, named_params};

use super::columns::{count, date};
use super::documents::Given;
use super::open::writing;
use super::{Error, Hand, Store, Target, Ticked, Undone};
use marks::Wish;
use rows::{named, place_of, set, standing};
use sentences::{changed_since, sentence};

pub use jotting::Spot;
pub use journal::Entry;
pub use lost::LostWork;
pub(super) use lost::lost;
pub(super) use marks::worked;
pub use programme::NewRow;
pub use taken_down::NewAction;
pub use verdicts::Judgement;

/// One row that an edit changed.
struct Change {
    kind: String,
    id: String,
    before: Option<String>,
    after: Option<String>,
    what: String,
}

impl Store {
    /// Ticks, or takes the tick away. Several rows are one edit, undone together;
    /// rows that are so already are left alone. Says how many were changed.
    pub fn tick(&mut self, targets: &[Target], done: Ticked, hand: &Hand) -> Result<usize, Error> {
        let tx = writing(&mut self.edits)?;
        let mut wishes = Vec::with_capacity(targets.len());
        for target in targets {
            let (kind, id, what) = named(&tx, *target)?;
            wishes.push(match done {
                Ticked::Yes => Wish::mark(kind, id, what, None),
                Ticked::No => Wish::nothing(kind, id, what),
            });
        }
        let star = targets
            .iter()
            .all(|target| matches!(target, Target::Committee(_)));
        let verb = match (done, star) {
            (Ticked::Yes, false) => "tick",
            (Ticked::No, false) => "untick",
            (Ticked::Yes, true) => "star",
            (Ticked::No, true) => "unstar",
        };
        let changed = carry_out(&tx, hand, verb, wishes)?;
        tx.commit()?;
        Ok(changed)
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
        let mut lost = lost(&self.connection)?;
        let told = |id: &String| lost.iter().any(|work| work.id == *id);
        let jots = self.preparation()?.into_iter();
        let beside: Vec<LostWork> = jots
            .filter(|jot| !jot.stands && !told(&jot.id))
            .map(|jot| LostWork::of_jot(&jot))
            .collect();
        lost.extend(beside);
        Ok(lost)
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
        rows::heal(&tx, &changes)?;
        correcting::settle(&tx, &changes, way)?;
        // A paper that was filed elsewhere takes the screen to where it is now.
        let meeting_key = match target {
            Target::Document(_) => place_of(&tx, &first.kind, &first.id)?.and_then(|now| now.1),
            Target::Action(_) | Target::Programme(_) | Target::Item(_) | Target::Committee(_) => {
                meeting_key
            }
        };
        let of = match meeting_key {
            Some(meeting) => Some(tx.query_row(
                "SELECT committee, date FROM meetings WHERE key = :meeting",
                named_params! { ":meeting": meeting },
                |row| Ok((row.get("committee")?, date(row, "date")?)),
            )?),
            None => None,
        };
        tx.commit()?;
        Ok(Some(Undone {
            what,
            target,
            meeting_key,
            of: of.and_then(|(committee, day)| Some((committee, day?))),
        }))
    }
}

/// Enters an edit and does what it wishes for; rows that are so already are left alone,
/// and where all are, there is no edit. Says how many marks it changed.
fn carry_out(tx: &Transaction, hand: &Hand, verb: &str, wishes: Vec<Wish>) -> Result<usize, Error> {
    let mut changes: Vec<Change> = Vec::new();
    for wish in wishes {
        let before = standing(tx, wish.kind, &wish.id)?;
        let twice = changes
            .iter()
            .any(|change| change.kind == wish.kind && change.id == wish.id);
        if !twice && !wish.stands(before.as_deref()) {
            changes.push(Change {
                kind: wish.kind.to_owned(),
                before,
                after: wish.written(hand),
                id: wish.id,
                what: wish.what,
            });
        }
    }
    if changes.is_empty() {
        return Ok(0);
    }
    let edit = enter(tx, hand, verb, None)?;
    for (position, change) in changes.iter().enumerate() {
        write_change(tx, edit, position, change)?;
        set(tx, change, change.after.as_deref())?;
    }
    rows::heal(tx, &changes)?;
    correcting::settle(tx, &changes, Way::Again)?;
    Ok(changes.len())
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

/// Enters that a person filed documents elsewhere: each by its key, with what was given of
/// its place before and after.
pub(super) fn enter_filings(
    tx: &Transaction,
    hand: &Hand,
    filed: &[(i64, Given, Given)],
) -> Result<(), Error> {
    let changed = filed.iter().filter(|(_, before, after)| before != after);
    let mut edit = None;
    for (position, (document, before, after)) in changed.enumerate() {
        let (kind, id, what) = named(tx, Target::Document(*document))?;
        let edit = match edit {
            Some(edit) => edit,
            None => *edit.insert(enter(tx, hand, "refile", None)?),
        };
        let change = Change {
            kind: kind.to_owned(),
            id,
            before: Some(super::columns::json(before)),
            after: Some(super::columns::json(after)),
            what,
        };
        write_change(tx, edit, position, &change)?;
    }
    Ok(())
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
