//! Bytes of a saved page → its text: the encoding it names, and the page inside a
//! page saved as a single file (MHTML).

use encoding_rs::{Encoding, UTF_8};

use crate::extract::{text, transfer};

/// A page names its encoding this near its beginning.
const HEAD: usize = 4096;

/// The head of a message: a page saved as a single file has one, and one a part.
const MESSAGE_HEAD: usize = 16 << 10;

/// Parts of a single file that are looked at: pictures may stand before the page.
const PARTS: usize = 1_000;

/// Decodes a page; what makes no sense becomes U+FFFD.
pub fn decode(bytes: &[u8]) -> String {
    if let Some(page) = page_of_message(bytes) {
        return decode_page(&page);
    }
    decode_page(bytes)
}

fn decode_page(bytes: &[u8]) -> String {
    let marked = Encoding::for_bom(bytes).is_some();
    // Words in another encoding are hardly ever valid UTF-8, whatever the page says.
    if !marked
        && std::str::from_utf8(bytes).is_err()
        && let Some(encoding) = named(bytes).filter(|encoding| *encoding != UTF_8)
    {
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    text::encoding::decode(bytes)
}

/// The encoding that a page or an XML file names in its head.
fn named(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD).unwrap_or(bytes).to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    ["charset=", "encoding="].iter().find_map(|name| {
        let (_, behind) = head.split_once(name)?;
        let label: String = behind
            .trim_start_matches(['"', '\'', ' '])
            .chars()
            .take_while(|letter| letter.is_ascii_alphanumeric() || "-_:".contains(*letter))
            .collect();
        Encoding::for_label(label.as_bytes()).filter(|encoding| encoding.is_ascii_compatible())
    })
}

/// The page in a file that a browser saved with all its parts.
fn page_of_message(bytes: &[u8]) -> Option<Vec<u8>> {
    let (head, body) = message(bytes)?;
    let kind = field(&head, "content-type")?;
    if !kind.to_ascii_lowercase().starts_with("multipart/") {
        return None;
    }
    let boundary = parameter(&kind, "boundary")?;
    let boundary = format!("--{boundary}");
    let mut rest = body;
    for _ in 0..PARTS {
        let at = find(rest, boundary.as_bytes())?;
        rest = rest.get(at + boundary.len()..)?;
        let end = find(rest, boundary.as_bytes()).unwrap_or(rest.len());
        let part = rest.get(..end)?;
        let start = part.iter().position(|byte| !byte.is_ascii_whitespace());
        let Some((head, body)) = start.and_then(|start| message(part.get(start..)?)) else {
            continue;
        };
        let html = field(&head, "content-type")
            .is_some_and(|kind| kind.to_ascii_lowercase().starts_with("text/html"));
        if html {
            let how = field(&head, "content-transfer-encoding").unwrap_or_default();
            return Some(match how.to_ascii_lowercase().as_str() {
                "quoted-printable" => transfer::quoted_printable(body),
                "base64" => transfer::base64(body),
                _ => body.to_vec(),
            });
        }
    }
    None
}

/// A message's head and its body; `None` where nothing looks like a head.
fn message(bytes: &[u8]) -> Option<(String, &[u8])> {
    let head = bytes.get(..MESSAGE_HEAD).unwrap_or(bytes);
    let (end, gap) = match (find(head, b"\r\n\r\n"), find(head, b"\n\n")) {
        (Some(wide), Some(plain)) if plain < wide => (plain, 2),
        (Some(wide), _) => (wide, 4),
        (None, Some(plain)) => (plain, 2),
        (None, None) => return None,
    };
    let text = String::from_utf8_lossy(head.get(..end)?);
    // A field that goes on does so behind white space.
    let text = text
        .replace("\r\n", "\n")
        .replace("\n ", " ")
        .replace("\n\t", " ");
    Some((text, bytes.get(end + gap..)?))
}

fn field(head: &str, name: &str) -> Option<String> {
    head.lines().find_map(|line| {
        let (before, value) = line.split_once(':')?;
        before
            .trim()
            .eq_ignore_ascii_case(name)
            .then(|| value.trim().to_owned())
    })
}

fn parameter(value: &str, name: &str) -> Option<String> {
    value.split(';').skip(1).find_map(|part| {
        let (before, value) = part.split_once('=')?;
        let value = value.trim().trim_matches('"');
        (before.trim().eq_ignore_ascii_case(name) && !value.is_empty()).then(|| value.to_owned())
    })
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_that_a_page_names_is_believed_unless_it_is_utf_8() {
        assert_eq!(
            decode(b"<meta charset=\"windows-1252\"><p>\x93No\x94 \x96 \xa35"),
            "<meta charset=\"windows-1252\"><p>“No” – £5"
        );
        assert!(decode("<meta charset=iso-8859-1><p>“No” – £5".as_bytes()).ends_with("“No” – £5"));
        assert!(decode(b"<meta charset=utf-8><p>caf\xe9").ends_with("café"));
    }

    #[test]
    fn a_page_saved_as_a_single_file_is_found_in_it() {
        let file = "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\
            \ttype=\"text/html\";\r\n\tboundary=\"--part--x\"\r\n\r\n\r\n----part--x\r\nContent-Type: image/png\r\n\
            Content-Transfer-Encoding: base64\r\n\r\naGk=\r\n----part--x\r\nContent-Type: text/html\r\n\
            Content-Transfer-Encoding: quoted-printable\r\n\r\n<p class=3Dx>Caf=C3=A9 and=\r\n more</p>\r\n----part--x--\r\n";
        assert_eq!(
            decode(file.as_bytes()).trim(),
            "<p class=x>Café and more</p>"
        );
        let coded = file
            .replace("quoted-printable", "base64")
            .replace("<p class=3Dx>Caf=C3=A9 and=\r\n more</p>", "PHA+SGk8L3A+");
        assert_eq!(decode(coded.as_bytes()), "<p>Hi</p>");
    }
}
