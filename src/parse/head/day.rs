//! The line of a head that gives a meeting's day as meetings' days are given: behind a label,
//! with the hour, or behind the body's name.
//!
//! A letter's own day, the day of issue and those of other minutes stand bare above it.

use jiff::civil::Date;

use crate::parse::date;
use crate::parse::head::issued;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

/// Paragraphs on top of a paper among which such a line stands.
const TOP: usize = 24;
/// A longer paragraph says more than when a body meets.
const LONGEST: usize = 160;

static LABEL: Pattern = Pattern::new(
    r"(?i)^(?:date(?: (?:and|&|/) time)?|day|date of (?:the )?meeting|meeting date|when) ?:",
);
static WITH_BODY: Pattern = Pattern::new(
    r"(?i)^[^.:;]{0,110}\b(?:committee|sub-committee|panel|board|cabinet|council|executive|forum|authority|commission|governors)(?: meeting)?,? (?:(?:held )?on |[–-] )?(?:the )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:the )?\d{1,2}(?:st|nd|rd|th)? (?:of )?\p{L}{3,9},? \d{4}",
);
static WEEKDAY: Pattern = Pattern::new(r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b");
static TIMED: Pattern = Pattern::new(
    r"(?i)^(?:[,;]? ?(?:at|from|commencing at|starting at|[–-]) ?|[,;]? )\d{1,2}(?:[.:]\d{2})? ?(?:[ap]\.? ?m\b|noon|hrs|hours|\b)",
);
/// Another day than this meeting's, or the time for something else.
static OTHER: Pattern = Pattern::new(
    r"(?i)\b(?:next|future|deadlines?|until|before|after|later than|published|issued?|publication|questions?|despatch\w*|dispatch\w*|closing|expir\w+|received|minutes|previous|last|confirm|approve|adjourned|signed|author|version|printed|uploaded|updated|register|clerk|director|officer|solicitor|secretary|chief|executive to|manager)\b|(?i:\bby (?:noon|midday|\d|mon|tues|wednes|thurs|fri|satur|sun))",
);

/// How surely a line gives the meeting's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    /// Behind the body's name, or with the hour.
    Set,
    /// Behind a label.
    Labelled,
    /// The same with its weekday, which a letter's own day hardly has.
    Whole,
}

fn strength(text: &str) -> Option<Strength> {
    if text.chars().count() > LONGEST || OTHER.is_in(text) {
        return None;
    }
    let found = date::find(text)?;
    if LABEL.is_in(text) {
        return Some(if WEEKDAY.is_in(text) {
            Strength::Whole
        } else {
            Strength::Labelled
        });
    }
    let timed = TIMED.is_in(&text[found.range.end..]);
    (timed || WITH_BODY.is_in(text)).then_some(Strength::Set)
}

/// Whether a line is another day than this with its weekday, and says nothing else.
pub(super) fn is_bare(text: &str, other: Date) -> bool {
    WEEKDAY.is_in(text) && date::whole(text).is_some_and(|day| day != other)
}

/// The surest such line and its place among the paragraphs; of equals the first.
pub(super) fn of_meeting<'b>(blocks: &[&'b Block]) -> Option<(usize, &'b str)> {
    let mut best: Option<(Strength, usize, &str)> = None;
    for (at, block) in blocks.iter().enumerate().take(TOP) {
        if block.is_running() || block.marker.is_some() || block.is_row() {
            continue;
        }
        let Some(found) = strength(&block.text) else {
            continue;
        };
        // Below its reference stands a letter's own day.
        let referred = at > 0 && issued::is_reference(&blocks[at - 1].text);
        if found == Strength::Labelled && referred {
            continue;
        }
        if best.is_none_or(|(known, _, _)| found > known) {
            best = Some((found, at, block.text.as_str()));
        }
    }
    best.map(|(_, at, text)| (at, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(text: &str) -> Block {
        Block {
            text: text.to_owned(),
            lines: vec![text.to_owned()],
            ..Block::default()
        }
    }

    #[test]
    fn the_surest_line_gives_the_day() {
        let lines = [
            "26 April 2031",
            "Ferry Panel, Monday, 4 May 2031 at 7.30 pm",
            "The minutes of 2 March 2031 at 7 pm",
            "Date: Tuesday 5 May 2031",
        ];
        let blocks: Vec<Block> = lines.iter().map(|line| block(line)).collect();
        let told = |until: usize| of_meeting(&blocks[..until].iter().collect::<Vec<_>>());
        assert_eq!(told(1), None);
        assert_eq!(told(3).map(|(at, _)| at), Some(1));
        assert_eq!(told(4).map(|(at, _)| at), Some(3));
    }

    #[test]
    fn a_day_for_something_else_is_none() {
        for line in [
            "Questions by noon on Monday 4 May 2031 at 12.00",
            "Date of issue: 26 April 2031",
            "Next meeting: Ferry Panel 4 May 2031 at 7 pm",
            "The bridge was opened on 4 May 2031",
            "Clerk to Ashwell Parish Council 26 April 2031",
        ] {
            assert_eq!(strength(line), None, "{line}");
        }
    }
}
