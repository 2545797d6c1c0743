//! What an agenda says of an item: its summary, what is asked, whether a paper comes.

use crate::parse::item::Raw;
use crate::parse::label;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::sentence;
use crate::parse::title;

/// What the agenda says of an item.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Announcement {
    /// What the item is.
    pub summary: Option<String>,
    /// What members are asked to do.
    pub ask: Option<String>,
    /// The appendix letter that stands on a line of its own.
    pub appendix: Option<String>,
    /// Printed pages that stand on a line of their own.
    pub pages: Option<(u32, u32)>,
    /// Restricted under Schedule 12A.
    pub exempt: bool,
}

/// Letters between two sentences that are still quoted together.
const LONGEST_BETWEEN: usize = 500;

static ASK: Pattern = Pattern::new(
    r"(?i)\b(?:is|are|be|will be|being) (?:therefore )?(?:asked|requested|recommended|invited|required)(?: \w+){0,2} to\b|^(?:members|the (?:committee|commission|panel|board|cabinet|council|forum|sub-committee)|councillors|cabinet|council) (?:are |is )?to (?:\w+)|\bfor (?:members|the (?:committee|commission|panel|board|cabinet|council)) to (?:note|consider|approve|agree|decide|comment|endorse|review|receive|scrutinise)",
);
static ASK_VERB: Pattern = Pattern::new(
    r"(?i)^(?:to|the purpose (?:of this item )?is to) (?:consider|note|receive|approve|agree|confirm|comment|review|discuss|endorse|adopt|appoint|elect|determine|decide|recommend|scrutinise|sign|authorise|resolve|ratify|accept|declare|elect|nominate|make)\b",
);
/// The head of a paper that stands behind the agenda: "CLERK'S REPORT – 4 MAY 2031".
static REPORT: Pattern = Pattern::new(
    r"(?i)^(?:the )?(?:(?:town|parish|deputy) )*clerk['’]?s['’]? (?:report|notes|update)\b",
);
static PAGES_ALONE: Pattern =
    Pattern::new(r"(?i)^\(?pages? \d{1,4}(?: ?(?:-|–|—|to) ?\d{1,4})?\)?$");
static WHO: Pattern = Pattern::new(
    r"(?i)^(?:\(?(?:report|contact|lead|officer|author|presented by|cabinet member|wards?)[^.]{0,80}|[^.]{0,60}(?:@|tel\b)[^.]*|[^.]{0,90}\b0\d{3,4} ?\d{3} ?\d{3,4}\b.*|\(?(?:copy |report )?to follow\)?\.?|(?:time|timing|presenter|paper|enclosure|enc|format|pages?): .{1,80})$",
);
/// "Recommendation:", and what is recommended behind it or below.
static RECOMMENDATION: Pattern = Pattern::new(
    r"^(?i:(?:officer |proposed )?recommendations?|recommended|it is recommended)(?: (?i:to|for) (?:the )?[A-Z][\w ]{2,60})? ?(?::-|:|[–—])\s*(?P<rest>.*)$",
);
/// A column's head and its cell, of a table that lists the business.
static CELL: Pattern = Pattern::new(
    r"(?i)^(?:time|timing|lead|led by|presenter|paper|enclosure|enc|format|pages?)\t.{1,80}$",
);

/// What is recommended: "That the plan be adopted", "Members note the report".
static THAT: Pattern =
    Pattern::new(r"^(?:That|To|The|Members|Council|Cabinet|Committee|[A-Z][a-z]+s?) [a-z].{8,}");

static ENCLOSURE: Pattern = Pattern::new(
    r"^(?i:paper|enclosure|enc)\.?\t(?P<label>(?i:enc(?:losure|l)?|paper|doc(?:ument)?|annexe?|item|att(?:achment)?)\.? ?[A-Z]{0,2}\d{0,3}[a-z]?)$",
);

/// What the agenda's column of enclosures calls the paper of an item: "Enc 2".
pub fn enclosure<'b>(item: &Raw<'b>) -> Option<&'b str> {
    let mut lines = item.announcement.iter().flat_map(|block| &block.lines);
    let label = lines.find_map(|line| ENCLOSURE.group(line, "label"))?;
    label
        .contains(|letter: char| letter.is_ascii_digit() || letter == ' ')
        .then_some(label)
}

