//! A register of decisions to come: what is to be decided, by whom and when.
//!
//! Councils call it a forward plan of key decisions, or a notice of them. As a table it
//! says so in its heading.

use jiff::civil::Date;

use crate::domain::fold;
use crate::domain::programme::Topic;
use crate::parse::date;
use crate::parse::pattern::Pattern;
use crate::parse::table::cell;
use crate::parse::table::heading::{self, Meaning};
use crate::parse::table::profile::Profile;
use crate::parse::table::shape;
use crate::parse::table::{Row, Table};

/// Rows of the heading: a long one may take two.
const HEADING_WITHIN: usize = 3;

static MATTER: Pattern = Pattern::new(
    r"^(?:(?:key |proposed |executive |forthcoming )*decisions?(?: to be (?:made|taken)| required| title| item)?|title(?: of (?:the )?(?:proposed )?(?:decision|report|item))?|(?:report |decision )?subject(?: of (?:the )?(?:decision|report)| matter| title)?|(?:the )?matters?(?: (?:for|to be|requiring) (?:a )?(?:decision|decided|considered|consideration)| in respect of which .*)?|issues?|(?:agenda )?items?(?: (?:for|of) (?:decision|consideration|business)| title)?|reports?(?: title)?|topic|proposals?|(?:decision|item|report|title)(?: and| ) ?(?:description|summary|details))$",
);
static DETAIL: Pattern = Pattern::new(
    r"^(?:(?:nature and )?(?:brief |short )?(?:description|details?|summary|purpose)(?: of .*)?|(?:key |proposed )?decisions?(?: to be (?:made|taken)| required)|what (?:is being|will be|is to be) decided|what is the decision.*|nature of (?:the )?decision)$",
);
static VAGUE: Pattern = Pattern::new(
    r"(?i)\b(?:not before|after|between|or later|onwards|before)\b|\d (?:to|until|and|[-–&]) \d",
);
static MAKER: Pattern = Pattern::new(
    r"^(?:(?:decision )?(?:maker|taker|making body|body)s?|(?:key )?decisions? (?:to be |will be )?(?:made|taken|determined)? ?by|(?:to be )?(?:decided|determined|taken) by|who (?:will|is to) (?:make|take|decide)\b.*|(?:name of )?(?:the )?decision (?:maker|taker)\b.*|(?:decision making )?(?:individual or body|body or individual)\b.*)$",
);
static WHEN: Pattern = Pattern::new(
    r"^(?:(?:expected |proposed |likely |anticipated |earliest |target )?(?:date|dates)(?: of| for| on which| when)?(?: the)?(?: decision)?(?: (?:is )?(?:to be |will be |expected to be )?(?:made|taken))?|(?:decision|meeting) (?:due )?date|decision due(?: date)?|when|(?:date )?decision (?:due|expected)(?: date)?|period|timescale|(?:date|period) (?:or period )?within which .*|date of (?:meeting|cabinet|executive)|due date)$",
);
/// Any other heading that says when, of no more than these words.
const WHEN_WORDS: usize = 16;
static SAYS_WHEN: Pattern = Pattern::new(r"\b(?:dates?|when|month|due|period)\b");
/// The day of the meeting that decides, beside the month of the decision.
static COMMITTEE_DAY: Pattern = Pattern::new(
    r"^(?:committee|cabinet|executive|meeting|council) date$|^date of (?:the )?(?:committee|cabinet|executive|meeting|council)(?: meeting)?$",
);
/// Days that are not the decision's.
static OTHER_DAY: Pattern = Pattern::new(
    r"\b(?:publi\w+|added|entered|notice|consult\w*|updated?|deadline|represent\w*|issued|received|first|start|implement\w*|call in|expiry|how|who|whom|documents?)\b",
);
/// Who took a decision, and why, is said of one that was taken.
static GIVEN: Pattern = Pattern::new(
    r"^(?:decision (?:was )?(?:taken|made) by|reasons? for (?:the )?decision|alternative options?\b.{0,40}|options? (?:considered|rejected)\b.{0,30}|other options?\b.{0,40})$",
);
/// What such a register alone says of a matter: whether it is key, and may be heard in public.
static NOTICE: Pattern = Pattern::new(
    r"^(?:(?:is (?:it|this) )?(?:a )?key(?: or non key)? decision\b.*|key(?: non key)?|(?:reasons? for )?(?:exempt(?:ion)?|confidential(?:ity)?|private|restricted|open|public|part (?:1|2|i|ii)|fully exempt)\b.{0,60}|in (?:private|public)\b.*|(?:any )?representations\b.*|(?:documents?|reports?) to be (?:submitted|considered)\b.*|(?:proposed |persons? )?(?:consult(?:ation|ees)|to be consulted)\b.*|background (?:papers|documents)|call in\b.*)$",
);
/// What is to be done with a matter, on a line below its name.
static PURPOSE: Pattern = Pattern::new(
    r"^(?:To (?:\p{Ll}+ly )?\p{Ll}{3,}|(?:The )?(?:Cabinet|Executive|Mayor|Members) (?:is|are|will be) asked to)\b",
);
/// "October 2031", "November 2031 onwards": what stands over the rows of a period.
static PERIOD: Pattern = Pattern::new(
    r"(?i)^(?:(?:decisions? (?:due|to be taken|expected) )?(?:in |during )?)?(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: ?(?:to|-|–|/) ?(?:january|february|march|april|may|june|july|august|september|october|november|december))?,? (?:19|20)\d\d(?: (?:onwards|and (?:beyond|later|after)|or later))?:?$",
);
/// A line over some rows that is printed again on the next page.
static GOES_ON: Pattern =
    Pattern::new(r"(?i)^(?P<line>.*?)\s*(?:[(\[](?:continued|contd?\.?|cont’d)[)\]])?$");
