//! A decision that a page prints twice: in short with its reasons, and again in its minutes.

use crate::domain::fold;
use crate::domain::identity;
use crate::domain::minutes::Decision;
use crate::parse::label;
use crate::parse::paragraph::Block;

/// Reasons so alike are the same ones, printed again.
const ALIKE: f64 = 0.8;
/// Words with which both begin; what follows may be longer the second time.
const FIRST_WORDS: usize = 4;

/// Drops what stands between two prints of the same reasons and begins as a decision
/// before the first print does.
pub fn drop(blocks: &[&Block], decisions: &mut [Decision]) {
    let reasons: Vec<&&Block> = blocks
        .iter()
        .filter(|block| label::gives_reasons(&block.text))
        .collect();
    let again = reasons.iter().enumerate().find_map(|(at, first)| {
        let told = fold::compare(&first.text);
        let behind = reasons[at + 1..]
            .iter()
            .find(|next| identity::likeness(&told, &fold::compare(&next.text)) >= ALIKE);
        behind.map(|second| (place(first), place(second)))
    });
    let Some((first, second)) = again else { return };
    let begins = |text: &str| {
        let words: Vec<String> = fold::compare(text)
            .split(' ')
            .take(FIRST_WORDS)
            .map(str::to_owned)
            .collect();
        words
    };
    let before: Vec<Vec<String>> = decisions
        .iter()
        .flat_map(|decision| &decision.clauses)
        .filter(|clause| (clause.page, clause.line) < first)
        .map(|clause| begins(&clause.text))
        .collect();
    for decision in decisions.iter_mut() {
        decision.clauses.retain(|clause| {
            let at = (clause.page, clause.line);
            !(first..second).contains(&at) || !before.contains(&begins(&clause.text))
        });
    }
}

fn place(block: &Block) -> (Option<u32>, u32) {
    (block.place.page, block.place.line)
}
