//! The work programme and its forward plan, from the tables that hold them.

mod blocks;
mod captioned;
mod entries;
mod grid;
pub mod items;
mod list;
mod notice;
pub mod register;
pub mod rows;
#[cfg(test)]
mod tests;
mod title;
mod waiting;

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use crate::domain::actions::ActionTable;
use crate::domain::programme::{ProgrammeRow, Topic, WorkProgramme};
use crate::domain::source::Loss;
use crate::domain::{fold, identity};
use crate::extract::Document;
use crate::parse::date;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::table::Table;
use crate::parse::table::cell;
use crate::parse::table::heading::Meaning;
use crate::parse::table::shape::{self, Kind, Shape, Sorted};

/// Reads every work programme of a document from its tables. `titles` are those of the agenda: where
/// the lines of a cell are lost, they tell the items in it apart.
pub fn read(
    document: &Document,
    sorted: &[Sorted],
    titles: &[&str],
) -> (Vec<WorkProgramme>, Vec<Loss>) {
    let titles = items::Titles::new(titles);
    let italics = items::italics_are_tentative(document);
    let mut programmes: Vec<WorkProgramme> = Vec::new();
    let mut losses = Vec::new();
    let mut registered: Vec<String> = Vec::new();
    let plan = register::is_plan(&top(document));
    for Sorted { table, shape } in sorted {
        let mut over = table.above.clone();
        if let Some(register) = register_of(table, shape.as_ref(), &registered, plan) {
            registered.clone_from(&register.headings);
            let at = place(&mut programmes, title::read(&over));
            if let Some(programme) = programmes.get_mut(at) {
                if programme.rows.is_empty() && programme.forward_plan.is_empty() {
                    programme.headings = register.headings;
                }
                let own = programme
                    .committee
                    .as_deref()
                    .is_some_and(register::advises);
                let of_others = plan || register::is_of_decisions(&table.above);
                add_register(programme, register.topics, own && !of_others);
            }
            continue;
        }
        let Some(shape) = shape else {
            unshaped(table, &over, &titles, &mut programmes, &mut losses);
            continue;
        };
        over.extend(shape.title.clone());
        let named = title::read(&over);
        // Of a table without known headings the cells say that its columns are kinds of items.
        if shape.kind == Kind::Programme
            && (shape.headings.is_empty() || grid::names_kinds(table))
            && let Some(kinds) = grid::by_kind(
                table,
                &titles,
                named.year.as_deref().and_then(title::middle),
            )
            && (kinds.lists > 1 || grid::names_kinds(table))
        {
            let at = place(&mut programmes, named);
            if let Some(programme) = programmes.get_mut(at) {
                add_grid(programme, kinds);
            }
            continue;
        }
        let at = match shape.kind {
            Kind::Tasks => continue,
            Kind::Programme | Kind::Topics => title::meant(&programmes, &named, &over)
                .unwrap_or_else(|| place(&mut programmes, named)),
        };
        let Some(programme) = programmes.get_mut(at) else {
            continue;
        };
        if shape.kind == Kind::Topics {
            if programme.headings.is_empty() && programme.rows.is_empty() {
                programme.headings.clone_from(&shape.headings);
            }
            programme.forward_plan.extend(topics(table, shape));
        } else {
            if programme.rows.is_empty() {
                programme.headings.clone_from(&shape.headings);
            }
            let context = programme.year.as_deref().and_then(title::middle);
            let (mut rows, topics) = rows::rows(table, shape, &titles, context, &mut losses);
            if italics {
                let item = rows::Columns::of(shape).item;
                let slanted = |row: &ProgrammeRow| {
                    let printed = table.rows.iter().find(|printed| printed.place == row.place);
                    printed
                        .and_then(|printed| printed.cell(item))
                        .is_some_and(|cell| cell.italic)
                };
                for row in &mut rows {
                    row.tentative |= slanted(row);
                }
            }
            programme.rows.extend(rows);
            programme.forward_plan.extend(topics);
        }
    }
    programmes.retain(|programme| !programme.rows.is_empty() || !programme.forward_plan.is_empty());
    // Over its first table a paper of tables alone says whose it is.
    let over = sorted.first().map(|first| first.table.above.as_slice());
    let body = over
        .filter(|over| over.len() <= TITLE_LINES)
        .and_then(|over| title::read(over).committee);
    let out = plan.then(|| came_out(document)).flatten();
    for programme in &mut programmes {
        programme.as_of = programme.as_of.or(out);
        programme.committee = programme.committee.take().or_else(|| body.clone());
        finish(programme);
    }
    (programmes, losses)
}

