//! A meeting's head: when and where a body met, and how the paper stands.

mod day;
mod history;

use jiff::civil::{Date, Time};
use regex::Match;

use crate::domain::fold;
use crate::domain::meeting::Status;
use crate::parse::attendance;
use crate::parse::body::{self, DASHED, OTHER_FIELD, WEB};
use crate::parse::date;
use crate::parse::hours;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::sentence;

pub use history::{History, history};

/// A head is no longer than this many paragraphs.
const LONGEST: usize = 60;

/// A day without its year is the meeting's only this near to the top.
const NEAR: usize = 12;

/// Where and when a meeting was held takes no longer sentence.
const LONGEST_HELD: usize = 400;

/// A longer paragraph tells of other days than the meeting's.
const LONGEST_DATED: usize = 160;

/// What a head says.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The council that speaks.
    pub council: Option<String>,
    /// The body that met.
    pub committee: Option<String>,
    /// Bodies that met with it.
    pub with: Vec<String>,
    /// The day.
    pub date: Option<Date>,
    /// When it began.
    pub time: Option<Time>,
    /// Where.
    pub place: Option<String>,
    /// How the paper or the meeting stands.
    pub status: Option<Status>,
    /// The day the paper was issued.
    pub issued: Option<Date>,
    /// A weekday was printed that belongs to another day.
    pub weekday_disagrees: bool,
}

/// When a page was put on its site is no day of a meeting.
static UPLOADED: Pattern = Pattern::new(
    r"(?i)\b(?:uploaded|posted|published|issued|despatched|dispatched|last (?:updated|modified|reviewed)|updated|added|created)(?: on)?\b[ :]*(?:\w+day,? )?(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
);
static ROOM: Pattern = Pattern::new(
    r"(?i)\b(?:\w*room|\w*hall|chambers?|house|centre|offices?|building|suite|theatre|library|church|chapel|\w*school|college|academy|university|headquarters|hq|pavilion|court(?:house)?|exchange|institute|inn|hotel|club|clubhouse|museum|campus|depot|annexe?|teams|zoom|online|virtual)\b",
);
/// The article of a room; "The Hub" is called so.
static ROOM_ARTICLE: Pattern = Pattern::new(
    r"^The (?:(?:Main|Small|Large|Council|Committee|Town|Village|Parish|Meeting|Conference|Members[’']?|Community|Civic|Church|Memorial|School|Assembly|Board|City|County|Guild|Debating) )?(?:Chambers?|Room|Hall|Suite|Offices?|Council|Committee)\b",
);
/// "Venue Committee Room 3, Guildhall".
static PLACE_BESIDE: Pattern =
    Pattern::new(r"^(?:Venue|VENUE|Place|PLACE|Location|LOCATION) (?P<place>\p{Lu}[^:;]{4,140})$");
/// Paragraphs on top among which a body stands below the name of its authority.
const ATOP: usize = 5;
static AUTHORITY: Pattern = Pattern::new(
    r"^(?:The )?(?:\p{Lu}[\p{L}’'&-]*,? |(?:and|of|for|the|&) ){1,7}(?i:authority|conservators|commissioners|trust|drainage board)$",
);
static ITS_BODY: Pattern = Pattern::new(
    r"^(?:The )?(?:\p{Lu}[\p{L}’'&-]*,? |(?:and|of|for|the|&) ){1,8}(?i:committee|sub-committee|panel|forum|board)$",
);
/// "Time 6.00 pm": a field of a form without its colon.
static HOUR_BESIDE: Pattern =
    Pattern::new(r"^(?i:start )?(?:Time|TIME) (?P<hour>\d{1,2}(?:[.:]\d{2})? ?(?i:[ap]\.?m\b))");
/// What names a body, a paper or people, and no place.
static NO_PLACE: Pattern = Pattern::new(
    r"(?i)\b(?:minutes?|agenda|notice|meeting|committee|sub-?committee|panel|board|cabinet|forum|held|present|councill?ors?|cllrs?|mr|mrs|ms|dr|decisions?|report|members?|chair\w*|officer)\b(?: rooms?\b)?[^,]*$|\b(?:minutes of|meeting of|agenda for|notice of|was|were|will)\b",
);
/// A room or a house at the head of an address.
static ADDRESS: Pattern = Pattern::new(
    r"(?i)^(?:the |in |at )*(?:[\w’'.-]+ ){0,5}(?:room|hall|chambers?|house|centre|offices?|suite|theatre|library|church|chapel|school|building)\b",
);
/// "held in the village hall on …": a place that bears no name.
static LOW_PLACE: Pattern = Pattern::new(
    r"(?:held|meeting|met)\b(?:[^.;]|\.\d){0,70}? (?:in|at) the (?P<place>(?:\p{Ll}+ ){0,3}(?:hall|room|rooms|school|church|pavilion|library|chambers?|centre|offices?))(?: (?:on|at)\b|[,.]| ?$)",
);
/// The rest of an address takes no longer line.
const LONGEST_LINE: usize = 60;
static BARE_HOUR: Pattern = Pattern::new(
    r"(?i)^(?:at )?(?P<hour>\d{1,2}[.:]\d{2} ?[ap]\.?m\.?|\d{1,2} ?[ap]\.?m\.?)(?: (?:in|at) the)?[.,]?$",
);
static FIELD: Pattern = Pattern::new(
    r"(?i)^(?:meeting )?(?P<name>date(?: and time)?|day|time|place|venue|lleoliad|location|held(?: (?:on|at|in))?|when|where|published|issued|date of (?:issue|publication|despatch|dispatch)|issue date|publication date|dispatch(?:ed)?|despatched|dated|published on|issued on)(?: (?:of|for) (?:the )?meeting| of (?:the )?decision| taken)? ?[:\t–-]+ ?(?P<value>.+)$",
);
/// The label of a field alone, with its value below.
static LONE_FIELD: Pattern = Pattern::new(
    r"(?i)^(?:time|venue|place|location|lleoliad)(?: (?:of|for) (?:the )?meeting)? ?:$",
);
/// "You are summoned to the meeting to be held at:", with the place below.
static OPEN_PLACE: Pattern = Pattern::new(r"(?i)\b(?:held|take place|meeting)\b.* (?:at|in) ?:$");
/// Several fields in one line: "Date: 4 May 2031 Time: 7.00 pm Venue: Guildhall".
static INLINE: Pattern =
    Pattern::new(r"\b(?:Date|Time|Venue|Place|Location|DATE|TIME|VENUE|PLACE|LOCATION) ?:");
