//! Which lines head the items of minutes, told from the run of their numbers.
//!
//! Clerks dress their numbers as they like – `82/23`, `12-217`, `1201`, `(139)`, `4/`, `II`
//! – end a title with a colon or a full stop, and let the account run on behind it. What
//! all of them do is count up. One heading whose words are no title's breaks no run that
//! its number goes on with.

mod run;
pub mod summoned;
pub mod words;

use std::ops::Range;

use crate::domain::agenda::is_procedural;
use crate::parse::agenda_list;
use crate::parse::chain;
use crate::parse::dress::{self, Count};
use crate::parse::marker;
use crate::parse::paragraph::{self, Block};
use crate::parse::pattern::Pattern;
use crate::parse::sequence::run::{run, with_astray};
use crate::parse::sequence::words::{LONGEST_OPEN, LONGEST_TITLE, Words, take, tells};

/// Numbered lines that are looked at.
const MOST: usize = 1_500;
/// A run of fewer tells nothing.
const FEWEST: usize = 3;
/// Lower figures before a full stop are an item's, and no year.
const YEAR: u32 = 13;
/// Letters, numerals and figures in brackets count points as often as items.
const UNSURE: [&str; 5] = [dress::BRACKETED, dress::NUMERAL, dress::CAPITAL, "()", "[]"];
/// Standing business that shows that they count items, where no title is loud.
const STANDING: usize = 2;

/// "C048/31 1. Apologies": the agenda's number behind the minute's.
static TWICE: Pattern = Pattern::new(r"^(?P<number>\d{1,2})[.)]\s+(?P<words>\p{Lu}.*)$");
static DATE_LIKE: Pattern = Pattern::new(
    r"(?i)^(?:st|nd|rd|th)?\s*(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b[\s,.\d]*",
);
/// Where a heading stands of its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// Behind it, in its paragraph.
    Behind,
    /// In the paragraph above.
    Above,
    /// In the paragraph below.
    Below,
}

/// A line that begins with a number.
struct Numbered {
    block: usize,
    number: String,
    counted: Count,
    words: Words,
    title: String,
    rest: String,
    /// The number is of a kind that no list within an account has.
    strong: bool,
    /// Where the heading stands.
    stands: Stands,
    /// The agenda's own number, which stands behind the number.
    agenda_number: Option<String>,
    /// The word "item" stands before the number.
    named: bool,
    /// The number counts points as often as items, and the title does not stand out.
    unsure: bool,
}

impl Numbered {
    /// "Agenda Item 4" alone may be what is stamped on the first page of a report.
    fn is_stamp(&self) -> bool {
        self.named && self.stands == Stands::Below
    }

    fn weight(&self) -> u32 {
        match self.words {
            Words::Title if self.unsure => 5,
            Words::Title => 10,
            Words::Closed => 8,
            Words::RunIn if is_procedural(&self.title) => 9,
            Words::RunIn => 7,
            Words::None if self.strong => 6,
            Words::None => 1,
        }
    }
}

/// The blocks with the heads of this part marked and parted from what runs on behind
/// them, and the part's new range; nothing where its heads are plain to see.
pub fn part(blocks: &[Block], range: &Range<usize>) -> Option<(Vec<Block>, Range<usize>)> {
    let end = range.end.min(blocks.len());
    let all = |above| -> Vec<Numbered> {
        (range.start..end)
            .filter_map(|at| numbered(blocks, at, above && at > range.start))
            .take(MOST)
            .collect()
    };
    let mut numbered = all(true);
    let above = numbered
        .iter()
        .filter(|one| one.stands == Stands::Above)
        .count();
    // Most of them stand so, or none does.
    if above > 0 && above * 3 < numbered.iter().filter(|one| one.strong).count() * 2 {
        numbered = all(false);
    }
    fold_parts(&mut numbered);
    dress::count_letters(
        numbered
            .iter_mut()
            .map(|one| (one.number.as_str(), &mut one.counted)),
    );
    let path = run(&numbered);
    let known = chain::find(blocks, range.start, end);
    let path = with_astray(path, &numbered);
    let path: Vec<&Numbered> = path.into_iter().map(|index| &numbered[index]).collect();
    if !is_sure(&path, &known) && !is_parted(blocks, &path) {
        return None;
    }
    let mut told = Vec::with_capacity(blocks.len() + path.len());
    let mut heads = path.iter().peekable();
    let mut below = false;
    for (at, block) in blocks.iter().enumerate() {
        match heads.next_if(|head| head.block == at) {
            Some(head) => {
                mark(&mut told, block, head);
                below = head.stands == Stands::Below;
            }
            None if std::mem::take(&mut below) => {}
            None => told.push(block.clone()),
        }
    }
    let end = (range.end + told.len()).saturating_sub(blocks.len());
    Some((told, range.start..end))
}

