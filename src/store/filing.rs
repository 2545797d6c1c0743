//! Where a document belongs: the meetings it tells of, and its committee.
//!
//! A paper's own word comes first, then what a person gave at import for what it
//! lacks; after `refile` the person's word comes first. What names no committee or
//! no day waits in the tray.

use jiff::civil::Date;
use rusqlite::{OptionalExtension, Transaction, named_params};

use super::columns::{date, from_json, json};
use super::committees::{self, free_id};
use super::inference::{self, Loose, Verdict};
use super::{Error, Filing, corrections, planned, trackers};

/// The position of a loss that filing finds, not the reader: it comes and goes with it.
const FILING_LOSS: i64 = -1;

/// What has to be put together anew after documents moved, came or went.
#[derive(Debug, Default)]
pub(super) struct Affected {
    /// Meetings by key.
    pub meetings: Vec<i64>,
    /// Committees whose programmes changed.
    pub committees: Vec<i64>,
    /// Loose documents that what changes may find a place for, or take one from.
    pub loose: Vec<i64>,
}

impl Affected {
    pub(super) fn note(list: &mut Vec<i64>, key: i64) {
        if !list.contains(&key) {
            list.push(key);
        }
    }

    pub(super) fn join(&mut self, other: Affected) {
        for key in other.meetings {
            Affected::note(&mut self.meetings, key);
        }
        for key in other.committees {
            Affected::note(&mut self.committees, key);
        }
    }
}

/// A telling, completed by what a person gave.
pub(super) struct Telling {
    key: i64,
    own: bool,
    /// The council.
    pub council: Option<String>,
    /// The committee.
    pub committee: Option<String>,
    with: Vec<String>,
    /// The day.
    pub date: Option<Date>,
    items: u32,
    lead: bool,
    /// A person says that it is of another meeting of its day.
    apart: bool,
}

/// Notes the meetings and committees that a document is filed under now.
pub(super) fn note_places(
    tx: &Transaction,
    document: i64,
    affected: &mut Affected,
) -> Result<(), Error> {
    let meetings = keys(
        tx,
        "SELECT DISTINCT meeting FROM tellings
         WHERE document = :document AND meeting IS NOT NULL ORDER BY meeting",
        document,
    )?;
    for key in meetings {
        Affected::note(&mut affected.meetings, key);
    }
    // A tracker's rows stand under the meeting they were entered at (`actions::tasks`):
    // the meetings whose rows this document carries, those whose papers carry rows of the
    // meetings it tells of, and those whose papers carry the same rows.
    let by_tasks = keys(
        tx,
        "SELECT DISTINCT other.key
         FROM tellings
         JOIN meetings AS here ON here.key = tellings.meeting
         JOIN meetings AS other ON other.committee = here.committee AND other.key <> here.key
         WHERE tellings.document = :document
           AND (other.date IN (SELECT entered FROM told_tasks WHERE document = :document)
                OR EXISTS (SELECT 1 FROM tellings AS own
                           JOIN told_tasks ON told_tasks.document = own.document
                                          AND told_tasks.entered = here.date
                           WHERE own.meeting = other.key AND own.own = 1)
                OR EXISTS (SELECT 1 FROM tellings AS own
                           JOIN told_tasks ON told_tasks.document = own.document
                                          AND told_tasks.entered < other.date
                           WHERE own.meeting = other.key AND own.own = 1
                             AND (told_tasks.text, told_tasks.entered) IN (
                                 SELECT text, entered FROM told_tasks
                                 WHERE document = :document)
                             AND NOT EXISTS (SELECT 1 FROM meetings AS entered
                                             JOIN tellings AS told ON told.meeting = entered.key
                                             WHERE entered.committee = here.committee
                                               AND entered.date = told_tasks.entered))
                OR EXISTS (SELECT 1 FROM tellings AS own
                           JOIN told_tasks ON told_tasks.document = own.document
                                          AND told_tasks.entered IS NULL
                           WHERE own.meeting = other.key AND own.own = 1
                             AND (told_tasks.text, told_tasks.due_date) IN (
                                 SELECT text, due_date FROM told_tasks
                                 WHERE document = :document AND entered IS NULL)))
         ORDER BY other.key",
        document,
    )?;
    for key in by_tasks {
        Affected::note(&mut affected.meetings, key);
    }
    let committees = keys(
        tx,
        "SELECT DISTINCT committee FROM told_programmes
         WHERE document = :document AND committee IS NOT NULL ORDER BY committee",
        document,
    )?;
    for key in committees {
        Affected::note(&mut affected.committees, key);
    }
    Ok(())
}

