//! Business that is set as a table: a number, an item, who leads it or what is to be done.

mod acts;
mod columns;
mod listed;
mod over;
mod schedule;

use crate::domain::fold;
use crate::extract::Line;
use crate::parse::date;
use crate::parse::dress;
use crate::parse::marker;
use crate::parse::page::cmis;
use crate::parse::paragraph::is_capitals;
use crate::parse::pattern::Pattern;
use crate::parse::sentence;
use crate::parse::squeezed;
pub use acts::names_owners;
use columns::Column;
pub use over::{Carried, carried, joined};

/// The first sentence of a minute is its title when it is no longer than this.
const LONGEST_TITLE: usize = 80;
/// One in capitals, over lines, than this.
const LONGEST_LOUD: usize = 200;

/// The level of a head, so that it stays apart from what is told.
pub const HEAD: u8 = 4;

/// The pages of a report, as they stand in a column of their own.
static SHEETS: Pattern =
    Pattern::new(r"^\(?(?:(?i:pages?|pp?\.?) ?)?(?P<pages>[0-9]{1,4}(?: ?[-–] ?[0-9]{1,4})?)\)?$");
/// What tells is no title.
static TELLS: Pattern = Pattern::new(
    r"(?i)\b(?:was|were|is|are|had|has|have|noted|said|asked|reported|agreed|resolved|welcomed|received|cllr|councillor|mr|mrs|ms)\b",
);
/// A title and what was said, in one line: "Apologies: none had been received."
static RUN_IN: Pattern =
    Pattern::new(r"^(?P<title>\p{Lu}[^.;:–—]{2,78}?)(?: ?[–—:]| -) (?P<rest>[\p{Lu}\d£“(].+)$");

/// The lines with the rows of such tables as items and their paragraphs; `None` where
/// there is no such table.
pub fn lines(lines: &[Line], carried: &Carried) -> Option<Vec<Line>> {
    let mut told = Vec::with_capacity(lines.len() * 2);
    let mut found = false;
    let coded = columns::any_coded(lines);
    // The other web system's page of a meeting is read by its own rules.
    let own_page = lines
        .iter()
        .any(|line| line.table.is_none() && cmis::names_itself(&line.text));
    // Rows before this one are of a table that lists no business, whatever row it is read from.
    let mut unlisted = 0;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let count = lines[at..]
            .iter()
            .take_while(|row| row.table.is_some() && row.table == line.table)
            .count();
        let table = &lines[at..at + count];
        let before = || {
            carried
                .of(line)
                .map(|(columns, head)| (columns, false, head))
        };
        let own = columns::of(table).map(|(columns, headed)| (columns, headed, line));
        // A row that goes on with what the page before began stands alone above the others.
        let rest = || {
            let goes_on = coded && count == 1 && columns::goes_on(line);
            goes_on.then(|| (columns::coded(), false, line))
        };
        let mut listed = || {
            if own_page || at < unlisted {
                return None;
            }
            if !listed::may_list(table) {
                unlisted = at + count;
                return None;
            }
            let (columns, headed) = listed::columns(table)?;
            Some((columns, headed, line))
        };
        // What a heading on an earlier page names outweighs what the cells look like.
        let (headed, bare) = match own {
            Some(own) if own.1 => (Some(own), None),
            bare => (None, bare),
        };
        let told_by = headed
            .or_else(before)
            .or(bare)
            .or_else(rest)
            .or_else(&mut listed);
        let Some((columns, headed, heading)) = told_by else {
            // The head of a table may stand below other rows of it.
            told.push(line.clone());
            at += 1;
            continue;
        };
        found = true;
        let heading = (headed || !std::ptr::eq(heading, line)).then_some(heading);
        for row in &table[usize::from(headed)..] {
            if heading.is_some_and(|heading| heading.text == row.text) {
                continue;
            }
            tell(row, heading, &columns, &mut told);
        }
        at += count;
    }
    found.then_some(told)
}

fn number(row: &Line, columns: &[Column]) -> Option<String> {
    row.cells
        .iter()
        .find(|cell| columns.get(usize::from(cell.column)) == Some(&Column::Number))
        .map(|cell| {
            // A mark below a number tells that it is exempt.
            let first = cell.text.trim().lines().next().unwrap_or_default();
            fold::quote(first)
        })
        .and_then(|number| dress::alone(&number))
}

