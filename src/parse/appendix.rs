//! Appendices that a report or the agenda names, and whether the pack holds them.
//!
//! An appendix is there where its name heads a sheet, is stamped on one, or stands in
//! the outline. Those that are kept elsewhere (exempt, on a website, of another
//! document) are no loss.

use std::collections::BTreeMap;

use crate::domain::meeting::Meeting;
use crate::domain::source::{Loss, Place};
use crate::domain::whole::{Heal, ItemAt, NamedPaper, Wants, Whole};
use crate::extract::{Document, Part};
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::sentence;
use crate::parse::whole::{item_words, on_page};

/// Paragraphs at the top of a sheet that may head it.
const TOP: usize = 4;
/// A heading is no longer than this.
const LONGEST: usize = 160;

/// "attached as Appendix C", "(see Appendix 2)", "set out at Appendices A and B".
static NAMED: Pattern = Pattern::new(
    r"\b(?:[Aa]ppendix|[Aa]ppendices|APPENDIX|APPENDICES) (?P<first>[A-Z]|\d{1,2})(?P<part>[a-z]?\d?)\b(?:(?:,| and| &|, and) (?:Appendix )?(?P<second>[A-Z]|\d{1,2})\b)?",
);
/// It points at an appendix of this very report.
static POINTS: Pattern = Pattern::new(
    r"(?i)\b(?:attached|appended|enclosed|included|contained|provided|presented|set out|shown|detailed|outlined|given|see|listed|summarised|found) (?:to this report |to the report |here )?(?:(?:in|at|as|within|under|by) )?(?:the )?(?:(?:table|map|plan|list|chart)s? (?:in|at) )?\(?append(?:ix|ices)\b|\(append(?:ix|ices) [^)]{1,20}\)|^append(?:ix|ices) (?:[A-Z]|\d{1,2})\b ?(?:[-–—:]|\t)",
);
/// It is an appendix of something else.
static OTHERS: Pattern =
    Pattern::new(r"(?i)^\W{0,2} ?(?:of|to|in|from) (?:the |that |its |their |an? )?(?P<whose>\w+)");
static ELSEWHERE: Pattern = Pattern::new(
    r"(?i)\b(?:exempt|confidential|not for publication|restricted|private|to follow|available|published (?:on|at|separately)|website|web ?page|https?|www|on request|circulated separately|separate(?:ly)? (?:cover|pack|document)|members.? (?:room|library)|deposited|previous(?:ly)? report|electronic(?:ally)? only|tabled|supplement)",
);
static HEADS: Pattern =
    Pattern::new(r"^(?i:appendix|annex) (?P<letter>[A-Z]|\d{1,2})(?:[a-z]?\d?)\b");
static SPREAD: Pattern = Pattern::new(
    r"^(?i:appendices) (?P<first>[A-Z]|\d{1,2}) ?(?:-|–|to|and|&) ?(?P<last>[A-Z]|\d{1,2})\b",
);

/// Names the appendices of each item's report that the pack lacks; notes those it holds.
pub fn read(
    document: &Document,
    blocks: &[Block],
    own_meeting: &Meeting,
    own: usize,
    losses: &mut Vec<Loss>,
    whole: &mut Whole,
) {
    let total = document.pages.iter().filter_map(|page| page.number).max();
    let starts: Vec<u32> = own_meeting
        .items
        .iter()
        .filter_map(|item| item.pages.map(|(first, _)| first))
        .collect();
    for (at, item) in own_meeting.items.iter().enumerate() {
        let Some((first, last)) = item.pages else {
            continue;
        };
        // Its appendices stand behind it, before the next report.
        let until = starts
            .iter()
            .copied()
            .filter(|start| *start > first)
            .min()
            .map_or(total, |next| Some(next.saturating_sub(1)))
            .unwrap_or(last)
            .max(last);
        let within: Vec<&Block> = blocks
            .iter()
            .filter(|block| {
                block
                    .place
                    .page
                    .is_some_and(|page| (first..=until).contains(&page))
            })
            .collect();
        let held = held(document, &within, first, until);
        let of = ItemAt {
            meeting: own,
            item: at,
        };
        let letter = item.appendix.as_deref().unwrap_or_default();
        for (appendix, place) in named(&within) {
            // The agenda's own letter for this report is the report.
            if appendix == letter {
                continue;
            }
            let found = held.contains(&appendix);
            whole.papers.push(NamedPaper {
                of,
                appendix: Some(appendix.clone()),
                place: place.clone(),
                found,
            });
            if found {
                continue;
            }
            whole.heals.push(Heal {
                loss: losses.len(),
                of,
                wants: Wants::Appendix(appendix.clone()),
            });
            losses.push(Loss {
                page: place.page,
                what: format!(
                    "Appendix {appendix} of {} is named{} and not in the pack",
                    item_words(item),
                    on_page(&place)
                ),
            });
        }
    }
}

