//! Items of a page of the web system: its table of numbers and titles, copied as text.

use crate::domain::agenda::is_procedural;
use crate::parse::chain::{self, Head};
use crate::parse::item::page::{numbered, unnumbered_state};
use crate::parse::item::{LONGEST_TITLE, Raw, State, filled};
use crate::parse::label::{self, Section};
use crate::parse::marker::Count;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::sequence;
use crate::parse::table_heads;
use crate::parse::title;

/// A title that ends in a full stop is no longer than this.
const LONGEST_CLOSED: usize = 100;
/// Titles over "Minutes:" that are a page's items.
const FEWEST: usize = 3;
/// Paragraphs between a title and its "Minutes:" on a web page.
const TITLE_REACH: usize = 6;

static NUMBER_ALONE: Pattern = Pattern::new(
    r"^(?P<number>(?:[A-Z]{1,6}[./ ]?)?\d{1,4}/\d{1,4}[a-z]?|(?:[A-Z]{2,6}[./ ])?\d{1,4}[a-z]?|[A-Z]{2,4}\d{2,5}|\d{2,4}[-/]\d{2,4}/[A-Z]{2,6}/\d{1,4})\.?$",
);
/// The items of its table.
pub fn table(blocks: &[Block]) -> Vec<Raw<'_>> {
    let sections: Vec<Option<Section>> = blocks
        .iter()
        .map(|block| label::section(&block.text))
        .collect();
    let start = sections
        .iter()
        .position(|section| *section == Some(Section::Head))
        .unwrap_or(0);
    let parted = sections[start..].contains(&Some(Section::Number))
        || blocks[start..]
            .iter()
            .any(|block| label::is_stroke(&block.text))
        || blocks[start..]
            .iter()
            .any(|block| number_alone(block).is_some());
    if !parted {
        return web_chain(blocks, start);
    }
    let mut items: Vec<Raw<'_>> = Vec::new();
    let mut state = State::Title;
    let mut between = true;
    for (at, block) in blocks.iter().enumerate().skip(start) {
        if block.is_running() {
            continue;
        }
        if let Some(number) = head_number(blocks, &sections, at) {
            items.push(Raw {
                number: Some(number),
                ..Raw::default()
            });
            state = State::Title;
            between = false;
            continue;
        }
        let last = items.last().and_then(|item| item.number.as_deref());
        if let Some(number) = number_above(block, sections.get(at + 1).is_some_and(Option::is_some))
            .filter(|number| is_next(last, number))
        {
            items.push(Raw {
                number: Some(number.to_owned()),
                title: title::read(&block.text, &block.lines),
                head: Some(block),
                ..Raw::default()
            });
            state = State::Announcement;
            between = false;
            continue;
        }
        if let Some(section) = sections[at] {
            if label::is_stroke(&block.text) {
                between = true;
                continue;
            }
            // A row that has lost its title begins with its label.
            if between
                && !items.is_empty()
                && matches!(section, Section::Minutes | Section::Decision)
            {
                items.push(Raw::default());
                between = false;
            }
            if let Some(item) = items.last_mut() {
                state = item.section(block, section, state);
            }
            continue;
        }
        if between {
            items.push(Raw::default());
            between = false;
            state = unnumbered_state(block);
        }
        if let Some((number, title)) = numbered(&block.text) {
            items.push(Raw {
                number: Some(number),
                title: title::read(&title, &[]),
                head: Some(block),
                ..Raw::default()
            });
            state = State::Announcement;
            continue;
        }
        if let Some(item) = items.last_mut() {
            if state == State::Announcement && item.is_told_of(block) {
                continue;
            }
            state = item.add(block, state);
        }
    }
    items.retain(|item| {
        item.head.is_some() || !item.announcement.is_empty() || !item.account.is_empty()
    });
    drop_bands(&mut items);
    items
}

