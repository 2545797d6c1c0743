//! Lines of one person each: a name, and the post behind it with whatever commas it has.

use crate::domain::council::Person;
use crate::parse::pattern::Pattern;
use crate::parse::people;
use crate::parse::people::{office, post_run, surname_first};

/// "Dr Ann Ash (AA) Medical Director".
static INITIALLED: Pattern = Pattern::new(
    r"^(?P<who>(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Cllr|Councillor|Sir|Dame|Rev)\.? )?(?:\p{Lu}[\p{L}’'.-]* ){1,4})\([A-Z][A-Za-z]{1,3}\),? (?:[-–] )?(?P<post>\p{Lu}[^();]{2,160}(?:\([^()]{4,60}\))?[^();]{0,60})$",
);
/// "Mr B Elm, Head of Parks, Leisure Service".
static WITH_POST: Pattern = Pattern::new(
    r"^(?P<who>(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Rev)\.? (?:\p{Lu}[\p{L}’'.-]* ){0,3}\p{Lu}[\p{L}’'-]+),? (?:[-–] )?(?P<post>\p{Lu}[^;]{4,160})$",
);
/// The comma of a bracket behind a name parts no post from it.
static BRACKET: Pattern = Pattern::new(r"\([^()]*\)");
/// "Councillor C. Oak – Cabinet Member for Schools, Play and Youth", "Ann Ash, Director of
/// Homes and Safety".
static NAMED_POST: Pattern = Pattern::new(
    r"^(?P<who>(?:(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Rev|Fr)\.? )?(?:\p{Lu}[\p{L}’'.-]* ){1,3}\p{Lu}[\p{L}’'-]+)(?:,| [-–—]) (?P<post>\p{Lu}[^;:\n]{4,160})$",
);
/// A post that says what it is for.
static OFFICE: Pattern = Pattern::new(
    r"^(?:\p{Lu}[\p{L}’'&-]* ){0,4}(?:Member|Holder|Director|Head|Manager|Officer|Lead|Leader|Adviser|Advisor|Secretary|Representative|Commissioner|Executive) (?:for|of|to)\b|^Police(?:, Fire)? and Crime Commissioner",
);
static PERSONAL: Pattern =
    Pattern::new(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllrs?|Councillors?|Sir|Dame|Professor|Rev|Fr)\b");
/// "B Elm", "Rowan Ash, Clerk": another person on the line.
static ANOTHER: Pattern = Pattern::new(
    r"(?:[,&]|\band\b) (?:(?:\p{Lu}\.? ?){1,3}\p{Lu}\p{Ll}[\p{L}’'-]*|\p{Lu}\p{Ll}+ \p{Lu}[\p{L}’'-]+(?:,| [-–—(]).*)$|[-–—] .* [-–—] ",
);

/// The people of a list; a line of one person with a post is one, whatever its commas.
pub fn list(text: &str) -> Vec<Person> {
    if let Some(people) = post_run::list(text) {
        return people;
    }
    let text = surname_first::turned(text);
    let text = text.as_ref();
    if !text.lines().any(|line| person(line.trim()).is_some()) {
        return people::list(text);
    }
    text.lines()
        .flat_map(|line| match person(line.trim()) {
            Some(person) => vec![person],
            None => people::list(line),
        })
        .collect()
}

/// The one person of a line.
fn person(line: &str) -> Option<Person> {
    let found = INITIALLED
        .captures(line)
        .or_else(|| {
            WITH_POST
                .captures(line)
                .filter(|found| BRACKET.replace_all(&found["post"], "").contains(", "))
        })
        .or_else(|| {
            NAMED_POST
                .captures(line)
                .filter(|found| OFFICE.is_in(&found["post"]) && !ANOTHER.is_in(&found["post"]))
        })?;
    // "Mrs A Ash Assistant Clerk and …": the post begins before the last word of the name.
    let mut who = &found["who"];
    while let Some((name, last)) = who.rsplit_once(' ')
        && name.contains(' ')
        && office::is_office(last)
    {
        who = name;
    }
    let post = line[line.find(who)? + who.len()..].trim_start_matches([',', ' ', '-', '–', '—']);
    let post = if who.len() < found["who"].len() {
        post
    } else {
        &found["post"]
    };
    let post = post.trim_end_matches(['.', ';']);
    let person = people::list(who).into_iter().next()?;
    (!PERSONAL.is_in(post)).then(|| Person {
        role: Some(post.to_owned()),
        ..person
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        list(text).into_iter().map(|person| person.name).collect()
    }

    #[test]
    fn a_post_with_commas_is_one_persons() {
        let post = "Cabinet Member for Schools, Youth Work and Town Twinning";
        let read = list(&format!("Councillor C. Oak – {post}"));
        assert_eq!(read.len(), 1);
        assert_eq!(read[0].role.as_deref(), Some(post));
        assert_eq!(
            names("Ms. A. Ash - Head of Play and Early Years"),
            ["A. Ash"]
        );
        assert_eq!(names("Mr B Elm – Police and Crime Commissioner"), ["B Elm"]);
    }

    #[test]
    fn several_people_on_a_line_stay_several() {
        assert_eq!(
            names("Rowan Ash, Head of Waste, Beth Elm, Clerk"),
            ["Rowan Ash", "Beth Elm"]
        );
        assert_eq!(
            names("Mr A Ash – Head of Parks and B Elm"),
            ["A Ash", "B Elm"]
        );
    }
}
