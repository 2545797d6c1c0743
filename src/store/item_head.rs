//! An item's own line, for a page that tells of it alone.

use jiff::civil::Date;
use rusqlite::{OptionalExtension, named_params};

use super::columns::date;
use super::{Error, Store};

/// An item with its meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemHead {
    /// As printed.
    pub number: Option<String>,
    /// Its title.
    pub title: String,
    /// Restricted.
    pub exempt: bool,
    /// The committee.
    pub committee: String,
    /// The meeting's day.
    pub date: Option<Date>,
}

impl Store {
    /// The line of an item, by the store's key.
    pub fn item_head(&self, item: i64) -> Result<ItemHead, Error> {
        self.connection
            .prepare_cached(
                "SELECT items.number, items.title, items.exempt, committees.name AS committee,
                        meetings.date
                 FROM items
                 JOIN meetings ON meetings.key = items.meeting
                 JOIN committees ON committees.key = meetings.committee
                 WHERE items.key = :item",
            )?
            .query_row(named_params! { ":item": item }, |row| {
                Ok(ItemHead {
                    number: row.get("number")?,
                    title: row.get("title")?,
                    exempt: row.get("exempt")?,
                    committee: row.get("committee")?,
                    date: date(row, "date")?,
                })
            })
            .optional()?
            .ok_or_else(|| Error::Unknown("that item is not held any more".to_owned()))
    }
}
