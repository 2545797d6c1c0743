//! Where a paper belongs that does not say so: the one place that the papers held leave
//! it, and why; retried whenever they change.
//!
//! A loose paper joins what others made known and makes no meeting. It is recognised by
//! its words (the account that a web page cut), by a reference, by its title with its
//! number or its committee or day, by who came. Where two places fit it waits in the
//! tray, which says which.

use jiff::civil::Date;
use rusqlite::{Row, Transaction, named_params};

use super::Error;
use super::bodies;
use super::columns::date;
use super::whole;
use crate::domain::soften::soften;
use crate::domain::wording;
use crate::parse::welsh;

/// Items of one title that are looked at: where more have it, it says nothing.
const TRIED: u32 = 400;
/// A title of so many words names a thing, not a kind of business.
const TELLING_TITLE: usize = 4;
/// Names that a list of attendance must have to be told from another.
const ENOUGH_NAMES: usize = 3;

/// The loose documents that the papers of a meeting may find a place for: by what they
/// are recognised by, by its day, and those that it gave one.
pub(super) const WAITING: &str = "SELECT waiting.document
     FROM tellings
     JOIN told_items ON told_items.telling = tellings.key
     JOIN clues ON clues.told_item = told_items.key
     JOIN clues AS theirs ON theirs.value = clues.value AND theirs.kind = clues.kind
                         AND theirs.loose = 1
     JOIN told_items AS loose ON loose.key = theirs.told_item
     JOIN tellings AS waiting ON waiting.key = loose.telling
     WHERE tellings.meeting = :meeting AND tellings.loose = 0
     UNION
     SELECT document FROM tellings
     WHERE loose = 1 AND date = (SELECT date FROM meetings WHERE key = :meeting)
     UNION
     SELECT document FROM tellings WHERE meeting = :meeting AND inferred IS NOT NULL
     UNION
     SELECT tellings.document FROM documents
     JOIN tellings ON tellings.document = documents.key AND tellings.role = 'attendance'
     WHERE documents.filed = 0
     UNION
     SELECT document FROM tellings WHERE stands_for IS NOT NULL
     ORDER BY 1";

/// Where a loose paper belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Nothing that is held tells.
    Nowhere,
    /// The only place.
    One {
        /// The meeting's key.
        meeting: i64,
        /// The items it tells of: its told item, and the other paper's.
        joins: Vec<(i64, i64)>,
        /// A sentence's end: why it is there.
        why: String,
    },
    /// Places that fit, in words.
    Several(Vec<String>),
}

/// A loose telling, as far as it says where it belongs.
#[derive(Debug, Clone)]
pub(super) struct Loose {
    /// The telling's key.
    pub key: i64,
    /// The council that it names.
    pub council: Option<String>,
    /// The committee that it names.
    pub committee: Option<String>,
    /// The day that it names.
    pub date: Option<Date>,
    /// It stands for a paper that tells of no meeting.
    pub lead: bool,
}

/// An item that a loose paper may be of.
struct Candidate {
    ours: i64,
    theirs: i64,
    meeting: i64,
    strength: Strength,
    why: String,
    day: Option<Date>,
    place: String,
}

/// How much it takes to be mistaken, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    /// A title that names a thing.
    Title,
    /// A title, and something that goes with it.
    TitleAndMore,
    /// A reference, or the words of the account.
    Words,
}

/// The one place that the papers held leave a loose telling.
pub(super) fn place_of(tx: &Transaction, loose: &Loose) -> Result<Verdict, Error> {
    let candidates = candidates(tx, loose)?;
    let named = named_meetings(tx, loose)?;
    if let [(meeting, place)] = named.as_slice() {
        let joins = items_in(tx, loose.key, *meeting, &candidates)?;
        return Ok(Verdict::One {
            meeting: *meeting,
            joins,
            why: format!("it names {place}"),
        });
    }
    let Some(best) = candidates.iter().map(|one| one.strength).max() else {
        return attended(tx, loose);
    };
    let mut fits: Vec<&Candidate> = Vec::new();
    for one in candidates.iter().filter(|one| one.strength == best) {
        if fits.iter().all(|other| other.meeting != one.meeting) {
            fits.push(one);
        }
    }
    // Whatever came first, the places are told in one order.
    fits.sort_by(|one, other| (one.day, &one.place).cmp(&(other.day, &other.place)));
    match fits.as_slice() {
        [only] => Ok(Verdict::One {
            meeting: only.meeting,
            joins: items_in(tx, loose.key, only.meeting, &candidates)?,
            why: only.why.clone(),
        }),
        several => Ok(Verdict::Several(
            several.iter().map(|one| one.place.clone()).collect(),
        )),
    }
}

