//! The pages of the web system that most councils publish with.

use ego_tree::NodeRef;
use scraper::{Html, Node};

use super::chrome;
use super::tree::{element, has_class, words};

/// Letters of the longest number before an item.
const LONGEST_NUMBER: usize = 14;

/// What a page is.
#[derive(Debug, PartialEq, Eq)]
pub enum Page {
    /// A meeting's own page.
    Meeting,
    /// One item, which names its meeting in a link.
    Item {
        /// "Meeting of the Cabinet, Monday, 4th May 2026 (Item 4.)".
        meeting: String,
        /// The item's number.
        number: Option<String>,
    },
    /// The meetings that an issue came to.
    History,
    /// Any other page.
    Other,
}

/// Tells what a page is.
pub fn page(html: &Html) -> Page {
    let mut item = false;
    let mut found = Page::Other;
    let mut link = None;
    for node in html.tree.nodes() {
        let Some(part) = element(&node) else { continue };
        match part.name() {
            "h1" | "h2" | "h3" | "h4" | "p" | "div" | "td" | "li" | "caption" => {
                let short = node
                    .children()
                    .all(|child| element(&child).is_none_or(|child| !is_block(child.name())));
                if !short {
                    continue;
                }
                let said = words(node);
                if part.name() == "h1" && said.eq_ignore_ascii_case("agenda item") {
                    item = true;
                } else if said.eq_ignore_ascii_case("issue - meetings") || is_meeting(&said) {
                    return Page::History;
                }
            }
            "a" if link.is_none() => {
                let said = words(node);
                link = said.starts_with("Meeting of ").then_some(said);
            }
            "table" if chrome::is_item_table(part) => found = Page::Meeting,
            _ => {}
        }
    }
    match link {
        Some(meeting) if item => Page::Item {
            number: item_of(&meeting),
            meeting,
        },
        Some(_) | None => found,
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "div" | "p" | "table" | "ul" | "ol" | "h1" | "h2" | "h3" | "h4"
    )
}

/// Whether the words name a meeting in a history: "Meeting: 16/12/2030 - Cabinet".
pub fn is_meeting(words: &str) -> bool {
    words
        .strip_prefix("Meeting: ")
        .is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()))
        && words.len() < 300
}

/// Whether the words name a paper: a badge with its format and size ends them.
pub fn is_paper(words: &str) -> bool {
    let mut behind = words.rsplit(' ');
    let (unit, size, format) = (behind.next(), behind.next(), behind.next());
    matches!(unit, Some("B" | "KB" | "MB" | "GB"))
        && size.is_some_and(|size| size.starts_with(|letter: char| letter.is_ascii_digit()))
        && matches!(
            format,
            Some("PDF" | "DOC" | "DOCX" | "XLS" | "XLSX" | "ZIP" | "RTF")
        )
        && behind.next().is_some()
}

/// The item's number in "… (Item 4.)".
pub fn item_of(meeting: &str) -> Option<String> {
    let (_, behind) = meeting.rsplit_once("(Item ")?;
    clean(behind.strip_suffix(')')?)
}

/// A row of the table of items.
pub enum Row {
    /// "No.", "Item".
    Head,
    /// An item, or a part of the agenda.
    Item {
        /// Its number.
        number: Option<String>,
    },
}

/// What a row is; `None` where it is of another table.
pub fn row(tr: NodeRef<'_, Node>) -> Option<Row> {
    let of_items = tr
        .ancestors()
        .filter_map(|above| element(&above))
        .find(|above| above.name() == "table")
        .is_some_and(chrome::is_item_table);
    let cells: Vec<_> = tr
        .children()
        .filter(|child| element(child).is_some_and(|cell| matches!(cell.name(), "td" | "th")))
        .collect();
    let numbered = cells.iter().find(|cell| is_number_cell(cell));
    if numbered.is_none() && !of_items {
        return None;
    }
    if cells
        .iter()
        .all(|cell| element(cell).is_some_and(|cell| cell.name() == "th"))
    {
        return Some(Row::Head);
    }
    let number = numbered.map(|cell| words(*cell));
    Some(Row::Item {
        number: number.as_deref().and_then(clean),
    })
}

/// Whether the node is the cell of an item's number: so called, or the first of its
/// row in the table of items, and short.
pub fn is_number_cell(node: &NodeRef<'_, Node>) -> bool {
    let Some(part) = element(node) else {
        return false;
    };
    if part.name() != "td" {
        return false;
    }
    if has_class(part, "mgItemNumberCell") {
        return true;
    }
    let is_cell = |node: &NodeRef<'_, Node>| element(node).is_some_and(|cell| cell.name() == "td");
    let first = !node.prev_siblings().any(|before| is_cell(&before));
    let more = node.next_siblings().any(|behind| is_cell(&behind));
    let of_items = node
        .ancestors()
        .filter_map(|above| element(&above))
        .find(|above| above.name() == "table")
        .is_some_and(chrome::is_item_table);
    first && more && of_items && words(*node).chars().count() <= LONGEST_NUMBER
}

/// A number as it stands, without full stop: `3.a` is `3a`.
fn clean(number: &str) -> Option<String> {
    let number = number.trim().trim_end_matches(['.', ':', ')']);
    let digits = number.chars().any(|letter| letter.is_ascii_digit());
    if !digits || number.chars().count() > LONGEST_NUMBER {
        return None;
    }
    let number = match number.rsplit_once('.') {
        Some((before, letter))
            if letter.len() == 1
                && letter.starts_with(|letter: char| letter.is_ascii_alphabetic()) =>
        {
            format!("{before}{letter}")
        }
        Some(_) | None => number.to_owned(),
    };
    Some(number)
}
