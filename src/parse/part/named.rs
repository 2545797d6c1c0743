//! What a paper calls itself on top: minutes, an agenda, a paper of a meeting at all.

use crate::parse::date;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

static MINUTES: Pattern = Pattern::new(
    r"(?i)^(?:(?:draft|provisional|unconfirmed|confirmed|approved|agreed|adopted|ratified|final|signed|public|open|printed|formal) )*(?:minutes?|notes|cofnodion) (?:of|for|from|y) |^(?:draft )?minutes$|^(?:cofnodion ?[/–-] ?minutes|minutes ?[/–-] ?cofnodion)$|^[^.]{3,80}(?::| [-–]) (?:(?:draft|public|unconfirmed|confirmed|open|private|approved|ratified) )*minutes(?: \((?:draft|unconfirmed|confirmed|public|approved)\))?$|\bminutes of (?:the|a) meeting\b|^minutes –|^(?:draft )?(?:meeting|board|committee) minutes ?[:–—-] .{4,}$|^minutes (?:no\.? ?)?\d{1,3}/\d{2,4}$",
);
static AGENDA: Pattern = Pattern::new(
    r"(?i)^(?:(?:public |supplementary |supplemental |additional |meeting |draft )?a ?g ?e ?n ?d ?a|(?:(?:supplementary|supplemental|additional|second|third) agenda|agenda (?:supplement|addendum)|addendum)(?: pack)?(?: ?(?:–|-|no\.?|number))? ?\d{0,2}|items? of business|business items|order of business|business|(?:the )?(?:full )?agenda(?: items?)?(?: for (?:the|this) meeting)? (?:comprises?|follows|(?:is|are) as follows|is set out below) ?[.:]?|agenda (?:reports pack|frontsheet|items?|pack)|(?:public )?session agenda|agenda (?:–|-) .{0,40}|agenda (?:for )?(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{4}|(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{4} agenda|standing agenda|item(?: no\.?| number)? agenda(?: items?)?(?: (?:details|status|report|lead|time|pages?(?: no(?:\.|[’']?s)?\.?)?))*)$",
);
/// Whether the words head the list of business.
pub fn heads_agenda(block: &Block) -> bool {
    block.marker.is_none() && is_agenda(&block.text)
}

/// "Agenda for the meeting on 4 May 2031": the heading names the day too.
static AGENDA_FOR: Pattern = Pattern::new(
    r"(?i)^(?:draft |public |the )?agenda (?:for|of) [^.;]{0,80}\bmeeting\b(?:[^.;]|\d\.\d){0,220}\.?$",
);

/// "Ferry and Harbour Committee Agenda": the body, what the paper is, and the day.
static AGENDA_OF: Pattern = Pattern::new(
    r"^(?:\p{Lu}[\w’'&-]*,? |and |of |for |the |& ){0,9}(?:Committee|Panel|Board|Forum|Commission|Cabinet|Authority|Partnership|Council|COMMITTEE|PANEL|BOARD|FORUM|COMMISSION|CABINET|AUTHORITY|PARTNERSHIP|COUNCIL) (?:Agenda|AGENDA)(?P<day>,? (?i:mon|tues|wednes|thurs|fri|satur|sun)(?i:day).{6,30})?$",
);

/// "Agenda for the Ferry Committee".
static AGENDA_OVER: Pattern = Pattern::new(
    r"^(?:Agenda|AGENDA) (?i:for|of) (?:(?i:the) )?(?:\p{Lu}[\w’'&-]*,? |and |of |for |the |& ){0,9}(?:Committee|Panel|Board|Forum|Commission|Cabinet|Authority|Partnership|Council|COMMITTEE|PANEL|BOARD|FORUM|COMMISSION|CABINET|AUTHORITY|PARTNERSHIP|COUNCIL)$",
);

fn is_agenda(text: &str) -> bool {
    let text = text.trim();
    AGENDA.is_in(text)
        || AGENDA_OVER.is_in(text)
        || AGENDA_OF.is_in(text)
        || AGENDA_FOR.is_in(text) && date::find(text).is_some()
}

static TALKS: Pattern = Pattern::new(
    r"(?i)\b(?:are|were|was|be|is|has|have|asked|attached|to (?:confirm|approve|receive|agree|sign))\b",
);

/// "… at which there were present:" leads from the heading over to the roll.
static THERE_WERE: Pattern =
    Pattern::new(r"(?i),? ?(?:when|where|at which)(?: there)?(?: were| was)? present(?: were)?:?$");

