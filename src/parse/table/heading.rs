//! What the headings of columns mean, across councils.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::domain::fold;
use crate::parse::table::Row;

/// A heading is a few words; a longer cell is text.
const LONGEST: usize = 60;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// The day of a meeting.
    Meeting,
    /// A day, of what the other columns tell.
    Date,
    /// An item, topic or report.
    Item,
    /// What is said of an item: detail, purpose, scope.
    Detail,
    /// What was recommended or asked for.
    Action,
    /// What was decided, or came out.
    Outcome,
    /// A task of a plan.
    Task,
    /// What came of it: progress, update, comments.
    Progress,
    /// A state in a word: status, RAG.
    Status,
    /// Whether, or on which day, it was completed.
    Completed,
    /// When an item might be taken.
    Proposed,
    /// Who is to do it.
    Owner,
    /// By when it is to be done.
    Due,
    /// The day the row was entered.
    Entered,
    /// The number of a minute, an item or the row.
    Reference,
    /// What neither a programme nor an action table has: risk, score, budget.
    Foreign,
}

/// Headings as councils print them, folded, articles and plurals dropped.
const PHRASES: &[(&str, Meaning)] = &[
    ("meeting date", Meaning::Meeting),
    ("date of meeting", Meaning::Meeting),
    ("meeting", Meaning::Meeting),
    ("committee date", Meaning::Meeting),
    ("committee meeting", Meaning::Meeting),
    ("committee meeting date", Meaning::Meeting),
    ("panel date", Meaning::Meeting),
    ("panel meeting", Meaning::Meeting),
    ("commission date", Meaning::Meeting),
    ("board date", Meaning::Meeting),
    ("scrutiny date", Meaning::Meeting),
    ("scrutiny meeting", Meaning::Meeting),
    ("scrutiny meeting date", Meaning::Meeting),
    ("date of committee", Meaning::Meeting),
    ("date of panel", Meaning::Meeting),
    ("meeting month", Meaning::Meeting),
    ("date and time", Meaning::Meeting),
    ("date time", Meaning::Meeting),
    ("date", Meaning::Date),
    ("month", Meaning::Date),
    ("item", Meaning::Item),
    ("agenda item", Meaning::Item),
    ("item title", Meaning::Item),
    ("item subject", Meaning::Item),
    ("item topic", Meaning::Item),
    ("item name", Meaning::Item),
    ("item of business", Meaning::Item),
    ("item for consideration", Meaning::Item),
    ("item for discussion", Meaning::Item),
    ("agenda topic", Meaning::Item),
    ("business item", Meaning::Item),
    ("work programme item", Meaning::Item),
    ("programme item", Meaning::Item),
    ("report", Meaning::Item),
    ("report title", Meaning::Item),
    ("title of report", Meaning::Item),
    ("report subject", Meaning::Item),
    ("subject", Meaning::Item),
    ("subject matter", Meaning::Item),
    ("subject title", Meaning::Item),
    ("subject of report", Meaning::Item),
    ("topic", Meaning::Item),
    ("topic title", Meaning::Item),
    ("topic item", Meaning::Item),
    ("topic for scrutiny", Meaning::Item),
    ("scrutiny topic", Meaning::Item),
    ("title", Meaning::Item),
    ("issue", Meaning::Item),
    ("issue topic", Meaning::Item),
    ("matter", Meaning::Item),
    ("theme", Meaning::Item),
    ("suggested item", Meaning::Item),
    ("suggested topic", Meaning::Item),
    ("proposed item", Meaning::Item),
    ("proposed topic", Meaning::Item),
    ("potential topic", Meaning::Item),
    ("detail", Meaning::Detail),
    ("description", Meaning::Detail),
    ("brief description", Meaning::Detail),
    ("summary", Meaning::Detail),
    ("purpose", Meaning::Detail),
    ("purpose of report", Meaning::Detail),
    ("purpose of item", Meaning::Detail),
    ("reason", Meaning::Detail),
    ("reason for scrutiny", Meaning::Detail),
    ("reason for consideration", Meaning::Detail),
    ("rationale", Meaning::Detail),
    ("objective", Meaning::Detail),
    ("aim", Meaning::Detail),
    ("aim and objective", Meaning::Detail),
    ("scope", Meaning::Detail),
    ("background", Meaning::Detail),
    ("intended outcome", Meaning::Detail),
    ("expected outcome", Meaning::Detail),
    ("desired outcome", Meaning::Detail),
    ("key line of enquiry", Meaning::Detail),
    ("note", Meaning::Detail),
    ("further information", Meaning::Detail),
    ("additional information", Meaning::Detail),
    ("recommendation action", Meaning::Action),
    ("action recommendation", Meaning::Action),
    ("recommendation and action", Meaning::Action),
    ("recommendation", Meaning::Action),
    ("outcome", Meaning::Outcome),
    ("outcome action", Meaning::Action),
    ("action outcome", Meaning::Action),
    ("decision", Meaning::Outcome),
    ("resolution", Meaning::Outcome),
    ("request", Meaning::Action),
    ("information requested", Meaning::Action),
    ("action", Meaning::Task),
    ("action point", Meaning::Task),
    ("action item", Meaning::Task),
    ("action required", Meaning::Task),
    ("action agreed", Meaning::Task),
    ("action requested", Meaning::Task),
    ("action to be taken", Meaning::Task),
    ("action to take", Meaning::Task),
    ("action arising", Meaning::Task),
    ("action description", Meaning::Task),
    ("agreed action", Meaning::Task),
    ("agreed management action", Meaning::Task),
    ("management action", Meaning::Task),
    ("key action", Meaning::Task),
    ("outstanding action", Meaning::Task),
    ("proposed action", Meaning::Task),
    ("planned action", Meaning::Task),
    ("required action", Meaning::Task),
    ("detail of action", Meaning::Task),
    ("description of action", Meaning::Task),
    ("task", Meaning::Task),
    ("task description", Meaning::Task),
    ("task action", Meaning::Task),
    ("action task", Meaning::Task),
    ("activity", Meaning::Task),
    ("key activity", Meaning::Task),
    ("activity task", Meaning::Task),
    ("task activity", Meaning::Task),
    ("activity action", Meaning::Task),
    ("action activity", Meaning::Task),
    ("milestone", Meaning::Task),
    ("what", Meaning::Task),
    ("what need to be done", Meaning::Task),
    ("what will we do", Meaning::Task),
    ("what we will do", Meaning::Task),
    ("progress", Meaning::Progress),
    ("progress update", Meaning::Progress),
    ("progress to date", Meaning::Progress),
    ("progress comment", Meaning::Progress),
    ("progress note", Meaning::Progress),
    ("progress outcome", Meaning::Progress),
    ("action taken", Meaning::Progress),
    ("update", Meaning::Progress),
    ("latest update", Meaning::Progress),
    ("update comment", Meaning::Progress),
    ("status update", Meaning::Progress),
    ("current position", Meaning::Progress),
    ("latest position", Meaning::Progress),
    ("position", Meaning::Progress),
    ("comment", Meaning::Progress),
    ("comment update", Meaning::Progress),
    ("comment progress", Meaning::Progress),
    ("response", Meaning::Progress),
    ("response update", Meaning::Progress),
    ("result", Meaning::Progress),
    ("status", Meaning::Status),
    ("current status", Meaning::Status),
    ("progress status", Meaning::Status),
    ("status progress", Meaning::Status),
    ("rag", Meaning::Status),
    ("rag status", Meaning::Status),
    ("rag rating", Meaning::Status),
    ("brag", Meaning::Status),
    ("brag status", Meaning::Status),
    ("brag rating", Meaning::Status),
    ("complete", Meaning::Completed),
    ("completed", Meaning::Completed),
    ("date completed", Meaning::Completed),
    ("completed date", Meaning::Completed),
    ("date closed", Meaning::Completed),
    ("date of completion", Meaning::Completed),
    ("actioned", Meaning::Completed),
    ("done", Meaning::Completed),
    ("closed", Meaning::Completed),
    ("open closed", Meaning::Status),
    ("proposed date", Meaning::Proposed),
    ("proposed meeting", Meaning::Proposed),
    ("proposed meeting date", Meaning::Proposed),
    ("provisional date", Meaning::Proposed),
    ("provisional meeting date", Meaning::Proposed),
    ("suggested date", Meaning::Proposed),
    ("suggested meeting date", Meaning::Proposed),
    ("possible date", Meaning::Proposed),
    ("potential date", Meaning::Proposed),
    ("indicative date", Meaning::Proposed),
    ("expected date", Meaning::Proposed),
    ("likely date", Meaning::Proposed),
    ("owner", Meaning::Owner),
    ("task owner", Meaning::Owner),
    ("action owner", Meaning::Owner),
    ("lead", Meaning::Owner),
    ("lead officer", Meaning::Owner),
    ("lead officer s", Meaning::Owner),
    ("lead director", Meaning::Owner),
    ("lead person", Meaning::Owner),
    ("lead member", Meaning::Owner),
    ("lead responsible", Meaning::Owner),
    ("officer", Meaning::Owner),
    ("officer lead", Meaning::Owner),
    ("officer responsible", Meaning::Owner),
    ("report author", Meaning::Owner),
    ("responsible", Meaning::Owner),
    ("responsible officer", Meaning::Owner),
    ("responsible person", Meaning::Owner),
    ("responsible lead", Meaning::Owner),
    ("responsible service", Meaning::Owner),
    ("responsibility", Meaning::Owner),
    ("person responsible", Meaning::Owner),
    ("assigned to", Meaning::Owner),
    ("allocated to", Meaning::Owner),
    ("assignee", Meaning::Owner),
    ("action by", Meaning::Owner),
    ("by whom", Meaning::Owner),
    ("by who", Meaning::Owner),
    ("who", Meaning::Owner),
    ("contact officer", Meaning::Owner),
    ("cabinet member", Meaning::Owner),
    ("portfolio holder", Meaning::Owner),
    ("due", Meaning::Due),
    ("due date", Meaning::Due),
    ("due by", Meaning::Due),
    ("date due", Meaning::Due),
    ("deadline", Meaning::Due),
    ("deadline date", Meaning::Due),
    ("by when", Meaning::Due),
    ("when", Meaning::Due),
    ("target date", Meaning::Due),
    ("target completion date", Meaning::Due),
    ("target date for completion", Meaning::Due),
    ("target deadline", Meaning::Due),
    ("completion date", Meaning::Due),
    ("expected completion date", Meaning::Due),
    ("date for completion", Meaning::Due),
    ("complete by", Meaning::Due),
    ("to be completed by", Meaning::Due),
    ("implementation date", Meaning::Due),
    ("timescale", Meaning::Due),
    ("time scale", Meaning::Due),
    ("timeframe", Meaning::Due),
    ("timeline", Meaning::Due),
    ("timing", Meaning::Due),
    ("date entered", Meaning::Entered),
    ("date of entry", Meaning::Entered),
    ("date added", Meaning::Entered),
    ("date raised", Meaning::Entered),
    ("date logged", Meaning::Entered),
    ("date requested", Meaning::Entered),
    ("date of request", Meaning::Entered),
    ("entered", Meaning::Entered),
    ("minute", Meaning::Reference),
    ("minute no", Meaning::Reference),
    ("minute number", Meaning::Reference),
    ("minute ref", Meaning::Reference),
    ("minute reference", Meaning::Reference),
    ("min no", Meaning::Reference),
    ("min ref", Meaning::Reference),
    ("item no", Meaning::Reference),
    ("item number", Meaning::Reference),
    ("agenda item no", Meaning::Reference),
    ("agenda item number", Meaning::Reference),
    ("action no", Meaning::Reference),
    ("action number", Meaning::Reference),
    ("action ref", Meaning::Reference),
    ("no", Meaning::Reference),
    ("number", Meaning::Reference),
    ("ref", Meaning::Reference),
    ("ref no", Meaning::Reference),
    ("reference", Meaning::Reference),
    ("id", Meaning::Reference),
];

