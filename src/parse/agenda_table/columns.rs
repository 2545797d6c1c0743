//! What the columns of a table of business hold, told by their heads or by their cells.

use super::{TELLS, headed, listed, schedule};
use crate::domain::agenda::is_procedural;
use crate::domain::fold;
use crate::extract::{Cell, Line};
use crate::parse::dress;
use crate::parse::pattern::Pattern;

/// What a column of such a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Number,
    /// The item's number with its title, or the title of one that has no number.
    Head,
    /// The item's title.
    Title,
    /// The item's title, and below it what was said of it.
    Business,
    /// The item's number with its title, and below them what was said, or a part of it.
    Whole,
    /// What was said of it.
    Account,
    /// What is to be done, or by whom.
    Action,
    /// What members are asked for.
    Purpose,
    /// What was decided of it.
    Decision,
    /// Who leads it, when, with which paper.
    Beside,
    /// The pages of its report.
    Pages,
    /// Items, each with its number and its title on a line, and what is asked below.
    Lines,
    /// What its heading does not tell: nothing is said of it.
    Other,
    /// Why it was so decided, and what else was considered: no part of the account.
    Reason,
}

/// Rows with a number that a table has, to be one of business.
const FEWEST: usize = 2;
/// Rows whose cell tells, in a table that says nothing of its columns.
const FEWEST_UNNAMED: usize = 3;

static OTHER_TABLE: Pattern = Pattern::new(
    r"(?i)\b(?:date|due|deadline|by when|status|progress|update|outcome|complete[d]?|rag|year|amount|cost|vote)\b",
);
/// A column that holds a title and the account under it, or the account alone.
static TOLD: Pattern = Pattern::new(
    r"(?x)^(?:(?:the|of|and|with|key|agenda|item|items|subject|business|matter|matters|discussed|considered|main|summary|points|meeting)\ )*
    (?:minute|minutes|discussion|discussions|decision|decisions|resolution|resolutions|notes|note|details|detail|proceedings|narrative|business|discussed|considered)
    (?:\ (?:of|and|the|action|actions|agreed|made|taken|meeting|discussion|discussions|decision|decisions|resolution|resolutions|minute|minutes|notes|points|comments))*$",
);
pub(super) static TITLE: Pattern = Pattern::new(
    r"^(?:agenda )?(?:items?|subject|title|topic|matter|heading)(?: of business| title| subject| heading| name)?$|^(?:report title|title of (?:the )?(?:report|item)|subject matter)$",
);
pub(super) static NUMBERED: Pattern = Pattern::new(
    r"^(?:(?:agenda|agenda item|item|minute|min|minutes|resolution)? ?(?:no|nos|number|ref(?: no| number)?|reference(?: no| number)?|num)|item|agenda item|agenda|minute|minutes|min|para|)$",
);
static ACTS: Pattern = Pattern::new(
    r"^(?:actions?(?: s)?(?: (?:by|points?|agreed|owner|who|by whom|lead|for|arising))?|action owner|officers? (?:to action|for action|to take action|actioning)|lead to action|actioned by|for action|by whom|who|owner|initials|(?:person )?responsible|responsibility)$",
);
/// "4. Buses" in one cell.
static HEAD: Pattern = Pattern::new(r"^\p{Lu}[^.;]{2,120}\.?$");
/// A column of decisions alone, in a list of them.
pub(super) static DECIDED: Pattern = Pattern::new(
    r"^(?:record of (?:the )?)?(?:(?:executive|key|formal|committee|council|cabinet|board|panel|sub-committee|joint board)(?: s)? )*(?:decisions?|resolutions?)(?: s)?(?: (?:taken|made|agreed|of (?:the )?(?:committee|council|cabinet|board|panel)))?$",
);
pub(super) static REASON: Pattern = Pattern::new(
    r"^(?:summary of )?(?:reasons?|alternatives?|options?|rationale)(?: s)?\b(?: \w+)*$",
);
/// When and by whom a decision of such a list was taken, and who was asked.
static TAKEN: Pattern = Pattern::new(
    r"^(?:date(?: (?:of|taken|made)\b.{0,30})?|decision (?:date|maker|taker)|(?:decision )?(?:taken|made) by|(?:officer|post|name|title)\b.{0,30}|.{0,40}\b(?:consulted|consultees?|consultation|interests?|dispensations?|exempt|open)\b.{0,20})$",
);
pub(super) static PURPOSE: Pattern = Pattern::new(r"^(?:purpose|for|action required)$");
pub(super) static PAGES: Pattern = Pattern::new(r"^pages?(?: (?:no|nos|number|numbers))?$");
pub(super) static BESIDE: Pattern = Pattern::new(
    r"^(?:time|timing|lead|presenter|led by|paper|enclosure|enc|format|(?:officers?|members?|directors?|authors?) responsible|(?:lead|report|contact|responsible) (?:officers?|members?|directors?|authors?)|(?:cabinet|executive) (?:lead )?members?|portfolio(?: holder)?(?: (?:and |or )?(?:lead )?officer)?|directorate|wards?(?: affected)?|call in|subject to call in|(?:services?|departments?|directorates?) (?:required )?(?:to|for) (?:take )?action|services?|departments?|report (?:no|number|ref|reference))$",
);