/// The same whose cells nothing parts: "Date: 4 May 2031Time: 7.00 pmVenue: Guildhall".
static GLUED_FIELD: Pattern = Pattern::new(
    r"(?P<before>[0-9]|[ap]m|\p{Ll}{3})(?P<label>(?:Time|Venue|Place|Location|Date) ?:)",
);
/// The link behind a venue on the web system's pages.
static DIRECTIONS: Pattern =
    Pattern::new(r"(?i)[ .]*\b(?:view directions|(?:gweld|gwelwch|gweler) c\w+)\.?$");
static HELD: Pattern = Pattern::new(
    r"(?i)\b(?:held|meeting(?:of)?|met|take place|holding|will be held|cynhaliwyd|decisions? (?:taken|made))\b[^.]{0,60}?\b(?:in|at|via|on|by|am|ar)\b (?P<rest>.+)$",
);
static PLACE: Pattern = Pattern::new(
    r"(?i)\b(?:held|take place|took place|meeting|met)\b.*?\b(?:in|at|via) (?:(?-i:the|THE) )?(?P<place>(?-i:[A-Z]).+)$",
);
/// "… at 6.30pm, Council Chamber, Town Hall".
static AFTER_TIME: Pattern = Pattern::new(
    r"(?i)(?:\b[012]?\d(?:[.:]?[0-5]\d)? ?(?:[ap]m\b|[ap]\.m\.?|noon\b|hrs\b|hours\b)|\b[012]?\d[.:][0-5]\d\b)(?: \([^()]{3,80}\))?[,;]? (?:(?:in|at) |(?:venue|place|location):? )?(?:(?-i:the|THE) )?(?P<place>(?-i:[A-Z])[^.]{4,120}?)(?:$| (?-i:You) are hereby\b)",
);
/// "Minutes of the meeting held at … on …", the title of minutes.
static HELD_ON: Pattern = Pattern::new(
    r"(?i)^(?:\w+ ){0,3}(?:minutes?|notes|record) (?:of|from) (?:the |a )?[^.;]{0,160}\b(?:held|holden|took place)\b",
);
/// "at 7.30pm in the Memorial Hall" on the line below the day.
static AT_TIME: Pattern = Pattern::new(
    r"(?i)^(?:held |commencing |starting |from )?(?:at )?(?P<time>\d{1,2}(?:[.:]\d{2})? ?(?:[ap]\.?m\.?|hrs|hours)?),?(?: (?:in|at)(?: the)?)? (?P<place>(?-i:\p{Lu})[^.;:]{4,100})\.?$",
);
/// "Ashwell Community Centre at 19.30" there.
static PLACE_AT: Pattern = Pattern::new(
    r"(?i)^(?:held )?(?:(?:in|at) )?(?:the )?(?P<place>(?-i:\p{Lu})[^.;:]{4,100}?),? (?:at|from|commencing at|starting at) (?P<time>\d{1,2}[.:]\d{2} ?(?:[ap]\.?m\.?|hrs|hours)?|\d{1,2} ?[ap]\.?m\.?)$",
);
/// "In Ashwell Hall on Monday 22nd July at 7.30pm": the year is lost or left out, and with
/// it the day; the hour and the place are told all the same.
static NO_YEAR: Pattern = Pattern::new(
    r"(?i)^(?:(?:held )?(?:in|at) (?:the )?(?P<place>(?-i:\p{Lu})[^.;:]{4,100}?),? )?(?:on )?(?:the )?(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:the )?\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:january|february|march|april|may|june|july|august|september|october|november|december)(?:,? \d{2,3})?,? (?:commencing |starting )?(?:at|from) (?P<time>\d{1,2}(?:[.:]\d{2})? ?[ap]\.?m\.?|\d{1,2}[.:]\d{2})$",
);
/// "AT 1930 AT THE ROOMS": four figures behind "at" are an hour where the day stands
/// before them.
static MILITARY: Pattern = Pattern::new(r"(?i)\d{4},? at (?P<time>[012]\d[0-5]\d)\b");
static PLACE_END: Pattern = Pattern::new(
    r"(?i)(?:,? (?:on|at|commencing|from|starting)?,? ?(?:the )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|,? (?:on|at) (?:the )?\d|,? \d{1,2}(?:[.:]\d{2})? ?[ap]\.?m\b|,? commencing|,? starting|,? to (?:start|commence|begin)\b|,? ?\((?:at |from )?[012]?\d(?:[.:][0-5]\d)? ?(?:[ap]\.? ?m\b|noon|hrs|hours|[-–)]|to )|\. | (?:(?:members(?: of [\w ]{3,40})?|also present|present|councillors|in attendance|attendance|attendees|apologies[\w ]{0,20}|chair\w*|officers)\s?:)|,? (?:presiding|present|in the chair|in attendance)\s?:? (?:councillors?|cllrs?|alderman|mr|mrs|ms|dr)\b|[ ,]*_{2,}| on:?$| (?:is|are) (?:set out|as follows|attached)\b| for the (?:purposes? of|transaction)\b|,? (?:to|in order to) (?:transact|(?:consider|conduct|deal with|discuss) (?:the |any )?(?:following|business|agenda|matters))\b).*$",
);
/// The roll that runs on behind a place, or a ruled line.
static PLACE_STOP: Pattern = Pattern::new(
    r"(?i)(?:,? (?:presiding|present|in the chair|in attendance)\s?:? (?:councillors?|cllrs?|alderman|mr|mrs|ms|dr)\b| (?:(?:members(?: of [\w ]{3,40})?|also present|present|councillors|in attendance|attendance|attendees|apologies[\w ]{0,20}|chair\w*|officers)\s?:)|[ ,]*_{2,}).*$",
);
/// What heads a column of a head that is set as a table.
static COLUMN: Pattern =
    Pattern::new(r"(?i)^(?:date(?: of meeting)?|day|time|venue|place|location) ?:?$");
