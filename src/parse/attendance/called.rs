//! Rolls that are items of business: "1. Present", "2. Apologies for absence".

use crate::domain::council::Person;
use crate::parse::attendance::{FROM, LATE, List, Lists, NAMES_ALONE, TITLE_NOT_FROM, within};
use crate::parse::item::Raw;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::people;
use crate::parse::sentence;

/// A roll stands among the first items.
const REACH: usize = 5;

static SENT: Pattern = Pattern::new(
    r"^(?P<names>(?:Councillors?|Cllrs?\.?|Mr|Mrs|Ms|Miss|Dr)\.? [^.;]{2,120}?) (?:had |have |has )?(?:sent|gave|given|submitted|tendered|offered) (?:his |her |their |formal )*apologies",
);
static CAME_AFTER_ALL: Pattern =
    Pattern::new(r"(?i)\bbut\b.*\b(?:attend|present|join|arriv|participat)");
/// "Present", "Members present and apologies", "Record of attendance".
static ROLL: Pattern = Pattern::new(
    r"(?ix)^(?:(?:record|register|list|recording)\ of\ )?
      (?:(?:the|those|all|members|councillors|people|persons|committee|welcome|introductions?|apologies|apologies\ for\ absence)[,\ /&]+(?:and\ )?)*
      (?:present|attendance|attendees|attending|in\ attendance|sederunt|roll\ call)
      (?:(?:,|\ and|\ &|\ /|/)\ *(?:also\ )?(?:apologies|in\ attendance|attendance|attendees|absent|absences?|absentees|welcome|introductions?|present|others?|chair\w*)(?:\ (?:for|of|from|and|absence|remarks|welcome|opening))*)*
      \ *[.:–—-]*$",
);
/// An item whose account may begin with labelled lists.
static OPENS: Pattern =
    Pattern::new(r"(?i)\b(?:apolog|welcome|introductions?|attendance|present|opening|sederunt)");
/// "Councillor Ash and Mrs Elm also attended."
static ALSO: Pattern = Pattern::new(
    r"^(?P<names>[^:\n]{5,200}?),? (?:(?:was|were) )?(?:also (?:attended|present|in attendance|attending)|in attendance)\b",
);
/// What a sentence of a roll tells of besides names.
static TELLS: Pattern = Pattern::new(r"(?i)\b(?:apolog|also|attend|present)");
/// "were received from: A, B" under the head that asks for apologies.
static RECEIVED: Pattern = Pattern::new(
    r"^(?i:(?:these )?(?:(?:were|was|had been|have been) )?(?:received|tendered|accepted|noted|given|sent|submitted)(?: and (?:accepted|noted|approved))?(?: (?:from|by|for))?|from)\b:?\s+(?P<names>.+)$",
);
/// Behind it the names stand on lines of their own.
static OPEN: Pattern =
    Pattern::new(r"(?i)\bapolog.{0,80}\b(?:from|by|of|for|received|given|tendered)\s*:[–—-]*$");
/// "Also: County Councillor Elm"
static AND_ALSO: Pattern = Pattern::new(r"^(?i:also|and)\b:?,? (?P<names>\p{Lu}.+)$");

