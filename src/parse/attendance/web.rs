//! The web system's table of who came: name, role, attendance.

use crate::domain::council::Person;
use crate::parse::attendance::Lists;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::people;

static HEADING: Pattern = Pattern::new(r"(?i)^(?:attendee|name|member|councillor)$");

/// Whether the web system's table of who came is among the paragraphs.
pub fn has_table(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| {
        let mut cells = block.text.split('\t').map(str::trim);
        cells.next().is_some_and(|cell| HEADING.is_in(cell))
            && cells
                .next()
                .is_some_and(|cell| cell.eq_ignore_ascii_case("role"))
            && cells
                .next()
                .is_some_and(|cell| cell.eq_ignore_ascii_case("attendance"))
    })
}

/// Reads the web system's table of who came: name, role, attendance.
pub fn table(blocks: &[Block]) -> Lists {
    let mut lists = Lists::default();
    for block in blocks.iter().filter(|block| block.text.contains('\t')) {
        let mut cells = block.text.split('\t').map(str::trim);
        let (Some(name), Some(role), Some(came)) = (cells.next(), cells.next(), cells.next())
        else {
            continue;
        };
        if HEADING.is_in(name) {
            continue;
        }
        let came = came.to_lowercase();
        let officer = role.eq_ignore_ascii_case("officer");
        let people = people::list(name).into_iter().map(|person| Person {
            role: Some(role.to_owned()).filter(|role| !role.is_empty()),
            ..person
        });
        if came.starts_with("present") && !officer {
            lists.present.extend(people);
        } else if came.starts_with("in attendance") || came.starts_with("present") {
            lists.in_attendance.extend(people);
        } else if came.starts_with("expected") {
            lists.members.extend(people);
        } else if came.starts_with("apolog") {
            lists.apologies.extend(people.map(|person| person.name));
        }
    }
    lists
}
