//! The sentence of a head that tells when and where a meeting is, or was, held.

use crate::domain::fold;
use crate::parse::body::{DASHED, WEB};
use crate::parse::head::issued::of_meeting;
use crate::parse::head::place::{AFTER_TIME, PLACE, PLACE_END, PLACE_STOP, ROOM, without_article};
use crate::parse::head::{Head, LONGEST_HELD, day};
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::{date, sentence};

static HELD: Pattern = Pattern::new(
    r"(?i)\b(?:held|meeting(?:of)?|met|take place|holding|will be held|cynhaliwyd|decisions? (?:taken|made))\b[^.]{0,60}?\b(?:in|at|via|on|by|am|ar)\b (?P<rest>.+)$",
);

/// "AT 1930 AT THE ROOMS": four figures behind "at" are an hour where the day stands
/// before them.
static MILITARY: Pattern = Pattern::new(r"(?i)\d{4},? at (?P<time>[012]\d[0-5]\d)\b");

/// A sentence about the minutes of another meeting: "The minutes of the meeting held on …
/// were approved", "To confirm the minutes of …".
pub(super) static OTHER_MINUTES: Pattern = Pattern::new(
    r"(?i)\b(?:previous|last) meetings? held\b|\bminutes? (?:of|from)\b.*\b(?:was|were|be|been|having been|is|are) (?:\w+ ){0,4}(?:approved|confirmed|signed|agreed|read|accepted|adopted|received|taken|noted|circulated|considered|submitted|proposed|passed|ratified)\b|^(?:to |it was (?:\w+ ){0,3}to |resolved (?:to |that )?)(?:\w+ (?:and |or ))?(?:confirm|approve|sign|receive|agree|note|consider|adopt|ratify|accept|resolve)\b.*\b(?:minutes|notes|record)\b",
);

/// Who came or went in the meeting, and when the next one is: no beginning of this one.
static OTHER_HOUR: Pattern = Pattern::new(
    r"(?i)\b(?:joined|left|arrived (?:at|late)|entered|departed|withdrew|re-?joined|returned to)\b(?: the| this| at| by|,|\.| from)|^(?:the |this )?(?:meeting|session|chair\w*)\b[^.]{0,60}\b(?:closed|adjourned|concluded|ended|finished)\b|\bnext (?:\w+ ){0,3}meetings?\b",
);

/// What a head's own sentence begins with: "Held in …", "Meeting of …", "At a meeting …".
pub(super) static OF_HEAD: Pattern = Pattern::new(
    r"(?i)^(?:to be )?(?:held|the |an? |at |in |draft |unconfirmed |minutes?\b|notes?\b|notice\b|agenda\b|meeting\b|venue\b|this meeting|(?:\w+ ){0,6}(?:council|committee|board|panel|forum|cabinet|trust|authority|meeting)\b)",
);

/// "Minutes of the meeting held at … on …", the title of minutes.
pub(super) static HELD_ON: Pattern = Pattern::new(
    r"(?i)^(?:\w+ ){0,3}(?:minutes?|notes|record) (?:of|from) (?:the |a )?[^.;]{0,160}\b(?:held|holden|took place)\b",
);

/// A full stop between two sentences that nothing parts.
static GLUED: Pattern = Pattern::new(r"(?P<end>\p{Ll}{3}[.])(?P<begin>\p{Lu}\p{Ll})");

/// "You are summoned to attend a meeting … to be held on 4 May 2031 …".
static SUMMONS: Pattern = Pattern::new(
    r"(?i)\b(?:summon(?:ed)?|invited|requested|called|notice is hereby given)\b.*\bmeeting\b(?:.*\b(?:held|take place)\b.*?\bon\b|[^.]*?\bon (?:the )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}(?:st|nd|rd|th)? \p{L}))",
);

impl Head {
    /// What a paragraph says; of a long one, where a summons runs on into its notes, what
    /// its first sentence says.
    pub(super) fn said(&mut self, text: &str) {
        let parted = GLUED.replace_all(text, "$end $begin");
        if text.chars().count() <= LONGEST_HELD {
            self.sentence(&parted);
        } else if let Some(first) = sentence::split(&parted).first() {
            self.sentence(first);
        }
    }

