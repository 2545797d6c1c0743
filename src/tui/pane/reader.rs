//! The reader: where one is in the words, headings that fold, and what is being
//! found in them.

pub mod landing;
pub mod sought;

use std::collections::BTreeSet;

use crate::domain::{fold, identity};
use crate::store::desk::{Block, BlockRole, SourceRow};
use crate::store::left_off::LeftOff;
use crate::tui::event::Subject;
use crate::tui::pane::grouped;
use crate::tui::pane::lines::{self, ReaderLine};
use crate::tui::pane::marks::Marks;
use crate::tui::pane::reader::sought::Sought;
use crate::tui::pane::shown;
use crate::tui::pane::{RowId, words};

/// So many paragraphs above a quotation say where it stands.
const ABOVE: usize = 2;

/// Digits of a hash that tell paragraphs of one item apart.
const HASH: usize = 16;

/// What the reader shows, and where in it one is.
#[derive(Debug, Clone, Default)]
pub struct Reader {
    /// The row it shows.
    pub row: Option<RowId>,
    /// The title over it.
    pub title: String,
    /// What it waits for, or shows.
    pub subject: Option<Subject>,
    /// The words.
    pub blocks: Vec<Block>,
    /// The words have not come yet.
    pub waits: bool,
    /// Headings whose words are hidden.
    pub folded: BTreeSet<usize>,
    /// The words in lines.
    pub lines: Vec<ReaderLine>,
    /// The chosen block.
    pub chosen: usize,
    /// The first line on the screen.
    pub top: usize,
    /// What is being found in it.
    pub find: Sought,
    /// Blocks that hold what is being found.
    pub found: Vec<usize>,
    /// The key that shows a page as a picture.
    pub see: String,
    /// It stands where one left off on another evening.
    pub resumed: bool,
    /// The words whose surroundings are shown.
    quote: String,
    /// Blocks that say of the row what is known; its surroundings follow them.
    said: usize,
    width: u16,
    /// Columns for the words.
    room: usize,
}

impl Reader {
    /// Empty; with the key that shows a page as a picture.
    pub fn new(see: String) -> Reader {
        Reader {
            see,
            ..Reader::default()
        }
    }

    /// Shows other words, from their beginning; what surrounds a quotation follows them.
    pub fn show(&mut self, row: Option<RowId>, title: String, blocks: Vec<Block>, quote: String) {
        *self = Reader {
            row,
            title,
            said: blocks.len(),
            blocks,
            quote,
            width: self.width,
            find: std::mem::take(&mut self.find),
            see: std::mem::take(&mut self.see),
            ..Reader::default()
        };
        self.folded = shown::again(&self.blocks);
        self.chosen = self.readable(0, true).unwrap_or(0);
        self.refind();
        self.break_lines();
    }

    /// Adds words below, keeping the place: of those around a quotation from a little above
    /// it on.
    pub fn extend(&mut self, blocks: Vec<Block>) {
        let marks = Marks::new("", &self.quote, 0);
        let quoted = blocks
            .iter()
            .position(|block| marks.is_quoted(0, &block.text));
        let quoted = quoted.filter(|_| self.said > 0);
        let from = quoted.map_or(0, |at| at.saturating_sub(ABOVE));
        let before = self.blocks.len();
        self.blocks.extend(blocks.into_iter().skip(from));
        let again = shown::again(&self.blocks).into_iter();
        self.folded.extend(again.filter(|at| *at >= before));
        self.refind();
        self.break_lines();
    }

    /// Breaks the words into lines of another width.
    pub fn set_width(&mut self, width: u16) {
        if self.width != width {
            self.width = width;
            let place = self.lines.get(self.top).map(|line| line.block);
            self.break_lines();
            if let Some(block) = place {
                self.top = self.first_line(block);
            }
        }
    }

    fn break_lines(&mut self) {
        let marks = Marks::default().with_key(&self.see);
        self.room = lines::room(&self.blocks, self.width);
        self.lines = lines::lines(&self.blocks, &self.folded, self.width, &marks);
    }

    /// The lines that are seen, with what is sought standing out in them: of a paper of a
    /// thousand pages only these are marked at each letter.
    pub fn seen(&self, height: usize) -> Vec<ReaderLine> {
        let until = self.lines.len().min(self.top + height);
        let from = self.top.min(until);
        let mut seen = self.lines[from..until].to_vec();
        if self.find.is_empty() && self.quote.is_empty() {
            return seen;
        }
        let marks = Marks::sought(&self.find, &self.quote, self.said).with_key(&self.see);
        let hidden = hidden(&self.blocks, &self.folded);
        let mut group = 0..0;
        let (mut marked, mut first) = (Vec::new(), 0);
        for (number, line) in (from..).zip(&mut seen) {
            if !group.contains(&line.block) {
                group = grouped::group(&self.blocks, &hidden, line.block);
                first = self.lines.partition_point(|line| line.block < group.start);
                let is_folded = self.folded.contains(&group.start);
                let room = (self.room, &marks);
                marked.clear();
                lines::group_lines(&self.blocks, group.clone(), is_folded, room, &mut marked);
            }
            // An empty line below a group is none of its own.
            if let Some(marked) = marked.get(number - first) {
                line.pieces.clone_from(&marked.pieces);
            }
        }
        seen
    }

