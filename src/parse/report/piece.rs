//! A report as heads and what stands under them, whatever shape it is printed in.
//!
//! A table of labels and values, lines such as "Report of: …", numbered heads and heads
//! by themselves all come out as the same run of pieces.

use std::borrow::Cow;

use crate::domain::fold;
use crate::domain::source::ParagraphRole;
use crate::parse::figure;
use crate::parse::marker::{self, Count, Marker};
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::report::heading::{self, Head};
use crate::parse::report::recommend;
use crate::parse::table::heading as column;

/// A label and its value are fewer cells than this.
const COLUMNS: usize = 3;

/// Pieces among which labels of the top stand.
const TOP: usize = 45;
/// A head is no longer than this.
const LONGEST_HEAD: usize = 110;

/// A piece of a report.
#[derive(Debug, Clone)]
pub struct Piece<'b> {
    /// Its words and their place.
    pub block: Cow<'b, Block>,
    /// The head that it is.
    pub head: Option<Head>,
    /// The head was a label with its value beside it.
    pub label: bool,
}

/// A report in pieces, running heads left out.
pub fn pieces<'b>(blocks: &'b [Block]) -> Vec<Piece<'b>> {
    let told: Vec<&Block> = blocks.iter().filter(|block| !block.is_running()).collect();
    let mut pieces: Vec<Piece<'b>> = Vec::new();
    let mut group = Group::default();
    for (at, block) in told.iter().enumerate() {
        let top = at < TOP;
        if block.is_row() {
            row(block, top, &mut group, &mut pieces);
        } else {
            let next = told.get(at + 1).copied();
            text(block, next, top, &mut group, &mut pieces);
        }
    }
    let headed = pieces
        .iter()
        .any(|piece| piece.head == Some(Head::Recommendations));
    if !headed && let Some(at) = recommend::asked_list(&pieces) {
        pieces[at].head = Some(Head::Recommendations);
    }
    pieces
}

/// Whether the pieces stand under a head over several implications.
#[derive(Debug, Default)]
struct Group {
    open: bool,
}

impl Group {
    fn see(&mut self, head: Head) {
        self.open = head.is_implications();
    }
}

/// A row is labels with their values, else words of one cell, else a row of data.
fn row<'b>(block: &'b Block, top: bool, group: &mut Group, pieces: &mut Vec<Piece<'b>>) {
    let cells: Vec<&str> = block
        .cells
        .iter()
        .map(|cell| cell.text.as_str())
        .filter(|text| text.chars().any(char::is_alphanumeric))
        .collect();
    if let [only] = cells.as_slice() {
        return cell(block, only, top, group, pieces);
    }
    // "1. | Financial implications | None": the number is no label.
    let cells = match cells.as_slice() {
        [first, rest @ ..] if rest.len() > 1 && is_number(first) => rest,
        cells => cells,
    };
    // A label's value is words: beside figures it is the label of a row of data. Nor are
    // the headings over the columns of a table labels of each other.
    let heads_columns =
        cells.len() >= COLUMNS && cells.iter().all(|cell| column::meaning(cell).is_some());
    if heads_columns || cells.iter().skip(1).any(|cell| figure::is_figure(cell)) {
        pieces.push(Piece {
            block: Cow::Borrowed(block),
            head: None,
            label: false,
        });
        return;
    }
    let heads: Vec<Option<Head>> = cells.iter().map(|cell| of_cell(cell, group)).collect();
    let all_heads = heads.iter().all(Option::is_some);
    let labelled_first = matches!(heads.as_slice(), [Some(_), None, ..]);
    if labelled_first && !all_heads {
        for (at, (words, head)) in cells.iter().zip(&heads).enumerate() {
            match head {
                Some(head) if at == 0 || heads[at - 1].is_none() => {
                    group.see(*head);
                    pieces.push(labelled(block, words, *head));
                }
                Some(_) | None => under(block, words, pieces),
            }
        }
        return;
    }
    let carried = cells
        .iter()
        .filter(|cell| beside(first_line(cell), top, false).is_some())
        .count();
    if carried == cells.len() || top && carried > 0 && cells.len() == 2 && heads[0].is_none() {
        for words in cells {
            cell(block, words, top, group, pieces);
        }
        return;
    }
    pieces.push(Piece {
        block: Cow::Borrowed(block),
        head: None,
        label: false,
    });
}

fn is_number(cell: &str) -> bool {
    let bare = cell.trim().trim_matches(['(', ')', '.']);
    !bare.is_empty() && bare.len() <= 4 && bare.chars().all(|c| c.is_ascii_digit() || c == '.')
}