/// What the columns of a table hold where it is one of business, and whether its first
/// row names them.
pub fn of(table: &[Line]) -> Option<(Vec<Column>, bool)> {
    let (first, rows) = table.split_first()?;
    if let Some(headed) = whole(first, rows, table) {
        return Some((vec![Column::Whole, Column::Action], headed));
    }
    if let Some(columns) = behind_reference(first, rows) {
        return Some((columns, true));
    }
    let agenda = || schedule::columns(first, rows).or_else(|| listed::of_lines(first, rows));
    if let Some(columns) = heads(first, rows).or_else(agenda) {
        return Some((columns, true));
    }
    if let Some(columns) = named(first, rows) {
        let numbered = rows.iter().filter(|row| numbers(row, &columns)).count();
        return (numbered >= FEWEST).then_some((columns, true));
    }
    Some((unnamed(table)?, false))
}

fn numbers(row: &Line, columns: &[Column]) -> bool {
    super::number(row, columns).is_some()
}

pub(super) fn is_number(cell: &Cell) -> bool {
    dress::alone(&fold::quote(&cell.text)).is_some()
}

/// The columns as a heading names them.
fn named(heading: &Line, rows: &[Line]) -> Option<Vec<Column>> {
    let names: Vec<String> = heading
        .cells
        .iter()
        .map(|cell| fold::compare(&cell.text))
        .collect();
    // A list of decisions with their reasons has a day for each.
    let reasoned = |name: &String| REASON.is_in(name);
    let decided = |name: &String| DECIDED.is_in(name);
    let taken = names.iter().any(reasoned) && names.iter().any(decided);
    let other = OTHER_TABLE.is_in(&heading.text) && !taken;
    if heading.table.is_none() || heading.cells.len() < 2 || other {
        return None;
    }
    let told = names.iter().skip(1).any(|name| TOLD.is_in(name));
    // "Item" over numbers, with the business under a heading of its own or under none.
    let counts = counts_first(rows) && names.get(1).is_some_and(|name| is_open(name));
    let mut columns = Vec::with_capacity(names.len());
    let mut unknown = false;
    for (at, name) in names.iter().enumerate() {
        let titled = columns.contains(&Column::Title);
        let column = if at == 0 && NUMBERED.is_in(name) && (told || counts || !TITLE.is_in(name)) {
            Column::Number
        } else if name.is_empty() && counts && !titled {
            Column::Title
        } else if name.is_empty() {
            let open = !titled && !columns.contains(&Column::Account);
            if open { Column::Number } else { Column::Action }
        } else if NUMBERED.is_in(name)
            && !columns.contains(&Column::Number)
            && !TITLE.is_in(name)
            && !TOLD.is_in(name)
        {
            Column::Number
        } else if TITLE.is_in(name) && !titled {
            Column::Title
        } else if DECIDED.is_in(name) && titled && !columns.contains(&Column::Account) {
            Column::Decision
        } else if REASON.is_in(name) && titled {
            Column::Reason
        } else if TOLD.is_in(name) {
            Column::Account
        } else if PURPOSE.is_in(name) {
            Column::Purpose
        } else if ACTS.is_in(name) {
            Column::Action
        } else if PAGES.is_in(name) {
            Column::Pages
        } else if BESIDE.is_in(name) {
            Column::Beside
        } else if taken && TAKEN.is_in(name) {
            Column::Reason
        } else if titled {
            unknown = true;
            Column::Other
        } else {
            return None;
        };
        columns.push(column);
    }
    // Of the columns of an agenda the titles are surer than what stands beside them is called.
    if unknown && !(counts_on(rows, &columns) && standing(rows, &columns) >= FEWEST) {
        return None;
    }
    let has = |column| columns.contains(&column);
    if !has(Column::Number) || !has(Column::Title) && !has(Column::Account) {
        return None;
    }
    if has(Column::Decision) {
        return Some(columns);
    }
    // Where one column holds all that is said, a title stands above it.
    let alone = !(has(Column::Title) && has(Column::Account));
    let column = if has(Column::Title) {
        Column::Title
    } else {
        Column::Account
    };
    let counted = tells(rows, &columns, column) >= FEWEST && counts_on(rows, &columns);
    let wide = columns.len() > 2;
    if alone && counted {
        for one in columns.iter_mut().filter(|one| **one == column) {
            *one = Column::Business;
        }
        return Some(columns);
    }
    (wide && (!alone || has(Column::Title) || told)).then_some(columns)
}

