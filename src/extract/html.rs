//! Saved web pages → lines: what a reader sees of a page, without its chrome.
//!
//! Headings, paragraphs, points with the markers that a browser shows, and rows of
//! tables come out in their order. The pages of the system that most councils publish
//! with come out as the lines that their text has when it is copied ("117. |",
//! "Minutes:"), so that one parser reads both; where the page's own structure is surer
//! than its text (which number belongs to which item, what is a title), the lines say
//! so. `number` counts these lines, which are what the reader shows.

mod chrome;
pub mod encoding;
mod list;
mod owner;
mod system;
mod table;
mod tree;
mod walk;
pub mod writer;

use crate::domain::identity;
use crate::domain::source::Kind;
use crate::extract::{Document, Error, Line, Page, Part};

/// Reads a saved web page, whatever its encoding.
pub fn read(name: &str, bytes: &[u8]) -> Result<Document, Error> {
    let html = tree::parse(&encoding::decode(bytes))?;
    let mut lines = walk::lines(&html);
    if lines.is_empty() {
        return Err(Error::Unsupported(
            "it is a web page without any text; let it load whole, save it again, and import that"
                .to_owned(),
        ));
    }
    // The banner is no text of the page, but it says whose page this is.
    if let Some(council) = owner::name(&html) {
        lines.push(Line {
            number: lines.last().map_or(1, |line| line.number + 1),
            text: council,
            gap: true,
            part: Part::Running,
            ..Line::default()
        });
    }
    Ok(Document {
        name: name.to_owned(),
        kind: Kind::Html,
        sha256: identity::sha256(bytes),
        pages: vec![Page {
            lines,
            ..Page::default()
        }],
        outline: Vec::new(),
        losses: Vec::new(),
    })
}

/// The lines of a page, or of a piece of one.
pub fn lines(text: &str) -> Result<Vec<Line>, Error> {
    Ok(walk::lines(&tree::parse(text)?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;
    use crate::domain::fold;

    #[test]
    fn a_page_that_nests_without_end_is_refused() {
        for part in [
            "<div>",
            "<b>",
            "<table><tr><td>",
            "<ul><li>",
            "<a href=x><p>",
        ] {
            let page = part.repeat(60_000);
            assert!(
                matches!(
                    read("a.html", page.as_bytes()),
                    Err(Error::Limit(_) | Error::Unsupported(_))
                ),
                "{part}"
            );
        }
    }

    #[test]
    fn a_page_of_endless_paragraphs_is_refused() {
        let page = "<p>x".repeat(600_000);
        assert!(matches!(lines(&page), Err(Error::Limit(_))));
    }

    #[test]
    fn an_element_with_endless_attributes_is_refused() {
        let attributes = " a=1".repeat(3_000);
        assert!(matches!(
            lines(&format!("<div{attributes}>x")),
            Err(Error::Limit(_))
        ));
        let words = format!("<script>if (1 <b && {attributes})</script><p title='{attributes}'>x");
        assert!(lines(&words).is_ok());
    }

    #[test]
    fn a_page_without_words_says_what_to_do() {
        let error = read("a.html", b"<html><script>let a = 1;</script>").unwrap_err();
        assert!(error.to_string().contains("save it again"));
    }

    /// Pieces of pages, put together in any order and broken off anywhere.
    fn pieces() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "<table class=mgItemTable>",
            "<tr>",
            "<td class=mgItemNumberCell>",
            "<td>",
            "</td>",
            "</tr>",
            "</table>",
            "<p class=mgAiTitleTxt>",
            "3.a",
            "12.",
            "<p class=mgSubItemTitleTxt>",
            "Minutes:",
            "Meeting: 01/02/2031 - Board (Item 4)",
            "<h1>Issue - meetings</h1>",
            "<h1>Agenda item</h1>",
            "<a>Meeting of Board, 4 May 2031 (Item )",
            "<ol type=i start=-5>",
            "<li value=99999999999>",
            "<td rowspan=65535 colspan=65535>",
            "&nbsp;",
            "&#x202e;",
            "é",
            "<dt>",
            "<dd>",
            "<b>",
            "</b>",
            "<!--",
            "-->",
            "<script>",
            "</script>",
            "view the full ",
            " text for item",
            "<div class='-_'>",
            "PDF 1 KB",
            "<template>",
            "<svg>",
            "\0",
            "<br>",
        ]);
        prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
    }

    /// Bytes of a paper with some of them changed, doubled or lost.
    fn damaged(bytes: &'static [u8]) -> impl Strategy<Value = Vec<u8>> {
        let change = (0..bytes.len(), any::<u8>(), 0..3_u8, 1..200_usize);
        prop::collection::vec(change, 1..6).prop_map(|changes| {
            let mut bytes = bytes.to_vec();
            for (at, byte, how, length) in changes {
                let at = at % bytes.len().max(1);
                let end = (at + length).min(bytes.len());
                match how {
                    0 => bytes[at] = byte,
                    1 => bytes.splice(at..end, []).for_each(drop),
                    _ => {
                        let piece = bytes[at..end].to_vec();
                        bytes.splice(at..at, piece).for_each(drop);
                    }
                }
                if bytes.is_empty() {
                    bytes.push(b'<');
                }
            }
            bytes
        })
    }

    const PAGE: &[u8] = include_bytes!("../../tests/papers/80-saved-meeting-page.html");
    const ANSWER: &[u8] = include_bytes!("../../tests/papers/85-web-service-meeting.xml");

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn a_damaged_page_or_answer_can_be_read(page in damaged(PAGE), answer in damaged(ANSWER)) {
            let _ = read("a.html", &page);
            let _ = crate::extract::xml::read("a.xml", &answer);
        }
    }

    proptest! {
        #[test]
        fn any_page_can_be_read(page in pieces(), cut in 0..2_000_usize) {
            let bytes = &page.as_bytes()[..cut.min(page.len())];
            for line in lines(&encoding::decode(bytes)).unwrap() {
                prop_assert!(!line.text.chars().any(|letter| letter != '\t' && fold::is_hidden(letter)));
            }
            let _ = read("a.html", bytes);
        }
    }
}
