//! Decisions to come as blocks of labels and values: "Meeting: Cabinet", "Meeting date:
//! 4 May 2031", "Title of report: Ferry fares", and the same again for the next.
//!
//! The label that comes first begins each block, so that what stands above a title is of
//! that title and not of the one before.

use crate::domain::fold;
use crate::domain::programme::{Topic, WorkProgramme};
use crate::domain::source::Place;
use crate::extract::{Document, Line};
use crate::parse::pattern::Pattern;

use super::register::{KEY, day, were_taken};

/// Lines at the top of a paper among which it says what it is.
const TOP: usize = 12;
/// Blocks, and labels of each, that show such a paper.
const FEWEST: usize = 2;
const LABELS: usize = 3;

static FIELD: Pattern = Pattern::new(r"^(?P<label>\p{Lu}[^:]{1,60}?) ?:-?(?:\s+(?P<value>.*))?$");
static TITLE: Pattern = Pattern::new(
    r"(?i)^(?:(?:report |item |decision )?title(?: of (?:the )?(?:proposed )?(?:report|decision|item))?(?: and (?:brief )?(?:description|summary))?|(?:report |decision )?subject(?: of (?:the )?(?:report|decision)| matter)?|(?:the )?matter(?: (?:for decision|to be (?:decided|considered)|in respect of which .{0,60}))?|issue|topic|item|(?:proposed |key )?decision(?: (?:to be (?:made|taken)|required|title))?|name of (?:the )?(?:report|decision)|what is the decision.{0,30})(?: (?:ref(?:erence)?|no|number)\b.{0,20})?$",
);
/// What is a title beyond doubt: beside it, the decision that is required tells of the matter.
static NAMED: Pattern = Pattern::new(
    r"(?i)^(?:(?:report |item |decision )?title\b|(?:report |decision )?subject\b|name of\b)",
);
static WHEN: Pattern = Pattern::new(
    r"(?i)^(?:(?:meeting|decision|(?:expected|proposed|likely|anticipated|target|earliest) (?:decision |meeting )?)(?: due)? ?date|date (?:of|for) (?:the )?(?:key )?(?:meeting|decision)|(?:date )?decision (?:due|to be taken)(?: by| on| date)?|(?:date|period) (?:on|in|within) which .*|(?:expected |proposed )?date)$",
);
static ABOUT: Pattern = Pattern::new(
    r"(?i)^(?:(?:brief |short )?(?:description|details?|summary|purpose)(?: of .{3,40})?|(?:proposed |key )?decisions? (?:required|to be (?:made|taken)))$",
);

static YES_OR_NO: Pattern = Pattern::new(r"(?i)^(?:yes|no|n/?a)\W*$");

/// A label with its value.
struct Pair {
    label: String,
    value: String,
    place: Place,
    in_cells: bool,
}

/// Reads such a paper; `None` where it is none, or begins each block with the title.
pub fn read(document: &Document) -> Option<WorkProgramme> {
    let lines: Vec<&Line> = document
        .pages
        .iter()
        .flat_map(|page| &page.lines)
        .filter(|line| !line.text.trim().is_empty())
        .collect();
    let top: Vec<String> = lines
        .iter()
        .take(TOP)
        .map(|line| line.text.clone())
        .collect();
    if !top.iter().any(|line| KEY.is_in(line)) || top.iter().any(|line| were_taken(line)) {
        return None;
    }
    let mut pairs = pairs(document);
    // "Key decision: Yes" names no decision.
    pairs.retain(|pair| !YES_OR_NO.is_in(&pair.value));
    let named = pairs
        .iter()
        .any(|pair| NAMED.is_in(&pair.label) && TITLE.is_in(&pair.label));
    let is_title_label = |label: &str| TITLE.is_in(label) && (!named || NAMED.is_in(label));
    let count = |test: &dyn Fn(&Pair) -> bool| pairs.iter().filter(|pair| test(pair)).count();
    let titles = count(&|pair| is_title_label(&pair.label));
    let from = pairs.iter().position(|first| {
        is_title_label(&first.label) || count(&|pair| pair.label == first.label) == titles
    })?;
    let first = &pairs[from];
    // What stands in lines below its title is read a line at a time.
    let is_title = is_title_label(&first.label);
    if titles < FEWEST || is_title && pairs[from..].iter().any(|pair| !pair.in_cells) {
        return None;
    }
    let starts: Vec<usize> = (0..pairs.len())
        .filter(|at| {
            let label = &pairs[*at].label;
            is_title && is_title_label(label) || !is_title && *label == first.label
        })
        .collect();
    let ends = starts.iter().skip(1).copied().chain([pairs.len()]);
    let topics: Option<Vec<Topic>> = starts
        .iter()
        .zip(ends)
        .map(|(start, end)| topic(&pairs[*start..end], &is_title_label))
        .collect();
    Some(WorkProgramme {
        forward_plan: topics?,
        ..WorkProgramme::default()
    })
}

