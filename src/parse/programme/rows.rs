//! The rows of a programme's table: each item under the day of its meeting, and what waits.

use std::borrow::Cow;

use jiff::civil::Date;

use super::{entries, items, title};
use crate::domain::fold;
use crate::domain::programme::{ProgrammeRow, Topic};
use crate::domain::source::Loss;
use crate::parse::date;
use crate::parse::paragraph::is_capitals;
use crate::parse::pattern::Pattern;
use crate::parse::sentence;
use crate::parse::table::cell;
use crate::parse::table::heading::Meaning;
use crate::parse::table::shape::{self, Shape};
use crate::parse::table::{Cell, Row, Table};

/// What stands in a day's cell where there is none to come.
pub(super) static UNSCHEDULED: Pattern = Pattern::new(
    r"(?i)^\W*(?:unscheduled|undated|no (?:\w+ )?date|not (?:yet )?(?:scheduled|programmed|timetabled|dated))\b",
);

/// What comes to every meeting waits for none.
static EVERY: Pattern = Pattern::new(r"(?i)^\W*(?:at )?(?:all|every|each) (?:\w+ )?meetings?\W*$");

/// What explains a table below its rows.
static EXPLAINS: Pattern = Pattern::new(
    r"(?i)^\s*(?:contact|notes?|key|legend|for (?:further|more) information)\b[^:.]{0,30}:",
);

/// What is to be done with an item, on lines below its name.
static PURPOSE: Pattern = Pattern::new(r"^To (?:\p{Ll}+ly )?\p{Ll}{3,}");

/// Behind a day that is not yet certain.
static UNSURE_DAY: Pattern =
    Pattern::new(r"(?i)^\W*(?:provisional|tb[ca]|to be confirmed|date to be confirmed)\b");

/// The columns of a programme.
#[derive(Debug, Clone, Default)]
pub struct Columns {
    /// The day of the meeting.
    pub day: Option<usize>,
    /// The item.
    pub item: Option<usize>,
    /// What was recommended or asked for.
    pub action: Option<usize>,
    /// What is said of the item.
    pub detail: Option<usize>,
    /// What came of it.
    pub progress: Option<usize>,
    /// Who leads on it.
    pub lead: Option<usize>,
    /// Where an item without a meeting may say when it might be taken.
    others: Vec<usize>,
}

impl Columns {
    /// The columns of a table that is a programme.
    pub fn of(shape: &Shape) -> Columns {
        let item = shape.any(&[Meaning::Item, Meaning::Task]);
        let action = shape
            .any(&[Meaning::Action, Meaning::Task])
            .filter(|column| Some(*column) != item);
        Columns {
            day: shape.any(&[Meaning::Meeting, Meaning::Date]),
            item,
            action,
            // Why an item is taken, and whose wish it was, asks nothing of anybody.
            detail: shape.column(Meaning::Detail).filter(|column| {
                let heading = shape.headings.get(*column).map_or("", String::as_str);
                let folded = fold::compare(heading);
                !["reason", "rationale", "purpose reason", "why", "source"]
                    .iter()
                    .any(|why| folded.starts_with(why))
            }),
            progress: shape.any(&[Meaning::Progress, Meaning::Outcome, Meaning::Status]),
            lead: lead_column(shape),
            others: shape.all(&[Meaning::Due, Meaning::Proposed, Meaning::Status]),
        }
    }

    fn actions(&self, row: &Row) -> Option<String> {
        // An empty cell is not filled from another column.
        row.words(self.action.or(self.detail))
    }
}

/// The column of officers: the one that says so, else one that names who leads; a member
/// who leads is no officer.
pub(super) fn lead_column(shape: &Shape) -> Option<usize> {
    let columns = shape.all(&[Meaning::Owner]);
    let says = |column: &usize, words: &[&str]| {
        let heading = shape.headings.get(*column).map_or("", String::as_str);
        let folded = fold::compare(heading);
        words.iter().any(|word| folded.contains(word))
    };
    let leads = |column: &usize| {
        says(column, &["lead", "owner", "responsible", "author"])
            && !says(column, &["member", "councillor", "cllr", "portfolio"])
    };
    let officers = columns.iter().find(|column| says(column, &["officer"]));
    officers
        .or_else(|| columns.iter().find(|column| leads(column)))
        .copied()
}

