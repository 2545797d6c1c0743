//! Tables of which every cell stands on a line of its own, closed by a stroke, with a
//! line of dashes under the heading: what readers of web pages make of them. Where the
//! dashes are lost, a row whose empty cells stand together counts the columns, or the
//! words of a tracker's heading do.

use super::Source;

/// Fewer columns are a list of items with their numbers.
const COLUMNS: usize = 3;
/// Letters of a heading at most.
const HEADING: usize = 60;
/// Letters of a cell at most.
const CELL: usize = 4000;

/// A table, and how many lines it takes.
pub struct Stacked<'a> {
    /// The first line of each row and its cells.
    pub rows: Vec<(Source<'a>, Vec<String>)>,
    /// How many lines it takes.
    pub taken: usize,
}

/// A row, and the line behind it.
struct Row<'a> {
    source: Source<'a>,
    cells: Vec<String>,
    end: usize,
}

/// The table that begins with the first of these lines.
pub fn find<'a>(sources: &[Source<'a>]) -> Option<Stacked<'a>> {
    let named = sources
        .iter()
        .map_while(|source| closed(source.text).filter(|cell| is_heading(cell)))
        .count();
    let rule = sources.get(named)?.text;
    // The first row is a day, and nothing else: "25 March 2031 |", and below it "|||".
    let banded = named.saturating_sub(1);
    let (head, begin) = if columns(rule) == Some(named) {
        (named, named + 1)
    } else if empty(rule).is_some_and(|empty| empty + 1 == banded) {
        (banded, banded)
    } else {
        let headings = tracker(&sources[..named])?;
        (headings, headings)
    };
    if head < COLUMNS {
        return None;
    }
    let heading = sources[..head].iter();
    let mut rows = vec![Row {
        source: *sources.first()?,
        cells: heading
            .filter_map(|source| closed(source.text).map(str::to_owned))
            .collect(),
        end: begin,
    }];
    let mut cells: Vec<String> = Vec::new();
    let mut open = String::new();
    let mut first = begin;
    for (at, source) in sources.iter().enumerate().skip(begin) {
        if columns(source.text).is_some() {
            // The lines above are the heading of another table.
            rows.retain(|row| row.end + head <= at);
            break;
        }
        if let Some(empty) = empty(source.text).filter(|_| open.is_empty()) {
            cells.extend(std::iter::repeat_n(String::new(), empty));
        } else {
            let next = sources.get(at + 1).and_then(|next| empty(next.text));
            if next.is_some_and(|empty| empty + 1 == head) && cells.iter().all(String::is_empty) {
                // A row of a day alone begins here, whatever was left over above.
                cells.clear();
                first = at;
            }
            let end = closed(source.text);
            if end.is_none() && source.text.contains('|') || open.len() > CELL {
                break;
            }
            let words = end.unwrap_or(source.text).trim();
            if !open.is_empty() && !words.is_empty() {
                open.push(' ');
            }
            open.push_str(words);
            if end.is_some() {
                cells.push(std::mem::take(&mut open));
            }
        }
        if cells.len() > head {
            break;
        }
        if cells.len() == head {
            rows.push(Row {
                source: sources[first],
                cells: std::mem::take(&mut cells),
                end: at + 1,
            });
            first = at + 1;
        }
    }
    let unruled = begin == head && empty(rule).is_none();
    if unruled {
        merged_first(
            &mut rows,
            cells,
            &sources[first.min(sources.len() - 1)],
            sources.len(),
        );
        if !is_aligned(&rows) {
            return None;
        }
    }
    let taken = rows.last().filter(|_| rows.len() > 1)?.end;
    let rows = rows.into_iter().map(|row| (row.source, row.cells));
    Some(Stacked {
        rows: rows.collect(),
        taken,
    })
}

/// Words that head what is to be done, who does it, and the other columns of a tracker.
const TASKS: [&str; 5] = [
    "action",
    "actions",
    "task",
    "recommendation",
    "action required",
];
const OWNERS: [&str; 12] = [
    "officer",
    "owner",
    "who",
    "by whom",
    "lead",
    "lead officer",
    "responsible",
    "responsible officer",
    "responsibility",
    "action by",
    "action owner",
    "assigned to",
];
const OTHERS: [&str; 18] = [
    "response",
    "status",
    "update",
    "progress",
    "comments",
    "outcome",
    "due",
    "due date",
    "deadline",
    "by when",
    "target date",
    "timescale",
    "completed",
    "date completed",
    "date raised",
    "date",
    "minute",
    "ref",
];
/// States, which own nothing.
const STATES: [&str; 10] = [
    "complete",
    "completed",
    "ongoing",
    "open",
    "closed",
    "done",
    "outstanding",
    "in progress",
    "yes",
    "no",
];
/// Letters of an owner's cell at most.
const OWNER: usize = 90;

fn is_one(words: &[&str], cell: &str) -> bool {
    words.contains(&cell.trim().to_lowercase().as_str())
}

