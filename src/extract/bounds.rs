//! What holds of a document whatever its format: so many lines, none without end.
//!
//! The rules that read a document ask much of each line and each paragraph. A paper made
//! to keep them busy is refused, or its endless lines are parted, before they begin.

use super::{Document, Error, Line};
use crate::domain::fold;

/// Lines of a document. A pack of two thousand pages has 120,000.
const MOST_LINES: usize = 250_000;

/// Bytes of all its lines. A pack of a thousand pages has four million.
const MOST_TEXT: usize = 24 << 20;

/// Bytes of one line. Pages copied as one line have some thousands of letters an item.
const LONGEST_LINE: usize = 30_000;

/// Bytes of a row of a table; a cell of a spreadsheet holds 32,767 letters at most.
const LONGEST_ROW: usize = 400_000;

/// Letters of a sentence that says why a document is not read.
const LONGEST_SENTENCE: usize = 300;

/// The error without what a library may quote of a hostile file.
pub fn said(error: Error) -> Error {
    let said = |sentence: String| -> String {
        let sentence = fold::quote(&sentence);
        sentence.chars().take(LONGEST_SENTENCE).collect()
    };
    match error {
        Error::Unsupported(sentence) => Error::Unsupported(said(sentence)),
        Error::Damaged(how) => Error::Damaged(said(how)),
        Error::Limit(sentence) => Error::Limit(said(sentence)),
        Error::Worker(how) => Error::Worker(said(how)),
        Error::Empty | Error::Locked | Error::Io(_) => error,
    }
}

/// The document, where it is within bounds.
pub fn within(document: Document) -> Result<Document, Error> {
    let lines = || document.pages.iter().flat_map(|page| &page.lines);
    let text: usize = lines().map(|line| line.text.len()).sum();
    if text > MOST_TEXT || lines().count() > MOST_LINES {
        return Err(Error::Limit(
            "it holds more text than any paper; split it and import the parts".to_owned(),
        ));
    }
    let row = |line: &Line| !line.cells.is_empty() && line.text.len() > LONGEST_ROW;
    if lines().any(row) {
        return Err(Error::Limit(
            "a row of one of its tables is longer than any paper has; save it as PDF and import that"
                .to_owned(),
        ));
    }
    Ok(document)
}

/// The document without endless lines. Parts share their line's number, so this is done
/// last, behind the check of what a reading process answers.
pub fn parted(mut document: Document) -> Document {
    for page in &mut document.pages {
        if page.lines.iter().any(is_endless) {
            page.lines = std::mem::take(&mut page.lines)
                .into_iter()
                .flat_map(parts)
                .collect();
        }
    }
    document
}

fn is_endless(line: &Line) -> bool {
    line.cells.is_empty() && line.text.len() > LONGEST_LINE
}

/// An endless line as several of its number, parted between words where it has some.
fn parts(line: Line) -> Vec<Line> {
    if !is_endless(&line) {
        return vec![line];
    }
    let mut parts = Vec::new();
    let mut rest = line.text.as_str();
    while !rest.is_empty() {
        let (part, behind) = rest.split_at(end(rest));
        rest = behind.trim_start();
        parts.push(Line {
            text: part.trim_end().to_owned(),
            gap: line.gap && parts.is_empty(),
            ..line.clone()
        });
    }
    parts
}

/// Where the first part of a text ends.
fn end(text: &str) -> usize {
    if text.len() <= LONGEST_LINE {
        return text.len();
    }
    let most = text.floor_char_boundary(LONGEST_LINE);
    let space = text[..most].rfind(char::is_whitespace);
    space.filter(|at| *at > LONGEST_LINE / 2).unwrap_or(most)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{LONGEST_LINE, MOST_LINES, MOST_TEXT, said, within};
    use crate::extract::{Error, Line, Reader, read};

    #[test]
    fn a_line_without_end_is_parted_and_loses_no_word() {
        let words = "The Board noted the tide. ".repeat(LONGEST_LINE / 10);
        let document = read("a.txt", words.as_bytes(), &Reader::InThisProcess).unwrap();
        let lines = &document.pages[0].lines;
        assert!(lines.len() > 1 && lines.iter().all(|line| line.number == 1));
        assert!(lines.iter().all(|line| line.text.len() <= LONGEST_LINE));
        let joined: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(joined.join(" "), words.trim_end());
        let letters = "é".repeat(LONGEST_LINE);
        let document = read("a.txt", letters.as_bytes(), &Reader::InThisProcess).unwrap();
        assert_eq!(document.pages[0].lines.len(), 2);
    }

    #[test]
    fn a_sentence_quotes_nothing_that_misleads() {
        let error = said(Error::Damaged(format!(
            "`</w:\u{2066}\u{1b}[2Jstyle>`{}",
            "x".repeat(9_000)
        )));
        let sentence = error.to_string();
        assert!(sentence.contains("`</w:[2Jstyle>`") && sentence.len() < 600);
    }

    #[test]
    fn more_than_any_paper_holds_is_a_limit_reached() {
        let page = |text: String, count: usize| {
            let line = Line {
                text,
                ..Line::default()
            };
            let mut document = read("a.txt", b"Agenda", &Reader::InThisProcess).unwrap();
            document.pages[0].lines = vec![line; count];
            document
        };
        let much = page("Noted".repeat(MOST_TEXT / 5), 2);
        for document in [page("Noted".to_owned(), MOST_LINES + 1), much] {
            assert!(matches!(within(document), Err(Error::Limit(_))));
        }
        assert!(within(page("Noted".to_owned(), MOST_LINES)).is_ok());
    }
}
