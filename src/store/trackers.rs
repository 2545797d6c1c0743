//! Where a tracker of actions belongs that is no part of a meeting's papers: with the body
//! whose meetings its rows name, beside the papers of the meeting next to its day.
//!
//! Officers keep such tables in files of their own, headed with council, committee and "as
//! at" a day on which nobody met.

use jiff::civil::Date;
use rusqlite::{OptionalExtension, Transaction, named_params};

use super::columns::date;
use super::inference::Loose;
use super::{Error, bodies};
use crate::domain::fold;
use crate::domain::wording;
use crate::parse::date as days;

/// Days of meetings that must fit before a body is told by them alone.
const ENOUGH_DAYS: usize = 2;
/// Days from a tracker to the meeting that it was brought up to date for, at most: bodies
/// that meet once a quarter.
const AHEAD: i32 = 120;
/// Paragraphs of a head.
const HEAD: u32 = 6;
/// A longer paragraph tells of something.
const LONGEST: u32 = 160;
/// What a body is called whose own words come before.
const BODY_WORDS: [&str; 12] = [
    "committee",
    "subcommittee",
    "commission",
    "panel",
    "board",
    "cabinet",
    "executive",
    "forum",
    "partnership",
    "assembly",
    "group",
    "council",
];

/// A tracker on its own, and where it belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tracker {
    /// The day that it stands for.
    pub stands_for: Date,
    /// The meeting with whose papers it goes, and why; `None` where nothing held tells.
    pub place: Option<(i64, String)>,
}

/// A committee with papers, and the days on which it met.
struct Held {
    name: String,
    body: bodies::Body,
    days: Vec<(Date, i64)>,
}

/// What a tracker says of itself.
struct Told {
    entered: Vec<Date>,
    head: Vec<String>,
    calls_itself_one: bool,
}

/// Where a document that tells of no meeting belongs, if it is a tracker.
pub(super) fn place_of(
    tx: &Transaction,
    document: i64,
    loose: &Loose,
) -> Result<Option<Tracker>, Error> {
    let Some(told) = told(tx, document)? else {
        return Ok(None);
    };
    if told.entered.is_empty() && !told.calls_itself_one {
        return Ok(None);
    }
    let Some(stands_for) = stands_for(tx, document, loose, &told)? else {
        return Ok(None);
    };
    let committees = held(tx)?;
    let place = whose(&committees, loose, &told)
        .and_then(|body| Some((body, beside(&body.days, stands_for)?)))
        .map(|(body, meeting)| {
            let day = wording::short_day(stands_for);
            let named = told.entered.iter().any(|day| met_on(body, *day));
            let why = if named {
                format!("its rows name meetings of this body, and its day is {day}")
            } else {
                format!("it names this body, and its day is {day}")
            };
            (meeting, why)
        });
    Ok(Some(Tracker { stands_for, place }))
}

/// Trackers on their own: papers that come may find a place for each.
pub(super) fn loose(tx: &Transaction) -> Result<Vec<i64>, Error> {
    let mut statement = tx.prepare_cached(
        "SELECT DISTINCT document FROM tellings WHERE stands_for IS NOT NULL ORDER BY document",
    )?;
    let documents = statement.query_map([], |row| row.get(0))?;
    Ok(documents.collect::<Result<_, _>>()?)
}

/// The committee that a tracker on its own was filed under.
pub(super) fn committee_of(tx: &Transaction, document: i64) -> Result<Option<i64>, Error> {
    Ok(tx
        .prepare_cached(
            "SELECT meetings.committee FROM tellings
             JOIN meetings ON meetings.key = tellings.meeting
             WHERE tellings.document = :document AND tellings.stands_for IS NOT NULL
             ORDER BY tellings.own DESC LIMIT 1",
        )?
        .query_row(named_params! { ":document": document }, |row| row.get(0))
        .optional()?)
}

