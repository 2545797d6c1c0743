//! Rows of a table of tasks that keep the order of the minutes.
//!
//! A tracker is written from the minutes, top to bottom. Where the rows that are surely whose
//! they are stand in the order of the promises, a row between two of them is that of a promise
//! between: a word that it shares then tells enough, though many matters have it.

use std::collections::BTreeMap;

use crate::thread::back;
use crate::thread::evidence::{Evidence, is_owner};
use crate::thread::matching::rivals::OF_PRINTED;
use crate::thread::promise::In;
use crate::thread::score::score;
use crate::thread::sides::{Asked, Told};

/// From this score on, a row is surely whose it is.
const SURE: f32 = 0.6;

/// So many rows in their order show that the table keeps it.
const ROWS: usize = 2;

/// Of several promises the one that is so much more like a row has it.
const MORE: f32 = 1.3;

/// Rows of one table, and the promises of the meeting at which they were entered.
#[derive(Default)]
struct Table {
    rows: Vec<usize>,
    promises: Vec<usize>,
}

/// Says of the rows that stand between others in their order whose they are.
pub(super) fn keep_order(gathered: &mut [Vec<(usize, Evidence)>], asked: &[Asked], told: &[Told]) {
    let mut owner: Vec<Option<usize>> = vec![None; told.len()];
    let mut has_row = vec![false; asked.len()];
    for (promise, found) in gathered.iter().enumerate() {
        let own = found
            .iter()
            .find(|(_, evidence)| evidence.assigned && score(evidence) >= SURE);
        if let Some((row, _)) = own {
            owner[*row] = Some(promise);
            has_row[promise] = true;
        }
    }
    for table in tables(asked, told) {
        for (row, promise) in of_owners(&table, gathered, asked, told, &owner, &has_row) {
            match gathered[promise]
                .iter_mut()
                .find(|(other, _)| *other == row)
            {
                Some((_, evidence)) => evidence.in_order = 2,
                None => gathered[promise].push((row, its_owners(told, row))),
            }
            owner[row] = Some(promise);
            has_row[promise] = true;
        }
        let anchors: Vec<usize> = table.rows.iter().filter_map(|row| owner[*row]).collect();
        if anchors.len() < ROWS || anchors.windows(2).any(|two| two[0] > two[1]) {
            continue;
        }
        let free: Vec<usize> = table
            .promises
            .iter()
            .copied()
            .filter(|promise| !has_row[*promise])
            .collect();
        for run in table.rows.split(|row| owner[*row].is_some()) {
            let (Some(first), Some(last)) = (run.first(), run.last()) else {
                continue;
            };
            let at = |row: usize| table.rows.iter().position(|other| *other == row);
            let (Some(first), Some(last)) = (at(*first), at(*last)) else {
                continue;
            };
            let before = first.checked_sub(1).and_then(|at| owner[table.rows[at]]);
            let behind = table.rows.get(last + 1).and_then(|row| owner[*row]);
            let is_between = |promise: &usize| {
                before.is_none_or(|before| *promise > before)
                    && behind.is_none_or(|behind| *promise < behind)
            };
            let between: Vec<usize> = free.iter().copied().filter(is_between).collect();
            let is_tight =
                run.len() == 1 && between.len() == 1 && before.is_some() && behind.is_some();
            for (row, promise) in pairs(gathered, run, &between) {
                for (other, evidence) in &mut gathered[promise] {
                    if *other == row {
                        evidence.in_order = if is_tight { 2 } else { 1 };
                    }
                }
            }
        }
    }
}

/// What speaks for a row of whoever is charged with one promise alone, that shares no word.
fn its_owners(told: &[Told], row: usize) -> Evidence {
    Evidence {
        entered: told[row].mention.day.is_some(),
        by_owner: true,
        in_order: 2,
        of_place: 1.0,
        of_promise: 1.0,
        ..Evidence::default()
    }
}

/// A promise that shares so much with a row may be the one that it records.
const ANOTHERS: f32 = 0.4;

