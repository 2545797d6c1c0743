//! Spreadsheets that are not .xlsx: .xls, .xlsb and .ods, read without their look.

use std::io::Cursor;

use calamine::{
    Data, DataRef, Dimensions, Error as Unread, Ods, Reader, Sheet, SheetType, SheetVisible,
    Sheets, Xls, Xlsb,
};

use super::{Found, MOST_CELLS, MOST_COLUMNS, shown};
use crate::domain::fold;
use crate::extract::{Error, kind};

/// A sheet that shows: its name, its cells and what is merged in it.
pub struct Shown {
    /// The name.
    pub name: String,
    /// Its cells, by row and column.
    pub found: Vec<Found>,
    /// What is merged, where the format says it.
    pub merged: Vec<Dimensions>,
}

/// The sheets that show, and the names of those that are hidden.
pub fn sheets(bytes: &[u8]) -> Result<(Vec<Shown>, Vec<String>), Error> {
    let mut book = open(bytes).map_err(|error| damaged(&error))?;
    let list: Vec<Sheet> = book.sheets_metadata().to_vec();
    let (mut sheets, mut hidden, mut count) = (Vec::new(), Vec::new(), 0);
    for sheet in list {
        match (sheet.typ, sheet.visible) {
            (SheetType::WorkSheet, SheetVisible::Visible) => {
                let found = cells(&mut book, &sheet.name, &mut count)?;
                let merged = merged(&book, &sheet.name);
                sheets.push(Shown {
                    name: sheet.name,
                    found,
                    merged,
                });
            }
            (SheetType::WorkSheet, SheetVisible::Hidden | SheetVisible::VeryHidden) => {
                hidden.push(sheet.name);
            }
            _ => {}
        }
    }
    Ok((sheets, hidden))
}

fn open(bytes: &[u8]) -> Result<Sheets<Cursor<&[u8]>>, Unread> {
    let cursor = Cursor::new(bytes);
    Ok(if !kind::is_packed(bytes) {
        Sheets::Xls(Xls::new(cursor)?)
    } else if kind::is_open_document(bytes) {
        Sheets::Ods(Ods::new(cursor)?)
    } else {
        Sheets::Xlsb(Xlsb::new(cursor)?)
    })
}

fn cells(
    book: &mut Sheets<Cursor<&[u8]>>,
    name: &str,
    count: &mut usize,
) -> Result<Vec<Found>, Error> {
    let range = book
        .worksheet_range(name)
        .map_err(|error| damaged(&error))?;
    let (top, left) = range.start().unwrap_or_default();
    let mut found = Vec::new();
    for (row, column, value) in range.used_cells() {
        let place =
            |from: u32, at: usize| from.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
        let (row, column) = (place(top, row), place(left, column));
        let text = shown::text(&borrowed(value), None);
        if column >= MOST_COLUMNS || text.is_empty() {
            continue;
        }
        *count += 1;
        if *count > MOST_CELLS {
            return Err(Error::Limit(format!(
                "it has more than {MOST_CELLS} filled cells; split it and import the parts"
            )));
        }
        found.push(Found {
            row,
            column,
            text,
            ..Found::default()
        });
    }
    Ok(found)
}

fn merged(book: &Sheets<Cursor<&[u8]>>, name: &str) -> Vec<Dimensions> {
    match book {
        Sheets::Xls(book) => book.merge_cells_by_sheet_name(name).unwrap_or_default(),
        Sheets::Xlsx(_) | Sheets::Xlsb(_) | Sheets::Ods(_) => Vec::new(),
    }
}

fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::String(text.clone()),
        Data::Bool(so) => DataRef::Bool(*so),
        Data::DateTime(day) => DataRef::DateTime(*day),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

fn damaged(error: &Unread) -> Error {
    let words = error.to_string();
    if words.contains("password protected") {
        Error::Locked
    } else if words.contains("limit exceeded") {
        Error::Limit("it has more cells than any paper; split it and import the parts".to_owned())
    } else {
        Error::Damaged(fold::quote(&words))
    }
}