static KNOWN: LazyLock<HashMap<&str, Meaning>> =
    LazyLock::new(|| PHRASES.iter().copied().collect());

/// Words that a longer heading holds, the first that is found deciding.
const WORDS: &[(&str, Meaning)] = &[
    (" owner ", Meaning::Owner),
    (" officer ", Meaning::Owner),
    (" responsible ", Meaning::Owner),
    (" author ", Meaning::Owner),
    (" deadline ", Meaning::Due),
    (" timescale ", Meaning::Due),
    (" progress ", Meaning::Progress),
    (" update ", Meaning::Progress),
    (" status ", Meaning::Status),
    (" rag ", Meaning::Status),
    (" purpose ", Meaning::Detail),
    (" detail ", Meaning::Detail),
    (" description ", Meaning::Detail),
    (" response ", Meaning::Progress),
    (" recommendation ", Meaning::Action),
    (" action ", Meaning::Action),
];

/// Words of tables that look alike and are something else: registers of risk, money,
/// performance, registers of decisions to be taken.
const FOREIGN: &[&str] = &[
    " risk ",
    " likelihood ",
    " impact ",
    " score ",
    " mitigation ",
    " mitigating ",
    " consequence ",
    " control ",
    " budget ",
    " variance ",
    " forecast ",
    " actual ",
    " outturn ",
    " baseline ",
    " indicator ",
    " kpi ",
    " attendance ",
    " apology ",
    " version ",
    " decision maker ",
    " decision taker ",
    " representation ",
];

