//! Spreadsheets → lines: each sheet a heading and a table, cells as they are shown.

mod hidden;
mod other;
mod shown;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{
    Color, DataRef, Dimensions, Reader, Sheet, SheetType, SheetVisible, Style, Xlsx, XlsxError,
};

use hidden::Hidden;

use super::archive::Archive;
use super::colour;
use super::docx::STRUCK;
use super::{Cell, Document, Error, Line, Page, kind};
use crate::domain::identity;
use crate::domain::source::{Kind, Loss};
use crate::domain::{fold, wording};

/// A tracker of ten years has some thousands of rows in a dozen columns.
const MOST_CELLS: usize = 300_000;

/// Cells that are a colour and no words; more of them tell nothing more.
const MOST_COLOURS: usize = 10_000;

/// Columns further right are not kept: the parsers look at no more.
const MOST_COLUMNS: u32 = 256;

/// Sheets of a workbook; an officer's has a sheet a year or a committee.
const MOST_SHEETS: usize = 200;

/// Merged ranges that reach into one row: no two overlap, so a row has no more than columns.
const MOST_MERGED: usize = 256;

/// Reads a spreadsheet.
pub fn read(name: &str, bytes: &[u8]) -> Result<Document, Error> {
    if kind::is_packed(bytes) {
        // The library unpacks whatever the archive holds.
        Archive::open(bytes)?.measure()?;
    }
    let read = || {
        if kind::is_xlsx(bytes) {
            workbook(bytes)
        } else {
            plain(bytes)
        }
    };
    let lines = catch_unwind(AssertUnwindSafe(read))
        .map_err(|_| Error::Damaged("its sheets make no sense".to_owned()))??;
    if lines.done.is_empty() && lines.losses.is_empty() {
        return Err(Error::Empty);
    }
    Ok(Document {
        name: name.to_owned(),
        kind: Kind::Xlsx,
        sha256: identity::sha256(bytes),
        pages: vec![Page {
            lines: lines.done,
            ..Page::default()
        }],
        outline: Vec::new(),
        losses: lines
            .losses
            .into_iter()
            .map(|what| Loss { page: None, what })
            .collect(),
    })
}

fn workbook(bytes: &[u8]) -> Result<Lines, Error> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let sheets: Vec<Sheet> = book.sheets_metadata().to_vec();
    let mut lines = Lines::default();
    // A part that the library reads and this cannot hides nothing.
    let unseen = hidden::read(bytes).unwrap_or_default();
    let mut hidden = Vec::new();
    count(sheets.len())?;
    for sheet in &sheets {
        match (sheet.typ, sheet.visible) {
            (SheetType::WorkSheet, SheetVisible::Visible) => {
                let merged = book
                    .merge_cells_by_sheet_name(&sheet.name)
                    .map_err(damaged)?;
                let mut found = cells(&mut book, &sheet.name)?;
                if let Some(unseen) = unseen.get(&sheet.name) {
                    lines.leave_out(&sheet.name, &mut found, unseen);
                }
                lines.leave_out_struck(&mut found);
                lines.sheet(&sheet.name, found, &merged);
            }
            (SheetType::WorkSheet, SheetVisible::Hidden | SheetVisible::VeryHidden) => {
                hidden.push(sheet.name.clone());
            }
            (SheetType::ChartSheet, _) => lines
                .losses
                .push("a chart, whose figures are not in the text".to_owned()),
            _ => {}
        }
    }
    lines.hidden_sheets(&hidden);
    Ok(lines)
}

/// A workbook of another format: what its cells say, without their look.
fn plain(bytes: &[u8]) -> Result<Lines, Error> {
    let (sheets, hidden) = other::sheets(bytes)?;
    count(sheets.len())?;
    let mut lines = Lines::default();
    for sheet in sheets {
        lines.sheet(&sheet.name, sheet.found, &sheet.merged);
    }
    lines.hidden_sheets(&hidden);
    Ok(lines)
}

fn count(sheets: usize) -> Result<(), Error> {
    if sheets > MOST_SHEETS {
        return Err(Error::Limit(format!(
            "it has more than {MOST_SHEETS} sheets; split it and import the parts"
        )));
    }
    Ok(())
}

fn damaged(error: XlsxError) -> Error {
    match error {
        XlsxError::Password => Error::Locked,
        other => Error::Damaged(fold::quote(&other.to_string())),
    }
}

/// A cell with words in it, or with a colour alone.
#[derive(Default)]
struct Found {
    row: u32,
    column: u32,
    text: String,
    bold: bool,
    italic: bool,
    struck: bool,
}

