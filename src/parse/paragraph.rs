//! Lines → paragraphs: soft wraps joined, markers put to their points.
//!
//! Nothing depends on empty lines alone: some papers have one between all
//! paragraphs, some have none at all. A line goes on where its words do.

use crate::domain::fold;
use crate::domain::source::{Paragraph, ParagraphRole, Place};
use crate::extract::{Cell, Document, Line, Part};
use crate::parse::label;
use crate::parse::marker::{self, Marker};
use crate::parse::pattern::Pattern;
use crate::parse::unfold;

/// Letters in a line from which a text is taken to have no soft wraps.
const UNWRAPPED: f32 = 160.0;

/// A heading is no longer than this.
const LONGEST_HEADING: usize = 200;

/// A paragraph as the parsers use it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Block {
    /// Where it begins.
    pub place: Place,
    /// The page it begins on, from 0, in the document's own list.
    pub page: usize,
    /// What it is to a reader.
    pub role: Option<ParagraphRole>,
    /// The marker in front of a point.
    pub marker: Option<Marker>,
    /// The words, marker left out, soft wraps joined.
    pub text: String,
    /// Its lines as they stand, with a tab where a wide gap was.
    pub lines: Vec<String>,
    /// Where its first line begins.
    pub indent: f32,
    /// All of it is bold.
    pub bold: bool,
    /// The size of its letters.
    pub size: f32,
    /// The level of the format's own markup.
    pub heading: Option<u8>,
    /// There is more room above it than inside it.
    pub gap: bool,
    /// The cells of a row.
    pub cells: Vec<Cell>,
    /// The table of a row.
    pub table: Option<u32>,
}

impl Block {
    /// The words with the marker in front.
    pub fn whole(&self) -> String {
        match &self.marker {
            Some(marker) if self.text.is_empty() => marker.printed.clone(),
            Some(marker) => format!("{} {}", marker.printed, self.text),
            None => self.text.clone(),
        }
    }

    /// What stands at the right margin of its last line, and the words before it.
    pub fn margin(&self) -> Option<(&str, String)> {
        let (_, tail) = self.lines.last()?.rsplit_once('\t')?;
        let tail = tail.trim();
        let body = self.text.strip_suffix(tail)?.trim_end();
        (!tail.is_empty()).then(|| (tail, body.to_owned()))
    }

    /// Whether it is a head, a foot or a stamp.
    pub fn is_running(&self) -> bool {
        self.role == Some(ParagraphRole::Running)
    }

    /// Whether it is a row of a table.
    pub fn is_row(&self) -> bool {
        self.table.is_some()
    }

    /// Whether its letters are capitals (and there are some).
    pub fn is_capitals(&self) -> bool {
        is_capitals(&self.text)
    }

    /// Whether it looks like a heading.
    pub fn is_heading(&self) -> bool {
        self.role == Some(ParagraphRole::Heading)
    }

    /// The paragraph that the reader keeps.
    pub fn paragraph(&self) -> Paragraph {
        let role = self.role.unwrap_or(match &self.marker {
            Some(_) => ParagraphRole::Point,
            None => ParagraphRole::Text,
        });
        Paragraph {
            place: self.place.clone(),
            role,
            text: self.whole(),
        }
    }
}

/// Whether the letters of a text are capitals, and there are at least three.
pub fn is_capitals(text: &str) -> bool {
    let letters = text.chars().filter(|letter| letter.is_alphabetic());
    let (mut large, mut small) = (0, 0);
    for letter in letters {
        if letter.is_lowercase() {
            small += 1;
        } else {
            large += 1;
        }
    }
    large >= 3 && small * 12 <= large
}

/// The paragraphs of a document in reading order, heads and feet among them.
pub fn build(document: &Document) -> Vec<Block> {
    let shape = Shape::of(document);
    let mut blocks: Vec<Block> = Vec::new();
    let mut open: Option<Open> = None;
    for (index, page) in document.pages.iter().enumerate() {
        let lines = unfold::lines(&page.lines);
        for line in lines.iter() {
            let place = Place {
                page: page.number,
                printed_page: page.printed.clone(),
                line: line.number,
            };
            if line.part != Part::Body {
                blocks.push(running(line, place, index));
                continue;
            }
            if let Some(current) = open.as_mut()
                && shape.goes_on(current, line, index)
            {
                current.add(line, index);
                continue;
            }
            if let Some(done) = open.take() {
                let title = done.announces_title || done.is_title_part(line);
                push(&mut blocks, done.block);
                open = Some(Open::begin(line, place, index, title));
            } else {
                open = Some(Open::begin(line, place, index, false));
            }
        }
    }
    if let Some(done) = open {
        push(&mut blocks, done.block);
    }
    blocks
}

