//! Trackers whose cells a copied text no longer parts: nothing can be read of them, and
//! that is said.

use crate::domain::actions::ActionTable;
use crate::domain::source::Loss;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

/// The head of a document, in paragraphs.
const HEAD: usize = 12;
/// A head is no longer than this.
const LONGEST: usize = 140;

static TRACKER: Pattern = Pattern::new(
    r"(?i)\b(?:actions?|recommendations?|matters arising)\b[^.:;]{0,20}\b(?:tracker|tracking(?: (?:list|log|sheet|document))?|log|register|monitoring (?:sheet|report|log)|schedule)\b|\b(?:summary|schedule|table|list|log|tracker) of (?:(?:outstanding|board|committee|agreed|open) )*(?:actions|recommendations)\b|\bfollow[- ]?up (?:from|of|on|to)\b[^.:;]{0,30}\bactions?(?: plans?)?\b|^(?:rolling |outstanding )*action (?:plan|list|points?|sheet)s?\b|\b(?:Action|ACTION) (?:Plan|PLAN|Points?|List)$",
);
/// The title of a paper that is a list of actions.
static NAMED: Pattern = Pattern::new(
    r"(?i)^(?:[\w’'&-]+ ){0,5}actions? (?:list|log|tracker|points?|schedule)\b[^.;]{0,60}$|^(?:list of |outstanding )?actions? (?:from|arising from|following) [^.;]{3,100}$",
);
/// "Action Point 4" stands in an account.
static POINT: Pattern = Pattern::new(r"(?i)^action points? \d{1,3}\b");
/// Paragraphs among which it stands, and those that a list has at least.
const TITLE: usize = 3;
const FEWEST: usize = 6;
/// Strokes in a row of cells, and such rows.
const STROKES: usize = 2;
const ROWS: usize = 3;
/// The heads of a tracker's columns.
static COLUMN: Pattern = Pattern::new(
    r"(?i)\b(?:action|lead|owner|responsib(?:le|ility)|due|target|deadline|status|outcome|progress|update|by whom|by when)\b",
);
/// Kinds of columns that make lines the head of a table.
const COLUMNS: usize = 2;
/// Paragraphs below its title in which a table's head stands.
const REACH: usize = 14;

/// What is lost where a head announces a tracker, its columns stand below, and no table
/// was read.
pub fn read(blocks: &[Block], tables: &[ActionTable], alone: bool, losses: &mut Vec<Loss>) {
    if tables.iter().any(|table| !table.rows.is_empty())
        || losses
            .iter()
            .any(|loss| loss.what.contains("table of actions"))
    {
        return;
    }
    let heads = |block: &Block| {
        block.marker.is_none()
            && block.text.chars().count() <= LONGEST
            && !block.text.ends_with(['.', ';'])
    };
    // A paper that is nothing else says so by its title, whatever is left of its columns.
    let named = blocks
        .iter()
        .filter(|block| !block.is_running())
        .take(TITLE)
        .find(|block| heads(block) && NAMED.is_in(&block.text));
    if alone
        && blocks.len() >= FEWEST
        && let Some(title) = named
    {
        losses.push(parts_no_more(title));
        return;
    }
    let struck = blocks
        .iter()
        .filter(|block| !block.is_row())
        .flat_map(|block| block.lines.iter().map(move |line| (block, line)))
        .filter(|(_, line)| line.matches(" / ").count() >= STROKES);
    if alone && struck.clone().count() >= ROWS {
        losses.extend(struck.take(1).map(|(block, _)| {
            Loss {
                page: block.place.page,
                what: "a table whose cells stand behind strokes, and whose headings are not known"
                    .to_owned(),
            }
        }));
        return;
    }
    let announced = blocks
        .iter()
        .take(HEAD)
        .position(|block| heads(block) && TRACKER.is_in(&block.text) && !POINT.is_in(&block.text));
    let Some(at) = announced else { return };
    let mut columns: Vec<String> = blocks[at + 1..]
        .iter()
        .take(REACH)
        .filter(|block| !block.text.ends_with(['.', ';']))
        .flat_map(|block| COLUMN.captures_all(&block.text))
        .map(|found| found[0].to_lowercase())
        .collect();
    columns.sort();
    columns.dedup();
    if columns.len() >= COLUMNS {
        losses.push(parts_no_more(&blocks[at]));
    }
}

fn parts_no_more(title: &Block) -> Loss {
    Loss {
        page: title.place.page,
        what: "a table of actions whose cells the text does not part".to_owned(),
    }
}
