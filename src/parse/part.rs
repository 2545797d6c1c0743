//! Which papers a document binds together: an agenda, minutes, reports.

mod bound;
mod front;
pub mod letter;
pub mod named;
mod stamped;

use std::ops::Range;

use crate::parse::date;
use crate::parse::hours;
use crate::parse::label::{self, Section};
use crate::parse::paragraph::Block;
pub use crate::parse::part::front::announces;
use crate::parse::part::front::{has_standing_business, is_business, is_lone_report};
use crate::parse::part::named::{Called, heads_minutes};
use crate::parse::pattern::Pattern;
use crate::parse::report::amendment;
use crate::parse::roll;
use crate::parse::unlabelled;

/// Paragraphs between a minutes' heading and its list of those present.
const HEAD_LENGTH: usize = 30;

/// What a part of a document is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// An agenda.
    Agenda,
    /// Minutes.
    Minutes,
    /// A page of the web system about a meeting.
    WebMeeting,
    /// A page of the web system about one item.
    WebItem,
    /// A list of decisions.
    Decisions,
    /// A notice.
    Notice,
    /// A page of the web system about who came.
    Attendance,
    /// A report to a meeting, alone.
    Report,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: Kind,
    /// Its paragraphs.
    pub range: Range<usize>,
}

static MEETING_HELD: Pattern = Pattern::new(
    r"(?i)\bheld (?:their|its|a|the) .{0,30}meeting\b|\bmeeting (?:was )?held\b|^an? (?:\w+ )?meeting of [^.]{3,80} was held\b|\bcynhaliwyd (?:y )?(?:cyfarfod|gyfarfod)\b|\bat a meeting of\b",
);
static PRESENT: Pattern = Pattern::new(
    r"^(?:(?i:members |councillors )?(?i:p ?r ?e ?s ?e ?n ?t)(?: ?[:;–-]+|$)|PRESENT\b|Present\b ?[:–-]|Present were ?:|(?i:yn bresennol|presennol)\b|(?i:those present)(?: ?[:–-]|$| were ?:| (?:were )?(?i:cllrs?|councillors?|mrs?|ms|miss|dr)\b)|(?i:the following (?:members |councillors |people )?were (?:also )?(?:present|in attendance))|(?i:attendance) ?:)",
);
static SUMMONED: Pattern = Pattern::new(
    r"(?i)\b(?:hereby summon(?:ed)?|are (?:hereby |cordially )?(?:invited|summoned|requested|called) to (?:(?:attend|join|be present)|(?:an? |the |our )[^.]{0,60}\bmeeting)|notice is hereby given|meeting\b[^.]{0,80}\bwill be held|to consider the (?:items of )?business|the (?:full )?agenda (?:follows|is as follows|is set out below))\b|^(?:notice of )?(?:an? )?(?:\w+ )?meeting of the\b",
);
/// Whether a paper summons somebody to a meeting.
pub(super) fn summons(blocks: &[Block]) -> bool {
    blocks
        .iter()
        .take(20)
        .any(|block| SUMMONED.is_in(&block.text))
}

static CLOSED: Pattern = Pattern::new(
    r"(?i)\b(?:meeting|hearing)\b[^.]{0,60}\b(?:closed|ended|concluded|finished|terminated|rose)\b|\b(?:closed|concluded) the meeting\b",
);
static SIGNED: Pattern = Pattern::new(
    r"(?i)^(?:\(?signed|chair(?:man|person|woman)?\b|mayor$|date(?:d)?\b|[_.…]{3,}|\(?duration|\(?the meeting|signature)",
);
static REPORT: Pattern = Pattern::new(
    r"(?i)^(?:for consideration by|report (?:to|of|by|author|from)|ward\(?s?\)? affected|decision to be taken by|purpose of (?:the )?report|useful information|title of report)\b ?:?|^(?:lead (?:director|officer|member)s?|author(?:\(s\))?|director(?:ate)?)(?: ?:|\t|$)",
);
static DECISIONS: Pattern = Pattern::new(
    r"(?i)^(?:(?:draft )?decisions?(?: (?:list|notice|sheet|record|summary))?(?: (?:of|taken|made|from)\b.*)?|(?:officer |member |record of )?(?:an? |the )?(?:executive |key |delegated |officer |cabinet member |individual )*decisions? (?:notice|record)|record of (?:an? |the )?(?:executive |key |delegated |officer )*decisions?(?: (?:taken|made) by .{3,80})?|notice of (?:decisions?|determination)|summary of decisions|(?:key )?decisions and actions|(?:record of decisions|decisions?(?: (?:list|notice|sheet|record))?) ?[–—-] [\w ,’'&()-]{3,80}\b(?:committee|commission|panel|board|cabinet|executive|council|forum|authority|governors))$",
);

