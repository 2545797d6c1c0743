//! What of a report has been shown already: its recommendations, and what it says about
//! itself, stand over it; where they come again they are folded, and one key away.

use std::collections::BTreeSet;

use crate::domain::fold;
use crate::store::desk::{Block, BlockRole};

/// Words longer than this are read before they are folded.
const BRIEF: usize = 40;

/// The headings under which nothing stands that was not shown above.
pub fn again(blocks: &[Block]) -> BTreeSet<usize> {
    let is_said = |block: &&Block| {
        matches!(
            block.role,
            BlockRole::Ask | BlockRole::Recommendation | BlockRole::Fact
        )
    };
    let said: Vec<String> = (blocks.iter().filter(is_said))
        .map(|block| fold::compare(&block.text))
        .filter(|words| !words.is_empty())
        .collect();
    let is_heading = |at: &usize| blocks[*at].role == BlockRole::Heading;
    (0..blocks.len())
        .filter(is_heading)
        .filter(|at| {
            let below = blocks[at + 1..].iter();
            let under: Vec<&Block> = below
                .take_while(|block| !matches!(block.role, BlockRole::Heading | BlockRole::Section))
                .collect();
            is_again(&under, &said)
        })
        .collect()
}

/// Whether all words were said: of a table about the report a line or two may be new, where
/// they are few.
fn is_again(under: &[&Block], said: &[String]) -> bool {
    let mut again = 0;
    let mut new = 0;
    for block in under {
        match stands(block, said) {
            Some(true) => again += 1,
            Some(false) => new += 1,
            None => return false,
        }
    }
    again > 0 && new <= again / 2
}

/// Whether a block was said; nothing where it is new and has to be read.
fn stands(block: &Block, said: &[String]) -> Option<bool> {
    let has = |words: &str| !words.is_empty() && said.iter().any(|one| one.contains(words));
    let leads_in = |words: &str| words.trim_end().ends_with(':');
    match block.role {
        BlockRole::Text | BlockRole::Point => {
            // Its number was not repeated.
            let is_number = |letter: char| letter.is_ascii_digit() || letter == '.';
            let bare = block.text.trim_start_matches(is_number).trim_start();
            let words = fold::compare(bare);
            if has(&words) || leads_in(&block.text) {
                return Some(true);
            }
            // "Lead director: Ada Byron", where the line above says who directs.
            let (_, value) = block.text.split_once(':')?;
            has(&fold::compare(value.trim())).then_some(true)
        }
        BlockRole::Row => {
            let value = block.text.split('\t').skip(1).collect::<Vec<_>>().join(" ");
            let words = fold::compare(value.trim());
            match has(&words) {
                true => Some(true),
                false
                    if words.chars().count() <= BRIEF && block.text.matches('\t').count() == 1 =>
                {
                    Some(false)
                }
                false => None,
            }
        }
        BlockRole::Section
        | BlockRole::Heading
        | BlockRole::Ask
        | BlockRole::Recommendation
        | BlockRole::Clause
        | BlockRole::Fact
        | BlockRole::Loss
        | BlockRole::Mine(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use BlockRole::{Fact, Heading, Point, Recommendation, Row, Section, Text};

    fn blocks(of: &[(BlockRole, &str)]) -> Vec<Block> {
        let block = |(role, text): &(BlockRole, &str)| Block {
            role: *role,
            mark: String::new(),
            text: (*text).to_owned(),
            source: None,
        };
        of.iter().map(block).collect()
    }

    #[test]
    fn recommendations_and_who_wrote_it_are_folded_where_they_come_again() {
        let report = blocks(&[
            (Recommendation, "note the fall in late landings; and"),
            (Fact, "Ines Marlow, Harbour Master"),
            (Fact, "Quay and Lantern Street"),
            (Section, "Report"),
            (Heading, "Late Landings"),
            (Row, "Report author\tInes Marlow, Harbour Master"),
            (Row, "Wards\tQuay and Lantern Street"),
            (Row, "Contact\t01632 960 000"),
            (Heading, "2. Recommendations"),
            (Text, "The Panel is recommended to:"),
            (Point, "note the fall in late landings; and"),
            (Heading, "3. Wards"),
            (Text, "3.1 Quay and Lantern Street"),
            (Heading, "4. What was counted"),
            (Text, "4.1 Each landing is counted once."),
        ]);
        assert_eq!(again(&report), BTreeSet::from([4, 8, 11]));
    }

    #[test]
    fn what_is_new_is_never_folded() {
        let report = blocks(&[
            (Recommendation, "note the fall"),
            (Heading, "2. Recommendations"),
            (Point, "note the fall"),
            (Point, "close the outer berth from May"),
            (Heading, "3. Figures"),
            (Row, "April\t61\t4.3"),
            (Heading, "4. Nothing"),
        ]);
        assert_eq!(again(&report), BTreeSet::new());
    }
}
