//! Minutes set as a table whose cells a copy parted by strokes: "Item / Raised by / Discussion".
//!
//! Such a stroke stands within sentences too. So only below a line that names the columns
//! does one part cells, and only where a title stands before it. What has no stroke goes on
//! with the row above.

use crate::domain::agenda::is_procedural;
use crate::extract::{Line, Part};
use crate::parse::pattern::Pattern;
use crate::parse::sequence;

const STROKE: &str = " / ";
/// Rows that make such a table.
const FEWEST: usize = 3;
/// Columns that it has at most, and words of their names.
const MOST_COLUMNS: usize = 5;
const MOST_WORDS: usize = 5;
/// A title is no longer than this.
const LONGEST: usize = 90;
/// The level of a row's title, as of a post's own headings.
const HEAD: u8 = 3;

static TITLES: Pattern =
    Pattern::new(r"^(?i:(?:agenda )?(?:items?|subject|topic|matter|heading)(?: of business)?)$");
static TOLD: Pattern = Pattern::new(
    r"(?i)\b(?:discussions?|decisions?|minutes?|notes?|resolutions?|outcomes?|proceedings|details)\b",
);
/// The labels of the head, which a copy may run into the words before them.
static LABEL: Pattern = Pattern::new(
    r"(?:^|[ .,;)])/? ?(?P<label>(?:Date|Time|Venue|Place|Location|Attendance|Attendees|Present|In attendance|Apologies|Chair|Minutes taken by) ?:)",
);

/// The lines with a heading and paragraphs for each row; nothing where there is no such table.
pub fn lines(lines: &[Line]) -> Option<Vec<Line>> {
    let (at, columns) = lines
        .iter()
        .enumerate()
        .find_map(|(at, line)| Some((at, columns(line)?)))?;
    let rows = lines[at + 1..]
        .iter()
        .filter(|line| cells(line, columns.len()).is_some())
        .count();
    if rows < FEWEST {
        return None;
    }
    let mut told: Vec<Line> = lines[..at].iter().flat_map(head).collect();
    let mut beside: Vec<Line> = Vec::new();
    for (index, line) in lines.iter().enumerate().skip(at + 1) {
        let Some(cells) = cells(line, columns.len()) else {
            let next = lines.get(index + 1);
            let over = next.is_some_and(|next| self::cells(next, columns.len()).is_some());
            if over && is_procedural(&line.text) && !sequence::words::tells(&line.text) {
                told.append(&mut beside);
                told.push(title(line, &line.text));
            } else {
                told.push(Line {
                    gap: true,
                    ..line.clone()
                });
            }
            continue;
        };
        told.append(&mut beside);
        told.push(title(line, cells[0]));
        for (name, cell) in columns.iter().zip(&cells).skip(1) {
            if TOLD.is_in(name) {
                told.push(piece(line, cell));
            } else {
                // Who raised it is kept, and is no part of what was said.
                beside.push(Line {
                    part: Part::Running,
                    ..piece(line, cell)
                });
            }
        }
    }
    told.append(&mut beside);
    Some(told)
}

/// The names of the columns, where a line is nothing else.
fn columns(line: &Line) -> Option<Vec<&str>> {
    if line.part != Part::Body || !line.cells.is_empty() {
        return None;
    }
    let names: Vec<&str> = line.text.split(STROKE).map(str::trim).collect();
    let few = |name: &&str| name.split_whitespace().count() <= MOST_WORDS;
    ((2..=MOST_COLUMNS).contains(&names.len())
        && TITLES.is_in(names[0])
        && names[1..].iter().any(|name| TOLD.is_in(name))
        && names.iter().all(few))
    .then_some(names)
}

/// The cells of a row, which begins with a title; a stroke in its last cell is the cell's own.
fn cells(line: &Line, count: usize) -> Option<Vec<&str>> {
    if line.part != Part::Body || !line.cells.is_empty() {
        return None;
    }
    let cells: Vec<&str> = line.text.splitn(count, STROKE).map(str::trim).collect();
    let title = cells.first()?;
    (cells.len() == count
        && title.starts_with(char::is_uppercase)
        && title.chars().count() <= LONGEST
        && !title.contains(". ")
        && !sequence::words::tells(title))
    .then_some(cells)
}

/// The parts of a line of the head, each with its label.
fn head(line: &Line) -> Vec<Line> {
    let mut cuts: Vec<usize> = LABEL
        .captures_all(&line.text)
        .iter()
        .filter_map(|found| Some(found.name("label")?.start()))
        .collect();
    if cuts.len() < 2 {
        return vec![Line {
            gap: line.gap || !cuts.is_empty(),
            ..line.clone()
        }];
    }
    cuts.push(line.text.len());
    let mut from = 0;
    let mut told = Vec::new();
    for cut in cuts {
        let part = line.text[from..cut].trim().trim_end_matches('/').trim_end();
        if !part.is_empty() {
            told.push(piece(line, part));
        }
        from = cut;
    }
    told
}

fn title(line: &Line, words: &str) -> Line {
    Line {
        heading: Some(HEAD),
        ..piece(line, words)
    }
}

fn piece(line: &Line, text: &str) -> Line {
    Line {
        text: text.to_owned(),
        gap: true,
        ..line.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text::lines as read;

    #[test]
    fn rows_parted_by_strokes_are_titles_and_paragraphs() {
        let paper = "Date: 4 May 2031 / Venue: The Inn.Apologies: Ann Ash\nItem / Raised by / Discussion & Decision\nApologies / Chair / Two were sent\nMatters arising.\nActions / Chair / Read\nFinance / Bea / £4 and/or 5 of 6 / 7 are left.\nAgreed to spend it.";
        let told: Vec<String> = lines(&read(paper))
            .unwrap_or_default()
            .into_iter()
            .map(|line| line.text)
            .collect();
        assert_eq!(
            told,
            [
                "Date: 4 May 2031",
                "Venue: The Inn.",
                "Apologies: Ann Ash",
                "Apologies",
                "Two were sent",
                "Chair",
                "Matters arising.",
                "Actions",
                "Read",
                "Chair",
                "Finance",
                "£4 and/or 5 of 6 / 7 are left.",
                "Agreed to spend it.",
                "Bea",
            ]
        );
        assert_eq!(
            lines(&read("Paths / verges / roads\nCut / mown / swept")),
            None
        );
    }
}
