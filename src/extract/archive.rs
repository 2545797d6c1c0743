//! What is packed in a ZIP archive, unpacked within limits.
//!
//! Word documents and spreadsheets are archives, and papers are sent in them. What an
//! archive says of itself (sizes, counts) is not believed: bytes are counted as they
//! are unpacked.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::Error;

/// The most that one entry may unpack to: the text of a document of a thousand pages
/// takes a third of it, a scanned paper in an archive of papers as much.
const LARGEST_ENTRY: u64 = 128 << 20;

/// The most that all entries together may unpack to: twice the largest pack with its
/// pictures.
const LARGEST_SUM: u64 = 512 << 20;

/// An archive of papers has some hundreds, a document some dozens.
const MOST_ENTRIES: usize = 10_000;

/// The mark in front of an entry of the directory at an archive's end.
const ENTRY: &[u8] = b"PK\x01\x02";

/// The mark of the archive's end, and how far from the end of the file it may stand.
const END: &[u8] = b"PK\x05\x06";
const END_LENGTH: usize = 22;
const LONGEST_COMMENT: usize = 1 << 16;

/// A file of an archive: its name, and what is in it.
pub type File = (String, Result<Vec<u8>, Error>);

/// An archive that is being unpacked.
pub struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    left: u64,
}

impl<'b> Archive<'b> {
    /// Opens an archive and reads the list of its entries.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Error> {
        // The library believes the count; an entry takes five times the memory that
        // it takes in the file.
        let entries = bytes
            .windows(ENTRY.len())
            .filter(|window| *window == ENTRY)
            .count();
        if entries > MOST_ENTRIES {
            return Err(Error::Limit(format!(
                "it holds more than {MOST_ENTRIES} files; unpack it and import the papers among them"
            )));
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        Ok(Self {
            zip,
            left: LARGEST_SUM,
        })
    }

    /// The names of its files in their order, each with its index; folders left out.
    pub fn names(&self) -> Vec<(usize, String)> {
        let named = |index| {
            let name = self.zip.name_for_index(index)?.ok()?.into_owned();
            (!name.ends_with(['/', '\\'])).then_some((index, name))
        };
        (0..self.zip.len()).filter_map(named).collect()
    }

    /// Unpacks the entry of this name; `None` where there is none.
    pub fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        let Some(index) = self.zip.index_for_name(name) else {
            return Ok(None);
        };
        self.read_at(index).map(Some)
    }

    /// Unpacks the entry at this index.
    pub fn read_at(&mut self, index: usize) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        self.unpack(index, |some| bytes.extend_from_slice(some))?;
        Ok(bytes)
    }

    /// The files of an archive that was packed in this one, each with its name. What it
    /// unpacks to counts as unpacked from this one.
    pub fn inner(&mut self, bytes: &[u8]) -> Result<Vec<File>, Error> {
        let mut inner = Archive::open(bytes)?;
        let most = self.left.min(LARGEST_ENTRY);
        inner.left = most;
        let names = inner.names();
        let files = names
            .into_iter()
            .map(|(index, name)| (name, inner.read_at(index)))
            .collect();
        self.left -= most - inner.left;
        Ok(files)
    }

    /// Unpacks every entry and keeps nothing: for a reader that unpacks without limits.
    pub fn measure(&mut self) -> Result<(), Error> {
        for (index, _) in self.names() {
            self.unpack(index, |_| ())?;
        }
        Ok(())
    }

    fn unpack(&mut self, index: usize, mut take: impl FnMut(&[u8])) -> Result<(), Error> {
        let entry = self.zip.by_index(index).map_err(|error| damaged(&error))?;
        let most = LARGEST_ENTRY.min(self.left);
        let mut entry = entry.take(most + 1);
        let mut read = 0_u64;
        let mut buffer = vec![0; 64 << 10];
        loop {
            let count = entry
                .read(&mut buffer)
                .map_err(|error| Error::Damaged(error.to_string()))?;
            if count == 0 {
                break;
            }
            read += count as u64;
            if read > most {
                return Err(Error::Limit(
                    "it unpacks to more than any paper holds; save it as PDF and import that"
                        .to_owned(),
                ));
            }
            take(buffer.get(..count).unwrap_or_default());
        }
        self.left -= read;
        Ok(())
    }
}

