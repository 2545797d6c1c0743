//! The parts of a word-processor document, parted by a byte that no XML holds.
#![no_main]

use libfuzzer_sys::fuzz_target;
use matters::extract::docx;
use matters_fuzz::pack;

const PARTS: [&str; 8] = [
    "word/document.xml",
    "word/numbering.xml",
    "word/styles.xml",
    "_rels/.rels",
    "word/_rels/document.xml.rels",
    "word/footnotes.xml",
    "word/header1.xml",
    "word/footer1.xml",
];

fuzz_target!(init: matters_fuzz::begin(), |data: &[u8]| {
    let bytes = pack(data, &PARTS);
    matters_fuzz::hold(|| docx::read("paper", &bytes));
});
