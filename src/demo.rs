//! The sample papers, in a store that is thrown away.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;

use crate::extract::Reader;
use crate::import;
use crate::store::{Filing, Store};

/// The day that the demo is looked at: shortly before its third meeting.
pub const TODAY: Date = jiff::civil::date(2031, 1, 1);

/// The papers, compiled in: name and bytes.
const PAPERS: &[(&str, &[u8])] = &[];

/// A store with the sample papers; gone when this is dropped.
pub struct Demo {
    folder: PathBuf,
}

impl Demo {
    /// Lays out the store and reads the papers into it.
    pub fn prepare() -> anyhow::Result<Demo> {
        let folder = std::env::temp_dir().join(format!("matters-demo-{}", std::process::id()));
        // A folder of that name is a demo that was killed: its papers are the same.
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        let demo = Demo { folder };
        let mut store = Store::open(&demo.folder)?;
        let reader = Reader::Process(std::env::current_exe()?);
        for (name, bytes) in PAPERS {
            import::document(&mut store, name, bytes, &reader, &Filing::default(), Timestamp::now())?;
        }
        Ok(demo)
    }

    /// The store's folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        // Nothing of the person's own lies there, and the system clears what stays.
        let _: io::Result<()> = fs::remove_dir_all(&self.folder);
    }
}
