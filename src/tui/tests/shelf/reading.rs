//! The words of the papers: for the reader, for the finder, and what was not read.

use crate::domain::source::Loss;
use crate::store::Target;
use crate::store::desk::{Block, BlockRole, FindKind, FindRow, Hit, LossRow};
use crate::store::jots::{Jot, JotKind, Written};
use crate::tui::event::Subject;
use crate::tui::find::{Found, Leads};
use crate::tui::tests::shelf::TODAY;
use crate::tui::tests::shelf::papers::{date, source};

pub fn block(role: BlockRole, mark: &str, text: &str, page: Option<u32>) -> Block {
    Block {
        role,
        mark: mark.to_owned(),
        text: text.to_owned(),
        source: page.map(source),
    }
}

pub fn jot(id: &str, on: Target, kind: JotKind, written: Written) -> Jot {
    Jot {
        id: id.to_owned(),
        kind,
        written,
        unfinished: false,
        on,
        item: Some("6".to_owned()),
        row: "Summer ferries".to_owned(),
        exempt: false,
        stands: true,
        committee: "Harbour Panel".to_owned(),
        date: Some(date(TODAY)),
        meeting_key: Some(1),
        on_day: Some(date(TODAY)),
        by: "Ada".to_owned(),
    }
}

pub fn blocks(subject: &Subject) -> Vec<Block> {
    match subject {
        Subject::Changes(_)
        | Subject::Row(_)
        | Subject::Brief(_)
        | Subject::Work(_)
        | Subject::Found(..)
        | Subject::Year(..) => {
            vec![block(BlockRole::Section, "", "The agenda", None)]
        }
        Subject::Item(6) => vec![
            block(BlockRole::Section, "", "Asked of us", None),
            block(
                BlockRole::Ask,
                "",
                "The Panel is recommended to note the report and pass comments to the harbour master.",
                Some(5),
            ),
            block(BlockRole::Section, "", "Recommendations", None),
            block(
                BlockRole::Recommendation,
                "a",
                "note that sailings rose by a tenth over the summer; and",
                Some(12),
            ),
            block(
                BlockRole::Recommendation,
                "b",
                "comment on the draft winter timetable, in particular on the last sailing from Low Pier.",
                Some(12),
            ),
            block(BlockRole::Section, "", "Report", None),
            block(BlockRole::Heading, "", "1. SUMMARY", Some(11)),
            block(
                BlockRole::Text,
                "",
                "1.1 The ferries carried 41,000 people between May and August, which is more than in any summer since the new pier was opened.",
                Some(11),
            ),
            block(
                BlockRole::Text,
                "",
                "1.2 Two sailings in a hundred were cancelled, most of them for fog.",
                Some(12),
            ),
            block(BlockRole::Row, "", "Month\tSailings\tCancelled", Some(12)),
            block(BlockRole::Row, "", "May\t310\t4", Some(12)),
            block(BlockRole::Row, "", "June\t1,322\t11", Some(12)),
            block(
                BlockRole::Loss,
                "",
                "a chart whose figures are a picture",
                Some(13),
            ),
            block(BlockRole::Heading, "", "2. WINTER", Some(13)),
            block(
                BlockRole::Point,
                "•",
                "The last sailing from Low Pier would leave an hour earlier from 24 March 2032, which saves £39,700.",
                Some(13),
            ),
            block(BlockRole::Point, "•", "Sundays stay as they are.", Some(14)),
        ],
        Subject::Item(_) => vec![
            block(BlockRole::Section, "", "Minutes", None),
            block(
                BlockRole::Text,
                "",
                "The harbour master introduced the report.",
                Some(7),
            ),
            block(
                BlockRole::Clause,
                "AGREED 1",
                "That the report be noted.",
                Some(7),
            ),
        ],
        Subject::Paper(_) => paper(),
        Subject::Place { .. } => vec![
            block(
                BlockRole::Text,
                "",
                "The harbour master was thanked for the report.",
                Some(7),
            ),
            block(
                BlockRole::Clause,
                "AGREED 2",
                "That a report on the evening sailings be brought to the next meeting.",
                Some(7),
            ),
            block(
                BlockRole::Text,
                "",
                "It was said that the gangway at Low Pier moves in the swell.",
                Some(8),
            ),
        ],
    }
}

/// The whole paper, from its minutes to its last page.
fn paper() -> Vec<Block> {
    let text = |words, page| block(BlockRole::Text, "", words, Some(page));
    vec![
        text("The harbour master was thanked for the report.", 7),
        text(
            "That a report on the evening sailings be brought to the next meeting.",
            7,
        ),
        text(
            "It was said that the gangway at Low Pier moves in the swell.",
            8,
        ),
        text("Moorings are let by the week.", 9),
        text("A table of berths follows.", 14),
        block(
            BlockRole::Loss,
            "",
            "a table whose columns could not be told apart",
            Some(14),
        ),
        text("The lamps were painted.", 21),
        text("A second gangway is kept ashore.", 40),
    ]
}

pub fn lost(page: u32, what: &str) -> LossRow {
    LossRow {
        document_key: 1,
        document: "ferries-october.pdf".to_owned(),
        printed_page: Some((page - 2).to_string()),
        loss: Loss {
            page: Some(page),
            what: what.to_owned(),
        },
    }
}

pub fn find_rows() -> Vec<FindRow> {
    let row = |kind, key, text: &str| FindRow {
        kind,
        key,
        id: format!("f{key}"),
        promise: None,
        whence: None,
        meeting_key: Some(1),
        committee_key: Some(1),
        page: None,
        text: text.to_owned(),
        beside: "Harbour and Ferries Scrutiny Panel · 6 Oct 2031".to_owned(),
    };
    vec![
        row(FindKind::Item, 6, "6 Ferry timetable review"),
        row(FindKind::Item, 8, "8 Low Pier gangway"),
        row(
            FindKind::Action,
            34,
            "That the gangway at Low Pier be inspected before the autumn gales.",
        ),
        FindRow {
            id: "t1".to_owned(),
            promise: Some(
                "That a report on the evening sailings be brought to the next meeting.".to_owned(),
            ),
            whence: Some("work programme · 6 Oct 2031".to_owned()),
            ..row(FindKind::Trace, 31, "Evening sailings to be considered.")
        },
        row(FindKind::Programme, 43, "Low Pier gangway"),
        row(FindKind::Person, 51, "Cllr Gangaram Øst"),
        FindRow {
            meeting_key: Some(3),
            ..row(FindKind::Item, 1001, "Apologies for absence")
        },
    ]
}

pub fn hit() -> Found {
    let hit = Hit {
        excerpt: "It was said that the \u{2}gangway\u{3} at Low Pier moves in the swell."
            .to_owned(),
        source: source(8),
        meeting_key: Some(1),
        item_key: Some(6),
        exempt: false,
        together: false,
        meeting: Some("Harbour and Ferries Scrutiny Panel, 24 Aug 2031".to_owned()),
    };
    Found {
        text: "It was said that the gangway at Low Pier moves in the swell.".to_owned(),
        beside: "24 Aug 2031".to_owned(),
        matched: Vec::new(),
        through: None,
        here: false,
        leads: Leads::Paragraph(Box::new(hit)),
    }
}