/// Leaves out rows that head those below them: in capitals, without a number and with
/// nothing behind their words, among others that are not so loud and are told of.
fn drop_bands(items: &mut Vec<Raw<'_>>) {
    let is_empty = |item: &Raw<'_>| {
        item.announcement.is_empty()
            && item.account.is_empty()
            && item.decision.is_empty()
            && item.documents.is_empty()
            && item.title.documents.is_empty()
            && !item.minuted
    };
    let is_band = |item: &Raw<'_>| {
        let head = item.head.filter(|head| head.is_capitals());
        let business = head.is_none_or(|head| is_procedural(&head.text));
        item.number.is_none() && is_empty(item) && !business
    };
    let told = items.iter().filter(|item| {
        let loud = item.head.is_some_and(Block::is_capitals);
        !loud && !is_empty(item)
    });
    let bands = items.iter().filter(|item| is_band(item)).count();
    if told.count() > bands.max(FEWEST) {
        items.retain(|item| !is_band(item));
    }
}

/// A number that stands where an item begins: `117. |`, or `17/31` alone.
fn head_number(blocks: &[Block], sections: &[Option<Section>], at: usize) -> Option<String> {
    if sections[at] == Some(Section::Number) {
        return label::number(&blocks[at].text).map(str::to_owned);
    }
    let number = number_alone(&blocks[at])?;
    let next = (at + 1..blocks.len()).find(|next| sections[*next] != Some(Section::Furniture))?;
    let heads = sections[next].is_none() && blocks[next].text.chars().count() <= LONGEST_TITLE;
    heads.then_some(number)
}

/// The number of a title that stood on the line above it: "7." and then its words.
fn marked_number(block: &Block) -> Option<&str> {
    number_above(block, false)
}

/// The same; right `over` a label of the page a title may end as it likes.
fn number_above(block: &Block, over: bool) -> Option<&str> {
    let marker = block.marker.as_ref()?;
    let [first, second, ..] = block.lines.as_slice() else {
        return None;
    };
    let alone = first.trim() == marker.printed && !second.is_empty();
    // "1." and "Membership of bodies etc." below it.
    let closed = !over
        && block.text.ends_with('.')
        && (block.text.chars().count() > LONGEST_CLOSED || sequence::words::tells(&block.text));
    let titled = block.text.chars().count() <= LONGEST_TITLE
        && !block.text.ends_with([';', ','])
        && !closed
        && !block.text.starts_with("That ");
    (alone && titled && marker.count == Count::Number && marker.shape == ".")
        .then_some(marker.value.as_str())
}

/// Whether an item's number counts on, one or two left out.
fn is_next(last: Option<&str>, number: &str) -> bool {
    let count = |number: &str| {
        let digits = number.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        digits.parse::<u32>().ok()
    };
    match (last.and_then(count), count(number)) {
        (Some(last), Some(next)) => (last + 1..=last + 3).contains(&next),
        (None, Some(_)) => last.is_none(),
        (Some(_) | None, None) => false,
    }
}

fn number_alone(block: &Block) -> Option<String> {
    if block.marker.is_some() || block.is_row() {
        return None;
    }
    NUMBER_ALONE.group(&block.text, "number").map(str::to_owned)
}

/// Titles under a number on a line of its own that the heads leave out, though they count on.
fn between(blocks: &[Block], start: usize, heads: &[Head]) -> Vec<Head> {
    let count = |head: &Head| head.number.as_ref()?.parse::<u32>().ok();
    let left_out = |at: usize, number: u32| {
        let next = heads.iter().find(|head| head.block > at).and_then(count);
        let before = heads
            .iter()
            .rfind(|head| head.block < at)
            .map_or(Some(0), count);
        let known = heads.iter().any(|head| head.block == at);
        !known
            && before.is_some_and(|before| before < number)
            && next.is_some_and(|next| number < next)
    };
    let mut told: Vec<Head> = (start..blocks.len())
        .filter_map(|at| {
            let number = marked_number(&blocks[at])?;
            left_out(at, number.parse().ok()?).then(|| Head {
                block: at,
                number: Some(number.to_owned()),
                title: blocks[at].text.clone(),
                agenda_number: None,
            })
        })
        .collect();
    told.dedup_by(|later, first| later.number == first.number);
    told
}

