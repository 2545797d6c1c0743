//! The work programme and its forward plan, from the tables that hold them.

mod blocks;
mod captioned;
mod entries;
mod grid;
pub mod items;
mod list;
mod notice;
pub mod register;
#[cfg(test)]
mod tests;
mod title;
mod waiting;

use std::collections::HashMap;

use jiff::civil::Date;

use crate::domain::actions::ActionTable;
use crate::domain::programme::{ProgrammeRow, Topic, WorkProgramme};
use crate::domain::source::Loss;
use crate::domain::{fold, identity};
use crate::extract::Document;
use crate::parse::date;
use crate::parse::paragraph::{Block, is_capitals};
use crate::parse::pattern::Pattern;
use crate::parse::table::cell;
use crate::parse::table::heading::Meaning;
use crate::parse::table::shape::{self, Kind, Shape, Sorted};
use crate::parse::table::{Row, Table};

/// What stands in a day's cell where there is none to come.
static UNSCHEDULED: Pattern = Pattern::new(
    r"(?i)^\W*(?:unscheduled|undated|no (?:\w+ )?date|not (?:yet )?(?:scheduled|programmed|timetabled|dated))\b",
);

/// Behind a day that is not yet certain.
static UNSURE_DAY: Pattern =
    Pattern::new(r"(?i)^\W*(?:provisional|tb[ca]|to be confirmed|date to be confirmed)\b");

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
                add_register(programme, register.topics, own && !plan);
            }
            continue;
        }
        let Some(shape) = shape else {
            if let Some(last) = programmes.last_mut().filter(|last| !last.rows.is_empty())
                && let Some(topics) = reserve(table)
            {
                last.forward_plan.extend(topics);
                continue;
            }
            // Beside a programme a matrix of ticks needs no title that says so.
            let matrix = !programmes.is_empty() && grid::is_matrix(table);
            let said = shape::announced(&over);
            if matrix || said.programme || !said.tasks && grid::is_of_days(table, &over) {
                let named = title::read(&over);
                let context = named.year.as_deref().and_then(title::middle);
                if let Some(mut grid) = grid::read(table, &titles, context) {
                    grid::settle_months(&mut grid.rows, &programmes);
                    let at = place(&mut programmes, named);
                    if let Some(programme) = programmes.get_mut(at) {
                        add_grid(programme, grid);
                    }
                    continue;
                }
                if matrix {
                    losses.push(Loss {
                        page: table.rows.first().and_then(|row| row.place.page),
                        what: "a programme of items by meeting whose rows could not be told apart"
                            .to_owned(),
                    });
                    continue;
                }
            }
            if title::is_nearest(&table.above) && table.rows.len() > 2 && table.width() > 2 {
                losses.push(Loss {
                    page: table.rows.first().and_then(|row| row.place.page),
                    what: "a work programme whose columns could not be told apart".to_owned(),
                });
            }
            continue;
        };
        over.extend(shape.title.clone());
        let named = title::read(&over);
        // Of a table without known headings the cells say that its columns are kinds of items.
        if shape.kind == Kind::Programme
            && shape.headings.is_empty()
            && let Some(kinds) = grid::by_kind(
                table,
                &titles,
                named.year.as_deref().and_then(title::middle),
            )
            && kinds.lists > 1
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
            let (mut rows, topics) = rows(table, shape, &titles, context, &mut losses);
            if italics {
                let item = Columns::of(shape).item;
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
    for programme in &mut programmes {
        programme.committee = programme.committee.take().or_else(|| body.clone());
        finish(programme);
    }
    (programmes, losses)
}

