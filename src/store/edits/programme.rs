//! Edits of the work programme: a row goes to another day, becomes firm or tentative, is
//! dropped, put behind another, added; and what a person and a newer paper say apart.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rusqlite::{OptionalExtension, Transaction, named_params};

use super::carry_out;
use super::kinds::{READS, ROW_ADDED, ROW_DAY, ROW_DROPPED, ROW_ORDER, ROW_TENTATIVE};
use super::marks::{Mark, Wish};
use super::rows::{named, standing};
use crate::domain::fold;
use crate::store::by_hand::{Dropped, Order, Over};
use crate::store::columns::{date, from_json, json};
use crate::store::corrections::PutRight;
use crate::store::desk::{ProgrammeLine, Right};
use crate::store::open::writing;
use crate::store::planned::municipal_year;
use crate::store::programme::{make_row, newest_of, told_last, worked_on};
use crate::store::{Error, Hand, Store, Target};

/// A row that a person adds to a work programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRow {
    /// The item.
    pub item: String,
    /// The meeting's day; `None`: not yet scheduled.
    pub day: Option<Date>,
    /// To be confirmed.
    pub tentative: bool,
}

/// What the newest paper that tells a row says of it.
pub(super) struct Told {
    pub day: Option<Date>,
    pub tentative: bool,
    document: String,
}

impl Store {
    /// Puts rows on another day, or with `None` among what is not yet scheduled. Where the
    /// paper says that day already, the person's word is taken back.
    pub fn move_rows(&mut self, rows: &[i64], day: Option<Date>, hand: &Hand) -> Result<(), Error> {
        self.edit_rows(rows, "move", hand, |told, id, what| {
            let paper = told.map(|told| told.day);
            if paper == Some(day) {
                Wish::nothing(ROW_DAY, id, what)
            } else {
                let over = Over { mine: day, paper };
                Wish::mark(ROW_DAY, id, what, Some(json(&over)))
            }
        })
    }

    /// Calls rows tentative, or firm.
    pub fn set_tentative(
        &mut self,
        rows: &[i64],
        tentative: bool,
        hand: &Hand,
    ) -> Result<(), Error> {
        let verb = if tentative { "tentative" } else { "firm" };
        self.edit_rows(rows, verb, hand, |told, id, what| {
            let paper = told.map(|told| told.tentative);
            if paper == Some(tentative) {
                Wish::nothing(ROW_TENTATIVE, id, what)
            } else {
                let over = Over {
                    mine: tentative,
                    paper,
                };
                Wish::mark(ROW_TENTATIVE, id, what, Some(json(&over)))
            }
        })
    }

    /// Drops rows from the programme, with a reason; they stay in sight as dropped.
    pub fn drop_rows(
        &mut self,
        rows: &[i64],
        reason: Option<&str>,
        hand: &Hand,
    ) -> Result<(), Error> {
        self.edit_rows(rows, "drop", hand, |told, id, what| {
            let dropped = Dropped {
                reason: reason.map(ToOwned::to_owned),
                paper: told.map(|told| told.document),
            };
            Wish::mark(ROW_DROPPED, id, what, Some(json(&dropped)))
        })
    }

    /// Takes dropped rows back into the programme.
    pub fn take_up_rows(&mut self, rows: &[i64], hand: &Hand) -> Result<(), Error> {
        self.edit_rows(rows, "take up", hand, |_, id, what| {
            Wish::nothing(ROW_DROPPED, id, what)
        })
    }

    /// Puts a row behind another of its day, or before all of them.
    pub fn order_row(&mut self, row: i64, behind: Option<i64>, hand: &Hand) -> Result<(), Error> {
        let tx = writing(&mut self.edits)?;
        let (_, id, what) = named(&tx, Target::Programme(row))?;
        let behind = behind
            .map(|behind| named(&tx, Target::Programme(behind)).map(|(_, id, _)| id))
            .transpose()?;
        if behind.as_ref() == Some(&id) {
            return Err(Error::Unknown(
                "a row cannot stand behind itself; name another".to_owned(),
            ));
        }
        let order = json(&Order { behind });
        let wish = Wish::mark(ROW_ORDER, id, what, Some(order));
        carry_out(&tx, hand, "order", vec![wish])?;
        tx.commit()?;
        Ok(())
    }

