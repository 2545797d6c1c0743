//! What the tables of a paper make: the numbers of one column, or of several that can be
//! read beside one another, along what stands at the side of the table.

use crate::store::reports::FigureLine;
use crate::tui::chart::near::Near;
use crate::tui::chart::{Chart, Kind, Label, Point, Series};

/// More lines than these cannot be told apart.
const SERIES: usize = 6;
/// The same of the bars of one category.
const BARS: usize = 4;
/// Numbers so many times as large as others are no match for these on one scale.
const APART: f64 = 8.0;
/// More rows than these are the entries of a list, and no lines beside one another.
const ENTRIES: usize = 24;
/// So many periods make a line.
const PERIODS: usize = 3;
/// A sum of fewer parts, or of fewer figures, may be one by chance.
const ADDENDS: usize = 3;
const FIGURES: usize = 3;
/// What was rounded may differ by this part of the sum.
const ROUNDED: f64 = 0.0005;

/// The charts of tables, in their order; those of each table, the one that the words near it
/// speak of first.
pub fn charts(figures: &[FigureLine], near: &[Near]) -> Vec<Vec<Chart>> {
    figures
        .chunk_by(|one, other| one.table_key == other.table_key)
        .map(|cells| {
            let key = cells.first().map(|cell| cell.table_key);
            let near = near.iter().find(|near| Some(near.table) == key);
            of_table(cells, near)
        })
        .filter(|charts| !charts.is_empty())
        .collect()
}

/// Marks the last category as a total where its numbers are, in every series, the sum of all
/// that stand above it.
fn mark_sum(chart: &mut Chart) {
    let Some(last) = chart
        .labels
        .len()
        .checked_sub(1)
        .filter(|last| *last >= ADDENDS)
    else {
        return;
    };
    if chart.kind != Kind::Bars || chart.labels.iter().any(|label| label.total) {
        return;
    }
    let is_sum = |series: &Series| {
        let value = |at: usize| Some(series.points.get(at)?.as_ref()?.value);
        let parts: Option<Vec<f64>> = (0..last).map(value).collect();
        let (Some(parts), Some(sum)) = (parts, value(last)) else {
            return false;
        };
        let added: f64 = parts.iter().sum();
        // What is printed was rounded.
        let near = (added - sum).abs() <= sum.abs() * ROUNDED;
        let printed = series.points.get(last).and_then(Option::as_ref);
        let digits = printed.map_or("", |point| point.printed.as_str());
        let figures = digits.chars().filter(char::is_ascii_digit).count();
        near && figures >= FIGURES && parts.iter().all(|part| *part > 0.0)
    };
    chart.labels[last].total = chart.series.iter().all(is_sum);
}

/// The charts of a table: numbers that count different things have none in common.
fn of_table(cells: &[FigureLine], near: Option<&Near>) -> Vec<Chart> {
    let mut units: Vec<Option<&str>> = Vec::new();
    for cell in cells {
        let unit = cell.unit.as_deref();
        if !units.contains(&unit) {
            units.push(unit);
        }
    }
    let of_unit = |unit: Option<&str>| -> Vec<&FigureLine> {
        let cells = cells.iter();
        cells.filter(|cell| cell.unit.as_deref() == unit).collect()
    };
    let mut charts: Vec<Chart> = units
        .into_iter()
        .flat_map(|unit| of_cells(&of_unit(unit)))
        .collect();
    charts.iter_mut().for_each(mark_sum);
    if let Some(near) = near {
        if let Some(heading) = near
            .heading
            .as_ref()
            .filter(|_| charts[..].iter().all(|chart| chart.title.is_empty()))
        {
            for chart in &mut charts {
                chart.title.clone_from(heading);
            }
        }
        if let Some(best) = near.best(&charts) {
            charts[..=best].rotate_right(1);
        }
    }
    charts
}

/// The rows or the columns of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Rows,
    Columns,
}

impl Side {
    fn other(self) -> Side {
        match self {
            Side::Rows => Side::Columns,
            Side::Columns => Side::Rows,
        }
    }

    /// The row or the column of a figure.
    fn of(self, cell: &FigureLine) -> u32 {
        match self {
            Side::Rows => cell.row,
            Side::Columns => cell.column,
        }
    }

    /// What it is called.
    fn name(self, cell: &FigureLine) -> &str {
        match self {
            Side::Rows => &cell.label,
            Side::Columns => {
                let heading = cell.heading.as_deref().filter(|words| !words.is_empty());
                heading.or(cell.period.as_deref()).unwrap_or_default()
            }
        }
    }

