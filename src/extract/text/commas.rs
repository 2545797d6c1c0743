//! A table whose cells are parted by commas, as spreadsheets save one.

use csv::ReaderBuilder;

use crate::domain::fold;
use crate::extract::{Cell, Line};

/// Rows that are a table.
const FEWEST: usize = 2;
/// A column's number is the file's word.
const WIDEST: usize = 256;

/// The lines of a file of this name, where it is such a table.
pub fn lines(name: &str, text: &str) -> Option<Vec<Line>> {
    let ending = name.rsplit_once('.')?.1;
    if !ending.eq_ignore_ascii_case("csv") {
        return None;
    }
    // Lines are counted by their `\n`.
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut lines: Vec<Line> = Vec::new();
    let mut rows = 0;
    let mut gap = true;
    let mut table = 0;
    let mut in_table = false;
    let mut end = 0;
    for record in reader.records() {
        let record = record.ok()?;
        let number = record.position().map_or(0, csv::Position::line);
        gap |= number > end + 1;
        end = number + record.iter().map(breaks).sum::<u64>();
        let cells = cells(&record);
        if cells.is_empty() {
            gap = true;
            continue;
        }
        // Words alone before a table are its title.
        let title = cells.len() == 1 && gap;
        if title {
            in_table = false;
        } else if !in_table || gap {
            in_table = true;
            table += 1;
        }
        rows += usize::from(cells.len() > 1);
        let joined: Vec<&str> = cells.iter().map(|cell| cell.text.as_str()).collect();
        lines.push(Line {
            number: u32::try_from(number).unwrap_or(u32::MAX),
            text: fold::quote(&joined.join(" ").replace('\n', " ")),
            gap,
            table: (!title).then_some(table),
            cells: if title { Vec::new() } else { cells },
            ..Line::default()
        });
        gap = false;
    }
    (rows >= FEWEST).then_some(lines)
}

fn breaks(cell: &str) -> u64 {
    u64::try_from(cell.matches('\n').count()).unwrap_or_default()
}

fn cells(record: &csv::StringRecord) -> Vec<Cell> {
    let cells = record.iter().take(WIDEST).zip(0..);
    cells
        .filter(|(words, _)| !words.trim().is_empty())
        .map(|(words, column)| Cell {
            text: bare(words).replace('\r', ""),
            column,
            span: 1,
            ..Cell::default()
        })
        .collect()
}

/// The apostrophe that keeps a spreadsheet from running a cell is none of its words.
fn bare(words: &str) -> &str {
    match words.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        Some(_) | None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_rows_and_cells_of_several_lines_are_told_apart() {
        let text = "\u{feff}Harbour Panel work programme,,\r\nDate,Item,Progress\r\n\
                    6 May 2031,\"Lock gates, again\",'-2 gates\r\n,,\r\nTopics\r\n\
                    Topic,Detail,When\r\nTowpath,\"one\ntwo\",\r\nMoorings,,\r\n";
        let lines = lines("a.CSV", text).unwrap_or_default();
        let tables: Vec<_> = lines.iter().map(|line| line.table).collect();
        assert_eq!(
            tables,
            [None, Some(1), Some(1), None, Some(2), Some(2), Some(2)]
        );
        assert_eq!(lines[2].cells[1].text, "Lock gates, again");
        assert_eq!(lines[2].cells[2].text, "-2 gates");
        assert_eq!(lines[5].cells[1].text, "one\ntwo");
        assert_eq!(lines[6].number, 9);
        assert!(super::lines("a.txt", text).is_none());
    }
}
