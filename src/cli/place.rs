//! Where the store is, who is asking, what day it is.

use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::{Context, Result};
use directories::ProjectDirs;
use jiff::Zoned;
use jiff::civil::Date;

use crate::cli::args::Arguments;
use crate::cli::settings::Settings;
use crate::extract::Reader;
use crate::store::{Hand, Store};

/// The surroundings of a command.
pub struct Place {
    /// The store's folder.
    pub folder: PathBuf,
    /// The day that the answer is reckoned for.
    pub today: Date,
    /// That day, where it was named; else the clock dates what is done.
    pub named_day: Option<Date>,
    /// The person.
    pub who: String,
    /// What the person has settled.
    pub settings: Settings,
}

impl Place {
    /// The place that the arguments and the system name.
    pub fn of(arguments: &Arguments) -> Result<Place> {
        let folder = match &arguments.store {
            Some(folder) => folder.clone(),
            None => usual_folder()?,
        };
        let today = arguments.today.unwrap_or_else(|| Zoned::now().date());
        let settings = Settings::of(arguments);
        Ok(Place {
            folder,
            today,
            named_day: arguments.today,
            who: settings.who(),
            settings,
        })
    }

    /// Opens the store there.
    pub fn store(&self) -> Result<Store> {
        Store::open(&self.folder)
            .with_context(|| format!("could not open the store in {}", self.folder.display()))
    }

    /// Opens the store there to look into it. One that may not be written is read as it
    /// stands, which is said.
    pub fn store_to_read(&self) -> Result<Store> {
        let store = match Store::open(&self.folder) {
            Err(error) if error.is_denied() && Store::is_in(&self.folder) => {
                let store = Store::open_to_read(&self.folder);
                if store.is_ok() {
                    // Whoever asks for a table gets that alone on standard output.
                    let _ = writeln!(
                        io::stderr(),
                        "matters: the store in {} may not be written: it is read as it stands, \
                         and nothing can be changed",
                        self.folder.display()
                    );
                }
                store
            }
            opened => opened,
        };
        store.with_context(|| format!("could not open the store in {}", self.folder.display()))
    }

    /// Opens the store there, where there is one; none is made.
    pub fn store_that_is(&self) -> Result<Option<Store>> {
        if Store::is_in(&self.folder) {
            self.store().map(Some)
        } else {
            Ok(None)
        }
    }

    /// Who does something now. `--today` never changes the instant.
    pub fn hand(&self) -> Hand {
        Hand::on(&self.who, self.named_day)
    }
}

/// Where the store is kept unless somebody says otherwise. Local data, for the
/// roaming folder of Windows is copied over the network, and WAL must not be.
fn usual_folder() -> Result<PathBuf> {
    ProjectDirs::from("", "", "matters")
        .map(|folders| folders.data_local_dir().to_owned())
        .context("this system names no home folder; say where the store is with --store FOLDER")
}

/// Reading processes are this same program.
pub fn reader() -> Result<Reader> {
    let program = std::env::current_exe().context("could not find this program's own file")?;
    Ok(Reader::Process(program))
}

/// Bytes in the unit a person would say.
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} bytes"),
        1024..1_048_576 => format!("{} KB", bytes / 1024),
        _ => format!(
            "{}.{} MB",
            bytes / 1_048_576,
            bytes % 1_048_576 * 10 / 1_048_576
        ),
    }
}
