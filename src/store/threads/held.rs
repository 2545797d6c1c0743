//! What is held of a committee, and of those that its promises name: what was searched, and
//! what is missing.

use std::collections::HashMap;

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, named_params};

use super::{Held, HeldPaper, KnownMeeting};
use crate::domain::fold;
use crate::domain::meeting::Status;
use crate::parse::sentence;
use crate::store::columns::{date, from_json, status};
use crate::store::{Error, terms};
use crate::thread::back;
use crate::thread::bodies::Bodies;

/// The papers and meetings of a committee that are held.
pub(super) fn held(connection: &Connection, committee: i64) -> Result<Held, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT documents.name, meetings.date,
                (SELECT count(*) FROM told_items WHERE told_items.telling = tellings.key) > 2
                OR EXISTS (SELECT 1 FROM told_items
                           WHERE told_items.telling = tellings.key
                             AND told_items.account IS NOT NULL)
                OR EXISTS (SELECT 1 FROM told_tasks WHERE told_tasks.document = documents.key)
                OR EXISTS (SELECT 1 FROM told_programmes
                           WHERE told_programmes.document = documents.key) AS lists
         FROM meeting_committees
         JOIN meetings ON meetings.key = meeting_committees.meeting
         JOIN tellings ON tellings.meeting = meetings.key AND tellings.own = 1
         JOIN documents ON documents.key = tellings.document AND documents.language <> 'cy'
         WHERE meeting_committees.committee = :committee
         UNION
         SELECT documents.name, told_programmes.stands_for, 1 AS lists
         FROM told_programmes
         JOIN documents ON documents.key = told_programmes.document
              AND documents.language <> 'cy'
         WHERE told_programmes.committee = :committee
           AND told_programmes.stands_for IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM tellings
                           WHERE tellings.document = documents.key
                             AND tellings.meeting IS NOT NULL)
         ORDER BY 2, 1",
    )?;
    let papers = statement
        .query_map(named_params! { ":committee": committee }, |row| {
            Ok((row.get("name")?, date(row, "date")?, row.get("lists")?))
        })?
        .collect::<Result<Vec<(String, Option<Date>, bool)>, _>>()?;
    let mut statement = connection.prepare_cached(
        "SELECT meetings.date, meetings.status,
                EXISTS (SELECT 1 FROM items
                        WHERE items.meeting = meetings.key AND items.account IS NOT NULL)
                    AS minutes
         FROM meeting_committees
         JOIN meetings ON meetings.key = meeting_committees.meeting
         WHERE meeting_committees.committee = :committee
         ORDER BY meetings.date, meetings.ordinal",
    )?;
    let meetings = statement
        .query_map(named_params! { ":committee": committee }, |row| {
            let said: Option<String> = row.get("status")?;
            Ok((
                date(row, "date")?,
                status(said.as_deref()) == Some(Status::Cancelled),
                row.get("minutes")?,
            ))
        })?
        .collect::<Result<Vec<(Option<Date>, bool, bool)>, _>>()?;
    let mut meetings: Vec<KnownMeeting> = meetings
        .into_iter()
        .filter_map(|(date, is_cancelled, has_minutes)| {
            Some(KnownMeeting {
                date: date?,
                is_cancelled,
                has_minutes,
            })
        })
        .collect();
    for day in confirmed(connection, committee)? {
        if !meetings.iter().any(|known| known.date == day) {
            meetings.push(KnownMeeting {
                date: day,
                is_cancelled: false,
                has_minutes: false,
            });
        }
    }
    meetings.sort_by_key(|meeting| meeting.date);
    Ok(Held {
        papers: papers
            .into_iter()
            .filter_map(|(document, date, lists)| {
                Some(HeldPaper {
                    document,
                    date: date?,
                    lists,
                })
            })
            .collect(),
        meetings,
    })
}

/// The days of the meetings whose minutes later ones of the committee confirmed.
fn confirmed(connection: &Connection, committee: i64) -> Result<Vec<Date>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT meetings.date, told_items.account, committees.name AS committee
         FROM meeting_committees
         JOIN meetings ON meetings.key = meeting_committees.meeting
         JOIN committees ON committees.key = meetings.committee
         JOIN items ON items.meeting = meetings.key AND items.folded LIKE '%minutes%'
         JOIN told_items ON told_items.key = items.account
         WHERE meeting_committees.committee = :committee
         ORDER BY meetings.date, items.position",
    )?;
    let mut cursor = statement.query(named_params! { ":committee": committee })?;
    let mut days = Vec::new();
    while let Some(row) = cursor.next()? {
        let told = date(row, "date")?;
        let account: Option<String> = row.get("account")?;
        let own: String = row.get("committee")?;
        let account = account.unwrap_or_default();
        let said = account.split("\n\n").flat_map(sentence::split);
        for text in said.filter(|text| back::is_confirming(text) && is_of_body(text, &own)) {
            let named = terms::written(text, told).into_iter();
            days.extend(named.map(|(day, _)| day).filter(|day| Some(*day) < told));
        }
    }
    Ok(days)
}

/// Whether a sentence that confirms minutes speaks of a committee's own: of no other body.
fn is_of_body(text: &str, own: &str) -> bool {
    let folded = fold::compare(text);
    let rest = folded.replace(&fold::compare(own), " ");
    !rest.split(' ').any(|word| OTHER_BODIES.contains(&word))
}

/// What bodies are called that a committee may hear the minutes of.
const OTHER_BODIES: [&str; 9] = [
    "subcommittee",
    "sub",
    "group",
    "party",
    "board",
    "forum",
    "partnership",
    "trust",
    "joint",
];

/// The other committees that a committee's promises name, and the papers of each.
pub(super) struct NamedBodies {
    bodies: Bodies,
    papers: HashMap<i64, Vec<HeldPaper>>,
}

impl NamedBodies {
    /// The papers, later than a promise, of those that it names: it was looked for in them.
    pub(super) fn papers(
        &self,
        text: &str,
        made: Option<Date>,
    ) -> impl Iterator<Item = &HeldPaper> {
        let named = if self.papers.is_empty() {
            Vec::new()
        } else {
            self.bodies.named(text)
        };
        let papers = named.into_iter().filter_map(|body| self.papers.get(&body));
        papers
            .flatten()
            .filter(move |paper| Some(paper.date) > made)
    }
}

/// Those that the papers of a committee are known to name.
pub(super) fn named_bodies(connection: &Connection, committee: i64) -> Result<NamedBodies, Error> {
    let named: Option<String> = connection
        .prepare_cached("SELECT named FROM addressed WHERE committee = :committee")?
        .query_row(named_params! { ":committee": committee }, |row| row.get(0))
        .optional()?;
    let named: Vec<i64> = from_json(named.as_deref());
    let mut name = connection.prepare_cached("SELECT name FROM committees WHERE key = :key")?;
    let (mut bodies, mut papers) = (Vec::new(), HashMap::new());
    for body in named {
        bodies.push((
            body,
            name.query_row(named_params! { ":key": body }, |row| row.get(0))?,
        ));
        // That they hold nothing of it says nothing of the committee's own papers.
        let of_body = held(connection, body)?.papers.into_iter();
        let of_body = of_body.map(|paper| HeldPaper {
            lists: false,
            ..paper
        });
        papers.insert(body, of_body.collect());
    }
    Ok(NamedBodies {
        bodies: Bodies::of(&bodies),
        papers,
    })
}
