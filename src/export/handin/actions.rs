//! The action tracker as it is handed in: what is open, what the last tracker prints, and
//! what was closed since the meeting before, in the columns of the paper.

use jiff::civil::Date;

use super::day::Style;
use super::form::{self, Form, Printed};
use super::{Cell, Line, Table, Wanted};
use crate::domain::wording;
use crate::export::promises;
use crate::parse::actions::{Columns, columns};
use crate::parse::date;
use crate::parse::table::heading::Meaning;
use crate::parse::table::shape::{Kind, Shape};
use crate::store::desk::ActionRow;
use crate::store::handed::Tracker;
use crate::thread::state::State;

/// The columns of a tracker whose paper tells of none.
const HEADINGS: [&str; 6] = [
    "Date of meeting",
    "Minute",
    "Action",
    "Lead officer",
    "Due date",
    "Progress",
];

/// The day for which a tracker is handed in.
#[derive(Debug, Clone, Copy)]
pub struct Standing {
    /// The day that counts as today.
    pub today: Date,
    /// The day of the meeting before: what was closed since is still told.
    pub since: Option<Date>,
}

/// A tracker being laid out.
struct Plan<'a> {
    tracker: &'a Tracker,
    form: Option<&'a Form>,
    shape: Shape,
    columns: Columns,
    /// Notes on what came of it, where they stand apart from the state.
    progress: Option<usize>,
    style: Style,
    wanted: &'a Wanted<'a>,
}

/// The table of a committee's actions; `None` where there are none.
pub fn table(
    tracker: &Tracker,
    form: Option<&Form>,
    standing: Standing,
    wanted: &Wanted,
    is_kept: impl Fn(&ActionRow) -> bool,
) -> Option<Table> {
    let plan = Plan::of(tracker, form, wanted);
    let mut lines: Vec<(Option<u32>, Option<Date>, u32, Line)> = Vec::new();
    for group in promises::groups(&tracker.actions) {
        let printed = |action: &ActionRow| plan.printed(action).is_some();
        let mut told: Vec<&ActionRow> = group.all.iter().copied().filter(|a| printed(a)).collect();
        if told.is_empty() {
            let is_open = !matches!(group.state(standing.today), State::Done | State::Answered);
            let closed = group
                .all
                .iter()
                .filter_map(|action| closed_on(action))
                .max();
            let lately = closed.is_some_and(|day| standing.since.is_none_or(|since| day >= since));
            if closed.map_or(is_open, |_| lately) {
                told.push(group.first());
            }
        }
        for action in told.into_iter().filter(|action| is_kept(action)) {
            let place = plan.printed(action).map(|printed| {
                printed.row.place.line + printed.row.place.page.unwrap_or(0) * 10_000
            });
            let minute = action.minute.as_deref().map_or(0, leading_number);
            let mut line = plan.line(action);
            // Whom somebody named in the room stands where the minutes name nobody.
            if let Some(cell) = plan.columns.owner.and_then(|at| line.cells.get_mut(at))
                && cell.text.is_empty()
            {
                group.lead().unwrap_or_default().clone_into(&mut cell.text);
            }
            lines.push((place, action.date, minute, line));
        }
    }
    // Rows of the paper keep their order; what came since stands behind, the oldest first,
    // in the order of the minutes.
    lines.sort_by_key(|(place, made, minute, _)| (place.is_none(), *place, *made, *minute));
    let lines: Vec<Line> = lines.into_iter().map(|(.., line)| line).collect();
    let all = tracker.actions.iter();
    let own = all.filter_map(|action| plan.printed(action));
    (!lines.is_empty()).then(|| Table {
        name: "Actions",
        title: None,
        headings: form::headings(&plan.shape),
        day: None,
        days: plan.style.of_sheet().to_owned(),
        lines,
        own: own.map(|printed| printed.cells()).collect(),
    })
}

/// The number with which that of a minute begins: "21.3" is of minute 21.
fn leading_number(minute: &str) -> u32 {
    let digits: String = minute.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(u32::MAX)
}

/// The day on which a person closed an action.
fn closed_on(action: &ActionRow) -> Option<Date> {
    let closed = action.by_hand.closed.as_ref();
    let ticked = action.ticked.as_ref().map(|tick| tick.on);
    ticked.or(closed.map(|closed| closed.what.on.unwrap_or(closed.said.on)))
}

