//! Points of a discussion under "It was felt that:" or "The following points were raised:".
//!
//! They tell what members thought, and are no decision, though they may begin "That … be". What
//! asks among them says who is to do something, or that something is to come.

use crate::parse::marker::Marker;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

/// What stands over such points.
static STEM: Pattern = Pattern::new(
    r"(?ix)^(?:[^.:;]{0,80}?(?:,|\b(?:discussion|debate|questions?|presentation|item|report))\ )?(?:
      (?:it\ was|members|councillors|governors|trustees|the\ (?:[\w-]+\ ){0,4}(?:committee|commission|panel|board|forum|group|council))\ (?:also\ |further\ |then\ |generally\ )*(?:felt|thought|considered|suggested|commented|observed|were\ of\ the\ (?:view|opinion)|was\ of\ the\ (?:view|opinion)|took\ the\ view|expressed\ the\ view)(?:\ that)?
    | (?:and\ )?(?:a\ number\ of\ |several\ |the\ following\ |these\ |various\ |other\ |further\ )+(?:\w+\ )?(?:points|comments|views|observations|suggestions|concerns|issues|matters)\ (?:and\ \w+\ )?(?:were|was)\ (?:then\ |also\ )?(?:raised|made|expressed|noted|put\ forward|highlighted|discussed|recorded)(?:\ (?:by|in|during|as)\b[^.:;]{0,60})?
    )\ ?(?::-|[:–—-])$",
);
/// A point that asks.
static ASKS: Pattern = Pattern::new(
    r"(?ix)^(?:and\ |that\ |also\ )*(?:
      (?-i:the\ (?:\p{Lu}[\p{L}’'-]*\ (?:(?:of|for|and)\ )?){1,6})(?:should\ )?be\ (?:asked|requested|invited|instructed|urged)\ to\b
    | (?:the\ |all\ )?(?:[\w’'&-]+\ ){0,6}?(?:officers?|clerk|director|manager|head(?:\ of(?:\ [\w’'&-]+){1,4})?|chair\w*|leader|council|cabinet|executive|contractor|company|operator|trust|service|team)\ (?:should\ )?be\ (?:asked|requested|invited|instructed|urged|encouraged)\ (?:to|for)\b
    | (?:an?|the|all|any|more|further|regular|another|this|copies\ of)\ (?:[^.;:]{0,80}?\ )?(?:reports?|updates?|notes?|briefings?|papers?|letters?|lists?|breakdowns?|figures|copy|map|plan|item|matter|results?|findings|timetable|details)\b[^.;:]{0,80}?\ (?:should\ |must\ |ought\ to\ )?(?:come\ back|return|be\ (?:brought(?:\ back)?|sent|circulated|provided|submitted|presented|shared|written|prepared|published|given|reported(?:\ back)?|supplied|added|included|put|placed|issued))\b
    | (?:the\ )?(?:officers|clerk|director|head\ of(?:\ [\w’'&-]+){1,4}|chair)\ should\ (?:report|write|bring|send|circulate|provide|prepare|arrange|look\ into|invite|contact|check|review|publish)\b
    )",
);

/// The paragraph that a point stands under, whatever points stand between them.
pub fn stem<'b>(blocks: &[&'b Block], at: usize) -> Option<&'b Block> {
    let own = blocks.get(at)?.marker.as_ref()?;
    // The stem may be counted as a paragraph: its points are none of its count.
    let of_count = |before: &&&Block| {
        let marker: Option<&Marker> = before.marker.as_ref();
        marker.is_some_and(|marker| marker.shape == own.shape)
    };
    let mut before = blocks[..at].iter().rev().skip_while(of_count);
    before.next().copied()
}

/// Whether a paragraph is a point of what was said, and decides nothing.
pub fn is_point(blocks: &[&Block], at: usize) -> bool {
    stem(blocks, at).is_some_and(|stem| STEM.is_in(stem.text.trim_end()))
}

/// Whether such a point asks for something.
pub fn asks(point: &str) -> bool {
    ASKS.is_in(point)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_tell_what_was_thought() {
        for stem in [
            "It was felt that:",
            "Members felt that:",
            "The following points were raised:",
            "In discussion the following points were made:-",
            "During the debate, a number of comments were made by Members:",
            "The Panel was of the view that:",
        ] {
            assert!(STEM.is_in(stem), "{stem}");
        }
        for stem in [
            "It was agreed that:",
            "RESOLVED that:",
            "The Panel felt well:",
        ] {
            assert!(!STEM.is_in(stem), "{stem}");
        }
    }

    #[test]
    fn a_point_asks_of_somebody_or_for_a_paper() {
        for point in [
            "that the report should come back to the Panel in May;",
            "officers be asked to list the sheds;",
            "a note on late boats be sent to all Members.",
            "That the Head of Parks should write to the club.",
            "the Harbour Master be asked to write to the skippers;",
            "an update on the slip be brought to the next meeting",
        ] {
            assert!(asks(point), "{point}");
        }
        for point in [
            "the letters were too long;",
            "more should be done for the young;",
            "the boats be praised;",
            "tenants were not told when a visit had been put off",
            "the report was hard to read",
        ] {
            assert!(!asks(point), "{point}");
        }
    }
}
