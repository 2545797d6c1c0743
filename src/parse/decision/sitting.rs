//! What is resolved of the sitting itself: its order, its breaks, its length.
//!
//! Whoever moves that an item be taken first, or that the meeting go on beyond its hour,
//! decides nothing that anybody looks up later.

use crate::domain::minutes::Clause;
use crate::parse::pattern::Pattern;

/// The order in which the business is taken.
static ORDER: Pattern = Pattern::new(
    r"(?xi)
      \b(?:agenda\ items?|items?|motions?|order\ of\ (?:the\ )?(?:business|agenda))\b[^.;]{0,160}\b(?:be|is|are)\ (?:taken|considered|heard|dealt\ with|brought\ forward|moved|varied|changed|altered|amended)
        (?:\.?$|[^.;]{0,60}\b(?:after|before|next|first|earlier|following|ahead|forward|together|immediately|as\ the|so\ that|to\ allow)\b)
    | ^(?:that\ )?(?:to\ )?(?:take|consider|hear|deal\ with|bring\ forward|move)\ (?:agenda\ )?items?\ (?:nos?\.?\ ?)?\d[^.;]{0,80}\b(?:next|first|earlier|before|after|forward|together|now)\b
    | ^(?:that\ )?(?:to\ )?(?:vary|change|alter|amend)\ the\ order\ of\ (?:the\ )?(?:business|agenda|items)\b
    | \bstanding\ orders?\ (?:\d+\ )?be\ (?:suspended|reinstated|resumed)(?:\.?$|[^.]{0,80}\b(?:continue|extend|beyond|conclu\w+|complet\w+|remaining|time|hours?|speak)\b)
    | \bsuspend(?:ing|ed)?\ (?:of\ )?standing\ orders",
);
/// A break in it, and its length.
static LENGTH: Pattern = Pattern::new(
    r"(?xi)
      \bmeeting\ (?:do\ now\ |do\ |does\ |now\ |would\ |will\ |should\ |could\ |to\ )*(?:(?:be|is|was|stand|stands)\ )?(?:adjourn(?:ed|s)?|extended|continued?|prolonged)\b
    | \bsitting\ (?:be|is|was)\ (?:extended|continued)
    | \b(?:adjourn|resume|reconvene)\ the\ (?:meeting|sitting)\b
    | \b(?:extend|extension\ of|continue|continuing|prolong)\b[^.]{0,40}\b(?:the|this)\ (?:duration\ of\ the\ |time\ of\ the\ )?(?:meeting|sitting)\b
    | \b(?:extend|extension\ of|continue|prolong)\b[^.]{0,60}\b(?:\d+|ten|fifteen|twenty|thirty|half\ an|an|one)[\ -](?:hours?|minutes)\b
    | \b(?:extend|continue)\b[^.]{0,30}\b(?:beyond|past|after|until)\b[^.]{0,30}\b(?:hours?|minutes|[ap]\.?m\b|guillotine)",
);
/// What is continued is a matter, which a later meeting takes up, and not the sitting.
static CONTINUED: Pattern = Pattern::new(
    r"(?i)\bcontinu(?:e|ed|ing) (?:further |the )?(?:consideration|(?:this |the )?(?:item|matter|application|report|motion|decision))\b[^.]{0,200}\b(?:to|until|pending|for)\b",
);
/// What became of a motion, without its words.
static PUT: Pattern = Pattern::new(
    r"(?i)^(?:the |this )?(?:motion|proposal)(?:,)? (?:was|having been|on being) (?:then |duly )?(?:put|moved|proposed|seconded)\b[^.;]{0,80}\b(?:agreed|carried|approved|passed)(?: unanimously)?\.?$",
);

/// The order of another meeting's business, which somebody must see to.
static LATER: Pattern = Pattern::new(
    r"(?i)\b(?:on the (?:\w+ )?agenda|at (?:the|its|our)(?: \w+)? meeting) (?:in|of|for|on) (?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\b(?:at|in|for|to) (?:the |its |our )?(?:next|following|january|february|march|april|june|july|august|september|october|november|december) meeting\b",
);

/// Whether words are about the sitting itself.
pub fn is_about(text: &str) -> bool {
    (ORDER.is_in(text) && !LATER.is_in(text) || LENGTH.is_in(text)) && !CONTINUED.is_in(text)
}

/// Leaves of an account's clauses, in their order, those about the matter; `procedural`
/// holds from one list to the next whether the motion before was none of them.
pub fn keep_matter(clauses: &mut Vec<Clause>, procedural: &mut bool) {
    clauses.retain(|clause| {
        let about = is_about(&clause.text);
        // "The motion was put and carried." behind such a motion tells of it.
        let put = *procedural && PUT.is_in(&clause.text);
        *procedural |= about;
        !about && !put
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_breaks_and_length_are_of_the_sitting() {
        for text in [
            "items 16, 23 and 12 on the agenda be taken immediately after item 7",
            "to take item 12 next.",
            "That the order of business be amended so that item 7 be taken first.",
            "That Standing Order 12 be suspended to enable the meeting to continue beyond 10 pm.",
            "the meeting adjourn for a short break.",
            "the meeting would be extended by 30 minutes.",
            "to adjourn the meeting until 6 May",
        ] {
            assert!(is_about(text), "{text}");
        }
    }

    #[test]
    fn a_matter_that_is_extended_or_continued_is_none() {
        for text in [
            "To extend the opening hours of the pool.",
            "That the consultation be extended until the next meeting.",
            "To continue consideration of the application to the meeting in May.",
            "That the lease be extended by ten years.",
            "that motion 4 be referred to the Cabinet",
        ] {
            assert!(!is_about(text), "{text}");
        }
    }
}
