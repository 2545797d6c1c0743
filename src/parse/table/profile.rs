//! What the cells of a column look like, whatever the heading over them says.

use crate::domain::fold;
use crate::parse::pattern::Pattern;
use crate::parse::table::Row;
use crate::parse::table::cell::{is_figure, is_words, says_when};

/// A day's cell says little besides.
const LONGEST_DAY: usize = 60;
/// Letters of a cell that names somebody, and of one that says a state.
const LONGEST_NAME: usize = 80;
const LONGEST_STATE: usize = 60;
/// Words of a title.
const TITLE_WORDS: usize = 16;
/// Words of a sentence at least.
const SENTENCE_WORDS: usize = 6;

/// "MW", "JC/DB", "NED-WT".
static INITIALS: Pattern =
    Pattern::new(r"^(?:\p{Lu}[\p{Lu}a-z]?o?\p{Lu}{1,4}|\p{Lu}{2,5}(?:-\p{Lu}{1,3})?)$");
/// "Cllr Ash", "Head of Parks", "Democratic Services", "the Clerk".
static POST: Pattern = Pattern::new(
    r"(?i)^(?:the )?(?:cllrs?|councillors?|mr|mrs|ms|dr|head|director|chief|chair|chairman|leader|clerk|cabinet member|portfolio holder|executive member|assistant|deputy|corporate director|all (?:members|councillors))\b|\b(?:officer|director|manager|clerk|chair|leader|executive|treasurer|secretary|solicitor|team|lead|services|holder|auditor|engineer|planner|accountant|lawyer|coordinator|co-ordinator|adviser|advisor)s?$",
);
/// What titles have and people have not: "Annual Report".
static TITLED: Pattern = Pattern::new(
    r"(?i)\b(?:report|plan|strategy|policy|review|budget|update|programme|monitoring|performance|framework|statement|scheme|project|proposals?|contract|charges|fees|accounts|audit|minutes|appointments?|register|annual|quarter|outturn|consultation|council tax)\b",
);
/// "Ada Holm", "A. Holm", "Bo van Elm".
static NAMED: Pattern =
    Pattern::new(r"^\p{Lu}[\p{L}’'.-]*(?: (?:van|de|von|der|O['’])?\p{Lu}[\p{L}’'.-]*){1,3}$");
static STATE: Pattern = Pattern::new(
    r"(?i)^\W*(?:action )?(?:complete[d]?|ongoing|on[- ]going|in progress|in hand|under ?way|closed?|open|outstanding|not (?:yet )?(?:started|due|begun|complete[d]?)|on (?:track|target|hold|agenda|schedule)|overdue|red|amber|green|blue|grey|done|actioned|pending|to do|delayed|part(?:ly|ially)?\b.{0,20}|carried forward|c/?f|deferred|resolved|discharged|implemented|awaiting\b.{0,30}|noted|live|new|started|yes|no|y|n|o|c)\b",
);
static DEED: Pattern = Pattern::new(
    r"^(?:To \p{Ll}|That |(?:Arrange|Circulate|Provide|Prepare|Write|Contact|Report|Review|Update|Send|Obtain|Investigate|Ensure|Consider|Discuss|Check|Submit|Add|Include|Invite|Confirm|Share|Bring|Produce|Develop|Draft|Request|Liaise|Explore|Organi[sz]e|Follow|Chase|Publish|Clarify|Amend|Schedule|Raise|Look|Speak|Meet|Set|Get|Order|Book|Install|Repair|Replace|Apply|Research|Monitor|Advise|Seek|Ask|Carry|Complete|Create|Establish|Identify|Undertake|Finali[sz]e) )|^(?:\S+ ){1,8}(?:to (?:be )?\p{Ll}{3,}|(?:would|will|should) (?:be )?\p{Ll}{3,})\b",
);
/// What a committee is to do with an item.
static PURPOSE: Pattern = Pattern::new(
    r"^To (?:consider|receive|review|note|scrutini[sz]e|approve|agree|comment|examine|monitor|discuss|hear|seek|provide|update|assess|inform|consult|understand|recommend|present|determine|endorse|look|gain|report|set)\b",
);
static NUMBER: Pattern = Pattern::new(
    r"^(?i:(?:min(?:ute)?|item|agenda item|no|ref|para)\.? ?)?(?:\p{Lu}{1,5}[-./ ]?)?\d{1,5}(?:[-./]\p{L}{0,3}\d{1,4}){0,3}[a-z]?\.?(?: ?\([a-z0-9]{1,3}\))?$",
);

/// How many cells of a column are what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Profile {
    /// Cells that hold words.
    pub filled: usize,
    days: usize,
    names: usize,
    states: usize,
    numbers: usize,
    deeds: usize,
    purposes: usize,
    titles: usize,
    sentences: usize,
    different: usize,
}

