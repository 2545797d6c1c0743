//! A motion on lines of its own: who proposed and seconded it, its words, and the vote.
//!
//! Parishes set it out so: "Proposed – Cllr Ash   Seconded – Cllr Elm", "'That the bills be
//! paid'", "All in favour". The words may also stand above their movers.

use crate::domain::minutes::Decision;
use crate::parse::clause;
use crate::parse::decision::Found;
use crate::parse::decision::proposal::{NOT_CARRIED, is_vote};
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

/// A line that names who moved and who seconded, and perhaps the vote behind them.
static MOVERS: Pattern = Pattern::new(
    r"(?i)^(?:it was )?(?:proposed|prop\.?|moved|proposer|mover)(?: by)? ?[:–—-]{0,2} ?[^.;:]{2,50}?[,;.]? (?:and )?(?:seconded|sec\.?|seconder)(?: by)? ?[:–—-]{0,2} ?(?P<rest>[^:]{2,90})$",
);
/// The vote behind the movers on their line.
static VOTE: Pattern = Pattern::new(r"(?:[.,;–—-]|\s{2}) ?(?P<vote>[^.,;–—-]{5,60}\.?)$");
/// What is moved, perhaps in quotation marks.
static MOTION: Pattern =
    Pattern::new(r"^[‘’'\x22“]?(?P<words>That (?:.{8,}?))[’'\x22”]?(?P<stop>\.?)$");
/// A motion's own words may be long; movers and vote are not.
const LONGEST: usize = 160;

/// Reads the motions of an account that were carried.
pub fn read(blocks: &[&Block], found: &mut Found) {
    for at in 0..blocks.len() {
        let Some(rest) = movers(blocks[at]).filter(|_| !found.taken[at]) else {
            continue;
        };
        let motion = |at: usize| {
            let block = blocks.get(at).filter(|_| !found.taken[at])?;
            let words = MOTION.captures(&block.text)?;
            (!block.is_row()).then(|| words.name("words").map(|words| words.as_str()))?
        };
        let vote = |at: usize| {
            let text = blocks.get(at).map_or("", |block| block.text.as_str());
            text.chars().count() <= LONGEST && is_vote(text)
        };
        let said = VOTE
            .group(rest, "vote")
            .is_some_and(|said| is_vote(said.trim()));
        let below = motion(at + 1).map(|words| (at + 1, words, said || vote(at + 2)));
        let above = || {
            let words = motion(at.checked_sub(1)?)?;
            Some((at - 1, words, said || vote(at + 1)))
        };
        let Some((of, words, carried)) = below.or_else(above) else {
            continue;
        };
        if !carried || NOT_CARRIED.is_in(words) {
            continue;
        }
        let decision = Decision {
            label: Some("AGREED".to_owned()),
            clauses: vec![clause::at(blocks[of], None, words, "decision-moved")],
        };
        found.taken[of] = true;
        found.decisions.push(decision);
    }
    if !blocks.iter().any(|block| PUT.is_in(&block.text)) {
        for at in 0..blocks.len() {
            adopted(blocks, at, found);
        }
    }
}

/// "Proposed by Councillor J. Ash; Seconded by Councillor Elm;" and perhaps "And Resolved:" or
/// "AND AGREED" at the end of what stands over the words.
static SECONDED: Pattern = Pattern::new(
    r"(?i)(?:^|\s)(?:proposed|moved)(?: by)?:? (?:[^.;:“]|\b\p{L}\.){3,50}?[;,.]? (?:and )?seconded(?: by)?:? (?:[^.;:“]|\b\p{L}\.){3,50}?[;,.]?(?P<said> and (?:it was )?(?:(?P<resolved>resolved)|agreed):?-?)?$",
);
/// Where motions are put to the vote, none is adopted before the vote is told.
static PUT: Pattern = Pattern::new(
    r"(?i)\b(?:amendments?|vot(?:e|es|ed|ing)|carried|lost|fell|defeated|withdrawn|withdrew|put to the|not agreed|ruled)\b",
);
/// Paragraphs that name movers, and those over which the words run.
const OVER: usize = 3;
const WORDS: usize = 4;

