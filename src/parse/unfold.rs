//! Web pages whose rows were copied as one long line: their parts get lines of their own.

use std::borrow::Cow;

use crate::extract::Line;
use crate::parse::agenda_table;
use crate::parse::label::{self, Section};
use crate::parse::pattern::Pattern;

static LABELS: Pattern = Pattern::new(
    r"(?:^|\s)(?:Minutes|Decision|Additional documents|Supporting documents):(?:\s|$)",
);
static BADGE: Pattern =
    Pattern::new(r"\b(?:pdf icon )?(?:PDF|DOCX?|XLSX?|PPTX?|RTF|ZIP) \d[\d.,]* ?[KMG]?B\b");
/// The number and its stroke before a row in one line.
static NUMBER: Pattern =
    Pattern::new(r"^\|? ?(?:[A-Z]{1,6}[./ ]?)?\d{1,4}(?:/\d{2,4})?[a-zA-Z]?\.? ?\| ");
static CAPITALS: Pattern = Pattern::new(
    r"^(?P<title>[A-Z0-9][A-Z0-9 ,.&’'()/:–-]{3,}[A-Z0-9)])\s+(?P<rest>[A-Z][a-z].*)$",
);

/// The lines of a page, rows of the web system's table taken apart.
pub fn lines(lines: &[Line]) -> Cow<'_, [Line]> {
    if let Some(told) = agenda_table::lines(lines) {
        return Cow::Owned(told);
    }
    let head = lines
        .iter()
        .any(|line| label::section(&line.text) == Some(Section::Head));
    if !head || !lines.iter().any(is_row) {
        return run_in(lines);
    }
    let mut unfolded = Vec::with_capacity(lines.len() * 2);
    for line in lines {
        let row = is_row(line) || LABELS.is_in(&line.text) || line.text.ends_with('|');
        if !row || label::section(&line.text).is_some() || !line.cells.is_empty() {
            unfolded.push(line.clone());
            continue;
        }
        unfold(line, &mut unfolded);
    }
    Cow::Owned(unfolded)
}

/// A number and a title in capitals with the decision behind them on the same line.
static RUN_IN: Pattern = Pattern::new(
    r"^(?P<head>[A-Z]{0,4}[0-9]{1,4}(?:[/.][0-9]{1,4}){0,2}[a-z]?\.?\s+[A-Z][A-Z ,&’'()-]{2,80}[A-Z)])\s+(?P<rest>(?:RESOLVED|AGREED)(?: that| to| [–-]|:).*)$",
);

/// Parts a head from the decision behind it.
fn run_in(lines: &[Line]) -> Cow<'_, [Line]> {
    let is_run_in = |line: &Line| {
        line.cells.is_empty()
            && (line.text.contains("RESOLVED") || line.text.contains("AGREED"))
            && RUN_IN.is_in(&line.text)
    };
    if !lines.iter().any(is_run_in) {
        return Cow::Borrowed(lines);
    }
    let mut parted = Vec::with_capacity(lines.len() + 8);
    for line in lines {
        match RUN_IN.captures(&line.text).filter(|_| is_run_in(line)) {
            Some(found) => {
                parted.push(piece(line, &found["head"], true));
                parted.push(piece(line, &found["rest"], true));
            }
            None => parted.push(line.clone()),
        }
    }
    Cow::Owned(parted)
}

/// A row that was copied as one line: labels inside it, or the stroke at its end.
fn is_row(line: &Line) -> bool {
    line.cells.is_empty()
        && label::section(&line.text).is_none()
        && LABELS
            .find(&line.text)
            .is_some_and(|found| found.start() > 0 || found.end() < line.text.len())
}

fn unfold(line: &Line, into: &mut Vec<Line>) {
    let (text, closed) = match line.text.strip_suffix('|') {
        Some(text) => (text.trim_end(), true),
        None => (line.text.as_str(), false),
    };
    let mut rest = text;
    if let Some(found) = NUMBER.find(text) {
        into.push(piece(line, found.as_str().trim(), true));
        rest = &text[found.end()..];
    }
    let mut first = line.gap || into.last().is_some_and(|line| line.text == "|");
    let mut title = is_row(line) || BADGE.is_in(&line.text);
    while !rest.is_empty() {
        let (part, label, behind) = match LABELS.find(rest) {
            Some(found) => (
                rest[..found.start()].trim(),
                found.as_str().trim(),
                rest[found.end()..].trim_start(),
            ),
            None => (rest.trim(), "", ""),
        };
        for part in parts(part, title) {
            into.push(piece(line, part, first));
            first = true;
        }
        if !label.is_empty() {
            into.push(piece(line, label, true));
        }
        title = false;
        rest = behind;
    }
    if closed {
        into.push(piece(line, "|", true));
    }
}

/// Parts a title from what describes it: behind its badge, or where capitals end.
fn parts(text: &str, may_hold_title: bool) -> Vec<&str> {
    if text.is_empty() {
        return Vec::new();
    }
    if !may_hold_title {
        return vec![text];
    }
    if let Some(found) = BADGE.find(text) {
        return [&text[..found.end()], text[found.end()..].trim()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
    }
    if let Some(found) = CAPITALS.captures(text) {
        let title = found.name("title").map_or("", |title| title.as_str());
        return vec![title, text[title.len()..].trim()];
    }
    vec![text]
}

fn piece(line: &Line, text: &str, gap: bool) -> Line {
    Line {
        text: text.to_owned(),
        gap,
        ..line.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text::lines as read;

    fn unfolded(text: &str) -> Vec<String> {
        lines(&read(text))
            .iter()
            .map(|line| line.text.clone())
            .collect()
    }

    #[test]
    fn a_row_in_one_line_comes_apart_at_its_labels_and_badge() {
        let text = "No. | Item |\n---|---|\nAPOLOGIES Minutes: None were sent. |\n|\nBUS LANES PDF 60 KB Members to note. Additional documents: Minutes: The Chair spoke\nof buses. |\n|";
        assert_eq!(
            unfolded(text),
            [
                "No. | Item |",
                "---|---|",
                "APOLOGIES",
                "Minutes:",
                "None were sent.",
                "|",
                "|",
                "BUS LANES PDF 60 KB",
                "Members to note.",
                "Additional documents:",
                "Minutes:",
                "The Chair spoke",
                "of buses.",
                "|",
                "|",
            ]
        );
    }
}