fn told(tx: &Transaction, document: i64) -> Result<Option<Told>, Error> {
    let mut titles: Vec<String> = Vec::new();
    let mut entered: Vec<Date> = Vec::new();
    let mut statement =
        tx.prepare_cached("SELECT title, entered FROM told_tasks WHERE document = :document")?;
    let mut rows = statement.query(named_params! { ":document": document })?;
    let mut any = false;
    while let Some(row) = rows.next()? {
        any = true;
        titles.extend(row.get::<_, Option<String>>("title")?);
        entered.extend(date(row, "entered")?);
    }
    if !any {
        return Ok(None);
    }
    let mut statement = tx.prepare_cached(
        "SELECT text FROM
             (SELECT text, position FROM paragraphs
              WHERE document = :document AND role NOT IN ('running', 'row')
              ORDER BY position LIMIT :head)
         WHERE length(text) <= :longest ORDER BY position",
    )?;
    let rows = statement.query_map(
        named_params! { ":document": document, ":head": HEAD, ":longest": LONGEST },
        |row| row.get(0),
    )?;
    let mut head = rows.collect::<Result<Vec<String>, _>>()?;
    head.extend(titles);
    entered.sort_unstable();
    entered.dedup();
    let calls_itself_one = head.iter().any(|line| {
        let words = fold::compare(line);
        let has = |word: &str| words.split(' ').any(|other| other == word);
        has("tracker")
            || has("log")
            || ["requests", "undertakings", "commitments", "promises"]
                .iter()
                .any(|word| has(word))
            || has("matters") && (has("arising") || has("outstanding"))
            || has("progress") && (has("resolutions") || has("recommendations"))
            || has("follow") && has("up")
            || has("outstanding") && has("actions")
            || (has("action") || has("actions"))
                && ["list", "sheet", "schedule", "register"]
                    .iter()
                    .any(|word| has(word))
    });
    Ok(Some(Told {
        entered,
        head,
        calls_itself_one,
    }))
}

/// The day that it says, its head's, else the newest that its rows name; never before
/// these.
fn stands_for(
    tx: &Transaction,
    document: i64,
    loose: &Loose,
    told: &Told,
) -> Result<Option<Date>, Error> {
    let newest = told.entered.last().copied();
    let in_head = |is_meant: fn(&str) -> bool| {
        let mut lines = told.head.iter().filter(|line| is_meant(line));
        lines
            .find_map(|line| days::find(line))
            .map(|found| found.date)
    };
    // A day in a row may be any; "Updated 4 January" is the table's own.
    let said = in_head(says_as_at)
        .or(loose.date)
        .or_else(|| in_head(|_| true));
    if let Some(day) = said.max(newest) {
        return Ok(Some(day));
    }
    Ok(tx
        .query_row(
            "SELECT coalesce(issued, substr(imported, 1, 10)) AS day
             FROM documents WHERE key = :document",
            named_params! { ":document": document },
            |row| date(row, "day"),
        )
        .optional()?
        .flatten())
}

fn says_as_at(line: &str) -> bool {
    let folded = fold::compare(line);
    let starts = |words: &str| folded.starts_with(words);
    let says = |words: &str| folded.contains(words);
    [
        "updated",
        "last updated",
        "revised",
        "as at",
        "as of",
        "position at",
    ]
    .iter()
    .any(|words| starts(words))
        || says(" as at ")
        || says(" as of ")
        || says(" position at ")
}

/// The committees whose own papers or programmes are held, with the days of their meetings.
fn held(tx: &Transaction) -> Result<Vec<Held>, Error> {
    let mut statement = tx.prepare_cached(
        "SELECT committees.key, committees.name, councils.name AS council,
                meetings.key AS meeting, meetings.date
         FROM meetings
         JOIN meeting_committees ON meeting_committees.meeting = meetings.key
         JOIN committees ON committees.key = meeting_committees.committee
         LEFT JOIN councils ON councils.key = committees.council
         WHERE meetings.date IS NOT NULL
           AND (EXISTS (SELECT 1 FROM tellings
                        WHERE tellings.meeting = meetings.key AND tellings.loose = 0)
                -- Its programme alone tells of its meetings.
                OR EXISTS (SELECT 1 FROM told_programmes
                           WHERE told_programmes.committee = meetings.committee))
         ORDER BY committees.key, meetings.date, meetings.ordinal, meetings.key",
    )?;
    let mut rows = statement.query([])?;
    let mut found: Vec<(i64, Held)> = Vec::new();
    while let Some(row) = rows.next()? {
        let key: i64 = row.get("key")?;
        if found.last().is_none_or(|(last, _)| *last != key) {
            let name: String = row.get("name")?;
            let council: Option<String> = row.get("council")?;
            let mut body = bodies::of(council.as_deref(), &name);
            body.council = council.or(body.council);
            found.push((
                key,
                Held {
                    name,
                    body,
                    days: Vec::new(),
                },
            ));
        }
        if let (Some((_, held)), Some(day)) = (found.last_mut(), date(row, "date")?) {
            held.days.push((day, row.get("meeting")?));
        }
    }
    Ok(found.into_iter().map(|(_, held)| held).collect())
}

