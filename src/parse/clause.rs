//! A clause with its place.

use crate::domain::fold;
use crate::domain::minutes::Clause;
use crate::parse::paragraph::Block;

/// A clause that stands in a block.
pub fn at(block: &Block, number: Option<String>, text: &str, rule: &str) -> Clause {
    Clause {
        number,
        text: fold::quote(text),
        page: block.place.page,
        printed_page: block.place.printed_page.clone(),
        line: block.place.line,
        rule: rule.to_owned(),
        ..Clause::default()
    }
}

/// Whether two clauses say the same: one is in the other, or nearly.
pub fn same(a: &str, b: &str) -> bool {
    let (a, b) = (fold::compare(a), fold::compare(b));
    let short = a.len().min(b.len());
    short > 0
        && (a == b
            || short > 24 && (a.contains(&b) || b.contains(&a))
            || crate::domain::identity::likeness(&a, &b) >= 0.9)
}