/// Whether all of a paper is the plan of those who decide, so that it tells of no meeting.
pub fn is_plan_of_decisions(document: &Document) -> bool {
    register::is_plan(&top(document))
}

/// "Dated: 20 April 2031" at the top of a plan.
static CAME_OUT: Pattern = Pattern::new(
    r"(?i)^(?:dated?|(?:date )?(?:published|issued)(?: on)?|(?:date of )?(?:publication|issue)(?: date)?) ?[:–-]? ?(?P<day>(?:\p{L}{3,9}day,? )?\d{1,2}(?:st|nd|rd|th)? \p{L}{3,9},? \d{4})\.?$",
);

/// The day on which a plan says that it came out.
fn came_out(document: &Document) -> Option<Date> {
    let top = top(document);
    let day = top.iter().find_map(|line| CAME_OUT.group(line, "day"))?;
    date::find(day).map(|found| found.date)
}

/// Lines at the top of a paper among which it says what it is.
const TOP: usize = 10;

fn top(document: &Document) -> Vec<String> {
    let lines = document.pages.iter().take(1).flat_map(|page| &page.lines);
    let words = lines.filter(|line| line.cells.is_empty() && !line.text.trim().is_empty());
    words
        .take(TOP)
        .map(|line| fold::quote(&line.text))
        .collect()
}

/// Adds what a register lists: an advising committee's own is taken on the days of its
/// meetings.
fn add_register(programme: &mut WorkProgramme, topics: Vec<Topic>, own: bool) {
    for topic in topics {
        match topic.proposed_date.filter(|_| own) {
            Some(day) => programme.rows.push(ProgrammeRow {
                date: Some(day),
                item: topic.topic,
                actions: topic.detail,
                place: topic.place,
                ..ProgrammeRow::default()
            }),
            None => programme.forward_plan.push(topic),
        }
    }
}

/// Reads a table without headings that are known: a matrix of days, or matters that wait below
/// a programme; says where one was announced and could not be read.
fn unshaped(
    table: &Table,
    over: &[String],
    titles: &items::Titles,
    programmes: &mut Vec<WorkProgramme>,
    losses: &mut Vec<Loss>,
) {
    if let Some(last) = programmes.last_mut().filter(|last| !last.rows.is_empty())
        && let Some(topics) = rows::reserve(table)
    {
        last.forward_plan.extend(topics);
        return;
    }
    // Beside a programme a matrix of ticks needs no title that says so.
    let matrix = !programmes.is_empty() && grid::is_matrix(table);
    let said = shape::announced(over);
    if matrix || said.programme || !said.tasks && grid::is_of_days(table, over) {
        let named = title::read(over);
        let context = named.year.as_deref().and_then(title::middle);
        if let Some(mut grid) = grid::read(table, titles, context) {
            grid::settle_months(&mut grid.rows, programmes);
            let at = place(programmes, named);
            if let Some(programme) = programmes.get_mut(at) {
                add_grid(programme, grid);
            }
            return;
        }
        if matrix {
            losses.push(Loss {
                page: table.rows.first().and_then(|row| row.place.page),
                what: "a programme of items by meeting whose rows could not be told apart"
                    .to_owned(),
            });
            return;
        }
    }
    if title::is_nearest(&table.above) && table.rows.len() > 2 && table.width() > 2 {
        losses.push(Loss {
            page: table.rows.first().and_then(|row| row.place.page),
            what: "a work programme whose columns could not be told apart".to_owned(),
        });
    }
}

