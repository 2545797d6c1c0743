//! Rows that head a minute: "Report No. | Report Title | Presented by:", and one row below.
//!
//! Some clerks set each paper's number and title in a table of its own, and the account, the
//! decision and the action below it. Such a row is the head of an item.

use std::borrow::Cow;

use crate::domain::fold;
use crate::extract::{Document, Line, Part};
use crate::parse::dress;
use crate::parse::pattern::Pattern;

/// Such tables that show that the paper sets its heads so.
const FEWEST: usize = 2;
/// The level of a head, so that it stays apart from what is told.
const HEAD: u8 = 4;

static NUMBER: Pattern =
    Pattern::new(r"^(?:agenda |report |item |paper |minute )*(?:no|number|ref|item)$");
static TITLE: Pattern =
    Pattern::new(r"^(?:(?:report|item|paper|agenda item) )?(?:title|subject|heading|item|report)$");
static OFFICER: Pattern = Pattern::new(
    r"^(?:presented by|presenter|submitted by|(?:report )?author|report by|lead(?: officer)?|(?:lead |responsible )?officer)$",
);
static DECIMAL: Pattern = Pattern::new(r"^\d{1,3}\.\d{1,2}$");

/// The document with such rows as the heads of items.
pub fn heads(document: &Document) -> Cow<'_, Document> {
    let found: Vec<Vec<usize>> = document
        .pages
        .iter()
        .map(|page| rows(&page.lines))
        .collect();
    if found.iter().map(Vec::len).sum::<usize>() < FEWEST {
        return Cow::Borrowed(document);
    }
    let mut document = document.clone();
    for (page, rows) in document.pages.iter_mut().zip(&found) {
        for at in rows.iter().rev() {
            let told = told(&page.lines[*at - 1], &page.lines[*at]);
            page.lines.splice(*at..=*at, told);
        }
    }
    Cow::Owned(document)
}

/// The only row below each such heading.
fn rows(lines: &[Line]) -> Vec<usize> {
    (1..lines.len())
        .filter(|at| {
            let (names, row) = (&lines[at - 1], &lines[*at]);
            let of_table = |line: &Line| line.table.is_some() && line.table == row.table;
            names.part == Part::Body
                && row.part == Part::Body
                && of_table(names)
                && !(*at > 1 && of_table(&lines[at - 2]))
                && !lines.get(at + 1).is_some_and(of_table)
                && is_heading(names)
                && head(row).is_some()
        })
        .collect()
}

fn is_heading(line: &Line) -> bool {
    let cells: Vec<String> = line
        .cells
        .iter()
        .map(|cell| fold::compare(&cell.text))
        .collect();
    matches!(cells.as_slice(), [number, title, rest @ ..]
        if NUMBER.is_in(number)
            && TITLE.is_in(title)
            && rest.len() <= 1
            && rest.iter().all(|cell| OFFICER.is_in(cell)))
}

/// The row as lines: its head, and below it who presents the paper.
fn told(names: &Line, row: &Line) -> Vec<Line> {
    let beside = names.cells.iter().zip(&row.cells).nth(2);
    let beside = beside.map(|(name, cell)| Line {
        text: format!("{}\t{}", fold::quote(&name.text), fold::quote(&cell.text)),
        gap: true,
        cells: Vec::new(),
        table: None,
        ..row.clone()
    });
    head(row).into_iter().chain(beside).collect()
}

/// The row as a line: its number and its title.
fn head(row: &Line) -> Option<Line> {
    let mut cells = row.cells.iter().map(|cell| fold::quote(&cell.text));
    let (number, title) = (cells.next()?, cells.next()?);
    let counts = DECIMAL.is_in(&number) || dress::alone(&number).is_some();
    (counts && title.starts_with(char::is_uppercase)).then(|| Line {
        text: format!("{number} {title}"),
        heading: Some(HEAD),
        gap: true,
        cells: Vec::new(),
        table: None,
        ..row.clone()
    })
}
