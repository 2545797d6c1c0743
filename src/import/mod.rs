//! One document from a file to the store: extract, parse, store.

pub mod sources;

use std::fs;
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::domain::source::Reading;
use crate::domain::{fold, identity};
use crate::extract::archive::Archive;
use crate::extract::{self, Reader, kind};
use crate::parse;
use crate::store::{self, Filing, Imported, Store};

/// The largest file that is taken from the disk.
pub const LARGEST_FILE: u64 = extract::LARGEST as u64;

const HELD_OPEN: &str =
    "it may not be read; if it is open in another program, close it there and try again";
const IN_THE_CLOUD: &str = "it is only in the cloud; open its folder, choose “always keep on this device”, \
     and import it when it has come";

const KEPT_BY_WORD: &str =
    "it is what Word keeps beside a document that is open; import the document itself";

/// How deep folders are followed: deeper is a loop or a whole disk.
const DEEPEST_FOLDER: usize = 16;

/// Where one system keeps what it knows of the files that it packs.
const RESOURCES: &str = "__MACOSX";

/// What parts folders in an archive, whichever system packed it.
const SEPARATORS: [char; 2] = ['/', '\\'];

/// Why a document was not imported; each is a sentence for a person.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It could not be opened, or is no paper that can be read.
    #[error("{0}")]
    Extract(#[from] extract::Error),
    /// The file is not there or may not be read.
    #[error("{0}")]
    File(String),
    /// A fault of this program, met on one paper.
    #[error("the reader met a fault in it; it was left out, and nothing else was touched")]
    Fault,
    /// The store said no.
    #[error("{0}")]
    Store(#[from] store::Error),
}

/// A file to import, and whether a person named it or a folder held it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The file.
    pub path: PathBuf,
    /// Found in a folder: what is no paper there is left out without complaint.
    pub in_folder: bool,
}

/// What an import did with one document.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// What was read; `None` where this version of the reader has read these bytes
    /// before, and nothing changed.
    pub reading: Option<Reading>,
    /// Where it went.
    pub imported: Imported,
}

/// The files that a person meant: files, folders with all that lies in them, and
/// wildcards where the shell left them. Sorted within each folder.
pub fn candidates(paths: &[PathBuf]) -> Result<Vec<Candidate>, Error> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            let before = found.len();
            folder(path, DEEPEST_FOLDER, &mut found)?;
            if found.len() == before {
                return Err(Error::File(format!(
                    "there are no files in {}; name the folder that holds the papers",
                    path.display()
                )));
            }
        } else if path.exists() {
            found.push(Candidate {
                path: path.clone(),
                in_folder: false,
            });
        } else {
            found.extend(wildcard(path)?);
        }
    }
    Ok(found)
}

/// Whether a browser saved the folder beside a page, for its pictures and scripts.
fn belongs_to_page(folder: &Path) -> bool {
    let name = folder.to_string_lossy();
    let page = name
        .strip_suffix("_files")
        .or_else(|| name.strip_suffix(".files"));
    page.is_some_and(|page| {
        ["html", "htm"]
            .iter()
            .any(|end| Path::new(&format!("{page}.{end}")).is_file())
    })
}

fn folder(path: &Path, depth: usize, found: &mut Vec<Candidate>) -> Result<(), Error> {
    let unreadable =
        |error: io::Error| Error::File(format!("could not look into {}: {error}", path.display()));
    let mut entries = fs::read_dir(path)
        .map_err(unreadable)?
        .collect::<Result<Vec<_>, _>>()
        .map_err(unreadable)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        let Ok(kind) = entry.file_type() else {
            continue;
        };
        if hidden || kind.is_dir() && belongs_to_page(&entry.path()) {
            continue;
        }
        if kind.is_dir() && depth > 0 {
            folder(&entry.path(), depth - 1, found)?;
        } else if kind.is_file() {
            found.push(Candidate {
                path: entry.path(),
                in_folder: true,
            });
        }
    }
    Ok(())
}

