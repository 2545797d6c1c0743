//! `parse --explain`: each paragraph of a document with the rule that read it, or none.

use std::collections::HashMap;

use anyhow::Result;

use crate::cli::output::Printer;
use crate::domain::agenda::Item;
use crate::domain::minutes::Clause;
use crate::domain::report::{Passage, Report};
use crate::domain::source::{ParagraphRole, Place, Reading};

/// As wide as the longest rule's name.
const RULE: usize = 24;

/// A place as far as facts and paragraphs agree on it: sheet and line.
type At = (Option<u32>, u32);

/// Prints a reading's paragraphs, each behind its place and what was read from it.
pub fn print(reading: &Reading, out: &mut Printer) -> Result<()> {
    let rules = rules(reading);
    out.line(&format!("== {}", reading.source.name))?;
    for (at, paragraph) in reading.paragraphs.iter().enumerate() {
        let place = &paragraph.place;
        // A clause in the middle of a paragraph begins on a line of its own.
        let until = reading.paragraphs.get(at + 1).map(|next| &next.place);
        let mut read: Vec<&str> = (place.line..end(place, until))
            .filter_map(|line| rules.get(&(place.page, line)))
            .flatten()
            .map(String::as_str)
            .collect();
        read.dedup();
        if paragraph.role == ParagraphRole::Running {
            read.push("running-head");
        }
        let read = if read.is_empty() {
            "-".to_owned()
        } else {
            read.join(", ")
        };
        let page = place.page.map_or(String::new(), |page| format!("{page}:"));
        let text = paragraph.text.replace('\t', " | ");
        out.line(&format!(
            "{:>9}  {read:RULE$}  {text}",
            format!("{page}{}", place.line)
        ))?;
    }
    for loss in &reading.losses {
        let page = loss.page.map_or(String::new(), |page| format!("{page}:"));
        out.line(&format!("{page:>9}  {:RULE$}  {}", "not read", loss.what))?;
    }
    Ok(())
}

/// The line behind a paragraph's last: where the next one begins, on the same sheet.
fn end(place: &Place, next: Option<&Place>) -> u32 {
    match next {
        Some(next) if next.page == place.page && next.line > place.line => next.line,
        Some(_) | None => place.line + 1,
    }
}

/// What was read, by the place where it begins.
fn rules(reading: &Reading) -> HashMap<At, Vec<String>> {
    let mut rules: HashMap<At, Vec<String>> = HashMap::new();
    let mut note = |place: &Place, rule: &str| {
        rules
            .entry((place.page, place.line))
            .or_default()
            .push(rule.to_owned());
    };
    for item in reading.meetings.iter().flat_map(|meeting| &meeting.items) {
        note(&item.place, "item-head");
        for clause in clauses(item) {
            let place = Place {
                page: clause.page,
                printed_page: None,
                line: clause.line,
            };
            note(&place, &clause.rule);
        }
    }
    let reports = reading.meetings.iter().flat_map(|meeting| &meeting.items);
    for report in reports.filter_map(|item| item.report.as_ref()) {
        for (place, rule) in report_facts(report) {
            note(&place, rule);
        }
    }
    for row in reading.figures.iter().flat_map(|table| &table.rows) {
        let place = Place {
            page: row.page,
            printed_page: None,
            line: row.line,
        };
        note(&place, "figures");
    }
    for programme in &reading.work_programmes {
        programme
            .rows
            .iter()
            .for_each(|row| note(&row.place, "programme-row"));
        programme
            .forward_plan
            .iter()
            .for_each(|topic| note(&topic.place, "forward-plan"));
    }
    for task in reading.action_tables.iter().flat_map(|table| &table.rows) {
        note(&task.place, "task-row");
    }
    rules
}

/// Where a report's facts stand, and what they are.
fn report_facts(report: &Report) -> Vec<(Place, &'static str)> {
    let at = |page: Option<u32>, line: u32| Place {
        page,
        printed_page: None,
        line,
    };
    let passage = |passage: &Passage| at(passage.page, passage.line);
    let implications = report.implications.iter();
    let mut facts: Vec<(Place, &'static str)> = implications
        .map(|implication| (passage(&implication.passage), "implication"))
        .collect();
    facts.extend(
        report
            .reasons
            .iter()
            .map(|found| (passage(found), "reasons")),
    );
    facts.extend(
        report
            .options
            .iter()
            .map(|found| (passage(found), "options")),
    );
    facts.extend(
        report
            .appendices
            .iter()
            .map(|found| (at(found.page, found.line), "appendix")),
    );
    facts.extend(
        report
            .background_papers
            .iter()
            .map(|found| (passage(found), "background-paper")),
    );
    facts.extend(
        report
            .money
            .iter()
            .map(|found| (passage(&found.passage), "money")),
    );
    facts
}

fn clauses(item: &Item) -> impl Iterator<Item = &Clause> {
    let recommended = item
        .report
        .iter()
        .flat_map(|report| &report.recommendations);
    let told = item.minutes.iter().flat_map(|minutes| {
        let decided = minutes
            .decisions
            .iter()
            .flat_map(|decision| &decision.clauses);
        decided
            .chain(&minutes.requests)
            .chain(&minutes.undertakings)
            .chain(&minutes.actions)
    });
    recommended.chain(told)
}