fn push(blocks: &mut Vec<Block>, mut block: Block) {
    block.role = role(&block);
    // A head or foot that fell inside a paragraph keeps its place behind it.
    let at = blocks
        .iter()
        .rposition(|before| !before.is_running() || !is_later(before, &block))
        .map_or(0, |before| before + 1);
    blocks.insert(at, block);
}

fn is_later(a: &Block, b: &Block) -> bool {
    (a.page, a.place.line) > (b.page, b.place.line)
}

fn running(line: &Line, place: Place, page: usize) -> Block {
    Block {
        place,
        page,
        role: Some(ParagraphRole::Running),
        text: fold::quote(&line.text),
        lines: vec![line.text.clone()],
        ..Block::default()
    }
}

fn role(block: &Block) -> Option<ParagraphRole> {
    let letters = block.text.chars().count();
    let closed = block.text.ends_with(['.', ';', ',']);
    if block.table.is_some() {
        Some(ParagraphRole::Row)
    } else if block.heading.is_some()
        || letters > 1
            && letters <= LONGEST_HEADING
            && !closed
            && (block.bold || block.is_capitals())
            && block.text.chars().any(char::is_alphabetic)
            && !label::stands_alone(&block.text)
    {
        Some(ParagraphRole::Heading)
    } else {
        None
    }
}

/// A paragraph that may go on.
struct Open {
    block: Block,
    /// Where its last line ends.
    end: f32,
    /// Points a letter of its last line takes.
    letter: f32,
    /// Its last line.
    last: String,
    /// The page of its last line.
    page: usize,
    /// It is a number of the web system's table: a title comes next.
    announces_title: bool,
    /// It stands where a title is expected.
    title: bool,
    /// It stands alone.
    closed: bool,
}

static BADGE_END: Pattern =
    Pattern::new(r"(?:PDF|DOC|DOCX|XLSX?|PPTX?|RTF|ZIP|HTM|HTML) \d[\d.,]* ?[KMG]?B$");

impl Open {
    fn begin(line: &Line, place: Place, page: usize, title: bool) -> Self {
        let words = fold::quote(&line.text);
        let alone = label::stands_alone(&words);
        let (marker, text) = match marker::split(&words) {
            Some((marker, rest)) if !alone && line.table.is_none() => {
                (Some(marker), rest.to_owned())
            }
            _ => (None, words.clone()),
        };
        let mut open = Open {
            block: Block {
                place,
                page,
                marker,
                text: String::new(),
                indent: line.indent,
                bold: line.bold,
                size: line.size,
                heading: line.heading,
                gap: line.gap,
                cells: line.cells.clone(),
                table: line.table,
                ..Block::default()
            },
            end: 0.0,
            letter: 1.0,
            last: String::new(),
            page,
            announces_title: matches!(
                label::section(&words),
                Some(label::Section::Number | label::Section::AgendaItem)
            ),
            title,
            closed: alone,
        };
        open.take(line, &text, page);
        if line.table.is_some() {
            open.block.text = line
                .text
                .split('\t')
                .map(fold::quote)
                .collect::<Vec<_>>()
                .join("\t");
        }
        open
    }

    fn add(&mut self, line: &Line, page: usize) {
        self.block.bold &= line.bold;
        self.take(line, &fold::quote(&line.text), page);
    }

    fn take(&mut self, line: &Line, text: &str, page: usize) {
        if !self.block.text.is_empty() && !text.is_empty() {
            self.block.text.push(' ');
        }
        self.block.text.push_str(text);
        self.block.lines.push(line.text.clone());
        self.end = line.end;
        let letters = u16::try_from(line.text.chars().count()).unwrap_or(u16::MAX);
        self.letter = (line.end - line.indent) / f32::from(letters.max(1));
        text.clone_into(&mut self.last);
        self.page = page;
    }

    /// Furniture between a number and its title does not end the wait for it.
    fn is_title_part(&self, line: &Line) -> bool {
        self.title
            && matches!(
                label::section(&self.block.text),
                Some(label::Section::Furniture)
            )
            && label::section(&line.text).is_none()
    }
}

