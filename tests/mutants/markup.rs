//! Changes that know tags: of web pages, of the web service's answers, of the parts of
//! documents and spreadsheets.

use super::bytes::{self, NUMBERS};
use super::chance::Chance;

/// Words that mean something between tags.
const WORDS: [&str; 22] = [
    "&amp;",
    "&#0;",
    "&#x202e;",
    "&#1114112;",
    "&#xffffffffff;",
    "&nbsp;&nbsp;",
    "&unknown;",
    "&amp;amp;lt;p&amp;gt;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?xml version='1.0' encoding='utf-16'?>",
    "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>&b;",
    "<!DOCTYPE x SYSTEM 'file:///etc/passwd'>",
    "<script>",
    "<plaintext>",
    "<table><tr><td>",
    "</table>",
    "<select><option>",
    "<svg><foreignObject>",
    "\"'>",
];

/// Changes the markup in one way.
pub fn change(bytes: &mut Vec<u8>, chance: &mut Chance) {
    let tags = tags(bytes);
    let Some(&(start, end)) = tags.get(chance.below(tags.len())) else {
        return bytes::change(bytes, chance);
    };
    let tag = bytes[start..end].to_vec();
    let mut put = |at: usize, to: usize, piece: &[u8]| {
        drop(bytes.splice(at..to, piece.iter().copied()));
    };
    match chance.below(11) {
        0 => put(start, end, b""),
        1 => put(start, start, &tag.repeat(1 << chance.below(6))),
        2 => put(start, start, &tag.repeat(100 + 100 * chance.below(30))),
        3 => {
            let (from, to) = *chance.one(&tags);
            let piece = bytes[from..to].to_vec();
            drop(bytes.splice(start..end, piece));
        }
        4 => {
            // An element with all in it goes elsewhere, or comes a second time.
            let (from, _) = *chance.one(&tags);
            let piece = element(bytes, start, end);
            drop(bytes.splice(from..from, piece));
        }
        5 | 6 => attribute(bytes, start, end, chance),
        7 => put(end, end, chance.one(&WORDS).as_bytes()),
        8 => put(start + 1, end.max(start + 2) - 1, b""),
        9 => {
            let deep = 1 + chance.below(5_000);
            put(start, start, &b"<x>".repeat(deep));
        }
        _ => bytes::change(bytes, chance),
    }
}

/// Where tags begin and end.
fn tags(bytes: &[u8]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = bytes[at..].iter().position(|byte| *byte == b'<') {
        let start = at + start;
        let Some(length) = bytes[start..].iter().position(|byte| *byte == b'>') else {
            break;
        };
        at = start + length + 1;
        found.push((start, at));
    }
    found
}

/// The bytes from a tag to the next end tag of its name.
fn element(bytes: &[u8], start: usize, end: usize) -> Vec<u8> {
    let name = bytes[start + 1..end]
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b':');
    let close = [b"</", name.copied().collect::<Vec<u8>>().as_slice()].concat();
    let behind = bytes[end..].windows(close.len()).position(|at| at == close);
    let length = behind.map_or(0, |at| at + close.len() + 1);
    bytes[start..(end + length).min(bytes.len())].to_vec()
}

/// Another value for an attribute of the tag, or one more.
fn attribute(bytes: &mut Vec<u8>, start: usize, end: usize, chance: &mut Chance) {
    let quotes: Vec<usize> = (start..end).filter(|at| bytes[*at] == b'"').collect();
    let number = chance.one(&NUMBERS).as_bytes().to_vec();
    if let Some(pair) = quotes.chunks_exact(2).nth(chance.below(quotes.len() / 2)) {
        let value = match chance.below(4) {
            0 => Vec::new(),
            1 => b"A1:XFD1048576".to_vec(),
            2 => bytes[pair[0] + 1..pair[1]].repeat(50),
            _ => number,
        };
        drop(bytes.splice(pair[0] + 1..pair[1], value));
    } else {
        let name = chance.one(&[
            "rowspan", "colspan", "start", "value", "class", "w:val", "r", "s",
        ]);
        let piece = [b" ", name.as_bytes(), b"=\"", &number, b"\""].concat();
        let at = end - 1;
        drop(bytes.splice(at..at, piece));
    }
}
