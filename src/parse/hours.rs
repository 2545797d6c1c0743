//! When a meeting began and ended, as its minutes tell it.

use jiff::civil::Time;

use crate::parse::date;
use crate::parse::pattern::Pattern;

static CLOSED: Pattern = Pattern::new(
    r"(?i)\b(?:meeting|hearing)\b[^.]{0,60}?\b(?:closed|ended|concluded|finished|terminated|rose)\b(?P<rest>.{0,60})|\b(?:closed|concluded) the meeting\b(?P<behind>.{0,40})",
);
/// "commencing at 5.00 pm and finishing at 7.15 pm".
static COMMENCING: Pattern = Pattern::new(
    r"(?i)\b(?:commenc|start|beginn)(?:ing|ed)\b.{0,40}\b(?:finish|conclud|end|clos)(?:ing|ed) (?:at )?(?P<rest>\d.{0,20})",
);
/// "The meeting commenced at 2.00 pm", at the end of minutes whose head tells no time.
static COMMENCED: Pattern =
    Pattern::new(r"(?i)\bmeeting (?:commenced|started|began|opened) (?:at )?(?P<rest>\d.{0,12})");
static CLOSES: Pattern = Pattern::new(
    r"(?i)\b(?:closed?|ended|end|concluded|finished?)(?: of meeting)?(?: at)?:? ?(?P<rest>\d.{0,20})",
);

/// "10.00am – 11.38am", "from 10:00 to 11:38": both hours in one.
static RANGE: Pattern = Pattern::new(
    r"(?i)\b\d{1,2}(?:[.:]\d{2})? ?(?:[ap]\.?m\.?|noon)? ?(?:[-–—]|to|until) ?(?P<rest>\d{1,2}(?:[.:]\d{2} ?(?:[ap]\.?m\.?)?| ?[ap]\.?m\.?|\.?\d{0,2} ?noon)(?:\b|$|[ ,.;]))",
);
/// The first hour of a range, which its words need so that no days are meant.
static FIRST_HOUR: Pattern = Pattern::new(r"(?i)\b\d{1,2}(?:[.:]\d{2}| ?[ap]\.?m)");

/// The hour at which a meeting ended whose head tells from when to when it sat.
pub fn until(text: &str) -> Option<Time> {
    let found = RANGE.captures(text)?;
    let whole = found.get(0)?;
    FIRST_HOUR
        .is_in(whole.as_str())
        .then(|| date::time(found.name("rest")?.as_str()))?
}

/// The hour at which a sentence says that the meeting began.
pub fn commenced(text: &str) -> Option<Time> {
    COMMENCED.group(text, "rest").and_then(date::time)
}

/// The hour at which a sentence says that the meeting closed.
pub fn closed(text: &str) -> Option<Time> {
    if let Some(rest) = COMMENCING.group(text, "rest") {
        return date::time(rest);
    }
    if let Some(found) = CLOSED.captures(text) {
        let rest = found.name("rest").or_else(|| found.name("behind"))?;
        return date::time(rest.as_str());
    }
    let short = text.chars().count() < 60 && text.to_lowercase().contains("meeting");
    let rest = CLOSES.group(text, "rest").filter(|_| short)?;
    date::time(rest)
}
