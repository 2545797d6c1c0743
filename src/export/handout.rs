//! Files that the desk writes: all in one folder, under names that begin with the day, so that
//! they stand in its order; and no other file is lost by one.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::domain::soften::soften;

/// Letters of a committee's name: what every system takes, with room for the folder.
const LONGEST: usize = 70;
/// Letters of what a file is.
const LONGEST_WHAT: usize = 50;

/// So many files of one name are kept side by side.
const MOST: usize = 999;

/// `2031-05-06 Rivers and Roads Panel - brief`.
pub fn name(day: Option<Date>, committee: &str, what: &str) -> String {
    let day = day.map(|day| format!("{day} ")).unwrap_or_default();
    let committee = plain(&soften(committee), LONGEST);
    let what = plain(what, LONGEST_WHAT);
    let named = [committee, what]
        .into_iter()
        .filter(|part| !part.is_empty());
    let named: Vec<String> = named.collect();
    let name = format!("{day}{}", named.join(" - "));
    // `con` and `nul` are devices on Windows, with any ending.
    if name.len() <= 4 {
        format!("matters {name}").trim_end().to_owned()
    } else {
        name
    }
}

/// Writes a file into a folder, under a name of its own there.
pub fn write(folder: &Path, name: &str, kind: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    for number in 1..=MOST {
        let path = folder.join(match number {
            1 => format!("{name}.{kind}"),
            number => format!("{name} ({number}).{kind}"),
        });
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                file.write_all(bytes)?;
                return Ok(path);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other("there are too many files of that name"))
}

/// Words of letters and figures with single blanks, which name no other folder on any system,
/// cut where a word ends.
fn plain(name: &str, longest: usize) -> String {
    let parts = |letter: char| {
        !(letter.is_alphanumeric() || matches!(letter, '-' | '(' | ')' | '&' | '\'' | '’'))
    };
    let mut plain = String::new();
    for word in name.split(parts) {
        let word = word.trim_matches('-');
        if word.is_empty() {
            continue;
        }
        let blank = usize::from(!plain.is_empty());
        if plain.chars().count() + blank + word.chars().count() > longest {
            if plain.is_empty() {
                plain = word.chars().take(longest).collect();
            }
            break;
        }
        if blank > 0 {
            plain.push(' ');
        }
        plain.push_str(word);
    }
    plain
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_file_takes_the_place_of_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let name = name(Some(date(2031, 5, 6)), "RIVERS AND ROADS PANEL", "brief");
        let first = write(folder.path(), &name, "html", b"one").unwrap();
        let second = write(folder.path(), &name, "html", b"two").unwrap();
        assert!(first.ends_with("2031-05-06 Rivers and Roads Panel - brief.html"));
        assert!(second.ends_with("2031-05-06 Rivers and Roads Panel - brief (2).html"));
        assert_eq!(fs::read_to_string(first).unwrap(), "one");
    }

    #[test]
    fn a_name_names_no_other_folder_and_no_device_and_is_cut_at_a_word() {
        assert_eq!(name(None, "../../etc/pass\u{202e}wd", ""), "etc pass wd");
        assert_eq!(name(None, "Nul", ""), "matters Nul");
        assert_eq!(name(None, "…", ""), "matters");
        let long = name(None, &"Weir ".repeat(90), "item 6 Weirs");
        assert!(long.ends_with("Weir - item 6 Weirs"), "{long}");
        assert!(long.len() <= LONGEST + LONGEST_WHAT);
    }
}
