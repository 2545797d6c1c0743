//! Where a report begins in a pack whose sheets carry neither stamps nor an outline: a
//! text, a saved page, a word processor's file.
//!
//! A report names itself before it says anything: to whom, of whom, of which day, under
//! which title, and its first section stands right behind that. One of these signs alone
//! stands in agendas and minutes as well.

use std::collections::HashSet;

use crate::domain::agenda::is_procedural;
use crate::domain::fold;
use crate::parse::date;
use crate::parse::marker::Count;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::report::Wanted;
use crate::parse::report::heading::{self, Head};
use crate::parse::report::piece;
use crate::parse::title;

/// Paragraphs of a report's head at most.
pub const HEAD: usize = 16;
/// A line of it is no longer than this.
const LONGEST: usize = 200;
/// Lines above its first field that may belong to it: the body, the day, the title.
const ABOVE: usize = 3;
/// Paragraphs behind the head among which its first section begins.
const BEHIND: usize = 3;
/// Fields that show a report though no section is headed.
const MANY: usize = 3;
/// Items that an agenda names before its first report can follow.
const LISTED: usize = 2;

/// The head of a report.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Opening {
    /// Its first paragraph.
    pub at: usize,
    /// The lines of it that may be its title, the surest first.
    pub titles: Vec<String>,
    /// The number of its item, where it is stamped.
    pub number: Option<String>,
    /// The letter of its appendix, where it is stamped.
    pub appendix: Option<String>,
    /// It is a report; else another paper under the body's name: a work programme, a log.
    pub reports: bool,
}

impl Opening {
    /// What it calls itself.
    pub fn name(&self) -> Option<&str> {
        self.titles.first().map(String::as_str)
    }
}

/// What a line of a head is.
#[derive(Debug, Clone, PartialEq)]
enum Sign {
    /// A label, its value behind it.
    Field(Head, String),
    Item(String),
    Appendix(String),
    Day,
    Body,
    /// An item of the agenda is called so.
    Listed,
    /// The hour or the place of a meeting, which no report names.
    Meeting,
    Other,
}

struct Line<'b> {
    block: usize,
    text: &'b str,
    sign: Sign,
}

static ITEM: Pattern = Pattern::new(
    r"(?i)^(?:agenda )?item(?: no\.?| number)?:? ?(?P<number>[A-Z]?\d{1,3}(?:\.\d{1,2})?[a-z]?)$",
);
/// "Item 4: Night buses (as at 3 May)" over a paper.
static ITEM_TITLED: Pattern = Pattern::new(
    r"(?i)^(?:agenda )?item(?: no\.?| number)? ?(?P<number>[A-Z]?\d{1,3}[a-z]?) ?[:.–—-]? ?(?P<title>\p{L}.*?)(?: ?\([^()]*\))?$",
);
/// "Paper C: Night buses" over a paper whose letter stands behind an item of the agenda.
static LETTERED: Pattern = Pattern::new(
    r"(?i)^(?P<kind>paper|appendix|annex|enclosure|enc\.?|attachment|schedule) (?P<letter>[A-Z]\d?|\d{1,2}[a-z]?) ?[:.–—-] ?(?P<title>\p{L}.*)$",
);
/// What a report calls what is attached to it.
static ATTACHED: Pattern = Pattern::new(r"(?i)^(?:appendix|annex|schedule)$");
/// An item whose number has no stop.
static BARE: Pattern = Pattern::new(r"^\d{1,2}[a-z]? (?P<title>\p{Lu}.{2,160})$");
static APPENDIX: Pattern = Pattern::new(
    r"(?i)^(?:appendix|annex|enclosure|attachment|paper) (?P<letter>[A-Z]{1,2}\d?|\d{1,2}[a-z]?)$",
);
static BODY: Pattern = Pattern::new(
    r"(?i)^[^.:;]{0,80}\b(?:committee|sub-?committee|panel|board|cabinet|council|executive|forum|authority|commission|trust)$",
);
static MEETING: Pattern = Pattern::new(r"(?i)^(?:start )?(?:time|venue|place|location) ?[:\t]");
/// Heads of a first section that say nothing of the report.
static SECTION: Pattern = Pattern::new(
    r"(?i)^(?:(?:introduction|background|context|report|details?|main report|information|issues?|proposals?|overview|headlines|position|situation|assessment|matters? for consideration)(?: (?:and|&) \w+(?: \w+)?| information| details?)?|(?:key|main) (?:issues?|points|messages)|(?:introduction|background) (?:to|of) .{3,40}) ?:?$",
);
/// Labels that letters and agendas bear as well.
static PLAIN: Pattern = Pattern::new(
    r"(?i)^(?:to|from|by|date|meeting|committee|board|for|status|contact(?: officer)?|officer|director|parish|wards?)\b",
);