/// What a letter is filed under.
static REFERENCE: Pattern = Pattern::new(r"(?i)^(?:our |your |my )ref(?:erence)?\b");
static ISSUED_NAME: Pattern = Pattern::new(r"(?i)issue|publi|patch|^dated");
static CANCELLED: Pattern = Pattern::new(
    r"(?i)\bmeeting\b[^.;]{0,80}\b(?:has been|is|was|been) (?:now )?cancell?ed\b|\bcancellation of (?:the )?meeting|\bmeeting cancell?ed\b|^(?:this meeting (?:has been |is )?)?\(?CANCELL?ED\b|[-–,] ?CANCELL?ED$|\bnotice of cancellation",
);
static POSTPONED: Pattern = Pattern::new(
    r"(?i)\bmeeting\b[^.;]{0,80}\b(?:has been|is|was|been) (?:now )?(?:postponed|rescheduled)\b|^\W*POSTPONED(?:\W*$|\W* ?[-–:(])|[-–,(] ?POSTPONED\)?$|\bmeeting postponed",
);
static DRAFT: Pattern = Pattern::new(
    r"(?i)\bdraft minutes\b|^\(?(?:draft|unconfirmed|subject to (?:approval|confirmation))\b|\bunconfirmed minutes|minutes \(draft\)|\(draft\)$",
);
static CONFIRMED: Pattern =
    Pattern::new(r"(?i)^(?:confirmed minutes|approved minutes)|minutes \((?:confirmed|approved)\)");

/// A sentence about the minutes of another meeting: "The minutes of the meeting held on …
/// were approved", "To confirm the minutes of …".
static OTHER_MINUTES: Pattern = Pattern::new(
    r"(?i)\b(?:previous|last) meetings? held\b|\bminutes? (?:of|from)\b.*\b(?:was|were|be|been|having been|is|are) (?:\w+ ){0,4}(?:approved|confirmed|signed|agreed|read|accepted|adopted|received|taken|noted|circulated|considered|submitted|proposed|passed|ratified)\b|^(?:to |it was (?:\w+ ){0,3}to |resolved (?:to |that )?)(?:\w+ (?:and |or ))?(?:confirm|approve|sign|receive|agree|note|consider|adopt|ratify|accept|resolve)\b.*\b(?:minutes|notes|record)\b",
);
/// Who came or went in the meeting, and when the next one is: no beginning of this one.
static OTHER_HOUR: Pattern = Pattern::new(
    r"(?i)\b(?:joined|left|arrived (?:at|late)|entered|departed|withdrew|re-?joined|returned to)\b(?: the| this| at| by|,|\.| from)|^(?:the |this )?(?:meeting|session|chair\w*)\b[^.]{0,60}\b(?:closed|adjourned|concluded|ended|finished)\b|\bnext (?:\w+ ){0,3}meetings?\b",
);
/// What a head's own sentence begins with: "Held in …", "Meeting of …", "At a meeting …".
static OF_HEAD: Pattern = Pattern::new(
    r"(?i)^(?:to be )?(?:held|the |an? |at |in |draft |unconfirmed |minutes?\b|notes?\b|notice\b|agenda\b|meeting\b|venue\b|this meeting|(?:\w+ ){0,6}(?:council|committee|board|panel|forum|cabinet|trust|authority|meeting)\b)",
);
/// "Meeting minutes – Ferry Forum – 4 May 2031": the title of a page names the body.
static PAGE_TITLE: Pattern = Pattern::new(
    r"(?i)^(?:draft )?meeting (?:minutes|notes|note) ?[:–—-] (?P<body>(?-i:\p{Lu})[^:;.]{4,120}?)(?:,| ?[:–—-]) (?P<when>(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?\d{1,2}(?:st|nd|rd|th)? \p{L}+,? \d{4})\b",
);
/// "Ferry Panel – eighth meeting, 4 May 2031", "2031-05-04 Ferry Panel Meeting": the title
/// of a post.
static POST: Pattern = Pattern::new(
    r"^(?P<body>\p{Lu}[^:;.–—]{3,90}?\b(?:Board|Panel|Committee|Group|Forum|Commission|Partnership)) ?[:–—-] (?:the )?(?:\d{1,3}(?:st|nd|rd|th)|\p{L}+) [Mm]eeting\b|^\d{4}-\d{2}-\d{2} (?P<dated>\p{Lu}[^:;.–—]{3,90}?\b(?:Board|Committee|Group|Forum|Commission|Partnership)) [Mm]eeting$",
);
/// "Minutes of Meeting of: Ferry Committee", the first field of a form.
static BODY_FIELD: Pattern = Pattern::new(
    r"^(?i:(?:minutes of (?:the )?meeting(?: of)?|name of (?:meeting|committee|body))) ?: ?(?P<body>\p{Lu}[\p{L}’'&,()/ –-]{3,100})$",
);
/// A full stop between two sentences that nothing parts.
static GLUED: Pattern = Pattern::new(r"(?P<end>\p{Ll}{3}[.])(?P<begin>\p{Lu}\p{Ll})");

