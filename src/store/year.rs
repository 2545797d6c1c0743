//! The year's turn: the next municipal year's programme is begun from the rows of this one
//! that are open.
//!
//! A row's identity has its year, so what is carried is a row of its own; it keeps what the
//! old one said is to be done, how far it had come, and its day where that is still to come.
//! It is one edit. Once the new year's own paper is held, that is the programme again.

use std::collections::HashSet;

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Transaction, named_params};
use serde::{Deserialize, Serialize};

use super::by_hand::Over;
use super::columns::{from_json, json};
use super::desk::ProgrammeLine;
use super::edits::correcting;
use super::edits::kinds::{ROW_ADDED, ROW_DAY, ROW_DROPPED, ROW_TENTATIVE, YEAR_BEGUN};
use super::open::writing;
use super::planned::municipal_year;
use super::programme::{self, make_row};
use super::{Error, Hand, Store};
use crate::domain::soften::soften;
use crate::domain::{fold, wording};

/// The month in which a municipal year begins.
const FIRST_MONTH: i32 = 5;
/// Months before it in which the next one's programme is made.
const SOON: i32 = 3;

/// What becomes of the rows of a programme as the year turns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Turn {
    /// The committee.
    pub committee: String,
    /// The year in which the new programme begins.
    pub year: i16,
    /// Rows that are carried.
    pub carried: Vec<Kept>,
    /// Rows that are done.
    pub done: Vec<Kept>,
    /// Rows that were dropped.
    pub dropped: Vec<Kept>,
}

/// A row, and why it stands where it does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Kept {
    /// The public id of the old year's row.
    pub id: String,
    /// The item.
    pub item: String,
    /// Its day in the programme that it is in then; none for not yet scheduled.
    pub day: Option<Date>,
    /// "ticked by Ada, 3 Jun 2031", "its day is past".
    pub why: String,
    #[serde(skip)]
    line: Carried,
    #[serde(skip)]
    tentative: bool,
}

/// What a row that was carried keeps of the one that it goes on from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(in crate::store) struct Carried {
    /// The public id of that one.
    #[serde(default)]
    pub from: String,
    /// What is to be done.
    #[serde(default)]
    pub actions: Option<String>,
    /// How far it had come.
    #[serde(default)]
    pub progress: Option<String>,
    /// Who leads on it.
    #[serde(default)]
    pub lead: Option<String>,
    /// It is a part of that row, which listed several items.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_part: bool,
}

impl Turn {
    /// "2027–28".
    pub fn year_words(&self) -> String {
        wording_of(self.year)
    }

    /// What is said where the year before has more than a few months to run: "2026–27 has 5
    /// months to run".
    pub fn early(&self, today: Date) -> Option<String> {
        let left = (i32::from(self.year) - i32::from(today.year())) * 12 + FIRST_MONTH
            - i32::from(today.month());
        let months = wording::count(usize::try_from(left).ok()?, "month", "months");
        (left > SOON).then(|| format!("{} has {months} to run", wording_of(self.year - 1)))
    }

    /// "9 rows carried, 4 done, 2 dropped".
    pub fn sentence(&self) -> String {
        format!(
            "{} carried, {} done, {} dropped",
            wording::count(self.carried.len(), "row", "rows"),
            self.done.len(),
            self.dropped.len()
        )
    }
}

/// "2027–28".
pub fn wording_of(year: i16) -> String {
    format!("{year}–{:02}", (year + 1).rem_euclid(100))
}

impl Store {
    /// What would become of the rows of a committee's programme; the new year is the one
    /// that follows it, unless one is named.
    pub fn year_turn(&self, committee: i64, year: Option<i16>, today: Date) -> Result<Turn, Error> {
        let tx = self.connection.unchecked_transaction()?;
        turn(&tx, committee, year, today)
    }