/// The cells of a sheet with words in them, by row and column.
fn cells(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<Found>, Error> {
    let mut reader = book.worksheet_cells_reader(name).map_err(damaged)?;
    let styles: Vec<Look> = reader.styles().iter().map(Look::of).collect();
    let mut found: Vec<Found> = Vec::new();
    let (mut colours, mut words) = (0, 0);
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(damaged)? {
        let (row, column) = cell.get_position();
        let look = styles.get(style);
        let coloured = look.is_some_and(|look| look.coloured);
        if column >= MOST_COLUMNS || matches!(cell.get_value(), DataRef::Empty) && !coloured {
            continue;
        }
        let text = shown::text(cell.get_value(), look.map(|look| look.format.as_str()));
        if text.is_empty() {
            // Whole columns are coloured at times.
            colours += 1;
            if !coloured || colours > MOST_COLOURS {
                continue;
            }
        } else if words >= MOST_CELLS {
            return Err(Error::Limit(format!(
                "it has more than {MOST_CELLS} filled cells; split it and import the parts"
            )));
        } else {
            words += 1;
        }
        found.push(Found {
            row,
            column,
            text,
            bold: look.is_some_and(|look| look.bold),
            italic: look.is_some_and(|look| look.italic),
            struck: look.is_some_and(|look| look.struck),
        });
    }
    // The file need not keep them in order, nor give each place once.
    found.sort_by_key(|cell| (cell.row, cell.column));
    found.dedup_by_key(|cell| (cell.row, cell.column));
    Ok(found)
}

/// What a style says of a cell.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a setting of its own"
)]
struct Look {
    format: String,
    bold: bool,
    italic: bool,
    struck: bool,
    coloured: bool,
}

impl Look {
    fn of(style: &Style) -> Self {
        let font = style.font.as_ref();
        Look {
            format: style
                .number_format
                .as_ref()
                .map(|format| format.format_code.clone())
                .unwrap_or_default(),
            bold: font.is_some_and(calamine::Font::is_bold),
            italic: font.is_some_and(calamine::Font::is_italic),
            struck: font.is_some_and(calamine::Font::has_strikethrough),
            coloured: style.fill.as_ref().is_some_and(|fill| {
                let colour = fill.get_color();
                let is_white =
                    |colour: Color| [colour.red, colour.green, colour.blue] == [u8::MAX; 3];
                fill.is_visible() && colour.is_some_and(|colour| !is_white(colour))
            }),
        }
    }
}

/// The lines of the one page.
#[derive(Default)]
struct Lines {
    done: Vec<Line>,
    tables: u32,
    losses: Vec<String>,
}

impl Lines {
    fn push(&mut self, line: Line) {
        line.add_to(&mut self.done);
    }

    fn hidden_sheets(&mut self, names: &[String]) {
        if names.is_empty() {
            return;
        }
        let quoted: Vec<String> = names
            .iter()
            .map(|name| format!("“{}”", fold::quote(name)))
            .collect();
        self.losses.push(format!(
            "{}, left out: {}",
            wording::count(names.len(), "hidden sheet", "hidden sheets"),
            quoted.join(", ")
        ));
    }

    /// Takes out what the sheet does not show, and says so.
    fn leave_out(&mut self, sheet: &str, found: &mut Vec<Found>, unseen: &Hidden) {
        let (mut rows, mut columns) = (HashSet::new(), HashSet::new());
        found.retain(|cell| {
            let (row, column) = (unseen.row(cell.row), unseen.column(cell.column));
            if row && !cell.text.is_empty() {
                rows.insert(cell.row);
            } else if column && !cell.text.is_empty() {
                columns.insert(cell.column);
            }
            !row && !column
        });
        for (count, one, many) in [
            (rows.len(), "hidden row", "hidden rows"),
            (columns.len(), "hidden column", "hidden columns"),
        ] {
            if count > 0 {
                self.losses.push(format!(
                    "{} of the sheet “{}”, left out",
                    wording::count(count, one, many),
                    fold::quote(sheet)
                ));
            }
        }
    }

    /// What is struck through was dropped by whoever keeps the sheet.
    fn leave_out_struck(&mut self, found: &mut Vec<Found>) {
        let before = found.len();
        found.retain(|cell| !cell.struck || cell.text.is_empty());
        if found.len() < before && !self.losses.iter().any(|loss| loss == STRUCK) {
            self.losses.push(STRUCK.to_owned());
        }
    }