/// The one committee that a tracker can be of: the one that it names, of several the one
/// on whose days its rows were entered; unnamed, the only one that met on several of them.
fn whose<'h>(committees: &'h [Held], loose: &Loose, told: &Told) -> Option<&'h Held> {
    let of_council = |held: &&Held| {
        bodies::may_be_one_council(loose.council.as_deref(), held.body.council.as_deref())
    };
    let committees: Vec<&Held> = committees.iter().filter(of_council).collect();
    let fitting = |held: &Held| {
        let met = |day: &&Date| met_on(held, **day);
        told.entered.iter().filter(met).count()
    };
    if let Some(said) = &loose.committee {
        let said = bodies::of(loose.council.as_deref(), without_its_kind(said));
        let same = |held: &&&Held| {
            bodies::may_be_one_council(said.council.as_deref(), held.body.council.as_deref())
                && bodies::is_same(&said, &held.body)
        };
        let named: Vec<&Held> = committees.iter().filter(same).copied().collect();
        return only(named, fitting);
    }
    let lines: Vec<Vec<String>> = told
        .head
        .iter()
        .map(|line| bodies::full_words(line))
        .collect();
    let named: Vec<&Held> = committees
        .iter()
        .filter(|held| lines.iter().any(|line| names(line, held)))
        .copied()
        .collect();
    if !named.is_empty() {
        return only(named, fitting);
    }
    let names_another = lines
        .iter()
        .flatten()
        .any(|word| BODY_WORDS.contains(&word.as_str()));
    let mut met = committees.iter().filter(|held| fitting(held) > 0);
    match (met.next(), met.next()) {
        (Some(one), None) if !names_another && fitting(one) >= ENOUGH_DAYS => Some(*one),
        (Some(_) | None, Some(_) | None) => None,
    }
}

/// "Action list of the Harbour Board" is the board's.
fn without_its_kind(said: &str) -> &str {
    let folded = fold::compare(said);
    let first = folded.split(' ').next().unwrap_or_default();
    let is_table = matches!(
        first,
        "action" | "actions" | "tracker" | "log" | "list" | "schedule" | "register"
    );
    let body = said.split_once(" of the ").map(|(_, body)| body);
    body.filter(|_| is_table).unwrap_or(said)
}

/// The only one, or the only one with days that fit.
fn only(named: Vec<&Held>, fitting: impl Fn(&Held) -> usize) -> Option<&Held> {
    if let [one] = named.as_slice() {
        return Some(one);
    }
    let mut met = named.into_iter().filter(|held| fitting(held) > 0);
    let one = met.next()?;
    met.next().is_none().then_some(one)
}

fn met_on(held: &Held, day: Date) -> bool {
    held.days.iter().any(|(met, _)| *met == day)
}

/// Whether a line of a head has a committee's name in it. A whole council is named where
/// nothing else is: "Ashwell Town Council – Finance Committee" is not of the council.
fn names(line: &[String], held: &Held) -> bool {
    let name = bodies::full_words(&held.name);
    let council = held.body.council.as_deref().map(bodies::full_words);
    let whole = matches!(held.body.folded.as_str(), "council" | "board" | "authority");
    if !whole {
        return name.len() > 1 && position(line, &name).is_some();
    }
    let Some(council) = council else {
        return false;
    };
    let Some(at) = position(line, &council) else {
        return false;
    };
    let rest = [&line[..at], &line[at + council.len()..]].concat();
    let another = rest.iter().enumerate().any(|(at, word)| {
        let own = *word == held.body.folded
            && (at == 0 || matches!(rest[at - 1].as_str(), "full" | "town" | "parish" | "trust"));
        BODY_WORDS.contains(&word.as_str()) && !own
    });
    !another
}

fn position(line: &[String], name: &[String]) -> Option<usize> {
    line.windows(name.len().max(1))
        .position(|words| words == name)
}

/// The meeting with whose papers a tracker of a day goes: the next one held, else the last.
fn beside(days: &[(Date, i64)], stands_for: Date) -> Option<i64> {
    let next = days.iter().find(|(day, _)| *day >= stands_for);
    let last = days.iter().rev().find(|(day, _)| *day < stands_for);
    match (next, last) {
        (Some((day, key)), Some(_)) if (*day - stands_for).get_days() <= AHEAD => Some(*key),
        (_, Some((_, key))) | (Some((_, key)), None) => Some(*key),
        (None, None) => None,
    }
}
