//! Pages that hold one item alone: an item's own page, a notice of one decision.

use crate::parse::item::{LONGEST_TITLE, Raw, State};
use crate::parse::label::{self, Section};
use crate::parse::marker::Count;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::title;
use crate::parse::unlabelled;

static NUMBER_AND_BADGE: Pattern = Pattern::new(
    r"^(?P<number>\d{1,4}[a-z]?|\d{1,4}/\d{2,4})\.? (?P<title>[A-Z].*(?:PDF|DOCX?) \d.*)$",
);
/// The number and the title of a line that ends in a paper's badge; a year in front,
/// "2031/32", is of the title.
pub(super) fn numbered(line: &str) -> Option<(String, String)> {
    let found = NUMBER_AND_BADGE.captures(line)?;
    let number = found["number"].to_owned();
    let year = number.split_once('/').is_some_and(|(first, second)| {
        let (first, second): (Option<u32>, Option<u32>) = (first.parse().ok(), second.parse().ok());
        first.zip(second).is_some_and(|(first, second)| {
            (1990..2100).contains(&first) && matches!(second, 0..100) && second == (first + 1) % 100
        })
    });
    (!year).then(|| (number, found["title"].to_owned()))
}

/// The one item of an item's own page.
pub fn read(blocks: &[Block]) -> Raw<'_> {
    let labelled = |wanted: Section| {
        blocks
            .iter()
            .position(|block| label::section(&block.text) == Some(wanted))
    };
    let mut item = Raw::default();
    let words = || {
        blocks
            .iter()
            .filter(|block| !block.is_running() && label::section(&block.text).is_none())
    };
    let mut state = match (labelled(Section::AgendaItem), labelled(Section::Minutes)) {
        (Some(_), _) => State::Announcement,
        (None, Some(minutes)) => blocks[..minutes]
            .iter()
            .find(|block| label::section(&block.text).is_none())
            .map_or(State::Account, unnumbered_state),
        // A title that lost what stood around it: a paper hangs on it, or an ask follows.
        (None, None) => match (words().next(), words().nth(1)) {
            (Some(first), next)
                if numbered(&first.text).is_some()
                    || unnumbered_state(first) == State::Title
                        && next.is_some_and(|next| TO_DO.is_in(&next.text)) =>
            {
                State::Title
            }
            (Some(_) | None, _) => State::Account,
        },
    };
    let told = labelled(Section::Minutes).is_none() && labelled(Section::Decision).is_none();
    item.minuted = state == State::Account;
    // What stands above "Agenda item" is of the site, and says the title once more.
    let own = labelled(Section::AgendaItem).unwrap_or_default();
    for block in blocks[own..].iter().filter(|block| !block.is_running()) {
        if let Some(section) = label::section(&block.text) {
            state = item.section(block, section, state);
            continue;
        }
        if state == State::Title && is_sentence(block) {
            state = State::Announcement;
        } else if state == State::Title
            && let Some((number, title)) = numbered(&block.text)
        {
            item.number = Some(number);
            item.title = title::read(&title, &[]);
            item.head = Some(block);
            state = State::Announcement;
            continue;
        }
        state = item.add(block, state);
    }
    // A page without "Minutes:" tells from where something was done.
    if told {
        unlabelled::part(&mut item);
        if !item.minuted
            && !item
                .announcement
                .iter()
                .all(|block| unlabelled::announces(block))
        {
            item.account = std::mem::take(&mut item.announcement);
            item.minuted = true;
        }
    }
    item
}

static TO_DO: Pattern = Pattern::new(r"^To [a-z]+ ");

/// Whether a paragraph where a title is expected is none: the title was lost.
fn is_sentence(block: &Block) -> bool {
    let text = block.text.as_str();
    let marked = block
        .marker
        .as_ref()
        .is_some_and(|marker| marker.count != Count::Number);
    let closed = text.ends_with('.') && text.split(' ').count() > 8;
    marked
        || closed && (unlabelled::announces(block) || unlabelled::tells(block))
        || text.chars().count() > LONGEST_TITLE
}

static SUBJECT: Pattern = Pattern::new(
    r"(?i)^(?:subject|title|report title|decision title|title of (?:the )?(?:report|decision)|matter)(?: of (?:the )?decision)? ?: ?(?P<title>.{4,250})$",
);

/// The one item of a notice of a decision, which names its subject in a field.
pub fn notice(blocks: &[Block]) -> Option<Raw<'_>> {
    let decisions: Vec<usize> = (0..blocks.len())
        .filter(|at| label::section(&blocks[*at].text) == Some(Section::Decision))
        .collect();
    let [decision] = decisions.as_slice() else {
        return None;
    };
    let head = blocks[..*decision]
        .iter()
        .find(|block| SUBJECT.is_in(&block.text))?;
    Some(Raw {
        title: title::read(SUBJECT.group(&head.text, "title")?, &[]),
        head: Some(head),
        decision: blocks[decision + 1..].iter().collect(),
        minuted: true,
        ..Raw::default()
    })
}

/// All of a page as one item, where its heads are lost.
pub fn untitled(blocks: &[Block]) -> Raw<'_> {
    let start = blocks
        .iter()
        .position(|block| label::section(&block.text) == Some(Section::Head))
        .map_or(0, |head| head + 1);
    Raw {
        account: blocks[start..]
            .iter()
            .filter(|block| !block.is_running() && label::section(&block.text).is_none())
            .collect(),
        minuted: true,
        ..Raw::default()
    }
}

/// Where a row without a number begins with a title, and where with its text.
pub(super) fn unnumbered_state(block: &Block) -> State {
    let titled = block.is_heading()
        || title::document(&block.text).is_some()
        || block.text.chars().count() <= LONGEST_TITLE && !block.text.ends_with(['.', ':', ';']);
    if titled {
        State::Title
    } else {
        State::Announcement
    }
}