    /// Adds a row to a committee's programme, and says its key. A row of the same year and
    /// words that is held already is that row.
    pub fn add_row(&mut self, committee: i64, new: &NewRow, hand: &Hand) -> Result<i64, Error> {
        let item = new.item.split_whitespace().collect::<Vec<_>>().join(" ");
        let folded = fold::compare(&item);
        if folded.is_empty() {
            return Err(Error::Unknown(
                "a row needs the words of its item; type them and repeat".to_owned(),
            ));
        }
        let tx = writing(&mut self.edits)?;
        let year = year_of(&tx, committee, new.day, hand.day)?;
        let held: Option<i64> = tx
            .prepare_cached(
                "SELECT key FROM programme_rows
                 WHERE committee = :committee AND year = :year AND folded = :folded",
            )?
            .query_row(
                named_params! { ":committee": committee, ":year": year, ":folded": folded },
                |row| row.get(0),
            )
            .optional()?;
        let row = match held {
            Some(row) => row,
            None => make_row(
                &tx,
                (committee, &id_of(&tx, committee)?),
                year,
                &folded,
                &item,
            )?,
        };
        let (_, id, what) = named(&tx, Target::Programme(row))?;
        let day = Over {
            mine: new.day,
            paper: None,
        };
        let mut wishes = vec![
            Wish::mark(ROW_ADDED, id.clone(), what.clone(), None),
            Wish::mark(ROW_DAY, id.clone(), what.clone(), Some(json(&day))),
            Wish::nothing(ROW_DROPPED, id.clone(), what.clone()),
        ];
        if new.tentative {
            let tentative = Over {
                mine: true,
                paper: None,
            };
            wishes.push(Wish::mark(ROW_TENTATIVE, id, what, Some(json(&tentative))));
        }
        carry_out(&tx, hand, "add", wishes)?;
        tx.commit()?;
        Ok(row)
    }

    /// Takes what the newest paper says of rows, where it and the person differ.
    pub fn take_paper(&mut self, rows: &[i64], hand: &Hand) -> Result<(), Error> {
        let tx = writing(&mut self.edits)?;
        let mut wishes = Vec::new();
        for &row in rows {
            let (_, id, what) = named(&tx, Target::Programme(row))?;
            for kind in [ROW_DAY, ROW_TENTATIVE, ROW_DROPPED] {
                wishes.push(Wish::nothing(kind, id.clone(), what.clone()));
            }
        }
        for (line, right) in readings(&tx, rows)? {
            wishes.push(Wish::nothing(READS, right.mark, line.item));
        }
        carry_out(&tx, hand, "take the paper's", wishes)?;
        tx.commit()?;
        Ok(())
    }

    /// Keeps what the person says of rows, though a newer paper says otherwise: it is not
    /// shown as differing any more.
    pub fn keep_mine(&mut self, rows: &[i64], hand: &Hand) -> Result<(), Error> {
        let tx = writing(&mut self.edits)?;
        let mut wishes = Vec::new();
        for &row in rows {
            let (_, id, what) = named(&tx, Target::Programme(row))?;
            let Some(told) = told_now(&tx, row)? else {
                continue;
            };
            if let Some(mut over) = value::<Over<Option<Date>>>(&tx, ROW_DAY, &id)? {
                over.paper = Some(told.day);
                let over = Some(json(&over));
                wishes.push(Wish::mark(ROW_DAY, id.clone(), what.clone(), over));
            }
            if let Some(mut over) = value::<Over<bool>>(&tx, ROW_TENTATIVE, &id)? {
                over.paper = Some(told.tentative);
                let over = Some(json(&over));
                wishes.push(Wish::mark(ROW_TENTATIVE, id.clone(), what.clone(), over));
            }
            if let Some(mut dropped) = value::<Dropped>(&tx, ROW_DROPPED, &id)? {
                dropped.paper = Some(told.document);
                wishes.push(Wish::mark(ROW_DROPPED, id, what, Some(json(&dropped))));
            }
        }
        for (line, right) in readings(&tx, rows)? {
            let said: Option<PutRight> = value(&tx, READS, &right.mark)?;
            let mut said = said.unwrap_or_default();
            said.read = right.told.unwrap_or_default();
            if let Some(source) = line.source {
                said.document = source.document;
                said.place = source.place;
            }
            wishes.push(Wish::mark(READS, right.mark, line.item, Some(json(&said))));
        }
        carry_out(&tx, hand, "keep mine", wishes)?;
        tx.commit()?;
        Ok(())
    }

