//! Which numbered lines are the heads of items: those that count on.
//!
//! Minutes and reports are full of numbered lines. The heads of items are the
//! longest run that counts up by one and shares a look: capitals, bold, a
//! reference to the agenda below, or at least the shape of a title.

use crate::domain::agenda::is_procedural;
use crate::parse::dress::{self, Count, Dress};
use crate::parse::label;
use crate::parse::paragraph::{self, Block};
use crate::parse::pattern::Pattern;
use crate::parse::sequence::summoned;

mod beside;
mod loose;
mod skipping;

use beside::with_pages;
use loose::loose;
use skipping::{FEWEST_TABLED, paged, tabled};

/// Numbered lines that are looked at; a pack's agenda has fewer.
const MOST: usize = 1_500;

/// A title is no longer than this.
const LONGEST_TITLE: usize = 400;

/// The head of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The block it is.
    pub block: usize,
    /// As printed, without its full stop.
    pub number: Option<String>,
    /// The rest of the line.
    pub title: String,
    /// The agenda's own number, where the next line prints it.
    pub agenda_number: Option<String>,
}

/// The first item of a summons, which minutes may keep as their title.
static SUMMONS: Pattern = Pattern::new(
    r"(?i)^to (?:receive|note|accept|record|consider)(?: and \w+)?(?: any| the| written| members[’'])* (?:apolog|declarations? of|disclosures? of)",
);
/// Standing business that shows that numerals count items, and no points.
const STANDING: usize = 2;
static NOT_A_TITLE: Pattern = Pattern::new(
    r"(?i)^(?:that|to (?:note|receive|request|ask|agree|approve)|a member|the (?:chair|chairman|chairperson|leader|director|committee|panel|board|council|commission|cabinet) (?:said|noted|asked|reported|introduced|welcomed|thanked|requested|advised|reminded|shared|informed|was|had)|in response|resolved|agreed|recommended|cllr|councillor [A-Z]\w+ [a-z])\b",
);
static DATE_LIKE: Pattern = Pattern::new(
    r"(?i)^(?:st|nd|rd|th)?\s*(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b[\s,.\d]*$",
);

static PAGED: Pattern = Pattern::new(r"(?i)\(pages? \d{1,4}(?: ?[-–] ?\d{1,4})?\)\s*$");

/// A title that ends like a sentence is no longer than this, and there are some.
const LONGEST_CLOSED: usize = 160;
const FEWEST_CLOSED: usize = 3;
/// What tells is no title.
static TELLS: Pattern = Pattern::new(
    r"(?i)\b(?:was|were|is|are|had|has|have|would|will|be|been|noted|said|asked|reported|agreed|resolved|considered|received|felt|thanked|thought|explained|advised|stated|confirmed|raised|expressed|highlighted|queried|suggested|requested)\b",
);

/// "Questions asked by members", "Items referred from the Board" are titles all the same.
static DONE_BY: Pattern = Pattern::new(
    r"(?i)\b(?:asked|submitted|raised|received|referred|requested|considered|presented) (?:by|under|from|in)\b",
);

/// The word before a number that makes any words behind it a title.
const ITEM: &str = "item";
/// A look that the heads of one paper share.
type Look<'l> = &'l dyn Fn(&Candidate) -> bool;

/// A line that begins with a number.
pub(super) struct Candidate {
    /// What it would be as the head of an item.
    pub(super) head: Head,
    /// How it counts.
    pub(super) count: Count,
    capitals: bool,
    bold: bool,
    closed: bool,
    /// Sheets above it of which nothing could be read.
    lost: u32,
}

/// Numbers that may stand on sheets that could not be read.
const LOST: u32 = 12;

