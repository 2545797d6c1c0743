//! Words of a web page → its tree, within bounds.

use ego_tree::NodeRef;
use html5ever::driver::{self, ParseOpts};
use html5ever::tendril::{StrTendril, TendrilSink};
use scraper::node::Element;
use scraper::{Html, HtmlTreeSink, Node};

use crate::extract::Error;

/// The largest page that is read. A meeting's page has one megabyte; what a browser
/// saves with its pictures inside may have twenty.
const LARGEST: usize = 32 << 20;

/// Bytes that the parser takes before the tree is looked at again. Small, because a
/// piece of this size is what can be spent beyond the limits.
const PIECE: usize = 16 << 10;

/// Elements and texts of a page. A meeting with sixty items has twenty thousand.
const MOST_NODES: usize = 500_000;

/// Elements inside each other. A page made in layers of tables has fifty; a browser
/// itself stops at 512.
const DEEPEST: usize = 512;

/// Attributes of one element; each is held against all before it. No page has fifty.
const MOST_ATTRIBUTES: usize = 2_000;

/// Letters that are gathered from under one element to see what it is.
const GATHERED: usize = 2_000;

/// Parses a page as a browser does.
pub fn parse(text: &str) -> Result<Html, Error> {
    if text.len() > LARGEST {
        return Err(Error::Limit(format!(
            "it is a web page of more than {} MiB; save it again as \u{201c}HTML only\u{201d} and import that",
            LARGEST >> 20
        )));
    }
    if crowded(text.as_bytes()) {
        return Err(too_much());
    }
    let mut parser = driver::parse_document(
        HtmlTreeSink::new(Html::new_document()),
        ParseOpts::default(),
    );
    let mut rest = text;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(boundary(rest));
        rest = after;
        parser.process(StrTendril::from_slice(piece));
        let html = parser.tokenizer.sink.sink.0.borrow();
        let mut nodes = html.tree.nodes();
        let too_deep = nodes
            .next_back()
            .is_some_and(|last| last.ancestors().take(DEEPEST + 1).count() > DEEPEST);
        if too_deep || nodes.len() > MOST_NODES {
            return Err(too_much());
        }
    }
    Ok(parser.finish())
}

fn too_much() -> Error {
    Error::Limit(
        "it is a web page with more parts than any paper has; copy its text into a file and import that"
            .to_owned(),
    )
}

/// Whether an element has more attributes than any page gives one.
fn crowded(text: &[u8]) -> bool {
    let mut rest = text;
    while let Some(at) = rest.iter().position(|byte| *byte == b'<') {
        rest = &rest[at + 1..];
        if !rest.first().is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let script = ["script", "style"].iter().find(|name| {
            rest.get(..name.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()))
        });
        let (mut attributes, mut end, mut quote, mut before) = (0, 0, None, b' ');
        for byte in rest {
            end += 1;
            if let Some(open) = quote {
                quote = (open != *byte).then_some(open);
            } else if *byte == b'>' {
                break;
            } else if matches!(*byte, b'"' | b'\'') && before == b'=' {
                quote = Some(*byte);
            } else if !byte.is_ascii_whitespace() && before.is_ascii_whitespace() {
                attributes += 1;
            }
            before = *byte;
        }
        if attributes > MOST_ATTRIBUTES {
            return true;
        }
        rest = &rest[end..];
        if script.is_some() {
            let close = rest.windows(2).position(|pair| pair == b"</");
            rest = close.map_or(&[], |close| &rest[close..]);
        }
    }
    false
}

/// The end of the next piece, between two characters.
fn boundary(text: &str) -> usize {
    let mut end = PIECE.min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    end
}

/// The element that a node is.
pub fn element<'t>(node: &NodeRef<'t, Node>) -> Option<&'t Element> {
    node.value().as_element()
}

/// Whether the element carries the class, in any case.
pub fn has_class(element: &Element, wanted: &str) -> bool {
    element
        .classes()
        .any(|class| class.eq_ignore_ascii_case(wanted))
}

/// The words under a node with single spaces, as many as tell what it is.
pub fn words(node: NodeRef<'_, Node>) -> String {
    let mut words = String::new();
    for below in node.descendants() {
        if words.len() > GATHERED {
            break;
        }
        if let Some(text) = below.value().as_text() {
            let unseen = below
                .parent()
                .and_then(|parent| element(&parent))
                .is_some_and(super::chrome::is_unseen);
            if !unseen {
                words.push_str(text);
            }
        } else if element(&below).is_some_and(|below| below.name() == "br") {
            words.push(' ');
        }
    }
    crate::domain::fold::quote(&words)
}
