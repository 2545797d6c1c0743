//! Rows of a table as lines: in columns while no word breaks and the columns are not
//! towers, else each row as its headings and what stands under them.

use std::ops::Range;

use crate::parse::table::named::{self, Part};
use crate::store::desk::Block;
use crate::tui::pane::lines::ReaderLine;
use crate::tui::text;
use crate::tui::theme::Role;

/// Columns between the cells of a table.
const CELL_GAP: usize = 2;
/// Columns before a table.
const INDENT: usize = 2;

/// Adds the lines of the tables whose first row is the block `first`.
pub fn lines(rows: &[Block], first: usize, room: usize, lines: &mut Vec<ReaderLine>) {
    let cells: Vec<Vec<&str>> = rows
        .iter()
        .map(|row| row.text.split('\t').map(str::trim).collect())
        .collect();
    let room = room.saturating_sub(INDENT);
    for part in named::parts(&cells) {
        let own = &cells[part.rows.clone()];
        let columns = own.iter().map(Vec::len).max().unwrap_or(0);
        let stacked = stacked(own, &part, columns, room);
        let shown = match column_widths(own, columns, room) {
            Some(widths) => {
                let aligned = aligned(own, &part, columns, &widths);
                if aligned.len() <= stacked.len() {
                    aligned
                } else {
                    stacked
                }
            }
            None => stacked,
        };
        for (row, mut pieces) in shown {
            pieces.insert(0, (Role::Text, " ".repeat(INDENT)));
            lines.push(ReaderLine {
                block: first + part.rows.start + row,
                pieces,
                margin: String::new(),
                same_page: false,
            });
        }
    }
}

/// A line: the row that it belongs to, and its pieces.
type Line = (usize, Vec<(Role, String)>);

fn aligned(cells: &[Vec<&str>], part: &Part, columns: usize, widths: &[usize]) -> Vec<Line> {
    let figures: Vec<bool> = (0..columns)
        .map(|column| is_of_figures(&cells[part.headings..], column))
        .collect();
    let mut lines = Vec::new();
    for (at, row) in cells.iter().enumerate() {
        let wrapped: Vec<Vec<Range<usize>>> = row
            .iter()
            .zip(widths)
            .map(|(cell, width)| text::wrap(cell, *width))
            .collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(1);
        let role = if at < part.headings {
            Role::Strong
        } else {
            Role::Text
        };
        for line in 0..height {
            let mut pieces = Vec::new();
            for (column, (cell, ranges)) in row.iter().zip(&wrapped).enumerate() {
                let words = ranges.get(line).map_or("", |range| &cell[range.clone()]);
                let fill = " ".repeat(widths[column].saturating_sub(text::width(words)));
                let gap = if column + 1 < columns { CELL_GAP } else { 0 };
                let gap = " ".repeat(gap);
                // Figures stand under figures, and their heading over them.
                let padded = if figures[column] {
                    format!("{fill}{words}{gap}")
                } else {
                    format!("{words}{fill}{gap}")
                };
                pieces.push((role, padded));
            }
            lines.push((at, pieces));
        }
    }
    lines
}

/// Each row as lines of its own: `Due: 5 Oct 2023`.
fn stacked(cells: &[Vec<&str>], part: &Part, columns: usize, room: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (at, row) in cells.iter().enumerate() {
        if at < part.headings {
            let names: Vec<&str> = row
                .iter()
                .copied()
                .filter(|cell| !cell.is_empty())
                .collect();
            let names = text::fit_parts(&names.join(" · "), room);
            lines.push((at, vec![(Role::Dim, names)]));
            continue;
        }
        if at > 0 && columns > 2 {
            // Air between rows, which belongs to the one before.
            lines.push((at - 1, Vec::new()));
        }
        let before = lines.len();
        let two = columns == 2 && row.len() == 2 && !row[0].is_empty();
        let values: Vec<(&str, &str)> = if two {
            vec![(row[0], row[1])]
        } else {
            let named = row.iter().enumerate();
            named
                .map(|(column, cell)| (part.name(row, column), *cell))
                .collect()
        };
        for (name, value) in values.into_iter().filter(|(_, value)| !value.is_empty()) {
            let name = match name.trim_end_matches(':') {
                "" => String::new(),
                name => format!("{name}: "),
            };
            let words = format!("{name}{value}");
            for range in text::wrap_from(&words, room, room.saturating_sub(INDENT)) {
                let mut pieces = Vec::new();
                if range.start > 0 {
                    pieces.push((Role::Text, " ".repeat(INDENT)));
                }
                let name_ends = name.len().clamp(range.start, range.end);
                pieces.push((Role::Strong, words[range.start..name_ends].to_owned()));
                pieces.push((Role::Text, words[name_ends..range.end].to_owned()));
                lines.push((at, pieces));
            }
        }
        if lines.len() == before {
            lines.push((at, Vec::new()));
        }
    }
    lines
}

