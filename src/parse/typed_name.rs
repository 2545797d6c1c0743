//! Names as people type them: initials, or a beginning, of somebody whom the papers name.

use crate::domain::fold;

/// The one person whom initials in capitals, or the beginning of a name or of a surname,
/// can only mean.
pub fn person<'p>(typed: &str, people: &'p [String]) -> Option<&'p str> {
    let typed = typed.trim();
    let wanted = fold::compare(typed);
    if wanted.is_empty() {
        return None;
    }
    let is_initials =
        (2..=4).contains(&typed.chars().count()) && typed.chars().all(char::is_uppercase);
    only(people, |name| {
        is_initials && initials(name).contains(&typed.to_owned())
    })
    .or_else(|| only(people, |name| fold::compare(name).starts_with(&wanted)))
    .or_else(|| only(people, |name| surname(name).starts_with(&wanted)))
}

/// Who is charged in a line that goes "Kit Garrow to circulate the note", and what with: only
/// somebody whom the papers name, by the whole name or the surname. "Report to Cabinet"
/// charges nobody.
pub fn charged<'t>(line: &'t str, people: &[String]) -> Option<(String, &'t str)> {
    let (name, rest) = line.split_once(" to ")?;
    let known = person(name, people)?;
    let typed = fold::compare(name);
    let is_whole = typed == fold::compare(known) || typed == surname(known);
    let rest = rest.trim();
    (is_whole && !rest.is_empty()).then(|| (known.to_owned(), rest))
}

/// The one that is meant, in the fullest of its spellings.
fn only(people: &[String], is_meant: impl Fn(&str) -> bool) -> Option<&str> {
    let mut found: Option<&str> = None;
    for name in people.iter().filter(|name| is_meant(name)) {
        found = match found {
            // "K Garrow" and "Kit Garrow" are one.
            Some(before) if surname(before) == surname(name) && is_like(before, name) => {
                Some(if name.len() > before.len() {
                    name
                } else {
                    before
                })
            }
            Some(_) => return None,
            None => Some(name),
        };
    }
    found
}

/// One of the first names is the beginning of the other.
fn is_like(one: &str, other: &str) -> bool {
    let first = |name: &str| {
        let folded = fold::compare(name);
        folded.split(' ').next().unwrap_or_default().to_owned()
    };
    let (one, other) = (first(one), first(other));
    one.starts_with(&other) || other.starts_with(&one)
}

/// The letters of a name: "Una Penn-Hale" signs as UPH or as UP.
fn initials(name: &str) -> [String; 2] {
    let of = |signs: &[char]| {
        let words = name.split(signs);
        words
            .filter_map(|word| word.chars().next())
            .filter(|letter| letter.is_uppercase())
            .collect()
    };
    [of(&[' ', '-']), of(&[' '])]
}

fn surname(name: &str) -> String {
    let folded = fold::compare(name);
    folded.rsplit(' ').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people() -> Vec<String> {
        [
            "Kit Garrow",
            "K Garrow",
            "Ida Moss",
            "Ivo Marl",
            "Una Penn-Hale",
        ]
        .map(str::to_owned)
        .to_vec()
    }

    #[test]
    fn initials_that_one_alone_has_are_their_name() {
        let people = people();
        assert_eq!(person("KG", &people), Some("Kit Garrow"));
        assert_eq!(person("UPH", &people), Some("Una Penn-Hale"));
        assert_eq!(person("UP", &people), Some("Una Penn-Hale"));
        assert_eq!(person("IM", &people), None, "two have them");
        assert_eq!(
            person("kg", &people),
            None,
            "letters of a word are no initials"
        );
    }

    #[test]
    fn a_known_name_before_to_is_charged() {
        let people = people();
        let garrow = Some(("Kit Garrow".to_owned(), "send the ward figures"));
        assert_eq!(
            charged("Kit Garrow to send the ward figures", &people),
            garrow
        );
        assert_eq!(charged("Garrow to send the ward figures", &people), garrow);
        assert_eq!(charged("Ki to send the ward figures", &people), None);
        assert_eq!(charged("Report to Cabinet", &people), None);
    }

    #[test]
    fn a_beginning_that_one_alone_has_is_their_name() {
        let people = people();
        assert_eq!(person("ida", &people), Some("Ida Moss"));
        assert_eq!(person("marl", &people), Some("Ivo Marl"));
        assert_eq!(person("i", &people), None);
        assert_eq!(person(" ", &people), None);
    }
}
