//! A roll of who came: it shows a paper to be minutes, whatever the paper calls itself.

use crate::parse::attendance::is_prose;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::people::office;
use crate::parse::posted;
use crate::parse::roster::{self, List};

/// The roll stands among the first paragraphs.
pub const REACH: usize = 40;
/// Paragraphs below a word of presence in which the names stand.
const BELOW: usize = 8;
/// One name alone may be anybody's.
const FEWEST: usize = 2;
/// Verbs by which an account tells what happened.
const TOLD: usize = 3;

static PAST: Pattern = Pattern::new(
    r"(?i)\b(?:was|were|had|did|reported|agreed|resolved|noted|approved|accepted|adopted|received|welcomed|thanked|proposed|seconded|elected|declared|advised|informed|explained|confirmed|discussed|asked|gave|circulated|opened|closed|commenced|decided|signed|raised|said|stated)\b",
);

/// The word of presence is among the first of the line.
static PRESENCE: Pattern = Pattern::new(
    r"(?i)^.{0,40}?(?:\b(?:present|attendees|attended by|sederunt)|attend(?:ing|ance)|p ?r ?e ?s ?e ?n ?t|bresennol|presennol)",
);
/// What has not been yet.
static TO_COME: Pattern = Pattern::new(
    r"(?i)\b(?:are (?:invited|summoned|requested|required)|will be|to be held|to attend|please|expected)\b",
);

/// Whether a roll begins at this paragraph: a word of presence, and people behind it or
/// below it.
pub fn begins(blocks: &[Block], at: usize) -> bool {
    let block = &blocks[at];
    if at >= REACH || block.is_running() || block.is_row() {
        return false;
    }
    if chaired(blocks, at) {
        return true;
    }
    if !PRESENCE.is_in(&block.text) || TO_COME.is_in(&block.text) {
        return false;
    }
    let (mut begun, mut listed) = (false, false);
    let mut names = 0;
    for segment in roster::segments(block, true, true) {
        match segment.heads {
            Some(List::Present | List::Attendance) => listed = true,
            Some(List::None | List::Members | List::Apologies) => listed = false,
            None => {}
        }
        begun |= listed;
        if listed {
            names += people(&segment.text);
        }
    }
    let below = blocks[at + 1..]
        .iter()
        .filter(|block| !block.is_running())
        .take(BELOW)
        .take_while(|block| !is_point(block) && roster::label::list(&block.text).is_none());
    for next in below {
        if !listed || names >= FEWEST {
            break;
        }
        names += people(&next.lines.join("\n"));
    }
    begun && names >= FEWEST
}

/// "Councillor Ash in the Chair" over the names of the other members.
static CHAIRED: Pattern = Pattern::new(
    r"^(?:The )?(?:Councillor|Cllr|Alderman|Mr|Mrs|Ms|Miss|Dr|Mayor|Chair\w*)\b[^.;:]{2,80}\b(?i:in the chair|presiding|took the chair)\.?$",
);
static MANY: Pattern = Pattern::new(r"^(?:Councillors|Cllrs)\.? [^.:]+,");

fn chaired(blocks: &[Block], at: usize) -> bool {
    let next = || blocks[at + 1..].iter().find(|block| !block.is_running());
    CHAIRED.is_in(&blocks[at].text)
        && next().is_some_and(|next| MANY.is_in(&next.text) && people(&next.text) >= FEWEST)
}

/// Whether paragraphs tell what happened, as no agenda does.
pub fn is_told(blocks: &[Block]) -> bool {
    let mut left = TOLD;
    blocks
        .iter()
        .filter(|block| !block.is_running())
        .any(|block| {
            left = left.saturating_sub(PAST.find_all(&block.text).len());
            left == 0
        })
}

/// Whether a heading stands over the names of those who came.
pub fn is_headed(block: &Block) -> bool {
    (block.bold || block.heading.is_some())
        && !block.is_running()
        && roster::label::list(&block.text) == Some(List::Present)
}

/// A point of business, and no bullet.
pub fn is_point(block: &Block) -> bool {
    block
        .marker
        .as_ref()
        .is_some_and(|marker| !marker.value.is_empty())
}

/// How many people the words name for certain.
fn people(text: &str) -> usize {
    if is_prose(text) {
        return 0;
    }
    posted::list(&roster::cells::plain(text))
        .iter()
        .filter(|person| person.title.is_some() || office::is_full_name(&person.name))
        .count()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::extract::text;
    use crate::parse::paragraph;

    fn blocks(paper: &str) -> Vec<Block> {
        paragraph::build(&text::read("paper.txt", paper.as_bytes()).unwrap())
    }

    #[test]
    fn a_word_of_presence_and_names_are_a_roll() {
        for paper in [
            "1. Sederunt: Chair Ann Ash (AA), Sec Ben Elm (BE), Carl Oak (CO)",
            "Present Ann Ash, Ben Elm, Dee Yew (minute sec)",
            "PresentCllr Mrs A.M. Ash (Chair)\n\n“ B. Elm\n\n“ C. Oak",
        ] {
            assert!(begins(&blocks(paper), 0), "{paper}");
        }
        for paper in [
            "Present law on dogs was discussed.",
            "Councillors: Ann Ash, Ben Elm",
        ] {
            assert!(!begins(&blocks(paper), 0), "{paper}");
        }
    }
}
