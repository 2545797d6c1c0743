//! Tables of who came: a name, and marks or words in the columns beside it.

use jiff::civil::Date;

use crate::parse::attendance::stars::Key;
use crate::parse::date;
use crate::parse::pattern::Pattern;
use crate::parse::roster::{self, List};

/// Whom a row names, and where that person belongs.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    /// The list.
    pub list: List,
    /// The name as it is printed.
    pub name: String,
    /// What stands in the columns of posts and bodies.
    pub role: String,
}

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    Post,
    /// A mark in it puts the person on this list.
    Of(List),
    /// Its words say whether the person came.
    Says,
    /// Another day's meeting, or what tells nothing of who came.
    Other,
}

static NAME: Pattern = Pattern::new(
    r"(?i)^(?:(?:full )?names?|(?:name of )?(?:\w+ )?(?:members?|councillors?|cllrs?|trustees?|governors?|directors?)(?: names?)?|attendees?|surname|initials and surname|who|representative)$",
);
static POST: Pattern = Pattern::new(
    r"(?i)^(?:(?:job )?title|roles?|posts?|positions?|designation|organisation|organization|representing|representation|body|(?:nominating |constituent )?(?:authority|council|organisation)|ward|division|party|group|political (?:group|party)|capacity|role ?/ ?organisation|title ?/ ?organisation|job title|office|department|service|agency|category|constituency|area)$",
);
static SAYS: Pattern = Pattern::new(
    r"(?i)^(?:attendance|attended\??(?: ?\(?y ?/ ?n\)?)?|present\??|status|p ?/ ?a|present ?/ ?(?:absent|apologies)|present or apologies|attendance status|attendance ?/ ?apologies|in attendance\??|at meeting\??|attended meeting\??|(?:y ?/ ?n))$",
);
/// Several words that a cell may hold: "Present / Apologies / Substitute".
static STATES: Pattern = Pattern::new(
    r"(?i)^(?:(?:present|attended|attending|apolog(?:y|ies)|absent|substitutes?|in attendance|in person|online|remote(?:ly)?|virtual(?:ly)?|not present|p|a|s)(?: ?[/,|&] ?| or | and |$)){2,}$",
);
/// "Organisation or role": either stands in the cell.
static POSTS: Pattern = Pattern::new(
    r"(?i)^(?:(?:job title|title|role|post|position|designation|organisation|organization|representing|body|authority|ward|party|group|capacity|office|department|service|agency|company)s?(?: ?[/,&] ?| or | and |$)){2,}$",
);
static CAME: Pattern = Pattern::new(
    r"(?i)^(?:[✓✔☑√●•■]|p|pr|y|yes|1|present|attended|in attendance|in person|remote(?:ly)?|online|virtual(?:ly)?|(?:via |ms )?(?:teams|zoom)|here)\b?[ *]*(?:\(.*|[-–,;].*|(?:in person|online|remotely|virtually|via|by|until|from|to|left|for|part|arrived|joined).*)?$",
);
static EXCUSED: Pattern = Pattern::new(
    r"(?i)^(?:ap\.?|apol\.?|apols\.?|apolog(?:y|ies)\b.*|sent apologies|apologies received|with apologies|gave apologies)$",
);
/// Beside others of whom the table says "Present".
static BESIDE: Pattern = Pattern::new(r"(?i)^(?:also )?in attendance$");
static CROSS: Pattern = Pattern::new(r"(?i)^x$");
static NOTHING: Pattern = Pattern::new(r"(?i)^(?:|[-–—✗✘☐○0/]|n|no|n/a|absent|abs|none|nil)$");

/// Whether a cell heads a column of names.
pub(super) fn is_name(cell: &str) -> bool {
    NAME.is_in(cell)
}

/// Whether a cell heads a column of posts, parties or places.
pub(super) fn is_post(cell: &str) -> bool {
    POST.is_in(cell) || POSTS.is_in(cell)
}

