//! The rows of a sheet as they are to be, and what follows them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;

use quick_xml::escape::partial_escape;

use super::around::{beside, dimension, each, escaped};
use super::look::{self, Looks};
use super::place::Place;
use super::refs::{self, Block, Moves};
use super::scan::{self, Area, Row, Sheet, Value};
use crate::domain::fold;
use crate::export::handin::sheet::{self, printable};
use crate::export::handin::{Cell, Line, Table};
use crate::parse::date;

/// A cell that has its words in itself.
const INLINE: &str = "t=\"inlineStr\"";

/// Tables that the workbook does not have, and sentences, at the end of a sheet.
type End<'h> = (&'h [&'h Table], &'h [String]);

/// A row of the sheet that is to be.
enum New<'h> {
    /// One that stood there, or an empty one, and is none of the table's.
    Kept(u32),
    /// One of the table: like which row of the sheet, and whether it is its own.
    Line(&'h Line, usize, bool),
}

/// Writes the rows of one sheet.
struct Writer<'h> {
    sheet: &'h Sheet,
    looks: &'h mut Looks,
    moves: Moves,
    out: String,
    merged: Vec<Area>,
    /// A formula that several cells share could not go along.
    lost: bool,
    has_shared: bool,
}

/// The text of a sheet with the tables written into it, where its rows have gone, and whether
/// formulas were lost.
pub fn sheet(
    sheet: &Sheet,
    tables: &[(&Table, &Place)],
    end: Option<End>,
    looks: &mut Looks,
) -> (String, Moves, bool) {
    let mut blocks: Vec<(Range<u32>, Vec<New>, &Table, &Place)> = tables
        .iter()
        .filter_map(|(table, place)| {
            let (old, plan) = plan(sheet, table, place)?;
            Some((old, plan, *table, *place))
        })
        .collect();
    blocks.sort_by_key(|(old, ..)| old.start);
    let moves = Moves {
        blocks: blocks
            .iter()
            .map(|(old, plan, ..)| block(sheet, old, plan))
            .collect(),
    };
    let still = moves.is_still();
    let cells = || sheet.rows.iter().flat_map(|row| &row.cells);
    let mut writer = Writer {
        sheet,
        looks,
        merged: Vec::new(),
        out: String::new(),
        lost: false,
        has_shared: !still
            && cells().any(|cell| cell.formula.as_ref().is_some_and(|f| f.is_shared)),
        moves,
    };
    writer.keep_merged(&blocks);
    let mut rows = sheet.rows.iter().peekable();
    for (old, plan, table, place) in &blocks {
        while let Some(row) = rows.next_if(|row| row.number < old.start) {
            writer.kept(row);
        }
        while rows.next_if(|row| row.number < old.end).is_some() {}
        writer.block(old.start, plan, table, place);
    }
    for row in rows {
        writer.kept(row);
    }
    if let (Some((tables, notes)), Some((old, _, table, place))) = (end, blocks.first()) {
        let head = sheet.rows.iter().take_while(|row| row.number < old.start);
        let headings = fold::compare(&table.headings.join(" "));
        let head = head.filter(|row| row.key() == headings).last();
        let model = place.known.first().map(|row| &sheet.rows[*row]);
        writer.end(tables, notes, head, model, place.left);
    }
    let (before, behind) = (
        &sheet.text[..sheet.data.start],
        &sheet.text[sheet.data.end..],
    );
    let behind = with_merged(behind, &writer.merged);
    let (before, behind) = if still {
        (before.to_owned(), behind)
    } else {
        (
            dimension(before, &writer.moves),
            beside(&behind, &writer.moves),
        )
    };
    let text = format!("{before}{}{behind}", writer.out);
    (text, writer.moves, writer.lost)
}

