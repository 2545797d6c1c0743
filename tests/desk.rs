//! The desk in a real terminal: what a person sees and presses, from outside.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::print_stdout, reason = "the time of the first frame is a log")]

mod terminal;

use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;
use terminal::{Background, Launch, Terminal};

const MATTERS: &str = env!("CARGO_BIN_EXE_matters");
/// Three days before the scrutiny commission meets; see `seeds/README.md`.
const TODAY: &str = "2026-11-30";

#[test]
fn the_demo_shows_the_four_panes() {
    let home = TempDir::new().unwrap();
    let mut desk = at_home(Launch::new(MATTERS).arg("demo"), home.path())
        .size(140, 40)
        .start();
    let first = desk.wait_for("Agenda");
    println!("first frame of the demo after {} ms", first.as_millis());
    // A pane's title is shortened where it also says how much concerns the item.
    for pane in [
        ["1 Agenda", "1 Agenda"],
        ["2 Prior minutes", "2 Minutes"],
        ["3 Outstanding actions", "3 Actions"],
        ["4 Work programme", "4 Programme"],
    ] {
        desk.wait_until(pane[0], |screen| {
            let text = screen.contents();
            pane.iter().any(|title| text.contains(title))
        });
    }
    desk.wait_for("Communities and Wellbeing Scrutiny Commission");
    desk.wait_for("Telecare: Failed Test Calls");
    assert_eq!(desk.press("q").exit_code(), 0);
    assert_whole(&desk);
}

#[test]
fn a_find_finds_a_word_in_a_paper() {
    let papers = Papers::new();
    let mut desk = papers.desk();
    desk.wait_for("1 Agenda");
    desk.press("f").type_text("defibrillator");
    // Once as typed, once as found.
    desk.wait_until("a find of a word that one paper has", |screen| {
        screen.contents().matches("defibrillator").count() >= 2
    });
    desk.press("Esc");
    desk.wait_gone("defibrillator");
    assert_eq!(desk.press("q").exit_code(), 0);
}

#[test]
fn a_tick_holds_over_a_restart_and_is_undone() {
    let papers = Papers::new();
    let mut desk = papers.desk();
    desk.wait_for("☐");
    let before = open_actions(&desk);
    desk.press("3").press("Space");
    desk.wait_for("☑");
    desk.wait_for(&format!("{} open", before - 1));
    assert_eq!(desk.press("q").exit_code(), 0);

    let mut desk = papers.desk();
    desk.wait_for(&format!("{} open", before - 1));
    // What is done stands last, and folded.
    desk.press("3").press("End").press("Enter");
    desk.wait_for("☑");
    desk.press("u");
    desk.wait_gone("☑");
    desk.wait_for(&format!("{before} open"));
    assert_eq!(desk.press("q").exit_code(), 0);

    let desk = papers.desk();
    desk.wait_for(&format!("{before} open"));
}

#[test]
fn the_place_in_an_item_is_found_again_after_a_restart() {
    let papers = Papers::new();
    let mut desk = papers.desk();
    desk.wait_for("ASKED OF US");
    desk.press("Enter").press("]").press("]").press("]");
    desk.wait_gone("ASKED OF US");
    assert_eq!(desk.press("q").exit_code(), 0);

    let mut desk = papers.desk();
    desk.press("Enter");
    desk.wait_for("here you left off");
    assert!(!desk.screen().contains("ASKED OF US"));
    desk.press("Home");
    desk.wait_for("ASKED OF US");
    assert_eq!(desk.press("q").exit_code(), 0);
}

