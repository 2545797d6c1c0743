//! The hour and the place on the lines below a head's day, or around a day without its year.

use crate::domain::fold;
use crate::parse::body::OTHER_FIELD;
use crate::parse::date;
use crate::parse::head::Head;
use crate::parse::head::place::ROOM;
use crate::parse::head::told::OF_HEAD;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

/// Letters of a line that tells the hour alone: "commencing at 10.00 a.m. prompt".
const LONGEST_HOUR: usize = 40;

/// "at 7.30pm in the Memorial Hall" on the line below the day.
static AT_TIME: Pattern = Pattern::new(
    r"(?i)^(?:held |commencing |starting |from )?(?:at )?(?P<time>\d{1,2}(?:[.:]\d{2})? ?(?:[ap]\.?m\.?|hrs|hours)?),?(?: (?:in|at)(?: the)?)? (?P<place>(?-i:\p{Lu})[^.;:]{4,100})\.?$",
);

/// "Ashwell Community Centre at 19.30" there.
static PLACE_AT: Pattern = Pattern::new(
    r"(?i)^(?:held )?(?:(?:in|at) )?(?:the )?(?P<place>(?-i:\p{Lu})[^.;:]{4,100}?),? (?:at|from|commencing at|starting at) (?P<time>\d{1,2}[.:]\d{2} ?(?:[ap]\.?m\.?|hrs|hours)?|\d{1,2} ?[ap]\.?m\.?)$",
);

static BARE_HOUR: Pattern = Pattern::new(
    r"(?i)^(?:at )?(?P<hour>\d{1,2}[.:]\d{2} ?[ap]\.?m\.?|\d{1,2} ?[ap]\.?m\.?)(?: (?:in|at) the)?[.,]?$",
);

/// "In Ashwell Hall on Monday 22nd July at 7.30pm": the year is lost or left out, and with
/// it the day; the hour and the place are told all the same.
static NO_YEAR: Pattern = Pattern::new(
    r"(?i)^(?:(?:held )?(?:in|at) (?:the )?(?P<place>(?-i:\p{Lu})[^.;:]{4,100}?),? )?(?:on )?(?:the )?(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:the )?\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:january|february|march|april|may|june|july|august|september|october|november|december)(?:,? \d{2,3})?,? (?:commencing |starting )?(?:at|from) (?P<time>\d{1,2}(?:[.:]\d{2})? ?[ap]\.?m\.?|\d{1,2}[.:]\d{2})$",
);

/// Whether the line above is the day, or the hour below it.
pub(super) fn is_below_day(blocks: &[&Block], at: usize) -> bool {
    let dated = |at: usize| date::find(&blocks[at].text).is_some();
    let hour = |at: usize| {
        blocks[at].text.chars().count() <= LONGEST_HOUR && date::time(&blocks[at].text).is_some()
    };
    at > 0 && dated(at - 1) || at > 1 && hour(at - 1) && dated(at - 2)
}

impl Head {
    /// "9.30 AM", "At 7.00 pm in the": the hour alone below the day.
    pub(super) fn hour_below(&mut self, text: &str) {
        if self.time.is_none() && self.date.is_some() {
            self.time = BARE_HOUR.group(text, "hour").and_then(date::time);
        }
    }

    /// The hour and the place on the line below the day.
    pub(super) fn below_day(&mut self, text: &str) {
        let Some(found) = AT_TIME
            .captures(text)
            .or_else(|| PLACE_AT.captures(text))
            .filter(|found| ROOM.is_in(&found["place"]))
        else {
            return;
        };
        let Some(time) = date::time(&found["time"]) else {
            return;
        };
        self.time.get_or_insert(time);
        self.place
            .get_or_insert_with(|| fold::quote(&found["place"]));
    }

    /// The hour and the place beside a day without its year.
    pub(super) fn beside_day(&mut self, text: &str) {
        let Some(found) = NO_YEAR.captures(text.trim_end_matches('.')) else {
            return;
        };
        self.time = self.time.or_else(|| date::time(&found["time"]));
        if let Some(place) = found
            .name("place")
            .filter(|place| ROOM.is_in(place.as_str()))
        {
            let place = || fold::quote(place.as_str());
            self.place.get_or_insert_with(place);
        }
    }

    /// A head set in columns: the day and time, below them the place, officers beside.
    pub(super) fn columns(&mut self, block: &Block, next: Option<&Block>) {
        let first = |block: &Block| {
            block
                .lines
                .first()
                .and_then(|line| line.split('\t').next())
                .map(fold::quote)
        };
        let Some(when) = first(block) else { return };
        let bare = date::find(&when)
            .filter(|found| when.len() < found.range.len() + 24 && found.range.start < 6);
        let again = bare
            .as_ref()
            .is_some_and(|bare| self.date == Some(bare.date));
        let other = date::time(&when).is_none() && self.date.is_some() && !again;
        if bare.is_none() || other {
            return;
        }
        self.when(&when);
        let place = block
            .lines
            .get(1)
            .and_then(|line| line.split('\t').next())
            .map(fold::quote)
            .or_else(|| next.and_then(first));
        if self.place.is_none()
            && let Some(place) = place.filter(|place| {
                ROOM.is_in(place)
                    && !place.starts_with("Held ")
                    && date::find(place).is_none()
                    && place.chars().count() < 160
                    && !OTHER_FIELD.is_in(place)
                    && !OF_HEAD.is_in(place)
            })
        {
            self.place = Some(place);
        }
    }
}
