//! The meeting before: the one whose minutes the agenda confirms, which is not always the
//! last one held, and what was held since.

use jiff::civil::Date;
use rusqlite::{Connection, named_params};

use super::Error;
use super::columns::date;
use super::desk::{AgendaRow, MeetingRow};
use crate::domain::agenda::{AskKind, ask_kind};
use crate::domain::fold;
use crate::parse::date as days;

/// Bodies that a committee may hear the minutes of, beside its own.
const OTHERS: [&str; 9] = [
    "sub committee",
    "subcommittee",
    "working group",
    "working party",
    "task group",
    "board",
    "forum",
    "partnership",
    "trust",
];

/// The meetings that stand before one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Previous {
    /// The days whose minutes it confirms; where its papers do not tell, the last ordinary
    /// meeting. In the order of days.
    pub confirmed: Vec<Date>,
    /// The days of meetings held since the first of them, joint ones as a rule.
    pub since: Vec<Date>,
    /// All earlier days of the committee that are held.
    pub held: Vec<Date>,
}

/// An earlier meeting of a committee, as far as it matters here.
struct Earlier {
    date: Date,
    joint: bool,
    /// Its minutes are held.
    told: bool,
    /// Its minutes are bound into the papers of the meeting.
    bound: bool,
}

impl Previous {
    /// The newest day whose minutes are confirmed.
    pub fn last(&self) -> Option<Date> {
        self.confirmed.last().copied()
    }

    /// Whether something was said at the meeting before, or since.
    pub fn reaches(&self, day: Option<Date>) -> bool {
        day.is_some_and(|day| self.confirmed.contains(&day) || self.since.contains(&day))
    }

    /// The days whose minutes an item confirms: those that it names, else those of the
    /// meeting; nothing of an item that confirms none.
    pub fn of_item(&self, row: &AgendaRow, meeting: &MeetingRow) -> Vec<Date> {
        let Some(named) = confirms(row, meeting) else {
            return Vec::new();
        };
        if named.is_empty() {
            self.confirmed.clone()
        } else if named.iter().any(|day| self.held.contains(day)) || is_own(row, meeting) {
            named
        } else {
            Vec::new()
        }
    }
}

/// The meeting before one, of its agenda and of the papers that are held.
pub(super) fn previous(
    connection: &Connection,
    meeting: &MeetingRow,
    agenda: &[AgendaRow],
) -> Result<Previous, Error> {
    let earlier = earlier(connection, meeting)?;
    let held: Vec<Date> = earlier.iter().map(|one| one.date).collect();
    let named = agenda.iter().filter_map(|row| confirms(row, meeting));
    let mut confirmed: Vec<Date> = named.flatten().filter(|day| held.contains(day)).collect();
    let those = |wanted: &dyn Fn(&Earlier) -> bool| -> Vec<Date> {
        let those = earlier.iter().filter(|one| wanted(one));
        those.map(|one| one.date).collect()
    };
    if confirmed.is_empty() {
        confirmed = those(&|one| one.bound);
    }
    if confirmed.is_empty() {
        let ordinary = earlier.iter().filter(|one| one.told);
        let last = ordinary
            .clone()
            .rfind(|one| !one.joint)
            .or_else(|| ordinary.clone().next_back());
        confirmed.extend(last.map(|one| one.date));
    }
    confirmed.sort_unstable();
    confirmed.dedup();
    let first = confirmed.first().copied();
    let since = those(&|one| Some(one.date) > first && first.is_some() && one.told);
    Ok(Previous {
        since: since
            .into_iter()
            .filter(|day| !confirmed.contains(day))
            .collect(),
        confirmed,
        held,
    })
}

/// The earlier meetings of the committees of one, in the order of days.
fn earlier(connection: &Connection, meeting: &MeetingRow) -> Result<Vec<Earlier>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT meetings.date,
                (SELECT count(*) FROM meeting_committees
                 WHERE meeting_committees.meeting = meetings.key) > 1 AS joint,
                EXISTS (SELECT 1 FROM items
                        WHERE items.meeting = meetings.key AND items.position IS NOT NULL
                          AND items.account IS NOT NULL) AS told,
                EXISTS (SELECT 1 FROM tellings AS own
                        JOIN tellings AS bound ON bound.document = own.document
                        WHERE own.meeting = :meeting AND own.own = 1
                          AND bound.meeting = meetings.key AND bound.role = 'minutes') AS bound
         FROM meetings
         WHERE meetings.key IN (
                 SELECT theirs.meeting
                 FROM meeting_committees AS ours
                 JOIN meeting_committees AS theirs ON theirs.committee = ours.committee
                 WHERE ours.meeting = :meeting)
           AND meetings.date < :day
           AND EXISTS (SELECT 1 FROM tellings WHERE tellings.meeting = meetings.key)
         ORDER BY meetings.date, meetings.key",
    )?;
    let day = meeting.date.unwrap_or(Date::MAX).to_string();
    let rows = statement.query_map(
        named_params! { ":meeting": meeting.key, ":day": day },
        |row| {
            Ok((
                date(row, "date")?,
                row.get("joint")?,
                row.get("told")?,
                row.get("bound")?,
            ))
        },
    )?;
    let mut earlier = Vec::new();
    for row in rows {
        let (date, joint, told, bound) = row?;
        if let Some(date) = date {
            earlier.push(Earlier {
                date,
                joint,
                told,
                bound,
            });
        }
    }
    Ok(earlier)
}

/// The days that an item confirms the minutes of, as far as it names them; `None` of an
/// item that confirms no minutes of the committee.
fn confirms(row: &AgendaRow, meeting: &MeetingRow) -> Option<Vec<Date>> {
    let folded = fold::compare(&row.title);
    let is_about_minutes = folded.split(' ').any(|word| word == "minutes");
    let asks = row.ask.as_deref().unwrap_or_default();
    let is_confirming = row.procedural || ask_kind(asks) == Some(AskKind::Confirm);
    if !is_about_minutes || !is_confirming {
        return None;
    }
    let before = meeting.date.unwrap_or(Date::MAX);
    let mut named = named(&row.title, before);
    if named.is_empty() {
        named = self::named(asks, before);
    }
    (!named.is_empty() || is_own(row, meeting)).then_some(named)
}

/// Days before another that words name.
fn named(words: &str, before: Date) -> Vec<Date> {
    let found = days::find_all_with_year(words, before).into_iter();
    found
        .map(|found| found.date)
        .filter(|day| *day < before)
        .collect()
}

/// Whether the minutes of an item are the committee's own, rather than of a body that
/// reports to it.
fn is_own(row: &AgendaRow, meeting: &MeetingRow) -> bool {
    let committee = fold::compare(&meeting.committee);
    let title = fold::compare(&row.title).replace(&committee, " ");
    !OTHERS
        .iter()
        .any(|body| title.contains(body) && !committee.contains(body))
}
