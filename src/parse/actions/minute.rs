//! The minute at which a row of a table of tasks was agreed: what its own column says, or
//! the minute under which its table stands.

use crate::domain::actions::ActionTable;
use crate::domain::agenda::Item;
use crate::domain::fold;
use crate::domain::meeting::{Meeting, Role};
use crate::domain::source::Place;
use crate::parse::paragraph::Block;
use crate::parse::part;
use crate::parse::pattern::Pattern;
use crate::parse::table::Row;
use crate::parse::table::heading::Meaning;
use crate::parse::table::shape::Shape;

/// A cell that is a number, with the title behind it or without.
static NUMBER: Pattern = Pattern::new(
    r"^(?i:(?:agenda )?(?:minute|item|min)\.? ?)?(?i:no\.? ?|ref\.? ?|number )?(?P<number>(?:[A-Z]{1,6}[./ ]?)?\d{1,4}(?:[./]\d{1,4})*[a-z]?)(?:[.:)]?$|[.:)]? ?[-–—] ?\p{L}|[.:)]? \p{Lu})",
);
/// A number behind the word that says what it is of.
static SAID: Pattern = Pattern::new(
    r"(?i)\b(?:minute|min|item)\.? (?:no\.? |ref\.? |number )?(?P<number>(?:[A-Z]{1,6}[./])?\d{1,4}(?:[./]\d{1,4})?[a-z]?)\b",
);

/// The column that numbers minutes or items, and whether it holds the day as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Numbers alone.
    Number(usize),
    /// A meeting, and a number behind "minute".
    Meeting(usize),
}

/// The column of a table that says at which minute a row was agreed.
pub fn column(shape: &Shape) -> Option<Column> {
    let named = |column: usize| {
        let heading = shape.headings.get(column).map(|words| fold::compare(words));
        heading.is_some_and(|heading| {
            heading
                .split(' ')
                .any(|word| matches!(word, "minute" | "minutes" | "min" | "item" | "agenda"))
        })
    };
    let of = |meanings: &[Meaning]| {
        let columns = shape.all(meanings);
        columns.into_iter().find(|column| named(*column))
    };
    of(&[Meaning::Reference, Meaning::Item])
        .map(Column::Number)
        .or_else(|| of(&[Meaning::Entered, Meaning::Meeting]).map(Column::Meeting))
}

/// The number in a row's own column.
pub fn of_row(row: &Row, column: Option<Column>) -> Option<String> {
    let (at, pattern) = match column? {
        Column::Number(at) => (at, &NUMBER),
        Column::Meeting(at) => (at, &SAID),
    };
    let words = row.words(Some(at))?;
    pattern.group(&words, "number").map(str::to_owned)
}

/// Gives the rows that number no minute the one under which their table stands.
pub fn under(blocks: &[Block], meetings: &[Meeting], tables: &mut [ActionTable]) {
    for meeting in meetings.iter().filter(|one| one.role == Role::Minutes) {
        let at: Vec<Option<usize>> = tables
            .iter()
            .map(|table| {
                let first = table.rows.first()?;
                item_over(&meeting.items, &first.place)
            })
            .collect();
        let last = meeting.items.len().saturating_sub(1);
        // A list of all actions stands behind the last minute as well as its own table:
        // where others have theirs, so has it.
        let own = at.iter().flatten().any(|item| *item < last);
        for (table, item) in tables.iter_mut().zip(&at) {
            let Some(item) = item.map(|item| &meeting.items[item]) else {
                continue;
            };
            let is_last = std::ptr::eq(item, &meeting.items[last]);
            if is_last && !(own && goes_on(blocks, item, &table.rows[0].place)) {
                continue;
            }
            for row in table.rows.iter_mut().filter(|row| row.minute.is_none()) {
                row.minute.clone_from(&item.number);
            }
        }
    }
}

fn order(place: &Place) -> (Option<u32>, u32) {
    (place.page, place.line)
}

/// The item under which a place stands.
fn item_over(items: &[Item], place: &Place) -> Option<usize> {
    items
        .iter()
        .rposition(|item| item.place.line > 0 && order(&item.place) < order(place))
}

/// Whether the meeting goes on between an item's head and a place.
fn goes_on(blocks: &[Block], item: &Item, place: &Place) -> bool {
    !blocks
        .iter()
        .filter(|block| order(&item.place) < order(&block.place))
        .take_while(|block| order(&block.place) < order(place))
        .any(|block| part::closes(block) || block.is_heading())
}
