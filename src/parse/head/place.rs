//! Where a meeting is held, as a line of its head says it.

use crate::domain::fold;
use crate::parse::date;
use crate::parse::head::told::OF_HEAD;
use crate::parse::head::{Head, LONGEST_DATED, LONGEST_HELD};
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

/// The rest of an address takes no longer line.
const LONGEST_LINE: usize = 60;

pub(super) static ROOM: Pattern = Pattern::new(
    r"(?i)\b(?:\w*room|\w*hall|chambers?|house|centre|offices?|building|suite|theatre|library|church|chapel|\w*school|college|academy|university|headquarters|hq|pavilion|court(?:house)?|exchange|institute|inn|hotel|club|clubhouse|museum|campus|depot|annexe?|teams|zoom|online|virtual)\b",
);

/// The article of a room; "The Hub" is called so.
static ROOM_ARTICLE: Pattern = Pattern::new(
    r"^The (?:(?:Main|Small|Large|Council|Committee|Town|Village|Parish|Meeting|Conference|Members[’']?|Community|Civic|Church|Memorial|School|Assembly|Board|City|County|Guild|Debating) )?(?:Chambers?|Room|Hall|Suite|Offices?|Council|Committee)\b",
);

/// What names a body, a paper or people, and no place.
static NO_PLACE: Pattern = Pattern::new(
    r"(?i)\b(?:minutes?|agenda|notice|meeting|committee|sub-?committee|panel|board|cabinet|forum|held|present|councill?ors?|cllrs?|mr|mrs|ms|dr|decisions?|report|members?|chair\w*|officer)\b(?: rooms?\b)?[^,]*$|\b(?:minutes of|meeting of|agenda for|notice of|was|were|will)\b",
);

/// A room or a house at the head of an address.
static ADDRESS: Pattern = Pattern::new(
    r"(?i)^(?:the |in |at )*(?:[\w’'.-]+ ){0,5}(?:\w*room|\w*hall|chambers?|house|centre|offices?|suite|theatre|library|church|chapel|school|building|college|university|campus|pavilion|exchange|institute|headquarters|hotel|court|museum|annexe|hub|club)\b",
);

/// "held in the village hall on …": a place that bears no name.
static LOW_PLACE: Pattern = Pattern::new(
    r"(?:held|meeting|met)\b(?:[^.;]|\.\d){0,70}? (?:in|at) the (?P<place>(?:\p{Ll}+ ){0,3}(?:hall|room|rooms|school|church|pavilion|library|chambers?|centre|offices?))(?: (?:on|at)\b|[,.]| ?$)",
);

/// "You are summoned to the meeting to be held at:", with the place below.
static OPEN_PLACE: Pattern = Pattern::new(r"(?i)\b(?:held|take place|meeting)\b.* (?:at|in) ?:$");

pub(super) static PLACE: Pattern = Pattern::new(
    r"(?i)\b(?:held|take place|took place|meeting|met)\b.*?\b(?:in|at|via) (?:(?-i:the|THE) )?(?P<place>(?-i:[A-Z]).+)$",
);

/// "… at 6.30pm, Council Chamber, Town Hall".
pub(super) static AFTER_TIME: Pattern = Pattern::new(
    r"(?i)(?:\b[012]?\d(?:[.:]?[0-5]\d)? ?(?:[ap]m\b|[ap]\.m\.?|noon\b|hrs\b|hours\b)|\b[012]?\d[.:][0-5]\d\b)(?: \([^()]{3,80}\))?[,;]? (?:(?:in|at) |(?:venue|place|location):? )?(?:(?-i:the|THE) )?(?P<place>(?-i:[A-Z])(?:[^.]|\.\d){4,120}?)(?:$| (?-i:You) are hereby\b)",
);

pub(super) static PLACE_END: Pattern = Pattern::new(
    r"(?i)(?:,? (?:on|at|commencing|from|starting)?,? ?(?:the )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|,? (?:on|at) (?:the )?\d|,? \d{1,2}(?:[.:]\d{2})? ?[ap]\.?m\b|,? commencing|, the following\b|, for the purposes?\b|,? starting|,? to (?:start|commence|begin)\b|,? ?\((?:at |from )?[012]?\d(?:[.:][0-5]\d)? ?(?:[ap]\.? ?m\b|noon|hrs|hours|[-–)]|to )|\. | (?:(?:members(?: of [\w ]{3,40})?|also present|present|councillors|in attendance|attendance|attendees|apologies[\w ]{0,20}|chair\w*|officers)\s?:)|,? (?:presiding|present|in the chair|in attendance)\s?:? (?:councillors?|cllrs?|alderman|mr|mrs|ms|dr)\b|[ ,]*_{2,}| on:?$| (?:is|are) (?:set out|as follows|attached)\b| for the (?:purposes? of|transaction)\b|,? (?:to|in order to) (?:transact|(?:consider|conduct|deal with|discuss) (?:the |any )?(?:following|business|agenda|matters))\b).*$",
);

