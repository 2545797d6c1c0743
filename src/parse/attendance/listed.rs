//! The members of a body whom its agenda lists below a heading of their own, or to whom it
//! is addressed: one on a line, in cells, or in a run of names.

use crate::domain::council::Person;
use crate::domain::fold;
use crate::parse::attendance::membership::OFFICE;
use crate::parse::attendance::seats;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::people::{self, run};

/// Fewer names are no list of a body's members.
const FEWEST: usize = 3;
/// Lines of such a list at most.
const LONGEST: usize = 40;
/// Words of a line that names one person.
const MOST_WORDS: usize = 9;

/// "Membership", "Scrutiny Panel membership", "Committee Members (quorum = 4)".
static HEADING: Pattern = Pattern::new(
    r"(?i)^(?:the )?(?:[\w&’'(),-]+ ){0,7}?(?:membership|members)(?: of (?:the )?[\w ,&’'-]{3,80})?(?: ?\((?:quorum\b)?[^()]{0,40}\))? ?:?$",
);
/// "To: Members of the Ferry Panel".
static ADDRESSED: Pattern = Pattern::new(
    r"(?i)^(?:to ?:? )?(?:all |the )*(?:members(?:hip)?|councillors) (?:of|on) (?:the )?[\w ,&’'()-]{3,90}:?$",
);
/// Others than the members of the body, and words of a notice.
static OTHERS: Pattern = Pattern::new(
    r"(?i)\b(?:substitutes?|alternates?|reserves?|deputies|other|non[- ]members?|ward|officers?|invitees?|observers?|public|press|all members|members are|please|notes?|declar\w+|agenda|contact|enquiries)\b",
);
static COUNCILLORS: Pattern = Pattern::new(r"(?i)^(?:councillors?|cllrs?|members) ?:?$");
/// What stands in a column beside the names: whom to ask.
static CONTACT: Pattern =
    Pattern::new(r"(?i)@|\d{4,}|\d{3} \d{3}|\bcontact\b|\benquiries\b|\bwww\b|\btel\b");

/// A field of the one to ask, below the names.
static ADDRESS: Pattern = Pattern::new(
    r"(?i)^(?:contact|tel(?:ephone)?|e-?mail|phone|mobile|fax|web(?:site)?|quorum|clerk)\b",
);

/// A line of the paper, and the paragraph it is of.
struct Line {
    text: String,
    block: usize,
    row: bool,
}

/// The members of the first list that has enough of them.
pub fn members(blocks: &[Block]) -> Vec<Person> {
    let seated = seats::members(blocks);
    if !seated.is_empty() {
        return seated;
    }
    let lines = lines(blocks);
    (0..lines.len())
        .filter(|at| is_headed(&lines[*at]))
        .map(|at| list(&lines[at + 1..]))
        .find(|members| members.len() >= FEWEST)
        .unwrap_or_default()
}

fn is_headed(line: &Line) -> bool {
    !line.row
        && !OTHERS.is_in(&line.text)
        && (HEADING.is_in(&line.text) || ADDRESSED.is_in(&line.text))
}

/// Whether such a list begins with the first of these paragraphs.
pub fn begins(blocks: &[Block]) -> bool {
    let Some((first, below)) = blocks.split_first() else {
        return false;
    };
    // Nearly no paragraph heads a list: what stands below it is looked at only then.
    let heading = lines(std::slice::from_ref(first));
    first.marker.is_none()
        && matches!(heading.as_slice(), [heading] if is_headed(heading))
        && list(&lines(&below[..below.len().min(LONGEST)])).len() >= FEWEST
}

fn lines(blocks: &[Block]) -> Vec<Line> {
    let mut lines = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        if block.is_running() {
            continue;
        }
        let line = |text: &str| Line {
            text: fold::quote(text),
            block: at,
            row: block.is_row(),
        };
        if block.is_row() {
            let cells = block.cells.iter().flat_map(|cell| cell.text.lines());
            lines.extend(cells.map(line).filter(|line| !line.text.is_empty()));
        } else {
            lines.extend(block.lines.iter().map(|text| line(own(text))));
        }
    }
    lines
}

/// A line without the contact beside it.
fn own(line: &str) -> &str {
    match line.split_once('\t') {
        Some((own, beside)) if CONTACT.is_in(beside) => own,
        _ => line,
    }
}

