//! Whom a sentence charges with something: "The Head of Parks will bring …", "KG to …",
//! "that the Director of Finance be asked to …".

use crate::parse::pattern::Pattern;
use crate::parse::typed_name;

static CHARGED: Pattern = Pattern::new(
    r"^(?:(?:That|that|RESOLVED|AGREED|ACTION|Action)[:,]? )*(?:[Tt]he )?(?P<who>(?:\p{Lu}[\w.’'&/-]*)(?: (?:(?:of|for|and|the|&|to) )*\p{Lu}[\w.’'&/-]*){0,8})(?: \([^()]{1,40}\))?,? (?:to|will|would|shall|agreed to|undertook to|offered to|promised to|(?:is|are|was|were|be) (?:asked|requested|instructed|authorised|delegated|tasked|invited|required)? ?to)\b",
);

/// Whoever a sentence charges with something, whole where the papers name the person.
pub fn whom(sentence: &str, people: &[String]) -> Option<String> {
    let who = CHARGED.group(sentence.trim(), "who")?;
    // Members as a body, and what no person is, do nothing.
    let bodies = [
        "Council",
        "Members",
        "Committee",
        "Panel",
        "Board",
        "Cabinet",
        "Commission",
        "It",
        "This",
        "They",
        "He",
        "She",
        "We",
        "There",
        "Those",
        "These",
    ];
    if bodies
        .iter()
        .any(|body| who.split(' ').next_back() == Some(body))
    {
        return None;
    }
    let known = typed_name::person(who, people);
    Some(known.map_or_else(|| who.to_owned(), str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_charged_is_named_and_nobody_else() {
        let people = ["Kit Garrow".to_owned()];
        let whom = |sentence: &str| whom(sentence, &people);
        let some = |name: &str| Some(name.to_owned());
        assert_eq!(
            whom("The Head of Parks will bring a plan of the paths."),
            some("Head of Parks")
        );
        assert_eq!(whom("KG to circulate the note."), some("Kit Garrow"));
        assert_eq!(
            whom("That the Director of Quays and Moorings be asked to report in May."),
            some("Director of Quays and Moorings")
        );
        assert_eq!(whom("The Committee will return to this."), None);
        assert_eq!(whom("The paths would be closed in winter."), None);
        assert_eq!(whom("It was hoped to be done by June."), None);
    }
}