/// Titles behind the last head, each below its number: "5." and "To receive petitions" below
/// it, on a page that tells of nothing done, or over "Minutes:".
fn behind(blocks: &[Block], start: usize, heads: &[Head]) -> Vec<Head> {
    let last = heads
        .last()
        .and_then(|head| Some((head.block, head.number.as_ref()?.parse::<u32>().ok()?)));
    let Some((last, mut count)) = last else {
        return Vec::new();
    };
    let minuted = blocks[start..].iter().any(is_told);
    let mut found = Vec::new();
    for (at, block) in blocks.iter().enumerate().skip(last + 1) {
        let next = marked_number(block)
            .filter(|number| number.parse() == Ok(count + 1))
            .filter(|_| !minuted || is_minuted(blocks, at));
        if let Some(number) = next {
            count += 1;
            found.push(Head {
                block: at,
                number: Some(number.to_owned()),
                title: block.text.clone(),
                agenda_number: None,
            });
        }
    }
    found
}

/// Titles below their numbers and over "Minutes:" that count on through the page.
fn minuted(blocks: &[Block], start: usize) -> Vec<Head> {
    let mut found: Vec<Head> = Vec::new();
    let mut count: Option<u32> = None;
    for at in start..blocks.len() {
        let Some(number) = marked_number(&blocks[at]).filter(|_| is_minuted(blocks, at)) else {
            continue;
        };
        let Ok(next) = number.parse::<u32>() else {
            continue;
        };
        if count.is_none_or(|count| next == count + 1) {
            count = Some(next);
            found.push(Head {
                block: at,
                number: Some(number.to_owned()),
                title: blocks[at].text.clone(),
                agenda_number: None,
            });
        }
    }
    found
}

/// Whether "Minutes:" or "Decision:" stands below a title, before the next number.
fn is_minuted(blocks: &[Block], at: usize) -> bool {
    blocks[at + 1..]
        .iter()
        .take(TITLE_REACH)
        .take_while(|below| marked_number(below).is_none())
        .any(is_told)
}

fn is_told(block: &Block) -> bool {
    matches!(
        label::section(&block.text),
        Some(Section::Minutes | Section::Decision)
    )
}

fn web_chain(blocks: &[Block], start: usize) -> Vec<Raw<'_>> {
    let mut heads = chain::find(blocks, start, blocks.len());
    if heads.len() < FEWEST {
        let minuted = minuted(blocks, start);
        if minuted.len() >= FEWEST {
            heads = minuted;
        }
    }
    if heads.is_empty() {
        heads.extend(table_heads::lone_number(blocks, start));
    }
    let Some(first) = heads.first().map(|head| head.block) else {
        return Vec::new();
    };
    heads.extend(between(blocks, start, &heads));
    heads.sort_by_key(|head| head.block);
    heads.extend(behind(blocks, start, &heads));
    heads.sort_by_key(|head| head.block);
    heads.extend(table_heads::minuted_parts(blocks, &heads));
    heads.extend(table_heads::first_row(blocks, start, first));
    heads.sort_by_key(|head| head.block);
    filled(blocks, &heads, blocks.len(), State::Announcement, true)
}

/// Items of a page that lost its numbers: each "Minutes:" belongs to the title above.
pub fn by_labels(blocks: &[Block]) -> Vec<Raw<'_>> {
    let start = blocks
        .iter()
        .position(|block| label::section(&block.text) == Some(Section::Head))
        .map_or(0, |head| head + 1);
    let labels =
        |section: Option<Section>| matches!(section, Some(Section::Minutes | Section::Decision));
    let mut heads: Vec<usize> = Vec::new();
    for at in start..blocks.len() {
        if !labels(label::section(&blocks[at].text)) {
            continue;
        }
        let from = at
            .saturating_sub(TITLE_REACH)
            .max(heads.last().map_or(start, |head| head + 1));
        let title = (from..at).rev().find(|index| {
            let block = &blocks[*index];
            label::section(&block.text).is_none()
                && block.marker.is_none()
                && block.gap
                && block.text.chars().count() <= LONGEST_TITLE
                && !block.text.ends_with(['.', ':', ';', ','])
        });
        let passed =
            |index: usize| (index..at).any(|between| labels(label::section(&blocks[between].text)));
        heads.extend(title.filter(|index| !passed(*index)));
    }
    let heads: Vec<Head> = heads
        .into_iter()
        .map(|block| Head {
            block,
            number: None,
            title: blocks[block].text.clone(),
            agenda_number: None,
        })
        .collect();
    filled(blocks, &heads, blocks.len(), State::Announcement, true)
}