/// The first paper behind the items that follow the word "Agenda".
pub fn first(blocks: &[Block], from: usize, to: usize) -> Option<Opening> {
    let to = to.min(blocks.len());
    let mut known = Known::of(&blocks[..from.min(to)]);
    let mut seen = 0;
    for at in from..to {
        let block = &blocks[at];
        if seen >= LISTED
            && begins(blocks, at)
            && let Some((opening, _)) = opening(blocks, at, to, &known)
        {
            return Some(opening);
        }
        let counts = block
            .marker
            .as_ref()
            .is_some_and(|marker| marker.count == Count::Number);
        let bare = (block.marker.is_none() && !block.is_row())
            .then(|| BARE.group(&block.text, "title"))
            .flatten();
        if counts || bare.is_some() || block.is_row() {
            seen += 1;
        }
        if let Some(title) = bare.filter(|title| !is_procedural(title)) {
            known.listed.insert(fold::compare(title));
        }
        if counts {
            known.number(block);
        }
        if counts && !is_procedural(&block.text) {
            known.listed.insert(fold::compare(&block.text));
        }
    }
    None
}

/// Where papers begin behind an agenda that ends here.
pub fn behind(blocks: &[Block], from: usize, wanted: &[Wanted<'_>]) -> Vec<Opening> {
    let mut known = Known::of(&blocks[..from.min(blocks.len())]);
    let titles = wanted.iter().filter_map(|item| item.title);
    known.listed.extend(
        titles
            .filter(|title| !is_procedural(title))
            .map(fold::compare),
    );
    known.lettered.extend(
        wanted
            .iter()
            .filter_map(|item| Some((item.appendix?.to_lowercase(), fold::compare(item.title?)))),
    );
    known.numbered.extend(
        wanted
            .iter()
            .filter_map(|item| Some((item.number?.to_lowercase(), fold::compare(item.title?)))),
    );
    let mut found: Vec<Opening> = Vec::new();
    let mut at = from;
    while at < blocks.len() {
        let head = begins(blocks, at).then(|| opening(blocks, at, blocks.len(), &known));
        at = match head.flatten() {
            Some((opening, end)) => {
                found.push(opening);
                end.max(at + 1)
            }
            None => at + 1,
        };
    }
    found
}

/// Names of the agenda that may stand again over a paper.
struct Known {
    /// Its bodies.
    bodies: HashSet<String>,
    /// The titles of its items.
    listed: HashSet<String>,
    /// The numbers of its items with their titles.
    numbered: HashSet<(String, String)>,
    /// The letters of their papers with their titles.
    lettered: HashSet<(String, String)>,
}

impl Known {
    fn of(head: &[Block]) -> Self {
        let lines = head.iter().filter(|block| !block.is_row());
        Self {
            bodies: lines
                .flat_map(|block| &block.lines)
                .filter(|line| BODY.is_in(line.trim()))
                .map(|line| fold::compare(line))
                .collect(),
            listed: HashSet::new(),
            numbered: HashSet::new(),
            lettered: HashSet::new(),
        }
    }

    /// Takes an item of the agenda with its number.
    fn number(&mut self, block: &Block) {
        if let Some(marker) = &block.marker {
            let title = block.lines.first().map_or("", |line| line.trim());
            let title = title.strip_prefix(&marker.printed).unwrap_or(title);
            for title in [title, &block.text] {
                self.numbered
                    .insert((marker.value.to_lowercase(), fold::compare(title)));
                let told = title::read(title, &[]);
                if let (Some(letter), Some(words)) = (told.appendix, told.words) {
                    self.lettered
                        .insert((letter.to_lowercase(), fold::compare(&words)));
                }
            }
        }
    }

    /// The letter and the title of a paper whose letter the agenda names behind an item.
    /// What reports attach has letters of its own: there the title has to be the item's.
    fn paper_in(&self, line: &str) -> Option<(String, String)> {
        let found = LETTERED.captures(line.trim())?;
        let letter = found["letter"].to_lowercase();
        let title = fold::compare(&found["title"]);
        let attached = ATTACHED.is_in(&found["kind"]);
        self.lettered
            .iter()
            .any(|(own, item)| *own == letter && (!attached || *item == title))
            .then(|| (found["letter"].to_uppercase(), fold::quote(&found["title"])))
    }

    /// The number and the title of an item that the agenda lists, where a line prints both
    /// once more: nothing else than a paper's head does.
    fn item_in(&self, line: &str) -> Option<(String, String)> {
        let found = ITEM_TITLED.captures(line.trim())?;
        let pair = (
            found["number"].to_lowercase(),
            fold::compare(&found["title"]),
        );
        self.numbered
            .contains(&pair)
            .then(|| (found["number"].to_owned(), fold::quote(&found["title"])))
    }
}

/// Whether a head may begin with this paragraph: there is room above it.
fn begins(blocks: &[Block], at: usize) -> bool {
    let block = &blocks[at];
    if block.is_running() || block.text.chars().count() > LONGEST {
        return false;
    }
    let before = blocks[..at].iter().rev().find(|block| !block.is_running());
    let apart = block.gap
        || before.is_none_or(|before| before.page != block.page || before.table != block.table);
    let plain = block.marker.is_none() && !block.text.ends_with('.');
    apart && (plain || block.is_row())
}

/// The head that begins here, and where it ends.
fn opening(blocks: &[Block], at: usize, to: usize, known: &Known) -> Option<(Opening, usize)> {
    let first = blocks[at].lines.first().filter(|_| !blocks[at].is_row());
    let of_item = first.and_then(|line| known.item_in(line));
    let of_item = of_item.map(|(number, title)| (Some(number), None, title));
    let lettered = || first.and_then(|line| known.paper_in(line));
    let lettered = || lettered().map(|(letter, title)| (None, Some(letter), title));
    if let Some((number, appendix, title)) = of_item.or_else(lettered) {
        let opening = Opening {
            at,
            titles: vec![title],
            number,
            appendix,
            // A log or a programme is a table right below its name.
            reports: blocks.get(at + 1).is_none_or(|next| !next.is_row()),
        };
        return Some((opening, at + 1));
    }
    let (lines, end) = lines(blocks, at, to, known);
    let is_sign = |line: &Line<'_>| {
        matches!(
            line.sign,
            Sign::Field(..) | Sign::Item(_) | Sign::Appendix(_) | Sign::Listed
        )
    };
    let Some(first) = lines.iter().position(is_sign) else {
        return other(blocks, &lines, end, known);
    };
    // A head that begins further down is found there.
    if first > ABOVE || lines.iter().any(|line| line.sign == Sign::Meeting) {
        return None;
    }
    let fields: Vec<(Head, &str, &str)> = lines
        .iter()
        .filter_map(|line| match &line.sign {
            Sign::Field(head, value) => Some((*head, line.text, value.as_str())),
            Sign::Item(_)
            | Sign::Appendix(_)
            | Sign::Day
            | Sign::Body
            | Sign::Listed
            | Sign::Meeting
            | Sign::Other => None,
        })
        .collect();
    let has = |sign: &Sign| lines.iter().any(|line| line.sign == *sign);
    let stamps = lines
        .iter()
        .filter(|line| matches!(line.sign, Sign::Item(_) | Sign::Appendix(_)))
        .count();
    let section = is_section(blocks, end, to);
    let head = Signs {
        fields: &fields,
        named: has(&Sign::Day) || has(&Sign::Body) || has(&Sign::Listed),
        listed: has(&Sign::Listed),
        stamps,
        section,
    };
    if !head.show_a_report() {
        return other(blocks, &lines, end, known);
    }
    let dated = fields.iter().any(|(head, ..)| *head == Head::Date);
    let belongs = |line: &Line<'_>| match line.sign {
        Sign::Body | Sign::Listed => true,
        Sign::Day => !dated,
        Sign::Other => !blocks[line.block].is_row() && blocks[line.block].is_heading(),
        Sign::Field(..) | Sign::Item(_) | Sign::Appendix(_) | Sign::Meeting => false,
    };
    let start = lines[..first]
        .iter()
        .rposition(|line| !belongs(line))
        .map_or(0, |before| before + 1);
    let mut opening = Opening {
        at: lines[start].block,
        titles: titles(&lines, &fields),
        reports: true,
        ..Opening::default()
    };
    for line in &lines {
        match &line.sign {
            Sign::Item(number) => opening.number = Some(number.clone()),
            Sign::Appendix(letter) => opening.appendix = Some(letter.clone()),
            Sign::Field(..)
            | Sign::Day
            | Sign::Body
            | Sign::Listed
            | Sign::Meeting
            | Sign::Other => {}
        }
    }
    Some((opening, end))
}