/// What a heading means; `None` for words that are no known heading.
pub fn meaning(heading: &str) -> Option<Meaning> {
    // A column too narrow for its heading breaks it within the word.
    looked_up(heading).or_else(|| looked_up(&unbroken(heading)?))
}

/// The heading as a quote; the halves of a broken word are joined where only that
/// makes a known heading.
pub fn words(heading: &str) -> String {
    let broken = looked_up(heading).is_none();
    let whole = unbroken(heading).filter(|whole| broken && looked_up(whole).is_some());
    fold::quote(&whole.unwrap_or_else(|| heading.to_owned()))
}

fn unbroken(heading: &str) -> Option<String> {
    heading.contains('\n').then(|| heading.replace('\n', ""))
}

fn looked_up(heading: &str) -> Option<Meaning> {
    let letters = heading.chars().any(char::is_alphabetic);
    if !letters || heading.chars().count() > LONGEST {
        return None;
    }
    let folded = plain(heading);
    let padded = format!(" {folded} ");
    if heading.contains('£') || FOREIGN.iter().any(|word| padded.contains(word)) {
        return Some(Meaning::Foreign);
    }
    KNOWN.get(folded.as_str()).copied().or_else(|| {
        let words = folded.split(' ').count();
        WORDS
            .iter()
            .find(|(word, _)| words <= 6 && padded.contains(word))
            .map(|(_, meaning)| *meaning)
    })
}