/// Who leads, as a cell names them: "TBC" and a dash name nobody.
pub(super) fn lead(row: &Row, column: Option<usize>) -> Option<String> {
    row.words(column).filter(|words| {
        let letters = words.chars().filter(|letter| letter.is_alphabetic());
        let nobody = matches!(
            fold::compare(words).as_str(),
            "tbc" | "tba" | "none" | "na" | "n a" | "to be confirmed" | "not applicable"
        );
        letters.count() >= 2 && !nobody
    })
}

/// What the rows under a day have in common.
#[derive(Default)]
pub(super) struct Day {
    /// The day itself.
    pub date: Option<Date>,
    /// What is said besides.
    pub note: Option<String>,
    /// "(provisional)" behind the day.
    unsure: bool,
}

/// The items of a table by the day of their meeting, and those that wait for one.
#[allow(
    clippy::too_many_lines,
    reason = "what a row inherits from those above it is told in one place"
)]
pub(super) fn rows(
    table: &Table,
    shape: &Shape,
    titles: &items::Titles,
    mut context: Option<Date>,
    losses: &mut Vec<Loss>,
) -> (Vec<ProgrammeRow>, Vec<Topic>) {
    let columns = Columns::of(shape);
    let body = table.rows.get(shape.first..).unwrap_or_default();
    let unaligned = unaligned(table, body, &columns, losses);
    let mut day = shape::day_over(table, shape)
        .filter(|_| columns.day.is_none())
        .map(|(line, found)| read_day(line, Some(found)))
        .unwrap_or_default();
    let merged = merges_days(body, &columns);
    let repeats = repeats_days(body, &columns);
    let numbered = !table.lines_are_kept && numbers_items(shape, body, &columns);
    let mut item: Option<items::Item> = None;
    let mut led: Option<String> = None;
    let mut rows = Vec::new();
    let mut topics = Vec::new();
    let mut waits = false;
    // What stands in the place of a day over the items that wait: "To be scheduled (June?)".
    let mut proposed: Option<String> = None;
    for (row, unaligned) in body.iter().zip(unaligned) {
        if let Some(band) = band(table, row, &columns) {
            // "2031/32", "Items for future meetings", "Policy development".
            context = title::year(&band)
                .as_deref()
                .and_then(title::middle)
                .or(context);
            waits = shape::announced(std::slice::from_ref(&band)).topics;
            proposed = None;
            day = read_day(&band, first_day(&band, context));
            item = None;
            continue;
        }
        if row
            .only()
            .is_some_and(|(_, cell)| EXPLAINS.is_in(&cell.text))
        {
            continue;
        }
        if let Some(own) = section(row, &columns) {
            day = own;
            item = None;
            continue;
        }
        let own = columns.day.and_then(|column| row.cells.get(column));
        let is_bare = own.is_none_or(|cell| cell.is_empty() && !cell.continues);
        let in_cell = !waits || proposed.is_some();
        if (merged || repeats) && is_bare && in_cell && day.date.is_none() {
            // Where merged cells carry a day, or each row has its own, "Spring" stands for its
            // own row alone.
            day = Day::default();
            waits = false;
            proposed = None;
        }
        if row
            .cell(columns.day)
            .is_some_and(|cell| EVERY.is_in(&cell.text))
        {
            day = Day::default();
            item = None;
            continue;
        }
        if let Some(cell) = row.cell(columns.day) {
            let words = cell::day_words(&cell.text);
            day = read_day(&words, first_day(&words, context));
            // "Unscheduled" in the place of a day.
            waits = day.date.is_none() && (waits || UNSCHEDULED.is_in(&words));
            proposed = cell.words().filter(|_| waits);
            item = None;
        }
        let (row, purpose) = &apart(row, &columns);
        let actions = columns.actions(row).or_else(|| purpose.clone());
        let progress = row.words(columns.progress).filter(|_| unaligned.is_none());
        let own: Vec<items::Item> = row
            .cell(columns.item)
            .map(|cell| items_of(table, cell, &columns, titles, numbered))
            .unwrap_or_default();
        let several = own.len() > 1;
        let covered = columns.lead.and_then(|column| row.cells.get(column));
        if covered.is_none_or(|cell| !cell.continues) {
            // An item named once has its officer once.
            led = lead(row, columns.lead).or(led.filter(|_| own.is_empty()));
        }
        let unaligned = match columns.progress.and_then(|column| row.cell(Some(column))) {
            Some(cell) if several => Some(entry_lines(table, &columns, cell)),
            Some(_) | None => unaligned,
        };
        if several {
            lose(row, actions.is_some(), progress.is_some(), losses);
        }
        if waits {
            let detail = actions.filter(|_| !several);
            topics.extend(own.into_iter().map(|each| Topic {
                lead: led.clone().filter(|_| !several),
                ..waiting(row, &columns, each.text, detail.as_ref(), proposed.as_ref())
            }));
            continue;
        }
        if let Some(last) = own.last() {
            item = Some(last.clone());
        }
        // An item named once stands for the actions under it.
        let repeated = own.is_empty() && actions.is_some();
        let note = note_of(row, &day, &columns);
        let progress = progress.filter(|words| !entries::is_month(words));
        for each in own.into_iter().chain(item.clone().filter(|_| repeated)) {
            rows.push(ProgrammeRow {
                id: String::new(),
                date: day.date,
                note: note.clone(),
                item: each.text,
                tentative: each.tentative || day.unsure,
                actions: actions.clone().filter(|_| !several),
                progress: progress.clone().filter(|_| !several),
                lead: led.clone().filter(|_| !several),
                unaligned: unaligned.clone(),
                place: row.place.clone(),
            });
        }
    }
    (rows, topics)
}