/// The rows of a table in their new order, with what stands between them.
fn plan<'h>(sheet: &Sheet, table: &'h Table, place: &Place) -> Option<(Range<u32>, Vec<New<'h>>)> {
    let number = |row: usize| sheet.rows[row].number;
    let known: BTreeSet<u32> = place.known.iter().map(|row| number(*row)).collect();
    let (first, last) = (*known.first()?, *known.last()?);
    let lines = || table.lines.iter().zip(&place.lines);
    let model = |band: bool| {
        let mut same = lines().filter(|(line, row)| line.band == band && row.is_some());
        let several = |row: &&usize| sheet.rows[**row].cells.len() > 1;
        same.find_map(|(_, row)| *row)
            .or_else(|| place.known.iter().find(several).copied())
            .or_else(|| place.known.first().copied())
    };
    let mut plan = Vec::new();
    let mut kept = first;
    let mut before: Option<usize> = None;
    for (line, own) in lines() {
        if let Some(row) = own {
            // What stands between the rows and is none of them stays where it is.
            let between = (kept..number(*row)).filter(|number| !known.contains(number));
            plan.extend(between.map(New::Kept));
            kept = kept.max(number(*row));
        }
        let like = own
            .or(before.filter(|_| !line.band))
            .or_else(|| model(line.band));
        plan.extend(like.map(|like| New::Line(line, like, own.is_some())));
        before = if line.band { before } else { own.or(before) };
    }
    let behind = (kept..=last).filter(|number| !known.contains(number));
    plan.extend(behind.map(New::Kept));
    Some((first..last + 1, plan))
}

fn block(sheet: &Sheet, old: &Range<u32>, plan: &[New]) -> Block {
    let places: BTreeMap<u32, u32> = plan
        .iter()
        .zip(0..)
        .filter_map(|(new, at)| match new {
            New::Kept(number) => Some((*number, at)),
            New::Line(_, row, true) => Some((sheet.rows[*row].number, at)),
            New::Line(_, _, false) => None,
        })
        .collect();
    Block {
        old: old.clone(),
        new: old
            .clone()
            .map(|number| places.get(&number).copied())
            .collect(),
        count: u32::try_from(plan.len()).unwrap_or(u32::MAX),
    }
}