impl<'a> Plan<'a> {
    fn of(tracker: &'a Tracker, form: Option<&'a Form>, wanted: &'a Wanted<'a>) -> Plan<'a> {
        let own = |action: &&ActionRow| {
            let source = action.source.as_ref();
            source.is_some_and(|source| Some(source.document_key) == tracker.document)
        };
        let places = tracker
            .actions
            .iter()
            .filter(own)
            .filter_map(|action| action.source.as_ref().map(|source| &source.place));
        let main = form.and_then(|form| form.main(Kind::Tasks, places));
        let plain = || HEADINGS.map(ToOwned::to_owned).to_vec();
        let told = main.map_or_else(
            || Shape::of_headings(Kind::Tasks, tracker.headings.clone()),
            |(_, _, shape)| shape.clone(),
        );
        let shape = if columns(&told).task.is_some() {
            told
        } else {
            Shape::of_headings(Kind::Tasks, plain())
        };
        let days: Vec<(Date, String)> = main
            .map(|(_, table, _)| {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells
                    .filter_map(|cell| Some((date::find(&cell.text)?.date, cell.text.clone())))
                    .collect()
            })
            .unwrap_or_default();
        let columns = columns(&shape);
        let progress = shape.any(&[Meaning::Progress, Meaning::Outcome]);
        Plan {
            tracker,
            form,
            progress: progress.filter(|column| Some(*column) != columns.task),
            columns,
            shape,
            style: Style::learn(days.iter().map(|(day, words)| (*day, words.as_str()))),
            wanted,
        }
    }

    fn printed(&self, action: &ActionRow) -> Option<Printed<'a>> {
        let source = action.source.as_ref()?;
        let own = Some(source.document_key) == self.tracker.document;
        let printed = self.form?.at(&source.place).filter(|_| own)?;
        printed.is_like(&self.shape).then_some(printed)
    }

    fn line(&self, action: &ActionRow) -> Line {
        let width = form::headings(&self.shape).len();
        let mut cells = vec![Cell::default(); width];
        let printed = self.printed(action);
        let columns = &self.columns;
        if let Some(printed) = printed {
            for (column, cell) in cells.iter_mut().enumerate() {
                *cell = Cell::of(printed.words(column));
            }
        } else {
            let mut put = |column: Option<usize>, words: Option<String>| {
                if let Some((cell, words)) =
                    column.and_then(|column| cells.get_mut(column)).zip(words)
                {
                    cell.text = words;
                }
            };
            put(columns.item, action.item.clone());
            put(columns.minute_number(), action.minute.clone());
            put(columns.task, Some(action.text.clone()));
            put(columns.owner, action.owner.clone());
            put(columns.due, action.due.clone());
            put(columns.status, action.status.clone());
            if let Some(day) = action.date {
                put(columns.entered, Some(self.style.write(day)));
            }
        }
        if let Some(owner) = &action.by_hand.owner {
            set(&mut cells, columns.owner, Cell::of(&owner.what));
        }
        if let Some(due) = &action.by_hand.due {
            set(
                &mut cells,
                columns.due,
                Cell::of(self.style.write(due.what)),
            );
        }
        self.put_outcome(action, &mut cells);
        for cell in &mut cells {
            let day = date::whole(&cell.text);
            cell.day = day.filter(|day| cell.text == self.style.write(*day));
        }
        Line {
            cells,
            printed: printed.map(|printed| printed.cells()),
            changed: self.wanted.is_changed(&action.id),
            ..Line::default()
        }
    }

    /// Whether the paper prints colours in a column: red, amber, green.
    fn has_colours(&self, column: usize) -> bool {
        let mut rows = self.tracker.actions.iter();
        rows.any(|action| {
            let printed = self.printed(action);
            printed.is_some_and(|printed| promises::is_colour(&printed.words(column)))
        })
    }

    /// What a person says came of it, before what the paper says.
    fn put_outcome(&self, action: &ActionRow, cells: &mut [Cell]) {
        let columns = &self.columns;
        let closed = closed_on(action).map(|day| {
            let sentence = action
                .by_hand
                .closed
                .as_ref()
                .map(|closed| closed.what.sentence());
            match sentence.filter(|_| action.ticked.is_none()) {
                Some(sentence) => wording::capital(&sentence),
                None => format!("Complete, {}", self.style.write(day)),
            }
        });
        // A colour is the council's own judgement: it is no place for words.
        let status = columns.status.filter(|column| {
            let own = cells.get(*column).map_or("", |cell| cell.text.as_str());
            !(promises::is_colour(own) || own.is_empty() && self.has_colours(*column))
        });
        let state = status.or(self.progress).or(columns.completed);
        let notes = self.progress.or(status).or(columns.completed);
        let mut written: Vec<String> = action
            .progress
            .iter()
            .map(|entry| format!("{}: {}", wording::short_day(entry.said.on), entry.text))
            .collect();
        match closed {
            Some(closed) if state == notes => written.insert(0, closed),
            Some(closed) => set(cells, state, Cell::of(closed)),
            None => {}
        }
        if written.is_empty() {
            return;
        }
        if let Some(cell) = notes.and_then(|column| cells.get_mut(column)) {
            written.extend(Some(cell.text.clone()).filter(|words| !words.is_empty()));
            cell.text = written.join("\n");
        }
    }
}

fn set(cells: &mut [Cell], column: Option<usize>, cell: Cell) {
    if let Some(place) = column.and_then(|column| cells.get_mut(column)) {
        *place = cell;
    }
}
