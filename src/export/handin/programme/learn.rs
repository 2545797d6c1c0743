//! What a paper teaches of its programme: how it marks what is not certain, how and where
//! it writes days.

use jiff::civil::Date;

use super::{Days, Plan, SUGGESTED};
use crate::domain::fold;
use crate::export::handin::Cell;
use crate::export::handin::day::Style;
use crate::parse::date;
use crate::parse::programme::items::{self, Mark};
use crate::parse::programme::rows::Columns;
use crate::parse::table::shape;
use crate::store::desk::ProgrammeLine;

/// A column beside that of the days which says the day of the row once more.
#[derive(Debug)]
pub(super) struct Also {
    /// The column of the paper.
    column: usize,
    /// How days are written there.
    style: Style,
    /// What stands there where a row has no day.
    waits: String,
}

impl Plan<'_> {
    /// How the paper marks what is not certain; one that has nothing such is marked so that
    /// the item's own words stay as they are.
    pub(super) fn learn_mark(&self) -> Mark {
        let worn = self.programme.lines.iter().find_map(|line| {
            let cell = || {
                let printed = self.printed(line)?;
                let column = Columns::of(printed.shape).item?;
                items::mark(&printed.words(column))
            };
            items::mark(&line.item).or_else(cell)
        });
        worn.unwrap_or_else(|| Mark::Before(SUGGESTED.to_owned()))
    }

    /// Learns how the paper writes days, and whether it does so once over their rows.
    pub(super) fn learn_days(&mut self) {
        let mut cells: Vec<(Date, String)> = Vec::new();
        let mut before: Option<Date> = None;
        let mut last = None;
        for line in &self.programme.lines {
            let Some(printed) = self.printed(line) else {
                continue;
            };
            if line.topic || last == Some(&printed.row.place) {
                continue;
            }
            last = Some(&printed.row.place);
            let cell = match self.days {
                Days::Column(column) if self.put == 0 => {
                    printed.has(Some(column)).then(|| printed.words(column))
                }
                Days::Column(_) => None,
                Days::Bands => printed
                    .band()
                    .filter(|band| shape::section_day(band).is_some())
                    .and_then(|band| band.only())
                    .map(|(_, cell)| cell.text.clone()),
            };
            let told = told_day(line);
            match (cell, told) {
                (Some(words), told) => {
                    if let Some(day) = told {
                        cells.push((day, words.clone()));
                    }
                    if line.by_hand.day.is_none() {
                        let key = (line.date, line.note.clone());
                        self.printed.entry(key).or_insert(words);
                    }
                }
                (None, Some(day)) => self.once |= before == Some(day),
                (None, None) => {}
            }
            before = told;
        }
        if let Some(form) = self.form
            && cells.is_empty()
            && let Some(printed) = self.programme.lines.iter().find_map(|line| {
                let source = line.source.as_ref()?;
                form.at(&source.place)
            })
        {
            // The days stand over the tables.
            let over = printed.table.above.iter().rev();
            cells.extend(over.filter_map(|words| Some((date::find(words)?.date, words.clone()))));
        }
        self.style = Style::learn(cells.iter().map(|(day, words)| (*day, words.as_str())));
    }

    /// Learns which columns beside that of the days say a row's own day: those in which no
    /// row of the paper names another.
    pub(super) fn learn_also(&mut self) {
        let width = self.shape.columns.len().max(self.shape.headings.len());
        let own = match self.days {
            Days::Column(column) if self.put == 0 => Some(column),
            Days::Column(_) | Days::Bands => None,
        };
        for column in (0..width).filter(|column| Some(*column) != own) {
            let mut days: Vec<(Date, String)> = Vec::new();
            let mut waits = String::new();
            let mut differs = false;
            for line in &self.programme.lines {
                let Some(printed) = self.printed(line).filter(|it| it.is_like(&self.shape)) else {
                    continue;
                };
                let words = printed.words(column);
                match (date::whole(&words), told_day(line)) {
                    (Some(day), Some(told)) if day == told => days.push((day, words)),
                    (Some(_), _) => differs = true,
                    (None, None) if waits.is_empty() => waits = words,
                    (None, _) => {}
                }
            }
            if !differs && !days.is_empty() {
                let printed = days.iter().map(|(day, words)| (*day, words.as_str()));
                self.also.push(Also {
                    column,
                    style: Style::learn(printed),
                    waits,
                });
            }
        }
    }

    /// Where a row says its day once more, that is the day on which it stands now.
    pub(super) fn put_also(&self, line: &ProgrammeLine, is_printed: bool, cells: &mut [Cell]) {
        if is_printed && line.by_hand.day.is_none() {
            return;
        }
        for also in &self.also {
            if let Some(cell) = cells.get_mut(also.column + self.put) {
                *cell = match line.date {
                    Some(day) => Cell {
                        text: also.style.write(day),
                        day: Some(day),
                        slanted: None,
                    },
                    None => Cell::of(also.waits.clone()),
                };
            }
        }
    }

    /// The words that an older paper, or another table, has under the headings of this one.
    pub(super) fn put_elsewhere(&self, line: &ProgrammeLine, cells: &mut [Cell]) {
        let older = || {
            let source = line.source.as_ref()?;
            if Some(source.document_key) == self.programme.document {
                // Of a row that was split the parts keep what the paper says of the whole.
                return self.form?.at(&source.place);
            }
            self.older.get(&source.document_key)?.at(&source.place)
        };
        let Some(printed) = self.printed(line).or_else(older) else {
            return;
        };
        let named = |heading: &str| {
            let folded = fold::compare(heading);
            let mut others = printed.shape.headings.iter();
            others.position(|other| !folded.is_empty() && fold::compare(other) == folded)
        };
        let headings = self.headings.iter().enumerate().skip(self.put);
        for (column, heading) in headings {
            if let (Some(other), Some(cell)) = (named(heading), cells.get_mut(column)) {
                *cell = Cell::of(printed.words(other));
            }
        }
    }
}

/// The day on which the paper puts a row.
pub(super) fn told_day(line: &ProgrammeLine) -> Option<Date> {
    match &line.by_hand.day {
        Some(said) => said.what.paper.flatten(),
        None => line.date,
    }
}
