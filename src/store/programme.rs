//! Work programmes: rows that keep their ids as their dates move, and the newest one
//! for the desk.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, named_params};

use super::by_hand::{Differs, RowByHand, work_on_rows};
use super::columns::{date, from_json, source, tick};
use super::committees::free_id;
use super::desk::{ProgrammeLine, SourceRow};
use super::matching::{Face, pair};
use super::{Error, corrections, year};
use crate::domain::fold;

/// Gives every row of a committee's programmes that has none its identity: the row
/// of the same year and item, in whichever programme it stood before.
pub(super) fn rebuild(tx: &Transaction, committee: i64) -> Result<(), Error> {
    let mut statement = tx.prepare_cached(
        "SELECT key, year FROM told_programmes
         WHERE committee = :committee
           AND EXISTS (SELECT 1 FROM told_rows
                       WHERE programme = told_programmes.key AND row IS NULL)
         ORDER BY key",
    )?;
    let programmes = statement
        .query_map(named_params! { ":committee": committee }, |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect::<Result<Vec<(i64, i64)>, _>>()?;
    for (programme, year) in programmes {
        identify(tx, committee, year, programme)?;
    }
    Ok(())
}

fn identify(tx: &Transaction, committee: i64, year: i64, programme: i64) -> Result<(), Error> {
    let committee_id: String = tx.query_row(
        "SELECT id FROM committees WHERE key = :committee",
        named_params! { ":committee": committee },
        |row| row.get(0),
    )?;
    let held: Vec<(i64, String)> = tx
        .prepare_cached(
            "SELECT key, folded FROM programme_rows
             WHERE committee = :committee AND year = :year ORDER BY key",
        )?
        .query_map(
            named_params! { ":committee": committee, ":year": year },
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?
        .collect::<Result<_, _>>()?;
    let told: Vec<(i64, String)> = tx
        .prepare_cached(
            "SELECT key, item FROM told_rows WHERE programme = :programme ORDER BY position",
        )?
        .query_map(named_params! { ":programme": programme }, |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect::<Result<_, _>>()?;
    let face = |folded: String| Face {
        folded,
        hint: String::new(),
    };
    let before: Vec<Face> = held
        .iter()
        .map(|(_, folded)| face(folded.clone()))
        .collect();
    let now: Vec<Face> = told
        .iter()
        .map(|(_, item)| face(fold::compare(item)))
        .collect();
    let pairs = pair(&before, &now);
    for (((told, item), Face { folded, .. }), found) in told.iter().zip(&now).zip(pairs) {
        let row = if let Some(old) = found {
            held[old].0
        } else {
            make_row(tx, (committee, &committee_id), year, folded, item)?
        };
        tx.prepare_cached("UPDATE told_rows SET row = :row WHERE key = :told")?
            .execute(named_params! { ":row": row, ":told": told })?;
    }
    Ok(())
}

/// Makes a row of a committee, by its key and public id, and says its key.
pub(super) fn make_row(
    tx: &Transaction,
    (committee, committee_id): (i64, &str),
    year: i64,
    folded: &str,
    item: &str,
) -> Result<i64, Error> {
    let identity = [committee_id, &year.to_string(), folded];
    let id = free_id(tx, "programme_rows", &[&identity])?;
    tx.prepare_cached(
        "INSERT INTO programme_rows (id, committee, year, folded, item)
         VALUES (:id, :committee, :year, :folded, :item)",
    )?
    .execute(named_params! {
        ":id": id, ":committee": committee, ":year": year, ":folded": folded, ":item": item,
    })?;
    Ok(tx.last_insert_rowid())
}

/// A programme as its paper tells it.
#[derive(Debug, Default)]
pub(super) struct Newest {
    /// The rows.
    pub lines: Vec<ProgrammeLine>,
    /// The council's own headings.
    pub headings: Vec<String>,
    /// The public id of the paper.
    pub document: Option<String>,
    /// The municipal year.
    pub year: i64,
}

/// The newest programme held at a meeting's day, else the newest of all.
pub(super) fn newest(
    connection: &Connection,
    committee: i64,
    day: Option<Date>,
) -> Result<Newest, Error> {
    let mut statement = connection.prepare_cached(&format!(
        "WITH newest AS (
             SELECT told_programmes.document, told_programmes.stands_for
             FROM told_programmes
             JOIN documents ON documents.key = told_programmes.document
             LEFT JOIN tellings ON tellings.document = documents.key AND tellings.own = 1
             LEFT JOIN meetings ON meetings.key = tellings.meeting
             WHERE told_programmes.committee = :committee
             ORDER BY documents.language = 'cy',
                      coalesce(meetings.date <= :day, 0)
                        OR coalesce(told_programmes.stands_for <= :day, 0) DESC,
                      {NEWEST_FIRST}
             LIMIT 1)
         SELECT programme_rows.key, programme_rows.id, told_rows.topic, told_rows.date,
                told_rows.note, told_rows.item, told_rows.tentative, told_rows.actions,
                told_rows.progress, told_rows.lead, told_rows.unaligned, told_rows.page, told_rows.printed_page,
                told_rows.line, told_programmes.headings, told_programmes.year,
                documents.id AS document_id,
                documents.key AS document_key, documents.name AS document,
                marks.day AS ticked_on, marks.who AS ticked_by
         FROM newest
         JOIN told_programmes ON told_programmes.document = newest.document
              AND told_programmes.stands_for IS newest.stands_for
              AND told_programmes.committee = :committee
         JOIN documents ON documents.key = newest.document
         JOIN told_rows ON told_rows.programme = told_programmes.key
         JOIN programme_rows ON programme_rows.key = told_rows.row
         LEFT JOIN marks ON marks.kind = 'programme' AND marks.id = programme_rows.id
         ORDER BY told_rows.topic, told_rows.topic = 0 AND told_rows.date IS NULL,
                  CASE told_rows.topic WHEN 0 THEN told_rows.date END,
                  told_programmes.position, told_rows.position",
    ))?;
    let day = day.unwrap_or(Date::MAX).to_string();
    let mut newest = Newest::default();
    let mut rows = statement.query(named_params! { ":committee": committee, ":day": day })?;
    while let Some(row) = rows.next()? {
        if newest.headings.is_empty() {
            newest.headings = from_json(row.get::<_, Option<String>>("headings")?.as_deref());
        }
        newest.document = row.get("document_id")?;
        newest.year = row.get("year")?;
        newest.lines.push(line(row)?);
    }
    corrections::lay_over(connection, &mut newest.lines)?;
    leave_undealt(&mut newest.lines);
    Ok(newest)
}

/// Of progress that stands beside several rows only that is left which a person has not dealt
/// out to one of them.
fn leave_undealt(lines: &mut [ProgrammeLine]) {
    let mut dealt: HashMap<String, String> = HashMap::new();
    for line in lines.iter() {
        if let (Some(beside), Some(progress)) = (&line.unaligned, &line.progress) {
            let all = dealt.entry(beside.clone()).or_default();
            all.push_str(&fold::compare(progress));
            all.push('\n');
        }
    }
    for line in lines {
        let beside = line.unaligned.take();
        line.unaligned = beside.map(|beside| {
            let given = dealt.get(&beside).map_or("", String::as_str);
            let left = beside
                .lines()
                .filter(|one| !given.contains(&fold::compare(one)));
            left.collect::<Vec<_>>().join("\n")
        });
    }
}

/// A row as a paper tells it.
pub(super) fn line(row: &Row) -> rusqlite::Result<ProgrammeLine> {
    Ok(ProgrammeLine {
        key: row.get("key")?,
        id: row.get("id")?,
        topic: row.get("topic")?,
        date: date(row, "date")?,
        note: row.get("note")?,
        item: row.get("item")?,
        tentative: row.get("tentative")?,
        actions: row.get("actions")?,
        progress: row.get("progress")?,
        lead: row.get("lead")?,
        unaligned: row.get("unaligned")?,
        ticked: tick(row, "ticked")?,
        source: Some(source(row, "work-programme")?),
        by_hand: RowByHand::default(),
        put_right: Vec::new(),
    })
}

/// A programme with what a person did to it.
#[derive(Debug, Default)]
pub(super) struct Worked {
    /// The rows.
    pub lines: Vec<ProgrammeLine>,
    /// The council's own headings.
    pub headings: Vec<String>,
    /// The public id of the paper.
    pub document: Option<String>,
    /// The municipal year.
    pub year: i64,
}

/// The newest programme held at a meeting's day with what a person did to it: rows on their
/// days, those that a person added, and those that a person worked on and the newest paper
/// has no more. Where a person began the next year's, that one.
pub(super) fn worked_on(
    connection: &Connection,
    committee: i64,
    day: Option<Date>,
) -> Result<Worked, Error> {
    let mut newest = newest(connection, committee, day)?;
    let begun = year::begun(connection, committee, day)?.map(i64::from);
    if let Some(begun) = begun.filter(|begun| *begun > newest.year) {
        newest.lines.clear();
        newest.year = begun;
    }
    worked(connection, committee, newest)
}

/// The programme from which the next year's was begun.
pub(super) fn before_turn(
    connection: &Connection,
    committee: i64,
) -> Result<Vec<ProgrammeLine>, Error> {
    let begun = year::begun(connection, committee, None)?.map(i64::from);
    let newest = newest(connection, committee, None)?;
    let mut lines = worked(connection, committee, newest)?.lines;
    let mut year = connection.prepare_cached("SELECT year FROM programme_rows WHERE key = :key")?;
    let mut before = Vec::with_capacity(lines.len());
    for line in lines.drain(..) {
        let of: i64 = year.query_row(named_params! { ":key": line.key }, |row| row.get(0))?;
        if Some(of) != begun {
            before.push(line);
        }
    }
    Ok(before)
}

fn worked(connection: &Connection, committee: i64, newest: Newest) -> Result<Worked, Error> {
    let Newest {
        mut lines,
        headings,
        document,
        year,
    } = newest;
    let mut work = work_on_rows(connection, committee)?;
    if work.is_empty() && lines.iter().all(|line| line.put_right.is_empty()) {
        return Ok(Worked {
            lines,
            headings,
            document,
            year,
        });
    }
    // An older programme says nothing against what a person said since.
    let last = newest_document(connection, committee)?;
    let weighed = document
        .as_ref()
        .filter(|shown| last.as_ref() == Some(shown));
    for line in &mut lines {
        if let Some(by_hand) = work.get(&line.id) {
            line.by_hand = by_hand.clone();
            line.by_hand.is_part = false;
            let told = if line.topic { None } else { line.date };
            if let Some(paper) = weighed {
                line.by_hand.weigh(told, line.tentative, paper);
            }
        }
    }
    if weighed.is_some() {
        weigh_readings(&mut lines);
    }
    work.retain(|id, by_hand| by_hand.holds_row() && lines.iter().all(|line| line.id != *id));
    for mut line in rows_of(connection, committee, year, &work)? {
        if let Some(by_hand) = work.remove(&line.id) {
            line.by_hand = by_hand;
            line.by_hand.gone = line.source.is_some() && line.by_hand.added.is_none();
            lines.push(line);
        }
    }
    for line in &mut lines {
        if let Some(said) = &line.by_hand.day {
            line.date = said.what.mine;
            line.topic = said.what.mine.is_none();
            line.note = None;
        }
        if let Some(said) = &line.by_hand.tentative {
            line.tentative = said.what.mine;
        }
    }
    lines.sort_by_key(|line| {
        (
            line.topic,
            line.date.is_none(),
            line.date.filter(|_| !line.topic),
            // What comes to a day stands behind what was there.
            line.by_hand.day.is_some(),
        )
    });
    Ok(Worked {
        lines: in_order(lines),
        headings,
        document,
        year,
    })
}

/// Sees where the paper that tells the rows now reads otherwise than what a person put right.
/// A row that it tells several times agrees where one of them does.
fn weigh_readings(lines: &mut [ProgrammeLine]) {
    let rights = lines.iter().flat_map(|line| &line.put_right);
    let agreed: HashSet<String> = rights
        .filter(|right| right.told.is_some() && right.differs().is_none())
        .map(|right| right.mark.clone())
        .collect();
    for line in lines {
        let rights = line.put_right.iter();
        let rights = rights.filter(|right| !agreed.contains(&right.mark));
        let differs = rights.filter_map(|right| {
            Some(Differs::Read {
                field: right.field,
                words: right.differs()?.to_owned(),
            })
        });
        line.by_hand.differs.extend(differs);
    }
}

/// The public id of the newest paper with a programme of a committee.
fn newest_document(connection: &Connection, committee: i64) -> Result<Option<String>, Error> {
    Ok(connection
        .prepare_cached(&format!(
            "SELECT documents.id FROM told_programmes
             JOIN documents ON documents.key = told_programmes.document
             WHERE told_programmes.key = {}",
            newest_of(":committee")
        ))?
        .query_row(named_params! { ":committee": committee }, |row| row.get(0))
        .optional()?)
}

/// Programmes with the newest before the others, as SQL over `documents` and
/// `told_programmes`: a Welsh paper behind its English twin, then the day that it stands
/// for, the day of its issue, and what was imported last.
pub(super) const NEWEST_FIRST: &str = "
    documents.language = 'cy', told_programmes.stands_for DESC, documents.issued DESC,
    documents.key DESC, told_programmes.position";

/// The newest programme of a committee, by the SQL of its key, as SQL.
pub(super) fn newest_of(committee: &str) -> String {
    format!(
        "(SELECT told_programmes.key FROM told_programmes
          JOIN documents ON documents.key = told_programmes.document
          WHERE told_programmes.committee = {committee}
          ORDER BY {NEWEST_FIRST} LIMIT 1)"
    )
}

/// The telling of a row, by the SQL of its key, in the newest paper that has it, as SQL.
pub(super) fn told_last(row: &str) -> String {
    format!(
        "(SELECT told.key FROM told_rows AS told
          JOIN told_programmes ON told_programmes.key = told.programme
          JOIN documents ON documents.key = told_programmes.document
          WHERE told.row = {row}
          ORDER BY {NEWEST_FIRST}, told.position LIMIT 1)"
    )
}

