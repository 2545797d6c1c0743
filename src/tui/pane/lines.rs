//! Blocks as lines of a given width: marks that hang, tables that keep their
//! columns, pages in the margin.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::store::desk::{Block, BlockRole, SourceRow};
use crate::tui::pane::grouped;
use crate::tui::pane::listed;
use crate::tui::pane::marks::{Marks, split};
use crate::tui::pane::mine;
use crate::tui::pane::reader::hidden;
use crate::tui::pane::standout;
use crate::tui::text;
use crate::tui::theme::Role;

/// Lines longer than this tire the eye.
pub const MEASURE: usize = 92;
/// Columns at the right for the page, where its name is short.
const MARGIN: usize = 6;
/// Columns of a mark and the gap behind it under which the words hang: "28 Jan 2027".
const LONGEST_MARK: usize = 13;
/// What stands before a recommendation that has no letter.
const BULLET: &str = "•";
/// Columns from which on marks are as wide as the widest beside them.
const ROOM_FOR_COLUMN: usize = 32;

/// A line of the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReaderLine {
    /// The block it belongs to.
    pub block: usize,
    /// Pieces with their looks.
    pub pieces: Vec<(Role, String)>,
    /// The page, at the right margin.
    pub margin: String,
    /// It is the page of the paragraph before as well.
    pub same_page: bool,
}

/// Blocks as lines, nothing folded, what is found standing out: for a preview.
pub fn lines_marked(blocks: &[Block], width: u16, marks: &Marks) -> Vec<ReaderLine> {
    // A preview has no margin for pages.
    let whole = width + 2 + u16::try_from(margin(blocks)).unwrap_or(0);
    lines(blocks, &BTreeSet::new(), whole, marks)
}

/// Columns that the pages of blocks take at the right, with what parts them from the words.
fn margin(blocks: &[Block]) -> usize {
    let sources = blocks.iter().filter_map(|block| block.source.as_ref());
    let with_pages = sources.filter(|source| !is_of_text(source));
    let widest = with_pages.map(|source| text::width(&source.place.short()) + 2);
    widest.max().unwrap_or(MARGIN).max(MARGIN)
}

/// Whether a place is the line of a text, which has no pages.
fn is_of_text(source: &SourceRow) -> bool {
    source.place.page.is_none() && source.place.printed_page.is_none()
}

/// Blocks as lines; headings that are folded hide what stands under them.
pub fn lines(
    blocks: &[Block],
    folded: &BTreeSet<usize>,
    width: u16,
    marks: &Marks,
) -> Vec<ReaderLine> {
    let hidden = hidden(blocks, folded);
    let room = room(blocks, width);
    let mut lines: Vec<ReaderLine> = Vec::new();
    let mut page = String::new();
    let mut at = 0;
    while at < blocks.len() {
        if hidden.contains(&at) {
            at += 1;
            continue;
        }
        let block = &blocks[at];
        let until = grouped::group(blocks, &hidden, at).end;
        let previous = at.checked_sub(1).map(|at| blocks[at].role);
        if let Some(last) = lines.last().filter(|_| has_air(previous, block.role)) {
            // The empty line belongs to what came before, so that a choice begins at words.
            let block = last.block;
            lines.push(ReaderLine {
                block,
                pieces: Vec::new(),
                margin: String::new(),
                same_page: false,
            });
        }
        let before = lines.len();
        let is_folded = folded.contains(&at);
        group_lines(blocks, at..until, is_folded, (room, marks), &mut lines);
        for (offset, block) in blocks[at..until].iter().enumerate() {
            // A section of the program's own carries the page of its first words.
            let source = block.source.as_ref().or_else(|| {
                (block.role == BlockRole::Section)
                    .then(|| blocks.get(at + 1))
                    .flatten()
                    .and_then(|next| next.source.as_ref())
            });
            let label = source.map_or_else(String::new, |source| source.place.short());
            // Rows of a table stand close, lines of a text are no pages, and what follows a
            // section says its own page.
            let same = label == page;
            let is_section = block.role == BlockRole::Section;
            let shown = if source.is_some_and(is_of_text) {
                is_section
            } else {
                !is_section && (!same || block.role != BlockRole::Row)
            };
            if shown
                && !label.is_empty()
                && let Some(line) = lines[before..]
                    .iter_mut()
                    .find(|line| line.block == at + offset)
            {
                line.margin.clone_from(&label);
                line.same_page = same;
            }
            if !label.is_empty() && !is_section {
                page = label;
            }
        }
        at = until;
    }
    lines
}

