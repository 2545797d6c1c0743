//! A pack: an agenda, its reports, and the minutes of the meeting before.

use super::{account, reading, texts};
use crate::domain::meeting::Role;

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

/// An agenda of a text without sheets, and a report behind it.
fn bound(report: &str) -> String {
    format!(
        "Culver Borough Council\n\nHARBOUR PANEL\n\nThursday, 5 June 2031 at 5.30 pm\n\nAGENDA\n\n\
         1. Apologies for absence\n\n2. Declarations of interest\n\n3. Dredging of the inner basin\n\n\
         To consider the report of the Harbour Master.\n\n4. Slipway charges\n\n\n{report}"
    )
}

const DREDGING: &str = "\
Report to: Harbour Panel
Date: 5 June 2031
Report of: Harbour Master
Dredging of the Inner Basin

1. Summary

1.1 The basin has silted up by a metre.

2. Recommendation

2.1 That the basin be dredged in September.
";

#[test]
fn a_report_begins_where_it_names_itself() {
    let read = reading(&bound(DREDGING));
    let items = &read.meetings[0].items;
    let report = items[2].report.as_ref().unwrap();
    assert_eq!(report.director.as_deref(), Some("Harbour Master"));
    assert_eq!(report.to.as_deref(), Some("Harbour Panel"));
    assert_eq!(
        report.recommendations[0].text,
        "That the basin be dredged in September."
    );
    assert_eq!(items[3].report, None);
    // What stands behind the agenda is none of its last item's words.
    assert_eq!(items[3].summary, None);
    assert_eq!(read.losses, []);
}

#[test]
fn a_report_of_no_item_is_a_loss() {
    let foreign = DREDGING.replace("Dredging of the Inner Basin", "Seats on the West Pier");
    let read = reading(&bound(&foreign));
    assert!(
        read.meetings[0]
            .items
            .iter()
            .all(|item| item.report.is_none())
    );
    let lost: Vec<&str> = read.losses.iter().map(|loss| loss.what.as_str()).collect();
    assert_eq!(
        lost,
        [
            "the report “Seats on the West Pier” (line 20): neither its title nor a number tells of which item it is"
        ]
    );
}

#[test]
fn one_sign_of_a_report_is_none() {
    for words in [
        "Report of: Harbour Master\n\nThe charges rise in April.",
        "Harbour Panel\n\nThe next meeting is on 3 July 2031",
        "Date: 5 June 2031\nTime: 5.30 pm\nVenue: Custom House\n\n1. Purpose\n\n1.1 To meet.",
        "To: All members\nFrom: The Clerk\n\nPlease bring your papers.",
    ] {
        let read = reading(&bound(words));
        assert!(
            read.meetings[0]
                .items
                .iter()
                .all(|item| item.report.is_none()),
            "{words}"
        );
        assert_eq!(read.losses, [], "{words}");
    }
}
