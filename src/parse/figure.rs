//! Tables of figures: which tables hold numbers, and what each number is of.
//!
//! A number counts only where a heading or its own unit says what it is, and a label
//! in its row says of what; the rest of a table is words.

mod grid;
pub mod number;
pub mod scale;
mod total;

use crate::domain::figure::{Figure, FigureColumn, FigureRow, FigureTable};
use crate::domain::fold;
use crate::domain::source::Loss;
use crate::extract::Document;
use crate::parse::pattern::Pattern;
use crate::parse::table::shape;
use grid::{Grid, Row};
use number::{Number, is_nothing};

/// Of the cells of a column that hold something, so many in a hundred are numbers.
const NUMBERS: usize = 60;
/// A longer label is text that happens to stand beside a number.
const LONGEST_LABEL: usize = 200;
/// Rows of headings over the first figures.
const HEADING_ROWS: usize = 5;

/// Columns whose numbers only name things.
static NAMES: Pattern = Pattern::new(
    r"(?i)^(?:(?:item|agenda|minute|page|ref|reference|row|id|account|cost centre|cost code|code|application|case|contact|phone|telephone|tel|ext|extension|post ?code|line|question|para|paragraph|section|appendix|policy|risk|kpi|pi|indicator|lot|plot|house|objective|priority|action|recommendation)(?: ?(?:no|number|nos|ref|id|code|s)\.?)?|no\.?|nos\.?|#|pages?|pp|time|date|dates|when|start|finish|year|term|deadline|due.*|due|completion|target date|.*\bdate|.*\b(?:ref|reference|id|uprn))$",
);
static TOTAL: Pattern = Pattern::new(
    r"(?i)^(?:(?:grand|sub-?|sub|net|gross|overall|combined) ?)*totals?\b|\b(?:sub-?)?totals?(?: ?\(.*\))?$",
);
/// A page that says so has no other words.
static BLANK_PAGE: Pattern =
    Pattern::new(r"(?i)\b(?:intentionally|deliberately) (?:left )?blank\b");
static CAPTION: Pattern = Pattern::new(
    r"(?i)^(?:table|figure|chart|appendix|annex|schedule) ?[a-z]?\d{0,3}(?:\.\d{1,2})*[a-z]?\b",
);

/// Reads every table of figures, and says which rows of figures could not be parted.
pub fn read(document: &Document) -> (Vec<FigureTable>, Vec<Loss>) {
    let mut tables: Vec<FigureTable> = Vec::new();
    let mut losses = Vec::new();
    for grid in grid::find(document) {
        for part in parts(&grid) {
            if let Some(row) = part.rows.iter().find(|row| row.is_glued()) {
                losses.push(Loss {
                    page: row.place.page,
                    what: "a row of figures that could not be told apart".to_owned(),
                });
            }
            if let Some(mut table) = table(&part) {
                // What words part from the table before is another one.
                if part.above.is_empty() {
                    carry(tables.last(), &mut table);
                }
                total::mark(&mut table);
                tables.push(table);
            }
        }
    }
    (tables, losses)
}

/// Whether a cell of a table is a figure.
pub fn is_figure(cell: &str) -> bool {
    number::read(cell).is_some()
}

/// Whether a cell is a number that may be a year.
pub fn is_year(cell: &str) -> bool {
    number::read(cell).is_some_and(|number| {
        number.unit.is_none()
            && number.value.fract() == 0.0
            && (1900.0..2100.0).contains(&number.value)
            && !cell.contains(',')
    })
}

/// A grid in parts, each under its own headings.
fn parts(grid: &Grid) -> Vec<Grid> {
    let mut parts = Vec::new();
    let mut rest = grid.clone();
    while let Some(at) = another_heading(&rest) {
        let rows = rest.rows.split_off(at);
        let above = rest
            .rows
            .last()
            .and_then(Row::only)
            .map(|title| vec![title.to_owned()]);
        let next = Grid {
            above: above.unwrap_or_default(),
            rows,
        };
        parts.push(std::mem::replace(&mut rest, next));
    }
    parts.push(rest);
    parts
}

