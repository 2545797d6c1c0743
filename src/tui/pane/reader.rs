//! The reader: blocks as lines of a given width, with pages in the margin,
//! headings that fold and a paragraph that is chosen.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::domain::fold;
use crate::store::desk::{Block, BlockRole, SourceRow};
use crate::tui::event::Subject;
use crate::tui::pane::{RowId, words};
use crate::tui::text;
use crate::tui::theme::Role;

/// Lines longer than this tire the eye.
pub const MEASURE: usize = 92;
/// Columns between the cells of a table.
const CELL_GAP: usize = 2;

/// A line of the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReaderLine {
    /// The block it belongs to.
    pub block: usize,
    /// Pieces with their looks.
    pub pieces: Vec<(Role, String)>,
    /// The page, at the right margin.
    pub margin: String,
}

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
    pub find: String,
    /// Blocks that hold what is being found.
    pub found: Vec<usize>,
    width: u16,
}

impl Reader {
    /// Shows other words, from their beginning.
    pub fn show(&mut self, row: Option<RowId>, title: String, blocks: Vec<Block>) {
        *self = Reader {
            row,
            title,
            blocks,
            width: self.width,
            find: std::mem::take(&mut self.find),
            ..Reader::default()
        };
        self.chosen = self.readable(0, true).unwrap_or(0);
        self.refind();
        self.break_lines();
    }

    /// Adds words below, keeping the place.
    pub fn extend(&mut self, blocks: Vec<Block>) {
        self.blocks.extend(blocks);
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
        self.lines = lines(&self.blocks, &self.folded, self.width);
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
        self.chosen = block;
        let most = self.lines.len().saturating_sub(usize::from(height));
        self.top = self.first_line(block).min(most);
    }

    /// Folds or unfolds the heading that is chosen, or that the chosen words stand under.
    pub fn fold(&mut self, height: u16) {
        let heading = (0..=self.chosen.min(self.blocks.len().saturating_sub(1)))
            .rev()
            .find(|at| self.blocks.get(*at).is_some_and(is_head));
        let Some(heading) = heading else { return };
        if !self.folded.remove(&heading) {
            self.folded.insert(heading);
        }
        self.chosen = heading;
        self.break_lines();
        self.reveal(usize::from(height));
    }

    /// Finds words, and goes to the first match from here on.
    pub fn find(&mut self, typed: &str, height: u16) {
        typed.clone_into(&mut self.find);
        self.refind();
        if let Some(at) = self
            .found
            .iter()
            .find(|at| **at >= self.chosen)
            .or(self.found.first())
        {
            self.open_to(*at, height);
        }
    }