/// Reads the paragraphs between an item's head and its account.
pub fn read(item: &Raw<'_>) -> Announcement {
    let mut found = Announcement {
        exempt: item.exempt,
        ..Announcement::default()
    };
    let mut told: Vec<(Says, &str)> = Vec::new();
    // Behind the last item of a summons the clerk's report is printed.
    let mut blocks = item.announcement.iter();
    let end = blocks.position(|block| block.is_heading() && REPORT.is_in(&block.text));
    let announcement = &item.announcement[..end.unwrap_or(item.announcement.len())];
    let announcement = before_table(announcement);
    // "To consider the report" asks only where nothing asks outright.
    let outright = announcement.iter().any(|block| ASK.is_in(&block.text));
    let wholes: Vec<String> = announcement.iter().map(|block| block.whole()).collect();
    if let Some(words) = item.run_in.as_deref() {
        let asks = ASK_VERB.is_in(words) && !outright;
        for sentence in sentence::split(words) {
            let says = if asks || ASK.is_in(sentence) {
                Says::Asked
            } else {
                Says::Told
            };
            told.push((says, sentence));
        }
    }
    let mut recommends = false;
    for (block, whole) in announcement.iter().zip(&wholes) {
        let text = block.text.trim();
        // "[To approve the minutes.]": what is asked stands in brackets.
        let text = text
            .strip_prefix('[')
            .and_then(|inner| inner.strip_suffix(']'))
            .map_or(text, str::trim);
        if let Some(rest) = RECOMMENDATION.group(text, "rest") {
            told.push((Says::Beside, ""));
            recommends = rest.is_empty();
            if !rest.is_empty() {
                told.push((Says::Asked, rest));
            }
            continue;
        }
        if std::mem::take(&mut recommends) && THAT.is_in(text) {
            told.push((Says::Asked, whole));
            recommends = block.marker.is_some();
            continue;
        }
        if let Some(letter) = label::appendix(text) {
            found.appendix = Some(letter.to_uppercase());
            told.push((Says::Beside, text));
            continue;
        }
        if PAGES_ALONE.is_in(text) {
            found.pages = title::read(&format!("x {text}"), &[]).pages;
            told.push((Says::Beside, text));
            continue;
        }
        let cell = matches!(block.lines.as_slice(), [line] if CELL.is_in(line));
        if text.is_empty() || cell || WHO.is_in(text) || label::stands_alone(text) {
            told.push((Says::Beside, text));
            continue;
        }
        found.exempt |= title::is_exempt(text) && text.chars().count() < 600;
        let has = |what| told.iter().any(|(says, _)| *says == what);
        if block.marker.is_some() && has(Says::Asked) && !has(Says::Told) {
            told.push((Says::Asked, whole));
            continue;
        }
        if ASK_VERB.is_in(text) && block.marker.is_none() && !outright {
            told.push((Says::Asked, text));
            continue;
        }
        for sentence in sentence::split(whole) {
            let asks = ASK.is_in(sentence);
            told.push((if asks { Says::Asked } else { Says::Told }, sentence));
        }
    }
    found.summary = together(&told, Says::Told);
    found.ask = together(&told, Says::Asked);
    found
}

/// Cells that a row of a tracker or a programme has at least.
const COLUMNS: usize = 3;

/// Letters that the title of a table has at most.
const TITLE: usize = 90;

/// What stands before a table and its title: behind the last item of an agenda its tracker and
/// its work programme are printed, and say nothing of that item.
fn before_table<'a, 'b>(blocks: &'a [&'b Block]) -> &'a [&'b Block] {
    let is_row = |block: &&Block| block.is_row() && block.cells.len() >= COLUMNS;
    let at = blocks.windows(3).position(|three| three.iter().all(is_row));
    let Some(at) = at else {
        return blocks;
    };
    let above = at.checked_sub(1).map(|above| blocks[above]);
    let is_title = above.is_some_and(|block| {
        block.marker.is_none()
            && block.text.chars().count() <= TITLE
            && !block.text.ends_with(['.', ';', '?'])
    });
    &blocks[..at - usize::from(is_title)]
}

/// What a sentence under an item's head is to the item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    /// Members are asked to do something.
    Asked,
    /// What the item is.
    Told,
    /// Neither: who wrote it, where it stands.
    Beside,
}

/// The sentences of one kind as they stand: a quote leaves nothing out, so what is between
/// two of them comes with them, or ends them where it is long or something else.
fn together(told: &[(Says, &str)], wanted: Says) -> Option<String> {
    let first = told.iter().position(|(says, _)| *says == wanted)?;
    let mut end = first + 1;
    let mut between = 0;
    for (at, (says, text)) in told.iter().enumerate().skip(end) {
        if *says == wanted {
            end = at + 1;
            between = 0;
        } else {
            between += text.chars().count();
            if *says == Says::Beside && !text.is_empty() || between > LONGEST_BETWEEN {
                break;
            }
        }
    }
    let texts: Vec<&str> = told[first..end].iter().map(|(_, text)| *text).collect();
    Some(texts.join(" "))
}
