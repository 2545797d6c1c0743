//! Programmes that are lists: under a title, a day and its items, and the next day.

use std::ops::Range;

use jiff::civil::Date;

use super::rows::first_day;
use super::{entries, items, title};
use crate::domain::fold;
use crate::domain::programme::{ProgrammeRow, Topic, WorkProgramme};
use crate::parse::action_line;
use crate::parse::date;
use crate::parse::label;
use crate::parse::marker::Count;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::table::cell as day_cell;
use crate::parse::table::heading;
use crate::parse::table::shape;

/// Paragraphs between a programme's title and its first day.
const LEAD: usize = 8;

/// Days with items below them that a list has at least.
const FEWEST_DAYS: usize = 2;

/// Days behind one day within which the next is sought.
const HALF_A_YEAR: i64 = 150;

/// A longer paragraph tells of an item and is none.
const LONGEST_ITEM: usize = 140;

/// A line that says a day says little besides: the hour, the room.
const LONGEST_DAY: usize = 70;

/// Reads every programme that is a list.
pub fn read(blocks: &[Block]) -> Vec<WorkProgramme> {
    if !blocks.iter().any(is_title) {
        return Vec::new();
    }
    let lines = entries::apart(blocks.iter().filter(|block| !block.is_running()));
    let lines: Vec<&Block> = lines.iter().collect();
    let mut programmes = Vec::new();
    let mut at = 0;
    while let Some(block) = lines.get(at) {
        at += 1;
        if !is_title(block) {
            continue;
        }
        // Of two titles over one list the nearer is its own.
        let nearer = lines[at..]
            .iter()
            .take(LEAD)
            .take_while(|line| section(line, None).is_none())
            .position(|line| is_title(line));
        if let Some(nearer) = nearer {
            let begin = at + nearer + 1;
            let over = begin.saturating_sub(4)..begin;
            if let Some((programme, taken)) = one(&lines, over, &lines[begin..]) {
                programmes.push(programme);
                at = begin + taken;
                continue;
            }
        }
        let over = at.saturating_sub(4)..at;
        if let Some((programme, taken)) = one(&lines, over, &lines[at..]) {
            programmes.push(programme);
            at += taken;
        }
    }
    programmes
}

fn is_title(block: &Block) -> bool {
    let said = [block.text.clone()];
    let pointed = block.marker.as_ref();
    !pointed.is_some_and(|marker| marker.count == Count::Bullet)
        && !block.is_row()
        && shape::announced(&said).programme
}

/// Whether a paragraph is the next item of the agenda in which the title has a number.
fn is_next_item(title: &Block, block: &Block) -> bool {
    let numbered = |block: &Block| {
        let marker = block.marker.as_ref();
        marker.is_some_and(|marker| marker.count != Count::Bullet)
            && !entries::is_hour_or_room(&block.whole())
    };
    numbered(title) && numbered(block) || label::section(&block.text).is_some()
}

/// What stands below a day, or below "Not yet scheduled".
enum Section {
    Day(Option<Date>, Option<String>),
    Unscheduled,
    /// "Standing items" belong to no day and wait for none.
    Other,
}