/// Lets "31/48.1" count for 31/48 where no line of its own does: the clerk began at once
/// with a part of the item.
fn fold_parts(numbered: &mut [Numbered]) {
    let whole: Vec<Vec<u32>> = numbered
        .iter()
        .filter(|one| one.counted.family == "/")
        .map(|one| one.counted.counts.clone())
        .collect();
    if whole.len() < FEWEST {
        return;
    }
    for one in numbered {
        let counts = &one.counted.counts;
        if one.counted.family == "/." && counts.len() == 3 && !whole.contains(&counts[..2].to_vec())
        {
            one.counted.counts.truncate(2);
            one.counted.family.truncate(1);
        }
    }
}

/// The head and what runs on behind it as paragraphs of their own.
fn mark(told: &mut Vec<Block>, block: &Block, head: &Numbered) {
    if head.stands == Stands::Above
        && let Some(title) = told.last_mut()
    {
        title.heads = Some(head.number.clone());
        tell_rest(told, block, &head.rest);
        return;
    }
    let mut paragraphs = paragraphs(&head.number, &head.rest).into_iter();
    let first = paragraphs.next().unwrap_or_default();
    tell(told, block, &head.number, &head.title, first);
    for paragraph in paragraphs {
        tell_rest(told, block, paragraph);
    }
    if let Some(title) = told.iter_mut().rev().find(|block| block.heads.is_some()) {
        title.agenda_number.clone_from(&head.agenda_number);
        if head.words == Words::Title
            && head.stands != Stands::Below
            && head.agenda_number.is_none()
        {
            title.lines.clone_from(&block.lines);
        }
    }
}

/// The paragraphs of an account that the item's own number parts: "144.1 Roof. … 144.2
/// Heating. …" behind 144.
fn paragraphs<'r>(number: &str, rest: &'r str) -> Vec<&'r str> {
    let mut begins = vec![0];
    let mut next = 1;
    for (at, own) in rest.match_indices(&format!("{number}.")) {
        let closed =
            at == 0 || rest[..at].ends_with([' ']) && rest[..at].trim_end().ends_with(ENDS);
        let digits = |letter: &char| letter.is_ascii_digit();
        let behind = &rest[at + own.len()..];
        let count: String = behind.chars().take_while(digits).collect();
        let titled = behind[count.len()..]
            .strip_prefix([' ', '.'])
            .is_some_and(|words| words.trim_start().starts_with(char::is_uppercase));
        if !closed || !titled || count.parse() != Ok(next) {
            continue;
        }
        next += 1;
        begins.extend((at > 0).then_some(at));
    }
    let ends = begins.iter().copied().skip(1).chain([rest.len()]);
    begins
        .iter()
        .zip(ends)
        .map(|(from, to)| rest[*from..to].trim())
        .collect()
}

/// What closes a sentence.
const ENDS: [char; 6] = ['.', '!', '?', ';', ')', '”'];

/// A head and the words that run on behind it in its paragraph.
pub(super) fn tell(told: &mut Vec<Block>, block: &Block, number: &str, title: &str, rest: &str) {
    told.push(Block {
        heads: Some(number.to_owned()),
        marker: None,
        lines: vec![title.to_owned()],
        text: title.to_owned(),
        ..block.clone()
    });
    tell_rest(told, block, rest);
}

fn tell_rest(told: &mut Vec<Block>, block: &Block, rest: &str) {
    if rest.is_empty() {
        return;
    }
    let (marker, text) = match marker::split(rest) {
        Some((marker, text)) => (Some(marker), text),
        None => (None, rest),
    };
    told.push(Block {
        marker,
        text: text.to_owned(),
        role: None,
        heading: None,
        bold: false,
        gap: true,
        ..block.clone()
    });
}

