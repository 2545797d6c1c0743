//! What kind of document a file is, told from its content.

use super::{Error, archive};
use crate::domain::source::Kind;

/// So much of the beginning tells the kind. A PDF may have 1,024 bytes before its head.
const HEAD: usize = 4096;

/// A page may have notes before its first element: a licence, where it was saved from.
const NOTES: usize = 64 << 10;

/// The beginnings of files that are no papers, and what to say of them.
const OTHERS: [(&[u8], &str); 18] = [
    (b"\x89PNG\r\n\x1a\n", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"II*\0", PICTURE),
    (b"MM\0*", PICTURE),
    (b"BM", PICTURE),
    (b"{\\rtf", RTF),
    (b"\x1f\x8b", ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (b"Rar!", ARCHIVE),
    (b"BZh", ARCHIVE),
    (b"\xfd7zXZ", ARCHIVE),
    (b"SQLite format 3\0", PROGRAM),
    (b"\x7fELF", PROGRAM),
    (b"MZ", PROGRAM),
    (b"ID3", SOUND),
    (b"OggS", SOUND),
    (
        b"%!PS",
        "it is a PostScript file, which is not read; save it as PDF and import that",
    ),
];

/// The beginning of a ZIP archive.
const PACKED: &[u8] = b"PK\x03\x04";

/// The beginning of documents of older office programs, and of locked ones.
const OLD: &[u8] = b"\xd0\xcf\x11\xe0";

/// What an office program calls a document that it has locked, in UTF-16.
const ENCRYPTED: &str = "EncryptedPackage";

const PICTURE: &str =
    "it is a picture, which has no text to read; import the paper itself, as PDF or text";
const OLD_OFFICE: &str = "it is a document of an older office program, which is not read; save it as PDF and import that";
const OLD_WORD: &str = "it is a document of Word as it was before 2007, which is not read; open it, save it as .docx or PDF, and import that";
const OPEN_TEXT: &str = "it is an OpenDocument text, which is not read; open it, save it as .docx or PDF, and import that";
const BOOK: &str = "it is an e-book, which is not read; import the paper itself, as PDF or text";
const MAIL: &str =
    "it is a saved e-mail, which is not read; save what is attached to it and import that";
const RTF: &str = "it is a rich-text document, which is not read; open it, save it as .docx or PDF, and import that";
const ARCHIVE: &str = "it is an archive; unpack it and import what is in it";
const PROGRAM: &str = "it is no document; import the paper itself, as PDF or text";
const SOUND: &str = "it is a recording, which is not read; import the paper itself, as PDF or text";
const OTHER_OFFICE: &str =
    "it is an office document of a kind that is not read; save it as PDF and import that";
const SLIDES: &str = "it is a set of slides, which is not read; save it as PDF and import that";
const BINARY: &str =
    "it is neither text nor a document of a known kind; save it as PDF or text and import that";

/// Tells the kind of a document. The file's name has no say: papers are saved under
/// any name, and a browser adds ".htm" to whatever it likes.
pub fn of(bytes: &[u8]) -> Result<Kind, Error> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Error::Empty);
    }
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let start = head.get(..1024 + 8).unwrap_or(head);
    if start.windows(5).any(|window| window == b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    if head.starts_with(PACKED) {
        return packed(bytes);
    }
    if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP")
        || head.get(4..8) == Some(b"ftyp")
    {
        return Err(unsupported(PICTURE));
    }
    if head.starts_with(OLD) {
        return old(bytes);
    }
    let is_text = is_text(head);
    for (beginning, sentence) in OTHERS {
        // Two or three letters may begin a text as well: "BM", "MZ".
        if head.starts_with(beginning) && (beginning.len() > 3 || !is_text) {
            return Err(unsupported(sentence));
        }
    }
    if !is_text {
        return Err(unsupported(BINARY));
    }
    Ok(marked_up(bytes.get(..NOTES).unwrap_or(bytes)).unwrap_or(Kind::Text))
}

/// What an older office program wrote, told by the names of its parts.
fn old(bytes: &[u8]) -> Result<Kind, Error> {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if has(ENCRYPTED) {
        Err(Error::Locked)
    } else if has("Workbook") {
        Ok(Kind::Xlsx)
    } else if has("WordDocument") {
        Err(unsupported(OLD_WORD))
    } else if has("PowerPoint Document") {
        Err(unsupported(SLIDES))
    } else if has("__substg1.0_") {
        Err(unsupported(MAIL))
    } else {
        Err(unsupported(OLD_OFFICE))
    }
}

/// Whether the bytes are an archive of any kind.
pub fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(PACKED)
}

/// Whether an archive says of itself that it is an `OpenDocument`.
pub fn is_open_document(bytes: &[u8]) -> bool {
    declared(bytes).is_some_and(|kind| kind.starts_with(b"vnd.oasis"))
}

