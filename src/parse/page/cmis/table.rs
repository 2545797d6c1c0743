//! The page of a meeting whose items are rows: a number and a title, the text in the row
//! below, or in the same cell under the title.

use crate::domain::council::Person;
use crate::domain::meeting::Meeting;
use crate::parse::marker::{self, Count};
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
        if let Some(head) = head(block) {
            told.push(paragraph(block, &format!("{} {}", head.number, head.title)));
            told.extend(head.text.lines().map(|line| point(block, line)));
            below = block.is_row() && head.text.is_empty();
        } else if let Some(text) = text(block).filter(|_| below) {
            told.extend(text.lines().map(|line| point(block, line)));
        } else {
            told.push(block.clone());
            below = false;
        }
    }
    Some(told.into_iter().flat_map(parted).collect())
}

/// A decision that follows another without a space: the page sets each label by itself.
static GLUED: Pattern =
    Pattern::new(r"\p{Ll}[.;](?P<label>(?:RESOLVED|AGREED|RECOMMENDED|DECIDED|ORDERED|NOTED)\b)");

/// The decisions of a paragraph, each in one of its own.
fn parted(block: Block) -> Vec<Block> {
    let found = GLUED.captures_all(&block.text);
    let labels = found.iter().filter_map(|found| found.name("label"));
    let mut starts: Vec<usize> = labels.map(|label| label.start()).collect();
    if starts.is_empty() || block.is_row() {
        return vec![block];
    }
    starts.insert(0, 0);
    let ends = starts.iter().skip(1).copied().chain([block.text.len()]);
    let pieces = starts.iter().zip(ends);
    let mut parts: Vec<Block> = pieces
        .map(|(start, end)| paragraph(&block, block.text[*start..end].trim()))
        .collect();
    if let Some(first) = parts.first_mut() {
        first.marker.clone_from(&block.marker);
    }
    parts
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

/// What an item's first row says.
struct Head<'b> {
    number: String,
    title: &'b str,
    /// The lines under the title, in the same cell.
    text: &'b str,
}

/// The first row of an item, or the head that was made of it where the rows are many.
fn head(block: &Block) -> Option<Head<'_>> {
    if !block.is_row() {
        let marker = block.marker.as_ref().filter(|_| block.heading.is_some())?;
        return (marker.count == Count::Number && is_title(&block.text)).then(|| Head {
            number: marker.value.clone(),
            title: &block.text,
            text: "",
        });
    }
    let cells = cells(block);
    let [(0, number), (_, words)] = cells.as_slice() else {
        return None;
    };
    let number = NUMBER.group(number, "number")?.to_owned();
    let (title, text) = words.split_once('\n').unwrap_or((words, ""));
    is_title(title).then_some(Head {
        number,
        title,
        text,
    })
}