    /// Takes the day, and what stands with it, where the head tells it in so many words: that
    /// which a site puts over its post is not the meeting's, nor is that of a letter above.
    pub(super) fn surest(&mut self, blocks: &[&Block], business: &impl Fn(usize, &str) -> bool) {
        let titled = blocks.iter().enumerate().find(|(at, block)| {
            !block.is_running()
                && !business(*at, &block.text)
                && block.text.chars().count() <= LONGEST_HELD
                && HELD_ON.is_in(&block.text)
                && !OTHER_MINUTES.is_in(&block.text)
                && date::find(&block.text).is_some()
        });
        // The line over the minutes that gives body and day is nearer than what they speak of.
        if let Some((at, line)) = day::of_meeting(blocks)
            && titled.is_none_or(|(titled, _)| at < titled)
        {
            self.when(line);
        }
        let summons = || blocks.iter().find(|block| summons(block));
        if let Some(titled) = titled.map(|(_, titled)| titled).or_else(summons) {
            self.sentence(&titled.text);
            self.when(&titled.text);
        }
    }

    fn sentence(&mut self, text: &str) {
        if OTHER_MINUTES.is_in(text) {
            return;
        }
        let Some(text) = of_meeting(text) else {
            return;
        };
        // Of this meeting the day is known: a sentence of another day's tells of that.
        let day = date::find(text).map(|found| found.date);
        let known = self.date.is_some();
        if OTHER_HOUR.is_in(text) && known && day != self.date && !HELD_ON.is_in(text) {
            return;
        }
        if let Some(when) = WEB
            .group(text, "when")
            .or_else(|| DASHED.group(text, "when"))
        {
            self.when(when);
        }
        if self.place.is_none()
            && date::find(text).is_some()
            && let Some(place) = AFTER_TIME.group(text, "place")
            && ROOM.is_in(place)
            && !text.contains('\t')
        {
            let place = PLACE_STOP.replace_all(place, "");
            self.place = Some(fold::quote(place.trim_matches([' ', ',', '.'])));
        }
        if let Some(rest) = HELD.group(text, "rest")
            && text.chars().count() <= LONGEST_HELD
            && !text.to_lowercase().contains("minutes of the last meeting")
        {
            self.when(rest);
            self.placed_after_day(rest);
            let own = text.starts_with("Held ") || text.starts_with("HELD ");
            if self.time.is_none() && (self.date.is_some() || own || HELD_ON.is_in(text)) {
                self.time = date::time(text).or_else(|| {
                    let time = MILITARY.group(text, "time")?;
                    date::time(&format!("{}:{}", &time[..2], &time[2..]))
                });
            }
            let place = PLACE.group(text, "place").or_else(|| {
                AFTER_TIME
                    .group(text, "place")
                    .filter(|place| ROOM.is_in(place))
            });
            let placed = day.is_some() || OF_HEAD.is_in(text) || date::time(text).is_some();
            if let Some(place) = place
                && self.place.is_none()
                && (placed || ROOM.is_in(place))
            {
                // "St. Ann’s Hall" ends no sentence.
                let place = place.replace("St. ", "St.\u{a0}");
                let place = PLACE_END.replace_all(&place, "");
                let place = place.trim_matches([' ', ',', '.', '–', '-']);
                let place = fold::quote(without_article(place));
                let named = !matches!(
                    fold::compare(&place).as_str(),
                    "public" | "private" | "committee" | "session"
                ) && place.chars().count() > 3
                    && place.chars().count() < 200
                    && date::find(&place).is_none();
                if named {
                    self.place = Some(place);
                }
            }
        }
    }
}

fn summons(block: &Block) -> bool {
    !block.is_running()
        && block.text.chars().count() <= LONGEST_HELD
        && SUMMONS.is_in(&block.text)
        && date::find(&block.text).is_some()
}
