//! What the paper in front of a document is: an agenda, minutes without a roll, decisions.

use crate::domain::agenda::is_procedural;
use crate::parse::chain::{self, Head};
use crate::parse::paragraph::Block;
use crate::parse::part::named::{self, Called, heads_agenda, heads_minutes};
use crate::parse::part::{
    CLOSED, DECIDED, DECISIONS, Kind, PRESENT, Part, REPORT, STAMP, SUMMONED,
};
use crate::parse::pattern::Pattern;
use crate::parse::report::opening;
use crate::parse::roll;
use crate::parse::{
    agenda_list, asked, attendance, date, head as heading, label, report, sequence, unnumbered,
    whole,
};

static HELD_ON: Pattern = Pattern::new(r"(?i)\bmeeting\b.{0,120}\bheld\b");

/// "Minutes of the meeting held on …": a meeting that took place, whatever was called off
/// before it.
fn tells_of_past(text: &str) -> bool {
    heads_minutes(text) && HELD_ON.is_in(text)
}

/// The part that stands before the first minutes, which begin at `to`.
pub fn front(blocks: &[Block], to: usize, has_minutes: bool, copied: bool) -> Option<Part> {
    let head = &blocks[..to.min(blocks.len()).min(60)];
    let agenda = blocks[..to].iter().position(heads_agenda);
    let called = named::called(head);
    let kind = if head.iter().any(|block| DECISIONS.is_in(&block.text)) && agenda.is_none() {
        Kind::Decisions
    } else if agenda.is_some()
        || called == Some(Called::Agenda) && !listed(&blocks[..to]).is_empty()
    {
        Kind::Agenda
    } else if head.len() < 40
        && heading::status::called_off(head).is_some()
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
            || matches!(called, Some(Called::Minutes | Called::Both)) && counts(&blocks[..to])
            || copied && resolves(&blocks[..to])
            || fields_over_roll(&blocks[..to])
            || ends_as_minutes(&blocks[..to])
            || is_posted(&blocks[..to])
            || was_held(&blocks[..to]))
    {
        Kind::Minutes
    } else if !has_minutes && is_lone_report(head) {
        Kind::Report
    } else if !has_minutes
        && head.iter().take(SHORT_HEAD).any(lists_present)
        && counts_strongly(&blocks[..to])
    {
        Kind::Minutes
    } else if !has_minutes
        && (has_fields(head) && !chain::find(blocks, 0, to).is_empty()
            || announces(head)
            || summons(blocks, head.len())
            || copied
                && (agenda_list::unmarked::asks(&blocks[..to])
                    || !asked::heads(blocks, 0, to).is_empty()))
        || has_minutes && summons(blocks, head.len()) && listed(&blocks[..to]).len() >= BUSINESS
        || is_business(&blocks[..to])
        || has_minutes
            && has_fields(head)
            && whole::is_supplement(head)
            && !listed(&blocks[..to]).is_empty()
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

/// Whether somebody is summoned above the business: an account speaks of meetings to come.
fn summons(blocks: &[Block], to: usize) -> bool {
    let business = chain::find(blocks, 0, to);
    let coded = business.first().filter(|head| {
        head.number
            .as_ref()
            .is_some_and(|number| number.contains('/'))
    });
    let above = coded.map_or(to, |head| head.block);
    blocks[..above]
        .iter()
        .any(|block| SUMMONED.is_in(&block.text))
}

/// The business that the paragraphs list, if they are an agenda.
pub fn listed(blocks: &[Block]) -> Vec<Head> {
    let heads = chain::find(blocks, 0, blocks.len());
    agenda_list::whole(blocks, 0, blocks.len(), heads)
}

/// Paragraphs among which the roll of a paper's own meeting begins.
const SHORT_HEAD: usize = 8;

fn lists_present(block: &Block) -> bool {
    block.marker.is_none() && !block.is_row() && PRESENT.is_in(&block.text)
}

/// Whether a run of numbers parts the paragraphs, whatever the paper calls itself.
fn counts_strongly(blocks: &[Block]) -> bool {
    sequence::part(blocks, &(0..blocks.len())).is_some()
}

/// Whether heads that count on, or that stand bare between accounts, part the paragraphs.
fn counts(blocks: &[Block]) -> bool {
    let all = 0..blocks.len();
    sequence::part(blocks, &all).is_some()
        || chain::find(blocks, 0, blocks.len()).len() > 1
        || unnumbered::part(blocks, &all).is_some()
}

/// A post of a site: its title names a meeting and the day, its account tells what was done,
/// and a heading stands over those who came, wherever that is.
fn is_posted(blocks: &[Block]) -> bool {
    let mut own = blocks.iter().filter(|block| !block.is_running());
    let titled = own.next().is_some_and(|title| {
        title.heading == Some(1) && MEETING.is_in(&title.text) && date::find(&title.text).is_some()
    });
    titled && blocks.iter().any(roll::is_headed) && roll::is_told(blocks)
}

static MEETING: Pattern = Pattern::new(r"(?i)\bmeeting\b");

