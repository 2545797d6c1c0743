//! Which lines of a list go on with the name or the post above them.

use crate::parse::pattern::Pattern;
use crate::parse::people::{self, office, office_first};
use crate::parse::roster::cells::POST;

/// Lines of one surname each that are a column of them.
const SURNAMES: usize = 3;

static SURNAME: Pattern =
    Pattern::new(r"^\p{Lu}\p{Ll}*(?:[’'-]?\p{Lu}?\p{Ll}+)+(?: \([^()]{2,60}\))?[,;]?$");

/// A line that begins with a name and the post behind a comma or dash.
static STARTS_NAMED: Pattern = Pattern::new(
    r"^(?P<who>(?:\p{Lu}[\p{L}’'.-]* ){1,3}\p{Lu}[\p{L}’'-]+)(?: \([A-Z][A-Za-z]{1,3}\))?(?:,| [-–—]) \p{Lu}",
);

pub(super) static STARTS_TITLED: Pattern = Pattern::new(
    r"^(?:Independent|Co-?opted|Lay|Parish|Non-voting) (?:[Mm]embers?|[Pp]ersons?|[Rr]epresentatives?)\b|^[*+†]?(?:The )?(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Baroness|Lord|Lady|Revd?|Reverend|Canon|Venerable|Alds?|Mayor|Provost|Bailie|Aldermen|Alderman|County Councillors?)\b|^(?:[A-Z][\w’'-]+ ){2,3}[-–(]|^(?:\p{Lu}\p{Ll}[\w’'-]* ){1,2}\p{Lu}[\w’'-]+$|^[A-Z][\w &’-]{2,40}(?: \(\d+\))?:|^(?:\p{Lu}\.? ?){1,2}\p{Lu}\p{Ll}[\w’'-]+,|^\p{Lu}[\p{L}’'-]+, (?:\p{Lu}\.? ?){1,3}(?:$|[-–(])",
);

/// A title, and letters of first names at most: the surname stands on the next line.
static BREAKS_OFF: Pattern = Pattern::new(
    r"(?:^|[\s,;&])(?:Councillors?|Professor|(?:Cllrs?|Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev|Revd|Fr)\.?)(?: \p{Lu}\.?){0,3}$|, (?:\p{Lu}\. ){0,2}\p{Lu}\.$|, [^,\n]{3,40} and \p{Lu}\.?$",
);

/// Names over soft wraps: a line that ends in a comma goes on.
pub fn joined(text: &str) -> String {
    if text.lines().count() >= SURNAMES && text.lines().all(|line| SURNAME.is_in(line.trim())) {
        return text.to_owned();
    }
    let mut joined = String::with_capacity(text.len());
    for line in text.lines() {
        let line = line.trim();
        let titled = starts_person(line) || office_first::is_line(line);
        if !joined.is_empty() {
            let last = joined.lines().next_back().unwrap_or_default();
            let open = joined.ends_with([',', '-', '&'])
                || joined.ends_with(" and")
                || is_open(&joined)
                || breaks_off(last);
            // A name in a line of its own, and the post below it.
            let post = !titled && !open && office::is_full_name(last) && is_below(line);
            let parted = titled && !open || post;
            // "Carol Yew-" and "Thorn" are one name.
            let hyphen = joined.ends_with('-') && !joined.ends_with(" -");
            if !hyphen || parted {
                joined.push_str(if parted { "\n" } else { " " });
            }
        }
        joined.push_str(line);
    }
    joined
}

/// Whether a bracket is open at the end.
pub fn is_open(text: &str) -> bool {
    text.rfind('(')
        .is_some_and(|open| !text[open..].contains(')'))
        && text.len() < 2_000
}

/// Whether the last name of a list lacks its surname.
pub fn breaks_off(text: &str) -> bool {
    BREAKS_OFF.is_in(text.trim_end()) && text.len() < 2_000
}

/// Whether a line begins with a person, titled or not.
fn starts_person(line: &str) -> bool {
    STARTS_TITLED.is_in(line)
        || STARTS_NAMED
            .group(line, "who")
            .is_some_and(|who| !POST.is_in(who) && !people::list(who).is_empty())
}

/// Whether a line is the post or the body of the name above it.
fn is_below(line: &str) -> bool {
    line.starts_with(char::is_uppercase) && (office::is_office(line) || office::is_body(line))
}
