//! Papers whose system left its tags around every item: `<AI1>`, its head, `</AI1>`.

use std::ops::Range;

use crate::parse::dress;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::sequence;

/// A title is no longer than this.
const LONGEST: usize = 250;

static TAG: Pattern = Pattern::new(r"^</?(?:AI[0-9]{1,3}|[A-Z_]*SECTION)>$");
static OPEN: Pattern = Pattern::new(r"^<AI[0-9]{1,3}>$");
static CLOSE: Pattern = Pattern::new(r"^</AI[0-9]{1,3}>$");

/// The blocks without the tags, the head behind each of them marked, and the part's new
/// range; nothing where a paper bears no tags.
pub fn part(blocks: &[Block], range: &Range<usize>) -> Option<(Vec<Block>, Range<usize>)> {
    let own = &blocks[range.start..range.end.min(blocks.len())];
    own.iter().find(|block| OPEN.is_in(&block.text))?;
    // Where the first tag is lost, the tags tell no longer where every item begins.
    let whole = own
        .iter()
        .find(|block| TAG.is_in(&block.text))
        .is_none_or(|first| !CLOSE.is_in(&first.text));
    let mut told: Vec<Block> = blocks[..range.start].to_vec();
    let mut at = 0;
    while let Some(block) = own.get(at) {
        at += 1;
        if !TAG.is_in(&block.text) {
            told.push(block.clone());
        } else if let Some((head, blocks)) =
            head(&own[at..]).filter(|_| whole && OPEN.is_in(&block.text))
        {
            told.push(head);
            at += blocks;
        }
    }
    let end = told.len();
    told.extend_from_slice(&blocks[range.end.min(blocks.len())..]);
    Some((told, range.start..end))
}

/// The head that the first of these paragraphs are, and how many it takes.
fn head(behind: &[Block]) -> Option<(Block, usize)> {
    let first = behind.first()?;
    let whole = first.whole();
    let (number, title, taken) = match dress::read(&whole) {
        Some(dress) if dress.words.is_empty() => (dress.number, behind.get(1)?.text.clone(), 2),
        Some(dress) => (dress.number, dress.words.to_owned(), 1),
        None => (String::new(), whole, 1),
    };
    let titled = title.chars().count() <= LONGEST
        && title.chars().any(char::is_alphabetic)
        && !TAG.is_in(&title)
        && !sequence::words::tells(title.trim_end_matches('.'));
    titled.then(|| {
        let head = Block {
            heads: Some(number),
            marker: None,
            lines: vec![title.clone()],
            text: title,
            ..first.clone()
        };
        (head, taken)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text;
    use crate::parse::paragraph::build;

    fn heads(source: &str) -> Option<Vec<(String, String)>> {
        let document =
            text::read("paper.txt", source.as_bytes()).unwrap_or_else(|_| unreachable!());
        let blocks = build(&document);
        let (told, _) = part(&blocks, &(0..blocks.len()))?;
        Some(
            told.into_iter()
                .filter_map(|block| Some((block.heads?, block.text)))
                .collect(),
        )
    }

    #[test]
    fn a_tag_stands_before_every_head() {
        let minutes = "Minutes\n\n<AI1>\n\n41/31\n\nWelcome\n\nThe Chair spoke.\n\n</AI1>\n\n<AI2>\n\n42/31 Ferries\n\nHeard.\n\n</AI2>\n\n<TRAILER_SECTION>";
        assert_eq!(
            heads(minutes),
            Some(vec![
                ("41/31".to_owned(), "Welcome".to_owned()),
                ("42/31".to_owned(), "Ferries".to_owned())
            ])
        );
        assert_eq!(heads("Minutes\n\n1. Welcome\n\n2. Ferries"), None);
    }

    #[test]
    fn where_the_first_tag_is_lost_the_numbers_tell() {
        let minutes = "7. Minutes\n\nRead.\n\n</AI1>\n\n<AI2>\n\n8. Ferries\n\nHeard.\n\n</AI2>";
        assert_eq!(heads(minutes), Some(vec![]));
    }
}
