//! Whether a table is one of tasks, and which of its columns names them.

use super::Row;
use super::announced::Announced;
use super::cell::{is_figure, is_name, is_words};
use super::heading::Meaning;
use super::shape::{Kind, Shape, mostly};
use crate::domain::fold;

/// What came of a task.
const CAME: [Meaning; 3] = [Meaning::Status, Meaning::Progress, Meaning::Completed];

/// Words of a heading under which a tracker describes what is to be done.
const DESCRIBES: [&str; 6] = [
    "description",
    "detail",
    "summary",
    "request",
    "question",
    "query",
];

/// The column of a table that names its tasks, if it is one of tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Named {
    /// The column.
    pub column: usize,
    /// It is so whatever stands over the table.
    sure: bool,
}

/// Which column names the tasks, the surest first: the one that calls itself so; a matter that
/// was raised before and is followed since; what a tracker describes, or its item; what came
/// out; a matter that is followed.
pub(super) fn column(shape: &Shape, announced: Announced) -> Option<Named> {
    let tracked = announced.tracks();
    let sure = |column| Named { column, sure: true };
    let unsure = |column| Named {
        column,
        sure: false,
    };
    let owned = shape.has(Meaning::Owner);
    let followed = shape.any(&CAME).is_some();
    // A programme too says who leads, by when papers are due and what is noted.
    let planned = announced.programme && !announced.tasks && shape.has(Meaning::Meeting);
    let tracks = tracked || !planned && owned && followed && shape.has(Meaning::Due);
    let item = shape.column(Meaning::Item);
    let acted = followed && (owned || shape.has(Meaning::Due));
    own(shape)
        .or_else(|| raised(shape).map(sure))
        .or_else(|| described(shape).filter(|_| tracks && owned).map(sure))
        .or_else(|| {
            shape
                .column(Meaning::Outcome)
                .filter(|_| tracked)
                .map(unsure)
        })
        .or_else(|| item.filter(|_| tracked && acted).map(unsure))
}

/// The same of a table that is known to be one of tasks.
pub(super) fn of_tracker(shape: &Shape) -> Option<usize> {
    let tracker = Announced {
        tasks: true,
        ..Announced::default()
    };
    let named = column(shape, tracker).map(|named| named.column);
    named.or_else(|| shape.column(Meaning::Item))
}

/// The column that calls itself one of tasks.
fn own(shape: &Shape) -> Option<Named> {
    let column = shape.task()?;
    let sure = shape.has(Meaning::Task) || says_action(shape, column);
    Some(Named { column, sure })
}

fn says_action(shape: &Shape, column: usize) -> bool {
    shape.headings.get(column).is_some_and(|heading| {
        let folded = fold::compare(heading);
        folded.contains("action") || folded.contains("task")
    })
}

/// "Raised | Matter | With | Latest | State", "Minute | Matter | Where it has got to": what
/// was raised at a meeting before, or stands in its minutes, and is followed since.
fn raised(shape: &Shape) -> Option<usize> {
    let is_planned = shape.any(&[Meaning::Meeting, Meaning::Date, Meaning::Proposed]);
    let followed = shape.any(&CAME).is_some();
    let item = shape.column(Meaning::Item);
    item.filter(|_| is_raised(shape) && followed && is_planned.is_none())
}

/// Whether the rows say when they were raised: a day before, a minute.
fn is_raised(shape: &Shape) -> bool {
    let is_of_minute = |column: &usize| {
        let folded = fold::compare(&shape.headings[*column]);
        matches!(folded.split(' ').next(), Some("minute" | "min"))
    };
    shape.has(Meaning::Entered) || shape.all(&[Meaning::Reference]).iter().any(is_of_minute)
}

