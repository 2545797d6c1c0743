//! The page of a meeting whose items are rows: a number and a title, the text in the row below.

use crate::domain::meeting::Meeting;
use crate::parse::marker;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::people;

/// A number in a cell of its own; the star before it says that the item is exempt.
static NUMBER: Pattern = Pattern::new(r"^\*?(?P<number>\d{1,3}[a-z]?)\*?\.?$");
/// A title is no longer than this.
const LONGEST_TITLE: usize = 160;
/// Fewer such rows are another table.
const FEWEST: usize = 2;

/// The paragraphs of the page, each row of an item taken apart; `None` where no rows are items.
pub fn told(blocks: &[Block]) -> Option<Vec<Block>> {
    let heads = blocks.iter().filter(|block| head(block).is_some()).count();
    if heads < FEWEST {
        return None;
    }
    let mut told = Vec::with_capacity(blocks.len() * 2);
    let mut below = false;
    for block in blocks {
        if let Some((number, title)) = head(block) {
            told.push(paragraph(block, &format!("{number} {title}")));
            below = true;
        } else if let Some(text) = text(block).filter(|_| below) {
            told.extend(text.lines().map(|line| point(block, line)));
        } else {
            told.push(block.clone());
            below = false;
        }
    }
    Some(told)
}

/// The cells of a row that hold something, by column.
fn cells(block: &Block) -> Vec<(u16, &str)> {
    block
        .cells
        .iter()
        .filter(|_| block.is_row())
        .map(|cell| (cell.column, cell.text.trim()))
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

/// The number and the title of an item's first row.
fn head(block: &Block) -> Option<(String, &str)> {
    let cells = cells(block);
    let [(0, number), (_, title)] = cells.as_slice() else {
        return None;
    };
    let number = NUMBER.group(number, "number")?.to_owned();
    let fits = title.chars().count() <= LONGEST_TITLE
        && title.starts_with(char::is_uppercase)
        && !title.contains('\n');
    fits.then_some((number, title))
}

/// What stands in the row below it, beside an empty cell.
fn text(block: &Block) -> Option<&str> {
    match cells(block).as_slice() {
        [(column, text)] if *column > 0 => Some(text),
        _ => None,
    }
}

fn paragraph(row: &Block, text: &str) -> Block {
    Block {
        place: row.place.clone(),
        page: row.page,
        order: row.order,
        text: text.to_owned(),
        lines: vec![text.to_owned()],
        gap: true,
        ..Block::default()
    }
}

fn point(row: &Block, line: &str) -> Block {
    match marker::split(line) {
        Some((marker, rest)) if !rest.is_empty() => Block {
            marker: Some(marker),
            text: rest.to_owned(),
            lines: vec![line.to_owned()],
            ..paragraph(row, rest)
        },
        _ => paragraph(row, line),
    }
}

/// A head over the names of those who came.
static ATTENDED: Pattern = Pattern::new(
    r"(?i)^attended(?: [-–] (?P<who>(?:committee |other |council )?members|.{3,40}))?$",
);
static APOLOGIES: Pattern = Pattern::new(r"(?i)^apologies(?: for absence)?$");
static NAME: Pattern = Pattern::new(r"(?i)^(?:member )?name$");

/// A list of the page's own tables of people.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    None,
    Present,
    Attendance,
    Apologies,
}

/// Adds those whom the page's own tables list.
pub fn attendance(blocks: &[Block], meeting: &mut Meeting) {
    let mut list = List::None;
    let mut roles = false;
    let mut apologies: Vec<String> = Vec::new();
    for block in blocks.iter().filter(|block| !block.is_running()) {
        if !block.is_row() {
            list = match ATTENDED.captures(&block.text) {
                Some(found) if found.name("who").is_none_or(|who| is_member(who.as_str())) => {
                    List::Present
                }
                Some(_) => List::Attendance,
                None if APOLOGIES.is_in(&block.text) => List::Apologies,
                None => List::None,
            };
            roles = false;
            continue;
        }
        let cell = |column: usize| {
            let cell = block.cells.get(column);
            cell.map_or("", |cell| cell.text.trim())
        };
        if NAME.is_in(cell(0)) {
            roles = cell(1).eq_ignore_ascii_case("role");
            continue;
        }
        let mut people = people::list(cell(0));
        if let [person] = people.as_mut_slice()
            && roles
            && !cell(1).is_empty()
        {
            person.role = Some(cell(1).to_owned());
        }
        match list {
            List::None => {}
            List::Present => meeting.present.extend(people),
            List::Attendance => meeting.in_attendance.extend(people),
            List::Apologies => apologies.extend(people.into_iter().map(|person| person.name)),
        }
    }
    if !apologies.is_empty() {
        meeting.apologies = apologies;
    }
}

fn is_member(who: &str) -> bool {
    who.to_lowercase().contains("member")
}
