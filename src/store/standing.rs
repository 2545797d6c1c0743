//! Which item each paragraph of a document stands under: its account, or its report.

use std::collections::{HashMap, HashSet};

use crate::domain::agenda::{Item, is_procedural};
use crate::domain::fold;
use crate::domain::identity::likeness;
use crate::domain::source::{Paragraph, ParagraphRole};

/// Within so many lines of an agenda's heading, "Appendix B" is the agenda's own
/// word; and so many lines of labels stand over a report.
const HEAD: u32 = 10;
/// A heading or a stamp is no longer than this.
const LONGEST_HEADING: usize = 140;
/// The last item's account is looked for in so many paragraphs behind its heading.
const LAST_ACCOUNT: usize = 200;
/// What stands between the paragraphs of an account.
const BETWEEN: &str = "\n\n";
/// From so many letters on, the end of a title stands for it.
const SHORTEST_TITLE: usize = 12;

/// The items of a document: what it is made for, and what other minutes it carries.
pub(super) struct Items<'a> {
    /// Items of the meeting that the document was made for, with their keys.
    pub own: Vec<(i64, &'a Item)>,
    /// All items, with their keys, meeting by meeting.
    pub all: Vec<(i64, &'a Item)>,
}

/// For each paragraph, the key of the item it stands under: whose account has it,
/// else whose report. A report is known by its sheets; in text without sheets, by the
/// stamp ("Appendix B", "Agenda Item 6") or the title that stands over it.
pub(super) fn items_of_paragraphs(paragraphs: &[Paragraph], items: &Items) -> Vec<Option<i64>> {
    let sheets = paragraphs
        .iter()
        .any(|paragraph| paragraph.place.page.is_some());
    let mut under = if sheets {
        by_sheets(paragraphs, &items.all)
    } else {
        by_headings(paragraphs, items)
    };
    // A report that came alone, without sheets, is its item's from end to end.
    if let ([(key, only)], false) = (items.all.as_slice(), sheets)
        && only.report.is_some()
        && only.minutes.is_none()
    {
        under = vec![Some(*key); paragraphs.len()];
    }
    for (paragraph, key) in accounts(paragraphs, &items.all) {
        under[paragraph] = Some(key);
    }
    under
}

/// The items of an update sheet: each has what stands behind its head.
pub(super) fn behind_heads(paragraphs: &[Paragraph], items: &[(i64, &Item)]) -> Vec<Option<i64>> {
    paragraphs
        .iter()
        .map(|paragraph| {
            let at = (paragraph.place.page, paragraph.place.line);
            items
                .iter()
                .filter(|(_, item)| (item.place.page, item.place.line) <= at)
                .max_by_key(|(_, item)| (item.place.page, item.place.line))
                .map(|(key, _)| *key)
        })
        .collect()
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

/// The paragraphs of accounts: behind an item's heading and before the next, with
/// words that the account has.
fn accounts(paragraphs: &[Paragraph], items: &[(i64, &Item)]) -> Vec<(usize, i64)> {
    let place = |index: usize| (paragraphs[index].place.page, paragraphs[index].place.line);
    let mut found = Vec::new();
    for (at, (key, item)) in items.iter().enumerate() {
        let Some(minutes) = item.minutes.as_ref().filter(|_| item.place.line > 0) else {
            continue;
        };
        let heading = (item.place.page, item.place.line);
        let next = items
            .get(at + 1)
            .map(|(_, next)| (next.place.page, next.place.line))
            .filter(|next| *next > heading);
        let account: HashSet<String> = minutes.text.split(BETWEEN).map(fold::compare).collect();
        let from = (0..paragraphs.len()).find(|index| place(*index) >= heading);
        let Some(from) = from else {
            continue;
        };
        let behind = (from..paragraphs.len())
            .take_while(|index| next.is_none_or(|next| place(*index) < next))
            .take(if next.is_some() {
                usize::MAX
            } else {
                LAST_ACCOUNT
            });
        for index in behind {
            let folded = fold::compare(&paragraphs[index].text);
            if place(index) == heading || (!folded.is_empty() && account.contains(&folded)) {
                found.push((index, *key));
            }
        }
    }
    found
}

/// A stretch of text from one report's beginning to the next.
struct Stretch {
    from: usize,
    item: Option<i64>,
}

fn by_headings(paragraphs: &[Paragraph], items: &Items) -> Vec<Option<i64>> {
    let headings = Headings::of(items);
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut begun_at = 0;
    for (from, paragraph) in paragraphs.iter().enumerate() {
        let line = paragraph.place.line;
        let fit = line > headings.listed
            && !(headings.minutes.0..=headings.minutes.1).contains(&line)
            && paragraph.text.len() <= LONGEST_HEADING;
        let candidate = match paragraph.role {
            ParagraphRole::Heading | ParagraphRole::Text | ParagraphRole::Point => fit,
            ParagraphRole::Row | ParagraphRole::Running => false,
        };
        if !candidate {
            continue;
        }
        let folded = fold::compare(&paragraph.text);
        let bare = fold::compare(before_bracket(&paragraph.text));
        let numbered = headings.numbered.get(&bare).copied();
        if numbered.is_none() && line <= headings.behind {
            continue;
        }
        let item = numbered
            .or_else(|| headings.item(&folded))
            .or_else(|| headings.item(&bare));
        let known =
            item.is_some_and(|item| stretches.iter().any(|stretch| stretch.item == Some(item)));
        let nameless = item.is_none() && begins_a_report(&folded) && line > begun_at + HEAD;
        if (item.is_some() && !known) || nameless {
            stretches.push(Stretch { from, item });
            begun_at = line;
        }
    }
    let mut under = vec![None; paragraphs.len()];
    for (at, stretch) in stretches.iter().enumerate() {
        let end = stretches
            .get(at + 1)
            .map_or(paragraphs.len(), |next| next.from);
        let lines = paragraphs[stretch.from].place.line..=paragraphs[end - 1].place.line;
        let item = stretch.item.or_else(|| recommends_in(&lines, items));
        under[stretch.from..end].fill(item);
    }
    under
}

/// What reports of a document are known by.
struct Headings {
    stamps: HashMap<String, i64>,
    titles: Vec<(String, i64)>,
    /// "Item 4: Night buses", which no agenda says of an item twice.
    numbered: HashMap<String, i64>,
    /// The line of the agenda's last item.
    listed: u32,
    /// The last line that the agenda's own headings may reach.
    behind: u32,
    /// The lines of minutes of another meeting.
    minutes: (u32, u32),
}

impl Headings {
    fn of(items: &Items) -> Headings {
        let mut stamps = HashMap::new();
        let mut titles = Vec::new();
        let mut numbered = HashMap::new();
        let mut listed = 0;
        for (key, item) in &items.own {
            listed = listed.max(item.place.line);
            if let Some(appendix) = &item.appendix {
                stamps.insert(fold::compare(&format!("appendix {appendix}")), *key);
            }
            if let Some(number) = &item.number {
                stamps.insert(fold::compare(&format!("agenda item {number}")), *key);
            }
            let title = item.title.as_deref().unwrap_or_default();
            if let Some(number) = item.number.as_ref().filter(|_| !title.is_empty()) {
                let bare = before_bracket(title);
                for words in ["item", "agenda item"] {
                    let printed = fold::compare(&format!("{words} {number} {bare}"));
                    numbered.insert(printed, *key);
                }
            }
            if title.len() >= SHORTEST_TITLE && !is_procedural(title) {
                titles.push((fold::compare(title), *key));
            }
        }
        let theirs = items
            .all
            .iter()
            .filter(|(key, _)| !items.own.iter().any(|(own, _)| own == key))
            .map(|(_, item)| item.place.line);
        Headings {
            stamps,
            titles,
            numbered,
            listed,
            behind: listed + HEAD,
            minutes: (
                theirs.clone().min().unwrap_or(u32::MAX),
                theirs.max().unwrap_or(0),
            ),
        }
    }

    fn item(&self, folded: &str) -> Option<i64> {
        if let Some(key) = self.stamps.get(folded) {
            return Some(*key);
        }
        let titled = |is: fn(&str, &str) -> bool| {
            self.titles
                .iter()
                .find(|(title, _)| is(folded, title))
                .map(|(_, key)| *key)
        };
        titled(|text, title| likeness(text, title) >= 0.9)
            .or_else(|| titled(goes_on_with_a_year))
            .or_else(|| titled(is_the_end_of))
    }
}

/// A title without what stands in brackets behind it: "Action log (as at 3 May)".
fn before_bracket(text: &str) -> &str {
    let text = text.trim();
    let bracket = text.strip_suffix(')').and_then(|text| text.rfind('('));
    bracket.map_or(text, |at| text[..at].trim_end())
}

/// "Work Programme 2031 – 2032".
fn goes_on_with_a_year(text: &str, title: &str) -> bool {
    text.strip_prefix(title).is_some_and(|rest| {
        rest.starts_with(' ')
            && rest
                .chars()
                .all(|letter| letter == ' ' || letter.is_numeric())
    })
}

/// "Performance Report" over what the agenda calls "Town Hall Performance Report".
fn is_the_end_of(text: &str, title: &str) -> bool {
    text.len() >= SHORTEST_TITLE
        && text.contains(' ')
        && title
            .strip_suffix(text)
            .is_some_and(|before| before.ends_with(' '))
}

/// Words that stand over a report in any council.
fn begins_a_report(folded: &str) -> bool {
    ["report to ", "report of ", "report by "]
        .iter()
        .any(|words| folded.starts_with(words))
}

fn recommends_in(lines: &std::ops::RangeInclusive<u32>, items: &Items) -> Option<i64> {
    let recommends = |item: &Item| {
        item.report.as_ref().is_some_and(|report| {
            let mut clauses = report.recommendations.iter();
            clauses.any(|clause| lines.contains(&clause.line))
        })
    };
    items
        .own
        .iter()
        .find(|(_, item)| recommends(item))
        .map(|(key, _)| *key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::minutes::{Clause, Minutes};
    use crate::domain::report::Report;
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

    fn item(line: u32, title: &str, appendix: Option<&str>) -> Item {
        Item {
            title: Some(title.to_owned()),
            appendix: appendix.map(str::to_owned),
            place: Place {
                line,
                ..Place::default()
            },
            ..Item::default()
        }
    }

    fn under(paragraphs: &[Paragraph], own: &[&Item], other: &[&Item]) -> Vec<Option<i64>> {
        let own: Vec<(i64, &Item)> = (1..).zip(own.iter().copied()).collect();
        let mut all = own.clone();
        all.extend((101..).zip(other.iter().copied()));
        items_of_paragraphs(paragraphs, &Items { own, all })
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
            under(&paragraphs, &[&first, &second], &[]),
            [None, Some(1), Some(2), Some(2)]
        );
    }

    #[test]
    fn in_text_a_report_begins_at_its_stamp_or_its_title() {
        let agenda = [
            item(1, "Minutes of the last meeting", Some("A")),
            item(3, "A survey of the weirs", Some("B")),
            item(5, "Town Hall Performance Report", None),
            item(7, "Work Programme", None),
        ];
        let paragraphs = [
            paragraph(None, 4, "Appendix B"),
            paragraph(None, 20, "APPENDIX A"),
            paragraph(None, 30, "A Survey of the Weirs"),
            paragraph(None, 32, "The weirs are old."),
            paragraph(None, 40, "Performance Report"),
            paragraph(None, 50, "Work Programme 2031 – 2032"),
        ];
        assert_eq!(
            under(&paragraphs, &agenda.each_ref(), &[]),
            [None, Some(1), Some(2), Some(2), Some(3), Some(4)]
        );
    }

    #[test]
    fn a_report_without_stamp_and_title_is_known_by_what_it_recommends() {
        let mut fords = item(3, "Fords and stepping stones", None);
        fords.report = Some(Report {
            recommendations: vec![Clause {
                line: 42,
                ..Clause::default()
            }],
            ..Report::default()
        });
        let weirs = item(1, "A survey of the weirs", None);
        let paragraphs = [
            paragraph(None, 20, "A survey of the weirs"),
            paragraph(None, 22, "Report to the panel"),
            paragraph(None, 40, "Report of the engineer"),
            paragraph(None, 42, "Members are asked to wade."),
        ];
        assert_eq!(
            under(&paragraphs, &[&weirs, &fords], &[]),
            [Some(1), Some(1), Some(2), Some(2)]
        );
    }

    #[test]
    fn a_paragraph_of_minutes_stands_under_its_item_of_minutes() {
        let mut minuted = item(20, "A survey of the weirs", None);
        minuted.minutes = Some(Minutes {
            text: "The engineer spoke.\n\nIt was noted.".to_owned(),
            ..Minutes::default()
        });
        let paragraphs = [
            paragraph(None, 20, "7. A survey of the weirs"),
            paragraph(None, 21, "The engineer spoke."),
            paragraph(None, 22, "Something else."),
        ];
        let agenda = item(1, "A survey of the weirs", None);
        assert_eq!(
            under(&paragraphs, &[&agenda], &[&minuted]),
            [Some(101), Some(101), None]
        );
    }
}
