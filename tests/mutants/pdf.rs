//! A small paper with all that a PDF may have, and changes that know its objects.

use std::fmt::Write;

use super::bytes::{self, NUMBERS};
use super::chance::Chance;

const PAGES: usize = 3;

/// An object: what stands between `obj` and `endobj`, and its stream.
#[derive(Clone)]
struct Object {
    words: String,
    stream: Option<Vec<u8>>,
}

/// Pieces that stand where others should.
const PIECES: [&str; 24] = [
    "null",
    "true",
    "[]",
    "<< >>",
    "<<",
    ">>",
    "[",
    "]",
    "(",
    ")",
    "<FEFF",
    "(\\777\\",
    "/Filter /FlateDecode",
    "/Filter [/ASCIIHexDecode /ASCII85Decode /LZWDecode]",
    "/Filter /RunLengthDecode",
    "/Filter /DCTDecode /Width 60000 /Height 60000",
    "/Filter /JBIG2Decode",
    "/DecodeParms << /Predictor 12 /Columns 2147483647 >>",
    "/Rotate 90",
    "/MediaBox [0 0 1e30 1e30]",
    "/MediaBox [0 0 0 0]",
    "/UserUnit 1e9",
    "/Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 /O () /U () /P -1 >>",
    "/Contents [4 0 R 4 0 R 4 0 R 4 0 R]",
];

/// Words of page contents, which the interpreter runs.
const OPERATORS: [&str; 18] = [
    "q q q q q q q q",
    "Q Q Q Q Q",
    "1e38 0 0 1e38 0 0 cm",
    "0 0 0 0 0 0 cm",
    "BT BT",
    "ET ET",
    "/F 1e30 Tf",
    "/None 0 Tf",
    "/X Do",
    "BI /W 60000 /H 60000 /BPC 8 /CS /RGB ID x EI",
    "-1e9 Tc 1e9 Tw -500 Tz",
    "0 0 1e9 1e9 re f",
    "/P << /MCID 99999999999 >> BDC",
    "EMC EMC EMC",
    "[(A) -1e9 (B) 1e9] TJ",
    "<4142434> Tj",
    "W n W* n",
    "/Sh sh",
];

/// The paper as it should be, changed in a few ways.
pub fn change(chance: &mut Chance) -> Vec<u8> {
    let mut objects = objects();
    for _ in 0..=chance.below(4) {
        let at = chance.below(objects.len());
        match chance.below(13) {
            0 => drop(objects.remove(at)),
            1 => {
                let again = objects[at].clone();
                let to = chance.below(objects.len());
                objects[to] = again;
            }
            2 => objects.swap(at, 0),
            3..=5 => reference(&mut objects[at].words, chance),
            6 => words(&mut objects[at].words, chance, bytes::number),
            7 => {
                let piece = chance.one(&PIECES);
                insert(&mut objects[at].words, piece, chance);
            }
            8 => {
                let deep = 10 << chance.below(12);
                let open = chance.one(&["[", "<< /A ", "("]).repeat(deep);
                insert(&mut objects[at].words, &open, chance);
            }
            9 => words(&mut objects[at].words, chance, bytes::change),
            10 | 11 => stream(&mut objects[at], chance),
            _ => entry(&mut objects[at].words, chance),
        }
        if objects.is_empty() {
            break;
        }
    }
    let mut file = file(&objects, chance);
    if chance.once_in(4) {
        bytes::change(&mut file, chance);
    }
    file
}

/// The paper as it should be.
pub fn paper() -> Vec<u8> {
    file(&objects(), &mut Chance::new(1))
}

/// Lets a reference point somewhere else, to where it stands among others.
fn reference(words: &mut String, chance: &mut Chance) {
    let found: Vec<usize> = words.match_indices(" 0 R").map(|(at, _)| at).collect();
    let Some(end) = found.get(chance.below(found.len())).copied() else {
        return;
    };
    let start = words[..end].rfind(|letter: char| !letter.is_ascii_digit());
    let start = start.map_or(0, |at| at + 1);
    let to = match chance.below(8) {
        0 => (*chance.one(&NUMBERS)).to_owned(),
        _ => chance.below(20).to_string(),
    };
    words.replace_range(start..end, &to);
}