/// The lists that items call or begin with.
pub fn lists(items: &[Raw<'_>]) -> Lists {
    let mut found = Lists::default();
    for item in items.iter().take(REACH) {
        let title = item.title.words.as_deref().unwrap_or_default().trim();
        let begun = if ROLL.is_in(title) && !calls_roll(item) {
            List::Present
        } else if OPENS.is_in(title) {
            List::None
        } else {
            continue;
        };
        let (blocks, also) = told(&item.account, begun);
        let lists = within(&blocks, true, None, begun);
        found.present.extend(lists.present);
        found.in_attendance.extend(lists.in_attendance);
        found.in_attendance.extend(also);
        found.apologies.extend(lists.apologies);
        if begun == List::Present && !found.present.is_empty() {
            break;
        }
    }
    if found.present.is_empty() {
        found.present = called(items);
    }
    found
}

/// The paragraphs of a roll, sentences that tell of others and of apologies left out; who
/// those others are.
fn told(account: &[&Block], begun: List) -> (Vec<Block>, Vec<Person>) {
    let mut also = Vec::new();
    let mut blocks = Vec::new();
    for block in account {
        let mut block = Block::clone(block);
        let sentences = sentence::split(&block.text);
        let labelled = block.text.contains(':');
        if begun == List::None && !block.is_row() {
            block.lines = sentences.iter().map(|told| (*told).to_owned()).collect();
            blocks.push(block);
            continue;
        }
        if begun == List::Present && !labelled && !block.is_row() && TELLS.is_in(&block.text) {
            let mut lines = Vec::new();
            for sentence in sentences {
                if let Some(names) = ALSO.group(sentence, "names") {
                    let people = people::list(names);
                    also.extend(people.into_iter().filter(|person| person.title.is_some()));
                } else if !sentence.to_lowercase().contains("apolog") {
                    lines.push(sentence.to_owned());
                }
            }
            if lines.is_empty() {
                continue;
            }
            block.text = lines.join(" ");
            block.lines = lines;
        }
        blocks.push(block);
    }
    (blocks, also)
}

/// Whether the apologies are for coming late: the words stand before the names.
fn is_late(sentence: &str) -> bool {
    let names = FROM
        .captures(sentence)
        .and_then(|found| found.name("names").map(|names| names.start()));
    LATE.find(sentence)
        .is_some_and(|late| names.is_none_or(|names| late.start() < names))
}

/// Whether the item calls the roll: its names are those who came.
fn calls_roll(item: &Raw<'_>) -> bool {
    let title = item.title.words.as_deref().unwrap_or_default();
    let lower = title.to_lowercase();
    lower.contains("roll") && lower.contains("call") || lower.contains("sederunt")
}

/// Those who answered when the roll was called.
fn called(items: &[Raw<'_>]) -> Vec<Person> {
    items
        .iter()
        .filter(|item| calls_roll(item))
        .flat_map(|item| &item.account)
        .filter(|block| NAMES_ALONE.is_in(&block.text))
        .flat_map(|block| people::list(&block.text))
        .collect()
}

/// Names of those whose apologies an item reports.
pub fn apologies(item: &Raw<'_>) -> Vec<String> {
    let titled = item
        .title
        .words
        .as_deref()
        .map(str::to_lowercase)
        .is_some_and(|title| title.contains("apolog") && !title.contains("present"))
        && !calls_roll(item);
    let mut names = Vec::new();
    // "Apologies were submitted on behalf of:" heads the names below it.
    let mut open = false;
    for block in &item.account {
        let listed = open && !block.is_row() && !block.text.ends_with('.');
        open &= listed;
        if listed {
            let bare = block
                .text
                .split(['(', ','])
                .next()
                .unwrap_or_default()
                .trim();
            if people::office::is_full_name(bare) || are_names(&block.text) {
                names.extend(people::names(&block.text));
            }
            continue;
        }
        open = titled && OPEN.is_in(&block.text);
        for sentence in sentence::split(&block.text) {
            if titled && are_names(sentence) {
                names.extend(people::names(sentence));
                continue;
            }
            let behind = RECEIVED.group(sentence, "names").or_else(|| {
                let more = AND_ALSO.group(sentence, "names");
                more.filter(|more| !names.is_empty() && are_names(more))
            });
            if titled && let Some(told) = behind.filter(|_| !is_late(sentence)) {
                names.extend(people::names(told));
                continue;
            }
            let lower = sentence.to_lowercase();
            if !lower.contains("apolog") || TITLE_NOT_FROM.is_in(sentence) || is_late(sentence) {
                continue;
            }
            if let Some(found) = FROM.group(sentence, "names") {
                names.extend(people::names(found));
            } else if let Some(found) = SENT
                .group(sentence, "names")
                .filter(|_| titled && !CAME_AFTER_ALL.is_in(sentence))
            {
                names.extend(people::names(found));
            }
        }
    }
    // "Apologies from JB were accepted": a list above has the name.
    names.retain(|name| name.chars().count() > 3 || name.chars().any(char::is_lowercase));
    names
}

/// Whether a sentence is names and nothing else.
fn are_names(sentence: &str) -> bool {
    NAMES_ALONE.is_in(sentence)
}
