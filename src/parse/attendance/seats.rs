//! The members of a body in a table of its seats: a name in each row, the office or the place
//! that the member stands for beside it.

use crate::domain::council::Person;
use crate::domain::fold;
use crate::extract::Cell;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::people::{self, office};

/// Fewer names are no list of a body's members.
const FEWEST: usize = 3;

/// What such a table calls its names.
static NAMES: Pattern = Pattern::new(
    r"(?i)^(?:(?:committee|panel|board|council|voting|cabinet) )?(?:members?|councillors?|names?|member name|name of (?:member|councillor))$",
);
/// Lists of others than the members, and of who came.
static OTHERS: Pattern = Pattern::new(
    r"(?i)\b(?:substitutes?|alternates?|reserves?|officers?|present|attend\w*|apolog\w+|interests?|votes?|declar\w+|quer(?:y|ies)|telephone|e-?mail)\b",
);
static CHAIR: Pattern = Pattern::new(
    r"(?i)^(?:(?:vice|deputy|co)[- ]?)?(?:chair(?:man|person|woman)?|convener|conv?enor|leader|mayor|provost|president)\b.{0,30}$",
);

/// The members in the first such table; the label above it names no others.
pub fn members(blocks: &[Block]) -> Vec<Person> {
    let own: Vec<&Block> = blocks.iter().filter(|block| !block.is_running()).collect();
    let head = (0..own.len()).find(|at| {
        let above = at.checked_sub(1).and_then(|above| own.get(above));
        column(own[*at]).is_some() && above.is_none_or(|above| !OTHERS.is_in(&above.text))
    });
    let Some((at, column)) = head.and_then(|at| Some((at, column(own[at])?))) else {
        return Vec::new();
    };
    // On the next sheet the table goes on below the same heading.
    let again = |block: &&Block| block.is_row() && block.text == own[at].text;
    let tables: Vec<_> = own[at..].iter().filter(|block| again(block)).collect();
    let tables: Vec<Option<u32>> = tables.iter().map(|head| head.table).collect();
    let rows = own[at..]
        .iter()
        .filter(|block| block.is_row() && tables.contains(&block.table) && !again(block));
    let members: Option<Vec<Person>> = rows.map(|row| seat(row, column)).collect();
    members
        .filter(|members| members.len() >= FEWEST)
        .unwrap_or_default()
}

/// The column of names, in the heading of such a table.
fn column(block: &Block) -> Option<u16> {
    let named = |cell: &&Cell| NAMES.is_in(&fold::quote(&cell.text));
    let named = block.cells.iter().find(named)?.column;
    (block.is_row() && block.cells.len() > 1 && !OTHERS.is_in(&block.text)).then_some(named)
}

/// The one person whom a row names, with the office beside the name.
fn seat(row: &Block, column: u16) -> Option<Person> {
    let cell = row.cells.iter().find(|cell| cell.column == column)?;
    let name = fold::quote(&cell.text);
    let mut named = people::list(&name);
    if named.iter().all(|person| person.title.is_none()) && !office::is_full_name(&name) {
        named = people::list(&format!("Councillor {name}"));
    }
    let mut member = named.pop().filter(|_| named.is_empty())?;
    let beside = row.cells.iter().filter(|cell| cell.column != column);
    let mut offices = beside
        .map(|cell| fold::quote(&cell.text))
        .filter(|office| CHAIR.is_in(office));
    if member.role.is_none() {
        member.role = offices.next();
    }
    Some(member)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Block {
        let cells = cells.iter().zip(0..).map(|(text, column)| Cell {
            text: (*text).to_owned(),
            column,
            ..Cell::default()
        });
        let cells: Vec<Cell> = cells.collect();
        Block {
            role: Some(crate::domain::source::ParagraphRole::Row),
            table: Some(1),
            text: cells
                .iter()
                .map(|cell| cell.text.clone())
                .collect::<Vec<_>>()
                .join("\t"),
            cells,
            ..Block::default()
        }
    }

    #[test]
    fn names_in_a_table_of_seats_are_members_with_their_offices() {
        let told = members(&[
            row(&["Ward", "Councillor", "Role"]),
            row(&["Quay", "Ann Elm", "Chair"]),
            row(&["Pier", "Ben O’Dowd", "Member"]),
            row(&["Lock", "C Fern", ""]),
        ]);
        let told: Vec<_> = told
            .iter()
            .map(|one| (one.name.as_str(), one.role.as_deref()))
            .collect();
        assert_eq!(
            told,
            [
                ("Ann Elm", Some("Chair")),
                ("Ben O’Dowd", None),
                ("C Fern", None)
            ]
        );
    }

    #[test]
    fn who_came_and_who_declared_are_other_tables() {
        for head in [["Member", "Present"], ["Councillor", "Interest"]] {
            let told = members(&[
                row(&head),
                row(&["Ann Elm", "Yes"]),
                row(&["Ben O’Dowd", "Yes"]),
                row(&["Cara Fern", "No"]),
            ]);
            assert!(told.is_empty(), "{head:?}");
        }
    }
}
