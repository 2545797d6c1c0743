//! Programmes whose columns are the meetings: ticks beside the reports, or the items of
//! each meeting below its day.

use jiff::civil::Date;

use super::{entries, items, title};
use crate::domain::fold;
use crate::domain::programme::{ProgrammeRow, Topic, WorkProgramme};
use crate::domain::wording::MONTHS;
use crate::parse::date;
use crate::parse::pattern::Pattern;
use crate::parse::table::heading::{self, Meaning};
use crate::parse::table::{HEADING_WITHIN, Row, Table};
use crate::parse::table::{cell, shape};

/// Meetings across the head of a matrix.
const COLUMNS: usize = 3;

/// A heading that says a day says little besides.
const LONGEST_DAY: usize = 60;

/// The meeting that a column stands for.
#[derive(Clone)]
struct Meeting {
    column: usize,
    date: Option<Date>,
    /// What the heading says of it, where that is no day.
    note: Option<String>,
}

/// What a table says whose columns are meetings.
#[derive(Default)]
pub struct Matrix {
    /// The council's own headings.
    pub headings: Vec<String>,
    /// The items by meeting.
    pub rows: Vec<ProgrammeRow>,
    /// What stands below them and waits for a meeting.
    pub topics: Vec<Topic>,
    /// Columns with a cell that lists several items.
    pub lists: usize,
}

/// Reads a table whose columns are meetings; `None` where it is no such table. It is asked
/// of tables under a programme's title.
pub fn read(table: &Table, titles: &items::Titles, context: Option<Date>) -> Option<Matrix> {
    // Under "Date | Policy | Performance" an item may have a day in its title.
    let crossed = table
        .rows
        .first()
        .is_some_and(|head| meetings(head, context).is_empty());
    if crossed && let Some(kinds) = by_kind(table, titles, context) {
        return Some(kinds);
    }
    let tops = table.rows.iter().take(HEADING_WITHIN).enumerate();
    let found = tops
        .map(|(index, row)| (index, row, meetings(row, context)))
        .find(|(.., meetings)| meetings.len() >= 2);
    let (index, head, meetings) = found?;
    let body = table.rows.get(index + 1..)?;
    let headings = headings(head);
    let (body, waiting) = waiting(body);
    let is_bare = head.filled().count() == meetings.len() && head.filled().next()?.0 == 0;
    let rows = if is_bare || says_items(body, &meetings) {
        below(table, body, meetings, titles)
    } else {
        beside(head, body, &meetings)?
    };
    (!rows.is_empty()).then(|| Matrix {
        headings,
        rows,
        topics: waiting.iter().filter_map(topic).collect(),
        lists: 0,
    })
}

fn headings(head: &Row) -> Vec<String> {
    head.cells
        .iter()
        .map(|cell| heading::words(&cell.text))
        .collect()
}

/// The rows of the meetings, and those that stand one in a row below "To be scheduled".
fn waiting(body: &[Row]) -> (&[Row], &[Row]) {
    let waits = |row: &Row| {
        let words = row.only().and_then(|(_, cell)| cell.words());
        words.is_some_and(|words| shape::is_title(&words) && shape::announced(&[words]).topics)
    };
    let Some(at) = body.iter().position(waits) else {
        return (body, &[]);
    };
    let below = &body[at + 1..];
    let end = below.iter().position(|row| {
        let only = row.only();
        only.is_none_or(|(_, cell)| is_key(&cell.text))
    });
    (&body[..at], &below[..end.unwrap_or(below.len())])
}

/// "Key", "Note: …", "* extra meeting", "Contact: …": what explains a table.
fn is_key(text: &str) -> bool {
    let text = text.trim();
    let folded = fold::compare(text);
    text.starts_with(['*', '#'])
        || ["key", "note", "notes", "legend", "contact"]
            .iter()
            .any(|word| folded == *word || folded.starts_with(&format!("{word} ")))
}

fn topic(row: &Row) -> Option<Topic> {
    let (_, cell) = row.only()?;
    Some(Topic {
        topic: cell.words().filter(|words| cell::is_words(words))?,
        place: row.place.clone(),
        ..Topic::default()
    })
}

