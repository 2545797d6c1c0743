//! Every quote and figure that is shown stands in its document, word for word.
//!
//! Reads `tests/papers`, `seeds/papers` and the folders that `MATTERS_PAPERS` names (as
//! `PATH` names folders), so that papers which may not be kept here can be held to it.
#![allow(clippy::unwrap_used)]

#[path = "quotes/stands.rs"]
mod stands;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use matters::extract::{Reader, read};
use stands::{Words, shown};

/// What is said of a paper in words of ours, or is no paper at all.
const NO_PAPERS: [&str; 4] = ["json", "py", "md", "sh"];

#[test]
fn every_quote_stands_in_its_paper() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![here.join("tests/papers"), here.join("seeds/papers")];
    if let Some(more) = env::var_os("MATTERS_PAPERS") {
        folders.extend(env::split_paths(&more));
    }
    let mut missing = Vec::new();
    let mut quotes = 0;
    for path in folders.iter().flat_map(|folder| papers(folder)) {
        let name = path.file_name().unwrap().to_string_lossy();
        let bytes = fs::read(&path).unwrap();
        let Ok(document) = read(&name, &bytes, &Reader::InThisProcess) else {
            continue;
        };
        let words = Words::of(&document);
        let reading = serde_json::to_value(matters::parse::read(&document)).unwrap();
        for (place, text) in shown(&reading) {
            quotes += 1;
            if !words.stand(&place, &text) {
                missing.push(format!("{name} {place}: {text}"));
            }
        }
    }
    assert!(quotes > 1_000, "only {quotes} quotes were read");
    assert!(
        missing.is_empty(),
        "{} of {quotes}:\n{}",
        missing.len(),
        missing.join("\n")
    );
}

fn papers(folder: &Path) -> Vec<PathBuf> {
    let mut papers: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .filter(|path| {
            !path
                .extension()
                .is_some_and(|end| NO_PAPERS.iter().any(|no| end == *no))
        })
        .collect();
    papers.sort();
    papers
}
