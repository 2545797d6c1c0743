//! Charts of a paper's tables of figures: what a table makes, and which chart is shown.
//!
//! A chart holds the figures as the paper prints them and adds none: bars stand for
//! categories, and columns or lines for what goes on over three periods or more. All of
//! them begin at nought: a scale that does not makes much of little.

pub mod choices;
pub mod near;
pub mod numbers;
pub mod table;

use crate::store::desk::SourceRow;
use crate::store::reports::FigureLine;
use crate::tui::event::Subject;
use near::Near;

/// How a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Bars, one a category.
    Bars,
    /// Lines over periods.
    Lines,
}

/// A number as the paper prints it.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// The number.
    pub value: f64,
    /// As printed.
    pub printed: String,
}

/// What stands along a chart: a category, or a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// As printed.
    pub words: String,
    /// It adds up others, so a bar of it would dwarf them.
    pub total: bool,
}

/// Numbers that belong together.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What they are of.
    pub name: String,
    /// One for each label; none where the paper has none.
    pub points: Vec<Option<Point>>,
}

/// A chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// The line over the table that names it.
    pub title: String,
    /// The store's key of the table.
    pub table: i64,
    /// Where the table begins.
    pub source: SourceRow,
    /// What the numbers count.
    pub unit: Option<String>,
    /// What they stand for, where it is one for all.
    pub period: Option<String>,
    /// How it is drawn.
    pub kind: Kind,
    /// What stands along it.
    pub labels: Vec<Label>,
    /// The numbers.
    pub series: Vec<Series>,
}

impl Chart {
    /// The numbers that are drawn: totals only where a chart has nothing else.
    pub fn drawn(&self) -> impl Iterator<Item = &Point> {
        self.series.iter().flat_map(|series| {
            let points = series.points.iter().enumerate();
            points.filter_map(|(at, point)| point.as_ref().filter(|_| self.draws(at)))
        })
    }

    /// What its numbers are of.
    pub fn name(&self) -> String {
        let names: Vec<&str> = self.series.iter().map(|one| one.name.as_str()).collect();
        match names.as_slice() {
            [first, second] => format!("{first} and {second}"),
            [first, .., last] => format!("{} together, {first} to {last}", names.len()),
            _ => names.concat(),
        }
    }

    /// Whether a label is of a part of its period.
    pub fn is_part(&self, label: usize) -> bool {
        self.kind == Kind::Lines
            && self
                .labels
                .get(label)
                .is_some_and(|label| table::is_part(&label.words))
    }

    /// Whether the numbers of a label are drawn.
    pub fn draws(&self, label: usize) -> bool {
        self.labels.get(label).is_some_and(|label| !label.total)
            || self.labels.iter().all(|label| label.total)
    }

    /// The least and the largest number that is drawn.
    pub fn bounds(&self) -> Option<(&Point, &Point)> {
        let least = self.drawn().min_by(|a, b| a.value.total_cmp(&b.value))?;
        let largest = self.drawn().max_by(|a, b| a.value.total_cmp(&b.value))?;
        Some((least, largest))
    }
}

/// The charts that are open over the panes.
#[derive(Debug)]
pub struct ChartView {
    /// Those of each table, the tables in the order of the paper.
    pub tables: Vec<Vec<Chart>>,
    /// The table that is shown.
    pub at: usize,
    /// The chart of it that is shown.
    pub column: usize,
    /// The first line of its numbers that is shown.
    pub top: usize,
    /// Why this table was opened, and no other.
    pub why: Why,
}

/// Why a table is the one that is shown first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It stands where one was.
    Here,
    /// It is the first on the page where one was.
    OnThePage,
    /// The words around it speak of its figures most.
    SpokenOf,
    /// It is the first of them.
    First,
}

