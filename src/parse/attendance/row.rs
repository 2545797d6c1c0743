//! Whom a row of a table lists: a label with its names, a name with its post, or a name under
//! the label of its column.

use jiff::civil::Date;

use crate::parse::attendance::{Lists, grid, titled};
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::people;
use crate::parse::roster::{self, List};

static MEMBER_HEAD: Pattern = Pattern::new(
    r"(?i)^(?:(?:named|full|voting|appointed|substantive|committee|board) )?(?:members?|representatives?|councillors?)(?: of (?:the )?[\w ]{3,40})?(?:\(s\))?$",
);

static SUBSTITUTE_HEAD: Pattern = Pattern::new(
    r"(?i)^(?:named )?(?:substitutes?|deput(?:y|ies)|reserves?|alternates?)(?: members?| representatives?)?(?:\(s\))?$",
);

static BUSINESS: Pattern = Pattern::new(
    r"(?i)^(?:minutes?(?: no\.?| number| ref)?|item(?: no\.?| number)?|agenda(?: item)?|no\.?|ref\.?|business|subject|topic|discussion(?:s| points?)?|actions?(?: by| points?)?|by whom|by|lead|owner|decisions?|notes?|title|detail|description|outcome|resolution)$",
);

static NUMBERED: Pattern =
    Pattern::new(r"^(?:[A-Z]{1,5}[ ./-]?)?\d{1,4}(?:[./-]\d{1,4})*[a-z]?[.)]?$");

/// "Cllr Ash (sent apologies)" in a column of the absent.
static SENT_THEM: Pattern = Pattern::new(
    r"(?i)\s*[(\[](?:sent |with |gave |his |her |their )*apolog(?:y|ies)(?: \w+)?[)\]]",
);

/// A tick in a table of who came.
static TICKED: Pattern =
    Pattern::new(r"(?i)^(?:[✓✔☑●•*]|x|p|y|yes|present|in person|remote|online|virtual)$");

/// What stands in a row.
pub(super) fn cells(block: &Block) -> Vec<String> {
    if block.cells.is_empty() {
        block.text.split('\t').map(str::to_owned).collect()
    } else {
        block.cells.iter().map(|cell| cell.text.clone()).collect()
    }
}

/// Whether a row heads a table of business, or is of one: its first cell numbers it.
pub(super) fn is_business(cells: &[String]) -> bool {
    let told: Vec<&str> = cells
        .iter()
        .map(|cell| cell.trim())
        .filter(|cell| !cell.is_empty())
        .collect();
    let [first, others @ ..] = told.as_slice() else {
        return false;
    };
    let heads = told.len() > 1 && told.iter().all(|cell| BUSINESS.is_in(cell));
    let person = |cell: &&str| !people::list(cell).is_empty() && cell.chars().count() < 60;
    heads || NUMBERED.is_in(first) && !others.is_empty() && !others.iter().any(person)
}

impl Lists {
    /// Takes a row of a table: a label with its names, a name with its post, or a name
    /// under the label of its column.
    pub(super) fn add_row(
        &mut self,
        block: &Block,
        list: &mut List,
        columns: &mut Vec<Option<List>>,
        minutes: bool,
    ) {
        let cells = cells(block);
        if grid::heads_posts(&cells) {
            // Nothing else says who came.
            if minutes && *list == List::None && self.is_empty() {
                *list = List::Present;
            }
            return;
        }
        if let Some(heads) = membership(&cells).filter(|_| !minutes) {
            *list = List::Members;
            *columns = heads;
            return;
        }
        let heads = roster::label::columns(&cells, minutes);
        if !heads.is_empty() {
            let told = heads.iter().flatten().count();
            *list = heads.iter().flatten().next().copied().unwrap_or(List::None);
            *columns = if told > 1 { heads } else { Vec::new() };
            return;
        }
        let Some((first, others)) = cells.split_first() else {
            return;
        };
        let ticks = others.iter().any(|cell| TICKED.is_in(cell.trim()));
        if !columns.is_empty() && !ticks {
            for (cell, list) in cells.iter().zip(columns.iter()) {
                self.add_cell(list.unwrap_or(List::None), cell);
            }
            return;
        }
        if let Some(next) = roster::label::row_label(first, minutes, self.present.is_empty()) {
            *list = next;
            self.add(next, &roster::wrapped::joined(&others.join("\n")));
            return;
        }
        if *list == List::None {
            return;
        }
        // The label stands in the first column, beside the first of its people alone.
        let (cells, first, others) = match others.split_first() {
            Some((name, posts)) if first.trim().is_empty() => (others, name, posts),
            Some(_) | None => (cells.as_slice(), first, others),
        };
        // Two columns of people, without a post beside them.
        let person = |cell: &String| {
            let cell = cell.trim();
            cell.is_empty() || titled(cell) || people::office::is_initialled(cell)
        };
        if titled(first) && others.iter().all(person) {
            for cell in cells {
                self.add(*list, &roster::wrapped::joined(cell));
            }
            return;
        }
        let role = others.join(" ").replace('\n', " ");
        let listed = if others.iter().any(|cell| titled(cell)) && !titled(first) {
            roster::wrapped::joined(&cells.join("\n"))
        } else {
            roster::cells::with_role(&first.replace('\n', " "), role.trim())
        };
        self.add(*list, &listed);
    }

    /// Takes the tables with a mark beside each name; which tables those are.
    pub(super) fn add_grids(&mut self, blocks: &[Block], day: Option<Date>) -> Vec<Option<u32>> {
        let mut tables: Vec<Option<u32>> = blocks
            .iter()
            .filter(|block| block.is_row())
            .map(|block| block.table)
            .collect();
        tables.dedup();
        tables.retain(|table| {
            let rows: Vec<Vec<String>> = blocks
                .iter()
                .filter(|block| block.table == *table && !block.is_running())
                .map(cells)
                .collect();
            let Some(entries) = grid::read(&rows, day, &self.key) else {
                return false;
            };
            for entry in entries {
                self.add(
                    entry.list,
                    &roster::cells::with_role(&entry.name.replace('\n', " "), &entry.role),
                );
            }
            true
        });
        tables
    }

    fn add_cell(&mut self, list: List, cell: &str) {
        if SENT_THEM.is_in(cell) {
            self.add(List::Apologies, &SENT_THEM.replace_all(cell, ""));
        } else {
            self.add(list, cell);
        }
    }
}

/// The columns under "Council | Member | Substitute": who stands in for a member is none.
fn membership(cells: &[String]) -> Option<Vec<Option<List>>> {
    let is = |pattern: &Pattern, cell: &String| pattern.is_in(cell.trim());
    let both = cells.iter().any(|cell| is(&MEMBER_HEAD, cell))
        && cells.iter().any(|cell| is(&SUBSTITUTE_HEAD, cell));
    let list = |cell: &String| is(&MEMBER_HEAD, cell).then_some(List::Members);
    both.then(|| cells.iter().map(list).collect())
}
