//! The people of a list that stands in columns: names beside names, or posts beside them.

use crate::parse::pattern::Pattern;
use crate::parse::people::{self, office};
use crate::parse::roster::label::is_rank;
use crate::parse::roster::pairs;
use crate::parse::roster::wrapped::{STARTS_TITLED, joined};

/// Cells of the smallest grid.
const FEWEST_CELLS: usize = 4;

/// One name, with its rank and what is said of its holder.
pub(super) static NAME_CELL: Pattern = Pattern::new(
    r"^[+*†‡#^]{0,2} ?(?:(?:Councillors?|Cllrs?|Aldermen|Alderman|Ald|Bailie|Provost|Mr|Mrs|Ms|Miss|Mx|Dr|Rev|Revd|Sir|Dame|Prof|Professor)\.? )*(?P<name>(?:\p{Lu}\.? ?){0,3}(?:(?:de|van|von|der|le|la) )?\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2})(?: ?[(\[][^()\[\]]{1,40}[)\]])?(?: ?[+*†‡#])?[,;]?$",
);

/// A post or a body, and no name: what stands in the second column beside a name.
pub(super) static POST: Pattern = Pattern::new(
    r"(?i)\b(?:director|head|chief|officer|manager|member|chair|chairman|clerk|governor|headteacher|teacher|principal|representative|leader|lead|partner|commissioner|secretary|treasurer|solicitor|school|schools|academy|academies|council|trust|nhs|authority|university|diocese|diocesan|unions?|college|healthwatch|ward|services?|primary|secondary|early years|minutes|executive|adviser|advisor|accountant|consultant|portfolio|finance|police|inspector|labour|conservative|liberal|democrats?|green|independent|reform|ukip)\b",
);

/// The words of a list as a text that names can be read from: columns of names one
/// below the other, a column of posts as roles.
pub fn plain(text: &str) -> String {
    // A label stands in a column of its own, and its names beside it.
    let names = text.trim_start_matches(['\t', ' ']);
    if !names.contains('\t') {
        return joined(names);
    }
    // The rank of those below stands in the first cell.
    if let Some((first, rest)) = text.split_once('\t')
        && !first.trim().is_empty()
        && is_rank(first)
    {
        return plain(&format!("\t{rest}"));
    }
    if let Some(people) = gridded(text).or_else(|| pairs::read(text)) {
        return people;
    }
    let rows: Vec<(&str, String)> = text
        .lines()
        .map(|line| {
            let mut cells = line.split('\t').map(str::trim);
            let first = cells.next().unwrap_or_default();
            let beside = cells.filter(|cell| !are_initials_of(cell, first));
            (
                first,
                beside.collect::<Vec<_>>().join(" ").trim().to_owned(),
            )
        })
        .collect();
    let posts = rows
        .iter()
        .filter(|(first, second)| !first.is_empty() && is_post(second))
        .count();
    let names = rows
        .iter()
        .filter(|(_, second)| !second.is_empty() && !is_post(second))
        .count();
    if posts >= names {
        let people: Vec<String> = rows
            .iter()
            .map(|(first, second)| with_role(first, second))
            .collect();
        return people.join("\n");
    }
    let columns = text.lines().map(|line| line.split('\t').count()).max();
    (0..columns.unwrap_or(0))
        .map(|column| {
            let cells: Vec<&str> = text
                .lines()
                .filter_map(|line| line.split('\t').nth(column))
                .map(str::trim)
                .collect();
            joined(&cells.join("\n"))
        })
        .filter(|column| !column.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

/// A name with what stands in the columns beside it.
pub fn with_role(name: &str, role: &str) -> String {
    // The words as they stand together: before a bracket, or inside the first.
    let plain = role
        .split(['(', ')', '[', ']'])
        .map(str::trim)
        .find(|words| !words.is_empty())
        .unwrap_or_default();
    if plain.is_empty() || name.is_empty() {
        name.to_owned()
    } else {
        format!("{name} ({plain})")
    }
}

/// Whether letters in a column of their own stand for a name: "Ann Ash", "AA".
fn are_initials_of(letters: &str, name: &str) -> bool {
    let first = |word: &str| word.chars().next();
    let words: Vec<&str> = name.split([' ', '-']).collect();
    let last = words.last().copied().and_then(first);
    let surname = letters.chars().rfind(|letter| letter.is_uppercase());
    (2..=4).contains(&letters.chars().count())
        && letters.chars().all(char::is_alphabetic)
        && letters
            .chars()
            .filter(|letter| letter.is_uppercase())
            .count()
            > 1
        && words.iter().any(|word| first(word) == first(letters))
        && (surname == last || letters.ends_with(char::is_lowercase))
}

/// Names in two columns or more with nothing beside them, each in a line of its own; `None`
/// where a cell is anything else, or a part of a name.
fn gridded(text: &str) -> Option<String> {
    let cells: Vec<&str> = text
        .lines()
        .filter(|line| line.contains('\t'))
        .flat_map(|line| line.split('\t'))
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
        .collect();
    let name = |cell: &str| NAME_CELL.group(cell, "name").map(str::to_owned);
    let names: Vec<String> = cells
        .iter()
        .filter(|cell| !office::is_office(cell) && !office::is_body(cell) && !POST.is_in(cell))
        .filter_map(|cell| name(cell))
        .collect();
    if cells.len() < FEWEST_CELLS || names.len() < cells.len() {
        return None;
    }
    // Either all are surnames, or none is alone.
    let alone = names.iter().filter(|name| !name.contains(' ')).count();
    let titled = |cell: &&&str| STARTS_TITLED.is_in(cell);
    let whole =
        alone == 0 || alone == names.len() || cells.iter().filter(titled).count() == cells.len();
    let people = text
        .lines()
        .flat_map(|line| line.split('\t'))
        .map(str::trim);
    let all = people.filter(|cell| !cell.is_empty() && !is_rank(cell));
    whole.then(|| all.collect::<Vec<_>>().join("\n"))
}

fn is_post(words: &str) -> bool {
    !words.is_empty()
        && !people::list(words)
            .iter()
            .any(|person| person.title.is_some())
        && (POST.is_in(words) || people::list(words).is_empty())
}
