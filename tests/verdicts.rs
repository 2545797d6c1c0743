//! What a person says of actions and their histories, from the command line.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod place;

use std::ops::Deref;

use place::Place;
use serde_json::Value;

/// Minutes of an invented panel.
const MARCH: &str = "\
Orrin Vale Borough Council

Minutes of the Meeting of the
HOUSING SCRUTINY PANEL

Held: TUESDAY, 4 MARCH 2031 at 6:00 pm

P R E S E N T :

Councillor Ashby (Chair)

Councillor Brandt

21. APOLOGIES FOR ABSENCE

There were no apologies for absence.

22. DAMP AND MOULD IN COUNCIL HOMES

The Director of Housing presented a report on damp and mould. Members spoke of inspections, ladders, gutters and the waiting list.

The Chair requested that a breakdown of repairs by ward be brought to the next meeting.

AGREED:

1. That the report be noted.
2. That the Panel requests a written update on the dehumidifier scheme.
3. That the Director reports back on the empty garages in Tallow Lane.

There being no other business, the meeting closed at 7.20 pm.
";

/// Its next minutes, with a programme.
const MAY: &str = "\
Orrin Vale Borough Council

Minutes of the Meeting of the
HOUSING SCRUTINY PANEL

Held: TUESDAY, 6 MAY 2031 at 6:00 pm

P R E S E N T :

Councillor Ashby (Chair)

Councillor Brandt

31. APOLOGIES FOR ABSENCE

There were no apologies for absence.

32. THE DEHUMIDIFIER SCHEME

The Director of Housing gave a written update on the dehumidifier scheme. Forty machines had been lent, and twelve had come back.

33. RENT ARREARS

Members spoke of the arrears. The letters to tenants were being rewritten in plain words.

AGREED:

1. That the report be noted.

WORK PROGRAMME 2031 – 2032

| Meeting Date | Item | Recommendations / Actions | Progress |
| 1 July 2031 | Allotment rents | To be brought by the Director | |
| 1 April 2031 | Lift repairs | Report to come | |

There being no other business, the meeting closed at 7.20 pm.
";

/// The panel with both its papers, and what is asked of it.
struct Panel(Place);

impl Deref for Panel {
    type Target = Place;

    fn deref(&self) -> &Place {
        &self.0
    }
}

impl Panel {
    fn with_minutes() -> Panel {
        let papers = [("march.txt", MARCH), ("may.txt", MAY)];
        Panel(Place::with("2031-06-01", &papers))
    }

    /// The history of the action that has these words.
    fn thread(&self, words: &str) -> Value {
        let threads = self.json(&["show", "threads"])["threads"].clone();
        let mut threads = threads.as_array().unwrap().clone();
        threads.retain(|thread| thread["action"]["text"].as_str().unwrap().contains(words));
        assert_eq!(threads.len(), 1, "{threads:?}");
        threads.remove(0)
    }

    /// The same action of `show actions`.
    fn action(&self, words: &str) -> Value {
        let id = self.id(words);
        let actions = self.json(&["show", "actions"]);
        let mut actions = actions.as_array().unwrap().iter();
        let found = actions.find(|answer| answer["action"]["id"] == id.as_str());
        found.unwrap().clone()
    }

    fn id(&self, words: &str) -> String {
        text(&self.thread(words)["action"]["id"])
    }

    /// The id of an item of May.
    fn item(&self, title: &str) -> String {
        let items = self.json(&["show", "agenda", "--meeting", &self.meeting("2031-05-06")]);
        let mut items = items.as_array().unwrap().iter();
        let found = items.find(|item| text(&item["title"]).eq_ignore_ascii_case(title));
        text(&found.unwrap()["id"])
    }