/// Whether nothing but figures stands in a column of these rows.
fn is_of_figures(rows: &[Vec<&str>], column: usize) -> bool {
    let mut cells = rows
        .iter()
        .filter_map(|row| row.get(column).copied())
        .filter(|cell| !is_blank(cell))
        .peekable();
    cells.peek().is_some() && cells.all(is_figure)
}

fn is_blank(cell: &str) -> bool {
    matches!(cell, "" | "-" | "–" | "—" | "n/a" | "N/A" | "nil" | "Nil")
}

/// `1,204`, `£3.4m`, `(12.5%)`.
fn is_figure(cell: &str) -> bool {
    let cell = cell
        .trim_end_matches(['m', 'k', 'p'])
        .trim_end_matches("bn");
    cell.chars().any(|letter| letter.is_ascii_digit())
        && cell.chars().all(|letter| {
            letter.is_ascii_digit()
                || matches!(
                    letter,
                    '.' | ',' | '%' | '£' | '-' | '–' | '−' | '+' | '(' | ')' | ' '
                )
        })
}

/// Widths of columns: as wide as their words while there is room, else the widest give
/// way first, and none below its longest word. `None` where that is not to be had.
fn column_widths(cells: &[Vec<&str>], columns: usize, room: usize) -> Option<Vec<usize>> {
    let widest = |column: usize, measure: &dyn Fn(&str) -> usize| {
        let column = cells.iter().filter_map(|row| row.get(column));
        column.map(|cell| measure(cell)).max().unwrap_or(0).max(1)
    };
    let longest_word = |cell: &str| cell.split(' ').map(text::width).max().unwrap_or(0);
    let mut widths: Vec<usize> = (0..columns).map(|at| widest(at, &text::width)).collect();
    let least: Vec<usize> = (0..columns).map(|at| widest(at, &longest_word)).collect();
    let room = room.checked_sub(CELL_GAP * columns.saturating_sub(1))?;
    if least.iter().sum::<usize>() > room {
        return None;
    }
    while widths.iter().sum::<usize>() > room {
        let (widest, width) = (0..columns)
            .filter(|at| widths[*at] > least[*at])
            .map(|at| (at, widths[at]))
            .max_by_key(|(_, width)| *width)?;
        widths[widest] = width - 1;
    }
    Some(widths)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::desk::BlockRole;

    fn shown(rows: &[&str], room: usize) -> Vec<String> {
        let rows: Vec<Block> = rows
            .iter()
            .map(|row| Block {
                role: BlockRole::Row,
                mark: String::new(),
                text: row.split('|').map(str::trim).collect::<Vec<_>>().join("\t"),
                source: None,
            })
            .collect();
        let mut shown = Vec::new();
        lines(&rows, 0, room, &mut shown);
        shown
            .iter()
            .map(|line| {
                let words = line.pieces.iter().map(|(_, words)| words.as_str());
                words.collect::<String>().trim_end().to_owned()
            })
            .collect()
    }

    #[test]
    fn columns_are_aligned_and_figures_stand_at_their_right() {
        assert_eq!(
            shown(
                &[
                    "Quarter | Trips | By",
                    "First | 1,204 | Ada",
                    "Second | 98 | –"
                ],
                40
            ),
            [
                "  Quarter  Trips  By",
                "  First    1,204  Ada",
                "  Second      98  –"
            ]
        );
        assert_eq!(
            shown(&["Contact | 01632 960 001", "Author | Ada"], 40),
            ["  Contact  01632 960 001", "  Author   Ada"]
        );
    }

    #[test]
    fn a_column_is_no_narrower_than_its_longest_word() {
        assert_eq!(
            shown(
                &[
                    "Task | Due | By",
                    "Mend the pier at once | September 2031 | Ada"
                ],
                31
            ),
            [
                "  Task         Due          By",
                "  Mend the     September    Ada",
                "  pier at      2031",
                "  once"
            ]
        );
    }

    #[test]
    fn an_indicator_is_no_heading_of_the_next() {
        assert_eq!(
            shown(
                &[
                    "Moorings let to visitors | | RED",
                    "Latest: 61 | Target: 70 | Previous: 60",
                    "Share of landings on time | | AMBER",
                    "Latest: 53.4% | Target: 60% | Previous: 52%",
                ],
                24
            ),
            [
                "  Moorings let to",
                "    visitors",
                "  RED",
                "",
                "  Latest: 61",
                "  Target: 70",
                "  Previous: 60",
                "",
                "  Share of landings on",
                "    time",
                "  AMBER",
                "",
                "  Latest: 53.4%",
                "  Target: 60%",
                "  Previous: 52%"
            ]
        );
    }

    #[test]
    fn rows_too_wide_for_columns_are_said_under_their_headings() {
        assert_eq!(
            shown(
                &[
                    "Task | Lead officer | Due",
                    "Mend the gangway at Low Pier | Ada | September 2031",
                    "Grit | | "
                ],
                24
            ),
            [
                "  Task · Lead officer",
                "",
                "  Task: Mend the gangway",
                "    at Low Pier",
                "  Lead officer: Ada",
                "  Due: September 2031",
                "",
                "  Task: Grit"
            ]
        );
    }
}
