//! Business of a summons that bears no numbers: points, or plain lines.

use crate::domain::agenda::is_procedural;
use crate::parse::agenda_list::{DO, LONGEST, STANDING, TOLD};
use crate::parse::chain::Head;
use crate::parse::marker::Count;
use crate::parse::paragraph::Block;
use crate::parse::part;
use crate::parse::pattern::Pattern;

/// Points that a list without numbers has.
const POINTS: usize = 4;

/// An agenda of dashes or bullets: its outermost points.
pub fn bullets(blocks: &[Block], start: usize, to: usize) -> Option<Vec<Head>> {
    let is_point = |block: &Block| {
        !block.is_running()
            && block
                .marker
                .as_ref()
                .is_some_and(|marker| marker.count == Count::Bullet)
            && block.text.chars().any(char::is_alphabetic)
            && block.text.chars().count() <= LONGEST
    };
    let first = blocks[start..to.min(blocks.len())]
        .iter()
        .find(|block| is_point(block))?;
    let shape = &first.marker.as_ref()?.shape;
    let points: Vec<usize> = (start..to.min(blocks.len()))
        .filter(|at| {
            let block = &blocks[*at];
            is_point(block)
                && block
                    .marker
                    .as_ref()
                    .is_some_and(|marker| &marker.shape == shape)
                && block.indent <= first.indent + 1.0
        })
        .collect();
    // "Date of next meetings:" and its days below it.
    let points: Vec<usize> = points
        .into_iter()
        .filter(|at| !DAY.is_in(&blocks[*at].text))
        .collect();
    // Where titles are in capitals, the points in small letters stand under them.
    let loud = points
        .iter()
        .filter(|at| is_loud(&blocks[**at].text))
        .count();
    let titled = is_loud(&first.text) && loud * 3 > points.len();
    let points: Vec<usize> = points
        .into_iter()
        .filter(|at| !titled || is_loud(&blocks[*at].text))
        .collect();
    let standing = points
        .iter()
        .filter(|at| is_procedural(&blocks[**at].text))
        .count();
    (points.len() >= POINTS && standing >= STANDING).then(|| {
        points
            .into_iter()
            .map(|at| Head {
                block: at,
                number: None,
                title: blocks[at]
                    .text
                    .trim_end_matches([' ', '–', '-', '—', '.', ':'])
                    .to_owned(),
                agenda_number: None,
            })
            .collect()
    })
}

/// Items whose numbers were lost above the first that kept its own: as many points as it
/// counts, what they ask left out.
pub fn lost_numbers(blocks: &[Block], start: usize, first: usize, number: u32) -> Vec<Head> {
    let mut points = bullets(blocks, start, first).unwrap_or_default();
    points.retain(|point| !DO.is_in(&point.title));
    if u32::try_from(points.len() + 1) == Ok(number) {
        points
    } else {
        Vec::new()
    }
}

/// A day and its hour, and nothing else.
static DAY: Pattern = Pattern::new(
    r"(?i)^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:the )?(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? )?(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{1,2}(?:st|nd|rd|th)?,?)?(?: \d{4})?(?:,? (?:at )?[0-9.: apmhrs]{1,12})?$",
);

/// Whether points are what a summons asks: most of them begin with what is to be done, or
/// are on every agenda.
pub fn asked(points: &[Head]) -> bool {
    let usual = points
        .iter()
        .filter(|point| DO.is_in(&point.title) || is_procedural(&point.title))
        .count();
    let told = points.iter().any(|point| TOLD.is_in(&point.title));
    usual * 2 > points.len() && !told
}

/// Whether points below a few words ask members to do something each: an agenda without
/// its head.
pub fn asks(blocks: &[Block]) -> bool {
    bullets(blocks, 0, blocks.len()).is_some_and(|points| {
        let first = points.first().map_or(0, |point| point.block);
        first <= ASKED && asked(&points) && points.iter().any(|point| DO.is_in(&point.title))
    })
}

/// Paragraphs above the points of an agenda without its head.
const ASKED: usize = 6;
/// Lines that an agenda without numbers or points has.
const PLAIN: usize = 6;
/// A line of such an agenda is no longer than this.
const LONGEST_PLAIN: usize = 200;

/// The business of a summons whose every line is an item, and none bears a mark.
pub fn plain(blocks: &[Block], from: usize, to: usize) -> Option<Vec<Head>> {
    let to = to.min(blocks.len());
    let summons = (from..to)
        .take(PLAIN)
        .find(|at| part::summons(&blocks[*at..=*at]))?;
    let lines: Vec<usize> = (summons + 1..to)
        .filter(|at| !blocks[*at].is_running() && blocks[*at].marker.is_none())
        .collect();
    let short = |at: usize| {
        let text = blocks[at].text.as_str();
        text.chars().count() <= LONGEST_PLAIN && !blocks[at].is_row() && !text.ends_with([':', ';'])
    };
    // The text may be cut in its last line.
    let whole = lines.iter().rev().skip(1).all(|at| short(*at));
    let points: Vec<Head> = lines
        .into_iter()
        .filter(|at| short(*at))
        .map(|at| Head {
            block: at,
            number: None,
            title: blocks[at].text.trim_end_matches(['.', ' ']).to_owned(),
            agenda_number: None,
        })
        .collect();
    let first = points.first()?;
    let begins = first.block == summons + 1;
    (whole && begins && points.len() >= PLAIN && asked(&points)).then_some(points)
}

/// Letters of a title that stands alone over what is asked.
const LONGEST_TITLE: usize = 120;

/// The business of an agenda whose titles stand alone, and whose paragraphs below them ask
/// for something each.
pub fn titled(blocks: &[Block], from: usize, to: usize) -> Option<Vec<Head>> {
    let own: Vec<usize> = (from..to.min(blocks.len()))
        .filter(|at| !blocks[*at].is_running())
        .collect();
    let is_title = |at: usize| {
        let (block, text) = (&blocks[at], blocks[at].text.as_str());
        block.marker.is_none()
            && !block.is_row()
            && text.chars().count() <= LONGEST_TITLE
            && text.starts_with(char::is_uppercase)
            && !text.ends_with(['.', ':', ';', ',', '?', '!'])
            && !DO.is_in(text)
    };
    let over = |pair: &&[usize]| is_title(pair[0]) && blocks[pair[1]].text.ends_with('.');
    let heads: Vec<&[usize]> = own.windows(2).filter(over).collect();
    let asked = heads
        .iter()
        .filter(|pair| DO.is_in(&blocks[pair[1]].text))
        .count();
    let standing = heads
        .iter()
        .filter(|pair| is_procedural(&blocks[pair[0]].text))
        .count();
    let told = heads.iter().any(|pair| TOLD.is_in(&blocks[pair[0]].text));
    let business = heads.len() >= POINTS && asked * 2 >= heads.len() && standing >= STANDING;
    (business && !told).then(|| {
        heads
            .iter()
            .map(|pair| Head {
                block: pair[0],
                number: None,
                title: blocks[pair[0]].text.clone(),
                agenda_number: None,
            })
            .collect()
    })
}

/// Whether the text begins with a word in capitals.
fn is_loud(text: &str) -> bool {
    let first = text.split([' ', '–', '-', ':']).next().unwrap_or_default();
    first.chars().count() > 2 && !first.chars().any(char::is_lowercase)
}