fn add_grid(programme: &mut WorkProgramme, grid: grid::Matrix) {
    if programme.rows.is_empty() {
        programme.headings = grid.headings;
    }
    programme.rows.extend(grid.rows);
    programme.forward_plan.extend(grid.topics);
}

/// Puts what stands under no meeting's day with what waits for one, and gives all ids.
fn finish(programme: &mut WorkProgramme) {
    // What is done already waits for no meeting: such a row stays as it is.
    let done = |row: &ProgrammeRow| row.progress.as_deref().is_some_and(cell::says_done);
    let waits = |row: &ProgrammeRow| row.date.is_none() && !done(row);
    let (waiting, rows): (Vec<_>, Vec<_>) = programme.rows.drain(..).partition(waits);
    programme.rows = rows;
    let topics = waiting.into_iter().map(|row| Topic {
        topic: row.item,
        detail: row
            .actions
            .filter(|words| Some(words) != row.note.as_ref())
            .or(row.progress),
        proposed: row.note.filter(|note| {
            let year = title::year(note);
            cell::says_when(note)
                || rows::UNSCHEDULED.is_in(note)
                || year.is_some_and(|year| year == *note)
        }),
        lead: row.lead,
        place: row.place,
        ..Topic::default()
    });
    programme.forward_plan.extend(topics);
    programme
        .forward_plan
        .sort_by_key(|topic| (topic.place.page, topic.place.line));
    identify(programme);
}

/// Lines of such a title.
const TITLE_LINES: usize = 4;

/// The register of decisions that a table is, or goes on with. A heading that tells the
/// columns of a programme is none of a register, unless the title says that it is the plan of
/// those who decide.
fn register_of(
    table: &Table,
    shape: Option<&Shape>,
    before: &[String],
    plan: bool,
) -> Option<register::Register> {
    let is_other = shape.is_some_and(|shape| match shape.kind {
        Kind::Tasks => true,
        Kind::Programme => {
            !shape.headings.is_empty()
                && !plan
                && !register::is_of_decisions(&table.above)
                && !register::is_of_executive(table)
        }
        Kind::Topics => false,
    });
    (!is_other).then(|| register::read(table, before, plan))?
}

/// Reads a page of decisions to come that is no table.
pub fn noticed(document: &Document) -> Option<WorkProgramme> {
    let mut programme = blocks::read(document).or_else(|| notice::read(document))?;
    finish(&mut programme);
    Some(programme)
}

/// Adds every work programme that a document prints as a list. What its tables say as well,
/// with more about it, counts once.
pub fn add_listed(blocks: &[Block], programmes: &mut Vec<WorkProgramme>) {
    let mut listed = list::read(blocks);
    if listed.is_empty() {
        listed.extend(captioned::read(blocks));
    }
    let row = |row: &ProgrammeRow| (row.date, fold::compare(&row.item));
    let rows: HashSet<_> = programmes
        .iter()
        .flat_map(|programme| &programme.rows)
        .map(row)
        .collect();
    let topics: HashSet<_> = programmes
        .iter()
        .flat_map(|programme| &programme.forward_plan)
        .map(|topic| fold::compare(&topic.topic))
        .collect();
    for mut programme in listed {
        finish(&mut programme);
        programme.rows.retain(|own| !rows.contains(&row(own)));
        let known = |topic: &Topic| topics.contains(&fold::compare(&topic.topic));
        programme.forward_plan.retain(|topic| !known(topic));
        if !programme.rows.is_empty() || !programme.forward_plan.is_empty() {
            programmes.push(programme);
        }
    }
}