/// The rows that charge somebody who has one promise of the meeting, and no other row there:
/// none where another promise is like it.
fn of_owners(
    table: &Table,
    gathered: &[Vec<(usize, Evidence)>],
    asked: &[Asked],
    told: &[Told],
    owner: &[Option<usize>],
    has_row: &[bool],
) -> Vec<(usize, usize)> {
    let strength = |row: usize, promise: usize| {
        let mut of_promise = gathered[promise].iter();
        let found = of_promise.find(|(other, _)| *other == row);
        found.map_or(0.0, |(_, evidence)| {
            evidence.strength() + OF_PRINTED * evidence.printed
        })
    };
    let charges = |row: usize, promise: usize| is_owner(&asked[promise], &told[row]);
    let mut found = Vec::new();
    for row in table
        .rows
        .iter()
        .copied()
        .filter(|row| owner[*row].is_none())
    {
        let mut theirs = table
            .promises
            .iter()
            .filter(|promise| charges(row, **promise));
        let (Some(&promise), None) = (theirs.next(), theirs.next()) else {
            continue;
        };
        let rows = table.rows.iter().filter(|row| charges(**row, promise));
        let is_anothers = table
            .promises
            .iter()
            .any(|other| *other != promise && strength(row, *other) >= ANOTHERS);
        if rows.count() == 1 && !has_row[promise] && !is_anothers {
            found.push((row, promise));
        }
    }
    found
}

/// The tables that hold rows of a meeting, in their order.
fn tables(asked: &[Asked], told: &[Told]) -> Vec<Table> {
    let mut tables: BTreeMap<(i64, usize), Table> = BTreeMap::new();
    let mut meetings: Vec<Vec<usize>> = Vec::new();
    for (promise, asked_of) in asked.iter().enumerate() {
        if asked_of.promise.task.is_some() {
            continue;
        }
        let is_same = |of: &&mut Vec<usize>| {
            let first = asked[of[0]].promise;
            first.day == asked_of.promise.day && first.committee == asked_of.promise.committee
        };
        match meetings.last_mut().filter(is_same) {
            Some(of_meeting) => of_meeting.push(promise),
            None => meetings.push(vec![promise]),
        }
    }
    for (meeting, promises) in meetings.iter().enumerate() {
        let day = asked[promises[0]].promise.day;
        for (row, place) in told.iter().enumerate() {
            if place.mention.place != In::Tracker {
                continue;
            }
            let names_minute = || {
                let number = place.mention.minute.as_deref().unwrap_or_default();
                number.contains(['/', '-'])
                    && promises.iter().any(|promise| {
                        let minute = asked[*promise].promise.minute.as_deref();
                        minute.is_some_and(|minute| back::is_of(number, minute))
                    })
            };
            let is_of_meeting = match place.mention.day {
                Some(entered) => Some(entered) == day,
                None => place.mention.first_seen > day && names_minute(),
            };
            if is_of_meeting {
                let table = tables
                    .entry((place.mention.entered_in.0, meeting))
                    .or_default();
                table.rows.push(row);
            }
        }
    }
    tables
        .into_iter()
        .map(|((_, meeting), mut table)| {
            table.rows.sort_by_key(|row| told[*row].mention.entered_in);
            table.promises.clone_from(&meetings[meeting]);
            table
        })
        .collect()
}

/// Which of the rows is whose, in their order: none where two could be swapped.
fn pairs(
    gathered: &[Vec<(usize, Evidence)>],
    rows: &[usize],
    promises: &[usize],
) -> Vec<(usize, usize)> {
    let strength = |row: usize, promise: usize| {
        let mut of_promise = gathered[promise].iter();
        let found = of_promise.find(|(other, _)| *other == row);
        let tells = |evidence: &&(usize, Evidence)| {
            !(evidence.1.only_names && evidence.1.only_around && !evidence.1.by_owner)
        };
        found.filter(tells).map_or(0.0, |(_, evidence)| {
            evidence.strength() + OF_PRINTED * evidence.printed
        })
    };
    let best = |strengths: Vec<f32>| -> Option<usize> {
        let (at, most) = strengths
            .iter()
            .copied()
            .enumerate()
            .max_by(|a, b| a.1.total_cmp(&b.1))?;
        let mut others = strengths
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != at);
        (most > 0.0 && others.all(|(_, other)| most >= MORE * other)).then_some(at)
    };
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for row in rows {
        let of_row = promises.iter().map(|promise| strength(*row, *promise));
        let Some(at) = best(of_row.collect()) else {
            continue;
        };
        let of_promise = rows.iter().map(|row| strength(*row, promises[at]));
        if best(of_promise.collect()).is_some_and(|best| rows[best] == *row) {
            pairs.push((*row, promises[at]));
        }
    }
    let is_kept = pairs.windows(2).all(|two| two[0].1 < two[1].1);
    if is_kept { pairs } else { Vec::new() }
}