/// "4. Buses" and "4.1 They are late." at the head of a cell.
static COUNTED: Pattern =
    Pattern::new(r"^(?P<number>[0-9]{1,3})(?:[.):]|[.][0-9]{1,2}[.)]?)?\s+\S");
/// Of the rows of such a table, those that number what they say.
const FEWEST_COUNTED: usize = 4;

/// Whether a table has two columns, all that was said under its own numbers and who acts
/// on it; whether its first row says so, or the names of those who act do.
fn whole(first: &Line, rows: &[Line], table: &[Line]) -> Option<bool> {
    let name = |at: usize| first.cells.get(at).map(|cell| fold::compare(&cell.text));
    let is_head = |name: &str| TITLE.is_in(name) || TOLD.is_in(name) || NUMBERED.is_in(name);
    let two = table.iter().all(|row| row.cells.len() <= 2);
    if !two || first.cells.len() != 2 || OTHER_TABLE.is_in(&first.text) {
        return None;
    }
    let headed = is_head(&name(0)?) && ACTS.is_in(&name(1)?);
    let rows = if headed { rows } else { table };
    let cell = |row: &Line, column: u16| {
        let found = row.cells.iter().find(|cell| cell.column == column);
        found
            .map(|cell| cell.text.trim().to_owned())
            .unwrap_or_default()
    };
    let numbers: Vec<u32> = rows
        .iter()
        .filter_map(|row| {
            COUNTED
                .group(&fold::quote(&cell(row, 0)), "number")?
                .parse()
                .ok()
        })
        .collect();
    let counted = numbers
        .windows(2)
        .all(|pair| pair[0] <= pair[1] && pair[1] <= pair[0] + 2);
    let distinct = numbers.windows(2).filter(|pair| pair[0] < pair[1]).count() + 1;
    let long = rows.iter().any(|row| cell(row, 0).chars().count() > LONG);
    let acting: Vec<String> = rows.iter().map(|row| cell(row, 1)).collect();
    let acting: Vec<&String> = acting.iter().filter(|cell| !cell.is_empty()).collect();
    let named = acting
        .iter()
        .filter(|cell| super::acts::names_owners(cell))
        .count();
    let owned = headed || acting.len() >= FEWEST && named == acting.len();
    (owned
        && counted
        && long
        && distinct >= FEWEST_COUNTED.min(rows.len())
        && numbers.len() * 2 >= rows.len())
    .then_some(headed)
}

/// "Ref back | Agenda matter | Action": each item stands with its number and its account in
/// a column behind another.
fn behind_reference(heading: &Line, rows: &[Line]) -> Option<Vec<Column>> {
    let names: Vec<String> = heading
        .cells
        .iter()
        .map(|cell| fold::compare(&cell.text))
        .collect();
    let business = |name: &String| TITLE.is_in(name) || TOLD.is_in(name);
    let at = names.iter().position(business).filter(|at| *at > 0)?;
    let acting = names[at + 1..].iter().any(|name| ACTS.is_in(name));
    if heading.table.is_none() || !acting || OTHER_TABLE.is_in(&heading.text) {
        return None;
    }
    let count = |row: &Line| -> Option<u32> {
        let column = u16::try_from(at).ok()?;
        let cell = row.cells.iter().find(|cell| cell.column == column)?;
        COUNTED
            .group(&fold::quote(&cell.text), "number")?
            .parse()
            .ok()
    };
    let counts: Vec<u32> = rows.iter().filter_map(count).collect();
    let on = counts.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    (on && !counts.is_empty() && counts.len() == rows.len()).then(|| {
        let columns = names.iter().enumerate().map(|(index, name)| {
            if index == at {
                Column::Whole
            } else if ACTS.is_in(name) {
                Column::Action
            } else {
                Column::Other
            }
        });
        columns.collect()
    })
}

