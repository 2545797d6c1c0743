//! Which lines of a text are rows of tables.
//!
//! A row's cells are parted by tabs, or by the upright strokes of Markdown. A row
//! alone is no table: one tab in one line is only a gap.

mod aligned;
mod spaced;
mod stacked;

use crate::domain::fold;
use crate::extract::text::{is_marker, markup, plain};
use crate::extract::{Cell, Line};

/// What stands alone between rows is a title, and no paragraph between two tables.
const LONGEST_BAND: usize = 90;
const MOST_WORDS: usize = 12;
const MOST_WORDS_OF_A_DAY: usize = 5;

/// A line of the file that is not blank.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// From 1 through the file.
    pub number: u32,
    /// As it stands.
    pub text: &'a str,
    /// A blank line stands above it.
    pub gap: bool,
}

/// Turns lines into lines and rows.
pub fn find(sources: &[Source<'_>]) -> Vec<Line> {
    let mut lines = Vec::with_capacity(sources.len());
    let mut tables = 0;
    let mut at = 0;
    while let Some(source) = sources.get(at) {
        if let Some((found, taken)) = copied(&sources[at..]) {
            tables += 1;
            let cells = found.iter().map(|(source, cells)| {
                let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
                (*source, cells)
            });
            lines.extend(rows(&cells.collect::<Vec<_>>(), tables));
            at += taken;
            continue;
        }
        let run = run(&sources[at..]);
        if run.rows.len() < 2 {
            lines.push(plain(source));
            at += 1;
            continue;
        }
        if counts(&run.rows) {
            lines.extend(sources[at..at + run.taken].iter().map(numbered));
            at += run.taken;
            continue;
        }
        tables += 1;
        lines.extend(rows(&run.rows, tables));
        at += run.taken;
    }
    lines
}

/// Whether rows are paragraphs, each with its number before a tab: a blank line stands above
/// every one.
fn counts(rows: &[(Source<'_>, Vec<&str>)]) -> bool {
    rows.iter().all(|(source, cells)| {
        source.gap
            && matches!(cells.as_slice(), [number, words]
                if is_number(number.trim()) && words.trim().starts_with(char::is_alphabetic))
    })
}

/// "4", "4.1", "24/31".
fn is_number(words: &str) -> bool {
    words.starts_with(|letter: char| letter.is_ascii_digit())
        && words.chars().count() <= LONGEST_NUMBER
        && words
            .chars()
            .all(|letter| letter.is_ascii_digit() || ['.', '/'].contains(&letter))
}

const LONGEST_NUMBER: usize = 8;

/// Such a paragraph, its number before a blank.
fn numbered(source: &Source<'_>) -> Line {
    let text = source.text.replacen('\t', " ", 1);
    plain(&Source {
        text: &text,
        ..*source
    })
}

/// Rows with their cells, and how many lines they take.
type Copied<'a> = (Vec<(Source<'a>, Vec<String>)>, usize);

/// The table that begins here without a tab or a stroke between the cells of a row.
fn copied<'a>(sources: &[Source<'a>]) -> Option<Copied<'a>> {
    let spaced = || spaced::find(sources).map(|found| (found.rows, found.taken));
    let aligned = || aligned::find(sources).map(|found| (found.rows, found.taken));
    let stacked = stacked::find(sources).map(|found| (found.rows, found.taken));
    stacked.or_else(spaced).or_else(aligned)
}

/// Rows that belong together, and how many lines they take.
#[derive(Default)]
struct Run<'a> {
    rows: Vec<(Source<'a>, Vec<&'a str>)>,
    taken: usize,
}

fn run<'a>(sources: &[Source<'a>]) -> Run<'a> {
    let mut run = Run::default();
    let mut widest = 0;
    for (at, source) in sources.iter().enumerate() {
        let cells = match cells(source.text) {
            Cells::Row(cells) => cells,
            Cells::None if widest >= 3 && is_band(source, sources.get(at + 1), widest) => {
                // One cell alone covers the columns of the others.
                run.rows.push((*source, vec![source.text]));
                run.taken += 1;
                continue;
            }
            Cells::Rule if !run.rows.is_empty() => {
                run.taken += 1;
                continue;
            }
            Cells::None if let Some(cells) = open_row(&run, source.text, widest) => cells,
            Cells::Rule | Cells::None => break,
        };
        if source.gap && !run.rows.is_empty() && !goes_on(&run.rows, &cells, widest) {
            break;
        }
        // What the first row names are the columns.
        if run.rows.is_empty() && is_open(source.text) && cells.iter().any(|cell| is_blank(cell)) {
            break;
        }
        widest = widest.max(cells.len());
        run.rows.push((*source, cells));
        run.taken += 1;
    }
    run
}

