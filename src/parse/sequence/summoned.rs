//! Titles of minutes that keep the words of the summons: "3. To receive the accounts".
//!
//! A point of a decision begins so as well. What heads an item has its account below it,
//! and stands neither under words that lead over to a list nor behind another such point.

use crate::domain::agenda::is_procedural;
use crate::parse::agenda_list;
use crate::parse::marker::Marker;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

/// A title of this kind is no longer.
const LONGEST: usize = 160;

/// What else members do under an item than an agenda's own list of verbs says.
static DO: Pattern = Pattern::new(
    r"(?i)^to (?:\w+ly )?(?:begin|start|look at|finalise|progress|develop|plan|arrange|update|continue|conclude|select|choose|complete|identify|examine|scrutinise|amend|adjourn|exclude|move|present|acknowledge|share|hold|carry|raise)\b",
);
/// What an ask that is a title does not hold.
static TELLS: Pattern = Pattern::new(
    r"(?i)\b(?:that|was|were|is|are|had|has|have|would|will|been|agreed|resolved|said)\b",
);
/// How a point of a list begins.
static POINT: Pattern = Pattern::new(r"(?i)^(?:that|to) ");
/// What stands over the points of a decision.
static STEM: Pattern = Pattern::new(
    r"(?i)^(?:it was )?(?:resolved|agreed|decided|decision|recommended|recommendations?|action)\b[^.]{0,60}$|[:–—-]$",
);

/// Whether the numbered paragraph heads an item, though its words are those of an ask.
pub fn heads_account(blocks: &[Block], at: usize) -> bool {
    let told = |block: &&Block| !block.is_running();
    let block = &blocks[at];
    let below = blocks[at + 1..].iter().find(told);
    let above = blocks[..at].iter().rev().find(told);
    is_title(&block.text)
        && below.is_some_and(|below| below.marker.is_none() && !below.is_row())
        && above.is_none_or(|above| {
            let short = above.text.chars().count() <= LONGEST;
            let point = above.marker.is_some() && short && POINT.is_in(&above.text);
            let first = above.marker.as_ref().is_some_and(Marker::begins);
            !STEM.is_in(&above.text) && (!point || first && is_procedural(&above.text))
        })
}

/// Whether the words are an ask that may be a title.
pub fn is_title(words: &str) -> bool {
    words.starts_with("To ")
        && (agenda_list::DO.is_in(words) || DO.is_in(words))
        && words.chars().count() <= LONGEST
        && !words.ends_with(['.', ';', ',', ':'])
        && !words.contains(". ")
        && !TELLS.is_in(words)
}

/// Whether the words begin as a summons' do.
pub fn asks(words: &str) -> bool {
    words.starts_with("To ")
        && (agenda_list::DO.is_in(words) || DO.is_in(words))
        && words.chars().count() <= LONGEST
        && !words.contains(". ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text;
    use crate::parse::paragraph::build;

    fn heading(source: &str) -> Vec<String> {
        let document =
            text::read("paper.txt", source.as_bytes()).unwrap_or_else(|_| unreachable!());
        let blocks = build(&document);
        (0..blocks.len())
            .filter(|at| heads_account(&blocks, *at))
            .map(|at| blocks[at].text.clone())
            .collect()
    }

    #[test]
    fn an_ask_over_its_account_is_a_title_and_a_point_is_none() {
        let minutes = "2. To receive the ferry accounts\n\nThe accounts were received.\n\n3. To begin plans for the regatta\n\nMrs Elm spoke.";
        assert_eq!(heading(minutes).len(), 2);
        let decision = "RESOLVED:\n\n1. To note the accounts\n\n2. To ask for a plan\n\nMrs Elm left the room.";
        assert_eq!(heading(decision), [""; 0]);
    }
}