/// A body and its day on top, a decision, and the close of the meeting: minutes that
/// say neither so nor who was present.
fn ends_as_minutes(blocks: &[Block]) -> bool {
    let top = blocks.iter().filter(|block| !block.is_running()).take(6);
    let dated = top
        .filter(|block| block.text.chars().count() <= 80)
        .any(|block| date::find(&block.text).is_some());
    dated
        && blocks.iter().any(|block| DECIDED.is_in(&block.text))
        && blocks.iter().any(|block| {
            CLOSED.is_in(&block.text)
                && block.text.chars().count() <= 80
                && date::time(&block.text).is_some()
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
        && top().any(|block| HELD.is_in(&block.text) && date::find(&block.text).is_some())
        && (blocks
            .iter()
            .filter(|block| RESOLVED.is_in(&block.text))
            .count()
            > 1
            || blocks.iter().take(ROLL_WITHIN).any(lists_present_first) && roll::is_told(blocks))
}

/// Paragraphs among which the roll stands as the first item.
const ROLL_WITHIN: usize = 12;
static FIRST: Pattern = Pattern::new(
    r"^(?i:1[.:)]? )?(?i:present|attendance|those present|members present|in attendance)\b[ :.]*$",
);

/// "1. Present" over those who came.
fn lists_present_first(block: &Block) -> bool {
    let first = block
        .marker
        .as_ref()
        .is_none_or(|marker| marker.value == "1");
    first && FIRST.is_in(&block.text)
}

/// Items that make the business of minutes which bear no title, and decisions in them.
const TOLD: usize = 6;
const DECISIONS_TOLD: usize = 3;

/// Business of which some is on every agenda, and decisions below it: minutes whose head
/// the site keeps outside the text.
fn resolves(blocks: &[Block]) -> bool {
    let heads = chain::find(blocks, 0, blocks.len());
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

/// Paragraphs between the fields of a head and those who came.
const OVER_ROLL: usize = 8;
/// What was decided, in minutes whose labels a copy has lost.
static WAS_DONE: Pattern = Pattern::new(
    r"(?i)\b(?:unanimously |was |were |duly )?(?:resolved|agreed|approved|accepted|noted)\b",
);

/// A day, a time and a place, below them the people who came, each with a title, and then
/// what was agreed: minutes that have lost their labels.
fn fields_over_roll(blocks: &[Block]) -> bool {
    let top = || {
        blocks
            .iter()
            .filter(|block| !block.is_running())
            .take(OVER_ROLL)
    };
    let has = |pattern: &Pattern| top().any(|block| pattern.is_in(&block.text));
    let fields = || has(&DATE_FIELD) && has(&PLACE_FIELD);
    let rolled = || top().any(|block| attendance::is_run(&block.text));
    let told = || {
        blocks
            .iter()
            .filter(|block| WAS_DONE.is_in(&block.text))
            .count()
            > 1
    };
    fields() && rolled() && told()
}

/// "For enquiries on this agenda, please contact …".
static THIS_AGENDA: Pattern = Pattern::new(r"(?i)\bthis agenda\b");

/// The front of an agenda whose business was not copied: a day, a place, and words about
/// "this agenda".
pub fn announces(head: &[Block]) -> bool {
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
pub fn has_standing_business(blocks: &[Block]) -> bool {
    let heads = chain::find(blocks, 0, blocks.len());
    let standing = heads
        .iter()
        .filter(|head| is_procedural(&head.title))
        .count();
    standing >= STANDING
}

/// A day on top, and numbered business of which some is on every agenda.
pub fn is_business(blocks: &[Block]) -> bool {
    let dated = blocks
        .iter()
        .filter(|block| !block.is_running())
        .take(6)
        .filter(|block| block.text.chars().count() <= 80)
        .any(|block| date::find(&block.text).is_some());
    dated && !blocks.iter().any(|block| RESOLVED.is_in(&block.text)) && {
        let heads = listed(blocks);
        let standing = heads
            .iter()
            .filter(|head| is_procedural(&head.title))
            .count();
        heads.len() >= BUSINESS && standing >= STANDING
    }
}

/// Two labels of a report near the top, or three of its heads in whatever shape.
pub fn is_lone_report(head: &[Block]) -> bool {
    let labels = head
        .iter()
        .take(20)
        .filter(|block| REPORT_FIELD.is_in(&block.whole().replace("- ", "")))
        .count();
    labels >= 2 || report::read::heads_at_top(head) >= 3
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
    let opened = opening::first(blocks, from + 1, to).map_or(to, |opening| opening.at);
    (from + 1..opened)
        .find(|at| {
            let text = blocks[*at].text.as_str();
            STAMP.is_in(text)
                || blocks[*at].gap
                    && text.chars().count() < 160
                    && REPORT_FIELD.is_in(text)
                    && blocks[*at].marker.is_none()
                    && (*at + 1..to.min(*at + 8)).any(|next| REPORT_FIELD.is_in(&blocks[next].text))
        })
        .unwrap_or(opened)
}
