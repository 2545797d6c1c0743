//! Pages → (facts, losses): pure, and never fails.

pub mod action_line;
pub mod actions;
mod agenda_glued;
pub mod agenda_list;
mod agenda_run;
pub mod agenda_table;
pub mod announcement;
mod appendix;
mod aside;
mod asked;
pub mod attendance;
mod bars;
pub mod body;
mod boxed;
mod broken_label;
mod bulleted;
mod business;
pub mod chain;
pub mod charged;
pub mod clause;
mod column;
mod contradiction;
mod counted;
pub mod date;
mod debate;
pub mod decision;
mod division;
mod dress;
mod excluded;
pub mod figure;
mod flat_head;
mod glued;
pub mod head;
mod head_number;
mod headings;
mod hours;
mod hung;
pub mod item;
pub mod label;
pub mod language;
mod lead;
pub mod letter;
mod letterhead;
mod lone;
pub mod marker;
pub mod meeting;
pub mod minutes;
mod one_line;
pub mod opening;
pub mod page;
pub mod paragraph;
pub mod part;
pub mod pattern;
pub mod people;
pub mod points;
mod posted;
pub mod proceedings;
pub mod programme;
pub mod promise;
#[cfg(test)]
mod properties;
pub mod prose;
mod ranged;
pub mod report;
pub mod request;
pub mod restricted;
mod roll;
mod roster;
mod run_on;
pub mod sentence;
mod sequence;
mod severed;
mod spread;
mod squeezed;
mod starred;
mod struck;
mod subitem;
pub mod table;
mod table_heads;
mod tagged;
#[cfg(test)]
mod tests;
mod timed;
pub mod title;
mod titled_row;
pub mod tracked;
pub mod two_columns;
pub mod typed;
pub mod typed_name;
pub mod undertaking;
mod unfold;
mod unlabelled;
mod unmarked;
mod unnumbered;
mod unparted;
pub mod welsh;
mod whole;
mod wrap;

use std::borrow::Cow;

use crate::domain::actions::ActionTable;
use crate::domain::meeting::{Meeting, Role};
use crate::domain::programme::WorkProgramme;
use crate::domain::source::{FORMAT, Language, Loss, Reading, Source};
use crate::extract::Document;

/// Letters of a source's id.
const SOURCE_ID: usize = 12;

/// A plan or a tracker that says that a meeting was called off is no notice of it.
fn drop_notices(plans: &[WorkProgramme], tables: &[ActionTable], meetings: &mut Vec<Meeting>) {
    if plans.is_empty() && tables.is_empty() {
        return;
    }
    meetings.retain(|meeting| meeting.role != Role::Notice || !meeting.items.is_empty());
}

/// Of a decision to come a paper names who will take it and when: no meeting yet.
fn drop_meetings_to_come(meetings: &mut Vec<Meeting>) {
    meetings.retain(|meeting| {
        let named = meeting.committee.is_some() && meeting.date.is_some();
        named && meeting.role != Role::Item
    });
}

/// Reads a document: everything it says, and what could not be read.
pub fn read(document: &Document) -> Reading {
    let (all, (tables, (mut action_tables, unread_tables), (figures, unread_figures))) =
        rayon::join(
            || paragraph::build(document),
            || {
                let tables = table::shape::sort(document);
                let actions = actions::read(document, &tables);
                (tables, actions, figure::read(document))
            },
        );
    let language = language::of(&all);
    // Of a paper in two languages the English side is read, and all of it is kept.
    let blocks = match language {
        Language::English => language::to_read(&all),
        Language::Welsh => Cow::Borrowed(all.as_slice()),
    };
    let mut losses = document.losses.clone();
    if language == Language::Welsh {
        losses.push(Loss {
            page: None,
            what: "Welsh: decisions not read; only the head and the items of this paper are"
                .to_owned(),
        });
    }
    let source_id: String = document.sha256.chars().take(SOURCE_ID).collect();
    let mut read = meeting::read(document, &blocks, language, &source_id, &mut losses);
    severed::read(document.kind, &blocks, &mut read.meetings, &mut losses);
    let titles: Vec<&str> = read
        .meetings
        .iter()
        .flat_map(|meeting| &meeting.items)
        .filter_map(|item| item.title.as_deref())
        .collect();
    let (mut work_programmes, unread) = programme::read(document, &tables, &titles);
    if work_programmes.is_empty()
        && let Some(noticed) = programme::noticed(document)
    {
        work_programmes.push(noticed);
        drop_meetings_to_come(&mut read.meetings);
    } else if !work_programmes.is_empty() && programme::is_plan_of_decisions(document) {
        read.meetings
            .retain(|meeting| matches!(meeting.role, Role::Agenda | Role::Minutes));
    }
    programme::add_listed(&blocks, &mut work_programmes);
    programme::add_waiting(&blocks, &mut work_programmes);
    losses.extend(unread);
    losses.extend(unread_tables);
    losses.extend(unread_figures);
    programme::share_day(&action_tables, &mut work_programmes);
    drop_notices(&work_programmes, &action_tables, &mut read.meetings);
    let alone = read.meetings.is_empty() && work_programmes.is_empty();
    unparted::read(&blocks, &action_tables, alone, &mut losses);
    actions::month::settle(&mut action_tables, &read.meetings);
    actions::minute::under(&blocks, &read.meetings, &mut action_tables);
    contradiction::read(&blocks, &read.meetings, &mut losses);
    let programme = !work_programmes.is_empty();
    let whole = whole::read(
        document,
        &blocks,
        language,
        programme,
        &mut read.meetings,
        &mut losses,
    );
    let tables_read = action_tables.len();
    let nothing = read.meetings.is_empty() && work_programmes.is_empty() && losses.is_empty();
    if nothing && part::named::names_itself(&blocks) {
        losses.push(Loss {
            page: None,
            what: "the meeting: the paper calls itself minutes or an agenda, and neither its roll nor its items are told apart".to_owned(),
        });
    } else if nothing
        && !whole.supplement
        && !whole.lead.as_ref().is_some_and(whole::names_item)
        && tables_read == 0
        && figures.is_empty()
        && part::named::is_of_a_meeting(&blocks)
    {
        losses.push(Loss {
            page: None,
            what: "the meeting: the paper speaks of a meeting, its decisions or its actions, and nothing of them is told apart".to_owned(),
        });
    }
    Reading {
        format: FORMAT,
        source: Source {
            id: source_id,
            name: document.name.clone(),
            kind: document.kind,
            sha256: document.sha256.clone(),
            pages: document.pages.iter().filter_map(|page| page.number).max(),
            issued: read.issued,
            language,
        },
        meetings: read.meetings,
        work_programmes,
        action_tables,
        figures,
        losses,
        paragraphs: all.iter().map(paragraph::Block::paragraph).collect(),
        whole,
    }
}