impl Writer<'_> {
    /// A row that is no table's, in its place.
    fn kept(&mut self, row: &Row) {
        let Some(number) = self.moves.row(row.number) else {
            return;
        };
        if number == row.number && !row.cells.iter().any(|cell| cell.formula.is_some()) {
            self.out.push_str(&self.sheet.text[row.range.clone()]);
            return;
        }
        let head = look::with(&self.sheet.text[row.head.clone()], "r", &number.to_string());
        self.out.push_str(&head);
        if head.ends_with("/>") {
            return;
        }
        for cell in &row.cells {
            let words = self.moved_cell(cell, number, None);
            self.out.push_str(&words);
        }
        self.out.push_str("</row>");
    }

    /// A cell in another row, its formula with it. `shade`: its look, where it is another.
    fn moved_cell(&mut self, cell: &scan::Cell, number: u32, style: Option<usize>) -> String {
        let text = &self.sheet.text;
        let mut head = look::with(
            &text[cell.head.clone()],
            "r",
            &refs::name(cell.column, number),
        );
        if let Some(style) = style {
            head = look::with(&head, "s", &style.to_string());
        }
        let Some(formula) = cell.formula.as_ref().filter(|_| !self.moves.is_still()) else {
            return format!("{head}{}", &text[cell.head.end..cell.range.end]);
        };
        let before = &text[cell.head.end..formula.range.start];
        let behind = &text[formula.range.end..cell.range.end];
        if formula.is_shared && self.has_shared {
            self.lost = true;
            return format!("{head}{before}{behind}");
        }
        let words = each(&text[formula.range.clone()], "<f", "</f>", |words| {
            escaped(words, |words| {
                refs::moved(words, &self.sheet.name, true, &self.moves)
            })
        });
        format!("{head}{before}{words}{behind}")
    }

    /// The rows of a table, from their first number on.
    fn block(&mut self, first: u32, plan: &[New], table: &Table, place: &Place) {
        let start = self.moves.below(first);
        let day = table.day.and_then(|day| u32::try_from(day).ok());
        let day = day.map(|day| place.left + day);
        let merges_day = day.is_some_and(|day| {
            self.sheet.merged.iter().any(|area| {
                area.columns == (day, day) && area.rows.1 > area.rows.0 && area.rows.0 >= first
            })
        });
        let mut since: Option<u32> = None;
        for (new, number) in plan.iter().zip(start..) {
            match new {
                New::Kept(old) => {
                    if let Some(row) = self.sheet.row(*old) {
                        self.kept(row);
                    }
                }
                New::Line(line, model, is_own) => {
                    let model = &self.sheet.rows[*model];
                    self.line(line, model, *is_own, number, table, place.left);
                    if !is_own {
                        self.merge_like(model, number);
                    }
                    if !line.same_day {
                        since = Some(number);
                    } else if let (Some(day), Some(since), true) = (day, since, merges_day) {
                        self.merged
                            .retain(|area| area.columns != (day, day) || area.rows.0 != since);
                        self.merged.push(Area {
                            columns: (day, day),
                            rows: (since, number),
                        });
                    }
                }
            }
        }
    }

    fn line(
        &mut self,
        line: &Line,
        model: &Row,
        is_own: bool,
        number: u32,
        table: &Table,
        left: u32,
    ) {
        let width = u32::try_from(table.headings.len()).unwrap_or_default();
        let filled = model.cells.iter().find(|cell| cell.value != Value::None);
        // A title over rows stands where the paper has those over others.
        let title = filled.map_or(left, |cell| cell.column);
        let of_table = |column: u32| -> Option<(&str, Cell)> {
            let printed = line.printed.as_deref().unwrap_or_default();
            if line.band {
                let words = printed.iter().find(|words| !words.trim().is_empty());
                let cell = line.cells.first().filter(|_| column == title);
                let words = words.filter(|_| column == title).map_or("", String::as_str);
                return Some((words, cell.cloned().unwrap_or_default()));
            }
            let at = usize::try_from(column.checked_sub(left)?).ok()?;
            (column < left + width).then_some(())?;
            let words = printed.get(at).map_or("", String::as_str);
            Some((words, line.cells.get(at).cloned().unwrap_or_default()))
        };
        let mut columns: BTreeSet<u32> = model.cells.iter().map(|cell| cell.column).collect();
        if !line.band {
            columns.extend(
                (left..left + width).filter(|column| {
                    of_table(*column).is_some_and(|(_, cell)| !cell.text.is_empty())
                }),
            );
        }
        let mut cells = String::new();
        let mut is_rewritten = false;
        let mut lines = 1;
        for column in columns {
            let old = model.at(column);
            let style = old.map_or(0, |cell| cell.style);
            let new = of_table(column);
            let same = is_own
                && new
                    .as_ref()
                    .is_none_or(|(printed, cell)| fold::quote(&cell.text) == fold::quote(printed));
            if same {
                let Some(old) = old else {
                    continue;
                };
                let shade = line.changed.then(|| self.looks.shaded(style));
                cells.push_str(&self.moved_cell(old, number, shade));
                if self.looks.wraps(style) {
                    lines = lines.max(self.lines(column, &shown(&old.value)));
                }
                continue;
            }
            let (_, new) = new.unwrap_or_default();
            is_rewritten = true;
            if new.text.is_empty() {
                let style = if line.changed {
                    self.looks.shaded(style)
                } else {
                    style
                };
                let formula = old
                    .filter(|_| !is_own)
                    .and_then(|old| self.formula(old, model, number));
                let place = refs::name(column, number);
                let _ = match formula {
                    Some(formula) => write!(cells, "<c r=\"{place}\" s=\"{style}\">{formula}</c>"),
                    None => write!(cells, "<c r=\"{place}\" s=\"{style}\"/>"),
                };
                continue;
            }
            let written = self.written(&new, column, number, style, line.changed);
            if written.contains(INLINE) {
                lines = lines.max(self.lines(column, &new.text));
            }
            cells.push_str(&written);
        }
        let head = self.head(model, number, is_own, is_rewritten, lines);
        let _ = write!(self.out, "{head}{cells}</row>");
    }

    /// The tag of a row, high enough for its lines.
    fn head(&self, like: &Row, number: u32, is_own: bool, is_new: bool, lines: usize) -> String {
        let tag = &self.sheet.text[like.head.clone()];
        let mut head = look::with(tag, "r", &number.to_string());
        if let Some(open) = head.strip_suffix("/>") {
            head = format!("{}>", open.trim_end());
        }
        if !is_own {
            head = look::without(&look::without(&head, "hidden"), "ht");
        }
        let own: Option<f64> = look::attribute(&head, "ht").and_then(|words| words.parse().ok());
        let is_set = look::attribute(&head, "customHeight").is_some();
        let lines = f64::from(u32::try_from(lines).unwrap_or(u32::MAX));
        let wanted = lines * self.sheet.line_height;
        let is_enough = match own {
            Some(own) => own >= wanted || !is_new,
            None => wanted <= self.sheet.line_height && !is_set,
        };
        if is_enough {
            return head;
        }
        let head = look::without(&head, "customHeight");
        look::with(&head, "ht", &format!("{}", wanted.min(409.0)))
    }

    /// How many lines words take in a column.
    fn lines(&self, column: u32, words: &str) -> usize {
        sheet::lines(words, self.sheet.width(column))
    }

    /// A formula that reckons every row reckons a new one too.
    fn formula(&mut self, old: &scan::Cell, like: &Row, number: u32) -> Option<String> {
        let formula = old.formula.as_ref().filter(|formula| !formula.is_shared)?;
        let here = self.moves.row(like.number).unwrap_or(like.number);
        let text = &self.sheet.text[formula.range.clone()];
        Some(each(text, "<f", "</f>", |words| {
            escaped(words, |words| {
                let words = refs::moved(words, &self.sheet.name, true, &self.moves);
                refs::moved(&words, &self.sheet.name, true, &Moves::one(here, number))
            })
        }))
    }

    /// A cell with other words, or another day, in the look of its column.
    fn written(
        &mut self,
        new: &Cell,
        column: u32,
        number: u32,
        style: usize,
        is_changed: bool,
    ) -> String {
        let place = refs::name(column, number);
        let as_day = if self.looks.is_day(style) {
            Some(style)
        } else {
            new.day.and_then(|_| self.day_look(column))
        };
        if let (Some(style), Some(day)) = (as_day, new.day.or_else(|| date::whole(&new.text))) {
            let style = if is_changed {
                self.looks.shaded(style)
            } else {
                style
            };
            let days = sheet::count(day);
            return format!("<c r=\"{place}\" s=\"{style}\"><v>{days}</v></c>");
        }
        let style = self.looks.wrapped(style, is_changed);
        format!("<c r=\"{place}\" s=\"{style}\" {}</c>", inline(&new.text))
    }

    /// The look in which a column shows its days.
    fn day_look(&self, column: u32) -> Option<usize> {
        let cells = self.sheet.rows.iter().filter_map(|row| row.at(column));
        let mut days = cells.filter(|cell| matches!(cell.value, Value::Number(_)));
        days.find_map(|cell| Some(cell.style).filter(|style| self.looks.is_day(*style)))
    }

    /// A row that is made like another joins the same of its cells.
    fn merge_like(&mut self, like: &Row, number: u32) {
        let own = self.sheet.merged.iter();
        let own = own.filter(|area| area.rows == (like.number, like.number));
        let own: Vec<Area> = own
            .map(|area| Area {
                rows: (number, number),
                ..*area
            })
            .collect();
        self.merged.extend(own);
    }

    /// Cells that are one stay so where their rows stay together.
    fn keep_merged(&mut self, blocks: &[(Range<u32>, Vec<New>, &Table, &Place)]) {
        for area in &self.sheet.merged {
            let (first, last) = area.rows;
            let is_inside = blocks
                .iter()
                .any(|(old, ..)| old.contains(&first) && old.contains(&last));
            let rows = if is_inside && last - first < 10_000 {
                let new: Option<Vec<u32>> = (first..=last).map(|row| self.moves.row(row)).collect();
                new.filter(|new| new.windows(2).all(|two| two[0] + 1 == two[1]))
                    .and_then(|new| Some((*new.first()?, *new.last()?)))
            } else {
                self.moves.rows(first, last)
            };
            self.merged.extend(rows.map(|rows| Area { rows, ..*area }));
        }
    }

    /// Tables that the workbook does not have, and sentences, behind all of its rows.
    fn end(
        &mut self,
        tables: &[&Table],
        notes: &[String],
        head: Option<&Row>,
        model: Option<&Row>,
        left: u32,
    ) {
        let mut last = self.sheet.rows.iter().rev().filter(|row| row.is_filled());
        let last = last.find_map(|row| self.moves.row(row.number));
        let ends = self.moves.ends();
        let mut number = last.into_iter().chain(ends).max().unwrap_or_default() + 1;
        // Empty rows that carry a look would be written twice.
        self.out = without_rows_from(&self.out, number);
        let style = |row: Option<&Row>, column: u32| {
            row.and_then(|row| row.at(column))
                .map_or(0, |cell| cell.style)
        };
        for table in tables {
            let title = table.title.clone().unwrap_or_default();
            number += 1;
            self.plain(number, left, &[Cell::of(title)], |_| 0);
            number += 1;
            let headings: Vec<Cell> = table.headings.iter().map(Cell::of).collect();
            self.plain(number, left, &headings, |column| style(head, column));
            for line in &table.lines {
                number += 1;
                self.plain(number, left, &line.cells, |column| style(model, column));
            }
            number += 1;
        }
        for note in notes {
            number += 1;
            self.plain(number, left, &[Cell::of(note)], |_| 0);
        }
    }

    fn plain(&mut self, number: u32, left: u32, cells: &[Cell], style: impl Fn(u32) -> usize) {
        let _ = write!(self.out, "<row r=\"{number}\">");
        for (column, cell) in (left..).zip(cells) {
            if !cell.text.is_empty() {
                let words = self.written(cell, column, number, style(column), false);
                self.out.push_str(&words);
            }
        }
        self.out.push_str("</row>");
    }
}

