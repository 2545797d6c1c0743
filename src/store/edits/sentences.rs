//! What an edit was, in words: "the confirmation of “a report on buses”".

use jiff::civil::Date;
use serde_json::Value;

use super::kinds::{ROW_ADDED, SAME};
use super::marks::Mark;
use super::{Change, Way};
use crate::domain::wording;

/// Letters of a row's words in a sentence about it.
const WORDS: usize = 60;

/// The middle of a sentence: "the tick on “a report on buses”".
pub(super) fn sentence(verb: &str, changes: &[Change]) -> String {
    let deed = deed(verb, changes);
    let what = changes
        .first()
        .map(|change| shorten(&change.what))
        .unwrap_or_default();
    if verb == "part"
        && let Some(own) = parted(changes)
    {
        let others = wording::count(own, "other", "others");
        return format!("{deed} “{what}” from {others}");
    }
    match rows(changes) {
        0 | 1 => format!("{deed} “{what}”"),
        2 => format!("{deed} “{what}” and one other"),
        many => format!("{deed} “{what}” and {} others", many - 1),
    }
}

/// What was done, where it is known to what: "the progress", "the day set".
pub(super) fn short(verb: &str, changes: &[Change]) -> Option<String> {
    let whole = deed(verb, changes);
    let (deed, _) = whole.rsplit_once(' ')?;
    (rows(changes) < 2).then(|| deed.to_owned())
}

/// What was done, up to the words of what it was done to: "the tick on".
fn deed(verb: &str, changes: &[Change]) -> &'static str {
    let read = changes.iter().all(|change| change.kind == "item");
    match (verb, read) {
        ("tick", false) => "the tick on",
        ("tick", true) => "the mark “read” on",
        ("untick", false) => "the removal of the tick on",
        ("untick", true) => "the removal of the mark “read” on",
        ("star", _) => "the star on",
        ("refile", _) => "the filing of",
        ("confirm", _) => "the confirmation of",
        ("refuse", _) => "the refusal of",
        ("take back", _) => "the withdrawal of what was said of",
        ("trace", _) => "the addition to the history of",
        ("close", _) => "the closing of",
        ("reopen", _) => "the reopening of",
        ("owner", _) => "the lead officer of",
        ("no owner", _) => "the removal of the lead officer of",
        ("due", _) => "the day set for",
        ("no due", _) => "the removal of the day set for",
        ("join" | "make one", _) => "the joining of",
        ("part" | "part one", _) => "the parting of",
        ("note", _) => "the note on",
        ("question", _) => "the question on",
        ("flag", _) => "the flag on",
        ("interest", _) => "the interest declared on",
        ("reword", _) => "the new words of what was written on",
        ("put", _) => "the striking off of a question on",
        ("not put", _) => "the taking up again of a question on",
        ("remove", _) => "the removal of what was written on",
        ("move", _) => "the new day of",
        ("tentative", _) => "the word “tentative” on",
        ("firm", _) => "the word “firm” on",
        ("drop", _) => "the dropping of",
        ("take up", _) => "the taking up again of",
        ("order", _) => "the new place of",
        ("split", _) => "the splitting of",
        ("add", _) => "the addition of",
        ("take the paper's", _) => "the taking of the paper’s word on",
        ("keep mine", _) => "the keeping of your word on",
        ("progress", _) => "the progress on",
        ("no progress", _) => "the removal of progress on",
        ("take down", _) => "the taking down of",
        ("make", _) => "the making an action of",
        ("put right", _) if is_of(changes, "lead") => "the lead officer of",
        ("put right", _) if is_of(changes, "progress") => "the progress put right of",
        ("put right", _) => "the correction of",
        ("no action", _) => "the words “not an action” on",
        ("call exempt", _) => "the calling exempt of",
        ("call open", _) => "the calling not exempt of",
        ("as read", _) => "the taking back of a correction of",
        ("begin a year", _) => "the beginning of a year with",
        _ => "the removal of the star on",
    }
}

/// What an edit said and what stood there before, where that is told in words: days, names,
/// progress, reasons, readings.
pub(super) fn said(changes: &[Change]) -> (Option<String>, Option<String>) {
    let Some(first) = changes.first() else {
        return (None, None);
    };
    let says = |change: &Change| value(change.after.as_deref(), ["value", "mine"]);
    let said = says(first);
    if said.is_none() || changes.iter().any(|change| says(change) != said) {
        return (None, None);
    }
    let own = value(first.before.as_deref(), ["value", "mine"]);
    // What a person says over a paper stands with the paper's word.
    let is_new = changes.iter().any(|change| change.kind == ROW_ADDED);
    let paper = || value(first.after.as_deref(), ["read", "paper"]).filter(|_| !is_new);
    (said, own.or_else(paper))
}

/// The value of a mark in words, or that of one of its fields; nothing where it says only
/// that it stands.
fn value(mark: Option<&str>, fields: [&str; 2]) -> Option<String> {
    let mark: Mark = serde_json::from_str(mark?).ok()?;
    let value: Value = serde_json::from_str(&mark.value?).ok()?;
    let words = match &value {
        Value::Object(object) => fields.iter().find_map(|field| object.get(*field))?,
        Value::String(_) if fields[0] == "value" => &value,
        _ => return None,
    };
    let words = match words {
        Value::String(words) if !words.is_empty() => words,
        Value::Null if value.get("mine").is_some() => return Some("not yet scheduled".to_owned()),
        _ => return None,
    };
    Some(match words.parse::<Date>() {
        Ok(day) => wording::short_day(day),
        Err(_) => format!("“{words}”"),
    })
}

/// From how many others one promise was parted, where it was one.
fn parted(changes: &[Change]) -> Option<usize> {
    let mut own = changes.first()?.id.split('/');
    let is_in_all = |id: &str| {
        let mut all = changes.iter();
        all.all(|change| change.id.split('/').any(|of| of == id))
    };
    own.any(is_in_all).then_some(changes.len())
}

/// Whether it puts one field right, and nothing else.
fn is_of(changes: &[Change], field: &str) -> bool {
    let mut all = changes.iter();
    all.all(|change| change.id.rsplit('/').next() == Some(field))
}

/// How many rows an edit was about: a pair of promises is two, and what was changed of
/// one row twice is one.
fn rows(changes: &[Change]) -> usize {
    let mut ids: Vec<&str> = Vec::new();
    for change in changes {
        let parts = change.id.split('/');
        // Of a trace the action counts, of a pair both.
        let parts = parts.take(if change.kind == SAME { 2 } else { 1 });
        for id in parts {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    ids.len()
}

/// Why an edit is not taken back: somebody changed its row since.
pub(super) fn changed_since(what: &str, stands: Option<&str>, way: Way) -> String {
    let nothing = match way {
        Way::Back => "nothing was undone",
        Way::Again => "nothing was done again",
    };
    let by = stands
        .and_then(|mark| serde_json::from_str::<Mark>(mark).ok())
        .map(|mark| format!(" by {} on {}", mark.who, mark.day))
        .unwrap_or_default();
    format!("{what} was changed since{by}; {nothing}")
}

/// A row's words, cut at a space where they are long.
pub(super) fn shorten(text: &str) -> String {
    if text.chars().count() <= WORDS {
        return text.to_owned();
    }
    let cut: String = text.chars().take(WORDS).collect();
    let whole = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(words, _)| words);
    format!("{whole} …")
}
