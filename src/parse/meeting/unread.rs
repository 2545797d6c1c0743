//! What of a meeting could not be read.

use crate::domain::meeting::Meeting;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

/// Words by which minutes say that something was decided.
static DECIDES: Pattern = Pattern::new(
    r"\b(?:RESOLVED|AGREED|RECOMMENDED)\b|(?i)\bit was (?:\w+ly )?(?:agreed|resolved|decided)\b|\ball (?:in favour|agreed)\b|^(?:resolved|agreed|decision)s? ?[:–-]",
);

/// What could not be read of minutes that tell who came, or that something was decided.
pub(super) fn unread(meeting: &Meeting, blocks: &[Block]) -> Option<&'static str> {
    let rolled = !meeting.present.is_empty() || !meeting.in_attendance.is_empty();
    if meeting.items.is_empty() {
        return rolled
            .then_some("the business of the meeting: who came is read, and no item is told apart");
    }
    let decided = meeting
        .items
        .iter()
        .filter_map(|item| item.minutes.as_ref())
        .any(|told| !told.decisions.is_empty());
    let says = blocks.iter().any(|block| DECIDES.is_in(&block.text));
    (!decided && says)
        .then_some("the decisions: the minutes say that something was decided, and none is read")
}

/// Whether the one paper of a part has no title and recommends nothing.
pub(super) fn reports_nothing(meeting: &Meeting) -> bool {
    meeting.items.iter().all(|item| {
        let report = item.report.as_ref();
        item.title.is_none() && report.is_none_or(|report| report.recommendations.is_empty())
    })
}
