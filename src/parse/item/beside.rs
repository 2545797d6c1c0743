//! Heads of minutes that bear no number, beside those that do: what the public said first,
//! an election, what members handed in, the date of the next meeting.

use crate::parse::chain::Head;
use crate::parse::division;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

/// Adds such heads to those of the paper, in the paper's order.
pub fn add(blocks: &[Block], from: usize, to: usize, heads: &mut Vec<Head>) {
    let first = before_first(blocks, from, heads);
    let begin = heads.first().map_or(0, |head| head.block);
    if let Some(first) = first {
        heads.extend(elections(blocks, first.block + 1, begin));
        heads.push(first);
    }
    heads.sort_by_key(|head| head.block);
    heads.extend(behind_last(blocks, heads, to));
    heads.extend(of_members(blocks, heads, to));
    heads.sort_by_key(|head| head.block);
}

/// Business that minutes tell before their first numbered item: an election, say.
/// Only a decision makes it an item.
fn before_first(blocks: &[Block], from: usize, heads: &[Head]) -> Option<Head> {
    let first = heads.first().filter(|head| head.number.is_some())?.block;
    if let Some(head) = forum(blocks, from, first) {
        return Some(head);
    }
    let decided = (from..first).find(|at| DECIDED.is_in(&blocks[*at].text))?;
    let head = (from..decided).rev().find(|at| {
        let block = &blocks[*at];
        // "1. MINUTES" over "121.": a word processor began its own count.
        let counted = block.marker.is_some() && block.is_capitals();
        !block.is_running()
            && (block.marker.is_none() && block.gap || counted)
            && block.text.chars().count() <= 100
            && !block.text.ends_with(['.', ':', ';', ','])
    })?;
    (decided - head <= 4 && !division::is_open(&blocks[head].text)).then(|| Head {
        block: head,
        number: None,
        title: blocks[head].text.clone(),
        agenda_number: None,
    })
}

/// "Election of Chair" between what the public said and the first number.
fn elections(blocks: &[Block], from: usize, to: usize) -> Vec<Head> {
    (from..to)
        .filter(|at| {
            let block = &blocks[*at];
            block.is_heading() && block.marker.is_none() && ELECTION.is_in(&block.text)
        })
        .map(|at| Head {
            block: at,
            number: None,
            title: blocks[at].text.trim_end_matches(':').to_owned(),
            agenda_number: None,
        })
        .collect()
}

static ELECTION: Pattern = Pattern::new(
    r"(?i)^(?:to )?(?:elect(?:ion)?|appoint(?:ment)?)(?: of)? (?:an? |the )?(?:vice[- ]|deputy )?(?:chair\w*|mayor|convenor|convener)(?: (?:for|of) [^.;]{3,60})?:?$",
);

/// What the public said before the meeting: a heading, and its account below.
fn forum(blocks: &[Block], from: usize, first: usize) -> Option<Head> {
    let at = (from..first).rev().find(|at| !blocks[*at].is_running())?;
    let head = (from..at).rev().take(FORUM).find(|at| {
        let block = &blocks[*at];
        block.gap && block.marker.is_none() && PUBLIC.is_in(&block.text)
    })?;
    Some(Head {
        block: head,
        number: None,
        title: blocks[head].text.trim_end_matches(':').to_owned(),
        agenda_number: None,
    })
}

/// Paragraphs of such an account.
const FORUM: usize = 4;
static PUBLIC: Pattern = Pattern::new(
    r"(?i)^(?:public|democratic|open|residents[’']?) (?:forum|period|participation|session|questions?|question time|time|speaking)(?: (?:session|period|time))?:?$",
);

static DECIDED: Pattern = Pattern::new(r"^(?:RESOLVED|AGREED)\b");
/// Standing business that minutes leave without a number, behind the last that has one.
static LAST: Pattern = Pattern::new(
    r"(?i)^(?:(?:date|time|dates)(?:,? (?:and )?(?:time|date|place|venue))* of (?:the )?next (?:[\w-]+ ){0,2}meetings?|next meetings?|dates? of future meetings)$",
);

/// "Date of next meeting" on a line of its own behind numbered business.
fn behind_last(blocks: &[Block], heads: &[Head], to: usize) -> Option<Head> {
    let numbered = heads.iter().filter(|head| head.number.is_some()).count();
    let last = heads.last().filter(|_| numbered > 2)?.block;
    let at = (last + 1..to.min(blocks.len()).saturating_sub(1)).find(|at| {
        let block = &blocks[*at];
        !block.is_running()
            && !block.is_row()
            && block.marker.is_none()
            && block.gap
            && LAST.is_in(&block.text)
    })?;
    Some(Head {
        block: at,
        number: None,
        title: blocks[at].text.clone(),
        agenda_number: None,
    })
}

/// "Questions" over "Questions submitted by Councillor Ash:", among numbered business: what
/// members hand in is told under headings that bear no number.
fn of_members(blocks: &[Block], heads: &[Head], to: usize) -> Vec<Head> {
    let numbered = heads.iter().filter(|head| head.number.is_some()).count();
    let Some(first) = heads.first().filter(|_| numbered > 2) else {
        return Vec::new();
    };
    let own: Vec<usize> = (first.block + 1..to.min(blocks.len()))
        .filter(|at| !blocks[*at].is_running() && !blocks[*at].is_row())
        .collect();
    own.windows(2)
        .filter(|pair| {
            let (title, below) = (&blocks[pair[0]], &blocks[pair[1]]);
            let whose = title
                .lines
                .get(1)
                .map_or(below.text.as_str(), |line| line.as_str());
            title.gap
                && title.marker.is_none()
                && title.heads.is_none()
                && title.lines.len() <= 2
                && title
                    .lines
                    .first()
                    .is_some_and(|first| OF_MEMBERS.is_in(first))
                && HANDED_IN.is_in(whose)
        })
        .map(|pair| Head {
            block: pair[0],
            number: None,
            title: blocks[pair[0]].lines[0].clone(),
            agenda_number: None,
        })
        .collect()
}

static OF_MEMBERS: Pattern = Pattern::new(
    r"(?i)^(?:(?:members|councillors)[’'] )?(?:questions?|(?:notices? of )?motions?)$",
);
static HANDED_IN: Pattern = Pattern::new(
    r"(?i)^(?:questions?|(?:notices? of )?motions?) (?:(?:was |were )?submitted )?(?:by|from) (?:councillor|cllr)",
);
