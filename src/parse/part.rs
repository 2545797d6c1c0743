//! Which papers a document binds together: an agenda, minutes, reports.

use std::ops::Range;

use crate::parse::agenda_list;
use crate::parse::label::{self, Section};
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::roll;

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

static MINUTES: Pattern = Pattern::new(
    r"(?i)^(?:(?:draft|provisional|unconfirmed|confirmed|approved|agreed|adopted|ratified|final|signed|public|open|printed|formal) )*(?:minutes?|notes|cofnodion) (?:of|for|from|y) |^(?:draft )?minutes$|^[^.]{3,80}(?::| [-–]) (?:(?:draft|public|unconfirmed|confirmed|open|private|approved|ratified) )*minutes(?: \((?:draft|unconfirmed|confirmed|public|approved)\))?$|\bminutes of (?:the|a) meeting\b|^minutes –|^minutes (?:no\.? ?)?\d{1,3}/\d{2,4}$",
);
static MEETING_HELD: Pattern = Pattern::new(
    r"(?i)\bheld (?:their|its|a|the) .{0,30}meeting\b|\bmeeting (?:was )?held\b|^an? meeting of [^.]{3,80} was held\b|\bcynhaliwyd (?:y )?(?:cyfarfod|gyfarfod)\b|\bat a meeting of\b",
);
static PRESENT: Pattern = Pattern::new(
    r"^(?:(?i:members |councillors )?(?i:p ?r ?e ?s ?e ?n ?t)(?: ?[:;–-]+|$)|PRESENT\b|Present\b ?[:–-]|Present were ?:|(?i:yn bresennol|presennol)\b|(?i:those present)|(?i:attendance) ?:)",
);
static AGENDA: Pattern = Pattern::new(
    r"(?i)^(?:(?:public |supplementary |supplemental |additional |meeting |draft )?a ?g ?e ?n ?d ?a|(?:(?:supplementary|supplemental|additional|second|third) agenda|agenda (?:supplement|addendum)|addendum)(?: pack)?(?: ?(?:–|-|no\.?|number))? ?\d{0,2}|items? of business|business items|order of business|business|(?:the )?(?:full )?agenda(?: items?)?(?: for (?:the|this) meeting)? (?:comprises?|follows|(?:is|are) as follows|is set out below) ?[.:]?|agenda (?:reports pack|frontsheet|items?|pack)|(?:public )?session agenda|agenda (?:–|-) .{0,40}|agenda (?:for )?(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{4}|(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{4} agenda|standing agenda|item (?:no\.?|number) agenda items?(?: (?:details|status|report|page|lead|time))*)$",
);
/// Whether the words head the list of business.
pub(super) fn heads_agenda(block: &Block) -> bool {
    block.marker.is_none() && is_agenda(&block.text)
}

/// "Agenda for the meeting on 4 May 2031": the heading names the day too.
static AGENDA_FOR: Pattern = Pattern::new(
    r"(?i)^(?:draft |public |the )?agenda (?:for|of) [^.;]{0,80}\bmeeting\b[^.;]{0,100}$",
);

fn is_agenda(text: &str) -> bool {
    let text = text.trim();
    AGENDA.is_in(text) || AGENDA_FOR.is_in(text) && crate::parse::date::find(text).is_some()
}

static SUMMONED: Pattern = Pattern::new(
    r"(?i)\b(?:hereby summoned|are (?:hereby |cordially )?(?:invited|summoned|requested|called) to (?:(?:attend|join|be present)|(?:an? |the |our )[^.]{0,60}\bmeeting)|notice is hereby given|meeting\b[^.]{0,80}\bwill be held|to consider the (?:items of )?business|the (?:full )?agenda (?:follows|is as follows|is set out below))\b|^(?:notice of )?(?:an? )?(?:\w+ )?meeting of the\b",
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
    r"(?i)^(?:for consideration by|report (?:to|of|by|author|from)|ward\(?s?\)? affected|lead (?:director|officer|member)s?|author(?:\(s\))?|director(?:ate)?|decision to be taken by|purpose of (?:the )?report|useful information|title of report)\b ?:?",
);
static DECISIONS: Pattern = Pattern::new(
    r"(?i)^(?:(?:draft )?decisions?(?: (?:list|notice|sheet|record|summary))?(?: (?:of|taken|made|from)\b.*)?|(?:officer |member |record of )?(?:an? |the )?(?:executive |key |delegated |officer |cabinet member |individual )*decisions? (?:notice|record)|record of (?:an? |the )?(?:executive |key |delegated |officer )*decisions?(?: (?:taken|made) by .{3,80})?|notice of (?:decisions?|determination)|summary of decisions|(?:key )?decisions and actions)$",
);

