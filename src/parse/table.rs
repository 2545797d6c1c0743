//! The tables of a document, whole: rows with their cells by column, over page breaks,
//! with the lines that stand over them.

mod announced;
pub mod cell;
mod columns;
mod evidence;
mod forms;
pub mod heading;
mod labelled;
mod lines;
pub mod lost;
pub mod named;
pub mod profile;
pub mod shape;
mod task;

pub use lines::is_point;

use lines::is_open;

use crate::domain::fold;
use crate::domain::source::{Kind, Place};
use crate::extract::{Document, Line, Page, Part};

/// Lines over a table that are kept: its title may stand above a paragraph or two.
const LINES_ABOVE: usize = 30;

/// Rows at the top of a table among which its heading stands.
pub const HEADING_WITHIN: usize = 3;

/// Rows of titles that may stand over it.
const TITLES: usize = 8;

/// A table, its pieces joined over page breaks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The lines between the table before and this one, the nearest last.
    pub above: Vec<String>,
    /// Its rows, the heading among them.
    pub rows: Vec<Row>,
    /// The lines of its cells were broken by whoever wrote them, and not by the
    /// column's edge.
    pub lines_are_kept: bool,
    /// A copy has lost its borders: its cells are paragraphs of the paper as well.
    pub is_lost: bool,
    /// How wide the longest line of each column is.
    edges: Vec<u32>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// The cells by column; columns that the row leaves out are empty.
    pub cells: Vec<Cell>,
    /// Where it stands.
    pub place: Place,
    /// A page ended between it and the row before.
    pub after_break: bool,
}

/// A cell of a row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// The words, its lines parted by `\n`.
    pub text: String,
    /// It is the lower part of a cell above.
    pub continues: bool,
    /// It covers more than one column.
    pub merged: bool,
    /// All of it is italic.
    pub italic: bool,
    /// Of each line but the last, whether it has no room for the next word; empty where
    /// nobody knows.
    pub full: Vec<bool>,
}

impl Cell {
    /// Nothing stands in it, or only a stroke.
    pub fn is_empty(&self) -> bool {
        !self.text.chars().any(char::is_alphanumeric)
    }

    /// The words as they are quoted; `None` for an empty cell.
    pub fn words(&self) -> Option<String> {
        (!self.is_empty()).then(|| fold::quote(&self.text))
    }
}

impl Row {
    /// The cell of a column.
    pub fn cell(&self, column: Option<usize>) -> Option<&Cell> {
        self.cells.get(column?).filter(|cell| !cell.is_empty())
    }

    /// The words of a column, as they are quoted.
    pub fn words(&self, column: Option<usize>) -> Option<String> {
        self.cell(column)?.words()
    }

    /// The cells that hold words.
    pub fn filled(&self) -> impl Iterator<Item = (usize, &Cell)> {
        self.cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.is_empty())
    }

    /// The one cell that holds words, in a row that has no other.
    pub fn only(&self) -> Option<(usize, &Cell)> {
        let mut filled = self.filled();
        let only = filled.next()?;
        filled.next().is_none().then_some(only)
    }

    fn folded(&self) -> Vec<String> {
        let mut folded: Vec<String> = self
            .cells
            .iter()
            .map(|cell| fold::compare(&fold::quote(&cell.text)))
            .collect();
        while folded.last().is_some_and(String::is_empty) {
            folded.pop();
        }
        folded
    }
}

impl Table {
    /// How many columns its widest row has.
    pub fn width(&self) -> usize {
        self.rows
            .iter()
            .map(|row| row.cells.len())
            .max()
            .unwrap_or_default()
    }
}

/// Returns the tables of a document, in its order.
pub fn find(document: &Document) -> Vec<Table> {
    let lines_are_kept = document.kind != Kind::Pdf;
    let mut tables: Vec<Table> = Vec::new();
    let mut above: Vec<String> = Vec::new();
    let mut heading: Option<&Line> = None;
    let mut current = None;
    for page in &document.pages {
        for line in page.lines.iter().filter(|line| line.part == Part::Body) {
            let Some(number) = line.table.filter(|_| !line.cells.is_empty()) else {
                let words = fold::quote(&line.text);
                match above.last_mut() {
                    Some(last) if heading.is_some_and(|upper| is_one_heading(upper, line)) => {
                        last.push(' ');
                        last.push_str(&words);
                    }
                    _ => above.push(words),
                }
                heading = Some(line);
                continue;
            };
            heading = None;
            if current != Some(number) || tables.is_empty() {
                // Words that stand between two pieces of one table belong to neither.
                current = Some(number);
                let keep = above.len().saturating_sub(LINES_ABOVE);
                tables.push(Table {
                    above: above.split_off(keep),
                    lines_are_kept,
                    ..Table::default()
                });
            }
            above.clear();
            if let Some(table) = tables.last_mut() {
                let row = row(page, line, table.rows.last());
                table.rows.push(row);
            }
        }
    }
    let mut tables: Vec<Table> = tables.into_iter().flat_map(part).collect();
    tables.iter_mut().for_each(lift);
    forms::turn(joined(tables, document.kind))
        .into_iter()
        .map(|mut table| {
            labelled::unfold(&mut table);
            // Measured before cells are joined over pages.
            table.measure();
            mend(&mut table);
            table
        })
        .collect()
}

