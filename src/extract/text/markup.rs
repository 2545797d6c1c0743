//! The little markup that copied text holds: its look is remembered, its signs are dropped.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

/// Text freed of markup.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Freed {
    /// The words; `\n` between paragraphs.
    pub text: String,
    /// All of it is bold.
    pub bold: bool,
    /// All of it is italic.
    pub italic: bool,
    /// The level of a Markdown heading.
    pub heading: Option<u8>,
}

static BREAK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(r"(?i)<br\s*/?>|</(?:p|li|div|tr|h[1-6])\s*>|<li(?:\s[^<>]*)?>|<p(?:\s[^<>]*)?>")
});
static TAG: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?i)</?(?:p|i|b|u|s|em|strong|small|br|ol|ul|li|sup|sub|span|div|font|a|tr|td|th|table|tbody|thead|h[1-6])(?:\s[^<>]*)?/?>",
    )
});
static BOLD: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"\*\*([^\s*](?:[^*]*[^\s*])?)\*\*"));
static ITALIC: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"(^|[\s(>])\*([^\s*](?:[^*]*[^\s*])?)\*"));
static ENTITY: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,6}|#[xX][0-9a-fA-F]{1,5});"));

/// A constant pattern compiles or the tests here fail.
fn pattern(source: &str) -> Option<Regex> {
    Regex::new(source).ok()
}

/// Signs that Markdown would take for its own, kept as they are: "1\. Apologies", "\- a
/// point" at the head of a line, "\*", "\_" and brackets within it.
static ESCAPED_HEAD: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"^(?P<before>\s*(?:\d{1,4}|[A-Za-z])?)\\(?P<sign>[-.)*+#>_(\[])"));
static ESCAPED: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"(?P<before>^|[^\\:])\\(?P<sign>[*_\[\]#>~|`])"));

/// Frees a line or a cell of its markup.
pub fn free(source: &str) -> Freed {
    let source = unescaped(source);
    let source = source.as_ref();
    if !source.contains(['<', '*', '&', '#']) {
        return Freed {
            text: source.to_owned(),
            ..Freed::default()
        };
    }
    let (heading, rest) = heading(source);
    let bold = is_all(rest, &["b", "strong"], "**");
    let italic = is_all(rest, &["i", "em"], "*") && !bold;
    let text = replace(&BREAK, rest, |_| "\n".to_owned());
    let text = replace(&TAG, &text, |_| String::new());
    let text = replace(&BOLD, &text, |found| found[1].to_owned());
    let text = replace(&ITALIC, &text, |found| {
        format!("{}{}", &found[1], &found[2])
    });
    let text = replace(&ENTITY, &text, |found| entity(&found[0]));
    let text = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect::<Vec<_>>()
        .join("\n");
    Freed {
        text,
        bold,
        italic,
        heading,
    }
}

/// "Ash andBen Elm": a copy has lost the blank before a name.
static AND: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"\band(\p{Lu})"));

/// "Wednesday14th May": a copy has lost the blank before a day.
static DAY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"\b(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?P<number>\d{1,2}(?:st|nd|rd|th)\b)",
    )
});

/// A line without the signs that keep Markdown from reading it, and with the blank that no
/// word in "and" can do without.
fn unescaped(source: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(source);
    if source.contains('\\') {
        let plain = |found: &Captures<'_>| format!("{}{}", &found["before"], &found["sign"]);
        text = Cow::Owned(replace(
            &ESCAPED,
            &replace(&ESCAPED_HEAD, source, plain),
            plain,
        ));
    }
    if text.contains("and") && AND.as_ref().is_some_and(|and| and.is_match(&text)) {
        text = Cow::Owned(replace(&AND, &text, |found| format!("and {}", &found[1])));
    }
    if text.contains("day") && DAY.as_ref().is_some_and(|day| day.is_match(&text)) {
        text = Cow::Owned(replace(&DAY, &text, |found| {
            format!("{} {}", &found["day"], &found["number"])
        }));
    }
    text
}

