//! Minutes in a pack whose first sheet is stamped as the paper of the item "Minutes".

use crate::parse::date;
use crate::parse::paragraph::Block;
use crate::parse::part::{self, DECIDED, STAMP};
use crate::parse::pattern::Pattern;
use crate::parse::{report, roll};

/// Paragraphs on top of such a sheet among which the day of the meeting stands.
const HEAD: usize = 6;
/// A line of a head is no longer than this.
const LONGEST: usize = 160;

/// The title of the item that puts minutes to the meeting.
static MINUTES: Pattern = Pattern::new(
    r"(?i)^(?:(?:draft|previous|approval of|confirmation of|to (?:confirm|approve|agree|receive)) )*(?:the )?minutes?\b",
);
static NUMBER: Pattern = Pattern::new(r"(?P<number>\d{1,3}[a-z]?)$");
/// A bare number before a title: "4 Minutes".
static NUMBERED: Pattern = Pattern::new(r"^(?P<number>\d{1,3}[a-z]?)\.? +(?P<title>\D.*)$");
/// What heads a report about minutes, and not minutes.
static REPORT: Pattern = Pattern::new(r"(?i)^report (?:of|by|to|from)\b|\breport author\b");

/// Whether minutes begin with this paragraph: it is the first of a sheet that is stamped as
/// the paper of an item about minutes, a day stands in its head, and decisions below.
pub(super) fn begins(blocks: &[Block], at: usize) -> bool {
    let page = blocks[at].page;
    if page == 0 || blocks[at].is_running() || blocks[at].is_row() {
        return false;
    }
    let first = blocks[..at]
        .iter()
        .rev()
        .take_while(|above| above.page == page)
        .all(Block::is_running);
    if !first {
        return false;
    }
    let of_page = |block: &&Block| block.page == page;
    let above = blocks[..at].iter().rev().take_while(of_page);
    let mut sheet = above.chain(blocks[at..].iter().take_while(of_page));
    let Some(stamp) = sheet.find(|block| STAMP.is_in(&block.text)) else {
        return false;
    };
    let Some(number) = NUMBER.group(&stamp.text, "number") else {
        return false;
    };
    let named = blocks[..at]
        .iter()
        .filter(|block| block.page < page)
        .any(|block| title(block, number).is_some_and(|title| MINUTES.is_in(title)));
    let head: Vec<&Block> = blocks[at..]
        .iter()
        .filter(|block| !block.is_running())
        .take(HEAD)
        .collect();
    let dated = head
        .iter()
        .take_while(|block| block.text.chars().count() <= LONGEST)
        .any(|block| date::find(&block.text).is_some());
    let end = blocks[at..]
        .iter()
        .position(|block| STAMP.is_in(&block.text) && block.text != stamp.text)
        .map_or(blocks.len(), |end| at + end);
    let own = &blocks[at..end];
    let reports =
        head.iter().any(|block| REPORT.is_in(&block.text)) || report::read::heads_at_top(own) >= 3;
    named
        && dated
        && !reports
        && (own.iter().any(|block| DECIDED.is_in(&block.text)) || own.iter().any(part::closes))
        && roll::is_told(own)
}

/// The title of the item of this number, where the paragraph is its line.
fn title<'b>(block: &'b Block, number: &str) -> Option<&'b str> {
    if let Some(marker) = &block.marker {
        return (marker.value == number).then_some(block.text.as_str());
    }
    let found = NUMBERED.captures(&block.text)?;
    let title = found.name("title")?.as_str();
    (&found["number"] == number).then_some(title)
}
