//! Tables of business that go on over a page break: the heading stands on the first sheet
//! alone, and a row may be cut in two.

use std::borrow::Cow;
use std::collections::HashMap;

use super::columns::{self, Column};
use super::number;
use crate::extract::{Line, Page, Part};
use crate::parse::marker;

/// The columns and the heading of each table of business, by the table's number.
#[derive(Debug, Default)]
pub struct Carried(HashMap<u32, (Vec<Column>, Line)>);

impl Carried {
    /// Those of the table that a row belongs to.
    pub fn of(&self, row: &Line) -> Option<(Vec<Column>, &Line)> {
        let (columns, heading) = self.0.get(&row.table?)?;
        Some((columns.clone(), heading))
    }
}

/// The tables of business that begin on a sheet with their heading.
pub fn carried(pages: &[Page]) -> Carried {
    let mut carried = Carried::default();
    for pair in pages.windows(2) {
        let [page, next] = pair else { continue };
        let Some(table) = body(&next.lines).next().and_then(|(_, row)| row.table) else {
            continue;
        };
        if carried.0.contains_key(&table) {
            continue;
        }
        let rows: Vec<Line> = body(&page.lines)
            .map(|(_, row)| row)
            .filter(|row| row.table == Some(table))
            .cloned()
            .collect();
        if let Some((columns, true)) = columns::of(&rows) {
            carried.0.insert(table, (columns, rows[0].clone()));
        }
    }
    carried
}

/// The lines of each page, where a row of such a table that was cut in two is whole again
/// on the page it begins on.
pub fn joined<'p>(pages: &'p [Page], carried: &Carried) -> Vec<Cow<'p, [Line]>> {
    let mut joined: Vec<Cow<'p, [Line]>> = pages
        .iter()
        .map(|page| Cow::Borrowed(page.lines.as_slice()))
        .collect();
    for at in 1..joined.len() {
        let above = body(&joined[at - 1]).last();
        let first = body(&joined[at]).find_map(|(index, row)| {
            let (columns, heading) = carried.of(row)?;
            let open = above.is_some_and(|(_, above)| is_open(above, row));
            let rest = is_rest(row, &columns) || open && number(row, &columns).is_none();
            (row.text != heading.text).then_some((index, row.table, rest))
        });
        let Some((index, table, true)) = first else {
            continue;
        };
        let Some((last, _)) = above.filter(|(_, row)| row.table == table) else {
            continue;
        };
        let rest = joined[at].to_mut().remove(index);
        join(&mut joined[at - 1].to_mut()[last], rest);
    }
    joined
}

fn body(lines: &[Line]) -> impl Iterator<Item = (usize, &Line)> {
    let lines = lines.iter().enumerate();
    lines.filter(|(_, line)| line.part == Part::Body)
}

/// Whether a row without a number goes on in the midst of a sentence.
fn is_rest(row: &Line, columns: &[Column]) -> bool {
    let told = || row.cells.iter().filter(|cell| !cell.text.trim().is_empty());
    let small = |text: &str| text.trim().starts_with(char::is_lowercase);
    number(row, columns).is_none()
        && (told().all(|cell| cell.continues) || told().any(|cell| small(&cell.text)))
}

/// Whether a cell above breaks off at a comma and goes on in the row below.
fn is_open(above: &Line, row: &Line) -> bool {
    row.cells.iter().any(|cell| {
        let mut upper = above
            .cells
            .iter()
            .filter(|upper| upper.column == cell.column);
        !cell.text.trim().is_empty() && upper.any(|upper| upper.text.trim_end().ends_with(','))
    })
}

fn join(row: &mut Line, rest: Line) {
    for cell in rest.cells.into_iter().filter(|cell| !cell.text.is_empty()) {
        match row.cells.iter_mut().find(|own| own.column == cell.column) {
            Some(own) if own.text.is_empty() => own.text = cell.text,
            Some(own) => {
                // A sentence that begins on the next sheet stands below a title of this one.
                let rest = cell.text.trim_start();
                let begins = rest.starts_with(char::is_uppercase) && !own.text.ends_with(',');
                let point = begins || marker::split(rest).is_some();
                own.text.push(if point { '\n' } else { ' ' });
                own.text.push_str(&cell.text);
            }
            None => row.cells.push(cell),
        }
    }
    let cells: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
    row.text = cells.join("\t");
}
