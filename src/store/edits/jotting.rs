//! Edits of a person's own preparation: notes, questions, flags, interests to declare.
//!
//! What is still being written is kept too, outside the journal: a key more is no edit,
//! and yet nothing typed is lost.

use rusqlite::{Transaction, named_params};

use super::carry_out;
use super::marks::{Mark, Wish};
use super::rows::{named, place_of, standing};
use crate::domain::identity;
use crate::store::columns::{from_json, json};
use crate::store::jots::{DRAFT, Draft, JotKind, Written};
use crate::store::open::writing;
use crate::store::{Error, Hand, Store, Target};

/// Where something is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// Anew, on a row.
    On(Target),
    /// Over what has this public id.
    Held(String),
}

impl Store {
    /// Writes a note, a question, a flag or an interest; over what is held already, or
    /// anew. Answers its public id. What was kept of its writing goes.
    pub fn jot(
        &mut self,
        spot: &Spot,
        kind: JotKind,
        written: &Written,
        hand: &Hand,
    ) -> Result<String, Error> {
        let tx = writing(&mut self.edits)?;
        let (id, what) = match spot {
            Spot::Held(id) => (id.clone(), row_words(&tx, kind, id)?),
            Spot::On(target) => {
                let (_, own, what) = named(&tx, *target)?;
                (fresh(&tx, &own, kind, written)?, what)
            }
        };
        let before: Option<Mark> = from_json(standing(&tx, kind.name(), &id)?.as_deref());
        let before = before.map(|mark| from_json::<Written>(mark.value.as_deref()));
        let verb = match before {
            None => kind.name(),
            Some(before) if before.put != written.put && written.put => "put",
            Some(before) if before.put != written.put => "not put",
            Some(_) => "reword",
        };
        let wish = Wish::mark(kind.name(), id.clone(), what, Some(json(written)));
        carry_out(&tx, hand, verb, vec![wish])?;
        forget_draft(&tx, &draft_id(&tx, spot, kind, written)?)?;
        tx.commit()?;
        Ok(id)
    }

    /// Takes away what has these public ids; several are one edit.
    pub fn unjot(&mut self, jots: &[(JotKind, String)], hand: &Hand) -> Result<(), Error> {
        let tx = writing(&mut self.edits)?;
        let mut wishes = Vec::with_capacity(jots.len());
        for (kind, id) in jots {
            let what = row_words(&tx, *kind, id)?;
            wishes.push(Wish::nothing(kind.name(), id.clone(), what));
            forget_draft(&tx, id)?;
        }
        carry_out(&tx, hand, "remove", wishes)?;
        tx.commit()?;
        Ok(())
    }

    /// Keeps what is being written, as far as it has come.
    pub fn keep_draft(
        &mut self,
        spot: &Spot,
        kind: JotKind,
        written: &Written,
        hand: &Hand,
    ) -> Result<(), Error> {
        let tx = writing(&mut self.edits)?;
        let id = draft_id(&tx, spot, kind, written)?;
        if written.words.trim().is_empty() {
            forget_draft(&tx, &id)?;
        } else {
            let draft = Draft {
                kind,
                written: written.clone(),
                of: match spot {
                    Spot::Held(id) => Some(id.clone()),
                    Spot::On(_) => None,
                },
            };
            tx.prepare_cached(
                "INSERT OR REPLACE INTO marks (kind, id, at, day, who, value)
                 VALUES (:kind, :id, :at, :day, :who, :value)",
            )?
            .execute(named_params! {
                ":kind": DRAFT, ":id": id, ":at": hand.at.to_string(),
                ":day": hand.day.to_string(), ":who": hand.who, ":value": json(&draft),
            })?;
        }
        tx.commit()?;
        Ok(())
    }

    /// Lets go of what was being written.
    pub fn drop_draft(
        &mut self,
        spot: &Spot,
        kind: JotKind,
        written: &Written,
    ) -> Result<(), Error> {
        let tx = writing(&mut self.edits)?;
        forget_draft(&tx, &draft_id(&tx, spot, kind, written)?)?;
        tx.commit()?;
        Ok(())
    }
}

/// The id of what is written anew on a row. A row, or words of it, has one flag and one
/// interest; notes and questions count up, and no number is given twice, since an undo
/// may bring its bearer back.
fn fresh(tx: &Transaction, own: &str, kind: JotKind, written: &Written) -> Result<String, Error> {
    Ok(match kind {
        JotKind::Interest => format!("{own}/i"),
        JotKind::Flag => match &written.beside {
            Some(beside) => format!("{own}/f{}", identity::id(&[&beside.words])),
            None => format!("{own}/f"),
        },
        JotKind::Note | JotKind::Question => {
            let last: i64 = tx
                .prepare_cached(
                    "SELECT coalesce(max(CAST(substr(id, length(:own) + 2) AS INTEGER)), 0)
                     FROM edit_changes
                     WHERE kind IN ('note', 'question')
                       AND id > :own || '/' AND id < :own || '0'",
                )?
                .query_row(named_params! { ":own": own }, |row| row.get(0))?;
            format!("{own}/{}", last + 1)
        }
    })
}

/// Under which id the writing is kept: that of what is written over, else one of the row,
/// the kind and the words beside.
fn draft_id(
    tx: &Transaction,
    spot: &Spot,
    kind: JotKind,
    written: &Written,
) -> Result<String, Error> {
    Ok(match spot {
        Spot::Held(id) => id.clone(),
        Spot::On(target) => {
            let (_, own, _) = named(tx, *target)?;
            let beside = written.beside.as_ref().map(|beside| beside.words.as_str());
            let id = identity::id(&[kind.name(), beside.unwrap_or_default()]);
            format!("{own}/{id}")
        }
    })
}

fn forget_draft(tx: &Transaction, id: &str) -> Result<(), Error> {
    tx.prepare_cached("DELETE FROM marks WHERE kind = :kind AND id = :id")?
        .execute(named_params! { ":kind": DRAFT, ":id": id })?;
    Ok(())
}

/// The words of the row that something hangs on.
fn row_words(tx: &Transaction, kind: JotKind, id: &str) -> Result<String, Error> {
    let gone = || Error::Unknown(format!("that {} is not held any more", kind.words()));
    let (target, _) = place_of(tx, kind.name(), id)?.ok_or_else(gone)?;
    Ok(named(tx, target)?.2)
}