/// A stand-in for the system's opener notes what it was given, and opens nothing.
#[cfg(target_os = "linux")]
#[test]
fn the_original_is_opened_as_a_copy_and_what_fails_is_said() {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    let papers = Papers::new();
    let launch = || {
        let launch = papers.launch().env("WAYLAND_DISPLAY", "");
        launch
            .env("WSL_DISTRO_NAME", "")
            .env("PATH", papers.folder.path())
    };
    let mut desk = launch().env("DISPLAY", "").start();
    desk.wait_for("Telecare: Failed Test");
    desk.press("o");
    desk.wait_for("there are no windows here to open it in");
    assert_eq!(desk.press("q").exit_code(), 0);

    let opener = papers.folder.path().join("xdg-open");
    let noted = papers.folder.path().join("noted");
    let script = format!(
        "#!/bin/sh\nprintf '%s' \"$1\" > '{}'\nexit 3\n",
        noted.display()
    );
    fs::write(&opener, script).unwrap();
    fs::set_permissions(&opener, fs::Permissions::from_mode(0o700)).unwrap();
    let mut desk = launch().env("DISPLAY", ":9").start();
    desk.wait_for("Telecare: Failed Test");
    desk.press("o");
    desk.wait_for("the system has no program that opens this");
    let copy = fs::read_to_string(&noted).unwrap();
    assert!(copy.ends_with("commission-2026-12-03-pack.pdf"), "{copy}");
    let original = "seeds/papers/commission-2026-12-03-pack.pdf";
    let original = Path::new(env!("CARGO_MANIFEST_DIR")).join(original);
    assert!(fs::read(&copy).unwrap() == fs::read(original).unwrap());
    assert_eq!(desk.press("q").exit_code(), 0);
}

#[test]
fn keys_typed_before_the_first_frame_are_kept() {
    let papers = Papers::new();
    // Without colours the terminal is asked nothing that a key could be taken for.
    let mut desk = papers.launch().env("NO_COLOR", "1").start();
    desk.press("3").press("Space");
    desk.wait_for("ticked as done");
    assert_eq!(desk.press("q").exit_code(), 0);
}

/// As over a slow line: what the terminal answers comes while somebody types already.
#[test]
fn what_the_terminal_answers_late_is_not_typed_and_still_heard() {
    let papers = Papers::new();
    let launch = papers.launch().answers_late().background(Background::Light);
    let mut desk = launch.start();
    // The meeting is drawn once the time to answer is over.
    desk.wait_for("Telecare: Failed Test");
    let answers = String::from_utf8(desk.late_answers()).unwrap();
    let answers = format!("{answers}\x1b_Gi=31;OK\x1b\\");
    desk.press("f");
    desk.wait_for("names and words");
    let mut typed = String::new();
    // In three pieces, none of which ends with an Esc, and letters between them.
    let (colour, rest) = answers.split_at(answers.find("d/fdfd").unwrap());
    let (more, rest) = rest.split_at(rest.find("i=31").unwrap());
    for (before, piece) in [("defib", colour), ("", more), ("", rest)] {
        typed.push_str(before);
        desk.type_text(before).send(piece.as_bytes());
        desk.wait_for(&typed);
    }
    desk.type_text("rillator");
    desk.wait_for("› defibrillator");
    desk.press("Esc");
    desk.wait_gone("› defibrillator");
    // The colours are those of the background that it told late.
    desk.wait_until("a chosen row on light ground", |screen| {
        let (rows, columns) = screen.size();
        let mut cells = (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |x| (row, x)));
        cells.any(|(row, x)| {
            let cell = screen.cell(row, x);
            cell.is_some_and(|cell| cell.bgcolor() == vt100::Color::Idx(254))
        })
    });
    assert_eq!(desk.press("q").exit_code(), 0);
}

#[test]
fn the_desk_follows_the_terminal_down_to_nothing() {
    let papers = Papers::new();
    let mut desk = papers.desk();
    // What stands at the foot is not there before it is drawn for the new size.
    for (columns, rows, foot) in [
        (90, 24, "what every key does"),
        (60, 20, "Enter reads it"),
        (40, 10, "Enter reads it"),
    ] {
        desk.resize(columns, rows);
        desk.wait_for(foot);
    }
    for (columns, rows) in [(20, 5), (1, 1)] {
        desk.resize(columns, rows);
    }
    desk.resize(140, 40);
    desk.wait_for("Telecare: Failed Test");
    assert_eq!(desk.press("q").exit_code(), 0);
}

#[test]
fn a_light_terminal_and_one_without_colours_show_the_same_words() {
    let papers = Papers::new();
    for launch in [
        papers.launch().background(Background::Light),
        papers.launch().env("NO_COLOR", "1"),
    ] {
        let mut desk = launch.start();
        desk.wait_for("Telecare: Failed Test");
        assert_eq!(desk.press("q").exit_code(), 0);
    }
}

