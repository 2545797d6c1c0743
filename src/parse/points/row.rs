//! Points that a page prints behind one another in one paragraph, each with its bullet.

use super::{LONGEST_STEM, OPEN_LIST, is_stem};
use crate::parse::decision::added;
use crate::parse::pattern::Pattern;

/// "the following actions:", whose points say what they are.
static FOLLOWING: Pattern =
    Pattern::new(r"^(?i:that )?(?i:the )?(?i:following)(?: [\w’'-]+){0,2}\s*(?::-|:–|:)$");

/// A stem, and the points with bullets that stand behind it in the same paragraph:
/// "that the following be added to the programme: • Lamps • Locks".
pub(super) fn points(text: &str) -> Option<(&str, Vec<&str>)> {
    let bullets = [" • ", " ● ", " ▪ ", " · "].into_iter();
    let bullet = bullets
        .filter(|bullet| text.matches(bullet).count() > 1)
        .min_by_key(|bullet| text.find(bullet))?;
    let (stem, points) = text.split_once(bullet)?;
    let opens = is_stem(stem)
        || added::is_put(stem)
        || FOLLOWING.is_in(stem)
        || stem.chars().count() < LONGEST_STEM && OPEN_LIST.is_in(stem);
    let points: Vec<&str> = points.split(bullet).map(str::trim).collect();
    opens.then_some((stem, points))
}
