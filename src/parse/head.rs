//! A meeting's head: when and where a body met, and how the paper stands.

mod below;
mod bodies;
mod day;
mod field;
mod history;
pub mod issued;
mod place;
pub mod status;
mod told;

use jiff::civil::{Date, Time};

use crate::domain::fold;
use crate::domain::meeting::Status;
use crate::parse::head::below::is_below_day;
use crate::parse::head::bodies::POST;
use crate::parse::head::field::LONE_FIELD;
use crate::parse::head::issued::{is_issue, of_meeting};
use crate::parse::head::place::BEFORE_PLACE;
use crate::parse::head::status::status;
use crate::parse::head::told::{HELD_ON, OTHER_MINUTES};
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::{attendance, body, date, hours};

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

/// "Meeting minutes – Ferry Forum – 4 May 2031": the title of a page names the body.
static PAGE_TITLE: Pattern = Pattern::new(
    r"(?i)^(?:draft )?meeting (?:minutes|notes|note) ?[:–—-] (?P<body>(?-i:\p{Lu})[^:;.]{4,120}?)(?:,| ?[:–—-]) (?P<when>(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?\d{1,2}(?:st|nd|rd|th)? \p{L}+,? \d{4})\b",
);

/// "Minutes of Meeting of: Ferry Committee", the first field of a form.
static BODY_FIELD: Pattern = Pattern::new(
    r"^(?i:(?:minutes of (?:the )?meeting(?: of)?|name of (?:meeting|committee|body))) ?: ?(?P<body>\p{Lu}[\p{L}’'&,()/ –-]{3,100})$",
);

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
            let below = is_below_day(&blocks, at);
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

impl Head {
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

    /// The place on a line of its own below the roll, and the day that was called off: "The
    /// meeting of 4 May 2031 was cancelled" names that meeting's before all others.
    fn aside(&mut self, block: &Block, below_roll: bool) {
        let text = block.text.as_str();
        if below_roll && self.place.is_none() && attendance::place::is_place(block) {
            self.place = Some(fold::quote(text.trim_end_matches('.')));
        }
        if matches!(status(text), Some(Status::Cancelled | Status::Postponed)) {
            self.when(text);
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
