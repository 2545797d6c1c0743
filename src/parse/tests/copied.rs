//! Pages of the web system, copied as text.

use super::{account, decided, only, reading, texts};
use crate::domain::meeting::Role;

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
