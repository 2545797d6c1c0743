//! Actions that a person takes down, at the meeting or after it, before its minutes are
//! held. When they come, a clause that says the same is that action.

use jiff::civil::Date;
use rusqlite::{OptionalExtension, named_params};

use super::carry_out;
use super::kinds::{DUE, OWNER, TAKEN_DOWN};
use super::marks::Wish;
use super::rows::named;
use crate::domain::fold;
use crate::store::columns::json;
use crate::store::committees::free_id;
use crate::store::open::writing;
use crate::store::{Error, Hand, Store, Target};

/// An action that a person takes down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAction {
    /// The words.
    pub text: String,
    /// The item of the meeting that it belongs to, by the store's key.
    pub item: Option<i64>,
    /// Who is to do it.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<Date>,
}

impl Store {
    /// Takes an action of a meeting down, and says its key. One of the same words that
    /// is held already is that action.
    pub fn take_down(&mut self, meeting: i64, new: &NewAction, hand: &Hand) -> Result<i64, Error> {
        self.take_down_from(meeting, new, None, "take down", hand)
    }

    /// The same of words that a paper has: what the mark says of their place.
    pub(in crate::store) fn take_down_from(
        &mut self,
        meeting: i64,
        new: &NewAction,
        from: Option<String>,
        verb: &str,
        hand: &Hand,
    ) -> Result<i64, Error> {
        let text = new.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let folded = fold::compare(&text);
        if folded.is_empty() {
            return Err(Error::Unknown(
                "an action needs words; type them and repeat".to_owned(),
            ));
        }
        let tx = writing(&mut self.edits)?;
        let held: Option<i64> = tx
            .prepare_cached(
                "SELECT key FROM clauses
                 WHERE meeting = :meeting AND folded = :folded ORDER BY key LIMIT 1",
            )?
            .query_row(
                named_params! { ":meeting": meeting, ":folded": folded },
                |row| row.get(0),
            )
            .optional()?;
        let key = if let Some(key) = held {
            key
        } else {
            let meeting_id: Option<String> = tx
                .query_row(
                    "SELECT id FROM meetings WHERE key = :meeting",
                    named_params! { ":meeting": meeting },
                    |row| row.get(0),
                )
                .optional()?;
            let Some(meeting_id) = meeting_id else {
                return Err(Error::Unknown(
                    "that meeting is not held any more; look again and repeat".to_owned(),
                ));
            };
            let hint: Option<String> = tx
                .query_row(
                    "SELECT folded FROM items WHERE key = :item",
                    named_params! { ":item": new.item },
                    |row| row.get(0),
                )
                .optional()?;
            let hint = hint.unwrap_or_default();
            let id = free_id(
                &tx,
                "clauses",
                &[&[&meeting_id, &folded], &[&meeting_id, &folded, &hint]],
            )?;
            tx.prepare_cached(
                "INSERT INTO clauses (id, meeting, item, folded, hint, text, tracked)
                 VALUES (:id, :meeting, :item, :folded, :hint, :text, 1)",
            )?
            .execute(named_params! {
                ":id": id, ":meeting": meeting, ":item": new.item, ":folded": folded,
                ":hint": hint, ":text": text,
            })?;
            tx.last_insert_rowid()
        };
        let (_, id, what) = named(&tx, Target::Action(key))?;
        let mut wishes = vec![Wish::mark(
            TAKEN_DOWN,
            id.clone(),
            what.clone(),
            Some(from.unwrap_or_else(|| json(&text))),
        )];
        if let Some(owner) = &new.owner {
            wishes.push(Wish::mark(
                OWNER,
                id.clone(),
                what.clone(),
                Some(json(owner)),
            ));
        }
        if let Some(due) = new.due {
            wishes.push(Wish::mark(DUE, id, what, Some(json(&due))));
        }
        carry_out(&tx, hand, verb, wishes)?;
        tx.commit()?;
        Ok(key)
    }
}
