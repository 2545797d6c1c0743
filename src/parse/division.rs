//! The parts into which an agenda is divided: "PART II", "EXEMPT ITEMS", "Part 3: Finance".
//!
//! Where an agenda has two parts the second is taken in private, whatever it is called. One
//! whose parts bear names of their own divides its business by them, and only a name that
//! says so closes the doors.

use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

static RESTRICTED: Pattern = Pattern::new(
    r"(?i)^(?:(?:part (?:ii|2|b|two)\b|section b\b).*|.*\b(?:exempt|restricted|confidential|private) (?:items?|business|session|agenda|reports?|section)\b.*)$",
);
static UNRESTRICTED: Pattern = Pattern::new(
    r"(?i)^(?:.*\b(?:unrestricted|public) (?:items?|session|business)\b.*|part (?:i|1|a|one)\b.*)$",
);
static PART: Pattern = Pattern::new(r"(?i)^(?:part|section) (?:i{1,3}|[1-3abc])\b");
/// "PART B – EXEMPT ITEMS", which names no item.
static TITLED: Pattern = Pattern::new(
    r"(?i)^(?:part|section) (?:i{1,3}|[1-3abc]|one|two|three) ?[–—:-] ?[^.]{0,80}\b(?:items?|business|session|public|press|agenda)$",
);
/// "Part 2: Finance and strategy": a part by the name of its business.
static NAMED: Pattern = Pattern::new(
    r"^(?i:part|section) (?:i{1,3}|iv|vi{0,3}|I{1,3}|IV|VI{0,3}|[1-9]|[A-H]|One|Two|Three|Four|Five) ?[–—:-] ?(?P<name>\p{Lu}[^.;\t]{3,90}[\p{L})])$",
);
/// What a part is called that the public does not hear, and one that it does.
static CLOSED: Pattern = Pattern::new(
    r"(?i)\b(?:exempt|restricted|confidential|private|closed|exclu\w+|not (?:for|in|open)|without|schedule 12a|part ii)\b|^(?:[\p{L}’']+ )*(?:items?|business|agenda|reports?)$",
);

/// Whether a line is a part's own: the item that follows it is none of its words.
pub fn is_titled(text: &str) -> bool {
    TITLED.is_in(text) || NAMED.is_in(text)
}

/// Whether a line opens a part by its kind alone: restricted, or open again.
pub fn is_kind(text: &str) -> bool {
    RESTRICTED.is_in(text) || is_open(text)
}

/// Whether a line opens the part that the public hears.
pub fn is_open(text: &str) -> bool {
    UNRESTRICTED.is_in(text)
}

/// Whether a paragraph begins a part by what its items are, in minutes too.
pub fn begins(block: &Block) -> bool {
    let text = block.text.as_str();
    (block.is_heading() || block.is_capitals() || PART.is_in(text)) && is_kind(text)
}

/// Whether the items of this part are taken without the public.
pub fn restricts(text: &str) -> bool {
    let open = NAMED
        .group(text, "name")
        .is_some_and(|name| !CLOSED.is_in(name));
    RESTRICTED.is_in(text) && !is_open(text) && !open
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_part_that_says_so_closes_the_doors() {
        for text in [
            "PART II",
            "Part 2 – Exempt items",
            "PART B: REPORTS",
            "EXEMPT ITEMS",
            "Part 3: Private business",
        ] {
            assert!(restricts(text), "{text}");
        }
        for text in [
            "Part 2: Quays and harbours",
            "PART I",
            "Part 4 – Date of next meeting",
        ] {
            assert!(!restricts(text), "{text}");
        }
        assert!(is_titled("Part 4: Date of next meeting"));
        assert!(!is_titled("Part 4 of the plan was read."));
    }
}
