//! The parser, over lines that no reader might give.
#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use matters::domain::fold;
use matters::domain::source::Kind;
use matters::extract::{Cell, Document, Line, OutlineEntry, Page, Part};

#[derive(Arbitrary, Debug)]
struct Any {
    sheets: bool,
    pages: Vec<Vec<AnyLine>>,
    outline: Vec<(u16, String, Option<u32>)>,
}

#[derive(Arbitrary, Debug)]
struct AnyLine {
    words: Words,
    indent: u16,
    size: u8,
    look: u8,
    part: u8,
    heading: u8,
    cells: Vec<(Words, u8, u8, u8)>,
    table: Option<u8>,
}

#[derive(Arbitrary, Debug)]
enum Words {
    Any(String),
    Known(u8, u8),
    Mixed(u8, String),
}

/// What papers are made of, so that rules begin.
const KNOWN: [&str; 48] = [
    "RESOLVED:", "RESOLVED that", "AGREED:", "That the Board:", "1.", "12.", "(a)", "a)", "(ii)",
    "b) note it; and", "Minutes:", "Decision:", "|", "117. |", "No. | Item |", "PRESENT:",
    "Councillor Ash (Chair)", "Apologies:", "ACTION:", "Clerk to reply", "The Chair requested a list.",
    "A list would be sent.", "Appendix B", "(Pages 5 - 12)", "AGENDA", "MINUTES of the Board",
    "Held: 6 May 2031 at 5.30pm", "Committee:", "Date", "Item", "Lead Officer", "Due", "Status",
    "Work Programme", "Topic", "6 May 2031", "Action", "Owner", "Completed", "77/21",
    "Recommendations", "Purpose of the report", "Ward(s) affected: All", "Report to: Board",
    "moved by Mr A, seconded by Ms B", "Declarations of Interest", "It was agreed that", "£5,000",
];

fn text(words: &Words) -> String {
    let known = |at: &u8| KNOWN[usize::from(*at) % KNOWN.len()];
    fold::quote(&match words {
        Words::Any(any) => any.clone(),
        Words::Known(first, second) => format!("{} {}", known(first), known(second)),
        Words::Mixed(first, any) => format!("{} {any}", known(first)),
    })
}

fn line(number: u32, any: &AnyLine) -> Line {
    let cells: Vec<Cell> = any
        .cells
        .iter()
        .map(|(words, column, span, look)| Cell {
            text: text(words),
            column: u16::from(*column),
            span: u16::from(*span),
            continues: look & 1 != 0,
            bold: look & 2 != 0,
            italic: look & 4 != 0,
            full: Vec::new(),
        })
        .collect();
    let texts: Vec<&str> = cells.iter().map(|cell| cell.text.as_str()).collect();
    Line {
        number,
        text: if cells.is_empty() { text(&any.words) } else { texts.join("\t") },
        indent: f32::from(any.indent),
        end: f32::from(any.indent) + 200.0,
        size: f32::from(any.size),
        bold: any.look & 1 != 0,
        gap: any.look & 2 != 0,
        continues: any.look & 4 != 0,
        part: match any.part % 8 {
            0 => Part::Running,
            1 => Part::Stamp,
            _ => Part::Body,
        },
        heading: (1..=6).contains(&any.heading).then_some(any.heading),
        table: if cells.is_empty() { None } else { any.table.map(u32::from) },
        cells,
    }
}

fuzz_target!(init: matters_fuzz::begin(), |any: Any| {
    let pages = any.pages.iter().enumerate().map(|(index, lines)| Page {
        number: any.sheets.then_some(index as u32 + 1),
        lines: (1..).zip(lines).map(|(number, any)| line(number, any)).collect(),
        ..Page::default()
    });
    let document = Document {
        name: "paper".to_owned(),
        kind: if any.sheets { Kind::Pdf } else { Kind::Html },
        sha256: "0".repeat(64),
        pages: pages.collect(),
        outline: any
            .outline
            .iter()
            .map(|(depth, title, page)| OutlineEntry {
                depth: *depth,
                title: fold::quote(title),
                page: *page,
            })
            .collect(),
        losses: Vec::new(),
    };
    matters_fuzz::hold(|| Ok(document));
});
