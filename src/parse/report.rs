//! Reports in a pack: which pages are whose, and what each says of itself.

pub mod amendment;
pub mod cover;
pub mod heading;
mod money;
pub mod opening;
pub mod piece;
pub mod place;
mod placed;
pub mod read;
mod recommend;

use rayon::iter::{
    IndexedParallelIterator, IntoParallelRefIterator, IntoParallelRefMutIterator, ParallelIterator,
};

use crate::domain::agenda::Item;
use crate::domain::fold;
use crate::domain::report::Report;
use crate::domain::source::Loss;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::report::opening::Opening;
use crate::parse::report::place::Pack;

/// What a report is looked for by.
pub struct Wanted<'a> {
    /// The item's number.
    pub number: Option<&'a str>,
    /// Its title.
    pub title: Option<&'a str>,
    /// The letter of its appendix.
    pub appendix: Option<&'a str>,
    /// What the agenda's column of enclosures calls its paper.
    pub enclosure: Option<&'a str>,
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

/// Finds the reports of a pack's items in the paragraphs behind its agenda, and says
/// which could not be placed or read.
pub fn find(pack: &Pack<'_>, wanted: &[Wanted<'_>]) -> (Vec<Found>, Vec<Loss>) {
    let blocks = pack.blocks;
    let openings = pack.openings(wanted);
    let placed = placed::items(&openings, wanted);
    let mut sheets = false;
    let mut starts: Vec<Option<usize>> = wanted
        .iter()
        .zip(&placed)
        .map(|(item, placed)| {
            let by_sheets = pack.by_sheets(item);
            sheets |= by_sheets.is_some();
            by_sheets.or_else(|| placed.map(|opening| openings[opening].at))
        })
        .collect();
    starts
        .par_iter_mut()
        .zip(wanted)
        .filter(|(start, _)| start.is_none())
        .for_each(|(start, item)| *start = pack.by_words(item));
    // Of two items that point at the same place the first has it.
    for at in 1..starts.len() {
        if starts[at].is_some() && starts[..at].contains(&starts[at]) {
            starts[at] = None;
        }
    }
    // Within the sheets of an item another report is bound in as its appendix.
    let unplaced: Vec<&Opening> = openings
        .iter()
        .filter(|one| !sheets && one.appendix.is_none() && !starts.contains(&Some(one.at)))
        .collect();
    let mut losses: Vec<Loss> = unplaced
        .iter()
        .filter(|one| one.reports)
        .map(|one| unknown(one, &blocks[one.at]))
        .collect();
    let last_page = pack
        .document
        .pages
        .iter()
        .filter_map(|page| page.number)
        .max();
    let found: Vec<Found> = starts
        .par_iter()
        .enumerate()
        .map(|(index, start)| {
            let range = wanted[index].printed;
            let printed = range.and_then(|range| pack.sheets(range));
            // A column of pages names the first of each paper alone.
            let begins = range.is_some_and(|(first, last)| first == last)
                && wanted
                    .iter()
                    .all(|item| item.printed.is_none_or(|(first, last)| first == last));
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
                .chain(unplaced.iter().map(|one| one.at))
                .filter(|other| *other > start)
                .min()
                .unwrap_or(blocks.len());
            let first = blocks[start].place.page;
            let next = blocks.get(end).and_then(|block| block.place.page);
            let last = match next {
                Some(next) => Some(next.saturating_sub(1).max(first.unwrap_or(1))),
                None => last_page,
            };
            let other = openings.iter().any(|one| one.at == start && !one.reports);
            Found {
                pages: printed.filter(|_| !begins).or(first.zip(last)),
                report: (!other && !pack.is_minutes(start..end, &wanted[index]))
                    .then(|| placed::title_apart(&blocks[start..end], wanted[index].title))
                    .and_then(|told| read::report(&told)),
            }
        })
        .collect();
    for (at, found) in found.iter().enumerate() {
        let opened = openings
            .iter()
            .find(|one| one.reports && starts[at] == Some(one.at));
        // A table below its title is read, or said, as a table.
        let tabled = |opening: &&Opening| {
            let below = blocks[opening.at + 1..].iter();
            let mut below = below.filter(|block| !block.is_running()).take(BELOW_TITLE);
            below.any(Block::is_row)
        };
        let opened = opened.filter(|_| found.report.is_none());
        if let Some(opening) = opened.filter(|opening| !tabled(opening)) {
            losses.push(Loss {
                page: blocks[opening.at].place.page,
                what: format!("{}: nothing of it could be told apart", words(opening)),
            });
        }
    }
    (found, losses)
}

/// Paragraphs below a title among which its table begins.
const BELOW_TITLE: usize = 3;

/// A report that names no item of the agenda.
fn unknown(opening: &Opening, head: &Block) -> Loss {
    let line = match head.place.page {
        Some(_) => String::new(),
        None => format!(" (line {})", head.place.line),
    };
    Loss {
        page: head.place.page,
        what: format!(
            "{}{line}: neither its title nor a number tells of which item it is",
            words(opening)
        ),
    }
}

fn words(opening: &Opening) -> String {
    match opening.name() {
        Some(title) => format!("the report “{}”", fold::quote(title)),
        None => "a report".to_owned(),
    }
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
    let title = title.or_else(|| cover::title(blocks));
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