    fn edit_rows(
        &mut self,
        rows: &[i64],
        verb: &str,
        hand: &Hand,
        wish: impl Fn(Option<Told>, String, String) -> Wish,
    ) -> Result<(), Error> {
        let tx = writing(&mut self.edits)?;
        let mut wishes = Vec::with_capacity(rows.len());
        for &row in rows {
            let (_, id, what) = named(&tx, Target::Programme(row))?;
            wishes.push(wish(told_now(&tx, row)?, id, what));
        }
        carry_out(&tx, hand, verb, wishes)?;
        tx.commit()?;
        Ok(())
    }
}

/// What was put right of rows and reads otherwise in the newest paper, each mark once.
fn readings(tx: &Transaction, rows: &[i64]) -> Result<Vec<(ProgrammeLine, Right)>, Error> {
    let mut of = tx.prepare_cached("SELECT committee FROM programme_rows WHERE key = :row")?;
    let committees = rows.iter().map(|row| {
        let key: i64 = of.query_row(named_params! { ":row": row }, |row| row.get(0))?;
        Ok(key)
    });
    let committees: BTreeSet<i64> = committees.collect::<Result<_, Error>>()?;
    let mut found: Vec<(ProgrammeLine, Right)> = Vec::new();
    for committee in committees {
        for line in worked_on(tx, committee, None)?.lines {
            let is_asked = rows.contains(&line.key);
            for right in line.differing().filter(|_| is_asked) {
                if found.iter().all(|(_, other)| other.mark != right.mark) {
                    found.push((line.clone(), right.clone()));
                }
            }
        }
    }
    Ok(found)
}

/// What stands of a mark of a kind that says something.
pub(super) fn value<T: serde::de::DeserializeOwned>(
    tx: &Transaction,
    kind: &str,
    id: &str,
) -> Result<Option<T>, Error> {
    let mark: Option<Mark> = from_json(standing(tx, kind, id)?.as_deref());
    Ok(mark.and_then(|mark| from_json(mark.value.as_deref())))
}

/// What the newest paper that tells a row says of it; `None` where none does.
pub(super) fn told_now(tx: &Transaction, row: i64) -> Result<Option<Told>, Error> {
    Ok(tx
        .prepare_cached(&format!(
            "SELECT told_rows.topic, told_rows.date, told_rows.tentative, documents.id
             FROM told_rows
             JOIN told_programmes ON told_programmes.key = told_rows.programme
             JOIN documents ON documents.key = told_programmes.document
             WHERE told_rows.key = {}",
            told_last(":row")
        ))?
        .query_row(named_params! { ":row": row }, |row| {
            let topic: bool = row.get("topic")?;
            Ok(Told {
                day: if topic { None } else { date(row, "date")? },
                tentative: row.get("tentative")?,
                document: row.get("id")?,
            })
        })
        .optional()?)
}

/// The municipal year of a row: that of its day, else of the newest programme.
fn year_of(tx: &Transaction, committee: i64, day: Option<Date>, today: Date) -> Result<i64, Error> {
    if let Some(day) = day {
        return Ok(municipal_year(day).into());
    }
    let newest: Option<i64> = tx
        .prepare_cached(&format!(
            "SELECT year FROM told_programmes WHERE key = {}",
            newest_of(":committee")
        ))?
        .query_row(named_params! { ":committee": committee }, |row| row.get(0))
        .optional()?;
    Ok(newest.unwrap_or_else(|| municipal_year(today).into()))
}

/// The public id of a committee.
pub(super) fn id_of(tx: &Transaction, committee: i64) -> Result<String, Error> {
    tx.query_row(
        "SELECT id FROM committees WHERE key = :committee",
        named_params! { ":committee": committee },
        |row| row.get(0),
    )
    .optional()?
    .ok_or_else(|| {
        Error::Unknown("that committee is not held any more; look again and repeat".to_owned())
    })
}
