//! What the columns of a table mean: by its heading row, and where that leaves it open by the
//! cells below.

use super::announced::{Announced, is_title};
use super::cell::{is_words, says_when};
use super::heading::{self, Meaning};
use super::shape::{FEWEST_DAYS, Kind, Shape, mostly, opens_meeting};
use super::{Cell, HEADING_WITHIN, Row, TITLES, Table};
use crate::domain::fold;
use crate::parse::date;
use crate::parse::pattern::Pattern;

/// Finds the heading row and what its columns mean.
pub(super) fn headed(table: &Table) -> Option<Shape> {
    let mut title: Option<String> = None;
    let mut under_cells = false;
    let mut others = 0;
    for (index, row) in table.rows.iter().take(TITLES).enumerate() {
        // Titles may stand over a heading in any number, other rows not.
        others += usize::from(row.only().is_none());
        if others > HEADING_WITHIN {
            break;
        }
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
        number_meetings(&mut shape, table);
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

/// "Meeting 3", "Third meeting": which of the year's meetings it is.
static COUNTED: Pattern = Pattern::new(
    r"(?i)^(?:(?:meeting|session|forum|cycle) (?:no\.? ?)?\d{1,2}|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|\d{1,2}(?:st|nd|rd|th)) (?:meeting|session|cycle))$",
);

/// "Meeting | Date | Reports": where the meetings are only counted, their day stands beside.
fn number_meetings(shape: &mut Shape, table: &Table) {
    let (Some(meeting), Some(date)) = (shape.column(Meaning::Meeting), shape.column(Meaning::Date))
    else {
        return;
    };
    let body = table.rows.get(shape.first..).unwrap_or_default();
    let cells = |column: usize| body.iter().filter_map(move |row| row.cell(Some(column)));
    let counted = cells(meeting).all(|cell| {
        !says_when(&cell.text) && (!is_words(&cell.text) || COUNTED.is_in(cell.text.trim()))
    });
    if counted && cells(date).count() > 0 && mostly(body, date, says_when) {
        shape.columns[meeting] = Some(Meaning::Reference);
        shape.columns[date] = Some(Meaning::Meeting);
    }
}

/// What the columns mean. A theme beside the items under it is no item itself.
pub(super) fn meanings(headings: &[String]) -> Vec<Option<Meaning>> {
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
    let known = |cell: &Cell| heading::meaning(&cell.text).is_some();
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
pub(super) fn by_cells(table: &Table, announced: Announced) -> Option<Shape> {
    if !announced.programme || table.width() < 2 {
        return None;
    }
    let share = |column: usize, test: fn(&str) -> bool| {
        let rows = table.rows.iter();
        let cells: Vec<&str> = rows
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

/// Under "For" and "With" a table whose tasks are followed says whose they are; other tables
/// say what something is there for.
pub(super) fn say_whose(shape: &mut Shape) {
    let followed = [Meaning::Status, Meaning::Progress].map(|meaning| shape.has(meaning));
    if shape.task().is_none() || !followed.contains(&true) || shape.has(Meaning::Owner) {
        return;
    }
    let says = |heading: &String| {
        let folded = fold::compare(heading);
        matches!(folded.as_str(), "for" | "for whom" | "with")
    };
    let whose = shape.headings.iter().position(says);
    if let Some(column) = whose.filter(|column| shape.columns[*column].is_none()) {
        shape.columns[column] = Some(Meaning::Owner);
    }
}

/// "By" is by whom; where another column says that, or its cells are days, it is by when.
pub(super) fn say_by_when(shape: &mut Shape, table: &Table) {
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

/// "Item | Lead | Due": under a programme's title, the day on which an item is due is its
/// meeting's.
pub(super) fn due_is_its_meeting(shape: &mut Shape, table: &Table) {
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
pub(super) fn proposed_is_its_meeting(shape: &mut Shape, table: &Table) {
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

/// Where the days of meetings stand in rows of their own over their items, a column that says
/// a day of few of the items tells of something else: "Originated / committee date".
pub(super) fn days_stand_over(shape: &mut Shape, table: &Table) {
    let Some(day) = shape.any(&[Meaning::Meeting, Meaning::Date]) else {
        return;
    };
    let body = table.rows.get(shape.first..).unwrap_or_default();
    let over = |row: &&Row| {
        let only = row.only();
        opens_meeting(row) && only.is_some_and(|(column, cell)| column != day || cell.merged)
    };
    if body.iter().filter(over).count() < FEWEST_DAYS {
        return;
    }
    let items = body.iter().filter(|row| row.only().is_none());
    let (mut all, mut dated) = (0_usize, 0_usize);
    for row in items {
        let cell = row.cell(Some(day));
        all += 1;
        dated += usize::from(cell.is_some_and(|cell| date::find(&cell.text).is_some()));
    }
    if dated * 2 <= all {
        shape.columns[day] = None;
    }
}

/// "When | What | Who": under a programme's title, the meeting, its item and who brings it.
pub(super) fn plain_words(shape: &mut Shape) {
    for (column, heading) in shape.columns.iter_mut().zip(&shape.headings) {
        match fold::compare(heading).as_str() {
            "when" => *column = Some(Meaning::Date),
            "what" => *column = Some(Meaning::Item),
            _ => {}
        }
    }
}