    /// Begins the new year's programme, in one edit, and says what became of the rows.
    pub fn begin_year(
        &mut self,
        committee: i64,
        year: Option<i16>,
        today: Date,
        hand: &Hand,
    ) -> Result<Turn, Error> {
        let tx = writing(&mut self.edits)?;
        let turn = turn(&tx, committee, year, today)?;
        let (committee_id, name): (String, String) = tx.query_row(
            "SELECT id, name FROM committees WHERE key = :key",
            named_params! { ":key": committee },
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let what = format!("{}, {}", soften(&name), turn.year_words());
        let mut wanted = vec![(
            YEAR_BEGUN,
            committee_id.clone(),
            what,
            Some(turn.year.to_string()),
        )];
        let mut given = HashSet::new();
        for row in &turn.carried {
            let id = row_of(
                &tx,
                (committee, &committee_id),
                turn.year,
                &row.item,
                &given,
            )?;
            given.insert(id.clone());
            let over = Over {
                mine: row.day,
                paper: None,
            };
            let what = row.item.clone();
            wanted.push((ROW_ADDED, id.clone(), what.clone(), Some(json(&row.line))));
            wanted.push((ROW_DAY, id.clone(), what.clone(), Some(json(&over))));
            wanted.push((ROW_DROPPED, id.clone(), what.clone(), None));
            if row.tentative && row.day.is_some() {
                let over = Over {
                    mine: true,
                    paper: None,
                };
                wanted.push((ROW_TENTATIVE, id, what, Some(json(&over))));
            }
        }
        correcting::enter_all(&tx, hand, "begin a year", wanted)?;
        tx.commit()?;
        Ok(turn)
    }
}

fn turn(
    connection: &Connection,
    committee: i64,
    year: Option<i16>,
    today: Date,
) -> Result<Turn, Error> {
    let name: String = connection.query_row(
        "SELECT name FROM committees WHERE key = :key",
        named_params! { ":key": committee },
        |row| row.get(0),
    )?;
    let worked = programme::worked_on(connection, committee, None)?;
    if worked.lines.is_empty() {
        return Err(Error::Unknown(format!(
            "no work programme of {} is held; import one first",
            soften(&name)
        )));
    }
    // Rows that a person added, where no paper has any, are of the year that runs.
    let held = i16::try_from(worked.year).ok().filter(|year| *year > 0);
    let held = held.unwrap_or_else(|| municipal_year(today));
    let begun = begun(connection, committee, None)?;
    let year = year.unwrap_or(match begun {
        // It was begun already, and is not over: what came since is carried too.
        Some(begun) if begun == held && municipal_year(today) <= begun => begun,
        Some(_) | None => held + 1,
    });
    let lines = if begun == Some(year) {
        programme::before_turn(connection, committee)?
    } else {
        worked.lines
    };
    let taken = taken(connection, committee)?;
    let mut turn = Turn {
        committee: name,
        year,
        carried: Vec::new(),
        done: Vec::new(),
        dropped: Vec::new(),
    };
    for line in &lines {
        sort(line, today, &taken, &mut turn);
    }
    Ok(turn)
}

/// Where a row goes as the year turns.
fn sort(line: &ProgrammeLine, today: Date, taken: &HashSet<(Date, String)>, turn: &mut Turn) {
    let past = line.date.filter(|day| !line.topic && *day < today);
    let was_taken = past.filter(|day| taken.contains(&(*day, fold::compare(&line.item))));
    let kept = |day, why| Kept {
        id: line.id.clone(),
        item: line.item.clone(),
        day,
        why,
        line: Carried {
            from: line.id.clone(),
            actions: line.actions.clone(),
            progress: Some(line.progress_words()).filter(|words| !words.is_empty()),
            lead: line.lead.clone(),
            is_part: false,
        },
        tentative: line.tentative,
    };
    // A row that is told once for each of its actions is one, under one id or several.
    let folded = fold::compare(&line.item);
    let is_it = |other: &Kept, day: Option<Date>| {
        other.id == line.id || other.day == day && fold::compare(&other.item) == folded
    };
    let is_told = |rows: &[Kept]| rows.iter().any(|other| is_it(other, line.date));
    if is_told(&turn.done) || is_told(&turn.dropped) {
        return;
    }
    if let Some(dropped) = &line.by_hand.dropped {
        let why = dropped.what.reason.clone().unwrap_or_default();
        turn.dropped.push(kept(line.date, why));
    } else if let Some(tick) = &line.ticked {
        let why = format!("ticked by {}, {}", tick.by, wording::day(tick.on));
        turn.done.push(kept(line.date, why));
    } else if let Some(day) = was_taken {
        let why = format!("on the agenda of {}", wording::day(day));
        turn.done.push(kept(line.date, why));
    } else {
        let day = line.date.filter(|_| !line.topic && past.is_none());
        let why = match (past, line.topic) {
            (Some(past), _) => format!(
                "not ticked, and on no agenda of {}; not yet scheduled now",
                wording::day(past)
            ),
            (None, true) => "not yet scheduled".to_owned(),
            (None, false) => String::new(),
        };
        let same = turn.carried.iter_mut().find(|other| is_it(other, day));
        let one = kept(day, why);
        match same {
            Some(other) => {
                other.line.actions = both(other.line.actions.take(), one.line.actions);
                other.line.progress = both(other.line.progress.take(), one.line.progress);
                other.line.lead = other.line.lead.take().or(one.line.lead);
            }
            None => turn.carried.push(one),
        }
    }
}

fn both(one: Option<String>, other: Option<String>) -> Option<String> {
    match (one, other) {
        (Some(one), Some(other)) if one != other => Some(format!("{one}\n{other}")),
        (one, other) => one.or(other),
    }
}

/// The titles of agendas by the day of their meeting.
fn taken(connection: &Connection, committee: i64) -> Result<HashSet<(Date, String)>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT meetings.date, items.folded FROM meeting_committees
         JOIN meetings ON meetings.key = meeting_committees.meeting
         JOIN items ON items.meeting = meetings.key AND items.position IS NOT NULL
         WHERE meeting_committees.committee = :committee",
    )?;
    let rows = statement.query_map(named_params! { ":committee": committee }, |row| {
        Ok((super::columns::date(row, "date")?, row.get("folded")?))
    })?;
    let rows: Vec<(Option<Date>, String)> = rows.collect::<Result<_, _>>()?;
    Ok(rows
        .into_iter()
        .filter_map(|(day, title)| Some((day?, title)))
        .collect())
}