/// Rows by their ids as the newest paper that has them tells them; those of an earlier
/// year than the programme's are over.
fn rows_of(
    connection: &Connection,
    committee: i64,
    year: i64,
    ids: &HashMap<String, RowByHand>,
) -> Result<Vec<ProgrammeLine>, Error> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT programme_rows.key, programme_rows.id, programme_rows.item,
                coalesce(told_rows.topic, 0) AS topic, told_rows.date, told_rows.note,
                coalesce(told_rows.tentative, 0) AS tentative, told_rows.actions,
                told_rows.progress, told_rows.lead, told_rows.unaligned, told_rows.page, told_rows.printed_page,
                told_rows.line, documents.key AS document_key, documents.name AS document,
                marks.day AS ticked_on, marks.who AS ticked_by
         FROM programme_rows
         LEFT JOIN told_rows ON told_rows.key = {}
         LEFT JOIN told_programmes ON told_programmes.key = told_rows.programme
         LEFT JOIN documents ON documents.key = told_programmes.document
         LEFT JOIN marks ON marks.kind = 'programme' AND marks.id = programme_rows.id
         WHERE programme_rows.committee = :committee AND programme_rows.year >= :year
         ORDER BY programme_rows.key",
        told_last("programme_rows.key")
    ))?;
    let mut rows = statement.query(named_params! { ":committee": committee, ":year": year })?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let id: String = row.get("id")?;
        if !ids.contains_key(&id) {
            continue;
        }
        let told: Option<i64> = row.get("document_key")?;
        lines.push(if told.is_some() {
            line(row)?
        } else {
            let carried = year::carried(connection, &id)?;
            // A part of a row that was split stands where the whole stood.
            let whole = if carried.is_part {
                told_source(connection, &carried.from)?
            } else {
                None
            };
            ProgrammeLine {
                key: row.get("key")?,
                id,
                topic: false,
                date: None,
                note: None,
                item: row.get("item")?,
                tentative: false,
                actions: carried.actions,
                progress: carried.progress,
                lead: carried.lead,
                unaligned: None,
                ticked: tick(row, "ticked")?,
                source: whole,
                by_hand: RowByHand::default(),
                put_right: Vec::new(),
            }
        });
    }
    corrections::lay_over(connection, &mut lines)?;
    Ok(lines)
}

