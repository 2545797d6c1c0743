//! Items of minutes that stand under headings of the format's own markup: the posts of a
//! site. What is counted below such a heading is a list, and no business.

use std::ops::Range;

use crate::domain::agenda::is_procedural;
use crate::parse::chain;
use crate::parse::dress;
use crate::parse::item;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::roster;
use crate::parse::sequence;
use crate::parse::unnumbered::{self, Head};

/// Headings that make a paper's items.
const FEWEST: usize = 3;
/// The levels of headings over items; the first is the post's own.
const LEVELS: [u8; 2] = [2, 3];
/// Words of a heading that may say anything.
const FEW: usize = 6;
/// A longer heading is a sentence.
const LONGEST: usize = 140;
static NEXT: Pattern = Pattern::new(
    r"(?i)^(?:(?:date|time|day)s?(?:,? (?:and|&)? ?(?:time|place|venue))* of )?(?:the |our )?next meetings?$",
);

/// The blocks with the heads of this part marked, and the part's new range; nothing where
/// its items have numbers.
pub fn part(blocks: &[Block], range: &Range<usize>) -> Option<(Vec<Block>, Range<usize>)> {
    let end = range.end.min(blocks.len());
    let own: Vec<usize> = (range.start..end)
        .filter(|at| !blocks[*at].is_running() && !blocks[*at].is_row())
        .collect();
    let headed = |level: u8| {
        own.iter()
            .filter(move |at| blocks[**at].heading == Some(level))
    };
    // One more may be a heading over the others.
    if LEVELS
        .into_iter()
        .all(|level| headed(level).count() + 1 < FEWEST)
    {
        return None;
    }
    let numbered = chain::find(blocks, range.start, end);
    let of_level = |level: u8| heads(blocks, &own, &numbered, level);
    let heads = LEVELS.into_iter().find_map(of_level)?;
    Some(unnumbered::mark(blocks, range, heads))
}

/// The headings of a level that are items; nothing where they are too few.
fn heads(
    blocks: &[Block],
    own: &[usize],
    numbered: &[chain::Head],
    level: u8,
) -> Option<Vec<Head>> {
    let of_level = || own.iter().filter(|at| blocks[**at].heading == Some(level));
    let counted = of_level().any(|at| blocks[*at].marker.is_some());
    let dressed = of_level().filter(|at| dress::of(&blocks[**at]).is_some());
    if counted
        || dressed.count() >= FEWEST
        || numbered
            .iter()
            .any(|head| blocks[head.block].heading.is_some())
    {
        return None;
    }
    let mut heads: Vec<Head> = Vec::new();
    for at in own.iter().copied() {
        let block = &blocks[at];
        let title = block.text.trim_end_matches([':', '.', ' ']);
        if (block.bold || block.heading.is_some()) && roster::label::list(title).is_some() {
            // Behind the business stands who came, and what the post links to.
            if heads.len() >= FEWEST {
                break;
            }
            continue;
        }
        // "Next meeting" may be set as loud as the heading over all the business.
        let stands = block.heading.is_some_and(|own| own < level) && NEXT.is_in(title);
        let titled = (block.heading == Some(level) || stands)
            && title.chars().count() <= LONGEST
            && !item::is_no_business(title)
            && (title.split_whitespace().count() <= FEW || !sequence::words::tells(title));
        if titled {
            heads.push(Head {
                block: at,
                number: String::new(),
                title: title.to_owned(),
                rest: None,
            });
        }
        // What is announced of another day is none of this one's.
        if stands {
            break;
        }
    }
    let usual = heads.iter().any(|head| is_procedural(&head.title));
    (heads.len() >= FEWEST && usual).then_some(heads)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text;
    use crate::parse::paragraph::build;

    fn titles(source: &str) -> Vec<String> {
        let document = text::read("paper.md", source.as_bytes()).unwrap_or_else(|_| unreachable!());
        let blocks = build(&document);
        let told = part(&blocks, &(0..blocks.len())).map_or(Vec::new(), |(told, _)| told);
        let heads = told.into_iter().filter(|block| block.heads.is_some());
        heads.map(|block| block.text).collect()
    }

    #[test]
    fn headings_of_a_post_are_its_items_up_to_its_roll() {
        let post = "# Ferry Panel\n\n## Declarations of interest:\n\nNone were made.\n\n## Fares\n\nThe fares were read.\n\n### Actions\n\n1. Ann Ash to write.\n2. Ben Elm to call.\n3. Cy Oak to print.\n\n## Buoys\n\nHeard.\n\n## Attendees\n\n* Ann Ash\n\n## Links\n\n* The fares";
        assert_eq!(titles(post), ["Declarations of interest", "Fares", "Buoys"]);
        let counted = post.replace("## Fares", "## 2. Fares");
        assert_eq!(titles(&counted), [""; 0]);
    }
}