/// Whether the cells under the days name items themselves, so that what stands beside them
/// is their kind: most are words, and several of them.
fn says_items(body: &[Row], meetings: &[Meeting]) -> bool {
    let cells = body.iter().flat_map(|row| {
        let cells = meetings.iter();
        cells.filter_map(|meeting| row.cell(Some(meeting.column)))
    });
    let (mut all, mut items) = (0_usize, 0_usize);
    for cell in cells {
        all += 1;
        let words = cell.text.split_whitespace().count();
        items += usize::from(words >= WORDS && cell::is_words(&cell.text));
    }
    items >= FEWEST && items * 3 >= all * 2
}

/// Words of a cell that names an item; "Quarter 1" and "Final report" say how far one is.
const WORDS: usize = 3;
/// Cells that show that a table has its items under its days.
const FEWEST: usize = 3;

/// Whether a table whose title names a body has the days of its meetings across its head
/// and their items below them, whatever the body calls it: "Areas of focus 2031/32".
pub fn is_of_days(table: &Table, over: &[String]) -> bool {
    let titles = over.len().saturating_sub(NEAR);
    let named = title::read(&over[titles..]);
    let Some((head, body)) = table.rows.split_first() else {
        return false;
    };
    let meetings = meetings(head, None);
    let days: Option<Vec<Date>> = meetings.iter().map(|meeting| meeting.date).collect();
    let ascend = days
        .is_some_and(|days| days.len() >= COLUMNS && days.windows(2).all(|pair| pair[0] < pair[1]));
    let across = meetings.len() + 1 >= head.filled().count();
    // "Stage": what is done by then is no meeting's.
    let first = head.cells.first().map_or("", |cell| cell.text.as_str());
    let staged = matches!(
        heading::meaning(first),
        Some(Meaning::Task | Meaning::Action)
    );
    named.committee.is_some() && !staged && ascend && across && says_items(body, &meetings)
}

/// Lines over a table among which its title stands.
const NEAR: usize = 3;

/// "Main agenda items", "Other items", "Pre-scrutiny", "Part I" and "Part II": a heading that
/// tells one kind of a meeting's business from another.
static KIND: Pattern = Pattern::new(
    r"^(?:(?:main|other|standing|additional|further|regular|routine|themed?) (?:\w+ ){0,2}(?:items?|business|focus|reports?|topics?|matters)|(?:pre|post)(?: decision)? scrutiny|scrutiny review|policy (?:development|review)|performance (?:review|monitoring)|part (?:i{1,2}|[12ab]|one|two)(?: \w+){0,4}|(?:public|open|exempt|private|confidential|closed|restricted)(?: \w+)? (?:items?|business|session|reports?|matters|agenda|part))$",
);

/// Whether the headings beside the day of a table tell kinds of business, two or more.
pub fn names_kinds(table: &Table) -> bool {
    let Some(head) = table.rows.first() else {
        return false;
    };
    let kinds = || head.filled().filter(|(column, _)| *column > 0);
    let told = kinds().filter(|(_, cell)| KIND.is_in(&fold::compare(&cell.text)));
    kinds().count() >= 2 && told.count() * 2 >= kinds().count()
}

