//! Business that is set as a table: a number, an item, who leads it or what is to be done.

use crate::domain::fold;
use crate::extract::Line;
use crate::parse::pattern::Pattern;
use crate::parse::sentence;

/// The first sentence of a minute is its title when it is no longer than this.
const LONGEST_TITLE: usize = 80;

/// What a column of such a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Number,
    /// The item's title.
    Title,
    /// What was said of it.
    Account,
    /// What is to be done.
    Action,
    /// What members are asked for.
    Purpose,
    /// Who leads it, when, with which paper.
    Beside,
}

static NUMBER: Pattern =
    Pattern::new(r"^(?:[A-Z]{1,6}[/.-]|[A-Z]{0,4})[0-9]{1,4}(?:[./][0-9]{1,4}){0,2}[a-z]?\.?$");
/// What tells is no title.
static TELLS: Pattern = Pattern::new(
    r"(?i)\b(?:was|were|is|are|had|has|have|noted|said|asked|reported|agreed|resolved|welcomed|received|cllr|councillor|mr|mrs|ms)\b",
);
static OTHER_TABLE: Pattern = Pattern::new(
    r"(?i)\b(?:date|due|deadline|by when|status|progress|update|outcome|complete[d]?|rag|year|amount|cost|vote)\b",
);

/// The lines with the rows of such tables as items and their paragraphs; `None` where
/// there is no such table.
pub fn lines(lines: &[Line]) -> Option<Vec<Line>> {
    let mut told = Vec::with_capacity(lines.len() * 2);
    let mut found = false;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let Some(columns) = columns(line).filter(|_| numbers_follow(&lines[at + 1..], line)) else {
            told.push(line.clone());
            at += 1;
            continue;
        };
        found = true;
        let heading = line;
        at += 1;
        while let Some(row) = lines.get(at).filter(|row| row.table == heading.table) {
            tell(row, heading, &columns, &mut told);
            at += 1;
        }
    }
    found.then_some(told)
}

/// What the columns under a heading hold, where it heads business.
fn columns(line: &Line) -> Option<Vec<Column>> {
    if line.table.is_none() || line.cells.len() < 3 || OTHER_TABLE.is_in(&line.text) {
        return None;
    }
    let names: Vec<String> = line
        .cells
        .iter()
        .map(|cell| fold::compare(&cell.text))
        .collect();
    let told = names
        .iter()
        .any(|name| matches!(name.as_str(), "minute" | "minutes" | "discussion" | "notes"));
    let mut columns = Vec::with_capacity(names.len());
    let mut titled = false;
    for name in &names {
        let column = match name.as_str() {
            "no" | "number" | "item no" | "agenda no" | "ref" | ""
                if columns.is_empty() || !titled =>
            {
                Column::Number
            }
            "item" if told && !columns.contains(&Column::Number) => Column::Number,
            "item" | "agenda item" | "subject" | "title" | "business" | "topic" if !titled => {
                titled = true;
                Column::Title
            }
            "minute" | "minutes" | "discussion" | "notes" => Column::Account,
            "action" | "actions" | "action by" => Column::Action,
            "purpose" | "for" | "action required" => Column::Purpose,
            "time" | "timing" | "lead" | "presenter" | "led by" | "paper" | "enclosure" | "enc"
            | "page" | "pages" | "format" => Column::Beside,
            _ => return None,
        };
        columns.push(column);
    }
    let has = |column| columns.contains(&column);
    let business = has(Column::Number) && (titled || told);
    (business && columns.len() > 2).then_some(columns)
}

fn numbers_follow(rows: &[Line], heading: &Line) -> bool {
    let Some(columns) = columns(heading) else {
        return false;
    };
    let numbered = rows
        .iter()
        .take_while(|row| row.table == heading.table)
        .filter(|row| number(row, &columns).is_some())
        .count();
    numbered >= 2
}

fn number(row: &Line, columns: &[Column]) -> Option<String> {
    row.cells
        .iter()
        .find(|cell| columns.get(usize::from(cell.column)) == Some(&Column::Number))
        .map(|cell| fold::quote(&cell.text))
        .filter(|number| NUMBER.is_in(number))
}

