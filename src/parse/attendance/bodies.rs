//! Rolls that give each person a line, and behind the name whom the person stands for.
//!
//! "Ann Ash, Quay Trust" is one person; so is "Ben Elm HMCR" where the lines beside it show
//! what stands behind the names. The body goes into brackets, as other rolls print it.

use crate::parse::paragraph::Block;
use crate::parse::pattern::Pattern;
use crate::parse::people::{office, run};

/// Lines of a roll that show how it is written.
const FEWEST: usize = 4;
/// Of them those whose words behind the name are a body's for certain.
const SURE: usize = 2;
/// A line of a roll is no longer than this.
const LONGEST: usize = 120;

static COMMA: Pattern = Pattern::new(
    r"^(?P<name>(?:(?:Prof|Professor|Dr|Sir|Dame|Mr|Mrs|Ms)\.? )?\p{Lu}[\p{L}’'-]+(?: \p{Lu}\.?)*(?: \p{Lu}[\p{L}’'-]+){1,2}), (?P<body>[^,;()]{2,80}?)(?: ?\([^()]+\))?\.?$",
);
static BLANK: Pattern = Pattern::new(
    r"^(?P<name>(?P<given>\p{Lu}[\p{L}’'-]+) \p{Lu}[\p{L}’'-]+) +(?P<body>\p{Lu}[^,;():]{1,80}?)(?: ?\([^()]+\))?\.?$",
);
/// Letters that stand for a body, and words of which only bodies are called.
static BODY: Pattern = Pattern::new(
    r"^(?:\p{Lu}[\p{Lu}&]{1,6}|Df\p{Lu}\p{L}{0,3})$|\b(?:Office|Ministry|Department|University|Council|Authority|Trust|Service|Services|Association|Centre|Parliament|Government|Police|Institute|Society|Federation|Agency|Board|Borough|Commission|College|Support|Limited|Ltd|LTD|PLC|plc)\b",
);
static TITLED: Pattern = Pattern::new(r"^(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr|Prof|Sir)\b");

/// The blocks of a roll with the bodies in brackets; nothing where it is written otherwise.
pub fn bracketed(blocks: &[Block]) -> Option<Vec<Block>> {
    let (mut entries, mut sure) = ([0, 0], [0, 0]);
    for line in blocks
        .iter()
        .filter(|block| !block.is_running())
        .flat_map(own)
    {
        if let Some((kind, _, body, true)) = read(line) {
            entries[kind] += 1;
            sure[kind] += usize::from(BODY.is_in(body) || office::is_body(body));
        }
    }
    let written = |kind: usize| {
        entries[kind] >= FEWEST && sure[kind] >= SURE && sure[kind] * 3 >= entries[kind]
    };
    let commas = written(0);
    let blanks = entries[1] >= FEWEST && sure[1] * 2 >= entries[1];
    if !commas && !blanks {
        return None;
    }
    let turned = |line: &String| {
        let bullet = &line[..line.len() - bare(line).len()];
        match read(bare(line)) {
            Some((kind, name, body, given)) if kind == 0 && commas || kind == 1 => {
                let sure = kind == 0 || blanks && given || BODY.is_in(body);
                sure.then(|| format!("{bullet}{name} ({body})"))
            }
            Some(_) | None => None,
        }
        .unwrap_or_else(|| line.clone())
    };
    let blocks = blocks.iter().map(|block| {
        let lines: Vec<String> = block.lines.iter().map(turned).collect();
        if block.is_running() || block.is_row() || lines == block.lines {
            return block.clone();
        }
        Block {
            text: lines
                .iter()
                .map(|line| bare(line))
                .collect::<Vec<_>>()
                .join(" "),
            lines,
            ..block.clone()
        }
    });
    Some(blocks.collect())
}

fn own(block: &Block) -> impl Iterator<Item = &str> {
    block.lines.iter().map(|line| bare(line))
}

/// A line without its bullet.
fn bare(line: &str) -> &str {
    line.trim_start_matches([' ', '*', '-', '•', '·', '–'])
}

/// How a line is written (0 with a comma, 1 with a blank), the name, the body,
/// and whether the name begins with a first name that is known.
fn read(line: &str) -> Option<(usize, &str, &str, bool)> {
    let line = line.trim();
    if line.chars().count() > LONGEST || line.contains('\t') {
        return None;
    }
    let (kind, found) = match COMMA.captures(line) {
        Some(found) => (0, found),
        None => (1, BLANK.captures(line)?),
    };
    let part = |name: &str| found.name(name).map_or(0..0, |part| part.range());
    let (name, body) = (&line[part("name")], &line[part("body")]);
    let given = kind == 0 || run::is_given(&line[part("given")]);
    (!TITLED.is_in(body)).then_some((kind, name, body, given))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::extract::text;
    use crate::parse::paragraph;

    fn lines(source: &str) -> Option<Vec<String>> {
        let blocks = paragraph::build(&text::read("a.txt", source.as_bytes()).unwrap());
        let told = bracketed(&blocks)?;
        Some(told.into_iter().flat_map(|block| block.lines).collect())
    }

    #[test]
    fn whom_a_person_stands_for_goes_into_brackets() {
        let roll = "Ann Ash, Quay Trust\n\nBen Elm, Office of Buoys\n\nCarl Oak, Puffin Labs\n\nDavid Yew, Ferry Council (secretary)";
        assert_eq!(
            lines(roll).unwrap(),
            [
                "Ann Ash (Quay Trust)",
                "Ben Elm (Office of Buoys)",
                "Carl Oak (Puffin Labs)",
                "David Yew (Ferry Council)"
            ]
        );
        let blanks = "Ann Ash HMCR\nBen Elm  GDS\nCarl Oak Puffin Trust\nDavid Yew ODI";
        assert_eq!(lines(blanks).unwrap()[0], "Ann Ash (HMCR)");
    }

    #[test]
    fn names_beside_each_other_are_people() {
        assert_eq!(
            lines(
                "Ann Ash, Ben Elm\n\nCarl Oak, David Yew\n\nEve Fir, Fay Gum\n\nGus Hop, Ian Ivy"
            ),
            None
        );
        assert_eq!(
            lines("Ann Mary Ash\n\nBen Colin Elm\n\nCarl David Oak\n\nDavid Ian Yew"),
            None
        );
    }
}