    fn meeting(&self, day: &str) -> String {
        let meetings = self.json(&["show", "meetings"]);
        let mut meetings = meetings.as_array().unwrap().iter();
        text(&meetings.find(|meeting| meeting["date"] == day).unwrap()["id"])
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

#[test]
fn an_action_is_closed_on_no_day_to_come_and_on_none_before_it_was_asked_for() {
    let panel = Panel::with_minutes();
    let garages = panel.thread("empty garages");
    let id = garages["action"]["id"].as_str().unwrap();
    let close = |day: &'static str| panel.refuses(&["close", id, "--how", "done", "--on", day]);
    assert!(close("2032-05-20").contains("20 May 2032 is still to come"));
    assert!(close("2031-01-20").contains("before it was asked for, on 4 March 2031"));
    panel.does(&["close", id, "--how", "done", "--on", "2031-05-20"]);
}

#[test]
fn a_trace_is_refused_confirmed_and_withdrawn() {
    let place = Panel::with_minutes();
    let id = place.id("dehumidifier");
    let trace = text(&place.thread("dehumidifier")["traces"][0]["id"]);
    let (id, trace) = (&id[..7], &trace[..7]);
    let said = place.does(&["refuse", id, trace]);
    assert!(said.starts_with("refused; “matters undo”"), "{said}");
    let thread = place.thread("dehumidifier");
    assert_eq!(thread["state"], "loose end");
    assert_eq!(thread["traces"][0]["confirmed"], false);
    assert_eq!(thread["traces"][0]["said"]["by"], "clerk");
    place.does(&["confirm", id, trace]);
    assert_eq!(place.thread("dehumidifier")["traces"][0]["confirmed"], true);
    place.does(&["confirm", id, trace, "--withdraw"]);
    let withdrawn = place.thread("dehumidifier");
    assert_eq!(withdrawn["traces"][0]["confirmed"], Value::Null);
    let undone = place.does(&["undo"]);
    assert!(
        undone.starts_with("undone: the withdrawal of what was said of “THE DEHUMIDIFIER SCHEME"),
        "{undone}"
    );
    assert_eq!(place.thread("dehumidifier")["traces"][0]["confirmed"], true);
}

#[test]
fn a_place_is_added_to_a_history() {
    let place = Panel::with_minutes();
    let (id, item) = (place.id("garages"), place.item("Rent arrears"));
    place.does(&["trace", &id, &item[..8]]);
    let thread = place.thread("garages");
    assert_eq!(thread["state"], "answered");
    let trace = &thread["traces"][0];
    assert_eq!(
        (&trace["added"], &trace["confirmed"]),
        (&true.into(), &true.into())
    );
    assert_eq!(trace["document"], "may.txt");
    place.does(&["undo"]);
    assert_eq!(place.thread("garages")["state"], "loose end");
    place.does(&["redo"]);
    assert_eq!(place.thread("garages")["state"], "answered");
}

#[test]
fn an_action_is_closed_with_how_and_opened_again() {
    let place = Panel::with_minutes();
    let id = place.id("garages");
    let said = place.does(&[
        "close",
        &id,
        "--how",
        "answered",
        "--by",
        "letter to members",
        "--on",
        "2 April 2031",
    ]);
    assert!(
        said.contains("answered outside the meeting by letter to members on 2 April 2031"),
        "{said}"
    );
    let closed = place.action("garages");
    assert_eq!(closed["state"], "answered");
    assert_eq!(closed["closed"]["how"], "answered");
    assert_eq!(closed["closed"]["said"]["by"], "clerk");
    let table = place.does(&["show", "actions"]);
    assert!(
        table.contains("answered outside the meeting by letter"),
        "{table}"
    );
    place.does(&["close", &id, "--how", "no-longer-wanted"]);
    assert_eq!(place.action("garages")["state"], "done");
    place.does(&["undo"]);
    assert_eq!(place.action("garages")["state"], "answered");
    place.does(&["reopen", &id]);
    assert_eq!(place.action("garages")["state"], "loose end");
    assert_eq!(place.action("garages")["closed"], Value::Null);
}

#[test]
fn an_officer_and_a_day_stand_before_the_papers() {
    let place = Panel::with_minutes();
    let id = place.id("garages");
    place.does(&["owner", &id, "Ines Holt"]);
    place.does(&["due", &id, "7 April 2031"]);
    let set = place.action("garages");
    assert_eq!(
        (&set["owner"], &set["action"]["owner"]),
        (&"Ines Holt".into(), &Value::Null)
    );
    assert_eq!(
        (&set["due_date"], &set["state"]),
        (&"2031-04-07".into(), &"overdue".into())
    );
    let mine = place.json(&["show", "threads", "--owner", "holt"]);
    assert_eq!(mine["threads"].as_array().unwrap().len(), 1);
    place.does(&["due", &id, "--none"]);
    place.does(&["owner", &id, "--none"]);
    assert_eq!(place.action("garages")["owner"], Value::Null);
    assert_eq!(place.action("garages")["due_date"], Value::Null);
}

#[test]
fn what_is_said_of_one_of_several_that_say_the_same_is_said_of_all() {
    let place = Panel::with_minutes();
    let (one, other) = (place.id("garages"), place.id("breakdown"));
    place.does(&["join", &one, &other]);
    assert_eq!(place.thread("garages")["same_as"][0], other.as_str());
    let said = place.does(&["close", &one, "--how", "done"]);
    assert!(said.contains("with 1 other that says the same"), "{said}");
    assert_eq!(place.action("breakdown")["state"], "done");
    let undone = place.does(&["undo"]);
    assert!(undone.trim_end().ends_with("and one other"), "{undone}");
    assert_eq!(place.action("breakdown")["state"], "loose end");
    let ticked = place.does(&["tick", &one]);
    assert!(ticked.starts_with("2 rows ticked"), "{ticked}");
    assert_eq!(place.action("breakdown")["state"], "done");
    place.does(&["undo"]);
    place.does(&["part", &one]);
    assert!(
        place.thread("garages")["same_as"]
            .as_array()
            .unwrap()
            .is_empty()
    );
}

#[test]
fn what_was_found_for_another_goes_with_it_when_they_are_parted() {
    let march = MARCH
        .replace(
            "The Chair requested that a breakdown of repairs by ward be brought to the next meeting.",
            "Councillor Brandt asked for a report on the alarm switchover, before the lines went \
             and not after.",
        )
        .replace(
            "That the Panel requests a written update on the dehumidifier scheme.",
            "That a report on the alarm switchover come to the next meeting.",
        );
    let may = MAY
        .replace(
            "THE DEHUMIDIFIER SCHEME",
            "THE ALARM SWITCHOVER AND TELECARE",
        )
        .replace(
            "The Director of Housing gave a written update on the dehumidifier scheme. ",
            "",
        );
    let papers = [("march.txt", march.as_str()), ("may.txt", may.as_str())];
    let place = Panel(Place::with("2031-06-01", &papers));
    let found = |words| place.thread(words)["traces"].as_array().unwrap().len();
    assert_eq!(
        (found("before the lines"), found("come to the next")),
        (1, 1)
    );
    place.does(&["part", &place.id("before the lines")]);
    assert_eq!(
        (found("before the lines"), found("come to the next")),
        (0, 1)
    );
    assert_eq!(place.thread("before the lines")["state"], "loose end");
    place.does(&["undo"]);
    assert_eq!(
        (found("before the lines"), found("come to the next")),
        (1, 1)
    );
}

#[test]
fn threads_are_read_as_text_and_as_rows() {
    let place = Panel::with_minutes();
    let table = place.does(&["show", "threads"]);
    assert!(table.contains("answered? · 89 days"), "{table}");
    assert!(table.contains("likely: dehumidifier, scheme"), "{table}");
    assert!(table.contains("looked in: may.txt (6 May 2031)"), "{table}");
    let loose = place.does(&["show", "threads", "--state", "loose-end"]);
    assert!(
        loose.contains("garages") && !loose.contains("dehumidifier"),
        "{loose}"
    );
    let may = place.meeting("2031-05-06");
    let none = place.json(&["show", "threads", "--meeting", &may]);
    assert!(none["threads"].as_array().unwrap().is_empty());
    let csv = place.does(&["show", "threads", "--format", "csv"]);
    assert!(csv.starts_with("id,committee,date,minute,"), "{csv}");
    assert_eq!(csv.lines().count(), 4, "{csv}");
}

#[test]
fn rows_without_a_promise_are_listed_with_what_was_looked_in() {
    let place = Panel::with_minutes();
    let orphans = place.json(&["show", "orphans"])["orphans"].clone();
    assert_eq!(orphans.as_array().unwrap().len(), 2);
    assert_eq!(orphans[0]["item"], "Lift repairs");
    assert_eq!(orphans[0]["why"][1], "its date has passed");
    assert_eq!(orphans[0]["looked_in"]["minutes"][0], "2031-03-04");
    let table = place.does(&["show", "orphans"]);
    assert!(
        table.contains("looked in the histories of 3 actions"),
        "{table}"
    );
    let row = text(&orphans[0]["id"]);
    place.does(&["trace", &place.id("garages"), &row]);
    let orphans = place.json(&["show", "orphans"])["orphans"].clone();
    assert_eq!(orphans.as_array().unwrap().len(), 1);
}

#[test]
fn what_cannot_be_done_is_a_sentence_that_says_what_to_do() {
    let place = Panel::with_minutes();
    let (id, item) = (place.id("garages"), place.item("Rent arrears"));
    let meeting = place.meeting("2031-05-06");
    let tries: [(&[&str], &str); 10] = [
        (&["refuse", &id, "ffff"], "matters show threads lists them"),
        (&["confirm", &item, "ffff"], "matters show actions"),
        (&["trace", &id, &meeting], "show programme and show minutes"),
        (&["trace", &id, &id], "no trace of itself"),
        (&["close", &id, "--how", "merged"], "--how merged --with ID"),
        (
            &["close", &id, "--how", "merged", "--with", &id],
            "merged with itself",
        ),
        (
            &["close", &id, "--how", "done", "--with", &id],
            "--how merged",
        ),
        (&["reopen", &id], "matters refuse"),
        (&["join", &id], "name two or more"),
        (&["part", &id], "nothing to part it from"),
    ];
    for (arguments, sentence) in tries {
        let said = place.refuses(arguments);
        assert!(
            said.starts_with("matters: ") && said.contains(sentence),
            "{arguments:?}: {said}"
        );
    }
    assert_eq!(place.matters(&["close", &id, "--how", "somehow"]).code, 2);
    assert_eq!(place.matters(&["owner", &id]).code, 2);
    assert_eq!(
        place.matters(&["show", "agenda", "--state", "open"]).code,
        1
    );
    assert!(place.does(&["undo"]).contains("nothing of yours"));
}

#[test]
fn readings_are_put_right_and_listed_with_the_rule_that_misread() {
    let panel = Panel::with_minutes();
    let garages = panel.id("empty garages");
    panel.does(&["correct", &garages, "lead", "Ida", "Moss"]);
    panel.does(&["correct", &garages, "words", "Report back on Tallow Lane"]);
    let action = panel.action("Report back on Tallow Lane");
    assert_eq!(action["action"]["owner"], "Ida Moss");
    let listed = panel.json(&["show", "corrections"]);
    let words = listed.as_array().unwrap().iter();
    let mut words = words.filter(|one| one["field"] == "words");
    let words = words.next().unwrap();
    assert!(text(&words["read"]).contains("empty garages"), "{words}");
    assert!(!text(&words["rule"]).is_empty());
    assert!(panel.does(&["show", "corrections"]).contains("Ida Moss"));
    panel.does(&["correct", &garages, "words", "--paper"]);
    panel.thread("empty garages");

    let actions = || panel.json(&["show", "actions"]).as_array().unwrap().len();
    let before = actions();
    panel.does(&["correct", &garages, "action", "no"]);
    assert_eq!(actions(), before - 1);
    assert!(!panel.does(&["export", "actions"]).contains("empty garages"));
    assert!(
        !panel
            .does(&["brief", "--arising"])
            .contains("empty garages")
    );
    panel.does(&["undo"]);
    assert_eq!(actions(), before);

    let arrears = panel.item("Rent arrears");
    let made = panel.does(&["correct", &arrears, "action", "letters to tenants"]);
    assert!(made.contains("is an action now"), "{made}");
    let made = panel.thread("The letters to tenants were being rewritten");
    assert_eq!(made["action"]["document"], "may.txt");
    assert!(
        panel
            .refuses(&["correct", &arrears, "lead", "x"])
            .contains("title, number")
    );
    assert!(
        panel
            .refuses(&["correct", &arrears, "title"])
            .contains("what should it read")
    );
}

#[test]
fn meetings_and_committees_are_joined_and_parted_by_name() {
    let panel = Panel::with_minutes();
    let other = MAY
        .replace("HOUSING SCRUTINY PANEL", "HOMES WORKING PARTY")
        .replace("6 MAY", "3 JUNE");
    panel.import("june.txt", &other);
    let names = || {
        let meetings = panel.json(&["show", "meetings"]);
        let meetings = meetings.as_array().unwrap().iter();
        let with_papers = meetings.filter(|row| row["items"].as_u64() > Some(0));
        with_papers
            .map(|row| text(&row["committee"]))
            .collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(names().len(), 2);
    panel.does(&["join", "housing scrutiny panel", "homes working party"]);
    assert_eq!(names().len(), 1);
    panel.does(&["part", "housing scrutiny panel"]);
    assert_eq!(names().len(), 2);
    panel.does(&[
        "correct",
        &panel.meeting("2031-06-03"),
        "day",
        "10",
        "june",
        "2031",
    ]);
    panel.meeting("2031-06-10");
    panel.does(&["undo"]);
    panel.meeting("2031-06-03");
}

#[test]
fn the_years_programme_is_begun_from_open_rows() {
    let panel = Panel::with_minutes();
    let looked = panel.does(&["year", "--look"]);
    assert!(
        looked.contains("2032–33: 2 rows carried, 0 done, 0 dropped"),
        "{looked}"
    );
    let begun = panel.json(&["year", "--early"]);
    assert_eq!(begun["year"], 2032);
    let handed = panel.does(&["export", "programme"]);
    assert!(
        handed.contains("Meeting Date") && handed.contains("Allotment rents"),
        "{handed}"
    );
    assert!(panel.does(&["undo"]).contains("the beginning of a year"));
}

#[test]
fn days_and_ways_are_typed_behind_the_ids() {
    let panel = Panel::with_minutes();
    let garages = panel.id("empty garages");
    assert!(
        panel
            .refuses(&["due", &garages, "2031-02-30"])
            .contains("there is no 30 February 2031")
    );
    panel.does(&["close", &garages, "done"]);
    let refused = panel.refuses(&["untick", &garages]);
    assert!(refused.contains("nothing was changed"), "{refused}");
    panel.does(&["reopen", &garages]);
    let rows = panel.json(&["show", "programme"]);
    let row = text(&rows[0]["id"]);
    panel.does(&["move", &row, "9 sep 2031"]);
}
