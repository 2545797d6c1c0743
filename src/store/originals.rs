//! Kept originals, lent out as copies that other programs may open.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, named_params};

use super::exempt::taken_out;
use super::open::private_folder;
use super::{Error, Store};

/// The folder of the copies, each in a folder of its document's id.
const LENT: &str = "opened";
/// Letters of a copy's name before its extension.
const LONGEST: usize = 80;

/// Names that Windows gives to devices, whatever their extension.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul"];

impl Store {
    /// A copy of a document's bytes that another program may open: under its own name, with
    /// the extension that its content has, and not to be written.
    pub fn lend(&self, document: i64) -> Result<PathBuf, Error> {
        let held: Option<(String, String, String, String)> = self
            .connection
            .prepare_cached("SELECT id, sha256, name, kind FROM documents WHERE key = :document")?
            .query_row(named_params! { ":document": document }, |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
            })
            .optional()?;
        let Some((id, sha256, name, kind)) = held else {
            return Err(Error::Unknown(
                "that document is not held any more".to_owned(),
            ));
        };
        let original = self.original(&sha256);
        let Ok(kept) = fs::metadata(&original) else {
            return Err(Error::Unknown(format!(
                "the kept original of {name} is missing; import it again to keep it (it went \
                 for good where its exempt items were forgotten)"
            )));
        };
        let folder = self.folder.join(LENT);
        private_folder(&folder)?;
        let folder = folder.join(&id);
        private_folder(&folder)?;
        let copy = folder.join(file_name(&name, &kind));
        if fs::metadata(&copy).is_ok_and(|copy| copy.len() == kept.len()) {
            return Ok(copy);
        }
        let partial = folder.join("part");
        fs::copy(&original, &partial)?;
        let mut may = fs::metadata(&partial)?.permissions();
        may.set_readonly(true);
        fs::set_permissions(&partial, may)?;
        fs::rename(&partial, &copy)?;
        Ok(copy)
    }
}

/// Removes the copies of documents that are held no more.
pub(super) fn sweep(connection: &Connection, store: &Path) -> Result<(), Error> {
    let mut held = connection.prepare(&format!(
        "SELECT 1 FROM documents WHERE id = :id AND NOT {}",
        taken_out("documents.id")
    ))?;
    let entries = match fs::read_dir(store.join(LENT)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    for entry in entries {
        let entry = entry?;
        let id = entry.file_name();
        if !held.exists(named_params! { ":id": id.to_string_lossy() })? {
            remove(&entry.path())?;
        }
    }
    Ok(())
}

/// Windows removes no file that is not to be written.
#[cfg_attr(
    windows,
    allow(
        clippy::permissions_set_readonly_false,
        reason = "only elsewhere does it let everybody write"
    )
)]
fn remove(folder: &Path) -> io::Result<()> {
    #[cfg(windows)]
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let mut may = fs::metadata(&path)?.permissions();
        may.set_readonly(false);
        fs::set_permissions(&path, may)?;
    }
    fs::remove_dir_all(folder)
}

/// A file's name that no system takes for anything else: its own extension counts for
/// nothing, since a program is chosen by it.
fn file_name(name: &str, kind: &str) -> String {
    let stem = match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() && extension.len() <= 5 => stem,
        Some(_) | None => name,
    };
    let safe = |letter: char| match letter {
        ' ' | '-' | '_' | '(' | ')' => letter,
        letter if letter.is_alphanumeric() => letter,
        _ => '_',
    };
    let stem: String = stem.chars().map(safe).take(LONGEST).collect();
    let stem = stem.trim_matches([' ', '-']);
    let lower = stem.to_lowercase();
    let is_device = DEVICES.contains(&lower.as_str())
        || lower.len() == 4 && (lower.starts_with("com") || lower.starts_with("lpt"));
    let stem = match stem {
        "" => "paper".to_owned(),
        device if is_device => format!("paper {device}"),
        stem => stem.to_owned(),
    };
    let extension = match kind {
        "text" => "txt",
        kind => kind,
    };
    format!("{stem}.{extension}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_named_by_what_it_holds() {
        for (name, kind, named) in [
            ("Pack 6 May.pdf", "pdf", "Pack 6 May.pdf"),
            ("pack.pdf.exe", "pdf", "pack_pdf.pdf"),
            ("../../etc/passwd", "text", "______etc_passwd.txt"),
            ("-rf.docx", "docx", "rf.docx"),
            ("nul.txt", "text", "paper nul.txt"),
            ("Cofnodion ŵyl", "html", "Cofnodion ŵyl.html"),
            ("", "xlsx", "paper.xlsx"),
        ] {
            assert_eq!(file_name(name, kind), named, "{name}");
        }
    }
}
