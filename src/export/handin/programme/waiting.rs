//! What is not yet scheduled: in the table of the rows itself, or in one of its own.

use super::{Days, Plan, WAITING, WAITING_TITLE, told};
use crate::export::handin::{Cell, Line, Table, form};
use crate::parse::programme::TopicColumns;
use crate::parse::programme::items;
use crate::parse::table::shape::{self, Kind};
use crate::store::corrections::Field;
use crate::store::desk::ProgrammeLine;

/// What stands in the place of a day, or over the rows, where the paper has no words for it.
const NOT_YET: &str = "Not yet scheduled";

impl<'a> Plan<'a> {
    /// Topics that the paper prints in the table of the rows itself, under a title or with
    /// a word in the place of the day; and the others.
    pub(super) fn waiting_inside(
        &self,
        topics: Vec<&'a ProgrammeLine>,
    ) -> (Vec<Line>, Vec<&'a ProgrammeLine>) {
        let inside = |line: &&ProgrammeLine| {
            let printed = self.printed(line);
            line.by_hand.day.is_none()
                && printed.is_some_and(|printed| {
                    printed.shape.kind == Kind::Programme && printed.is_like(&self.shape)
                })
        };
        let has_table = topics.iter().any(|line| {
            let printed = self.printed(line);
            printed.is_some_and(|printed| printed.shape.kind == Kind::Topics)
        });
        let Some(model) = topics.iter().find(|line| inside(line)).copied() else {
            return self.waiting_below(topics, has_table);
        };
        let Some(printed) = self.printed(model) else {
            return (Vec::new(), topics);
        };
        let word = match self.days {
            Days::Column(column) if self.put == 0 && printed.has(Some(column)) => {
                Some(printed.words(column))
            }
            Days::Column(_) | Days::Bands => None,
        };
        let mut lines = Vec::new();
        let title = printed.band().filter(|_| word.is_none());
        if word.is_none() {
            let Some((_, only)) = title.and_then(|band| band.only()) else {
                return (Vec::new(), topics);
            };
            lines.push(Line {
                cells: vec![Cell::of(only.words().unwrap_or_default())],
                printed: title.map(|row| row.cells.iter().map(|cell| cell.text.clone()).collect()),
                band: true,
                ..Line::default()
            });
        }
        let (within, apart): (Vec<_>, Vec<_>) = topics
            .into_iter()
            .partition(|line| inside(line) || !has_table);
        for (at, piece) in self.pieces(&within).iter().enumerate() {
            let mut line = self.line(piece, None);
            if let (Days::Column(column), Some(word)) = (self.days, &word) {
                line.same_day = at > 0 && self.once;
                if !line.same_day {
                    line.cells[column] = Cell::of(word.clone());
                }
            }
            lines.push(line);
        }
        (lines, apart)
    }

    /// Rows of the paper's own table that have no day any more: at its end, where the paper
    /// has no table for such, since no other has their columns.
    fn waiting_below(
        &self,
        topics: Vec<&'a ProgrammeLine>,
        has_table: bool,
    ) -> (Vec<Line>, Vec<&'a ProgrammeLine>) {
        let from_here = topics.iter().any(|line| {
            let printed = self.printed(line);
            printed.is_some_and(|printed| printed.is_like(&self.shape))
        });
        if has_table || !from_here {
            return (Vec::new(), topics);
        }
        let mut lines = Vec::new();
        if self.days == Days::Bands {
            lines.push(Line {
                cells: vec![Cell::of(NOT_YET)],
                band: true,
                ..Line::default()
            });
        }
        for (at, piece) in self.pieces(&topics).iter().enumerate() {
            let mut line = self.line(piece, None);
            if let Days::Column(column) = self.days {
                line.same_day = at > 0 && self.once;
                if !line.same_day {
                    line.cells[column] = Cell::of(NOT_YET);
                }
            }
            lines.push(line);
        }
        (lines, Vec::new())
    }

    /// The forward plan in a table of its own.
    pub(super) fn waiting(&self, topics: &[&'a ProgrammeLine]) -> Table {
        let places = || {
            let printed = topics.iter().filter(|line| self.printed(line).is_some());
            printed.filter_map(|line| line.source.as_ref().map(|source| &source.place))
        };
        let main = self.form.and_then(|form| form.main(Kind::Topics, places()));
        let shape = match main {
            Some((_, _, shape)) => shape.clone(),
            None => told(Kind::Topics, &[], &WAITING),
        };
        let columns = TopicColumns::of(&shape);
        let above = main.and_then(|(_, table, shape)| {
            let own = shape.title.as_ref().filter(|title| shape::is_title(title));
            own.or_else(|| table.above.last().filter(|title| shape::is_title(title)))
        });
        let title = above.filter(|title| shape::announced(std::slice::from_ref(*title)).topics);
        let mut table = Table {
            name: "Forward plan",
            title: Some(title.map_or_else(|| WAITING_TITLE.to_owned(), Clone::clone)),
            headings: form::headings(&shape),
            day: None,
            days: self.style.of_sheet().to_owned(),
            lines: Vec::new(),
            own: self.own_rows(&shape, true),
        };
        for line in topics {
            let printed = self.printed(line);
            let like = printed.filter(|printed| printed.is_like(&shape));
            let mut cells = vec![Cell::default(); table.headings.len()];
            if let Some(printed) = like {
                for (column, cell) in cells.iter_mut().enumerate() {
                    *cell = Cell::of(printed.words(column));
                }
            }
            let mut put = |column: Option<usize>, words: String| {
                if let Some(cell) = column.and_then(|column| cells.get_mut(column))
                    && !words.is_empty()
                {
                    cell.text = words;
                }
            };
            if like.is_none() || line.by_hand.tentative.is_some() {
                // All that waits is not certain: it needs no mark that says so.
                put(columns.topic, items::unmarked(&line.item).to_owned());
            }
            if like.is_none() || !line.by_hand.progress.is_empty() {
                let detail = line.actions.clone().into_iter();
                let progress = Some(line.progress_words()).filter(|words| !words.is_empty());
                let words: Vec<String> = progress.into_iter().chain(detail).collect();
                put(columns.detail, words.join("\n"));
            }
            let said = line.put_right.iter();
            if like.is_none() || said.into_iter().any(|right| right.field == Field::Lead) {
                put(columns.lead, line.lead.clone().unwrap_or_default());
            }
            if like.is_none() {
                let day = line.date.map(|day| self.style.write(day));
                put(
                    columns.proposed,
                    line.note.clone().or(day).unwrap_or_default(),
                );
            }
            table.lines.push(Line {
                cells,
                printed: printed.map(|printed| printed.cells()),
                changed: self.wanted.is_changed(&line.id),
                ..Line::default()
            });
        }
        table
    }
}