/// What a cell shows, to reckon its room.
fn shown(value: &Value) -> String {
    match value {
        Value::Words(words) => words.clone(),
        Value::Number(_) | Value::None => String::new(),
    }
}

fn inline(words: &str) -> String {
    let words = printable(words);
    format!(
        "{INLINE}><is><t xml:space=\"preserve\">{}</t></is>",
        partial_escape(words.as_str())
    )
}

fn without_rows_from(text: &str, number: u32) -> String {
    let mut from = 0;
    while let Some(at) = text[from..].find("<row").map(|at| from + at) {
        let row = look::attribute(&look::head(&text[at..]), "r").and_then(|r| r.parse().ok());
        if row.is_some_and(|row: u32| row >= number) {
            return text[..at].to_owned();
        }
        from = at + 1;
    }
    text.to_owned()
}

/// The list of the cells that are one, made anew.
fn with_merged(text: &str, merged: &[Area]) -> String {
    let Some(start) = text.find("<mergeCells") else {
        return text.to_owned();
    };
    let Some(end) = text[start..].find("</mergeCells>") else {
        return text.to_owned();
    };
    let end = start + end + "</mergeCells>".len();
    let mut list = String::new();
    for area in merged {
        let one = refs::name(area.columns.0, area.rows.0);
        let other = refs::name(area.columns.1, area.rows.1);
        let _ = write!(list, "<mergeCell ref=\"{one}:{other}\"/>");
    }
    if !list.is_empty() {
        list = format!("<mergeCells count=\"{}\">{list}</mergeCells>", merged.len());
    }
    format!("{}{list}{}", &text[..start], &text[end..])
}