/// "Date of decision: to be confirmed".
static UNKNOWN: Pattern = Pattern::new(
    r"(?i)^(?:(?:\w+ )?dates?(?: of (?:the )?(?:\w+ )?(?:decision|meeting))?\W{1,3})?(?P<said>(?:date )?(?:to be (?:confirmed|advised|agreed|arranged|determined)|tb[ca]))$",
);
pub(super) static KEY: Pattern = Pattern::new(
    r"(?i)\b(?:forward plan|key decisions?|noti(?:ce|fication) of (?:key |executive |cabinet |intended |proposed |forthcoming )*decisions|(?:forthcoming|planned|future) (?:key |executive )?decisions|decisions? (?:to be (?:made|taken)|expected)|register of decisions|executive decisions)\b",
);
/// The plan of those who decide, beyond doubt.
static EXECUTIVE: Pattern = Pattern::new(
    r"(?i)\b(?:key decisions?|noti(?:ce|fication) of (?:key |executive |cabinet |intended |proposed |forthcoming )*decisions|decisions? to be (?:made|taken)|executive decisions|(?:forthcoming|planned|future) (?:key |executive )?decisions|(?:cabinet|executive|mayor['’]?s?|leader['’]?s?)(?: and council)? forward plan|forward plan (?:of|for|–|-|:) ?(?:the )?(?:key |executive |cabinet |mayor|leader|decisions))",
);
static COMMITTEE: Pattern = Pattern::new(
    r"(?i)\b(?:work(?:ing)? ?(?:programme|program|plan)|scrutiny|overview|panel|pre-decision)",
);

/// What a plan of decisions to come is called, and no record of decisions is.
static PLAN: Pattern = Pattern::new(
    r"(?i)^(?:[\p{L}’' ]{3,50}[–:-]? ?)?(?:forward plan (?:of|for|–|-|:) ?(?:the )?(?:key |executive |cabinet )*decisions|noti(?:ce|fication) of (?:key |executive |cabinet |intended |proposed |forthcoming )*decisions|(?:forthcoming|planned|future|forward) (?:key |executive |cabinet )*decisions|register of (?:forthcoming )?key decisions|(?:cabinet|executive) forward plan)\b",
);
/// Decisions that were taken already wait for nothing.
static TAKEN: Pattern = Pattern::new(
    r"(?i)\bdecisions? (?:\w+ ){0,3}(?:taken|made|published|implemented)\b|\b(?:record|notice) of (?:an |the )?(?:\w+ ){0,3}decision\b|\b(?:record|log|list|schedule) of (?:\w+ ){0,3}decisions\b|\bdecisions? (?:log|record|tracker)\b",
);
static TO_COME: Pattern = Pattern::new(r"(?i)\b(?:to be|forthcoming|forward|expected|notice)\b");

/// What is still to be decided, however it is noticed.
static STILL: Pattern =
    Pattern::new(r"(?i)\b(?:to be|forthcoming|forward|expected|intended|proposed)\b");