/// Strokes stand only between the cells of a table without edges: a row of it keeps all of
/// them where its first cells or its last are empty.
fn open_row<'a>(run: &Run<'_>, text: &'a str, widest: usize) -> Option<Vec<&'a str>> {
    let (head, _) = run.rows.first()?;
    let edged = |line: &str| line.trim().starts_with('|') || line.trim().ends_with('|');
    let cells: Vec<&str> = text.split('|').collect();
    let filled = cells.iter().any(|cell| !is_blank(cell));
    (head.text.contains('|')
        && !edged(head.text)
        && filled
        && widest >= OPEN_COLUMNS
        && cells.len() == widest)
        .then_some(cells)
}

/// Whether a row has its last stroke, and not its first.
fn is_open(text: &str) -> bool {
    !text.trim_start().starts_with('|') && text.trim_end().ends_with('|')
}

fn is_blank(cell: &str) -> bool {
    cell.trim().is_empty()
}

/// Whether a row below a blank line still belongs to the table above: the page
/// broke there and repeats the heading, or the row is as wide as the table.
fn goes_on(rows: &[(Source<'_>, Vec<&str>)], cells: &[&str], widest: usize) -> bool {
    rows.first().is_some_and(|(_, first)| first == cells) || cells.len() == widest && widest > 1
}

/// A day, or a few words, on a line of its own between rows: it took the whole width of
/// the table, and stands for the rows below.
fn is_band(source: &Source<'_>, next: Option<&Source<'_>>, widest: usize) -> bool {
    let text = source.text.trim();
    let says_day = text.contains(|letter: char| letter.is_ascii_digit())
        && text.split_whitespace().count() <= MOST_WORDS_OF_A_DAY;
    !source.gap
        && text.chars().count() <= LONGEST_BAND
        && text.split_whitespace().count() <= MOST_WORDS
        && text.starts_with(char::is_alphanumeric)
        && text.ends_with(|letter: char| letter.is_alphanumeric() || letter == ')')
        && next.is_some_and(|next| {
            !next.gap
                && matches!(cells(next.text), Cells::Row(row)
                    if row.len() == widest && (says_day || !is_like_heading(&row)))
        })
}

/// Every cell is a word or two: with a line above it, the heading of another table.
fn is_like_heading(cells: &[&str]) -> bool {
    cells.iter().all(|cell| {
        let words = cell.split_whitespace().count();
        (1..=4).contains(&words)
            && !cell.contains(|letter: char| letter.is_ascii_digit() || letter == '.')
    })
}

enum Cells<'a> {
    Row(Vec<&'a str>),
    /// The line of dashes under a Markdown heading.
    Rule,
    None,
}

fn cells(text: &str) -> Cells<'_> {
    let line = text.trim_matches([' ', '\u{c}']);
    if line.contains('|') {
        return strokes(line);
    }
    if !line.contains('\t') {
        return Cells::None;
    }
    let cells: Vec<&str> = line.split('\t').collect();
    match cells.as_slice() {
        // A tab behind a list's marker is a gap, not a column.
        [marker, _] if is_marker(marker.trim()) && marker.contains(['.', ')', '•', '·', '-']) => {
            Cells::None
        }
        [first, rest @ ..] if first.trim().is_empty() && rest.len() == 1 && indents(rest[0]) => {
            Cells::None
        }
        _ => Cells::Row(cells),
    }
}

/// Whether a tab before these words can only be an indent: a list's point.
fn indents(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    words.trim().is_empty() || is_marker(first)
}

fn strokes(line: &str) -> Cells<'_> {
    if line.contains("--") && line.chars().all(|letter| "|-: ".contains(letter)) {
        return Cells::Rule;
    }
    let cells: Vec<&str> = line.split('|').collect();
    let inner = match cells.as_slice() {
        [first, inner @ .., last] if first.trim().is_empty() && last.trim().is_empty() => inner,
        inner if inner.len() >= 3 && !inner.iter().any(|cell| cell.trim().is_empty()) => inner,
        // Readers of web pages leave the first stroke out.
        [first, .., last] if !first.trim().is_empty() && last.trim().is_empty() => {
            let inner = &cells[..cells.len() - 1];
            if inner.len() < OPEN_COLUMNS || is_web_head(inner) {
                return Cells::None;
            }
            inner
        }
        _ => return Cells::None,
    };
    if inner.len() < 2 || heads_items(inner) {
        return Cells::None;
    }
    Cells::Row(inner.to_vec())
}

/// Columns of a row without its first stroke: two are a number and an item.
const OPEN_COLUMNS: usize = 3;

/// "No. | Item | ||": the head of a web page's table, in a copy with empty columns.
fn is_web_head(cells: &[&str]) -> bool {
    matches!(cells, [number, item, rest @ ..]
        if heads_items(&[number, item]) && rest.iter().all(|cell| cell.trim().is_empty()))
}

/// The head of a web page's table of items, whose rows are lines of their own.
fn heads_items(cells: &[&str]) -> bool {
    matches!(cells, [number, item]
        if fold::compare(number) == "no" && fold::compare(item) == "item")
}

