//! A motion that is set out as a form: "PROPOSAL: …", who moved it, and "DECISION: passed".

use crate::domain::minutes::Decision;
use crate::parse::clause;
use crate::parse::decision::proposal;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

/// The rule of what was put to the vote in such a form.
const RULE: &str = "decision-put";
/// Paragraphs over which such a form reaches.
const REACH: usize = 5;

/// A motion, what became of it, and the paragraph behind.
pub struct Put {
    /// What was decided, where it was carried.
    pub decision: Option<Decision>,
    /// The paragraph behind the form.
    pub next: usize,
}

static PROPOSAL: Pattern = Pattern::new(
    r"^(?i:(?:the )?(?:proposal|motion|proposed motion|proposed resolution|resolution proposed|draft resolution|it (?:was|is) proposed))(?: (?:no\.? ?)?\d{1,3})? ?(?::-|:|–|—) ?(?P<text>\p{L}.{8,})$",
);
/// Who moved it, in the same paragraph.
static MOVERS: Pattern = Pattern::new(
    r"(?:[.;,] |\s)\(?(?:PROPOSED|Proposed|MOVED|Moved|PROPOSER|Proposer)(?: (?:BY|by))? ?:? \p{Lu}.*$",
);
/// The outcome as a field, in a line of its own or behind the movers.
static OUTCOME: Pattern = Pattern::new(
    r"(?:^|[.;) ])(?i:decision|outcome|result|vote|voting|resolved|status) ?(?::-|:|–|—) ?(?P<what>[^:]{3,120})$",
);
/// The outcome alone.
static ALONE: Pattern = Pattern::new(
    r"^(?i:(?:the )?(?:motion|proposal|resolution|vote|it)?(?: was)? ?(?P<what>(?:unanimously |duly )?(?:carried|passed|agreed|approved|adopted|lost|defeated|rejected|withdrawn|fell|not (?:passed|carried|agreed|seconded))\b[^:]{0,80}))$",
);
static CARRIED: Pattern = Pattern::new(
    r"(?i)^(?:(?:was |were )?(?:unanimously |duly )?(?:passed|carried|agreed|approved|adopted|accepted|resolved)\b|(?:all|unanimous(?:ly)?|majority)\b[^.]{0,30}\b(?:in favour|agreed|for|carried)?|in favour)",
);
static MOVED: Pattern =
    Pattern::new(r"^(?i:(?:proposed|moved|proposer|mover|seconded|seconder)(?: by)? ?:)");

/// The form that begins at this paragraph.
pub fn read(blocks: &[&Block], at: usize) -> Option<Put> {
    let block = blocks[at];
    let text = PROPOSAL.group(&block.text, "text")?;
    if block.is_row() {
        return None;
    }
    if let Some(what) = OUTCOME.captures(text)
        && let Some(whole) = what.get(0)
    {
        return Some(put(block, &text[..whole.start()], &what["what"], at + 1));
    }
    // The words of the motion may go on in points; its movers and its fate stand below.
    let below = blocks.iter().enumerate().skip(at + 1).take(REACH);
    for (next, other) in below {
        if PROPOSAL.is_in(&other.text) || other.is_heading() || other.is_row() {
            return None;
        }
        let told = OUTCOME
            .group(&other.text, "what")
            .or_else(|| ALONE.group(&other.text, "what"));
        if let Some(what) = told {
            return Some(put(block, text, what, next + 1));
        }
        if !MOVED.is_in(&other.text) {
            return None;
        }
    }
    None
}

fn put(block: &Block, text: &str, what: &str, next: usize) -> Put {
    let text = MOVERS.find(text).map_or(text, |movers| {
        text[..movers.start()]
            .trim_end()
            .trim_end_matches([',', ';'])
    });
    // The stop that ends the words stands where those who moved them begin.
    let whole = block.text.find(text).map_or(text, |from| {
        let end = from + text.len();
        let stop = block.text[end..].starts_with('.');
        &block.text[from..end + usize::from(stop)]
    });
    let carried = CARRIED.is_in(what.trim()) && !proposal::NOT_CARRIED.is_in(what);
    Put {
        decision: carried.then(|| Decision {
            label: Some("DECISION".to_owned()),
            clauses: vec![clause::at(block, None, whole, RULE)],
        }),
        next,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(paragraphs: &[&str]) -> Option<(Vec<String>, usize)> {
        let blocks: Vec<Block> = paragraphs
            .iter()
            .map(|text| Block {
                text: (*text).to_owned(),
                ..Block::default()
            })
            .collect();
        let all: Vec<&Block> = blocks.iter().collect();
        let put = read(&all, 0)?;
        let clauses = put.decision.into_iter().flat_map(|one| one.clauses);
        Some((clauses.map(|clause| clause.text).collect(), put.next))
    }

    #[test]
    fn a_motion_in_a_form_that_was_passed_is_a_decision() {
        let one = |text: &str, next| Some((vec![text.to_owned()], next));
        assert_eq!(
            told(&[
                "PROPOSAL: The hedge is cut in May.",
                "PROPOSED: Mr Ash SECONDED: Ms Elm",
                "DECISION: passed (all in favour)",
            ]),
            one("The hedge is cut in May.", 3)
        );
        assert_eq!(
            told(&[
                "Motion: That the hedge be cut. Moved: Cllr Ash Seconded: Cllr Elm. Vote: carried 5-2"
            ]),
            one("That the hedge be cut.", 1)
        );
        assert_eq!(
            told(&[
                "MOTION: That the hedge be cut.",
                "MOVED: Cllr Ash",
                "CARRIED"
            ]),
            one("That the hedge be cut.", 3)
        );
    }

    #[test]
    fn one_that_fell_is_none_and_its_fate_is_no_decision_either() {
        for fate in [
            "DECISION: not passed (2 in favour, 4 against).",
            "DECISION: lost",
            "LOST",
            "Outcome: withdrawn",
        ] {
            assert_eq!(
                told(&["PROPOSAL: The hedge is cut in May.", fate]),
                Some((Vec::new(), 2)),
                "{fate}"
            );
        }
        assert_eq!(
            told(&["Proposal: a new hedge was looked at.", "It rained."]),
            None
        );
    }
}
