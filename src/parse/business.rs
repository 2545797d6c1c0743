//! An item of business, put together from what its paragraphs say.

use crate::domain::agenda::{self, Item};
use crate::domain::source::{Language, Loss, Place};
use crate::parse::item::Raw;
use crate::parse::{announcement, minutes, title, whole};

/// Reads one item; `losses` takes what could not be read of it.
pub fn item(raw: &Raw<'_>, language: Language, losses: &mut Vec<Loss>) -> Item {
    let announced = announcement::read(raw);
    let title = raw.title.words.clone();
    let silent = title.as_deref().is_some_and(asks_nothing);
    let minutes = if language == Language::Welsh {
        minutes::text_only(raw)
    } else {
        minutes::read(raw, silent, losses)
    };
    let place = raw
        .head
        .or_else(|| raw.announcement.first().copied())
        .or_else(|| raw.account.first().copied())
        .map_or_else(Place::default, |block| block.place.clone());
    let procedural = title.as_deref().is_some_and(agenda::is_procedural);
    Item {
        parent: parent(raw.number.as_deref()),
        number: raw.number.clone(),
        agenda_number: raw.agenda_number.clone(),
        appendix: raw.title.appendix.clone().or(announced.appendix),
        summary: announced.summary,
        ask: announced.ask,
        exempt: announced.exempt && (raw.exempt || !procedural),
        paper: raw.title.paper.or_else(|| {
            raw.announcement
                .iter()
                .find_map(|block| title::paper(&block.text))
        }),
        documents: raw
            .title
            .documents
            .iter()
            .chain(&raw.documents)
            .cloned()
            .collect(),
        naming: whole::naming(raw),
        minutes,
        place,
        title,
        ..Item::default()
    }
}

/// Items in which nobody asks for anything: words of asking there are forms.
fn asks_nothing(title: &str) -> bool {
    let lower = title.to_lowercase();
    agenda::is_procedural(title)
        && [
            "apolog",
            "declaration",
            "interest",
            "exclusion",
            "exclude",
            "petitions",
        ]
        .iter()
        .any(|word| lower.contains(word))
}

fn parent(number: Option<&str>) -> Option<String> {
    let number = number?;
    let base = number.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    (base.len() < number.len() && base.ends_with(|letter: char| letter.is_ascii_digit()))
        .then(|| base.to_owned())
}
