//! Meeting pages of the other large system for council papers (CMIS).
//!
//! "Agenda Items" heads a list: a number and a title, what the agenda says, then the
//! number of the minute on a line of its own and what was said. Saved pages hold each item in
//! rows of a table, with "Minutes" alone over what was said.

mod table;

use crate::domain::agenda::NamedDocument;
use crate::domain::meeting::{Meeting, Role};
use crate::domain::source::{Language, Loss};
use crate::parse::item::{Raw, State};
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::{attendance, business, date, head, hours, title, unlabelled};

/// A title is no longer than this.
const LONGEST_TITLE: usize = 160;

/// A title without a number is no longer than this.
const LONGEST_PLAIN_TITLE: usize = 90;

static ITEMS: Pattern = Pattern::new(r"(?i)^(?:agenda items|standard items)$");
/// The head of the business where the page prints the list without a heading of its own.
static PART: Pattern =
    Pattern::new(r"(?i)^part (?:one|a|1|i)(?:\b.{0,12}\b(?:open|public)\b[\w ,]{0,60})?$");
static PAGE: Pattern = Pattern::new(
    r"(?i)^(?:meeting details|declarations of interests|visitors|visitor information is not yet available for this meeting|no declarations of interest have been entered for this meeting\.?)$",
);
/// What the page says of itself behind the items.
static END: Pattern = Pattern::new(
    r"(?i)^(?:no (?:declarations of interest|attendance|documents?|visitor information) (?:have|has) been (?:entered|published)|attended(?: [-–] .{3,60})?|visitor information is not yet available|declarations of interests$|additional meeting documents$)",
);
/// The heads of its other tabs.
static TAB: Pattern = Pattern::new(r"(?i)^(?:attendance|visitors)$");
/// What stands over the page's notes and rolls, among the titles.
static NO_BUSINESS: Pattern = Pattern::new(
    r"(?i)^(?:(?:members of the )?(?:press and )?public|further information|notification|(?:hybrid meetings )?webcasting.{0,40}|recording of (?:the )?meetings?|chair(?:man|person)?|convener|presiding|(?:also )?present|in attendance|attendance|membership|items? of (?:ordinary )?business|business)$",
);
static NUMBERED: Pattern = Pattern::new(r"^(?P<number>\d{1,3}[a-z]?)\s+(?P<title>\p{Lu}.*)$");
static NUMBER: Pattern = Pattern::new(r"^\d{1,4}$");
/// Over what was said, in the text of an item that a row holds.
static MINUTES: Pattern = Pattern::new(r"(?i)^minutes ?:?$");
/// "30 May 2031 - 10:00 to 11:30".
static WHEN: Pattern = Pattern::new(r"^\d{1,2} \p{L}+ \d{4} ?[-–] ?\d{1,2}[:.]\d{2}\b");

/// Whether a line is one of those that only this system's pages of a meeting hold.
pub fn names_itself(text: &str) -> bool {
    PAGE.is_in(text)
}

