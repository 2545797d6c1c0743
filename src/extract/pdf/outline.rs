//! Bookmarks and the page labels that a viewer shows.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{
    Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, String as Bytes,
};

use crate::domain::fold;
use crate::extract::{OutlineEntry, roman};

/// A pack of a thousand pages has some hundred bookmarks.
const ENTRIES: usize = 5_000;
const DEPTH: u16 = 16;

/// Titles are cut here.
const TITLE: usize = 1_000;

/// So many nodes of a tree of names are looked through for one destination.
const NODES: u32 = 20_000;

/// The bookmarks in order.
pub fn outline(pdf: &Pdf) -> Vec<OutlineEntry> {
    let mut entries = Vec::new();
    let Some(catalog) = catalog(pdf) else {
        return entries;
    };
    let Some(root) = catalog.get::<Dict<'_>>(b"Outlines") else {
        return entries;
    };
    let pages: HashMap<ObjectIdentifier, u32> = pdf
        .pages()
        .iter()
        .zip(1..)
        .filter_map(|(page, number)| Some((page.raw().obj_id()?, number)))
        .collect();
    let mut reader = Reader {
        pages,
        names: named(&catalog),
        seen: HashSet::new(),
    };
    reader.level(&root, 0, &mut entries);
    entries
}

fn catalog(pdf: &Pdf) -> Option<Dict<'_>> {
    pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())
}

struct Reader<'a> {
    pages: HashMap<ObjectIdentifier, u32>,
    names: HashMap<Vec<u8>, Object<'a>>,
    seen: HashSet<ObjectIdentifier>,
}

impl Reader<'_> {
    fn level(&mut self, parent: &Dict<'_>, depth: u16, entries: &mut Vec<OutlineEntry>) {
        let mut next = parent.get::<Dict<'_>>(b"First");
        while let Some(entry) = next {
            // The chain may lead in a circle.
            let known = entry.obj_id().is_none_or(|id| !self.seen.insert(id));
            if known || entries.len() >= ENTRIES {
                return;
            }
            let title = entry.get::<Bytes<'_>>(b"Title");
            entries.push(OutlineEntry {
                depth,
                title: title.map(|title| text(&title)).unwrap_or_default(),
                page: self.page(&entry),
            });
            if depth < DEPTH {
                self.level(&entry, depth + 1, entries);
            }
            next = entry.get::<Dict<'_>>(b"Next");
        }
    }

    fn page(&self, entry: &Dict<'_>) -> Option<u32> {
        let to = entry.get::<Object<'_>>(b"Dest").or_else(|| {
            let action = entry.get::<Dict<'_>>(b"A")?;
            let kind = action.get::<Name<'_>>(b"S")?;
            (kind.as_str() == "GoTo").then(|| action.get::<Object<'_>>(b"D"))?
        })?;
        match to {
            Object::Name(name) => self.target(self.names.get(name.as_ref() as &[u8])?),
            Object::String(name) => self.target(self.names.get(name.as_bytes())?),
            direct => self.target(&direct),
        }
    }

    /// The page of an explicit destination, or of the dictionary that wraps it.
    fn target(&self, to: &Object<'_>) -> Option<u32> {
        let array = match to {
            Object::Array(array) => array.clone(),
            Object::Dict(dict) => dict.get::<Array<'_>>(b"D")?,
            _ => return None,
        };
        match array.raw_iter().next()? {
            MaybeRef::Ref(page) => self.pages.get(&page.into()).copied(),
            // Some programs write the page's index instead of the page.
            MaybeRef::NotRef(Object::Number(index)) => {
                let number = u32::try_from(index.as_i64()).ok()?.checked_add(1)?;
                (number as usize <= self.pages.len()).then_some(number)
            }
            MaybeRef::NotRef(_) => None,
        }
    }
}

