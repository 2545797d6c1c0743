//! The members of a body by party: a table whose columns are groups, surnames below them.

use crate::domain::council::Person;
use crate::domain::fold;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::people;

/// Columns that name groups, at least.
const FEWEST_GROUPS: usize = 2;
/// Fewer names are no list of a body's members.
const FEWEST: usize = 3;
/// Rows of names below the groups at most.
const ROWS: usize = 20;
/// Words of one name.
const MOST_WORDS: usize = 5;

static GROUP: Pattern = Pattern::new(
    r"(?i)^(?:the )?(?:(?:scottish |welsh )?(?:labour|conservatives?|liberal democrats?|lib(?:eral)? ?dems?|greens?|independents?|reform|ukip|plaid cymru|snp|scottish national|unionist|resident\w*|co-operative|non-aligned|unaffiliated|ungrouped|no group)(?: (?:and|&) )?[ /]*)+(?: (?:uk|party|group|members?|association|independents?|alliance))*(?: ?\(\d{1,2}\))?$",
);
/// "Alternates", "Substitutes" above another such table: they are no members.
static OTHERS: Pattern =
    Pattern::new(r"(?i)^(?:named )?(?:alternates?|substitutes?|reserves?|deput(?:y|ies))\b");
static NOBODY: Pattern = Pattern::new(r"(?i)^\(?(?:vacan(?:t|cy|cies)|none|tbc|[-–—])\b.*$");

/// The members in the first such table of an agenda's head.
pub fn members(blocks: &[Block]) -> Vec<Person> {
    let own: Vec<&Block> = blocks.iter().filter(|block| !block.is_running()).collect();
    let Some(at) = own.iter().position(|block| heads(block)) else {
        return Vec::new();
    };
    let above = at.checked_sub(1).and_then(|above| own.get(above));
    if above.is_some_and(|above| OTHERS.is_in(&above.text)) {
        return Vec::new();
    }
    let names: Vec<String> = own[at + 1..]
        .iter()
        .take(ROWS)
        .take_while(|block| block.is_row() && block.table == own[at].table && !heads(block))
        .flat_map(|block| &block.cells)
        .flat_map(|cell| cell.text.lines())
        .map(fold::quote)
        .filter(|name| !name.is_empty() && !NOBODY.is_in(name))
        .collect();
    let is_name = |name: &String| {
        name.split_whitespace().count() <= MOST_WORDS
            && name.starts_with(char::is_uppercase)
            && !name.contains(|letter: char| letter.is_ascii_digit() || letter == ':')
    };
    if names.len() < FEWEST || !names.iter().all(is_name) {
        return Vec::new();
    }
    let listed = names.iter().flat_map(|name| {
        let plain = people::list(name);
        let titled = plain.iter().any(|person| person.title.is_some());
        if titled {
            plain
        } else {
            people::list(&format!("Councillor {name}"))
        }
    });
    listed.collect()
}

/// Whether every cell of a row names a group.
fn heads(block: &Block) -> bool {
    let mut groups = 0;
    block.is_row()
        && block.cells.iter().all(|cell| {
            let text = fold::quote(&cell.text);
            let group = GROUP.is_in(&text);
            groups += usize::from(group);
            group || text.is_empty()
        })
        && groups >= FEWEST_GROUPS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Cell;

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
                .map(|cell| cell.text.replace('\n', " "))
                .collect::<Vec<_>>()
                .join("\t"),
            cells,
            ..Block::default()
        }
    }

    fn names(blocks: &[Block]) -> Vec<String> {
        members(blocks)
            .into_iter()
            .map(|person| person.name)
            .collect()
    }

    #[test]
    fn surnames_under_their_groups_are_members() {
        let blocks = [
            row(&["LABOUR", "Liberal\nDemocrats", "Green Party"]),
            row(&["Quill (Ch)\nPerry-Ash", "O’Dowd\nVacancy", "Mrs Tamsin Elm"]),
        ];
        assert_eq!(
            names(&blocks),
            ["Quill", "Perry-Ash", "O’Dowd", "Tamsin Elm"]
        );
        assert_eq!(members(&blocks)[0].title.as_deref(), Some("Councillor"));
    }

    #[test]
    fn seats_by_group_are_no_names() {
        let blocks = [
            row(&["Labour", "Conservative", "Independent"]),
            row(&["21", "14", "3"]),
        ];
        assert_eq!(names(&blocks), Vec::<String>::new());
    }
}
