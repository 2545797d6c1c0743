//! Which rows of a table, as it is shown, name the cells of the others.
//!
//! A cell under another's heading is a figure under a wrong name: where a first row may
//! be a row like the others, nothing is named.

use std::ops::Range;

use crate::domain::fold;
use crate::parse::date;
use crate::parse::figure::{is_figure, is_year};
use crate::parse::pattern::Pattern;

/// A cell that says itself what its figure is: "Latest: 61.3%".
static OWN_NAME: Pattern = Pattern::new(r"^\p{Lu}[\p{L} ]{1,30}: ?[£<>~+(−–-]?\d");

/// What indicators are rated with, where it stands alone in a cell.
const RATINGS: [&str; 5] = ["red", "amber", "yellow", "green", "blue"];

/// Words of a cell that is a sentence, which a heading is not.
const SENTENCE: usize = 4;

/// Rows under one another that are one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its rows.
    pub rows: Range<usize>,
    /// So many of them, at its top, are headings.
    pub headings: usize,
    /// What the headings call the cells of a row that has as many; empty without any.
    pub names: Vec<String>,
}

impl Part {
    /// What the cell of a row is called.
    pub fn name(&self, row: &[&str], column: usize) -> &str {
        let names = self.names.get(column).map_or("", String::as_str);
        // In a row with fewer cells, some reach over several columns.
        if row.len() == self.names.len() {
            names
        } else {
            ""
        }
    }
}

/// Parts rows that stand under one another into their tables.
pub fn parts(rows: &[Vec<&str>]) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut from = 0;
    for at in 1..=rows.len() {
        if at == rows.len() || begins_another(&rows[from..], at - from) {
            let headings = headings(&rows[from..at]);
            parts.push(Part {
                rows: from..at,
                headings,
                names: names(&rows[from..from + headings]),
            });
            from = at;
        }
    }
    parts
}

/// Whether another table begins at a row: one with columns behind labels and their
/// values, or one with headings of its own.
fn begins_another(rows: &[Vec<&str>], at: usize) -> bool {
    let (above, row) = (&rows[..at], &rows[at]);
    if row.len() > 2 && above.iter().all(|row| row.len() <= 2) {
        return true;
    }
    let figures = |row: &Vec<&str>| row.iter().skip(1).any(|cell| is_figure(cell));
    let words = row.iter().skip(1).filter(|cell| is_words(cell)).count();
    let next = rows.get(at + 1).is_some_and(figures);
    words >= 2 && next && !figures(row) && above.iter().any(figures) && {
        let is_of_figures = |(column, _): &(usize, &&str)| {
            let cells = above.iter().filter_map(|row| row.get(*column));
            cells.clone().any(|cell| is_figure(cell))
        };
        let heads = row.iter().enumerate().skip(1);
        heads
            .filter(|(_, cell)| is_words(cell))
            .any(|cell| is_of_figures(&cell))
    }
}

/// How many rows at the top of a table name the cells of those below.
fn headings(rows: &[Vec<&str>]) -> usize {
    let [head, body @ ..] = rows else {
        return 0;
    };
    let filled = head.iter().filter(|cell| !cell.is_empty()).count();
    let says_itself = |row: &Vec<&str>| row.iter().any(|cell| OWN_NAME.is_in(cell));
    // Of a table that is shown from its midst the first row is no heading.
    let tells = date::whole(head[0]).is_some() || head.iter().any(|cell| is_sentence(cell));
    if body.is_empty() || head.len() <= 2 || filled < 2 || tells || rows.iter().any(says_itself) {
        return 0;
    }
    let is_like_the_others = head.iter().enumerate().skip(1).any(|(column, cell)| {
        let mut below = body.iter().filter_map(|row| row.get(column));
        is_rating(cell) && below.clone().any(|cell| is_rating(cell))
            || is_figure(cell) && !is_year(cell) && below.any(|cell| is_figure(cell))
    });
    if is_like_the_others {
        return 0;
    }
    let is_second = body.first().is_some_and(|row| {
        let mut others = row
            .iter()
            .skip(1)
            .filter(|cell| !cell.is_empty())
            .peekable();
        let words =
            others.peek().is_some() && others.all(|cell| is_words(cell) && !is_rating(cell));
        words && row.len() == head.len() && row[0].is_empty() && !head[0].is_empty()
    });
    1 + usize::from(is_second && body.len() > 1)
}