/// The row below the first figures that heads other columns.
fn another_heading(grid: &Grid) -> Option<usize> {
    let first = grid.first_figures()?;
    (first + 1..grid.rows.len().saturating_sub(1)).find(|at| {
        let row = &grid.rows[*at];
        let heads = row
            .cells
            .iter()
            .skip(1)
            .filter(|cell| !is_nothing(&cell.text) && cell.text.chars().any(char::is_alphabetic))
            .filter(|cell| {
                // Over words it is a row like others.
                grid.rows[first].number(cell.column).is_some()
            })
            .count();
        heads >= 2 && row.numbers() == 0 && grid.rows[*at + 1].numbers() > 0
    })
}

fn table(grid: &Grid) -> Option<FigureTable> {
    let first = grid
        .first_figures()
        .filter(|first| *first <= HEADING_ROWS)?;
    let (head, body) = grid.rows.split_at(first);
    let wide = wide_unit(grid, head);
    let title = title(grid, head);
    let columns: Vec<usize> = (0..grid.width())
        .filter(|column| counts(head, body, *column, wide))
        .collect();
    let leftmost = *columns.first()?;
    let of_title = title.as_deref().and_then(scale::period);
    let found: Vec<FigureColumn> = columns
        .iter()
        .map(|column| {
            let headings = headings(head, *column);
            let words = headings.join(" ");
            FigureColumn {
                unit: scale::unit(&words).or(wide).map(str::to_owned),
                period: scale::period(&words).or_else(|| of_title.clone()),
                total: TOTAL.is_in(&words),
                headings,
            }
        })
        .collect();
    let mut rows = Vec::new();
    let repeated: Vec<String> = head.iter().map(Row::folded).collect();
    for row in body {
        if repeated.contains(&row.folded()) {
            continue;
        }
        let Some(label) = row.label(leftmost, LONGEST_LABEL) else {
            continue;
        };
        let figures: Vec<Figure> = columns
            .iter()
            .enumerate()
            .filter_map(|(place, column)| {
                let cell = row.cell(*column)?;
                let number = number::read(&cell.text)?;
                Some(figure(place, &found[place], &label, &cell.text, &number))
            })
            .collect();
        if !figures.is_empty() {
            rows.push(FigureRow {
                total: TOTAL.is_in(&label),
                label,
                figures,
                page: row.place.page,
                printed_page: row.place.printed_page.clone(),
                line: row.place.line,
            });
        }
    }
    (!rows.is_empty()).then_some(FigureTable {
        title,
        columns: found,
        rows,
    })
}

fn figure(place: usize, column: &FigureColumn, label: &str, cell: &str, number: &Number) -> Figure {
    let of_row = scale::unit(label).filter(|unit| {
        // What a row of money is about may name days; a share is always its own.
        *unit == "%" || column.unit.is_none()
    });
    let unit = match number.unit {
        Some(unit) => Some(scale::scaled(unit, column.unit.as_deref())),
        None if column.unit.as_deref() == Some("%") => None,
        None => of_row,
    };
    let period = scale::is_period_alone(label).then(|| fold::quote(label));
    Figure {
        column: place,
        value: number.value,
        printed: fold::quote(cell),
        unit: unit
            .filter(|unit| column.unit.as_deref() != Some(unit))
            .map(str::to_owned),
        period: period.filter(|_| column.period.is_none()),
    }
}

/// Whether a column's numbers are figures: mostly numbers, headed or with a unit of
/// their own, and no count of the rows, no years and no references.
fn counts(head: &[Row], body: &[Row], column: usize, wide: Option<&str>) -> bool {
    let heading = headings(head, column).join(" ");
    if NAMES.is_in(&heading) {
        return false;
    }
    let cells: Vec<&str> = body
        .iter()
        .filter_map(|row| row.cell(column))
        .map(|cell| cell.text.as_str())
        .filter(|text| !is_nothing(text))
        .collect();
    let numbers: Vec<Number> = cells.iter().filter_map(|text| number::read(text)).collect();
    if numbers.is_empty() || numbers.len() * 100 < cells.len() * NUMBERS {
        return false;
    }
    let bare = numbers.iter().all(|number| number.unit.is_none());
    if bare && heading.is_empty() && wide.is_none() {
        return false;
    }
    let is_years = bare
        && cells
            .iter()
            .all(|cell| is_year(cell) || number::read(cell).is_none());
    let is_counter = bare
        && column == 0
        && numbers
            .windows(2)
            .all(|pair| (pair[1].value - pair[0].value - 1.0).abs() < f64::EPSILON);
    !is_years && !is_counter
}

