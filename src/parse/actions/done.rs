//! Whether a task is done, by what its row, its section and its table say.

use std::sync::LazyLock;

use regex::Regex;

use crate::domain::fold;
use crate::extract::Document;
use crate::parse::date;
use crate::parse::pattern::{self, Pattern};
use crate::parse::table::Table;
use crate::parse::table::cell;
use crate::parse::table::shape::{self, Shape};

/// Lines over a table among which its title stands: a sheet's name, a heading, a date.
const TITLES: usize = 3;

/// A longer line tells of actions and is no title of them.
const LONGEST_TITLE: usize = 60;

/// A longer note tells more than that something was sent.
const LONGEST_NOTE: usize = 60;

static CLOSED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern::compile(
        r"^(?:recently |newly |list of |log of |all )*(?:(?:action|item|recommendation|task|issue)s? (?:log |tracker |list )?(?:which |that )?(?:have been |are |were |been |now |since |recently )*)?(?:completed?|closed|discharged|implemented|archived?)(?: (?:action|item|recommendation|task|issue)s?)?\b",
    )
});
static OPEN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern::compile(
        r"\b(?:open|outstanding|ongoing|on going|current|live|new|carried forward|in progress|not|incomplete|pending|active|to be|awaiting|overdue|future)\b",
    )
});
/// "Circulated by email on 4 May": what was asked for has gone out.
static SENT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern::compile(
        r"(?i)^(?:circulated|e-?mailed|sent|issued|published|forwarded|distributed|provided|shared|submitted)(?:\s+out)?(?:\s+(?:to|by|via|with)\s+[\w'’ -]{2,30}?)?(?:\s+on)?\s+\d{1,2}(?:st|nd|rd|th)?(?:\s+[a-z]{3,9}\.?(?:\s+\d{2,4})?|[./-]\d{1,2}(?:[./-]\d{2,4})?)\.?$",
    )
});

/// "Response provided on 4 May 2031: 412 homes": the answer stands behind its day.
static ANSWERED: Pattern = Pattern::new(
    r"(?i)^(?:a |the )?(?:written |full )?(?:response|reply|answer|briefing(?: note)?|information|data|figures)\s+(?:was\s+|were\s+|has been\s+|have been\s+)?(?:provided|sent|circulated|issued|supplied|given)(?:\s+(?:to|by|via)\s+[\w'’ -]{2,30}?)?(?:\s+on)?\s+\d{1,2}(?:st|nd|rd|th)?(?:\s+[a-z]{3,9}\.?(?:\s+\d{2,4})?|[./-]\d{1,2}(?:[./-]\d{2,4})?)(?:\.?$|\s*[:–—]\s)",
);
/// A state that says itself that the task is not complete.
static STILL_OPEN: Pattern = Pattern::new(
    r"(?i)^\W*(?:in progress|in hand|under ?way|ongoing|on-going|not (?:yet )?(?:started|begun|complete|completed|done|due|implemented)|partially|partly|part|outstanding|pending|overdue|open|to do|awaiting\b.{0,30}|on track|delayed)\W*(?:complete[d]?|implemented|done)?\W*$",
);

/// A key has a sign and its meaning; a row of a tracker has more cells.
const MOST_CELLS_OF_KEY: usize = 2;

static MEANT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern::compile(
        r"(?i)\b(?P<sign>blue|green|gr[ae]y|purple|black|white|[bgc])\b\s*(?:[-–—=:(]|\t)\s*(?:action\s+|task\s+|fully\s+|is\s+|has\s+been\s+)*(?:completed?|closed|delivered|done|discharged)\b",
    )
});

/// "February 2031" under "Actual completion date".
static IN_MONTH: Pattern = Pattern::new(r"^\s*\p{L}{3,9}\.? 20\d\d\s*$");
/// "1 Achieved (fully)" in a key of grades.
static GRADE: Pattern = Pattern::new(
    r"(?i)^\s*(?P<sign>\d)\s*[-–—:=.]?\s*(?:fully )?(?:achieved|completed?|implemented|delivered|closed)(?:\s*\(fully\))?\s*$",
);

/// Whether a section's title, or a table's, says that all in it is done; `None` where
/// it says nothing of that.
pub fn of_section(title: &str) -> Option<bool> {
    if title.chars().count() > LONGEST_TITLE {
        return None;
    }
    let folded = fold::compare(title);
    let says = |regex: &LazyLock<Option<Regex>>| {
        LazyLock::force(regex)
            .as_ref()
            .is_some_and(|regex| regex.is_match(&folded))
    };
    if says(&OPEN) {
        Some(false)
    } else {
        says(&CLOSED).then_some(true)
    }
}

/// Whether the title of a table says that all in it is done.
pub fn of_table(table: &Table, shape: &Shape) -> bool {
    let over = table.above.iter().rev().take(TITLES);
    shape
        .title
        .iter()
        .chain(over)
        .filter(|line| shape::is_title(line))
        .find_map(|line| of_section(line))
        .unwrap_or_default()
}