/// Reads the page of a meeting.
pub fn read(blocks: &[Block], language: Language, losses: &mut Vec<Loss>) -> Option<Meeting> {
    let about = blocks.iter().position(|block| PAGE.is_in(&block.text));
    let rows = about.and_then(|_| table::told(blocks));
    let of_rows = rows.is_some();
    let blocks = rows.as_deref().unwrap_or(blocks);
    let at = blocks
        .iter()
        .position(|block| ITEMS.is_in(&block.text))
        .or_else(|| {
            let part = |block: &Block| PART.is_in(&block.text);
            Some(about? + blocks[about?..].iter().position(part)?)
        })
        .or_else(|| {
            let head = |block: &Block| {
                !block.is_row() && NUMBERED.is_in(&block.text) && !WHEN.is_in(&block.text)
            };
            let first = blocks.iter().position(head).filter(|_| of_rows)?;
            first.checked_sub(1)
        })?;
    let standard = blocks[at].text.eq_ignore_ascii_case("standard items");
    let page = blocks
        .iter()
        .filter(|block| PAGE.is_in(&block.text))
        .count();
    // The words "Agenda Items" alone head many agendas.
    if page == 0
        && !(at == 0 && !standard && numbers_alone(blocks) > 0)
        && !(at == 0 && lists(blocks))
    {
        return None;
    }
    let ends = |block: &Block| END.is_in(&block.text) || page > 0 && TAB.is_in(&block.text);
    let end = (at + 1..blocks.len())
        .find(|end| ends(&blocks[*end]))
        .unwrap_or(blocks.len());
    let listed = items(&blocks[at + 1..end], of_rows);
    if listed.is_empty() {
        return None;
    }
    let mut meeting = Meeting {
        role: if listed.iter().any(|raw| raw.minuted) {
            Role::Minutes
        } else {
            Role::Agenda
        },
        ..Meeting::default()
    };
    if let Some(when) = (0..at).find(|when| WHEN.is_in(&blocks[*when].text)) {
        let text = &blocks[when].text;
        meeting.date = date::find(text).map(|found| found.date);
        let hours = text.split_once(['-', '–']).map_or("", |(_, hours)| hours);
        let (began, ended) = hours.split_once(" to ").unwrap_or((hours, ""));
        meeting.time = date::time(began);
        // The page of a meeting to come prints how long it is to take.
        meeting.closed = date::time(ended).filter(|_| meeting.role == Role::Minutes);
        meeting.committee = when
            .checked_sub(1)
            .map(|above| blocks[above].text.clone())
            .filter(|above| !PAGE.is_in(above) && above.chars().count() <= LONGEST_TITLE);
        meeting.place = head::read(&blocks[..=at]).place;
    }
    if of_rows && meeting.date.is_none() {
        let head = head::read(&blocks[..=at]);
        meeting.committee = head.committee;
        meeting.date = head.date;
        meeting.time = head.time;
        meeting.place = head.place;
    }
    if meeting.role == Role::Minutes && meeting.closed.is_none() {
        let told = blocks[at + 1..end].iter().rev();
        meeting.closed = told
            .filter(|block| !block.is_row())
            .find_map(|block| hours::closed(&block.text));
    }
    meeting.items = listed
        .iter()
        .map(|raw| business::item(raw, language, losses))
        .collect();
    for name in listed.iter().flat_map(attendance::called::apologies) {
        if !meeting.apologies.contains(&name) {
            meeting.apologies.push(name);
        }
    }
    if of_rows || about.is_some() {
        table::attendance(&blocks[end..], &mut meeting);
    }
    Some(meeting)
}

/// "Report - Damp homes (402Kb)": the link to a paper.
static SIZED: Pattern = Pattern::new(r"^(?P<title>.{3,160}?) \((?P<size>\d[\d.,]* ?[KMkm][Bb])\)$");

fn sized(text: &str) -> Option<NamedDocument> {
    let found = SIZED.captures(text)?;
    Some(NamedDocument {
        title: Some(found["title"].to_owned()),
        format: None,
        size: Some(found["size"].to_owned()),
    })
}

fn numbers_alone(blocks: &[Block]) -> usize {
    blocks
        .iter()
        .filter(|block| NUMBER.is_in(&block.text))
        .count()
}

/// Titles, each over what the agenda says of it.
fn lists(blocks: &[Block]) -> bool {
    blocks
        .windows(2)
        .filter(|pair| is_plain_title(&pair[0]) && unlabelled::announces(&pair[1]))
        .count()
        >= 2
}

fn is_plain_title(block: &Block) -> bool {
    let text = block.text.as_str();
    block.marker.is_none()
        && !block.is_row()
        && text.chars().count() <= LONGEST_PLAIN_TITLE
        && text.starts_with(char::is_uppercase)
        && !text.ends_with(['.', ':', ';', ',', '?', ']'])
        && !unlabelled::announces(block)
        && !unlabelled::tells(block)
}

