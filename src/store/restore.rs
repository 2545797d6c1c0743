//! A backup in the place of the store, which is put aside first.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Zoned;

use super::backup::{look_into, pour, reading};
use super::open::{DATABASE, private_folder};
use super::{Error, Store};

/// Puts a backup in the place of the store in a folder, in one transaction: a desk that is
/// open shows it as it would any other's writing. Answers where the store that was there
/// lies now, where there was one.
pub fn restore(
    folder: &Path,
    file: &Path,
    backups: &Path,
    now: &Zoned,
) -> Result<Option<PathBuf>, Error> {
    look_into(file)?;
    let aside = if Store::is_in(folder) {
        private_folder(backups)?;
        Some(put_aside(folder, backups, now)?)
    } else {
        None
    };
    let mut store = Store::open(folder)?;
    pour(&reading(file)?, &mut store.connection)?;
    drop(store);
    // Brings the tables of an older version up to date.
    Store::open(folder)?;
    Ok(aside)
}

/// A backup of the store; of one that is damaged, its very files.
fn put_aside(folder: &Path, backups: &Path, now: &Zoned) -> Result<PathBuf, Error> {
    let damaged = match Store::open(folder) {
        Ok(store) => match store.put_aside(backups, now) {
            Ok(path) => return Ok(path),
            Err(_) => false,
        },
        Err(error @ Error::TooNew { .. }) => return Err(error),
        Err(_) => true,
    };
    let stamp = now.strftime("%Y-%m-%d-%H%M%S");
    let to = backups.join(format!("damaged-{stamp}.db"));
    for end in ["", "-wal", "-shm"] {
        let from = folder.join(format!("{DATABASE}{end}"));
        let mut to = to.clone().into_os_string();
        to.push(end);
        if from.is_file() {
            fs::copy(&from, &to)?;
        }
    }
    if damaged {
        // Nothing can be put in its place while it lies there.
        for end in ["-wal", "-shm", ""] {
            let from = folder.join(format!("{DATABASE}{end}"));
            if from.is_file() {
                fs::remove_file(from)?;
            }
        }
    }
    Ok(to)
}
