//! Forms: a table a task, with labels down its side, read as one table with a row a task.

use super::heading::{self, Meaning};
use super::{Cell, Row, Table};
use crate::domain::fold;

/// Rows of a form at least: a task, and two things that are said of it.
const FEWEST_ROWS: usize = 3;
/// Forms that are told from the cover of one report.
const FEWEST: usize = 2;
/// Lines between two forms: a title, and what it says.
const TITLE_LINES: usize = 3;
/// Columns of the table that forms make.
const MOST_LABELS: usize = 40;

/// One form: its labels, folded, and the row that it makes.
struct Form {
    labels: Vec<String>,
    printed: Vec<Cell>,
    row: Row,
}

/// Turns forms that follow one another with the same labels into one table; a title between
/// them begins another.
pub fn turn(tables: Vec<Table>) -> Vec<Table> {
    let mut turned: Vec<Table> = Vec::new();
    let mut pending: Vec<(Table, Vec<Form>)> = Vec::new();
    for table in tables {
        let own = forms(&table);
        let alike = match (&own, pending.last().and_then(|(_, forms)| forms.first())) {
            (Some(own), Some(first)) => {
                // Between the covers of two reports stands a report.
                table.above.len() <= TITLE_LINES && own.iter().all(|form| are_alike(first, form))
            }
            _ => false,
        };
        if !alike {
            settle(&mut pending, &mut turned);
        }
        match own {
            Some(own) => pending.push((table, own)),
            None => turned.push(table),
        }
    }
    settle(&mut pending, &mut turned);
    turned
}

/// Makes tables of forms that were found to be alike, where there are enough of them.
fn settle(pending: &mut Vec<(Table, Vec<Form>)>, turned: &mut Vec<Table>) {
    let count: usize = pending.iter().map(|(_, forms)| forms.len()).sum();
    let first = pending.first().and_then(|(_, forms)| forms.first());
    let tells = first.is_some_and(is_of_tasks);
    if count < FEWEST || !tells {
        turned.extend(pending.drain(..).map(|(table, _)| table));
        return;
    }
    let mut labels: Vec<String> = Vec::new();
    let mut head = Row::default();
    for form in pending.iter().flat_map(|(_, forms)| forms) {
        for (label, cell) in form.labels.iter().zip(&form.printed) {
            if !labels.contains(label) && labels.len() < MOST_LABELS {
                labels.push(label.clone());
                head.cells.push(cell.clone());
            }
        }
    }
    let from = turned.len();
    for (table, forms) in pending.drain(..) {
        let begins = turned.len() == from || !table.above.is_empty();
        if begins {
            let mut head = head.clone();
            head.place = forms
                .first()
                .map(|form| form.row.place.clone())
                .unwrap_or_default();
            turned.push(Table {
                above: table.above,
                rows: vec![head],
                lines_are_kept: true,
                ..Table::default()
            });
        }
        let Some(last) = turned.last_mut() else {
            continue;
        };
        last.rows.extend(forms.into_iter().map(|form| {
            let cells = labels.iter().map(|label| {
                let at = form.labels.iter().position(|own| own == label);
                at.and_then(|at| form.row.cells.get(at).cloned())
                    .unwrap_or_default()
            });
            Row {
                cells: cells.collect(),
                place: form.row.place.clone(),
                after_break: false,
            }
        }));
    }
}

/// The forms of a table of two columns: each begins where its first label comes again.
fn forms(table: &Table) -> Option<Vec<Form>> {
    let first = label(table.rows.first()?)?;
    let mut forms: Vec<Form> = Vec::new();
    for row in &table.rows {
        let own = label(row)?;
        if own == first {
            forms.push(Form {
                labels: Vec::new(),
                printed: Vec::new(),
                row: Row {
                    place: row.place.clone(),
                    ..Row::default()
                },
            });
        }
        let form = forms.last_mut()?;
        if form.labels.contains(&own) {
            return None;
        }
        let cell = row.cells.first()?;
        let head = Cell {
            text: unnumbered(&cell.text).to_owned(),
            ..cell.clone()
        };
        form.labels.push(own);
        form.printed.push(head);
        form.row
            .cells
            .push(row.cells.get(1).cloned().unwrap_or_default());
    }
    let whole = forms.iter().all(|form| form.labels.len() >= FEWEST_ROWS);
    whole.then_some(forms)
}

