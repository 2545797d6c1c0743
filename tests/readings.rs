//! Every paper in `tests/papers` is read and held against its gold.
//!
//! The papers are of invented councils, in the many layouts that councils use; what a
//! person would read from a paper stands in the `.json` of its name. Prints a line a paper and
//! precision, recall and F1 a kind; `-v` or `MATTERS_VERBOSE=1` adds every miss and
//! every invention, a word names the papers to read.
#![allow(clippy::expect_used, clippy::print_stdout)]

#[path = "readings/likeness.rs"]
mod likeness;
#[path = "readings/report.rs"]
mod report;
#[path = "readings/score.rs"]
mod score;
#[path = "readings/tally.rs"]
mod tally;

use std::env;
use std::fs;
use std::panic;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use matters::extract::{Reader, read};
use serde_json::Value;

use tally::{KINDS, Tallies, Tally};

/// Floors have two decimals, as the scores are printed.
const HALF: f64 = 0.005;

/// The F1 that a paper reaches, over all kinds together.
const PAPER: f64 = 0.90;

/// The precision and the F1 that each kind reaches over all papers together.
const FLOORS: [(&str, f64, f64); 16] = [
    ("meeting", 0.98, 0.98),
    ("people", 0.98, 0.98),
    ("interests", 1.00, 1.00),
    ("items", 0.98, 0.98),
    ("item fields", 0.98, 0.98),
    ("decisions", 0.97, 0.97),
    ("requests", 0.96, 0.96),
    ("undertakings", 0.95, 0.95),
    ("actions", 0.96, 0.96),
    ("tracked", 0.98, 0.98),
    ("programme", 1.00, 1.00),
    ("programme fields", 1.00, 1.00),
    ("forward plan", 1.00, 1.00),
    ("action tables", 0.97, 0.97),
    ("report fields", 1.00, 1.00),
    ("figures", 1.00, 1.00),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let verbose = arguments.iter().any(|a| a == "-v") || env::var_os("MATTERS_VERBOSE").is_some();
    let word = arguments.iter().find(|a| !a.starts_with('-'));
    let (mut passed, mut failed, mut whole) = (0, 0, true);
    let mut total = Tallies::new();
    for path in papers() {
        let name = path.file_stem().expect("a name").to_string_lossy();
        if word.is_some_and(|word| !name.contains(word.as_str())) {
            continue;
        }
        let tallies = hold(&path);
        let mut all = Tally::default();
        for (kind, tally) in &tallies {
            all.add(tally);
            total.entry(kind).or_default().add(tally);
        }
        let reached = all.f1() + HALF >= PAPER;
        if reached {
            passed += 1;
        } else {
            failed += 1;
        }
        print(&name, &tallies, &all, reached, verbose);
    }
    println!(
        "\n{:18}{:>10}{:>9}{:>8}",
        "kind", "precision", "recall", "F1"
    );
    for kind in KINDS {
        let tally = total.remove(kind).unwrap_or_default();
        let (p, r, f1) = (tally.precision(), tally.recall(), tally.f1());
        let below = word.is_none()
            && FLOORS.iter().any(|(of, precision, least)| {
                *of == kind && (p + HALF < *precision || f1 + HALF < *least)
            });
        whole &= !below;
        let mark = if below { "   BELOW ITS FLOOR" } else { "" };
        println!("{kind:18}{p:10.3}{r:9.3}{f1:8.3}{mark}");
    }
    println!("\n{passed} passed, {failed} failed");
    ExitCode::from(u8::from(failed > 0 || !whole))
}

/// Reads one paper and holds it against its gold; one that cannot be read says nothing.
fn hold(path: &Path) -> Tallies {
    let gold = fs::read_to_string(path.with_extension("json")).expect("gold beside the paper");
    let gold: Value = serde_json::from_str(&gold).expect("gold that is JSON");
    let bytes = fs::read(path).expect("a paper");
    let name = path.file_name().expect("a name").to_string_lossy();
    let got = panic::catch_unwind(|| {
        let document = read(&name, &bytes, &Reader::InThisProcess).expect("a paper");
        serde_json::to_value(matters::parse::read(&document)).expect("a reading")
    });
    score::score(&gold, &got.unwrap_or(Value::Null))
}

fn print(name: &str, tallies: &Tallies, all: &Tally, reached: bool, verbose: bool) {
    let mark = if reached { "ok    " } else { "FAILED" };
    let low: Vec<String> = tallies
        .iter()
        .filter(|(_, tally)| tally.f1() < 1.0)
        .map(|(kind, tally)| format!("{kind} {:.2}", tally.f1()))
        .collect();
    println!("{mark} {:.2} {name}  {}", all.f1(), low.join(", "));
    if verbose {
        for (kind, tally) in tallies {
            for note in &tally.notes {
                println!("         {kind}: {note}");
            }
        }
    }
}

fn papers() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/papers");
    let mut papers: Vec<PathBuf> = fs::read_dir(folder)
        .expect("tests/papers")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            path.extension().is_some_and(|end| end != "json")
                && path.with_extension("json").exists()
        })
        .collect();
    papers.sort();
    papers
}