/// Puts what stands in the first rows of a table, and says how old it is, over it: "Last
/// updated: | 4 May 2031".
fn lift(table: &mut Table) {
    let says_age = |row: &Row| {
        let cells: Vec<String> = row.filled().filter_map(|(_, cell)| cell.words()).collect();
        let words = cells.join(" ");
        let short = (1..=2).contains(&cells.len()) && shape::is_title(&words);
        (short && shape::is_of_a_day(&words)).then_some(words)
    };
    while table.width() > 2
        && table.rows.len() > 1
        && let Some(words) = table.rows.first().and_then(says_age)
    {
        table.above.push(words);
        table.rows.remove(0);
    }
}

/// A heading that runs over two lines.
fn is_one_heading(upper: &Line, line: &Line) -> bool {
    let alike = upper.heading == line.heading && (upper.size - line.size).abs() < 0.25;
    !line.gap && alike && upper.bold && line.bold && upper.size > 0.0
}

fn row(page: &Page, line: &Line, before: Option<&Row>) -> Row {
    let mut cells: Vec<Cell> = Vec::new();
    for cell in &line.cells {
        let column = usize::from(cell.column);
        // A column's number is the document's word: bounded before it is believed.
        if column >= 256 {
            continue;
        }
        if cells.len() <= column {
            cells.resize_with(column + 1, Cell::default);
        }
        cells[column] = Cell {
            text: cell.text.clone(),
            continues: cell.continues,
            merged: cell.span > 1,
            italic: cell.italic,
            full: cell.full.clone(),
        };
    }
    let place = Place {
        page: page.number,
        printed_page: page.printed.clone(),
        line: line.number,
    };
    let after_break = before.is_some_and(|before| {
        before.place.page != place.page
            || (place.page.is_none() && place.line > before.place.line.saturating_add(1))
    });
    Row {
        cells,
        place,
        after_break,
    }
}

/// Parts a table where another table's heading stands in the midst of it, and drops
/// a heading that a new page repeats.
fn part(table: Table) -> Vec<Table> {
    let mut parts: Vec<Table> = vec![Table {
        rows: Vec::new(),
        ..table.clone()
    }];
    let mut head: Option<Vec<String>> = None;
    let mut after_break = false;
    for mut row in table.rows {
        let Some(last) = parts.last_mut() else {
            break;
        };
        let titled = last.rows.iter().all(|row| row.only().is_some());
        let near = last.rows.len() < if titled { TITLES } else { HEADING_WITHIN };
        if head.is_none() && near {
            let top = titled && heading::is_top(&row);
            head = (top || heading::is_row(&row)).then(|| row.folded());
        } else if heading::may_be_row(&row) {
            let folded = row.folded();
            if head.as_ref() == Some(&folded) || repeats_top(last, &row) {
                after_break = true;
                continue;
            }
            // The second row of a heading begins no table of its own.
            if heading::begins_another(&row) && last.rows.len() > 1 && !is_like_others(last, &row) {
                head = Some(folded);
                // A title over the heading goes with it.
                let title = last.rows.pop_if(|row| row.only().is_some());
                parts.push(Table {
                    rows: title.into_iter().chain([row]).collect(),
                    lines_are_kept: table.lines_are_kept,
                    ..Table::default()
                });
                continue;
            }
        }
        row.after_break |= after_break;
        after_break = false;
        last.rows.push(row);
    }
    parts
}

/// Whether a cell of a row stands in its column above as well, under the heading: "No" and a
/// name are known headings too.
fn is_like_others(table: &Table, row: &Row) -> bool {
    let body = table.rows.iter().filter(|above| !heading::is_row(above));
    body.filter(|above| above.only().is_none()).any(|above| {
        row.filled().any(|(column, cell)| {
            let words = above
                .cell(Some(column))
                .map(|above| fold::compare(&above.text));
            words.is_some_and(|words| words == fold::compare(&cell.text))
        })
    })
}

