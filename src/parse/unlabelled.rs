//! Where an item's account begins on a page that has lost its "Minutes:".
//!
//! What is saved by a browser's reader, or by a program that keeps the text alone,
//! often lacks the web system's labels. What the agenda says asks and announces; what
//! the minutes say tells what was done.

use crate::domain::agenda::is_procedural;
use crate::parse::decision;
use crate::parse::item::Raw;
use crate::parse::label::{self, Section};
use crate::parse::paragraph::Block;
use crate::parse::part::page_title;
use crate::parse::pattern::Pattern;
use crate::parse::people;
use crate::parse::sequence;
use crate::parse::title;

static ANNOUNCES: Pattern = Pattern::new(
    r"(?i)^(?:to (?:consider|note|receive|approve|agree|confirm|comment|review|discuss|endorse|adopt|appoint|elect|determine|decide|recommend|scrutinise|sign|authorise|resolve|accept|nominate|make|report|record|declare|answer|seek|inform|present|provide|update|examine|take|deal|invite|hear|ask|allow|enable|disclose|give|set|be|formally)\b|purpose ?[-–:]|(?:joint )?reports? (?:of|by|from) |this (?:report|item) |for (?:noting|decision|information|discussion)$|\((?:copy|report|please|previously)\b)|\b(?:is|are|be) (?:asked|invited|requested|recommended|reminded) to\b|\b(?:submits|presents|provides|sets out|is attached|are attached)\b",
);
static TELLS: Pattern = Pattern::new(
    r"^(?i:it was |unanimously )*(?:RESOLVED|AGREED|NOTED|RECOMMENDED|Resolved|Agreed|Noted|resolved|agreed|noted)\b|(?i)\b(?:was|were) (?:\w+ly |not |also |duly )?(?:received|reported|noted|agreed|approved|resolved|considered|confirmed|welcomed|informed|given|presented|deferred|endorsed|moved|elected|appointed|submitted|made|accepted|taken|told|advised|withdrawn|carried|raised|no )\b|^(?:the )?(?:[\p{L}’'&.-]+ ){1,12}?(?:presented|introduced|reported|advised|welcomed|submitted|noted|received|considered|explained|outlined|informed|asked|thanked|gave|drew|confirmed|approved|agreed|approves?|agrees|notes|moved|proposed|declared|read|stated|said|highlighted|updated|announced|made|sent|queried|questioned|raised)\b|^there (?:was|were)\b",
);

/// A resolution, whatever it asks of others: "RESOLVED that the Trust be invited to …".
static RESOLVES: Pattern =
    Pattern::new(r"^(?:It was )?(?:(?i:unanimously) )?(?:RESOLVED|AGREED|Resolved)\b");

/// Whether the words are what an agenda says of an item.
pub fn announces(block: &Block) -> bool {
    ANNOUNCES.is_in(&block.text) && !resolves(block)
}

/// Whether the words tell what was done.
pub fn tells(block: &Block) -> bool {
    !announces(block) && (TELLS.is_in(&block.text) || decision::unlabelled::is_severed(block))
}

/// Whether the words are a resolution, which no agenda prints of its own item.
pub fn resolves(block: &Block) -> bool {
    RESOLVES.is_in(&block.text)
}

/// A paragraph that is longer than this is told, whatever its words.
const LONG: usize = 100;

/// Whether a paragraph tells what was done, or is a long one of whole sentences.
pub fn tells_or_long(block: &Block) -> bool {
    tells(block) || block.text.chars().count() >= LONG && block.text.ends_with(['.', ':'])
}

/// Takes the account out of what was held to be the agenda's words, where some of them
/// tell what was done.
pub fn part(item: &mut Raw<'_>) {
    if item.minuted {
        return;
    }
    if let Some(at) = item.announcement.iter().position(|block| tells(block)) {
        item.account = item.announcement.split_off(at);
        item.minuted = true;
    }
}

