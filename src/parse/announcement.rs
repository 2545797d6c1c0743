//! What an agenda says of an item: its summary, what is asked, whether a paper comes.

use crate::parse::item::Raw;
use crate::parse::label;
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

static ASK: Pattern = Pattern::new(
    r"(?i)\b(?:is|are|be|will be|being) (?:therefore )?(?:asked|requested|recommended|invited|required)(?: \w+){0,2} to\b|^(?:members|the (?:committee|commission|panel|board|cabinet|council|forum|sub-committee)|councillors|cabinet|council) (?:are |is )?to (?:\w+)|\bfor (?:members|the (?:committee|commission|panel|board|cabinet|council)) to (?:note|consider|approve|agree|decide|comment|endorse|review|receive|scrutinise)",
);
static ASK_VERB: Pattern = Pattern::new(
    r"(?i)^(?:to|the purpose (?:of this item )?is to) (?:consider|note|receive|approve|agree|confirm|comment|review|discuss|endorse|adopt|appoint|elect|determine|decide|recommend|scrutinise|sign|authorise|resolve|ratify|accept|declare|elect|nominate|make)\b",
);
static PAGES_ALONE: Pattern =
    Pattern::new(r"(?i)^\(?pages? \d{1,4}(?: ?(?:-|–|—|to) ?\d{1,4})?\)?$");
static WHO: Pattern = Pattern::new(
    r"(?i)^(?:\(?(?:report|contact|lead|officer|author|presented by|cabinet member|wards?)[^.]{0,80}|[^.]{0,60}(?:@|tel\b)[^.]*|[^.]{0,90}\b0\d{3,4} ?\d{3} ?\d{3,4}\b.*|\(?(?:copy |report )?to follow\)?\.?|(?:time|timing|presenter|paper|enclosure|enc|format|pages?): .{1,80})$",
);

/// Reads the paragraphs between an item's head and its account.
pub fn read(item: &Raw<'_>) -> Announcement {
    let mut found = Announcement {
        exempt: item.exempt,
        ..Announcement::default()
    };
    let mut summary: Vec<&str> = Vec::new();
    let mut ask: Vec<&str> = Vec::new();
    // "To consider the report" asks only where nothing asks outright.
    let outright = item.announcement.iter().any(|block| ASK.is_in(&block.text));
    let wholes: Vec<String> = item
        .announcement
        .iter()
        .map(|block| block.whole())
        .collect();
    for (block, whole) in item.announcement.iter().zip(&wholes) {
        let text = block.text.trim();
        if let Some(letter) = label::appendix(text) {
            found.appendix = Some(letter.to_uppercase());
            continue;
        }
        if PAGES_ALONE.is_in(text) {
            found.pages = title::read(&format!("x {text}"), &[]).pages;
            continue;
        }
        if text.is_empty() || WHO.is_in(text) || label::stands_alone(text) {
            continue;
        }
        found.exempt |= title::is_exempt(text) && text.chars().count() < 600;
        if block.marker.is_some() && !ask.is_empty() && summary.is_empty() {
            ask.push(whole);
            continue;
        }
        if ASK_VERB.is_in(text) && block.marker.is_none() && !outright {
            ask.push(text);
            continue;
        }
        for sentence in sentence::split(whole) {
            if ASK.is_in(sentence) {
                ask.push(sentence);
            } else {
                summary.push(sentence);
            }
        }
    }
    found.summary = joined(&summary);
    found.ask = joined(&ask);
    found
}

fn joined(parts: &[&str]) -> Option<String> {
    (!parts.is_empty()).then(|| parts.join(" "))
}