/// The day of a meeting in a row of its own, over its items.
fn section(row: &Row, columns: &Columns) -> Option<Day> {
    let found = shape::section_day(row)?;
    let is_own = row
        .cell(columns.item)
        .is_none_or(|cell| cell.merged || date::whole(&cell.text).is_some());
    let (_, only) = row.only().filter(|_| is_own)?;
    Some(read_day(&only.text, Some(found)))
}

/// A row whose item's cell says on lines of its own what is to be done with it, and what it
/// says: "Ferry fares", "To set the fares."
fn apart<'row>(row: &'row Row, columns: &Columns) -> (Cow<'row, Row>, Option<String>) {
    let lines = row.cell(columns.item).map(|cell| cell.text.lines());
    let begins = lines.and_then(|lines| {
        let mut lines = lines.map(str::trim).enumerate();
        lines.find_map(|(at, line)| PURPOSE.is_in(line).then_some(at))
    });
    let (Some(at), Some(column)) = (begins.filter(|at| *at > 0), columns.item) else {
        return (Cow::Borrowed(row), None);
    };
    let mut bare = row.clone();
    let lines: Vec<&str> = row.cells[column].text.lines().collect();
    // Where several items each have their purpose, their lines are not told apart.
    let more = lines[at..].iter().filter(|line| PURPOSE.is_in(line.trim()));
    if more.count() > 1
        && lines[at + 1..]
            .iter()
            .any(|line| !PURPOSE.is_in(line.trim()))
    {
        return (Cow::Borrowed(row), None);
    }
    bare.cells[column].text = lines[..at].join("\n");
    bare.cells[column].full.truncate(at - 1);
    (Cow::Owned(bare), Some(fold::quote(&lines[at..].join("\n"))))
}

/// The topics of a table behind a programme whose first row alone says that they wait: "Items
/// to be scheduled" over topics and what is said of them.
pub(super) fn reserve(table: &Table) -> Option<Vec<Topic>> {
    let (head, body) = table.rows.split_first()?;
    let words = head
        .only()?
        .1
        .words()
        .filter(|words| shape::is_title(words))?;
    if !shape::announced(&[words]).topics || table.width() > RESERVE_COLUMNS {
        return None;
    }
    let topics = body.iter().filter_map(|row| {
        let topic = row.words(Some(0)).filter(|words| cell::is_words(words))?;
        Some(proposal(topic, row.words(Some(1)), None, row))
    });
    Some(topics.collect()).filter(|topics: &Vec<Topic>| !topics.is_empty())
}

