//! Markdown as sites keep their posts in it: what stands over the post and in it for the
//! program that sets it, and not for who reads.
//!
//! The front matter (`---`, keys, `---`) is set aside but for the post's title; so is what
//! a page hides. Links leave their words, a quote its `>`, a rule is a gap, and a cell that
//! a converter broke over lines is one cell again.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::extract::text::table::Source;
use crate::extract::{Line, Part};

/// Front matter has fewer lines; what is longer is no list of keys.
const LONGEST_FRONT: usize = 80;
/// Lines that a cell of a table is broken over at most.
const LONGEST_ROW: usize = 24;
/// One quoted line may be a sum: "> 5 days".
const QUOTES: usize = 2;
/// Titles in bold with the account behind them that make a way of writing.
const RUN_IN: usize = 3;

/// A line of the file as it is read on.
#[derive(Debug, Clone)]
pub struct Told<'t> {
    /// From 1 through the file.
    pub number: u32,
    /// Freed of what is Markdown's alone.
    pub text: Cow<'t, str>,
    /// A blank line, a rule or a forced break stands above it.
    pub gap: bool,
    /// It is the site's, and no part of what is read.
    pub aside: bool,
    /// It is the title of the post.
    pub title: bool,
}

impl<'t> Told<'t> {
    /// The line as the finder of tables takes it.
    pub fn source(&'t self) -> Source<'t> {
        Source {
            number: self.number,
            text: &self.text,
            gap: self.gap,
        }
    }
}

/// A constant pattern compiles or the tests here fail.
fn pattern(source: &str) -> Option<Regex> {
    Regex::new(source).ok()
}

static KEY: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"^(?P<key>[A-Za-z][\w-]*):(?:\s+(?P<value>.*))?$"));
static IMAGE: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"!\[[^\[\]]*\]\([^()\s]*(?:\([^()\s]*\))?[^()\s]*\)"));
static LINK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r#"\[(?P<words>[^\[\]]+)\]\((?:https?:|mailto:|tel:|/|#|\.{1,2}/)[^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"]*")?\)"#,
    )
});
static EMPHASIS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(r"(?P<before>^|[\s(*])_(?P<words>[^_\s](?:[^_]*[^_\s])?)_(?P<behind>$|[\s.,:;)*?!])")
});
static RAISED: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"(?P<digit>\d)\^(?P<raised>st|nd|rd|th)\^"));
static HIDDEN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?i)^\s*(?:<(?P<tag>span|div|p)\b[^<>]*\bdisplay:\s*none[^<>]*>.*</(?:span|div|p)>|\*?<small>[^<>]*</small>\*?)\s*$",
    )
});
/// "3. **Company statement.** The company has said": a title in bold before its account.
static BOLD_TITLE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"^\s*(?P<number>\d{1,3}(?:\.\d{1,2})?[.)]?)\s+\*\*(?P<title>[^*]{2,160}?)(?P<end>[.:]?)\s*\*\*(?P<colon>:?)\s+(?P<rest>\p{Lu}.*)$",
    )
});

/// The lines of a text, freed where they are Markdown.
pub fn told<'t>(sources: &[Source<'t>]) -> Vec<Told<'t>> {
    let front = front(sources);
    let post = front > 0 || sources.iter().any(|source| source.text.starts_with("# "));
    let quotes = sources
        .iter()
        .filter(|source| is_quote(source.text))
        .count();
    let mut told: Vec<Told<'t>> = Vec::with_capacity(sources.len());
    let mut gap = false;
    for (at, source) in sources.iter().enumerate() {
        let mut line = Told {
            number: source.number,
            text: Cow::Borrowed(source.text),
            gap: source.gap || gap,
            aside: at < front,
            title: false,
        };
        gap = false;
        if line.aside {
            line.title = entitles(&mut line);
            line.aside = !line.title;
            line.gap |= line.title;
            set_aside(&mut told, line);
            continue;
        }
        let trimmed = source.text.trim();
        let comment = trimmed.starts_with("<!--") && trimmed.ends_with("-->");
        if comment || post && trimmed == "---" {
            gap = true;
            continue;
        }
        if quotes >= QUOTES && is_quote(source.text) {
            let words = trimmed.trim_start_matches('>');
            if words.trim().is_empty() {
                gap = true;
                continue;
            }
            line.text = Cow::Borrowed(words.trim_start());
            // What a quote's marker stood for was its indent, and a point has its own.
            line.gap |= at == 0 || !is_quote(sources[at - 1].text);
        }
        if let Some(words) = broken(&line.text) {
            line.text = Cow::Owned(words);
            gap = true;
        }
        line.aside = is(&HIDDEN, &line.text);
        line.text = words(line.text);
        // A line after the front matter begins anew.
        line.gap |= at == front;
        set_aside(&mut told, line);
    }
    let mut told = run_in(rows(told));
    close_up(&mut told);
    told
}

