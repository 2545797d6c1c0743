//! Whether a form says yes or no: to a key decision, to a paper that is kept from the public.

use crate::domain::fold;
use crate::parse::pattern::Pattern;

static NO: Pattern = Pattern::new(
    r"(?i)^(?:no|not|non|none|n/?a|unrestricted|open|public|part (?:i|1|one|a)|official|☐ ?yes ☒ ?no|nothing|there (?:is|are) no)\b",
);

static YES: Pattern = Pattern::new(
    r"(?i)^(?:yes|key|exempt|confidential|restricted|private|part (?:ii|2|two|b)|not for publication|this (?:report|paper) is (?:exempt|confidential|not for publication)|contains exempt)\b",
);

/// Boxes of which one is ticked.
static TICKED: Pattern = Pattern::new(
    r"(?i)(?:[☒☑✓✔■]|\[ ?x ?\]) ?(?P<before>[\p{L}-]+)|\b(?P<after>yes|no) ?(?:[☒☑✓✔■]|\[ ?x ?\])",
);

pub(super) fn is_key(words: &str) -> Option<bool> {
    yes_or_no(words, NO.is_in(words), YES.is_in(words))
}

pub(super) fn is_exempt(words: &str) -> Option<bool> {
    // "Not for publication" is a no to the wrong question, "Not exempt" to the right one.
    let withheld = fold::compare(words).starts_with("not for publication");
    yes_or_no(
        words,
        NO.is_in(words) && !withheld,
        YES.is_in(words) || withheld,
    )
}

fn yes_or_no(words: &str, no: bool, yes: bool) -> Option<bool> {
    if let Some(found) = TICKED.captures(words) {
        let word = found.name("before").or_else(|| found.name("after"))?;
        return match word.as_str().to_lowercase().as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
    }
    // A form that was never filled in prints both.
    let both = matches!(
        fold::compare(words).as_str(),
        "yes no" | "no yes" | "yes or no" | "y n"
    );
    match (yes, no) {
        (true, false) if !both => Some(true),
        (false, true) if !both => Some(false),
        (true | false, true | false) => None,
    }
}
