//! Grids and words → the rows of tables, and the tables that go on over a page break.

mod form;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use kurbo::Rect;

use super::grid::Grid;
use super::gutters::Gutter;
use super::lines::{self, Row};
use super::structure::Place;
use super::words::Word;
use crate::extract::{Cell, Line};

/// Columns at the same places within this many points are those of the same table.
const SAME_COLUMN: f64 = 3.0;

/// At most this many rows of a table's head are looked for again on the next page.
const HEAD: usize = 3;

/// The rest of a word that was broken for want of room has few letters.
const TAIL: usize = 4;

/// Short words that are no rest of one.
const WHOLE: [&str; 24] = [
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "has", "in", "is", "it", "its",
    "no", "not", "of", "on", "or", "the", "to", "was", "with",
];

/// A gap of so many ems over a column's edge parts two cells without a rule.
const PARTING: f64 = 0.45;

/// Years and units over their columns stand closer: the gap between two words.
const BESIDE: f64 = 0.1;

/// Lines of one cell are nearer to each other than so many ems.
const APART: f64 = 1.5;

/// So many lines in one row without rules between its columns are rows themselves.
const UNRULED: usize = 8;

/// A table as it stands on one page.
#[derive(Debug, Clone)]
pub struct Table {
    /// The columns' edges.
    pub columns: Vec<f64>,
    /// Its place on the sheet.
    pub area: Rect,
    /// Its rows.
    pub rows: Vec<Line>,
    /// The table and row of the structure tree that each row is, where it says so.
    pub tags: Vec<Option<(u32, u32)>>,
    /// It was found by the structure tree, not by rules.
    pub unruled: bool,
    /// The white between its columns, where that alone tells them.
    pub gutters: Vec<Gutter>,
    /// It goes on with the table of the page before, whose white it keeps to.
    pub is_rest: bool,
}

/// Puts words into the cells of a grid. `None` where what was drawn is no table: a
/// chart, a form's boxes, a frame.
pub fn table(
    grid: &Grid,
    words: &[Word],
    turned: &[Vec<Word>],
    place: impl Fn(&Word) -> Option<Place>,
) -> Option<Table> {
    let parted = match parted(grid, words) {
        Parted::Whole => None,
        Parted::Into(grid) => Some(grid),
        Parted::Unruled => return None,
    };
    let grid = parted.as_ref().unwrap_or(grid);
    let mut contents: Vec<Vec<Row>> = vec![Vec::new(); grid.cells.len()];
    let mut by_cell: Vec<Vec<Word>> = vec![Vec::new(); grid.cells.len()];
    for direction in std::iter::once(words).chain(turned.iter().map(Vec::as_slice)) {
        for word in direction {
            if let Some(cell) = grid.cell_at(word.center()) {
                by_cell[cell].push(word.clone());
            }
        }
        for (cell, words) in by_cell.iter_mut().enumerate() {
            contents[cell].extend(lines::rows(std::mem::take(words)));
        }
    }
    let filled: Vec<usize> = (0..contents.len())
        .filter(|cell| !contents[*cell].is_empty())
        .collect();
    let in_columns: BTreeSet<usize> = filled
        .iter()
        .map(|cell| grid.cells[*cell].columns.0)
        .collect();
    if in_columns.len() < 2 || filled.len() * 20 < contents.len() {
        return None;
    }
    for (rows, span) in contents.iter_mut().zip(&grid.cells) {
        let cell = grid.columns[span.columns.0]..grid.columns[span.columns.1 + 1];
        join_broken(rows, &cell);
    }
    let tag = |row: usize| {
        (0..contents.len())
            .filter(|cell| grid.cells[*cell].rows.0 == row)
            .flat_map(|cell| contents[cell].iter().flat_map(|line| &line.words))
            .filter_map(&place)
            .map(|place| (place.table, place.row))
            .max()
    };
    let (rows, tags) = (0..grid.rows.len() - 1)
        .flat_map(|row| {
            let lines = form::lines(grid, row, &contents)
                .unwrap_or_else(|| vec![grid_line(grid, row, &contents)]);
            lines.into_iter().map(move |line| (row, line))
        })
        .map(|(row, line)| (line, tag(row)))
        .filter(|(line, _)| line.cells.iter().any(|cell| !cell.text.is_empty()))
        .unzip();
    Some(Table {
        columns: grid.columns.clone(),
        area: grid.area(),
        rows,
        tags,
        unruled: false,
        gutters: Vec::new(),
        is_rest: false,
    })
}