/// Columns for the words of blocks, beside their pages.
pub fn room(blocks: &[Block], width: u16) -> usize {
    let whole = usize::from(width).saturating_sub(2).min(MEASURE);
    whole.saturating_sub(margin(blocks)).max(8)
}

/// Lays out a group of blocks, with what is sought standing out.
pub fn group_lines(
    blocks: &[Block],
    of: Range<usize>,
    is_folded: bool,
    (room, marks): (usize, &Marks),
    lines: &mut Vec<ReaderLine>,
) {
    let before = lines.len();
    let at = of.start;
    let block = &blocks[at];
    if block.role == BlockRole::Row {
        grouped::lines(blocks, of, room, lines);
        let mut quoted = (usize::MAX, false);
        for line in &mut lines[before..] {
            if blocks[line.block].role != BlockRole::Row {
                continue;
            }
            if quoted.0 != line.block {
                let words = &blocks[line.block].text;
                quoted = (line.block, marks.is_quoted(line.block, words));
            }
            line.pieces = marked_cells(std::mem::take(&mut line.pieces), marks, quoted.1);
        }
    } else if let BlockRole::Mine(mine) = block.role {
        mine::lines(block, mine, at, room, lines);
    } else {
        let bullet = is_one_of_several(blocks, at).then_some(BULLET);
        let column = column(blocks, at, room);
        block_lines(block, (at, column, bullet), is_folded, (room, marks), lines);
    }
}

/// Whether a recommendation without a letter stands beside others without one, so that
/// only a sign tells where it begins.
fn is_one_of_several(blocks: &[Block], at: usize) -> bool {
    let is_one = |block: &&Block| block.role == BlockRole::Recommendation;
    if !is_one(&&blocks[at]) {
        return false;
    }
    let above = blocks[..at].iter().rev().take_while(is_one);
    let mut others = above.chain(blocks[at..].iter().take_while(is_one));
    let is_bare = |block: &Block| block.mark.is_empty() && listed::marker(&block.text).is_none();
    others.clone().count() > 1 && others.all(is_bare)
}

/// Columns that the marks of lines about a report share, so that their words stand under
/// each other; nothing elsewhere, or where there is little room.
fn column(blocks: &[Block], at: usize, room: usize) -> usize {
    let is_fact = |block: &&Block| block.role == BlockRole::Fact;
    if !is_fact(&&blocks[at]) || room < ROOM_FOR_COLUMN {
        return 0;
    }
    // Those of the next section stand right below: one column for both.
    let is_near = |block: &&Block| is_fact(block) || block.role == BlockRole::Section;
    let above = blocks[..at].iter().rev().take_while(is_near);
    let below = blocks[at..].iter().take_while(is_near);
    let facts = above.chain(below).filter(is_fact);
    let marks = facts.map(|block| text::width(&block.mark));
    marks
        .filter(|wide| wide + 2 <= LONGEST_MARK)
        .max()
        .unwrap_or(0)
}

