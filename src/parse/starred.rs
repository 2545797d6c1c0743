//! Numbers of minutes behind a star: "* 71 Ferries".
//!
//! A star marks what was decided under delegated powers. It stands where a bullet would, and
//! the number behind it counts on with those of the minutes that bear none.

use std::borrow::Cow;

use crate::extract::{Document, Line, Part};
use crate::parse::pattern::Pattern;

/// Stars that show that the paper sets them so.
const FEWEST: usize = 2;

static STARRED: Pattern = Pattern::new(r"^\*{1,2}\s*(?P<own>(?P<number>\d{1,4})\.?\s+\p{Lu}.*)$");
static PLAIN: Pattern = Pattern::new(r"^(?P<number>\d{1,4})\.?\s+\p{Lu}");

/// The document without the stars before its numbers, where these count on.
pub fn plain(document: &Document) -> Cow<'_, Document> {
    let told = || {
        let lines = document.pages.iter().flat_map(|page| &page.lines);
        lines.filter(|line| is_starred(line)).count()
    };
    if told() < FEWEST || !counts(document) {
        return Cow::Borrowed(document);
    }
    let mut document = document.clone();
    let lines = document.pages.iter_mut().flat_map(|page| &mut page.lines);
    for line in lines.filter(|line| is_starred(line)) {
        if let Some(own) = STARRED.group(&line.text, "own") {
            line.text = own.to_owned();
        }
    }
    Cow::Owned(document)
}

fn is_starred(line: &Line) -> bool {
    line.part == Part::Body
        && line.table.is_none()
        && line.text.starts_with('*')
        && STARRED.is_in(&line.text)
}

/// Whether each starred number is one more than that before it, starred or not.
fn counts(document: &Document) -> bool {
    let mut last: Option<u32> = None;
    let mut begun = false;
    for line in document.pages.iter().flat_map(|page| &page.lines) {
        let starred = is_starred(line);
        let number = || {
            let pattern = if starred { &STARRED } else { &PLAIN };
            pattern.group(&line.text, "number")?.parse::<u32>().ok()
        };
        let Some(number) = (starred || begun).then(number).flatten() else {
            continue;
        };
        let next = last.is_none_or(|last| last.checked_add(1) == Some(number));
        if starred && !next {
            return false;
        }
        if starred || next {
            last = Some(number);
        }
        begun |= starred;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text;

    fn told(source: &str) -> Vec<String> {
        let document =
            text::read("paper.txt", source.as_bytes()).unwrap_or_else(|_| unreachable!());
        let plain = plain(&document);
        let lines = plain.pages.iter().flat_map(|page| &page.lines);
        lines.map(|line| line.text.clone()).collect()
    }

    #[test]
    fn stars_before_numbers_that_count_on_are_set_aside() {
        assert_eq!(
            told("* 71 Minutes\n72 Ferries\n* 73 Buoys"),
            ["71 Minutes", "72 Ferries", "73 Buoys"]
        );
        for list in [
            "* 12 Quay Street\n* 14 Quay Street",
            "* 71 Minutes\n* Ferries",
        ] {
            assert_eq!(told(list).join("\n"), list);
        }
    }
}