/// Whether all of a paper is the plan of those who decide, so that it tells of no meeting.
pub fn is_plan_of_decisions(document: &Document) -> bool {
    register::is_plan(&top(document))
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

fn add_grid(programme: &mut WorkProgramme, grid: grid::Matrix) {
    if programme.rows.is_empty() {
        programme.headings = grid.headings;
    }
    programme.rows.extend(grid.rows);
    programme.forward_plan.extend(grid.topics);
}

/// Puts what stands under no meeting's day with what waits for one, and gives all ids.
fn finish(programme: &mut WorkProgramme) {
    // What has come of an item is no topic's: such a row stays as it is.
    let waits = |row: &ProgrammeRow| row.date.is_none() && row.progress.is_none();
    let (waiting, rows): (Vec<_>, Vec<_>) = programme.rows.drain(..).partition(waits);
    programme.rows = rows;
    let topics = waiting.into_iter().map(|row| Topic {
        topic: row.item,
        detail: row.actions.filter(|words| Some(words) != row.note.as_ref()),
        proposed: row
            .note
            .filter(|note| cell::says_when(note) || UNSCHEDULED.is_in(note)),
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
            !shape.headings.is_empty() && !plan && !register::is_of_decisions(&table.above)
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

/// Reads every work programme that a document prints as a list.
pub fn listed(blocks: &[Block]) -> Vec<WorkProgramme> {
    let mut programmes = list::read(blocks);
    if programmes.is_empty() {
        programmes.extend(captioned::read(blocks));
    }
    for programme in &mut programmes {
        finish(programme);
    }
    programmes
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

/// The columns of a programme.
#[derive(Debug, Clone, Default)]
pub struct Columns {
    /// The day of the meeting.
    pub day: Option<usize>,
    /// The item.
    pub item: Option<usize>,
    /// What was recommended or asked for.
    pub action: Option<usize>,
    /// What is said of the item.
    pub detail: Option<usize>,
    /// What came of it.
    pub progress: Option<usize>,
    /// Where an item without a meeting may say when it might be taken.
    others: Vec<usize>,
}

impl Columns {
    /// The columns of a table that is a programme.
    pub fn of(shape: &Shape) -> Columns {
        let item = shape.any(&[Meaning::Item, Meaning::Task]);
        let action = shape
            .any(&[Meaning::Action, Meaning::Task])
            .filter(|column| Some(*column) != item);
        Columns {
            day: shape.any(&[Meaning::Meeting, Meaning::Date]),
            item,
            action,
            // Why an item is taken asks nothing of anybody.
            detail: shape.column(Meaning::Detail).filter(|column| {
                let heading = shape.headings.get(*column).map_or("", String::as_str);
                let folded = fold::compare(heading);
                !["reason", "rationale", "purpose reason", "why"]
                    .iter()
                    .any(|why| folded.starts_with(why))
            }),
            progress: shape.any(&[Meaning::Progress, Meaning::Outcome, Meaning::Status]),
            others: shape.all(&[Meaning::Due, Meaning::Proposed, Meaning::Status]),
        }
    }

    fn actions(&self, row: &Row) -> Option<String> {
        // An empty cell is not filled from another column.
        row.words(self.action.or(self.detail))
    }
}

/// What the rows under a day have in common.
#[derive(Default)]
struct Day {
    date: Option<Date>,
    note: Option<String>,
    /// "(provisional)" behind the day.
    unsure: bool,
}

fn rows(
    table: &Table,
    shape: &Shape,
    titles: &items::Titles,
    mut context: Option<Date>,
    losses: &mut Vec<Loss>,
) -> (Vec<ProgrammeRow>, Vec<Topic>) {
    let columns = Columns::of(shape);
    let body = table.rows.get(shape.first..).unwrap_or_default();
    let unaligned = unaligned(table, body, &columns, losses);
    let mut day = shape::day_over(table, shape)
        .filter(|_| columns.day.is_none())
        .map(|(line, found)| read_day(line, Some(found)))
        .unwrap_or_default();
    let merged = columns.day.is_some_and(|column| {
        let mut cells = body.iter().filter_map(|row| row.cells.get(column));
        cells.any(|cell| cell.continues)
    });
    let mut item: Option<items::Item> = None;
    let mut rows = Vec::new();
    let mut topics = Vec::new();
    let mut waits = false;
    // What stands in the place of a day over the items that wait: "To be scheduled (June?)".
    let mut proposed: Option<String> = None;
    for (row, unaligned) in body.iter().zip(unaligned) {
        if let Some(band) = band(table, row, &columns) {
            // "2031/32", "Items for future meetings", "Policy development".
            context = title::year(&band)
                .as_deref()
                .and_then(title::middle)
                .or(context);
            waits = shape::announced(std::slice::from_ref(&band)).topics;
            proposed = None;
            day = read_day(&band, first_day(&band, context));
            item = None;
            continue;
        }
        if let Some(found) = shape::section_day(row)
            && row
                .cell(columns.item)
                .is_none_or(|cell| cell.merged || date::whole(&cell.text).is_some())
        {
            day = read_day(
                &row.only()
                    .map(|(_, cell)| cell.text.clone())
                    .unwrap_or_default(),
                Some(found),
            );
            item = None;
            continue;
        }
        let own = columns.day.and_then(|column| row.cells.get(column));
        let is_bare = own.is_none_or(|cell| cell.is_empty() && !cell.continues);
        let in_cell = !waits || proposed.is_some();
        if merged && is_bare && in_cell && day.date.is_none() {
            // Where merged cells carry a day, "Spring" stands for its own row alone.
            day = Day::default();
            waits = false;
            proposed = None;
        }
        if let Some(cell) = row.cell(columns.day) {
            let words = cell::day_words(&cell.text);
            day = read_day(&words, first_day(&words, context));
            // "Unscheduled" in the place of a day.
            waits = day.date.is_none() && (waits || UNSCHEDULED.is_in(&words));
            proposed = cell.words().filter(|_| waits);
            item = None;
        }
        let actions = columns.actions(row);
        let progress = row.words(columns.progress).filter(|_| !unaligned);
        let own: Vec<items::Item> = row
            .cell(columns.item)
            .map(|cell| {
                items::read(
                    &table.lines(columns.item.unwrap_or_default(), &cell.text),
                    titles,
                )
            })
            .unwrap_or_default();
        let several = own.len() > 1;
        let lost = [
            (
                actions.is_some(),
                "actions that could not be aligned with their items",
            ),
            (
                progress.is_some(),
                "progress that could not be aligned with its action",
            ),
        ];
        losses.extend(
            lost.iter()
                .filter(|(is_lost, _)| several && *is_lost)
                .map(|(_, what)| Loss {
                    page: row.place.page,
                    what: (*what).to_owned(),
                }),
        );
        if waits {
            let detail = actions.filter(|_| !several);
            topics.extend(
                own.into_iter().map(|each| {
                    waiting(row, &columns, each.text, detail.as_ref(), proposed.as_ref())
                }),
            );
            continue;
        }
        if let Some(last) = own.last() {
            item = Some(last.clone());
        }
        // An item named once stands for the actions under it.
        let repeated = own.is_empty() && actions.is_some();
        // "Annual items": each row says its month itself.
        let note = match (&day.date, &day.note) {
            (None, note) if !note.as_deref().is_some_and(cell::says_when) => {
                let mut months = row
                    .filled()
                    .filter(|(column, _)| Some(*column) != columns.item);
                let month = months.find(|(_, cell)| entries::is_month(&cell.text));
                month
                    .and_then(|(_, cell)| cell.words())
                    .or_else(|| note.clone())
            }
            (_, note) => note.clone(),
        };
        let progress = progress.filter(|words| !entries::is_month(words));
        for each in own.into_iter().chain(item.clone().filter(|_| repeated)) {
            rows.push(ProgrammeRow {
                id: String::new(),
                date: day.date,
                note: note.clone(),
                item: each.text,
                tentative: each.tentative || day.unsure,
                actions: actions.clone().filter(|_| !several),
                progress: progress.clone().filter(|_| !several),
                place: row.place.clone(),
            });
        }
    }
    (rows, topics)
}

/// The topics of a table behind a programme whose first row alone says that they wait: "Items
/// to be scheduled" over topics and what is said of them.
fn reserve(table: &Table) -> Option<Vec<Topic>> {
    let (head, body) = table.rows.split_first()?;
    let words = head
        .only()?
        .1
        .words()
        .filter(|words| shape::is_title(words))?;
    if !shape::announced(&[words]).topics || table.width() > RESERVE_COLUMNS {
        return None;
    }
    let topics = body.iter().filter_map(|row| {
        let topic = row.words(Some(0)).filter(|words| cell::is_words(words))?;
        Some(proposal(topic, row.words(Some(1)), None, row))
    });
    Some(topics.collect()).filter(|topics: &Vec<Topic>| !topics.is_empty())
}

/// Columns of such a table: a topic, and what is said of it.
const RESERVE_COLUMNS: usize = 2;

/// An item that stands under "Items for future meetings".
fn waiting(
    row: &Row,
    columns: &Columns,
    topic: String,
    detail: Option<&String>,
    over: Option<&String>,
) -> Topic {
    let mut said = columns
        .others
        .iter()
        .filter_map(|column| row.words(Some(*column)));
    let proposed = said.find(|words| cell::says_when(words));
    proposal(
        topic,
        detail.cloned(),
        proposed.or_else(|| over.cloned()),
        row,
    )
}

/// A topic with the day that its proposed time names.
fn proposal(topic: String, detail: Option<String>, proposed: Option<String>, row: &Row) -> Topic {
    Topic {
        topic,
        detail,
        proposed_date: proposed
            .as_deref()
            .and_then(date::find)
            .map(|found| found.date),
        proposed,
        place: row.place.clone(),
        ..Topic::default()
    }
}

/// The words of a row that only names what follows: a cell over all columns, or one
/// alone that waits for a day or says the year.
fn band(table: &Table, row: &Row, columns: &Columns) -> Option<String> {
    let (column, cell) = row.only()?;
    let words = cell.words()?;
    if shape::section_day(row).is_some() || !shape::is_title(&words) {
        return None;
    }
    let covers = cell.merged && row.cells.len() == 1 && table.width() > 2;
    let waits = shape::announced(std::slice::from_ref(&words)).topics;
    let names_year = title::year(&words).is_some_and(|year| year == words);
    // Where the days too stand in rows of their own, such a title stands over the items.
    let is_item = Some(column) == columns.item && (columns.day.is_some() || !is_capitals(&words));
    (covers || (waits || names_year) && !is_item).then_some(words)
}

fn first_day(text: &str, context: Option<Date>) -> Option<date::Found> {
    match context {
        Some(context) => date::find_with_year(text, context),
        None => date::find(text),
    }
}

/// The day of a cell, and what the cell says besides.
fn read_day(text: &str, found: Option<date::Found>) -> Day {
    let Some(found) = found else {
        return Day {
            date: None,
            note: items::note(text),
            unsure: false,
        };
    };
    let after = &text[found.range.end..];
    let after = date::find_time(after)
        .filter(|(_, range)| {
            after[..range.start]
                .trim_matches(|c: char| !c.is_alphanumeric())
                .len()
                <= 2
        })
        .map_or(after, |(_, range)| &after[range.end..]);
    let before = &text[..found.range.start];
    Day {
        date: Some(found.date),
        // "Meeting:" before the day says nothing besides.
        note: items::note(after)
            .or_else(|| items::note(before).filter(|note| note.split(' ').count() > 2)),
        unsure: UNSURE_DAY.is_in(after),
    }
}

/// Which rows have a progress that may belong to their neighbours as well: a cell
/// that covers several rows, or several lines opposite several actions.
fn unaligned(table: &Table, body: &[Row], columns: &Columns, losses: &mut Vec<Loss>) -> Vec<bool> {
    let mut marks = vec![false; body.len()];
    let Some(progress) = columns.progress else {
        return marks;
    };
    for (index, row) in body.iter().enumerate() {
        let Some(cell) = row.cell(Some(progress)) else {
            continue;
        };
        let below: Vec<&Row> = body[index + 1..]
            .iter()
            .take_while(|row| row.cell(Some(progress)).is_none() && row.cell(columns.day).is_none())
            .filter(|row| columns.actions(row).is_some())
            .collect();
        let covered = below
            .iter()
            .any(|row| row.cells.get(progress).is_some_and(|cell| cell.continues));
        let notes = table.lines(progress, &cell.text).len();
        let own = columns
            .action
            .and_then(|column| Some((column, row.cell(Some(column))?)))
            .map_or(1, |(column, cell)| table.lines(column, &cell.text).len());
        if covered || (!below.is_empty() && notes > 1 && notes > own) {
            marks[index] = true;
            losses.push(Loss {
                page: row.place.page,
                what: "progress that could not be aligned with its action".to_owned(),
            });
        }
    }
    marks
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
        }
    }
}

fn topics(table: &Table, shape: &Shape) -> Vec<Topic> {
    let TopicColumns {
        topic: item,
        detail,
        proposed,
    } = TopicColumns::of(shape);
    table
        .rows
        .iter()
        .skip(shape.first)
        .filter_map(|row| {
            let topic = row.words(item)?;
            Some(proposal(topic, row.words(detail), row.words(proposed), row))
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