impl ChartView {
    /// The charts of some figures: the table of a place first, else the one that the words
    /// near it speak of most; none where they make none.
    pub fn new(
        figures: &[FigureLine],
        near: &[Near],
        place: Option<&Subject>,
    ) -> Option<ChartView> {
        let tables = table::charts(figures, near);
        let of = |key: i64| {
            let mut tables = tables.iter();
            tables.position(|charts| charts.first().is_some_and(|chart| chart.table == key))
        };
        let here = || {
            let mut rows = figures.iter();
            let row = rows.find(|row| Some(&Subject::of(&row.source)) == place)?;
            Some((of(row.table_key)?, Why::Here))
        };
        let on_the_page = || {
            let Some(Subject::Place {
                document,
                page: Some(page),
                ..
            }) = place
            else {
                return None;
            };
            let on = |row: &&FigureLine| {
                row.source.document_key == *document && row.source.place.page == Some(*page)
            };
            let mut rows = figures.iter().filter(on);
            rows.find_map(|row| Some((of(row.table_key)?, Why::OnThePage)))
        };
        let spoken_of = || {
            let score = |near: &&Near| {
                let charts = tables.iter().flatten();
                let own = charts.filter(|chart| chart.table == near.table);
                own.map(|chart| near.score(chart)).max().unwrap_or(0)
            };
            // The first of those that are as good.
            let best = near.iter().rev().max_by_key(score)?;
            (score(&best) > 0).then_some((of(best.table)?, Why::SpokenOf))
        };
        let found = here().or_else(on_the_page).or_else(spoken_of);
        let (at, why) = found.unwrap_or((0, Why::First));
        (!tables.is_empty()).then_some(ChartView {
            tables,
            at,
            column: 0,
            top: 0,
            why,
        })
    }

    /// The charts of the table that is shown.
    pub fn charts(&self) -> &[Chart] {
        self.tables.get(self.at).map_or(&[], Vec::as_slice)
    }

    /// The chart that is shown.
    pub fn chart(&self) -> Option<&Chart> {
        self.charts().get(self.column)
    }

    /// Goes to the next table or the one before; whether there is one.
    pub fn turn(&mut self, forward: bool) -> bool {
        let to = if forward {
            Some(self.at + 1)
        } else {
            self.at.checked_sub(1)
        };
        let to = to.filter(|to| *to < self.tables.len());
        if let Some(to) = to {
            self.at = to;
            self.column = 0;
            self.top = 0;
        }
        to.is_some()
    }

    /// Goes over the charts of the table; whether there was one to go to.
    pub fn choose(&mut self, by: isize) -> bool {
        let last = self.charts().len().saturating_sub(1);
        let to = self.column.saturating_add_signed(by).min(last);
        let moved = to != self.column;
        self.column = to;
        if moved {
            self.top = 0;
        }
        moved
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, clippy::unwrap_used, missing_docs)]
pub mod tests {
    use super::*;

    fn charts(figures: &[FigureLine]) -> Vec<Chart> {
        table::charts(figures, &[]).concat()
    }
    use crate::domain::source::Place;

    #[test]
    fn what_there_is_on_a_day_and_what_came_in_a_year_are_no_line() {
        let mut mixed: Vec<FigureLine> = Vec::new();
        for (row, label, printed) in [
            (1, "Berths", ["40", "3", "43"]),
            (2, "Buoys", ["20", "1", "21"]),
        ] {
            let periods = ["31-Mar-30", "2030-31", "30-Sep-30"];
            for (column, (period, printed)) in (1..).zip(periods.into_iter().zip(printed)) {
                let mut cell = figure(row, column, label, period, printed);
                cell.period = Some(period.to_owned());
                mixed.push(cell);
            }
        }
        assert!(charts(&mixed).iter().all(|chart| chart.kind == Kind::Bars));
        let days: Vec<FigureLine> = mixed
            .into_iter()
            .map(|mut cell| {
                if cell.column == 2 {
                    cell.period = Some("30-Jun-30".to_owned());
                }
                cell
            })
            .collect();
        assert!(charts(&days).iter().any(|chart| chart.kind == Kind::Lines));
    }

