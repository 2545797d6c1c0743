//! How quick, how quiet and how small the desk is over the sample papers: two thousand keys
//! typed into it in a pseudo-terminal. Times and memory are a log, and no assertion; that
//! nothing is drawn at rest is one.
//!
//! ```text
//! cargo test --release --test pace -- --nocapture
//! ```

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::print_stdout, reason = "times and memory are a log")]
// Each test takes what it needs of the terminal.
#![allow(dead_code)]

mod terminal;

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use tempfile::TempDir;
use terminal::{Launch, Terminal};

const MATTERS: &str = env!("CARGO_BIN_EXE_matters");
/// Three days before the scrutiny commission meets; see `seeds/README.md`.
const TODAY: &str = "2026-11-30";
/// Keys that are typed.
const KEYS: usize = 2_000;
/// A key without a frame by then has none.
const NO_FRAME: Duration = Duration::from_millis(120);
/// What is still written of one key is not taken for the frame of the next.
const BETWEEN: Duration = Duration::from_millis(12);
/// A desk that writes nothing for so long is at rest: longer than a second, which is what
/// a clock would tick.
const WATCHED: Duration = Duration::from_millis(1_100);
/// What was asked for may still come, so often.
const TRIES: usize = 20;

/// What somebody does in an evening, again and again: a key each.
const EVENING: &[&str] = &[
    "Down",
    "Down",
    "Down",
    "Up",
    "Enter",
    "Down",
    "Down",
    "PageDown",
    "]",
    "]",
    "[",
    "Space",
    "PageUp",
    "Esc",
    "Down",
    "2",
    "Down",
    "Down",
    "Enter",
    "Esc",
    "3",
    "Down",
    "Down",
    "Up",
    "Down",
    "t",
    "Down",
    "Down",
    "Esc",
    "3",
    "/",
    "c",
    "a",
    "r",
    "Backspace",
    "e",
    "Esc",
    "4",
    "Down",
    "Down",
    "z",
    "Down",
    "Down",
    "z",
    "1",
    "Home",
    "Down",
    "f",
    "l",
    "i",
    "b",
    "r",
    "a",
    "r",
    "y",
    "Down",
    "Down",
    "Backspace",
    "Backspace",
    "Down",
    "Esc",
    "m",
    "Down",
    "Down",
    "Up",
    "Esc",
    "?",
    "PageDown",
    "PageUp",
    "Esc",
    ":",
    "p",
    "a",
    "g",
    "Esc",
    "0",
    "Down",
    "Down",
    "g",
    "4",
    "Enter",
    "Backspace",
    "1",
    "Down",
    "Down",
    "c",
    "Down",
    "Down",
    "Up",
    "Esc",
    "Tab",
    "Tab",
    "BackTab",
    "BackTab",
    "r",
    "n",
    "n",
    "p",
    "Esc",
    "End",
    "Home",
];

#[test]
fn two_thousand_keys() {
    let papers = Papers::new();
    let mut desk = papers.desk();
    let mut times: Vec<(Duration, &str)> = Vec::new();
    let mut without = 0;
    for key in EVENING.iter().cycle().take(KEYS) {
        desk.settle(BETWEEN);
        let before = desk.written();
        desk.press(key);
        match desk.writes_beyond(before, NO_FRAME) {
            Some(time) => times.push((time, key)),
            None => without += 1,
        }
    }
    times.sort_unstable();
    let part = |hundredths: usize| {
        let at = (times.len() * hundredths / 100).min(times.len().saturating_sub(1));
        times.get(at).map_or(Duration::ZERO, |(time, _)| *time)
    };
    println!(
        "{KEYS} keys, {without} of them without a frame; from key to frame: half within {:?}, \
         90 in 100 within {:?}, 99 in 100 within {:?}, all within {:?}",
        part(50),
        part(90),
        part(99),
        part(100)
    );
    let slowest = times.iter().rev().take(5);
    let slowest: Vec<String> = slowest
        .map(|(time, key)| format!("{key} {time:?}"))
        .collect();
    println!("the slowest: {}", slowest.join(", "));
    if let Some(peak) = desk.process().and_then(peak) {
        println!("at its largest the desk took {:.1} MiB", peak / 1024.0);
    }
    for key in ["Esc", "Esc", "Esc", "1"] {
        desk.press(key);
    }
    desk.wait_for("1 Agenda");
    assert_eq!(desk.press("q").exit_code(), 0);
    assert!(
        times.len() * 2 > KEYS,
        "most keys do something: {}",
        times.len()
    );
}

#[test]
fn at_rest_nothing_is_drawn() {
    let papers = Papers::new();
    let mut desk = papers.desk();
    for place in [
        &["Down"][..],
        &["Enter"],
        &["Esc", "f", "x"],
        &["Esc", "Esc", "v"],
        &["Esc", "c"],
    ] {
        for key in place {
            desk.press(key);
        }
        let comes_to_rest = (0..TRIES).any(|_| {
            // A large frame comes in many pieces.
            desk.settle(BETWEEN);
            let before = desk.written();
            desk.writes_beyond(before, WATCHED).is_none()
        });
        assert!(
            comes_to_rest,
            "after {place:?} it goes on writing; the screen:\n{}",
            desk.screen()
        );
    }
}

/// The most memory that a process has taken, in KiB, where the system says it.
fn peak(process: u32) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// A store of its own with the sample papers in it.
struct Papers {
    folder: TempDir,
}

impl Papers {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let imported = Command::new(MATTERS)
            .arg("import")
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/papers"))
            .arg("--store")
            .arg(folder.path().join("store"))
            .output()
            .unwrap();
        assert!(imported.status.success(), "{imported:?}");
        Self { folder }
    }

    fn desk(&self) -> Terminal {
        let home = self.folder.path();
        let launch = Launch::new(MATTERS)
            .args(["--today", TODAY, "--store"])
            .arg(home.join("store"))
            .size(140, 40);
        let names = [
            "HOME",
            "XDG_CONFIG_HOME",
            "XDG_DATA_HOME",
            "APPDATA",
            "LOCALAPPDATA",
        ];
        let launch = names
            .into_iter()
            .fold(launch, |launch, name| launch.env(name, home));
        let desk = launch.start();
        desk.wait_for("1 Agenda");
        desk.wait_for("Telecare: Failed Test");
        desk
    }
}
