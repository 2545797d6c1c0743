//! The reading process, from outside: the program itself is started to read.
#![allow(clippy::unwrap_used)]

use std::io::{Cursor, Seek, Write};
use std::path::PathBuf;

use matters::extract::picture::{Picture, Wish, paint};
use matters::extract::{Error, Reader, read};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn process() -> Reader {
    Reader::Process(PathBuf::from(env!("CARGO_BIN_EXE_matters")))
}

/// A page with this content; `entries` go into the dictionary of its stream.
fn paper(content: &[u8], entries: &str) -> Vec<u8> {
    let mut file = b"%PDF-1.4\n\
        1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n\
        2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n\
        3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
        /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>\nendobj\n"
        .to_vec();
    let head = format!(
        "4 0 obj\n<< {entries} /Length {} >>\nstream\n",
        content.len()
    );
    file.extend_from_slice(head.as_bytes());
    file.extend_from_slice(content);
    file.extend_from_slice(b"\nendstream\nendobj\ntrailer\n<< /Size 5 /Root 1 0 R >>\n%%EOF\n");
    file
}

#[test]
fn a_paper_is_read_in_a_process_as_it_is_in_this_one() {
    let bytes = paper(b"BT /F 11 Tf 50 700 Td (Apologies) Tj ET", "");
    let apart = read("agenda.pdf", &bytes, &process()).unwrap();
    let here = read("agenda.pdf", &bytes, &Reader::InThisProcess).unwrap();
    assert_eq!(apart, here);
    assert_eq!(apart.pages[0].lines[0].text, "Apologies");
}

#[test]
fn a_paragraph_without_end_is_parted_as_it_is_in_this_process() {
    let words = "The Board noted the tide. ".repeat(5_000);
    let page = format!("<html><body><h1>Agenda</h1><p>{words}</p></body></html>");
    let apart = read("page.html", page.as_bytes(), &process()).unwrap();
    let here = read("page.html", page.as_bytes(), &Reader::InThisProcess).unwrap();
    assert!(here.pages[0].lines.len() > 3);
    assert_eq!(apart, here);
}

#[test]
fn a_refusal_comes_back_as_what_it_is() {
    let answer = read("a.pdf", b"%PDF-1.4\nnothing", &process());
    assert!(matches!(answer, Err(Error::Damaged(_))));
}

#[test]
fn every_kind_but_plain_text_is_read_apart() {
    let papers: [(&str, &[u8]); 2] = [
        (
            "minutes.docx",
            include_bytes!("papers/90-minutes-numbers-as-settings.docx"),
        ),
        (
            "tracker.xlsx",
            include_bytes!("papers/92-tracker-and-programme-sheets.xlsx"),
        ),
    ];
    let nowhere = Reader::Process(PathBuf::from("/no/such/program"));
    for (name, bytes) in papers {
        let apart = read(name, bytes, &process()).unwrap();
        assert_eq!(apart, read(name, bytes, &Reader::InThisProcess).unwrap());
        assert!(matches!(read(name, bytes, &nowhere), Err(Error::Worker(_))));
    }
    assert!(read("notes.txt", b"Agenda", &nowhere).is_ok());
}

#[test]
fn an_archive_that_swells_without_end_is_a_limit_reached() {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive
        .start_file("word/document.xml", SimpleFileOptions::default())
        .unwrap();
    let spaces = vec![b' '; 1 << 20];
    for _ in 0..129 {
        archive.write_all(&spaces).unwrap();
    }
    let bytes = archive.finish().unwrap().into_inner();
    let answer = read("bomb.docx", &bytes, &process());
    assert!(matches!(answer, Err(Error::Limit(_))), "{answer:?}");
}

/// Each filter makes 128 bytes of two, so five of them make gigabytes of a few.
#[cfg(unix)]
#[test]
fn a_stream_that_swells_to_gigabytes_is_a_limit_reached() {
    // Every layer ends with the mark of its end, which the layer around it spells out.
    let mut end = vec![128_u8];
    for _ in 1..5 {
        let length = u8::try_from(end.len() - 1).unwrap();
        end = [vec![length], end, vec![128]].concat();
    }
    let content = [vec![129; 8], end].concat();
    let filters = "/Filter [/RunLengthDecode /RunLengthDecode /RunLengthDecode /RunLengthDecode /RunLengthDecode]";
    let answer = read("bomb.pdf", &paper(&content, filters), &process());
    assert!(matches!(answer, Err(Error::Limit(_))), "{answer:?}");
}

const WISH: Wish = Wish {
    sheet: 1,
    width: 60,
    height: 80,
    zoom: 0,
    across: 0,
    down: 0,
};

fn painted(bytes: &[u8], wish: &Wish) -> Result<Picture, Error> {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    file.rewind().unwrap();
    paint(file, wish, &process())
}

/// The darkness of a point, 0 where it is white.
fn ink(picture: &Picture, x: usize, y: usize) -> u8 {
    255 - picture.points[(y * usize::from(picture.width) + x) * 3]
}

#[test]
fn a_page_is_painted_in_a_process() {
    // The left half of an A4 page is black, and its right edge, in points from its lower left.
    let bytes = paper(b"0 0 310 842 re 590 0 5 842 re f", "");
    let picture = painted(&bytes, &WISH).unwrap();
    assert_eq!((picture.width, picture.height), (57, 80));
    assert!(ink(&picture, 5, 40) > 200 && ink(&picture, 50, 40) < 50);
    // Twice as wide as the window, the right part of it has less of the black one.
    let right = Wish {
        zoom: 200,
        across: 1000,
        ..WISH
    };
    let picture = painted(&bytes, &right).unwrap();
    assert_eq!((picture.width, picture.height), (60, 80));
    assert!(ink(&picture, 1, 40) > 200 && ink(&picture, 30, 40) < 50);
}

#[test]
fn a_page_that_is_not_there_or_makes_no_sense_is_a_sentence() {
    let bytes = paper(b"0 0 297 842 re f", "");
    let ninth = Wish { sheet: 9, ..WISH };
    assert!(matches!(painted(&bytes, &ninth), Err(Error::Damaged(_))));
    assert!(painted(b"%PDF-1.7\nnothing", &WISH).is_err());
    assert!(painted(b"", &WISH).is_err());
    assert!(painted(include_bytes!("bad/locked.pdf"), &WISH).is_err());
}

#[test]
fn a_page_made_to_attack_is_painted_or_refused() {
    // A dash so short that a line of it never ends, and a page larger than any wall.
    let dashes = paper(b"[0.00001] 0 d 5 w 0 0 m 590 840 l S", "");
    let sized = |size: &str| {
        let bytes = paper(b"0 0 m 9 9 l S", "");
        let text = String::from_utf8(bytes).unwrap();
        text.replace("595 842", size).into_bytes()
    };
    let (huge, empty) = (sized("9999999 9999999"), sized("0 0"));
    for bytes in [dashes, huge, empty] {
        if let Ok(picture) = painted(&bytes, &WISH) {
            assert!(picture.width <= WISH.width && picture.height <= WISH.height);
        }
    }
}
