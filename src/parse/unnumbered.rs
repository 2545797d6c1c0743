//! Heads of items in minutes that no run of numbered titles shows: headings that run into
//! their paragraph, headings that stand bare between paragraphs, sentences that are counted.

use std::ops::Range;

use crate::domain::agenda::is_procedural;
use crate::parse::date;
use crate::parse::item::{self, State};
use crate::parse::marker::Count;
use crate::parse::paragraph::Block;
use crate::parse::part;
use crate::parse::pattern::Pattern;
use crate::parse::sequence;

/// Headings that make a paper's items, of either kind.
const FEWEST: usize = 4;
/// Counted sentences that do.
const COUNTED: usize = 6;
/// A bare heading is no longer than this, in letters and in words.
const LONGEST: usize = 80;
const MOST_WORDS: usize = 9;
/// A paragraph below a heading is no shorter than this.
const SHORTEST: usize = 40;
/// One that leads over to a list is no shorter than this.
const LONG: usize = 100;

/// "FINANCE. A cheque was signed", "MATTERS ARISING from the minutes".
static RUN_IN: Pattern = Pattern::new(
    r"^(?P<title>\p{Lu}{3,}(?:(?:[ ,/’'-]|, | & | – )+(?:\p{Lu}{2,}))*)(?P<mark>[.:]| ?[–—-])? +(?P<rest>[\p{L}(£].*)$",
);
/// Words in capitals that begin a sentence and name no business.
static NO_TITLE: Pattern = Pattern::new(
    r"(?i)^(?:(?:(?:members|officers|councillors|public|others?|those|also|staff) )*(?:present|attending)|in attendance|attendance|resolved|agreed|noted?|actions?|proposed|seconded|decisions?|recommended|nb|cllrs?|mr|mrs|signed|agenda)\b",
);
static PERSON: Pattern = Pattern::new(
    r"^(?:Mr|Mrs|Ms|Miss|Dr|Cllrs?|Councillors?|PCS?O?|Rev|Sir|Clerk|Chair\w*|Present|Apolog\w+|In [Aa]ttendance)\b",
);
/// What the first counted sentences of minutes tell of.
static OPENING: Pattern = Pattern::new(
    r"(?i)\bapologi[sz]?e?s?\w*\b|\bminutes of (?:the|our) (?:previous|last)\b|\bdeclarations? of\b|\bmatters arising\b",
);

/// The blocks with the heads of this part marked, and the part's new range.
pub fn part(blocks: &[Block], range: &Range<usize>) -> Option<(Vec<Block>, Range<usize>)> {
    let end = range.end.min(blocks.len());
    let printed = item::printed(blocks, range.start, end, State::Account).len();
    // A list of points under one heading counts on, too.
    let grouped = grouped(blocks, range.start..end).filter(|heads| heads.len() > printed * 2);
    if printed > 1 && grouped.is_none() {
        return None;
    }
    let told = grouped.or_else(|| {
        [run_in, bare]
            .into_iter()
            .find_map(|heads| heads(blocks, range.start..end))
    })?;
    Some(mark(blocks, range, told))
}

/// The same for minutes whose sentences are counted, and hardly one has a title.
pub fn sentences(blocks: &[Block], range: &Range<usize>) -> Option<(Vec<Block>, Range<usize>)> {
    let told = counted(blocks, range.start..range.end.min(blocks.len()))?;
    Some(mark(blocks, range, told))
}