/// The people of the lines below a heading.
fn list(below: &[Line]) -> Vec<Person> {
    let labelled = below
        .first()
        .is_some_and(|line| COUNCILLORS.is_in(&line.text));
    let below = &below[usize::from(labelled)..];
    let Some(first) = below.first() else {
        return Vec::new();
    };
    if first.text.contains(',') {
        return run(below, first.block);
    }
    let mut members = Vec::new();
    let titled = |line: &Line| {
        people::list(&line.text)
            .iter()
            .any(|one| one.title.is_some())
    };
    let ranked = titled(first);
    for line in below.iter().take(LONGEST) {
        // Among people with titles a line without one may name a body, or a place.
        let named = || line.text.split(' ').next().is_some_and(run::is_given);
        if ADDRESS.is_in(&line.text) || ranked && !titled(line) && !named() {
            break;
        }
        match one(&line.text) {
            Some(member) => members.push(member),
            None => break,
        }
    }
    members
}

/// The one person that a line names, whose office may stand before the name.
fn one(line: &str) -> Option<Person> {
    if let Some(found) = OFFICE.captures(line) {
        let mut seated = one(&found["name"])?;
        seated.role.get_or_insert(found["office"].to_owned());
        return Some(seated);
    }
    let words = line.split_whitespace().count();
    if !(2..=MOST_WORDS).contains(&words) || OTHERS.is_in(line) || line.contains([':', ';']) {
        return None;
    }
    let mut named = people::list(line);
    if named.iter().all(|person| person.title.is_none()) {
        named = people::list(&format!("Councillor {line}"));
    }
    let one = named.pop().filter(|_| named.is_empty())?;
    let letters = |text: &str| text.chars().filter(|letter| letter.is_alphabetic()).count();
    let told = [&one.title, &one.role].into_iter().flatten();
    let told: usize = told.map(|told| letters(told)).sum();
    // A line that says more than a name and an office lists nobody.
    (letters(&one.name) * 3 + told * 3 >= letters(line)).then_some(one)
}

/// The people of a run of names that its paragraph may break over several lines.
fn run(below: &[Line], block: usize) -> Vec<Person> {
    let own = below.iter().take(LONGEST);
    let own: Vec<&str> = own
        .take_while(|line| line.block == block && !OTHERS.is_in(&line.text))
        .map(|line| line.text.as_str())
        .collect();
    let text = own.join(" ");
    if text.contains(':') {
        return Vec::new();
    }
    let named = people::list(&text);
    let titled = named.iter().filter(|person| person.title.is_some()).count();
    if titled == named.len() {
        named
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(paragraphs: &[&[&str]]) -> Vec<Block> {
        let block = |lines: &&[&str]| Block {
            text: lines.join(" "),
            lines: lines.iter().map(|line| (*line).to_owned()).collect(),
            ..Block::default()
        };
        paragraphs.iter().map(block).collect()
    }

    fn names(paragraphs: &[&[&str]]) -> Vec<String> {
        let members = members(&paper(paragraphs));
        members.into_iter().map(|person| person.name).collect()
    }

    #[test]
    fn one_on_a_line_below_a_heading() {
        let told = names(&[
            &["Ferry Scrutiny membership"],
            &["Councillors:"],
            &["Ann Quill (Chair)", "Ben O’Dowd", "Cara Elm"],
            &["Substitute Members:"],
            &["Dai Fern"],
        ]);
        assert_eq!(told, ["Ann Quill", "Ben O’Dowd", "Cara Elm"]);
    }

    #[test]
    fn a_run_of_names_beside_a_contact() {
        let told = names(&[
            &["To: MEMBERS OF THE FERRY COMMITTEE\tfor any enquiries, please contact:"],
            &[
                "Councillors Quill (Chair), O’Dowd,\tferries@ashwell.example",
                "Elm and Fern",
                "SUBSTITUTE MEMBERS: Councillor Gorse",
            ],
        ]);
        assert_eq!(told, ["Quill", "O’Dowd", "Elm", "Fern"]);
    }

    #[test]
    fn a_notice_below_such_words_lists_nobody() {
        let told = names(&[
            &["Note to members"],
            &[
                "Members are asked to declare interests",
                "Please ask the Monitoring Officer",
                "Copies of reports are in the library",
            ],
        ]);
        assert_eq!(told, Vec::<String>::new());
    }
}
