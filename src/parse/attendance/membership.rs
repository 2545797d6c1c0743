//! The members of a body whom its agenda lists below the business.

use crate::domain::council::Person;
use crate::domain::fold;
use crate::parse::attendance::{self, grid, listed, party};
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::people;
use crate::parse::roster;

/// Fewer names are no list of a body's members.
const FEWEST: usize = 3;

/// "Membership", "Members of the Panel" over the names, or in a line with them.
static HEADING: Pattern = Pattern::new(
    r"(?i)^(?:members(?:hip)?|committee members(?:hip)?)(?: of (?:the )?(?:committee|panel|board|forum|commission))? ?:?$",
);
/// "To: Members of the Ferry Panel:" over names in columns.
static ADDRESSED: Pattern = Pattern::new(
    r"(?i)^(?:to ?:? )?(?:all |the )?(?:members(?:hip)?|councillors) (?:of|on) (?:the )?[\w ,&’'()-]{3,90}:?$|^to ?:$",
);
/// "Chair: Ms Ash": the office stands before the name.
static OFFICE: Pattern = Pattern::new(
    r"(?i)^(?P<office>(?:deputy |vice[- ]?)?chair(?:man|woman|person)?|(?:deputy )?convener) ?: ?(?P<name>\S.*)$",
);

/// Whether a paragraph only says that members are named below it: an address, or the head
/// of a table of them.
pub fn is_heading(block: &Block) -> bool {
    let table = || {
        let mut cells = block.cells.iter().map(|cell| fold::quote(&cell.text));
        let named = cells.next().is_some_and(|first| grid::is_name(&first));
        named && cells.any(|cell| grid::is_post(&cell))
    };
    block.marker.is_none() && ADDRESSED.is_in(&block.text) && block.text.ends_with(':') || table()
}

/// Whether the first of these paragraphs heads a list of the body's members.
pub fn begins(blocks: &[Block]) -> bool {
    listed::begins(blocks)
}

/// Reads the members whom an agenda lists by party in its head, or in the paragraphs below it.
pub fn below(head: &[Block], blocks: &[Block]) -> Vec<Person> {
    let grouped = party::members(head);
    if !grouped.is_empty() {
        return grouped;
    }
    if let Some(named) = head.iter().find_map(behind) {
        return named;
    }
    if let Some(listed) = blocks
        .iter()
        .find(|block| roster::members::lists_members(block))
    {
        return attendance::members(listed);
    }
    let listed = |members: &Vec<Person>| !members.is_empty();
    Some(under_heading(blocks))
        .filter(listed)
        .or_else(|| Some(listed::members(head)).filter(listed))
        .or_else(|| Some(listed::members(blocks)).filter(listed))
        .or_else(|| Some(in_column(blocks)).filter(listed))
        .unwrap_or_else(|| addressed(blocks))
}

/// "To: All Members of the Town Council – Cllrs Ash (Mayor), Elm …": those to whom a summons
/// is sent, in a run behind whose members they are.
static BEHIND: Pattern = Pattern::new(
    r"^(?i:to ?:? )?(?i:all |the )*(?i:members|councillors) (?i:of|on) [^.:;]{3,90}?(?: [–—-] |: )(?P<names>(?:Councillors|Cllrs)\b.+,.+)$",
);

fn behind(block: &Block) -> Option<Vec<Person>> {
    let names = BEHIND.group(&block.text, "names")?;
    let text = format!("Membership: {names}");
    let members = attendance::members(&Block {
        lines: vec![text.clone()],
        text,
        ..block.clone()
    });
    (members.len() >= FEWEST).then_some(members)
}

/// The members under a heading of their own: "Membership", and the names below it.
fn under_heading(blocks: &[Block]) -> Vec<Person> {
    let listed = |pair: &[Block]| {
        let label = pair[0].text.trim_end_matches([':', ' ']);
        format!("{label}: {}", pair[1].text)
    };
    let pairs = blocks
        .windows(2)
        .filter(|pair| HEADING.is_in(&pair[0].text));
    pairs
        .map(|pair| Block {
            lines: vec![listed(pair)],
            text: listed(pair),
            ..pair[0].clone()
        })
        .find(roster::members::lists_members)
        .map_or_else(Vec::new, |listed| attendance::members(&listed))
}

/// The first column of a table that calls it so: each cell one councillor.
fn in_column(blocks: &[Block]) -> Vec<Person> {
    let cell = |block: &Block| -> Option<String> {
        let first = block.cells.first().map(|cell| fold::quote(&cell.text));
        first.or_else(|| block.text.split('\t').next().map(fold::quote))
    };
    let mut members: Vec<Person> = Vec::new();
    let mut within = false;
    for block in blocks.iter().filter(|block| !block.is_running()) {
        let Some(cell) = cell(block).filter(|_| block.is_row()) else {
            within = false;
            continue;
        };
        if grid::is_name(&cell) {
            within = true;
            continue;
        }
        let named = people::list(&cell);
        match named.as_slice() {
            [one] if within && one.title.is_some() => members.push(one.clone()),
            // A table of anything else has a column of names too.
            _ if within => return Vec::new(),
            _ => {}
        }
    }
    if members.len() < FEWEST {
        members.clear();
    }
    members
}

/// Those to whom the agenda is sent: lines of titled names, in as many columns as there are.
fn addressed(blocks: &[Block]) -> Vec<Person> {
    let heads = blocks.iter().enumerate();
    heads
        .filter(|(_, block)| ADDRESSED.is_in(&block.text))
        .map(|(at, _)| run(&blocks[at + 1..]))
        .find(|members| members.len() >= FEWEST)
        .unwrap_or_default()
}

/// The people of the paragraphs as far as they name nothing else.
fn run(blocks: &[Block]) -> Vec<Person> {
    let mut members = Vec::new();
    for block in blocks.iter().filter(|block| !block.is_running()) {
        let office = OFFICE.captures(&block.text);
        let words = office.as_ref().map_or(block.text.as_str(), |found| {
            found.name("name").map_or("", |name| name.as_str())
        });
        let mut named = people::list(&roster::cells::plain(words));
        let titled = named.iter().all(|person| person.title.is_some());
        if named.is_empty() || !titled || words.ends_with('.') || words.contains(':') {
            break;
        }
        if let (Some(office), [one]) = (&office, named.as_mut_slice()) {
            one.role = one
                .role
                .take()
                .or_else(|| Some(office["office"].to_owned()));
        }
        members.extend(named);
    }
    members
}
