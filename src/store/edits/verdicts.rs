//! Edits of a history: what a person says of a trace, traces that a person adds, and
//! which promises say the same.

use rusqlite::{Transaction, named_params};

use super::carry_out;
use super::kinds::{ADDED, SAME, TRACE};
use super::marks::Wish;
use super::rows::{action, standing};
use crate::store::columns::json;
use crate::store::open::writing;
use crate::store::threads::{self, Anchor};
use crate::store::{Error, Hand, Store};

/// What a person says of a trace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judgement {
    /// It is one.
    Confirmed,
    /// It is none.
    Refused,
    /// Nothing any more: what matching found stands as it was.
    TakenBack,
}

impl Judgement {
    fn verb(self) -> &'static str {
        match self {
            Judgement::Confirmed => "confirm",
            Judgement::Refused => "refuse",
            Judgement::TakenBack => "take back",
        }
    }
}

impl Store {
    /// Says of a trace that it is one, or none, or takes that back. Promises that say
    /// the same share their traces: of the actions that are named, those that have this
    /// trace are meant, in one edit; of all but the first it holds while they stand as one.
    /// A trace that a person added goes with its refusal.
    pub fn judge(
        &mut self,
        actions: &[i64],
        trace: &str,
        judgement: Judgement,
        hand: &Hand,
    ) -> Result<(), Error> {
        let tx = writing(&mut self.edits)?;
        let mut wishes = Vec::new();
        let mut first: Option<String> = None;
        for &key in actions {
            let (id, _) = action(&tx, key)?;
            let judged = judged(&tx, key, &id, trace, judgement, first.as_deref())?;
            if !judged.is_empty() {
                first.get_or_insert(id);
            }
            wishes.extend(judged);
        }
        if wishes.is_empty() {
            return Err(Error::Unknown(
                "that trace is not held any more; look again and repeat".to_owned(),
            ));
        }
        carry_out(&tx, hand, judgement.verb(), wishes)?;
        tx.commit()?;
        Ok(())
    }

    /// Adds a trace that matching did not find: an item, a row of a programme or a
    /// clause of minutes, by its public id. Where matching did find that place, it is
    /// confirmed.
    pub fn add_trace(&mut self, actions: &[i64], place: &str, hand: &Hand) -> Result<(), Error> {
        let tx = writing(&mut self.edits)?;
        let Some(added) = threads::place(&tx, place)? else {
            return Err(Error::Unknown(format!(
                "“{place}” is no item, programme row or clause of minutes that a paper tells; \
                 matters show agenda, show programme and show minutes list them"
            )));
        };
        let mut wishes = Vec::new();
        for &key in actions {
            let (id, what) = action(&tx, key)?;
            if id == place {
                return Err(Error::Unknown(format!(
                    "“{}” is no trace of itself; name the place where it turns up again",
                    super::sentences::shorten(&what)
                )));
            }
            if added.is_said_at(meeting(&tx, key)?) {
                return Err(Error::Unknown(format!(
                    "“{}” is of the meeting at which it was asked; name the place where it turns \
                     up again",
                    super::sentences::shorten(added.text())
                )));
            }
            let found = threads::anchors(&tx, key)?;
            wishes.push(match found.into_iter().find(|found| added.is_at(found)) {
                Some(found) => verdict(&id, found, Judgement::Confirmed),
                None => Wish::mark(
                    ADDED,
                    format!("{id}/{place}"),
                    added.text().to_owned(),
                    Some(json(&added.anchor())),
                ),
            });
        }
        carry_out(&tx, hand, "trace", wishes)?;
        tx.commit()?;
        Ok(())
    }