/// Paragraphs on top of a record of decisions that may call it so.
const HEAD_OF_RECORD: usize = 6;
static RECORD: Pattern = Pattern::new(
    r"(?i)^record of (?:the )?(?:executive |key |formal )*decisions (?:of|taken at|made at) (?:the|an?) meeting\b|^decisions of (?:the )?(?:[\w&’-]+ ){0,4}(?:cabinet|executive|committee|council|board|panel)$|^(?:[\w&’-]+ ){0,4}(?:cabinet|executive) decisions$|^(?:[\w&’'-]+ ){0,4}(?:cabinet|executive|committee) record of decisions$|^(?:[\w ’'&]{3,60} [–-] )?(?:record of (?:the )?(?:executive |key )?decisions|decisions? (?:notice|record|list|sheet)(?: ?[:–-] [\w ,’&()-]{3,80})?|(?:notice|summary) of decisions|(?:record of |list of )?(?:executive )?decisions? (?:taken|made)(?: (?:on|at|by) .{3,80})?)$",
);

/// The parts of a document in order; `copied` where it may be a page of the web
/// system, copied or saved. Reports are none: they hang on items.
pub fn find(blocks: &[Block], copied: bool) -> Vec<Part> {
    // A report too lists its background documents: a page of the system says so on top.
    let lone = || is_lone_report(&blocks[..blocks.len().min(60)]) && !opens_item_page(blocks);
    let page = || web(blocks).filter(|kind| !(*kind == Kind::WebItem && lone()));
    if let Some(kind) = copied.then(page).flatten() {
        return vec![Part {
            kind,
            range: 0..blocks.len(),
        }];
    }
    let brings = |_: &Range<usize>| {
        !letter::heads(blocks, 0, blocks.len()).is_empty() || amendment::is_bound(blocks)
    };
    let starts = minutes_starts(blocks);
    if let Some(letter) = letter::find(blocks).filter(brings) {
        // The lines above a title may reach into the letter.
        let mut behind: Vec<usize> = starts
            .into_iter()
            .map(|start| start.max(letter.end))
            .collect();
        behind.dedup();
        let letter = Part {
            kind: Kind::Agenda,
            range: letter,
        };
        return with_minutes(blocks, vec![letter], &behind);
    }
    if starts.len() < 2 && named::called(blocks) == Some(Called::Both) {
        let both = agenda_above_minutes(blocks);
        if let Some(both) = both {
            return both;
        }
    }
    let first = starts.first().copied().unwrap_or(blocks.len());
    let front = front::front(blocks, first, !starts.is_empty(), copied);
    with_minutes(blocks, front.into_iter().collect(), &starts)
}

/// The parts, and the minutes that begin behind them.
fn with_minutes(blocks: &[Block], mut parts: Vec<Part>, starts: &[usize]) -> Vec<Part> {
    for (index, start) in starts.iter().enumerate() {
        let limit = starts.get(index + 1).copied().unwrap_or(blocks.len());
        let end = minutes_end(blocks, *start, limit);
        // A record of decisions names who was present, as minutes do.
        let recorded = parts.is_empty()
            && blocks[*start..end.min(start + HEAD_OF_RECORD)]
                .iter()
                .any(|block| RECORD.is_in(&block.text));
        parts.push(Part {
            kind: if recorded {
                Kind::Decisions
            } else {
                Kind::Minutes
            },
            range: *start..end,
        });
    }
    parts
}