/// Another paper: the body's name again, a title, and a table right below them.
fn other(
    blocks: &[Block],
    lines: &[Line<'_>],
    end: usize,
    known: &Known,
) -> Option<(Opening, usize)> {
    let body = lines.first()?;
    let named = body.sign == Sign::Body && known.bodies.contains(&fold::compare(body.text));
    let rows = lines.iter().position(|line| blocks[line.block].is_row());
    let head = lines.get(1..rows.unwrap_or(lines.len()))?;
    let table = rows.is_some() || blocks.get(end).is_some_and(Block::is_row);
    // Sheets are told apart by more than that.
    let found =
        named && table && (1..=2).contains(&head.len()) && blocks[body.block].place.page.is_none();
    found.then(|| {
        let opening = Opening {
            at: body.block,
            titles: titles(head, &[]),
            ..Opening::default()
        };
        (opening, rows.map_or(end, |row| lines[row].block))
    })
}

/// What the lines of a head show together.
struct Signs<'l> {
    /// Label, line and value of each field.
    fields: &'l [(Head, &'l str, &'l str)],
    /// The body, the day or an item's title stands by itself.
    named: bool,
    /// An item's title stands by itself.
    listed: bool,
    stamps: usize,
    /// The first section follows.
    section: bool,
}

impl Signs<'_> {
    fn show_a_report(&self) -> bool {
        let mut heads: Vec<Head> = Vec::new();
        for (head, ..) in self.fields {
            if !heads.contains(head) {
                heads.push(*head);
            }
        }
        // A form with the same label twice is a list of several things.
        let titles = self.fields.iter().filter(|(head, ..)| *head == Head::Title);
        if titles.count() > 1 || self.stamps > 1 {
            return false;
        }
        let sure = self.fields.iter().any(|(_, line, _)| !PLAIN.is_in(line));
        let of_whom = heads.contains(&Head::From) || heads.contains(&Head::Author);
        let names = heads.contains(&Head::To) || heads.contains(&Head::Title) || self.named;
        let by_fields = heads.len() >= 2 && sure && names && (self.section || heads.len() >= MANY);
        let by_name = of_whom && self.named && sure && self.section;
        let by_stamp = self.stamps == 1 && (sure || self.section);
        by_fields || by_name || by_stamp || self.listed && self.section
    }
}

