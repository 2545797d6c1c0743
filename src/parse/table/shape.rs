//! What a table is: a work programme, a forward plan, a table of tasks, or none of these.

use crate::domain::fold;
use crate::extract::{Document, Part};
use crate::parse::date;
use crate::parse::pattern::Pattern;
pub use crate::parse::table::announced::{Announced, announced, is_title, is_tracker};
use crate::parse::table::cell::{is_words, says_when};
use crate::parse::table::heading::Meaning;
use crate::parse::table::{self, Row, Table, columns, evidence, task};

/// A table that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// What it is.
    pub kind: Kind,
    /// The council's own headings.
    pub headings: Vec<String>,
    /// What each column means.
    pub columns: Vec<Option<Meaning>>,
    /// A title that stood in the table itself.
    pub title: Option<String>,
    /// The first row under the heading.
    pub first: usize,
}

/// The kinds of tables that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Items by meeting.
    Programme,
    /// Topics that wait for a meeting.
    Topics,
    /// Tasks with owners and days.
    Tasks,
}

impl Shape {
    /// A table of which only the headings are known.
    pub fn of_headings(kind: Kind, headings: Vec<String>) -> Shape {
        let mut shape = Shape {
            kind,
            columns: columns::meanings(&headings),
            headings,
            title: None,
            first: 0,
        };
        if kind != Kind::Tasks {
            columns::plain_words(&mut shape);
        } else if let Some(task) = task::of_tracker(&shape).filter(|_| shape.task().is_none()) {
            shape.columns[task] = Some(Meaning::Task);
        }
        shape
    }

    /// The first column of a meaning.
    pub fn column(&self, meaning: Meaning) -> Option<usize> {
        self.columns
            .iter()
            .position(|column| *column == Some(meaning))
    }

    /// The first column of the first of these meanings that the table has.
    pub fn any(&self, meanings: &[Meaning]) -> Option<usize> {
        meanings.iter().find_map(|meaning| self.column(*meaning))
    }

    /// Every column of one of these meanings.
    pub fn all(&self, meanings: &[Meaning]) -> Vec<usize> {
        let columns = self.columns.iter().enumerate();
        columns
            .filter(|(_, column)| column.is_some_and(|column| meanings.contains(&column)))
            .map(|(index, _)| index)
            .collect()
    }

    /// The column that names tasks, in a table of them.
    pub fn task(&self) -> Option<usize> {
        self.any(&[Meaning::Task, Meaning::Action])
    }

    pub(super) fn has(&self, meaning: Meaning) -> bool {
        self.column(meaning).is_some()
    }
}

/// A table and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sorted {
    /// The table.
    pub table: Table,
    /// What it is; `None` for the many that are none of these.
    pub shape: Option<Shape>,
}

/// Returns every table of a document with what it is.
pub fn sort(document: &Document) -> Vec<Sorted> {
    let mut programme: Option<Vec<String>> = None;
    let paper = title_of(document);
    let titled = paper.programme && !paper.tasks;
    let mut tables = table::find(document);
    let lost = table::lost::find(document);
    if !lost.is_empty() {
        tables.extend(lost);
        let first = |table: &Table| {
            let place = table.rows.first().map(|row| &row.place);
            place.map(|place| (place.page, place.line))
        };
        tables.sort_by_key(first);
    }
    tables
        .into_iter()
        .map(|table| {
            let head = columns::headed(&table);
            // A title may stand in the table itself.
            let own = head.as_ref().and_then(|shape| shape.title.clone());
            let mut over = table.above.clone();
            over.extend(own);
            let mut announced = announced(&over);
            // A programme in pieces, each under its day: the heading tells that it goes on.
            // A merged cell may leave columns without a heading.
            let head = head.map(|shape| {
                let named = shape.headings.into_iter();
                named
                    .filter(|heading| !heading.is_empty())
                    .collect::<Vec<_>>()
            });
            announced.programme |= head.is_some() && head == programme;
            announced.programme |= programme.is_some() && goes_with(&table);
            announced.programme |= titled && !announced.tasks && is_of_meetings(&table);
            announced.tasks |= paper.tracks() && !announced.programme;
            let shape = of(&table, announced);
            if shape
                .as_ref()
                .is_some_and(|shape| shape.kind == Kind::Programme)
            {
                programme = head;
            }
            Sorted { table, shape }
        })
        .collect()
}