fn one(lines: &[&Block], over: Range<usize>, below: &[&Block]) -> Option<(WorkProgramme, usize)> {
    let titles: Vec<String> = lines
        .get(over.clone())?
        .iter()
        .map(|block| block.text.clone())
        .collect();
    let title = lines.get(over.end.checked_sub(1)?).copied();
    let named = title::read(&titles);
    let mut context = named.year.as_deref().and_then(title::middle);
    let under_leads = led(below, context);
    let begin = under_leads.or_else(|| {
        let mut near = below.iter().take(LEAD);
        near.position(|block| section(block, context).is_some())
    })?;
    // The headings of columns stand over cells, which are no items.
    let columns = below
        .iter()
        .take(begin)
        .rev()
        .skip(usize::from(under_leads.is_some()));
    let columns = columns.filter(|block| heading::meaning(&block.text).is_some());
    if below.iter().take(begin).any(|block| block.is_row()) || columns.count() > 1 {
        return None;
    }
    let mut programme = WorkProgramme {
        committee: named.committee,
        year: named.year,
        as_of: named.as_of,
        ..WorkProgramme::default()
    };
    let mut current = Section::Other;
    let mut days = 0_usize;
    let mut fresh = false;
    let mut unsure = false;
    let mut taken = begin;
    let own = below.iter().skip(begin);
    let own = own.take_while(|block| !title.is_some_and(|title| is_next_item(title, block)));
    let unsure_heads = own
        .clone()
        .filter(|block| entries::is_unsure(&block.text))
        .count();
    let mut named = false;
    // The item before was a point.
    let mut pointed = false;
    let sure = under_leads.map_or(0, |_| {
        let sure = |block: &&Block| section(block, context).is_some() || is_person(&block.text);
        below.iter().rposition(sure).unwrap_or_default()
    });
    for block in own {
        // Who leads on an item stands below it, and nobody else does.
        if under_leads.is_some() && named && is_person(&block.text) {
            taken += 1;
            continue;
        }
        named = under_leads.is_some();
        let within_day = matches!(current, Section::Day(..));
        if within_day && entries::is_unsure(&block.text) {
            // Under one day after the other such a head belongs to the day; alone it ends them.
            unsure = unsure_heads > 1;
            if !unsure {
                current = Section::Unscheduled;
            }
        } else if within_day && fresh && entries::is_hour_or_room(&block.whole()) {
            // The items of the day stand below.
        } else if let Some((next, item)) =
            section(block, context).filter(|(next, _)| under_leads.is_none() || opens(next, block))
        {
            // A day without its year stands behind the one before it.
            if let Section::Day(Some(day), _) = &next {
                context = Some(day.saturating_add(jiff::Span::new().days(HALF_A_YEAR)));
            }
            pointed = false;
            // Over the points of the day its own words say what the meeting is for.
            let over = below
                .get(taken + 1)
                .is_some_and(|next| next.marker.is_some());
            let (next, item) = of_day(next, item, over && block.marker.is_none());
            current = next;
            fresh = true;
            unsure = false;
            if let Some(item) = item {
                days += usize::from(add(&mut programme, &current, block, &item, unsure));
                fresh = false;
            }
        } else if let Some(item) = item(block)
            .filter(|item| !(pointed && block.marker.is_none() && item.ends_with('.')))
            .or_else(|| cell(block).filter(|_| taken < sure))
            .or_else(|| small_point(block).filter(|_| within_day && pointed))
        {
            pointed = block.marker.is_some();
            if add(&mut programme, &current, block, &item, unsure) && fresh {
                days += 1;
                fresh = false;
            }
        } else if let Some(item) = point(block).filter(|_| within_day) {
            pointed = true;
            if add(&mut programme, &current, block, &item, unsure) && fresh {
                days += 1;
                fresh = false;
            }
        } else if !within_day || !is_aside(block, below.get(taken + 1).copied(), fresh, context) {
            break;
        }
        taken += 1;
    }
    (days >= FEWEST_DAYS).then_some((programme, taken))
}

/// The section of a day whose words behind the day are a note and no item.
fn of_day(next: Section, item: Option<String>, noted: bool) -> (Section, Option<String>) {
    match (next, item) {
        (Section::Day(day, None), note @ Some(_)) if noted => (Section::Day(day, note), None),
        pair => pair,
    }
}

/// A point of a day's list that is a whole sentence, or a long one.
fn point(block: &Block) -> Option<String> {
    let text = block.text.trim();
    let is_point = block.marker.is_some()
        && !block.is_row()
        && text.starts_with(char::is_uppercase)
        && !text.ends_with([':', ';'])
        && (3..=LONGEST_CELL).contains(&text.chars().count());
    is_point.then(|| text.to_owned())
}

/// A sentence that tells of a day, over its first point or between it and the next day.
fn is_aside(block: &Block, next: Option<&Block>, fresh: bool, context: Option<Date>) -> bool {
    let tells = block.marker.is_none() && !block.is_row() && !block.is_heading();
    let goes_on = |next: &Block| {
        let bullet = next.marker.as_ref();
        fresh && bullet.is_some_and(|marker| marker.count == Count::Bullet)
            || matches!(section(next, context), Some((Section::Day(..), None)))
    };
    tells && block.text.ends_with(['.', ')', ':']) && next.is_some_and(goes_on)
}