#[test]
fn v_shows_the_page_and_escape_leaves_it() {
    let papers = Papers::new();
    let mut desk = papers.desk();
    desk.press("v");
    desk.wait_for("page 4 (sheet 7) of 15");
    // This terminal draws no pictures, so a page is halves of blocks.
    desk.wait_until("a page in halves of blocks", |screen| {
        let text = screen.contents();
        text.matches(['▀', '▄']).count() > 200
    });
    desk.press("+").press("n");
    desk.wait_for("1.5 times as large");
    desk.press("Esc");
    desk.wait_for("1 Agenda");
    desk.wait_gone("1.5 times as large");
    assert!(!desk.screen().contains('▄'));
    assert_eq!(desk.press("q").exit_code(), 0);
    assert_whole(&desk);
}

#[test]
fn an_interrupt_leaves_the_terminal_whole() {
    let papers = Papers::new();
    let mut desk = papers.desk();
    desk.wait_for("1 Agenda");
    desk.press("Ctrl-C");
    desk.exit_code();
    assert_whole(&desk);
}

#[test]
fn an_officer_writes_progress_moves_a_row_adds_one_and_takes_an_action_down() {
    let papers = Papers::new();
    let mut desk = papers.desk();
    desk.press("A")
        .type_text("circulate the care navigator note by 30 nov");
    desk.wait_for("by Mon 30 Nov 2026");
    desk.press("Enter");
    desk.wait_for("taken down, by Mon 30 Nov 2026; u takes it back");
    desk.press("4")
        .press("a")
        .type_text("Swing bridges, next meeting");
    desk.press("Enter");
    desk.wait_for("a row is added, Thu 3 Dec 2026; u takes it back");
    desk.wait_for("ADDED");
    desk.press("r").type_text("Drafted").press("Enter");
    desk.wait_for("progress is written; u takes it back");
    desk.wait_for("Drafted");
    desk.press(">").type_text("later").press("Enter");
    desk.wait_for("1 row moved to not yet scheduled");
    assert_eq!(desk.press("q").exit_code(), 0);

    let mut desk = papers.desk();
    desk.press("4").press("z");
    desk.wait_for("Swing bridges");
    desk.wait_for("Drafted");
    desk.press("u");
    desk.wait_for("taken back: ");
    assert_eq!(desk.press("q").exit_code(), 0);
}

/// How many times a desk is killed; 200 by the environment variable.
#[cfg(unix)]
const KILLS: &str = "MATTERS_KILLS";
#[cfg(unix)]
const FEW: u32 = 4;

/// For how many seconds two desks edit one store; 60 by the environment variable.
const SECONDS: &str = "MATTERS_SECONDS";
/// How many edits each makes, however short the time.
const LEAST: u32 = 4;

fn setting<T: std::str::FromStr>(name: &str, otherwise: T) -> T {
    let said = std::env::var(name).ok();
    said.and_then(|said| said.parse().ok()).unwrap_or(otherwise)
}

#[cfg(unix)]
#[test]
fn a_desk_that_is_killed_has_kept_what_it_had_shown() {
    let papers = Papers::new();
    let shows = |desk: &Terminal| {
        let screen = desk.screen();
        screen.contains("ticked as done") || screen.contains("the tick is taken away")
    };
    let (mut kept, mut whole, mut chance) = (0, 200, 0x5eed_u64);
    for round in 0..setting(KILLS, FEW) {
        let mut desk = papers.desk();
        desk.press("3").press("Space");
        chance = chance
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        // The first round says how long an edit takes here.
        let looks = if round == 0 {
            u64::MAX
        } else {
            (chance >> 33) % (whole + whole / 4 + 1)
        };
        let mut looked = 0;
        while looked < looks && !shows(&desk) {
            thread::yield_now();
            looked += 1;
        }
        whole = whole.max(looked);
        let number = desk.process().expect("a process").to_string();
        let killed = Command::new("kill").args(["-9", &number]).status().unwrap();
        assert!(killed.success());
        let is_told = shows(&desk);
        desk.exit_code();
        let now = papers.edits();
        let least = kept + usize::from(is_told);
        assert!((least..=kept + 1).contains(&now), "{now} after {kept}");
        kept = now;
        papers.does(&["doctor"]);
    }
}