/// Whether each head stands over a paragraph that its number counts: "46." over "46.1".
fn is_parted(blocks: &[Block], path: &[&Numbered]) -> bool {
    let over = |head: &&Numbered| {
        let below = blocks[head.block + 1..]
            .iter()
            .find(|block| !block.is_running());
        let number = below.and_then(|below| below.marker.as_ref());
        matches!(head.words, Words::Title | Words::Closed)
            && number.is_some_and(|number| number.value == format!("{}.1", head.number))
    };
    path.len() > 1
        && path.iter().all(over)
        && path.iter().any(|head| is_procedural(&head.title))
        && path.iter().any(|head| head.words == Words::Closed)
}

/// Whether the run is the paper's own, and tells more than the looks of its lines do.
fn is_sure(path: &[&Numbered], known: &[chain::Head]) -> bool {
    let strong = path.first().is_some_and(|head| head.strong);
    let titled = path.iter().filter(|head| head.words != Words::None).count();
    let core = path
        .iter()
        .rposition(|head| head.words != Words::None)
        .map_or(0, |last| last + 1);
    let standing = path
        .iter()
        .filter(|head| is_procedural(&head.title))
        .count();
    let unsure = path.iter().filter(|head| head.unsure).count();
    let procedural = standing >= if unsure * 2 > path.len() { STANDING } else { 1 };
    let numbered = known.iter().filter(|head| head.number.is_some()).count();
    let all = known.iter().all(|known| {
        path.iter().any(|head| {
            head.block == known.block
                || head.stands == Stands::Above && head.block == known.block + 1
        })
    });
    // Plain numbers behind the first of a run of minutes' own count the points under it.
    let points = |known: &chain::Head| {
        let plain = |number: &String| number.chars().all(|digit| digit.is_ascii_digit());
        known.number.as_ref().is_some_and(plain)
            && path.first().is_some_and(|first| first.block < known.block)
    };
    let over = !all
        && path.len() >= run::SURE
        && standing >= STANDING
        && path.iter().all(|head| head.counted.family == "/")
        && known
            .iter()
            .all(|known| points(known) || path.iter().any(|head| head.block == known.block));
    let more = path.len() > numbered
        || over
        || path.iter().any(|head| {
            matches!(head.words, Words::RunIn)
                || head.stands == Stands::Above
                || head.agenda_number.is_some()
        });
    let trusted = if strong {
        titled * 2 >= path.len()
    } else {
        titled * 3 >= core * 2 && procedural
    };
    let plain = path.iter().all(|head| head.words == Words::Title)
        && (strong
            || path
                .first()
                .is_some_and(|head| head.counted.family == dress::NUMERAL));
    // "OM-31-132 PLANNING: …" stands nowhere but at the head of a minute.
    let coded = path.iter().all(|head| {
        let family = head.counted.family.as_str();
        head.strong
            && family.contains(['/', '-'])
            && family.contains(char::is_alphabetic)
            && paragraph::is_capitals(&head.title)
            || head.named && head.words != Words::None
    });
    let few = plain && procedural || coded;
    let enough = path.len() >= if few { 2 } else { FEWEST };
    enough && trusted && more && (all || over || numbered * 2 <= path.len())
}

