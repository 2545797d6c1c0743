//! Decisions in a column of their own beside their numbers: "Decision number: Decision:" over
//! "81/2031 The Cabinet approved the plan."

use crate::domain::minutes::{Clause, Decision};
use crate::parse::clause;
use crate::parse::decision::Found;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::points;

/// The heads of both columns, which a paper without rules prints in one line.
static HEADS: Pattern = Pattern::new(
    r"(?i)^decision (?:no\.?|number|ref(?:erence)?) ?:?\s+decisions?(?: (?:taken|made))? ?:?$",
);
/// The number beside a decision.
static NUMBER: Pattern = Pattern::new(r"^(?P<number>\d{1,4}/\d{2,4})[.:]? (?P<words>\p{Lu}.*)$");

/// Takes the decisions below such heads; the paragraph behind the last.
pub fn read(blocks: &[&Block], at: usize, found: &mut Found) -> Option<usize> {
    if !HEADS.is_in(&blocks[at].text) {
        return None;
    }
    let below = blocks[at + 1..].iter().take_while(|block| {
        !block.is_heading() && !points::is_end(block) && block.text.ends_with(['.', ';'])
    });
    let next = at + 1 + below.count();
    found.taken[at..next].fill(true);
    let clauses: Vec<Clause> = blocks[at + 1..next]
        .iter()
        .map(|block| match NUMBER.captures(&block.text) {
            Some(numbered) => clause::at(
                block,
                Some(numbered["number"].to_owned()),
                &numbered["words"],
                "decision-numbered",
            ),
            None => clause::at(block, None, &block.text, "decision-numbered"),
        })
        .collect();
    if !clauses.is_empty() {
        found.decisions.push(Decision {
            label: Some("DECISION".to_owned()),
            clauses,
        });
    }
    Some(next)
}
