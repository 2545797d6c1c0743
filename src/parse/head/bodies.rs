//! Whose body met, where a head names an authority and its body, or both in one line.

use crate::domain::fold;
use crate::parse::body;
use crate::parse::head::Head;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

/// Paragraphs on top among which a body stands below the name of its authority.
const ATOP: usize = 5;

static AUTHORITY: Pattern = Pattern::new(
    r"^(?:The )?(?:\p{Lu}[\p{L}’'&-]*,? |(?:and|of|for|the|&) ){1,7}(?i:authority|conservators|commissioners|trust|drainage board)$",
);

static ITS_BODY: Pattern = Pattern::new(
    r"^(?:The )?(?:\p{Lu}[\p{L}’'&-]*,? |(?:and|of|for|the|&) ){1,8}(?i:committee|sub-committee|panel|forum|board)$",
);

/// "Ferry Panel – eighth meeting, 4 May 2031", "2031-05-04 Ferry Panel Meeting": the title
/// of a post.
pub(super) static POST: Pattern = Pattern::new(
    r"^(?P<body>\p{Lu}[^:;.–—]{3,90}?\b(?:Board|Panel|Committee|Group|Forum|Commission|Partnership)) ?[:–—-] (?:the )?(?:\d{1,3}(?:st|nd|rd|th)|\p{L}+) [Mm]eeting\b|^\d{4}-\d{2}-\d{2} (?P<dated>\p{Lu}[^:;.–—]{3,90}?\b(?:Board|Committee|Group|Forum|Commission|Partnership)) [Mm]eeting$",
);

impl Head {
    /// "Quay and Levels Authority" over "Planning Committee": whose body it is that met.
    pub(super) fn authority_above(&mut self, blocks: &[&Block]) {
        if self.council.is_some() {
            return;
        }
        let top = blocks.iter().filter(|block| !block.is_running());
        let top: Vec<&&Block> = top.take(ATOP).collect();
        let plain = |block: &Block| block.marker.is_none() && !block.is_row();
        let found = top.windows(2).find(|pair| {
            plain(pair[0])
                && plain(pair[1])
                && AUTHORITY.is_in(&pair[0].text)
                && ITS_BODY.is_in(&pair[1].text)
        });
        let Some([council, body]) = found.map(|pair| [pair[0], pair[1]]) else {
            return;
        };
        let own = self.committee.as_deref().map(fold::compare);
        if own.is_none_or(|own| own == fold::compare(&council.text)) {
            self.committee = Some(body.text.clone());
        }
        self.council = Some(council.text.clone());
    }

    /// Tells the council from its committee where one line names both.
    pub(super) fn part_bodies(&mut self) {
        // "Council of the Borough of Ashwell" is the council itself.
        if self.council.is_some() && self.committee.as_deref().is_some_and(body::is_council_of) {
            self.committee.clone_from(&self.council);
        }
        let Some((council, committee)) = self.committee.as_deref().and_then(body::parted) else {
            return;
        };
        let own = self.council.as_deref().map(fold::compare);
        if own.is_none_or(|own| own == fold::compare(&council)) {
            self.council.get_or_insert(council);
            self.committee = Some(committee);
        }
    }
}