    /// A figure of a table of an invented paper.
    pub fn figure(row: u32, column: u32, label: &str, heading: &str, printed: &str) -> FigureLine {
        FigureLine {
            table: Some("Table 1: Ferries".to_owned()),
            table_key: 1,
            row,
            column,
            label: label.to_owned(),
            heading: Some(heading.to_owned()),
            value: printed.replace(',', "").parse().unwrap_or_default(),
            printed: printed.to_owned(),
            unit: Some("£000".to_owned()),
            period: None,
            total: label == "Total",
            source: SourceRow {
                document_key: 1,
                document: "pack.pdf".to_owned(),
                place: Place {
                    page: Some(27),
                    printed_page: Some("25".to_owned()),
                    line: row + 10,
                },
                rule: "figure".to_owned(),
            },
        }
    }

    /// Spending by ferry, in two columns, with its total.
    pub fn spending() -> Vec<FigureLine> {
        let rows = [
            ("North crossing", "1,240", "1,310"),
            ("Harbour shuttle", "310", "295"),
            ("Total", "1,550", "1,605"),
        ];
        let cells = (0..).zip(rows).flat_map(|(row, (label, budget, outturn))| {
            [
                figure(row, 0, label, "Budget", budget),
                figure(row, 1, label, "Outturn", outturn),
            ]
        });
        cells.collect()
    }

    /// Passengers of two ferries in four years.
    pub fn passengers() -> Vec<FigureLine> {
        let rows = [
            ("North crossing", ["820", "790", "905", "961"]),
            ("Harbour shuttle", ["410", "432", "398", "377"]),
        ];
        let mut cells = Vec::new();
        for (row, (label, printed)) in (0..).zip(rows) {
            for (column, printed) in (0..).zip(printed) {
                let year = format!("{}/{}", 2027 + column, 28 + column);
                cells.push(FigureLine {
                    table: Some("Passengers by year".to_owned()),
                    table_key: 2,
                    unit: Some("count".to_owned()),
                    period: Some(year.clone()),
                    ..figure(row, column, label, &year, printed)
                });
            }
        }
        cells
    }

    fn printed(chart: &Chart) -> Vec<Vec<&str>> {
        chart
            .series
            .iter()
            .map(|series| {
                let points = series.points.iter().flatten();
                points.map(|point| point.printed.as_str()).collect()
            })
            .collect()
    }

    #[test]
    fn a_balance_at_two_days_and_the_movement_between_make_no_line() {
        let columns = [
            ("31/03/2031 Balance", "31/03/2031"),
            ("2031/32 Movement", "2031/32"),
            ("30/09/2031 Balance", "30/09/2031"),
        ];
        let rows = [
            ("Deposits", ["128", "40", "168"]),
            ("Bonds", ["300", "33", "333"]),
        ];
        let mut cells = Vec::new();
        for (row, (label, printed)) in (0..).zip(rows) {
            for (column, (printed, (heading, period))) in (0..).zip(printed.iter().zip(columns)) {
                cells.push(FigureLine {
                    period: Some(period.to_owned()),
                    ..figure(row, column, label, heading, printed)
                });
            }
        }
        let charts = charts(&cells);
        assert!(charts.iter().all(|chart| chart.kind == Kind::Bars));
        assert_eq!(
            printed(&charts[0]),
            [["128", "300"], ["168", "333"]],
            "the two balances stand beside one another"
        );
        let movement = charts.iter().find(|chart| printed(chart) == [["40", "33"]]);
        assert_eq!(movement.unwrap().series[0].name, "2031/32 Movement");
    }

    #[test]
    fn categories_are_bars_and_a_total_is_no_bar() {
        let charts = charts(&spending());
        // Both columns together, and each alone.
        assert_eq!(charts.len(), 3);
        let chart = &charts[0];
        assert_eq!(chart.kind, Kind::Bars);
        assert_eq!(
            printed(chart),
            [["1,240", "310", "1,550"], ["1,310", "295", "1,605"]]
        );
        assert!(chart.draws(0) && !chart.draws(2));
        let (least, largest) = chart.bounds().expect("numbers");
        assert_eq!(
            (least.printed.as_str(), largest.printed.as_str()),
            ("295", "1,310")
        );
    }