/// Reads the head of a paper.
pub fn read(blocks: &[Block]) -> Head {
    let mut head = Head::default();
    let blocks: Vec<&Block> = blocks.iter().take(LONGEST).collect();
    // Where the roll comes first the head is lost, and every day is another's.
    if blocks
        .first()
        .is_some_and(|first| OPENS_ROLL.is_in(&first.text))
        && !blocks.iter().any(|block| HELD_ON.is_in(&block.text))
        && !blocks[0].text.contains("held")
    {
        return head;
    }
    head.council = body::council(above_roll(&blocks));
    let roll = blocks.iter().position(|block| ROLL.is_in(&block.text));
    // Below the roll a heading names the minutes that are to be approved.
    let business = |at: usize, text: &str| {
        let titled = roll == Some(0) && at == 1;
        roll.is_some_and(|roll| roll < at) && !titled && THE_MINUTES.is_in(text)
    };
    head.tabled(&blocks);
    head.surest(&blocks, &business);
    for (at, block) in blocks.iter().enumerate() {
        head.status = head.status.or_else(|| status(&block.text));
        if block.is_running() {
            continue;
        }
        let text = block.text.as_str();
        head.aside(block, roll.is_some_and(|roll| roll < at));
        if at < NEAR
            && let Some(found) = PAGE_TITLE.captures(text)
        {
            head.when(&found["when"]);
            head.committee.get_or_insert(fold::quote(&found["body"]));
            continue;
        }
        if head.committee.is_none() {
            head.committee = body::committee(&blocks, at, &mut head.with);
        }
        if at < NEAR
            && let Some(body) = BODY_FIELD.group(text, "body")
            && !body.eq_ignore_ascii_case("council")
        {
            head.committee = Some(fold::quote(body));
            continue;
        }
        let below = blocks.get(at + 1).map_or("", |next| next.text.as_str());
        if LONE_FIELD.is_in(text) && below.chars().count() <= LONGEST_DATED && !below.ends_with(':')
        {
            head.one_field(&format!("{text} {below}"));
            continue;
        }
        if !business(at, text) && !head.is_letter(&blocks, at) && !head.field(block) {
            head.said(text);
            head.placed_below(text, below);
            let below = at > 0 && date::find(&blocks[at - 1].text).is_some();
            if below || at == 0 && block.marker.is_none() {
                head.below_day(text);
            }
            if below {
                head.hour_below(text);
            }
            head.told_plainly(block, at, below);
            if head.date.is_none() && at < NEAR {
                block.lines.iter().for_each(|line| head.beside_day(line));
            }
        }
        head.goes_on(block, blocks.get(at + 1).copied());
        head.columns(block, blocks.get(at + 1).copied());
    }
    head.committee = head.committee.and_then(body::whole);
    if head.committee.is_none() {
        let council = head.council.as_deref();
        head.committee = council
            .and_then(|council| body::board(&blocks, council))
            .or_else(|| body::standing(&blocks, council))
            .and_then(body::whole);
    }
    head.authority_above(&blocks);
    if head.committee.is_none() {
        head.committee = blocks.iter().find_map(|block| {
            let found = block.heading.and_then(|_| POST.captures(&block.text))?;
            let body = found.name("body").or_else(|| found.name("dated"))?;
            Some(fold::quote(body.as_str()))
        });
    }
    if head.date.is_none() {
        let told = blocks.iter().enumerate();
        let told = told.filter(|(at, block)| !business(*at, &block.text));
        head.first_day(told.map(|(_, block)| *block));
    }
    head.part_bodies();
    head.settle();
    head
}

/// The day in front of the place, or the word that leads from one to the other.
static BEFORE_PLACE: Pattern = Pattern::new(
    r"^(?i:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|october|november|december),? \d{4},? (?:(?:in|at) (?:the )?)?|(?:(?:this )?meeting (?:to be )?held )?(?:in|at) (?:the )?)",
);

/// "Minutes of the Annual Meeting held on 4 May 2031", the heading of an item.
static THE_MINUTES: Pattern = Pattern::new(
    r"(?i)^(?:to (?:approve|agree|confirm|receive) )?(?:the )?minutes (?:of|from) (?:the )?.{0,120}\b(?:held|meeting)\b",
);
static ROLL: Pattern = Pattern::new(
    r"(?i)^(?:(?:members|councillors|those) )?(?:present|attendees|attendance|in attendance)(?: (?:was|were|are))?(?: ?[:;–-]|$)",
);

/// The word of presence, and the names behind it.
static OPENS_ROLL: Pattern = Pattern::new(
    r"^(?i:members present|present|sederunt)(?: ?[:–-]| \p{Lu}|$|Cllr|Councillor|Mr|Mrs|Ms|Dr|Chair)",
);

/// "You are summoned to attend a meeting … to be held on 4 May 2031 …".
static SUMMONS: Pattern = Pattern::new(
    r"(?i)\b(?:summon(?:ed)?|invited|requested|called|notice is hereby given)\b.*\bmeeting\b(?:.*\b(?:held|take place)\b.*?\bon\b|[^.]*?\bon (?:the )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}(?:st|nd|rd|th)? \p{L}))",
);

/// Whether a line is a letter's reference: the day below it is the letter's.
pub fn is_reference(text: &str) -> bool {
    REFERENCE.is_in(text)
}