/// "Minutes - 4 May 2031": what the paper is, and its day alone.
static MINUTES_DAY: Pattern = Pattern::new(
    r"(?i)^(?:(?:draft|unconfirmed|confirmed|public) )*minutes ?[-–—:,]? (?P<day>(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:the )?\d{1,2}(?:st|nd|rd|th)? \p{L}+,? \d{4})$",
);

/// Whether the words head minutes, and do not talk about some.
pub fn heads_minutes(text: &str) -> bool {
    let dayed = MINUTES_DAY.group(text, "day");
    if dayed.is_some_and(|day| date::find(day).is_some()) {
        return true;
    }
    MINUTES.is_in(text) && !ITEM.is_in(text) && !TALKS.is_in(&THERE_WERE.replace_all(text, ""))
}

/// An item of every agenda.
static ITEM: Pattern =
    Pattern::new(r"(?i)^minutes of (?:the )?(?:last|previous|preceding) meetings?$");

/// What the line on top calls the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Called {
    /// Both: a page that keeps an agenda and puts the minutes below it.
    Both,
    /// Minutes.
    Minutes,
    /// An agenda.
    Agenda,
}

/// Paragraphs among which the line stands that names a paper, and its words.
const TOP: usize = 5;
const MOST_WORDS: usize = 20;

static NAMES_MINUTES: Pattern = Pattern::new(r"(?i)\bminutes\b");
static NAMES_AGENDA: Pattern = Pattern::new(r"(?i)\bagenda\b");
/// A month, a day in figures, a year, or the word for what is held.
static WHEN: Pattern = Pattern::new(
    r"(?i)\b(?:january|february|march|april|may|june|july|august|september|october|november|december|meeting|\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})|(?:19|20)\d{2})\b",
);
/// Words of a link, of an item about other minutes, or of the time that something takes.
static NO_NAME: Pattern = Pattern::new(
    r"(?i)\b(?:last|previous|preceding|download|view|click|here|back|next|archive|apologies|approv(?:al|e)|adopt|confirm(?:ation)?|matters arising|taken by|secretary|clerk|items?|(?:of|to|for|than) \d{1,2} minutes)\b",
);
/// "Minutes of a meeting held on 4 May – Because of the snow, this was …".
static ASIDE: Pattern = Pattern::new(r" [–—-] \p{Lu}.*$");

/// What the first lines call the paper: "CA November 2031 Agenda", "Minutes Extraordinary
/// Meeting 4th May 2031". So short a line may stand over anything: the business below it
/// has to show that it is the paper's name.
pub fn called(blocks: &[Block]) -> Option<Called> {
    let top = blocks.iter().filter(|block| !block.is_running()).take(TOP);
    top.filter(|block| block.marker.is_none() && !block.is_row())
        .find_map(|block| {
            let text = ASIDE.replace_all(&block.text, "");
            let named = text.split_whitespace().count() <= MOST_WORDS
                && !text.ends_with(['.', '?', '!', ';', ','])
                && WHEN.is_in(&text)
                && !NO_NAME.is_in(&text)
                && !TALKS.is_in(&text);
            match (NAMES_MINUTES.is_in(&text), NAMES_AGENDA.is_in(&text)) {
                (true, true) if named => Some(Called::Both),
                (true, false) if named => Some(Called::Minutes),
                (false, true) if named => Some(Called::Agenda),
                (true | false, true | false) => None,
            }
        })
}

/// Whether the first paragraphs call the paper minutes or an agenda.
pub fn names_itself(blocks: &[Block]) -> bool {
    blocks
        .iter()
        .filter(|block| !block.is_running())
        .take(NAMED)
        .any(|block| heads_minutes(&block.text) || AGENDA.is_in(block.text.trim()))
}

static OF_A_MEETING: Pattern = Pattern::new(
    r"(?i)\b(?:meetings?|minutes|agenda|apologies|declarations? of (?:members[’']? )?interests?|decisions?|forward plan|action (?:plan|list|log|points?|tracker)|council|committee)\b",
);

/// Whether the first paragraphs speak of a meeting, its business or a council.
pub fn is_of_a_meeting(blocks: &[Block]) -> bool {
    blocks
        .iter()
        .filter(|block| !block.is_running())
        .take(NAMED)
        .any(|block| OF_A_MEETING.is_in(&block.text))
}

/// Paragraphs among which a paper says what it is.
const NAMED: usize = 15;
