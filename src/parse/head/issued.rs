//! The days in a head that are none of its meeting's: when the paper was issued, and when a
//! letter was written.

use jiff::civil::Date;

use crate::parse::date;
use crate::parse::head::field::FIELD;
use crate::parse::head::{Head, day};
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

/// Days between an agenda's issue and its meeting at most.
const ISSUED_BEFORE: i32 = 60;

/// When a page was put on its site is no day of a meeting.
static UPLOADED: Pattern = Pattern::new(
    r"(?i)\b(?:uploaded|posted|published|issued|despatched|dispatched|last (?:updated|modified|reviewed)|updated|added|created)(?: on)?\b[ :]*(?:\w+day,? )?(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
);

pub(super) static ISSUED_NAME: Pattern = Pattern::new(r"(?i)issue|publi|patch|^dated");

/// What a letter is filed under.
static REFERENCE: Pattern = Pattern::new(r"(?i)^(?:our |your |my )ref(?:erence)?\b");

/// What a line says of the meeting: the day of the paper's issue is none of it, and where a
/// column was too narrow it runs on behind the meeting's own.
pub(super) fn of_meeting(text: &str) -> Option<&str> {
    let Some(issue) = UPLOADED.find(text) else {
        return Some(text);
    };
    let before = text[..issue.start()].trim_end();
    date::find(before).is_some().then_some(before)
}

/// The day of issue that stands alone at the foot of an agenda.
pub fn bare_issue(blocks: &[Block], meeting: Date) -> Option<Date> {
    blocks
        .iter()
        .filter(|block| block.text.chars().count() <= 40)
        .filter_map(|block| date::whole(&block.text))
        .find(|day| {
            let days = (meeting - *day).get_days();
            (1..=ISSUED_BEFORE).contains(&days)
        })
}

/// Whether a labelled line tells when the paper was issued, which is no meeting's day.
pub(super) fn is_issue(line: &str) -> bool {
    FIELD
        .group(line, "name")
        .is_some_and(|name| ISSUED_NAME.is_in(name))
}

/// Whether a line is a letter's reference: the day below it is the letter's.
pub fn is_reference(text: &str) -> bool {
    REFERENCE.is_in(text)
}

impl Head {
    /// Whether a "Date:" below "Our ref:" is the letter's, the meeting's being told behind it.
    pub(super) fn is_letter(&mut self, blocks: &[&Block], at: usize) -> bool {
        let above = at
            .checked_sub(1)
            .map_or("", |above| blocks[above].text.as_str());
        let day = |block: &Block| {
            let dated = FIELD
                .group(&block.text, "name")
                .is_some_and(|name| name.eq_ignore_ascii_case("date"));
            date::find(&block.text).filter(|_| dated)
        };
        let Some(own) = day(blocks[at]).filter(|_| is_reference(above)) else {
            return false;
        };
        let letter = blocks[at + 1..]
            .iter()
            .any(|block| day(block).is_some() || day::is_bare(&block.text, own.date));
        if letter {
            self.issued = self.issued.or(Some(own.date));
        }
        letter
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_issue_that_runs_on_behind_the_meetings_is_no_part_of_it() {
        let line = "Tuesday 4 May 2031 at 6.30 pm, The Guildhall, Ashwell Issued on 26 April 2031";
        let meeting = "Tuesday 4 May 2031 at 6.30 pm, The Guildhall, Ashwell";
        assert_eq!(of_meeting(line), Some(meeting));
        assert_eq!(of_meeting("Issued on 26 April 2031"), None);
        assert_eq!(of_meeting(meeting), Some(meeting));
    }
}
