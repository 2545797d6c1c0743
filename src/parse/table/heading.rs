//! What the headings of columns mean, across councils.

mod stems;

use std::collections::HashSet;

use crate::domain::fold;
use crate::parse::table::Row;

/// A heading is a few words; a longer cell is text.
const LONGEST: usize = 60;

/// A heading has no more words.
const MOST_WORDS: usize = 6;

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
    /// Who asked for it.
    Raiser,
    /// What says nothing of the others: ward, priority, how often.
    Aside,
    /// What neither a programme nor an action table has: risk, score, variance.
    Foreign,
    /// What only those have that are beyond doubt: impact, budget.
    Strange,
}

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
    // Folding drops a line's end, as every control character.
    let folded = plain(&heading.replace('\n', " "));
    if heading.contains('£') {
        return Some(Meaning::Foreign);
    }
    let sure = stems::sure(&folded);
    match sure {
        Some(Meaning::Foreign | Meaning::Strange) => return sure,
        Some(_) | None if folded.split(' ').count() > MOST_WORDS => return None,
        Some(_) | None => {}
    }
    first_of_two(heading).or(sure)
}

/// What a heading means or, where nothing is sure, hints at: of the first row of a table, whose
/// cells have to bear it out.
pub fn hinted(heading: &str) -> Option<Meaning> {
    let hint = || {
        let folded = plain(&heading.replace('\n', " "));
        let short = folded.split(' ').count() <= MOST_WORDS && is_short(heading.trim());
        short.then(|| stems::likely(&folded)).flatten()
    };
    meaning(heading).or_else(hint)
}

/// What a heading of several things names.
pub fn parts(heading: &str) -> impl Iterator<Item = &str> {
    let parts = heading.split(['/', '&', '+']);
    parts.flat_map(|part| part.split(" and "))
}

/// A column of two things is the first of them's: "Item & outcomes sought", "Lead and
/// timescale".
fn first_of_two(heading: &str) -> Option<Meaning> {
    let spaced = heading.replace('\n', " ");
    let mut parts = parts(&spaced);
    let (first, _) = (parts.next()?, parts.next()?);
    let known = stems::sure(&plain(first));
    known.filter(|meaning| matches!(meaning, Meaning::Item | Meaning::Owner | Meaning::Detail))
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
        && (known == filled || (known >= 3 && known * 3 >= filled * 2 && is_plain(row)))
}

/// Whether the first row of a table is its heading: half of its cells are known, the
/// row names what a programme or a plan is about, and nothing in it looks like text.
/// Councils have columns of their own besides, so two known ones are enough here.
pub fn is_top(row: &Row) -> bool {
    if is_row(row) {
        return true;
    }
    let filled = row.filled().count();
    let meanings: Vec<Meaning> = row
        .filled()
        .filter_map(|(_, cell)| meaning(&cell.text))
        .collect();
    let names_matter = meanings
        .iter()
        .any(|meaning| matches!(meaning, Meaning::Item | Meaning::Task | Meaning::Action));
    names_matter && is_plain(row) && distinct(&meanings) >= 2 && meanings.len() * 2 >= filled
}

/// Whether each cell is a known heading, or looks like one.
fn is_plain(row: &Row) -> bool {
    row.filled()
        .all(|(_, cell)| meaning(&cell.text).is_some() || is_short(cell.text.trim()))
}

/// Whether no cell of a row looks like text or figures. It is asked of every row of
/// every table, and folds nothing.
pub fn may_be_row(row: &Row) -> bool {
    row.cells.iter().all(|cell| is_short(cell.text.trim()))
}

fn is_short(text: &str) -> bool {
    text.len() <= 2 * LONGEST
        && !text.ends_with('.')
        // "To be taken in part 2?" asks of every row.
        && (text.ends_with('?') || !text.bytes().any(|byte| byte.is_ascii_digit()))
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
    // "Ada Holm, Head of Parks"
    let lists = row.cells.iter().any(|cell| cell.text.contains(", "));
    first && !lists && is_row(row) && distinct(&meanings) >= 3
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
            tail.starts_with(char::is_uppercase) && stems::is_plain_first(&plain(tail))
        })
        .map(|(title, heading)| (title.trim().to_owned(), heading.to_owned()))
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
        "status" | "progress" | "focus" | "apologies" | "activities" | "timescales"
        | "responsibilities" | "enquiries" => match word {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_a_narrow_column_broke_is_one_heading() {
        assert_eq!(meaning("Minut\ne"), Some(Meaning::Reference));
        assert_eq!(words("Minut\ne"), "Minute");
        assert_eq!(words("Lead\nofficer"), "Lead officer");
    }

    #[test]
    fn a_heading_is_known_through_plurals_brackets_and_articles() {
        for (heading, meaning_of) in [
            ("Recommendations / Actions", Meaning::Action),
            ("LEAD OFFICER(S)", Meaning::Owner),
            ("Date of the Meeting", Meaning::Meeting),
            ("Responsibilities", Meaning::Owner),
            ("Action Officer", Meaning::Owner),
            ("Submission deadline", Meaning::Due),
            ("Item & outcomes sought", Meaning::Item),
            ("Lead and timescale", Meaning::Owner),
            ("Action / Progress", Meaning::Progress),
            ("Current risk score", Meaning::Foreign),
            ("Ward(s) affected", Meaning::Aside),
            ("Date action agreed", Meaning::Entered),
            ("Forecast completion date", Meaning::Due),
            ("Draft report deadline", Meaning::Due),
            ("To be completed by", Meaning::Due),
            ("Date closed", Meaning::Completed),
            ("Resolved / outstanding", Meaning::Status),
            ("Report to be presented by", Meaning::Owner),
            ("Raised by", Meaning::Raiser),
            ("Minute ref.", Meaning::Reference),
            ("Date of Cabinet meeting", Meaning::Meeting),
            ("Proposed committee date", Meaning::Proposed),
            ("Why is it on the agenda?", Meaning::Detail),
            ("Agreed management action", Meaning::Task),
            ("Members’ requests", Meaning::Action),
            ("Report title", Meaning::Item),
            ("Saving (£000)", Meaning::Foreign),
        ] {
            assert_eq!(meaning(heading), Some(meaning_of), "{heading}");
        }
        for heading in ["", "12", "Library", "Visits, 2031/32"] {
            assert_eq!(meaning(heading), None, "{heading}");
        }
    }

    #[test]
    fn a_title_is_parted_from_the_heading_it_runs_into() {
        let (title, heading) =
            parted("Appendix 3. Plan of the new pool Action required").unwrap_or_default();
        assert_eq!(title, "Appendix 3. Plan of the new pool");
        assert_eq!(heading, "Action required");
        assert_eq!(parted("The council took action"), None);
    }
}
