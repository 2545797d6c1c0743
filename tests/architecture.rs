//! Dependencies point down: no module uses one that stands above it, and the rules
//! that name a single place for a thing hold.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

/// What each module may use, itself aside.
const MAY_USE: &[(&str, &[&str])] = &[
    ("config", &[]),
    ("domain", &[]),
    ("extract", &["domain"]),
    ("parse", &["domain", "extract"]),
    ("thread", &["domain"]),
    ("store", &["domain", "parse", "thread"]),
    ("import", &["domain", "extract", "parse", "store"]),
    ("export", &["domain", "extract", "parse", "store", "thread"]),
    ("demo", &["domain", "extract", "import", "store"]),
    (
        "tui",
        &[
            "config", "domain", "export", "extract", "import", "parse", "store", "thread",
        ],
    ),
    (
        "cli",
        &[
            "config", "demo", "domain", "export", "extract", "import", "parse", "store", "thread",
            "tui",
        ],
    ),
    (
        "lib",
        &[
            "cli", "config", "demo", "domain", "export", "extract", "import", "parse", "store",
            "thread", "tui",
        ],
    ),
    ("main", &[]),
];

#[test]
fn dependencies_point_down() {
    let mut wrong = Vec::new();
    for file in sources() {
        let module = module_of(&file);
        let (_, allowed) = MAY_USE
            .iter()
            .find(|(name, _)| *name == module)
            .unwrap_or_else(|| panic!("{module} has no place on the map"));
        for used in uses(&fs::read_to_string(&file).unwrap()) {
            if used != module && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{} uses crate::{used}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn sql_stands_in_the_store_alone() {
    for file in sources() {
        let text = fs::read_to_string(&file).unwrap();
        if module_of(&file) != "store" {
            assert!(
                !text.contains("rusqlite"),
                "{} speaks to SQLite",
                file.display()
            );
        }
    }
}

#[test]
fn the_pdf_engine_is_used_in_one_place() {
    for file in sources() {
        let text = fs::read_to_string(&file).unwrap();
        let in_its_place = file.components().any(|part| part.as_os_str() == "pdf");
        assert!(
            in_its_place || !text.contains("use hayro"),
            "{} uses the PDF engine",
            file.display()
        );
    }
}

#[test]
fn every_file_says_first_what_it_is_for() {
    for file in sources() {
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.starts_with("//! "), "{} does not", file.display());
    }
}

fn sources() -> Vec<PathBuf> {
    let mut found = Vec::new();
    gather(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut found,
    );
    assert!(found.len() > 20, "the sources were not found");
    found
}

fn gather(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The top module that a source file belongs to.
fn module_of(file: &Path) -> String {
    let inside = file
        .strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
        .unwrap();
    inside
        .iter()
        .next()
        .unwrap()
        .to_string_lossy()
        .trim_end_matches(".rs")
        .to_owned()
}

/// The top modules named behind `crate::` in code and in documentation links.
fn uses(text: &str) -> Vec<String> {
    let mut used: Vec<String> = text
        .match_indices("crate::")
        .map(|(at, prefix)| {
            let rest = &text[at + prefix.len()..];
            rest.chars()
                .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
                .collect()
        })
        .filter(|name: &String| !name.is_empty())
        .collect();
    used.sort();
    used.dedup();
    used
}
