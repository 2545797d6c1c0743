//! Whether it is all there: complete packs, frontsheets, stamps, Welsh, contradictions.

use super::{only, reading};
use crate::domain::source::{Kind, Language, Reading};
use crate::domain::whole::{Extent, Wants};
use crate::extract::{Document, Line, OutlineEntry, Page, Part};
use crate::parse::read;

/// A document of sheets: each a printed number and its lines; `=` before one is a stamp.
fn sheets(pages: &[(&str, &str)]) -> Document {
    let pages = pages
        .iter()
        .zip(1..)
        .map(|((printed, text), number)| Page {
            number: Some(number),
            printed: (!printed.is_empty()).then(|| (*printed).to_owned()),
            lines: text
                .lines()
                .zip(1..)
                .filter(|(line, _)| !line.trim().is_empty())
                .map(|(line, number)| Line {
                    number,
                    text: line.trim_start_matches('=').to_owned(),
                    end: 400.0,
                    size: 11.0,
                    gap: true,
                    part: if line.starts_with('=') {
                        Part::Stamp
                    } else {
                        Part::Body
                    },
                    ..Line::default()
                })
                .collect(),
            pictures: 0,
        })
        .collect();
    Document {
        name: "pack.pdf".to_owned(),
        kind: Kind::Pdf,
        sha256: "0".repeat(64),
        pages,
        outline: Vec::new(),
        losses: Vec::new(),
    }
}

const FRONT: &str = "\
Orrin Vale Borough Council

HARBOURS PANEL

Date: Thursday, 5 June 2031

Time: 6.00 pm

Venue: Room 4, Moot Hall

AGENDA

1. Apologies for absence

2. Harbour dues (Pages 3 - 4)

3. Dredging of the north channel (Pages 5 - 6)

4. Low Pier gangway (to follow)

5. Sea wall (Pages 7 - 8)
";

const DUES: &str = "=Agenda Item 2
Harbour dues
Report of the Harbour Master
1. The dues are set out in Appendix A, and the map is attached as Appendix C to this report.
2. Appendix B of the Byelaws says so. See Appendix D, which is available on the website.
";

const DREDGING: &str = "=Agenda Item 3
Dredging of the north channel
Report of the Harbour Master
1. The channel is to be dredged.
";

fn whats(reading: &Reading) -> Vec<&str> {
    reading
        .losses
        .iter()
        .map(|loss| loss.what.as_str())
        .collect()
}

#[test]
fn a_pack_says_which_paper_it_lacks_and_which_appendix() {
    let pack = read(&sheets(&[
        ("1", FRONT),
        ("2", "Fire exits are at the back."),
        ("3", DUES),
        ("4", "Appendix A\nA table of dues"),
        ("5", DREDGING),
        ("6", "2. It costs little."),
    ]));
    assert_eq!(pack.whole.extent, Extent::Pack);
    assert_eq!(
        whats(&pack),
        [
            "the paper of item 5 (pages 7–8) is named on page 1 and not in the pack",
            "Appendix C of item 2 is named on page 3 and not in the pack",
        ]
    );
    let own = pack
        .whole
        .papers
        .iter()
        .filter(|paper| paper.appendix.is_none());
    let own: Vec<bool> = own.map(|paper| paper.found).collect();
    assert_eq!(own, [true, true, false]);
    let wants: Vec<&Wants> = pack.whole.heals.iter().map(|heal| &heal.wants).collect();
    assert_eq!(wants, [&Wants::Paper, &Wants::Appendix("C".to_owned())]);
}

#[test]
fn an_agenda_alone_lacks_nothing() {
    let front = read(&sheets(&[
        ("1", FRONT),
        ("2", "Fire exits are at the back."),
    ]));
    assert_eq!(front.whole.extent, Extent::Alone);
    assert_eq!(whats(&front), [""; 0]);
    assert_eq!(front.whole.papers.len(), 3);
}

#[test]
fn a_scanned_paper_is_not_called_missing() {
    let pack = read(&sheets(&[
        ("", FRONT),
        ("", DUES),
        ("", ""),
        ("", DREDGING),
        ("", ""),
        ("", ""),
        ("", ""),
    ]));
    assert!(
        !whats(&pack).iter().any(|what| what.contains("item 5")),
        "{:?}",
        whats(&pack)
    );
}

