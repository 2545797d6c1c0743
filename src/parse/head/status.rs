//! How a paper or its meeting stands: a draft, confirmed, called off, a record of decisions.

use crate::domain::meeting::Status;
use crate::parse::head::LONGEST_DATED;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

static CANCELLED: Pattern = Pattern::new(
    r"(?i)\bmeeting\b[^.;]{0,80}\b(?:has been|is|was|been) (?:now )?cancell?ed\b|\bcancellation of (?:the )?meeting|\bmeeting cancell?ed\b|^(?:this meeting (?:has been |is )?)?\(?CANCELL?ED\b|[-–,] ?CANCELL?ED$|\bnotice of cancellation",
);

static POSTPONED: Pattern = Pattern::new(
    r"(?i)\bmeeting\b[^.;]{0,80}\b(?:has been|is|was|been) (?:now )?(?:postponed|rescheduled)\b|^\W*POSTPONED(?:\W*$|\W* ?[-–:(])|[-–,(] ?POSTPONED\)?$|\bmeeting postponed",
);

static DRAFT: Pattern = Pattern::new(
    r"(?i)\bdraft minutes\b|^\(?(?:draft|unconfirmed|subject to (?:approval|confirmation))\b|\bunconfirmed minutes|minutes \(draft\)|\(draft\)$",
);

static CONFIRMED: Pattern =
    Pattern::new(r"(?i)^(?:confirmed minutes|approved minutes)|minutes \((?:confirmed|approved)\)");

/// A heading that calls the paper a record of decisions.
static RECORD: Pattern = Pattern::new(
    r"(?i)^(?:[^.:;]{3,80} ?[-–—:] ?)?(?:(?:cabinet|executive) decisions|(?:draft )?records? of (?:the )?(?:executive |key )*decisions?|(?:executive |cabinet )*decision (?:sheet|list|record|notice)s?|notice of (?:the )?decisions?|schedule of decisions|decisions? (?:taken|made)(?: (?:on|at|by) .{3,80})?)$",
);

/// What a line says of the meeting's or the minutes' standing.
pub fn status(text: &str) -> Option<Status> {
    if text.chars().count() > 400 {
        None
    } else if CANCELLED.is_in(text) {
        Some(Status::Cancelled)
    } else if POSTPONED.is_in(text) {
        Some(Status::Postponed)
    } else if DRAFT.is_in(text) {
        Some(Status::Draft)
    } else if CONFIRMED.is_in(text) {
        Some(Status::Confirmed)
    } else {
        None
    }
}

/// Whether the first lines call the meeting off.
pub fn called_off(blocks: &[Block]) -> Option<Status> {
    blocks
        .iter()
        .take(12)
        .filter_map(|block| status(&block.text))
        .find(|status| matches!(status, Status::Cancelled | Status::Postponed))
}

/// Whether the head calls the paper a record of decisions, and not minutes.
pub fn records_decisions(blocks: &[Block]) -> bool {
    let told = blocks.iter().take(12).filter(|block| !block.is_running());
    let mut record = false;
    for block in told {
        let short = block.text.chars().count() <= LONGEST_DATED;
        if short && block.text.to_lowercase().contains("minutes") {
            return false;
        }
        record |= block.marker.is_none() && RECORD.is_in(&block.text);
    }
    record
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_that_is_postponed_postpones_no_meeting() {
        for text in [
            "That implementation of the ferry decision be postponed pending review.",
            "The works were postponed until May.",
        ] {
            assert!(!POSTPONED.is_in(text), "{text}");
        }
        for text in [
            "POSTPONED",
            "Ferry Panel, 6 May 2031 - POSTPONED",
            "POSTPONED: Ferry Panel",
            "This meeting has been postponed.",
        ] {
            assert!(POSTPONED.is_in(text), "{text}");
        }
    }
}