/// The headings over a column, the upper first; a cell over several is each one's.
fn headings(head: &[Row], column: usize) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for row in head {
        let Some(cell) = row.over(column) else {
            continue;
        };
        let text = fold::quote(&cell.text);
        // A caption in the table, the name of a group of rows, a unit for all.
        let is_wide = row.only().is_some()
            && (cell.column == 0 && cell.span > 1 || scale::unit_alone(&text).is_some());
        if !text.is_empty() && !is_wide && !words.contains(&text) {
            words.push(text);
        }
    }
    words
}

/// The unit that a caption, or a cell over all columns, gives to the whole table.
fn wide_unit(grid: &Grid, head: &[Row]) -> Option<&'static str> {
    let over = head.iter().filter_map(Row::only).find_map(scale::unit);
    over.or_else(|| {
        let last = grid.above.last()?.trim_end_matches('\n');
        let short = shape::is_title(last);
        scale::unit(last).filter(|unit| short && unit.starts_with('£'))
    })
}

/// The line that names the table: a caption near it, else a short line right over it.
fn title(grid: &Grid, head: &[Row]) -> Option<String> {
    let near = || grid.above.iter().rev();
    // The first sentence of a caption that goes on is all that its first line holds.
    let caption = near().take(3).find_map(|line| {
        let first = line.trim_end_matches('\n');
        let first = first.split_once(". ").map_or(first, |(title, _)| title);
        let whole = first.len() < line.len() || !line.ends_with('\n');
        (CAPTION.is_in(first) && shape::is_title(first) && whole).then(|| first.to_owned())
    });
    let plain = || {
        let line = near().find(|line| scale::unit_alone(line).is_none())?;
        let says = !line.contains('\n') && !line.ends_with(':') && shape::is_title(line);
        let blank = BLANK_PAGE.is_in(line);
        (says && !blank).then(|| line.clone())
    };
    caption
        .or_else(|| {
            let only = head.first().and_then(Row::only)?;
            let own = head.len() > 1 && shape::is_title(only) && scale::unit(only).is_none();
            own.then(|| fold::quote(only))
        })
        .or_else(plain)
}