fn replace(
    pattern: &LazyLock<Option<Regex>>,
    text: &str,
    with: impl Fn(&Captures<'_>) -> String,
) -> String {
    match pattern.as_ref() {
        Some(pattern) => pattern.replace_all(text, with).into_owned(),
        None => text.to_owned(),
    }
}

/// `## Title` → its level and the rest.
fn heading(source: &str) -> (Option<u8>, &str) {
    let marks = source.bytes().take_while(|byte| *byte == b'#').count();
    match source.get(marks..) {
        Some(rest) if (1..=6).contains(&marks) && rest.starts_with(' ') => {
            (u8::try_from(marks).ok(), rest)
        }
        _ => (None, source),
    }
}

/// Whether one pair of tags or stars encloses the whole.
fn is_all(source: &str, tags: &[&str], stars: &str) -> bool {
    let mut inner = source.trim();
    // "</ul><p><b>Quays</b></p>": what was open above ends here.
    while let Some(rest) = CLOSERS.iter().find_map(|end| inner.strip_prefix(end)) {
        inner = rest.trim_start();
    }
    for outer in ["p", "div", "span"] {
        inner = inside(inner, outer).unwrap_or(inner);
    }
    if tags.iter().any(|tag| inside(inner, tag).is_some()) || in_pieces(inner, tags, stars) {
        return true;
    }
    inner
        .strip_prefix(stars)
        .and_then(|rest| rest.strip_suffix(stars))
        .is_some_and(|words| !words.trim().is_empty() && !words.contains('*'))
}

/// Ends of what stands above a line.
const CLOSERS: [&str; 5] = ["</ul>", "</ol>", "</li>", "</div>", "</table>"];

/// Whether pieces that each have their own pair leave nothing between them but blanks:
/// `**2.** **Quays**`, `<b>Panel</b><b>:</b>`.
fn in_pieces(source: &str, tags: &[&str], stars: &str) -> bool {
    let mut rest = source;
    let mut pieces = 0;
    while !rest.trim_start().is_empty() {
        rest = rest.trim_start();
        let piece = tags.iter().find_map(|tag| {
            let behind = rest.strip_prefix(&format!("<{tag}>"))?;
            behind.split_once(&format!("</{tag}>"))
        });
        let starred = || {
            let behind = rest.strip_prefix(stars)?;
            behind.split_once(stars)
        };
        let Some((words, behind)) = piece.or_else(starred) else {
            return false;
        };
        if words.contains('*') {
            return false;
        }
        rest = behind;
        pieces += 1;
    }
    pieces > 1
}

fn inside<'a>(source: &'a str, tag: &str) -> Option<&'a str> {
    let rest = source.strip_prefix(&format!("<{tag}>"))?;
    let inner = rest.strip_suffix(&format!("</{tag}>"))?;
    (!inner.contains(&format!("</{tag}>"))).then(|| inner.trim())
}

fn entity(found: &str) -> String {
    let name = found.trim_start_matches('&').trim_end_matches(';');
    let letter = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => name
            .strip_prefix("#x")
            .or_else(|| name.strip_prefix("#X"))
            .map_or_else(
                || name.trim_start_matches('#').parse().ok(),
                |digits| u32::from_str_radix(digits, 16).ok(),
            )
            .and_then(char::from_u32),
    };
    letter.map_or_else(|| found.to_owned(), |letter| letter.to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn signs_that_markdown_leaves_alone_are_plain() {
        assert_eq!(free("1\\. Apologies").text, "1. Apologies");
        assert_eq!(free("\\- Ash andBen Elm").text, "- Ash and Ben Elm");
        assert_eq!(free("Monday4th May").text, "Monday 4th May");
        assert_eq!(free("C:\\new").text, "C:\\new");
    }

    #[test]
    fn every_pattern_compiles() {
        for pattern in [
            &BREAK,
            &TAG,
            &BOLD,
            &ITALIC,
            &ENTITY,
            &ESCAPED_HEAD,
            &ESCAPED,
            &AND,
            &DAY,
        ] {
            assert!(pattern.is_some());
        }
    }

    #[test]
    fn a_cell_keeps_its_paragraphs_and_loses_its_tags() {
        let freed = free(
            "<p>Ask twice.</p> <p><i>Then</i> wait &amp; see:</p> <ol style=\"x\"><li>one</li><li>two</li></ol>",
        );
        let lines: Vec<_> = freed.text.lines().map(str::trim).collect();
        assert_eq!(lines, ["Ask twice.", "Then wait & see:", "one", "two"]);
        assert!(!freed.italic && !freed.bold);
    }

    #[test]
    fn a_whole_italic_cell_is_italic_and_its_footnote_star_stays() {
        let freed = free("<i>*Joint meeting</i>");
        assert_eq!(freed.text, "*Joint meeting");
        assert!(freed.italic);
        assert!(free("*Regular updates*").italic);
        assert!(free("**Topic**").bold);
    }

    #[test]
    fn signs_that_markdown_escapes_are_themselves() {
        for (source, words) in [
            ("12\\. Ferries", "12. Ferries"),
            ("  \\- a point", "  - a point"),
            ("the \\[draft\\] plan\\_2", "the [draft] plan_2"),
            ("C:\\ferry.txt", "C:\\ferry.txt"),
        ] {
            assert_eq!(free(source).text, words);
        }
    }

    #[test]
    fn what_is_less_than_something_is_not_a_tag() {
        assert_eq!(free("waits < 5 days & > 2").text, "waits < 5 days & > 2");
    }

    #[test]
    fn a_markdown_heading_has_a_level() {
        let freed = free("## Minutes");
        assert_eq!((freed.heading, freed.text.trim()), (Some(2), "Minutes"));
        assert_eq!(free("#hashtag").heading, None);
    }
}