    /// All of them, each with its figures.
    fn all<'a>(self, cells: &[&'a FigureLine]) -> Vec<Vec<&'a FigureLine>> {
        let mut cells = cells.to_vec();
        cells.sort_by_key(|cell| (self.of(cell), self.other().of(cell)));
        let parts = cells.chunk_by(|one, other| self.of(one) == self.of(other));
        parts.map(<[&FigureLine]>::to_vec).collect()
    }

    /// Their periods, where each has one of its own and they are enough to make a line. One
    /// may say its period in other words ("April, to the 20th"), and a total has none.
    fn periods(self, cells: &[&FigureLine]) -> Option<Vec<String>> {
        let mut periods: Vec<String> = Vec::new();
        let mut without = 0;
        let all = self.all(cells);
        for part in &all {
            let name = part.first().map_or("", |cell| self.name(cell));
            let period = one_period(part).unwrap_or_else(|| {
                without += usize::from(!is_total(part));
                name.to_owned()
            });
            // "April 2031, to the 20th" is no April.
            let period = if is_part(name) {
                name.to_owned()
            } else {
                period
            };
            if periods.contains(&period) {
                return None;
            }
            periods.push(period);
        }
        // What is there on a day and what came in a year are no line.
        let of_days_and_years = periods.iter().any(|period| is_day(period))
            && periods.iter().any(|period| is_span(period));
        if of_days_and_years || self == Side::Columns && !count_one_thing(&all) {
            return None;
        }
        let totals = all.iter().filter(|part| is_total(part)).count();
        (without <= 1 && periods.len() >= PERIODS + without + totals).then_some(periods)
    }
}

/// The period that all of some figures stand for.
fn one_period(cells: &[&FigureLine]) -> Option<String> {
    let period = cells.first()?.period.as_ref()?;
    let mut cells = cells.iter();
    cells
        .all(|cell| cell.period.as_ref() == Some(period))
        .then(|| period.clone())
}

/// Whether a period is one day: `31-Mar-24`, `30 September 2031`.
fn is_day(period: &str) -> bool {
    let words: Vec<&str> = period
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    matches!(words.as_slice(), [day, month, year] if day.len() <= 2
        && is_number(day)
        && month.chars().all(char::is_alphabetic)
        && is_number(year))
}

/// Whether a period is a year, or a municipal year: `2030-31`.
fn is_span(period: &str) -> bool {
    let is_year = |part: &str| part.len() >= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = period.split(['-', '–', '/']);
    let begins = parts
        .next()
        .is_some_and(|part| part.len() == 4 && is_year(part));
    begins && parts.all(is_year)
}

fn is_total(cells: &[&FigureLine]) -> bool {
    cells.iter().all(|cell| cell.total)
}

/// Words of a heading that say how sure a number is, and not of what.
const HOW_SURE: [&str; 12] = [
    "actual",
    "actuals",
    "budget",
    "budgeted",
    "estimate",
    "estimated",
    "final",
    "forecast",
    "outturn",
    "planned",
    "projected",
    "provisional",
];

/// Whether columns with periods count the same thing in each: "Balance" at two days and
/// the "Movement" between them make no line.
fn count_one_thing(columns: &[Vec<&FigureLine>]) -> bool {
    let mut counted = columns.iter().filter_map(|own| counted(own));
    let Some(first) = counted.next() else {
        return true;
    };
    counted.all(|other| other == first)
}

/// What a column counts: its heading without its period. Nothing where it has no period
/// of its own, or one that is not over.
fn counted(column: &[&FigureLine]) -> Option<String> {
    let heading = column.first()?.heading.as_deref()?;
    let period = one_period(column).filter(|_| !is_part(heading))?;
    let words = crate::domain::fold::compare(&heading.replacen(&period, "", 1));
    let words = words
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| word.chars().any(char::is_alphabetic) && !HOW_SURE.contains(word));
    Some(words.collect::<Vec<_>>().join(" "))
}

/// What says that a period is not counted to its end.
const PARTS: [&[&str]; 7] = [
    &["to", "date"],
    &["so", "far"],
    &["up", "to"],
    &["part"],
    &["ytd"],
    &["provisional"],
    &["forecast"],
];

/// Whether a label says that its period is not over, or was not counted to its end.
pub fn is_part(label: &str) -> bool {
    let words = crate::domain::fold::compare(label);
    let words: Vec<&str> = words
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let says = |phrase: &[&str]| words.windows(phrase.len()).any(|part| part == phrase);
    let to_a_day = words.windows(3).any(|part| {
        let day = part[2].trim_end_matches(|letter: char| letter.is_alphabetic());
        matches!(part[..2], ["to" | "until", "the"]) && (1..=2).contains(&day.len())
    });
    to_a_day || PARTS.into_iter().any(says)
}

