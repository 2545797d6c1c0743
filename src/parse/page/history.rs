//! The history of an issue: each meeting that it came to, with its item there.

use crate::domain::meeting::{Meeting, Role};
use crate::domain::source::{Language, Loss};
use crate::parse::head::{self, History};
use crate::parse::item::{self, Raw, State};
use crate::parse::label::{self, Section};
use crate::parse::paragraph::Block;
use crate::parse::{attendance, business, title, unlabelled};

/// A title is no longer than this.
const LONGEST_TITLE: usize = 250;

/// Reads the page of an issue, or of one item that names its meeting.
pub fn read(blocks: &[Block], language: Language, losses: &mut Vec<Loss>) -> Option<Vec<Meeting>> {
    let starts: Vec<(usize, History)> = blocks
        .iter()
        .enumerate()
        .filter_map(|(at, block)| Some((at, head::history(&block.text)?)))
        .collect();
    let first = starts.first()?.0;
    let named = blocks[..first]
        .iter()
        .rev()
        .find(|block| label::section(&block.text).is_none() && !block.is_running())
        .filter(|_| {
            blocks[..first].iter().any(|block| {
                block.text.eq_ignore_ascii_case("issue - meetings")
                    || label::section(&block.text) == Some(Section::AgendaItem)
            })
        });
    let mut meetings = Vec::with_capacity(starts.len());
    for (index, (start, history)) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(blocks.len(), |next| next.0);
        let mut raw = business(&blocks[start + 1..end], history);
        if raw.head.is_none() && raw.title.words.is_none() {
            raw.title = named
                .map(|block| title::read(&block.text, &[]))
                .unwrap_or_default();
        }
        raw.number = raw.number.or_else(|| history.item.clone());
        let mut item = business::item(&raw, language, losses);
        item.place = blocks[*start].place.clone();
        meetings.push(Meeting {
            committee: Some(history.committee.clone()),
            date: history.date,
            time: history.time,
            role: Role::Item,
            apologies: attendance::called::apologies(&raw),
            items: vec![item],
            ..Meeting::default()
        });
    }
    Some(meetings)
}

/// The item that a meeting of the history tells of.
fn business<'b>(blocks: &'b [Block], history: &History) -> Raw<'b> {
    let parted = blocks
        .iter()
        .any(|block| label::section(&block.text) == Some(Section::Number) || block.text == "|");
    if parted && let Some(item) = item::web::table(blocks).into_iter().next() {
        return item;
    }
    let mut item = Raw::default();
    let mut state = State::Title;
    for block in blocks.iter().filter(|block| !block.is_running()) {
        if let Some(section) = label::section(&block.text) {
            state = item.section(block, section, state);
            continue;
        }
        if state != State::Title {
            state = item.add(block, state);
            continue;
        }
        state = State::Announcement;
        let (words, numbered) = unnumbered(block, history.item.as_deref());
        let short = words.chars().count() <= LONGEST_TITLE && !words.ends_with(['.', ';', ':']);
        if numbered || short && !unlabelled::announces(block) {
            item.head = Some(block);
            item.title = title::read(words, &[]);
        } else {
            item.announcement.push(block);
        }
    }
    unlabelled::part(&mut item);
    item
}

/// The words without the item's number, and whether it stood before them.
fn unnumbered<'b>(block: &'b Block, number: Option<&str>) -> (&'b str, bool) {
    let marked = block
        .marker
        .as_ref()
        .is_some_and(|marker| Some(marker.value.as_str()) == number);
    if marked {
        return (&block.text, true);
    }
    let rest = number.and_then(|number| block.text.strip_prefix(number));
    match rest.map(|rest| rest.trim_start_matches(['.', ':', ' '])) {
        Some(rest) if !rest.is_empty() => (rest, true),
        Some(_) | None => (&block.text, false),
    }
}