/// Items of a meeting's page that has lost numbers and labels: the badge of its paper
/// tells a title.
pub fn by_badges(blocks: &[Block]) -> Vec<Raw<'_>> {
    let start = blocks
        .iter()
        .position(|block| label::section(&block.text) == Some(Section::Head))
        .or_else(|| page_title(blocks))
        .map_or(0, |head| head + 1);
    let own: Vec<&Block> = blocks[start..]
        .iter()
        .filter(|block| !block.is_running() && !block.text.is_empty())
        .collect();
    let mut items: Vec<Raw<'_>> = Vec::new();
    let mut before = false;
    for (at, block) in own.iter().copied().enumerate() {
        if label::section(&block.text).is_some() {
            continue;
        }
        let paper = title::document(&block.text).filter(|_| block.marker.is_none());
        let badge = paper.is_some();
        // The first line below the page's head begins the first row.
        let first = at == 0 && is_first(&own);
        if !badge && (first || is_standing(block) || is_spaced(&own, at)) {
            items.push(Raw {
                title: title::read(&block.text, &block.lines),
                head: Some(block),
                ..Raw::default()
            });
            before = false;
            continue;
        }
        match paper {
            // A paper behind a paper is of the same item.
            Some(paper) if before => {
                if let Some(item) = items.last_mut() {
                    item.documents.push(paper);
                }
            }
            Some(_) => items.push(Raw {
                title: title::read(&block.text, &block.lines),
                head: Some(block),
                ..Raw::default()
            }),
            None => {
                if has_lost_title(&own, at, items.last()) {
                    items.push(Raw::default());
                }
                if let Some(item) = items.last_mut() {
                    item.announcement.push(block);
                }
            }
        }
        before = badge;
    }
    for item in &mut items {
        part(item);
    }
    items
}

/// Whether what the agenda says of an item stands where its title is lost: apart from the
/// account above it, which has told what was done, or from what is announced of another.
fn has_lost_title(own: &[&Block], at: usize, item: Option<&Raw<'_>>) -> bool {
    let (Some(item), Some(above)) = (item, at.checked_sub(1)) else {
        return false;
    };
    let told = item.announcement.iter().any(|block| tells(block));
    let least = if told { SPACE } else { SPACE + 1 };
    !item.announcement.is_empty()
        && space(own[above], own[at]) >= least
        && own[at].marker.is_none()
        && TO_DO.is_in(&own[at].text)
}

static TO_DO: Pattern = Pattern::new(
    r"^To (?:consider|note|receive|approve|agree|confirm|comment|review|discuss|endorse|adopt|appoint|elect|determine|invite)\b[^;]*\.?$",
);

/// A title of standing business needs no paper.
fn is_standing(block: &Block) -> bool {
    // "Apologies / Ymddiheuriadau": the English side tells.
    let english = block.text.split(" / ").next().unwrap_or_default();
    let stands = STANDS.is_in(english) || english.len() < block.text.len() && ROLL.is_in(english);
    block.gap && block.marker.is_none() && block.lines.len() == 1 && stands
}

static ROLL: Pattern = Pattern::new(r"(?i)^(?:attendance|present)$");

/// Empty lines that stand over a title, and between no two paragraphs of an account.
const SPACE: u32 = 2;
/// A title without a paper is no longer than this.
const LONGEST_BARE: usize = 120;

/// Whether the block stands apart as a row's title does: a few words with empty lines above
/// and below, and then what the agenda or the minutes say.
fn is_spaced(own: &[&Block], at: usize) -> bool {
    let block = own[at];
    let shaped = block.marker.is_none()
        && block.lines.len() == 1
        && block.text.chars().count() <= LONGEST_BARE
        && block.text.starts_with(char::is_uppercase)
        && !block.text.ends_with(['.', ':', ';', ',', '?', '!'])
        && !block.text.contains(": ")
        && !announces(block)
        && !sequence::words::tells(&block.text);
    let Some(next) = own.get(at + 1).filter(|_| shaped) else {
        return false;
    };
    // Over an ask stands a title, though its words look like a name and a post.
    let named = people::list(&block.text)
        .iter()
        .any(|person| person.title.is_some() || person.role.is_some() && !announces(next));
    if named {
        return false;
    }
    let prose = next.text.ends_with(['.', ':']) && next.text.contains(' ')
        || announces(next)
        || tells(next);
    let above = at
        .checked_sub(1)
        .map_or(SPACE, |above| space(own[above], block));
    // A line of a table or a letter has its neighbours near.
    above >= SPACE && space(block, next) > 0 && prose
}

/// Standing business that shows a text to be a meeting's page.
const SHOWN: usize = 3;