    /// Takes out the cells that are a colour and no words. A state that only a colour
    /// tells is a loss: those under a heading such as "RAG".
    fn leave_out_colours(&mut self, found: &mut Vec<Found>) {
        let states: HashMap<u32, (u32, String)> = found
            .iter()
            .filter(|cell| colour::says_state(&cell.text))
            .map(|cell| (cell.column, (cell.row, cell.text.clone())))
            .collect();
        let worded: HashSet<u32> = found
            .iter()
            .filter(|cell| !cell.text.is_empty())
            .map(|cell| cell.row)
            .collect();
        let lost: HashSet<&str> = found
            .iter()
            .filter(|cell| cell.text.is_empty() && worded.contains(&cell.row))
            .filter_map(|cell| states.get(&cell.column).filter(|state| state.0 < cell.row))
            .map(|state| state.1.as_str())
            .collect();
        for heading in lost {
            self.losses.push(colour::lost(heading));
        }
        found.retain(|cell| !cell.text.is_empty());
    }

    fn sheet(&mut self, name: &str, mut found: Vec<Found>, merged: &[Dimensions]) {
        self.leave_out_colours(&mut found);
        let Some(left) = found.iter().map(|cell| cell.column).min() else {
            return;
        };
        self.push(Line {
            text: fold::quote(name),
            bold: true,
            gap: true,
            heading: Some(2),
            ..Line::default()
        });
        let mut waiting = merged.to_vec();
        waiting.sort_by_key(|range| std::cmp::Reverse(range.start.0));
        let mut merged: Vec<Dimensions> = Vec::new();
        let mut last_row = None;
        let mut begun = false;
        let mut rows = found.into_iter().peekable();
        while let Some(first) = rows.next() {
            let number = first.row;
            let mut row = vec![first];
            while let Some(next) = rows.next_if(|next| next.row == number) {
                row.push(next);
            }
            merged.retain(|range| number <= range.end.0);
            while let Some(range) = waiting.pop_if(|range| range.start.0 <= number) {
                if number <= range.end.0 && merged.len() < MOST_MERGED {
                    merged.push(range);
                }
            }
            let alone = is_alone(&row, &merged);
            if alone && !begun {
                // A title, a date and a note stand above the table.
                self.above(&row);
                continue;
            }
            if !begun || last_row.is_some_and(|last| number > last + 2) {
                self.tables += 1;
            }
            begun = true;
            last_row = Some(number);
            let cells = cells_of(&row, left, &merged);
            let texts: Vec<String> = cells
                .iter()
                .map(|cell| cell.text.replace('\n', " "))
                .collect();
            self.push(Line {
                text: texts.join("\t"),
                bold: cells.iter().all(|cell| cell.bold || cell.text.is_empty()),
                gap: true,
                cells,
                table: Some(self.tables),
                ..Line::default()
            });
        }
    }

    fn above(&mut self, row: &[Found]) {
        for cell in row {
            for (index, text) in cell.text.lines().enumerate() {
                self.push(Line {
                    text: text.to_owned(),
                    bold: cell.bold,
                    gap: index == 0,
                    ..Line::default()
                });
            }
        }
    }
}

/// Whether one cell is all that the row holds, and none above reaches into it.
fn is_alone(row: &[Found], merged: &[Dimensions]) -> bool {
    let [only] = row else {
        return false;
    };
    !merged
        .iter()
        .any(|range| range.start.0 < only.row && only.row <= range.end.0)
}

/// The cells of a row, those merged with one above among them.
fn cells_of(row: &[Found], left: u32, merged: &[Dimensions]) -> Vec<Cell> {
    let Some(number) = row.first().map(|cell| cell.row) else {
        return Vec::new();
    };
    let here: Vec<&Dimensions> = merged
        .iter()
        .filter(|range| range.start.0 <= number && number <= range.end.0)
        .collect();
    let mut columns: Vec<u32> = row.iter().map(|cell| cell.column).collect();
    columns.extend(
        here.iter()
            .filter(|range| range.start.0 < number)
            .map(|range| range.start.1.max(left))
            .filter(|column| *column < MOST_COLUMNS),
    );
    columns.sort_unstable();
    columns.dedup();
    let mut covered = HashSet::new();
    let mut cells = Vec::new();
    for column in columns {
        if covered.contains(&column) {
            continue;
        }
        let range = here
            .iter()
            .find(|range| range.start.1 <= column && column <= range.end.1);
        let end = range.map_or(column, |range| range.end.1.min(MOST_COLUMNS));
        covered.extend(column..=end);
        let found = row.iter().find(|cell| cell.column == column);
        cells.push(Cell {
            text: found.map(|cell| cell.text.clone()).unwrap_or_default(),
            column: u16::try_from(column.saturating_sub(left)).unwrap_or(u16::MAX),
            span: u16::try_from(end - column + 1).unwrap_or(1),
            continues: range.is_some_and(|range| range.start.0 < number),
            bold: found.is_some_and(|cell| cell.bold),
            italic: found.is_some_and(|cell| cell.italic),
            full: Vec::new(),
        });
    }
    cells
}
