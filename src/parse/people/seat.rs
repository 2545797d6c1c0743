//! Whom a member stands for, behind the name with nothing between: "Cllr Ann Ash Elm District
//! Council", "Mr Ben Oak (Chair) Yew Borough Council".
//!
//! A joint body lists each member on a line, with the council that sent him or her in a column
//! of its own; where the gap between them is lost, the council's name reads as a surname.

use std::borrow::Cow;

use crate::parse::pattern::Pattern;

static SEATED: Pattern = Pattern::new(
    r"(?x)^(?P<who>(?:Councillor|Cllr|Alderman|Ald|Mr|Mrs|Ms|Miss|Mx|Dr|Professor|Prof|Sir|Dame|Lady|Lord)\.?\ (?:(?:\p{Lu}\.?\ ){1,3}\p{Lu}\p{Ll}[\p{L}’'-]+|\p{Lu}\p{Ll}[\p{L}’'-]+\ \p{Lu}[\p{L}’'-]*\p{Ll}[\p{L}’'-]*)(?:\ \([^()]{2,40}\))?)
    \ (?P<seat>(?:\p{Lu}[\p{L}’'-]+,?\ |(?:and|of|the|upon|on|with|&)\ ){1,7}(?:Council|Authority)|(?:(?:Independent|Co-?opted|Lay|Appointed|Substitute)\ ){1,2}(?:Member|Representative))$",
);

/// The text with such seats in brackets, line by line.
pub(super) fn in_brackets(text: &str) -> Cow<'_, str> {
    if !text.lines().any(|line| SEATED.is_in(line.trim())) {
        return Cow::Borrowed(text);
    }
    let told: Vec<String> = text
        .lines()
        .map(|line| match SEATED.captures(line.trim()) {
            Some(found) => format!("{} ({})", &found["who"], &found["seat"]),
            None => line.to_owned(),
        })
        .collect();
    Cow::Owned(told.join("\n"))
}