/// What parting the rows without rules between their columns comes to.
enum Parted {
    /// There are none.
    Whole,
    /// The grid with these rows parted: their words keep to the columns all the same,
    /// with wide gaps at their edges.
    Into(Grid),
    /// Its rows are not ruled at all, but for the headings and a frame.
    Unruled,
}

fn parted(grid: &Grid, words: &[Word]) -> Parted {
    let is_wide = |cell: &usize| {
        let span = grid.cells[*cell];
        span.columns.1 > span.columns.0 && span.rows.0 == span.rows.1
    };
    let mut cells: BTreeMap<usize, Vec<Word>> = (0..grid.cells.len())
        .filter(is_wide)
        .map(|cell| (cell, Vec::new()))
        .collect();
    if is_frame(grid, words) {
        return Parted::Unruled;
    }
    if cells.is_empty() {
        return Parted::Whole;
    }
    for word in words {
        let cell = grid.cell_at(word.center());
        if let Some(words) = cell.and_then(|cell| cells.get_mut(&cell)) {
            words.push(word.clone());
        }
    }
    let mut parted: Option<Grid> = None;
    for (cell, words) in cells {
        let (from, to) = grid.cells[cell].columns;
        let rows = lines::rows(words);
        if keeps_to_columns(&grid.columns[from..=to + 1], &rows) {
            if rows.len() >= UNRULED && to - from + 2 == grid.columns.len() {
                return Parted::Unruled;
            }
            parted.get_or_insert_with(|| grid.clone()).part(cell);
        }
    }
    parted.map_or(Parted::Whole, Parted::Into)
}

/// Whether a table has rules around it, between its columns and perhaps under its headings,
/// but none between its rows: several words stand apart in the first column of one row.
fn is_frame(grid: &Grid, words: &[Word]) -> bool {
    let (Some(bottom), Some(top)) = (grid.rows.last(), grid.rows.iter().nth_back(1)) else {
        return false;
    };
    if grid.rows.len() > 3 || grid.columns.len() < 4 {
        return false;
    }
    let first = Rect::new(grid.columns[0], *top, grid.columns[1], *bottom);
    let inside = words.iter().filter(|word| first.contains(word.center()));
    let rows = lines::rows(inside.cloned().collect());
    let apart = rows
        .windows(2)
        .filter(|pair| pair[1].base - pair[0].base > pair[0].size() * APART);
    apart.count() >= 2
}

/// Whether words stand in two columns or more, and none at an edge between them.
fn keeps_to_columns(edges: &[f64], rows: &[Row]) -> bool {
    let inner = &edges[1..edges.len() - 1];
    let column = |at: f64| inner.partition_point(|edge| *edge <= at);
    let columns: BTreeSet<usize> = rows
        .iter()
        .flat_map(|row| row.words.iter().map(|word| column(word.start)))
        .collect();
    let parting = if are_headings(rows, column) {
        BESIDE
    } else {
        PARTING
    };
    columns.len() >= 2
        && rows.iter().all(|row| {
            row.words
                .iter()
                .all(|word| column(word.start) == column(word.end))
                && row.words.windows(2).all(|pair| {
                    column(pair[0].start) == column(pair[1].start)
                        || pair[1].start - pair[0].end > pair[0].size * parting
                })
        })
}

/// Whether several lines of words are years and units over their columns: "2030/31
/// 2031/32" over "£000 £000".
fn are_headings(rows: &[Row], column: impl Fn(f64) -> usize) -> bool {
    let begins_figure = |word: &&Word| {
        word.text
            .starts_with(|letter: char| letter.is_ascii_digit() || matches!(letter, '£' | '%'))
    };
    let of_figures = |row: &Row| -> BTreeSet<usize> {
        let words = row.words.iter().filter(begins_figure);
        words.map(|word| column(word.start)).collect()
    };
    let mut lines = rows.iter().map(of_figures);
    let Some(first) = lines.next().filter(|first| first.len() >= 2) else {
        return false;
    };
    rows.len() >= 2 && lines.all(|line| line == first)
}