/// One row: its head, its account, what is asked and what is to be done.
fn tell(row: &Line, heading: &Line, columns: &[Column], told: &mut Vec<Line>) {
    let number = number(row, columns).map(|number| number.trim_end_matches('.').to_owned());
    let mut titled = false;
    let mut behind = Vec::new();
    for cell in &row.cells {
        let text = fold::quote(&cell.text);
        let Some(column) = columns.get(usize::from(cell.column)) else {
            continue;
        };
        if text.is_empty() {
            continue;
        }
        match column {
            Column::Number => {}
            Column::Title | Column::Account => {
                let own = headed(&cell.text).filter(|_| *column == Column::Account && !titled);
                if let (Some(number), Some((title, rest))) = (&number, own) {
                    titled = true;
                    told.push(piece(row, &format!("{number}. {title}")));
                    tell_lines(row, rest, told);
                    continue;
                }
                let (title, rest) = match (&number, titled) {
                    (Some(number), false) => {
                        let (title, rest) = parted(&text, *column);
                        (Some(format!("{number}. {title}")), rest)
                    }
                    (Some(_) | None, _) => (None, text),
                };
                titled = true;
                told.extend(title.map(|title| piece(row, &title)));
                if !rest.is_empty() {
                    told.push(piece(row, &rest));
                }
            }
            Column::Purpose => behind.push(text),
            Column::Action | Column::Beside => {
                let name = heading
                    .cells
                    .iter()
                    .find(|head| head.column == cell.column)
                    .map(|head| fold::quote(&head.text))
                    .unwrap_or_default();
                // Both are the paper's own words, and nothing of ours joins them.
                if *column == Column::Action {
                    behind.extend([name, text]);
                } else {
                    behind.push(format!("{name}\t{text}"));
                }
            }
        }
    }
    told.extend(behind.iter().map(|text| piece(row, text)));
}

/// A cell whose first line is a title, and the lines below it.
fn headed(cell: &str) -> Option<(String, &str)> {
    let (first, rest) = cell.trim().split_once('\n')?;
    let title = fold::quote(first);
    let is_title = title.chars().count() <= LONGEST_TITLE
        && title.chars().next().is_some_and(char::is_uppercase)
        && !title.ends_with(['.', ',', ';', ':', '-', '–'])
        && rest
            .trim_start()
            .chars()
            .next()
            .is_some_and(char::is_uppercase)
        && !TELLS.is_in(&title);
    is_title.then_some((title, rest))
}

/// The lines of a cell, which are paragraphs where the one before is closed.
fn tell_lines(row: &Line, lines: &str, told: &mut Vec<Line>) {
    let mut closed = true;
    for line in lines
        .lines()
        .map(fold::quote)
        .filter(|line| !line.is_empty())
    {
        let gap = closed;
        closed = line.ends_with(['.', ':', ';', '?', '!']);
        told.push(Line {
            gap,
            ..piece(row, &line)
        });
    }
}

/// A minute's first short sentence is its title.
fn parted(text: &str, column: Column) -> (String, String) {
    if column == Column::Title {
        return (text.to_owned(), String::new());
    }
    let first = sentence::split(text).first().copied().unwrap_or_default();
    if first.chars().count() <= LONGEST_TITLE && first.len() < text.len() {
        let title = first.trim_end_matches(['.', ':']).to_owned();
        (title, text[first.len()..].trim_start().to_owned())
    } else {
        (String::new(), text.to_owned())
    }
}

fn piece(row: &Line, text: &str) -> Line {
    Line {
        text: text.to_owned(),
        gap: true,
        cells: Vec::new(),
        table: None,
        ..row.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text::lines as read;

    fn told(text: &str) -> Option<Vec<String>> {
        Some(
            lines(&read(text))?
                .into_iter()
                .map(|line| line.text)
                .collect(),
        )
    }

    #[test]
    fn rows_of_business_become_items() {
        let agenda = "| Time | No. | Item | Lead | Purpose |\n|---|---|---|---|---|\n| 09:30 | 1. | Welcome | Chair | To note |\n| 09:35 | 2. | Minutes | Chair | To approve |";
        assert_eq!(
            told(agenda).as_deref(),
            Some(
                [
                    "1. Welcome",
                    "Time\t09:30",
                    "Lead\tChair",
                    "To note",
                    "2. Minutes",
                    "Time\t09:35",
                    "Lead\tChair",
                    "To approve",
                ]
                .map(str::to_owned)
                .as_slice()
            )
        );
        let minutes = "| Item | Minute | Action |\n|---|---|---|\n| 1 | Welcome. All came. | |\n| 2 | Buses. They are late. | Clerk to write |";
        assert_eq!(
            told(minutes).as_deref(),
            Some(
                [
                    "1. Welcome",
                    "All came.",
                    "2. Buses",
                    "They are late.",
                    "Action",
                    "Clerk to write",
                ]
                .map(str::to_owned)
                .as_slice()
            )
        );
    }

    #[test]
    fn a_work_programme_and_a_tracker_are_other_tables() {
        for table in [
            "| No. | Item | Date |\n|---|---|---|\n| 1 | Buses | May |\n| 2 | Parks | June |",
            "| No. | Action | Lead | Status |\n|---|---|---|---|\n| 1 | Write | AB | Done |\n| 2 | Ask | CD | Open |",
        ] {
            assert_eq!(told(table), None);
        }
    }
}
