//! Parts of an item that bear titles of their own: "7.2 Bus shelters" under item 7.
//!
//! Most decimals number the paragraphs of an account. Those of a paper that nearly all
//! begin with a title, and count from 1 under their item, are items themselves.

use std::ops::Range;

use crate::domain::agenda::is_procedural;
use crate::parse::agenda_list::{self, DO};
use crate::parse::chain::{self, Head};
use crate::parse::marker::{Count, Marker};
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::sentence;
use crate::parse::sequence;
use crate::parse::title;

/// A title has no more words.
const MOST_WORDS: usize = 14;

/// What stands before a colon or a dash and names no business.
static NO_TITLE: Pattern = Pattern::new(
    r"(?i)^(?:actions?|resolved|agreed|proposed|seconded|decisions?|recommend\w*|responses?|questions?|answers?|present|in attendance|attendance|apologies (?:from|were|received)|absent|reported|declared|noted?|none|nil|n/a|nothing|yes|that|to|for|from|on|in|at|clerk)\b",
);

/// "Action log of 4 May": a paper's name.
static LOG: Pattern = Pattern::new(
    r"(?i)^(?:actions?|decisions?) (?:log|tracker|plan|register|list|schedule|points? (?:from|of|arising))\b",
);

/// "Clerk's report": what the holder of an office has to say.
static OF_OFFICE: Pattern = Pattern::new(
    r"(?i)^(?:clerk|chair\w*)[’']?s[’']? (?:report|update|notes|news|announcements|correspondence)\b",
);
/// "31/00707/F Quay House": a planning application that is counted under its item.
static APPLICATION: Pattern = Pattern::new(r"^(?:[A-Z]{1,4}/)?\d{2,4}/\d{3,5}\b");

/// Headings under "Planning" that name a kind of paper and no business.
static KIND: Pattern = Pattern::new(
    r"(?i)^(?:(?:new|planning|other) )*(?:applications?|decisions?|appeals?|approvals?|refusals?|notifications?|payments?|receipts?|invoices?|letters|e-?mails)$",
);
/// "Road – Improvements – Mrs Ash said": a second part of the title.
static SECOND: Pattern =
    Pattern::new(r"^(?P<title>\p{Lu}[^.:;–—]{2,60}?)(?: [–—-] |\. )(?P<rest>\p{Lu}.*)$");
/// Words that such a part has at most.
const FEW_WORDS: usize = 6;

/// A part of an item, as it stands in its paragraph.
struct Part {
    block: usize,
    number: String,
    title: String,
    rest: String,
}