    /// The next block that can be chosen, at or after (before) a place.
    fn readable(&self, from: usize, forward: bool) -> Option<usize> {
        let hidden = hidden(&self.blocks, &self.folded);
        let can = |at: &usize| !hidden.contains(at);
        if forward {
            (from..self.blocks.len()).find(can)
        } else {
            (0..=from).rev().find(can)
        }
    }

    /// The first line of a block.
    pub fn first_line(&self, block: usize) -> usize {
        self.lines
            .iter()
            .position(|line| line.block >= block)
            .unwrap_or(0)
    }

    fn last_line(&self, block: usize) -> usize {
        self.lines
            .iter()
            .rposition(|line| line.block <= block)
            .unwrap_or(0)
    }

    /// The paragraph below or above; a long one is scrolled through first.
    pub fn step(&mut self, down: bool, height: u16) {
        let height = usize::from(height.max(1));
        if down {
            if self.last_line(self.chosen) >= self.top + height {
                self.top += 1;
            } else if let Some(next) = self.readable(self.chosen + 1, true) {
                self.chosen = next;
            }
        } else if self.first_line(self.chosen) < self.top {
            self.top -= 1;
        } else if let Some(next) = self
            .chosen
            .checked_sub(1)
            .and_then(|at| self.readable(at, false))
        {
            self.chosen = next;
        }
        self.reveal(height);
    }

    /// Scrolls as little as shows the chosen block.
    fn reveal(&mut self, height: usize) {
        let (first, last) = (self.first_line(self.chosen), self.last_line(self.chosen));
        if last >= self.top + height {
            // A block longer than the screen is shown from its first line.
            self.top = (last + 1).saturating_sub(height).min(first);
        }
        if first < self.top && last < self.top + height.min(2) {
            self.top = first;
        }
        if self.chosen == 0 {
            self.top = 0;
        }
    }

    /// On or back by lines, taking the choice along.
    pub fn scroll(&mut self, by: isize, height: u16) {
        let height = usize::from(height.max(1));
        let most = self.lines.len().saturating_sub(height);
        self.top = self.top.saturating_add_signed(by).min(most);
        let seen = self.top..self.top + height;
        let first = self.first_line(self.chosen);
        if !seen.contains(&first) {
            let line = if by > 0 {
                self.top
            } else {
                seen.end.min(self.lines.len()).saturating_sub(1)
            };
            if let Some(line) = self.lines.get(line) {
                self.chosen = line.block;
            }
        }
        if self.top == 0 && by < 0 {
            self.chosen = self.readable(0, true).unwrap_or(0);
        }
    }

    /// To the first or the last block.
    pub fn end(&mut self, last: bool, height: u16) {
        self.chosen = if last {
            self.readable(self.blocks.len().saturating_sub(1), false)
        } else {
            self.readable(0, true)
        }
        .unwrap_or(0);
        self.reveal(usize::from(height));
    }

    /// Puts a block on top.
    pub fn go_to(&mut self, block: usize, height: u16) {
        if hidden(&self.blocks, &self.folded).contains(&block) {
            self.folded.clear();
            self.break_lines();
        }
        self.chosen = block;
        let most = self.lines.len().saturating_sub(usize::from(height));
        self.top = self.first_line(block).min(most);
    }

    /// Goes to where one was: a block, and the first line on the screen where it is known.
    pub fn land(&mut self, block: usize, top: usize, height: u16) {
        self.go_to(block.min(self.blocks.len().saturating_sub(1)), height);
        if top != usize::MAX {
            self.top = top.min(self.lines.len().saturating_sub(1));
        }
    }

    /// Goes from a line about the report to the words that it sums up; elsewhere folds or
    /// unfolds the heading that is chosen, or that the chosen words stand under.
    pub fn fold(&mut self, height: u16) {
        if let Some(words) = self.summed_up() {
            return self.open_to(words, height);
        }
        let heading = (0..=self.chosen.min(self.blocks.len().saturating_sub(1)))
            .rev()
            .find(|at| self.blocks.get(*at).is_some_and(is_head));
        let Some(heading) = heading else { return };
        if !self.folded.remove(&heading) {
            self.folded.insert(heading);
        }
        self.chosen = heading;
        self.break_lines();
        // What stands above fills the screen that the folded words leave.
        let most = self.lines.len().saturating_sub(usize::from(height));
        self.top = self.top.min(most);
        self.reveal(usize::from(height));
    }

