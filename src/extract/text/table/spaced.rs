//! Tables whose columns are parted by spaces alone, as plain text prints them.
//!
//! Names in columns look much the same, so a table must say more: a heading of short
//! words without figures, and below it rows whose cells all begin where a heading
//! does, one of the columns with figures throughout (days, sums, numbers). In a plan of
//! meetings a day stands once for all rows under it: a line without one is a row of its
//! own where its words would have had room on the line above.

use super::Source;

/// Fewer columns are names beside each other, or a field and its value.
const COLUMNS: usize = 3;

/// Spaces that part two cells.
const GAP: usize = 2;

/// Letters of a heading at most.
const HEADING: usize = 30;

/// Over the days of a plan of meetings.
const DAYS: [&str; 8] = [
    "date",
    "date of meeting",
    "meeting",
    "meeting date",
    "committee date",
    "panel date",
    "board date",
    "month",
];
/// Over what its meetings are to take.
const MATTERS: [&str; 10] = [
    "agenda item",
    "business",
    "item",
    "items",
    "issue",
    "report",
    "reports",
    "subject",
    "title",
    "topic",
];
/// Over what is to be done, and over who does it.
const TASKS: [&str; 5] = ["action", "actions", "request", "task", "what"];
const OWNERS: [&str; 8] = [
    "action by",
    "by whom",
    "lead",
    "officer",
    "owner",
    "responsible",
    "who",
    "whom",
];
/// Days that a plan names at least.
const FEWEST_DAYS: usize = 2;

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
    let planned = matter(&heading);
    let room = |column: usize| Some(starts.get(column + 1)? - starts.get(column)? - GAP);
    // Where no cell goes on below, each line is a row.
    let wraps = planned.is_some_and(|matter| {
        let mut lines = sources[1..]
            .iter()
            .map_while(|source| words(&cells(source.text)));
        lines.any(|row| {
            let goes_on = row[matter].is_empty() || row[matter].starts_with(char::is_lowercase);
            row[0].is_empty() && goes_on
        })
    });
    let mut tail = Vec::new();
    let mut taken = 1;
    for source in &sources[1..] {
        let found = cells(source.text);
        let Some(row) = words(&found).filter(|_| !source.text.contains(['\t', '|'])) else {
            break;
        };
        let begins = |matter: &usize| {
            let own = !row[0].is_empty() || !wraps && found.len() > 1;
            !row[*matter].is_empty()
                && (own || found.len() > 1 && had_room(&tail, &row, *matter, room(*matter)))
        };
        if found.len() >= COLUMNS && planned.is_none() || planned.as_ref().is_some_and(begins) {
            tail.clone_from(&row);
            rows.push((*source, row));
        } else if !source.gap && rows.len() > 1 && (row[0].is_empty() || planned.is_some()) {
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
            tail = row;
        } else {
            break;
        }
        taken += 1;
    }
    let figures = |column: usize| {
        let mut cells = rows[1..].iter().map(|(_, row)| &row[column]);
        cells.all(|cell| cell.chars().any(|letter| letter.is_ascii_digit()))
    };
    let days = rows[1..]
        .iter()
        .filter(|(_, row)| says_day(&row[0]))
        .count();
    let heads = |known: &[&str]| {
        let mut names = heading.iter().map(|(_, cell)| cell.to_lowercase());
        names.position(|cell| known.contains(&cell.as_str()))
    };
    let charged = heads(&TASKS)
        .zip(heads(&OWNERS))
        .is_some_and(|(task, owner)| {
            let mut rows = rows[1..].iter();
            rows.all(|(_, row)| !row[task].is_empty() && !row[owner].is_empty())
        });
    let told =
        charged || (0..starts.len()).any(figures) || planned.is_some() && days >= FEWEST_DAYS;
    (rows.len() >= 3 && told).then_some(Spaced { rows, taken })
}

/// The column of the matters in the heading of a plan of meetings, whose first is the day.
fn matter(heading: &[(usize, &str)]) -> Option<usize> {
    let mut folded = heading.iter().map(|(_, cell)| cell.to_lowercase());
    let dated = folded
        .next()
        .is_some_and(|day| DAYS.contains(&day.as_str()));
    let matter = folded.position(|cell| MATTERS.contains(&cell.as_str()))? + 1;
    dated.then_some(matter)
}

/// Whether the words of a column would have had room on the line above, so that whoever
/// set them on a line of their own began another row.
fn had_room(tail: &[String], row: &[String], column: usize, room: Option<usize>) -> bool {
    let (Some(upper), Some(room)) = (tail.get(column), room) else {
        return false;
    };
    let first = row[column].split_whitespace().next().unwrap_or_default();
    let taken = upper.chars().count() + 1 + first.chars().count();
    first.starts_with(|letter: char| letter.is_uppercase() || letter.is_ascii_digit())
        && taken <= room
}

fn says_day(cell: &str) -> bool {
    cell.contains(|letter: char| letter.is_ascii_digit())
        && cell.contains(|letter: char| letter.is_alphabetic() || letter == '/')
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
    fn actions_beside_whoever_does_them_need_no_figures() {
        let text = "Action               Who    When\n\nSend the map         AB     June\nDredge the berths    CD     as soon as it can be done\n";
        assert_eq!(
            lines(text)
                .iter()
                .filter(|line| line.table.is_some())
                .count(),
            3
        );
    }

    #[test]
    fn a_day_of_a_plan_stands_for_the_rows_below_it() {
        let text = "Meeting        Business                     Officer\n\n3 June 2031    Ferry stages: the first      Pier Master\n               year of the card\n               Tolls                        Pier Master\n4 July 2031    Estimates                    Treasurer\nNo date yet    Buoys                        Pier Master\n\nThe plan is open to all.\n";
        let lines = lines(text);
        let rows: Vec<&str> = lines
            .iter()
            .filter(|line| line.table.is_some())
            .map(|line| line.text.as_str())
            .collect();
        assert_eq!(
            rows,
            [
                "Meeting\tBusiness\tOfficer",
                "3 June 2031\tFerry stages: the first year of the card\tPier Master",
                "\tTolls\tPier Master",
                "4 July 2031\tEstimates\tTreasurer",
                "No date yet\tBuoys\tPier Master",
            ]
        );
    }

    #[test]
    fn names_in_columns_are_no_table() {
        let text = "Councillor Ash    Councillor Elm    Councillor Oak\nCouncillor Yew    Councillor Fir    Councillor Bay\nCouncillor Box    Councillor Gum    Councillor Nut";
        assert!(lines(text).iter().all(|line| line.table.is_none()));
    }
}
