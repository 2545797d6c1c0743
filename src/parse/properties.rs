//! What holds of every paper: the reader never fails, and every clause stands in it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::HashSet;
use std::env;

use proptest::prelude::*;

use super::read;
use super::tests::pack::PACK;
use super::tests::printed::PRINTED;
use super::tests::reading;
use crate::domain::fold;
use crate::domain::minutes::{Clause, Decision};
use crate::domain::source::{Kind, ParagraphRole, Reading};
use crate::extract::{Document, Line, Page, text};

/// Every clause of a reading.
fn clauses(reading: &Reading) -> Vec<&Clause> {
    let mut all = Vec::new();
    for item in reading.meetings.iter().flat_map(|meeting| &meeting.items) {
        all.extend(
            item.report
                .iter()
                .flat_map(|report| &report.recommendations),
        );
        if let Some(minutes) = &item.minutes {
            all.extend(
                minutes
                    .decisions
                    .iter()
                    .flat_map(|decision| &decision.clauses),
            );
            all.extend(&minutes.requests);
            all.extend(&minutes.undertakings);
            all.extend(&minutes.actions);
        }
    }
    all
}

/// The decisions of each item that has an account.
fn decisions(reading: &Reading) -> impl Iterator<Item = &[Decision]> {
    reading
        .meetings
        .iter()
        .flat_map(|meeting| &meeting.items)
        .filter_map(|item| item.minutes.as_ref())
        .map(|minutes| minutes.decisions.as_slice())
}

/// A clause that is read twice from one place: two matters may be decided in the same words.
fn twice(decisions: &[Decision]) -> Option<String> {
    let mut seen = HashSet::new();
    decisions
        .iter()
        .flat_map(|decision| &decision.clauses)
        .find(|clause| !seen.insert((fold::compare(&clause.text), clause.page, clause.line)))
        .map(|clause| clause.text.clone())
}

/// The words of a document, heads and feet set aside.
fn words(reading: &Reading) -> String {
    let paragraphs: Vec<String> = reading
        .paragraphs
        .iter()
        .filter(|paragraph| paragraph.role != ParagraphRole::Running)
        .map(|paragraph| fold::quote(&paragraph.text))
        .collect();
    paragraphs.join(" ")
}

#[test]
fn every_clause_stands_in_its_paper_and_names_its_rule() {
    for paper in [PRINTED, PACK] {
        let reading = reading(paper);
        let words = words(&reading);
        let source = fold::quote(paper);
        for clause in clauses(&reading) {
            assert!(words.contains(&clause.text), "{}", clause.text);
            assert!(source.contains(&clause.text), "{}", clause.text);
            assert!(!clause.rule.is_empty() && clause.line > 0 && !clause.id.is_empty());
        }
    }
}

#[test]
fn a_point_without_words_parts_what_stands_around_it() {
    let paper = "1. Recommendation(s)\nPRESENT:\n2.\n–\taa\nReport to: Panel\nKey decision: Yes\n";
    let reading = reading(paper);
    let words = words(&reading);
    for clause in clauses(&reading) {
        assert!(words.contains(&clause.text), "{}", clause.text);
    }
}

#[test]
fn a_value_that_ends_in_a_comma_takes_no_point_into_itself() {
    let source = "1. Recommendation(s)\nPRESENT:\n2.\nReport to: Panel ,\n(a) note it; and\nKey decision: Yes\n";
    let reading = reading(source);
    let report = reading.meetings[0].items[0].report.as_ref().unwrap();
    assert_eq!(report.to.as_deref(), Some("Panel"));
    assert_eq!(invented(&reading), None);
}

/// Every word of a report, and every figure of a table, that is shown as the paper's own.
fn shown(reading: &Reading) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let reports = reading.meetings.iter().flat_map(|meeting| &meeting.items);
    for report in reports.filter_map(|item| item.report.as_ref()) {
        let fields = [
            &report.author,
            &report.director,
            &report.lead_member,
            &report.to,
            &report.purpose,
            &report.summary,
            &report.wards,
        ];
        all.extend(fields.into_iter().flatten().cloned());
        all.extend(report.wanted_for.iter().cloned());
        let passages = report.reasons.iter().chain(&report.options);
        all.extend(
            passages
                .chain(&report.background_papers)
                .map(|found| found.text.clone()),
        );
        for implication in &report.implications {
            all.extend([
                implication.heading.clone(),
                implication.passage.text.clone(),
            ]);
        }
        let appendices = report.appendices.iter();
        all.extend(appendices.flat_map(|appendix| {
            [&appendix.letter, &appendix.title]
                .into_iter()
                .flatten()
                .cloned()
        }));
        for money in &report.money {
            assert!(money.passage.text.contains(&money.printed), "{money:?}");
            assert!(money.pounds.is_finite() && money.up_to.is_none_or(f64::is_finite));
            all.extend([money.printed.clone(), money.passage.text.clone()]);
        }
    }
    for table in &reading.figures {
        all.extend(table.title.clone());
        for column in &table.columns {
            all.extend(column.headings.iter().cloned());
        }
        for row in &table.rows {
            all.push(row.label.clone());
            for figure in &row.figures {
                assert!(figure.value.is_finite() && figure.column < table.columns.len());
                all.push(figure.printed.clone());
            }
        }
    }
    let parts = all.iter().flat_map(|words| words.split("\n\n"));
    parts.map(str::to_owned).collect()
}