fn words(words: &mut String, chance: &mut Chance, how: fn(&mut Vec<u8>, &mut Chance)) {
    let mut bytes = words.as_bytes().to_vec();
    if !bytes.is_empty() {
        how(&mut bytes, chance);
    }
    *words = String::from_utf8_lossy(&bytes).into_owned();
}

fn insert(words: &mut String, piece: &str, chance: &mut Chance) {
    let places: Vec<usize> = words.match_indices(' ').map(|(at, _)| at).collect();
    if !places.is_empty() {
        words.insert_str(*chance.one(&places), &format!(" {piece}"));
    }
}

/// Takes the name of an entry for another.
fn entry(words: &mut String, chance: &mut Chance) {
    let names: Vec<String> = words
        .split_whitespace()
        .filter(|word| word.starts_with('/'))
        .map(str::to_owned)
        .collect();
    if !names.is_empty() {
        let (old, new) = (chance.one(&names).clone(), chance.one(&names).clone());
        *words = words.replacen(&old, &new, 1);
    }
}

fn stream(object: &mut Object, chance: &mut Chance) {
    let Some(stream) = &mut object.stream else {
        return reference(&mut object.words, chance);
    };
    match chance.below(5) {
        0 => bytes::change(stream, chance),
        1 => {
            let times = 1 << chance.below(10);
            *stream = stream.repeat(times);
            stream.truncate(1 << 20);
        }
        2 => {
            let piece = chance.one(&OPERATORS).repeat(1 << chance.below(8));
            stream
                .splice(0..0, piece.bytes().chain([b'\n']))
                .for_each(drop);
        }
        3 => {
            let lines: Vec<&[u8]> = stream.split(|byte| *byte == b'\n').collect();
            let from = chance.below(lines.len());
            let turned = [&lines[from..], &lines[..from]].concat();
            *stream = turned.join(&b'\n');
        }
        _ => stream.extend_from_slice(chance.one(&OPERATORS).as_bytes()),
    }
}

/// Writes the objects, the table of their places, and what lies about them at times.
fn file(objects: &[Object], chance: &mut Chance) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(file.len());
        file.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        if let Some(stream) = &object.stream {
            let length = match chance.below(12) {
                0 => (*chance.one(&NUMBERS)).to_owned(),
                _ => stream.len().to_string(),
            };
            let words = object
                .words
                .replacen("/Length 0", &format!("/Length {length}"), 1);
            file.extend_from_slice(words.as_bytes());
            file.extend_from_slice(b"\nstream\n");
            file.extend_from_slice(stream);
            file.extend_from_slice(b"\nendstream");
        } else {
            file.extend_from_slice(object.words.as_bytes());
        }
        file.extend_from_slice(b"\nendobj\n");
    }
    let start = file.len();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1);
    for place in places {
        let place = if chance.once_in(40) {
            chance.below(start)
        } else {
            place
        };
        let _ = writeln!(table, "{place:010} 00000 n ");
    }
    let before = if chance.once_in(10) {
        format!("/Prev {start} ")
    } else {
        String::new()
    };
    let size = if chance.once_in(20) {
        *chance.one(&NUMBERS)
    } else {
        "20"
    };
    let _ = write!(
        table,
        "trailer\n<< /Size {size} /Root 1 0 R {before}>>\nstartxref\n{start}\n%%EOF\n"
    );
    file.extend_from_slice(table.as_bytes());
    file
}

fn plain(words: &str) -> Object {
    Object {
        words: words.to_owned(),
        stream: None,
    }
}

