//! What somebody said would be done: in answer, or by the chair.
//!
//! An officer's opening presentation is full of what will happen; none of it is
//! promised to the meeting. Answers begin where the account says so.

use crate::domain::minutes::Clause;
use crate::parse::clause;
use crate::parse::marker::Count;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::promise;
use crate::parse::request;
use crate::parse::sentence;

/// Every promise holds one of these; most sentences hold none, and are let go cheaply.
const PROMISING: [&str; 10] = [
    "would",
    "will",
    "could",
    "agreed",
    "undertook",
    "offered",
    "promised",
    "committed",
    "volunteered",
    "happy",
];

/// A presentation begins: "presented the report. It was noted that:".
static OPENING: Pattern = Pattern::new(
    r"(?i)\b(?:presented|introduced|outlined|submitted|slides|summari[sz]ed|gave (?:an?|the)(?: \w+)? (?:update|overview|presentation|briefing|report)|received an? (?:\w+ )?(?:presentation|update|report|briefing))\b",
);
/// The answers begin: "In response to questions it was noted that:".
static ANSWERS: Pattern = Pattern::new(
    r"(?i)\b(?:in (?:response|answer|reply|discussion|discussing|considering|debate)|(?:arising|following|during|as part) (?:from |of )?(?:the |a )?(?:\w+ )?(?:discussions?|questions?|debate|presentation|comments)|(?:member|members['’]?|councillors?['’]?|commission|committee|panel|board)(?: \w+){0,4} (?:questions?|comments?|discussion|discussed|debated)|questions? (?:and|from|by|were)|invited to (?:ask|comment)|(?:the )?following (?:points|comments|questions|issues) (?:were|was) (?:made|raised|noted))\b",
);
static CHAIR: Pattern = Pattern::new(
    r"(?i)^(?:the )?(?:vice[- ]|deputy )?chair(?:man|woman|person)?\b.*\b(?:would|will)\b",
);

/// Reads the undertakings of an account, the paragraphs of its decisions left out.
pub fn read(blocks: &[&Block], taken: &[bool]) -> Vec<Clause> {
    let mut undertakings = Vec::new();
    let mut answers = true;
    let mut presents = false;
    let staged = blocks.iter().any(|block| ANSWERS.is_in(&block.text));
    for (at, block) in blocks.iter().enumerate() {
        if block.is_row() || block.is_heading() {
            continue;
        }
        let stem = block.text.ends_with([':', ',']) || block.text.chars().count() < 400;
        if ANSWERS.is_in(&block.text) && stem || answers_inside(&block.text) {
            answers = true;
        } else if OPENING.is_in(&block.text) && may_open(block) {
            answers = false;
            presents = staged || block.text.ends_with(':');
        } else if !presents {
            answers = true;
        }
        if taken[at] {
            continue;
        }
        for sentence in sentence::split(&block.text) {
            if !PROMISING.iter().any(|word| sentence.contains(word)) {
                continue;
            }
            let said = answers || CHAIR.is_in(sentence) || promise::agrees(sentence);
            if !said || sentence.ends_with(':') || request::is_request(sentence) {
                continue;
            }
            if let Some(rule) = promise::rule(sentence) {
                let mut clause = clause::at(block, None, sentence, rule);
                clause.tracked = true;
                undertakings.push(clause);
            }
        }
    }
    undertakings.dedup_by(|a, b| a.text == b.text);
    undertakings
}

/// Points of a list tell; paragraphs open.
fn may_open(block: &Block) -> bool {
    block
        .marker
        .as_ref()
        .is_none_or(|marker| matches!(marker.count, Count::Number | Count::Decimal))
}

/// A numbered paragraph that tells both a question and its answer.
fn answers_inside(text: &str) -> bool {
    text.starts_with("A Member ") || text.starts_with("Members ") || text.starts_with("In response")
}