/// Whether an empty line stands between two blocks.
fn has_air(previous: Option<BlockRole>, role: BlockRole) -> bool {
    match role {
        BlockRole::Section | BlockRole::Heading | BlockRole::Text | BlockRole::Loss => {
            previous != Some(BlockRole::Section) && previous != Some(BlockRole::Heading)
                || role == BlockRole::Section
        }
        BlockRole::Row => previous == Some(BlockRole::Text) || previous == Some(BlockRole::Point),
        // What is beside words stands right under them.
        BlockRole::Fact | BlockRole::Mine(_) => false,
        BlockRole::Ask | BlockRole::Recommendation | BlockRole::Clause | BlockRole::Point => {
            previous == Some(BlockRole::Text) && role == BlockRole::Point
                || previous == Some(BlockRole::Row)
                || role == BlockRole::Clause && previous == Some(BlockRole::Text)
        }
    }
}

/// The pieces of a row's line, what stands out in pieces of its own.
fn marked_cells(
    pieces: Vec<(Role, String)>,
    marks: &Marks,
    row_is_quoted: bool,
) -> Vec<(Role, String)> {
    let mut shown = Vec::with_capacity(pieces.len());
    for (role, words) in pieces {
        let ranges = marks.of_cell(&words, row_is_quoted);
        for (stands_out, part) in split(&(0..words.len()), &ranges) {
            let role = if stands_out { Role::Match } else { role };
            shown.push((role, words[part].to_owned()));
        }
    }
    shown
}

fn block_lines(
    block: &Block,
    (at, column, bullet): (usize, usize, Option<&str>),
    folded: bool,
    (room, marks): (usize, &Marks),
    lines: &mut Vec<ReaderLine>,
) {
    let (indent, role, mark_role) = match block.role {
        BlockRole::Section => (0, Role::Accent, Role::Accent),
        BlockRole::Heading => (2, Role::Strong, Role::Strong),
        BlockRole::Text => (2, Role::Text, Role::Dim),
        BlockRole::Point => (4, Role::Text, Role::Dim),
        BlockRole::Row => (2, Role::Text, Role::Text),
        BlockRole::Ask => (2, Role::Ask, Role::Ask),
        BlockRole::Recommendation => (2, Role::Text, Role::Ask),
        BlockRole::Clause => (2, Role::Text, Role::Label),
        BlockRole::Fact | BlockRole::Mine(_) => (2, Role::Text, Role::Strong),
        BlockRole::Loss => (2, Role::Loss, Role::Loss),
    };
    let words = match block.role {
        BlockRole::Section => block.text.to_uppercase(),
        BlockRole::Loss => match &block.source {
            Some(source) => marks.lost(&block.text, &source.place),
            None => format!("not read: {}", block.text),
        },
        BlockRole::Heading => text::soften(&block.text),
        BlockRole::Text
        | BlockRole::Point
        | BlockRole::Row
        | BlockRole::Ask
        | BlockRole::Recommendation
        | BlockRole::Fact
        | BlockRole::Mine(_)
        | BlockRole::Clause => block.text.clone(),
    };
    let words = if folded {
        format!("{words} …")
    } else {
        words
    };
    let mark = match block.role {
        // A number with a stop in it, such as 2.1, is a paragraph's own.
        BlockRole::Recommendation if !block.mark.is_empty() && !block.mark.contains('.') => {
            format!("{})", block.mark)
        }
        _ => bullet.unwrap_or(&block.mark).to_owned(),
    };
    let (mark, words) = match listed::marker(&words)
        .filter(|_| block.role == BlockRole::Point && mark.is_empty())
    {
        Some((marker, rest)) => (marker.to_owned(), rest.to_owned()),
        None => (mark, words),
    };
    let pad = " ".repeat(column.saturating_sub(text::width(&mark)));
    let mark = if mark.is_empty() || pad.is_empty() {
        mark
    } else {
        format!("{mark}{pad}")
    };
    let hang = if mark.is_empty() {
        0
    } else {
        text::width(&mark) + 2
    };
    // A longer mark costs its width only once.
    let below = indent + if hang > LONGEST_MARK { 2 } else { hang };
    let (first, rest) = (
        room.saturating_sub(indent + hang),
        room.saturating_sub(below),
    );
    let ranges = marks.of(at, &words);
    // What stands out as a whole needs nothing in it that does.
    let own = if role == Role::Text {
        standout::ranges(&words)
    } else {
        Vec::new()
    };
    for (number, range) in listed::wrap(&words, first, rest).into_iter().enumerate() {
        let mut pieces = Vec::new();
        if number == 0 {
            pieces.push((Role::Text, " ".repeat(indent)));
            if !mark.is_empty() {
                pieces.push((mark_role, format!("{mark}  ")));
            }
        } else {
            pieces.push((Role::Text, " ".repeat(below)));
        }
        for (stands_out, part) in split(&range, &ranges) {
            if stands_out {
                pieces.push((Role::Match, words[part].to_owned()));
            } else {
                standing_out(&words, part, &own, role, &mut pieces);
            }
        }
        lines.push(ReaderLine {
            block: at,
            pieces,
            margin: String::new(),
            same_page: false,
        });
    }
}

