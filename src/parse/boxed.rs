//! Business printed in boxes or in a list with its pages: a number and a title in one
//! row, what was decided in the row below; or a number, a title and the pages.

use crate::domain::fold;
use crate::extract::Line;
use crate::parse::agenda_table;
use crate::parse::dress;
use crate::parse::pattern::Pattern;

/// A title is no longer than this.
const LONGEST_TITLE: usize = 250;

/// The level of a head that is parted from what is told of it, so that they stay apart.
const HEAD: u8 = 4;

/// Rows with a number that a table has, to be one of business.
const FEWEST: usize = 2;

static LIST_HEAD: Pattern = Pattern::new(
    r"(?i)^(?:(?:agenda )?item|no\.?|number)(?: no\.?)?\s+(?:title|subject|description|item|report|business)\s+pages?(?: nos?\.?)?$",
);
static LISTED: Pattern = Pattern::new(
    r"^(?P<number>[0-9]{1,3}[a-z]?)\.?\s+(?P<title>\p{L}.{2,240}?)\s+(?P<pages>[0-9]{1,4}(?: ?[-–] ?[0-9]{1,4})?)$",
);

/// The lines with such rows as heads and paragraphs; `None` where there are none.
pub fn lines(lines: &[Line]) -> Option<Vec<Line>> {
    boxes(lines).or_else(|| list(lines))
}

/// What one row of a table of boxes holds.
enum Row {
    Head(String),
    Told(String),
}

fn boxes(lines: &[Line]) -> Option<Vec<Line>> {
    let mut told = Vec::with_capacity(lines.len() * 2);
    let mut found = false;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let count = lines[at..]
            .iter()
            .take_while(|row| row.table.is_some() && row.table == line.table)
            .count();
        if let Some(rows) = table(&lines[at..at + count]) {
            found = true;
            for (line, row) in lines[at..].iter().zip(rows) {
                tell(line, &row, &mut told);
            }
            at += count;
        } else {
            told.extend_from_slice(&lines[at..at + count.max(1)]);
            at += count.max(1);
        }
    }
    found.then_some(told)
}

/// The rows of a table in which heads and what was decided follow each other.
fn table(lines: &[Line]) -> Option<Vec<Row>> {
    let rows: Vec<Row> = lines.iter().map(row).collect::<Option<_>>()?;
    let heads = rows
        .iter()
        .filter(|row| matches!(row, Row::Head(_)))
        .count();
    let told = rows.iter().any(|row| matches!(row, Row::Told(_)));
    (heads >= FEWEST && told).then_some(rows)
}

fn row(line: &Line) -> Option<Row> {
    let mut filled = line
        .cells
        .iter()
        .filter(|cell| !cell.text.trim().is_empty());
    let first = filled.next()?;
    match (filled.next(), filled.next()) {
        // Who acts stands beside what was decided.
        (Some(owner), None) if first.column > 0 && agenda_table::names_owners(&owner.text) => {
            Some(Row::Told(format!("{}\n{}", first.text, owner.text)))
        }
        (Some(title), None) if first.column == 0 => {
            let (number, words) = (fold::quote(&first.text), fold::quote(&title.text));
            let number = dress::alone(&number)?;
            let is_head = words.chars().count() <= LONGEST_TITLE
                && words.chars().next().is_some_and(char::is_uppercase)
                && !words.ends_with(['.', ';', ':']);
            is_head.then(|| Row::Head(format!("{number} {words}")))
        }
        (None, _) if first.column > 0 => Some(Row::Told(first.text.clone())),
        (Some(_) | None, _) => None,
    }
}

fn tell(line: &Line, row: &Row, told: &mut Vec<Line>) {
    match row {
        Row::Head(text) => told.push(Line {
            heading: Some(HEAD),
            ..piece(line, text, true)
        }),
        Row::Told(text) => {
            for (index, part) in text
                .lines()
                .filter(|part| !part.trim().is_empty())
                .enumerate()
            {
                told.push(piece(line, part.trim(), index == 0));
            }
        }
    }
}

/// A supplement's list: a head over number, title and pages, lines that name them.
fn list(lines: &[Line]) -> Option<Vec<Line>> {
    let head = lines
        .iter()
        .position(|line| line.table.is_none() && LIST_HEAD.is_in(&fold::quote(&line.text)))?;
    let mut told = lines[..=head].to_vec();
    let mut after = true;
    let mut found = false;
    for line in &lines[head + 1..] {
        let text = fold::quote(&line.text);
        let row = LISTED.captures(&text).filter(|_| line.table.is_none());
        let Some(row) = row else {
            told.push(Line {
                gap: line.gap || after,
                ..line.clone()
            });
            after = false;
            continue;
        };
        let text = format!("{} {}\t{}", &row["number"], &row["title"], &row["pages"]);
        told.push(Line {
            heading: Some(HEAD),
            ..piece(line, &text, true)
        });
        (after, found) = (true, true);
    }
    found.then_some(told)
}

fn piece(line: &Line, text: &str, gap: bool) -> Line {
    Line {
        text: text.to_owned(),
        gap,
        cells: Vec::new(),
        table: None,
        ..line.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Cell;

    fn row(number: u32, cells: &[&str]) -> Line {
        let cell = |(column, text): (usize, &&str)| Cell {
            text: (*text).to_owned(),
            column: u16::try_from(column).unwrap_or_default(),
            span: 1,
            ..Cell::default()
        };
        Line {
            number,
            text: cells.join("\t"),
            cells: cells.iter().enumerate().map(cell).collect(),
            table: Some(1),
            ..Line::default()
        }
    }

    fn words(lines: &[Line]) -> Option<Vec<String>> {
        Some(
            super::lines(lines)?
                .into_iter()
                .map(|line| line.text)
                .collect(),
        )
    }

    #[test]
    fn boxes_are_heads_and_what_was_decided() {
        let record = [
            row(1, &["4", "Ferry Strategy"]),
            row(2, &["", "RESOLVED:\nThat the strategy be adopted."]),
            row(3, &["5", "Slipways"]),
            row(4, &["", "Deferred."]),
        ];
        let told = words(&record).unwrap_or_default();
        assert_eq!(
            told,
            [
                "4 Ferry Strategy",
                "RESOLVED:",
                "That the strategy be adopted.",
                "5 Slipways",
                "Deferred."
            ]
        );
    }

    #[test]
    fn tasks_and_figures_stay_in_their_table() {
        let tasks = [
            row(1, &["1", "Write to the operator."]),
            row(2, &["2", "Mend it."]),
        ];
        assert_eq!(words(&tasks), None);
        let figures = [row(1, &["1", "Grass", "£40"]), row(2, &["", "Total"])];
        assert_eq!(words(&figures), None);
    }
}
