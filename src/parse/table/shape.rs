//! What a table is: a work programme, a forward plan, a table of tasks, or none of these.

use crate::domain::fold;
use crate::extract::{Document, Part};
use crate::parse::date;
use crate::parse::pattern::Pattern;
pub use crate::parse::table::announced::{Announced, announced, is_title, is_tracker};
use crate::parse::table::cell::{is_figure, is_name, is_words, says_when};
use crate::parse::table::heading::{self, Meaning};
use crate::parse::table::{self, HEADING_WITHIN, Row, Table};

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
            columns: meanings(&headings),
            headings,
            title: None,
            first: 0,
        };
        if kind == Kind::Tasks {
            described(&mut shape);
        } else {
            plain_words(&mut shape);
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

    /// The column that names tasks.
    pub fn task(&self) -> Option<usize> {
        self.any(&[Meaning::Task, Meaning::Action])
    }

    /// Whether its matters stand with who sees to them and what came of it.
    fn is_followed(&self) -> bool {
        let came = self.any(&[Meaning::Status, Meaning::Completed, Meaning::Progress]);
        came.is_some() && self.any(&[Meaning::Owner, Meaning::Due]).is_some()
    }

    fn has(&self, meaning: Meaning) -> bool {
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
    let titled = is_titled(document);
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
            let head = headed(&table);
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
    let Some(shape) = headed(table).filter(|_| table.above.len() <= OWN_TITLE) else {
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

/// Whether a paper's own title says that it is a work programme: it stands for every table
/// of meetings and their items in the paper, whatever heading is nearer.
fn is_titled(document: &Document) -> bool {
    let lines = document.pages.iter().flat_map(|page| &page.lines);
    let top = lines
        .filter(|line| line.part == Part::Body && !line.text.trim().is_empty())
        .take_while(|line| line.cells.is_empty())
        .take(TOP);
    let titles: Vec<String> = top.map(|line| fold::quote(&line.text)).collect();
    let said = announced(&titles);
    said.programme && !said.tasks && document.pages.len() <= OWN_PAPER
}

/// Lines at the top of a paper among which its title stands.
const TOP: usize = 4;
/// Pages of a work programme of its own; a pack has more.
const OWN_PAPER: usize = 12;

fn is_of_meetings(table: &Table) -> bool {
    headed(table).is_some_and(|shape| {
        shape.has(Meaning::Item) && shape.has(Meaning::Meeting) && shape.task().is_none()
    })
}

fn of(table: &Table, announced: Announced) -> Option<Shape> {
    let mut shape = headed(table).or_else(|| by_cells(table, announced))?;
    if announced.programme && !announced.tasks {
        plain_words(&mut shape);
        if !announced.topics {
            due_is_its_meeting(&mut shape, table);
            proposed_is_its_meeting(&mut shape, table);
        }
    }
    say_by_when(&mut shape, table);
    call_raised_matters_tasks(&mut shape);
    let is_tracker = announced.tasks && !announced.programme;
    if is_tracker || shape.has(Meaning::Owner) && shape.has(Meaning::Due) && comes_of(&shape) {
        described(&mut shape);
    }
    if follows_up(&shape)
        && let Some(date) = shape.column(Meaning::Date)
        && !shape.has(Meaning::Due)
    {
        shape.columns[date] = Some(Meaning::Due);
    }
    if shape.has(Meaning::Foreign) || table.rows.len() <= shape.first {
        return None;
    }
    let is_certain = announced.programme
        || shape.task().is_some() && shape.has(Meaning::Owner) && shape.has(Meaning::Due);
    if shape.has(Meaning::Strange) && !is_certain {
        return None;
    }
    let body = &table.rows[shape.first..];
    let kind = if is_tasks(&shape, body, announced) {
        Kind::Tasks
    } else if is_topics(&shape, body, announced) {
        Kind::Topics
    } else if is_programme(&shape, table, body, announced) {
        Kind::Programme
    } else {
        return None;
    };
    Some(Shape { kind, ..shape })
}

/// Whether a column says what came of each row.
fn comes_of(shape: &Shape) -> bool {
    shape
        .any(&[Meaning::Status, Meaning::Progress, Meaning::Completed])
        .is_some()
}

/// A tracker may have no column that calls itself one of actions: what is to be done stands
/// under its description, or is the item itself.
fn described(shape: &mut Shape) {
    if shape.task().is_some() || !shape.has(Meaning::Owner) {
        return;
    }
    let tells = |(column, heading): (usize, &String)| {
        let folded = fold::compare(heading);
        let tells = [
            "description",
            "detail",
            "summary",
            "request",
            "question",
            "query",
        ];
        let says = tells.iter().any(|word| folded.contains(word));
        (shape.columns[column] == Some(Meaning::Detail) && says).then_some(column)
    };
    let described = shape.headings.iter().enumerate().find_map(tells);
    if let Some(column) = described.or_else(|| shape.column(Meaning::Item)) {
        shape.columns[column] = Some(Meaning::Task);
    }
}

/// Finds the heading row and what its columns mean.
fn headed(table: &Table) -> Option<Shape> {
    let mut title: Option<String> = None;
    let mut under_cells = false;
    for (index, row) in table.rows.iter().take(HEADING_WITHIN).enumerate() {
        let is_head = if under_cells {
            heading::begins_another(row)
        } else {
            heading::is_top(row)
        };
        let (own, head) = if is_head {
            (None, row.clone())
        } else if let Some((title, head)) = glued(row) {
            (Some(title), head)
        } else if let Some((_, only)) = row.only() {
            title = title.or_else(|| only.words());
            continue;
        } else {
            // "Meeting 2 | 14 September 2031 | 10 am" over the heading of its items.
            let words: Vec<String> = row.filled().filter_map(|(_, cell)| cell.words()).collect();
            let words = words.join(" ");
            date::find(&words).filter(|_| is_title(&words))?;
            under_cells = true;
            title = Some(words);
            continue;
        };
        let (head, first) = match two_rows(&head, table.rows.get(index + 1)) {
            Some(whole) => (whole, index + 2),
            None => (head, index + 1),
        };
        let headings: Vec<String> = head
            .cells
            .iter()
            .map(|cell| heading::words(&cell.text))
            .collect();
        let mut shape = Shape {
            kind: Kind::Tasks,
            columns: meanings(&headings),
            headings,
            title: own.or(title),
            first,
        };
        pass_numbers(&mut shape, table);
        return Some(shape);
    }
    None
}

/// A heading over two columns, the first of which only numbers the rows, is the second's.
fn pass_numbers(shape: &mut Shape, table: &Table) {
    let body = table.rows.get(shape.first..).unwrap_or_default();
    for column in 1..shape.columns.len() {
        let over = column - 1;
        let matters = matches!(
            shape.columns[over],
            Some(Meaning::Item | Meaning::Task | Meaning::Action | Meaning::Detail)
        );
        let mut cells = body.iter().filter_map(|row| row.cell(Some(over)));
        let numbers = cells.all(|cell| !is_words(&cell.text));
        let words = body.iter().any(|row| {
            let cell = row.cell(Some(column));
            cell.is_some_and(|cell| is_words(&cell.text))
        });
        if matters && shape.headings[column].is_empty() && numbers && words {
            shape.columns.swap(over, column);
            shape.headings.swap(over, column);
        }
    }
}

/// "By" is by whom; where another column says that, or its cells are days, it is by when.
fn say_by_when(shape: &mut Shape, table: &Table) {
    let is_by = |heading: &String| fold::compare(heading) == "by";
    let Some(by) = shape.headings.iter().position(is_by) else {
        return;
    };
    let owned = shape.all(&[Meaning::Owner]).len() > 1;
    let body = table.rows.get(shape.first..).unwrap_or_default();
    if owned || mostly(body, by, says_when) && body.iter().any(|row| row.cell(Some(by)).is_some()) {
        shape.columns[by] = Some(Meaning::Due);
    }
}

/// "Raised | Matter | With | Latest | State", "Minute | Matter | Where it has got to": what
/// was raised at a meeting before, or stands in its minutes, and is followed since is a task, whatever the column is called.
fn call_raised_matters_tasks(shape: &mut Shape) {
    let is_followed = shape
        .any(&[Meaning::Status, Meaning::Progress, Meaning::Completed])
        .is_some();
    let is_planned = shape.any(&[Meaning::Meeting, Meaning::Date, Meaning::Proposed]);
    if shape.task().is_none()
        && is_raised(shape)
        && is_followed
        && is_planned.is_none()
        && let Some(item) = shape.column(Meaning::Item)
    {
        shape.columns[item] = Some(Meaning::Task);
    }
}

/// Whether the rows say when they were raised: a day before, a minute.
fn is_raised(shape: &Shape) -> bool {
    let is_of_minute = |column: &usize| {
        let folded = fold::compare(&shape.headings[*column]);
        matches!(folded.split(' ').next(), Some("minute" | "min"))
    };
    shape.has(Meaning::Entered) || shape.all(&[Meaning::Reference]).iter().any(is_of_minute)
}

/// "Item | Lead | Due": under a programme's title, the day on which an item is due is its
/// meeting's.
fn due_is_its_meeting(shape: &mut Shape, table: &Table) {
    let dated = shape.any(&[Meaning::Meeting, Meaning::Date, Meaning::Proposed]);
    let Some(due) = shape.column(Meaning::Due).filter(|_| dated.is_none()) else {
        return;
    };
    let body = table.rows.get(shape.first..).unwrap_or_default();
    if shape.has(Meaning::Item) && shape.task().is_none() && mostly(body, due, says_when) {
        shape.columns[due] = Some(Meaning::Date);
    }
}

/// "Topic | Purpose | Proposed date | Recommendations | Progress": under a programme's title,
/// the days of meetings that were proposed are those of the meetings.
fn proposed_is_its_meeting(shape: &mut Shape, table: &Table) {
    let dated = shape.any(&[Meaning::Meeting, Meaning::Date]);
    let Some(proposed) = shape.column(Meaning::Proposed).filter(|_| dated.is_none()) else {
        return;
    };
    let body = table.rows.get(shape.first..).unwrap_or_default();
    let came = shape.any(&[Meaning::Action, Meaning::Outcome, Meaning::Progress]);
    let day = |text: &str| date::find(text).is_some();
    if shape.has(Meaning::Item) && came.is_some() && mostly(body, proposed, day) {
        shape.columns[proposed] = Some(Meaning::Meeting);
    }
}

/// "When | What | Who": under a programme's title, the meeting, its item and who brings it.
fn plain_words(shape: &mut Shape) {
    for (column, heading) in shape.columns.iter_mut().zip(&shape.headings) {
        match fold::compare(heading).as_str() {
            "when" => *column = Some(Meaning::Date),
            "what" => *column = Some(Meaning::Item),
            _ => {}
        }
    }
}

/// What the columns mean. A theme beside the items under it is no item itself.
fn meanings(headings: &[String]) -> Vec<Option<Meaning>> {
    let mut columns: Vec<_> = headings
        .iter()
        .map(|heading| heading::meaning(heading))
        .collect();
    leave_to_others(
        &mut columns,
        headings,
        Meaning::Item,
        &["theme", "area", "priority", "issue"],
    );
    // A stage beside the activities of it is no task itself.
    leave_to_others(
        &mut columns,
        headings,
        Meaning::Task,
        &[
            "stage",
            "stages",
            "phase",
            "phases",
            "milestone",
            "milestones",
            "step",
            "steps",
            "deliverable",
            "deliverables",
            "what",
        ],
    );
    columns
}

/// Of the columns of a meaning those whose headings end in one of these words are details of
/// the others, where there are others.
fn leave_to_others(
    columns: &mut [Option<Meaning>],
    headings: &[String],
    meaning: Meaning,
    words: &[&str],
) {
    let (details, others): (Vec<usize>, Vec<usize>) = (0..columns.len())
        .filter(|column| columns[*column] == Some(meaning))
        .partition(|column| {
            let folded = fold::compare(&headings[*column]);
            let last = folded.split(' ').next_back().unwrap_or_default();
            words.contains(&last)
        });
    if !others.is_empty() {
        for column in details {
            columns[column] = Some(Meaning::Detail);
        }
    }
}

/// A heading of two rows as one: under "Report" stand "Title" and "Purpose", and what
/// reaches over both rows stands in the upper one.
fn two_rows(upper: &Row, lower: Option<&Row>) -> Option<Row> {
    let lower = lower?;
    let spans = upper.cells.iter().any(|cell| cell.merged)
        || upper.filled().count() < lower.filled().count();
    let known = |cell: &table::Cell| heading::meaning(&cell.text).is_some();
    let filled = lower.filled().count();
    let is_heading = filled >= 2
        && lower.filled().filter(|(_, cell)| known(cell)).count() * 3 >= filled * 2
        && heading::may_be_row(lower);
    if !spans || !is_heading {
        return None;
    }
    let mut head = lower.clone();
    for (column, cell) in upper.cells.iter().enumerate() {
        match head.cells.get_mut(column) {
            Some(below) if below.is_empty() && !cell.merged => *below = cell.clone(),
            Some(_) => {}
            None => head.cells.push(cell.clone()),
        }
    }
    Some(head)
}

/// A heading row whose first cell begins with the title of the table, and both apart.
fn glued(row: &Row) -> Option<(String, Row)> {
    let first = row.cells.first()?;
    let (title, heading) = heading::parted(&first.text)?;
    let mut bare = row.clone();
    bare.cells.first_mut()?.text = heading;
    let all_known = bare
        .filled()
        .all(|(_, cell)| heading::meaning(&cell.text).is_some());
    (all_known && bare.filled().count() >= 2).then_some((title, bare))
}

/// A programme without headings: under its title, days in one column and words in
/// the next.
fn by_cells(table: &Table, announced: Announced) -> Option<Shape> {
    if !announced.programme || table.width() < 2 {
        return None;
    }
    let share = |column: usize, test: fn(&str) -> bool| {
        let cells: Vec<&str> = table
            .rows
            .iter()
            .filter_map(|row| Some(row.cell(Some(column))?.text.as_str()))
            .collect();
        let count = cells.iter().filter(|cell| test(cell)).count();
        !cells.is_empty() && count * 4 >= cells.len() * 3
    };
    let (day, item) = (0, 1);
    if !share(day, says_when) || !share(item, is_words) {
        return None;
    }
    let mut columns = vec![None; table.width()];
    columns[day] = Some(Meaning::Meeting);
    columns[item] = Some(Meaning::Item);
    if let Some(third) = columns.get_mut(2) {
        *third = Some(Meaning::Detail);
    }
    // A heading whose words are not all known is no row.
    let first = table.rows.first().and_then(|row| row.cell(Some(day)));
    let head = first.is_some_and(|cell| heading::meaning(&cell.text).is_some());
    Some(Shape {
        kind: Kind::Programme,
        headings: Vec::new(),
        columns,
        title: None,
        first: usize::from(head),
    })
}

fn is_tasks(shape: &Shape, body: &[Row], announced: Announced) -> bool {
    let tracked = announced.tasks && !announced.programme;
    let Some(task) = shape.task().or_else(|| {
        let matter = || shape.column(Meaning::Item).filter(|_| shape.is_followed());
        let column = shape.column(Meaning::Outcome).or_else(matter);
        column.filter(|_| tracked)
    }) else {
        return false;
    };
    let says_action = shape.headings.get(task).is_some_and(|heading| {
        let folded = fold::compare(heading);
        folded.contains("action") || folded.contains("task")
    });
    let sure = shape.has(Meaning::Task) || says_action;
    let strong = announced.tasks || says_action;
    let owner = shape.column(Meaning::Owner);
    let due = shape.column(Meaning::Due);
    let outcome = shape.column(Meaning::Outcome);
    let outcome = outcome.filter(|column| tracked && *column != task);
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
fn follows_up(shape: &Shape) -> bool {
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
                    Meaning::Due,
                    Meaning::Progress,
                ])
                .is_some()
    };
    enough && mostly(body, item, is_words)
}

/// Days in rows of their own that a programme has at least.
const FEWEST_DAYS: usize = 2;

fn is_programme(shape: &Shape, table: &Table, body: &[Row], announced: Announced) -> bool {
    let Some(item) = shape.any(&[Meaning::Item, Meaning::Task]) else {
        return false;
    };
    let columns = shape.columns.iter().flatten().count();
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
fn opens_meeting(row: &Row) -> bool {
    let Some((found, (_, only))) = section_day(row).zip(row.only()) else {
        return false;
    };
    let before = fold::compare(&only.text[..found.range.start]);
    before.is_empty() || before.split(' ').any(|word| word == "meeting")
}

/// Half of a column's cells at least are so, and one is.
fn mostly(body: &[Row], column: usize, test: impl Fn(&str) -> bool) -> bool {
    let (mut all, mut so) = (0_usize, 0_usize);
    for cell in body.iter().filter_map(|row| row.cell(Some(column))) {
        all += 1;
        so += usize::from(test(&cell.text));
    }
    // A column left empty says nothing against its heading.
    so * 2 >= all
}
