//! When a meeting began and ended, as its minutes tell it.

use jiff::civil::Time;

use crate::parse::date;
use crate::parse::pattern::Pattern;

static CLOSED: Pattern = Pattern::new(
    r"(?i)\b(?:meeting|hearing)\b[^.]{0,60}?\b(?:closed|ended|concluded|finished|terminated|rose)\b(?P<rest>.{0,60})|\b(?:closed|concluded|brought) the meeting(?: to (?:a|its) (?:close|end|conclusion))?\b(?P<behind>.{0,40})",
);
/// "At 1.40pm the Chair declared the meeting concluded."
static DECLARED: Pattern = Pattern::new(
    r"(?i)\bat (?P<rest>\d.{1,12}?),? (?:the )?(?:\w+[ -]){1,5}(?:declared|pronounced) the (?:meeting|proceedings|hearing) (?:to be |as )?(?:concluded|closed|ended|at an end|over)\b|\bproceedings (?:were |was )?(?:closed|ended|concluded|terminated|finished) at (?P<behind>\d.{0,12})",
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
/// "End Time: 8.14pm", "Finish: 21:05": a field of the head.
static ENDED: Pattern = Pattern::new(
    r"(?i)^(?:.{0,40}\s)?(?:(?:meeting )?(?:end|ended|finish|finished|closing|closed)(?: time)?|time (?:ended|finished|closed|of closing))(?: of (?:the )?meeting)? ?: ?(?P<rest>\d.{0,20})",
);

/// "Rising 9.12 pm", alone at the foot.
static ROSE: Pattern =
    Pattern::new(r"(?i)^(?:rising|rose)(?: at)?:? (?P<rest>\d{1,2}[.:]\d{2} ?[ap]\.?m\.?)$");

/// "The Chair closed the meeting at 7.50 pm to allow the public to speak": a pause.
static PAUSED: Pattern = Pattern::new(
    r"(?i)\b(?:closed|suspended|adjourned) (?:the meeting|standing orders)\b[^.]{0,40}?(?:\.\d\d[^.]{0,12})?\b(?:to (?:enable|allow|permit|let|invite|hear|receive|take)\b|in order\b|for (?:an? |the )?(?:\d+ ?(?:minutes|mins)|public|members of the public|comments|questions|break|adjournment|presentation))",
);

/// "2.00pm – 3.50pm", "from 10:00am to 11:38am": a day's hours as a head prints them.
static RANGE: Pattern = Pattern::new(
    r"(?i)(?P<from>\b\d{1,2}(?:[.:]\d{2})? ?(?:[ap]\.?m\.?|noon|hrs|hours)?) ?(?:[-–—]|to|until|till) ?(?P<to>\d{1,2}(?:[.:]\d{2}) ?(?:[ap]\.?m\b\.?|noon|hrs|hours)?|\d{1,2} ?(?:[ap]\.?m\b\.?|noon))",
);

/// When a meeting began and ended, where its head prints both.
pub fn range(text: &str) -> Option<(Time, Time)> {
    let found = RANGE.captures(text)?;
    let (from, to) = (&found["from"], &found["to"]);
    let closed = date::time(to)?;
    // "2.00 - 3.50pm" leaves half a day to the second.
    let meridiem: String = to.chars().filter(char::is_ascii_alphabetic).collect();
    let began = date::time(&format!("{} {meridiem}", from.trim()))
        .filter(|began| *began < closed)
        .or_else(|| date::time(from))?;
    (began < closed).then_some((began, closed))
}

/// The hour at which a sentence says that the meeting began.
pub fn commenced(text: &str) -> Option<Time> {
    COMMENCED.group(text, "rest").and_then(date::time)
}

/// Whether a sentence tells of a pause: the meeting goes on behind it.
pub fn pauses(text: &str) -> bool {
    PAUSED.is_in(text)
}

/// The hour at which a sentence says that the meeting closed.
pub fn closed(text: &str) -> Option<Time> {
    if let Some(rest) = COMMENCING.group(text, "rest") {
        return date::time(rest);
    }
    if pauses(text) {
        return None;
    }
    if let Some(found) = DECLARED.captures(text) {
        let hour = found.name("rest").or_else(|| found.name("behind"))?;
        return date::time(hour.as_str());
    }
    if let Some(found) = CLOSED.captures(text) {
        let rest = found.name("rest").or_else(|| found.name("behind"))?;
        return date::time(rest.as_str());
    }
    if let Some(rest) = ENDED
        .group(text, "rest")
        .or_else(|| ROSE.group(text, "rest"))
    {
        return date::time(rest);
    }
    let short = text.chars().count() < 60 && text.to_lowercase().contains("meeting");
    let rest = CLOSES.group(text, "rest").filter(|_| short)?;
    date::time(rest)
}