/// What is to be done stands under its description, or is the item itself.
fn described(shape: &Shape) -> Option<usize> {
    let tells = |(column, heading): (usize, &String)| {
        let folded = fold::compare(heading);
        let says = DESCRIBES.iter().any(|word| folded.contains(word));
        (shape.columns[column] == Some(Meaning::Detail) && says).then_some(column)
    };
    let described = shape.headings.iter().enumerate().find_map(tells);
    described.or_else(|| shape.column(Meaning::Item))
}

/// The table as one of tasks, its column of them named; `None` where it is none.
pub(super) fn of(shape: &Shape, named: Named, body: &[Row], announced: Announced) -> Option<Shape> {
    let mut shape = shape.clone();
    shape.kind = Kind::Tasks;
    if named.sure && shape.task() != Some(named.column) {
        shape.columns[named.column] = Some(Meaning::Task);
    }
    is_tasks(&shape, named, body, announced).then(|| {
        if shape.task() != Some(named.column) {
            shape.columns[named.column] = Some(Meaning::Task);
        }
        shape
    })
}

fn is_tasks(shape: &Shape, named: Named, body: &[Row], announced: Announced) -> bool {
    let Named { column: task, sure } = named;
    let strong = announced.tasks || says_action(shape, task);
    let owner = shape.column(Meaning::Owner);
    let due = shape.column(Meaning::Due);
    let outcome = shape.column(Meaning::Outcome);
    let outcome = outcome.filter(|column| announced.tracks() && *column != task);
    let status = shape.any(&[Meaning::Status, Meaning::Completed, Meaning::Progress]);
    let status = status.or(outcome);
    let date = shape.any(&[Meaning::Date, Meaning::Meeting, Meaning::Entered]);
    let known = shape.columns.iter().all(Option::is_some);
    let enough = match (owner, due, status) {
        (Some(_), Some(_), _) => true,
        (Some(_), None, Some(_)) | (None, Some(_), Some(_)) => sure || announced.tasks,
        (Some(_), None, None) => sure && known && strong && (date.is_some() || announced.tasks),
        (None, Some(_), None) => sure && known && announced.tasks,
        (None, None, Some(_)) => {
            !announced.programme && (announced.tasks || sure && is_raised(shape))
        }
        (None, None, None) => false,
    };
    // A programme too says what was recommended, who leads and by when papers are due:
    // where items stand beside meetings, only an action or a tracker's title tells.
    let day = shape.any(&[Meaning::Meeting, Meaning::Date]);
    let programme = !announced.tasks
        && shape.has(Meaning::Item)
        && day.is_some()
        && (!sure || due.is_none() && (announced.programme || is_open(shape, body, task)));
    enough
        && !programme
        && mostly(body, task, is_words)
        && owner.is_none_or(|owner| mostly(body, owner, is_name))
        && due.is_none_or(|due| mostly(body, due, |text| !is_figure(text)))
}

/// "Recommendation | Responsibility | Date | Progress | Assessment": what became of the
/// recommendations of a review. No item and no meeting stands beside them, so that the day
/// is the one by which each is to be carried out.
pub(super) fn follows_up(shape: &Shape) -> bool {
    let recommended = shape
        .column(Meaning::Action)
        .and_then(|column| shape.headings.get(column))
        .is_some_and(|heading| fold::compare(heading).contains("recommendation"));
    let came = shape.any(&[Meaning::Progress, Meaning::Status, Meaning::Completed]);
    recommended
        && shape.has(Meaning::Owner)
        && came.is_some()
        && !shape.has(Meaning::Item)
        && !shape.has(Meaning::Meeting)
}

/// Whether items stand without what came of them: their meetings are still to be. A table
/// of tasks has a task in each row.
fn is_open(shape: &Shape, body: &[Row], task: usize) -> bool {
    let item = shape.column(Meaning::Item);
    let open = body
        .iter()
        .filter(|row| row.cell(item).is_some() && row.cell(Some(task)).is_none())
        .count();
    open >= OPEN && open * 3 >= body.len()
}

/// Rows that a programme has for meetings to come.
const OPEN: usize = 2;