fn summons(block: &Block) -> bool {
    !block.is_running()
        && block.text.chars().count() <= LONGEST_HELD
        && SUMMONS.is_in(&block.text)
        && date::find(&block.text).is_some()
}

/// The head above the list of those present, where the day stands above it too: what the
/// list names are people's employers.
fn above_roll<'b, 'a>(blocks: &'a [&'b Block]) -> &'a [&'b Block] {
    let roll = blocks.iter().position(|block| ROLL.is_in(&block.text));
    match roll {
        Some(roll)
            if blocks[..roll]
                .iter()
                .any(|block| date::find(&block.text).is_some()) =>
        {
            &blocks[..roll]
        }
        Some(_) | None => blocks,
    }
}

/// What a line says of the meeting: the day of the paper's issue is none of it, and where a
/// column was too narrow it runs on behind the meeting's own.
fn of_meeting(text: &str) -> Option<&str> {
    let Some(issue) = UPLOADED.find(text) else {
        return Some(text);
    };
    let before = text[..issue.start()].trim_end();
    date::find(before).is_some().then_some(before)
}

/// Days between an agenda's issue and its meeting at most.
const ISSUED_BEFORE: i32 = 60;

/// The day of issue that stands alone at the foot of an agenda.
pub fn bare_issue(blocks: &[Block], meeting: Date) -> Option<Date> {
    blocks
        .iter()
        .filter(|block| block.text.chars().count() <= 40)
        .filter_map(|block| date::whole(&block.text))
        .find(|day| {
            let days = (meeting - *day).get_days();
            (1..=ISSUED_BEFORE).contains(&days)
        })
}

/// Whether a labelled line tells when the paper was issued, which is no meeting's day.
fn is_issue(line: &str) -> bool {
    FIELD
        .group(line, "name")
        .is_some_and(|name| ISSUED_NAME.is_in(name))
}

/// What a line says of the meeting's or the minutes' standing.
pub fn status(text: &str) -> Option<Status> {
    if text.chars().count() > 400 {
        None
    } else if CANCELLED.is_in(text) {
        Some(Status::Cancelled)
    } else if POSTPONED.is_in(text) {
        Some(Status::Postponed)
    } else if DRAFT.is_in(text) {
        Some(Status::Draft)
    } else if CONFIRMED.is_in(text) {
        Some(Status::Confirmed)
    } else {
        None
    }
}

/// A heading that calls the paper a record of decisions.
static RECORD: Pattern = Pattern::new(
    r"(?i)^(?:[^.:;]{3,80} ?[-–—:] ?)?(?:(?:cabinet|executive) decisions|(?:draft )?records? of (?:the )?(?:executive |key )*decisions?|(?:executive |cabinet )*decision (?:sheet|list|record|notice)s?|notice of (?:the )?decisions?|schedule of decisions|decisions? (?:taken|made)(?: (?:on|at|by) .{3,80})?)$",
);

/// Whether the head calls the paper a record of decisions, and not minutes.
pub fn records_decisions(blocks: &[Block]) -> bool {
    let told = blocks.iter().take(12).filter(|block| !block.is_running());
    let mut record = false;
    for block in told {
        let short = block.text.chars().count() <= LONGEST_DATED;
        if short && block.text.to_lowercase().contains("minutes") {
            return false;
        }
        record |= block.marker.is_none() && RECORD.is_in(&block.text);
    }
    record
}

/// Whether the first lines call the meeting off.
pub fn called_off(blocks: &[Block]) -> Option<Status> {
    blocks
        .iter()
        .take(12)
        .filter_map(|block| status(&block.text))
        .find(|status| matches!(status, Status::Cancelled | Status::Postponed))
}

fn without_article(place: &str) -> &str {
    match place.strip_prefix("The ") {
        Some(room) if ROOM_ARTICLE.is_in(place) => room,
        Some(_) | None => place,
    }
}

impl Head {
    /// Takes the day, and what stands with it, where the head tells it in so many words: that
    /// which a site puts over its post is not the meeting's, nor is that of a letter above.
    fn surest(&mut self, blocks: &[&Block], business: &impl Fn(usize, &str) -> bool) {
        let titled = blocks.iter().enumerate().find(|(at, block)| {
            !block.is_running()
                && !business(*at, &block.text)
                && block.text.chars().count() <= LONGEST_HELD
                && HELD_ON.is_in(&block.text)
                && !OTHER_MINUTES.is_in(&block.text)
                && date::find(&block.text).is_some()
        });
        // The line over the minutes that gives body and day is nearer than what they speak of.
        if let Some((at, line)) = day::of_meeting(blocks)
            && titled.is_none_or(|(titled, _)| at < titled)
        {
            self.when(line);
        }
        let summons = || blocks.iter().find(|block| summons(block));
        if let Some(titled) = titled.map(|(_, titled)| titled).or_else(summons) {
            self.sentence(&titled.text);
            self.when(&titled.text);
        }
    }

    /// Takes a head that is set as a table: "Date", "Time", "Venue" over their values.
    fn tabled(&mut self, blocks: &[&Block]) {
        let top = blocks.iter().take(NEAR).zip(blocks.iter().skip(1));
        let found = top.clone().find(|(names, values)| {
            let cells = || {
                names
                    .cells
                    .iter()
                    .filter(|cell| !cell.text.trim().is_empty())
            };
            names.is_row()
                && values.is_row()
                && cells().count() > 1
                && cells().all(|cell| COLUMN.is_in(cell.text.trim()))
                && date::find(&values.text).is_some()
        });
        let Some((names, values)) = found else {
            return;
        };
        for name in &names.cells {
            let value = values.cells.iter().find(|cell| cell.column == name.column);
            if let Some(value) = value.filter(|value| !value.text.trim().is_empty()) {
                let name = name.text.trim().trim_end_matches(':');
                self.one_field(&format!("{name}: {}", fold::quote(&value.text)));
            }
        }
    }