/// The appendices that paragraphs point at as their own, with the first place each.
fn named(blocks: &[&Block]) -> BTreeMap<String, Place> {
    let mut found: BTreeMap<String, Place> = BTreeMap::new();
    let mut others: Vec<String> = Vec::new();
    let told = blocks.iter().filter(|block| !block.is_running());
    for (block, text) in told.flat_map(|block| {
        sentence::split(&block.text)
            .into_iter()
            .map(move |text| (block, text))
    }) {
        if ELSEWHERE.is_in(text) {
            // What is kept elsewhere is meant wherever it is named again.
            for one in NAMED.captures_all(text) {
                others.extend(letters(&one));
            }
            continue;
        }
        if !POINTS.is_in(text) {
            continue;
        }
        for one in NAMED.captures_all(text) {
            let end = one.get(0).map_or(text.len(), |whole| whole.end());
            let foreign = OTHERS
                .group(text.get(end..).unwrap_or_default(), "whose")
                .is_some_and(|whose| !matches!(whose.to_lowercase().as_str(), "this" | "report"));
            if foreign {
                continue;
            }
            for letter in letters(&one) {
                found.entry(letter).or_insert_with(|| block.place.clone());
            }
        }
    }
    found.retain(|letter, _| !others.contains(letter));
    found
}

fn letters(found: &regex::Captures<'_>) -> Vec<String> {
    ["first", "second"]
        .iter()
        .filter_map(|name| found.name(name))
        .map(|letter| letter.as_str().to_owned())
        .collect()
}

/// The appendices that head a sheet, are stamped on one or stand in the outline.
fn held(document: &Document, blocks: &[&Block], first: u32, until: u32) -> Vec<String> {
    let mut held: Vec<String> = Vec::new();
    let mut take = |text: &str| {
        if text.chars().count() > LONGEST {
            return;
        }
        if let Some(letter) = HEADS.group(text.trim(), "letter") {
            held.push(letter.to_owned());
        }
        if let Some(spread) = SPREAD.captures(text.trim()) {
            held.extend(between(&spread["first"], &spread["last"]));
        }
    };
    let within = |page: Option<u32>| page.is_some_and(|page| (first..=until).contains(&page));
    for entry in document.outline.iter().filter(|entry| within(entry.page)) {
        let title = entry.title.as_str();
        take(title);
        // "7b Appendix B – Map", "Enc. 2 for Harbour dues, Appendix 2".
        if let Some(at) = title.to_lowercase().find("appendix ") {
            take(title.get(at..).unwrap_or_default());
        }
    }
    for page in document.pages.iter().filter(|page| within(page.number)) {
        for line in page.lines.iter().filter(|line| line.part != Part::Body) {
            take(&line.text);
        }
    }
    let told: Vec<&Block> = blocks
        .iter()
        .copied()
        .filter(|block| !block.is_running())
        .collect();
    // Over a table stands its title.
    for pair in told.windows(2) {
        if pair[1].is_row() && !pair[0].is_row() {
            take(&pair[0].text);
        }
    }
    let mut sheet = None;
    let mut on_sheet = 0;
    for block in told {
        if block.place.page != sheet {
            sheet = block.place.page;
            on_sheet = 0;
        }
        on_sheet += 1;
        // A list of appendices is no appendix: there a name follows a name.
        if on_sheet <= TOP || block.is_heading() && block.text.chars().count() <= 12 {
            take(&block.text);
        }
    }
    held
}

fn between(first: &str, last: &str) -> Vec<String> {
    match (first.parse::<u8>(), last.parse::<u8>()) {
        (Ok(first), Ok(last)) => (first..=last).map(|number| number.to_string()).collect(),
        (Err(_), Err(_)) => match (first.chars().next(), last.chars().next()) {
            (Some(first), Some(last)) => (first..=last).map(String::from).collect(),
            (Some(_) | None, Some(_) | None) => Vec::new(),
        },
        (Ok(_), Err(_)) | (Err(_), Ok(_)) => Vec::new(),
    }
}