/// Joins a word that is broken over lines without a hyphen, as word processors do where
/// a column is narrower than a word ("Minut" and "e").
///
/// The line before is then full: not one more letter would have fitted.
fn join_broken(rows: &mut Vec<Row>, cell: &Range<f64>) {
    let mut index = 1;
    while index < rows.len() {
        let (before, after) = rows.split_at_mut(index);
        let (Some(above), Some(below)) = (before.last_mut(), after.first()) else {
            return;
        };
        let ([head], [tail, rest @ ..]) = (above.words.as_mut_slice(), below.words.as_slice())
        else {
            index += 1;
            continue;
        };
        // The room at the left of the cell is kept at its right as well; text that is
        // set from the right or in the middle shows the smaller of the two.
        let room = (head.start - cell.start).min(cell.end - head.end);
        let spare = cell.end - head.end - room;
        // Other words behind the rest of one may as well be its next ones, but where the whole
        // word has no room in the cell.
        let whole = (head.end - head.start) + (tail.end - tail.start);
        let too_wide = whole + 2.0 * room > cell.end - cell.start;
        let broken = spare < head.size * 0.6
            && (rest.is_empty() || too_wide && !WHOLE.contains(&tail.text.as_str()))
            && room < head.size
            && tail.text.chars().count() <= TAIL
            && tail.text.chars().all(char::is_lowercase)
            && head.text.ends_with(char::is_alphabetic)
            && !head.space_after
            && !tail.space_before;
        if broken {
            head.text.push_str(&tail.text);
            if rest.is_empty() {
                rows.remove(index);
            } else {
                rows[index].words.remove(0);
                index += 1;
            }
        } else {
            index += 1;
        }
    }
}

fn grid_line(grid: &Grid, row: usize, contents: &[Vec<Row>]) -> Line {
    let width = grid.columns.len() - 1;
    let mut cells = Vec::new();
    let mut sizes = Vec::new();
    let mut column = 0;
    while column < width {
        let index = grid.slots[row * width + column];
        let span = grid.cells[index];
        let continues = span.rows.0 < row;
        let rows = if continues {
            &[]
        } else {
            contents[index].as_slice()
        };
        sizes.extend(rows.iter().map(Row::size));
        let from = u16::try_from(column).unwrap_or(u16::MAX);
        let covered = u16::try_from(span.columns.1 + 1 - column).unwrap_or(1);
        let edges = grid.columns[span.columns.0]..grid.columns[span.columns.1 + 1];
        cells.push(Cell {
            continues,
            full: full(rows, &edges),
            ..cell(rows, from, covered)
        });
        column = span.columns.1 + 1;
    }
    line(cells, sizes, grid.area(), row == 0)
}

/// A cell with these lines in it.
pub fn cell(rows: &[Row], column: u16, span: u16) -> Cell {
    let text: Vec<String> = rows.iter().map(Row::plain).collect();
    let all = |look: fn(&Word) -> bool| {
        !rows.is_empty() && rows.iter().flat_map(|row| &row.words).all(look)
    };
    Cell {
        text: text.join("\n"),
        column,
        span,
        continues: false,
        bold: all(|word| word.style.bold),
        italic: all(|word| word.style.italic),
        full: Vec::new(),
    }
}

/// Which lines of a cell leave no room for the first word of the next.
///
/// The room at the left of the cell is kept at its right as well.
fn full(rows: &[Row], cell: &Range<f64>) -> Vec<bool> {
    let left = rows.iter().map(Row::start).fold(f64::INFINITY, f64::min);
    let margin = (left - cell.start).max(0.0);
    let edge = cell.end - margin.min(MOST_MARGIN);
    let is_full = |pair: &[Row]| {
        let (Some(upper), Some(word)) = (pair[0].words.last(), pair[1].words.first()) else {
            return false;
        };
        // A word may be broken behind a hyphen of its own.
        let letters = word.text.chars().count().max(1);
        let first = word
            .text
            .chars()
            .take_while(|letter| *letter != '-')
            .count()
            + 1;
        let share = f64::from(u32::try_from(first.min(letters)).unwrap_or(1))
            / f64::from(u32::try_from(letters).unwrap_or(1));
        let needed = (word.end - word.start) * share + upper.size * SPACE;
        upper.text.ends_with('-') || upper.end + needed > edge - upper.size * SLACK
    };
    rows.windows(2).map(is_full).collect()
}

/// A space, and what printers keep free besides, in ems; and the widest margin of a cell.
const SPACE: f64 = 0.25;
const SLACK: f64 = 0.1;
const MOST_MARGIN: f64 = 14.0;

/// A row of these cells; `sizes` are those of the lines in them.
#[allow(clippy::cast_possible_truncation)]
pub fn line(cells: Vec<Cell>, mut sizes: Vec<f64>, area: Rect, first: bool) -> Line {
    sizes.sort_by(f64::total_cmp);
    let filled: Vec<&Cell> = cells.iter().filter(|cell| !cell.text.is_empty()).collect();
    Line {
        text: joined(&cells),
        indent: area.x0 as f32,
        end: area.x1 as f32,
        size: sizes.get(sizes.len() / 2).copied().unwrap_or_default() as f32,
        bold: !filled.is_empty() && filled.iter().all(|cell| cell.bold),
        gap: first,
        cells,
        ..Line::default()
    }
}