    /// Joins promises of one meeting that say the same, with all that these are joined
    /// with already.
    pub fn join(&mut self, actions: &[i64], hand: &Hand) -> Result<(), Error> {
        let tx = writing(&mut self.edits)?;
        let groups = threads::groups(&tx, actions)?;
        if actions.len() < 2 {
            return Err(Error::Unknown(
                "one action alone cannot be joined; name two or more that say the same".to_owned(),
            ));
        }
        if groups
            .iter()
            .any(|group| group.meeting != groups[0].meeting)
        {
            return Err(Error::Unknown(
                "promises of two meetings are not joined; close one as merged with the other"
                    .to_owned(),
            ));
        }
        let mut wishes = Vec::new();
        for (at, group) in groups.iter().enumerate() {
            for other in groups.iter().skip(at + 1) {
                for (id, what) in &group.members {
                    for (beside, _) in &other.members {
                        if !group.members.iter().any(|(own, _)| own == beside) {
                            wishes.push(pair(id, beside, what, threads::JOINED));
                        }
                    }
                }
            }
        }
        if wishes.is_empty() {
            return Err(Error::Unknown(
                "those are told as one already; there is nothing to join".to_owned(),
            ));
        }
        carry_out(&tx, hand, "join", wishes)?;
        tx.commit()?;
        Ok(())
    }

    /// Parts promises from those that they are joined with: each stands alone.
    pub fn part(&mut self, actions: &[i64], hand: &Hand) -> Result<(), Error> {
        let tx = writing(&mut self.edits)?;
        let mut wishes = Vec::new();
        for group in threads::groups(&tx, actions)? {
            let own = &group.members[group.of];
            for (beside, _) in &group.members {
                if *beside != own.0 {
                    wishes.push(pair(&own.0, beside, &own.1, threads::PARTED));
                }
            }
        }
        if wishes.is_empty() {
            return Err(Error::Unknown(
                "nothing says the same as that action; there is nothing to part it from".to_owned(),
            ));
        }
        carry_out(&tx, hand, "part", wishes)?;
        tx.commit()?;
        Ok(())
    }
}

/// The meeting of an action.
fn meeting(tx: &Transaction, key: i64) -> Result<i64, Error> {
    let of_clause = "SELECT meeting FROM clauses WHERE key = :key";
    let mut statement = tx.prepare_cached(of_clause)?;
    Ok(statement.query_row(named_params! { ":key": key }, |row| row.get(0))?)
}

/// What is to be done for one action.
fn judged(
    tx: &Transaction,
    key: i64,
    id: &str,
    trace: &str,
    judgement: Judgement,
    with: Option<&str>,
) -> Result<Vec<Wish>, Error> {
    let mut wishes = Vec::new();
    let mut places = vec![trace.to_owned()];
    let found = threads::anchors(tx, key)?;
    if let Some(found) = found.into_iter().find(|found| found.id == trace) {
        places.extend(found.home.clone());
        let found = Anchor {
            with: with.map(str::to_owned),
            ..found
        };
        wishes.push(verdict(id, found, judgement));
    } else if judgement == Judgement::TakenBack {
        // What was said of a place that is gone can be taken back too.
        let said = format!("{id}/{trace}");
        if standing(tx, TRACE, &said)?.is_some() {
            wishes.push(Wish::nothing(TRACE, said, trace.to_owned()));
        }
    }
    for place in places {
        let said = format!("{id}/{place}");
        if standing(tx, ADDED, &said)?.is_none() {
            continue;
        }
        let what = threads::place(tx, &place)?.map_or(place, |added| added.text().to_owned());
        match judgement {
            // It is confirmed as it stands.
            Judgement::Confirmed => {
                let kept = threads::added_value(tx, &said)?;
                wishes.push(Wish::mark(ADDED, said, what, kept));
            }
            Judgement::Refused | Judgement::TakenBack => {
                wishes.push(Wish::nothing(ADDED, said, what));
            }
        }
    }
    Ok(wishes)
}

fn verdict(id: &str, found: Anchor, judgement: Judgement) -> Wish {
    let said = format!("{id}/{}", found.id);
    let what = found.text.clone();
    match judgement {
        Judgement::Confirmed => Wish::mark(TRACE, said, what, Some(found.said(threads::CONFIRMED))),
        Judgement::Refused => Wish::mark(TRACE, said, what, Some(found.said(threads::REFUSED))),
        Judgement::TakenBack => Wish::nothing(TRACE, said, what),
    }
}

fn pair(one: &str, other: &str, what: &str, value: &str) -> Wish {
    let (first, second) = if one < other {
        (one, other)
    } else {
        (other, one)
    };
    Wish::mark(
        SAME,
        format!("{first}/{second}"),
        what.to_owned(),
        Some(value.to_owned()),
    )
}