/// The parts that bear titles, of items whose heads are given, in paragraphs up to `to`.
fn parts(blocks: &[Block], heads: &[Head], to: usize) -> Vec<Part> {
    let mut titled = Vec::new();
    let mut plain = 0;
    // Asks that end with a stop head items beside others that do so without one.
    let mut stopped: Vec<Part> = Vec::new();
    let mut loud: Vec<Part> = Vec::new();
    // Where no decimal of the paper ends as a sentence does, long titles are titles too.
    let mut long: Vec<Part> = Vec::new();
    for (index, head) in heads.iter().enumerate() {
        let Some(own) = head.number.as_deref().and_then(last_count) else {
            continue;
        };
        let end = heads.get(index + 1).map_or(to, |next| next.block);
        let mut next = 1;
        for at in head.block + 1..end.min(blocks.len()) {
            if let Some(part) = deeper(blocks, at, titled.last()) {
                titled.push(part);
                continue;
            }
            let Some((number, count)) = decimal(&blocks[at], own) else {
                continue;
            };
            // A page begins with the title that it continues.
            if count + 1 == next && blocks[at].is_capitals() {
                continue;
            }
            let below = blocks[at + 1..end.min(blocks.len())]
                .iter()
                .find(|block| !block.is_running());
            let told = below.is_some_and(|below| below.marker.is_none() && !below.is_row());
            // "5.1 QUESTION BY MRS ASH" is a title, whatever its words.
            if count == next && is_loud(&blocks[at]) {
                loud.push(Part {
                    block: at,
                    number: number.to_owned(),
                    title: blocks[at].text.clone(),
                    rest: String::new(),
                });
                next = count + 1;
                continue;
            }
            match part(blocks, at, number, told).filter(|_| count == next) {
                Some(part) => titled.push(part),
                None if told && count == next && summons(&blocks[at].text) => {
                    stopped.push(Part {
                        block: at,
                        number: number.to_owned(),
                        title: blocks[at].text.trim_end_matches('.').to_owned(),
                        rest: String::new(),
                    });
                }
                None if APPLICATION.is_in(&blocks[at].text) => {
                    // What a rule parted from its account is its title.
                    let head = blocks[at].heading.is_some();
                    titled.extend(head.then(|| Part {
                        block: at,
                        number: number.to_owned(),
                        title: blocks[at].text.clone(),
                        rest: String::new(),
                    }));
                }
                None if told && count == next && is_long_title(&blocks[at].text) => {
                    long.push(Part {
                        block: at,
                        number: number.to_owned(),
                        title: blocks[at].text.clone(),
                        rest: String::new(),
                    });
                }
                None => plain += 1,
            }
            next = count + 1;
        }
    }
    if titled.iter().any(|part| summons(&part.title)) {
        titled.append(&mut stopped);
        titled.sort_by_key(|part| part.block);
    }
    plain += stopped.len();
    let whole = titled.iter().all(|part| part.rest.is_empty());
    if plain == 0 && whole && titled.len() > long.len() {
        titled.append(&mut long);
        titled.sort_by_key(|part| part.block);
    }
    plain += long.len();
    // One line of a few words may be a paragraph; a sentence behind a title may be two.
    let alone = titled.len() == 1 && titled.iter().all(|part| !part.rest.is_empty());
    if plain * 4 > titled.len() + loud.len() || alone {
        titled.clear();
    }
    // One line in capitals may be a label of the account.
    if loud.len() > 1 {
        titled.append(&mut loud);
        titled.sort_by_key(|part| part.block);
    }
    titled
}

/// Words of a title in capitals, and not of a label or a row.
const FEWEST_WORDS: usize = 3;

/// Words that a long title has at most.
const MOST_OF_LONG: usize = 32;

fn is_long_title(words: &str) -> bool {
    words.starts_with(char::is_uppercase)
        && words.split_whitespace().count() <= MOST_OF_LONG
        && !words.ends_with(['.', ':', ';', ',', '?'])
        && !words.contains(". ")
        && !NO_TITLE.is_in(words)
}

fn is_loud(block: &Block) -> bool {
    block.is_capitals()
        && block.text.split_whitespace().count() >= FEWEST_WORDS
        && !block.text.ends_with([':', ';', ','])
}

/// "5.2.1 Gateways" behind "5.2 Clerk's report", or behind its like: a part of the part.
fn deeper(blocks: &[Block], at: usize, last: Option<&Part>) -> Option<Part> {
    let last = last?.number.as_str();
    let marker = blocks[at].marker.as_ref()?;
    let (over, count) = marker.value.rsplit_once('.')?;
    let count: u32 = count.parse().ok()?;
    let follows = last == over && count == 1
        || last.rsplit_once('.').is_some_and(|(before, own)| {
            before == over && own.parse() == Ok(count.saturating_sub(1))
        });
    let deep = marker.count == Count::Decimal && over.contains('.');
    if !deep || !follows || blocks[at].is_row() || blocks[at].is_running() {
        return None;
    }
    let below = blocks[at + 1..].iter().find(|block| !block.is_running());
    let told = below.is_some_and(|below| below.marker.is_none() && !below.is_row());
    part(blocks, at, &marker.value, told)
}

/// Whether words keep those of the summons: "To review the plan".
fn summons(words: &str) -> bool {
    sequence::summoned::asks(words.trim_end_matches('.'))
}

/// "7" of "2031/04/07": the figure that the parts of an item repeat.
fn last_count(number: &str) -> Option<u32> {
    let digits = |letter: char| letter.is_ascii_digit();
    let last = number.trim_end_matches(|letter| !digits(letter));
    let begin = last.rfind(|letter| !digits(letter)).map_or(0, |at| at + 1);
    last[begin..].parse().ok()
}

