//! Sentences behind a decision that belong to its words: the vote on it, those who are paid.

use crate::parse::decision::proposal;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

/// "No objection. Agreed unanimously.": what is said of an application, and the vote on it.
pub fn with_vote<'b>(
    block: &'b Block,
    text: &str,
    next: Option<&str>,
    rule: &str,
) -> Option<(&'b str, usize)> {
    let next = next.filter(|next| rule == "decision-consulted" && proposal::is_vote(next))?;
    Some((span(block, text, next)?, 1))
}

/// The words of a paragraph from one of its sentences to another.
fn span<'b>(block: &'b Block, from: &str, to: &str) -> Option<&'b str> {
    let at = |part: &str| part.as_ptr().addr().checked_sub(block.text.as_ptr().addr());
    block.text.get(at(from)?..at(to)? + to.len())
}

/// A payee and the sum, whose stop ends no list of them: "Mill & Co £72."
static PAYEE: Pattern =
    Pattern::new(r"^(?:and )?\p{Lu}[\p{L}’'&., -]{1,60} £[\d,]+(?:\.\d{2})?(?: \([^)]*\))?[.;]?$");
static PAYS: Pattern = Pattern::new(r"(?i)\b(?:to pay|payments?|paid|invoices?)\b.*£[\d,.]+$");
static SUM: Pattern = Pattern::new(r"(?i)^(?:balance|total|bank)\b");

/// The words of a decision to pay with the payees behind its first stop, and in how many
/// sentences those stand.
pub fn with_payees<'b>(block: &'b Block, text: &str, behind: &[&str]) -> Option<(&'b str, usize)> {
    let payee = |next: &&&str| PAYEE.is_in(next) && !SUM.is_in(next);
    let more = behind.iter().take_while(payee).count();
    let last = behind.get(more.checked_sub(1)?)?;
    let whole = span(block, text, last)?;
    PAYS.is_in(text).then_some((whole, more))
}