fn is_title(words: &str) -> bool {
    words.chars().count() <= LONGEST_TITLE && words.starts_with(char::is_uppercase)
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
static APOLOGIES: Pattern = Pattern::new(
    r"(?i)^apologies(?: for absence)?(?: [-–] (?:committee |other |council )?members)?$",
);
/// Who neither came nor sent word.
static ABSENT: Pattern = Pattern::new(r"(?i)^(?:absent|absence|did not attend|not present)$");
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
    let mut grid: Option<Grid> = None;
    for block in blocks.iter().filter(|block| !block.is_running()) {
        if let Some(found) = Grid::headed(block) {
            grid = Some(found);
            continue;
        }
        if let Some(grid) = &grid
            && let Some((person, came)) = grid.told(block)
        {
            match came {
                Came::Yes => meeting.present.push(person),
                Came::Apologies => apologies.push(person.name),
                Came::No => {}
            }
            continue;
        }
        // The head of such a table may be a row of it, over all its columns.
        if let Some(next) = headed(block) {
            list = next;
            roles = false;
            continue;
        }
        if !block.is_row() {
            // A table of one column comes as its lines.
            if NAME.is_in(&block.text) {
                continue;
            }
            if let Some(person) = alone(&block.text).filter(|_| list != List::None) {
                match list {
                    List::None => {}
                    List::Present => meeting.present.push(person),
                    List::Attendance => meeting.in_attendance.push(person),
                    List::Apologies => apologies.push(person.name),
                }
                continue;
            }
            list = List::None;
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
        // The table names members; the account may name others who sent word.
        let known = |name: &String| {
            let named = |other: &String| other == name || name.ends_with(&format!(" {other}"));
            apologies.iter().any(named)
        };
        let others: Vec<String> = std::mem::take(&mut meeting.apologies)
            .into_iter()
            .filter(|name| grid.is_some() && !known(name))
            .collect();
        apologies.extend(others);
        meeting.apologies = apologies;
    }
}

/// Whether somebody came.
enum Came {
    Yes,
    Apologies,
    No,
}

/// A table that says of each member in a column of its own whether he or she came.
struct Grid {
    name: u16,
    attended: u16,
    title: Option<u16>,
    role: Option<u16>,
}

static SAID_YES: Pattern = Pattern::new(r"(?i)^(?:yes|present|attended)\b");
static SAID_APOLOGIES: Pattern = Pattern::new(r"(?i)\bapolog");

impl Grid {
    /// The columns, where the row names them.
    fn headed(block: &Block) -> Option<Self> {
        let cells = cells(block);
        let column = |names: &[&str]| {
            let named = |text: &str| names.iter().any(|name| text.eq_ignore_ascii_case(name));
            cells
                .iter()
                .find(|(_, text)| named(text))
                .map(|(at, _)| *at)
        };
        Some(Self {
            name: column(&["name", "member", "member name"])?,
            attended: column(&["attended", "attendance"])?,
            title: column(&["title"]),
            role: column(&["role"]),
        })
    }

    /// Whom a row names, and whether that person came.
    fn told(&self, block: &Block) -> Option<(Person, Came)> {
        let cells = cells(block);
        let cell = |column: u16| {
            let found = cells.iter().find(|(at, _)| *at == column);
            found.map(|(_, text)| *text)
        };
        let title = self.title.and_then(cell).unwrap_or_default();
        let named = format!("{title} {}", cell(self.name)?);
        let mut people = people::list(named.trim());
        let mut person = people.pop().filter(|_| people.is_empty())?;
        if let Some(role) = self.role.and_then(cell) {
            person.role = Some(role.to_owned());
        }
        let attended = cell(self.attended)?;
        let came = if SAID_APOLOGIES.is_in(attended) {
            Came::Apologies
        } else if SAID_YES.is_in(attended) {
            Came::Yes
        } else {
            Came::No
        };
        Some((person, came))
    }
}

/// The list that a line, or a row of one cell, stands over.
fn headed(block: &Block) -> Option<List> {
    let text = match cells(block).as_slice() {
        _ if !block.is_row() => block.text.trim(),
        [(_, only)] => only.trim(),
        _ => return None,
    };
    match ATTENDED.captures(text) {
        Some(found) if found.name("who").is_none_or(|who| is_member(who.as_str())) => {
            Some(List::Present)
        }
        Some(_) => Some(List::Attendance),
        None if APOLOGIES.is_in(text) => Some(List::Apologies),
        None => ABSENT.is_in(text).then_some(List::None),
    }
}

/// The one person whom a line names with a title.
fn alone(line: &str) -> Option<Person> {
    let mut people = people::list(line);
    let person = people.pop().filter(|_| people.is_empty())?;
    let titled = person.title.is_some() && line.chars().count() <= LONGEST_TITLE;
    (titled && !line.ends_with('.')).then_some(person)
}

/// Members of the body itself; the others came to be heard, or to listen.
fn is_member(who: &str) -> bool {
    let who = who.to_lowercase();
    who.contains("member") && !who.starts_with("other")
}
