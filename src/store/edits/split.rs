//! A programme row that lists several items, split into a row for each: the first stays the
//! row that it was, with all its past; the others go on from it. One edit.

use rusqlite::{OptionalExtension, Transaction, named_params};

use super::carry_out;
use super::kinds::{READS, ROW_ADDED, ROW_DAY, ROW_DROPPED, ROW_ORDER, ROW_TENTATIVE};
use super::marks::Wish;
use super::programme::{id_of, told_now, value};
use super::rows::named;
use crate::domain::fold;
use crate::store::by_hand::{Order, Over};
use crate::store::columns::json;
use crate::store::open::writing;
use crate::store::programme::{make_row, told_last};
use crate::store::year::Carried;
use crate::store::{Error, Hand, Store, Target, corrections};

/// What the paper says of the row that is split.
struct Whole {
    committee: i64,
    year: i64,
    item: String,
    actions: Option<String>,
    progress: Option<String>,
    lead: Option<String>,
}

impl Store {
    /// Splits a row into a row for each of these items, which are its own words, and says
    /// the keys of the new ones.
    pub fn split_row(
        &mut self,
        row: i64,
        items: &[String],
        hand: &Hand,
    ) -> Result<Vec<i64>, Error> {
        let tidy = |item: &String| item.split_whitespace().collect::<Vec<_>>().join(" ");
        let items: Vec<String> = items
            .iter()
            .map(tidy)
            .filter(|item| !item.is_empty())
            .collect();
        let [first, others @ ..] = items.as_slice() else {
            return Err(too_few());
        };
        if others.is_empty() {
            return Err(too_few());
        }
        let tx = writing(&mut self.edits)?;
        let (_, id, what) = named(&tx, Target::Programme(row))?;
        let whole = whole(&tx, row)?;
        if letters(&items.join(" ")) != letters(&whole.item) {
            return Err(Error::Unknown(format!(
                "the items together are not the words of the row, “{}”; put only the marks \
                 between them",
                whole.item
            )));
        }
        let told = told_now(&tx, row)?;
        let day = match value::<Over<Option<jiff::civil::Date>>>(&tx, ROW_DAY, &id)? {
            Some(said) => said.mine,
            None => told.as_ref().and_then(|told| told.day),
        };
        let tentative = match value::<Over<bool>>(&tx, ROW_TENTATIVE, &id)? {
            Some(said) => said.mine,
            None => told.as_ref().is_some_and(|told| told.tentative),
        };
        let right = corrections::of_item(&tx, row, first)?;
        let mut wishes = vec![Wish::mark(READS, right.0, what.clone(), Some(right.1))];
        let committee = (whole.committee, id_of(&tx, whole.committee)?);
        let mut keys = Vec::new();
        let mut behind = id.clone();
        for item in others {
            let folded = fold::compare(item);
            let held: Option<i64> = tx
                .prepare_cached(
                    "SELECT key FROM programme_rows
                     WHERE committee = :committee AND year = :year AND folded = :folded",
                )?
                .query_row(
                    named_params! {
                        ":committee": whole.committee, ":year": whole.year, ":folded": folded,
                    },
                    |row| row.get(0),
                )
                .optional()?;
            let key = match held {
                Some(key) if key == row || keys.contains(&key) => return Err(too_few()),
                Some(key) => key,
                None => make_row(&tx, (committee.0, &committee.1), whole.year, &folded, item)?,
            };
            let (_, own, _) = named(&tx, Target::Programme(key))?;
            let from = Carried {
                from: id.clone(),
                actions: whole.actions.clone(),
                progress: whole.progress.clone(),
                lead: whole.lead.clone(),
                is_part: true,
            };
            let mark =
                |kind, said: Option<String>| Wish::mark(kind, own.clone(), what.clone(), said);
            wishes.push(mark(ROW_ADDED, Some(json(&from))));
            wishes.push(mark(
                ROW_DAY,
                Some(json(&Over {
                    mine: day,
                    paper: None,
                })),
            ));
            if tentative {
                let over = Over {
                    mine: true,
                    paper: None,
                };
                wishes.push(mark(ROW_TENTATIVE, Some(json(&over))));
            }
            let order = Order {
                behind: Some(behind),
            };
            wishes.push(mark(ROW_ORDER, Some(json(&order))));
            wishes.push(Wish::nothing(ROW_DROPPED, own.clone(), what.clone()));
            behind = own;
            keys.push(key);
        }
        carry_out(&tx, hand, "split", wishes)?;
        tx.commit()?;
        Ok(keys)
    }
}

fn too_few() -> Error {
    Error::Unknown("name two items or more, each once, by the row’s own words".to_owned())
}

/// Letters and figures alone: marks between items may go.
fn letters(words: &str) -> String {
    let folded = fold::compare(words);
    folded
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect()
}

fn whole(tx: &Transaction, row: i64) -> Result<Whole, Error> {
    let shown = corrections::put("programme_rows.id", "item");
    let led = corrections::shown("programme_rows.id", "lead", "told_rows.lead");
    let told = told_last("programme_rows.key");
    Ok(tx.query_row(
        &format!(
            "SELECT programme_rows.committee, programme_rows.year,
                    coalesce({shown}, told_rows.item, programme_rows.item) AS item,
                    told_rows.actions, told_rows.progress, {led} AS lead
             FROM programme_rows
             LEFT JOIN told_rows ON told_rows.key = {told}
             WHERE programme_rows.key = :row"
        ),
        named_params! { ":row": row },
        |row| {
            Ok(Whole {
                committee: row.get("committee")?,
                year: row.get("year")?,
                item: row.get("item")?,
                actions: row.get("actions")?,
                progress: row.get("progress")?,
                lead: row.get("lead")?,
            })
        },
    )?)
}