/// Whether a spreadsheet is of the format whose look is read as well.
pub fn is_xlsx(bytes: &[u8]) -> bool {
    let list = archive::directory(bytes);
    let has = |name: &[u8]| list.windows(name.len()).any(|window| window == name);
    is_packed(bytes) && has(b"xl/workbook") && !has(b"xl/workbook.bin")
}

fn unsupported(sentence: &str) -> Error {
    Error::Unsupported(sentence.to_owned())
}

/// Whether the bytes are an archive of files that a person packed, and not a document
/// that its program packed.
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(PACKED)
        && matches!(packed(bytes), Err(Error::Unsupported(sentence)) if sentence == ARCHIVE)
}

/// Office documents are archives; the names of their parts tell which.
fn packed(bytes: &[u8]) -> Result<Kind, Error> {
    let list = archive::directory(bytes);
    let has = |name: &[u8]| list.windows(name.len()).any(|window| window == name);
    if has(b"word/document") {
        Ok(Kind::Docx)
    } else if has(b"xl/workbook") {
        Ok(Kind::Xlsx)
    } else if has(b"ppt/presentation") {
        Err(unsupported(SLIDES))
    } else if let Some(kind) = declared(bytes) {
        match kind {
            kind if kind.starts_with(b"vnd.oasis.opendocument.spreadsheet") => Ok(Kind::Xlsx),
            kind if kind.starts_with(b"vnd.oasis.opendocument.text") => Err(unsupported(OPEN_TEXT)),
            kind if kind.starts_with(b"vnd.oasis.opendocument.presentation") => {
                Err(unsupported(SLIDES))
            }
            kind if kind.starts_with(b"epub") => Err(unsupported(BOOK)),
            _ => Err(unsupported(OTHER_OFFICE)),
        }
    } else if has(b"Index/Document.iwa") || has(b"content.xml") && has(b"META-INF/manifest.xml") {
        Err(unsupported(OTHER_OFFICE))
    } else {
        Err(unsupported(ARCHIVE))
    }
}

/// What an office document says of itself in its first entry, which is not packed.
fn declared(bytes: &[u8]) -> Option<&[u8]> {
    let name = b"mimetypeapplication/";
    let head = bytes.get(..HEAD.min(bytes.len()))?;
    let at = head.windows(name.len()).position(|window| window == name)?;
    head.get(at + name.len()..)
}

/// Text has no zero bytes, but for UTF-16, which has them in every other place.
fn is_text(head: &[u8]) -> bool {
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        return true;
    }
    let zeros = |from: usize| {
        head.iter()
            .skip(from)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let half = head.len() / 2;
    let (even, odd) = (zeros(0), zeros(1));
    if even + odd == 0 {
        let odd_controls = head
            .iter()
            .filter(|byte| {
                **byte < 32 && !matches!(**byte, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1b)
            })
            .count();
        return odd_controls * 50 <= head.len();
    }
    (even == 0 || odd == 0) && (even + odd) * 10 > half * 7
}

/// Elements that a page, or a piece of one, begins with.
const HTML: [&str; 24] = [
    "html", "head", "body", "title", "meta", "link", "style", "script", "base", "main", "article",
    "section", "header", "form", "table", "div", "span", "p", "h1", "h2", "h3", "ul", "ol",
    "center",
];

/// Elements that an answer of the web service begins with; some come undeclared.
const XML: [&str; 4] = ["getmeeting", "getmeetings", "getcommittees", "soap"];

