//! Tables of a page: which hold data, and their rows as cells.

use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use scraper::Node;
use scraper::node::Element;

use super::chrome::{self, Chrome};
use super::list::List;
use super::tree::element;
use crate::domain::fold;
use crate::extract::Cell;

/// A cell with more letters than this holds a part of the page, and its table only
/// lays the page out.
const LONGEST_CELL: usize = 3_000;

/// Columns that a cell may cover; a page may say any number.
const WIDEST: u16 = 100;

/// Rows that a cell may cover, for the same reason.
const TALLEST: u16 = 500;

/// Whether a table holds data; the others only lay the page out.
pub fn holds_data(table: NodeRef<'_, Node>, part: &Element) -> bool {
    if matches!(part.attr("role"), Some("presentation" | "none")) || chrome::is_item_table(part) {
        return false;
    }
    let (mut rows, mut widest, mut width, mut letters) = (0, 0, 0, 0);
    for below in table.descendants().skip(1) {
        if let Some(text) = below.value().as_text() {
            letters += text.len();
            if letters > LONGEST_CELL {
                return false;
            }
        }
        let Some(part) = element(&below) else {
            continue;
        };
        match part.name() {
            "table" | "h1" | "h2" | "h3" => return false,
            "tr" => {
                rows += 1;
                width = 0;
            }
            "td" | "th" => {
                width += 1;
                widest = widest.max(width);
                letters = 0;
            }
            _ => {}
        }
    }
    rows > 1 && widest > 1
}

/// The rows of a table that holds data; empty ones are left out.
pub fn rows(table: NodeRef<'_, Node>, chrome: &Chrome) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    // What is left of the cells above that reach down: rows, columns.
    let mut reaching: Vec<(u16, u16)> = Vec::new();
    for node in table.descendants() {
        let Some(part) = element(&node) else { continue };
        if part.name() != "tr" || chrome::is_unseen(part) {
            continue;
        }
        let row = row(node, chrome, &mut reaching);
        if row.iter().any(|cell| !cell.text.is_empty()) {
            rows.push(row);
        }
    }
    rows
}

fn row(tr: NodeRef<'_, Node>, chrome: &Chrome, reaching: &mut Vec<(u16, u16)>) -> Vec<Cell> {
    let mut row = Vec::new();
    let mut column = 0_u16;
    for node in tr.children() {
        let Some(part) = element(&node) else { continue };
        if !matches!(part.name(), "td" | "th") {
            continue;
        }
        column = reach(&mut row, column, reaching);
        if column >= WIDEST {
            break;
        }
        let span = number(part, "colspan", WIDEST - column);
        let down = number(part, "rowspan", TALLEST);
        let (text, bold, italic) = words(node, chrome);
        row.push(Cell {
            bold: bold || part.name() == "th" && !text.is_empty(),
            text,
            column,
            span,
            continues: false,
            italic,
            full: Vec::new(),
        });
        let at = usize::from(column);
        if reaching.len() <= at {
            reaching.resize(at + 1, (0, 0));
        }
        // Counted down in this row already, by one.
        reaching[at] = (down - 1, span);
        column += span;
    }
    reach(&mut row, column, reaching);
    row
}

/// Adds the lower parts of cells above from this column on; the first free column.
fn reach(row: &mut Vec<Cell>, from: u16, reaching: &mut [(u16, u16)]) -> u16 {
    let mut column = from;
    while let Some((left, span)) = reaching
        .get_mut(usize::from(column))
        .filter(|(left, _)| *left > 0)
    {
        *left -= 1;
        row.push(Cell {
            column,
            span: *span,
            continues: true,
            ..Cell::default()
        });
        column += (*span).max(1);
    }
    column
}

fn number(part: &Element, name: &str, most: u16) -> u16 {
    part.attr(name)
        .and_then(|value| value.trim().parse::<u16>().ok())
        .unwrap_or(1)
        .clamp(1, most.max(1))
}

/// A cell's words, a line for each of its paragraphs; whether all are bold, or italic.
fn words(cell: NodeRef<'_, Node>, chrome: &Chrome) -> (String, bool, bool) {
    let mut text = String::new();
    let mut lists: Vec<List> = Vec::new();
    let (mut hidden, mut bold, mut italic) = (None, 0_u32, 0_u32);
    let (mut plain, mut upright) = (false, false);
    for edge in cell.traverse() {
        match edge {
            Edge::Open(_) if hidden.is_some() => {}
            Edge::Open(node) => {
                if let Some(words) = node.value().as_text() {
                    text.extend(
                        words
                            .chars()
                            .map(|letter| if letter == '\n' { ' ' } else { letter }),
                    );
                    let said = words.chars().any(char::is_alphanumeric);
                    plain |= said && bold == 0;
                    upright |= said && italic == 0;
                }
                let Some(part) = element(&node) else { continue };
                if node.id() != cell.id() && chrome.is(node, part) {
                    hidden = Some(node.id());
                    continue;
                }
                match part.name() {
                    "b" | "strong" => bold += 1,
                    "i" | "em" => italic += 1,
                    "ul" | "ol" => lists.push(List::of(part)),
                    "li" => {
                        text.push('\n');
                        if let Some(marker) = lists.last_mut().and_then(|list| list.marker(part)) {
                            text.push_str(&marker);
                            text.push(' ');
                        }
                    }
                    "p" | "div" | "br" => text.push('\n'),
                    _ => {}
                }
            }
            Edge::Close(node) if hidden.is_some() => {
                if hidden == Some(node.id()) {
                    hidden = None;
                }
            }
            Edge::Close(node) => match element(&node).map(Element::name) {
                Some("b" | "strong") => bold = bold.saturating_sub(1),
                Some("i" | "em") => italic = italic.saturating_sub(1),
                Some("ul" | "ol") => {
                    lists.pop();
                    text.push('\n');
                }
                Some("p" | "div") => text.push('\n'),
                _ => {}
            },
        }
    }
    let lines: Vec<String> = text
        .split('\n')
        .map(fold::quote)
        .filter(|line| !line.is_empty())
        .collect();
    let some = !lines.is_empty();
    (lines.join("\n"), some && !plain, some && !upright)
}