/// Reads words in quotation marks below those who proposed and seconded them, where nothing is
/// put to the vote: councils that adopt what nobody speaks against.
fn adopted(blocks: &[&Block], at: usize, found: &mut Found) {
    let plain = |at: usize| !blocks[at].is_row() && !found.taken[at];
    if !plain(at)
        || !["“That", "“To "]
            .iter()
            .any(|open| blocks[at].text.starts_with(open))
    {
        return;
    }
    let over = blocks[at.saturating_sub(OVER)..at].iter();
    let over: Vec<&str> = over.map(|block| block.text.as_str()).collect();
    let end = blocks.len().min(at + WORDS);
    let Some(last) = (at..end).find(|one| blocks[*one].text.contains('”')) else {
        return;
    };
    let over = over.join(" ");
    let Some(seconded) = SECONDED.captures(&over).filter(|_| (at..=last).all(plain)) else {
        return;
    };
    let agreed = seconded.name("said").is_some() && seconded.name("resolved").is_none();
    let words: Vec<&str> = blocks[at..=last]
        .iter()
        .map(|block| block.text.as_str())
        .collect();
    let words = words.join(" ");
    if !words.trim_end_matches('.').ends_with('”') || words.matches('“').count() > 1 {
        return;
    }
    found.taken[at..=last].fill(true);
    found.decisions.push(Decision {
        label: Some(if agreed { "AGREED" } else { "RESOLVED" }.to_owned()),
        clauses: vec![clause::at(blocks[at], None, &words, "decision-adopted")],
    });
}

/// What stands behind the word for the seconder, in a line that names movers.
fn movers(block: &Block) -> Option<&str> {
    let short = block.text.chars().count() <= LONGEST && !block.is_row();
    let plain = short && !NOT_CARRIED.is_in(&block.text);
    plain.then(|| MOVERS.group(&block.text, "rest"))?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(lines: &[&str]) -> Vec<String> {
        let blocks: Vec<Block> = lines
            .iter()
            .map(|line| Block {
                text: (*line).to_owned(),
                ..Block::default()
            })
            .collect();
        let blocks: Vec<&Block> = blocks.iter().collect();
        let mut found = Found {
            taken: vec![false; blocks.len()],
            ..Found::default()
        };
        read(&blocks, &mut found);
        let clauses = found.decisions.into_iter().flat_map(|one| one.clauses);
        clauses.map(|clause| clause.text).collect()
    }

    #[test]
    fn a_motion_between_its_movers_and_the_vote_was_decided() {
        let movers = "Proposed – Cllr Mrs Ash Seconded – Cllr Elm";
        let motion = "‘That the ferry dues be paid’";
        let words = ["That the ferry dues be paid"];
        assert_eq!(decided(&[movers, motion, "All in favour"]), words);
        assert_eq!(decided(&[motion, movers, "Carried unanimously."]), words);
        assert_eq!(
            decided(&[motion, "Moved: B Ash, seconded: C Elm. All in favour."]),
            words
        );
        assert_eq!(decided(&[movers, motion, "The motion was lost."]), [""; 0]);
        assert_eq!(decided(&[movers, motion]), [""; 0]);
        let over = ["Proposed by Councillor Ash;", "Seconded by Councillor Elm;"];
        let words = [
            "“That Councillor Oak be appointed until his",
            "successor is”.",
        ];
        let [a, b] = over;
        let [c, d] = words;
        assert_eq!(
            decided(&[a, b, c, d]),
            ["“That Councillor Oak be appointed until his successor is”."]
        );
        assert_eq!(decided(&[a, b, c, d, "It was put to the vote."]), [""; 0]);
        assert_eq!(decided(&[a, c, d]), [""; 0]);
        assert_eq!(decided(&[motion, "All in favour"]), [""; 0]);
    }
}