/// Adds the topics without a meeting that stand in a sentence, and names them.
pub fn add_waiting(blocks: &[Block], programmes: &mut Vec<WorkProgramme>) {
    waiting::add(blocks, programmes);
    for programme in programmes {
        identify(programme);
    }
}

/// Gives a programme without a day of its own the one that the title of the paper's table
/// of actions says: both are of the same paper.
pub fn share_day(tables: &[ActionTable], programmes: &mut [WorkProgramme]) {
    let titles = tables.iter().filter_map(|table| table.title.as_deref());
    let said = titles
        .filter(|title| shape::is_of_a_day(title))
        .find_map(|title| Some(date::find(title)?.date));
    for programme in programmes.iter_mut().filter(|one| one.as_of.is_none()) {
        programme.as_of = said;
    }
}

/// The programme that a table belongs to: the one before, unless its title names
/// another committee or another year.
fn place(programmes: &mut Vec<WorkProgramme>, named: title::Named) -> usize {
    let other = |known: Option<&String>, new: Option<&String>| matches!((known, new), (Some(known), Some(new)) if fold::compare(known) != fold::compare(new));
    match programmes.last_mut() {
        Some(last)
            if !other(last.committee.as_ref(), named.committee.as_ref())
                && !other(last.year.as_ref(), named.year.as_ref()) =>
        {
            last.committee = last.committee.take().or(named.committee);
            last.year = last.year.take().or(named.year);
            last.as_of = last.as_of.or(named.as_of);
        }
        _ => programmes.push(WorkProgramme {
            committee: named.committee,
            year: named.year,
            as_of: named.as_of,
            ..WorkProgramme::default()
        }),
    }
    programmes.len() - 1
}

/// The columns of a table of topics that wait.
#[derive(Debug, Clone, Copy, Default)]
pub struct TopicColumns {
    /// The topic.
    pub topic: Option<usize>,
    /// What is said of it.
    pub detail: Option<usize>,
    /// When it might be taken.
    pub proposed: Option<usize>,
    /// Who leads on it.
    pub lead: Option<usize>,
}

impl TopicColumns {
    /// The columns of a table of topics.
    pub fn of(shape: &Shape) -> TopicColumns {
        TopicColumns {
            topic: shape.column(Meaning::Item),
            detail: shape.any(&[
                Meaning::Detail,
                Meaning::Action,
                Meaning::Outcome,
                Meaning::Progress,
            ]),
            proposed: shape.any(&[Meaning::Proposed, Meaning::Due]),
            lead: rows::lead_column(shape),
        }
    }
}

fn topics(table: &Table, shape: &Shape) -> Vec<Topic> {
    let TopicColumns {
        topic: item,
        detail,
        proposed,
        lead,
    } = TopicColumns::of(shape);
    table
        .rows
        .iter()
        .skip(shape.first)
        .filter_map(|row| {
            let topic = row.words(item)?;
            Some(Topic {
                lead: rows::lead(row, lead),
                ..rows::proposal(topic, row.words(detail), row.words(proposed), row)
            })
        })
        .collect()
}

/// Gives rows and topics their ids: committee, municipal year and item; rows of the
/// same item are told apart by their actions, then by occurrence.
fn identify(programme: &mut WorkProgramme) {
    let committee = programme.committee.clone().unwrap_or_default();
    let year = programme.year.clone().unwrap_or_default();
    let mut seen: HashMap<(String, String), usize> = HashMap::new();
    let mut id = |kind: &str, item: &str, actions: &str| {
        let count = seen
            .entry((fold::compare(item), fold::compare(actions)))
            .or_default();
        *count += 1;
        identity::id(&[kind, &committee, &year, item, actions, &count.to_string()])
    };
    for row in &mut programme.rows {
        row.id = id(
            "programme",
            &row.item,
            row.actions.as_deref().unwrap_or_default(),
        );
    }
    for topic in &mut programme.forward_plan {
        topic.id = id("topic", &topic.topic, "");
    }
}