/// What a row reads as in one line: its cells joined by tabs.
pub fn joined(cells: &[Cell]) -> String {
    let texts: Vec<String> = cells
        .iter()
        .map(|cell| cell.text.replace('\n', " "))
        .collect();
    texts.join("\t")
}

/// A table that reached the foot of a page.
pub struct Open {
    /// Its first rows, which the next page may repeat.
    head: Vec<Line>,
    columns: Vec<f64>,
    last: Option<Line>,
    tag: Option<(u32, u32)>,
    unruled: bool,
}

impl Open {
    /// Remembers a table, and the head of the one that it went on from.
    pub fn new(table: &Table, before: Option<&Open>) -> Open {
        Open {
            head: match before {
                Some(before) => before.head.clone(),
                None => table.rows.iter().take(HEAD).cloned().collect(),
            },
            columns: table.columns.clone(),
            last: table.rows.last().cloned(),
            tag: table.tags.last().copied().flatten(),
            unruled: table.unruled,
        }
    }

    /// Makes `next`, at the top of the following page, the rest of this table, if it is
    /// that: brings its columns to this table's numbers, drops the repeated head, and
    /// marks a first row that is the rest of the last one.
    pub fn goes_on(&self, next: &mut Table) -> bool {
        let first = next.tags.iter().flatten().next();
        let told = match (self.tag, first) {
            (Some(last), Some(first)) => Some(last.0 == first.0),
            (Some(_) | None, None) | (None, Some(_)) => None,
        };
        let goes_on = if self.unruled || next.unruled {
            // Columns told by white alone stand a little elsewhere on the next page.
            let again = self.columns.len() == next.columns.len() && self.repeated(next) > 0;
            next.is_rest
                || self.unruled == next.unruled && (told == Some(true) || told.is_none() && again)
        } else {
            // A spreadsheet begins a table on every page, whose repeated head gives it away.
            let alike =
                (told != Some(false) || self.repeated(next) > 0) && renumber(&self.columns, next);
            alike || told == Some(true)
        };
        if !goes_on {
            return false;
        }
        let repeated = self.repeated(next);
        next.rows.drain(..repeated);
        next.tags.drain(..repeated);
        let (Some(last), Some(first)) = (&self.last, next.rows.first_mut()) else {
            return true;
        };
        let rest = match (self.tag, next.tags.first().copied().flatten()) {
            (Some(above), Some(below)) if above.0 == below.0 => above.1 == below.1,
            (Some(_) | None, Some(_) | None) => is_rest(last, first),
        };
        for cell in &mut first.cells {
            cell.continues |= rest;
        }
        true
    }

    /// How many rows of the head stand again at the top of `next`.
    fn repeated(&self, next: &Table) -> usize {
        (1..=self.head.len().min(next.rows.len()))
            .rev()
            .find(|count| (0..*count).all(|row| is_same_head(&self.head[row], &next.rows[row])))
            .unwrap_or_default()
    }
}

/// Brings the columns of `next` to the numbers that those of `columns` have. False where
/// they are not the same columns.
fn renumber(columns: &[f64], next: &mut Table) -> bool {
    let Some(places) = places(columns, &next.columns) else {
        return false;
    };
    for cell in next.rows.iter_mut().flat_map(|row| &mut row.cells) {
        let edge = |edge: u16| places.get(usize::from(edge)).copied();
        if let (Some(from), Some(to)) = (edge(cell.column), edge(cell.column + cell.span)) {
            cell.column = from;
            cell.span = to.saturating_sub(from).max(1);
        }
    }
    next.columns = columns.to_vec();
    true
}

/// The number in `columns` of each edge of `next`, if every one has its like there and
/// the outer ones agree.
fn places(columns: &[f64], next: &[f64]) -> Option<Vec<u16>> {
    let same = |a: f64, b: f64| (a - b).abs() <= SAME_COLUMN;
    if !same(*columns.first()?, *next.first()?) || !same(*columns.last()?, *next.last()?) {
        return None;
    }
    next.iter()
        .map(|edge| {
            let place = columns.iter().position(|column| same(*column, *edge))?;
            u16::try_from(place).ok()
        })
        .collect()
}

