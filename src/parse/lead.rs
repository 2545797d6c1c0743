//! Where a paper belongs that tells of no meeting: what it says of its committee, its
//! day, its item and its appendix. Supplements, update sheets and appendices are named
//! differently everywhere; they are known by what they name.

use crate::domain::agenda::Item;
use crate::domain::fold;
use crate::domain::meeting::{Meeting, Role};
use crate::domain::source::{Kind, Place};
use crate::domain::whole::Lead;
use crate::extract::Document;
use crate::parse::body;
use crate::parse::head;
use crate::parse::paragraph::Block;
use crate::parse::part::letter;
use crate::parse::pattern::Pattern;
use crate::parse::report::cover;
use crate::parse::whole::calls_itself_late;

/// Paragraphs in which a paper says what it is.
const HEAD: usize = 25;
/// Headings among the first paragraphs that may be the item's title.
const TITLES: usize = 6;
/// An update sheet names at most so many items.
const MOST_ITEMS: usize = 60;

static ITEM: Pattern = Pattern::new(
    r"^(?i:agenda )?(?i:item)(?i: no\.?| number)?:? ?(?P<number>\d{1,3}[a-z]?)\b(?P<rest>.*)$",
);
static IN_NAME: Pattern =
    Pattern::new(r"(?i)\b(?:agenda[ _-]?)?item[ _-]*(?P<number>\d{1,3}[a-z]?)(?:[ _.-]|$)");
static APPENDIX: Pattern = Pattern::new(
    r"(?i)^(?:annex|appendix) (?P<letter>[A-Z]|\d{1,2})(?:[a-z]?\d?)?(?: ?[-–—:.] ?(?P<rest>.+)| to (?:agenda )?item (?P<number>\d{1,3}[a-z]?)\b.*)?$",
);
static APPENDIX_IN_NAME: Pattern = Pattern::new(r"(?i)\bappendix[ _-]*(?P<letter>[A-Z]|\d{1,2})\b");
static TITLE: Pattern = Pattern::new(
    r"(?i)^(?:report title|title of (?:the )?report|title|subject|report|item|agenda item|proposal|re) ?[:\t] ?(?P<value>.{4,250})$",
);

/// What the paper says of where it belongs; `None` where it says nothing. The rows of a
/// programme name the meetings of a year, and none of them is the paper's own.
pub fn read(document: &Document, blocks: &[Block], programme: bool) -> Option<Lead> {
    if document.kind == Kind::Xlsx {
        return None;
    }
    // A letter names the meeting whose papers it brings, be it the council's own.
    let of_letter = letter::body(blocks).map(fold::quote);
    let blocks = behind_greeting(blocks);
    let told: Vec<&Block> = blocks.iter().filter(|block| !block.is_row()).collect();
    let of_head = |block: &&Block| !(programme && block.is_row());
    let top: Vec<Block> = blocks.iter().filter(of_head).take(HEAD).cloned().collect();
    let named = head::read(&top);
    // The file's own name, as the council's web system gives it, is the paper's too.
    let name = document
        .name
        .rsplit_once('.')
        .map_or(document.name.as_str(), |(name, _)| name)
        .replace('_', " ");
    let appendix = told
        .iter()
        .take(HEAD / 2)
        .find_map(|block| APPENDIX.group(block.text.trim(), "letter"))
        .or_else(|| APPENDIX_IN_NAME.group(&name, "letter"))
        .map(str::to_uppercase);
    let titles = titles(&told, &name);
    let mut items = items(&told);
    if items.is_empty() {
        let number = IN_NAME
            .group(&name, "number")
            .or_else(|| {
                told.iter()
                    .take(HEAD / 2)
                    .find_map(|block| APPENDIX.group(block.text.trim(), "number"))
            })
            .map(str::to_owned);
        items.push(Item {
            number,
            title: told
                .iter()
                .take(HEAD)
                .find_map(|block| TITLE.group(&block.text, "value"))
                .map(str::to_owned)
                .or_else(|| cover::title(blocks)),
            place: told
                .first()
                .map_or_else(Place::default, |block| block.place.clone()),
            ..Item::default()
        });
    }
    let last = document.pages.iter().filter_map(|page| page.number).max();
    if let ([only], Some(last)) = (items.as_mut_slice(), last) {
        only.pages = Some((1, last));
    }
    let committee = named.committee.and_then(|name| named_body(&name));
    // Whose paper it is says nothing of which of its bodies met.
    let whose = committee.clone().filter(|name| body::is_council(name));
    let met = of_letter.or_else(|| committee.filter(|_| whose.is_none()));
    let lead = Lead {
        meeting: Meeting {
            committee: met,
            council: named.council.or(whose),
            date: named.date,
            role: Role::Item,
            items,
            ..Meeting::default()
        },
        titles,
        appendix,
    };
    let says = lead.meeting.date.is_some()
        || lead.meeting.items.iter().any(|item| item.number.is_some())
        || !lead.titles.is_empty();
    says.then_some(lead)
}

/// What stands behind the greeting of a letter: its own day, its telephone and its writer
/// tell nothing of the paper that comes with it.
fn behind_greeting(blocks: &[Block]) -> &[Block] {
    let at = letter::greeting(blocks);
    at.and_then(|at| blocks.get(at + 1..))
        .filter(|behind| !behind.is_empty())
        .unwrap_or(blocks)
}

/// The body in "Harbours Panel – Update Sheet".
fn named_body(name: &str) -> Option<String> {
    name.split(['–', '—', ':', '|'])
        .flat_map(|part| part.split(" - "))
        .map(str::trim)
        .find(|part| !part.is_empty() && !calls_itself_late(part))
        .map(str::to_owned)
}

/// The items that the paper names at the head of a line, each once.
fn items(blocks: &[&Block]) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for block in blocks {
        let text = block.text.trim();
        let Some(found) = ITEM.captures(text) else {
            continue;
        };
        let rest = found["rest"].trim_start_matches([' ', '-', '–', '—', ':', '.', '\t']);
        let known = items
            .iter()
            .any(|item| item.number.as_deref() == Some(&found["number"]));
        // "Item 7 was deferred" is talk of an item; a head is short or goes on as a title.
        let heads = rest.is_empty()
            || text.chars().count() <= 160
                && rest.starts_with(|letter: char| letter.is_uppercase() || letter.is_numeric())
                && !rest.ends_with('.');
        if !known && heads && items.len() < MOST_ITEMS {
            items.push(Item {
                number: Some(found["number"].to_owned()),
                title: (!rest.is_empty()).then(|| rest.to_owned()),
                place: block.place.clone(),
                ..Item::default()
            });
        }
    }
    items
}

fn titles(blocks: &[&Block], name: &str) -> Vec<String> {
    let mut titles: Vec<String> = Vec::new();
    let mut take = |title: &str| {
        let title = title.trim();
        let fits = (6..=250).contains(&title.chars().count());
        if fits && titles.len() <= TITLES && !titles.iter().any(|known| known == title) {
            titles.push(title.to_owned());
        }
    };
    take(name);
    for block in blocks.iter().take(HEAD) {
        if let Some(value) = TITLE.group(&block.text, "value") {
            take(value);
        }
    }
    for block in blocks.iter().take(HEAD).filter(|block| !block.is_running()) {
        let rest = APPENDIX.group(block.text.trim(), "rest");
        if let Some(rest) = rest {
            take(rest);
        } else if block.is_heading() {
            take(&block.text);
        }
    }
    titles
}
