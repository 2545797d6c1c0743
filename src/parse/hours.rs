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