/// Paragraphs between a title and the first day of a table that has lost its strokes.
const FAR: usize = 40;
/// A cell of such a table holds no more letters.
const LONGEST_CELL: usize = 300;
/// A name, or several.
static PERSON: Pattern = Pattern::new(
    r"^(?:(?:, | and | & | / |/)?(?:(?:Cllr|Councillor|Dr|Mrs?|Ms)\.? )?\p{Lu}\p{Ll}+(?: \p{Lu}\.?)?(?: (?:\p{Lu}[’']|Mac|Mc|de |van )?\p{Lu}?\p{Ll}+(?:-\p{Lu}\p{Ll}+)?){1,2})+$",
);

/// Where the first day stands of a table that has lost its strokes: below the heading over
/// those who lead.
fn led(below: &[&Block], context: Option<Date>) -> Option<usize> {
    let day = below
        .iter()
        .take(FAR)
        .position(|block| section(block, context).is_some())?;
    let over = below.get(day.checked_sub(1)?)?;
    let heads = heading::meaning(&over.text) == Some(heading::Meaning::Owner);
    heads.then_some(day)
}

fn is_person(text: &str) -> bool {
    PERSON.is_in(text.trim())
}

/// Whether a cell opens a section: "Pipeline of ferries" under a day is an item.
fn opens(section: &Section, block: &Block) -> bool {
    match section {
        Section::Day(..) => true,
        Section::Unscheduled | Section::Other => {
            block.bold || block.is_heading() || block.text.ends_with(':')
        }
    }
}

/// The item that a cell is, whatever it is long.
fn cell(block: &Block) -> Option<String> {
    let text = block.text.trim();
    let begins = text.starts_with(|c: char| c.is_uppercase() || c == '(');
    let whole = !block.is_row()
        && block.marker.is_none()
        && begins
        && text.chars().count() <= LONGEST_CELL
        && !text.ends_with([':', ';']);
    whole.then(|| text.to_owned())
}

/// Whether a paragraph opens a day, and the item that stands behind the day.
fn section(block: &Block, context: Option<Date>) -> Option<(Section, Option<String>)> {
    let whole = block.whole();
    let text = whole.trim();
    if block.is_row() || text.chars().count() > LONGEST_ITEM {
        return None;
    }
    let folded = fold::compare(text);
    if block.marker.is_none()
        && let Some(date) = entries::figures(text)
    {
        return Some((Section::Day(Some(date), None), None));
    }
    if let Some(found) = first_day(text, context) {
        let before = fold::compare(&text[..found.range.start]);
        let opens = before.is_empty()
            || matches!(
                before.as_str(),
                "meeting" | "meeting date" | "date" | "meeting on" | "meeting of"
            );
        let day = || Section::Day(Some(found.date), None);
        if !opens {
            return None;
        }
        let behind = &text[found.range.end..];
        if text.chars().count() <= LONGEST_DAY && is_little(behind) {
            let note = items::note(behind).filter(|_| date::find_time(behind).is_none());
            return Some((Section::Day(Some(found.date), note), None));
        }
        let item = behind.trim_start_matches(|c: char| !c.is_alphanumeric());
        let parted = behind.trim_start().starts_with([':', '–', '—', '-', '\t']);
        let is_item = parted && item.starts_with(char::is_uppercase) && names_item(item);
        return is_item.then(|| (day(), Some(item.to_owned())));
    }
    if block.marker.is_some() || text.chars().count() > LONGEST_DAY {
        return None;
    }
    // "To be scheduled: Pavement licences"
    if let Some((before, item)) = text.split_once(": ")
        && shape::announced(&[before.to_owned()]).topics
        && names_item(item)
    {
        return Some((Section::Unscheduled, Some(item.to_owned())));
    }
    let said = [text.trim_end_matches(':').to_owned()];
    let is_heading = block.bold
        || block.is_heading()
        || entries::is_period(text)
        || entries::is_month(text)
        || text.ends_with(':')
        || shape::announced(&said).topics;
    if !is_heading {
        return None;
    }
    if folded.contains("standing item") || folded.contains("task and finish") {
        Some((Section::Other, None))
    } else if shape::announced(&said).topics {
        Some((Section::Unscheduled, None))
    } else {
        day_cell::says_when(text).then(|| (Section::Day(None, items::note(text)), None))
    }
}