fn objects() -> Vec<Object> {
    let mut objects = vec![
        plain(
            "<< /Type /Catalog /Pages 2 0 R /Outlines 8 0 R /PageLabels << /Nums [0 << /S /r >> 1 << /S /D /St 5 >>] >> /StructTreeRoot 11 0 R /Names << /Dests << /Names [(six) [4 0 R /Fit]] >> >> /MarkInfo << /Marked true >> >>",
        ),
        plain(
            "<< /Type /Pages /Count 3 /Kids [3 0 R 4 0 R 5 0 R] /MediaBox [0 0 595 842] /Resources << /Font << /F 6 0 R /G 14 0 R >> /XObject << /X 7 0 R >> >> >>",
        ),
    ];
    for page in 0..PAGES {
        let contents = 15 + page;
        objects.push(plain(&format!(
            "<< /Type /Page /Parent 2 0 R /StructParents {page} /Contents {contents} 0 R >>"
        )));
    }
    objects.extend([
        plain("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"),
        Object {
            words: "<< /Type /XObject /Subtype /Form /BBox [0 0 500 500] /Resources << /Font << /F 6 0 R >> /XObject << /X 7 0 R >> >> /Length 0 >>".to_owned(),
            stream: Some(b"BT /F 9 Tf 50 20 Td (Stamped on each page) Tj ET".to_vec()),
        },
        plain("<< /Type /Outlines /First 9 0 R /Last 10 0 R /Count 2 >>"),
        plain("<< /Title (6 Bus lanes) /Parent 8 0 R /Next 10 0 R /Dest (six) >>"),
        plain("<< /Title <FEFF00370020005000610072006B0073> /Parent 8 0 R /Prev 9 0 R /A << /S /GoTo /D [5 0 R /XYZ 0 842 0] >> >>"),
        plain("<< /Type /StructTreeRoot /K [12 0 R] /RoleMap << /Heading /H1 /H1 /Heading >> /ParentTree << /Nums [0 [12 0 R 13 0 R]] >> >>"),
        plain("<< /Type /StructElem /S /Heading /P 11 0 R /Pg 3 0 R /K [0 13 0 R] >>"),
        plain("<< /Type /StructElem /S /TD /P 12 0 R /Pg 3 0 R /A << /O /Table /ColSpan 2 /RowSpan 3 >> /K 1 >>"),
        Object {
            words: "<< /Type /Font /Subtype /Type0 /BaseFont /Some /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Some /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [0 [500 600] 5 20 400] /DW 1000 >>] /ToUnicode 18 0 R >>".to_owned(),
            stream: None,
        },
    ]);
    for page in 0..PAGES {
        objects.push(Object {
            words: "<< /Length 0 >>".to_owned(),
            stream: Some(contents(page)),
        });
    }
    objects.push(Object {
        words: "<< /Length 0 >>".to_owned(),
        stream: Some(b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0001> <0041> <0002> <FB01> endbfchar 1 beginbfrange <0010> <0020> <0061> endbfrange endcmap end end".to_vec()),
    });
    objects
}

/// A page: a head, an item, its decision, a table with rules, a foot.
fn contents(page: usize) -> Vec<u8> {
    let mut words = format!(
        "/P << /MCID 0 >> BDC BT /F 14 Tf 50 780 Td (MINUTES of the Harbour Board) Tj ET EMC\n\
         BT /F 11 Tf 50 750 Td (Held: 6 May 2031 at 5.30pm) Tj 0 -20 Td (PRESENT: Councillor Ash \\(Chair\\)) Tj \
         0 -20 Td ({}. BUS LANES) Tj 0 -20 Td (The Chair requested a list of stops, which would be sent.) Tj \
         0 -20 Td (RESOLVED: that) Tj 0 -16 Td ((a\\) the report be noted; and) Tj 0 -16 Td ((b\\) a review be brought to the next meeting.) Tj ET\n\
         BT /G 11 Tf 50 560 Td <000100020010> Tj ET\n/X Do\n",
        page + 6
    );
    for row in 0..5 {
        let y = 500 - row * 20;
        let _ = writeln!(
            words,
            "50 {y} m 500 {y} l S 50 {y} m 50 {} l S 200 {y} m 200 {} l S 500 {y} m 500 {} l S",
            y - 20,
            y - 20,
            y - 20
        );
        let _ = writeln!(
            words,
            "BT /F 10 Tf 55 {} Td (Cell {row}) Tj 150 0 Td (To be done by May) Tj ET",
            y - 14
        );
    }
    let _ = writeln!(words, "BT /F 9 Tf 290 30 Td (Page {}) Tj ET", page + 1);
    words.into_bytes()
}
