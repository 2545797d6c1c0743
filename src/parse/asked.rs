//! An agenda that has lost numbers and labels: each title stands over what is asked.

use crate::parse::chain::Head;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::sequence;

/// Titles over asks that make an agenda.
const FEWEST: usize = 3;
/// A title is no longer than this.
const LONGEST: usize = 250;
/// Paragraphs above the first title that a page may have.
const REACH: usize = 4;

static ASKS: Pattern = Pattern::new(
    r"^To (?:receive|consider|approve|confirm|note|agree|elect|appoint|discuss|review|adopt|sign|comment|scrutinise)\b|^(?:The )?[\p{Lu}][^.:;]{3,80} (?:is|are) (?:asked|invited|requested|recommended) to\b",
);

/// The titles, where such pairs begin at once and are most of what the paragraphs hold.
pub fn heads(blocks: &[Block], from: usize, to: usize) -> Vec<Head> {
    let own: Vec<usize> = (from..to.min(blocks.len()))
        .filter(|at| !blocks[*at].is_running())
        .collect();
    let heads: Vec<usize> = own
        .windows(2)
        .enumerate()
        .filter(|(_, pair)| is_title(&blocks[pair[0]]) && ASKS.is_in(&blocks[pair[1]].text))
        .map(|(at, _)| at)
        .collect();
    let plain = own
        .iter()
        .filter(|at| blocks[**at].marker.is_none())
        .count();
    let at_once = heads.first().is_some_and(|first| *first < REACH);
    if heads.len() < FEWEST || !at_once || heads.len() * 3 < plain {
        return Vec::new();
    }
    heads
        .into_iter()
        .map(|at| Head {
            block: own[at],
            number: None,
            title: blocks[own[at]].text.clone(),
            agenda_number: None,
        })
        .collect()
}

fn is_title(block: &Block) -> bool {
    let text = block.text.as_str();
    block.gap
        && block.marker.is_none()
        && !block.is_row()
        && text.starts_with(char::is_uppercase)
        && text.chars().count() <= LONGEST
        && !text.ends_with(['.', ':', ';', ',', '-', '–'])
        && !ASKS.is_in(text)
        && !sequence::tells(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text;
    use crate::parse::paragraph::build;

    fn titles(source: &str) -> Vec<String> {
        let document =
            text::read("paper.txt", source.as_bytes()).unwrap_or_else(|_| unreachable!());
        let blocks = build(&document);
        let heads = heads(&blocks, 0, blocks.len());
        heads.into_iter().map(|head| head.title).collect()
    }

    #[test]
    fn titles_stand_over_what_is_asked() {
        let page = "Minutes of the Previous Meeting\n\nTo approve the minutes of 4 May 2031.\n\nFerry Timetable\n\nThe Panel is asked to comment on the timetable.\n\nWork Programme\n\nThe Panel is asked to:\n\n1. Agree the programme.\n\n2. Add to it.";
        assert_eq!(
            titles(page),
            [
                "Minutes of the Previous Meeting",
                "Ferry Timetable",
                "Work Programme"
            ]
        );
    }

    #[test]
    fn one_item_is_no_agenda() {
        assert!(
            titles("Ferry Timetable\n\nTo consider the report.\n\nThe report was noted.")
                .is_empty()
        );
    }
}
