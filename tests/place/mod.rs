//! A place of its own for the program, used from outside: a folder with papers and a
//! store, gone when the test ends, and a day that the program takes for today.
//!
//! Shared by the test binaries (`mod place;`).
#![allow(dead_code, reason = "each binary uses its own part of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// What a command answered.
pub struct Answer {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// A folder with papers and perhaps a store.
pub struct Place {
    folder: TempDir,
    today: &'static str,
}

impl Place {
    /// An empty place in which it is `today`, as `2031-05-03`.
    pub fn on(today: &'static str) -> Place {
        Place {
            folder: TempDir::new().unwrap(),
            today,
        }
    }

    /// The same with papers imported, each a name and its text.
    pub fn with(today: &'static str, papers: &[(&str, &str)]) -> Place {
        let place = Place::on(today);
        for (name, text) in papers {
            place.import(name, text);
        }
        place
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file; its path as a command takes it.
    pub fn paper(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// Writes a file and imports it; what the import said.
    pub fn import(&self, name: &str, words: &str) -> String {
        let path = self.paper(name, words);
        self.does(&["import", &path])
    }

    pub fn matters(&self, arguments: &[&str]) -> Answer {
        self.feed(arguments, "")
    }

    /// The same with something at its standard input.
    pub fn feed(&self, arguments: &[&str], input: &str) -> Answer {
        matters(&self.path("store"), self.today, arguments, input)
    }

    /// Runs a command, which must succeed; its standard output.
    pub fn does(&self, arguments: &[&str]) -> String {
        let answer = self.matters(arguments);
        assert_eq!(
            answer.code, 0,
            "{arguments:?}: {}{}",
            answer.out, answer.err
        );
        answer.out
    }

    /// Runs a command, which must say no (exit code 1); what it said.
    pub fn refuses(&self, arguments: &[&str]) -> String {
        let answer = self.matters(arguments);
        assert_eq!(
            answer.code, 1,
            "{arguments:?}: {}{}",
            answer.out, answer.err
        );
        answer.out + &answer.err
    }

    /// The id of an item, by a part of its title in capitals.
    pub fn item(&self, title: &str) -> String {
        let shown = self.json(&["show", "agenda", "--include-exempt"]);
        let rows = shown.as_array().unwrap();
        let found = rows.iter().find(|row| {
            let named = row["title"].as_str().unwrap();
            named.to_uppercase().contains(title)
        });
        found.expect("an item of that title")["id"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    /// What a command answers as JSON, whatever its exit code.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let answer = self.matters(&[arguments, &["--format", "json"]].concat());
        serde_json::from_str(&answer.out)
            .unwrap_or_else(|_| panic!("{arguments:?}: {}{}", answer.out, answer.err))
    }
}

/// The program on a store, not begun yet.
pub fn program(store: &Path, today: &str, arguments: &[&str]) -> Command {
    // Nobody's own settings: those that hold without any.
    let settings = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/config.toml");
    let mut program = Command::new(env!("CARGO_BIN_EXE_matters"));
    program
        .env("MATTERS_STORE", store)
        .env("MATTERS_CONFIG", settings)
        .env("USER", "clerk")
        .args(arguments)
        .args(["--today", today])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    program
}

/// Runs the program on a store.
pub fn matters(store: &Path, today: &str, arguments: &[&str], input: &str) -> Answer {
    let mut child = program(store, today, arguments).spawn().unwrap();
    // A command that reads no input may have closed it already.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    Answer {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}
