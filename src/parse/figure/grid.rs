//! A table as rows of cells by column, merged cells with their reach.

use crate::domain::fold;
use crate::domain::source::Place;
use crate::extract::{Document, Part};
use crate::parse::figure::number::{self, Number};

/// Lines over a table that are kept.
const LINES_ABOVE: usize = 4;
/// A column's place is the document's word: bounded before it is believed.
const WIDEST: u16 = 64;

/// A table with the lines over it, the nearest last.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    /// The lines over it that begin a paragraph.
    pub above: Vec<String>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Its cells in order, those that a row above reaches into included.
    pub cells: Vec<Cell>,
    /// Where it stands.
    pub place: Place,
}

/// A cell.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    /// Its words, lines parted by `\n`.
    pub text: String,
    /// The column it begins in, from 0.
    pub column: usize,
    /// How many columns it covers.
    pub span: usize,
    /// It is the lower part of a cell above.
    pub continues: bool,
}

/// The tables of a document in order, pieces that a page break parted joined.
pub fn find(document: &Document) -> Vec<Grid> {
    let mut grids: Vec<Grid> = Vec::new();
    let mut above: Vec<String> = Vec::new();
    let mut current = None;
    for page in &document.pages {
        let body = page.lines.iter().filter(|line| line.part == Part::Body);
        for line in body {
            let Some(number) = line.table.filter(|_| !line.cells.is_empty()) else {
                // The rest of a paragraph is no title, and nor is what it ends.
                match above.last_mut() {
                    Some(last) if !line.gap && !line.bold && line.heading.is_none() => {
                        last.push('\n');
                    }
                    _ => above.push(fold::quote(&line.text)),
                }
                continue;
            };
            let row = Row {
                cells: line
                    .cells
                    .iter()
                    .filter(|cell| cell.column < WIDEST)
                    .map(|cell| Cell {
                        text: cell.text.clone(),
                        column: usize::from(cell.column),
                        span: usize::from(cell.span.clamp(1, WIDEST)),
                        continues: cell.continues,
                    })
                    .collect(),
                place: Place {
                    page: page.number,
                    printed_page: page.printed.clone(),
                    line: line.number,
                },
            };
            let goes_on = grids.last().is_some_and(|last| {
                current == Some(number) && above.is_empty()
                    || above.is_empty() && last.carries_on(&row)
            });
            if !goes_on {
                let keep = above.len().saturating_sub(LINES_ABOVE);
                grids.push(Grid {
                    above: above.split_off(keep),
                    rows: Vec::new(),
                });
            }
            above.clear();
            current = Some(number);
            if let Some(grid) = grids.last_mut() {
                grid.rows.extend(row.parted());
            }
        }
    }
    grids
}

impl Grid {
    /// How many columns its widest row reaches.
    pub fn width(&self) -> usize {
        let ends = self.rows.iter().flat_map(|row| &row.cells);
        ends.map(|cell| cell.column + 1).max().unwrap_or_default()
    }

    /// The first row with a figure beside a label; years over columns are headings.
    pub fn first_figures(&self) -> Option<usize> {
        self.rows.iter().enumerate().position(|(at, row)| {
            let numbers: Vec<Number> = row
                .cells
                .iter()
                .skip(1)
                .filter_map(|cell| number::read(&cell.text))
                .collect();
            let years = numbers.iter().all(|number| {
                number.unit.is_none()
                    && number.value.fract() == 0.0
                    && (1990.0..2100.0).contains(&number.value)
            });
            let labelled = row
                .cells
                .first()
                .is_some_and(|cell| cell.text.chars().any(char::is_alphanumeric));
            !numbers.is_empty() && (labelled || at > 0) && !(years && at == 0)
        })
    }

    /// Whether a row on the next page goes on where this ended.
    fn carries_on(&self, row: &Row) -> bool {
        let Some(last) = self.rows.last() else {
            return false;
        };
        last.place.page != row.place.page
            && last.cells.len() == row.cells.len()
            && row.numbers() > 0
            && last.numbers() > 0
    }
}

impl Row {
    /// The cell that begins in a column.
    pub fn cell(&self, column: usize) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.column == column)
    }

    /// The cell that covers a column.
    pub fn over(&self, column: usize) -> Option<&Cell> {
        self.cells
            .iter()
            .find(|cell| (cell.column..cell.column + cell.span).contains(&column))
    }

    /// The number in a column.
    pub fn number(&self, column: usize) -> Option<Number> {
        number::read(&self.cell(column)?.text)
    }

    /// How many of its cells, the first aside, are numbers.
    pub fn numbers(&self) -> usize {
        let cells = self.cells.iter().skip(1);
        cells
            .filter(|cell| number::read(&cell.text).is_some())
            .count()
    }

    /// The words of the one cell that has any.
    pub fn only(&self) -> Option<&str> {
        let mut filled = self.cells.iter().filter(|cell| is_filled(cell));
        let only = filled.next()?;
        filled.next().is_none().then_some(only.text.as_str())
    }

    /// Its words as they are compared.
    pub fn folded(&self) -> String {
        let words: Vec<String> = self
            .cells
            .iter()
            .map(|cell| fold::compare(&cell.text))
            .collect();
        words.join("|")
    }

    /// The words before its figures: what the row is of. Cells that stand side by side
    /// are one label as long as it stays short.
    pub fn label(&self, before: usize, longest: usize) -> Option<String> {
        let mut label = String::new();
        let cells = self
            .cells
            .iter()
            .filter(|cell| cell.column < before && !cell.continues);
        for cell in cells {
            let words = fold::quote(&cell.text);
            if words.is_empty() {
                if !label.is_empty() {
                    break;
                }
                continue;
            }
            let length = words.chars().count();
            let is_text = length > longest / 3 && !label.is_empty();
            if is_text || label.chars().count() + length > longest {
                break;
            }
            if !label.is_empty() {
                label.push(' ');
            }
            label.push_str(&words);
        }
        label.chars().any(char::is_alphanumeric).then_some(label)
    }

    /// Whether several figures stand in each of several cells.
    pub fn is_glued(&self) -> bool {
        let several = |cell: &&Cell| {
            let words: Vec<&str> = cell.text.split_whitespace().collect();
            words.len() > 1
                && words
                    .iter()
                    .all(|word| number::read(word).is_some_and(|_| word.contains(['.', ','])))
        };
        self.cells.iter().filter(several).count() > 1
    }

    /// The row as the rows that it was printed as, where each of its cells has a line
    /// for each.
    fn parted(self) -> Vec<Row> {
        if !self.is_glued() {
            return vec![self];
        }
        let lines = |cell: &Cell| {
            let lines = cell.text.lines().map(str::trim);
            lines.filter(|line| !line.is_empty()).count()
        };
        let filled: Vec<&Cell> = self.cells.iter().filter(|cell| is_filled(cell)).collect();
        let count = filled.first().map_or(1, |cell| lines(cell));
        if count < 2 || filled.iter().any(|cell| lines(cell) != count) {
            return vec![self];
        }
        (0..count)
            .map(|at| Row {
                cells: self
                    .cells
                    .iter()
                    .map(|cell| {
                        let mut lines = cell.text.lines().filter(|line| !line.trim().is_empty());
                        Cell {
                            text: lines.nth(at).unwrap_or_default().to_owned(),
                            ..cell.clone()
                        }
                    })
                    .collect(),
                place: self.place.clone(),
            })
            .collect()
    }
}

fn is_filled(cell: &Cell) -> bool {
    cell.text.chars().any(char::is_alphanumeric)
}