fn first_line(cell: &str) -> &str {
    cell.lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default()
}

/// The head that a whole cell is.
fn of_cell(cell: &str, group: &Group) -> Option<Head> {
    let words = fold::quote(cell);
    if words.chars().count() > LONGEST_HEAD {
        return None;
    }
    let bare = without_marker(&words);
    // "Recommendation(s) (what the Board is asked to do)" is its first words.
    let first = bare.split_once(" (").map_or(bare, |(first, _)| first);
    let implication = |words: &str| {
        heading::among_implications(words)
            .filter(|_| group.open)
            .map(Head::Implication)
    };
    implication(bare)
        .or_else(|| heading::label(bare))
        .or_else(|| heading::label(first))
}

fn without_marker(words: &str) -> &str {
    match marker::split(words) {
        Some((_, rest)) if !rest.is_empty() => rest,
        Some(_) | None => words,
    }
}

/// The lines of a cell as paragraphs of their own.
fn cell<'b>(
    block: &'b Block,
    words: &str,
    top: bool,
    group: &mut Group,
    pieces: &mut Vec<Piece<'b>>,
) {
    let mut open = true;
    for inner in paragraphs(block, words) {
        let whole = inner.whole();
        let head = if open { of_cell(&whole, group) } else { None };
        if let Some(head) = head.or_else(|| head_of(&inner, group)) {
            group.see(head);
            pieces.push(Piece {
                block: Cow::Owned(inner),
                head: Some(head),
                label: false,
            });
        } else {
            split_lines(Cow::Owned(inner), top, group, pieces);
        }
        open = false;
    }
}

/// The words of a value cell, under their label.
fn under<'b>(block: &'b Block, words: &str, pieces: &mut Vec<Piece<'b>>) {
    pieces.extend(paragraphs(block, words).into_iter().map(|inner| Piece {
        block: Cow::Owned(inner),
        head: None,
        label: false,
    }));
}

fn labelled<'b>(block: &Block, words: &str, head: Head) -> Piece<'b> {
    Piece {
        block: Cow::Owned(Block {
            text: fold::quote(words),
            role: Some(ParagraphRole::Heading),
            ..place_of(block)
        }),
        head: Some(head),
        label: true,
    }
}

fn place_of(block: &Block) -> Block {
    Block {
        place: block.place.clone(),
        page: block.page,
        order: block.order,
        indent: block.indent,
        size: block.size,
        ..Block::default()
    }
}

/// A cell's lines as paragraphs: one begins at a marker, and behind a line that ends.
fn paragraphs(block: &Block, words: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for line in words
        .lines()
        .map(fold::quote)
        .filter(|line| !line.is_empty())
    {
        let split = marker::split(&line).map(|(marker, rest)| (marker, rest.to_owned()));
        let ended = blocks
            .last()
            .is_none_or(|last| last.text.ends_with(['.', ':', ';', '?']));
        let named = blocks.len() == 1 && heading::label(&blocks[0].whole()).is_some()
            || label_and_value(&line, heading::label).is_some();
        match blocks.last_mut() {
            Some(last) if split.is_none() && !ended && !named => {
                if !last.text.is_empty() {
                    last.text.push(' ');
                }
                last.text.push_str(&line);
                last.lines.push(line);
            }
            _ => {
                let (marker, text) = match split {
                    Some((marker, rest)) => (Some(marker), rest),
                    None => (None, line.clone()),
                };
                blocks.push(Block {
                    marker,
                    text,
                    lines: vec![line],
                    ..place_of(block)
                });
            }
        }
    }
    blocks
}

/// A paragraph that may be a head, or lines of labels with their values.
fn text<'b>(
    block: &'b Block,
    next: Option<&Block>,
    top: bool,
    group: &mut Group,
    pieces: &mut Vec<Piece<'b>>,
) {
    let block = renumbered(block);
    let known = head_of(&block, group);
    let before = pieces.len();
    if known.is_none() {
        split_lines(block.clone(), top, group, pieces);
        let parted = pieces.len() > before + 1 || pieces[before..].iter().any(|piece| piece.label);
        if parted || !looks_like_head(&block, next) {
            return;
        }
        pieces.truncate(before);
    }
    let head = known.unwrap_or(Head::Other);
    group.see(head);
    pieces.push(Piece {
        block,
        head: Some(head),
        label: false,
    });
}

static NUMBER: Pattern =
    Pattern::new(r"^(?P<number>\d{1,2})(?:\.0)?[a-z]? ?\|? (?P<rest>\p{Lu}.*)$");