/// Paragraphs on top of a record of decisions that may call it so.
const HEAD_OF_RECORD: usize = 6;
static RECORD: Pattern = Pattern::new(
    r"(?i)^(?:[\w ’'&]{3,60} [–-] )?(?:record of (?:the )?(?:executive |key )?decisions|decisions? (?:notice|record|list|sheet)|(?:notice|summary) of decisions)$",
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
    let starts = minutes_starts(blocks);
    let mut parts = Vec::new();
    let first = starts.first().copied().unwrap_or(blocks.len());
    if let Some(part) = front(blocks, first, !starts.is_empty(), copied) {
        parts.push(part);
    }
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
            .any(|block| is_agenda(&block.text) || heads_minutes(&block.text));
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
    None
}

/// "Agenda item" or "Decision details" over an item's own page.
fn opens_item_page(blocks: &[Block]) -> bool {
    blocks
        .iter()
        .take(6)
        .any(|block| label::section(&block.text) == Some(Section::AgendaItem))
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
        let labelled = PRESENT.is_in(&block.text) && block.marker.is_none();
        // A second list of the same roll begins no other minutes.
        let rolled = || starts.is_empty() && roll::begins(blocks, at);
        if block.is_running() || block.is_row() || !(labelled || rolled()) {
            continue;
        }
        let from = at
            .saturating_sub(HEAD_LENGTH)
            .max(starts.last().map_or(0, |start| start + 1));
        let heading = (from..at).rev().find(|index| {
            let block = &blocks[*index];
            block.marker.is_none()
                && !block.is_running()
                && (heads_minutes(&block.text) || MEETING_HELD.is_in(&block.text))
        });
        // Minutes that do not call themselves so: the body, the day, who was present.
        let heading = heading
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

/// Paragraphs above "PRESENT" where nothing says "minutes".
const SHORT_HEAD: usize = 12;

static DECIDED: Pattern = Pattern::new(r"^(?i:it was )?(?:RESOLVED|AGREED|Resolved|Decisions?)\b");

fn untitled(blocks: &[Block], at: usize, first: bool) -> Option<usize> {
    let below = |pattern: &Pattern| blocks[at..].iter().any(|block| pattern.is_in(&block.text));
    let alone = first
        && at <= SHORT_HEAD
        && !blocks[..at].iter().any(|block| is_agenda(&block.text))
        && !is_business(&blocks[..at])
        && (below(&DECIDED)
            || below(&SENT) && below(&ATTENDED)
            || has_standing_business(&blocks[at..]));
    alone.then_some(0)
}

static LETTER: Pattern = Pattern::new(r"^(?:Dear|DEAR) ");

/// A roll with people's names, and below it what they did: minutes, whatever stands above.
fn under_roll(blocks: &[Block], at: usize, first: bool) -> Option<usize> {
    if !first || !roll::begins(blocks, at) || !roll::is_told(&blocks[at..]) {
        return None;
    }
    let agenda = blocks[..at]
        .iter()
        .rposition(|block| heads_agenda(block) || LETTER.is_in(&block.text));
    let Some(agenda) = agenda.or_else(|| is_business(&blocks[..at]).then_some(0)) else {
        return Some(0);
    };
    // Behind an agenda or a letter the day of the meeting stands over its minutes.
    (agenda + 1..at)
        .rev()
        .take(SHORT_HEAD)
        .filter(|index| blocks[*index].marker.is_none())
        .find(|index| crate::parse::date::find(&blocks[*index].text).is_some())
}

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
    (crate::parse::date::whole(&blocks[*day].text).is_some()
        && named.marker.is_none()
        && named.is_capitals()
        && BODY.is_in(&named.text))
    .then_some(*body)
}