/// The id of a row of the new year but those that were given out, made where there is none.
fn row_of(
    tx: &Transaction,
    committee: (i64, &str),
    year: i16,
    item: &str,
    given: &HashSet<String>,
) -> Result<String, Error> {
    let folded = fold::compare(item);
    let held: Vec<String> = tx
        .prepare_cached(
            "SELECT id FROM programme_rows
             WHERE committee = :committee AND year = :year AND folded = :folded ORDER BY key",
        )?
        .query_map(
            named_params! { ":committee": committee.0, ":year": year, ":folded": folded },
            |row| row.get(0),
        )?
        .collect::<Result<_, _>>()?;
    // One item may stand on several days of a year.
    if let Some(held) = held.into_iter().find(|held| !given.contains(held)) {
        return Ok(held);
    }
    let key = make_row(tx, committee, year.into(), &folded, item)?;
    Ok(tx.query_row(
        "SELECT id FROM programme_rows WHERE key = :key",
        named_params! { ":key": key },
        |row| row.get(0),
    )?)
}

/// The year that a person began a committee's programme of; on a day before that, none.
pub(super) fn begun(
    connection: &Connection,
    committee: i64,
    day: Option<Date>,
) -> Result<Option<i16>, Error> {
    let found: Option<Option<String>> = connection
        .prepare_cached(
            "SELECT marks.value FROM committees
             JOIN marks ON marks.kind = 'year-begun' AND marks.id = committees.id
             WHERE committees.key = :committee AND coalesce(marks.day <= :day, 1)",
        )?
        .query_row(
            named_params! { ":committee": committee, ":day": day.map(|day| day.to_string()) },
            |row| row.get(0),
        )
        .optional()?;
    Ok(found.flatten().and_then(|year| year.parse().ok()))
}

/// What a row that was carried keeps of the old one, by the public id of the new one.
pub(super) fn carried(connection: &Connection, row: &str) -> Result<Carried, Error> {
    let value: Option<Option<String>> = connection
        .prepare_cached("SELECT value FROM marks WHERE kind = 'row-added' AND id = :row")?
        .query_row(named_params! { ":row": row }, |row| row.get(0))
        .optional()?;
    Ok(from_json(value.flatten().as_deref()))
}