/// Whether a row is the heading of a table that this program could read: every cell
/// with words in it is a known heading, or two in three and none looks like text.
pub fn is_row(row: &Row) -> bool {
    let filled = row.filled().count();
    let meanings: Vec<Meaning> = row
        .filled()
        .filter_map(|(_, cell)| meaning(&cell.text))
        .collect();
    let known = meanings.len();
    distinct(&meanings) >= 2
        && (known == filled || (known >= 3 && known * 3 >= filled * 2 && may_be_row(row)))
}

/// Whether no cell of a row looks like text or figures. It is asked of every row of
/// every table, and folds nothing.
pub fn may_be_row(row: &Row) -> bool {
    row.cells.iter().all(|cell| {
        let text = cell.text.trim();
        text.len() <= 2 * LONGEST
            && !text.ends_with('.')
            && !text.bytes().any(|byte| byte.is_ascii_digit())
    })
}

/// Whether a row in the midst of a table begins another: three headings at least, so
/// that "Update" and "Complete" in cells of their own are not taken for one.
pub fn begins_another(row: &Row) -> bool {
    if !may_be_row(row) {
        return false;
    }
    let meanings: Vec<Meaning> = row
        .filled()
        .filter_map(|(_, cell)| meaning(&cell.text))
        .collect();
    let first = row.cells.first().is_some_and(|cell| !cell.is_empty());
    first && is_row(row) && distinct(&meanings) >= 3
}

fn distinct(meanings: &[Meaning]) -> usize {
    meanings.iter().collect::<HashSet<_>>().len()
}

/// Parts a heading that the words before it run into: "Timetable of the move
/// Activity" → the title and the heading.
pub fn parted(cell: &str) -> Option<(String, String)> {
    let words = fold::quote(cell);
    let starts: Vec<usize> = std::iter::once(0)
        .chain(words.match_indices(' ').map(|(at, _)| at + 1))
        .collect();
    // The longest heading that ends the cell, with three words before it at least.
    starts
        .into_iter()
        .enumerate()
        .skip(3)
        .map(|(_, start)| (&words[..start], &words[start..]))
        .find(|(_, tail)| {
            let folded = plain(tail);
            tail.starts_with(char::is_uppercase)
                && KNOWN
                    .get(folded.as_str())
                    .is_some_and(|meaning| is_first(*meaning))
        })
        .map(|(title, heading)| (title.trim().to_owned(), heading.to_owned()))
}

/// Whether a table's first column may hold it.
fn is_first(meaning: Meaning) -> bool {
    match meaning {
        Meaning::Meeting
        | Meaning::Date
        | Meaning::Item
        | Meaning::Task
        | Meaning::Action
        | Meaning::Entered
        | Meaning::Reference => true,
        Meaning::Detail
        | Meaning::Outcome
        | Meaning::Progress
        | Meaning::Status
        | Meaning::Completed
        | Meaning::Proposed
        | Meaning::Owner
        | Meaning::Due
        | Meaning::Foreign => false,
    }
}

/// A heading as it is looked up: folded, without what stands in brackets, articles
/// and plurals.
fn plain(heading: &str) -> String {
    let open = heading.find('(').filter(|at| *at > 0);
    let outside = open.map_or(heading, |at| &heading[..at]);
    fold::compare(outside)
        .split(' ')
        .filter(|word| !matches!(*word, "the" | "a" | "an" | "&" | "s"))
        .map(singular)
        .collect::<Vec<_>>()
        .join(" ")
}

fn singular(word: &str) -> String {
    match word {
        "status" | "progress" | "apologies" | "activities" | "timescales" | "responsibilities"
        | "enquiries" => match word {
            "apologies" => "apology",
            "activities" => "activity",
            "timescales" => "timescale",
            "responsibilities" => "responsibility",
            "enquiries" => "enquiry",
            same => same,
        }
        .to_owned(),
        _ if word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") => {
            word[..word.len() - 1].to_owned()
        }
        _ => word.to_owned(),
    }
}