/// A head whose number stands before it without a stop, the number taken as its marker.
fn renumbered(block: &Block) -> Cow<'_, Block> {
    let plain = block.marker.is_none() && block.text.chars().count() <= LONGEST_HEAD;
    let found = NUMBER.captures(&block.text).filter(|_| plain);
    let Some(found) = found else {
        return Cow::Borrowed(block);
    };
    let rest = &found["rest"];
    if heading::sure(rest)
        .or(heading::soft(rest).map(Head::Implication))
        .is_none()
    {
        return Cow::Borrowed(block);
    }
    let (marker, _) = parted(&format!("{}. {rest}", &found["number"]));
    Cow::Owned(Block {
        marker,
        text: rest.to_owned(),
        ..block.clone()
    })
}

static TALK: Pattern = Pattern::new(
    r"(?i)^(?:that|to|for)\b|\b(?:is|are|was|were|has|have|will|be|asked|recommended|should|must|may)\b",
);
static APPENDIX: Pattern =
    Pattern::new(r"^(?:APPENDIX|Appendix|ANNEX|Annex) ?[A-Z]{0,2}\d{0,2}(?: ?[:.–-] ?\S.*)?$");

/// The head that a paragraph is by its words alone.
fn head_of(block: &Block, group: &Group) -> Option<Head> {
    let words = block.text.trim();
    let length = words.chars().count();
    let bullet = block
        .marker
        .as_ref()
        .is_some_and(|marker| marker.count == Count::Bullet);
    if length == 0 || length > LONGEST_HEAD || bullet && !block.is_heading() {
        return None;
    }
    let numbered = block
        .marker
        .as_ref()
        .is_some_and(|marker| matches!(marker.count, Count::Number | Count::Decimal));
    let headed = words.ends_with(':') || block.is_heading() || numbered;
    if group.open
        && headed
        && let Some(kind) = heading::among_implications(words)
    {
        return Some(Head::Implication(kind));
    }
    heading::sure(words).or_else(|| {
        let kind = heading::soft(words).filter(|_| block.is_heading() || numbered)?;
        Some(Head::Implication(kind))
    })
}

/// Whether a paragraph of unknown words looks like a head.
fn looks_like_head(block: &Block, next: Option<&Block>) -> bool {
    let words = block.text.trim();
    if words.is_empty() || words.chars().count() > LONGEST_HEAD || ends(words) || TALK.is_in(words)
    {
        return false;
    }
    let numbered = block.marker.as_ref().is_some_and(|marker| {
        let deeper = next
            .and_then(|next| next.marker.as_ref())
            .is_some_and(|next| {
                next.count == Count::Decimal
                    && next.value.starts_with(&format!("{}.", marker.value))
            });
        matches!(marker.count, Count::Number | Count::Decimal) && deeper
    });
    let looks = block.is_heading() && !heads_points(block) && words.split(' ').count() <= 14;
    numbered || looks || block.gap && APPENDIX.is_in(words)
}

fn ends(words: &str) -> bool {
    words.ends_with(['.', ';', ','])
}

/// A bold point of a list of letters is a point.
fn heads_points(block: &Block) -> bool {
    block
        .marker
        .as_ref()
        .is_some_and(|marker| matches!(marker.count, Count::Letter | Count::Roman | Count::Bullet))
}

/// The label that a line begins with, and its value.
fn label_and_value(line: &str, known: fn(&str) -> Option<Head>) -> Option<(Head, usize)> {
    let ends = line
        .char_indices()
        .filter(|(_, letter)| matches!(letter, ':' | '\t' | '?' | '|'))
        .take(3);
    for (at, sign) in ends {
        let words = &line[..at];
        if words.chars().count() > 80 {
            return None;
        }
        let mut end = at + sign.len_utf8();
        // "Report of\t: The Director", "Key decision?: No".
        while line[end..].starts_with([':', '\t', ' ', '?', '|']) {
            end += 1;
        }
        if let Some(head) = known(without_marker(words.trim())) {
            return Some((head, end));
        }
    }
    None
}

static SPACED: Pattern = Pattern::new(
    r"^(?i:report of the|report of|report by the|report by|report from the|report from|report to the|joint report of the|joint report by the) (?-i:\p{Lu})",
);