fn damaged(error: &ZipError) -> Error {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Error::Locked,
        _ => Error::Damaged(error.to_string()),
    }
}

/// The list at the archive's end that names its entries; all of the bytes where the
/// archive broke off. What is packed in the entries themselves may be archives too, so
/// only the list tells what this one is.
pub fn directory(bytes: &[u8]) -> &[u8] {
    listed(bytes).unwrap_or(bytes)
}

fn listed(bytes: &[u8]) -> Option<&[u8]> {
    let from = bytes.len().saturating_sub(END_LENGTH + LONGEST_COMMENT);
    let tail = bytes.get(from..)?;
    let end = from + tail.windows(END.len()).rposition(|window| window == END)?;
    let size: [u8; 4] = bytes.get(end + 12..end + 16)?.try_into().ok()?;
    let size = usize::try_from(u32::from_le_bytes(size)).ok()?;
    let list = bytes.get(end.checked_sub(size)?..end)?;
    list.starts_with(ENTRY).then_some(list)
}

/// Archives for tests.
#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub mod testing {
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    /// Packs these files.
    #[allow(clippy::missing_panics_doc)]
    pub fn pack(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            archive
                .start_file(*name, SimpleFileOptions::default())
                .unwrap();
            archive.write_all(bytes).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::testing::pack;
    use super::{Archive, LARGEST_ENTRY, LARGEST_SUM, directory};
    use crate::extract::Error;

    #[test]
    fn files_are_unpacked_under_their_names() {
        let bytes = pack(&[
            ("papers/agenda.txt", b"Agenda"),
            ("minutes.txt", b"Minutes"),
        ]);
        let mut archive = Archive::open(&bytes).unwrap();
        let names: Vec<String> = archive.names().into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, ["papers/agenda.txt", "minutes.txt"]);
        assert_eq!(archive.read("minutes.txt").unwrap().unwrap(), b"Minutes");
        assert!(archive.read("none.txt").unwrap().is_none());
        assert!(directory(&bytes).len() < bytes.len());
    }

    #[test]
    fn what_inflates_beyond_any_paper_is_a_limit_reached() {
        let zeros = vec![0; usize::try_from(LARGEST_ENTRY).unwrap() + 1];
        let bytes = pack(&[("bomb.xml", &zeros)]);
        let mut archive = Archive::open(&bytes).unwrap();
        assert!(matches!(archive.measure(), Err(Error::Limit(_))));
        assert!(matches!(archive.read_at(0), Err(Error::Limit(_))));
    }

    #[test]
    fn an_archive_in_an_archive_is_unpacked_within_the_limits_of_both() {
        let inner = pack(&[("a.txt", b"Agenda")]);
        let bytes = pack(&[("inner.zip", &inner)]);
        let mut archive = Archive::open(&bytes).unwrap();
        let packed = archive.read_at(0).unwrap();
        let files = archive.inner(&packed).unwrap();
        assert_eq!(files[0].0, "a.txt");
        assert_eq!(files[0].1.as_deref().unwrap(), b"Agenda");
        let left = archive.left;
        assert_eq!(LARGEST_SUM - left, u64::try_from(inner.len() + 6).unwrap());
        archive.left = 5;
        let files = archive.inner(&packed).unwrap();
        assert!(matches!(files[0].1, Err(Error::Limit(_))));
    }

    #[test]
    fn an_archive_that_breaks_off_is_damaged() {
        let bytes = pack(&[("a.txt", b"Agenda")]);
        let cut = &bytes[..bytes.len() - 30];
        assert!(matches!(Archive::open(cut), Err(Error::Damaged(_))));
        assert_eq!(directory(cut), cut);
    }
}
