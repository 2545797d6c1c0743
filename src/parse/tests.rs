//! Whole papers of an invented council, in the shapes that councils publish.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::read;
use crate::domain::meeting::{Meeting, Role, Status};
use crate::domain::minutes::{Clause, Minutes};
use crate::domain::source::{Language, Reading};
use crate::extract::text;

pub fn reading(paper: &str) -> Reading {
    read(&text::read("paper.txt", paper.as_bytes()).unwrap())
}

fn only(reading: &Reading) -> &Meeting {
    assert_eq!(reading.meetings.len(), 1, "{:#?}", reading.meetings);
    &reading.meetings[0]
}

fn account<'r>(meeting: &'r Meeting, number: &str) -> &'r Minutes {
    let item = meeting
        .items
        .iter()
        .find(|item| item.number.as_deref() == Some(number))
        .unwrap_or_else(|| panic!("no item {number} in {:#?}", meeting.items));
    item.minutes.as_ref().unwrap()
}

fn decided(minutes: &Minutes) -> Vec<&str> {
    minutes
        .decisions
        .iter()
        .flat_map(|decision| texts(&decision.clauses))
        .collect()
}

fn texts(clauses: &[Clause]) -> Vec<&str> {
    clauses.iter().map(|clause| clause.text.as_str()).collect()
}

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

pub const PACK: &str = "\
Fernholt
City Council

MEETING OF THE PARKS COMMISSION

DATE: THURSDAY, 5 JUNE 2031

TIME: 5:30 pm

PLACE: Room 4, Moot Hall, Fernholt

Members of the Committee

Councillor Ash (Chair)

Councillors Birch, Singh Elm and Oak

Members of the Committee are invited to attend the above meeting.

AGENDA

1. APOLOGIES FOR ABSENCE

2. MINUTES OF THE PREVIOUS MEETING

Appendix A

The minutes of the meeting of the Parks Commission held on 1 May 2031 have been circulated.

3. POND REVIEW    Appendix B

The Head of Parks submits a report on ponds.

Members are recommended to note the report and pass any comments to the Head of Parks.

Appendix A

Minutes of the Meeting of the
PARKS COMMISSION

Held: THURSDAY, 1 MAY 2031 at 5:30 pm

P R E S E N T :

Councillor Ash (Chair)

Councillor Birch
Councillor Singh Elm

In Attendance

Sir Rowan Yew – City Mayor

* * * * *

7. APOLOGIES FOR ABSENCE

There were none.

8. DUCKS

The Head of Parks presented the report, it was noted that:

- A new pond would be opened in May.

In response to questions it was noted that:

- Bread was bad for ducks, this was known

and signs said so.
- A list of ponds would be circulated.

The Chair requested that an item on geese be added to the work programme.

AGREED:

1. That the Commission notes the report.
2. That a report on swans come to a future meeting.

There being no other business, the meeting closed at 6.40pm.

Pond Review

For consideration by: Parks Commission

Lead director: Willow Fir

Report author: Hazel Pine

1. Purpose of report

1.1 To tell the Commission about ponds.

2. Recommendations

2.1 The Commission is asked to:
a) Note the ponds.
b) Comment on the ducks.

3. Detail

3.1 There are nine ponds.
";

#[test]
fn a_pack_tells_of_its_own_meeting_and_of_the_one_whose_minutes_it_carries() {
    let reading = reading(PACK);
    let roles: Vec<_> = reading
        .meetings
        .iter()
        .map(|meeting| meeting.role)
        .collect();
    assert_eq!(roles, [Role::Agenda, Role::Minutes]);
    let (agenda, minutes) = (&reading.meetings[0], &reading.meetings[1]);
    assert_eq!(agenda.council.as_deref(), Some("Fernholt City Council"));
    assert_eq!(agenda.members.len(), 4);
    assert!(agenda.present.is_empty());
    assert_eq!(minutes.date.unwrap().to_string(), "2031-05-01");
    assert_eq!(minutes.present.len(), 3);
    assert_eq!(minutes.in_attendance[0].role.as_deref(), Some("City Mayor"));
    assert!(minutes.members.is_empty());
}

#[test]
fn an_agenda_item_has_its_letter_its_ask_and_its_report() {
    let reading = reading(PACK);
    let item = &reading.meetings[0].items[2];
    assert_eq!(item.title.as_deref(), Some("POND REVIEW"));
    assert_eq!(item.appendix.as_deref(), Some("B"));
    assert_eq!(
        item.summary.as_deref(),
        Some("The Head of Parks submits a report on ponds.")
    );
    let report = item.report.as_ref().unwrap();
    assert_eq!(report.author.as_deref(), Some("Hazel Pine"));
    assert_eq!(report.director.as_deref(), Some("Willow Fir"));
    assert_eq!(
        texts(&report.recommendations),
        ["Note the ponds.", "Comment on the ducks."]
    );
}

#[test]
fn a_presentation_promises_nothing_and_a_page_break_parts_no_sentence() {
    let reading = reading(PACK);
    let minutes = account(&reading.meetings[1], "8");
    assert_eq!(
        texts(&minutes.undertakings),
        ["A list of ponds would be circulated."]
    );
    assert!(minutes.text.contains("this was known and signs said so."));
}

