//! Where in a pack the report of an item begins: by its outline, its stamps, the pages
//! that the agenda names, and last by its title.

use std::ops::Range;

use crate::domain::agenda::is_procedural;
use crate::domain::fold;
use crate::domain::identity;
use crate::extract::{Document, Page, Part};
use crate::parse::label;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::report::Wanted;
use crate::parse::report::opening::{self, Opening};

/// The title of a report stands among so many paragraphs of its first page.
const TOP: usize = 10;

/// What names a sheet's paper stands among so many lines on its top.
const STAMPED: usize = 4;

/// A heading has so many letters more than the title that it carries.
const MORE: usize = 40;

static STAMP: Pattern = Pattern::new(
    r"(?i)^agenda item(?: no\.?)?:? ?(?P<number>[A-Z]?\d{1,3}[a-z]?)$|^appendix (?P<letter>[A-Z]{1,2}\d?)$",
);
static OUTLINE: Pattern = Pattern::new(
    r"(?i)^(?:agenda )?(?:item )?(?P<number>\d{1,3}[a-z]?)(?:[.):]|\s)\s*(?P<title>.*)$",
);
static LABEL: Pattern = Pattern::new(
    r"(?i)^(?:report title|title of (?:the )?report|report name|title|subject|report|item|re)\s*(?::|\t)\s*(?P<title>.+)$",
);
static MINUTES: Pattern = Pattern::new(r"(?i)\bminutes\b");

/// A pack as reports are looked for in it.
pub struct Pack<'a> {
    /// The paper as it looks.
    pub document: &'a Document,
    /// Its paragraphs.
    pub blocks: &'a [Block],
    /// Where its agenda ends.
    pub from: usize,
    /// The minutes that it carries.
    pub minutes: &'a [Range<usize>],
}