/// The lines of a head, and the paragraph behind it.
fn lines<'b>(blocks: &'b [Block], at: usize, to: usize, known: &Known) -> (Vec<Line<'b>>, usize) {
    let mut lines: Vec<Line<'b>> = Vec::new();
    let mut end = at;
    for (index, block) in blocks.iter().enumerate().take(to.min(at + HEAD)).skip(at) {
        if block.is_running() {
            end = index + 1;
            continue;
        }
        let words = block.text.as_str();
        let headed = heading::sure(words).is_some() || SECTION.is_in(words);
        let prose = words.chars().count() > LONGEST || words.ends_with('.') && !labels(block);
        if !block.is_row() && (block.marker.is_some() || headed || prose) && index > at {
            break;
        }
        end = index + 1;
        if block.is_row() {
            lines.extend(block.lines.first().map(|text| Line {
                block: index,
                text,
                sign: row(block),
            }));
            continue;
        }
        for text in &block.lines {
            let text = text.trim();
            lines.push(Line {
                block: index,
                text,
                sign: sign(text, known),
            });
        }
    }
    (lines, end)
}

fn labels(block: &Block) -> bool {
    let first = block.lines.first();
    first.is_some_and(|line| piece::beside(line.trim(), true, false).is_some())
}

fn sign(text: &str, known: &Known) -> Sign {
    if MEETING.is_in(text) {
        return Sign::Meeting;
    }
    if let Some(number) = ITEM.group(text, "number") {
        return Sign::Item(number.to_owned());
    }
    if let Some(letter) = APPENDIX.group(text, "letter") {
        return Sign::Appendix(letter.to_uppercase());
    }
    if known.listed.contains(&fold::compare(text)) {
        return Sign::Listed;
    }
    if let Some((head, end)) = piece::beside(text, true, false) {
        return if head == Head::Other || head.is_implications() {
            Sign::Other
        } else {
            Sign::Field(head, fold::quote(&text[end..]))
        };
    }
    if date::whole(text).is_some() {
        return Sign::Day;
    }
    if BODY.is_in(text) {
        return Sign::Body;
    }
    Sign::Other
}