#[test]
fn a_supplement_calls_itself_so_in_many_ways() {
    for name in [
        "Supplementary Agenda",
        "LATE PAPERS",
        "Addendum report",
        "Planning Update Sheet",
    ] {
        let paper = read(&sheets(&[("", &format!("{name}\n\n{FRONT}"))]));
        assert!(paper.whole.supplement, "{name}");
    }
    assert!(!read(&sheets(&[("", FRONT)])).whole.supplement);
}

#[test]
fn a_stamp_makes_the_item_exempt_and_a_private_pack_all_of_them() {
    let mut stamped = sheets(&[
        ("1", FRONT),
        ("2", "Fire exits are at the back."),
        ("3", DUES),
        ("4", "Appendix A\nA table of dues"),
        ("5", &format!("=NOT FOR PUBLICATION\n{DREDGING}")),
        ("6", "2. It costs little."),
    ]);
    let exempt = |reading: &Reading| -> Vec<bool> {
        reading.meetings[0]
            .items
            .iter()
            .map(|item| item.exempt)
            .collect()
    };
    let pack = read(&stamped);
    assert_eq!(exempt(&pack), [false, false, true, false, false]);
    assert_eq!(pack.whole.exempt, [(5, 5)]);
    stamped.pages[0].lines[0].text = "Private Document Pack".to_owned();
    let pack = read(&stamped);
    assert!(pack.whole.restricted);
    assert_eq!(exempt(&pack), [false, true, true, true, true]);
}

#[test]
fn a_lead_names_its_item_and_its_appendix_and_is_no_meeting() {
    let mut paper = sheets(&[(
        "",
        "Appendix C to item 2\nMap of the moorings\nThe moorings stand along the quay and the mole.",
    )]);
    paper.name = "Item 2 - Appendix C - Moorings.pdf".to_owned();
    let paper = read(&paper);
    assert!(paper.meetings.is_empty());
    let lead = paper.whole.lead.unwrap();
    assert_eq!(lead.appendix.as_deref(), Some("C"));
    assert_eq!(lead.meeting.items[0].number.as_deref(), Some("2"));
}

#[test]
fn an_outline_holds_an_appendix() {
    let mut pack = sheets(&[
        ("1", FRONT),
        ("2", "Fire exits are at the back."),
        ("3", DUES),
        ("4", "A map and nothing else."),
        ("5", DREDGING),
        ("6", "2. It costs little."),
        ("7", "=Agenda Item 5\nSea wall\nReport of the Engineer"),
        ("8", "Appendix A\nA table"),
    ]);
    pack.outline = [
        ("2 Harbour dues", 3),
        ("Appendix A", 4),
        ("Appendix C – Map", 4),
    ]
    .map(|(title, page)| OutlineEntry {
        title: title.to_owned(),
        page: Some(page),
        ..OutlineEntry::default()
    })
    .to_vec();
    assert_eq!(whats(&read(&pack)), [""; 0]);
}

#[test]
fn a_paper_that_contradicts_itself_says_so_in_its_own_words() {
    let wrong = FRONT
        .replace("Thursday, 5 June 2031", "Friday, 5 June 2031")
        .replace("4. Low Pier", "3. Low Pier")
        .replace("5. Sea wall", "4. Sea wall")
        .replace(
            "AGENDA",
            "Notice is given that a meeting of the Panel will be held on 6 June 2031 at 6.30 pm.\n\nAGENDA",
        );
    let pack = read(&sheets(&[
        ("1", &wrong),
        ("2", "Fire exits are at the back."),
        (
            "3",
            "=Agenda Item 2\nHarbour dues\nReport to: Harbours Panel\nDate: 4 June 2031\n1. The dues.",
        ),
        ("4", "2. They are due."),
        (
            "5",
            "=Agenda Item 3\nDredging of the north channel\nReport to: Cabinet\nDate: 9 June 2031\n1. Mud.",
        ),
        ("6", "2. It costs little."),
        (
            "7",
            "=Agenda Item 4\nSea wall\nDate: 20 May 2031\nReport of the Engineer\n1. It stands.",
        ),
        ("8", "2. It leaks."),
    ]));
    assert_eq!(
        whats(&pack),
        [
            "“Friday, 5 June 2031” contradicts itself on page 1: 5 Jun 2031 is a Thursday",
            "the agenda gives two days for this meeting: “Date: Friday, 5 June 2031” on page 1 and \
             “Notice is given that a meeting of the Panel will be held on 6 June 2031 at 6.30 pm.” on page 1",
            "the report of item 2 says “Date: 4 June 2031” on page 3, and the agenda is for 5 Jun 2031",
            "the number 3 stands twice on page 1: “Dredging of the north channel (Pages 5 - 6)” and “Low Pier gangway (to follow)”",
        ]
    );
}

