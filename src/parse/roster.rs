//! The lines of a list of people: which of them head a list, and how columns are read.

pub mod cells;
pub mod label;
pub mod lines;
pub mod members;
mod pairs;
pub mod wrapped;

use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::roster::label::{ROLL, heads};
use crate::parse::roster::members::members_headed;

/// A list that a paper's head has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// None, or one of people who did not come.
    None,
    /// The committee, as an agenda lists it.
    Members,
    /// Members who came.
    Present,
    /// Others who came.
    Attendance,
    /// Who sent apologies.
    Apologies,
}

/// A piece of a head: what a label names and what stands behind it, or the lines of
/// a list that goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// The list that its first words head.
    pub heads: Option<List>,
    /// The words without the label, a line each, with a tab where a wide gap was.
    pub text: String,
}

/// A label in the midst of a line: "… Cllr Elm. Apologies: Cllr Oak".
static INLINE: Pattern = Pattern::new(
    r"(?P<before>[.;,)\]\d]|\s/)\s*(?P<label>(?:(?:Also|Members|Councillors|Officers|Others|Those) )?(?:Present|present|PRESENT|In [Aa]ttendance|IN ATTENDANCE|in attendance|Apologies(?: for [Aa]bsence)?(?: received)?(?: from)?|APOLOGIES(?: FOR ABSENCE)?|Absent|ABSENT|Attendees|Attendance)\s*:)",
);

/// The same behind a name that nothing closes: "Cllr Ann Elm Apologies: Cllr Oak".
static SENT_INLINE: Pattern = Pattern::new(
    r"(?P<before>\b\p{Lu}\p{L}+)\s+(?P<label>(?:(?:Apologies|APOLOGIES)(?: for [Aa]bsence)?(?: received)?(?: from)?|(?:Also )?(?:In [Aa]ttendance|IN ATTENDANCE)|Also [Pp]resent)\s*:)",
);

/// The number that a minute bears in front of its label: `2031/05/01`, `328/01`, `C48/23 1.`
static MINUTE_NUMBER: Pattern = Pattern::new(
    r"^(?:\p{Lu}{1,6}[-./ ]{0,2})?\d{1,4}(?:\s?[-./]\s?\d{1,4})*[.:)]?\s*(?:\d{1,3}[.)]\s*)?",
);

/// What is left of a table's cells around its words.
const BARS: [char; 3] = ['|', ' ', '¦'];

/// "Clerk: | Mrs Ash |": the bar of a table behind a label.
static BARRED: Pattern = Pattern::new(r"^(?P<label>[^|:]{2,60}:) ?\| ?");

/// A line without what is left of its table.
pub fn without_bars(line: &str) -> &str {
    line.trim_matches(BARS)
}

/// The pieces of a paragraph; the words of an agenda may head its list of members.
pub fn segments(block: &Block, minutes: bool, unlisted: bool) -> Vec<Segment> {
    if !minutes && let Some(members) = members_headed(&block.lines.join("\n")) {
        return vec![members];
    }
    let mut segments: Vec<Segment> = Vec::new();
    // The bullet in front of a name is no part of it, nor the number in front of a label.
    let marker = block.marker.as_ref();
    let printed = marker.map_or("", |marker| marker.printed.as_str());
    let bullet = match marker {
        Some(marker) if !marker.value.is_empty() => {
            let first = block
                .lines
                .first()
                .and_then(|line| line.strip_prefix(printed));
            let labelled =
                first.is_some_and(|line| heads(line.trim(), minutes, unlisted).is_some());
            if labelled { printed } else { "" }
        }
        Some(_) | None => printed,
    };
    // A bullet before the word alone is a tab of a page: "• Documents", "• Attendance".
    let tab = marker.is_some_and(|marker| marker.value.is_empty()) && ROLL.is_in(block.text.trim());
    let numbered = block.lines.first().and_then(|line| {
        let number = MINUTE_NUMBER.find(line.trim_start())?;
        let rest = &line.trim_start()[number.end()..];
        heads(rest.trim(), minutes, unlisted).map(|_| number.as_str().to_owned())
    });
    let bullet = numbered.as_deref().filter(|_| minutes).unwrap_or(bullet);
    let whole = lines::whole_labels(&lines::in_turn(&block.lines));
    let parted: Vec<String> = lines::whole_posts(whole)
        .iter()
        .filter(|line| !(minutes && (is_body_label(line) || lines::tells(line))))
        .flat_map(|line| {
            let line = FOR_ITEM.replace_all(line, "");
            let line = lines::unslashed(without_bars(&line));
            let line = BARRED.replace_all(&line, "$label ");
            let parted = INLINE.replace_all(&line, "$before\n$label");
            let parted = SENT_INLINE.replace_all(&parted, "$before\n$label");
            parted.lines().map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    let mut unlisted = unlisted;
    for (at, line) in parted.iter().enumerate() {
        let line = match at {
            0 => line.strip_prefix(bullet).unwrap_or(line).trim_start(),
            _ => line.as_str(),
        };
        // A small letter goes on with the sentence above: "… attended as an / observer".
        let wrapped =
            at > 0 && line.trim_start().starts_with(char::is_lowercase) && !line.contains(':');
        let heads = heads(line.trim(), minutes, unlisted)
            .filter(|(_, rest)| !(wrapped || tab && rest.is_empty()));
        match (heads, segments.last_mut()) {
            (Some((list, text)), _) => {
                unlisted &= list != List::Present || text.is_empty();
                segments.push(Segment {
                    heads: Some(list),
                    text,
                });
            }
            (None, Some(last)) => {
                unlisted &= last.heads != Some(List::Present);
                last.text.push('\n');
                last.text.push_str(line);
            }
            (None, None) => segments.push(Segment {
                heads: None,
                text: line.to_owned(),
            }),
        }
    }
    segments
}

/// "(for item 18/31)" behind a name or its post.
static FOR_ITEM: Pattern =
    Pattern::new(r"\s*\((?i:for )?(?i:agenda )?(?i:items?|minutes?) [^()]*\d/\d[^()]*\)");

/// "ASHWELL BOROUGH COUNCIL:-" over those whom it sent to a joint body.
static BODY_LABEL: Pattern = Pattern::new(
    r"^\p{Lu}[\p{L}’'&. -]{2,60} (?i:council|authority|trust|board|association|partnership) ?:[-–—]?$",
);

/// Whether a line only says for which body those below it came.
fn is_body_label(line: &str) -> bool {
    BODY_LABEL.is_in(line.trim())
}
