//! The members of a body whom an agenda lists in a paragraph, behind the label that says so.

use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::roster::wrapped::joined;
use crate::parse::roster::{List, Segment};
use crate::parse::{people, sentence};

/// Fewer names behind the label are no list of a body's members.
pub(super) const MEMBERS_LISTED: usize = 3;

static MEMBERS: Pattern = Pattern::new(
    r"(?i)^(?:members(?:hip)?(?: \(\d+\))?(?: of the (?:committee|commission|panel|board|cabinet|sub-committee|forum|council))?|committee members(?:hip)?|membership(?: of [\w ]{1,60})?|councillors)(?: ?[:;(–-]+\s*|$)(?P<rest>(?s:.*))$|^(?:to ?:|members(?:hip)?(?: of the (?:committee|panel|board))? \(?\d{4}(?: ?[/–-] ?\d{2,4})?\)? ?:?)\s*(?P<named>(?-i:(?:Councillors|Cllrs)\b)(?s:.*)|$)|^to ?: ?(?:all )?(?:the )?members of (?:the )?[\w,’'& -]{3,70}$",
);

/// "… PLANNING PANEL Membership 2031/32 Councillors A. Ash, B. Elm." within a head that has
/// lost its lines.
static RUNNING: Pattern = Pattern::new(
    r"\b(?:Membership|MEMBERSHIP)(?: of the [\w ]{3,40})?(?: \(?\d{4}(?: ?[/–-] ?\d{2,4})?\)?)? ?:? (?P<named>Councillors .+,.+)$",
);

static INVITED: Pattern = Pattern::new(
    r"(?i)\b(?:are (?:invited|summoned|requested)|is hereby|notice is|you are|(?:will|to) be held)\b",
);

/// The members whom a label of an agenda's paragraph heads.
pub(super) fn members_headed(whole: &str) -> Option<Segment> {
    let members = |text: &str| Segment {
        heads: Some(List::Members),
        text: text.to_owned(),
    };
    if let Some(found) = MEMBERS.captures(whole)
        && !INVITED.is_in(whole)
    {
        let rest = found.name("rest").or_else(|| found.name("named"));
        let rest = rest.map_or("", |rest| rest.as_str());
        if rest.is_empty() || !people::list(&joined(rest)).is_empty() {
            return Some(members(rest));
        }
    }
    let named = RUNNING.group(whole, "named")?;
    sentence::split(named).first().copied().map(members)
}

/// Whether a paragraph lists the members of the body, behind a label that says so.
pub fn lists_members(block: &Block) -> bool {
    block.marker.is_none()
        && members_headed(&block.lines.join("\n"))
            .is_some_and(|first| people::list(&first.text).len() >= MEMBERS_LISTED)
}
