//! States that a table tells by a colour alone, and that words cannot give.

use crate::domain::fold;

/// A longer heading is text.
const LONGEST: usize = 30;

/// Whether a heading stands over colours.
pub fn says_state(heading: &str) -> bool {
    let folded = fold::compare(heading);
    folded.len() <= LONGEST
        && folded
            .split(' ')
            .any(|word| matches!(word, "rag" | "brag" | "status"))
}

/// What is said of them.
pub fn lost(heading: &str) -> String {
    format!("colours without words under “{}”", fold::quote(heading))
}