    fn refind(&mut self) {
        let wanted = fold::compare(&self.find);
        self.found = if wanted.is_empty() {
            Vec::new()
        } else {
            (0..self.blocks.len())
                .filter(|at| fold::compare(&self.blocks[*at].text).contains(&wanted))
                .collect()
        };
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

fn is_head(block: &Block) -> bool {
    matches!(block.role, BlockRole::Section | BlockRole::Heading)
}

/// The blocks that folded headings hide.
fn hidden(blocks: &[Block], folded: &BTreeSet<usize>) -> BTreeSet<usize> {
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

/// Blocks as lines, nothing folded: for a preview.
pub fn lines_of(blocks: &[Block], width: u16) -> Vec<ReaderLine> {
    // A preview has no margin for pages.
    lines(blocks, &BTreeSet::new(), width + 10)
}

/// Blocks as lines.
fn lines(blocks: &[Block], folded: &BTreeSet<usize>, width: u16) -> Vec<ReaderLine> {
    let hidden = hidden(blocks, folded);
    let mut lines: Vec<ReaderLine> = Vec::new();
    let mut page = String::new();
    let mut at = 0;
    while at < blocks.len() {
        if hidden.contains(&at) {
            at += 1;
            continue;
        }
        let block = &blocks[at];
        let table = (at..blocks.len())
            .take_while(|at| blocks[*at].role == BlockRole::Row && !hidden.contains(at))
            .count();
        let until = at + table.max(1);
        let previous = at.checked_sub(1).map(|at| blocks[at].role);
        if let Some(last) = lines.last().filter(|_| has_air(previous, block.role)) {
            // The empty line belongs to what came before, so that a choice begins at words.
            let block = last.block;
            lines.push(ReaderLine {
                block,
                pieces: Vec::new(),
                margin: String::new(),
            });
        }
        let before = lines.len();
        let first = usize::from(width).saturating_sub(2).min(MEASURE);
        let room = first.saturating_sub(8).max(8);
        if table > 0 {
            table_lines(&blocks[at..until], at, room, &mut lines);
        } else {
            block_lines(block, at, folded.contains(&at), room, &mut lines);
        }
        for (offset, block) in blocks[at..until].iter().enumerate() {
            // A section of the program's own carries the page of its first words.
            let source = block.source.as_ref().or_else(|| {
                (block.role == BlockRole::Section)
                    .then(|| blocks.get(at + 1))
                    .flatten()
                    .and_then(|next| next.source.as_ref())
            });
            let label = source.map(words::page).unwrap_or_default();
            // Lines of a text would stand at every paragraph; pages only where they change.
            let shown = !label.is_empty()
                && (label != page || block.role == BlockRole::Section)
                && (!label.starts_with('l') || block.role == BlockRole::Section);
            if shown
                && let Some(line) = lines[before..]
                    .iter_mut()
                    .find(|line| line.block == at + offset)
            {
                line.margin.clone_from(&label);
            }
            if !label.is_empty() {
                page = label;
            }
        }
        at = until;
    }
    lines
}

/// Whether an empty line stands between two blocks.
fn has_air(previous: Option<BlockRole>, role: BlockRole) -> bool {
    match role {
        BlockRole::Section | BlockRole::Heading | BlockRole::Text | BlockRole::Loss => {
            previous != Some(BlockRole::Section) && previous != Some(BlockRole::Heading)
                || role == BlockRole::Section
        }
        BlockRole::Row => previous == Some(BlockRole::Text) || previous == Some(BlockRole::Point),
        BlockRole::Ask | BlockRole::Recommendation | BlockRole::Clause | BlockRole::Point => {
            previous == Some(BlockRole::Text) && role == BlockRole::Point
                || previous == Some(BlockRole::Row)
                || role == BlockRole::Clause && previous == Some(BlockRole::Text)
        }
    }
}

fn block_lines(block: &Block, at: usize, folded: bool, room: usize, lines: &mut Vec<ReaderLine>) {
    let (indent, role, mark_role) = match block.role {
        BlockRole::Section => (0, Role::Accent, Role::Accent),
        BlockRole::Heading => (2, Role::Strong, Role::Strong),
        BlockRole::Text => (2, Role::Text, Role::Dim),
        BlockRole::Point => (4, Role::Text, Role::Dim),
        BlockRole::Row => (2, Role::Text, Role::Text),
        BlockRole::Ask => (2, Role::Ask, Role::Ask),
        BlockRole::Recommendation => (2, Role::Text, Role::Ask),
        BlockRole::Clause => (2, Role::Text, Role::Label),
        BlockRole::Loss => (2, Role::Loss, Role::Loss),
    };
    let words = match block.role {
        BlockRole::Section => block.text.to_uppercase(),
        BlockRole::Loss => format!("not read: {}", block.text),
        BlockRole::Heading => text::soften(&block.text),
        BlockRole::Text
        | BlockRole::Point
        | BlockRole::Row
        | BlockRole::Ask
        | BlockRole::Recommendation
        | BlockRole::Clause => block.text.clone(),
    };
    let words = if folded {
        format!("{words} …")
    } else {
        words
    };
    let mark = match block.role {
        BlockRole::Recommendation if !block.mark.is_empty() => format!("{})", block.mark),
        _ => block.mark.clone(),
    };
    let hang = if mark.is_empty() {
        0
    } else {
        text::width(&mark) + 2
    };
    // A long mark stands on a line of its own width's cost only once.
    let below = indent + if hang > 12 { 2 } else { hang };
    let (first, rest) = (
        room.saturating_sub(indent + hang),
        room.saturating_sub(below),
    );
    for (number, range) in text::wrap_from(&words, first, rest).into_iter().enumerate() {
        let mut pieces = Vec::new();
        if number == 0 {
            pieces.push((Role::Text, " ".repeat(indent)));
            if !mark.is_empty() {
                pieces.push((mark_role, format!("{mark}  ")));
            }
        } else {
            pieces.push((Role::Text, " ".repeat(below)));
        }
        pieces.push((role, words[range].to_owned()));
        lines.push(ReaderLine {
            block: at,
            pieces,
            margin: String::new(),
        });
    }
}

/// Rows of a table with their columns aligned.
fn table_lines(rows: &[Block], first: usize, room: usize, lines: &mut Vec<ReaderLine>) {
    let cells: Vec<Vec<&str>> = rows
        .iter()
        .map(|row| row.text.split('\t').map(str::trim).collect())
        .collect();
    let columns = cells.iter().map(Vec::len).max().unwrap_or(0);
    let widths = column_widths(&cells, columns, room.saturating_sub(2));
    for (offset, row) in cells.iter().enumerate() {
        let wrapped: Vec<Vec<Range<usize>>> = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| text::wrap(cell, *width))
            .collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(1);
        for line in 0..height {
            let mut pieces = vec![(Role::Text, "  ".to_owned())];
            for (column, (cell, ranges)) in row.iter().zip(&wrapped).enumerate() {
                let words = ranges.get(line).map_or("", |range| &cell[range.clone()]);
                let width = widths[column];
                let fill = width.saturating_sub(text::width(words));
                let gap = if column + 1 < columns { CELL_GAP } else { 0 };
                // Figures stand under figures.
                let padded = if offset > 0 && is_figure(cell) && columns > 1 {
                    format!("{}{words}{}", " ".repeat(fill), " ".repeat(gap))
                } else {
                    format!("{words}{}", " ".repeat(fill + gap))
                };
                let role = if offset == 0 && rows.len() > 1 {
                    Role::Strong
                } else {
                    Role::Text
                };
                pieces.push((role, padded));
            }
            lines.push(ReaderLine {
                block: first + offset,
                pieces,
                margin: String::new(),
            });
        }
    }
}

fn is_figure(cell: &str) -> bool {
    cell.chars().any(|letter| letter.is_ascii_digit())
        && cell.chars().all(|letter| {
            letter.is_ascii_digit()
                || matches!(
                    letter,
                    '.' | ',' | '%' | '£' | '-' | '–' | '+' | '(' | ')' | ' '
                )
        })
}

/// Widths of columns: as wide as their words while there is room, the widest give
/// way first.
fn column_widths(cells: &[Vec<&str>], columns: usize, room: usize) -> Vec<usize> {
    let mut widths: Vec<usize> = (0..columns)
        .map(|column| {
            cells
                .iter()
                .filter_map(|row| row.get(column))
                .map(|cell| text::width(cell))
                .max()
                .unwrap_or(0)
                .max(1)
        })
        .collect();
    let room = room
        .saturating_sub(CELL_GAP * columns.saturating_sub(1))
        .max(columns);
    while widths.iter().sum::<usize>() > room {
        let excess = widths.iter().sum::<usize>() - room;
        let widest = widths.iter().copied().max().unwrap_or(1);
        let second = widths
            .iter()
            .copied()
            .filter(|width| *width < widest)
            .max()
            .unwrap_or(1);
        let many = widths.iter().filter(|width| **width == widest).count();
        let cut = (widest - second).min(excess.div_ceil(many)).max(1);
        for width in widths.iter_mut().filter(|width| **width == widest) {
            *width = widest.saturating_sub(cut).max(1);
        }
        if widest <= 1 {
            break;
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(role: BlockRole, mark: &str, text: &str) -> Block {
        Block {
            role,
            mark: mark.to_owned(),
            text: text.to_owned(),
            source: None,
        }
    }

    fn shown(blocks: Vec<Block>, width: u16) -> Vec<String> {
        let mut reader = Reader::default();
        reader.set_width(width);
        reader.show(None, String::new(), blocks);
        reader
            .lines
            .iter()
            .map(|line| {
                let words: String = line
                    .pieces
                    .iter()
                    .map(|(_, words)| words.as_str())
                    .collect();
                words.trim_end().to_owned()
            })
            .collect()
    }

    #[test]
    fn points_hang_under_their_mark() {
        let blocks = vec![
            block(BlockRole::Section, "", "Recommendations"),
            block(
                BlockRole::Recommendation,
                "a",
                "note the positive work on ferries",
            ),
        ];
        assert_eq!(
            shown(blocks, 32),
            [
                "RECOMMENDATIONS",
                "  a)  note the",
                "      positive work on",
                "      ferries"
            ]
        );
    }

    #[test]
    fn tables_keep_their_columns() {
        let blocks = vec![
            block(BlockRole::Row, "", "Quarter\tTrips"),
            block(BlockRole::Row, "", "First\t1,204"),
        ];
        assert_eq!(shown(blocks, 40), ["  Quarter  Trips", "  First    1,204"]);
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
