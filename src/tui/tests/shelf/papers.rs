//! What the papers say: meetings, an agenda, minutes, a work programme, and the desk over them.

use jiff::civil::{Date, Time};

use crate::domain::agenda::Paper;
use crate::domain::source::Place;
use crate::store::by_hand::RowByHand;
use crate::store::desk::{
    AgendaRow, ClauseKind, ClauseRow, Desk, MeetingRow, MinuteRow, News, ProgrammeLine, SourceRow,
    UnfiledRow,
};
use crate::store::previous::Previous;
use crate::tui::tests::shelf::promises::actions;
use crate::tui::tests::shelf::reading::lost;

pub fn date(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn source(page: u32) -> SourceRow {
    SourceRow {
        document_key: 1,
        document: "ferries-october.pdf".to_owned(),
        place: Place {
            page: Some(page),
            printed_page: Some((page - 2).to_string()),
            line: 4,
        },
        rule: "decision-list".to_owned(),
    }
}

pub fn meeting(key: i64, committee: (i64, &str), day: &str, items: u32) -> MeetingRow {
    MeetingRow {
        key,
        id: format!("m{key}"),
        council: Some("Saltmarsh Borough Council".to_owned()),
        committee_key: committee.0,
        committee: committee.1.to_owned(),
        with: Vec::new(),
        date: Some(date(day)),
        time: Time::new(17, 30, 0, 0).ok(),
        place: Some("Tide Room".to_owned()),
        status: None,
        items,
        actions: if items > 0 { 4 } else { 0 },
        documents: vec!["ferries-october.pdf".to_owned()],
        mine: false,
    }
}

pub fn meetings() -> Vec<MeetingRow> {
    let ferries = (1, "HARBOUR AND FERRIES SCRUTINY PANEL");
    vec![
        meeting(4, ferries, "2031-12-04", 0),
        meeting(1, ferries, "2031-10-06", 9),
        meeting(2, (2, "Parks and Allotments Committee"), "2031-09-16", 7),
        meeting(3, ferries, "2031-08-24", 8),
    ]
}

pub fn item(key: i64, number: &str, title: &str) -> AgendaRow {
    AgendaRow {
        key,
        id: format!("i{key}"),
        number: Some(number.to_owned()),
        title: title.to_owned(),
        appendix: None,
        ask: None,
        exempt: false,
        paper: None,
        first_seen: None,
        first_seen_in: None,
        inferred: Vec::new(),
        pages: None,
        printed_pages: None,
        more_pages: 0,
        words: 0,
        actions: 0,
        has_minutes: false,
        procedural: false,
        read: false,
        put_right: Vec::new(),
        news: None,
    }
}

pub fn agenda() -> Vec<AgendaRow> {
    let procedural = |key, number, title| AgendaRow {
        procedural: true,
        ..item(key, number, title)
    };
    vec![
        procedural(1, "1", "APOLOGIES FOR ABSENCE"),
        procedural(2, "2", "DECLARATIONS OF INTEREST"),
        AgendaRow {
            appendix: Some("A".to_owned()),
            ask: Some("Members are asked to confirm the minutes.".to_owned()),
            pages: Some((3, 9)),
            ..procedural(3, "3", "MINUTES OF THE PREVIOUS MEETING")
        },
        procedural(4, "4", "PETITIONS"),
        procedural(5, "5", "QUESTIONS, REPRESENTATIONS AND STATEMENTS OF CASE"),
        AgendaRow {
            appendix: Some("B".to_owned()),
            ask: Some("The Panel is recommended to note the report and pass comments to the harbour master.".to_owned()),
            pages: Some((11, 18)),
            printed_pages: Some(("9".to_owned(), "16".to_owned())),
            words: 2350,
            actions: 2,
            ..item(6, "6", "FERRY TIMETABLE REVIEW")
        },
        AgendaRow {
            appendix: Some("C".to_owned()),
            ask: Some("The Panel is asked to agree the plan for the winter months.".to_owned()),
            pages: Some((19, 39)),
            words: 7980,
            news: Some(News::Changed),
            ..item(7, "7", "DREDGING OF THE NORTH CHANNEL AND ITS COST TO THE NHS PATIENT LAUNCH")
        },
        AgendaRow {
            appendix: Some("D".to_owned()),
            paper: Some(Paper::ToFollow),
            ..item(8, "8", "Low Pier gangway")
        },
        AgendaRow { exempt: true, ..item(9, "9", "Lease of the ticket hall") },
    ]
}

pub fn clause(
    id: &str,
    kind: ClauseKind,
    number: Option<&str>,
    text: &str,
    tracked: bool,
) -> ClauseRow {
    ClauseRow {
        key: 0,
        id: id.to_owned(),
        kind,
        label: (kind == ClauseKind::Decision).then(|| "AGREED".to_owned()),
        number: number.map(str::to_owned),
        text: text.to_owned(),
        tracked,
        owner: None,
        source: source(7),
    }
}

pub fn minutes() -> Vec<MinuteRow> {
    let row = |key, day: &str, number: &str, title: &str, clauses| MinuteRow {
        key,
        id: format!("n{key}"),
        meeting_key: 3,
        date: Some(date(day)),
        number: Some(number.to_owned()),
        title: title.to_owned(),
        clauses,
        truncated: false,
        exempt: false,
        procedural: false,
    };
    vec![
        row(
            21,
            "2031-08-24",
            "20",
            "FERRY TIMETABLE REVIEW",
            vec![
                clause(
                    "c1",
                    ClauseKind::Decision,
                    Some("1"),
                    "That the report be noted.",
                    false,
                ),
                clause(
                    "c2",
                    ClauseKind::Decision,
                    Some("2"),
                    "That a report on the evening sailings be brought to the next meeting.",
                    true,
                ),
                clause(
                    "c3",
                    ClauseKind::Request,
                    None,
                    "Members asked for the number of cancelled sailings by month.",
                    true,
                ),
            ],
        ),
        row(
            22,
            "2031-08-24",
            "21",
            "Low Pier gangway",
            vec![clause(
                "c4",
                ClauseKind::Undertaking,
                None,
                "The harbour master said that the gangway would be inspected before the autumn gales.",
                true,
            )],
        ),
        row(
            23,
            "2031-06-12",
            "9",
            "Ferry timetable review",
            vec![clause(
                "c5",
                ClauseKind::Decision,
                None,
                "That the timetable be consulted on in two wards.",
                true,
            )],
        ),
        row(24, "2031-06-12", "10", "Ice on the slipways", vec![]),
    ]
}

pub fn programme() -> Vec<ProgrammeLine> {
    let line = |key, day: Option<&str>, item: &str| ProgrammeLine {
        key,
        id: format!("p{key}"),
        topic: false,
        date: day.map(date),
        note: None,
        item: item.to_owned(),
        tentative: false,
        actions: None,
        progress: None,
        lead: None,
        unaligned: None,
        ticked: None,
        source: Some(source(40)),
        put_right: Vec::new(),
        by_hand: RowByHand::default(),
    };
    vec![
        ProgrammeLine {
            actions: Some("Evening sailings to be reported.".to_owned()),
            progress: Some("Added to the October agenda.".to_owned()),
            ..line(41, Some("2031-08-24"), "Ferry timetable review")
        },
        line(42, Some("2031-10-06"), "Dredging of the north channel"),
        ProgrammeLine {
            tentative: true,
            ..line(43, Some("2031-12-04"), "Low Pier gangway")
        },
        line(44, Some("2032-02-11"), "Fares and concessions"),
        ProgrammeLine {
            topic: true,
            ..line(45, None, "Seals on the breakwater")
        },
        ProgrammeLine {
            topic: true,
            note: Some("Spring 2032".to_owned()),
            ..line(46, None, "Pilotage")
        },
    ]
}

pub fn desk() -> Desk {
    Desk {
        meeting: meetings()[1].clone(),
        agenda: agenda(),
        previous: Previous {
            confirmed: vec![date("2031-08-24")],
            ..Previous::default()
        },
        minutes: minutes(),
        actions: actions(),
        programme: programme(),
        gone: Vec::new(),
        joints: Vec::new(),
        welsh_alone: false,
        in_welsh: Vec::new(),
        programme_headings: [
            "Meeting date",
            "Item",
            "Recommendations / Actions",
            "Progress",
        ]
        .map(str::to_owned)
        .to_vec(),
        days: ["2031-08-24", "2031-10-06", "2031-12-04", "2032-02-11"]
            .map(date)
            .to_vec(),
        people: ["Kit Garrow", "Ida Moss"].map(str::to_owned).to_vec(),
        chargeable: ["Kit Garrow", "Ida Moss"].map(str::to_owned).to_vec(),
        losses: vec![
            lost(31, "a chart whose figures are a picture"),
            lost(14, "a table whose columns could not be told apart"),
        ],
        jots: Vec::new(),
        unfiled: vec![UnfiledRow {
            key: 9,
            id: "d9".to_owned(),
            name: "gangway.txt".to_owned(),
            title: "LOW PIER GANGWAY".to_owned(),
            committee: None,
            date: None,
            fits: Vec::new(),
        }],
    }
}