/// Each row is a meeting, each column a kind of items: "Date | Policy | Performance".
pub fn by_kind(table: &Table, titles: &items::Titles, context: Option<Date>) -> Option<Matrix> {
    let (head, body) = table.rows.split_first()?;
    let first = head.cells.first().filter(|cell| !cell.is_empty())?;
    let says_day = matches!(
        heading::meaning(&first.text),
        Some(Meaning::Meeting | Meaning::Date)
    );
    let kinds: Vec<usize> = head
        .filled()
        .filter(|(column, _)| *column > 0)
        .map(|(column, _)| column)
        .collect();
    let unknown = kinds.iter().all(|column| {
        let meaning = heading::meaning(&head.cells[*column].text);
        matches!(meaning, None | Some(Meaning::Item)) || names_kinds(table)
    });
    let cells = || {
        let cells = body.iter().flat_map(|row| {
            let cells = kinds.iter();
            cells.filter_map(|column| row.cell(Some(*column)))
        });
        cells.filter(|cell| !is_none(&cell.text))
    };
    let words = cells().filter(|cell| cell.text.split_whitespace().count() >= 2);
    let words = words.filter(|cell| cell::is_words(&cell.text)).count();
    if !says_day || kinds.len() < 2 || !unknown || words * 4 < cells().count() * 3 {
        return None;
    }
    let mut rows = Vec::new();
    let mut lists: Vec<usize> = Vec::new();
    let mut day: Option<Meeting> = None;
    for row in body {
        if let Some(cell) = row.cell(Some(0)) {
            let found = super::rows::first_day(&cell.text, context);
            if found.is_none() && !cell::says_when(&cell.text) {
                return None;
            }
            let said = super::rows::read_day(&cell.text, found);
            day = Some(Meeting {
                column: 0,
                date: said.date,
                note: said.note,
            });
        }
        let meeting = day.as_ref()?;
        for column in &kinds {
            let Some(cell) = row.cell(Some(*column)).filter(|cell| !is_none(&cell.text)) else {
                continue;
            };
            let lines = if table.lists(*column) {
                cell.text.lines().map(fold::quote).collect()
            } else {
                table.lines(*column, cell)
            };
            let items = items::read(&lines, titles);
            if items.len() > 1 && !lists.contains(column) {
                lists.push(*column);
            }
            for item in items {
                rows.push(one(row, meeting, item.text, item.tentative, None));
            }
        }
    }
    (rows.len() >= FEWEST).then(|| Matrix {
        headings: headings(head),
        rows,
        topics: Vec::new(),
        lists: lists.len(),
    })
}

fn is_none(text: &str) -> bool {
    matches!(
        fold::compare(text).as_str(),
        "none" | "n a" | "na" | "nil" | "tbc" | "tba" | "no items" | "no meeting"
    )
}

/// Whether a table has items down its side, meetings across its head, and nothing but
/// marks between them.
pub fn is_matrix(table: &Table) -> bool {
    let Some((head, body)) = table.rows.split_first() else {
        return false;
    };
    let meetings = meetings(head, None);
    let first = head.cells.first().map_or("", |cell| cell.text.as_str());
    let lists = matches!(
        heading::meaning(first),
        Some(Meaning::Item | Meaning::Task | Meaning::Action)
    );
    let within = || {
        let cells = body.iter().flat_map(|row| {
            meetings
                .iter()
                .filter_map(|meeting| row.cells.get(meeting.column))
        });
        cells
            .map(|cell| cell.text.trim())
            .filter(|text| !text.is_empty())
    };
    let marks = within().filter(|text| is_mark(text)).count();
    lists && meetings.len() >= COLUMNS && marks > 0 && marks * 2 > within().count()
}

/// Gives rows whose heading says a month alone the day of the one meeting in that month
/// that the paper's other tables name.
pub fn settle_months(rows: &mut [ProgrammeRow], programmes: &[WorkProgramme]) {
    let days = || {
        let rows = programmes.iter().flat_map(|programme| &programme.rows);
        rows.filter_map(|row| row.date)
    };
    for row in rows.iter_mut().filter(|row| row.date.is_none()) {
        let Some(note) = row.note.as_deref() else {
            continue;
        };
        let in_month = |day: &Date| {
            let named = format!(
                "{} {}",
                MONTHS[usize::from(day.month().unsigned_abs()) - 1],
                day.year()
            );
            fold::compare(note) == fold::compare(&named)
        };
        let mut found = days().filter(in_month);
        let Some(first) = found.next() else { continue };
        if found.all(|other| other == first) {
            row.date = Some(first);
            row.note = None;
        }
    }
}

/// The columns of a row that say a day or a month.
fn meetings(row: &Row, context: Option<Date>) -> Vec<Meeting> {
    let says = |(column, cell): (usize, &super::super::table::Cell)| {
        let text = fold::quote(&cell.text);
        if text.chars().count() > LONGEST_DAY {
            return None;
        }
        let found = super::rows::first_day(&cell.text, context).map(|found| found.date);
        let is_month = entries::is_month(&text);
        (found.is_some() || is_month).then(|| Meeting {
            column,
            date: found,
            note: is_month.then_some(text).filter(|_| found.is_none()),
        })
    };
    row.filled().filter_map(says).collect()
}