/// The same for minutes whose paragraphs are counted through, under headings that bear no
/// number: what a number begins is no item there.
pub fn over_paragraphs(
    blocks: &[Block],
    range: &Range<usize>,
) -> Option<(Vec<Block>, Range<usize>)> {
    let own: Vec<usize> = (range.start..range.end.min(blocks.len()))
        .filter(|at| !blocks[*at].is_running())
        .collect();
    let number = |at: usize| {
        let marker = blocks[at].marker.as_ref();
        marker.filter(|marker| marker.count == Count::Number && !blocks[at].is_row())
    };
    // The points of a resolution count in a dress of their own.
    let shape = own
        .iter()
        .find_map(|at| number(*at))
        .map(|marker| &marker.shape);
    let counts = |at: usize| number(at).filter(|marker| Some(&marker.shape) == shape);
    let counted: Vec<usize> = own
        .iter()
        .copied()
        .filter(|at| counts(*at).is_some())
        .collect();
    // Through the year, as often as from 1.
    let begin: u32 = counts(*counted.first()?)?.value.parse().ok()?;
    let through = counted
        .iter()
        .zip(begin..)
        .all(|(at, next)| counts(*at).is_some_and(|marker| marker.value.parse() == Ok(next)));
    let sentence = |at: &usize| {
        let text = blocks[*at].text.as_str();
        text.ends_with(['.', ':', ';', '?']) || sequence::words::tells(text)
    };
    let told = counted.iter().filter(|at| sentence(at)).count();
    if counted.len() < COUNTED || !through || told * 10 < counted.len() * 9 {
        return None;
    }
    let heads: Vec<usize> = own
        .windows(2)
        .filter(|pair| {
            let block = &blocks[pair[0]];
            let minutes = is_plain(block) && block.gap && block.text == "Minutes";
            (is_bare(block) || minutes) && counts(pair[1]).is_some()
        })
        .map(|pair| pair[0])
        .collect();
    let usual = heads
        .iter()
        .filter(|at| is_usual(&blocks[**at].text))
        .count();
    // A heading over the first may be the paper's own.
    let first = counted.first().copied();
    let heads = heads
        .into_iter()
        .filter(|at| first.is_none_or(|first| *at > first) || is_usual(&blocks[*at].text));
    let heads: Vec<Head> = heads
        .map(|at| Head {
            block: at,
            number: String::new(),
            title: blocks[at].text.clone(),
            rest: None,
        })
        .collect();
    (heads.len() >= FEWEST && usual >= 2).then(|| mark(blocks, range, heads))
}

/// The blocks with these heads marked, and the range that grew with them.
pub(super) fn mark(
    blocks: &[Block],
    range: &Range<usize>,
    told: Vec<Head>,
) -> (Vec<Block>, Range<usize>) {
    let mut marked = Vec::with_capacity(blocks.len() + told.len());
    let mut heads = told.into_iter().peekable();
    for (at, block) in blocks.iter().enumerate() {
        match heads.next_if(|head| head.block == at) {
            Some(head) => head.mark(&mut marked, block),
            None => marked.push(block.clone()),
        }
    }
    let end = (range.end + marked.len()).saturating_sub(blocks.len());
    (marked, range.start..end)
}

/// A head, and what its own paragraph says behind it.
pub(super) struct Head {
    /// Its paragraph.
    pub block: usize,
    /// As printed; empty where there is none.
    pub number: String,
    /// Its words.
    pub title: String,
    /// What its own paragraph says behind it.
    pub rest: Option<String>,
}

impl Head {
    fn mark(self, marked: &mut Vec<Block>, block: &Block) {
        marked.push(Block {
            heads: Some(self.number),
            marker: None,
            lines: vec![self.title.clone()],
            text: self.title,
            ..block.clone()
        });
        if let Some(text) = self.rest {
            marked.push(Block {
                marker: None,
                text,
                role: None,
                heading: None,
                bold: false,
                gap: true,
                ..block.clone()
            });
        }
    }
}

/// Headings in capitals that run into their paragraph.
fn run_in(blocks: &[Block], range: Range<usize>) -> Option<Vec<Head>> {
    let heads: Vec<Head> = range
        .filter(|at| is_plain(&blocks[*at]))
        .filter_map(|at| {
            let text = blocks[at].text.as_str();
            let found = RUN_IN.captures(text)?;
            let title = &found["title"];
            let rest = &found["rest"];
            let marked = found.name("mark").is_some();
            let shaped = title.chars().count() > 4 && title.chars().count() <= LONGEST;
            // Without a mark the heading is the subject of its sentence.
            let goes_on = marked || rest.starts_with(char::is_lowercase);
            (shaped && goes_on && !NO_TITLE.is_in(title) && !part::named::heads_minutes(text)).then(
                || Head {
                    block: at,
                    number: String::new(),
                    title: title.to_owned(),
                    rest: Some(if marked { rest } else { text }.to_owned()),
                },
            )
        })
        .collect();
    let usual = heads.iter().filter(|head| is_usual(&head.title)).count();
    (heads.len() >= FEWEST && usual >= 2).then_some(heads)
}