    #[test]
    fn what_is_the_sum_of_all_above_it_is_no_bar_among_them() {
        let rows = |last: &'static str| {
            let rows = [
                ("North", "138.2"),
                ("South", "232.5"),
                ("Yard", "54.8"),
                ("All piers", last),
            ];
            let cells = (0..).zip(rows);
            let cells: Vec<FigureLine> = cells
                .map(|(row, (label, printed))| figure(row, 0, label, "Budget", printed))
                .collect();
            charts(&cells)[0].labels[3].total
        };
        assert!(rows("425.5"));
        assert!(!rows("425.9"));
        assert!(!rows("54.9"));
    }

    #[test]
    fn what_goes_on_over_periods_is_lines() {
        let charts = charts(&passengers());
        assert_eq!(charts.len(), 3);
        assert_eq!(charts[0].kind, Kind::Lines);
        assert_eq!(charts[0].labels[3].words, "2030/31");
        assert_eq!(charts[0].series[1].name, "Harbour shuttle");
        // Turned on its side, it is the same.
        let mut turned = passengers();
        for cell in &mut turned {
            std::mem::swap(&mut cell.row, &mut cell.column);
            let heading = cell.heading.replace(std::mem::take(&mut cell.label));
            cell.label = heading.unwrap_or_default();
        }
        let turned = table::charts(&turned, &[]).concat();
        assert_eq!(turned[0].series, charts[0].series);
    }

    #[test]
    fn numbers_that_count_different_things_have_charts_of_their_own() {
        let mut cells = spending();
        for cell in cells.iter_mut().filter(|cell| cell.column == 1) {
            cell.unit = Some("%".to_owned());
        }
        let units: Vec<_> = charts(&cells).into_iter().map(|chart| chart.unit).collect();
        assert_eq!(units, [Some("£000".to_owned()), Some("%".to_owned())]);
    }

    #[test]
    fn numbers_too_small_to_be_seen_beside_others_have_a_chart_of_their_own() {
        let mut cells = spending();
        for cell in cells.iter_mut().filter(|cell| cell.column == 1) {
            cell.value /= 1000.0;
        }
        let charts = charts(&cells);
        let names: Vec<_> = charts.iter().map(|chart| &chart.series[0].name).collect();
        assert_eq!(names, ["Budget", "Outturn"]);
    }

    #[test]
    fn a_period_in_other_words_and_a_total_go_along_with_the_others() {
        let mut cells = passengers();
        for row in 0..2 {
            cells.push(FigureLine {
                period: None,
                total: true,
                ..cells[row * 4].clone()
            });
        }
        for cell in cells.iter_mut().filter(|cell| cell.total) {
            cell.column = 4;
            cell.heading = Some("All years".to_owned());
        }
        cells.sort_by_key(|cell| (cell.row, cell.column));
        let charts = charts(&cells);
        assert_eq!((charts.len(), charts[0].kind), (3, Kind::Lines));
        assert_eq!(charts[0].labels[4].words, "All years");
        assert!(!charts[0].draws(4) && charts[0].draws(3));
    }

    #[test]
    fn a_period_that_is_not_over_says_so() {
        for label in [
            "April 2031, to the 20th",
            "2031/32 to date",
            "Q3 (part year)",
            "May, up to 7 May",
        ] {
            assert!(table::is_part(label), "{label}");
        }
        for label in [
            "April 2031",
            "April to June",
            "2031/32",
            "Departments",
            "16 to 19",
        ] {
            assert!(!table::is_part(label), "{label}");
        }
    }

    #[test]
    fn one_number_is_no_chart() {
        assert_eq!(charts(&spending()[..1]), []);
        assert!(ChartView::new(&[], &[], None).is_none());
    }

    #[test]
    fn the_chart_of_a_place_is_shown_first() {
        let both = [spending(), passengers()].concat();
        let place = Subject::of(&both[8].source);
        // The same line of the other table stands before it here.
        let mut both = both;
        for cell in &mut both[..6] {
            cell.source.place.page = Some(3);
        }
        let mut view = ChartView::new(&both, &[], Some(&place)).expect("charts");
        assert_eq!((view.tables.len(), view.at), (2, 1));
        assert!(!view.turn(true) && view.turn(false));
    }
}