/// A table that goes on over a page under the same headings keeps the units and the
/// title that only its first page prints.
fn carry(before: Option<&FigureTable>, table: &mut FigureTable) {
    let Some(before) = before.filter(|_| table.title.is_none()) else {
        return;
    };
    let page = |table: &FigureTable| table.rows.last().and_then(|row| row.page);
    let next = page(before)
        .zip(table.rows.first().and_then(|row| row.page))
        .is_some_and(|(last, first)| first == last + 1);
    let same = |column: &FigureColumn| {
        let mut known = before.columns.iter();
        known.find(|known| !known.headings.is_empty() && known.headings == column.headings)
    };
    if !next || !table.columns.iter().any(|column| same(column).is_some()) {
        return;
    }
    for column in &mut table.columns {
        if let Some(known) = same(column) {
            column.unit = column.unit.take().or_else(|| known.unit.clone());
            column.period = column.period.take().or_else(|| known.period.clone());
        }
    }
    table.title.clone_from(&before.title);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]

    use super::*;
    use crate::extract::text;

    fn tables(paper: &str) -> Vec<FigureTable> {
        read(&text::read("paper.txt", paper.as_bytes()).unwrap()).0
    }

    #[test]
    fn a_table_of_money_keeps_its_numbers() {
        let paper = "Table 2: Revenue budget 2031/32\n\n\
                     Service\tBudget £'000\tForecast £'000\tVariance %\n\
                     Ferries\t1,250.5\t1,300.0\t4.0\n\
                     Quays\t(20.5)\t-\tn/a\n\
                     Total\t1,230.0\t1,300.0*\t(5.7)%\n";
        let tables = tables(paper);
        let [table] = tables.as_slice() else {
            panic!("{tables:?}")
        };
        assert_eq!(
            table.title.as_deref(),
            Some("Table 2: Revenue budget 2031/32")
        );
        let units: Vec<_> = table
            .columns
            .iter()
            .map(|column| column.unit.as_deref())
            .collect();
        assert_eq!(units, [Some("£000"), Some("£000"), Some("%")]);
        assert!(
            table
                .columns
                .iter()
                .all(|column| column.period.as_deref() == Some("2031/32"))
        );
        let values: Vec<Vec<f64>> = table
            .rows
            .iter()
            .map(|row| row.figures.iter().map(|figure| figure.value).collect())
            .collect();
        assert_eq!(
            values,
            [
                vec![1250.5, 1300.0, 4.0],
                vec![-20.5],
                vec![1230.0, 1300.0, -5.7]
            ]
        );
        let totals: Vec<bool> = table.rows.iter().map(|row| row.total).collect();
        assert_eq!(totals, [false, false, true]);
        assert_eq!(table.rows[2].figures[1].printed, "1,300.0*");
    }

    #[test]
    fn numbers_that_name_things_are_no_figures() {
        for paper in [
            "No.\tItem\tPage\n1\tApologies\t3\n2\tBuses\t5\n3\tQuays\t9\n",
            "Office\tName\tTelephone\nClerk\tA. Ash\t443300\nDeputy\tB. Elm\t443301\n",
            "Contents\tIntroduction\t4\nContents\tDetail\t9\n",
            "Name\tElected\nAsh\t2019\nElm\t2023\n",
            "Minute\tAction\tDue\n77/21\tWrite\t31/03/2032\n78/21\tCall\t30/04/2032\n",
        ] {
            assert_eq!(tables(paper), [], "{paper}");
        }
    }

    #[test]
    fn a_title_goes_on_over_a_page_and_not_over_words() {
        let paper = |between: &str| {
            format!(
                "Table 1: Quays\n\nService\tBudget £m\tForecast £m\nLow Quay\t1.2\t1.4\n\x0c{between}\
                 Service\tBudget £m\tForecast £m\nHigh Quay\t2.5\t2.4\n"
            )
        };
        let title = |paper: &str| tables(paper).last().and_then(|table| table.title.clone());
        assert_eq!(
            title(&paper(
                "The ferries are another matter, and cost more than in the year before.\n\n"
            )),
            None
        );
        assert_eq!(
            title(&paper("2b | Ferries\n\nAll figures in £m\n\n")).as_deref(),
            Some("2b | Ferries")
        );
    }

    #[test]
    fn what_adds_up_the_rows_above_is_a_total_whatever_it_is_called() {
        let totals = |paper: &str| -> Vec<bool> {
            tables(paper)[0].rows.iter().map(|row| row.total).collect()
        };
        assert_eq!(
            totals(
                "Service\tBudget £m\tForecast £m\tVariance %\nQuays\t586.1\t621.6\t6.0\n\
                 Ferries\t430.6\t420.8\t(2.3)\nMole\t202.9\t209.2\t3.1\n\
                 Harbours’ position\t1,219.6\t1,251.7\t2.6\nBuoys\t0.0\t30.4\t\n\
                 Overall position\t1,219.6\t1,282.1\t5.1\n"
            ),
            [false, false, false, true, false, true]
        );
        assert_eq!(
            totals("Quay\tLandings\tLate\nAll quays\t1,420\t87\nLow\t1,100\t61\nHigh\t320\t26\n"),
            [true, false, false]
        );
        // Small numbers add up by chance.
        assert_eq!(
            totals("Quay\tWrecks\nLow\t2\nHigh\t3\nMole\t5\n"),
            [false; 3]
        );
        assert_eq!(
            totals("Quay\tDues £\tCosts £\nLow\t200\t310\nHigh\t300\t205\nMole\t500\t90\n"),
            [false; 3]
        );
    }

    #[test]
    fn a_year_in_the_first_column_is_the_period_of_its_row() {
        let tables = tables("Year\tVisits\n2029/30\t12,400\n2030/31\t13,100\n");
        let row = &tables[0].rows[1];
        assert_eq!(row.figures[0].period.as_deref(), Some("2030/31"));
        assert_eq!(row.figures[0].unit, None);
    }
}
