//! The README says what the program does: its keys are the desk's own, its commands exist.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::Path;
use std::process::Command;

use matters::tui::keymap;

const BEGIN: &str =
    "<!-- keys: generated from the command table; a test holds this against it -->\n";
const END: &str = "<!-- end of keys -->";

/// Set to have the table written anew instead of compared.
const UPDATE: &str = "UPDATE_README";

#[test]
fn the_keys_are_those_of_the_desk() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    let from = readme.find(BEGIN).expect("the table of keys begins") + BEGIN.len();
    let to = readme.find(END).expect("the table of keys ends");
    let table = keymap::key_table();
    if std::env::var_os(UPDATE).is_some() {
        // Whole or not at all: the other test reads it meanwhile.
        let new = path.with_extension("new");
        let text = format!("{}{table}{}", &readme[..from], &readme[to..]);
        fs::write(&new, text).unwrap();
        fs::rename(&new, &path).unwrap();
        return;
    }
    assert!(
        readme[from..to] == table,
        "the table of keys is old; {UPDATE}=1 cargo test --test readme writes it anew"
    );
}

#[test]
fn every_command_that_it_names_exists() {
    let readme =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let help = Command::new(env!("CARGO_BIN_EXE_matters"))
        .arg("--help")
        .output()
        .unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let named: Vec<&str> = readme
        .match_indices("`matters ")
        .filter_map(|(at, found)| readme[at + found.len()..].split([' ', '`']).next())
        .filter(|word| word.chars().all(|letter| letter.is_ascii_lowercase()))
        .collect();
    assert!(named.len() > 5);
    for word in named {
        assert!(
            help.contains(&format!("  {word} ")),
            "matters {word} is not a command"
        );
    }
}