/// How many of the closed cells at the top head the columns of a tracker: up to the last
/// that is known, where a task and an owner are among them.
fn tracker(sources: &[Source<'_>]) -> Option<usize> {
    let cells: Vec<&str> = sources
        .iter()
        .filter_map(|line| closed(line.text))
        .collect();
    let known =
        |cell: &&str| is_one(&TASKS, cell) || is_one(&OWNERS, cell) || is_one(&OTHERS, cell);
    let head = cells.iter().rposition(known)? + 1;
    let heads = &cells[..head];
    let sure = heads.iter().any(|cell| is_one(&TASKS, cell))
        && heads.iter().any(|cell| is_one(&OWNERS, cell))
        && heads.iter().filter(|cell| known(cell)).count() * 4 >= head * 3;
    sure.then_some(head)
}

/// Adds the last row where its first cell, which is the same in all rows, covers it too.
fn merged_first<'a>(
    rows: &mut Vec<Row<'a>>,
    mut cells: Vec<String>,
    source: &Source<'a>,
    end: usize,
) {
    let Some((heading, body)) = rows.split_first() else {
        return;
    };
    let same = body
        .windows(2)
        .all(|pair| pair[0].cells.first() == pair[1].cells.first());
    if body.len() > 1 && same && cells.len() + 1 == heading.cells.len() {
        cells.insert(0, String::new());
        rows.push(Row {
            source: *source,
            cells,
            end,
        });
    }
}

/// Whether names stand under the heading of who acts, and words under that of what is done:
/// a cell that was left out shifts all behind it.
fn is_aligned(rows: &[Row<'_>]) -> bool {
    let Some((heading, body)) = rows.split_first() else {
        return false;
    };
    let column = |words: &[&str]| heading.cells.iter().position(|cell| is_one(words, cell));
    let (Some(task), Some(owner)) = (column(&TASKS), column(&OWNERS)) else {
        return false;
    };
    let is_owner = |cell: &str| {
        cell.chars().count() <= OWNER
            && !cell.ends_with('.')
            && !cell.contains(|letter: char| letter.is_ascii_digit())
            && !is_one(&STATES, cell)
    };
    body.iter()
        .all(|row| is_owner(&row.cells[owner]) && row.cells[task].split_whitespace().count() > 1)
}

/// The words before the only stroke of a line, which ends it.
fn closed(line: &str) -> Option<&str> {
    let words = line.trim().strip_suffix('|')?;
    (!words.contains('|')).then(|| words.trim())
}

/// How many empty cells a line of strokes alone holds; one stroke may close a cell above.
fn empty(line: &str) -> Option<usize> {
    let line = line.trim();
    let strokes = line.chars().filter(|letter| *letter == '|').count();
    let alone = line.chars().all(|letter| letter == '|' || letter == ' ');
    (alone && strokes > 1).then_some(strokes)
}

fn is_heading(cell: &str) -> bool {
    cell.chars().count() <= HEADING && cell.chars().any(char::is_alphabetic)
}

/// The columns of a line of dashes.
fn columns(line: &str) -> Option<usize> {
    let dashes = line.contains("--") && line.chars().all(|letter| "|-: ".contains(letter));
    dashes.then(|| line.split('|').filter(|part| part.contains('-')).count())
}

#[cfg(test)]
mod tests {
    use crate::extract::text::lines;

    fn rows(text: &str) -> Vec<String> {
        let lines = lines(text);
        let rows = lines.into_iter().filter(|line| line.table.is_some());
        rows.map(|line| line.text).collect()
    }

    #[test]
    fn a_cell_a_line_is_a_row_where_the_dashes_count_the_columns() {
        let head = "Action |\nWho |\nDone? |\n---|---|---|\n";
        assert_eq!(
            rows(&format!(
                "Plan\n{head}Mend the gate\nand the posts\n|\nClerk |\n|\nMow |\nCllr Ash\n|\nYes |\nPaint the hut |\nCl"
            )),
            [
                "Action\tWho\tDone?",
                "Mend the gate and the posts\tClerk\t",
                "Mow\tCllr Ash\tYes"
            ]
        );
    }

    #[test]
    fn a_row_of_a_day_alone_counts_the_columns_where_the_dashes_are_lost() {
        let head = "Item |\nLead officer |\nScope |\n";
        assert_eq!(
            rows(&format!(
                "Plan\n{head}6 May 2031 |\n||\nBins |\nAda Holt |\n|\n|\n3 June 2031 |\n||\nBuses\n|\n||\n"
            )),
            [
                "Item\tLead officer\tScope",
                "6 May 2031\t\t",
                "Bins\tAda Holt\t",
                "3 June 2031\t\t",
                "Buses\t\t"
            ]
        );
        // Three empty cells stand below two columns.
        assert!(rows("Item |\nWho |\nBins |\n|||\nBuses |\n|||\n").is_empty());
    }

    #[test]
    fn the_words_of_a_trackers_heading_count_the_columns() {
        let head = "Area |\nAction |\nOfficer |\nResponse |\n";
        let body = "North |\nMend the gate\nand the posts\n|\nAda Holt |\nOngoing |\nNorth |\nPaint the hut |\nBen Marsh |\nComplete |\n";
        assert_eq!(
            rows(&format!(
                "Plan\n{head}{body}Cut the hedge |\nEwan Gale |\nComplete |"
            )),
            [
                "Area\tAction\tOfficer\tResponse",
                "North\tMend the gate and the posts\tAda Holt\tOngoing",
                "North\tPaint the hut\tBen Marsh\tComplete",
                "\tCut the hedge\tEwan Gale\tComplete"
            ]
        );
        // A cell was left out in the midst, and nobody can tell which.
        let broken = body.replace("North |\nPaint", "Paint");
        assert!(
            rows(&format!(
                "Plan\n{head}{broken}South |\nDig |\nFay |\nOpen |"
            ))
            .is_empty()
        );
    }

    #[test]
    fn strokes_without_their_dashes_part_nothing() {
        assert!(rows("Action |\nDay |\nDone? |\nMow |\nMonday |\nYes |").is_empty());
        assert!(rows("No |\nItem |\n---|---|\n1 |\nBuses |").is_empty());
    }
}