/// Files a document by its own words and by what a person gave, and answers whether
/// it found a place.
pub(super) fn place(tx: &Transaction, document: i64) -> Result<bool, Error> {
    let (given, overrides) = given(tx, document)?;
    let mut tellings = tellings(tx, document)?;
    if let [only] = tellings.as_mut_slice()
        && only.items == 0
    {
        // A programme on its own names its committee in its heading.
        only.committee = only.committee.take().or(programme_heading(tx, document)?);
    }
    fill(&mut tellings, &given, overrides);
    let welsh: bool = tx.query_row(
        "SELECT language = 'cy' FROM documents WHERE key = :document",
        named_params! { ":document": document },
        |row| row.get(0),
    )?;
    // What a person said of its place is not asked again.
    let by_hand = overrides || given.committee.is_some() || given.date.is_some();
    let mut filed = false;
    let mut own = None;
    for telling in &tellings {
        let mut found = if welsh && !by_hand {
            place_in_welsh(tx, telling)?
        } else {
            place_by_words(tx, telling, by_hand)?
        };
        if telling.own && found.loose && !welsh {
            found.place_tracker(tx, document, telling)?;
        }
        found.write(tx, telling.key)?;
        filed |= found.meeting.is_some();
        if telling.own {
            own = Some(telling);
        }
    }
    filed |= planned::place_programmes(tx, document, own)?;
    say_what_waits(tx, document, filed)?;
    tx.execute(
        "UPDATE documents SET filed = :filed WHERE key = :document",
        named_params! { ":filed": filed, ":document": document },
    )?;
    Ok(filed)
}

/// Where a telling was filed, and how.
#[derive(Default)]
struct Found {
    meeting: Option<i64>,
    loose: bool,
    inferred: Option<String>,
    fits: Vec<String>,
    joins: Vec<(i64, i64)>,
    /// The day that a tracker on its own stands for.
    stands_for: Option<Date>,
}

impl Found {
    fn of(verdict: Verdict) -> Found {
        let mut found = Found {
            loose: true,
            ..Found::default()
        };
        match verdict {
            Verdict::Nowhere => {}
            Verdict::One {
                meeting,
                joins,
                why,
            } => {
                found.meeting = Some(meeting);
                found.joins = joins;
                found.inferred = Some(why);
            }
            Verdict::Several(fits) => found.fits = fits,
        }
        found
    }

    /// A tracker that is of no meeting goes with its committee's papers.
    fn place_tracker(
        &mut self,
        tx: &Transaction,
        document: i64,
        telling: &Telling,
    ) -> Result<(), Error> {
        let Some(tracker) = trackers::place_of(tx, document, &telling.loose())? else {
            return Ok(());
        };
        self.stands_for = Some(tracker.stands_for);
        if let (None, Some((meeting, why))) = (self.meeting, tracker.place) {
            self.meeting = Some(meeting);
            self.inferred = Some(why);
            self.fits.clear();
        }
        Ok(())
    }

    fn write(&self, tx: &Transaction, telling: i64) -> Result<(), Error> {
        tx.prepare_cached(
            "UPDATE tellings
             SET meeting = :meeting, loose = :loose, inferred = :inferred, fits = :fits,
                 stands_for = :stands_for
             WHERE key = :key",
        )?
        .execute(named_params! {
            ":stands_for": self.stands_for.map(|day| day.to_string()),
            ":meeting": self.meeting, ":loose": self.loose, ":inferred": self.inferred,
            ":fits": json(&self.fits), ":key": telling,
        })?;
        tx.prepare_cached(
            "UPDATE clues SET loose = :loose
             WHERE loose <> :loose
               AND told_item IN (SELECT key FROM told_items WHERE telling = :telling)",
        )?
        .execute(named_params! { ":loose": self.loose, ":telling": telling })?;
        tx.prepare_cached(
            "UPDATE told_items SET joins = NULL WHERE telling = :telling AND joins IS NOT NULL",
        )?
        .execute(named_params! { ":telling": telling })?;
        let mut join =
            tx.prepare_cached("UPDATE told_items SET joins = :theirs WHERE key = :ours")?;
        for (ours, theirs) in &self.joins {
            join.execute(named_params! { ":ours": ours, ":theirs": theirs })?;
        }
        Ok(())
    }
}

/// By the committee and day that a telling has; what lacks one of them, and what is
/// only a lead, goes where the papers held leave it one place.
fn place_by_words(tx: &Transaction, telling: &Telling, by_hand: bool) -> Result<Found, Error> {
    match (&telling.committee, telling.date) {
        (Some(committee), Some(date)) if by_hand || !telling.lead => Ok(Found {
            meeting: Some(find_or_make_meeting(
                tx,
                telling.council.as_deref(),
                committee,
                &telling.with,
                date,
                telling.apart,
            )?),
            ..Found::default()
        }),
        // Minutes in a pack whose day is not said are a loss of the pack.
        (Some(_) | None, Some(_) | None) if !telling.own => Ok(Found::default()),
        (Some(_) | None, Some(_) | None) => {
            Ok(Found::of(inference::place_of(tx, &telling.loose())?))
        }
    }
}