/// One row: its head, its account, what is asked and what is to be done.
#[allow(clippy::too_many_lines)] // One arm a kind of column.
fn tell(row: &Line, heading: Option<&Line>, columns: &[Column], told: &mut Vec<Line>) {
    let number = number(row, columns);
    if number.is_some() && !decides(row, columns) {
        return;
    }
    let from = told.len();
    let heads = columns.contains(&Column::Head);
    let mut titled = false;
    let mut behind = Vec::new();
    let mut owners = Vec::new();
    let mut pages = None;
    for cell in &row.cells {
        let text = fold::quote(&cell.text);
        let Some(column) = columns.get(usize::from(cell.column)) else {
            continue;
        };
        if text.is_empty() {
            continue;
        }
        match column {
            Column::Number if number.is_some() => {}
            Column::Number => told.push(piece(row, &text)),
            Column::Head => told.push(Line {
                heading: Some(HEAD),
                ..piece(row, text.trim_end_matches(['.', ':']))
            }),
            Column::Whole => tell_whole(row, &cell.text, told),
            Column::Lines if columns.contains(&Column::Decision) => {
                tell_title(row, &cell.text, told);
            }
            Column::Lines => tell_items(row, &cell.text, told),
            Column::Title | Column::Business | Column::Account => {
                let may_be_headed = *column != Column::Title && !titled;
                let own = headed(&cell.text)
                    .filter(|_| may_be_headed)
                    .or_else(|| described(&cell.text).filter(|_| !titled));
                if let (Some(number), Some((title, rest))) = (&number, own) {
                    titled = true;
                    told.push(head(row, number, &title));
                    tell_lines(row, rest, told);
                    continue;
                }
                let paragraphs = *column == Column::Account && heads;
                // A row without a number goes on with what the one above it tells.
                let goes_on = titled || number.is_none();
                if paragraphs
                    || *column == Column::Business && cell.text.trim().contains('\n') && goes_on
                {
                    tell_lines(row, &cell.text, told);
                    continue;
                }
                let rest = match (&number, titled) {
                    (Some(number), false) => {
                        let (title, rest) = parted(&text, *column);
                        told.push(head(row, number, &title));
                        rest
                    }
                    (Some(_) | None, _) => text,
                };
                titled = true;
                if !rest.is_empty() {
                    told.push(piece(row, &rest));
                }
            }
            Column::Decision => {
                told.push(piece(row, &named(heading, cell.column)));
                tell_lines(row, &cell.text, told);
            }
            // "-" says that there is none; "To follow" says it in words.
            Column::Pages if SHEETS.is_in(&text) => {
                pages = SHEETS.group(&text, "pages").map(str::to_owned);
            }
            Column::Pages if text.chars().any(char::is_alphabetic) => behind.push(text),
            Column::Pages | Column::Reason | Column::Other => {}
            Column::Purpose => behind.push(text),
            Column::Action | Column::Beside => {
                let name = named(heading, cell.column);
                if *column == Column::Action && acts::names_owners(&cell.text) {
                    owners.push(cell.text.clone());
                } else if *column == Column::Action {
                    // All are the paper's own words, and nothing of ours joins them.
                    for charge in acts::several(&cell.text) {
                        let words = [name.clone(), charge].into_iter();
                        behind.extend(words.filter(|words| !words.is_empty()));
                    }
                } else if SERVICES.is_in(&name) {
                    // Whose officers act, in words of the paper as they stand.
                    behind.push(text);
                } else {
                    behind.push(format!("{name}\t{text}"));
                }
            }
        }
    }
    let title = told[from..].iter_mut().find(|line| line.heading.is_some());
    if let (Some(title), Some(pages)) = (title, pages) {
        title.text = format!("{} (Pages {pages})", title.text);
    }
    for named in owners {
        // A row without a number is one paragraph, and who stands beside it acts on it.
        match &mut told[from..] {
            [only] if number.is_none() && only.heading.is_none() && acts::is_short(&only.text) => {
                only.text = format!("{}\t{}", only.text, fold::quote(&named));
            }
            several => acts::charge(several, &named, &mut behind),
        }
    }
    told.extend(behind.iter().map(|text| piece(row, text)));
}

/// Whether a row names what was decided, in a list of decisions: a number that was not used
/// has no subject.
fn decides(row: &Line, columns: &[Column]) -> bool {
    let titled = row.cells.iter().any(|cell| {
        columns.get(usize::from(cell.column)) == Some(&Column::Title)
            && !cell.text.trim().is_empty()
    });
    titled || !columns.contains(&Column::Decision) || !columns.contains(&Column::Title)
}

/// The column of a decision sheet that says which services act.
static SERVICES: Pattern =
    Pattern::new(r"(?i)^(?:services?|departments?|directorates?)\b.*\baction\b");

