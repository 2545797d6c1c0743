//! Points whose marks a copy lost: bare lines between a decision's label and what stands below.
//!
//! A page that is copied as text often keeps the lines of a list and drops its bullets. What
//! tells such a line from a soft wrap is that the line above it had room, ends no sentence, and
//! that it asks for something itself; what tells it from the next heading is the last of these.

use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

/// A label, or the end of a sentence that decides, over its points.
static OVER: Pattern = Pattern::new(
    r"(?:^|\b(?i:it was|was|were|panel|committee|board|council|members|cabinet|councillors) (?:\w+ly )?)(?i:agreed|resolved|recommended|decided)(?i: unanimously)?(?: (?i:that|to|to recommend|as follows|the following))?(?: ?[:–—-]+|:-)$",
);
/// How a point begins, or that it is said of something that it be done: no heading says so.
static POINT: Pattern = Pattern::new(
    r"(?x)^(?:
      (?:That|To|For)\ (?:the|an?|\p{Ll}|[A-Z]).*
    | (?:The|An?|All|Any|No|\p{Lu})[^.:;]*?\p{L}\ (?:not\ )?be\ (?:\p{Ll}+ly\ )?\p{Ll}{3,}.*
    | (?:Approve|Note|Agree|Ask|Refer|Delegate|Thank|Receive|Endorse|Support|Recommend|Adopt|Confirm|Write|Invite|Instruct|Authorise|Appoint|Accept|Request|Publish|Defer|Welcome)s?\ (?:the|that|an?|to|its|all|any|with|\p{Lu}\p{L}+)\b.*
    | (?:The\ )?(?:Officers|Members|(?:Town\ |Parish\ |Deputy\ )?Clerk|(?:Vice-)?Chair(?:man)?|(?:Chief|Assistant|Strategic)?\ ?(?:Executive|Director|Head|Officer)(?:\ of(?:\ \p{Lu}\p{L}+|\ and)+)?)\ (?:to\ )?(?:report|write|ask|bring|send|meet|circulate|provide|prepare|arrange|look|invite|contact|review|check|advise|obtain|investigate|continue|consult|consider|seek|work|update|return|present)\ .*
    )$",
);
/// A thing that is still to be done is named so in headings: "Land to be sold".
static NAMED: Pattern = Pattern::new(r"^\P{Lu}*\p{Lu}[^.:;]{0,60}? to be \p{Ll}+");

/// Whether a paragraph leads over to points that may stand below it without marks.
pub fn heads(block: &Block) -> bool {
    !block.is_row() && OVER.is_in(block.text.trim_end())
}

/// Whether words can be a point that stands below another without a mark.
pub fn is_point(words: &str) -> bool {
    let conjunction = words.starts_with("That ") || words.starts_with("To ");
    POINT.is_in(words) && (conjunction || !NAMED.is_in(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_asks_and_a_heading_names() {
        for point in [
            "The list of moorings be published each quarter",
            "That the Chair write to the forum",
            "To visit the depot in the autumn",
            "Officers report on the sheds in May",
            "The Head of Parks to bring a plan of the paths",
            "Note the report",
        ] {
            assert!(is_point(point), "{point}");
        }
        for heading in [
            "Review of parking charges for blue badges",
            "Land to be sold at Mill Lane",
            "Note of the last meeting",
            "Members’ questions",
            "Repairs contract",
        ] {
            assert!(!is_point(heading), "{heading}");
        }
    }
}