impl Pack<'_> {
    /// Where the report of an item begins, as its sheets say.
    pub fn by_sheets(&self, item: &Wanted<'_>) -> Option<usize> {
        self.by_outline(item)
            .or_else(|| self.by_stamp(item))
            .or_else(|| self.by_enclosure(item))
            .and_then(|page| self.on_page(page))
            .or_else(|| {
                let (first, _) = self.sheets(item.printed?)?;
                self.on_page(first)
            })
    }

    /// Where it begins, as its words do.
    pub fn by_words(&self, item: &Wanted<'_>) -> Option<usize> {
        self.by_appendix(item)
            .or_else(|| self.by_title(item))
            .or_else(|| self.by_top(item))
            .or_else(|| self.by_minutes(item))
    }

    /// Whether these paragraphs are the minutes that an item puts to the meeting.
    pub fn is_minutes(&self, range: Range<usize>, item: &Wanted<'_>) -> bool {
        let carried = |minutes: &Range<usize>| {
            range.contains(&minutes.start) || minutes.contains(&range.start)
        };
        item.title.is_some_and(|title| MINUTES.is_in(title)) && self.minutes.iter().any(carried)
    }

    /// Where papers name themselves behind the agenda.
    pub fn openings(&self, wanted: &[Wanted<'_>]) -> Vec<Opening> {
        let mut all = opening::behind(self.blocks, self.from, wanted);
        all.retain(|one| !self.minutes.iter().any(|minutes| minutes.contains(&one.at)));
        all
    }

    /// The sheets on which these page numbers are printed.
    pub fn sheets(&self, (first, last): (u32, u32)) -> Option<(u32, u32)> {
        let sheet = |printed: u32| {
            let printed = printed.to_string();
            self.document
                .pages
                .iter()
                .find(|page| page.printed.as_deref() == Some(printed.as_str()))
                .and_then(|page| page.number)
        };
        Some((sheet(first)?, sheet(last)?))
    }

    /// The first paragraph of a sheet, behind the agenda.
    fn on_page(&self, page: u32) -> Option<usize> {
        self.blocks
            .iter()
            .position(|block| block.place.page == Some(page) && !block.is_running())
            .filter(|at| *at >= self.from)
    }

    /// Entries carry the item's number and title, or its title alone.
    fn by_outline(&self, item: &Wanted<'_>) -> Option<u32> {
        let outline = &self.document.outline;
        let numbered = item.number.and_then(|number| {
            outline.iter().find_map(|entry| {
                let found = OUTLINE.captures(&entry.title)?;
                let titled = found["title"].is_empty()
                    || item
                        .title
                        .is_none_or(|title| is_alike(&found["title"], title, 0.7));
                (found["number"].eq_ignore_ascii_case(number) && titled)
                    .then_some(entry.page)
                    .flatten()
            })
        });
        numbered.or_else(|| {
            let title = item.title?;
            let behind = |page: &u32| self.on_page(*page).is_some();
            outline
                .iter()
                .filter(|entry| is_alike(&entry.title, title, 0.85))
                .find_map(|entry| entry.page.filter(behind))
        })
    }

    fn by_stamp(&self, item: &Wanted<'_>) -> Option<u32> {
        self.document.pages.iter().find_map(|page| {
            let stamped = page
                .lines
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

    /// The sheet on top of which stands what the agenda calls the item's paper: "Enc 2".
    fn by_enclosure(&self, item: &Wanted<'_>) -> Option<u32> {
        let label = fold::compare(item.enclosure?);
        let on_top = |page: &&Page| {
            let mut lines = page.lines.iter().take(STAMPED);
            lines.any(|line| line.table.is_none() && fold::compare(&line.text) == label)
        };
        let found = self.document.pages.iter().skip(1).find(on_top);
        found.and_then(|page| page.number)
    }

    fn by_appendix(&self, item: &Wanted<'_>) -> Option<usize> {
        let letter = item.appendix?;
        (self.from..self.blocks.len()).find(|at| {
            label::appendix(&self.blocks[*at].text)
                .is_some_and(|found| found.eq_ignore_ascii_case(letter))
                && self.blocks[*at].gap
        })
    }

    fn by_title(&self, item: &Wanted<'_>) -> Option<usize> {
        let title = item.title.filter(|title| !is_procedural(title))?;
        (self.from..self.blocks.len()).find(|at| {
            let block = &self.blocks[*at];
            // Minutes that the pack carries have items of the same names; those that do not
            // say where they end reach over the reports behind them.
            let ended = |minutes: &&Range<usize>| minutes.end < self.blocks.len();
            let mut minutes = self.minutes.iter().filter(ended);
            !minutes.any(|minutes| minutes.contains(at))
                && !block.is_row()
                && !block.is_running()
                && block.marker.is_none()
                && block.gap
                && block.text.chars().count() <= title.chars().count() + MORE
                && (is_alike(&block.text, title, 0.9)
                    || title.len() > 8
                        && fold::compare(&block.text).starts_with(&fold::compare(title)))
        })
    }

    /// The title among the first lines of a sheet, behind a label ("Subject:") or within
    /// a heading ("Overview Panel: Work Programme").
    fn by_top(&self, item: &Wanted<'_>) -> Option<usize> {
        let title = item.title.filter(|title| !MINUTES.is_in(title))?;
        let folded = fold::compare(title);
        let is_known = folded.split(' ').count() >= 2;
        let procedural = is_procedural(title);
        let mut page = self.blocks.get(self.from)?.place.page;
        let mut first = self.from;
        let mut seen = 0;
        for (at, block) in self.blocks.iter().enumerate().skip(self.from) {
            if block.place.page != page {
                (page, first, seen) = (block.place.page, at, 0);
            }
            // Minutes that the pack carries have items of the same names.
            if block.is_running() || self.minutes.iter().any(|minutes| minutes.contains(&at)) {
                continue;
            }
            seen += 1;
            if seen > TOP {
                continue;
            }
            let labelled = block.lines.iter().chain([&block.text]).any(|line| {
                LABEL
                    .group(line.trim(), "title")
                    .is_some_and(|found| is_alike(found, title, 0.85))
            });
            let short = block.text.chars().count() <= title.chars().count() + MORE;
            let headed = is_known
                && short
                && (block.is_heading() || block.bold)
                && !block.is_row()
                && fold::compare(&block.text).contains(&folded);
            if labelled && !procedural || headed {
                return Some(first);
            }
        }
        None
    }

    /// The item that confirms the last minutes has the minutes that the pack carries.
    fn by_minutes(&self, item: &Wanted<'_>) -> Option<usize> {
        let confirms = item
            .title
            .is_some_and(|title| MINUTES.is_in(title) && is_procedural(title));
        self.minutes
            .iter()
            .map(|minutes| minutes.start)
            .find(|at| confirms && *at >= self.from)
    }

    /// Where the minutes end that begin here; they are followed by what is none of theirs.
    pub fn end_of_minutes(&self, start: usize) -> Option<usize> {
        let minutes = self.minutes.iter().find(|minutes| minutes.start == start);
        minutes.map(|minutes| minutes.end)
    }
}

fn is_alike(a: &str, b: &str, least: f64) -> bool {
    identity::likeness(&fold::compare(a), &fold::compare(b)) >= least
}