/// Who came by the rows of a table; `None` where the table has no such heading. `day` is
/// the meeting's, of the many that a grid of a year has.
pub fn read(rows: &[Vec<String>], day: Option<Date>, key: &Key) -> Option<Vec<Entry>> {
    let headed = rows
        .iter()
        .take(2)
        .enumerate()
        .find_map(|(at, row)| heading(row, day).map(|columns| (at + 1, columns)));
    let (from, columns) = headed.or_else(|| bare(rows).map(|columns| (0, columns)))?;
    let body = rows.get(from..)?;
    let cell = |row: &[String], of: Column| {
        let found = row
            .iter()
            .zip(&columns)
            .filter(|(_, column)| **column == of)
            .map(|(cell, _)| cell.trim())
            .find(|cell| !cell.is_empty());
        found.unwrap_or_default().to_owned()
    };
    // A cross is a mark of presence unless other signs are.
    let ticked = body
        .iter()
        .flatten()
        .any(|cell| CAME.is_in(cell.trim()) && !CROSS.is_in(cell.trim()));
    let entries = body.iter().filter_map(|row| {
        let name = cell(row, Column::Name);
        let marked = row
            .iter()
            .zip(&columns)
            .find_map(|(cell, column)| match column {
                Column::Of(list) => {
                    let cell = cell.trim();
                    let none = NOTHING.is_in(cell) || ticked && CROSS.is_in(cell);
                    (!none).then_some(*list)
                }
                Column::Says => Some(said(cell.trim(), ticked, key)),
                Column::Name | Column::Post | Column::Other => None,
            });
        let list = marked.filter(|list| *list != List::None)?;
        (!name.is_empty()).then(|| Entry {
            list,
            name,
            role: cell(row, Column::Post),
        })
    });
    Some(entries.collect())
}

static WORD: Pattern = Pattern::new(
    r"(?i)^(?:present|absent|apolog(?:y|ies)(?: received| given| sent)?|in attendance|attended|not present)$",
);

/// The columns of a table without a heading: names, and a word of each that says whether
/// he came.
fn bare(rows: &[Vec<String>]) -> Option<Vec<Column>> {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let says = (1..width).find(|at| {
        rows.len() > 1
            && rows
                .iter()
                .all(|row| row.get(*at).is_some_and(|cell| WORD.is_in(cell.trim())))
    })?;
    let column = |at| match at {
        0 => Column::Name,
        _ if at == says => Column::Says,
        _ => Column::Post,
    };
    Some((0..width).map(column).collect())
}

/// Whether a row heads names with the posts and bodies beside them.
pub fn heads_posts(row: &[String]) -> bool {
    let mut told = row.iter().map(|cell| cell.trim().trim_end_matches(':'));
    told.next().is_some_and(|first| NAME.is_in(first))
        && told.all(|cell| cell.is_empty() || POST.is_in(cell))
        && row.len() > 1
}

/// What a word or a letter says of a person.
fn said(cell: &str, ticked: bool, key: &Key) -> List {
    if let Some(list) = key.letter(cell) {
        list
    } else if EXCUSED.is_in(cell) {
        List::Apologies
    } else if BESIDE.is_in(cell) {
        List::Attendance
    } else if CAME.is_in(cell) || CROSS.is_in(cell) && !ticked {
        List::Present
    } else {
        List::None
    }
}

fn heading(row: &[String], day: Option<Date>) -> Option<Vec<Column>> {
    let told = row.iter().filter(|cell| !cell.trim().is_empty()).count();
    let names = row
        .iter()
        .position(|cell| NAME.is_in(cell.trim().trim_end_matches(':')))?;
    if told < 2 {
        return None;
    }
    let mut known = false;
    let columns: Vec<Column> = row
        .iter()
        .enumerate()
        .map(|(at, cell)| {
            let words = cell.replace('\n', " ");
            let words = words.trim().trim_end_matches(':');
            if at == names {
                return Column::Name;
            }
            let column = if POST.is_in(words) || POSTS.is_in(words) {
                return Column::Post;
            } else if STATES.is_in(words) {
                Column::Says
            } else if let Some(list) = roster::label::row_label(words, true, false) {
                Column::Of(list)
            } else if SAYS.is_in(words) || held_on(words, day) {
                Column::Says
            } else {
                return Column::Other;
            };
            known = true;
            column
        })
        .collect();
    // "Present" alone beside the names may hold words too.
    let alone = columns
        .iter()
        .filter(|column| matches!(column, Column::Of(_)))
        .count()
        == 1;
    let columns = columns.into_iter().map(|column| match column {
        Column::Of(List::Present | List::Attendance) if alone => Column::Says,
        other => other,
    });
    known.then(|| columns.collect())
}

/// Whether a heading names the meeting's own day.
fn held_on(words: &str, day: Option<Date>) -> bool {
    let Some(day) = day else { return false };
    let found = date::find(words)
        .or_else(|| date::find_with_year(words, day))
        .map(|found| found.date);
    found == Some(day)
}