/// For each paragraph, how many sheets above it have none.
fn lost_sheets(blocks: &[Block], from: usize, to: usize) -> Vec<u32> {
    let (mut lost, mut above) = (0, None);
    (from..to.min(blocks.len()))
        .map(|at| {
            let page = blocks[at].place.page;
            if let (Some(page), Some(before)) = (page, above) {
                lost += u32::from(page > before + 1);
            }
            above = page.or(above);
            lost
        })
        .collect()
}

/// The heads among these blocks, in order.
pub fn find(blocks: &[Block], from: usize, to: usize) -> Vec<Head> {
    let marked = marked(blocks, from, to);
    if !marked.is_empty() {
        return marked;
    }
    let mut candidates: Vec<Candidate> = (from..to.min(blocks.len()))
        .filter_map(|at| candidate(blocks, at))
        .take(MOST)
        .collect();
    let lost = lost_sheets(blocks, from, to);
    for one in &mut candidates {
        one.lost = lost[one.head.block - from];
    }
    drop_parts(&mut candidates);
    // "1. To receive apologies" keeps the words of the summons, and so do those behind it.
    let summons = candidates
        .iter()
        .any(|one| is_first(one) && SUMMONS.is_in(&one.head.title));
    for numerals in [dress::NUMERAL, dress::SMALL] {
        let standing = candidates
            .iter()
            .filter(|one| one.count.family == numerals && is_procedural(&one.head.title))
            .count();
        if standing < STANDING {
            candidates.retain(|one| one.count.family != numerals);
        }
    }
    drop_people(&mut candidates);
    let asks = |one: &Candidate| {
        summons
            && one.head.title.starts_with("To ")
            && one.head.title.chars().count() <= LONGEST_CLOSED
            || summoned::heads_account(blocks, one.head.block)
    };
    let looks: [(Look<'_>, usize); 4] = [
        (&|one| one.head.agenda_number.is_some(), 16),
        (&|one| one.capitals, 15),
        (&|one| one.bold, 14),
        (&|one| !one.closed && (may_head(one) || asks(one)), 10),
    ];
    let mut best: Vec<usize> = Vec::new();
    let mut most = 0;
    for (look, weight) in looks {
        let chosen: Vec<usize> = (0..candidates.len())
            .filter(|index| look(&candidates[*index]))
            .collect();
        let chain = longest(&candidates, &chosen);
        if chain.len() * weight > most {
            most = chain.len() * weight;
            best = chain;
        }
    }
    if best.len() <= 1 {
        best = sentences(blocks, &mut candidates);
    }
    let paged = paged(&candidates);
    if best.len() <= 1 || paged.len() > best.len() {
        best = paged;
    }
    let tabled = tabled(blocks, &candidates);
    if tabled.len() > best.len() && tabled.len() >= FEWEST_TABLED {
        best = tabled;
    }
    let alone = best.len() == 1
        && best.first().is_some_and(|index| {
            let only = &candidates[*index];
            only.head.agenda_number.is_none() && !only.capitals && !PAGED.is_in(&only.head.title)
        });
    let mut heads: Vec<Head> = if alone {
        Vec::new()
    } else {
        best.iter()
            .map(|index| candidates[*index].head.clone())
            .collect()
    };
    add_referred(blocks, from, to, &mut heads);
    if heads.is_empty() {
        heads = loose(blocks, from, to);
    }
    heads
}

fn is_first(one: &Candidate) -> bool {
    matches!(one.head.number.as_deref(), Some("1" | "I" | "i"))
}

/// People that make a list, whatever counts them.
const LISTED: usize = 3;
/// "3. Councillor A Ash (Chair)": somebody, and no business.
static SOMEBODY: Pattern = Pattern::new(
    r"^(?:(?:County |District |Town )?Councillor|Cllr|Alderman|Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lady|Lord|Rev|Revd)\.? (?:\p{Lu}[\p{L}’'.-]*\.? ?){1,5}(?:, ?[^.;:]{2,60}|[(\[][^()]{2,60}[)\]]| ?[–—-] ?[^.;:]{2,60})?$",
);

/// Leaves the lines out that name one person each, where several such are counted: members
/// and substitutes of the body.
fn drop_people(candidates: &mut Vec<Candidate>) {
    let named = |one: &Candidate| SOMEBODY.is_in(&one.head.title);
    if candidates.iter().filter(|one| named(one)).count() >= LISTED {
        candidates.retain(|one| !named(one));
    }
}

/// Whole numbers over which dotted ones count.
const FEWEST_WHOLE: usize = 2;

/// Leaves the dotted numbers out where each stands under the whole number that it begins
/// with: "1.", "1.1", "1.2", "2." are one tree, whichever of the two kinds are more.
fn drop_parts(candidates: &mut Vec<Candidate>) {
    let whole = |one: &Candidate| one.count.family.is_empty() && one.count.letter.is_none();
    let dotted = |one: &Candidate| one.count.family == "." && one.count.counts.len() == 2;
    let parents: Vec<usize> = (0..candidates.len())
        .filter(|at| {
            whole(&candidates[*at]) && !candidates[*at].closed && may_head(&candidates[*at])
        })
        .collect();
    let parents: Vec<usize> = longest(candidates, &parents);
    if parents.len() < FEWEST_WHOLE || !candidates.iter().any(dotted) {
        return;
    }
    let nested = candidates.iter().filter(|one| dotted(one)).all(|one| {
        let over = parents.iter().rev().map(|at| &candidates[*at]);
        let mut over = over.filter(|parent| parent.head.block < one.head.block);
        over.next()
            .is_some_and(|parent| parent.count.counts.first() == one.count.counts.first())
    });
    let begun = parents
        .first()
        .is_some_and(|at| candidates[*at].count.counts == [1]);
    if nested && begun {
        candidates.retain(|one| !dotted(one));
    }
}

/// The heads that the run of numbers through the paper has told.
fn marked(blocks: &[Block], from: usize, to: usize) -> Vec<Head> {
    (from..to.min(blocks.len()))
        .filter_map(|at| {
            let number = blocks[at].heads.clone()?;
            Some(Head {
                block: at,
                number: Some(number).filter(|number| !number.is_empty()),
                title: blocks[at].text.clone(),
                agenda_number: blocks[at].agenda_number.clone().or_else(|| {
                    following(blocks, at)
                        .and_then(|next| label::item_reference(&next.text))
                        .map(str::to_owned)
                }),
            })
        })
        .collect()
}

/// Whether the words say what was done, and name no business.
pub fn is_sentence(words: &str) -> bool {
    NOT_A_TITLE.is_in(words)
}

/// "31/45 To receive apologies": no point of a decision is numbered by the year.
fn may_head(one: &Candidate) -> bool {
    !NOT_A_TITLE.is_in(&one.head.title)
        || one.count.family.starts_with(ITEM)
        || one.count.family.contains('/') && one.head.title.starts_with("To ")
}

/// Where no title stands open: those of counties that end each with a full stop.
fn sentences(blocks: &[Block], candidates: &mut [Candidate]) -> Vec<usize> {
    let titles: Vec<usize> = (0..candidates.len())
        .filter(|index| {
            let one = &candidates[*index];
            let next = following(blocks, one.head.block);
            let words = one.head.title.trim_end_matches('.');
            may_head(one)
                && one.head.title.ends_with('.')
                && words.chars().count() <= LONGEST_CLOSED
                && !words.contains(". ")
                && !TELLS.is_in(&DONE_BY.replace_all(words, ""))
                && next.is_some_and(|next| next.marker.is_none())
        })
        .collect();
    let chain = longest(candidates, &titles);
    if chain.len() < FEWEST_CLOSED {
        return Vec::new();
    }
    for index in &chain {
        let title = &mut candidates[*index].head.title;
        title.truncate(title.trim_end_matches('.').len());
    }
    chain
}

/// Lines without a number whose next line is `(Item 4)` are heads too.
fn add_referred(blocks: &[Block], from: usize, to: usize, heads: &mut Vec<Head>) {
    for at in from..to.min(blocks.len()).saturating_sub(1) {
        let Some(reference) = label::item_reference(&blocks[at + 1].text) else {
            continue;
        };
        if heads.iter().any(|head| head.block == at) || blocks[at].is_running() {
            continue;
        }
        heads.push(Head {
            block: at,
            number: Some(reference.to_owned()),
            title: blocks[at].text.clone(),
            agenda_number: Some(reference.to_owned()),
        });
    }
    heads.sort_by_key(|head| head.block);
}

/// The numbered line at `at`, where it has the shape of a title.
fn candidate(blocks: &[Block], at: usize) -> Option<Candidate> {
    let one = numbered(blocks, at)?;
    let title = one.head.title.as_str();
    let shaped = title.chars().count() <= LONGEST_TITLE
        && !title.chars().next().is_some_and(char::is_lowercase);
    shaped.then_some(one)
}

/// The numbered line at `at`, whatever its words.
pub(super) fn numbered(blocks: &[Block], at: usize) -> Option<Candidate> {
    let block = &blocks[at];
    if block.is_running() {
        return None;
    }
    let first_cell = || block.text.split('\t').next().unwrap_or_default().trim();
    let dress = match &block.marker {
        Some(marker) => {
            dress::marked(marker, &block.text).or_else(|| dress::small(marker, &block.text))?
        }
        None if block.is_row() => dress::read(first_cell())?,
        None => dress::read(&block.text)?,
    };
    may_number(&dress, block)
        .then(|| dressed(blocks, at, dress))
        .flatten()
}

/// The line at `at` behind its number.
fn dressed(blocks: &[Block], at: usize, dress: Dress<'_>) -> Option<Candidate> {
    let block = &blocks[at];
    let title = dress.words.to_owned();
    let title = with_pages(block, title);
    if DATE_LIKE.is_in(&title) || !title.chars().any(char::is_alphabetic) {
        return None;
    }
    let mut count = dress.count;
    if dress.named {
        count.family.insert_str(0, ITEM);
    }
    let agenda_number = following(blocks, at)
        .and_then(|next| label::item_reference(&next.text))
        .map(str::to_owned);
    Some(Candidate {
        count,
        capitals: paragraph::is_capitals(title_words(&title)),
        bold: block.bold,
        lost: 0,
        closed: title.ends_with(['.', ';', ',', ':']) || title.chars().count() > 220,
        head: Head {
            block: at,
            number: Some(dress.number),
            title,
            agenda_number,
        },
    })
}

/// Whether the heads of a chain bear such numbers: in brackets stand points, and one letter
/// or numeral before a blank is a word's.
fn may_number(dress: &Dress<'_>, block: &Block) -> bool {
    match dress.count.family.as_str() {
        dress::BRACKETED | dress::CAPITAL => false,
        dress::NUMERAL => {
            let titled = dress.words.starts_with(char::is_uppercase);
            block.marker.is_some() || !block.is_row() && !dress.close.is_empty() && titled
        }
        family => !family.starts_with(['(', '[']) && !dress.words.is_empty(),
    }
}

/// The title without what is set in small letters behind it: pages, appendix, badge.
fn title_words(title: &str) -> &str {
    let ends = [" (", "Appendix", " PDF "];
    let end = ends
        .iter()
        .filter_map(|end| title.find(end))
        .min()
        .unwrap_or(title.len());
    &title[..end]
}

fn following(blocks: &[Block], at: usize) -> Option<&Block> {
    blocks[at + 1..].iter().find(|block| !block.is_running())
}

/// The longest run that counts on; of equal ones the one that is nearest together.
fn longest(candidates: &[Candidate], chosen: &[usize]) -> Vec<usize> {
    let mut length = vec![1_usize; chosen.len()];
    let mut next: Vec<Option<usize>> = vec![None; chosen.len()];
    for at in (0..chosen.len()).rev() {
        for later in at + 1..chosen.len() {
            let (a, b) = (&candidates[chosen[at]], &candidates[chosen[later]]);
            let over_lost = a.lost < b.lost && is_above(&a.count, &b.count);
            if (a.count.is_before(&b.count) || over_lost) && length[later] + 1 > length[at] {
                length[at] = length[later] + 1;
                next[at] = Some(later);
            }
        }
    }
    let mut at = (0..chosen.len()).rev().max_by_key(|at| length[*at]);
    let mut chain = Vec::new();
    while let Some(index) = at {
        chain.push(chosen[index]);
        at = next[index];
    }
    chain
}

/// Whether the later number may come after some that are lost.
fn is_above(one: &Count, later: &Count) -> bool {
    let plain = |one: &Count| one.letter.is_none() && one.counts.len() == 1;
    let (Some(a), Some(b)) = (one.counts.first(), later.counts.first()) else {
        return false;
    };
    one.family == later.family && plain(one) && plain(later) && a < b && b - a <= LOST
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text;
    use crate::parse::paragraph::build;

    fn titles(source: &str) -> Vec<(Option<String>, String)> {
        let document =
            text::read("paper.txt", source.as_bytes()).unwrap_or_else(|_| unreachable!());
        let blocks = build(&document);
        find(&blocks, 0, blocks.len())
            .into_iter()
            .map(|head| (head.number, head.title))
            .collect()
    }

    fn heads(expected: &[(&str, &str)]) -> Vec<(Option<String>, String)> {
        expected
            .iter()
            .map(|(number, title)| (Some((*number).to_owned()), (*title).to_owned()))
            .collect()
    }

    #[test]
    fn points_of_a_decision_are_not_items() {
        let minutes = "13. APOLOGIES\n\nNone.\n\n14. BUS LANES\n\nAGREED:\n\n1. That the report be noted.\n2. That buses run.\n\n15. PARKS\n\nNoted.";
        assert_eq!(
            titles(minutes),
            heads(&[("13", "APOLOGIES"), ("14", "BUS LANES"), ("15", "PARKS")])
        );
    }

    #[test]
    fn a_reference_to_the_agenda_makes_a_head() {
        let minutes = "84. Apologies\n(Item 1)\n\nNone.\n\n85. Buses\n(Item 3)\n\n1. The Chair spoke.\n\n2. RESOLVED that it be noted.\n\n86. Parks\n(Item 2)\n\nNoted.";
        let found = titles(minutes);
        assert_eq!(
            found,
            heads(&[("84", "Apologies"), ("85", "Buses"), ("86", "Parks")])
        );
    }

    #[test]
    fn numbers_with_a_span_of_years_count_on() {
        let minutes = "HB/31-32/1 Apologies\n\nNone.\n\nHB/31-32/2 Buses\n\nHeard.\n\nHB/31-32/3 Parks\n\nHeard.";
        assert_eq!(
            titles(minutes),
            heads(&[
                ("HB/31-32/1", "Apologies"),
                ("HB/31-32/2", "Buses"),
                ("HB/31-32/3", "Parks")
            ])
        );
    }

    #[test]
    fn numbers_with_a_year_and_letters_count_on() {
        let minutes = "77/31 Apologies\n\nNone.\n\n78/31 Buses\n\nHeard.\n\n79/31 Parks\n\nHeard.";
        assert_eq!(
            titles(minutes),
            heads(&[
                ("77/31", "Apologies"),
                ("78/31", "Buses"),
                ("79/31", "Parks")
            ])
        );
        let agenda = "6. Budget\n\n7. Reports\n\n7a Housing\n\n7b Parks\n\n8. Close";
        assert_eq!(titles(agenda).len(), 5);
    }
}
