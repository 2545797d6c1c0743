//! The lines of a head before they are read: the rows of a form, each a field of its own, and
//! the name of a council that a copy ran together with that of its body.

use std::borrow::Cow;

use crate::domain::fold;
use crate::parse::body;
use crate::parse::head::bodies::is_authority;
use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;

/// "Meeting | Ferry Committee", "Venue | Guildhall": a row of a form, or what is left of it.
static ROW: Pattern = Pattern::new(
    r"^(?P<label>(?i:meeting|committee|name of (?:meeting|committee|body)|date(?: of meeting)?|day|time|venue|place|location)) ?:? ?(?:\||\t) ?(?P<value>[^|\t]*[^|\t ])[ |\t]*$",
);

/// The blocks of a head with each field in a block of its own, "Meeting: Ferry Committee".
pub(super) fn fields_apart(blocks: &[Block]) -> Vec<Cow<'_, Block>> {
    let leading = blocks.iter().take_while(|block| block.is_running()).count();
    let own = blocks[..leading].iter().map(unrepeated);
    own.chain(blocks[leading..].iter().flat_map(apart))
        .collect()
}

/// The name of a council or a body on top of the first page, which later pages repeat.
fn unrepeated(block: &Block) -> Cow<'_, Block> {
    let text = block.text.as_str();
    if body::is_owner(text) || is_authority(text) || body::names_body(text) {
        Cow::Owned(Block {
            role: None,
            ..block.clone()
        })
    } else {
        Cow::Borrowed(block)
    }
}

fn apart(block: &Block) -> Vec<Cow<'_, Block>> {
    let fields: Option<Vec<String>> = block.lines.iter().map(|line| field(line)).collect();
    if let Some(fields) = fields.filter(|fields| !fields.is_empty()) {
        let fields = fields.into_iter();
        return fields.map(|field| Cow::Owned(line(block, field))).collect();
    }
    // "ASHWELL BOROUGH COUNCIL" over "FERRY COMMITTEE", centred lines of one look.
    let owner = block.lines.first().filter(|first| {
        let first = fold::quote(first);
        block.lines.len() > 1
            && block.marker.is_none()
            && (body::is_owner(&first) || is_authority(&first))
    });
    let below = fold::quote(&block.lines.get(1..).unwrap_or_default().join(" "));
    match owner.filter(|_| body::names_body(&below)) {
        Some(owner) => vec![
            Cow::Owned(line(block, fold::quote(owner))),
            Cow::Owned(line(block, below)),
        ],
        None => vec![Cow::Borrowed(block)],
    }
}

fn field(line: &str) -> Option<String> {
    let found = ROW.captures(line.trim())?;
    Some(format!("{}: {}", &found["label"], &found["value"]))
}

/// One line of a block as a block of its own.
fn line(block: &Block, text: String) -> Block {
    Block {
        marker: None,
        lines: vec![text.clone()],
        cells: Vec::new(),
        table: None,
        text,
        ..block.clone()
    }
}
