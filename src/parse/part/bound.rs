//! Minutes that are bound into a pack, told by what heads their first sheet: they need no
//! label over their roll.

use crate::parse::date;
use crate::parse::paragraph::Block;
use crate::parse::part::front::is_business;
use crate::parse::part::named::{heads_agenda, heads_minutes};
use crate::parse::part::{BODY, BODY_AND_DAY, HEAD_LENGTH, HEAD_OF_SHEET};
use crate::parse::pattern::Pattern;
use crate::parse::roll;

/// Paragraphs above and below the title among which the body and the day stand.
const NEAR: usize = 5;
/// Paragraphs below the title among which a roll stands, where no sheets part a text.
const ROLL_WITHIN: usize = 16;
/// The same where each name of a roll has a line of its own.
const LABELS_WITHIN: usize = 40;
/// Letters of a line above the title: the council, the body, a note.
const LONGEST_ABOVE: usize = 160;

/// "Minutes of the meeting of the Ferry Panel held on …".
static OF_A_MEETING: Pattern = Pattern::new(
    r"(?i)^(?:(?:draft|unconfirmed|public) )?(?:minutes|notes) of (?:the|a|an) (?:\w+ )?meeting of\b.*\bheld\b",
);
/// A cell of a roll that is a table: a label, or what is said beside a name.
static CAME: Pattern = Pattern::new(
    r"(?i)^(?:(?:members |councillors |those )?present|(?:also )?in attendance|attendance|attended|apologies(?: for absence)?)[ :]*$",
);
/// A label of a roll whose lines are none of a table: "Chair: Ann Ash", "Members:", "Those
/// attending:".
static LABELLED: Pattern = Pattern::new(
    r"(?i)^(?P<label>(?:in the )?chair(?:man|woman|person)?|convener|presiding|(?:other |committee )?members(?: present| attending| of the [\w ]{3,40})?|those (?:present|attending)|councillors|apologies(?: for absence)?|(?:also |officers )?in attendance|also present|officers|attendance|attendees|sederunt)(?: ?:| ?\(\*|$)",
);
/// Such labels that make a roll.
const LABELS: usize = 2;
/// A body in the title itself: "Ferry Committee: Minutes", "MINUTES OF THE FERRY PANEL".
static OF_A_BODY: Pattern = Pattern::new(
    r"(?i)\b(?:committee|panel|board|cabinet|council|executive|forum|authority|commission|partnership)\b",
);

/// Whether minutes of another meeting begin with this title: behind an agenda, or on top of a
/// later sheet that names the meeting in full.
pub fn heads(blocks: &[Block], at: usize) -> bool {
    let block = &blocks[at];
    let titled = block.marker.is_none() && !block.is_row() && heads_minutes(&block.text);
    let whole = OF_A_MEETING.is_in(&block.text) && date::find(&block.text).is_some();
    if !titled || !(whole && block.page > 0 || behind_business(blocks, at)) {
        return false;
    }
    let below = &blocks[at + 1..];
    let told = || roll::is_told(&below[..below.len().min(HEAD_LENGTH * 2)]);
    if block.page == 0 {
        return (whole || is_named(blocks, at)) && has_roll(below) && told();
    }
    on_top(blocks, at) && (whole || is_named(blocks, at)) && (whole || has_roll(below)) && told()
}

/// Whether the business of another meeting stands above.
fn behind_business(blocks: &[Block], at: usize) -> bool {
    blocks[..at].iter().any(heads_agenda) || is_business(&blocks[..at])
}

/// Whether nothing but a few short lines stands above the title on its sheet.
fn on_top(blocks: &[Block], at: usize) -> bool {
    let above = || {
        blocks[..at]
            .iter()
            .rev()
            .take_while(|above| above.page == blocks[at].page)
            .filter(|above| !above.is_running())
    };
    above().count() < HEAD_OF_SHEET
        && above().all(|above| above.text.chars().count() <= LONGEST_ABOVE)
}

/// Whether the body and its day stand in the title or near it.
fn is_named(blocks: &[Block], at: usize) -> bool {
    let near = |reach: std::ops::Range<usize>| {
        blocks[reach]
            .iter()
            .filter(|block| block.marker.is_none() && block.text.chars().count() <= LONGEST_ABOVE)
            .filter(|block| block.page == blocks[at].page)
    };
    let around = at.saturating_sub(NEAR)..blocks.len().min(at + NEAR + 1);
    let named = near(around.clone()).any(|block| {
        BODY.is_in(&block.text) || BODY_AND_DAY.is_in(&block.text) || OF_A_BODY.is_in(&block.text)
    });
    named && near(around).any(|block| date::find(&block.text).is_some())
}

/// Whether a table of those who came stands right below, or the labels of their lists.
fn has_roll(below: &[Block]) -> bool {
    let mut labels: Vec<String> = below
        .iter()
        .filter(|block| block.marker.is_none() && !block.is_row())
        .take(LABELS_WITHIN)
        .filter_map(|block| LABELLED.group(&block.text, "label"))
        .map(str::to_lowercase)
        .collect();
    labels.sort();
    labels.dedup();
    if labels.len() >= LABELS {
        return true;
    }
    let came = |block: &&Block| {
        block.is_row() && block.cells.iter().any(|cell| CAME.is_in(cell.text.trim()))
    };
    below.iter().take(ROLL_WITHIN).filter(came).count() > 0
}