static BODY: Pattern = Pattern::new(
    r"(?i)^[^.:;]{0,80}\b(?:committee|panel|board|cabinet|council|executive|forum|authority)$",
);

/// Lists beside "Present" that only minutes have.
static SENT: Pattern = Pattern::new(r"(?i)^apologies(?: for absence)? ?(?::|$)");
static ATTENDED: Pattern = Pattern::new(r"(?i)^(?:also )?in attendance ?(?::|$)");

static TALKS: Pattern = Pattern::new(
    r"(?i)\b(?:are|were|was|be|is|has|have|asked|attached|to (?:confirm|approve|receive|agree|sign))\b",
);

/// "… at which there were present:" leads from the heading over to the roll.
static THERE_WERE: Pattern =
    Pattern::new(r"(?i),? ?(?:when|where|at which)(?: there)?(?: were| was)? present(?: were)?:?$");

/// Whether the words head minutes, and do not talk about some.
pub(super) fn heads_minutes(text: &str) -> bool {
    MINUTES.is_in(text) && !TALKS.is_in(&THERE_WERE.replace_all(text, ""))
}

/// Whether the first paragraphs call the paper minutes or an agenda.
pub fn names_itself(blocks: &[Block]) -> bool {
    blocks
        .iter()
        .filter(|block| !block.is_running())
        .take(NAMED)
        .any(|block| heads_minutes(&block.text) || is_agenda(&block.text))
}

static OF_A_MEETING: Pattern = Pattern::new(
    r"(?i)\b(?:meetings?|minutes|agenda|apologies|declarations? of (?:members[’']? )?interests?|decisions?|forward plan|action (?:plan|list|log|points?|tracker)|council|committee)\b",
);

/// Whether the first paragraphs speak of a meeting, its business or a council.
pub fn is_of_a_meeting(blocks: &[Block]) -> bool {
    blocks
        .iter()
        .filter(|block| !block.is_running())
        .take(NAMED)
        .any(|block| OF_A_MEETING.is_in(&block.text))
}

/// Paragraphs among which a paper says what it is.
const NAMED: usize = 15;

static HELD_ON: Pattern = Pattern::new(r"(?i)\bmeeting\b.{0,120}\bheld\b");

/// "Minutes of the meeting held on …": a meeting that took place, whatever was called off
/// before it.
fn tells_of_past(text: &str) -> bool {
    heads_minutes(text) && HELD_ON.is_in(text)
}

/// "Meeting of Ashdon Council at 7 pm on 4 May 2031 in the Hall".
static NAMES_MEETING: Pattern = Pattern::new(r"(?i)^[^.;]{0,60}\bmeeting\b");

