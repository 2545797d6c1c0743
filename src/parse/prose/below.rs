//! What stands under a decision in prose that ends in a colon, and is part of it: the words
//! that it quotes, the points that it announces, the observations that are to be sent.

use crate::parse::action_line;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::points;

const QUOTES: [char; 4] = ['“', '"', '‘', '\''];

/// Letters of what is to be sent; where more stands below, the decision ends at its colon.
const LONGEST: usize = 2_000;

/// "To submit the following observations:" means nothing without them.
static SENT: Pattern = Pattern::new(
    r"(?i)\bfollowing (?:[\w’'-]+ ){0,3}(?:observations?|comments?|objections?|response|reply|answer|representations?|views?|statement|recommendations?|conditions?)\b[^:]*:$",
);
/// A point that is a figure, or a payment.
static SUM: Pattern = Pattern::new(r"£ ?[\d,.]+");

/// Whether the paragraph below quotes what the decision announces.
pub fn is_quoted(text: &str, blocks: &[&Block]) -> bool {
    let first = blocks.first().filter(|_| text.ends_with(':'));
    first.is_some_and(|first| first.text.starts_with(QUOTES))
}

/// In how many paragraphs below what was agreed its words go on.
pub fn count(text: &str, blocks: &[&Block], taken: &[bool]) -> usize {
    let Some(first) = blocks.first().filter(|_| text.ends_with(':')) else {
        return 0;
    };
    let free = |(block, taken): &(&&Block, &bool)| {
        !**taken && !points::is_end(block) && action_line::set_apart(&block.text).is_none()
    };
    let open = blocks.iter().zip(taken).take_while(free).count();
    let open = &blocks[..open];
    if let Some(shape) = first.marker.as_ref().map(|marker| &marker.shape) {
        let point = |block: &&&Block| {
            let marker = block.marker.as_ref();
            marker.is_some_and(|marker| marker.shape == *shape) && !SUM.is_in(&block.text)
        };
        return open.iter().take_while(point).count();
    }
    let letters: usize = open.iter().map(|block| block.text.len()).sum();
    if SENT.is_in(text) && letters <= LONGEST {
        open.len()
    } else {
        0
    }
}