/// What the lines of a document look like altogether.
struct Shape {
    /// Where full lines end.
    width: f32,
    /// Lines are not wrapped: each is a paragraph.
    unwrapped: bool,
    /// Some paragraphs are parted by gaps.
    gaps: bool,
}

static PERSON: Pattern = Pattern::new(
    r"^(?:the )?(?i:right worshipful |lord mayor )?(?:Councillors?|Cllrs?|Cllr\.|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Professor|Prof|Reverend|Rev|County Councillor|Alderman|Honorary)\b",
);
static UNFINISHED: Pattern = Pattern::new(
    r"(?i)(?:,|&|-|–|/|\(|\b(?:and|or|of|the|a|an|to|for|with|in|on|at|by|from|into|that|which|as|be|been|was|were|is|are|has|have|had|would|will|their|its|his|her|this|these|those|any|all|not|no|between|under|through|regarding|including|about|councillors?|cllrs?|mr|mrs|ms))$",
);
static REPORT_OF: Pattern = Pattern::new(r"^Report (?:of|by|from) [^.]{3,90}$");
static HEAD_NUMBER: Pattern =
    Pattern::new(r"^(?:[A-Z]{1,6}[./]?)?\d{1,4}(?:[./]\d{1,4}){0,2}[a-z]?\.? +[A-Z]");
static SMALL_WORDS: Pattern =
    Pattern::new(r"^(?:and|of|the|to|for|in|on|a|an|with|from|by|at|or|&|-|–)$");

impl Shape {
    fn of(document: &Document) -> Self {
        let mut ends = Vec::new();
        let (mut gaps, mut count) = (0_usize, 0_usize);
        let mut longest = 0;
        for line in document.pages.iter().flat_map(|page| &page.lines) {
            if line.part == Part::Body && line.table.is_none() {
                ends.push(line.end);
                count += 1;
                gaps += usize::from(line.gap);
                longest = longest.max(line.text.chars().count());
            }
        }
        ends.sort_by(f32::total_cmp);
        let width = ends
            .get(ends.len().saturating_sub(1 + ends.len() / 50))
            .copied()
            .unwrap_or_default();
        let sized = document
            .pages
            .iter()
            .any(|page| page.lines.iter().any(|line| line.size > 0.0));
        Self {
            width,
            unwrapped: !sized && width > UNWRAPPED,
            gaps: gaps * 10 > count,
        }
    }

    /// Whether the line belongs to the paragraph before it.
    fn goes_on(&self, open: &Open, line: &Line, page: usize) -> bool {
        let words = fold::quote(&line.text);
        if open.closed || open.block.table.is_some() || line.table.is_some() {
            return false;
        }
        // A marker that stands alone waits for its words, whatever they are.
        if open.block.marker.is_some() && open.block.text.is_empty() {
            return marker::split(&words).is_none()
                && label::section(&words)
                    .is_none_or(|section| section == label::Section::Furniture);
        }
        if label::stands_alone(&words) || label::begins_paragraph(&words) {
            return false;
        }
        if open
            .block
            .lines
            .last()
            .is_some_and(|last| ends_in_margin(last))
        {
            return false;
        }
        if open.block.heading != line.heading
            || (open.block.size - line.size).abs() > 0.6
            || open.block.bold != line.bold
                && (open.block.bold || line.bold)
                && !(starts_small(&words) && !line.gap)
        {
            return false;
        }
        if self.is_marked(open, line, &words) {
            return false;
        }
        if line.gap || page != open.page {
            return carries_over(&open.last, &words);
        }
        self.wraps(open, &words)
    }

    /// Whether the line begins a point. Figures and letters that happen to stand
    /// first after a soft wrap begin none.
    fn is_marked(&self, open: &Open, line: &Line, words: &str) -> bool {
        let Some((marker, _)) = marker::split(words) else {
            return false;
        };
        if !line.gap && is_in_brackets(&open.block.text) {
            return false;
        }
        if marker.count == marker::Count::Bullet || line.gap {
            return !matches!(marker.shape.as_str(), "-" | "–" | "—" | "*")
                || line.gap
                || open.block.marker.is_some()
                || is_closed(&open.last)
                || !starts_small(words);
        }
        marker.begins()
            || open
                .block
                .marker
                .as_ref()
                .is_some_and(|before| marker.follows(before))
            || is_closed(&open.last)
            || self.has_room(open, words)
    }