/// The number of a paragraph that counts under an item, and its last figure.
fn decimal(block: &Block, own: u32) -> Option<(&str, u32)> {
    let marker = block.marker.as_ref()?;
    let silent = block.text.is_empty() || block.is_running() || block.is_row();
    if marker.count != Count::Decimal || silent {
        return None;
    }
    let (item, count) = marker.value.split_once('.')?;
    // "01.3 Minutes.pdf" names a file.
    if item.starts_with('0') {
        return None;
    }
    (item.parse() == Ok(own)).then_some(())?;
    Some((marker.value.as_str(), count.parse().ok()?))
}

/// The paragraph as a part; `told` where its account stands below it.
fn part(blocks: &[Block], at: usize, number: &str, told: bool) -> Option<Part> {
    let text = blocks[at].text.as_str();
    let whole = text.trim_end_matches('.');
    if told && sequence::summoned::heads_account(blocks, at) {
        return Some(Part {
            block: at,
            number: number.to_owned(),
            title: text.to_owned(),
            rest: String::new(),
        });
    }
    if told && is_title(whole) && sentence::split(whole).len() == 1 {
        return Some(Part {
            block: at,
            number: number.to_owned(),
            title: whole.to_owned(),
            rest: String::new(),
        });
    }
    let (mut title, mut rest) = sequence::words::parted(text);
    if let Some(found) = SECOND.captures(&rest)
        && [" – ", " - "]
            .iter()
            .any(|dash| text.starts_with(&format!("{title}{dash}")))
        && !NO_TITLE.is_in(&found["title"])
        && !found["title"].contains(" to ")
        && found["title"].split_whitespace().count() <= FEW_WORDS
        && !sequence::words::tells(&found["title"])
    {
        let both = &text[..text.len() - found["rest"].len()];
        let end = both.trim_end_matches([' ', '.', '–', '—', '-']);
        (title, rest) = (end.to_owned(), found["rest"].to_owned());
    }
    let title = title.trim();
    let closed = rest.is_empty() && text.ends_with(['.', ':', ';', ',']);
    (!closed && is_title(title)).then(|| Part {
        block: at,
        number: number.to_owned(),
        title: title.to_owned(),
        rest,
    })
}

fn is_title(words: &str) -> bool {
    words.starts_with(char::is_uppercase)
        && words.chars().count() > 3
        && words.split_whitespace().count() <= MOST_WORDS
        && !words.ends_with([':', ';', ','])
        && (!NO_TITLE.is_in(words) || LOG.is_in(words) || OF_OFFICE.is_in(words))
        && !KIND.is_in(words)
        && !sequence::words::tells(words)
}

/// Rows of a table under the item whose number they repeat: what is to be done is their title.
fn asked(blocks: &[Block], heads: &[Head], to: usize) -> Vec<Part> {
    let mut found = Vec::new();
    for (index, head) in heads.iter().enumerate() {
        let Some(own) = head.number.as_deref().and_then(last_count) else {
            continue;
        };
        let end = heads.get(index + 1).map_or(to, |next| next.block);
        found.extend((head.block + 1..end.min(blocks.len())).filter_map(|at| {
            let (number, _) = decimal(&blocks[at], own)?;
            blocks[at].heading.map(|_| Part {
                block: at,
                number: number.to_owned(),
                title: blocks[at].text.clone(),
                rest: String::new(),
            })
        }));
    }
    let sayings = found.iter().filter(|part| DO.is_in(&part.title)).count();
    if sayings * 2 < found.len() {
        found.clear();
    }
    found
}

/// Those of an agenda, as heads.
pub fn heads(blocks: &[Block], heads: &[Head], to: usize) -> Vec<Head> {
    let mut found = paged(blocks, heads, to);
    if found.is_empty() {
        found = parts(blocks, heads, to);
    }
    if found.is_empty() {
        found = asked(blocks, heads, to);
    }
    if found.is_empty() {
        found = lettered(blocks, heads, to);
    }
    found
        .into_iter()
        .map(|part| Head {
            block: part.block,
            number: Some(part.number),
            title: blocks[part.block].text.clone(),
            agenda_number: None,
        })
        .collect()
}

