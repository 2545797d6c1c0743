//! The entries of a programme that is a list: each line that its author broke on purpose.
//!
//! A list without points and without empty lines looks like one paragraph. Where all of its
//! lines are short and begin anew, each of them is an entry.

use jiff::civil::Date;

use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

/// A line of a paragraph is longer than an entry.
const LONGEST: usize = 110;
/// A paragraph with more lines than this is no list of entries.
const MOST_LINES: usize = 60;

/// "12-06-31" by itself.
static FIGURES: Pattern = Pattern::new(
    r"^(?P<day>\d{1,2})[-./](?P<month>\d{1,2})[-./](?:20)?(?P<year>\d{2})(?:,? (?:at )?\d{1,2}[.:]\d{2}.{0,20})?$",
);
/// "June 2031", "Spring 2031", "Summer", "Quarter 2 (July – September)".
static PERIOD: Pattern = Pattern::new(
    r"(?ix)^(?:early\ |mid[-\ ]|late\ )?(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)(?:\ ?[/–-]\ ?(?:january|february|march|april|may|june|july|august|september|october|november|december))?,?\ 20\d\d\s*:?$
    | ^(?:early\ |mid[-\ ]|late\ )?(?:spring|summer|autumn|winter)\s*:?$
    | ^(?:quarter|qtr|q)\ ?(?:[1-4]|one|two|three|four)\b[^.;]{0,50}$ | ^(?:first|second|third|fourth|1st|2nd|3rd|4th)\ quarter\b[^.;]{0,50}$",
);
/// "January", "Sept 2031".
static MONTH: Pattern = Pattern::new(
    r"(?i)^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)[.,]?\s*(?:['’]?\d{2}|20\d\d)?$",
);
/// When and where a meeting is, under its day.
static HOUR_OR_ROOM: Pattern = Pattern::new(
    r"(?ix)^(?:from\ )?\d{1,2}(?:[.:]\d{2})?\ ?(?:[ap]\.?m\.?|hrs|noon)?(?:\ ?(?:-|–|to)\ ?\d{1,2}[.:]\d{2}\ ?(?:[ap]\.?m\.?|hrs|noon)?)?$
    | ^(?:(?:via|on|in|at)\ )?(?:the\ )?(?:(?:microsoft\ |ms\ )?teams(?:\ live|\ meeting)?|zoom|hybrid(?:\ meeting)?|virtual(?:\ meeting)?|remote(?:\ meeting)?|online|(?:[\w’'-]+\ ){0,3}(?:chamber|committee\ rooms?(?:\ \w+)?|council\ offices?|town\ hall|county\ hall|city\ hall|civic\ (?:centre|offices?|suite)|guildhall|village\ hall|meeting\ room(?:\ \w+)?))$",
);
/// Over the items of a day that nobody has agreed on yet.
static UNSURE: Pattern = Pattern::new(
    r"(?i)^(?:items? )?(?:to be confirmed|tbc|provisional|tentative)(?: items?)?\s*:?$",
);

/// The paragraphs, with the lines of a list apart.
pub fn apart<'b>(blocks: impl Iterator<Item = &'b Block>) -> Vec<Block> {
    blocks
        .flat_map(|block| {
            if is_list(block) {
                let lines = block.lines.iter().zip(0..);
                lines.map(|(line, at)| entry(block, line, at)).collect()
            } else {
                vec![block.clone()]
            }
        })
        .collect()
}

fn is_list(block: &Block) -> bool {
    let lines = &block.lines;
    (2..=MOST_LINES).contains(&lines.len())
        && block.marker.is_none()
        && !block.is_row()
        && lines.iter().all(|line| {
            let line = line.trim();
            line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
                && line.chars().count() <= LONGEST
                && !line.ends_with(['.', ',', ';'])
        })
        && !lines.iter().rev().skip(1).any(|line| is_open(line))
}

/// Whether a line wants another behind it.
fn is_open(line: &str) -> bool {
    let last = line.trim().rsplit(' ').next().unwrap_or_default();
    [
        "and", "of", "the", "to", "for", "with", "in", "on", "or", "by", "&", "–", "-",
    ]
    .contains(&last)
}

fn entry(block: &Block, line: &str, at: u32) -> Block {
    let mut one = block.clone();
    line.trim().clone_into(&mut one.text);
    one.lines = vec![line.to_owned()];
    one.place.line = block.place.line.saturating_add(at);
    one.gap = block.gap && at == 0;
    one
}

/// The day that figures alone say, in the order of these islands.
pub fn figures(text: &str) -> Option<Date> {
    let found = FIGURES.captures(text.trim())?;
    let number = |name: &str| found[name].parse::<i8>().ok();
    let year = 2000 + i16::from(number("year")?);
    Date::new(year, number("month")?, number("day")?).ok()
}

/// Whether a cell names a month and nothing else.
pub fn is_month(text: &str) -> bool {
    MONTH.is_in(text.trim())
}

/// Whether a line says a month, a season or a quarter, and nothing else.
pub fn is_period(text: &str) -> bool {
    PERIOD.is_in(text.trim())
}

/// Whether a line under a day says only when or where the meeting is.
pub fn is_hour_or_room(text: &str) -> bool {
    HOUR_OR_ROOM.is_in(text.trim())
}

/// Whether a line stands over items that are not yet certain.
pub fn is_unsure(text: &str) -> bool {
    UNSURE.is_in(text.trim())
}
