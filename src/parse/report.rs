//! Reports in a pack: which pages are whose, and what each says of itself.

pub mod heading;
mod money;
pub mod piece;
pub mod place;
pub mod read;
mod recommend;

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::domain::agenda::Item;
use crate::domain::report::Report;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::report::place::Pack;

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

/// Finds the reports of a pack's items in the paragraphs behind its agenda.
pub fn find(pack: &Pack<'_>, wanted: &[Wanted<'_>]) -> Vec<Found> {
    let blocks = pack.blocks;
    let mut starts: Vec<Option<usize>> = wanted.par_iter().map(|item| pack.start(item)).collect();
    // Of two items that point at the same place the first has it.
    for at in 1..starts.len() {
        if starts[at].is_some() && starts[..at].contains(&starts[at]) {
            starts[at] = None;
        }
    }
    let last_page = pack
        .document
        .pages
        .iter()
        .filter_map(|page| page.number)
        .max();
    starts
        .par_iter()
        .enumerate()
        .map(|(index, start)| {
            let printed = wanted[index].printed.and_then(|range| pack.sheets(range));
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
                .chain(pack.end_of_minutes(start))
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

/// The body's own name stands over a report as often as its title.
static BODY: Pattern = Pattern::new(
    r"(?i)\b(?:council|authority|trust|association|board|committee|panel|cabinet|executive)$",
);

/// The item of a report that came alone.
pub fn alone(blocks: &[Block]) -> Option<Item> {
    let told: Vec<&Block> = blocks.iter().filter(|block| !block.is_running()).collect();
    let title = read::title(blocks).or_else(|| {
        let at = told.iter().position(|block| FOR.is_in(&block.text))?;
        let before = told.get(at.checked_sub(1)?)?;
        let title = before.text.chars().count() <= 200 && !BODY.is_in(&before.text);
        title.then(|| before.text.clone())
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
