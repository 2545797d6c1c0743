//! Tables whose borders a copy has lost: cells behind strokes of the pen (" / "), or each on
//! a line of its own.
//!
//! Such lines are a table only where they say so themselves: a heading of which every cell
//! is known, and rows whose days, owners, numbers and states stand where the heading says.
//! A row that does not fit makes all of it doubtful, and then nothing is read.

use super::heading::{self, Meaning};
use super::{Cell, LINES_ABOVE, Row, Table, cell};
use crate::domain::fold;
use crate::domain::source::{Kind, Place};
use crate::extract::{Document, Line, Part};
use crate::parse::programme::register;

/// Fewer columns are a field and its value.
const COLUMNS: usize = 3;
/// More headings than this are a list of words.
const MOST_COLUMNS: usize = 9;
/// Rows that a table without borders has at least.
const FEWEST: usize = 2;
/// Letters of a name, a state and a number at most.
const LONGEST_NAME: usize = 60;
const LONGEST_STATE: usize = 60;
const LONGEST_NUMBER: usize = 30;
/// Letters of any cell.
const LONGEST_CELL: usize = 600;
/// What parts the cells of one line.
const SLASH: &str = " / ";

/// A table among lines: its rows as words, and how many lines it takes.
struct Found {
    rows: Vec<(usize, Vec<String>)>,
    taken: usize,
}

/// Returns the tables whose cells no border parts, in a text or a web page.
pub fn find(document: &Document) -> Vec<Table> {
    if !matches!(document.kind, Kind::Text | Kind::Html) {
        return Vec::new();
    }
    document
        .pages
        .iter()
        .flat_map(|page| {
            let lines: Vec<&Line> = page
                .lines
                .iter()
                .filter(|line| line.part == Part::Body && !line.text.trim().is_empty())
                .collect();
            let mut tables = Vec::new();
            let mut at = 0;
            while at < lines.len() {
                match slashed(&lines[at..]).or_else(|| stacked(&lines[at..])) {
                    Some(found) => {
                        let place = |line: &Line| Place {
                            page: page.number,
                            printed_page: page.printed.clone(),
                            line: line.number,
                        };
                        tables.push(table(&lines, at, &found, place));
                        at += found.taken;
                    }
                    None => at += 1,
                }
            }
            tables
        })
        .collect()
}

fn table(lines: &[&Line], at: usize, found: &Found, place: impl Fn(&Line) -> Place) -> Table {
    let from = at.saturating_sub(LINES_ABOVE);
    let above = lines[from..at].iter();
    let rows = found.rows.iter().map(|(first, cells)| Row {
        cells: cells
            .iter()
            .map(|text| Cell {
                text: text.clone(),
                ..Cell::default()
            })
            .collect(),
        place: place(lines[at + first]),
        after_break: false,
    });
    Table {
        above: above.map(|line| fold::quote(&line.text)).collect(),
        rows: rows.collect(),
        lines_are_kept: true,
        is_lost: true,
        ..Table::default()
    }
}

/// What the columns mean, where every word of a heading is known.
fn headings(cells: &[String]) -> Option<Vec<Option<Meaning>>> {
    if !(COLUMNS..=MOST_COLUMNS).contains(&cells.len()) {
        return None;
    }
    if register::is_heading(cells) {
        return Some(cells.iter().map(|cell| heading::meaning(cell)).collect());
    }
    let row = Row {
        cells: cells
            .iter()
            .map(|text| Cell {
                text: text.clone(),
                ..Cell::default()
            })
            .collect(),
        ..Row::default()
    };
    let meanings: Option<Vec<Meaning>> = cells.iter().map(|cell| heading::meaning(cell)).collect();
    let meanings = meanings.filter(|_| heading::is_row(&row) && heading::may_be_row(&row))?;
    let matter =
        |meaning: &Meaning| matches!(meaning, Meaning::Item | Meaning::Task | Meaning::Action);
    let matter = meanings.iter().any(matter);
    matter.then(|| meanings.into_iter().map(Some).collect())
}

/// A heading and rows of which each line holds all cells.
fn slashed(lines: &[&Line]) -> Option<Found> {
    let cells = |line: &Line| -> Vec<String> {
        let parts = line.text.split(SLASH);
        parts.map(|part| part.trim().to_owned()).collect()
    };
    let head = lines.first().filter(|line| line.cells.is_empty())?;
    let heading = cells(head);
    let meanings = headings(&heading)?;
    let mut rows = vec![(0, heading)];
    let mut taken = 1;
    for line in &lines[1..] {
        let row = cells(line);
        if row.len() == 1 {
            // A day over the rows below it.
            let band = cell::says_when(&line.text) && line.text.chars().count() <= LONGEST_STATE;
            if !band {
                break;
            }
        } else if row.len() != meanings.len() || !line.cells.is_empty() || !fits(&row, &meanings) {
            return None;
        }
        rows.push((taken, row));
        taken += 1;
    }
    let full = rows.iter().skip(1).filter(|(_, row)| row.len() > 1).count();
    (full >= FEWEST).then_some(Found { rows, taken })
}

