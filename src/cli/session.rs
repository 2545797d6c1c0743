//! A store with a person at it, and what the words of a command line name there.

use anyhow::{Result, bail};
use jiff::civil::Date;

use crate::cli::args::Arguments;
use crate::cli::named;
use crate::cli::place::Place;
use crate::parse::typed::{self, When};
use crate::store::desk::FindKind;
use crate::store::resolve::Named;
use crate::store::{Hand, Store};

/// A store with a person at it.
pub struct Session {
    /// Where it is, and what day it is.
    pub place: Place,
    /// The store.
    pub store: Store,
    /// The person.
    pub hand: Hand,
}

impl Session {
    /// The session that the arguments name.
    pub fn of(arguments: &Arguments) -> Result<Session> {
        let place = Place::of(arguments)?;
        Ok(Session {
            store: place.store()?,
            hand: place.hand(),
            place,
        })
    }

    /// The action that an id names, or words of its own.
    pub fn action(&self, id: &str) -> Result<i64> {
        match named::row(&self.store, id, &[FindKind::Action])? {
            Named::Action(key) => Ok(key),
            Named::Programme(_) | Named::Item(_) | Named::Meeting(_) | Named::Document(_) => {
                bail!("“{id}” is no action; “matters show actions” lists them with their ids")
            }
        }
    }

    /// That action and those that say the same.
    pub fn actions(&self, id: &str) -> Result<Vec<i64>> {
        Ok(self.store.alike(self.action(id)?)?)
    }

    /// The programme row that an id names, or words of its own.
    pub fn row(&self, id: &str) -> Result<i64> {
        match named::row(&self.store, id, &[FindKind::Programme])? {
            Named::Programme(key) => Ok(key),
            Named::Action(_) | Named::Item(_) | Named::Meeting(_) | Named::Document(_) => {
                bail!("“{id}” is no programme row; “matters show programme” lists them")
            }
        }
    }

    /// The programme rows that ids name.
    pub fn rows(&self, ids: &[String]) -> Result<Vec<i64>> {
        ids.iter().map(|id| self.row(id)).collect()
    }

    /// The day that somebody typed, for a committee by its key.
    pub fn day(&self, typed: &str, committee: i64) -> Result<Date> {
        let days = self.store.days_of(committee)?;
        match typed::day(typed, self.place.today, &days) {
            Some(day) => Ok(day),
            None => match typed::no_such_day(typed) {
                Some(words) => bail!("{words}"),
                None => bail!("“{typed}” is no day; type it as “30 nov”, “next meeting” or “+2w”"),
            },
        }
    }

    /// The same, or that no day is set.
    pub fn when(&self, typed: &str, committee: i64) -> Result<When> {
        let days = self.store.days_of(committee)?;
        match typed::when(typed, self.place.today, &days) {
            Some(when) => Ok(when),
            None if typed::no_such_day(typed).is_some() => {
                bail!("{}", typed::no_such_day(typed).unwrap_or_default())
            }
            None => bail!(
                "“{typed}” is no day; type it as “30 nov”, “next meeting” or “+2w”, or “later” \
                 for not yet scheduled"
            ),
        }
    }
}