    /// The words that the chosen line sums up: those of the report that begin where its
    /// source does.
    fn summed_up(&self) -> Option<usize> {
        let chosen = self.blocks.get(self.chosen)?;
        let source = chosen
            .source
            .as_ref()
            .filter(|_| chosen.role == BlockRole::Fact)?;
        (self.chosen + 1..self.blocks.len()).find(|at| {
            let block = &self.blocks[*at];
            let place = block.source.as_ref().map(|other| &other.place);
            block.role != BlockRole::Fact && place == Some(&source.place)
        })
    }

    /// Puts the next heading on top, or the one before; says whether there is one.
    pub fn heading(&mut self, forward: bool, height: u16) -> bool {
        let hidden = hidden(&self.blocks, &self.folded);
        let can = |at: &usize| is_head(&self.blocks[*at]) && !hidden.contains(at);
        let chosen = self.chosen.min(self.blocks.len());
        let heading = if forward {
            (chosen + 1..self.blocks.len()).find(can)
        } else {
            (0..chosen).rev().find(can)
        };
        if let Some(heading) = heading {
            self.go_to(heading, height);
        }
        heading.is_some()
    }

    /// Where one is, to be found again on another evening; nothing at the beginning.
    pub fn left_off(&self) -> Option<LeftOff> {
        let block = self.blocks.get(self.chosen)?;
        (Some(self.chosen) != self.readable(0, true)).then(|| left_off(block))
    }

    /// The block where one left off: the same words at the same place, the same words
    /// elsewhere, else what stands at the place.
    pub fn find_left_off(&self, left: &LeftOff) -> Option<usize> {
        let mut blocks = self.blocks.iter();
        let here = |block: &Block| {
            let source = block.source.as_ref();
            source.is_some_and(|source| {
                source.place.page == left.page && source.place.line == left.line
            })
        };
        let same = |block: &Block| left_off(block).words == left.words;
        blocks
            .clone()
            .position(|block| here(block) && same(block))
            .or_else(|| blocks.clone().position(same))
            .or_else(|| blocks.position(here))
    }

    /// The place of what is chosen, else of what stands below it, else of the first words.
    pub fn source_here(&self) -> Option<&SourceRow> {
        let from = self.blocks.iter().skip(self.chosen);
        let mut blocks = from.chain(&self.blocks);
        blocks.find_map(|block| block.source.as_ref())
    }

    /// Finds letters as they are typed, and goes to the first match from here on.
    pub fn find(&mut self, typed: &str, height: u16) {
        if self.find.typed != typed {
            self.seek(Sought::typed(typed));
        }
        if let Some(at) = self
            .found
            .iter()
            .find(|at| **at >= self.chosen)
            .or(self.found.first())
        {
            self.open_to(*at, height);
        }
    }

    /// Has what is being found stand out, and stays where one is.
    pub fn seek(&mut self, sought: Sought) {
        self.find = sought;
        self.refind();
    }

    fn refind(&mut self) {
        self.found = self.find.find(&self.blocks);
    }

    /// Goes to the next match, or the one before; round at the ends.
    pub fn next_match(&mut self, forward: bool, height: u16) {
        let next = if forward {
            self.found
                .iter()
                .find(|at| **at > self.chosen)
                .or(self.found.first())
        } else {
            self.found
                .iter()
                .rev()
                .find(|at| **at < self.chosen)
                .or(self.found.last())
        };
        if let Some(at) = next.copied() {
            self.open_to(at, height);
        }
    }

    fn open_to(&mut self, block: usize, height: u16) {
        if hidden(&self.blocks, &self.folded).contains(&block) {
            self.folded.clear();
            self.break_lines();
        }
        self.chosen = block;
        let (first, last) = (self.first_line(block), self.last_line(block));
        let height = usize::from(height);
        if first < self.top || last >= self.top + height {
            // A third of the screen above shows where the match stands.
            self.top = first.saturating_sub(height / 3);
        }
    }

