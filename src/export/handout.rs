//! A page to print, as a file: its name says what it is, and no other file is lost by it.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Letters of a file's name: what every system takes, with room for the folder.
const LONGEST: usize = 80;

/// So many pages of one name are kept side by side.
const MOST: usize = 999;

/// Writes a web page into a folder, under a name of its own there.
pub fn write(folder: &Path, name: &str, page: &str) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let name = plain(name);
    for number in 1..=MOST {
        let path = folder.join(match number {
            1 => format!("{name}.html"),
            number => format!("{name} ({number}).html"),
        });
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                file.write_all(page.as_bytes())?;
                return Ok(path);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other("there are too many pages of that name"))
}

/// A name of letters, figures and single dashes, which stands for no device and no other
/// folder on any system.
fn plain(name: &str) -> String {
    let words: Vec<&str> = name
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let mut plain: String = words.join("-").chars().take(LONGEST).collect();
    plain.truncate(plain.trim_end_matches('-').len());
    if plain.is_empty() {
        "page".clone_into(&mut plain);
    }
    // `con` and `nul` are devices on Windows, with any ending.
    if plain.len() <= 4 {
        plain = format!("matters-{plain}");
    }
    plain
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_page_takes_the_place_of_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let first = write(folder.path(), "Brief: 6 May", "one").unwrap();
        let second = write(folder.path(), "Brief: 6 May", "two").unwrap();
        assert!(first.ends_with("Brief-6-May.html"));
        assert!(second.ends_with("Brief-6-May (2).html"));
        assert_eq!(fs::read_to_string(first).unwrap(), "one");
    }

    #[test]
    fn a_title_names_no_other_folder_and_no_device() {
        assert_eq!(plain("../../etc/pass\u{202e}wd"), "etc-pass-wd");
        assert_eq!(plain("NUL"), "matters-NUL");
        assert_eq!(plain("…"), "page".replace("page", "matters-page"));
        assert!(plain(&"Weir ".repeat(90)).len() <= LONGEST);
    }
}