/// Letters of a cell that tells, and does not only name.
const LONG: usize = 60;

/// Whether the first cells are numbers, wherever there are words in them.
fn counts_first(rows: &[Line]) -> bool {
    let mut first = rows
        .iter()
        .filter_map(|row| row.cells.iter().find(|cell| cell.column == 0))
        .filter(|cell| !cell.text.trim().is_empty())
        .peekable();
    first.peek().is_some() && first.all(is_number)
}

fn is_open(name: &str) -> bool {
    name.is_empty() || TITLE.is_in(name)
}

/// A column of numbered titles, or of titles alone, with what was said beside them.
fn heads(heading: &Line, rows: &[Line]) -> Option<Vec<Column>> {
    if heading.table.is_none() || OTHER_TABLE.is_in(&heading.text) {
        return None;
    }
    let mut columns = Vec::with_capacity(heading.cells.len());
    for (at, cell) in heading.cells.iter().enumerate() {
        let name = fold::compare(&cell.text);
        let column = match at {
            0 if TITLE.is_in(&name) || NUMBERED.is_in(&name) => Column::Head,
            1 if TOLD.is_in(&name) => Column::Account,
            _ if at > 1 && (ACTS.is_in(&name) || name.is_empty()) => Column::Action,
            _ => return None,
        };
        columns.push(column);
    }
    if !columns.contains(&Column::Account) {
        return None;
    }
    let cell = |row: &Line, column: u16| {
        let found = row.cells.iter().find(|cell| cell.column == column);
        found
            .map(|cell| fold::quote(&cell.text))
            .unwrap_or_default()
    };
    let is_head = |head: &String| {
        let words = dress::read(head).map_or(head.as_str(), |dress| dress.words);
        HEAD.is_in(words) && !TELLS.is_in(words)
    };
    let headed = rows.iter().map(|row| cell(row, 0)).filter(is_head).count();
    let told = rows
        .iter()
        .filter(|row| TELLS.is_in(&cell(row, 1)) || cell(row, 1).ends_with('.'))
        .count();
    (headed >= FEWEST_UNNAMED && headed * 4 >= rows.len() * 3 && told * 4 >= rows.len() * 3)
        .then_some(columns)
}

/// Rows with a number whose title is that of standing business: apologies, declarations.
fn standing(rows: &[Line], columns: &[Column]) -> usize {
    let title = |row: &Line| {
        let cell = |cell: &&Cell| columns.get(usize::from(cell.column)) == Some(&Column::Title);
        let words = row.cells.iter().find(cell)?.text.lines().next()?;
        Some(fold::quote(words))
    };
    rows.iter()
        .filter(|row| numbers(row, columns))
        .filter(|row| title(row).is_some_and(|title| is_procedural(&title)))
        .count()
}

/// Rows whose cell in this column has a title and tells something below it.
fn tells(rows: &[Line], columns: &[Column], column: Column) -> usize {
    rows.iter()
        .filter(|row| numbers(row, columns))
        .filter(|row| {
            row.cells.iter().any(|cell| {
                columns.get(usize::from(cell.column)) == Some(&column)
                    && headed(&cell.text)
                        .is_some_and(|(_, rest)| TELLS.is_in(rest) || rest.ends_with('.'))
            })
        })
        .count()
}

/// Whether the numbers of the rows count up by one, as those of one meeting's minutes do.
pub(super) fn counts_on(rows: &[Line], columns: &[Column]) -> bool {
    let counts: Vec<Vec<u32>> = rows
        .iter()
        .filter_map(|row| super::number(row, columns))
        .map(|number| {
            number
                .split(|letter: char| !letter.is_ascii_digit())
                .filter_map(|digits| digits.parse().ok())
                .collect()
        })
        .collect();
    let steps = counts.windows(2).filter(|pair| {
        let (a, b) = (&pair[0], &pair[1]);
        a == b || a.iter().zip(b).any(|(a, b)| *b == a + 1)
    });
    counts.len() >= FEWEST && steps.count() * 4 >= (counts.len() - 1) * 3
}

/// A number that nothing but a minute bears: "ABC/31/42".
static CODED: Pattern = Pattern::new(r"^[A-Z]{2,6}/\d{2,4}/\d{1,4}\.?$");