    /// Goes to the first words of a page, as printed, else by its sheet.
    pub fn go_to_page(&mut self, typed: &str, height: u16) -> Option<String> {
        let typed = typed.trim();
        let source = |block: &Block| block.source.clone();
        let printed = self.blocks.iter().position(|block| {
            source(block).is_some_and(|source| {
                source
                    .place
                    .printed_page
                    .as_deref()
                    .is_some_and(|page| page.eq_ignore_ascii_case(typed))
            })
        });
        let sheet = typed.parse().ok();
        let at = printed.or_else(|| {
            let sheet: u32 = sheet?;
            self.blocks.iter().position(|block| {
                source(block).is_some_and(|source| {
                    source.place.printed_page.is_none() && source.place.page == Some(sheet)
                })
            })
        })?;
        self.folded.clear();
        self.break_lines();
        self.go_to(at, height);
        Some(
            self.blocks[at]
                .source
                .as_ref()
                .map(words::place)
                .unwrap_or_default(),
        )
    }

    /// The words of the chosen block and their source.
    pub fn chosen_words(&self) -> Option<(&str, Option<&SourceRow>)> {
        self.blocks
            .get(self.chosen)
            .map(|block| (block.text.as_str(), block.source.as_ref()))
    }
}

/// A block as it is kept: its place, and a hash of its words.
fn left_off(block: &Block) -> LeftOff {
    let mut words = identity::sha256(fold::compare(&block.text).as_bytes());
    words.truncate(HASH);
    let place = block.source.as_ref().map(|source| &source.place);
    LeftOff {
        page: place.and_then(|place| place.page),
        line: place.map_or(0, |place| place.line),
        words,
    }
}

fn is_head(block: &Block) -> bool {
    matches!(block.role, BlockRole::Section | BlockRole::Heading)
}

/// The blocks that folded headings hide.
pub fn hidden(blocks: &[Block], folded: &BTreeSet<usize>) -> BTreeSet<usize> {
    let mut hidden = BTreeSet::new();
    for heading in folded {
        let Some(head) = blocks.get(*heading) else {
            continue;
        };
        let ends = |block: &Block| {
            block.role == BlockRole::Section
                || (head.role == BlockRole::Heading && block.role == BlockRole::Heading)
        };
        hidden.extend((heading + 1..blocks.len()).take_while(|at| !ends(&blocks[*at])));
    }
    hidden
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use super::*;
    use crate::domain::source::Place;

    fn block(role: BlockRole, mark: &str, text: &str) -> Block {
        Block {
            role,
            mark: mark.to_owned(),
            text: text.to_owned(),
            source: None,
        }
    }

    #[test]
    fn a_line_about_the_report_leads_to_its_words() {
        let source = |line| {
            Some(SourceRow {
                document_key: 1,
                document: "pack.pdf".to_owned(),
                place: Place {
                    page: Some(14),
                    printed_page: None,
                    line,
                },
                rule: String::new(),
            })
        };
        let mut words = [
            block(BlockRole::Fact, "Financial", "£1.2m."),
            block(BlockRole::Text, "", "The ferry is old."),
            block(BlockRole::Text, "", "It costs £1.2m. It is old."),
        ];
        for (block, line) in words.iter_mut().zip([9, 4, 9]) {
            block.source = source(line);
        }
        let mut reader = Reader::default();
        reader.set_width(40);
        reader.show(None, String::new(), words.to_vec(), String::new());
        reader.fold(10);
        assert_eq!(reader.chosen, 2);
    }

    #[test]
    fn headings_are_gone_to_and_the_place_is_found_again() {
        let mut reader = Reader::default();
        reader.set_width(40);
        let blocks = vec![
            block(BlockRole::Heading, "", "Summary"),
            block(BlockRole::Text, "", "Ferries ran."),
            block(BlockRole::Heading, "", "Detail"),
            block(BlockRole::Text, "", "Pilots slept."),
        ];
        reader.show(None, String::new(), blocks, String::new());
        assert_eq!(reader.left_off(), None);
        assert!(reader.heading(true, 10));
        assert_eq!(reader.chosen, 2);
        assert!(!reader.heading(true, 10));
        reader.step(true, 10);
        let left = reader.left_off().expect("a place");
        assert!(reader.heading(false, 10) && reader.heading(false, 10));
        assert_eq!(reader.chosen, 0);
        assert_eq!(reader.find_left_off(&left), Some(3));
    }

    #[test]
    fn a_heading_folds_what_stands_under_it() {
        let mut reader = Reader::default();
        reader.set_width(40);
        reader.show(
            None,
            String::new(),
            vec![
                block(BlockRole::Heading, "", "Summary"),
                block(BlockRole::Text, "", "Ferries ran."),
                block(BlockRole::Heading, "", "Detail"),
            ],
            String::new(),
        );
        reader.step(true, 10);
        reader.fold(10);
        assert_eq!(
            reader
                .lines
                .iter()
                .map(|line| line.block)
                .collect::<Vec<_>>(),
            [0, 0, 2]
        );
        assert_eq!(reader.chosen, 0);
        reader.find("ran", 10);
        assert_eq!(reader.chosen, 1);
    }
}