/// Whether a line says that the decisions below it were taken already.
pub(super) fn were_taken(line: &str) -> bool {
    TAKEN.is_in(line) && !TO_COME.is_in(line)
}

/// Whether the lines at the top of a paper call all of it the plan of those who decide.
pub(super) fn is_plan(top: &[String]) -> bool {
    let mut titles = top.iter().filter(|line| shape::is_title(line));
    titles.any(|line| PLAN.is_in(line) && (!TAKEN.is_in(line) || STILL.is_in(line)))
}

/// Whether a body's name is that of a committee which advises: what it plans is its own work.
pub(super) fn advises(body: &str) -> bool {
    COMMITTEE.is_in(body)
}

/// Whether the lines over a table call it the plan of those who decide, the nearest first.
pub(super) fn is_of_decisions(above: &[String]) -> bool {
    let titles = above.iter().rev().filter(|line| shape::is_title(line));
    titles
        .take_while(|line| !COMMITTEE.is_in(line))
        .any(|line| EXECUTIVE.is_in(line))
}

/// The member of an executive who brings a matter, and whether it is heard in public: no
/// committee says both of its own work.
static BRINGS: Pattern =
    Pattern::new(r"^(?:lead )?(?:portfolio (?:holder|lead|member)|(?:cabinet|executive) member)\b");
static HEARD: Pattern = Pattern::new(
    r"^(?:open or (?:exempt|private|closed|confidential)|(?:public|open) (?:or|and) (?:private|exempt|confidential)|exempt(?: or open)?|(?:is (?:it|this) )?(?:a )?key decision\b.*)$",
);

/// Whether the headings of a table are those of an executive's plan.
pub(super) fn is_of_executive(table: &Table) -> bool {
    let mut heads = table.rows.iter().take(HEADING_WITHIN);
    heads.any(|row| {
        let has = |pattern: &Pattern| {
            row.cells
                .iter()
                .any(|cell| pattern.is_in(&folded(&cell.text)))
        };
        has(&BRINGS) && has(&HEARD)
    }) && {
        let titles = table
            .above
            .iter()
            .rev()
            .filter(|line| shape::is_title(line));
        !titles.take(OVER).any(|line| COMMITTEE.is_in(line))
    }
}

/// A register as its table has it.
pub struct Register {
    /// The council's own headings.
    pub headings: Vec<String>,
    /// A topic a matter: what a register says of days may name none ("not before June").
    pub topics: Vec<Topic>,
}

/// Reads a table that is such a register, or goes on with the one whose headings are
/// `before`; `None` where it is none.
pub fn read(table: &Table, before: &[String], is_plan: bool) -> Option<Register> {
    let Heading {
        first: at,
        matter,
        when,
        detail,
    } = heading(table, before, is_plan).or_else(|| rest(table, before))?;
    let mut proposed = over(&table.above);
    let mut topics = Vec::new();
    for row in table.rows.iter().skip(at) {
        if let Some((_, only)) = row.only()
            && (only.merged || band(&only.text).is_some())
        {
            // What stands under "October 2031" has no day of the month before.
            proposed = band(&only.text);
            continue;
        }
        // A day that is printed once stands for every row under it.
        proposed = said_when(row, &when).or(proposed);
        let Some(cell) = row.cell(Some(matter)) else {
            continue;
        };
        let (topic, purpose) = titled(&cell.text);
        if topic.chars().any(char::is_alphabetic) {
            topics.push(Topic {
                topic,
                detail: row.words(detail).or(purpose),
                proposed_date: proposed.as_deref().and_then(day),
                proposed: proposed.clone(),
                place: row.place.clone(),
                ..Topic::default()
            });
        }
    }
    let dated = topics.iter().filter(|topic| topic.proposed.is_some());
    let known = at == 0 || dated.count() * 2 >= topics.len();
    let headings = match at.checked_sub(1) {
        None => before.to_vec(),
        Some(head) => {
            let cells = table.rows.get(head)?.cells.iter();
            cells.map(|cell| fold::quote(&cell.text)).collect()
        }
    };
    (known && !topics.is_empty()).then_some(Register { headings, topics })
}

/// "Quay Cabinet 7 & 8 July 2031": who decides, over the day in one cell.
static UNDER_MAKER: Pattern = Pattern::new(
    r"(?i)^(?:the )?(?:[\p{L}’'&,-]+ ){0,9}(?:cabinets?|executive|councils?|committees?|boards?|panels?|director|officer|leader|mayor|member|holder|authority),? (?P<when>(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\d{1,2}(?:st|nd|rd|th)?\b|(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter) \d{4}|tb[ca]\b|to be ).*)$",
);