fn rows(sources: &[(Source<'_>, Vec<&str>)], table: u32) -> Vec<Line> {
    let head = sources.first().map(|(_, cells)| cells);
    let widest = sources.iter().map(|(_, cells)| cells.len()).max();
    let width = u16::try_from(widest.unwrap_or_default()).unwrap_or(u16::MAX);
    sources
        .iter()
        .enumerate()
        .filter(|(index, (source, cells))| *index == 0 || !(source.gap && head == Some(cells)))
        .map(|(_, (source, cells))| {
            let mut line = row(source, cells, table);
            if let [band] = line.cells.as_mut_slice() {
                band.span = width;
            }
            line
        })
        .collect()
}

fn row(source: &Source<'_>, sources: &[&str], table: u32) -> Line {
    let cells: Vec<Cell> = sources
        .iter()
        .zip(0_u16..)
        .map(|(source, column)| cell(source, column))
        .collect();
    let text = cells
        .iter()
        .map(|cell| cell.text.replace('\n', " "))
        .collect::<Vec<_>>()
        .join("\t");
    let filled = || cells.iter().filter(|cell| !cell.text.is_empty());
    Line {
        number: source.number,
        gap: source.gap,
        bold: filled().count() > 0 && filled().all(|cell| cell.bold),
        text,
        cells,
        table: Some(table),
        ..Line::default()
    }
}

fn cell(source: &str, column: u16) -> Cell {
    let freed = markup::free(source);
    Cell {
        text: freed
            .text
            .lines()
            .map(fold::quote)
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join("\n"),
        column,
        span: 1,
        continues: false,
        bold: freed.bold,
        italic: freed.italic,
        full: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text::lines;

    fn cells(lines: &[Line]) -> Vec<Vec<&str>> {
        lines
            .iter()
            .filter(|line| line.table.is_some())
            .map(|line| line.cells.iter().map(|cell| cell.text.as_str()).collect())
            .collect()
    }

    #[test]
    fn lines_with_tabs_are_rows_and_a_repeated_heading_is_dropped() {
        let text = "Programme\nDate\tItem\n4 May 2031\tBuses\n\nDate\tItem\n\tParks\nEnd";
        let lines = lines(text);
        assert_eq!(
            cells(&lines),
            [["Date", "Item"], ["4 May 2031", "Buses"], ["", "Parks"]]
        );
        assert!(
            lines
                .iter()
                .all(|line| line.table.is_none_or(|table| table == 1))
        );
        assert_eq!(lines[3].number, 6);
    }

    #[test]
    fn two_tables_with_words_between_are_two() {
        let lines = lines("a\tb\nc\td\nwords\ne\tf\ng\th");
        let tables: Vec<_> = lines.iter().map(|line| line.table).collect();
        assert_eq!(tables, [Some(1), Some(1), None, Some(2), Some(2)]);
    }

    #[test]
    fn a_title_between_rows_covers_their_columns() {
        let lines = lines("Action\tOwner\tDue\nClosed actions\nMow\tA. Smith\tMay\n");
        assert_eq!(lines[1].cells[0].span, 3);
        assert!(lines.iter().all(|line| line.table == Some(1)));
    }

    #[test]
    fn one_tab_in_one_line_is_a_gap() {
        let lines = lines("Date:\t4 May 2031\nThe Panel met.");
        assert_eq!(lines[0].text, "Date:\t4 May 2031");
        assert!(lines[0].cells.is_empty());
    }

    #[test]
    fn strokes_part_cells_but_not_the_items_of_a_web_page() {
        let table = lines("| Topic | Date |\n|---|---|\n| Bins | May |");
        assert_eq!(cells(&table), [["Topic", "Date"], ["Bins", "May"]]);
        let items = lines("No. |\nItem |\n117. |\nWelcome\n|\n| No. | Item |\n");
        assert!(items.iter().all(|line| line.table.is_none()));
    }

    #[test]
    fn rows_may_lack_their_first_stroke() {
        let table = lines("Action | Who | Done |\n---|---|---|\nMow | Ash | Yes |\nDig | Elm | |");
        assert_eq!(
            cells(&table),
            [
                ["Action", "Who", "Done"],
                ["Mow", "Ash", "Yes"],
                ["Dig", "Elm", ""]
            ]
        );
        let page = lines("No. | Item | ||\nWelcome | ||\nFerries | ||");
        assert!(page.iter().all(|line| line.table.is_none()));
    }

    #[test]
    fn a_cell_keeps_the_lines_that_its_markup_had() {
        let lines = lines("Issue\tAnswer\n<p>One.</p> <p>Two.</p>\t<i>none</i>");
        assert_eq!(lines[1].cells[0].text, "One.\nTwo.");
        assert!(lines[1].cells[1].italic);
        assert_eq!(lines[1].text, "One. Two.\tnone");
    }
}