/// The charts of figures that count one thing.
fn of_cells(cells: &[&FigureLine]) -> Vec<Chart> {
    let Some(first) = cells.first() else {
        return Vec::new();
    };
    let over_columns = Side::Columns
        .periods(cells)
        .filter(|_| Side::Rows.all(cells).len() <= ENTRIES);
    let (kind, along, periods) = match (over_columns, Side::Rows.periods(cells)) {
        (Some(periods), _) => (Kind::Lines, Side::Columns, Some(periods)),
        (None, Some(periods)) => (Kind::Lines, Side::Rows, Some(periods)),
        (None, None) => (Kind::Bars, Side::Rows, None),
    };
    let lengthwise = along.all(cells);
    let labels: Vec<Label> = lengthwise
        .iter()
        .enumerate()
        .map(|(at, own)| Label {
            words: match &periods {
                Some(periods) => periods[at].clone(),
                None => own.first().map_or("", |cell| along.name(cell)).to_owned(),
            },
            total: is_total(own),
        })
        .collect();
    let across = along.other();
    let mut series: Vec<(bool, Series)> = across
        .all(cells)
        .iter()
        .map(|own| {
            let point = |part: &Vec<&FigureLine>| {
                let here = part.first().map(|cell| along.of(cell));
                let mut own = own.iter();
                let cell = own.find(|cell| Some(along.of(cell)) == here)?;
                Some(Point {
                    value: cell.value,
                    printed: cell.printed.clone(),
                })
            };
            let name = own.first().map_or("", |cell| across.name(cell)).to_owned();
            let points = lengthwise.iter().map(point).collect();
            (is_total(own), Series { name, points })
        })
        .collect();
    // What adds up the others stands behind them.
    series.sort_by_key(|(total, _)| *total);
    let most = match kind {
        Kind::Bars => BARS,
        Kind::Lines => SERIES,
    };
    let chart = |part: &[(bool, Series)]| Chart {
        title: first.table.clone().unwrap_or_default(),
        table: first.table_key,
        source: first.source.clone(),
        unit: first.unit.clone(),
        period: one_period(cells),
        kind,
        labels: labels.clone(),
        series: part.iter().map(|(_, series)| series.clone()).collect(),
    };
    let mut charts = Vec::new();
    for part in of_one_kind(&series, across, cells)
        .iter()
        .flat_map(|kind| alike(kind))
        .flat_map(|alike| alike.chunks(most))
    {
        if part.len() > 1 {
            charts.push(chart(part));
        }
        charts.extend(part.chunks(1).map(chart));
    }
    charts.retain(|chart| chart.drawn().count() > 1);
    charts
}

/// Series by what their columns count, where these have periods of their own.
fn of_one_kind(
    series: &[(bool, Series)],
    across: Side,
    cells: &[&FigureLine],
) -> Vec<Vec<(bool, Series)>> {
    let columns = Side::Columns.all(cells);
    if across == Side::Rows || count_one_thing(&columns) {
        return vec![series.to_vec()];
    }
    let kind = |(_, one): &(bool, Series)| {
        let is_named = |cell: &&FigureLine| Side::Columns.name(cell) == one.name;
        let own = columns.iter().find(|own| own.first().is_some_and(is_named));
        own.and_then(|own| counted(own))
    };
    let mut kinds: Vec<Option<String>> = Vec::new();
    for kind in series.iter().map(kind) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    let of = |wanted: Option<String>| -> Vec<(bool, Series)> {
        let own = series.iter().filter(|one| kind(one) == wanted);
        own.cloned().collect()
    };
    kinds.into_iter().map(of).collect()
}

/// Series one behind the other, parted where one is so much smaller than those before it
/// that it could not be read beside them.
fn alike(series: &[(bool, Series)]) -> Vec<&[(bool, Series)]> {
    let size = |(_, series): &(bool, Series)| {
        let points = series.points.iter().flatten();
        points.map(|point| point.value.abs()).fold(0.0, f64::max)
    };
    let mut parts = Vec::new();
    let mut rest = series;
    while let Some(first) = rest.first() {
        let (mut least, mut most) = (size(first), size(first));
        let beside = rest.iter().take_while(|one| {
            (least, most) = (least.min(size(one)), most.max(size(one)));
            most <= least * APART
        });
        let (part, others) = rest.split_at(beside.count().max(1));
        parts.push(part);
        rest = others;
    }
    parts
}