/// Beside the English papers of its day where only one place fits; a meeting of its own
/// where there are none.
fn place_in_welsh(tx: &Transaction, telling: &Telling) -> Result<Found, Error> {
    let verdict = inference::twin_of(tx, &telling.loose())?;
    let alone = verdict == Verdict::Nowhere;
    let mut found = Found::of(verdict);
    if let (true, Some(committee), Some(date)) = (alone, &telling.committee, telling.date) {
        let council = telling.council.as_deref();
        let (with, apart) = (&telling.with, telling.apart);
        let meeting = find_or_make_meeting(tx, council, committee, with, date, apart)?;
        found.meeting = Some(meeting);
    }
    Ok(found)
}

impl Telling {
    fn loose(&self) -> Loose {
        Loose {
            key: self.key,
            council: self.council.clone(),
            committee: self.committee.clone(),
            date: self.date,
            lead: self.lead,
        }
    }
}

/// Minutes in a filed pack that name no day are on no desk: a loss says so.
fn say_what_waits(tx: &Transaction, document: i64, filed: bool) -> Result<(), Error> {
    tx.execute(
        "DELETE FROM losses WHERE document = :document AND position = :position",
        named_params! { ":document": document, ":position": FILING_LOSS },
    )?;
    tx.execute(
        "INSERT INTO losses (document, position, page, what)
         SELECT :document, :position, min(told_items.page),
                'the ' || tellings.role || ' of a meeting whose day is not said'
         FROM tellings JOIN told_items ON told_items.telling = tellings.key
         WHERE tellings.document = :document AND tellings.own = 0
           AND tellings.meeting IS NULL AND :filed
         GROUP BY tellings.key",
        named_params! { ":document": document, ":position": FILING_LOSS, ":filed": filed },
    )?;
    Ok(())
}

/// What a person gave for a document, and whether it comes before the paper's word.
pub(super) fn given(tx: &Transaction, document: i64) -> Result<(Filing, bool), Error> {
    Ok(tx.query_row(
        "SELECT given_council, given_committee, given_date, overrides
         FROM documents WHERE key = :document",
        named_params! { ":document": document },
        |row| {
            Ok((
                Filing {
                    council: row.get("given_council")?,
                    committee: row.get("given_committee")?,
                    date: date(row, "given_date")?,
                },
                row.get("overrides")?,
            ))
        },
    )?)
}

/// Completes what tellings lack. The day that a person gives is that of the meeting
/// the document was made for; its committee is that of every meeting it tells of.
fn fill(tellings: &mut [Telling], given: &Filing, overrides: bool) {
    let shared = |field: fn(&Telling) -> &Option<String>, list: &[Telling]| {
        list.iter()
            .filter(|telling| telling.own)
            .chain(list)
            .find_map(|telling| field(telling).clone())
    };
    let committee = shared(|telling| &telling.committee, tellings);
    let council = shared(|telling| &telling.council, tellings);
    for telling in tellings {
        // What a paper only hints at gives way to what a person says of it.
        let overrides = overrides || telling.lead && *given != Filing::default();
        if overrides {
            telling.committee = given.committee.clone().or(telling.committee.take());
            telling.council = given.council.clone().or(telling.council.take());
        }
        let complete =
            |own: &mut Option<String>, shared: &Option<String>, given: &Option<String>| {
                *own = own
                    .take()
                    .or_else(|| shared.clone())
                    .or_else(|| given.clone());
            };
        complete(&mut telling.committee, &committee, &given.committee);
        complete(&mut telling.council, &council, &given.council);
        if telling.own {
            telling.date = if overrides {
                given.date.or(telling.date)
            } else {
                telling.date.or(given.date)
            };
        }
    }
}