/// Each meeting's items stand in the cells below its day.
fn below(
    table: &Table,
    body: &[Row],
    mut meetings: Vec<Meeting>,
    titles: &items::Titles,
) -> Vec<ProgrammeRow> {
    let mut rows = Vec::new();
    for row in body {
        // A note that runs below all days is of none of them.
        if row.only().is_some_and(|(_, cell)| cell.merged) {
            continue;
        }
        for meeting in &mut meetings {
            let Some(cell) = row.cell(Some(meeting.column)) else {
                continue;
            };
            // "Agenda for 12 June at 10 am" below its month.
            let is_short = cell.text.chars().count() <= LONGEST_DAY;
            let opens = rows.is_empty() || meeting.date.is_none();
            if let Some(found) = date::find(&cell.text).filter(|_| is_short && opens) {
                meeting.date = Some(found.date);
                meeting.note = None;
                continue;
            }
            // The day by which reports are due is no item.
            let is_day = is_short && date::whole(&cell.text).is_some();
            if is_none(&cell.text) || is_day || !cell::is_words(&cell.text) {
                continue;
            }
            for item in items::read(&table.lines(meeting.column, cell), titles) {
                rows.push(one(row, meeting, item.text, item.tentative, None));
            }
        }
    }
    rows
}

/// Each row is a report, with a mark in the column of every meeting that takes it.
fn beside(head: &Row, body: &[Row], meetings: &[Meeting]) -> Option<Vec<ProgrammeRow>> {
    let first = meetings.first()?.column;
    let known = head.filled().find(|(_, cell)| {
        matches!(
            heading::meaning(&cell.text),
            Some(Meaning::Item | Meaning::Task)
        )
    });
    let item = known.map_or(0, |(column, _)| column);
    if item >= first {
        return None;
    }
    let mut rows = Vec::new();
    let (mut marks, mut others) = (0_usize, 0_usize);
    for row in body {
        let Some(words) = row.words(Some(item)) else {
            continue;
        };
        for meeting in meetings {
            let text = row
                .cells
                .get(meeting.column)
                .map_or("", |cell| cell.text.trim());
            if text.is_empty() || matches!(text, "-" | "–" | "—") {
                continue;
            }
            let marked = is_mark(text);
            if marked {
                marks += 1;
            } else {
                others += 1;
            }
            let said = (!marked).then(|| fold::quote(text));
            let tentative = said.as_deref().is_some_and(|said| {
                matches!(
                    fold::compare(said).as_str(),
                    "tbc" | "if required" | "provisional"
                )
            });
            rows.push(one(row, meeting, words.clone(), tentative, said));
        }
    }
    // Figures by month are a table of performance.
    (marks > 0 && marks >= others).then_some(rows)
}

fn one(
    row: &Row,
    meeting: &Meeting,
    item: String,
    tentative: bool,
    actions: Option<String>,
) -> ProgrammeRow {
    ProgrammeRow {
        date: meeting.date,
        note: meeting.note.clone(),
        item,
        tentative,
        actions,
        place: row.place.clone(),
        ..ProgrammeRow::default()
    }
}

/// A tick, a cross or a dot; a tick of a font of signs comes as its letter.
fn is_mark(text: &str) -> bool {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(only), None) => {
            matches!(
                only,
                '✓' | '✔'
                    | '√'
                    | '☑'
                    | '✅'
                    | '☒'
                    | '✗'
                    | '✘'
                    | '×'
                    | 'x'
                    | 'X'
                    | '•'
                    | '●'
                    | '■'
                    | '▪'
                    | '*'
                    | 'ü'
                    | 'þ'
                    | 'P'
                    | 'Y'
                    | 'y'
                    | '\u{f0fc}'
            )
        }
        _ => matches!(fold::compare(text).as_str(), "yes" | "xx"),
    }
}