/// Lines of a text that is spaced out, and how many of ten have a gap above them.
const SPACED: usize = 40;
const OF_TEN: usize = 9;

/// Takes the gaps away that stand between all lines: a conversion set an empty line behind
/// each. Many go on within a sentence; those that may begin a paragraph keep theirs.
fn close_up(told: &mut [Told<'_>]) {
    let gaps = told.iter().filter(|one| one.gap).count();
    if told.len() < SPACED || gaps * 10 < told.len() * OF_TEN {
        return;
    }
    let length = |one: &Told<'_>| one.text.trim().chars().count();
    let mut lengths: Vec<usize> = told.iter().map(length).collect();
    lengths.sort_unstable();
    let width = lengths[lengths.len() * 9 / 10];
    let small = |one: &Told<'_>| one.text.trim_start().starts_with(char::is_lowercase);
    let goes_on: Vec<bool> = told
        .windows(2)
        .map(|pair| {
            let above = pair[0].text.trim_end();
            let ended = above.ends_with(['.', ':', ';', '!', '?', '”', '"', '*', '>', '|']);
            let full = length(&pair[0]) * 10 >= width * 7;
            let plain = !pair[0].aside && !pair[0].title && !pair[1].aside;
            let loud = is_loud(above) && is_loud(&pair[1].text);
            plain && !ended && (small(&pair[1]) || full || loud)
        })
        .collect();
    let within = told
        .windows(2)
        .zip(&goes_on)
        .filter(|(pair, on)| **on && small(&pair[1]))
        .count();
    if within * 8 < told.len() {
        return;
    }
    for (one, on) in told.iter_mut().skip(1).zip(goes_on) {
        one.gap &= !on;
    }
}

/// Takes a line; what is the site's goes behind what is so above it, and its rules are
/// left out: it is one paragraph, and stands in nobody's way.
fn set_aside<'t>(told: &mut Vec<Told<'t>>, line: Told<'t>) {
    if !line.aside {
        told.push(line);
        return;
    }
    if line.text.trim() == "---" {
        return;
    }
    match told.last_mut().filter(|last| last.aside) {
        Some(last) => {
            let both = format!("{} {}", last.text.trim_end(), line.text.trim());
            last.text = Cow::Owned(both);
        }
        None => told.push(line),
    }
}