static USUAL: Pattern =
    Pattern::new(r"(?i)^(?:the )?(?:minutes|apologies|finance|planning|correspondence|highways)\b");

/// Business of every council.
fn is_usual(title: &str) -> bool {
    is_procedural(title) || USUAL.is_in(title)
}

/// Headings of a few words, each alone between two paragraphs.
fn bare(blocks: &[Block], range: Range<usize>) -> Option<Vec<Head>> {
    let own: Vec<usize> = range.filter(|at| !blocks[*at].is_running()).collect();
    // The account begins behind the roll, with the first whole sentence.
    let begin = own
        .iter()
        .skip(1)
        .position(|at| is_told(&blocks[*at]) && date::find(&blocks[*at].text).is_none())
        .map(|at| at + 1)
        .or_else(|| own.iter().rposition(|at| PERSON.is_in(&blocks[*at].text)))?;
    let shaped = |at: &usize| is_bare(&blocks[*at]);
    let mut heads: Vec<usize> = Vec::new();
    let mut short = 0;
    for at in begin.saturating_sub(1)..own.len().saturating_sub(1) {
        let (block, below) = (&blocks[own[at]], &blocks[own[at + 1]]);
        if heads.is_empty() && confirms(block, below) {
            heads.push(own[at]);
            continue;
        }
        if !shaped(&own[at]) {
            continue;
        }
        if is_usual(&block.text) && answers(below) {
            heads.push(own[at]);
            continue;
        }
        let mut below = own[at + 1..].iter();
        let mut next = below.next();
        if next.is_some_and(|next| blocks[*next].text.starts_with('(')) {
            next = below.next();
        }
        // The paper's own heading may stand over the first.
        let alone = heads.is_empty() || at > 0 && !shaped(&own[at - 1]);
        if next.is_some_and(|next| is_told(&blocks[*next])) && alone {
            heads.push(own[at]);
        } else {
            short += 1;
        }
    }
    (heads.len() >= FEWEST && short * 3 <= heads.len()).then(|| {
        let last = heads.last().copied().unwrap_or_default();
        let listed = own
            .windows(2)
            .filter(|pair| pair[0] > last && lists_again(&blocks[pair[0]], &blocks[pair[1]]));
        heads.extend(listed.map(|pair| pair[0]).collect::<Vec<_>>());
        heads
            .into_iter()
            .map(|at| Head {
                block: at,
                number: String::new(),
                title: blocks[at].text.clone(),
                rest: None,
            })
            .collect()
    })
}

static CONFIRMED: Pattern = Pattern::new(
    r"(?i)\b(?:accepted|approved|agreed|confirmed|adopted|signed)\b.*\b(?:record|minutes)\b|\bminutes\b.*\b(?:accepted|approved|agreed|confirmed|adopted|signed)\b",
);
static OF_MEETING: Pattern = Pattern::new(r"(?i)^minutes of (?:the |our )?.*\bmeeting\b");

/// "Minutes of the meeting held on 4 May 2031" over the words that confirm them.
fn confirms(block: &Block, below: &Block) -> bool {
    is_plain(block)
        && block.gap
        && block.text.chars().count() <= LONGEST
        && !block.text.ends_with(['.', ':', ';', ','])
        && OF_MEETING.is_in(&block.text)
        && is_plain(below)
        && below.text.ends_with('.')
        && CONFIRMED.is_in(&below.text)
}

/// "Actions" or "Decisions" behind the business, over the list of them all.
fn lists_again(block: &Block, below: &Block) -> bool {
    is_plain(block) && block.gap && LISTS.is_in(&block.text) && below.marker.is_some()
}

static LISTS: Pattern = Pattern::new(
    r"^(?i:(?:summary of )?(?:actions?|decisions?)(?: (?:points?|list|log|summary|agreed|taken|made))?):?$",
);

/// "There were no matters arising.": a short answer to business of every council.
fn answers(below: &Block) -> bool {
    is_plain(below)
        && below.text.ends_with('.')
        && below.text.contains(' ')
        && sequence::words::tells(&below.text)
}

