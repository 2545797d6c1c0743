//! A letter's own fields in a column beside those to whom it is sent.
//!
//! "To the Members of the Ferry Authority:" stands at the left over a run of names, and "Our
//! ref:", "Date:", "Please ask for:" at the right. Read line by line the two run into each
//! other; here the fields are set behind the names.

use std::borrow::Cow;

use crate::extract::{Document, Line, Part};
use crate::parse::pattern::Pattern;

/// Lines of a first page among which such a head stands, and of the names.
const TOP: usize = 30;
const LONGEST: usize = 14;

static SENT_TO: Pattern = Pattern::new(
    r"(?i)^to ?:? (?:all |the )*(?:members|councillors) (?:of|on) [^:\t]{3,90}:?(?:\t.*)?$",
);
static FIELD: Pattern = Pattern::new(
    r"(?i)^(?:(?:my|our|your) ref(?:erence)?|date|please ask for|contact(?: officer)?|direct (?:line|dial)|tel(?:ephone)?|ext(?:ension)?|e-?mail|fax)\b ?(?:no\.? ?)?[:.]",
);
/// The same where hardly room parts it from the name before it.
static CLOSE: Pattern = Pattern::new(
    r"^(?P<own>.{10,}?) (?P<field>(?:(?:My|Our|Your) [Rr]ef|Please ask for|Contact [Oo]fficer|Direct (?:line|dial)) ?:.*)$",
);
/// What goes on below such a field: a number, an address.
static VALUE: Pattern = Pattern::new(r"^(?:[+(]?\d[\d ()]{4,}|\S+@\S+)$");
/// Names that a list goes on with.
static NAMES: Pattern = Pattern::new(r"\b(?:Cllrs?|Councillors?)\b");

/// The document with the fields of its letter behind the names beside them.
pub fn apart(document: &Document) -> Cow<'_, Document> {
    let Some(lines) = document.pages.first().and_then(|page| parted(&page.lines)) else {
        return Cow::Borrowed(document);
    };
    let mut document = document.clone();
    if let Some(page) = document.pages.first_mut() {
        page.lines = lines;
    }
    Cow::Owned(document)
}

fn parted(lines: &[Line]) -> Option<Vec<Line>> {
    let from = lines
        .iter()
        .take(TOP)
        .position(|line| line.part == Part::Body && SENT_TO.is_in(&line.text))?;
    let mut own = Vec::new();
    let mut beside = Vec::new();
    let mut to = from;
    for line in lines[from..].iter().take(LONGEST) {
        let plain = line.part == Part::Body && line.table.is_none();
        let (left, right) = split(line);
        let ends = to > from
            && (line.gap && right.is_none() || left.is_some_and(|left| left.ends_with(':')));
        if !plain || ends {
            break;
        }
        own.extend(left.map(|left| piece(line, left)));
        beside.extend(right.map(|right| piece(line, right)));
        to += 1;
    }
    let named = own.iter().skip(1).any(|line| NAMES.is_in(&line.text));
    let mixed = lines[from..to].iter().any(|line| line.text.contains('\t'));
    let fields = beside.iter().filter(|line| FIELD.is_in(&line.text));
    if !named || !mixed || fields.count() < 2 {
        return None;
    }
    // The names are one run, whatever room stood between their lines.
    for (at, line) in own.iter_mut().enumerate() {
        line.gap = at < 2;
    }
    let mut told = lines[..from].to_vec();
    told.append(&mut own);
    told.append(&mut beside);
    told.extend_from_slice(&lines[to..]);
    Some(told)
}

/// What stands at the left of a line, and a letter's field at its right.
fn split(line: &Line) -> (Option<&str>, Option<&str>) {
    let is_field = |text: &str| FIELD.is_in(text) || VALUE.is_in(text);
    match line.text.split_once('\t') {
        Some((left, right)) if is_field(right) => (Some(left.trim()), Some(right.trim())),
        None if is_field(&line.text) => (None, Some(line.text.as_str())),
        Some(_) | None => match CLOSE.captures(&line.text) {
            Some(found) => (
                found.name("own").map(|own| own.as_str()),
                found.name("field").map(|field| field.as_str()),
            ),
            None => (Some(line.text.as_str()), None),
        },
    }
}

fn piece(line: &Line, text: &str) -> Line {
    Line {
        text: text.to_owned(),
        gap: true,
        ..line.clone()
    }
}
