//! The work programme as it is handed in: the rows as they stand, in the columns of the
//! paper; dropped rows are left out, the forward plan stands behind in a table of its own.

mod learn;
mod waiting;

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use learn::Also;

use super::day::Style;
use super::form::{self, Form, Printed};
use super::{Cell, Line, Table, Wanted};
use crate::domain::fold;
use crate::parse::date;
use crate::parse::programme::TopicColumns;
use crate::parse::programme::items::{self, Mark};
use crate::parse::programme::rows::Columns;
use crate::parse::table::Row;
use crate::parse::table::shape::{self, Kind, Shape};
use crate::store::corrections::Field;
use crate::store::desk::ProgrammeLine;
use crate::store::handed::Programme;

/// The columns of a programme whose paper tells of none.
const HEADINGS: [&str; 4] = ["Meeting date", "Item", "Actions", "Progress"];
/// Those of its forward plan.
const WAITING: [&str; 3] = ["Topic", "Detail", "Proposed date"];
/// What stands over it, so that it is read again as what it is.
const WAITING_TITLE: &str = "Forward plan: items not yet scheduled";
/// Before an item that is not certain.
const SUGGESTED: &str = "Suggested item: ";
/// In the place of a day that there is none.
const NO_DAY: &str = "Date to be confirmed";

/// Where a programme prints the days of its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Days {
    /// In a column.
    Column(usize),
    /// In rows of their own, over the rows of the day.
    Bands,
}

/// The form of a programme.
struct Plan<'a> {
    programme: &'a Programme,
    form: Option<&'a Form>,
    shape: Shape,
    headings: Vec<String>,
    columns: Columns,
    /// A column of days was put before those of the paper, whose days stand elsewhere.
    put: usize,
    days: Days,
    style: Style,
    /// The paper prints a day once over its rows.
    once: bool,
    mark: Mark,
    /// What is not certain is slanted, as the paper has it.
    slants: bool,
    /// Other columns that say the day of a row.
    also: Vec<Also>,
    /// A person named another lead officer where one cell of the paper names that of several
    /// rows: each row has its own then.
    leads_apart: bool,
    /// The papers that tell rows which this one does not tell.
    older: &'a BTreeMap<i64, Form>,
    /// The words of the days as they are printed, by what the rows say.
    printed: HashMap<(Option<Date>, Option<String>), String>,
    wanted: &'a Wanted<'a>,
}

/// Rows that are one row of the paper, or one row by itself.
struct Piece<'a> {
    lines: Vec<&'a ProgrammeLine>,
    printed: Option<Printed<'a>>,
    /// All that the paper's row tells, and nothing of it changed.
    whole: bool,
}

/// A programme laid out.
pub struct Laid {
    /// Its tables.
    pub tables: Vec<Table>,
    /// What a person typed and the paper has no column for.
    pub unplaced: Vec<String>,
}