/// The words of a document without white space, which cells and lines break anywhere.
fn bare(words: &str) -> String {
    words
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect()
}

/// Words that are shown and do not stand in the paper.
fn invented(reading: &Reading) -> Option<String> {
    let words = bare(&words(reading));
    shown(reading)
        .into_iter()
        .find(|shown| !words.contains(&bare(&fold::quote(shown))))
}

/// Lines that papers are made of, to be thrown together.
const SHARDS: [&str; 58] = [
    "AGENDA",
    "MINUTES of a meeting of the Panel",
    "Held: 6 May 2031",
    "PRESENT:",
    "Councillor Ash (Chair)",
    "Councillors Birch and Elm",
    "1. APOLOGIES",
    "2.",
    "(Item 3)",
    "3. Buses (Pages 5 - 12)",
    "AGREED:",
    "RESOLVED that the Panel:",
    "That Cabinet:",
    "(a) note it; and",
    "b) asks for more",
    "1)",
    "- For buses",
    "To extend it",
    "Minutes:",
    "Decision:",
    "|",
    "117. |",
    "No. | Item |",
    "Appendix B",
    "The Chair requested a list.",
    "A list would be sent.",
    "ACTION: Clerk to reply",
    "It was agreed that:",
    "view the full minutes text for item 4.",
    "a\tb\tc",
    "Report to: Panel",
    "Ward(s) affected: All",
    "Mr A moved, Mr B seconded:",
    "Report of:\tDirector of Place",
    "From: Cllr Ash, Cabinet Member, and B. Elm, Director",
    "Report author: Fern Oak, Head of Quays, 01632 960 001",
    "Purpose of report: ☒ Decision ☐ Assurance",
    "1. Recommendation(s)",
    "The Board is asked to:",
    "It is recommended that the Panel notes it.",
    "2. Implications",
    "Financial:",
    "Financial implications: it costs £1.2m to £1.5m – £(3)k of it now.",
    "Legal, climate and equality implications",
    "None.",
    "RISK MANAGEMENT",
    "Options considered",
    "Appendices: Appendix A – Plan; Appendix B – Map",
    "Appendix C: The wall",
    "Background papers",
    "Key decision: Yes",
    "Exempt: Part II",
    "Table 1: Cost £'000",
    "\t2030/31 £m\tQ1 (%)\tTotal",
    "Quays\t(1,204.5)\t-\t£12k*",
    "Total\t1.2\t3.4%\t5",
    "Financial\tIt costs £5k.",
    "“That it be so.”",
];

fn shard() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => proptest::sample::select(SHARDS.to_vec()).prop_map(str::to_owned),
        1 => "[A-Za-z0-9 .,:;()\\t|–’“”*-]{0,60}",
        1 => Just(String::new()),
    ]
}

fn line() -> impl Strategy<Value = Line> {
    (shard(), 0.0_f32..300.0, any::<bool>(), any::<bool>()).prop_map(|(text, indent, bold, gap)| {
        Line {
            end: indent + 200.0,
            size: 11.0,
            number: 1,
            text,
            indent,
            bold,
            gap,
            ..Line::default()
        }
    })
}

/// As many cases as `PROPTEST_CASES` says, or a few.
fn cases() -> u32 {
    let asked = env::var("PROPTEST_CASES").ok();
    asked.and_then(|cases| cases.parse().ok()).unwrap_or(96)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_paper_makes_the_reader_fail(lines in proptest::collection::vec(shard(), 0..60)) {
        let paper = lines.join("\n");
        if let Ok(document) = text::read("paper.txt", paper.as_bytes()) {
            let reading = read(&document);
            let words = words(&reading);
            for clause in clauses(&reading) {
                prop_assert!(!clause.text.trim().is_empty(), "nothing by {}", clause.rule);
                prop_assert!(words.contains(clause.text.trim()), "{} in {words}", clause.text);
            }
            for decisions in decisions(&reading) {
                prop_assert_eq!(twice(decisions), None);
            }
            prop_assert_eq!(invented(&reading), None);
        }
    }

    #[test]
    fn no_page_makes_the_reader_fail(lines in proptest::collection::vec(line(), 0..40)) {
        let document = Document {
            name: "paper.pdf".to_owned(),
            kind: Kind::Pdf,
            sha256: "0".repeat(64),
            pages: vec![Page { number: Some(1), lines, ..Page::default() }],
            outline: Vec::new(),
            losses: Vec::new(),
        };
        prop_assert_eq!(invented(&read(&document)), None);
    }

    #[test]
    fn a_paper_with_a_piece_missing_can_still_be_read(from in 0_usize..1500, length in 0_usize..400) {
        let mut paper: Vec<char> = PACK.chars().collect();
        let from = from.min(paper.len());
        let to = (from + length).min(paper.len());
        paper.drain(from..to);
        let paper: String = paper.into_iter().collect();
        if let Ok(document) = text::read("paper.txt", paper.as_bytes()) {
            let _ = read(&document);
        }
    }
}
