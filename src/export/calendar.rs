//! Meetings, due days and scheduled items for a calendar program, with ids that stay, so
//! that what is exported again updates what is there.

use std::collections::BTreeMap;

use icalendar::{Calendar, Component, Event, Property};
use jiff::Timestamp;
use jiff::civil::{Date, date};

use crate::domain::meeting::Status;
use crate::export::cite;
use crate::store::desk::{ActionRow, MeetingRow, ProgrammeLine};
use crate::thread::state::State;

/// What the clocks of these islands do; calendar programs want it with the times. The crate
/// would give it an id of its own at each export.
const ZONE: &str = "BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\n\
BEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nTZNAME:BST\r\nDTSTART:19700329T010000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n\
BEGIN:STANDARD\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\nTZNAME:GMT\r\nDTSTART:19701025T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n\
END:VTIMEZONE\r\n";

/// From here minutes are counted: a later export has the greater number.
const BEGINNING: Date = date(2020, 1, 1);

/// What goes into a calendar.
#[derive(Debug)]
pub struct Held<'a> {
    /// The meetings of a committee.
    pub meetings: &'a [MeetingRow],
    /// The rows of its programme.
    pub lines: &'a [ProgrammeLine],
    /// Its actions.
    pub actions: &'a [ActionRow],
    /// The day that counts as today.
    pub today: Date,
    /// The instant.
    pub now: Timestamp,
}

/// The calendar as a file.
pub fn ics(held: &Held) -> String {
    let mut calendar = Calendar::empty();
    for (name, words) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//matters//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
    ] {
        calendar.append_property(Property::new(name, words));
    }
    if let Some(meeting) = held.meetings.first() {
        calendar.append_property(Property::new("X-WR-CALNAME", &meeting.committee));
    }
    for meeting in held.meetings {
        calendar.extend(meeting_event(meeting, held));
    }
    // A row that is told once for each of its actions is one event.
    let mut rows: BTreeMap<(&str, Date), &ProgrammeLine> = BTreeMap::new();
    for line in held.lines {
        let stands = line.by_hand.dropped.is_none() && !line.topic;
        // What is past is told by its meeting.
        if let Some(day) = line.date.filter(|day| stands && *day >= held.today) {
            rows.entry((&line.id, day)).or_insert(line);
        }
    }
    for ((id, day), line) in rows {
        let tentative = if line.tentative { " (tentative)" } else { "" };
        let committee = held.meetings.first().map_or("", |m| m.committee.as_str());
        let mut event = whole_day(&format!("row-{id}"), day, held.now);
        put(&mut event, "SUMMARY", &format!("{}{tentative}", line.item));
        put(
            &mut event,
            "DESCRIPTION",
            &format!("On the work programme of {committee}"),
        );
        if line.tentative {
            event.append_property(Property::new("STATUS", "TENTATIVE"));
        }
        calendar.push(event);
    }
    for action in held.actions {
        let is_open = !matches!(action.state(held.today), State::Done | State::Answered);
        let due = action.when(held.today).map(|when| when.what);
        let Some(day) = action.due_day().or(due).filter(|_| is_open) else {
            continue;
        };
        let lead = action
            .lead()
            .map(|lead| format!(" ({lead})"))
            .unwrap_or_default();
        let mut event = whole_day(&format!("action-{}", action.id), day, held.now);
        put(
            &mut event,
            "SUMMARY",
            &format!("Due: {}{lead}", action.text),
        );
        put(&mut event, "DESCRIPTION", &cite::action(action));
        calendar.push(event);
    }
    let text = calendar.to_string();
    let first = text
        .find("BEGIN:VEVENT")
        .or_else(|| text.find("END:VCALENDAR"));
    let (frame, events) = text.split_at(first.unwrap_or(text.len()));
    format!("{frame}{ZONE}{events}")
}

fn meeting_event(meeting: &MeetingRow, held: &Held) -> Option<Event> {
    let day = meeting.date?;
    let uid = format!("meeting-{}", meeting.id);
    let mut event = match meeting.time {
        Some(time) => {
            let start = day.to_datetime(time).strftime("%Y%m%dT%H%M%S").to_string();
            let mut event = begun(&uid, held.now);
            event.append_property(
                Property::new("DTSTART", &start)
                    .add_parameter("TZID", "Europe/London")
                    .done(),
            );
            event
        }
        None => whole_day(&uid, day, held.now),
    };
    put(&mut event, "SUMMARY", &meeting.committee);
    if let Some(place) = &meeting.place {
        put(&mut event, "LOCATION", place);
    }
    if matches!(meeting.status, Some(Status::Cancelled | Status::Postponed)) {
        event.append_property(Property::new("STATUS", "CANCELLED"));
    }
    Some(event)
}

/// An event of a day, which keeps nobody from anything else.
fn whole_day(uid: &str, day: Date, now: Timestamp) -> Event {
    let mut event = begun(uid, now);
    let written = |day: Date| day.strftime("%Y%m%d").to_string();
    for (name, day) in [("DTSTART", day), ("DTEND", day.tomorrow().unwrap_or(day))] {
        event.append_property(
            Property::new(name, written(day))
                .add_parameter("VALUE", "DATE")
                .done(),
        );
    }
    event.append_property(Property::new("TRANSP", "TRANSPARENT"));
    event
}

fn begun(uid: &str, now: Timestamp) -> Event {
    let mut event = Event::with_uid(&format!("{uid}@matters"));
    let stamp = now.strftime("%Y%m%dT%H%M%SZ").to_string();
    let beginning = BEGINNING.to_zoned(jiff::tz::TimeZone::UTC);
    let start = beginning.map_or(0, |start| start.timestamp().as_second());
    let minutes = (now.as_second() - start).max(0) / 60;
    event.append_property(Property::new("DTSTAMP", &stamp));
    event.append_property(Property::new("LAST-MODIFIED", &stamp));
    event.append_property(Property::new("SEQUENCE", minutes.to_string()));
    event
}

fn put(event: &mut Event, name: &str, words: &str) {
    event.append_property(Property::new(name, words));
}