/// Whether a copy broke off in a sentence that begins with the title above: "Apologies f".
fn goes_on(item: &Raw<'_>, block: &Block) -> bool {
    let title = item.title.words.as_deref().unwrap_or_default();
    let silent = item.announcement.is_empty() && item.account.is_empty();
    let rest = block.text.strip_prefix(title).unwrap_or_default();
    silent && !title.is_empty() && rest.trim_start().starts_with(char::is_lowercase)
}

/// "No interests were declared."
static NONE_WERE: Pattern = Pattern::new(r"^No (?:\p{Ll}+ ){1,4}(?:was|were|had been) ");

/// Whether what was said of the item begins here, on a page that prints no label over it.
fn begins_account(item: &Raw<'_>, block: &Block) -> bool {
    let asked = item
        .announcement
        .last()
        .is_some_and(|above| unlabelled::announces(above));
    unlabelled::tells(block)
        || NONE_WERE.is_in(&block.text)
        || asked && !unlabelled::announces(block) && unlabelled::tells_or_long(block)
}

/// The items of the list; those `of_rows` are told from the first by the minutes' own count.
fn items(blocks: &[Block], of_rows: bool) -> Vec<Raw<'_>> {
    let numbered = numbers_alone(blocks) > 0
        || blocks
            .iter()
            .filter(|block| NUMBERED.is_in(&block.text))
            .count()
            > 1;
    // What was said stands behind what the agenda says, and nothing parts the two.
    let inline = numbered
        && numbers_alone(blocks) == 0
        && !blocks.iter().any(|block| MINUTES.is_in(&block.text))
        && blocks.iter().any(unlabelled::resolves);
    let mut items: Vec<Raw<'_>> = Vec::new();
    let mut last = 0;
    // A note or a roll is open, and none of it is an item's.
    let mut noted = false;
    for block in blocks.iter().filter(|block| !block.is_running()) {
        let text = block.text.as_str();
        if let Some(found) = NUMBERED.captures(text).filter(|_| block.marker.is_none()) {
            let count = found["number"]
                .trim_end_matches(char::is_alphabetic)
                .parse()
                .unwrap_or(0);
            let counts = (last..=last + 5).contains(&count) || of_rows && items.is_empty();
            if counts && text.chars().count() <= LONGEST_TITLE {
                last = count;
                items.push(Raw {
                    number: Some(found["number"].to_owned()),
                    title: title::read(&found["title"], &[]),
                    head: Some(block),
                    exempt: title::is_exempt(&found["title"]),
                    ..Raw::default()
                });
                continue;
            }
        }
        let cut = items.last().is_some_and(|item| goes_on(item, block));
        if !numbered && !cut && is_plain_title(block) {
            noted = NO_BUSINESS.is_in(text);
            if noted {
                continue;
            }
            items.push(Raw {
                title: title::read(text, &block.lines),
                head: Some(block),
                ..Raw::default()
            });
            continue;
        }
        if noted {
            continue;
        }
        if inline
            && let Some(item) = items.last_mut()
            && sized(text).is_none()
            && (item.minuted || begins_account(item, block))
        {
            item.minuted = true;
            item.add(block, State::Account);
            continue;
        }
        // An item that has lost its title begins where something is to be done again.
        let untitled = !inline
            && unlabelled::announces(block)
            && block.marker.is_none()
            && items.last().is_none_or(|item| {
                item.minuted
                    || item
                        .announcement
                        .iter()
                        .any(|block| unlabelled::announces(block))
            });
        if untitled {
            items.push(Raw::default());
        }
        let Some(item) = items.last_mut() else {
            continue;
        };
        if numbered && MINUTES.is_in(text) && !item.minuted {
            item.minuted = true;
        } else if numbered && NUMBER.is_in(text) && !item.minuted {
            item.agenda_number = item.number.take();
            item.number = Some(text.to_owned());
            item.minuted = true;
        } else if item.minuted {
            item.add(block, State::Account);
        } else if !numbered && unlabelled::tells(block) {
            item.minuted = true;
            item.add(block, State::Account);
        } else if let Some(document) = sized(text) {
            item.documents.push(document);
        } else {
            item.add(block, State::Announcement);
        }
    }
    items
}