/// The matter of one block, which has one title and several labels.
fn topic(block: &[Pair], is_title: &impl Fn(&str) -> bool) -> Option<Topic> {
    let mut titles = block.iter().filter(|pair| is_title(&pair.label));
    let title = titles.next().filter(|pair| !pair.value.is_empty())?;
    if titles.next().is_some() || block.len() < LABELS {
        return None;
    }
    let value = |label: &Pattern| {
        let mut pairs = block.iter().filter(|pair| label.is_in(&pair.label));
        let value = pairs.find(|pair| !pair.value.is_empty())?;
        Some(value.value.clone())
    };
    let proposed = value(&WHEN);
    Some(Topic {
        topic: title.value.trim_start_matches(['*', '#', ' ']).to_owned(),
        detail: value(&ABOUT),
        proposed_date: proposed.as_deref().and_then(day),
        proposed,
        place: title.place.clone(),
        ..Topic::default()
    })
}

/// The labels with their values, of rows and of lines alike; a line without a label goes
/// on with the value above it.
fn pairs(document: &Document) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    for page in &document.pages {
        let mut open = false;
        for line in page
            .lines
            .iter()
            .filter(|line| !line.text.trim().is_empty())
        {
            let place = || Place {
                page: page.number,
                line: line.number,
                ..Place::default()
            };
            let filled = line.cells.iter().map(|cell| fold::quote(&cell.text));
            let cells: Vec<String> = filled.filter(|cell| !cell.is_empty()).collect();
            let text = fold::quote(&line.text);
            let pair = match cells.as_slice() {
                [label, value] if is_label(label) => Some((label.clone(), value.clone())),
                [label] if label.ends_with(':') => Some((label.clone(), String::new())),
                [] => FIELD.captures(&text).map(|found| {
                    let value = found.name("value").map_or("", |value| value.as_str());
                    (found["label"].to_owned(), fold::quote(value))
                }),
                _ => None,
            };
            match (pair, pairs.last_mut()) {
                (Some((label, value)), _) => {
                    let label = label.trim_end_matches([':', '-', ' ']);
                    pairs.push(Pair {
                        label: fold::compare(label),
                        value,
                        place: place(),
                        in_cells: !cells.is_empty(),
                    });
                    open = true;
                }
                (None, Some(last))
                    if open && cells.is_empty() && (!line.gap || last.value.is_empty()) =>
                {
                    last.value = fold::quote(&format!("{} {text}", last.value));
                }
                (None, _) => open = false,
            }
        }
    }
    pairs
}

/// Whether the first of two cells can say what the other holds.
fn is_label(cell: &str) -> bool {
    let words = cell.split(' ').count();
    FIELD.is_in(cell) || words <= LABEL_WORDS && !cell.ends_with(['.', ';', ','])
}

/// Words of a label: "Date on which or period within which the decision is to be made".
const LABEL_WORDS: usize = 16;

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::extract::text;

    fn topics(paper: &str) -> Option<Vec<(String, Option<String>)>> {
        let document = text::read("a.txt", paper.as_bytes()).unwrap();
        let plan = read(&document)?.forward_plan.into_iter();
        Some(plan.map(|topic| (topic.topic, topic.proposed)).collect())
    }

    #[test]
    fn what_stands_above_a_title_is_of_its_own_block() {
        let paper = "Notice of key decisions\n\nPLAN ITEM\nMeeting: Cabinet\nMeeting date: 4 May 2031\nTitle of report: Ferry fares\nfor the winter\nWards affected: All\n\nPLAN ITEM\nMeeting: Leader\nMeeting date: TBC\nTitle of report: Pier lamps\nWards affected: Quay\n";
        let wanted = [
            ("Ferry fares for the winter", "4 May 2031"),
            ("Pier lamps", "TBC"),
        ];
        let wanted = wanted.map(|(topic, day)| (topic.to_owned(), Some(day.to_owned())));
        assert_eq!(topics(paper).as_deref(), Some(wanted.as_slice()));
    }

    #[test]
    fn blocks_that_begin_with_their_title_and_other_forms_are_none() {
        assert_eq!(
            topics(
                "Forward plan\n\nTitle: Fares\nDecision maker: Cabinet\nDate of decision: May\n\nTitle: Lamps\nDecision maker: Leader\nDate of decision: June\n"
            ),
            None
        );
        assert_eq!(
            topics(
                "Agenda\n\nMeeting: Cabinet\nTitle: Fares\nWard: All\n\nMeeting: Cabinet\nTitle: Lamps\nWard: All\n"
            ),
            None
        );
    }
}
