//! Pages and answers that broke off while they were saved are read as far as they go.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use matters::extract::{self, Reader};

/// Places at which each paper is broken off.
const PLACES: usize = 24;

#[test]
fn a_page_that_broke_off_anywhere_can_be_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/papers");
    let mut read = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if !path
            .extension()
            .is_some_and(|end| end == "html" || end == "xml")
        {
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        for place in 1..=PLACES {
            let part = &bytes[..bytes.len() * place / PLACES];
            if let Ok(document) = extract::read("part", part, &Reader::InThisProcess) {
                let _ = matters::parse::read(&document);
                read += 1;
            }
        }
    }
    assert!(read > PLACES, "only {read} parts gave anything");
}