/// Whether a row is the first of a table, printed again on a later page: a heading, whatever
/// its words.
fn repeats_top(table: &Table, row: &Row) -> bool {
    let first = table.rows.iter().find(|row| row.only().is_none());
    first.is_some_and(|first| {
        first.place.page < row.place.page
            && row.filled().count() >= FEWEST_REPEATED
            && heading::may_be_row(row)
            && first.folded() == row.folded()
    })
}

/// Cells of a heading that is known by coming again.
const FEWEST_REPEATED: usize = 4;

/// Joins a table to the one before it where nothing stands between them and it has
/// the same heading, or none and as many columns.
fn joined(tables: Vec<Table>, kind: Kind) -> Vec<Table> {
    let mut whole: Vec<Table> = Vec::new();
    for mut table in tables {
        let above = table.above.is_empty();
        let goes_on = whole.last().filter(|_| above).is_some_and(|last| {
            let head = table.rows.first();
            let repeats = head.is_some_and(|head| {
                heading::is_top(head) && last.rows.iter().any(|row| row.folded() == head.folded())
                    || repeats_top(last, head)
            });
            let bare = table.width() == last.width()
                && head.is_some_and(|head| !heading::is_top(head))
                && (last.rows.iter().any(heading::is_row)
                    || last.rows.first().is_some_and(heading::is_top))
                && head.map(|row| row.place.page) != last.rows.last().map(|row| row.place.page);
            // Empty rows part the meetings of one sheet.
            let parted = kind == Kind::Xlsx && head.is_some_and(|head| is_another_row(last, head));
            repeats || bare || parted
        });
        match whole.last_mut() {
            Some(last) if goes_on => {
                let head = table.rows.first();
                if head.is_some_and(|head| heading::is_top(head) || repeats_top(last, head)) {
                    table.rows.remove(0);
                }
                if let Some(first) = table.rows.first_mut() {
                    first.after_break = true;
                }
                last.rows.append(&mut table.rows);
            }
            _ => whole.push(table),
        }
    }
    whole
}

/// Whether a row below empty ones is one more of the table over them: it fills the columns
/// that the heading names, but for one at most.
fn is_another_row(table: &Table, row: &Row) -> bool {
    let mut heads = table.rows.iter().take(HEADING_WITHIN);
    let named = heads.rfind(|row| heading::is_row(row));
    named.is_some_and(|named| {
        let filled = row.filled().count();
        let under = row
            .filled()
            .all(|(column, _)| named.cell(Some(column)).is_some());
        under && filled >= 3 && filled + 1 >= named.filled().count() && !heading::is_top(row)
    })
}

/// Joins a row that only carries on the one before it over a page break.
fn mend(table: &mut Table) {
    let mut rows: Vec<Row> = Vec::with_capacity(table.rows.len());
    for row in table.rows.drain(..) {
        match rows.last_mut() {
            // "Asked on" and the like end a heading, and leave nothing open.
            Some(last) if row.after_break && !heading::is_top(last) && carries_on(last, &row) => {
                for (column, cell) in row.cells.into_iter().enumerate() {
                    match last.cells.get_mut(column) {
                        Some(upper) if upper.text.is_empty() => {
                            upper.text = cell.text;
                            upper.full = cell.full;
                        }
                        Some(upper) if !cell.text.is_empty() => {
                            upper.text.push(' ');
                            upper.text.push_str(&cell.text);
                            upper.full.extend(cell.full);
                        }
                        Some(_) => {}
                        None => last.cells.push(cell),
                    }
                }
            }
            _ => rows.push(row),
        }
    }
    table.rows = rows;
}

fn carries_on(last: &Row, row: &Row) -> bool {
    let Some((column, cell)) = row.filled().next() else {
        return false;
    };
    let goes_on = |(column, cell): (usize, &Cell)| {
        let upper = last.cells.get(column).filter(|cell| !cell.is_empty());
        upper.is_some_and(|upper| {
            cell.text.trim_start().starts_with(char::is_lowercase) && !ends(&upper.text)
        })
    };
    let upper = last.cells.get(column).filter(|cell| !cell.is_empty());
    upper.is_some_and(|upper| {
        cell.text.trim_start().starts_with(char::is_lowercase)
            || is_open(&upper.text)
            // The first words may be a title's, where those beside go on in the midst.
            || row.filled().any(goes_on)
    })
}

/// Whether words come to their end.
fn ends(text: &str) -> bool {
    text.trim_end().ends_with(['.', '?', '!', ')', ':'])
}
