//! Reports in a pack: which pages are whose, and what each says of itself.

pub mod heading;
mod money;
pub mod piece;
pub mod read;
mod recommend;

use crate::domain::agenda::Item;
use crate::domain::fold;
use crate::domain::identity;
use crate::domain::report::Report;
use crate::extract::{Document, Part};
use crate::parse::label;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

/// What a report is looked for by.
pub struct Wanted<'a> {
    /// The item's number.
    pub number: Option<&'a str>,
    /// Its title.
    pub title: Option<&'a str>,
    /// The letter of its appendix.
    pub appendix: Option<&'a str>,
    /// The printed pages that the agenda names.
    pub printed: Option<(u32, u32)>,
}

/// Where an item's report stands, and what it says.
#[derive(Debug, Default)]
pub struct Found {
    /// Its sheets.
    pub pages: Option<(u32, u32)>,
    /// What it says of itself.
    pub report: Option<Report>,
}

static STAMP: Pattern = Pattern::new(
    r"(?i)^agenda item(?: no\.?)?:? ?(?P<number>[A-Z]?\d{1,3}[a-z]?)$|^appendix (?P<letter>[A-Z]{1,2}\d?)$",
);
static OUTLINE: Pattern = Pattern::new(
    r"(?i)^(?:agenda )?(?:item )?(?P<number>\d{1,3}[a-z]?)(?:[.):]|\s)\s*(?P<title>.*)$",
);
/// Finds the reports of a pack's items in the paragraphs behind its agenda.
pub fn find(
    document: &Document,
    blocks: &[Block],
    from: usize,
    wanted: &[Wanted<'_>],
) -> Vec<Found> {
    let mut starts: Vec<Option<usize>> = wanted
        .iter()
        .map(|item| start(document, blocks, from, item))
        .collect();
    // Of two items that point at the same place the first has it.
    for at in 1..starts.len() {
        if starts[at].is_some() && starts[..at].contains(&starts[at]) {
            starts[at] = None;
        }
    }
    let last_page = document.pages.iter().filter_map(|page| page.number).max();
    starts
        .iter()
        .enumerate()
        .map(|(index, start)| {
            let printed = wanted[index]
                .printed
                .and_then(|range| sheets(document, range));
            let Some(start) = *start else {
                return Found {
                    pages: printed,
                    report: None,
                };
            };
            let end = starts
                .iter()
                .flatten()
                .copied()
                .filter(|other| *other > start)
                .min()
                .unwrap_or(blocks.len());
            let first = blocks[start].place.page;
            let next = blocks.get(end).and_then(|block| block.place.page);
            let last = match next {
                Some(next) => Some(next.saturating_sub(1).max(first.unwrap_or(1))),
                None => last_page,
            };
            Found {
                pages: printed.or(first.zip(last)),
                report: read::report(&blocks[start..end]),
            }
        })
        .collect()
}

static FOR: Pattern = Pattern::new(r"(?i)^(?:for consideration by|report to)\b");

/// The item of a report that came alone.
pub fn alone(blocks: &[Block]) -> Option<Item> {
    let told: Vec<&Block> = blocks.iter().filter(|block| !block.is_running()).collect();
    let title = read::title(blocks).or_else(|| {
        let at = told.iter().position(|block| FOR.is_in(&block.text))?;
        let before = told.get(at.checked_sub(1)?)?;
        (before.text.chars().count() <= 200).then(|| before.text.clone())
    });
    let report = read::report(blocks)?;
    Some(Item {
        title,
        place: told
            .first()
            .map(|block| block.place.clone())
            .unwrap_or_default(),
        report: Some(report),
        ..Item::default()
    })
}

fn start(document: &Document, blocks: &[Block], from: usize, item: &Wanted<'_>) -> Option<usize> {
    let on_page = |page: u32| {
        blocks
            .iter()
            .position(|block| block.place.page == Some(page) && !block.is_running())
            .filter(|at| *at >= from)
    };
    by_outline(document, item)
        .or_else(|| by_stamp(document, item))
        .and_then(on_page)
        .or_else(|| {
            item.printed
                .and_then(|range| sheets(document, range))
                .and_then(|(first, _)| on_page(first))
        })
        .or_else(|| by_appendix(blocks, from, item))
        .or_else(|| by_title(blocks, from, item))
}

fn by_outline(document: &Document, item: &Wanted<'_>) -> Option<u32> {
    let number = item.number?;
    document.outline.iter().find_map(|entry| {
        let found = OUTLINE.captures(&entry.title)?;
        let titled = found["title"].is_empty()
            || item
                .title
                .is_none_or(|title| is_alike(&found["title"], title, 0.7));
        (found["number"].eq_ignore_ascii_case(number) && titled)
            .then_some(entry.page)
            .flatten()
    })
}

fn by_stamp(document: &Document, item: &Wanted<'_>) -> Option<u32> {
    document.pages.iter().find_map(|page| {
        let stamped =
            page.lines
                .iter()
                .filter(|line| line.part == Part::Stamp)
                .filter_map(|line| STAMP.captures(line.text.trim()))
                .any(|found| {
                    let is = |name: &str, value: Option<&str>| {
                        found.name(name).zip(value).is_some_and(|(found, value)| {
                            found.as_str().eq_ignore_ascii_case(value)
                        })
                    };
                    is("number", item.number) || is("letter", item.appendix)
                });
        stamped.then_some(page.number).flatten()
    })
}

fn by_appendix(blocks: &[Block], from: usize, item: &Wanted<'_>) -> Option<usize> {
    let letter = item.appendix?;
    (from..blocks.len()).find(|at| {
        label::appendix(&blocks[*at].text).is_some_and(|found| found.eq_ignore_ascii_case(letter))
            && blocks[*at].gap
    })
}

fn by_title(blocks: &[Block], from: usize, item: &Wanted<'_>) -> Option<usize> {
    let title = item.title?;
    if crate::domain::agenda::is_procedural(title) {
        return None;
    }
    (from..blocks.len()).find(|at| {
        let block = &blocks[*at];
        !block.is_row()
            && !block.is_running()
            && block.marker.is_none()
            && block.gap
            && block.text.chars().count() <= title.chars().count() + 40
            && (is_alike(&block.text, title, 0.9)
                || fold::compare(&block.text).starts_with(&fold::compare(title)) && title.len() > 8)
    })
}

fn is_alike(a: &str, b: &str, least: f64) -> bool {
    identity::likeness(&fold::compare(a), &fold::compare(b)) >= least
}

/// The sheets on which these page numbers are printed.
fn sheets(document: &Document, (first, last): (u32, u32)) -> Option<(u32, u32)> {
    let sheet = |printed: u32| {
        let printed = printed.to_string();
        document
            .pages
            .iter()
            .find(|page| page.printed.as_deref() == Some(printed.as_str()))
            .and_then(|page| page.number)
    };
    Some((sheet(first)?, sheet(last)?))
}
