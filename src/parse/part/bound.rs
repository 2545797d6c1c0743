//! Minutes that are bound into a pack, told by what heads their first sheet: they need no
//! label over their roll.

use crate::parse::date;
use crate::parse::paragraph::Block;
use crate::parse::part::front::is_business;
use crate::parse::part::named::{heads_agenda, heads_minutes};
use crate::parse::part::{BODY, BODY_AND_DAY, DECIDED, HEAD_LENGTH, HEAD_OF_SHEET};
use crate::parse::pattern::Pattern;
use crate::parse::roll;
use crate::parse::roster::{self, List};

/// Paragraphs above and below the title among which the body and the day stand.
const NEAR: usize = 5;
/// Paragraphs below the title among which a roll stands, where no sheets part a text.
const ROLL_WITHIN: usize = 16;
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
/// "Chair: Councillor Ash": who led the meeting stands first among those who came.
static CHAIRED: Pattern = Pattern::new(
    r"^(?i:(?:in the )?chair(?:man|woman|person)?|convener|presiding|sederunt) ?: ?\p{Lu}",
);
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
    let followed = || whole || has_roll(below) || records(below);
    on_top(blocks, at) && (whole || is_named(blocks, at)) && followed() && told()
}

/// Whether people are listed right below, in whatever words, and something is decided.
fn records(below: &[Block]) -> bool {
    let listed = below.iter().take(ROLL_WITHIN).any(|block| {
        let label = roster::label::list(&block.text);
        matches!(
            label,
            Some(List::Present | List::Attendance | List::Apologies)
        ) || CHAIRED.is_in(&block.text)
    });
    listed && below.iter().any(|block| DECIDED.is_in(&block.text))
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

/// Whether a table of those who came stands right below.
fn has_roll(below: &[Block]) -> bool {
    let came = |block: &&Block| {
        block.is_row() && block.cells.iter().any(|cell| CAME.is_in(cell.text.trim()))
    };
    below.iter().take(ROLL_WITHIN).filter(came).count() > 0
}
