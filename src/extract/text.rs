//! Plain text → lines: encodings, indents, rows of tables, and the little markup in them.

mod commas;
pub mod encoding;
mod mail;
mod markdown;
mod markup;
mod mime;
mod running;
mod table;

use crate::domain::source::{ATTACHED, Kind, Loss};
use crate::domain::{fold, identity};
use crate::extract::{Document, Error, Line, Page, Part};

/// The longest text that is read. A pack of a thousand pages has three million letters, and
/// some encodings take two or four bytes for one.
const LARGEST: usize = 32 << 20;

/// Columns without a letter that part what stands beside each other on a line.
const COLUMN_GAP: usize = 3;

/// Reads a text file, whatever its encoding.
pub fn read(name: &str, bytes: &[u8]) -> Result<Document, Error> {
    if bytes.len() > LARGEST {
        return Err(Error::Limit(format!(
            "it is larger than {} MiB of text; split it and import the parts",
            LARGEST >> 20
        )));
    }
    let decoded = encoding::decode(bytes);
    let mail = mime::read(&decoded);
    let attached = mail.as_ref().map(|mail| mail.attached.as_slice());
    let losses = attached.unwrap_or_default().iter().map(|name| Loss {
        page: None,
        what: format!("“{name}”, {ATTACHED}"),
    });
    let losses = losses.collect();
    let text = mail.map_or(decoded, |mail| mail.text);
    if text.trim().is_empty() {
        return Err(Error::Empty);
    }
    Ok(Document {
        name: name.to_owned(),
        kind: Kind::Text,
        sha256: identity::sha256(bytes),
        pages: vec![Page {
            lines: commas::lines(name, &text).unwrap_or_else(|| lines(&text)),
            ..Page::default()
        }],
        outline: Vec::new(),
        losses,
    })
}

/// The lines of decoded text: empty ones become the gap above the next.
pub fn lines(text: &str) -> Vec<Line> {
    let mut raw = Vec::new();
    let mut gap = true;
    for (index, source) in split(text).enumerate() {
        let source = source.trim_end_matches(['\r', '\n']);
        gap |= source.starts_with('\u{c}');
        if is_blank(source) {
            gap = true;
            continue;
        }
        raw.push(table::Source {
            number: u32::try_from(index + 1).unwrap_or(u32::MAX),
            text: source,
            gap,
        });
        gap = false;
    }
    let mail = mail::head(&raw);
    let told = markdown::told(&raw);
    let sources: Vec<table::Source<'_>> = told.iter().map(markdown::Told::source).collect();
    let mut lines = table::find(&sources);
    markdown::mark(&mut lines, &told);
    for line in lines.iter_mut().filter(|line| Some(line.number) <= mail) {
        line.part = Part::Running;
        line.table = None;
    }
    running::mark(lines)
}

/// Lines as every system ends them; a text without any `\n` may end them with `\r`.
fn split(text: &str) -> impl Iterator<Item = &str> {
    let end = if text.contains('\n') { '\n' } else { '\r' };
    text.split(end)
}

fn is_blank(line: &str) -> bool {
    line.chars()
        .all(|letter| letter.is_whitespace() || fold::is_hidden(letter))
}

/// A line that is no row of a table.
fn plain(source: &table::Source<'_>) -> Line {
    let indent = source
        .text
        .chars()
        .take_while(|letter| letter.is_whitespace())
        .map(|letter| match letter {
            '\t' => 8,
            '\u{c}' => 0,
            _ => 1,
        })
        .sum::<usize>();
    let freed = markup::free(source.text);
    let text = columns(&freed.text);
    let end = indent + text.chars().count();
    Line {
        number: source.number,
        text,
        indent: measure(indent),
        end: measure(end),
        bold: freed.bold,
        gap: source.gap,
        heading: freed.heading,
        ..Line::default()
    }
}

/// The words with single spaces; a wide gap between them becomes a tab, except
/// behind the marker of a list.
pub fn columns(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut space = String::new();
    for letter in text.trim().chars() {
        if letter.is_whitespace() {
            space.push(letter);
            continue;
        }
        if fold::is_hidden(letter) {
            continue;
        }
        if !space.is_empty() {
            let wide = space.contains('\t') || space.chars().count() >= COLUMN_GAP;
            words.push(if wide && !is_marker(&words) {
                '\t'
            } else {
                ' '
            });
            space.clear();
        }
        words.push(letter);
    }
    words
        .split('\t')
        .map(fold::quote)
        .collect::<Vec<_>>()
        .join("\t")
}

/// Whether these words can only be the marker of a point: `1.`, `(a)`, `·`.
fn is_marker(words: &str) -> bool {
    let letters = words.chars().count();
    letters <= 2 && words.chars().all(|letter| !letter.is_alphanumeric())
        || letters <= 8
            && !words.contains(char::is_whitespace)
            && words.ends_with(['.', ')'])
            && words.chars().any(char::is_alphanumeric)
        || letters <= 4 && words.chars().all(|letter| letter.is_ascii_digit())
}

fn measure(columns: usize) -> f32 {
    u16::try_from(columns).map_or(f32::from(u16::MAX), f32::from)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use proptest::prelude::*;

    use super::*;

    fn texts(text: &str) -> Vec<String> {
        lines(text).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn an_empty_line_is_the_gap_above_the_next() {
        let lines = lines("\r\n\u{a0}\r\nFirst\r\nsecond\r\n\r\nThird");
        let seen: Vec<_> = lines
            .iter()
            .map(|line| (line.number, line.text.as_str(), line.gap))
            .collect();
        assert_eq!(
            seen,
            [(3, "First", true), (4, "second", false), (6, "Third", true)]
        );
    }

    #[test]
    fn hard_spaces_indent_and_part_a_bullet_from_its_point() {
        let lines = lines(
            "Heard:\n\u{b7}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0} The first.\n\u{a0}\u{a0}\u{2022} Under.",
        );
        assert_eq!(lines[1].text, "\u{b7} The first.");
        assert!(lines[2].indent > lines[1].indent);
    }

    #[test]
    fn names_in_two_columns_are_parted_by_a_tab() {
        assert_eq!(
            texts("Councillor Ash (Chair)        Councillor Birch"),
            ["Councillor Ash (Chair)\tCouncillor Birch"]
        );
        assert_eq!(texts("5.        Apologies"), ["5. Apologies"]);
    }

    #[test]
    fn bold_stars_are_a_look_and_not_words() {
        let lines = lines("**Ash Street**\nThe report (see **Appendix 1**) * is due.\n* * *");
        assert!(lines[0].bold && !lines[1].bold);
        assert_eq!(lines[1].text, "The report (see Appendix 1) * is due.");
        assert_eq!(lines[2].text, "* * *");
    }

    #[test]
    fn a_text_that_ends_lines_with_carriage_returns_has_lines() {
        assert_eq!(texts("One\rTwo"), ["One", "Two"]);
    }

    #[test]
    fn nothing_in_a_file_is_an_error_that_says_so() {
        assert!(matches!(read("a.txt", b" \n"), Err(Error::Empty)));
    }

    proptest! {
        #[test]
        fn any_bytes_can_be_read(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = read("a.txt", &bytes);
        }

        #[test]
        fn no_line_holds_what_drives_a_terminal(text in "[a-z\\t |<>*#&;\\n\u{1b}\u{202e}\u{200b}]{0,200}") {
            for line in lines(&text) {
                prop_assert!(!line.text.chars().any(|letter| letter != '\t' && fold::is_hidden(letter)));
            }
        }
    }
}
