//! Reports in a pack: which pages are whose, and what each says of itself.

use crate::domain::agenda::Item;
use crate::domain::fold;
use crate::domain::identity;
use crate::domain::report::Report;
use crate::extract::{Document, Part};
use crate::parse::label;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::points::{self, Begin};

/// A report's labels stand among its first paragraphs.
const HEAD_LENGTH: usize = 60;

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
static AUTHOR: Pattern = Pattern::new(
    r"(?i)^(?:report )?(?:author(?:\(s\)|s)?|contact officer|report by|officer contact)(?: name)? ?: ?(?P<value>.+)$",
);
static DIRECTOR: Pattern = Pattern::new(
    r"(?i)^(?:lead (?:director|officer|strategic director)s?|(?:corporate |strategic |assistant |executive )?director|report of(?: the)?|from|by) ?: ?(?P<value>.+)$|^report of (?:the )?(?P<behind>(?:(?:corporate|strategic|assistant|executive|interim) )*director.+)$",
);
static WARDS: Pattern = Pattern::new(
    r"(?i)^(?:electoral )?(?:ward|division)(?:\(s\)|s)?(?: (?:affected|involved))? ?: ?(?P<value>.+)$",
);
static PURPOSE: Pattern = Pattern::new(
    r"(?i)^(?:the )?(?:purpose|reason|aim)(?:s)?(?: (?:of|for) (?:the |this )?(?:report|item|paper))?\s*:?$|^purpose$",
);
static RECOMMENDATIONS: Pattern = Pattern::new(
    r"(?i)^(?:summary of |officer |proposed )?recommendations?(?:\(s\))?(?: (?:to|for) (?:the )?[\w ]{3,60})?\s*:?(?P<rest>.*)$",
);
static ASKED: Pattern = Pattern::new(
    r"(?i)\b(?:asked|recommended|requested|invited|required)(?: to)?\b[^.]{0,60}(?:[:–-]|\bto)$|\brecommend(?:s|ed)?(?: that| to)?:?$",
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
                report: read(&blocks[start..end]),
            }
        })
        .collect()
}

static TITLE: Pattern = Pattern::new(
    r"(?i)^(?:report title|title of (?:the )?report|title|subject|report) ?: ?(?P<value>.+)$",
);
static FOR: Pattern = Pattern::new(r"(?i)^(?:for consideration by|report to)\b");

/// The item of a report that came alone.
pub fn alone(blocks: &[Block]) -> Option<Item> {
    let told: Vec<&Block> = blocks.iter().filter(|block| !block.is_running()).collect();
    let number = told
        .iter()
        .take(4)
        .find_map(|block| STAMP.group(&block.text, "number"));
    let title = told
        .iter()
        .take(20)
        .find_map(|block| TITLE.group(&block.text, "value"))
        .map(str::to_owned)
        .or_else(|| {
            let at = told.iter().position(|block| FOR.is_in(&block.text))?;
            let before = told.get(at.checked_sub(1)?)?;
            (before.text.chars().count() <= 200).then(|| before.text.clone())
        });
    let report = read(blocks)?;
    Some(Item {
        number: number.map(str::to_owned).filter(|_| false),
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

/// What a report says of itself.
pub fn read(blocks: &[Block]) -> Option<Report> {
    let mut report = Report::default();
    let blocks: Vec<&Block> = blocks.iter().filter(|block| !block.is_running()).collect();
    for block in blocks.iter().take(HEAD_LENGTH) {
        let line = block.lines.join(" ");
        let line = marker_less(&line, block);
        let value = |pattern: &Pattern| {
            let found = pattern.captures(&line)?;
            let value = found.name("value").or_else(|| found.name("behind"))?;
            Some(fold::quote(value.as_str()))
        };
        report.author = report.author.or_else(|| value(&AUTHOR));
        report.director = report.director.or_else(|| value(&DIRECTOR));
        report.wards = report.wards.or_else(|| value(&WARDS));
    }
    for (at, block) in blocks.iter().enumerate() {
        let text = block.text.as_str();
        if report.purpose.is_none() && PURPOSE.is_in(text) {
            report.purpose = blocks
                .get(at + 1)
                .filter(|next| !next.is_row() && !next.is_heading())
                .map(|next| next.text.clone());
        }
        if report.recommendations.is_empty()
            && text.chars().count() < 200
            && let Some(found) = RECOMMENDATIONS.captures(text)
        {
            let rest = found.name("rest").map_or("", |rest| rest.as_str()).trim();
            if rest.is_empty() {
                report.recommendations = recommendations(&blocks, at + 1);
            }
        }
    }
    (report != Report::default()).then_some(report)
}

fn marker_less(line: &str, block: &Block) -> String {
    match &block.marker {
        Some(marker) => line
            .trim_start()
            .trim_start_matches(marker.printed.as_str())
            .trim_start_matches(['-', ' '])
            .to_owned(),
        None => line.to_owned(),
    }
}

fn recommendations(blocks: &[&Block], from: usize) -> Vec<crate::domain::minutes::Clause> {
    let mut start = from;
    while blocks
        .get(start)
        .is_some_and(|block| ASKED.is_in(&block.text) && block.text.chars().count() < 300)
    {
        start += 1;
    }
    let mut clauses = points::collect(blocks, start, Begin::Any, "recommendation").clauses;
    for clause in &mut clauses {
        clause.tracked = false;
    }
    clauses
}
