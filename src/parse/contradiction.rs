//! Where a paper contradicts itself: a weekday that is another day's, a report dated
//! another day than its meeting, two days or hours for one meeting, a number twice.
//!
//! Papers are full of other meetings' days; only what speaks of this one counts.

use std::collections::HashMap;

use jiff::civil::{Date, Time};

use crate::domain::agenda::Item;
use crate::domain::fold;
use crate::domain::meeting::{Meeting, Role};
use crate::domain::source::Loss;
use crate::domain::wording;
use crate::parse::date;
use crate::parse::head;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::whole::{item_words, on_page};

/// The loss that a reader of heads notes; this says it in its words.
const WEEKDAY: &str = "a weekday that does not belong to its date";
/// So many slips of one kind are said; more are a misreading.
const MOST: usize = 5;
/// Paragraphs at the head of a report.
const HEAD: usize = 25;
/// Heads of one list begin so near below each other, in points or columns.
const SAME_INDENT: f32 = 3.0;
/// Labels that belong together stand so near each other.
const NEAR: usize = 3;

static WEEKDAY_WORD: Pattern = Pattern::new(r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b");
/// A report's label for the day of its meeting.
static MEETING_DAY: Pattern = Pattern::new(
    r"(?i)^(?:\d{1,2}\.? )?(?:date of (?:the )?(?:meeting|committee|cabinet|council|panel|board|commission)|(?:meeting|committee|cabinet|board|panel|council|commission) date) ?(?:[:\t]|[-–] ) ?(?P<value>.+)$",
);
static DAY: Pattern = Pattern::new(r"(?i)^date ?(?:[:\t]|[-–] ) ?(?P<value>.+)$");
/// A report's label for the body that it goes to.
static BODY: Pattern = Pattern::new(
    r"(?i)^(?:for consideration by|report to|committee|meeting|to|name of (?:committee|meeting)) ?[:\t] ?(?:the )?(?P<value>.{4,120})$",
);
/// An agenda's own words for this meeting.
static THIS: Pattern = Pattern::new(
    r"(?i)\b(?:(?:this|the|a|an) (?:[\w’'-]+ ){0,3}meeting (?:of [^.]{3,120} )?(?:will|is to|to|which will|shall) (?:be held|take place|commence)|(?:summoned|invited|requested) to attend (?:a|the) (?:[\w’'-]+ )*meeting|notice is (?:hereby )?given that a (?:[\w’'-]+ )*meeting)\b",
);
/// A label in the head of an agenda.
static HEAD_DAY: Pattern = Pattern::new(
    r"(?i)^(?:meeting )?(?:date|day|date and time|held(?: on)?|when) ?[:\t] ?(?P<value>.+)$",
);
static HEAD_TIME: Pattern =
    Pattern::new(r"(?i)^(?:start(?:ing)? |meeting )?time ?[:\t] ?(?P<value>.+)$");
/// Words of other meetings and of other business on the day.
static OTHER: Pattern = Pattern::new(
    r"(?i)\b(?:minutes|last|previous|next|future|following|adjourned|rearranged|rescheduled|postponed|originally|instead|pre-?meeting|briefing|deadline|no later than|by \d|before|published|issued|training|workshop|site visit|call-?in|prior|or (?:at )?the (?:rising|conclusion))\b",
);

/// Says where the paper contradicts itself.
pub fn read(blocks: &[Block], meetings: &[Meeting], losses: &mut Vec<Loss>) {
    let mut said = Vec::new();
    weekdays(blocks, meetings, &mut said);
    if !said.is_empty() {
        losses.retain(|loss| loss.what != WEEKDAY);
    }
    let agenda = meetings
        .iter()
        .find(|meeting| meeting.role == Role::Agenda && !meeting.items.is_empty());
    if let Some(agenda) = agenda {
        two_days(blocks, agenda, &mut said);
        reports(blocks, agenda, &mut said);
    }
    for meeting in meetings {
        if matches!(meeting.role, Role::Agenda | Role::Minutes) {
            numbers(blocks, meeting, &mut said);
        }
    }
    losses.extend(said);
}

/// Weekdays beside dates in the agenda and the minutes: not in reports, whose tables
/// put days and dates side by side that do not belong together.
fn weekdays(blocks: &[Block], meetings: &[Meeting], said: &mut Vec<Loss>) {
    let days: Vec<Date> = meetings.iter().filter_map(|meeting| meeting.date).collect();
    let told = blocks.iter().filter(|block| !block.is_row());
    for block in told.filter(|block| WEEKDAY_WORD.is_in(&block.text)) {
        for found in date::find_all(&block.text) {
            let words = block.text.get(found.range.clone()).unwrap_or_default();
            let one_weekday = WEEKDAY_WORD.find_all(words).len() == 1;
            let near = days
                .iter()
                .any(|day| wording::days_between(*day, found.date).abs() <= 400);
            if !found.weekday_disagrees || !one_weekday || !near || said.len() >= MOST {
                continue;
            }
            let what = format!(
                "“{}” contradicts itself{}: {} is a {}",
                words.trim(),
                on_page(&block.place),
                wording::short_day(found.date),
                found.date.strftime("%A")
            );
            if !said.iter().any(|loss: &Loss| loss.what == what) {
                said.push(Loss {
                    page: block.place.page,
                    what,
                });
            }
        }
    }
}

/// An agenda whose head and body give two days or two hours for this meeting.
fn two_days(blocks: &[Block], agenda: &Meeting, said: &mut Vec<Loss>) {
    let first = agenda.items.first().map(|item| &item.place);
    let own = blocks
        .iter()
        .filter(|block| !block.is_running())
        .take_while(|block| {
            first
                .is_none_or(|first| (block.place.page, block.place.line) < (first.page, first.line))
        });
    let (mut day, mut time) = (None::<(Date, &Block)>, None::<(Time, &Block)>);
    let mut above = "";
    for block in own.take(60) {
        let text = block.text.as_str();
        // "Date:" below "Our ref:" is the letter's.
        if head::issued::is_reference(std::mem::replace(&mut above, text)) {
            continue;
        }
        let lines = block.lines.join(" ");
        let value = HEAD_DAY.group(&lines, "value");
        let speaks = THIS.is_in(text) && !OTHER.is_in(text);
        let labelled = value.is_some_and(|value| !OTHER.is_in(value));
        if speaks || labelled {
            let days: Vec<Date> = date::find_all(text)
                .into_iter()
                .map(|found| found.date)
                .collect();
            match (days.as_slice(), day) {
                ([one], None) => day = Some((*one, block)),
                ([one], Some((before, at))) if before != *one => {
                    said.push(two("days", at, block));
                    break;
                }
                _ => {}
            }
        }
        let hour = HEAD_TIME
            .group(&lines, "value")
            .filter(|value| !OTHER.is_in(value))
            .or_else(|| speaks.then_some(text));
        if let Some(found) = hour.and_then(date::time) {
            match time {
                None => time = Some((found, block)),
                Some((before, at)) if before != found => {
                    said.push(two("times", at, block));
                    break;
                }
                Some(_) => {}
            }
        }
    }
}

fn two(what: &str, one: &Block, other: &Block) -> Loss {
    Loss {
        page: other.place.page,
        what: format!(
            "the agenda gives two {what} for this meeting: “{}”{} and “{}”{}",
            short(&one.text),
            on_page(&one.place),
            short(&other.text),
            on_page(&other.place)
        ),
    }
}

fn short(text: &str) -> String {
    const LETTERS: usize = 110;
    if text.chars().count() <= LETTERS {
        return text.to_owned();
    }
    let cut: String = text.chars().take(LETTERS).collect();
    format!("{} …", cut.trim_end())
}

/// Reports whose own head names another day for the meeting than the agenda.
fn reports(blocks: &[Block], agenda: &Meeting, said: &mut Vec<Loss>) {
    let Some(meeting) = agenda.date else { return };
    let mut slips = 0;
    for item in &agenda.items {
        let Some((first, _)) = item.pages else {
            continue;
        };
        if item.place.page.is_some_and(|page| first <= page) || slips >= MOST {
            continue;
        }
        let head: Vec<&Block> = blocks
            .iter()
            .filter(|block| {
                block.place.page.is_some_and(|page| page == first) && !block.is_running()
            })
            .take(HEAD)
            .collect();
        if let Some(loss) = report(&head, item, agenda, meeting) {
            said.push(loss);
            slips += 1;
        }
    }
}

fn report(head: &[&Block], item: &Item, agenda: &Meeting, meeting: Date) -> Option<Loss> {
    let texts: Vec<String> = head
        .iter()
        .map(|block| block.lines.join(" ").trim().to_owned())
        .collect();
    for (at, text) in texts.iter().enumerate() {
        let strict = MEETING_DAY.group(text, "value");
        let Some(value) = strict.or_else(|| DAY.group(text, "value")) else {
            continue;
        };
        let days: Vec<Date> = date::find_all(value)
            .into_iter()
            .map(|found| found.date)
            .collect();
        let [day] = days.as_slice() else { continue };
        if *day == meeting {
            return None;
        }
        let around = at.saturating_sub(NEAR)..(at + NEAR + 1).min(texts.len());
        let bodies: Vec<&str> = texts[around]
            .iter()
            .filter_map(|text| BODY.group(text, "value"))
            .collect();
        // A report that went to another body has that body's day.
        let ours = |body: &&str| is_body(body, agenda.committee.as_deref().unwrap_or_default());
        if bodies.iter().any(|body| !ours(body)) {
            return None;
        }
        // A plain "Date:" may be the day it was written.
        if strict.is_none() && bodies.is_empty() && *day < meeting {
            return None;
        }
        let place = &head[at].place;
        return Some(Loss {
            page: place.page,
            what: format!(
                "the report of {} says “{}”{}, and the agenda is for {}",
                item_words(item),
                short(text),
                on_page(place),
                wording::short_day(meeting)
            ),
        });
    }
    None
}

fn is_body(one: &str, other: &str) -> bool {
    let (one, other) = (fold::compare(one), fold::compare(other));
    one.contains(&other) || other.contains(&one)
}

/// Two items under one number: the list of items goes on from the first, so the second
/// is looked for between it and the next item.
fn numbers(blocks: &[Block], meeting: &Meeting, said: &mut Vec<Loss>) {
    // The first paragraph at each place, found once: an agenda may have thousands of items.
    let mut places: HashMap<(Option<u32>, u32), usize> = HashMap::new();
    for (index, block) in blocks.iter().enumerate() {
        places
            .entry((block.place.page, block.place.line))
            .or_insert(index);
    }
    let at = |item: &Item| places.get(&(item.place.page, item.place.line)).copied();
    let mut slips = Vec::new();
    for pair in meeting.items.windows(2) {
        let [item, next] = pair else { continue };
        let (Some(number), Some(from), Some(to)) = (item.number.as_deref(), at(item), at(next))
        else {
            continue;
        };
        let head = &blocks[from];
        let Some(printed) = head.marker.as_ref().map(|marker| marker.printed.as_str()) else {
            continue;
        };
        let between = || {
            blocks
                .iter()
                .take(to)
                .skip(from + 1)
                .filter(|block| !block.is_running() && !block.is_row())
        };
        let points = between().filter(|block| block.marker.is_some()).count();
        // A list under the item has points before and behind the one of its number.
        let twin = between().find(|block| {
            let same = block
                .marker
                .as_ref()
                .is_some_and(|marker| marker.printed == printed);
            same && points == 1
                && (block.indent - head.indent).abs() < SAME_INDENT
                && block.text.chars().count() <= 200
                && !block.text.ends_with('.')
                && block.text.chars().next().is_some_and(char::is_uppercase)
        });
        if let Some(twin) = twin.filter(|_| number != "1") {
            slips.push(Loss {
                page: twin.place.page,
                what: format!(
                    "the number {number} stands twice{}: “{}” and “{}”",
                    on_page(&twin.place),
                    short(&head.text),
                    short(&twin.text)
                ),
            });
        }
    }
    // One slip is a slip; more are lists.
    if slips.len() <= 2 {
        said.extend(slips);
    }
}
