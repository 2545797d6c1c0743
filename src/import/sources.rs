//! Where papers come from: files, folders, archives, standard input.

use std::path::{Path, PathBuf};

use super::{Candidate, Error};
use crate::extract::kind;

/// The name of what comes on standard input.
const STANDARD_INPUT: &str = "standard input";

/// What a person named, or a folder held.
pub enum Source {
    /// A file.
    File(Candidate),
    /// Standard input.
    StandardInput,
}

/// A paper to read.
pub struct Paper {
    /// Its own name, without its folder.
    pub name: String,
    /// What is in it, or why that could not be had.
    pub bytes: Result<Vec<u8>, Error>,
    /// Nobody named it: where it is no paper, that is no failure.
    pub may_be_left_out: bool,
}

/// The files that a person meant, and standard input where `-` stands among them.
pub fn sources(paths: &[PathBuf]) -> Result<Vec<Source>, Error> {
    let (input, files): (Vec<PathBuf>, Vec<PathBuf>) = paths
        .iter()
        .cloned()
        .partition(|path| path == Path::new("-"));
    let mut sources: Vec<Source> = super::candidates(&files)?
        .into_iter()
        .map(Source::File)
        .collect();
    if !input.is_empty() {
        sources.push(Source::StandardInput);
    }
    Ok(sources)
}

impl Source {
    /// What it is called while it is read.
    pub fn name(&self) -> String {
        match self {
            Source::File(candidate) => file_name(&candidate.path),
            Source::StandardInput => STANDARD_INPUT.to_owned(),
        }
    }

    /// Takes each paper: the file itself, or those in it where it is an archive.
    pub fn each<E>(&self, mut take: impl FnMut(Paper) -> Result<(), E>) -> Result<(), E> {
        let whole = match self {
            Source::File(candidate) => Paper {
                name: self.name(),
                bytes: super::bytes(&candidate.path),
                may_be_left_out: candidate.in_folder,
            },
            Source::StandardInput => Paper {
                name: self.name(),
                bytes: super::standard_input(),
                may_be_left_out: false,
            },
        };
        let packed = match whole.bytes {
            Ok(bytes) if kind::is_archive(&bytes) => bytes,
            bytes => return take(Paper { bytes, ..whole }),
        };
        let unpacked = match super::unpack(&packed) {
            Ok(unpacked) => unpacked,
            Err(error) => {
                return take(Paper {
                    bytes: Err(error),
                    ..whole
                });
            }
        };
        for (name, bytes) in unpacked {
            take(Paper {
                name,
                bytes,
                may_be_left_out: true,
            })?;
        }
        Ok(())
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}
