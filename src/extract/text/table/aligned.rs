//! Trackers whose columns are parted by spaces alone, with cells that go on below and
//! days or months on lines of their own between the rows.
//!
//! The heading says that it is one: it names what is to be done and who does it.

use super::Source;
use super::spaced::cells;

/// Columns that a tracker has at least.
const COLUMNS: usize = 4;
/// Cells of a row at least: its number, what is to be done, and who does it.
const CELLS: usize = 3;
/// Letters by which a cell may stand beside its heading.
const ASIDE: usize = 3;
/// Words of a line that stands over rows at most.
const BAND: usize = 4;

const TASK: [&str; 4] = ["action", "actions", "task", "recommendation"];
const OWNER: [&str; 7] = [
    "lead",
    "owner",
    "who",
    "by whom",
    "action by",
    "responsible",
    "responsibility",
];

/// A table, and how many lines it takes.
pub struct Aligned<'a> {
    /// The line of each row and its cells.
    pub rows: Vec<(Source<'a>, Vec<String>)>,
    /// How many lines it takes.
    pub taken: usize,
}

/// The table that begins with the first of these lines.
pub fn find<'a>(sources: &[Source<'a>]) -> Option<Aligned<'a>> {
    let head = sources.first()?;
    if !head.text.contains("  ") || head.text.contains(['\t', '|']) {
        return None;
    }
    let heading = cells(head.text);
    let names = |words: &[&str]| {
        heading
            .iter()
            .position(|(_, cell)| words.contains(&cell.to_lowercase().as_str()))
    };
    let (task, owner) = (names(&TASK)?, names(&OWNER)?);
    if heading.len() < COLUMNS || task == 0 {
        return None;
    }
    let starts: Vec<usize> = heading.iter().map(|(start, _)| *start).collect();
    let mut rows = vec![(*head, placed(&heading, &starts)?)];
    let mut taken = 1;
    for source in &sources[1..] {
        if source.text.contains(['\t', '|']) {
            break;
        }
        let found = cells(source.text);
        let band = found.len() == 1
            && found.first().is_some_and(|(start, cell)| {
                start.abs_diff(starts[0]) <= ASIDE && cell.split_whitespace().count() <= BAND
            });
        if band {
            rows.push((*source, vec![found[0].1.to_owned()]));
            taken += 1;
            continue;
        }
        // A cell between the columns: which it belongs to nobody can tell.
        let Some(row) = placed(&found, &starts) else {
            if found.len() >= CELLS {
                return None;
            }
            break;
        };
        if row[0].is_empty() {
            let (_, last) = rows.last_mut().filter(|(_, last)| last.len() > 1)?;
            for (upper, lower) in last.iter_mut().zip(&row) {
                if !upper.is_empty() && !lower.is_empty() {
                    upper.push(' ');
                }
                upper.push_str(lower);
            }
        } else if found.len() >= CELLS && !row[task].is_empty() {
            rows.push((*source, row));
        } else {
            break;
        }
        taken += 1;
    }
    // Where the text breaks off in a row, the row is none.
    let cut = rows
        .last()
        .filter(|(_, row)| taken == sources.len() && row.get(owner).is_some_and(String::is_empty))
        .map(|(source, _)| source.number);
    if let Some(number) = cut {
        taken = sources.iter().position(|one| one.number == number)?;
        rows.pop();
    }
    let is_charged =
        |(_, row): &&(Source<'_>, Vec<String>)| row.get(owner).is_some_and(|cell| !cell.is_empty());
    (rows[1..].iter().filter(is_charged).count() >= 2).then_some(Aligned { rows, taken })
}

/// The cells in their columns; `None` where one stands beside all of them.
fn placed(cells: &[(usize, &str)], starts: &[usize]) -> Option<Vec<String>> {
    let mut row = vec![String::new(); starts.len()];
    for (start, cell) in cells {
        let column = starts
            .iter()
            .position(|column| column.abs_diff(*start) <= ASIDE)?;
        let next = starts.get(column + 1);
        let over = next.is_some_and(|next| start + cell.chars().count() > *next);
        if over || !row[column].is_empty() {
            return None;
        }
        (*cell).clone_into(&mut row[column]);
    }
    Some(row)
}

#[cfg(test)]
mod tests {
    use crate::extract::text::lines;

    fn rows(text: &str) -> Vec<String> {
        let lines = lines(text);
        let rows = lines.into_iter().filter(|line| line.table.is_some());
        rows.map(|line| line.text).collect()
    }

    const HEAD: &str = " NO    PAPER      ACTION                   LEAD   TARGET\n                                                DATE\n";

    #[test]
    fn rows_go_on_below_and_stand_under_their_month() {
        let text = format!(
            "{HEAD} May 2031\n 1.02  Ferries    Send the map of the      AB     June\n                  routes.                         2031\n 1.03  Piers      Call the depot           CD      July\n"
        );
        assert_eq!(
            rows(&text),
            [
                "NO\tPAPER\tACTION\tLEAD\tTARGET DATE",
                "May 2031",
                "1.02\tFerries\tSend the map of the routes.\tAB\tJune 2031",
                "1.03\tPiers\tCall the depot\tCD\tJuly",
            ]
        );
    }

    #[test]
    fn a_cell_between_the_columns_leaves_all_unread() {
        let text = format!(
            "{HEAD} 1.02  Ferries    Send the map             AB     June\n 1.03  Piers           7  Call the depot   CD     July\n 1.04  Piers      Call the depot           CD     July\n"
        );
        assert!(rows(&text).is_empty());
    }
}
