//! Rolls in two columns of people with their bodies beside them: "Ann Ash | Quay DC | Ben Elm |
//! Pier CC". The bodies, which wrap as they like, name nobody.

use crate::parse::pattern::Pattern;
use crate::parse::people::office;
use crate::parse::roster::cells::NAME_CELL;

/// Letters behind a place that make it a council, and what else a member is for.
static SEAT: Pattern = Pattern::new(
    r"^[\p{L}’' &.-]+ (?:DC|BC|CC|MBC|MDC|TC|PC|UA|LB|LBC|City|Borough|District|County|Town)$|^(?i:independent|co-?opted|lay|parish)(?: (?i:members?|persons?|representatives?))?$",
);
/// Bodies behind names, in lines of two people, that show how a roll is set.
const SURE: usize = 2;

/// The names of such a roll, a line each; nothing where it is set otherwise.
pub fn read(text: &str) -> Option<String> {
    let is_body =
        |cell: &str| SEAT.is_in(cell) || office::is_body(cell) && !office::is_office(cell);
    let is_name = |cell: &str| {
        NAME_CELL
            .group(cell, "name")
            .is_some_and(|name| name.contains(' '))
            && !is_body(cell)
    };
    let rows: Vec<Vec<&str>> = text
        .lines()
        .map(|line| {
            line.split('\t')
                .map(str::trim)
                .filter(|cell| !cell.is_empty())
                .collect()
        })
        .collect();
    // How many of the two beside the names of a line are bodies for certain.
    let bodies = |row: &Vec<&str>| match row.as_slice() {
        [first, of, second, to] if is_name(first) && is_name(second) => {
            usize::from(is_body(of)) + usize::from(is_body(to))
        }
        _ => 0,
    };
    if rows.iter().map(bodies).sum::<usize>() < SURE {
        return None;
    }
    let mut names: Vec<String> = Vec::new();
    // Where the first column's last name stands, to which a bracket below it belongs.
    let mut first = 0;
    for row in &rows {
        for (at, cell) in row.iter().enumerate() {
            let seat = row.len() == 4 && at % 2 == 1 || is_body(cell);
            if cell.starts_with('(') && at == 0 {
                if let Some(name) = names.get_mut(first) {
                    name.push(' ');
                    name.push_str(cell);
                }
            } else if !seat && is_name(cell) {
                if at == 0 {
                    first = names.len();
                }
                names.push((*cell).to_owned());
            }
        }
    }
    Some(names.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_beside_people_name_nobody() {
        let roll = "Ann Ash\tQuay DC\tBen Elm\tQuay DC\nCy Oak\tAshshire CC\tDee Yew\n(Chairman)\tAshshire CC\nEd Fir\tPort Ash City\tFay Gum\tPier BC\nCouncil\nGus Hop\tIndependent";
        let names = "Ann Ash\nBen Elm\nCy Oak (Chairman)\nDee Yew\nEd Fir\nFay Gum\nGus Hop";
        assert_eq!(read(roll).as_deref(), Some(names));
    }

    #[test]
    fn names_and_posts_alone_are_no_such_roll() {
        assert_eq!(read("Ann Ash\tBen Elm\nCy Oak\tDee Yew"), None);
        assert_eq!(
            read("Ann Ash\tClerk\tBen Elm\tTreasurer\nCy Oak\tChair\tDee Yew\tMayor"),
            None
        );
    }
}
