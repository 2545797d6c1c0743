//! The sample papers, in a store that is thrown away.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;

use crate::extract::Reader;
use crate::import;
use crate::store::{Filing, Store};

/// A sample paper by its name.
macro_rules! paper {
    ($name:literal) => {
        ($name, include_bytes!(concat!("../seeds/papers/", $name)))
    };
}

/// The day that the demo is looked at: shortly before the commission's third meeting.
pub const TODAY: Date = jiff::civil::date(2026, 11, 30);

/// The papers, compiled in: name and bytes.
const PAPERS: &[(&str, &[u8])] = &[
    paper!("commission-2026-09-10-pack.pdf"),
    paper!("commission-2026-10-22-pack.pdf"),
    paper!("commission-2026-12-03-pack.pdf"),
    paper!("planning-2026-12-08-pack.pdf"),
    paper!("planning-2026-11-10-pack.txt"),
    paper!("joint-meeting-2026-11-12-web-page.txt"),
    paper!("item-page-leaf-fall.txt"),
];

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
            import::document(
                &mut store,
                name,
                bytes,
                &reader,
                &Filing::default(),
                Timestamp::now(),
            )?;
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
