//! Where in the words of a place one arrives: at its page and line, at what was sought there.

use crate::store::desk::{BlockRole, SourceRow};
use crate::tui::pane::marks::Marks;
use crate::tui::pane::reader::Reader;
use crate::tui::pane::reader::sought::Sought;

/// A quotation stands in so many paragraphs from its place on: a citation may name the
/// heading above it.
const AHEAD: usize = 60;

/// What is looked for at a place.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Seeks {
    /// The place itself.
    #[default]
    Place,
    /// Words, which are marked and gone through.
    Words(Sought),
    /// A quotation, which stands out.
    Quote(String),
    /// What could not be read of the page.
    Loss,
}

/// Where one arrives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Landing {
    /// The sheet, where the paper has sheets, and the line; the beginning, where it is none.
    pub at: Option<(Option<u32>, u32)>,
    /// What is looked for there.
    pub seeks: Seeks,
    /// The block and the first line on the screen, where one was there already.
    pub left: Option<(usize, usize)>,
}

impl Landing {
    /// At a source's place.
    pub fn at(source: &SourceRow, seeks: Seeks) -> Landing {
        Landing {
            at: Some((source.place.page, source.place.line)),
            seeks,
            left: None,
        }
    }

    /// The quotation that stands out.
    pub fn quote(&self) -> String {
        match &self.seeks {
            Seeks::Quote(quote) => quote.clone(),
            Seeks::Place | Seeks::Words(_) | Seeks::Loss => String::new(),
        }
    }
}

impl Reader {
    /// Goes to where one arrives, once the words are there.
    pub fn arrive(&mut self, landing: &Landing, height: u16) {
        if let Some((block, top)) = landing.left {
            return self.land(block, top, height);
        }
        let from = landing.at.map_or(0, |(page, line)| self.at(page, line));
        let goes = match &landing.seeks {
            Seeks::Place => landing.at.map(|_| from),
            Seeks::Words(_) => {
                // Where the finder found them, else where they come next.
                let next = self.found.iter().find(|at| **at >= from);
                Some(next.or(self.found.first()).copied().unwrap_or(from))
            }
            Seeks::Quote(quote) => {
                let marks = Marks::new("", quote, 0);
                let mut ahead = (from..self.blocks.len()).take(AHEAD);
                let quoted = ahead.find(|at| marks.is_quoted(*at, &self.blocks[*at].text));
                Some(quoted.unwrap_or(from))
            }
            Seeks::Loss => {
                let page = landing.at.and_then(|(page, _)| page);
                let lost = self.blocks.iter().position(|block| {
                    let of = block.source.as_ref().and_then(|source| source.place.page);
                    block.role == BlockRole::Loss && of == page
                });
                Some(lost.unwrap_or(from))
            }
        };
        if let Some(block) = goes {
            self.open_to(block, height);
        }
    }

    /// The block at a place: the last one of the sheet that begins there or above, else the
    /// first one of the sheet, or behind it.
    fn at(&self, page: Option<u32>, line: u32) -> usize {
        let places = || {
            let blocks = self.blocks.iter().enumerate();
            blocks.filter_map(|(at, block)| Some((at, &block.source.as_ref()?.place)))
        };
        let of_page = || places().filter(|(_, place)| place.page == page);
        let exact = of_page().find(|(_, place)| place.line == line);
        let above = || of_page().rfind(|(_, place)| place.line <= line);
        let first = || of_page().next();
        let behind = || places().find(|(_, place)| place.page > page);
        let found = exact.or_else(above).or_else(first).or_else(behind);
        found.map_or(0, |(at, _)| at)
    }
}
