//! Lists that name the surname before the first name: "Ash, Ann (Chair); Elm, B".

use std::borrow::Cow;

use crate::parse::pattern::Pattern;
use crate::parse::people::{office, run};

/// Entries of such a list.
const FEWEST: usize = 2;

static ENTRY: Pattern = Pattern::new(
    r"^(?P<title>(?:(?:Councillors?|Cllrs?|Aldermen|Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Rev)\.?(?:\s*[-–—:]+)? )?)(?P<surname>(?:(?:de|van|von|Mac|Mc|St\.?) )?\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?), (?P<given>(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?(?:(?:\p{Lu}\.? ?){1,3}|\p{Lu}\p{Ll}[\p{L}-]+(?: \p{Lu}\.?)?))(?P<behind>(?:\s*[(–—,-].*)?)$",
);

/// The list with each first name before its surname.
pub fn turned(text: &str) -> Cow<'_, str> {
    let own = |text: &str| {
        text.split([';', '\n'])
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let entries = own(text);
    let told = entries
        .iter()
        .filter(|entry| !entry.trim().is_empty())
        .count();
    let (mut shaped, mut sure) = (0, 0);
    for entry in &entries {
        let Some(found) = ENTRY.captures(entry.trim().trim_end_matches('.')) else {
            continue;
        };
        let (surname, given) = (&found["surname"], found["given"].trim());
        if office::is_office(surname) || office::is_body(surname) || office::is_subject(surname) {
            continue;
        }
        shaped += 1;
        let first = given.split(' ').next().unwrap_or_default();
        let letters = |letter: char| letter == '.' || letter.is_uppercase();
        sure += usize::from(first.chars().all(letters) || run::is_given(first));
    }
    // Where each entry of a row has one comma, one first name that is known tells of all.
    let even = text.contains(';') && shaped == told && shaped > FEWEST && sure > 0;
    if shaped < FEWEST || sure * 2 < shaped && !even || shaped * 3 < told * 2 {
        return text.into();
    }
    let one = |entry: &str| {
        let bare = entry.trim().trim_end_matches('.');
        ENTRY.captures(bare).map_or(entry.to_owned(), |found| {
            let behind = found["behind"].trim_start();
            let space = if behind.is_empty() || behind.starts_with(',') {
                ""
            } else {
                " "
            };
            let (title, surname) = (&found["title"], &found["surname"]);
            format!("{title}{} {surname}{space}{behind}", found["given"].trim())
        })
    };
    let lines = text
        .lines()
        .map(|line| line.split(';').map(one).collect::<Vec<_>>().join("; "));
    lines.collect::<Vec<_>>().join("\n").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_name_behind_a_comma_is_put_first() {
        for (printed, read) in [
            (
                "Ash, Ann (Chair); Elm, Tor; Oak, B",
                "Ann Ash (Chair); Tor Elm; B Oak",
            ),
            (
                "Ash, A – Harbour Master\nElm, B.C. – Clerk",
                "A Ash – Harbour Master\nB.C. Elm – Clerk",
            ),
        ] {
            assert_eq!(turned(printed), read);
        }
        for whole in [
            "Councillors Ash, Elm; Oak, Yew",
            "Ann Ash, Clerk; Tor Elm, Solicitor",
            "Ash, Elm and Oak",
        ] {
            assert_eq!(turned(whole), whole);
        }
    }
}