fn web(blocks: &[Block]) -> Option<Kind> {
    let has = |wanted: Section| {
        blocks
            .iter()
            .any(|block| label::section(&block.text) == Some(wanted))
    };
    // A meeting's own page has such a table beside its items.
    let bare = !blocks
        .iter()
        .any(|block| label::section(&block.text).is_some());
    if blocks
        .iter()
        .take(8)
        .any(|block| ATTENDANCE.is_in(&block.text) || bare && ATTENDEES.is_in(&block.text))
        && !blocks.iter().any(|block| DECIDED.is_in(&block.text))
        // Minutes may keep their roll in such a table.
        && !blocks.iter().take(8).any(|block| heads_minutes(&block.text))
        && blocks
            .iter()
            .filter(|block| CAME.is_in(&block.text))
            .count()
            > 1
    {
        return Some(Kind::Attendance);
    }
    let labelled = has(Section::Minutes) || has(Section::Decision) || has(Section::Documents);
    // A stroke alone may be what is left of any table.
    let strokes = labelled && blocks.iter().any(|block| block.text == "|");
    // The page of a meeting that will not be held may list nothing.
    let called_off = || {
        blocks
            .iter()
            .take(4)
            .any(|block| CALLED_OFF.is_in(&block.text))
    };
    if !labelled && called_off() {
        return Some(Kind::WebMeeting);
    }
    if has(Section::Number) || heads_table(blocks) || strokes {
        return Some(Kind::WebMeeting);
    }
    if opens_item_page(blocks) {
        return Some(Kind::WebItem);
    }
    let printed = blocks.iter().any(|block| PRESENT.is_in(&block.text))
        || blocks
            .iter()
            .take(8)
            .any(|block| DECISIONS.is_in(&block.text))
        || blocks
            .iter()
            .take(40)
            .any(|block| named::heads_agenda(block) || heads_minutes(&block.text));
    let minutes = blocks
        .iter()
        .filter(|block| label::section(&block.text) == Some(Section::Minutes))
        .count();
    if labelled && minutes > 1 && !printed {
        return Some(Kind::WebMeeting);
    }
    if labelled && !printed {
        return Some(Kind::WebItem);
    }
    let page = page_title(blocks).is_some() || bare && unlabelled::is_page(blocks);
    (!printed && page).then_some(Kind::WebMeeting)
}

/// Paragraphs on top of a meeting's page among which its title stands.
const TOP: usize = 6;

/// Where a page that has lost all its labels is headed as a meeting's page is: what it
/// holds, and the meeting's title right below, whose place this is.
pub fn page_title(blocks: &[Block]) -> Option<usize> {
    let top: Vec<usize> = (0..blocks.len())
        .filter(|at| !blocks[*at].is_running() && !blocks[*at].text.is_empty())
        .take(TOP)
        .collect();
    top.windows(2)
        .find(|pair| HOLDS.is_in(&blocks[pair[0]].text) && OF_A_DAY.is_in(&blocks[pair[1]].text))
        .map(|pair| pair[1])
}

static HOLDS: Pattern = Pattern::new(
    r"(?i)^(?:agenda|agenda, decisions and (?:draft )?minutes|(?:agenda|decisions) and (?:draft )?minutes|agenda and decisions|(?:draft )?minutes|decisions)$",
);
/// "Ferry Panel - Tuesday, 6th May, 2031 7.00 pm": what the web system writes over a meeting.
static OF_A_DAY: Pattern = Pattern::new(
    r"(?i)^[^|]{3,140} [-–] (?:mon|tues|wednes|thurs|fri|satur|sun)day,? \d{1,2}(?:st|nd|rd|th)? \p{L}+,? \d{4} \d{1,2}[.:]\d{2} ?[ap]\.?m\.?$",
);

/// The title of a meeting's page: "Ferry Panel - Tuesday, 6th May, 2031 7.00 pm, CANCELLED".
static CALLED_OFF: Pattern = Pattern::new(
    r"(?i)^[^|]{3,140} [-–] (?:mon|tues|wednes|thurs|fri|satur|sun)day,? \d{1,2}(?:st|nd|rd|th)? \p{L}+,? \d{4}[^|]{0,20}, ?(?:cancelled|postponed|deferred)$",
);

/// "Agenda item" or "Decision details" over an item's own page.
fn opens_item_page(blocks: &[Block]) -> bool {
    blocks
        .iter()
        .take(6)
        .any(|block| label::section(&block.text) == Some(Section::AgendaItem))
}

/// The sheet behind the minutes that is stamped as the paper of another item.
fn next_stamp(blocks: &[Block], start: usize, limit: usize) -> Option<usize> {
    let sheet = blocks.get(start)?.page;
    let stamped = |at: &usize| STAMP.is_in(&blocks[*at].text);
    let own = (0..limit).find(|at| blocks[*at].page == sheet && stamped(at))?;
    let other = |at: &usize| {
        blocks[*at].page > sheet && stamped(at) && blocks[*at].text != blocks[own].text
    };
    (start..limit).find(other)
}

static STAMP: Pattern = Pattern::new(r"(?i)^agenda item(?: no\.?)?:? ?\d{1,3}[a-z]?$");
static ATTENDANCE: Pattern =
    Pattern::new(r"(?i)^(?:meeting attendance|attendance details|attendance)$");
