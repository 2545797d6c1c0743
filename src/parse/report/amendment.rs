//! Forms of amendments, bound behind a letter: each with a name, who proposes it, its
//! purpose, and what is to be agreed.
//!
//! ```text
//! Budget Amendment Form
//! Amendment Name:   Night buses        Amendment Number:   2
//! Proposer:         Cllr Ada Ash       Seconder:           Cllr Bo Elm
//! Proposed Purpose:
//! ```

use std::ops::Range;

use crate::domain::agenda::Item;
use crate::domain::fold;
use crate::parse::paragraph::Block;
use crate::parse::part::letter;
use crate::parse::pattern::Pattern;
use crate::parse::report::read;

/// Rows of a form under its name among which its proposer stands.
const TOP: usize = 8;
/// A longer cell is no name.
const LONGEST: usize = 250;

static NAME: Pattern = Pattern::new(
    r"(?i)^(?:(?:budget|proposed) )?(?:amendment|motion|proposal) (?:name|title) ?:?$",
);
static PROPOSER: Pattern = Pattern::new(r"(?i)^(?:proposer|proposed by|mover|moved by) ?:?$");
static PURPOSE: Pattern =
    Pattern::new(r"(?i)^(?:proposed )?purpose(?: of (?:the )?(?:amendment|motion|proposal))? ?:?$");
static FORM: Pattern = Pattern::new(r"(?i)\b(?:amendment|motion|proposal)s?\b");
static STAMP: Pattern = Pattern::new(r"(?i)^agenda item (?:no\.? ?)?(?P<number>\d{1,3}[a-z]?)$");

/// Whether forms of amendments are bound here.
pub fn is_bound(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| beside(block, &NAME).is_some())
}

/// Whether these blocks are a letter that brings forms of amendments, and lists no items.
pub fn are_enclosed(blocks: &[Block], letter: Range<usize>) -> bool {
    letter::find(&blocks[letter.clone()]).is_some()
        && letter::heads(blocks, letter.start, letter.end).is_empty()
        && is_bound(blocks)
}

/// The amendments, each an item with the sheets of its form and what is bound behind it.
pub fn items(blocks: &[Block]) -> Vec<Item> {
    let starts: Vec<usize> = (0..blocks.len())
        .filter(|at| beside(&blocks[*at], &NAME).is_some())
        .map(|at| head(blocks, at))
        .collect();
    let parent = blocks
        .iter()
        .find_map(|block| STAMP.group(block.text.trim(), "number"))
        .map(str::to_owned);
    let items = starts.iter().enumerate().map(|(index, start)| {
        let end = starts.get(index + 1).copied().unwrap_or(blocks.len());
        Item {
            parent: parent.clone(),
            ..item(&blocks[*start..end])
        }
    });
    items.collect()
}

/// Where a form begins: at the heading over its first row.
fn head(blocks: &[Block], at: usize) -> usize {
    let above = (0..at).rev().find(|above| !blocks[*above].is_running());
    above
        .filter(|above| {
            let block = &blocks[*above];
            let alone = block
                .cells
                .iter()
                .filter(|cell| !cell.text.is_empty())
                .count()
                <= 1;
            block.page == blocks[at].page && alone && FORM.is_in(&block.text)
        })
        .unwrap_or(at)
}

fn item(form: &[Block]) -> Item {
    let told: Vec<&Block> = form.iter().filter(|block| !block.is_running()).collect();
    let title = told.iter().find_map(|block| beside(block, &NAME));
    let top = told.iter().take(TOP);
    let mut report = read::report(form).unwrap_or_default();
    if let Some(proposer) = top.clone().find_map(|block| beside(block, &PROPOSER)) {
        report.lead_member = Some(proposer);
    }
    if let Some(purpose) = purpose(&told) {
        report.purpose = Some(purpose);
    }
    let page = |block: Option<&&Block>| block.and_then(|block| block.place.page);
    Item {
        title,
        place: told
            .first()
            .map(|block| block.place.clone())
            .unwrap_or_default(),
        pages: page(told.first()).zip(page(told.last())),
        report: Some(report),
        ..Item::default()
    }
}

/// What stands beside a label, or under it in the next row.
fn purpose(told: &[&Block]) -> Option<String> {
    let labels = |block: &Block| PURPOSE.is_in(fold::quote(&block.text).as_str());
    if let Some(beside) = told.iter().find_map(|block| beside(block, &PURPOSE)) {
        return Some(beside);
    }
    let at = told.iter().position(|block| labels(block))?;
    let words = fold::quote(&told.get(at + 1)?.text);
    (!words.is_empty()).then_some(words)
}

/// What stands in the cell behind the one with a label.
fn beside(block: &Block, label: &Pattern) -> Option<String> {
    let cells = block.cells.iter().map(|cell| fold::quote(&cell.text));
    let mut cells = cells.filter(|cell| !cell.is_empty());
    cells.find(|cell| label.is_in(cell))?;
    cells
        .next()
        .filter(|value| value.chars().count() <= LONGEST && !value.ends_with(':'))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use crate::domain::meeting::Role;
    use crate::extract::text;

    const PACK: &str = "Dear Member\n\n\
        MARSH BOROUGH COUNCIL - THURSDAY, 6 FEBRUARY 2031\n\n\
        Enclosed are the amendments that were proposed.\n\n\
        Yours sincerely\n\n\
        \x0cBudget Amendment Form\n\n\
        Amendment Name:\tNight buses to the quay\tAmendment Number:\t1\n\
        Proposer:\tCllr Ada Ash\tSeconder:\tCllr Bo Elm\n\n\
        Agenda Item 6\n\n\
        The Council is asked to agree the following:\n\n\
        To replace recommendation (b) by £40,000 for buses behind midnight.\n\n\
        To replace recommendation (d) by a review of the timetable in May.\n\n\
        1. Introduction\n\nThe quay has no bus behind ten.\n\n\
        \x0cBudget Amendment Form\n\n\
        Amendment Name:\tA second slipway\tAmendment Number:\t2\n\
        Proposer:\tCllr Cy Oak\tSeconder:\tCllr Di Fir\n\n\
        Proposed Purpose:\n\n\
        To pay for a survey of the bed at Low Quay out of the reserve.\n";

    #[test]
    fn each_form_behind_a_letter_is_an_item_of_its_meeting() {
        let document = text::read("amendments.txt", PACK.as_bytes()).unwrap();
        let reading = crate::parse::read(&document);
        let [meeting] = reading.meetings.as_slice() else {
            unreachable!("{:?}", reading.meetings)
        };
        assert_eq!(meeting.role, Role::Agenda);
        assert_eq!(meeting.date.unwrap().to_string(), "2031-02-06");
        assert!(reading.whole.supplement);
        let told: Vec<_> = meeting
            .items
            .iter()
            .map(|item| {
                let report = item.report.as_ref().unwrap();
                (
                    item.title.as_deref().unwrap(),
                    item.parent.as_deref(),
                    item.number.as_deref(),
                    report.lead_member.as_deref().unwrap(),
                    report.recommendations.len(),
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                (
                    "Night buses to the quay",
                    Some("6"),
                    None,
                    "Cllr Ada Ash",
                    2
                ),
                ("A second slipway", Some("6"), None, "Cllr Cy Oak", 0)
            ]
        );
        let first = meeting.items[0].report.as_ref().unwrap();
        assert!(
            first.recommendations[0]
                .text
                .starts_with("To replace recommendation (b)")
        );
        let second = meeting.items[1].report.as_ref().unwrap();
        assert!(
            second
                .purpose
                .as_deref()
                .unwrap()
                .starts_with("To pay for a survey")
        );
    }
}
