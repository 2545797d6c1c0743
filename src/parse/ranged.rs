//! Agendas in one line an item, whose pages stand between the title and what it says:
//! "7 FERRIES 27 - 30 Report of the Clerk."
//!
//! The pages were a column of their own, and a copy put them where the title's first line
//! ends. Ranges that rise through the paper show that they are pages, and no years.

use crate::extract::{Line, Part};
use crate::parse::paragraph;
use crate::parse::pattern::Pattern;

/// Lines with pages that a list of business has.
const FEWEST: usize = 3;
/// The level of a head, so that it stays apart from what it says.
const HEAD: u8 = 4;

/// An item's own line; the foot of the page before may stand in front.
static ITEM: Pattern = Pattern::new(
    r"^(?P<foot>Page \d{1,3} of \d{1,3} )?(?P<number>\d{1,3}[a-z]?[.)]?) +(?P<words>\p{Lu}.*)$",
);
/// Pages, at the end of the line or before words that begin anew.
static PAGES: Pattern =
    Pattern::new(r" (?P<pages>(?P<first>\d{1,4}) ?[-–] ?(?P<last>\d{1,4}))(?:$| [\p{Lu}(])");

/// An item whose pages stand within its line.
struct Ranged<'l> {
    foot: &'l str,
    number: &'l str,
    /// The words before the pages.
    title: &'l str,
    pages: &'l str,
    /// The words behind them.
    rest: &'l str,
    first: u32,
    last: u32,
}

impl<'l> Ranged<'l> {
    fn read(line: &'l Line, after: u32) -> Option<Self> {
        let found = ITEM
            .captures(&line.text)
            .filter(|_| line.cells.is_empty())?;
        let words = found.name("words")?.as_str();
        PAGES.captures_all(words).iter().find_map(|range| {
            let count = |name: &str| range.name(name)?.as_str().parse::<u32>().ok();
            let (first, last) = (count("first")?, count("last")?);
            let pages = range.name("pages")?;
            (after < first && first <= last).then(|| Self {
                foot: found.name("foot").map_or("", |foot| foot.as_str()),
                number: found.name("number").map_or("", |number| number.as_str()),
                title: words[..pages.start()].trim_end(),
                pages: pages.as_str(),
                rest: words[pages.end()..].trim_start(),
                first,
                last,
            })
        })
    }

    /// The rest of the title behind the pages, and what the agenda says of the item.
    fn behind(&self) -> (&'l str, &'l str) {
        if self.rest.is_empty() || !paragraph::is_capitals(self.title) {
            return ("", self.rest);
        }
        let ends = self.rest.match_indices(' ').map(|(at, _)| at);
        let loud = |end: &usize| {
            let words = &self.rest[..*end];
            !words.chars().any(char::is_lowercase) && words.chars().any(char::is_alphabetic)
        };
        let end = ends.chain([self.rest.len()]).rfind(loud);
        let (title, note) = self.rest.split_at(end.unwrap_or_default());
        // "A report": one capital begins a sentence.
        if title.trim().chars().count() < 2 && !note.is_empty() {
            return ("", self.rest);
        }
        (title.trim(), note.trim())
    }
}

/// The lines with the pages behind each title and its note below; `None` where no pages
/// rise through the lines.
pub fn lines(lines: &[Line]) -> Option<Vec<Line>> {
    let mut last = 0;
    let found: Vec<Option<Ranged<'_>>> = lines
        .iter()
        .map(|line| {
            let ranged = Ranged::read(line, last)?;
            last = ranged.last;
            Some(ranged)
        })
        .collect();
    let all: Vec<&Ranged<'_>> = found.iter().flatten().collect();
    let within = all.iter().filter(|range| !range.rest.is_empty()).count();
    let near = all
        .windows(2)
        .filter(|pair| pair[1].first == pair[0].last + 1)
        .count();
    if all.len() < FEWEST || within == 0 || near + 1 < FEWEST {
        return None;
    }
    let mut told = Vec::with_capacity(lines.len() + all.len());
    for (line, item) in lines.iter().zip(&found) {
        let Some(ranged) = item else {
            told.push(line.clone());
            continue;
        };
        if !ranged.foot.is_empty() {
            told.push(Line {
                part: Part::Running,
                ..piece(line, ranged.foot.trim().to_owned())
            });
        }
        let (title, note) = ranged.behind();
        let title = [ranged.title, title].join(" ");
        told.push(Line {
            heading: line.heading.or(Some(HEAD)),
            ..piece(
                line,
                format!("{} {}\t{}", ranged.number, title.trim_end(), ranged.pages),
            )
        });
        if !note.is_empty() {
            told.push(piece(line, note.to_owned()));
        }
    }
    Some(told)
}

fn piece(line: &Line, text: String) -> Line {
    Line {
        text,
        gap: true,
        ..line.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text::lines as read;

    #[test]
    fn pages_within_a_line_end_its_title() {
        let agenda = "1 APOLOGIES\n2 MINUTES 3 - 8 To confirm them\n3 RENEWAL OF THE LOWER 9 - 20 PIER IN 2031\nPage 1 of 40 4 Tolls 21 - 24 Report of the Clerk.";
        let told: Vec<String> = lines(&read(agenda))
            .unwrap_or_default()
            .into_iter()
            .map(|line| line.text)
            .collect();
        assert_eq!(
            told,
            [
                "1 APOLOGIES",
                "2 MINUTES\t3 - 8",
                "To confirm them",
                "3 RENEWAL OF THE LOWER PIER IN 2031\t9 - 20",
                "Page 1 of 40",
                "4 Tolls\t21 - 24",
                "Report of the Clerk.",
            ]
        );
    }

    #[test]
    fn years_are_no_pages() {
        let agenda =
            "1 BUDGET 2031 - 2032 Report\n2 PLAN 2030 - 2034 Report\n3 TOLLS 2031 - 2033 Report";
        assert!(lines(&read(agenda)).is_none());
    }
}