#[test]
fn a_copied_meeting_page_without_empty_lines_is_read_by_its_labels() {
    let page = "\
Items
No. |
Item |
31. |
Welcome and Apologies
To confirm any apologies.
Minutes:
Apologies for absence were received from Cllrs
Ash and O’Elm.
|
32. |
Bus Stops PDF 134 KB
The Director submits a report on bus
stops.
Additional documents:
Minutes:
The Director presented the report:
- Shelters were being
painted.
- Timetables were
...
view the full minutes text for item 32.
|
33. |
Trams PDF 2 MB
Minutes:
It was noted that trams ran.
AGREED:
- That the report be noted.
- To hear from the tram drivers in the
spring.
|
34. |
Close
Minutes:
The meeting closed at 18.40.
|";
    let reading = reading(page);
    let meeting = only(&reading);
    assert_eq!(meeting.role, Role::Minutes);
    assert_eq!(meeting.apologies, ["Ash", "O’Elm"]);
    assert!(account(meeting, "32").truncated);
    assert_eq!(reading.losses.len(), 1);
    assert_eq!(
        decided(account(meeting, "33")),
        [
            "That the report be noted.",
            "To hear from the tram drivers in the spring."
        ]
    );
    assert_eq!(meeting.items[2].documents[0].size.as_deref(), Some("2 MB"));
}

#[test]
fn bare_asks_above_a_label_are_requests() {
    let page = "\
The Director submitted a report.
In response to questions, the following was noted:
- The fares table would be sent to every
parish.
- For more shelters on the
north side.
- To extend the night service.
AGREED:
1.
The report was noted.
Councillor Ash left
during the consideration of this item.";
    let reading = reading(page);
    let meeting = only(&reading);
    assert_eq!(meeting.role, Role::Item);
    let minutes = meeting.items[0].minutes.as_ref().unwrap();
    assert_eq!(
        texts(&minutes.requests),
        [
            "For more shelters on the north side.",
            "To extend the night service."
        ]
    );
    assert_eq!(minutes.left, ["Ash"]);
    assert_eq!(decided(minutes), ["The report was noted."]);
}

#[test]
fn what_a_page_prints_twice_counts_once() {
    let page = "\
Agenda item

Allotments

Decision:

1. That the plan be adopted.

Minutes:

The Cabinet considered a report.

RESOLVED:

1. That the plan be adopted.

REASON:

To help gardeners.";
    let reading = reading(page);
    let minutes = only(&reading).items[0].minutes.as_ref().unwrap();
    assert_eq!(decided(minutes), ["That the plan be adopted."]);
}

#[test]
fn parish_minutes_name_owners_at_the_margin() {
    let paper = "\
LITTLE FERN PARISH COUNCIL

Minutes of the meeting held on 7th May 2031 at 7.30pm in the Reading Room, Little Fern

Present: Cllrs A Ash (Chair), B Birch and C Elm

1. APOLOGIES
None.

2. FOOTPATHS
The stile at Low Farm is broken. Write to the farmer.                        Clerk
The gate was mended. Cllr Birch to thank the volunteers.              Cllr B Birch

3. MINUTES
It was proposed by Cllr Elm, seconded by Cllr Birch and unanimously agreed that the minutes of 2nd April be signed.
";
    let reading = reading(paper);
    let meeting = only(&reading);
    let actions: Vec<_> = account(meeting, "2")
        .actions
        .iter()
        .map(|action| (action.text.as_str(), action.owner.as_deref().unwrap()))
        .collect();
    assert_eq!(
        actions,
        [
            (
                "The stile at Low Farm is broken. Write to the farmer.",
                "Clerk"
            ),
            (
                "The gate was mended. Cllr Birch to thank the volunteers.",
                "Cllr B Birch"
            ),
        ]
    );
    assert_eq!(
        decided(account(meeting, "3")),
        ["the minutes of 2nd April be signed."]
    );
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

#[test]
fn a_cancelled_meeting_is_a_notice() {
    let page = "\
Agenda

Roads Panel - Tuesday, 6 May 2031 6.30 pm, CANCELLED

Venue: Moot Hall

NOTICE OF CANCELLATION

Please note that this meeting has been cancelled.";
    let reading = reading(page);
    let meeting = only(&reading);
    assert_eq!(
        (meeting.role, meeting.status),
        (Role::Notice, Some(Status::Cancelled))
    );
    assert!(meeting.items.is_empty());
}

#[test]
fn welsh_minutes_keep_their_items_and_say_that_their_clauses_are_not_read() {
    let paper = "\
CYNGOR CYMUNED RHEDYN

Cynhaliwyd cyfarfod Cyngor Cymuned Rhedyn am 7.30pm ar y 6ed Mai 2031 yn yr Ystafell Ddarllen.

PRESENNOL
Cynghorwyr A Onnen a B Bedwen.

1. CROESO AC YMDDIHEURIADAU
Roedd y Cadeirydd wedi croesawu pawb i’r cyfarfod ac roedd hi’n braf bod pawb yn iach.

2. LLWYBRAU
Mae’r llwybr wedi cael ei glirio ac mae’r Cyngor wedi diolch i bawb sydd wedi bod yn helpu gyda hyn.
";
    let reading = reading(paper);
    assert_eq!(reading.source.language, Language::Welsh);
    let meeting = only(&reading);
    assert_eq!(meeting.date.unwrap().to_string(), "2031-05-06");
    assert_eq!(meeting.items.len(), 2);
    assert_eq!(reading.losses.len(), 1);
}

#[test]
fn ids_do_not_change_with_line_ends_or_place() {
    let ids = |paper: &str| -> Vec<String> {
        reading(paper)
            .meetings
            .iter()
            .flat_map(|meeting| &meeting.items)
            .flat_map(|item| &item.minutes)
            .flat_map(|minutes| &minutes.decisions)
            .flat_map(|decision| &decision.clauses)
            .map(|clause| clause.id.clone())
            .collect()
    };
    let moved = format!("\n\n{}", PRINTED.replace('\n', "\r\n"));
    assert_eq!(ids(PRINTED), ids(&moved));
    let mut unique = ids(PRINTED);
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), ids(PRINTED).len());
}
