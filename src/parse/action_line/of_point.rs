//! Who acts on one point of several: "TR (b)" in a column beside the points.
//!
//! The cell of owners stands beside the stem and the first points; a page may end before the
//! point that is meant. So it is looked for among all paragraphs of the account.

use crate::parse::action_line;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

static OF_POINT: Pattern =
    Pattern::new(r"^(?P<owner>[^()]{2,60}) \((?P<point>[a-z]|[ivx]{1,4}|[A-Z]|\d{1,2})\)$");

/// Paragraphs between an owner and the point.
const WITHIN: usize = 12;

/// The owner and the mark of the point, where words are nothing else.
pub fn read(words: &str) -> Option<(&str, &str)> {
    let found = OF_POINT.captures(words.trim())?;
    let owner = found.name("owner")?.as_str();
    let point = found.name("point")?.as_str();
    action_line::owns(owner).then_some((owner, point))
}

/// The paragraphs of an account with such owners at the margin of their points.
pub fn settled(blocks: &[&Block]) -> Option<Vec<Block>> {
    if !blocks.iter().any(|block| is_owner(block)) {
        return None;
    }
    let mut told: Vec<Block> = blocks.iter().map(|block| (*block).clone()).collect();
    let mut at = 0;
    while at < told.len() {
        match is_owner(&told[at]).then(|| point(&told, at)).flatten() {
            Some(place) => {
                let owner = read(&told[at].text)
                    .map_or("", |(owner, _)| owner)
                    .to_owned();
                let point = &mut told[place];
                point.text = format!("{} {owner}", point.text);
                if let Some(line) = point.lines.last_mut() {
                    *line = format!("{line}\t{owner}");
                }
                told.remove(at);
            }
            None => at += 1,
        }
    }
    Some(told)
}

fn is_owner(block: &Block) -> bool {
    block.marker.is_none() && !block.is_row() && read(&block.text).is_some()
}

/// The nearest point that an owner means.
fn point(told: &[Block], at: usize) -> Option<usize> {
    let (_, mark) = read(&told[at].text)?;
    let is_it = |place: &usize| {
        let block = &told[*place];
        let marker = block.marker.as_ref();
        marker.is_some_and(|marker| marker.value == mark) && block.margin().is_none()
    };
    let near = at.saturating_sub(WITHIN)..told.len().min(at + WITHIN);
    near.filter(is_it).min_by_key(|place| place.abs_diff(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::marker;

    fn block(text: &str) -> Block {
        let (marker, rest) =
            marker::split(text).map_or((None, text), |(marker, rest)| (Some(marker), rest));
        Block {
            marker,
            text: rest.to_owned(),
            lines: vec![text.to_owned()],
            ..Block::default()
        }
    }

    #[test]
    fn an_owner_goes_to_the_point_that_it_names() {
        let paper = [
            "It was agreed:",
            "(a) to mend the slip;",
            "JC (b)",
            "(b) to ask the trust.",
        ];
        let blocks = paper.map(block);
        let all: Vec<&Block> = blocks.iter().collect();
        let told = settled(&all).unwrap_or_default();
        assert_eq!(told.len(), 3);
        let margin = |at: usize| told.get(at).and_then(Block::margin);
        assert_eq!(margin(1), None);
        assert_eq!(margin(2), Some(("JC", "to ask the trust.".to_owned())));
    }

    #[test]
    fn an_owner_whose_point_is_not_there_stays() {
        let blocks = ["(a) to mend the slip.", "JC (c)"].map(block);
        let all: Vec<&Block> = blocks.iter().collect();
        assert_eq!(settled(&all).map(|told| told.len()), Some(2));
        assert_eq!(read("See (b)"), None);
        assert!(settled(&all[..1]).is_none());
    }
}
