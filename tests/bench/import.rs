//! How long a long pack takes to import, beside `pdftotext -layout` over the same pack.
//!
//! `cargo bench --bench import [FOLDER]` joins the PDFs of a folder (`seeds/papers` without
//! one) until they are a pack of 700 pages or more, and runs both commands in turn as whole
//! processes. The import reads, parses, stores and indexes into a fresh store; `pdftotext`
//! throws its text away. Prints the least, the median and the most of each, their ratio run
//! by run, and the largest process of an import. Needs poppler-utils, and GNU time for
//! memory; without them it says what it left out.
#![allow(clippy::expect_used, clippy::print_stdout)]

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The pages of a pack that is called long.
const PAGES: usize = 700;

/// Pairs of runs; the first pair warms the disk and is thrown away.
const RUNS: usize = 11;

fn main() {
    if !is_there("pdftotext") || !is_there("pdfunite") {
        println!("left out: pdftotext and pdfunite are needed (poppler-utils)");
        return;
    }
    let folder = env::args()
        .skip(1)
        .find(|argument| !argument.starts_with('-'))
        .map_or_else(
            || Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/papers"),
            PathBuf::from,
        );
    let place = tempfile::tempdir().expect("a folder for the pack");
    let pack = place.path().join("pack.pdf");
    let pages = join(&folder, &pack);
    let size = fs::metadata(&pack).expect("the pack").len() / 1024;
    println!(
        "{pages} pages, {size} kB, of the papers in {}",
        folder.display()
    );

    let (mut ours, mut theirs, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for run in 0..RUNS {
        let store = place.path().join(format!("store{run}"));
        let import = time(&mut importing(&store, &pack));
        let text = time(
            Command::new("pdftotext")
                .arg("-layout")
                .arg(&pack)
                .arg(place.path().join("pack.txt")),
        );
        fs::remove_dir_all(&store).expect("a store to throw away");
        if run > 0 {
            ours.push(import.as_secs_f64());
            theirs.push(text.as_secs_f64());
            ratios.push(import.as_secs_f64() / text.as_secs_f64());
        }
    }
    print("matters import, s", &mut ours);
    print("pdftotext -layout, s", &mut theirs);
    print("ratio", &mut ratios);
    memory(place.path(), &pack);
}

/// Joins the papers of a folder, over and over, and returns the pages of the pack.
fn join(folder: &Path, pack: &Path) -> usize {
    let mut papers: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a folder of papers")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|end| end == "pdf"))
        .collect();
    papers.sort();
    let once: usize = papers.iter().map(|paper| pages(paper)).sum();
    assert!(once > 0, "no PDF is in {}", folder.display());
    let times = PAGES.div_ceil(once);
    let joined = Command::new("pdfunite")
        .args(papers.iter().cycle().take(papers.len() * times))
        .arg(pack)
        .stderr(Stdio::null())
        .status()
        .expect("pdfunite to run");
    assert!(joined.success(), "the papers could not be joined");
    once * times
}

fn pages(paper: &Path) -> usize {
    let told = Command::new("pdfinfo")
        .arg(paper)
        .output()
        .expect("pdfinfo to run");
    String::from_utf8_lossy(&told.stdout)
        .lines()
        .find_map(|line| line.strip_prefix("Pages:")?.trim().parse().ok())
        .unwrap_or_default()
}

fn importing(store: &Path, pack: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_matters"));
    command.arg("--store").arg(store).arg("import").arg(pack);
    command
}

/// The time of a command from its start to its end.
fn time(command: &mut Command) -> Duration {
    let begun = Instant::now();
    let status = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("the command to run");
    let took = begun.elapsed();
    assert!(status.success(), "{command:?} failed");
    took
}

/// The most memory that one process of an import held.
fn memory(place: &Path, pack: &Path) {
    if !is_there("/usr/bin/time") {
        println!("left out: memory, which needs GNU time");
        return;
    }
    let import = importing(&place.join("measured"), pack);
    let told = Command::new("/usr/bin/time")
        .args(["-f", "%M"])
        .arg(import.get_program())
        .args(import.get_args())
        .output()
        .expect("time to run");
    let told = String::from_utf8_lossy(&told.stderr);
    let kilobytes: usize = told
        .lines()
        .last()
        .and_then(|line| line.trim().parse().ok())
        .unwrap_or_default();
    println!("largest process of an import: {} MiB", kilobytes / 1024);
}

fn print(name: &str, figures: &mut [f64]) {
    figures.sort_by(f64::total_cmp);
    if let (Some(least), Some(most)) = (figures.first(), figures.last()) {
        let median = figures[figures.len() / 2];
        println!("{name:<22} {median:.2} ({least:.2}–{most:.2})");
    }
}

fn is_there(program: &str) -> bool {
    Command::new(program)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok()
}