    /// Whether a line without a gap above it goes on with the sentence.
    fn wraps(&self, open: &Open, words: &str) -> bool {
        let last = open.last.as_str();
        if open.title {
            return !BADGE_END.is_in(last)
                && !last.ends_with(['.', '?'])
                && (UNFINISHED.is_in(last) || starts_small(words) || !self.has_room(open, words));
        }
        if last.ends_with([':', ';']) {
            return false;
        }
        if is_capitals(&open.block.text) != is_capitals(words)
            && open.block.text.chars().count() > 3
        {
            if is_capitals(&open.block.text) && !UNFINISHED.is_in(last) {
                return !self.has_room(open, words) && words.chars().count() < 4;
            }
            if is_capitals(words) && words.chars().count() > 12 && is_closed(last) {
                return false;
            }
        }
        if PERSON.is_in(words) && PERSON.is_in(&open.block.text) && !UNFINISHED.is_in(last) {
            return !self.has_room(open, words) && !is_closed(last);
        }
        if starts_small(words) || UNFINISHED.is_in(last) {
            return true;
        }
        if self.is_short_head(open) || REPORT_OF.is_in(last) && self.has_room(open, words) {
            return false;
        }
        if self.unwrapped {
            return false;
        }
        if is_closed(last) {
            return !self.has_room(open, words);
        }
        self.gaps
            || open.block.marker.is_some()
            || open.block.lines.len() > 1
            || !(is_title_case(last) && self.has_room(open, words))
    }

    /// A number and a few words, far from the margin: an item's head, whole.
    fn is_short_head(&self, open: &Open) -> bool {
        let numbered = match &open.block.marker {
            Some(marker) => {
                matches!(marker.count, marker::Count::Number | marker::Count::Decimal)
            }
            None => HEAD_NUMBER.is_in(&open.block.text),
        };
        numbered && open.block.lines.len() == 1 && open.end < self.width * 0.8
    }

    /// Whether the first word of the next line would still have fitted.
    fn has_room(&self, open: &Open, words: &str) -> bool {
        let word = words.split(' ').next().unwrap_or_default();
        let letters = u16::try_from(word.chars().count() + 1).unwrap_or(u16::MAX);
        open.end + f32::from(letters) * open.letter < self.width * 0.97
    }
}

/// Whether a sentence goes on over a gap or a page break.
fn carries_over(last: &str, words: &str) -> bool {
    let appended = last
        .rsplit(' ')
        .nth(1)
        .is_some_and(|word| word.eq_ignore_ascii_case("appendix"));
    if is_closed(last) || last.ends_with([':', ';']) || is_capitals(last) || appended {
        return false;
    }
    last.chars().count() > 30 && starts_small(words)
        || UNFINISHED.is_in(last)
            && !last.ends_with(['-', '–'])
            && starts_with_letter(words)
            && last.chars().count() > 30
}

/// Whether a bracket was opened shortly before and is not closed.
fn is_in_brackets(text: &str) -> bool {
    let Some(open) = text.rfind('(') else {
        return false;
    };
    !text[open..].contains(')') && text[open..].chars().count() < 80
}

/// Whether the line ended in somebody's name at the right margin, behind a sentence.
fn ends_in_margin(line: &str) -> bool {
    line.rsplit_once('\t').is_some_and(|(body, tail)| {
        is_closed(body.trim_end()) && tail.chars().count() <= 60 && starts_with_letter(tail)
    })
}

fn is_closed(last: &str) -> bool {
    last.trim_end_matches(['”', '’', '"', '\'', ')', ']'])
        .ends_with(['.', '?', '!', ':', ';'])
}

fn starts_small(words: &str) -> bool {
    words.chars().next().is_some_and(char::is_lowercase)
}

fn starts_with_letter(words: &str) -> bool {
    words.chars().next().is_some_and(char::is_alphanumeric)
}

fn is_title_case(line: &str) -> bool {
    let words: Vec<&str> = line
        .split_whitespace()
        .filter(|word| !SMALL_WORDS.is_in(word))
        .collect();
    words.len() > 1
        && !line.starts_with("The ")
        && words.iter().all(|word| {
            word.chars()
                .find(|letter| letter.is_alphanumeric())
                .is_none_or(|letter| letter.is_uppercase() || letter.is_numeric())
        })
}