/// Decimals that count under the heads of an agenda, where the pages of a report stand at
/// the right of most: items, however long their titles are.
fn paged(blocks: &[Block], heads: &[Head], to: usize) -> Vec<Part> {
    let mut found = Vec::new();
    let mut paged = 0;
    for (index, head) in heads.iter().enumerate() {
        let Some(own) = head.number.as_deref().and_then(last_count) else {
            continue;
        };
        let end = heads.get(index + 1).map_or(to, |next| next.block);
        let mut next = 1;
        for (at, block) in blocks.iter().enumerate().take(end).skip(head.block + 1) {
            let Some((number, count)) = decimal(block, own) else {
                continue;
            };
            if count != next {
                return Vec::new();
            }
            next = count + 1;
            paged += usize::from(title::is_paged(&block.lines));
            found.push(Part {
                block: at,
                number: number.to_owned(),
                title: blocks[at].text.clone(),
                rest: String::new(),
            });
        }
    }
    if paged < FEWEST || paged * 2 < found.len() {
        found.clear();
    }
    found
}

/// Points under one head that are items.
const FEWEST: usize = 2;

/// Points "(a)", "(b)" under the heads of an agenda that are items of their own: papers hang
/// on most of them, or standing business stands among those of several heads.
fn lettered(blocks: &[Block], heads: &[Head], to: usize) -> Vec<Part> {
    let mut with_papers = Vec::new();
    let mut others = Vec::new();
    let mut standing = 0;
    for (index, head) in heads.iter().enumerate() {
        let Some(own) = head
            .number
            .as_deref()
            .filter(|number| number.parse::<u32>().is_ok())
        else {
            continue;
        };
        let end = heads.get(index + 1).map_or(to, |next| next.block);
        let points: Vec<usize> = (head.block + 1..end.min(blocks.len()))
            .filter(|at| is_point(&blocks[*at]))
            .collect();
        let counted = points.iter().zip('a'..='z').all(|(at, letter)| {
            let marker = blocks[*at].marker.as_ref();
            marker.is_some_and(|marker| marker.value == letter.to_string())
        });
        let words = |at: &usize| title::read(&blocks[*at].text, &blocks[*at].lines);
        // "a) Pocket park – To consider three quotations": each says what is to be done.
        let dashed = points.iter().all(|at| {
            let parted = agenda_list::part_at_dash(&blocks[*at].text);
            parted.is_some_and(|(title, _)| title.split_whitespace().count() <= MOST_WORDS)
        });
        let titled = dashed
            || points.iter().all(|at| {
                words(at).words.is_some_and(|words| {
                    let linked = has_paper(&blocks[*at]) && !sequence::words::tells(&words);
                    (is_title(&words) || linked) && !words.starts_with("To ")
                })
            });
        if points.len() < FEWEST || !counted || !titled {
            continue;
        }
        let papers = points.iter().filter(|at| has_paper(&blocks[**at])).count();
        let usual = points.iter().any(|at| is_procedural(&blocks[*at].text));
        standing += usize::from(usual);
        let parts = points.iter().zip('a'..='z').map(|(at, letter)| Part {
            block: *at,
            number: format!("{own}{letter}"),
            title: blocks[*at].text.clone(),
            rest: String::new(),
        });
        if papers * 2 > points.len() || dashed {
            with_papers.extend(parts);
        } else {
            others.extend(parts);
        }
    }
    if standing >= FEWEST {
        with_papers.extend(others);
    }
    with_papers
}

/// Points of minutes that are items of their own: "i) Chair's report", "ii) Clerk's report"
/// under "Reports", each in bold and on a line of its own, with its account below.
fn loud(blocks: &[Block], heads: &[Head], to: usize) -> Vec<Part> {
    let mut found = Vec::new();
    for (index, head) in heads.iter().enumerate() {
        // What bears a code of its own is parted as far as the clerk would part it.
        let coded = |number: &str| number.contains('/') && number.contains(char::is_alphabetic);
        if head.number.as_deref().is_some_and(coded) {
            continue;
        }
        let end = heads.get(index + 1).map_or(to, |next| next.block);
        let points: Vec<usize> = (head.block + 1..end.min(blocks.len()))
            .filter(|at| {
                let block = &blocks[*at];
                let marker = block.marker.as_ref();
                block.bold
                    && !block.is_row()
                    && marker
                        .is_some_and(|marker| matches!(marker.count, Count::Letter | Count::Roman))
            })
            .collect();
        let counted = points
            .first()
            .and_then(|at| blocks[*at].marker.as_ref())
            .is_some_and(Marker::begins)
            && points.windows(2).all(|pair| {
                let (before, next) = (&blocks[pair[0]].marker, &blocks[pair[1]].marker);
                matches!((before, next), (Some(before), Some(next)) if next.follows(before))
            });
        let bare = |at: usize| blocks[at].text.trim_end_matches([':', '.', ' ']);
        let titled = points.iter().all(|at| {
            let below = blocks.get(at + 1).filter(|_| at + 1 < end);
            is_title(bare(*at)) && below.is_some_and(|below| below.marker.is_none())
        });
        if points.len() < FEWEST || !counted || !titled {
            continue;
        }
        found.extend(points.into_iter().filter_map(|at| {
            Some(Part {
                block: at,
                number: blocks[at].marker.as_ref()?.value.clone(),
                title: bare(at).to_owned(),
                rest: String::new(),
            })
        }));
    }
    found
}

