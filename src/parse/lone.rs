//! The one head of minutes of which only the beginning is there: nothing counts on from it.

use crate::domain::agenda::is_procedural;
use crate::parse::chain::{self, Candidate, Head};
use crate::parse::paragraph::{self, Block};
use crate::parse::sequence;

/// A title is no longer than this.
const LONGEST: usize = 120;
/// Numbered lines that are looked at.
const MOST: usize = 500;
/// Lower figures before a full stop number a paragraph of an item; others are a year's.
const YEAR: u32 = 13;

/// The head, where a single line is numbered as heads are and its words are a title.
pub fn head(blocks: &[Block], from: usize, to: usize) -> Option<Head> {
    let numbered = (from..to.min(blocks.len())).filter_map(|at| chain::numbered(blocks, at));
    let all: Vec<Candidate> = numbered.take(MOST).collect();
    let by_body = |one: &&Candidate| is_of_body(one);
    let mut named = all.iter().filter(by_body);
    let (([only], _, _) | (_, Some(only), None)) = (all.as_slice(), named.next(), named.next())
    else {
        return None;
    };
    let block = &blocks[only.head.block];
    let title = only.head.title.trim_end_matches(':');
    let titled = (block.gap || block.is_heading())
        && !block.is_row()
        && title.starts_with(char::is_uppercase)
        && title.chars().count() <= LONGEST
        && !title.ends_with(['.', ';', ','])
        && !sequence::words::tells(title);
    let begins = only.count.counts == [1] && is_procedural(title);
    (titled && (is_coded(only) && (paragraph::is_capitals(title) || block.bold) || begins))
        .then(|| only.head.clone())
}

/// Whether the number is of a kind that no point within an account has.
fn is_coded(one: &Candidate) -> bool {
    let family = one.count.family.as_str();
    let by_year = family == "." && one.count.counts.first().is_some_and(|year| *year >= YEAR);
    by_year || family.contains('/') || is_of_body(one)
}

/// "HB91 DECLARATIONS OF INTEREST": the body's letters before its number.
fn is_of_body(one: &Candidate) -> bool {
    let family = one.count.family.as_str();
    family.len() > 1
        && family.chars().all(char::is_uppercase)
        && paragraph::is_capitals(&one.head.title)
        && is_procedural(&one.head.title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text;
    use crate::parse::paragraph::build;

    fn read(source: &str) -> Option<(Option<String>, String)> {
        let document =
            text::read("paper.txt", source.as_bytes()).unwrap_or_else(|_| unreachable!());
        let blocks = build(&document);
        head(&blocks, 0, blocks.len()).map(|head| (head.number, head.title))
    }

    #[test]
    fn one_numbered_title_is_an_item() {
        assert_eq!(
            read(
                "Minutes\n\nPresent: Cllr Elm\n\n31.44 ELECTION OF CHAIR\n\nCllr Elm was elected."
            ),
            Some((Some("31.44".to_owned()), "ELECTION OF CHAIR".to_owned()))
        );
        assert_eq!(
            read("Minutes\n\n1. Welcome and Apologies\n\nThe Chair spoke."),
            Some((Some("1".to_owned()), "Welcome and Apologies".to_owned()))
        );
    }

    #[test]
    fn a_paragraph_with_a_number_is_none() {
        for text in [
            "Minutes\n\n3.1 FERRIES\n\nHeard.",
            "Minutes\n\n1. The report was noted.",
            "Minutes\n\n31/1044 House on the hill\n\nNo objection.",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