fn numbered(blocks: &[Block], at: usize, above: bool) -> Option<Numbered> {
    let block = &blocks[at];
    if block.is_running() || block.is_row() {
        return None;
    }
    let dress = dress::of(block)?;
    let words = dress.words.to_owned();
    if DATE_LIKE.is_in(&words) {
        return None;
    }
    let (number, counted, named) = (dress.number, dress.count, dress.named);
    let (family, counts) = (counted.family.as_str(), &counted.counts);
    // "3.1" is a part of 3; "31.44" begins with its year.
    if family == "." && counts.first().is_some_and(|first| *first < YEAR) {
        return None;
    }
    let strong = counted.is_strong() || named;
    let above = above
        && strong
        && (words.is_empty() || words.ends_with('.') || OPENS_LIST.is_in(&words))
        && is_heading(&blocks[at - 1]);
    if above {
        return Some(Numbered {
            block: at,
            number,
            counted,
            words: Words::Title,
            title: blocks[at - 1].text.clone(),
            rest: words,
            strong,
            stands: Stands::Above,
            agenda_number: None,
            named,
            unsure: false,
        });
    }
    if words.is_empty() {
        return alone(blocks, at, number, counted, named);
    }
    let twice = strong.then(|| TWICE.captures(&words)).flatten();
    let agenda_number = twice.as_ref().map(|found| found["number"].to_owned());
    let words = twice.map_or(words.clone(), |found| found["words"].to_owned());
    // "507. a) Applications": points begin at once, and no title stands over them.
    let points = strong && marker::split(&words).is_some_and(|(marker, _)| marker.begins());
    let first = words.chars().next();
    if first?.is_lowercase() && !points || !words.chars().any(char::is_alphabetic) {
        return None;
    }
    let (kind, title, rest) = if points {
        (Words::None, String::new(), words.clone())
    } else {
        let taken = take(&words);
        match words::before_blank(&words).filter(|_| strong && taken.0 != Words::RunIn) {
            Some((title, rest)) => (Words::RunIn, title, rest),
            None if strong && is_asked(block, &words)
                || summoned::heads_account(blocks, at)
                || block.is_heading() && summoned::is_title(&words) =>
            {
                (Words::Title, words, String::new())
            }
            None if taken.0 == Words::None => {
                words::subject(&words).map_or(taken, |title| (Words::RunIn, title, words))
            }
            None => taken,
        }
    };
    // Letters and numerals count points as often as items: only titles are heads.
    let unsure = !strong && UNSURE.contains(&family);
    if unsure && kind != Words::Title {
        return None;
    }
    let loud = family == dress::BRACKETED
        || family == "()" && words::begins_loud(&title)
        || paragraph::is_capitals(&title);
    Some(Numbered {
        block: at,
        number,
        counted,
        words: kind,
        title,
        rest,
        strong,
        stands: Stands::Behind,
        agenda_number,
        named,
        unsure: unsure && !loud,
    })
}

/// A number alone in its paragraph, with its title below; a page's number stands alone
/// as well.
fn alone(
    blocks: &[Block],
    at: usize,
    number: String,
    counted: Count,
    named: bool,
) -> Option<Numbered> {
    let next = blocks.get(at + 1).filter(|next| !next.is_running())?;
    let strong = counted.is_strong() || named;
    let below = may_be_below(next);
    let bracketed = counted.family.starts_with(['(', '[']);
    if !strong && (!below || bracketed) {
        return None;
    }
    let title = if below { next.text.as_str() } else { "" };
    Some(Numbered {
        block: at,
        number,
        counted,
        words: if below { Words::Title } else { Words::None },
        title: title.to_owned(),
        rest: String::new(),
        strong,
        stands: if below { Stands::Below } else { Stands::Behind },
        agenda_number: None,
        named,
        unsure: !strong,
    })
}

/// "FP/35 RESOLVED that reports be made on:-": an account that its points go on with.
static OPENS_LIST: Pattern = Pattern::new(r"^\p{Lu}.{20,}:\s?[-–—]?$");

/// "31 / 24 – To receive the declarations of office": minutes that keep the words of the
/// summons for a title.
fn is_asked(block: &Block, words: &str) -> bool {
    block.gap
        && words.starts_with("To ")
        && agenda_list::DO.is_in(words)
        && words.chars().count() <= LONGEST_OPEN
        && !words.ends_with(['.', ';', ',', ':'])
        && !words.contains(". ")
        && !words::tells(words)
}

/// Words that may be a title below its number.
fn may_be_below(block: &Block) -> bool {
    let text = block.text.as_str();
    !block.is_running()
        && !block.is_row()
        && block.marker.is_none()
        && text.starts_with(char::is_uppercase)
        && text.chars().count() <= LONGEST_TITLE
        && !text.ends_with([';', ','])
        && !tells(text.trim_end_matches(['.', ':']))
}

/// A heading on a line of its own.
fn is_heading(block: &Block) -> bool {
    !block.is_running()
        && block.marker.is_none()
        && !block.is_row()
        && (block.is_heading() || block.is_capitals())
        && block.text.chars().count() <= LONGEST_OPEN
}