/// The label of a form's row, folded.
fn label(row: &Row) -> Option<String> {
    let cell = row.cells.first().filter(|cell| !cell.is_empty())?;
    let more = row.cells.iter().skip(2).any(|cell| !cell.is_empty());
    let text = cell.text.trim();
    let is_label = !more && !cell.merged && !text.ends_with(['.', ';', ',']);
    let short = text.chars().count() <= LONGEST_LABEL;
    (is_label && short).then(|| fold::compare(unnumbered(text)))
}

/// A label without its colon, the number of its form and what explains it on lines below:
/// "Recommendation 3:".
fn unnumbered(label: &str) -> &str {
    let label = label
        .trim()
        .lines()
        .next()
        .unwrap_or_default()
        .trim()
        .trim_end_matches(':')
        .trim_end();
    label
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .trim_end()
}

/// Letters of a label: "Assessment of progress (include an explanation if …)".
const LONGEST_LABEL: usize = 160;

fn are_alike(one: &Form, other: &Form) -> bool {
    let shared = one
        .labels
        .iter()
        .filter(|label| other.labels.contains(label));
    one.labels.first() == other.labels.first()
        && shared.count() * 3 >= one.labels.len().max(other.labels.len()) * 2
}

/// Whether the labels are headings of a tracker.
fn is_of_tasks(form: &Form) -> bool {
    let texts: Vec<String> = form.printed.iter().map(|cell| cell.text.clone()).collect();
    let meanings: Vec<Meaning> = texts
        .iter()
        .filter_map(|text| heading::meaning(text))
        .collect();
    let task = meanings
        .iter()
        .any(|meaning| matches!(meaning, Meaning::Task | Meaning::Action));
    let owned = meanings.contains(&Meaning::Owner);
    task && owned && meanings.len() * 3 >= texts.len() * 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(above: &[&str], rows: &[(&str, &str)]) -> Table {
        let cell = |text: &str| Cell {
            text: text.to_owned(),
            ..Cell::default()
        };
        let rows = rows.iter().map(|(label, value)| Row {
            cells: vec![cell(label), cell(value)],
            ..Row::default()
        });
        Table {
            above: above.iter().map(|line| (*line).to_owned()).collect(),
            rows: rows.collect(),
            ..Table::default()
        }
    }

    fn texts(table: &Table) -> Vec<Vec<&str>> {
        let rows = table.rows.iter();
        rows.map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect())
            .collect()
    }

    #[test]
    fn forms_with_the_same_labels_are_the_rows_of_one_table() {
        let turned = turn(vec![
            table(
                &["Open actions"],
                &[
                    ("Action:", "Mend the gate"),
                    ("Lead:", "Clerk"),
                    ("Due:", "May"),
                ],
            ),
            table(
                &[],
                &[
                    ("Action:", "Cut the hedge"),
                    ("Lead:", "A Elm"),
                    ("Due:", ""),
                ],
            ),
            table(
                &["Closed actions"],
                &[
                    ("Action:", "Paint the pier"),
                    ("Lead:", "B Ash"),
                    ("Due:", "June"),
                ],
            ),
        ]);
        assert_eq!(turned.len(), 2);
        assert_eq!(
            texts(&turned[0]),
            [
                ["Action", "Lead", "Due"],
                ["Mend the gate", "Clerk", "May"],
                ["Cut the hedge", "A Elm", ""],
            ]
        );
        assert_eq!(turned[1].above, ["Closed actions"]);
        assert_eq!(texts(&turned[1])[1], ["Paint the pier", "B Ash", "June"]);
    }

    #[test]
    fn the_cover_of_one_report_and_a_table_of_columns_stay_as_they_are() {
        let cover = table(
            &[],
            &[
                ("Title", "Ferry fares"),
                ("Lead", "A Elm"),
                ("Date", "4 May 2031"),
            ],
        );
        let columns = table(
            &[],
            &[
                ("Action", "Owner"),
                ("Mend the gate.", "Clerk"),
                ("Paint it", "A Elm"),
            ],
        );
        let tables = vec![cover, columns];
        assert_eq!(turn(tables.clone()), tables);
    }
}