/// Whether a table behind a programme has its matters by day as well, and no more than its
/// own title stands between them: "Information reports" below the reports to be discussed.
fn goes_with(table: &Table) -> bool {
    let Some(shape) = columns::headed(table).filter(|_| table.above.len() <= OWN_TITLE) else {
        return false;
    };
    let day = shape.any(&[Meaning::Meeting, Meaning::Date]);
    let body = table.rows.get(shape.first..).unwrap_or_default();
    let titled = table.above.iter().all(|line| is_title(line));
    let day = day.filter(|_| titled && shape.has(Meaning::Item) && shape.task().is_none());
    day.is_some_and(|day| some(body, day) && mostly(body, day, says_when))
}

/// Lines of the title of a table that stands behind another.
const OWN_TITLE: usize = 2;

/// What a paper's own title says that it is: a work programme, or a tracker. It stands for
/// every table of such columns in the paper, whatever heading is nearer.
fn title_of(document: &Document) -> Announced {
    let lines = document.pages.iter().flat_map(|page| &page.lines);
    let top = lines
        .filter(|line| line.part == Part::Body && !line.text.trim().is_empty())
        .take_while(|line| line.cells.is_empty())
        .take(TOP);
    let titles: Vec<String> = top.map(|line| fold::quote(&line.text)).collect();
    if document.pages.len() > OWN_PAPER {
        return Announced::default();
    }
    announced(&titles)
}

/// Lines at the top of a paper among which its title stands.
const TOP: usize = 4;
/// Pages of a work programme of its own; a pack has more.
const OWN_PAPER: usize = 12;

fn is_of_meetings(table: &Table) -> bool {
    columns::headed(table).is_some_and(|shape| {
        shape.has(Meaning::Item) && shape.has(Meaning::Meeting) && shape.task().is_none()
    })
}

fn of(table: &Table, announced: Announced) -> Option<Shape> {
    let mut shape = columns::headed(table)
        .or_else(|| columns::by_cells(table, announced))
        .or_else(|| evidence::guess(table, announced))?;
    evidence::fill(&mut shape, table, announced);
    if announced.programme && !announced.tasks {
        columns::plain_words(&mut shape);
        if !announced.topics {
            columns::due_is_its_meeting(&mut shape, table);
            columns::proposed_is_its_meeting(&mut shape, table);
        }
    }
    columns::days_stand_over(&mut shape, table);
    columns::say_by_when(&mut shape, table);
    columns::say_whose(&mut shape);
    if task::follows_up(&shape)
        && let Some(date) = shape.column(Meaning::Date)
        && !shape.has(Meaning::Due)
    {
        shape.columns[date] = Some(Meaning::Due);
    }
    if table.rows.len() <= shape.first {
        return None;
    }
    if shape.has(Meaning::Foreign) {
        // Councils score the topics that are suggested to them.
        let body = &table.rows[shape.first..];
        let scored = announced.topics
            && shape.has(Meaning::Proposed)
            && shape.task().is_none()
            && is_topics(&shape, body, announced);
        return scored.then_some(Shape {
            kind: Kind::Topics,
            ..shape
        });
    }
    let named = task::column(&shape, announced);
    let is_certain = announced.programme
        || named.is_some() && shape.has(Meaning::Owner) && shape.has(Meaning::Due);
    if shape.has(Meaning::Strange) && !is_certain {
        return None;
    }
    let body = &table.rows[shape.first..];
    if let Some(tasks) = named.and_then(|named| task::of(&shape, named, body, announced)) {
        return Some(tasks);
    }
    let kind = if is_topics(&shape, body, announced) {
        Kind::Topics
    } else if is_programme(&shape, table, body, announced) {
        Kind::Programme
    } else {
        return None;
    };
    Some(Shape { kind, ..shape })
}