/// Marks what was set aside, and the title.
pub fn mark(lines: &mut [Line], told: &[Told<'_>]) {
    let mut told = told.iter().peekable();
    for line in lines {
        while told.next_if(|one| one.number < line.number).is_some() {}
        let Some(one) = told.peek().filter(|one| one.number == line.number) else {
            continue;
        };
        if one.aside {
            line.part = Part::Running;
        }
        if one.title {
            line.heading = Some(1);
        }
    }
}

fn is(pattern: &LazyLock<Option<Regex>>, text: &str) -> bool {
    pattern
        .as_ref()
        .is_some_and(|pattern| pattern.is_match(text))
}

fn is_quote(text: &str) -> bool {
    let text = text.trim_start();
    text == ">" || text.starts_with("> ")
}

/// Lines of the front matter, its rules among them; 0 where there is none.
fn front(sources: &[Source<'_>]) -> usize {
    if sources
        .first()
        .is_none_or(|first| first.text.trim_end() != "---")
    {
        return 0;
    }
    let Some(end) = sources
        .iter()
        .take(LONGEST_FRONT)
        .skip(1)
        .position(|source| source.text.trim_end() == "---")
    else {
        return 0;
    };
    let keys = &sources[1..=end];
    // Behind a key stand its value's other lines: points, or lines that are indented.
    let fits = |source: &Source<'_>| {
        is(&KEY, source.text.trim_end()) || source.text.starts_with([' ', '\t', '-', '#'])
    };
    let first = keys
        .first()
        .is_some_and(|first| is(&KEY, first.text.trim_end()));
    if first && keys.iter().all(fits) {
        end + 2
    } else {
        0
    }
}

/// Whether a line of the front matter is the title's; it becomes the title.
fn entitles(line: &mut Told<'_>) -> bool {
    let found = KEY.as_ref().and_then(|key| key.captures(&line.text));
    let title = found.filter(|found| found["key"].eq_ignore_ascii_case("title"));
    let Some(value) = title.and_then(|found| Some(found.name("value")?.as_str().to_owned())) else {
        return false;
    };
    let words = value.trim();
    let words = ['"', '\'']
        .into_iter()
        .find_map(|quote| words.strip_prefix(quote)?.strip_suffix(quote))
        .unwrap_or(words)
        .trim();
    if words.is_empty() {
        return false;
    }
    line.text = Cow::Owned(words.to_owned());
    true
}

/// Capitals, and nothing in small letters.
fn is_loud(text: &str) -> bool {
    text.contains(char::is_uppercase) && !text.contains(char::is_lowercase)
}

/// The words before a break that Markdown forces with a stroke at the line's end.
fn broken(text: &str) -> Option<String> {
    let words = text.trim_end().strip_suffix('\\')?;
    (words.ends_with(|letter: char| letter.is_alphanumeric() || ".,:;)*".contains(letter)))
        .then(|| words.to_owned())
}

/// A line without its links, and the signs of its emphasis.
fn words(text: Cow<'_, str>) -> Cow<'_, str> {
    let mut text = text;
    if text.contains("](") {
        text = replaced(&IMAGE, text, |_| String::new());
        text = replaced(&LINK, text, |found| found["words"].to_owned());
    }
    if text.contains('_') && !text.contains("__") {
        text = replaced(&EMPHASIS, text, |found| {
            format!(
                "{}{}{}",
                &found["before"], &found["words"], &found["behind"]
            )
        });
    }
    if text.contains('^') {
        text = replaced(&RAISED, text, |found| {
            format!("{}{}", &found["digit"], &found["raised"])
        });
    }
    text
}

fn replaced<'t>(
    pattern: &LazyLock<Option<Regex>>,
    text: Cow<'t, str>,
    with: impl Fn(&Captures<'_>) -> String,
) -> Cow<'t, str> {
    match pattern.as_ref().filter(|pattern| pattern.is_match(&text)) {
        Some(pattern) => Cow::Owned(pattern.replace_all(&text, with).into_owned()),
        None => text,
    }
}

/// Joins the lines of rows whose cells were broken over them.
fn rows(told: Vec<Told<'_>>) -> Vec<Told<'_>> {
    let bars = |text: &str| text.matches('|').count();
    let rule = |text: &str| {
        let text = text.trim();
        text.starts_with('|') && text.contains("--") && text.chars().all(|l| "|-: ".contains(l))
    };
    let Some(width) = told
        .iter()
        .find(|one| rule(&one.text))
        .map(|one| bars(&one.text))
    else {
        return told;
    };
    let mut joined: Vec<Told<'_>> = Vec::with_capacity(told.len());
    let mut open = 0;
    for line in told {
        let begins = line.text.trim_start().starts_with('|') && bars(&line.text) < width;
        if open > 0
            && let Some(last) = joined.last_mut()
        {
            let whole = format!("{} {}", last.text.trim_end(), line.text.trim());
            if bars(&whole) <= width && !rule(&line.text) {
                open = if bars(&whole) == width { 0 } else { open - 1 };
                last.text = Cow::Owned(whole);
                continue;
            }
            open = 0;
        } else if begins {
            open = LONGEST_ROW;
        }
        joined.push(line);
    }
    // The rows of one table stand without a gap between them.
    let mut row = false;
    for line in &mut joined {
        let now = line.text.trim_start().starts_with('|');
        line.gap &= !(row && now);
        row = now;
    }
    joined
}

/// Parts titles in bold from the account behind them on their line.
fn run_in(told: Vec<Told<'_>>) -> Vec<Told<'_>> {
    let Some(pattern) = BOLD_TITLE.as_ref() else {
        return told;
    };
    let usual = told
        .iter()
        .filter(|one| pattern.is_match(&one.text))
        .count()
        >= RUN_IN;
    if !usual {
        return told;
    }
    told.into_iter()
        .flat_map(|line| {
            let Some(found) = pattern.captures(&line.text) else {
                return vec![line];
            };
            let head = format!("**{} {}**", &found["number"], found["title"].trim());
            let rest = found["rest"].to_owned();
            let head = Told {
                text: Cow::Owned(head),
                gap: true,
                ..line.clone()
            };
            let rest = Told {
                text: Cow::Owned(rest),
                gap: true,
                ..line
            };
            vec![head, rest]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::extract::text::lines;

    fn seen(text: &str) -> Vec<(String, bool, bool)> {
        let plain = |line: &Line| (line.text.clone(), line.part == Part::Body, line.gap);
        lines(text).iter().map(plain).collect()
    }

    #[test]
    fn every_pattern_compiles() {
        for pattern in [
            &KEY,
            &IMAGE,
            &LINK,
            &EMPHASIS,
            &RAISED,
            &HIDDEN,
            &BOLD_TITLE,
        ] {
            assert!(pattern.is_some());
        }
    }

    #[test]
    fn front_matter_is_the_sites_but_for_the_title() {
        let text = "---\ntitle: \"Quay Minutes May\"\ndate: 2031-05-09\ntags:\n  - quays\n---\n\nMinutes of the Quay Forum";
        let body: Vec<String> = seen(text)
            .into_iter()
            .filter(|(_, body, _)| *body)
            .map(|(text, _, _)| text)
            .collect();
        assert_eq!(body, ["Quay Minutes May", "Minutes of the Quay Forum"]);
        let plain = seen("---\nThe first words.\n---\nThe last.");
        assert!(plain.iter().all(|(_, body, _)| *body));
    }

    #[test]
    fn a_link_leaves_its_words_and_a_quote_its_sign() {
        assert_eq!(
            seen("> See [the plan](https://quay.example/a_(b).pdf) on\n> the _16^th^_.")[0].0,
            "See the plan on"
        );
        assert_eq!(
            seen("A draft [sic](see note) of > 5 days")[0].0,
            "A draft [sic](see note) of > 5 days"
        );
        assert_eq!(
            seen("The quay_plan_2.pdf file")[0].0,
            "The quay_plan_2.pdf file"
        );
    }

    #[test]
    fn a_cell_that_was_broken_over_lines_is_one() {
        let text = "| \n**Item**\n\n | \n\n**Action by**\n\n |\n| --- | --- |\n| None received |   |\n| Buoys | Clerk |";
        let rows: Vec<String> = lines(text).into_iter().map(|line| line.text).collect();
        assert_eq!(rows, ["Item\tAction by", "None received\t", "Buoys\tClerk"]);
    }

    #[test]
    fn titles_in_bold_are_parted_from_their_account() {
        let text =
            "1. **Apologies.** Mrs Ash.\n\n2. **Noise** The mill was heard.\n\n3. **Dust:** None.";
        let told = seen(text);
        assert_eq!(
            told.iter()
                .map(|(text, _, _)| text.as_str())
                .collect::<Vec<_>>(),
            [
                "1. Apologies",
                "Mrs Ash.",
                "2. Noise",
                "The mill was heard.",
                "3. Dust",
                "None."
            ]
        );
        assert_eq!(
            seen("1. **Apologies.** Mrs Ash.")[0].0,
            "1. Apologies. Mrs Ash."
        );
    }
}