fn names(headings: &[Vec<&str>]) -> Vec<String> {
    let [head, second @ ..] = headings else {
        return Vec::new();
    };
    let mut names: Vec<String> = head.iter().map(|cell| (*cell).to_owned()).collect();
    for (name, cell) in names.iter_mut().zip(second.iter().flatten()) {
        if !name.is_empty() && !cell.is_empty() {
            name.push(' ');
        }
        name.push_str(cell);
    }
    names
}

fn is_words(cell: &str) -> bool {
    cell.chars().any(char::is_alphabetic) && !is_figure(cell)
}

fn is_sentence(cell: &str) -> bool {
    cell.ends_with('.') && cell.split(' ').count() >= SENTENCE
}

fn is_rating(cell: &str) -> bool {
    RATINGS.contains(&fold::compare(cell).as_str())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn read(rows: &[&str]) -> Vec<(usize, usize, String)> {
        let rows: Vec<Vec<&str>> = rows
            .iter()
            .map(|row| row.split('|').map(str::trim).collect())
            .collect();
        let parts = parts(&rows);
        assert_eq!(parts.last().unwrap().rows.end, rows.len());
        parts
            .into_iter()
            .map(|part| (part.rows.start, part.headings, part.names.join("|")))
            .collect()
    }

    #[test]
    fn an_indicator_over_another_is_no_heading() {
        let none = |parts: Vec<(usize, usize, String)>| {
            assert!(parts.iter().all(|part| part.1 == 0), "{parts:?}");
        };
        none(read(&[
            "Moorings let | | RED",
            "Latest: 61 | Target: 70, Floor: 65 | Previous: 60 (Red)",
            "Share of landings on time | | AMBER",
            "Latest: 53.4% | Target: 60%, Floor: 50% | Previous: 52.9% (Amber)",
        ]));
        none(read(&[
            "Moorings let | up | RED",
            "Landings | down | AMBER",
        ]));
        none(read(&["Moorings let | 61 | 70", "Landings | 408 | 390"]));
        none(read(&["Moorings let | RED", "Landings | AMBER"]));
    }

    #[test]
    fn a_row_from_the_midst_of_a_table_names_nothing() {
        let rows: [&[&str]; 2] = [
            &[
                "17 June 2031 | Lock gates | Ida Penn",
                " | Tide tables | Jan Orr",
            ],
            &[
                "Lock gates | Costs to be reported. | Ida Penn",
                "Tide tables | | Jan Orr",
            ],
        ];
        for rows in rows {
            assert_eq!(read(rows)[0].1, 0, "{rows:?}");
        }
    }

    #[test]
    fn headings_name_what_stands_under_them() {
        let one = |rows: &[&str]| read(rows).pop().unwrap();
        assert_eq!(
            one(&["Indicators | Green | Amber | Red", "Quays | 2 | 0 | 1"]),
            (0, 1, "Indicators|Green|Amber|Red".to_owned())
        );
        assert_eq!(
            one(&["Service | 2029/30 | 2031", "Quays | 2 | 1"]),
            (0, 1, "Service|2029/30|2031".to_owned())
        );
        assert_eq!(
            one(&[
                "Indicators | Rating | | Trend",
                " | Latest | Previous | ",
                "Moorings let | RED | AMBER | down",
                "Landings | GREEN | GREEN | up",
            ]),
            (0, 2, "Indicators|Rating Latest|Previous|Trend".to_owned())
        );
    }

    #[test]
    fn tables_under_one_another_keep_their_own_headings() {
        let parts = read(&[
            "Portfolio holder | Ada Ash",
            "Director | Bo Elm",
            "Service | Budget | Forecast",
            "Quays | 1.2 | 1.4",
            "Service | Trips | Late",
            "Ferries | 1,408 | 61",
        ]);
        let starts: Vec<(usize, usize)> = parts.iter().map(|part| (part.0, part.1)).collect();
        assert_eq!(starts, [(0, 0), (2, 1), (4, 1)]);
        assert_eq!(parts[2].2, "Service|Trips|Late");
    }

    #[test]
    fn a_cell_over_several_columns_has_no_one_name() {
        let rows = [
            vec!["Service", "Budget", "Forecast"],
            vec!["Quays", "1.2", "1.4"],
            vec!["Ferries", "see below"],
        ];
        let part = parts(&rows).pop().unwrap();
        assert_eq!(part.name(&rows[1], 2), "Forecast");
        assert_eq!(part.name(&rows[2], 1), "");
    }
}