/// Columns of such a table: a topic, and what is said of it.
const RESERVE_COLUMNS: usize = 2;

/// Whether merged cells carry the days of a table.
fn merges_days(body: &[Row], columns: &Columns) -> bool {
    columns.day.is_some_and(|column| {
        let mut cells = body.iter().filter_map(|row| row.cells.get(column));
        cells.any(|cell| cell.continues)
    })
}

/// Whether a table prints a day again in the next row, so that an empty cell says no day.
fn repeats_days(body: &[Row], columns: &Columns) -> bool {
    let day = |row: &Row| {
        row.words(columns.day)
            .filter(|words| cell::says_when(words))
    };
    let mut pairs = body.windows(2);
    pairs.any(|pair| day(&pair[0]).is_some_and(|said| Some(said) == day(&pair[1])))
}

/// The items of a cell: one alone where each has a number of its own.
fn items_of(
    table: &Table,
    cell: &Cell,
    columns: &Columns,
    titles: &items::Titles,
    numbered: bool,
) -> Vec<items::Item> {
    let lines = if numbered {
        vec![fold::quote(&cell.text)]
    } else {
        table.lines(columns.item.unwrap_or_default(), cell)
    };
    items::read(&lines, titles)
}

/// Whether each item has a number of its own, so that none of the cells lists several: where
/// rows share a day, it is not the meetings that are numbered.
fn numbers_items(shape: &Shape, body: &[Row], columns: &Columns) -> bool {
    let number = shape.column(Meaning::Reference);
    let mut items = body.iter().filter(|row| row.cell(columns.item).is_some());
    let numbers: Option<Vec<String>> = items.try_fold(Vec::new(), |mut numbers, row| {
        numbers.push(row.words(number).filter(|words| !words.contains(' '))?);
        Some(numbers)
    });
    let differ = numbers.is_some_and(|mut numbers| {
        let all = numbers.len();
        numbers.sort();
        numbers.dedup();
        numbers.len() == all
    });
    let days: Vec<String> = body
        .iter()
        .filter_map(|row| row.words(columns.day))
        .collect();
    differ && days.windows(2).any(|pair| pair[0] == pair[1])
}

/// What is said of the day of a row: of "Annual items" each row says its month itself.
fn note_of(row: &Row, day: &Day, columns: &Columns) -> Option<String> {
    let note = day.note.clone();
    if day.date.is_some() || note.as_deref().is_some_and(cell::says_when) {
        return note;
    }
    let mut others = row
        .filled()
        .filter(|(column, _)| Some(*column) != columns.item);
    let month = others.find(|(_, cell)| entries::is_month(&cell.text));
    month.and_then(|(_, cell)| cell.words()).or(note)
}

/// Says what stands beside several items of one cell and belongs to none of them for certain.
fn lose(row: &Row, actions: bool, progress: bool, losses: &mut Vec<Loss>) {
    let lost = [
        (
            actions,
            "actions that could not be aligned with their items",
        ),
        (progress, UNALIGNED),
    ];
    let lost = lost.into_iter().filter(|(is_lost, _)| *is_lost);
    losses.extend(lost.map(|(_, what)| Loss {
        page: row.place.page,
        what: what.to_owned(),
    }));
}

/// An item that stands under "Items for future meetings".
fn waiting(
    row: &Row,
    columns: &Columns,
    topic: String,
    detail: Option<&String>,
    over: Option<&String>,
) -> Topic {
    let mut said = columns
        .others
        .iter()
        .filter_map(|column| row.words(Some(*column)));
    let proposed = said.find(|words| cell::says_when(words));
    proposal(
        topic,
        detail.cloned(),
        proposed.or_else(|| over.cloned()),
        row,
    )
}

/// A topic with the day that its proposed time names.
pub(super) fn proposal(
    topic: String,
    detail: Option<String>,
    proposed: Option<String>,
    row: &Row,
) -> Topic {
    Topic {
        topic,
        detail,
        proposed_date: proposed
            .as_deref()
            .and_then(date::find)
            .map(|found| found.date),
        proposed,
        place: row.place.clone(),
        ..Topic::default()
    }
}

