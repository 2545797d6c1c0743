//! Whether an item brings the promise's own back as a whole, and whether a report may tell in
//! passing what it asks for.

use crate::domain::fold;
use crate::thread::promise::In;
use crate::thread::sides::{Asked, Told};

/// Whether it is named by words of the item that a promise brings back as a whole.
pub(super) fn comes_back(asked: &Asked, told: &Told) -> bool {
    let (Some(name), Some(item)) = (&told.name, &asked.item) else {
        return false;
    };
    let item: Vec<&str> = item.split(' ').collect();
    let words = name.split(' ').filter(|word| word.len() > 2);
    let (reports, words): (Vec<&str>, Vec<&str>) =
        words.partition(|word| !asked.is_of_item && !item.contains(word) && REPORTS.contains(word));
    // "The Clerk would report when it came" brings back an item that says that one is given.
    let is_reported = !reports.is_empty()
        && asked.is_bare
        && asked.of_item == 1
        && told.mention.place == In::Agenda
        && REPORTING
            .iter()
            .any(|word| has_word(&asked.promise.text, word));
    // "That progress be reported to every meeting": of the whole item, under its whole name.
    let is_progress = asked.of_item == 1
        && told.is_of_programme()
        && name.split(' ').eq(item.iter().copied())
        && ["progress", "update", "updates"]
            .iter()
            .any(|word| has_word(&asked.promise.text, word))
        && COMING
            .iter()
            .any(|word| has_word(&asked.promise.text, word));
    (asked.is_of_item || is_reported || is_progress)
        && words.len() > 1
        && words.iter().all(|word| item.contains(word))
}

/// Words that say of an item that something is told under it.
const REPORTS: [&str; 5] = ["report", "update", "verbal", "oral", "progress"];

/// Words of a promise to tell.
const REPORTING: [&str; 4] = ["report", "update", "advise", "inform"];

/// Words for what comes to a meeting.
const COMING: [&str; 5] = ["reported", "brought", "submitted", "presented", "provided"];

fn has_word(text: &str, word: &str) -> bool {
    fold::compare(text).split(' ').any(|other| other == word)
}

/// Whether a sentence with figures may tell in passing what the promise asks for: fines for
/// litter and fines for moorings are told in the same words, and the items tell them apart.
pub(super) fn may_pass(asked: &Asked, told: &Told) -> bool {
    let is_of_item = asked.title.is_empty()
        || asked.title.meet(&told.title)
        || told
            .parts
            .iter()
            .any(|part| asked.title.meet(&part.matters));
    is_of_item
        && !asked.is_bare
        && asked.own.len() > 1
        && told
            .mention
            .text
            .contains(|letter: char| letter.is_ascii_digit())
}
