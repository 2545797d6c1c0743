//! Changes to archives and to what is packed in them.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::chance::Chance;
use super::{bytes, markup};

type Part = (String, Vec<u8>);

/// Names that a reader looks for or must not trust.
const NAMES: [&str; 9] = [
    "word/document.xml",
    "xl/workbook.xml",
    "_rels/.rels",
    "[Content_Types].xml",
    "../../../../tmp/escaped.txt",
    "/absolute.txt",
    "C:\\windows.txt",
    "",
    "folder/",
];

/// Changes the archive, or a part of it, in a few ways.
pub fn change(archive: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut parts = parts(archive);
    if parts.is_empty() || chance.once_in(5) {
        let mut archive = archive.to_vec();
        lie(&mut archive, chance);
        return archive;
    }
    for _ in 0..=chance.below(4) {
        let at = chance.below(parts.len());
        match chance.below(12) {
            0 => drop(parts.remove(at)),
            1 => {
                let again = parts[at].clone();
                parts.push(again);
            }
            2 => parts.rotate_left(at),
            3 => (*chance.one(&NAMES)).clone_into(&mut parts[at].0),
            4 => {
                let other = parts[chance.below(parts.len())].1.clone();
                parts[at].1 = other;
            }
            5 => {
                let packed = pack(&parts, chance);
                parts.push(("inner.zip".to_owned(), packed));
            }
            6 => parts[at].1 = b" ".repeat(1 << chance.below(21)),
            _ => markup::change(&mut parts[at].1, chance),
        }
        if parts.is_empty() {
            break;
        }
    }
    let mut archive = pack(&parts, chance);
    if chance.once_in(6) {
        lie(&mut archive, chance);
    }
    archive
}

/// What an archive says of itself is changed: sizes, counts, places, methods, flags.
fn lie(archive: &mut Vec<u8>, chance: &mut Chance) {
    let marks: [&[u8]; 3] = [b"PK\x01\x02", b"PK\x05\x06", b"PK\x03\x04"];
    let mark = *chance.one(&marks);
    let found: Vec<usize> = (0..archive.len().saturating_sub(46))
        .filter(|at| archive[*at..].starts_with(mark))
        .collect();
    if found.is_empty() || chance.once_in(4) {
        return bytes::change(archive, chance);
    }
    let field = *chance.one(&found) + 4 + 2 * chance.below(20);
    let value = *chance.one(&[0_u32, 1, 8, 9, 99, 0x7fff, 0xffff, 0x7fff_ffff, u32::MAX]);
    let length = 2 + 2 * chance.below(2);
    for (byte, new) in archive
        .iter_mut()
        .skip(field)
        .zip(&value.to_le_bytes()[..length])
    {
        *byte = *new;
    }
}

fn parts(archive: &[u8]) -> Vec<Part> {
    let Ok(mut zip) = ZipArchive::new(Cursor::new(archive)) else {
        return Vec::new();
    };
    let mut parts = Vec::new();
    for index in 0..zip.len() {
        let mut part = zip.by_index(index).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        let name = part.name().unwrap().into_owned();
        parts.push((name, bytes));
    }
    parts
}

/// Packs these parts; a name that comes twice is left out the second time.
fn pack(parts: &[Part], chance: &mut Chance) -> Vec<u8> {
    let methods = [CompressionMethod::Stored, CompressionMethod::Deflated];
    let options = SimpleFileOptions::default().compression_method(*chance.one(&methods));
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        if archive.start_file(name.as_str(), options).is_ok() {
            archive.write_all(bytes).unwrap();
        }
    }
    archive.finish().unwrap().into_inner()
}

/// An archive of papers.
pub fn of(papers: &[Part]) -> Vec<u8> {
    pack(papers, &mut Chance::new(0))
}