/// "(additional meeting)", "(budget)": what a meeting is, behind its day.
static ASIDE: Pattern = Pattern::new(r"^\s*\((?:[\w’'&-]+ ?){1,6}\)\s*:?$");

/// Whether what stands behind a day only says when and where on it.
fn is_little(behind: &str) -> bool {
    // "14 January 2031; and": one of a list of days.
    let behind = behind.trim_end();
    let behind = behind.strip_suffix(" and").unwrap_or(behind);
    let rest = date::find_time(behind).map_or(behind, |(_, range)| &behind[range.end..]);
    let timed = rest.len() < behind.len();
    let rest = rest.trim_matches(|c: char| !c.is_alphanumeric());
    let folded = fold::compare(rest);
    rest.is_empty()
        || timed
        || ASIDE.is_in(behind)
        || [
            "meeting",
            "in ",
            "at ",
            "provisional",
            "joint",
            "special",
            "extraordinary",
            "reports due",
        ]
        .iter()
        .any(|word| folded.starts_with(word))
}

/// A point of a day's list that its author began with a small letter.
fn small_point(block: &Block) -> Option<String> {
    let text = block.text.trim();
    let bullet = block
        .marker
        .as_ref()
        .is_some_and(|marker| marker.count == Count::Bullet);
    let begins = text.starts_with(char::is_lowercase);
    let short = text.split(' ').count() <= MOST_SMALL_WORDS && !text.ends_with([':', ';', '.']);
    (bullet && begins && short && text.chars().count() > 2).then(|| text.to_owned())
}

/// A point in small letters with more words is a sentence's.
const MOST_SMALL_WORDS: usize = 12;

/// The item that a paragraph is.
fn item(block: &Block) -> Option<String> {
    let text = block.text.trim();
    if block.is_row() || block.is_heading() && block.marker.is_none() {
        return None;
    }
    names_item(text).then(|| text.to_owned())
}

fn names_item(text: &str) -> bool {
    let count = text.chars().count();
    (3..=LONGEST_ITEM).contains(&count)
        && !text.ends_with([':', ';'])
        && !(text.ends_with('.') && text.split(' ').count() > 8)
        && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && text.chars().filter(|c| c.is_alphabetic()).count() >= 3
}

/// Puts an item where it belongs; whether it stands under a day.
fn add(
    programme: &mut WorkProgramme,
    section: &Section,
    block: &Block,
    text: &str,
    unsure: bool,
) -> bool {
    let words = fold::quote(without_lead(text));
    match section {
        Section::Day(date, note) => {
            for item in items::read(std::slice::from_ref(&words), &items::Titles::new(&[])) {
                programme.rows.push(ProgrammeRow {
                    date: *date,
                    note: note.clone(),
                    item: item.text,
                    tentative: item.tentative || unsure,
                    place: block.place.clone(),
                    ..ProgrammeRow::default()
                });
            }
            true
        }
        Section::Unscheduled => {
            programme.forward_plan.push(Topic {
                topic: words,
                place: block.place.clone(),
                ..Topic::default()
            });
            false
        }
        Section::Other => false,
    }
}

/// An item without the office or the name of who leads on it: "Risk register – Head of
/// Audit".
fn without_lead(text: &str) -> &str {
    let parts = [" – ", " — ", " - ", "\t"];
    let cut = parts.iter().filter_map(|sign| text.rfind(sign)).max();
    match cut {
        Some(at) if at > 0 && is_lead(text[at..].trim_matches(|c: char| !c.is_alphanumeric())) => {
            text[..at].trim_end()
        }
        _ => text,
    }
}

/// Words of offices and of firms.
const OFFICES: [&str; 22] = [
    "officer",
    "head",
    "director",
    "manager",
    "lead",
    "cllr",
    "councillor",
    "member",
    "chair",
    "executive",
    "leader",
    "treasurer",
    "secretary",
    "clerk",
    "llp",
    "auditor",
    "auditors",
    "nurse",
    "commissioner",
    "superintendent",
    "team",
    "democratic services",
];

fn is_lead(words: &str) -> bool {
    let folded = format!(" {} ", fold::compare(words));
    words.split(' ').count() <= 8
        && (OFFICES
            .iter()
            .any(|office| folded.contains(&format!(" {office} ")))
            || action_line::is_owner(words))
}
