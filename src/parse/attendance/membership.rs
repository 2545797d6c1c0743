//! The members of a body in a table of an agenda: their names, and whom each stands for.

use super::grid;
use crate::domain::council::Person;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

/// Fewer rows are no list of a body's members.
const FEWEST: usize = 3;

/// A councillor's title stands before the name; officers are listed in such tables too.
static TITLED: Pattern =
    Pattern::new(r"^(?:Councillor|Cllr\.?|Alderman|Mayor|The (?:Worshipful|Mayor))\b");

/// The members whom the rows of such tables name.
pub fn tabled(blocks: &[Block]) -> Vec<Person> {
    let cells = |block: &Block| -> Vec<String> {
        let cells = block.text.split('\t');
        cells.map(|cell| cell.trim().to_owned()).collect()
    };
    let mut names: Vec<String> = Vec::new();
    for (at, heading) in blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| block.is_row())
    {
        let heads = cells(heading);
        let [name, others @ ..] = heads.as_slice() else {
            continue;
        };
        let members = grid::is_name(name)
            && !others.is_empty()
            && others.iter().all(|one| grid::is_post(one));
        if !members {
            continue;
        }
        let rows = blocks[at + 1..]
            .iter()
            .take_while(|row| row.is_row() && row.table == heading.table);
        names.extend(rows.filter_map(|row| {
            let name = cells(row).into_iter().next()?;
            TITLED.is_in(&name).then_some(name)
        }));
    }
    let Some(first) = blocks.first().filter(|_| names.len() >= FEWEST) else {
        return Vec::new();
    };
    let listed = format!("Members: {}", names.join(", "));
    super::members(&Block {
        lines: vec![listed.clone()],
        text: listed,
        marker: None,
        ..first.clone()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text;
    use crate::parse::paragraph::build;

    fn names(source: &str) -> Vec<(String, Option<String>)> {
        let document = text::read("paper.md", source.as_bytes()).unwrap_or_else(|_| unreachable!());
        let people = tabled(&build(&document)).into_iter();
        people.map(|person| (person.name, person.role)).collect()
    }

    #[test]
    fn a_table_of_councillors_lists_the_members() {
        let table = "Text.\n\n| Name | Organisation | Political Party |\n|---|---|---|\n| Councillor Ann Ash (Chair) | Ottermouth Council | Green |\n| Councillor Ben Elm | Saxby Council | Labour |\n| Councillor Cy Oak | Saxby Council | Labour |\n";
        assert_eq!(
            names(table),
            [
                ("Ann Ash".to_owned(), Some("Chair".to_owned())),
                ("Ben Elm".to_owned(), None),
                ("Cy Oak".to_owned(), None)
            ]
        );
    }

    #[test]
    fn a_table_of_officers_or_of_marks_lists_none() {
        let officers = "Text.\n\n| Name | Role |\n|---|---|\n| Ann Ash | Clerk |\n| Ben Elm | Clerk |\n| Cy Oak | Clerk |\n";
        assert_eq!(names(officers), []);
        let came = "Text.\n\n| Name | Attendance |\n|---|---|\n| Councillor Ann Ash | Present |\n| Councillor Ben Elm | Present |\n| Councillor Cy Oak | Apologies |\n";
        assert_eq!(names(came), []);
    }
}
