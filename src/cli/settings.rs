//! The settings: where they are, what holds of them, and `config`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use directories::ProjectDirs;

use crate::cli::args::{self, Arguments};
use crate::cli::output::Printer;
use crate::config::{self, Backups, Config, Signs};
use crate::store::backup;
use crate::tui::keymap::Keymap;
use crate::tui::model::Settled;
use crate::tui::preparing;

/// What a person has settled, and where.
pub struct Settings {
    /// The file, whether it is there or not; a system without a home names none.
    path: Option<PathBuf>,
    config: Config,
    keymap: Arc<Keymap>,
    faults: Vec<String>,
}

impl Settings {
    /// The settings that the arguments and the system name.
    pub fn of(arguments: &Arguments) -> Settings {
        let path = arguments.config.clone().or_else(usual_file);
        let (config, mut faults) = path.as_deref().map(config::read).unwrap_or_default();
        if let Some(named) = arguments.config.as_ref().filter(|named| !named.exists()) {
            let what = format!(
                "there is no file {}; the defaults are used",
                named.display()
            );
            faults.push(config::Fault { line: 0, what });
        }
        let (keymap, clashes) = Keymap::new(&config.keys);
        faults.extend(clashes);
        faults.sort();
        Settings {
            path,
            config,
            keymap: Arc::new(keymap),
            faults: faults.iter().map(ToString::to_string).collect(),
        }
    }

    /// The person's name.
    pub fn who(&self) -> String {
        self.config.name.clone().unwrap_or_else(user)
    }

    /// Where a store's backups are made by themselves, where they are.
    pub fn backups(&self, store: &Path) -> Option<PathBuf> {
        match &self.config.backups {
            Backups::Beside => Some(backup::folder_beside(store)),
            Backups::In(folder) => Some(folder.clone()),
            Backups::None => None,
        }
    }

    /// What the desk is told; `plain` is what the command line says of the signs.
    pub fn desk(&self, plain: bool) -> Settled {
        Settled {
            look: self.config.theme,
            plain_glyphs: plain || self.config.glyphs == Signs::Plain,
            mouse: self.config.mouse,
            pictures: self.config.pictures,
            inbox: self.config.inbox.clone(),
            pages: preparing::pages(),
            keymap: Arc::clone(&self.keymap),
            faults: self.faults.clone(),
        }
    }
}

/// Where the settings are kept unless somebody says otherwise.
fn usual_file() -> Option<PathBuf> {
    ProjectDirs::from("", "", "matters").map(|folders| folders.config_dir().join("config.toml"))
}

/// The system's user.
fn user() -> String {
    std::env::var("USER")
        .or_else(|_| std::env::var("USERNAME"))
        .ok()
        .filter(|name| !name.trim().is_empty())
        .unwrap_or_else(|| "me".to_owned())
}

/// Says where the settings are and what is wrong in them, or prints the defaults.
pub fn config(arguments: &Arguments, asked: &args::Config, out: &mut Printer) -> Result<u8> {
    if asked.default {
        out.text(config::DEFAULT)?;
        out.flush()?;
        return Ok(0);
    }
    let settings = Settings::of(arguments);
    let Some(path) = &settings.path else {
        out.line("This system names no folder for settings; name a file with --config FILE.")?;
        out.flush()?;
        return Ok(0);
    };
    out.line(&format!("settings   {}", path.display()))?;
    for fault in &settings.faults {
        out.line(&format!("fault      {fault}"))?;
    }
    out.line(match (path.exists(), settings.faults.is_empty()) {
        (false, true) => {
            "There is no such file, so the defaults hold; “matters config --default” prints one to begin with."
        }
        (true, true) => "Every line of it holds.",
        (_, false) => "What is named above keeps its default; the rest holds.",
    })?;
    out.flush()?;
    Ok(u8::from(!settings.faults.is_empty()))
}