/// The head of the table of those who came.
static ATTENDEES: Pattern =
    Pattern::new(r"(?i)^(?:attendee|name|member|councillor)\t(?:[^\t]*\t)?attendance(?:\t|$)");
static CAME: Pattern = Pattern::new(r"(?i)\t(?:present|apolog|in attendance|expected|absent)");

/// `No.` and `Item` as a head, alone or on two lines.
fn heads_table(blocks: &[Block]) -> bool {
    blocks.windows(2).any(|pair| {
        let both = format!("{} {}", pair[0].text, pair[1].text).replace('|', " ");
        let both = both.split_whitespace().collect::<Vec<_>>().join(" ");
        both.eq_ignore_ascii_case("no. item")
            || pair[0]
                .text
                .replace('|', "")
                .trim()
                .eq_ignore_ascii_case("no. item")
    })
}

/// Where minutes begin: a heading that says so, and a list of those present behind it.
fn minutes_starts(blocks: &[Block]) -> Vec<usize> {
    let mut starts: Vec<usize> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        // "Attendance" alone heads a roll where minutes are named right above.
        let near = at.saturating_sub(UNDER_TITLE)..at;
        let headed = ATTENDANCE_HEAD.is_in(&block.text)
            && blocks[near].iter().any(|above| heads_minutes(&above.text));
        let label = PRESENT.is_in(&block.text) || opens_rows(block);
        let labelled = (label || headed) && block.marker.is_none();
        // A second list of the same roll begins no other minutes.
        let rolled = || starts.is_empty() && roll::begins(blocks, at);
        if block.is_running() || block.is_row() && !opens_rows(block) {
            continue;
        }
        // In a pack a sheet that is headed as minutes needs no roll that says "present".
        if !labelled && (bound::heads(blocks, at) || stamped::begins(blocks, at)) {
            let from = starts.last().map_or(0, |start| start + 1);
            starts.push(before(blocks, at, from));
            continue;
        }
        if !(labelled || rolled()) {
            continue;
        }
        let from = at
            .saturating_sub(HEAD_LENGTH)
            .max(starts.last().map_or(0, |start| start + 1));
        let heading = || {
            (from..at).rev().find(|index| {
                let block = &blocks[*index];
                block.marker.is_none()
                    && !block.is_running()
                    && (heads_minutes(&block.text)
                        || MEETING_HELD.is_in(&block.text) && !CONFIRMS.is_in(&block.text))
            })
        };
        // Minutes that do not call themselves so: the body, the day, who was present.
        let heading = atop_page(blocks, at, from)
            .or_else(heading)
            .or_else(|| untitled(blocks, at, starts.is_empty()))
            .or_else(|| under_day(blocks, at, from));
        let below = || under_roll(blocks, at, starts.is_empty());
        let Some(start) = heading
            .map(|heading| before(blocks, heading, from))
            .or_else(below)
        else {
            continue;
        };
        if starts
            .last()
            .is_some_and(|last| at < last + HEAD_LENGTH && *last > 0)
        {
            continue;
        }
        starts.push(start);
    }
    starts
}

/// Whether a row is the label of a roll whose names stand in the rows below it.
fn opens_rows(block: &Block) -> bool {
    let mut cells = block.cells.iter().map(|cell| cell.text.trim());
    cells.next().is_some_and(|first| PRESENT.is_in(first)) && cells.all(str::is_empty)
}

/// Paragraphs between what minutes are called and the heading of their roll.
const UNDER_TITLE: usize = 5;
static ATTENDANCE_HEAD: Pattern = Pattern::new(
    r"(?i)^(?:(?:record of )?attendance|attendance record|attendees|in attendance|attending|membership)$",
);

/// Business of an agenda above the minutes of its meeting.
const LISTED: usize = 3;

/// The agenda and the minutes of a page that calls itself both: the second begins where
/// the meeting's day is told again, below the business, and numbers begin anew.
fn agenda_above_minutes(blocks: &[Block]) -> Option<Vec<Part>> {
    let again = blocks
        .iter()
        .enumerate()
        .skip(LISTED + 1)
        .find(|(_, block)| {
            !block.is_running()
                && block.marker.is_none()
                && block.text.chars().count() <= 160
                && HELD_THEN.is_in(&block.text)
                && date::find(&block.text).is_some()
        })?;
    let start = again.0;
    let agenda = front::listed(&blocks[..start]);
    let minutes = blocks
        .get(start + 1..)?
        .iter()
        .any(|block| block.marker.is_some());
    (agenda.len() >= LISTED && minutes).then(|| {
        [
            (Kind::Agenda, 0..start),
            (Kind::Minutes, start..blocks.len()),
        ]
        .map(|(kind, range)| Part { kind, range })
        .into()
    })
}