/// A part of a block's words as pieces: sums, days and decisions in looks of their own.
fn standing_out(
    words: &str,
    part: Range<usize>,
    own: &[(Range<usize>, Role)],
    role: Role,
    pieces: &mut Vec<(Role, String)>,
) {
    let mut done = part.start;
    for (range, looks) in own {
        let (from, until) = (range.start.max(done), range.end.min(part.end));
        if from < until {
            if done < from {
                pieces.push((role, words[done..from].to_owned()));
            }
            pieces.push((*looks, words[from..until].to_owned()));
            done = until;
        }
    }
    if done < part.end {
        pieces.push((role, words[done..part.end].to_owned()));
    }
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

    fn shown(blocks: &[Block], width: u16) -> Vec<String> {
        lines(blocks, &BTreeSet::new(), width, &Marks::default())
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
            shown(&blocks, 30),
            [
                "RECOMMENDATIONS",
                "  a)  note the",
                "      positive work on",
                "      ferries"
            ]
        );
    }

    #[test]
    fn recommendations_without_letters_are_told_apart_by_a_sign() {
        let one = block(BlockRole::Recommendation, "", "note the ferries");
        let other = block(BlockRole::Recommendation, "", "agree the fares");
        assert_eq!(
            shown(&[one.clone(), other.clone()], 40),
            ["  •  note the ferries", "  •  agree the fares"]
        );
        assert_eq!(
            shown(std::slice::from_ref(&one), 40),
            ["  note the ferries"]
        );
        let lettered = block(BlockRole::Recommendation, "a", "agree the fares");
        assert_eq!(
            shown(&[one, lettered], 40),
            ["  note the ferries", "  a)  agree the fares"]
        );
    }

    #[test]
    fn lines_about_a_report_stand_under_each_other() {
        let blocks = vec![
            block(BlockRole::Section, "", "Implications"),
            block(BlockRole::Fact, "Financial", "a ferry costs more"),
            block(BlockRole::Fact, "Legal", "a duty to run it"),
            block(BlockRole::Fact, "Crime and disorder", "none at sea"),
            block(BlockRole::Section, "", "Report"),
            block(BlockRole::Fact, "Author", "A. Pilot"),
        ];
        assert_eq!(
            shown(&blocks, 56),
            [
                "IMPLICATIONS",
                "  Financial  a ferry costs more",
                "  Legal      a duty to run it",
                "  Crime and disorder  none at sea",
                "",
                "REPORT",
                "  Author     A. Pilot"
            ]
        );
        assert_eq!(shown(&blocks, 38)[3], "  Legal  a duty to run it");
    }

    #[test]
    fn a_point_hangs_under_the_marker_it_is_printed_with() {
        let blocks = vec![block(BlockRole::Point, "", "(ii) ferries ran late in May")];
        assert_eq!(
            shown(&blocks, 28),
            [
                "    (ii)  ferries",
                "          ran late",
                "          in May"
            ]
        );
        let blocks = vec![block(BlockRole::Point, "", "Sundays stay")];
        assert_eq!(shown(&blocks, 28), ["    Sundays stay"]);
    }
}