fn without_maker(words: &str) -> String {
    UNDER_MAKER.group(words, "when").unwrap_or(words).to_owned()
}

/// When a matter is to be decided: the day, where one of the columns that say when has one.
fn said_when(row: &Row, columns: &[usize]) -> Option<String> {
    let words = |column: &usize| row.words(Some(*column)).map(|words| without_maker(&words));
    let said = || columns.iter().filter_map(words);
    said()
        .find(|words| day(words).is_some())
        .or_else(|| said().next())
}

/// The matter that a cell names, and what is to be done with it where the cell says that on
/// lines of its own: "Ferry fares", "To set the fares."
fn titled(text: &str) -> (String, Option<String>) {
    let mut title: Vec<&str> = Vec::new();
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut purpose: Vec<&str> = Vec::new();
    for line in lines.by_ref() {
        if !title.is_empty() && PURPOSE.is_in(line) {
            purpose.push(line);
            break;
        }
        title.push(line);
    }
    purpose.extend(lines);
    let whole = fold::quote(&title.join("\n"));
    let purpose = (!purpose.is_empty()).then(|| fold::quote(&purpose.join("\n")));
    (bare(&whole).to_owned(), purpose)
}

/// A matter without the mark of a list before it, or that of what is new: "* New item".
pub(super) fn bare(matter: &str) -> &str {
    matter.trim_start_matches(['*', '#', '•', '·', '▪', '●', '\u{f0b7}', ' '])
}

/// The period or the day that a line over some rows names: "October 2031", "Cabinet – 4 May
/// 2031", or that there is none yet: "To be confirmed".
fn band(line: &str) -> Option<String> {
    let whole = fold::quote(line);
    let line = GOES_ON.group(&whole, "line").unwrap_or(&whole);
    if let Some(said) = UNKNOWN.group(line, "said") {
        return Some(said.to_owned());
    }
    if PERIOD.is_in(line) {
        return Some(fold::quote(line.trim_end_matches(':')));
    }
    let found = date::find(line).filter(|_| shape::is_title(line) && !shape::is_of_a_day(line))?;
    let words = line.split_whitespace().count();
    (words <= BAND_WORDS).then(|| fold::quote(&line[found.range]))
}

/// The one month or the meeting that the lines over a table name, the nearest first.
fn over(above: &[String]) -> Option<String> {
    let near = above.iter().rev().take(OVER);
    near.filter(|line| !SPAN.is_in(line) || UNKNOWN.is_in(line))
        .find_map(|line| band(line))
}

/// Lines over a table that may name its month: a sheet's name stands over a title.
const OVER: usize = 3;
/// What a paper says of itself: the days it covers, and the one it came out on.
static SPAN: Pattern = Pattern::new(
    r"(?i)\b(?:to|until|and|from|between|publi\w+|issued?|effective|dated?|version|commencing|ending)\b|\d{4} ?[-–]|\d(?:st|nd|rd|th)? ?[-–] ?\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}* ?[-–] ?\d",
);
/// Columns of a register: the matter, its day and who decides.
const FEWEST_COLUMNS: usize = 3;
/// Words of a line that names a day over some rows.
const BAND_WORDS: usize = 8;

/// Where a register's heading stands, and its columns.
struct Heading {
    /// The first row under it.
    first: usize,
    matter: usize,
    when: Vec<usize>,
    detail: Option<usize>,
}

