//! Tables whose columns are parted by spaces alone, as plain text prints them.
//!
//! Names in columns look much the same, so a table must say more: a heading of short
//! words without figures, and below it rows whose cells all begin where a heading
//! does, one of the columns with figures throughout (days, sums, numbers).

use super::Source;

/// Fewer columns are names beside each other, or a field and its value.
const COLUMNS: usize = 3;

/// Spaces that part two cells.
const GAP: usize = 2;

/// Letters of a heading at most.
const HEADING: usize = 30;

/// A table, and how many lines it takes.
pub struct Spaced<'a> {
    /// The line of each row and its cells.
    pub rows: Vec<(Source<'a>, Vec<String>)>,
    /// How many lines it takes.
    pub taken: usize,
}

/// The table that begins with the first of these lines.
pub fn find<'a>(sources: &[Source<'a>]) -> Option<Spaced<'a>> {
    let head = sources.first()?;
    if head.text.contains(['\t', '|']) || !head.text.contains("  ") {
        return None;
    }
    let heading = cells(head.text);
    let headed = heading.len() >= COLUMNS
        && heading.iter().all(|(_, cell)| {
            cell.chars().count() <= HEADING
                && cell.chars().any(char::is_alphabetic)
                && !cell.chars().any(|letter| letter.is_ascii_digit())
                && !cell.ends_with(['.', ',', ':'])
        });
    if !headed {
        return None;
    }
    let starts: Vec<usize> = heading.iter().map(|(start, _)| *start).collect();
    let words = |cells: &[(usize, &str)]| {
        let mut row = vec![String::new(); starts.len()];
        for (start, cell) in cells {
            let column = starts.iter().position(|column| column == start)?;
            (*cell).clone_into(&mut row[column]);
        }
        Some(row)
    };
    let mut rows = vec![(*head, words(&heading)?)];
    let mut taken = 1;
    for source in &sources[1..] {
        let found = cells(source.text);
        let Some(row) = words(&found).filter(|_| !source.text.contains(['\t', '|'])) else {
            break;
        };
        if found.len() >= COLUMNS {
            rows.push((*source, row));
        } else if !source.gap && rows.len() > 1 && row[0].is_empty() {
            let (_, last) = rows.last_mut()?;
            for (upper, lower) in last
                .iter_mut()
                .zip(&row)
                .filter(|(_, cell)| !cell.is_empty())
            {
                if !upper.is_empty() {
                    upper.push(' ');
                }
                upper.push_str(lower);
            }
        } else {
            break;
        }
        taken += 1;
    }
    let figures = |column: usize| {
        let mut cells = rows[1..].iter().map(|(_, row)| &row[column]);
        cells.all(|cell| cell.chars().any(|letter| letter.is_ascii_digit()))
    };
    (rows.len() >= 3 && (0..starts.len()).any(figures)).then_some(Spaced { rows, taken })
}

/// The cells of a line with the letters before each.
pub(super) fn cells(text: &str) -> Vec<(usize, &str)> {
    let mut cells = Vec::new();
    let mut begin: Option<(usize, usize)> = None;
    let mut end = 0;
    let mut spaces = 0;
    for (letters, (at, letter)) in text.char_indices().enumerate() {
        if letter.is_whitespace() {
            spaces += 1;
            continue;
        }
        if let Some((start, from)) = begin.filter(|_| spaces >= GAP) {
            cells.push((start, &text[from..end]));
            begin = None;
        }
        begin = begin.or(Some((letters, at)));
        end = at + letter.len_utf8();
        spaces = 0;
    }
    cells.extend(begin.map(|(start, from)| (start, &text[from..end])));
    cells
}

#[cfg(test)]
mod tests {
    use crate::extract::text::lines;

    #[test]
    fn columns_that_begin_alike_are_a_table_and_wrapped_cells_are_one() {
        let text = "Action                  Owner      Due\n\nSend the map of the     A Birch    May 2031\nroutes.\n\nCall the                B Elm      June 2031\n";
        assert!(lines(text).iter().all(|line| line.table.is_none()));
        let text = "No   Action             Owner\n\n1    Send the map of    A Birch\n     the routes.\n\n2    Call the depot.    B Elm\n";
        let rows: Vec<String> = lines(text).iter().map(|line| line.text.clone()).collect();
        assert_eq!(
            rows,
            [
                "No\tAction\tOwner",
                "1\tSend the map of the routes.\tA Birch",
                "2\tCall the depot.\tB Elm",
            ]
        );
    }

    #[test]
    fn names_in_columns_are_no_table() {
        let text = "Councillor Ash    Councillor Elm    Councillor Oak\nCouncillor Yew    Councillor Fir    Councillor Bay\nCouncillor Box    Councillor Gum    Councillor Nut";
        assert!(lines(text).iter().all(|line| line.table.is_none()));
    }
}