fn is_point(block: &Block) -> bool {
    let lettered = |marker: &Marker| {
        matches!(marker.count, Count::Letter | Count::Roman)
            && marker.value.len() == 1
            && marker
                .value
                .starts_with(|letter: char| letter.is_ascii_lowercase())
    };
    !block.is_running() && !block.is_row() && block.marker.as_ref().is_some_and(lettered)
}

/// Whether the line names a paper, its pages or a link to it.
fn has_paper(block: &Block) -> bool {
    let title = title::read(&block.text, &block.lines);
    let words = title.words.as_deref().unwrap_or_default();
    title.pages.is_some() || !title.documents.is_empty() || words.len() < block.text.len()
}

/// The blocks of minutes with all heads marked, those of parts among them, and the new
/// range; nothing where no part bears a title.
pub fn part_minutes(blocks: &[Block], range: &Range<usize>) -> Option<(Vec<Block>, Range<usize>)> {
    let end = range.end.min(blocks.len());
    let heads = chain::find(blocks, range.start, end);
    let own = heads
        .iter()
        .all(|head| !blocks[head.block].is_row() && head.agenda_number.is_none());
    let mut parts = parts(blocks, &heads, end);
    if parts.is_empty() {
        parts = loud(blocks, &heads, end);
    }
    if !own || parts.is_empty() {
        return None;
    }
    let mut told = Vec::with_capacity(blocks.len() + parts.len());
    for (at, block) in blocks.iter().enumerate() {
        if let Some(head) = heads.iter().find(|head| head.block == at) {
            told.push(Block {
                heads: Some(head.number.clone().unwrap_or_default()),
                marker: None,
                text: head.title.clone(),
                ..block.clone()
            });
        } else if let Some(part) = parts.iter().find(|part| part.block == at) {
            sequence::tell(&mut told, block, &part.number, &part.title, &part.rest);
        } else {
            told.push(block.clone());
        }
    }
    let end = (range.end + told.len()).saturating_sub(blocks.len());
    Some((told, range.start..end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text;
    use crate::parse::paragraph::build;

    fn marked(source: &str) -> Option<Vec<String>> {
        let document =
            text::read("paper.txt", source.as_bytes()).unwrap_or_else(|_| unreachable!());
        let blocks = build(&document);
        let (told, _) = part_minutes(&blocks, &(0..blocks.len()))?;
        let head = |block: Block| Some(format!("{} {}", block.heads?, block.text));
        Some(told.into_iter().filter_map(head).collect())
    }

    #[test]
    fn parts_with_titles_are_items() {
        let minutes = "1. Apologies\n\nNone were sent.\n\n2. Matters arising\n\n2.1 Bus shelter – The glass was broken again in May.\n\n2.2 Footbridge – The county has been asked for a plan.\n\n3. Finance\n\nThe balance was read.";
        let told = marked(minutes).unwrap_or_default();
        assert_eq!(
            told,
            [
                "1 Apologies",
                "2 Matters arising",
                "2.1 Bus shelter",
                "2.2 Footbridge",
                "3 Finance"
            ]
        );
    }

    #[test]
    fn numbered_paragraphs_are_none() {
        let minutes = "1. Apologies\n\n1.1 None were sent.\n\n2. Ferries\n\n2.1 The report was received.\n\n2.2 Action: Clerk to write to the county.\n\n3. Finance\n\n3.1 Balance read.";
        assert_eq!(marked(minutes), None);
    }
}
