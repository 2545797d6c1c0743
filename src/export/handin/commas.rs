//! Tables as CSV that a spreadsheet opens as it is: its encoding is told, lines end as it
//! expects, and no cell is run.

use csv::{Terminator, WriterBuilder};

use super::{Handed, Line};
use crate::export::csv::neutral;

/// What tells a spreadsheet that letters are UTF-8.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// The tables one behind the other, each under its title.
pub fn csv(handed: &Handed) -> Result<Vec<u8>, csv::Error> {
    let mut writer = WriterBuilder::new()
        .flexible(true)
        .terminator(Terminator::CRLF)
        .from_writer(BOM.to_vec());
    let marks = handed
        .tables
        .iter()
        .any(|table| table.lines.iter().any(|line| line.changed));
    for (at, table) in handed.tables.iter().enumerate() {
        if at > 0 {
            // An empty row parts one table from the next.
            writer.write_record(vec![""; table.headings.len().max(2)])?;
        }
        let title = table.title.as_ref().unwrap_or(&handed.title);
        writer.write_record(padded(vec![neutral(title)], table.headings.len()))?;
        let mut headings: Vec<String> = table.headings.iter().map(|words| neutral(words)).collect();
        if marks {
            headings.push("Changed".to_owned());
        }
        writer.write_record(&headings)?;
        for line in &table.lines {
            let mut cells = padded(cells(line), table.headings.len());
            if marks {
                cells.push(if line.changed { "changed" } else { "" }.to_owned());
            }
            writer.write_record(&cells)?;
        }
    }
    let width = handed
        .tables
        .first()
        .map_or(2, |it| it.headings.len().max(2));
    if !handed.notes.is_empty() {
        writer.write_record(padded(Vec::new(), width))?;
    }
    for note in &handed.notes {
        writer.write_record(padded(vec![neutral(note)], width))?;
    }
    writer
        .into_inner()
        .map_err(|error| csv::Error::from(std::io::Error::other(error.to_string())))
}

fn cells(line: &Line) -> Vec<String> {
    line.cells.iter().map(|cell| neutral(&cell.text)).collect()
}

fn padded(mut cells: Vec<String>, width: usize) -> Vec<String> {
    cells.resize(width.max(cells.len()), String::new());
    cells
}