/// The items of other papers that share a clue with the telling's own, and are not
/// ruled out by what it says of its meeting.
fn candidates(tx: &Transaction, loose: &Loose) -> Result<Vec<Candidate>, Error> {
    let mut statement = tx.prepare_cached(
        "SELECT clues.kind, clues.value,
                ours.key AS ours, ours.number AS our_number, ours.account AS our_account,
                ours.truncated AS our_cut,
                ours.report IS NOT NULL OR EXISTS (
                    SELECT 1 FROM named_papers
                    WHERE told_item = ours.key AND found = 1) AS brings,
                firm.key AS theirs, coalesce(firm.agenda_number, firm.number) AS number,
                firm.number AS minute, firm.account, firm.truncated AS cut, firm.title,
                coalesce(firm.paper, '') IN ('to follow', 'late', 'missing') OR EXISTS (
                    SELECT 1 FROM named_papers
                    WHERE told_item = firm.key AND found = 0) AS waits,
                meetings.key AS meeting, meetings.date, committees.name AS committee,
                councils.name AS council, documents.name AS document
         FROM told_items AS ours
         JOIN clues ON clues.told_item = ours.key
         JOIN clues AS theirs ON theirs.value = clues.value AND theirs.kind = clues.kind
                             AND theirs.loose = 0 AND theirs.told_item <> ours.key
         JOIN told_items AS firm ON firm.key = theirs.told_item
         JOIN tellings ON tellings.key = firm.telling AND tellings.loose = 0
         JOIN meetings ON meetings.key = tellings.meeting
         JOIN committees ON committees.key = meetings.committee
         LEFT JOIN councils ON councils.key = committees.council
         JOIN documents ON documents.key = tellings.document
         WHERE ours.telling = :telling
         ORDER BY firm.key DESC
         LIMIT :tried",
    )?;
    let mut rows = statement.query(named_params! { ":telling": loose.key, ":tried": TRIED })?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.extend(candidate(row, loose)?);
    }
    Ok(found)
}

fn candidate(row: &Row, loose: &Loose) -> rusqlite::Result<Option<Candidate>> {
    let committee: String = row.get("committee")?;
    let council: Option<String> = row.get("council")?;
    let day = date(row, "date")?;
    let same_day = loose.date.map(|said| Some(said) == day);
    let same_committee = loose
        .committee
        .as_deref()
        .map(|said| may_be(loose, said, council.as_deref(), &committee));
    let kind: String = row.get("kind")?;
    let title: String = row.get("value")?;
    let ours: Option<String> = row.get("our_number")?;
    let numbers: [Option<String>; 2] = [row.get("number")?, row.get("minute")?];
    let number = numbers.iter().flatten().next().cloned();
    let same_number = ours
        .as_ref()
        .map(|ours| numbers.iter().flatten().any(|number| number == ours));
    let document: String = row.get("document")?;
    let item = match &number {
        Some(number) => format!("item {number}"),
        None => format!(
            "“{}”",
            row.get::<_, Option<String>>("title")?.unwrap_or_default()
        ),
    };
    let agrees = same_day == Some(true) || same_committee == Some(true);
    let contradicts = same_day == Some(false) || same_committee == Some(false);
    let (strength, why) = match kind.as_str() {
        "opening" => {
            let [one, other]: [Option<String>; 2] = [row.get("our_account")?, row.get("account")?];
            let cut = row.get::<_, bool>("our_cut")? || row.get::<_, bool>("cut")?;
            let same = one
                .zip(other)
                .is_some_and(|(one, other)| whole::is_same_account(&one, &other, cut));
            if !same || !loose.lead && same_day == Some(false) {
                return Ok(None);
            }
            let why = if cut {
                format!("its words go on from those of {item} in {document}")
            } else {
                format!("its words are those of {item} in {document}")
            };
            (Strength::Words, why)
        }
        "reference" => (
            Strength::Words,
            format!("its reference {title} is that of {item} in {document}"),
        ),
        _ => {
            let waits = row.get::<_, bool>("waits")? && row.get::<_, bool>("brings")?;
            let words = title.split(' ').count();
            let common = whole::is_common(&title);
            if contradicts || same_number == Some(false) {
                return Ok(None);
            }
            match (common, same_number == Some(true)) {
                (false, true) => (
                    Strength::TitleAndMore,
                    format!("its title and number are those of {item} in {document}"),
                ),
                (false, false) if agrees => (
                    Strength::TitleAndMore,
                    format!("its title is that of {item} in {document}"),
                ),
                (false, false) if waits => (
                    Strength::TitleAndMore,
                    format!("{item} in {document} waits for a paper of its title"),
                ),
                (true, true) if agrees => (
                    Strength::TitleAndMore,
                    format!("its title and number are those of {item} in {document}"),
                ),
                (false, false) if words >= TELLING_TITLE => (
                    Strength::Title,
                    format!("its title is that of {item} in {document} alone"),
                ),
                (true | false, true | false) => return Ok(None),
            }
        }
    };
    let when = day.map(wording::short_day).unwrap_or_default();
    Ok(Some(Candidate {
        ours: row.get("ours")?,
        theirs: row.get("theirs")?,
        meeting: row.get("meeting")?,
        strength,
        why,
        day,
        place: format!("{} of {}, {when}", soften(&item), soften(&committee)),
    }))
}