/// The words of a row that only names what follows: a cell over all columns, or one
/// alone that waits for a day or says the year.
fn band(table: &Table, row: &Row, columns: &Columns) -> Option<String> {
    let (column, cell) = row.only()?;
    let words = cell.words()?;
    if shape::section_day(row).is_some() || !shape::is_title(&words) {
        return None;
    }
    let covers = cell.merged && row.cells.len() == 1 && table.width() > 2;
    let waits = shape::announced(std::slice::from_ref(&words)).topics;
    let names_year = title::year(&words).is_some_and(|year| year == words);
    // Where the days too stand in rows of their own, such a title stands over the items.
    let is_item = Some(column) == columns.item && (columns.day.is_some() || !is_capitals(&words));
    (covers || (waits || names_year) && !is_item).then_some(words)
}

pub(super) fn first_day(text: &str, context: Option<Date>) -> Option<date::Found> {
    match context {
        Some(context) => date::find_with_year(text, context),
        None => date::find(text),
    }
}

/// The day of a cell, and what the cell says besides.
pub(super) fn read_day(text: &str, found: Option<date::Found>) -> Day {
    let Some(found) = found else {
        return Day {
            date: None,
            note: items::note(text),
            unsure: false,
        };
    };
    let after = &text[found.range.end..];
    let after = date::find_time(after)
        .filter(|(_, range)| {
            after[..range.start]
                .trim_matches(|c: char| !c.is_alphanumeric())
                .len()
                <= 2
        })
        .map_or(after, |(_, range)| &after[range.end..]);
    let before = &text[..found.range.start];
    Day {
        date: Some(found.date),
        // "Meeting:" before the day says nothing besides.
        note: items::note(after)
            .or_else(|| items::note(before).filter(|note| note.split(' ').count() > 2)),
        unsure: UNSURE_DAY.is_in(after),
    }
}

/// What is lost where progress belongs to none of several rows for certain.
pub const UNALIGNED: &str = "progress that could not be aligned with its action";

/// The sentences of a cell of progress, a line each: what one row may have of it.
fn entry_lines(table: &Table, columns: &Columns, cell: &Cell) -> String {
    let lines = table.lines(columns.progress.unwrap_or_default(), cell);
    let lines: Vec<String> = lines.iter().map(|line| fold::quote(line)).collect();
    let sentences = lines.iter().flat_map(|line| sentence::split(line));
    let sentences = sentences.map(str::trim).filter(|one| !one.is_empty());
    sentences.collect::<Vec<_>>().join("\n")
}

/// The progress of rows that may belong to their neighbours as well: a cell that covers
/// several rows, or several lines opposite several actions.
fn unaligned(
    table: &Table,
    body: &[Row],
    columns: &Columns,
    losses: &mut Vec<Loss>,
) -> Vec<Option<String>> {
    let mut marks = vec![None; body.len()];
    let Some(progress) = columns.progress else {
        return marks;
    };
    for (index, row) in body.iter().enumerate() {
        let Some(cell) = row.cell(Some(progress)) else {
            continue;
        };
        let below: Vec<(usize, &Row)> = (index + 1..)
            .zip(&body[index + 1..])
            .take_while(|(_, row)| {
                row.cell(Some(progress)).is_none() && row.cell(columns.day).is_none()
            })
            .filter(|(_, row)| columns.actions(row).is_some())
            .collect();
        let continues = |row: &Row| row.cells.get(progress).is_some_and(|cell| cell.continues);
        let covered = below.iter().any(|(_, row)| continues(row));
        let notes = table.lines(progress, cell).len();
        let own = columns
            .action
            .and_then(|column| Some((column, row.cell(Some(column))?)))
            .map_or(1, |(column, cell)| table.lines(column, cell).len());
        if covered || (!below.is_empty() && notes > 1 && notes > own) {
            let words = entry_lines(table, columns, cell);
            for (below, _) in below {
                marks[below] = Some(words.clone());
            }
            marks[index] = Some(words);
            losses.push(Loss {
                page: row.place.page,
                what: UNALIGNED.to_owned(),
            });
        }
    }
    marks
}
