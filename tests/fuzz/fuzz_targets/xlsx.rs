//! The parts of a spreadsheet, parted by a byte that no XML holds.
#![no_main]

use libfuzzer_sys::fuzz_target;
use matters::extract::xlsx;
use matters_fuzz::pack;

const PARTS: [&str; 8] = [
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "_rels/.rels",
    "[Content_Types].xml",
    "xl/worksheets/sheet2.xml",
];

fuzz_target!(init: matters_fuzz::begin(), |data: &[u8]| {
    let bytes = pack(data, &PARTS);
    matters_fuzz::hold(|| xlsx::read("paper", &bytes));
});