/// A heading and rows of which each cell has a line.
fn stacked(lines: &[&Line]) -> Option<Found> {
    // What a stroke closes is a table of another make, whose cells would keep the strokes.
    let known = lines.iter().take(MOST_COLUMNS + 1).take_while(|line| {
        line.cells.is_empty() && !line.text.contains('|') && heading::meaning(&line.text).is_some()
    });
    let count = known.count();
    let heading: Vec<String> = lines[..count]
        .iter()
        .map(|line| line.text.clone())
        .collect();
    let meanings = headings(&heading)?;
    // Without a column whose cells look like nothing else, no one could tell a row's begin.
    let told = meanings
        .iter()
        .filter(|meaning| meaning.is_some_and(is_told))
        .count();
    if told < 2 {
        return None;
    }
    let mut rows = vec![(0, heading)];
    let mut taken = count;
    while let Some(chunk) = lines.get(taken..taken + count) {
        let cells: Vec<String> = chunk
            .iter()
            .map(|line| line.text.trim().to_owned())
            .collect();
        if chunk.iter().any(|line| !line.cells.is_empty()) || !fits(&cells, &meanings) {
            break;
        }
        rows.push((taken, cells));
        taken += count;
    }
    let spaced = lines[1..count].iter().any(|line| line.gap);
    let ends = lines
        .get(taken)
        .is_none_or(|next| next.heading.is_some() || !next.cells.is_empty() || next.gap && !spaced);
    (rows.len() > FEWEST && ends).then_some(Found { rows, taken })
}

/// Whether the cells of a column can be told from others.
fn is_told(meaning: Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Meeting
            | Meaning::Date
            | Meaning::Due
            | Meaning::Entered
            | Meaning::Proposed
            | Meaning::Reference
            | Meaning::Owner
            | Meaning::Status
            | Meaning::Completed
    )
}

/// Whether the cells of a row are what the headings say.
fn fits(cells: &[String], meanings: &[Option<Meaning>]) -> bool {
    cells.iter().zip(meanings).all(|(text, meaning)| {
        let Some(meaning) = meaning else {
            return text.chars().count() <= LONGEST_CELL;
        };
        let letters = text.chars().count();
        if letters == 0 || text.chars().all(|c| !c.is_alphanumeric()) {
            return true;
        }
        match meaning {
            Meaning::Meeting | Meaning::Date | Meaning::Entered => cell::says_when(text),
            Meaning::Due | Meaning::Proposed | Meaning::Completed => {
                letters <= LONGEST_STATE && !text.ends_with('.')
            }
            Meaning::Reference => letters <= LONGEST_NUMBER,
            Meaning::Owner => {
                letters <= LONGEST_NAME && cell::is_name(text) && !cell::says_when(text)
            }
            Meaning::Status => letters <= LONGEST_STATE,
            Meaning::Item | Meaning::Task | Meaning::Action => {
                letters <= LONGEST_CELL && cell::is_words(text) && heading::meaning(text).is_none()
            }
            Meaning::Detail
            | Meaning::Outcome
            | Meaning::Progress
            | Meaning::Raiser
            | Meaning::Aside
            | Meaning::Strange
            | Meaning::Foreign => letters <= LONGEST_CELL,
        }
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use crate::extract::text;

    fn rows(paper: &str) -> Vec<Vec<String>> {
        let document = text::read("a.txt", paper.as_bytes()).unwrap();
        super::find(&document)
            .into_iter()
            .flat_map(|table| table.rows)
            .map(|row| row.cells.into_iter().map(|cell| cell.text).collect())
            .collect()
    }

    #[test]
    fn cells_behind_strokes_are_rows_under_a_known_heading() {
        let paper = "Actions\n\nAction / By whom / By when\nMend the gate / Clerk / 4 June 2031\nCut the hedge / A Elm / July meeting\n\nThe meeting closed.";
        assert_eq!(rows(paper).len(), 3);
        // A stroke inside a cell: nobody can tell where the columns part.
        let doubtful = paper.replace("Mend the gate", "Mend the gate / fence");
        assert!(rows(&doubtful).is_empty());
    }

    #[test]
    fn a_cell_a_line_is_a_row_where_each_fits_its_heading() {
        let paper = "Minute\nAction\nOwner\nStatus\n12\nMend the gate\nClerk\nDone\n15\nCut the hedge\nA Elm\nOpen\n";
        assert_eq!(rows(paper)[2], ["15", "Cut the hedge", "A Elm", "Open"]);
        // A cell is missing, and all behind it has slipped.
        assert!(rows(&paper.replace("Clerk\n", "")).is_empty());
        assert!(rows("Agenda\nItem\nReport\nPaper\nOne\nTwo\n").is_empty());
    }
}
