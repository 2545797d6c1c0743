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

/// The lines, where one of them holds an agenda.
pub fn lines(lines: &[Line]) -> Option<Vec<Line>> {
    let at = lines.iter().position(|line| {
        line.cells.is_empty() && line.text.chars().count() >= SHORTEST && AGENDA.is_in(&line.text)
    })?;
    let text = lines[at].text.as_str();
    let found = AGENDA.captures(text)?;
    let (word, first) = (found.name("word")?, found.name("first")?);
    let starts = numbers(text, first.start());
    if starts.len() < FEWEST {
        return None;
    }
    let head = sentence::split(&text[..word.start()]);
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let items = starts.iter().zip(ends).map(|(from, to)| &text[*from..to]);
    let pieces = head.into_iter().chain([word.as_str()]).chain(items);
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

/// Where the numbers that count on from 1 begin.
fn numbers(text: &str, first: usize) -> Vec<usize> {
    let mut starts = vec![first];
    let mut at = first + 1;
    for number in 2_u32..100 {
        let next = [". ", ") "].iter().filter_map(|end| {
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
