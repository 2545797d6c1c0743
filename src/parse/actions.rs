//! Tables that name tasks: activity, owner and due day; trackers.

mod done;
pub mod minute;
pub mod month;
#[cfg(test)]
mod tests;
mod within;

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use crate::domain::actions::{ActionTable, Task};
use crate::domain::source::Loss;
use crate::domain::{fold, identity};
use crate::extract::Document;
use crate::parse::action_line;
use crate::parse::date;
use crate::parse::pattern::{self, Pattern};
use crate::parse::table::cell;
use crate::parse::table::heading::{self, Meaning};
use crate::parse::table::shape::{self, Kind, Shape, Sorted};
use crate::parse::table::{Cell, Row, Table};
use within::Within;

/// How old a table is stands below its title.
static DATED: Pattern =
    Pattern::new(r"(?i)^(?:last )?(?:updated|revised|as at|as of|correct at|position at)\b");
static POINT: Pattern = Pattern::new(r"^(?P<number>\(?\d{1,2}[.)]\s+)\p{Lu}");
static POINT_WITHIN: Pattern = Pattern::new(r"\s\(?\d{1,2}[.)]\s+\p{Lu}");
static APPENDIX: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern::compile(r"(?i)^(?:appendix|annex|table|figure)\s+[0-9a-z]{1,3}\s*[.:)–—-]\s*")
});

/// Reads every table of tasks among those of a document, and says which announced one could not be read.
pub fn read(document: &Document, sorted: &[Sorted]) -> (Vec<ActionTable>, Vec<Loss>) {
    let mut tables = Vec::new();
    let mut losses = Vec::new();
    let mut seen = HashMap::new();
    let key = done::Key::of(document);
    for Sorted { table, shape } in sorted {
        let Some(shape) = shape else {
            if shape::is_tracker(table) && table.rows.len() > 2 {
                losses.push(Loss {
                    page: table.rows.first().and_then(|row| row.place.page),
                    what: "a table of actions whose columns could not be told apart".to_owned(),
                });
            }
            continue;
        };
        match shape.kind {
            Kind::Programme | Kind::Topics => continue,
            Kind::Tasks => {}
        }
        let rows = tasks(table, shape, &key, &mut seen);
        if !rows.is_empty() {
            tables.push(ActionTable {
                title: title(table, shape),
                headings: shape.headings.clone(),
                rows,
            });
        }
    }
    (tables, losses)
}

/// The columns of a table of tasks.
#[derive(Debug, Clone, Default)]
pub struct Columns {
    /// What is to be done.
    pub task: Option<usize>,
    /// Who is to do it.
    pub owner: Option<usize>,
    /// By when.
    pub due: Option<usize>,
    /// By when since the first day was put back.
    revised: Option<usize>,
    /// What came of it.
    pub status: Option<usize>,
    /// What is told of it beside its state.
    pub progress: Option<usize>,
    /// All that say what came of it: a colour, a state, notes.
    outcomes: Vec<usize>,
    /// Whether, or on which day, it was completed.
    pub completed: Option<usize>,
    /// The day on which it was entered.
    pub entered: Option<usize>,
    /// The number of the minute, or of the row.
    pub reference: Option<usize>,
    /// What the task is about: a row that names it is a row of its own.
    pub item: Option<usize>,
    minute: Option<minute::Column>,
}

impl Columns {
    /// The column of the minute's number alone.
    pub fn minute_number(&self) -> Option<usize> {
        match self.minute? {
            minute::Column::Number(column) => Some(column),
            minute::Column::Meeting(_) => None,
        }
    }
}

/// The columns of a table that is one of tasks.
pub fn columns(shape: &Shape) -> Columns {
    let task = shape.task();
    let outcome = shape.column(Meaning::Outcome);
    let own_due = shape.any(&[Meaning::Due, Meaning::Proposed]);
    // Days alone were taken for when it is due: "Date | Minute | Request | Response".
    let is_before = |column: &usize| {
        let heading = shape.headings.get(*column).map_or("", String::as_str);
        fold::compare(heading) == "date" && Some(*column) < task
    };
    let guessed = own_due.filter(is_before);
    let own_due = own_due.filter(|column| Some(*column) != guessed);
    let date = shape.column(Meaning::Date).or(guessed);
    // A bare "Date" behind the task says by when; before it, when it was raised.
    let date_is_due = own_due.is_none() && date > task;
    let raised = shape.any(&[Meaning::Entered, Meaning::Meeting]);
    let status = shape
        .any(&[Meaning::Status, Meaning::Progress, Meaning::Completed])
        .or(outcome);
    Columns {
        task,
        owner: shape.column(Meaning::Owner),
        due: own_due.or(date.filter(|_| date_is_due)),
        revised: revised_due(shape),
        status,
        progress: shape
            .column(Meaning::Progress)
            .filter(|column| Some(*column) != status),
        outcomes: shape
            .all(&[Meaning::Status, Meaning::Progress])
            .into_iter()
            .chain(outcome)
            .collect(),
        completed: shape.column(Meaning::Completed),
        reference: shape.column(Meaning::Reference),
        item: shape
            .column(Meaning::Item)
            .filter(|item| Some(*item) != task),
        minute: minute::column(shape),
        entered: raised.or(date.filter(|_| !date_is_due)),
    }
}