/// Whether the rows that have a number have such a one, with a title and what was said of it
/// beside; the first may go on with what a page before began.
fn is_coded(table: &[Line], width: usize) -> bool {
    let number = |row: &Line| {
        let first = row.cells.iter().find(|cell| cell.column == 0);
        first
            .map(|cell| fold::quote(&cell.text))
            .unwrap_or_default()
    };
    let numbers: Vec<String> = table.iter().map(number).collect();
    let open = numbers.iter().filter(|number| number.is_empty()).count();
    let all = numbers
        .iter()
        .all(|number| number.is_empty() || CODED.is_in(number));
    let told = || tells(table, &[Column::Number, Column::Business], Column::Business);
    width == 2 && all && open <= 1 && open < table.len() && told() > 0
}

/// The columns of such a table.
pub fn coded() -> Vec<Column> {
    vec![Column::Number, Column::Business]
}

/// Whether one of these lines is a row of such a table.
pub fn any_coded(lines: &[Line]) -> bool {
    lines.iter().filter(|line| line.table.is_some()).any(|row| {
        let first = row.cells.iter().find(|cell| cell.column == 0);
        first.is_some_and(|cell| CODED.is_in(&fold::quote(&cell.text)))
    })
}

/// Whether a row has words beside an empty cell, and no more.
pub fn goes_on(row: &Line) -> bool {
    let mut told = row.cells.iter().filter(|cell| !cell.text.trim().is_empty());
    row.table.is_some()
        && told
            .next()
            .is_some_and(|cell| cell.column <= 1 && cell.text.chars().count() > LONG)
        && told.next().is_none()
}

/// A table without heads: a number, a title, in a column of its own what was said, and perhaps
/// who acts.
fn titled(table: &[Line], width: usize) -> Option<Vec<Column>> {
    let mut columns = vec![Column::Number, Column::Title, Column::Account];
    let cell = |row: &Line, column: u16| {
        let found = row.cells.iter().find(|cell| cell.column == column);
        found.map_or_else(String::new, |cell| fold::quote(&cell.text))
    };
    let owned = |row: &Line| {
        let owners = cell(row, 3);
        owners.is_empty() || super::acts::names_owners(&owners)
    };
    match width {
        3 => {}
        4 if table.iter().all(owned) => columns.push(Column::Action),
        _ => return None,
    }
    let rows: Vec<&Line> = table.iter().filter(|row| numbers(row, &columns)).collect();
    let named = |row: &&&Line| {
        let title = cell(row, 1);
        !title.is_empty() && !title.ends_with('.') && title.chars().count() <= LONGEST_NAMED
    };
    let told = |row: &&&Line| cell(row, 2).ends_with(['.', ':', ';', ')', '”']);
    let most = |count: usize| count >= FEWEST_UNNAMED && count * 4 >= rows.len() * 3;
    (most(rows.iter().filter(named).count())
        && most(rows.iter().filter(told).count())
        && (standing(table, &columns) >= FEWEST || rows.iter().any(|row| decides(&cell(row, 2))))
        && counts_on(table, &columns))
    .then_some(columns)
}

/// Whether something was decided in an account, as in no list of tasks.
fn decides(account: &str) -> bool {
    RESOLVES.is_in(account)
}

static RESOLVES: Pattern = Pattern::new(
    r"\b(?:RESOLVED|AGREED|DECISION)\b|\b(?:Resolved|Agreed|Decision) ?[:–-]|\b(?i:it was (?:\w+ly )?(?:agreed|resolved|decided))\b",
);

/// Letters of a title in a column of its own.
const LONGEST_NAMED: usize = 160;

/// A table without heads: a number, a title with what was said below it, and who acts.
fn unnamed(table: &[Line]) -> Option<Vec<Column>> {
    let width = table.iter().map(|row| row.cells.len()).max()?;
    let narrow = |row: &&Line| {
        row.cells
            .first()
            .is_some_and(|cell| cell.column == 0 && is_number(cell))
    };
    let numbered = table.iter().filter(narrow).count();
    if is_coded(table, width) {
        return Some(coded());
    }
    if let Some(columns) = titled(table, width) {
        return Some(columns);
    }
    if !(2..=3).contains(&width) || numbered * 4 < table.len() * 3 {
        return None;
    }
    let mut columns = vec![Column::Number, Column::Business];
    if width == 3 {
        let owned = table
            .iter()
            .filter_map(|row| row.cells.get(2))
            .all(|cell| cell.text.trim().is_empty() || super::acts::names_owners(&cell.text));
        if !owned {
            return None;
        }
        columns.push(Column::Action);
    }
    let told = tells(table, &columns, Column::Business);
    (told >= FEWEST_UNNAMED && told * 2 >= numbered && counts_on(table, &columns))
        .then_some(columns)
}