fn is_same_head(a: &Line, b: &Line) -> bool {
    let folded = |line: &Line| -> Vec<String> {
        line.cells
            .iter()
            .map(|cell| cell.text.split_whitespace().collect::<String>())
            .collect()
    };
    // One word alone may head two parts of a table, as a group's name does.
    folded(a) == folded(b) && a.cells.iter().filter(|cell| !cell.text.is_empty()).count() > 1
}

/// A row that breaks over the page goes on without its key: its first cell is empty,
/// and its text goes on in the middle of a sentence, or in one cell alone.
fn is_rest(last: &Line, first: &Line) -> bool {
    let filled: Vec<&Cell> = first
        .cells
        .iter()
        .filter(|cell| !cell.text.is_empty())
        .collect();
    let lower = |cell: &&&Cell| cell.text.starts_with(char::is_lowercase);
    let keyless = first.cells.first().is_some_and(|cell| cell.text.is_empty());
    let into_filled = filled.iter().all(|cell| {
        last.cells
            .iter()
            .any(|above| above.column == cell.column && !above.text.is_empty())
    });
    if filled.is_empty() || !into_filled {
        return false;
    }
    if keyless {
        filled.len() == 1 || filled.iter().any(|cell| lower(&cell))
    } else {
        filled.iter().all(|cell| lower(&cell))
    }
}

#[cfg(test)]
mod tests {
    use kurbo::Rect;

    use super::{Open, Table};
    use crate::extract::{Cell, Line};

    fn row(texts: &[&str]) -> Line {
        let cells = texts
            .iter()
            .zip(0_u16..)
            .map(|(text, column)| Cell {
                text: (*text).to_owned(),
                column,
                span: 1,
                ..Cell::default()
            })
            .collect();
        Line {
            cells,
            ..Line::default()
        }
    }

    fn table(columns: &[f64], rows: Vec<Line>) -> Table {
        Table {
            columns: columns.to_vec(),
            area: Rect::ZERO,
            tags: vec![None; rows.len()],
            rows,
            unruled: false,
            gutters: Vec::new(),
            is_rest: false,
        }
    }

    const COLUMNS: [f64; 3] = [50.0, 150.0, 250.0];

    #[test]
    fn a_table_goes_on_where_its_columns_do_and_its_head_is_dropped() {
        let rows = vec![row(&["Date", "Item"]), row(&["May", "Roads"])];
        let open = Open::new(&table(&COLUMNS, rows), None);
        let rows = vec![row(&["Date", "Item"]), row(&["June", "Trees"])];
        let mut next = table(&[50.0, 151.0, 249.0], rows.clone());
        assert!(open.goes_on(&mut next));
        assert_eq!(next.rows, [row(&["June", "Trees"])]);
        assert!(!open.goes_on(&mut table(&[50.0, 180.0, 250.0], rows)));
    }

    #[test]
    fn a_row_without_its_key_is_the_rest_of_the_last() {
        let rows = vec![row(&["May", "A report on the roads"])];
        let open = Open::new(&table(&COLUMNS, rows), None);
        let rows = vec![row(&["", "of the north"]), row(&["", "Trees"])];
        let mut next = table(&COLUMNS, rows);
        assert!(open.goes_on(&mut next));
        assert!(next.rows[0].cells.iter().all(|cell| cell.continues));
        assert!(next.rows[1].cells.iter().all(|cell| !cell.continues));
    }

    #[test]
    fn what_the_file_says_of_a_row_outweighs_its_look() {
        let mut above = table(&COLUMNS, vec![row(&["May", "Roads"])]);
        above.tags = vec![Some((1, 4))];
        let mut next = table(&COLUMNS, vec![row(&["", "and trees"])]);
        next.tags = vec![Some((1, 5))];
        assert!(Open::new(&above, None).goes_on(&mut next));
        assert!(!next.rows[0].cells[1].continues);
        next.tags = vec![Some((2, 0))];
        assert!(!Open::new(&above, None).goes_on(&mut next));
    }

    #[test]
    fn columns_that_are_fewer_on_the_next_page_keep_their_numbers() {
        let rows = vec![row(&["Date", "Item", "Owner"])];
        let open = Open::new(&table(&[50.0, 150.0, 250.0, 350.0], rows), None);
        let mut next = table(&[50.0, 150.0, 350.0], vec![row(&["June", "Trees"])]);
        assert!(open.goes_on(&mut next));
        let last = &next.rows[0].cells[1];
        assert_eq!((last.column, last.span), (1, 2));
    }
}