fn is_topics(shape: &Shape, body: &[Row], announced: Announced) -> bool {
    let Some(item) = shape.column(Meaning::Item) else {
        return false;
    };
    let dated = shape.any(&[Meaning::Meeting, Meaning::Date]);
    // What stands under the days of meetings waits for none.
    let days = body.iter().filter(|row| opens_meeting(row));
    if announced.programme && days.count() >= FEWEST_DAYS {
        return false;
    }
    let enough = if shape.has(Meaning::Proposed) {
        dated.is_none()
    } else {
        dated.is_none()
            && announced.topics
            && shape
                .any(&[
                    Meaning::Detail,
                    Meaning::Owner,
                    Meaning::Raiser,
                    Meaning::Due,
                    Meaning::Progress,
                ])
                .is_some()
    };
    enough && mostly(body, item, is_words)
}

/// Days in rows of their own that a programme has at least.
pub(super) const FEWEST_DAYS: usize = 2;

fn is_programme(shape: &Shape, table: &Table, body: &[Row], announced: Announced) -> bool {
    let Some(item) = shape.any(&[Meaning::Item, Meaning::Task]) else {
        return false;
    };
    let told = shape.columns.iter().flatten();
    let columns = told.filter(|meaning| **meaning != Meaning::Aside).count();
    let day = shape.any(&[Meaning::Meeting, Meaning::Date]);
    let sure = shape.has(Meaning::Meeting) && columns >= 3 && shape.has(Meaning::Item);
    if !(announced.programme || sure) || !mostly(body, item, is_words) {
        return false;
    }
    match day {
        Some(day) => mostly(body, day, says_when) || (announced.programme && some(body, day)),
        // The days stand in rows of their own, or over the table.
        None => {
            announced.programme
                && (body.iter().any(|row| section_day(row).is_some())
                    || day_over(table, shape).is_some())
        }
    }
}

/// The line over a table, or in it over its heading, that says the day of the meeting
/// it is about.
pub fn day_over<'t>(table: &'t Table, shape: &'t Shape) -> Option<(&'t str, date::Found)> {
    let own = shape.title.as_ref().and_then(|title| day_in(title));
    own.or_else(|| day_in(table.above.last()?))
}

/// What says of which day the paper is: no meeting is on it.
static AS_OF: Pattern = Pattern::new(
    r"(?i)\b(?:as (?:at|of)|updated(?: on)?|last updated|position at|correct at|revised(?: on)?|version)\b|\b(?:actions|requests|resolutions|recommendations|position|programme|plan) at \d{1,2}(?:st|nd|rd|th)? \p{L}{3,9} \d{4}$",
);

/// Whether a line says how old the paper is.
pub fn is_of_a_day(line: &str) -> bool {
    AS_OF.is_in(line)
}

fn day_in(line: &str) -> Option<(&str, date::Found)> {
    // "(moved from 4 May 2031)" behind the day says nothing else.
    let words = line
        .split('(')
        .next()
        .unwrap_or_default()
        .split(' ')
        .count();
    let found = date::find(line).filter(|_| words <= 12 && is_title(line) && !is_of_a_day(line))?;
    Some((line, found))
}

fn some(body: &[Row], column: usize) -> bool {
    body.iter()
        .filter_map(|row| row.cell(Some(column)))
        .any(|cell| says_when(&cell.text))
}

/// The day in a row that holds nothing else.
pub fn section_day(row: &Row) -> Option<date::Found> {
    let (_, only) = row.only()?;
    let found = date::find(&only.text)?;
    (only.text.chars().count() <= 80).then_some(found)
}

/// Whether a row holds the day of a meeting, and no item with a day in it.
pub(super) fn opens_meeting(row: &Row) -> bool {
    let Some((found, (_, only))) = section_day(row).zip(row.only()) else {
        return false;
    };
    let before = fold::compare(&only.text[..found.range.start]);
    before.is_empty() || before.split(' ').any(|word| word == "meeting")
}

/// Half of a column's cells at least are so, and one is.
pub(super) fn mostly(body: &[Row], column: usize, test: impl Fn(&str) -> bool) -> bool {
    let (mut all, mut so) = (0_usize, 0_usize);
    for cell in body.iter().filter_map(|row| row.cell(Some(column))) {
        all += 1;
        so += usize::from(test(&cell.text));
    }
    // A column left empty says nothing against its heading.
    so * 2 >= all
}