fn wildcard(path: &Path) -> Result<Vec<Candidate>, Error> {
    let missing = || {
        Error::File(format!(
            "there is no file {}; check the name, or drag the file onto the window",
            path.display()
        ))
    };
    let pattern = path
        .to_str()
        .filter(|text| text.contains(['*', '?']))
        .ok_or_else(missing)?;
    let matched: Vec<Candidate> = glob::glob(pattern)
        .map_err(|_| missing())?
        .flatten()
        .filter(|path| path.is_file())
        .map(|path| Candidate {
            path,
            in_folder: false,
        })
        .collect();
    if matched.is_empty() {
        Err(missing())
    } else {
        Ok(matched)
    }
}

/// A file's bytes, refused where it is too large to be a paper.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::PermissionDenied => Error::File(HELD_OPEN.to_owned()),
        io::ErrorKind::NotFound => Error::File("there is no such file; check the name".to_owned()),
        _ if is_held_open(&error) => Error::File(HELD_OPEN.to_owned()),
        // The number that the system gives says nothing to a reader.
        _ => {
            let said = error.to_string();
            let words = said.split(" (os error").next().unwrap_or_default();
            Error::File(format!("it could not be opened: {}", words.to_lowercase()))
        }
    };
    let name = path.file_name().unwrap_or_default();
    if name.to_string_lossy().starts_with("~$") {
        return Err(Error::File(KEPT_BY_WORD.to_owned()));
    }
    if let Ok(told) = fs::metadata(path)
        && is_in_the_cloud(path, &told)
    {
        return Err(Error::File(IN_THE_CLOUD.to_owned()));
    }
    let file = fs::File::open(path).map_err(unreadable)?;
    // What a file says of its length spares reading one that is much too long; a pipe says
    // nothing, so what is read is counted all the same.
    if file.metadata().is_ok_and(|told| told.len() > LARGEST_FILE) {
        return Err(too_large());
    }
    bounded(file).map_err(unreadable)?.ok_or_else(too_large)
}

/// Whether another program keeps the file to itself. Windows has a number of its own for it.
fn is_held_open(error: &io::Error) -> bool {
    const SHARING_VIOLATION: i32 = 32;
    cfg!(windows) && error.raw_os_error() == Some(SHARING_VIOLATION)
}

/// Whether opening the file would fetch it over the network: `OneDrive` and its like leave
/// a file's name on the disk and what is in it elsewhere.
#[cfg(windows)]
fn is_in_the_cloud(_: &Path, told: &fs::Metadata) -> bool {
    use std::os::windows::fs::MetadataExt;

    const OFFLINE: u32 = 0x1000;
    const RECALL_ON_OPEN: u32 = 0x4_0000;
    const RECALL_ON_DATA_ACCESS: u32 = 0x40_0000;
    told.file_attributes() & (OFFLINE | RECALL_ON_OPEN | RECALL_ON_DATA_ACCESS) != 0
}

/// Whether the file is what iCloud leaves where one was: `.agenda.pdf.icloud`.
#[cfg(not(windows))]
fn is_in_the_cloud(path: &Path, _: &fs::Metadata) -> bool {
    path.extension().is_some_and(|ending| ending == "icloud")
}

/// Everything on standard input, refused where it is too large to be a paper.
pub fn standard_input() -> Result<Vec<u8>, Error> {
    let read = bounded(io::stdin().lock())
        .map_err(|error| Error::File(format!("standard input could not be read: {error}")))?;
    read.ok_or_else(too_large)
}

fn bounded(from: impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    from.take(LARGEST_FILE + 1).read_to_end(&mut bytes)?;
    let fits = u64::try_from(bytes.len()).is_ok_and(|length| length <= LARGEST_FILE);
    Ok(fits.then_some(bytes))
}

fn too_large() -> Error {
    Error::File(format!(
        "it is larger than {} MB, which no paper is; split it and import the parts",
        LARGEST_FILE / 1024 / 1024
    ))
}

/// A file of an archive: its own name and its bytes, or why it could not be unpacked.
pub type Unpacked = (String, Result<Vec<u8>, Error>);