    /// Settles what the lines left open: a council met itself where no other body is named,
    /// and the place stands behind its day.
    fn settle(&mut self) {
        if self.committee.is_none() {
            self.committee.clone_from(&self.council);
        }
        if let Some(place) = &mut self.place
            && let Some(before) = BEFORE_PLACE.find(place)
        {
            let end = before.end();
            place.drain(..end);
        }
    }

    /// The first day that a short line names, where none was told in so many words.
    fn first_day<'b>(&mut self, blocks: impl Iterator<Item = &'b Block>) {
        let found = blocks
            .filter(|block| !block.is_running())
            .filter(|block| !OTHER_MINUTES.is_in(&block.text) && !is_issue(&block.text))
            .filter_map(|block| of_meeting(&block.text))
            .filter(|text| text.chars().count() <= LONGEST_DATED)
            .take(25)
            .find_map(|text| date::find(text).map(|found| (found, text)));
        if let Some((found, text)) = found {
            self.weekday_disagrees = found.weekday_disagrees;
            self.date = Some(found.date);
            self.time = self.time.or_else(|| date::time(text));
        }
    }

    /// Whether a "Date:" below "Our ref:" is the letter's, the meeting's being told behind it.
    fn is_letter(&mut self, blocks: &[&Block], at: usize) -> bool {
        let above = at
            .checked_sub(1)
            .map_or("", |above| blocks[above].text.as_str());
        let day = |block: &Block| {
            let dated = FIELD
                .group(&block.text, "name")
                .is_some_and(|name| name.eq_ignore_ascii_case("date"));
            date::find(&block.text).filter(|_| dated)
        };
        let Some(own) = day(blocks[at]).filter(|_| is_reference(above)) else {
            return false;
        };
        let letter = blocks[at + 1..]
            .iter()
            .any(|block| day(block).is_some() || day::is_bare(&block.text, own.date));
        if letter {
            self.issued = self.issued.or(Some(own.date));
        }
        letter
    }

    /// Takes a labelled line; whether it tells of the paper's issue and not of the meeting.
    fn field(&mut self, block: &Block) -> bool {
        let line = block.lines.join(" ");
        let bullet = block
            .marker
            .as_ref()
            .filter(|marker| marker.value.is_empty());
        let line = bullet
            .and_then(|bullet| line.trim_start().strip_prefix(bullet.printed.as_str()))
            .map_or(line.as_str(), str::trim_start);
        let line = GLUED_FIELD.replace_all(line, "$before $label");
        let labels = INLINE.find_all(&line);
        if labels.len() < 2 || labels[0].start() > 0 {
            return self.one_field(&line);
        }
        let ends = labels.iter().skip(1).map(Match::start).chain([line.len()]);
        let fields = labels.iter().map(Match::start).zip(ends);
        let issued: Vec<bool> = fields
            .map(|(start, end)| self.one_field(line[start..end].trim()))
            .collect();
        issued.first().copied().unwrap_or_default()
    }

    /// The end of an address on the line below: "Place: Room 4, County Hall," over "Ashwell".
    fn goes_on(&mut self, block: &Block, next: Option<&Block>) {
        let Some(place) = self.place.as_mut().filter(|place| {
            let own = block.text.trim_end();
            own.ends_with(',') && own.ends_with(place.as_str())
        }) else {
            return;
        };
        let Some(next) = next.filter(|next| {
            let short = next.text.chars().count() <= LONGEST_LINE;
            short && next.marker.is_none() && !next.text.contains([':', '.'])
        }) else {
            return;
        };
        if date::find(&next.text).is_none() && next.text.starts_with(char::is_uppercase) {
            *place = format!("{place} {}", next.text);
        }
    }

    /// "9.30 AM", "At 7.00 pm in the": the hour alone below the day.
    fn hour_below(&mut self, text: &str) {
        if self.time.is_none() && self.date.is_some() {
            self.time = BARE_HOUR.group(text, "hour").and_then(date::time);
        }
    }

    fn one_field(&mut self, line: &str) -> bool {
        let Some(found) = FIELD.captures(line) else {
            return false;
        };
        let name = found["name"].to_lowercase();
        let value = fold::quote(&found["value"]);
        if ISSUED_NAME.is_in(&name) {
            self.issued = self
                .issued
                .or_else(|| date::find(&value).map(|found| found.date));
            return true;
        }
        match name.as_str() {
            "place" | "venue" | "location" | "where" | "lleoliad" => {
                let value = DIRECTIONS.replace_all(&value, "");
                self.place.get_or_insert(value.into_owned());
            }
            "time" => self.time = self.time.or_else(|| date::time(&value)),
            _ => self.when(&value),
        }
        false
    }

    /// What a paragraph says; of a long one, where a summons runs on into its notes, what
    /// its first sentence says.
    fn said(&mut self, text: &str) {
        let parted = GLUED.replace_all(text, "$end $begin");
        if text.chars().count() <= LONGEST_HELD {
            self.sentence(&parted);
        } else if let Some(first) = sentence::split(&parted).first() {
            self.sentence(first);
        }
    }

    fn sentence(&mut self, text: &str) {
        if OTHER_MINUTES.is_in(text) {
            return;
        }
        let Some(text) = of_meeting(text) else {
            return;
        };
        // Of this meeting the day is known: a sentence of another day's tells of that.
        let day = date::find(text).map(|found| found.date);
        let known = self.date.is_some();
        if OTHER_HOUR.is_in(text) && known && day != self.date && !HELD_ON.is_in(text) {
            return;
        }
        if let Some(when) = WEB
            .group(text, "when")
            .or_else(|| DASHED.group(text, "when"))
        {
            self.when(when);
        }
        if self.place.is_none()
            && date::find(text).is_some()
            && let Some(place) = AFTER_TIME.group(text, "place")
            && ROOM.is_in(place)
            && !text.contains('\t')
        {
            let place = PLACE_STOP.replace_all(place, "");
            self.place = Some(fold::quote(place.trim_matches([' ', ',', '.'])));
        }
        if let Some(rest) = HELD.group(text, "rest")
            && text.chars().count() <= LONGEST_HELD
            && !text.to_lowercase().contains("minutes of the last meeting")
        {
            self.when(rest);
            self.placed_after_day(rest);
            let own = text.starts_with("Held ") || text.starts_with("HELD ");
            if self.time.is_none() && (self.date.is_some() || own || HELD_ON.is_in(text)) {
                self.time = date::time(text).or_else(|| {
                    let time = MILITARY.group(text, "time")?;
                    date::time(&format!("{}:{}", &time[..2], &time[2..]))
                });
            }
            let place = PLACE.group(text, "place").or_else(|| {
                AFTER_TIME
                    .group(text, "place")
                    .filter(|place| ROOM.is_in(place))
            });
            let placed = day.is_some() || OF_HEAD.is_in(text) || date::time(text).is_some();
            if let Some(place) = place
                && self.place.is_none()
                && (placed || ROOM.is_in(place))
            {
                // "St. Ann’s Hall" ends no sentence.
                let place = place.replace("St. ", "St.\u{a0}");
                let place = PLACE_END.replace_all(&place, "");
                let place = place.trim_matches([' ', ',', '.', '–', '-']);
                let place = fold::quote(without_article(place));
                let named = !matches!(
                    fold::compare(&place).as_str(),
                    "public" | "private" | "committee" | "session"
                ) && place.chars().count() > 3
                    && place.chars().count() < 200
                    && date::find(&place).is_none();
                if named {
                    self.place = Some(place);
                }
            }
        }
    }

    /// The hour and the place in fields that have lost their colons, or around the day.
    fn told_plainly(&mut self, block: &Block, at: usize, below: bool) {
        let text = block.text.as_str();
        if block.marker.is_some() || at >= NEAR {
            return;
        }
        if self.time.is_none()
            && let Some(hour) = HOUR_BESIDE.group(text, "hour")
        {
            self.time = date::time(hour);
        }
        if self.place.is_none()
            && let Some(place) = PLACE_BESIDE.group(text, "place")
            && ROOM.is_in(place)
        {
            self.place = Some(fold::quote(without_article(place)));
        }
        self.placed_otherwise(text);
        if below {
            self.addressed(text);
        }
    }

    /// "in the village hall" in the sentence of the head, and "Ferry Town Hall, Quayside
    /// 4 May 2031", where the place stands before the day.
    fn placed_otherwise(&mut self, text: &str) {
        if self.place.is_some() || text.chars().count() > LONGEST_HELD {
            return;
        }
        if OF_HEAD.is_in(text)
            && let Some(place) = LOW_PLACE.group(text, "place")
        {
            self.place = Some(fold::quote(place));
            return;
        }
        let Some(found) = date::find(text).filter(|found| found.range.start > 0) else {
            return;
        };
        let before = text[..found.range.start].trim_end_matches([' ', ',', '–', '-', ':']);
        let before = before.strip_suffix(" on").unwrap_or(before);
        let named = before.starts_with(char::is_uppercase)
            && before.chars().count() <= 100
            && ROOM.is_in(before)
            && !NO_PLACE.is_in(before);
        if named && self.date.is_none_or(|date| date == found.date) {
            self.place = Some(fold::quote(without_article(before)));
        }
    }

    /// The place on the line below the day, as an address has it: "Committee Room 2, The
    /// Guildhall, Quayside".
    fn addressed(&mut self, text: &str) {
        let addressed = self.place.is_none()
            && text.chars().count() <= LONGEST_DATED
            && text.starts_with(char::is_uppercase)
            && text.contains(',')
            && !text.ends_with([':', ';'])
            && date::find(text).is_none()
            && ADDRESS.is_in(text)
            && !NO_PLACE.is_in(text);
        if addressed {
            self.place = Some(fold::quote(without_article(text.trim_end_matches('.'))));
        }
    }

    /// "… held on 4 May 2031 – Ferry Community Centre, Quayside".
    fn placed_after_day(&mut self, text: &str) {
        let Some(found) = date::find(text).filter(|_| self.place.is_none()) else {
            return;
        };
        let behind = text[found.range.end..].trim_start();
        let place = behind.strip_prefix(['–', '—', '-']).map(str::trim_start);
        let place = place.filter(|place| place.starts_with(char::is_uppercase));
        if let Some(place) = place.filter(|place| ROOM.is_in(place)) {
            let place = PLACE_END.replace_all(place, "");
            let place = place.trim_matches([' ', ',', '.', '–', '-']);
            if !place.is_empty() && place.chars().count() <= LONGEST_DATED {
                self.place = Some(fold::quote(without_article(place)));
            }
        }
    }

    /// The place on the line below an open sentence.
    fn placed_below(&mut self, text: &str, below: &str) {
        let place = PLACE_END.replace_all(below, "");
        let open = self.place.is_none() && OPEN_PLACE.is_in(text);
        if open && ROOM.is_in(&place) && place.chars().count() <= LONGEST_DATED {
            let place = place.trim_matches([' ', ',', '.']);
            self.place = Some(fold::quote(place));
            if let Some(found) = date::find(below) {
                let behind = &below[found.range.end..];
                self.date = self.date.or(Some(found.date));
                self.time = self.time.or_else(|| date::time(behind));
            }
        }
    }

    /// The place on a line of its own below the roll, and the day that was called off: "The
    /// meeting of 4 May 2031 was cancelled" names that meeting's before all others.
    fn aside(&mut self, block: &Block, below_roll: bool) {
        let text = block.text.as_str();
        if below_roll && self.place.is_none() && attendance::is_place(block) {
            self.place = Some(fold::quote(text.trim_end_matches('.')));
        }
        if matches!(status(text), Some(Status::Cancelled | Status::Postponed)) {
            self.when(text);
        }
    }

    /// The hour and the place beside a day without its year.
    fn beside_day(&mut self, text: &str) {
        let Some(found) = NO_YEAR.captures(text.trim_end_matches('.')) else {
            return;
        };
        self.time = self.time.or_else(|| date::time(&found["time"]));
        if let Some(place) = found
            .name("place")
            .filter(|place| ROOM.is_in(place.as_str()))
        {
            let place = || fold::quote(place.as_str());
            self.place.get_or_insert_with(place);
        }
    }

    /// "Quay and Levels Authority" over "Planning Committee": whose body it is that met.
    fn authority_above(&mut self, blocks: &[&Block]) {
        if self.council.is_some() {
            return;
        }
        let top = blocks.iter().filter(|block| !block.is_running());
        let top: Vec<&&Block> = top.take(ATOP).collect();
        let plain = |block: &Block| block.marker.is_none() && !block.is_row();
        let found = top.windows(2).find(|pair| {
            plain(pair[0])
                && plain(pair[1])
                && AUTHORITY.is_in(&pair[0].text)
                && ITS_BODY.is_in(&pair[1].text)
        });
        let Some([council, body]) = found.map(|pair| [pair[0], pair[1]]) else {
            return;
        };
        let own = self.committee.as_deref().map(fold::compare);
        if own.is_none_or(|own| own == fold::compare(&council.text)) {
            self.committee = Some(body.text.clone());
        }
        self.council = Some(council.text.clone());
    }

    /// Tells the council from its committee where one line names both.
    fn part_bodies(&mut self) {
        // "Council of the Borough of Ashwell" is the council itself.
        if self.council.is_some() && self.committee.as_deref().is_some_and(body::is_council_of) {
            self.committee.clone_from(&self.council);
        }
        let Some((council, committee)) = self.committee.as_deref().and_then(body::parted) else {
            return;
        };
        let own = self.council.as_deref().map(fold::compare);
        if own.is_none_or(|own| own == fold::compare(&council)) {
            self.council.get_or_insert(council);
            self.committee = Some(committee);
        }
    }

    /// The hour and the place on the line below the day.
    fn below_day(&mut self, text: &str) {
        let Some(found) = AT_TIME
            .captures(text)
            .or_else(|| PLACE_AT.captures(text))
            .filter(|found| ROOM.is_in(&found["place"]))
        else {
            return;
        };
        let Some(time) = date::time(&found["time"]) else {
            return;
        };
        self.time.get_or_insert(time);
        self.place
            .get_or_insert_with(|| fold::quote(&found["place"]));
    }

    /// A head set in columns: the day and time, below them the place, officers beside.
    fn columns(&mut self, block: &Block, next: Option<&Block>) {
        let first = |block: &Block| {
            block
                .lines
                .first()
                .and_then(|line| line.split('\t').next())
                .map(fold::quote)
        };
        let Some(when) = first(block) else { return };
        let bare = date::find(&when)
            .filter(|found| when.len() < found.range.len() + 24 && found.range.start < 6);
        let again = bare
            .as_ref()
            .is_some_and(|bare| self.date == Some(bare.date));
        let other = date::time(&when).is_none() && self.date.is_some() && !again;
        if bare.is_none() || other {
            return;
        }
        self.when(&when);
        let place = block
            .lines
            .get(1)
            .and_then(|line| line.split('\t').next())
            .map(fold::quote)
            .or_else(|| next.and_then(first));
        if self.place.is_none()
            && let Some(place) = place.filter(|place| {
                ROOM.is_in(place)
                    && !place.starts_with("Held ")
                    && date::find(place).is_none()
                    && place.chars().count() < 160
                    && !OTHER_FIELD.is_in(place)
                    && !OF_HEAD.is_in(place)
            })
        {
            self.place = Some(place);
        }
    }

    fn when(&mut self, text: &str) {
        if self.date.is_none()
            && let Some(found) = date::find(text)
        {
            self.date = Some(found.date);
            self.weekday_disagrees = found.weekday_disagrees;
            let hours = || hours::range(text).map(|(from, _)| from);
            self.time = self.time.or_else(|| hours().or_else(|| date::time(text)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_issue_that_runs_on_behind_the_meetings_is_no_part_of_it() {
        let line = "Tuesday 4 May 2031 at 6.30 pm, The Guildhall, Ashwell Issued on 26 April 2031";
        let meeting = "Tuesday 4 May 2031 at 6.30 pm, The Guildhall, Ashwell";
        assert_eq!(of_meeting(line), Some(meeting));
        assert_eq!(of_meeting("Issued on 26 April 2031"), None);
        assert_eq!(of_meeting(meeting), Some(meeting));
    }

    #[test]
    fn a_decision_that_is_postponed_postpones_no_meeting() {
        for text in [
            "That implementation of the ferry decision be postponed pending review.",
            "The works were postponed until May.",
        ] {
            assert!(!POSTPONED.is_in(text), "{text}");
        }
        for text in [
            "POSTPONED",
            "Ferry Panel, 6 May 2031 - POSTPONED",
            "POSTPONED: Ferry Panel",
            "This meeting has been postponed.",
        ] {
            assert!(POSTPONED.is_in(text), "{text}");
        }
    }
}