/// The heading with the columns of the matter and of its day. A register says who
/// decides, or the words over it call it one.
fn heading(table: &Table, before: &[String], is_plan: bool) -> Option<Heading> {
    let announced = is_plan || table.above.iter().any(|line| KEY.is_in(line));
    let executive = is_plan || is_of_decisions(&table.above) || is_of_executive(table);
    let titles = table.above.iter().rev();
    let mut titles = titles.filter(|line| shape::is_title(line)).take(OVER);
    if !is_plan && titles.any(|line| were_taken(line)) {
        return None;
    }
    table
        .rows
        .iter()
        .take(HEADING_WITHIN)
        .enumerate()
        .find_map(|(at, row)| {
            let cells: Vec<String> = row.cells.iter().map(|cell| cell.text.clone()).collect();
            let told = || columns_by_cells(table, at, &cells).filter(|_| executive);
            let known = columns(&cells).filter(|known| known.when.is_some());
            let Columns {
                mut matter,
                when,
                maker,
            } = known.or_else(told).or_else(|| columns(&cells))?;
            if cells.iter().any(|cell| GIVEN.is_in(&folded(cell))) {
                return None;
            }
            let others = others_of_when(&cells, when, matter);
            let find = |pattern: &Pattern| {
                let folded = |cell: &String| pattern.is_in(&folded(cell));
                (0..cells.len())
                    .find(|at| *at != matter && Some(*at) != when && folded(&cells[*at]))
            };
            let notices = find(&NOTICE).is_some();
            let banded = || {
                let below = table.rows.iter().skip(at + 1);
                let mut bands = below.filter_map(|row| band(&row.only()?.1.text));
                over(&table.above).or_else(|| bands.next()).is_some()
            };
            let goes_on = cells
                .iter()
                .map(|cell| fold::quote(cell))
                .eq(before.iter().cloned());
            let filled = row.filled().count();
            // A form has its labels down the side.
            if is_plan && !goes_on && filled < FEWEST_COLUMNS {
                return None;
            }
            let sure = goes_on
                || maker && (announced || filled > FEWEST_COLUMNS)
                || announced && notices
                || executive;
            let detail = find(&DETAIL);
            // A heading over two columns, the first of which only numbers the matters.
            if cells
                .get(matter + 1)
                .is_some_and(|next| next.trim().is_empty())
            {
                let below = table.rows.iter().skip(at + 1);
                let mut words = below.filter_map(|row| row.cell(Some(matter)));
                let numbers = !words.any(|cell| cell::is_words(&cell.text));
                matter += usize::from(numbers);
            }
            (sure && (when.is_some() || banded())).then_some(Heading {
                first: at + 1,
                matter,
                when: when.into_iter().chain(others).collect(),
                detail,
            })
        })
}

/// A table without a heading below a register, under "Items to be scheduled": its columns are
/// those of the register.
fn rest(table: &Table, before: &[String]) -> Option<Heading> {
    let titled = table.above.last().filter(|line| shape::is_title(line))?;
    let waits = shape::announced(std::slice::from_ref(titled)).topics;
    if !waits || before.is_empty() || table.width() != before.len() {
        return None;
    }
    let Columns { matter, when, .. } = columns(before)?;
    Some(Heading {
        first: 0,
        matter,
        when: when.into_iter().collect(),
        detail: None,
    })
}

/// More columns that say when, behind the first.
fn others_of_when(cells: &[String], when: Option<usize>, matter: usize) -> Vec<usize> {
    let Some(when) = when else {
        return Vec::new();
    };
    let says = |at: &usize| {
        let folded = folded(&cells[*at]);
        *at != when && *at != matter && (WHEN.is_in(&folded) || COMMITTEE_DAY.is_in(&folded))
    };
    (0..cells.len()).filter(says).collect()
}

/// The columns of a register's heading.
struct Columns {
    matter: usize,
    when: Option<usize>,
    maker: bool,
}

fn columns(cells: &[String]) -> Option<Columns> {
    let find = |test: &dyn Fn(&str) -> bool| cells.iter().position(|cell| test(&folded(cell)));
    // "Title and description", "Item / Subject"
    let of_matter = |cell: &str| {
        let whole = cell.replace('\n', " ");
        let mut parts = whole.split(['/', '&']).flat_map(|part| part.split(" and "));
        let parts: Vec<String> = parts.by_ref().map(folded).collect();
        MATTER.is_in(&folded(cell))
            || parts.first().is_some_and(|first| MATTER.is_in(first))
                && parts
                    .iter()
                    .all(|part| MATTER.is_in(part) || DETAIL.is_in(part))
    };
    let matter = cells
        .iter()
        .position(|cell| of_matter(cell))
        .or_else(|| find(&|cell| DETAIL.is_in(cell)))?;
    let loosely = |cell: &str| {
        SAYS_WHEN.is_in(cell) && !OTHER_DAY.is_in(cell) && cell.split(' ').count() <= WHEN_WORDS
    };
    let when = find(&|cell| WHEN.is_in(cell))
        .or_else(|| find(&loosely))
        .filter(|when| *when != matter);
    Some(Columns {
        matter,
        when,
        maker: find(&|cell| MAKER.is_in(cell)).is_some(),
    })
}