fn tellings(tx: &Transaction, document: i64) -> Result<Vec<Telling>, Error> {
    let mut statement = tx.prepare_cached(
        "SELECT key, own, council, committee, with_committees, date, lead,
                (SELECT count(*) FROM told_items WHERE telling = tellings.key) AS items,
                own AND EXISTS (SELECT 1 FROM documents
                                JOIN marks ON marks.kind = 'paper-apart'
                                          AND marks.id = documents.id
                                WHERE documents.key = :document) AS apart
         FROM tellings WHERE document = :document ORDER BY position",
    )?;
    let rows = statement.query_map(named_params! { ":document": document }, |row| {
        Ok(Telling {
            key: row.get("key")?,
            own: row.get("own")?,
            council: row.get("council")?,
            committee: row.get("committee")?,
            with: from_json(row.get::<_, Option<String>>("with_committees")?.as_deref()),
            date: date(row, "date")?,
            items: row.get("items")?,
            lead: row.get("lead")?,
            apart: row.get("apart")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn programme_heading(tx: &Transaction, document: i64) -> Result<Option<String>, Error> {
    Ok(tx
        .query_row(
            "SELECT said FROM told_programmes
             WHERE document = :document AND said IS NOT NULL ORDER BY position LIMIT 1",
            named_params! { ":document": document },
            |row| row.get(0),
        )
        .optional()?)
}

/// The meeting of a committee on a day. A paper of one of the committees of a joint
/// meeting finds it too. `apart`: the other meeting of the day, that a person parted.
fn find_or_make_meeting(
    tx: &Transaction,
    council: Option<&str>,
    committee: &str,
    with: &[String],
    date: Date,
    apart: bool,
) -> Result<i64, Error> {
    let committee = committees::find_or_make(tx, council, committee)?;
    let mut sitting = vec![committee];
    for name in with {
        Affected::note(&mut sitting, committees::find_or_make(tx, council, name)?);
    }
    let ordinal = if apart { 2 } else { 1 };
    let mut find = tx.prepare_cached(
        "SELECT meetings.key
         FROM meetings JOIN meeting_committees ON meeting_committees.meeting = meetings.key
         WHERE meeting_committees.committee = :committee AND meetings.date = :date
           AND meetings.ordinal = :ordinal
         ORDER BY meeting_committees.position, meetings.key
         LIMIT 1",
    )?;
    for committee in &sitting {
        // A committee named beside another is only asked for by a joint paper.
        let found: Option<i64> = find
            .query_row(
                named_params! {
                    ":committee": committee, ":date": date.to_string(), ":ordinal": ordinal,
                },
                |row| row.get(0),
            )
            .optional()?;
        if let Some(key) = found {
            let key = corrections::meeting_of(tx, key)?;
            join_committees(tx, key, &sitting)?;
            return Ok(key);
        }
    }
    let made = make_sitting(tx, committee, date, &sitting, ordinal)?;
    corrections::meeting_of(tx, made)
}

/// The meeting of a committee on a day, made where there is none.
pub(super) fn meeting_on(tx: &Transaction, committee: i64, date: Date) -> Result<i64, Error> {
    let found: Option<i64> = tx
        .prepare_cached(
            "SELECT key FROM meetings WHERE committee = :committee AND date = :date
             ORDER BY ordinal LIMIT 1",
        )?
        .query_row(
            named_params! { ":committee": committee, ":date": date.to_string() },
            |row| row.get(0),
        )
        .optional()?;
    match found {
        Some(key) => corrections::meeting_of(tx, key),
        None => make_meeting(tx, committee, date, &[committee]),
    }
}

/// Makes the meeting of a committee on a day.
pub(super) fn make_meeting(
    tx: &Transaction,
    committee: i64,
    date: Date,
    sitting: &[i64],
) -> Result<i64, Error> {
    make_sitting(tx, committee, date, sitting, 1)
}

fn make_sitting(
    tx: &Transaction,
    committee: i64,
    date: Date,
    sitting: &[i64],
    ordinal: u32,
) -> Result<i64, Error> {
    let (name, council): (String, Option<String>) = tx.query_row(
        "SELECT committee_names.folded, councils.name
         FROM committees
         JOIN committee_names ON committee_names.committee = committees.key
         LEFT JOIN councils ON councils.key = committees.council
         WHERE committees.key = :committee
         ORDER BY committee_names.given, committee_names.folded
         LIMIT 1",
        named_params! { ":committee": committee },
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let (day, which) = (date.to_string(), ordinal.to_string());
    let council = council.unwrap_or_default();
    let id = free_id(
        tx,
        "meetings",
        &[&[&name, &day, &which], &[&name, &day, &which, &council]],
    )?;
    tx.prepare_cached(
        "INSERT INTO meetings (id, committee, date, ordinal)
         VALUES (:id, :committee, :date, :ordinal)",
    )?
    .execute(named_params! {
        ":id": id, ":committee": committee, ":date": day, ":ordinal": ordinal,
    })?;
    let key = tx.last_insert_rowid();
    join_committees(tx, key, sitting)?;
    Ok(key)
}

fn join_committees(tx: &Transaction, meeting: i64, sitting: &[i64]) -> Result<(), Error> {
    let mut join = tx.prepare_cached(
        "INSERT INTO meeting_committees (meeting, committee, position)
         SELECT :meeting, :committee, count(*) FROM meeting_committees WHERE meeting = :meeting
         ON CONFLICT DO NOTHING",
    )?;
    for committee in sitting {
        join.execute(named_params! { ":meeting": meeting, ":committee": committee })?;
    }
    Ok(())
}

fn keys(tx: &Transaction, sql: &str, document: i64) -> Result<Vec<i64>, Error> {
    let mut statement = tx.prepare_cached(sql)?;
    let rows = statement.query_map(named_params! { ":document": document }, |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
