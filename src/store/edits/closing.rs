//! Edits of an action itself: closing and opening it again, its lead officer, its day.

use jiff::civil::Date;
use rusqlite::{OptionalExtension, Transaction, named_params};

use super::kinds::{CLOSED, DUE, OWNER};
use super::marks::Wish;
use super::{carry_out, rows};
use crate::store::by_hand::{Closing, How};
use crate::store::columns::json;
use crate::store::open::writing;
use crate::store::{Error, Hand, Store};

impl Store {
    /// Closes actions. Several are one edit, undone together.
    pub fn close(&mut self, actions: &[i64], closing: &Closing, hand: &Hand) -> Result<(), Error> {
        let tx = writing(&mut self.edits)?;
        let mut wishes = Vec::with_capacity(actions.len());
        for &key in actions {
            let (id, what) = rows::action(&tx, key)?;
            if closing.how == How::Merged && closing.with.as_ref() == Some(&id) {
                return Err(Error::Unknown(format!(
                    "“{}” cannot be merged with itself; name the action that it goes on as",
                    super::sentences::shorten(&what)
                )));
            }
            if goes_on_as(&tx, closing, &id)? {
                return Err(Error::Unknown(format!(
                    "the action that “{}” would go on as is itself merged with it; open that one \
                     again first",
                    super::sentences::shorten(&what)
                )));
            }
            wishes.push(Wish::mark(CLOSED, id, what, Some(json(closing))));
        }
        carry_out(&tx, hand, "close", wishes)?;
        tx.commit()?;
        Ok(())
    }

    /// Opens actions again: how they were closed is taken away, and a tick too.
    pub fn reopen(&mut self, actions: &[i64], hand: &Hand) -> Result<(), Error> {
        let tx = writing(&mut self.edits)?;
        let mut wishes = Vec::with_capacity(2 * actions.len());
        for &key in actions {
            let (id, what) = rows::action(&tx, key)?;
            wishes.push(Wish::nothing(CLOSED, id.clone(), what.clone()));
            wishes.push(Wish::nothing("action", id, what));
        }
        carry_out(&tx, hand, "reopen", wishes)?;
        tx.commit()?;
        Ok(())
    }

    /// Whether a person closed or ticked one of these actions.
    pub fn is_closed(&self, actions: &[i64]) -> Result<bool, Error> {
        let mut statement = self.edits.prepare_cached(
            "SELECT 1 FROM clauses JOIN marks ON marks.id = clauses.id
             WHERE clauses.key = :key AND marks.kind IN ('closed', 'action')",
        )?;
        for action in actions {
            if statement.exists(named_params! { ":key": action })? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Says who is to do it; `None` takes that back, and what the papers say stands.
    pub fn set_owner(
        &mut self,
        actions: &[i64],
        owner: Option<&str>,
        hand: &Hand,
    ) -> Result<(), Error> {
        let verb = if owner.is_some() { "owner" } else { "no owner" };
        self.say(actions, OWNER, owner.map(json).as_deref(), verb, hand)
    }

    /// Says by when it is to be done; `None` takes that back, and what the papers say
    /// stands.
    pub fn set_due(
        &mut self,
        actions: &[i64],
        due: Option<Date>,
        hand: &Hand,
    ) -> Result<(), Error> {
        let verb = if due.is_some() { "due" } else { "no due" };
        self.say(
            actions,
            DUE,
            due.map(|due| json(&due)).as_deref(),
            verb,
            hand,
        )
    }

    fn say(
        &mut self,
        actions: &[i64],
        kind: &'static str,
        value: Option<&str>,
        verb: &str,
        hand: &Hand,
    ) -> Result<(), Error> {
        let tx = writing(&mut self.edits)?;
        let mut wishes = Vec::with_capacity(actions.len());
        for &key in actions {
            let (id, what) = rows::action(&tx, key)?;
            wishes.push(match value {
                Some(value) => Wish::mark(kind, id, what, Some(value.to_owned())),
                None => Wish::nothing(kind, id, what),
            });
        }
        carry_out(&tx, hand, verb, wishes)?;
        tx.commit()?;
        Ok(())
    }
}

/// Whether what an action is to be merged with is merged with that action in its turn, by
/// whatever way round.
fn goes_on_as(tx: &Transaction, closing: &Closing, id: &str) -> Result<bool, Error> {
    let mut merged = tx.prepare_cached(
        "SELECT json_extract(value, '$.with') FROM marks
         WHERE kind = 'closed' AND id = :id AND json_extract(value, '$.how') = 'merged'",
    )?;
    let mut met: Vec<String> = Vec::new();
    let mut next = closing.with.clone().filter(|_| closing.how == How::Merged);
    while let Some(with) = next.filter(|with| !met.contains(with)) {
        if with == id {
            return Ok(true);
        }
        let at = named_params! { ":id": with };
        next = merged
            .query_row(at, |row| row.get::<_, Option<String>>(0))
            .optional()?
            .flatten();
        met.push(with);
    }
    Ok(false)
}