fn names_meeting(text: &str) -> bool {
    text.chars().count() <= 200
        && NAMES_MEETING.is_in(text)
        && crate::parse::date::find(text).is_some()
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

fn minutes_end(blocks: &[Block], start: usize, limit: usize) -> usize {
    let closed = (start..limit).find(|at| CLOSED.is_in(&blocks[*at].text) && !blocks[*at].is_row());
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

fn front(blocks: &[Block], to: usize, has_minutes: bool, copied: bool) -> Option<Part> {
    let head = &blocks[..to.min(blocks.len()).min(60)];
    let agenda = blocks[..to]
        .iter()
        .position(|block| is_agenda(&block.text) && block.marker.is_none());
    let kind = if head.iter().any(|block| DECISIONS.is_in(&block.text)) && agenda.is_none() {
        Kind::Decisions
    } else if agenda.is_some() {
        Kind::Agenda
    } else if head.len() < 40
        && crate::parse::head::called_off(head).is_some()
        && !has_minutes
        && !head.iter().any(|block| PRESENT.is_in(&block.text))
        && !head
            .iter()
            .take(12)
            .any(|block| block.marker.is_none() && tells_of_past(&block.text))
    {
        Kind::Notice
    } else if !has_minutes
        && (head
            .iter()
            .take(12)
            .any(|block| block.marker.is_none() && heads_minutes(&block.text))
            || copied && resolves(&blocks[..to])
            || ends_as_minutes(&blocks[..to])
            || was_held(&blocks[..to]))
    {
        Kind::Minutes
    } else if !has_minutes && is_lone_report(head) {
        Kind::Report
    } else if !has_minutes
        && (has_fields(head) && !crate::parse::chain::find(blocks, 0, to).is_empty()
            || announces(head)
            || head.iter().any(|block| SUMMONED.is_in(&block.text))
            || copied && (is_business(&blocks[..to]) || agenda_list::asks(&blocks[..to])))
    {
        Kind::Agenda
    } else if has_minutes || to == 0 {
        return None;
    } else {
        return (copied && !is_report(head)).then_some(Part {
            kind: Kind::WebItem,
            range: 0..to,
        });
    };
    let from = agenda.unwrap_or(0);
    let end = match kind {
        Kind::Agenda => agenda_end(blocks, from, to),
        Kind::Minutes
        | Kind::Decisions
        | Kind::Notice
        | Kind::WebItem
        | Kind::WebMeeting
        | Kind::Attendance
        | Kind::Report => to,
    };
    Some(Part {
        kind,
        range: 0..end,
    })
}

/// A body and its day on top, a decision, and the close of the meeting: minutes that
/// say neither so nor who was present.
fn ends_as_minutes(blocks: &[Block]) -> bool {
    let top = blocks.iter().filter(|block| !block.is_running()).take(6);
    let dated = top
        .filter(|block| block.text.chars().count() <= 80)
        .any(|block| crate::parse::date::find(&block.text).is_some());
    dated
        && blocks.iter().any(|block| DECIDED.is_in(&block.text))
        && blocks.iter().any(|block| {
            CLOSED.is_in(&block.text)
                && block.text.chars().count() <= 80
                && crate::parse::date::time(&block.text).is_some()
        })
}

static HELD: Pattern = Pattern::new(r"(?i)\bheld (?:at|in|on|via|by|remotely|online|virtually)\b");
static MET: Pattern = Pattern::new(r"(?i)\bmeeting\b");
static RESOLVED: Pattern = Pattern::new(
    r"^(?:[Ii]t was |Council |The [A-Z]\w+ )?(?:unanimously |UNANIMOUSLY )?(?:RESOLVED|AGREED|Resolved|Agreed|resolved|agreed)\b",
);

/// A meeting, where and on which day it was held, and below that more than one decision.
fn was_held(blocks: &[Block]) -> bool {
    let top = || {
        blocks
            .iter()
            .filter(|block| !block.is_running())
            .take(6)
            .filter(|block| block.text.chars().count() <= 160)
    };
    top().any(|block| MET.is_in(&block.text))
        && top()
            .any(|block| HELD.is_in(&block.text) && crate::parse::date::find(&block.text).is_some())
        && blocks
            .iter()
            .filter(|block| RESOLVED.is_in(&block.text))
            .count()
            > 1
}

/// Items that make the business of minutes which bear no title, and decisions in them.
const TOLD: usize = 6;
const DECISIONS_TOLD: usize = 3;

/// Business of which some is on every agenda, and decisions below it: minutes whose head
/// the site keeps outside the text.
fn resolves(blocks: &[Block]) -> bool {
    let heads = crate::parse::chain::find(blocks, 0, blocks.len());
    let named = heads.iter().filter(|head| head.number.is_some()).count();
    let decided = blocks
        .iter()
        .filter(|block| RESOLVED.is_in(&block.text))
        .count();
    named >= TOLD && decided >= DECISIONS_TOLD && has_standing_business(blocks)
}

static DATE_FIELD: Pattern = Pattern::new(r"(?i)^(?:meeting )?date(?: of meeting)? ?[:\t]");
static PLACE_FIELD: Pattern = Pattern::new(r"(?i)^(?:time|venue|place|location) ?[:\t]");
static REPORT_FIELD: Pattern = Pattern::new(
    r"(?i)^(?:for consideration by|report to|report author|report title|title of (?:the )?report|subject|classification|past pathway of (?:report|paper)|future pathway of (?:report|paper)|electoral divisions?|ward\(?s?\)? affected|lead (?:director|officer)s?|decision (?:maker|to be taken by))\b ?:",
);

/// A day, a time and a place, and numbered business: an agenda that does not say so.
fn has_fields(head: &[Block]) -> bool {
    let has = |pattern: &Pattern| head.iter().take(20).any(|block| pattern.is_in(&block.text));
    has(&DATE_FIELD) && has(&PLACE_FIELD)
}

/// "For enquiries on this agenda, please contact …".
static THIS_AGENDA: Pattern = Pattern::new(r"(?i)\bthis agenda\b");

/// The front of an agenda whose business was not copied: a day, a place, and words about
/// "this agenda".
pub(super) fn announces(head: &[Block]) -> bool {
    has_fields(head)
        && head
            .iter()
            .take(40)
            .any(|block| THIS_AGENDA.is_in(&block.text))
}

/// Titles of standing business that an agenda without any other sign has.
const STANDING: usize = 2;

/// Items of such an agenda.
const BUSINESS: usize = 4;

/// Numbered business of which some is on every agenda.
fn has_standing_business(blocks: &[Block]) -> bool {
    let heads = crate::parse::chain::find(blocks, 0, blocks.len());
    let standing = heads
        .iter()
        .filter(|head| crate::domain::agenda::is_procedural(&head.title))
        .count();
    standing >= STANDING
}

/// A day on top, and numbered business of which some is on every agenda.
fn is_business(blocks: &[Block]) -> bool {
    let dated = blocks
        .iter()
        .filter(|block| !block.is_running())
        .take(6)
        .filter(|block| block.text.chars().count() <= 80)
        .any(|block| crate::parse::date::find(&block.text).is_some());
    dated && !blocks.iter().any(|block| RESOLVED.is_in(&block.text)) && {
        let heads = crate::parse::chain::find(blocks, 0, blocks.len());
        let standing = heads
            .iter()
            .filter(|head| crate::domain::agenda::is_procedural(&head.title))
            .count();
        heads.len() >= BUSINESS && standing >= STANDING
    }
}

/// Two labels of a report near the top, or three of its heads in whatever shape.
fn is_lone_report(head: &[Block]) -> bool {
    let labels = head
        .iter()
        .take(20)
        .filter(|block| REPORT_FIELD.is_in(&block.whole().replace("- ", "")))
        .count();
    labels >= 2 || crate::parse::report::read::heads_at_top(head) >= 3
}

/// A report, a table or a letter alone tells of no meeting.
fn is_report(head: &[Block]) -> bool {
    let decided = head.iter().any(|block| {
        label::stands_alone(&block.text) && block.text.len() < 40 && is_decided(&block.text)
            || BEGINS_DECIDED.is_in(&block.text)
    });
    head.iter().any(|block| REPORT.is_in(&block.text)) || !decided && !tells(head)
}

/// "RESOLVED that …", as minutes write it.
static BEGINS_DECIDED: Pattern = Pattern::new(
    r"^(?:RESOLVED|AGREED)(?: ?[:–—-]| that\b| to\b| THAT\b)|^Resolved ?[:–—-] ?(?:That|\()",
);

fn is_decided(text: &str) -> bool {
    let upper = text.to_uppercase();
    ["AGREED", "RESOLVED", "DECISION", "RECOMMENDED"]
        .iter()
        .any(|label| upper.contains(label))
}

static TELLS: Pattern = Pattern::new(
    r"(?i)\b(?:the (?:chair|chairman|committee|commission|panel|board|director|officer)\w* (?:introduced|presented|submitted|considered|received|noted|asked|requested|reported)|submitted a report|members (?:asked|noted|requested|were))\b",
);

fn tells(head: &[Block]) -> bool {
    head.iter().filter(|block| TELLS.is_in(&block.text)).count() >= 2
}

/// An agenda ends where its first report begins.
fn agenda_end(blocks: &[Block], from: usize, to: usize) -> usize {
    (from + 1..to)
        .find(|at| {
            let text = blocks[*at].text.as_str();
            STAMP.is_in(text)
                || blocks[*at].gap
                    && text.chars().count() < 160
                    && REPORT_FIELD.is_in(text)
                    && blocks[*at].marker.is_none()
                    && (*at + 1..to.min(*at + 8)).any(|next| REPORT_FIELD.is_in(&blocks[next].text))
        })
        .unwrap_or(to)
}