/// The tables of a programme. `slants`: the form can show italics as the paper does. `older`:
/// the forms of the papers that tell rows which the newest does not.
pub fn lay(
    programme: &Programme,
    form: Option<&Form>,
    slants: bool,
    older: &BTreeMap<i64, Form>,
    wanted: &Wanted,
    is_kept: impl Fn(&ProgrammeLine) -> bool,
) -> Laid {
    let plan = Plan::of(programme, form, slants, older, wanted);
    let kept = |line: &&ProgrammeLine| line.by_hand.dropped.is_none() && is_kept(line);
    let rows: Vec<&ProgrammeLine> = programme.lines.iter().filter(kept).collect();
    let unplaced = plan.unplaced(&rows);
    let (topics, rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(|line| line.topic);
    let mut main = plan.main(&rows);
    let (inside, apart) = plan.waiting_inside(topics);
    main.lines.extend(inside);
    let mut tables = Vec::new();
    if !main.lines.is_empty() {
        tables.push(main);
    }
    if !apart.is_empty() {
        tables.push(plan.waiting(&apart));
    }
    Laid { tables, unplaced }
}

impl<'a> Plan<'a> {
    fn of(
        programme: &'a Programme,
        form: Option<&'a Form>,
        slants: bool,
        older: &'a BTreeMap<i64, Form>,
        wanted: &'a Wanted<'a>,
    ) -> Plan<'a> {
        let own = |line: &&ProgrammeLine| {
            let source = line.source.as_ref();
            source.is_some_and(|source| Some(source.document_key) == programme.document)
        };
        let places = || {
            let lines = programme.lines.iter().filter(own);
            lines.filter_map(|line| line.source.as_ref().map(|source| &source.place))
        };
        let main = form.and_then(|form| form.main(Kind::Programme, places()));
        let shape = match main {
            Some((_, _, shape)) => shape.clone(),
            None => told(Kind::Programme, &programme.headings, &HEADINGS),
        };
        let mut headings = form::headings(&shape);
        let mut columns = Columns::of(&shape);
        // A day alone in its own column is that of the rows below; one over all columns is
        // a title, also where a column says it once more.
        let is_band = |row: &Row| {
            let over = row.only();
            shape::section_day(row).is_some()
                && over.is_some_and(|(at, cell)| Some(at) != columns.day || cell.merged)
        };
        let in_bands = main.is_some_and(|(_, table, shape)| {
            let mut rows = table.rows.iter().skip(shape.first);
            rows.any(is_band)
        });
        let mut put = 0;
        let days = match columns.day {
            Some(_) | None if in_bands => Days::Bands,
            Some(column) => Days::Column(column),
            None => {
                put = 1;
                headings.insert(0, HEADINGS[0].to_owned());
                Days::Column(0)
            }
        };
        let moved = |column: Option<usize>| column.map(|column| column + put);
        columns.item = moved(columns.item);
        columns.action = moved(columns.action);
        columns.detail = moved(columns.detail);
        columns.progress = moved(columns.progress);
        columns.lead = moved(columns.lead);
        let mut plan = Plan {
            programme,
            form,
            shape,
            headings,
            columns,
            put,
            days,
            style: Style::default(),
            once: false,
            mark: Mark::Before(SUGGESTED.to_owned()),
            slants: slants && form.is_some_and(|form| form.slants),
            also: Vec::new(),
            leads_apart: false,
            older,
            printed: HashMap::new(),
            wanted,
        };
        plan.learn_days();
        plan.learn_also();
        plan.mark = plan.learn_mark();
        plan.leads_apart = programme.lines.windows(2).any(|pair| {
            let own = pair.iter().flat_map(|line| &line.put_right);
            plan.is_led(&pair[1]) && own.into_iter().any(|right| right.field == Field::Lead)
        });
        plan
    }

    /// Whether the cell that names the row's lead officer is merged with the one above.
    fn is_led(&self, line: &ProgrammeLine) -> bool {
        let printed = self.printed(line);
        let column = self
            .columns
            .lead
            .and_then(|lead| lead.checked_sub(self.put));
        let cell = printed
            .zip(column)
            .and_then(|(it, column)| it.row.cells.get(column));
        cell.is_some_and(|cell| cell.continues)
    }

    /// The row of the paper that a line is told by.
    fn printed(&self, line: &ProgrammeLine) -> Option<Printed<'a>> {
        let source = line.source.as_ref()?;
        let own = Some(source.document_key) == self.programme.document;
        let own = own && !line.by_hand.is_part;
        self.form?.at(&source.place).filter(|_| own)
    }

    fn main(&self, lines: &[&'a ProgrammeLine]) -> Table {
        let mut table = Table {
            name: "Work programme",
            title: None,
            headings: self.headings.clone(),
            day: match self.days {
                Days::Column(column) => Some(column),
                Days::Bands => None,
            },
            days: self.style.of_sheet().to_owned(),
            lines: Vec::new(),
            own: self.own_rows(&self.shape, self.put == 0),
        };
        let mut before: Option<(String, &ProgrammeLine)> = None;
        for piece in self.pieces(lines) {
            let Some(&first) = piece.lines.first() else {
                continue;
            };
            let day = self.day_words(first);
            let same_day = before.as_ref().is_some_and(|(words, _)| *words == day);
            let above = before
                .as_ref()
                .filter(|_| same_day)
                .map(|(_, line)| line.item.as_str());
            let mut line = self.line(&piece, above);
            match self.days {
                Days::Column(column) => {
                    line.same_day = same_day && self.once;
                    if !line.same_day {
                        line.cells[column] = self.day_cell(first.date, &day);
                    }
                }
                Days::Bands if !same_day => {
                    let band = piece
                        .printed
                        .filter(|_| first.by_hand.day.is_none())
                        .and_then(|printed| printed.band())
                        .map(|band| band.cells.iter().map(|cell| cell.text.clone()).collect());
                    table.lines.push(Line {
                        cells: vec![self.day_cell(first.date, &day)],
                        printed: band,
                        band: true,
                        ..Line::default()
                    });
                }
                Days::Bands => {}
            }
            before = piece.lines.last().map(|last| (day, *last));
            table.lines.push(line);
        }
        table
    }

    /// The rows of the paper that stand in a table of this shape, and the days over them.
    fn own_rows(&self, shape: &Shape, can: bool) -> Vec<Vec<String>> {
        let mut own = Vec::new();
        let lines = self.programme.lines.iter().filter(|_| can);
        for printed in lines.filter_map(|line| self.printed(line)) {
            if !printed.is_like(shape) {
                continue;
            }
            let band = printed.band().filter(|_| self.days == Days::Bands);
            let day = band.filter(|band| shape::section_day(band).is_some());
            own.extend(day.map(|band| band.cells.iter().map(|cell| cell.text.clone()).collect()));
            own.push(printed.cells());
        }
        own.dedup();
        own
    }

    /// The lines, those that one untouched row of the paper tells together.
    fn pieces(&self, lines: &[&'a ProgrammeLine]) -> Vec<Piece<'a>> {
        let mut pieces: Vec<Piece> = Vec::new();
        for &line in lines {
            let printed = self.printed(line);
            let place = |piece: &Piece| piece.printed.map(|printed| printed.row.place.clone());
            let own = printed.map(|printed| printed.row.place.clone());
            let joins = pieces.last().is_some_and(|last| {
                let alike = |other: &&ProgrammeLine| other.tentative == line.tentative;
                own.is_some()
                    && (last.lines.iter().all(alike) || matches!(self.mark, Mark::Behind(_)))
                    && place(last) == own
                    && last.lines.iter().all(|other| stays(other))
                    && stays(line)
            });
            match pieces.last_mut() {
                Some(last) if joins => last.lines.push(line),
                Some(_) | None => pieces.push(Piece {
                    lines: vec![line],
                    printed,
                    whole: false,
                }),
            }
        }
        let mut taken: Vec<&Row> = Vec::new();
        for piece in &mut pieces {
            let Some(printed) = piece.printed else {
                continue;
            };
            let told = self.programme.lines.iter().filter(|line| {
                let own = self.printed(line).map(|printed| printed.row);
                own.is_some_and(|row| std::ptr::eq(row, printed.row))
            });
            let told = told.count();
            let parts = told > piece.lines.len() && !piece.lines.iter().all(|line| stays(line));
            // The paper's row goes with those of its items that stay, once.
            if parts || taken.iter().any(|row| std::ptr::eq(*row, printed.row)) {
                piece.printed = None;
                continue;
            }
            taken.push(printed.row);
            piece.whole = told == piece.lines.len()
                && piece.lines.iter().all(|line| {
                    line.by_hand.tentative.is_none()
                        && (self.slants
                            || !line.tentative
                            || !self.form.is_some_and(|form| form.slants))
                });
        }
        pieces
    }

    /// A row as it is handed in, without its day. `above` is the item over it on its day.
    fn line(&self, piece: &Piece, above: Option<&str>) -> Line {
        let mut cells = vec![Cell::default(); self.headings.len()];
        let like = piece.printed.filter(|printed| printed.is_like(&self.shape));
        let several = piece.lines.len() > 1;
        if let Some(printed) = like {
            for (column, cell) in cells.iter_mut().enumerate().skip(self.put) {
                *cell = Cell::of(printed.words(column - self.put));
            }
        }
        let Some(first) = piece.lines.first() else {
            return Line::default();
        };
        if like.is_none() {
            self.put_elsewhere(first, &mut cells);
        }
        self.put_also(first, like.is_some(), &mut cells);
        // What was put right is what the paper should have said; of several items in one
        // row, the paper's cell stands.
        let put_right = |field: Field| {
            let mut rights = first.put_right.iter();
            !several && rights.any(|right| right.field == field)
        };
        let bare = |column: Option<usize>| column.map(|column| column - self.put);
        if let Some(item) = self.columns.item.and_then(|column| cells.get_mut(column)) {
            let prints = like.is_some_and(|printed| printed.has(bare(self.columns.item)));
            let repeated = !prints && like.is_some() && above == Some(first.item.as_str());
            if repeated {
                item.text.clear();
            } else if put_right(Field::Item)
                || !(prints && piece.whole && item.text.lines().count() == piece.lines.len())
            {
                item.text = self.items(&piece.lines);
            }
            if self.slants
                && piece
                    .lines
                    .iter()
                    .any(|line| line.by_hand.tentative.is_some())
            {
                item.slanted = Some(piece.lines.iter().any(|line| line.tentative));
            }
        }
        let action = self.columns.action.or(self.columns.detail);
        // What one row of the paper says of several items is said of all of them.
        let told_alone = !several && (like.is_none() || !stays(first));
        if let Some(cell) = action.and_then(|column| cells.get_mut(column)) {
            if put_right(Field::Actions) {
                cell.text = first.actions.clone().unwrap_or_default();
            } else if let Some(words) = &first.actions
                && (like.is_none() || cell.text.is_empty() && told_alone)
            {
                cell.text.clone_from(words);
            }
        }
        if let Some(cell) = self.columns.lead.and_then(|column| cells.get_mut(column))
            && (put_right(Field::Lead)
                || cell.text.is_empty()
                    && (like.is_none() || self.leads_apart && self.is_led(first)))
        {
            cell.text = first.lead.clone().unwrap_or_default();
        }
        if put_right(Field::Progress) || !several && first.unaligned.is_some() {
            self.put_dealt(first, &mut cells);
        }
        self.put_progress(first, like, action, &mut cells);
        if let Days::Column(column) = self.days {
            cells[column] = Cell::default();
        }
        Line {
            cells,
            printed: piece.printed.map(|printed| printed.cells()),
            changed: piece
                .lines
                .iter()
                .any(|line| self.wanted.is_changed(&line.id)),
            ..Line::default()
        }
    }

    /// What a person typed under "to be done", or as the lead officer, where the paper has
    /// no such column.
    fn unplaced(&self, lines: &[&ProgrammeLine]) -> Vec<String> {
        let action = self.columns.action.or(self.columns.detail);
        let mut typed = Vec::new();
        for (field, column, words) in [
            (Field::Actions, action, "what is to be done"),
            (Field::Lead, self.columns.lead, "lead officers"),
        ] {
            if column.is_some() {
                continue;
            }
            let rights = lines.iter().filter_map(|line| {
                let mut rights = line.put_right.iter();
                let right = rights.find(|right| right.field == field)?;
                Some(format!(
                    "“{}” on “{}” is not in it: the paper has no column for {words}.",
                    right.value, line.item
                ))
            });
            typed.extend(rights);
        }
        typed
    }

    /// Progress that was put right or dealt out to the row; what stands beside several rows
    /// and was dealt to none stays in the cell that the paper prints it in.
    fn put_dealt(&self, line: &ProgrammeLine, cells: &mut [Cell]) {
        let column = self.columns.progress;
        let Some(cell) = column.and_then(|column| cells.get_mut(column)) else {
            return;
        };
        let left = line.unaligned.as_deref();
        let left = left.filter(|left| !left.is_empty() && !cell.text.is_empty());
        if line.progress.is_none() && left.is_some_and(|left| same(left, &cell.text)) {
            return;
        }
        let words = line.progress.as_deref().into_iter().chain(left);
        cell.text = words.collect::<Vec<_>>().join("\n");
    }

    /// Progress in its column, a person's before the paper's; in a table that has none,
    /// with what was asked for.
    fn put_progress(
        &self,
        line: &ProgrammeLine,
        paper: Option<Printed>,
        action: Option<usize>,
        cells: &mut [Cell],
    ) {
        let written = !line.by_hand.progress.is_empty();
        if let Some(cell) = self
            .columns
            .progress
            .and_then(|column| cells.get_mut(column))
        {
            if written {
                let mut worded = line.clone();
                if paper.is_some() {
                    worded.progress = (!cell.text.is_empty()).then(|| cell.text.clone());
                }
                cell.text = worded.progress_words();
            } else if paper.is_none() {
                cell.text = line.progress.clone().unwrap_or_default();
            }
        } else if written && let Some(cell) = action.and_then(|column| cells.get_mut(column)) {
            let mut worded = line.clone();
            worded.progress = (!cell.text.is_empty()).then(|| cell.text.clone());
            cell.text = worded.progress_words();
        }
    }

    /// The items of one cell; what stands before the first is said of all.
    fn items(&self, lines: &[&ProgrammeLine]) -> String {
        let all = lines.len() > 1 && lines.iter().all(|line| line.tentative);
        let words: Vec<String> = match &self.mark {
            Mark::Before(mark) if all && !self.slants => {
                let bare = lines.iter().map(|line| items::unmarked(&line.item));
                return format!("{mark}{}", bare.collect::<Vec<_>>().join("\n"));
            }
            Mark::Before(_) | Mark::Behind(_) => lines.iter().map(|line| self.item(line)).collect(),
        };
        words.join("\n")
    }

    /// An item with the mark of what is not certain.
    fn item(&self, line: &ProgrammeLine) -> String {
        let item = &line.item;
        if !line.tentative {
            let firm = line.by_hand.tentative.is_some();
            return if firm { items::unmarked(item) } else { item }.to_owned();
        }
        if self.slants || items::mark(item).is_some() {
            return item.clone();
        }
        match &self.mark {
            Mark::Before(mark) => format!("{mark}{item}"),
            Mark::Behind(mark) => format!("{item}{mark}"),
        }
    }

    /// The words of a row's day.
    fn day_words(&self, line: &ProgrammeLine) -> String {
        let known = self.printed.get(&(line.date, line.note.clone()));
        let of_day = || {
            let mut known = self.printed.iter();
            let same = |key: &(Option<Date>, Option<String>)| {
                line.date.is_some() && line.note.is_none() && key.0 == line.date
            };
            known.find(|(key, _)| same(key)).map(|(_, words)| words)
        };
        if let Some(words) = known.or_else(of_day) {
            return words.clone();
        }
        match (line.date, &line.note) {
            (Some(day), Some(note)) => format!("{} ({note})", self.style.write(day)),
            (Some(day), None) => self.style.write(day),
            (None, Some(note)) => note.clone(),
            (None, None) => NO_DAY.to_owned(),
        }
    }

    fn day_cell(&self, day: Option<Date>, words: &str) -> Cell {
        let is_day =
            |day: &Date| words == self.style.write(*day) || date::whole(words) == Some(*day);
        Cell {
            text: words.to_owned(),
            day: day.filter(is_day),
            slanted: None,
        }
    }
}

/// Nothing was done to a line that parts it from the paper's row.
fn stays(line: &ProgrammeLine) -> bool {
    let mut rights = line.put_right.iter();
    line.by_hand.day.is_none()
        && line.by_hand.progress.is_empty()
        && line.by_hand.added.is_none()
        && rights.all(|right| right.field != Field::Lead)
}

fn same(one: &str, other: &str) -> bool {
    fold::quote(one) == fold::quote(other)
}

/// A table of which only the headings are known, or none.
fn told(kind: Kind, headings: &[String], plain: &[&str]) -> Shape {
    let told = Shape::of_headings(kind, headings.to_vec());
    let enough = match kind {
        Kind::Programme => Columns::of(&told).item.is_some(),
        Kind::Topics => TopicColumns::of(&told).topic.is_some(),
        Kind::Tasks => told.task().is_some(),
    };
    if enough {
        return told;
    }
    let plain = plain.iter().map(|heading| (*heading).to_owned()).collect();
    Shape::of_headings(kind, plain)
}
