//! Which item's report each paragraph of a document belongs to.

use std::collections::HashMap;

use crate::domain::agenda::Item;
use crate::domain::fold;
use crate::domain::source::{Paragraph, ParagraphRole};

/// Within so many lines of its heading, "Appendix B" is the agenda's own word.
const BEHIND_A_HEADING: u32 = 6;

/// For each paragraph, the key of the item it stands under: by the sheets of the
/// item's report; in text without sheets, by the stamp ("Appendix B", "Agenda Item
/// 6") that stands alone over a report.
pub(super) fn items_of_paragraphs(
    paragraphs: &[Paragraph],
    items: &[(i64, &Item)],
) -> Vec<Option<i64>> {
    if paragraphs
        .iter()
        .any(|paragraph| paragraph.place.page.is_some())
    {
        return by_sheets(paragraphs, items);
    }
    by_stamps(paragraphs, items)
}

/// A sheet that two reports share belongs to the one that begins last.
fn by_sheets(paragraphs: &[Paragraph], items: &[(i64, &Item)]) -> Vec<Option<i64>> {
    let mut of_page: HashMap<u32, (u32, i64)> = HashMap::new();
    for (key, item) in items {
        // A range is at most the document: a wrong one must not cost memory.
        let Some((first, last)) = item.pages else {
            continue;
        };
        for page in first..=last.min(first.saturating_add(5_000)) {
            let owner = of_page.entry(page).or_insert((first, *key));
            if first > owner.0 {
                *owner = (first, *key);
            }
        }
    }
    paragraphs
        .iter()
        .map(|paragraph| {
            let page = paragraph.place.page?;
            of_page.get(&page).map(|(_, key)| *key)
        })
        .collect()
}

/// A stamp counts some lines behind the last heading of the agenda: there each item
/// names its appendix too, and a report begins where the name comes again.
fn by_stamps(paragraphs: &[Paragraph], items: &[(i64, &Item)]) -> Vec<Option<i64>> {
    let mut stamps: HashMap<String, i64> = HashMap::new();
    let mut behind = 0;
    for (key, item) in items.iter().filter(|(_, item)| item.minutes.is_none()) {
        behind = behind.max(item.place.line);
        if let Some(appendix) = &item.appendix {
            stamps.insert(fold::compare(&format!("appendix {appendix}")), *key);
        }
        if let Some(number) = &item.number {
            stamps.insert(fold::compare(&format!("agenda item {number}")), *key);
        }
    }
    let mut under = None;
    paragraphs
        .iter()
        .map(|paragraph| {
            if paragraph.place.line > behind + BEHIND_A_HEADING && paragraph.text.len() < 40 {
                let stamp = stamps.get(&fold::compare(&paragraph.text));
                under = stamp.copied().or(under);
            }
            under.filter(|_| paragraph.role != ParagraphRole::Running)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::source::Place;

    fn paragraph(page: Option<u32>, line: u32, text: &str) -> Paragraph {
        Paragraph {
            place: Place {
                page,
                printed_page: None,
                line,
            },
            role: ParagraphRole::Text,
            text: text.to_owned(),
        }
    }

    #[test]
    fn a_shared_sheet_belongs_to_the_report_that_begins_last() {
        let item = |pages| Item {
            pages: Some(pages),
            ..Item::default()
        };
        let (first, second) = (item((2, 4)), item((4, 5)));
        let paragraphs: Vec<Paragraph> = [1, 2, 4, 5]
            .map(|page| paragraph(Some(page), 1, "words"))
            .into();
        assert_eq!(
            items_of_paragraphs(&paragraphs, &[(8, &first), (9, &second)]),
            [None, Some(8), Some(9), Some(9)]
        );
    }

    #[test]
    fn in_text_a_report_begins_where_its_appendix_is_named_again() {
        let item = |line, appendix: &str| Item {
            appendix: Some(appendix.to_owned()),
            place: Place {
                line,
                ..Place::default()
            },
            ..Item::default()
        };
        let (first, second) = (item(1, "A"), item(3, "B"));
        let paragraphs = [
            paragraph(None, 2, "Appendix A"),
            paragraph(None, 4, "Appendix B"),
            paragraph(None, 20, "APPENDIX A"),
            paragraph(None, 21, "Night buses"),
            paragraph(None, 30, "Appendix B"),
        ];
        assert_eq!(
            items_of_paragraphs(&paragraphs, &[(8, &first), (9, &second)]),
            [None, None, Some(8), Some(8), Some(9)]
        );
    }
}