/// A row of a label and its value.
fn row(block: &Block) -> Sign {
    let cells: Vec<&str> = block
        .cells
        .iter()
        .map(|cell| cell.text.trim())
        .filter(|text| !text.is_empty())
        .collect();
    let [label, value, ..] = cells.as_slice() else {
        return Sign::Other;
    };
    if MEETING.is_in(&format!("{label}:")) {
        return Sign::Meeting;
    }
    match heading::label(label.trim_end_matches([':', ' ', '?'])) {
        Some(head) if !matches!(head, Head::Other) => Sign::Field(head, fold::quote(value)),
        Some(_) | None => Sign::Other,
    }
}

/// Whether the report's first section begins here.
fn is_section(blocks: &[Block], at: usize, to: usize) -> bool {
    let behind = blocks[at.min(to)..to].iter();
    for block in behind.filter(|block| !block.is_running()).take(BEHIND) {
        if let Some(marker) = &block.marker
            && matches!(marker.count, Count::Number | Count::Decimal)
        {
            let first = matches!(marker.value.as_str(), "1" | "1.0" | "1.1");
            return first && !is_procedural(&block.text);
        }
        let words = block.text.trim();
        if heading::sure(words).is_some() || SECTION.is_in(words) || labels(block) {
            return true;
        }
    }
    false
}

/// The lines of a head that may be its title: what is labelled so first.
fn titles(lines: &[Line<'_>], fields: &[(Head, &str, &str)]) -> Vec<String> {
    let labelled = fields
        .iter()
        .filter(|(head, ..)| *head == Head::Title)
        .map(|(_, _, value)| (*value).to_owned());
    let alone = lines
        .iter()
        .filter(|line| matches!(line.sign, Sign::Other | Sign::Listed))
        .map(|line| line.text.to_owned());
    labelled
        .chain(alone)
        .filter(|title| title.chars().any(char::is_alphabetic))
        .collect()
}