/// The column of the days to which tasks were put back, beside that of the first ones.
fn revised_due(shape: &Shape) -> Option<usize> {
    let due = shape.all(&[Meaning::Due]);
    let is_revised = |column: &usize| {
        let folded = fold::compare(&shape.headings[*column]);
        ["revised", "new", "extended", "amended"]
            .iter()
            .any(|word| folded.split(' ').any(|own| own == *word))
    };
    due.into_iter().skip(1).find(is_revised)
}

fn tasks(
    table: &Table,
    shape: &Shape,
    key: &done::Key,
    seen: &mut HashMap<String, usize>,
) -> Vec<Task> {
    let columns = columns(shape);
    let mut tasks: Vec<Task> = Vec::new();
    let mut entered = None;
    let mut raised = None;
    let mut owner = None;
    let mut agreed_at = None;
    let mut closed = done::of_table(table, shape);
    let titled = are_titled(table, shape, columns.task);
    let names_item = columns.task.is_some_and(|column| {
        let mut parts = heading::parts(shape.headings.get(column).map_or("", String::as_str));
        parts.next().and_then(heading::meaning) == Some(Meaning::Item)
    });
    for row in table.rows.iter().skip(shape.first) {
        if let Some(section) = section(row, &columns) {
            closed = done::of_section(section).unwrap_or(closed);
            entered = date::find(section).map_or(entered, |found| Some(found.date));
            // Where no column names who acts, the rows stand under each name.
            if columns.owner.is_none() {
                owner = action_line::is_owner(section).then(|| fold::quote(section));
            }
            continue;
        }
        if let Some(cell) = row.cell(columns.entered) {
            entered = date::find(&cell.text).map(|found| found.date);
            raised = cell.words().filter(|_| entered.is_none());
        } else if columns.entered.is_none()
            && let Some(day) = row.cell(columns.reference).and_then(day_below)
        {
            entered = Some(day);
        }
        // A number that a table prints once stands for every row under it.
        agreed_at = minute::of_row(row, columns.minute).or(agreed_at);
        let task = row.cell(columns.task).and_then(|cell| {
            let own = titled || names_item && has_title(cell);
            let below = cell.text.trim_start().split_once('\n').filter(|_| own);
            let text = below.map_or(cell.text.as_str(), |(_, below)| below);
            let points = within::points(text).into_iter();
            let parts = points.map(|point| within::part(&point)).collect::<Vec<_>>();
            (!cell.is_empty()).then_some(parts)
        });
        let Some(own) = task else {
            // A number of its own makes it a row of its own, whose task was struck out.
            let own = row.cell(columns.reference).is_some() || row.cell(columns.item).is_some();
            if let Some(last) = tasks.last_mut().filter(|_| !own) {
                extend(&mut last.owner, row.words(columns.owner));
                extend(&mut last.due, row.words(columns.due));
                extend(&mut last.status, row.words(columns.status));
                extend(&mut last.progress, row.words(columns.progress));
                judge(last);
            }
            continue;
        };
        // An owner's cell that covers several rows is the owner of each.
        let covered = columns
            .owner
            .and_then(|column| row.cells.get(column))
            .is_some_and(|cell| cell.continues && cell.is_empty());
        if !covered && columns.owner.is_some() {
            owner = row.words(columns.owner);
        }
        let several = own.len() > 1;
        for Within { task, due, status } in own {
            let task = unnumbered(task);
            let count = seen.entry(fold::compare(&task)).or_default();
            *count += 1;
            let mut read = Task {
                id: identity::id(&["task", &task, &count.to_string()]),
                task,
                owner: owner.clone(),
                due: row
                    .words(columns.revised)
                    .or_else(|| row.words(columns.due))
                    .or(due),
                entered,
                status: row.words(columns.status).or(status),
                progress: row.words(columns.progress).filter(|_| !several),
                minute: agreed_at.clone(),
                raised: raised.clone(),
                place: row.place.clone(),
                ..Task::default()
            };
            judge(&mut read);
            let says = |column: usize| row.cells.get(column).map(|cell| cell.text.as_str());
            // A state of its own stands over what is told beside it: "In progress".
            let is_open = read.status.as_deref().is_some_and(done::says_open);
            read.done |= closed
                || !is_open
                    && columns.outcomes.iter().any(|column| {
                        says(*column).is_some_and(|text| done::of_progress(text, key))
                    })
                || columns
                    .completed
                    .and_then(says)
                    .is_some_and(done::of_completed);
            tasks.push(read);
        }
    }
    tasks
}

