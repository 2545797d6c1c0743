//! A sentence of a paper that a person makes an action.

use jiff::civil::Date;
use rusqlite::{OptionalExtension, Transaction, named_params};
use serde::{Deserialize, Serialize};

use super::{Field, Subject};
use crate::domain::fold;
use crate::domain::source::Place;
use crate::parse::{charged, date as days, sentence};
use crate::store::columns::{date, json};
use crate::store::edits::NewAction;
use crate::store::jots::is_of_paper;
use crate::store::open::writing;
use crate::store::{Error, Hand, Store};
use crate::thread::due;

/// A sentence of a paper, to be made an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The words as the paper has them.
    pub words: String,
    /// The item under which they stand, by the store's key.
    pub item: i64,
    /// Who is to do it.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<Date>,
    /// Where they stand: the document by the store's key, and the place in it.
    pub place: Option<(i64, Place)>,
}

/// Where the words of an action stand that a person made of a paper's sentence.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(in crate::store) struct From {
    /// The words.
    pub text: String,
    /// The public id of the document.
    pub document: String,
    /// Its name.
    pub name: String,
    /// The place in it.
    #[serde(flatten)]
    pub place: Place,
}

impl Store {
    /// A sentence of an item's papers, with whoever it charges and the day that it names.
    pub fn read_sentence(
        &self,
        item: i64,
        words: &str,
        place: Option<(i64, Place)>,
    ) -> Result<Sentence, Error> {
        let (committee, made) = self.connection.query_row(
            "SELECT meetings.committee, meetings.date FROM items
             JOIN meetings ON meetings.key = items.meeting WHERE items.key = :item",
            named_params! { ":item": item },
            |row| Ok((row.get("committee")?, date(row, "date")?)),
        )?;
        let people = self.chargeable(committee)?;
        let meetings = self.days_of(committee)?;
        let written = match made {
            Some(made) => days::find_all_with_year(words, made),
            None => days::find_all(words),
        };
        let written = written.into_iter().map(|found| found.date).collect();
        let named = due::days(words, written, made, &meetings);
        // A day before the meeting is what the sentence tells of, not when it is to be done.
        let due = named
            .into_iter()
            .find(|day| made.is_none_or(|made| *day > made));
        Ok(Sentence {
            words: words.split_whitespace().collect::<Vec<_>>().join(" "),
            item,
            owner: charged::whom(words, &people),
            due,
            place,
        })
    }

    /// The sentence of an item's papers that somebody typed, or a part of it.
    pub fn sentence_of(&self, item: i64, typed: &str) -> Result<Sentence, Error> {
        let wanted = fold::compare(typed);
        for block in self.item(item)? {
            let Some(source) = block.source.as_ref().filter(|_| is_of_paper(&block)) else {
                continue;
            };
            if wanted.is_empty() || !fold::compare(&block.text).contains(&wanted) {
                continue;
            }
            let whole = sentence::split(&block.text)
                .into_iter()
                .find(|sentence| fold::compare(sentence).contains(&wanted))
                .unwrap_or(&block.text);
            let place = Some((source.document_key, source.place.clone()));
            return self.read_sentence(item, whole, place);
        }
        Err(Error::Unknown(format!(
            "“{typed}” does not stand in that item’s papers; “matters read” prints them"
        )))
    }

    /// Makes a sentence of a paper an action of its meeting, and says its key. Where it is
    /// held as a clause that is none, that becomes one.
    pub fn make_action(&mut self, sentence: &Sentence, hand: &Hand) -> Result<i64, Error> {
        let text = sentence
            .words
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let folded = fold::compare(&text);
        let (meeting, clause) = {
            let tx = writing(&mut self.edits)?;
            let meeting = meeting_of(&tx, sentence.item)?;
            (meeting, clause(&tx, meeting, &folded)?)
        };
        if let Some((key, tracked)) = clause {
            if tracked {
                return Err(Error::Unknown("that is an action already".to_owned()));
            }
            let yes = Some("yes");
            self.correct(&Subject::Action(key), Field::Action, yes, hand)?;
            return Ok(key);
        }
        let from = match &sentence.place {
            Some((document, place)) => {
                let (id, name) = self.connection.query_row(
                    "SELECT id, name FROM documents WHERE key = :key",
                    named_params! { ":key": document },
                    |row| Ok((row.get(0)?, row.get(1)?)),
                )?;
                Some(From {
                    text: text.clone(),
                    document: id,
                    name,
                    place: place.clone(),
                })
            }
            None => None,
        };
        let new = NewAction {
            text,
            item: Some(sentence.item),
            owner: sentence.owner.clone(),
            due: sentence.due,
        };
        let value = from.map(|from| json(&from));
        self.take_down_from(meeting, &new, value, "make", hand)
    }
}

fn meeting_of(tx: &Transaction, item: i64) -> Result<i64, Error> {
    tx.query_row(
        "SELECT meeting FROM items WHERE key = :item",
        named_params! { ":item": item },
        |row| row.get(0),
    )
    .optional()?
    .ok_or_else(|| {
        Error::Unknown("that item is not held any more; look again and repeat".to_owned())
    })
}

/// The clause of these words, and whether it is an action.
fn clause(tx: &Transaction, meeting: i64, folded: &str) -> Result<Option<(i64, bool)>, Error> {
    Ok(tx
        .prepare_cached(
            "SELECT key, tracked FROM clauses
             WHERE meeting = :meeting AND folded = :folded AND coalesce(clause, task) IS NOT NULL
             ORDER BY tracked DESC, key LIMIT 1",
        )?
        .query_row(
            named_params! { ":meeting": meeting, ":folded": folded },
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?)
}
