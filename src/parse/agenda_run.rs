//! An agenda that a site copied as one long line: each item gets a line of its own.

use crate::extract::Line;
use crate::parse::pattern::Pattern;
use crate::parse::sentence;

/// A shorter line holds no agenda.
const SHORTEST: usize = 300;
/// Items that show that the numbers in a line count business.
const FEWEST: usize = 4;

/// The word over the business, inside a line.
static AGENDA: Pattern = Pattern::new(
    r"(?:^|\s)(?P<word>AGENDA|A G E N D A|Agenda)[ .:–-]{1,4}(?P<first>1[.)]? ?\p{Lu})",
);

/// Members are summoned, and standing business without any stop behind its number follows.
static SUMMONS: Pattern = Pattern::new(
    r"(?i:\bsummoned\b).*?\s(?P<first>1 (?:Apologies|APOLOGIES|Welcome|WELCOME|Election|ELECTION|Declarations|Minutes|MINUTES)\b)",
);

/// The lines, where one of them holds an agenda.
pub fn lines(lines: &[Line]) -> Option<Vec<Line>> {
    let long = |line: &Line| line.cells.is_empty() && line.text.chars().count() >= SHORTEST;
    let called = |line: &Line| AGENDA.is_in(&line.text) || SUMMONS.is_in(&line.text);
    let at = lines.iter().position(|line| long(line) && called(line))?;
    let text = lines[at].text.as_str();
    let (over, starts) = match AGENDA.captures(text) {
        Some(found) => {
            let (word, first) = (found.name("word")?, found.name("first")?);
            (
                word.start()..word.end(),
                numbers(text, first.start(), &[". ", ") "]),
            )
        }
        None => {
            let first = SUMMONS.captures(text)?.name("first")?.start();
            (first..first, numbers(text, first, &[" "]))
        }
    };
    if starts.len() < FEWEST {
        return None;
    }
    let head = sentence::split(&text[..over.start]);
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let items = starts
        .iter()
        .zip(ends)
        .flat_map(|(from, to)| asked(&text[*from..to]));
    let pieces = head.into_iter().chain([&text[over]]).chain(items);
    let mut parted = lines[..at].to_vec();
    parted.extend(
        pieces
            .map(str::trim)
            .filter(|piece| !piece.is_empty())
            .map(|piece| Line {
                text: piece.to_owned(),
                gap: true,
                ..lines[at].clone()
            }),
    );
    parted.extend_from_slice(&lines[at + 1..]);
    Some(parted)
}

/// An item's title, and what members are to do behind it; the foot of a page that fell
/// between is left out.
fn asked(item: &str) -> Vec<&str> {
    let item = PAGE.find(item).map_or(item, |foot| &item[..foot.start()]);
    match ASK.find(item) {
        Some(ask) => vec![&item[..ask.start()], &item[ask.start()..]],
        None => vec![item],
    }
}

static ASK: Pattern = Pattern::new(
    r" To (?:receive|consider|approve|confirm|note|agree|elect|appoint|discuss|review|adopt|sign)\b",
);
static PAGE: Pattern = Pattern::new(r" Page \d{1,3} of \d{1,3}\b *$");

/// Where the numbers that count on from 1 begin.
fn numbers(text: &str, first: usize, ends: &[&str]) -> Vec<usize> {
    let mut starts = vec![first];
    let mut at = first + 1;
    for number in 2_u32..100 {
        let next = ends.iter().filter_map(|end| {
            let mark = format!(" {number}{end}");
            text[at..]
                .match_indices(&mark)
                .map(|(index, _)| at + index)
                .find(|start| {
                    let behind = text[start + mark.len()..].chars().next();
                    behind.is_some_and(char::is_uppercase)
                })
        });
        let Some(next) = next.min() else { break };
        starts.push(next + 1);
        at = next + 1;
    }
    starts
}