/// Where the newest paper tells a row, by the row's public id.
fn told_source(connection: &Connection, id: &str) -> Result<Option<SourceRow>, Error> {
    Ok(connection
        .prepare_cached(&format!(
            "SELECT told_rows.page, told_rows.printed_page, told_rows.line,
                    documents.key AS document_key, documents.name AS document
             FROM programme_rows
             JOIN told_rows ON told_rows.key = {}
             JOIN told_programmes ON told_programmes.key = told_rows.programme
             JOIN documents ON documents.key = told_programmes.document
             WHERE programme_rows.id = :id",
            told_last("programme_rows.key")
        ))?
        .query_row(named_params! { ":id": id }, |row| {
            source(row, "work-programme")
        })
        .optional()?)
}

/// Rows that a person put behind others stand there, where both are of one day.
fn in_order(mut lines: Vec<ProgrammeLine>) -> Vec<ProgrammeLine> {
    let mut placed: Vec<(usize, String, Option<String>)> = lines
        .iter()
        .filter_map(|line| {
            let order = line.by_hand.order.as_ref()?;
            let behind = order.what.behind.clone();
            Some((line.by_hand.ordered, line.id.clone(), behind))
        })
        .collect();
    placed.sort();
    placed.dedup();
    for (_, id, behind) in placed {
        let Some(from) = lines.iter().position(|line| line.id == id) else {
            continue;
        };
        let day = |line: &ProgrammeLine| (line.topic, line.date.filter(|_| !line.topic));
        let own = day(&lines[from]);
        // A row that is told once for each of its actions goes as a whole.
        let (moved, rest): (Vec<_>, Vec<_>) = lines
            .into_iter()
            .partition(|line| line.id == id && day(line) == own);
        lines = rest;
        let to = match &behind {
            Some(behind) => lines
                .iter()
                .rposition(|line| line.id == *behind && day(line) == own)
                .map(|at| at + 1),
            None => lines.iter().position(|line| day(line) == own),
        };
        let to = to.unwrap_or_else(|| from.min(lines.len()));
        lines.splice(to..to, moved);
    }
    lines
}