/// The items of a meeting that the told items of a telling are: by what they share,
/// else by their number.
fn items_in(
    tx: &Transaction,
    telling: i64,
    meeting: i64,
    candidates: &[Candidate],
) -> Result<Vec<(i64, i64)>, Error> {
    let mut joins: Vec<(i64, i64)> = Vec::new();
    let mut shared: Vec<&Candidate> = candidates
        .iter()
        .filter(|one| one.meeting == meeting)
        .collect();
    shared.sort_by_key(|one| (std::cmp::Reverse(one.strength), one.theirs));
    for one in shared {
        if joins.iter().all(|(ours, _)| *ours != one.ours) {
            joins.push((one.ours, one.theirs));
        }
    }
    let mut statement = tx.prepare_cached(
        "SELECT ours.key AS ours, min(firm.key) AS theirs
         FROM told_items AS ours
         JOIN tellings AS own ON own.key = ours.telling AND own.lead = 1
         JOIN tellings ON tellings.meeting = :meeting AND tellings.loose = 0
                      AND tellings.role = 'agenda'
         JOIN told_items AS firm ON firm.telling = tellings.key
                                AND firm.number = ours.number COLLATE NOCASE
         WHERE ours.telling = :telling
         GROUP BY ours.key
         HAVING count(DISTINCT firm.folded) = 1
         ORDER BY ours.key",
    )?;
    let rows = statement.query_map(
        named_params! { ":telling": telling, ":meeting": meeting },
        |row| Ok((row.get("ours")?, row.get("theirs")?)),
    )?;
    for row in rows {
        let (ours, theirs) = row?;
        if joins.iter().all(|(known, _)| *known != ours) {
            joins.push((ours, theirs));
        }
    }
    Ok(joins)
}

/// The known meetings of the committee and day that a lead names.
fn named_meetings(tx: &Transaction, loose: &Loose) -> Result<Vec<(i64, String)>, Error> {
    let Some((committee, day)) = loose.committee.as_deref().zip(loose.date) else {
        return Ok(Vec::new());
    };
    let meetings = english_meetings(tx, day)?;
    Ok(meetings
        .into_iter()
        .filter(|other| may_be(loose, committee, other.council.as_deref(), &other.committee))
        .map(|other| {
            (
                other.key,
                format!("{}, {}", soften(&other.committee), wording::short_day(day)),
            )
        })
        .collect())
}

struct Meeting {
    key: i64,
    committee: String,
    council: Option<String>,
}

