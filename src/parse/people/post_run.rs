//! People with their posts in one running line: "Ann Ash, Head of Parks Beth Elm, Clerk".
//!
//! Where the lines of a list are lost, nothing parts a post from the next name but the name
//! itself: a title, a common first name, or two words of no office behind a body's.

use crate::domain::council::Person;
use crate::parse::pattern::Pattern;
use crate::parse::people::{self, office, run};

/// People of such a line; of fewer nothing is sure.
const FEWEST: usize = 3;
/// Letters of a post at most.
const LONGEST: usize = 160;

/// A name that may begin a person.
static NAME: Pattern = Pattern::new(
    r"(?P<name>(?:(?:Mrs?|Ms|Miss|Mx|Dr|Prof|Professor|Rev)\.? (?:\p{Lu}\p{L}*\.? ){0,2}|\p{Lu}[\p{L}’'-]+ (?:\p{Lu}\.? )?)\p{Lu}[\p{L}’'-]+)(?P<mark>,? )",
);
static TITLED: Pattern = Pattern::new(r"^(?:Mrs?|Ms|Miss|Mx|Dr|Prof|Professor|Rev)\b");
/// "(Officials)" in front of the list.
static BRACKET: Pattern = Pattern::new(r"^\s*\([^()]{2,40}\)\s*");
/// Members hold no post that would tell where their names end.
static MEMBER: Pattern = Pattern::new(r"\b(?:Cllrs?|Councill?ors?)\b");
/// What parts one person from the next already.
static PARTED: Pattern = Pattern::new(r"(?:[,;&]|\band)$");

/// The people of a line that runs on; nothing where something parts them, or one of them
/// has no post.
pub fn list(text: &str) -> Option<Vec<Person>> {
    let text = text.trim();
    // Lines part people better than names do.
    if text.contains('\n') {
        return None;
    }
    let text = &text[BRACKET.find(text).map_or(0, |found| found.end())..];
    let starts = starts(text);
    let glued = starts
        .iter()
        .skip(1)
        .filter(|start| !PARTED.is_in(text[..start.0].trim_end()))
        .count();
    if MEMBER.is_in(text)
        || starts.len() < FEWEST
        || glued * 2 < starts.len()
        || starts.first()?.0 != 0
    {
        return None;
    }
    let ends = starts.iter().skip(1).map(|start| start.0);
    starts
        .iter()
        .zip(ends.chain([text.len()]))
        .map(|((_, behind), end)| {
            let post = text[*behind..end].trim_matches([' ', ',', ';', '.', '-', '–']);
            let before = text[..*behind].trim_end_matches([',', ' ']);
            let begin = starts.iter().find(|start| start.1 == *behind)?.0;
            let person = people::list(&before[begin..]).into_iter().next()?;
            let held = is_post(post) && post.chars().count() <= LONGEST;
            held.then(|| Person {
                role: Some(post.to_owned()),
                ..person
            })
        })
        .collect()
}

/// Where each person begins, and where the words behind the name do.
fn starts(text: &str) -> Vec<(usize, usize)> {
    let mut starts: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while let Some(found) = NAME.captures(&text[at..]) {
        let (Some(name), Some(mark)) = (found.name("name"), found.name("mark")) else {
            break;
        };
        let begin = at + name.start();
        let first = name.as_str().split(' ').next().unwrap_or_default();
        let opened = starts.last().map_or(0, |last| last.1);
        let before = text[opened..begin].trim_end();
        let told = starts.is_empty() && before.is_empty() || is_post(before);
        let titled = TITLED.is_in(name.as_str());
        let last = before.rsplit(' ').next().unwrap_or_default();
        let strange = mark.as_str().starts_with(',') && office::is_body(last);
        let plain = office::is_full_name(name.as_str()) && !office::is_office(name.as_str());
        if told && (titled || plain && (run::is_given(first) || strange || starts.is_empty())) {
            at += mark.end();
            starts.push((begin, at));
        } else {
            // The next word may begin the name.
            at = begin + first.len();
        }
    }
    starts
}

fn is_post(words: &str) -> bool {
    office::is_office(words.trim_matches([' ', ',', ';']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<Vec<(String, String)>> {
        let people = list(text)?;
        Some(
            people
                .into_iter()
                .map(|person| (person.name, person.role.unwrap_or_default()))
                .collect(),
        )
    }

    #[test]
    fn a_name_behind_a_post_begins_a_person() {
        for text in [
            "Ann Ash, Head of Parks, Town Services Tor Elm, Treasurer, Town Services Beth Oak, Chief Executive",
            "Ann Ash Head of Parks Ben Elm Monitoring Officer Carol Oak PA to the Chief Executive",
            "(Officials) Mrs A Ash, Chief Executive Mr B Elm, Director of Parks & Play Mrs C Oak, Clerk",
        ] {
            let people = told(text).unwrap_or_default();
            assert_eq!(people.len(), 3, "{text}: {people:?}");
        }
        let people = told("Mrs A Ash, Clerk Mr B Elm, Director of Parks Mrs C Oak, Warden");
        let people = people.unwrap_or_default();
        assert_eq!(
            people[1],
            ("B Elm".to_owned(), "Director of Parks".to_owned())
        );
    }

    #[test]
    fn people_that_something_parts_are_read_elsewhere() {
        for text in [
            "Ann Ash, Head of Parks; Ben Elm, Clerk; Carol Oak, Warden",
            "Councillor Ann Ash Councillor Ben Elm Councillor Carol Oak",
            "Ann Ash Ben Elm Carol Oak",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