#[test]
fn two_desks_that_edit_one_store_lose_nothing() {
    let papers = Papers::new();
    let until = Instant::now() + Duration::from_secs(setting(SECONDS, 0));
    let taken_down: u32 = thread::scope(|all| {
        let desks = ["left", "right"].map(|hand| {
            let papers = &papers;
            all.spawn(move || {
                let mut desk = papers.desk();
                let mut day = jiff::civil::date(2026, 12, 1);
                let mut written = 0;
                while written < LEAST || Instant::now() < until {
                    let by = day.strftime("%-d %b %Y");
                    desk.press("A")
                        .type_text(&format!("{hand} {written} by {by}"));
                    desk.press("Enter");
                    let said = day.strftime("taken down, by %a %-d %b %Y");
                    desk.wait_for(&said.to_string());
                    assert!(!desk.screen().contains("locked"), "{}", desk.screen());
                    written += 1;
                    day = day.tomorrow().unwrap();
                }
                assert_eq!(desk.press("q").exit_code(), 0);
                written
            })
        });
        desks.map(|desk| desk.join().unwrap()).iter().sum()
    });
    assert_eq!(papers.edits(), usize::try_from(taken_down).unwrap());
    papers.does(&["doctor"]);
}

/// A store of its own with the sample papers in it.
struct Papers {
    folder: TempDir,
}

impl Papers {
    fn new() -> Self {
        let papers = Self {
            folder: TempDir::new().unwrap(),
        };
        let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/papers");
        papers.does(&["import", seeds.to_str().unwrap()]);
        papers
    }

    /// Runs a command over the store, which must succeed; its standard output.
    fn does(&self, arguments: &[&str]) -> String {
        let output = Command::new(MATTERS)
            .args(arguments)
            .arg("--store")
            .arg(self.folder.path().join("store"))
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(
            output.status.success(),
            "{said}{}",
            String::from_utf8_lossy(&output.stderr)
        );
        said.into_owned()
    }

    /// How many edits the journal holds.
    fn edits(&self) -> usize {
        let entries = self.does(&["history", "--limit", "100000", "--format", "json"]);
        let entries: Value = serde_json::from_str(&entries).unwrap();
        entries.as_array().unwrap().len()
    }

    fn launch(&self) -> Launch {
        let launch = Launch::new(MATTERS)
            .args(["--today", TODAY, "--store"])
            .arg(self.folder.path().join("store"))
            .size(140, 60);
        at_home(launch, self.folder.path())
    }

    /// The desk, once its meeting is on it.
    fn desk(&self) -> Terminal {
        let desk = self.launch().start();
        let panes = desk.wait_for("4 Work programme");
        println!("the desk over a store after {} ms", panes.as_millis());
        desk.wait_for("Telecare: Failed Test");
        desk
    }
}

/// How many actions the header says are open.
fn open_actions(desk: &Terminal) -> u32 {
    let screen = desk.screen();
    let (before, _) = screen.split_once(" open").expect("a count in the header");
    let count = before.rsplit(' ').next().unwrap();
    count.parse().unwrap()
}

/// In a home of its own, so that nobody's settings decide what is seen.
fn at_home(launch: Launch, home: &Path) -> Launch {
    [
        "HOME",
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "APPDATA",
        "LOCALAPPDATA",
    ]
    .into_iter()
    .fold(launch, |launch, name| launch.env(name, home))
}

/// The terminal is as it was: the first screen, its cursor, and its own mouse. What
/// the program writes last may be read after it has ended.
fn assert_whole(desk: &Terminal) {
    desk.wait_until("the first screen to be back", |screen| {
        !screen.alternate_screen()
    });
    desk.wait_until("the cursor to be back", |screen| !screen.hide_cursor());
    desk.wait_until("pasting to be as before", |screen| {
        !screen.bracketed_paste()
    });
    desk.wait_until("the mouse to be the terminal's", |screen| {
        screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
    });
}

#[test]
fn a_paper_that_is_dropped_onto_an_empty_desk_is_read_and_opened() {
    let folder = TempDir::new().unwrap();
    let launch = Launch::new(MATTERS)
        .args(["--today", TODAY, "--store"])
        .arg(folder.path().join("store"))
        .size(140, 40);
    let mut desk = at_home(launch, folder.path()).start();
    desk.wait_for("Drag a paper onto this window");
    let paper =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/papers/commission-2026-12-03-pack.pdf");
    desk.paste(&format!("'{}' ", paper.display()));
    desk.wait_for("read in commission-2026-12-03-pack.pdf?");
    desk.press("Enter");
    desk.wait_for("Telecare: Failed Test");
    assert_eq!(desk.press("q").exit_code(), 0);
}
