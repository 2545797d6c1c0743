//! How often a promise was put off, from the command line.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod place;

use place::Place;

fn minutes(date: &str, item: &str, said: &str, programme: &str) -> String {
    format!(
        "\
Fenwold District Council

Minutes of the Meeting of the
LEISURE SCRUTINY PANEL

Held: {date} at 6:00 pm

P R E S E N T :

Councillor Hale (Chair)

Councillor Finch

41. APOLOGIES FOR ABSENCE

There were no apologies for absence.

42. {item}

Members spoke of the matter at some length.

AGREED:

1. That the report be noted.
{said}
WORK PROGRAMME 2031 – 2032

| Meeting Date | Item | Recommendations / Actions | Progress |
| 2 March 2032 | Swimming lessons | | |
{programme}
There being no other business, the meeting closed at 7.20 pm.
"
    )
}

#[test]
fn a_thread_says_how_often_it_slipped_and_by_which_papers() {
    let asked = "2. That a report on the bandstand restoration be brought to the Panel.\n";
    let row = |day: &str| format!("| {day} | Bandstand restoration report | | |\n");
    let papers = [
        ("june.txt", "TUESDAY, 10 JUNE 2031", "PARKS", asked, ""),
        (
            "july.txt",
            "TUESDAY, 15 JULY 2031",
            "CRICKET",
            "",
            "9 September 2031",
        ),
        (
            "september.txt",
            "TUESDAY, 9 SEPTEMBER 2031",
            "RUGBY",
            "",
            "4 November 2031",
        ),
        (
            "october.txt",
            "TUESDAY, 7 OCTOBER 2031",
            "BOATING",
            "",
            "13 January 2032",
        ),
    ];
    let papers = papers.map(|(name, day, item, said, planned)| {
        let programme = if planned.is_empty() {
            String::new()
        } else {
            row(planned)
        };
        (name, minutes(day, item, said, &programme))
    });
    let place = Place::on("2031-12-01");
    for (name, text) in &papers {
        place.import(name, text);
    }
    let threads = place.json(&["show", "threads"])["threads"].clone();
    let thread = threads
        .as_array()
        .unwrap()
        .iter()
        .find(|thread| {
            thread["action"]["text"]
                .as_str()
                .unwrap()
                .contains("bandstand")
        })
        .unwrap()
        .clone();
    assert_eq!(thread["slipped"], 2, "{thread}");
    assert_eq!(thread["slips"][0]["from"], "2031-09-09");
    assert_eq!(thread["slips"][0]["to"], "2031-11-04");
    assert_eq!(thread["slips"][0]["document"], "september.txt");
    assert_eq!(thread["slips"][0]["date"], "2031-09-09");
    assert_eq!(thread["slips"][1]["to"], "2032-01-13");
    let text = place.does(&["show", "threads"]);
    assert!(
        text.contains("slipped twice: 9 Sep 2031 (july.txt line"),
        "{text}"
    );
    assert!(text.contains("→ 13 Jan 2032 (october.txt line"), "{text}");
}