/// The files of an archive of papers in its order, each unpacked when it is asked for,
/// and those of an archive in it in its place. Files that a system keeps for itself are
/// left out; an archive still deeper is given as it is.
pub fn unpack(bytes: &[u8]) -> Result<impl Iterator<Item = Unpacked> + '_, Error> {
    let mut archive = Archive::open(bytes)?;
    let mut names = archive.names();
    names.retain(|(_, path)| !is_kept_by_system(path));
    if names.is_empty() {
        return Err(Error::File("there are no files in it".to_owned()));
    }
    Ok(names.into_iter().flat_map(move |(index, path)| {
        let bytes = archive.read_at(index);
        let inner = match &bytes {
            Ok(bytes) if kind::is_archive(bytes) => archive.inner(bytes).ok(),
            Ok(_) | Err(_) => None,
        };
        let mut files = inner.unwrap_or_else(|| vec![(path, bytes)]);
        files.retain(|(path, _)| !is_kept_by_system(path));
        files
            .into_iter()
            .map(|(path, bytes)| (own_name(&path), bytes.map_err(Error::from)))
    }))
}

fn own_name(path: &str) -> String {
    fold::quote(path.rsplit(SEPARATORS).next().unwrap_or(path))
}

/// Files that no person packed: hidden ones, the resources of a Mac, the pictures and
/// settings of a Windows folder, and what Word keeps beside an open document.
fn is_kept_by_system(path: &str) -> bool {
    let hides = |name: &str| {
        name.starts_with('.')
            || name.starts_with("~$")
            || name == RESOURCES
            || ["thumbs.db", "desktop.ini"].contains(&name.to_ascii_lowercase().as_str())
    };
    path.split(SEPARATORS).any(hides)
}

/// What a document says, nothing stored.
pub fn read(name: &str, bytes: &[u8], reader: &Reader) -> Result<Reading, Error> {
    let document = extract::read(name, bytes, reader)?;
    catch_unwind(AssertUnwindSafe(|| parse::read(&document))).map_err(|_| Error::Fault)
}

/// Reads a document and stores it with a copy of its bytes. Bytes that this version
/// of the reader has read before are not read again.
pub fn document(
    store: &mut Store,
    name: &str,
    bytes: &[u8],
    reader: &Reader,
    filing: &Filing,
    now: Timestamp,
) -> Result<Outcome, Error> {
    if let Some(imported) = store.held(&identity::sha256(bytes))? {
        return Ok(Outcome {
            reading: None,
            imported,
        });
    }
    let reading = read(name, bytes, reader)?;
    let imported = store.import(&reading, bytes, filing, now)?;
    Ok(Outcome {
        reading: Some(reading),
        imported,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[cfg(not(windows))]
    #[test]
    fn a_file_that_is_only_in_the_cloud_is_not_fetched() {
        let papers = tempfile::tempdir().unwrap();
        let path = papers.path().join(".agenda.pdf.icloud");
        fs::write(&path, "bplist00").unwrap();
        let said = bytes(&path).unwrap_err().to_string();
        assert!(said.starts_with("it is only in the cloud"), "{said}");
    }

    #[test]
    fn what_word_keeps_beside_an_open_document_is_no_paper() {
        let papers = tempfile::tempdir().unwrap();
        let path = papers.path().join("~$report.docx");
        fs::write(&path, "\u{4}Ada").unwrap();
        let said = bytes(&path).unwrap_err().to_string();
        assert!(said.ends_with("import the document itself"), "{said}");
    }

    #[test]
    fn the_folder_that_a_browser_saves_beside_a_page_holds_no_papers() {
        let papers = tempfile::tempdir().unwrap();
        for name in ["Agenda.html", "Agenda_files/menu.js", "Old_files/notes.txt"] {
            let path = papers.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "Notes").unwrap();
        }
        let found = candidates(&[papers.path().to_owned()]).unwrap();
        let names: Vec<_> = found
            .iter()
            .map(|found| found.path.file_name().unwrap())
            .collect();
        assert_eq!(names, ["Agenda.html", "notes.txt"]);
    }
}