/// Headings of groups that a gap parts from each other, and none from their paragraph.
const GROUPS: usize = 6;

/// Short lines behind a gap, each over lines without one.
fn grouped(blocks: &[Block], range: Range<usize>) -> Option<Vec<Head>> {
    let own: Vec<usize> = range.filter(|at| !blocks[*at].is_running()).collect();
    let roll = own.iter().rposition(|at| ROLL.is_in(&blocks[*at].text))?;
    let own = &own[roll + 1..];
    let groups = own.iter().filter(|at| blocks[**at].gap).count();
    let heads: Vec<Head> = own
        .iter()
        .enumerate()
        .filter(|(at, block)| {
            let over = own.get(at + 1).is_some_and(|next| !blocks[*next].gap);
            is_bare(&blocks[**block]) && (over || is_procedural(&blocks[**block].text))
        })
        .map(|(_, block)| Head {
            block: *block,
            number: String::new(),
            title: blocks[*block].text.clone(),
            rest: None,
        })
        .collect();
    let usual = heads.iter().filter(|head| is_usual(&head.title)).count();
    (heads.len() >= GROUPS && heads.len() * 4 >= groups * 3 && usual >= 2).then_some(heads)
}

/// Who came and who did not, above the account.
static ROLL: Pattern = Pattern::new(
    r"(?i)^(?:also |members |councillors )?(?:present|apologies|in attendance|absent)\b",
);

/// An item of its own, where it stands as the others do.
static APOLOGIES: Pattern = Pattern::new(r"(?i)^apologies for absence$");

/// "e-Tickets" begins a title.
static E_WORD: Pattern = Pattern::new(r"^[a-z]-\p{Lu}");

/// A short line of words that are no sentence, no person and no day.
fn is_bare(block: &Block) -> bool {
    let text = block.text.as_str();
    is_plain(block)
        && block.gap
        && block.lines.len() == 1
        && text.chars().count() <= LONGEST
        && text.split_whitespace().count() <= MOST_WORDS
        && (text.starts_with(char::is_uppercase) || E_WORD.is_in(text))
        && !text.contains('\t')
        && !text.ends_with(['.', ':', ';', ',', '?', '!'])
        && !sequence::words::tells(text)
        && (!PERSON.is_in(text) || APOLOGIES.is_in(text))
        && !NO_TITLE.is_in(text)
        && !part::named::heads_minutes(text)
        && date::find(text).is_none()
}

/// A paragraph of whole sentences.
fn is_told(block: &Block) -> bool {
    let letters = block.text.chars().count();
    let ended = block.text.ends_with(['.', '!', '”', ')', ':']);
    is_plain(block)
        && (letters >= LONG || letters >= SHORTEST && ended && sequence::words::tells(&block.text))
}

fn is_plain(block: &Block) -> bool {
    !block.is_running() && !block.is_row() && block.marker.is_none()
}

/// Sentences that count on from 1 through the whole paper, the usual business first.
fn counted(blocks: &[Block], range: Range<usize>) -> Option<Vec<Head>> {
    let named = blocks[range.clone()]
        .iter()
        .take(FEWEST)
        .any(|block| part::named::heads_minutes(&block.text));
    let mut next = 1;
    let mut heads = Vec::new();
    for at in range {
        let block = &blocks[at];
        let Some(marker) = &block.marker else {
            continue;
        };
        if marker.count != Count::Number || block.is_row() {
            continue;
        }
        // A second count in it, or a hole, and the numbers are none of items.
        if marker.value.parse() != Ok(next) || block.text.is_empty() {
            return None;
        }
        next += 1;
        let text = block.text.as_str();
        let (title, rest) = sequence::words::parted(text);
        heads.push(Head {
            block: at,
            number: marker.value.clone(),
            title,
            rest: Some(rest).filter(|rest| !rest.is_empty()),
        });
    }
    let told = heads.iter().filter(|head| head.title.is_empty()).count();
    let usual = heads
        .iter()
        .take(FEWEST)
        .filter(|head| OPENING.is_in(&blocks[head.block].text))
        .count();
    (named && heads.len() >= COUNTED && told * 3 >= heads.len() * 2 && usual >= 2).then_some(heads)
}