/// Meetings of a day that papers in English tell of themselves.
fn english_meetings(tx: &Transaction, day: Date) -> Result<Vec<Meeting>, Error> {
    let mut statement = tx.prepare_cached(
        "SELECT meetings.key, committees.name AS committee, councils.name AS council
         FROM meetings
         JOIN committees ON committees.key = meetings.committee
         LEFT JOIN councils ON councils.key = committees.council
         WHERE meetings.date = :day
           AND EXISTS (SELECT 1 FROM tellings
                       JOIN documents ON documents.key = tellings.document
                       WHERE tellings.meeting = meetings.key AND tellings.loose = 0
                         AND documents.language <> 'cy')
         ORDER BY meetings.key",
    )?;
    let rows = statement.query_map(named_params! { ":day": day.to_string() }, |row| {
        Ok(Meeting {
            key: row.get("key")?,
            committee: row.get("committee")?,
            council: row.get("council")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Where a paper in Welsh belongs: beside the English papers of the same council's
/// meeting on its day.
pub(super) fn twin_of(tx: &Transaction, loose: &Loose) -> Result<Verdict, Error> {
    let Some(day) = loose.date else {
        return Ok(Verdict::Nowhere);
    };
    let fits: Vec<Meeting> = english_meetings(tx, day)?
        .into_iter()
        .filter(|other| {
            let councils = loose.council.as_deref().zip(other.council.as_deref());
            councils.is_none_or(|(ours, theirs)| welsh::may_be_council(ours, theirs))
                && loose
                    .committee
                    .as_deref()
                    .is_none_or(|ours| welsh::may_be_body(ours, &other.committee))
        })
        .collect();
    let when = wording::short_day(day);
    match fits.as_slice() {
        [] => Ok(Verdict::Nowhere),
        [only] => Ok(Verdict::One {
            meeting: only.key,
            joins: Vec::new(),
            why: format!(
                "it is in Welsh, of {when}, and the English papers of that day are of {}",
                only.committee
            ),
        }),
        several => Ok(Verdict::Several(
            several
                .iter()
                .map(|one| format!("{}, {when}", one.committee))
                .collect(),
        )),
    }
}

/// The meeting whose minutes list the same people as present as a list of attendance.
fn attended(tx: &Transaction, loose: &Loose) -> Result<Verdict, Error> {
    let names: Vec<String> = tx
        .prepare_cached(
            "SELECT DISTINCT people.folded FROM people
             JOIN tellings ON tellings.key = people.telling AND tellings.role = 'attendance'
             WHERE people.telling = :telling AND people.list = 'present'
             ORDER BY people.folded",
        )?
        .query_map(named_params! { ":telling": loose.key }, |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    if names.len() < ENOUGH_NAMES {
        return Ok(Verdict::Nowhere);
    }
    let mut statement = tx.prepare_cached(
        "SELECT tellings.meeting, committees.name AS committee, meetings.date,
                min(documents.name) AS document
         FROM people
         JOIN tellings ON tellings.key = people.telling AND tellings.loose = 0
         JOIN documents ON documents.key = tellings.document
         JOIN meetings ON meetings.key = tellings.meeting
         JOIN committees ON committees.key = meetings.committee
         WHERE people.list = 'present' AND people.folded IN (SELECT value FROM json_each(:names))
         GROUP BY people.telling
         HAVING count(DISTINCT people.folded) = :count
            AND (SELECT count(DISTINCT all_people.folded) FROM people AS all_people
                 WHERE all_people.telling = people.telling
                   AND all_people.list = 'present') = :count
         ORDER BY tellings.meeting",
    )?;
    let rows = statement.query_map(
        named_params! {
            ":names": super::columns::json(&names),
            ":count": i64::try_from(names.len()).unwrap_or(i64::MAX),
        },
        |row| {
            let when = date(row, "date")?
                .map(wording::short_day)
                .unwrap_or_default();
            Ok((
                row.get::<_, i64>("meeting")?,
                format!("{}, {when}", row.get::<_, String>("committee")?),
                row.get::<_, String>("document")?,
            ))
        },
    )?;
    let mut fits: Vec<(i64, String, String)> = rows.collect::<Result<_, _>>()?;
    fits.dedup_by_key(|(meeting, ..)| *meeting);
    Ok(match fits.as_slice() {
        [] => Verdict::Nowhere,
        [(meeting, _, document)] => Verdict::One {
            meeting: *meeting,
            joins: Vec::new(),
            why: format!("those present are those of {document}"),
        },
        several => Verdict::Several(several.iter().map(|(_, place, _)| place.clone()).collect()),
    })
}

/// Whether the body that a paper names may be a committee that is held.
fn may_be(loose: &Loose, said: &str, council: Option<&str>, committee: &str) -> bool {
    let said = bodies::of(loose.council.as_deref(), said);
    let held = bodies::of(council, committee);
    bodies::may_be_one_council(said.council.as_deref(), held.council.as_deref())
        && bodies::is_same(&said, &held)
}

/// The loose documents that the papers of these meetings may find a place for, or take
/// one from, in the order they came.
pub(super) fn waiting(tx: &Transaction, meetings: &[i64]) -> Result<Vec<i64>, Error> {
    let mut found: Vec<i64> = Vec::new();
    let mut statement = tx.prepare_cached(WAITING)?;
    for meeting in meetings {
        let rows = statement.query_map(named_params! { ":meeting": meeting }, |row| row.get(0))?;
        for row in rows {
            let document = row?;
            if !found.contains(&document) {
                found.push(document);
            }
        }
    }
    Ok(found)
}
