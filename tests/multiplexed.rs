//! The desk in tmux, as many people have it: the same keys, in a terminal that is real.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::print_stdout, reason = "that a test is skipped is said")]

use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use tempfile::TempDir;

const MATTERS: &str = env!("CARGO_BIN_EXE_matters");
/// What is waited for comes long before this.
const DEADLINE: Duration = Duration::from_secs(30);

#[test]
fn an_evening_in_tmux() {
    if Command::new("tmux").arg("-V").output().is_err() {
        println!("skipped: tmux is not here to run the desk in");
        return;
    }
    let desk = Tmux::new();
    desk.wait_for("1 Agenda");
    desk.wait_for("ASKED OF US");
    desk.press(&["Down", "Down"]);
    desk.wait_for("Item 7");
    // The cursor stands on the chosen row, for screen readers.
    desk.wait_until("the cursor", |_| desk.says("#{cursor_flag}") == "1");
    desk.press(&["Enter", "/"]).types("Saturday");
    desk.wait_for("find here: Saturday");
    desk.press(&["Enter", "Esc"]);
    desk.wait_until("the line to go", |screen| !screen.contains("find here: "));
    desk.press(&["Esc", "f"]).types("defibrillator");
    desk.wait_until("a find", |screen| {
        screen.matches("defibrillator").count() >= 2
    });
    desk.press(&["Esc"]);
    desk.wait_until("the find to go", |screen| !screen.contains("defibrillator"));
    desk.press(&["3", "Space"]);
    desk.wait_for("ticked as done");
    desk.press(&["u"]);
    desk.wait_for("taken back");
    desk.press(&["1", "?"]);
    desk.wait_for("IN THE AGENDA");
    desk.press(&["Esc"]);
    desk.wait_until("help to go", |screen| !screen.contains("IN THE AGENDA"));
    desk.press(&["N"]).types("ask the Chair").press(&["Enter"]);
    desk.wait_for("kept; u takes it back");
    // Pictures are halves of blocks here, and say so.
    desk.press(&["v"]);
    desk.wait_for("full width");
    desk.press(&["Esc"]);
    for (columns, rows) in [("60", "20"), ("40", "12"), ("20", "5"), ("100", "30")] {
        desk.tmux(&["resize-window", "-x", columns, "-y", rows]);
    }
    desk.wait_for("1 Agenda");
    desk.press(&["q"]);
    // The shell has its own screen back.
    desk.wait_for("the desk ended with 0");
    assert_eq!(desk.says("#{alternate_on}"), "0");
    assert_eq!(desk.says("#{mouse_any_flag}"), "0");
}

/// A server of its own, with one window.
struct Tmux {
    folder: TempDir,
}

impl Tmux {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let store = folder.path().join("store");
        let imported = Command::new(MATTERS)
            .arg("import")
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/papers"))
            .arg("--store")
            .arg(&store)
            .output()
            .unwrap();
        assert!(imported.status.success(), "{imported:?}");
        let tmux = Self { folder };
        let shell = format!(
            "HOME='{0}' XDG_CONFIG_HOME='{0}' XDG_DATA_HOME='{0}' NO_COLOR= \
             '{MATTERS}' --today 2026-11-30 --store '{1}'; echo \"the desk ended with $?\"; cat",
            tmux.folder.path().display(),
            store.display()
        );
        tmux.tmux(&["new-session", "-d", "-x", "140", "-y", "40", &shell]);
        tmux
    }

    fn tmux(&self, arguments: &[&str]) -> Output {
        let output = Command::new("tmux")
            // Nobody's own server and settings.
            .args(["-f", "/dev/null", "-S"])
            .arg(self.folder.path().join("tmux"))
            .args(arguments)
            .env_remove("TMUX")
            .env("LC_ALL", "C.UTF-8")
            .output()
            .unwrap();
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        output
    }

    fn press(&self, keys: &[&str]) -> &Self {
        for key in keys {
            // tmux has a name of its own for it.
            let key = if *key == "Esc" { "Escape" } else { key };
            self.tmux(&["send-keys", key]);
        }
        self
    }

    fn types(&self, text: &str) -> &Self {
        self.tmux(&["send-keys", "-l", text]);
        self
    }

    fn says(&self, format: &str) -> String {
        let output = self.tmux(&["display-message", "-p", format]);
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    fn wait_for(&self, text: &str) {
        self.wait_until(text, |screen| screen.contains(text));
    }

    fn wait_until(&self, what: &str, is_so: impl Fn(&str) -> bool) {
        let began = Instant::now();
        loop {
            let output = self.tmux(&["capture-pane", "-p"]);
            let screen = String::from_utf8_lossy(&output.stdout);
            if is_so(&screen) {
                return;
            }
            assert!(
                began.elapsed() < DEADLINE,
                "waiting for {what}; the screen:\n{screen}"
            );
        }
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        let _ = Command::new("tmux")
            .arg("-S")
            .arg(self.folder.path().join("tmux"))
            .arg("kill-server")
            .output();
    }
}
