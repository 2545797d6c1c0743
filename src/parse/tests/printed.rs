//! Printed minutes: who came, what was decided, what was asked for.

use super::{account, decided, only, reading, texts};
use crate::domain::meeting::Role;

pub const PRINTED: &str = "\
FERNHOLT COUNTY COUNCIL

ROADS PANEL

MINUTES of a meeting of the Roads Panel held in the Quarry Room, Moot Hall, Fernholt
on Tuesday, 6 May 2031.

PRESENT: Mr R Ash (Chairman), Mrs L Birch, OBE, and Dr T Elm

IN ATTENDANCE: Ms P Oak (Head of Roads)

21.    Apologies
(Item 1)

Apologies were received from Mr S Yew.

22.    Ferry Lane
(Item 3)

1.  Ms Oak introduced the report. A survey would be carried out each spring.

2.  In response to questions from Members it was noted that:

    a.  Members asked whether the lane flooded. It did.

    b.  Dr Elm asked that the drainage map be circulated.

    c.  The Head of Roads said that she would write to the ferry company.

3.  RESOLVED that the Panel:

    (a)  note the report; and

    (b)  receive a report on signs in the autumn.

23.    Minutes of the meeting held on 4 March 2031
(Item 2)

RESOLVED that the minutes of the meeting held on 4 March 2031 were a correct record.

The meeting closed at 7.15 pm.
";

#[test]
fn printed_minutes_say_who_came_and_what_was_decided() {
    let reading = reading(PRINTED);
    let meeting = only(&reading);
    assert_eq!(meeting.role, Role::Minutes);
    assert_eq!(meeting.council.as_deref(), Some("FERNHOLT COUNTY COUNCIL"));
    assert_eq!(meeting.committee.as_deref(), Some("Roads Panel"));
    assert_eq!(meeting.date.unwrap().to_string(), "2031-05-06");
    assert_eq!(
        meeting.place.as_deref(),
        Some("Quarry Room, Moot Hall, Fernholt")
    );
    assert_eq!(meeting.closed.unwrap().to_string(), "19:15:00");
    let names: Vec<_> = meeting
        .present
        .iter()
        .map(|person| person.name.as_str())
        .collect();
    assert_eq!(names, ["R Ash", "L Birch", "T Elm"]);
    assert_eq!(meeting.apologies, ["S Yew"]);
    let numbers: Vec<_> = meeting
        .items
        .iter()
        .map(|item| {
            (
                item.number.as_deref().unwrap(),
                item.agenda_number.as_deref().unwrap(),
            )
        })
        .collect();
    assert_eq!(numbers, [("21", "1"), ("22", "3"), ("23", "2")]);
}

#[test]
fn discussion_holds_requests_and_promises_that_no_decision_repeats() {
    let reading = reading(PRINTED);
    let minutes = account(only(&reading), "22");
    assert_eq!(
        texts(&minutes.requests),
        ["Dr Elm asked that the drainage map be circulated."]
    );
    assert_eq!(
        texts(&minutes.undertakings),
        ["The Head of Roads said that she would write to the ferry company."]
    );
    assert_eq!(
        decided(minutes),
        [
            "note the report; and",
            "receive a report on signs in the autumn."
        ]
    );
    let tracked: Vec<_> = minutes.decisions[0]
        .clauses
        .iter()
        .map(|clause| clause.tracked)
        .collect();
    assert_eq!(tracked, [false, true]);
}

#[test]
fn an_amendment_that_fell_decides_nothing() {
    let paper = "\
MINUTES of a meeting of the Council held on 6 May 2031.

PRESENT: Mr R Ash and Mrs L Birch

4.    Fares
(Item 4)

1)  Mr Ash proposed and Mrs Birch seconded the following amendment:

    “That fares be halved.”

                                            Amendment lost.

2)  RESOLVED that fares stay as they are.

5.    Close
(Item 5)

RESOLVED that the meeting be extended to 10 pm.
";
    let reading = reading(paper);
    let meeting = only(&reading);
    assert_eq!(decided(account(meeting, "4")), ["fares stay as they are."]);
    assert!(decided(account(meeting, "5")).is_empty());
}

#[test]
fn minutes_that_do_not_call_themselves_so_are_minutes() {
    let paper = "\
Scrutiny Board (Roads)

Thursday, 5th June, 2031

PRESENT: Councillor J Ash in the Chair

Councillors B Birch and C Elm

1  Late Items

There were none.

2  Bus Stops

The Chief Officer presented the report.

RESOLVED –

(a) That the report be noted.

(b) That a list of stops be provided to the Board.
";
    let reading = reading(paper);
    let meeting = only(&reading);
    assert_eq!(meeting.role, Role::Minutes);
    assert_eq!(meeting.committee.as_deref(), Some("Scrutiny Board (Roads)"));
    assert_eq!(meeting.present[0].role.as_deref(), Some("Chair"));
    assert_eq!(meeting.present.len(), 3);
    assert_eq!(decided(account(meeting, "2")).len(), 2);
}

#[test]
fn a_heading_alone_can_be_a_label_and_a_body_a_stem() {
    let paper = "\
Roads Committee

Minutes of the meeting held on Thursday, 5 June 2031

Present:
Councillor Ash – in the Chair

RC/31/10 Minutes

Decision

To approve the minutes of 1 May 2031 as a correct record.

RC/31/11 Bridges

The Committee considered a report.

Decisions

The Committee:

1. note the report; and
2. request that an update be submitted in six months.
";
    let reading = reading(paper);
    let meeting = only(&reading);
    assert_eq!(
        decided(account(meeting, "RC/31/11")),
        [
            "note the report; and",
            "request that an update be submitted in six months."
        ]
    );
    assert_eq!(decided(account(meeting, "RC/31/10")).len(), 1);
}