static HELD_THEN: Pattern = Pattern::new(r"(?i)\bheld\b");

/// Paragraphs above "PRESENT" where nothing says "minutes".
const SHORT_HEAD: usize = 12;

static DECIDED: Pattern = Pattern::new(r"^(?i:it was )?(?:RESOLVED|AGREED|Resolved|Decisions?)\b");

fn untitled(blocks: &[Block], at: usize, first: bool) -> Option<usize> {
    let below = |pattern: &Pattern| blocks[at..].iter().any(|block| pattern.is_in(&block.text));
    let alone = first
        && at <= SHORT_HEAD
        && !blocks[..at].iter().any(named::heads_agenda)
        && !is_business(&blocks[..at])
        && (below(&DECIDED)
            || below(&SENT) && below(&ATTENDED)
            || has_standing_business(&blocks[at..]));
    alone.then_some(0)
}

static LETTER: Pattern = Pattern::new(r"^(?:Dear|DEAR) ");

/// A roll with people's names, and below it what they did: minutes, whatever stands above.
fn under_roll(blocks: &[Block], at: usize, first: bool) -> Option<usize> {
    // A roll stands near the top of its own minutes, not of the pack.
    let near = at.saturating_sub(SHORT_HEAD);
    if !first || !roll::begins(&blocks[near..], at - near) || !roll::is_told(&blocks[at..]) {
        return None;
    }
    let agenda = blocks[..at]
        .iter()
        .rposition(|block| named::heads_agenda(block) || LETTER.is_in(&block.text));
    let Some(agenda) = agenda.or_else(|| is_business(&blocks[..at]).then_some(0)) else {
        return Some(0);
    };
    // Behind an agenda or a letter the day of the meeting stands over its minutes.
    let day = (agenda + 1..at)
        .rev()
        .take(SHORT_HEAD)
        .filter(|index| blocks[*index].marker.is_none())
        .find(|index| date::find(&blocks[*index].text).is_some())?;
    // The name of the body may stand right above its day.
    let named = (agenda + 1..day).rev().take(2).find(|index| {
        let block = &blocks[*index];
        block.marker.is_none() && (BODY.is_in(&block.text) || MEETING_OF.is_in(&block.text))
    });
    Some(named.unwrap_or(day))
}

/// "FERRY COMMITTEE MEETING OF THE ASHDON TOWN COUNCIL".
static MEETING_OF: Pattern = Pattern::new(
    r"(?i)^[^.:;]{0,80}\b(?:committee|panel|board|council|forum)\b[^.:;]{0,20}\bmeeting\b[^.:;]{0,60}$",
);

/// The body and its day directly above the roll, and nothing else: minutes that lie behind
/// a letter.
fn under_day(blocks: &[Block], at: usize, from: usize) -> Option<usize> {
    let above: Vec<usize> = (from..at)
        .rev()
        .filter(|index| !blocks[*index].is_running())
        .take(2)
        .collect();
    let [day, body] = above.as_slice() else {
        return None;
    };
    let named = &blocks[*body];
    (date::whole(&blocks[*day].text).is_some()
        && named.marker.is_none()
        && named.is_capitals()
        && BODY.is_in(&named.text))
    .then_some(*body)
}

/// The body or its day between the top of a sheet and the roll, behind the business of
/// another meeting: in a pack the minutes to confirm may bear no other heading.
fn atop_page(blocks: &[Block], at: usize, from: usize) -> Option<usize> {
    let above: Vec<usize> = (from..at)
        .rev()
        .filter(|index| !blocks[*index].is_running())
        .take_while(|index| blocks[*index].page == blocks[at].page)
        .collect();
    let top = *above.last()?;
    let head = || above.iter().map(|index| &blocks[*index]);
    let plain = |block: &Block| {
        block.marker.is_none() && !block.is_row() && block.text.chars().count() <= LONGEST_ATOP
    };
    (blocks[at].page > 0
        && above.len() <= HEAD_OF_SHEET
        && head().all(plain)
        && head().any(|block| {
            let text = block.text.as_str();
            BODY.is_in(text) || BODY_AND_DAY.is_in(text) || date::whole(text).is_some()
        })
        && !head().any(named::heads_agenda)
        && blocks[..top].iter().any(named::heads_agenda))
    .then_some(top)
}