/// Whether the text is a web page or XML.
fn marked_up(head: &[u8]) -> Option<Kind> {
    let text: String = String::from_utf8_lossy(head)
        .chars()
        .filter(|letter| *letter != '\0')
        .collect::<String>()
        .to_ascii_lowercase();
    let mut rest = text
        .trim_start_matches(['\u{feff}', '\u{fffd}'])
        .trim_start();
    let mut declared = false;
    loop {
        let (opening, closing) = if rest.starts_with("<?xml") {
            declared = true;
            ("<?", "?>")
        } else if rest.starts_with("<!--") {
            ("<!--", "-->")
        } else {
            break;
        };
        let after = rest.get(opening.len()..)?;
        rest = after
            .split_once(closing)
            .map_or("", |parts| parts.1)
            .trim_start();
    }
    let is_element = |name: &str| {
        rest.strip_prefix('<')
            .and_then(|rest| rest.strip_prefix(name))
            .is_some_and(|behind| {
                behind.is_empty()
                    || behind.starts_with(|letter: char| " />\r\n\t:".contains(letter))
            })
    };
    if rest.starts_with("<!doctype html") || HTML.iter().any(|name| is_element(name)) {
        Some(Kind::Html)
    } else if declared || XML.iter().any(|name| is_element(name)) {
        Some(Kind::Xml)
    } else if text.starts_with("mime-version:")
        || text
            .get(..HEAD.min(text.len()))
            .unwrap_or(&text)
            .contains("\ncontent-type: multipart/related")
    {
        Some(Kind::Html)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{is_archive, of};
    use crate::domain::source::Kind;
    use crate::extract::Error;

    fn kind(bytes: &[u8]) -> Option<Kind> {
        of(bytes).ok()
    }

    #[test]
    fn the_content_tells_the_kind() {
        assert_eq!(kind(b"\n\n%PDF-1.7\n%\xe2\xe3"), Some(Kind::Pdf));
        assert_eq!(kind(b"<!-- saved --> <!DOCTYPE HTML><p>"), Some(Kind::Html));
        assert_eq!(
            kind(b"<?xml version='1.0'?><html xmlns=''>"),
            Some(Kind::Html)
        );
        assert_eq!(
            kind(b"\xef\xbb\xbf<?xml version='1.0'?><getmeetings>"),
            Some(Kind::Xml)
        );
        let noted = format!("<!-- {} --><main><h1>", "licence ".repeat(2_000));
        assert_eq!(kind(noted.as_bytes()), Some(Kind::Html));
        assert_eq!(kind(b"<h2 class=x>Minutes</h2>"), Some(Kind::Html));
        assert_eq!(kind(b"<getmeeting><meeting>"), Some(Kind::Xml));
        assert_eq!(
            kind(b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;"),
            Some(Kind::Html)
        );
        assert_eq!(kind(b"<present> were all members"), Some(Kind::Text));
        assert_eq!(kind(b"PK\x03\x04....word/document.xml"), Some(Kind::Docx));
        assert_eq!(kind(b"PK\x03\x04....xl/workbook.xml"), Some(Kind::Xlsx));
    }

    #[test]
    fn only_the_list_at_its_end_says_what_an_archive_is() {
        // A list of one entry, and the end that says how long the list is.
        let archive = |packed: &[u8], name: &[u8]| {
            let list = [b"PK\x01\x02", &[0; 42][..], name].concat();
            let length = u32::try_from(list.len()).unwrap_or_default().to_le_bytes();
            let end = [b"PK\x05\x06", &[0; 8][..], &length, &[0; 6]].concat();
            [b"PK\x03\x04", packed, &list, &end].concat()
        };
        let paper = archive(b"", b"word/document.xml");
        assert_eq!(kind(&paper), Some(Kind::Docx));
        assert!(!is_archive(&paper));
        let papers = archive(&paper, b"minutes.docx");
        assert_eq!(kind(&papers), None);
        assert!(is_archive(&papers));
        assert!(!is_archive(b"%PDF-1.4"));
    }

    #[test]
    fn a_locked_document_is_known_from_an_old_one() {
        let mut bytes = b"\xd0\xcf\x11\xe0\0\0".to_vec();
        assert!(matches!(of(&bytes), Err(Error::Unsupported(_))));
        bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        assert!(matches!(of(&bytes), Err(Error::Locked)));
    }

    #[test]
    fn office_documents_are_told_by_what_they_say_of_themselves() {
        let open = |kind: &str| {
            format!("PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.{kind}PK")
        };
        assert_eq!(kind(open("spreadsheet").as_bytes()), Some(Kind::Xlsx));
        assert!(!is_archive(open("text").as_bytes()));
        let old = |name: &str| {
            let mut bytes = b"\xd0\xcf\x11\xe0\0\0".to_vec();
            bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
            bytes
        };
        assert_eq!(kind(&old("Workbook")), Some(Kind::Xlsx));
        for (bytes, begins) in [
            (open("text").into_bytes(), "it is an OpenDocument text"),
            (open("presentation").into_bytes(), "it is a set of slides"),
            (old("WordDocument"), "it is a document of Word"),
            (old("PowerPoint Document"), "it is a set of slides"),
            (old("__substg1.0_"), "it is a saved e-mail"),
        ] {
            let said = of(&bytes).map_err(|error| error.to_string());
            assert!(said.is_err_and(|said| said.starts_with(begins)), "{begins}");
        }
    }

    #[test]
    fn text_is_text_in_any_encoding() {
        assert_eq!(kind(b"BM and MZ met.\r\n"), Some(Kind::Text));
        assert_eq!(kind("Café • – £".as_bytes()), Some(Kind::Text));
        assert_eq!(kind(b"Caf\xe9 \x96 \xa3"), Some(Kind::Text));
        let wide: Vec<u8> = "Minutes of the board\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(kind(&wide), Some(Kind::Text));
    }

    #[test]
    fn what_is_not_read_says_what_to_do() {
        let sentence = |bytes: &[u8]| match of(bytes) {
            Err(error) => error.to_string(),
            Ok(kind) => kind.name().to_owned(),
        };
        assert!(sentence(b"\x89PNG\r\n\x1a\n\0\0").starts_with("it is a picture"));
        assert!(sentence(b"PK\x03\x04 something").starts_with("it is an archive"));
        assert!(sentence(b"\xd0\xcf\x11\xe0\0\0").ends_with("save it as PDF and import that"));
        assert!(sentence(b"\x01\x02\0\x03\0\0\0\x04").contains("neither text"));
        assert!(matches!(of(b" \n"), Err(Error::Empty)));
        assert!(matches!(of(b""), Err(Error::Empty)));
    }
}