/// Whether a text that has lost head, numbers and labels is a meeting's page: standing
/// business, each title over what was done.
pub fn is_page(blocks: &[Block]) -> bool {
    let own: Vec<&Block> = blocks
        .iter()
        .filter(|block| !block.is_running() && !block.text.is_empty())
        .collect();
    let standing = own.windows(2).filter(|pair| {
        let mut words = pair[0].text.split(' ');
        let numbered = words.any(|word| word.contains(|letter: char| letter.is_ascii_digit()));
        let unmarked = pair[0].marker.is_none() && !numbered;
        let bare = unmarked && !pair[0].text.ends_with(['.', ':']);
        let title = bare && pair[0].text.chars().count() <= LONGEST_BARE;
        title && is_procedural(&pair[0].text) && tells(pair[1])
    });
    standing.count() >= SHOWN
}

/// Whether the page's first row begins with its title.
fn is_first(own: &[&Block]) -> bool {
    let [title, below, ..] = own else {
        return false;
    };
    let prose = announces(below) || tells(below);
    is_procedural(&title.text) && !title.text.ends_with('.') && prose
}

/// The empty lines between two blocks.
fn space(above: &Block, below: &Block) -> u32 {
    let lines = u32::try_from(above.lines.len()).unwrap_or(u32::MAX);
    below
        .place
        .line
        .saturating_sub(above.place.line.saturating_add(lines))
}

static STANDS: Pattern = Pattern::new(
    r"(?i)^(?:apologies(?: for (?:absence|lateness))?|(?:declarations?|disclosures?) of (?:\w+[’']? ){0,3}interests?(?: \([^()]{3,60}\))?|matters arising(?: from the minutes)?|minutes(?: of (?:the )?(?:last|previous) meetings?)?|(?:any )?(?:other )?urgent business|public (?:questions?|participation|question time)|petitions|date of (?:the )?next meeting)$",
);

/// Items that the label of their papers parts.
const FEWEST: usize = 3;
/// Standing business among them.
const STANDING: usize = 2;
/// A title is no longer than this.
const LONGEST: usize = 200;

/// Items of a page that has lost its numbers and tells of nothing yet: each ends with
/// "Additional documents:", and the next line is a title.
pub fn by_documents(blocks: &[Block]) -> Vec<Raw<'_>> {
    let start = blocks
        .iter()
        .position(|block| label::section(&block.text) == Some(Section::Head))
        .map_or(0, |head| head + 1);
    let own = || blocks[start..].iter().filter(|block| !block.is_running());
    let mut items: Vec<Raw<'_>> = Vec::new();
    let mut closed = true;
    for block in own() {
        match label::section(&block.text) {
            Some(Section::Documents) => closed = true,
            Some(_) => return Vec::new(),
            None if closed => {
                let titled = block.marker.is_none()
                    && block.text.chars().count() <= LONGEST
                    && block.text.starts_with(char::is_uppercase)
                    && !block.text.ends_with(['.', ':', ';', ',']);
                if !titled {
                    return Vec::new();
                }
                let title = title::read(&block.text, &block.lines);
                items.push(Raw {
                    title,
                    head: Some(block),
                    ..Raw::default()
                });
                closed = false;
            }
            None => {
                if let Some(item) = items.last_mut() {
                    item.announcement.push(block);
                }
            }
        }
    }
    // A paper behind the label would be read as a title with nothing to say.
    let bare = items
        .iter()
        .filter(|item| item.announcement.is_empty())
        .count();
    let standing = items
        .iter()
        .filter_map(|item| item.title.words.as_deref())
        .filter(|words| is_procedural(words))
        .count();
    if items.len() < FEWEST || standing < STANDING || bare > 0 {
        return Vec::new();
    }
    items
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(text: &str) -> Block {
        Block {
            text: text.to_owned(),
            ..Block::default()
        }
    }

    #[test]
    fn an_account_begins_where_something_was_done() {
        let blocks = [
            block("To consider the report on ferries."),
            block("The report sets out the timetable."),
            block("The Harbour Master presented the report."),
            block("RESOLVED that the report be noted."),
        ];
        let mut item = Raw {
            announcement: blocks.iter().collect(),
            ..Raw::default()
        };
        part(&mut item);
        assert_eq!(item.announcement.len(), 2);
        assert_eq!(item.account.len(), 2);
    }

    #[test]
    fn what_only_announces_has_no_account() {
        let blocks = [
            block("The Harbour Master submits a report on ferries."),
            block("Members are asked to note the report."),
        ];
        let mut item = Raw {
            announcement: blocks.iter().collect(),
            ..Raw::default()
        };
        part(&mut item);
        assert!(!item.minuted);
    }
}