/// A note above such minutes ("All minutes are draft until …") has no more letters.
const LONGEST_ATOP: usize = 320;
/// Paragraphs between the top of such a sheet and the roll.
const HEAD_OF_SHEET: usize = 6;

/// An item of an agenda names the minutes that it puts to the meeting.
static CONFIRMS: Pattern = Pattern::new(
    r"(?i)^(?:to |for )?(?:approv|confirm|agree|receiv|sign|consider|adopt|ratif|not)\w* .{0,60}\bminutes\b",
);

static BODY: Pattern = Pattern::new(
    r"(?i)^[^.:;]{0,80}\b(?:committee|panel|board|cabinet|council|executive|forum|authority)$",
);

/// "FERRY AND HARBOUR BOARD 4 MAY 2031".
static BODY_AND_DAY: Pattern = Pattern::new(
    r"(?i)^[^.:;]{0,80}\b(?:committee|panel|board|cabinet|council|executive|forum|authority),? (?:[–-] )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?\d{1,2}(?:st|nd|rd|th)? \p{L}{3,9},? \d{4}$",
);

/// Lists beside "Present" that only minutes have.
static SENT: Pattern = Pattern::new(r"(?i)^apologies(?: for absence)? ?(?::|$)");
static ATTENDED: Pattern = Pattern::new(r"(?i)^(?:also )?in attendance ?(?::|$)");

/// "Meeting of Ashdon Council at 7 pm on 4 May 2031 in the Hall".
static NAMES_MEETING: Pattern = Pattern::new(r"(?i)^[^.;]{0,60}\bmeeting\b");

fn names_meeting(text: &str) -> bool {
    text.chars().count() <= 200 && NAMES_MEETING.is_in(text) && date::find(text).is_some()
}

/// The council's and the committee's names stand above the heading, on its page.
fn before(blocks: &[Block], heading: usize, from: usize) -> usize {
    let mut start = heading;
    while start > from && heading - start < 6 {
        let block = &blocks[start - 1];
        let short = block.text.chars().count() <= 90 || names_meeting(&block.text);
        let page = block.page == blocks[heading].page;
        let belongs = page && (short || block.is_running());
        if !belongs || block.marker.is_some() || block.text.ends_with('.') || block.is_row() {
            break;
        }
        start -= 1;
    }
    start
}

/// "The meeting heard that the bridge had been closed": what was told there.
static HEARD: Pattern = Pattern::new(
    r"(?i)\b(?:meeting|hearing) (?:also |then |next |had |further )*(?:heard|noted|(?:was|were) (?:told|informed|advised|reminded|shown)|learn(?:ed|t)|discussed|considered|recalled|understood|welcomed|thanked)\b",
);

/// Whether the words close the meeting.
pub(super) fn closes(block: &Block) -> bool {
    let text = HEARD.replace_all(&block.text, "");
    CLOSED.is_in(&text) && !hours::pauses(&block.text) && !block.is_row()
}

fn minutes_end(blocks: &[Block], start: usize, limit: usize) -> usize {
    let limit = next_stamp(blocks, start, limit).unwrap_or(limit);
    let decided =
        |range: Range<usize>| blocks[range].iter().any(|block| DECIDED.is_in(&block.text));
    // "The meeting closed with the anthem" in the head: the business stands below it.
    let of_head = |at: usize| {
        hours::closed(&blocks[at].text).is_none() && !decided(start..at) && decided(at..limit)
    };
    let closed = (start..limit).find(|at| closes(&blocks[*at]) && !of_head(*at));
    if let Some(closed) = closed {
        let mut end = closed + 1;
        while end < limit && (SIGNED.is_in(&blocks[end].text) || blocks[end].is_running()) {
            end += 1;
        }
        return end;
    }
    // Minutes that say nothing of their end reach to the next report.
    (start + 10..limit)
        .find(|at| {
            let text = blocks[*at].text.as_str();
            REPORT.is_in(text)
                && text.chars().count() < 160
                && blocks[*at].gap
                && next_reports(blocks, *at, limit)
        })
        .unwrap_or(limit)
}

/// One label of a report may stand in minutes; two near each other do not.
fn next_reports(blocks: &[Block], at: usize, limit: usize) -> bool {
    (at + 1..limit.min(at + 8)).any(|next| REPORT.is_in(&blocks[next].text))
}