/// A cell under "Completed": a day, a tick or a yes.
pub fn of_completed(text: &str) -> bool {
    date::find(text).is_some()
        || IN_MONTH.is_in(text)
        || is_ticked(text)
        || matches!(fold::compare(text).as_str(), "y" | "yes")
        || is_whole(text)
        || cell::says_done(text)
        || is_sent(text)
}

/// The signs that a document's own key gives to what is complete: "B = complete".
#[derive(Default)]
pub struct Key(Vec<String>);

impl Key {
    /// Finds the key of a document's colours.
    pub fn of(document: &Document) -> Self {
        let lines = document.pages.iter().flat_map(|page| &page.lines);
        let mut signs = Vec::new();
        for line in lines.filter(|line| line.cells.len() <= MOST_CELLS_OF_KEY) {
            let Some(meant) = MEANT.as_ref() else {
                continue;
            };
            let found = meant.captures_iter(&line.text);
            signs.extend(found.map(|found| fold::compare(&found["sign"])));
            let first = line.cells.first().map_or("", |cell| cell.text.as_str());
            signs.extend(GRADE.group(first, "sign").map(ToOwned::to_owned));
        }
        Key(signs)
    }

    fn says_done(&self, text: &str) -> bool {
        // "1 (Achieved)"
        let bare = text.split('(').next().unwrap_or_default();
        !self.0.is_empty() && self.0.contains(&fold::compare(bare))
    }
}

/// A cell that says what came of a task: its state, or that it was sent.
pub fn of_progress(text: &str, key: &Key) -> bool {
    let note = fold::quote(text);
    cell::says_done(text)
        || ends_done(text)
        || key.says_done(text)
        || is_whole(text)
        || is_ticked(text) && !text.chars().any(char::is_alphanumeric)
        || ANSWERED.is_in(&note)
        || is_sent(&note)
}

fn is_sent(note: &str) -> bool {
    note.chars().count() <= LONGEST_NOTE && SENT.as_ref().is_some_and(|sent| sent.is_match(note))
}

/// Whether a state is that of a task that is not complete.
pub fn says_open(state: &str) -> bool {
    STILL_OPEN.is_in(state)
}

/// Whether the state stands behind what was done: "Checked, no change needed. Completed."
fn ends_done(text: &str) -> bool {
    let last = text
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '*'))
        .rsplit([';', '\n'])
        .flat_map(|part| part.rsplit(". ").flat_map(|part| part.rsplit("? ")))
        .next()
        .unwrap_or_default();
    // "4 June 2031: Completed"
    let undated = date::find(last)
        .filter(|found| found.range.start == 0)
        .map_or(last, |found| &last[found.range.end..]);
    last.split_whitespace().count() <= LONGEST_STATE && cell::says_done(undated)
}

/// Words of a state that stands in a sentence of its own, its day among them.
const LONGEST_STATE: usize = 8;

fn is_whole(text: &str) -> bool {
    matches!(text.trim(), "100%" | "100 %")
}

fn is_ticked(text: &str) -> bool {
    text.contains(['✓', '✔', '√', '☑', '✅', '🗸', '🗹'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_says_that_all_under_it_is_done() {
        for title in [
            "Closed actions",
            "Completed",
            "Actions completed since the last meeting",
            "COMPLETED ACTIONS 2030/31",
            "Actions closed",
        ] {
            assert_eq!(of_section(title), Some(true), "{title}");
        }
        for title in ["Open actions", "Open and closed actions", "Not complete"] {
            assert_eq!(of_section(title), Some(false), "{title}");
        }
        for title in ["Parks", "8 May 2031", "To mow the long meadow"] {
            assert_eq!(of_section(title), None, "{title}");
        }
    }

    #[test]
    fn what_went_out_on_a_day_is_done_and_what_is_said_of_it_besides_is_not() {
        for text in [
            "Circulated 29 September 2031",
            "Circulated 29 Sept",
            "Sent to members on 4 May 2031.",
            "Closed",
            "✔",
            "Checked against the guidance. No change needed. Completed.",
            "The letter is on this agenda (item 8). Action closed",
            "Asked for a quote\n4 May 2031: Complete",
            "Response provided on 4 May 2031: 412 homes, of which 28 are empty.",
        ] {
            assert!(of_progress(text, &Key::default()), "{text}");
        }
        for text in [
            "Sent to the lawyers",
            "Circulated in part on 4 May 2031, more to follow",
            "Letter to be sent by 4 May 2031",
            "Two quotes received. Not complete.",
            "Two quotes received. To be closed in June",
            "Asked whether the work is done",
            "Response due on 4 May 2031",
            "",
        ] {
            assert!(!of_progress(text, &Key::default()), "{text}");
        }
    }
}
