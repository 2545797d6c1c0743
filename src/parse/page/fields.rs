//! A decision's page of the system CMIS: each label on a line, its value on the next.
//!
//! "Is a Key Decision:" and "Decision Proposed:" are labels among others; only
//! "Decision:" and "Decision Taken:" hold what was decided.

use crate::domain::meeting::{Meeting, Role};
use crate::domain::source::{Language, Loss};
use crate::parse::item::Raw;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::{body, business, date, title};

/// Labels of which some stand on every such page.
static OWN: Pattern = Pattern::new(
    r"(?i)^(?:decision maker|decision type|decision proposed|is a key decision|is the (?:decision maker|head of services?) aware of the decision|implementation date \(not before\)|include item on forward plan|would the recommended decision be contrary\b.*) ?:$",
);
static LABEL: Pattern = Pattern::new(r"^\p{Lu}[\w ’'()/&-]{2,100}:$");
static TITLE: Pattern = Pattern::new(r"(?i)^(?:title|decision title|subject) ?:$");
static MAKER: Pattern = Pattern::new(r"(?i)^decision (?:maker|taker) ?:$");
static DAY: Pattern = Pattern::new(r"(?i)^(?:date of decision|decision date|date decided) ?:$");
static DECISION: Pattern =
    Pattern::new(r"(?i)^(?:decision|decision taken|decision made|decision details) ?:$");
static SOUGHT: Pattern = Pattern::new(
    r"(?i)^(?:decision proposed|proposed decision|recommendations?|purpose|summary) ?:$",
);

/// Labels of the system that a page needs.
const FEWEST: usize = 3;

/// Reads the page of a decision.
pub fn read(blocks: &[Block], language: Language, losses: &mut Vec<Loss>) -> Option<Meeting> {
    let own = blocks.iter().filter(|block| OWN.is_in(&block.text)).count();
    if own < FEWEST {
        return None;
    }
    let value = |label: &Pattern| {
        let at = blocks.iter().position(|block| label.is_in(&block.text))? + 1;
        let end = (at..blocks.len())
            .find(|end| LABEL.is_in(&blocks[*end].text))
            .unwrap_or(blocks.len());
        blocks.get(at..end).filter(|value| !value.is_empty())
    };
    let first = |label: &Pattern| value(label).and_then(<[Block]>::first);
    let named = first(&TITLE);
    let decision: Vec<&Block> = value(&DECISION).unwrap_or_default().iter().collect();
    let raw = Raw {
        head: named,
        title: named
            .map(|block| title::read(&block.text, &[]))
            .unwrap_or_default(),
        announcement: value(&SOUGHT).unwrap_or_default().iter().collect(),
        minuted: !decision.is_empty(),
        decision,
        ..Raw::default()
    };
    raw.title.words.as_ref()?;
    Some(Meeting {
        role: Role::Item,
        committee: first(&MAKER).and_then(|block| body::named(&block.text)),
        date: first(&DAY).and_then(|block| date::find(&block.text).map(|found| found.date)),
        items: vec![business::item(&raw, language, losses)],
        ..Meeting::default()
    })
}