/// Every named destination of the file, of the old kind and the new.
fn named<'a>(catalog: &Dict<'a>) -> HashMap<Vec<u8>, Object<'a>> {
    let mut names = HashMap::new();
    if let Some(old) = catalog.get::<Dict<'a>>(b"Dests") {
        for key in old.keys() {
            if let Some(to) = old.get::<Object<'a>>(key.as_ref() as &[u8]) {
                names.insert(key.to_vec(), to);
            }
        }
    }
    let tree = catalog
        .get::<Dict<'a>>(b"Names")
        .and_then(|names| names.get::<Dict<'a>>(b"Dests"));
    let mut waiting: Vec<Dict<'a>> = tree.into_iter().collect();
    let mut left = NODES;
    while let Some(node) = waiting.pop() {
        let Some(rest) = left.checked_sub(1) else {
            break;
        };
        left = rest;
        if let Some(kids) = node.get::<Array<'a>>(b"Kids") {
            waiting.extend(kids.iter::<Dict<'a>>());
        }
        if let Some(pairs) = node.get::<Array<'a>>(b"Names") {
            let mut pairs = pairs.iter::<Object<'a>>();
            while let (Some(key), Some(to)) = (pairs.next(), pairs.next()) {
                if let Object::String(key) = key {
                    names.insert(key.as_bytes().to_vec(), to);
                }
            }
        }
    }
    names
}

/// The labels that a viewer shows for the pages, where the file has its own: "iv", "A-2".
pub fn labels(pdf: &Pdf) -> Vec<Option<String>> {
    let count = pdf.pages().len();
    let mut labels = vec![None; count];
    let tree = catalog(pdf).and_then(|catalog| catalog.get::<Dict<'_>>(b"PageLabels"));
    let mut ranges: Vec<(usize, Dict<'_>)> = Vec::new();
    let mut waiting: Vec<Dict<'_>> = tree.into_iter().collect();
    let mut left = NODES;
    while let Some(node) = waiting.pop() {
        let Some(rest) = left.checked_sub(1) else {
            break;
        };
        left = rest;
        if let Some(kids) = node.get::<Array<'_>>(b"Kids") {
            waiting.extend(kids.iter::<Dict<'_>>());
        }
        if let Some(pairs) = node.get::<Array<'_>>(b"Nums") {
            let mut pairs = pairs.iter::<Object<'_>>();
            while let (Some(first), Some(range)) = (pairs.next(), pairs.next()) {
                if let (Object::Number(first), Object::Dict(range)) = (first, range)
                    && let Ok(first) = usize::try_from(first.as_i64())
                {
                    ranges.push((first, range));
                }
            }
        }
    }
    ranges.sort_by_key(|range| range.0);
    for (index, (first, range)) in ranges.iter().enumerate() {
        let end = ranges
            .get(index + 1)
            .map_or(count, |next| next.0.min(count));
        let prefix = range.get::<Bytes<'_>>(b"P").map(|prefix| text(&prefix));
        let start = range.get::<u32>(b"St").unwrap_or(1);
        let style = range.get::<Name<'_>>(b"S");
        for (page, number) in (*first..end).zip(start..) {
            let number = match style.as_ref().map(Name::as_str) {
                Some("D") => number.to_string(),
                Some("r") => roman::lower(number),
                Some("R") => roman::lower(number).to_uppercase(),
                Some(_) | None => String::new(),
            };
            let label = format!("{}{number}", prefix.as_deref().unwrap_or_default());
            if let Some(slot) = labels.get_mut(page).filter(|_| !label.is_empty()) {
                *slot = Some(label);
            }
        }
    }
    labels
}

/// A text string: UTF-16 or UTF-8 where it says so, else near enough Windows-1252.
pub fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    if let Some(rest) = bytes.strip_prefix(&[0xfe, 0xff]) {
        UTF_16BE.decode_without_bom_handling(rest).0
    } else if let Some(rest) = bytes.strip_prefix(&[0xff, 0xfe]) {
        UTF_16LE.decode_without_bom_handling(rest).0
    } else if let Some(rest) = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]) {
        String::from_utf8_lossy(rest)
    } else {
        WINDOWS_1252.decode_without_bom_handling(bytes).0
    }
}

fn text(bytes: &[u8]) -> String {
    let clean: String = decoded(bytes)
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .filter(|letter| !fold::is_hidden(*letter))
        .take(TITLE)
        .collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn titles_come_in_three_encodings() {
        assert_eq!(text(b"\xfe\xff\0A\0g\0e\0n\0d\0a"), "Agenda");
        assert_eq!(text("\u{feff}Café".as_bytes()), "Café");
        assert_eq!(text(b"Caf\xe9 \x96\n open"), "Café – open");
    }
}
