//! What a wish names first, apart from what that belongs to.
//!
//! "The respite open to carers of working age": wanted is respite. A place that tells of
//! carers and of age alone tells of another matter of theirs.

use std::sync::LazyLock;

use regex::Regex;

use crate::thread::terms::Terms;
use crate::thread::words::Term;

/// Words that go from what is named to what it belongs to, or to what is said of it.
static BETWEEN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x)\b(?:of|for|in|at|on|by|to|from|with|among|amongst|between|about|under|after|before|
          that|who|which|whose|against|following|during|available|open|including|as|when|where|
          how|whether|if|since|within|across|towards|upon|into|via)\b|[;:,(–]",
    )
    .ok()
});

/// The words of the matter that a wish names first. One that councils use of any matter does
/// not stand alone: "the cost of the lamps" names cost and lamps, and "step-free" is a word
/// of its own.
pub fn head(wish: &str, own: &Terms) -> Terms {
    let ends = BETWEEN.iter().flat_map(|between| between.find_iter(wish));
    let ends = ends.map(|found| found.end()).chain([wish.len()]);
    for end in ends {
        let named = &wish[..end];
        let found: Vec<Term> = own
            .iter()
            .filter(|term| stands(named, &term.printed))
            .cloned()
            .collect();
        if found
            .iter()
            .any(|term| !term.is_common || is_joined(named, term))
        {
            return found.into();
        }
    }
    own.clone()
}

fn stands(text: &str, printed: &str) -> bool {
    let first = printed.split(' ').next().unwrap_or(printed);
    text.contains(first)
}

/// Whether it is part of a word with a hyphen.
fn is_joined(text: &str, term: &Term) -> bool {
    text.contains(&format!("-{}", term.printed)) || text.contains(&format!("{}-", term.printed))
}
