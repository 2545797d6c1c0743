//! A letter that brings papers which were late: "I am now able to enclose …", the list
//! of the items, and the papers behind it, as councils' systems print a supplement.
//!
//! ```text
//! Dear Member
//! HARBOUR COMMITTEE - THURSDAY, 4 MAY 2031
//! I am now able to enclose … reports that were unavailable when the agenda was printed.
//! Agenda Item No
//! 6   Mooring Fees (Pages 3 - 10)
//! Yours sincerely
//! ```

use std::ops::Range;

use crate::parse::chain::Head;
use crate::parse::date;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

/// Paragraphs of a letterhead above the greeting.
const LETTERHEAD: usize = 20;
/// Paragraphs behind the greeting among which the subject stands.
const SUBJECT: usize = 3;
/// Paragraphs of the letter itself.
const LONGEST: usize = 60;

/// How a letter greets whom it is for.
static GREETING: Pattern = Pattern::new(
    r"(?i)^dear (?:sirs?|madam|members?|councillors?|colleagues?|all|chair\w*|(?:mr|mrs|ms|miss|dr|cllr|councillor)\b.{1,40})(?: ?[/,&]| or\b| and\b|$)",
);
/// Which body meets, and on which day.
static MEETING: Pattern = Pattern::new(
    r"(?i)^(?:re:? |meeting of (?:the )?)?(?P<body>[\p{L}][\p{L}’'&,() -]{2,90}?\b(?:committee|council|cabinet|board|panel|commission|executive|forum|authority)(?: \([^)]{2,40}\))?),? ?[-–—:,]? ?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:the )?\d{1,2}(?:st|nd|rd|th)? \p{L}+,? \d{4}\b",
);
static ENCLOSES: Pattern = Pattern::new(
    r"(?i)\b(?:now able to enclose|enclosed?|unavailable when the agenda was|not available when the agenda was|(?:following|attached) (?:additional |supplementary )?(?:reports?|papers?|documents?|amendments?))\b",
);
static LIST: Pattern = Pattern::new(
    r"(?i)^agenda (?:items?(?: (?:no|number)s?\.?)?|(?:no|number)s?\.?(?:\s+items?)?)(?:\t| {2,}|$)",
);
static ITEM: Pattern =
    Pattern::new(r"^(?P<number>[A-Z]?\d{1,3}[a-z]?)(?:[.)]|\t|\s)\s*(?P<title>\p{Lu}.{3,250})$");
static SIGNED: Pattern = Pattern::new(r"(?i)^yours (?:sincerely|faithfully|truly)\b");

/// Where the greeting stands.
pub fn greeting(blocks: &[Block]) -> Option<usize> {
    let greets = |block: &Block| block.text.chars().count() <= 80 && GREETING.is_in(&block.text);
    blocks.iter().take(LETTERHEAD).position(greets)
}

/// The letter from its greeting to its signature; nothing where it brings no papers of a
/// meeting that it names.
pub fn find(blocks: &[Block]) -> Option<Range<usize>> {
    let greeting = greeting(blocks)?;
    let behind = greeting + 1;
    let subject = (behind..blocks.len().min(behind + SUBJECT)).find(|at| {
        let text = &blocks[*at].text;
        MEETING.is_in(text) && date::find(text).is_some()
    })?;
    let longest = blocks.len().min(subject + LONGEST);
    let end = (subject..longest)
        .find(|at| SIGNED.is_in(&blocks[*at].text))
        .unwrap_or(longest);
    blocks[subject..end]
        .iter()
        .any(|block| ENCLOSES.is_in(&block.text))
        .then_some(greeting..end)
}

/// The body whose meeting the letter names, as printed.
pub fn body(blocks: &[Block]) -> Option<&str> {
    find(blocks)?.find_map(|at| MEETING.group(&blocks[at].text, "body"))
}

/// The items that the letter lists, among these blocks.
pub fn heads(blocks: &[Block], from: usize, to: usize) -> Vec<Head> {
    let to = to.min(blocks.len());
    let own = &blocks[from.min(to)..to];
    let list = find(own).and_then(|letter| {
        letter
            .clone()
            .find(|at| LIST.is_in(&own[*at].text))
            .map(|at| from + at + 1..from + letter.end)
    });
    list.into_iter()
        .flatten()
        .filter_map(|at| {
            let whole = blocks[at].whole();
            let found = ITEM.captures(whole.trim())?;
            Some(Head {
                block: at,
                number: Some(found["number"].to_owned()),
                title: found["title"].to_owned(),
                agenda_number: None,
            })
        })
        .collect()
}