/// What the heading calls a column.
fn named(heading: Option<&Line>, column: u16) -> String {
    let heads = || heading.into_iter().flat_map(|heading| &heading.cells);
    heads()
        .find(|head| head.column == column)
        .map(|head| fold::quote(&head.text))
        .unwrap_or_default()
}

/// A number and what stands behind it: "4. Buses".
static COUNTED: Pattern = Pattern::new(r"^(?P<number>[0-9]{1,3})[.):]?\s+(?P<words>\p{Lu}.*)$");

/// A cell with items on lines of their own, and what is asked below them.
fn tell_items(row: &Line, cell: &str, told: &mut Vec<Line>) {
    for line in cell
        .lines()
        .map(fold::quote)
        .filter(|line| !line.is_empty())
    {
        match listed::head(&line) {
            Some(dress) => told.push(head(row, &dress.number, dress.words)),
            None => told.push(Line {
                gap: told.last().is_some_and(|last| last.heading.is_some()),
                ..piece(row, &line)
            }),
        }
    }
}

/// A cell with the number and the title of what was decided beside it; whose it is and what
/// was recommended below the title is no decision, and is left out.
fn tell_title(row: &Line, cell: &str, told: &mut Vec<Line>) {
    let lines: Vec<String> = cell.lines().map(fold::quote).collect();
    let Some(dress) = lines.first().and_then(|first| listed::head(first)) else {
        return;
    };
    let rest = lines[1..]
        .iter()
        .take_while(|line| !BELOW_TITLE.is_in(line));
    let words = rest.fold(dress.words.to_owned(), |title, line| {
        format!("{title} {line}")
    });
    told.push(head(row, &dress.number, words.trim_end_matches(['*', ' '])));
}

static BELOW_TITLE: Pattern = Pattern::new(
    r"(?i)^(?:(?:cabinet|executive|lead) members?\b|portfolio|forward plan|contact|report (?:of|by)|wards?\b|divisions?\b|key decision|the [\w ]{3,60} (?:is|are|was|were) (?:recommended|asked|invited)|recommend|to \p{Ll}|the (?:information|public|report|annex|appendix)\b|\*|\(|$)",
);

/// A cell with all that was said: its first line may be the head of an item.
fn tell_whole(row: &Line, cell: &str, told: &mut Vec<Line>) {
    let (first, rest) = cell.trim().split_once('\n').unwrap_or((cell.trim(), ""));
    let first = fold::quote(first);
    let Some(found) = COUNTED.captures(&first) else {
        tell_lines(row, cell, told);
        return;
    };
    let words = found["words"].trim_end_matches([':', '.']);
    let titled = words.chars().count() <= LONGEST_TITLE && !TELLS.is_in(words);
    let (title, behind) = if titled && !words.contains(". ") {
        (words.to_owned(), String::new())
    } else {
        parted(&found["words"], Column::Business)
    };
    told.push(head(row, &found["number"], &title));
    if !behind.is_empty() {
        told.push(piece(row, &behind));
    }
    tell_lines(row, rest, told);
}

/// The head of a row, which its account never runs into.
fn head(row: &Line, number: &str, title: &str) -> Line {
    if title.is_empty() {
        return piece(row, number);
    }
    Line {
        heading: Some(HEAD),
        ..piece(row, &format!("{number}. {title}"))
    }
}

/// What stands in capitals below a title, and does not go on with it.
static LABEL: Pattern =
    Pattern::new(r"^(?:RESOLVED|AGREED|RECOMMENDED|NOTED|DECISION|ACTION|APPROVED|DEFERRED)\b");

/// A cell whose first line is a title, or the first lines where it is in capitals, and the
/// lines below it.
fn headed(cell: &str) -> Option<(String, &str)> {
    let (first, mut rest) = cell.trim().split_once('\n')?;
    let mut title = fold::quote(first);
    while let Some((next, behind)) = rest.split_once('\n') {
        let next = fold::quote(next);
        let loud = is_capitals(&title) && is_capitals(&next) && !LABEL.is_in(&next);
        if !loud && !date::is_year_of(&title, &next) {
            break;
        }
        title = format!("{title} {next}");
        rest = behind;
    }
    let rest = rest.trim_start();
    let begins = rest
        .starts_with(|letter: char| letter.is_uppercase() || letter.is_numeric() || letter == '“')
        || marker::split(rest).is_some();
    let longest = if is_capitals(&title) {
        LONGEST_LOUD
    } else {
        LONGEST_TITLE
    };
    let is_title = title.chars().count() <= longest
        && title.starts_with(char::is_uppercase)
        && !title.ends_with(['.', ',', ';', '-', '–'])
        && begins
        && !TELLS.is_in(&title);
    is_title.then(|| (title.trim_end_matches(':').trim_end().to_owned(), rest))
}

