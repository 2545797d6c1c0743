//! What stands around the rows of a sheet and names them: its range, frames and formulas; and
//! the words that its workbook keeps for all sheets.

use std::collections::HashSet;

use quick_xml::Reader;
use quick_xml::escape::{partial_escape, unescape};
use quick_xml::events::Event;

use super::look;
use super::refs::{self, Moves};
use super::scan;

/// Lists that must not be empty.
const LISTS: [&str; 4] = [
    "hyperlinks",
    "dataValidations",
    "protectedRanges",
    "ignoredErrors",
];

/// The range of the sheet that is said at its head.
pub fn dimension(text: &str, moves: &Moves) -> String {
    let Some(at) = text.find("<dimension") else {
        return text.to_owned();
    };
    let tag = look::head(&text[at..]);
    let Some(own) = look::attribute(&tag, "ref") else {
        return text.to_owned();
    };
    let new = refs::moved(own, "", true, moves);
    text.replacen(&tag, &look::with(&tag, "ref", &new), 1)
}

/// What names rows beside them follows them; what names only rows that are gone goes too.
pub fn beside(text: &str, moves: &Moves) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let tag = look::head(rest);
        let named = ["ref", "sqref"].into_iter().find_map(|name| {
            let places = look::attribute(&tag, name)?;
            let places = places
                .split(' ')
                .map(|place| refs::moved(place, "", true, moves));
            let places: Vec<String> = places.filter(|place| place != "#REF!").collect();
            Some((name, places.join(" ")))
        });
        match named {
            Some((_, places)) if places.is_empty() => {
                rest = behind_element(rest, &tag);
                continue;
            }
            Some((name, places)) => out.push_str(&look::with(&tag, name, &places)),
            None => out.push_str(&tag),
        }
        rest = &rest[tag.len()..];
    }
    out.push_str(rest);
    for list in LISTS {
        let close = format!("></{list}>");
        if let Some(end) = out.find(&close)
            && let Some(start) = out[..end].rfind(&format!("<{list}"))
            && !out[start..end].contains('>')
        {
            out.replace_range(start..end + close.len(), "");
        }
    }
    frames(&out, moves)
}

/// What stands behind the element that a text begins with.
fn behind_element<'t>(text: &'t str, tag: &str) -> &'t str {
    if tag.ends_with("/>") {
        return &text[tag.len()..];
    }
    let name = tag.trim_start_matches('<').split([' ', '>']).next();
    let close = format!("</{}>", name.unwrap_or_default());
    let end = text.find(&close).map_or(tag.len(), |at| at + close.len());
    &text[end..]
}

/// The frames in which remarks are shown, by their rows.
fn frames(text: &str, moves: &Moves) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("<v:shape ") {
        let Some(end) = rest[at..].find("</v:shape>") else {
            break;
        };
        let (shape, behind) = rest[at..].split_at(end + "</v:shape>".len());
        out.push_str(&rest[..at]);
        rest = behind;
        let row = shape.find("<x:Row>").and_then(|at| {
            let words = &shape[at + "<x:Row>".len()..];
            let words = &words[..words.find('<')?];
            Some((words.to_owned(), words.trim().parse::<u32>().ok()?))
        });
        match row.map(|(words, row)| (words, moves.row(row + 1))) {
            Some((words, Some(new))) => {
                let old = format!("<x:Row>{words}</x:Row>");
                out.push_str(&shape.replace(&old, &format!("<x:Row>{}</x:Row>", new - 1)));
            }
            Some((_, None)) => {}
            None => out.push_str(shape),
        }
    }
    out.push_str(rest);
    out
}

/// A text in which the content of each element of a name is another.
pub fn each(text: &str, open: &str, close: &str, change: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(open) {
        let behind = rest[at + open.len()..].chars().next();
        let tag = look::head(&rest[at..]);
        let from = at + tag.len();
        let is_it = behind.is_some_and(|letter| matches!(letter, ' ' | '>'));
        let end = rest[from..]
            .find(close)
            .filter(|_| is_it && !tag.ends_with("/>"));
        out.push_str(&rest[..from]);
        rest = &rest[from..];
        if let Some(end) = end {
            out.push_str(&change(&rest[..end]));
            rest = &rest[end..];
        }
    }
    out.push_str(rest);
    out
}

/// Words of a text, changed as they read.
pub fn escaped(words: &str, change: impl Fn(&str) -> String) -> String {
    match unescape(words) {
        Ok(plain) => {
            let new = change(&plain);
            if new == plain {
                words.to_owned()
            } else {
                partial_escape(new.as_str()).into_owned()
            }
        }
        Err(_) => words.to_owned(),
    }
}

/// The places of the shared words that a sheet has.
pub fn shared_words(text: &str, used: &mut HashSet<usize>) -> Result<(), quick_xml::Error> {
    let mut reader = Reader::from_str(text);
    let (mut is_shared, mut is_value) = (false, false);
    loop {
        match reader.read_event()? {
            Event::Start(start) => match start.name().as_ref() {
                "c" => is_shared = scan::attribute(&start, "t").as_deref() == Some("s"),
                "v" => is_value = true,
                _ => {}
            },
            Event::End(end) if end.name().as_ref() == "v" => is_value = false,
            Event::Text(words) if is_value && is_shared => {
                used.extend(words.trim().parse::<usize>());
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The shared words of which those that no cell has are empty.
pub fn kept_words(text: &str, used: &HashSet<usize>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut at = 0;
    while let Some(start) = rest
        .find("<si")
        .map(|start| (start, look::head(&rest[start..])))
    {
        let (start, tag) = start;
        let behind = behind_element(&rest[start..], &tag);
        out.push_str(&rest[..start]);
        let whole = &rest[start..rest.len() - behind.len()];
        out.push_str(if used.contains(&at) {
            whole
        } else {
            "<si><t/></si>"
        });
        at += 1;
        rest = behind;
    }
    out.push_str(rest);
    out
}