impl Profile {
    /// Looks at a column of the rows under a heading; a row that holds nothing else tells of
    /// those below it.
    pub fn of(body: &[Row], column: usize) -> Profile {
        let mut profile = Profile::default();
        let mut seen: Vec<String> = Vec::new();
        let rows = body.iter().filter(|row| row.only().is_none());
        for cell in rows.filter_map(|row| row.cell(Some(column))) {
            let text = fold::quote(&cell.text);
            profile.filled += 1;
            profile.days += usize::from(is_day(&text));
            profile.names += usize::from(is_name(&text));
            profile.states += usize::from(is_state(&text));
            profile.numbers += usize::from(NUMBER.is_in(&text) || is_figure(&text));
            profile.deeds += usize::from(DEED.is_in(&text));
            profile.purposes += usize::from(PURPOSE.is_in(&text));
            profile.titles += usize::from(is_title(&text));
            profile.sentences += usize::from(is_sentence(&text));
            if !seen.contains(&text) {
                seen.push(text);
            }
        }
        profile.different = seen.len();
        profile
    }

    /// So many of ten cells are so, at least.
    fn mostly(self, count: usize, of_ten: usize) -> bool {
        self.filled > 0 && count * 10 >= self.filled * of_ten
    }

    /// Days, months, or that none is known yet.
    pub fn says_days(self) -> bool {
        self.mostly(self.days, 7)
    }

    /// People, posts or initials. Names without a post, each of which comes once, may as well
    /// be titles.
    pub fn says_names(self) -> bool {
        self.mostly(self.names, 7)
    }

    /// States in a word.
    pub fn says_states(self) -> bool {
        self.mostly(self.states, 6)
    }

    /// Numbers of rows, minutes or items.
    pub fn says_numbers(self) -> bool {
        self.mostly(self.numbers, 7)
    }

    /// What somebody is to do.
    pub fn says_deeds(self) -> bool {
        self.mostly(self.deeds, 5) && !self.mostly(self.purposes, 6)
    }

    /// What a committee is to do with an item.
    pub fn says_purposes(self) -> bool {
        self.mostly(self.purposes, 5)
    }

    /// Short titles, most of them different.
    pub fn says_titles(self) -> bool {
        self.mostly(self.titles, 7) && self.different * 3 >= self.filled * 2
    }

    /// Sentences.
    pub fn says_sentences(self) -> bool {
        self.mostly(self.sentences, 5)
    }
}

fn is_day(text: &str) -> bool {
    text.chars().count() <= LONGEST_DAY && says_when(text)
}

fn is_state(text: &str) -> bool {
    text.chars().count() <= LONGEST_STATE && STATE.is_in(text)
}

/// Somebody, or several: "Cllr Ash / Clerk".
fn is_name(text: &str) -> bool {
    if text.chars().count() > LONGEST_NAME || text.ends_with('.') || is_day(text) || is_state(text)
    {
        return false;
    }
    let whole = text
        .replace([';', '/', '&', '('], ",")
        .replace(" and ", ",");
    let mut parts = whole
        .split(',')
        .map(|part| part.trim().trim_end_matches(')'))
        .filter(|part| !part.is_empty())
        .peekable();
    let begins = text.starts_with(|c: char| c.is_uppercase()) || text.starts_with("the ");
    let small = ["of", "and", "for", "the", "to", "&", "in"];
    let plain = text
        .split(' ')
        .all(|word| !word.starts_with(char::is_lowercase) || small.contains(&word));
    begins
        && parts.peek().is_some()
        && (POST.is_in(text) && plain
            || parts.all(|part| {
                INITIALS.is_in(part) || POST.is_in(part) || NAMED.is_in(part) && !TITLED.is_in(part)
            }))
}

fn is_title(text: &str) -> bool {
    let words = text.split(' ').count();
    is_words(text)
        && words <= TITLE_WORDS
        && !text.ends_with('.')
        && !is_state(text)
        && !is_day(text)
}

fn is_sentence(text: &str) -> bool {
    text.split(' ').count() >= SENTENCE_WORDS && is_words(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::table::Cell;

    fn profile(cells: &[&str]) -> Profile {
        let rows: Vec<Row> = cells
            .iter()
            .map(|text| Row {
                cells: ["x", text]
                    .map(|text| Cell {
                        text: text.to_owned(),
                        ..Cell::default()
                    })
                    .to_vec(),
                ..Row::default()
            })
            .collect();
        Profile::of(&rows, 1)
    }

    #[test]
    fn cells_tell_what_a_column_holds() {
        assert!(profile(&["4 May 2031", "June 2031", "TBC"]).says_days());
        assert!(profile(&["MW", "JC/Clerk", "Ada Holm", "Head of Parks"]).says_names());
        assert!(profile(&["Complete", "In progress", "Closed – 4 May"]).says_states());
        assert!(profile(&["12", "Min 34", "12/24", "A1.2"]).says_numbers());
        let deeds = [
            "To mend the gate",
            "Clerk to write to the mill",
            "Arrange a visit",
        ];
        assert!(profile(&deeds).says_deeds());
        let purposes = ["To consider the plan", "To receive an update"];
        assert!(profile(&purposes).says_purposes() && !profile(&purposes).says_deeds());
        assert!(profile(&["Ferry fares", "Pier repairs", "Harbour dues"]).says_titles());
    }

    #[test]
    fn titles_and_sentences_name_nobody_and_say_no_day() {
        let titles = profile(&[
            "Ferry fares",
            "Annual report on the pier",
            "Harbour dues 2031",
        ]);
        assert!(!titles.says_names() && !titles.says_days() && !titles.says_states());
        let told = profile(&[
            "The gate was mended and the hedge is cut.",
            "Two quotes came in.",
        ]);
        assert!(!told.says_names() && !told.says_states() && !told.says_deeds());
    }
}