/// The columns of a plan of those who decide, by their cells: the first titles, and days that
/// are the decision's.
fn columns_by_cells(table: &Table, at: usize, cells: &[String]) -> Option<Columns> {
    let body = table.rows.get(at + 1..)?;
    let head = table.rows.get(at).filter(|row| heading::may_be_row(row))?;
    // Without a heading that is known at all, the row may be one of the others.
    let hinted = cells.iter().filter(|cell| heading::hinted(cell).is_some());
    let known = cells.iter().any(|cell| heading::meaning(cell).is_some());
    if !known || hinted.count() * 2 < head.filled().count() {
        return None;
    }
    // "Cabinet" again and again is no heading.
    let repeats = |row: &Row| {
        let mut cells = head.filled();
        cells.any(|(column, cell)| {
            let below = row.cell(Some(column));
            below.is_some_and(|below| fold::compare(&below.text) == fold::compare(&cell.text))
        })
    };
    if body.iter().any(repeats) {
        return None;
    }
    let profile = |column: usize| Profile::of(body, column);
    let own = |column: usize| Profile::of(std::slice::from_ref(head), column);
    let when = (0..cells.len()).find(|column| {
        let heading = folded(&cells[*column]);
        profile(*column).says_days() && !own(*column).says_days() && !OTHER_DAY.is_in(&heading)
    })?;
    let matter = (0..cells.len()).find(|column| {
        let profile = profile(*column);
        let meaning = heading::meaning(&cells[*column]);
        let named = !cells[*column].trim().is_empty();
        *column != when
            && named
            && matches!(
                meaning,
                None | Some(Meaning::Item | Meaning::Outcome | Meaning::Detail)
            )
            && profile.says_titles()
            && !profile.says_names()
            && !profile.says_numbers()
    })?;
    Some(Columns {
        matter,
        when: Some(when),
        maker: false,
    })
}

/// Whether words are the headings of such a table: what is decided, by whom and when.
pub fn is_heading(cells: &[String]) -> bool {
    columns(cells).is_some_and(|columns| columns.when.is_some() && columns.maker)
}

/// A heading as it is looked up, without what stands in brackets behind it.
fn folded(heading: &str) -> String {
    let whole = heading.replace('\n', " ");
    let outside = whole.find('(').filter(|at| *at > 0);
    fold::compare(outside.map_or(whole.as_str(), |at| &whole[..at]))
}

/// The one day that is named; "not before" a day is none.
pub(super) fn day(said: &str) -> Option<Date> {
    if VAGUE.is_in(said) {
        return None;
    }
    date::find(said).map(|found| found.date)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::extract::text;
    use crate::parse::table;

    fn read(paper: &str) -> Option<Vec<Topic>> {
        let document = text::read("a.txt", paper.as_bytes()).unwrap();
        table::find(&document)
            .iter()
            .find_map(|table| super::read(table, &[], false))
            .map(|register| register.topics)
    }

    fn days(topics: &[Topic]) -> Vec<(Option<String>, Option<&str>, &str)> {
        topics
            .iter()
            .map(|one| {
                let day = one.proposed_date.map(|day| day.to_string());
                (day, one.proposed.as_deref(), one.topic.as_str())
            })
            .collect()
    }

    #[test]
    fn a_register_names_what_is_decided_by_whom_and_when() {
        let paper = "Notice of key decisions\n\nTitle\tDecision maker\tDate of decision\nFerry fares\tCabinet\t4 May 2031\nPier repairs\tCabinet\t\nBuoys\tLeader\tNot before 2 June 2031";
        let topics = read(paper).unwrap();
        let may = || Some("2031-05-04".to_owned());
        assert_eq!(
            days(&topics),
            [
                (may(), Some("4 May 2031"), "Ferry fares"),
                (may(), Some("4 May 2031"), "Pier repairs"),
                (None, Some("Not before 2 June 2031"), "Buoys"),
            ]
        );
    }

    #[test]
    fn decisions_that_were_taken_and_a_programme_are_no_register() {
        for paper in [
            "Votes\n\nDecision\tFor\tDate\nFares\t5\t4 May 2031\nPier\t6\t4 May 2031",
            "Work programme\n\nDate\tItem\tLead\n4 May 2031\tFares\tAB\n4 June 2031\tPier\tCD",
        ] {
            assert!(read(paper).is_none());
        }
    }
}
