//! What every target holds of a reading, whatever the bytes.

use std::io::{Cursor, Write};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Mutex;

use matters::domain::fold;
use matters::extract::{Document, Error};
use serde_json::Value;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Parts the parts of a document in the input of a target that packs them.
pub const PART: u8 = 0x1e;

static LAST: Mutex<String> = Mutex::new(String::new());

/// Readers catch the panics of the libraries that they use, which the fuzzer's own hook
/// would take for crashes. Only what comes out of a reader is one.
pub fn begin() {
    panic::set_hook(Box::new(|told| {
        if let Ok(mut last) = LAST.lock() {
            *last = told.to_string();
        }
    }));
}

/// Runs a reader on what it may meet.
pub fn hold(read: impl FnOnce() -> Result<Document, Error>) {
    let held = panic::catch_unwind(AssertUnwindSafe(|| match read() {
        Ok(document) => sound(&document),
        Err(error) => assert!(error.to_string().len() > 10, "no sentence: {error}"),
    }));
    if let Err(fault) = held {
        if let Ok(last) = LAST.lock() {
            eprintln!("{last}");
        }
        panic::resume_unwind(fault);
    }
}

/// Nothing hidden reaches the screen, neither from the document nor from its reading.
fn sound(document: &Document) {
    for line in document.pages.iter().flat_map(|page| &page.lines) {
        clean(&line.text);
    }
    let reading = matters::parse::read(document);
    for paragraph in &reading.paragraphs {
        clean(&paragraph.text);
    }
    strings(&serde_json::to_value(&reading).unwrap_or_default());
}

fn strings(value: &Value) {
    match value {
        Value::String(text) => clean(text),
        Value::Array(values) => values.iter().for_each(strings),
        Value::Object(fields) => fields.values().for_each(strings),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn clean(text: &str) {
    let unclean = |letter| letter != '\t' && letter != '\n' && fold::is_hidden(letter);
    assert!(!text.contains(unclean), "unclean: {text:?}");
}

/// Packs the parts of an input under these names; nothing is compressed, so that a
/// change of the input is a change of the document.
pub fn pack(input: &[u8], names: &[&str]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, part) in names.iter().zip(input.split(|byte| *byte == PART)) {
        if archive.start_file(*name, stored).is_err() || archive.write_all(part).is_err() {
            return Vec::new();
        }
    }
    archive.finish().map(Cursor::into_inner).unwrap_or_default()
}