#[test]
fn days_of_other_meetings_are_no_contradiction() {
    let front = FRONT.replace(
        "2. Harbour dues (Pages 3 - 4)",
        "2. Minutes of the last meeting\n\nTo confirm the minutes of the meeting held on 1 May 2031 at 5.30 pm.\n\n\
         A pre-meeting will be held at 5.15 pm. Questions must be received by Monday, 2 June 2031.",
    );
    assert_eq!(whats(&read(&sheets(&[("1", &front)]))), [""; 0]);
}

#[test]
fn a_paper_in_welsh_alone_says_what_is_not_read() {
    let front = "\
CYNGOR TREF PONT WENNOL

PWYLLGOR CYNLLUNIO

Dyddiad: 5 Mehefin 2031

AGENDA

1. Ymddiheuriadau am absenoldeb

2. Datganiadau o fuddiant personol

3. Cofnodion y cyfarfod diwethaf

4. Adroddiad y Cyfarwyddwr ar gynllun blynyddol y pwyllgor

5. Materion brys
";
    let paper = reading(front);
    assert_eq!(paper.source.language, Language::Welsh);
    assert!(whats(&paper)[0].starts_with("Welsh: decisions not read"));
}

#[test]
fn a_bilingual_paper_is_read_in_english_whichever_way_it_is_set() {
    let alternating = "\
CYNGOR TREF PONT WENNOL
PONT WENNOL TOWN COUNCIL

Cofnodion y cyfarfod a gynhaliwyd ar 5 Mehefin 2031 am 6.00 pm
Minutes of the meeting held on Thursday, 5 June 2031 at 6.00 pm

PRESENNOL / PRESENT: Councillors Nia Ash, Owen Birch and Mair Elm

1. Ymddiheuriadau am absenoldeb

1. Apologies for absence

Derbyniwyd ymddiheuriadau gan y Cynghorydd Oak.

Apologies were received from Councillor Oak.

2. Cynllun y neuadd

2. The hall plan

Penderfynwyd cymeradwyo'r cynllun ac ysgrifennu at y pensaer.

RESOLVED that the plan be approved and that the Clerk write to the architect.

3. Dyddiad y cyfarfod nesaf / Date of next meeting

3 Gorffennaf 2031 / 3 July 2031
";
    let paper = reading(alternating);
    assert_eq!(paper.source.language, Language::English);
    let meeting = only(&paper);
    let titles: Vec<_> = meeting
        .items
        .iter()
        .filter_map(|item| item.title.as_deref())
        .collect();
    assert_eq!(
        titles,
        [
            "Apologies for absence",
            "The hall plan",
            "Date of next meeting"
        ]
    );
    let decided = &meeting.items[1].minutes.as_ref().unwrap().decisions;
    assert_eq!(decided.len(), 1, "{decided:?}");
    let all: Vec<&str> = paper
        .paragraphs
        .iter()
        .map(|one| one.text.as_str())
        .collect();
    assert!(
        all.iter().any(|text| text.contains("Penderfynwyd")),
        "all of it is kept: {all:?}"
    );
}

#[test]
fn no_row_of_a_programme_is_the_day_of_its_paper() {
    let programme = |head: &str| {
        format!(
            "Ferry and Harbour Panel\nWork Programme 2031/32\n{head}\n\n\
             | Meeting Date | Item | Recommendations / Actions | Progress |\n|---|---|---|---|\n\
             | 12 June 2031 | Slipway Tolls | Tolls to be shown by month. | |\n\
             | 11 September 2031 | Ferry Timetable | | |\n| 13 November 2031 | Mooring Fees | | |\n"
        )
    };
    let day = |paper: &str| {
        let read = reading(paper);
        assert_eq!(read.work_programmes.len(), 1, "{:?}", read.work_programmes);
        assert!(read.meetings.is_empty(), "{:?}", read.meetings);
        read.whole.lead.and_then(|lead| lead.meeting.date)
    };
    assert_ne!(day(&programme("")), Some(jiff::civil::date(2031, 6, 12)));
    let said = programme("Meeting of the Ferry and Harbour Panel: 11 September 2031");
    assert_eq!(day(&said), Some(jiff::civil::date(2031, 9, 11)));
}