/// The label at the beginning of a line, and where its value begins.
pub fn beside(line: &str, top: bool, sure: bool) -> Option<(Head, usize)> {
    let line = line.trim_start();
    let known = if top && !sure {
        heading::label
    } else {
        heading::sure
    };
    label_and_value(line, known)
        .or_else(|| {
            let found = SPACED
                .find(line)
                .filter(|_| top && line.chars().count() <= 120)?;
            let head = heading::label(&line[..found.end() - 1])?;
            let end = found.end() - found.as_str().chars().next_back().map_or(1, char::len_utf8);
            (!line.ends_with('.')).then_some((head, end))
        })
        .or_else(|| {
            // A label alone on the first of several lines: "Report Author", and the name.
            heading::sure(line)
                .filter(|head| matches!(head, Head::Author | Head::Director | Head::Member))
                .map(|head| (head, line.len()))
        })
}

/// Lines, and the label that the first begins with: the head, and where its value begins.
type Lines = (Option<(Head, usize)>, Vec<String>);

/// Parts a paragraph where its lines begin with labels.
fn split_lines<'b>(
    block: Cow<'b, Block>,
    top: bool,
    group: &mut Group,
    pieces: &mut Vec<Piece<'b>>,
) {
    let among = |line: &str| {
        let (words, _) = line.split_once(':')?;
        let kind = heading::among_implications(without_marker(words.trim()))?;
        let end = words.len() + 1;
        Some((Head::Implication(kind), end))
    };
    let mut parts: Vec<Lines> = Vec::new();
    for (at, line) in block.lines.iter().enumerate() {
        let line = line.trim();
        let found = beside(line, top, at > 0 && !top)
            .or_else(|| among(line).filter(|_| group.open && at == 0));
        if found.is_some() || parts.is_empty() {
            parts.push((found, vec![line.to_owned()]));
        } else if let Some((_, lines)) = parts.last_mut() {
            lines.push(line.to_owned());
        }
    }
    if parts.iter().all(|(found, _)| found.is_none()) {
        pieces.push(Piece {
            block,
            head: None,
            label: false,
        });
        return;
    }
    let mut lines_before = 0;
    for (found, lines) in parts {
        let count = lines.len();
        let mut place = place_of(&block);
        place.place.line += u32::try_from(lines_before).unwrap_or_default();
        lines_before += count;
        let Some((head, end)) = found else {
            let words = fold::quote(&lines.join(" "));
            let (marker, text) = parted(&words);
            pieces.push(Piece {
                block: Cow::Owned(Block {
                    marker,
                    text,
                    lines,
                    ..place
                }),
                head: None,
                label: false,
            });
            continue;
        };
        group.see(head);
        let first = &lines[0];
        let label = first[..end.min(first.len())].trim_end_matches([' ', '\t', ':', '?', '|']);
        pieces.push(Piece {
            block: Cow::Owned(Block {
                text: fold::quote(without_marker(label)),
                marker: block.marker.clone().filter(|_| place.place == block.place),
                role: Some(ParagraphRole::Heading),
                ..place_of(&place)
            }),
            head: Some(head),
            label: true,
        });
        let mut value: Vec<String> = vec![first[end.min(first.len())..].to_owned()];
        value.extend(lines.iter().skip(1).cloned());
        value.retain(|line| !line.trim().is_empty());
        if !value.is_empty() {
            let words = fold::quote(&value.join(" "));
            let (marker, text) = parted(&words);
            pieces.push(Piece {
                block: Cow::Owned(Block {
                    marker,
                    text,
                    lines: value,
                    ..place
                }),
                head: None,
                label: false,
            });
        }
    }
}

fn parted(words: &str) -> (Option<Marker>, String) {
    match marker::split(words) {
        Some((marker, rest)) => (Some(marker), rest.to_owned()),
        None => (None, words.to_owned()),
    }
}

/// What stands under a head: the pieces up to the next head, deeper ones of its own
/// numbering among them.
pub fn under_head<'p, 'b>(pieces: &'p [Piece<'b>], at: usize) -> &'p [Piece<'b>] {
    let number = pieces[at]
        .block
        .marker
        .as_ref()
        .filter(|marker| matches!(marker.count, Count::Number | Count::Decimal))
        .map(|marker| format!("{}.", marker.value));
    let end = pieces[at + 1..]
        .iter()
        .position(|piece| {
            let Some(head) = piece.head else { return false };
            let deeper = number.as_ref().is_some_and(|number| {
                let own = piece.block.marker.as_ref();
                own.is_some_and(|marker| marker.value.starts_with(number.as_str()))
            });
            !(deeper && head == Head::Other)
        })
        .map_or(pieces.len(), |end| at + 1 + end);
    &pieces[at + 1..end]
}
