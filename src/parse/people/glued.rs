//! The names of a list that nothing parts as names are parted elsewhere: a copy lost the blank,
//! or initials in brackets, ranks and signs stand between them.

use std::borrow::Cow;

use regex::Captures;

use crate::parse::pattern::Pattern;
use crate::parse::people::run;

/// "B Elm andC Oak", "`MsAnn` Ash", "Ann Ash (AA)Ben Elm": a copy lost the blank.
static GLUED_AND: Pattern = Pattern::new(r"\band(?P<name>\p{Lu}\.? ?\p{Lu}?\p{Ll})");

static GLUED_TITLE: Pattern =
    Pattern::new(r"\b(?P<title>Mrs|Mr|Ms|Miss|Cllrs?|Dr|Councillor)(?P<name>\p{Lu}\p{Ll}+ )");

static GLUED_BRACKET: Pattern = Pattern::new(r"\)(?P<name>\p{Lu}\p{Ll}+ \p{Lu}\p{Ll})");

/// "Deputy Ann Ash", "Senator B. Elm": the rank of a member of some councils.
static RANK: Pattern = Pattern::new(
    r"(?P<before>^|[\n\t,;] ?|\band )(?:Deputy|Senator|Connétable) (?P<name>(?P<given>\p{Lu}\p{L}*)[.]? \p{Lu})",
);

/// "Birch (BB) Elm (CE)": initials in brackets close each name where nothing else does.
static INITIALLED: Pattern = Pattern::new(r"(?P<mark>\([A-Z]{2,3}\)) (?P<next>\p{Lu}[\p{L}’'-]+)");

/// An office behind the initials is of the name before them.
static OFFICE_BEHIND: Pattern = Pattern::new(
    r"^(?:Chair|Vice|Deputy|Clerk|Mayor|Leader|Acting|Town|Parish|Assistant|Secretary|Treasurer|President)",
);

/// "(AA) Chair Councillors Birch (BB)": the rank begins the next name.
static RANK_BEHIND: Pattern = Pattern::new(
    r"(?P<office>\) (?:Vice[- ])?[Cc]hair(?:man|person)?) (?P<rank>Councillors?|Cllrs?\.?) ",
);

/// "Chairman S Ash Vice Chairman Mrs J Elm Councillors …": offices before their holders, and
/// nothing that parts these from the next.
static CHAIRS: Pattern = Pattern::new(
    r"(?P<before>^|[\p{Ll},;] ?)(?P<post>(?:(?:Vice|Deputy)[- ])?Chair(?:man|woman|person)?) (?P<name>(?:(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr)\.? )?(?:\p{Lu}\.? ){1,3}\p{Lu}\p{Ll}[\p{L}’'-]+)(?: |$)",
);

/// A sign that repeats the title of the line above.
static DITTO: Pattern = Pattern::new(
    r"(?P<before>^|[\n,;])\s*(?:[“”„\x22]|''|do\.?|ditto) (?:[“”„\x22] )*(?P<name>\p{Lu})",
);

/// The list with its names parted where a copy, or the way that it is written, left nothing
/// between them that parts names elsewhere.
pub(super) fn parted(text: &str) -> String {
    // The low mark that some copies have for the apostrophe of a name: "O‟Brien".
    let text = text.replace('‟', "’");
    let text = GLUED_AND.replace_all(&text, "and $name");
    let text = GLUED_TITLE.replace_all(&text, "$title $name");
    let text = GLUED_BRACKET.replace_all(&text, "), $name");
    let text = initialled(&text);
    let text = CHAIRS.replace_all(&text, "$before, $name ($post), ");
    let text = without_rank(&text);
    DITTO.replace_all(&text, "$before$name").into_owned()
}

/// The list without such ranks; "Deputy Town Clerk" is an office.
fn without_rank(text: &str) -> Cow<'_, str> {
    let mut parted = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(found) = RANK.captures(rest) {
        let (Some(before), Some(name)) = (found.name("before"), found.name("name")) else {
            break;
        };
        let given = &found["given"];
        let person = given.chars().count() == 1 || run::is_given(given);
        let from = if person { before.end() } else { name.start() };
        parted.push_str(&rest[..from]);
        rest = &rest[name.start()..];
    }
    if parted.is_empty() {
        return text.into();
    }
    parted.push_str(rest);
    parted.into()
}

fn initialled(text: &str) -> Cow<'_, str> {
    let names = |found: &Captures<'_>| !OFFICE_BEHIND.is_in(&found["next"]);
    let closed = INITIALLED.captures_all(text);
    if closed.iter().filter(|found| names(found)).count() < 2 {
        return Cow::Borrowed(text);
    }
    let mut told = text.to_owned();
    for found in closed.iter().filter(|found| names(found)) {
        let parted = format!("{}, {}", &found["mark"], &found["next"]);
        told = told.replace(&found[0], &parted);
    }
    let told = RANK_BEHIND.replace_all(&told, "$office, $rank ");
    Cow::Owned(told.into_owned())
}
