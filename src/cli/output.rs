//! Printing: tables for people, JSON and CSV for programs, on standard output or into the one
//! file that was named.

use std::fs;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use crate::cli::args::Format;
use crate::export::csv::neutral;

/// The widest a column grows on a page whose width is not known.
const WIDEST_COLUMN: usize = 72;

/// What a spreadsheet knows a file of letters by.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Where an answer goes.
pub struct Printer {
    out: Sink,
    /// Standard output is a terminal: rows are cut to its width.
    terminal_width: Option<usize>,
}

/// Standard output, or a file that is written once all of it is there: a command that fails
/// leaves no half of one.
enum Sink {
    Standard(BufWriter<StdoutLock<'static>>),
    File(PathBuf, Vec<u8>),
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Sink::Standard(out) => out.write(bytes),
            Sink::File(_, kept) => kept.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Sink::Standard(out) => out.flush(),
            Sink::File(..) => Ok(()),
        }
    }
}

/// Rows under headings, as cells of text.
pub struct Table {
    /// What stands over the columns.
    pub headings: Vec<&'static str>,
    /// The rows; each has a cell a heading.
    pub rows: Vec<Vec<String>>,
}

impl Printer {
    /// Standard output, with the terminal's width where it is one.
    pub fn new() -> Printer {
        let stdout = io::stdout();
        let terminal_width = stdout
            .is_terminal()
            .then(|| crossterm::terminal::size().map_or(80, |(width, _)| usize::from(width)));
        Printer {
            out: Sink::Standard(BufWriter::new(stdout.lock())),
            terminal_width,
        }
    }

    /// A file, which `close` writes.
    pub fn into(path: &Path) -> Printer {
        Printer {
            out: Sink::File(path.to_owned(), Vec::new()),
            terminal_width: None,
        }
    }

    /// Writes the file, where it is one.
    pub fn close(self) -> Result<()> {
        match self.out {
            Sink::Standard(mut out) => Ok(out.flush()?),
            Sink::File(path, bytes) => fs::write(&path, bytes)
                .with_context(|| format!("could not write {}", path.display())),
        }
    }

    /// A line of text.
    pub fn line(&mut self, text: &str) -> Result<()> {
        writeln!(self.out, "{text}")?;
        Ok(())
    }

    /// A whole text that ends its own lines.
    pub fn text(&mut self, text: &str) -> Result<()> {
        self.bytes(text.as_bytes())
    }

    /// Bytes as they are.
    pub fn bytes(&mut self, bytes: &[u8]) -> Result<()> {
        self.out.write_all(bytes)?;
        self.flush()
    }

    /// Shows what was printed so far: before a long step, and before the screen.
    pub fn flush(&mut self) -> Result<()> {
        self.out.flush()?;
        Ok(())
    }

    /// An answer in the format that was asked for.
    pub fn answer<T: Serialize>(&mut self, format: Format, table: &Table, json: &T) -> Result<()> {
        match format {
            // Headings over nothing look like a failure.
            Format::Table if table.rows.is_empty() => self.line("nothing to list")?,
            Format::Table => self.table(table)?,
            Format::Json => {
                serde_json::to_writer_pretty(&mut self.out, json).map_err(io::Error::from)?;
                writeln!(self.out)?;
            }
            Format::Csv => self.csv(table)?,
        }
        self.flush()
    }

    /// One JSON value on a line of its own.
    pub fn json_line<T: Serialize>(&mut self, value: &T) -> Result<()> {
        serde_json::to_writer(&mut self.out, value).map_err(io::Error::from)?;
        writeln!(self.out)?;
        Ok(())
    }

    fn csv(&mut self, table: &Table) -> Result<()> {
        // A file is opened by a spreadsheet, and a pipe is read by a program.
        let ends = match self.out {
            Sink::Standard(_) => csv::Terminator::Any(b'\n'),
            Sink::File(..) => {
                write!(self.out, "{BYTE_ORDER_MARK}")?;
                csv::Terminator::CRLF
            }
        };
        let mut writer = csv::WriterBuilder::new()
            .terminator(ends)
            .from_writer(&mut self.out);
        writer.write_record(&table.headings).map_err(io_error)?;
        for row in &table.rows {
            writer
                .write_record(row.iter().map(|cell| neutral(cell)))
                .map_err(io_error)?;
        }
        writer.flush()?;
        Ok(())
    }

    /// Columns as wide as their widest cell, within bounds; the last takes what room is
    /// left. Cells are cut on a terminal, and never in a file.
    fn table(&mut self, table: &Table) -> Result<()> {
        let last = table.headings.len().saturating_sub(1);
        let widths: Vec<usize> = (0..table.headings.len())
            .map(|column| {
                let cells = table
                    .rows
                    .iter()
                    .filter_map(|row| row.get(column))
                    .map(|cell| cell.width());
                cells
                    .chain([table.headings[column].width()])
                    .max()
                    .unwrap_or(0)
                    .min(WIDEST_COLUMN)
            })
            .collect();
        let headings: Vec<String> = table
            .headings
            .iter()
            .map(|heading| heading.to_uppercase())
            .collect();
        for row in std::iter::once(&headings).chain(&table.rows) {
            let mut line = String::new();
            for (column, cell) in row.iter().enumerate() {
                if column == last {
                    line.push_str(cell);
                } else {
                    let cell = match self.terminal_width {
                        Some(_) => fit(cell, widths[column]),
                        None => cell.clone(),
                    };
                    let room = widths[column].saturating_sub(cell.width()) + 2;
                    line.push_str(&cell);
                    line.push_str(&" ".repeat(room));
                }
            }
            let line = line.trim_end();
            match self.terminal_width {
                Some(width) => writeln!(self.out, "{}", fit(line, width))?,
                None => writeln!(self.out, "{line}")?,
            }
        }
        Ok(())
    }
}

fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// Text cut to a width of cells, with an ellipsis where it was cut.
fn fit(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut cut = String::new();
    for letter in text.chars() {
        if cut.width() + unicode_width::UnicodeWidthChar::width(letter).unwrap_or(0) + 1 > width {
            break;
        }
        cut.push(letter);
    }
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_letters_are_cut_by_cells() {
        assert_eq!(fit("議事録を見る", 6), "議事…");
        assert_eq!(fit("agenda", 6), "agenda");
    }
}
