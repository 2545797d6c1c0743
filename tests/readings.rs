//! Every paper in `tests/papers` is read and held against its gold.
//!
//! The papers are of invented councils, in the many layouts that councils use; what a
//! person would read from a paper stands in the `.json` of its name. Prints a line a paper and
//! precision, recall and F1 a kind; `-v` or `MATTERS_VERBOSE=1` adds every miss and
//! every invention, a word names the papers to read.
#![allow(clippy::expect_used, clippy::print_stdout)]

#[path = "readings/likeness.rs"]
mod likeness;
#[path = "readings/score.rs"]
mod score;
#[path = "readings/tally.rs"]
mod tally;

use std::env;
use std::fs;
use std::panic;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use matters::extract::Reader;
use serde_json::Value;

use tally::{KINDS, Tallies, Tally};

/// Floors have two decimals, as the scores are printed.
const HALF: f64 = 0.005;

/// The F1 that a paper reaches, over all kinds together.
const PAPER: f64 = 0.90;

/// Papers that do not reach it yet, and what they reach.
const PAPERS: &[(&str, f64)] = &[
    ("06-item-page-decision-reason", 0.89),
    ("08-meeting-page-paragraph-an-item", 0.33),
    ("11-parish-margin-owners", 0.89),
    ("12-cabinet-that-cabinet", 0.82),
    ("13-combined-authority-action-log", 0.14),
    ("16-schools-forum-action-lines", 0.87),
    ("17-welsh-minutes", 0.00),
    ("18-cancelled-notice", 0.73),
    ("19-attendance-page", 0.00),
    ("20-decision-list", 0.10),
    ("21-frontsheet-pages", 0.75),
    ("22-frontsheet-columns-to-follow", 0.09),
    ("24-agenda-exempt-items", 0.64),
    ("25-item-page-roman-points", 0.60),
    ("26-issue-history", 0.55),
    ("29-meeting-page-cut-at-500-words", 0.89),
    ("30-meeting-page-numbers-lost", 0.56),
    ("31-work-programme-date-bands", 0.00),
    ("34-forward-plan-key-decisions", 0.00),
    ("36-action-plan-rag", 0.67),
    ("37-recommendation-tracker", 0.86),
    ("39-report-with-recommendations", 0.00),
    ("42-people-of-every-kind", 0.86),
    ("44-decision-notice", 0.29),
    ("45-joint-committee", 0.83),
    ("46-town-council-resolved-to", 0.60),
    ("47-page-breaks-in-minutes", 0.67),
    ("48-pension-board-numbered-actions", 0.86),
    ("49-scottish-minute-agreed-to", 0.76),
    ("50-northern-ireland-resolved-that", 0.83),
    ("51-agenda-with-sub-items", 0.68),
    ("54-partnership-notes-action-column", 0.89),
    ("56-tracker-in-wide-spaces", 0.00),
];

/// The precision and the F1 that each kind reaches over all papers together.
const FLOORS: [(&str, f64, f64); 14] = [
    ("meeting", 0.91, 0.82),
    ("people", 0.96, 0.83),
    ("interests", 1.00, 1.00),
    ("items", 0.86, 0.80),
    ("item fields", 0.90, 0.87),
    ("decisions", 0.77, 0.67),
    ("requests", 0.91, 0.75),
    ("undertakings", 0.84, 0.81),
    ("actions", 0.88, 0.69),
    ("tracked", 1.00, 0.94),
    ("programme", 1.00, 0.81),
    ("programme fields", 1.00, 1.00),
    ("forward plan", 1.00, 1.00),
    ("action tables", 0.94, 0.87),
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
        let listed = PAPERS.iter().find(|(paper, _)| *paper == name);
        let floor = listed.map_or(PAPER, |(_, floor)| *floor);
        let reached = all.f1() + HALF >= floor;
        if reached {
            passed += 1;
        } else {
            failed += 1;
        }
        report(&name, &tallies, &all, reached, verbose);
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
        let document =
            matters::extract::read(&name, &bytes, &Reader::InThisProcess).expect("a paper");
        serde_json::to_value(matters::parse::read(&document)).expect("a reading")
    });
    score::score(&gold, &got.unwrap_or(Value::Null))
}

fn report(name: &str, tallies: &Tallies, all: &Tally, reached: bool, verbose: bool) {
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
        .filter(|path| path.extension().is_some_and(|e| e != "json"))
        .collect();
    papers.sort();
    papers
}