/// A cell whose first line is a title: it had room for the next word, and what stands below
/// is sentences.
fn described(cell: &str) -> Option<(String, &str)> {
    let cell = cell.trim();
    let (first, rest) = cell.split_once('\n')?;
    let (title, rest) = (fold::quote(first), rest.trim_start());
    let widest = cell.lines().map(|line| line.trim().chars().count()).max();
    let next = rest.split_whitespace().next()?;
    let room = title.chars().count() + 1 + next.chars().count() < widest?;
    let begins = rest.starts_with(|letter: char| letter.is_uppercase() || letter == '[');
    let told = rest.trim_end_matches([')', ']', '”', '"']).ends_with('.');
    let is_title = title.chars().count() <= LONGEST_TITLE
        && title.starts_with(char::is_uppercase)
        && !title.ends_with(['.', ',', ';', '-', '–'])
        && !TELLS.is_in(&title);
    (is_title && room && begins && told)
        .then(|| (title.trim_end_matches(':').trim_end().to_owned(), rest))
}

/// The lines of a cell, which are paragraphs where the one before is closed.
fn tell_lines(row: &Line, lines: &str, told: &mut Vec<Line>) {
    let mut closed = true;
    let mut acting = false;
    for line in lines
        .lines()
        .map(fold::quote)
        .filter(|line| !line.is_empty())
    {
        // What joins two points stands alone where the cell is narrow.
        if let ("and" | "or", Some(last)) = (line.as_str(), told.last_mut()) {
            last.text = format!("{} {line}", last.text);
            continue;
        }
        let gap = closed;
        // The number of a minute stands alone over its words.
        let alone = gap && line.chars().all(|letter| letter.is_ascii_digit());
        let stem = line.ends_with(":-") || line.ends_with(":–");
        // Who acts is told on lines of its own, and what the body did stands below.
        let acts = ACTS.is_in(&line);
        let gap = gap || acts || acting && BODY_DID.is_in(&line);
        acting = acts || acting && !gap;
        closed = alone || stem || line.ends_with(['.', ':', ';', '?', '!']);
        told.push(Line {
            gap,
            ..piece(row, &line)
        });
    }
}

/// "Action: Harbour Master", set apart in the account.
static ACTS: Pattern = Pattern::new(r"^(?:Actions?|ACTIONS?) ?: ?\S");
/// "The Board NOTED the report", "The Panel:".
static BODY_DID: Pattern = Pattern::new(
    r"^The (?:[A-Z]\w+ ){0,4}(?:Board|Committee|Panel|Council|Cabinet|Forum|Authority|Commission)\b",
);

/// A minute's first short sentence is its title.
fn parted(text: &str, column: Column) -> (String, String) {
    if column == Column::Title {
        return (text.to_owned(), String::new());
    }
    if let Some(found) = RUN_IN.captures(text)
        && !TELLS.is_in(&found["title"])
    {
        return (found["title"].to_owned(), found["rest"].to_owned());
    }
    // A copy sets the title and what was said behind one another, with nothing between.
    if let Some(behind) = squeezed::account(text) {
        let title = text[..behind].trim_end();
        return (title.to_owned(), text[behind..].to_owned());
    }
    let first = sentence::split(text).first().copied().unwrap_or_default();
    // Words without a stop are a title, whatever verb is in them.
    let stopped = text.ends_with(['.', '?', '!', ';']);
    let alone =
        column == Column::Business && (!TELLS.is_in(first) || !stopped && !text.contains(". "));
    if first.chars().count() <= LONGEST_TITLE && (first.len() < text.len() || alone) {
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
            lines(&read(text), &Carried::default())?
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
    fn several_items_in_a_cell_are_each_one() {
        let row = |cells: &[&str]| Line {
            table: Some(1),
            cells: (0..)
                .zip(cells)
                .map(|(column, text)| crate::extract::Cell {
                    column,
                    text: (*text).to_owned(),
                    ..crate::extract::Cell::default()
                })
                .collect(),
            text: cells.join("\t"),
            ..Line::default()
        };
        let table = [
            row(&["Agenda item", "Time", "Page No"]),
            row(&[
                "1 Apologies for absence\n2 Declarations of interest",
                "10:00",
                "",
            ]),
            row(&["3 Ferry fares\nTo agree the fares.", "", "5 - 14"]),
        ];
        let told = lines(&table, &Carried::default()).unwrap_or_default();
        let told: Vec<&str> = told.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(
            told,
            [
                "1. Apologies for absence",
                "2. Declarations of interest",
                "3. Ferry fares (Pages 5 - 14)",
                "To agree the fares.",
            ]
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