/// Whether each task stands below a title of its own in the same cell: "Ferry fares", "To set
/// them by May".
fn are_titled(table: &Table, shape: &Shape, task: Option<usize>) -> bool {
    let body = table.rows.iter().skip(shape.first);
    let cells: Vec<&Cell> = body.filter_map(|row| row.cell(task)).collect();
    cells.len() >= FEWEST_TITLED && cells.into_iter().all(has_title)
}

/// Whether a cell begins with a title on a line of its own.
fn has_title(cell: &Cell) -> bool {
    let mut lines = cell.text.lines().map(str::trim);
    let (Some(title), Some(below)) = (lines.next(), lines.next()) else {
        return false;
    };
    title.split(' ').count() <= TITLE_WORDS
        && title.starts_with(char::is_uppercase)
        && shape::is_title(title)
        && below.starts_with(char::is_uppercase)
        && below.contains(' ')
}

/// Words of such a title, and tasks that show that each has one.
const TITLE_WORDS: usize = 5;
const FEWEST_TITLED: usize = 3;

/// The day of the meeting on the last line of a minute's cell: "Minute 9", "10 July 2031".
fn day_below(cell: &Cell) -> Option<Date> {
    let last = cell.text.trim().rsplit_once('\n')?.1;
    date::whole(last.trim())
}

/// A task without the number that it has among those of one minute: "2) To mend the gate". A
/// cell of several points keeps their numbers.
fn unnumbered(task: String) -> String {
    match POINT.group(&task, "number").map(str::len) {
        Some(end) if !POINT_WITHIN.is_in(&task[end..]) => task[end..].to_owned(),
        Some(_) | None => task,
    }
}

/// A row that only names what follows: one cell over several columns, or a few words
/// alone in the row.
fn section<'row>(row: &'row Row, columns: &Columns) -> Option<&'row str> {
    let (column, cell) = row.only()?;
    let is_title = cell.merged
        || done::of_section(&cell.text).is_some() && Some(column) != columns.task
        || cell.text.split_whitespace().count() <= 3
        || Some(column) == columns.entered;
    let is_rest =
        cell.continues || [columns.owner, columns.due, columns.status].contains(&Some(column));
    (is_title && !is_rest).then_some(cell.text.as_str())
}

fn extend(field: &mut Option<String>, more: Option<String>) {
    let Some(more) = more else { return };
    match field {
        Some(text) => {
            text.push(' ');
            text.push_str(&more);
        }
        None => *field = Some(more),
    }
}

/// Reads the day and the state from the words of the row.
fn judge(task: &mut Task) {
    task.due_date = task.due.as_deref().and_then(day);
    task.done = [&task.due, &task.status]
        .into_iter()
        .flatten()
        .any(|text| cell::says_done(text));
}

/// The day of a due cell that names one and no other.
fn day(due: &str) -> Option<Date> {
    let mut found = date::find_all(due).into_iter();
    let (only, None) = (found.next()?, found.next()) else {
        return None;
    };
    let rest = format!("{} {}", &due[..only.range.start], &due[only.range.end..]);
    fold::compare(&rest)
        .split(' ')
        .all(|word| {
            matches!(
                word,
                "" | "by"
                    | "before"
                    | "due"
                    | "on"
                    | "for"
                    | "the"
                    | "end"
                    | "of"
                    | "meeting"
                    | "deadline"
                    | "at"
                    | "latest"
                    | "no"
                    | "later"
                    | "than"
            )
        })
        .then_some(only.date)
}

/// "Link officer: Ada Holm": who leads on what stands below is no title of it.
fn names_owner(line: &str) -> bool {
    let label = line.split_once(": ").map(|(label, _)| label);
    label.is_some_and(|label| heading::meaning(label) == Some(Meaning::Owner))
}

/// The title of a table: what stands in it over its heading, else the nearest line
/// over it that can be one.
fn title(table: &Table, shape: &Shape) -> Option<String> {
    let printed = shape.title.clone().or_else(|| {
        table
            .above
            .iter()
            .rev()
            .take(3)
            .find(|line| shape::is_title(line) && !DATED.is_in(line) && !names_owner(line))
            .cloned()
    })?;
    let bare = APPENDIX
        .as_ref()
        .map_or(printed.as_str().into(), |appendix| {
            appendix.replace(&printed, "")
        });
    Some(if bare.trim().is_empty() {
        printed.clone()
    } else {
        bare.into_owned()
    })
}