/// The roll that runs on behind a place, or a ruled line.
pub(super) static PLACE_STOP: Pattern = Pattern::new(
    r"(?i)(?:,? (?:presiding|present|in the chair|in attendance)\s?:? (?:councillors?|cllrs?|alderman|mr|mrs|ms|dr)\b| (?:(?:members(?: of [\w ]{3,40})?|also present|present|councillors|in attendance|attendance|attendees|apologies[\w ]{0,20}|chair\w*|officers)\s?:)|[ ,]*_{2,}).*$",
);

/// The day in front of the place, or the word that leads from one to the other.
pub(super) static BEFORE_PLACE: Pattern = Pattern::new(
    r"^(?i:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|october|november|december),? \d{4},? (?:(?:in|at) (?:the )?)?|(?:(?:this )?meeting (?:to be )?held )?(?:in|at) (?:the )?)",
);

pub(super) fn without_article(place: &str) -> &str {
    match place.strip_prefix("The ") {
        Some(room) if ROOM_ARTICLE.is_in(place) => room,
        Some(_) | None => place,
    }
}

impl Head {
    /// The end of an address on the line below: "Place: Room 4, County Hall," over "Ashwell".
    pub(super) fn goes_on(&mut self, block: &Block, next: Option<&Block>) {
        let Some(place) = self.place.as_mut().filter(|place| {
            let own = block.text.trim_end();
            own.ends_with(',') && own.ends_with(place.as_str())
        }) else {
            return;
        };
        let Some(next) = next.filter(|next| {
            let short = next.text.chars().count() <= LONGEST_LINE;
            short && next.marker.is_none() && !next.text.contains([':', '.'])
        }) else {
            return;
        };
        if date::find(&next.text).is_none() && next.text.starts_with(char::is_uppercase) {
            *place = format!("{place} {}", next.text);
        }
    }

    /// "in the village hall" in the sentence of the head, and "Ferry Town Hall, Quayside
    /// 4 May 2031", where the place stands before the day.
    pub(super) fn placed_otherwise(&mut self, text: &str) {
        if self.place.is_some() || text.chars().count() > LONGEST_HELD {
            return;
        }
        if OF_HEAD.is_in(text)
            && let Some(place) = LOW_PLACE.group(text, "place")
        {
            self.place = Some(fold::quote(place));
            return;
        }
        let Some(found) = date::find(text).filter(|found| found.range.start > 0) else {
            return;
        };
        let before = text[..found.range.start].trim_end_matches([' ', ',', '–', '-', ':']);
        let before = before.strip_suffix(" on").unwrap_or(before);
        let named = before.starts_with(char::is_uppercase)
            && before.chars().count() <= 100
            && ROOM.is_in(before)
            && !NO_PLACE.is_in(before);
        if named && self.date.is_none_or(|date| date == found.date) {
            self.place = Some(fold::quote(without_article(before)));
        }
    }

    /// The place on the line below the day, as an address has it: "Committee Room 2, The
    /// Guildhall, Quayside".
    pub(super) fn addressed(&mut self, text: &str) {
        let addressed = self.place.is_none()
            && text.chars().count() <= LONGEST_DATED
            && text.starts_with(char::is_uppercase)
            && text.contains(',')
            && !text.ends_with([':', ';'])
            && date::find(text).is_none()
            && ADDRESS.is_in(text)
            && !NO_PLACE.is_in(text);
        if addressed {
            self.place = Some(fold::quote(without_article(text.trim_end_matches('.'))));
        }
    }

    /// "… held on 4 May 2031 – Ferry Community Centre, Quayside".
    pub(super) fn placed_after_day(&mut self, text: &str) {
        let Some(found) = date::find(text).filter(|_| self.place.is_none()) else {
            return;
        };
        let behind = text[found.range.end..].trim_start();
        let place = behind.strip_prefix(['–', '—', '-']).map(str::trim_start);
        let place = place.filter(|place| place.starts_with(char::is_uppercase));
        if let Some(place) = place.filter(|place| ROOM.is_in(place)) {
            let place = PLACE_END.replace_all(place, "");
            let place = place.trim_matches([' ', ',', '.', '–', '-']);
            if !place.is_empty() && place.chars().count() <= LONGEST_DATED {
                self.place = Some(fold::quote(without_article(place)));
            }
        }
    }

    /// The place on the line below an open sentence.
    pub(super) fn placed_below(&mut self, text: &str, below: &str) {
        let place = PLACE_END.replace_all(below, "");
        let open = self.place.is_none() && OPEN_PLACE.is_in(text);
        if open && ROOM.is_in(&place) && place.chars().count() <= LONGEST_DATED {
            let place = place.trim_matches([' ', ',', '.']);
            self.place = Some(fold::quote(place));
            if let Some(found) = date::find(below) {
                let behind = &below[found.range.end..];
                self.date = self.date.or(Some(found.date));
                self.time = self.time.or_else(|| date::time(behind));
            }
        }
    }
}
